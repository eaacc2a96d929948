//! What several tellings come to, as it was found, in; its report out.

use super::figure::Figure;
use super::ledger::{LedgerRow, Step, Value, View};
use super::lines::Lines;
use super::make::{accounting, aligned, changed, degraded, document, entries, entry, summary};
use super::plain::squeezed;
use super::proof::contradictions;
use super::suppress;
use super::unchecked;
use super::whole::Report;
use super::wire::{Accounting, Entry, Place, SCHEMA, Summary};
use crate::budget::Budget;
use crate::compare::Comparison;
use crate::crosscheck::{self, Matrix};
use crate::finding::{Finding, Level};
use crate::ledger::item::Sort;
use crate::ledger::{self, Ledger, Standing};
use crate::settings::Settings;
use crate::telling::Telling;
use crate::token::Span;

/// What was found in a chain of versions.
pub(crate) struct Chain<'a> {
    /// The versions, the oldest first.
    pub tellings: Vec<&'a Telling>,
    /// Each version against the one before it.
    pub steps: Vec<Comparison<'a>>,
    /// The last version against the first.
    pub ends: Option<Comparison<'a>>,
    /// One row a claim.
    pub ledger: Ledger,
    /// The contradictions of the last version, each with whether the one that it is shown against has it too.
    pub own: (Vec<(Finding, bool)>, Vec<Budget>),
}

impl Report {
    /// The report of three or more successive versions with these names.
    ///
    /// `accounting` and `alignment` hold the last version against the first; those of each step are in `steps`.
    pub(crate) fn of_chain(chain: Chain<'_>, names: &[&str], view: View, settings: &Settings) -> Report {
        let Chain { tellings, steps, ends, ledger, own } = chain;
        let lines: Vec<Lines> = tellings.iter().map(|t| Lines::new(&t.article.text)).collect();
        let last = tellings.len().saturating_sub(1);
        let shown: Vec<(usize, usize, &Comparison<'_>)> = match view {
            View::Steps => steps.iter().enumerate().map(|(k, c)| (k, k + 1, c)).collect(),
            View::Ends => ends.iter().map(|c| (0, last, c)).collect(),
        };
        let mut findings: Vec<_> = shown.iter().flat_map(|(b, a, c)| entries(c, [(*b, &lines[*b]), (*a, &lines[*a])], settings)).collect();
        // The last text is what will be printed.
        let mut met: Vec<_> = steps.iter().chain(&ends).flat_map(|c| c.met.iter().copied()).collect();
        if let Some((_, _, c)) = shown.last() {
            let (found, undone) = own;
            findings.extend(contradictions(found, c.after, last, findings.is_empty(), settings));
            met.extend(undone);
        }
        // Within one severity the steps stay in order.
        findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
        let mut documents: Vec<_> = tellings.iter().zip(names).enumerate().map(|(i, (t, name))| document(i, name, t)).collect();
        for (b, a, c) in &shown {
            changed(&mut documents, [*b, *a], c);
        }
        let compared: Vec<&Comparison<'_>> = shown.iter().map(|(_, _, c)| *c).collect();
        let row = |r: ledger::Row| LedgerRow {
            figures: figures(&tellings, r.sort, &r.cells),
            claim: squeezed(&r.claim),
            sort: r.sort,
            cells: r.cells.iter().enumerate().map(|(v, s)| s.map(|s| lines[v].place(v, tellings[v], s))).collect(),
            verdict: r.standing,
            reason: r.reason,
            changes: r.changes,
            values: Vec::new(),
        };
        met.extend(ledger.met);
        let mut report = Report {
            schema: SCHEMA,
            command: "diff",
            documents,
            summary: summary(&findings, &compared),
            findings,
            accounting: ends.as_ref().map(accounting).unwrap_or_default(),
            suppressions: Vec::new(),
            unchecked: shown.iter().flat_map(|(b, a, c)| unchecked::of_comparison(c, [(*b, &lines[*b]), (*a, &lines[*a])])).collect(),
            alignment: ends.as_ref().map(aligned).unwrap_or_default(),
            origins: Vec::new(),
            degraded: degraded(met),
            ledger: Some(ledger.rows.into_iter().map(row).collect()),
            steps: steps
                .iter()
                .enumerate()
                .map(|(k, c)| Step { before: k, after: k + 1, accounting: accounting(c), alignment: aligned(c) })
                .collect(),
        };
        let texts: Vec<(usize, &Telling)> = shown.iter().map(|(_, a, c)| (*a, c.after)).collect();
        suppress::apply(&mut report, &texts, settings);
        report.bound();
        report
    }
}

impl Report {
    /// The report of several outlets on one event, with these names.
    pub(crate) fn of_outlets(tellings: &[&Telling], matrix: Matrix, names: &[&str], settings: &Settings) -> Report {
        let lines: Vec<Lines> = tellings.iter().map(|t| Lines::new(&t.article.text)).collect();
        let place = |document: usize, span| lines[document].place(document, tellings[document], span);
        let mut findings: Vec<Entry> = Vec::new();
        for d in &matrix.differences {
            let severity = settings.level(d.finding.rule, d.finding.raise);
            let before = d.finding.before.map(|s| place(d.before, s));
            let after = d.after.zip(d.finding.after).map(|(document, s)| place(document, s));
            if severity != Level::Off {
                findings.push(entry(&d.finding, severity, before, after));
            }
        }
        findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
        let rows: Vec<LedgerRow> = matrix.rows.into_iter().map(|r| wire(tellings, r, place)).collect();
        let told = rows.iter().filter(|r| r.verdict != Standing::Alone).count();
        let mut report = Report {
            schema: SCHEMA,
            command: "crosscheck",
            documents: tellings.iter().zip(names).enumerate().map(|(i, (t, name))| document(i, name, t)).collect(),
            summary: Summary { claims_paired: told, claims_unpaired: rows.len() - told, ..summary(&findings, &[]) },
            findings,
            accounting: Accounting::default(),
            unchecked: Vec::new(),
            suppressions: Vec::new(),
            alignment: Vec::new(),
            ledger: Some(rows),
            steps: Vec::new(),
            origins: matrix.origins,
            degraded: degraded(matrix.met),
        };
        report.bound();
        report
    }
}

/// The numbers of a row that is about a quantity.
fn figures(tellings: &[&Telling], sort: Sort, cells: &[Option<Span>]) -> Vec<Option<Figure>> {
    let of = |(d, span): (usize, &Option<Span>)| span.and_then(|s| Figure::at(tellings.get(d)?, s));
    if sort == Sort::Quantity { cells.iter().enumerate().map(of).collect() } else { Vec::new() }
}

fn wire(tellings: &[&Telling], row: crosscheck::MatrixRow, place: impl Fn(usize, Span) -> Place) -> LedgerRow {
    let figures = figures(tellings, row.sort, &row.cells);
    let cells: Vec<Option<Place>> = row.cells.iter().enumerate().map(|(d, s)| s.map(|s| place(d, s))).collect();
    let text = |d: Option<&usize>| d.and_then(|d| cells[*d].as_ref()).map_or_else(String::new, |p| squeezed(&p.text));
    let values = row.values.into_iter().map(|v| Value { text: text(v.documents.first()), documents: v.documents, origins: v.origins });
    LedgerRow {
        claim: squeezed(&row.claim),
        sort: row.sort,
        values: values.collect(),
        verdict: row.standing,
        reason: row.reason,
        changes: Vec::new(),
        figures,
        cells,
    }
}
