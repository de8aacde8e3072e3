//! Every way in, every reason why there is none, and no password in any of it.

mod common;

use std::fmt::Debug;
use std::io::Write as _;
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use common::{SECRET, impatient, library, target, with_args, with_user};
use fcall_deploy::{Error, Kind, Role, Target, Timeouts, apply, connect, live, plan};
use fcall_testing::{Options, Server};
use redis::cmd;

fn refused(url: &str) -> Error {
    let nodes = connect::discover(&target(url), &impatient());
    match nodes.and_then(|mut nodes| live::read(&mut nodes)) {
        Ok(lives) => panic!("{lives:?}"),
        Err(error) => error,
    }
}

fn assert_error(error: &Error, kind: Kind, parts: &[&str]) {
    let text = error.to_string();
    assert_eq!(error.kind, kind, "{text}");
    for part in parts {
        assert!(text.contains(part), "{part} is missing in: {text}");
    }
}

#[test]
fn all_ways_in() {
    let server = with_user("+function|list +function|load");
    let port = server.port();
    let socket = server.socket().display().to_string();
    for (url, address) in [
        (format!("redis://127.0.0.1:{port}"), format!("127.0.0.1:{port}")),
        (format!("valkey://127.0.0.1:{port}/0?protocol=resp3"), format!("127.0.0.1:{port}")),
        (format!("redis://app:{SECRET}@127.0.0.1:{port}"), format!("127.0.0.1:{port}")),
        (
            format!("redis://app:{SECRET}@127.0.0.1:{port}?protocol=resp3"),
            format!("127.0.0.1:{port}"),
        ),
        (format!("redis+unix://{socket}"), socket.clone()),
        (format!("unix://{socket}?user=app&pass={SECRET}"), socket.clone()),
        (format!("unix://{socket}?user=app&pass={SECRET}&protocol=3"), socket.clone()),
    ] {
        let mut nodes = connect::discover(&target(&url), &Timeouts::default()).unwrap();
        assert_eq!(nodes.len(), 1);
        assert_eq!((nodes[0].address(), nodes[0].role()), (address, Role::Primary), "{url}");
        let version = server.version().to_string().to_lowercase();
        assert_eq!(nodes[0].server().to_string(), version, "{url}");
        assert_eq!(live::read(&mut nodes).unwrap()[0].libraries, []);
    }
}

#[test]
fn a_server_that_is_down() {
    let mut server = Server::start().unwrap();
    server.kill();
    let error = refused(&server.tcp_url());
    let address = format!("127.0.0.1:{}: cannot connect", server.port());
    assert_error(&error, Kind::Unreachable, &[&address, "refused", "check that the server runs"]);
    assert_error(&refused(&server.url()), Kind::Unreachable, &["server.sock: cannot connect"]);
    assert_error(
        &refused("redis://no-such-host.invalid"),
        Kind::Unreachable,
        &["no-such-host.invalid:6379"],
    );
}

#[test]
fn what_is_no_server() {
    for (greeting, kind) in
        [("HTTP/1.1 400 Bad Request\r\n\r\n", Kind::Reply), ("", Kind::Unreachable)]
    {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("redis://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let peer = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(greeting.as_bytes()).unwrap();
            thread::sleep(Duration::from_secs(2));
        });
        let begun = Instant::now();
        let error = refused(&url);
        assert!(begun.elapsed() < Duration::from_millis(1500), "{error}");
        assert_error(&error, kind, &["127.0.0.1"]);
        peer.join().unwrap();
    }
}

#[test]
fn a_server_without_functions() {
    let server = with_args(&["--rename-command", "FUNCTION", ""]);
    assert_error(
        &refused(&server.tcp_url()),
        Kind::NoFunctions,
        &["unknown command", "Redis 7.0 or later"],
    );
    // As servers before 6.0 are, which are older than functions.
    let server = with_args(&["--rename-command", "HELLO", ""]);
    assert_error(
        &refused(&server.tcp_url()),
        Kind::NoFunctions,
        &["unknown command", "Redis 7.0 or later"],
    );
}

/// A real server older than functions, where one is at hand.
#[test]
fn a_server_that_is_too_old() {
    let Some(url) = std::env::var_os("FCALL_OLD_SERVER_URL") else { return };
    let error = refused(url.to_str().unwrap());
    assert_error(
        &error,
        Kind::NoFunctions,
        &["does not know functions", "Redis 7.0 or later", "upgrade"],
    );
}

#[test]
fn a_replica_is_read_but_never_written() {
    let primary = Server::start().unwrap();
    let options = Options { replica_of: Some(primary.port()), ..Options::default() };
    let replica = Server::start_with(&options).unwrap();
    let mut nodes = common::nodes(&replica.tcp_url());
    assert_eq!(nodes[0].role(), Role::Replica);
    let report = common::deploy(&[library("a", &["f"])], &mut nodes);
    assert_eq!(common::results(&report), ["a unchanged"]);
    assert_eq!(report.outcome().exit_code(), 1);
    assert_error(
        report.nodes[0].error.as_ref().unwrap(),
        Kind::Replica,
        &["a replica", "its primary"],
    );
    assert_eq!(common::calls(&replica, "function|load"), 0);
}

#[test]
fn missing_permissions() {
    let server = with_user("+function|load");
    let url = server.url_as("app", SECRET);
    assert_error(
        &refused(&url),
        Kind::Permission,
        &["NOPERM", "function|list", "give the user +function|list"],
    );

    let server = with_user("+function|list");
    let mut nodes = common::nodes(&server.url_as("app", SECRET));
    let report = common::deploy(&[library("a", &["f"]), library("b", &["g"])], &mut nodes);
    assert_eq!(common::results(&report), ["a failed", "b failed"]);
    assert_eq!(report.outcome().exit_code(), 1);
    let error = report.nodes[0].error.as_ref().unwrap();
    assert_error(
        error,
        Kind::Permission,
        &["cannot write libraries `a`, `b`", "NOPERM", "+function|restore"],
    );
    assert_eq!(common::held(&server).len(), 0);
}

/// Everything a value shows of itself, and its sources too.
fn shown(value: &(impl Debug + ?Sized)) -> String {
    format!("{value:?} {value:#?}")
}

fn shown_error(error: &impl std::error::Error) -> String {
    let source = error.source().map(|source| format!("{source} {source:?}")).unwrap_or_default();
    format!("{error} {} {source}", shown(error))
}

#[test]
fn wrong_passwords_are_refused_and_never_shown() {
    let server =
        Server::start_with(&Options { password: Some("right".into()), ..Options::default() })
            .unwrap();
    let (port, socket) = (server.port(), server.socket());
    let socket = socket.display();
    for url in [
        format!("redis://:{SECRET}@127.0.0.1:{port}"),
        format!("redis://:{SECRET}@127.0.0.1:{port}?protocol=resp3"),
        format!("redis://app:{SECRET}@127.0.0.1:{port}"),
        format!("redis://app:{SECRET}@127.0.0.1:{port}?protocol=resp3"),
        format!("unix://{socket}?pass={SECRET}"),
        format!("unix://{socket}?user=app&pass={SECRET}&protocol=resp3"),
    ] {
        let error = refused(&url);
        assert_error(
            &error,
            Kind::Authentication,
            &["the user or the password", "USER:PASSWORD@HOST"],
        );
        let all = shown_error(&error) + &shown(&target(&url)) + &target(&url).to_string();
        assert!(!all.contains(SECRET), "{all}");
    }
    let missing = refused(&format!("redis://127.0.0.1:{port}"));
    assert_error(&missing, Kind::Authentication, &["the user or the password"]);
    let missing = refused(&format!("redis://127.0.0.1:{port}?protocol=resp3"));
    assert_error(&missing, Kind::Authentication, &["the user or the password"]);
}

#[test]
fn a_password_is_shown_by_nothing_on_the_whole_way() {
    let mut server =
        Server::start_with(&Options { password: Some(SECRET.into()), ..Options::default() })
            .unwrap();
    for url in [server.tcp_url(), server.url(), format!("{}?protocol=resp3", server.tcp_url())] {
        let mut nodes = common::nodes(&url);
        let lives = live::read(&mut nodes).unwrap();
        let libraries = [library("a", &["f"]), common::broken("z")];
        let plan = plan::plan(&libraries, &lives, &plan::Rules::default());
        let report = apply::apply(&plan, &mut nodes);
        let mut all = shown(&nodes) + &shown(&lives) + &shown(&plan) + &shown(&report);
        all += &common::errors(&report).join(" ");
        assert!(all.contains("cannot write libraries `a`, `z`"), "{all}");
        assert!(!all.contains(SECRET), "{all}");
        let mut connection = server.connection();
        cmd("FUNCTION").arg("FLUSH").exec(&mut connection).unwrap();
    }
    let mut nodes = common::nodes(&server.tcp_url());
    let plan = common::planned(&[library("a", &["f"])], &mut nodes);
    server.kill();
    let report = apply::apply(&plan, &mut nodes);
    let error = refused(&server.tcp_url());
    let all = shown(&report) + &common::errors(&report).join(" ") + &shown_error(&error);
    assert!(all.contains("Unreachable") && !all.contains(SECRET), "{all}");
}

#[test]
fn tls_needs_its_feature() {
    if cfg!(feature = "tls") {
        assert!(Target::parse("rediss://127.0.0.1").is_ok());
    } else {
        assert_error(
            &Target::parse("rediss://127.0.0.1").unwrap_err(),
            Kind::Url,
            &["feature `tls`"],
        );
    }
}
