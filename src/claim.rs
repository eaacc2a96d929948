//! Sentences in, claims out: what each sentence claims, of every kind.

use crate::article::Article;
use crate::kind::date::{self, Context, Date};
use crate::kind::quantity::{self, Quantity};
use crate::sentence::Sentences;

/// The claims of an article, each list in text order.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Numbers with their bounds, units and what they count.
    pub quantities: Vec<Quantity>,
    /// Days, times and periods.
    pub dates: Vec<Date>,
}

/// Reads the claims of every sentence that is no page furniture and no repeat.
pub fn extract(article: &Article, sentences: &Sentences) -> Claims {
    let day_first = date::day_first(&article.text, &sentences.tokens);
    let mut context = Context::new(article.published, day_first);
    let mut claims = Claims::default();
    for (i, sentence) in sentences.list.iter().enumerate() {
        if sentence.folded || !sentence.role.tells() {
            continue;
        }
        let tokens = sentences.tokens_of(i);
        let first = claims.dates.len();
        date::extract(&article.text, tokens, &mut context, &mut claims.dates);
        quantity::extract(&article.text, tokens, &claims.dates[first..], &mut claims.quantities);
    }
    claims
}
