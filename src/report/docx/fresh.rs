//! Texts with their comments in, a new Word document out.

use super::note::Note;
use super::package::package;
use super::parts::{self, comments, escaped};
use crate::article::{Block, Role};
use crate::report::body::Body;
use crate::report::html::clean;
use std::io;

/// A new document of some texts, each with its comments.
pub fn fresh(texts: &[(&Body, Vec<Note>)]) -> io::Result<Vec<u8>> {
    let mut body = String::new();
    let mut first = 0;
    for (text, notes) in texts {
        let mut cuts = vec![Vec::new(); text.blocks.len()];
        for (i, note) in notes.iter().enumerate() {
            // What stands between two blocks belongs to the later one.
            let block = text.blocks.partition_point(|b| (b.span.end as usize) < note.start).min(text.blocks.len().saturating_sub(1));
            if let Some((cuts, block)) = cuts.get_mut(block).zip(text.blocks.get(block)) {
                cut(note, first + i, block, cuts);
            }
        }
        let mut last: Option<&Block> = None;
        for (block, cuts) in text.blocks.iter().zip(cuts) {
            // A dateline is a block of its own in the line of its paragraph.
            let gap = last.and_then(|l| text.text.get(l.span.end as usize..block.span.start as usize));
            match gap.filter(|g| !g.contains('\n')) {
                Some(gap) => run(gap, &mut body),
                None => begin(last, block, &mut body),
            }
            words(text, block, cuts, &mut body);
            last = Some(block);
        }
        if last.is_some() {
            body.push_str("</w:p>");
        }
        first += notes.len();
    }
    let notes: Vec<&Note> = texts.iter().flat_map(|(_, notes)| notes).collect();
    package(&body, &comments(&notes, 0))
}

/// Where a comment begins and ends in a block; at one place what ends stands before what begins.
fn cut(note: &Note, id: usize, block: &Block, cuts: &mut Vec<(usize, u8, String)>) {
    let (from, to) = (block.span.start as usize, block.span.end as usize);
    let (start, end) = (note.start.clamp(from, to), note.end.clamp(from, to));
    if start >= end {
        cuts.push((start, 1, parts::start(id) + &parts::end(id)));
    } else {
        cuts.push((start, 2, parts::start(id)));
        cuts.push((end, 0, parts::end(id)));
    }
}

/// Ends the last paragraph and begins one that looks like its block.
fn begin(last: Option<&Block>, block: &Block, out: &mut String) {
    let style = match block.role {
        Role::Headline => "Title",
        Role::Deck => "Subtitle",
        Role::Heading => "Heading1",
        _ => "Normal",
    };
    let end = if last.is_some() { "</w:p>" } else { "" };
    out.push_str(&format!("{end}<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
}

/// The words of a block, cut where a comment begins or ends.
fn words(text: &Body, block: &Block, mut cuts: Vec<(usize, u8, String)>, out: &mut String) {
    cuts.sort();
    let mut at = block.span.start as usize;
    for (place, _, mark) in cuts {
        run(&told(text, at..place), out);
        at = place;
        out.push_str(&mark);
    }
    run(&told(text, at..block.span.end as usize), out);
}

/// Words of a text without the markup in them.
fn told(text: &Body, range: std::ops::Range<usize>) -> String {
    let mut words = String::new();
    let mut at = range.start;
    let from = text.markup.partition_point(|m| (m.end as usize) <= range.start);
    for markup in text.markup[from..].iter().take_while(|m| (m.start as usize) < range.end) {
        words.push_str(text.text.get(at..(markup.start as usize).max(at)).unwrap_or(""));
        at = at.max(markup.end as usize);
    }
    words.push_str(text.text.get(at..range.end.max(at)).unwrap_or(""));
    words
}

fn run(words: &str, out: &mut String) {
    if !words.is_empty() {
        out.push_str(&format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&clean(words))));
    }
}
