//! Libraries into verdicts, and calls into replies, in a process of their own, so that nothing a library
//! does reaches the one that asks: not a function that does not return, not a crash.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::process::{self, Child, ChildStdin, ChildStdout, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::conversation::{self, Said};
use crate::wire::{self, Request};
use crate::{Call, Command, Danger, Loaded, Loading, Profile, Reply, Unanswered, Verdict};

/// How long one verdict may take. Lua is stopped long before.
const LONGEST: Duration = Duration::from_secs(8);

/// The exit code that says that it took longer.
const HUNG: i32 = 86;

/// A process that loads libraries. It is started when it is first needed, started again after a
/// library ended it, and killed when this is dropped.
pub struct Worker {
    command: process::Command,
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
    pub fn new(command: process::Command) -> Self {
        Self { command, process: None }
    }

    /// What the profiles answer to a library, in their order. What hangs or crashes under one is
    /// not tried under those behind it.
    ///
    /// # Errors
    ///
    /// If the process cannot be started, or does not call [`serve`].
    pub fn verdicts(&mut self, code: &[u8], profiles: &[Profile]) -> io::Result<Vec<Verdict>> {
        let mut process = self.process()?;
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

    /// Calls a function as [`crate::Loaded::call`] does. The library stays loaded as long as calls are
    /// to the same one under the same profile and each has a reply. The outer error is what FUNCTION LOAD
    /// answers.
    ///
    /// # Errors
    ///
    /// If the process cannot be started, or does not call [`serve`].
    pub fn call(
        &mut self,
        code: &[u8],
        profile: Profile,
        call: &Call,
        mut commands: impl FnMut(&Command) -> Reply,
    ) -> io::Result<Result<Result<Reply, Unanswered>, Vec<u8>>> {
        let mut process = self.process()?;
        let mut exchange = || {
            conversation::write_request(&mut process.to, code, profile, call)?;
            loop {
                match conversation::read_said(&mut process.from)? {
                    Said::Command(command) => {
                        conversation::write_reply(&mut process.to, &commands(&command))?;
                        process.to.flush()?;
                    }
                    Said::Answer(answer) => return Ok(Ok(answer)),
                    Said::Refused(error) => return Ok(Err(error)),
                }
            }
        };
        match exchange() {
            Ok(answer) => {
                self.process = Some(process);
                Ok(answer)
            }
            Err(error) => Ok(Ok(Err(match danger(process.child.wait()?, &error)? {
                Danger::Hangs => Unanswered::Hangs,
                _ => Unanswered::Crashes,
            }))),
        }
    }

    fn process(&mut self) -> io::Result<Process> {
        match self.process.take() {
            Some(process) => Ok(process),
            None => Process::start(&mut self.command),
        }
    }
}

impl Process {
    fn start(command: &mut process::Command) -> io::Result<Self> {
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

/// Answers questions on stdin with verdicts and replies on stdout until there are none. Ends the process
/// with code 86 when loading or calling takes too long, wherever it is stuck, also if nobody waits any
/// more.
pub fn serve() -> io::Result<()> {
    let (mut from, mut to) = (io::stdin().lock(), io::stdout().lock());
    let watch = watch()?;
    let mut kept = None;
    while let Some(request) = wire::read_request(&mut from)? {
        match request {
            Request::Verdicts(code, profiles) => {
                let mut loading = Loading::new(&code);
                for profile in profiles {
                    let verdict = watched(&watch, || loading.under(profile))?;
                    wire::write_verdict(&mut to, &verdict)?;
                }
            }
            Request::Call(code, profile, call) => {
                let said = answer(&mut kept, code, profile, &call, &watch, (&mut from, &mut to))?;
                conversation::write_said(&mut to, &said)?;
            }
        }
    }
    Ok(())
}

/// The library called last, and what it is.
type Kept = Option<(Vec<u8>, Profile, Loaded)>;

fn answer(
    kept: &mut Kept,
    code: Vec<u8>,
    profile: Profile,
    call: &Call,
    watch: &mpsc::Sender<Event>,
    (from, to): (&mut impl Read, &mut impl Write),
) -> io::Result<Said> {
    let (code, mut loaded) = match kept.take() {
        Some((known, under, loaded)) if known == code && under == profile => (code, loaded),
        _ => match watched(watch, || Loaded::new(&code, profile))? {
            Ok(loaded) => (code, loaded),
            Err(verdict) => return Ok(Said::Refused(verdict.answer.err().unwrap_or_default())),
        },
    };
    let mut broken = None;
    let answer = watched(watch, || {
        loaded.call(call, |command| {
            let asked = ask(command.clone(), watch, (&mut *from, &mut *to));
            asked.unwrap_or_else(|error| {
                broken = Some(error);
                Reply::Error(b"ERR nobody answers".to_vec())
            })
        })
    })?;
    if let Some(error) = broken {
        return Err(error);
    }
    if answer.is_ok() {
        *kept = Some((code, profile, loaded));
    }
    Ok(Said::Answer(answer))
}

/// Has a command answered by the other process, which may take its time.
fn ask(
    command: Command,
    watch: &mpsc::Sender<Event>,
    (from, to): (&mut impl Read, &mut impl Write),
) -> io::Result<Reply> {
    watch.send(Event::Done).map_err(io::Error::other)?;
    conversation::write_said(to, &Said::Command(command))?;
    let reply = conversation::read_reply(from);
    watch.send(Event::Begun).map_err(io::Error::other)?;
    reply
}

/// Does something that may take too long.
fn watched<T>(watch: &mpsc::Sender<Event>, act: impl FnOnce() -> T) -> io::Result<T> {
    let told = watch.send(Event::Begun);
    let done = act();
    told.and_then(|()| watch.send(Event::Done)).map_err(io::Error::other)?;
    Ok(done)
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
                process::exit(HUNG);
            }
        }
    })?;
    Ok(sender)
}
