//! A block's marks in, pieces out: the text cut wherever a finding, a change of wording or markup begins or ends.

use crate::compare::State;
use crate::report::body::Body;
use crate::token::Span;
use std::collections::BTreeSet;

/// The part of a finding's words that lies in one block.
#[derive(Clone, Copy)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// The finding, by its place in the report.
    pub finding: usize,
    /// 0 before, 1 after.
    pub side: usize,
    /// Whether the finding's words begin here.
    pub first: bool,
    /// Whether they end here.
    pub last: bool,
}

/// Words that share all their marks.
pub struct Piece {
    /// Where they stand; empty for markup.
    pub span: Span,
    /// Their findings, in order.
    pub findings: Vec<usize>,
    /// What became of them.
    pub state: Option<State>,
    /// Findings, with their side, whose words begin here.
    pub starts: Vec<(usize, usize)>,
    /// Findings whose words end here.
    pub ends: Vec<usize>,
}

/// The pieces of a block, in one sweep from left to right.
pub fn pieces(body: &Body, i: usize, marks: &[Mark], changed: &[(Span, State)]) -> Vec<Piece> {
    let block = body.blocks[i].span;
    let within = |s: Span| Span { start: s.start.max(block.start), end: s.end.min(block.end) };
    let changed = &changed[changed.partition_point(|(s, _)| s.end <= block.start)..];
    let changed: Vec<(Span, State)> = changed.iter().take_while(|(s, _)| s.start < block.end).map(|(s, x)| (within(*s), *x)).collect();
    let markup = &body.markup[body.markup.partition_point(|s| s.end <= block.start)..];
    let markup: Vec<Span> = markup.iter().take_while(|s| s.start < block.end).map(|s| within(*s)).collect();

    let spans = marks.iter().map(|m| m.span).chain(changed.iter().map(|c| c.0)).chain(markup.iter().copied());
    let mut cuts: Vec<u32> = spans.flat_map(|s| [s.start, s.end]).chain([block.start, block.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut starting: Vec<&Mark> = marks.iter().collect();
    starting.sort_by_key(|m| (m.span.start, m.finding));
    let mut ending: Vec<&Mark> = marks.iter().collect();
    ending.sort_by_key(|m| (m.span.end, m.finding));

    let (mut s, mut e, mut c, mut m) = (0, 0, 0, 0);
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut list: Vec<Piece> = Vec::new();
    for cut in cuts.windows(2) {
        let span = Span { start: cut[0], end: cut[1] };
        while ending.get(e).is_some_and(|k| k.span.end <= span.start) {
            open.remove(&(ending[e].finding, ending[e].side));
            e += 1;
        }
        let mut starts = Vec::new();
        while let Some(mark) = starting.get(s).filter(|k| k.span.start <= span.start) {
            open.insert((mark.finding, mark.side));
            if mark.first {
                starts.push((mark.finding, mark.side));
            }
            s += 1;
        }
        while changed.get(c).is_some_and(|(x, _)| x.end <= span.start) {
            c += 1;
        }
        while markup.get(m).is_some_and(|x| x.end <= span.start) {
            m += 1;
        }
        let ends = ending[e..].iter().take_while(|k| k.span.end == span.end).filter(|k| k.last).map(|k| k.finding).collect();
        let mut findings: Vec<usize> = open.iter().map(|(finding, _)| *finding).collect();
        findings.dedup();
        let hidden = markup.get(m).is_some_and(|x| x.start <= span.start);
        list.push(Piece {
            // Markup is no word of the article: only what begins or ends at it is kept.
            span: if hidden { Span { start: span.start, end: span.start } } else { span },
            findings: if hidden { Vec::new() } else { findings },
            state: changed.get(c).filter(|(x, _)| x.start <= span.start).map(|(_, state)| *state),
            starts,
            ends,
        });
    }
    list
}
