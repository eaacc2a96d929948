//! A word in, which one of several it says out, as a Roman numeral or in letters: "World War II", "Terminal Two".

use crate::lexicon::NUMERALS;
use crate::lexicon::quantity::NumeralRole;

/// The value of a Roman numeral up to 39.
pub fn roman(text: &str) -> Option<u32> {
    let value = |c: u8| match c {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        _ => None,
    };
    let values: Vec<u32> = text.bytes().map(value).collect::<Option<_>>()?;
    let sum = values
        .iter()
        .enumerate()
        .map(|(k, v)| if values.get(k + 1).is_some_and(|n| n > v) { -(*v as i64) } else { *v as i64 })
        .sum::<i64>();
    (!values.is_empty() && text.len() <= MOST_NUMERALS).then_some(sum as u32)
}

/// "XXXVIII" is the longest up to 39.
const MOST_NUMERALS: usize = 7;

/// The number below twenty that a word says.
pub fn spelt(word: &str) -> Option<u32> {
    let numeral = NUMERALS.spelt(&word.to_lowercase())?;
    matches!(numeral.role, NumeralRole::Small | NumeralRole::Teen).then_some(numeral.value).and_then(|v| u32::try_from(v).ok())
}

/// Whether two words of a name say which one of several it is, and not the same: "World War *One*", "World War *II*".
pub fn are_two(x: &str, y: &str) -> bool {
    let which = |w: &str| roman(w).or_else(|| spelt(w));
    which(x).zip(which(y)).is_some_and(|(x, y)| x != y)
}
