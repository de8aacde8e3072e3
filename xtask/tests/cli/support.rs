//! Running the real binary.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Nothing that is tried here takes longer, on any machine.
const LONGEST: Duration = Duration::from_secs(120);

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The binary in a folder, in an environment that says nothing about servers or terminals.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-fcall"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in ["FCALL_URL", "NO_COLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command
}

/// Runs the binary to its end.
pub(crate) fn fcall(folder: &Path, arguments: &[&str]) -> Run {
    finish(&mut command(folder, arguments))
}

/// The binary with a terminal for all its streams, and `input` typed into it.
pub(crate) fn on_terminal(folder: &Path, arguments: &str, input: &str) -> Command {
    let line = format!("{} {arguments}", env!("CARGO_BIN_EXE_cargo-fcall"));
    let mut command = Command::new("sh");
    command.args(["-c", &format!("echo '{input}' | script -qec '{line}' /dev/null")]);
    command.current_dir(folder).env("TERM", "xterm");
    for name in ["FCALL_URL", "NO_COLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command
}

/// Runs a command to its end, which must come.
pub(crate) fn finish(command: &mut Command) -> Run {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let stdout = collect(child.stdout.take().unwrap());
    let stderr = collect(child.stderr.take().unwrap());
    let code = wait(&mut child);
    Run { code, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

fn collect(mut stream: impl Read + Send + 'static) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn wait(child: &mut Child) -> i32 {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap_or(-1);
        }
        if start.elapsed() > LONGEST {
            child.kill().unwrap();
            panic!("the command hangs");
        }
        thread::sleep(Duration::from_millis(5));
    }
}
