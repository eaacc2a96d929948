//! Quotations: a block's tokens in, the words between quotation marks out.
//!
//! Straight, curly, single and typewriter marks (`` `` … '' ``) are read; a quotation within a quotation is part of it.
//! An apostrophe is no mark: an opening mark follows white space and touches its word, a closing mark touches the word
//! before it. A quotation of several sentences is given once a sentence. One that a paragraph leaves open ends with the
//! paragraph. Who speaks is the frame's to say.

use crate::token::{Kind, Span, Token};
use std::ops::Range;

/// Words that a text gives as somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Between the marks, without them.
    pub span: Span,
    /// Its tokens, as indices into the tokens it was read from.
    pub tokens: Range<usize>,
}

/// The longest quotation, in tokens: what is longer has lost its closing mark.
const MAX_TOKENS: usize = 600;

/// The tokens between quotation marks among the `tokens` of a block, in text order, without overlap.
pub fn read(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((mark, len)) = mark(text, tokens, at) else {
            at += 1;
            continue;
        };
        match open {
            Some((from, with)) if closes(with, mark) && (!tokens[at].space_before() || double(mark)) && !apostrophe(tokens, at, mark) => {
                if at - from <= MAX_TOKENS {
                    found.push(from..at);
                }
                open = None;
            }
            // A mark that only opens, opened again: the first was a stray, or its paragraph went on.
            Some((_, '“')) if mark == '“' => open = Some((at + len, mark)),
            None if opens(tokens, at, len, mark) && !decade(text, tokens, at, mark) => open = Some((at + len, mark)),
            _ => {}
        }
        at += len;
    }
    // A paragraph of a longer quotation opens with a mark and does not close it.
    if let Some((from, _)) = open.filter(|(from, with)| *from <= 2 && double(*with) && tokens.len() - from <= MAX_TOKENS) {
        found.push(from..tokens.len());
    }
    // Marks without a word between them are nobody's words.
    found.retain(|range| tokens[range.clone()].iter().any(|t| t.is_word()));
    found
}

/// Appends the parts of quotations that lie in one sentence: its tokens `sentence`, by their place in the block whose
/// first token has index `first`.
pub fn extract(tokens: &[Token], read: &[Range<usize>], sentence: Range<usize>, first: usize, out: &mut Vec<Quotation>) {
    let from = read.partition_point(|r| r.end <= sentence.start);
    for range in read[from..].iter().take_while(|r| r.start < sentence.end) {
        let part = range.start.max(sentence.start)..range.end.min(sentence.end);
        if part.start < part.end && tokens[part.clone()].iter().any(|t| t.is_word()) {
            let span = tokens[part.start].span.join(tokens[part.end - 1].span);
            out.push(Quotation { span, tokens: first + part.start..first + part.end });
        }
    }
}

/// The quotation mark at a token, and how many tokens it has: two single typewriter marks are a double one.
fn mark(text: &str, tokens: &[Token], at: usize) -> Option<(char, usize)> {
    let of = |i: usize| tokens.get(i).filter(|t| t.kind == Kind::Quote).and_then(|t| t.text(text).chars().next());
    let first = of(at)?;
    let next = of(at + 1).filter(|n| *n == first && !tokens[at + 1].space_before());
    Some(match (first, next) {
        ('`', Some(_)) => ('“', 2),
        ('\'', Some(_)) => ('”', 2),
        _ => (first, 1),
    })
}

/// "The '90s": the apostrophe stands for the century.
fn decade(text: &str, tokens: &[Token], at: usize, mark: char) -> bool {
    let figure = tokens.get(at + 1).map_or("", |t| t.text(text));
    let years = figure.strip_suffix('s').unwrap_or(figure);
    let plural = figure.len() == 3 || tokens.get(at + 2).is_some_and(|t| !t.space_before() && t.text(text) == "s");
    !double(mark) && years.len() == 2 && years.bytes().all(|b| b.is_ascii_digit()) && plural
}

fn double(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

fn opens(tokens: &[Token], at: usize, len: usize, mark: char) -> bool {
    let touches = tokens.get(at + len).is_some_and(|t| !t.space_before());
    let apart = tokens[at].space_before() || at == 0 || matches!(tokens[at - 1].kind, Kind::Punct | Kind::Dash);
    match mark {
        '”' | '’' | '»' | '›' | '′' | '″' | '´' => false,
        '“' | '„' | '«' => true,
        _ => apart && touches,
    }
}

fn closes(with: char, mark: char) -> bool {
    match with {
        '“' | '„' => matches!(mark, '”' | '“' | '"'),
        '«' => mark == '»',
        '‹' => mark == '›',
        '"' | '‟' => matches!(mark, '"' | '”'),
        _ => matches!(mark, '\'' | '’' | '´' | '‘'),
    }
}

/// Inside single quotation marks, "workers' rights" does not close: a small word follows without a mark between.
fn apostrophe(tokens: &[Token], at: usize, mark: char) -> bool {
    !double(mark)
        && at > 0
        && tokens[at - 1].kind == Kind::Word
        && tokens.get(at + 1).is_some_and(|n| !n.space_before() && n.kind == Kind::Word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), |_| 0, &mut tokens);
        let mut found = Vec::new();
        extract(&tokens, &read(text, &tokens), 0..tokens.len(), 0, &mut found);
        assert_eq!(found.iter().map(|q| q.span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn marks_of_every_make_are_read() {
        check("“We lost it,” he said, \"all of it.\"", &["We lost it,", "all of it."]);
        check("He called it ‘a mess’ today.", &["a mess"]);
        check("«Never», she said.", &["Never"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        check("The workers' union and Weir's board don't agree.", &[]);
        check("In the '90s the workers' union lost.", &[]);
        check("He wrote '90 seconds' on it.", &["90 seconds"]);
    }

    #[test]
    fn a_paragraph_may_leave_its_quotation_open() {
        check("“We went down to the harbour.", &["We went down to the harbour."]);
        check("a 5\" pipe", &[]);
    }

    #[test]
    fn a_quotation_goes_on_over_a_full_stop_and_holds_another() {
        check("“We lost it. All of it,” he said. “Why?”", &["We lost it. All of it,", "Why?"]);
        check("\"He called it 'a mess' and left,\" she said.", &["He called it 'a mess' and left,"]);
        check("`` We lost it '' , he said .", &["We lost it"]);
    }
}
