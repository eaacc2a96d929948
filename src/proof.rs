//! One telling in, the places where it contradicts itself out.
//!
//! Each check is a file. A finding has two places of the one text, in text order, and never says which is right. What a
//! check cannot bind it leaves alone: words of a speaker, notes of correction, page furniture and folded repeats are no
//! claims of the text. Nothing here compares two texts; [`brought_in`] asks which contradictions a newer one has of its own.
//!
//! ```
//! use recount::{proof::Proof, read, telling::Telling};
//! let telling = Telling::of(read::plain("The tunnel is 10 km (8 miles) long.".to_owned(), None));
//! assert_eq!(Proof::of(&telling).findings[0].rule.id, "unit-mismatch");
//! ```

mod found;
pub mod mention;
mod reach;
pub(crate) mod text;

use crate::budget::Budget;
use crate::finding::Finding;
use crate::telling::Telling;
use crate::token::{Span, normalised};
use text::Text;

/// What a check does: it looks at the text and appends what it finds.
type Check = fn(&Text<'_>, &mut Vec<Finding>);

macro_rules! checks {
    ($($name:ident),* $(,)?) => {
        /// Every check.
        static CHECKS: &[Check] = &[$($name::check),*];
    };
}

pub(crate) mod age;
pub(crate) mod duration;
pub(crate) mod headline;
pub(crate) mod name;
pub(crate) mod percent;
pub(crate) mod repeat;
pub(crate) mod sum;
pub(crate) mod unit;
pub(crate) mod weekday;

// A new check is a file in `proof/`, with its rule in `rule/`, its `mod` line above and one name here.
checks! {
    weekday,
    unit,
    percent,
    sum,
    duration,
    age,
    name,
    repeat,
    headline,
}

/// A text held against itself.
#[derive(Debug)]
pub struct Proof<'a> {
    /// The text.
    pub telling: &'a Telling,
    /// What was found, in no order yet; both places are in the one text.
    pub findings: Vec<Finding>,
    /// How many claims of the text were looked at.
    pub claims: usize,
    /// What was left undone.
    pub met: Vec<Budget>,
}

impl<'a> Proof<'a> {
    /// Holds a text against itself.
    pub fn of(telling: &'a Telling) -> Proof<'a> {
        let (findings, met) = run(telling, CHECKS);
        Proof { telling, findings: findings.into_iter().flatten().collect(), claims: telling.claims.count(), met }
    }
}

/// What each of some checks finds, and what was left undone.
fn run(telling: &Telling, checks: &[Check]) -> (Vec<Vec<Finding>>, Vec<Budget>) {
    let text = Text::of(telling);
    let found = |check: &Check| {
        let mut findings = Vec::new();
        check(&text, &mut findings);
        findings
    };
    let findings = checks.iter().map(found).collect();
    (findings, telling.met().chain(text.met()).collect())
}

/// The contradictions of the newer of two texts, each with whether the older one has it too; and what was left undone.
pub fn brought_in(before: &Telling, after: &Telling) -> (Vec<(Finding, bool)>, Vec<Budget>) {
    let (found, met) = run(after, CHECKS);
    // Most checks find nothing: they need not look at the older text.
    let again: Vec<Check> = CHECKS.iter().zip(&found).filter(|(_, f)| !f.is_empty()).map(|(c, _)| *c).collect();
    let old = if again.is_empty() { Vec::new() } else { run(before, &again).0 };
    let new: Vec<Finding> = found.into_iter().flatten().collect();
    let words = |f: &Finding, t: &Telling| {
        let place = |span: Option<Span>| span.map(|s| normalised(s.of(&t.article.text)));
        (f.rule.id, place(f.before), place(f.after))
    };
    let known: Vec<_> = old.iter().flatten().map(|f| words(f, before)).collect();
    let held = new.into_iter().map(|f| {
        let stands = known.contains(&words(&f, after));
        (f, stands)
    });
    (held.collect(), met)
}
