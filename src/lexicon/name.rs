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

/// What a noun can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// "fisherman".
    Person,
    /// "council", "company": people who act as one.
    Body,
    /// "people", "couple": people who need not.
    Group,
    /// "town", "hill".
    Place,
    /// "ferry", "dog", "river".
    Thing,
}

impl Sort {
    /// All sorts.
    pub const ALL: [Sort; 5] = [Sort::Person, Sort::Body, Sort::Group, Sort::Place, Sort::Thing];
}

/// A noun that takes up what was told of, without saying more than its sort.
#[derive(Debug)]
pub struct Generic {
    /// What it can take up.
    pub sort: Sort,
    /// Words of one likeness are said of one and the same: "company", "airline". Empty: none other.
    pub like: &'static str,
}

/// Whether a person is a he or a she, as far as a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// "brother".
    He,
    /// "sister".
    She,
}
