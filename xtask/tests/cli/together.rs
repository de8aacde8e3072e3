//! Two processes that deploy at once: one has it whole, the other says so.

use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use fcall_testing::Server;
use redis::cmd;

use crate::project::{Project, greet, held};
use crate::support::command;

fn start(project: &Project, url: &str) -> Child {
    let mut command = command(project.folder(), &["deploy", "--yes"]);
    command.env("FCALL_URL", url).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Both have made their plan and want to write.
fn wait_until_both_want_to_write(server: &Server) {
    let begun = Instant::now();
    loop {
        let clients: String = cmd("INFO").arg("clients").query(&mut server.connection()).unwrap();
        if clients.contains("blocked_clients:2") {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(25), "{clients}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn one_has_it_whole_and_the_other_says_so() {
    let server = Server::start().unwrap();
    for round in 1..=4 {
        let releases = [1, 2].map(|it| greet(&format!("{round}.{it}.0")));
        let projects = releases.each_ref().map(|code| Project::with(&[("greet.lua", code)]));
        let mut connection = server.connection();
        cmd("CLIENT").arg("PAUSE").arg(60_000).arg("WRITE").exec(&mut connection).unwrap();
        let children = projects.each_ref().map(|project| start(project, &server.tcp_url()));
        wait_until_both_want_to_write(&server);
        cmd("CLIENT").arg("UNPAUSE").exec(&mut connection).unwrap();
        let outputs = children.map(|child| child.wait_with_output().unwrap());

        let codes = outputs.each_ref().map(|output| output.status.code().unwrap());
        let winner = codes.iter().position(|code| *code == 0).expect("one of them wins");
        let other = &outputs[1 - winner];
        let text = String::from_utf8_lossy(&other.stderr);
        let is_said = (codes[1 - winner] == 1 && text.contains("has been deploying here since"))
            || (codes[1 - winner] == 2 && text.contains("changed its libraries"));
        assert!(is_said, "{codes:?} {text}{}", String::from_utf8_lossy(&other.stdout));
        let code = releases[winner].clone().into_bytes();
        assert_eq!(held(&server), [("greet".to_owned(), code)]);
        let keys: Vec<String> = cmd("KEYS").arg("*").query(&mut connection).unwrap();
        assert!(keys.is_empty(), "{keys:?}");
    }
}
