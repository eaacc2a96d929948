//! A sentence in, the phrases that can mention somebody or something out: names, nouns with what stands before them, pronouns.
//!
//! Nouns that name neither persons, bodies, places nor things are left out. Nothing is resolved here.

use super::mask::Mask;
use super::word::{self, Case, Pronoun, WordCache};
use super::{MentionForm, Noun, Number};
use crate::claim::SentenceClaims;
use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::line::SentenceTokens;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::{BODIES, CLAUSES, ClauseCue, FUNCTION, Function, Gender, Generic, Sort};
use crate::relation::PartOfSpeech;
use crate::token::{Kind, Span, Token, key};
use smallvec::SmallVec;
use std::ops::Range;

/// A few keys of words.
pub type Keys = SmallVec<[u64; 4]>;

/// What opens a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Nothing, or a number: "police", "two men".
    Bare,
    /// "the", "this": it has been told of, or needs not be.
    The,
    /// "a", "another": it is new.
    A,
    /// "his", "Kral's".
    Owner,
}

/// A phrase that can mention somebody or something.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Its tokens, by their place in the sentence.
    pub tokens: Range<usize>,
    /// What it is made of.
    pub form: MentionForm,
    /// What opens it.
    pub opening: Opening,
    /// The words of its name.
    pub name: Keys,
    /// Where the name stands, without titles.
    pub named: Option<Span>,
    /// The head of its noun; with a name, each title and noun before it, and those in the name of a body.
    pub nouns: SmallVec<[Noun; 2]>,
    /// The title or role before a name.
    pub role: Option<Span>,
    /// The other words of it.
    pub modifiers: Keys,
    /// What it can be.
    pub mask: Mask,
    /// What its noun takes up without saying more.
    pub generic: Option<&'static Generic>,
    /// One or several.
    pub number: Number,
    /// "the second victim": 2.
    pub ordinal: Option<i64>,
    /// "the other": one more beside one told of.
    pub other: bool,
    /// "the 23-year-old": 23.
    pub age: Option<i64>,
    /// He or she, as far as its words tell.
    pub gender: Option<Gender>,
    /// Whether it calls somebody a child, or a man or a woman.
    pub child: Option<bool>,
    /// The pronoun that it is.
    pub pronoun: Option<(Pronoun, Case)>,
    /// The phrase whose it is: an earlier one of the sentence.
    pub owner: Option<usize>,
    /// Whether it is told of as who acts.
    pub subject: bool,
    /// Whether it only says what another is: "a cook" of "Kral was a cook".
    pub predicate: bool,
    /// Whether it stands behind "in" and its like.
    pub located: bool,
}

impl Phrase {
    fn new(tokens: Range<usize>, form: MentionForm) -> Phrase {
        Phrase {
            tokens,
            form,
            opening: Opening::Bare,
            name: Keys::new(),
            named: None,
            nouns: SmallVec::new(),
            role: None,
            modifiers: Keys::new(),
            mask: Mask::ANY,
            generic: None,
            number: Number::One,
            ordinal: None,
            other: false,
            age: None,
            gender: None,
            child: None,
            pronoun: None,
            owner: None,
            subject: false,
            predicate: false,
            located: false,
        }
    }
    /// Adds a noun that it is called by.
    fn call(&mut self, span: Span, key: u64) {
        if !self.nouns.iter().any(|n| n.key == key) {
            self.nouns.push(Noun { span, key });
        }
    }
    /// Whether it has a name of two words or more.
    pub fn is_full_name(&self) -> bool {
        self.name.len() >= 2
    }
}

/// In so many tokens behind "one" those stand whom one is of: "one of the three drivers,".
const AMONG: usize = 6;
/// The longest noun phrase, in tokens.
const LONGEST: usize = 12;

/// Reads the phrases of a sentence, in text order; no two of them overlap.
pub fn read(words: &mut WordCache, line: &SentenceTokens<'_>, told: SentenceClaims<'_>) -> Vec<Phrase> {
    let mut reader = PhraseReader { words, line, told, out: Vec::with_capacity(line.tokens.len() / 4), owner: None };
    let mut at = 0;
    while at < line.tokens.len() {
        let next = reader.step(at);
        reader.owner = reader.owner.filter(|_| next > at + 1 || reader.is_genitive(at));
        at = next.max(at + 1);
    }
    let mut out = reader.out;
    for i in 0..out.len() {
        // "Castlemoor coach Liv Sand": what a name stands before is whose it is.
        let owns = out.iter().any(|p| p.owner == Some(i));
        let before_noun = out[i].form == MentionForm::Name && out.get(i + 1).is_some_and(|p| p.tokens.start == out[i].tokens.end);
        if before_noun && !out[i].mask.is_only(Sort::Person) {
            out[i].mask = out[i].mask.and(Mask::PERSON.not()).unwrap_or(out[i].mask);
        }
        let start = out[i].owner.filter(|o| out[*o].pronoun.is_some()).map_or(out[i].tokens.start, |o| out[o].tokens.start);
        out[i].subject = !owns && !before_noun && is_subject(line, &out[i], start);
    }
    for source in told.sources() {
        let speaks = |p: &&mut Phrase| {
            line.tokens[p.tokens.start].span.start >= source.who.start && line.tokens[p.tokens.start].span.start < source.who.end
        };
        if let Some(phrase) = out.iter_mut().find(speaks) {
            phrase.subject = true;
        }
    }
    out
}

/// Whether a phrase stands where a clause has the one who acts: at its start, and not behind a preposition or a verb.
fn is_subject(line: &SentenceTokens<'_>, phrase: &Phrase, start: usize) -> bool {
    let the = start > 0 && phrase.named.is_some() && line.is(start - 1, "the");
    let Some(before) = (start - usize::from(the)).checked_sub(1).and_then(|i| line.get(i)) else { return true };
    match FUNCTION.word(before) {
        Some(Function::Conjunction) => true,
        Some(Function::Determiner) => before.text(line.text).eq_ignore_ascii_case("that"),
        Some(Function::Preposition) => matches!(before.text(line.text), "after" | "before" | "as" | "since" | "until"),
        Some(Function::Pronoun) => matches!(before.text(line.text), "who" | "what" | "whom"),
        Some(_) => false,
        None => before.kind != Kind::Word && before.kind != Kind::Number || matches!(before.text(line.text), "said" | "says"),
    }
}

struct PhraseReader<'r, 'a> {
    words: &'r mut WordCache,
    line: &'r SentenceTokens<'a>,
    told: SentenceClaims<'a>,
    out: Vec<Phrase>,
    /// The phrase that ended with "'s" just before.
    owner: Option<usize>,
}

/// What a walk over a noun phrase has met.
struct PhraseWalk {
    head: Option<usize>,
    at: usize,
    modifiers: Keys,
    age: Option<i64>,
    count: Option<i64>,
    ordinal: Option<i64>,
    other: bool,
}

impl<'a> PhraseReader<'_, 'a> {
    fn is_genitive(&self, at: usize) -> bool {
        let quote = self.line.kind(at) == Some(Kind::Quote) && self.line.touches(at) && self.line.str(at - 1).ends_with('s');
        self.line.any(at, &["'s", "’s"]) || quote && self.line.get(at + 1).is_some_and(|t| t.space_before())
    }

    /// Reads what starts at a token and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let token = self.line.tokens[at];
        if let Some(date) = self.told.dates().iter().find(|d| d.span.overlaps(token.span)) {
            return self.end_of(date.span, at);
        }
        if let Some(name) = self.name_at(at) {
            return self.name(name, at, Opening::Bare);
        }
        if self.is_genitive(at) {
            self.owner = self.out.len().checked_sub(1).filter(|last| self.out[*last].tokens.end == at);
            return at + 1;
        }
        if let Some((pronoun, case)) = word::pronoun(token, self.line.text) {
            return self.pronoun(pronoun, case, at);
        }
        let small = FUNCTION.word(token).is_some();
        let opening = match () {
            // What opens a phrase is a small word.
            () if !small => None,
            () if self.line.any(at, &["the", "this", "that", "these", "those"]) => Some(Opening::The),
            () if self.line.any(at, &["a", "an", "another", "one"]) => Some(Opening::A),
            () if self.owner.is_some() => None,
            () if self.line.any(at, &["some", "several", "many", "most", "both"]) => Some(Opening::Bare),
            () => return at + 1,
        };
        // "the Norland premier": the article is the noun's.
        let inherits = |p: &Phrase| {
            p.tokens.end == at && p.form == MentionForm::Name && p.tokens.start > 0 && self.line.any(p.tokens.start - 1, &["the", "a"])
        };
        if opening.is_none() && self.out.last().is_some_and(inherits) {
            return self.noun(at, at, Opening::The);
        }
        self.noun(at, at + usize::from(opening.is_some()), opening.unwrap_or(Opening::Bare))
    }

    fn end_of(&self, span: Span, at: usize) -> usize {
        at + self.line.tokens[at..].partition_point(|t| t.span.start < span.end).max(1)
    }

    /// The name that begins at a token, with its title.
    fn name_at(&self, at: usize) -> Option<&'a Name> {
        let start = self.line.get(at)?.span.start;
        // A sentence has few names, and is asked of each of its tokens.
        let next = self.told.names().iter().find(|n| n.span.end > start)?;
        // A title in small letters stands before its name, and can be cut off by what the reader took for a noun.
        (next.full().start == start || next.span.start == start).then_some(next)
    }

    fn pronoun(&mut self, pronoun: Pronoun, case: Case, at: usize) -> usize {
        let mut phrase = Phrase::new(at..at + 1, MentionForm::Pronoun);
        (phrase.mask, phrase.number, phrase.gender) = match pronoun {
            Pronoun::Person(gender) => (Mask::PERSON, Number::One, Some(gender)),
            Pronoun::It => (Mask::PERSON.not(), Number::One, None),
            Pronoun::They => (Mask::ANY, Number::Many, None),
        };
        phrase.pronoun = Some((pronoun, case));
        self.out.push(phrase);
        let own = self.out.len() - 1;
        let owns = case == Case::Owner || case == Case::Either && pronoun != Pronoun::It;
        if !owns {
            return at + 1;
        }
        self.owner = Some(own);
        let walk = self.walk(at + 1, false);
        // "Asked her why".
        let asks = self.line.get(at + 1).is_some_and(|t| CLAUSES.has(t, ClauseCue::Asks));
        let named = self.name_at(at + 1).is_some();
        let case = if !asks && (walk.at > at + 1 || named) || case == Case::Owner { Case::Owner } else { Case::Object };
        self.out[own].pronoun = Some((pronoun, case));
        let end = if case == Case::Owner { self.noun(at + 1, at + 1, Opening::Owner) } else { at + 1 };
        self.owner = None;
        end
    }

    /// Reads the name `name` whose words, or those before it, begin at token `from`.
    fn name(&mut self, name: &Name, from: usize, opening: Opening) -> usize {
        let line = self.line;
        let start = from + line.tokens[from..].partition_point(|t| t.span.start < name.span.start);
        let end = self.end_of(name.span, start);
        let mut phrase = Phrase::new(from..end, MentionForm::Name);
        phrase.opening = opening;
        phrase.mask = match name.kind {
            _ if name.role.is_some() => Mask::PERSON,
            NameKind::Person => Mask::PERSON,
            NameKind::Organisation => Mask::BODY,
            NameKind::Place => Mask::PLACE.or(Mask::BODY).or(Mask::THING),
            NameKind::Work => Mask::THING,
            NameKind::Other if from > 0 && line.is(from - 1, "the") => Mask::PERSON.not(),
            NameKind::Other => Mask::ANY,
        };
        let mut first = start;
        // "Forecaster Gil Thorne": a noun for a person that stands before a name is a title, whatever its capital says.
        while end - first > 1 && self.is_title(first, end, start) {
            self.title(first, &mut phrase);
            phrase.mask = Mask::PERSON;
            first += 1;
        }
        for i in from..start {
            self.title(i, &mut phrase);
        }
        phrase.role =
            if first > start { Some(line.span(start, first)) } else { name.role.or((from < start).then(|| line.span(from, start))) };
        phrase.name = (first..end)
            .filter_map(|i| line.get(i))
            .filter(|t| t.kind == Kind::Word && name.keys.contains(&{ t.key }))
            .map(|t| t.key)
            .collect();
        phrase.named = Some(line.span(first, end));
        if phrase.is_full_name() && phrase.mask.may_be(Sort::Person) {
            phrase.gender = phrase.gender.or_else(|| word::gender_of_name(line.tokens[first]));
        }
        let the = usize::from(from > 0 && line.is(from - 1, "the"));
        phrase.located = (from - the).checked_sub(1).and_then(|i| line.get(i)).is_some_and(|t| CLAUSES.has(t, ClauseCue::Located));
        if phrase.mask.is_any() && phrase.located && !line.is(from - the - 1, "from") {
            phrase.mask = Mask::PERSON.not();
        }
        self.name_nouns(first..end, &mut phrase);
        phrase.owner = self.owner.take();
        self.out.push(phrase);
        end
    }

    /// The nouns in a name that is no person's: "the authority" will take up "Hestra Foods Authority".
    fn name_nouns(&mut self, tokens: Range<usize>, phrase: &mut Phrase) {
        if phrase.mask == Mask::PERSON || tokens.len() < 2 {
            return;
        }
        let the = self.line.any_before(phrase.tokens.start, &["the"]);
        let mut bodies = 0;
        for i in tokens {
            let token = self.line.tokens[i];
            let word = self.words.traits(token, self.line.text);
            let tells = BODIES.word(token).is_some()
                || (the || bodies > 0)
                    && i + 1 == phrase.tokens.end
                    && word.part == Some(PartOfSpeech::Noun)
                    && !word.sorts.is_none()
                    && !word.plural;
            if tells {
                phrase.call(token.span, word.stem);
                bodies += 1;
            }
        }
        if bodies > 0 && phrase.mask.is_any() {
            phrase.mask = Mask::PERSON.not();
        }
    }

    /// Whether a word that begins a name is a title that no list has.
    fn is_title(&mut self, at: usize, end: usize, start: usize) -> bool {
        let token = self.line.tokens[at];
        let opens = start == 0 || start == 1 && self.line.kind(0) == Some(Kind::Quote);
        let word = self.words.traits(token, self.line.text);
        let next = self.line.kind(at + 1) == Some(Kind::Word) && self.line.get(at + 1).is_some_and(|t| t.is_capitalised());
        (opens || end - at > 2)
            && next
            && !token.is_upper()
            && word.part == Some(PartOfSpeech::Noun)
            && word.sorts.main() == Some(Sort::Person)
    }

    /// Takes a word before a name as what its bearer is.
    fn title(&mut self, at: usize, phrase: &mut Phrase) {
        let token = self.line.tokens[at];
        if token.kind != Kind::Word || FUNCTION.word(token).is_some() {
            return;
        }
        let word = self.words.traits(token, self.line.text);
        phrase.gender = phrase.gender.or(word::gender(token));
        let written = token.text(self.line.text).to_ascii_lowercase();
        if let Some((_, noun)) = SHORT.iter().find(|(short, _)| *short == written) {
            phrase.call(token.span, key(noun, Kind::Word));
        } else if word.noun && word.sorts.may_be(Sort::Person) {
            phrase.call(token.span, word.stem);
        } else {
            phrase.modifiers.push(token.key);
        }
    }

    /// Reads a noun phrase that opens at `from` and whose words start at `at`; where none is, says how far it looked.
    fn noun(&mut self, from: usize, at: usize, opening: Opening) -> usize {
        let walk = self.walk(at, opening == Opening::Bare && from == at && self.owner.is_none());
        let owned = if self.owner.is_some() { Opening::Owner } else { opening };
        let opening = if walk.count.is_some() && opening != Opening::The && owned != Opening::Owner { Opening::Bare } else { owned };
        if let Some(name) = self.joined_name(&walk, at, opening) {
            return self.described(name, from, at, &walk, opening);
        }
        let Some(head) = walk.head else { return self.headless(from, at, &walk, opening) };
        let token = self.line.tokens[head];
        let word = self.words.traits(token, self.line.text);
        let plural = word.plural || walk.count.is_some_and(|n| n != 1);
        let body = opening == Opening::The && BODIES.word(token) == Some(&NameKind::Organisation);
        if word.sorts.is_none() && word::generic(word.stem).is_none() && !body || !self.is_told_of(from, head, opening, &walk, plural) {
            self.owner = None;
            return if opening == Opening::Bare || opening == Opening::Owner && from == at {
                at.max(from + usize::from(from < at))
            } else {
                walk.at
            };
        }
        let form = if walk.count.is_some() { MentionForm::Count } else { MentionForm::Noun };
        let mut phrase = Phrase::new(from..head + 1, form);
        phrase.opening = opening;
        phrase.call(token.span, word.stem);
        phrase.mask = Mask::from_sorts(word.sorts, plural);
        phrase.generic = word::generic(word.stem);
        if body && word.sorts.is_none() {
            phrase.mask = Mask::BODY;
        }
        if let Some(generic) = phrase.generic {
            phrase.mask = phrase.mask.or(Mask::only(generic.sort));
        }
        phrase.number = match walk.count {
            Some(1) => Number::One,
            Some(n) => Number::Exactly(n),
            None if word.plural => Number::Many,
            None => Number::One,
        };
        phrase.gender = word::gender(token);
        phrase.child = word::child(self.line.str(head));
        self.finish(phrase, walk);
        head + 1
    }

    fn finish(&mut self, mut phrase: Phrase, walk: PhraseWalk) {
        phrase.modifiers = walk.modifiers;
        phrase.age = walk.age;
        phrase.ordinal = walk.ordinal;
        phrase.other = walk.other;
        phrase.owner = self.owner.take();
        self.out.push(phrase);
    }

    /// Whether a noun is one that can be told of again: with an article or an owner, of several, or people who act.
    fn is_told_of(&mut self, from: usize, head: usize, opening: Opening, walk: &PhraseWalk, plural: bool) -> bool {
        if opening != Opening::Bare {
            return true;
        }
        let word = self.words.traits(self.line.tokens[head], self.line.text);
        let people = matches!(word.sorts.main(), Some(Sort::Person | Sort::Body | Sort::Group));
        let apposed = from > 0
            && self.line.is(from - 1, ",")
            && self.out.last().is_some_and(|p| p.form == MentionForm::Name)
            && word.sorts.may_be(Sort::Person);
        people && (plural || walk.ordinal.is_some()) || walk.count.is_some() && plural || apposed
    }

    /// "the 52-year-old", "the second", "the other", "one, Ada Kral,".
    fn headless(&mut self, from: usize, at: usize, walk: &PhraseWalk, opening: Opening) -> usize {
        let line = self.line;
        // "One of the drivers, Ivo Lund,".
        let named = |i: usize| line.is(i, ",") && self.name_at(i + 1).is_some();
        let among = || line.is(at, "of") && (at + 1..at + AMONG).any(named);
        let one = line.any(from, &["one", "another"]) && at == from + 1 && (named(at) || among());
        let ends =
            line.get(walk.at).is_none_or(|t| t.kind != Kind::Word || FUNCTION.word(t).is_some() || self.words.traits(t, line.text).verb);
        let told = from < at && walk.at > at && ends && (walk.age.is_some() || walk.ordinal.is_some() || walk.other);
        let several = opening == Opening::The && from + 1 == at && walk.at > at && walk.count.is_some_and(|n| n > 1);
        let told = told || several && ends;
        if !(one || told && opening != Opening::Owner) {
            self.owner = None;
            return if from < at { at } else { from + 1 };
        }
        let mut phrase = Phrase::new(from..walk.at.max(at), MentionForm::Noun);
        phrase.opening = opening;
        phrase.mask = if walk.age.is_some() { Mask::PERSON } else { Mask::ANY };
        if several {
            phrase.number = walk.count.map_or(Number::Many, Number::Exactly);
        }
        (phrase.age, phrase.ordinal, phrase.other) = (walk.age, walk.ordinal, walk.other);
        phrase.modifiers = walk.modifiers.clone();
        phrase.owner = self.owner.take();
        let end = phrase.tokens.end;
        self.out.push(phrase);
        end
    }

    /// The name that a noun phrase runs into: "bus driver Armin Lodge".
    fn joined_name(&mut self, walk: &PhraseWalk, at: usize, opening: Opening) -> Option<&'a Name> {
        let line = self.line;
        let token = line.get(walk.at)?;
        let name = self.name_at(walk.at)?;
        if walk.at == at {
            return (opening == Opening::The).then_some(name).filter(|_| !self.is_modifier(name, walk.at));
        }
        if !token.space_before() || self.is_modifier(name, walk.at) {
            return None;
        }
        let Some(head) = walk.head else { return walk.age.is_some().then_some(name) };
        let word = self.words.traits(line.tokens[head], line.text);
        let end = self.end_of(name.span, walk.at);
        let goes_on = line.get(end).is_some_and(|t| {
            FUNCTION.word(t) == Some(&Function::Auxiliary) || self.words.traits(t, line.text).part == Some(PartOfSpeech::Verb)
        });
        // "the man Kral killed" is no name with its title.
        let clause = opening != Opening::Bare && name.keys.len() < 2 && goes_on && opening != Opening::Owner;
        let sort = word.sorts.main()?;
        let fits = match sort {
            Sort::Person => !matches!(name.kind, NameKind::Organisation | NameKind::Work),
            Sort::Thing => opening != Opening::Bare && name.kind != NameKind::Person && name.keys.len() < 3,
            _ => name.role.is_none(),
        };
        (fits && !word.plural && !clause && head + 1 == walk.at).then_some(name)
    }

    /// Whether a name stands before the noun that it belongs to: "the Norland premier".
    fn is_modifier(&mut self, name: &Name, at: usize) -> bool {
        let end = self.end_of(name.span, at);
        let Some(next) = self.line.get(end).filter(|t| t.kind == Kind::Word && t.space_before() && !t.is_capitalised()) else {
            return false;
        };
        let word = self.words.traits(next, self.line.text);
        FUNCTION.word(next).is_none() && word.part == Some(PartOfSpeech::Noun) && !word.sorts.is_none() && name.role.is_none()
    }

    /// A name with nouns before it.
    fn described(&mut self, name: &'a Name, from: usize, at: usize, walk: &PhraseWalk, opening: Opening) -> usize {
        let words = if walk.at > at { from } else { walk.at };
        let end = self.name(name, words, opening);
        let head = walk.head.map(|h| (self.line.tokens[h], self.words.traits(self.line.tokens[h], self.line.text)));
        if let Some(phrase) = self.out.last_mut() {
            phrase.age = phrase.age.or(walk.age);
            phrase.other |= walk.other;
            if let Some((token, word)) = head {
                phrase.mask = phrase.mask.and(Mask::from_sorts(word.sorts, false)).unwrap_or(phrase.mask);
                phrase.call(token.span, word.stem);
                phrase.gender = phrase.gender.or(word::gender(token));
            }
        }
        end
    }

    /// Goes over the words of a noun phrase from `at` to where it ends; a bare one has no article to tell that it is one.
    fn walk(&mut self, at: usize, bare: bool) -> PhraseWalk {
        let line = self.line;
        let mut walk = PhraseWalk { head: None, at, modifiers: Keys::new(), age: None, count: None, ordinal: None, other: false };
        while walk.at < (at + LONGEST).min(line.tokens.len()) {
            let token = line.tokens[walk.at];
            if self.told.dates().iter().any(|d| d.span.overlaps(token.span)) || self.name_at(walk.at).is_some() {
                break;
            }
            let opens = walk.head.is_none() && (!bare || walk.modifiers.is_empty());
            if opens && let Some(next) = self.quantity(token, &mut walk) {
                walk.at = next;
                continue;
            }
            if line.is_hyphen(walk.at) {
                walk.head = None;
                walk.at += 1;
                // "The live-in cook".
                let small = line.get(walk.at).is_some_and(|t| t.kind == Kind::Word && FUNCTION.word(t).is_some());
                walk.at += usize::from(small && walk.at > at + 1);
                continue;
            }
            if !self.goes_on(token, &mut walk, bare) {
                break;
            }
            walk.at += 1;
        }
        // "the two companies in": what was met behind the head is none of it.
        if let Some(head) = walk.head {
            walk.at = head + 1;
        }
        walk
    }

    /// Takes a number that stands before the noun: an age, a count, a place in a row.
    fn quantity(&self, token: Token, walk: &mut PhraseWalk) -> Option<usize> {
        let quantities = self.told.quantities();
        let q = quantities.iter().find(|q| q.span.start <= token.span.start && token.span.start < q.span.end)?;
        let number = || q.low.as_ref().filter(|_| q.low == q.high).and_then(|d| d.to_i64());
        let within = q.number.start <= token.span.start || q.span.start == token.span.start;
        match q.kind {
            QuantityKind::Age if within => {
                // An infant of "22 months" is not 22.
                walk.age = number().filter(|_| super::is_in_years(q));
                Some(self.end_of(q.span, walk.at))
            }
            QuantityKind::Ordinal if q.number.overlaps(token.span) => {
                walk.ordinal = number();
                Some(self.end_of(q.number, walk.at))
            }
            QuantityKind::Count | QuantityKind::Number if within && token.span.start < q.number.end && !is_article(q, token, self.line) => {
                walk.count = Some(q.low.as_ref().and_then(|d| d.to_i64()).unwrap_or(0));
                Some(self.end_of(Span { start: token.span.start, end: q.number.end }, walk.at))
            }
            _ => None,
        }
    }

    /// Whether the noun phrase goes on with a token.
    fn goes_on(&mut self, token: Token, walk: &mut PhraseWalk, bare: bool) -> bool {
        let line = self.line;
        let i = walk.at;
        if token.kind == Kind::Number {
            return walk.head.is_none();
        }
        if token.kind != Kind::Word || i > 0 && line.any(i, &["'s", "’s"]) {
            return false;
        }
        match FUNCTION.word(token) {
            // "The mine" is no pronoun.
            Some(Function::Pronoun) if line.is(i, "mine") && !bare => {}
            Some(Function::Adverb) => return walk.head.is_none(),
            Some(_) => return false,
            None => {}
        }
        let word = self.words.traits(token, line.text);
        let joined = line.is_hyphen(i + 1);
        let written = line.str(i);
        let done = written.ends_with("ed") || written.ends_with("ing");
        if walk.head.is_none() {
            if line.is(i, "other") {
                walk.other = true;
                return true;
            }
            let verb = word.part == Some(PartOfSpeech::Verb);
            // Behind an article even "judge" is a noun; by itself, a word that is mostly a verb is one.
            if word.noun && !joined && !(verb && (done || bare)) {
                walk.head = Some(i);
                return true;
            }
            if verb && (bare || !done && !joined) {
                return false;
            }
            walk.modifiers.push(word.stem);
            return true;
        }
        if word.noun && self.is_base(i, walk.head) {
            let before = walk.head.map(|h| self.words.traits(line.tokens[h], line.text).stem);
            walk.modifiers.extend(before);
            walk.head = Some(i);
            return true;
        }
        let ends = word.part == Some(PartOfSpeech::Verb)
            || done && word.part != Some(PartOfSpeech::Noun)
            || !word.noun
            || self.is_verb_here(i, walk.head);
        if ends {
            return false;
        }
        let before = walk.head.map(|h| self.words.traits(line.tokens[h], line.text).stem);
        walk.modifiers.extend(before);
        walk.head = Some(i);
        true
    }

    /// "the trial judge": behind a noun in the singular stands no verb without an ending.
    fn is_base(&mut self, at: usize, head: Option<usize>) -> bool {
        let word = self.words.traits(self.line.tokens[at], self.line.text);
        let singular = head.is_some_and(|h| !self.words.traits(self.line.tokens[h], self.line.text).plural);
        singular && word.base && !word.inflected && word.sorts.may_be(Sort::Person)
    }

    /// Whether a word in s behind a noun in the singular is its verb: "the company plans to", not "the company buses were".
    fn is_verb_here(&mut self, at: usize, head: Option<usize>) -> bool {
        let line = self.line;
        let word = self.words.traits(line.tokens[at], line.text);
        let singular = head.is_some_and(|h| !self.words.traits(line.tokens[h], line.text).plural);
        let next = line.get(at + 1);
        // "The guard cut both ropes", "the driver hit him".
        let person = head.is_some_and(|h| self.words.traits(line.tokens[h], line.text).sorts.main() == Some(Sort::Person));
        let opens = |t: Token| matches!(FUNCTION.word(t), Some(Function::Determiner | Function::Pronoun | Function::Quantifier));
        if person && word.verb && !line.str(at).ends_with('s') && next.is_some_and(opens) {
            return true;
        }
        if !word.verb || singular != line.str(at).ends_with('s') {
            return false;
        }
        let verb_follows = next.is_some_and(|t| {
            FUNCTION.word(t) == Some(&Function::Auxiliary) || self.words.traits(t, line.text).part == Some(PartOfSpeech::Verb)
        });
        next.is_some_and(|t| t.kind == Kind::Word) && !verb_follows
    }
}

/// Titles that are mostly written short, with the noun that takes them up.
const SHORT: [(&str, &str); 13] = [
    ("capt", "captain"),
    ("col", "colonel"),
    ("dr", "doctor"),
    ("gen", "general"),
    ("gov", "governor"),
    ("insp", "inspector"),
    ("lt", "lieutenant"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("rev", "reverend"),
    ("sen", "senator"),
    ("sgt", "sergeant"),
    ("supt", "superintendent"),
];

/// "a man was shot" counts one, and "a" is its article.
fn is_article(q: &Quantity, token: Token, line: &SentenceTokens<'_>) -> bool {
    q.number.overlaps(token.span) && matches!(token.text(line.text), "a" | "an" | "A" | "An" | "the" | "The" | "no" | "No")
}
