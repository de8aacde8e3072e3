//! Libraries for tests, in several releases, and what servers hold of them.

use fcall::{Library, LibraryError, LibraryProblem};
use fcall_testing::Server;
use redis::{Value, cmd};

/// The library `states` of a release, with one function that gives back `body`.
pub(crate) fn library(release: Option<&str>, body: &str) -> Library {
    let annotation = release.map(|release| format!("---@release {release}\n")).unwrap_or_default();
    let code = format!(
        "#!lua name=states\n{annotation}redis.register_function('states_f', function() return {body} end)\n"
    );
    let release = release.map(|release| &*release.to_owned().leak());
    Library::new("states", release, "", code.leak().as_bytes()).registering(&["states_f"])
}

/// Puts code on a server, over what is there.
pub(crate) fn put(server: &Server, code: &[u8]) {
    let mut command = cmd("FUNCTION");
    command.arg("LOAD").arg("REPLACE").arg(code).exec(&mut server.connection()).unwrap();
}

/// Removes all libraries of a server.
pub(crate) fn flush(server: &Server) {
    cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).unwrap();
}

/// The code of all libraries of a server, in some order.
pub(crate) fn held(server: &Server) -> Vec<Vec<u8>> {
    let libraries: Vec<Vec<(String, Value)>> =
        cmd("FUNCTION").arg("LIST").arg("WITHCODE").query(&mut server.connection()).unwrap();
    let codes = libraries.into_iter().flatten().filter(|(key, _)| key == "library_code");
    let mut codes: Vec<Vec<u8>> =
        codes.map(|(_, code)| redis::from_redis_value(code).unwrap()).collect();
    codes.sort();
    codes
}

/// What was wrong with a library, in one word for each server.
pub(crate) fn words(result: Result<(), LibraryError>) -> Vec<&'static str> {
    let Err(error) = result else { return Vec::new() };
    let word = |problem: &LibraryProblem| match problem {
        LibraryProblem::Missing => "missing",
        LibraryProblem::Older { .. } => "older",
        LibraryProblem::OtherMajor { .. } => "other major",
        LibraryProblem::Unknown { .. } => "unknown",
        LibraryProblem::Taken { .. } => "taken",
        LibraryProblem::Redis(_) => "redis",
        _ => "another",
    };
    error.nodes().iter().map(|node| word(node.problem())).collect()
}
