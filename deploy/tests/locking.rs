//! Two deploys at once: one has it whole, the other says who has it.

mod common;

use std::sync::Barrier;
use std::thread;

use common::{errors, expected, held, library, nodes, planned, release, results, with_user};
use fcall_deploy::delete::{self, Owners};
use fcall_deploy::restore::{self, Policy};
use fcall_deploy::{Kind, Library, Lock, Node, Options, Outcome, Plan, Report};
use fcall_deploy::{apply, dump, live, lock};
use fcall_testing::{Cluster, Server};
use redis::cmd;

fn apply_locked(plan: &Plan, nodes: &mut [Node], lock: Lock<'_>) -> Report {
    apply::apply_with(plan, nodes, &Options { lock, ..Options::default() })
}

fn keys(server: &Server) -> Vec<String> {
    cmd("KEYS").arg("*").query(&mut server.connection()).unwrap()
}

#[test]
fn whoever_has_the_lock_is_named_and_it_is_given_back() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let plan = planned(&[library("a", &["f"])], &mut nodes);
    let mut connection = server.connection();
    let held_by = "token ann@web 42 2026-11-21T13:40:00Z";
    cmd("SET").arg(lock::KEY).arg(held_by).arg("PX").arg(60_000).exec(&mut connection).unwrap();
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!((results(&report), report.outcome()), (vec!["a unchanged".into()], Outcome::Failed));
    assert_eq!(report.nodes[0].error.as_ref().unwrap().kind, Kind::Locked);
    let text = errors(&report).join("");
    assert!(
        text.contains("ann@web (process 42) has been deploying here since 2026-11-21T13:40:00Z"),
        "{text}"
    );
    // What is not ours is not given back, and another key is another lock.
    assert_eq!(cmd("GET").arg(lock::KEY).query::<String>(&mut connection).unwrap(), held_by);
    let report = apply_locked(&plan, &mut nodes, Lock::Required("another"));
    assert_eq!(report.outcome(), Outcome::Applied);
    assert_eq!(keys(&server), [lock::KEY]);
    // It ends by itself: nobody has to come and clean up after a deploy that died.
    cmd("PEXPIRE").arg(lock::KEY).arg(1).exec(&mut connection).unwrap();
    while !keys(&server).is_empty() {}
    let plan = planned(&[release("a", "2.0.0", &["f"])], &mut nodes);
    assert_eq!(apply::apply(&plan, &mut nodes).outcome(), Outcome::Applied);
    assert_eq!(keys(&server), [""; 0]);
}

#[test]
fn the_lock_has_an_end_while_it_is_held() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let plan = planned(&[library("a", &["f"])], &mut nodes);
    let mut connection = server.connection();
    let look = move |_: fcall_deploy::Progress<'_>| {
        let mut connection = server.client().get_connection().unwrap();
        let left: i64 = cmd("PTTL").arg(lock::KEY).query(&mut connection).unwrap();
        assert!((500_000..=600_000).contains(&left), "{left}");
    };
    let report = apply::apply_with(
        &plan,
        &mut nodes,
        &Options { progress: Some(&look), ..Options::default() },
    );
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    assert_eq!(cmd("EXISTS").arg(lock::KEY).query::<i64>(&mut connection).unwrap(), 0);
}

#[test]
fn restores_and_deletions_wait_for_it_too() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let a = library("a", &["f"]);
    common::deploy(std::slice::from_ref(&a), &mut nodes);
    let mut dump = dump::dump(&mut nodes).unwrap();
    dump.entries[0].library = release("a", "2.0.0", &["f"]);
    let lives = live::read(&mut nodes).unwrap();
    let restore = restore::plan(&dump, Policy::Replace, &lives, None);
    let owners = Owners { ours: None, force: true };
    let delete = delete::plan(&["a".to_owned()], &lives, &owners);
    let mut connection = server.connection();
    cmd("SET").arg(lock::KEY).arg("token ann@web 42 now").exec(&mut connection).unwrap();
    for error in [
        restore::apply(&restore, &mut nodes).nodes.remove(0).error,
        delete::apply(&delete, &mut nodes).nodes.remove(0).error,
    ] {
        let error = error.unwrap();
        assert!(error.kind == Kind::Locked && error.message.contains("ann@web"), "{error}");
        assert_eq!(held(&server), expected(&[&a]));
    }
    cmd("DEL").arg(lock::KEY).exec(&mut connection).unwrap();
    assert_eq!(restore::apply(&restore, &mut nodes).outcome(), Outcome::Applied);
    assert_eq!(keys(&server), [""; 0]);
    let delete = delete::plan(&["a".to_owned()], &live::read(&mut nodes).unwrap(), &owners);
    assert_eq!(delete::apply(&delete, &mut nodes).outcome(), Outcome::Applied);
    assert_eq!((held(&server).len(), keys(&server)), (0, vec![]));
}

#[test]
fn a_user_who_may_not_write_the_key() {
    for (rules, note) in [
        ("+function +eval +set +get +del ~fcall:deploy*", None),
        ("+function", Some("no lock was taken")),
        ("+function +eval +set +get ~fcall:deploy*", Some("no lock was taken")),
        ("+function +eval +set +get +del ~other", Some("no lock was taken")),
    ] {
        let server = with_user(rules);
        let mut nodes = nodes(&server.url_as("app", common::SECRET));
        let plan = planned(&[library("a", &["f"])], &mut nodes);
        let mine = Lock::Required(lock::KEY);
        if note.is_some() {
            let report = apply_locked(&plan, &mut nodes, mine);
            assert_eq!(report.outcome(), Outcome::Failed, "{rules}");
            let error = report.nodes[0].error.as_ref().unwrap();
            assert_eq!(error.kind, Kind::Permission, "{rules}");
            assert!(error.to_string().contains("--lock-key none"), "{error}");
        }
        let report = apply::apply(&plan, &mut nodes);
        assert_eq!(report.outcome(), Outcome::Applied, "{rules}: {:?}", errors(&report));
        let found = report.notes.first().map(String::as_str).unwrap_or_default();
        assert!(found.contains(note.unwrap_or_default()), "{rules}: {found}");
        assert_eq!(report.notes.len(), usize::from(note.is_some()), "{rules}");
        assert_eq!(keys(&server), [""; 0]);
    }
}

#[test]
fn of_two_at_once_one_has_the_cluster_whole() {
    let cluster = Cluster::start().unwrap();
    let urls = cluster.urls();
    for round in 0..4 {
        let start = Barrier::new(2);
        let versions = [format!("{round}.1.0"), format!("{round}.2.0")];
        let deploy = |index: usize| -> (Library, Report) {
            let library = release("a", &versions[index], &["f"]);
            let mut nodes = nodes(&urls[index]);
            let plan = planned(std::slice::from_ref(&library), &mut nodes);
            start.wait();
            (library, apply::apply(&plan, &mut nodes))
        };
        let reports = thread::scope(|scope| {
            let others = [0, 1].map(|index| scope.spawn(move || deploy(index)));
            others.map(|thread| thread.join().unwrap())
        });
        let winners: Vec<&(Library, Report)> =
            reports.iter().filter(|(_, report)| report.outcome() == Outcome::Applied).collect();
        let [(library, _)] = winners.as_slice() else {
            panic!("{:?}", reports.iter().map(|(_, it)| errors(it)).collect::<Vec<_>>())
        };
        for primary in cluster.primaries() {
            assert_eq!(held(primary), expected(&[library]));
            assert_eq!(keys(primary), [""; 0]);
        }
        for (_, report) in reports.iter().filter(|(_, it)| it.outcome() != Outcome::Applied) {
            let is_told = errors(report).iter().any(|it| it.contains("has been deploying"))
                || report
                    .refusals
                    .iter()
                    .any(|it| it.to_string().contains("changed its libraries"));
            assert!(is_told, "{report:?}");
        }
    }
}
