//! A text in another language says so in one line; English never does, whatever names and quotations stand in it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use recount::budget::Budget;
use recount::read;
use recount::telling::Telling;

fn is_foreign(text: &str) -> bool {
    Telling::new(read::plain(text.to_owned(), None)).met().any(|b| b == Budget::Language)
}

#[test]
fn other_languages_are_told() {
    for text in [
        "Les habitants du quartier ont été réveillés par une explosion qui a soufflé les vitres de la mairie.",
        "El alcalde dijo que los vecinos de la zona no pueden volver a sus casas hasta el viernes.",
        "Der Bürgermeister hat gesagt, dass die Brücke nach dem Unwetter nicht mehr befahren werden kann.",
        "Il sindaco ha detto che il ponte della città non sarà riaperto dopo la piena del fiume.",
        "O prefeito disse que a ponte não foi fechada e que as obras da cidade são para o mês que vem.",
        "De burgemeester zei dat de brug niet meer wordt gebruikt en dat het verkeer om de stad moet.",
        "Borgmästaren sade att bron inte är säker och att den ska stängas för all trafik från och med fredag.",
        "Burmistrz powiedział, że most nie jest bezpieczny i że został zamknięty po powodzi dla ruchu.",
        "Мэр сказал, что мост закрыт для движения до пятницы и что ранены двенадцать человек.",
        "市長は 橋が 金曜日まで 閉鎖 される と 述べた。 十二人が けが を した。",
        "Walikota mengatakan bahwa jembatan itu tidak aman dan akan ditutup untuk semua kendaraan dari Jumat.",
    ] {
        assert!(is_foreign(text), "{text}");
    }
}

#[test]
fn english_is_never_told() {
    for text in [
        "Mayor Ana de la Cruz and Luis del Valle met in Los Altos de la Sierra on Monday.",
        "The band will play \"La vie est une fête\" and \"Les nuits de la ville\" at the Château de Brenne on Friday.",
        "Van der Meer, von Halm and Le Roux won; De Wit and Den Hartog lost in the final of the Coupe de la Mer.",
        "Halm 3, Orrin 2. Brenna 1, Carrow 1.",
        "Toll rises to 34. Police: 12 missing. Fire out.",
        "“Nous partons,” said the minister, who left the talks before the vote and did not come back.",
        "",
    ] {
        assert!(!is_foreign(text), "{text}");
    }
}
