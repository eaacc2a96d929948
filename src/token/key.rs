//! A token as written in, its key out: a hash of its normal form.
//!
//! Case, curly or straight quotation marks, kinds of dash, digits of other scripts and composed or decomposed accents make
//! no difference to a key.

use super::{Kind, Span};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Keys are hashes already.
#[derive(Default, Clone, Copy)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// A map from token or sentence keys.
pub type KeyMap<T> = HashMap<u64, T, BuildHasherDefault<KeyHasher>>;

/// A set of token keys.
pub type KeySet = HashSet<u64, BuildHasherDefault<KeyHasher>>;

/// The hash of a token's normalised form.
pub fn key(token: &str, kind: Kind) -> u64 {
    match kind {
        Kind::Dash => return hash(b"-"),
        Kind::Quote => return hash(if matches!(token, "'" | "‘" | "’" | "‚" | "‛" | "`" | "´" | "′") { b"'" } else { b"\"" }),
        _ => {}
    }
    if kind == Kind::Number && is_grouped(token) {
        return key(&token.chars().filter(char::is_ascii_digit).collect::<String>(), kind);
    }
    let mut small = [0u8; 64];
    if token.is_ascii() && token.len() <= small.len() {
        let small = &mut small[..token.len()];
        small.copy_from_slice(token.as_bytes());
        small.make_ascii_lowercase();
        return hash(small);
    }
    hash(normalised(token).as_bytes())
}

/// Whether marks only group the digits by three: "57,000", "1 200 000" with narrow spaces. "1.200" can be less than two.
fn is_grouped(number: &str) -> bool {
    let mark = |c: char| matches!(c, ',' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut groups = number.split(mark);
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && digits(first) && first != "0")
        && number.contains(mark)
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// The top bit of each byte of a short word: set in what is not ASCII.
const TOP_BITS: u128 = u128::MAX / 255 * 0x80;

/// As [`key`]; short words are lowered where they lie.
#[inline]
pub(super) fn key_at(text: &str, span: Span, kind: Kind) -> u64 {
    let len = span.len();
    let plain = match kind {
        Kind::Dash | Kind::Quote => false,
        // Most numbers are too short to be grouped.
        Kind::Number => len < 5 || !is_grouped(span.of(text)),
        _ => true,
    };
    if plain
        && len <= 16
        && let Some(chunk) = text.as_bytes()[span.start as usize..].first_chunk::<16>()
    {
        let mut small = *chunk;
        small.make_ascii_lowercase();
        let small = first_bytes(u128::from_le_bytes(small), len);
        if small & TOP_BITS == 0 {
            return mix(small);
        }
    }
    key(span.of(text), kind)
}

fn hash(form: &[u8]) -> u64 {
    let mut chunk = [0u8; 16];
    match chunk.get_mut(..form.len()) {
        Some(short) => {
            short.copy_from_slice(form);
            mix(u128::from_le_bytes(chunk))
        }
        None => xxhash_rust::xxh3::xxh3_64(form),
    }
}

/// The hash of at most 16 bytes, the rest zeros: one multiplication, a sixth of the work of a hash for any length.
///
/// The constants are no UTF-8, so that no text makes a factor zero.
#[inline]
pub(super) fn mix(form: u128) -> u64 {
    let low = form as u64 ^ 0xff51_afd7_ed55_8ccd;
    let high = (form >> 64) as u64 ^ 0xc4ce_b9fe_1a85_ec53;
    let product = u128::from(low) * u128::from(high);
    product as u64 ^ (product >> 64) as u64
}

/// The first `len` bytes, 1 to 16, the rest zeros.
#[inline]
pub(super) fn first_bytes(bytes: u128, len: usize) -> u128 {
    bytes & (u128::MAX >> (128 - 8 * len.clamp(1, 16)))
}

/// Lower case, straight apostrophes, composed accents, no invisible characters.
pub fn normalised(token: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if token.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return token.to_ascii_lowercase();
    }
    token
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if matches!(c, '’' | '‘' | '′') { '\'' } else { ascii_digit(c).unwrap_or(c) })
        .flat_map(|c| letters(c).into_iter().chain((!is_ligature(c)).then_some(c)))
        .nfc()
        .flat_map(char::to_lowercase)
        .collect()
}

/// The letters of a ligature, as old fonts and PDF files have them: "ﬃ".
fn letters(c: char) -> Vec<char> {
    let mut out = Vec::new();
    if is_ligature(c) {
        unicode_normalization::char::decompose_compatible(c, |letter| out.push(letter));
    }
    out
}

fn is_ligature(c: char) -> bool {
    matches!(c, 'ﬀ'..='ﬆ')
}

/// A decimal digit of the scripts that news in English quotes, as the digit that English writes.
pub fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        '\u{9e6}'..='\u{9ef}' => 0x9e6,
        // The bold, sans-serif and other digits of mathematics, ten of each, in which posts are dressed up.
        '\u{1d7ce}'..='\u{1d7ff}' => c as u32 - (c as u32 - 0x1d7ce) % 10,
        _ => return None,
    };
    char::from_digit(c as u32 - zero, 10)
}

/// Characters that take no room and say nothing: zero-width spaces, direction marks, soft hyphens, controls.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}') || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_script_have_one_key() {
        assert_eq!(key("１２", Kind::Number), key("12", Kind::Number));
        assert_eq!(key("٣٤", Kind::Number), key("3\u{200d}4", Kind::Number));
        assert_ne!(key("１２", Kind::Number), key("21", Kind::Number));
        assert_eq!(key("𝟑𝟒", Kind::Number), key("34", Kind::Number));
        assert_eq!(key("𝟵𝟢", Kind::Number), key("90", Kind::Number));
    }

    #[test]
    fn typography_makes_no_difference_to_a_key() {
        assert_eq!(key("Don’t", Kind::Word), key("don't", Kind::Word));
        assert_eq!(key("—", Kind::Dash), key("-", Kind::Dash));
        assert_eq!(key("cafe\u{301}", Kind::Word), key("Café", Kind::Word));
        assert_ne!(key("U.S.", Kind::Word), key("us", Kind::Word));
        assert_eq!(key("Oﬃce", Kind::Word), key("office", Kind::Word));
        for grouped in ["57,000", "57\u{202f}000", "57\u{a0}000", "57'000"] {
            assert_eq!(key(grouped, Kind::Number), key("57000", Kind::Number), "{grouped}");
        }
        for other in ["57.000", "57,00", "0,570", "57,0000", "57000.0"] {
            assert_ne!(key(other, Kind::Number), key("57000", Kind::Number), "{other}");
        }
    }
}
