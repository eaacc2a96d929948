//! Those that sixty texts of our own speak of, against the marks in them: `tests/entities`.

#[path = "entities/score.rs"]
mod score;

use score::{Score, score, texts};
use std::path::Path;

#[test]
fn mentions_are_joined_as_the_marks_say() {
    let all = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/entities"));
    let (mut tuned, mut fresh) = (Score::default(), Score::default());
    for text in &all {
        let (found, wrong) = score(text);
        println!("{} {:.2}\n  {}", text.name, found.f1(), wrong.join("\n  "));
        (if text.held_out { &mut fresh } else { &mut tuned }).add(found);
    }
    let mut whole = tuned;
    whole.add(fresh);
    println!("all {:.3}, tuned on {:.3}, written later {:.3}", whole.f1(), tuned.f1(), fresh.f1());
    assert!(all.len() >= 60);
    assert!(whole.f1() >= 0.87, "{whole:?}");
    assert!(fresh.f1() >= 0.85, "{fresh:?}");
}
