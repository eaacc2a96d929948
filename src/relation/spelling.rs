//! Two words as written in, whether they are one word spelt in two ways out: colour and color, cease-fire and
//! ceasefire, café and cafe, "organisation" and "organization".
//!
//! British and American endings are told by rule where the rule mistakes no pair of different words; the rest stands
//! in `src/lexicon/relation/spelling.toml`. It knows no abbreviations.

use crate::lexicon::{CLAUSES, ClauseCue};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The word without what typography and position give it: lower case, straight apostrophes, single spaces, no marks around it.
pub fn plain(written: &str) -> Cow<'_, str> {
    // Nearly every word has letters and no marks.
    let (mut letters, mut small) = (!written.is_empty(), true);
    for c in written.bytes() {
        letters &= c.is_ascii_alphanumeric();
        small &= !c.is_ascii_uppercase();
    }
    if letters {
        return if small { Cow::Borrowed(written) } else { Cow::Owned(written.to_ascii_lowercase()) };
    }
    let trimmed = written.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.' | '%' | '$'));
    let trimmed = if trimmed.is_empty() { written.trim() } else { trimmed };
    let done = |c: u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'\'' | b'.');
    let spaced = |w: &[u8]| w[0] != b' ' || w[1] != b' ';
    let bytes = trimmed.as_bytes();
    if bytes.iter().all(|c| done(*c) || *c == b' ') && bytes.windows(2).all(spaced) {
        return Cow::Borrowed(trimmed);
    }
    if trimmed.is_ascii() && bytes.windows(2).all(spaced) && !bytes.iter().any(|c| matches!(c, b'`' | b'\t' | b'\n' | b'\r')) {
        return Cow::Owned(trimmed.to_ascii_lowercase());
    }
    let mut out = String::with_capacity(trimmed.len());
    for c in trimmed.nfc() {
        match c {
            '’' | '‘' | '`' | '´' | 'ʼ' => out.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => out.push('-'),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(out)
}

/// Whether the two plain words are one word in two spellings.
pub(super) fn same(a: &str, b: &str) -> bool {
    // Spellings of one word share their first letter, and mostly their length: a cheap test before the dear one.
    if a.len().abs_diff(b.len()) > 4 || !like_starts(a, b) {
        return false;
    }
    if is_done_again(a, b) {
        return false;
    }
    let (a, b) = (letters(a), letters(b));
    // British and American part ways after the third letter, but for some Greek beginnings.
    let greek = |w: &str| w.starts_with("paed") || w.starts_with("oe");
    a == b || (a.get(..3) == b.get(..3) || greek(&a) || greek(&b)) && american(&a) == american(&b)
}

/// With a hyphen behind it, it is done again.
const AGAIN: &str = "re-";

/// Whether of two words with the same letters one says that something is done again, and the other does not: "re-signed",
/// "resigned".
pub fn is_done_again(a: &str, b: &str) -> bool {
    let (apart, joined) = if a.starts_with(AGAIN) { (a, b) } else { (b, a) };
    let other =
        || ["", "s", "ed", "d", "ing"].iter().filter_map(|e| joined.strip_suffix(e)).any(|w| CLAUSES.has_spelt(w, ClauseCue::Again));
    apart.starts_with(AGAIN) && !joined.starts_with(AGAIN) && other()
}

/// The first letter, and the second where it is no vowel and no mark ("U.S." and "US", "paediatric" and "pediatric").
fn like_starts(a: &str, b: &str) -> bool {
    let free = |c: u8| !c.is_ascii_alphabetic() || matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    let mut pairs = a.bytes().zip(b.bytes());
    let first = pairs.next().is_some_and(|(x, y)| x == y || !x.is_ascii() || !y.is_ascii());
    first && pairs.next().is_none_or(|(x, y)| x == y || free(x) || free(y))
}

/// Letters and digits only, accents taken off: "cease-fire", "cease fire" and "ceasefire" are one.
fn letters(plain: &str) -> String {
    if plain.is_ascii() {
        return plain.chars().filter(char::is_ascii_alphanumeric).collect();
    }
    let mut out = String::with_capacity(plain.len());
    for c in plain.nfd() {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            c if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

/// What follows a stem in its inflected and derived forms.
const TAILS: [&str; 22] = [
    "hood", "hoods", "less", "ite", "ites", "ably", "", "s", "d", "ed", "er", "ers", "ing", "ings", "r", "rs", "al", "ally", "able", "ist",
    "ists", "ful",
];

/// The American spelling, or a form that both spellings come to.
fn american(word: &str) -> String {
    let mut out = word.to_owned();
    for (british, american, stem, tails) in [
        ("isation", "ization", 2, &["", "s", "al", "ally"][..]),
        ("ise", "ize", 3, &["", "s", "d", "r", "rs"]),
        ("ising", "izing", 3, &[""]),
        ("isable", "izable", 3, &[""]),
        ("yse", "yze", 3, &["", "s", "d", "r", "rs"]),
        ("ysing", "yzing", 3, &[""]),
        ("our", "or", 3, &TAILS),
        ("ogue", "og", 3, &["", "s", "d"]),
        ("tre", "ter", 2, &["", "s", "d"]),
        ("bre", "ber", 2, &["", "s"]),
        ("ence", "ense", 3, &["", "s"]),
        ("aemia", "emia", 2, &[""]),
        ("paed", "ped", 0, &["iatric", "iatrics", "iatrician", "iatricians", "ophile", "ophiles", "ophilia", "ic", "ics", "ia"]),
        ("oedema", "edema", 0, &[""]),
    ] {
        for tail in tails {
            if let Some(start) = word.strip_suffix(tail).and_then(|w| w.strip_suffix(british))
                && start.len() >= stem
            {
                out = [start, american, tail].concat();
            }
        }
    }
    for tail in ["ed", "ing", "ings", "er", "ers", "or", "ors"] {
        // "travelled", "traveled"; a word of one syllable keeps its pair ("filling" is not "filing").
        if let Some(start) = out.strip_suffix(tail).and_then(|w| w.strip_suffix("ll"))
            && start.len() >= 3
            && syllables(start) >= 2
        {
            out = [start, "l", tail].concat();
            break;
        }
    }
    out
}

fn syllables(word: &str) -> usize {
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let bytes = word.as_bytes();
    (0..bytes.len()).filter(|i| vowel(bytes[*i]) && (*i == 0 || !vowel(bytes[*i - 1]))).count()
}

/// Whether `wrong`, no known word, is `right` with one slip: a letter too many, too few, another one, or two swapped.
pub(super) fn slip(wrong: &str, right: &str) -> bool {
    let plain = |w: &str| w.bytes().all(|c| c.is_ascii_lowercase());
    // Of short words another one is near; one letter too many is a slip all the same.
    (right.len() >= 5 || right.len() == 4 && wrong.len() == 5)
        && wrong.len().abs_diff(right.len()) <= 1
        && plain(wrong)
        && plain(right)
        && like_starts(wrong, right)
        && strsim::osa_distance(wrong, right) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        let (a, b) = (plain(a), plain(b));
        assert_eq!(same(&a, &b), expected, "{a} {b}");
        assert_eq!(same(&b, &a), expected, "{b} {a}");
    }

    #[test]
    fn one_word_in_two_spellings() {
        for (a, b) in [
            ("colour", "color"),
            ("neighbourhood", "neighborhood"),
            ("organisations", "organizations"),
            ("analysed", "analyzed"),
            ("centre", "center"),
            ("travelling", "traveling"),
            ("defence", "defense"),
            ("cease-fire", "ceasefire"),
            ("cease fire", "ceasefire"),
            ("café", "cafe"),
            ("São Paulo", "Sao Paulo"),
            ("U.S.", "US"),
            ("catalogue", "catalog"),
            ("paediatrician", "pediatrician"),
            ("don’t", "don't"),
        ] {
            check(a, b, true);
        }
    }

    #[test]
    fn two_words_that_look_alike() {
        for (a, b) in [
            ("filing", "filling"),
            ("four", "for"),
            ("tour", "tor"),
            ("wise", "wize"),
            ("form", "from"),
            ("rebel", "repel"),
            ("", "a"),
            ("", ""),
        ] {
            check(a, b, a == b && !a.is_empty());
        }
    }

    #[test]
    fn the_plain_form_has_one_typography() {
        for (written, expected) in
            [("“Police”", "police"), ("Prime\u{a0}Minister", "prime minister"), ("’s", "'s"), ("—", "-"), ("İ", "i\u{307}")]
        {
            assert_eq!(plain(written), expected);
        }
    }
}
