//! Sentinels and replicas, by their flags.

use fcall_testing::{Options, Server};

use crate::project::{Project, greet, held, names};
use crate::support::Run;

#[test]
fn a_sentinel_leads_to_the_primary_and_the_replicas_are_seen() {
    let primary = Server::start().unwrap();
    let options = Options { replica_of: Some(primary.port()), ..Options::default() };
    let replica = Server::start_with(&options).unwrap();
    let monitor = format!("--sentinel monitor main 127.0.0.1 {} 1", primary.port());
    let args = vec!["--sentinel".to_owned(), monitor];
    let sentinel = Server::start_with(&Options { args, ..Options::default() }).unwrap();
    let project = Project::with(&[("greet.lua", &greet("1.0.0"))]);

    let Run { code, stderr, .. } = project.run(&replica.tcp_url(), &["deploy", "--yes"]);
    assert_eq!(code, 1);
    assert!(stderr.contains(&format!("its primary, 127.0.0.1:{},", primary.port())), "{stderr}");

    while redis::cmd("WAIT").arg(1).arg(1000).query::<i64>(&mut primary.connection()).unwrap() < 1 {
    }
    let deploy = ["deploy", "--yes", "--sentinel", "main", "--replicas"];
    let Run { code, stdout, stderr } = project.run(&sentinel.tcp_url(), &deploy);
    assert_eq!((code, stderr.as_str()), (0, "1 replica caught up\n"), "{stdout}{stderr}");
    assert_eq!(names(&primary), ["greet"]);
    assert_eq!(held(&replica), held(&primary));

    let url = format!("redis+sentinel://127.0.0.1:{}/main", sentinel.port());
    let Run { code, stdout, .. } = project.run(&url, &["status", "--replicas"]);
    assert_eq!(code, 0, "{stdout}");
    assert_eq!(stdout.matches("  same    greet 1.0.0").count(), 2, "{stdout}");
    let place = format!("127.0.0.1:{} (replica, ", replica.port());
    assert!(stdout.contains(&place), "{stdout}");
}
