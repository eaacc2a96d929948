//! stub
use crate::kind::quantity::Quantity;
use crate::verdict::*;
/// stub
pub fn compare(b: &Quantity, a: &Quantity) -> Comparison {
    let v = if b.low == a.low { Verdict::Equivalent } else { Verdict::Conflicting };
    Comparison { verdict: v, drift: false, reason: "no count satisfies both".into() }
}
