//! The whole report as one JSON object, and how JSON is written everywhere.
//!
//! Control characters and direction marks of an article are escaped: a log that shows the JSON is not turned around by
//! it, nor a terminal recoloured.

use super::whole::Report;
use super::wire::Look;
use crate::token::is_invisible;
use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// Writes `report`, indented.
pub fn write(report: &Report, _look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    pretty(report, out)
}

/// Writes a value over several lines, and ends the last one.
pub fn pretty(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut pieces = Pieces { held: Vec::with_capacity(HELD), out };
    value.serialize(&mut Serializer::with_formatter(&mut pieces, Harmless(Indented::default())))?;
    pieces.write_all(b"\n")?;
    pieces.pass_on()
}

/// So many bytes are gathered before they are passed on.
const HELD: usize = 16 << 10;

/// Gathers what is written in pieces of a few bytes: to whom it goes is not known here, and asking costs more than writing them.
struct Pieces<'a> {
    held: Vec<u8>,
    out: &'a mut dyn io::Write,
}

impl Pieces<'_> {
    #[cold]
    fn pass_on(&mut self) -> io::Result<()> {
        let passed = self.out.write_all(&self.held);
        self.held.clear();
        passed
    }
}

impl io::Write for Pieces<'_> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.held.len() + bytes.len() > HELD {
            self.pass_on()?;
        }
        self.held.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.out.flush()
    }
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
    let _ = value.serialize(&mut Serializer::with_formatter(&mut count, Harmless(Indented::default())));
    // Each line is indented, and what follows begins on one of its own.
    count.bytes + (count.lines + 1) * 2 * depth + ",\n".len()
}

/// How long an item of a document's list is, as [`items`] writes it.
pub(super) fn item(value: &impl Serialize) -> usize {
    let mut count = Count::default();
    let _ = value.serialize(&mut Serializer::with_formatter(&mut count, Harmless(CompactFormatter)));
    count.bytes + 2 * OUTER + ",\n".len()
}

/// As [`PrettyFormatter`] indents; the end of a line and what the next is indented by are one piece.
#[derive(Default)]
struct Indented {
    depth: usize,
    /// Whether the list or object that is open has a value.
    filled: bool,
}

impl Indented {
    fn next<W: ?Sized + io::Write>(&self, out: &mut W, first: bool) -> io::Result<()> {
        const BLANKS: &[u8] = b",\n                                                                ";
        const COMMA: usize = 1;
        let end = COMMA + 1 + 2 * self.depth;
        let from = if first { COMMA } else { 0 };
        match BLANKS.get(from..end) {
            Some(piece) => out.write_all(piece),
            None => {
                out.write_all(&BLANKS[from..])?;
                (BLANKS.len()..end).try_for_each(|_| out.write_all(b" "))
            }
        }
    }

    fn open<W: ?Sized + io::Write>(&mut self, out: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(mark)
    }

    fn close<W: ?Sized + io::Write>(&mut self, out: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.next(out, true)?;
        }
        out.write_all(mark)
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }
    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }
    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }
    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }
    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

/// At most how long a string is when it is written.
pub(super) fn most(text: &str) -> usize {
    /// The longest escape of a byte, beside itself.
    const ESCAPE: usize = 5;
    let escaped = text.bytes().map(|b| usize::from((b < 0x20) | (b == b'"') | (b == b'\\') | (b >= 0x7f))).sum::<usize>();
    text.len() + escaped * ESCAPE + "\"\"".len()
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
        if text.bytes().fold(true, |plain, b| plain & (b < 0x7f)) {
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
    fn values_are_indented_as_everywhere() {
        let deep = (0..40).fold(serde_json::json!([]), |inner, _| serde_json::json!({ "a": [inner, 1], "b": {} }));
        for value in [deep, serde_json::json!({}), serde_json::json!([1, "x", null, [], [{}]])] {
            let mut out = Vec::new();
            pretty(&value, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string_pretty(&value).unwrap() + "\n");
        }
    }

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
