//! Sentences of our own, each with the clauses that a reader finds in it.

use super::*;
use crate::token::tokenize;

fn cut(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), crate::lexicon::word_id, &mut tokens);
    tokens
}

/// "subject | not lemma | object | by agent | = predicate", what is empty left out but the subject.
fn told(text: &str) -> Vec<String> {
    let head = |p: &NounPhrase| p.head_span.of(text).to_owned();
    let clause = |c: &Clause| {
        let verb = c.verb.as_ref().unwrap();
        let not = if verb.negated { "not " } else { "" };
        let be = if verb.passive { "be-" } else { "" };
        let mut out = vec![c.whole_subject().map_or("-".to_owned(), head), format!("{not}{be}{}", verb.lemma)];
        out.extend(c.whole_object().map(head));
        out.extend(c.by.as_ref().map(|p| format!("by {}", head(p))));
        out.extend(c.predicate.as_ref().map(|p| format!("= {}", head(&p.phrase))));
        out.join(" | ")
    };
    read(text, &cut(text)).iter().map(clause).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "{text}");
}

#[test]
fn what_stands_in_brackets_is_read_by_itself() {
    check("Jan Reth (born 3 June 1982) is not a trainer.", &["Jan Reth | be-bear", "Jan Reth | not be | = trainer"]);
    check("The firm (it owns two mills) sold a ship.", &["it | own | mills", "firm | sell | ship"]);
    check("The council (Halm) passed the bill (90 pages).", &["council | pass | bill"]);
    // What opens the sentence and what is never closed is read with the rest.
    check("(He left.)", &["He | leave"]);
    check("The firm (Halm sold a ship.", &["firm | sell | ship"]);
    check("The firm (  ) sold a ship.", &["firm | sell | ship"]);
}

#[test]
fn what_is_put_in_between_commas_is_read_by_itself() {
    check("Jan Reth, 52, sold the mill.", &["Jan Reth | sell | mill"]);
    check("A baker, Mira Sole, 41, told the court.", &["baker | tell | court"]);
    check("Ann Kral, 34, Tom Lund, 40, and Eva Storm, 30, sold the boat.", &["Ann Kral | sell | boat"]);
    check("The ketch, a Halm 40, had left Osk.", &["ketch | leave | Osk"]);
    check("Lund, the mayor, resigned.", &["Lund | resign"]);
    check("Ann Kral, who runs a mill, left the hall.", &["Ann Kral | run | mill", "Ann Kral | leave | hall"]);
    // FIXME: the subject of "is" is not found.
    check("Ann Kral, who is 34, left the hall.", &["- | be | = 34", "Ann Kral | leave | hall"]);
    check("A man from Osk, who owned the mill, admitted theft.", &["man | own | mill", "man | admit | theft"]);
    // A list, a place before the subject and a clause that goes on are none.
    check("In Osk, the council passed the bill.", &["council | pass | bill"]);
}

#[test]
fn who_does_what_to_whom() {
    check("The council passed the bill.", &["council | pass | bill"]);
    check("Lund beat Kral in the final.", &["Lund | beat | Kral"]);
    check("Ann Lee and Ivo Kral met the mayor.", &["Ann Lee | meet | mayor"]);
    check("The mayor's brother owns the firm.", &["brother | own | firm"]);
    check("The team will play Osk on Sunday.", &["team | play | Osk"]);
    check("Fire broke out in the hall.", &["Fire | break"]);
    check("We'll close the bridge.", &["We | close | bridge"]);
    check("They're closing the bridge.", &["They | close | bridge"]);
}

#[test]
fn a_passive_has_its_agent_apart() {
    check("The bill was passed by the council.", &["bill | be-pass | by council"]);
    check("Kral was beaten by Lund.", &["Kral | be-beat | by Lund"]);
    // What "by" brings is no agent when it is a time.
    check("The bill was passed on Monday.", &["bill | be-pass"]);
    check("The bill was passed by Monday.", &["bill | be-pass"]);
    check("The thief was seen by nobody.", &["thief | be-see | by nobody"]);
}

#[test]
fn negation_in_all_its_forms() {
    check("The council did not pass the bill.", &["council | not pass | bill"]);
    check("The council didn't pass the bill.", &["council | not pass | bill"]);
    check("The council never passed the bill.", &["council | not pass | bill"]);
    check("The council no longer supports the bill.", &["council | not support | bill"]);
    check("The bill has not been passed.", &["bill | not be-pass"]);
    // Denied is another word, and "no" belongs to its noun.
    check("The minister denied that he had met the envoy.", &["minister | deny", "he | meet | envoy"]);
    check("There was no fire.", &["fire | be"]);
}

#[test]
fn joined_verbs_share_their_subject() {
    check("Police arrested Kral and charged him with theft.", &["Police | arrest | Kral", "Police | charge | him"]);
    check("He was arrested and charged with theft.", &["He | be-arrest", "He | be-charge"]);
    check("Kral came to Osk but left the hall early.", &["Kral | come", "Kral | leave | hall"]);
}

#[test]
fn clauses_in_clauses() {
    check("The mayor said that the bridge was safe.", &["mayor | say", "bridge | be | = safe"]);
    check("Kral wants to sell the house.", &["Kral | want", "Kral | sell | house"]);
    check("The judge ordered Kral to pay the fine.", &["judge | order | Kral", "Kral | pay | fine"]);
    check("Twelve people were killed when a bus struck a wall.", &["people | be-kill", "bus | strike | wall"]);
    check("The army said it had shot down a drone.", &["army | say", "it | shoot | drone"]);
}

#[test]
fn a_noun_has_its_own_verb_and_that_of_the_clause_on_it() {
    check("The man who left the hall was a baker.", &["man | leave | hall", "man | be | = baker"]);
    check("The house that Kral bought was sold.", &["Kral | buy | house", "house | be-sell"]);
    check("The man hired by the bank stole the money.", &["man | be-hire | by bank", "man | steal | money"]);
    check("The firm, based in Osk, sells boats.", &["firm | be-base", "firm | sell | boats"]);
    check("The storm, which killed twelve people, was moving north.", &["storm | kill | people", "storm | move"]);
}

#[test]
fn a_speaker_behind_the_verb_is_its_subject() {
    check("\"The bridge is safe,\" said the mayor.", &["bridge | be | = safe", "mayor | say"]);
    check("\"The bridge is safe,\" the mayor said.", &["bridge | be | = safe", "mayor | say"]);
}

#[test]
fn a_copula_has_a_predicate() {
    check("Ann is the mayor of Osk.", &["Ann | be | = mayor"]);
    check("The children are in the hall.", &["children | be | = hall"]);
    check("She's a doctor.", &["She | be | = doctor"]);
    check("There are two bridges in Osk.", &["bridges | be"]);
    check("The vaccine is not safe.", &["vaccine | not be | = safe"]);
}

#[test]
fn questions_are_clauses_too() {
    check("Who passed the bill?", &["Who | pass | bill"]);
    check("When will the council pass the bill?", &["council | pass | bill"]);
}

#[test]
fn tense_is_told_by_the_first_verb() {
    let tense = |text: &str| read(text, &cut(text))[0].verb.as_ref().unwrap().tense;
    for (text, expected) in [
        ("The council closed the bridge.", Tense::Past),
        ("The council had closed the bridge.", Tense::Past),
        ("The council closes the bridge.", Tense::Present),
        ("The council has closed the bridge.", Tense::Present),
        ("The council will close the bridge.", Tense::Future),
        ("The council may close the bridge.", Tense::Modal),
        ("The bridge would have been closed.", Tense::Modal),
        ("The bridge was closed.", Tense::Past),
    ] {
        assert_eq!(tense(text), expected, "{text}");
    }
}

#[test]
fn a_phrase_knows_its_parts() {
    let text = "The old mayor of Osk sold three red boats to Ann Lee.";
    let tokens = cut(text);
    let word = |i: usize| tokens[i].text(text);
    let clauses = read(text, &tokens);
    let subject = clauses[0].subject.as_ref().unwrap();
    assert_eq!(subject.span.of(text), "The old mayor of Osk");
    assert_eq!((subject.determiner.map(word), subject.number), (Some("The"), None));
    assert_eq!(subject.modifiers.iter().map(|m| word(*m)).collect::<Vec<_>>(), ["old"]);
    let object = clauses[0].object.as_ref().unwrap();
    assert_eq!(object.head_span.of(text), "boats");
    assert_eq!((object.determiner, object.number.map(word)), (None, Some("three")));
}

#[test]
fn anything_is_read_without_a_panic() {
    for text in
        ["", ".", "\"", "and and and", "( ( (", "12:30 — 4/5", "’s ’s", "is", "who which that", "don't", "\u{301}\u{301}", "was by was by"]
    {
        let tokens = cut(text);
        for clause in read(text, &tokens) {
            assert!(clause.span.end <= tokens.len() && !clause.span.is_empty(), "{text:?}");
        }
    }
    let long = "the man said that ".repeat(100);
    assert!(read(&long, &cut(&long)).len() >= 50);
}

#[test]
fn parents_are_clauses_of_the_sentence() {
    let text = "The mayor said that the bridge, which Kral built, was safe and that Lund would open it.";
    let clauses = read(text, &cut(text));
    for (i, clause) in clauses.iter().enumerate() {
        assert!(clause.parent.is_none_or(|p| p < clauses.len() && p != i));
    }
    assert!(clauses.iter().any(|c| c.parent.is_none()));
}
