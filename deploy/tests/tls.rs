//! Deploying over TLS, to a server whose certificate is trusted and to one whose is not.

mod common;

use std::env;
use std::process::Command;

use common::{expected, held, library, target};
use fcall_deploy::{Kind, Outcome, Timeouts, connect};
use fcall_testing::{Error, Options, Server};

/// What is trusted is said in the environment, so each half runs in a process of its own.
#[test]
fn a_trusted_server_is_written_and_another_is_refused() {
    if let Some(url) = env::var_os("FCALL_CHILD") {
        return deploy_or_say_why(url.to_str().unwrap());
    }
    let options =
        Options { tls: true, password: Some(common::SECRET.into()), ..Options::default() };
    let server = match Server::start_with(&options) {
        Ok(server) => server,
        Err(Error::Start { log, .. }) if log.contains("Failed finding TLS support") => {
            return eprintln!("skipped: this server was built without TLS");
        }
        Err(error) => panic!("{error}"),
    };
    let stranger = Server::start_with(&options).unwrap();
    let refused = run(&server.tls_url(), &stranger);
    assert!(refused.contains("Unreachable") && refused.contains("cannot connect"), "{refused}");
    assert!(refused.contains("certificate"), "{refused}");
    assert!(!refused.contains(common::SECRET), "{refused}");
    assert_eq!(held(&server).len(), 0);
    assert!(run(&server.tls_url(), &server).contains("deployed"));
    assert_eq!(held(&server), expected(&[&library("a", &["f"])]));

    // Nothing that speaks no TLS is taken for a server.
    let plain =
        server.tls_url().replace(&server.tls_port().to_string(), &server.port().to_string());
    let refused = run(&plain, &server);
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

fn run(url: &str, trusted: &Server) -> String {
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_trusted_server_is_written_and_another_is_refused", "--nocapture"])
        .env("FCALL_CHILD", url)
        .env("SSL_CERT_FILE", trusted.authority())
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    errors
}
