//! Value against value: how two claims of the same thing relate, and why.

pub mod date;
