//! Numbers: what is reported of them.

rules! {
    /// # What it reports
    /// Two numbers told of the same thing that cannot both be true.
    /// # Why it matters
    /// A changed figure is the commonest ground for a correction.
    /// # Not reported
    /// Rounding and bounds that leave room for both ("over 30", then "34"), the same amount in another unit, and numbers
    /// that count different things.
    NUMBER_CONFLICT = "number-conflict", Error, Quantity, Pair, mirror NUMBER_CONFLICT,
        fires "The blast left 130 people wounded." => "The blast left 310 people wounded.",
        silent "The blast left 12 people wounded." => "The blast left twelve people wounded.";

    /// # What it reports
    /// The same numbers, given to other owners.
    /// # Why it matters
    /// No figure changed, so a list of figures looks the same; the story does not.
    /// # Not reported
    /// A list told in another order, each number still with its own noun.
    NUMBER_REBOUND = "number-rebound", Error, Quantity, Pair, mirror NUMBER_REBOUND,
        fires "Two rebels and 12 soldiers were killed." => "Twelve rebels and two soldiers were killed.",
        silent "Two rebels and 12 soldiers were killed." => "Twelve soldiers and two rebels were killed.";

    /// # What it reports
    /// A number made more exact: every value that the later text allows, the earlier one allowed too.
    /// # Why it matters
    /// Both tellings can be true. Where the newer value is far from what the older words led a reader to expect
    /// ("more than 57,000", then 91,000), the finding is raised to a warning.
    /// # Not reported
    /// The same number in another form.
    NUMBER_REFINED = "number-refined", Info, Quantity, Pair, mirror NUMBER_WIDENED,
        fires "Over 30 people were killed." => "34 people were killed.",
        silent "Some 30 people were killed." => "About 30 people were killed.";

    /// # What it reports
    /// A number made less exact: the later text allows values that the earlier one did not.
    /// # Why it matters
    /// Something that was known is no longer said.
    /// # Not reported
    /// The same number in another form.
    NUMBER_WIDENED = "number-widened", Warning, Quantity, Pair, mirror NUMBER_REFINED,
        fires "34 people were killed." => "Over 30 people were killed.",
        silent "34 people were killed." => "Thirty-four people were killed.";

    /// # What it reports
    /// Two ranges or bounds that share some values and not others.
    /// # Why it matters
    /// Both can be true, but the claim is another one.
    /// # Not reported
    /// A range within the other: that is refined or widened.
    NUMBER_OVERLAP = "number-overlap", Warning, Quantity, Pair, mirror NUMBER_OVERLAP,
        fires "Between 20 and 30 homes burned." => "Between 25 and 40 homes burned.",
        silent "Between 20 and 30 homes burned." => "From 20 to 30 homes burned.";

    /// # What it reports
    /// The same quantity in another form: "twelve" and "12", "5 km" and "3.1 miles".
    /// # Why it matters
    /// It does not: the rule is off, and such pairs are counted in the summary.
    /// # Not reported
    /// Anything that changes the value at the written precision.
    NUMBER_REWORDED = "number-reworded", Off, Quantity, Pair, mirror NUMBER_REWORDED,
        fires "The blast left 12 people wounded." => "The blast left twelve people wounded.",
        silent "The blast left 12 people wounded." => "The blast left 12 people wounded.";
}
