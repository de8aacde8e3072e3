//! All scripts given to a server, and those asked for that it does not hold.

use fcall::Scripts;
use fcall::redis;
use fcall_testing::{Options, Server, User};

use super::generated::{SCRIPT_ADD, SCRIPT_MARK, SCRIPTS, add};
use crate::servers::{client, count};

static NONE: Scripts = Scripts::new(&[]);

#[tokio::test]
async fn what_is_missing_is_told_and_loaded() {
    let server = Server::start().expect("a server");
    for protocol in ["resp2", "resp3"] {
        redis::cmd("SCRIPT").arg("FLUSH").exec(&mut server.connection()).unwrap();
        let mut connection =
            client(&server, protocol).get_multiplexed_async_connection().await.unwrap();
        let before = count(&server, "script|exists");
        let missing = SCRIPTS.missing(&mut connection).await.unwrap();
        assert_eq!(count(&server, "script|exists"), before + 1);
        let all: Vec<_> = SCRIPTS.iter().collect();
        assert_eq!(missing.iter().map(|missing| missing.script).collect::<Vec<_>>(), all);
        assert!(missing.iter().all(|missing| missing.node.is_none()));

        // A call brings its script, and the rest is missing still.
        add("c", 1).query_async(&mut connection).await.unwrap();
        let missing = SCRIPTS.missing(&mut connection).await.unwrap();
        assert_eq!(missing.len(), all.len() - 1);
        assert!(!missing.iter().any(|missing| missing.script == &SCRIPT_ADD));

        // In a task of its own, so that a future that is not `Send` does not compile.
        let task = tokio::spawn(async move {
            SCRIPTS.load(&mut connection).await.unwrap();
            SCRIPTS.missing(&mut connection).await.unwrap()
        });
        assert_eq!(task.await.unwrap(), []);
    }
    let mut blocking = server.connection();
    redis::cmd("SCRIPT").arg("FLUSH").exec(&mut blocking).unwrap();
    assert_eq!(SCRIPTS.missing_blocking(&mut blocking).unwrap().len(), SCRIPTS.iter().len());
    SCRIPTS.load_blocking(&mut blocking).unwrap();
    assert_eq!(SCRIPTS.missing_blocking(&mut blocking).unwrap(), []);
    NONE.load_blocking(&mut blocking).unwrap();
    assert_eq!(NONE.missing_blocking(&mut blocking).unwrap(), []);
}

#[test]
fn a_server_that_refuses_is_named_with_what_to_do() {
    let app = User {
        name: "app".to_owned(),
        password: "hunter2".to_owned(),
        rules: "~* +evalsha".to_owned(),
    };
    let mut server =
        Server::start_with(&Options { users: vec![app], ..Options::default() }).unwrap();
    let client = redis::Client::open(server.url_as("app", "hunter2")).unwrap();
    let mut connection = client.get_connection().unwrap();
    let error = SCRIPTS.load_blocking(&mut connection).unwrap_err();
    let line = error.to_string();
    assert_eq!(error.script(), Some(&SCRIPT_ADD));
    assert!(line.starts_with("the script `add` (scripts/add.lua) was not loaded: "), "{line}");
    assert!(line.contains("NOPERM") && line.contains("`+script|load`"), "{line}");
    assert!(!format!("{line} {error:?}").contains("hunter2"));
    let error = SCRIPTS.missing_blocking(&mut connection).unwrap_err();
    assert!(error.to_string().contains("`+script|exists`"), "{error}");
    server.kill();
    let error = SCRIPTS.load_blocking(&mut connection).unwrap_err();
    assert!(error.redis_error().code().is_none(), "{error}");
}

#[test]
fn a_digest_that_is_not_that_of_the_code_is_noticed() {
    static WRONG: fcall::Script = fcall::Script::new(
        "wrong",
        "f84a7c9b4a611ebbf8c025703982463176f53ef7",
        b"return 1",
        "wrong.lua",
    );
    static ALL: Scripts = Scripts::new(&[&SCRIPT_MARK, &WRONG]);
    let server = Server::start().expect("a server");
    let error = ALL.load_blocking(&mut server.connection()).unwrap_err();
    assert_eq!(error.script(), Some(&WRONG));
    assert!(error.to_string().contains("e0e1f9fabfc9d4800c877a703b823ac0578ff8db"), "{error}");
}
