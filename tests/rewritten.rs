//! A story that was written anew: what its rules hold together, and what they leave apart.

use recount::diff::compare;
use recount::finding::Level;
use recount::read;
use recount::report::Report;
use recount::settings::Settings;
use recount::telling::Telling;

fn telling(text: &str) -> Telling {
    Telling::new(read::plain(text.to_owned(), None))
}

/// The rules that fire with both sides on two texts, with the words.
fn two_sided(before: &str, after: &str) -> Vec<(String, String, String)> {
    let (before, after) = (telling(before), telling(after));
    let words = |t: &Telling, s: recount::token::Span| s.of(&t.article.text).to_owned();
    let found = compare(&before, &after).findings;
    let both = found.iter().filter_map(|f| Some((f.rule.id.to_owned(), words(&before, f.before?), words(&after, f.after?))));
    both.collect()
}

#[test]
fn what_one_name_or_event_is_told_of_anew_is_held_wherever_it_stands() {
    const WEIR: &str = "Divers worked at the weir all night. Armin Lodge, 47, is among the missing. The road stayed shut until noon.";
    let ages =
        |name: &str| two_sided(WEIR, &format!("The road to Hestra was shut all morning. Among those whom divers look for is {name}, 74."));
    assert!(ages("Armin Lodge").iter().any(|(rule, b, a)| rule == "number-conflict" && b.contains("47") && a.contains("74")));
    assert!(!ages("Karl Lodge").iter().any(|(rule, ..)| rule == "number-conflict"));
    let tolls = |before: &str| {
        let before = format!("{before} The mayor of Norby cut short a holiday to come home.");
        let after = "After a day of grief, the head of the town spoke. Eight people were hurt in all, she said.";
        two_sided(&before, after).iter().any(|(rule, ..)| rule == "number-conflict")
    };
    assert!(tolls("A stall fell over in the market, and three people were hurt."));
    // The numbers of two places are parts of the whole.
    assert!(!tolls("A stall fell over, and three people were hurt in the market and five in the church."));
    // Goals are no toll, and a part is not the whole.
    let before = "The mayor of Norby cut short a holiday. Ada Kral scored two goals in the cup match on the island.";
    let after = "After a day of grief, the head of the town spoke. In the league Ina Lund scored three goals, and it rained.";
    assert!(!two_sided(before, after).iter().any(|(rule, ..)| rule == "number-conflict"));
    assert!(!tolls("A stall fell over. Three of those in the hospital were hurt."));
}

/// How many warnings a text gets for what a later one no longer has, and what they say.
fn removals(before: &str, after: &str) -> Vec<(Level, String)> {
    let (before, after) = (telling(before), telling(after));
    let report = Report::of_comparison(&compare(&before, &after), ["1", "2"], &Settings::default());
    report.findings.into_iter().filter(|f| f.rule == "claim-removed").map(|f| (f.severity, f.reason)).collect()
}

const HARBOUR: [&str; 8] = [
    "The harbour of Norby was shut on Monday after a crane fell into the basin.",
    "Nobody was under it when it fell, the harbour master said.",
    "Divers from Torne looked at the crane on Tuesday.",
    "It weighs 90 tonnes and was built by Halm Works in 1987.",
    "Two ferries a day were sent to Skarle instead.",
    "Ina Lund, who runs the fish market, lost 4,000 crowns.",
    "The council paid for 12 lorries of ice.",
    "Otto Brandt of the union asked for an inquiry by May.",
];

#[test]
fn a_text_that_was_cut_off_is_one_warning() {
    let (whole, cut) = (HARBOUR.join(" "), HARBOUR[..2].join(" "));
    let found = removals(&whole, &cut);
    assert_eq!(found.len(), 6, "every sentence is accounted for: {found:?}");
    let loud: Vec<&String> = found.iter().filter(|f| f.0 >= Level::Warning).map(|f| &f.1).collect();
    assert_eq!(loud, ["the side after ends before this: 6 sentences follow on the side before alone"]);
}

#[test]
fn a_passage_that_is_gone_is_one_warning_and_two_sentences_are_two() {
    let without = |gone: std::ops::Range<usize>| {
        let kept = HARBOUR.iter().enumerate().filter(|(i, _)| !gone.contains(i)).map(|(_, s)| *s).collect::<Vec<_>>().join(" ");
        removals(&HARBOUR.join(" "), &kept).into_iter().filter(|f| f.0 >= Level::Warning).map(|f| f.1).collect::<Vec<_>>()
    };
    assert_eq!(without(2..6), ["4 sentences in a row are gone; only the side before tells this"]);
    assert_eq!(without(3..5), ["only the side before tells this"; 2]);
}

#[test]
fn what_left_and_is_told_elsewhere_is_no_warning() {
    let before =
        "Ina Lund runs the fish market of Norby. She lost 4,000 crowns on Monday. The market of Ina Lund lost 4,000 crowns on Monday.";
    let after = "Ina Lund runs the fish market of Norby. She lost 4,000 crowns on Monday.";
    let loud = |after: &str| removals(before, after).iter().any(|f| f.0 >= Level::Warning);
    assert!(!loud(after));
    // Another sum of hers is told nowhere.
    assert!(loud("Ina Lund runs the fish market of Norby. She lost 70 crowns on Friday."));
}

#[test]
fn a_denial_that_left_is_a_warning_in_whatever_passage() {
    let before = format!("{} {} {} Kral did not pay the fine. {}", HARBOUR[0], HARBOUR[3], HARBOUR[5], HARBOUR[1]);
    let found = removals(&before, &format!("{} {}", HARBOUR[0], HARBOUR[1]));
    assert_eq!(found.iter().filter(|f| f.0 >= Level::Warning).count(), 2, "{found:?}");
}

#[test]
fn whoever_is_found_may_be_hurt_and_a_day_that_stays_is_replaced_by_none() {
    let rules = |before: &str, after: &str| two_sided(before, after).into_iter().map(|f| f.0).collect::<Vec<_>>();
    let found = "A diver was found in the basin at Norby by a ferry crew.";
    assert!(!rules(found, "A diver was injured in the basin at Norby by a ferry crew.").contains(&"meaning-reversed".to_owned()));
    assert!(rules(found, "A diver is missing in the basin at Norby by a ferry crew.").contains(&"meaning-reversed".to_owned()));
    let day = "A man drowned in Torne on Monday.";
    let named = |day: &str| format!("The man who drowned in Torne on {day} was named on Friday by the coroner.");
    assert!(!rules(day, &named("Monday")).contains(&"date-conflict".to_owned()));
    assert!(rules(day, &named("Tuesday")).contains(&"date-conflict".to_owned()));
}

#[test]
fn who_would_not_comment_and_later_does_is_no_error() {
    let level = |before: &str, after: &str| {
        let (before, after) = (telling(before), telling(after));
        let report = Report::of_comparison(&compare(&before, &after), ["1", "2"], &Settings::default());
        report.findings.iter().find(|f| f.rule == "polarity-flipped").map(|f| f.severity)
    };
    assert_eq!(level("Lund declined to comment on the sale.", "Lund said the sale was fair."), Some(Level::Warning));
    assert_eq!(level("Lund denied that she had sold it.", "Lund said that she had sold it."), Some(Level::Error));
}

#[test]
fn how_many_others_were_hurt_is_held_apart_from_how_many_were() {
    let before =
        "A stall fell over in the market. Ada Kral was hurt badly, and nine other guests were injured in Norby. The town has two doctors.";
    let held = |after: &str| two_sided(before, after).into_iter().find(|f| f.0 == "number-conflict").map(|f| (f.1, f.2));
    let others = held("After a day of grief the head of the town spoke. Ten others were injured, and so was a woman who sells nets.");
    assert_eq!(others, Some(("nine other guests".to_owned(), "Ten others".to_owned())));
    // With her they were ten.
    assert_eq!(held("After a day of grief the head of the town spoke. Ten people were injured, a woman who sells nets among them."), None);
}

#[test]
fn two_who_exchange_what_they_said_are_told() {
    // FIXME: `verify` supports either text by the other, since all the words of each stand there.
    let reassigned = |before: &str, after: &str| two_sided(before, after).iter().any(|f| f.0 == "quote-reassigned");
    let weir = "“The weir will hold,” Ada Kral told the meeting. Ivo Lund said: “It gave way twice last spring.”";
    assert!(reassigned(weir, "“It gave way twice last spring,” Ada Kral told the meeting. Ivo Lund said: “The weir will hold.”"));
    let bills = "“We paid every bill on time,” Kral told the panel. Lund said: “They owe us for two years.”";
    assert!(reassigned(bills, "“They owe us for two years,” Kral told the panel. Lund said: “We paid every bill on time.”"));
    // The same two, in another order.
    assert!(!reassigned(weir, "Ivo Lund said: “It gave way twice last spring.” “The weir will hold,” Ada Kral told the meeting."));
}

#[test]
fn a_figure_that_changed_with_what_it_is_told_of_excludes_nothing() {
    let levels = |before: &str, after: &str| {
        let (before, after) = (telling(before), telling(after));
        let report = Report::of_comparison(&compare(&before, &after), ["1", "2"], &Settings::default());
        report.findings.iter().map(|f| (f.rule, f.severity)).collect::<Vec<_>>()
    };
    let boats = "The port of Norby spent 7 million crowns on new boats last year.";
    let nets = "The port of Norby spent 4 million crowns on new nets last year.";
    let found = levels(boats, nets);
    assert!(found.iter().any(|f| f.0 == "number-conflict"), "{found:?}");
    assert!(found.iter().all(|f| f.1 == Level::Info), "{found:?}");
    // Of the same boats one figure is wrong.
    assert!(levels(boats, &boats.replace('7', "4")).contains(&("number-conflict", Level::Error)));
    // In two versions of one text the one stands in the other's place.
    let kept = " The crane fell into the basin on Monday.";
    assert!(levels(&format!("{boats}{kept}"), &format!("{nets}{kept}")).contains(&("number-conflict", Level::Error)));
}

#[test]
fn a_detail_is_raised_where_it_says_something_that_can_be_checked() {
    let level = |before: &str, after: &str| {
        let (before, after) = (telling(before), telling(after));
        let report = Report::of_comparison(&compare(&before, &after), ["1", "2"], &Settings::default());
        report.findings.iter().find(|f| f.rule.starts_with("detail-")).map(|f| f.severity)
    };
    let shut = "The council shut the bridge.";
    assert_eq!(level(shut, "The council illegally shut the old wooden bridge after a quarrel with the engineers."), Some(Level::Warning));
    assert_eq!(level(shut, "The council shut the bridge completely."), None);
}

/// The new sentences and details of a later text that are worth a look.
fn additions(before: &str, after: &str) -> Vec<String> {
    let (before, after) = (telling(before), telling(after));
    let found = compare(&before, &after).findings.into_iter().filter(|f| f.before.is_none());
    let loud = found.filter(|f| f.rule.level.stepped(f.raise) >= Level::Warning);
    loud.filter_map(|f| f.after).map(|s| s.of(&after.article.text).to_owned()).collect()
}

#[test]
fn what_was_done_to_somebody_is_worth_a_look_wherever_it_came_in() {
    let before = "The mill at Halm burned down on Friday. Ivo Tarn, who kept the sheds, was there. It rained all night.";
    let anew = "The mill at Halm burned down on Friday. Ivo Tarn, who kept the sheds, was there. It rained all night.";
    assert_eq!(additions(before, anew), Vec::<String>::new());
    let detail = "The mill at Halm burned down on Friday. Ivo Tarn, who kept the sheds, was there, and faces charges of arson in Osk. It rained all night.";
    assert!(additions(before, detail).iter().any(|a| a.contains("faces charges")), "{:?}", additions(before, detail));
    // Of three in hospital one was killed: no figure is another, and the death is news.
    let (three, one) =
        ("Three people were taken to hospital after a crash in Halm.", "One person was killed and two were hurt after a crash in Halm.");
    assert!(additions(three, one).iter().any(|a| a.contains("killed")));
    assert!(two_sided(three, one).iter().all(|f| f.0 != "number-conflict"), "{:?}", two_sided(three, one));
    // A sentence without a name, a day or a figure tells it too, and what the other text tells is no news.
    let sentence = format!("{before} Both brothers have been charged in the case of the burned mill.");
    assert_eq!(additions(before, &sentence), ["Both brothers have been charged in the case of the burned mill."]);
    let denied = format!("{before} No relatives had appeared in court for any of them.");
    assert_eq!(additions(before, &denied), Vec::<String>::new());
    let known = format!("{before} Two men were charged in Osk.");
    assert_eq!(
        additions(&known, &format!("{known} Both brothers have been charged in the case of the burned mill.")),
        Vec::<String>::new()
    );
}

#[test]
fn one_day_is_told_of_once_and_an_age_is_whose_it_stands_beside() {
    let levels = |before: &str, after: &str, rule: &str| -> Vec<Level> {
        let report = Report::of_comparison(&compare(&telling(before), &telling(after)), ["before", "after"], &Settings::default());
        report.findings.iter().filter(|f| f.rule == rule).map(|f| f.severity).collect()
    };
    let dated = |day: &str, homes: u32| {
        format!("As of 6 p.m. {day}, there are some {homes} homes without water. The {homes} that remain without water are in Torne.")
    };
    let (before, after) = (dated("Thursday, May 30", 715), dated("Friday, May 31", 455));
    assert_eq!(levels(&before, &after, "number-conflict"), [Level::Info; 2]);
    let other = after.replace("The 455", "The 390");
    assert!(levels(&before, &other, "number-conflict").contains(&Level::Error));
    let charged =
        "A man of 22 was charged with the murder of a 15-year-old boy at a diner.\n\nTarek Olsen is charged with the murder of Lem Das.";
    assert!(levels(charged, "Tarek Olsen, 22, is charged with the murder of Lem Das.", "number-conflict").is_empty());
    let aged = "A man was charged at Torne.\n\nTarek Olsen, 15, is charged with the murder of Lem Das.";
    assert_eq!(levels(aged, "Tarek Olsen, 22, is charged with the murder of Lem Das.", "number-conflict"), [Level::Error]);
    // When a page was changed is no fact of its story.
    let stamped = |what: &str, day: u32| format!("{what} {day} March 2024, 10:00. The weir is open.");
    assert_eq!(levels(&stamped("Last updated:", 12), &stamped("Last updated:", 13), "date-conflict"), [Level::Info]);
    assert_eq!(levels(&stamped("It broke on", 12), &stamped("It broke on", 13), "date-conflict"), [Level::Error]);
    // Two words that no list relates are told, and warned of only where they are of one sort.
    assert_eq!(levels("She has taken on an audacious plan.", "She has taken on a daunting plan.", "term-replaced"), [Level::Info]);
    assert_eq!(levels("Kral won the by-election in Torne.", "Kral won the general election in Torne.", "term-replaced"), [Level::Warning]);
}

#[test]
fn what_another_sentence_of_the_other_side_tells_is_no_loss_and_no_news() {
    let before = "A pupil brought an axe to the school in Halm, and the glass door was shattered by mistake, the board said.\n\nNobody was hurt. The school opened again at noon.";
    let moved = "A pupil brought an axe to the school in Halm, the board said.\n\nNobody was hurt. By mistake the glass door was shattered. The school opened again at noon.";
    let told = |before: &str, after: &str| -> Vec<(Level, String)> {
        let report = Report::of_comparison(&compare(&telling(before), &telling(after)), ["1", "2"], &Settings::default());
        report.findings.iter().filter(|f| f.severity >= Level::Warning).map(|f| (f.severity, f.message.clone())).collect()
    };
    assert_eq!(told(before, moved), []);
    let gone = "A pupil brought an axe to the school in Halm, the board said.\n\nNobody was hurt. The school opened again at noon.";
    assert!(!told(before, gone).is_empty());
    // What is denied elsewhere is not told there.
    let denied = moved.replace("By mistake the glass door was shattered.", "The glass door was not shattered by mistake.");
    assert!(!told(before, &denied).is_empty());
    // A name that is spelt out where its initials stand on both sides.
    let short = "The crew was called by the HWO (HWO) at ten past two in the night.";
    assert_eq!(told(short, "The crew was called by the Harbour Watch Office (HWO) at ten past two in the night."), []);
}

#[test]
fn a_passage_that_is_new_is_called_out_once() {
    let before = "The weir at Halm broke on Friday. Nobody was hurt. The road to Osk is shut.";
    let after = format!(
        "{before} The council of Osk met on Monday night. It voted for 2.4 million crowns for a new weir. Ada Odell, who leads the council, called it \"a start\". The old weir was built in 1931."
    );
    let news = additions(before, &after);
    assert_eq!(news, ["The council of Osk met on Monday night."]);
    // A name or a figure alone is no news.
    assert_eq!(additions(before, &format!("{before} It was quiet in Torne.")), Vec::<String>::new());
}

#[test]
fn a_name_that_gave_way_to_another_is_an_error_once() {
    let before = "The Halm ferry left at ten. The crew of the Halm ferry was new. Nobody on the Halm ferry was hurt.";
    let after = before.replace("Halm", "Torne");
    let found: Vec<_> = two_sided(before, &after).into_iter().filter(|f| f.0 == "name-replaced").collect();
    let loud =
        compare(&telling(before), &telling(&after)).findings.iter().filter(|f| f.rule.level.stepped(f.raise) == Level::Error).count();
    assert_eq!((found.len(), loud), (3, 1), "{found:?}");
    let version =
        "The engine of the Selja is version 4.31 now. Version 4.31 was built in Osk. Divers tried 4.31 in May, and found 14 faults.";
    let later = version.replace("4.31", "4.32");
    let loud = |before: &str, after: &str| {
        let (before, after) = (telling(before), telling(after));
        compare(&before, &after).findings.iter().filter(|f| f.rule.level.stepped(f.raise) == Level::Error).count()
    };
    assert_eq!(loud(version, &later), 1);
    // A plain number may count another thing at each place.
    assert_eq!(loud("Fire killed 14 in Osk. Later 14 were found hurt.", "Fire killed 15 in Osk. Later 15 were found hurt."), 2);
}

#[test]
fn ages_that_both_texts_give_are_two_peoples() {
    let levels = |before: &str, after: &str| -> Vec<Level> {
        let report = Report::of_comparison(&compare(&telling(before), &telling(after)), ["1", "2"], &Settings::default());
        report.findings.iter().filter(|f| f.rule == "number-conflict").map(|f| f.severity).collect()
    };
    let before =
        "A 9-year-old was shot by his brother with a bow.\n\nThe boy of nine, aged 9, and his brother, aged 7, were alone at home.";
    let after =
        "A boy was shot with a bow by his 7-year-old brother.\n\nThe boy of nine, aged 9, and his brother, aged 7, were alone at home.";
    assert!(levels(before, after).iter().all(|l| *l < Level::Warning), "{:?}", levels(before, after));
    assert_eq!(levels("Ivo Tarn, 41, won.", "Ivo Tarn, 44, won."), [Level::Error]);
    assert_eq!(
        levels("Ivo Tarn, 41, and Ada Kral, 44, won.", "Ivo Tarn, 44, and Ada Kral, 41, won.")
            .iter()
            .filter(|l| **l == Level::Info)
            .count(),
        0
    );
}

#[test]
fn two_sentences_of_two_things_exclude_nothing() {
    let errors = |before: &str, after: &str| {
        let (before, after) = (telling(before), telling(after));
        compare(&before, &after).findings.iter().filter(|f| f.rule.level.stepped(f.raise) == Level::Error).count()
    };
    let priced = |what: &str, price: &str| format!("A litre of {what} cost {price} crowns on average in Halm last week, the shop said.");
    assert_eq!(errors(&priced("oil", "1.91"), &priced("milk", "2.04")), 0);
    assert_eq!(errors(&priced("oil", "1.91"), &priced("oil", "2.04")), 1);
    let market = |what: &str, did: &str| format!("The {what} market in Osk was {did} on Friday after a long night.");
    assert_eq!(errors(&market("fish", "opened"), &market("flower", "closed")), 0);
    assert_eq!(errors(&market("fish", "opened"), &market("fish", "closed")), 1);
    // What stands behind, in another clause, says nothing of whom it is told.
    assert!(errors("The patient has died of burns, the hospital said.", "The patient is unhurt and went to sea, the hospital said.") > 0);
}

/// The rules that fire loudly on two texts with both sides.
fn loud(before: &str, after: &str) -> Vec<&'static str> {
    let (before, after) = (telling(before), telling(after));
    let found = compare(&before, &after).findings;
    let both = found.iter().filter(|f| f.before.is_some() && f.after.is_some() && f.rule.level.stepped(f.raise) >= Level::Warning);
    both.map(|f| f.rule.id).collect()
}

#[test]
fn what_two_acts_tell_excludes_nothing() {
    let silent = |before: &str, after: &str| assert_eq!(loud(before, after), [""; 0], "{before} / {after}");
    silent(
        "The pill cut hospital visits by 64 percent in the study, the Lund Institute said.",
        "The pill caused a light rash in 7 percent of patients in the study, the Lund Institute said.",
    );
    silent(
        "The works employ 1,450 people in Halm, most of them in the foundry.",
        "The works employ 380 people in Torne, most of them in the drawing office.",
    );
    // The same act, told in other words, and a sentence of which only a word and the figure changed.
    let errs = |before: &str, after: &str, rule: &str| assert!(loud(before, after).contains(&rule), "{before} / {after}");
    errs(
        "The pill cut hospital visits by 64 percent in the study, the Lund Institute said.",
        "The pill reduced hospital visits by 46 percent in the study, the Lund Institute said.",
        "number-conflict",
    );
    errs(
        "The works employ 1,450 people in Halm, most of them in the foundry.",
        "The works employ 380 people in Halm, most of them in the foundry.",
        "number-conflict",
    );
    errs(
        "The cellist Ivo Reth will stay with the Osk Players for two seasons, the hall said in May.",
        "The cellist Ivo Reth will leave the Osk Players in two seasons, the hall said in May.",
        "meaning-reversed",
    );
}

#[test]
fn a_note_to_whoever_writes_is_no_claim() {
    const TOLD: &str = "The quay in Osk was shut on Monday.";
    let gone = |line: &str| removals(&format!("{line} {TOLD}"), TOLD).iter().any(|(level, _)| *level >= Level::Warning);
    assert!(!gone("TODO: ask the harbour master in Halm about the new crane."));
    assert!(gone("The harbour master in Halm asked for 12 new cranes."));
}

#[test]
fn a_figure_that_is_told_anew_in_other_words_is_held_where_each_sentence_has_one_of_its_kind() {
    let told = |before: &str, after: &str| {
        let frame = "The ferry company held its yearly meeting in Norby on Friday evening.";
        let (before, after) = (format!("{frame} {before}"), format!("{frame} Outside it had begun to snow by then. {after}"));
        let found = two_sided(&before, &after);
        found.into_iter().filter(|f| f.0 == "number-conflict" || f.0 == "date-conflict").map(|f| (f.1, f.2)).collect::<Vec<_>>()
    };
    let pair = |x: &str, y: &str| vec![(x.to_owned(), y.to_owned())];
    const YARD: &str = "Owners of the Halm shipyard would receive 62 million crowns from the Torne bank under the contract.";
    let after = |sum: &str| format!("For the Halm shipyard the Torne bank is now to pay out {sum}, and its owners may keep the name.");
    assert_eq!(told(YARD, &after("75 million crowns")), pair("62 million crowns", "75 million crowns"));
    // What is rounded, what is told in another measure, and one of two figures may be the same.
    assert_eq!(told(YARD, &after("more than 60 million crowns")), []);
    assert_eq!(told(YARD, &after("a fifth of its profit")), []);
    assert_eq!(told(YARD, &after("70 million crowns at once, 5 million crowns later")), []);
    const SALE: &str = "Owners of the Halm shipyard would sell the slip to the Torne bank on 3 May.";
    assert_eq!(told(SALE, "The Torne bank is to buy the slip from the owners of the Halm shipyard on 9 June."), pair("3 May", "9 June"));
}

#[test]
fn a_figure_that_stands_elsewhere_in_another_form_is_no_loss() {
    let lost = |before: &str, after: &str| {
        let after = format!("{} {after}", HARBOUR[..3].join(" "));
        let before = format!("{} {before}", HARBOUR[..3].join(" "));
        removals(&before, &after).iter().filter(|f| f.0 >= Level::Warning).count()
    };
    assert_eq!(lost("The reservoir held 5,940 tonnes.", "Nearly six thousand tonnes stood behind the wall."), 0);
    assert_eq!(lost("Since spring over 2,600 sheep were sold.", "The herders parted with over 2,600 animals."), 0);
    assert_eq!(lost("The siren went off at 4.30 a.m. by the yard.", "By the yard it was half past four when the siren went off."), 0);
    // Another figure, and a small one that may count anything.
    assert_eq!(lost("The reservoir held 5,940 tonnes.", "Nearly eight thousand tonnes stood behind the wall."), 1);
    assert_eq!(lost("The firm lost six cranes in the gale.", "A child of six saw it all."), 1);
}
