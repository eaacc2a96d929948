//! Exact decimal numbers of any length, as news writes them.
//!
//! No value is rounded. A literal whose exponent exceeds [`MAX_EXPONENT`] is refused, so that arithmetic stays small.

use bigdecimal::BigDecimal;
use std::fmt;
use std::str::FromStr;

/// The largest power of ten, up or down, that a number may have.
pub const MAX_EXPONENT: i64 = 400;

/// An exact decimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Decimal(BigDecimal);

impl Decimal {
    /// Reads digits with at most one decimal point; grouping marks must be gone already.
    pub fn parse(digits: &str) -> Option<Decimal> {
        // Reading digits costs more than their number: too long a literal is refused unread.
        if digits.len() as i64 > MAX_EXPONENT {
            return None;
        }
        let value = BigDecimal::from_str(digits).ok()?;
        (value.fractional_digit_count().abs() <= MAX_EXPONENT).then_some(Decimal(value))
    }
    /// `self` × 10^`power`.
    pub fn scaled(&self, power: i64) -> Decimal {
        let (digits, scale) = self.0.clone().into_bigint_and_exponent();
        Decimal(BigDecimal::new(digits, scale - power))
    }
    /// Ten to the power `power`.
    pub fn power_of_ten(power: i64) -> Decimal {
        Decimal::from(1).scaled(power)
    }
    /// `self` ÷ `other` to 30 digits; none when `other` is zero.
    pub fn divided_by(&self, other: &Decimal) -> Option<Decimal> {
        use bigdecimal::Zero;
        (!other.0.is_zero()).then(|| Decimal((&self.0 / &other.0).with_prec(30)))
    }
    /// Distance from zero.
    pub fn abs(&self) -> Decimal {
        Decimal(self.0.abs())
    }
    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.sign() == bigdecimal::num_bigint::Sign::Minus
    }
    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        bigdecimal::Zero::is_zero(&self.0)
    }
    /// The value as an integer that fits, if it is one.
    pub fn to_i64(&self) -> Option<i64> {
        use bigdecimal::ToPrimitive;
        self.0.is_integer().then(|| self.0.to_i64()).flatten()
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Decimal {
        Decimal(BigDecimal::from(value))
    }
}

impl std::ops::Add for &Decimal {
    type Output = Decimal;
    fn add(self, other: &Decimal) -> Decimal {
        Decimal(&self.0 + &other.0)
    }
}

impl std::ops::Sub for &Decimal {
    type Output = Decimal;
    fn sub(self, other: &Decimal) -> Decimal {
        Decimal(&self.0 - &other.0)
    }
}

impl std::ops::Mul for &Decimal {
    type Output = Decimal;
    fn mul(self, other: &Decimal) -> Decimal {
        Decimal(&self.0 * &other.0)
    }
}

/// Plain digits, no exponent, no trailing zeros after the point.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.0.normalized().to_plain_string();
        f.write_str(&plain)
    }
}
