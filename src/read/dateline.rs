//! Stub.
use crate::article::Article;
pub(super) fn find(_: &mut Article) {}
