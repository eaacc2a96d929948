//! Alignments in, the strip of the whole story out: each version as a bar, with what went, came and moved between them, and
//! the same as a table.

use super::clean::clean;
use super::contents::Contents;
use super::texts::Texts;
use crate::report::body::Body;
use crate::report::plain::squeezed;
use crate::report::shorten::shortened;
use crate::report::whole::Report;
use crate::report::wire::Aligned;
use maud::{Markup, html};

/// So many changes are drawn of one step; more are only counted.
const MOST: usize = 240;
/// So many rows has the table of a step.
const ROWS: usize = 20;
/// The strip's width, a bar's height and what lies between two bars, in units of the picture.
const SIZE: (f64, f64, f64) = (1000.0, 14.0, 24.0);
/// So many characters of a sentence are shown.
const SHOWN: usize = 70;

/// What became of sentences from one version to the next, by their places.
struct StripStep {
    ids: [usize; 2],
    went: Vec<usize>,
    came: Vec<usize>,
    moved: Vec<(usize, usize)>,
}

/// The strip of a report; nothing where no sentence went, came or moved.
pub fn strip(report: &Report, texts: &Texts<'_>, contents: &Contents<'_>) -> Markup {
    if report.command != "diff" {
        return html! {};
    }
    let step = |ids: [usize; 2], alignment: &[Aligned]| {
        let body = |i: usize| report.documents.get(ids[i]).map(|d| &d.body);
        Some(StripStep::new(ids, alignment, [body(0)?, body(1)?]))
    };
    let steps: Vec<StripStep> = if report.steps.is_empty() {
        step([0, 1], &report.alignment).into_iter().collect()
    } else {
        report.steps.iter().filter_map(|s| step([s.before, s.after], &s.alignment)).collect()
    };
    if steps.iter().all(StripStep::is_calm) {
        return html! {};
    }
    html! {
        figure.strip {
            (picture(report, &steps))
            figcaption {
                "The story from its " @if steps.len() > 1 { "first version (top) to its last (bottom)" } @else { "earlier version (top) to its later one (bottom)" } ", start at the left: "
                (steps.iter().map(StripStep::told).collect::<Vec<_>>().join("; ")) ". "
                span.sign.went {} "went " span.sign.came {} "came " span.lines aria-hidden="true" { "╲" } " moved"
            }
            details { summary { "As a table" } @for step in &steps { (table(step, report, texts, contents)) } }
        }
    }
}

impl StripStep {
    fn new(ids: [usize; 2], alignment: &[Aligned], bodies: [&Body; 2]) -> StripStep {
        let mut paired = bodies.map(|b| vec![false; b.spans.len()]);
        let mut moved = Vec::new();
        for group in alignment {
            for (side, list) in [&group.before, &group.after].into_iter().enumerate() {
                list.iter().for_each(|i| {
                    if let Some(p) = paired[side].get_mut(*i) {
                        *p = true
                    }
                });
            }
            if let (true, Some(b), Some(a)) = (group.moved, group.before.first(), group.after.first()) {
                moved.push((*b, *a));
            }
        }
        let alone = |side: usize| {
            let tells = |i: &usize| bodies[side].blocks.get(bodies[side].sentences[*i]).is_some_and(|b| b.role.tells() && !b.folded);
            (0..paired[side].len()).filter(|i| !paired[side][*i]).filter(tells).collect()
        };
        StripStep { ids, went: alone(0), came: alone(1), moved }
    }

    fn is_calm(&self) -> bool {
        self.went.is_empty() && self.came.is_empty() && self.moved.is_empty()
    }

    fn told(&self) -> String {
        if self.is_calm() {
            return "nothing went, came or moved".to_owned();
        }
        let many = |n: usize| if n == 1 { "1 sentence".to_owned() } else { format!("{n} sentences") };
        format!("{} went, {} came, {} moved", many(self.went.len()), self.came.len(), self.moved.len())
    }
}

/// From where to where a sentence reaches, in units of the picture.
fn extent(body: &Body, sentence: usize) -> (f64, f64) {
    let whole = body.text.len().max(1) as f64;
    let at = |byte: u32| SIZE.0 * f64::from(byte) / whole;
    body.spans.get(sentence).map_or((0.0, 0.0), |s| (at(s.start), at(s.end)))
}

fn picture(report: &Report, steps: &[StripStep]) -> Markup {
    let (width, bar, gap) = SIZE;
    let top = |i: usize| i as f64 * (bar + gap);
    let height = top(steps.len()) + bar;
    let body = |id: usize| report.documents.get(id).map(|d| &d.body);
    let round = |v: f64| (v * 10.0).round() / 10.0;
    let said: Vec<String> = steps.iter().map(StripStep::told).collect();
    html! {
        svg role="img" aria-label=(said.join("; ")) viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" height=(height) {
            @for i in 0..=steps.len() { rect.text x="0" y=(top(i)) width=(width) height=(bar) {} }
            @for (i, step) in steps.iter().enumerate() {
                @if let (Some(before), Some(after)) = (body(step.ids[0]), body(step.ids[1])) {
                    @for s in step.went.iter().take(MOST) {
                        @let (from, to) = extent(before, *s);
                        rect.went x=(round(from)) y=(top(i) + bar / 2.0) width=(round((to - from).max(2.0))) height=(bar / 2.0) {}
                        path.struck d={ "M" (round(from)) " " (top(i) + bar) "L" (round(to.max(from + 2.0))) " " (top(i) + bar / 2.0) } {}
                    }
                    @for s in step.came.iter().take(MOST) {
                        @let (from, to) = extent(after, *s);
                        rect.came x=(round(from)) y=(top(i + 1)) width=(round((to - from).max(2.0))) height=(bar / 2.0) {}
                    }
                    @for (b, a) in step.moved.iter().take(MOST) {
                        @let (x, y) = (extent(before, *b), extent(after, *a));
                        path.moved-line d={ "M" (round((x.0 + x.1) / 2.0)) " " (top(i) + bar) "L" (round((y.0 + y.1) / 2.0)) " " (top(i + 1)) } {}
                    }
                }
            }
        }
    }
}

fn table(step: &StripStep, report: &Report, texts: &Texts<'_>, contents: &Contents<'_>) -> Markup {
    let cell = |side: usize, sentence: usize| {
        let id = step.ids[side];
        let body = report.documents.get(id).map(|d| &d.body);
        let span = body.and_then(|b| b.spans.get(sentence).copied());
        let words = body.zip(span).and_then(|(b, s)| b.text.get(s.range())).unwrap_or("");
        let words = clean(&shortened(&squeezed(words), SHOWN)).into_owned();
        html! {
            @match span.and_then(|s| texts.paragraph_at(id, s.start as usize)) {
                Some(paragraph) => a.place href={ "#" (paragraph) } dir="auto" { (words) },
                None => (words),
            }
        }
    };
    let went = step.went.iter().map(|s| ("went", Some(*s), None));
    let came = step.came.iter().map(|s| ("came", None, Some(*s)));
    let moved = step.moved.iter().map(|(b, a)| ("moved", Some(*b), Some(*a)));
    let all: Vec<(&str, Option<usize>, Option<usize>)> = went.chain(came).chain(moved).collect();
    html! {
        table.plain {
            thead { tr { th scope="col" { "What" } @for id in step.ids { th scope="col" { @if let Some(d) = report.documents.get(id) { (contents.names.markup(d)) } } } } }
            tbody {
                @for (what, before, after) in all.iter().take(ROWS) {
                    tr {
                        th scope="row" { (what) }
                        td { @if let Some(s) = before { (cell(0, *s)) } }
                        td { @if let Some(s) = after { (cell(1, *s)) } }
                    }
                }
            }
        }
        @if all.len() > ROWS { p.hint { "and " (all.len() - ROWS) " more" } }
    }
}
