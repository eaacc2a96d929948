use super::Relation::*;
use super::*;

#[track_caller]
fn check(before: &str, after: &str, expected: Relation) {
    assert_eq!(relate(before, after), expected, "{before} -> {after}");
    assert_eq!(relate(after, before), expected.swapped(), "{after} -> {before}");
}

#[track_caller]
fn wording(pairs: &[(&str, &str)]) {
    for (before, after) in pairs {
        let found = relate(before, after);
        assert!(found.is_wording(), "{before} -> {after}: {found:?}");
    }
}

#[track_caller]
fn no_wording(pairs: &[(&str, &str)]) {
    for (before, after) in pairs {
        let found = relate(before, after);
        assert!(!found.is_wording(), "{before} -> {after}: {found:?}");
    }
}

#[test]
fn typography_makes_no_other_word() {
    check("Police", "police", Same);
    check("don’t", "don't", Same);
    check("the police", "police", Same);
    check("", "", Same);
}

#[test]
fn forms_of_one_word() {
    check("attack", "attacked", Inflection);
    check("man", "men", Inflection);
    check("went", "gone", Inflection);
    check("called off", "call off", Inflection);
    check("prime minister", "prime ministers", Inflection);
}

#[test]
fn spellings_of_one_word() {
    check("colour", "color", Spelling);
    check("organised", "organized", Spelling);
    check("cease-fire", "ceasefire", Spelling);
    check("café", "cafe", Spelling);
    check("grey", "gray", Spelling);
    check("goverment", "government", Spelling);
    check("adviser", "advisor", Spelling);
    no_wording(&[("form", "from"), ("filing", "filling"), ("casual", "causal"), ("martial", "marital")]);
}

#[test]
fn short_forms() {
    check("U.S.", "United States", Abbreviation);
    check("US", "United States", Abbreviation);
    check("Dr", "doctor", Abbreviation);
    check("TV", "television", Abbreviation);
    check("Sept.", "September", Abbreviation);
    check("PM", "Prime Minister", Abbreviation);
    check("UN", "United Nations", Abbreviation);
    check("Calif.", "California", Abbreviation);
    check("UNHCR", "United Nations High Commissioner for Refugees", Abbreviation);
    check("ACLU", "American Civil Liberties Union", Abbreviation);
    no_wording(&[("us", "America"), ("it", "information technology"), ("WHO", "who are they"), ("UN", "United States"), ("FBI", "CIA")]);
}

#[test]
fn words_for_the_same() {
    check("probe", "investigation", Synonym);
    check("wounded", "injured", Synonym);
    check("blaze", "fire", Synonym);
    check("slain", "killed", Synonym);
    check("said", "told reporters", Synonym);
    check("nearly", "almost", Synonym);
    check("about", "approximately", Synonym);
    check("utilised", "used", Synonym);
    check("car", "automobile", Synonym);
    check("deaths", "fatalities", Synonym);
    check("film", "movie", Synonym);
    check("during", "amid", Synonym);
    wording(&[
        ("buy", "purchase"),
        ("start", "begin"),
        ("large", "big"),
        ("explains", "describes"),
        ("erroneously", "incorrectly"),
        ("significant rise", "substantial increase"),
    ]);
}

#[test]
fn rare_meanings_make_no_synonyms() {
    no_wording(&[
        ("residents", "officials"),
        ("man", "dog"),
        ("hospital", "church"),
        ("soldier", "teacher"),
        ("bank", "school"),
        ("apple", "orange"),
        ("police", "army"),
        ("train", "bus"),
        ("knife", "gun"),
        ("husband", "brother"),
        ("murder", "fraud"),
        ("cancer", "diabetes"),
        ("shot", "stabbed"),
        ("president", "senator"),
        ("Monday", "Tuesday"),
        ("London", "Paris"),
        ("piano", "violin"),
    ]);
}

#[test]
fn words_made_from_each_other() {
    check("invade", "invasion", Derivation);
    check("Israel", "Israeli", Derivation);
    check("Britain", "British", Derivation);
    check("U.K.", "British", Derivation);
    check("economy", "economic", Derivation);
    no_wording(&[("Israel", "Palestinian"), ("Austria", "Australian"), ("Niger", "Nigerian")]);
}

#[test]
fn kinds() {
    check("vehicle", "van", MoreExact);
    check("weapon", "rifle", MoreExact);
    check("dog", "poodle", MoreExact);
    check("officer", "police officer", MoreExact);
    check("vehicle", "white van", MoreExact);
    check("murdered", "killed", MoreGeneral);
    check("mother", "parent", MoreGeneral);
    check("leader", "president", MoreExact);
}

#[test]
fn opposites() {
    check("rose", "fell", Antonym);
    check("exhaustive", "non-exhaustive", Antonym);
    check("likely", "unlikely", Antonym);
    check("guilty", "innocent", Antonym);
    check("before", "after", Antonym);
    check("above", "below", Antonym);
    check("more", "less", Antonym);
    check("support", "oppose", Antonym);
    check("opened", "closed", Antonym);
    check("accepted", "rejected", Antonym);
    check("harmful", "harmless", Antonym);
    check("maternal", "paternal", Antonym);
    check("offers", "does not offer", Antonym);
    check("offers", "fails to offer", Antonym);
    check("hot", "cold", Antonym);
    check("success", "failure", Antonym);
}

#[test]
fn states_on_one_scale() {
    check("arrested", "charged", StateChange);
    check("announced", "cancelled", StateChange);
    check("announced", "launched", Near);
    check("critical", "stable", StateChange);
    check("killed", "injured", StateChange);
    check("missing", "dead", StateChange);
    check("convicted", "sentenced", StateChange);
    check("murder", "manslaughter", StateChange);
    check("damaged", "destroyed", StateChange);
    check("arrested", "detained", Synonym);
}

#[test]
fn coordinate_terms() {
    check("Monday", "Tuesday", Sibling);
    check("red", "blue", Sibling);
    check("dog", "cat", Sibling);
    check("American", "Egyptian", Sibling);
    check("drums", "flute", Sibling);
    check("milk", "cheese", Sibling);
    check("three", "four", Sibling);
    check("residents", "officials", Sibling);
}

#[test]
fn joining_words() {
    check("in", "by", Near);
    check("the", "a", Near);
    check("within", "inside", Synonym);
    check("to", "from", Antonym);
    check("and", "or", Antonym);
    check("he", "she", Antonym);
    check("in the", "hospital", Unrelated);
}

#[test]
fn nothing_relates_them() {
    check("hospital", "yesterday", Unrelated);
    check("eat", "blue", Unrelated);
    check("Qwxz", "hospital", Unknown);
    check("Netanyahu", "Zelenskyy", Unknown);
}

#[test]
fn uses_of_words() {
    use PartOfSpeech::*;
    for (word, part) in
        [("explosion", Noun), ("discussed", Verb), ("critical", Adjective), ("quickly", Adverb), ("vans", Noun), ("said", Verb)]
    {
        assert_eq!(part_of_speech(word), Some(part), "{word}");
    }
    assert_eq!(part_of_speech("Qwxz"), None);
    for thing in ["truck", "hospitals", "nurse", "flute", "diabetes", "cricket"] {
        assert!(is_thing(thing), "{thing}");
    }
    for idea in ["usefulness", "concept", "strategy", "decision", "quickly", ""] {
        assert!(!is_thing(idea), "{idea}");
    }
}

#[test]
fn weights() {
    use Weight::*;
    for (word, expected) in [
        ("the", Function),
        ("of the", Function),
        ("also", Light),
        ("said", Light),
        ("very", Intensifier),
        ("brutally", Intensifier),
        ("hospital", Content),
        ("the hospital", Content),
        ("confirmed", Content),
        ("not", Content),
        ("Netanyahu", Content),
        ("US", Content),
        ("us", Function),
        ("first", Content),
        ("fully", Content),
        ("critical", Content),
        (",", Function),
        ("", Function),
    ] {
        assert_eq!(weight(word), expected, "{word}");
    }
}

#[test]
fn a_word_has_one_weight() {
    let list: toml::Table = include_str!("../lexicon/relation/0-weight.toml").parse().unwrap();
    let mut seen: Vec<&str> = Vec::new();
    for word in list["entry"].as_array().unwrap().iter().flat_map(|e| e["words"].as_array().unwrap()) {
        assert!(!seen.contains(&word.as_str().unwrap()), "{word}");
        seen.push(word.as_str().unwrap());
    }
}

/// Every word of our own lists is found by what the list says of it.
#[test]
fn every_list_is_read() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/relation");
    let mut words = 0;
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let list: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        let relation = list["relation"].as_str().unwrap();
        for entry in list["entry"].as_array().unwrap() {
            let members: Vec<&toml::Value> = match entry.get("members") {
                Some(members) => members.as_array().unwrap().iter().collect(),
                None => vec![&entry["words"]],
            };
            let mut seen: Vec<&str> = Vec::new();
            for word in members.iter().flat_map(|m| m.as_array().unwrap()) {
                let word = word.as_str().unwrap();
                assert!(!word.is_empty() && !word.contains("  ") && word.trim() == word, "{path:?}: {word:?}");
                assert!(!seen.contains(&word), "{path:?}: {word:?} stands twice in one entry");
                seen.push(word);
                words += 1;
                if relation != "exclusive" {
                    assert!(is_known(word), "{path:?}: {word:?} is not found");
                }
            }
        }
    }
    assert!(words > 5000, "{words}");
}

#[test]
fn any_input_is_answered() {
    let long = "a".repeat(100_000);
    let odd = [
        "",
        " ",
        "'",
        "’s",
        "-",
        ".",
        "İ",
        "ß",
        "日本語",
        "a\u{0}b",
        "\u{301}",
        "s'",
        "U.",
        "&",
        "the ",
        " the",
        "no",
        "not not",
        "ing",
        &long,
    ];
    for a in odd {
        for b in odd {
            assert_eq!(relate(a, b), relate(b, a).swapped(), "{a:?} {b:?}");
        }
        let _ = (weight(a), lemmas(a));
    }
}

#[test]
fn sides_swap_over_many_words() {
    let words = "fire man attack rise fall charge run strike critical open light hit lead state party bank court press report rule fit meet two one \
        second right left kind mean back down well still set turn cut close present issue change order case plan";
    let words: Vec<&str> = words.split_whitespace().collect();
    for a in &words {
        for b in &words {
            assert_eq!(relate(a, b), relate(b, a).swapped(), "{a} {b}");
        }
    }
}

#[test]
fn stances_tell_what_excludes_what() {
    let exclude = |a: &str, b: &str| stances(a).any(|x| stances(b).any(|y| x.excludes(y)));
    assert!(exclude("convicted", "acquitted") && exclude("released on bail", "in custody") && exclude("calling off", "going ahead"));
    assert!(!exclude("convicted", "found guilty") && !exclude("boat", "acquitted"));
}

#[test]
fn what_excludes_a_word_of_a_list_does_so_alone() {
    let words = [
        "open",
        "closed",
        "alive",
        "dead",
        "rose",
        "fell",
        "married",
        "Engaged",
        "harmful",
        "harmless",
        "legal",
        "illegal",
        "quickly",
        "slowly",
        "strength",
        "weakness",
        "van",
        "vehicle",
        "US",
        "us",
        "qwxz",
        "approve",
        "rejected",
        "opening",
        "U.S.",
        "cease-fire",
        "won",
        "lost",
        "confirm",
        "denied",
        "hot",
        "icy",
        "guilty",
        "acquitted",
        "called off",
        "held",
    ];
    for before in words {
        for after in words {
            let expected = matches!(relate(before, after), Antonym | StateChange);
            assert_eq!(excludes_any(&[before], &[after]), expected, "{before} -> {after}");
        }
    }
    assert!(excludes_any(&["mill", "open"], &["quay", "closed"]));
    assert!(!excludes_any(&["mill", "open"], &["quay"]));
}
