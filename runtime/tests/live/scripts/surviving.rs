//! A server loses its scripts, and itself, while many call: no call is lost, and none happens twice.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fcall::redis::{self, Client, ConnectionLike as _};
use fcall::{Error, pipe};
use fcall_testing::{Options, Server};

use super::generated::mark;

/// How often each call ran, by its name.
type Marks = HashMap<String, u64>;

fn marks(server: &Server) -> Marks {
    redis::cmd("HGETALL").arg("m").query(&mut server.connection()).expect("HGETALL answers")
}

/// Every call that gave a value ran once, and every other one at most once.
fn once(marks: &Marks, answered: &[String], failed: &[String]) {
    for name in answered {
        assert_eq!(marks.get(name), Some(&1), "{name}");
    }
    for name in failed {
        assert!(marks.get(name).is_none_or(|&times| times == 1), "{name}: {marks:?}");
    }
    assert!(marks.len() <= answered.len() + failed.len());
}

#[tokio::test]
async fn a_flush_under_load() {
    const CALLERS: usize = 8;
    const CALLS: usize = 150;
    let server = Server::start().expect("a server");
    let over = Arc::new(AtomicBool::new(false));
    let flushing = std::thread::spawn({
        let (mut connection, over) = (server.connection(), over.clone());
        move || {
            let mut flushes = 0;
            while !over.load(Ordering::Relaxed) {
                redis::cmd("SCRIPT").arg("FLUSH").exec(&mut connection).unwrap();
                flushes += 1;
            }
            flushes
        }
    });
    let connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let callers = (0..CALLERS).map(|caller| {
        let mut connection = connection.clone();
        tokio::spawn(async move {
            let mut names = Vec::new();
            for n in 0..CALLS {
                let name = format!("{caller}:{n}");
                if n % 3 > 0 {
                    let calls = (mark("m", format!("{name}:a")), mark("m", format!("{name}:b")));
                    // Others call over the same connection, and a transaction keeps them out.
                    let calls = pipe(calls).atomic();
                    let (a, b) = calls.query_async(&mut connection).await.unwrap();
                    assert_eq!((a.unwrap(), b.unwrap()), (1, 1));
                    names.extend([format!("{name}:a"), format!("{name}:b")]);
                    continue;
                }
                assert_eq!(mark("m", &*name).query_async(&mut connection).await.unwrap(), 1);
                names.push(name);
            }
            names
        })
    });
    let mut answered = Vec::new();
    for caller in callers.collect::<Vec<_>>() {
        answered.extend(caller.await.unwrap());
    }
    over.store(true, Ordering::Relaxed);
    assert!(flushing.join().unwrap() > 10);
    let marks = marks(&server);
    once(&marks, &answered, &[]);
    assert_eq!(marks.len(), answered.len());
    let missed = crate::servers::count(&server, "eval");
    assert!(missed > 0, "no call found its script missing");
}

/// The names of the calls that gave a value, and of those that gave an error.
fn call_until_told(
    client: &Client,
    caller: usize,
    over: &AtomicBool,
) -> (Vec<String>, Vec<String>) {
    let (mut answered, mut failed) = (Vec::new(), Vec::new());
    let mut connection = None;
    let mut n = 0;
    while !over.load(Ordering::Relaxed) {
        let Some(open) = connection.as_mut() else {
            connection = client.get_connection().ok();
            std::thread::yield_now();
            continue;
        };
        n += 1;
        let name = format!("{caller}:{n}");
        match mark("m", &*name).query(open) {
            Ok(times) => {
                assert_eq!(times, 1);
                answered.push(name);
            }
            // It is not known whether it ran.
            Err(Error::Redis(_)) => failed.push(name),
            Err(other) => panic!("{other}"),
        }
        if !open.is_open() {
            connection = None;
        }
    }
    (answered, failed)
}

#[test]
fn a_restart_under_load() {
    let args = ["--appendonly", "yes", "--appendfsync", "always"].map(str::to_owned).to_vec();
    let mut server = Server::start_with(&Options { args, ..Options::default() }).unwrap();
    let client = server.client();
    let over = Arc::new(AtomicBool::new(false));
    let callers: Vec<_> = (0..4)
        .map(|caller| {
            let (client, over) = (client.clone(), over.clone());
            std::thread::spawn(move || call_until_told(&client, caller, &over))
        })
        .collect();
    for crashes in [true, false, true] {
        std::thread::sleep(std::time::Duration::from_millis(150));
        if crashes {
            server.kill();
        }
        server.restart().unwrap();
    }
    std::thread::sleep(std::time::Duration::from_millis(150));
    over.store(true, Ordering::Relaxed);
    let (mut answered, mut failed) = (Vec::new(), Vec::new());
    for caller in callers {
        let (more, less) = caller.join().unwrap();
        answered.extend(more);
        failed.extend(less);
    }
    once(&marks(&server), &answered, &failed);
    assert!(!failed.is_empty() && answered.len() > failed.len(), "{}", failed.len());
}
