//! Lines of servers, and whose error each is.

use redis::{ErrorKind, RedisError, ServerError, Value};

use super::{Verdict, verdict};
use crate::{Access, Error, ErrorCode, Function, Library, Script};

static LIBRARY: Library = Library::new("lock", Some("1.2.0"), "", b"");
static ACQUIRE: Function = Function::new(&LIBRARY, "lock_acquire", Access::ReadWrite, &[], &[]);

/// The error that redis-rs makes of a line on the wire.
fn server_error(line: &str) -> ServerError {
    match redis::parse_redis_value(format!("-{line}\r\n").as_bytes()) {
        Ok(Value::ServerError(error)) => error,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn refusals_are_the_servers_and_the_rest_the_functions() {
    use Verdict::{Function, NotLoaded, Server};
    for (line, expected) in [
        ("ERR Function not found", NotLoaded),
        ("MOVED 12182 127.0.0.1:7001", Server),
        ("ASK 12182 127.0.0.1:7001", Server),
        ("TRYAGAIN Multiple keys request during rehashing of slot", Server),
        ("CROSSSLOT Keys in request don't hash to the same slot", Server),
        ("CLUSTERDOWN Hash slot not served", Server),
        ("CLUSTERDOWN The cluster is down", Server),
        ("READONLY You can't write against a read only replica.", Server),
        ("OOM command not allowed when used memory > 'maxmemory'.", Server),
        ("NOAUTH Authentication required.", Server),
        ("NOPERM User app has no permissions to run the 'fcall' command", Server),
        ("NOPERM this user has no permissions to run the 'fcall' command", Server),
        ("LOADING Redis is loading the dataset in memory", Server),
        (
            "BUSY Redis is busy running a script. You can only call FUNCTION KILL or SHUTDOWN NOSAVE.",
            Server,
        ),
        (
            "BUSY Valkey is busy running a script. You can only call FUNCTION KILL or SHUTDOWN NOSAVE.",
            Server,
        ),
        (
            "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
            Server,
        ),
        ("MISCONF Errors writing to the AOF file: No space left on device", Server),
        ("NOREPLICAS Not enough good replicas to write.", Server),
        (
            "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
            Server,
        ),
        ("EXECABORT Transaction discarded because of previous errors.", Server),
        ("DENIED Redis is running in protected mode because protected mode is enabled", Server),
        ("ERR wrong number of arguments for 'fcall' command", Server),
        ("ERR wrong number of arguments for 'fcall_ro' command", Server),
        ("ERR Bad number of keys provided", Server),
        ("ERR Number of keys can't be negative", Server),
        ("ERR Number of keys can't be greater than number of args", Server),
        ("ERR Can not execute a script with write flag using *_ro command.", Server),
        ("ERR Can not run script on cluster, 'no-cluster' flag is set.", Server),
        ("ERR unknown command 'FCALL', with args beginning with: 'f' '0' ", Server),
        ("ERR unknown command `FCALL_RO`, with args beginning with: `f`, `0`, ", Server),
        (
            "ERR Can't execute 'fcall': only (P|S)SUBSCRIBE / PING / QUIT are allowed in this context",
            Server,
        ),
        ("ERR max number of clients reached", Server),
        // Raised inside a function: its own, even in the words of the server.
        ("ERR user_function:2: boom script: lock_acquire, on @user_function:2.", Function),
        ("ERR user_function:2: boom script: on @user_function:2.", Function),
        (
            "OOM command not allowed when used memory > 'maxmemory'. script: f, on @user_function:3.",
            Function,
        ),
        (
            "READONLY You can't write against a read only replica. script: f, on @user_function:3.",
            Function,
        ),
        ("ERR Function not found script: f, on @user_function:3.", Function),
        ("NOPERM ACL failure in script: f, on @user_function:3.", Function),
        // Returned by a function.
        ("INSUFFICIENT_FUNDS balance is 5", Function),
        ("ERR boom", Function),
        ("boom", Function),
        ("my lower msg", Function),
        ("WRONGTYPE Operation against a key holding the wrong kind of value", Function),
        ("BUSY the lock is held", Function),
        ("OOM the pool is empty", Function),
        ("READONLY this account is closed", Function),
        ("MOVED to another address", Function),
        ("MISCONF no such plan", Function),
        ("ERR Function not found in the catalogue", Function),
    ] {
        assert_eq!(verdict(&ACQUIRE, &server_error(line)), expected, "{line}");
    }
}

static SCRIPT: Script = Script::new("take", "5a5a", b"", "scripts/take.lua");
static TAKE: Function = Function::of_script(&SCRIPT, Access::ReadWrite, &[], &[]);

#[test]
fn and_the_same_of_scripts() {
    use Verdict::{Function, NotLoaded, Server};
    for (line, of_script, of_function) in [
        ("NOSCRIPT No matching script. Please use EVAL.", NotLoaded, Function),
        ("NOSCRIPT No matching script.", NotLoaded, Function),
        ("NOSCRIPT No matching script. script: on @user_script:1.", Function, Function),
        ("NOSCRIPT the actor has no lines", Function, Function),
        ("ERR Function not found", Function, NotLoaded),
        ("ERR wrong number of arguments for 'evalsha' command", Server, Function),
        ("ERR unknown command `EVALSHA_RO`, with args beginning with: `f`", Server, Function),
        (
            "ERR Error compiling script (new function): user_script:1: '=' expected",
            Server,
            Function,
        ),
        ("ERR Unexpected flag in script shebang: zz", Server, Function),
        ("MOVED 12182 127.0.0.1:7001", Server, Server),
        ("NOPERM this user has no permissions to run the 'eval' command", Server, Server),
        ("OOM command not allowed when used memory > 'maxmemory'.", Server, Server),
        ("OOM the pool is empty", Function, Function),
        ("ERR user_script:2: boom script: 22b2, on @user_script:2.", Function, Function),
    ] {
        assert_eq!(verdict(&TAKE, &server_error(line)), of_script, "{line}");
        assert_eq!(verdict(&ACQUIRE, &server_error(line)), of_function, "{line}");
    }
}

#[test]
fn what_is_said_of_scripts_names_no_library() {
    for (error, expected) in [
        (
            "NOSCRIPT No matching script.",
            "the server answered that it does not hold the script `take` (scripts/take.lua): it did not run, unless it \
             says so itself; load it with `SCRIPTS.load` and call again",
        ),
        (
            "READONLY You can't write against a read only replica.",
            "the server refused to call the script `take`: READONLY You can't write against a read only replica.; call \
             the primary (of a cluster, without keys: `.on_any_primary()`), or declare the script `no-writes` if it only \
             reads",
        ),
        ("HELD by worker-7", "the script `take` failed: HELD by worker-7"),
        (
            "ERR user_script:12: no token script: on @user_script:12.",
            "the script `take`, scripts/take.lua:12, failed: ERR no token",
        ),
    ] {
        assert_eq!(Error::from_redis(&TAKE, server_error(error).into()).to_string(), expected);
    }
    let timeout = std::io::Error::from(std::io::ErrorKind::TimedOut);
    let line = Error::from_redis(&TAKE, timeout.into()).to_string();
    assert!(line.contains("`take`") && line.contains("the script keeps running"), "{line}");
}

/// The error of a call that a connection answered with this line.
fn called(line: &str) -> Error {
    Error::from_redis(&ACQUIRE, server_error(line).into())
}

#[test]
fn every_line_says_what_which_function_and_what_to_do() {
    for (error, expected) in [
        (
            called("ERR Function not found"),
            "the server has no function `lock_acquire`; deploy the library `lock` (release 1.2.0) to it with `cargo fcall \
             deploy`, or let the app load it (`LIBRARY.ensure`, `AutoLoad`)",
        ),
        (
            called("READONLY You can't write against a read only replica."),
            "the server refused to call `lock_acquire` of library `lock`: READONLY You can't write against a read only \
             replica.; call the primary (of a cluster, without keys: `.on_any_primary()`), or declare the function \
             `no-writes` if it only reads",
        ),
        (
            called("EXECABORT Transaction discarded because of previous errors."),
            "the server refused to call `lock_acquire` of library `lock`: EXECABORT Transaction discarded because of \
             previous errors.",
        ),
        (called("HELD by worker-7"), "`lock_acquire` of library `lock` failed: HELD by worker-7"),
        (
            called("ERR user_function:12: no token script: lock_acquire, on @user_function:12."),
            "`lock_acquire` of library `lock`, line 12, failed: ERR no token",
        ),
        (
            Error::from_redis(&ACQUIRE, std::io::Error::from(std::io::ErrorKind::TimedOut).into()),
            "no answer from `lock_acquire` of library `lock` in time: the call may have happened, and the function keeps \
             running on the server; look before you call again, or raise the connection's response timeout (500 ms \
             unless set)",
        ),
        (
            Error::from_redis(
                &ACQUIRE,
                std::io::Error::from(std::io::ErrorKind::BrokenPipe).into(),
            ),
            "calling `lock_acquire` of library `lock` failed: broken pipe; the call may have happened",
        ),
        (
            Error::from_redis(
                &ACQUIRE,
                std::io::Error::from(std::io::ErrorKind::ConnectionRefused).into(),
            ),
            "calling `lock_acquire` of library `lock` failed: connection refused; check that the server runs at this \
             address",
        ),
    ] {
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.function(), Some(&ACQUIRE));
    }
}

#[test]
fn the_error_of_redis_is_never_lost() {
    for line in [
        "ERR Function not found",
        "READONLY You can't write against a read only replica.",
        "HELD by w",
    ] {
        let error = called(line);
        let source = std::error::Error::source(&error)
            .and_then(|source| source.downcast_ref::<RedisError>());
        assert_eq!(source, Some(&RedisError::from(server_error(line))));
        assert_eq!(error.redis_error(), source);
    }
    let timeout =
        Error::from_redis(&ACQUIRE, std::io::Error::from(std::io::ErrorKind::WouldBlock).into());
    assert!(matches!(&timeout, Error::Timeout(error) if error.redis_error().is_timeout()));
}

#[test]
fn what_redis_rs_makes_up_itself_is_not_the_functions() {
    let made_up = RedisError::from((
        ErrorKind::Server(redis::ServerErrorKind::ResponseError),
        "made up",
        "x".into(),
    ));
    assert!(matches!(Error::from_redis(&ACQUIRE, made_up), Error::Redis(_)));
    let client = RedisError::from((ErrorKind::Client, "no such route"));
    assert!(matches!(Error::from_redis(&ACQUIRE, client), Error::Redis(_)));
}

#[derive(Debug, PartialEq)]
struct Held;

impl ErrorCode for Held {
    fn from_code(code: &str) -> Option<Self> {
        (code == Held.code()).then_some(Held)
    }

    fn code(&self) -> &'static str {
        "HELD"
    }
}

#[test]
fn a_declared_code_is_a_value() {
    assert_eq!(called("HELD by worker-7").as_code(), Some(Held));
    assert_eq!(called("HELD").as_code(), Some(Held));
    for other in ["ERR HELD", "held by worker-7", "NOPERM HELD", "ERR Function not found"] {
        assert_eq!(called(other).as_code::<Held>(), None, "{other}");
    }
}

#[test]
fn an_error_is_small_and_goes_between_threads() {
    fn check<T: std::error::Error + Send + Sync + Clone + 'static>() {}
    check::<Error>();
    assert!(size_of::<Error>() <= 2 * size_of::<usize>());
    assert!(size_of::<crate::Result<i64>>() <= 3 * size_of::<usize>());
}
