//! `Lock`: one holder at a time, who gives it back, keeps it, or learns that it is lost.

use std::future::Future;
use std::time::{Duration, Instant};

use fcall::Error;
use fcall::functions::lock::{Commands as _, LIBRARY};
use fcall::patterns::lock::{AcquireError, Lock};
use fcall::redis::{AsyncConnectionConfig, AsyncTypedCommands as _, Connection};
use fcall_testing::Server;
use tokio::time::{sleep, timeout};

use crate::support::{CROWD, ask, connect, crowd, serve, ttl, wait_until_gone};

const KEY: &str = "lock:{order:7}";
const MINUTE: Duration = Duration::from_secs(60);

fn milliseconds(count: u64) -> Duration {
    Duration::from_millis(count)
}

fn lock() -> Lock {
    Lock::new("order:7").ttl(MINUTE)
}

/// Fails a test that would wait for ever.
async fn soon<T>(future: impl Future<Output = T>) -> T {
    timeout(Duration::from_secs(20), future).await.expect("takes too long")
}

fn exists(con: &mut Connection) -> bool {
    ask(con, &["EXISTS", KEY])
}

/// Commands that the server has seen, `extend` among them.
fn calls(con: &mut Connection) -> String {
    let stats: String = ask(con, &["INFO", "commandstats"]);
    let line = stats.lines().find(|line| line.starts_with("cmdstat_fcall:"));
    line.and_then(|line| line.split(',').next()).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn one_has_it_until_it_is_released() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let guard = lock().acquire(&connection, Duration::ZERO).await.unwrap();
    assert_eq!(guard.fence(), 1);
    assert!(guard.is_held());
    assert!((30_000..=60_000).contains(&ttl(&mut con, KEY)));
    assert_eq!(ask::<i64>(&mut con, &["GET", "lock:{order:7}:fence"]), 1);
    assert!(!format!("{guard:?}").contains(&ask::<String>(&mut con, &["GET", KEY])));

    let refused = lock().acquire(&connection, milliseconds(50)).await.unwrap_err();
    let AcquireError::Held { lock: key, waited, .. } = &refused else { panic!("{refused}") };
    assert_eq!(key, KEY);
    assert!(*waited >= milliseconds(50) && *waited < MINUTE, "{waited:?}");
    assert!(refused.to_string().contains(KEY), "{refused}");

    let lost = guard.lost();
    assert!(guard.release().await.unwrap());
    assert!(!exists(&mut con));
    soon(lost).await;
    assert_eq!(lock().acquire(&connection, Duration::ZERO).await.unwrap().fence(), 2);
}

#[tokio::test]
async fn without_a_wait_it_asks_once() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    con.lock_acquire(KEY, "lock:{order:7}:fence", "other", 60_000).unwrap();
    lock().acquire(&connection, Duration::ZERO).await.unwrap_err();
    assert_eq!(calls(&mut con), "cmdstat_fcall:calls=2");
}

#[tokio::test]
async fn who_waits_gets_it_when_it_is_given_back() {
    let (server, _con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let guard = lock().acquire(&connection, Duration::ZERO).await.unwrap();
    let other = connect(&server).await;
    let waiting = tokio::spawn(async move { lock().acquire(&other, MINUTE).await.unwrap() });
    sleep(milliseconds(60)).await;
    assert!(!waiting.is_finished());
    guard.release().await.unwrap();
    assert_eq!(soon(waiting).await.unwrap().fence(), 2);
}

#[tokio::test]
async fn a_lock_that_expires_is_lost_and_stays_so() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let begun = Instant::now();
    let guard = lock().ttl(milliseconds(80)).acquire(&connection, Duration::ZERO).await.unwrap();
    soon(guard.lost()).await;
    assert!(begun.elapsed() >= milliseconds(80), "lost before its time");
    assert!(!guard.is_held());
    wait_until_gone(&mut con, KEY);
    let other = lock().acquire(&connection, Duration::ZERO).await.unwrap();
    assert!(!guard.extend().await.unwrap());
    assert!(!guard.is_held());
    assert!(!guard.release().await.unwrap());
    assert!(exists(&mut con), "the lock of another was given back");
    assert!(other.is_held());
}

/// The server takes its time, and counts the lock's time to live from then on.
#[tokio::test]
async fn the_holder_gives_up_before_the_server_does() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    ask::<()>(&mut con, &["CLIENT", "PAUSE", "1000", "WRITE"]);
    let guard = lock().ttl(milliseconds(1500)).acquire(&connection, Duration::ZERO).await.unwrap();
    soon(guard.lost()).await;
    assert!(!guard.is_held());
    assert!(exists(&mut con), "the server gave up first");
}

#[tokio::test]
async fn the_holder_can_extend_it() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let guard = lock().acquire(&connection, Duration::ZERO).await.unwrap();
    ask::<()>(&mut con, &["PEXPIRE", KEY, "20000"]);
    assert!(guard.extend().await.unwrap());
    assert!(ttl(&mut con, KEY) > 30_000);
    ask::<()>(&mut con, &["SET", KEY, "somebody else"]);
    assert!(!guard.extend().await.unwrap());
    assert!(!guard.is_held());
    soon(guard.lost()).await;
}

#[tokio::test]
async fn keeping_it_alive_outlasts_its_time_to_live() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let before = tasks();
    let kept = lock().ttl(milliseconds(600)).keep_alive();
    let guard = kept.acquire(&connection, Duration::ZERO).await.unwrap();
    assert_eq!(tasks(), before + 1);
    for _ in 0..20 {
        sleep(milliseconds(100)).await;
        assert!(exists(&mut con) && guard.is_held(), "the lock was not kept");
    }
    assert!(guard.release().await.unwrap());
    // At once, and not at its next turn: it has a connection.
    sleep(milliseconds(20)).await;
    assert_eq!(tasks(), before, "the task goes on after the release");
    let before = calls(&mut con);
    sleep(milliseconds(700)).await;
    assert_eq!(calls(&mut con), before, "calls go on after the release");
}

#[tokio::test]
async fn keeping_it_alive_notices_that_somebody_took_it() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let kept = lock().ttl(milliseconds(900)).keep_alive();
    let guard = kept.acquire(&connection, Duration::ZERO).await.unwrap();
    ask::<()>(&mut con, &["SET", KEY, "somebody else", "PX", "60000"]);
    let begun = Instant::now();
    soon(guard.lost()).await;
    assert!(
        begun.elapsed() < milliseconds(800),
        "{:?}: only the time to live told",
        begun.elapsed()
    );
    assert!(!guard.release().await.unwrap());
    assert_eq!(ask::<String>(&mut con, &["GET", KEY]), "somebody else");
}

#[tokio::test]
async fn keeping_it_alive_gives_up_when_the_server_is_gone() {
    let (mut server, _con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let kept = lock().ttl(milliseconds(600)).keep_alive();
    let guard = kept.acquire(&connection, Duration::ZERO).await.unwrap();
    sleep(milliseconds(300)).await;
    server.kill();
    assert!(guard.is_held());
    soon(guard.lost()).await;
    let error = guard.release().await.unwrap_err();
    assert!(matches!(error, Error::Redis(_)), "{error}");
}

#[tokio::test]
async fn a_guard_that_is_dropped_gives_it_back() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let kept = lock().keep_alive();
    let guard = kept.acquire(&connection, Duration::ZERO).await.unwrap();
    let lost = guard.lost();
    drop(guard);
    soon(lost).await;
    drop(soon(kept.acquire(&connection, MINUTE)).await.unwrap());

    // Also by a thread that is not the runtime's.
    let guard = soon(kept.acquire(&connection, MINUTE)).await.unwrap();
    tokio::task::spawn_blocking(|| std::thread::spawn(move || drop(guard)).join().unwrap())
        .await
        .unwrap();
    soon(async {
        while exists(&mut con) {
            sleep(milliseconds(5)).await;
        }
    })
    .await;
}

#[test]
fn a_guard_that_outlives_its_runtime_leaves_it_to_expire() {
    let (server, mut con) = serve(&LIBRARY);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let guard = runtime.block_on(async {
        let connection = connect(&server).await;
        lock()
            .ttl(milliseconds(300))
            .keep_alive()
            .acquire(&connection, Duration::ZERO)
            .await
            .unwrap()
    });
    runtime.shutdown_timeout(Duration::from_secs(5));
    drop(guard);
    wait_until_gone(&mut con, KEY);
}

/// While a server pauses it hears what it will do later.
#[tokio::test]
async fn an_acquire_that_is_cancelled_gives_back_what_it_may_have_got() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    ask::<()>(&mut con, &["CLIENT", "PAUSE", "60000", "WRITE"]);
    assert!(timeout(milliseconds(100), lock().acquire(&connection, MINUTE)).await.is_err());
    assert_granted_and_given_back(&mut con).await;
}

#[tokio::test]
async fn an_acquire_that_gets_no_answer_gives_back_what_it_may_have_got() {
    let (server, mut con) = serve(&LIBRARY);
    let hasty = AsyncConnectionConfig::new().set_response_timeout(Some(milliseconds(100)));
    let connection =
        server.client().get_multiplexed_async_connection_with_config(&hasty).await.unwrap();
    ask::<()>(&mut con, &["CLIENT", "PAUSE", "60000", "WRITE"]);
    let error = lock().acquire(&connection, MINUTE).await.unwrap_err();
    assert!(matches!(error, AcquireError::Call(Error::Timeout(_))), "{error}");
    assert_granted_and_given_back(&mut con).await;
}

async fn assert_granted_and_given_back(con: &mut Connection) {
    sleep(milliseconds(50)).await;
    ask::<()>(con, &["CLIENT", "UNPAUSE"]);
    let fence = |con: &mut Connection| ask::<Option<i64>>(con, &["GET", "lock:{order:7}:fence"]);
    soon(async {
        while fence(con).is_none() || exists(con) {
            sleep(milliseconds(5)).await;
        }
    })
    .await;
    assert_eq!(fence(con), Some(1), "the server granted something else");
}

#[tokio::test]
async fn a_server_without_the_library_says_how_to_load_it() {
    let server = Server::start().unwrap();
    let connection = connect(&server).await;
    let error = lock().acquire(&connection, MINUTE).await.unwrap_err();
    assert!(matches!(error, AcquireError::Call(Error::NotLoaded(_))), "{error}");
    for word in ["lock_acquire", "the library `lock`", "1.0.0", "deploy"] {
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[tokio::test]
async fn times_to_live_that_make_no_sense_are_refused() {
    let (server, mut con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    let error = lock().ttl(Duration::ZERO).acquire(&connection, MINUTE).await.unwrap_err();
    let AcquireError::Call(error) = error else { panic!("{error}") };
    assert_eq!(error.code(), Some("INVALID_TTL"));
    let error = lock().ttl(Duration::MAX).acquire(&connection, MINUTE).await.unwrap_err();
    assert!(matches!(error, AcquireError::Call(Error::Argument(_))), "{error}");

    // Less than a millisecond is one, and what is longer than the clock goes is for ever.
    let longest = milliseconds(1 << 53);
    let guard = lock().ttl(longest).acquire(&connection, Duration::MAX).await.unwrap();
    assert!(guard.is_held() && ttl(&mut con, KEY) > 1 << 52);
    guard.release().await.unwrap();
    let shortest = lock().ttl(Duration::from_nanos(1)).keep_alive();
    assert!(shortest.acquire(&connection, Duration::ZERO).await.is_ok());
}

/// Each holder reads a number and writes it back one higher, with nothing but the lock to keep the others out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_works_one_at_a_time() {
    const TURNS: i64 = 40;
    let (server, mut con) = serve(&LIBRARY);
    let numbers = crowd(&server, |_, mut con| async move {
        let lock = lock().retry(milliseconds(1), milliseconds(20)).keep_alive();
        let mut numbers = Vec::new();
        for turn in 0..TURNS {
            let guard = lock.acquire(&con, 2 * MINUTE).await.unwrap();
            let count = con.get("count").await.unwrap().map_or(0, |text| text.parse().unwrap());
            con.set("count", count + 1_i64).await.unwrap();
            numbers.push(guard.fence());
            if turn % 4 == 0 {
                drop(guard);
            } else {
                assert!(guard.release().await.unwrap());
            }
        }
        assert!(numbers.is_sorted(), "{numbers:?}");
        numbers
    });
    let mut numbers = numbers.await.concat();
    numbers.sort_unstable();
    let turns = i64::try_from(CROWD).unwrap() * TURNS;
    assert_eq!(numbers, (1..=turns).collect::<Vec<_>>());
    assert_eq!(ask::<i64>(&mut con, &["GET", "count"]), turns, "two held the lock at once");
}

#[tokio::test]
async fn it_works_over_a_connection_that_reconnects() {
    let (server, _con) = serve(&LIBRARY);
    let manager = server.client().get_connection_manager().await.unwrap();
    let guard = lock().keep_alive().acquire(&manager, Duration::ZERO).await.unwrap();
    assert!(guard.extend().await.unwrap());
    assert!(guard.release().await.unwrap());
}
