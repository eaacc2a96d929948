use super::*;
use crate::ledger::Standing;
use crate::read;

/// The rows of some reports as "cell · cell | standing", those that one tells alone left out.
fn matrix(reports: &[&str]) -> Vec<String> {
    let tellings: Vec<Telling> = reports.iter().map(|t| Telling::new(read::plain((*t).to_owned(), None))).collect();
    let tellings: Vec<&Telling> = tellings.iter().collect();
    let row = |r: &MatrixRow| {
        let cells = r.cells.iter().zip(&tellings).map(|(s, t)| s.map_or("–", |s| s.of(&t.article.text)));
        format!("{} | {}", cells.collect::<Vec<_>>().join(" · "), r.standing.name())
    };
    crosscheck(&tellings).rows.iter().filter(|r| r.standing != Standing::Alone).map(row).collect()
}

#[track_caller]
fn check(reports: &[&str], expected: &str) {
    let found = matrix(reports);
    assert!(found.iter().any(|r| r == expected), "{found:#?}");
}

#[track_caller]
fn check_none(reports: &[&str], part: &str) {
    let found = matrix(reports);
    assert!(!found.iter().any(|r| r.contains(part)), "{found:#?}");
}

#[test]
fn tolls_are_held_against_each_other_by_what_befell() {
    const FIRST: &str = "The blast at Halm killed 12 people and wounded 40.";
    check(&[FIRST, "In Halm, 14 people were killed when a boiler exploded."], "12 people · 14 people | conflicting");
    check(&[FIRST, "In Halm, twelve people were killed when a boiler exploded."], "12 people · twelve people | agreed");
    check(&[FIRST, "More than 10 people were killed when a boiler exploded."], "12 people · More than 10 people | compatible");
    // The dead of one report are not the hurt of another.
    check_none(&["The blast at Halm killed 12 people.", "The blast at Halm wounded 40 people."], "|");
    // Nor are those of another year.
    check_none(&["The blast at Halm killed 12 people.", "A blast at Halm killed 30 people in 2011."], "|");
    check_none(&["The blast at Halm killed 12 people.", "One of the 12 was killed at home."], "conflicting");
}

#[test]
fn none_is_held_against_one() {
    check(&["No one was arrested.", "Police said a man was arrested at the gate."], "No one · was arrested | conflicting");
    check_none(&["No one was arrested.", "Police said nobody knows who did it."], "conflicting");
}

#[test]
fn parts_make_a_whole() {
    const SHOT: &str = "Seven people were shot at the market of Halm.";
    check(&[SHOT, "At the market one person was killed and six people were injured."], "Seven people · six people | agreed");
    check_none(&[SHOT, "At the market one person was killed and nine people were injured."], "Seven people");
}

#[test]
fn a_difference_that_a_report_tells_is_unclear() {
    const SIX: &str = "At the party six people were injured by gunfire.";
    check(&[SIX, "Seven people were injured at the party; one more person jumped from a window."], "six people · Seven people | unclear");
    check(&[SIX, "Seven people were injured at the party."], "six people · Seven people | conflicting");
}

#[test]
fn hours_of_one_moment_are_held_against_each_other() {
    const FIRST: &str = "The alarm was raised at 4:40 a.m. by a guard.";
    check(&[FIRST, "A guard raised the alarm at 5:20 a.m. on Monday."], "4:40 a.m. · 5:20 a.m. on Monday | conflicting");
    check(&[FIRST, "A guard raised the alarm around 4:45 a.m. on Monday."], "4:40 a.m. · around 4:45 a.m. on Monday | agreed");
    check_none(&[FIRST, "The mayor spoke to reporters at 9 p.m. in the hall."], "a.m.");
}

#[test]
fn ages_belong_to_their_bearer() {
    const FIRST: &str = "The guard, Josef Hradil, 58, raised the alarm.";
    check(&[FIRST, "Josef Hradil, a 56-year-old guard, saw smoke."], "58 · 56-year-old | conflicting");
    check_none(&[FIRST, "The director, Milena Sork, 56, saw smoke."], "58");
    const LIST: &str = "The shots hit three men, ages 25, 34 and 23.";
    check(&[LIST, "The wounded men are 23, 25 and 35 years old."], "34 · 35 years old | conflicting");
    check_none(&[LIST, "The wounded women are 41, 52 and 35 years old."], "34");
}

#[test]
fn quotations_agree_in_part_and_conflict_in_words() {
    const WHOLE: &str = "\"We have lost a hall that my grandfather built with his own hands,\" said Milena Sork.";
    let part = "Milena Sork spoke of \"a hall that my grandfather built with his own hands\".";
    let other = "\"We have lost a hall that my father built with his own hands,\" Milena Sork said.";
    assert!(matrix(&[WHOLE, part]).iter().all(|r| r.ends_with("agreed")) && !matrix(&[WHOLE, part]).is_empty());
    assert!(matrix(&[WHOLE, other]).iter().any(|r| r.contains("father") && r.ends_with("conflicting")));
    let reassigned = WHOLE.replace("Milena Sork", "Ondrej Falk");
    assert!(matrix(&[WHOLE, &reassigned]).iter().any(|r| r.ends_with("conflicting")));
    let respelt = WHOLE.replace("Sork", "Sorck");
    assert!(!matrix(&[WHOLE, &respelt]).iter().any(|r| r.contains("hall") && r.ends_with("conflicting")));
}

#[test]
fn numbers_are_paired_by_rare_words_and_not_by_the_story() {
    const FIRST: &str = "The tunnel at Vessel passed. The tunnel will cost 870 million crowns. The fine for shouting was 2,000 crowns.";
    const SECOND: &str = "Vessel gets its tunnel. The tunnel would cost 780 million crowns. A fine of 3,000 crowns for shouting was set.";
    check(&[FIRST, SECOND], "870 million crowns · 780 million crowns | conflicting");
    check(&[FIRST, SECOND], "2,000 crowns · 3,000 crowns | conflicting");
    check_none(&[FIRST, "Vessel gets its tunnel. The tunnel near Tesk took 900 million crowns."], "conflicting");
}

#[test]
fn reprints_are_one_origin() {
    let wire = "A tram left the rails on the river bridge on Wednesday and injured 14 people, the transport office said. \
                It was coming down the hill towards the market when its last car jumped the points and hit a mast.";
    let own = "On Wednesday 14 people were injured on the bridge, where a tram came to rest across both of the tracks.";
    let reports = [wire.to_owned(), format!("{wire} The line was closed."), own.to_owned()];
    let tellings: Vec<Telling> = reports.iter().map(|t| Telling::new(read::plain(t.clone(), None))).collect();
    let found = crosscheck(&tellings.iter().collect::<Vec<_>>());
    assert_eq!(found.origins, [0, 0, 2]);
    let toll = found.rows.iter().find(|r| r.claim == "people: injury").expect("a row of the injured");
    assert_eq!(toll.values, [ValueSupport { documents: vec![0, 1, 2], origins: 2 }]);
}

#[test]
fn a_case_comes_further() {
    const HELD: &str = "Two men were arrested at dawn. Mehl is to appear before a judge in Halm.";
    check(
        &[HELD, "Police still search for the two robbers in Halm."],
        "Two men were arrested · Police still search for the two robbers | unclear",
    );
    check(&[HELD, "Two men appeared in court in Halm on Monday."], "Two men were arrested · Two men appeared in court | compatible");
    check(
        &["Dario Mehl was arrested in Halm.", "Mehl was sentenced to 12 years in Halm."],
        "Dario Mehl was arrested · Mehl was sentenced | unclear",
    );
    // What is of another year is another case.
    check_none(&["Dario Mehl was arrested in Halm.", "Mehl was sentenced to 12 years in Halm in 2011."], "sentenced");
    check_none(&["Dario Mehl was arrested in Halm.", "Dario Mehl has not been charged."], "charged");
}

#[test]
fn ages_that_are_left_over_are_held_against_each_other() {
    const FIRST: &str =
        "Ada Kral, 61, was hurt at the quay in Halm. It rained. Ivo Lund, 33, lost a boat. It was dark. A 52-year-old was killed there.";
    const SECOND: &str = "At the quay Lund, 33, lost his boat. It was dark. Kral, 61, was hurt. It rained.";
    let with = |last: &str| format!("{SECOND} {last}");
    check(&[FIRST, &with("The third sailor, age 53, was named as Olaf Brandt.")], "52-year-old · 53 | unclear");
    check_none(&[FIRST, &with("A man of 58 was killed.")], "52");
    check_none(&[FIRST, &with("Nobody under 53 years old was let in.")], "52");
    // One other age that agrees is too few.
    check_none(&[FIRST, "At the quay Lund, 33, lost his boat. It was dark. The third sailor, age 53, is Olaf Brandt."], "52");
}

#[test]
fn a_place_of_one_word_may_be_spelt_in_two_ways() {
    const FIRST: &str = "The quake shook the old town of Halmstrand on Sunday.";
    check(&[FIRST, "People in Halmstrant ran into the streets."], "Halmstrand · Halmstrant | compatible");
    // A report that has both tells of two, words of the language are no spellings, and accents are none either.
    check_none(&[FIRST, "People in Halmstrant and in Halmstrand ran into the streets."], "Halmstrant");
    check_none(&["He came from Castle on Sunday.", "He came from Cattle on Sunday."], "Cattle");
    check(&["The mayor, Ana Kralóva, spoke.", "The mayor, Ana Kralova, spoke."], "Ana Kralóva · Ana Kralova | agreed");
}

#[test]
fn what_is_cited_is_told_as_nobodys_fact() {
    const ALLEGED: &str = "Dario Mehl allegedly shot a clerk in Halm.";
    check(&[ALLEGED, "Mehl shot a clerk in Halm at noon."], "allegedly shot · Mehl shot | compatible");
    check_none(&[ALLEGED, "Mehl shot a clerk in Halm, the sheriff said."], "Mehl shot");
    check_none(&[ALLEGED, "Mehl shot a clerk in Halm at noon. Mehl is alleged to have fired twice."], "Mehl shot");
}

#[test]
fn a_quake_of_another_month_is_another_quake() {
    const NOW: &str = "A quake hit Osk island on Sunday and injured five people.";
    const THEN: &str = "A quake shook Osk on Sunday. The island was hit by a quake in May that injured almost 50 people.";
    check_none(&[NOW, THEN, "On Sunday a quake hit Osk. In May one injured 40 people there."], "conflicting");
    check(
        &[NOW, "A quake in May shook Osk. It is Sunday. In May it injured almost 50 people."],
        "five people · almost 50 people | conflicting",
    );
}

#[test]
fn whoever_grew_older_is_told_of_later() {
    const THEN: &str = "Ivo Lund, 20, and Ada Kral, 33, were held in Halm.";
    check(&[THEN, "Lund, 21, was in court. Ada Kral, 34, was not."], "20 · 21 | unclear");
    check(&[THEN, "Lund, 21, was in court. Ada Kral, 32, was not."], "20 · 21 | conflicting");
    check(&[THEN, "Lund, 21, was in court. Ada Kral, 33, was not."], "20 · 21 | conflicting");
}

#[test]
fn whoever_did_it_may_be_counted_among_the_dead() {
    const FOUR: &str = "A guard in Halm killed seven people. Officers shot dead the guard at the gate.";
    check(&[FOUR, "The attack in Halm left eight people dead."], "seven people · eight people | unclear");
    check(
        &["A guard in Halm killed seven people.", "The attack in Halm left eight people dead."],
        "seven people · eight people | conflicting",
    );
}

#[test]
fn who_died_of_what_is_held_whatever_else_the_sentences_tell() {
    const FIRST: &str = "Ada Kral ran the mill in Halm. Kral died of a stroke, her son said.";
    const SECOND: &str = "Ada Kral, who founded the union, died yesterday from pneumonia at her house near the lake.";
    check(&[FIRST, SECOND], "of a stroke · from pneumonia | unclear");
    check_none(&[FIRST, "Ada Kral, who founded the union, died yesterday from a stroke at her house."], "stroke");
    check_none(&[FIRST, "Ivo Lund, who founded the union, died yesterday from pneumonia at his house."], "pneumonia");
}

#[test]
fn the_same_place_by_two_names_of_a_body() {
    const FIRST: &str = "A tall sailor limped into Halm General Hospital with a broken arm.";
    check(
        &[FIRST, "At night a tall sailor limped into the Osk Police Station in Halm."],
        "into Halm General Hospital · into the Osk Police Station | unclear",
    );
    check_none(&[FIRST, "At night a tall sailor limped into the Halm General Hospital."], "Hospital");
    check_none(&[FIRST, "At night a short sailor limped into the Osk Police Station."], "Station");
}

#[test]
fn the_same_words_written_down_otherwise_are_no_conflict() {
    const FIRST: &str = "\"With an 11th hour pardon the crown has let the poachers keep their nets,\" Ellner said.";
    check(
        &[
            FIRST,
            "\"With an eleventh-hour pardon the crown has let the poachers keep their nets,\" said Mihal Ellner, the executive director of the Harvest Trade Group, a Weir-based trade group.",
        ],
        "With an 11th hour pardon the crown has let the poachers keep their nets, · With an eleventh-hour pardon the crown has let the poachers keep their nets, | agreed",
    );
    check_none(
        &[FIRST, "\"With an eleventh-hour pardon the crown has let the poachers keep their nets,\" he and Brandt wrote."],
        "conflicting",
    );
    check(
        &[FIRST, "\"With a 10th hour pardon the crown has let the poachers keep their nets,\" Ellner said."],
        "With an 11th hour · With a 10th hour | conflicting",
    );
    check(
        &[FIRST, "\"With an 11th hour pardon the crown has let the poachers keep their nets,\" Brandt said."],
        "With an 11th hour pardon the crown has let the poachers keep their nets, · With an 11th hour pardon the crown has let the poachers keep their nets, | conflicting",
    );
}

#[test]
fn the_search_ends_in_an_arrest() {
    const SOUGHT: &str = "Police are still looking for the gunman who robbed the bank at Halm.";
    check(
        &[SOUGHT, "A man of 30 was arrested and is to be charged with the robbery at Halm."],
        "Police are still looking for the gunman · A man of 30 was arrested | unclear",
    );
    check(
        &[SOUGHT, "A man of 30 has not been arrested at Halm."],
        "Police are still looking for the gunman · A man of 30 has not been arrested | agreed",
    );
    check_none(&["Rescuers are still looking for survivors at Halm.", "A man was arrested on Monday at Halm."], "|");
}

#[test]
fn charges_are_held_against_each_other_as_lists() {
    const BOTH: &str = "Dario Mehl was charged with murder and arson.";
    check(&[BOTH, "Mehl is accused of manslaughter."], "murder and arson · manslaughter | unclear");
    check(&[BOTH, "Mehl faces charges of murder."], "murder and arson · murder | compatible");
    check(&[BOTH, "Mehl was indicted on charges of arson and murder."], "murder and arson · arson and murder | agreed");
    check_none(&[BOTH, "The murder of the clerk shocked Halm."], "murder");
}

#[test]
fn streets_are_one_where_one_is_named_by_both() {
    const RIDGE: &str = "Shots were fired in Ridge Street.";
    check(&[RIDGE, "Shots were fired on the corner of Ridge and Mill streets."], "Ridge Street · Ridge and Mill streets | agreed");
    check(&[RIDGE, "Shots were fired at 12 Mill St. in Halm."], "Ridge Street · Mill St | unclear");
    check_none(&[RIDGE, "Shots were fired on the street."], "treet |");
}

#[test]
fn conditions_circumstances_and_culprits_differ() {
    check(
        &[
            "Two women are in critical condition and four men are in stable condition.",
            "Two women are in critical condition and three boys are in serious condition.",
        ],
        "Two women are in critical condition and four men are in stable condition · Two women are in critical condition and three boys are in serious condition | unclear",
    );
    check(&["The shots fell during a fight in a bar.", "He fired for revenge, police said."], "during a fight · for revenge | unclear");
    check_none(&["The shots fell during a fight in a bar.", "The fight for the title goes on."], "fight");
    check(
        &["Multiple gunmen were involved, police said.", "Police believe two gunmen robbed the bank."],
        "Multiple gunmen were involved · two gunmen | compatible",
    );
    check(
        &[
            "A bullet tore the pram and the purse of a wounded girl.",
            "A girl escaped unscathed when a bullet struck the pram and her purse.",
        ],
        "wounded · unscathed | unclear",
    );
    check(&["It closed a monthslong inquiry.", "It closed a two-year inquiry."], "monthslong · two-year | unclear");
}

#[test]
fn who_says_it_and_how_firmly() {
    check(
        &["His lawyer said he repaid 60,000 crowns to the club.", "He repaid 60,000 crowns to the club."],
        "His lawyer said · 60,000 crowns | compatible",
    );
    check_none(&["Police said he repaid 60,000 crowns to the club.", "He repaid 60,000 crowns to the club."], "said");
    check(
        &["Dario Mehl shot the clerk.", "Police said that Dario Mehl allegedly shot the clerk."],
        "Dario Mehl shot · allegedly shot | compatible",
    );
    check_none(&["Dario Mehl was shot at the bank.", "Dario Mehl was allegedly shot at the bank."], "shot |");
    check(
        &[
            "Ada Kral said the charge was \"politically motivated\" on Monday.",
            "Josef Hradil said that \"this is a politically motivated charge\" on Monday.",
        ],
        "politically motivated · this is a politically motivated charge | unclear",
    );
}

#[test]
fn a_suspect_may_be_one_of_the_dead() {
    const TOLL: &str = "Three people were killed and two were in critical condition after the shooting at Halm.";
    check(&[TOLL, "There were four victims and one suspect after the shooting at Halm."], "Three people · four victims | unclear");
    check(
        &[TOLL, "There were four victims and one suspect at Halm. The gunman was among the dead."],
        "Three people · four victims | agreed",
    );
    check_none(&[TOLL, "There were six victims and one suspect after the shooting at Halm."], "victims |");
}

#[test]
fn acts_that_exclude_each_other_are_held_in_whatever_words() {
    let court = "A court in Tesk acquitted the banker Lia Tern of fraud.";
    check(&[court, "The banker Lia Tern was convicted of fraud by a court in Tesk."], "acquitted · convicted | conflicting");
    check_none(&[court, "The banker Lia Tern was cleared of fraud by a court in Tesk."], "conflicting");
    // Another banker, another day.
    check_none(&[court, "The banker Uwe Noll was convicted of fraud by a court in Tesk."], "conflicting");
    check_none(&["The valve failed in May.", "Nobody was hurt when the valve held, and the board checked the valve."], "conflicting");
}

#[test]
fn a_name_or_a_day_that_changed_places_in_equal_sentences_is_a_row() {
    const FIRST: &str = "Torland recalled its envoy from Vesk on Monday in a quarrel over the herring of the bay.";
    let second = FIRST.replace("Torland", "X").replace("Vesk", "Torland").replace('X', "Vesk");
    assert!(matrix(&[FIRST, &second]).iter().any(|r| r.ends_with("conflicting")), "{:#?}", matrix(&[FIRST, &second]));
    check_none(&[FIRST, FIRST], "conflicting");
}

#[test]
fn two_of_one_last_name_have_ages_of_their_own() {
    check_none(&["The boy was led away by his father, 41-year-old Piet Sand.", "4-year-old Jonas Sand was unhurt."], "conflicting");
    check_none(&["The dead are Mia Sand, 33; and Piet Sand, 41.", "Among the dead was 41-year-old Piet Sand."], "conflicting");
    check(&["Police held 41-year-old Piet Sand.", "Piet Sand, 44, was held."], "41-year-old · 44 | conflicting");
    check(&["A boy aged four was found.", "A four-year-old boy was found."], "four · four-year-old | agreed");
}

#[test]
fn figures_of_two_things_are_no_row() {
    // The number of a house.
    let house = ["Six people were shot when a quarrel began.", "Inquiry into the shooting at 4410 Alder"];
    check_none(&house, "conflicting");
    // A whole beside its part, and the rest of it.
    check_none(&["Four pupils were hurt in the fall.", "Three pupils were hurt in the fall. A fourth pupil walked home."], "conflicting");
    // The length of one run beside that of them all.
    let runs = ["Cal Dorr ran for 190 yards on 20 carries.", "Cal Dorr had 20 carries, with a 70-yard run in the last quarter."];
    check_none(&runs, "conflicting");
    // Two people at one plant.
    let years = [
        "Ina Vell, a fitter, was dismissed from the foundry, where she had worked for 12 years.",
        "Bo Karst has worked at the foundry for 31 years and knew the fitter, Ina Vell.",
    ];
    check_none(&years, "conflicting");
}

#[test]
fn an_hour_told_more_or_less_closely_is_one() {
    // FIXME: "was shut after the fire, which was lifted at 3:20" is still held against "caught fire at 2".
    check_none(&["Police were called at 2:30 p.m. about a fire.", "A call just before 2:30 p.m. told of a fire."], "conflicting");
}

#[test]
fn how_a_quotation_is_written_down_is_no_conflict() {
    const FIRST: &str = "\"He realised the work force would never accept it, and left,\" said Ada Kral.";
    let respelt = "\"He realized the workforce would never accept it and left\", Ada Kral said.";
    check_none(&[FIRST, respelt], "conflicting");
    let denied = FIRST.replace("would never", "would");
    assert!(matrix(&[FIRST, &denied]).iter().any(|r| r.ends_with("conflicting")));
    let speech = [
        "\"For ten years the Old Harbour Act has kept our boats afloat,\" she said.",
        "He spoke of \"the very heart of the Old Harbour Act\".",
    ];
    check_none(&speech, "conflicting");
}

#[test]
fn what_is_not_of_one_thing_is_no_conflict() {
    // A list of measures is of as many things.
    check_none(
        &[
            "The Selja has 12 km of cable in its small model.",
            "Whoever orders the new Selja can choose 20 km, 35 km or 60 km of cable for it.",
        ],
        "12 km",
    );
    // Hours that round to each other, and the end of another quotation.
    check(
        &["The fire broke out in Halm at about 7:40 a.m.", "The fire broke out in Halm at around 7:36 a.m."],
        "about 7:40 a.m. · around 7:36 a.m. | agreed",
    );
    check(
        &["The fire broke out in Halm at about 7:40 a.m.", "The fire broke out in Halm at around 7:58 a.m."],
        "about 7:40 a.m. · around 7:58 a.m. | compatible",
    );
    // Two who are named are two cases, and a second gunman is no first one.
    check_none(&["Dario Mehl was charged on Monday in Halm.", "Olaf Brandt was sentenced on Monday in Halm."], "sentenced");
    check_none(&["Dario Mehl was charged on Monday in Halm.", "Police are looking for a second gunman in Halm."], "gunman");
    check_none(&["Dario Mehl was charged on Monday in Halm.", "Whoever robs a bank will be caught, sentenced and jailed."], "sentenced");
    // One name in another form, and one figure, told as a bound by one.
    check_none(
        &["The climber died in the Osk-Mt Halm Park on Sunday morning.", "The climber died in the Osk Mount Halm Park on Sunday morning."],
        "conflicting",
    );
    check_none(
        &["The North Halm-born climber died on Sunday in the old park.", "The North Halmish climber died on Sunday in the old park."],
        "conflicting",
    );
    check(
        &["The climber died in the Osk Halm Park on Sunday morning.", "The climber died in the Vey Halm Park on Sunday morning."],
        "Osk Halm Park · Vey Halm Park | conflicting",
    );
    check_none(
        &["Prices are more than twice as high as in the spring in Osk.", "Prices are twice as high as in the spring in Osk."],
        "conflicting",
    );
    check(&["The Selja weighs under 3.2 tonnes.", "The Selja weighs 3.2 tonnes."], "under 3.2 tonnes · 3.2 tonnes | compatible");
}

#[test]
fn the_dead_may_be_counted_among_the_hurt() {
    const FOUR: &str = "Nine people were hurt at the mill in Halm. A weaver among them died.";
    check(&[FOUR, "At the mill one person was killed and eight people were hurt."], "Nine people · eight people | unclear");
    check(&[FOUR, "At the mill one person was killed and six people were hurt."], "Nine people · six people | conflicting");
}

#[test]
fn a_father_of_one_surname_has_an_age_of_his_own() {
    const BOTH: &str = "Mira Tasker, 31, rowed with her father, Carl Tasker, 59.";
    check_none(&[BOTH, "Tasker, 31, had won twice. She rowed with her father, Carl Tasker. Mira Tasker sings, too."], "59 · 31");
}
