//! An article in, everything read from it out: what all later stages take.

mod lines;

pub use lines::rejoin;

use crate::article::Article;
use crate::budget::Budget;
use crate::claim::{self, Claims};
use crate::kind::form;
use crate::kind::name::Name;
use crate::lexicon::{FOREIGN, FUNCTION};
use crate::relation::lemmas;
use crate::sentence::{self, Sentences};
use crate::token::{self, KeyMap, KeySet, Kind, Token};
use crate::vocabulary::{Alias, Vocabulary};
use smallvec::SmallVec;
use std::sync::OnceLock;

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
    /// Whether it is in another language than English.
    foreign: bool,
    /// The names that the user has said to be one bearer's, in text order.
    pub(crate) aliases: Vec<Alias>,
    /// The form of each sentence, and all of them, once somebody asked.
    forms: OnceLock<(Vec<u64>, KeySet)>,
    /// The forms of all its words, once somebody asked.
    words: OnceLock<KeySet>,
}

impl Telling {
    /// Reads sentences and claims out of an article.
    pub fn new(article: Article) -> Telling {
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
        let foreign = is_foreign(&article.text, &sentences);
        Telling { article, sentences, claims, named, foreign, aliases, forms: OnceLock::new(), words: OnceLock::new() }
    }
}

/// So many words of a text tell its language.
const SAMPLE: usize = 400;
/// Fewer tell nothing: a line of names has no small words.
const FEWEST: usize = 8;

/// Whether a text is not in English. In any language a third of a text is small words: those of English are known, and
/// some of others; letters of other scripts are no English either.
fn is_foreign(text: &str, sentences: &Sentences) -> bool {
    let told = sentences.list.iter().filter(|s| s.is_told());
    let tokens = told.flat_map(|s| &sentences.tokens[s.tokens.clone()]);
    let (mut words, mut english, mut foreign) = (0, 0, 0);
    for token in tokens.filter(|t| t.is_word() && !t.has_figures(text)).take(SAMPLE) {
        words += 1;
        // Behind the letters of Latin, of its extensions and of phonetics.
        let script = token.text(text).chars().next().is_some_and(|c| c.is_alphabetic() && c > '\u{2af}');
        english += usize::from(FUNCTION.word(*token).is_some());
        foreign += usize::from(script || FOREIGN.word(*token).is_some());
    }
    words >= FEWEST && foreign * 10 >= words && foreign > english * 2
}

/// So many different words and forms of them an article of usual length has: room is made for them at once.
pub(crate) const DIFFERENT: usize = 448;

/// The keys of the forms of a word.
pub(crate) type WordForms = SmallVec<[u64; 8]>;

/// So many forms of names that share a word are remembered.
const MOST_FORMS: usize = 16;

impl Telling {
    /// What reading it left undone.
    pub fn met(&self) -> impl Iterator<Item = Budget> + use<> {
        let language = self.foreign.then_some(Budget::Language);
        let withdrawn = self.article.withdrawn.then_some(Budget::Withdrawn);
        language.into_iter().chain(withdrawn).chain(self.sentences.cut.then_some(Budget::SentenceTokens))
    }

    /// What each sentence says, however it is written, and all of that.
    fn forms(&self) -> &(Vec<u64>, KeySet) {
        self.forms.get_or_init(|| {
            let each: Vec<u64> = (0..self.sentences.list.len()).map(|i| form::hash(self.sentences.tokens_of(i))).collect();
            let all = each.iter().copied().collect();
            (each, all)
        })
    }

    /// Whether a sentence says what sentence `i` of another telling says, however it is written.
    pub(crate) fn says(&self, other: &Telling, i: usize) -> bool {
        self.forms().1.contains(&other.forms().0[i])
    }

    /// The forms of a word: its own, and those of the dictionary words that it can be of.
    pub(crate) fn word_forms(&self, word: &Token) -> WordForms {
        let forms = lemmas(word.text(&self.article.text));
        forms.iter().map(|l| token::key(l.text(), Kind::Word)).chain([word.key]).collect()
    }

    /// Whether a word that says something stands in the telling in one of these forms.
    pub(crate) fn has_form(&self, forms: &[u64]) -> bool {
        let words = self.words.get_or_init(|| {
            let room = || KeySet::with_capacity_and_hasher(DIFFERENT, Default::default());
            let (mut met, mut all) = (room(), room());
            // A word that stands there again has the same forms.
            let new = self.sentences.tokens.iter().filter(|w| w.is_word() && FUNCTION.word(**w).is_none() && met.insert(w.key));
            new.for_each(|w| all.extend(self.word_forms(w)));
            all
        });
        forms.iter().any(|f| words.contains(f))
    }

    /// Whether a name of the telling has this word.
    pub fn has_name_word(&self, key: u64) -> bool {
        self.named.contains_key(&key)
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
