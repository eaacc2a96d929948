use recount::article::{Article, Block, Role};
use recount::token::Span;
use std::time::Instant;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut blocks = Vec::new(); let mut at = 0;
    for part in text.split("\n\n") { blocks.push(Block { span: Span::new(at, at + part.len()), role: Role::Body, folded: false }); at += part.len() + 2; }
    let article = Article { text, blocks, published: "1998-02-27".parse().ok(), ..Article::default() };
    let t = Instant::now();
    let s = recount::sentence::split(&article);
    let split = t.elapsed();
    for _ in 0..3 {
        let t = Instant::now();
        let df = recount::kind::date::day_first(&article.text, &s.tokens);
        let mut c = recount::kind::date::Context::new(article.published, df);
        let mut out = Vec::new();
        for i in 0..s.list.len() { recount::kind::date::extract(&article.text, s.tokens_of(i), &mut c, &mut out); }
        let e = t.elapsed();
        println!("{} bytes, split {:?}, dates {:?} = {:.1} MB/s, {} dates", article.text.len(), split, e, article.text.len() as f64 / 1e6 / e.as_secs_f64(), out.len());
    }
}
