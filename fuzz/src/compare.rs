//! The laws of a comparison: equals are silent, sides swap, every word is accounted for, spans are true.

use crate::{places_are_true, telling};
use recount::diff::compare;
use recount::telling::Telling;
use recount::report::ledger::View;
use recount::report::verify::Verified;
use recount::report::{Accounting, Place, Report};
use recount::rule;
use recount::settings::Settings;
use recount::verdict::Verdict;
use recount::verify::verify;

/// Holds two texts against each other in every way.
pub fn check(before: &str, after: &str) {
    let (b, a) = (telling(before), telling(after));
    let there = report(&b, &a);
    let back = report(&a, &b);
    for (report, sides) in [(&there, [&b, &a]), (&back, [&a, &b])] {
        places_are_true(report, &sides);
        adds_up(&report.accounting);
    }
    assert_eq!(sorted(forth(&there)), sorted(swapped(&back)), "the sides do not swap");
    for t in [&b, &a] {
        let same = report(t, t);
        assert!(same.findings.is_empty(), "a text differs from itself: {:?}", same.findings);
        let own = same.accounting.before;
        assert_eq!(own.words, own.unchanged + own.folded, "a text differs from itself: {own:?}");
    }
    others(&b, &a);
}

fn report(before: &Telling, after: &Telling) -> Report {
    Report::of_comparison(&compare(before, after), ["1.txt", "2.txt"], &Settings::default())
}

fn adds_up(words: &Accounting) {
    let (b, a) = (words.before, words.after);
    assert_eq!(b.words, b.unchanged + b.moved + b.reworded + b.found + b.removed + b.folded, "{b:?}");
    assert_eq!(a.words, a.unchanged + a.moved + a.reworded + a.found + a.added + a.folded, "{a:?}");
}

type Change = (&'static str, Verdict, Option<(usize, usize)>, Option<(usize, usize)>);

fn forth(report: &Report) -> Vec<Change> {
    report.findings.iter().map(|f| (f.rule, f.verdict, at(&f.before), at(&f.after))).collect()
}

fn swapped(report: &Report) -> Vec<Change> {
    let mirror = |id: &str| rule::find(id).map_or("", |r| r.mirror.id);
    report.findings.iter().map(|f| (mirror(f.rule), f.verdict.swapped(), at(&f.after), at(&f.before))).collect()
}

fn at(place: &Option<Place>) -> Option<(usize, usize)> {
    place.as_ref().map(|p| (p.start, p.end))
}

fn sorted(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort();
    changes
}

/// The commands that are built on a comparison: their places are true too.
fn others(b: &Telling, a: &Telling) {
    let settings = Settings::default();
    let names = ["1.txt", "2.txt", "3.txt"];
    places_are_true(&Report::of_versions(b, a, ["1.txt", "2.txt"], &settings), &[b, a]);
    let chain = [b, a, b];
    places_are_true(&Report::chain(&chain, &names, View::Steps, &settings), &chain);
    let matrix = [b, a];
    places_are_true(&Report::matrix(&matrix, &names[..2], &settings), &matrix);
    let verified = Verified::new(&matrix, &names[..2], &verify(b, &[a]));
    serde_json::to_string(&verified).expect("JSON");
}
