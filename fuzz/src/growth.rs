//! Work grows with the text, not with its square: a piece repeated eight times as often may cost 8^1.5 times as much.
//!
//! What is measured is the time of this thread's processor, the least of several runs: the machine's other work is not in
//! it. Only what costs much is looked at, and a suspicion is checked twice before it is told.

use crate::telling;
use cpu_time::ThreadTime;
use recount::diff::compare;
use recount::telling::Telling;
use recount::proof::Proof;
use recount::read::{self, Format};
use recount::report::Report;
use recount::settings::Settings;
use std::time::Duration;

/// Bytes of the smaller text.
const SMALL: usize = 8 << 10;
/// How much longer the larger one is.
const TIMES: usize = 8;
/// What the larger one may cost, in times of the smaller: 8 to the power of 1.6.
const MOST: f64 = 27.9;
/// What twice the larger one may cost: 2 to the power of 1.6.
const DOUBLED: f64 = 3.03;
/// Less than this is not looked at.
const NOTABLE: Duration = Duration::from_millis(150);

/// Repeats a piece, in a format that the first byte says.
pub fn check(bytes: &[u8]) {
    let Some((which, piece)) = bytes.split_first() else { return };
    if piece.is_empty() || piece.len() > 512 {
        return;
    }
    let works: [fn(&[u8], usize); 5] = [alone, against_another, markdown, html, feed];
    let work = works[usize::from(*which) % works.len()];
    let cost = |size: usize, tries: usize| (0..tries).map(|_| timed(|| work(piece, size))).min().unwrap_or_default();
    let large = cost(SMALL * TIMES, 1);
    if large < NOTABLE || large.as_secs_f64() < MOST * cost(SMALL, 2).as_secs_f64() {
        return;
    }
    // The caches of a shared machine make a small text look cheap: twice the larger one has to cost more than twice as well.
    let (small, large, larger) = (cost(SMALL, 5), cost(SMALL * TIMES, 3), cost(2 * SMALL * TIMES, 3));
    let ratio = |x: Duration, y: Duration| x.as_secs_f64() / y.as_secs_f64().max(1e-9);
    let grows = ratio(large, small) > MOST && ratio(larger, large) > DOUBLED;
    assert!(large < NOTABLE || !grows, "{SMALL} bytes, {TIMES} times and {} times as many cost {small:?}, {large:?}, {larger:?}", 2 * TIMES);
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    work();
    start.elapsed()
}

fn repeated(piece: &[u8], size: usize) -> Vec<u8> {
    piece.iter().copied().cycle().take(size).collect()
}

fn text(piece: &[u8], size: usize) -> String {
    String::from_utf8_lossy(&repeated(piece, size)).into_owned()
}

/// One text: its claims, and the text against itself.
fn alone(piece: &[u8], size: usize) {
    let t = telling(&text(piece, size));
    let _ = Proof::read(&t);
    report(&t, &t);
}

/// Two texts of two pieces.
fn against_another(piece: &[u8], size: usize) {
    let (one, other) = piece.split_at(piece.len() / 2);
    let side = |piece: &[u8]| telling(&text(if piece.is_empty() { b"a. " } else { piece }, size));
    report(&side(one), &side(other));
}

fn report(before: &Telling, after: &Telling) {
    let _ = Report::of_comparison(&compare(before, after), ["1", "2"], &Settings::default());
}

fn markdown(piece: &[u8], size: usize) {
    let _ = read::read("a.md", &repeated(piece, size), Some(Format::Markdown));
}

fn html(piece: &[u8], size: usize) {
    let page = [b"<article><p>".to_vec(), repeated(piece, size)].concat();
    let _ = read::read("a.html", &page, Some(Format::Html));
}

fn feed(piece: &[u8], size: usize) {
    let page = [b"<rss><channel><item><description>".to_vec(), repeated(piece, size)].concat();
    let _ = read::all("a.xml", &page, Some(Format::Feed));
}
