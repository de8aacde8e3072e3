//! A server's process: started, watched, killed.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};

/// A running server process. Dropping it kills it and nothing else.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    watch: Option<Watch>,
}

impl Process {
    /// Runs `binary` in `folder`, its output going to `log`.
    pub(crate) fn spawn(
        binary: &Path,
        args: &[String],
        folder: &Path,
        log: &File,
    ) -> io::Result<Self> {
        let mut command = Command::new(binary);
        command
            .args(args)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log.try_clone()?);
        let child = own_group(&mut command).spawn()?;
        let watch = Watch::spawn(child.id(), folder);
        Ok(Self { child, watch })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Ends it with SIGKILL and waits for it.
    pub(crate) fn kill(&mut self) {
        // The watch is called off while the process id is still taken by our child, dead or alive:
        // it can never reach a stranger.
        let _ = self.child.kill();
        drop(self.watch.take());
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A shell that outlives us by a moment: its input closes when this process is gone, however it
/// went, and then it kills the server and removes the server's folder.
#[derive(Debug)]
struct Watch {
    shell: Child,
    input: ChildStdin,
}

impl Watch {
    const SCRIPT: &str = r#"read -r line && exit; kill -KILL "$1"; rm -rf "$2""#;

    fn spawn(id: u32, folder: &Path) -> Option<Self> {
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", Self::SCRIPT, "sh", &id.to_string()])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut shell = own_group(&mut command).spawn().ok()?;
        let input = shell.stdin.take()?;
        Some(Self { shell, input })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.input.write_all(b"done\n");
        let _ = self.shell.wait();
    }
}

/// A process group of its own, so that Ctrl-C at the terminal reaches the test alone.
#[cfg(unix)]
fn own_group(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0)
}

#[cfg(not(unix))]
fn own_group(command: &mut Command) -> &mut Command {
    command
}
