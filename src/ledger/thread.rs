//! Links of neighbours in, threads out: the cells of one claim through all versions.
//!
//! A claim without a successor is dropped; when an unlinked claim of a later version counts or names the same in a
//! sentence like the old one, the thread is taken up again. Changed words that are no value (a term, an attribution, a
//! negation) become a thread of their own, which is followed back and forth through the kept words.

use super::item::{Item, Items, Sort, Value};
use super::link::{Links, sort_of, tokens_at};
use crate::budget::Budget;
use crate::compare::Comparison;
use crate::finding::Subject;
use crate::kind::quantity::QuantityKind;
use crate::lexicon::FUNCTION;
use crate::telling::Telling;
use crate::token::{KeySet, Span};
use crate::verdict::Verdict;
use std::collections::{BTreeSet, HashMap};

/// Where a claim stands in one version.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its words.
    pub span: Span,
    /// Its index among the version's claims; none for other words.
    pub item: Option<usize>,
    /// The finding of the step before that led here, as an index.
    pub finding: Option<usize>,
}

/// One claim through all versions.
#[derive(Clone, Debug)]
pub struct Thread {
    /// What sort of claim it is.
    pub sort: Sort,
    /// One cell a version.
    pub cells: Vec<Option<Cell>>,
}

/// So many dropped claims of one kind are tried when one comes back, the newest first.
pub(crate) const MOST_DROPPED: usize = 8;
/// A claim comes back where its sentence shares this part of the shorter one's content words with the old sentence. Half
/// is what a reworded sentence keeps; less takes any two sentences of one story for one.
const ALIKE: f32 = 0.5;

/// Follows every claim through all versions.
pub fn weave(tellings: &[&Telling], items: &[Items<'_>], steps: &[Comparison<'_>], links: &[Links]) -> (Vec<Thread>, BTreeSet<Budget>) {
    let mut loom = Loom { tellings, items, threads: Vec::new(), dropped: HashMap::new(), statements: Vec::new(), met: BTreeSet::new() };
    let Some(first) = items.first() else { return Default::default() };
    let mut of_item: Vec<Option<usize>> = (0..first.list.len()).map(|i| Some(loom.start(0, i))).collect();
    for (k, (step, link)) in steps.iter().zip(links).enumerate() {
        of_item = loom.advance(k, link, &of_item);
        loom.advance_statements(k, step, links);
    }
    (loom.threads, loom.met)
}

struct Loom<'a> {
    tellings: &'a [&'a Telling],
    items: &'a [Items<'a>],
    threads: Vec<Thread>,
    /// Dropped claims by what they are about.
    dropped: HashMap<String, Vec<usize>>,
    /// Threads of other words that stand in the newest version, with their place there.
    statements: Vec<(Span, usize)>,
    /// What was left undone.
    met: BTreeSet<Budget>,
}

impl Loom<'_> {
    fn begin(&mut self, sort: Sort) -> usize {
        self.threads.push(Thread { sort, cells: vec![None; self.tellings.len()] });
        self.threads.len() - 1
    }

    /// Starts a thread with a claim.
    fn start(&mut self, version: usize, item: usize) -> usize {
        let found = &self.items[version].list[item];
        let thread = self.begin(found.sort());
        self.threads[thread].cells[version] = Some(Cell { span: found.span, item: Some(item), finding: None });
        thread
    }

    /// Takes the claims of version `k` to the next one; gives the thread of each claim there.
    fn advance(&mut self, k: usize, link: &Links, of_item: &[Option<usize>]) -> Vec<Option<usize>> {
        let next = &self.items[k + 1];
        let mut threads: Vec<Option<usize>> = vec![None; next.list.len()];
        for (i, thread) in of_item.iter().enumerate().filter_map(|(i, t)| t.map(|t| (i, t))) {
            match link.to_after[i] {
                Some(j) => {
                    self.threads[thread].cells[k + 1] = Some(Cell { span: next.list[j].span, item: Some(j), finding: link.judged[i] });
                    threads[j] = Some(thread);
                }
                None => self.dropped.entry(hook(&self.items[k].list[i])).or_default().push(thread),
            }
        }
        for (j, slot) in threads.iter_mut().enumerate() {
            if slot.is_none() {
                *slot = Some(self.taken_up(k + 1, j).unwrap_or_else(|| self.start(k + 1, j)));
            }
        }
        threads
    }

    /// The dropped thread that a claim of `version` takes up again.
    fn taken_up(&mut self, version: usize, item: usize) -> Option<usize> {
        let found = &self.items[version].list[item];
        let waiting = self.dropped.get_mut(&hook(found))?;
        let here = content(self.tellings[version], found.sentence);
        let from = waiting.len().saturating_sub(MOST_DROPPED);
        if from > 0 {
            self.met.insert(Budget::LedgerDropped);
        }
        let like = |thread: usize| {
            let (at, cell) = self.threads[thread].cells.iter().enumerate().rev().find_map(|(v, c)| c.as_ref().map(|c| (v, c)))?;
            let old = &self.items[at].list[cell.item?];
            let before = content(self.tellings[at], old.sentence);
            let shared = here.intersection(&before).count();
            let related = !matches!(old.relation(found).verdict, Verdict::Unclear);
            let share = shared as f32 / here.len().min(before.len()).max(1) as f32;
            (related && shared >= 2 && share >= ALIKE).then_some(shared)
        };
        let (_, at) = (from..waiting.len()).filter_map(|n| like(waiting[n]).map(|s| (s, n))).max()?;
        let thread = waiting.remove(at);
        self.threads[thread].cells[version] = Some(Cell { span: found.span, item: Some(item), finding: None });
        Some(thread)
    }

    /// Follows words that are no value through step `k`, and starts threads for those that changed in it.
    fn advance_statements(&mut self, k: usize, step: &Comparison<'_>, links: &[Links]) {
        let mut findings: Vec<usize> = (0..step.findings.len()).filter(|i| sort_of(&step.findings[*i]) == Sort::Statement).collect();
        // What a correction rule says is about another finding's words.
        findings.retain(|i| !matches!(step.findings[*i].rule.subject, Subject::Sentence | Subject::Note));
        findings.sort_by_key(|i| step.findings[*i].before.map(|s| (s.start, s.end)));
        let old = std::mem::take(&mut self.statements);
        let mut followed = vec![false; old.len()];
        for i in findings {
            let (Some(before), Some(after)) = (step.findings[i].before, step.findings[i].after) else { continue };
            let at = old.partition_point(|(s, _)| s.start < before.end);
            let known = at.checked_sub(1).filter(|n| old[*n].0.overlaps(before) && !followed[*n]);
            let thread = match known {
                Some(n) => {
                    followed[n] = true;
                    old[n].1
                }
                None => self.start_statement(k, before, links),
            };
            self.threads[thread].cells[k + 1] = Some(Cell { span: after, item: None, finding: Some(i) });
            self.statements.push((after, thread));
        }
        for ((span, thread), _) in old.iter().zip(&followed).filter(|(_, followed)| !**followed) {
            if let Some(span) = links[k].forward(self.tellings[k], self.tellings[k + 1], *span) {
                self.threads[*thread].cells[k + 1] = Some(Cell { span, item: None, finding: None });
                self.statements.push((span, *thread));
            }
        }
        self.statements.sort_unstable();
    }

    /// A thread of other words that stand in version `k`, followed back to where they first stood.
    fn start_statement(&mut self, k: usize, at: Span, links: &[Links]) -> usize {
        let thread = self.begin(Sort::Statement);
        let mut span = Some(at);
        for version in (0..=k).rev() {
            let Some(found) = span else { break };
            self.threads[thread].cells[version] = Some(Cell { span: found, item: None, finding: None });
            span = version.checked_sub(1).and_then(|v| links[v].back(self.tellings[v], self.tellings[version], found));
        }
        thread
    }
}

/// What a claim is about, for finding it again: the event or noun that is counted, the day, the bearer, the first words.
fn hook(item: &Item<'_>) -> String {
    match &item.value {
        Value::Quantity(q) if q.kind == QuantityKind::Count => {
            format!("q {}", q.event.map_or(q.unit.rsplit(' ').next().unwrap_or(""), |e| e.name))
        }
        Value::Quantity(q) => format!("q {:?}", q.kind),
        Value::Date(_) => "d".to_owned(),
        Value::Name(n) => format!("n {:x}", n.keys.last().copied().unwrap_or(0)),
        Value::Quotation(words) => format!("w {:x?}", &words[..words.len().min(2)]),
    }
}

/// The content words of a sentence.
fn content(t: &Telling, sentence: usize) -> KeySet {
    t.sentences.tokens_of(sentence).iter().filter(|t| t.is_word() && FUNCTION.word(**t).is_none()).map(|t| t.key).collect()
}

/// The words of a span as keys: what two cells without a value are compared by.
pub fn keys(t: &Telling, span: Span) -> Vec<u64> {
    t.sentences.tokens[tokens_at(t, span)].iter().filter(|t| t.is_word()).map(|t| t.key).collect()
}
