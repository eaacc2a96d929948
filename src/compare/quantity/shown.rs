//! A quantity in, the short phrase that a reason says it by out.

use crate::decimal::Decimal;
use crate::kind::quantity::{Bound, Quantity, Trend};

/// A quantity as a short phrase: "more than 57,000", "20–30", "up 3%".
pub fn show(q: &Quantity) -> String {
    let bound = match q.bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::MoreThan => "more than ",
        Bound::AtLeast => "at least ",
        Bound::LessThan => "less than ",
        Bound::AtMost => "at most ",
    };
    let trend = match q.trend {
        Some(Trend::Up) => "up ",
        Some(Trend::Down) => "down ",
        None => "",
    };
    let value =
        if q.low == q.high || q.change { number(q.level()) } else { format!("{}–{}", number(q.low.as_ref()), number(q.high.as_ref())) };
    let sign = if q.unit == "percentage" { "%" } else { "" };
    format!("{trend}{bound}{value}{sign}")
}

/// The value as a newspaper writes it: grouped by thousands, "3.5 billion", at most four decimals.
pub(super) fn number(value: Option<&Decimal>) -> String {
    let Some(value) = value else { return "no figure".to_owned() };
    for (power, name) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let short = value.scaled(-power);
        if short.abs() >= Decimal::from(1) && short.to_string().split_once('.').is_none_or(|(_, part)| part.len() <= 2) {
            return format!("{short} {name}");
        }
    }
    let plain = value.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |p| ("-", p));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    let part: String = part.chars().take(4).collect();
    if !part.is_empty() {
        out.push('.');
        out.push_str(&part);
    }
    out
}
