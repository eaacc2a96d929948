//! What several reports of one event tell differently. The rules are applied by [`crate::crosscheck`]; their examples are
//! two reports, separated as two texts.

use crate::compare::family::Family;

rules! {
    /// # What it reports
    /// Two reports of one event that cannot both be right: another toll, hour, age, amount or quotation.
    /// # Why it matters
    /// A reader of both learns that one is wrong; an editor should know before printing either.
    /// # Not reported
    /// Counts of other days, scopes or indicators, parts that sum to the whole, and values that leave room for both: these
    /// differ, and so do a state that moves on and acts told in other words, which may be of two moments or things. Numbers
    /// of other things are never held against each other for the story's sake.
    OUTLETS_CONFLICT = "outlets-conflict", Error, Statement, Outlets, mirror OUTLETS_CONFLICT,
        fires "The blast at Halm killed 12 people." => "In Halm, 14 people were killed when a boiler exploded.",
        silent "The blast at Halm killed 12 people." => "In Halm, 12 people were killed when a boiler exploded.";

    /// # What it reports
    /// Two reports that tell a claim differently and can both be right, or cannot be compared. What cannot be compared,
    /// and what agrees in part only, is raised to a warning; the reason says what stands in the way: the day, the scope,
    /// the indicator. So is what they tell otherwise beside their numbers: how far the case has come, the charges, the
    /// street, how the hurt are, what it came of, how many did it; an act and its opposite; a deed that one tells as fact
    /// and another as alleged; one phrase quoted from two speakers. That one has a claim from a lawyer, a friend or a
    /// witness and another from none is only noted.
    /// # Why it matters
    /// The more exact telling may be the better one, an older toll is no error, and what one outlet ascribes another may
    /// print as fact.
    /// # Not reported
    /// The same value in other words.
    OUTLETS_DIFFER = "outlets-differ", Info, Statement, Outlets, mirror OUTLETS_DIFFER,
        fires "The blast at Halm killed more than 10 people." => "In Halm, 14 people were killed when a boiler exploded.",
        silent "The blast at Halm killed 14 people." => "In Halm, fourteen people were killed when a boiler exploded.";

    /// # What it reports
    /// A number or a quotation that one report alone tells.
    /// # Why it matters
    /// Nobody else stands behind it.
    /// # Not reported
    /// Names, dates and what several reports tell.
    OUTLET_ALONE = "outlet-alone", Info, Statement, Outlets, mirror OUTLET_ALONE,
        fires "The blast at Halm killed 12 people and broke 40 windows." => "In Halm, 12 people were killed when a boiler exploded.",
        silent "The blast at Halm killed 12 people." => "In Halm, 12 people were killed when a boiler exploded.";
}

/// Outlets.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: None };
