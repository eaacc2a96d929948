//! The pieces of reports for a terminal: findings in columns, counts of words, styles.

use super::plain::squeezed;
use super::shorten::{SIDE, shortened, width};
use super::whole::Report;
use super::wire::{Entry, Look, Place};
use crate::finding::Level;
use std::io;

/// What was left undone, one line a limit.
pub(super) fn degraded(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    report.degraded.iter().try_for_each(|d| writeln!(out, "degraded: {} ({})", d.note, d.limit))
}

/// One line a finding, aligned.
pub(super) fn findings(shown: &[&Entry], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    let rule = shown.iter().map(|f| f.rule.len()).max().unwrap_or(0);
    let place = shown.iter().map(|f| position(f).len()).max().unwrap_or(0);
    let change: Vec<String> = shown.iter().map(|f| changed(f)).collect();
    // Reasons stand in a column of their own where the longest line fits.
    let left = 8 + rule + 2 + place + 2;
    let widest = change.iter().map(|c| width(c)).max().unwrap_or(0);
    let reason = shown.iter().map(|f| width(&f.reason)).max().unwrap_or(0);
    let inline = left + widest + 3 + reason <= look.width.max(60);
    for (f, change) in shown.iter().zip(&change) {
        let level = style.level(f.severity, &format!("{:7}", f.severity.name()));
        let head = format!("{level} {:rule$}  {:>place$}  ", f.rule, position(f));
        if inline {
            writeln!(out, "{head}{change}{}   {}", " ".repeat(widest - width(change)), style.dim(&f.reason))?;
        } else {
            writeln!(out, "{head}{change}")?;
            writeln!(out, "{}{}", " ".repeat(left), style.dim(&f.reason))?;
        }
    }
    Ok(())
}

fn position(f: &Entry) -> String {
    // A line of the side before is marked, since the others index the text in hand.
    let at = |p: &Place, mark: &str| format!("{mark}{}:{}", p.line, p.column);
    if let Some((first, second)) = f.within() {
        return format!("{} {}", at(first, ""), at(second, ""));
    }
    match (&f.after, &f.before) {
        (Some(p), _) => at(p, ""),
        (None, Some(p)) => at(p, "-"),
        (None, None) => String::new(),
    }
}

fn changed(f: &Entry) -> String {
    let side = |p: &Option<Place>| p.as_ref().map(|p| shortened(&squeezed(&p.text), SIDE));
    let one = |p: &Place| shortened(&squeezed(&p.text), SIDE);
    if let Some((first, second)) = f.within() {
        return format!("{} ≠ {}", one(first), one(second));
    }
    match (side(&f.before), side(&f.after)) {
        (Some(b), Some(a)) => format!("{b} → {a}"),
        (Some(b), None) => format!("{b} → –"),
        (None, Some(a)) => format!("– → {a}"),
        (None, None) => String::new(),
    }
}

pub(crate) fn words(report: &Report) -> String {
    let a = report.accounting.after;
    let rest = if report.command == "proof" { "not in question" } else { "unchanged" };
    let mut parts = vec![format!("{} {rest}", a.unchanged)];
    for (count, what) in
        [(a.moved, "moved"), (a.reworded, "reworded"), (a.found, "in findings"), (a.added, "new"), (a.folded, "folded repeats")]
    {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    // Words that went out of a kept sentence are told by a finding of one side.
    let left = |f: &&Entry| f.after.is_none() && f.rule != "claim-removed";
    let cut = report.findings.iter().filter(left).filter_map(|f| f.before.as_ref()).map(|p| p.text.split_whitespace().count());
    let gone = report.accounting.before.removed + cut.sum::<usize>();
    let gone = match gone {
        0 => String::new(),
        1 => "; 1 word gone".to_owned(),
        n => format!("; {n} words gone"),
    };
    format!("{} words: {}{gone}", a.words, parts.join(", "))
}

/// The few styles of a report.
pub(crate) struct Style(pub bool);

impl Style {
    fn wrap(&self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
    pub fn bold(&self, text: &str) -> String {
        self.wrap("1", text)
    }
    pub fn dim(&self, text: &str) -> String {
        self.wrap("2", text)
    }
    pub fn level(&self, level: Level, text: &str) -> String {
        match level {
            Level::Error => self.wrap("1;31", text),
            Level::Warning => self.wrap("33", text),
            _ => self.wrap("36", text),
        }
    }
}

/// What comments in the text silence, and comments with which something is wrong, one line each.
pub(super) fn suppressed(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    let shown: Vec<_> = report.suppressed(look.least).collect();
    let problems: Vec<String> = report.suppression_problems().collect();
    if shown.len() + problems.len() > 0 {
        writeln!(out)?;
    }
    for (comment, f) in shown {
        writeln!(out, "suppressed  {}  {}  {}   {}", f.rule, position(f), changed(f), style.dim(&comment.why()))?;
    }
    problems.iter().try_for_each(|p| writeln!(out, "{}", squeezed(p)))
}

/// The figures that no rule has judged, one line each.
pub(super) fn not_checked(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let style = Style(look.colour);
    let place = report.unchecked.iter().map(|u| u.position().len()).max().unwrap_or(0);
    if !report.unchecked.is_empty() {
        writeln!(out)?;
    }
    report
        .unchecked
        .iter()
        .try_for_each(|u| writeln!(out, "not checked  {:>place$}  {}   {}", u.position(), u.change(), style.dim(u.reason)))
}
