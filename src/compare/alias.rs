//! Findings of a pair in, those out that only change one configured name of a bearer into another.
//!
//! "Brenna Harbour Trust said 40" → "BHT said 40" is wording when the user has said that both are one bearer's names.
//! Words are compared with each such name as one word, whatever it is written as.

use super::pair::Pair;
use super::side::Side;
use super::state::State;
use crate::finding::Finding;
use crate::telling::Telling;
use crate::token::Span;
use crate::vocabulary::Alias;

/// Takes out the findings whose sides are equal once every alias is its bearer.
pub(crate) fn settle(pair: &mut Pair<'_>) {
    if pair.before.telling.aliases.is_empty() || pair.after.telling.aliases.is_empty() {
        return;
    }
    let findings = std::mem::take(&mut pair.findings);
    let (gone, kept): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(|f| is_same(pair, f));
    for finding in &gone {
        pair.equivalent += 1;
        forgive(&mut pair.before, finding.before, kept.iter().filter_map(|f| f.before));
        forgive(&mut pair.after, finding.after, kept.iter().filter_map(|f| f.after));
    }
    pair.findings = kept;
}

fn is_same(pair: &Pair<'_>, finding: &Finding) -> bool {
    let Some((before, after)) = finding.before.zip(finding.after) else { return false };
    let (before, after) = (AliasedWords::new(&pair.before, before), AliasedWords::new(&pair.after, after));
    before.aliased && after.aliased && before.list == after.list
}

/// The words of a span, widened to whole aliases; an alias is one word.
struct AliasedWords {
    list: Vec<AliasedWord>,
    aliased: bool,
}

#[derive(PartialEq)]
enum AliasedWord {
    Key(u64),
    Bearer(usize),
}

impl AliasedWords {
    fn new(side: &Side<'_>, span: Span) -> AliasedWords {
        let aliases = overlapping(side.telling, span);
        let wide = aliases.iter().fold(span, |wide, a| wide.join(a.span));
        let mut words = AliasedWords { list: Vec::new(), aliased: !aliases.is_empty() };
        for token in side.tokens[side.at(wide)].iter().filter(|t| t.is_word()) {
            match aliases.iter().find(|a| a.span.contains(token.span)) {
                None => words.list.push(AliasedWord::Key(token.key)),
                Some(alias) if alias.span.start == token.span.start => words.list.push(AliasedWord::Bearer(alias.bearer)),
                Some(_) => {}
            }
        }
        words
    }
}

fn overlapping(telling: &Telling, span: Span) -> &[Alias] {
    let list = &telling.aliases;
    let from = list.partition_point(|a| a.span.end <= span.start);
    let to = list.partition_point(|a| a.span.start < span.end);
    &list[from..to.max(from)]
}

/// Takes the words of a finding that goes for wording, but for those that one that stays shows too.
fn forgive(side: &mut Side<'_>, span: Option<Span>, kept: impl Iterator<Item = Span> + Clone) {
    let Some(range) = span.map(|s| side.at(s)) else { return };
    for i in range {
        let token = side.tokens[i].span;
        if side.states[i] == State::Found && !kept.clone().any(|k| k.overlaps(token)) {
            side.states[i] = State::Reworded;
        }
    }
}
