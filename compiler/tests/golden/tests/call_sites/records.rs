//! A record, an enum or a type of the app in the place of another.

use aliases::{Level, Mode};
use fcall::Json;
use json::{Basket, State};

include!("../../src/aliases.rs");
include!("../../src/json.rs");
include!("../../src/targets.rs");

mod user {
    pub use fcall_goldens::user::Id;
}

fn main() {
    let _ = json::add("basket", &Json::<Basket>::from_text("{}"), None); //~ item
    let _ = json::add("basket", "{}", None); //~ item
    let (fast, none) = (Mode::Fast, None);
    let (one, open) = (Level::Value1, Some(State::Open));
    let _ = aliases::claim("p", one, Level::Value1, "u", None, None, true, none); //~ mode
    let _ = aliases::claim("p", "fast", Level::Value1, "u", None, None, true, none); //~ mode
    let _ = aliases::claim("p", fast, 1, "u", None, None, true, None); //~ level
    let _ = aliases::claim("p", Mode::Fast, Level::Value1, "u", None, None, true, open); //~ then_what
    let _ = targets::add("users", &"a", &user::Id("free".into()), None); //~ id
}
