//! One text's own arithmetic; the checks are [`crate::proof`]'s.

use crate::compare::family::Family;

text_rules! {
    /// # What it reports
    /// Parts that do not add up to the whole that the text says they make, and a majority that the votes do not leave.
    /// # Why it matters
    /// One of the figures is wrong, or a part is missing.
    /// # Not reported
    /// Parts that the text gives as some of the whole ("including"), and sums that hold by rounding.
    SUM_MISMATCH = "sum-mismatch", Warning, Quantity,
        fires "Twelve people, seven men and four women, were taken to hospital.",
        silent "Twelve people, including seven men and four women, were taken to hospital.";

    /// # What it reports
    /// A percentage that does not follow from the numbers beside it, and "up from" a number that is higher.
    /// # Why it matters
    /// A reader can work it out, and one of the three figures is wrong.
    /// # Not reported
    /// Percentages that hold at the written precision.
    PERCENT_MISMATCH = "percent-mismatch", Warning, Quantity,
        fires "Ticket sales rose 20% from 50 to 65 a day.",
        silent "Ticket sales rose 30% from 50 to 65 a day.";

    /// # What it reports
    /// An age that does not follow from the birth that the text gives.
    /// # Why it matters
    /// Ages are copied from old articles.
    /// # Not reported
    /// Ages that either side of a birthday allows, and texts without a date that tells as of when.
    AGE_MISMATCH = "age-mismatch", Warning, Quantity,
        fires "The painter Edda Voss was born in 1921 and died in 1990 at the age of 59.",
        silent "The painter Edda Voss was born in 1921 and died in 1990 at the age of 68.";

    /// # What it reports
    /// A length of time that does not fit the dates beside it.
    /// # Why it matters
    /// One of the dates, or the length, is a slip.
    /// # Not reported
    /// Lengths that count both ends or leave one out, and dates too vague to tell.
    DURATION_MISMATCH = "duration-mismatch", Warning, Date,
        fires "She led the museum from 1998 to 2010, 15 years.",
        silent "She led the museum from 1998 to 2010, 12 years.";

    /// # What it reports
    /// A day of the week that is not that of its date.
    /// # Why it matters
    /// Readers turn up on the wrong day.
    /// # Not reported
    /// Dates whose year neither the text nor the day of publication tells.
    WEEKDAY_MISMATCH = "weekday-mismatch", Warning, Date,
        fires "The hearing is set for Tuesday, 6 May 2026.",
        silent "The hearing is set for Wednesday, 6 May 2026.";

    /// # What it reports
    /// An amount given again in another unit that is not the same amount.
    /// # Why it matters
    /// One of the two figures is wrong for half of the readers.
    /// # Not reported
    /// Conversions that hold by rounding, and currencies whose rate the text does not give.
    UNIT_MISMATCH = "unit-mismatch", Warning, Quantity,
        fires "The tunnel is 10 km (8 miles) long.",
        silent "The tunnel is 10 km (6 miles) long.";
}

/// Arithmetic.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: None };
