//! Summaries held against the articles that they sum up: each claim has the verdict that a reader gave it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::read;
use recount::telling::Telling;
use recount::verify::verify;
use std::path::Path;

fn telling(path: &str) -> Telling {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    Telling::new(read::read(path, &bytes, None).unwrap())
}

/// Verdicts in text order, each with words of its reason.
#[track_caller]
fn check(summary: &str, sources: &[&str], expected: &[(&str, &str)]) {
    let text = telling(summary);
    let sources: Vec<Telling> = sources.iter().map(|s| telling(s)).collect();
    let found = verify(&text, &sources.iter().collect::<Vec<_>>());
    let verdicts: Vec<&str> = found.iter().map(|v| v.verdict.name()).collect();
    assert_eq!(verdicts, expected.iter().map(|e| e.0).collect::<Vec<_>>(), "{found:#?}");
    for (one, (_, words)) in found.iter().zip(expected) {
        assert!(one.reason.contains(words), "{}", one.reason);
        if let Some((source, span)) = one.evidence {
            assert!(!span.of(&sources[source].article.text).is_empty());
        }
    }
}

#[test]
fn a_summary_of_a_budget() {
    check(
        "tests/verify/budget.md",
        &["corpus/budget-shortfall-restated/1.md"],
        &[
            ("supported", "$3.5bn"),
            ("supported", "7% is within more than 6%"),
            ("refuted", "20%"),
            ("supported", "$812 million"),
            ("supported", "$300m and $400m"),
            ("refuted", "3 December"),
            ("not-found", "strike"),
        ],
    );
}

#[test]
fn a_summary_of_a_sinking_beside_another_story() {
    check(
        "tests/verify/ferry.md",
        &["corpus/budget-shortfall-restated/1.md", "corpus/ferry-toll-rises/1.html"],
        &[("supported", "nine people"), ("supported", "50 minutes"), ("refuted", "digits transposed"), ("not-found", "")],
    );
}

#[test]
fn claims_that_turn_an_article_round() {
    let source = telling("tests/verify/lido.md");
    let claims = [
        ("The Halm Hawks lost to the Osk Rovers in the final.", "refuted"),
        ("The Osk Rovers lost to the Halm Hawks in the final.", "supported"),
        ("Swimmers can never use the indoor pool in Torne for free.", "refuted"),
        ("Swimmers can use the indoor pool in Torne at no cost.", "supported"),
        ("None of the repair money comes from the state.", "refuted"),
        ("Oda Lind won the prize for best director of the year.", "not-found"),
        ("Traffic will be stopped every month at noon.", "not-found"),
        ("Engineers opened the pump on Friday because of a leak.", "refuted"),
        ("A passenger vessel waited outside the harbour.", "not-found"),
        ("A commercial vessel waited inside the harbour.", "refuted"),
        ("Her uncle learned the trade from Lind.", "refuted"),
        ("Lind learned the trade from her uncle.", "supported"),
        ("Children under 12 must pay to enter.", "refuted"),
        ("Ada Kral beat Reyes in the vote of 2019.", "refuted"),
        ("Reyes beat Kral in 2019.", "supported"),
        ("The builder accused the mayor of fraud.", "refuted"),
        ("The lido in Halm will open in May.", "refuted"),
        ("The clerk Tom Reyes won the prize for best designer.", "refuted"),
        ("The clerk Tom Reyes won a prize for best designer.", "not-found"),
    ];
    for (claim, expected) in claims {
        let found = verify(&Telling::new(read::plain(claim.to_owned(), None)), &[&source]);
        let verdicts: Vec<&str> = found.iter().map(|v| v.verdict.name()).collect();
        assert_eq!(verdicts, [expected], "{claim} {:?}", found[0].reason);
    }
}

/// The verdict on one claim.
fn verdict(claim: &str, source: &Telling) -> &'static str {
    let found = verify(&Telling::new(read::plain(claim.to_owned(), None)), &[source]);
    found.first().map_or("no claim", |v| v.verdict.name())
}

#[test]
fn a_part_is_not_added_to_its_whole() {
    let orrin = "Nine people died: four in Orrin and five in Keld.";
    for (claim, source, expected) in [
        ("Eighteen people died.", orrin, "refuted"),
        ("Thirteen people died.", orrin, "refuted"),
        ("Fifteen soldiers were killed.", "Twelve soldiers were killed, three of whom were officers.", "refuted"),
        ("A crash hurt 35 people.", "A crash hurt 30 people, five of them children.", "refuted"),
        ("The council spent 350 million.", "The council spent 300 million, of which 50 million went on roads.", "refuted"),
        // What stands beside each other is added, and a part is taken away.
        ("Nine people died in all.", "Four people died in Orrin and five people died in Keld.", "supported"),
        ("Eleven people were hurt.", "Seven men and four women were hurt.", "supported"),
        ("Twelve people were hurt.", "Seven men and four women were hurt.", "refuted"),
        ("The class has 77 girls.", "The class has 117 children altogether, 40 of them boys.", "supported"),
    ] {
        let source = Telling::new(read::plain(source.to_owned(), None));
        assert_eq!(verdict(claim, &source), expected, "{claim}");
    }
}

/// Claims that are known to be judged otherwise than a reader does stand in `snapshots/verify.snap`; that list may only get
/// shorter.
#[test]
fn claims_about_long_articles_and_about_what_stands_beside_them() {
    let table =
        |path: &str| -> toml::Table { std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap().parse().unwrap() };
    let (mut wrong, mut all) = (Vec::new(), 0);
    let mut check = |claim: &str, source: &Telling, expected: &str, of: &str| {
        all += 1;
        let found = verdict(claim, source);
        if found != expected {
            wrong.push(format!("FIXME {of}: {expected}, said to be {found}: {claim}"));
        }
    };
    for (name, verdicts) in table("tests/verify/long/claims.toml") {
        let source = telling(&format!("tests/verify/long/{name}.md"));
        for (expected, claims) in verdicts.as_table().unwrap() {
            claims.as_array().unwrap().iter().for_each(|c| check(c.as_str().unwrap(), &source, expected, &name));
        }
    }
    let beside = table("tests/verify/beside.toml");
    for (list, expected) in [("other", "not-found"), ("one", "refuted")] {
        for pair in beside[list].as_array().unwrap() {
            let source = Telling::new(read::plain(pair[0].as_str().unwrap().to_owned(), None));
            check(pair[1].as_str().unwrap(), &source, expected, list);
        }
    }
    println!("{} of {all} as a reader says", all - wrong.len());
    assert!(all >= 120);
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("verify", wrong.join("\n"));
    });
}

/// Each source, a claim, and what the source says of it.
const TOLD: &[(&str, &str, &str)] = &[
    ("The committee has 20 huts. 14 of the 20 huts burned.", "Six huts did not burn.", "supported"),
    ("Fire took hold on the hill at Osk. 14 of the 20 huts burned.", "Six of the huts burned.", "refuted"),
    ("Two thirds of the money went to the widow, the rest to the church.", "A third of the money went to others.", "supported"),
    ("Membership rose from 40 to 46 last year.", "Membership rose by six last year.", "supported"),
    ("The trial of the drug in Lindow lasted 14 weeks.", "The trial of the drug in Lindow lasted more than three months.", "supported"),
    ("The trial of the drug in Lindow lasted 12 weeks.", "The trial of the drug in Lindow lasted more than three months.", "refuted"),
    (
        "A 17-year-old boy was arrested on Thursday over the fire at Osk.",
        "An arrest over the fire at Osk was made two days later.",
        "not-found",
    ),
    ("The council approved the sale of the mill to Orla Holdings.", "Orla Holdings is to buy the mill.", "supported"),
    (
        "The limit on the road to Halm is 80 km/h now. Deaths rose by 11 percent.",
        "The limit on the road to Halm is now roughly 50 miles an hour.",
        "supported",
    ),
    (
        "The airline moves to the new hall on 1 November. Its old lounge will close that day.",
        "The airline moves to the new hall on 31 October.",
        "refuted",
    ),
    (
        "Three people were taken to hospital after a crash in Halm.",
        "One person was killed and two were hurt after a crash in Halm.",
        "not-found",
    ),
    ("Four people were taken to hospital after a crash in Halm.", "Two people were taken to hospital after a crash in Halm.", "refuted"),
    (
        "Torne Bears have sacked their coach Dirk Vander. His assistant will take charge on Sunday. The derby is against Penward.",
        "Torne Bears sacked Dirk Vander.",
        "supported",
    ),
    (
        "Work on the harbour began in May. The contractors had expected a year and needed eight months. Ships will dock from June.",
        "Clearing the bed kept the contractors busy for longer than they had bargained for.",
        "not-found",
    ),
    ("The storm came ashore just south of Port Alder at dusk.", "The storm came ashore just north of Port Alder at dusk.", "refuted"),
    // Who beat whom, and who robbed whom.
    ("Osk lost 2-1 to Halm in the cup on Friday.", "Halm beat Osk in the cup on Friday.", "supported"),
    ("Osk lost 2-1 to Halm in the cup on Friday.", "Osk beat Halm in the cup on Friday.", "refuted"),
    ("Ned Reth was robbed at gunpoint by two men in Osk.", "Two men robbed Ned Reth in Osk.", "supported"),
    ("Ned Reth was robbed at gunpoint by two men in Osk.", "Ned Reth robbed two men in Osk.", "refuted"),
    // A word with a hyphen is no act.
    ("The skipper failed to report the leak before take-off.", "The skipper did not report the leak before take-off.", "supported"),
    ("The skipper failed to report the leak before take-off.", "The skipper reported the leak before take-off.", "refuted"),
    // A place in a row.
    ("The song reached number 6 in the list of 9 May.", "The song made it to number 6.", "supported"),
    ("The song reached number 6 in the list of 9 May.", "The song made it to number 9.", "refuted"),
    ("The song peaked at number 41 in Keld.", "The song ranked below 38th in Keld.", "supported"),
    ("The song peaked at number 33 in Keld.", "The song ranked below 38th in Keld.", "refuted"),
    ("The song peaked at number 33 in Keld.", "The song ranked above 38th in Keld.", "supported"),
    ("At least the first six matches will be played in Halm.", "The first six matches will be played in Halm.", "supported"),
    ("At least the first six matches will be played in Halm.", "The first eight matches will be played in Halm.", "refuted"),
    ("The herd, once 260 cows, has shrunk to 70 animals.", "Now there are 80 cows.", "refuted"),
    // A total, and what is added to it.
    ("On 6 May, 16 new cases were found, which brought the total to 92.", "Halm had fewer than 90 cases on 6 May.", "refuted"),
    ("On 6 May, 16 new cases were found, which brought the total to 92.", "Halm had more than 90 cases on 6 May.", "supported"),
    ("On 6 May, 16 new cases were found, which brought the total to 92.", "Halm had 16 new cases on 6 May.", "supported"),
    ("Rekka has scored 212 goals for Halm.", "Rekka has scored a total of 212 goals for Halm.", "supported"),
    ("Rekka has scored 213 goals for Halm.", "Rekka has scored a total of 212 goals for Halm.", "refuted"),
    // What a number is of stands before it.
    ("She has 38 wins and 47 losses in all.", "She has lost fewer than 47 games.", "refuted"),
    ("She has 38 wins and 47 losses in all.", "She has lost more than 45 games.", "supported"),
    (
        "Harbour Lights took 48 million in Halm and 164 million worldwide.",
        "Worldwide, Harbour Lights took more than 160 million.",
        "supported",
    ),
    (
        "Harbour Lights took 48 million in Halm and 164 million worldwide.",
        "Worldwide, Harbour Lights took less than 160 million.",
        "refuted",
    ),
    ("The hail broke 47 greenhouses in Brenn and 19 in nearby Osk.", "The hail broke 19 greenhouses in Brenn.", "refuted"),
    ("The hail broke 47 greenhouses in Brenn and 19 in nearby Osk.", "The hail broke 19 greenhouses in Osk.", "supported"),
    ("The hail broke 47 greenhouses in Brenn and 19 in nearby Osk.", "The hail broke 47 greenhouses in Brenn.", "supported"),
    // The whole of which a part is told.
    ("Three of the six lost divers are back.", "Four of the six lost divers are back.", "refuted"),
    ("Six divers were lost.", "Eight divers were lost.", "refuted"),
    // The one count that is left on either side.
    (
        "The play has a score of 71 percent, based on 38 critics.",
        "The play has a score of 71 percent from more than 36 reviews.",
        "supported",
    ),
    (
        "The play has a score of 71 percent, based on 38 critics.",
        "The play has a score of 71 percent from more than 60 reviews.",
        "not-found",
    ),
    // About so many, and a bound that leaves room.
    (
        "Approximately 60 percent of the income of Osk comes from the mill.",
        "Less than 70 percent of the income of Osk comes from the mill.",
        "supported",
    ),
    (
        "Approximately 60 percent of the income of Osk comes from the mill.",
        "Less than 61 percent of the income of Osk comes from the mill.",
        "not-found",
    ),
    // Ages.
    ("At the age of 15, Reth left Keld for Osk.", "Reth left Keld for Osk before the age of 18.", "supported"),
    ("At the age of 21, Reth left Keld for Osk.", "Reth left Keld for Osk before the age of 18.", "refuted"),
    ("At the age of 21, Reth left Keld for Osk.", "Reth left Keld for Osk after the age of 18.", "supported"),
    ("A 17-year-old boy was arrested in Garl over the thefts.", "The boy who was arrested in Garl was in his twenties.", "refuted"),
    ("A 24-year-old man was arrested in Garl over the thefts.", "The man who was arrested in Garl was in his twenties.", "supported"),
    // Numbers and years that are names.
    ("The band Ninety Acres recorded it in Osk.", "Ninety Acres is a band.", "supported"),
    ("Harbour 3 was seen by 90,000 people in Keld.", "Harbour 3 was seen by more than 80,000 people in Keld.", "supported"),
    ("Ada Kral plays the keeper in Wonder of the Year.", "In Wonder of the Year, Ada Kral plays the keeper.", "supported"),
    // The day of what is told, and no other's.
    ("On 6 July 2021 Reth wrote that she had sold her boat in late June 2021.", "Reth sold her boat before July 2021.", "supported"),
    (
        "By June 2011, Jan Reth and Ada Kral had been chosen to write the play.",
        "Jan Reth and Ada Kral were chosen to write the play after June 2014.",
        "refuted",
    ),
    ("On 12 October a keeper in Keld fell ill.", "On 12 October 2022 a keeper in Keld fell ill.", "supported"),
    ("On 11 October a keeper in Keld fell ill.", "On 12 October 2022 a keeper in Keld fell ill.", "refuted"),
    // What stands in brackets is told of nobody else.
    ("Jan Reth (born 3 June 1982) is not retired and trains a team.", "Jan Reth is retired.", "refuted"),
    ("Jan Reth (born 3 June 1982) is retired and trains a team.", "Jan Reth is retired.", "supported"),
    // What is open is not what is so.
    ("The mill will close in May.", "It is unclear whether the mill will close.", "not-found"),
    ("It is unclear whether the mill will close.", "It is unclear whether the mill will close.", "supported"),
    ("Oda Lind was paid 300 crowns in May.", "It remains uncertain if Oda Lind was paid.", "not-found"),
    // Initials, and whom a passage means.
    ("The Arle Water Board took 9 million from the county.", "The AWB took 9 million from the county.", "supported"),
    ("The AWB took 9 million from the county.", "The Arle Water Board took 9 million from the county.", "supported"),
    ("As of 9 May the film has taken 28 million.", "Harbour Lights has taken more than 27 million.", "supported"),
    // The utmost.
    ("The paper called it the worst play of the year.", "The paper called it the best play of the year.", "refuted"),
    ("The paper called it the best play of the year.", "The paper called it the best play of the year.", "supported"),
    ("The first train left Halm at 6:10 on Monday.", "The last train left Halm at 23:40 on Monday.", "not-found"),
];

/// FIXME: these have another answer.
const WRONG: &[(&str, &str, &str)] = &[
    ("Membership rose from 40 to 46 last year.", "Membership rose by nine last year.", "refuted"),
    ("The council approved the sale of the mill to Orla Holdings.", "Orla Holdings is to sell the mill.", "refuted"),
    (
        "The airline moves to the new hall on 1 November. Its old lounge will close the day before.",
        "The old lounge will close on 31 October.",
        "not-found",
    ),
    (
        "Torne Bears have sacked their coach Dirk Vander. His assistant will take charge on Sunday. The derby is against Penward.",
        "Penward sacked their own coach earlier in the season.",
        "not-found",
    ),
];

#[test]
fn rests_changes_units_and_days_named_by_others() {
    let answer = |source: &str, claim: &str| {
        let [source, claim] = [source, claim].map(|t| Telling::new(read::plain(t.to_owned(), None)));
        verify(&claim, &[&source])[0].verdict.name()
    };
    let wrong = |list: &[(&'static str, &'static str, &'static str)]| {
        list.iter().filter(|(source, claim, expected)| answer(source, claim) != *expected).map(|c| c.1).collect::<Vec<_>>()
    };
    assert_eq!(wrong(TOLD), [""; 0]);
    assert_eq!(wrong(WRONG), WRONG.iter().map(|c| c.1).collect::<Vec<_>>());
}

#[derive(serde::Deserialize)]
struct Told {
    a: String,
    b: String,
    label: String,
}

/// Sources and claims that nothing was fitted on and that nobody reads who works on the rules: how many of a label have an answer.
/// What only may be, is of a part, excepted, thought or averted supports no claim that it is so.
#[test]
fn what_is_not_said_to_be_so_is_not_supported() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify/frames.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let cases = table["case"].as_array().unwrap();
    assert!(cases.len() > 90);
    let mut wrong = Vec::new();
    for case in cases {
        let text = |key: &str| case[key].as_str().unwrap().to_owned();
        let source = Telling::new(read::plain(text("source"), None));
        let found = verdict(&text("claim"), &source);
        let allowed = case["allowed"].as_array().unwrap().iter().any(|a| a.as_str() == Some(found));
        if allowed == case.get("fixme").is_some() {
            wrong.push(format!("{} | {}: {found}", text("source"), text("claim")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn tellings_that_nothing_was_fitted_on() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify/held.jsonl")).unwrap();
    let all: Vec<Told> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let answer = |t: &Told| {
        let [source, claim] = [&t.a, &t.b].map(|text| Telling::new(read::plain(text.clone(), None)));
        let found: Vec<&str> = verify(&claim, &[&source]).iter().map(|v| v.verdict.name()).collect();
        ["refuted", "not-found"].into_iter().find(|v| found.contains(v)).unwrap_or("supported")
    };
    let share = |label: &str, verdict: &str| {
        let of: Vec<&Told> = all.iter().filter(|t| t.label == label).collect();
        of.iter().filter(|t| answer(t) == verdict).count() as f32 / of.len() as f32
    };
    // Today .25, .13 and .13: to be lowered.
    assert!(share("contradiction", "supported") <= 0.27);
    assert!(share("agree", "refuted") <= 0.14);
    assert!(share("unrelated", "refuted") <= 0.14);
    assert!(share("contradiction", "refuted") >= 0.25);
    assert!(share("agree", "supported") >= 0.55);
}
