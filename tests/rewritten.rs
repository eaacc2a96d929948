//! A story that was written anew: what its rules hold together, and what they leave apart.

use recount::diff::compare;
use recount::read;
use recount::telling::Telling;

fn telling(text: &str) -> Telling {
    Telling::of(read::plain(text.to_owned(), None))
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
