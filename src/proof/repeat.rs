//! The same claim told twice: a headline or deck against the text, and one mention against another.
//!
//! Two mentions are of one claim when they count the same thing, of which the same is said, in the same words, at the
//! same place and time. The story's main subject alone binds nothing. A mention that is a part, an addition, a former or a
//! foretold state, of a source of its own, or of another day or place is another claim.

use super::found::conflict;
use super::mention::{ValueMention, common, content, frequency, head, stem};
use super::text::{Passage, ProofText};
use crate::article::Role;
use crate::budget::Budget;
use crate::compare;
use crate::diff::against;
use crate::finding::Finding;
use crate::kind::date::point::Grain;
use crate::kind::date::{Date, Meaning};
use crate::kind::name::{Name, NameKind};
use crate::kind::quantity::{Quantity, QuantityKind};
use crate::lexicon::date::WEEKDAYS;
use crate::lexicon::story::Tie;
use crate::lexicon::{COUNTED, EVENTS, NOUNS, NounCue};
use crate::relation::relate;
use crate::rule::repeat::{HEADLINE_CONFLICT, STALE_REPEAT};
use crate::story::apart::Story;
use crate::token::{KeyMap, Span};
use crate::verdict::Verdict;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

/// So many mentions of one kind are held against each other.
pub const MOST: usize = 40;
/// So many pairs of a text are looked at closely.
pub const MOST_HELD: usize = 2000;
/// So many words bind two days where what happens on them cannot be read.
const TOLD: usize = 3;
/// The least evidence, in points of [`Repeats::counts`], that two counts are of one thing.
const BOUND: usize = 6;

/// Sentences less alike than this are told each in its own words, so that what differs in them says little.
const ALIKE: f32 = 0.5;

/// A first paragraph of more sentences is the whole story.
const LEDE: usize = 3;

pub fn check(text: &ProofText<'_>, out: &mut Vec<Finding>) {
    // The headline, the deck and the first paragraph say where and when the story plays.
    let mut head: Vec<&Passage<'_>> = text.passages.iter().filter(|p| p.role.is_prominent()).collect();
    let lede = |p: &&Passage<'_>| p.role == Role::Lede;
    if head.iter().filter(|p| lede(p)).count() > LEDE {
        let first = head.iter().find(|p| lede(p)).map(|p| p.index);
        head.retain(|p| !lede(p) || Some(p.index) == first);
    }
    let story = [text.telling];
    let repeats = Repeats { text, head, frequency: OnceCell::new(), story: Story::new(&story), held: Cell::new(0) };
    repeats.quantities(out);
    repeats.ages(out);
    repeats.dates(out);
}

/// The search for repeats in one text.
struct Repeats<'a> {
    text: &'a ProofText<'a>,
    /// The headline, the deck and the first paragraph.
    head: Vec<&'a Passage<'a>>,
    frequency: OnceCell<KeyMap<usize>>,
    story: Story<'a>,
    /// How many pairs were looked at closely.
    held: Cell<usize>,
}

/// What ties two mentions together, in points and in words.
type SharedEvidence = (usize, Vec<String>);

impl<'a> Repeats<'a> {
    /// Whether a word tells little here because the whole story is of it.
    fn is_subject(&self, word: u64) -> bool {
        let count = self.frequency.get_or_init(|| frequency(self.text));
        count.get(&word).is_some_and(|n| *n > 3 && *n * 4 > self.text.body().len())
    }

    /// The content words that two mentions share, the story's subject aside.
    fn shared(&self, x: &ValueMention<'_>, y: &ValueMention<'_>, without: &BTreeSet<u64>) -> usize {
        common(x.words(), y.words()).filter(|w| !without.contains(w) && !self.is_subject(*w)).count()
    }

    /// Whether one more pair may be looked at closely; a table of thousands of amounts is no story.
    fn may_hold(&self) -> bool {
        self.held.set(self.held.get() + 1);
        let may = self.held.get() <= MOST_HELD;
        if !may {
            self.text.meet(Budget::ProofPairs);
        }
        may
    }

    /// Whether no more pairs may be looked at closely: then nothing more is found, and none need be compared.
    fn is_spent(&self) -> bool {
        self.held.get() > MOST_HELD
    }

    /// The mentions before the one at `n` that it is held against.
    fn earlier<'m, T>(&self, all: &'m [T], n: usize) -> &'m [T] {
        if n > MOST {
            self.text.meet(Budget::ProofMentions);
        }
        &all[n.saturating_sub(MOST)..n]
    }

    /// Whether it stands where the story is summed up. A first paragraph that goes on and on sums up nothing but in its first
    /// sentence.
    fn is_prominent(&self, x: &ValueMention<'_>) -> bool {
        self.head.iter().any(|p| p.index == x.passage.index)
    }

    fn found(&self, x: &ValueMention<'_>, y: &ValueMention<'_>, reason: String, key: &str, evidence: Vec<String>) -> Finding {
        let top = |m: &ValueMention<'_>| matches!(m.passage.role, Role::Headline | Role::Deck);
        let rule = if top(x) || top(y) { &HEADLINE_CONFLICT } else { &STALE_REPEAT };
        conflict(rule, [x.span, y.span], reason, key, evidence)
    }

    /// Counts and measures.
    fn quantities(&self, out: &mut Vec<Finding>) {
        let mut groups: BTreeMap<String, Vec<(ValueMention<'a>, &'a Quantity)>> = BTreeMap::new();
        for (i, passage) in self.text.body().iter().enumerate().filter(|(_, p)| p.entry.is_none()) {
            for q in passage.claims.quantities().iter().filter(|q| q.level().is_some() && !q.change && !q.restated) {
                if let Some(name) = group(q) {
                    groups.entry(name).or_default().push((ValueMention::new(self.text, i, q.span, q.number), q));
                }
            }
        }
        let mut told: BTreeSet<(Span, Span)> = BTreeSet::new();
        for (name, group) in &groups {
            for (n, (y, r)) in group.iter().enumerate() {
                let before = self.earlier(group, n);
                if self.is_spent() {
                    continue;
                }
                // A value that was told before is told again; which of the two values is stale was said there.
                if before.iter().any(|(x, q)| x.sentence != y.sentence && q.low == r.low && q.high == r.high && q.unit == r.unit) {
                    continue;
                }
                let earlier = before.iter().filter(|(x, q)| x.sentence != y.sentence && compare::quantity::conflict(q, r));
                let bound = earlier.filter_map(|(x, q)| self.held(x, q, y, r, name));
                // One finding of each rule for each mention that stands against an earlier one.
                let mut rules: BTreeSet<&str> = BTreeSet::new();
                let new = |f: &Finding| rules.insert(f.rule.id) && f.before.zip(f.after).is_some_and(|places| told.insert(places));
                out.extend(bound.filter(new));
            }
        }
    }

    /// Two quantities, held against each other when enough binds them to one claim.
    fn held(&self, x: &ValueMention<'_>, q: &Quantity, y: &ValueMention<'_>, r: &Quantity, key: &str) -> Option<Finding> {
        if !self.may_hold() {
            return None;
        }
        if !x.is_own() || !y.is_own() || x.is_apart() || y.is_apart() || x.is_foretold() != y.is_foretold() {
            return None;
        }
        // A headline names a valley, the first paragraph the village in it.
        let prominent = self.is_prominent(x) && self.is_prominent(y);
        // "The 14 people who drowned" looks back to whatever day they drowned on.
        let definite = is_definite(y, r) && days_only(x) && days_only(y);
        let late = !definite && x.times_differ(y, self.text.telling.article.published);
        // "It has 10 million shares" and "it will have 11.8 million" are two states.
        let top = [x, y].iter().any(|m| matches!(m.passage.role, Role::Headline | Role::Deck));
        let states = !top && !is_definite(y, r) && x.is_coming() != y.is_coming();
        if !prominent && x.names_differ(y) || x.sources_differ(y) || late || states {
            return None;
        }
        // "A vet for nine years and a trainer for three", told the other way round.
        let stands = |m: &ValueMention<'_>, v: &Quantity| m.passage.claims.quantities().iter().any(|o| o.low == v.low && o.high == v.high);
        if stands(x, r) && stands(y, q) {
            return None;
        }
        let at = |m: &ValueMention<'_>| (0, m.passage.index, m.span);
        if q.kind == QuantityKind::Score {
            return self
                .scores(x, q, y, r)
                .then(|| self.found(x, y, compare::quantity::compare(q, r).reason, key, vec!["one match".to_owned()]));
        }
        let counted = matches!(q.kind, QuantityKind::Count | QuantityKind::Number) || q.event.is_some();
        // Where nothing befell the counted, what is said of them ties two counts.
        let loose = counted && q.event.is_none() && r.event.is_none() && !prominent && !definite;
        if loose && self.story.say_other_things(at(x), at(y)) {
            return None;
        }
        let (points, evidence) = if counted { self.counts(x, q, y, r)? } else { self.measures(x, q, y, r)? };
        (points >= BOUND && !self.story.are_labelled_apart(at(x), at(y)) && (prominent || counted || !self.story.are_apart(at(x), at(y))))
            .then(|| top || !self.tell_of_two(x, y))
            .filter(|one| *one)
            .map(|_| {
                let result = compare::quantity::compare(q, &Quantity { unit: q.unit.clone(), ..r.clone() });
                self.found(x, y, result.reason, key, evidence)
            })
    }

    /// Whether two sentences that are told alike tell each of a thing of its own: "back rent of 31", "cleaning bills of 4".
    fn tell_of_two(&self, x: &ValueMention<'_>, y: &ValueMention<'_>) -> bool {
        let found = against(self.text.telling, x.passage.index, self.text.telling, y.passage.index);
        found.likeness >= ALIKE && found.parts(x.span, y.span)
    }

    /// Whether two results are of one match: the head of the story gives both, of one team at least and with one word for it.
    fn scores(&self, x: &ValueMention<'_>, q: &Quantity, y: &ValueMention<'_>, r: &Quantity) -> bool {
        let digits = |q: &Quantity| {
            let mut found: Vec<u8> = q.span.of(self.text.str()).bytes().filter(u8::is_ascii_digit).collect();
            found.sort_unstable();
            found
        };
        let lone = |m: &ValueMention<'_>| m.passage.claims.quantities().iter().filter(|o| o.kind == QuantityKind::Score).count() == 1;
        let team = x.passage.claims.names().iter().any(|n| y.passage.claims.names().iter().any(|m| n.may_be(m)));
        let told = common(x.plain(), y.plain()).next().is_some();
        let prominent = self.is_prominent(x) && self.is_prominent(y);
        // "Won 2-1", "lost 1-2".
        prominent && lone(x) && lone(y) && team && told && digits(q) != digits(r)
    }

    /// How much ties two counts together.
    fn counts(&self, x: &ValueMention<'_>, q: &Quantity, y: &ValueMention<'_>, r: &Quantity) -> Option<SharedEvidence> {
        let mut evidence = Vec::new();
        let mut points = 0;
        let prominent = self.is_prominent(x) && self.is_prominent(y);
        let (a, b) = (head(q), head(r));
        let same = !a.is_empty() && a == b;
        // Two numbers of nothing that is named are two numbers.
        let none = a.is_empty() && b.is_empty() && (q.event.is_none() || r.event.is_none());
        if same {
            points += 2;
            evidence.push(format!("counted: {a}"));
        } else if is_people(a) && is_people(b) && !none {
            points += 1;
        } else {
            return None;
        }
        let (e, f) = (befell(x, q), befell(y, r));
        match (e, f) {
            (Some(e), Some(f)) if e == f => {
                points += 2;
                evidence.push(format!("event: {e}"));
            }
            (Some(_), Some(_)) => return None,
            (None, None) if same || prominent => {}
            _ => return None,
        }
        // "Evacuated residents" are no sort of residents where the others were evacuated too.
        if q.event.is_some() == r.event.is_some() && narrows(&q.unit, &r.unit) {
            return None;
        }
        let head = &self.head[..];
        // The smaller one is a part where it has a name or place of its own.
        if !prominent && (x.has_own_name(y, head) || y.has_own_name(x, head)) {
            return None;
        }
        let extra = self.scoped(x, q, y, head) || self.scoped(y, r, x, head);
        if extra && !prominent {
            return None;
        }
        let own: BTreeSet<u64> = [q, r].iter().flat_map(|q| self.own_words(q)).collect();
        let mut shared = self.shared(x, y, &own);
        if self.is_prominent(x) && shared == 0 {
            // What the first paragraph leaves to the headline.
            let told = |w: &&u64| head.iter().any(|p| (0..p.line.tokens.len()).any(|i| content(p, i) == Some(**w)));
            shared = usize::from(y.words().iter().filter(|w| !own.contains(w) && !self.is_subject(**w)).any(|w| told(&w)));
        }
        let definite = is_definite(x, q) || is_definite(y, r);
        if shared > 0 {
            evidence.push(format!("{shared} other words in common"));
        }
        // "In a blast … The blast": the text says that it is the one told of.
        let resumed = q.event.is_some() && y.passage.claims.dates().is_empty() && resumes(x, y);
        points += shared.min(4) + 3 * usize::from(prominent) + 3 * usize::from(definite || resumed);
        // Without an event, what is counted and a word or two are no claim.
        let least = q.event.is_some() || shared >= 3 || same && (prominent || definite) && shared >= 1 || prominent && shared >= 2;
        least.then_some((points, evidence))
    }

    /// The words of what is counted and of what befell it.
    fn own_words(&self, q: &Quantity) -> Vec<u64> {
        let text = self.text.str();
        let mut spans: Vec<Span> = q.head.into_iter().collect();
        spans.extend(q.event.map(|e| e.span));
        let key = |span: Span| {
            let mut tokens = Vec::new();
            crate::token::tokenize(text, span, crate::lexicon::word_id, &mut tokens);
            tokens.into_iter().map(|t| stem(t, t.text(text))).collect::<Vec<_>>()
        };
        spans.into_iter().flat_map(key).collect()
    }

    /// Whether a phrase right behind the count gives it a place that neither the other mention nor the head of the story has.
    fn scoped(&self, x: &ValueMention<'_>, q: &Quantity, other: &ValueMention<'_>, head: &[&Passage<'_>]) -> bool {
        let line = &x.passage.line;
        let behind = x.passage.at(q.event.map_or(q.span, |e| q.span.join(e.span))).end;
        let dated = |i: usize| line.get(i).is_some_and(|t| x.passage.claims.dates().iter().any(|d| d.span.overlaps(t.span)));
        if !x.passage.ties(behind, Tie::Scopes) || dated(behind + 1) {
            return false;
        }
        let phrase = (behind + 1..line.tokens.len()).take_while(|i| line.is_word(*i) || line.is_number(*i)).take(6);
        let words: Vec<u64> = phrase.filter_map(|i| content(x.passage, i)).collect();
        let known = |w: &u64| {
            other.words().binary_search(w).is_ok() || head.iter().any(|p| (0..p.line.tokens.len()).any(|i| content(p, i) == Some(*w)))
        };
        !words.is_empty() && !words.iter().any(known)
    }

    /// How much ties two measures together: their units are common, so that the words around must agree.
    fn measures(&self, x: &ValueMention<'_>, q: &Quantity, y: &ValueMention<'_>, r: &Quantity) -> Option<SharedEvidence> {
        if q.trend != r.trend || q.unit != r.unit {
            return None;
        }
        let head = &self.head[..];
        let prominent = self.is_prominent(x) && self.is_prominent(y);
        if !prominent && (x.has_own_name(y, head) || y.has_own_name(x, head)) {
            return None;
        }
        if subjects_differ(x, y) {
            return None;
        }
        if x.amounts_differ(y) {
            return None;
        }
        let all = common(x.plain(), y.plain()).count();
        let fewer = x.plain().len().min(y.plain().len()).max(1);
        // Two amounts in one sentence are of two things, as often as not.
        let lone = |m: &ValueMention<'_>, q: &Quantity| {
            m.passage.claims.quantities().iter().filter(|o| o.kind == q.kind && o.unit == q.unit).count() == 1
        };
        if !lone(x, q) || !lone(y, r) || all * 2 < fewer {
            return None;
        }
        let close = self.neighbour(x, q, y, r);
        let enough = all >= 3 || all >= 2 && (close || prominent);
        (enough && (close || all * 3 >= fewer * 2)).then(|| {
            // What the story is about is dear to find out, and few pairs come this far.
            let shared = self.shared(x, y, &BTreeSet::new());
            let points = 2 * all.min(4) + shared.min(2) + usize::from(prominent) + usize::from(close);
            (points, vec![format!("unit: {}", q.unit), format!("{all} words in common")])
        })
    }

    /// Whether the word before or behind both amounts is the same content word: what is measured.
    fn neighbour(&self, x: &ValueMention<'_>, q: &Quantity, y: &ValueMention<'_>, r: &Quantity) -> bool {
        let around = |m: &ValueMention<'_>, q: &Quantity| -> BTreeSet<u64> {
            let at = m.passage.at(q.span);
            (at.start.saturating_sub(3)..at.start).chain(at.end..at.end + 3).filter_map(|i| content(m.passage, i)).collect()
        };
        around(x, q).intersection(&around(y, r)).next().is_some()
    }

    /// Ages of one name. Of two who share a last name, it alone is neither's.
    fn ages(&self, out: &mut Vec<Finding>) {
        let mut told: KeyMap<Vec<(usize, &'a Quantity, &'a Name)>> = KeyMap::default();
        for (i, passage) in self.text.body().iter().enumerate() {
            for q in passage.claims.quantities().iter().filter(|q| is_age(passage, q)) {
                let names = || passage.claims.names().iter();
                // "Ada Kral, 27-year-old Ina Kral": the name that follows is nearer.
                let behind = names().find(|n| q.span.end <= n.full().start && passage.between(q.span, n.full()).is_empty());
                let before = names().find(|n| {
                    let gap = passage.between(n.span, q.span);
                    n.span.end <= q.span.start && (passage.reads(&gap, &[","]) || passage.reads(&gap, &[",", "who", "was"]))
                });
                let beside = behind.or(before);
                let Some(name) = beside.or_else(|| lone_bearer(passage, q)) else { continue };
                if let Some(key) = name.keys.last() {
                    told.entry(*key).or_default().push((i, q, name));
                }
            }
        }
        // One age of a name differs from none.
        let mut lists: Vec<_> = told.into_values().filter(|l| l.len() > 1).collect();
        lists.sort_by_key(|l| l.first().map(|(i, q, _)| (*i, q.span.start)));
        for list in lists {
            let lone = self
                .text
                .body()
                .iter()
                .flat_map(|p| p.claims.names())
                .filter(|n| n.keys.len() > 1 && n.keys.last() == list[0].2.keys.last());
            let full: Vec<&Name> = lone.take(MOST).collect();
            let family = full.iter().any(|n| full.iter().any(|m| !n.may_be(m)));
            for (n, (j, q, name)) in list.iter().enumerate() {
                let one = |other: &&(usize, &'a Quantity, &'a Name)| {
                    let known = !family || name.keys.len() > 1 && other.2.keys.len() > 1;
                    known && other.0 != *j && other.2.may_be(name) && other.1.low != q.low
                };
                let Some((i, p, _)) = list[..n].iter().find(one) else { continue };
                let (x, y) = (ValueMention::new(self.text, *i, p.span, p.number), ValueMention::new(self.text, *j, q.span, q.number));
                if x.is_own() && y.is_own() {
                    out.push(self.found(&x, &y, "two ages of one name".to_owned(), "age", vec!["one name".to_owned()]));
                    break;
                }
            }
        }
    }

    /// Days of one event.
    fn dates(&self, out: &mut Vec<Finding>) {
        let day = |d: &&Date| matches!(d.meaning, Meaning::Point(p) if p.grain <= Grain::Day && p.day > 0 && p.part > 0) && !d.assumed;
        let mut all: Vec<(ValueMention<'a>, &'a Date)> = Vec::new();
        for (i, passage) in self.text.body().iter().enumerate().filter(|(_, p)| p.entry.is_none()) {
            let mut days = passage.claims.dates().iter().filter(|d| d.kind != crate::kind::date::DateKind::Duration);
            if let (Some(d), None) = (days.next(), days.next())
                && day(&d)
            {
                all.push((ValueMention::new(self.text, i, d.span, d.span), d));
            }
        }
        for (n, (y, e)) in all.iter().enumerate() {
            let before = self.earlier(&all, n);
            if self.is_spent() {
                continue;
            }
            let earlier = before.iter().filter(|(x, d)| x.sentence != y.sentence && self.other_day(d, e));
            let bound = earlier.filter_map(|(x, d)| self.dated(x, d, y, e)).next();
            out.extend(bound);
        }
    }

    /// Whether two dates are of different days, however a bare weekday is placed.
    fn other_day(&self, d: &Date, e: &Date) -> bool {
        let text = self.text.str();
        let bare = |d: &Date| !d.span.of(text).bytes().any(|b| b.is_ascii_digit());
        let weekday = |d: &Date| match d.meaning {
            Meaning::Point(p) => p.civil().map_or(p.weekday, |c| c.weekday().to_monday_one_offset()),
            _ => 0,
        };
        // "yesterday" is as good as the day of publication, which a text may not give.
        let said = |d: &Date| !bare(d) || WEEKDAYS.iter().any(|w| d.span.of(text).contains(w));
        let placed = said(d) && said(e) && (!bare(d) && !bare(e) || weekday(d) != weekday(e));
        placed && compare::date::compare(d, e).verdict == Verdict::Conflicting
    }

    fn dated(&self, x: &ValueMention<'_>, d: &Date, y: &ValueMention<'_>, e: &Date) -> Option<Finding> {
        if !self.may_hold() {
            return None;
        }
        if !x.is_own() || !y.is_own() || x.is_apart() || y.is_apart() || x.sources_differ(y) {
            return None;
        }
        if d.end != e.end || d.grain != e.grain {
            return None;
        }
        let top = |m: &ValueMention<'_>| matches!(m.passage.role, Role::Headline | Role::Deck | Role::Heading);
        let titled = top(x) || top(y);
        if x.names_differ(y) && !titled {
            return None;
        }
        if !titled && subjects_differ(x, y) {
            return None;
        }
        let at = |m: &ValueMention<'_>, d: &Date| (0, m.passage.index, d.span);
        if self.story.are_labelled_apart(at(x, d), at(y, e)) {
            return None;
        }
        let other = self.story.are_other_acts(at(x, d), at(y, e));
        if other == Some(true) || other.is_none() && !titled && common(x.plain(), y.plain()).count() < TOLD {
            return None;
        }
        // A title may capitalise all its words.
        let (a, b) = if titled { (x.words(), y.words()) } else { (x.plain(), y.plain()) };
        let (all, fewer) = (common(a, b).count(), a.len().min(b.len()).max(1));
        if x.amounts_differ(y) {
            return None;
        }
        let enough = all >= 3 && all * 2 > fewer
            || all >= 2 && all * 3 >= fewer * 2
            || titled && all >= 1 && all * 2 >= fewer && self.schedules(x, y);
        enough.then(|| {
            let result = compare::date::compare(d, e);
            self.found(x, y, result.reason, "day", vec![format!("{all} words in common")])
        })
    }

    /// Whether one is a title that names a day and the other says that what it names will be then.
    fn schedules(&self, x: &ValueMention<'_>, y: &ValueMention<'_>) -> bool {
        let shared: BTreeSet<u64> = common(x.words(), y.words()).collect();
        let (title, told) = if matches!(x.passage.role, Role::Headline | Role::Deck) { (x, y) } else { (y, x) };
        let line = &told.passage.line;
        let will = |i: usize| line.any(i, &["will", "is", "are"]);
        // "releases will be available", "the project will release": the shared word is the subject or the verb.
        let anchored = (0..line.tokens.len()).any(|i| {
            will(i)
                && [i.checked_sub(1), Some(i + 1)]
                    .into_iter()
                    .flatten()
                    .any(|j| content(told.passage, j).is_some_and(|w| shared.contains(&w)))
        });
        anchored && title.words().len() <= 6
    }
}

/// The group in which a quantity is looked for again.
fn group(q: &Quantity) -> Option<String> {
    use QuantityKind::{Count, Dimension, Duration, Money, Number, Percentage, Score, Temperature};
    match q.kind {
        Count | Number => {
            let noun = head(q);
            Some(match q.event.filter(|_| is_people(noun)) {
                Some(event) => format!("event {}", event.name),
                // A headline leaves out "people".
                None => format!("count {}", if is_people(noun) { "people" } else { noun }),
            })
        }
        Score => Some("score".to_owned()),
        Money | Dimension | Temperature | Percentage | Duration if q.low == q.high => Some(format!("unit {}", q.unit)),
        _ => None,
    }
}

/// Whether a number is an age: one said as such, or that of "dies at 89".
fn is_age(passage: &Passage<'_>, q: &Quantity) -> bool {
    let bare = || q.kind == QuantityKind::Number && q.unit.is_empty() && lone_bearer(passage, q).is_some();
    q.low == q.high && q.low.is_some() && (q.kind == QuantityKind::Age || bare())
}

/// The only person whom a sentence names, where the only age in it is said of that one: "has died aged 88".
fn lone_bearer<'a>(passage: &Passage<'a>, age: &Quantity) -> Option<&'a Name> {
    let mut names = passage.claims.names().iter().filter(|n| n.keys.len() > 1 && matches!(n.kind, NameKind::Person | NameKind::Other));
    let (Some(name), None) = (names.next(), names.next()) else { return None };
    let ages = passage.claims.quantities().iter().filter(|q| q.kind == QuantityKind::Age).count();
    let at = passage.at(age.span);
    let said = passage.line.any(at.start, &["aged", "at"]) || at.start > 0 && passage.line.any(at.start - 1, &["aged", "at"]);
    // "Was left with a boy aged six": who is aged is the noun before.
    let before = at.start.checked_sub(1 + usize::from(!passage.line.any(at.start, &["aged", "at"])));
    let verb = before.is_some_and(|i| passage.ties(i, Tie::Dies));
    (ages <= 1 && said && verb && name.span.end <= age.span.start).then_some(name)
}

/// No noun, or one for people of any sort.
fn is_people(noun: &str) -> bool {
    noun.is_empty() || NOUNS.has_spelt(noun, NounCue::AnyPeople)
}

/// Whether the times that a sentence names are days, and no years or months.
fn days_only(m: &ValueMention<'_>) -> bool {
    m.passage.claims.dates().iter().all(|d| d.grain <= Grain::Day || d.low.is_none())
}

/// Whether one noun phrase narrows the other: "police officer" and "officer", "wounded soldier" and "soldier".
fn narrows(u: &str, v: &str) -> bool {
    if u == v || is_people(u) || is_people(v) {
        return false;
    }
    let words = |s: &str| -> Vec<String> { s.split(' ').map(str::to_owned).collect() };
    let (a, b) = (words(u), words(v));
    let rest = |a: &[String], b: &[String]| a.iter().any(|w| !b.iter().any(|v| relate(w, v).is_wording()));
    rest(&a, &b) || rest(&b, &a)
}

/// Whether the clauses are about other things: the first content word of each is none of the other's.
fn subjects_differ(x: &ValueMention<'_>, y: &ValueMention<'_>) -> bool {
    let first = |m: &ValueMention<'_>| {
        let words = (0..m.passage.line.tokens.len()).filter_map(|i| content(m.passage, i));
        words.into_iter().find(|w| m.words().binary_search(w).is_ok())
    };
    match (first(x), first(y)) {
        (Some(a), Some(b)) => y.words().binary_search(&a).is_err() && x.words().binary_search(&b).is_err(),
        _ => false,
    }
}

/// Whether the later sentence takes up a noun of the earlier one with "the".
fn resumes(x: &ValueMention<'_>, y: &ValueMention<'_>) -> bool {
    let determined = |m: &ValueMention<'_>, words: &[&str]| -> BTreeSet<u64> {
        let line = &m.passage.line;
        (1..line.tokens.len())
            .filter(|i| line.any(i - 1, words))
            .filter_map(|i| content(m.passage, i))
            .filter(|w| m.words().contains(w))
            .collect()
    };
    determined(x, &["a", "an", "the"]).intersection(&determined(y, &["the"])).next().is_some()
}

/// What befell those that a quantity counts, told behind them or before them: "residents were evacuated", "the 250 evacuated
/// residents".
fn befell(m: &ValueMention<'_>, q: &Quantity) -> Option<&'static str> {
    let tokens = m.passage.line.tokens;
    let before = || {
        let own = m.passage.at(q.unit_span?);
        let found = own.clone().find_map(|i| EVENTS.at(tokens, i).filter(|f| f.means.state && i + f.len < own.end));
        found.map(|f| f.means.name)
    };
    q.event.map(|e| e.name).or_else(before)
}

/// "the 14 miners killed", "all 14": the text takes the number as known.
fn is_definite(m: &ValueMention<'_>, q: &Quantity) -> bool {
    let at = m.passage.at(q.span).start;
    m.passage.line.any_before(at, &["the", "all", "those", "these"]) && COUNTED.word(m.passage.line.tokens[at]).is_none()
}
