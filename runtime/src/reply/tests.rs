//! Every form of every type, and what is said about the others.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Debug;

use redis::{Value, VerbatimFormat};

use super::{Fields, FromReply, ReplyError};
use crate::{Access, Error, Function, Library};

mod shapes;

fn bulk(text: &str) -> Value {
    Value::BulkString(text.as_bytes().to_vec())
}

fn verbatim(text: &str) -> Value {
    Value::VerbatimString { format: VerbatimFormat::Text, text: text.to_owned() }
}

/// A big number, made the way the parser makes it, as its type depends on a feature of redis-rs.
fn big(digits: &str) -> Value {
    redis::parse_redis_value(format!("({digits}\r\n").as_bytes()).unwrap()
}

fn error(line: &str) -> Value {
    redis::parse_redis_value(format!("-{line}\r\n").as_bytes()).unwrap()
}

fn attribute(data: Value) -> Value {
    Value::Attribute { data: Box::new(data), attributes: vec![(bulk("ttl"), Value::Int(1))] }
}

/// All these replies decode to this value, and so they do inside an attribute.
fn same<T: FromReply + PartialEq + Debug>(expected: &T, replies: impl IntoIterator<Item = Value>) {
    for reply in replies {
        for reply in [reply.clone(), attribute(reply)] {
            let shown = format!("{reply:?}");
            match T::from_reply(reply) {
                Ok(decoded) => assert_eq!(&decoded, expected, "{shown}"),
                Err(error) => panic!("{shown}: {error}"),
            }
        }
    }
}

/// Position, expectation and finding of a reply that does not decode.
fn said<T: FromReply + Debug>(reply: Value) -> String {
    let error = T::from_reply(reply).expect_err("does not decode");
    format!("{}: {}, not {}", error.position(), error.found(), error.expected())
}

#[test]
fn booleans() {
    same(&true, [Value::Int(1), Value::Boolean(true)]);
    same(&false, [Value::Nil, Value::Int(0), Value::Boolean(false)]);
    assert_eq!(said::<bool>(Value::Int(2)), "reply: the integer 2, not a boolean");
    assert_eq!(said::<bool>(bulk("1")), "reply: the string \"1\", not a boolean");
    assert_eq!(said::<bool>(Value::Okay), "reply: the status OK, not a boolean");
}

#[test]
fn integers() {
    same(
        &7_i64,
        [
            Value::Int(7),
            bulk("7"),
            Value::SimpleString("7".into()),
            verbatim("7"),
            Value::Double(7.0),
            big("7"),
        ],
    );
    same(&-7_i8, [Value::Int(-7), bulk("-7"), Value::Double(-7.0), big("-7")]);
    same(&1_u16, [Value::Boolean(true), Value::Int(1)]);
    same(&0_i32, [Value::Boolean(false), Value::Int(0), bulk("0")]);
    same(&255_u8, [Value::Int(255), bulk("255")]);
    same(&i64::MIN, [Value::Int(i64::MIN), bulk("-9223372036854775808")]);
    same(&u64::MAX, [bulk("18446744073709551615"), big("18446744073709551615")]);
    same(&u128::MAX, [big("340282366920938463463374607431768211455")]);
    same(&5_usize, [Value::Int(5)]);
    same(&-5_isize, [Value::Int(-5)]);
    same(&5_u32, [Value::Int(5)]);
    same(&-5_i16, [Value::Int(-5)]);
    same(&-5_i128, [Value::Int(-5)]);
    assert_eq!(said::<i8>(Value::Int(128)), "reply: the integer 128, not an integer (i8)");
    assert_eq!(said::<u64>(Value::Int(-1)), "reply: the integer -1, not an integer (u64)");
    assert_eq!(said::<u8>(Value::Int(256)), "reply: the integer 256, not an integer (u8)");
    assert_eq!(
        said::<i64>(bulk("9223372036854775808")),
        "reply: the string \"9223372036854775808\", not an integer (i64)"
    );
    assert_eq!(said::<i64>(Value::Double(7.5)), "reply: the double 7.5, not an integer (i64)");
    assert_eq!(
        said::<i64>(Value::Double(1e19)),
        "reply: the double 10000000000000000000, not an integer (i64)"
    );
    assert_eq!(said::<i64>(Value::Nil), "reply: nil, not an integer (i64)");
    for text in ["", "-", "+7", "07", "-0", " 7", "7 ", "7.0", "0x7", "1e3", "٧"] {
        said::<i64>(bulk(text));
    }
}

#[test]
fn numbers() {
    same(
        &3.99_f64,
        [Value::Double(3.99), bulk("3.99"), bulk("3.9900000000000002"), verbatim("3.99")],
    );
    same(&3.0_f64, [Value::Double(3.0), bulk("3"), Value::Int(3), big("3")]);
    same(&1.0_f64, [Value::Boolean(true), Value::Int(1)]);
    same(&f64::INFINITY, [Value::Double(f64::INFINITY), bulk("inf")]);
    same(&f64::NEG_INFINITY, [Value::Double(f64::NEG_INFINITY), bulk("-inf")]);
    same(&0.5_f32, [Value::Double(0.5), bulk("0.5")]);
    for reply in [Value::Double(f64::NAN), bulk("nan"), bulk("-nan")] {
        assert!(f64::from_reply(reply).unwrap().is_nan());
    }
    assert_eq!(said::<f64>(bulk("much")), "reply: the string \"much\", not a number");
    assert_eq!(said::<f64>(Value::Nil), "reply: nil, not a number");
}

#[test]
fn strings() {
    same(&"a".to_owned(), [bulk("a"), Value::SimpleString("a".into()), verbatim("a")]);
    same(&"OK".to_owned(), [Value::Okay, bulk("OK")]);
    same(&"3.99".to_owned(), [Value::Double(3.99), bulk("3.99")]);
    same(&"nan".to_owned(), [Value::Double(f64::NAN), bulk("nan")]);
    same(&"-inf".to_owned(), [Value::Double(f64::NEG_INFINITY), bulk("-inf")]);
    same(&"123456789012345678901234567890".to_owned(), [big("123456789012345678901234567890")]);
    assert_eq!(said::<String>(Value::Int(1)), "reply: the integer 1, not a string");
    assert_eq!(said::<String>(Value::Nil), "reply: nil, not a string");
    assert_eq!(said::<String>(Value::Boolean(true)), "reply: true, not a string");
    let raw = Value::BulkString(vec![0xff, 0xfe]);
    assert_eq!(
        said::<String>(raw),
        "reply: a string of 2 bytes that is not UTF-8, not a string of UTF-8 (`bytes` takes any)"
    );
}

#[test]
fn bytes_are_one_string_and_not_an_array() {
    same(&vec![0_u8, 0xff], [Value::BulkString(vec![0, 0xff])]);
    same(
        &b"OK".to_vec(),
        [Value::Okay, bulk("OK"), Value::SimpleString("OK".into()), verbatim("OK")],
    );
    same(&vec![b"a".to_vec()], [Value::Array(vec![bulk("a")])]);
    assert_eq!(
        said::<Vec<u8>>(Value::Array(vec![Value::Int(1)])),
        "reply: an array of 1 value, not a string"
    );
}

#[test]
fn optional_values() {
    same(&None::<String>, [Value::Nil]);
    same(&Some("a".to_owned()), [bulk("a"), verbatim("a")]);
    same(&Some(vec![1_i64]), [Value::Array(vec![Value::Int(1)])]);
    assert_eq!(said::<Option<i64>>(bulk("a")), "reply: the string \"a\", not an integer (i64)");
}

#[test]
fn arrays_and_sets() {
    let values = || vec![Value::Int(1), Value::Int(2)];
    same(
        &vec![1_i64, 2],
        [
            Value::Array(values()),
            Value::Set(values()),
            Value::Map(vec![(Value::Int(1), Value::Int(2))]),
        ],
    );
    same(&HashSet::from([1_i64, 2]), [Value::Array(values()), Value::Set(values())]);
    same(&BTreeSet::from([1_i64, 2]), [Value::Array(values()), Value::Set(values())]);
    same(&Vec::<String>::new(), [Value::Array(vec![]), Value::Set(vec![]), Value::Map(vec![])]);
    assert_eq!(said::<Vec<i64>>(Value::Nil), "reply: nil, not an array");
    assert_eq!(
        said::<Vec<i64>>(Value::Array(vec![Value::Int(1), bulk("x")])),
        "reply[2]: the string \"x\", not an integer (i64)"
    );
    assert_eq!(
        said::<HashSet<i64>>(Value::Set(vec![Value::Nil])),
        "reply[1]: nil, not an integer (i64)"
    );
}

#[test]
fn maps() {
    let flat = || vec![bulk("a"), Value::Int(1), bulk("b"), Value::Int(2)];
    let entries = || vec![(bulk("a"), Value::Int(1)), (bulk("b"), Value::Int(2))];
    let pairs = [("a".to_owned(), 1_i64), ("b".to_owned(), 2)];
    same(&HashMap::from(pairs.clone()), [Value::Array(flat()), Value::Map(entries())]);
    same(&BTreeMap::from(pairs), [Value::Array(flat()), Value::Map(entries())]);
    same(&BTreeMap::<String, i64>::new(), [Value::Array(vec![]), Value::Map(vec![])]);
    assert_eq!(
        said::<BTreeMap<String, i64>>(Value::Array(vec![bulk("a")])),
        "reply: an array of 1 value, not a map"
    );
    assert_eq!(
        said::<BTreeMap<String, i64>>(Value::Map(vec![(bulk("a"), bulk("x"))])),
        "reply[2]: the string \"x\", not an integer (i64)"
    );
    assert_eq!(
        said::<BTreeMap<String, i64>>(Value::Array(vec![Value::Nil, Value::Nil])),
        "reply[1]: nil, not a string"
    );
}

#[test]
fn tuples() {
    same(&(1_i64, "a".to_owned()), [Value::Array(vec![Value::Int(1), bulk("a")])]);
    // Lua cuts an array at its first nil.
    same(
        &(1_i64, None::<String>, ()),
        [Value::Array(vec![Value::Int(1)]), Value::Array(vec![Value::Int(1), Value::Nil])],
    );
    same(&(None::<i64>, Value::Nil), [Value::Array(vec![])]);
    let twelve = Value::Array((1..=12).map(Value::Int).collect());
    same(&(1_u8, 2_u8, 3_u8, 4_u8, 5_u8, 6_u8, 7_u8, 8_u8, 9_u8, 10_u8, 11_u8, 12_u8), [twelve]);
    assert_eq!(
        said::<(i64, bool)>(Value::Array(vec![Value::Int(1)])),
        "reply[2]: the end of the reply, not a value"
    );
    let three = Value::Array(vec![Value::Int(1), Value::Int(2), Value::Int(3)]);
    assert_eq!(said::<(i64, i64)>(three), "reply: an array of 3 values, not an array of 2 values");
    assert_eq!(said::<(i64, i64)>(Value::Int(1)), "reply: the integer 1, not an array of 2 values");
    let nested = Value::Array(vec![Value::Array(vec![Value::Int(1), bulk("x")])]);
    assert_eq!(
        said::<Vec<(i64, i64)>>(nested),
        "reply[1][2]: the string \"x\", not an integer (i64)"
    );
}

#[test]
fn nothing_and_anything() {
    same(&(), [Value::Nil, Value::Okay, Value::Int(1), Value::Array(vec![bulk("a")])]);
    let reply = Value::Array(vec![Value::Map(vec![(bulk("a"), Value::Double(0.5))])]);
    assert_eq!(Value::from_reply(reply.clone()).unwrap(), reply);
}

#[derive(Debug, PartialEq)]
struct Decision {
    allowed: bool,
    remaining: i64,
    note: Option<String>,
}

impl FromReply for Decision {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut fields = Fields::new("Decision", reply)?;
        Ok(Self {
            allowed: fields.required("allowed")?,
            remaining: fields.required("remaining")?,
            note: fields.optional("note")?,
        })
    }
}

#[test]
fn records() {
    let decision = |note: Option<&str>| Decision {
        allowed: true,
        remaining: 4,
        note: note.map(str::to_owned),
    };
    let values = |more: &[Value]| {
        let mut values = vec![Value::Int(1), Value::Int(4)];
        values.extend_from_slice(more);
        Value::Array(values)
    };
    same(&decision(None), [values(&[]), values(&[Value::Nil])]);
    same(&decision(Some("n")), [values(&[bulk("n")]), values(&[bulk("n"), bulk("a later field")])]);
    assert_eq!(
        said::<Decision>(Value::Nil),
        "reply: nil, not `Decision` as an array of its fields"
    );
    assert_eq!(
        said::<Decision>(Value::Array(vec![Value::Int(1)])),
        "reply.remaining: the end of the reply, not a value"
    );
    let second = Value::Array(vec![values(&[]), Value::Array(vec![Value::Nil, bulk("few")])]);
    assert_eq!(
        said::<Vec<Decision>>(second),
        "reply[2].remaining: the string \"few\", not an integer (i64)"
    );
}

static LIBRARY: Library = Library::new("ratelimit", None, "", b"");
static CHECK: Function = Function::new(&LIBRARY, "ratelimit_check", Access::ReadWrite, &[], &[]);

/// What a call says about a reply.
fn called<T: FromReply + Debug>(reply: Value) -> Error {
    Error::from_reply(&CHECK, T::from_reply(reply).expect_err("does not decode"))
}

#[test]
fn a_mismatch_names_the_function() {
    let error = called::<Vec<Decision>>(Value::Array(vec![Value::Array(vec![Value::Int(5)])]));
    assert_eq!(
        error.to_string(),
        "`ratelimit_check` of library `ratelimit` replied the integer 5 at `reply[1].allowed` where a boolean was \
         expected; it has run, but the library on the server may not be the one this call was generated from"
    );
    assert!(matches!(error, Error::Reply(error) if error.function() == Some(&CHECK)));
    let outside = Decision::from_reply(Value::Nil).unwrap_err();
    assert_eq!(
        outside.to_string(),
        "found nil at `reply` where `Decision` as an array of its fields was expected"
    );
}

#[test]
fn an_error_in_a_reply_is_the_functions_own() {
    let line = "EMPTY no more script: f, on @user_function:4.";
    let array = || Value::Array(vec![Value::Int(1), error(line)]);
    let map = Value::Map(vec![(bulk("a"), error(line))]);
    for failed in [
        called::<(i64, String)>(array()),
        called::<Vec<i64>>(array()),
        called::<Vec<Option<bool>>>(array()),
        called::<(i64, Vec<u8>)>(array()),
        called::<(i64, Vec<i64>)>(array()),
        called::<(i64, BTreeMap<i64, i64>)>(array()),
        called::<Decision>(array()),
        called::<()>(array()),
        called::<Value>(attribute(Value::Array(vec![array()]))),
        called::<BTreeMap<String, f64>>(map),
        called::<String>(error(line)),
        called::<String>(array()),
        called::<i64>(Value::Array(vec![array()])),
    ] {
        let Error::Function(failed) = failed else { panic!("{failed}") };
        assert_eq!((failed.code(), failed.message(), failed.line()), ("EMPTY", "no more", Some(4)));
        assert!(failed.redis_error().unwrap().to_string().contains("@user_function:4"));
    }
    // Inside a reply it is the function's whatever it says; as the whole reply it is judged as any.
    let refused = "READONLY You can't write against a read only replica.";
    assert!(matches!(called::<Vec<i64>>(Value::Array(vec![error(refused)])), Error::Function(_)));
    assert!(matches!(called::<i64>(error(refused)), Error::Redis(_)));
    assert!(matches!(called::<i64>(error("ERR Function not found")), Error::NotLoaded(_)));
}

#[test]
fn long_values_are_cut_in_messages() {
    let long = "x".repeat(1000);
    let said = said::<i64>(bulk(&long));
    assert!(
        said.starts_with("reply: a string of 1000 bytes that begins with \"xxx")
            && said.len() < 130,
        "{said}"
    );
}
