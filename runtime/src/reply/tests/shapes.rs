//! Records as pairs, tuples with an open end, and shapes that literals tell apart.

use redis::Value;

use super::super::{Fields, FromReply, Json, ReplyError, Tagged};
use super::{attribute, bulk, error, said, same, verbatim};

#[derive(Debug, PartialEq)]
struct Account {
    owner: String,
    balance: i64,
    note: Option<String>,
}

impl FromReply for Account {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut fields = Fields::pairs("Account", reply)?;
        Ok(Self {
            owner: fields.required("owner")?,
            balance: fields.required("balance")?,
            note: fields.optional("note")?,
        })
    }
}

fn account(note: Option<&str>) -> Account {
    Account { owner: "ann".into(), balance: 5, note: note.map(str::to_owned) }
}

fn pair(name: &str, value: Value) -> (Value, Value) {
    (bulk(name), value)
}

#[test]
fn pairs_in_any_order_and_form() {
    let (owner, balance) = (|| pair("owner", bulk("ann")), || pair("balance", bulk("5")));
    let flat = |pairs: Vec<(Value, Value)>| {
        Value::Array(pairs.into_iter().flat_map(|(name, value)| [name, value]).collect())
    };
    for pairs in [
        vec![owner(), balance()],
        vec![balance(), owner()],
        vec![pair("later", Value::Int(1)), balance(), owner(), pair("more", Value::Nil)],
        vec![owner(), pair("note", Value::Nil), balance()],
        vec![
            (Value::SimpleString("owner".into()), bulk("ann")),
            (verbatim("balance"), Value::Int(5)),
        ],
        // The first of a name counts.
        vec![owner(), balance(), pair("owner", bulk("bob"))],
    ] {
        same(&account(None), [flat(pairs.clone()), Value::Map(pairs)]);
    }
    let noted = vec![pair("note", bulk("n")), balance(), owner()];
    same(&account(Some("n")), [flat(noted.clone()), Value::Map(noted)]);
}

#[test]
fn pairs_that_are_none() {
    assert_eq!(
        said::<Account>(Value::Map(vec![pair("owner", bulk("ann"))])),
        "reply.balance: no such field, not a value"
    );
    assert_eq!(said::<Account>(Value::Array(vec![])), "reply.owner: no such field, not a value");
    assert_eq!(
        said::<Account>(Value::Array(vec![bulk("owner")])),
        "reply: an array of 1 value, not `Account` as pairs of fields and values"
    );
    assert_eq!(
        said::<Account>(Value::Map(vec![pair("owner", bulk("ann")), pair("balance", bulk("x"))])),
        "reply.balance: the string \"x\", not an integer (i64)"
    );
}

#[derive(Debug, PartialEq)]
struct Page(i64, Option<String>, Vec<i64>);

impl FromReply for Page {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut values = Fields::tuple(reply)?;
        Ok(Self(values.next()?, values.next()?, values.rest()?))
    }
}

#[test]
fn tuples_with_an_open_end() {
    let array = |values: &[i64]| {
        let head = [Value::Int(7), bulk("x")].into_iter();
        Value::Array(head.chain(values.iter().copied().map(Value::Int)).collect())
    };
    same(&Page(7, Some("x".into()), vec![]), [array(&[])]);
    same(&Page(7, Some("x".into()), vec![1, 2]), [array(&[1, 2])]);
    same(&Page(7, None, vec![]), [Value::Array(vec![Value::Int(7)])]);
    assert_eq!(said::<Page>(Value::Array(vec![])), "reply[1]: the end of the reply, not a value");
    let wrong = Value::Array(vec![Value::Int(7), Value::Nil, Value::Int(1), Value::Okay]);
    assert_eq!(said::<Page>(wrong), "reply[4]: the status OK, not an integer (i64)");
    assert_eq!(said::<Page>(Value::Int(1)), "reply: the integer 1, not an array");
    let mut values = Fields::tuple(array(&[1])).unwrap();
    let _: (i64, String) = (values.next().unwrap(), values.next().unwrap());
    assert_eq!(values.end().unwrap_err().position(), "reply[3]");
}

#[derive(Debug, PartialEq)]
struct Kids(String, Vec<(String, i64)>);

impl FromReply for Kids {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut values = Fields::tuple(reply)?;
        Ok(Self(values.next()?, values.groups(|it| Ok((it.next()?, it.next()?)))?))
    }
}

#[test]
fn tuples_that_end_in_groups() {
    let array = |values: &[&str]| Value::Array(values.iter().copied().map(bulk).collect());
    let kids = vec![("a".to_owned(), 1), ("b".to_owned(), 2)];
    same(&Kids("now".into(), vec![]), [array(&["now"])]);
    same(&Kids("now".into(), kids), [array(&["now", "a", "1", "b", "2"])]);
    let half = array(&["now", "a", "1", "b"]);
    assert_eq!(said::<Kids>(half), "reply[5]: the end of the reply, not a value");
    let wrong = array(&["now", "a", "1", "b", "c"]);
    assert_eq!(said::<Kids>(wrong), "reply[5]: the string \"c\", not an integer (i64)");
}

#[derive(Debug, PartialEq)]
enum Claim {
    Taken(i64),
    Busy(Vec<String>),
    Shared(Vec<(String, i64)>),
    Closed,
}

impl FromReply for Claim {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut reply = Tagged::new("Claim", reply)?;
        if reply.is(0, 1) && reply.is(1, "OK") {
            return Ok(Self::Taken(reply.field(2)?));
        }
        if reply.is(0, 0) && reply.is(1, "BUSY") {
            return Ok(Self::Busy(reply.rest(2)?));
        }
        if reply.is(0, 0) && reply.is(1, "SHARED") {
            let one = |it: &mut Tagged, first| Ok((it.field(first)?, it.field(first + 1)?));
            return Ok(Self::Shared(reply.groups(2, 2, one)?));
        }
        if reply.len() == 1 && reply.is(0, false) {
            return Ok(Self::Closed);
        }
        Err(reply.unknown("[1, \"OK\", integer] | [0, \"BUSY\", ...string] | [false]"))
    }
}

#[test]
fn shapes_told_apart_by_literals() {
    let array = |values: &[Value]| Value::Array(values.to_vec());
    let (zero, one) = (Value::Int(0), Value::Int(1));
    for ok in [bulk("OK"), Value::Okay, verbatim("OK")] {
        same(&Claim::Taken(9), [array(&[one.clone(), ok, Value::Int(9)])]);
    }
    same(&Claim::Busy(vec![]), [array(&[zero.clone(), bulk("BUSY")])]);
    let busy = [zero.clone(), bulk("BUSY"), bulk("a"), bulk("b")];
    same(&Claim::Busy(vec!["a".into(), "b".into()]), [array(&busy)]);
    let mut shared = vec![zero.clone(), bulk("SHARED"), bulk("a"), Value::Int(1)];
    same(&Claim::Shared(vec![("a".into(), 1)]), [array(&shared)]);
    shared.push(bulk("b"));
    assert_eq!(said::<Claim>(array(&shared)), "reply[6]: the end of the reply, not a value");
    for closed in [Value::Nil, Value::Boolean(false)] {
        same(&Claim::Closed, [array(&[closed])]);
    }
    assert_eq!(
        said::<Claim>(array(&[one.clone(), bulk("OK")])),
        "reply[3]: the end of the reply, not a value"
    );
    assert_eq!(
        said::<Claim>(array(&[bulk("1"), bulk("OK")])),
        "reply: an array of 2 values that begins with the string \"1\", not `Claim` as [1, \"OK\", integer] | [0, \
         \"BUSY\", ...string] | [false]"
    );
    assert_eq!(said::<Claim>(one), "reply: the integer 1, not `Claim` as an array");
    let inside = Claim::from_reply(attribute(array(&[error("EMPTY no more"), zero])));
    let (line, is_inside) = inside.unwrap_err().into_server_error().expect("the error inside");
    assert_eq!((line.code(), is_inside), ("EMPTY", true));
}

#[test]
fn json_is_a_string() {
    same(&Json::<Vec<i64>>::from_text("[1]"), [bulk("[1]"), verbatim("[1]")]);
    assert_eq!(said::<Json<()>>(Value::Nil), "reply: nil, not a string");
}
