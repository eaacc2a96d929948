//! Two sides in, what our own lists (`src/lexicon/relation/*.toml`) say of them out.
//!
//! Where several lists hold both words, the list that says the most definite thing wins: words for the same before
//! opposites, opposites before states, states before coordinate terms.

use super::Relation;
use super::lemma::Lemma;
use super::senses::Ties;
use super::side::WordSide;
use super::table::{List, Member, PartOfSpeech, Record};
use smallvec::SmallVec;

/// So many places of a word are looked at.
const MOST: usize = 48;

/// How two words relate by the lists that hold both.
pub(super) fn relate(a: &WordSide, b: &WordSide) -> Option<Relation> {
    let members = |side: &WordSide| side.words().flat_map(|w| w.members()).take(MOST).collect::<SmallVec<[Member; 8]>>();
    let (x, y) = (members(a), members(b));
    let found = || x.iter().flat_map(|p| y.iter().filter(|q| q.list == p.list && q.group == p.group).filter_map(|q| judge(*p, *q)));
    // A plan is announced and then launched; a boat is announced, unveiled and launched at once.
    let near = || found().any(|r| r == Relation::Near);
    let best =
        found().min_by_key(|relation| order(*relation)).map(|r| if r == Relation::StateChange && near() { Relation::Near } else { r });
    let place = |side: &WordSide| side.words().any(|w| w.members().any(|m| m.list == List::Place));
    // Two places that no list joins are two places.
    best.or_else(|| (place(a) && place(b)).then_some(Relation::Sibling))
}

/// What the words say from which the two are made: "erroneously" and "incorrectly" are as near as their adjectives.
pub(super) fn by_family(a: &WordSide, b: &WordSide) -> Option<Relation> {
    match Ties::between(origins(a), origins(b)).relation() {
        Some(Relation::Synonym | Relation::Near) => Some(Relation::Near),
        Some(Relation::Antonym) => Some(Relation::Antonym),
        _ => None,
    }
}

/// The adjectives that an adverb or a noun of quality is made from, the verbs that a noun of action is made from.
pub(super) fn origins<'a>(side: &'a WordSide) -> impl Iterator<Item = Lemma> + Clone + 'a {
    let from = |word: &str| {
        let ends = |list: &[&str]| list.iter().any(|end| word.ends_with(end));
        if ends(&["ly", "ness", "ity", "ance", "ence", "cy"]) {
            Some(PartOfSpeech::Adjective)
        } else if ends(&["ion", "ment", "al", "ure", "er", "or"]) {
            Some(PartOfSpeech::Verb)
        } else {
            None
        }
    };
    side.words().filter_map(move |w| from(w.text()).map(|part| (w, part))).flat_map(|(word, part)| {
        word.records().filter_map(move |record| match record {
            Record::Family(other) if other.is(part) && same_start(other.text(), word.text()) => Some(Lemma { word: other, part }),
            _ => None,
        })
    })
}

/// Where a word stands among opposites and states: in which entries, and on which side.
pub(super) fn stances(side: &WordSide) -> impl Iterator<Item = Stance> {
    let stand = |m: Member| matches!(m.list, List::Opposite | List::Scale).then_some(Stance { entry: m.group, side: m.member });
    side.words().flat_map(|w| w.members()).filter_map(stand)
}

/// A place in an entry of opposites or states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    entry: u32,
    side: u32,
}

impl Stance {
    /// Whether both cannot be so.
    pub fn excludes(self, other: Stance) -> bool {
        self.entry == other.entry && self.side != other.side
    }
}

fn same_start(a: &str, b: &str) -> bool {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count() >= 3
}

fn judge(a: Member, b: Member) -> Option<Relation> {
    let same = a.member == b.member;
    match a.list {
        List::Synonym => Some(Relation::Synonym),
        List::Likeness => Some(Relation::Near),
        List::Abbreviation => Some(Relation::Abbreviation),
        List::Spelling => Some(Relation::Spelling),
        List::Derivation => Some(Relation::Derivation),
        List::Place if same => Some(if a.member == 0 { Relation::Abbreviation } else { Relation::Inflection }),
        List::Place => Some(Relation::Derivation),
        List::Scale | List::Set if same => Some(Relation::Synonym),
        List::Scale => Some(Relation::StateChange),
        List::Set => Some(Relation::Sibling),
        // The words of one side need not be synonyms: "rose" and "improved" are both up.
        List::Opposite => (!same).then_some(Relation::Antonym),
        List::Kind if same => None,
        List::Kind => Some(if a.member < b.member { Relation::MoreExact } else { Relation::MoreGeneral }),
        List::Weight | List::Affix => None,
    }
}

fn order(relation: Relation) -> u32 {
    match relation {
        Relation::Spelling => 0,
        Relation::Abbreviation => 1,
        Relation::Inflection => 2,
        Relation::Synonym => 3,
        Relation::Derivation => 4,
        Relation::Antonym => 5,
        Relation::StateChange => 6,
        Relation::MoreExact | Relation::MoreGeneral => 7,
        Relation::Sibling => 8,
        _ => 9,
    }
}

/// Whether the one is made from the other, or both, beginning alike, from a third word.
pub(super) fn is_family(a: &WordSide, b: &WordSide) -> bool {
    let direct = |x: &WordSide, y: &WordSide| {
        x.words().any(|w| w.records().any(|r| matches!(r, Record::Family(other) if y.words().any(|v| v == other))))
    };
    let alike = a.words().any(|x| b.words().any(|y| same_start(x.text(), y.text())));
    direct(a, b)
        || alike
            && a.words().any(|w| {
                w.records().any(|r| match r {
                    Record::Family(via) => via.records().any(|s| matches!(s, Record::Family(other) if b.words().any(|v| v == other))),
                    _ => false,
                })
            })
}
