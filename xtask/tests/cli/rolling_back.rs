//! What a deploy replaced, and the way back to it.

use std::fs;

use fcall_testing::Server;

use crate::project::{COUNT, FOREIGN, Project, greet, held, load, names, writes};
use crate::support::{Run, command, finish};

fn project() -> Project {
    Project::with(&[("greet.lua", &greet("1.0.0"))])
}

#[test]
fn back_and_further_back() {
    let (server, project) = (Server::start().unwrap(), project());
    load(&server, FOREIGN);
    project.expect(0, &server, &["deploy", "--yes"]);
    project.write("functions/greet.lua", &greet("2.0.0"));
    project.write("functions/count.lua", COUNT);
    project.expect(0, &server, &["deploy", "--yes"]);
    // A deploy that has nothing to do is none to return from.
    project.expect(0, &server, &["deploy", "--yes"]);

    let Run { stdout, .. } = project.expect(0, &server, &["rollback", "--list"]);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{stdout}");
    assert!(lines[0].trim_start().starts_with("2  20"), "{stdout}");
    assert!(lines[0].ends_with("deploy, applied: count, greet"), "{stdout}");

    let Run { stderr, .. } = project.expect(1, &server, &["rollback"]);
    assert!(stderr.contains("--yes"), "{stderr}");
    let Run { stdout, .. } = project.expect(0, &server, &["rollback", "--yes"]);
    for line in ["  - delete  count", "  ~ change  greet   2.0.0 -> 1.0.0"] {
        assert!(stdout.lines().any(|found| found.starts_with(line)), "{line}: {stdout}");
    }
    assert_eq!(names(&server), ["foreign", "greet"]);
    assert_eq!(held(&server)[1].1, greet("1.0.0").into_bytes());
    project.expect(0, &server, &["rollback", "--yes"]);
    assert_eq!(names(&server), ["foreign"]);
    let Run { stderr, .. } = project.expect(1, &server, &["rollback", "--yes"]);
    assert!(stderr.contains("no deploy to return from"), "{stderr}");

    // What was taken back can be brought back, by its number.
    project.expect(0, &server, &["rollback", "--to", "3", "--yes"]);
    assert_eq!(names(&server), ["count", "foreign", "greet"]);
    assert_eq!(held(&server)[2].1, greet("2.0.0").into_bytes());
    let Run { stderr, .. } = project.expect(1, &server, &["rollback", "--to", "77", "--yes"]);
    assert!(stderr.contains("no deploy 77"), "{stderr}");
}

#[test]
fn where_it_is_recorded() {
    let (server, project) = (Server::start().unwrap(), project());
    project.write("functions/fcall.toml", "[environments.staging]\nurl_env = 'FCALL_URL'\n");
    project.expect(0, &server, &["deploy", "--yes", "--env", "staging"]);
    let file = project.folder().join(".fcall/staging.json");
    assert!(fs::read_to_string(&file).unwrap().contains("\"applied\""));

    for (place, text) in [("key:deploys", "2.0.0"), ("own.json", "3.0.0"), ("none", "4.0.0")] {
        project.write("functions/greet.lua", &greet(text));
        project.expect(0, &server, &["deploy", "--yes", "--history", place]);
    }
    let Run { stdout, .. } =
        project.expect(0, &server, &["rollback", "--list", "--history", "key:deploys"]);
    assert_eq!(stdout.lines().count(), 1, "{stdout}");
    assert!(project.folder().join("own.json").is_file());
    for (place, text) in [("own.json", "2.0.0"), ("key:deploys", "1.0.0")] {
        project.expect(0, &server, &["rollback", "--yes", "--history", place]);
        assert_eq!(held(&server)[0].1, greet(text).into_bytes(), "{place}");
    }
    let Run { stderr, .. } = project.expect(1, &server, &["rollback", "--history", "none"]);
    assert!(stderr.contains("no history to return to"), "{stderr}");
    project.write("broken.json", "{");
    project.write("functions/greet.lua", &greet("5.0.0"));
    let before = writes(&server);
    let deploy = ["deploy", "--yes", "--history", "broken.json"];
    let Run { stderr, .. } = project.expect(1, &server, &deploy);
    assert!(stderr.contains("broken.json: this is no history"), "{stderr}");
    // Nothing is written that is not recorded first.
    assert_eq!(writes(&server), before);
}

#[test]
fn in_ci_it_must_be_said() {
    let (server, project) = (Server::start().unwrap(), project());
    let run = |arguments: &[&str]| {
        let mut command = command(project.folder(), arguments);
        finish(command.env("FCALL_URL", server.url()).env("CI", "true"))
    };
    let Run { code, stderr, .. } = run(&["deploy", "--yes"]);
    assert_eq!(code, 1);
    assert!(stderr.contains("--history key:NAME"), "{stderr}");
    let Run { code, stderr, .. } = run(&["deploy", "--yes", "--history", "key:h"]);
    assert_eq!((code, stderr.ends_with(": 1 of 1 written\n")), (0, true), "{stderr}");
}

#[test]
fn a_lock_that_somebody_has() {
    let (server, project) = (Server::start().unwrap(), project());
    let mut connection = server.connection();
    redis::cmd("SET").arg("fcall:deploy").arg("x").exec(&mut connection).unwrap();
    let Run { stderr, .. } = project.expect(1, &server, &["deploy", "--yes"]);
    assert!(stderr.contains("somebody else is deploying here"), "{stderr}");
    assert_eq!(names(&server), [""; 0]);
    let Run { stdout, .. } = project.expect(0, &server, &["rollback", "--list"]);
    assert_eq!(stdout, "no deploys are recorded\n");
    project.expect(0, &server, &["deploy", "--yes", "--lock-key", "none"]);
    assert_eq!(names(&server), ["greet"]);
}

#[test]
fn what_the_server_would_refuse_is_not_sent() {
    let (server, project) = (Server::start().unwrap(), project());
    project.expect(2, &server, &["plan", "-o", "plan.json"]);
    let path = project.folder().join("plan.json");
    let saved = fs::read_to_string(&path).unwrap();
    // Nothing that the compiler finds: it comes out of a file.
    for (code, part) in [
        ("return redis.call('PING')", "would refuse library `greet`"),
        ("while true do end", "FUNCTION LOAD timeout"),
    ] {
        fs::write(&path, saved.replacen("---@release 1.0.0", code, 1)).unwrap();
        let deploy = ["deploy", "--plan", "plan.json", "--yes"];
        let Run { stderr, .. } = project.expect(2, &server, &deploy);
        assert!(stderr.contains(part), "{stderr}");
        assert_eq!(writes(&server), 0);
    }
}

#[test]
fn a_full_server_is_found_out_before() {
    let (server, project) = (Server::start().unwrap(), project());
    let mut connection = server.connection();
    redis::cmd("CONFIG").arg("SET").arg("maxmemory").arg(1).exec(&mut connection).unwrap();
    let Run { stderr, .. } = project.expect(1, &server, &["deploy", "--yes"]);
    assert!(
        stderr.contains("raise maxmemory") && stderr.contains("nothing was written"),
        "{stderr}"
    );
    assert_eq!(writes(&server), 0);
}
