//! What a file of rules gives: its rules, and the functions that apply them.

use super::Comparison;
use super::pair::Pair;
use crate::finding::{Finding, Rule};

/// The rules of one file and the functions that apply them.
pub struct Family {
    /// Its rules.
    pub rules: &'static [&'static Rule],
    /// Looks at one group of aligned sentences.
    pub pair: Option<fn(&mut Pair<'_>)>,
    /// Looks at the whole comparison.
    pub whole: Option<fn(&Comparison<'_>, &mut Vec<Finding>)>,
}
