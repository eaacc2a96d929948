//! Words in, as many of them as a column of a terminal holds out.

/// The widest that one side of a finding is shown.
pub(crate) const SIDE: usize = 46;

/// The text with its middle left out when it is wider than `most` columns.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let take = |chars: &mut dyn Iterator<Item = char>, room: usize| {
        let mut used = 0;
        let mut kept = Vec::new();
        for c in chars {
            used += char_width(c);
            if used > room {
                break;
            }
            kept.push(c);
        }
        kept
    };
    let head: String = take(&mut text.chars(), most * 2 / 3).into_iter().collect();
    let tail: String = take(&mut text.chars().rev(), most / 3 - 1).into_iter().rev().collect();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)
}
