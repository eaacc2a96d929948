//! A table for a pull request or a wiki. Text of articles is escaped, so that no markup of theirs comes alive.

use super::ledger::LedgerRow;
use super::plain::squeezed;
use super::table::title;
use super::whole::Report;
use super::wire::{Entry, Look, Place};
use crate::finding::Level;
use std::io;

/// Writes a heading, a table of findings by level, and the word count.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let name = |i: usize| report.documents.get(i).map(|d| escaped(&d.path)).unwrap_or_default();
    match &report.ledger {
        Some(rows) => ledger(report, rows, look, out)?,
        None if report.command == "proof" => writeln!(out, "## {} against itself\n", name(0))?,
        None => writeln!(out, "## {} against {}\n", name(1), name(0))?,
    }
    if report.command == "crosscheck" {
        return degraded(report, out);
    }
    let s = report.summary;
    let suppressed = if s.suppressed > 0 { format!(" · {} suppressed", s.suppressed) } else { String::new() };
    let (paired, errors) = (s.claims_paired, s.error);
    writeln!(out, "{paired} claims paired · **{errors} must check** · {} worth a look · {} compatible{suppressed}\n", s.warning, s.info)?;
    let shown: Vec<&Entry> = report.findings.iter().filter(|f| f.severity >= look.least).collect();
    if !shown.is_empty() {
        writeln!(out, "| | rule | line | before | after | why |")?;
        writeln!(out, "|---|---|---|---|---|---|")?;
    }
    for f in shown {
        let cell = |p: &Option<Place>| p.as_ref().map_or("–".to_owned(), |p| escaped(&p.text));
        let line = f.after.as_ref().or(f.before.as_ref()).map_or(String::new(), |p| p.line.to_string());
        let level = if f.severity == Level::Error { "**error**" } else { f.severity.name() };
        let first = f.also.as_ref().map_or_else(|| cell(&f.before), |p| format!("{} (line {})", escaped(&p.text), p.line));
        writeln!(out, "| {level} | `{}` | {line} | {first} | {} | {} |", f.rule, cell(&f.after), escaped(&f.reason))?;
    }
    suppressed_lines(report, look, out)?;
    if !report.unchecked.is_empty() {
        writeln!(out, "\nNot checked, since no rule could judge these figures:\n")?;
    }
    for u in &report.unchecked {
        let line = u.place().map_or(0, |p| p.line);
        writeln!(out, "- line {line}{}: {}, {}", if u.after.is_none() { " before" } else { "" }, escaped(&u.change()), u.reason)?;
    }
    let a = report.accounting.after;
    writeln!(
        out,
        "\n{} words: {} unchanged, {} moved, {} reworded, {} in findings, {} new, {} folded",
        a.words, a.unchanged, a.moved, a.reworded, a.found, a.added, a.folded
    )?;
    degraded(report, out)
}

/// What comments in the text silence, and comments with which something is wrong.
fn suppressed_lines(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let shown: Vec<_> = report.suppressed(look.least).collect();
    let problems: Vec<String> = report.suppression_problems().collect();
    if shown.len() + problems.len() > 0 {
        writeln!(out, "\nComments in the text:\n")?;
    }
    for (comment, f) in shown {
        writeln!(out, "- `{}`: {}; {}", f.rule, escaped(&f.message), escaped(&comment.why()))?;
    }
    problems.iter().try_for_each(|p| writeln!(out, "- {}", escaped(p)))
}

/// What was left undone, one paragraph a limit.
fn degraded(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    report.degraded.iter().try_for_each(|d| writeln!(out, "\nDegraded: {}.", escaped(d.note)))
}

/// The rows of several documents: one column a document.
fn ledger(report: &Report, rows: &[LedgerRow], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let names: Vec<String> = report.documents.iter().map(|d| escaped(&title(report, d))).collect();
    writeln!(out, "## {}\n", names.join(if report.command == "diff" { " → " } else { " · " }))?;
    writeln!(out, "| claim | {} | verdict | why |\n|---|{}---|---|", names.join(" | "), "---|".repeat(names.len()))?;
    for row in rows.iter().filter(|r| r.is_shown(look)) {
        let cells: Vec<String> = row.cells.iter().map(|c| c.as_ref().map_or("–".to_owned(), |p| escaped(&p.text))).collect();
        writeln!(out, "| {} | {} | {} | {} |", escaped(&row.claim), cells.join(" | "), row.verdict.name(), escaped(&row.reason))?;
    }
    writeln!(out)
}

/// One line in which every character that Markdown or HTML reads is escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in squeezed(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Between two dollar signs GitHub sets a formula.
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '@' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    lifeless(&out)
}

/// Breaks what is a link, a mention or a sign without any mark of its own: addresses, "www.", mail, "@name", "#12", "!12",
/// "GH-12", ":smile:". A backslash does not help: these are looked for in the text as it is shown.
pub(super) fn lifeless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let ends_with = |at: usize, word: &str| at >= word.len() && text.as_bytes()[at - word.len()..at].eq_ignore_ascii_case(word.as_bytes());
    for (at, c) in text.char_indices() {
        out.push(c);
        let rest = &text[at + c.len_utf8()..];
        let number = rest.starts_with(|n: char| n.is_ascii_digit());
        let alive = match c {
            ':' => rest.starts_with("//") || is_sign(rest),
            '.' => ends_with(at, "www"),
            '@' => !rest.is_empty() && !rest.starts_with(char::is_whitespace),
            '#' | '!' => number,
            '-' => number && ends_with(at, "gh"),
            _ => false,
        };
        if alive {
            out.push('\u{200b}');
        }
    }
    out
}

/// The longest name of a sign, in bytes.
const LONGEST_SIGN: usize = 60;

/// Whether this is the rest of ":smile:". A time, "10:12:30", is none.
fn is_sign(rest: &str) -> bool {
    let end = rest.bytes().take(LONGEST_SIGN).position(|b| b == b':');
    let name = end.map_or("", |end| &rest[..end]);
    let is_named = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'+' | b'-' | b'\\'));
    !name.is_empty() && is_named && (!name.bytes().all(|b| b.is_ascii_digit()) || matches!(name, "100" | "1234"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    #[test]
    fn markup_of_an_article_is_dead() {
        let texts =
            ["from $5 to $6", "$I$ and I$I$.", "$$x$$", "<b>x</b>", "[a](b)", "![a](b)", "`x`", "*x* _x_ ~~x~~", "[^1]", "a | b", "# x"];
        for text in texts {
            let shown = escaped(text);
            let mut seen = String::new();
            for event in Parser::new_ext(&shown, Options::all()) {
                match event {
                    Event::Text(part) => seen.push_str(&part),
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                    live => panic!("{text:?} as {shown:?} is {live:?}"),
                }
            }
            assert_eq!(seen, text, "{shown:?}");
        }
    }

    #[test]
    fn what_github_makes_alive_without_a_mark_is_broken() {
        for (text, dead) in [
            ("www.outlet.example", "www.\u{200b}outlet.example"),
            ("WWW.outlet.example", "WWW.\u{200b}outlet.example"),
            ("desk@outlet.example", "desk\\@\u{200b}outlet.example"),
            ("thanks @editor, #12 and GH-12", "thanks \\@\u{200b}editor, \\#\u{200b}12 and GH-\u{200b}12"),
            ("https://x.example", "https:\u{200b}//x.example"),
            ("a :smile: and :heavy_check_mark:", "a :\u{200b}smile: and :\u{200b}heavy\\_check\\_mark:"),
            ("at 10:12:30 @ 5, no. 7: 2-1, a #", "at 10:12:30 \\@ 5, no. 7: 2-1, a \\#"),
        ] {
            assert_eq!(escaped(text), dead);
        }
    }
}
