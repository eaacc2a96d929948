//! Rows and alignments in, small pictures out: inline SVG that reads without colour and says in words what it shows. What
//! is drawn stands beside it as a table too.

use crate::report::figure::Figure;
use crate::report::ledger::LedgerRow;
use crate::report::plain::squeezed;
use crate::report::shorten::shortened;
use maud::{Markup, html};

/// So many versions or values are drawn; more would be too narrow to read.
const MOST: usize = 12;
/// The longest label of a value, in characters.
const LABEL: usize = 14;

/// A quantity through the versions that tell it, as steps; nothing where it never changes or in different units.
pub fn steps(row: &LedgerRow, days: &[Option<String>]) -> Markup {
    let told: Vec<(usize, &Figure)> = row.figures.iter().enumerate().filter_map(|(i, f)| Some((i, f.as_ref()?))).collect();
    let Some(scale) = Scale::fitting(&told.iter().map(|(_, f)| *f).collect::<Vec<_>>()).filter(|_| row.figures.len() <= MOST) else {
        return html! {};
    };
    let words = |i: usize| row.cells[i].as_ref().map(|p| squeezed(&p.text)).unwrap_or_default();
    let (wide, top, tall) = (72.0, 14.0, 34.0);
    let y = |v: f64| top + tall * (1.0 - scale.at(v));
    let width = wide * row.figures.len() as f64;
    let said: Vec<String> = told.iter().map(|(i, _)| format!("version {}: {}", i + 1, words(*i))).collect();
    html! {
            svg.picture role="img" aria-label=(said.join("; ")) width=(width) height="66" viewBox={ "0 0 " (width) " 66" } {
                @for (i, (version, figure)) in told.iter().enumerate() {
                    @let x = wide * *version as f64;
                    @if let Some((next, then)) = told.get(i + 1) {
                        @let end = wide * *next as f64;
                        path.line d={ "M" (x) " " (round(y(figure.low))) "H" (end) "V" (round(y(then.low))) } {}
                    } @else {
                        path.line d={ "M" (x) " " (round(y(figure.low))) "h" (wide - 6.0) } {}
                    }
                    (bound(figure, &scale, |v| (x + wide / 2.0, y(v)), [(0.0, top - 4.0), (0.0, top + tall + 4.0)]))
    @if i == 0 || words(told[i - 1].0) != words(*version) {
                        text x=(x + 2.0) y=(round((y(figure.low) - 4.0).max(10.0))) { (shortened(&words(*version), LABEL)) }
                    }
                    text.day x=(x + 2.0) y="64" { (days.get(*version).and_then(|d| d.as_deref()).map_or_else(|| format!("version {}", version + 1), str::to_owned)) }
                }
            }
        }
}

/// What a bound leaves open: a bar up, down or from one end of a range to the other.
fn bound(figure: &Figure, scale: &Scale, at: impl Fn(f64) -> (f64, f64), ends: [(f64, f64); 2]) -> Markup {
    if !figure.is_wide() {
        return html! {};
    }
    let (x, low) = at(figure.low.max(scale.low));
    let top = if figure.open_above { ends[0].1 } else { at(figure.high).1 };
    let foot = if figure.open_below { ends[1].1 } else { low };
    html! {
        path.reach d={ "M" (round(x)) " " (round(foot)) "V" (round(top)) } {}
        @if figure.open_above { path.reach d={ "M" (round(x - 3.0)) " " (round(top + 4.0)) "L" (round(x)) " " (round(top)) "l3 4" } {} }
        @if figure.open_below { path.reach d={ "M" (round(x - 3.0)) " " (round(foot - 4.0)) "L" (round(x)) " " (round(foot)) "l3 -4" } {} }
    }
}

/// A quantity as outlets tell it: the values on one line, a dot for each origin.
pub fn line(row: &LedgerRow) -> Markup {
    let figure = |documents: &[usize]| documents.iter().find_map(|d| row.figures.get(*d)?.as_ref());
    let told: Vec<(&Figure, String, usize)> =
        row.values.iter().filter_map(|v| Some((figure(&v.documents)?, squeezed(&v.text), v.origins))).collect();
    let Some(scale) = Scale::fitting(&told.iter().map(|(f, ..)| *f).collect::<Vec<_>>()).filter(|_| told.len() <= MOST) else {
        return html! {};
    };
    let (width, left) = (260.0, 16.0);
    let x = |v: f64| left + (width - 2.0 * left) * scale.at(v);
    let origins = |n: usize| if n == 1 { "one origin".to_owned() } else { format!("{n} origins") };
    let said: Vec<String> = told.iter().map(|(_, words, n)| format!("{words}: {}", origins(*n))).collect();
    // Labels of values that lie close stand below each other.
    let height = 34 + 12 * told.len();
    html! {
        svg.picture role="img" aria-label=(said.join("; ")) width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } {
            path.axis d={ "M4 26H" (width - 4.0) } {}
            @for (i, (figure, words, n)) in told.iter().enumerate() {
                @let (from, to) = (if figure.open_below { 4.0 } else { x(figure.low) }, if figure.open_above { width - 4.0 } else { x(figure.high) });
                @if figure.is_wide() { path.reach d={ "M" (round(from)) " 26H" (round(to)) } {} }
                @if figure.open_above { path.reach d={ "M" (round(to - 5.0)) " 22l5 4l-5 4" } {} }
                @if figure.open_below { path.reach d={ "M" (round(from + 5.0)) " 22l-5 4l5 4" } {} }
                @for dot in 0..(*n).min(3) { circle.dot cx=(round(x(figure.low))) cy=(18 - 7 * dot) r="3" {} }
                @let down = 38 + 12 * i;
                path.axis d={ "M" (round(x(figure.low))) " 26V" (down - 6) } {}
                @let right = x(figure.low) > width / 2.0;
                text x=(round(x(figure.low) + if right { -2.0 } else { 2.0 })) y=(down) text-anchor=(if right { "end" } else { "start" }) { (shortened(words, 2 * LABEL)) }
            }
        }
    }
}

/// The part of the number line that some figures take.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// None where there is nothing to see: fewer than two figures, one value, or different units.
    fn fitting(figures: &[&Figure]) -> Option<Scale> {
        let first = figures.first()?;
        let low = figures.iter().map(|f| f.low).fold(f64::INFINITY, f64::min);
        let high = figures.iter().map(|f| f.high).fold(f64::NEG_INFINITY, f64::max);
        let one = figures.iter().all(|f| f.unit == first.unit || f.is_count() && first.is_count());
        let differ = figures.iter().any(|f| f != first);
        (figures.len() > 1 && one && differ && (high - low).is_finite()).then_some(Scale { low, high })
    }

    /// From 0 to 1.
    fn at(&self, value: f64) -> f64 {
        if self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.5 }
    }
}

/// A coordinate to a tenth of a point.
fn round(v: f64) -> f64 {
    (v * 10.0).round() / 10.0
}
