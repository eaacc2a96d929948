//! How wide the letters of the standard fonts are, and what the letters of the one with signs say. Every reader of PDF has
//! these fonts, so a file need not hold them.
//!
//! From Adobe's metrics of the core fonts, for the letters from space to tilde. A letter with an accent is as wide as
//! without; of the other signs the usual ones are given.

use unicode_normalization::char::decompose_canonical;

/// Widths of the letters from space to tilde, in thousandths of the size.
#[derive(Clone, Copy)]
pub(super) struct Widths([u16; 95]);

impl Widths {
    pub fn width(self, letter: char) -> Option<f32> {
        let mut plain = letter;
        decompose_canonical(letter, |c| plain = if c.is_ascii() { c } else { plain });
        let like = match plain {
            // Each is as wide as the figures, or the letter, that stands for it.
            '–' | '£' | '€' | '¥' | '¢' | '§' | '†' | '‡' => '0',
            '‘' | '’' | '‚' => 'i',
            '“' | '”' | '„' => 'r',
            '\u{a0}' => ' ',
            '\u{ad}' | '‐' => '-',
            '×' | '±' | '÷' | '−' => '+',
            '—' | '…' | '‰' | '™' => return Some(1000.0),
            '•' => return Some(350.0),
            '°' => return Some(400.0),
            plain => plain,
        };
        self.0.get((like as usize).checked_sub(32)?).map(|w| f32::from(*w))
    }
}

/// The widths of a standard font by its name, in small letters; none where it is no such font.
pub(super) fn widths(name: &str, bold: bool) -> Option<Widths> {
    let slanted = name.contains("italic") || name.contains("oblique");
    if name.contains("courier") {
        return Some(Widths([600; 95]));
    }
    if name.contains("times") {
        return Some([TIMES, TIMES_BOLD, TIMES_ITALIC, TIMES_BOLD_ITALIC][usize::from(bold) + 2 * usize::from(slanted)]);
    }
    (name.contains("helvetica") || name.contains("arial")).then_some(if bold { HELVETICA_BOLD } else { HELVETICA })
}

/// Whether a font of that name is the one with signs.
pub(super) fn is_symbol(face: &[u8]) -> bool {
    let face = face.rsplit(|b| *b == b'+').next().unwrap_or_default();
    matches!(face, b"Symbol" | b"SymbolMT" | b"Symbol,Bold" | b"Symbol,Italic")
}

/// What a code of the font with signs says, by the annex of the format's standard.
pub(super) fn symbol(code: u8) -> Option<char> {
    const LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
    const HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";
    match code {
        32..=126 => LOW.chars().nth(usize::from(code - 32)),
        160..=229 => HIGH.chars().nth(usize::from(code - 160)),
        _ => None,
    }
}

const TIMES: Widths = Widths([
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278,
    278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722,
    722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500,
    500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
]);
const TIMES_BOLD: Widths = Widths([
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333,
    333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722,
    722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556,
    556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
]);
const TIMES_ITALIC: Widths = Widths([
    250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333,
    333, 675, 675, 675, 500, 920, 611, 611, 667, 722, 611, 611, 722, 722, 333, 444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722,
    611, 833, 611, 556, 556, 389, 278, 389, 422, 500, 333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500, 500,
    500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
]);
const TIMES_BOLD_ITALIC: Widths = Widths([
    250, 389, 555, 500, 500, 833, 778, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333,
    333, 570, 570, 570, 500, 832, 667, 667, 667, 722, 667, 667, 722, 778, 389, 500, 667, 611, 889, 722, 722, 611, 722, 667, 556, 611, 722,
    667, 889, 667, 611, 611, 333, 278, 333, 570, 500, 333, 500, 500, 444, 500, 444, 333, 500, 556, 278, 278, 500, 278, 778, 556, 500, 500,
    500, 389, 389, 278, 556, 444, 667, 500, 444, 389, 348, 220, 348, 570,
]);
const HELVETICA: Widths = Widths([
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
    278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
    556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]);
const HELVETICA_BOLD: Widths = Widths([
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333,
    333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611,
    611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
]);
