//! What the tests on real servers share.

#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::collections::BTreeMap;
use std::time::Duration;

use fcall_deploy::{
    Library, Node, Plan, Report, Rules, Target, Timeouts, apply, connect, live, plan,
};
use fcall_testing::{Cluster, Options, Server, User};
use redis::cmd;

/// A password that must never be seen. It holds nothing that a URL or the server would escape.
pub(crate) const SECRET: &str = "hunter2hunter2";

/// A library with these functions, each of which answers the library's name.
pub(crate) fn library(name: &str, functions: &[&str]) -> Library {
    release(name, "1.0.0", functions)
}

pub(crate) fn release(name: &str, release: &str, functions: &[&str]) -> Library {
    let register = |function: &&str| {
        format!("redis.register_function('{function}', function() return '{name} {release}' end)\n")
    };
    let registrations: String = functions.iter().map(register).collect();
    let code = format!("#!lua name={name}\n---@release {release}\n{registrations}");
    Library::from_code(name, functions.iter().copied(), code)
}

/// A library that belongs to the owner `us`.
pub(crate) fn ours(name: &str, functions: &[&str]) -> Library {
    our_release(name, "1.0.0", functions)
}

pub(crate) fn our_release(name: &str, number: &str, functions: &[&str]) -> Library {
    let code = String::from_utf8(release(name, number, functions).code.to_vec()).unwrap();
    let code = code.replacen('\n', "\n---@owner us\n", 1);
    Library::from_code(name, functions.iter().copied(), code)
}

/// A library that every check before the server's passes.
pub(crate) fn broken(name: &str) -> Library {
    Library::from_code(name, [name], format!("#!lua name={name}\nthis is no Lua\n"))
}

pub(crate) fn target(url: &str) -> Target {
    Target::parse(url).unwrap()
}

pub(crate) fn nodes(url: &str) -> Vec<Node> {
    connect::discover(&target(url), &Timeouts::default()).unwrap()
}

pub(crate) fn impatient() -> Timeouts {
    Timeouts { connect: Duration::from_millis(500), response: Duration::from_millis(500) }
}

pub(crate) fn planned(libraries: &[Library], nodes: &mut [Node]) -> Plan {
    plan::plan(libraries, &live::read(nodes).unwrap(), &Rules::default())
}

pub(crate) fn deploy(libraries: &[Library], nodes: &mut [Node]) -> Report {
    apply::apply(&planned(libraries, nodes), nodes)
}

pub(crate) fn results(report: &Report) -> Vec<String> {
    let changes = report.nodes.iter().flat_map(|node| &node.changes);
    changes.map(|change| format!("{} {}", change.change.library, change.result.word())).collect()
}

pub(crate) fn errors(report: &Report) -> Vec<String> {
    report.nodes.iter().filter_map(|node| node.error.as_ref()).map(ToString::to_string).collect()
}

/// The names and code of all libraries, asked of the server without our own reader.
pub(crate) fn held(server: &Server) -> BTreeMap<String, Vec<u8>> {
    type Item = (String, String, String, String, String, redis::Value, String, Vec<u8>);
    let items: Vec<Item> =
        cmd("FUNCTION").arg("LIST").arg("WITHCODE").query(&mut server.connection()).unwrap();
    items.into_iter().map(|item| (item.1, item.7)).collect()
}

pub(crate) fn expected(libraries: &[&Library]) -> BTreeMap<String, Vec<u8>> {
    libraries.iter().map(|library| (library.name.clone(), library.code.to_vec())).collect()
}

/// How often a command was called on this server.
pub(crate) fn calls(server: &Server, command: &str) -> u64 {
    let info: String = cmd("INFO").arg("commandstats").query(&mut server.connection()).unwrap();
    let line =
        info.lines().find_map(|line| line.strip_prefix(&format!("cmdstat_{command}:calls=")));
    line.and_then(|line| line.split(',').next()).map_or(0, |count| count.parse().unwrap())
}

pub(crate) fn with_args(args: &[&str]) -> Server {
    let args = args.iter().map(|&arg| arg.to_owned()).collect();
    Server::start_with(&Options { args, ..Options::default() }).unwrap()
}

/// A server with a user `app` who has [`SECRET`] and these rules.
pub(crate) fn with_user(rules: &str) -> Server {
    let user = User { name: "app".into(), password: SECRET.into(), rules: rules.into() };
    Server::start_with(&Options { users: vec![user], ..Options::default() }).unwrap()
}

/// The URL of a cluster for a user who may not take the lock, which would notice first what is wrong.
pub(crate) fn without_lock(cluster: &Cluster) -> String {
    for node in cluster.nodes() {
        let mut user = cmd("ACL");
        user.arg("SETUSER").arg("app").arg("on").arg(format!(">{SECRET}"));
        let rules = ["+function", "+cluster|shards", "+client|kill"];
        user.arg(&rules).exec(&mut node.connection()).unwrap();
    }
    cluster.nodes()[0].url_as("app", SECRET)
}
