//! Connections that break or stall at a chosen moment: what the report says, word for word.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicIsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::common::{
    self, errors, expected, held, impatient, library, planned, release, results, target,
};
use fcall_deploy::{Kind, Library, Lock, Node, Options, Outcome, Plan, apply, connect};
use fcall_testing::Server;
use redis::cmd;

/// What the wire does to a request.
#[derive(Clone, Copy)]
enum Fault {
    /// It never arrives.
    CutRequest,
    /// It arrives, but the reply does not.
    CutReply,
    /// Somebody else writes right before it.
    Meddle,
}

/// A plan made over a good wire, and nodes behind one that does `fault` to every request that holds
/// `word`, but for the first `spared` of them.
fn through_wire(
    server: &Server,
    libraries: &[Library],
    (word, spared, fault): (&'static str, usize, Fault),
) -> (Plan, Vec<Node>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (server_port, socket_url) = (server.port(), server.url());
    let spared = Arc::new(AtomicIsize::new(isize::try_from(spared).unwrap()));
    thread::spawn(move || {
        while let Ok((client, _)) = listener.accept() {
            let (url, spared) = (socket_url.clone(), spared.clone());
            thread::spawn(move || wire(client, server_port, (word, &spared, fault), &url));
        }
    });
    let mut plan = planned(libraries, &mut common::nodes(&server.tcp_url()));
    let url = format!("redis://127.0.0.1:{port}");
    let nodes = connect::discover(&target(&url), &impatient()).unwrap();
    plan.nodes[0].address = nodes[0].address();
    (plan, nodes)
}

/// The client sends one request at a time and waits for its reply.
fn wire(
    mut client: TcpStream,
    server_port: u16,
    (word, spared, fault): (&str, &AtomicIsize, Fault),
    url: &str,
) {
    let mut server = TcpStream::connect(("127.0.0.1", server_port)).unwrap();
    let mut replies = (server.try_clone().unwrap(), client.try_clone().unwrap());
    thread::spawn(move || std::io::copy(&mut replies.0, &mut replies.1));
    let mut buffer = vec![0; 65_536];
    while let Ok(length @ 1..) = client.read(&mut buffer) {
        let request = &buffer[..length];
        let is_meant = request.windows(word.len()).any(|part| part == word.as_bytes());
        if is_meant && spared.fetch_sub(1, Ordering::SeqCst) <= 0 {
            match fault {
                Fault::CutRequest => break,
                // Over a connection of its own, so that the server has answered before the client
                // notices anything.
                Fault::CutReply => {
                    let mut other = TcpStream::connect(("127.0.0.1", server_port)).unwrap();
                    other.write_all(request).unwrap();
                    other.read_exact(&mut [0]).unwrap();
                    break;
                }
                Fault::Meddle => meddle(url),
            }
        }
        if server.write_all(request).is_err() {
            break;
        }
    }
    let _ = client.shutdown(Shutdown::Both);
    let _ = server.shutdown(Shutdown::Both);
}

fn theirs() -> Library {
    release("a", "6.6.6", &["f"])
}

fn meddle(url: &str) {
    let mut connection = redis::Client::open(url).unwrap().get_connection().unwrap();
    cmd("FUNCTION").arg("LOAD").arg("REPLACE").arg(&*theirs().code).exec(&mut connection).unwrap();
}

#[test]
fn a_lost_request_is_tried_again_and_then_said() {
    let server = Server::start().unwrap();
    let libraries = [library("a", &["f"]), library("b", &["g"])];
    let fault = ("RESTORE", 0, Fault::CutRequest);
    let (plan, mut nodes) = through_wire(&server, &libraries, fault);
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(
        (results(&report).join(" ").as_str(), report.outcome()),
        ("a failed b failed", Outcome::Failed)
    );
    assert_eq!(report.nodes[0].error.as_ref().unwrap().kind, Kind::Lost, "{:?}", errors(&report));
    assert_eq!(held(&server).len(), 0);

    let report = common::deploy(&libraries, &mut common::nodes(&server.tcp_url()));
    assert_eq!(report.outcome(), Outcome::Applied);
    assert_eq!(held(&server), expected(&[&libraries[0], &libraries[1]]));
}

#[test]
fn a_lost_reply_is_found_out() {
    let server = Server::start().unwrap();
    let libraries = [library("a", &["f"]), library("b", &["g"])];
    for fault in [("RESTORE", 0, Fault::CutReply), ("WITHCODE", 1, Fault::CutReply)] {
        cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).unwrap();
        let (plan, mut nodes) = through_wire(&server, &libraries, fault);
        let report = apply::apply(&plan, &mut nodes);
        if fault.0 == "WITHCODE" {
            // Nothing can be read any more: it was written, but nobody has seen that it is there.
            assert_eq!(results(&report), ["a unknown", "b unknown"], "{:?}", errors(&report));
            assert!(errors(&report)[0].contains("cannot list the functions"), "{report:?}");
        } else {
            assert_eq!(results(&report), ["a applied", "b applied"], "{:?}", errors(&report));
            assert_eq!(report.outcome(), Outcome::Applied);
        }
        assert_eq!(held(&server), expected(&[&libraries[0], &libraries[1]]));
    }
}

#[test]
fn nothing_is_written_if_the_nodes_cannot_be_read_again() {
    let server = Server::start().unwrap();
    let fault = ("WITHCODE", 0, Fault::CutRequest);
    let (plan, mut nodes) = through_wire(&server, &[library("b", &["g"])], fault);
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(
        (results(&report).join(" ").as_str(), report.outcome()),
        ("b unchanged", Outcome::Failed)
    );
    assert!(errors(&report)[0].contains("cannot list the functions"), "{:?}", errors(&report));
    assert_eq!(held(&server).len(), 0);
}

#[test]
fn another_writer_right_after_us_is_noticed() {
    let server = Server::start().unwrap();
    let fault = ("WITHCODE", 1, Fault::Meddle);
    let (plan, mut nodes) = through_wire(&server, &[library("a", &["f"])], fault);
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(
        (results(&report).join(" ").as_str(), report.outcome()),
        ("a unknown", Outcome::Partial)
    );
    assert_eq!(report.nodes[0].error.as_ref().unwrap().kind, Kind::Overwritten);
    assert!(errors(&report)[0].contains("somebody else writes here too"), "{:?}", errors(&report));
    assert_eq!(held(&server), expected(&[&theirs()]));
}

#[test]
fn a_request_that_was_given_up_is_never_carried_out() {
    let server = Server::start().unwrap();
    let mut nodes = connect::discover(&target(&server.tcp_url()), &impatient()).unwrap();
    let a = library("a", &["f"]);
    let plan = planned(std::slice::from_ref(&a), &mut nodes);
    cmd("CLIENT").arg("PAUSE").arg(60_000).arg("WRITE").exec(&mut server.connection()).unwrap();
    let unlocked = Options { lock: Lock::Off, ..Options::default() };
    let report = apply::apply_with(&plan, &mut nodes, &unlocked);
    assert_eq!(
        (results(&report).join(" ").as_str(), report.outcome()),
        ("a failed", Outcome::Failed)
    );
    assert!(errors(&report)[0].contains("no answer in time"), "{:?}", errors(&report));
    // The write lay at the server until its connection was closed there.
    cmd("CLIENT").arg("UNPAUSE").exec(&mut server.connection()).unwrap();
    assert_eq!(held(&server).len(), 0);
    // With a lock it does not come that far.
    cmd("CLIENT").arg("PAUSE").arg(60_000).arg("WRITE").exec(&mut server.connection()).unwrap();
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!((results(&report)[0].as_str(), report.outcome()), ("a unchanged", Outcome::Failed));
    cmd("CLIENT").arg("UNPAUSE").exec(&mut server.connection()).unwrap();
    let report = common::deploy(std::slice::from_ref(&a), &mut common::nodes(&server.tcp_url()));
    assert_eq!(report.outcome(), Outcome::Applied);
    assert_eq!(held(&server), expected(&[&a]));
}

#[test]
fn a_busy_server_says_how_to_free_it() {
    let server = common::with_args(&["--busy-reply-threshold", "50"]);
    let endless = Library::from_code(
        "endless",
        ["endless"],
        "#!lua name=endless\nredis.register_function{function_name='endless', callback=function() while true do end end, flags={'no-writes'}}\n",
    );
    common::deploy(&[endless], &mut common::nodes(&server.tcp_url()));
    let mut nodes = common::nodes(&server.tcp_url());
    let plan = planned(&[library("a", &["f"])], &mut nodes);
    let mut busy = server.connection();
    let caller = thread::spawn(move || cmd("FCALL").arg("endless").arg(0).exec(&mut busy));
    thread::sleep(Duration::from_millis(300));
    let report = apply::apply(&plan, &mut nodes);
    let kill = || cmd("FUNCTION").arg("KILL").exec(&mut server.connection());
    kill().unwrap();
    assert!(caller.join().unwrap().is_err());
    assert_eq!((results(&report)[0].as_str(), report.outcome()), ("a unchanged", Outcome::Failed));
    let error = report.nodes[0].error.as_ref().unwrap();
    assert_eq!(error.kind, Kind::Busy);
    assert!(error.to_string().contains("FUNCTION KILL"), "{error}");
}
