//! Two sides in, what our own lists (`src/lexicon/relation/*.toml`) say of them out.
//!
//! Where several lists hold both words, the list that says the most definite thing wins: words for the same before
//! opposites, opposites before states, states before coordinate terms.

use super::Relation;
use super::phrase::Side;
use super::table::{List, Member, Record};

/// How two words relate by the lists that hold both.
pub(super) fn relate(a: &Side, b: &Side) -> Option<Relation> {
    let mut best = None;
    for x in a.words() {
        for m in x.members() {
            for y in b.words() {
                for n in y.members().filter(|n| n.list == m.list && n.group == m.group) {
                    if let Some(found) = judge(m, n)
                        && best.is_none_or(|b| order(found) < order(b))
                    {
                        best = Some(found);
                    }
                }
            }
        }
    }
    best
}

fn judge(a: Member, b: Member) -> Option<Relation> {
    let same = a.member == b.member;
    match a.list {
        List::Synonym | List::Likeness => Some(Relation::Synonym),
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
        _ => 8,
    }
}

/// Whether the one is made from the other, or both from a third word of at least their common length.
pub(super) fn is_family(a: &Side, b: &Side) -> bool {
    let direct =
        |x: &Side, y: &Side| x.words().any(|w| w.records().any(|r| matches!(r, Record::Family(other) if y.words().any(|v| v == other))));
    direct(a, b)
        || a.words().any(|w| {
            w.records().any(|r| match r {
                Record::Family(via) => via.records().any(|s| matches!(s, Record::Family(other) if b.words().any(|v| v == other))),
                _ => false,
            })
        })
}
