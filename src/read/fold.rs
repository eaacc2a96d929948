//! Stub.
use crate::article::Article;
pub(super) fn mark(_: &mut Article) {}
