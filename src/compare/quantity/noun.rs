//! What the nouns of two counts, and the words beside them, say of what is counted.

use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::{NOUNS, NounCue};

/// Whether a noun counts whoever it is: "people", "others".
pub fn counts_whoever(noun: &str) -> bool {
    matches!(noun, "person" | "suspect") || NOUNS.has_spelt(noun, NounCue::AnyCounted)
}

/// Whether a count is one of the dead, by its verb or by its noun.
pub fn counts_dead(q: &Quantity) -> bool {
    q.event.is_some_and(|e| e.name == "death") || is_death(&q.unit)
}

/// Whether a noun counts the dead.
pub fn is_death(noun: &str) -> bool {
    ["death", "fatality", "body", "dead", "killing", "victim"].iter().any(|w| noun.ends_with(w))
}

/// Whether two ordinals say which one of two sorts of things is meant: "won the 11th lap", "fell to sixth".
pub fn order_others(x: &Quantity, y: &Quantity) -> bool {
    let ordinals = x.kind == QuantityKind::Ordinal && y.kind == QuantityKind::Ordinal;
    // "Second", "second place".
    let place = |q: &Quantity| matches!(q.unit.as_str(), "" | "place" | "position" | "spot");
    ordinals && x.unit != y.unit && !(place(x) && place(y)) && (x.unit.is_empty() || y.unit.is_empty())
}
