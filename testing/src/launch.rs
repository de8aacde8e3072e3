//! Options into a process that answers PING on a port of its own.

use std::collections::hash_map::RandomState;
use std::fs::{self, File};
use std::hash::{BuildHasher as _, Hasher as _};
use std::ops::Range;
use std::path::Path;
use std::process::ExitStatus;
use std::thread;
use std::time::{Duration, Instant};

use crate::binary::Binary;
use crate::process::Process;
use crate::{Error, Options};

/// Ports for single servers: below the range the system gives to outgoing connections, and apart
/// from those of clusters.
pub(crate) const SINGLE: Range<u16> = 23_000..32_768;

/// Ports for cluster nodes, whose second port, 10,000 higher, must be as free.
pub(crate) const CLUSTER: Range<u16> = 10_000..12_768;

const ATTEMPTS: usize = 50;

/// How one try went.
enum Attempt {
    Up(Process),
    PortTaken,
}

/// Starts a server on some free port of `ports`. The server's own attempt to listen decides whether
/// a port is free, so there is no moment at which somebody else can take it unnoticed.
pub(crate) fn on_free_port(
    binary: &Binary,
    options: &Options,
    folder: &Path,
    ports: Range<u16>,
) -> Result<(Process, u16), Error> {
    for _ in 0..ATTEMPTS {
        let port = random_port(&ports);
        if let Attempt::Up(process) = attempt(binary, options, folder, port)? {
            return Ok((process, port));
        }
    }
    let reason = format!("{ATTEMPTS} ports from {} to {} are all taken", ports.start, ports.end);
    Err(Error::Start { reason, log: log(folder) })
}

/// Starts a server on the port it had before.
pub(crate) fn on_port(
    binary: &Binary,
    options: &Options,
    folder: &Path,
    port: u16,
) -> Result<Process, Error> {
    match attempt(binary, options, folder, port)? {
        Attempt::Up(process) => Ok(process),
        Attempt::PortTaken => {
            Err(Error::Start { reason: format!("port {port} is taken"), log: log(folder) })
        }
    }
}

/// What the server wrote since it was last started.
pub(crate) fn log(folder: &Path) -> String {
    fs::read(folder.join("server.log")).map_or_else(
        |error| format!("(no log: {error})"),
        |log| String::from_utf8_lossy(&log).into_owned(),
    )
}

fn random_port(ports: &Range<u16>) -> u16 {
    // Every RandomState is seeded anew, which is all the chance that is needed here.
    let chance = RandomState::new().build_hasher().finish();
    let offset = chance % u64::from(ports.end - ports.start);
    ports.start + u16::try_from(offset).unwrap_or_default()
}

fn attempt(binary: &Binary, options: &Options, folder: &Path, port: u16) -> Result<Attempt, Error> {
    let socket = folder.join("server.sock");
    let _ = fs::remove_file(&socket);
    fs::write(folder.join("server.conf"), options.configuration(port))
        .map_err(Error::files("write the server's configuration"))?;
    let log_file =
        File::create(folder.join("server.log")).map_err(Error::files("create the server's log"))?;
    let mut args = vec!["server.conf".to_owned()];
    args.extend(options.args.iter().cloned());

    let mut process = Process::spawn(&binary.path, &args, folder, &log_file)
        .map_err(Error::files("run the server's binary"))?;
    match wait_until_up(&mut process, &socket, options) {
        Ok(()) => Ok(Attempt::Up(process)),
        Err(reason) => {
            drop(process);
            let log = log(folder);
            if log.contains("Address already in use") {
                return Ok(Attempt::PortTaken);
            }
            Err(Error::Start { reason, log })
        }
    }
}

/// Waits for an answer on the unix socket, which lies in the server's own folder: nobody else can
/// be the one that answers.
fn wait_until_up(process: &mut Process, socket: &Path, options: &Options) -> Result<(), String> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(2);
    loop {
        if let Some(status) = process.ended() {
            return Err(format!("it ended at once with {}", describe(status)));
        }
        if answers(socket) {
            return Ok(());
        }
        if begun.elapsed() > options.deadline {
            return Err(format!("it did not answer PING within {:?}", options.deadline));
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

/// Any reply will do but LOADING: a server that asks for a password is up.
#[cfg(unix)]
fn answers(socket: &Path) -> bool {
    use std::io::{Read as _, Write as _};
    use std::os::unix::net::UnixStream;

    let Ok(mut stream) = UnixStream::connect(socket) else { return false };
    let mut reply = [0; 5];
    let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
    stream.write_all(b"PING\r\n").is_ok()
        && stream.read_exact(&mut reply).is_ok()
        && &reply != b"-LOAD"
}

#[cfg(not(unix))]
fn answers(_: &Path) -> bool {
    false
}

fn describe(status: ExitStatus) -> String {
    status.code().map_or_else(|| status.to_string(), |code| format!("exit code {code}"))
}
