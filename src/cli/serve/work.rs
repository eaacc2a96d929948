//! Comparisons, each on a thread of its own: large ones one after the other, since each may take much memory, and small
//! ones beside them, so that nobody waits for another's book.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tokio::sync::{Semaphore, oneshot};

/// A request of more bytes than this is large: it may take seconds.
const LARGE: usize = 1 << 20;
/// So many small comparisons run at once.
const SMALL_AT_ONCE: usize = 2;

/// Who may compare now.
pub struct Work {
    small: Arc<Semaphore>,
    large: Arc<Semaphore>,
}

impl Default for Work {
    fn default() -> Work {
        Work { small: Arc::new(Semaphore::new(SMALL_AT_ONCE)), large: Arc::new(Semaphore::new(1)) }
    }
}

impl Work {
    /// Does a job for a request of so many bytes when it is its turn; nothing where it panics, which costs one answer and
    /// not the server.
    pub async fn run<T: Send + 'static>(&self, bytes: usize, job: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let lane = if bytes > LARGE { &self.large } else { &self.small };
        let turn = Arc::clone(lane).acquire_owned().await.ok()?;
        let (send, done) = oneshot::channel();
        // A thread that ends gives its memory back to the next.
        let thread = std::thread::Builder::new().name("comparison".to_owned()).spawn(move || {
            let _turn = turn;
            let _ = send.send(catch_unwind(AssertUnwindSafe(job)).ok());
        });
        thread.ok()?;
        done.await.ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_large_job_keeps_no_small_one_waiting_and_a_panic_costs_itself() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let work = Arc::new(Work::default());
        let (release, held) = mpsc::channel::<()>();
        runtime.block_on(async {
            let shared = Arc::clone(&work);
            let large = tokio::spawn(async move { shared.run(LARGE + 1, move || held.recv().is_ok()).await });
            for i in 0..5 {
                assert_eq!(work.run(10, move || i).await, Some(i));
            }
            assert_eq!(work.run(10, || -> usize { panic!("on purpose") }).await, None);
            assert!(!large.is_finished());
            release.send(()).unwrap();
            assert_eq!(large.await.unwrap(), Some(true));
            assert_eq!(work.run(LARGE + 1, || 1).await, Some(1), "the next large one has its turn");
        });
    }
}
