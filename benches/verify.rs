//! Fits the points of `src/verify/weights.toml`, and says how well they hold on cases that they were not fitted on.
//!
//! The cases are the visible halves of three public sets in `../shared/eval/data`, and the project's own pairs of sentences
//! (`tests/pairs`) and tellings (`tests/verify/tellings.jsonl`); where the sets are not there, nothing is done. `cargo bench
//! --bench verify` prints accuracies by five-fold cross-validation (claims of one case stay in one fold) and the fitted file;
//! `-- --write` writes it. The order of the cases, the folds and the steps are fixed, so that the same cases give the same points.
//! `-- --dump FILE` writes what is observed of each case instead, with `--tellings FILE` of the claims of that file alone.

use recount::finding::{Level, Rule};
use recount::read;
use recount::rule;
use recount::telling::Telling;
use recount::verify::feature::Feature;
use recount::verify::{self, ClaimVerdict};
use std::collections::BTreeMap;
use std::path::Path;

/// Steps of gradient descent; the sums have settled by then.
const STEPS: usize = 1500;
/// How far a step goes.
const RATE: f64 = 0.2;
/// How strongly weights are drawn towards zero.
const RIDGE: f64 = 0.005;
/// What each set of the second benchmark counts, in cases of the first.
const SET: f64 = 300.0;
const FOLDS: usize = 5;
/// Points for a weight of 1: the file holds whole numbers.
const POINTS: f64 = 100.0;

/// What one case of each set counts, in cases of the first benchmark. The third is of news, where a claim is as long as its
/// source; our own pairs are many and of few kinds.
const NEWS: f64 = 1.5;
const PAIR: f64 = 0.15;
const NEAR_MISS: f64 = 0.5;

/// What is known of the right answer.
#[derive(Clone, Copy, PartialEq)]
enum Gold {
    Is(ClaimVerdict),
    NotSupported,
    NotRefuted,
}

struct Case {
    fold: usize,
    /// How much it counts: each set of the second benchmark as much as the others.
    share: f64,
    set: String,
    numeric: bool,
    gold: Gold,
    values: Vec<f64>,
    may_support: bool,
    may_refute: bool,
    id: String,
}

type Weights = [Vec<f64>; 2];

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/data");
    if !data.is_dir() {
        println!("{} is not there: nothing is fitted", data.display());
        return;
    }
    let argument = |name: &str| std::env::args().skip_while(|a| a != name).nth(1);
    if let Some(path) = argument("--tellings") {
        return dump(&news(Path::new(&path), "tellings"), &argument("--dump").unwrap_or_default());
    }
    let mut cases = claims(&data.join("b1_vitc_claims.jsonl"));
    cases.extend(inferences(&data.join("b3_equate.jsonl")));
    cases.extend(news(&data.join("b11_fourway.jsonl"), "b11"));
    cases.extend(news(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify/tellings.jsonl"), "tellings"));
    cases.extend(pairs());
    let signs = signs();
    let sizes = cases.iter().fold(BTreeMap::new(), |mut all: BTreeMap<String, f64>, c| {
        *all.entry(c.set.clone()).or_default() += 1.0;
        all
    });
    for c in &mut cases {
        c.share = match c.set.as_str() {
            "b1" => 1.0,
            "b11" | "tellings" => NEWS,
            "pairs" => PAIR,
            "near misses" => NEAR_MISS,
            set => SET / sizes[set],
        };
    }
    println!("{} cases, {} features", cases.len(), Feature::ALL.len());
    if let Some(path) = argument("--dump") {
        return dump(&cases, &path);
    }
    let mut held = vec![ClaimVerdict::NotFound; cases.len()];
    for fold in 0..FOLDS {
        let weights = fit(cases.iter().filter(|c| c.fold != fold), &signs);
        for (c, h) in cases.iter().zip(&mut held).filter(|(c, _)| c.fold == fold) {
            *h = verdict(&weights, c);
        }
    }
    println!("cross-validated:");
    tell(&cases, &held);
    let weights = fit(cases.iter(), &signs);
    println!("fitted on all:");
    let rounded: Weights =
        weights.each_ref().map(|w| w.iter().zip(Feature::ALL).map(|(x, f)| (x * POINTS / scale(*f)).round() * scale(*f)).collect());
    tell(&cases, &cases.iter().map(|c| verdict(&rounded, c)).collect::<Vec<_>>());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/verify/weights.toml");
    let file = rewritten(&std::fs::read_to_string(&path).unwrap_or_default(), &rounded);
    if std::env::args().any(|a| a == "--write") {
        std::fs::write(&path, file).expect("a writable weights.toml");
    } else {
        println!("{file}");
    }
}

fn records(path: &Path) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect()
}

/// One case; none where the claim is more than one sentence, so that its label says nothing of each.
fn case(record: &serde_json::Value, claim: &str, source: &str, set: &str, group: &str, gold: Gold) -> Option<Case> {
    let mut all = each(record, claim, source, set, group, gold);
    if all.len() == 1 { all.pop() } else { None }
}

/// A case for each sentence of the claim.
fn each(record: &serde_json::Value, claim: &str, source: &str, set: &str, group: &str, gold: Gold) -> Vec<Case> {
    let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
    let telling = |key: &str| Telling::new(read::plain(text(key), None));
    let (claim, source) = (telling(claim), telling(source));
    let found = verify::verify(&claim, &[&source]);
    let passage = verify::is_passage(&source);
    let hash = text(group).bytes().fold(17usize, |h, b| h.wrapping_mul(31).wrapping_add(usize::from(b)));
    let one = |one: &verify::Verification| Case {
        fold: hash % FOLDS,
        share: 1.0,
        set: set.to_owned(),
        numeric: record["numeric"].as_bool().unwrap_or(false),
        gold,
        may_support: verify::may_support(&one.features, &source),
        may_refute: one.features.may_refute(passage),
        values: one.features.values().iter().zip(Feature::ALL).map(|(v, f)| f64::from(*v) / scale(*f)).collect(),
        id: text("id"),
    };
    found.iter().map(one).collect()
}

/// What a feature's greatest value is, so that all are drawn towards zero alike.
fn scale(feature: Feature) -> f64 {
    if matches!(
        feature,
        Feature::Covered
            | Feature::Phrases
            | Feature::Likeness
            | Feature::HoldLikeness
            | Feature::FigurelessCovered
            | Feature::UnpairedCovered
            | Feature::HoldCovered
    ) {
        10.0
    } else {
        1.0
    }
}

fn claims(path: &Path) -> Vec<Case> {
    let gold = |label: &str| match label {
        "SUPPORTS" => Gold::Is(ClaimVerdict::Supported),
        "REFUTES" => Gold::Is(ClaimVerdict::Refuted),
        _ => Gold::Is(ClaimVerdict::NotFound),
    };
    records(path).iter().filter_map(|r| case(r, "claim", "evidence", "b1", "case", gold(r["label"].as_str()?))).collect()
}

fn inferences(path: &Path) -> Vec<Case> {
    let gold = |label: &str, set: &str| match label {
        "entailment" => Gold::Is(ClaimVerdict::Supported),
        "contradiction" if set != "AWPNLI" => Gold::Is(ClaimVerdict::Refuted),
        "neutral" => Gold::Is(ClaimVerdict::NotFound),
        _ => Gold::NotSupported,
    };
    let pair = |r: &serde_json::Value| {
        let set = r["subset"].as_str()?;
        case(r, "hypothesis", "premise", set, "premise", gold(r["label"].as_str()?, set))
    };
    records(path).iter().filter_map(pair).collect()
}

fn news(path: &Path, set: &str) -> Vec<Case> {
    let gold = |label: &str| match label {
        "contradiction" => Gold::Is(ClaimVerdict::Refuted),
        "agree" => Gold::Is(ClaimVerdict::Supported),
        _ => Gold::Is(ClaimVerdict::NotFound),
    };
    // What agrees, and what is told of another thing, does so in each of its sentences; a contradiction may stand in one.
    let cases = |r: &serde_json::Value| match r["label"].as_str().unwrap_or_default() {
        "contradiction" => case(r, "b", "a", set, "id", gold("contradiction")).into_iter().collect(),
        label => each(r, "b", "a", set, "id", gold(label)),
    };
    records(path).iter().flat_map(cases).collect()
}

/// The pairs of `tests/pairs`, both ways round: those that an error is raised on, and near misses.
fn pairs() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let error = |r: &&&Rule| r.level == Level::Error;
    let mut all = Vec::new();
    for rule in rule::all().filter(|r| error(&r)) {
        let text = std::fs::read_to_string(folder.join(format!("{}.toml", rule.id))).unwrap_or_default();
        let table: toml::Table = text.parse().unwrap_or_default();
        for (list, set, gold) in [("fires", "pairs", Gold::Is(ClaimVerdict::Refuted)), ("silent", "near misses", Gold::NotRefuted)] {
            for (k, pair) in table.get(list).and_then(|l| l.as_array()).into_iter().flatten().enumerate() {
                let Some([x, y]) = pair.as_array().map(|p| [&p[0], &p[1]].map(|t| t.as_str().unwrap_or_default())) else { continue };
                let id = format!("{} {list} {k}", rule.id);
                for (claim, source) in [(x, y), (y, x)] {
                    let record = serde_json::json!({"id": id, "claim": claim, "source": source});
                    all.extend(case(&record, "claim", "source", set, "id", gold));
                }
            }
        }
    }
    all
}

/// Which way each feature may weigh, as `weights.toml` says it.
fn signs() -> Vec<[char; 2]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/verify/weights.toml");
    let table: toml::Table = std::fs::read_to_string(path).unwrap_or_default().parse().unwrap_or_default();
    let features = table.get("feature").and_then(|f| f.as_array()).cloned().unwrap_or_default();
    let signs = |f: &toml::Value| {
        let mut chars = f.get("signs").and_then(|s| s.as_str()).unwrap_or("00").chars();
        [chars.next().unwrap_or('0'), chars.next().unwrap_or('0')]
    };
    features.iter().map(signs).collect()
}

fn sums(weights: &Weights, values: &[f64]) -> [f64; 2] {
    weights.each_ref().map(|w| w.iter().zip(values).map(|(w, v)| w * v).sum())
}

fn verdict(weights: &Weights, case: &Case) -> ClaimVerdict {
    let [supported, refuted] = sums(weights, &case.values);
    match supported.max(refuted) {
        x if x <= 0.0 => ClaimVerdict::NotFound,
        _ if supported >= refuted && case.may_support => ClaimVerdict::Supported,
        _ if refuted > supported && case.may_refute => ClaimVerdict::Refuted,
        _ => ClaimVerdict::NotFound,
    }
}

/// Multinomial logistic regression with "not found" as the zero, by gradient descent with momentum.
fn fit<'a>(cases: impl Iterator<Item = &'a Case>, signs: &[[char; 2]]) -> Weights {
    let cases: Vec<&Case> = cases.collect();
    let n = Feature::ALL.len();
    let mut weights: Weights = [vec![0.0; n], vec![0.0; n]];
    let mut pace: Weights = weights.clone();
    for _ in 0..STEPS {
        let mut slope: Weights = [vec![0.0; n], vec![0.0; n]];
        for c in &cases {
            let [s, r] = sums(&weights, &c.values).map(f64::exp);
            let all = 1.0 + s + r;
            let p = [s / all, r / all];
            let error = match c.gold {
                Gold::Is(ClaimVerdict::Supported) => [p[0] - 1.0, p[1]],
                Gold::Is(ClaimVerdict::Refuted) => [p[0], p[1] - 1.0],
                Gold::Is(ClaimVerdict::NotFound) => p,
                // Any of the other two will do: they keep their shares.
                Gold::NotSupported => [p[0], p[1] - p[1] / (1.0 - p[0]).max(1e-9)],
                Gold::NotRefuted => [p[0] - p[0] / (1.0 - p[1]).max(1e-9), p[1]],
            };
            for side in 0..2 {
                for (slope, v) in slope[side].iter_mut().zip(&c.values) {
                    *slope += c.share * error[side] * v;
                }
            }
        }
        for side in 0..2 {
            for k in 0..n {
                let ridge = if k == 0 { 0.0 } else { RIDGE * weights[side][k] };
                pace[side][k] = 0.9 * pace[side][k] - RATE * (slope[side][k] / cases.len() as f64 + ridge);
                weights[side][k] = match signs[k][side] {
                    '+' => (weights[side][k] + pace[side][k]).max(0.0),
                    '-' => (weights[side][k] + pace[side][k]).min(0.0),
                    _ => weights[side][k] + pace[side][k],
                };
            }
        }
    }
    weights
}

fn right(gold: Gold, held: ClaimVerdict) -> bool {
    match gold {
        Gold::Is(verdict) => verdict == held,
        Gold::NotSupported => held != ClaimVerdict::Supported,
        Gold::NotRefuted => held != ClaimVerdict::Refuted,
    }
}

fn tell(cases: &[Case], held: &[ClaimVerdict]) {
    let mut of: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (c, h) in cases.iter().zip(held) {
        let mut add = |name: String| {
            let entry = of.entry(name).or_default();
            entry.0 += usize::from(right(c.gold, *h));
            entry.1 += 1;
        };
        add(c.set.clone());
        if c.numeric {
            add(format!("{} numeric", c.set));
        }
    }
    for (name, (right, all)) in of {
        println!("  {name:14} {:.3} of {all}", right as f64 / all as f64);
    }
}

fn dump(cases: &[Case], path: &str) {
    let gold = |c: &Case| match c.gold {
        Gold::Is(verdict) => verdict.name(),
        Gold::NotSupported => "not-supported",
        Gold::NotRefuted => "not-refuted",
    };
    let line = |c: &Case| {
        let fired: Vec<String> =
            c.values.iter().zip(Feature::ALL).filter(|(v, _)| **v != 0.0).map(|(v, f)| format!("{}={v}", f.name())).collect();
        format!("{}\t{}\t{}\t{}\t{}\n", c.set, c.id, gold(c), c.share, fired.join(" "))
    };
    std::fs::write(path, cases.iter().map(line).collect::<String>()).expect("a writable file");
}

/// The file with other points: comments, order and reasons stay.
fn rewritten(file: &str, weights: &Weights) -> String {
    let mut at = 0;
    let mut out = String::new();
    for line in file.lines() {
        at += usize::from(line.starts_with("[[feature]]"));
        let points =
            |side: usize| at.checked_sub(1).and_then(|k| Some((weights[side].get(k)? / scale(*Feature::ALL.get(k)?)).round() + 0.0));
        let line = match (line.starts_with("supported ="), line.starts_with("refuted =")) {
            (true, _) => format!("supported = {}", points(0).unwrap_or_default()),
            (_, true) => format!("refuted = {}", points(1).unwrap_or_default()),
            _ => line.to_owned(),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}
