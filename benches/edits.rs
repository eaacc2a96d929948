//! Fits the points of `src/judge/weights.toml`, and says how well they hold on texts that they were not fitted on.
//!
//! The cases are the visible halves of three public sets in `../shared/eval/data`, edits of texts of `../shared/eval/wild.tar.xz`
//! that we labelled (`benches/edits.txt`: id, bytes before, bytes after, label; no text), and the project's own pairs of
//! sentences (`tests/pairs`). Where the sets are not there, nothing is done. `cargo bench --bench edits` prints what five-fold
//! cross-validation gives, each source text with all its edits in one fold, and the fitted file; `-- --write` writes it. The
//! order of the cases, the folds and the steps are fixed, so that the same cases give the same points.

use recount::diff::{Observed, compare, observed};
use recount::finding::Level;
use recount::judge::{feature::Feature, is_judged};
use recount::read;
use recount::rule;
use recount::telling::Telling;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Steps of gradient descent; the sums have settled by then.
const STEPS: usize = 500;
/// How far a step goes.
const RATE: f64 = 0.05;
/// How strongly weights are drawn towards zero.
const RIDGE: f64 = 0.004;
/// How many times as strongly those of what rules found are, for each answer: the rules were written with these texts in view, so
/// that they are righter here than elsewhere.
const SEEN: [f64; 2] = [2.0, 8.0];
const FOLDS: usize = 5;
/// Points for a weight of 1: the file holds whole numbers.
const POINTS: f64 = 100.0;

const ANSWERS: [&str; 2] = ["serious", "content"];

/// What changed before and after, in bytes.
type Ranges = [Option<Range<usize>>; 2];

/// Where a case is from, and what all cases of the set count for each answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Set {
    Summaries,
    Papers,
    News,
    Reports,
    Own,
    Pairs,
}

impl Set {
    const ALL: [Set; 6] = [Set::Summaries, Set::Papers, Set::News, Set::Reports, Set::Own, Set::Pairs];
    fn name(self) -> &'static str {
        ["summaries", "papers", "news", "reports", "own", "pairs"][self as usize]
    }
    fn share(self, answer: usize) -> f64 {
        match (self, answer) {
            (Set::Summaries, 0) | (Set::Papers, 1) => 1.0,
            (Set::Summaries, _) => 0.2,
            (Set::Papers, _) => 0.1,
            (Set::News, _) => 0.5,
            (Set::Reports, 0) => 0.5,
            (Set::Reports, _) => 0.0,
            (Set::Own, _) => 0.3,
            (Set::Pairs, 0) => 1.0,
            (Set::Pairs, _) => 0.6,
        }
    }
}

/// One edit or several, of which it is known whether one at least is serious, or one at least says something else.
struct Case {
    set: Set,
    group: String,
    /// The right answers, where they are known.
    gold: [Option<bool>; 2],
    /// Whether rules that are not judged give the answer already.
    fixed: [bool; 2],
    /// What the rules alone say.
    hand: [bool; 2],
    edits: Vec<Vec<(usize, f64)>>,
    id: String,
}

fn main() {
    let eval = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval");
    if !eval.join("data").is_dir() {
        println!("{} is not there: nothing is fitted", eval.join("data").display());
        return;
    }
    let data = eval.join("data");
    let mut cases = sentences(&data.join("b4_summedits.jsonl"), Set::Summaries);
    cases.extend(sentences(&data.join("b5_arxivedits.jsonl"), Set::Papers));
    cases.extend(news(&data));
    cases.extend(sentences(&data.join("b11_fourway.jsonl"), Set::Reports));
    cases.extend(own(&eval.join("wild.tar.xz")));
    cases.extend(pairs());
    println!("{} cases, {} edits, {} features", cases.len(), cases.iter().map(|c| c.edits.len()).sum::<usize>(), Feature::ALL.len());
    if let Some(at) = std::env::args().position(|a| a == "--dump") {
        dump(&cases, &std::env::args().nth(at + 1).unwrap_or_default());
        return;
    }
    let mut measured = Vec::new();
    let mut weights = [Vec::new(), Vec::new()];
    for answer in 0..2 {
        let mut held = vec![false; cases.len()];
        for fold in 0..FOLDS {
            let fitted = fit(cases.iter().filter(|c| c.fold() != fold), answer);
            for (c, h) in cases.iter().zip(&mut held).filter(|(c, _)| c.fold() == fold) {
                *h = c.answer(answer, &fitted);
            }
        }
        weights[answer] = fit(cases.iter(), answer).iter().map(|w| (w * POINTS).round() + 0.0).collect::<Vec<f64>>();
        for set in Set::ALL {
            let of = |say: &dyn Fn(usize) -> bool| balanced(&cases, set, answer, say);
            let [hand, cross, all] = [
                of(&|k| cases[k].hand[answer]),
                of(&|k| held[k]),
                of(&|k| cases[k].answer(answer, &weights[answer].iter().map(|w| w / POINTS).collect::<Vec<_>>())),
            ];
            if let (Some(hand), Some(cross), Some(all)) = (hand, cross, all) {
                println!(
                    "{} of {:9} rules alone {hand:.3}, cross-validated {cross:.3}, fitted on all {all:.3}",
                    ANSWERS[answer],
                    set.name()
                );
                measured.push(format!("{}-{} = {{ rules-alone = {hand:.3}, cross-validated = {cross:.3} }}", set.name(), ANSWERS[answer]));
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/judge/weights.toml");
    let file = rewritten(&std::fs::read_to_string(&path).unwrap_or_default(), &weights, &measured);
    if std::env::args().any(|a| a == "--write") {
        std::fs::write(&path, file).expect("a writable weights.toml");
    } else if !std::env::args().any(|a| a == "--quiet") {
        println!("{file}");
    }
}

impl Case {
    fn fold(&self) -> usize {
        self.group.bytes().fold(17usize, |h, b| h.wrapping_mul(31).wrapping_add(usize::from(b))) % FOLDS
    }
    fn answer(&self, answer: usize, weights: &[f64]) -> bool {
        self.fixed[answer] || self.edits.iter().any(|e| sum(weights, e) > 0.0)
    }
}

fn sum(weights: &[f64], edit: &[(usize, f64)]) -> f64 {
    edit.iter().map(|(k, v)| weights[*k] * v).sum()
}

/// The mean of the shares of both answers that are right; none where a set has one answer only.
fn balanced(cases: &[Case], set: Set, answer: usize, say: &dyn Fn(usize) -> bool) -> Option<f64> {
    let mut of = [[0.0f64; 2]; 2];
    for (k, c) in cases.iter().enumerate().filter(|(_, c)| c.set == set) {
        let Some(gold) = c.gold[answer] else { continue };
        of[usize::from(gold)][0] += 1.0;
        of[usize::from(gold)][1] += f64::from(u8::from(say(k) == gold));
    }
    of.iter().all(|o| o[0] > 0.0).then(|| of.iter().map(|o| o[1] / o[0]).sum::<f64>() / 2.0)
}

/// Logistic regression on edits, of which a case is the "or": one that is serious makes it so. By gradient descent (Adam).
fn fit<'a>(cases: impl Iterator<Item = &'a Case>, answer: usize) -> Vec<f64> {
    // Of a case that other rules answer, its other edits are not known.
    let known = |c: &&Case| c.gold[answer].is_some() && !c.edits.is_empty() && !(c.fixed[answer] && c.gold[answer] == Some(true));
    let cases: Vec<&Case> = cases.filter(known).collect();
    let mut counts: BTreeMap<(Set, bool), f64> = BTreeMap::new();
    cases.iter().for_each(|c| *counts.entry((c.set, c.gold[answer] == Some(true))).or_default() += 1.0);
    let share = |c: &Case| {
        let gold = c.gold[answer] == Some(true);
        let both = if counts.contains_key(&(c.set, !gold)) { 2.0 } else { 1.0 };
        c.set.share(answer) / both / counts[&(c.set, gold)]
    };
    let shares: Vec<f64> = cases.iter().map(|c| share(c)).collect();
    let all: f64 = shares.iter().sum();
    let n = Feature::ALL.len();
    let (mut weights, mut mean, mut square) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
    let ridge: Vec<f64> = Feature::ALL.iter().map(|f| ridge(*f, answer)).collect();
    for step in 1..=STEPS {
        let mut slope: Vec<f64> = weights.iter().zip(&ridge).map(|(w, r)| r * w).collect();
        for (c, share) in cases.iter().zip(&shares) {
            let p: Vec<f64> = c.edits.iter().map(|e| 1.0 / (1.0 + (-sum(&weights, e)).exp())).collect();
            let none: f64 = p.iter().map(|p| 1.0 - p).product();
            let error = if c.gold[answer] == Some(true) { -none / (1.0 - none).max(1e-6) } else { 1.0 };
            for (e, p) in c.edits.iter().zip(&p) {
                for (k, v) in e {
                    slope[*k] += share / all * error * p * v;
                }
            }
        }
        for k in 0..n {
            mean[k] = 0.9 * mean[k] + 0.1 * slope[k];
            square[k] = 0.99 * square[k] + 0.01 * slope[k] * slope[k];
            let (m, s) = (mean[k] / (1.0 - 0.9f64.powi(step as i32)), square[k] / (1.0 - 0.99f64.powi(step as i32)));
            weights[k] -= RATE * m / (s.sqrt() + 1e-8);
        }
    }
    weights
}

fn ridge(feature: Feature, answer: usize) -> f64 {
    use Feature::*;
    match feature {
        Always => 0.0,
        Silent | Term | TermSibling | TermOpposite | Exact | Detail | Meant | OtherInfo | OtherLoud => RIDGE * SEEN[answer],
        _ => RIDGE,
    }
}

fn records(path: &Path) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect()
}

fn values(edit: &Observed) -> Vec<(usize, f64)> {
    edit.features.values().iter().enumerate().filter(|(_, v)| **v != 0).map(|(k, v)| (k, f64::from(*v))).collect()
}

/// A case of all edits of two texts.
fn whole(set: Set, id: &str, group: &str, [before, after]: [&str; 2], gold: [Option<bool>; 2]) -> Case {
    let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
    let (before, after) = (telling(before), telling(after));
    let edits = observed(&before, &after);
    let found = compare(&before, &after).findings;
    let others: Vec<Level> = found
        .iter()
        .filter(|f| !is_judged(f) && f.rule.id != "number-reworded" && f.rule.id != "correction-undisclosed")
        .map(|f| f.rule.level.stepped(f.raise))
        .collect();
    let left = |level: Level| edits.iter().any(|e| !e.judged && e.level.is_some_and(|l| l >= level));
    let fixed = [left(Level::Warning) || others.iter().any(|l| *l >= Level::Warning), left(Level::Info) || !others.is_empty()];
    let of = |level: Level| edits.iter().any(|e| e.level.is_some_and(|l| l >= level));
    Case {
        set,
        group: group.to_owned(),
        gold,
        fixed,
        hand: [fixed[0] || of(Level::Warning), fixed[1] || of(Level::Info)],
        edits: edits.iter().filter(|e| e.judged).map(values).collect(),
        id: id.to_owned(),
    }
}

fn sentences(path: &Path, set: Set) -> Vec<Case> {
    let one = |r: &serde_json::Value| {
        let text = |key: &str| r[key].as_str().unwrap_or_default();
        let (group, gold): (&str, [Option<bool>; 2]) = match set {
            Set::Summaries => {
                let other = text("label") == "inconsistent";
                // A fact that changed was told; what is consistent was paraphrased.
                (text("id").rsplit_once('_').map_or("", |p| p.0), [Some(other), Some(other)])
            }
            Set::Reports => (text("id"), [Some(text("label") == "contradiction"), None]),
            // What changes no content is not serious.
            _ => (text("arxiv"), [r["content_change"].as_bool().filter(|c| !c), r["content_change"].as_bool()]),
        };
        let keys = if set == Set::Reports { ["a", "b"] } else { ["old", "new"] };
        whole(set, text("id"), group, keys.map(text), gold)
    };
    records(path).iter().map(one).collect()
}

/// The pairs of `tests/pairs`: all of the rules that are judged, and of the others the near misses, in which nothing is serious.
fn pairs() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut all = Vec::new();
    for rule in rule::all() {
        let text = std::fs::read_to_string(folder.join(format!("{}.toml", rule.id))).unwrap_or_default();
        let table: toml::Table = text.parse().unwrap_or_default();
        let judged = ["term-replaced", "detail-added"].contains(&rule.id);
        for (list, fires) in [("fires", true), ("silent", false)].into_iter().filter(|l| judged || !l.1) {
            for (k, pair) in table.get(list).and_then(|l| l.as_array()).into_iter().flatten().enumerate() {
                let Some([x, y]) = pair.as_array().map(|p| [&p[0], &p[1]].map(|t| t.as_str().unwrap_or_default())) else { continue };
                let id = format!("{} {list} {k}", rule.id);
                let serious = (rule.id == "term-replaced" || !fires).then_some(fires);
                all.push(whole(Set::Pairs, &id, &id, [x, y], [serious, judged.then_some(fires)]));
            }
        }
    }
    all
}

/// Two files, each as its name says.
fn tellings(paths: [PathBuf; 2]) -> Option<[Telling; 2]> {
    let one = |p: &PathBuf| Some(Telling::new(read::read(p.file_name()?.to_str()?, &std::fs::read(p).ok()?, None).ok()?));
    Some([one(&paths[0])?, one(&paths[1])?])
}

fn overlaps(x: &Range<usize>, y: &Range<usize>) -> bool {
    x.start < y.end && y.start < x.end
}

fn ranges(edit: &Observed) -> Ranges {
    edit.spans.map(|s| s.map(|s| s.start as usize..s.end as usize))
}

/// A case of one edit.
fn one(set: Set, id: String, group: &str, edit: &Observed, gold: [Option<bool>; 2]) -> Case {
    let hand = [Level::Warning, Level::Info].map(|l| edit.level.is_some_and(|of| of >= l));
    Case { set, group: group.to_owned(), gold, fixed: [edit.settled, false], hand, edits: vec![values(edit)], id }
}

/// Edits of news, by the changes that a reader found in it and the rewordings that he wants no alarm for.
fn news(data: &Path) -> Vec<Case> {
    let mut all = Vec::new();
    for r in records(&data.join("b9_wild_pairs.jsonl")) {
        let text = |key: &str| r[key].as_str().unwrap_or_default();
        let paths = ["old", "new"].map(|k| data.join(text("dir")).join(text(k)));
        let Some(two) = tellings(paths) else { continue };
        let bytes = |side: usize, chars: &serde_json::Value| {
            let at = |key: &str| {
                let n = chars[key].as_u64()? as usize;
                let text = &two[side].article.text;
                Some(text.char_indices().nth(n).map_or(text.len(), |c| c.0))
            };
            Some(at("char_start")?..at("char_end")?)
        };
        let empty = Vec::new();
        let list = |key: &str| r[key].as_array().unwrap_or(&empty).clone();
        let changes: Vec<_> = list("changes").iter().map(|c| ([bytes(0, &c["old"]), bytes(1, &c["new"])], c.clone())).collect();
        for (k, edit) in observed(&two[0], &two[1]).iter().enumerate().filter(|e| e.1.judged) {
            let at = ranges(edit);
            let meets = |side: usize, gold: &Ranges| gold[side].as_ref().zip(at[side].as_ref()).map(|(x, y)| overlaps(x, y));
            // Where both have a side, both must meet.
            let same = |gold: &Ranges| {
                let met: Vec<bool> = (0..2).filter_map(|s| meets(s, gold)).collect();
                !met.is_empty() && met.iter().all(|m| *m)
            };
            let told: Vec<&serde_json::Value> = changes.iter().filter(|c| same(&c.0)).map(|c| &c.1).collect();
            let words = |side: usize| at[side].clone().map_or("", |r| &two[side].article.text[r]);
            let holds = |m: &serde_json::Value| {
                m["old"].as_str().is_some_and(|t| t.contains(words(0))) && m["new"].as_str().is_some_and(|t| t.contains(words(1)))
            };
            let quiet = list("must_not_flag").iter().any(holds);
            let grave = told.iter().any(|c| matches!(c["severity"].as_str(), Some("critical" | "major")));
            let reworded = !told.is_empty() && told.iter().all(|c| c["relation"] == "reworded" || c["relation"] == "moved");
            let gold = match () {
                () if quiet && told.is_empty() => [Some(false), Some(false)],
                () if told.is_empty() => [Some(false), None],
                () if reworded => [Some(false), Some(false)],
                () => [Some(grave), Some(true)],
            };
            all.push(one(Set::News, format!("{} {k}", text("id")), text("id"), edit, gold));
        }
    }
    all
}

/// The edits that we labelled ourselves.
fn own(archive: &Path) -> Vec<Case> {
    let file = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/edits.txt")).unwrap_or_default();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edits");
    if std::fs::create_dir_all(&folder).is_err() || !folder.join("wild").is_dir() {
        let done = std::process::Command::new("tar").arg("xJf").arg(archive).arg("-C").arg(&folder).status();
        if !done.is_ok_and(|s| s.success()) {
            println!("{} cannot be unpacked: without our own labels", archive.display());
            return Vec::new();
        }
    }
    let mut of: BTreeMap<&str, Vec<(Ranges, &str)>> = BTreeMap::new();
    for line in file.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split_whitespace();
        let Some(id) = fields.next() else { continue };
        let mut range = || {
            let (from, to) = fields.next()?.split_once('-')?;
            from.parse().ok().zip(to.parse().ok()).map(|(from, to)| from..to)
        };
        let at = [range(), range()];
        of.entry(id).or_default().push((at, fields.next().unwrap_or_default()));
    }
    let asked: Vec<String> = std::env::args().skip_while(|a| a != "--show").skip(1).collect();
    asked.iter().for_each(|id| show(&folder, id));
    let mut all = Vec::new();
    for (id, labels) in of {
        let Some(two) = wild(&folder, id) else { continue };
        for (k, edit) in observed(&two[0], &two[1]).iter().enumerate().filter(|e| e.1.judged) {
            let Some((_, label)) = labels.iter().find(|(at, _)| *at == ranges(edit)) else { continue };
            let gold = [Some(*label == "serious"), Some(*label != "wording")];
            all.push(one(Set::Own, format!("{id} {k}"), id, edit, gold));
        }
    }
    all
}

/// The two versions of an unpacked pair.
fn wild(folder: &Path, id: &str) -> Option<[Telling; 2]> {
    let pair = folder.join("wild/pairs").join(id);
    let path = |v: &str| ["md", "txt"].iter().map(|e| pair.join(format!("{v}.{e}"))).find(|p| p.exists()).unwrap_or_default();
    tellings([path("v1"), path("v2")])
}

/// Prints the edits of a pair as lines of `benches/edits.txt`, each behind its words, to be labelled.
fn show(folder: &Path, id: &str) {
    let Some(two) = wild(folder, id) else { return };
    for edit in observed(&two[0], &two[1]) {
        let words = |side: usize| edit.spans[side].map_or("", |s| s.of(&two[side].article.text));
        let at = ranges(&edit).map(|r| r.map_or("-".to_owned(), |r| format!("{}-{}", r.start, r.end)));
        println!("{:?} > {:?}\n{id} {} {} ", words(0), words(1), at[0], at[1]);
    }
}

fn dump(cases: &[Case], path: &str) {
    let line = |c: &Case| {
        let edits: Vec<serde_json::Value> = c
            .edits
            .iter()
            .map(|e| e.iter().map(|(k, v)| (Feature::ALL[*k].name().to_owned(), (*v).into())).collect::<serde_json::Map<_, _>>().into())
            .collect();
        let case = serde_json::json!({"set": c.set.name(), "id": c.id, "group": c.group, "gold": c.gold, "fixed": c.fixed, "hand": c.hand, "edits": edits});
        format!("{case}\n")
    };
    std::fs::write(path, cases.iter().map(line).collect::<String>()).expect("a writable file");
}

/// The file with other points and figures: order and reasons stay.
fn rewritten(file: &str, weights: &[Vec<f64>; 2], measured: &[String]) -> String {
    let mut at = 0;
    let mut out = String::new();
    let mut within = false;
    for line in file.lines() {
        if line.starts_with('[') {
            within = line == "[measured]";
        }
        if within {
            continue;
        }
        at += usize::from(line.starts_with("[[feature]]"));
        let points = |side: usize| at.checked_sub(1).and_then(|k| weights[side].get(k)).copied().unwrap_or_default();
        let line = match (line.starts_with("serious ="), line.starts_with("content =")) {
            (true, _) => format!("serious = {}", points(0)),
            (_, true) => format!("content = {}", points(1)),
            _ => line.to_owned(),
        };
        out.push_str(&line);
        out.push('\n');
    }
    let out = out.trim_end();
    format!("{out}\n\n[measured]\n{}\n", measured.join("\n"))
}
