//! Work that is left undone where all of it would cost too much. A stage that stops early says which budget it met, and the
//! report says it on: silence about what was not looked at is no promise.
//!
//! Budgets count work, never time, so that the same input gives the same report. Limits that only choose what is most
//! likely to be alike when two versions are aligned (how many candidates a sentence has) are none: what they leave out is
//! told as added or removed.

macro_rules! budgets {
    ($($(#[$doc:meta])+ $name:ident = $id:literal, $note:literal;)+) => {
        /// A limit of the work that is done on one text or pair of texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Budget {
            $($(#[$doc])+ $name,)+
        }
        impl Budget {
            /// Every budget.
            pub const ALL: &'static [Budget] = &[$(Budget::$name),+];
            /// Its name in reports.
            pub fn id(self) -> &'static str {
                match self { $(Budget::$name => $id,)+ }
            }
            /// What was left undone, for people.
            pub fn note(self) -> &'static str {
                match self { $(Budget::$name => $note,)+ }
            }
        }
    };
}

budgets! {
    /// `telling::is_foreign`.
    Language = "language", "a text is not in English, the one language that is read here: what is said of it, and silence about it, is no promise";
    /// [`crate::article::Article::withdrawn`].
    Withdrawn = "withdrawn", "a text is an item that its sender has withdrawn or holds back: what it tells is not to be published as it stands";
    /// [`crate::sentence::MAX_TOKENS`].
    SentenceTokens = "sentence-tokens", "a sentence of more than 400 words and marks was cut, and a claim across the cut is not read whole";
    /// `compare::pair::MOST_PAIRS`.
    SentenceClaims = "sentence-claims", "two sentences have more than 2,048 pairs of claims of one kind, and each claim was held only against those near its place";
    /// `proof::text::MOST_TOKENS`.
    ProofTokens = "proof-tokens", "only the first 40,000 words and marks of the text were held against each other";
    /// `proof::age::MOST_AGES`.
    ProofAges = "proof-ages", "only the first 200 ages were held against years of birth";
    /// `proof::unit::MOST_RATES`.
    ProofRates = "proof-rates", "only the first 64 conversions of money were held against each other";
    /// `proof::repeat::MOST`.
    ProofMentions = "proof-mentions", "of one kind of amount or day, each mention was held only against the 40 before it";
    /// `proof::repeat::MOST_HELD`.
    ProofPairs = "proof-pairs", "only the first 2,000 pairs of like amounts were looked at closely";
    /// `proof::name::MOST_WORDS`.
    ProofNames = "proof-names", "only the first 1,500 words of names were held against each other";
    /// `proof::name::MOST_ACRONYMS`.
    ProofAcronyms = "proof-acronyms", "only the first 50 acronyms were looked for among the names";
    /// `ledger::row::MOST_MENTIONS`.
    LedgerMentions = "ledger-mentions", "of one count or name, each mention was held only against the 32 before it to tell whether they are one claim";
    /// `ledger::row::MOST_VALUES`.
    LedgerValues = "ledger-values", "of a claim with more than 16 values, only a return to one of the first 16 is told";
    /// `ledger::thread::MOST_DROPPED`.
    LedgerDropped = "ledger-dropped", "of like claims that were dropped, only the last 8 were looked at when one came back";
    /// `verify::MOST_CANDIDATES`.
    VerifyCandidates = "verify-candidates", "of the sentences that tell of a claim, only the 12 that share most with it were looked at";
    /// `verify::index::MOST_PLACES`.
    VerifyPlaces = "verify-places", "a word that stands in more than 256 sentences of the sources was looked up in the first 256 of them";
    /// `crosscheck::judge::MOST_VALUES`.
    RowValues = "row-values", "of a claim with more than 8 values, not every value was held against every other";
    /// `crosscheck::bearer::MOST`.
    AgeLists = "age-lists", "only the first 64 lists of ages were held against each other";
    /// `report::bound::MOST_TIMES`.
    Listed = "listed", "so that no format of the report is more than 20 times as long as its texts, the least severe of what it lists is left out";
    /// The same limit, of the claims of a text.
    Claims = "claims", "so that no list of claims is more than 20 times as long as the text, the last of them are left out";
    /// `crosscheck::echo::MOST`.
    Echoes = "echoes", "a passage that more than 32 reports share was counted for the first 32 of them";
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn notes_give_the_limits_that_hold() {
        use crate::{compare, crosscheck, ledger, proof, report, sentence, verify};
        for (budget, limit) in [
            (Budget::SentenceTokens, sentence::MAX_TOKENS),
            (Budget::SentenceClaims, compare::pair::MOST_PAIRS),
            (Budget::ProofTokens, proof::text::MOST_TOKENS),
            (Budget::ProofAges, proof::age::MOST_AGES),
            (Budget::ProofRates, proof::unit::MOST_RATES),
            (Budget::ProofMentions, proof::repeat::MOST),
            (Budget::ProofPairs, proof::repeat::MOST_HELD),
            (Budget::ProofNames, proof::name::MOST_WORDS),
            (Budget::ProofAcronyms, proof::name::MOST_ACRONYMS),
            (Budget::LedgerMentions, ledger::row::MOST_MENTIONS),
            (Budget::LedgerValues, ledger::row::MOST_VALUES),
            (Budget::LedgerDropped, ledger::MOST_DROPPED),
            (Budget::VerifyCandidates, verify::MOST_CANDIDATES),
            (Budget::VerifyPlaces, verify::MOST_PLACES),
            (Budget::RowValues, crosscheck::judge::MOST_VALUES),
            (Budget::AgeLists, crosscheck::bearer::MOST),
            (Budget::Listed, report::bound::MOST_TIMES),
            (Budget::Claims, report::bound::MOST_TIMES),
            (Budget::Echoes, crosscheck::echo::MOST),
        ] {
            assert!(budget.note().replace(',', "").split(' ').any(|w| w == limit.to_string()), "{budget:?} is not {limit}");
        }
        assert!(Budget::ALL.iter().all(|b| b.id().chars().all(|c| c == '-' || c.is_ascii_lowercase())));
    }
}
