//! What the benchmarks share: texts to read, pairs to hold against each other, clocks and figures.

#![allow(dead_code, reason = "each benchmark uses a part of it")]

pub mod peer;
pub mod story;
pub mod texts;

use std::time::{Duration, Instant};

/// The shortest of several runs, so that neighbours disturb little; what is handed in is made anew for each, unmeasured.
pub fn best<I, O>(rounds: usize, mut prepare: impl FnMut() -> I, mut run: impl FnMut(I) -> O) -> Duration {
    let one = |_| {
        let input = prepare();
        let start = Instant::now();
        let output = std::hint::black_box(run(input));
        let time = start.elapsed();
        drop(output);
        time
    };
    (0..rounds.max(1)).map(one).min().unwrap_or_default()
}

/// The middle one of some figures; not a number where there is none.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How cost grows with size: the slope of a line through the logarithms. 1 is in proportion, 2 is quadratic.
pub fn exponent(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(size, cost)| (size.ln(), cost.ln())).collect();
    let n = logs.len() as f64;
    let (x, y) = (logs.iter().map(|p| p.0).sum::<f64>() / n, logs.iter().map(|p| p.1).sum::<f64>() / n);
    let both: f64 = logs.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    both / logs.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>()
}

/// The last argument that is a number, to run more or fewer rounds: `cargo bench` puts `--bench` behind all of them.
pub fn asked() -> Option<usize> {
    std::env::args().rev().find_map(|argument| argument.parse().ok())
}
