//! A page's drawing instructions in, its runs of words with their places out.
//!
//! Paths, pictures and colours are not looked at. What is marked as no part of the text (running heads, page numbers) is
//! left out; forms are drawn where they are used, and each use counts against the budget.

use super::budget::{Budget, Fault};
use super::font::Font;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::HashMap;
use std::rc::Rc;

/// How deep forms may be drawn within forms.
const MAX_FORMS: usize = 12;
/// How many states may be kept at once.
const MAX_STATES: usize = 256;
/// A wider step back between two strings than this part of the size is a space. A kern is at most half as wide; a
/// squeezed space of justified text is no narrower than a fifth.
pub(super) const SPACE: f32 = 0.17;

/// Words drawn in one go.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: String,
    /// Where it starts and ends along its direction, and the height of its line across it.
    pub from: f32,
    pub to: f32,
    pub height: f32,
    pub size: f32,
    pub bold: bool,
    /// In which of four directions it runs, from left to right being 0.
    pub turn: u8,
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
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    between: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

struct Walk<'a> {
    document: &'a Document,
    fonts: &'a mut Fonts,
    budget: &'a mut Budget,
    state: State,
    kept: Vec<State>,
    line: Matrix,
    text: Matrix,
    /// Whether each open mark, and all around it, is part of the text.
    marks: Vec<bool>,
    runs: Vec<Run>,
}

/// The runs of a page.
pub(super) fn runs(document: &Document, page: ObjectId, fonts: &mut Fonts, budget: &mut Budget) -> Result<Vec<Run>, Fault> {
    let content = budget.page(document, page)?;
    let resources = resources(document, page);
    let state = State { page: UNTURNED, font: None, size: 1.0, between: 0.0, between_words: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0 };
    let mut walk =
        Walk { document, fonts, budget, state, kept: Vec::new(), line: UNTURNED, text: UNTURNED, marks: Vec::new(), runs: Vec::new() };
    walk.content(&content, &resources, 0)?;
    Ok(walk.runs)
}

/// The resources of a page: its own, or those of what it stands in.
fn resources(document: &Document, page: ObjectId) -> Vec<&Dictionary> {
    let Ok((own, others)) = document.get_page_resources(page) else { return Vec::new() };
    own.into_iter().chain(others.into_iter().filter_map(|id| document.get_dictionary(id).ok())).collect()
}

impl Walk<'_> {
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
            }
            "EMC" => {
                self.marks.pop();
            }
            _ => {}
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
        let start = self.place();
        let mut words = String::new();
        let mut along = 0.0;
        for piece in pieces {
            match piece {
                Object::String(bytes, _) => {
                    for (said, width, space) in font.codes(bytes) {
                        words.push_str(&said);
                        along += (width * state.size + state.between + if space { state.between_words } else { 0.0 }) * state.stretch;
                    }
                }
                step => {
                    let back = step.as_float().unwrap_or(0.0) / 1000.0;
                    if -back > SPACE && !words.is_empty() && !words.ends_with(' ') {
                        words.push(' ');
                    }
                    along -= back * state.size * state.stretch;
                }
            }
        }
        self.text = then([1.0, 0.0, 0.0, 1.0, along, 0.0], self.text);
        let end = self.place();
        if self.marks.last() != Some(&false) {
            self.runs.extend(run(words, start, end, self.state.size, font.bold));
        }
    }

    /// How text is placed on the page now.
    fn place(&self) -> Matrix {
        then([1.0, 0.0, 0.0, 1.0, 0.0, self.state.rise], then(self.text, self.state.page))
    }

    fn font(&mut self, name: &[u8], resources: &[&Dictionary]) -> Option<Rc<Font>> {
        let found = resources.iter().find_map(|r| r.get_deref(b"Font", self.document).and_then(Object::as_dict).ok()?.get(name).ok())?;
        let font = self.document.dereference(found).ok()?.1.as_dict().ok()?;
        let known = self.fonts.0.entry(std::ptr::from_ref(font));
        Some(Rc::clone(known.or_insert_with(|| Rc::new(Font::of(font, self.document, self.budget)))))
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

/// A run, if there is a word in it.
fn run(text: String, start: Matrix, end: Matrix, size: f32, bold: bool) -> Option<Run> {
    let scale = start[0].hypot(start[1]);
    let size = (size * start[2].hypot(start[3])).abs();
    if text.trim().is_empty() || !size.is_finite() || size <= 0.0 || scale <= 0.0 {
        return None;
    }
    // Along the direction in which it runs, and across it.
    let turn = match (start[0], start[1]) {
        (x, y) if x.abs() >= y.abs() => {
            if x >= 0.0 {
                0
            } else {
                2
            }
        }
        (_, y) => {
            if y >= 0.0 {
                1
            } else {
                3
            }
        }
    };
    let (x, y) = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)][usize::from(turn)];
    let along = |m: Matrix| m[4] * x + m[5] * y;
    let height = start[5] * x - start[4] * y;
    let run = Run { text, from: along(start), to: along(end), height, size, bold, turn };
    [run.from, run.to, run.height].iter().all(|v| v.is_finite()).then_some(run)
}
