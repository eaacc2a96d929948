//! What one report alone tells, a row each.

use super::fact::{Claimed, Fact, RowDraft, Used};
use super::{quote, value};
use crate::kind::quantity::QuantityKind;
use crate::ledger::item::{Item, Items, Value};
use crate::ledger::label::label;
use crate::telling::Telling;

/// The claims that one report alone tells: numbers, and what is quoted.
pub fn drafts<'a>(tellings: &[&'a Telling], items: &'a [Items<'a>], used: &Used) -> Vec<RowDraft<'a>> {
    let mut drafts = Vec::new();
    for (document, report) in items.iter().enumerate() {
        for (_, item) in report.list.iter().enumerate().filter(|(i, _)| !used.is(document, *i)) {
            let Some(claimed) = alone_claim(item) else { continue };
            let mut facts = vec![None; items.len()];
            facts[document] = Some(Fact { span: item.span, sentence: item.sentence, claimed });
            let key = label(tellings[document], item.span, Some(item));
            let claim = match item.value {
                Value::Quotation(_) => quote::called(tellings[document], item.sentence),
                _ => key.clone(),
            };
            drafts.push(RowDraft { sort: item.sort(), key, claim, facts, evidence: Vec::new(), unclear: None, grows: false });
        }
    }
    drafts
}

fn alone_claim<'a>(item: &Item<'a>) -> Option<Claimed<'a>> {
    match &item.value {
        // "one man said" and "a second suspect" count nothing that is worth a row.
        Value::Quantity(q) if matches!(q.kind, QuantityKind::Ordinal | QuantityKind::Number) => None,
        Value::Quantity(q) if q.kind == QuantityKind::Count && q.low == Some(1.into()) && q.event.is_none() => None,
        Value::Quantity(q) => Some(Claimed::Quantity(q)),
        Value::Quotation(words) if words.len() >= value::LEAST => Some(Claimed::Quotation(None)),
        _ => None,
    }
}
