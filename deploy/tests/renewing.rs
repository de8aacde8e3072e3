//! A deploy that takes longer than its lock lasts, and one whose lock is taken away.

mod common;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use common::{calls, deploy, errors, expected, held, library, nodes, planned, release, results};
use fcall_deploy::delete::{self, Owners};
use fcall_deploy::restore::{self, Policy};
use fcall_deploy::{
    Kind, Library, Node, Options, Outcome, Progress, Report, apply, dump, live, lock,
};
use fcall_testing::Server;
use redis::cmd;

/// Long enough that a busy machine renews it in time, short enough to wait for its end.
const LASTS: Duration = Duration::from_secs(2);

/// Who takes the lock away.
const THIEF: &str = "token ann@web 42 2026-11-21T13:40:00Z";

/// One after the other, with `progress` after each.
fn one_by_one(progress: &(dyn Fn(Progress<'_>) + Sync)) -> Options<'_> {
    Options { at_once: 1, lock_lasts: LASTS, progress: Some(progress), ..Options::default() }
}

fn two() -> [Server; 2] {
    [Server::start().unwrap(), Server::start().unwrap()]
}

fn all(servers: &[Server; 2]) -> Vec<Node> {
    servers.iter().flat_map(|server| nodes(&server.tcp_url())).collect()
}

fn steal(server: &Server) {
    cmd("SET").arg(lock::KEY).arg(THIEF).exec(&mut server.connection()).unwrap();
}

fn holder(server: &Server) -> Option<String> {
    cmd("GET").arg(lock::KEY).query(&mut server.connection()).unwrap()
}

/// Returns when a renewal that began after this call is over.
fn await_renewal(server: &Server) {
    let before = calls(server, "eval");
    while calls(server, "eval") < before + 2 {
        thread::sleep(Duration::from_millis(20));
    }
}

fn is_named(report: &Report, index: usize) -> bool {
    let error = report.nodes[index].error.as_ref().unwrap();
    error.kind == Kind::Locked && error.to_string().contains("ann@web (process 42)")
}

#[test]
fn a_deploy_may_take_longer_than_its_lock() {
    let servers = two();
    let a = library("a", &["f"]);
    let mut nodes = all(&servers);
    let plan = planned(std::slice::from_ref(&a), &mut nodes);
    let slow = |done: Progress<'_>| {
        if done.done == 1 {
            // Three renewals and a half: the first times are over.
            thread::sleep(LASTS + LASTS / 6);
            let mut nodes = all(&servers);
            let report = deploy(&[release("a", "2.0.0", &["f"])], &mut nodes);
            assert_eq!(report.nodes[0].error.as_ref().unwrap().kind, Kind::Locked, "{report:?}");
        }
    };
    let report = apply::apply_with(&plan, &mut nodes, &one_by_one(&slow));
    assert_eq!((report.outcome(), &report.notes), (Outcome::Applied, &vec![]), "{report:?}");
    for server in &servers {
        assert_eq!((held(server), holder(server)), (expected(&[&a]), None));
    }
}

#[test]
fn nothing_is_written_behind_a_lock_that_was_stolen() {
    for (stolen, wanted) in [
        // The first was written under its own key, and is put back under it.
        (&[1][..], ["rolled_back", "unchanged"]),
        // Whoever has the key by now may have written over it.
        (&[0, 1], ["applied", "unchanged"]),
    ] {
        let servers = two();
        let a = library("a", &["f"]);
        let mut nodes = all(&servers);
        let plan = planned(std::slice::from_ref(&a), &mut nodes);
        let thief = |done: Progress<'_>| {
            let is_first = done.done == 1 && !done.is_way_back;
            stolen.iter().filter(|_| is_first).for_each(|index| steal(&servers[*index]));
        };
        let report = apply::apply_with(&plan, &mut nodes, &one_by_one(&thief));
        assert_eq!(results(&report), wanted.map(|result| format!("a {result}")), "{report:?}");
        assert!(is_named(&report, 1), "{report:?}");
        for (index, server) in servers.iter().enumerate() {
            let is_stolen = stolen.contains(&index);
            assert_eq!(holder(server).as_deref(), is_stolen.then_some(THIEF));
            let is_noted =
                report.notes.iter().any(|note| note.contains(&format!(":{}:", server.port())));
            assert_eq!(is_noted, is_stolen, "{:?}", report.notes);
        }
        let is_there = usize::from(stolen.contains(&0));
        assert_eq!((held(&servers[0]).len(), held(&servers[1]).len()), (is_there, 0));
    }
}

#[test]
fn a_lock_that_was_lost_elsewhere_is_noticed() {
    let servers = two();
    let mut nodes = all(&servers);
    let plan = planned(&[library("a", &["f"])], &mut nodes);
    let thief = |done: Progress<'_>| {
        if done.done == 1 && !done.is_way_back {
            steal(&servers[0]);
            await_renewal(&servers[0]);
        }
    };
    let report = apply::apply_with(&plan, &mut nodes, &one_by_one(&thief));
    assert_eq!(results(&report), ["a applied", "a unchanged"], "{report:?}");
    assert!(is_named(&report, 0) && is_named(&report, 1), "{:?}", errors(&report));
    assert_eq!((held(&servers[1]).len(), holder(&servers[1])), (0, None));
}

#[test]
fn a_lock_that_was_lost_when_all_was_written_is_said() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let plan = planned(&[library("a", &["f"])], &mut nodes);
    let thief = |_: Progress<'_>| {
        cmd("DEL").arg(lock::KEY).exec(&mut server.connection()).unwrap();
    };
    let report = apply::apply_with(&plan, &mut nodes, &one_by_one(&thief));
    assert_eq!((report.outcome(), report.notes.len()), (Outcome::Applied, 1), "{report:?}");
    assert!(report.notes[0].contains("was lost"), "{:?}", report.notes);
}

/// A URL in front of the server, behind which `act` is done before a request that holds `word`.
fn in_front_of(
    server: &Server,
    word: &'static str,
    act: impl Fn() + Send + Sync + 'static,
) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, server_port) = (listener.local_addr().unwrap().port(), server.port());
    let act = Arc::new(act);
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let act = act.clone();
            thread::spawn(move || {
                let mut server = TcpStream::connect(("127.0.0.1", server_port)).unwrap();
                let (mut replies, mut back) =
                    (server.try_clone().unwrap(), client.try_clone().unwrap());
                thread::spawn(move || std::io::copy(&mut replies, &mut back));
                let (mut client, mut buffer) = (client, vec![0; 65_536]);
                while let Ok(length @ 1..) = client.read(&mut buffer) {
                    let request = &buffer[..length];
                    if request.windows(word.len()).any(|part| part == word.as_bytes()) {
                        act();
                    }
                    server.write_all(request).unwrap();
                }
            });
        }
    });
    format!("redis://127.0.0.1:{port}")
}

/// Two servers with a library; when the first is written with `word`, the second's lock is stolen.
fn stolen_at(word: &'static str, a: &Library) -> (Arc<[Server; 2]>, Vec<Node>) {
    let servers = Arc::new(two());
    deploy(std::slice::from_ref(a), &mut all(&servers));
    let robbed = servers.clone();
    let url = in_front_of(&servers[0], word, move || steal(&robbed[1]));
    let mut both = nodes(&url);
    both.extend(nodes(&servers[1].tcp_url()));
    (servers, both)
}

#[test]
fn restores_and_deletions_stop_too() {
    let (old, new) = (library("a", &["f"]), release("a", "2.0.0", &["f"]));
    let (servers, mut both) = stolen_at("RESTORE", &old);
    let mut dump = dump::dump(&mut both[..1]).unwrap();
    dump.entries[0].library = new.clone();
    let plan = restore::plan(&dump, Policy::Replace, &live::read(&mut both).unwrap(), None);
    let report = restore::apply(&plan, &mut both);
    assert_eq!(report.outcome(), Outcome::Partial, "{report:?}");
    assert_eq!(report.nodes[1].error.as_ref().unwrap().kind, Kind::Locked, "{report:?}");
    assert_eq!((held(&servers[0]), held(&servers[1])), (expected(&[&new]), expected(&[&old])));

    let (servers, mut both) = stolen_at("DELETE", &old);
    let owners = Owners { ours: None, force: true };
    let plan = delete::plan(&["a".to_owned()], &live::read(&mut both).unwrap(), &owners);
    let report = delete::apply(&plan, &mut both);
    assert_eq!(report.outcome(), Outcome::Partial, "{report:?}");
    assert_eq!(report.nodes[1].error.as_ref().unwrap().kind, Kind::Locked, "{report:?}");
    assert_eq!((held(&servers[0]), held(&servers[1])), (expected(&[]), expected(&[&old])));
}
