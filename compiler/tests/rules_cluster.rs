//! What the rules on keys say of a cluster, on one: which node owns a key decides, not what the author meant.

use fcall_testing::{Cluster, Server};
use redis::{Connection, RedisError, Value};

const CODE: &str = "#!lua name=slots
local function count(key) return redis.call('INCR', key) end
redis.register_function('undeclared', function() return count('requests') end)
redis.register_function('derived', function(keys) return redis.call('SET', keys[1], 1) and count(keys[1] .. ':fence') end)
redis.register_function('value_as_key', function(keys, args) return redis.call('SET', keys[1], 1) and count(args[1]) end)
redis.register_function('key_as_value', function(keys) return redis.call('RPUSH', keys[1], keys[2]) end)
local function two() return count('{foo}:1') + count('{a}:1') end
redis.register_function('two', two)
redis.register_function{function_name='two_allowed', callback=two, flags={'allow-cross-slot-keys'}}
redis.register_function{function_name='declared', flags={'allow-cross-slot-keys'},
  callback=function(keys) return count(keys[1]) + count(keys[2]) end}
redis.register_function{function_name='one_command', flags={'allow-cross-slot-keys'},
  callback=function() return redis.call('MSET', '{foo}:1', 1, '{a}:1', 2) end}
";

#[test]
fn a_cluster_refuses_what_the_rules_report() {
    let cluster = Cluster::start().unwrap();
    for primary in cluster.primaries() {
        redis::cmd("FUNCTION").arg("LOAD").arg(CODE).exec(&mut primary.connection()).unwrap();
    }
    undeclared(&cluster);
    // With a hash tag both keys have one slot, and without one the node has both by chance alone.
    assert!(call(&cluster, "derived", &["{user:1}:lock"], &[]).is_ok());
    assert_refused(call(&cluster, "derived", &["user:1"], &[]));
    assert!(call(&cluster, "value_as_key", &["{a}:1"], &["{a}:2"]).is_ok());
    assert_refused(call(&cluster, "value_as_key", &["{a}:1"], &["{foo}:2"]));
    // It is no key for the function, but it is one for the call.
    assert_eq!(code(call(&cluster, "key_as_value", &["{a}:1", "{foo}:1"], &[])), "CROSSSLOT");
    assert!(call(&cluster, "key_as_value", &["{a}:list", "{a}:1"], &[]).is_ok());
    slots(&cluster);
}

/// Without a key any node gets the call, and only one has the slot.
fn undeclared(cluster: &Cluster) {
    let on = |server: &Server| send(&mut server.connection(), "undeclared", &[], &[]);
    let answers: Vec<_> = cluster.primaries().iter().map(on).collect();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
}

/// `{foo}` and `{a}` have two slots of one node.
fn slots(cluster: &Cluster) {
    let primary = cluster
        .primaries()
        .iter()
        .find(|it| redis::cmd("GET").arg("{a}:1").query::<Value>(&mut it.connection()).is_ok());
    let mut connection = primary.unwrap().connection();
    assert!(redis::cmd("GET").arg("{foo}:1").query::<Value>(&mut connection).is_ok());
    let mut on_it = |function: &str, keys: &[&str]| send(&mut connection, function, keys, &[]);
    let refused = on_it("two", &[]).unwrap_err().to_string();
    assert!(refused.contains("do not hash to the same slot"), "{refused}");
    assert!(on_it("two_allowed", &[]).is_ok());
    assert_eq!(code(on_it("declared", &["{foo}:1", "{a}:1"])), "CROSSSLOT");
    assert_refused(on_it("one_command", &[]));
    // A script without a first line of its own is let, and one with it is not.
    let body = "redis.call('INCR', '{foo}:1') return redis.call('INCR', '{a}:1')";
    let script = |text: &str, connection: &mut Connection| -> Result<Value, RedisError> {
        redis::cmd("EVAL").arg(text).arg(0).query(connection)
    };
    assert!(script(body, &mut connection).is_ok());
    assert_refused(script(&format!("#!lua\n{body}"), &mut connection));
    let one_command = "return redis.call('MSET', '{foo}:1', 1, '{a}:1', 2)";
    assert_refused(script(one_command, &mut connection));
}

/// Calls a function on the node that has the keys.
fn call(
    cluster: &Cluster,
    function: &str,
    keys: &[&str],
    args: &[&str],
) -> Result<Value, RedisError> {
    let mut answers = cluster
        .primaries()
        .iter()
        .map(|primary| send(&mut primary.connection(), function, keys, args));
    let is_elsewhere = |answer: &Result<Value, RedisError>| matches!(answer, Err(error) if error.code() == Some("MOVED"));
    answers.find(|answer| !is_elsewhere(answer)).expect("no node has the keys")
}

fn send(
    connection: &mut Connection,
    function: &str,
    keys: &[&str],
    args: &[&str],
) -> Result<Value, RedisError> {
    redis::cmd("FCALL").arg(function).arg(keys.len()).arg(keys).arg(args).query(connection)
}

fn code(answer: Result<Value, RedisError>) -> String {
    answer.unwrap_err().code().unwrap_or_default().to_owned()
}

/// The script's own access to a key was refused, in the words of whichever server.
fn assert_refused(answer: Result<Value, RedisError>) {
    let error = answer.unwrap_err().to_string();
    let words = ["non local key", "slot not served", "hash to the same slot"];
    assert!(words.iter().any(|words| error.contains(words)), "{error}");
}
