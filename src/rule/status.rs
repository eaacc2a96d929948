//! What is told of one thing in two places that no alignment puts beside each other: another state of it.
//!
//! Aligned sentences are held word by word, and what is found there is left alone. Of the others the acts are read, and
//! those that are linked (see [`crate::story::clash`]) and cannot both be so are shown.

use crate::compare::Comparison;
use crate::compare::family::Family;
use crate::finding::Finding;
use crate::lexicon::story::{Topic, Withheld};
use crate::lexicon::{TOLD, WITHHELD};
use crate::story::clash::clashes;
use crate::story::twin::{Among, Index, SentencePlace};
use crate::telling::Telling;
use crate::token::{Span, Token};
use crate::verdict::Verdict;

rules! {
    /// # What it reports
    /// One state of somebody or something told in the one version, and another that excludes it told in the other, in
    /// sentences that were written anew; charges that were not brought yet and now are.
    /// # Why it matters
    /// A story goes on: what was so no longer is. A rewrite hides it from whoever compares word by word.
    /// # Not reported
    /// States of two people or of two days; what one version tells as possible only; a change that an aligned sentence
    /// shows, which `meaning-reversed` or `polarity-flipped` tells.
    STATUS_CHANGED = "status-changed", Warning, Statement, Pair, mirror STATUS_CHANGED,
        fires "Otto Brandt sold nets on the quay in Torne for years. Police said that no charges had been filed over the fire. It rained." => "In Torne the nets were sold cheap last week. Brandt was charged with arson by a court of the county. Nobody saw it.",
        silent "Otto Brandt sold nets on the quay in Torne for years. Police said that no charges had been filed over the fire. It rained." => "In Torne the nets were sold cheap last week. Police said again that no charges had been filed over it.";
}

/// States.
pub static FAMILY: Family = Family { rules: RULES, pair: None, whole: Some(check) };

/// More are not shown: two texts that differ so often are two stories.
const MOST: usize = 16;

fn check(c: &Comparison<'_>, out: &mut Vec<Finding>) {
    if c.alignment.removed.is_empty() && c.alignment.added.is_empty() {
        return;
    }
    let marked = |list: &[usize], t: &Telling| {
        let mut all = vec![false; t.sentences.list.len()];
        list.iter().for_each(|i| all[*i] = true);
        all
    };
    let (removed, added) = (marked(&c.alignment.removed, c.before), marked(&c.alignment.added, c.after));
    let mut found: Vec<(Span, Span, String)> = Vec::new();
    // In one direction whichever side is called before, so that exchanged sides meet in the same clashes.
    let turned = c.before.article.text > c.after.article.text;
    let both = if turned { [c.after, c.before] } else { [c.before, c.after] };
    // What stands in both, aligned, has been held word by word.
    let anew = |(d, i): SentencePlace| if (d == 0) != turned { removed[i] } else { added[i] };
    for clash in clashes(&both, &Index::written(&both, Among::Only(&anew)), false, Among::Only(&anew)) {
        let [first, second] = clash.spans;
        let (p, q) = if (clash.places[0].0 == 0) != turned { (first, second) } else { (second, first) };
        found.push((p, q, clash.reason));
    }
    found.truncate(MOST);
    found.extend(charged(c.before, c.after).map(|(p, q)| (p, q, "nobody was charged then; somebody is now".to_owned())));
    found.extend(charged(c.after, c.before).map(|(q, p)| (p, q, "somebody was charged then; nobody is now".to_owned())));
    found.sort_by_key(|(p, q, _)| if turned { (q.start, p.start) } else { (p.start, q.start) });
    found.dedup_by_key(|(p, q, _)| (p.start, q.start));
    for (p, q, reason) in found {
        let known = |f: &Finding| f.before.is_some_and(|s| s.overlaps(p)) && f.after.is_some_and(|s| s.overlaps(q));
        if !c.findings.iter().chain(out.iter()).any(known) {
            out.push(Finding {
                rule: &STATUS_CHANGED,
                raise: 0,
                verdict: Verdict::Conflicting,
                before: Some(p),
                after: Some(q),
                reason,
                key: "status".to_owned(),
                evidence: vec!["told of one thing in sentences written anew".to_owned()],
            });
        }
    }
}

/// Where the one text says that nobody was charged, and the other, which alone tells of a charge, does.
fn charged(without: &Telling, with: &Telling) -> Option<(Span, Span)> {
    let none = |t: &Telling| cue(t, |tokens, at| WITHHELD.at(tokens, at).filter(|w| *w.means == Withheld::Charge).map(|w| w.len));
    let some = |t: &Telling| cue(t, |tokens, at| TOLD.at(tokens, at).filter(|f| f.means.topic == Topic::Charging).map(|f| f.len));
    let told = (none(without)?, some(with)?);
    (some(without).is_none() && none(with).is_none()).then_some(told)
}

/// The first place in a text at which a cue of so many tokens stands.
fn cue(t: &Telling, cue: impl Fn(&[Token], usize) -> Option<usize>) -> Option<Span> {
    let told = (0..t.sentences.list.len()).filter(|i| t.sentences.list[*i].is_told());
    let places = told.map(|i| t.sentences.tokens_of(i)).flat_map(|tokens| (0..tokens.len()).map(move |at| (tokens, at)));
    places.into_iter().find_map(|(tokens, at)| cue(tokens, at).map(|len| tokens[at].span.join(tokens[at + len - 1].span)))
}
