//! What a token is made of.

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Letters, with inner apostrophes, and digits after the first letter ("don't", "U.S.", "G20"), or a web address.
    Word,
    /// Digits with grouping and decimal marks ("57,000", "3.5", ".25"), or a fraction sign ("½").
    Number,
    /// A single or double quotation mark or apostrophe.
    Quote,
    /// A hyphen or a dash.
    Dash,
    /// A full stop, question or exclamation mark, or ellipsis.
    Stop,
    /// A currency, percent, degree or other sign that can belong to a quantity.
    Symbol,
    /// Any other mark.
    Punct,
}
