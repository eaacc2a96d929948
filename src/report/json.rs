//! The whole report as one JSON object, and how JSON is written everywhere.
//!
//! Control characters and direction marks of an article are escaped: a log that shows the JSON is not turned around by
//! it, nor a terminal recoloured.

use super::whole::Report;
use super::wire::Look;
use crate::token::is_invisible;
use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io;

/// Writes `report`, indented.
pub fn write(report: &Report, _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    pretty(report, out)
}

/// Writes a value over several lines, and ends the last one.
pub fn pretty(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Harmless(PrettyFormatter::new())))?;
    writeln!(out)
}

/// Writes a value as one line.
pub fn line(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Harmless(CompactFormatter)))?;
    writeln!(out)
}

/// Writes a list of documents over several lines, with what each of them lists an item a line.
pub fn items(documents: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    documents.serialize(&mut Serializer::with_formatter(&mut *out, Harmless(Items::default())))?;
    writeln!(out)
}

/// How long a value is when it is written indented, so many levels deep within another.
pub(super) fn length(value: &impl Serialize, depth: usize) -> usize {
    let mut count = Count::default();
    // Nothing fails here: a value of a report can be written, and a count takes all.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut count, Harmless(PrettyFormatter::new())));
    // Each line is indented, and what follows begins on one of its own.
    count.bytes + (count.lines + 1) * 2 * depth + ",\n".len()
}

/// How long an item of a document's list is, as [`items`] writes it.
pub(super) fn item(value: &impl Serialize) -> usize {
    let mut count = Count::default();
    let _ = value.serialize(&mut Serializer::with_formatter(&mut count, Harmless(CompactFormatter)));
    count.bytes + 2 * OUTER + ",\n".len()
}

/// Counts what is written to it.
#[derive(Default)]
pub(super) struct Count {
    /// All bytes.
    pub bytes: usize,
    /// The ends of lines.
    pub lines: usize,
}

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len();
        self.lines += bytes.iter().filter(|b| **b == b'\n').count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Indents down to the items of the lists of a document.
#[derive(Default)]
struct Items<'a> {
    outer: PrettyFormatter<'a>,
    inner: CompactFormatter,
    /// How many lists and objects are open.
    depth: usize,
}

/// The list of documents, a document and a list of it.
const OUTER: usize = 3;

/// What opens or closes a list or an object, and what stands in one.
macro_rules! by_depth {
    (open $($open:ident),+; close $($close:ident),+; within $($within:ident($($arg:ident: $of:ty),*)),+ $(,)?) => {
        $(fn $open<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
            self.depth += 1;
            if self.depth <= OUTER { self.outer.$open(out) } else { self.inner.$open(out) }
        })+
        $(fn $close<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
            self.depth -= 1;
            if self.depth < OUTER { self.outer.$close(out) } else { self.inner.$close(out) }
        })+
        $(fn $within<W: ?Sized + io::Write>(&mut self, out: &mut W, $($arg: $of),*) -> io::Result<()> {
            if self.depth <= OUTER { self.outer.$within(out, $($arg),*) } else { self.inner.$within(out, $($arg),*) }
        })+
    };
}

impl Formatter for Items<'_> {
    by_depth!(
        open begin_array, begin_object;
        close end_array, end_object;
        within begin_array_value(first: bool), end_array_value(), begin_object_key(first: bool), end_object_key(),
            begin_object_value(), end_object_value(),
    );
}

/// Escapes what a terminal acts on, beside what JSON cannot hold.
struct Harmless<F>(F);

/// Passes on what decides only where blanks stand.
macro_rules! passed_on {
    ($($name:ident($($arg:ident: $of:ty),*)),+ $(,)?) => {
        $(fn $name<W: ?Sized + io::Write>(&mut self, out: &mut W, $($arg: $of),*) -> io::Result<()> {
            self.0.$name(out, $($arg),*)
        })+
    };
}

impl<F: Formatter> Formatter for Harmless<F> {
    passed_on!(
        begin_array(),
        end_array(),
        begin_array_value(first: bool),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first: bool),
        end_object_key(),
        begin_object_value(),
        end_object_value(),
        write_char_escape(escape: CharEscape),
    );

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        // Nearly all text is printable ASCII, or has no such sign.
        if text.is_ascii() && !text.contains('\u{7f}') {
            return out.write_all(text.as_bytes());
        }
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| is_invisible(*c) || matches!(c, '\u{2028}' | '\u{2029}')) {
            out.write_all(&text.as_bytes()[from..at])?;
            // All of them lie in the first plane.
            write!(out, "\\u{:04x}", u32::from(c))?;
            from = at + c.len_utf8();
        }
        out.write_all(&text.as_bytes()[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_acts_on_is_escaped_and_reads_back_the_same() {
        let value = vec!["a\u{9b}31m\u{7f}\u{202e}b\u{2066}é\u{feff}“😀” \u{1b}[0m\u{ad}\u{2028}\u{200d}"; 2];
        for write in [pretty, line] {
            let mut out = Vec::new();
            write(&value, &mut out).unwrap();
            let told = String::from_utf8(out).unwrap();
            assert!(told.chars().all(|c| c == '\n' || !is_invisible(c)), "{told:?}");
            assert!(told.contains("é") && told.contains("“😀”") && told.contains("\\u202e"), "{told}");
            assert_eq!(serde_json::from_str::<Vec<String>>(&told).unwrap(), value);
        }
    }
}
