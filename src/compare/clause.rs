//! Which clause of a sentence something stands in, and whether two clauses changed places: "Halm lost 3 and Torne won 5",
//! "Torne won 5 and Halm lost 3".

use super::pair::Pair;
use super::side::Side;
use crate::clause;
use crate::decimal::Decimal;
use crate::kind::quantity::QuantityKind;
use crate::lexicon::FUNCTION;
use crate::token::Kind;
use std::ops::Range;

/// A clause of more tokens is looked at no further.
const LONGEST: usize = 16;

impl Side<'_> {
    /// The clause around a token: up to a comma, a semicolon or a joining word on either side.
    pub fn clause(&self, t: usize) -> Range<usize> {
        let sentence = self.sentence_around(t);
        let parts = |t: usize| {
            let token = self.tokens[t];
            // "Ada Kral, 52, and Ivo Lund, 48".
            let age = || self.quantities.iter().any(|q| q.at.start == t + 1 && q.value.kind == QuantityKind::Age);
            token.kind == Kind::Stop
                || token.text(self.text) == "," && !age()
                || matches!(token.text(self.text), ";" | ":" | "and" | "but" | "or" | "while" | "whereas")
        };
        let start = (sentence.start..t).rev().take(LONGEST).take_while(|u| !parts(*u)).last().unwrap_or(t);
        let end = (t..sentence.end).take(LONGEST).take_while(|u| *u == t || !parts(*u)).last().map_or(t + 1, |u| u + 1);
        start..end
    }

    /// For each of some tokens, in order, the verb of the smallest clause that it stands in.
    pub fn verbs_of(&self, places: impl Iterator<Item = usize>) -> Vec<Option<usize>> {
        let (mut sentence, mut clauses) = (0..0, Vec::new());
        let verb = |t: usize| {
            if !sentence.contains(&t) {
                sentence = self.sentence_around(t);
                clauses = clause::read(self.text, &self.tokens[sentence.clone()]);
            }
            let at = t - sentence.start;
            let around = clauses.iter().filter(|c| c.span.contains(&at) && c.verb.is_some()).min_by_key(|c| c.span.len())?;
            around.verb.as_ref().map(|v| sentence.start + v.head)
        };
        places.map(verb).collect()
    }

    /// The words of a clause that say something and are neither counted nor numbers: of some with a capital, those only.
    pub fn told(&self, clause: Range<usize>) -> Vec<usize> {
        let counted = |t: usize| self.quantities.iter().any(|q| q.at.contains(&t));
        let says = |t: &usize| self.tokens[*t].kind == Kind::Word && FUNCTION.word(self.tokens[*t]).is_none() && !counted(*t);
        let all: Vec<usize> = clause.filter(says).collect();
        let named: Vec<usize> = all.iter().copied().filter(|t| self.tokens[*t].is_capitalised()).collect();
        if named.is_empty() { all } else { named }
    }

    /// The values of the numbers of a clause, in order.
    fn numbers(&self, clause: &Range<usize>) -> Vec<(Option<Decimal>, Option<Decimal>)> {
        self.quantities.iter().filter(|q| clause.contains(&q.at.start)).map(|q| (q.value.low.clone(), q.value.high.clone())).collect()
    }
}

impl Pair<'_> {
    /// Whether a word of the side before and one of the side after both stand on the other side too, each with its own numbers
    /// in its clause: their clauses were told in another order.
    pub fn is_reordered(&self, x: usize, y: usize) -> bool {
        let kept = |side: &Side<'_>, t: usize, other: &Side<'_>| {
            let numbers = side.numbers(&side.clause(t));
            let same = |u: usize| other.tokens[u].key == side.tokens[t].key && other.numbers(&other.clause(u)) == numbers;
            !numbers.is_empty() && (0..other.tokens.len()).any(same)
        };
        self.before.tokens[x].key != self.after.tokens[y].key && kept(&self.before, x, &self.after) && kept(&self.after, y, &self.before)
    }
}
