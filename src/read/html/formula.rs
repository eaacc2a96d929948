//! A formula of MathML in, the same on one line out: "2 1⁄2", "3×10⁶", "√2".
//!
//! What it means for machines is not read, and the cells of a matrix stand side by side.

use crate::read::reference;
use crate::read::scan::{MarkupPiece, PieceKind};

/// Elements that are open at once; the words of deeper ones stand in the last of them. Written formulas stay below ten.
const DEEPEST: usize = 32;
/// Marks for machines that a browser does not draw: of a function, of a product, of a list, of a mixed number.
const UNDRAWN: [char; 4] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}'];

/// An element that is being read.
#[derive(Default)]
struct FormulaPart {
    name: String,
    /// What its words and the elements in it are on a line.
    parts: Vec<String>,
}

/// The formula that some pieces of a page hold.
pub(super) fn line(page: &str, pieces: &[MarkupPiece]) -> String {
    let mut open = vec![FormulaPart::default()];
    let mut deeper = 0;
    for piece in pieces {
        match &piece.kind {
            PieceKind::Text => put(&mut open, words(&page[piece.range.clone()])),
            PieceKind::Tag { closes: false, alone: true, name, .. } => put(&mut open, Some(drawn(name, Vec::new()))),
            PieceKind::Tag { closes: false, .. } if open.len() == DEEPEST => deeper += 1,
            PieceKind::Tag { closes: false, name, .. } => open.push(FormulaPart { name: name.clone(), parts: Vec::new() }),
            PieceKind::Tag { .. } if deeper > 0 => deeper -= 1,
            PieceKind::Tag { name, .. } => {
                // What is not closed ends with what is around it.
                let from = open.iter().rposition(|part| part.name == *name).unwrap_or(open.len());
                close(&mut open, from);
            }
            PieceKind::Comment | PieceKind::Raw => {}
        }
    }
    close(&mut open, 1);
    open.pop().map(|all| row(all.parts).trim().to_owned()).unwrap_or_default()
}

/// Ends the elements from that depth on.
fn close(open: &mut Vec<FormulaPart>, from: usize) {
    while open.len() > from.max(1) {
        let part = open.pop().map(|part| drawn(&part.name, part.parts));
        put(open, part);
    }
}

fn put(open: &mut [FormulaPart], part: Option<String>) {
    if let Some(last) = open.last_mut() {
        last.parts.extend(part);
    }
}

/// The words of a text, whose white space at its ends is none; none of a text that has no others.
fn words(source: &str) -> Option<String> {
    let mut plain = String::new();
    reference::decode(source, &mut plain);
    plain.retain(|c| !UNDRAWN.contains(&c));
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What an element is on a line.
fn drawn(name: &str, parts: Vec<String>) -> String {
    let [a, b, c] = [0, 1, 2].map(|i| parts.get(i).map_or("", String::as_str));
    match name {
        "mfrac" => fraction(a, b),
        "msup" => raised(a, b),
        // A bar or an arrow over a letter.
        "mover" if !b.contains(char::is_alphanumeric) => a.to_owned(),
        "mover" => raised(a, b),
        "msub" | "munder" => lowered(a, b),
        "msubsup" | "munderover" => raised(&lowered(a, b), c),
        "msqrt" => format!("√{}", whole(&row(parts))),
        "mroot" => format!("{}√{}", high(b).unwrap_or_default(), whole(a)),
        // The others say the same for programs, or for who asks.
        "semantics" | "maction" => a.to_owned(),
        "annotation" | "annotation-xml" | "mphantom" => String::new(),
        "mspace" => " ".to_owned(),
        "mtd" => row(parts) + " ",
        _ => row(parts),
    }
}

/// Parts side by side.
fn row(parts: Vec<String>) -> String {
    let mut out = String::new();
    for part in parts {
        if glues(&out, &part) {
            out.push(' ');
        }
        out.push_str(&part);
    }
    out
}

/// Whether a number and a fraction behind it would be one number: "2" and "1⁄2".
pub(super) fn glues(before: &str, part: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    before.ends_with(digit) && part.starts_with(digit) && part.trim_start_matches(digit).starts_with('⁄')
}

fn fraction(upper: &str, lower: &str) -> String {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let stroke = if digits(upper) && digits(lower) { '⁄' } else { '/' };
    format!("{}{stroke}{}", whole(upper), whole(lower))
}

fn raised(base: &str, exponent: &str) -> String {
    let exponent = exponent.trim();
    if let Some(high) = high(exponent) {
        return whole(base) + &high;
    }
    match exponent {
        "∘" | "°" => format!("{base}°"),
        // "4th", "f′"
        _ if exponent.chars().count() > 1 && exponent.chars().all(char::is_alphabetic) => base.to_owned() + exponent,
        _ if !exponent.contains(char::is_alphanumeric) => base.to_owned() + exponent,
        _ => format!("{}^{}", whole(base), whole(exponent)),
    }
}

/// The characters of an exponent that is a number.
fn high(exponent: &str) -> Option<String> {
    let number = exponent.trim_start_matches(['-', '−']);
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| exponent.chars().map(crate::read::raised::high).collect())
}

fn lowered(base: &str, index: &str) -> String {
    let digits = base.ends_with(|c: char| c.is_ascii_digit()) && index.starts_with(|c: char| c.is_ascii_digit());
    // "10₂" is no hundred and two.
    let low = |c: char| c.to_digit(10).and_then(|d| char::from_u32('₀' as u32 + d)).unwrap_or(c);
    base.to_owned() + &if digits { index.chars().map(low).collect() } else { index.to_owned() }
}

/// A part in brackets, where it would fall apart without.
fn whole(part: &str) -> String {
    let part = part.trim();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '%' | '°');
    let signed = part.trim_start_matches(['-', '−']);
    if signed.chars().all(plain) || part.starts_with('(') && part.ends_with(')') { part.to_owned() } else { format!("({part})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::scan;

    #[track_caller]
    fn check(formula: &str, expected: &str) {
        let pieces: Vec<MarkupPiece> = scan::pieces(formula).collect();
        assert_eq!(line(formula, &pieces), expected, "{formula}");
    }

    #[test]
    fn fractions_and_powers_stay_apart_from_their_numbers() {
        check("<math><mn>7</mn><mfrac><mn>3</mn><mn>4</mn></mfrac></math>", "7 3⁄4");
        check("<math><mn>7</mn><mo>&#x2064;</mo><mrow><mfrac><mn>3</mn> <mn>4</mn></mfrac></mrow></math>", "7 3⁄4");
        check("<math><mn>4</mn><mo>×</mo><msup><mn>10</mn><mn>5</mn></msup></math>", "4×10⁵");
        check("<math><msup><mi>m</mi><mrow><mo>−</mo><mn>2</mn></mrow></msup></math>", "m⁻²");
        check("<math><msup><mrow/><mn>3</mn></msup></math>", "³");
        check("<math><mfrac><mtext>km</mtext><mi>h</mi></mfrac></math>", "km/h");
        check("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a+b)/2");
        check("<math><msqrt><mn>2</mn></msqrt><mo>&lt;</mo><mroot><mn>8</mn><mn>3</mn></mroot></math>", "√2<³√8");
        check("<math><msub><mn>10</mn><mn>2</mn></msub><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>", "10₂x1²");
        check("<math><msup><mn>2</mn><mi>n</mi></msup><msup><mn>20</mn><mo>∘</mo></msup></math>", "2^n20°");
    }

    #[test]
    fn digits_of_one_number_stay_one() {
        check("<math><mn>2</mn><mn>12</mn></math>", "212");
        check("<math><mn>12</mn><mo>,</mo><mn>000</mn></math>", "12,000");
        check("<math><msup><mn>4</mn><mi>th</mi></msup></math>", "4th");
        check("<math><semantics><mn>3</mn><annotation encoding='application/x-tex'>\\frac12</annotation></semantics></math>", "3");
        check("<math><mover><mi>x</mi><mo>¯</mo></mover><mphantom><mn>9</mn></mphantom></math>", "x");
    }

    #[test]
    fn whatever_nests_ends() {
        for name in ["mrow", "mfrac", "msup"] {
            let deep = format!("<math>{}<mn>3</mn>{}", format!("<{name}>").repeat(50_000), format!("</{name}>").repeat(50_000));
            let pieces: Vec<MarkupPiece> = scan::pieces(&deep).collect();
            assert!(line(&deep, &pieces).contains('3'), "{name}");
        }
        check("<math><mfrac><mn>1", "1⁄");
        check("</math></mn>", "");
    }
}
