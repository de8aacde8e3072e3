//! A throwaway project: a folder with `functions/`, and the server it is deployed to.

use std::fs;
use std::path::Path;

use fcall_testing::Server;
use tempfile::TempDir;

use crate::support::{Run, command, finish};

/// A library with a release, so that it can be raised and lowered.
pub(crate) fn greet(release: &str) -> String {
    format!(
        "#!lua name=greet\n---@release {release}\n\
         redis.register_function('greet_hello', function(keys, args) return 'hello ' .. args[1] end)\n"
    )
}

/// A library without annotations.
pub(crate) const COUNT: &str = "#!lua name=count\n\
     redis.register_function('count_up', function(keys) return redis.call('INCR', keys[1]) end)\n";

/// A library that no project here has.
pub(crate) const FOREIGN: &str =
    "#!lua name=foreign\nredis.register_function('foreign_f', function() return 1 end)\n";

/// A folder with `functions/` in it.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// A project with these files in `functions/`.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(project.folder().join("functions")).unwrap();
        for (name, text) in files {
            project.write(&format!("functions/{name}"), text);
        }
        project
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs a command against the server at `url`.
    pub(crate) fn run(&self, url: &str, arguments: &[&str]) -> Run {
        finish(command(self.folder(), arguments).env("FCALL_URL", url))
    }

    /// Runs a command that must end with `code`.
    pub(crate) fn expect(&self, code: i32, server: &Server, arguments: &[&str]) -> Run {
        let run = self.run(&server.url(), arguments);
        assert_eq!(run.code, code, "{arguments:?}\n{}\n{}", run.stdout, run.stderr);
        run
    }
}

/// The code of every library a server holds, by name.
pub(crate) fn held(server: &Server) -> Vec<(String, Vec<u8>)> {
    let list: Vec<std::collections::HashMap<String, redis::Value>> =
        redis::cmd("FUNCTION").arg("LIST").arg("WITHCODE").query(&mut server.connection()).unwrap();
    let text = |value: &redis::Value| redis::from_redis_value_ref::<Vec<u8>>(value).unwrap();
    let mut held: Vec<_> = list
        .iter()
        .map(|library| {
            let name = String::from_utf8(text(&library["library_name"])).unwrap();
            (name, text(&library["library_code"]))
        })
        .collect();
    held.sort();
    held
}

/// The names of the libraries a server holds.
pub(crate) fn names(server: &Server) -> Vec<String> {
    held(server).into_iter().map(|(name, _)| name).collect()
}

/// Loads a library as somebody else would.
pub(crate) fn load(server: &Server, code: &str) {
    redis::cmd("FUNCTION").arg("LOAD").arg(code).exec(&mut server.connection()).unwrap();
}

/// How many FUNCTION LOADs and RESTOREs a server has been sent.
pub(crate) fn writes(server: &Server) -> usize {
    let info: String =
        redis::cmd("INFO").arg("commandstats").query(&mut server.connection()).unwrap();
    info.lines()
        .filter(|line| {
            ["cmdstat_function|load:", "cmdstat_function|restore:"]
                .iter()
                .any(|name| line.starts_with(name))
        })
        .filter_map(|line| line.split_once("calls=")?.1.split(',').next()?.parse::<usize>().ok())
        .sum()
}
