//! A job in, what it gives out, or nothing where a library panics over what it was handed.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread is caught and told as a damaged file: a program's own hook need not tell it.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// What `job` gives; none where the library that takes the file apart panics: that is a damaged file, and no more.
pub fn guarded<T>(job: impl FnOnce() -> T) -> Option<T> {
    GUARDED.set(true);
    let done = catch_unwind(AssertUnwindSafe(job));
    GUARDED.set(false);
    done.ok()
}
