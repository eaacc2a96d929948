//! Text in, tokens out: words, numbers and marks with their byte spans.
//!
//! A token carries a [`key()`], a hash of its normal form.
//! It does not know what a word means (that is the lexicon's) nor where a sentence ends.
//!
//! The build script includes this file too, so that phrases in the lexicon are cut exactly as text is.

// Paths, since the build script includes this file from another folder.
#[path = "token/key.rs"]
mod key;
#[path = "token/kind.rs"]
mod kind;
#[path = "token/span.rs"]
mod span;

pub use key::{KeyHasher, KeyMap, KeySet, ascii_digit, is_invisible, key, normalised};
use key::{first_bytes, key_at, mix};
pub use kind::Kind;
pub use span::Span;

/// A word's place in the lexicon; 0 is no word of the lexicon.
pub type WordId = u16;

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed(4))]
pub struct Token {
    /// Where it stands, in bytes of the document's text.
    pub span: Span,
    /// Hash of the normalised form: equal keys are equal words, whatever their typography.
    pub key: u64,
    /// The word's id in the lexicon, or 0.
    pub word: WordId,
    /// What it is made of.
    pub kind: Kind,
    flags: u8,
}

// A text has a token for each five of its bytes, so that four bytes more are another text.
const _: () = assert!(size_of::<Token>() == 20);

const SPACE: u8 = 1;
const NEWLINE: u8 = 2;
const CAPITAL: u8 = 4;
const UPPER: u8 = 8;
const ADDRESS: u8 = 16;
const DIGITS: u8 = 32;
const JOINED: u8 = 64;

impl Token {
    /// A token that is no word of any text, to look up a word by itself.
    #[inline]
    pub fn blank() -> Token {
        Token { span: Span::default(), key: 0, word: 0, kind: Kind::Word, flags: 0 }
    }
    /// The same token, as a word that the lexicon knows.
    #[inline]
    pub fn knowing(self, word: WordId) -> Token {
        Token { word, ..self }
    }
    /// The token as written.
    #[inline]
    pub fn text(self, text: &str) -> &str {
        self.span.of(text)
    }
    /// Whether white space stands before it.
    #[inline]
    pub fn space_before(self) -> bool {
        self.flags & SPACE != 0
    }
    /// Whether a line break stands before it.
    #[inline]
    pub fn newline_before(self) -> bool {
        self.flags & NEWLINE != 0
    }
    /// Whether its first letter is a capital.
    #[inline]
    pub fn is_capitalised(self) -> bool {
        self.flags & CAPITAL != 0
    }
    /// Whether it has two or more letters and all are capitals.
    #[inline]
    pub fn is_upper(self) -> bool {
        self.flags & UPPER != 0
    }
    /// Whether it is a web or mail address.
    #[inline]
    pub fn is_address(self) -> bool {
        self.flags & ADDRESS != 0
    }
    /// Whether a word holds digits ("G20").
    #[inline]
    pub fn has_digits(self) -> bool {
        self.flags & DIGITS != 0
    }
    /// Whether it counts as a word of the text: words and numbers do, marks do not.
    #[inline]
    pub fn is_word(self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }
    /// Whether it goes on with the figure that the token before it belongs to: all but the first part of "2024-04-05",
    /// "10:12" and "3-2".
    #[inline]
    pub fn is_joined(self) -> bool {
        self.flags & JOINED != 0
    }
    /// Whether it is counted in reports: as [`Token::is_word`], with a figure of several parts as one word.
    #[inline]
    pub fn is_counted(self) -> bool {
        self.is_word() && !self.is_joined()
    }
    /// Whether digits or signs of a part stand in it ("57,000", "½", "G20", an address with a number).
    #[inline]
    pub fn has_figures(self, text: &str) -> bool {
        match self.kind {
            Kind::Number => true,
            Kind::Word => self.has_digits() || self.is_address() && self.text(text).bytes().any(|b| b.is_ascii_digit()),
            _ => false,
        }
    }
}

/// Cuts `text[range]` into tokens and appends them; `lookup` gives a key's place in the lexicon.
pub fn tokenize(text: &str, range: Span, lookup: impl Fn(u64) -> WordId, out: &mut Vec<Token>) {
    tokenize_around(text, range, &[], lookup, out);
}

/// As [`tokenize`], but steps over `markup`, spans in order. What stands on both sides of a mark is not set apart by it.
pub fn tokenize_around(text: &str, range: Span, markup: &[Span], lookup: impl Fn(u64) -> WordId, out: &mut Vec<Token>) {
    let mut flags = SPACE;
    let mut at = range.start;
    let first = out.len();
    for mark in markup {
        tokenize_run(text, Span { start: at, end: mark.start.clamp(at, range.end) }, &mut flags, &lookup, out);
        // "5&nbsp;km" and "<br>" do set apart.
        if mark.of(text).starts_with('&') || mark.of(text).starts_with("<br") {
            flags |= SPACE;
        }
        at = mark.end.clamp(at, range.end);
    }
    tokenize_run(text, Span { start: at, end: range.end }, &mut flags, &lookup, out);
    for at in first..out.len() {
        if out[at].flags & UPPER != 0 && is_short_form(text, &out[first..], at - first) {
            let dotted: String = out[at].text(text).chars().flat_map(|c| [c, '.']).collect();
            let key = key(&dotted, Kind::Word);
            out[at] = Token { key, word: lookup(key), ..out[at] };
        }
    }
}

/// Short forms that small letters make another word of. Their keys are those of the forms with stops: "U.S.".
const SHORT_FORMS: [&str; 3] = ["IT", "US", "WHO"];
/// So many tokens around tell capitals that mean something from a line in capitals.
const AROUND: usize = 4;

/// Whether a word in capitals is one of [`SHORT_FORMS`], and no line in capitals goes on there.
fn is_short_form(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |t: &&Token| t.kind == Kind::Word && t.span.len() > 1;
    let others = || tokens[..at].iter().rev().take(AROUND).chain(tokens[at + 1..].iter().take(AROUND)).filter(word);
    SHORT_FORMS.contains(&tokens[at].text(text)) && (others().next().is_none() || others().any(|t| !t.is_upper()))
}

/// What an ASCII byte can start: most of a text is told by one look at this table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Letters.
    Letter,
    /// Blanks, line breaks and controls.
    Space,
    /// A mark that is always a token by itself.
    Lone(Kind),
    /// Digits, stops, apostrophes, "@" and all that is not ASCII: [`cut`] looks closer.
    Other,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        table[byte] = if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b == b' ' || b.is_ascii_control() {
            Class::Space
        } else if matches!(b, b'0'..=b'9' | b'.' | b'\'' | b'@') {
            Class::Other
        } else {
            Class::Lone(lone(b as char))
        };
        byte += 1;
    }
    table
};

/// Bytes behind plain letters that can make them more than a plain word.
const GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte >= 128 || matches!(byte as u8, b'0'..=b'9' | b'\'' | b'@' | b'.' | b'_' | b'+' | b'-' | b':');
        byte += 1;
    }
    table
};

fn tokenize_run(text: &str, range: Span, flags: &mut u8, lookup: &impl Fn(u64) -> WordId, out: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..range.end as usize];
    let mut at = range.start as usize;
    while at < bytes.len() {
        let byte = bytes[at];
        let (end, kind, more) = match CLASS[byte as usize] {
            Class::Space => {
                *flags |= if matches!(byte, b'\n' | b'\r') { SPACE | NEWLINE } else { SPACE };
                at += 1;
                continue;
            }
            Class::Letter => match plain_word(bytes, at) {
                Some((end, more, key)) => {
                    out.push(Token { span: Span::new(at, end), key, word: lookup(key), kind: Kind::Word, flags: *flags | more });
                    *flags = 0;
                    at = end;
                    continue;
                }
                None => word_end(text, bytes, at, char_at(text, at)),
            },
            // Typewriters, wires and Markdown have two hyphens between figures for a dash.
            Class::Lone(Kind::Dash) if is_typed_dash(bytes, at) && follows_number(*flags, out) => (at + 2, Kind::Dash, 0),
            Class::Lone(kind) => (at + 1, kind, 0),
            Class::Other => {
                let c = char_at(text, at);
                if c.is_whitespace() || is_invisible(c) {
                    *flags |= SPACE;
                    if matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}') {
                        *flags |= NEWLINE;
                    }
                    at += c.len_utf8();
                    continue;
                }
                let after_word = *flags & SPACE == 0 && out.last().is_some_and(|t| t.is_word());
                cut(text, bytes, at, c, *flags & SPACE != 0, after_word)
            }
        };
        let span = Span::new(at, end);
        let key =
            if kind == Kind::Word && is_thousandth(&bytes[at..end]) { thousandth_key(&bytes[at..end]) } else { key_at(text, span, kind) };
        out.push(Token { span, key, word: lookup(key), kind, flags: *flags | more });
        if kind == Kind::Number || more & DIGITS != 0 {
            join(text, out);
        }
        *flags = 0;
        at = end;
    }
}

/// Whether two hyphens and a digit stand there, and no third hyphen.
fn is_typed_dash(bytes: &[u8], at: usize) -> bool {
    bytes[at..].starts_with(b"--") && next_is_digit(bytes, at + 2)
}

/// Whether the token before is a number, and no space parts what follows from it.
fn follows_number(flags: u8, out: &[Token]) -> bool {
    flags & SPACE == 0 && out.last().is_some_and(|t| t.kind == Kind::Number)
}

/// So many marks stand between two parts of a figure: "$3-$4".
const MOST_JOINTS: usize = 2;

/// Joins the last token, which has digits, to the figure straight before it, if there is one.
fn join(text: &str, out: &mut [Token]) {
    let space = |t: &Token| t.flags & SPACE != 0;
    let last = out.len() - 1;
    let marks = out[..last].iter().rev().take(MOST_JOINTS).take_while(|t| !space(t) && is_joint(text, **t)).count();
    let first = last - marks;
    let part = |t: &Token| t.kind == Kind::Number || t.flags & DIGITS != 0;
    if !space(&out[last]) && first > 0 && part(&out[first - 1]) {
        out[first..].iter_mut().for_each(|t| t.flags |= JOINED);
    }
}

/// Whether a mark can stand inside a figure.
fn is_joint(text: &str, token: Token) -> bool {
    match token.kind {
        Kind::Dash | Kind::Symbol => true,
        Kind::Quote => matches!(token.text(text), "'" | "’" | "′"),
        Kind::Punct => matches!(token.text(text), "/" | ":" | "_"),
        _ => false,
    }
}

/// One in each byte.
const ONES: u64 = u64::MAX / 255;

/// The top bit of each byte that is an ASCII letter.
fn letters(bytes: u64) -> u64 {
    let small = (bytes | (0x20 * ONES)) & (0x7f * ONES);
    let from_a = small + (0x80 - 0x61) * ONES;
    let above_z = small + (0x80 - 0x7b) * ONES;
    from_a & !above_z & !bytes & (0x80 * ONES)
}

/// Whether the plain letters before a stop, a hyphen or a colon are a word: no address and no initials go on there.
fn is_whole(bytes: &[u8], at: usize, len: usize) -> bool {
    let name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-');
    let next = bytes[at + len];
    if !matches!(next, b'.' | b'-' | b':') || next == b'.' && len == 1 || matches!(bytes[at] | 0x20, b'h' | b'w') {
        return false;
    }
    let rest = &bytes[at + len..];
    rest.iter().take(MAX_NAME).find(|b| !name(b)).is_none_or(|b| *b != b'@')
}

/// Whether a word is a unit of which case tells the size: "mW" is a thousandth of a watt, "MW" a million.
fn is_thousandth(word: &[u8]) -> bool {
    matches!(word, b"mW" | b"mV" | b"mA" | b"mJ" | b"mHz" | b"mPa" | b"mSv")
}

/// The key of such a unit, which is that of "milliw": small letters would make the other unit of it.
fn thousandth_key(word: &[u8]) -> u64 {
    let rest = word.iter().skip(1).map(|b| char::from(b.to_ascii_lowercase()));
    key(&"milli".chars().chain(rest).collect::<String>(), Kind::Word)
}

/// Where the word of fewer than 16 plain letters at `at` ends, with its flags and its key: most words are no more.
///
/// Eight bytes are looked at in one step, as a loop over them is left at another place for each word.
#[inline]
fn plain_word(bytes: &[u8], at: usize) -> Option<(usize, u8, u64)> {
    let chunk = bytes[at..].first_chunk::<16>()?;
    let (low, high) = (u128::from_le_bytes(*chunk) as u64, (u128::from_le_bytes(*chunk) >> 64) as u64);
    let mut len = ((letters(low) ^ (0x80 * ONES)).trailing_zeros() / 8) as usize;
    if len == 8 {
        len += ((letters(high) ^ (0x80 * ONES)).trailing_zeros() / 8) as usize;
    }
    if GOES_ON[*chunk.get(len)? as usize] && !is_whole(bytes, at, len) {
        return None;
    }
    let small = u128::from_le_bytes(*chunk) | u128::from(0x20 * ONES) << 64 | u128::from(0x20 * ONES);
    let key = mix(first_bytes(small, len));
    let capital = chunk[0] & 0x20 == 0;
    if !capital {
        let key = if is_thousandth(&chunk[..len]) { thousandth_key(&chunk[..len]) } else { key };
        return Some((at + len, 0, key));
    }
    let upper = len > 1 && chunk[1..len].iter().all(|b| b & 0x20 == 0);
    Some((at + len, if upper { CAPITAL | UPPER } else { CAPITAL }, key))
}

/// Where the token that starts at `at` ends, what it is, and its flags.
fn cut(text: &str, bytes: &[u8], at: usize, c: char, after_space: bool, after_word: bool) -> (usize, Kind, u8) {
    if c.is_ascii_digit() || (c == '.' && after_space && next_is_digit(bytes, at + 1)) {
        return (number_end(text, bytes, at), Kind::Number, 0);
    }
    if is_fraction(c) {
        return (at + c.len_utf8(), Kind::Number, 0);
    }
    if !c.is_ascii() && ascii_digit(c).is_some() {
        let run = text[at..].chars().take_while(|c| !c.is_ascii() && ascii_digit(*c).is_some());
        return (at + run.map(char::len_utf8).sum::<usize>(), Kind::Number, 0);
    }
    if let Some(end) = possessive_end(text, bytes, at, c, after_word) {
        return (end, Kind::Word, 0);
    }
    if c.is_alphabetic() || c == '@' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
        return word_end(text, bytes, at, c);
    }
    if c == '.' {
        let end = at + bytes[at..].iter().take_while(|&&b| b == b'.').count();
        return (end, Kind::Stop, 0);
    }
    (at + c.len_utf8(), lone(c), 0)
}

/// What a mark is that is a token by itself.
const fn lone(c: char) -> Kind {
    match c {
        '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '`' | '´' | '′' | '″' => {
            Kind::Quote
        }
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Kind::Dash,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' => Kind::Stop,
        '$' | '%' | '£' | '€' | '¥' | '₹' | '₪' | '₩' | '₽' | '₴' | '₺' | '₦' | '₱' | '฿' | '₫' | '¢' | '°' | '℃' | '℉' | '‰' | '#'
        | '+' | '±' | '×' | '~' | '≈' | '<' | '>' | '≤' | '≥' | '=' | '&' => Kind::Symbol,
        // A power of ten; as the mark of a note it is one more sign.
        '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁻' => Kind::Symbol,
        _ => Kind::Punct,
    }
}

fn number_end(text: &str, bytes: &[u8], at: usize) -> usize {
    let digits = |from: usize| from + bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(at + usize::from(bytes[at] == b'.'));
    loop {
        match bytes.get(end) {
            Some(b',' | b'.') if next_is_digit(bytes, end + 1) => end = digits(end + 1),
            // A no-break or thin space or an apostrophe groups thousands: exactly three digits follow. What is not seen
            // inside a number parts nothing.
            Some(0xC2 | 0xE2 | 0xEF | b'\'') => {
                let c = char_at(text, end);
                let from = end + c.len_utf8();
                let groups = matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
                if groups && digits(from) == from + 3 && digits(at) - at <= 3 {
                    end = from + 3;
                } else if is_invisible(c) && next_is_digit(bytes, from) {
                    end = digits(from);
                } else {
                    return end;
                }
            }
            _ => return end,
        }
    }
}

fn word_end(text: &str, bytes: &[u8], at: usize, first: char) -> (usize, Kind, u8) {
    // Long plain words, and those at the end of a text.
    let run = bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if run > 0 && !bytes.get(at + run).is_some_and(|b| GOES_ON[*b as usize]) {
        let capital = if first.is_ascii_uppercase() { CAPITAL } else { 0 };
        let upper = run > 1 && bytes[at..at + run].iter().all(u8::is_ascii_uppercase);
        return (at + run, Kind::Word, capital | if upper { UPPER } else { 0 });
    }
    if let Some(end) = address_end(text, bytes, at) {
        return (end, Kind::Word, ADDRESS);
    }
    if let Some(end) = initials_end(bytes, at) {
        let flags = if first.is_uppercase() { CAPITAL | UPPER } else { 0 };
        return (end, Kind::Word, flags);
    }
    let (mut end, mut letters, mut lower, mut flags) = (at, 0usize, 0usize, 0u8);
    while end < bytes.len() {
        let c = char_at(text, end);
        if c.is_alphabetic() {
            letters += 1;
            lower += usize::from(!c.is_uppercase());
        } else if c.is_ascii_digit() {
            flags |= DIGITS;
        } else if matches!(c, '\'' | '’') {
            let from = end + c.len_utf8();
            if !inner_apostrophe(text, bytes, from) {
                break;
            }
        } else if c == '@' && end > at || !(is_mark(c) || matches!(c, '²' | '³' | '\u{ad}' | '\u{200d}') || c == '@') {
            break;
        }
        end += c.len_utf8();
    }
    if first.is_uppercase() {
        flags |= CAPITAL;
    }
    if letters > 1 && lower == 0 {
        flags |= UPPER;
    }
    (end, Kind::Word, flags)
}

/// An apostrophe belongs to the word when a letter follows ("don't", "O'Brien") that is not the possessive "s".
fn inner_apostrophe(text: &str, bytes: &[u8], from: usize) -> bool {
    if from >= bytes.len() {
        return false;
    }
    let c = char_at(text, from);
    if !c.is_alphabetic() {
        return false;
    }
    let after = from + c.len_utf8();
    let ends = after >= bytes.len() || !char_at(text, after).is_alphanumeric();
    !(matches!(c, 's' | 'S') && ends)
}

/// The "'s" of a possessive or a short "is", straight behind a word.
fn possessive_end(text: &str, bytes: &[u8], at: usize, c: char, after_word: bool) -> Option<usize> {
    let s = at + c.len_utf8();
    let follows = after_word && matches!(c, '\'' | '’') && matches!(bytes.get(s), Some(b's' | b'S'));
    (follows && (s + 1 >= bytes.len() || !char_at(text, s + 1).is_alphanumeric())).then_some(s + 1)
}

/// "U.S.", "p.m.", "D.C": two or more single letters, each but perhaps the last followed by a stop.
fn initials_end(bytes: &[u8], at: usize) -> Option<usize> {
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let (mut end, mut count) = (at, 0);
    while letter(end) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
        count += 1;
    }
    if letter(end) && count > 0 && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
        count += 1;
    }
    // "Vitamin B.In" is a missing space, not initials.
    (count >= 2 && !letter(end)).then_some(end)
}

/// The longest name before the "@" of a mail address, in bytes.
const MAX_NAME: usize = 64;

/// Web and mail addresses are one token, so that the numbers in them are no claims.
fn address_end(text: &str, bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    let starts = |p: &[u8]| rest.len() >= p.len() && rest[..p.len()].eq_ignore_ascii_case(p);
    if !(starts(b"http://") || starts(b"https://") || starts(b"www.")) {
        let name = |b: &&u8| b.is_ascii_alphanumeric() || b"._+-".contains(b);
        let sign = rest.iter().take(MAX_NAME).take_while(name).count();
        if sign == 0 || rest.get(sign) != Some(&b'@') {
            return None;
        }
        let host = rest[sign + 1..].iter().take(256).take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
        if !rest[sign + 1..sign + 1 + host].contains(&b'.') {
            return None;
        }
        return Some(trim_stops(bytes, at, at + sign + 1 + host));
    }
    let limit = rest.iter().take(2048).position(|b| b.is_ascii_whitespace() || b"<>\"()[]".contains(b)).unwrap_or(rest.len().min(2048));
    let mut end = at + limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Some(trim_stops(bytes, at, end))
}

fn trim_stops(bytes: &[u8], at: usize, mut end: usize) -> usize {
    while end > at + 1 && b".,;:!?'".contains(&bytes[end - 1]) {
        end -= 1;
    }
    end
}

fn char_at(text: &str, at: usize) -> char {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() { byte as char } else { text[at..].chars().next().unwrap_or('\u{fffd}') }
}

fn next_is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn is_fraction(c: char) -> bool {
    matches!(c, '¼' | '½' | '¾' | '⅐'..='⅞')
}

/// Combining marks, which follow the letter that they change.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, Span::new(0, text.len()), |_| 0, &mut out);
        out.iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn words_keep_their_apostrophes_and_lose_the_possessive() {
        assert_eq!(
            cut("Don't touch O’Brien's car, workers' or not"),
            ["Don't", "touch", "O’Brien", "'s", "car", ",", "workers", "'", "or", "not"]
        );
    }

    #[test]
    fn words_are_cut_alike_wherever_they_stand() {
        for word in
            ["a", "Word", "EIGHTLET", "ninelette", "fifteenlettersx", "sixteenlettersxy", "SEVENTEENLETTERSX", "caf\u{e9}s", "naïve"]
        {
            for after in ["", " and a long text behind it", ", and a long text behind it"] {
                let text = format!("{word}{after}");
                let mut out = Vec::new();
                tokenize(&text, Span::new(0, text.len()), |_| 0, &mut out);
                let first = out[0];
                assert_eq!(first.text(&text), word);
                assert_eq!({ first.key }, key(word, Kind::Word), "{text}");
                assert_eq!(first.is_capitalised(), word.starts_with(char::is_uppercase));
                assert_eq!(first.is_upper(), word.len() > 1 && !word.contains(char::is_lowercase));
            }
        }
    }

    #[test]
    fn markup_is_stepped_over() {
        let text = "**Weir**'s [plan](https://a.example) of 5&nbsp;km";
        let marks = [Span::new(0, 2), Span::new(6, 8), Span::new(11, 12), Span::new(16, 36), Span::new(41, 47)];
        let mut out = Vec::new();
        tokenize_around(text, Span::new(0, text.len()), &marks, |_| 0, &mut out);
        assert_eq!(out.iter().map(|t| t.text(text)).collect::<Vec<_>>(), ["Weir", "'s", "plan", "of", "5", "km"]);
        assert!(!out[1].space_before() && out[5].space_before());
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(cut("the U.S. at 3 p.m. in D.C."), ["the", "U.S.", "at", "3", "p.m.", "in", "D.C."]);
    }

    #[test]
    fn numbers_keep_their_grouping() {
        assert_eq!(cut("57,000 or $3.5bn, .25 and 12-year"), ["57,000", "or", "$", "3.5", "bn", ",", ".25", "and", "12", "-", "year"]);
        assert_eq!(cut("5\u{202f}000 and 5\u{a0}km"), ["5\u{202f}000", "and", "5", "km"]);
        assert_eq!(cut("1'000'000 or 6'2 or '90s"), ["1'000'000", "or", "6", "'", "2", "or", "'", "90", "s"]);
        assert_eq!(cut("12\u{200d}34 １２٣"), ["12\u{200d}34", "１２٣"]);
        assert_eq!(cut("𝟑𝟒 people"), ["𝟑𝟒", "people"]);
    }

    #[test]
    fn parts_of_a_figure_are_joined() {
        let joined = |text: &str| {
            let mut out = Vec::new();
            tokenize(text, Span::new(0, text.len()), |_| 0, &mut out);
            let mut figures: Vec<String> = Vec::new();
            for t in out {
                match figures.last_mut() {
                    Some(last) if t.is_joined() => last.push_str(t.text(text)),
                    _ => figures.push(t.text(text).to_owned()),
                }
            }
            figures
        };
        assert_eq!(joined("on 2024-04-05 at 10:12, won 2:1"), ["on", "2024-04-05", "at", "10:12", ",", "won", "2:1"]);
        assert_eq!(joined("$3-$4 or 10/12/2023 and 6’2"), ["$", "3-$4", "or", "10/12/2023", "and", "6’2"]);
        assert_eq!(
            joined("a 12-year-old, 4 - 5, 7[12] or 3½"),
            ["a", "12", "-", "year", "-", "old", ",", "4", "-", "5", ",", "7", "[", "12", "]", "or", "3½"]
        );
        assert_eq!(joined("CVE-2021-4034 on A380-8"), ["CVE", "-", "2021-4034", "on", "A380-8"]);
        assert_eq!(joined("10--15 or 1914--1918"), ["10--15", "or", "1914--1918"]);
    }

    #[test]
    fn two_hyphens_between_figures_are_one_dash() {
        assert_eq!(cut("10--15 or 1.5--2.5, 9--9--9"), ["10", "--", "15", "or", "1.5", "--", "2.5", ",", "9", "--", "9", "--", "9"]);
        assert_eq!(cut("he--she, 10---15, 10 --15"), ["he", "-", "-", "she", ",", "10", "-", "-", "-", "15", ",", "10", "-", "-", "15"]);
        assert_eq!(cut("run --30, 10-- or a--5"), ["run", "-", "-", "30", ",", "10", "-", "-", "or", "a", "-", "-", "5"]);
        let mut out = Vec::new();
        tokenize("4--5", Span::new(0, 4), |_| 0, &mut out);
        assert_eq!({ out[1].key }, key("–", Kind::Dash));
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(
            cut("See https://a.example/2024/7?q=3. Mail j.k@b.example."),
            ["See", "https://a.example/2024/7?q=3", ".", "Mail", "j.k@b.example", "."]
        );
    }
}
