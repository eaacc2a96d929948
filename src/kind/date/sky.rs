//! Sun and moon, as far as lunar calendars need them: the moon's lead on the sun, and the days that follow from it.
//!
//! Longitudes by the main terms of Meeus, "Astronomical Algorithms", chapters 25 and 47: right to a few hundredths of a
//! degree, which is minutes. Where people look for the moon, or one place's custom differs from another's, the day kept
//! can be one off; whoever asks must say so.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// Where the day of India and of Arabia stands to Greenwich, in hours.
const INDIA: f64 = 5.5;
const CHINA: f64 = 8.0;
/// Sunset in Mecca, near enough all year, in Greenwich hours.
const MECCA_SUNSET: f64 = 15.0;

/// Centuries from noon of 1 January 2000 to a day's Greenwich hour.
fn centuries(day: Date, hour: f64) -> f64 {
    let days = Date::new(2000, 1, 1).ok().and_then(|epoch| day.since(epoch).ok()).map_or(0, |s| s.get_days());
    (f64::from(days) - 0.5 + hour / 24.0) / 36_525.0
}

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

/// The sun's longitude from the equinox.
fn sun(t: f64) -> f64 {
    let m = 357.529_11 + 35_999.050_29 * t;
    280.466_46 + 36_000.769_83 * t + 1.914_602 * sine(m) + 0.019_993 * sine(2.0 * m)
}

fn moon(t: f64) -> f64 {
    let d = 297.850_19 + 445_267.111_40 * t;
    let m = 357.529_11 + 35_999.050_29 * t;
    let n = 134.963_40 + 477_198.867_51 * t;
    let f = 93.272_10 + 483_202.017_52 * t;
    218.316_45
        + 481_267.881_23 * t
        + 6.288_774 * sine(n)
        + 1.274_027 * sine(2.0 * d - n)
        + 0.658_314 * sine(2.0 * d)
        + 0.213_618 * sine(2.0 * n)
        - 0.185_116 * sine(m)
        - 0.114_332 * sine(2.0 * f)
        + 0.058_793 * sine(2.0 * d - 2.0 * n)
        + 0.057_066 * sine(2.0 * d - m - n)
        + 0.053_322 * sine(2.0 * d + n)
        + 0.045_758 * sine(2.0 * d - m)
        - 0.040_923 * sine(m - n)
        - 0.034_720 * sine(d)
        - 0.030_383 * sine(m + n)
        + 0.015_327 * sine(2.0 * d - 2.0 * f)
}

/// Degrees by which the moon leads the sun: 0 at new moon, 180 at full.
fn lead(day: Date, hour: f64) -> f64 {
    let t = centuries(day, hour);
    (moon(t) - sun(t)).rem_euclid(360.0)
}

/// The sun's longitude among the stars, as Indian calendars count it (Lahiri).
fn sidereal_sun(day: Date, hour: f64) -> f64 {
    let t = centuries(day, hour);
    (sun(t) - 23.853 - 1.396_9 * t).rem_euclid(360.0)
}

/// The mean gain of the moon on the sun in a day.
const GAIN: f64 = 12.190_7;

/// The first day from `from` on whose given hour is the first after a new moon, if it is one of `days`.
fn new_moon(from: Date, days: i64, hour: f64) -> Option<Date> {
    let is_first = |day: Date| lead(day, hour) < 90.0 && day.yesterday().is_ok_and(|eve| lead(eve, hour) > 270.0);
    if is_first(from) {
        return Some(from);
    }
    // The gain varies by a fifth, so the mean leads to within three days; then day by day.
    let wait = (((360.0 - lead(from, hour)) / GAIN) as i64 - 3).max(1);
    (wait..(wait + 8).min(days)).find_map(|n| from.checked_add(Span::new().try_days(n).ok()?).ok().filter(|d| is_first(*d)))
}

/// The first day of the Islamic month that starts about `guess`, as the civil calendar of Saudi Arabia (Umm al-Qura)
/// reckons. Its rule has changed: the new moon before the evening; from 1393 of the Hijra before midnight in Greenwich;
/// from 1420 before a sunset in Mecca that the moon outlasts (R. van Gent, "The Umm al-Qura calendar of Saudi Arabia").
pub fn islamic_month(guess: Date) -> Option<Date> {
    let from = guess.checked_sub(5.days()).ok()?;
    let by_midnight = Date::new(1973, 2, 4).ok()?..Date::new(1999, 4, 17).ok()?;
    if by_midnight.contains(&guess) {
        return new_moon(from, 9, 24.0)?.tomorrow().ok();
    }
    let evening = new_moon(from, 9, MECCA_SUNSET)?;
    let sets_first = guess >= by_midnight.end && !moon_outlasts_sun(evening);
    evening.checked_add(if sets_first { 2.days() } else { 1.days() }).ok()
}

/// Mecca, in degrees north and east.
const MECCA: (f64, f64) = (21.4225, 39.8262);
/// The tilt of the earth's axis, in degrees.
const TILT: f64 = 23.4393;
/// The height of the sun's centre as its rim sets, and of the moon's with its parallax.
const SUN_SETS: f64 = -0.8333;
const MOON_SETS: f64 = 0.125;

/// Right ascension and declination of a place on the sky, in degrees.
fn equatorial(longitude: f64, latitude: f64) -> (f64, f64) {
    let (l, b, e) = (longitude.to_radians(), latitude.to_radians(), TILT.to_radians());
    let ascension = (l.sin() * e.cos() - b.tan() * e.sin()).atan2(l.cos());
    let declination = (b.sin() * e.cos() + b.cos() * e.sin() * l.sin()).asin();
    (ascension.to_degrees(), declination.to_degrees())
}

/// How far from the south, in degrees, a body of a declination is when it sets in Mecca.
fn setting(declination: f64, height: f64) -> f64 {
    let (north, d) = (MECCA.0.to_radians(), declination.to_radians());
    ((height.to_radians().sin() - north.sin() * d.sin()) / (north.cos() * d.cos())).acos().to_degrees()
}

/// Whether the moon sets after the sun on a day in Mecca.
fn moon_outlasts_sun(day: Date) -> bool {
    let hour = 12.0 - MECCA.1 / 15.0 + setting(equatorial(sun(centuries(day, MECCA_SUNSET)), 0.0).1, SUN_SETS) / 15.0;
    let t = centuries(day, hour);
    let (sun_at, moon_at) = (equatorial(sun(t), 0.0), equatorial(moon(t), moon_latitude(t)));
    let behind = (moon_at.0 - sun_at.0 + 180.0).rem_euclid(360.0) - 180.0;
    setting(sun_at.1, SUN_SETS) - behind < setting(moon_at.1, MOON_SETS)
}

/// The moon's latitude from the path of the sun, in degrees.
fn moon_latitude(t: f64) -> f64 {
    let d = 297.850_19 + 445_267.111_40 * t;
    let n = 134.963_40 + 477_198.867_51 * t;
    let f = 93.272_10 + 483_202.017_52 * t;
    5.128_122 * sine(f)
        + 0.280_602 * sine(n + f)
        + 0.277_693 * sine(n - f)
        + 0.173_237 * sine(2.0 * d - f)
        + 0.055_413 * sine(2.0 * d + f - n)
        + 0.046_271 * sine(2.0 * d - f - n)
        + 0.032_573 * sine(2.0 * d + f)
}

/// The Chinese new year: the new moon while the sun is in Aquarius, by Beijing's day.
pub fn lunar_new_year(year: i16) -> Option<Date> {
    let from = Date::new(year, 1, 21).ok()?;
    new_moon(from, 32, 24.0 - CHINA)
}

/// The day of a lunar date of the Indian calendar: month from Chaitra (1), lunar day from the new moon (1 to 30), read at
/// an hour of the day in India.
pub fn indian_day(year: i16, month: i8, lunar_day: i16, hour: i8) -> Option<Date> {
    let sign = (i64::from(month) + 10).rem_euclid(12);
    // The sun enters Aries about 14 April; the last three months of the calendar fall into the next civil year.
    [-1, 0].into_iter().find_map(|back| {
        let spring = Date::new(year.checked_add(back)?, 4, 13).ok()?;
        let days = if sign >= 9 { (sign - 12) * 3044 / 100 } else { sign * 3044 / 100 };
        let from = spring.checked_add(Span::new().try_days(days - 2).ok()?).ok()?;
        let at = f64::from(hour) - INDIA;
        // Of two new moons in one sign the first starts an extra month without feasts.
        let in_sign = |d: &Date| (sidereal_sun(*d, at) - 0.4).rem_euclid(360.0).div_euclid(30.0) as i64 == sign;
        let first = new_moon(from, 35, at)?;
        let second = new_moon(first.checked_add(25.days()).ok()?, 10, at).filter(in_sign);
        let moon = second.or(Some(first).filter(in_sign))?;
        let found = ((i64::from(lunar_day) * 7 / 8 - 3).max(0)..32).find_map(|n| {
            let day = moon.checked_add(Span::new().try_days(n).ok()?).ok()?;
            let lunar = (lead(day, at) / 12.0) as i16 + 1;
            // A lunar day that no such hour sees is kept on the day after.
            (lunar >= lunar_day || n > 27 && lunar < 3).then_some(day)
        })?;
        (found.year() == year).then_some(found)
    })
}

/// The day on which the sun has entered a sign among the stars by evening in India (0 is Aries).
pub fn indian_sun(year: i16, sign: i8) -> Option<Date> {
    let month = (i16::from(sign) + 3).rem_euclid(12) + 1;
    let from = Date::new(year, month as i8, 9).ok()?;
    let target = f64::from(sign) * 30.0;
    (0..14i64).find_map(|n| {
        let day = from.checked_add(Span::new().try_days(n).ok()?).ok()?;
        ((sidereal_sun(day, 18.0 - INDIA) - target).rem_euclid(360.0) < 90.0).then_some(day)
    })
}
