//! What a character shows in the font Symbol, whose letters are Greek and whose codes above are signs.
//!
//! Word processors write such a sign as a code of the font, or as that code behind U+F000.

/// 0x20 to 0x7e.
const LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// 0xa0 to 0xe5; what is above are pieces of tall brackets.
const HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

/// The sign of a code of the font, of one byte or behind U+F000.
pub(super) fn sign(code: u32) -> Option<char> {
    match code & 0xff {
        _ if code > 0xff && code & !0xff != 0xf000 => None,
        low @ 0x20..=0x7e => LOW.chars().nth(low as usize - 0x20),
        high @ 0xa0.. => HIGH.chars().nth(high as usize - 0xa0),
        _ => None,
    }
}

/// The sign of a private character, as it shows where no other font is named; other characters are themselves.
pub(super) fn shown(c: char) -> char {
    if matches!(c, '\u{f020}'..='\u{f0ff}') { sign(c as u32).unwrap_or(c) } else { c }
}

/// Whether a font holds pictures: bullets, ticks, arrows.
pub(super) fn is_pictures(font: &str) -> bool {
    ["Wingdings", "Webdings", "ZapfDingbats", "Zapf Dingbats", "Marlett"].iter().any(|f| font.starts_with(f))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_where_the_font_has_them() {
        for (code, expected) in [
            (0xf0b3, '≥'),
            (0xf0a3, '≤'),
            (0xb1, '±'),
            (0xf06d, 'μ'),
            (0xf0a0, '€'),
            (0xb0, '°'),
            (0xf0b4, '×'),
            (0x2d, '−'),
            (0x57, 'Ω'),
            (0x7a, 'ζ'),
            (0xd7, '⋅'),
            (0xe5, '∑'),
        ] {
            assert_eq!(sign(code), Some(expected), "{code:x}");
        }
        assert_eq!([sign(0xff), sign(0x20ac), sign(0x7f)], [None; 3]);
        assert_eq!(['\u{f0b3}', 'm', '\u{e000}'].map(shown), ['≥', 'm', '\u{e000}']);
    }
}
