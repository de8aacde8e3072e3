//! Every kind of value that Lua can return decodes to the same under RESP2 and RESP3.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use fcall::redis::{Connection, Value};
use fcall::{Error, FromReply};

use crate::demo::{self, Added};
use crate::servers::{self, client};

/// One server, and a connection of each protocol to it.
struct Both {
    connections: Vec<(&'static str, Connection)>,
    _server: fcall_testing::Server,
}

impl Both {
    fn start() -> Self {
        let server = servers::start();
        let connections = ["resp2", "resp3"]
            .map(|protocol| (protocol, client(&server, protocol).get_connection().unwrap()))
            .into();
        Self { connections, _server: server }
    }

    /// This Lua replies this value, under both protocols.
    fn replies<T: FromReply + PartialEq + Debug>(&mut self, lua: &str, expected: &T) {
        for (protocol, connection) in &mut self.connections {
            match demo::run::<T>(lua).query(connection) {
                Ok(reply) => assert_eq!(&reply, expected, "{lua} under {protocol}"),
                Err(error) => panic!("{lua} under {protocol}: {error}"),
            }
        }
    }

    /// This Lua's reply does not decode, and both protocols say so of the same place.
    fn mismatches<T: FromReply + Debug>(&mut self, lua: &str, position: &str) {
        for (protocol, connection) in &mut self.connections {
            match demo::run::<T>(lua).query(connection) {
                Err(Error::Reply(error)) => {
                    assert_eq!(error.position(), position, "{lua} under {protocol}: {error}");
                    assert_eq!(error.function().map(fcall::Function::name), Some("demo_run"));
                }
                other => panic!("{lua} under {protocol}: {other:?}"),
            }
        }
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn strings() {
    let mut both = Both::start();
    both.replies("return 'a'", &text("a"));
    both.replies("return ''", &text(""));
    both.replies("return 'a\\0\\255'", &b"a\0\xff".to_vec());
    both.replies("return {ok = 'FINE'}", &text("FINE"));
    both.replies("return {ok = 'OK'}", &text("OK"));
    both.replies("return redis.status_reply('OK')", &b"OK".to_vec());
    both.replies("return redis.call('SET', 'k', 'v')", &text("OK"));
    both.replies("return {verbatim_string = {string = 'text', format = 'txt'}}", &text("text"));
    both.replies("return {verbatim_string = {string = 'text', format = 'mkd'}}", &b"text".to_vec());
    both.replies(
        "return {big_number = '1234567890123456789012345'}",
        &text("1234567890123456789012345"),
    );
    both.replies("return {double = 0.5}", &text("0.5"));
    both.replies("return {double = 1/0}", &text("inf"));
    both.mismatches::<String>("return 5", "reply");
    both.mismatches::<String>("return 'a\\255'", "reply");
    both.mismatches::<String>("return nil", "reply");
}

#[test]
fn numbers() {
    let mut both = Both::start();
    both.replies("return 3", &3_i64);
    both.replies("return 3.99", &3_u8);
    both.replies("return -0.5", &0_i64);
    both.replies("return 2^53", &(1_i64 << 53));
    both.replies("return '3'", &3_i32);
    both.replies("return {double = 3}", &3_i64);
    both.replies("return {big_number = '18446744073709551615'}", &u64::MAX);
    both.replies("return {double = 3.99}", &3.99_f64);
    both.replies("return {double = -1/0}", &f64::NEG_INFINITY);
    both.replies("return '3.99'", &3.99_f64);
    both.replies("return 3", &3.0_f64);
    both.replies("return {double = 1e300}", &1e300_f64);
    both.replies("redis.setresp(3) return redis.call('ZSCORE', 'none', 'm')", &None::<f64>);
    both.replies(
        "redis.call('ZADD', 'z', 1.5, 'm') return redis.call('ZSCORE', 'z', 'm')",
        &1.5_f64,
    );
    both.replies("redis.setresp(3) return redis.call('ZSCORE', 'z', 'm')", &1.5_f64);
    both.mismatches::<i64>("return {double = 3.5}", "reply");
    both.mismatches::<i64>("return '3.0'", "reply");
    both.mismatches::<i8>("return 128", "reply");
    both.mismatches::<u64>("return -1", "reply");
}

#[test]
fn booleans_and_nil() {
    let mut both = Both::start();
    both.replies("return true", &true);
    both.replies("return false", &false);
    both.replies("return nil", &false);
    both.replies("return 1", &true);
    both.replies("return 0", &false);
    both.replies("redis.setresp(3) return true", &true);
    both.replies("redis.setresp(3) return false", &false);
    both.replies("return 1 == 1", &1_i64);
    both.replies("redis.setresp(3) return true", &1_i64);
    both.replies("redis.setresp(3) return false", &0_i64);
    for nothing in
        ["return nil", "return", "return false", "return cjson.null", "return function() end"]
    {
        both.replies(nothing, &None::<i64>);
        both.replies(nothing, &());
        both.replies(nothing, &Value::Nil);
    }
    both.replies("return redis.call('SET', 'k', 'v')", &());
    both.replies("return 5", &Some(5_i64));
    both.mismatches::<bool>("return 2", "reply");
    both.mismatches::<bool>("return 'true'", "reply");
}

#[test]
fn arrays() {
    let mut both = Both::start();
    both.replies("return {}", &Vec::<i64>::new());
    both.replies("return {a = 1}", &Vec::<i64>::new());
    both.replies("return {1, 2, a = 3}", &vec![1_i64, 2]);
    both.replies("return {1, nil, 3}", &vec![1_i64]);
    both.replies("return {1, false, 3}", &vec![Some(1_i64), None, Some(3)]);
    both.replies("return {{1, 'a'}, {2, 'b'}}", &vec![(1_i64, text("a")), (2, text("b"))]);
    both.replies("return {1, nil}", &(1_i64, None::<String>));
    both.replies("return {1, false}", &(1_i64, false));
    both.replies("return {'a', {'b', {'c'}}}", &(text("a"), (text("b"), vec![text("c")])));
    both.mismatches::<Vec<i64>>("return {1, 'x'}", "reply[2]");
    both.mismatches::<Vec<(i64, i64)>>("return {{1, 2}, {3, 'x'}}", "reply[2][2]");
    both.mismatches::<(i64, i64)>("return {1}", "reply[2]");
    both.mismatches::<(i64, i64)>("return {1, 2, 3}", "reply");
}

#[test]
fn maps_and_sets() {
    let mut both = Both::start();
    let entries = BTreeMap::from([(text("a"), 1_i64), (text("b"), 2)]);
    both.replies("return {map = {a = 1, b = 2}}", &entries.clone());
    both.replies(
        "redis.call('HSET', 'h', 'a', 1, 'b', 2) return redis.call('HGETALL', 'h')",
        &entries.clone(),
    );
    both.replies("redis.setresp(3) return redis.call('HGETALL', 'h')", &entries);
    both.replies("return redis.call('HGETALL', 'none')", &BTreeMap::<String, String>::new());
    both.replies("return {map = {a = true}}", &BTreeMap::from([(text("a"), true)]));
    both.replies("return {map = {a = 1}}", &vec![Value::BulkString(b"a".to_vec()), Value::Int(1)]);
    let members = BTreeSet::from([text("a"), text("b")]);
    both.replies("return {set = {a = true, b = true}}", &members.clone());
    both.replies(
        "redis.call('SADD', 's', 'a', 'b') return redis.call('SMEMBERS', 's')",
        &members.clone(),
    );
    both.replies("redis.setresp(3) return redis.call('SMEMBERS', 's')", &members);
    both.replies("return {set = {a = true}}", &vec![text("a")]);
    both.mismatches::<BTreeMap<String, i64>>("return {map = {a = 'x'}}", "reply[2]");
}

#[test]
fn records() {
    let mut both = Both::start();
    for (lua, expected) in [
        ("return {5, true, 'n'}", (5, true, Some("n"))),
        ("return {5, false, false}", (5, false, None)),
        ("return {5, true}", (5, true, None)),
        ("return {5, true, nil, 'a later field'}", (5, true, None)),
        ("return {5, true, 'n', 'a later field', {}}", (5, true, Some("n"))),
    ] {
        for (protocol, connection) in &mut both.connections {
            let Added { value, positive, note, .. } = demo::run(lua).query(connection).unwrap();
            assert_eq!((value, positive, note.as_deref()), expected, "{lua} under {protocol}");
        }
    }
    both.mismatches::<Added>("return {5}", "reply.positive");
    both.mismatches::<Vec<Added>>("return {{5, true}, {'x', true}}", "reply[2].value");
    both.mismatches::<Added>("return 'x'", "reply");
}

#[test]
fn errors_inside_replies() {
    let mut both = Both::start();
    for (_, connection) in &mut both.connections {
        let one: Result<(i64, i64), Error> =
            demo::run("return {1, redis.error_reply('EMPTY no more')}").query(connection);
        let Err(Error::Function(error)) = one else { panic!("{one:?}") };
        assert_eq!((error.code(), error.message(), error.line()), ("EMPTY", "no more", None));
        let any: Result<Value, Error> =
            demo::run("return {1, {redis.error_reply('EMPTY')}}").query(connection);
        let Err(Error::Function(error)) = any else { panic!("{any:?}") };
        assert_eq!((error.code(), error.message()), ("ERR", "EMPTY"));
        let nothing: Result<(), Error> =
            demo::run("return {map = {a = {err = 'EMPTY'}}}").query(connection);
        let Err(Error::Function(error)) = nothing else { panic!("{nothing:?}") };
        assert_eq!((error.code(), error.message()), ("EMPTY", ""));
    }
}
