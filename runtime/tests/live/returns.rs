//! Every kind of value that Lua can return, under both protocols: the table `returns.txt`.
//!
//! A line is `Lua | Rust type | what comes of it`. That is the value as `{:?}` shows it, or `! position: what was
//! expected` for a reply that does not decode, or `! CODE: message` for an error of the function.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use fcall::redis::{Client, Connection, Value};
use fcall::{Error, Fields, FromReply, ReplyError};

use crate::demo::{self, Added};
use crate::servers::{self, client};

const TABLE: &str = include_str!("returns.txt");

/// A record that comes as pairs of fields and values.
#[derive(Debug)]
#[expect(dead_code, reason = "it is only shown")]
struct Account {
    owner: String,
    balance: i64,
}

impl FromReply for Account {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut fields = Fields::pairs("Account", reply)?;
        Ok(Self { owner: fields.required("owner")?, balance: fields.required("balance")? })
    }
}

/// Runs a piece of Lua and shows what comes of it.
type Run = fn(&str, &mut Connection) -> String;

fn run<T: FromReply + Debug>(lua: &str, connection: &mut Connection) -> String {
    match demo::run::<T>(lua).query(connection) {
        Ok(value) => format!("{value:?}"),
        Err(Error::Reply(error)) => format!("! {}: {}", error.position(), error.expected()),
        Err(Error::Function(error)) => {
            format!("! {}: {}", error.code(), error.message()).trim_end().to_owned()
        }
        Err(other) => format!("! {other}"),
    }
}

macro_rules! types {
    ($($type:ty),* $(,)?) => {
        /// Runs a piece of Lua for the type of this name.
        fn of_type(name: &str) -> Option<Run> {
            $(if stringify!($type).replace(' ', "") == name {
                return Some(run::<$type>);
            })*
            None
        }
    };
}

types!(
    (),
    bool,
    u8,
    i64,
    u64,
    f64,
    String,
    Vec<u8>,
    Added,
    Account,
    Option<bool>,
    Option<i64>,
    Option<f64>,
    Option<String>,
    Option<Added>,
    Option<Vec<String>>,
    Vec<bool>,
    Vec<i64>,
    Vec<f64>,
    Vec<String>,
    Vec<Added>,
    Vec<Option<i64>>,
    Vec<Option<String>>,
    Vec<(i64, String)>,
    Vec<(String, f64)>,
    Vec<(String, Vec<String>)>,
    (i64, String),
    (i64, Option<String>),
    (i64, (String, Vec<String>)),
    BTreeSet<String>,
    BTreeMap<i64, i64>,
    BTreeMap<String, i64>,
    BTreeMap<String, f64>,
    BTreeMap<String, bool>,
    BTreeMap<String, String>,
    BTreeMap<String, Option<i64>>,
    BTreeMap<String, Vec<i64>>,
    BTreeMap<String, Vec<String>>,
    BTreeMap<String, BTreeMap<String, i64>>,
    BTreeMap<bool, i64>,
    Vec<BTreeMap<String, i64>>,
    (i64, Vec<String>),
    Value,
);

/// What a line of the table has wrong.
fn wrong(line: &str, protocol: &str, connection: &mut Connection) -> Option<String> {
    let columns: Vec<&str> = line.split(" | ").collect();
    let [lua, name, expected] = columns.as_slice() else {
        return Some(format!("not three columns: {line}"));
    };
    let Some(run) = of_type(name) else { return Some(format!("no type {name}: {line}")) };
    redis::cmd("FLUSHALL").exec(connection).expect("it flushes");
    let came = run(lua, connection);
    (came != *expected).then(|| format!("{protocol}: {line}\n    came: {came}"))
}

#[test]
fn what_lua_returns_is_the_same_under_both_protocols() {
    let server = servers::start();
    let lines: Vec<&str> =
        TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(lines.len() > 210, "the table has lost lines");
    let mut all = Vec::new();
    for protocol in ["resp2", "resp3"] {
        let mut connection = client(&server, protocol).get_connection().unwrap();
        all.extend(lines.iter().filter_map(|line| wrong(line, protocol, &mut connection)));
    }
    assert!(all.is_empty(), "{} lines are wrong:\n{}", all.len(), all.join("\n"));
}

/// Nesting as deep as Lua allows: more than redis-rs reads, and the connection is lost.
#[test]
fn a_table_inside_itself() {
    let server = servers::start();
    for client in ["resp2", "resp3"].map(|protocol| -> Client { client(&server, protocol) }) {
        let mut connection = client.get_connection().unwrap();
        let deep = "local t = {} for _ = 1, 90 do t = {t} end return t";
        demo::run::<Value>(deep).query(&mut connection).unwrap();
        let itself = demo::run::<Value>("local t = {} t[1] = t return t").query(&mut connection);
        assert!(matches!(itself, Err(Error::Redis(_))), "{itself:?}");
        assert_eq!(demo::tick(1).query(&mut client.get_connection().unwrap()).unwrap(), 1);
    }
}
