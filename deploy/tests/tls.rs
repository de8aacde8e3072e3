//! Deploying over TLS, to a server whose certificate is trusted and to one whose is not.

mod common;
#[path = "common/terminator.rs"]
mod terminator;

use std::env;
use std::path::Path;
use std::process::Command;

use common::{expected, held, library, target};
use fcall_deploy::{Kind, Outcome, Timeouts, connect};
use fcall_testing::{Error, Options, Server};
use terminator::Terminator;

/// What is trusted is said in the environment, so each half runs in a process of its own.
#[test]
fn a_trusted_server_is_written_and_another_is_refused() {
    if let Some(url) = env::var_os("FCALL_CHILD") {
        return deploy_or_say_why(url.to_str().unwrap());
    }
    let options = Options { password: Some(common::SECRET.into()), ..Options::default() };
    let tls = Options { tls: true, ..options.clone() };
    match Server::start_with(&tls) {
        Ok(server) => {
            let stranger = Server::start_with(&tls).unwrap();
            let (port, authority) = (server.tls_port(), server.authority());
            one_is_written_and_another_refused(&server, port, &authority, &stranger.authority());
        }
        // The server from PyPI is built so. The client's half of TLS is the same.
        Err(Error::Start { log, .. }) if log.contains("Failed finding TLS support") => {
            let server = Server::start_with(&options).unwrap();
            let front = Terminator::start(server.port());
            let stranger = Terminator::start(server.port());
            let authority = front.authority();
            one_is_written_and_another_refused(
                &server,
                front.port,
                &authority,
                &stranger.authority(),
            );
        }
        Err(error) => panic!("{error}"),
    }
}

fn one_is_written_and_another_refused(server: &Server, port: u16, trusted: &Path, stranger: &Path) {
    let url = format!("rediss://:{}@127.0.0.1:{port}", common::SECRET);
    let refused = run(&url, stranger);
    assert!(refused.contains("Unreachable") && refused.contains("cannot connect"), "{refused}");
    assert!(refused.contains("certificate"), "{refused}");
    assert!(!refused.contains(common::SECRET), "{refused}");
    assert_eq!(held(server).len(), 0);
    assert!(run(&url, trusted).contains("deployed"));
    assert_eq!(held(server), expected(&[&library("a", &["f"])]));

    // Nothing that speaks no TLS is taken for a server.
    let plain = url.replace(&port.to_string(), &server.port().to_string());
    let refused = run(&plain, trusted);
    assert!(refused.contains("cannot connect") && !refused.contains("deployed"), "{refused}");
}

fn deploy_or_say_why(url: &str) {
    match connect::discover(&target(url), &Timeouts::default()) {
        Ok(mut nodes) => {
            let report = common::deploy(&[library("a", &["f"])], &mut nodes);
            assert_eq!(report.outcome(), Outcome::Applied);
            eprintln!("deployed");
        }
        Err(error) => {
            assert_eq!(error.kind, Kind::Unreachable);
            eprintln!("{error} {error:?}");
        }
    }
}

fn run(url: &str, trusted: &Path) -> String {
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_trusted_server_is_written_and_another_is_refused", "--nocapture"])
        .env("FCALL_CHILD", url)
        .env("SSL_CERT_FILE", trusted)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    errors
}
