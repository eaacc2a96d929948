//! A page's drawing instructions in, its runs of words with their places out.
//!
//! Pictures are not looked at, and of paths only the lines that go through words or under them. What is marked as no part
//! of the text (running heads, page numbers) is left out, and so is what stands outside the page; what a mark says that
//! its letters say is read for them. Forms are drawn where they are used, and each use counts against the budget.

use super::budget::{Budget, Fault};
use super::font::Font;
use super::run::{Change, Extent, Frame, Ink, Letters, Run, RunLook, SOFT};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::HashMap;
use std::rc::Rc;

/// How deep forms may be drawn within forms.
const MAX_FORMS: usize = 12;
/// How many states may be kept at once.
const MAX_STATES: usize = 256;
/// How many links and drawn lines of a page are looked at: a page of text has a tenth of them.
const MAX_LINKS: usize = 200;
const MAX_RULES: usize = 1000;
/// A line that is thicker than this, in points, is a box.
const THICK: f32 = 2.5;
/// A line through words is no higher than this part of their size: so high small letters are.
const STRUCK: f32 = 0.52;

/// A page: its runs, and where its edges are.
#[derive(Debug)]
pub(super) struct Page {
    pub runs: Vec<Run>,
    pub area: Area,
}

/// What is seen of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub left: f32,
    pub bottom: f32,
    pub right: f32,
    pub top: f32,
}

/// A level line that is drawn.
#[derive(Clone, Copy, Debug)]
struct Rule {
    place: Extent,
    height: f32,
    ink: Ink,
}

/// Letters for which a mark has other words, from its start to its end.
struct ActualText {
    /// How many marks are open in it.
    depth: usize,
    words: String,
    hyphen: bool,
    begun: Option<(Matrix, f32, RunLook)>,
    end: Matrix,
}

/// Fonts that are read already, by the place of each in the document.
#[derive(Default)]
pub(super) struct Fonts(HashMap<*const Dictionary, Rc<Font>>);

type Matrix = [f32; 6];
const UNTURNED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `a`, then `b`.
fn then(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct GraphicsState {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    between: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    fill: Ink,
    pen: Ink,
}

struct PdfWalk<'a> {
    document: &'a Document,
    fonts: &'a mut Fonts,
    budget: &'a mut Budget,
    state: GraphicsState,
    kept: Vec<GraphicsState>,
    line: Matrix,
    text: Matrix,
    /// Whether each open mark, and all around it, is part of the text.
    marks: Vec<bool>,
    said: Option<ActualText>,
    letters: Letters,
    area: Area,
    /// Where the path that is being drawn is, and its level lines.
    pen: (f32, f32),
    path: Vec<(Extent, f32)>,
    rules: Vec<Rule>,
    runs: Vec<Run>,
}

/// The runs of a page.
pub(super) fn page(document: &Document, page: ObjectId, fonts: &mut Fonts, budget: &mut Budget) -> Result<Page, Fault> {
    let content = budget.page(document, page)?;
    let resources = resources(document, page);
    let area = area(document, page);
    let state = GraphicsState {
        page: UNTURNED,
        font: None,
        size: 1.0,
        between: 0.0,
        between_words: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
        fill: Ink::default(),
        pen: Ink::default(),
    };
    let mut walk = PdfWalk {
        document,
        fonts,
        budget,
        state,
        kept: Vec::new(),
        line: UNTURNED,
        text: UNTURNED,
        marks: Vec::new(),
        said: None,
        letters: Letters::default(),
        area,
        pen: (0.0, 0.0),
        path: Vec::new(),
        rules: Vec::new(),
        runs: Vec::new(),
    };
    walk.content(&content, &resources, 0)?;
    let (mut runs, rules) = (walk.runs, walk.rules);
    change(&mut runs, rules);
    link(&mut runs, &links(document, page));
    Ok(Page { runs, area })
}

/// What is seen of a page: its crop box within its media box. Either may stand on what the page is part of.
fn area(document: &Document, page: ObjectId) -> Area {
    const EVERYTHING: Area = Area { left: f32::MIN, bottom: f32::MIN, right: f32::MAX, top: f32::MAX };
    let mut boxes = [None, None];
    let mut at = document.get_dictionary(page).ok();
    for _ in 0..MAX_FORMS {
        let Some(node) = at else { break };
        for (found, key) in boxes.iter_mut().zip([&b"CropBox"[..], b"MediaBox"]) {
            *found = found.or_else(|| rectangle(node.get_deref(key, document).ok()?, document));
        }
        at = node.get_deref(b"Parent", document).and_then(Object::as_dict).ok();
    }
    let within = |a: Area, b: Area| Area {
        left: a.left.max(b.left),
        bottom: a.bottom.max(b.bottom),
        right: a.right.min(b.right),
        top: a.top.min(b.top),
    };
    let seen = boxes.into_iter().flatten().fold(EVERYTHING, within);
    if seen.left < seen.right && seen.bottom < seen.top { seen } else { EVERYTHING }
}

/// A rectangle of two corners.
fn rectangle(object: &Object, document: &Document) -> Option<Area> {
    let corners: Vec<f32> =
        object.as_array().ok()?.iter().filter_map(|o| document.dereference(o).ok()?.1.as_float().ok()).filter(|v| v.is_finite()).collect();
    let &[a, b, c, d] = &corners[..] else { return None };
    Some(Area { left: a.min(c), bottom: b.min(d), right: a.max(c), top: b.max(d) })
}

/// Where the links of a page that lead to another place of the document are.
fn links(document: &Document, page: ObjectId) -> Vec<Area> {
    let within = |link: &Dictionary| {
        let action = |a: &Dictionary| a.get_deref(b"S", document).and_then(Object::as_name).is_ok_and(|s| s == b"GoTo");
        link.has(b"Dest") || link.get_deref(b"A", document).and_then(Object::as_dict).is_ok_and(action)
    };
    let Ok(all) = document.get_page_annotations(page) else { return Vec::new() };
    let links = all.into_iter().filter(|a| a.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Link") && within(a));
    links.filter_map(|a| rectangle(a.get_deref(b"Rect", document).ok()?, document)).take(MAX_LINKS).collect()
}

/// Marks the short runs that are links by themselves.
fn link(runs: &mut [Run], links: &[Area]) {
    if links.is_empty() {
        return;
    }
    for run in runs.iter_mut().filter(|r| r.turn == 0 && r.text.len() <= 3) {
        let slack = 0.2 * run.size;
        run.linked = links.iter().any(|l| {
            l.left <= run.from + slack
                && l.right >= run.to - slack
                && l.right - l.left < run.to - run.from + run.size
                && l.bottom <= run.height + 0.5 * run.size
                && l.top >= run.height
        });
    }
}

/// Marks the runs that a line goes through or under.
fn change(runs: &mut [Run], mut rules: Vec<Rule>) {
    if rules.is_empty() {
        return;
    }
    rules.sort_by(|a, b| a.height.total_cmp(&b.height));
    for run in runs.iter_mut().filter(|r| r.turn == 0) {
        let meets = |low: f32, high: f32| {
            let (low, high) = (run.height + low * run.size, run.height + high * run.size);
            let start = rules.partition_point(|r| r.height < low);
            let mut near = rules[start..].iter().take_while(|r| r.height < high);
            near.any(|r| r.ink == run.ink && r.place.from < run.from + 0.2 * run.size && r.place.to > run.to - 0.2 * run.size)
        };
        run.change = if meets(0.15, STRUCK) {
            Change::Struck
        } else if meets(-0.3, -0.02) {
            Change::Underlined
        } else {
            Change::None
        };
    }
}

/// The resources of a page: its own, or those of what it stands in.
fn resources(document: &Document, page: ObjectId) -> Vec<&Dictionary> {
    let Ok((own, others)) = document.get_page_resources(page) else { return Vec::new() };
    own.into_iter().chain(others.into_iter().filter_map(|id| document.get_dictionary(id).ok())).collect()
}

impl PdfWalk<'_> {
    fn content(&mut self, content: &[u8], resources: &[&Dictionary], depth: usize) -> Result<(), Fault> {
        for operation in Content::decode_iter(content) {
            // What is broken ends the page; the words before it stand.
            let Ok(operation) = operation else { break };
            if operation.operator == "Do" {
                self.form(&operation, resources, depth)?;
            } else {
                self.operation(&operation, resources);
            }
        }
        Ok(())
    }

    fn operation(&mut self, operation: &Operation, resources: &[&Dictionary]) {
        let number = |i: usize| operation.operands.get(i).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
        let matrix = || std::array::from_fn(number);
        match operation.operator.as_str() {
            "q" if self.kept.len() < MAX_STATES => self.kept.push(self.state.clone()),
            "Q" => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.page = then(matrix(), self.state.page),
            "BT" => (self.line, self.text) = (UNTURNED, UNTURNED),
            "Tf" => {
                let name = operation.operands.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
                self.state.font = self.font(name, resources);
                self.state.size = number(1);
            }
            "Tc" => self.state.between = number(0),
            "Tw" => self.state.between_words = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            "Td" => self.step(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.step(number(0), number(1));
            }
            "Tm" => (self.line, self.text) = (matrix(), matrix()),
            "T*" => self.step(0.0, -self.state.leading),
            "Tj" => self.show(&operation.operands),
            "TJ" => self.show(operation.operands.first().and_then(|o| o.as_array().ok()).map_or(&[], |a| &a[..])),
            "'" => {
                self.step(0.0, -self.state.leading);
                self.show(&operation.operands);
            }
            "\"" => {
                (self.state.between_words, self.state.between) = (number(0), number(1));
                self.step(0.0, -self.state.leading);
                self.show(operation.operands.get(2..).unwrap_or_default());
            }
            "BMC" | "BDC" => {
                let artifact = operation.operands.first().is_some_and(|o| o.as_name().is_ok_and(|n| n == b"Artifact"));
                self.marks.push(!artifact && self.marks.last().copied().unwrap_or(true));
                if self.said.is_none()
                    && let Some(words) = self.actual(operation.operands.get(1), resources)
                {
                    self.said = Some(ActualText { depth: self.marks.len(), words, hyphen: false, begun: None, end: UNTURNED });
                }
            }
            "EMC" => {
                if let Some(said) = self.said.take_if(|s| s.depth == self.marks.len()) {
                    self.say(said);
                }
                self.marks.pop();
            }
            operator => self.draw(operator, number, operation.operands.len()),
        }
    }

    /// Colours, and the level lines of paths.
    fn draw(&mut self, operator: &str, number: impl Fn(usize) -> f32, count: usize) {
        let ink = || ink(std::array::from_fn(&number), count);
        match operator {
            "g" | "rg" | "k" | "sc" | "scn" => self.state.fill = ink(),
            "G" | "RG" | "K" | "SC" | "SCN" => self.state.pen = ink(),
            "m" => self.pen = (number(0), number(1)),
            "l" => {
                let (from, to) = (self.pen, (number(0), number(1)));
                self.pen = to;
                self.level(from, to);
            }
            "re" if number(3).abs() < number(2).abs() => {
                let (left, middle) = (number(0), number(1) + number(3) / 2.0);
                if number(3).abs() * self.state.page[2].hypot(self.state.page[3]) < THICK {
                    self.level((left, middle), (left + number(2), middle));
                }
            }
            "S" | "s" => self.paint(self.state.pen),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.paint(self.state.fill),
            "n" => self.path.clear(),
            _ => {}
        }
    }

    /// A line of the path, if it is level on the page.
    fn level(&mut self, from: (f32, f32), to: (f32, f32)) {
        let at = |(x, y): (f32, f32)| {
            let m = self.state.page;
            (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
        };
        let (a, b) = (at(from), at(to));
        let long = (a.0 - b.0).abs();
        if long.is_finite() && long > 1.0 && (a.1 - b.1).abs() < 0.02 * long && self.path.len() < MAX_RULES {
            self.path.push((Extent { from: a.0.min(b.0), to: a.0.max(b.0) }, (a.1 + b.1) / 2.0));
        }
    }

    fn paint(&mut self, ink: Ink) {
        let room = MAX_RULES - self.rules.len().min(MAX_RULES);
        self.rules.extend(self.path.drain(..).take(room).map(|(place, height)| Rule { place, height, ink }));
    }

    /// What a mark says that its letters say.
    fn actual(&self, properties: Option<&Object>, resources: &[&Dictionary]) -> Option<String> {
        let of = |d: &Dictionary| d.get_deref(b"ActualText", self.document).ok().and_then(|o| o.as_str().ok()).map(decoded);
        match properties? {
            Object::Dictionary(d) => of(d),
            Object::Name(name) => {
                let found =
                    resources.iter().find_map(|r| r.get_deref(b"Properties", self.document).and_then(Object::as_dict).ok()?.get(name).ok());
                of(self.document.dereference(found?).ok()?.1.as_dict().ok()?)
            }
            _ => None,
        }
    }

    /// Reads a mark's own words for the letters in it. A drawn hyphen for which it has none only breaks a word.
    fn say(&mut self, said: ActualText) {
        let Some((start, size, look)) = said.begun.filter(|_| self.marks.last() != Some(&false)) else { return };
        let words = if said.words.is_empty() && said.hyphen { String::from(SOFT) } else { said.words };
        let Some(frame) = Frame::new(start, size) else { return };
        // How far the letters go, in the space in which the frame begins.
        let along = (said.end[4] - start[4]).hypot(said.end[5] - start[5]) / start[0].hypot(start[1]);
        if let Some(run) = look.said(&words, 0.0, along, frame) {
            self.keep(run, start, said.end);
        }
    }

    fn step(&mut self, x: f32, y: f32) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    /// Strings, and steps between them in thousandths of the size.
    fn show(&mut self, pieces: &[Object]) {
        let Some(font) = self.state.font.clone() else { return };
        let state = &self.state;
        self.letters.clear();
        let mut along = 0.0;
        for piece in pieces {
            match piece {
                Object::String(bytes, _) => {
                    for (code, width, space) in font.codes(bytes) {
                        font.say(code, self.letters.text());
                        self.letters.place(along, along + width * state.size * state.stretch, font.is_superior(code));
                        along += (width * state.size + state.between + if space { state.between_words } else { 0.0 }) * state.stretch;
                    }
                }
                step => along -= step.as_float().unwrap_or(0.0) / 1000.0 * state.size * state.stretch,
            }
        }
        let place = self.place();
        self.text = then([1.0, 0.0, 0.0, 1.0, along, 0.0], self.text);
        let Some((from, to)) = self.letters.extent() else { return };
        let (start, end) = (then([1.0, 0.0, 0.0, 1.0, from, 0.0], place), then([1.0, 0.0, 0.0, 1.0, to, 0.0], place));
        let look = RunLook { bold: font.bold, ink: self.state.fill };
        if let Some(said) = &mut self.said {
            said.hyphen |= said.begun.is_none() && self.letters.is_hyphen();
            said.begun.get_or_insert((start, self.state.size, look));
            said.end = end;
        } else if self.marks.last() != Some(&false)
            && let Some(frame) = Frame::new(place, self.state.size)
        {
            let letters = std::mem::take(&mut self.letters);
            letters.runs(frame, (self.state.size * self.state.stretch).abs(), &look, |run| self.keep(run, start, end));
            self.letters = letters;
        }
    }

    /// Keeps a run that is seen; an accent goes over the letter that follows it.
    fn keep(&mut self, mut run: Run, start: Matrix, end: Matrix) {
        let Area { left, bottom, right, top } = self.area;
        let seen = start[4].max(end[4]) > left
            && start[4].min(end[4]) < right
            && start[5].max(end[5]) + run.size > bottom
            && start[5].min(end[5]) < top;
        if !seen {
            return;
        }
        if self.runs.last().is_some_and(|last| last.accents(&mut run)) {
            self.runs.pop();
        }
        self.runs.push(run);
    }

    /// How text is placed on the page now.
    fn place(&self) -> Matrix {
        then([1.0, 0.0, 0.0, 1.0, 0.0, self.state.rise], then(self.text, self.state.page))
    }

    fn font(&mut self, name: &[u8], resources: &[&Dictionary]) -> Option<Rc<Font>> {
        let found = resources.iter().find_map(|r| r.get_deref(b"Font", self.document).and_then(Object::as_dict).ok()?.get(name).ok())?;
        let font = self.document.dereference(found).ok()?.1.as_dict().ok()?;
        let known = self.fonts.0.entry(std::ptr::from_ref(font));
        Some(Rc::clone(known.or_insert_with(|| Rc::new(Font::read(font, self.document, self.budget)))))
    }

    /// Draws a form; pictures hold no words.
    fn form(&mut self, operation: &Operation, resources: &[&Dictionary], depth: usize) -> Result<(), Fault> {
        let form = |name: &[u8]| -> Option<&Stream> {
            let objects =
                resources.iter().find_map(|r| r.get_deref(b"XObject", self.document).and_then(Object::as_dict).ok()?.get(name).ok())?;
            let stream = self.document.dereference(objects).ok()?.1.as_stream().ok()?;
            (stream.dict.get(b"Subtype").and_then(Object::as_name).ok()? == b"Form").then_some(stream)
        };
        let Some(form) = operation.operands.first().and_then(|o| o.as_name().ok()).and_then(form) else { return Ok(()) };
        if depth == MAX_FORMS {
            return Err(Fault::Deep);
        }
        let Some(content) = self.budget.unpacked(form) else { return self.budget.whole() };
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let around = self.state.clone();
        let places: Vec<f32> = form
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array)
            .map(|m| m.iter().filter_map(|o| o.as_float().ok()).collect())
            .unwrap_or_default();
        if let Ok(matrix) = Matrix::try_from(places) {
            self.state.page = then(matrix, self.state.page);
        }
        let kept = std::mem::take(&mut self.kept);
        let own = own.map(|own| vec![own]);
        let drawn = self.content(&content, own.as_deref().unwrap_or(resources), depth + 1);
        (self.state, self.kept) = (around, kept);
        drawn
    }
}

/// A colour of one, three or four parts.
fn ink([a, b, c, k]: [f32; 4], count: usize) -> Ink {
    let parts = match count {
        4 => [1.0 - a - k, 1.0 - b - k, 1.0 - c - k],
        3 => [a, b, c],
        _ => [a, a, a],
    };
    parts.map(|p| (p * 255.0).round() as u8)
}

/// A string of a document: in UTF-16 with its mark, or in UTF-8 or Latin letters.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        _ => {
            let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().map(|b| char::from(*b)).collect())
        }
    }
}
