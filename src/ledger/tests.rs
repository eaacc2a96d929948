use super::*;
use crate::diff::compare;
use crate::read;

/// The rows of some versions as "claim | cell → cell | standing".
fn ledger(versions: &[&str]) -> Vec<String> {
    let tellings: Vec<Telling> = versions.iter().map(|t| Telling::new(read::plain((*t).to_owned(), None))).collect();
    let tellings: Vec<&Telling> = tellings.iter().collect();
    let steps: Vec<Comparison<'_>> = tellings.windows(2).map(|w| compare(w[0], w[1])).collect();
    let row = |r: &Row| {
        let cells = r.cells.iter().zip(&tellings).map(|(s, t)| s.map_or("–", |s| s.of(&t.article.text)));
        format!("{} | {}", cells.collect::<Vec<_>>().join(" → "), r.standing.name())
    };
    trace(&tellings, &steps).rows.iter().map(row).collect()
}

#[track_caller]
fn check(versions: &[&str], expected: &str) {
    let found = ledger(versions);
    assert!(found.iter().any(|r| r == expected), "{found:#?}");
}

#[track_caller]
fn check_not(versions: &[&str], standing: &str) {
    let found = ledger(versions);
    assert!(!found.is_empty() && !found.iter().any(|r| r.ends_with(standing)), "{found:#?}");
}

#[test]
fn a_claim_is_one_row_through_its_versions() {
    check(
        &[
            "Seven people died in the slide at Tesk.",
            "Twelve people died in the slide at Tesk.",
            "Twelve people died in the slide at Tesk.",
            "In the slide at Tesk, 34 people died.",
        ],
        "Seven people → Twelve people → Twelve people → 34 people | conflicting",
    );
}

#[test]
fn a_return_to_an_earlier_value_is_a_reversal() {
    check(
        &["Seven people died in the slide.", "Nine people died in the slide.", "Seven people died in the slide."],
        "Seven people → Nine people → Seven people | reversed",
    );
    check(
        &["Seven people died in the slide.", "Nine people died in the slide.", "7 people died in the slide."],
        "Seven people → Nine people → 7 people | reversed",
    );
    check_not(&["Seven people died in the slide.", "Nine people died in the slide.", "Eleven people died in the slide."], "reversed");
    check_not(&["Seven people died in the slide.", "7 people died in the slide.", "Seven people died in the slide."], "reversed");
}

#[test]
fn a_claim_that_comes_back_is_taken_up_again() {
    let others = "The mayor spoke to villagers in the hall. Rain fell on the upper slope for days. A bridge was closed to lorries.";
    let with = |n: &str| format!("{others} The dairy lost {n} cows when its old barn collapsed.");
    check(&[&with("40"), others, &with("40")], "40 cows → – → 40 cows | returned");
    check(&[&with("40"), others, &with("60")], "40 cows → – → 60 cows | conflicting");
    check(&[&with("40"), others, others], "40 cows → – → – | removed");
    check(&[others, others, &with("40")], "– → – → 40 cows | added");
    // Another sentence that counts cows is another claim.
    let elsewhere = format!("{others} A farmer at Halm bought 40 cows with his savings.");
    check(&[&with("40"), others, &elsewhere], "40 cows → – → – | removed");
}

#[test]
fn identity_survives_splitting_moving_and_a_change_of_unit() {
    let first = "The slide left 140 villagers homeless and cut the road for five km. The mayor of Halm spoke of a miracle on Sunday.";
    let split = "The mayor of Halm spoke of a miracle on Sunday. The slide left 140 villagers homeless. It cut the road for 3.1 miles.";
    let last = "The mayor of Halm spoke of a miracle on Sunday. The slide left 150 villagers homeless. It cut the road for 3.1 miles.";
    check(&[first, split, last], "140 villagers → 140 villagers → 150 villagers | conflicting");
    check(&[first, split, last], "five km → 3.1 miles → 3.1 miles | equivalent");
}

#[test]
fn owners_keep_their_numbers_apart() {
    let versions = ["Two rebels and 12 soldiers were killed.", "Twelve rebels and two soldiers were killed."];
    check(&versions, "Two rebels → Twelve rebels | conflicting");
    check(&versions, "12 soldiers → two soldiers | conflicting");
}

#[test]
fn words_that_are_no_value_are_followed_when_they_change() {
    let told = |state: &str| format!("The harbour at Halm was {state} to ferries. The mayor spoke to villagers in the hall.");
    check(&[&told("closed"), &told("open"), &told("closed")], "closed → open → closed | reversed");
}

#[test]
fn mentions_that_agree_are_one_row_and_others_are_not() {
    let told =
        |head: &str, body: &str| format!("Slide kills {head} at Tesk\n\nThe slide at Tesk on Sunday killed {body} people, the mayor said.");
    let counts = |versions: &[&str]| ledger(versions).iter().filter(|r| r.contains("seven") || r.contains("nine")).count();
    assert_eq!(counts(&[&told("seven", "seven"), &told("nine", "nine")]), 1);
    assert_eq!(counts(&[&told("seven", "seven"), &told("seven", "nine")]), 2, "a stale headline is a row of its own");
}
