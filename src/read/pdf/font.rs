//! A font of a PDF: what its codes say, and how wide they are. `lopdf` knows the encodings, `hayro-cmap` the maps to Unicode.
//!
//! A code that its font does not explain becomes U+FFFD: nothing is guessed from the shape of a letter.

use super::budget::Budget;
use hayro_cmap::{BfString, CMap};
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// How wide a letter is where its font does not say, in thousandths of the font's size: the middle of common faces.
const USUAL_WIDTH: f32 = 500.0;
/// The longest name of a letter that is looked up.
const MAX_NAME: usize = 64;

/// What one font's codes say.
pub(super) struct Font {
    map: Option<CMap>,
    /// What each code of a font of one-byte codes says.
    table: Vec<String>,
    /// Whether codes have two bytes.
    wide: bool,
    widths: HashMap<u32, f32>,
    /// Widths of ranges of codes, for fonts of two-byte codes.
    ranges: Vec<(u32, u32, f32)>,
    usual: f32,
    /// Whether its name says that it is bold.
    pub bold: bool,
}

impl Font {
    /// Reads a font's dictionary; the map to Unicode is unpacked within the budget.
    pub fn of(font: &Dictionary, document: &Document, budget: &mut Budget) -> Font {
        let name = font.get(b"BaseFont").and_then(Object::as_name).map(|n| String::from_utf8_lossy(n).to_lowercase()).unwrap_or_default();
        let kind = font.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let wide = kind == b"Type0";
        let mut made = Font {
            map: map(font, document, budget),
            table: if wide { Vec::new() } else { table(font, document, kind == b"TrueType") },
            wide,
            widths: HashMap::new(),
            ranges: Vec::new(),
            usual: USUAL_WIDTH,
            bold: ["bold", "black", "heavy"].iter().any(|w| name.contains(w)),
        };
        if wide {
            made.wide_widths(font, document)
        } else {
            made.widths(font, document, kind == b"Type3")
        }
        made
    }

    /// The codes of a string: what each says, how wide it is in parts of the font's size, and whether it is a space of one byte.
    pub fn codes<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (String, f32, bool)> + 'a {
        bytes.chunks(if self.wide { 2 } else { 1 }).map(|code| {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            (self.says(number), self.width(number) / 1000.0, code == b" ")
        })
    }

    fn says(&self, code: u32) -> String {
        match self.map.as_ref().and_then(|m| m.lookup_bf_string(code)) {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(s)) => s,
            None => self.table.get(code as usize).cloned().unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string()),
        }
    }

    fn width(&self, code: u32) -> f32 {
        if let Some(width) = self.widths.get(&code) {
            return *width;
        }
        let after = self.ranges.partition_point(|r| r.0 <= code);
        self.ranges[..after].last().filter(|r| code <= r.1).map_or(self.usual, |r| r.2)
    }

    /// `Widths` of one-byte codes, from `FirstChar` on.
    fn widths(&mut self, font: &Dictionary, document: &Document, drawn: bool) {
        // A font whose letters are drawings has a scale of its own.
        let scale = if drawn { numbers(font, b"FontMatrix", document).first().copied().unwrap_or(0.001) * 1000.0 } else { 1.0 };
        let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0).clamp(0, 255) as u32;
        let widths = numbers(font, b"Widths", document);
        self.widths.extend((first..256).zip(widths).map(|(code, width)| (code, width * scale)));
    }

    /// `W` of two-byte codes: `c [w w …]` and `first last w`, mixed.
    fn wide_widths(&mut self, font: &Dictionary, document: &Document) {
        let Ok(descendants) = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array) else { return };
        let Some(inner) = descendants.first().and_then(|d| document.dereference(d).ok()).and_then(|(_, d)| d.as_dict().ok()) else {
            return;
        };
        self.usual = inner.get_deref(b"DW", document).and_then(Object::as_float).unwrap_or(1000.0);
        let Ok(list) = inner.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let number = |o: &Object| document.dereference(o).ok().and_then(|(_, o)| o.as_float().ok());
        let mut rest = &list[..];
        while let [first, second, more @ ..] = rest {
            let Some(code) = number(first) else { break };
            match document.dereference(second).ok().and_then(|(_, o)| o.as_array().ok()) {
                Some(widths) => {
                    self.widths.extend((code as u32..=u32::from(u16::MAX)).zip(widths.iter().filter_map(number)));
                    rest = more;
                }
                None => {
                    if let (Some(last), Some(width)) = (number(second), more.first().and_then(number)) {
                        self.ranges.push((code as u32, last as u32, width));
                    }
                    rest = more.get(1..).unwrap_or_default();
                }
            }
        }
        self.ranges.sort_by_key(|r| r.0);
    }
}

/// The numbers of an array.
fn numbers(dictionary: &Dictionary, key: &[u8], document: &Document) -> Vec<f32> {
    let list = dictionary.get_deref(key, document).and_then(Object::as_array);
    let number = |o: &Object| document.dereference(o).ok().and_then(|(_, o)| o.as_float().ok()).unwrap_or(USUAL_WIDTH);
    list.map(|list| list.iter().take(256).map(number).collect()).unwrap_or_default()
}

/// The font's own map to Unicode.
fn map(font: &Dictionary, document: &Document, budget: &mut Budget) -> Option<CMap> {
    let stream = font.get_deref(b"ToUnicode", document).ok()?.as_stream().ok()?;
    CMap::parse(&budget.unpacked(stream)?, |_| None)
}

/// What each of 256 codes says by the font's encoding.
fn table(font: &Dictionary, document: &Document, true_type: bool) -> Vec<String> {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let differences = encoding.and_then(|e| e.as_dict().ok());
    let name = match encoding {
        Some(Object::Name(name)) => Some(&name[..]),
        _ => differences.and_then(|d| d.get_deref(b"BaseEncoding", document).ok()).and_then(|n| n.as_name().ok()),
    };
    let name = name.unwrap_or(if true_type { b"WinAnsiEncoding" } else { b"StandardEncoding" });
    let mut table = said(Object::Name(name.to_vec()), document, 0..=255);
    let Some(list) = differences.and_then(|d| d.get_deref(b"Differences", document).ok()).and_then(|l| l.as_array().ok()) else {
        return table;
    };
    let mut code = 0usize;
    for entry in list.iter().take(1024) {
        match entry {
            Object::Integer(number) => code = (*number).clamp(0, 256) as usize,
            Object::Name(name) => {
                if let Some(place) = table.get_mut(code) {
                    *place = named(name, document);
                }
                code += 1;
            }
            _ => {}
        }
    }
    table
}

/// What codes say in a font of that encoding; nothing where the encoding does not say.
fn said(encoding: Object, document: &Document, codes: std::ops::RangeInclusive<u8>) -> Vec<String> {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    let Ok(encoding) = font.get_font_encoding(document) else { return codes.map(|_| String::new()).collect() };
    codes.map(|code| encoding.bytes_to_string(&[code]).unwrap_or_default()).collect()
}

/// The letter of that name: from Adobe's list, or by its number.
fn named(name: &[u8], document: &Document) -> String {
    let unknown = || char::REPLACEMENT_CHARACTER.to_string();
    let Ok(text) = std::str::from_utf8(&name[..name.len().min(MAX_NAME)]) else { return unknown() };
    // `one.oldstyle` is drawn otherwise and says the same.
    let text = text.split('.').next().filter(|t| !t.is_empty()).unwrap_or("space");
    let hex = text.strip_prefix("uni").or_else(|| text.strip_prefix('u')).filter(|h| h.len() >= 4);
    if let Some(c) = hex.and_then(|h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32) {
        return c.to_string();
    }
    let whole = match text {
        "f_f" | "ff" => "ff",
        "f_i" | "fi" => "fi",
        "f_l" | "fl" => "fl",
        "f_f_i" | "ffi" => "ffi",
        "f_f_l" | "ffl" => "ffl",
        _ => "",
    };
    if !whole.is_empty() {
        return whole.to_owned();
    }
    let mut encoding = Dictionary::new();
    encoding.set("Differences", Object::Array(vec![Object::Integer(0), Object::Name(text.as_bytes().to_vec())]));
    said(Object::Dictionary(encoding), document, 0..=0).pop().filter(|s| !s.is_empty()).unwrap_or_else(unknown)
}
