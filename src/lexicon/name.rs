//! Meanings of word lists: what words do in and beside names.

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person, told by a title or by being said to speak.
    Person,
    /// An organisation, told by a word such as "Ministry" or by being an acronym.
    Organisation,
    /// A place, told by a word such as "River".
    Place,
    /// A law, a treaty, a prize.
    Work,
    /// A name that nothing around it explains.
    Other,
}

/// What a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// "Mr", "Dr": nothing of what the person does.
    Honorific,
    /// "Minister", "Sgt".
    Role,
}

/// A pronoun, whatever its case.
#[derive(Debug)]
pub struct Person {
    /// Its form as a subject.
    pub name: &'static str,
}
