//! What one drawing instruction draws in, a run of words with their places out.
//!
//! A PDF draws letters, not words: a gap between two letters that is wider than a kern is a space, unless all letters of
//! the run are spaced so. An accent that is drawn over a letter is one with it, as plain TeX sets them.

use unicode_normalization::char::compose;

/// A wider gap between two letters than this part of the size is a space. A kern is at most half as wide; a squeezed
/// space of justified text is no narrower than a fifth.
pub(super) const SPACE: f32 = 0.17;
/// So many gaps in a row that are all wide are spaced letters, not words of one letter.
const SPACED: usize = 3;
/// A hyphen that only breaks a word at the end of a line.
pub(super) const SOFT: char = '\u{ad}';
/// What stands directly behind a word.
pub(super) const CLOSING: [char; 7] = ['.', ',', ';', ':', '!', '?', ')'];

/// From where to where something stands along its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub from: f32,
    pub to: f32,
}

/// A colour: red, green and blue.
pub(super) type Ink = [u8; 3];

/// What a draft's printed changes make of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Change {
    #[default]
    None,
    /// A line goes through them.
    Struck,
    /// A line goes under them.
    Underlined,
}

/// Words drawn in one go.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The words, apart by single spaces.
    pub text: String,
    /// Where each word stands.
    pub words: Vec<Extent>,
    /// Whether a space is drawn before the first word, and after the last.
    pub spaced: [bool; 2],
    /// Where it starts and ends along its direction, and the height of its line across it.
    pub from: f32,
    pub to: f32,
    pub height: f32,
    pub size: f32,
    pub bold: bool,
    /// In which of four directions it runs, from left to right being 0.
    pub turn: u8,
    /// Whether its font has raised shapes for its figures, or it leads elsewhere in the file.
    pub superior: bool,
    pub linked: bool,
    pub ink: Ink,
    pub change: Change,
}

/// Where the letters of a run stand on the page: from the text's own space to the page's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    turn: u8,
    start: f32,
    scale: f32,
    height: f32,
    size: f32,
}

impl Frame {
    /// The frame of that matrix, for a font of that size; none where nothing can be seen.
    pub fn new(m: [f32; 6], size: f32) -> Option<Frame> {
        let size = (size * m[2].hypot(m[3])).abs();
        let turn = match (m[0], m[1]) {
            (x, y) if x.abs() >= y.abs() => {
                if x >= 0.0 {
                    0
                } else {
                    2
                }
            }
            (_, y) => {
                if y >= 0.0 {
                    1
                } else {
                    3
                }
            }
        };
        let (x, y) = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)][usize::from(turn)];
        let frame = Frame { turn, start: m[4] * x + m[5] * y, scale: m[0] * x + m[1] * y, height: m[5] * x - m[4] * y, size };
        let finite = [frame.start, frame.scale, frame.height, frame.size].iter().all(|v| v.is_finite());
        (finite && size > 0.0 && frame.scale > 0.0).then_some(frame)
    }

    fn extent(&self, from: f32, to: f32) -> Extent {
        Extent { from: self.start + from * self.scale, to: self.start + to * self.scale }
    }
}

struct Letter {
    /// Where its text ends.
    end: usize,
    from: f32,
    to: f32,
    superior: bool,
}

/// The letters that are being drawn, with their places in the text's own space.
#[derive(Default)]
pub(super) struct Letters {
    text: String,
    letters: Vec<Letter>,
}

impl Letters {
    pub fn clear(&mut self) {
        self.text.clear();
        self.letters.clear();
    }

    /// Where to write what the next letter says, before it is placed.
    pub fn text(&mut self) -> &mut String {
        &mut self.text
    }

    pub fn place(&mut self, from: f32, to: f32, superior: bool) {
        self.letters.push(Letter { end: self.text.len(), from, to, superior });
    }

    pub fn extent(&self) -> Option<(f32, f32)> {
        Some((self.letters.first()?.from, self.letters.last()?.to))
    }

    /// Whether what is drawn is a hyphen alone.
    pub fn is_hyphen(&self) -> bool {
        matches!(self.text.trim(), "-" | "‐" | "\u{ad}")
    }

    /// The runs of words: one, or more where raised figures stand among others.
    pub fn runs(&self, frame: Frame, em: f32, look: &RunLook, mut take: impl FnMut(Run)) {
        let tracking = self.tracking(em);
        let mut at = 0;
        while let Some(first) = self.letters.get(at) {
            let count = self.letters[at..].iter().take_while(|l| l.superior == first.superior).count();
            let mut words = RunBuilder::new(look, frame, first.superior);
            for i in at..at + count {
                let letter = &self.letters[i];
                let start = i.checked_sub(1).map_or(0, |j| self.letters[j].end);
                words.letter(&self.text[start..letter.end], letter, SPACE * em + tracking);
            }
            if let Some(run) = words.run(frame) {
                take(run);
            }
            at += count;
        }
    }

    /// By how much every letter is set apart from the next, where all are.
    fn tracking(&self, em: f32) -> f32 {
        let gap = |pair: &[Letter]| pair[1].from - pair[0].to;
        let least = self.letters.windows(2).map(gap).fold(f32::INFINITY, f32::min);
        if self.letters.len() > SPACED && least > 0.5 * SPACE * em { least } else { 0.0 }
    }
}

/// How a run looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunLook {
    pub bold: bool,
    pub ink: Ink,
}

impl RunLook {
    /// A run of words that stand between two places, by what a mark says of them.
    pub fn said(&self, words: &str, from: f32, to: f32, frame: Frame) -> Option<Run> {
        let count = words.chars().count().max(1) as f32;
        let mut made = RunBuilder::new(self, frame, false);
        let mut buffer = [0; 4];
        for (i, c) in words.chars().enumerate() {
            let at = |i: usize| from + (to - from) * i as f32 / count;
            let letter = Letter { end: 0, from: at(i), to: at(i + 1), superior: false };
            made.letter(c.encode_utf8(&mut buffer), &letter, f32::INFINITY);
        }
        made.run(frame)
    }
}

/// A run that is being made; places are in the text's own space.
struct RunBuilder {
    run: Run,
    /// A space stands before the next letter.
    space: bool,
    /// Where the last letter stands, and whether it is an accent that may belong to another.
    last: Option<(Extent, bool)>,
}

impl RunBuilder {
    fn new(look: &RunLook, frame: Frame, superior: bool) -> RunBuilder {
        let run = Run {
            text: String::new(),
            words: Vec::new(),
            spaced: [false; 2],
            from: 0.0,
            to: 0.0,
            height: frame.height,
            size: frame.size,
            bold: look.bold,
            turn: frame.turn,
            superior,
            linked: false,
            ink: look.ink,
            change: Change::None,
        };
        RunBuilder { run, space: false, last: None }
    }

    fn letter(&mut self, said: &str, letter: &Letter, space: f32) {
        let place = Extent { from: letter.from, to: letter.to };
        self.space |= self.last.is_some_and(|(last, _)| letter.from - last.to > space);
        if let &[byte] = said.as_bytes()
            && byte.is_ascii_graphic()
            && byte != b'`'
            && !self.last.is_some_and(|(_, is_accent)| is_accent)
        {
            return self.write(said, place, false);
        }
        for c in said.chars() {
            match c {
                'ﬀ' => self.push("ff", place),
                'ﬁ' => self.push("fi", place),
                'ﬂ' => self.push("fl", place),
                'ﬃ' => self.push("ffi", place),
                'ﬄ' => self.push("ffl", place),
                // A sign of a private font.
                '\u{e000}'..='\u{f8ff}' => self.push("•", place),
                c if c.is_whitespace() || c.is_control() => {
                    self.space = true;
                    self.last = Some((place, false));
                }
                c => self.push(c.encode_utf8(&mut [0; 4]), place),
            }
        }
    }

    fn push(&mut self, said: &str, place: Extent) {
        let single = single(said);
        if let (Some((last, is_accent)), false, Some(c)) = (self.last, self.space, single) {
            // The accent is drawn first, or over the letter before it.
            if is_accent && is_over(last, place) && self.accent(c, place) {
                return;
            }
            if mark(c).is_some() && place.from < last.to - 0.5 * (place.to - place.from) && self.over(c) {
                return;
            }
        }
        self.write(said, place, single.is_some_and(|c| mark(c).is_some()));
    }

    /// Writes a letter as it is.
    fn write(&mut self, said: &str, place: Extent, is_accent: bool) {
        if self.run.text.is_empty() {
            self.run.spaced[0] = self.space;
            self.run.words.push(place);
        } else if self.space {
            self.run.text.push(' ');
            self.run.words.push(place);
        } else if let Some(word) = self.run.words.last_mut() {
            word.to = word.to.max(place.to);
        }
        self.space = false;
        self.run.text.push_str(said);
        self.last = Some((place, is_accent));
    }

    /// Puts the accent that was drawn last over a letter; whether there is such a letter.
    fn accent(&mut self, letter: char, place: Extent) -> bool {
        let Some(whole) = self.run.text.chars().next_back().and_then(|accent| accented(letter, accent)) else { return false };
        self.run.text.pop();
        self.run.text.push(whole);
        if let Some(word) = self.run.words.last_mut() {
            (word.from, word.to) = (word.from.min(place.from), word.to.max(place.to));
        }
        self.last = Some((place, false));
        true
    }

    /// Puts an accent over the letter that was drawn last.
    fn over(&mut self, accent: char) -> bool {
        let Some(whole) = self.run.text.chars().next_back().and_then(|letter| accented(letter, accent)) else { return false };
        self.run.text.pop();
        self.run.text.push(whole);
        true
    }

    fn run(mut self, frame: Frame) -> Option<Run> {
        if self.run.text.is_empty() {
            return None;
        }
        self.run.spaced[1] = self.space;
        for word in &mut self.run.words {
            *word = frame.extent(word.from, word.to);
        }
        self.run.from = self.run.words.first()?.from;
        self.run.to = self.run.words.last()?.to;
        [self.run.from, self.run.to].iter().all(|v| v.is_finite()).then_some(self.run)
    }
}

impl Run {
    /// Whether it stands in the line of another, to its right.
    pub fn is_next(&self, before: &Run) -> bool {
        self.turn == before.turn && self.from > before.from && (self.height - before.height).abs() < 0.5 * before.size
    }

    /// Takes the place of a run that stands after it and is left out.
    pub fn cover(&mut self, gone: &Run) {
        self.spaced[1] |= gone.spaced[1] || !gone.spaced[0] && gone.from - self.to > SPACE * self.size;
        self.to = self.to.max(gone.to);
        if let Some(word) = self.words.last_mut() {
            word.to = word.to.max(gone.to);
        }
    }

    /// Takes the place of a run that stands before it and is left out.
    pub fn begin(&mut self, gone: &Run) {
        self.from = gone.from;
        self.spaced[0] |= gone.spaced[0];
        if let Some(word) = self.words.first_mut() {
            word.from = gone.from;
        }
    }

    /// Gives what closes its first word to a run on the line before, from which left out words parted it; tells whether
    /// there are words left.
    pub fn close_up(&mut self, before: &mut Run) -> bool {
        let rest = self.text.trim_start_matches(CLOSING);
        let closing = self.text.len() - rest.len();
        before.text.push_str(&self.text[..closing]);
        before.spaced[1] = true;
        if rest.starts_with(' ') && self.words.len() > 1 {
            self.words.remove(0);
        }
        self.text = rest.trim_start().to_owned();
        !self.text.is_empty()
    }

    /// Whether this run is an accent that belongs over the first letter of the next; then the next has it.
    pub fn accents(&self, next: &mut Run) -> bool {
        let (Some(accent), Some(letter)) = (single(&self.text), next.text.chars().next()) else { return false };
        let over = self.turn == next.turn
            && (self.height - next.height).abs() < 0.6 * next.size
            && is_over(Extent { from: self.from, to: self.to }, Extent { from: next.from, to: next.to });
        let Some(whole) = accented(letter, accent).filter(|_| over) else { return false };
        next.text.replace_range(..letter.len_utf8(), whole.encode_utf8(&mut [0; 4]));
        next.spaced[0] |= self.spaced[0];
        true
    }
}

/// Whether a letter is drawn under an accent that was drawn before it.
fn is_over(accent: Extent, letter: Extent) -> bool {
    let width = accent.to - accent.from;
    letter.from < accent.to - 0.3 * width && letter.from > accent.from - width && letter.to > accent.from
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The letter with its accent; none where there is no such letter.
fn accented(letter: char, accent: char) -> Option<char> {
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    compose(letter, mark(accent)?)
}

/// What an accent that stands for itself is over a letter.
fn mark(accent: char) -> Option<char> {
    Some(match accent {
        '`' => '\u{300}',
        '´' => '\u{301}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}
