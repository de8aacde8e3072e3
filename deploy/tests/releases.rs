//! Rules about releases on real servers: what is refused leaves every byte as it was, what is allowed is
//! told.

mod common;

use std::fmt::Write as _;

use common::{calls, expected, held, library, nodes, release};
use fcall_deploy::history::{self, Store};
use fcall_deploy::{Library, Node, Outcome, Plan, Rules, apply, live, plan, saved};
use fcall_testing::{Cluster, Server};
use redis::cmd;

/// A library of one function that takes these arguments.
fn taking(release: &str, args: &[&str]) -> Library {
    let (mut annotations, mut read) = (String::new(), String::new());
    for (index, arg) in args.iter().enumerate() {
        let _ = writeln!(annotations, "---@arg {arg} string");
        let _ = write!(read, ", args[{}]", index + 1);
    }
    let code = format!(
        "#!lua name=a\n---@release {release}\n\n---@key k\n{annotations}---@return integer\n\
         local function f(keys, args) return redis.call('RPUSH', keys[1], '{release}'{read}) end\n\
         redis.register_function('f', f)\n"
    );
    Library::from_code("a", ["f"], code)
}

fn planned(libraries: &[Library], nodes: &mut [Node], rules: &Rules) -> Plan {
    plan::plan(libraries, &live::read(nodes).unwrap(), rules)
}

/// All that a server holds, in both forms.
fn everything(server: &Server) -> (Vec<u8>, std::collections::BTreeMap<String, Vec<u8>>) {
    let dump = cmd("FUNCTION").arg("DUMP").query(&mut server.connection()).unwrap();
    (dump, held(server))
}

fn rules(allow_breaking: bool, allow_downgrade: bool) -> Rules {
    Rules { allow_breaking, allow_downgrade, ..Rules::default() }
}

#[test]
fn what_is_refused_leaves_the_server_untouched() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let old = taking("1.1.0", &["x"]);
    apply::apply(&planned(std::slice::from_ref(&old), &mut nodes, &Rules::default()), &mut nodes);
    let before = everything(&server);
    let folder = tempfile::tempdir().unwrap();
    for (new, needed, refused) in [
        (taking("1.1.0", &["x", "y?"]), rules(false, true), &["same-release"][..]),
        (taking("1.0.0", &["x", "y?"]), rules(false, true), &["downgrade"]),
        (taking("1.2.0", &["x", "y"]), rules(true, false), &["breaking"]),
        (taking("1.1.1", &[]), rules(true, false), &["breaking"]),
        (taking("1.0.0", &["x", "y"]), rules(true, true), &["downgrade", "breaking"]),
    ] {
        // The new library beside it could be written, but is not.
        let local = [new.clone(), library("beside", &["b"])];
        let plan = planned(&local, &mut nodes, &Rules::default());
        let found: Vec<_> = plan.refusals.iter().map(fcall_deploy::Refusal::rule).collect();
        assert_eq!(found, refused, "{:?}", plan.refusals);
        let report = apply::apply(&plan, &mut nodes);
        assert_eq!((report.outcome(), report.outcome().exit_code()), (Outcome::Refused, 2));
        assert_eq!((everything(&server) == before, calls(&server, "function|restore")), (true, 0));

        // Allowed, it is done, from a file too, and the report and the history say so.
        let plan = planned(&local, &mut nodes, &needed);
        let path = folder.path().join("plan.json");
        saved::write(&path, &plan, &local, &needed).unwrap();
        let plan = saved::read(&path).unwrap().plan(&live::read(&mut nodes).unwrap());
        let mut store = Store::File(folder.path().join("history.json"));
        let id = history::begin(&mut store, &plan, None).unwrap();
        let report = apply::apply(&plan, &mut nodes);
        history::end(&mut store, id, &report).unwrap();
        let found: Vec<_> = report.allowed.iter().map(fcall_deploy::Refusal::rule).collect();
        assert_eq!((report.outcome(), found.as_slice()), (Outcome::Applied, refused));
        assert_eq!(held(&server), expected(&[&local[0], &local[1]]));
        let entries = history::list(&mut store).unwrap();
        assert_eq!(entries.last().unwrap().allowed.len(), refused.len());

        // The way back is judged by no release.
        let back = history::back(&entries, id, &live::read(&mut nodes).unwrap()).unwrap();
        assert_eq!(apply::apply(&back, &mut nodes).outcome(), Outcome::Applied);
        assert_eq!(everything(&server), before);
        cmd("CONFIG").arg("RESETSTAT").exec(&mut server.connection()).unwrap();
    }
}

#[test]
fn one_primary_that_is_newer_keeps_all_as_they_are() {
    let cluster = Cluster::start().unwrap();
    let mut nodes = nodes(&cluster.urls()[0]);
    let (old, middle, new) =
        (taking("1.0.0", &["x"]), taking("1.1.0", &["x"]), taking("2.0.0", &[]));
    for (primary, library) in cluster.primaries().iter().zip([&old, &old, &new]) {
        let mut load = cmd("FUNCTION");
        load.arg("LOAD").arg(&*library.code).exec(&mut primary.connection()).unwrap();
    }
    let all = || cluster.primaries().iter().map(everything).collect::<Vec<_>>();
    let before = all();
    let newer = format!("127.0.0.1:{}", cluster.primaries()[2].port());
    let local = std::slice::from_ref(&middle);
    for (rules, expected) in [
        (Rules::default(), &["downgrade", "breaking"][..]),
        (rules(false, true), &["breaking"]),
        (rules(true, false), &["downgrade"]),
    ] {
        let plan = planned(local, &mut nodes, &rules);
        let found: Vec<_> = plan.refusals.iter().map(fcall_deploy::Refusal::rule).collect();
        assert_eq!(found, expected, "{:?}", plan.refusals);
        assert!(plan.refusals.iter().all(|refusal| refusal.address() == Some(&newer)));
        assert_eq!(apply::apply(&plan, &mut nodes).outcome(), Outcome::Refused);
        assert!(all() == before);
    }
    let report = apply::apply(&planned(local, &mut nodes, &rules(true, true)), &mut nodes);
    assert_eq!((report.outcome(), report.allowed.len()), (Outcome::Applied, 2));
    for primary in cluster.primaries() {
        assert_eq!(held(primary), expected(&[&middle]));
    }
    // A major step from one, a compatible one from the others.
    let report = apply::apply(
        &planned(&[release("a", "2.0.0", &["f"])], &mut nodes, &Rules::default()),
        &mut nodes,
    );
    assert_eq!((report.outcome(), report.allowed.len()), (Outcome::Applied, 0));
}
