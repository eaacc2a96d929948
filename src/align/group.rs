//! What an alignment is made of: groups of sentences that tell the same, and the sentences in none.

use smallvec::SmallVec;

/// Some sentences: nearly always one, which needs no memory of its own.
pub type Few = SmallVec<[usize; 2]>;

/// A group of sentences that tell the same: one to one, or several to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Sentences of the article before, ascending.
    pub before: Few,
    /// Sentences of the article after, ascending.
    pub after: Few,
    /// Whether the group stands in another order than those around it.
    pub moved: bool,
    /// How alike the two sides are, from 0 to 1.
    pub likeness: f32,
}

/// All groups, in the order of the article after, and the sentences in none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The groups.
    pub groups: Vec<Group>,
    /// Sentences that only the article before has.
    pub removed: Vec<usize>,
    /// Sentences that only the article after has.
    pub added: Vec<usize>,
}

impl Alignment {
    /// The alignment with its sides exchanged.
    pub(super) fn exchanged(mut self) -> Alignment {
        for group in &mut self.groups {
            std::mem::swap(&mut group.before, &mut group.after);
        }
        self.groups.sort_by_key(|g| g.after[0]);
        std::mem::swap(&mut self.removed, &mut self.added);
        self
    }
}
