//! Quotations: a block's tokens in, the words between quotation marks out.
//!
//! Straight, curly, single and nested marks are read. An apostrophe is no mark: an opening mark follows white space and
//! touches its word, a closing mark touches the word before it. A quotation that a paragraph leaves open ends with it.
//! Who speaks is the frame's to say.

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

/// Reads the quotations among `tokens`, whose first has index `first`, and appends them in text order.
pub fn extract(text: &str, tokens: &[Token], first: usize, out: &mut Vec<Quotation>) {
    let mut open: Option<(usize, char)> = None;
    for (i, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Quote {
            continue;
        }
        let mark = token.text(text).chars().next().unwrap_or('"');
        match open {
            Some((from, with)) if closes(with, mark) && (!token.space_before() || double(mark)) && !apostrophe(tokens, i, mark) => {
                push(tokens, from, i, first, out);
                open = None;
            }
            None if opens(tokens, i, mark) => open = Some((i + 1, mark)),
            _ => {}
        }
    }
    // A paragraph of a longer quotation opens with a mark and does not close it.
    if let Some((from, _)) = open.filter(|(from, with)| *from == 1 && double(*with)) {
        push(tokens, from, tokens.len(), first, out);
    }
}

fn push(tokens: &[Token], from: usize, to: usize, first: usize, out: &mut Vec<Quotation>) {
    // Marks without a word between them are nobody's words.
    if tokens[from..to.max(from)].iter().any(|t| t.is_word()) {
        out.push(Quotation { span: tokens[from].span.join(tokens[to - 1].span), tokens: first + from..first + to });
    }
}

fn double(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

fn opens(tokens: &[Token], at: usize, mark: char) -> bool {
    let touches = tokens.get(at + 1).is_some_and(|t| !t.space_before());
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
    use crate::token::{Known, tokenize};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), |_| Known::default(), &mut tokens);
        let mut found = Vec::new();
        extract(text, &tokens, 0, &mut found);
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
    }

    #[test]
    fn a_paragraph_may_leave_its_quotation_open() {
        check("“We went down to the harbour.", &["We went down to the harbour."]);
        check("a 5\" pipe", &[]);
    }
}
