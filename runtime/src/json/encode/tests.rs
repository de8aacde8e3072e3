use std::collections::BTreeMap;

use serde::Serialize;

use super::encode;

#[derive(Serialize)]
enum Place {
    Corner { x: f64 },
    At(f64, f64),
    Height(f64),
}

#[track_caller]
fn is<T: Serialize>(value: T, text: &str) {
    assert_eq!(encode(&value).map_err(|error| error.to_string()), Ok(text.to_owned()));
}

#[track_caller]
fn is_refused<T: Serialize>(value: T, why: &str) {
    let error = encode(&value).unwrap_err().to_string();
    assert!(error.starts_with(why), "{error}");
}

#[test]
fn what_lua_reads_as_it_is_is_encoded() {
    is((1_i64 << 53, -(1_i64 << 53), 0.5), "[9007199254740992,-9007199254740992,0.5]");
    is(Some(vec![("a", None::<f64>)]), r#"[["a",null]]"#);
    is(BTreeMap::from([(1_u64 << 60, true)]), r#"{"1152921504606846976":true}"#);
    is([crate::Json::<()>::from_text(r#"{"a": 1e400}"#)], r#"[{"a": 1e400}]"#);
    is([Place::Height(1.0)], r#"[{"Height":1.0}]"#);
}

#[test]
fn a_number_that_lua_would_not_read_as_it_is_is_refused_with_its_place() {
    is_refused(f64::NAN, "the value is NaN, and only finite numbers can be sent");
    is_refused((1, f32::INFINITY), "`[1]` is inf");
    is_refused(vec![(1_i64 << 53) + 1], "`[0]` is 9007199254740993, and Lua rounds integers");
    is_refused([crate::Json::<()>::from_text("{")], "`[0]` is no JSON: EOF");
    is_refused(i128::MIN, "the value is -1701");
    is_refused(u64::MAX, "the value is 18446744073709551615");
    is_refused(BTreeMap::from([("a", Some([f64::NAN]))]), "`a[0]` is NaN");
    is_refused(vec![Place::Corner { x: f64::NAN }], "`[0].Corner.x` is NaN");
    is_refused(Place::At(0.0, f64::NEG_INFINITY), "`At[1]` is -inf");
    is_refused(BTreeMap::from([("p", Place::Height(f64::NAN))]), "`p.Height` is NaN");
}
