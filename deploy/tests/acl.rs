//! Users made by exactly the lines that are shown: what they are for works, and one rule less fails.

mod common;

use std::collections::BTreeMap;

use common::{SECRET, deploy, library, nodes};
use fcall_deploy::acl::{self, App, User};
use fcall_deploy::delete::{self, Owners};
use fcall_deploy::history::{self, Store};
use fcall_deploy::restore::{self, Policy};
use fcall_deploy::{Library, Lock, Node, Options, Outcome, Rules};
use fcall_deploy::{apply, connect, dump, live, lock, plan, preflight, replicas, verify};
use fcall_testing::{Cluster, Server};
use redis::{Connection, RedisError, cmd};

/// Sends the line as it is shown, with a password in its place and, of its rules, one left out.
fn make(user: &User, server: &Server, without: Option<usize>) {
    let mut user = user.clone();
    if let Some(index) = without {
        user.rules.remove(index);
    }
    let line = user.line().replace(">PASSWORD", &format!(">{SECRET}"));
    let mut words = line.split(' ');
    let mut command = cmd(words.next().unwrap());
    for word in words {
        command.arg(word);
    }
    command.exec(&mut server.connection()).unwrap();
}

/// What the server has refused to this user. Clients introduce themselves where they may.
fn denied(user: &User, server: &Server) -> Option<String> {
    let log: Vec<BTreeMap<String, redis::Value>> =
        cmd("ACL").arg("LOG").query(&mut server.connection()).unwrap();
    let text = |entry: &BTreeMap<String, redis::Value>, name: &str| {
        redis::from_redis_value_ref::<String>(&entry[name]).unwrap()
    };
    let mut entries = log.iter().filter(|entry| text(entry, "username") == user.name);
    let object = |entry| Some(text(entry, "object")).filter(|object| object != "client|setinfo");
    entries.find_map(object)
}

/// Does it as the user, and again with each rule left out, when it must fail for want of it, or the
/// server must have refused a command that the work goes without.
fn every_rule_counts(user: &User, servers: &[Server], work: &dyn Fn(&str) -> Result<(), String>) {
    let url = servers[0].tcp_url().replace("redis://", &format!("redis://{}:{SECRET}@", user.name));
    let all = |without| servers.iter().for_each(|server| make(user, server, without));
    all(None);
    let work = |url: &str| {
        let reset = |it: &Server| cmd("ACL").arg("LOG").arg("RESET").exec(&mut it.connection());
        servers.iter().try_for_each(reset).unwrap();
        work(url)?;
        let denied = servers.iter().find_map(|server| denied(user, server));
        denied.map_or(Ok(()), |command| Err(format!("NOPERM in the log: {command}")))
    };
    work(&url).unwrap_or_else(|error| panic!("{}: {error}", user.line()));
    for (index, rule) in user.rules.iter().enumerate() {
        all(Some(index));
        let error = work(&url).expect_err(&format!("it works without {}", rule.rule));
        let words = [
            "NOPERM",
            "NoPerm",
            "ACL failure",
            "can't publish to the channel",
            "can't run this command",
            "may not",
            "no permissions",
        ];
        let is_refused = words.iter().any(|words| error.contains(words));
        assert!(is_refused && !error.contains(SECRET), "without {}: {error}", rule.rule);
    }
    all(None);
    work(&url).unwrap();
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Everything that a deployer does: a library, a set of them, looking at them, taking them off.
fn deploying(url: &str) -> Result<(), String> {
    // What an earlier round could not take off.
    cmd("FUNCTION").arg("FLUSH").exec(&mut admin(url)).unwrap();
    let nodes = connect::discover(&common::target(url), &common::impatient());
    let mut nodes = nodes.map_err(text)?;
    let alone = library("alone", &["f"]);
    verify::verify(std::slice::from_ref(&alone), &mut nodes, &Rules::default()).map_err(text)?;
    carry_out(url, &alone, &mut nodes)?;
    replicas::find(&mut nodes).map_err(text)?;
    dump::server_payload(&mut nodes[0]).map_err(text)?;
    let mut dump = dump::dump(&mut nodes).map_err(text)?;
    dump.entries[0].library = common::release("alone", "0.1.0", &["f"]);
    let plan = restore::plan(&dump, Policy::Replace, &live::read(&mut nodes).map_err(text)?, None);
    let report = restore::apply(&plan, &mut nodes);
    let mut errors = report.nodes.iter().filter_map(|node| node.error.clone());
    errors.try_for_each(|error| Err(text(error)))?;
    let owners = Owners { ours: None, force: true };
    let names = ["alone".to_owned()];
    let plan = delete::plan(&names, &live::read(&mut nodes).map_err(text)?, &owners);
    let report = delete::apply(&plan, &mut nodes);
    let mut errors = report.nodes.iter().filter_map(|node| node.error.clone());
    errors.try_for_each(|error| Err(text(error)))
}

/// As `deploy --lock-key fcall:deploy --history key:fcall:deploy:history` does it, over connections
/// that break before the first write.
fn carry_out(url: &str, library: &Library, nodes: &mut [Node]) -> Result<(), String> {
    let lives = live::read(nodes).map_err(text)?;
    let plan = plan::plan(std::slice::from_ref(library), &lives, &Rules::default());
    let found = preflight::preflight(&plan, nodes, None);
    let problems = found.problems.iter().map(ToString::to_string);
    if let Some(problem) = problems.chain(found.notes).next() {
        return Err(problem);
    }
    let id = history::begin(&mut store(nodes), &plan, None).map_err(text)?;
    cmd("CLIENT").arg("KILL").arg("USER").arg("ops").exec(&mut admin(url)).unwrap();
    let options = Options { lock: Lock::Required(lock::KEY), ..Options::default() };
    let report = apply::apply_with(&plan, nodes, &options);
    history::end(&mut store(nodes), id, &report).map_err(text)?;
    if report.outcome() != Outcome::Applied {
        return Err(common::errors(&report).join("; "));
    }
    // A deploy that is refused, as this one is the second time, is not kept.
    let id = history::begin(&mut store(nodes), &plan, None).map_err(text)?;
    let refused = apply::apply_with(&plan, nodes, &options);
    history::end(&mut store(nodes), id, &refused).map_err(text)
}

fn admin(url: &str) -> Connection {
    let url = url.replace(&format!("ops:{SECRET}@"), "");
    redis::Client::open(url).unwrap().get_connection().unwrap()
}

fn store(nodes: &mut [Node]) -> Store<'_> {
    Store::Key("fcall:deploy:history".to_owned(), nodes)
}

#[test]
fn the_deployers_line_is_enough_and_not_too_much() {
    let server = Server::start().unwrap();
    every_rule_counts(&acl::deployer("ops", false), &[server], &deploying);
}

#[test]
fn the_deployers_line_for_a_cluster_is_too() {
    let cluster = Cluster::start().unwrap();
    every_rule_counts(&acl::deployer("ops", true), cluster.nodes(), &deploying);
}

const SHOP: &str = r"#!lua name=shop
local function buy(keys, args)
  local call = redis.call
  local left = call('DECR', keys[1])
  pcall(redis.call, 'EXPIRE', keys[1], 100)
  redis.call('PUBLISH', 'bought', keys[1])
  return { left, redis.call('OBJECT', 'ENCODING', keys[1]) }
end
local function look(keys, args)
  return redis.call(args[1] == 'type' and 'TYPE' or 'GET', keys[1])
end
redis.register_function('shop_buy', buy)
redis.register_function{function_name='shop_look', callback=look, flags={'no-writes'}}
";

fn shop() -> Library {
    Library::from_code("shop", ["shop_buy", "shop_look"], SHOP)
}

fn call(
    connection: &mut Connection,
    command: &str,
    words: &[&str],
) -> Result<redis::Value, RedisError> {
    let mut command = cmd(command);
    for word in words {
        command.arg(word);
    }
    command.query(connection)
}

fn shopping(url: &str) -> Result<(), String> {
    let mut connection = redis::Client::open(url).unwrap().get_connection().unwrap();
    let text = |error: RedisError| error.to_string();
    // `pcall` hides what went wrong: whether it did anything is seen by the other user.
    call(&mut connection, "FCALL", &["shop_buy", "1", "shop:1"]).map_err(text)?;
    let admin = url.replace(&format!("app:{SECRET}@"), "");
    let mut admin = redis::Client::open(admin).unwrap().get_connection().unwrap();
    let expires: i64 = cmd("TTL").arg("shop:1").query(&mut admin).unwrap();
    cmd("PERSIST").arg("shop:1").exec(&mut admin).unwrap();
    if expires < 0 {
        return Err("NOPERM: it does not expire".to_owned());
    }
    call(&mut connection, "FCALL_RO", &["shop_look", "1", "shop:1"]).map_err(text)?;
    call(&mut connection, "FCALL_RO", &["shop_look", "1", "shop:1", "type"]).map_err(text)?;
    Ok(())
}

#[test]
fn the_apps_line_is_enough_and_not_too_much() {
    let server = Server::start().unwrap();
    deploy(&[shop()], &mut nodes(&server.tcp_url()));
    let app = App { name: "app".into(), keys: vec!["shop:*".into()], is_cluster: false };
    let user = acl::app(&app, &[shop()]);
    assert_eq!(
        user.line(),
        "ACL SETUSER app reset on >PASSWORD ~shop:* &* +fcall_ro +fcall +decr +expire +get \
         +object|encoding +publish +type"
    );
    every_rule_counts(&user, &[server], &shopping);
}

#[test]
fn an_app_that_only_reads_cannot_write() {
    let server = Server::start().unwrap();
    let code = SHOP.replace("redis.register_function('shop_buy', buy)\n", "");
    let reader = Library::from_code("shop", ["shop_look"], code);
    deploy(std::slice::from_ref(&reader), &mut nodes(&server.tcp_url()));
    // What is there but not registered does not count.
    let user = acl::app(&App { name: "app".into(), keys: vec![], is_cluster: false }, &[reader]);
    assert!(user.rules[0].rule == "%R~*" && user.line().contains("+fcall_ro "), "{}", user.line());
    assert!(user.line().ends_with(" +fcall_ro +get +type"), "{}", user.line());
    make(&user, &server, None);
    let mut connection =
        redis::Client::open(server.url_as("app", SECRET)).unwrap().get_connection().unwrap();
    call(&mut connection, "FCALL_RO", &["shop_look", "1", "any"]).unwrap();
    let error = call(&mut connection, "DECR", &["any"]).unwrap_err();
    assert_eq!(error.code(), Some("NOPERM"), "{error}");
}

#[test]
fn the_broad_line_lets_riddles_through() {
    let server = Server::start().unwrap();
    let code = "#!lua name=any\nredis.register_function('any_run', function(keys, args) \
                return redis.call(args[1], keys[1]) end)\n";
    let riddle = Library::from_code("any", ["any_run"], code);
    deploy(std::slice::from_ref(&riddle), &mut nodes(&server.tcp_url()));
    let user = acl::app(&App { name: "app".into(), keys: vec![], is_cluster: false }, &[riddle]);
    make(&user, &server, None);
    let mut connection =
        redis::Client::open(server.url_as("app", SECRET)).unwrap().get_connection().unwrap();
    for (command, is_allowed) in [("INCR", true), ("GET", true), ("TTL", true), ("KEYS", false)] {
        let reply = call(&mut connection, "FCALL", &["any_run", "1", "k", command]);
        assert_eq!(reply.is_ok(), is_allowed, "{command}: {reply:?}");
    }
}

#[test]
fn an_app_of_a_cluster_reaches_its_nodes() {
    let cluster = Cluster::start().unwrap();
    let library = library("hi", &["hi_f"]);
    deploy(std::slice::from_ref(&library), &mut nodes(&cluster.urls()[0]));
    let app = App { name: "app".into(), keys: vec![], is_cluster: true };
    let mut user = acl::app(&app, &[library]);
    // The function runs no command, so that no key is checked but the one it declares.
    let work = |url: &str| {
        let text = |error: RedisError| error.to_string();
        let client = redis::cluster::ClusterClient::new([url]).map_err(text)?;
        let mut connection = client.get_connection().map_err(text)?;
        cmd("FCALL").arg("hi_f").arg(1).arg("k").exec(&mut connection).map_err(text)
    };
    user.rules.retain(|rule| rule.rule != "+ping");
    let servers: Vec<&Server> = cluster.nodes().iter().collect();
    let url = servers[0].tcp_url().replace("redis://", &format!("redis://app:{SECRET}@"));
    for server in &servers {
        make(&user, server, None);
    }
    assert!(work(&url).is_err(), "it works without +ping");
    let user = acl::app(&app, &[common::library("hi", &["hi_f"])]);
    for without in [None, Some("+cluster|slots"), Some("+fcall"), Some("~*")] {
        let index = user.rules.iter().position(|rule| Some(rule.rule.as_str()) == without);
        for server in &servers {
            make(&user, server, index);
        }
        assert_eq!(work(&url).is_ok(), without.is_none(), "{without:?}: {:?}", work(&url));
    }
}
