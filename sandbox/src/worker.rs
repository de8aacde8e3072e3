//! Libraries into verdicts in a process of their own, so that nothing a library does while it loads
//! reaches the one that asks: not a function that does not return, not a crash.

use std::io::{self, BufReader, BufWriter};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::{Danger, Loading, Profile, Verdict, wire};

/// How long one verdict may take. Lua is stopped long before.
const LONGEST: Duration = Duration::from_secs(8);

/// The exit code that says that it took longer.
const HUNG: i32 = 86;

/// A process that loads libraries. It is started when it is first needed, started again after a
/// library ended it, and killed when this is dropped.
pub struct Worker {
    command: Command,
    process: Option<Process>,
}

struct Process {
    child: Child,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Worker {
    /// Takes the command whose process does nothing but call [`serve`]: most likely this program
    /// with an argument of its own for that.
    #[must_use]
    pub fn new(command: Command) -> Self {
        Self { command, process: None }
    }

    /// What the profiles answer to a library, in their order. What hangs or crashes under one is
    /// not tried under those behind it.
    ///
    /// # Errors
    ///
    /// If the process cannot be started, or does not call [`serve`].
    pub fn verdicts(&mut self, code: &[u8], profiles: &[Profile]) -> io::Result<Vec<Verdict>> {
        let mut process = match self.process.take() {
            Some(process) => process,
            None => Process::start(&mut self.command)?,
        };
        let mut verdicts = Vec::new();
        let mut exchange = || {
            wire::write_request(&mut process.to, code, profiles)?;
            profiles.iter().try_for_each(|_| {
                verdicts.push(wire::read_verdict(&mut process.from)?);
                Ok::<(), io::Error>(())
            })
        };
        match exchange() {
            Ok(()) => self.process = Some(process),
            Err(error) => {
                let danger = danger(process.child.wait()?, &error)?;
                verdicts.resize(profiles.len(), Verdict::unanswered(danger));
            }
        }
        Ok(verdicts)
    }
}

impl Process {
    fn start(command: &mut Command) -> io::Result<Self> {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("a process without streams"));
        };
        Ok(Self { child, to: BufWriter::new(to), from: BufReader::new(from) })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended, or waits for a question.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Why a process ended in the middle of a library; an error if that has nothing to do with it.
fn danger(status: ExitStatus, error: &io::Error) -> io::Result<Danger> {
    match status.code() {
        Some(HUNG) => Ok(Danger::Hangs),
        Some(0..=125) => Err(io::Error::new(
            error.kind(),
            format!("the process that loads libraries ended with {status}: {error}"),
        )),
        _ => Ok(Danger::Crashes),
    }
}

/// Answers questions on stdin with verdicts on stdout until there are none. Ends the process with
/// code 86 when loading takes too long, wherever it is stuck, also if nobody waits any more.
pub fn serve() -> io::Result<()> {
    let (mut from, mut to) = (io::stdin().lock(), io::stdout().lock());
    let watch = watch()?;
    while let Some((code, profiles)) = wire::read_request(&mut from)? {
        let mut loading = Loading::new(&code);
        for profile in profiles {
            let told = watch.send(Event::Begun);
            let verdict = loading.under(profile);
            told.and_then(|()| watch.send(Event::Done)).map_err(io::Error::other)?;
            wire::write_verdict(&mut to, &verdict)?;
        }
    }
    Ok(())
}

#[derive(Debug)]
enum Event {
    Begun,
    Done,
}

fn watch() -> io::Result<mpsc::Sender<Event>> {
    let (sender, events) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        while events.recv().is_ok() {
            if let Err(RecvTimeoutError::Timeout) = events.recv_timeout(LONGEST) {
                std::process::exit(HUNG);
            }
        }
    })?;
    Ok(sender)
}
