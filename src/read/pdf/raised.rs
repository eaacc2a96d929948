//! Runs in, the same without the raised numbers and signs that point to notes, and without what is drawn twice to look bold.
//!
//! Raised figures after a unit of length or a ten are powers, and are written as such; those before a slash are the upper
//! half of a fraction. Lowered words are words of their line.

use super::run::{Run, SPACE};

/// A raised sign stands no further from its word than this many sizes: fonts without widths are placed that badly.
const NEAR: f32 = 2.0;
/// One that is as large as the text stands no further than this.
const LIFTED: f32 = 0.2;
/// A lowered word stands no lower than this, and is no smaller: what stands beside a large initial is smaller.
const LOWERED: f32 = 0.7;
const SMALLEST: f32 = 0.4;
/// What stands before the lowered figure of a gas at the end of its formula.
const GASES: [&str; 5] = ["CO", "NO", "SO", "CH", "NH"];
/// The word before a raised figure is drawn in no more runs than this.
const PIECES: usize = 8;
/// The words after which a raised 2 or 3 is a power.
const UNITS: [&str; 10] = ["m", "km", "cm", "mm", "ft", "mi", "in", "yd", "nm", "dm"];

pub(super) fn unmarked(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    let mut runs = runs.into_iter().peekable();
    while let Some(mut r) = runs.next() {
        if out.last().is_some_and(|b| is_again(b, &r)) {
            continue;
        }
        if let Some(b) = out.last().filter(|b| is_lowered(&r, b)) {
            r.height = b.height;
            out.push(r);
            continue;
        }
        if r.superior && out.last().is_some_and(|b| is_on_line(&r, b)) && is_of_formula(&r, &word_before(&out), runs.peek()) {
            out.push(r);
            continue;
        }
        let before = out.last().filter(|b| is_raised(&r, b));
        if let Some(b) = before
            && is_power(&r, &word_before(&out))
        {
            r.text = r.text.chars().map(power).collect();
            (r.height, r.size) = (b.height, b.size);
            r.spaced[0] = false;
            out.push(r);
            continue;
        }
        if let Some(b) = before
            && matches!(&r.text[..], "◦" | "∘")
        {
            // LaTeX raises a ring for degrees.
            r.text = "°".to_owned();
            (r.height, r.size) = (b.height, b.size);
            out.push(r);
            continue;
        }
        let next = runs.peek();
        let after = next.filter(|n| is_raised(&r, n));
        if !is_sign(&r.text) || before.is_none() && after.is_none() {
            out.push(r);
            continue;
        }
        let glued = next.filter(|n| n.from - r.to < SPACE * r.size);
        // ³He: the number of an element's atoms.
        let atoms = after.filter(|n| before.is_some_and(|b| !is_near(&r, b)) && glued.is_some() && is_element(&n.text));
        if glued.is_some_and(|n| n.text.starts_with(['⁄', '/'])) {
            r.spaced[0] = true;
            out.push(r);
        } else if let Some(n) = atoms {
            r.text = r.text.chars().map(power).collect();
            (r.height, r.size) = (n.height, n.size);
            out.push(r);
        } else if before.is_some()
            && let Some(b) = out.last_mut()
        {
            b.cover(&r);
        }
    }
    out
}

/// Whether a run is the one before once more.
fn is_again(b: &Run, r: &Run) -> bool {
    b.text == r.text && b.turn == r.turn && (b.height - r.height).abs() + (b.from - r.from).abs() < 0.1 * r.size
}

/// Whether these may be the signs of a note.
fn is_sign(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '¶' | ',' | ' '))
}

/// Whether a run is raised beside another: smaller and higher, as large and half a line higher, or on its line in raised
/// shapes or as a link of its own.
fn is_raised(r: &Run, b: &Run) -> bool {
    let (rise, gap) = ((r.height - b.height) / b.size, (r.from - b.to).abs().min((b.from - r.to).abs()) / b.size);
    let is_smaller = r.size < 0.9 * b.size && rise > 0.12 && rise < 1.0;
    // What is as large and stands apart may be a cell that is centred beside several lines.
    let is_lifted = r.size < 1.05 * b.size && rise > 0.3 && rise < 0.7 && gap < LIFTED;
    let on_line = is_on_line(r, b) && (r.superior && !b.superior || r.linked && !b.linked && is_glued(r, b));
    b.turn == r.turn && gap < NEAR && (is_smaller || is_lifted || on_line)
}

/// Whether a run is lowered behind a word: smaller, and glued to it.
fn is_lowered(r: &Run, b: &Run) -> bool {
    let drop = (b.height - r.height) / b.size;
    let is_small = r.size < 0.9 * b.size && r.size > SMALLEST * b.size;
    b.turn == r.turn && is_small && drop > 0.05 && drop < LOWERED && is_near(r, b) && !r.text.contains(' ')
}

fn is_on_line(r: &Run, b: &Run) -> bool {
    (r.height - b.height).abs() < 0.1 * b.size
}

/// Whether a small figure on the line is a part of a chemical formula: fonts draw raised and lowered ones alike.
fn is_of_formula(r: &Run, word: &str, next: Option<&Run>) -> bool {
    let is_figure = r.text.len() == 1 && r.text.bytes().all(|b| b.is_ascii_digit());
    let inside = || next.is_some_and(|n| is_near(n, r) && !n.superior && n.text.starts_with(|c: char| c.is_ascii_uppercase()));
    is_figure && (GASES.contains(&word) || is_element(word) && word.chars().all(char::is_alphabetic) && inside())
}

/// Whether a run follows a word, or the mark at its end, without a space.
fn is_glued(r: &Run, b: &Run) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '”' | '’' | '"' | '\'' | ')' | '%');
    is_near(r, b) && b.text.ends_with(word)
}

/// Whether no space stands between two runs.
fn is_near(r: &Run, b: &Run) -> bool {
    !r.spaced[0] && !b.spaced[1] && (r.from - b.to).abs() < SPACE * b.size
}

/// The last word, over the runs that it is drawn in.
fn word_before(runs: &[Run]) -> String {
    let mut word = String::new();
    let mut next: Option<&Run> = None;
    for run in runs.iter().rev().take(PIECES) {
        if let Some(next) = next {
            let apart = run.spaced[1] || next.spaced[0] || next.from - run.to > SPACE * run.size || next.from < run.from;
            if apart || (next.height - run.height).abs() > 0.1 * run.size {
                break;
            }
        }
        word.insert_str(0, &run.text);
        if word.contains([' ', '×']) {
            break;
        }
        next = Some(run);
    }
    word.rsplit([' ', '×', '/', '·']).next().unwrap_or("").to_owned()
}

fn is_power(r: &Run, word: &str) -> bool {
    let figures = r.text.trim_start_matches(['-', '−', '–']);
    let all = !figures.is_empty() && figures.bytes().all(|c| c.is_ascii_digit());
    // A power of two figures may be drawn in two runs.
    let word = word.trim_end_matches(|c: char| c != '0' && ('0'..='9').any(|figure| power(figure) == c));
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    all && figures.len() <= 3 && (word == "10" || UNITS.contains(&unit) && matches!(figures, "2" | "3"))
}

/// Whether a run begins like the sign of a chemical element.
fn is_element(text: &str) -> bool {
    let letters = text.chars().take_while(|c| c.is_alphabetic()).count();
    matches!(letters, 1 | 2) && text.starts_with(char::is_uppercase)
}

fn power(figure: char) -> char {
    match figure {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '-' | '−' | '–' => '⁻',
        other => other.to_digit(10).and_then(|d| char::from_u32(0x2070 + d)).unwrap_or(other),
    }
}
