//! What is counted: the noun phrase behind a number, without a tagger.
//!
//! Words of the closed classes and the verbs of `counted.toml` end the phrase; the first plural is its head, and after a
//! plural head no verb ends in s, so a second word in s goes on with it ("sales representatives"). Where nothing shows a
//! noun, there is none.

use super::line::{Guide, SentenceTokens};
pub use crate::lexicon::quantity::CountWord as Word;
use crate::lexicon::{self, COUNTED, FUNCTION, Function, PLURALS, UNITS};
use crate::token::{self, Kind, Span, Token};
use std::borrow::Cow;

/// A counted noun phrase.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// First token.
    pub from: usize,
    /// One past the head.
    pub to: usize,
}

/// How many tokens a noun phrase can have.
const LONGEST: usize = 9;

impl Noun {
    /// The head's bytes.
    pub fn head(&self, line: &SentenceTokens) -> Span {
        line.span(self.to - 1, self.to)
    }
    /// The phrase in small letters with its head in the singular: "police officer".
    pub fn text(&self, line: &SentenceTokens) -> String {
        let mut out = String::new();
        for i in self.from..self.to {
            let word = line.str(i);
            let mark = line.kind(i) == Some(Kind::Quote) || matches!(word, "'s" | "’s");
            if mark || i > self.from && line.is(i, "and") || line.any(i, &["the", "most", ","]) {
                continue;
            }
            let joined = line.is_dash(i) || i > 0 && line.is_hyphen(i - 1);
            if !out.is_empty() && !joined {
                out.push(' ');
            }
            let lower = word.to_lowercase();
            // "Iraqis" has a singular, "basis" is one.
            let demonym = lower.strip_suffix('s').filter(|stem| stem.ends_with('i') && line.is_capital(i));
            match demonym {
                _ if i + 1 < self.to => out.push_str(&lower),
                Some(stem) => out.push_str(stem),
                None => out.push_str(&singular(&lower)),
            }
        }
        out
    }
}

/// The singular of a lower-case noun.
pub fn singular(word: &str) -> Cow<'_, str> {
    if let Some(known) = PLURALS.word(Token::blank().knowing(lexicon::word_id(token::key(word, Kind::Word)))) {
        return Cow::Borrowed(known.singular);
    }
    let stem = |n: usize| word.get(..word.len() - n).unwrap_or(word);
    let cut = |n: usize, end: &str| Cow::Owned([stem(n), end].concat());
    match word {
        w if w.ends_with("children") => cut(3, ""),
        w if w.ends_with("men") => cut(2, "an"),
        w if w.len() > 4 && w.ends_with("ies") => cut(3, "y"),
        w if ["sses", "xes", "zes", "ches", "shes"].iter().any(|e| w.ends_with(e)) => Cow::Borrowed(stem(2)),
        w if w.len() > 2 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is") => Cow::Borrowed(stem(1)),
        w => Cow::Borrowed(w),
    }
}

fn meaning(line: &SentenceTokens, i: usize) -> Option<Word> {
    COUNTED.word(line.get(i)?).copied()
}

/// Whether token `i` is a word of the closed classes.
pub fn is_function(line: &SentenceTokens, i: usize) -> bool {
    line.get(i).is_some_and(|t| t.kind == Kind::Word && FUNCTION.word(t).is_some())
}

/// Whether token `i` is a noun that people and things are counted by, so that a bare number before it is a count.
pub fn is_person(line: &SentenceTokens, i: usize) -> bool {
    meaning(line, i) == Some(Word::Person) && !line.any(i, &["confirmed", "positive"])
}

/// Whether token `i` looks like a plural noun.
pub fn is_plural(line: &SentenceTokens, i: usize) -> bool {
    if !line.is_word(i) {
        return false;
    }
    match meaning(line, i) {
        Some(Word::Person | Word::Collective | Word::Irregular) => !line.any(i, &["confirmed", "positive"]),
        Some(Word::Extra | Word::Stop | Word::NotPlural) => false,
        None => plural_shape(line, i) && !is_function(line, i),
    }
}

fn plural_shape(line: &SentenceTokens, i: usize) -> bool {
    let word = line.str(i);
    let Some(last) = word.as_bytes().last() else { return false };
    if word.len() < 3 || word.starts_with(['\'', '’']) {
        return false;
    }
    match last {
        b's' if word.ends_with("is") => line.is_capital(i) && word.len() > 5,
        b's' => !["ss", "us", "ous"].iter().any(|e| word.ends_with(e)),
        b'n' if word.ends_with("children") => true,
        b'n' => word.ends_with("men") && word.len() > 4 && !line.guides(i, Guide::SingularInMen),
        // "six Sudanese"
        b'e' => line.is_capital(i) && word.len() > 6 && word.ends_with("ese"),
        _ => false,
    }
}

/// Whether the phrase at `i` has a plural head before it ends.
pub fn is_counted(line: &SentenceTokens, i: usize) -> bool {
    phrase(line, i, false).is_some()
}

/// Whether token `i` is a lower-case word that can be a noun.
pub fn is_lower_noun(line: &SentenceTokens, i: usize) -> bool {
    line.is_lower(i) && !is_function(line, i) && !matches!(meaning(line, i), Some(Word::Stop)) && !is_participle(line, i)
}

/// Whether token `i` looks like a participle or an adverb, and is no noun.
fn is_participle(line: &SentenceTokens, i: usize) -> bool {
    let word = line.str(i);
    word.len() > 3 && ["ed", "ing", "ly"].iter().any(|end| word.ends_with(end)) && !line.guides(i, Guide::NounInIng)
}

/// The noun phrase that starts at `i`, past "of the" and the like. `one` allows a singular head.
pub fn phrase(line: &SentenceTokens, i: usize, one: bool) -> Option<Noun> {
    let mut at = i;
    let mut plural_only = false;
    if line.is(at, "of") {
        at += 1;
        plural_only = true;
        while line
            .any(at, &["the", "its", "their", "his", "her", "our", "my", "your", "these", "those", "such", "all", "them", "which", "whom"])
        {
            if line.any(at, &["them", "which", "whom"]) {
                return None;
            }
            at += 1;
        }
    }
    while !plural_only && meaning(line, at) == Some(Word::Extra) {
        at += 1;
    }
    let from = at;
    let mut head = None;
    let mut word = 0;
    while at < from + LONGEST {
        let Some(token) = line.get(at) else { break };
        if starts_list_line(line, at) {
            break;
        }
        if at > from && token.newline_before() && !line.touches(at) && token.is_capitalised() {
            break;
        }
        match token.kind {
            Kind::Word => {}
            // "10 “high-risk” people"
            Kind::Quote if head.is_none() && is_lower_noun(line, at + 1) || at > from && head.is_none() && is_plural(line, at + 1) => {
                at += 1;
                continue;
            }
            Kind::Dash if line.is_hyphen(at) && at > from => {
                at += 1;
                continue;
            }
            Kind::Symbol if line.is(at, "&") && line.is_capital(at + 1) && at > from => {
                at += 1;
                continue;
            }
            Kind::Number
                if head.is_none()
                    && at > from
                    && (line.is_capital(at - 1) || at > from + 1 && line.is_hyphen(at - 1) && line.is_capital(at - 2))
                    && (is_plural(line, at + 1) || is_lower_noun(line, at + 1)) =>
            {
                at += 1;
                continue;
            }
            Kind::Punct
                if head.is_none()
                    && at > from
                    && line.is(at, ",")
                    && is_lower_noun(line, at + 1)
                    && is_plural(line, at + 2)
                    && line.is_lower(at - 1) =>
            {
                at += 1;
                continue;
            }
            _ => break,
        }
        let text = token.text(line.text);
        let possessive = matches!(text, "'s" | "’s");
        if possessive {
            if head.is_some() && !plural_only {
                break;
            }
            head = None;
            at += 1;
            continue;
        }
        // "one of two men": the second number counts for itself.
        if head.is_none() && super::words::is_number_word(line, at) && !line.is_hyphen(at + 1) {
            return None;
        }
        match FUNCTION.word(token) {
            Some(Function::Conjunction)
                if head.is_none()
                    && line.is(at, "and")
                    && at > from
                    && (line.is_capital(at - 1) && line.is_capital(at + 1) || plural_only && line.is_lower(at - 1)) =>
            {
                at += 1;
                continue;
            }
            Some(Function::Adverb | Function::Quantifier) if line.any(at, &["most", "very", "now", "still"]) && head.is_none() => {
                at += 1;
                continue;
            }
            // "US officers", "IT workers"
            Some(Function::Pronoun) if token.is_upper() && (at > from || text.len() > 1 && line.is_lower(at + 1)) => {}
            Some(_) if line.is_hyphen(at + 1) || at > from && line.is_hyphen(at - 1) => {}
            Some(_) => break,
            None => {}
        }
        let sense = meaning(line, at);
        // "three high schools", "two missing children": before a plural these are adjectives.
        let adjective = head.is_none()
            && is_plural(line, at + 1)
            && (at > from && line.str(at - 1).ends_with("ly") && line.is_lower(at - 1) || line.guides(at, Guide::AdjectiveBeforePlural));
        // In "high-rise" and "state-run" a verb is part of an adjective.
        let joined = line.is_hyphen(at + 1) || at > from && line.is_hyphen(at - 1);
        if sense == Some(Word::Stop) && !adjective && !(joined || plural_only && line.any(at, &["old", "dead", "missing"])) {
            break;
        }
        let compound = line.is_hyphen(at + 1);
        if !compound && (is_plural(line, at) || head.is_some() && second_plural(line, at)) {
            if head.is_some_and(|h| h + 1 != at) {
                break;
            }
            head = Some(at);
            // "companies", and then not "said".
            if is_verb_in_s(line, at + 1) || !is_plural(line, at + 1) {
                let named = line.is_capital(at) && (line.is_lower(at + 1) || line.is_capital(at + 1)) && followed_by_plural(line, at + 1);
                if !named {
                    break;
                }
                head = None;
            }
        } else if head.is_some() {
            break;
        }
        word += 1;
        at += 1;
    }
    if let Some(head) = head {
        return Some(Noun { from, to: head + 1 });
    }
    (!plural_only && word > 0).then(|| singular_head(line, from, at, one)).flatten()
}

/// "Dead: 192" and then "Americans: 12" on the next line.
pub fn starts_list_line(line: &SentenceTokens, i: usize) -> bool {
    line.get(i).is_some_and(|t| t.newline_before()) && line.is(i + 1, ":")
}

/// A verb in s behind a plural: "democracies helps" is a slip of the writer's, or two clauses.
fn is_verb_in_s(line: &SentenceTokens, i: usize) -> bool {
    let word = line.str(i);
    let Some(stem) = word.strip_suffix('s') else { return false };
    let token = Token::blank().knowing(lexicon::word_id(token::key(stem, Kind::Word)));
    COUNTED.word(token) == Some(&Word::Stop)
}

fn second_plural(line: &SentenceTokens, i: usize) -> bool {
    matches!(meaning(line, i), Some(Word::Person | Word::Irregular)) && !line.any(i, &["confirmed", "positive", "cases"])
}

/// "Texas residents": a plural follows a name in s.
fn followed_by_plural(line: &SentenceTokens, i: usize) -> bool {
    is_plural(line, i) || is_lower_noun(line, i) && is_plural(line, i + 1) || line.is_capital(i) && is_plural(line, i + 1)
}

/// The head of a phrase without a plural: the last word after "one", the first one before another noun otherwise.
fn singular_head(line: &SentenceTokens, from: usize, end: usize, one: bool) -> Option<Noun> {
    if one {
        let mut to = from;
        let mut at = from;
        while at < end && at < from + 4 {
            let text = line.str(at);
            let verb = text.len() > 3 && at > from && (text.ends_with("ed") || plural_shape(line, at));
            if verb
                || text.ends_with("ly") && at > from
                || line.is_capital(at) && at == from && line.get(at).is_some_and(|t| !t.is_upper()) && !line.is_lower(at + 1)
            {
                break;
            }
            at += 1;
            if !is_participle(line, at - 1) && !line.is_dash(at - 1) {
                to = at;
            }
        }
        return (to > from).then_some(Noun { from, to });
    }
    let first = line.str(from);
    let noun =
        line.is_lower(from) && !is_participle(line, from) && first.len() > 2 && first.is_ascii() && UNITS.at(line.tokens, from).is_none();
    (noun && is_lower_noun(line, from + 1) && from + 1 < end && !line.is_hyphen(from + 1)).then_some(Noun { from, to: from + 1 })
}

/// The noun bound to a number by a hyphen: "four-cylinder", "12-page".
pub fn hyphened(line: &SentenceTokens, i: usize) -> Option<Noun> {
    let word = line.str(i);
    let fits = line.is_lower(i)
        && word.len() > 2
        && !line.guides(i, Guide::HyphenedIdiom)
        && !is_function(line, i)
        && (!word.ends_with("ed") || word == "bed" || word == "seed")
        && !word.ends_with("ly")
        && !line.is_hyphen(i + 1);
    (fits && meaning(line, i) != Some(Word::Stop)).then_some(Noun { from: i, to: i + 1 })
}
