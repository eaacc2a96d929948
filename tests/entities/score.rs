//! Texts with marked entities, and how well those that recount finds agree with the marks.
//!
//! A mark is `[Armin Lodge|1]`: a mention, and whose. What is said twice or more is marked wherever it is mentioned, so that
//! a mention without a mark may be joined with no other.

use recount::read;
use recount::story::entity::entities;
use recount::telling::Telling;
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[allow(dead_code, reason = "for the reader of the file")]
    about: String,
    text: Vec<Text>,
}

/// One text, as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub name: String,
    /// Whether it was written after the rules had been tuned, and never looked at before it was measured.
    #[serde(default)]
    pub held_out: bool,
    pub text: String,
}

/// All texts of a folder, in the order of their files.
pub fn texts(folder: &Path) -> Vec<Text> {
    let files = fs::read_dir(folder).expect("the folder of texts").map(|e| e.expect("an entry").path());
    let mut files: Vec<_> = files.filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    let read = |p: &std::path::PathBuf| {
        toml::from_str::<File>(&fs::read_to_string(p).expect("a file")).unwrap_or_else(|e| panic!("{}: {e}", p.display()))
    };
    files.iter().flat_map(|p| read(p).text).collect()
}

/// A mention: its bytes, and whose it is.
type Mention = (std::ops::Range<usize>, String);

/// The text without its marks, and the marks.
pub fn unmark(marked: &str) -> (String, Vec<Mention>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked.trim().chars();
    while let Some(c) = rest.next() {
        match c {
            '[' => open.push(text.len()),
            '|' => {
                let whose: String = rest.by_ref().take_while(|c| *c != ']').collect();
                marks.push((open.pop().expect("an opened mark")..text.len(), whose));
            }
            c => text.push(c),
        }
    }
    assert!(open.is_empty(), "{marked}");
    (text, marks)
}

/// Pairs of mentions that are of one: right, found, marked.
#[derive(Clone, Copy, Default, Debug)]
pub struct Score {
    pub right: usize,
    pub found: usize,
    pub marked: usize,
}

impl Score {
    pub fn add(&mut self, other: Score) {
        self.right += other.right;
        self.found += other.found;
        self.marked += other.marked;
    }
    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.marked).max(1) as f64
    }
}

/// The score of one text, and what is wrong, one line each.
pub fn score(text: &Text) -> (Score, Vec<String>) {
    let (plain, marks) = unmark(&text.text);
    let telling = Telling::new(read::plain(plain, None));
    let found: Vec<Mention> = entities(&telling)
        .iter()
        .flat_map(|(ix, e)| e.mentions.iter().map(move |m| (m.span.range(), format!("{ix:?}"))).collect::<Vec<_>>())
        .collect();
    let of_mark = paired(&marks, &found);
    let words = |m: &Mention| format!("{:?}@{}", &telling.article.text[m.0.clone()], m.0.start);
    let (mut score, mut wrong) = (Score::default(), Vec::new());
    let pairs = |n: usize| (0..n).flat_map(move |i| (i + 1..n).map(move |j| (i, j)));
    for (i, j) in pairs(marks.len()).filter(|(i, j)| marks[*i].1 == marks[*j].1) {
        score.marked += 1;
        if matches!((of_mark[i], of_mark[j]), (Some(a), Some(b)) if found[a].1 == found[b].1) {
            score.right += 1;
        } else {
            wrong.push(format!("missed  {} = {}", words(&marks[i]), words(&marks[j])));
        }
    }
    let mark_of = |f: usize| of_mark.iter().position(|m| *m == Some(f)).map(|m| &marks[m].1);
    for (i, j) in pairs(found.len()).filter(|(i, j)| found[*i].1 == found[*j].1) {
        score.found += 1;
        if mark_of(i).is_none() || mark_of(i) != mark_of(j) {
            wrong.push(format!("wrong   {} = {}", words(&found[i]), words(&found[j])));
        }
    }
    (score, wrong)
}

/// For each mark the mention that shares most of its bytes, each mention once.
fn paired(marks: &[Mention], found: &[Mention]) -> Vec<Option<usize>> {
    let share = |a: &Mention, b: &Mention| {
        let both = a.0.end.min(b.0.end).saturating_sub(a.0.start.max(b.0.start));
        both as f64 / (a.0.len() + b.0.len() - both).max(1) as f64
    };
    let mut all: Vec<(f64, usize, usize)> = (0..marks.len())
        .flat_map(|i| (0..found.len()).map(move |j| (i, j)))
        .map(|(i, j)| (share(&marks[i], &found[j]), i, j))
        .filter(|p| p.0 > 0.0)
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut of_mark, mut used) = (vec![None; marks.len()], vec![false; found.len()]);
    for (_, i, j) in all {
        if of_mark[i].is_none() && !used[j] {
            (of_mark[i], used[j]) = (Some(j), true);
        }
    }
    of_mark
}
