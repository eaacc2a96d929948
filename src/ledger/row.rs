//! Threads in, rows out: what became of each claim, in one word and one line.
//!
//! Mentions of one claim (the toll of the headline and of the body) are one row where they never disagree. A row says
//! where a claim first stood, where it changed, was dropped and came back, and whether it returned to an earlier value.

use super::item::{Item, Items, Sort, Value};
use super::label::label;
use super::thread::{Cell, Thread, keys};
use crate::budget::Budget;
use crate::compare::Comparison;
use crate::compare::quantity::show;
use crate::finding::Level;
use crate::telling::Telling;
use crate::token::Span;
use crate::verdict::Verdict;
use schemars::JsonSchema;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// What the cells of a row say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The same in every version that tells it.
    Same,
    /// The same in other words.
    Equivalent,
    /// Made more exact.
    Refined,
    /// Said more firmly, more prominently or on better authority.
    Raised,
    /// A later version has it, the first has not.
    Added,
    /// Made less exact.
    Widened,
    /// Said less firmly, less prominently or on lesser authority.
    Lowered,
    /// Two values that share some possibilities.
    Overlapping,
    /// Two values that cannot be compared.
    Unclear,
    /// The last version has it no more.
    Removed,
    /// Dropped, and told again.
    Returned,
    /// Two values that cannot both be true.
    Conflicting,
    /// It returned to a value that it had before.
    Reversed,
    /// Several outlets tell the same.
    Agreed,
    /// Several outlets tell it differently, and all can be right.
    Compatible,
    /// One outlet alone tells it.
    Alone,
}

impl Standing {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Same => "same",
            Standing::Equivalent => "equivalent",
            Standing::Refined => "refined",
            Standing::Raised => "raised",
            Standing::Added => "added",
            Standing::Widened => "widened",
            Standing::Lowered => "lowered",
            Standing::Overlapping => "overlapping",
            Standing::Unclear => "unclear",
            Standing::Removed => "removed",
            Standing::Returned => "returned",
            Standing::Conflicting => "conflicting",
            Standing::Reversed => "reversed",
            Standing::Agreed => "agreed",
            Standing::Compatible => "compatible",
            Standing::Alone => "alone",
        }
    }

    /// How much a row in this standing deserves an editor's eye.
    pub fn level(self) -> Level {
        match self {
            Standing::Same | Standing::Equivalent | Standing::Alone => Level::Off,
            Standing::Refined | Standing::Raised | Standing::Added | Standing::Agreed | Standing::Compatible => Level::Info,
            Standing::Widened | Standing::Lowered | Standing::Overlapping | Standing::Unclear | Standing::Removed | Standing::Returned => {
                Level::Warning
            }
            Standing::Conflicting | Standing::Reversed => Level::Error,
        }
    }

    fn from_verdict(verdict: Verdict) -> Standing {
        match verdict {
            Verdict::Same => Standing::Same,
            Verdict::Equivalent => Standing::Equivalent,
            Verdict::Refined => Standing::Refined,
            Verdict::Widened => Standing::Widened,
            Verdict::Overlapping => Standing::Overlapping,
            Verdict::Conflicting => Standing::Conflicting,
            Verdict::Unclear => Standing::Unclear,
            Verdict::Added => Standing::Added,
            Verdict::Removed => Standing::Removed,
            Verdict::Raised => Standing::Raised,
            Verdict::Lowered => Standing::Lowered,
        }
    }
}

/// A claim that changed between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// The earlier document's id.
    pub from: usize,
    /// The later document's id.
    pub to: usize,
    /// How the two values relate.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
}

/// One claim through all versions.
#[derive(Clone, Debug)]
pub struct Row {
    /// What sort of claim it is.
    pub sort: Sort,
    /// The claim in a few words, its value left out.
    pub claim: String,
    /// Where each version tells it.
    pub cells: Vec<Option<Span>>,
    /// What the cells say together.
    pub standing: Standing,
    /// Where it first stood, changed, was dropped and came back.
    pub reason: String,
    /// Its changes, in order.
    pub changes: Vec<Change>,
}

/// So many different values of one claim are remembered, to tell a return to one of them.
pub(crate) const MOST_VALUES: usize = 16;
/// So many mentions of one count are tried as the same claim.
pub(crate) const MOST_MENTIONS: usize = 32;

/// What the cells of a thread can be read from.
struct Versions<'a> {
    tellings: &'a [&'a Telling],
    items: &'a [Items<'a>],
    steps: &'a [Comparison<'a>],
    /// What was left undone.
    met: RefCell<BTreeSet<Budget>>,
}

/// The rows of all threads, in the order in which the versions tell them, and what was left undone.
pub fn rows(tellings: &[&Telling], items: &[Items<'_>], steps: &[Comparison<'_>], threads: Vec<Thread>) -> (Vec<Row>, BTreeSet<Budget>) {
    let told = Versions { tellings, items, steps, met: RefCell::default() };
    let mut threads = told.merged(threads);
    let place = |t: &Thread| t.cells.iter().enumerate().find_map(|(v, c)| c.as_ref().map(|c| (c.span.start, v, c.span.end)));
    threads.sort_by_key(|t| (place(t), t.sort));
    let rows = threads.iter().map(|t| told.row(t)).collect();
    (rows, told.met.into_inner())
}

impl Versions<'_> {
    fn item(&self, version: usize, cell: &Cell) -> Option<&Item<'_>> {
        cell.item.map(|i| &self.items[version].list[i])
    }

    /// Joins mentions of one claim that agree wherever both are told, and are both told somewhere.
    fn merged(&self, threads: Vec<Thread>) -> Vec<Thread> {
        let mut kept: Vec<Thread> = Vec::new();
        let mut by_noun: HashMap<String, Vec<usize>> = HashMap::new();
        for thread in threads {
            let Some(noun) = self.noun(&thread) else {
                kept.push(thread);
                continue;
            };
            let bucket = by_noun.entry(noun).or_default();
            match bucket.iter().rev().take(MOST_MENTIONS).find(|k| self.agree(&kept[**k], &thread)) {
                Some(&k) => {
                    // The body names what is counted where a headline leaves it out.
                    let fuller = !self.is_full(&kept[k]) && self.is_full(&thread);
                    for (mine, other) in kept[k].cells.iter_mut().zip(thread.cells) {
                        *mine = if fuller { other.or(mine.take()) } else { mine.take().or(other) };
                    }
                }
                None => {
                    if bucket.len() > MOST_MENTIONS {
                        self.met.borrow_mut().insert(Budget::LedgerMentions);
                    }
                    bucket.push(kept.len());
                    kept.push(thread);
                }
            }
        }
        kept
    }

    /// What a thread is about, where mentions of it can be told to be one claim: what is counted, or who bears a name.
    fn noun(&self, thread: &Thread) -> Option<String> {
        let (version, cell) = thread.cells.iter().enumerate().find_map(|(v, c)| c.as_ref().map(|c| (v, c)))?;
        match &self.item(version, cell)?.value {
            Value::Quantity(q) => {
                let noun = q.event.map_or(q.unit.rsplit(' ').next().unwrap_or(""), |e| e.name);
                (!noun.is_empty()).then(|| format!("q {noun}"))
            }
            Value::Name(n) => n.keys.last().map(|k| format!("n {k:x}")),
            _ => None,
        }
    }

    /// Whether the first mention names what it counts.
    fn is_full(&self, thread: &Thread) -> bool {
        let first = thread.cells.iter().enumerate().find_map(|(v, c)| self.item(v, c.as_ref()?));
        first.is_none_or(|i| !matches!(i.value, Value::Quantity(q) if q.unit_span.is_none()))
    }

    fn agree(&self, x: &Thread, y: &Thread) -> bool {
        let value = |version: usize, cell: &Cell| match self.item(version, cell).map(|i| &i.value) {
            Some(Value::Quantity(q)) => show(q),
            // All mentions that share the last word name one bearer, unless a rule found another one.
            _ => String::new(),
        };
        let renamed = |t: &Thread| t.sort == Sort::Name && t.cells.iter().flatten().any(|c| c.finding.is_some());
        let both = || x.cells.iter().zip(&y.cells).enumerate().filter_map(|(v, (x, y))| Some((v, x.as_ref()?, y.as_ref()?)));
        let met = x.sort == Sort::Name || both().next().is_some();
        met && !renamed(x) && !renamed(y) && both().all(|(v, x, y)| value(v, x) == value(v, y))
    }

    fn row(&self, thread: &Thread) -> Row {
        let mut standing = Standing::Same;
        let mut changes = Vec::new();
        let mut notes = Vec::new();
        // Each different value, where it stood first.
        let mut values: Vec<(usize, &Cell)> = Vec::new();
        let mut last: Option<(usize, &Cell)> = None;
        for (version, cell) in thread.cells.iter().enumerate() {
            let Some(cell) = cell else {
                if last.is_some_and(|(at, _)| at + 1 == version) {
                    notes.push(format!("dropped in version {}", version + 1));
                }
                continue;
            };
            let Some((from, before)) = last.replace((version, cell)) else {
                values.push((version, cell));
                if version > 0 {
                    notes.push(format!("first told in version {}", version + 1));
                    standing = standing.max(Standing::Added);
                }
                continue;
            };
            if from + 1 < version {
                notes.push(format!("told again in version {}", version + 1));
                standing = standing.max(Standing::Returned);
            }
            let (verdict, reason) = self.change((from, before), (version, cell));
            standing = standing.max(Standing::from_verdict(verdict));
            if matches!(verdict, Verdict::Same | Verdict::Equivalent) {
                continue;
            }
            let same = |x: &(usize, &Cell)| matches!(self.relation(*x, (version, cell)).0, Verdict::Same | Verdict::Equivalent);
            match values.iter().find(|x| same(x)) {
                Some((first, _)) => {
                    notes.push(format!("version {} returns to the value of version {}", version + 1, first + 1));
                    standing = Standing::Reversed;
                }
                None => {
                    notes.push(format!("changed in version {}: {reason}", version + 1));
                    if values.len() < MOST_VALUES {
                        values.push((version, cell));
                    } else {
                        self.met.borrow_mut().insert(Budget::LedgerValues);
                    }
                }
            }
            changes.push(Change { from, to: version, verdict, reason });
        }
        if thread.cells.last().is_some_and(Option::is_none) {
            standing = standing.max(Standing::Removed);
        }
        let reason = if notes.is_empty() { stands(standing).to_owned() } else { notes.join("; ") };
        let cells = thread.cells.iter().map(|c| c.as_ref().map(|c| c.span)).collect();
        Row { sort: thread.sort, claim: self.label(thread), cells, standing, reason, changes }
    }

    /// What became of a claim from one version that tells it to the next.
    fn change(&self, before: (usize, &Cell), after: (usize, &Cell)) -> (Verdict, String) {
        if before.0 + 1 < after.0 {
            return self.relation(before, after);
        }
        match after.1.finding.map(|i| &self.steps[before.0].findings[i]) {
            Some(f) => (f.verdict, f.reason.clone()),
            // No rule found a change: what differs is wording.
            None if self.keys(before) == self.keys(after) => (Verdict::Same, String::new()),
            None => (Verdict::Equivalent, String::new()),
        }
    }

    fn relation(&self, before: (usize, &Cell), after: (usize, &Cell)) -> (Verdict, String) {
        if let (Some(x), Some(y)) = (self.item(before.0, before.1), self.item(after.0, after.1)) {
            let found = x.relation(y);
            return (found.verdict, found.reason);
        }
        if self.keys(before) == self.keys(after) {
            (Verdict::Same, "the same words".to_owned())
        } else {
            (Verdict::Unclear, "other words".to_owned())
        }
    }

    fn keys(&self, (version, cell): (usize, &Cell)) -> Vec<u64> {
        keys(self.tellings[version], cell.span)
    }

    /// The claim in a few words: what is counted and what befell it, or the words around it.
    fn label(&self, thread: &Thread) -> String {
        let Some((version, cell)) = thread.cells.iter().enumerate().find_map(|(v, c)| c.as_ref().map(|c| (v, c))) else {
            return String::new();
        };
        label(self.tellings[version], cell.span, self.item(version, cell))
    }
}

fn stands(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => "the same in every version",
        _ => "the same in every version, in other words",
    }
}
