//! What the letters of TeX's bitmap fonts say: such a font names none, and calls each by its code (`a163`).
//!
//! pdfTeX makes them where a face has no outlines: today those of the encodings T1 (letters) and TS1 (signs), as LaTeX's
//! `t1enc.def` and `ts1enc.def` list them. The signs' font has no letters, so that tells which it is.

/// The letters of T1 that are others than in Latin-1.
const T1_LOW: &str = "`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—\u{200b}₀ıȷﬀﬁﬂﬃﬄ";
const T1_HIGH: &str = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£";
/// The signs of TS1 from 128 on, up to where Latin-1 has the same.
const TS1_HIGH: &str = "˘ˇ˝\u{30f}†‡‖‰•℃$¢ƒ₡₩₦₲₱₤℞‽⸘₫™‱¶฿№⁒℮◦℠⁅⁆";

/// The code in a name that is nothing else, as pdfTeX gives it.
pub(super) fn code(name: &[u8]) -> Option<u8> {
    std::str::from_utf8(name.strip_prefix(b"a")?).ok()?.parse().ok()
}

/// What a code says, in a font that has those codes.
pub(super) fn said(code: u8, codes: &[u8]) -> Option<char> {
    let letters = codes.iter().any(|c| c.is_ascii_alphanumeric() || matches!(c, b',' | b'.'));
    if letters { text(code) } else { sign(code) }
}

fn text(code: u8) -> Option<char> {
    let nth = |list: &str, from: u8| list.chars().nth(usize::from(code - from));
    match code {
        0..=31 => nth(T1_LOW, 0),
        b'\'' => Some('’'),
        b'`' => Some('‘'),
        127 => Some('-'),
        128..=191 => nth(T1_HIGH, 128),
        215 => Some('Œ'),
        223 => Some('ẞ'),
        247 => Some('œ'),
        255 => Some('ß'),
        code => Some(char::from(code)),
    }
}

fn sign(code: u8) -> Option<char> {
    match code {
        b'$' => Some('$'),
        b'\'' => Some('\''),
        b'*' => Some('*'),
        b'-' | b'=' => Some('-'),
        128..=161 => TS1_HIGH.chars().nth(usize::from(code - 128)),
        171 => None,
        173 => Some('℗'),
        184 => Some('※'),
        187 => Some('√'),
        162..=190 => Some(char::from(code)),
        191 => Some('€'),
        214 => Some('×'),
        246 => Some('÷'),
        _ => None,
    }
}
