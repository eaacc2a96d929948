//! Places of a text in, with what stands there in truth; the text out with that written, all else in its place.
//!
//! What is shorter than what it stands for is followed by blanks, which are markup. They stand behind the word or figure,
//! as nothing may part it.

use crate::article::Article;
use crate::read::build::block as trimmed;
use crate::token::Span;
use std::ops::Range;

/// What is to be written, in order.
#[derive(Default)]
pub(super) struct Written(Vec<(Range<usize>, String)>);

impl Written {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes what to write in a place; false when it does not fit there.
    pub fn put(&mut self, text: &str, place: Range<usize>, words: &str) -> bool {
        let fits = words.len() <= place.len() && !text[place.clone()].contains(['\n', '\r']) && !words.contains('\n');
        // What stands between two tags is written with them.
        while fits && self.0.last().is_some_and(|(last, _)| last.start >= place.start) {
            self.0.pop();
        }
        if fits {
            self.0.push((place, words.to_owned()));
        }
        fits
    }

    /// Writes all of it into the article's text; the blanks become markup, and what is written no longer is.
    pub fn apply(self, text: &str, article: &mut Article) {
        let Article { markup, blocks, .. } = article;
        let mut bounds: Vec<usize> = blocks.iter().flat_map(|b| [b.span.start as usize, b.span.end as usize]).collect();
        bounds.sort_unstable();
        let mut places_written: Vec<(Range<usize>, usize)> = Vec::new();
        let mut out = String::with_capacity(text.len());
        let mut marks = std::mem::take(markup).into_iter().peekable();
        let mut places = self.0.into_iter().peekable();
        while let Some((place, mut words)) = places.next() {
            let from = out.len();
            if place.start < from {
                continue;
            }
            out.push_str(&text[from..place.start]);
            while let Some(mark) = marks.next_if(|m| (m.end as usize) <= place.start) {
                markup.push(mark);
            }
            let mut end = place.end;
            loop {
                while marks.next_if(|m| (m.start as usize) < end).is_some() {}
                let next = places.peek().map_or(text.len(), |(p, _)| p.start).max(end);
                let mark = marks.peek().map_or(text.len(), |m| m.start as usize).max(end);
                let bound = bounds.get(bounds.partition_point(|b| *b < end)).copied().unwrap_or(text.len());
                let most = next.min(mark).min(bound);
                let space = text[end..most].find(char::is_whitespace).map(|i| end + i);
                let stop = space.unwrap_or(most);
                words.push_str(&text[end..stop]);
                end = stop;
                match places.next_if(|(p, _)| space.is_none() && p.start == end) {
                    Some((place, more)) => {
                        words.push_str(&more);
                        end = place.end;
                    }
                    None => break,
                }
            }
            out.push_str(&words);
            places_written.push((place.start..end, out.len()));
            let blanks = end - place.start - words.len();
            if blanks > 0 {
                markup.push(Span::new(out.len(), out.len() + blanks));
                out.extend(std::iter::repeat_n(' ', blanks));
            }
        }
        out.push_str(&text[out.len()..]);
        markup.extend(marks);
        // A block may begin or end with what is written.
        for block in blocks.iter_mut() {
            let inside = |at: u32| {
                let found = places_written.partition_point(|(place, _)| place.end <= at as usize);
                places_written.get(found).filter(|(place, _)| place.start < at as usize)
            };
            let start = inside(block.span.start).map_or(block.span.start, |(place, _)| place.start as u32);
            let end = inside(block.span.end).map_or(block.span.end, |(_, end)| *end as u32);
            let trimmed = trimmed(&out, Span { start, end: end.max(start) }, block.role);
            block.span = trimmed.map_or(Span::new(0, 0), |b| b.span);
        }
        blocks.retain(|b| !b.span.is_empty());
        article.text = out.into();
    }
}
