//! The main part of a Word document in, its runs and paragraphs out, with where each word stands.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words of a run that can be cut: `raw` is where they stand in the part.
pub struct RunPiece {
    raw: Range<usize>,
    /// Its words, decoded.
    pub words: String,
    /// The element that holds them: where its tag ends, and whether white space counts in it already.
    holder: (usize, bool),
    run: usize,
}

/// A run: where it stands, and the looks that a part cut off it takes along.
pub struct Run {
    range: Range<usize>,
    looks: String,
    /// Its first and last piece.
    pieces: Range<usize>,
}

/// A paragraph: its words with white space as one blank, and for each of their bytes the piece and the byte in it.
#[derive(Default)]
pub struct DocxParagraph {
    /// Its words.
    pub words: String,
    /// For each byte of them the piece, and the byte in it.
    pub at: Vec<(usize, usize)>,
}

/// The runs and paragraphs of a document's main part.
pub struct Layout {
    runs: Vec<Run>,
    /// The words of all runs, in order.
    pub pieces: Vec<RunPiece>,
    /// The paragraphs, in order.
    pub paragraphs: Vec<DocxParagraph>,
}

/// What stands before accepted changes only, or in a place where Word takes no comment.
const SKIPPED: [&str; 6] = ["w:del", "w:moveFrom", "w:txbxContent", "mc:AlternateContent", "w:pict", "m:oMath"];

impl Layout {
    /// The layout of a part; none where it is no such part.
    pub fn parse(document: &str) -> Option<Layout> {
        let mut layout = Layout { runs: Vec::new(), pieces: Vec::new(), paragraphs: Vec::new() };
        let mut reader = Reader::from_str(document);
        reader.config_mut().allow_dangling_amp = true;
        let (mut skipped, mut holder, mut run, mut looks) = (0_usize, None, None, 0);
        loop {
            let from = usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event().ok()?;
            let to = usize::try_from(reader.buffer_position()).ok()?;
            match event {
                Event::Start(tag) => {
                    let name = tag.name();
                    if skipped > 0 || SKIPPED.contains(&name.as_ref()) {
                        skipped += 1;
                        continue;
                    }
                    match name.as_ref() {
                        "w:p" => layout.paragraphs.push(DocxParagraph::default()),
                        "w:r" => {
                            let piece = layout.pieces.len();
                            layout.runs.push(Run { range: from..from, looks: String::new(), pieces: piece..piece });
                            run = Some(layout.runs.len() - 1);
                        }
                        "w:rPr" => looks = from,
                        "w:t" => holder = Some((to - 1, tag.attributes().flatten().any(|a| a.key.as_ref() == "xml:space"))),
                        _ => {}
                    }
                }
                Event::End(_) if skipped > 0 => skipped -= 1,
                Event::End(tag) => match tag.name().as_ref() {
                    "w:rPr" => {
                        if let Some(run) = run.and_then(|r| layout.runs.get_mut(r)).filter(|r| r.looks.is_empty()) {
                            run.looks = document[looks..to].to_owned();
                        }
                    }
                    "w:r" => {
                        if let Some(r) = run.take() {
                            layout.runs[r].range.end = to;
                            layout.runs[r].pieces.end = layout.pieces.len();
                        }
                    }
                    "w:t" => holder = None,
                    _ => {}
                },
                Event::Empty(tag) if skipped == 0 && matches!(tag.name().as_ref(), "w:tab" | "w:br" | "w:cr") => layout.blank(),
                Event::Text(words) => layout.add(&words, from..to, holder, run),
                Event::GeneralRef(entity) => {
                    let known = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let known = known.or_else(|| quick_xml::escape::resolve_predefined_entity(&entity).map(str::to_owned));
                    layout.add(&known.unwrap_or_default(), from..to, holder, run);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        (!layout.pieces.is_empty()).then_some(layout)
    }

    fn blank(&mut self) {
        if let (Some(paragraph), Some(last)) = (self.paragraphs.last_mut(), self.pieces.len().checked_sub(1))
            && !paragraph.words.is_empty()
            && !paragraph.words.ends_with(' ')
        {
            paragraph.words.push(' ');
            paragraph.at.push((last, self.pieces[last].words.len()));
        }
    }

    fn add(&mut self, words: &str, raw: Range<usize>, holder: Option<(usize, bool)>, run: Option<usize>) {
        let (Some(holder), Some(run), Some(paragraph)) = (holder, run, self.paragraphs.last_mut()) else { return };
        let piece = self.pieces.len();
        for (i, c) in words.char_indices() {
            if c == '\u{ad}' || c.is_whitespace() && (paragraph.words.is_empty() || paragraph.words.ends_with(' ')) {
                continue;
            }
            let c = if c.is_whitespace() { ' ' } else { c };
            paragraph.words.push(c);
            paragraph.at.extend(std::iter::repeat_n((piece, i), c.len_utf8()));
        }
        self.pieces.push(RunPiece { raw, words: words.to_owned(), holder, run });
    }

    /// Puts marks into the part at a byte of a piece: beside its run, or between two halves of it.
    pub fn cut(&self, document: &str, piece: usize, at: usize, marks: &str, edits: &mut BTreeMap<usize, String>) {
        let piece_ix = piece;
        let Some(piece) = self.pieces.get(piece) else { return };
        let run = &self.runs[piece.run];
        let mut edit = |at: usize, more: &str| edits.entry(at).or_default().push_str(more);
        if at == 0 && piece_ix == run.pieces.start {
            return edit(run.range.start, marks);
        }
        if at == piece.words.len() && piece_ix + 1 == run.pieces.end {
            return edit(run.range.end, marks);
        }
        let (tag, keeps) = piece.holder;
        if !keeps && !edits.get(&tag).is_some_and(|e| e.contains("xml:space")) {
            edits.entry(tag).or_default().push_str(" xml:space=\"preserve\"");
        }
        // An entity is one character, and not cut.
        let plain = document.get(piece.raw.clone()) == Some(piece.words.as_str());
        let place = if plain {
            piece.raw.start + at
        } else if at == 0 {
            piece.raw.start
        } else {
            piece.raw.end
        };
        let halves = format!("</w:t></w:r>{marks}<w:r>{}<w:t xml:space=\"preserve\">", run.looks);
        edits.entry(place).or_default().push_str(&halves);
    }
}
