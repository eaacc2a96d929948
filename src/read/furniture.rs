//! Blocks in, the same blocks out with page furniture and notes told from the story, and cut from it where they are glued.
//!
//! Precision comes first: an update line is one only when nothing but a date stands in it, a byline when nothing but
//! names does. "Updated figures show 30 died." is a sentence. Furniture often says when an article was published and by
//! whom; that is kept. Which paragraphs an article's own markup marks as furniture is the format's to say.

use super::day;
use crate::article::{Article, Block, Role};
pub use crate::lexicon::text::FurnitureCue as Cue;
use crate::lexicon::{self, BESIDE, DEVELOPING, FURNITURE};
use crate::token::{Kind, Span, Token, tokenize, tokenize_around};

/// Longer paragraphs are looked at only for notes, in bytes.
const LONG: usize = 600;
/// Blocks up to here that end like no sentence are looked at whole wherever they stand, in bytes.
const SMALL: usize = 72;
/// How many blocks at the top and at the bottom are looked at whole.
const EDGE: usize = 8;
/// How many words a line that speaks to visitors may have.
const LINE_WORDS: usize = 30;
/// How many words a notice of rights or a credit line may have.
const NOTICE_WORDS: usize = 70;
/// How many words a notice may have that one phrase in its midst tells.
const SHORT_NOTICE: usize = NOTICE_WORDS / 2;
/// How many it may have when two phrases tell it.
const LONG_NOTICE: usize = NOTICE_WORDS * 2;

/// Tells furniture and notes from the story.
pub(super) fn mark(article: &mut Article) {
    // A line alone is all there is of the story, be it nothing but a date.
    if article.blocks.len() < 2 {
        return;
    }
    let blocks = std::mem::take(&mut article.blocks);
    // Front matter is no part of the page's top.
    let first = blocks.iter().position(|b| b.role == Role::Body).unwrap_or(0);
    let last = blocks.len();
    let mut tokens = Vec::new();
    let mut out = Vec::with_capacity(last + 4);
    // "Read more:" above the headlines of other stories, at the bottom.
    let mut teasers = false;
    // "Photograph:" at the end of the block before.
    let mut awaited = false;
    for (index, block) in blocks.into_iter().enumerate() {
        let judged = matches!(block.role, Role::Body | Role::Heading | Role::Item | Role::Caption);
        let below_label = std::mem::take(&mut awaited);
        let top = index < first + EDGE;
        teasers &= judged && !block.span.of(&article.text).ends_with(['.', '"', '”']);
        if teasers {
            out.push(Block { role: Role::Furniture, ..block });
            continue;
        }
        if !judged || !look(article, block, top || index + EDGE >= last, &mut tokens) {
            out.push(block);
            continue;
        }
        let view = View { text: &article.text, tokens: &tokens, top, role: block.role };
        awaited = view.awaits_credit();
        let verdict = if below_label && view.is_name() { BlockUse::Whole(Role::Furniture) } else { view.verdict() };
        if !matches!(verdict, BlockUse::Cut(..) | BlockUse::Front(_)) && block.span.len() <= LONG {
            article.cut.keep(block.span, &tokens);
        }
        match verdict {
            BlockUse::Story => out.push(block),
            BlockUse::Whole(role) => {
                if role == Role::Furniture {
                    teasers = index + 2 * EDGE >= last && view.is_heading_of_teasers();
                    learn(article, &tokens);
                }
                out.push(Block { role, ..block });
            }
            BlockUse::Front(at) => {
                let (head, tail) = (tokens[at - 1].span.end, tokens[at].span.start);
                out.push(Block { span: Span { end: head, ..block.span }, role: Role::Furniture, ..block });
                out.push(Block { span: Span { start: tail, ..block.span }, ..block });
            }
            BlockUse::Cut(at, role) => {
                learn(article, &tokens[at..]);
                let (head, tail) = (tokens[at - 1].span.end, tokens[at].span.start);
                out.push(Block { span: Span { end: head, ..block.span }, role: role.unwrap_or(block.role), ..block });
                out.push(Block { span: Span { start: tail, ..block.span }, role: Role::Furniture, ..block });
            }
        }
    }
    article.blocks = out;
}

/// Whether a paragraph is a note on its article.
pub(super) fn is_note(text: &str) -> bool {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.floor_char_boundary(LONG)), lexicon::word_id, &mut tokens);
    let view = View { text, tokens: &tokens, top: false, role: Role::Body };
    !tokens.is_empty() && matches!(view.verdict(), BlockUse::Whole(Role::Note))
}

/// Reads the block's tokens when it may be furniture; false when it cannot.
fn look(article: &Article, block: Block, edge: bool, tokens: &mut Vec<Token>) -> bool {
    let text = block.span.of(&article.text);
    let small = block.role == Role::Caption && text.len() <= LONG;
    let whole = small || text.len() <= SMALL && !text.ends_with(['.', '”', '"']) || text.len() <= LONG && (edge || text.ends_with(')'));
    let read = |len: usize, tokens: &mut Vec<Token>| {
        tokens.clear();
        let span = Span::new(block.span.start as usize, block.span.start as usize + text.floor_char_boundary(len));
        tokenize_around(&article.text, span, article.markup_in(span), lexicon::word_id, tokens);
    };
    if !whole {
        // What starts with no phrase of the lexicon is story: the first word shows it nearly always, some more words else.
        let first = text.bytes().position(|b| b == b' ').unwrap_or(24).clamp(2, 24);
        read(first, tokens);
        let cue = |t: &Token| t.is_word() || t.span.of(&article.text) == "©";
        if tokens.iter().find(|t| cue(t)).is_some_and(|t| !FURNITURE.may_start(*t)) || tokens.first().is_some_and(|t| t.kind == Kind::Quote)
        {
            return false;
        }
        read(56, tokens);
        if tokens.iter().position(cue).is_none_or(|at| FURNITURE.at(tokens, at).is_none()) {
            return false;
        }
    }
    read(if text.len() <= LONG { LONG } else { 160 }, tokens);
    !tokens.is_empty()
}

/// The name of who took a picture, and for whom, is no longer.
const NAME_TOKENS: usize = 8;
/// So many tokens may stand between a note's label and its colon.
const DATED: usize = 10;

/// What is made of a block.
enum BlockUse {
    Story,
    Whole(Role),
    /// Up to this token it is furniture.
    Front(usize),
    /// From this token on it is furniture; the role of what stands before, where it changes.
    Cut(usize, Option<Role>),
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    top: bool,
    role: Role,
}

impl View<'_> {
    fn verdict(&self) -> BlockUse {
        let furniture = BlockUse::Whole(Role::Furniture);
        let opens =
            |t: &&Token| matches!(t.text(self.text), "(" | "[" | "*" | "•" | "|" | ">" | "»" | "►" | "▶" | "+") || t.kind == Kind::Dash;
        let at = self.tokens.iter().take_while(opens).count();
        let words = self.tokens.iter().filter(|t| t.is_word()).count();
        if words == 0 {
            return BlockUse::Story;
        }
        if let Some(end) = self.gallery(at) {
            return if end == self.tokens.len() { furniture } else { BlockUse::Front(end) };
        }
        if self.is_age() || self.is_ticker() {
            return furniture;
        }
        let Some((cue, len)) = self.cue(at) else {
            return if self.is_tail(words) || self.is_date_line() || self.is_contact() || self.is_counter(at) || self.is_credit(at) {
                furniture
            } else {
                self.cut()
            };
        };
        let after = at + len;
        let labels = self.is(after, &[":", "|", "»", ">", "►", "/"]);
        let is_furniture = match cue {
            Cue::Posted | Cue::Updated => {
                self.is_when(at) || labels && self.is_when(after) || words <= 12 && self.byline(after + 1, 2).is_some()
            }
            Cue::Line => words <= LINE_WORDS,
            Cue::Label => words <= LINE_WORDS && labels || self.is_alone(at),
            Cue::Alone | Cue::Clock => self.is_alone(at) || self.is_date_line(),
            Cue::Byline => words <= LINE_WORDS && self.byline(after, len).is_some(),
            Cue::Credit => labels && self.byline(after + 1, 2).is_some(),
            Cue::Rights => words <= NOTICE_WORDS && self.is_rights(after),
            Cue::Picture if labels => {
                return BlockUse::Whole(if self.byline(after + 1, 2).is_some() { Role::Furniture } else { Role::Caption });
            }
            Cue::NoteLabel if labels || after >= self.tokens.len() || self.dash(after) || self.is_dated(after) => {
                return BlockUse::Whole(Role::Note);
            }
            Cue::NoteVerb if at > 0 || self.tokens[at].is_upper() => return BlockUse::Whole(Role::Note),
            Cue::Note => return BlockUse::Whole(Role::Note),
            _ => false,
        };
        if is_furniture || self.is_tail(words) { furniture } else { self.cut() }
    }

    /// Nothing but a date up to a colon or a dash: "Correction, 4 March 2026: …".
    fn is_dated(&self, at: usize) -> bool {
        let end = (at..self.tokens.len().min(at + DATED)).find(|i| self.is(*i, &[":"]) || self.dash(*i));
        end.is_some_and(|end| View { tokens: &self.tokens[..end], ..*self }.is_when(at))
    }
    fn is(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|t| marks.contains(&t.text(self.text)))
    }
    fn dash(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Dash && t.space_before())
    }
    #[inline]
    fn cue(&self, at: usize) -> Option<(Cue, usize)> {
        // Most words are in neither list: one look at the word's bits.
        let starts = self.tokens.get(at).map_or(0, |t| lexicon::starts(*t));
        if !FURNITURE.may_start_in(starts) && !BESIDE.may_start_in(starts) {
            return None;
        }
        let of = |f: lexicon::Found<Cue>| (*f.means, f.len);
        match (FURNITURE.at(self.tokens, at).map(of), BESIDE.at(self.tokens, at).map(of)) {
            (Some(a), Some(b)) => Some(if b.1 > a.1 { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// Whether all from `at` on says when something was published, and by whom.
    fn is_when(&self, mut at: usize) -> bool {
        let (mut when, mut named) = (false, false);
        while let Some(token) = self.tokens.get(at) {
            match (token.kind, self.cue(at)) {
                (_, Some((Cue::Clock, len))) => {
                    when |= !matches!(token.text(self.text), "at" | "on" | "of");
                    named = false;
                    at += len;
                }
                (_, Some((Cue::Posted | Cue::Updated, len))) => at += len,
                (_, Some((Cue::Byline, len))) => {
                    named = true;
                    at += len;
                }
                (Kind::Number, _) => {
                    when = true;
                    at += 1;
                }
                (Kind::Word, _) if named && token.is_capitalised() => at += 1,
                (Kind::Word | Kind::Quote, _) => return false,
                _ => at += 1,
            }
        }
        when
    }

    /// A full date alone, above the story.
    fn is_date_line(&self) -> bool {
        let (first, last) = (self.tokens[0].span, self.tokens[self.tokens.len() - 1].span);
        self.top && first.join(last).len() <= SMALL && day::find(first.join(last).of(self.text)).is_some() && self.is_when(0)
    }

    /// "Read more:" and nothing behind it.
    fn is_heading_of_teasers(&self) -> bool {
        matches!(self.cue(0), Some((Cue::Label, len)) if self.is(len, &[":"]) && self.tokens.len() == len + 1)
    }

    /// "12 comments", "1.4K shares".
    fn is_counter(&self, at: usize) -> bool {
        let scale = usize::from(self.is_scale(at + 1));
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
            && matches!(self.cue(at + 1 + scale), Some((Cue::Alone | Cue::Label, _)))
            && self.is_alone(at)
    }

    /// The "K" of "1.4K".
    fn is_scale(&self, at: usize) -> bool {
        let glued = self.tokens.get(at).is_some_and(|t| !t.space_before()) && at > 0 && self.tokens[at - 1].kind == Kind::Number;
        glued && self.is(at, &["K", "k", "M", "m", "B", "b"])
    }

    /// How old the page is, and perhaps who wrote it: "2 hours ago", "Ada Brandt | 5h ago".
    fn is_age(&self) -> bool {
        let named = self.tokens.iter().take_while(|t| t.kind == Kind::Word && t.is_capitalised()).count();
        let parted = self.tokens.get(named).is_some_and(|t| matches!(t.kind, Kind::Punct | Kind::Dash));
        let from = if named > 0 && parted && self.cue(0).is_none() { named + 1 } else { 0 };
        let aged = |t: &Token| matches!(t.text(self.text), "ago" | "now");
        self.tokens.len() <= from + 6 && self.tokens.iter().skip(from).any(aged) && self.is_when(from)
    }

    /// "Weir Holdings (WRH) -0.31% 12.05": a share, its code and its price, and no word about them.
    fn is_ticker(&self) -> bool {
        let named = |t: &Token| t.kind != Kind::Word || t.is_capitalised();
        if !matches!(self.role, Role::Body | Role::Heading) || !self.tokens.iter().all(named) {
            return false;
        }
        let code = self.tokens.windows(3).find(|w| w[0].text(self.text) == "(" && w[2].text(self.text) == ")");
        let sign = |t: &Token| matches!(t.text(self.text), "+" | "-" | "−" | "▲" | "▼");
        let moved = self.tokens.windows(2).any(|w| w[1].kind == Kind::Number && sign(&w[0]) && !w[1].space_before());
        let prices = self.tokens.iter().filter(|t| t.kind == Kind::Number && t.text(self.text).contains('.')).count();
        code.is_some_and(|w| w[1].is_upper() && w[1].span.len() <= 6) && moved && prices >= 2
    }

    /// "Image 3 of 7": where it ends.
    fn gallery(&self, at: usize) -> Option<usize> {
        let Some((Cue::Alone, len)) = self.cue(at) else { return None };
        let end = at + len + 3;
        let number = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number && t.span.len() <= 3);
        let counts = number(at + len) && self.is(at + len + 1, &["of", "/"]) && number(at + len + 2);
        let next = self.tokens.get(end);
        (counts && next.is_none_or(|t| t.is_capitalised() || matches!(t.kind, Kind::Punct | Kind::Quote))).then_some(end)
    }

    /// A caption of nothing but names and a stroke: "Ada Brandt/Coastal Wire".
    fn is_credit(&self, at: usize) -> bool {
        let stroke = self.tokens.iter().skip(at).any(|t| t.text(self.text) == "/");
        self.role == Role::Caption && stroke && self.byline(at, 2).is_some()
    }

    /// Where the credit of a picture begins behind the words below it: "Photograph: Ada Brandt/Coastal Wire".
    fn credit(&self) -> Option<usize> {
        let parts = |t: &Token| t.kind == Kind::Stop || matches!(t.text(self.text), "|" | "©");
        let at = self.tokens.iter().rposition(parts).filter(|at| at + 1 < self.tokens.len())? + 1;
        let names = |from: usize| self.byline(from, 2).is_some();
        let told = match self.cue(at) {
            Some((Cue::Credit | Cue::Alone | Cue::Label | Cue::Picture, len)) => {
                self.is(at + len, &[":"]) && (names(at + len + 1) || self.awaits_credit())
            }
            Some((Cue::Byline, len)) => len > 1 && names(at + len),
            _ => self.is_credit(at),
        };
        told.then_some(at)
    }

    /// Whether the block ends with the label of a credit, whose name stands on the line below: "Photograph:".
    fn awaits_credit(&self) -> bool {
        let label = |from: usize| match self.cue(from) {
            Some((Cue::Credit | Cue::Picture, len)) => from + len + 1 == self.tokens.len() && self.is(from + len, &[":"]),
            _ => false,
        };
        let last = self.tokens.iter().rposition(|t| t.kind == Kind::Stop).map_or(0, |stop| stop + 1);
        label(last)
    }

    /// Nothing but a name or two, as a credit has them.
    fn is_name(&self) -> bool {
        self.tokens.len() <= NAME_TOKENS && self.byline(0, 2).is_some()
    }

    /// Nothing but phrases that stand alone, labels, numbers and marks.
    fn is_alone(&self, mut at: usize) -> bool {
        while let Some(token) = self.tokens.get(at) {
            match (token.kind, self.cue(at)) {
                (_, Some((Cue::Alone | Cue::Label, len))) => at += len,
                (Kind::Word, _) if self.is_scale(at) => at += 1,
                (Kind::Word | Kind::Quote, _) => return false,
                _ => at += 1,
            }
        }
        // "Top 10" is no button, and neither is a list of numbers.
        self.tokens.len() <= 16
    }

    /// Only names from `at` on: the tokens of the first.
    fn byline(&self, from: usize, cue: usize) -> Option<(usize, usize)> {
        let first = self.tokens.get(from).filter(|t| t.kind == Kind::Word && t.is_capitalised())?;
        if self.cue(from).is_some_and(|(c, _)| c == Cue::Clock) || lexicon::FUNCTION.word(*first).is_some() && self.tokens.len() < from + 3
        {
            return None;
        }
        let (mut at, mut end) = (from, None);
        while let Some(token) = self.tokens.get(at) {
            let text = token.text(self.text);
            at += match (token.kind, self.cue(at)) {
                (_, Some((Cue::Byline, len))) if at > from => len,
                (Kind::Word, _) if token.is_capitalised() || token.is_address() => 1,
                (Kind::Word, Some((Cue::Job | Cue::Clock, len))) => {
                    end = end.or(Some(at).filter(|_| !matches!(text, "and" | "de" | "van" | "von" | "al" | "bin" | "der" | "la" | "el")));
                    len
                }
                (Kind::Stop, _) if text == "." => {
                    let short = self.tokens[at - 1].span.len() <= 4;
                    if cue < 2 && at + 1 == self.tokens.len() && !short {
                        return None;
                    }
                    1
                }
                (Kind::Punct | Kind::Dash | Kind::Number | Kind::Symbol, _) => {
                    end = end.or(Some(at).filter(|_| !self.glued(at)));
                    1
                }
                _ => return None,
            };
        }
        Some((from, end.unwrap_or(at)))
    }

    /// A mark inside a name: "Jean-Luc".
    fn glued(&self, at: usize) -> bool {
        !self.tokens[at].space_before() && self.tokens.get(at + 1).is_some_and(|t| !t.space_before()) && self.tokens[at].kind == Kind::Dash
    }

    fn is_rights(&self, after: usize) -> bool {
        let next = self.tokens.get(after);
        let sign = next.is_none_or(|t| t.kind == Kind::Number || matches!(t.text(self.text), "©" | "("));
        let small = |t: &Token| t.kind == Kind::Word && !t.is_capitalised() && !matches!(t.text(self.text), "by" | "and" | "of" | "the");
        let starts_sign = self.tokens[after - 1].kind == Kind::Punct;
        sign || starts_sign || !self.tokens[after..].iter().any(small)
    }

    fn is_tail(&self, words: usize) -> bool {
        if words > LONG_NOTICE {
            return false;
        }
        let wanted = if words <= SHORT_NOTICE { 1 } else { 2 };
        let is_cue = |at: &usize| matches!(self.cue(*at), Some((Cue::Tail, _)));
        (0..self.tokens.len()).filter(is_cue).nth(wanted - 1).is_some()
    }

    /// Nothing but addresses and telephone numbers.
    fn is_contact(&self) -> bool {
        let mut words = self.tokens.iter().filter(|t| t.is_word());
        if words.clone().all(|t| t.is_address()) {
            return true;
        }
        let digits: usize = words.clone().map(|t| t.span.len()).sum();
        let group = |t: &Token| (1..=5).contains(&t.span.len()) && t.text(self.text).bytes().all(|b| b.is_ascii_digit());
        let joined =
            self.tokens.windows(2).filter(|w| w[0].kind == Kind::Dash && w[1].kind == Kind::Number && !w[1].space_before()).count();
        words.all(|t| t.kind == Kind::Number && group(t)) && (7..=15).contains(&digits) && joined > 0 && self.tokens.len() > 4
    }

    /// Furniture behind a part of the story: a credit in brackets, an update line, an agency behind the last stop.
    fn cut(&self) -> BlockUse {
        let last = self.tokens.len() - 1;
        if self.tokens[last].text(self.text) == ")"
            && let Some(at) = self.tokens.iter().rposition(|t| t.text(self.text) == "(")
            && let Some(role) = self.bracket(at + 1, last)
        {
            return if at == 0 { BlockUse::Whole(Role::Furniture) } else { BlockUse::Cut(at, role) };
        }
        if self.top && self.tokens.iter().any(|t| t.kind == Kind::Punct && t.text(self.text) == ":") {
            // "Removal date: May 10": a label of the story's own.
            let begins = |at: usize| self.tokens[at].is_capitalised() && !self.tokens[at].text(self.text).eq_ignore_ascii_case("date");
            let posted = |at: &usize| matches!(self.cue(*at), Some((Cue::Posted | Cue::Updated, len)) if begins(*at) && self.is(at + len, &[":"]) && self.is_when(*at));
            if let Some(at) = (1..self.tokens.len()).find(posted) {
                return BlockUse::Cut(at, None);
            }
        }
        if let Some(at) = self.credit() {
            return BlockUse::Cut(at, Some(Role::Caption));
        }
        if let Some(len) = self.agency()
            && let Some(stop) = self.tokens[..self.tokens.len() - len].iter().rposition(|t| t.kind == Kind::Stop)
            && self.tokens.len() - stop <= 10
        {
            return BlockUse::Cut(stop + 1, Some(Role::Caption));
        }
        BlockUse::Story
    }

    /// The length of the agency or the credit that the block ends with.
    fn agency(&self) -> Option<usize> {
        let end = self.tokens.len();
        let credit = BESIDE.before(self.tokens, end).filter(|f| *f.means == Cue::Credit);
        credit.or_else(|| FURNITURE.before(self.tokens, end).filter(|f| f.len > 1 && *f.means == Cue::Alone)).map(|f| f.len)
    }

    /// What a bracket at a paragraph's end makes of the words before it, when it is furniture.
    fn bracket(&self, from: usize, to: usize) -> Option<Option<Role>> {
        let inner = View { text: self.text, tokens: &self.tokens[from..to], top: false, role: self.role };
        let words = inner.tokens.iter().filter(|t| t.is_word()).count();
        let caption = Some(Some(Role::Caption));
        if words == 0 || words > LINE_WORDS {
            return None;
        }
        let credited = (0..inner.tokens.len()).any(|at| {
            matches!(inner.cue(at), Some((Cue::Credit, _)))
                || inner.is(at, &["/"]) && inner.tokens.get(at + 1).is_some_and(|t| t.is_word() && t.text(self.text) != "or")
        });
        match inner.cue(0) {
            Some((Cue::Posted | Cue::Updated, _)) if inner.is_when(0) => caption,
            Some((Cue::Label | Cue::Picture, len)) if inner.is(len, &[":"]) => caption,
            Some((Cue::Byline, len)) if len > 1 && inner.byline(len, len).is_some() => Some(None),
            Some((Cue::Alone, len)) if len > 1 && inner.is_alone(0) => caption,
            _ if credited && words <= 14 && inner.byline(0, 2).is_some() => caption,
            _ => None,
        }
    }
}

/// Takes from furniture when the article was published and updated, and who wrote it.
fn learn(article: &mut Article, tokens: &[Token]) {
    let text = std::mem::take(&mut article.text);
    article.developing |= (0..tokens.len()).any(|at| DEVELOPING.at(tokens, at).is_some());
    let view = View { text: &text, tokens, top: true, role: Role::Body };
    let end = tokens.last().map_or(0, |t| t.span.end);
    let mut cued = false;
    for at in 0..tokens.len() {
        let Some((cue, len)) = view.cue(at) else { continue };
        let from = tokens.get(at + len).map_or(end, |t| t.span.start);
        let next = (at + len..tokens.len()).find(|i| matches!(view.cue(*i), Some((Cue::Posted | Cue::Updated, _))));
        let found = || day::find(Span { start: from, end: next.map_or(end, |i| tokens[i].span.start) }.of(&text));
        match cue {
            Cue::Posted if view.is_when(at) => article.published = article.published.or_else(found),
            Cue::Updated if view.is_when(at) => {
                article.update_line = true;
                article.updated = article.updated.or_else(found);
            }
            Cue::Byline if article.byline.is_none() && at == 0 => {
                let names = view.byline(len + usize::from(view.is(len, &[":"])), len);
                article.byline = names.map(|(a, b)| tokens[a].span.join(tokens[b - 1].span).of(&text).to_owned());
            }
            _ => continue,
        }
        cued = true;
    }
    if !cued && view.is_when(0) {
        article.published = article.published.or_else(|| day::find(tokens[0].span.join(tokens[tokens.len() - 1].span).of(&text)));
    }
    article.text = text;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The role of a block that stands between two paragraphs.
    fn role(line: &str) -> Role {
        let article = super::super::plain(format!("A storm hit Ostervik on Monday.\n\n{line}\n\nIt went on all night."), None);
        article.blocks[1].role
    }

    #[track_caller]
    fn check(expected: Role, lines: &[&str]) {
        for line in lines {
            assert_eq!(role(line), expected, "{line}");
        }
    }

    #[test]
    fn furniture_is_told_from_the_story() {
        check(
            Role::Furniture,
            &[
                "Updated 3 hours ago",
                "Posted: Monday, August 17, 2015 2:27 PM EDT",
                "Published 4 March 2026 at 10:30 GMT",
                "Published March 4, 2026 | Updated March 5, 2026 by Ada Brandt",
                "By Ada Brandt",
                "By ADA BRANDT and Jo Weir, Coastal Wire",
                "By Ada Brandt, staff writer",
                "Reporting by Ada Brandt in Ostervik; Editing by Jo Weir.",
                "(Reporting by Ada Brandt; Editing by Jo Weir)",
                "Read more: Bridge closed after cracks were found",
                "Related: Three rescued from the harbour",
                "Click here to see the pictures.",
                "Sign up for our newsletter to get the news first.",
                "Follow us on Facebook and Twitter.",
                "Advertisement",
                "Share Tweet Email",
                "12 comments",
                "1.4K shares",
                "345 views | 12 likes",
                "7 minutes ago",
                "3h ago",
                "Ada Brandt · 6 days ago",
                "Image 3 of 7",
                "Weir Holdings (WRH) -0.31% 12.05",
                "Getty Images",
                "Copyright 2026 Coastal Wire. All rights reserved.",
                "© 2026 Coastal Wire",
                "Copyright Associated Press / Coastal Wire",
                "(Copyright (c) 2026 Coastal Wire. All Rights Reserved. This material may not be published.)",
                "5 min read",
                "newsroom@coastal.example",
                "Phone: 555-014-2277",
                "Jo Weir contributed to this report.",
                "This is a developing story. Check back for updates.",
                "March 4, 2026",
            ],
        );
    }

    #[test]
    fn sentences_that_look_like_furniture_are_not() {
        check(
            Role::Body,
            &[
                "Updated figures show 30 died.",
                "Published in 2019, the report warned of cracks.",
                "Posted outside the gate, two guards watched the crowd.",
                "Updated at a cost of $3 million, the pier was safe.",
                "By Monday, 30 had died.",
                "By Tuesday night the road was open.",
                "Related claims were filed by 12 families.",
                "Read more than 30 books a year, she said.",
                "Copyright law was changed in 2016, lawmakers said.",
                "Source close to the mayor said 30 died.",
                "Photos of the bridge were taken on March 4.",
                "Correction officers were among the 12 hurt.",
                "Corrections staff found 3 men dead.",
                "Anyone with information is asked to call 555-014-2277.",
                "More people died in March than in May.",
                "“Follow us on the boat,” he said.",
                "The harbour (pictured in 2019) was closed (and still is).",
                "“It is a high-profile bridge,” said Mr. Slater, the newsletter editor.",
                "Two men entered the pier without permission, police said.",
                "Date palms were felled by the storm.",
                "Follow-up tests found 30 more.",
                "The storm was the worst in years (Weir and Brandt said).",
            ],
        );
    }

    #[test]
    fn lines_without_a_stop_that_tell_something_are_headings() {
        check(
            Role::Heading,
            &[
                "The clip had 345 views",
                "A ship sank 2 hours ago",
                "Shares in Weir (WRH) fell 0.31% to 12.05",
                "Photo 2 of 12 men in a boat",
                "He lost 2.5 hours. Photo finishes are rare",
            ],
        );
    }

    #[test]
    fn notes_are_about_the_article() {
        check(
            Role::Note,
            &[
                "Correction: An earlier story gave the wrong toll.",
                "CORRECTION — The bridge is 90 metres long.",
                "Correction, 4 March 2026: The bridge is 90 metres long.",
                "Editor’s note: This story has been updated.",
                "An earlier version of this article misstated the toll as 13.",
                "This article was amended on 4 March 2026.",
                "(Corrects spelling of Brandt in paragraph 3)",
                "CORRECTS toll to 13.",
            ],
        );
    }

    #[test]
    fn what_is_glued_is_cut() {
        let article = super::super::plain(
            "Mother hurt in fall Posted: Monday, August 17, 2015 2:27 PM EDT Updated: Tuesday, August 18, 2015 3:19 PM EDT\n\nShe fell on Cutter Road. (Source: Coastal Police)\n\nA mother is in hospital after a fall.".to_owned(),
            None,
        );
        let parts: Vec<(Role, &str)> = article.blocks.iter().map(|b| (b.role, b.span.of(&article.text))).collect();
        assert_eq!(
            parts,
            [
                (Role::Headline, "Mother hurt in fall"),
                (Role::Furniture, "Posted: Monday, August 17, 2015 2:27 PM EDT Updated: Tuesday, August 18, 2015 3:19 PM EDT"),
                (Role::Caption, "She fell on Cutter Road."),
                (Role::Furniture, "(Source: Coastal Police)"),
                (Role::Lede, "A mother is in hospital after a fall."),
            ]
        );
        assert_eq!(article.published.unwrap().to_string(), "2015-08-17");
        assert_eq!(article.updated.unwrap().to_string(), "2015-08-18");
    }

    #[test]
    fn a_label_that_ends_in_date_is_the_storys_own() {
        for line in ["New removal date: May 10.", "Opening Date: 4 March 2026", "The next issued: May 2026"] {
            let article = super::super::plain(format!("The gem service has grown.\n\n{line}\n\nIt was slow."), None);
            assert!(article.blocks.iter().all(|b| b.role != Role::Furniture), "{line}");
        }
    }

    #[test]
    fn a_credit_is_cut_from_the_words_below_a_picture() {
        let told = |caption: &str| {
            let page = format!(
                "<h1>Storm hits Ostervik</h1><p>A storm hit Ostervik on Monday, and 30 roofs were lost.</p><figure><img><figcaption>{caption}</figcaption></figure><p>It went on all night, the harbour master said at noon.</p>"
            );
            let article = super::super::read("a.html", page.as_bytes(), None).unwrap();
            article.blocks.iter().filter(|b| b.role == Role::Caption).map(|b| b.span.of(&article.text).to_owned()).collect::<Vec<_>>()
        };
        for credit in ["Photograph: Ada Brandt/Coastal Wire", "Photo by Jo Weir", "Jo Weir/Coastal Wire", "Credit: Jo Weir"] {
            assert_eq!(told(&format!("The pier by night. {credit}")), ["The pier by night."], "{credit}");
            assert!(told(credit).is_empty(), "{credit}");
        }
        assert_eq!(told("The pier. Ada Brandt is in front"), ["The pier. Ada Brandt is in front"]);
        let broken = "Rain fell.\n\nThe pier at noon. Photograph:\n\nJo Weir/Coastal Wire\n\nAt least nine people left the pier.";
        let article = super::super::plain(broken.to_owned(), None);
        let roles: Vec<Role> = article.blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles[1..], [Role::Caption, Role::Furniture, Role::Furniture, Role::Body], "{roles:?}");
        let article = super::super::plain("Rain fell.\n\nShe showed a photograph:\n\nJo Weir left.\n\nIt went on.".to_owned(), None);
        assert!(article.blocks.iter().all(|b| b.role != Role::Furniture), "a sentence is no credit");
        let article = super::super::plain("It rained all day.\n\nPhoto 3 of 9 Jo Weir, 40, left the pier.\n\nIt went on.".to_owned(), None);
        let parts: Vec<(Role, &str)> = article.blocks.iter().map(|b| (b.role, b.span.of(&article.text))).collect();
        assert_eq!(parts[1..3], [(Role::Furniture, "Photo 3 of 9"), (Role::Body, "Jo Weir, 40, left the pier.")]);
    }

    #[test]
    fn a_byline_is_learnt() {
        let article = super::super::plain("Bridge closed\n\nBy Ada Brandt, Coastal Wire\n\nThe bridge was closed.".to_owned(), None);
        assert_eq!(article.byline.as_deref(), Some("Ada Brandt"));
    }
}
