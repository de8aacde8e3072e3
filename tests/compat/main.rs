//! Changes of libraries, played: callers that were generated from the old library call it on a real server, and then
//! the new one. What becomes of their calls has to be what `fcall_compiler::compat` says of the change.
//!
//! A case is a folder in `cases` with `old.lua`, `new.lua` (none where the library is gone) and what is said of them
//! in `expected.txt`, which the compiler's tests write. Its calls stand in `calls`, by its name.

mod calls;
mod old;

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use fcall::redis::{Connection, cmd};
use fcall::{Call, ErrorCode, FromReply};
use fcall_testing::Server;

/// What an old caller got: a value, or an error.
type Told = Result<String, String>;

/// An old caller, and all that it got.
struct Caller<'c> {
    connection: &'c mut Connection,
    told: Vec<Told>,
}

impl Caller<'_> {
    fn call<R: FromReply + Debug>(&mut self, call: Call<R>) {
        let told = call.query(self.connection);
        self.told.push(told.map(|it| format!("{it:?}")).map_err(|error| error.to_string()));
    }

    /// A caller that knows what to do with each error it has a name for.
    fn call_knowing<R: FromReply + Debug, E: ErrorCode + Debug>(&mut self, call: Call<R>) {
        let told = match call.query(self.connection) {
            Ok(value) => Ok(format!("{value:?}")),
            Err(error) => match error.as_code::<E>() {
                Some(code) => Ok(format!("{code:?}")),
                None => Err(error.to_string()),
            },
        };
        self.told.push(told);
    }

    fn set(&mut self, key: &str, value: &str) {
        cmd("SET").arg(key).arg(value).exec(self.connection).unwrap();
    }

    fn get(&mut self, key: &str) {
        let value: Option<String> = cmd("GET").arg(key).query(self.connection).unwrap();
        self.told.push(Ok(format!("{key} holds {value:?}")));
    }
}

#[test]
fn changes_do_to_old_callers_what_is_said_of_them() {
    let server = Server::start().unwrap();
    let mut connection = server.connection();
    let folders = folders();
    let names: Vec<&str> =
        folders.iter().map(|it| it.file_name().unwrap().to_str().unwrap()).collect();
    let mut known: Vec<&str> = calls::all().map(|(name, _)| name).collect();
    known.sort_unstable();
    assert_eq!(names, known, "every folder has its calls, and the other way round");
    let mut failures = Vec::new();
    for (folder, name) in folders.iter().zip(&names) {
        let (_, calls) = calls::all().find(|(it, _)| it == name).unwrap();
        let [then, now] =
            ["old.lua", "new.lua"].map(|file| play(&mut connection, &folder.join(file), calls));
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        if let Err(why) = agrees(&expected, &then, &now) {
            failures.push(format!("{name}: {why}\n{expected}then: {then:#?}\nnow: {now:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// All that an old caller gets from a server that holds one library and no data.
fn play(connection: &mut Connection, library: &Path, calls: calls::Calls) -> Vec<Told> {
    cmd("FUNCTION").arg("FLUSH").exec(connection).unwrap();
    cmd("FLUSHALL").exec(connection).unwrap();
    if let Ok(code) = fs::read(library) {
        cmd("FUNCTION").arg("LOAD").arg(code).exec(connection).unwrap();
    }
    let mut caller = Caller { connection, told: Vec::new() };
    calls(&mut caller);
    caller.told
}

/// Whether what came of the calls is what the change is said to do.
fn agrees(expected: &str, then: &[Told], now: &[Told]) -> Result<(), &'static str> {
    if then.is_empty() || then.iter().any(Result::is_err) {
        return Err("the calls work on the library they are generated from");
    }
    let may_say_more = expected.contains("reply-type");
    let is_same = then == now;
    match expected.lines().next().unwrap_or_default() {
        "breaking" if is_same => Err("no call fails or means something else, so nothing is broken"),
        "compatible" if now.iter().any(Result::is_err) => {
            Err("a call fails, so it is not compatible")
        }
        "compatible" if !is_same && !may_say_more => Err("a call means something else"),
        "breaking" | "compatible" | "unknown" => Ok(()),
        _ => Err("no change was found"),
    }
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compat/cases");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    folders
}
