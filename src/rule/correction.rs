//! Corrections: notes on the article itself, and the changes that they disclose or leave unsaid.
//!
//! A note ("An earlier version of this article said…") quotes the old wording and claims nothing of the story. It is
//! held against the changes that were found: one whose differing words stand in a new note is disclosed by it. Notes
//! that stand on both sides are old and disclose nothing. Both sides' notes count, so that exchanging the sides does.

use super::sentence::{CLAIM_ADDED, CLAIM_REMOVED};
use crate::article::Role;
use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::finding::{Finding, Level, Rule};
use crate::kind::quantity::words::Role as NumeralRole;
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::frame::Reporting;
use crate::lexicon::{FUNCTION, NUMERALS, REPORTING};
use crate::relation::lemmas;
use crate::telling::Telling;
use crate::token::{Kind, Span, Token};
use crate::verdict::Verdict;
use std::collections::BTreeSet;

rules! {
    /// # What it reports
    /// A change that must be checked, between two published versions, that no correction note names.
    /// # Why it matters
    /// Readers of the earlier version were told otherwise and cannot know it. Newsrooms owe them a note.
    /// # Not reported
    /// Drafts: both versions must carry a day of publication or an address, and not two addresses or two outlets. A measure that a later bulletin gives anew. A
    /// change that a new note names in its old or its new wording. Where the article has no new note at all, it is said
    /// once.
    CORRECTION_UNDISCLOSED = "correction-undisclosed", Warning, Note, Pair, mirror CORRECTION_UNDISCLOSED,
        fires "Published: 4 March 2026\n\nThe fire killed 13 miners in Weirdale." => "Published: 4 March 2026\n\nThe fire killed 31 miners in Weirdale.",
        silent "Published: 4 March 2026\n\nThe fire killed 13 miners in Weirdale." => "Published: 4 March 2026\n\nThe fire killed 31 miners in Weirdale.\n\nCorrection: An earlier version of this article said that 13 miners were killed.";
}

/// Corrections.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

/// A note that one side lacks, or tells in other words.
struct Note {
    /// Its first sentence that says something.
    text: String,
    /// Its words in every form they can be a form of.
    words: BTreeSet<String>,
}

/// Reports notes that came or went.
fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    for (t, list, before) in [(c.before, &c.alignment.removed, true), (c.after, &c.alignment.added, false)] {
        for &i in list.iter().filter(|i| t.sentences.list[**i].role == Role::Note && t.sentences.words_of(**i) > 1) {
            let span = Some(t.sentences.list[i].span);
            out.push(Finding {
                rule: if before { &CLAIM_REMOVED } else { &CLAIM_ADDED },
                raise: 0,
                verdict: if before { Verdict::Removed } else { Verdict::Added },
                before: span.filter(|_| before),
                after: span.filter(|_| !before),
                reason: format!("a note on the article itself that only the side {} has", if before { "before" } else { "after" }),
                key: "note".to_owned(),
                evidence: Vec::new(),
            });
        }
    }
}

/// Ties each change to the note that names it, and reports those that none names. Runs when all else is found.
pub fn disclose(c: &mut Comparison<'_>) {
    let notes: Vec<Note> = notes(c);
    // "12 July, evening update": what is measured each day is no correction.
    let (b, a) = (&c.before.article, &c.after.article);
    let bulletin = b.update_line && a.update_line && b.updated.max(b.published) != a.updated.max(a.published);
    let mut undisclosed = Vec::new();
    for i in 0..c.findings.len() {
        let finding = &c.findings[i];
        let (Some(b), Some(a)) = (finding.before, finding.after) else { continue };
        // Few articles have a note, and the forms of words are dear.
        let said = (!notes.is_empty())
            .then(|| (FindingWords::new(c.before, b), FindingWords::new(c.after, a)))
            .and_then(|(x, y)| notes.iter().find(|n| names(n, &x, &y)).map(|n| format!("{DISCLOSES}: “{}”", n.text)));
        match said {
            Some(said) => c.findings[i].evidence.push(said),
            None if must_check(finding) && !(bulletin && is_measure(c, finding)) => undisclosed.push(i),
            None => {}
        }
    }
    // The first of both texts together, whichever side is called before.
    let place = |f: &Finding| f.before.map_or(0, |s| u64::from(s.start)) + f.after.map_or(0, |s| u64::from(s.start));
    undisclosed.sort_by_key(|i| place(&c.findings[*i]));
    let many = undisclosed.len();
    let new: Vec<Finding> = undisclosed
        .iter()
        .take(if notes.is_empty() { 1 } else { many })
        .map(|i| {
            let f = &c.findings[*i];
            let reason = match (notes.is_empty(), many) {
                (false, _) => "the correction note does not name this change".to_owned(),
                (true, 1) => "published versions differ here, and no note says so".to_owned(),
                (true, 2) => "published versions differ here and in one more place, and no note says so".to_owned(),
                (true, n) => format!("published versions differ here and in {} more places, and no note says so", n - 1),
            };
            Finding {
                rule: &CORRECTION_UNDISCLOSED,
                raise: 0,
                reason,
                key: "correction".to_owned(),
                evidence: vec![f.rule.id.to_owned()],
                ..f.clone()
            }
        })
        .collect();
    c.findings.extend(new);
}

/// Whether a finding is of a size or a share: "40,120 acres", "51 % full".
fn is_measure(c: &Comparison<'_>, f: &Finding) -> bool {
    let told = |s: Span| c.before.sentences.at(s).map(|i| c.before.claims.in_sentence(i).quantities());
    let measured = |q: &Quantity| matches!(q.kind, QuantityKind::Dimension | QuantityKind::Percentage | QuantityKind::Temperature);
    f.before.is_some_and(|s| told(s).is_some_and(|list| list.iter().any(|q| q.span.overlaps(s) && measured(q))))
}

/// Whether the change must be checked, whichever side is called before.
fn must_check(f: &Finding) -> bool {
    let error = |rule: &Rule| rule.level.stepped(f.raise) == Level::Error;
    error(f.rule) && error(f.rule.mirror)
}

/// Whether both sides are published versions of one article: each has a day or an address, and neither has another's.
pub fn published(c: &Comparison<'_>) -> bool {
    let (b, a) = (&c.before.article, &c.after.article);
    let out = |x: &crate::article::Article| x.published.is_some() || x.updated.is_some() || x.url.is_some();
    let one = |x: &Option<String>, y: &Option<String>| x.is_none() || y.is_none() || x == y;
    out(b) && out(a) && one(&b.url, &a.url) && one(&b.outlet, &a.outlet)
}

/// The notes that one side lacks or words otherwise, by paragraph.
fn notes(c: &Comparison<'_>) -> Vec<Note> {
    let mut out = Vec::new();
    for (t, other, alone, before) in [(c.before, c.after, &c.alignment.removed, true), (c.after, c.before, &c.alignment.added, false)] {
        let is_note = |i: &usize| t.sentences.list[*i].role == Role::Note && !t.sentences.list[*i].folded;
        let mut list: Vec<usize> = alone.iter().copied().filter(is_note).collect();
        for group in &c.alignment.groups {
            let (own, there) = if before { (&group.before, &group.after) } else { (&group.after, &group.before) };
            let keys = |t: &Telling, list: &[usize]| {
                list.iter().flat_map(|i| t.sentences.tokens_of(*i)).filter(|t| t.is_word()).map(|t| t.key).collect::<Vec<_>>()
            };
            if own.iter().any(is_note) && keys(t, own) != keys(other, there) {
                list.extend(own);
            }
        }
        list.sort_unstable();
        for block in list.chunk_by(|i, j| t.sentences.list[*i].block == t.sentences.list[*j].block) {
            let words = block.iter().flat_map(|i| FindingWords::of_tokens(t, t.sentences.tokens_of(*i)).telling).collect();
            let longest = block.iter().copied().max_by_key(|i| (t.sentences.words_of(*i), std::cmp::Reverse(*i)));
            let text = longest.map(|i| shortened(t.sentences.list[i].span.of(&t.article.text), SHOWN)).unwrap_or_default();
            out.push(Note { text, words });
        }
    }
    out
}

/// What begins the evidence that a correction note names a change.
pub const DISCLOSES: &str = "a note discloses it";

/// How much of a note is quoted as evidence, in characters.
const SHOWN: usize = 120;

/// The words of one side of a finding, and those of the sentence around them.
struct FindingWords {
    /// Every form of each word of the finding that says something.
    telling: BTreeSet<String>,
    /// One entry a word: its forms.
    each: Vec<BTreeSet<String>>,
    /// Every form of the words around them.
    around: BTreeSet<String>,
}

impl FindingWords {
    fn new(t: &Telling, span: Span) -> FindingWords {
        let tokens = t.sentences.at(span).map_or(&[][..], |i| t.sentences.tokens_of(i));
        let (inside, outside): (Vec<Token>, Vec<Token>) = tokens.iter().partition(|t| t.span.overlaps(span));
        FindingWords { around: FindingWords::of_tokens(t, &outside).telling, ..FindingWords::of_tokens(t, &inside) }
    }
    fn of_tokens(t: &Telling, tokens: &[Token]) -> FindingWords {
        let names = |t: Token| FUNCTION.word(t).is_none() && REPORTING.word(t).is_none_or(|r| *r != Reporting::Say);
        let says = |t: &&Token| t.kind == Kind::Number || t.kind == Kind::Word && names(**t);
        let each: Vec<BTreeSet<String>> = tokens.iter().filter(says).map(|x| forms(*x, &t.article.text)).collect();
        FindingWords { telling: each.iter().flatten().cloned().collect(), each, around: BTreeSet::new() }
    }
    /// The words that the other side lacks.
    fn without<'a>(&'a self, other: &FindingWords) -> Vec<&'a BTreeSet<String>> {
        self.each.iter().filter(|w| w.is_disjoint(&other.telling)).collect()
    }
}

/// A word as it stands, without grouping marks, and the dictionary forms that it can be a form of; "twelve" is also 12.
fn forms(token: Token, text: &str) -> BTreeSet<String> {
    let plain = crate::token::normalised(token.text(text));
    let bare = if token.kind == Kind::Number { plain.replace(',', "") } else { plain };
    let small = NUMERALS
        .word(token)
        .filter(|n| matches!(n.role, NumeralRole::Small | NumeralRole::Teen | NumeralRole::Tens))
        .map(|n| n.value.to_string());
    lemmas(&bare).iter().map(|l| l.text().to_owned()).chain(small).chain([bare.clone()]).collect()
}

/// The start of a text, cut between words.
fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..end].trim_end())
}

/// Whether the note names the change: the words that only one side has, with one of those around them; where no word
/// differs (a denial, an exchange), all of them. Who said it is in every note, and names nothing.
fn names(note: &Note, x: &FindingWords, y: &FindingWords) -> bool {
    let held = |w: &BTreeSet<String>| !w.is_disjoint(&note.words);
    let (b, a) = (x.without(y), y.without(x));
    if b.is_empty() && a.is_empty() {
        return !x.each.is_empty() && x.each.iter().chain(&y.each).all(held);
    }
    let tied = x.around.iter().chain(&y.around).chain(x.telling.intersection(&y.telling)).any(|w| note.words.contains(w));
    let all = |list: &[&BTreeSet<String>]| !list.is_empty() && list.iter().all(|w| held(w));
    tied && (all(&b) || all(&a))
}
