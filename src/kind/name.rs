//! Names: a sentence's tokens in, persons, organisations, places and works out, each with the title before it.
//!
//! A name is a run of capitalised words, with small words inside it ("Bank of Ostmark"). At the start of a sentence a
//! capital says nothing, so a lone first word is a name only when the text capitalises it elsewhere.
//! Nothing is looked up in a list of known persons.

pub use crate::lexicon::name::{NameKind, Title};
use crate::lexicon::{BODIES, FUNCTION, NUMERALS, TITLES};
use crate::relation::{self, PartOfSpeech};
use crate::token::{self, KeySet, Kind, Span, Token};
use smallvec::SmallVec;
use std::cmp::Ordering;

/// A name as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name without its title: "Ada Brandt".
    pub span: Span,
    /// The title or role before it: "Foreign Minister".
    pub role: Option<Span>,
    /// What bears the name, as far as the words tell.
    pub kind: NameKind,
    /// The keys of its words, without small words and marks: one or two, as most names have, need no memory of their own.
    pub keys: SmallVec<[u64; 2]>,
}

/// Longer words in capitals are no short forms.
const ACRONYM: usize = 6;

impl Name {
    /// Title and name together.
    pub fn full(&self) -> Span {
        self.role.map_or(self.span, |r| r.join(self.span))
    }
    /// Whether one name could be a shorter form of the other: "Brandt" of "Ada Brandt".
    pub fn may_be(&self, other: &Name) -> bool {
        let within = |short: &Name, long: &Name| short.keys.iter().all(|k| long.keys.contains(k));
        match self.keys.len().cmp(&other.keys.len()) {
            Ordering::Less => within(self, other),
            // A word may be doubled in one of them: "Weir Weir", "Weir Lake".
            Ordering::Equal => within(self, other) && within(other, self),
            Ordering::Greater => within(other, self),
        }
    }
}

/// The words that a text writes with a capital where no sentence starts.
pub fn capitalised_words<'a>(text: &str, sentences: impl Iterator<Item = &'a [Token]>) -> KeySet {
    let mut found = KeySet::default();
    for tokens in sentences {
        let shouting = tokens.iter().filter(|t| t.kind == Kind::Word).all(|t| t.is_capitalised());
        for (i, t) in tokens.iter().enumerate() {
            if t.is_capitalised() && !shouting && !opens(text, tokens, i) {
                found.insert(t.key);
            }
        }
    }
    found
}

/// Whether the token stands where English writes a capital for any word.
fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    // "Gregory A. Vega": the stop of an initial opens nothing.
    let initial = at > 1 && tokens[at - 1].kind == Kind::Stop && tokens[at - 2].text(text).len() == 1 && tokens[at - 2].is_capitalised();
    if initial && !tokens[at - 1].space_before() {
        return false;
    }
    tokens[..at]
        .iter()
        .rev()
        .find(|t| t.kind != Kind::Quote)
        .is_none_or(|t| t.kind == Kind::Stop || !t.is_word() && matches!(t.text(text), ":" | "—" | "•" | "(" | "|"))
        || at > 0 && tokens[at - 1].kind == Kind::Quote && tokens[at - 1].space_before()
}

/// Reads the names of one sentence and appends them in text order. Tokens inside `taken` (dates) are left alone.
pub fn extract(text: &str, tokens: &[Token], known: &KeySet, taken: &[Span], out: &mut Vec<Name>) {
    let title_case = is_title_case(tokens);
    let mut at = 0;
    let mut spans = taken.iter().peekable();
    while at < tokens.len() {
        let token = tokens[at];
        if !token.is_capitalised() || token.kind != Kind::Word || token.is_address() {
            at += 1;
            continue;
        }
        while spans.next_if(|s| s.end <= token.span.start).is_some() {}
        if spans.peek().is_some_and(|s| s.overlaps(token.span)) {
            at += 1;
            continue;
        }
        let end = run_end(text, tokens, at, spans.peek().map(|s| **s));
        if let Some(name) = name(text, tokens, at, end, known, title_case) {
            out.push(name);
        }
        at = end.max(at + 1);
    }
}

/// A line in title case capitalises everything: only words that the text capitalises elsewhere are names there.
fn is_title_case(tokens: &[Token]) -> bool {
    // A headline has no full stop.
    if tokens.last().is_some_and(|t| t.kind == Kind::Stop && t.span.len() == 1) {
        return false;
    }
    let capitals = tokens.iter().filter(|t| t.is_capitalised()).count();
    let (mut capital, mut small) = (0, 0);
    for token in tokens.iter().filter(|t| t.kind == Kind::Word) {
        // Two small words tell most sentences from titles.
        if small * 4 > capitals {
            return false;
        }
        if FUNCTION.word(*token).is_none() {
            (capital, small) = if token.is_capitalised() { (capital + 1, small) } else { (capital, small + 1) };
        }
    }
    capital + small >= 4 && capital >= small * 4
}

/// One past the last token of the run of capitalised words that starts at `at`.
fn run_end(text: &str, tokens: &[Token], at: usize, date: Option<Span>) -> usize {
    let free = |t: &Token| date.is_none_or(|d| !d.overlaps(t.span));
    let part = |i: usize| tokens.get(i).is_some_and(|t| t.kind == Kind::Word && t.is_capitalised() && !t.is_address() && free(t));
    let mut end = at + 1;
    while end < tokens.len() {
        let t = tokens[end];
        let glued = !t.space_before();
        let step = if part(end) {
            1
        } else if t.kind == Kind::Stop
            && glued
            && tokens[end - 1].span.len() <= 5
            && part(end + 1)
            && (tokens[end - 1].span.len() == 1 || TITLES.word(tokens[end - 1]).is_some())
        {
            // "J. Brandt", "Sgt. Weir"
            2
        } else if matches!(t.text(text), "'s" | "’s")
            && is_saint(tokens[at])
            && part(end + 1)
            && tokens.get(end + 1).is_some_and(|n| BODIES.word(*n).is_some())
        {
            // "St. Ida's Hospital"
            2
        } else if t.kind == Kind::Dash && glued && tokens.get(end + 1).is_some_and(|n| !n.space_before() && n.kind == Kind::Word) {
            // "Brandt-Weir", "Al-shabaab"
            2
        } else if t.kind == Kind::Symbol && t.text(text) == "&" && part(end + 1) {
            2
        } else if t.kind == Kind::Word
            && matches!(
                t.text(text),
                "of" | "de" | "da" | "du" | "del" | "van" | "von" | "bin" | "ibn" | "al" | "el" | "la" | "le" | "der" | "den" | "dos"
            )
        {
            let the = tokens.get(end + 1).is_some_and(|n| matches!(n.text(text), "the" | "der" | "la" | "den"));
            let next = end + 1 + usize::from(the);
            // "of" joins only what an institution's word starts: "Bank of Ostmark", not "Brandt of Ostmark".
            // "President of Ostmark" is a title, "President Ada Kral of Ostmark" a person of a place.
            let joins =
                t.text(text) != "of" || tokens[at..end].iter().any(|w| BODIES.word(*w).is_some()) || TITLES.word(tokens[end - 1]).is_some();
            if part(next) && joins { next - end + 1 } else { break }
        } else if t.kind == Kind::Number
            && tokens[end - 1].kind == Kind::Word
            && t.text(text).len() <= 3
            && !part(end + 1)
            && BODIES.word(tokens[end - 1]) == Some(&NameKind::Place)
        {
            // "Highway 61"
            1
        } else {
            break;
        };
        end += step;
    }
    end
}

fn name(text: &str, tokens: &[Token], at: usize, end: usize, known: &KeySet, title_case: bool) -> Option<Name> {
    let mut start = at;
    let opening = opens(text, tokens, at);
    let speaks_for_itself = |at: usize, token: Token| at == 0 && is_surname(text, token) || is_acronym(text, token);
    // The first word of a sentence is capitalised anyway.
    while start < end
        && opening
        && start == at
        && (FUNCTION.word(tokens[start]).is_some()
            || end - start == 1 && !known.contains(&{ tokens[start].key }) && !speaks_for_itself(at, tokens[start]))
    {
        start += 1;
    }
    while start < end && FUNCTION.word(tokens[start]).is_some() && !tokens[start].is_upper() {
        start += 1;
    }
    if title_case {
        while start < end && !known.contains(&{ tokens[start].key }) {
            start += 1;
        }
    }
    if start >= end || tokens[start].kind != Kind::Word {
        return None;
    }
    // "Thirty-four workers".
    if opening && tokens[start..end].iter().all(|t| t.kind == Kind::Dash || NUMERALS.word(*t).is_some()) {
        return None;
    }
    let (role, first) = title(tokens, start, end);
    // "Halm General Hospital", "St. Ida's Hospital": what a body is called begins with a title.
    let body = |first: usize| tokens[first..end].last().and_then(|t| BODIES.word(*t)) == Some(&NameKind::Organisation);
    let titled = role.filter(|r| r.start >= tokens[start].span.start && (end - first == 1 || is_saint(tokens[start])) && body(first));
    let (role, first) = if titled.is_some() { (None, start) } else { (role, first) };
    let body = &tokens[first..end];
    if body.is_empty() {
        return None;
    }
    let span = tokens[first].span.join(tokens[end - 1].span);
    let keys: SmallVec<[u64; 2]> = body.iter().filter(|t| t.kind == Kind::Word && FUNCTION.word(**t).is_none()).map(|t| t.key).collect();
    if keys.is_empty() {
        return None;
    }
    let kind = if role.is_some() { NameKind::Person } else { kind(body) };
    Some(Name { span, role, kind, keys })
}

/// "St", "Saint".
fn is_saint(token: Token) -> bool {
    ["st", "saint"].iter().any(|w| token.key == token::key(w, Kind::Word))
}

/// Whether capitals make a word a short form wherever it stands: "UN", "NATO", not the "LIVE" before a headline.
fn is_acronym(text: &str, token: Token) -> bool {
    let is_other_word = || {
        let lemmas = relation::lemmas(token.text(text));
        [PartOfSpeech::Verb, PartOfSpeech::Adjective, PartOfSpeech::Adverb].into_iter().any(|part| lemmas.any(part))
    };
    token.is_upper() && token.span.len() <= ACRONYM && !is_other_word()
}

/// Whether a word that opens a sentence is most likely a name although nothing else of the text shows it: no lexicon has
/// it, and it looks like no form of a word that one could have.
fn is_surname(text: &str, token: Token) -> bool {
    let word = token.text(text);
    let formed = ["s", "ed", "ing", "ly", "er"].iter().any(|end| word.ends_with(end));
    token.word == 0
        && !formed
        && !token.is_upper()
        && word.len() >= 4
        && word.bytes().all(|c| c.is_ascii_alphabetic())
        && !relation::is_known(word)
}

/// The title that the run starts with, or that stands in small letters before it, and where the name itself starts.
fn title(tokens: &[Token], start: usize, end: usize) -> (Option<Span>, usize) {
    let mut first = start;
    while let Some(found) = TITLES.at(&tokens[..end], first) {
        let mut next = first + found.len;
        if tokens.get(next).is_some_and(|t| t.kind == Kind::Stop && !t.space_before()) {
            next += 1;
        }
        if next >= end {
            break;
        }
        first = next;
    }
    if first > start {
        // "Israeli Prime Minister": what stands before a small-letter title belongs to it only when it is adjacent.
        return (Some(tokens[start].span.join(tokens[first - 1].span)), first);
    }
    // A run that ends with a title word and a name: "Ostmark Foreign Minister Ada Brandt".
    for at in start + 1..end.saturating_sub(1) {
        if let Some(found) = TITLES.at(&tokens[..end], at) {
            let next = at + found.len;
            if next < end {
                return (Some(tokens[start].span.join(tokens[next - 1].span)), next);
            }
        }
    }
    match TITLES.before(tokens, start) {
        Some(found) if !tokens[start].newline_before() => (Some(tokens[start - found.len].span.join(tokens[start - 1].span)), start),
        _ => (None, start),
    }
}

fn kind(body: &[Token]) -> NameKind {
    let told = body.iter().rev().find_map(|t| BODIES.word(*t).copied());
    told.unwrap_or(if body.len() == 1 && body[0].is_upper() { NameKind::Organisation } else { NameKind::Other })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::word_id;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), word_id, &mut tokens);
        let known = capitalised_words(text, [&tokens[..]].into_iter());
        let mut found = Vec::new();
        extract(text, &tokens, &known, &[], &mut found);
        let found: Vec<String> =
            found.iter().map(|n| n.role.map_or(String::new(), |r| format!("[{}] ", r.of(text))) + n.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_are_kept_apart_from_names() {
        check("He met Foreign Minister Ada Kral and Sgt. J. Brandt.", &["[Foreign Minister] Ada Kral", "[Sgt.] J. Brandt"]);
        check("It was opened by chief executive Ivo Lund.", &["[chief executive] Ivo Lund"]);
        check("He drove to Halm General Hospital.", &["Halm General Hospital"]);
        check("He drove to St. Ida's Hospital with St. Ida's help.", &["St. Ida's Hospital", "[St.] Ida"]);
        check("It was seen by Halm General Ivo Bank and by Judge Hill.", &["[Halm General] Ivo Bank", "[Judge] Hill"]);
    }

    #[test]
    fn small_words_join_institutions_only() {
        check("The Bank of Ostmark lent to Brandt of Weir.", &["Bank of Ostmark", "Brandt", "Weir"]);
        check("He met President Ada Kral of Ostmark.", &["[President] Ada Kral", "Ostmark"]);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_its_capital() {
        check("Rescuers found the boat.", &[]);
        check("Police from Weir came.", &["Weir"]);
        check("Kral beat Lund.", &["Kral", "Lund"]);
        check("Megadroughts hit Weir.", &["Weir"]);
        check("Thirty-four rowers met in Weir.", &["Weir"]);
        check("They met in Thirty-One, a bar in Weir.", &["Thirty-One", "Weir"]);
    }
}
