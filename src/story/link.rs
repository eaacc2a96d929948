//! Two acts of two tellings in, whether they are the same act, and how what is said of it relates, out.
//!
//! Acts are linked by their words and by who takes part. Two that are told of other people are no pair, and a pair of
//! which nothing speaks against is held to agree.

use super::act::{Act, Firmness, is_condition};
use super::entity::{Entities, Entity};
use crate::clause::NounPhrase;
use crate::frame::cue::Answer;
use crate::kind::name::Name;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::story::Share;
use crate::lexicon::{ANAPHORA, ANSWER, Anaphor, CONVERSE, Converse, FUNCTION, Function, MUTUAL, NEGATION, NUMERALS, SHARES};
use crate::relation::{Relation, Weight, is_known, lemmas, relate as words_relate, weight};
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use smallvec::SmallVec;

/// An act with the telling and the sentence that it stands in.
#[derive(Clone, Copy)]
pub struct PlacedAct<'a> {
    /// The telling.
    pub telling: &'a Telling,
    /// The sentence.
    pub sentence: usize,
    /// The act.
    pub act: &'a Act,
    /// Those that the telling speaks of, where that was read: whom "he" and "the firm" mean.
    pub known: Option<&'a Entities>,
}

impl<'a> PlacedAct<'a> {
    /// An act of a telling of which nobody knows whom its pronouns mean.
    pub fn new(telling: &'a Telling, sentence: usize, act: &'a Act) -> PlacedAct<'a> {
        PlacedAct { telling, sentence, act, known: None }
    }
    /// The same where those that the telling speaks of are known.
    pub fn knowing(self, known: &'a Entities) -> PlacedAct<'a> {
        PlacedAct { known: Some(known), ..self }
    }
    /// The name that a word is part of, as written.
    fn written_name(&self, head: usize) -> Option<&'a str> {
        self.name(head).map(|n| n.span.of(&self.telling.article.text))
    }
    /// What small word it is.
    pub(super) fn function(&self, t: usize) -> Option<Function> {
        self.telling.sentences.tokens_of(self.sentence).get(t).and_then(|w| FUNCTION.word(*w)).copied()
    }
    /// The one that a word mentions.
    pub fn entity(&self, head: usize) -> Option<&'a Entity> {
        let known = self.known?;
        let span = self.telling.sentences.tokens_of(self.sentence).get(head)?.span;
        // What stands before the noun of a mention says which one it is, and is not the one.
        let (mention, ix) = known.within(span).last()?;
        (mention.end == span.end).then(|| known.get(*ix)).flatten()
    }
    /// The keys of each name by which a word, or what it mentions, is called.
    fn names(&self, head: usize) -> SmallVec<[&'a [u64]; 4]> {
        let own = self.name(head).map(|n| &n.keys[..]);
        let all = self.entity(head).into_iter().flat_map(|e| e.names.iter().map(|n| &n.keys[..]));
        own.into_iter().chain(all).collect()
    }
    /// Each noun by which a word, or what it mentions, is called.
    fn nouns(&self, head: usize) -> SmallVec<[&'a str; 4]> {
        let token = self.telling.sentences.tokens_of(self.sentence).get(head);
        let small = token.is_none_or(|t| matches!(FUNCTION.word(*t), Some(Function::Pronoun | Function::Determiner)));
        let own = (!small && self.name(head).is_none()).then(|| self.text(head));
        let all = self.entity(head).into_iter().flat_map(|e| e.nouns.iter().map(|n| n.span.of(&self.telling.article.text)));
        own.into_iter().chain(all).collect()
    }
    pub(super) fn text(&self, t: usize) -> &'a str {
        self.telling.sentences.tokens_of(self.sentence).get(t).map_or("", |t| t.text(&self.telling.article.text))
    }
    /// Where the word of the act stands.
    pub fn span(&self) -> Span {
        self.act.span(self.telling.sentences.tokens_of(self.sentence))
    }
    /// The word of the act as written.
    pub fn word(&self) -> &'a str {
        self.span().of(&self.telling.article.text)
    }
    pub(super) fn name(&self, head: usize) -> Option<&'a Name> {
        let span = self.telling.sentences.tokens_of(self.sentence).get(head)?.span;
        self.telling.claims.in_sentence(self.sentence).names().iter().find(|n| n.span.contains(span))
    }
}

/// How who takes part in one act stands to who takes part in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// The same.
    Same,
    /// Two names of two bearers, or two words that exclude each other.
    Other,
    /// It cannot be told: a pronoun, a name and a noun, two nouns.
    Unknown,
}

/// What ties two acts together.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// How their words relate, the source's first.
    pub words: Relation,
    /// Who does it.
    pub agents: Alike,
    /// What it befalls.
    pub themes: Alike,
    /// Whether who does it in the one is what it befalls in the other, and the other way round.
    pub crossed: bool,
    /// Whether what one text has as the doer the other has as what it befalls: "Kral sank", "they sank Kral".
    pub turned: bool,
    /// How much ties them.
    pub score: u8,
}

/// How two linked acts relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActRelation {
    /// They say the same.
    Held,
    /// One is denied, the other is not.
    Denied,
    /// They are opposites, or states of which one excludes the other.
    Opposed,
    /// Who does it and whom it befalls changed places.
    Reversed,
    /// Somebody else does it, or it befalls somebody else.
    Other,
    /// All is told alike but for one who takes part: there another stands.
    Renamed,
    /// The claim tells it as more certain than the source.
    Firmer,
}

/// The least that ties two acts: their words and one of those that take part.
const LEAST: u8 = 5;

/// So many tokens before a verb, and a few behind it, a word may stand for its negation: "hard to confirm".
const ANSWERED: [usize; 2] = [6, 3];

/// Whether a word near an act may stand for a negation, so that one that stands nowhere else says nothing.
fn is_answered(p: &PlacedAct<'_>) -> bool {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let near = p.act.word.start.saturating_sub(ANSWERED[0])..(p.act.word.end + ANSWERED[1]).min(tokens.len());
    near.into_iter().any(|t| ANSWER.at(tokens, t).is_some_and(|f| *f.means == Answer::Denies))
}

/// From which of its two ends a verb tells an act that has two; a score may stand before its preposition: "lost 2-1 to them".
pub fn from_an_end(tokens: &[Token], verb: usize) -> Option<&'static Converse> {
    let figure = |t: &usize| matches!(tokens[*t].kind, Kind::Number | Kind::Dash);
    let behind = verb + 1 + (verb + 1..tokens.len()).take_while(figure).count();
    let parted = || CONVERSE.at(&[*tokens.get(verb)?, *tokens.get(behind)?], 0).filter(|f| f.len == 2);
    CONVERSE.at(tokens, verb).or_else(parted).map(|f| f.means)
}

/// Whether two acts are one, told from its two ends: "beat", "lost to".
fn is_converse(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let told = |p: &PlacedAct<'_>| from_an_end(p.telling.sentences.tokens_of(p.sentence), p.act.word.start);
    matches!((told(source), told(claim)), (Some(x), Some(y)) if x.act == y.act && x.first != y.first)
}

/// An act in more words than its verb: "held in custody", "in custody", "refused bail".
fn phrases<'a>(p: &PlacedAct<'a>) -> &'a [String] {
    p.act.phrases.get_or_init(|| read_phrases(p))
}

fn read_phrases(p: &PlacedAct<'_>) -> Vec<String> {
    let verb = p.text(p.act.word.start);
    let prepositional = p.act.others.iter().flat_map(|(preposition, phrase)| {
        let place = format!("{preposition} {}", p.text(phrase.head));
        [format!("{verb} {place}"), place]
    });
    let object = p.act.theme.iter().filter(|t| t.head > p.act.word.start).map(|t| format!("{verb} {}", p.text(t.head)));
    // A particle that reads as a preposition: "is staying on despite".
    let next = Some(format!("{verb} {}", p.text(p.act.word.start + 1))).filter(|_| p.act.word.len() == 1);
    next.into_iter().chain(prepositional).chain(object).take(PHRASES).filter(|phrase| is_known(phrase)).collect()
}

/// So many phrases of an act are looked up.
const PHRASES: usize = 6;

/// How two acts relate by more words than their verbs; only what excludes or repeats the other says anything.
fn phrases_relate(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> Option<Relation> {
    let (ours, theirs) = (phrases(source), phrases(claim));
    if ours.is_empty() && theirs.is_empty() {
        return None;
    }
    let own = (source.word(), claim.word());
    let x: SmallVec<[&str; 8]> = ours.iter().map(String::as_str).chain([own.0]).collect();
    let y: SmallVec<[&str; 8]> = theirs.iter().map(String::as_str).chain([own.1]).collect();
    let plain = |n: usize, all: usize| n + 1 == all;
    let pairs = || x.iter().enumerate().flat_map(|(i, s)| y.iter().enumerate().map(move |(j, c)| (i, s, j, c)));
    let related = |(i, s, j, c): (usize, &&str, usize, &&str)| {
        // Two verbs alone were held against each other before, and one phrase of both says nothing of the acts.
        let asked = !(plain(i, x.len()) && plain(j, y.len())) && s != c;
        Some(words_relate(s, c)).filter(|r| asked && matches!(r, Relation::Antonym | Relation::StateChange | Relation::Synonym))
    };
    pairs().filter_map(related).min_by_key(|r| *r == Relation::Synonym)
}

/// Whether who does it and who stands behind the same preposition changed places: "Lind learned it from Kral".
fn is_turned_over(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let (Some(x), Some(y)) = (&source.act.agent, &claim.act.agent) else { return false };
    let (ours, theirs) = (led(source), led(claim));
    let one_of = |s: &(String, usize), c: &(String, usize)| {
        s.0 == c.0 && one(source, x.head, claim, c.1) == Alike::Same && one(source, s.1, claim, y.head) == Alike::Same
    };
    ours.iter().any(|s| theirs.iter().any(|c| one_of(s, c)))
}

/// Each preposition of an act with the noun behind it, also where that may belong to the object: "learned the trade *from
/// Lind*".
fn led(p: &PlacedAct<'_>) -> Vec<(String, usize)> {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let small = |t: usize| tokens.get(t).is_some_and(|w| FUNCTION.word(*w) == Some(&Function::Preposition));
    let own = p.act.others.iter().map(|(preposition, n)| (preposition.clone(), n.head));
    let behind = p.act.theme.iter().flat_map(|n| (n.head + 1..n.range.end).map(move |t| (t, n.range.end - 1)));
    own.chain(behind.filter(|(t, end)| small(*t) && t < end).map(|(t, end)| (p.text(t).to_lowercase(), end))).collect()
}

/// Whether two acts are the same one, the source's first.
pub fn link(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> Option<Link> {
    let words = said(source, claim)?;
    let denied = source.act.is_denied() != claim.act.is_denied();
    if is_converse(source, claim) || denied && is_answered(if source.act.is_denied() { claim } else { source }) {
        return None;
    }
    let [agents, themes, across @ ..] = participants(source, claim);
    let turned_round = across.iter().all(|a| *a == Alike::Same) && themes != Alike::Same || is_turned_over(source, claim);
    let crossed = turned_round && agents != Alike::Same;
    let others = || source.act.others.iter().flat_map(|s| claim.act.others.iter().map(move |c| (&s.1, &c.1)));
    let shared = others().any(|(s, c)| one(source, s.head, claim, c.head) == Alike::Same);
    let points = |alike: Alike| if alike == Alike::Same { 2 } else { 0 };
    // "The mill burned" and "they burned the mill": what is the subject of the one is the object of the other.
    let turned = !crossed && (across.contains(&Alike::Same)) && agents != Alike::Same && themes != Alike::Same;
    // "Sales fell by a tenth" and "sales dropped 10 percent": how far is nothing that it befalls.
    let measured = turned && (is_amount(source) || is_amount(claim));
    let word = if words.is_wording() { 3 + u8::from(matches!(words, Relation::Same | Relation::Inflection)) } else { 3 };
    let score =
        word + points(agents) + points(themes) + if crossed { 3 } else { 0 } + u8::from(shared) + u8::from(turned) + u8::from(measured);
    (score >= LEAST).then_some(Link { words, agents, themes, crossed, turned, score })
}

/// Whether what stands as the object of an act is an amount.
fn is_amount(p: &PlacedAct<'_>) -> bool {
    let head = |n: &NounPhrase| p.telling.sentences.tokens_of(p.sentence).get(n.head).map(|t| t.span);
    let amount = |q: &Quantity| !matches!(q.kind, QuantityKind::Count | QuantityKind::Number | QuantityKind::Ordinal);
    let quantities = p.telling.claims.in_sentence(p.sentence);
    p.act.agent.is_some()
        && p.act.theme.as_ref().and_then(head).is_some_and(|h| quantities.quantities().iter().any(|q| amount(q) && q.span.contains(h)))
}

/// Whether something stands behind a preposition too.
fn led_by(p: &PlacedAct<'_>, preposition: &str) -> bool {
    p.act.others.iter().any(|o| o.0.eq_ignore_ascii_case(preposition))
}

/// Whether the same stands behind prepositions of which one excludes the other: "voted for it", "against it".
fn is_led_against(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let pronoun = |p: &PlacedAct<'_>, t: usize| p.function(t) == Some(Function::Pronoun);
    let pair = |s: &(String, NounPhrase), c: &(String, NounPhrase)| {
        let same = || one(source, s.1.head, claim, c.1.head) == Alike::Same || pronoun(source, s.1.head) || pronoun(claim, c.1.head);
        words_relate(&s.0, &c.0).is_change() && !led_by(source, &c.0) && !led_by(claim, &s.0) && same()
    };
    source.act.others.iter().any(|s| claim.act.others.iter().any(|c| pair(s, c)))
}

/// How the words of two acts relate, where that makes them one act or its opposite.
pub fn said(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> Option<Relation> {
    let (s, c) = (source.word(), claim.word());
    let alone = words_relate(s, c);
    let by_phrase = matches!(alone, Relation::Unrelated | Relation::Unknown).then(|| phrases_relate(source, claim)).flatten();
    let found = match by_phrase.unwrap_or(alone) {
        Relation::Unrelated | Relation::Unknown => {
            // A particle may say little: "burned down". "Called off" is a word of its own.
            let longer = if source.act.word.len() > claim.act.word.len() { s } else { c };
            let (s, c) = (source.text(source.act.word.start), claim.text(claim.act.word.start));
            let same = source.act.word.len() != claim.act.word.len() && is_form(s, c) && !is_known(longer);
            if same { Relation::Near } else { Relation::Unrelated }
        }
        other => other,
    };
    let tied =
        found.is_wording() || matches!(found, Relation::Antonym | Relation::StateChange | Relation::MoreGeneral | Relation::MoreExact);
    tied.then_some(found)
}

/// How those that take part in two acts stand to each other: who does it, what it befalls, and each with the other.
pub fn participants(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> [Alike; 4] {
    [(true, true), (false, false), (true, false), (false, true)].map(|(s, c)| parts(source, claim, s, c))
}

pub(super) fn is_form(x: &str, y: &str) -> bool {
    let (x, y) = (lemmas(x), lemmas(y));
    x.iter().any(|a| y.iter().any(|b| a.word == b.word))
}

fn part(act: &Act, agent: bool) -> Option<&NounPhrase> {
    if agent { act.agent.as_ref() } else { act.theme.as_ref() }
}

fn parts(source: &PlacedAct<'_>, claim: &PlacedAct<'_>, agent_of_source: bool, agent_of_claim: bool) -> Alike {
    let (Some(x), Some(y)) = (part(source.act, agent_of_source), part(claim.act, agent_of_claim)) else { return Alike::Unknown };
    let heads = |p: &PlacedAct<'_>, n: &NounPhrase| {
        // "The editor Mira Sole" is the editor and is Mira Sole.
        let beside = Some(n.head + 1).filter(|t| n.range.contains(t) && p.name(*t).is_some() && p.name(n.head).is_none());
        std::iter::once(whole(p, n).unwrap_or(n.head))
            .chain(beside)
            .chain(n.joined.iter().map(|j| j.head))
            .collect::<SmallVec<[usize; 4]>>()
    };
    let (ours, theirs) = (heads(source, x), heads(claim, y));
    let found: SmallVec<[Alike; 8]> = ours.iter().flat_map(|s| theirs.iter().map(|c| one(source, *s, claim, *c))).collect();
    let told = modifiers(source, x, claim, y);
    match () {
        () if found.contains(&Alike::Same) && told != Alike::Same => told,
        () if found.contains(&Alike::Same) => Alike::Same,
        () if found.iter().all(|a| *a == Alike::Other) => Alike::Other,
        () => Alike::Unknown,
    }
}

/// The noun of the whole, where a phrase tells of a part of it: "none of the 12 *boats*".
fn whole(p: &PlacedAct<'_>, n: &NounPhrase) -> Option<usize> {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let token = tokens.get(n.head)?;
    let small = matches!(p.function(n.head), Some(Function::Quantifier | Function::Determiner | Function::Pronoun | Function::Negation));
    let part = small || token.kind == Kind::Number || NUMERALS.word(*token).is_some() || NEGATION.word(*token).is_some();
    let last = n.range.end.checked_sub(1)?;
    (part && p.text(n.head + 1).eq_ignore_ascii_case("of") && last > n.head + 1).then_some(last)
}

/// How much of a whole an act is told of, by the words before its noun: "none of the boats sank", "nine of the 12".
pub fn share(p: &PlacedAct<'_>) -> Option<Share> {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let of = |n: &NounPhrase| {
        let from = n.range.start.saturating_sub(SHARE);
        let end = n.range.end.min(tokens.len());
        let counted = |t: usize| tokens[t].kind == Kind::Number || NUMERALS.word(tokens[t]).is_some();
        let told = |t: usize| match SHARES.at(tokens, t) {
            Some(found) if t + found.len >= n.range.start => Some(*found.means),
            // "Nine of the 12".
            _ if t + SHARE >= n.range.start && counted(t) && p.text(t + 1).eq_ignore_ascii_case("of") && t + 2 < end => Some(Share::NotAll),
            _ => None,
        };
        (from..end).find_map(told)
    };
    [&p.act.theme, &p.act.agent].into_iter().flatten().find_map(of)
}

/// So many tokens before a phrase a word of how much it is told of may stand: "not all".
const SHARE: usize = 2;

fn described<'a>(p: &PlacedAct<'a>, n: &NounPhrase) -> Vec<&'a str> {
    n.modifiers.iter().map(|t| p.text(*t)).collect()
}

/// The numbers of a phrase that say which one is meant and not how many.
fn labels<'a>(p: &PlacedAct<'a>, n: &NounPhrase) -> SmallVec<[&'a str; 2]> {
    let tokens = p.telling.sentences.tokens_of(p.sentence);
    let says = |t: &usize| *t > n.head && tokens.get(*t).is_some_and(|w| w.has_digits());
    n.range.clone().filter(says).map(|t| p.text(t)).collect()
}

/// What the words that describe two nouns say of whether they are one thing: "the harbour road" is not "the station road".
fn modifiers(source: &PlacedAct<'_>, x: &NounPhrase, claim: &PlacedAct<'_>, y: &NounPhrase) -> Alike {
    let count = |p: &PlacedAct<'_>, n: &NounPhrase| n.number.filter(|t| *t < n.head).map(|t| p.text(t).to_lowercase());
    if let (Some(m), Some(n)) = (count(source, x), count(claim, y))
        && m != n
    {
        return Alike::Unknown;
    }
    // "Versions of Lantern 6", "versions of Lantern 8".
    let (own, their) = (labels(source, x), labels(claim, y));
    if !own.is_empty() && !their.is_empty() && own.iter().all(|n| !their.contains(n)) {
        return Alike::Other;
    }
    let (x, y) = (described(source, x), described(claim, y));
    let pairs = || x.iter().flat_map(|s| y.iter().map(move |c| words_relate(s, c)));
    match () {
        () if x.is_empty() || y.is_empty() => Alike::Same,
        () if pairs().any(|r| r.is_wording() || matches!(r, Relation::MoreExact | Relation::MoreGeneral)) => Alike::Same,
        () if pairs().any(Relation::is_change) => Alike::Other,
        () => Alike::Unknown,
    }
}

/// Whether one act is told of both, of the same, and one place of it is taken by two: "was sold to Halm", "to Osk".
fn is_renamed(source: &PlacedAct<'_>, claim: &PlacedAct<'_>, link: &Link) -> bool {
    let (x, y) = (led(source), led(claim));
    let named = |s: usize, c: usize| source.name(s).is_some() && claim.name(c).is_some();
    let pair = |s: &(String, usize), c: &(String, usize)| s.0 == c.0 && named(s.1, c.1) && one(source, s.1, claim, c.1) == Alike::Other;
    let moved = x.iter().any(|s| y.iter().any(|c| pair(s, c)));
    // One prize has one winner, and a race may have been won by many.
    let known = |p: &PlacedAct<'_>| {
        let theme = p.act.theme.as_ref();
        theme.is_some_and(|t| p.name(t.head).is_some() || t.determiner.is_some_and(|d| ANAPHORA.has_spelt(p.text(d), Anaphor::Known)))
    };
    let other = link.themes == Alike::Same && link.agents == Alike::Other && known(source) && known(claim);
    let same = (link.agents == Alike::Same || link.themes == Alike::Same) && link.agents != Alike::Other && link.themes != Alike::Other;
    link.words.is_wording() && (moved && same || other)
}

/// Whether two names end alike and differ before: "Osk Hospital", "Halm Hospital", or two of one family.
fn are_namesakes(x: &Name, y: &Name) -> bool {
    x.keys.len() > 1 && y.keys.len() > 1 && x.keys.last() == y.keys.last() && !x.may_be(y)
}

/// Whether the same preposition leads in both acts to two that are namesakes: "died at Osk Hospital", "at Halm Hospital".
fn are_elsewhere(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let named = |p: &PlacedAct<'_>| -> Vec<(String, Name)> {
        p.act.others.iter().filter_map(|(preposition, n)| Some((preposition.clone(), p.name(n.head)?.clone()))).collect()
    };
    let (x, y) = (named(source), named(claim));
    x.iter().any(|s| y.iter().any(|c| s.0 == c.0 && are_namesakes(&s.1, &c.1)))
}

/// How one head stands to another, by all names and nouns that each is known to be called by.
pub(super) fn one(source: &PlacedAct<'_>, s: usize, claim: &PlacedAct<'_>, c: usize) -> Alike {
    let (x, y) = (source.names(s), claim.names(c));
    let may_be = |a: &[u64], b: &[u64]| {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        !short.is_empty() && short.iter().all(|k| long.contains(k))
    };
    let letters = |name: &str| !name.contains(char::is_lowercase);
    let short = || {
        let names = source.written_name(s).zip(claim.written_name(c));
        names.is_some_and(|(a, b)| letters(a) != letters(b) && words_relate(a, b).is_wording())
    };
    if x.iter().any(|a| y.iter().any(|b| may_be(a, b))) || short() {
        return Alike::Same;
    }
    if !x.is_empty() && !y.is_empty() {
        // Whom the source tells of elsewhere is not the one here.
        let elsewhere = |e: &Entity| e.names.iter().any(|n| y.iter().any(|b| n.keys.len() <= b.len() && may_be(&n.keys, b)));
        if source.entity(s).is_some() && source.known.is_some_and(|known| known.iter().any(|(_, e)| elsewhere(e))) {
            return Alike::Other;
        }
        // A name that the source has elsewhere may be another of the same bearer.
        return match (source.name(s), claim.name(c)) {
            (Some(a), Some(b)) if are_namesakes(a, b) => Alike::Other,
            (Some(a), Some(b)) if a.kind == b.kind && a.keys.iter().all(|k| !b.keys.contains(k)) => Alike::Other,
            (Some(_), Some(_)) => Alike::Unknown,
            _ if x.iter().all(|a| y.iter().all(|b| a.iter().all(|k| !b.contains(k)))) => Alike::Other,
            _ => Alike::Unknown,
        };
    }
    let (own, nouns) = ((source.nouns(s), claim.nouns(c)), x.is_empty() && y.is_empty());
    let relations = || own.0.iter().flat_map(|a| own.1.iter().map(move |b| words_relate(a, b)));
    match () {
        () if relations().any(|r| r.is_wording() || matches!(r, Relation::MoreExact | Relation::MoreGeneral)) => Alike::Same,
        () if nouns && relations().next().is_some() && relations().all(Relation::is_change) => Alike::Other,
        () => Alike::Unknown,
    }
}

/// Whether both sentences name a condition: "will not end unless they pay", "will end only if they pay".
fn hangs_on_one(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let condition = |word: &str| is_condition(word) && !word.eq_ignore_ascii_case("whether");
    let hangs = source.act.hedge.is_some_and(|h| condition(h.of(&source.telling.article.text)));
    let tokens = || claim.telling.sentences.tokens_of(claim.sentence).iter();
    hangs && tokens().any(|t| condition(t.text(&claim.telling.article.text)))
}

/// The act in whose clause a span stands: the smallest one.
pub fn around<'a>(telling: &'a Telling, sentence: usize, acts: &'a [Act], span: Span) -> Option<PlacedAct<'a>> {
    let tokens = telling.sentences.tokens_of(sentence);
    let within = |a: &&Act| {
        let range = a.clause.start..a.clause.end.min(tokens.len());
        !range.is_empty() && tokens[range.start].span.join(tokens[range.end - 1].span).contains(span)
    };
    acts.iter().filter(within).min_by_key(|a| a.clause.len()).map(|act| PlacedAct::new(telling, sentence, act))
}

/// The act in whose clause some words stand, or the only one of their sentence.
pub fn nearby<'a>(telling: &'a Telling, sentence: usize, acts: &'a [Act], span: Span) -> Option<PlacedAct<'a>> {
    let only = || match acts {
        [one] if telling.sentences.list[sentence].span.contains(span) => Some(PlacedAct::new(telling, sentence, one)),
        _ => None,
    };
    around(telling, sentence, acts, span).or_else(only)
}

/// Whether two verbs that say something are not of one act.
pub fn are_unlinked(source: &PlacedAct<'_>, claim: &PlacedAct<'_>) -> bool {
    let says = |p: &PlacedAct<'_>| !p.act.is_state && weight(p.word()) > Weight::Light;
    says(source) && says(claim) && said(source, claim).is_none_or(Relation::is_change)
}

/// Whether a form of a word stands anywhere in the sentence of an act.
pub fn says(p: &PlacedAct<'_>, word: &str) -> bool {
    p.telling.sentences.tokens_of(p.sentence).iter().any(|t| t.is_word() && is_form(t.text(&p.telling.article.text), word))
}

/// The act that ties most with a claim's, and how the two relate; of two that tie alike, one that agrees.
pub fn nearest<'a>(sources: impl Iterator<Item = PlacedAct<'a>>, claim: &PlacedAct<'_>) -> Option<(PlacedAct<'a>, Link, ActRelation)> {
    let linked = sources.filter_map(|s| link(&s, claim).map(|l| (s, l, relate(&s, claim, &l))));
    linked.min_by_key(|(_, l, v)| (std::cmp::Reverse(l.score), *v != ActRelation::Held))
}

/// Whether a verb says little by itself: "take", "give".
fn is_light(p: &PlacedAct<'_>) -> bool {
    weight(p.word()) <= Weight::Light
}

/// How two linked acts relate, and the words of the source that show it.
pub fn relate(source: &PlacedAct<'_>, claim: &PlacedAct<'_>, link: &Link) -> ActRelation {
    let opposite = matches!(link.words, Relation::Antonym | Relation::StateChange);
    let denied = source.act.is_denied() != claim.act.is_denied();
    let mutual = |p: &PlacedAct<'_>| {
        let token = p.telling.sentences.tokens_of(p.sentence).get(p.act.word.start);
        token.is_some_and(|t| MUTUAL.word(*t).is_some())
    };
    let apart = link.agents == Alike::Other || link.themes == Alike::Other || are_elsewhere(source, claim);
    let open = |p: &PlacedAct<'_>| p.act.firmness == Firmness::Open;
    // What the source says too, in whatever clause, it does not exclude.
    let opposite = opposite && !says(source, claim.word());
    match () {
        () if link.crossed && link.words != Relation::Near && !opposite && !denied && !mutual(source) && !mutual(claim) => {
            ActRelation::Reversed
        }
        () if !opposite && !denied && !apart && link.words.is_wording() && is_led_against(source, claim) => ActRelation::Opposed,
        () if !opposite && !denied && is_renamed(source, claim, link) => ActRelation::Renamed,
        () if apart => ActRelation::Other,
        // What somebody asks for or may do is opposed to nothing that was done.
        () if opposite && !denied && open(source) != open(claim) => ActRelation::Other,
        // "They had trailed by six" and "they won": the one was over by then.
        () if opposite && !denied && source.act.is_earlier != claim.act.is_earlier => ActRelation::Other,
        // "Took part" and "gave a figure" are of two things, whoever did both.
        () if opposite
            && !denied
            && (link.themes == Alike::Same || link.agents == Alike::Same && !(is_light(source) && is_light(claim))) =>
        {
            ActRelation::Opposed
        }
        () if opposite && !denied => ActRelation::Other,
        () if !opposite && denied => ActRelation::Denied,
        () if claim.act.firmness > source.act.firmness && !hangs_on_one(source, claim) => ActRelation::Firmer,
        () => ActRelation::Held,
    }
}
