//! The paragraphs of a word processor's document, as they come, into an article: what is common to `.docx` and `.odt`.
//!
//! A paragraph may hold text boxes, a table's cell paragraphs and tables. A row whose cells are one paragraph each, or
//! several short ones, is one item, its cells apart by tabs; cells that hold sentences, lists or tables are laid out text,
//! and their paragraphs stand for themselves.

use super::build::Builder;
use super::raised::{DOWN, LEVEL, Raised, UP};
use super::symbol;
use crate::article::{Article, Role};
use std::borrow::Cow;

/// What a paragraph's style says that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Text,
    Title,
    Subtitle,
    /// A heading of that level, from 1.
    Heading(usize),
    Item,
    Caption,
    /// A table of contents.
    Furniture,
}

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TextLook {
    pub up: bool,
    pub down: bool,
    pub struck: bool,
    pub hidden: bool,
    /// In the font Symbol, where letters are signs.
    pub symbol: bool,
    /// In a font of pictures.
    pub pictures: bool,
}

impl TextLook {
    /// That words look so too.
    pub fn and(self, other: TextLook) -> TextLook {
        TextLook {
            up: self.up || other.up,
            down: self.down || other.down,
            struck: self.struck || other.struck,
            hidden: self.hidden || other.hidden,
            symbol: self.symbol || other.symbol,
            pictures: self.pictures || other.pictures,
        }
    }

    /// In which kind of font they stand.
    pub fn font(&mut self, name: &str) {
        (self.symbol, self.pictures) = (name == "Symbol", symbol::is_pictures(name));
    }
}

/// How many bytes of repeated cells are written out: a few bytes of a file could stand for any number. Tables of real
/// documents repeat some hundreds.
const MAX_REPEATED: usize = 1 << 16;

/// A paragraph that is being read.
#[derive(Default)]
struct FlowParagraph {
    text: String,
    style: Style,
    /// Whether its words are not shown.
    hidden: bool,
    /// The paragraphs of text boxes that hang on it.
    boxes: Vec<(String, Style)>,
}

/// The paragraphs read so far.
#[derive(Default)]
pub(super) struct Flow {
    open: Vec<FlowParagraph>,
    /// Open rows: their cells, each with its paragraphs.
    rows: Vec<Vec<Vec<(String, Style)>>>,
    /// The words of a paragraph that runs on into the next.
    carried: String,
    done: Vec<(String, Style)>,
    /// How many bytes of repeated cells were written out.
    repeated: usize,
}

impl Flow {
    pub fn start(&mut self, style: Style) {
        let text = std::mem::take(&mut self.carried);
        self.open.push(FlowParagraph { text, style, ..FlowParagraph::default() });
    }

    /// Sets what the open paragraph is.
    pub fn style(&mut self, style: Style) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.style = style;
        }
    }

    /// That the words of the open paragraph are not shown.
    pub fn hide(&mut self) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.hidden = true;
        }
    }

    /// That the open paragraph is, or is not, an item of a list. A heading stays one.
    pub fn listed(&mut self, listed: bool) {
        if let Some(paragraph) = self.open.last_mut() {
            match paragraph.style {
                Style::Text if listed => paragraph.style = Style::Item,
                Style::Item if !listed => paragraph.style = Style::Text,
                _ => {}
            }
        }
    }

    /// Appends what another flow holds, as paragraphs of the text.
    pub fn append(&mut self, mut other: Flow) {
        other.settle();
        self.done.append(&mut other.done);
    }

    /// The paragraphs, each with what it is.
    pub fn paragraphs(mut self) -> Vec<(String, Style)> {
        self.settle();
        self.done
    }

    /// Puts paragraphs where the text is now: the first goes on with the open one, the last is gone on with.
    pub fn insert(&mut self, mut paragraphs: Vec<(String, Style)>) {
        let Some(open) = self.open.last() else { return self.put(paragraphs) };
        let (fresh, style) = (open.text.is_empty(), open.style);
        let Some((last, _)) = paragraphs.pop() else { return };
        for (i, (text, own)) in paragraphs.into_iter().enumerate() {
            self.text(&text);
            if i > 0 || fresh {
                self.style(own);
            }
            self.end(false);
            self.start(style);
        }
        self.text(&last);
    }

    /// Words of the open paragraph; words outside of any are none.
    pub fn text(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(words);
        }
    }

    /// Words that look so: what they show, with marks around what is raised or lowered.
    pub fn words(&mut self, words: &str, look: TextLook) {
        // The first byte of a private character.
        if look == TextLook::default() && !words.as_bytes().contains(&0xef) {
            return self.text(words);
        }
        let shown = |c: char| match c {
            _ if look.pictures => Some(c).filter(|c| c.is_whitespace()),
            _ if look.symbol && c.is_ascii_graphic() => symbol::sign(c as u32),
            _ => Some(symbol::shown(c)),
        };
        let words: String = words.chars().filter_map(shown).collect();
        match (look.up, look.down) {
            (false, false) => self.text(&words),
            (true, _) => self.text(&format!("{UP}{words}{LEVEL}")),
            (_, true) => self.text(&format!("{DOWN}{words}{LEVEL}")),
        }
    }

    /// Ends a paragraph; one that `runs_on` is read as one with the next.
    pub fn end(&mut self, runs_on: bool) {
        let Some(mut paragraph) = self.open.pop() else { return };
        if paragraph.hidden {
            paragraph.text.clear();
        }
        if runs_on {
            self.carried = std::mem::take(&mut paragraph.text);
        }
        let mut pieces = vec![(paragraph.text, paragraph.style)];
        pieces.append(&mut paragraph.boxes);
        match self.open.last_mut() {
            Some(around) => around.boxes.extend(pieces),
            None => self.put(pieces),
        }
    }

    /// Ends what runs on where nothing follows it.
    pub fn settle(&mut self) {
        if !self.carried.is_empty() && self.open.is_empty() {
            self.start(Style::Text);
            self.end(false);
        }
    }

    pub fn start_row(&mut self) {
        self.settle();
        self.rows.push(Vec::new());
    }

    pub fn start_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// The next cells of the row, as many as given, hold what the last one does, where that is one paragraph.
    pub fn repeat_cell(&mut self, times: usize) {
        let Some(row) = self.rows.last_mut() else { return };
        let Some([(text, style)]) = row.last().map(Vec::as_slice) else { return };
        let room = (MAX_REPEATED - self.repeated) / text.len().max(1);
        if *style == Style::Item || text.trim().is_empty() || times > room {
            return;
        }
        self.repeated += times * text.len();
        let cell = vec![(text.clone(), *style)];
        row.extend(std::iter::repeat_n(cell, times));
    }

    pub fn end_cell(&mut self, keep: bool) {
        self.settle();
        if let Some(row) = self.rows.last_mut()
            && !keep
        {
            row.pop();
        }
    }

    pub fn end_row(&mut self, keep: bool) {
        let Some(row) = self.rows.pop().filter(|_| keep) else { return };
        let mut cells: Vec<Vec<(String, Style)>> = row;
        for cell in &mut cells {
            cell.retain(|(text, _)| !text.trim().is_empty());
        }
        cells.retain(|c| !c.is_empty());
        let row = if cells.len() > 1 && cells.iter().all(|c| is_cell(c)) {
            let line = |(text, _): (String, Style)| tidy(&text).replace('\n', " ");
            // A blank alone would make one figure of "12" above "500".
            let texts: Vec<String> = cells.into_iter().map(|c| c.into_iter().map(line).collect::<Vec<_>>().join("; ")).collect();
            vec![(texts.join("\t"), Style::Item)]
        } else {
            cells.into_iter().flatten().collect()
        };
        match self.open.last_mut() {
            Some(around) => around.boxes.extend(row),
            None => self.put(row),
        }
    }

    fn put(&mut self, pieces: Vec<(String, Style)>) {
        let into = self.rows.last_mut().and_then(|r| r.last_mut()).unwrap_or(&mut self.done);
        into.extend(pieces);
    }

    /// The article: a title, or a first heading of the first level, is the headline.
    pub fn article(mut self) -> Article {
        self.settle();
        let mut builder = Builder::default();
        let mut title = None;
        let mut told = false;
        let mut raised = Raised::default();
        for (text, style) in self.done {
            let text = raised.settle(&text);
            // A row's cells are tidied already, and keep their tabs.
            let text = if is_tidy(&text) || text.contains('\t') && style == Style::Item { text } else { Cow::Owned(tidy(&text)) };
            if text.is_empty() {
                continue;
            }
            let role = match style {
                Style::Title | Style::Heading(1) if !told => Role::Headline,
                Style::Title | Style::Heading(_) => Role::Heading,
                Style::Subtitle if builder.article.blocks.len() < 2 => Role::Deck,
                Style::Subtitle => Role::Heading,
                Style::Item => Role::Item,
                Style::Caption => Role::Caption,
                Style::Furniture => Role::Furniture,
                Style::Text => Role::Body,
            };
            if role == Role::Headline {
                title = Some(text.replace('\n', " "));
            }
            told |= role.tells();
            builder.push(&text, role);
        }
        Article { title, ..builder.article }
    }
}

/// A line of a cell that holds several is shorter, in bytes: a name, a figure, an office.
const CELL_LINE: usize = 60;

/// Whether a cell with words is one of a row of values: one paragraph, or short ones without a stop.
fn is_cell(cell: &[(String, Style)]) -> bool {
    let short = |(text, style): &(String, Style)| {
        let text = text.trim();
        *style == Style::Text && text.len() < CELL_LINE && !text.ends_with(['.', '!', '?', ':', '”', '"'])
    };
    match cell {
        [(_, style)] => *style != Style::Item,
        several => several.iter().all(short),
    }
}

/// Whether a text has single spaces alone, within its lines, and no empty line.
fn is_tidy(text: &str) -> bool {
    let mut last = b'\n';
    let tidy = text.bytes().all(|b| {
        let fits = !matches!((last, b), (b' ' | b'\n', b' ' | b'\n') | (_, b'\t' | b'\r'));
        last = b;
        fits
    });
    tidy && last != b' ' && last != b'\n'
}

/// A text with single spaces, its line breaks kept.
fn tidy(text: &str) -> String {
    let line = |line: &str| line.split([' ', '\t', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    text.split('\n').map(line).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}
