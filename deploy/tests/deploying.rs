//! Plans carried out on real servers: what is held afterwards is what the report says.

mod common;

use common::{
    broken, calls, deploy, errors, expected, held, library, nodes, planned, release, results,
};
use fcall_deploy::{Kind, Library, Outcome, Rules, apply, live, verify};
use fcall_testing::{Options, Server};
use redis::cmd;

#[test]
fn add_then_nothing_then_change() {
    let server = Server::start().unwrap();
    for protocol in ["resp2", "resp3"] {
        let mut nodes = nodes(&format!("{}?protocol={protocol}", server.tcp_url()));
        let (a, b) = (library("a", &["f"]), library("b", &["g", "h"]));
        let report = deploy(&[a.clone(), b.clone()], &mut nodes);
        assert_eq!(
            (results(&report).join(" ").as_str(), report.outcome()),
            ("a applied b applied", Outcome::Applied)
        );
        assert_eq!(held(&server), expected(&[&a, &b]));

        let report = deploy(&[a.clone(), b], &mut nodes);
        assert_eq!(results(&report), ["a unchanged", "b unchanged"]);
        assert_eq!(report.outcome(), Outcome::NothingToDo);

        let newer = release("b", "2.0.0", &["g", "i"]);
        let report = deploy(&[a.clone(), newer.clone()], &mut nodes);
        assert_eq!(results(&report), ["a unchanged", "b applied"]);
        assert_eq!(held(&server), expected(&[&a, &newer]));
        let answer: String = cmd("FCALL").arg("i").arg(0).query(&mut server.connection()).unwrap();
        assert_eq!(answer, "b 2.0.0");
        cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).unwrap();
    }
}

#[test]
fn nothing_is_sent_when_nothing_differs() {
    let server = Server::start().unwrap();
    let libraries = [library("a", &["f"]), library("b", &["g"])];
    deploy(&libraries, &mut nodes(&server.tcp_url()));
    cmd("CONFIG").arg("RESETSTAT").exec(&mut server.connection()).unwrap();

    let report = deploy(&libraries, &mut nodes(&server.tcp_url()));
    assert_eq!(report.outcome(), Outcome::NothingToDo);
    assert_eq!(calls(&server, "function|list"), 1);
    for write in ["load", "restore", "delete", "flush"] {
        assert_eq!(calls(&server, &format!("function|{write}")), 0, "{write}");
    }
    // Only what differs is sent when something does.
    let newer = [library("a", &["f"]), release("b", "2.0.0", &["g2"])];
    let report = deploy(&newer, &mut nodes(&server.tcp_url()));
    assert_eq!(results(&report), ["a unchanged", "b applied"]);
    assert_eq!(calls(&server, "function|load"), 1);
}

#[test]
fn every_byte_arrives_and_is_read_back() {
    let server = Server::start().unwrap();
    let code = b"#!lua name=bytes\r\n---@release 1.0.0\r\n-- \xff\xfe\x80 \xc3\x28\r\nredis.register_function('f', function() return 'x' end)\r\n\n\t";
    let odd = Library::from_code("bytes", ["f"], code);
    for protocol in ["resp2", "resp3"] {
        let mut nodes = nodes(&format!("{}?protocol={protocol}", server.tcp_url()));
        deploy(std::slice::from_ref(&odd), &mut nodes);
        assert_eq!(held(&server), expected(&[&odd]));
        let lives = live::read(&mut nodes).unwrap();
        assert_eq!(lives[0].libraries, std::slice::from_ref(&odd), "{protocol}");
        assert!(!planned(std::slice::from_ref(&odd), &mut nodes).has_writes());
        let shorter = Library::from_code("bytes", ["f"], &code[..code.len() - 1]);
        assert!(planned(&[shorter], &mut nodes).has_writes());
    }
}

#[test]
fn a_function_moves_without_leaving_the_order() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    deploy(&[library("a", &["e"]), library("z", &["f", "g"])], &mut nodes);
    let (a, z) = (release("a", "2.0.0", &["e", "F"]), release("z", "2.0.0", &["g"]));
    let report = deploy(&[a.clone(), z.clone()], &mut nodes);
    assert_eq!(
        (results(&report).join(" ").as_str(), report.nodes[0].moves.len()),
        ("a applied z applied", 1)
    );
    assert_eq!(held(&server), expected(&[&a, &z]));
    // An exchange, which no order of loads could do.
    let (a, z) = (release("a", "3.0.0", &["g", "e"]), release("z", "3.0.0", &["f"]));
    let report = deploy(&[a.clone(), z.clone()], &mut nodes);
    assert_eq!((report.outcome(), report.nodes[0].moves.len()), (Outcome::Applied, 2));
    assert_eq!(held(&server), expected(&[&a, &z]));
}

#[test]
fn what_a_rule_forbids_is_not_begun() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let (old, foreign) = (release("a", "2.0.0", &["f"]), library("theirs", &["Taken"]));
    deploy(&[old.clone(), foreign.clone()], &mut nodes);
    let before = expected(&[&old, &foreign]);
    for (refused, part) in [
        (release("a", "1.9.9", &["f"]), "would go back from release 2.0.0 to 1.9.9"),
        (library("b", &["taken"]), "function `taken` of library `b` is taken by library `theirs`"),
    ] {
        // The new library beside it could be written, but is not.
        let report = deploy(&[library("new", &["n"]), refused], &mut nodes);
        assert_eq!(report.outcome().exit_code(), 2);
        assert!(report.refusals[0].to_string().contains(part), "{:?}", report.refusals);
        assert!(results(&report).iter().all(|result| result.ends_with("unchanged")));
        assert_eq!(held(&server), before);
    }
    assert_eq!((calls(&server, "function|load"), calls(&server, "function|restore")), (0, 1));

    let allowed = Rules { allow_downgrade: true, ..Rules::default() };
    let lower = release("a", "1.9.9", &["f"]);
    let lives = live::read(&mut nodes).unwrap();
    let plan = fcall_deploy::plan::plan(std::slice::from_ref(&lower), &lives, &allowed);
    assert_eq!(apply::apply(&plan, &mut nodes).outcome(), Outcome::Applied);
    assert_eq!(held(&server), expected(&[&lower, &foreign]));
}

#[test]
fn a_set_is_taken_whole_or_not_at_all() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let a = library("a", &["f"]);
    deploy(std::slice::from_ref(&a), &mut nodes);
    let set = [release("a", "2.0.0", &["f"]), broken("b"), library("c", &["h"])];
    let report = deploy(&set, &mut nodes);
    assert_eq!(results(&report), ["a failed", "b failed", "c failed"]);
    assert_eq!((report.outcome(), report.outcome().exit_code()), (Outcome::Failed, 1));
    let text = errors(&report).join("");
    assert!(
        text.contains("cannot write libraries `a`, `b`, `c`")
            && text.contains("Error compiling function"),
        "{text}"
    );
    assert_eq!(held(&server), expected(&[&a]));

    let report = deploy(&[broken("b")], &mut nodes);
    assert_eq!((report.outcome(), report.outcome().exit_code()), (Outcome::Failed, 1));
    assert!(errors(&report)[0].contains("cannot load library `b`"), "{:?}", errors(&report));
    assert_eq!(held(&server), expected(&[&a]));
}

#[test]
fn a_full_server_refuses_and_keeps_what_it_has() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let a = library("a", &["f"]);
    deploy(std::slice::from_ref(&a), &mut nodes);
    cmd("CONFIG").arg("SET").arg("maxmemory").arg(1).exec(&mut server.connection()).unwrap();
    let report = deploy(&[release("a", "2.0.0", &["f"])], &mut nodes);
    assert_eq!(
        (results(&report).join(" ").as_str(), report.outcome()),
        ("a failed", Outcome::Failed)
    );
    let error = report.nodes[0].error.as_ref().unwrap();
    assert_eq!(error.kind, Kind::OutOfMemory);
    assert!(error.to_string().contains("raise maxmemory"), "{error}");
    assert_eq!(held(&server), expected(&[&a]));
}

#[test]
fn a_plan_that_is_no_longer_true_is_refused() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let plan = planned(&[library("a", &["f"])], &mut nodes);
    // Not even a library that the plan does not touch may have changed.
    for theirs in [release("a", "7.0.0", &["g"]), library("theirs", &["t"])] {
        cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).unwrap();
        cmd("FUNCTION").arg("LOAD").arg(&*theirs.code).exec(&mut server.connection()).unwrap();
        let report = apply::apply(&plan, &mut nodes);
        assert_eq!(results(&report), ["a unchanged"]);
        assert_eq!(report.outcome(), Outcome::Refused);
        let text = report.refusals[0].to_string();
        assert!(
            text.contains("changed its libraries since the plan was made; plan again"),
            "{text}"
        );
        assert_eq!(held(&server), expected(&[&theirs]));
    }
    cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).unwrap();
    assert_eq!(apply::apply(&plan, &mut nodes).outcome(), Outcome::Applied);
}

#[test]
fn a_node_that_became_a_replica_after_the_plan_is_not_written() {
    let (server, primary) = (Server::start().unwrap(), Server::start().unwrap());
    let mut nodes = nodes(&server.tcp_url());
    let plan = planned(&[library("a", &["f"])], &mut nodes);
    let mut connection = server.connection();
    cmd("REPLICAOF").arg("127.0.0.1").arg(primary.port()).exec(&mut connection).unwrap();
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Refused);
    assert!(report.refusals[0].to_string().contains("it became a replica"), "{report:?}");
}

#[test]
fn a_server_killed_before_the_write() {
    let mut server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let plan = planned(&[library("a", &["f"]), library("b", &["g"])], &mut nodes);
    server.kill();
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(results(&report), ["a unchanged", "b unchanged"]);
    assert_eq!(
        (report.outcome(), report.nodes[0].error.as_ref().unwrap().kind),
        (Outcome::Failed, Kind::Unreachable)
    );
    // Started again, it is empty, and the same plan brings it there, over a new connection.
    server.restart().unwrap();
    assert_eq!(apply::apply(&plan, &mut nodes).outcome(), Outcome::Applied);
}

#[test]
fn verify_and_status_find_drift() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let libraries = [library("a", &["f"]), library("b", &["g"]), library("c", &["h"])];
    deploy(&libraries, &mut nodes);
    assert!(!verify::verify(&libraries, &mut nodes, &Rules::default()).unwrap().has_writes());

    let theirs = release("b", "0.5.0", &["g"]);
    let mut connection = server.connection();
    cmd("FUNCTION").arg("LOAD").arg("REPLACE").arg(&*theirs.code).exec(&mut connection).unwrap();
    cmd("FUNCTION").arg("DELETE").arg("c").exec(&mut connection).unwrap();
    let foreign = library("d", &["k"]);
    cmd("FUNCTION").arg("LOAD").arg(&*foreign.code).exec(&mut connection).unwrap();

    assert!(verify::verify(&libraries, &mut nodes, &Rules::default()).unwrap().has_writes());
    let status = verify::status(&libraries, &live::read(&mut nodes).unwrap());
    let lines: Vec<_> = status[0]
        .libraries
        .iter()
        .map(|library| (&*library.library, library.state.word(), library.release.as_deref()))
        .collect();
    assert_eq!(
        lines,
        [
            ("a", "same", Some("1.0.0")),
            ("b", "differs", Some("0.5.0")),
            ("c", "missing", None),
            ("d", "foreign", Some("1.0.0")),
        ]
    );
    assert_eq!(status[0].libraries[1].digest.as_ref(), Some(&theirs.digest));
    assert_eq!(status[0].server.to_string(), server.version().to_string().to_lowercase());
}

#[test]
fn a_replica_gets_it_from_its_primary() {
    let primary = Server::start().unwrap();
    let replica =
        Server::start_with(&Options { replica_of: Some(primary.port()), ..Options::default() })
            .unwrap();
    let a = library("a", &["f"]);
    assert_eq!(
        deploy(std::slice::from_ref(&a), &mut nodes(&primary.tcp_url())).outcome(),
        Outcome::Applied
    );
    for _ in 0..500 {
        if held(&replica) == expected(&[&a]) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the replica never got it");
}
