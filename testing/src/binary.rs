//! The environment into the path of a server's binary.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::{Error, Version, fetch};

/// A server's binary that has answered `--version`.
#[derive(Debug, Clone)]
pub(crate) struct Binary {
    pub(crate) path: PathBuf,
    pub(crate) version: Version,
}

/// Finds the binary, and fetches one if there is none. The search is done once in a process.
pub(crate) fn find() -> Result<Binary, Error> {
    static FOUND: OnceLock<Binary> = OnceLock::new();
    if let Some(found) = FOUND.get() {
        return Ok(found.clone());
    }
    let found = search()?;
    Ok(FOUND.get_or_init(|| found).clone())
}

/// Asks the binary at `path` what it is.
pub(crate) fn inspect(path: &Path) -> Result<Binary, Error> {
    let failed = |reason: String| Error::Binary { reason: format!("{}: {reason}", path.display()) };
    let output = Command::new(path)
        .arg("--version")
        .output()
        .map_err(|error| failed(format!("cannot be run as a server: {error}")))?;
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = Version::parse(&line).ok_or_else(|| {
        failed(format!(
            "is neither a Redis nor a Valkey server: --version printed {:?}",
            line.trim()
        ))
    })?;
    if !version.has_functions() {
        return Err(failed(format!("is {version}, and functions came with 7.0; name a later one")));
    }
    Ok(Binary { path: from_anywhere(path), version })
}

/// A path that still holds in the server's own folder. A bare name stays one, to be looked up on
/// `PATH`; links stay too, since a server's binary may act by the name it is called with.
fn from_anywhere(path: &Path) -> PathBuf {
    if path.components().count() > 1 {
        return std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    }
    path.to_path_buf()
}

fn search() -> Result<Binary, Error> {
    // A server that was asked for by name is used or refused, never silently replaced by another.
    if let Some(named) = env::var_os("FCALL_SERVER_BIN").filter(|named| !named.is_empty()) {
        return inspect(Path::new(&named))
            .map_err(|error| Error::Binary { reason: format!("FCALL_SERVER_BIN names {error}") });
    }
    let mut tried = vec!["FCALL_SERVER_BIN is not set".to_owned()];
    match on_path(env::var_os("PATH"), &mut tried) {
        Some(binary) => Ok(binary),
        None => fetch::fetch().map_err(|reason| {
            tried.push(reason);
            Error::NoServer { tried }
        }),
    }
}

fn on_path(path: Option<OsString>, tried: &mut Vec<String>) -> Option<Binary> {
    let folders: Vec<PathBuf> = env::split_paths(&path.unwrap_or_default()).collect();
    for name in ["redis-server", "valkey-server"] {
        let candidate = folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file());
        match candidate.as_deref().map(inspect) {
            Some(Ok(binary)) => return Some(binary),
            Some(Err(error)) => tried.push(error.to_string()),
            None => tried.push(format!("{name} is not on PATH")),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::inspect;

    #[test]
    fn what_is_no_server_is_refused() {
        let missing = inspect("/nonexistent/redis-server".as_ref()).unwrap_err().to_string();
        assert!(missing.contains("/nonexistent/redis-server: cannot be run"), "{missing}");
        let other = inspect("/bin/echo".as_ref()).unwrap_err().to_string();
        assert!(other.contains("neither a Redis nor a Valkey server"), "{other}");
    }
}
