//! `docs/evolution.md`, played: its commands on a real server, and what it says comes of them.

use std::collections::BTreeSet;
use std::fs;

use fcall_testing::Server;

use crate::project::{Project, held, names};
use crate::support::Run;

const PAGE: &str = include_str!("../../../docs/evolution.md");
const FIRST: &str = include_str!("../../../tests/rolling/first.lua");
const SECOND: &str = include_str!("../../../tests/rolling/second.lua");
const THIRD: &str = include_str!("../../../tests/rolling/third.lua");

const SETTINGS: &str = "[deploy]\nowner = 'us'\n[environments.production]\nurl_env = 'FCALL_URL'\n";

/// A library that may be pruned.
fn ours(code: &str) -> String {
    code.replacen('\n', "\n---@owner us\n", 1)
}

/// A project, its server, and the commands of the page that were run.
struct Play {
    server: Server,
    project: Project,
    played: BTreeSet<String>,
}

impl Play {
    fn write(&self, code: &str) {
        self.project.write("functions/orders.lua", &ours(code));
    }

    /// Runs a command of the page; what it asks is answered with yes.
    fn run(&mut self, code: i32, command: &str) -> Run {
        self.played.insert(command.to_owned());
        let words = command.strip_prefix("cargo fcall ").unwrap();
        let mut arguments: Vec<&str> = words.split(' ').collect();
        if matches!(arguments[0], "deploy" | "rollback") && !words.contains("--list") {
            arguments.push("--yes");
        }
        self.project.expect(code, &self.server, &arguments)
    }

    fn holds(&self, code: &str) {
        assert_eq!(held(&self.server)[0].1, ours(code).into_bytes());
    }
}

#[test]
fn the_page_is_true() {
    let project = Project::with(&[("fcall.toml", SETTINGS), ("orders.lua", &ours(FIRST))]);
    let mut play = Play { server: Server::start().unwrap(), project, played: BTreeSet::new() };
    let (deploy, look) =
        ("cargo fcall deploy --env production", "cargo fcall plan --env production");
    play.run(0, deploy);

    // The old function is gone under a release that promises to keep it.
    play.write(&THIRD.replace("2.0.0", "1.1.0"));
    let Run { stdout, stderr, .. } = play.run(2, look);
    let is_shown = |line: &&str| line.starts_with("     ~ ") || line.starts_with("     ! ");
    let shown: Vec<&str> = PAGE.lines().filter(is_shown).collect();
    assert_eq!(shown.len(), 2);
    for line in shown {
        assert!(stdout.lines().any(|found| found == &line[3..]), "{line}: {stdout}");
    }
    assert!(stderr.contains("release it as 2.0.0 or higher"), "{stderr}");
    play.run(2, deploy);
    play.holds(FIRST);

    // Beside the old one it breaks nobody; without the old one it is a major release.
    for code in [SECOND, THIRD] {
        play.write(code);
        play.run(0, "cargo fcall check");
        play.run(2, look);
        play.run(0, deploy);
        play.run(0, "cargo fcall status --env production");
        play.holds(code);
    }
    play.run(0, "cargo fcall rollback --env production");
    play.holds(SECOND);
    play.run(0, deploy);
    let Run { stdout, .. } = play.run(0, "cargo fcall rollback --env production --list");
    assert_eq!(stdout.lines().count(), 5, "{stdout}");

    // Under a new library name, and the old one goes.
    let beside = ours(FIRST).replace("orders", "orders2");
    play.project.write("functions/orders2.lua", &beside);
    play.run(0, deploy);
    fs::remove_file(play.project.folder().join("functions/orders.lua")).unwrap();
    play.run(0, deploy);
    assert_eq!(names(&play.server), ["orders", "orders2"]);
    let Run { stdout, .. } = play.run(0, "cargo fcall deploy --env production --prune");
    assert!(stdout.contains("  ! breaks  callers of orders: "), "{stdout}");
    assert_eq!(names(&play.server), ["orders2"]);

    let commands = PAGE.lines().map(str::trim).filter(|line| line.starts_with("cargo fcall "));
    assert_eq!(play.played, commands.map(str::to_owned).collect());
}
