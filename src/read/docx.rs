//! A Word document in, its paragraphs, headings, lists, tables, text boxes and notes out, with its tracked changes
//! accepted or rejected.
//!
//! Footnotes and endnotes follow the text, in the order in which it names them. Headers, footers, comments and hidden
//! text are not read. A change of format only is no change of the text. Words that are struck out stood before. Of content
//! for several programs the newest is read that Word itself knows.

mod styles;

use super::build::{ChangeSide, Changes};
use super::error::ReadError;
use super::flow::{Flow, Style, TextLook};
use super::package::{self, Package};
use super::raised::{DOWN, LEVEL, UP};
use super::symbol;
use super::xml::{Element, Event};
use crate::article::Article;
use std::collections::HashMap;
use styles::{SPACES, Styles};

const FORMAT: &str = "Word document";

/// Reads a document as it stands when its tracked changes are accepted.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article, ReadError> {
    package::worded(name, FORMAT, side(name, bytes, ChangeSide::After)?.0)
}

/// Reads one side of a document's tracked changes, and tells which there are.
pub(super) fn side(name: &str, bytes: &[u8], side: ChangeSide) -> Result<(Article, Changes), ReadError> {
    let mut package = Package::open(name, bytes, FORMAT)?;
    let roots = related(&mut package, "")?;
    let main = roots.get("officeDocument").map_or("word/document.xml", String::as_str);
    let Some(text) = package.part(main)? else {
        return Err(package.error("there is no Word text in it; it may be a spreadsheet, slides or another archive"));
    };
    let parts = related(&mut package, main)?;
    let styles = match parts.get("styles") {
        Some(path) => package.part(path)?.map(|text| styles::read(&package, path, &text)).transpose()?.unwrap_or_default(),
        None => Styles::default(),
    };
    let mut walk = DocxWalk::new(side, &styles);
    let mut is_text = false;
    package.walk(main, &text, SPACES, |event| {
        is_text |= matches!(&event, Event::Start { element, .. } if element.name == "w:body");
        walk.event(event);
    })?;
    if !is_text {
        return Err(package.error("there is no Word text in it; it may be a spreadsheet or slides"));
    }
    walk.flow.settle();
    for (kind, mark, element) in [("footnotes", "w:footnoteReference", "w:footnote"), ("endnotes", "w:endnoteReference", "w:endnote")] {
        let Some(path) = parts.get(kind).filter(|_| walk.named.iter().any(|n| n.0 == mark)) else { continue };
        let Some(text) = package.part(path)? else { continue };
        let mut notes = Notes { element, walk: DocxWalk::new(side, &styles), id: None, found: HashMap::new() };
        package.walk(path, &text, SPACES, |event| notes.event(event))?;
        walk.tracked |= notes.walk.tracked;
        for (_, id) in walk.named.iter().filter(|n| n.0 == mark) {
            if let Some(flow) = notes.found.remove(id) {
                walk.flow.append(flow);
            }
        }
    }
    if !walk.tracked && walk.formatted {
        return Ok((walk.flow.article(), Changes::Formats));
    }
    let changes = if walk.tracked {
        Changes::Words
    } else if side == ChangeSide::Before && in_margins(&mut package, main)? {
        Changes::Margins
    } else {
        Changes::None
    };
    Ok((walk.flow.article(), changes))
}

/// Whether headers or footers have tracked changes.
fn in_margins(package: &mut Package, part: &str) -> Result<bool, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let list = format!("{folder}/_rels/{file}.rels");
    let Some(text) = package.part(list.trim_start_matches('/'))? else { return Ok(false) };
    let mut margins = Vec::new();
    package.walk(&list, &text, SPACES, |event| {
        if let Event::Start { element, .. } = event
            && element.attribute("Type").is_some_and(|t| t.ends_with("/header") || t.ends_with("/footer"))
        {
            let path = |t: String| t.strip_prefix('/').map_or_else(|| format!("{folder}/{t}"), str::to_owned);
            margins.extend(element.attribute("Target").map(path));
        }
    })?;
    for path in margins {
        let Some(text) = package.part(&path)? else { continue };
        let mut tracked = false;
        package.walk(&path, &text, SPACES, |event| {
            tracked |= matches!(event, Event::Start { element, .. } if matches!(element.name.as_str(), "w:ins" | "w:del"));
        })?;
        if tracked {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The parts that a part names, by the last word of their kind: "styles", "footnotes".
fn related(package: &mut Package, part: &str) -> Result<HashMap<String, String>, ReadError> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let within = |path: &str| if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
    let list = within(&format!("_rels/{file}.rels"));
    let mut found = HashMap::new();
    let Some(text) = package.part(&list)? else { return Ok(found) };
    package.walk(&list, &text, SPACES, |event| {
        if let Event::Start { element, .. } = event
            && element.name == "Relationship"
            && let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| within(&target), str::to_owned);
            found.entry(kind.rsplit('/').next().unwrap_or("").to_owned()).or_insert(path);
        }
    })?;
    Ok(found)
}

/// The footnotes or endnotes of a document, each for itself.
struct Notes<'a> {
    /// What holds one.
    element: &'a str,
    walk: DocxWalk<'a>,
    id: Option<String>,
    found: HashMap<String, Flow>,
}

impl Notes<'_> {
    fn event(&mut self, event: Event<'_>) {
        match &event {
            Event::Start { element, .. } if element.name == self.element => self.id = element.attribute("id"),
            Event::End(name) if *name == self.element => {
                let flow = std::mem::take(&mut self.walk.flow);
                if let Some(id) = self.id.take() {
                    self.found.insert(id, flow);
                }
            }
            _ => self.walk.event(event),
        }
    }
}

/// Elements in which no text of the story stands: glosses, formats of before.
const SKIPPED: [&str; 8] =
    ["w:rt", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tblGridChange", "w:trPrChange", "w:tcPrChange"];

/// The prefixes of what Word has learnt since 2007: what needs others is for another program.
const KNOWN: [&str; 18] = [
    "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16cex", "w16cid", "w16du", "w16sdtdh", "w16se", "wp15", "a14", "am3d",
    "aink", "cx1",
];

struct DocxWalk<'a> {
    side: ChangeSide,
    styles: &'a Styles,
    flow: Flow,
    /// The notes that the text names: which mark, which note.
    named: Vec<(&'static str, String)>,
    /// Whether there are tracked changes.
    tracked: bool,
    /// How deep in an element that is not read.
    skipped: usize,
    /// Inside an element whose words are the text's.
    words: bool,
    run: bool,
    look: TextLook,
    /// Whether a format was changed, and no word.
    formatted: bool,
    /// For each open choice between contents, whether one was taken.
    chosen: Vec<bool>,
    /// For each open paragraph, whether its end is not on this side.
    run_on: Vec<bool>,
    /// For each open row and cell, whether it is on this side.
    kept: Vec<bool>,
}

impl<'a> DocxWalk<'a> {
    fn new(side: ChangeSide, styles: &'a Styles) -> DocxWalk<'a> {
        let (flow, named, run_on, kept, look, chosen) = Default::default();
        let (tracked, formatted, words, run) = Default::default();
        DocxWalk { side, styles, flow, named, tracked, skipped: 0, words, run, look, formatted, chosen, run_on, kept }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start { .. } if self.skipped > 0 => self.skipped += 1,
            Event::Start { element, parent } => self.start(element, parent),
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(name) => self.end(name),
            Event::Text(words) if self.words && self.skipped == 0 => self.put(words),
            Event::Text(_) => {}
        }
    }

    /// Words of a run, if they are on this side.
    fn put(&mut self, words: &str) {
        self.tracked |= self.look.struck && !words.trim().is_empty();
        if !(self.look.hidden || self.look.struck && self.side == ChangeSide::After) {
            self.flow.words(&words.replace('\n', " "), self.look);
        }
    }

    fn start(&mut self, element: &Element, parent: &str) {
        let value = || element.attribute("val");
        let on = || !matches!(value().as_deref(), Some("0" | "false" | "off" | "none"));
        match element.name.as_str() {
            "w:p" => {
                // A text box stands inside of a run.
                self.run = false;
                self.flow.start(Style::Text);
                self.run_on.push(false);
            }
            "w:pStyle" => self.flow.style(self.styles.style(&value().unwrap_or_default())),
            "w:outlineLvl" if parent == "w:pPr" => {
                if let Some(style) = styles::outline(value().as_deref()) {
                    self.flow.style(style);
                }
            }
            // A heading may be numbered; the number 0 takes a style's away.
            "w:numId" => self.flow.listed(value().as_deref() != Some("0")),
            "w:r" => (self.run, self.look) = (true, TextLook::default()),
            "w:rStyle" if self.run => self.look = self.styles.look(&value().unwrap_or_default()),
            "w:vanish" if self.run => self.look.hidden = on(),
            "w:strike" | "w:dstrike" if self.run => self.look.struck = on(),
            "w:vertAlign" if self.run => styles::level(&mut self.look, value().as_deref()),
            "w:position" if self.run => styles::position(&mut self.look, value().as_deref()),
            "w:rFonts" if self.run => {
                if let Some(font) = element.attribute("ascii").or_else(|| element.attribute("hAnsi")) {
                    self.look.font(&font);
                }
            }
            "w:sym" => {
                let font = element.attribute("font").unwrap_or_default();
                let code = element.attribute("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                if let Some(sign) = code.filter(|_| !symbol::is_pictures(&font)).and_then(symbol::sign) {
                    self.put(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "m:num" | "m:sup" => self.flow.text(UP.encode_utf8(&mut [0; 1])),
            "m:den" | "m:sub" => self.flow.text(DOWN.encode_utf8(&mut [0; 1])),
            "mc:AlternateContent" => self.chosen.push(false),
            "mc:Choice" => {
                let needs = element.attribute("Requires").unwrap_or_default();
                let known = needs.split_ascii_whitespace().all(|p| KNOWN.contains(&p));
                match self.chosen.last_mut() {
                    Some(chosen) if known && !*chosen => *chosen = true,
                    _ => self.skipped = 1,
                }
            }
            "mc:Fallback" if self.chosen.last() == Some(&true) => self.skipped = 1,
            "w:t" | "w:delText" | "m:t" => self.words = true,
            "w:tab" | "w:ptab" if parent == "w:r" => self.flow.text(" "),
            "w:br" | "w:cr" => self.flow.text("\n"),
            "w:noBreakHyphen" => self.flow.text("-"),
            "w:footnoteReference" => self.named.push(("w:footnoteReference", element.attribute("id").unwrap_or_default())),
            "w:endnoteReference" => self.named.push(("w:endnoteReference", element.attribute("id").unwrap_or_default())),
            "w:tr" => {
                self.flow.start_row();
                self.kept.push(true);
            }
            "w:tc" => {
                self.flow.start_cell();
                self.kept.push(true);
            }
            "w:ins" | "w:moveTo" | "w:cellIns" => self.change(&element.name, parent, ChangeSide::After),
            "w:del" | "w:moveFrom" | "w:cellDel" => self.change(&element.name, parent, ChangeSide::Before),
            "w:pPrChange" if self.side == ChangeSide::Before => {
                self.formatted = true;
                self.flow.style(Style::Text);
            }
            "w:pPrChange" => (self.formatted, self.skipped) = (true, 1),
            name if SKIPPED.contains(&name) => {
                self.formatted |= name.ends_with("Change");
                self.skipped = 1;
            }
            _ => {}
        }
    }

    /// What stands on one side only: a row, a cell, the end of a paragraph, or what the element holds.
    fn change(&mut self, name: &str, parent: &str, side: ChangeSide) {
        self.tracked = true;
        if side == self.side {
            return;
        }
        match (parent, name) {
            ("w:trPr", _) | (_, "w:cellIns" | "w:cellDel") => set(self.kept.last_mut(), false),
            ("w:rPr", _) if !self.run => set(self.run_on.last_mut(), true),
            _ => self.skipped = 1,
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:p" => {
                let runs_on = self.run_on.pop().unwrap_or(false);
                self.flow.end(runs_on);
            }
            "w:r" => (self.run, self.look) = (false, TextLook::default()),
            "m:num" => self.flow.text(&format!("{LEVEL}⁄")),
            "m:den" | "m:sup" | "m:sub" => self.flow.text(LEVEL.encode_utf8(&mut [0; 1])),
            "mc:AlternateContent" => {
                self.chosen.pop();
            }
            "w:t" | "w:delText" | "m:t" => self.words = false,
            "w:tc" => {
                let keep = self.kept.pop().unwrap_or(true);
                self.flow.end_cell(keep);
            }
            "w:tr" => {
                let keep = self.kept.pop().unwrap_or(true);
                self.flow.end_row(keep);
            }
            _ => {}
        }
    }
}

fn set(flag: Option<&mut bool>, to: bool) {
    if let Some(flag) = flag {
        *flag = to;
    }
}
