//! JSON as an argument and in a reply: the text, and with the feature `json` its values.

#[cfg(feature = "json")]
mod values;

use fcall::Json;

use crate::echo::{self, Basket};

#[test]
fn the_text_is_what_was_sent() {
    let server = crate::round_trip::serve();
    let text = r#" {"owner" : "\u0000\"\\ é 🦀", "lines":[] } "#;
    let call = echo::json(&Json::<Basket>::from_text(text));
    let (same, _) = call.query(&mut server.connection()).expect("it answers");
    assert_eq!(same.text(), text);
}

#[test]
fn json_of_any_type_goes_out_as_it_is() {
    let server = crate::round_trip::serve();
    let mut connection = server.connection();
    let basket = Json::<Basket>::from_text(r#"{"owner":1}"#);
    let numbers = Json::<Vec<i64>>::from_text("[1]");
    let (same, none) = echo::any_json(&basket, None).query(&mut connection).expect("it answers");
    assert_eq!((same.text(), none), (basket.text(), None));
    let more = Some(&basket.clone().cast());
    let (same, more) = echo::any_json(&numbers, more).query(&mut connection).expect("it answers");
    assert_eq!(same.cast::<Vec<i64>>(), numbers);
    assert_eq!(more.map(Json::cast), Some(basket));
}
