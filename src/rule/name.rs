//! Changed names: another bearer, another spelling, another role.

mod listed;

use super::detail;
use crate::compare::family::Family;
use crate::compare::{New, Pair, Placed, Side, State, paired};
use crate::finding::Rule;
use crate::kind::name::{Name, NameKind, Title};
use crate::kind::which;
use crate::lexicon::{ANAPHORA, Anaphor, FUNCTION, LIMITS, Limit, MUTUAL, TITLES};
use crate::relation::{PartOfSpeech, Relation, lemmas, relate};
use crate::token::Kind;
use crate::verdict::Verdict;
use listed::{ITEM, is_item_of, relisted};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

rules! {
    /// # What it reports
    /// Another bearer at the same place of the sentence.
    /// # Why it matters
    /// The claim is now about somebody or something else.
    /// # Not reported
    /// A shorter or longer form of the same name, a pronoun or a role in its place, an acronym and its expansion.
    NAME_REPLACED = "name-replaced", Error, Name, Pair, mirror NAME_REPLACED,
        fires "The bridge was opened by Ada Kral." => "The bridge was opened by Ivo Lund.",
        silent "The bridge was opened by Ada Kral, and Ada Kral spoke." => "The bridge was opened by Ada Kral, and Kral spoke.";

    /// # What it reports
    /// The same bearer, spelt in another way.
    /// # Why it matters
    /// One of the spellings is a mistake, or both texts owe the reader a choice.
    /// # Not reported
    /// Accents and capitals, possessives, and initials for a first name.
    NAME_RESPELLED = "name-respelled", Warning, Name, Pair, mirror NAME_RESPELLED,
        fires "The bridge was opened by Henrik Reardean." => "The bridge was opened by Henrik Rearden.",
        silent "The bridge was opened by Jose Reardean." => "The bridge was opened by José Reardean.";

    /// # What it reports
    /// The same bearer with another title or role.
    /// # Why it matters
    /// Somebody's office, rank or place in the story changed.
    /// # Not reported
    /// A title shortened or written out, an honorific added or left out.
    ROLE_CHANGED = "role-changed", Warning, Statement, Pair, mirror ROLE_CHANGED,
        fires "It was signed by Foreign Minister Ada Kral." => "It was signed by Defence Minister Ada Kral.",
        silent "It was signed by Governor Ada Kral." => "It was signed by Gov. Ada Kral.";
}

/// Names.
pub static FAMILY: Family = Family { rules: RULES, pair: Some(check), whole: None };

/// So many tokens before a name an article can stand: "a 22-year-old Weirdale baker".
const LED: usize = 6;

/// Jaro-Winkler likeness from which two names are taken for spellings of one.
const SPELLING: f64 = 0.88;

fn check(pair: &mut Pair<'_>) {
    roles(pair);
    exchanged(pair);
    let names = |list: &[Placed<'_, Name>]| -> Vec<(Range<usize>, Name)> { list.iter().map(|n| (n.at.clone(), n.value.clone())).collect() };
    let (b, a) = (names(&pair.before.names), names(&pair.after.names));
    let open = |side: &Side<'_>, n: &Range<usize>| side.is_open(n) && !detail::sends_on(side, n.start);
    let open_b: Vec<bool> = b.iter().map(|n| open(&pair.before, &n.0)).collect();
    let open_a: Vec<bool> = a.iter().map(|n| open(&pair.after, &n.0)).collect();
    let mut pairs = paired(b.len(), a.len(), |i, j| {
        (open_b[i] && open_a[j] && pair.same_place(&b[i].0, &a[j].0)).then(|| common(&b[i].1, &a[j].1) as i64)
    });
    // What is told of one pair counts for the next: those that share most come first, from either side.
    pairs.sort_by_key(|(i, j)| (std::cmp::Reverse(common(&b[*i].1, &a[*j].1)), i + j));
    let (mut free_b, mut free_a) = (open_b, open_a);
    for (i, j) in pairs {
        (free_b[i], free_a[j]) = (false, false);
        held(pair, (&b[i].0, &b[i].1), (&a[j].0, &a[j].1));
    }
    // "he", "the minister" for a person that the text names elsewhere is wording. Both sides are looked at before either is
    // changed, so that they swap.
    let stands = |pair: &Pair<'_>, at: &Range<usize>, name: &Name, before: bool| {
        let (side, other) = if before { (&pair.before, &pair.after) } else { (&pair.after, &pair.before) };
        let gap = pair.gap(at, before);
        (side.is_open(at) && other.telling.names(name) && stands_for(other.text_of(&gap))).then_some(gap)
    };
    let found = |list: &[(Range<usize>, Name)], free: &[bool], before: bool| -> Vec<(Range<usize>, Range<usize>)> {
        let free = list.iter().zip(free).filter(|(_, free)| **free);
        free.filter_map(|((at, name), _)| stands(pair, at, name, before).map(|gap| (at.clone(), gap))).collect()
    };
    let (told_b, told_a) = (found(&b, &free_b, true), found(&a, &free_a, false));
    told_b.iter().for_each(|(at, gap)| pair.reword(at, gap));
    told_a.iter().for_each(|(at, gap)| pair.reword(gap, at));
}

/// Two names that changed places around a word that both sides keep between them: "Kral beat Lund", "Lund beat Kral".
/// In a list ("Kral and Lund") nothing stands between them, and their order says nothing.
fn exchanged(pair: &mut Pair<'_>) {
    let words = |side: &Side<'_>| (0..side.tokens.len()).any(|t| side.tokens[t].is_word() && side.states[t] == State::Open);
    if words(&pair.before) || words(&pair.after) {
        return;
    }
    let place = |n: &Placed<'_, Name>| {
        let first = pair.words.to_after[n.at.start]?;
        n.at.clone().zip(first..).all(|(t, u)| pair.words.to_after[t] == Some(u)).then(|| (n.at.clone(), first..first + n.at.len()))
    };
    let placed: Vec<(Range<usize>, Range<usize>)> = pair.before.names.iter().filter_map(place).collect();
    for two in placed.windows(2) {
        let ((p, x), (q, y)) = (&two[0], &two[1]);
        let between = |t: &usize| pair.before.tokens[*t].is_word() && FUNCTION.word(pair.before.tokens[*t]).is_none();
        let kept = (p.end..q.start).filter(between).filter(|t| pair.words.to_after[*t].is_some_and(|u| u >= y.end && u < x.start)).count();
        let all = (p.end..q.start).filter(between).count();
        let mutual = (p.end..q.start).any(|t| MUTUAL.word(pair.before.tokens[t]).is_some());
        let beside = !placed.iter().any(|(_, z)| z.start >= y.end && z.end <= x.start);
        if y.end <= x.start && beside && all > 0 && !mutual && kept == all && x.end <= pair.after.tokens.len() {
            let (b, a) = (p.start..q.end, y.start..x.end);
            return exchange(pair, &b, &a);
        }
    }
}

/// Reports two names in each other's place.
pub(super) fn exchange(pair: &mut Pair<'_>, b: &Range<usize>, a: &Range<usize>) {
    finding(pair, &NAME_REPLACED, Verdict::Conflicting, b, a, "the two names changed places".to_owned());
}

/// How many words two names share; a word that is doubled counts as often as both have it.
fn common(x: &Name, y: &Name) -> usize {
    let count = |name: &Name, key: u64| name.keys.iter().filter(|k| **k == key).count();
    let first = |i: usize| !x.keys[..i].contains(&x.keys[i]);
    (0..x.keys.len()).filter(|i| first(*i)).map(|i| count(x, x.keys[i]).min(count(y, x.keys[i]))).sum()
}

/// A pronoun or a short noun phrase that can stand for a name.
fn stands_for(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let pronoun = ANAPHORA.has_spelt(first, Anaphor::StandIn);
    let noun = ANAPHORA.has_spelt(first, Anaphor::Pointing);
    !words.is_empty() && words.len() <= 6 && (pronoun || noun && words.len() >= 2)
}

fn held(pair: &mut Pair<'_>, (b, x): (&Range<usize>, &Name), (a, y): (&Range<usize>, &Name)) {
    let (bt, at) = (pair.before.text_of(b).to_owned(), pair.after.text_of(a).to_owned());
    pair.paired += 1;
    if plain(pair.before.text_of(&glued(&pair.before, b))) == plain(pair.after.text_of(&glued(&pair.after, a))) {
        pair.equivalent += 1;
        return pair.reword(b, a);
    }
    if is_other_title(&bt, &at) {
        return finding(pair, &NAME_RESPELLED, Verdict::Equivalent, b, a, "a word of the full name is another form of it".to_owned());
    }
    let one = pair.before.telling.has_in_one(x, y) || pair.after.telling.has_in_one(x, y);
    if x.may_be(y) || one || same_in_other_form(&bt, &at) || is_spelt_out(pair, b, a) {
        pair.equivalent += 1;
        return pair.reword(b, a);
    }
    // A passive exchanges its ends and tells the same.
    let exchanged = pair.is_turned()
        && x.keys.iter().all(|k| Pair::stands_elsewhere(&pair.after, *k))
        && y.keys.iter().all(|k| Pair::stands_elsewhere(&pair.before, *k));
    if exchanged || relisted(pair, b, a) || pair.is_reordered(b.end - 1, a.end - 1) {
        return pair.reword(b, a);
    }
    // What both lists have took nobody's place in either.
    // Unless what stands in brackets behind the one now stands behind the other: "Halm (20), Torne (8)".
    let own = |side: &Side<'_>, r: &Range<usize>| -> Vec<u64> {
        let open = side.tokens.get(r.end).is_some_and(|t| t.text(side.text) == "(");
        side.tokens[r.end..].iter().take(if open { ITEM } else { 0 }).take_while(|t| t.text(side.text) != ")").map(|t| t.key).collect()
    };
    let taken = own(&pair.before, b);
    let taken = !taken.is_empty() && taken == own(&pair.after, a);
    let (stays, stayed) = (!taken && is_item_of(&pair.before, b, &pair.after), !taken && is_item_of(&pair.after, a, &pair.before));
    if stays {
        pair.before.mark(b, State::Reworded);
    }
    if stayed {
        pair.after.mark(a, State::Reworded);
    }
    if stays || stayed {
        return;
    }
    // "In Karst", "near Karst, in Halm County": beside a name that stays another one came, or went.
    let often = |side: &Side<'_>, name: &Name| side.names.iter().filter(|n| n.value.may_be(name)).count();
    let more = |name: &Name| often(&pair.after, name).cmp(&often(&pair.before, name));
    let keeps = more(x) != Ordering::Less && more(y) == Ordering::Greater || more(y) != Ordering::Greater && more(x) == Ordering::Less;
    // "PressAda Kral": two lines that were glued together.
    let glues = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|p| p.ends_with(|c: char| c.is_ascii_lowercase()));
    if keeps && !pair.is_turned() || glues(&bt, &at) || glues(&at, &bt) {
        return;
    }
    let known_elsewhere = pair.after.telling.names(x) && pair.before.telling.names(y);
    let alike = spelling(&bt, &at);
    if alike && !known_elsewhere {
        return finding(
            pair,
            &NAME_RESPELLED,
            Verdict::Equivalent,
            b,
            a,
            "the same bearer by all other words; the spellings differ".to_owned(),
        );
    }
    // "Ada Kral" and "a Weirdale woman": the one is somebody, the other is where somebody is from.
    let says_which = |side: &Side<'_>, r: &Range<usize>| {
        let noun = side.tokens.get(r.end).is_some_and(|n| {
            n.kind == Kind::Word && n.space_before() && !n.is_capitalised() && lemmas(n.text(side.text)).any(PartOfSpeech::Noun)
        });
        let from = r.start.saturating_sub(LED)..r.start;
        noun && side.tokens[from].iter().any(|t| matches!(t.text(side.text), "a" | "A" | "an" | "An"))
    };
    if says_which(&pair.before, b) != says_which(&pair.after, a) {
        return;
    }
    if !pair.is_steady() && are_kin(x, y) && !pair.after.telling.names(x) && !pair.before.telling.names(y) {
        let (rule, verdict, reason) = (&NAME_REPLACED, Verdict::Conflicting, "the names start alike and end otherwise".to_owned());
        let evidence = vec!["same place in the sentence".to_owned()];
        return pair.find(New { rule, verdict, before: Some(b.clone()), after: Some(a.clone()), reason, key: "name", raise: -1, evidence });
    }
    // A road or a model is no bearer that a person or a place could be exchanged for.
    let coded = |side: &Side<'_>, r: &Range<usize>| r.clone().any(|t| side.tokens[t].has_digits());
    if !pair.is_steady() || coded(&pair.before, b) != coded(&pair.after, a) || !replaceable(pair, b, a) {
        return;
    }
    if known_elsewhere {
        // Whom or what both texts name may be told of in either's place.
        let (rule, verdict, reason) =
            (&NAME_REPLACED, Verdict::Conflicting, "another name at the same place; both texts have both".to_owned());
        let evidence = vec!["same place in the sentence".to_owned()];
        return pair.find(New { rule, verdict, before: Some(b.clone()), after: Some(a.clone()), reason, key: "name", raise: -1, evidence });
    }
    finding(pair, &NAME_REPLACED, Verdict::Conflicting, b, a, "another name at the same place".to_owned());
}

/// Whether two names of no person start with one word and go on with others: "Halm Medical Centre", "Halm Hospital".
fn are_kin(x: &Name, y: &Name) -> bool {
    let body = |n: &Name| n.kind != NameKind::Person && n.keys.len() > 1;
    body(x) && body(y) && x.keys.first() == y.keys.first() && x.keys.last() != y.keys.last()
}

/// Whether the whole changed passages are a full form and its short form: "neural MT" and "NMT".
fn is_spelt_out(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    let (Some(h), Some(g)) = (pair.hunk_before(b.start), pair.hunk_after(a.start)) else { return false };
    let hunk = &pair.words.hunks[h];
    h == g && relate(pair.before.text_of(&hunk.before), pair.after.text_of(&hunk.after)) == Relation::Abbreviation
}

/// Whether the sentence around the two names is the same, so that one stands in the other's place.
fn replaceable(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    let open = |side: &Side<'_>, r: &Range<usize>, gap: Range<usize>| {
        let from = gap.start.min(r.start);
        (from..gap.end.max(r.end))
            .filter(|t| {
                !r.contains(t) && side.tokens[*t].is_word() && side.states[*t] == State::Open && FUNCTION.word(side.tokens[*t]).is_none()
            })
            .count()
    };
    let extra_b = open(&pair.before, b, pair.gap(a, false));
    let extra_a = open(&pair.after, a, pair.gap(b, true));
    extra_b <= 3 && extra_a <= 3
}

/// Whether one word of a name of three or more is written in another form: "Department of Child Protective Services" and
/// "Department of Child Protection Services". A full name is spelt in one way. So too "Charting Extension", "Chart Extension".
fn is_other_title(x: &str, y: &str) -> bool {
    let (p, q): (Vec<&str>, Vec<&str>) = (x.split_whitespace().collect(), y.split_whitespace().collect());
    let differ: Vec<(&str, &str)> = p.iter().zip(&q).filter(|(v, w)| v != w).map(|(v, w)| (*v, *w)).collect();
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let [(v, w)] = differ[..] else { return false };
    if which::are_two(v, w) {
        return false;
    }
    let whole = p.len() == q.len() && capital(v) && capital(w);
    let other_form = p.len() >= 3 && matches!(relate(v, w), Relation::Derivation | Relation::Near | Relation::Synonym);
    // A last word is a family's, and a letter more another family's.
    let first = p.len() >= 2 && p[0] == v && stem(v).is_some_and(|x| Some(x) == stem(w));
    whole && (other_form || first)
}

/// A long word without the ending of what is done: "Chart" of "Charting", "Charted" and "Charts".
fn stem(word: &str) -> Option<&str> {
    const LONG: usize = 5;
    let ending = ["ing", "ed", "es", "e", "s"].into_iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word);
    (ending.len() >= LONG).then_some(ending)
}

/// Whether two names are one in another form: as a whole, or in the words that they do not share.
fn same_in_other_form(x: &str, y: &str) -> bool {
    let words = |s: &str| -> Vec<String> { s.split_whitespace().map(str::to_owned).collect() };
    let (p, q) = (words(x), words(y));
    let rest = |p: &[String], q: &[String]| p.iter().filter(|w| !q.contains(w)).cloned().collect::<Vec<_>>().join(" ");
    let (u, v) = (rest(&p, &q), rest(&q, &p));
    let some_shared = !u.is_empty() && !v.is_empty() && u.len() < x.len();
    one_form(x, y) || some_shared && one_form(&u, &v)
}

/// The letters and digits of a name, in one case and without accents.
fn plain(s: &str) -> String {
    s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(unaccented).collect()
}

/// A name with all that hangs on it: of "al-Wadi" both words.
fn glued(side: &Side<'_>, r: &Range<usize>) -> Range<usize> {
    let hangs = |t: usize| side.tokens.get(t).is_some_and(|n| !n.space_before() && (n.is_word() || n.kind == Kind::Dash));
    let start = (0..r.start).rev().take_while(|t| hangs(t + 1) && (hangs(*t) || side.tokens[*t].is_word())).last().unwrap_or(r.start);
    let end = (r.end..side.tokens.len()).take_while(|t| hangs(*t)).last().map_or(r.end, |t| t + 1);
    start..end
}

fn one_form(x: &str, y: &str) -> bool {
    let initials = |s: &str| {
        s.split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
            .filter_map(|w| w.chars().next())
            .collect::<String>()
            .to_lowercase()
    };
    let acronym = |short: &str, long: &str| plain(short).len() >= 2 && long.contains(' ') && initials(long) == plain(short);
    plain(x) == plain(y)
        || acronym(x, y)
        || acronym(y, x)
        || matches!(
            relate(x, y),
            Relation::Same | Relation::Inflection | Relation::Spelling | Relation::Abbreviation | Relation::Synonym | Relation::Derivation
        )
}

fn unaccented(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    if c.is_ascii() { c } else { std::iter::once(c).nfd().next().unwrap_or(c) }
}

/// Whether two names are spellings of one: alike as a whole, with the same words but one.
pub(crate) fn spelling(x: &str, y: &str) -> bool {
    let (x, y) = (x.to_lowercase(), y.to_lowercase());
    let digits = |s: &str| s.chars().any(|c| c.is_ascii_digit());
    if digits(&x) || digits(&y) {
        return false;
    }
    let (p, q): (Vec<&str>, Vec<&str>) = (x.split_whitespace().collect(), y.split_whitespace().collect());
    if p.len() != q.len() {
        return false;
    }
    // Each word by itself: "Ada Kral" and "Ada Lund" share half their letters and no bearer.
    p.iter().zip(&q).all(|(v, w)| {
        v == w
            || v.len().min(w.len()) >= 4 && strsim::damerau_levenshtein(v, w) <= 2 && strsim::jaro_winkler(v, w) >= SPELLING
            || is_transliterated(v, w)
            || relate(v, w) == Relation::Spelling
    })
}

/// Whether two words no lexicon has are one name in the letters of two schools: "Qadirov", "Gadhirov". Vowels, doubled letters
/// and what is breathed count for nothing, and sounds made at one place are one.
fn is_transliterated(x: &str, y: &str) -> bool {
    let sound = |c: char| match c {
        'b' | 'p' => Some('b'),
        'c' | 'g' | 'k' | 'q' => Some('k'),
        'd' | 't' => Some('d'),
        'f' | 'v' | 'w' => Some('f'),
        's' | 'z' => Some('s'),
        'a' | 'e' | 'h' | 'i' | 'j' | 'o' | 'u' | 'y' | '\'' | '’' | '-' => None,
        other => Some(other),
    };
    let bones = |word: &str| {
        let word = ["al-", "el-"].iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word);
        let mut bones: Vec<char> = word.chars().map(unaccented).filter_map(sound).collect();
        bones.dedup();
        bones
    };
    let own = bones(x);
    own.len() >= BONES && own == bones(y) && ![x, y].iter().any(|w| crate::relation::is_known(w))
}

/// Names of fewer consonants share them by chance.
const BONES: usize = 3;

fn finding(pair: &mut Pair<'_>, rule: &'static Rule, verdict: Verdict, b: &Range<usize>, a: &Range<usize>, reason: String) {
    let evidence = vec!["same place in the sentence".to_owned()];
    pair.find(New { rule, verdict, before: Some(b.clone()), after: Some(a.clone()), reason, key: "name", raise: 0, evidence });
}

/// The same name with another role before it.
fn roles(pair: &mut Pair<'_>) {
    let (mut changed, mut worded) = (Vec::new(), Vec::new());
    let (names_b, names_a) = (&pair.before.names, &pair.after.names);
    // One bearer on either side, so that exchanged sides meet in the same way.
    let meet = paired(names_b.len(), names_a.len(), |i, j| {
        let (x, y) = (&names_b[i], &names_a[j]);
        // The last word of one of them is a word of the other, whichever is the shorter form.
        let (to, from) = (pair.words.to_after[x.at.end - 1], pair.words.to_before[y.at.end - 1]);
        let meets = to.is_some_and(|t| y.at.contains(&t)) || from.is_some_and(|t| x.at.contains(&t));
        (meets && y.value.may_be(x.value) && x.value.may_be(y.value)).then(|| common(x.value, y.value) as i64)
    });
    for (x, y) in meet.into_iter().map(|(i, j)| (&names_b[i], &names_a[j])) {
        // A name told in another form takes what courtesy goes with it: "Judge Mara Quill", then "Ms. Quill".
        let form = x.value.keys != y.value.keys;
        let role = |side: &Side<'_>, n: &Placed<'_, Name>| n.value.role.filter(|r| !form || !is_honorific(side, &side.at(*r)));
        let (role_b, role_a) = (role(&pair.before, x), role(&pair.after, y));
        let person = [x, y].iter().any(|n| n.value.kind == NameKind::Person && n.value.role.is_some());
        if !person {
            continue;
        }
        // A longer or shorter form of the name is wording.
        worded.push((x.at.clone(), y.at.clone()));
        let (Some(role_b), Some(role_a)) = (role_b, role_a) else { continue };
        let (rb, ra) = (pair.before.at(role_b), pair.after.at(role_a));
        if (pair.before.is_open(&rb) || pair.after.is_open(&ra)) && !same_role(pair, &rb, &ra) {
            changed.push((rb.start..x.at.end, ra.start..y.at.end));
        } else {
            worded.push((rb, ra));
        }
    }
    for (b, a) in worded {
        pair.reword(&b, &a);
    }
    changed.extend(affiliations(pair));
    let overlap = |x: &Range<usize>, y: &Range<usize>| x.start < y.end && y.start < x.end;
    changed
        .extend(ranks(pair).into_iter().filter(|(b, a)| !changed.iter().any(|(c, d)| overlap(c, b) || overlap(d, a))).collect::<Vec<_>>());
    for (b, a) in changed {
        pair.paired += 1;
        finding(pair, &ROLE_CHANGED, Verdict::Conflicting, &b, &a, "the same name with another role".to_owned());
    }
}

/// Whether a title says nothing of what its bearer does: "Mr.", "Sir".
fn is_honorific(side: &Side<'_>, at: &Range<usize>) -> bool {
    at.clone().filter(|t| side.tokens[*t].is_word()).all(|t| TITLES.word(side.tokens[t]) == Some(&Title::Honorific))
}

/// A rank that came or went before a role that stands without its bearer beside it: "chief inspector", "deputy chief inspector".
fn ranks(pair: &Pair<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out = Vec::new();
    for before in [true, false] {
        let (side, to) = if before { (&pair.before, &pair.words.to_after) } else { (&pair.after, &pair.words.to_before) };
        let other = if before { &pair.after } else { &pair.before };
        // "Its former secretary", "who once was its secretary".
        let ended = |t: usize| other.states[t] == State::Open && LIMITS.word(other.tokens[t]) == Some(&Limit::Ended);
        if (0..other.tokens.len()).any(ended) {
            continue;
        }
        for t in 0..side.tokens.len() {
            let rank = side.states[t] == State::Open && LIMITS.word(side.tokens[t]) == Some(&Limit::Rank);
            let Some(title) = TITLES.at(&side.tokens, t + 1).filter(|_| rank) else { continue };
            let (first, last) = (to[t + 1], to[t + title.len]);
            if let (Some(first), Some(last)) = (first, last)
                && first <= last
            {
                let (here, there) = (t..t + 1 + title.len, first..last + 1);
                out.push(if before { (here, there) } else { (there, here) });
            }
        }
    }
    out
}

/// "D-Vt." behind a name: a party letter, a dash and a place. Another letter is another affiliation.
fn affiliations(pair: &Pair<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let tag = |side: &Side<'_>, t: usize| {
        let letter = side.tokens[t].is_capitalised() && side.tokens[t].span.len() == 1;
        let next = side.tokens.get(t + 1).is_some_and(|d| d.kind == Kind::Dash && !d.space_before());
        letter && next && side.tokens.get(t + 2).is_some_and(|p| p.is_capitalised() && !p.space_before())
    };
    let single = |h: &&crate::align::words::Hunk| {
        h.before.len() == 1 && h.after.len() == 1 && tag(&pair.before, h.before.start) && tag(&pair.after, h.after.start)
    };
    pair.words.hunks.iter().filter(single).map(|h| (h.before.start..h.before.start + 3, h.after.start..h.after.start + 3)).collect()
}

/// A role written short or long is the same role.
fn same_role(pair: &Pair<'_>, b: &Range<usize>, a: &Range<usize>) -> bool {
    let (x, y) = (pair.before.text_of(b), pair.after.text_of(a));
    if relate(x, y).is_wording() {
        return true;
    }
    // A word that is doubled by mistake is one.
    let words = |s: &str| -> BTreeSet<String> {
        s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    if is_other_rank(&pair.before, b, &pair.after, a) || is_other_rank(&pair.after, a, &pair.before, b) {
        return false;
    }
    let (p, q) = (words(x), words(y));
    let short = |v: &str, w: &str| {
        v == w
            || w.starts_with(v) && v.len() >= 2
            || matches!(
                relate(v, w),
                Relation::Same | Relation::Inflection | Relation::Spelling | Relation::Abbreviation | Relation::Synonym
            )
    };
    let within = |few: &BTreeSet<String>, many: &BTreeSet<String>| few.iter().all(|v| many.iter().any(|w| short(v, w) || short(w, v)));
    let held = match p.len().cmp(&q.len()) {
        Ordering::Less => within(&p, &q),
        Ordering::Equal => within(&p, &q) || within(&q, &p),
        Ordering::Greater => within(&q, &p),
    };
    // A deputy is not the speaker, and a former minister is none.
    let ranks = |side: &Side<'_>, r: &Range<usize>| r.clone().filter(|t| LIMITS.word(side.tokens[*t]) == Some(&Limit::Rank)).count();
    ranks(&pair.before, b) == ranks(&pair.after, a) && held
}

/// Whether the second role is the first with a rank behind it: "Lieutenant", "Lieutenant Colonel". What heads a title is
/// its last word, so that "Colonel" is a short form of it.
fn is_other_rank(x: &Side<'_>, b: &Range<usize>, y: &Side<'_>, a: &Range<usize>) -> bool {
    let words = |side: &Side<'_>, r: &Range<usize>| r.clone().filter(|t| side.tokens[*t].is_word()).collect::<Vec<_>>();
    let (p, q) = (words(x, b), words(y, a));
    let starts = p.len() < q.len() && p.iter().zip(&q).all(|(t, u)| x.tokens[*t].key == y.tokens[*u].key);
    let titled = |t: usize| TITLES.word(y.tokens[t]) == Some(&Title::Role);
    starts && q[p.len()..].iter().all(|u| titled(*u)) && p.iter().all(|t| TITLES.word(x.tokens[*t]) == Some(&Title::Role))
}
