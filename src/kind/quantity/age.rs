//! Ages that no "years old" tells: "Weir, 65,", "aged 18 to 34", "he was 12". Those in decades are told by [`super::decade`].

use super::figure::NumberForm;
use super::line::{Guide, SentenceTokens};
use super::noun;
use super::reader::{QuantityDraft, QuantityReader};
use super::{Bound, Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::{GENERIC, Sort};

impl QuantityReader<'_, '_> {
    /// Bare numbers that tell an age: "Weir, 65,", "aged 18 to 34", "he was 12".
    pub(super) fn age(&self, q: &mut Quantity, draft: &mut QuantityDraft, to: &mut usize) {
        let line = self.line;
        let from = draft.term.from;
        let years = q.unit == "year" || q.unit == "month";
        let (low, high) = (Decimal::from(0), Decimal::from(130));
        let human =
            q.low.as_ref().is_some_and(|v| *v > low && *v < high) && draft.term.figure.decimals == 0 && draft.term.figure.power == 0;
        if !human || !(q.kind == QuantityKind::Number || draft.noun.is_some() || years && q.kind == QuantityKind::Duration) {
            return;
        }
        let start = draft.start;
        let aged = line.any_before(start, &["aged", "age", "ages"])
            || line.any_before(from, &["aged", "age", "ages"])
            || line.any_before(start, &["of", "to"]) && line.any_before(start - 1, &["age", "ages"])
            || line.any_before(from, &["of"]) && line.any_before(from - 1, &["age", "ages"]);
        let bare = q.unit.is_empty();
        let comma = |i: usize| line.any(i, &[","]) || line.is(i, ";") || line.is(i, ".") && !line.is_number(i + 1);
        let person = from >= 2
            && line.is(from - 1, ",")
            && (line.is_capital(from - 2) && !is_calendar(line, from - 2)
                || is_someone(line, from - 2)
                || from >= 4 && line.is(from - 2, ".") && line.any(from - 3, &["jr", "sr"]));
        let apposed = bare
            && person
            && (comma(draft.to) || line.ends(draft.to) || line.any(draft.to, &["was", "is", "has", "had", "who"]))
            && draft.term.figure.form != NumberForm::Vague
            && (draft.term.figure.plain || draft.term.figure.form == NumberForm::Words);
        let unmarked = bare
            && from >= 2
            && line.is_capital(from - 1)
            && line.is_capital(from - 2)
            && line.any(draft.to, &["has", "was", "who", "is", "had", "said"])
            && draft.term.figure.plain;
        let pronoun = bare
            && from >= 2
            && line.any(from - 1, &["was", "is", "turned", "'s", "’s", "am"])
            && line.any(from - 2, &["he", "she", "i", "who"])
            && (comma(draft.to) || line.ends(draft.to) || line.any(draft.to, &["when", "at", "and", "in", "years"]));
        // "the women were 36, 23 and 21"
        let several = bare
            && from >= 2
            && line.any(from - 1, &["were", "are"])
            && (line.any(from - 2, &["who", "they", "both"]) || noun::is_person(line, from - 2) && noun::is_plural(line, from - 2))
            && draft.term.figure.plain
            && (line.is(draft.to, ",") && line.is_number(draft.to + 1) || line.is(draft.to, "and") && line.is_number(draft.to + 1));
        // "dead at 84", "died at 59"
        let died = bare
            && from >= 2
            && line.any(from - 1, &["at"])
            && line.any(from - 2, &["dead", "died", "dies", "dying"])
            && (comma(draft.to) || line.ends(draft.to) || line.any(draft.to, &["from", "of", "after", "in", "on"]));
        // "children under 5 and adults over 65"
        let grouped = bare
            && start > 0
            && line.any(start, &["under", "over", "above", "below"])
            && start + 1 == from
            && noun::is_person(line, start - 1)
            && draft.term.figure.plain
            && draft.noun.is_none()
            && !line.any(draft.to, &["of", "to", "in"]);
        // "a woman of 81"; of "a mother of five" and "one man of 12" it is no age.
        let described = bare
            && from > 2
            && line.is(from - 1, "of")
            && start == from
            && line.tokens.get(from - 2).is_some_and(|w| GENERIC.word(*w).is_some_and(|g| g.sort == Sort::Person))
            && !line.is_number(from - 3)
            && (comma(draft.to) || line.ends(draft.to) || draft.term.figure.plain || draft.term.figure.form == NumberForm::Words)
            && draft.noun.is_none()
            && !line.is(draft.to, "of");
        let older = matches!(q.bound, Bound::AtLeast | Bound::AtMost) && line.any(*to - 1, &["older", "younger"]);
        if aged && q.bound == Bound::Exact && start >= 4 && line.any(start - 1, &["of"]) {
            q.bound = match line.str(start - 4).to_ascii_lowercase().as_str() {
                "under" | "below" | "before" => Bound::LessThan,
                "over" | "above" | "after" => Bound::MoreThan,
                _ => Bound::Exact,
            };
        }
        let listed = bare
            && self.out.get(self.first..).and_then(|o| o.last()).is_some_and(|p| p.kind == QuantityKind::Age)
            && from == self.last_to + 1
            && line.any_before(from, &[",", "and", "or"])
            && draft.term.figure.plain
            && (comma(draft.to) || line.ends(draft.to) || line.any(draft.to, &["and", "or"]));
        if several || died || described || grouped || listed || aged || apposed || unmarked || pronoun || older {
            q.kind = QuantityKind::Age;
            q.unit = if q.unit == "month" { "month of age".to_owned() } else { "year of age".to_owned() };
            q.head = None;
            if !years {
                q.unit_span = None;
                draft.noun = None;
                *to = (*to).min(draft.to.max(if older { *to } else { draft.to }));
            }
        }
    }
}

/// One person without a name: "a woman, 26,".
fn is_someone(line: &SentenceTokens, i: usize) -> bool {
    line.guides(i, Guide::Someone)
}

pub(super) fn is_calendar(line: &SentenceTokens, i: usize) -> bool {
    line.guides(i, Guide::Calendar)
}
