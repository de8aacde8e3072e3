//! Calls over `AutoLoad`, on servers whose libraries are missing or go away.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use fcall::{AutoLoad, Error, pipe};
use fcall_testing::Server;

use crate::demo::{self, LIBRARY};
use crate::libraries::{flush, held, put};
use crate::servers::{client, count};

#[tokio::test]
async fn a_missing_library_costs_no_call() {
    use crate::demo::AsyncCommands as _;
    for protocol in ["resp2", "resp3"] {
        let server = Server::start().unwrap();
        let connection =
            client(&server, protocol).get_multiplexed_async_connection().await.unwrap();
        let mut loading = AutoLoad::new(connection, &[&LIBRARY]);
        assert_eq!(loading.demo_add("c", 1, None::<&str>).await.unwrap().value, 1);
        assert_eq!(count(&server, "fcall"), 2);
        assert_eq!(loading.demo_add("c", 1, None::<&str>).await.unwrap().value, 2);
        flush(&server);
        let mut clone = loading.clone();
        // In a task of its own, so that a future that is not `Send` does not compile.
        let peeked = tokio::spawn(async move { clone.demo_peek("c").await });
        assert_eq!(peeked.await.unwrap().unwrap(), Some(b"2".to_vec()));
        flush(&server);
        assert_eq!(loading.demo_tick(7).await.unwrap(), 7);
        assert_eq!(count(&server, "function|load"), 3);
    }
    let server = Server::start().unwrap();
    let manager = server.client().get_connection_manager().await.unwrap();
    let mut loading = AutoLoad::new(manager, &[&LIBRARY]);
    assert_eq!(demo::tick(3).query_async(&mut loading).await.unwrap(), 3);
}

#[test]
fn nor_over_a_blocking_connection() {
    use crate::demo::Commands as _;
    let server = Server::start().unwrap();
    let mut loading = AutoLoad::new(server.connection(), &[&LIBRARY]);
    assert_eq!(loading.demo_add("c", 1, None::<&str>).unwrap().value, 1);
    flush(&server);
    assert_eq!(loading.demo_tick(7).unwrap(), 7);
    assert!(loading.inner_mut().demo_peek("c").is_ok());
    // A command that someone wrote by hand.
    flush(&server);
    let by_hand: i64 =
        redis::cmd("fcall").arg("DEMO_tick").arg(0).arg(5).query(&mut loading).unwrap();
    assert_eq!((by_hand, count(&server, "function|load")), (5, 3));
}

#[tokio::test]
async fn a_pipeline_is_not_sent_again() {
    let server = Server::start().unwrap();
    let mut blocking = AutoLoad::new(server.connection(), &[&LIBRARY]);
    let connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let mut loading = AutoLoad::new(connection, &[&LIBRARY]);
    let calls = || pipe((demo::add("c", 1, None::<&str>), demo::add("c", 1, None::<&str>)));
    let mut expected = 0;
    for atomic in [false, true] {
        let calls = || if atomic { calls().atomic() } else { calls() };
        for _ in 0..2 {
            flush(&server);
            let missing = calls().query(&mut blocking).unwrap();
            assert!(matches!(missing, (Err(Error::NotLoaded(_)), Err(Error::NotLoaded(_)))));
            assert_eq!(calls().query(&mut blocking).unwrap().1.unwrap().value, expected + 2);
            flush(&server);
            let missing = calls().query_async(&mut loading).await.unwrap();
            assert!(matches!(missing, (Err(Error::NotLoaded(_)), Err(Error::NotLoaded(_)))));
            let (_, second) = calls().query_async(&mut loading).await.unwrap();
            expected += 4;
            assert_eq!(second.unwrap().value, expected);
        }
    }
    assert_eq!(count(&server, "function|load"), 8);
}

#[tokio::test]
async fn nothing_is_loaded_for_others_nor_over_another_copy() {
    let server = Server::start().unwrap();
    let connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let mut loading = AutoLoad::new(connection, &[&LIBRARY]);
    // A function that the library does not have.
    let error = demo::missing("k").query_async(&mut loading).await.unwrap_err();
    assert!(matches!(error, Error::NotLoaded(_)), "{error}");
    assert_eq!((count(&server, "function|list"), held(&server).len()), (0, 0));

    let other = b"#!lua name=demo\n---@release 0.1.0\nredis.register_function('f', function() end)";
    put(&server, other);
    let error = demo::tick(1).query_async(&mut loading).await.unwrap_err();
    let line = error.to_string();
    assert!(matches!(error, Error::Redis(_)), "{line}");
    for said in ["`demo_tick` of library `demo`", "could not be loaded", "release 0.1.0 is loaded"]
    {
        assert!(line.contains(said), "{line}");
    }
    assert_eq!(held(&server), [other]);

    // Errors that are no missing function are given back as they are, and nothing is sent twice.
    put(&server, LIBRARY.code());
    let before = count(&server, "fcall");
    for lua in ["error('Function not found')", "return {err = 'GONE Function not found'}"] {
        let error = demo::run::<()>(lua).query_async(&mut loading).await.unwrap_err();
        assert!(matches!(error, Error::Function(_)), "{error}");
    }
    assert_eq!(count(&server, "fcall"), before + 2);
}

/// Many tasks call while the libraries are removed again and again. A call that meets two removals in a row says that
/// it was not made; all others are made, and once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_call_is_lost_or_doubled_while_libraries_go() {
    let server = Server::start().unwrap();
    let connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let loading = AutoLoad::new(connection, &[&LIBRARY]);
    let (stop, made, said) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicU64::new(0)),
        Arc::new(AtomicU64::new(0)),
    );
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let (mut loading, stop) = (loading.clone(), stop.clone());
            let (made, said) = (made.clone(), said.clone());
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    match demo::add("c", 1, None::<&str>).query_async(&mut loading).await {
                        Ok(_) => made.fetch_add(1, Ordering::Relaxed),
                        Err(Error::NotLoaded(_)) => said.fetch_add(1, Ordering::Relaxed),
                        Err(error) => panic!("{error}"),
                    };
                }
            })
        })
        .collect();
    for _ in 0..25 {
        let before = made.load(Ordering::Relaxed);
        flush(&server);
        // The next removal waits until calls are made again.
        while made.load(Ordering::Relaxed) < before + 20 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
    stop.store(true, Ordering::Relaxed);
    for task in tasks {
        task.await.unwrap();
    }
    let counted = demo::peek("c").query(&mut server.connection()).unwrap().unwrap();
    let (made, said) = (made.load(Ordering::Relaxed), said.load(Ordering::Relaxed));
    assert_eq!(String::from_utf8(counted).unwrap(), made.to_string(), "{said} were not made");
    assert!(made >= 500 && said < made / 10, "{made} were made and {said} were not");
}
