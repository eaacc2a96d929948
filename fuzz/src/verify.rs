//! What the sources say of a text: every place is true, no verdict stands without words of a source, and what is written is
//! not many times as long as what was read.

use crate::{is_plain, place_is_true, telling};
use recount::report::Look;
use recount::report::verify::{Verified, VerifyFormat, write};
use recount::telling::{Telling, rejoin};
use recount::verify::{ClaimVerdict, verify};
use recount::vocabulary::Vocabulary;

/// What is written is at most so many times as long as the texts, or so many bytes.
const MOST: (usize, usize) = (20, 64 << 10);

/// Holds a text against a source, against itself, and against both.
pub fn check(text: &str, source: &str) {
    let mut tellings = [telling(text), telling(source), telling(text)];
    rejoin(&mut tellings, &Vocabulary::default());
    let [text, source, same] = &tellings;
    for sources in [&[source][..], &[same], &[source, same]] {
        held(text, sources);
    }
}

fn held(text: &Telling, sources: &[&Telling]) {
    let all: Vec<&Telling> = std::iter::once(text).chain(sources.iter().copied()).collect();
    let names: Vec<&str> = ["1.txt", "2.txt", "3.txt"].into_iter().take(all.len()).collect();
    let report = Verified::new(&all, &names, &verify(text, sources));
    let length: usize = all.iter().map(|t| t.article.text.len()).sum();
    for v in &report.verifications {
        assert_eq!(v.claim.document, 0, "a claim of a source");
        [Some(&v.claim), v.fact.as_ref(), v.evidence.as_ref(), v.other.as_ref()].into_iter().flatten().for_each(|p| place_is_true(p, &all));
        assert!(v.verdict == ClaimVerdict::NotFound || v.evidence.is_some(), "{:?} without words of a source", v.verdict);
    }
    for format in [VerifyFormat::Text, VerifyFormat::Brief, VerifyFormat::Json, VerifyFormat::Jsonl, VerifyFormat::Markdown, VerifyFormat::Csv] {
        let mut out = Vec::new();
        write(&report, format, Look::default(), &mut out).expect("a report is written");
        assert!(out.len() <= (MOST.0 * length).max(MOST.1), "{format:?}: {} bytes of {length}", out.len());
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(format == VerifyFormat::Csv || is_plain(&out), "a control character in {format:?}");
    }
}
