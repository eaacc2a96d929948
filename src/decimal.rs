//! Exact decimal numbers of any length, as news writes them.
//!
//! No value is rounded. A literal whose exponent exceeds [`MAX_EXPONENT`] is refused, so that arithmetic stays small.
//! Nearly all numbers of a text have few digits: those are kept in a machine word, without an allocation, and arithmetic
//! that would not fit is done on numbers of any length.

use bigdecimal::BigDecimal;
use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::str::FromStr;

/// The largest power of ten, up or down, that a number may have.
pub const MAX_EXPONENT: i64 = 400;

/// Digits of a quotient that are looked for before numbers of any length divide.
const MAX_QUOTIENT_DIGITS: i64 = 6;

/// Significant digits of a quotient that does not end.
const PRECISION: u32 = 30;

/// The same of a quotient that is only held against what is written: as many as fit a machine word.
const ROUGH: u32 = 18;

/// An exact decimal.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Decimal(DecimalForm);

/// A value has one form only: small where it fits, and without trailing zeros there, so that equal values are equal forms.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum DecimalForm {
    /// `digits` × 10^`-scale`; zero has scale 0.
    Small { digits: i64, scale: i16 },
    /// What does not fit.
    Large(Box<BigDecimal>),
}

impl Decimal {
    /// Reads digits with at most one decimal point; grouping marks must be gone already.
    pub fn parse(digits: &str) -> Option<Decimal> {
        if let Some(value) = short(digits.as_bytes()) {
            return Some(value);
        }
        // Reading digits costs more than their number: too long a literal is refused unread.
        if digits.len() as i64 > MAX_EXPONENT {
            return None;
        }
        let value = BigDecimal::from_str(digits).ok()?;
        (value.fractional_digit_count().abs() <= MAX_EXPONENT).then(|| Decimal::from_big(value))
    }
    /// `self` × 10^`power`.
    pub fn scaled(&self, power: i64) -> Decimal {
        if let DecimalForm::Small { digits, scale } = self.0
            && let Some(value) = small(digits.into(), i64::from(scale) - power)
        {
            return value;
        }
        let (digits, scale) = self.large().into_bigint_and_exponent();
        Decimal::from_big(BigDecimal::new(digits, scale - power))
    }
    /// Ten to the power `power`.
    pub fn power_of_ten(power: i64) -> Decimal {
        Decimal::from(1).scaled(power)
    }
    /// `self` ÷ `other` to 30 digits; none when `other` is zero.
    pub fn divided_by(&self, other: &Decimal) -> Option<Decimal> {
        self.divided_to(other, PRECISION)
    }
    /// `self` ÷ `other` to 18 digits, which are reckoned with sooner; none when `other` is zero.
    pub fn roughly_divided_by(&self, other: &Decimal) -> Option<Decimal> {
        self.divided_to(other, ROUGH)
    }
    fn divided_to(&self, other: &Decimal, precision: u32) -> Option<Decimal> {
        if let Some(quotient) = self.divided_exactly(other).or_else(|| self.divided_by_hand(other, precision)) {
            return Some(quotient);
        }
        (!other.is_zero()).then(|| Decimal::from_big((self.large() / other.large()).with_prec(precision.into())))
    }
    /// The quotient of small positive numbers as one learns to find it, digit by digit; rounded as numbers of any length are.
    fn divided_by_hand(&self, other: &Decimal, precision: u32) -> Option<Decimal> {
        let (DecimalForm::Small { digits: a, scale: s }, DecimalForm::Small { digits: b, scale: t }) = (&self.0, &other.0) else {
            return None;
        };
        let (whole, by) = (u128::try_from(*a).ok()?, u128::try_from(*b).ok().filter(|b| *b > 0)?);
        let (mut quotient, mut rest, mut behind) = (whole / by, whole % by, 0i64);
        let mut written = quotient.checked_ilog10().map_or(0, |n| n + 1);
        // A longer whole part is itself rounded.
        if written > precision {
            return None;
        }
        while written < precision {
            rest *= 10;
            quotient = quotient * 10 + rest / by;
            rest %= by;
            behind += 1;
            written += u32::from(quotient > 0);
        }
        quotient += u128::from(rest * 10 / by >= 5);
        let scale = i64::from(*s) - i64::from(*t) + behind;
        let fits = i128::try_from(quotient).ok().and_then(|q| small(q, scale));
        Some(fits.unwrap_or_else(|| Decimal::from_big(BigDecimal::new(quotient.into(), scale))))
    }
    /// The quotient of small numbers where it ends within a few digits: that by 2, 5 and 10 nearly always does.
    fn divided_exactly(&self, other: &Decimal) -> Option<Decimal> {
        let (DecimalForm::Small { digits: a, scale: s }, DecimalForm::Small { digits: b, scale: t }) = (&self.0, &other.0) else {
            return None;
        };
        let (mut whole, by) = (i128::from(*a), i128::from(*b));
        if by == 0 {
            return None;
        }
        (0..MAX_QUOTIENT_DIGITS).find_map(|more| {
            let ends = whole % by == 0;
            let quotient = ends.then(|| small(whole / by, i64::from(*s) - i64::from(*t) + more));
            whole *= 10;
            quotient
        })?
    }
    /// Distance from zero.
    pub fn abs(&self) -> Decimal {
        match &self.0 {
            DecimalForm::Small { digits, scale } if *digits != i64::MIN => {
                Decimal(DecimalForm::Small { digits: digits.abs(), scale: *scale })
            }
            _ => Decimal::from_big(self.large().abs()),
        }
    }
    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            DecimalForm::Small { digits, .. } => *digits < 0,
            DecimalForm::Large(value) => value.sign() == bigdecimal::num_bigint::Sign::Minus,
        }
    }
    /// How many zeros end it, how many digits stand before them, and the last of these; none of a fraction and of zero.
    pub fn zeros(&self) -> Option<(i64, i64, u8)> {
        match &self.0 {
            DecimalForm::Small { digits: 0, .. } | DecimalForm::Small { scale: 1.., .. } => None,
            DecimalForm::Small { digits, scale } => {
                let digits = digits.unsigned_abs();
                Some((-i64::from(*scale), i64::from(digits.ilog10()) + 1, (digits % 10) as u8))
            }
            DecimalForm::Large(_) => {
                let written = self.abs().to_string();
                let significant = written.trim_end_matches('0');
                let last = significant.bytes().last().filter(|_| !written.contains('.'))?;
                Some(((written.len() - significant.len()) as i64, significant.len() as i64, last - b'0'))
            }
        }
    }
    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, DecimalForm::Small { digits: 0, .. })
    }
    /// The value as an integer that fits, if it is one.
    pub fn to_i64(&self) -> Option<i64> {
        match &self.0 {
            DecimalForm::Small { digits, scale: 0 } => Some(*digits),
            DecimalForm::Small { digits, scale } if *scale < 0 => digits.checked_mul(10i64.checked_pow(u32::from(scale.unsigned_abs()))?),
            _ => None,
        }
    }

    fn from_big(value: BigDecimal) -> Decimal {
        use bigdecimal::ToPrimitive;
        let value = value.normalized();
        let (digits, scale) = value.as_bigint_and_exponent();
        let form = digits.to_i64().zip(i16::try_from(scale).ok());
        Decimal(form.map_or_else(|| DecimalForm::Large(Box::new(value)), |(digits, scale)| DecimalForm::Small { digits, scale }))
    }
    fn large(&self) -> BigDecimal {
        match &self.0 {
            DecimalForm::Small { digits, scale } => BigDecimal::new((*digits).into(), (*scale).into()),
            DecimalForm::Large(value) => (**value).clone(),
        }
    }
    /// Both as whole numbers of one scale, where they fit.
    fn aligned(&self, other: &Decimal) -> Option<(i128, i128, i16)> {
        let (DecimalForm::Small { digits: a, scale: s }, DecimalForm::Small { digits: b, scale: t }) = (&self.0, &other.0) else {
            return None;
        };
        let scale = (*s).max(*t);
        let lift = |digits: i64, by: i16| i128::from(digits).checked_mul(10i128.checked_pow(u32::try_from(by).ok()?)?);
        Some((lift(*a, scale - s)?, lift(*b, scale - t)?, scale))
    }
}

/// A literal of digits that surely fit.
fn short(literal: &[u8]) -> Option<Decimal> {
    let (mut digits, mut scale) = (0i64, None);
    if literal.len() > 18 || !literal.iter().any(u8::is_ascii_digit) {
        return None;
    }
    for byte in literal {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + i64::from(byte - b'0');
                scale = scale.map(|s| s + 1);
            }
            b'.' if scale.is_none() => scale = Some(0),
            _ => return None,
        }
    }
    small(digits.into(), scale.unwrap_or(0))
}

/// `digits` × 10^`-scale` in the small form, where it fits.
fn small(mut digits: i128, mut scale: i64) -> Option<Decimal> {
    if digits == 0 {
        return Some(Decimal(DecimalForm::Small { digits: 0, scale: 0 }));
    }
    // No machine divides numbers of this length by itself: only those that do not fit are shortened in it.
    while i64::try_from(digits).is_err() && digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    let mut digits = i64::try_from(digits).ok()?;
    while digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    Some(Decimal(DecimalForm::Small { digits, scale: i16::try_from(scale).ok()? }))
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        if let (DecimalForm::Small { digits: a, scale: s }, DecimalForm::Small { digits: b, scale: t }) = (&self.0, &other.0)
            && s == t
        {
            return a.cmp(b);
        }
        self.aligned(other).map_or_else(|| self.large().cmp(&other.large()), |(a, b, _)| a.cmp(&b))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Decimal {
        small(value.into(), 0).unwrap_or_else(|| Decimal::from_big(value.into()))
    }
}

impl std::ops::Add for &Decimal {
    type Output = Decimal;
    fn add(self, other: &Decimal) -> Decimal {
        let sum = self.aligned(other).and_then(|(a, b, scale)| small(a.checked_add(b)?, scale.into()));
        sum.unwrap_or_else(|| Decimal::from_big(self.large() + other.large()))
    }
}

impl std::ops::Sub for &Decimal {
    type Output = Decimal;
    fn sub(self, other: &Decimal) -> Decimal {
        let rest = self.aligned(other).and_then(|(a, b, scale)| small(a.checked_sub(b)?, scale.into()));
        rest.unwrap_or_else(|| Decimal::from_big(self.large() - other.large()))
    }
}

impl std::ops::Mul for &Decimal {
    type Output = Decimal;
    fn mul(self, other: &Decimal) -> Decimal {
        if let (DecimalForm::Small { digits: a, scale: s }, DecimalForm::Small { digits: b, scale: t }) = (&self.0, &other.0)
            && let Some(product) = small(i128::from(*a) * i128::from(*b), i64::from(*s) + i64::from(*t))
        {
            return product;
        }
        Decimal::from_big(self.large() * other.large())
    }
}

/// Plain digits, no exponent, no trailing zeros after the point.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            DecimalForm::Small { digits, scale: 0 } => write!(f, "{digits}"),
            DecimalForm::Small { digits, scale: scale @ ..0 } => {
                write!(f, "{digits}")?;
                (0..-i32::from(*scale)).try_for_each(|_| f.write_char('0'))
            }
            DecimalForm::Small { digits, scale: scale @ 1..=18 } => {
                let one = 10u64.pow(u32::from(scale.unsigned_abs()));
                let (digits, sign) = (digits.unsigned_abs(), if *digits < 0 { "-" } else { "" });
                write!(f, "{sign}{}.{:0width$}", digits / one, digits % one, width = usize::from(scale.unsigned_abs()))
            }
            _ => f.write_str(&self.large().normalized().to_plain_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn big(text: &str) -> BigDecimal {
        BigDecimal::from_str(text).unwrap()
    }

    proptest! {
        #[test]
        fn small_numbers_reckon_as_those_of_any_length(a in "-?[0-9]{1,24}([.][0-9]{1,12})?", b in "[0-9]{1,20}([.][0-9]{1,3})?", power in -30i64..30) {
            let (x, y) = (Decimal::parse(&a).unwrap(), Decimal::parse(&b).unwrap());
            prop_assert_eq!(x.to_string(), big(&a).normalized().to_plain_string());
            prop_assert_eq!(&x + &y, Decimal::from_big(big(&a) + big(&b)));
            prop_assert_eq!(&x - &y, Decimal::from_big(big(&a) - big(&b)));
            prop_assert_eq!(&x * &y, Decimal::from_big(big(&a) * big(&b)));
            prop_assert_eq!(x.cmp(&y), big(&a).cmp(&big(&b)));
            prop_assert_eq!(x.divided_by(&y), (!y.is_zero()).then(|| Decimal::from_big((big(&a) / big(&b)).with_prec(30))));
            let rough = x.roughly_divided_by(&y).zip(x.divided_by(&y)).map(|(rough, exact)| (&rough - &exact).abs().scaled(17).cmp(&exact.abs()));
            prop_assert!(x.is_zero() || rough.is_none_or(|r| r.is_lt()));
            prop_assert_eq!(x.scaled(power).to_string(), (big(&a) * BigDecimal::new(1.into(), -power)).normalized().to_plain_string());
            prop_assert_eq!(x.scaled(power).scaled(-power), x.clone());
            prop_assert_eq!(&(&x + &y) - &y, x);
        }
    }

    #[test]
    fn equal_values_are_equal_however_they_came_about() {
        let forms = ["57000", "57000.0", "057000", "57000.000000000000000000000000"];
        let set: HashSet<Decimal> = forms.iter().filter_map(|f| Decimal::parse(f)).collect();
        assert_eq!(set.len(), 1);
        assert!(set.contains(&Decimal::from(57).scaled(3)));
        assert!(set.contains(&Decimal::parse("57").unwrap().scaled(30).scaled(-27)));
        assert_eq!(Decimal::from(57).scaled(3).to_i64(), Some(57000));
        assert_eq!(Decimal::parse("0.5").unwrap().to_i64(), None);
    }

    #[test]
    fn zeros_at_the_end_are_counted_in_whole_numbers() {
        let zeros = |text: &str| Decimal::parse(text).unwrap().zeros();
        assert_eq!(zeros("57000"), Some((3, 2, 7)));
        assert_eq!(zeros("35"), Some((0, 2, 5)));
        assert_eq!(zeros(&format!("{}00", "9".repeat(30))), Some((2, 30, 9)));
        assert_eq!([zeros("0"), zeros("0.50"), zeros(&format!("{}.5", "9".repeat(30)))], [None, None, None]);
    }

    #[test]
    fn what_is_no_literal_is_refused() {
        for text in ["", ".", "1.2.3", "1e999", "twelve", &"9".repeat(500)] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(Decimal::parse(".25"), Decimal::parse("0.25"));
    }

    #[test]
    fn the_longest_literal_is_read_and_a_longer_one_is_refused() {
        let nines = |n: i64| "9".repeat(n as usize);
        assert_eq!(Decimal::parse(&nines(MAX_EXPONENT)).map(|d| d.to_string()), Some(nines(MAX_EXPONENT)));
        assert_eq!(Decimal::parse(&nines(MAX_EXPONENT + 1)), None);
    }
}
