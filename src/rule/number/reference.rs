//! A number that says which note, item, equation or section is meant, and counts nothing.

use crate::compare::Side;
use crate::kind::quantity::label::Label;
use crate::lexicon::quantity::Law;
use crate::lexicon::{LABELS, LAW};

/// A note, an item or an equation has a number of so many digits at most.
const MOST_DIGITS: usize = 2;

/// Whether a number says where in a document something stands: "page 5", "(3)", "[12]".
pub(super) fn is_reference(side: &Side<'_>, t: usize) -> bool {
    let near = |u: Option<usize>| u.and_then(|u| side.tokens.get(u)).map_or("", |x| x.text(side.text));
    // "Halm (52)" tells something of Halm.
    let borne = || t >= 2 && side.names.iter().any(|n| n.at.end == t - 1);
    let bracketed = match (near(t.checked_sub(1)), near(Some(t + 1))) {
        ("(", ")") => side.tokens[t].span.len() <= MOST_DIGITS && !borne(),
        ("[", "]") => true,
        _ => false,
    };
    let counted_off = near(t.checked_sub(1)).eq_ignore_ascii_case("of")
        && t >= 2
        && side.tokens[t - 2].kind == crate::token::Kind::Number
        && LABELS.before(&side.tokens, t - 2).is_some_and(|l| *l.means == Label::Reference);
    bracketed
        || counted_off
        || LABELS
            .before(&side.tokens, t)
            .is_some_and(|l| l.means.is_place() && !(*l.means == Label::Provision && is_of_law(side, t, l.len)))
}

/// How far behind its number the law is named: "section 18 of the Offences against the Person Act".
const TO_LAW: usize = 10;

/// Whether a numbered part is one of a law, and changes what is claimed: "charged under section 18", "Chapter 11 bankruptcy".
fn is_of_law(side: &Side<'_>, t: usize, label: usize) -> bool {
    let text = |u: usize| side.tokens.get(u).map_or("", |x| x.text(side.text));
    let is = |u: usize, law: Law| side.tokens.get(u).is_some_and(|w| LAW.word(*w) == Some(&law));
    let from = t - label;
    let governed = from > 0 && is(from - 1, Law::Governing);
    let insolvency = text(from).eq_ignore_ascii_case("chapter") && is(t + 1, Law::Insolvency);
    let whole = |u: usize| is(u, Law::Whole) && side.tokens[u].is_capitalised();
    governed || insolvency || text(t + 1).eq_ignore_ascii_case("of") && (t + 2..t + TO_LAW).any(whole)
}
