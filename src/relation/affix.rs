//! Two words in, whether one is the other negated by a prefix or an ending: "exhaustive" and "non-exhaustive", "harmful" and "harmless".
//!
//! The shorter word must be a known word of a fitting part of speech; look-alikes ("discover", "invest") are listed in
//! `src/lexicon/relation/affix.toml`.

use super::lemma::{self, Lemma, Lemmas};
use super::table::{List, PartOfSpeech, TableWord};

/// A prefix, and whether the rest may be a verb or noun, or must be an adjective or adverb.
const PREFIXES: [(&str, bool); 9] = [
    ("non-", true),
    ("non", true),
    ("un", true),
    ("dis", true),
    ("in", false),
    ("im", false),
    ("il", false),
    ("ir", false),
    ("anti-", true),
];

/// Whether one of the two plain words negates the other.
pub(super) fn negates(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    prefixed(short, long) || suffixed(short, long)
}

fn prefixed(short: &str, long: &str) -> bool {
    if !long.ends_with(short) || short.len() < 3 {
        return false;
    }
    let prefix = &long.as_bytes()[..long.len() - short.len()];
    PREFIXES.iter().any(|(p, any)| p.as_bytes() == prefix && (p.ends_with('-') || fits(short, *any) && !is_exempt(long)))
}

fn fits(rest: &str, any: bool) -> bool {
    let lemmas = lemma::lemmas_of(rest);
    let adjective = |l: &Lemmas| l.any(PartOfSpeech::Adjective) || l.any(PartOfSpeech::Adverb);
    // Nouns made from an adjective are negated like it: "ability", "justice", "equality".
    let quality = ["ity", "ice", "ence", "ance", "cy", "tion"].iter().any(|end| rest.ends_with(end));
    if any { !lemmas.is_empty() } else { adjective(&lemmas) || quality && lemmas.any(PartOfSpeech::Noun) }
}

fn is_exempt(long: &str) -> bool {
    let listed = |w: TableWord| w.members().any(|m| m.list == List::Affix);
    TableWord::find(long).is_some_and(listed) || lemma::lemmas_of(long).iter().any(|l| listed(l.word))
}

fn suffixed(a: &str, b: &str) -> bool {
    let pair = |full: &str, less: &str| {
        [("ful", "less"), ("fully", "lessly")].iter().any(|(f, l)| match (full.strip_suffix(f), less.strip_suffix(l)) {
            (Some(x), Some(y)) => x == y && x.len() >= 2,
            _ => false,
        })
    };
    pair(a, b) || pair(b, a)
}

/// Endings of what is of a place: "Halmish", "Vesselan".
const OF_A_PLACE: [&str; 5] = ["an", "ese", "ian", "ish", "n"];

/// Whether one of two names is that of a place and the other is made from it: "Vessela", "Vesselan".
pub fn is_of_place(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let stem = short.strip_suffix(['a', 'e', 'o', 'y']).unwrap_or(short);
    let made = |from: &str| long.strip_prefix(from).is_some_and(|end| OF_A_PLACE.contains(&end));
    stem.len() >= 3 && short != long && (made(short) || made(stem))
}

/// Whether the verb is made from the adjective by its ending: "weak" and "weaken", "wide" and "widen".
pub(super) fn makes(adjective: impl Iterator<Item = Lemma> + Clone, verb: impl Iterator<Item = Lemma>) -> bool {
    let stem = |v: &Lemma| v.text().strip_suffix('n').map(|s| (s.to_owned(), s.strip_suffix('e').map(str::to_owned)));
    verb.filter(|v| v.part == PartOfSpeech::Verb).filter_map(|v| stem(&v)).any(|(long, short)| {
        adjective.clone().any(|a| a.part == PartOfSpeech::Adjective && (a.text() == long || Some(a.text()) == short.as_deref()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        assert_eq!(negates(a, b), expected, "{a} {b}");
        assert_eq!(negates(b, a), expected, "{b} {a}");
    }

    #[test]
    fn a_prefix_or_an_ending_negates() {
        for (a, b) in [
            ("exhaustive", "non-exhaustive"),
            ("likely", "unlikely"),
            ("agree", "disagree"),
            ("agreed", "disagreed"),
            ("legal", "illegal"),
            ("ability", "inability"),
            ("harmful", "harmless"),
            ("carefully", "carelessly"),
            ("government", "anti-government"),
        ] {
            check(a, b, true);
        }
    }

    #[test]
    fn a_look_alike_does_not() {
        for (a, b) in [
            ("cover", "discover"),
            ("covered", "discovered"),
            ("charged", "discharged"),
            ("formed", "informed"),
            ("side", "inside"),
            ("vest", "invest"),
            ("come", "income"),
            ("valuable", "invaluable"),
            ("less", "unless"),
            ("til", "until"),
            ("dependent", "independent"),
            ("", ""),
            ("", "un"),
        ] {
            check(a, b, (a, b) == ("dependent", "independent"));
        }
    }
}
