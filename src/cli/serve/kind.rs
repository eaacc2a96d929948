//! What the texts of the form can be to each other.

/// What the texts of a form are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparisonKind {
    /// Versions of one story, the oldest first.
    #[default]
    Versions,
    /// Reports of one event.
    Outlets,
    /// Texts, each for itself.
    Itself,
    /// A text, and what it rests on.
    Sources,
}

impl ComparisonKind {
    /// Every kind, in the order of the form.
    pub const ALL: [ComparisonKind; 4] =
        [ComparisonKind::Versions, ComparisonKind::Outlets, ComparisonKind::Itself, ComparisonKind::Sources];

    /// Its name in the form.
    pub fn name(self) -> &'static str {
        ["versions", "outlets", "itself", "sources"][self as usize]
    }

    /// How it is called.
    pub fn title(self) -> &'static str {
        ["Versions of one story", "Reports of one event", "One text against itself", "A text against its sources"][self as usize]
    }

    /// What it is for.
    pub fn hint(self) -> &'static str {
        [
            "in order; a .docx or .odt with tracked changes alone is two",
            "by several outlets: what they agree on, and where they conflict",
            "figures, dates and names that do not fit each other",
            "each sentence: supported, refuted or not found in them",
        ][self as usize]
    }
}
