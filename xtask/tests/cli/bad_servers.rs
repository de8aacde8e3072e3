//! Servers that cannot be deployed to: one clear message that names the remedy, exit 1, nothing
//! changed, and never a password.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use fcall_testing::{Options, Server, User};

use crate::project::{COUNT, Project, names};
use crate::support::Run;

/// Every command that talks to a server must fail with 1 and say these words.
fn refuses(url: &str, words: &[&str]) {
    let project = Project::with(&[("count.lua", COUNT)]);
    let empty = r#"{"fcall":1,"kind":"dump","server":"redis 7.0.15","libraries":[]}"#;
    project.write("empty.json", empty);
    for arguments in [
        &["deploy", "--yes"][..],
        &["status"],
        &["dump", "all.dump"],
        &["restore", "empty.json", "--policy", "flush", "--yes"],
        &["pull"],
        &["delete", "count", "--force", "--yes"],
    ] {
        refuses_to(&project, url, arguments, words);
    }
    assert!(!project.folder().join("all.dump").exists());
}

fn refuses_to(project: &Project, url: &str, arguments: &[&str], words: &[&str]) {
    let Run { code, stdout, stderr } = project.run(url, arguments);
    assert_eq!(code, 1, "{arguments:?}\n{stdout}\n{stderr}");
    assert_eq!(stderr.matches("error: ").count(), 1, "{arguments:?}: {stderr}");
    for word in words {
        assert!(stderr.contains(word), "{arguments:?}: no {word:?} in {stderr}");
    }
    assert!(!stderr.contains("hunter2") && !stdout.contains("hunter2"), "{stderr}");
}

#[test]
fn a_server_that_is_down() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    refuses(
        &format!("redis://:hunter2@{free}"),
        &[&free.to_string(), "check that the server runs"],
    );
    refuses("redis+unix:///nowhere/server.sock?pass=hunter2", &["/nowhere/server.sock"]);
}

#[test]
fn a_url_that_is_none() {
    for url in ["hunter2", "http://:hunter2@host", "redis://:hunter2@host:port"] {
        refuses(url, &["URL", "redis://"]);
    }
}

#[test]
fn a_wrong_password() {
    let options = Options { password: Some("right".into()), ..Options::default() };
    let server = Server::start_with(&options).unwrap();
    let address = format!("127.0.0.1:{}", server.port());
    refuses(&format!("redis://:hunter2@{address}"), &[&address, "password"]);
    refuses(&format!("redis://{address}"), &[&address, "password"]);
    assert_eq!(names(&server), [""; 0]);
}

#[test]
fn a_user_who_may_not() {
    let user = User { name: "app".into(), password: "hunter2".into(), rules: "~* +get".into() };
    let options = Options { users: vec![user], ..Options::default() };
    let server = Server::start_with(&options).unwrap();
    let address = format!("127.0.0.1:{}", server.port());
    refuses(&server.url_as("app", "hunter2"), &[&address, "NOPERM", "+function|list"]);
    assert_eq!(names(&server), [""; 0]);
}

#[test]
fn a_user_who_may_look_but_not_load() {
    let rules = "~* +hello +function|list".to_owned();
    let user = User { name: "app".into(), password: "hunter2".into(), rules };
    let server = Server::start_with(&Options { users: vec![user], ..Options::default() }).unwrap();
    let project = Project::with(&[("count.lua", COUNT)]);
    let url = server.url_as("app", "hunter2");
    refuses_to(&project, &url, &["deploy", "--yes"], &["NOPERM", "+function|load"]);
    assert_eq!(names(&server), [""; 0]);
}

#[test]
fn a_replica() {
    let primary = Server::start().unwrap();
    let options = Options { replica_of: Some(primary.port()), ..Options::default() };
    let replica = Server::start_with(&options).unwrap();
    let project = Project::with(&[("count.lua", COUNT)]);
    refuses_to(&project, &replica.url(), &["deploy", "--yes"], &["replica", "primary"]);
    // Looking is no writing.
    project.expect(2, &replica, &["status"]);
    project.expect(0, &replica, &["dump", "all.dump"]);
    let restore = ["restore", "all.dump"];
    refuses_to(&project, &replica.url(), &restore, &["replica", "primary"]);
    assert_eq!(names(&primary), [""; 0]);
}

/// No server before 7.0 can be had here, so this one answers as Redis 6.2 would.
#[test]
fn a_server_without_functions() {
    let address = respond(|command| match command {
        "HELLO" => {
            "*12\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$5\r\n6.2.0\r\n\
             $5\r\nproto\r\n:2\r\n$2\r\nid\r\n:3\r\n$4\r\nmode\r\n$10\r\nstandalone\r\n\
             $4\r\nrole\r\n$6\r\nmaster\r\n"
        }
        "INFO" => "$21\r\nredis_version:6.2.0\r\n\r\n",
        "CLIENT" => "+OK\r\n",
        _ => "-ERR unknown command\r\n",
    });
    refuses(&format!("redis://{address}"), &[&address, "6.2.0", "7.0", "upgrade"]);
}

#[test]
fn something_that_is_no_redis() {
    let address = respond(|_| "HTTP/1.1 400 Bad Request\r\n\r\n");
    refuses(&format!("redis://:hunter2@{address}"), &[&address]);
}

/// Answers every command by its first word, until the test ends.
fn respond(answer: fn(&str) -> &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || serve(&stream, answer));
        }
    });
    address
}

fn serve(stream: &TcpStream, answer: fn(&str) -> &'static str) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    loop {
        let count = number(&mut reader)?;
        let words: Option<Vec<String>> = (0..count).map(|_| word(&mut reader)).collect();
        let words = words?;
        writer.write_all(answer(&words.first()?.to_uppercase()).as_bytes()).ok()?;
    }
}

/// The number of a line like `*3` or `$5`.
fn number(reader: &mut impl BufRead) -> Option<usize> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    line.trim().get(1..)?.parse().ok()
}

fn word(reader: &mut impl BufRead) -> Option<String> {
    let mut bytes = vec![0; number(reader)? + 2];
    reader.read_exact(&mut bytes).ok()?;
    bytes.truncate(bytes.len() - 2);
    String::from_utf8(bytes).ok()
}
