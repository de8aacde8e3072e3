//! Values that `cjson` reads and writes again.

use fcall::Json;
use fcall::redis::Value;
use fcall_testing::Server;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use crate::echo::{self, Basket, Line, Mode};
use crate::inferred;
use crate::round_trip::{failed, try_all};
use crate::values::text;

/// `cjson` writes 14 digits.
const DIGITS: i64 = 100_000_000_000_000;

fn integer() -> impl Strategy<Value = i64> {
    prop_oneof![-99..100_i64, 1 - DIGITS..DIGITS]
}

/// As `cjson` writes it, and never `null` alone, which is nothing.
fn data() -> impl Strategy<Value = Json<Value>> {
    const TEXTS: &[&str] = &["1.5", "true", r#""é""#, "[null,1]", r#"{"a":{"b":[1]}}"#];
    prop::sample::select(TEXTS).prop_map(Json::from_text)
}

fn line() -> impl Strategy<Value = Line> {
    (integer(), vec(text(), 0..3), data(), option::of(data()))
        .prop_map(|(unit_price, tags, data, note)| Line { unit_price, tags, data, note })
}

fn basket() -> impl Strategy<Value = Basket> {
    let texts = (text(), option::of(text()), option::of(any::<bool>()), option::of(text()));
    let modes =
        prop_oneof![Just(Mode::Fast), Just(Mode::SafeMode), Just(Mode::Other("new".into()))];
    let sizes = (integer(), integer());
    let rest = (vec(line(), 0..4), sizes, btree_map(text(), integer(), 0..4), -8000..8000_i32);
    (texts, modes, rest).prop_map(
        |((owner, kind, gift, nickname), mode, (lines, sizes, counts, total))| Basket {
            owner,
            mode,
            r#type: kind,
            gift,
            nickname,
            total: f64::from(total) / 16.0,
            lines,
            sizes,
            counts: counts.into_iter().collect(),
        },
    )
}

#[test]
fn lua_reads_and_writes_the_same_values() {
    try_all(basket(), |basket, connection| {
        let json = Json::encode(basket).expect("it is JSON");
        let (same, again) = echo::json(&json).query(connection).map_err(failed)?;
        prop_assert_eq!(same.text(), json.text());
        prop_assert_eq!(&same.decode().map_err(failed)?, basket);
        prop_assert_eq!(&again.decode().map_err(failed)?, basket);
        Ok(())
    });
}

#[test]
fn what_is_absent_is_nil_in_lua() {
    let server = crate::round_trip::serve();
    let mut connection = server.connection();
    let none = r#"{"owner":"ann","mode":"fast","total":1,"lines":[],"sizes":[1,2],"counts":{}}"#;
    let none = Json::<Basket>::from_text(none).decode().expect("fields may be absent");
    let call = echo::present(&Json::encode(&none).expect("it is JSON"));
    assert_eq!(call.query(&mut connection).expect("it answers"), Vec::<String>::new());
    let nulls = r#"{"owner":"ann","mode":"fast","type":null,"gift":null,"nickname":null,"total":1,"lines":[],
        "sizes":[1,2],"counts":{}}"#;
    let nulls = Json::<Basket>::from_text(nulls);
    assert_eq!(nulls.decode().expect("fields may be null"), none);
    let present = echo::present(&nulls).query(&mut connection).expect("it answers");
    assert_eq!(present, ["type", "gift", "nickname"], "null is true in Lua");
    let all = echo::Basket {
        r#type: Some("t".to_owned()),
        gift: Some(true),
        nickname: Some("a".to_owned()),
        ..none
    };
    let call = echo::present(&Json::encode(&all).expect("it is JSON"));
    assert_eq!(call.query(&mut connection).expect("it answers"), ["type", "gift", "nickname"]);
}

#[test]
fn empty_lists_decode_wherever_they_stand() {
    let server = crate::round_trip::serve();
    let reply = echo::empty_lists().query(&mut server.connection()).expect("it answers");
    assert!(reply.0.text().contains(r#""tags":{}"#), "{}", reply.0.text());
    let lists = reply.0.decode().expect("it is JSON");
    assert_eq!((lists.tags, lists.names), (Some(vec![]), vec![]));
    assert_eq!((lists.rows, lists.by_name.get("a")), (vec![vec![], vec![1]], Some(&Some(vec![]))));
    assert_eq!((lists.pair, lists.last), (("a".to_owned(), vec![]), (1, None)));
    assert_eq!(reply.1.decode().expect("it is JSON"), [vec![], vec![1]]);
    assert_eq!(reply.2.decode().expect("it is JSON")["a"], Vec::<i64>::new());
    assert_eq!(reply.3.decode().expect("it is JSON"), ("a".to_owned(), vec![]));
    assert_eq!(reply.4.decode().expect("it is JSON"), (1, None));
}

#[test]
fn lists_that_no_annotation_names_are_lists_too() {
    let server = Server::start().expect("a server starts");
    let mut connection = server.connection();
    crate::round_trip::load(&server, &inferred::LIBRARY);
    let call = inferred::lists(&["a", "b"]);
    let (by_name, lists) = call.query(&mut connection).expect("it answers");
    assert_eq!(by_name.decode().expect("it is JSON")["a"], Vec::<String>::new());
    assert_eq!(lists.decode().expect("it is JSON").lists, [vec![], Vec::<String>::new()]);
}

#[test]
fn numbers_that_lua_would_not_hold_are_not_sent() {
    let data = || Json::from_text("1");
    let line = |unit_price| Line { unit_price, tags: vec![], data: data(), note: None };
    let error = Json::encode(&vec![line(1 << 53), line((1 << 53) + 1)]).expect_err("too large");
    let place = "`[1].unitPrice` is 9007199254740993, and Lua rounds integers beyond 2^53";
    assert!(error.to_string().starts_with(place), "{error}");
}
