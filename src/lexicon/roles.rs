//! The roles of a word of a list in which one word may have several.

use std::marker::PhantomData;

/// The roles that a word has, of an enum of fewer than 64.
#[derive(Debug, PartialEq, Eq)]
pub struct Roles<R> {
    set: u64,
    of: PhantomData<R>,
}

/// An enum of roles, as `roles = "…"` of a list names it.
pub trait Role: Copy {
    /// Its place in the enum.
    fn place(self) -> u32;
}

impl<R> Roles<R> {
    /// Those at these places of the enum.
    pub const fn from_places(places: &[u32]) -> Roles<R> {
        let (mut set, mut i) = (0, 0);
        while i < places.len() {
            set |= 1 << places[i];
            i += 1;
        }
        Roles { set, of: PhantomData }
    }
    /// Whether a role is among them.
    #[inline]
    pub fn has(&self, role: R) -> bool
    where
        R: Role,
    {
        self.set >> role.place() & 1 == 1
    }
}
