//! Blocks in, the headline and the deck among them told, where the format did not say.
//!
//! A first line in bold or behind `#`, else a short first line without a full stop above something longer. The name of
//! the site behind a headline is cut off as furniture. A lone line is no headline: a string of one sentence is the story.

use crate::article::{Article, Block, Role};
use crate::lexicon::{self, BESIDE};
use crate::read::furniture::Cue;
use crate::token::{Span, tokenize};

/// Headlines are shorter, in bytes.
const LONGEST: usize = 240;
/// A deck is shorter, in bytes.
const LONGEST_DECK: usize = 400;
/// How many blocks at the top are looked at for a marked headline.
const TOP: usize = 4;
/// What stands between a headline and the name of its site.
const SEPARATORS: [&str; 5] = [" | ", " – ", " — ", " - ", " :: "];

/// Finds the headline and the deck.
pub(super) fn find(article: &mut Article) {
    let given = article.blocks.iter().position(|b| b.role == Role::Headline);
    if let Some(at) = given.or_else(|| guess(article)) {
        decks(article, at);
        cut_site(article, at);
        cut_copy(article, at);
        if article.title.is_none() {
            article.title = Some(words(article, article.blocks[at].span));
        }
    }
    // A text of nothing but headings tells its story in them.
    if !article.blocks.iter().any(|b| b.role == Role::Body)
        && let Some(block) = article.blocks.iter_mut().find(|b| b.role == Role::Heading)
    {
        block.role = Role::Body;
    }
}

/// The index of the block that is the headline by its marks or its looks.
fn guess(article: &mut Article) -> Option<usize> {
    let telling: Vec<usize> = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| matches!(b.role, Role::Body | Role::Heading))
        .map(|(i, _)| i)
        .take(TOP + 1)
        .collect();
    let after = |n: usize| telling.get(n + 1).map(|i| article.blocks[*i]);
    // A marked line heads the story only when no more than a deck stands above it.
    let marked = (0..telling.len().min(TOP)).find(|n| is_marked(article, article.blocks[telling[*n]]));
    let marked = marked.filter(|n| after(*n).is_some() && telling[..*n].iter().all(|i| is_deck(article, article.blocks[*i])));
    let looks = || {
        let block = article.blocks[*telling.first()?];
        (is_title(block.span.of(&article.text)) && after(0).is_some_and(|next| stands_above(article, block, next))).then_some(0)
    };
    let at = telling[marked.or_else(looks)?];
    article.blocks[at].role = Role::Headline;
    Some(at)
}

fn stands_above(article: &Article, block: Block, next: Block) -> bool {
    let gap = &article.text[block.span.end as usize..next.span.start as usize];
    next.role == Role::Body && next.span.len() > block.span.len() || gap.lines().count() > 1 || next.role == Role::Heading
}

/// A whole line in bold, or behind `#`.
fn is_marked(article: &Article, block: Block) -> bool {
    let text = block.span.of(&article.text);
    let bold = text.len() > 4 && text.starts_with("**") && text.ends_with("**") && text.matches("**").count() == 2;
    text.len() <= LONGEST && (bold || text.starts_with("# "))
}

fn is_title(text: &str) -> bool {
    let first = text.trim_start_matches(['"', '\'', '“', '‘', '«', '*']).chars().next();
    let stopped = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', '*']).ends_with(['.', ':', ';', ',', '…', '-', '–', '—', '。']);
    text.len() <= LONGEST && !stopped && first.is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '$' | '£' | '€'))
}

fn is_deck(article: &Article, block: Block) -> bool {
    block.span.len() <= LONGEST_DECK && article.blocks.iter().any(|b| b.role == Role::Body && b.span.start > block.span.start)
}

/// Lines above a guessed headline are its deck, and so is a line all in italics straight below.
fn decks(article: &mut Article, at: usize) {
    for block in article.blocks[..at].iter_mut().filter(|b| matches!(b.role, Role::Body | Role::Heading)) {
        block.role = Role::Deck;
    }
    let Some(below) = (at + 1..article.blocks.len()).find(|i| article.blocks[*i].role != Role::Furniture) else { return };
    let span = article.blocks[below].span;
    let mark = |c: Option<char>| matches!(c, Some('*' | '_'));
    let around = mark(article.text[..span.start as usize].chars().next_back()) && mark(article.text[span.end as usize..].chars().next());
    let story = article.blocks[below + 1..].iter().any(|b| b.role == Role::Body);
    if article.blocks[below].role == Role::Body && around && story && span.len() <= LONGEST_DECK {
        article.blocks[below].role = Role::Deck;
    }
}

/// Cuts " - Coastal Wire, News and Weather" from the headline, when the text shows that this is what it is.
fn cut_site(article: &mut Article, at: usize) {
    let block = article.blocks[at];
    // A wrapped headline is one line; bytes keep their places.
    let text = &flat(block.span.of(&article.text));
    let said_below = |head: &str| {
        let below = article.blocks[at + 1..].iter().filter(|b| b.role != Role::Furniture).take(2);
        below.into_iter().any(|b| flat(b.span.of(&article.text)).trim_matches('*') == head)
    };
    let found = SEPARATORS.iter().flat_map(|s| text.match_indices(s).take(4)).find(|(i, s)| {
        let (head, site) = (&text[..*i], &text[i + s.len()..]);
        head.split_whitespace().count() > 2 && (said_below(head) || *s != " – " && *s != " — " && is_site(article, site, *s == " | "))
    });
    let Some((cut, separator)) = found else { return };
    let start = block.span.start as usize;
    let site = &text[cut + separator.len()..];
    if article.outlet.is_none() {
        article.outlet = site.split([',', '|']).next().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    }
    article.blocks[at].span = Span::new(start, start + text[..cut].trim_end().len());
    let rest = Span::new(start + cut + 1, block.span.end as usize);
    article.blocks.insert(at + 1, Block { span: rest, role: Role::Furniture, folded: false });
}

/// The text with spaces for line breaks, byte for byte.
fn flat(text: &str) -> String {
    text[..text.floor_char_boundary(LONGEST * 2)].replace(['\n', '\r'], " ")
}

/// Cuts the site from a copy of the headline below it, so that the copy is seen as one.
fn cut_copy(article: &mut Article, at: usize) {
    let title = words(article, article.blocks[at].span);
    let near = at + 1..article.blocks.len().min(at + 4);
    for index in near {
        let block = article.blocks[index];
        let text = flat(block.span.of(&article.text));
        let cut = text.strip_prefix(&title).filter(|rest| SEPARATORS.iter().any(|s| rest.starts_with(s)));
        if cut.is_some() && matches!(block.role, Role::Body | Role::Heading) {
            let end = block.span.start as usize + title.len();
            article.blocks[index].span = Span::new(block.span.start as usize, end);
            let rest = Span::new(end + 1, block.span.end as usize);
            article.blocks.insert(index + 1, Block { span: rest, role: Role::Furniture, folded: false });
            return;
        }
    }
}

/// Whether a few words are the name of a site: behind a bar any name is, else one that says so.
fn is_site(article: &Article, site: &str, bar: bool) -> bool {
    let words = site.split_whitespace().count();
    if words > 7 || !site.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) {
        return false;
    }
    let mut tokens = Vec::new();
    tokenize(site, Span::new(0, site.len()), lexicon::word_id, &mut tokens);
    // "… - Post Reporters Quit" is no site: the word stands last.
    let named = BESIDE.before(&tokens, tokens.len()).is_some_and(|f| *f.means == Cue::Outlet) && (tokens.len() > 1 || tokens[0].is_upper());
    let small = tokens.iter().any(|t| t.kind == crate::token::Kind::Word && !t.is_capitalised() && lexicon::FUNCTION.word(*t).is_none());
    // The last word of a headline can be "Press": a site's name has no small words but "of" and "the".
    !small && (bar || named || site.contains(".com")) || article.outlet.as_deref() == Some(site)
}

/// The words of a span on one line, without its markup.
fn words(article: &Article, span: Span) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for mark in article.markup_in(span) {
        out.push_str(Span { start: at, end: mark.start.max(at) }.of(&article.text));
        at = mark.end.max(at);
    }
    out.push_str(Span { start: at.min(span.end), end: span.end }.of(&article.text));
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    const BODY: &str = "The old bridge at Ostervik was closed on Monday after divers found twelve cracks in its piers.";

    #[track_caller]
    fn check(text: &str, expected: &[(Role, &str)]) {
        let article = plain(text.to_owned(), None);
        let found: Vec<(Role, &str)> = article.blocks.iter().map(|b| (b.role, b.span.of(&article.text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_short_first_line_without_a_stop_is_the_headline() {
        check(&format!("Bridge closed\n\n{BODY}"), &[(Role::Headline, "Bridge closed"), (Role::Lede, BODY)]);
        check(&format!("Bridge closed\n{BODY}"), &[(Role::Headline, "Bridge closed"), (Role::Lede, BODY)]);
        check(&format!("Who closed the bridge?\n\n{BODY}"), &[(Role::Headline, "Who closed the bridge?"), (Role::Lede, BODY)]);
    }

    #[test]
    fn a_sentence_or_a_lone_line_is_none() {
        check("Bridge closed", &[(Role::Lede, "Bridge closed")]);
        check(BODY, &[(Role::Lede, BODY)]);
        check(&format!("It rained.\n\n{BODY}"), &[(Role::Lede, "It rained."), (Role::Body, BODY)]);
    }

    #[test]
    fn a_marked_line_is_the_headline_and_what_stands_above_its_deck() {
        let text = format!("Divers found cracks in the piers.\n**Bridge closed**\n\n**Bridge closed**\nThe mayor is angry.\n{BODY}");
        let article = plain(text.clone(), None);
        let found: Vec<(Role, &str, bool)> = article.blocks.iter().map(|b| (b.role, b.span.of(&text), b.folded)).collect();
        assert_eq!(
            found,
            [
                (Role::Deck, "Divers found cracks in the piers.", false),
                (Role::Headline, "**Bridge closed**", false),
                (Role::Headline, "**Bridge closed**", true),
                (Role::Lede, "The mayor is angry.", false),
                (Role::Body, BODY, false),
            ]
        );
        assert_eq!(article.title.as_deref(), Some("Bridge closed"));
    }

    #[test]
    fn the_name_of_the_site_is_cut_off() {
        let text = format!("Old bridge is closed - Coastal.com, News, Weather\n\nOld bridge is closed\n\n{BODY}");
        let article = plain(text.clone(), None);
        assert_eq!(article.title.as_deref(), Some("Old bridge is closed"));
        assert_eq!(article.outlet.as_deref(), Some("Coastal.com"));
        let found: Vec<(Role, bool)> = article.blocks.iter().map(|b| (b.role, b.folded)).collect();
        assert_eq!(found, [(Role::Headline, false), (Role::Furniture, false), (Role::Headline, true), (Role::Lede, false)]);
        check(
            &format!("Old bridge is closed | Coastal Wire\n\n{BODY}"),
            &[(Role::Headline, "Old bridge is closed"), (Role::Furniture, "| Coastal Wire"), (Role::Lede, BODY)],
        );
        let text = format!("Old bridge is closed\n\nOld bridge is closed - Coastal Wire\n\n{BODY}");
        let folded: Vec<bool> = plain(text, None).blocks.iter().map(|b| b.folded).collect();
        assert_eq!(folded, [false, true, false, false]);
        for kept in [
            "Bridge closed at night - Post Reporters Quit",
            "Bridge closed - and the mayor is angry",
            "Old bridge is closed - Brandt",
            "Old bridge is closed — Mayor Blames Press",
        ] {
            check(&format!("{kept}\n\n{BODY}"), &[(Role::Headline, kept), (Role::Lede, BODY)]);
        }
    }
}
