//! `Library::verify` on a server: every state a library can be in, and what keeps it from looking.

use fcall::Library;
use fcall_testing::{Options, Server, User};

use crate::libraries::{held, library, put, words};
use crate::servers::{client, counts};

/// Asks in every way there is, which must all come to the same.
async fn verified(server: &Server, library: &Library) -> Vec<&'static str> {
    let mut all = Vec::new();
    for protocol in ["resp2", "resp3"] {
        let client = client(server, protocol);
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        all.push(words(library.verify(&mut connection).await));
        all.push(words(library.verify_blocking(&mut client.get_connection().unwrap())));
    }
    all.dedup();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[tokio::test]
async fn every_state_of_a_library() {
    let server = Server::start().unwrap();
    let wanted = library(Some("1.2.0"), "1");
    assert_eq!(verified(&server, &wanted).await, ["missing"]);
    // Found by the pattern, and another library all the same.
    put(&server, b"#!lua name=STATES\nredis.register_function('other', function() return 1 end)");
    assert_eq!(verified(&server, &wanted).await, ["missing"]);
    for (release, body, state) in [
        (Some("1.2.0"), "1", None),
        (Some("1.3.0"), "2", None),
        (Some("1.1.0"), "2", Some("older")),
        (Some("2.0.0"), "2", Some("other major")),
        (Some("0.9.0"), "2", Some("other major")),
        (Some("1.2.0"), "2", Some("unknown")),
        (Some("one"), "2", Some("unknown")),
        (None, "1", Some("unknown")),
    ] {
        put(&server, library(release, body).code());
        let found = verified(&server, &wanted).await;
        assert_eq!(found.first().copied(), state, "{release:?}");
    }
    assert_eq!(verified(&server, &library(None, "1")).await, [""; 0]);
    assert_eq!(verified(&server, &library(None, "2")).await, ["unknown"]);
    assert_eq!(held(&server).len(), 2);
}

#[tokio::test]
async fn one_round_trip_that_writes_nothing() {
    let server = Server::start().unwrap();
    let wanted = library(Some("1.2.0"), "1");
    put(&server, wanted.code());
    let mut connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let mut before = counts(&server);
    wanted.verify(&mut connection).await.unwrap();
    wanted.verify_blocking(&mut server.connection()).unwrap();
    let mut after = counts(&server);
    for counted in [&mut before, &mut after] {
        counted.retain(|name, _| name != "info" && !name.starts_with("client|"));
    }
    before.insert("function|list".to_owned(), 2);
    assert_eq!(after, before);
}

#[tokio::test]
async fn errors_say_what_is_held_what_is_wanted_and_what_to_do() {
    let server = Server::start().unwrap();
    let wanted = library(Some("1.2.0"), "1");
    let line =
        |server: &Server| wanted.verify_blocking(&mut server.connection()).unwrap_err().to_string();
    let start = "library `states`, release 1.2.0; on the server: ";
    let missing = "it is not loaded; deploy it with `cargo fcall deploy`";
    assert!(line(&server).starts_with(&format!("{start}{missing}")), "{}", line(&server));
    for (release, said) in [
        (
            "1.1.0",
            "release 1.1.0 is loaded, which is older; deploy 1.2.0 with `cargo fcall deploy`",
        ),
        (
            "2.0.0",
            "release 2.0.0 is loaded, which may differ in any call; start an app that was built for it",
        ),
        (
            "0.9.0",
            "release 0.9.0 is loaded, which may differ in any call; deploy the app's own release",
        ),
        ("1.2.0", "other code is loaded, the same release; deploy the app's own"),
        ("x", "other code is loaded, release x, which does not compare; deploy the app's own"),
    ] {
        put(&server, library(Some(release), "2").code());
        assert!(line(&server).starts_with(&format!("{start}{said}")), "{}", line(&server));
    }
    put(&server, library(None, "2").code());
    assert!(line(&server).contains("no release; deploy the app's own"), "{}", line(&server));
}

#[tokio::test]
async fn who_may_not_look_and_what_has_no_functions() {
    let rules = "~* +@all -function".to_owned();
    let user = User { name: "app".into(), password: "hunter2".into(), rules };
    let server = Server::start_with(&Options { users: vec![user], ..Options::default() }).unwrap();
    let wanted = library(None, "1");
    let client = redis::Client::open(server.url_as("app", "hunter2")).unwrap();
    let error = wanted.verify_blocking(&mut client.get_connection().unwrap()).unwrap_err();
    let line = error.to_string();
    assert!(line.contains("NOPERM") && line.contains("grant the user `+function|list`"), "{line}");
    assert!(!format!("{error:?}{line}").contains("hunter2"));

    // What a server from before functions answers.
    let args = ["--rename-command", "FUNCTION", ""].map(str::to_owned).to_vec();
    let old = Server::start_with(&Options { args, ..Options::default() }).unwrap();
    let line = wanted.verify_blocking(&mut old.connection()).unwrap_err().to_string();
    assert!(line.contains("functions need Redis 7.0, Valkey 7.2 or later"), "{line}");

    let mut gone = Server::start().unwrap();
    let mut connection = gone.client().get_multiplexed_async_connection().await.unwrap();
    gone.kill();
    assert_eq!(words(wanted.verify(&mut connection).await), ["redis"]);
}
