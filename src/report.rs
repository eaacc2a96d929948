//! What recount says of its inputs, as owned data with a stable wire form.

pub mod extract;
