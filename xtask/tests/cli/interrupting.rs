//! Ctrl-C while servers are written.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use fcall_testing::Server;

use crate::project::{Project, greet, held, writes};
use crate::support::command;

/// The write lies at the server when the signal comes: it is brought to an end.
#[test]
fn what_was_begun_is_brought_to_an_end() {
    let server = Server::start().unwrap();
    let project = Project::with(&[("greet.lua", &greet("1.0.0"))]);
    let mut connection = server.connection();
    let mut ask =
        |words: &[&str]| redis::cmd(words[0]).arg(&words[1..]).exec(&mut connection).unwrap();
    ask(&["CLIENT", "PAUSE", "60000", "WRITE"]);
    let mut deploy = command(project.folder(), &["deploy", "--yes", "--lock-key", "none"]);
    deploy.env("FCALL_URL", server.url()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let deploy = deploy.spawn().unwrap();
    let is_waiting = || {
        let clients: String =
            redis::cmd("CLIENT").arg("LIST").query(&mut server.connection()).unwrap();
        clients.contains("cmd=function|load")
    };
    while !is_waiting() {
        thread::sleep(Duration::from_millis(10));
    }
    let kill = Command::new("kill").args(["-INT", &deploy.id().to_string()]).status().unwrap();
    assert!(kill.success());
    thread::sleep(Duration::from_millis(200));
    ask(&["CLIENT", "UNPAUSE"]);
    let output = deploy.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{stdout}{stderr}");
    assert!(stderr.contains("stopping:"), "{stderr}");
    assert!(stdout.contains("greet applied"), "{stdout}");
    assert_eq!(held(&server)[0].1, greet("1.0.0").into_bytes());
    assert_eq!(writes(&server), 1);
}
