use super::*;
use crate::kind::quantity::tests::one;
use Verdict::*;

#[track_caller]
fn check(before: &str, after: &str, expected: Verdict) -> Comparison {
    let (a, b) = (one(before), one(after));
    let forth = compare(&a, &b);
    assert_eq!(forth.verdict, expected, "{before} -> {after}: {}", forth.reason);
    let back = compare(&b, &a);
    assert_eq!(back.verdict, expected.swapped(), "swapped: {after} -> {before}: {}", back.reason);
    assert_eq!(back.drift, forth.drift, "drift of {before} -> {after}");
    for (x, y) in [(&a, &b), (&b, &a)] {
        let full = compare(x, &Quantity { unit: x.unit.clone(), ..y.clone() });
        assert_eq!(conflict(x, y), full.verdict == Conflicting, "in one unit: {before} -> {after}: {}", full.reason);
    }
    forth
}

#[track_caller]
fn says(before: &str, after: &str, expected: Verdict, words: &str) {
    let found = check(before, after, expected);
    assert!(found.reason.contains(words), "{before} -> {after}: {}", found.reason);
}

#[test]
fn equal_values_are_same_or_equivalent() {
    check("30 divers", "30 divers", Same);
    check("twelve divers", "12 divers", Equivalent);
    check("5,000 homes", "5000 homes", Equivalent);
    check("3.5bn dollars", "$3.5 billion", Equivalent);
    check("40 percent of them", "40% of them", Equivalent);
    check("half of the catch", "50% of the catch", Equivalent);
}

#[test]
fn a_bound_admits_a_number_beyond_it() {
    check("over 30 killed", "34 killed", Refined);
    check("over 30 killed", "30 killed", Conflicting);
    check("at least 30 killed", "30 killed", Refined);
    check("fewer than 30 boats", "29 boats", Refined);
    check("up to 30 boats", "31 boats", Conflicting);
    check("more than 30 boats", "at least 30 boats", Widened);
    check("20 to 30 boats", "25 to 40 boats", Overlapping);
    check("20 to 30 boats", "22 to 28 boats", Refined);
    check("20 to 30 boats", "31 boats", Conflicting);
}

#[test]
fn drift_is_beyond_the_written_precision() {
    assert!(!check("more than 57,000 people", "57,400 people", Refined).drift);
    assert!(check("more than 57,000 people", "91,000 people", Refined).drift);
    assert!(!check("over 30 boats", "34 boats", Refined).drift);
}

#[test]
fn rounding_is_agreement_and_is_named() {
    says("about 1,200 voters", "1,183 voters", Refined, "rounds to 1,200");
    says("$3.5 billion", "$3,512,000,000", Refined, "rounds to");
    says("57,000 people", "57,312 people", Refined, "by rounding only");
    check("30 killed", "34 killed", Conflicting);
    check("200 killed", "183 killed", Conflicting);
    check("64 yards", "65 yards", Conflicting);
    check("$7.4 million", "$7.5 million", Conflicting);
    check("350,000 homes", "400,000 homes", Conflicting);
    check("over 1.0 billion views", "over 1.1 billion views", Refined);
    check("about 30 boats", "60 boats", Conflicting);
}

#[test]
fn units_are_compared_at_the_written_precision() {
    check("5 km", "3.1 miles", Equivalent);
    check("20°C", "68°F", Equivalent);
    check("100 acres", "40 hectares", Equivalent);
    check("50 cents", "$0.50", Equivalent);
    check("5 km", "8 miles", Conflicting);
    says("5 km", "5 miles", Conflicting, "another unit");
    check("more than 5 km", "8 miles", Refined);
    check("65 years old", "65 years", Equivalent);
}

#[test]
fn slips_are_named() {
    says("130 wounded", "310 wounded", Conflicting, "transposed");
    says("30 boats", "300 boats", Conflicting, "ten times");
    says("$3 million", "$3 billion", Conflicting, "thousand times");
    says("prices rose 3%", "prices fell 3%", Conflicting, "up");
}

#[test]
fn other_measures_are_unclear() {
    check("5 km", "5 kg", Unclear);
    check("$5 million", "€5 million", Unclear);
    check("12 soldiers", "12 churches", Unclear);
    check("$5 a share", "$5 million", Unclear);
    check("3 percent", "3 percentage points", Unclear);
    check("12 soldiers", "12 people", Equivalent);
    check("$5 million", "US$5 million", Equivalent);
}

#[test]
fn levels_of_a_change_are_compared_each() {
    check("it rose from 50 to 60", "it rose from 50 to 60", Same);
    check("it rose from 50 to 60", "it rose from 40 to 60", Conflicting);
}
