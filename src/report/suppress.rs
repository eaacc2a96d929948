//! A report in, the same without what comments in its texts ask silence about out: what was left out is counted and
//! listed.
//!
//! A comment of the later text covers the block that it stands in or before. A claim that is gone from a text counts as
//! standing where it was: at the end of what stood before it, or at the comment that stands there now.

use super::lines::Lines;
use super::whole::Report;
use super::wire::{Entry, Place, Suppression};
use crate::article::Ignore;
use crate::finding::{Level, Scope};
use crate::rule;
use crate::settings::Settings;
use crate::telling::Telling;
use std::collections::HashMap;

/// One comment on its way into the report.
struct Comment<'a> {
    ignore: &'a Ignore,
    document: usize,
    findings: Vec<Entry>,
}

/// The comments of one document on one rule, by their places among all comments.
#[derive(Default)]
struct Covers {
    /// By what they cover.
    blocks: Vec<usize>,
    /// By where they stand.
    places: Vec<usize>,
}

/// Takes out of a report what the comments of these documents ask silence about.
pub(super) fn apply(report: &mut Report, texts: &[(usize, &Telling)], settings: &Settings) {
    let all = texts.iter().flat_map(|(document, t)| t.article.ignores.iter().map(|ignore| (*document, ignore)));
    let mut comments: Vec<Comment> = all.map(|(document, ignore)| Comment { ignore, document, findings: Vec::new() }).collect();
    if comments.is_empty() {
        return;
    }
    let mut covers: HashMap<(usize, &str), Covers> = HashMap::new();
    for (i, c) in comments.iter().enumerate() {
        let covers = covers.entry((c.document, c.ignore.rule.as_str())).or_default();
        covers.places.push(i);
        covers.blocks.extend(c.ignore.covers.map(|_| i));
    }
    for covers in covers.values_mut() {
        covers.blocks.sort_by_key(|i| comments[*i].ignore.covers);
        covers.places.sort_by_key(|i| comments[*i].ignore.at);
    }
    let tellings: HashMap<usize, &Telling> = texts.iter().copied().collect();
    let by = |f: &Entry| {
        let of = |p: &Place| covers.get(&(p.document, f.rule)).zip(tellings.get(&p.document));
        places(f).find_map(|p| of(p).and_then(|(covers, telling)| covers.find(&comments, p, telling)))
    };
    let found: Vec<Option<usize>> = report.findings.iter().map(by).collect();
    let mut kept = Vec::new();
    for (f, by) in std::mem::take(&mut report.findings).into_iter().zip(found) {
        match by {
            Some(i) => comments[i].findings.push(f),
            None => kept.push(f),
        }
    }
    report.findings = kept;
    report.count();
    report.summary.suppressed += comments.iter().map(|c| c.findings.len()).sum::<usize>();
    let last = texts.last().map(|(document, _)| *document);
    let scopes: &[Scope] = if report.command == "proof" { &[Scope::Text] } else { &[Scope::Pair, Scope::Text] };
    let mut lines: HashMap<usize, Lines> = HashMap::new();
    for c in comments {
        let Some(telling) = tellings.get(&c.document) else { continue };
        let problem = match rule::find(&c.ignore.rule) {
            None => Some(unknown(&c.ignore.rule)),
            Some(_) if !c.findings.is_empty() => None,
            // What could not fire here is not missed.
            Some(r) if scopes.contains(&r.scope) && settings.level(r, 0) != Level::Off && last == Some(c.document) => {
                Some("it suppresses nothing".to_owned())
            }
            Some(_) => continue,
        };
        let lines = lines.entry(c.document).or_insert_with(|| Lines::new(&telling.article.text));
        let at = lines.place(c.document, telling, c.ignore.at);
        let (rule, reason) = (c.ignore.rule.clone(), c.ignore.reason.clone());
        let (line, column) = (at.line, at.column);
        report.suppressions.push(Suppression { rule, reason, document: c.document, line, column, problem, findings: c.findings });
    }
}

/// Where a finding may be silenced: in the later text, at either of two places that contradict each other in it.
fn places(f: &Entry) -> impl Iterator<Item = &Place> {
    let within = f.before.as_ref().filter(|b| f.after.as_ref().is_some_and(|a| a.document == b.document));
    [f.after.as_ref(), f.also.as_ref(), f.gap.as_ref(), within].into_iter().flatten()
}

impl Covers {
    /// The first comment that covers a place.
    fn find(&self, comments: &[Comment], place: &Place, telling: &Telling) -> Option<usize> {
        let span = |i: &usize| comments[*i].ignore.covers.map(|s| s.range()).unwrap_or_default();
        // What is empty is what is gone: it touches its block.
        let gone = place.start == place.end;
        let at = self.blocks.partition_point(|i| if gone { span(i).end < place.start } else { span(i).end <= place.start });
        let over = self.blocks.get(at).filter(|i| if gone { span(i).start <= place.end } else { span(i).start < place.end });
        if over.is_some() || !gone {
            return over.copied();
        }
        let at = self.places.partition_point(|i| (comments[*i].ignore.at.start as usize) < place.start);
        let next = self.places.get(at)?;
        let list = &telling.sentences.list;
        let sentence = list.partition_point(|s| (s.span.start as usize) < place.start);
        let told_between = list.get(sentence).is_some_and(|s| s.span.start < comments[*next].ignore.at.start);
        (!told_between).then_some(*next)
    }
}

fn unknown(name: &str) -> String {
    if name.is_empty() {
        return "it names no rule".to_owned();
    }
    match rule::nearest(name, rule::all().map(|r| r.id)) {
        Some(near) => format!("there is no rule of that name; did you mean {near}?"),
        None => "there is no rule of that name; `recount rules` lists them".to_owned(),
    }
}

impl Report {
    /// Takes out of a comparison of two versions what the comments of the later one ask silence about.
    pub(crate) fn suppress(&mut self, after: &Telling, settings: &Settings) {
        apply(self, &[(1, after)], settings);
    }
}
