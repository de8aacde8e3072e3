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
