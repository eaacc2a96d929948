//! `recount diff --summary`: the facts that changed, in a chat message; and `verify --claim`, which shows its source.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use support::Desk;

fn desk(things: &[&str]) -> Desk {
    let text = |n: usize| -> String {
        things.iter().enumerate().map(|(i, what)| format!("The flood of the valley took {} {what} on the bank.\n\n", (i + 2) * n)).collect()
    };
    let desk = Desk::new();
    desk.write("1.md", &text(3)).write("2.md", &text(7));
    desk
}

const SUMMARY: [&str; 5] = ["diff", "1.md", "2.md", "--summary", "--isolated"];

#[test]
fn the_facts_that_changed_fit_into_five_lines() {
    for (things, shown, more) in [
        (&["boats"][..], 1, 0),
        (&["boats", "cars", "homes", "farms"], 4, 0),
        (&["boats", "cars", "homes", "farms", "mills", "tents"], 3, 3),
    ] {
        let out = desk(things).recount(&SUMMARY).exits(1).out;
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[0], format!("2.md against 1.md: {} must check", things.len()));
        assert_eq!(lines[1], "- 6 boats → 14 boats: both cannot be right");
        let facts = lines.iter().filter(|l| l.contains(" → ")).count();
        assert_eq!((facts, lines.len() <= 5, out.contains(&format!("- and {more} more"))), (shown, true, more > 0), "{out}");
    }
}

#[test]
fn the_most_serious_fact_comes_first_and_nothing_is_called() {
    let desk = Desk::new();
    desk.write("1.md", "The mill will reopen, the owner said.\n\nTwelve people were hurt at the pier @here <!channel> on Monday.\n");
    desk.write("2.md", "The mill will reopen.\n\nThirty people were hurt at the pier @here <!channel> on Monday.\n");
    let ran = desk.recount(&SUMMARY).exits(1);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[1].contains("Twelve people → Thirty people") && lines.len() >= 3, "{ran:?}");
    assert!(!ran.out.contains("@here") && !ran.out.contains('<'), "{ran:?}");
    // Of folders and of several texts one message.
    desk.write("old/a.md", "Twelve boats sank.").write("old/b.md", "Nine carts burned.");
    desk.write("new/a.md", "Thirty boats sank.").write("new/b.md", "Ten carts burned.");
    let ran =
        desk.recount(&["diff", "old", "new", "--summary"]).exits(1).says("2 texts: 2 must check").says("new/b.md: Nine carts → Ten carts");
    assert_eq!(ran.out.lines().count(), 3);
}

#[test]
fn where_nothing_changed_one_line_says_so() {
    let desk = Desk::new();
    desk.write("1.md", "Twelve boats sank.").write("2.md", "12 boats sank.");
    let ran = desk.recount(&SUMMARY).exits(0);
    assert_eq!(ran.out, "2.md against 1.md: no changed fact to show\n");
    desk.recount(&["diff", "1.md", "2.md", "--summary", "-f", "json"]).exits(2);
}

#[test]
fn a_sentence_that_is_asked_about_is_answered_with_the_words_of_the_source() {
    let desk = Desk::new();
    desk.write(
        "report.md",
        "The harbour of Halm lost nine boats in the storm, the coast guard said on Monday.\n\nThe ferry was not hit.\n",
    );
    let ask = |more: &[&str]| {
        desk.recount(&[&["verify", "--against", "report.md", "--claim", "Halm lost nine boats in the storm."][..], more].concat())
    };
    ask(&[]).exits(0).says("supported").says("report.md:1:").says("lost nine boats in the storm, the coast guard said");
    ask(&["-f", "brief"]).exits(0).says("supported").says("report.md:1:");
    ask(&["-q"]).exits(0).lacks("coast guard");
    ask(&["--min-severity", "warning"]).exits(0).lacks("coast guard");
    // Of a whole text, what is borne out is only counted.
    desk.write("text.md", "Halm lost nine boats in the storm.");
    desk.recount(&["verify", "text.md", "--against", "report.md"]).exits(0).says("1 supported (-v)").lacks("coast guard");
}
