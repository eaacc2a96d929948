//! Runs in, the same with each large initial put before the word that it begins.
//!
//! An initial reaches down over two lines or more. The word that it begins stands in the uppermost line beside it.

use super::run::{Run, SPACE};
use crate::relation::is_known;

/// So many times as large as the text beside it is an initial.
const LARGE: f32 = 1.7;
/// A word beside it is drawn in no more runs than this.
const PIECES: usize = 24;
/// A page has no more of them.
const MAX_INITIALS: usize = 40;

pub(super) fn with_initials(mut runs: Vec<Run>, usual: f32) -> Vec<Run> {
    let mut at = 0;
    let mut tried = 0;
    while at < runs.len() && tried < MAX_INITIALS {
        if !is_initial(&runs[at], usual) {
            at += 1;
            continue;
        }
        tried += 1;
        let beside: Vec<usize> = (0..runs.len()).filter(|i| *i != at && is_beside(&runs[at], &runs[*i])).collect();
        let Some(top) = first(&runs, at, &beside) else {
            at += 1;
            continue;
        };
        let mut initial = runs[at].clone();
        let opening = at.checked_sub(1).filter(|i| opens(&runs[*i], &initial));
        if let Some(opening) = opening {
            initial.text.insert_str(0, &runs[opening].text);
            initial.from = runs[opening].from;
        }
        let from = initial.from;
        let space = if is_apart(&initial, &runs[top], &word(&runs, top)) { " " } else { "" };
        let first = &mut runs[top];
        first.text = format!("{}{space}{}", initial.text, first.text);
        if !space.is_empty() {
            first.words.insert(0, initial.words[0]);
        } else if let Some(word) = first.words.first_mut() {
            word.from = from;
        }
        first.spaced[0] = initial.spaced[0];
        // The lines beside it begin where it begins.
        for i in starts(&runs, beside, top) {
            runs[i].from = from;
        }
        runs.remove(at);
        if let Some(opening) = opening {
            runs.remove(opening);
            at -= 1;
        }
    }
    runs
}

/// Whether a run is the quotation mark before an initial, as large as it is.
fn opens(run: &Run, initial: &Run) -> bool {
    let marks = run.text.chars().all(|c| matches!(c, '“' | '"' | '‘' | '\'' | '(' | '['));
    marks && initial.is_next(run) && (run.size - initial.size).abs() < 0.1 * initial.size && initial.from - run.to < 0.3 * initial.size
}

/// The word that begins at a run, over the runs that it is drawn in.
fn word(runs: &[Run], at: usize) -> String {
    let mut word = runs[at].text.clone();
    for pair in runs[at..].windows(2).take(PIECES) {
        let apart = pair[0].spaced[1] || pair[1].spaced[0] || pair[1].from - pair[0].to > SPACE * pair[0].size;
        if apart || word.contains(' ') || !pair[1].is_next(&pair[0]) {
            break;
        }
        word.push_str(&pair[1].text);
    }
    word.split(' ').next().unwrap_or("").to_owned()
}

/// The runs beside an initial that begin a line.
fn starts(runs: &[Run], mut beside: Vec<usize>, top: usize) -> Vec<usize> {
    beside.sort_by(|a, b| runs[*a].height.total_cmp(&runs[*b].height).then(runs[*a].from.total_cmp(&runs[*b].from)));
    beside.dedup_by(|next, first| runs[*next].height - runs[*first].height < 0.2 * runs[*first].size);
    beside.push(top);
    beside
}

/// Up to two letters or figures, large, with the marks around them; or the mark that opens a quotation alone.
fn is_initial(run: &Run, usual: f32) -> bool {
    let count = run.text.chars().filter(|c| c.is_alphanumeric()).count();
    let mark = matches!(run.text.as_str(), "“" | "‘" | "\"");
    run.size > LARGE * usual && run.words.len() == 1 && (mark || matches!(count, 1 | 2)) && run.text.chars().count() <= 4
}

fn is_beside(initial: &Run, run: &Run) -> bool {
    let size = run.size;
    run.turn == initial.turn
        && initial.size > LARGE * size
        && run.from > initial.to - 0.4 * size
        && run.from < initial.to + 1.5 * size
        && run.height > initial.height - 0.2 * size
        && run.height < initial.height + initial.size
}

/// The line that the initial begins: the uppermost of those beside it, or one above that is drawn over the initial's own
/// place, as WeasyPrint sets it.
fn first(runs: &[Run], initial: usize, beside: &[usize]) -> Option<usize> {
    let highest = beside.iter().map(|i| runs[*i].height).fold(f32::MIN, f32::max);
    let uppermost = beside.iter().copied().filter(|i| runs[*i].height > highest - 0.2 * runs[*i].size);
    let top = uppermost.min_by(|a, b| runs[*a].from.total_cmp(&runs[*b].from))?;
    let (initial, under) = (&runs[initial], &runs[top]);
    let above = |run: &Run| {
        let step = run.height - under.height;
        run.turn == under.turn
            && (run.size - under.size).abs() < 0.05 * under.size
            && step > 0.5 * under.size
            && step < 1.7 * under.size
            && run.height + 0.7 * run.size < initial.height + initial.size
            && (run.from - initial.from).abs() < 0.6 * run.size
    };
    runs.iter().position(above).or(Some(top))
}

/// Whether the initial is a word of its own: "A ferry", "5 boats".
fn is_apart(initial: &Run, rest: &Run, word: &str) -> bool {
    if initial.spaced[1] || rest.spaced[0] {
        return true;
    }
    let (initial, rest) = (&initial.text[..], &rest.text[..]);
    let letters = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (initial, word) = (letters(initial), letters(word));
    if initial.ends_with(|c: char| c.is_ascii_digit()) {
        return rest.starts_with(char::is_alphabetic)
            && !matches!(&word[..], "st" | "nd" | "rd" | "th" | "s" | "m" | "k" | "bn" | "pm" | "am");
    }
    matches!(&initial[..], "a" | "i" | "o")
        && rest.starts_with(char::is_alphabetic)
        && is_known(&word)
        && !is_known(&format!("{initial}{word}"))
}
