//! The phrases of a text in, its entities out: each phrase is held against those told of before it.

use super::draft::EntityDraft;
use super::phrase::{self, Opening, Phrase};
use super::word::{self, WordCache};
use super::{Entities, EntityIx, MentionForm, Noun, Number, local, pronoun};
use crate::claim::SentenceClaims;
use crate::kind::quantity::line::SentenceTokens;
use crate::lexicon::{CLAUSES, ClauseCue, Sort};
use crate::relation::{self, Relation};
use crate::telling::Telling;
use crate::token::{KeyMap, Kind, Span, key};
use smallvec::SmallVec;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

/// So many entities that share a word are remembered, the latest.
const MOST: usize = 12;
/// So many entities are told of "just now".
const RECENT: usize = 24;
/// A noun that says no more than the sort takes up what was told of in so many sentences before.
const NEAR: usize = 2;

/// A story stays where it is for longer.
const PLACE_NEAR: usize = 6;
/// And with the body that it is about.
const BODY_NEAR: usize = 4;
/// A title that was told without a name is told with one in so many sentences.
const TITLE_NEAR: usize = 3;

/// A few entities.
type FewEntities = SmallVec<[u32; 4]>;

/// The text as far as it has been read.
pub struct Resolver<'a> {
    telling: &'a Telling,
    words: WordCache,
    /// The entities.
    pub drafts: Vec<EntityDraft>,
    by_name: KeyMap<FewEntities>,
    by_noun: KeyMap<FewEntities>,
    by_letters: KeyMap<FewEntities>,
    owned: BTreeMap<(u32, u64), u32>,
    /// Whether the second noun is a kind of the first: asked of the same two again and again.
    kinds: RefCell<BTreeMap<(u64, u64), bool>>,
    /// The latest first.
    pub recent: VecDeque<u32>,
    /// Those of the sentence before, each with whether it acts, in text order.
    pub before: Vec<(u32, bool)>,
    /// How many sentences were read.
    pub read: usize,
}

/// A sentence while it is read.
pub struct Scene<'s, 'a> {
    /// Its tokens.
    pub line: &'s SentenceTokens<'a>,
    /// For each phrase the first that is the same.
    pub same: &'s [usize],
    /// Its phrases.
    pub phrases: &'s [Phrase],
    /// The entity of each, as far as it is known.
    pub of: &'s [Option<u32>],
}

/// Finds the entities of a telling.
pub fn resolve(telling: &Telling, words: &mut WordCache) -> Entities {
    let mut resolver = Resolver {
        telling,
        words: std::mem::take(words),
        drafts: Vec::new(),
        by_name: KeyMap::default(),
        by_noun: KeyMap::default(),
        by_letters: KeyMap::default(),
        owned: BTreeMap::new(),
        kinds: RefCell::default(),
        recent: VecDeque::new(),
        before: Vec::new(),
        read: 0,
    };
    for (i, sentence) in telling.sentences.list.iter().enumerate() {
        if sentence.is_told() {
            resolver.sentence(i);
            resolver.read += 1;
        }
    }
    *words = resolver.words;
    let list: Vec<_> = resolver.drafts.into_iter().map(EntityDraft::finish).collect();
    let mut places: Vec<(Span, EntityIx)> =
        list.iter().enumerate().flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.span, EntityIx(i as u32)))).collect();
    places.sort_unstable();
    Entities { list, places }
}

impl Resolver<'_> {
    fn sentence(&mut self, index: usize) {
        let line = SentenceTokens::new(&self.telling.article.text, self.telling.sentences.tokens_of(index));
        let told = self.telling.claims.in_sentence(index);
        let mut phrases = phrase::read(&mut self.words, &line, told);
        let same = local::join(&line, told, &mut phrases);
        let mut of: Vec<Option<u32>> = vec![None; phrases.len()];
        for i in order(told, &line, &phrases, &same) {
            let scene = Scene { line: &line, same: &same, phrases: &phrases, of: &of };
            let found = if same[i] != i {
                of[same[i]]
            } else if phrases[i].pronoun.is_some() {
                pronoun::resolve(self, &scene, told, i)
            } else {
                let members: SmallVec<[usize; 4]> = (i..phrases.len()).filter(|j| same[*j] == i).collect();
                Some(self.find(&scene, &members).unwrap_or_else(|| self.open(&phrases[i])))
            };
            of[i] = found;
            if let Some(entity) = found {
                self.mention(entity, &phrases[i], &line, index, phrases[i].owner.and_then(|o| of[o]));
            }
        }
        self.before.clear();
        for (phrase, entity) in phrases.iter().zip(&of) {
            self.before.extend(entity.map(|e| (e, phrase.subject)));
        }
    }

    /// A new entity.
    fn open(&mut self, phrase: &Phrase) -> u32 {
        self.drafts.push(EntityDraft::from_phrase(phrase));
        self.drafts.len() as u32 - 1
    }

    /// Writes a phrase down as a mention.
    fn mention(&mut self, entity: u32, phrase: &Phrase, line: &SentenceTokens<'_>, index: usize, owner: Option<u32>) {
        let span = line.span(phrase.tokens.start, phrase.tokens.end);
        let draft = &mut self.drafts[entity as usize];
        draft.take(phrase, self.read, span);
        if phrase.predicate {
            return;
        }
        if let Some(last) = draft.mentions.last_mut() {
            last.sentence = index;
        }
        if let Some(at) = self.recent.iter().position(|e| *e == entity) {
            self.recent.remove(at);
        }
        self.recent.push_front(entity);
        self.recent.truncate(RECENT);
        let put = |map: &mut KeyMap<FewEntities>, key: u64| {
            let list = map.entry(key).or_default();
            list.retain(|e| *e != entity);
            if list.len() == MOST {
                list.remove(0);
            }
            list.push(entity);
        };
        phrase.name.iter().for_each(|k| put(&mut self.by_name, *k));
        phrase.nouns.iter().for_each(|n| put(&mut self.by_noun, n.key));
        if let Some(letters) = letters(phrase, line) {
            put(&mut self.by_letters, letters);
        }
        if let (Some(owner), Some(noun)) = (owner, phrase.nouns.first())
            && owner != entity
        {
            self.owned.insert((owner, noun.key), entity);
            let draft = &mut self.drafts[entity as usize];
            draft.owner = draft.owner.or(Some((owner, *noun)));
        }
    }

    /// The entity told of before that some phrases of a sentence, which are of one, are of.
    fn find(&self, scene: &Scene<'_, '_>, members: &[usize]) -> Option<u32> {
        let phrases = || members.iter().map(|i| &scene.phrases[*i]);
        let fits = |entity: &u32| {
            let draft = &self.drafts[*entity as usize];
            phrases().all(|p| draft.fits(p) && (p.name.is_empty() || may_bear(draft, &p.name)))
        };
        // "Lodge rowed with her father, Carl Lodge": of one surname, and two.
        let kin = phrases().any(|p| p.owner.is_some() && !p.nouns.is_empty()) && phrases().any(|p| p.name.len() > 1);
        let lone = |e: &u32| self.drafts[*e as usize].names.iter().all(|n| n.keys.len() < 2);
        let apart = |e: &u32| fits(e) && !(kin && lone(e));
        let named = phrases().filter(|p| !p.name.is_empty()).find_map(|p| self.by_name(scene, p, &apart));
        if named.is_some() {
            return named;
        }
        let titled = phrases().filter(|p| !p.name.is_empty() && p.role.is_some()).find_map(|p| self.by_title(p, &fits));
        if titled.is_some() {
            return titled;
        }
        let has_name = phrases().any(|p| !p.name.is_empty());
        let owned = phrases().find_map(|p| {
            let owner = scene.of[p.owner?]?;
            self.owned.get(&(owner, p.nouns.first()?.key)).copied().filter(fits)
        });
        let nameless = |e: &u32| !has_name || self.drafts[*e as usize].names.iter().all(|n| n.keys.len() < 2);
        owned
            .or_else(|| phrases().filter(|p| p.name.is_empty() && p.owner.is_none()).find_map(|p| self.by_noun(scene, p, &fits)))
            .filter(nameless)
            .or_else(|| self.introduced(scene, members, &fits))
    }

    /// Which one bears a name.
    pub fn by_name(&self, scene: &Scene<'_, '_>, phrase: &Phrase, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let here = |e: u32| scene.of.contains(&Some(e));
        let mut found = FewEntities::new();
        for entity in phrase.name.iter().filter_map(|k| self.by_name.get(k)).flatten() {
            let draft = &self.drafts[*entity as usize];
            let same = draft.names.iter().any(|n| n.keys == phrase.name);
            // The same full name is the same bearer, whatever else is told of it elsewhere in the text.
            let whole = same && phrase.is_full_name() && !here(*entity);
            let part = may_bear(draft, &phrase.name) && (same || !is_place_of(draft, phrase)) && fits(entity);
            if (whole || part) && !found.contains(entity) {
                found.push(*entity);
            }
        }
        if found.is_empty() && phrase.name.len() == 1 {
            let letters = self.by_letters.get(&phrase.name[0]).into_iter().flatten();
            found.extend(letters.copied().filter(|e| self.drafts[*e as usize].fits(phrase)));
        }
        self.one_of(&found, |e| {
            let draft = &self.drafts[e as usize];
            draft.names.iter().any(|n| n.keys == phrase.name && n.keys.len() >= 2)
                || !phrase.nouns.is_empty() && phrase.nouns.iter().all(|n| draft.nouns.iter().any(|m| m.key == n.key))
        })
    }

    /// The only one, or the only one for which something more speaks, or the only one told of in this sentence or the last.
    fn one_of(&self, found: &[u32], better: impl Fn(u32) -> bool) -> Option<u32> {
        let only = |test: &dyn Fn(u32) -> bool| {
            let mut left = found.iter().copied().filter(|e| test(*e));
            left.next().filter(|_| left.next().is_none())
        };
        only(&|_| true).or_else(|| only(&|e| better(e))).or_else(|| only(&|e| self.drafts[e as usize].last + 1 >= self.read))
    }

    /// What a noun without a name takes up.
    fn by_noun(&self, scene: &Scene<'_, '_>, phrase: &Phrase, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let definite = phrase.opening == Opening::The || phrase.opening == Opening::Bare && phrase.form == MentionForm::Noun;
        if !definite || phrase.other {
            return None;
        }
        if phrase.nouns.is_empty() {
            return self.by_age(phrase, fits).or_else(|| self.by_count(phrase, fits));
        }
        let all = phrase.nouns.iter().filter_map(|n| self.by_noun.get(&n.key)).flatten().copied();
        let found: FewEntities = all.filter(|e| fits(e) && self.is_as_told(*e, phrase)).collect();
        if !found.is_empty() {
            let told = |e: &u32| phrase.modifiers.iter().all(|m| self.drafts[*e as usize].has(*m));
            // "the wounded man" is one of the men, and which is not told.
            let found: FewEntities = if found.len() > 1 { found.into_iter().filter(told).collect() } else { found };
            return self.one_of(&found, |_| false);
        }
        if phrase.ordinal.is_some() || phrase.opening == Opening::Bare {
            return None;
        }
        let near = match phrase.generic?.sort {
            Sort::Place => PLACE_NEAR,
            Sort::Body => BODY_NEAR,
            _ => NEAR,
        };
        let near: FewEntities = self
            .recent
            .iter()
            .copied()
            .filter(|e| self.drafts[*e as usize].last + near >= self.read)
            .filter(fits)
            .filter(|e| self.takes_up(scene, *e, phrase))
            .collect();
        self.one_of(&near, |e| self.drafts[e as usize].last == self.read)
    }

    /// Whether what a noun tells beside its head has been told of an entity, or tells nothing that sets it apart.
    fn is_as_told(&self, entity: u32, phrase: &Phrase) -> bool {
        let draft = &self.drafts[entity as usize];
        // "the weather office" is not "the mayor's office"; "the dead woman" may be the woman.
        let told = phrase.modifiers.iter().any(|m| draft.has(*m));
        phrase.modifiers.is_empty() || told || draft.modifiers.is_empty() || draft.is_person() && !draft.nouns.is_empty()
    }

    /// The one who was told of by a title alone: "the mayor" before "Mayor Edie Marsh".
    fn by_title(&self, phrase: &Phrase, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let all = phrase.nouns.iter().filter_map(|n| self.by_noun.get(&n.key)).flatten().copied();
        let told = |e: &u32| {
            let draft = &self.drafts[*e as usize];
            draft.names.is_empty()
                && draft.number == Number::One
                && draft.owner.is_none()
                && draft.last + TITLE_NEAR >= self.read
                && fits(e)
        };
        let mut found = all.filter(told);
        found.next().filter(|first| found.all(|e| e == *first))
    }

    /// "the seven", of seven told of before.
    fn by_count(&self, phrase: &Phrase, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let counted = |e: &u32| matches!(self.drafts[*e as usize].number, Number::Exactly(_)) && fits(e);
        let mut found = self.recent.iter().copied().filter(counted);
        found.next().filter(|_| matches!(phrase.number, Number::Exactly(_)) && found.next().is_none())
    }

    /// "the 23-year-old".
    fn by_age(&self, phrase: &Phrase, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let age = phrase.age.filter(|_| phrase.opening == Opening::The)?;
        let persons = || self.recent.iter().copied().filter(|e| self.drafts[*e as usize].number == Number::One).filter(fits);
        let aged: FewEntities = persons().filter(|e| self.drafts[*e as usize].age == Some(age)).collect();
        if !aged.is_empty() {
            return self.one_of(&aged, |_| false);
        }
        let near: FewEntities =
            persons().filter(|e| self.drafts[*e as usize].is_person() && self.drafts[*e as usize].last + 1 >= self.read).collect();
        self.one_of(&near, |e| self.before.iter().find(|(b, subject)| *subject && near.contains(b)).is_some_and(|(b, _)| *b == e))
    }

    /// Whether a noun says of an entity no more than what it is known to be: "the company" of a named one, "the ship" of a ferry.
    fn takes_up(&self, scene: &Scene<'_, '_>, entity: u32, phrase: &Phrase) -> bool {
        let draft = &self.drafts[entity as usize];
        // Who acts in a sentence is not called by a plainer noun in it.
        if draft.mask.is_only(Sort::Person) && scene.of.contains(&Some(entity)) {
            return false;
        }
        let noun = phrase.nouns.first().map_or("", |n| n.span.of(scene.line.text));
        let text = &self.telling.article.text;
        let key = phrase.nouns.first().map_or(0, |n| n.key);
        let is_kind = |n: &Noun| {
            let relate = || matches!(relation::relate(noun, n.span.of(text)), Relation::MoreExact | Relation::Synonym | Relation::Spelling);
            *self.kinds.borrow_mut().entry((key, n.key)).or_insert_with(relate)
        };
        let Some(generic) = phrase.generic else { return false };
        if draft.nouns.iter().any(is_kind) {
            return true;
        }
        let named = !draft.names.is_empty() && !draft.is_person();
        let like = |n: &Noun| word::generic(n.key).is_some_and(|g| !g.like.is_empty() && g.like == generic.like);
        match generic.sort {
            Sort::Person => draft.is_person() && phrase.modifiers.is_empty(),
            Sort::Body if draft.nouns.is_empty() => named && draft.mask.may_be(Sort::Body) && !draft.located && !generic.like.is_empty(),
            Sort::Body => named && draft.nouns.iter().all(like),
            Sort::Place => named && draft.mask.may_be(Sort::Place) && draft.located && draft.nouns.is_empty(),
            _ => named && draft.mask.may_be(Sort::Thing) && !draft.mask.may_be(Sort::Person) && draft.nouns.is_empty(),
        }
    }

    /// The one whom the sentence before told of without a name: "A girl has won the title. Mina Okoro beat the holder".
    fn introduced(&self, scene: &Scene<'_, '_>, members: &[usize], fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let first = &scene.phrases[*members.first()?];
        if first.form == MentionForm::Name && first.opening == Opening::The && first.tokens.start == 1 {
            return self.introduced_thing(fits);
        }
        let plain =
            first.is_full_name() && first.nouns.is_empty() && first.subject && first.tokens.start == 0 && first.mask.may_be(Sort::Person);
        let speaks = scene.line.get(first.tokens.end).is_some_and(|t| CLAUSES.has(t, ClauseCue::Speaks));
        if !plain || speaks {
            return None;
        }
        let person = |e: u32| self.drafts[e as usize].is_person() && self.drafts[e as usize].number == Number::One;
        let mut persons = self.before.iter().filter(|(e, _)| person(*e)).map(|(e, _)| *e);
        let one = persons.next()?;
        let only = persons.all(|e| e == one);
        let new = |e: &u32| {
            let draft = &self.drafts[*e as usize];
            // "Norland's minister" is brought in by her land, "his sister" by him.
            let kin = draft.owner.is_some_and(|(of, _)| self.drafts[of as usize].is_person());
            draft.names.is_empty() && !kin && draft.ordinal.is_none() && fits(e)
        };
        if only {
            return Some(one).filter(new);
        }
        // "Lodge lost his title to a postman. Dmitri Vale knocked him down": of several, the only one without a name.
        let mut new = self.before.iter().filter(|(e, _)| person(*e)).map(|(e, _)| *e).filter(new);
        new.next().filter(|first| new.all(|e| e == *first))
    }
}

/// The places of a sentence's phrases: who speaks goes before what stands in the quotation.
fn order(told: SentenceClaims<'_>, line: &SentenceTokens<'_>, phrases: &[Phrase], same: &[usize]) -> Vec<usize> {
    let speaker = pronoun::speaks(told, line, phrases).filter(|i| {
        phrases[*i].pronoun.is_none() && told.quotations().iter().any(|q| q.span.start < line.tokens[phrases[*i].tokens.start].span.start)
    });
    let first = |i: &usize| speaker.is_some_and(|s| same[s] == same[*i]);
    let mut order: Vec<usize> = (0..phrases.len()).collect();
    order.sort_by_key(|i| !first(i));
    order
}

impl Resolver<'_> {
    /// The thing that the sentence before brought in as what it tells of: "A ferry sank. The Sea Lark had left at dawn".
    fn introduced_thing(&self, fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
        let is_new = |e: &u32| {
            let draft = &self.drafts[*e as usize];
            let once = draft.mentions.len() == 1 && draft.names.is_empty() && draft.number == Number::One && draft.owner.is_none();
            once && draft.mask.is_only(Sort::Thing) && fits(e)
        };
        let mut new = self.before.iter().map(|(e, _)| *e).filter(is_new);
        new.next().filter(|_| new.next().is_none())
    }
}

/// Whether an entity can bear a name too: its full names have the words, or it is called by the last or first of them.
pub fn may_bear(draft: &EntityDraft, name: &[u64]) -> bool {
    let full = || draft.names.iter().filter(|n| n.keys.len() >= 2);
    if draft.names.iter().any(|n| n.keys[..] == *name) {
        return true;
    }
    if full().next().is_some() {
        return full().all(|n| is_form(&n.keys, name));
    }
    draft.names.is_empty() || draft.names.iter().any(|n| is_form(&n.keys, name))
}

/// Whether of two names one is a shorter form of the other: its words in order, the first or the last among them.
fn is_form(x: &[u64], y: &[u64]) -> bool {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let mut rest = long.iter();
    let ends = short.first() == long.first() || short.last() == word::without_generation(long).last();
    short.iter().all(|k| rest.any(|l| l == k)) && (ends || short.last() == long.last())
}

/// Whether a name that stands behind "in" is that of the place that a body is called for: "in Pell" and "Pell Rovers".
fn is_place_of(draft: &EntityDraft, phrase: &Phrase) -> bool {
    let shorter = |n: &super::Called| n.keys.len() > phrase.name.len() && n.keys.first() == phrase.name.first();
    phrase.located && draft.names.iter().any(shorter)
        // "Pell Rovers" after "in Pell".
        || !draft.is_person() && draft.names.iter().any(|n| n.keys.len() < phrase.name.len()) && !phrase.mask.is_only(Sort::Person) && draft.names.iter().all(|n| n.keys.len() < 2)
}

/// The first letters of a name of several words, as the key of a word.
fn letters(phrase: &Phrase, line: &SentenceTokens<'_>) -> Option<u64> {
    if phrase.name.len() < 2 || phrase.mask.is_only(Sort::Person) {
        return None;
    }
    let named = phrase.named?;
    let words = phrase.tokens.clone().filter_map(|i| line.get(i)).filter(|t| named.contains(t.span) && t.is_capitalised());
    let letters: String = words.filter_map(|t| t.text(line.text).chars().next()).collect();
    Some(key(&letters, Kind::Word))
}
