//! `shipped = [...]`: libraries of the `fcall` crate that an app is built with, deployed with it.

use fcall_testing::Server;

use crate::project::{COUNT, Project, held, names};
use crate::support::Run;

const LOCK: &str = "#!lua name=lock\n---@release 2.0.0\n\
    redis.register_function('lock_take', function(keys) return redis.call('SETNX', keys[1], 1) end)\n";

/// An app whose `fcall` crate has the library `lock`.
fn app(settings: &str) -> Project {
    let project = Project::with(&[("count.lua", COUNT), ("fcall.toml", settings)]);
    project.write(
        "Cargo.toml",
        "[package]\nname = 'app'\nversion = '1.0.0'\nedition = '2021'\n\
         [workspace]\n[dependencies]\nfcall = { path = 'vendor/fcall' }\n",
    );
    project.write("src/main.rs", "fn main() {}\n");
    project.write(
        "vendor/fcall/Cargo.toml",
        "[package]\nname = 'fcall'\nversion = '0.1.0'\nedition = '2021'\n",
    );
    project.write("vendor/fcall/src/lib.rs", "");
    project.write("vendor/fcall/functions/lock.lua", LOCK);
    project.write("vendor/fcall/functions/fcall.toml", "shipped = ['lock']\n");
    project
}

#[test]
fn a_shipped_library_is_deployed_with_ones_own() {
    let (server, app) = (Server::start().unwrap(), app("shipped = ['lock']\n"));
    app.expect(0, &server, &["deploy", "--yes"]);
    assert_eq!(held(&server)[1], ("lock".to_owned(), LOCK.as_bytes().to_vec()));
    assert_eq!(names(&server), ["count", "lock"]);
    app.expect(0, &server, &["status"]);
}

#[test]
fn without_the_word_it_is_not() {
    let (server, app) = (Server::start().unwrap(), app(""));
    app.expect(0, &server, &["deploy", "--yes"]);
    assert_eq!(names(&server), ["count"]);
}

#[test]
fn where_it_comes_from_it_is_ones_own() {
    let (server, app) = (Server::start().unwrap(), app(""));
    app.expect(0, &server, &["deploy", "--yes", "--functions", "vendor/fcall/functions"]);
    assert_eq!(names(&server), ["lock"]);
}

#[test]
fn what_cannot_be_found_is_said() {
    let server = Server::start().unwrap();
    let fails = |app: &Project, words: &[&str]| {
        let Run { stderr, .. } = app.expect(1, &server, &["deploy", "--yes"]);
        for word in words {
            assert!(stderr.contains(word), "no {word:?} in {stderr}");
        }
    };
    fails(&app("shipped = ['lok']\n"), &["`lok`", "has: lock"]);

    let no_dependency = app("shipped = ['lock']\n");
    no_dependency.write(
        "Cargo.toml",
        "[package]\nname = 'app'\nversion = '1.0.0'\nedition = '2021'\n[workspace]\n",
    );
    fails(&no_dependency, &["does not depend on the fcall crate", "cargo add fcall"]);

    let no_package = Project::with(&[("fcall.toml", "shipped = ['lock']\n")]);
    fails(&no_package, &["cargo cannot say", "Cargo.toml"]);

    let taken = app("shipped = ['lock']\n");
    taken.write("functions/lock.lua", LOCK);
    let Run { stderr, .. } = taken.expect(2, &server, &["deploy", "--yes"]);
    assert!(stderr.contains("two local libraries named `lock`"), "{stderr}");
    assert_eq!(names(&server), [""; 0]);
}
