//! Attribution: who is said to make the claims of a sentence.
//!
//! A reporting verb with a plausible source before it ("the ministry said"), or behind it after a quotation ("… ," said
//! Ada Kral), "according to" with what follows, or a speaker before a colon ("Police: 34 died"). A verb without a plausible source attributes nothing, so that
//! "reported deaths" and "found the boat" stay what they are.

use crate::kind::name::{Name, NameKind};
pub use crate::lexicon::frame::{Rank, Reporting};
use crate::lexicon::{ANNOUNCED, EVENTS, FUNCTION, Function, REPORTING, SOURCES};
use crate::token::{Kind, Span, Token};
use std::ops::Range;

impl Rank {
    /// What such a source is, in a reason.
    pub fn name(self) -> &'static str {
        match self {
            Rank::Vague => "nobody in particular",
            Rank::Role => "somebody in a role",
            Rank::Body => "a body",
            Rank::Person => "a named person",
            Rank::Pronoun => "somebody named before",
        }
    }
}

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Source and verb: "police said".
    pub span: Span,
    /// The source alone: "police".
    pub who: Span,
    /// The tokens of `span`, as indices into the article's tokens.
    pub tokens: Range<usize>,
    /// The tokens of `who`.
    pub who_tokens: Range<usize>,
    /// How strong a source it is.
    pub rank: Rank,
}

/// The longest noun phrase that is looked at, in tokens.
const MAX_SOURCE: usize = 14;
/// The same of one with an apposition behind it.
const MAX_APPOSED: usize = 24;

/// Appends the attributions of a sentence whose first token has index `first`.
pub fn read(text: &str, tokens: &[Token], first: usize, names: &[Name], out: &mut Vec<Attribution>) {
    let mut free = 0;
    for at in 0..tokens.len() {
        if at < free || !REPORTING.may_start(tokens[at]) {
            continue;
        }
        // "the United States" states nothing.
        if names.iter().any(|n| n.span.overlaps(tokens[at].span)) {
            continue;
        }
        let Some(found) = REPORTING.at(tokens, at) else { continue };
        let end = at + found.len;
        if *found.means == Reporting::QuoteVerb && !tokens.iter().any(|t| t.kind == Kind::Quote) {
            continue;
        }
        if *found.means == Reporting::ClauseVerb && !clause_follows(text, tokens, end) {
            continue;
        }
        let certain = matches!(found.means, Reporting::Say | Reporting::BeforeSource);
        let phrase = match found.means {
            Reporting::BeforeSource => noun_phrase_after(text, tokens, end).map(|who| (at..who.end, who)),
            _ => {
                // "The fire south of Halm was reported at two": what is reported reports nothing.
                let passive = found.len == 1 && is_passive(text, tokens, at);
                let subject = subject_before(text, tokens, at, free).filter(|_| !passive);
                let known = |who: &Range<usize>| rank(tokens, who, names).is_some();
                let before = |who: Range<usize>| (who.start..end, who);
                let behind = || inverted(text, tokens, at, end).map(|who| (at..who.end, who));
                // "The bridge is safe, said Tom Reyes": a source that is known goes before one that is only in place.
                subject
                    .clone()
                    .filter(known)
                    .map(before)
                    .or_else(|| behind().filter(|(_, who)| known(who)))
                    .or_else(|| subject.filter(|_| certain).map(before))
                    .or_else(behind)
            }
        };
        let Some((whole, who)) = phrase else { continue };
        // "the night porter said": a source that no list knows is somebody in a role.
        // What is cited need be nobody: "citing its price".
        let cites = *found.means == Reporting::BeforeSource && found.len == 1;
        let Some(rank) = rank(tokens, &who, names).or((certain && !cites).then_some(Rank::Role)) else { continue };
        let whole = whole.start..with_apposition(text, tokens, whole.end, &who);
        free = whole.end;
        let span = |r: &Range<usize>| tokens[r.start].span.join(tokens[r.end - 1].span);
        out.push(Attribution {
            span: span(&whole),
            who: span(&who),
            tokens: first + whole.start..first + whole.end,
            who_tokens: first + who.start..first + who.end,
            rank,
        });
    }
}

/// The speaker at the start of a sentence whose word stands behind a colon. "Police: 110" is an entry of a list: a verb
/// must follow.
pub fn announced(text: &str, tokens: &[Token], first: usize, names: &[Name]) -> Option<Attribution> {
    let len = tokens.iter().take(MAX_SOURCE).take_while(|t| in_noun_phrase(text, **t)).count();
    let colon = tokens.get(len).filter(|t| t.text(text) == ":" && !t.space_before())?;
    // "Figures for the mayor: …" are not the mayor's word.
    let head = tokens[..len].iter().position(|t| FUNCTION.word(*t) == Some(&Function::Preposition)).unwrap_or(len);
    ANNOUNCED.before(tokens, head)?;
    let told = |t: &Token| {
        let past = t.kind == Kind::Word && !t.is_capitalised() && t.text(text).ends_with("ed");
        past || FUNCTION.word(*t) == Some(&Function::Auxiliary) || EVENTS.word(*t).is_some()
    };
    if !tokens[len + 1..].iter().any(told) {
        return None;
    }
    let rank = rank(tokens, &(0..len), names)?;
    let who = tokens[0].span.join(tokens[len - 1].span);
    let (tokens, who_tokens) = (first..first + len + 1, first..first + len);
    Some(Attribution { span: who.join(colon.span), who, tokens, who_tokens, rank })
}

/// Whether a verb is a participle behind a form of "be".
fn is_passive(text: &str, tokens: &[Token], at: usize) -> bool {
    let participle = tokens[at].text(text).to_ascii_lowercase().ends_with("ed");
    let before = tokens[..at].iter().rev().find(|t| FUNCTION.word(**t) != Some(&Function::Adverb));
    let be = |t: &Token| ["is", "are", "was", "were", "been"].iter().any(|w| t.text(text).eq_ignore_ascii_case(w));
    participle && before.is_some_and(be)
}

/// Whether a clause of its own stands behind a verb: "found that the dam leaked", "found the dam was unsafe", or its words do
/// in quotation marks.
fn clause_follows(text: &str, tokens: &[Token], from: usize) -> bool {
    let ends = |t: &&Token| t.kind == Kind::Stop || matches!(t.text(text), "," | ";" | ":");
    let quoted = tokens.iter().any(|t| t.kind == Kind::Quote);
    let that = tokens.get(from).is_some_and(|t| t.text(text) == "that");
    // A relative clause has a verb of its own: "found the man who was missing".
    let relative = |t: &&Token| matches!(t.text(text), "who" | "which" | "that" | "where");
    let rest = tokens[from..].iter().take(MAX_SOURCE).take_while(|t| !ends(t) && !relative(t));
    quoted || that || rest.clone().skip(1).any(|t| FUNCTION.word(*t) == Some(&Function::Auxiliary))
}

/// The noun phrase that ends before the verb at `verb`, auxiliaries and adverbs aside.
fn subject_before(text: &str, tokens: &[Token], verb: usize, free: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > free && matches!(FUNCTION.word(tokens[end - 1]), Some(Function::Auxiliary | Function::Adverb)) {
        end -= 1;
    }
    // "Ada Kral, the mayor, said": the apposition belongs to the source.
    let mut commas = if end > free && tokens[end - 1].text(text) == "," { 2 } else { 0 };
    let apposed = commas > 0;
    let most = if apposed { MAX_APPOSED } else { MAX_SOURCE };
    let mut start = end;
    while start > free && end - start < most {
        let t = tokens[start - 1];
        if t.text(text) == "," && commas > 0 {
            commas -= 1;
        } else if !in_noun_phrase(text, t) {
            break;
        }
        start -= 1;
    }
    // "Ada Kral, the mayor of Osk, a market town, said".
    let name = tokens[free..start.saturating_sub(1).max(free)].iter().rev().take(4);
    let name = name.take_while(|t| t.kind == Kind::Word && t.is_capitalised() && FUNCTION.word(**t).is_none()).count();
    let first = start.saturating_sub(1 + name);
    let opens = first == free || tokens.get(first.wrapping_sub(1)).is_some_and(|t| t.kind == Kind::Quote);
    if apposed && name > 1 && opens && tokens[start - 1].text(text) == "," {
        start = first;
    }
    while start < end
        && (tokens[start].text(text) == "," || matches!(FUNCTION.word(tokens[start]), Some(Function::Preposition | Function::Adverb)))
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// The noun phrase behind a verb that follows a quotation or a comma: "… ," said Ada Kral.
fn inverted(text: &str, tokens: &[Token], verb: usize, end: usize) -> Option<Range<usize>> {
    let before = tokens.get(verb.checked_sub(1)?)?;
    if before.kind != Kind::Quote && before.text(text) != "," {
        return None;
    }
    noun_phrase_after(text, tokens, end)
}

fn noun_phrase_after(text: &str, tokens: &[Token], from: usize) -> Option<Range<usize>> {
    let len = tokens[from..].iter().take(MAX_SOURCE).take_while(|t| in_noun_phrase(text, **t)).count();
    let mut end = from + len;
    while end > from
        && (matches!(
            FUNCTION.word(tokens[end - 1]),
            Some(Function::Preposition | Function::Adverb | Function::Auxiliary | Function::Determiner)
        ) || tokens[end - 1].kind == Kind::Stop)
    {
        end -= 1;
    }
    // "said the club's coach, Ivo Lund": the name behind the comma is the source.
    if tokens.get(end).is_some_and(|t| t.text(text) == ",") {
        let name = tokens[end + 1..].iter().take(4).take_while(|t| t.kind == Kind::Word && t.is_capitalised()).count();
        let closed = tokens.get(end + 1 + name).is_none_or(|t| !t.is_word());
        if (2..=3).contains(&name) && closed {
            end += 1 + name;
        }
    }
    (end > from).then_some(from..end)
}

/// "Said Tom Reyes, the mayor of Ashford": the end of the apposition behind a source that ends at `end`, where it has one.
fn with_apposition(text: &str, tokens: &[Token], end: usize, who: &Range<usize>) -> usize {
    let is = |t: Option<&Token>, mark: &str| t.is_some_and(|t| t.text(text) == mark);
    if who.end != end || !is(tokens.get(end), ",") {
        return end;
    }
    let from = end + 1;
    let len = tokens[from..].iter().take(MAX_SOURCE).take_while(|t| in_noun_phrase(text, **t) && t.kind != Kind::Stop).count();
    let closed = tokens.get(from + len).is_none_or(|t| t.kind == Kind::Stop || t.text(text) == ",");
    let office = (from..from + len).any(|i| SOURCES.word(tokens[i]) == Some(&Rank::Role));
    let article = tokens.get(from).is_some_and(|t| FUNCTION.word(*t) == Some(&Function::Determiner));
    if closed && office && article { from + len } else { end }
}

fn in_noun_phrase(text: &str, t: Token) -> bool {
    match t.kind {
        Kind::Word => match FUNCTION.word(t) {
            Some(Function::Preposition) => matches!(t.text(text), "of" | "for" | "at" | "in" | "with" | "from"),
            Some(Function::Conjunction | Function::Negation | Function::Auxiliary) => {
                t.text(text) == "and" || t.text(text).ends_with('s') && t.text(text).len() <= 4 && !t.space_before()
            }
            Some(Function::Pronoun) => SOURCES.word(t).is_some(),
            Some(Function::Determiner) => !matches!(t.text(text), "that" | "which"),
            _ => !REPORTING.may_start(t) || SOURCES.word(t).is_some(),
        },
        Kind::Number => false,
        Kind::Dash => !t.space_before(),
        // "Sgt. Weir"
        Kind::Stop => !t.space_before() && t.text(text) == ".",
        _ => false,
    }
}

fn rank(tokens: &[Token], who: &Range<usize>, names: &[Name]) -> Option<Rank> {
    let span = tokens[who.start].span.join(tokens[who.end - 1].span);
    let name = names.iter().filter(|n| n.span.overlaps(span)).map(|n| match n.kind {
        NameKind::Organisation | NameKind::Work => Rank::Body,
        NameKind::Place => Rank::Vague,
        NameKind::Person | NameKind::Other => Rank::Person,
    });
    let noun = (who.start..who.end).filter_map(|i| SOURCES.at(&tokens[..who.end], i).map(|f| *f.means));
    let pronoun = who.len() <= 2 && SOURCES.word(tokens[who.start]) == Some(&Rank::Pronoun);
    if pronoun {
        return Some(Rank::Pronoun);
    }
    let noun = noun.filter(|r| *r != Rank::Pronoun).max();
    // A place or a party before "officials" does not make them a person: the noun decides over a name without a title.
    let titled = names.iter().any(|n| n.role.is_some() && n.span.overlaps(span));
    match (noun, name.max()) {
        (Some(Rank::Vague), Some(_)) if !titled => Some(Rank::Vague),
        (a, b) => a.max(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::name;
    use crate::lexicon::word_id;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Rank)]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), word_id, &mut tokens);
        let known = name::capitalised_words(text, [&tokens[..]].into_iter());
        let mut names = Vec::new();
        name::extract(text, &tokens, &known, &[], &mut names);
        let mut sources = Vec::new();
        sources.extend(announced(text, &tokens, 0, &names));
        read(text, &tokens, 0, &names, &mut sources);
        let found: Vec<(&str, Rank)> = sources.iter().map(|s| (s.who.of(text), s.rank)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_source_stands_before_its_verb() {
        check("Police said the fire started in a shed.", &[("Police", Rank::Body)]);
        check("The fire started in a shed, officials have said.", &[("officials", Rank::Vague)]);
        check("The mayor, Ada Kral, told reporters that it was over.", &[("The mayor, Ada Kral,", Rank::Person)]);
        check("He said it was over.", &[("He", Rank::Pronoun)]);
    }

    #[test]
    fn or_behind_it() {
        check("“It is over,” said Foreign Minister Ada Kral.", &[("Foreign Minister Ada Kral", Rank::Person)]);
        check("The bridge is safe, said Tom Reyes, the mayor of Ashford.", &[("Tom Reyes", Rank::Person)]);
        check("It is over, according to the health ministry.", &[("the health ministry", Rank::Body)]);
        check("The road was shut, citing police.", &[("police", Rank::Body)]);
    }

    #[test]
    fn or_before_a_colon_and_what_it_says() {
        check("Police: 61 hurt in a ferry fire.", &[("Police", Rank::Body)]);
        check("Health ministry: the wells were closed in May.", &[("Health ministry", Rank::Body)]);
        check("Spokesman for the harbour: the quay was shut.", &[("Spokesman for the harbour", Rank::Role)]);
        check("Officials: the bridge is safe, the mayor said.", &[("Officials", Rank::Vague), ("the mayor", Rank::Role)]);
    }

    #[test]
    fn what_heads_a_list_is_no_source() {
        for text in [
            "Police: 110",
            "Mayor: Ada Kral.",
            "Residents: 61 were hurt.",
            "The police hall: it was closed.",
            "Key facts for the mayor: 61 homes were lost.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_verb_without_a_source_attributes_nothing() {
        check("Buyers stayed away, citing its price.", &[]);
        check("The boat was found at dawn.", &[]);
        check("A nurse found the child by the road.", &[]);
        check("The nurse found the child was ill.", &[("The nurse", Rank::Role)]);
        check("Three reported cases were closed.", &[]);
    }
}
