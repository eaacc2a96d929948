//! How cost grows with size: a ladder of articles, and families of hard ones, each with the exponent that fits its points.
//!
//! `cargo bench --bench ladder`. Instructions are counted where valgrind is installed, as they do not depend on the
//! neighbours; else processor time is measured, with a word. The last argument is the most sentences of the ladder. For
//! each family it is said how long its largest pair took, and which share of the sentences that stand in both texts the
//! report aligns.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use support::exponent;
use support::peer::{self, Program, instructions, least, recount};
use support::story::{self, FAMILIES, Pair};

/// Sentences of the ladder's steps.
const LADDER: [usize; 5] = [1_000, 3_000, 10_000, 30_000, 100_000];
/// Sentences of the families' steps; the last one is timed.
const STEPS: [usize; 3] = [1_250, 5_000, 20_000];
/// Reports of one event in the steps of `crosscheck`.
const REPORTS: [usize; 4] = [2, 10, 50, 200];
/// Sentences of each of them.
const REPORT: usize = 24;

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let counted = peer::found("valgrind").is_some();
    println!(
        "cost in {}",
        if counted { "instructions" } else { "processor time: valgrind is not installed, so that instructions are not counted" }
    );
    let most = support::asked().unwrap_or(usize::MAX);
    let ladder: Vec<usize> = LADDER.into_iter().filter(|n| *n <= most).collect();
    let points = points(dir.path(), &ladder, |n| story::pair(n, 20, 3), counted);
    println!("{:34} exponent {:.3}   {}", "articles", exponent(&points), shown(&points));
    commands(dir.path(), &ladder, counted);
    let steps: Vec<usize> = STEPS.into_iter().filter(|n| *n <= most).collect();
    for (name, family) in FAMILIES {
        let points = self::points(dir.path(), &steps, family, counted);
        let Some(largest) = steps.last() else { continue };
        let (seconds, aligned) = timed(dir.path(), &family(*largest));
        let aligned =
            aligned.map_or_else(|| "no sentence in both".to_owned(), |share| format!("{:.1} % of equal sentences aligned", share * 100.0));
        println!("{name:34} exponent {:.3}   {largest} sentences in {seconds:.2} s cpu; {aligned}", exponent(&points));
    }
}

/// A command, and its arguments for an earlier and a later text.
type Command = (&'static str, fn(&str, &str) -> Vec<String>);

/// The commands beside `diff` of two texts.
const COMMANDS: [Command; 3] = [
    ("proof", |_, after| words(&["proof", after])),
    ("verify", |before, after| words(&["verify", after, "--against", before])),
    ("diff of three versions", |before, after| words(&["diff", before, after, before])),
];

fn words(line: &[&str]) -> Vec<String> {
    line.iter().map(|w| (*w).to_owned()).collect()
}

/// The ladder of every other command.
fn commands(dir: &Path, sizes: &[usize], counted: bool) {
    for (name, line) in COMMANDS {
        let point = |n: &usize| {
            let [before, after] = written(dir, &story::pair(*n, 20, 3));
            (*n as f64, cost(line(&before, &after), counted))
        };
        let points: Vec<(f64, f64)> = sizes.iter().map(point).collect();
        println!("{name:34} exponent {:.3}   {}", exponent(&points), shown(&points));
    }
    let point = |count: &usize| {
        let files = story::reports(*count, REPORT).into_iter().enumerate().map(|(i, text)| {
            let path = dir.join(format!("report-{i}.txt"));
            std::fs::write(&path, text).expect("a written file");
            path.display().to_string()
        });
        (*count as f64, cost(std::iter::once("crosscheck".to_owned()).chain(files).collect(), counted))
    };
    let points: Vec<(f64, f64)> = REPORTS.iter().map(point).collect();
    println!("{:34} exponent {:.3}   {}", "crosscheck of reports", exponent(&points), shown(&points));
}

/// What a run with these arguments costs; its result is JSON.
fn cost(arguments: Vec<String>, counted: bool) -> f64 {
    let line: Vec<String> = std::iter::once(recount().to_owned()).chain(arguments).chain(words(&["-f", "json"])).collect();
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let counted = if counted { instructions(&line).map(|i| i as f64) } else { None };
    let timed = || Program::new("recount", &line.join(" "), &[]).map_or(f64::NAN, |p| least(&p, 3).processor.as_secs_f64());
    counted.unwrap_or_else(timed)
}

fn shown(points: &[(f64, f64)]) -> String {
    points.iter().map(|(n, cost)| format!("{n}: {cost:.3e}")).collect::<Vec<_>>().join(", ")
}

/// The cost of a comparison at each size.
fn points(dir: &Path, sizes: &[usize], make: impl Fn(usize) -> Pair, counted: bool) -> Vec<(f64, f64)> {
    let point = |n: &usize| {
        let [before, after] = written(dir, &make(*n));
        (*n as f64, cost(words(&["diff", &before, &after]), counted))
    };
    sizes.iter().map(point).collect()
}

fn written(dir: &Path, pair: &Pair) -> [String; 2] {
    let write = |name: &str, text: &str| {
        let path = dir.join(name);
        std::fs::write(&path, text).expect("a written file");
        path.display().to_string()
    };
    [write("before.txt", &pair.before), write("after.txt", &pair.after)]
}

/// Processor seconds of one comparison, and the share of the sentences of both texts that its alignment pairs with an
/// equal one.
fn timed(dir: &Path, pair: &Pair) -> (f64, Option<f64>) {
    let [before, after] = written(dir, pair);
    let line = format!("{} diff {before} {after} -f json", recount());
    let seconds = Program::new("recount", &line, &[]).map_or(f64::NAN, |p| least(&p, 1).processor.as_secs_f64());
    let telling = |text: &str| recount::telling::Telling::new(recount::read::plain(text.to_owned(), None));
    let (b, a) = (telling(&pair.before), telling(&pair.after));
    let keys = |t: &recount::telling::Telling, i: usize| -> Vec<u64> {
        t.sentences.tokens_of(i).iter().filter(|t| t.is_word()).map(|t| t.key).collect()
    };
    let count = |t: &recount::telling::Telling| {
        (0..t.sentences.list.len()).filter(|i| !t.sentences.list[*i].folded).fold(
            BTreeMap::new(),
            |mut all: BTreeMap<Vec<u64>, usize>, i| {
                *all.entry(keys(t, i)).or_default() += 1;
                all
            },
        )
    };
    let (old, new) = (count(&b), count(&a));
    let both: usize = old.iter().map(|(k, n)| n.min(new.get(k).unwrap_or(&0))).sum();
    let aligned = recount::align::align(&b.sentences, &a.sentences);
    let equal =
        aligned.groups.iter().filter(|g| matches!((&g.before[..], &g.after[..]), ([i], [j]) if keys(&b, *i) == keys(&a, *j))).count();
    (seconds, (both > 0).then(|| equal as f64 / both as f64))
}
