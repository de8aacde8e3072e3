//! A server's libraries into the folder of libraries, and off the server, by the command line.

use std::fs;

use fcall_testing::{Cluster, Server};
use serde_json::Value;

use crate::project::{COUNT, FOREIGN, Project, greet, load, names};
use crate::shapes::documented;
use crate::support::{Run, finish, on_terminal};

const OWNED: &str = "#!lua name=owned\n---@owner shop\n\
     redis.register_function('owned_f', function() return 1 end)\n";

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout))
}

#[test]
fn what_is_pulled_is_what_is_deployed() {
    let (server, project) = (Server::start().unwrap(), Project::with(&[("count.lua", COUNT)]));
    for code in [COUNT, FOREIGN, &greet("1.0.0")] {
        load(&server, code);
    }
    let Run { stdout, .. } = project.expect(0, &server, &["pull", "greet"]);
    assert_eq!(stdout, "written  functions/greet.lua\n");
    let Run { stdout, .. } = project.expect(0, &server, &["pull"]);
    assert_eq!(
        stdout,
        "same     functions/count.lua\nwritten  functions/foreign.lua\nsame     functions/greet.lua\n"
    );
    project.expect(0, &server, &["status"]);
    let Run { stdout, .. } = project.expect(0, &server, &["deploy"]);
    assert!(stdout.contains("libraries: 3 the same"), "{stdout}");
}

#[test]
fn what_is_in_the_way_is_named() {
    let (server, project) =
        (Server::start().unwrap(), Project::with(&[("count.lua", "-- mine\n")]));
    load(&server, COUNT);
    load(&server, FOREIGN);
    let Run { stdout, stderr, .. } = project.expect(2, &server, &["pull"]);
    assert!(stderr.contains("functions/count.lua has something else") && stdout.is_empty());
    assert!(!project.folder().join("functions/foreign.lua").exists());
    let refused = json(&project.expect(2, &server, &["pull", "--format", "json"]));
    documented("pull").check(&refused, "$");
    let Run { stderr, .. } = project.expect(1, &server, &["pull", "nobody"]);
    assert!(stderr.contains("no library `nobody`; it has: count, foreign"), "{stderr}");
    let pulled = json(&project.expect(0, &server, &["pull", "--force", "--format", "json"]));
    documented("pull").check(&pulled, "$");
    assert_eq!(pulled["files"][0]["action"], "overwrite");
    assert_eq!(fs::read_to_string(project.folder().join("functions/count.lua")).unwrap(), COUNT);
}

#[test]
fn a_text_of_several_files_is_told() {
    let (server, project) = (Server::start().unwrap(), Project::with(&[]));
    load(&server, &COUNT.replacen('\n', "\n---@include \"x.lua\"\n", 1));
    let Run { stderr, .. } = project.expect(0, &server, &["pull"]);
    assert!(stderr.starts_with("note: functions/count.lua: ") && stderr.contains("@include"));
}

#[test]
fn only_what_is_ours_is_deleted() {
    let (server, project) = (Server::start().unwrap(), Project::with(&[]));
    load(&server, OWNED);
    load(&server, FOREIGN);
    for (owner, delete, code, words) in [
        ("", &["delete", "owned", "--yes"][..], 2, "belongs to `shop`, and no owner is ours"),
        (
            "[deploy]\nowner = 'else'\n",
            &["delete", "owned", "--yes"],
            2,
            "ours are those of `else`",
        ),
        (
            "[deploy]\nowner = 'shop'\n",
            &["delete", "owned", "foreign", "--yes"],
            2,
            "`foreign` names no owner",
        ),
        (
            "[deploy]\nowner = 'shop'\n",
            &["delete", "Owned", "--yes"],
            2,
            "there is: foreign, owned",
        ),
        ("[deploy]\nowner = 'shop'\n", &["delete", "owned"], 1, "no --yes"),
    ] {
        project.write("functions/fcall.toml", owner);
        let Run { stderr, .. } = project.expect(code, &server, delete);
        assert!(stderr.contains(words), "{stderr}");
        assert_eq!(names(&server), ["foreign", "owned"]);
    }
    let Run { stdout, .. } = project.expect(0, &server, &["delete", "owned", "--yes"]);
    assert!(
        stdout.contains("  - delete  owned with owned_f\n")
            && stdout.ends_with(": owned applied\n")
    );
    assert_eq!(names(&server), ["foreign"]);
    project.expect(0, &server, &["delete", "foreign", "--yes", "--force"]);
    assert_eq!(names(&server), [""; 0]);
}

#[test]
fn it_asks_on_a_terminal() {
    let (server, project) = (Server::start().unwrap(), Project::with(&[]));
    load(&server, FOREIGN);
    for (answer, code) in [("n", 2), ("", 2), ("y", 0)] {
        let mut command = on_terminal(project.folder(), "delete foreign --force", answer);
        let Run { code: found, stdout, .. } = finish(command.env("FCALL_URL", server.url()));
        assert_eq!(found, code, "{stdout}");
        assert!(stdout.contains("Delete 1 library from 1 server? [y/N]"), "{stdout}");
        assert_eq!(names(&server).is_empty(), answer == "y");
    }
}

#[test]
fn a_cluster_is_named_node_by_node() {
    let (cluster, project) = (Cluster::start().unwrap(), Project::with(&[]));
    let url = &cluster.urls()[0];
    for primary in &cluster.primaries()[..2] {
        load(primary, FOREIGN);
    }
    let third = cluster.primaries()[2].port();
    let Run { code, stderr, .. } = project.run(url, &["pull"]);
    assert!(code == 1 && stderr.contains(&format!("127.0.0.1:{third}: not there")), "{stderr}");
    let delete = ["delete", "foreign", "--force", "--yes", "--format", "json"];
    let run = project.run(url, &delete);
    let deleted = json(&run);
    documented("delete").check(&deleted, "$");
    let nodes = deleted["nodes"].as_array().unwrap();
    let gone = nodes.iter().filter(|node| node["libraries"][0]["result"] == "applied").count();
    assert_eq!((run.code, nodes.len(), gone), (0, 3, 2), "{deleted}");
    assert!(cluster.primaries().iter().all(|primary| names(primary).is_empty()));
}
