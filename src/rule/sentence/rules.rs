//! Whole sentences: what is reported of them.

rules! {
    /// # What it reports
    /// A new sentence that claims something checkable. Of a passage that tells two things or more which the other text does not, the
    /// first such sentence is a warning, and says how many are new; what befell somebody, or was done to them, is one by itself.
    /// # Why it matters
    /// Nobody has checked it yet.
    /// # Not reported
    /// A sentence without a number, a date, a name or a quotation; page furniture.
    CLAIM_ADDED = "claim-added", Info, Sentence, Pair, mirror CLAIM_REMOVED,
        fires "The mine reopened. It employs many." => "The mine reopened. It employs many. Ada Kral bought it for $3 million.",
        silent "The mine reopened. It employs many." => "The mine reopened. It employs many. That is good news.";

    /// # What it reports
    /// A sentence with claims that is gone.
    /// # Why it matters
    /// What was told is no longer told, and the reader is not told why.
    /// # Not reported
    /// A sentence without a claim; a sentence that moved, or was merged into another. Not called out, and shown as info: a
    /// sentence all of whose numbers, dates, names and quoted words the later text tells elsewhere; of a passage of several
    /// sentences each but the first, whose line says how many are gone.
    CLAIM_REMOVED = "claim-removed", Warning, Sentence, Pair, mirror CLAIM_ADDED,
        fires "The mine reopened. It employs many. Ada Kral bought it for $3 million." => "The mine reopened. It employs many.",
        silent "The mine reopened. It employs many. That is good news." => "The mine reopened. It employs many.";

    /// # What it reports
    /// A sentence that is gone, and a new one that tells of the same in other words.
    /// # Why it matters
    /// What was rewritten whole is compared word for word by nobody: both are shown, to be read side by side.
    /// # Not reported
    /// Sentences that share a name or a word only; a sentence that was edited, whose changes are reported one by one.
    CLAIM_RETOLD = "claim-retold", Info, Sentence, Pair, mirror CLAIM_RETOLD,
        fires "Divers from three towns searched the sea bed off Ness all week and found no trace of the missing trawler. The harbour is small. Its boats fish for cod." => "The harbour is small. Its boats fish for cod. The owners of the missing trawler have sent the divers home, because winter storms have buried everything under sand.",
        silent "The mine reopened. Ada Kral bought it for $3 million." => "The mine reopened. It employs 40 miners, and Lund runs it.";

    /// # What it reports
    /// A headline that was written anew.
    /// # Why it matters
    /// It is all that most readers see.
    /// # Not reported
    /// A headline in which a word or two changed: each of them is reported as such.
    HEADLINE_CHANGED = "headline-changed", Info, Sentence, Pair, mirror HEADLINE_CHANGED,
        fires "# Trawler missing off Ostvik with six aboard\n\nThe trawler left the harbour on Monday." => "# Divers find wreck of the Anna Brok\n\nThe trawler left the harbour on Monday.",
        silent "# Trawler missing off Ostvik with six aboard\n\nThe trawler left the harbour on Monday." => "# Trawler missing off Ostvik with seven aboard\n\nThe trawler left the harbour on Monday.";

    /// # What it reports
    /// A claim that moved from the body into the headline, the deck or the lede.
    /// # Why it matters
    /// More readers see it, and it now carries the story.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_PROMOTED = "claim-promoted", Info, Sentence, Pair, mirror CLAIM_DEMOTED,
        fires "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley.",
        silent "The mine has reopened after two quiet years.\n\nAda Kral bought the whole of it for $3 million." => "The mine has reopened after two quiet years.\n\nAda Kral bought all of it for $3 million.";

    /// # What it reports
    /// A claim that moved out of the headline, the deck or the lede into the body.
    /// # Why it matters
    /// Fewer readers see it.
    /// # Not reported
    /// A claim that stands in both places on both sides.
    CLAIM_DEMOTED = "claim-demoted", Info, Sentence, Pair, mirror CLAIM_PROMOTED,
        fires "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened after two quiet years.\n\nThe owner is new to the valley." => "The mine has reopened after two quiet years.\n\nThe owner is new to the valley.\n\nAda Kral bought the whole of it for $3 million.",
        silent "Ada Kral bought the whole of it for $3 million.\n\nThe mine has reopened." => "Ada Kral bought the whole of it for $3 million.\n\nThe mine reopened.";
}
