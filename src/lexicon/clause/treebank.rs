//! A treebank in CoNLL-U form in, its sentences in our words out.
//!
//! A word of ours (`clause::word`) that is several of the treebank's is that of them that the others hang on; of several
//! words of ours that are one of the treebank's, the last is its head.

use super::Error;
use recount::clause::label::{Label, Tag};
use recount::clause::parse::Tree;
use recount::clause::word::{self, Word};
use recount::token::{Span, tokenize};
use std::io::BufRead;

/// A sentence of the treebank in our words.
pub struct Sentence {
    pub text: String,
    pub document: usize,
    pub words: Vec<Word>,
    pub tags: Vec<Tag>,
    pub tree: Tree,
}

/// A word as the treebank has it.
struct TreebankWord {
    span: Span,
    tag: Tag,
    head: usize,
    label: Label,
}

/// The sentences of a treebank, in its order.
pub fn read(input: impl BufRead) -> Result<Vec<Sentence>, Error> {
    let (mut out, mut document, mut text, mut lines) = (Vec::new(), 0, String::new(), Vec::new());
    for line in input.lines() {
        let line = line?;
        if line.starts_with("# newdoc") {
            document += 1;
        } else if let Some(found) = line.strip_prefix("# text = ") {
            text = found.to_owned();
        } else if line.is_empty() {
            let rows = rows(&text, &lines);
            out.extend(rows.and_then(|rows| bridge(&text, document, &rows)));
            lines.clear();
        } else if !line.starts_with('#') {
            lines.push(line);
        }
    }
    Ok(out)
}

/// The words of a sentence with their places in its text; none where the words are not those of the text.
fn rows(text: &str, lines: &[String]) -> Option<Vec<TreebankWord>> {
    let (mut out, mut at) = (Vec::new(), 0);
    // What is left of a word that stands for several, and its end.
    let mut several: Option<(usize, usize)> = None;
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, _, head, deprel, ..] = fields[..] else { return None };
        if id.contains('.') {
            continue;
        }
        let mut find = |form: &str| {
            let start = at + text.get(at..)?.find(form)?;
            (text[at..start].trim().is_empty()).then_some(())?;
            at = start + form.len();
            Some(Span::new(start, at))
        };
        if let Some((_, last)) = id.split_once('-') {
            let span = find(form)?;
            several = Some((last.parse().ok()?, span.start as usize));
            continue;
        }
        let number: usize = id.parse().ok()?;
        let span = match several.filter(|(last, _)| number <= *last) {
            Some((last, start)) => {
                // Parts that are not spelt out in the text have all of it.
                let end = if text[start..].starts_with(form) { start + form.len() } else { at };
                several = Some((last, end.min(at)));
                Span::new(start.min(end), end)
            }
            None => find(form)?,
        };
        out.push(TreebankWord { span, tag: class(upos, xpos, form), head: head.parse().ok()?, label: label(deprel) });
    }
    Some(out)
}

fn class(upos: &str, xpos: &str, form: &str) -> Tag {
    let helper = upos == "AUX";
    match (xpos, upos) {
        ("NN", "PRON") => Tag::Someone,
        ("NN", "SYM") => Tag::Symbol,
        ("NN" | "FW" | "GW" | "AFX", _) => Tag::Noun,
        ("NNS", _) => Tag::Nouns,
        ("NNP", "ADJ") => Tag::Adjective,
        ("NNP", _) => Tag::Name,
        ("NNPS", _) => Tag::Names,
        ("PRP", _) => Tag::Pronoun,
        ("PRP$", _) => Tag::Possessive,
        ("DT", "PRON") => Tag::Demonstrative,
        ("DT", _) => Tag::Determiner,
        ("CD" | "LS", _) => Tag::Number,
        ("PDT", _) => Tag::Predeterminer,
        ("WDT", _) => Tag::WhDeterminer,
        ("WP", _) => Tag::WhPronoun,
        ("WP$", _) => Tag::WhPossessive,
        ("WRB", _) => Tag::WhAdverb,
        ("EX", _) => Tag::There,
        ("JJ", _) => Tag::Adjective,
        ("JJR", _) => Tag::Comparative,
        ("JJS", _) => Tag::Superlative,
        ("RB", "PART") => Tag::Not,
        ("RB", _) => Tag::Adverb,
        ("RBR", _) => Tag::AdverbComparative,
        ("RBS", _) => Tag::AdverbSuperlative,
        ("VB", _) => {
            if helper {
                Tag::Aux
            } else {
                Tag::Verb
            }
        }
        ("VBD", _) => {
            if helper {
                Tag::AuxPast
            } else {
                Tag::VerbPast
            }
        }
        ("VBG", _) => {
            if helper {
                Tag::AuxIng
            } else {
                Tag::VerbIng
            }
        }
        ("VBN", _) => {
            if helper {
                Tag::AuxDone
            } else {
                Tag::VerbDone
            }
        }
        ("VBP", _) => {
            if helper {
                Tag::AuxPresent
            } else {
                Tag::VerbPresent
            }
        }
        ("VBZ", _) => {
            if helper {
                Tag::AuxThird
            } else {
                Tag::VerbThird
            }
        }
        ("MD", _) => Tag::Modal,
        ("TO", _) => Tag::To,
        ("IN", "SCONJ") => Tag::Subordinator,
        ("IN", _) => Tag::Preposition,
        ("CC", _) => Tag::Conjunction,
        ("RP", _) => Tag::Particle,
        ("POS", _) => Tag::Genitive,
        ("UH", _) => Tag::Interjection,
        ("$", _) => Tag::Currency,
        ("SYM", _) => Tag::Symbol,
        ("HYPH", _) => Tag::Hyphen,
        (",", _) => Tag::Comma,
        (".", _) => Tag::Stop,
        (":" | "NFP", _) => Tag::Colon,
        ("``" | "''", _) => Tag::Quote,
        ("-LRB-", _) => Tag::Open,
        ("-RRB-", _) => Tag::Close,
        ("ADD", _) => Tag::Address,
        _ if form == "," => Tag::Comma,
        _ => Tag::Other,
    }
}

fn label(deprel: &str) -> Label {
    match deprel {
        "root" => Label::Root,
        "nsubj" => Label::Subject,
        "nsubj:pass" => Label::Patient,
        "nsubj:outer" | "csubj:outer" => Label::Outer,
        "csubj" | "csubj:pass" => Label::ClauseSubject,
        "obj" => Label::Object,
        "iobj" => Label::Indirect,
        "obl" => Label::Oblique,
        "obl:agent" => Label::Agent,
        "obl:unmarked" | "nmod:unmarked" => Label::Unmarked,
        "nmod" => Label::Nominal,
        "nmod:poss" => Label::Owner,
        "appos" => Label::Apposition,
        "case" => Label::Case,
        "mark" => Label::Mark,
        "cop" => Label::Copula,
        "aux" => Label::Aux,
        "aux:pass" => Label::AuxPassive,
        "advmod" => Label::Adverb,
        "cc" => Label::Conjunction,
        "conj" => Label::Conjunct,
        "punct" => Label::Punctuation,
        "xcomp" => Label::Open,
        "ccomp" => Label::Complement,
        "advcl" | "advcl:relcl" => Label::Adverbial,
        "acl" => Label::Participle,
        "acl:relcl" => Label::Relative,
        "expl" => Label::Expletive,
        "compound:prt" => Label::Particle,
        "parataxis" => Label::Beside,
        "amod" | "nummod" | "compound" | "flat" | "det" | "det:predet" | "nmod:desc" | "fixed" | "goeswith" | "cc:preconj" => Label::Inner,
        _ => Label::Other,
    }
}

/// The sentence in our words.
fn bridge(text: &str, document: usize, rows: &[TreebankWord]) -> Option<Sentence> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), recount::lexicon::word_id, &mut tokens);
    let words = word::words(text, &tokens);
    let over = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    // The word of ours that stands for each of the treebank's: its last one.
    let ours: Vec<usize> = rows.iter().map(|r| words.iter().rposition(|w| over(w.span, r.span))).collect::<Option<_>>()?;
    let (mut tags, mut heads, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for (i, word) in words.iter().enumerate() {
        let own: Vec<usize> = (0..rows.len()).filter(|r| over(rows[*r].span, word.span)).collect();
        let outside = |r: &&usize| rows[**r].head == 0 || !own.contains(&(rows[**r].head - 1));
        let row = *own.iter().find(outside)?;
        if ours[row] == i {
            let head = rows[row].head;
            let up = if head == 0 { i } else { ours[head - 1] };
            tags.push(rows[row].tag);
            heads.push(up);
            labels.push(if up == i { Label::Root } else { rows[row].label });
        } else {
            tags.push(if word.is_mark() { Tag::Hyphen } else { rows[row].tag });
            heads.push(ours[row]);
            labels.push(Label::Inner);
        }
    }
    // Words that were taken together must not hang on each other in a ring.
    let rooted = |i: usize| {
        let mut at = i;
        (0..words.len() + 1).any(|_| {
            let up = heads[at];
            let done = up == at;
            at = up;
            done
        })
    };
    let whole = (0..words.len()).all(rooted);
    (whole && !words.is_empty()).then(|| Sentence { text: text.to_owned(), document, words, tags, tree: Tree { heads, labels } })
}
