//! What became of a word.

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It stands on both sides, in the same order.
    Kept,
    /// It stands on both sides, in another place.
    Moved,
    /// It changed, and no rule has explained it yet.
    Open,
    /// It changed, and only the wording did.
    Reworded,
    /// It is part of a finding.
    Found,
    /// Its sentence stands on this side only.
    Alone,
    /// Its sentence repeats an earlier one of the same text.
    Folded,
}

impl State {
    /// How many states there are.
    pub const COUNT: usize = State::Folded as usize + 1;
}
