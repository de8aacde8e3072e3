//! Libraries into files and back, by the command line.

use fcall_testing::{Cluster, Server};
use serde_json::Value;

use crate::project::{COUNT, FOREIGN, Project, greet, held, load, names, writes};
use crate::shapes::documented;
use crate::support::{Run, command, finish, on_terminal};

fn project() -> Project {
    Project::with(&[("greet.lua", &greet("1.0.0")), ("count.lua", COUNT)])
}

/// A server that holds the project, dumped in both forms: `all.json` and `all.payload`.
fn dumped() -> (Server, Project) {
    let (server, project) = (Server::start().unwrap(), project());
    project.expect(0, &server, &["deploy", "--yes"]);
    project.expect(0, &server, &["dump", "all.json"]);
    project.expect(0, &server, &["dump", "--payload", "all.payload"]);
    (server, project)
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout))
}

#[test]
fn both_forms_are_restored_by_every_policy() {
    let (server, project) = dumped();
    let deployed = held(&server);
    for file in ["all.json", "all.payload"] {
        redis::cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).unwrap();
        let Run { stdout, stderr, .. } = project.expect(0, &server, &["restore", file, "--yes"]);
        assert!(stdout.contains("  + add     count\n  + add     greet 1.0.0\n"), "{stdout}");
        assert!(stdout.contains("libraries: 2 to add\n"), "{stdout}");
        assert!(stdout.ends_with(": applied\n") && stderr.is_empty(), "{stdout}{stderr}");
        assert_eq!(held(&server), deployed);
    }
    // The same again is nothing to ask about.
    let Run { stdout, .. } = project.expect(0, &server, &["restore", "all.json"]);
    assert!(stdout.contains("libraries: 2 the same\n") && stdout.ends_with(": unchanged\n"));

    load(&server, FOREIGN);
    load_replace(&server, &greet("0.9.0"));
    let Run { stderr, .. } = project.expect(2, &server, &["restore", "all.json", "--yes"]);
    assert!(stderr.contains("`greet` is there already") && stderr.contains("replace"), "{stderr}");
    let replace = ["restore", "all.json", "--policy", "replace", "--yes"];
    let Run { stdout, .. } = project.expect(0, &server, &replace);
    assert!(stdout.contains("  . stay    foreign\n  ~ replace greet 0.9.0 -> 1.0.0\n"), "{stdout}");
    assert_eq!(names(&server), ["count", "foreign", "greet"]);

    let flush = ["restore", "all.payload", "--policy", "flush"];
    let Run { stderr, .. } = project.expect(1, &server, &flush);
    assert!(stderr.contains("nothing was written") && stderr.contains("--yes"), "{stderr}");
    assert_eq!(names(&server), ["count", "foreign", "greet"]);
    let Run { stdout, .. } = project.expect(0, &server, &[&flush[..], &["--yes"]].concat());
    assert!(stdout.contains("  - remove  foreign\n"), "{stdout}");
    assert_eq!(held(&server), deployed);
}

#[test]
fn a_lock_that_somebody_has() {
    let (server, project) = dumped();
    let mut connection = server.connection();
    redis::cmd("FUNCTION").arg("FLUSH").exec(&mut connection).unwrap();
    redis::cmd("SET").arg("fcall:deploy").arg("x").exec(&mut connection).unwrap();
    let keys =
        || -> Vec<String> { redis::cmd("KEYS").arg("*").query(&mut server.connection()).unwrap() };
    for (words, before, after) in [
        (&["restore", "all.json"][..], &[][..], &["count", "greet"][..]),
        (&["delete", "count", "greet", "--force"], &["count", "greet"], &[]),
    ] {
        let run = |code, more: &[&str]| {
            project.expect(code, &server, &[words, &["--yes"], more].concat())
        };
        let Run { stderr, .. } = run(1, &[]);
        assert!(stderr.contains("somebody else is deploying here"), "{stderr}");
        assert_eq!(names(&server), before);
        let Run { stderr, .. } = run(1, &["--lock-key", "fcall:deploy"]);
        assert!(stderr.contains("somebody else is deploying here"), "{stderr}");
        run(0, &["--lock-key", "another"]);
        assert_eq!(
            (names(&server), keys()),
            (after.iter().map(ToString::to_string).collect(), vec!["fcall:deploy".to_owned()])
        );
    }
    project.expect(0, &server, &["restore", "all.json", "--yes", "--lock-key", "none"]);
    project.expect(0, &server, &["delete", "count", "--force", "--yes", "--lock-key", "none"]);
    assert_eq!(names(&server), ["greet"]);
}

#[test]
fn a_lock_that_is_demanded_and_may_not_be_taken() {
    let (server, project) = dumped();
    load_replace(&server, &greet("1.1.0"));
    let there = held(&server);
    let mut acl = redis::cmd("ACL");
    acl.arg("SETUSER").arg("app").arg("on").arg(">secret").arg("+function");
    acl.exec(&mut server.connection()).unwrap();
    for words in ["restore all.json --policy replace", "delete greet --force"] {
        let words: Vec<&str> = words.split(' ').chain(["--yes", "--lock-key", "mine"]).collect();
        let Run { code, stderr, .. } = project.run(&server.url_as("app", "secret"), &words);
        assert_eq!(code, 1, "{words:?}: {stderr}");
        assert!(stderr.contains("the user may not write the lock `mine`"), "{stderr}");
        assert!(stderr.contains("and ~mine*, or say --lock-key none"), "{stderr}");
        assert_eq!(held(&server), there);
    }
}

fn load_replace(server: &Server, code: &str) {
    let load = redis::cmd("FUNCTION").arg("LOAD").arg("REPLACE").arg(code).to_owned();
    load.exec(&mut server.connection()).unwrap();
}

#[test]
fn flush_asks_twice() {
    let (server, project) = dumped();
    load(&server, FOREIGN);
    let flush = "restore all.json --policy flush";
    for (answers, code, libraries) in [("n", 2, 3), ("y", 2, 3), ("y\nn", 2, 3), ("y\ny", 0, 2)] {
        let mut command = on_terminal(project.folder(), flush, answers);
        let Run { code: found, stdout, .. } = finish(command.env("FCALL_URL", server.url()));
        assert_eq!(found, code, "{answers}: {stdout}");
        let is_asked_twice =
            stdout.contains("1 library would be gone") && stdout.contains(": foreign.");
        assert_eq!(is_asked_twice, answers != "n", "{answers}: {stdout}");
        assert_eq!(names(&server).len(), libraries, "{answers}");
    }
}

#[test]
fn a_file_that_is_none_is_named() {
    let (server, project) = dumped();
    let before = writes(&server);
    project.write("damaged.dump", "not a payload");
    for (arguments, words) in [
        (["restore", "damaged.dump"], ["damaged.dump", "at byte 5"]),
        (["restore", "missing.dump"], ["missing.dump", "cannot be read"]),
        (["dump", "no/such/folder.dump"], ["no/such/folder.dump", "cannot be written"]),
        (["show", "damaged.dump"], ["damaged.dump", "at byte 5"]),
        (["show", "functions/greet.lua"], ["functions/greet.lua", "this is a library"]),
    ] {
        let Run { stderr, .. } = project.expect(1, &server, &arguments);
        assert!(words.iter().all(|word| stderr.contains(word)), "{arguments:?}: {stderr}");
    }
    assert_eq!(writes(&server), before);
}

#[test]
fn what_is_in_a_file_is_shown_without_a_server() {
    let (_server, project) = dumped();
    for (file, words) in [("all.json", "a dump of "), ("all.payload", "RDB version 10")] {
        let Run { code, stdout, .. } = finish(&mut command(project.folder(), &["show", file]));
        assert_eq!(code, 0);
        assert!(stdout.starts_with(&format!("{file}: a ")) && stdout.contains(words), "{stdout}");
        assert!(stdout.contains(", 2 libraries\n\ncount  sha256:"), "{stdout}");
        assert!(stdout.contains("\n  count_up\n\ngreet 1.0.0  sha256:"), "{stdout}");
    }
}

#[test]
fn json_has_the_documented_shapes() {
    let (server, project) = dumped();
    for file in ["all.json", "all.payload"] {
        let mut show = command(project.folder(), &["show", file, "--format", "json"]);
        let shown = json(&finish(&mut show));
        documented("show").check(&shown, "$");
        assert_eq!(shown["libraries"][0]["functions"], serde_json::json!(["count_up"]));
    }
    let dump = ["dump", "again.json", "--format", "json"];
    documented("dump").check(&json(&project.expect(0, &server, &dump)), "$");
    load_replace(&server, &greet("0.9.0"));
    let restore = ["restore", "all.json", "--format", "json", "--yes"];
    let refused = json(&project.expect(2, &server, &restore));
    documented("restore").check(&refused, "$");
    assert_eq!(refused["refusals"].as_array().map(Vec::len), Some(1), "{refused}");
    let restored = [&restore[..], &["--policy", "replace"]].concat();
    let restored = json(&project.expect(0, &server, &restored));
    documented("restore").check(&restored, "$");
    let changes = &restored["nodes"][0]["changes"];
    assert_eq!(
        (&changes[0]["result"], &changes[1]["result"]),
        (&"unchanged".into(), &"applied".into())
    );
}

#[test]
fn a_cluster_is_dumped_if_its_primaries_agree() {
    let (cluster, project) = (Cluster::start().unwrap(), project());
    let url = &cluster.urls()[0];
    assert_eq!(project.run(url, &["deploy", "--yes"]).code, 0);
    let Run { stdout, .. } = project.run(url, &["dump", "all.json"]);
    assert!(stdout.contains("2 libraries written to all.json"), "{stdout}");
    let other = &cluster.primaries()[1];
    load(other, FOREIGN);
    let Run { code, stderr, .. } = project.run(url, &["dump", "mixed.json"]);
    assert_eq!(code, 1);
    let place = format!("foreign on 127.0.0.1:{}: sha256:", other.port());
    assert!(stderr.contains(&place) && stderr.matches(": not there").count() == 2, "{stderr}");
    assert!(!project.folder().join("mixed.json").exists());
    // A restore shows what becomes of each, those alike together.
    let flush = ["restore", "all.json", "--policy", "flush", "--yes"];
    let Run { code, stdout, stderr } = project.run(url, &flush);
    assert_eq!(code, 0, "{stderr}");
    assert_eq!(stdout.matches("  = same    count\n").count(), 2, "{stdout}");
    assert_eq!(stdout.matches("  - remove  foreign\n").count(), 1, "{stdout}");
    assert_eq!(stdout.matches(": unchanged\n").count(), 2, "{stdout}");
    assert_eq!(names(other), ["count", "greet"]);
}

/// FUNCTION RESTORE has no limit of time: a server that were sent this would never answer again.
#[test]
fn what_no_server_survives_is_not_sent() {
    let (server, project) = dumped();
    let before = held(&server);
    let endless = "#!lua name=endless\nwhile true do end\n";
    let payload = fcall_deploy::payload::build([endless]);
    std::fs::write(project.folder().join("endless.payload"), payload.bytes()).unwrap();
    let Run { stderr, .. } = project.expect(2, &server, &["restore", "endless.payload", "--yes"]);
    assert!(stderr.contains("would not take library `endless`"), "{stderr}");
    assert_eq!(held(&server), before);
}
