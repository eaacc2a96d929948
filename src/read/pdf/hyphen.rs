//! The lines of a paragraph in, its text out: a hyphen at the end of a line is the text's own, or only breaks a word.
//!
//! A soft hyphen only breaks. One that is another sign than the text's own hyphens only breaks, and then the text's own
//! stay. Else the word decides: as it stands elsewhere in the text, or as English has it.

use super::line::PdfLine;
use super::run::SOFT;
use crate::relation::is_known;
use std::collections::HashSet;

/// What the text has of words and hyphens.
pub(super) struct Hyphens {
    /// Its words, and the parts of those with hyphens.
    words: HashSet<String>,
    /// Whether hyphens at line ends are another sign than those within lines.
    two: bool,
    /// Whether words are broken at line ends: some are whose halves are no words.
    breaks: bool,
}

impl Hyphens {
    pub fn new(lines: &[PdfLine]) -> Hyphens {
        let mut words: HashSet<String> = lines.iter().flat_map(|l| l.text.split(' ')).map(bare).collect();
        let parts: Vec<String> = words.iter().flat_map(|w| w.split('-')).filter(|p| p.len() > 3).map(str::to_owned).collect();
        words.extend(parts);
        let within = |sign: char| lines.iter().any(|l| l.text.trim_end_matches(sign).contains(sign));
        let two = within('-') && !within('‐') && lines.iter().any(|l| l.text.ends_with('‐'));
        // A break of a word whose halves are no words shows it; two of words that could be two words do too.
        let broken = |pair: &[PdfLine]| {
            let Some(half) = pair[0].text.strip_suffix(['-', '‐']) else { return 0 };
            let (first, second) = halves(half.rsplit(' ').next().unwrap_or(""), pair[1].text.split(' ').next().unwrap_or(""));
            match pair[1].text.starts_with(char::is_lowercase) && is_broken(&first, &second) == Some(true) {
                true if is_known(&first) && is_known(&second) => 1,
                true => 2,
                false => 0,
            }
        };
        let breaks = lines.windows(2).map(broken).sum::<usize>() > 1;
        Hyphens { words, two, breaks }
    }

    /// The lines as one text.
    pub fn join<'l>(&self, lines: impl Iterator<Item = &'l str>) -> String {
        let mut text = String::new();
        for line in lines {
            if text.ends_with(SOFT) {
                text.pop();
            } else if text.ends_with(['-', '‐']) && !text.ends_with(" -") && line.starts_with(char::is_alphanumeric) {
                if line.starts_with(char::is_lowercase) && self.is_break(text.rsplit(' ').next().unwrap_or(""), line) {
                    text.pop();
                }
            } else if !text.is_empty() && !is_closed(&text, line) {
                text.push(' ');
            }
            text.push_str(line);
        }
        // A soft hyphen that is drawn within a line is a hyphen.
        text.replace([SOFT, '‐'], "-")
    }

    /// Whether the hyphen at the end of `half` only breaks a word that goes on with `line`.
    fn is_break(&self, half: &str, line: &str) -> bool {
        if self.two {
            return half.ends_with('‐');
        }
        let half = half.trim_end_matches(['-', '‐']);
        let rest = line.split(' ').next().unwrap_or("");
        let knows = |word: String| self.words.contains(&word);
        if knows(bare(&format!("{half}-{rest}"))) {
            return false;
        }
        let (first, second) = halves(half, rest);
        if knows(bare(&format!("{half}{rest}"))) || knows(format!("{first}{second}")) {
            return true;
        }
        match is_broken(&first, &second) {
            Some(broken) => broken,
            None => self.breaks && !first.contains(|c: char| c.is_ascii_digit()),
        }
    }
}

/// Whether a line goes on after the one before it without a space: after a slash, after a dash without spaces, and within
/// a range of figures.
fn is_closed(text: &str, line: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit();
    let before = text.trim_end_matches('–');
    text.ends_with([' ', '/'])
        || text.ends_with('—') && !text.ends_with(" —")
        || text.ends_with(" –") && is_degrees(line)
        || before.len() < text.len() && before.ends_with(figure) && line.starts_with(figure)
        || text.ends_with(figure) && line.strip_prefix('–').is_some_and(|l| l.starts_with(figure))
}

/// Whether a line begins with a temperature, whose sign may stand at the end of the line before.
fn is_degrees(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.len() < line.len() && rest.trim_start().starts_with('°')
}

/// The parts of a word on both sides of the break, up to the next hyphen.
fn halves(half: &str, rest: &str) -> (String, String) {
    let end = |c: char| matches!(c, '-' | '‐' | '–' | '—' | '/');
    (bare(half.rsplit(end).next().unwrap_or("")), bare(rest.split(end).next().unwrap_or("")))
}

/// Whether two halves are one word that is broken, or two words; none where English has neither.
fn is_broken(first: &str, second: &str) -> Option<bool> {
    if is_known(&format!("{first}{second}")) {
        return Some(true);
    }
    match (is_known(first), is_known(second)) {
        (true, true) => Some(false),
        // No compound is made of two halves that are no words.
        (false, false) if is_half(first) && is_half(second) => (!is_known(&format!("{first}-{second}"))).then_some(true),
        _ => None,
    }
}

/// Whether this is the half of a word at which a word of English is broken.
fn is_half(part: &str) -> bool {
    part.len() > 2 && part.bytes().all(|b| b.is_ascii_lowercase())
}

/// A word without the marks around it, in small letters.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
