//! recount: command line.
use recount::article::{Article, Block, Role};
use recount::token::Span;
use std::io::{BufRead, Write};

fn main() {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let text = v["text"].as_str().unwrap().to_owned();
        let mut blocks = Vec::new();
        let mut at = 0;
        for part in text.split("\n\n") {
            blocks.push(Block { span: Span::new(at, at + part.len()), role: Role::Body, folded: false });
            at += part.len() + 2;
        }
        let article = Article { text, blocks, published: v["published"].as_str().and_then(|d| d.parse().ok()), ..Article::default() };
        let sentences = recount::sentence::split(&article);
        let claims = recount::claim::extract(&article, &sentences);
        let row = recount::report::extract::extract(v["id"].as_str().unwrap(), &article.text, &claims);
        writeln!(out, "{}", serde_json::to_string(&row).unwrap()).unwrap();
    }
}
