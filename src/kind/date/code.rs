//! Periods in the codes of reports and the reckonings of histories: "Q3 2023", "1H24", "FY2024", "2024/25", "44 BC".

use super::grammar::{Grammar, Hit, edges};
use super::number::full_year;
use super::point::{Grain, Point};
use super::word::Role;

impl Grammar<'_> {
    /// "3Q 2024", "1H24": the number before its letter.
    pub fn numbered_code(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        // Most numbers end here: one look at a letter.
        let code = r.word(at + 1);
        let (grain, most) = match code.as_bytes().first()? {
            b'Q' => (Grain::Quarter, 4),
            b'H' => (Grain::Half, 2),
            _ => return None,
        };
        let (1, part) = r.digits(at).filter(|_| r.is_glued(at + 1))? else { return None };
        if !(1..=most).contains(&part) {
            return None;
        }
        let (year, end) = match code.len() {
            1 => self.year_after(at + 2).filter(|(year, _)| year.is_some())?,
            3 => (Some(full_year(code.get(1..)?.parse().ok()?)), at + 2),
            5 => (Some(code.get(1..)?.parse().ok().filter(|y| (1900..2100).contains(y))?), at + 2),
            _ => return None,
        };
        Some(Hit::point(end, Point::part(grain, year, part as i8), edges::PART))
    }

    /// "Q3 2023", "H1", "FY2024".
    pub fn quarter_code(&self, at: usize) -> Option<Hit> {
        let r = &self.read;
        if let Some(year) = r.word(at).strip_prefix("FY").filter(|y| y.len() == 2 || y.len() == 4) {
            let year: i16 = year.parse().ok()?;
            let year = if year < 100 { full_year(i64::from(year)) } else { year };
            return (1900..2100).contains(&year).then(|| Hit::point(at + 1, Point::year(year), edges::PART));
        }
        let word = r.word(at).as_bytes();
        let (grain, part) = match word {
            [b'Q', n @ b'1'..=b'4'] => (Grain::Quarter, n - b'0'),
            [b'H', n @ b'1'..=b'2'] => (Grain::Half, n - b'0'),
            _ => return None,
        };
        if let Some((year, end)) = self.year_after(at + 1) {
            return Some(Hit::point(end, Point::part(grain, year, part as i8), edges::PART));
        }
        if let Some((year, _)) = at.checked_sub(1).filter(|i| *i >= self.floor).and_then(|i| r.year(i)) {
            let hit = Hit::point(at + 1, Point::part(grain, Some(year), part as i8), edges::PART);
            return Some(Hit { start: at - 1, ..hit });
        }
        // "Q1 and Q2 2021"
        let joint = r.is(at + 1, &["and", "or", "to", ","]) || r.is_dash(at + 1);
        let later = |i: usize| matches!(r.word(i).as_bytes(), [b'Q', b'1'..=b'4'] | [b'H', b'1'..=b'2']);
        if let Some((year, _)) = (joint && later(at + 2)).then(|| self.year_after(at + 3)).flatten() {
            return Some(Hit::point(at + 1, Point::part(grain, year, part as i8), edges::PART));
        }
        // "H1" alone is a road or a virus as often as a half.
        (grain == Grain::Quarter).then(|| Hit::point(at + 1, self.settle(Point::part(grain, None, part as i8), at, at + 1), edges::PART))
    }

    /// "BC" or "AD" in capitals, and the index after it.
    pub fn reckoning(&self, at: usize) -> Option<(i16, usize)> {
        let r = &self.read;
        let capital = r.token(at)?.is_upper() || r.word(at).starts_with(|c: char| c.is_uppercase()) && r.word(at).len() < 2;
        if capital { r.role(at, Role::Reckoning) } else { None }
    }

    /// "44 BC", "500 A.D."
    pub fn year_reckoned(&self, at: usize) -> Option<Hit> {
        let (side, end) = self.reckoning(at + 1)?;
        let (_, year) = self.read.digits(at).filter(|(width, _)| *width <= 4)?;
        let year = i16::try_from(year).ok().filter(|y| *y > 0)?;
        Some(Hit::point(end, Point::year(if side < 0 { 1 - year } else { year }), edges::PART | edges::ABOUT))
    }

    /// "AD 500".
    pub fn reckoned(&self, at: usize, side: i16, end: usize) -> Option<Hit> {
        let (_, year) = self.read.digits(end).filter(|(width, _)| *width <= 4)?;
        let year = i16::try_from(year).ok().filter(|y| *y > 0 && side > 0 && self.reckoning(at).is_some())?;
        Some(Hit::point(end + 1, Point::year(year), edges::PART | edges::ABOUT))
    }

    /// "-25", "/25" after 2024: the year that follows, as seasons and budgets are named, and the index after it.
    pub fn next_year(&self, year: i16, at: usize) -> Option<(i16, usize)> {
        let r = &self.read;
        let joined = (r.is_dash(at) || r.word(at) == "/") && r.is_glued(at) && r.is_glued(at + 1);
        let next = year.checked_add(1)?;
        let (width, digits) = r.digits(at + 1).filter(|_| joined)?;
        let same = width == 2 && digits == i64::from(next % 100) || width == 4 && digits == i64::from(next);
        (same && !(r.word(at + 2) == "/" && r.is_glued(at + 2))).then_some((next, at + 2))
    }
}
