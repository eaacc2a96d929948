//! A verb of a tree in, its voice, tense and negation out.

use super::label::{Label, Tag};
use super::roles::Reading;
use super::{Tense, Verb};
use crate::lexicon::{CLAUSES, ClauseCue};
use crate::relation::{self, PartOfSpeech};
use std::borrow::Cow;

impl Reading<'_> {
    /// The verb `head` of a clause whose tree hangs on `top`: the same word, or the copula that hangs on it. What a verb
    /// joined to another does not say itself ("was arrested and *charged*") it has from the `first`.
    pub(super) fn verb(&self, head: usize, top: usize, first: Option<&Verb>) -> Verb {
        let is_copula = head != top;
        let belongs = |w: &usize| matches!(self.label(*w), Label::Aux | Label::AuxPassive) || self.label(*w) == Label::Copula && *w != head;
        let helpers: Vec<usize> =
            self.kids(top).iter().copied().filter(|w| *w != head && belongs(w) && (is_copula || *w < head || self.is_asked(*w))).collect();
        let helpers: Vec<usize> = helpers.into_iter().filter(|w| is_copula || self.label(*w) != Label::Copula).collect();
        // "Sales fell by a tenth": a form that is no participle. "The council voted by nine to four": an amount does nothing.
        let finite = helpers.is_empty()
            && self.tags[head] == Tag::VerbDone
            && (CLAUSES.has_spelt(&self.plain(head), ClauseCue::PastOnly) || head == top && self.is_by_amount(top));
        let tag = if finite { Tag::VerbPast } else { self.tags[head] };
        let modal = helpers.iter().copied().find(|w| self.tags[*w] == Tag::Modal);
        let has = helpers.iter().any(|w| self.lemma(*w) == "have");
        let is = helpers.iter().any(|w| self.label(*w) == Label::Aux && self.lemma(*w) == "be");
        let kid = |label: Label| self.kids(top).iter().any(|w| self.label(*w) == label);
        let done = matches!(tag, Tag::VerbDone | Tag::VerbPast);
        let bare = tag == Tag::VerbDone && helpers.is_empty();
        let inherits = first.filter(|_| helpers.is_empty() && self.label(top) == Label::Conjunct);
        let passive = !is_copula
            && !finite
            && (kid(Label::AuxPassive)
                || kid(Label::Patient) && done
                || bare && !kid(Label::Subject) && inherits.is_none() && !(kid(Label::Object) && self.stray(top).is_some())
                || done && inherits.is_some_and(|f| f.passive) && !kid(Label::Subject));
        // "Police arrested": a past form that was taken for a participle.
        let mistaken = tag == Tag::VerbDone && helpers.is_empty() && !passive && inherits.is_none();
        let own = if mistaken || finite { Tense::Past } else { self.tense(helpers.first().copied().unwrap_or(head), modal) };
        let tense = if own == Tense::None || passive && helpers.is_empty() { inherits.map_or(Tense::None, |f| f.tense) } else { own };
        let particle = self.kids(top).iter().copied().find(|w| self.label(*w) == Label::Particle && !is_copula);
        let first_word = helpers.iter().copied().chain([head]).min().unwrap_or(head);
        let last_word = particle.unwrap_or(head).max(head);
        Verb {
            range: self.tokens(&(first_word..last_word + 1)),
            head: self.token(head),
            span: self.words[head].span,
            lemma: self.lemma(head),
            passive,
            tense,
            perfect: has && matches!(tag, Tag::VerbDone | Tag::AuxDone | Tag::VerbPast)
                || inherits.is_some_and(|f| f.perfect && tag == Tag::VerbDone),
            progressive: is && matches!(tag, Tag::VerbIng | Tag::AuxIng),
            negated: self.is_negated(head, top) || self.is_no_longer(first_word),
            modal: modal.map(|w| self.token(w)),
            auxiliaries: helpers.iter().filter(|w| self.tags[**w] != Tag::Modal).map(|w| self.token(*w)).collect(),
            particle: particle.map(|w| self.token(w)),
        }
    }

    /// Whether what stands behind "by" is an amount: "by nine votes".
    fn is_by_amount(&self, top: usize) -> bool {
        let number = |w: usize| self.tags[w] == Tag::Number || self.kids(w).iter().any(|k| *k < w && self.tags[*k] == Tag::Number);
        let subject =
            self.kids(top).iter().any(|w| *w < top && self.is_noun(*w)) || (top.saturating_sub(NEAR)..top).any(|w| self.is_noun(w));
        subject && self.behind_by(top).is_some_and(number)
    }

    /// "Has he left?": an auxiliary can stand anywhere before the verb, a wrong one behind it.
    fn is_asked(&self, helper: usize) -> bool {
        matches!(self.tags[helper], Tag::Modal | Tag::AuxPast | Tag::AuxThird | Tag::AuxPresent)
    }

    fn tense(&self, word: usize, modal: Option<usize>) -> Tense {
        match self.tags[word] {
            Tag::Modal => match self.plain(modal.unwrap_or(word)).as_ref() {
                "will" | "'ll" | "wo" | "shall" => Tense::Future,
                _ => Tense::Modal,
            },
            Tag::VerbPast | Tag::AuxPast => Tense::Past,
            // No base form ends so: the class is wrong.
            Tag::Verb | Tag::VerbPresent if self.words[word].uses.forms & 3 == 2 && self.plain(word).ends_with("ed") => Tense::Past,
            Tag::VerbPresent | Tag::VerbThird | Tag::AuxPresent | Tag::AuxThird => Tense::Present,
            _ => Tense::None,
        }
    }

    /// Whether the verb is negated by a word of its own: "did not", "never", "no longer", "nor".
    fn is_negated(&self, head: usize, top: usize) -> bool {
        let by = |w: &usize| {
            if self.tags[*w] == Tag::Not {
                return true;
            }
            match self.plain(*w).as_ref() {
                "never" | "n't" | "nor" => true,
                "neither" => matches!(self.label(*w), Label::Conjunction | Label::Adverb),
                "longer" => w.checked_sub(1).is_some_and(|no| self.plain(no) == "no"),
                "no" => self.plain((w + 1).min(self.words.len() - 1)) == "longer",
                _ => false,
            }
        };
        self.kids(top).iter().chain(if head == top { &[] } else { self.kids(head) }).any(by)
    }

    /// Whether "no longer" stands right before a word.
    fn is_no_longer(&self, word: usize) -> bool {
        word >= 2 && self.plain(word - 1) == "longer" && self.plain(word - 2) == "no"
    }

    /// The dictionary form of a verb.
    pub(super) fn lemma(&self, word: usize) -> Cow<'static, str> {
        let plain = self.plain(word);
        match plain.as_ref() {
            "'s" if self.tags[word] == Tag::AuxThird || self.tags[word] == Tag::VerbThird => return Cow::Borrowed("be"),
            "'m" | "'re" | "am" | "are" | "is" | "was" | "were" | "been" | "being" => return Cow::Borrowed("be"),
            "'ve" | "'d" | "has" | "had" => return Cow::Borrowed("have"),
            _ => {}
        }
        let lemmas = relation::lemmas(&plain);
        let verbs = lemmas.iter().filter(|l| l.part == PartOfSpeech::Verb);
        let base = matches!(self.tags[word], Tag::Verb | Tag::VerbPresent | Tag::Aux | Tag::AuxPresent);
        let found = verbs.max_by_key(|l| ((l.text() == plain) == base, l.text().len()));
        found.map_or_else(|| Cow::Owned(stem(&plain)), |l| Cow::Borrowed(l.text()))
    }
}

/// So many words before a verb its subject can stand unread.
const NEAR: usize = 8;

/// The dictionary form of a verb that no lexicon knows.
fn stem(plain: &str) -> String {
    let stem = plain.strip_suffix("ing").or_else(|| plain.strip_suffix("ed"));
    match stem.filter(|s| s.len() >= 3) {
        // "vlogging": a doubled consonant.
        Some(s) if s.as_bytes().windows(2).last().is_some_and(|w| w[0] == w[1] && !matches!(w[0], b's' | b'l')) => {
            s[..s.len() - 1].to_owned()
        }
        Some(s) => s.to_owned(),
        None => plain.strip_suffix('s').filter(|s| s.len() >= 3 && !s.ends_with('s')).unwrap_or(plain).to_owned(),
    }
}
