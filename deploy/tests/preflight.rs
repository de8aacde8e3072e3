//! What would go wrong is said before anything is written.

mod common;

use common::{SECRET, library, nodes, ours, planned, release, with_user};
use fcall_deploy::preflight::{Preflight, preflight};
use fcall_deploy::{Kind, Library, Rules, Server as Kinds, live, plan};
use fcall_testing::Server;
use redis::cmd;

fn checked(url: &str, libraries: &[Library]) -> Preflight {
    let mut nodes = nodes(url);
    preflight(&planned(libraries, &mut nodes), &mut nodes, None)
}

#[test]
fn nothing_to_say_and_nothing_to_ask() {
    let server = Server::start().unwrap();
    let url = server.tcp_url();
    assert_eq!(checked(&url, &[library("a", &["f"])]), Preflight::default());
    assert_eq!(common::calls(&server, "function|stats"), 1);
    // A plan without writes asks nothing.
    common::deploy(&[library("a", &["f"])], &mut nodes(&url));
    assert_eq!(checked(&url, &[library("a", &["f"])]), Preflight::default());
    assert_eq!(common::calls(&server, "function|stats"), 1);
}

#[test]
fn permissions_are_asked_for_where_that_is_allowed() {
    let (one, two) = ([library("a", &["f"])], [library("a", &["f"]), library("b", &["g"])]);
    for (rules, libraries, problem, note) in [
        ("+@all", &one[..], "", ""),
        ("+acl +info +function|list +function|stats +function|load +function|delete", &one, "", ""),
        ("+acl +info +function -function|delete", &one, "", "cannot be put back"),
        ("+acl +info +function -function|load", &one, "give the user +function|load", ""),
        ("+acl +info +function -function|restore", &two, "give the user +function|restore", ""),
        ("+acl|whoami +info +function", &one, "", "not everything was checked before"),
    ] {
        let server = with_user(rules);
        let found = checked(&server.url_as("app", SECRET), libraries);
        let problems: String = found.problems.iter().map(ToString::to_string).collect();
        assert!(problems.contains(problem), "{rules}: {found:?}");
        assert_eq!(found.problems.len(), usize::from(!problem.is_empty()), "{rules}: {found:?}");
        assert!(found.problems.iter().all(|problem| problem.kind == Kind::Permission));
        assert!(found.notes.join("").contains(note), "{rules}: {found:?}");
        assert_eq!(found.notes.is_empty(), note.is_empty(), "{rules}: {found:?}");
    }
}

#[test]
fn memory_is_counted_where_nothing_is_evicted() {
    let server = Server::start().unwrap();
    let mut connection = server.connection();
    let mut set = |name: &str, value: &str| {
        cmd("CONFIG").arg("SET").arg(name).arg(value).exec(&mut connection).unwrap();
    };
    for (limit, policy, problems) in [
        ("1", "noeviction", 1),
        ("1gb", "noeviction", 0),
        ("0", "noeviction", 0),
        ("1", "allkeys-lru", 0),
    ] {
        set("maxmemory-policy", policy);
        set("maxmemory", limit);
        let found = checked(&server.tcp_url(), &[library("a", &["f"])]);
        assert_eq!(found.problems.len(), problems, "{limit} {policy}: {found:?}");
        assert!(found.problems.iter().all(|problem| problem.kind == Kind::OutOfMemory));
    }
    // What only goes needs none.
    set("maxmemory", "0");
    common::deploy(&[ours("a", &["f"])], &mut nodes(&server.tcp_url()));
    set("maxmemory-policy", "noeviction");
    set("maxmemory", "1");
    let mut nodes = nodes(&server.tcp_url());
    let rules = Rules { owner: Some("us".into()), prune: true, ..Rules::default() };
    let plan = plan::plan(&[], &live::read(&mut nodes).unwrap(), &rules);
    assert!(plan.has_writes());
    assert_eq!(preflight(&plan, &mut nodes, None), Preflight::default());
}

#[test]
fn every_library_that_comes_is_judged_for_the_server_it_comes_to() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let a = library("a", &["f"]);
    common::deploy(std::slice::from_ref(&a), &mut nodes);
    let plan = planned(&[a, release("b", "2.0.0", &["g"])], &mut nodes);
    let expected = nodes[0].server().clone();
    let accepts = |code: &[u8], kind: &Kinds| {
        assert!(code.starts_with(b"#!lua name=b"));
        assert_eq!(*kind, expected);
        Err("it is Tuesday".to_owned())
    };
    let found = preflight(&plan, &mut nodes, Some(&accepts));
    let texts: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert_eq!(texts, [format!("{expected} would refuse library `b`: it is Tuesday")]);
}
