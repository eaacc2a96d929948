//! The blocks of a page in, those of its tables' rows put together.
//!
//! A row whose cells are one paragraph each is one item, its cells apart by tabs, as in a word processor's document;
//! cells that hold more are laid out text, and their paragraphs stand for themselves.

use crate::article::Role;

/// A block of a page.
type PageBlock = (String, Role);

/// Blocks read so far.
#[derive(Default)]
pub(super) struct Rows {
    /// Open rows: their cells, each with its blocks.
    open: Vec<Vec<Vec<PageBlock>>>,
    /// How many rows were open where each open table began.
    tables: Vec<usize>,
    done: Vec<PageBlock>,
}

impl Rows {
    /// A table begins or ends: the rows that are open in it end with it.
    pub fn table(&mut self, closes: bool) {
        if !closes {
            self.tables.push(self.open.len());
        } else if let Some(around) = self.tables.pop() {
            while self.open.len() > around {
                self.end();
            }
        }
    }

    /// A row begins or ends; one that is open in the same table ends where the next begins.
    pub fn row(&mut self, closes: bool) {
        if self.open.len() > self.tables.last().copied().unwrap_or(0) {
            self.end();
        }
        if !closes {
            self.open.push(Vec::new());
        }
    }

    pub fn cell(&mut self, closes: bool) {
        if let Some(row) = self.open.last_mut().filter(|_| !closes) {
            row.push(Vec::new());
        }
    }

    /// A block, where the page is now.
    pub fn put(&mut self, text: String, role: Role) {
        let into = self.open.last_mut().and_then(|row| row.last_mut()).unwrap_or(&mut self.done);
        into.push((text, role));
    }

    fn end(&mut self) {
        let Some(mut row) = self.open.pop() else { return };
        row.retain(|cell| !cell.is_empty());
        let plain = |cell: &Vec<PageBlock>| cell.len() == 1 && matches!(cell[0].1, Role::Body | Role::Heading);
        if row.iter().all(plain) && !row.is_empty() {
            let cells: Vec<String> = row.into_iter().flatten().map(|(text, _)| text.replace('\n', " ")).collect();
            self.put(cells.join("\t"), Role::Item);
        } else {
            for (text, role) in row.into_iter().flatten() {
                self.put(text, role);
            }
        }
    }

    /// All blocks, in order.
    pub fn done(mut self) -> Vec<PageBlock> {
        while !self.open.is_empty() {
            self.end();
        }
        self.done
    }
}
