use std::collections::HashMap;
use std::fmt::Debug;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::decode;

#[derive(Debug, PartialEq, Deserialize)]
struct Basket {
    lines: Vec<Line>,
    tags: Option<Vec<String>>,
    place: Place,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Line(i64, Vec<i64>);

#[derive(Debug, PartialEq, Deserialize)]
enum Place {
    Nowhere,
    Rows(Vec<Vec<i64>>),
    Corner { sizes: Vec<i64> },
}

#[track_caller]
fn is<T: DeserializeOwned + PartialEq + Debug>(text: &str, expected: T) {
    assert_eq!(decode::<T>(text).map_err(|error| error.to_string()), Ok(expected), "{text}");
}

#[track_caller]
fn is_refused<T: DeserializeOwned + Debug>(text: &str, why: &str) {
    let error = decode::<T>(text).unwrap_err().to_string();
    assert!(error.contains(why), "{text}: {error}");
}

#[test]
fn an_empty_object_is_an_empty_list_wherever_one_is_wanted() {
    is::<Vec<i64>>("{}", vec![]);
    is(r"[{},[1]]", vec![vec![], vec![1]]);
    is(r#"{"a":{}}"#, HashMap::from([("a".to_owned(), Vec::<i64>::new())]));
    is(r#"["a",{}]"#, ("a".to_owned(), Vec::<i64>::new()));
    is::<Option<Vec<Option<Vec<i64>>>>>("[{},null]", Some(vec![Some(vec![]), None]));
    let basket = |tags, place| Basket { lines: vec![], tags, place };
    is(r#"{"lines":{},"tags":{},"place":"Nowhere"}"#, basket(Some(vec![]), Place::Nowhere));
    is(r#"{"lines":[],"place":{"Rows":[{}]}}"#, basket(None, Place::Rows(vec![vec![]])));
    let corner = Place::Corner { sizes: vec![] };
    is(r#"{"lines":{},"tags":null,"place":{"Corner":{"sizes":{}}}}"#, basket(None, corner));
    is("[1,{}]", Line(1, vec![]));
}

#[test]
fn an_object_stays_one_where_no_list_is_wanted() {
    is("{}", HashMap::<String, i64>::new());
    is(r"[{},1]", serde_json::json!([{}, 1]));
    is_refused::<Vec<i64>>(r#"{"a":1}"#, "no array");
    is_refused::<Vec<i64>>("1", "expected a sequence");
    is_refused::<Vec<Vec<i64>>>("[1]", "invalid type: integer `1`, expected a sequence");
    is_refused::<Vec<i64>>("[1] 2", "trailing characters");
}

#[test]
fn what_is_nil_may_be_missing_at_the_end_of_a_tuple() {
    is("[1]", (1, None::<String>));
    is(r#"[1,"a"]"#, (1, Some("a".to_owned())));
    is("[1,null]", (1, None::<String>));
    is("{}", (None::<i64>, None::<i64>));
    is_refused::<(i64, i64)>("[1]", "invalid length 1, expected a tuple of size 2");
    is_refused::<(i64, Option<i64>)>("{}", "invalid length 0");
    is_refused::<(i64, Option<i64>)>("[1,2,3]", "trailing");
}

#[test]
fn an_integer_that_may_be_rounded_is_none() {
    is("99999999999999", 99_999_999_999_999_i64);
    is("-9007199254740993", -9_007_199_254_740_993_i64);
    is("1e+14", 1e14);
    is_refused::<i64>("1e+14", "`1e14` may be a rounded integer");
    is_refused::<Vec<i64>>("[-1.2345678901234e+15]", "14 digits");
    is_refused::<i64>("1.5", "floating point `1.5`");
    is_refused::<u8>("256", "expected u8");
}

#[test]
fn a_part_may_stay_text() {
    let part = crate::Json::<Vec<i64>>::from_text;
    is(
        r#"{"a":{},"b":[1, 2]}"#,
        HashMap::from([("a".to_owned(), part("{}")), ("b".to_owned(), part("[1, 2]"))]),
    );
    is(r#"[null,"x"]"#, (None::<crate::Json<()>>, Some(crate::Json::<()>::from_text("\"x\""))));
    is_refused::<(crate::Json<()>, crate::Json<()>)>("[1]", "invalid length 1");
}
