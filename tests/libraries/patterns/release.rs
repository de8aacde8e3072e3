//! `Lock` on a server whose library `lock` is of another release.

use std::time::Duration;

use fcall::AutoLoad;
use fcall::functions::lock::LIBRARY;
use fcall::patterns::lock::{AcquireError, Lock};
use fcall_testing::{Options, Server, User};

use crate::support::{ask, connect};

/// A server that holds the library with its release line changed.
fn serve(release: &str, options: &Options) -> Server {
    let server = Server::start_with(options).unwrap();
    let code = String::from_utf8(LIBRARY.code().to_vec()).unwrap();
    let code = code.replacen("---@release 1.0.0", release, 1);
    assert_ne!(code.as_bytes(), LIBRARY.code());
    ask::<String>(&mut server.connection(), &["FUNCTION", "LOAD", &code]);
    server
}

async fn acquire(server: &Server) -> Result<i64, AcquireError> {
    let connection = connect(server).await;
    let guard = Lock::new("order:7").acquire(&connection, Duration::ZERO).await?;
    Ok(guard.fence())
}

#[tokio::test]
async fn an_older_or_another_major_release_is_refused() {
    for (line, held) in [
        ("---@release 0.9.0", "0.9.0"),
        ("---@release 2.0.0", "2.0.0"),
        ("-- no release", "no release"),
    ] {
        let server = serve(line, &Options::default());
        let error = acquire(&server).await.unwrap_err();
        assert!(matches!(error, AcquireError::Library(_)), "{error}");
        for word in [held, "1.0.0", "deploy"] {
            assert!(error.to_string().contains(word), "{error}");
        }
        assert_eq!(ask::<i64>(&mut server.connection(), &["DBSIZE"]), 0);
    }
}

#[tokio::test]
async fn a_newer_release_will_do() {
    let server = serve("---@release 1.3.0", &Options::default());
    assert_eq!(acquire(&server).await.unwrap(), 1);
}

#[tokio::test]
async fn who_may_not_look_asks_nothing() {
    let rules = "~* +fcall +@connection +@write +@read -function".to_owned();
    let user = User { name: "app".into(), password: "secret".into(), rules };
    let options = Options { users: vec![user], ..Options::default() };
    let server = serve("---@release 0.9.0", &options);
    let url = server.url_as("app", "secret");
    let client = fcall::redis::Client::open(url).unwrap();
    let connection = client.get_multiplexed_async_connection().await.unwrap();
    let guard = Lock::new("order:7").acquire(&connection, Duration::ZERO).await.unwrap();
    assert_eq!(guard.fence(), 1);
}

#[tokio::test]
async fn it_is_asked_once() {
    let server = serve("---@release 1.0.1", &Options::default());
    let connection = connect(&server).await;
    let lock = Lock::new("order:7");
    for _ in 0..3 {
        let guard = lock.clone().acquire(&connection, Duration::ZERO).await.unwrap();
        guard.release().await.unwrap();
    }
    let stats: String = ask(&mut server.connection(), &["INFO", "commandstats"]);
    let line = stats.lines().find(|line| line.starts_with("cmdstat_function|list:")).unwrap();
    assert!(line.contains("calls=1,"), "{line}");
}

#[tokio::test]
async fn a_connection_that_loads_brings_the_library_along() {
    let server = Server::start().unwrap();
    let loading = AutoLoad::new(connect(&server).await, &[&LIBRARY]);
    let guard = Lock::new("order:7").acquire(&loading, Duration::ZERO).await.unwrap();
    ask::<String>(&mut server.connection(), &["FUNCTION", "FLUSH"]);
    assert!(guard.extend().await.unwrap());
    assert!(guard.release().await.unwrap());
}
