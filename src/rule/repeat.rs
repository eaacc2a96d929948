//! One claim told twice in a text; the check is [`crate::proof`]'s.

use crate::compare::family::Family;

text_rules! {
    /// # What it reports
    /// The same claim told twice in one text with values that cannot both hold.
    /// # Why it matters
    /// The mistake that reaches print is the one that was mended in one place and not in the other.
    /// # Not reported
    /// Parts of a whole, other days, places or groups, "up from 30", words of a speaker, entries of a dated log, notes of
    /// correction.
    STALE_REPEAT = "stale-repeat", Error, Statement,
        fires "Twelve miners were killed when the shaft at Ostervik flooded, the company said.\n\nThe 14 miners killed in the Ostervik shaft came from three villages.",
        silent "Twelve miners were killed when the shaft at Ostervik flooded, the company said.\n\nIn 1961, 14 miners were killed in the Ostervik shaft.";

    /// # What it reports
    /// A headline or the line below it against the text: another number, day or name, or "confirmed" over what the text
    /// says may be.
    /// # Why it matters
    /// The headline is what most readers read, and what is written last.
    /// # Not reported
    /// A headline that rounds, or says less than the text.
    HEADLINE_CONFLICT = "headline-conflict", Error, Statement,
        fires "# Fire at Torne mill kills 12\n\nFourteen people were killed when a fire swept through a mill in Torne on Monday.",
        silent "# Fire at Torne mill kills a dozen\n\nTwelve people were killed when a fire swept through a mill in Torne on Monday.";
}

/// Repeats.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: None };
