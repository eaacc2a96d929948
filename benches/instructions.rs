//! Instructions of each stage, which are the same on a busy machine: a change of 1 % is seen against the run before.
//!
//! `cargo bench --bench instructions` needs valgrind and `cargo install gungraun-runner --version 0.20.0`; where one is
//! missing it says so and does nothing. gungraun keeps the last counts in `target/gungraun` and shows what changed.

mod support;

mod counted {
    use crate::support::story;
    use gungraun::prelude::*;
    use recount::align::{Alignment, align};
    use recount::article::Article;
    use recount::claim::{self, Claims};
    use recount::report::{Format, Look, Report, write};
    use recount::sentence::{self, Sentences};
    use recount::settings::Settings;
    use recount::telling::Telling;
    use recount::vocabulary::Vocabulary;
    use recount::{read, report};
    use std::hint::black_box;

    const SENTENCES: usize = 400;

    fn pair() -> story::Pair {
        story::pair(SENTENCES, 6, 1)
    }
    fn article() -> Article {
        read::plain(pair().before, None)
    }
    fn cut() -> (Article, Sentences) {
        let article = article();
        let sentences = sentence::split(&article);
        (article, sentences)
    }
    fn tellings() -> (Telling, Telling) {
        let pair = pair();
        (Telling::new(read::plain(pair.before, None)), Telling::new(read::plain(pair.after, None)))
    }
    fn reported() -> Report {
        let (before, after) = tellings();
        Report::of_versions(&before, &after, ["1.txt", "2.txt"], &Settings::default())
    }

    #[library_benchmark]
    #[bench::article(pair().before)]
    fn reading(text: String) -> Article {
        black_box(read::plain(text, None))
    }

    #[library_benchmark]
    #[bench::article(article())]
    fn splitting(article: Article) -> Sentences {
        black_box(sentence::split(&article))
    }

    #[library_benchmark]
    #[bench::article(cut())]
    fn extracting((article, sentences): (Article, Sentences)) -> Claims {
        black_box(claim::extract(&article, &sentences, &Vocabulary::default()))
    }

    #[library_benchmark]
    #[bench::pair(tellings())]
    fn aligning((before, after): (Telling, Telling)) -> Alignment {
        black_box(align(&before.sentences, &after.sentences))
    }

    #[library_benchmark]
    #[bench::pair(tellings())]
    fn reporting((before, after): (Telling, Telling)) -> Report {
        black_box(Report::of_versions(&before, &after, ["1.txt", "2.txt"], &Settings::default()))
    }

    #[library_benchmark]
    #[bench::text(reported(), Format::Text)]
    #[bench::json(reported(), Format::Json)]
    #[bench::html(reported(), Format::Html)]
    #[bench::sarif(reported(), Format::Sarif)]
    fn writing(report: Report, format: report::Format) -> Vec<u8> {
        let mut out = Vec::new();
        write(&report, format, Look::default(), &mut out).expect("a vector takes all");
        black_box(out)
    }

    library_benchmark_group!(name = stages, benchmarks = [reading, splitting, extracting, aligning, reporting, writing]);
    gungraun::main!(library_benchmark_groups = stages);

    /// Hands over to gungraun's runner.
    pub fn run() {
        main();
    }
}

fn main() {
    // The runner starts this program anew for each count, in an environment without a PATH.
    let counts = std::env::args().any(|a| a == "--gungraun-run");
    for program in ["valgrind", "gungraun-runner"] {
        if !counts && support::peer::found(program).is_none() {
            println!("{program} is not installed: instructions are not counted");
            return;
        }
    }
    counted::run();
}
