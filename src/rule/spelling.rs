//! One bearer's names inside a text; the check is [`crate::proof`]'s.

use crate::compare::family::Family;

text_rules! {
    /// # What it reports
    /// One bearer with two spellings or two titles, a name on second reference that was never given in full, and an
    /// acronym that stands for two names. A missing first reference is information only.
    /// # Why it matters
    /// A name misspelt is the correction that hurts most.
    /// # Not reported
    /// Namesakes with first names of their own, inflections, and names that everybody writes short.
    NAME_INCONSISTENT = "name-inconsistent", Warning, Name,
        fires "Dorothea Reardean was found by a neighbour. Rearden had lived alone for years.",
        silent "Dorothea Reardean was found by a neighbour. Reardean had lived alone for years.";
}

/// Spellings.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: None };
