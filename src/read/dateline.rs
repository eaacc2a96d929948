//! Blocks in, the dateline of the story cut off as a block of its own: "OSTERVIK, March 4 (Coastal Wire) —".
//!
//! A place in capitals, perhaps with state, day and agency, up to a dash; or any place before a known agency in
//! brackets. What it says of agency and day is kept where nothing else said it. Where nothing but a capital and a dash
//! speaks for it, it is left in the story.

use super::day;
use crate::article::{Article, Block, Role};
use crate::lexicon::{self, AGENCIES, FUNCTION};
use crate::token::{Kind, Span, Token, tokenize_around};

/// Datelines are shorter, in bytes.
const LONGEST: usize = 160;
/// A deck above a dateline is shorter, in bytes.
const LONGEST_DECK: usize = 300;
/// Places have no more words in capitals: a headline in capitals has.
const PLACE_WORDS: usize = 5;

/// Finds the dateline in the first paragraphs of the story.
pub(super) fn find(article: &mut Article) {
    let bodies = article.blocks.iter().enumerate().filter(|(_, b)| b.role == Role::Body).map(|(i, _)| i).take(3);
    let Some((at, line)) = bodies.into_iter().find_map(|i| Some((i, read(article, article.blocks[i])?))) else { return };
    let block = article.blocks[at];
    article.dateline = Some(line.span);
    article.published = article.published.or_else(|| day::find(line.span.of(&article.text)));
    if article.outlet.is_none() {
        article.outlet = line.agency;
    }
    // A story starts with its dateline: what stands above is a deck, or the words below a picture.
    for above in article.blocks[..at].iter_mut().filter(|b| b.role == Role::Body) {
        let sentence = above.span.of(&article.text).ends_with(['.', '!', '?', '”', '"']);
        above.role = if sentence && above.span.len() <= LONGEST_DECK { Role::Deck } else { Role::Caption };
    }
    article.blocks[at] = Block { span: line.span, role: Role::Furniture, folded: false };
    if let Some(rest) = line.rest {
        article.blocks.insert(at + 1, Block { span: Span { start: rest, end: block.span.end }, ..block });
    }
}

struct Dateline {
    span: Span,
    /// Where the story goes on.
    rest: Option<u32>,
    agency: Option<String>,
}

fn read(article: &Article, block: Block) -> Option<Dateline> {
    let text = &article.text;
    let end = block.span.start as usize + block.span.of(text).floor_char_boundary(LONGEST);
    let span = Span::new(block.span.start as usize, end);
    // Every dateline has a dash or a bracket: most paragraphs are told without reading their words.
    if !span.of(text).bytes().any(|b| matches!(b, b'-' | b'(' | 0x80..)) {
        return None;
    }
    let mut tokens = Vec::new();
    tokenize_around(text, span, article.markup_in(span), lexicon::word_id, &mut tokens);
    let capitals = tokens.iter().take_while(|t| t.is_upper() || matches!(t.text(text), "." | "," | "'s" | "/")).filter(|t| t.is_upper());
    let place = capitals.clone().count();
    let is_place = (1..=PLACE_WORDS).contains(&place) && capitals.clone().all(|t| FUNCTION.word(*t).is_none());
    let mut agency = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let word = token.text(text);
        match token.kind {
            Kind::Dash if at > 0 => {
                let double = tokens.get(at + 1).filter(|t| t.kind == Kind::Dash && !t.space_before()).is_some();
                let next = at + 1 + usize::from(double);
                let spaced = token.space_before() && tokens.get(next).is_none_or(|t| t.space_before());
                if !(spaced || double || matches!(word, "—" | "–")) {
                    // "STRATFORD-UPON-AVON"
                    at += 1;
                    continue;
                }
                return (is_place || agency.is_some()).then(|| ended(text, &tokens, next, block, agency)).flatten();
            }
            Kind::Punct if word == "(" => {
                let close = at + tokens[at..].iter().take(8).position(|t| t.text(text) == ")")?;
                agency = Some(agency_of(text, &tokens[at + 1..close], is_place)?);
                at = close + 1;
                // "Ostervik (CNN)A man": the dash is missing, and the agency is known.
                let known = AGENCIES
                    .at(&tokens[..close], close - tokens[..close].iter().rev().take_while(|t| t.text(text) != "(").count())
                    .is_some();
                let missing = tokens.get(at).is_some_and(|t| t.kind != Kind::Dash);
                if known && missing {
                    return tokens[at].is_capitalised().then(|| ended(text, &tokens, at, block, agency)).flatten();
                }
                continue;
            }
            Kind::Word if token.is_capitalised() || matches!(word, "of" | "the" | "and" | "de" | "la" | "al") => {}
            Kind::Number | Kind::Punct if matches!(word, "," | "." | "/") || token.kind == Kind::Number => {}
            Kind::Stop if word == "." => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// The dateline that ends before `tokens[next]`.
fn ended(text: &str, tokens: &[Token], next: usize, block: Block, agency: Option<String>) -> Option<Dateline> {
    let span = tokens[0].span.join(tokens[next - 1].span);
    let rest = tokens.get(next).map(|t| t.span.start);
    // A last word in the window may be cut, but what follows it is still the story.
    (rest.is_some() || span.end == block.span.end).then_some(Dateline { span, rest, agency }).filter(|d| !d.span.of(text).is_empty())
}

/// The agency in the brackets of a dateline; behind a place in capitals any name is one.
fn agency_of(text: &str, tokens: &[Token], is_place: bool) -> Option<String> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    if let Some(found) = AGENCIES.at(tokens, 0) {
        return Some(found.means.name.to_owned());
    }
    let named = tokens.iter().all(|t| t.is_capitalised() || matches!(t.text(text), "of" | "the" | "and" | "&" | "/"));
    let says_so = matches!(last.text(text), "Wire" | "News" | "Press" | "Agency" | "Times" | "Post");
    (named && (is_place || says_so)).then(|| first.span.join(last.span).of(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[track_caller]
    fn check(text: &str, dateline: Option<&str>, outlet: Option<&str>) {
        let article = plain(text.to_owned(), None);
        assert_eq!(article.dateline.map(|d| d.of(text)), dateline, "{text}");
        assert_eq!(article.outlet.as_deref(), outlet, "{text}");
        if let Some(lede) = article.blocks.iter().find(|b| b.role == Role::Lede) {
            assert!(dateline.is_none() || lede.span.of(text).starts_with(['A', 'T', '3']), "{}", lede.span.of(text));
        }
    }

    #[test]
    fn datelines_are_cut_off() {
        check("OSTERVIK — A man died.", Some("OSTERVIK —"), None);
        check("OSTERVIK—A man died.", Some("OSTERVIK—"), None);
        check("OSTERVIK (AP) -- A man died.", Some("OSTERVIK (AP) --"), Some("Associated Press"));
        check("OSTERVIK, March 4 (Coastal Wire) — A man died.", Some("OSTERVIK, March 4 (Coastal Wire) —"), Some("Coastal Wire"));
        check("NEW HARBOUR, Va. —\n\nThe bridge fell.", Some("NEW HARBOUR, Va. —"), None);
        check("Ostervik (Reuters) - 30 men died.", Some("Ostervik (Reuters) -"), Some("Reuters"));
        check("Ostervik (CNN)A man died.", Some("Ostervik (CNN)"), Some("CNN"));
        check("(Reuters) - A man died.", Some("(Reuters) -"), Some("Reuters"));
        let article = plain("OSTERVIK, March 4, 2026 (AFP) — A man died.".to_owned(), None);
        assert_eq!(article.published.unwrap().to_string(), "2026-03-04");
    }

    #[test]
    fn sentences_with_dashes_are_not_datelines() {
        check("Weir — a former mayor — died.", None, None);
        check("NATO-led troops left.", None, None);
        check("FIRE IN THE OLD HARBOUR — THREE ARE DEAD.", None, None);
        check("Ada Brandt (Ind.) — the mayor — left.", None, None);
        check("US officials said — again — that 3 died.", None, None);
        check("A 3-2 win.", None, None);
    }
}
