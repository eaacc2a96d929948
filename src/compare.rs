//! Two values of one claim in, their relation out.

pub mod quantity;
