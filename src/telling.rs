//! An article in, everything read from it out: what all later stages take.

mod lines;

pub use lines::rejoin;

use crate::article::Article;
use crate::budget::Budget;
use crate::claim::{self, Claims};
use crate::kind::form::form;
use crate::kind::name::Name;
use crate::sentence::{self, Sentences};
use crate::token::KeyMap;
use crate::vocabulary::{Alias, Vocabulary};
use smallvec::SmallVec;
use std::collections::HashSet;

/// An article with everything read from it.
#[derive(Debug)]
pub struct Telling {
    /// The article.
    pub article: Article,
    /// Its sentences.
    pub sentences: Sentences,
    /// The claims of each sentence.
    pub claims: Claims,
    /// The forms of every name, by each of its words: where each stands first, as a place among all names.
    named: KeyMap<SmallVec<[u32; 4]>>,
    /// The names that the user has said to be one bearer's, in text order.
    pub(crate) aliases: Vec<Alias>,
}

impl Telling {
    /// Reads sentences and claims out of an article.
    pub fn of(article: Article) -> Telling {
        Telling::with(article, &Vocabulary::default())
    }

    /// Reads sentences and claims out of an article, with a newsroom's own words.
    pub fn with(mut article: Article, vocabulary: &Vocabulary) -> Telling {
        vocabulary.prepare(&mut article);
        let sentences = sentence::split(&article);
        let claims = claim::extract(&article, &sentences, vocabulary);
        let aliases = vocabulary.aliases(&sentences.tokens);
        let mut named: KeyMap<SmallVec<[u32; 4]>> = KeyMap::with_capacity_and_hasher(claims.names().len(), Default::default());
        for (i, name) in claims.names().iter().enumerate() {
            for key in &name.keys {
                let forms = named.entry(*key).or_default();
                if forms.len() < MOST_FORMS && !forms.iter().any(|f| claims.names()[*f as usize].keys == name.keys) {
                    forms.push(i as u32);
                }
            }
        }
        Telling { article, sentences, claims, named, aliases }
    }
}

/// What each sentence of a telling says, however it is written.
pub(crate) fn forms(t: &Telling) -> HashSet<Vec<u64>> {
    (0..t.sentences.list.len()).map(|i| form(t.sentences.tokens_of(i))).collect()
}

/// So many forms of names that share a word are remembered.
const MOST_FORMS: usize = 16;

impl Telling {
    /// What reading it left undone.
    pub fn met(&self) -> impl Iterator<Item = Budget> + use<> {
        self.sentences.cut.then_some(Budget::SentenceTokens).into_iter()
    }

    /// Whether the telling names this bearer, in this or a longer or shorter form.
    pub fn names(&self, name: &Name) -> bool {
        name.keys.iter().filter_map(|k| self.named.get(k)).flatten().any(|f| self.claims.names()[*f as usize].may_be(name))
    }
}

impl Telling {
    /// Whether one name of the telling has the words of both: "Zeid Ra'ad al-Hussein" is "Zeid" and "al-Hussein".
    pub fn has_in_one(&self, x: &Name, y: &Name) -> bool {
        let forms = x.keys.first().and_then(|k| self.named.get(k)).into_iter().flatten();
        forms.map(|f| &self.claims.names()[*f as usize]).any(|whole| x.keys.iter().chain(&y.keys).all(|k| whole.keys.contains(k)))
    }
}
