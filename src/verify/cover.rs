//! Which words of a claim its evidence has: the claim's content words and the evidence's in, a standing for each out.
//!
//! A word is covered by a form of it, by a word for the same, and by a more exact one: "a van was stolen" covers "a
//! vehicle was stolen", and not the other way round. Order and grammar are not looked at.

use super::word::ContentWord;
use crate::relation::{Relation, relate};

/// How a word of the claim stands to the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A form of the word, a word for the same, or a kind of it stands there.
    Covered,
    /// The source has the name elsewhere, or calls so whom it means here.
    Elsewhere,
    /// A more general word stands there: the claim says more.
    Narrower,
    /// A word that excludes it stands there.
    Opposed,
    /// Another thing of its kind stands there.
    Sibling,
    /// Nothing stands there.
    Missing,
}

impl Standing {
    /// Whether the evidence says what the word says.
    pub fn is_covered(self) -> bool {
        matches!(self, Standing::Covered | Standing::Elsewhere)
    }
}

/// A word of the claim with its standing and the word of the evidence that gives it, by sentence and place.
#[derive(Clone, Copy, Debug)]
pub struct Cover {
    /// How it stands.
    pub standing: Standing,
    /// The evidence's sentence and the word in it.
    pub by: Option<(usize, usize)>,
}

/// The standing of each claim word; `evidence` has the words of each sentence, the most telling sentence first.
pub fn cover(claim: &[ContentWord<'_>], evidence: &[Vec<ContentWord<'_>>], elsewhere: impl Fn(&ContentWord<'_>) -> bool) -> Vec<Cover> {
    let all: Vec<(usize, usize, &ContentWord<'_>)> =
        evidence.iter().enumerate().flat_map(|(s, words)| words.iter().enumerate().map(move |(i, w)| (s, i, w))).collect();
    let equal: Vec<Option<(usize, usize)>> =
        claim.iter().map(|c| all.iter().find(|(_, _, w)| c.is_form_of(w)).map(|(s, i, _)| (*s, *i))).collect();
    let taken = |at: (usize, usize)| equal.contains(&Some(at));
    let related = |c: &ContentWord<'_>| {
        let standing = |w: &ContentWord<'_>| if c.name && w.name { None } else { standing(relate(w.text, c.text)) };
        let free = all.iter().filter(|(s, i, _)| !taken((*s, *i)));
        free.filter_map(|(s, i, w)| standing(w).map(|x| (x, (*s, *i)))).min_by_key(|(x, at)| (*x as u8, *at))
    };
    let mut covers: Vec<Cover> = claim
        .iter()
        .zip(&equal)
        .map(|(c, equal)| match equal {
            Some(at) => Cover { standing: Standing::Covered, by: Some(*at) },
            None => match related(c) {
                Some((standing, at)) => Cover { standing, by: Some(at) },
                None if elsewhere(c) => Cover { standing: Standing::Elsewhere, by: None },
                None => Cover { standing: Standing::Missing, by: None },
            },
        })
        .collect();
    spell_out(claim, evidence, &mut covers);
    covers
}

/// Covers a name whose initials the evidence has, and initials whose name it has: "the United States", "the US".
fn spell_out(claim: &[ContentWord<'_>], evidence: &[Vec<ContentWord<'_>>], covers: &mut [Cover]) {
    for at in 0..claim.len() {
        if covers[at].standing != Standing::Missing || !claim[at].name {
            continue;
        }
        let own = letters(claim[at].text);
        for (s, words) in evidence.iter().enumerate() {
            let short = |n: &usize| words.iter().position(|w| letters(w.text) == initials(&claim[at..at + n]));
            if let Some((n, k)) = runs(&claim[at..]).find_map(|n| Some((n, short(&n)?))) {
                covers[at..at + n].fill(Cover { standing: Standing::Covered, by: Some((s, k)) });
                break;
            }
            let whole = |k: &usize| !own.is_empty() && runs(&words[*k..]).any(|n| initials(&words[*k..*k + n]) == own);
            if let Some(k) = (0..words.len()).find(whole) {
                covers[at] = Cover { standing: Standing::Covered, by: Some((s, k)) };
                break;
            }
        }
    }
}

/// How many words may be a name at the start of some words, one behind the other but for a small word: two at least.
fn runs(words: &[ContentWord<'_>]) -> impl Iterator<Item = usize> {
    const SMALL: usize = 2;
    const MOST: usize = 6;
    let joined = |pair: &[ContentWord<'_>]| pair[0].name && pair[1].name && pair[1].at - pair[0].at <= SMALL;
    2..=words.windows(2).take(MOST - 1).take_while(|pair| joined(pair)).count() + 1
}

/// The first letters of some words.
fn initials(words: &[ContentWord<'_>]) -> String {
    words.iter().filter_map(|w| w.text.chars().next()).collect()
}

/// The letters of a word that is all capitals: "U.S.", "UK"; of any other, none.
fn letters(text: &str) -> String {
    let plain: String = text.chars().filter(|c| *c != '.').collect();
    if plain.len() > 1 && plain.chars().all(char::is_uppercase) { plain } else { String::new() }
}

/// What a relation of the source's word to the claim's word says of the claim's word.
fn standing(relation: Relation) -> Option<Standing> {
    match relation {
        r if r.is_wording() => Some(Standing::Covered),
        Relation::MoreGeneral => Some(Standing::Covered),
        Relation::MoreExact => Some(Standing::Narrower),
        Relation::Antonym => Some(Standing::Opposed),
        // "She led it until she retired": one can be so after the other, and whether it is told of the same the acts say.
        Relation::Sibling | Relation::StateChange => Some(Standing::Sibling),
        _ => None,
    }
}
