//! Nothing ever prints or writes a password: every command, every way to name the server, every end.

use std::fs;
use std::path::Path;

use fcall_testing::{Options, Server, User};

use crate::project::{COUNT, Project, greet};
use crate::support::{Run, command, finish};

const SECRET: &str = "hunter2hunter2";

/// What may hold it: the file that somebody wrote it into.
const CONFIG: &str = "functions/fcall.toml";

/// Every command that takes a server, in an order in which all of them have something to do, and
/// what they end with on a good server.
const COMMANDS: &[(&[&str], i32)] = &[
    (&["plan", "-o", "saved.json"], 2),
    (&["plan", "--format", "json"], 2),
    (&["deploy"], 1),
    (&["deploy", "--plan", "saved.json", "--yes"], 0),
    (&["deploy", "--plan", "saved.json", "--yes"], 2),
    (&["deploy", "--yes", "--format", "json"], 0),
    (&["deploy", "--yes", "--replicas", "--history", "key:fcall:deploy:history"], 0),
    (&["status"], 0),
    (&["status", "--format", "json", "--replicas"], 0),
    (&["dump", "all.json"], 0),
    (&["dump", "--payload", "all.payload"], 0),
    (&["dump", "--format", "json", "another.json"], 0),
    (&["pull"], 0),
    (&["pull", "--force", "--format", "json"], 0),
    (&["delete", "count"], 2),
    (&["delete", "count", "--force", "--yes"], 0),
    (&["delete", "greet", "--force", "--yes", "--format", "json"], 0),
    (&["restore", "all.json", "--yes"], 0),
    (&["restore", "all.payload", "--policy", "flush", "--yes", "--format", "json"], 0),
    (&["rollback", "--list"], 0),
    (&["rollback", "--list", "--format", "json"], 0),
    (&["rollback", "--yes"], 0),
    (&["rollback", "--to", "99", "--yes", "--format", "json"], 1),
    (&["acl"], 0),
    (&["acl", "--format", "json"], 0),
    (&["show", "all.json"], 0),
    (&["list", "--format", "json"], 0),
    (&["check"], 0),
];

fn project() -> Project {
    let project = Project::with(&[("greet.lua", &greet("1.0.0")), ("count.lua", COUNT)]);
    project
        .write("all.json", r#"{"fcall":1,"kind":"dump","server":"redis 7.0.15","libraries":[]}"#);
    project.write("all.payload", "no payload");
    project
}

fn server() -> Server {
    let user = |name: &str, rules: &str| User {
        name: name.into(),
        password: SECRET.into(),
        rules: rules.into(),
    };
    let users = vec![user("app", "~* &* +@all"), user("reader", "+function|list")];
    let password = Some(SECRET.to_owned());
    Server::start_with(&Options { users, password, ..Options::default() }).unwrap()
}

fn assert_silent(run: &Run, folder: &Path, what: &str) {
    for text in [&run.stdout, &run.stderr] {
        assert!(!text.contains("hunter2"), "{what}: {text}");
    }
    assert_files_silent(folder, what);
}

fn assert_files_silent(folder: &Path, what: &str) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            assert_files_silent(&path, what);
        } else if !path.ends_with(CONFIG) {
            let bytes = fs::read(&path).unwrap();
            let is_there = bytes.windows(7).any(|part| part == b"hunter2");
            let name = entry.file_name();
            assert!(
                !is_there && !name.to_string_lossy().contains("hunter2"),
                "{what}: {}",
                path.display()
            );
        }
    }
}

#[test]
fn in_no_command_that_works() {
    // In a variable, as an option, and in a file.
    for way in ["variable", "option", "file"] {
        let (server, project) = (server(), project());
        let url = server.url_as("app", SECRET);
        project.write(CONFIG, &format!("[environments.prod]\nurl = \"{url}\"\n"));
        for (arguments, code) in COMMANDS {
            let takes_server = !["acl", "show", "list", "check"].contains(&arguments[0]);
            let mut arguments = arguments.to_vec();
            let mut run = command(project.folder(), &[]);
            match way {
                "option" if takes_server => arguments.extend(["--url", &url]),
                "file" if takes_server => arguments.extend(["--env", "prod"]),
                _ => {
                    run.env("FCALL_URL", &url);
                }
            }
            let run = finish(run.args(&arguments));
            assert_eq!(run.code, *code, "{way} {arguments:?}:\n{}\n{}", run.stdout, run.stderr);
            assert_silent(&run, project.folder(), &format!("{way} {arguments:?}"));
        }
    }
}

#[test]
fn in_no_command_that_fails() {
    let server = server();
    let port = server.port();
    let others = [
        format!("redis://app:{SECRET}@127.0.0.1:1"),
        format!("redis://nobody:{SECRET}@127.0.0.1:{port}"),
        format!("redis://:{SECRET}x@127.0.0.1:{port}"),
        server.url_as("reader", SECRET),
        format!("rediss://app:{SECRET}@127.0.0.1:{port}"),
        format!("redis+unix:///nowhere/server.sock?user=app&pass={SECRET}"),
        format!("redis+sentinel://app:{SECRET}@127.0.0.1:1/main?sentinel_pass={SECRET}"),
        format!("redis+sentinel://app:{SECRET}@127.0.0.1:{port}/main?sentinel_pass={SECRET}"),
        format!("redis://app:{SECRET}@host:port"),
        format!("redis://app:12#{SECRET}@127.0.0.1"),
        format!("redis://app:12/{SECRET}@127.0.0.1"),
        format!("redis//app:{SECRET}@127.0.0.1"),
        SECRET.to_owned(),
    ];
    let project = project();
    for (index, url) in others.iter().enumerate() {
        project.write(CONFIG, &format!("[environments.prod]\nurl = \"{url}\"\n"));
        // Each command meets some of them.
        for (arguments, _) in COMMANDS.iter().skip(index % 4).step_by(4) {
            let run = finish(command(project.folder(), arguments).env("FCALL_URL", url));
            assert_silent(&run, project.folder(), &format!("{url} {arguments:?}"));
        }
        // What stands alone could be anything, and is repeated as such.
        let alone: &[&str] = if url == SECRET { &["plan"] } else { &["plan", url] };
        for arguments in [&["plan", "--env", "prod"][..], &["plan", "--url", url], alone] {
            let run = finish(&mut command(project.folder(), arguments));
            assert_ne!(run.code, 0, "{url} {arguments:?}");
            assert_silent(&run, project.folder(), &format!("{url} {arguments:?}"));
        }
    }
}
