//! How one word or phrase can relate to another.

/// How what stands after relates to what stood before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// The same words, whatever their case and typography.
    Same,
    /// Forms of one word: "attack", "attacked".
    Inflection,
    /// Spellings of one word: "colour", "color"; "cease-fire", "ceasefire"; a slip of one letter.
    Spelling,
    /// A full form and its short form: "United Nations", "U.N.".
    Abbreviation,
    /// Words for the same in a common meaning of both: "probe", "investigation".
    Synonym,
    /// Words close in meaning that are no full synonyms, or synonyms in a rare meaning: "explain", "describe".
    Near,
    /// Words made from each other: "invade", "invasion"; "Israel", "Israeli".
    Derivation,
    /// After is a kind of before: "vehicle", "van".
    MoreExact,
    /// Before is a kind of after: "van", "vehicle".
    MoreGeneral,
    /// Opposites: "rose", "fell"; "likely", "unlikely".
    Antonym,
    /// Other states on one scale: "arrested", "charged"; "killed", "injured".
    StateChange,
    /// Coordinate terms, of which one excludes the other: "dog", "cat"; "Monday", "Tuesday".
    Sibling,
    /// Known words with none of these relations.
    Unrelated,
    /// A word is in no lexicon: a name, a term of art, a slip.
    Unknown,
}

impl Relation {
    /// The relation as seen from the other side.
    pub fn swapped(self) -> Relation {
        match self {
            Relation::MoreExact => Relation::MoreGeneral,
            Relation::MoreGeneral => Relation::MoreExact,
            other => other,
        }
    }

    /// Whether both words say the same thing, so that the change is one of wording.
    pub fn is_wording(self) -> bool {
        use Relation::*;
        matches!(self, Same | Inflection | Spelling | Abbreviation | Synonym | Near | Derivation)
    }

    /// Whether the words cannot both hold of one thing.
    pub fn is_change(self) -> bool {
        matches!(self, Relation::Antonym | Relation::StateChange | Relation::Sibling)
    }

    /// Whether both cannot be so of one: opposites, and states of one scale.
    pub fn is_exclusion(self) -> bool {
        matches!(self, Relation::Antonym | Relation::StateChange)
    }
}
