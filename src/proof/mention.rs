//! A claim where it stands, with what binds it to another mention of the same claim: what is counted, what befell it, the
//! words, names and days around it.

use super::text::{Passage, ProofText};
use crate::kind::date::Date;
use crate::kind::date::point::Grain;
use crate::kind::quantity::Quantity;
pub use crate::lexicon::story::Apart;
use crate::lexicon::story::Tie;
use crate::lexicon::{APART, FUNCTION, Lexicon, NUMERALS};
use crate::relation::{self, Weight};
use crate::story::part::{is_former, is_part};
use crate::token::{KeyMap, Kind, Span, Token};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many tokens before a number "will" is looked for.
const COMING: usize = 5;

/// One mention.
pub struct ValueMention<'a> {
    /// Its sentence.
    pub passage: &'a Passage<'a>,
    /// The place of the sentence among the passages.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// Its number alone, or the same for what has none.
    number: Span,
    // It is held against many others, and asked the same each time; most are never asked.
    words: OnceCell<MentionKeys>,
    apart: OnceCell<bool>,
    foretold: OnceCell<bool>,
}

/// Keys of words, sorted, each once.
struct MentionKeys {
    all: Vec<u64>,
    plain: Vec<u64>,
}

/// The keys that two sorted lists have in common.
pub fn common(x: &[u64], y: &[u64]) -> impl Iterator<Item = u64> {
    x.iter().filter(|w| y.binary_search(w).is_ok()).copied()
}

impl<'a> ValueMention<'a> {
    /// The mention at `span`, whose number stands at `number`.
    pub fn new(text: &'a ProofText<'_>, sentence: usize, span: Span, number: Span) -> ValueMention<'a> {
        let (words, apart, foretold) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        ValueMention { passage: &text.passages[sentence], sentence, span, number, words, apart, foretold }
    }

    fn around(&self) -> &MentionKeys {
        self.words.get_or_init(|| {
            let passage = self.passage;
            let own = passage.at(self.span);
            let around: Vec<(usize, u64)> =
                clause(passage, &own).filter(|i| !own.contains(i)).filter_map(|i| content(passage, i).map(|w| (i, w))).collect();
            let named = |i: usize| passage.line.get(i).is_some_and(|t| passage.claims.names().iter().any(|n| n.span.overlaps(t.span)));
            let sorted = |mut words: Vec<u64>| {
                words.sort_unstable();
                words.dedup();
                words
            };
            let plain = around.iter().filter(|(i, _)| !named(*i)).map(|(_, w)| *w).collect();
            MentionKeys { all: sorted(around.iter().map(|(_, w)| *w).collect()), plain: sorted(plain) }
        })
    }

    /// The content words of its clause, in their dictionary form, without its own; sorted.
    pub fn words(&self) -> &[u64] {
        &self.around().all
    }

    /// Those of them that are no part of a name: the story's persons and places bind little.
    pub fn plain(&self) -> &[u64] {
        &self.around().plain
    }

    /// Whether words around it show that it is a part, an addition, a former or a foretold state.
    pub fn is_apart(&self) -> bool {
        *self.apart.get_or_init(|| self.shows_apart())
    }

    fn shows_apart(&self) -> bool {
        let line = &self.passage.line;
        is_part(line.tokens, line.text, self.passage.at(self.span), self.passage.at(self.number)) || is_former(line.tokens, line.text)
    }

    /// Whether the sentence tells what may or would be.
    pub fn is_foretold(&self) -> bool {
        *self.foretold.get_or_init(|| finds(&APART, self.passage.line.tokens, Apart::Foretold))
    }

    /// Whether it is the text's own claim: neither quoted nor denied.
    pub fn is_own(&self) -> bool {
        !self.passage.is_quoted(self.span) && self.passage.claims.negation().is_empty()
    }

    /// Whether the mentions name other places and people: each has a name that the other lacks.
    pub fn names_differ(&self, other: &ValueMention<'_>) -> bool {
        let lacks = |a: &Passage<'_>, b: &Passage<'_>| a.claims.names().iter().any(|n| !b.claims.names().iter().any(|m| n.may_be(m)));
        lacks(self.passage, other.passage) && lacks(other.passage, self.passage)
    }

    /// Names here that the other mention and the head of the story lack.
    pub fn has_own_name(&self, other: &ValueMention<'_>, head: &[&Passage<'_>]) -> bool {
        let known = |n: &crate::kind::name::Name| {
            let sides = head.iter().copied().chain([other.passage]);
            sides.flat_map(|p| p.claims.names()).any(|m| n.may_be(m))
        };
        self.passage.claims.names().iter().any(|n| !known(n))
    }

    /// The days that the sentence names, without the mention itself.
    fn days(&self) -> impl Iterator<Item = &Date> {
        self.passage.claims.dates().iter().filter(|d| d.span != self.span && d.low.is_some() && d.grain <= Grain::Century)
    }

    /// Whether the mentions tell of other times: a day or year of the one is none of the other's, or only one names a time
    /// that is not of the story's own days.
    pub fn times_differ(&self, other: &ValueMention<'_>, story: Option<jiff::civil::Date>) -> bool {
        let meets = |a: &Date, b: &Date| a.low.zip(a.high).zip(b.low.zip(b.high)).is_none_or(|((al, ah), (bl, bh))| al < bh && bl < ah);
        let (mut mine, mut yours) = (self.days().peekable(), other.days().peekable());
        if mine.peek().is_some() && yours.peek().is_some() {
            return !mine.any(|d| other.days().any(|e| meets(d, e)));
        }
        // A year or a month alone is another time than the day that the story tells of.
        mine.chain(yours).any(|d| {
            let day = story
                .and_then(|s| Some((s.checked_sub(jiff::Span::new().days(21)).ok()?, s.checked_add(jiff::Span::new().days(21)).ok()?)));
            match (day, d.low.zip(d.high)) {
                (Some((from, to)), Some((low, high))) => high.date() < from || low.date() > to || d.grain >= Grain::Month,
                _ => d.grain >= Grain::Month || d.low.is_some(),
            }
        })
    }

    /// Whether the sentences give other amounts beside the mentions: amounts of one unit, and none in common.
    pub fn amounts_differ(&self, other: &ValueMention<'_>) -> bool {
        fn beside<'m>(m: &'m ValueMention<'_>) -> impl Iterator<Item = &'m Quantity> {
            let amounts = m.passage.claims.quantities().iter();
            amounts.filter(|q| !q.unit.is_empty() && q.low.is_some() && !q.span.overlaps(m.span))
        }
        let mut alike = beside(self).flat_map(|q| beside(other).filter(|r| r.unit == q.unit).map(move |r| (q, r))).peekable();
        alike.peek().is_some() && !alike.any(|(q, r)| q.low == r.low && q.high == r.high)
    }

    /// Whether it tells what will be: "will" stands shortly before or straight behind it.
    pub fn is_coming(&self) -> bool {
        let (line, own) = (&self.passage.line, self.passage.at(self.span));
        let to = self.passage.role == crate::article::Role::Headline;
        let will = |i: usize| line.any(i, &["will", "shall", "ll"]);
        will(own.end) || (own.start.saturating_sub(COMING)..own.start).any(|i| will(i) || to && line.is(i, "to"))
    }

    /// Whether two named sources say them.
    pub fn sources_differ(&self, other: &ValueMention<'_>) -> bool {
        if self.passage.claims.sources().is_empty() || other.passage.claims.sources().is_empty() {
            return false;
        }
        let who = |m: &ValueMention<'_>| -> BTreeSet<u64> {
            let all = m.passage.claims.sources().iter().flat_map(|s| m.passage.at(s.who));
            all.map(|i| m.passage.line.tokens[i]).filter(|t| t.is_word() && FUNCTION.word(*t).is_none()).map(|t| t.key).collect()
        };
        let (a, b) = (who(self), who(other));
        !a.is_empty() && !b.is_empty() && a.intersection(&b).next().is_none()
    }
}

fn finds(lexicon: &'static Lexicon<Apart>, tokens: &[Token], what: Apart) -> bool {
    (0..tokens.len()).any(|i| lexicon.at(tokens, i).is_some_and(|f| *f.means == what))
}

/// The clause around a range of tokens: up to a semicolon, a dash, a bracket, or a word that starts another clause.
fn clause(passage: &Passage<'_>, own: &Range<usize>) -> Range<usize> {
    let line = &passage.line;
    let ends = |i: usize| line.any(i, &[";", "(", ")"]) || passage.ties(i, Tie::ClauseEdge) || line.is_dash(i) && !line.is_hyphen(i);
    let start = (0..own.start).rev().find(|i| ends(*i)).map_or(0, |i| i + 1);
    let end = (own.end..line.tokens.len()).find(|i| ends(*i)).unwrap_or(line.tokens.len());
    start..end
}

/// A content word in its dictionary form; none for small words, marks, numbers and reporting verbs.
pub fn content(passage: &Passage<'_>, i: usize) -> Option<u64> {
    let token = passage.line.get(i)?;
    if token.kind != Kind::Word || FUNCTION.word(token).is_some() || NUMERALS.word(token).is_some() {
        return None;
    }
    // A text says most of its words more than once; a capital can make another word of one ("US").
    let text = token.text(passage.line.text);
    let form = token.key ^ u64::from(token.is_capitalised()) ^ u64::from(token.is_upper()) << 1;
    let mut known = passage.contents.borrow_mut();
    let (first, made) = *known.entry(form).or_insert_with(|| (token.span, stemmed(token, text)));
    if first.of(passage.line.text) == text { made } else { stemmed(token, text) }
}

fn stemmed(token: Token, text: &str) -> Option<u64> {
    (relation::weight(text) == Weight::Content).then(|| stem(token, text))
}

/// One key for all forms of a word: its shortest dictionary form's.
pub fn stem(token: Token, text: &str) -> u64 {
    let lemmas = relation::lemmas(text);
    let shortest = lemmas.iter().map(|l| l.text()).min_by_key(|t| (t.len(), *t));
    shortest.map_or(token.key, |t| crate::token::key(t, Kind::Word))
}

/// In how many sentences each word stands.
pub fn frequency(text: &ProofText<'_>) -> KeyMap<usize> {
    let mut count: KeyMap<usize> = KeyMap::default();
    for passage in text.body() {
        let mut words: Vec<u64> = (0..passage.line.tokens.len()).filter_map(|i| content(passage, i)).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *count.entry(word).or_default() += 1;
        }
    }
    count
}

/// The last word of a counted noun.
pub fn head(q: &Quantity) -> &str {
    q.unit.rsplit(' ').next().unwrap_or("")
}
