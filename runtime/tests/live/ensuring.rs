//! `Library::ensure` on a server: it adds what is missing, and overwrites nothing.

use fcall::{Library, LibraryProblem};
use fcall_testing::{Options, Server, User};
use redis::cmd;

use crate::libraries::{flush, held, library, put, words};
use crate::servers::{client, count};

/// In every way there is.
async fn ensured(server: &Server, library: &Library) -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for protocol in ["resp2", "resp3"] {
        let client = client(server, protocol);
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        all.push(words(library.ensure(&mut connection).await));
        all.push(words(library.ensure_blocking(&mut client.get_connection().unwrap())));
    }
    all
}

#[tokio::test]
async fn what_is_missing_is_loaded_once() {
    let server = Server::start().unwrap();
    let wanted = library(Some("1.2.0"), "1");
    assert!(ensured(&server, &wanted).await.iter().all(Vec::is_empty));
    assert_eq!((held(&server), count(&server, "function|load")), (vec![wanted.code().to_vec()], 1));
    flush(&server);
    wanted.ensure_blocking(&mut server.connection()).unwrap();
    assert_eq!((held(&server), count(&server, "function|load")), (vec![wanted.code().to_vec()], 2));
}

#[tokio::test]
async fn what_differs_stays() {
    let server = Server::start().unwrap();
    let wanted = library(Some("1.2.0"), "1");
    for (release, word) in
        [("1.1.0", "older"), ("2.0.0", "other major"), ("1.2.0", "unknown"), ("1.3.0", "")]
    {
        let other = library(Some(release), "2");
        put(&server, other.code());
        let wanted_words: Vec<&str> =
            Some(word).filter(|word| !word.is_empty()).into_iter().collect();
        assert!(ensured(&server, &wanted).await.iter().all(|words| *words == wanted_words));
        assert_eq!(held(&server), [other.code()]);
    }
}

#[tokio::test]
async fn a_function_of_another_library_is_in_the_way() {
    let server = Server::start().unwrap();
    put(&server, b"#!lua name=other\nredis.register_function('STATES_f', function() return 1 end)");
    let wanted = library(None, "1");
    for protocol in ["resp2", "resp3"] {
        let mut connection = client(&server, protocol).get_connection().unwrap();
        let error = wanted.ensure_blocking(&mut connection).unwrap_err();
        let problem = error.nodes()[0].problem();
        assert!(
            matches!(problem, LibraryProblem::Taken { function, library, .. }
                if function == "states_f" && library.as_deref() == Some("other")),
            "{error:?}"
        );
        assert!(
            error.to_string().contains("the library `other` has a function `states_f`"),
            "{error}"
        );
    }
    let mut connection = server.client().get_multiplexed_async_connection().await.unwrap();
    assert_eq!(words(wanted.ensure(&mut connection).await), ["taken"]);
    assert_eq!(held(&server).len(), 1);
}

#[tokio::test]
async fn a_hundred_at_once_load_once() {
    static LIBRARY: std::sync::OnceLock<Library> = std::sync::OnceLock::new();
    let server = Server::start().unwrap();
    let wanted = LIBRARY.get_or_init(|| library(Some("1.2.0"), "1"));
    let barrier = std::sync::Arc::new(tokio::sync::Barrier::new(100));
    let mut tasks = Vec::new();
    for _ in 0..100 {
        let patient = redis::AsyncConnectionConfig::new()
            .set_connection_timeout(Some(std::time::Duration::from_secs(60)))
            .set_response_timeout(Some(std::time::Duration::from_secs(60)));
        let client = server.client();
        let mut connection =
            client.get_multiplexed_async_connection_with_config(&patient).await.unwrap();
        let barrier = barrier.clone();
        tasks.push(tokio::spawn(async move {
            barrier.wait().await;
            wanted.ensure(&mut connection).await
        }));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(held(&server), [wanted.code()]);
    let stats: String = cmd("INFO").arg("commandstats").query(&mut server.connection()).unwrap();
    let line = stats.lines().find(|line| line.starts_with("cmdstat_function|load:")).unwrap();
    let number = |field: &str| -> u64 {
        let value = line.split([',', ':']).find_map(|part| part.strip_prefix(field)).unwrap();
        value.trim().parse().unwrap()
    };
    assert_eq!(number("calls=") - number("failed_calls="), 1, "{line}");
}

#[tokio::test]
async fn servers_that_load_nothing() {
    let rules = "~* +@all -function +function|list".to_owned();
    let user = User { name: "app".into(), password: "hunter2".into(), rules };
    let server = Server::start_with(&Options { users: vec![user], ..Options::default() }).unwrap();
    let wanted = library(None, "1");
    let line = |mut connection: redis::Connection| {
        wanted.ensure_blocking(&mut connection).unwrap_err().to_string()
    };
    let client = redis::Client::open(server.url_as("app", "hunter2")).unwrap();
    let refused = line(client.get_connection().unwrap());
    assert!(refused.contains("NOPERM") && refused.contains("`+function|load`"), "{refused}");

    let options = Options { replica_of: Some(server.port()), ..Options::default() };
    let replica = Server::start_with(&options).unwrap();
    let refused = line(replica.connection());
    assert!(
        refused.contains("READONLY") && refused.contains("connect to its primary"),
        "{refused}"
    );

    cmd("CONFIG").arg("SET").arg("maxmemory").arg(1).exec(&mut server.connection()).unwrap();
    let refused = line(server.connection());
    assert!(refused.contains("OOM") && refused.contains("raise maxmemory"), "{refused}");
    assert!(held(&server).is_empty());
}
