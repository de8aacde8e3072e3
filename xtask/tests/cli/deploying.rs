//! Deploying to a real server, and looking at what it holds.

use fcall_testing::{Cluster, Server};
use serde_json::Value;

use crate::project::{COUNT, FOREIGN, Project, greet, held, load, names, writes};
use crate::shapes::documented;
use crate::support::{Run, command, finish, on_terminal};

fn project() -> Project {
    Project::with(&[("greet.lua", &greet("1.0.0")), ("count.lua", COUNT)])
}

#[test]
fn what_is_deployed_is_what_the_files_hold_byte_for_byte() {
    let (server, project) = (Server::start().unwrap(), project());
    let Run { stdout, stderr, .. } = project.expect(0, &server, &["deploy", "--yes"]);
    assert!(stdout.contains("+ add     greet 1.0.0"), "{stdout}");
    assert!(stdout.contains("libraries: 2 to add\n"), "{stdout}");
    assert!(stdout.contains("count applied, greet applied"), "{stdout}");
    assert_eq!(stderr, "");
    let expected = [
        ("count".to_owned(), COUNT.as_bytes().to_vec()),
        ("greet".to_owned(), greet("1.0.0").into_bytes()),
    ];
    assert_eq!(held(&server), expected);
}

#[test]
fn nothing_is_sent_when_nothing_differs() {
    let (server, project) = (Server::start().unwrap(), project());
    project.expect(0, &server, &["deploy", "--yes"]);
    let before = writes(&server);
    // Without --yes too: there is nothing to ask.
    let Run { stdout, .. } = project.expect(0, &server, &["deploy"]);
    assert!(stdout.contains("libraries: 2 the same\n"), "{stdout}");
    assert!(stdout.contains("nothing to do"), "{stdout}");
    assert_eq!((before, writes(&server)), (1, 1));
}

#[test]
fn status_tells_what_differs_is_missing_and_is_foreign() {
    let (server, project) = (Server::start().unwrap(), project());
    load(&server, FOREIGN);
    let Run { stdout, .. } = project.expect(2, &server, &["status"]);
    assert!(stdout.contains("  missing count\n  foreign foreign\n  missing greet\n"), "{stdout}");
    project.expect(0, &server, &["deploy", "--yes"]);
    // Foreign ones alone are no difference, and stay.
    let Run { stdout, .. } = project.expect(0, &server, &["status"]);
    assert!(
        stdout.contains("  same    count\n  foreign foreign\n  same    greet 1.0.0\n"),
        "{stdout}"
    );
    project.write("functions/greet.lua", &greet("1.1.0"));
    let Run { stdout, .. } = project.expect(2, &server, &["status"]);
    assert!(stdout.contains("  differs greet 1.0.0\n"), "{stdout}");
}

#[test]
fn without_a_terminal_somebody_must_say_yes() {
    let (server, project) = (Server::start().unwrap(), project());
    let Run { stderr, .. } = project.expect(1, &server, &["deploy"]);
    assert!(stderr.contains("--yes"), "{stderr}");
    assert_eq!(names(&server), [""; 0]);
}

#[test]
fn on_a_terminal_it_asks() {
    let (server, project) = (Server::start().unwrap(), project());
    for (answer, code, libraries) in [("n", 2, 0), ("", 2, 0), ("nonsense", 2, 0), ("y", 0, 2)] {
        let mut command = on_terminal(project.folder(), "deploy", answer);
        let Run { code: found, stdout, .. } = finish(command.env("FCALL_URL", server.url()));
        assert_eq!(found, code, "{answer}: {stdout}");
        assert!(stdout.contains("Write this to 1 server? [y/N]"), "{answer}: {stdout}");
        assert_eq!(names(&server).len(), libraries, "{answer}");
    }
}

#[test]
fn a_lower_release_is_refused_until_it_is_allowed() {
    let (server, project) = (Server::start().unwrap(), project());
    project.expect(0, &server, &["deploy", "--yes"]);
    project.write("functions/greet.lua", &greet("0.9.0"));
    let Run { stderr, .. } = project.expect(2, &server, &["deploy", "--yes"]);
    assert!(stderr.contains("1.0.0") && stderr.contains("0.9.0"), "{stderr}");
    assert_eq!(held(&server)[1].1, greet("1.0.0").into_bytes());
    let arguments = ["deploy", "--yes", "--allow-downgrade"];
    let Run { stdout, .. } = project.expect(0, &server, &arguments);
    assert!(stdout.contains("~ change  greet 1.0.0 -> 0.9.0"), "{stdout}");
    assert_eq!(held(&server)[1].1, greet("0.9.0").into_bytes());
    let allowed = "allowed: ";
    let text = "would go back from release 1.0.0 to 0.9.0";
    let is_told = |stdout: &str| {
        stdout.lines().any(|line| line.trim_start().starts_with(allowed) && line.contains(text))
    };
    assert!(is_told(&stdout), "{stdout}");
    let Run { stdout, .. } = project.expect(0, &server, &["rollback", "--list"]);
    assert!(is_told(&stdout), "{stdout}");
}

#[test]
fn what_breaks_callers_wants_a_major_release_or_a_word() {
    let (server, project) = (Server::start().unwrap(), project());
    project.expect(0, &server, &["deploy", "--yes"]);
    let breaking = |release| greet(release).replace("'hello ' .. args[1]", "args[1] .. args[2]");
    project.write("functions/greet.lua", &breaking("1.1.0"));
    let before = writes(&server);
    for arguments in [&["plan"][..], &["deploy", "--yes"]] {
        let Run { stdout, stderr, .. } = project.expect(2, &server, arguments);
        assert!(stdout.contains("  ! breaks  callers of greet: "), "{stdout}");
        assert!(stderr.contains("release it as 2.0.0 or higher"), "{stderr}");
    }
    let planned = json(&project.expect(2, &server, &["plan", "--format", "json"]));
    documented("plan").check(&planned, "$");
    assert_eq!(planned["nodes"][0]["impacts"][0]["class"], "breaking", "{planned}");
    assert_eq!(planned["refusals"][0]["rule"], "breaking", "{planned}");
    assert_eq!(writes(&server), before);

    // Asked for, it is done, and a saved plan keeps the word.
    let plan = ["plan", "--allow-breaking", "-o", "plan.json"];
    let Run { stdout, .. } = project.expect(2, &server, &plan);
    assert!(stdout.contains("allowed: "), "{stdout}");
    let deploy = ["deploy", "--plan", "plan.json", "--yes", "--format", "json"];
    let deployed = json(&project.expect(0, &server, &deploy));
    documented("deploy").check(&deployed, "$");
    assert_eq!(deployed["allowed"][0]["rule"], "breaking", "{deployed}");
    project.expect(0, &server, &["rollback", "--yes"]);
    project.write("functions/greet.lua", &breaking("2.0.0"));
    let Run { stdout, .. } = project.expect(0, &server, &["deploy", "--yes"]);
    assert!(stdout.contains("breaks") && !stdout.contains("allowed: "), "{stdout}");
}

#[test]
fn libraries_with_errors_are_not_sent() {
    let (server, project) = (Server::start().unwrap(), project());
    project.write("functions/broken.lua", "#!lua name=broken\nlocal x = \n");
    for arguments in [&["deploy", "--yes"][..], &["status"]] {
        let Run { stderr, .. } = project.expect(2, &server, arguments);
        assert!(stderr.contains("functions/broken.lua:"), "{stderr}");
    }
    assert_eq!(writes(&server), 0);
}

#[test]
fn json_has_the_documented_shape() {
    let (server, project) = (Server::start().unwrap(), project());
    load(&server, FOREIGN);
    load(&server, &greet("0.5.0"));
    let deploy = ["deploy", "--yes", "--format", "json"];
    let deployed = json(&project.expect(0, &server, &deploy));
    documented("deploy").check(&deployed, "$");
    assert_eq!(deployed["summary"]["change"], 1, "{deployed}");
    let changes = &deployed["nodes"][0]["changes"];
    assert_eq!(changes[0]["result"], "applied", "{deployed}");
    assert_eq!(changes[1]["action"], "foreign", "{deployed}");
    assert_eq!(changes[1]["before"], changes[1]["after"], "{deployed}");
    assert_ne!(changes[2]["before"], changes[2]["after"], "{deployed}");
    let status = json(&project.expect(0, &server, &["status", "--format", "json"]));
    documented("status").check(&status, "$");
    assert_eq!(status["nodes"][0]["libraries"][2]["digest"], changes[2]["after"], "{status}");
    assert_eq!(status["nodes"][0]["role"], "primary");
    // A refused deploy says so in the same shape.
    project.write("functions/greet.lua", &greet("0.1.0"));
    let refused = json(&project.expect(2, &server, &deploy));
    documented("deploy").check(&refused, "$");
    assert_eq!(refused["nodes"][0]["changes"][2]["result"], "unchanged", "{refused}");
    assert_eq!(refused["refusals"][0]["rule"], "downgrade", "{refused}");
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout))
}

#[test]
fn a_plan_is_shown_saved_and_carried_out_as_it_was() {
    let (server, project) = (Server::start().unwrap(), project());
    load(&server, &greet("0.5.0"));
    let Run { stdout, stderr, .. } = project.expect(2, &server, &["plan", "-o", "plan.json"]);
    let lines = [
        "  + add     count",
        "  ~ change  greet 0.5.0 -> 1.0.0",
        "      @@ -1,3 +1,3 @@",
        "       #!lua name=greet",
        "      ----@release 0.5.0",
        "      +---@release 1.0.0",
        "libraries: 1 to add, 1 to change",
    ];
    for line in lines {
        assert!(stdout.lines().any(|found| found == line), "{line} is missing in:\n{stdout}");
    }
    assert_eq!((stderr.as_str(), writes(&server)), ("", 1));
    let planned = json(&project.expect(2, &server, &["plan", "--format", "json"]));
    documented("plan").check(&planned, "$");

    // The plan holds all it needs: the files may have changed since.
    project.write("functions/greet.lua", &greet("9.9.9"));
    let deploy = ["deploy", "--plan", "plan.json", "--yes"];
    project.expect(0, &server, &deploy);
    assert_eq!(held(&server)[1].1, greet("1.0.0").into_bytes());
    let Run { stderr, .. } = project.expect(2, &server, &deploy);
    assert!(stderr.contains("changed its libraries since the plan was made"), "{stderr}");
    project.write("functions/greet.lua", &greet("1.0.0"));
    project.expect(0, &server, &["plan"]);
    let Run { stderr, .. } = project.expect(1, &server, &["deploy", "--plan", "none.json"]);
    assert!(stderr.contains("none.json: there is no such file"), "{stderr}");
}

#[test]
fn what_is_ours_and_gone_is_renamed_or_pruned() {
    let (server, project) = (Server::start().unwrap(), project());
    let ours = |text: &str| text.replacen('\n', "\n---@owner us\n", 1);
    project.write("functions/fcall.toml", "[deploy]\nowner = 'us'\n");
    project.write("functions/greet.lua", &ours(&greet("1.0.0")));
    project.write("functions/count.lua", &ours(COUNT));
    project.expect(0, &server, &["deploy", "--yes"]);
    load(&server, FOREIGN);

    let renamed = ours(&greet("1.0.0")).replace("name=greet", "name=hello");
    std::fs::remove_file(project.folder().join("functions/greet.lua")).unwrap();
    std::fs::remove_file(project.folder().join("functions/count.lua")).unwrap();
    project.write("functions/hello.lua", &renamed);
    let Run { stdout, .. } = project.expect(0, &server, &["deploy", "--yes"]);
    for line in [
        "  . orphan  count   ours, but no longer among the local libraries: stays (--prune deletes it)",
        "  - delete  greet   1.0.0",
        "  + add     hello   1.0.0, until now greet",
        "libraries: 1 to add, 1 to delete, 1 orphaned, 1 foreign",
    ] {
        assert!(stdout.lines().any(|found| found == line), "{line} is missing in:\n{stdout}");
    }
    assert_eq!(names(&server), ["count", "foreign", "hello"]);
    let Run { stdout, .. } = project.expect(0, &server, &["deploy", "--yes", "--prune"]);
    assert!(stdout.contains("count applied"), "{stdout}");
    assert_eq!(names(&server), ["foreign", "hello"]);
}

#[test]
fn the_server_is_named_by_flag_settings_or_variable() {
    let (server, project) = (Server::start().unwrap(), project());
    project.write(
        "functions/fcall.toml",
        "[environments.staging]\nurl_env = 'STAGING_URL'\n[environments.empty]\ncluster = false\n",
    );
    let run = |arguments: &[&str], variable: &str| {
        finish(command(project.folder(), arguments).env(variable, server.url()))
    };
    let status = ["status", "--env", "staging"];
    assert_eq!(run(&status, "STAGING_URL").code, 2);
    assert_eq!(run(&["status"], "FCALL_URL").code, 2);
    assert_eq!(run(&["status", "--url", &server.url()], "UNUSED").code, 2);
    // The settings are enough for commands that need no libraries.
    assert_eq!(run(&["dump", "all.dump", "--env", "staging"], "STAGING_URL").code, 0);
    for (arguments, words) in [
        (&["status"][..], "FCALL_URL"),
        (&status, "STAGING_URL, which is not set"),
        (&["status", "--env", "live"], "it has: empty, staging"),
        (&["status", "--env", "empty"], "set url_env or url"),
    ] {
        let Run { code, stderr, .. } = run(arguments, "UNUSED");
        assert_eq!(code, 1, "{arguments:?}");
        assert!(stderr.contains(words), "{arguments:?}: {stderr}");
    }
}

#[test]
fn every_primary_of_a_cluster_is_written() {
    let (cluster, project) = (Cluster::start().unwrap(), project());
    let url = cluster.urls().remove(0);
    let Run { code, stdout, stderr } = project.run(&url, &["deploy", "--yes"]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert_eq!(stdout.matches("count applied, greet applied").count(), 3, "{stdout}");
    let Run { code, stdout, .. } = project.run(&url, &["status"]);
    assert_eq!(code, 0, "{stdout}");
    assert_eq!(stdout.matches("  same    greet 1.0.0").count(), 3, "{stdout}");
}
