//! A library and what the servers hold of it become the library loaded where there was none, and nothing overwritten.

use redis::{Cmd, ConnectionLike, RedisError, RedisResult, Value};

use super::nodes::{self, Answer, Node};
use super::verify::judge;
use super::{Library, LibraryError, LibraryProblem, NodeError, held};

/// How often a server is looked at, while others load the same library and delete it again.
const LOOKS: usize = 5;

impl Library {
    /// Loads this library where it is missing, and is content where [`verify`](Self::verify) is.
    ///
    /// For apps that bring their functions along, where nobody deploys them. It only adds: a copy that differs is an
    /// error and stays, and then nothing is loaded anywhere. Any number of processes may do this at the same time.
    ///
    /// ```no_run
    /// # static LIBRARY: fcall_runtime::Library = fcall_runtime::Library::new("ratelimit", None, "", b"");
    /// # async fn start(mut con: redis::aio::MultiplexedConnection) -> Result<(), Box<dyn std::error::Error>> {
    /// LIBRARY.ensure(&mut con).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Over a redis-rs cluster connection it is loaded on every primary that lacks it; a primary that joins later is
    /// what [`AutoLoad`](crate::AutoLoad) is for.
    ///
    /// # Errors
    ///
    /// [`LibraryError`] says for each server what stood in the way: another copy, a function's name that another
    /// library has, a replica, no memory, a missing permission. The user needs `+function|list` and `+function|load`.
    #[cfg(feature = "aio")]
    pub async fn ensure<C>(&self, connection: &mut C) -> Result<(), LibraryError>
    where
        C: redis::aio::ConnectionLike + 'static,
    {
        let (list, load) = (held::list(self.name()), self.load());
        let mut looks = 0;
        loop {
            looks += 1;
            let missing = self.missing(nodes::ask_all(connection, &list).await, looks)?;
            let mut round = Round::default();
            for node in missing {
                let answer = nodes::ask(connection, node.as_ref(), &load).await;
                if let Some(function) = round.note(node.as_ref(), answer) {
                    let all = nodes::ask(connection, node.as_ref(), &held::list_all()).await;
                    round.note_taken(node.as_ref(), function, all);
                }
            }
            if round.conclude(self)? {
                return Ok(());
            }
        }
    }

    /// As [`ensure`](Self::ensure), over a blocking connection.
    ///
    /// # Errors
    ///
    /// As those of [`ensure`](Self::ensure).
    pub fn ensure_blocking<C>(&self, connection: &mut C) -> Result<(), LibraryError>
    where
        C: ConnectionLike + 'static,
    {
        let (list, load) = (held::list(self.name()), self.load());
        let mut looks = 0;
        loop {
            looks += 1;
            let missing = self.missing(nodes::ask_all_blocking(connection, &list), looks)?;
            let mut round = Round::default();
            for node in missing {
                let answer = nodes::ask_blocking(connection, node.as_ref(), &load);
                if let Some(function) = round.note(node.as_ref(), answer) {
                    let all = nodes::ask_blocking(connection, node.as_ref(), &held::list_all());
                    round.note_taken(node.as_ref(), function, all);
                }
            }
            if round.conclude(self)? {
                return Ok(());
            }
        }
    }

    /// Without REPLACE: what is there stays.
    fn load(&self) -> Cmd {
        let mut command = redis::cmd("FUNCTION");
        command.arg("LOAD").arg(self.code());
        command
    }

    /// The servers that lack it. Anything else that is wrong with any of them is an error, before anything is written.
    fn missing(
        &self,
        answers: Vec<Answer>,
        looks: usize,
    ) -> Result<Vec<Option<Node>>, LibraryError> {
        let (mut missing, mut problems) = (Vec::new(), Vec::new());
        for Answer { node, value } in answers {
            match judge(self, value) {
                Ok(()) => {}
                Err(LibraryProblem::Missing) if looks < LOOKS => missing.push(node),
                Err(problem) => problems.push(at(node.as_ref(), problem)),
            }
        }
        if problems.is_empty() { Ok(missing) } else { Err(LibraryError::new(self, problems)) }
    }
}

/// What came of loading on the servers that lacked the library.
#[derive(Default)]
struct Round {
    /// Somebody else was faster on one of them: it is to be looked at again.
    was_overtaken: bool,
    problems: Vec<NodeError>,
}

impl Round {
    /// Notes an answer of FUNCTION LOAD, and gives the name of a function that another library has.
    fn note(&mut self, node: Option<&Node>, answer: RedisResult<Value>) -> Option<String> {
        let error = answer.err()?;
        match refusal(&error) {
            Some(Refusal::Exists) => self.was_overtaken = true,
            Some(Refusal::Taken(function)) => return Some(function.to_owned()),
            None => self.problems.push(at(node, LibraryProblem::Redis(error))),
        }
        None
    }

    /// Notes a name that another library has; which one it is, FUNCTION LIST may tell.
    fn note_taken(&mut self, node: Option<&Node>, function: String, all: RedisResult<Value>) {
        let library = all.ok().and_then(|all| held::library_of(&all, &function).map(str::to_owned));
        self.problems.push(at(node, LibraryProblem::Taken { function, library }));
    }

    /// Whether all is done.
    fn conclude(self, library: &Library) -> Result<bool, LibraryError> {
        if self.problems.is_empty() {
            Ok(!self.was_overtaken)
        } else {
            Err(LibraryError::new(library, self.problems))
        }
    }
}

/// Why FUNCTION LOAD did not load, where it is about what the server holds.
enum Refusal<'e> {
    /// `ERR Library 'lock' already exists`
    Exists,
    /// `ERR Function lock_acquire already exists`
    Taken(&'e str),
}

fn refusal(error: &RedisError) -> Option<Refusal<'_>> {
    let text = error.detail()?.strip_suffix(" already exists")?;
    if text.starts_with("Library ") {
        return Some(Refusal::Exists);
    }
    text.strip_prefix("Function ").map(Refusal::Taken)
}

fn at(node: Option<&Node>, problem: LibraryProblem) -> NodeError {
    NodeError::new(node.map(Node::to_string), problem)
}
