//! The command line as a whole process beside what people would run instead, in one interleaved run.
//!
//! `cargo bench --bench whole`: every pair of files runs every program once a round, in a shuffled order, the least of
//! three runs counting, so that drift and neighbours hit all alike. A ratio is the median over the pairs of the time of a
//! program over that of its yardstick on the same pair. Processor time is given too: on a busy machine a process that
//! needs longer than one turn waits for its next, and wall time says more of the neighbours. What is not installed is
//! said and skipped. The last argument is the number of pairs.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use support::median;
use support::peer::{Cost, Program, least, recount};
use support::story::{self, Dice};

const PAIRS: usize = 40;
/// About 800 words.
const SENTENCES: usize = 46;
const EDITED: usize = 6;
/// About 10 MB.
const LARGE: usize = 105_000;
/// Pairs of the batch.
const BATCH: u64 = 2_000;

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    small(dir.path());
    large(dir.path());
    batch(dir.path());
}

/// The programs on one pair of files; the first is the floor and the second the yardstick.
fn programs(before: &Path, after: &Path) -> Vec<Program> {
    let recount = recount();
    let lines = [
        ("true", "true".to_owned()),
        ("git --word-diff", "git diff --no-index --no-color --word-diff=plain {before} {after}".to_owned()),
        ("diff -u", "diff -u {before} {after}".to_owned()),
        ("wdiff", "wdiff -n {before} {after}".to_owned()),
        ("dwdiff", "dwdiff {before} {after}".to_owned()),
        ("rg, digits of one file", "rg -c [0-9]+ {before}".to_owned()),
        ("recount --version", format!("{recount} --version")),
        ("recount diff", format!("{recount} diff {{before}} {{after}}")),
        ("recount diff -f json", format!("{recount} diff {{before}} {{after}} -f json")),
        ("recount extract", format!("{recount} extract {{before}} -f jsonl")),
    ];
    lines.iter().filter_map(|(name, line)| Program::new(name, line, &[before, after])).collect()
}

fn small(dir: &Path) {
    let (before, after) = (dir.join("before.txt"), dir.join("after.txt"));
    let programs = programs(&before, &after);
    let mut dice = Dice::new(1);
    let mut costs: BTreeMap<&str, Vec<Cost>> = BTreeMap::new();
    let pairs = support::asked().unwrap_or(PAIRS);
    for seed in 0..pairs as u64 {
        let pair = story::pair(SENTENCES, EDITED, seed);
        std::fs::write(&before, pair.before).expect("a written file");
        std::fs::write(&after, pair.after).expect("a written file");
        let mut order: Vec<&Program> = programs.iter().collect();
        for i in (1..order.len()).rev() {
            order.swap(i, dice.roll(i + 1));
        }
        for program in order {
            costs.entry(&program.name).or_default().push(least(program, 3));
        }
    }
    println!("{pairs} pairs of articles of 800 words; medians");
    println!("  {:24} {:>8} {:>8} {:>8}   over its yardstick: wall, processor", "", "wall ms", "cpu ms", "MB");
    for program in &programs {
        let own = &costs[program.name.as_str()];
        let yardstick = if program.name == "recount --version" { "true" } else { "git --word-diff" };
        let of = |figure: &dyn Fn(&Cost) -> f64| median(own.iter().map(figure).collect());
        let mut row = format!(
            "  {:24} {:8.2} {:8.2} {:8.1}",
            program.name,
            of(&|c| c.wall.as_secs_f64() * 1e3),
            of(&|c| c.processor.as_secs_f64() * 1e3),
            of(&|c| c.memory as f64 / 1e6),
        );
        if let Some(other) = costs.get(yardstick) {
            let ratio = |figure: &dyn Fn(&Cost) -> f64| median(own.iter().zip(other).map(|(a, b)| figure(a) / figure(b)).collect());
            let _ = write!(row, "   {:.2}, {:.2} × {yardstick}", ratio(&|c| c.wall.as_secs_f64()), ratio(&|c| c.processor.as_secs_f64()));
        }
        println!("{row}");
    }
}

fn large(dir: &Path) {
    let (before, after) = (dir.join("large.before.txt"), dir.join("large.after.txt"));
    let pair = story::pair(LARGE, 50, 5);
    let bytes = pair.before.len() + pair.after.len();
    std::fs::write(&before, pair.before).expect("a written file");
    std::fs::write(&after, pair.after).expect("a written file");
    println!("one pair of {:.1} MB", bytes as f64 / 2e6);
    let all = programs(&before, &after);
    let rows: Vec<(&str, Cost)> = all
        .iter()
        .filter(|p| matches!(p.name.as_str(), "git --word-diff" | "recount diff -f json"))
        .map(|p| (p.name.as_str(), least(p, 2)))
        .collect();
    for (name, cost) in &rows {
        let times = cost.memory as f64 / bytes as f64;
        println!(
            "  {name:24} {:8.2} s wall {:8.2} s cpu, memory {times:.1} × both files",
            cost.wall.as_secs_f64(),
            cost.processor.as_secs_f64()
        );
    }
    if let [(_, git), (_, own)] = &rows[..] {
        println!("  {:.2} × git's processor time", own.processor.as_secs_f64() / git.processor.as_secs_f64());
    }
}

fn batch(dir: &Path) {
    let record = |seed: u64| {
        let pair = story::pair(SENTENCES, EDITED, seed);
        serde_json::json!({ "id": seed, "before": pair.before, "after": pair.after }).to_string() + "\n"
    };
    let path = dir.join("pairs.jsonl");
    println!("batches in one process");
    let mut costs = Vec::new();
    for (pairs, threads) in [(BATCH, 1), (BATCH, 2), (4 * BATCH, 2)] {
        std::fs::write(&path, (0..pairs).map(record).collect::<String>()).expect("a written file");
        let line = format!("{} batch -j {threads} {{before}}", recount());
        let Some(program) = Program::new("batch", &line, &[&path, &path]) else { return };
        let cost = least(&program, 2);
        println!(
            "  {pairs} pairs, {threads} threads: {:.2} s wall, {:.2} s cpu, {:.1} MB",
            cost.wall.as_secs_f64(),
            cost.processor.as_secs_f64(),
            cost.memory as f64 / 1e6
        );
        costs.push(cost);
    }
    println!("  two threads are {:.2} × as fast", costs[0].wall.as_secs_f64() / costs[1].wall.as_secs_f64());
}
