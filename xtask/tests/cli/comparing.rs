//! `compat` against what is not a folder: a git revision, a manifest, servers.

use std::fs;
use std::path::Path;
use std::process::Command;

use fcall_testing::{Cluster, Server};
use serde_json::Value;

use crate::project::{COUNT, FOREIGN, Project, load};
use crate::shapes::documented;
use crate::support::{Run, fcall};

/// Loses a function, and the other replies something else.
const LATER: &str = "#!lua name=count\n\
     redis.register_function('count_up', function(keys) return redis.status_reply('UP ' .. keys[1]) end)\n";

fn changes(run: &Run) -> Value {
    let text = &run.stdout;
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}{}", run.stderr))
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    let names =
        ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
    let done = command.args(names).args(arguments).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_revision_is_read_as_it_was() {
    let project = Project::with(&[("count.lua", COUNT), ("parts/main.lua", "#!lua name=parts\n")]);
    project.write(
        "functions/parts/z.lua",
        "redis.register_function('parts_z', function() return 1 end)\n",
    );
    project.write("functions/fcall.toml", "[types]\nUserId = \"crate::UserId\"\n");
    let folder = project.folder();
    git(folder, &["init", "-q", "-b", "main"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "-q", "-m", "first"]);

    let same = fcall(folder, &["compat", "--against", "git:main"]);
    assert_eq!(
        (same.code, same.stdout.as_str()),
        (0, "nothing changed against git:main\n"),
        "{}",
        same.stderr
    );

    project.write("functions/count.lua", LATER);
    fs::remove_dir_all(folder.join("functions/parts")).unwrap();
    let inside = folder.join("functions");
    for place in [folder, &inside] {
        let run = fcall(place, &["compat", "--against", "git:HEAD", "--format", "json"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        let found = changes(&run);
        documented("compat").check(&found, "$");
        let kinds: Vec<&str> = found["changes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["kind"].as_str())
            .collect();
        assert_eq!(kinds, ["reply-type", "function-removed"], "{found:#}");
    }

    for (revision, words) in [
        ("git:nowhere", "cannot compare with git:nowhere: fatal: Needed a single revision"),
        ("git:--help", "cannot compare with git:--help"),
    ] {
        let run = fcall(folder, &["compat", "--against", revision]);
        assert_eq!(run.code, 1, "{}", run.stdout);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
}

/// All that the interfaces of many libraries hold goes through a manifest unchanged.
#[test]
fn a_manifest_says_what_its_libraries_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/compat/cases");
    let project = Project::with(&[]);
    for case in fs::read_dir(root).unwrap() {
        let case = case.unwrap().path();
        let name = case.file_name().unwrap().to_str().unwrap();
        for (file, folder) in [("old.lua", "before"), ("new.lua", "functions")] {
            if let Ok(code) = fs::read_to_string(case.join(file)) {
                project.write(&format!("{folder}/{name}.lua"), &code);
            }
        }
    }
    let list = fcall(project.folder(), &["list", "--functions", "before", "--format", "json"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    project.write("before.json", &list.stdout);
    let against = |path: &str| {
        let run = fcall(project.folder(), &["compat", "--against", path, "--format", "json"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        changes(&run)["changes"].clone()
    };
    let (of_folder, of_manifest) = (against("before"), against("before.json"));
    assert!(of_folder.as_array().unwrap().len() > 50);
    assert_eq!(of_folder, of_manifest);
}

#[test]
fn what_a_deploy_would_leave_alone_is_not_compared() {
    let (server, project) = (Server::start().unwrap(), Project::with(&[("count.lua", COUNT)]));
    let compat = ["compat", "--against", "server"];
    let run = project.expect(0, &server, &compat);
    assert!(run.stdout.contains("compatible[function-added]: `count_up` is new"), "{}", run.stdout);

    load(&server, COUNT);
    load(&server, FOREIGN);
    let run = project.expect(0, &server, &compat);
    assert_eq!(run.stdout, "nothing changed against server\n");

    project.write("functions/count.lua", &COUNT.replace("name=count", "name=moved"));
    let run = project.expect(0, &server, &compat);
    assert!(run.stdout.contains("`count_up` moved from `count` to `moved`"), "{}", run.stdout);

    fs::remove_file(project.folder().join("functions/count.lua")).unwrap();
    project.write("functions/count.lua", LATER);
    let run = project.expect(2, &server, &compat);
    assert!(run.stdout.contains("breaking[reply-type]"), "{}", run.stdout);
}

/// What a server answers still names the files that it was made of, and they are nowhere there.
#[test]
fn a_library_of_several_files_is_one_text_on_a_server() {
    let first = "#!lua name=parts\n---@include \"parts/add.lua\"\n";
    let add = "redis.register_function('parts_add', function(keys, args) return args[1] + 1 end)\n";
    let (server, project) = (Server::start().unwrap(), Project::with(&[("main.lua", first)]));
    project.write("functions/parts/add.lua", add);
    project.expect(0, &server, &["deploy", "--yes"]);
    let compat = ["compat", "--against", "server"];
    let run = project.expect(0, &server, &compat);
    assert_eq!(run.stdout, "nothing changed against server\n");

    project.write("functions/parts/add.lua", &add.replace("args[1]", "args[1] + args[2]"));
    let run = project.expect(2, &server, &compat);
    assert!(run.stdout.contains("breaking[arg-added]"), "{}", run.stdout);

    project.expect(0, &server, &["dump", "--payload", "parts.payload"]);
    let run = project.expect(0, &server, &["show", "parts.payload"]);
    assert!(run.stdout.contains("\n  parts_add\n"), "{}", run.stdout);
}

#[test]
fn nodes_that_differ_are_told_apart() {
    let (cluster, project) = (Cluster::start().unwrap(), Project::with(&[("count.lua", LATER)]));
    let [first, second, third] = cluster.primaries() else { panic!("three primaries") };
    load(first, COUNT);
    load(second, LATER);
    load(third, LATER);
    let url = cluster.urls().remove(0);
    let run = project.run(&url, &["compat", "--against", "server", "--format", "json"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let found = changes(&run);
    documented("compat").check(&found, "$");
    assert_eq!(found["changes"].as_array().map(Vec::len), Some(1), "{found:#}");
    let place = format!("127.0.0.1:{}", first.port());
    assert_eq!(found["changes"][0]["nodes"], Value::from(vec![place.clone()]));

    let run = project.run(&url, &["compat", "--against", "server"]);
    assert!(run.stdout.contains(&format!("  on {place} alone\n")), "{}", run.stdout);
}
