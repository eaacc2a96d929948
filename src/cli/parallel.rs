//! Work on all cores, answers in order.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads to use: as asked for, else one a core.
pub fn threads(asked: Option<NonZeroUsize>) -> usize {
    asked.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// The answer for each item, in order; each thread takes the next item that nobody has taken. An item that made its
/// answer panic has none: it costs only itself.
pub fn map<T: Sync, R: Send>(items: &[T], threads: usize, answer: impl Fn(&T) -> R + Sync) -> Vec<Option<R>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((i, item)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, items.get(i)?))) {
            done.push((i, catch_unwind(AssertUnwindSafe(|| answer(item))).ok()));
        }
        done
    };
    let threads = threads.min(items.len());
    let mut all: Vec<(usize, Option<R>)> = if threads <= 1 {
        work()
    } else {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            handles.into_iter().flat_map(|h| h.join().unwrap_or_default()).collect()
        })
    };
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, answer)| answer).collect()
}

/// As [`map`], of items that are used up, few and large: one a thread. A panic goes on.
pub fn consume<T: Send, R: Send>(items: Vec<T>, threads: usize, answer: impl Fn(T) -> R + Sync) -> Vec<R> {
    if threads <= 1 || items.len() <= 1 {
        return items.into_iter().map(answer).collect();
    }
    let (mut items, mut answers) = (items.into_iter(), Vec::new());
    loop {
        let turn: Vec<T> = items.by_ref().take(threads).collect();
        if turn.is_empty() {
            return answers;
        }
        std::thread::scope(|scope| {
            let handles: Vec<_> = turn.into_iter().map(|item| scope.spawn(|| answer(item))).collect();
            answers.extend(handles.into_iter().map(|h| h.join().unwrap_or_else(|panic| resume_unwind(panic))));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{consume, map};

    #[test]
    fn items_that_are_used_up_keep_their_order() {
        for threads in [1, 2, 7] {
            let items: Vec<String> = (0..5).map(|i| i.to_string()).collect();
            assert_eq!(consume(items, threads, |i| i + "!"), ["0!", "1!", "2!", "3!", "4!"]);
        }
    }

    #[test]
    fn answers_stand_in_order_and_a_panic_costs_one() {
        let items: Vec<usize> = (0..100).collect();
        let half = |i: &usize| if *i == 7 { panic!("on purpose") } else { i * 2 };
        for threads in [1, 4] {
            let answers = map(&items, threads, half);
            assert_eq!(answers.len(), 100);
            assert!(answers.iter().enumerate().all(|(i, a)| *a == (i != 7).then_some(i * 2)));
        }
    }
}
