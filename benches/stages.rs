//! What one core does in process: reading and extracting in megabytes of text a second, comparing in pairs a second,
//! each format of a report in reports a second.
//!
//! `cargo bench --bench stages` runs it; the best of several rounds counts (the last argument is their number), so that
//! neighbours disturb little.

mod support;

use recount::align::align;
use recount::article::Article;
use recount::diff::compare;
use recount::report::{Format, Look, Report, write};
use recount::sentence::Sentences;
use recount::settings::Settings;
use recount::telling::Telling;
use recount::vocabulary::Vocabulary;
use recount::{claim, read, sentence};
use std::time::Duration;
use support::best;
use support::story::{self, Pair};

const ROUNDS: usize = 20;
/// Pairs of about 800 words, one sentence in six edited.
const PAIRS: u64 = 40;
const SENTENCES: usize = 46;
const EDITED: usize = 6;

fn main() {
    let rounds = support::asked().unwrap_or(ROUNDS);
    reading(rounds);
    comparing(rounds);
}

fn reading(rounds: usize) {
    let texts = support::texts::all();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts, {bytes} bytes", texts.len());
    let none = Vocabulary::default();
    let read_all = |texts: Vec<String>| texts.into_iter().map(|text| read::plain(text, None)).collect::<Vec<Article>>();
    let articles = read_all(texts.clone());
    let cut_all = || articles.iter().map(sentence::split).collect::<Vec<Sentences>>();
    let cut = cut_all();
    let claims = || articles.iter().zip(&cut).map(|(a, s)| claim::extract(a, s, &none)).collect::<Vec<_>>();
    let read = best(rounds, || texts.clone(), read_all);
    let split = best(rounds, || (), |()| cut_all());
    let extract = best(rounds, || (), |()| claims());
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    for (stage, time) in
        [("read::plain", read), ("sentence::split", split), ("claim::extract", extract), ("all three", read + split + extract)]
    {
        println!("  {stage:24} {:9.1} MB/s", rate(time));
    }
    println!("  {} claims", claims().iter().map(claim::Claims::count).sum::<usize>());
}

fn comparing(rounds: usize) {
    let pairs: Vec<Pair> = (0..PAIRS).map(|seed| story::pair(SENTENCES, EDITED, seed)).collect();
    let words: usize = pairs.iter().map(|p| p.before.split_whitespace().count() + p.after.split_whitespace().count()).sum();
    println!("{PAIRS} pairs of articles, {} words an article", words / pairs.len() / 2);
    let settings = Settings::default();
    let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
    let tellings: Vec<(Telling, Telling)> = pairs.iter().map(|p| (telling(&p.before), telling(&p.after))).collect();
    let report = |b: &Telling, a: &Telling| Report::of_versions(b, a, ["1.txt", "2.txt"], &settings);
    let reports: Vec<Report> = tellings.iter().map(|(b, a)| report(b, a)).collect();
    let show = |stage: &str, time: Duration| println!("  {stage:24} {:9.0} a second", PAIRS as f64 / time.as_secs_f64());
    let each = |run: &dyn Fn(&Telling, &Telling)| best(rounds, || (), |()| tellings.iter().for_each(|(b, a)| run(b, a)));
    show("align", each(&|b, a| drop(align(&b.sentences, &a.sentences))));
    show("compare", each(&|b, a| drop(compare(b, a))));
    show("report", each(&|b, a| drop(report(b, a))));
    for format in Format::ALL {
        let written = |report: &Report| {
            let mut out = Vec::new();
            write(report, *format, Look::default(), &mut out).map(|()| out.len()).unwrap_or(0)
        };
        show(&format!("written as {}", format.name()), best(rounds, || (), |()| reports.iter().map(written).sum::<usize>()));
    }
    let whole =
        best(rounds, || (), |()| pairs.iter().map(|p| report(&telling(&p.before), &telling(&p.after)).findings.len()).sum::<usize>());
    show("texts to report", whole);
    let words =
        best(rounds, || (), |()| pairs.iter().map(|p| similar::TextDiff::from_words(&p.before, &p.after).ops().len()).sum::<usize>());
    show("similar's diff of words", words);
    println!("  texts to report takes {:.2} × similar's diff of words", whole.as_secs_f64() / words.as_secs_f64());
}
