//! Folders held against each other.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use support::Desk;

#[test]
fn folders_are_held_against_each_other() {
    let desk = Desk::new();
    let story = |town: &str, hurt: &str| {
        format!(
            "# Fire in {town}\n\nPolice in {town} said {hurt} people were hurt when the pier burned on Monday.\n\nThe harbour of {town} stays closed to all boats until Friday, the council said.\n"
        )
    };
    desk.write("old/fire.md", &story("Halm", "12")).write("new/fire.md", &story("Halm", "30"));
    desk.write(
        "old/deep/storm.md",
        "# Storm\n\nNine boats sank off Brenna on Sunday night, and the ferry was cancelled, the coast guard said.\n",
    );
    desk.write(
        "new/storm-late.md",
        "# Storm\n\nFive boats sank off Brenna on Sunday night, and the ferry was cancelled, the coast guard said.\n",
    );
    desk.write("old/gone.md", "The quarry owns 340 carts.\n")
        .write("new/added.md", "A council was elected in Orrin.\n")
        .write("new/.hidden.md", "x");
    let ran = desk.recount(&["diff", "old", "new"]).exits(1);
    let ran = ran.says("new/fire.md against old/fire.md").says("12 people → 30 people").says("new/storm-late.md against old/deep/storm.md");
    ran.says("Nine boats → Five boats")
        .lacks("carts")
        .complains("old/gone.md: not compared")
        .complains("new/added.md: not compared")
        .lacks("hidden");
    desk.recount(&["diff", "old", "old"]).exits(0);
    desk.recount(&["diff", "old", "new/fire.md"]).exits(2).complains("this is a folder");
    std::fs::create_dir(desk.path().join("none")).unwrap();
    desk.recount(&["diff", "old", "none"]).exits(2).complains("none: there is no text in it");
}
