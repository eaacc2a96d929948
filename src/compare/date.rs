//! stub
use crate::kind::date::Date;
use crate::verdict::*;
/// stub
pub fn compare(b: &Date, a: &Date) -> Comparison {
    let v = if b.value == a.value { Verdict::Equivalent } else { Verdict::Conflicting };
    Comparison { verdict: v, drift: false, reason: "x".into() }
}
