//! A font of a PDF: what its codes say, and how wide they are. `lopdf` knows the encodings, `hayro-cmap` the maps to Unicode.
//!
//! A code that its font does not explain becomes U+FFFD: nothing is guessed from the shape of a letter.

use super::budget::Budget;
use super::{standard, tex};
use hayro_cmap::{BfString, CMap};
use lopdf::{Dictionary, Document, Object};
use std::collections::{HashMap, HashSet};

/// How wide a letter is where its font does not say, in thousandths of the font's size: the middle of common faces.
const USUAL_WIDTH: f32 = 500.0;
/// The longest name of a letter that is looked up.
const MAX_NAME: usize = 64;
/// A figure that is narrower than this part of the widest is a raised one. Only a one is drawn so narrow otherwise.
const SUPERIOR: f32 = 0.75;
/// A font with more letters than this is not looked through for raised figures.
const MAX_LETTERS: usize = 8192;
/// How many words of a font's program may be its encoding: four a letter, and what stands before it.
const MAX_ENCODING: usize = 2048;

/// What one font's codes say.
pub(super) struct Font {
    map: Option<CMap>,
    /// What each code of a font of one-byte codes says.
    table: Vec<String>,
    /// Whether codes have two bytes.
    wide: bool,
    /// The width of every one-byte code, once all are known.
    narrow: Vec<f32>,
    widths: HashMap<u32, f32>,
    /// Widths of ranges of codes, for fonts of two-byte codes.
    ranges: Vec<(u32, u32, f32)>,
    usual: f32,
    /// The codes of raised figures, where the font draws them as letters of their own.
    superior: HashSet<u32>,
    /// Whether its name says that it is bold.
    pub bold: bool,
}

impl Font {
    /// Reads a font's dictionary; the map to Unicode is unpacked within the budget.
    pub fn read(font: &Dictionary, document: &Document, budget: &mut Budget) -> Font {
        let name = font.get(b"BaseFont").and_then(Object::as_name).map(|n| String::from_utf8_lossy(n).to_lowercase()).unwrap_or_default();
        let kind = font.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let wide = kind == b"Type0";
        let mut made = Font {
            map: map(font, document, budget),
            table: if wide { Vec::new() } else { table(font, document, kind, budget) },
            wide,
            narrow: Vec::new(),
            widths: HashMap::new(),
            ranges: Vec::new(),
            usual: USUAL_WIDTH,
            superior: HashSet::new(),
            bold: ["bold", "black", "heavy"].iter().any(|w| name.contains(w)),
        };
        if wide {
            made.wide_widths(font, document);
            made.superior = made.superiors();
        } else {
            made.widths(font, document, kind == b"Type3");
            made.standard(&name);
            made.narrow = (0..256).map(|code| made.width(code)).collect();
        }
        made
    }

    /// The codes of a string: each with its width in parts of the font's size, and whether it is a space of one byte.
    pub fn codes<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (u32, f32, bool)> + 'a {
        bytes.chunks(if self.wide { 2 } else { 1 }).map(|code| {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            (number, self.width(number) / 1000.0, code == b" ")
        })
    }

    /// Whether the code is a figure that is drawn raised.
    pub fn is_superior(&self, code: u32) -> bool {
        self.superior.contains(&code)
    }

    /// Writes what a code says.
    pub fn say(&self, code: u32, into: &mut String) {
        match self.map.as_ref().and_then(|m| m.lookup_bf_string(code)) {
            Some(BfString::Char(c)) => into.push(c),
            Some(BfString::String(s)) => into.push_str(&s),
            None => match self.table.get(code as usize) {
                Some(said) => into.push_str(said),
                None => into.push(char::REPLACEMENT_CHARACTER),
            },
        }
    }

    /// The codes of raised figures: they are narrower than the font's other figures. A one may be narrow by itself; it is
    /// raised where the font has two.
    fn superiors(&self) -> HashSet<u32> {
        let Some(map) = self.map.as_ref().filter(|_| self.widths.len() <= MAX_LETTERS) else { return HashSet::new() };
        let figure = |(code, width): (u32, f32)| match map.lookup_bf_string(code)? {
            BfString::Char(c) if c.is_ascii_digit() => Some((code, c, width)),
            _ => None,
        };
        let within = |(first, last, width): &(u32, u32, f32)| (*first..=*last).take(10).map(|code| (code, *width)).collect::<Vec<_>>();
        let ranged: Vec<(u32, f32)> = self.ranges.iter().take(MAX_LETTERS).flat_map(within).collect();
        let all = self.widths.iter().map(|(code, width)| (*code, *width)).chain(ranged);
        let figures: Vec<(u32, char, f32)> = all.filter_map(figure).collect();
        let widest = figures.iter().map(|f| f.2).fold(0.0, f32::max);
        let ones = figures.iter().filter(|f| f.1 == '1').count();
        figures.iter().filter(|f| f.2 < SUPERIOR * widest && (f.1 != '1' || ones > 1)).map(|f| f.0).collect()
    }

    fn width(&self, code: u32) -> f32 {
        if let Some(width) = self.narrow.get(code as usize) {
            return *width;
        }
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

    /// Widths of a font that is not in the file, by its name.
    fn standard(&mut self, name: &str) {
        if !self.widths.is_empty() {
            return;
        }
        let Some(widths) = standard::widths(name, self.bold) else { return };
        for (code, said) in self.table.iter().enumerate() {
            if let Some(width) = said.chars().next().and_then(|c| widths.width(c)) {
                self.widths.insert(code as u32, width);
            }
        }
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
                        match (code as u32, last as u32) {
                            (code, last) if code == last => drop(self.widths.insert(code, width)),
                            (code, last) => self.ranges.push((code, last, width)),
                        }
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
fn table(font: &Dictionary, document: &Document, kind: &[u8], budget: &mut Budget) -> Vec<String> {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let differences = encoding.and_then(|e| e.as_dict().ok());
    let name = match encoding {
        Some(Object::Name(name)) => Some(&name[..]),
        _ => differences.and_then(|d| d.get_deref(b"BaseEncoding", document).ok()).and_then(|n| n.as_name().ok()),
    };
    let face = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
    let own = if name.is_some() {
        None
    } else if standard::is_symbol(face) {
        Some((0..=255).map(|code| standard::symbol(code).map(String::from).unwrap_or_default()).collect())
    } else {
        built_in(font, document, budget)
    };
    let name = name.unwrap_or(if kind == b"TrueType" { b"WinAnsiEncoding" } else { b"StandardEncoding" });
    let mut table = own.unwrap_or_else(|| said(Object::Name(name.to_vec()), document, 0..=255));
    let Some(list) = differences.and_then(|d| d.get_deref(b"Differences", document).ok()).and_then(|l| l.as_array().ok()) else {
        return table;
    };
    let mut code = 0usize;
    let mut names: Vec<(u8, &[u8])> = Vec::new();
    for entry in list.iter().take(1024) {
        match entry {
            Object::Integer(number) => code = (*number).clamp(0, 256) as usize,
            Object::Name(name) => {
                names.extend(u8::try_from(code).ok().filter(|_| name != b".notdef").map(|code| (code, &name[..])));
                code += 1;
            }
            _ => {}
        }
    }
    let codes: Vec<u8> = names.iter().map(|n| n.0).collect();
    let of_tex = kind == b"Type3" && names.iter().all(|(code, name)| tex::code(name) == Some(*code));
    for (code, name) in names {
        table[usize::from(code)] = match of_tex.then(|| tex::said(code, &codes)).flatten() {
            Some(said) => said.to_string(),
            None => named(name, document),
        };
    }
    table
}

/// What the program of a Type 1 font says that its codes say: `dup 11 /ff put`, before what is encrypted.
fn built_in(font: &Dictionary, document: &Document, budget: &mut Budget) -> Option<Vec<String>> {
    let descriptor = font.get_deref(b"FontDescriptor", document).ok()?.as_dict().ok()?;
    let program = budget.unpacked(descriptor.get_deref(b"FontFile", document).ok()?.as_stream().ok()?)?;
    let end = program.windows(5).position(|w| w == b"eexec").unwrap_or(program.len());
    let head = String::from_utf8_lossy(&program[..end]);
    let head = &head[head.find("/Encoding")?..];
    let mut table = vec![String::new(); 256];
    let words: Vec<&str> = head.split_ascii_whitespace().take(MAX_ENCODING).collect();
    for entry in words.windows(4).filter(|e| e[0] == "dup" && e[3] == "put") {
        if let (Some(place), Some(name)) = (entry[1].parse::<usize>().ok().and_then(|c| table.get_mut(c)), entry[2].strip_prefix('/')) {
            *place = named(name.as_bytes(), document);
        }
    }
    // One that names the standard encoding lists none.
    table.iter().any(|t| !t.is_empty()).then_some(table)
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
