//! Which commands a library is found to run, and the lines that follow, as tables.

use super::calls::calls;
use super::{App, app, deployer};
use crate::Library;

#[test]
fn commands_that_the_text_names() {
    for (code, commands, unknown) in [
        ("redis.call('GET', k)", "get", ""),
        ("redis.pcall \"time\" server.call('Set', k, v)", "set time", ""),
        ("local call = redis.call\ncall('incr', k)", "incr", ""),
        ("pcall(redis.call, 'del', k)", "del", ""),
        ("redis.call(x and 'get' or 'set', k)", "get set", ""),
        ("redis.call(('get'), redis.call('srandmember', k))", "get srandmember", ""),
        ("redis.call('object', 'ENCODING', k)", "object|encoding", ""),
        ("redis.call('xgroup', sub, k)", "xgroup", ""),
        ("redis.call('json.get', k)", "json.get", ""),
        ("redis.call('object', x and 'freq' or 'idletime', k)", "object|freq object|idletime", ""),
        ("redis.call('config', x)", "config", ""),
        ("redis.call('gett', k) redis.call('object', 'colour', k)", "", ""),
        ("local server = keys[1] f(server)", "", ""),
        ("redis.log(redis.LOG_NOTICE, 'x') redis.sha1hex('x')", "", ""),
        // What cannot be followed.
        ("\n\nredis.call(name, k)", "", "3 the command is not a constant"),
        ("redis.call(unpack(words))", "", "1 the command is not a constant"),
        ("redis.call('get ' .. x)", "", "1 the command is not a constant"),
        ("redis.call(x or 'get')", "", "1 the command is not a constant"),
        ("redis.call()", "", "1 the command is not a constant"),
        ("local r = redis", "", "1 `redis` or its `call` is passed on"),
        ("f(redis.call)", "", "1 `redis` or its `call` is passed on"),
        ("call = redis.call", "", "1 `redis` or its `call` is passed on"),
        ("local c = redis.call\nf(c)", "", "2 `redis` or its `call` is passed on"),
        ("redis['call']('get')", "", "1 `redis` or its `call` is passed on"),
        ("f(server)", "", "1 `redis` or its `call` is passed on"),
        ("_G.redis.call('get')", "", "1 code may be made while it runs"),
        ("loadstring(x)()", "", "1 code may be made while it runs"),
    ] {
        let found = calls(code.as_bytes());
        let names: Vec<_> = found.commands.into_keys().collect();
        let lines: Vec<_> =
            found.unknown.iter().map(|(line, why)| format!("{line} {why}")).collect();
        assert_eq!(
            (names.join(" ").as_str(), lines.join("; ").as_str()),
            (commands, unknown),
            "{code}"
        );
    }
}

fn library(name: &str, flags: &str, body: &str) -> Library {
    let code = format!(
        "#!lua name={name}\nredis.register_function{{function_name='{name}_f', \
         callback=function(keys, args) {body} end, flags={{{flags}}}}}\n"
    );
    Library::from_code(name, [format!("{name}_f")], code)
}

fn line(libraries: &[Library], keys: &[&str], is_cluster: bool) -> String {
    let keys = keys.iter().map(|&key| key.to_owned()).collect();
    app(&App { name: "app".into(), keys, is_cluster }, libraries).line()
}

#[test]
fn lines() {
    let reader = library("r", "'no-writes'", "return redis.call('GET', keys[1])");
    let writer = library("w", "", "return redis.call('INCR', keys[1])");
    let teller = library("p", "", "return redis.call('PUBLISH', 'c', args[1])");
    let riddle = library("x", "", "return redis.call(args[1], keys[1])");
    let start = "ACL SETUSER app reset on >PASSWORD";
    assert_eq!(
        line(std::slice::from_ref(&reader), &[], false),
        format!("{start} %R~* +fcall_ro +get")
    );
    assert_eq!(
        line(&[reader, writer.clone()], &["shop:*", "user:*"], false),
        format!("{start} ~shop:* ~user:* +fcall_ro +fcall +get +incr")
    );
    assert_eq!(
        line(&[writer], &["shop:*"], true),
        format!("{start} ~shop:* +fcall +incr +cluster|slots +ping")
    );
    assert_eq!(line(&[teller], &[], false), format!("{start} ~* &* +fcall +publish"));
    assert_eq!(
        line(&[riddle], &[], false),
        format!("{start} ~* +@read +@write -@dangerous +fcall")
    );
    assert_eq!(
        deployer("ops", true).line(),
        "ACL SETUSER ops reset on >PASSWORD +function|list +function|load +function|restore \
         +function|delete +function|dump +function|stats +acl|whoami +acl|dryrun +info \
         +client|kill +role ~fcall:deploy* +eval +set +get +del +hvals +hset +hsetnx +hdel \
         +cluster|shards"
    );
}

#[test]
fn a_library_of_several_files_is_followed_as_any_other() {
    let library = library("r", "'no-writes'", "return redis.call('GET', keys[1])");
    let code = String::from_utf8(library.code.to_vec()).unwrap();
    let code = code.replace("name=r\n", "name=r\n---@include \"parts/get.lua\"\n");
    let of_parts = Library::from_code("r", library.functions.clone(), code);
    assert_eq!(line(&[of_parts], &[], false), line(&[library], &[], false));
}

#[test]
fn what_is_broad_says_why() {
    let riddle = library("x", "", "return redis.call(args[1], keys[1])");
    let user = app(&App { name: "app".into(), keys: vec![], is_cluster: false }, &[riddle]);
    assert!(user.broad[0].starts_with("~* permits every key"), "{:?}", user.broad);
    assert!(user.broad[1].contains("library `x`, line 2, where the command is not a constant"));
    assert_eq!(user.broad.len(), 2);
}
