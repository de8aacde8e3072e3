//! A library and what the servers hold of it become a verdict: can calls that were generated from it be made?

use redis::{ConnectionLike, RedisResult, Value};

use super::nodes::{self, Answer};
use super::release::{self, State};
use super::{Library, LibraryError, LibraryProblem, NodeError, held};

impl Library {
    /// Asks every server whether its copy of this library is one that calls generated from it can be made to, without
    /// writing anything: the same bytes, or a newer release of the same major one.
    ///
    /// For the start of an app: it fails before the first call does, and says what to do.
    ///
    /// ```no_run
    /// # static LIBRARY: fcall_runtime::Library = fcall_runtime::Library::new("ratelimit", None, "", b"");
    /// # async fn start(mut con: redis::aio::MultiplexedConnection) -> Result<(), Box<dyn std::error::Error>> {
    /// LIBRARY.verify(&mut con).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Releases are compared as cargo compares versions: below 1.0.0 it is the minor number that must be the same.
    ///
    /// # On a cluster
    ///
    /// Over a redis-rs cluster connection every primary is asked, once and all at the same time; one more command,
    /// CLUSTER SLOTS to any of them, makes sure that none was passed over. That it is one can be told only of a
    /// connection's own type, as with [`AnyPrimary`](crate::AnyPrimary): of what wraps one, give what is inside.
    ///
    /// # Errors
    ///
    /// [`LibraryError`] says for each server that has another copy, or none, or gave no answer, what it is and what to
    /// do. The user needs `+function|list`.
    #[cfg(feature = "aio")]
    pub async fn verify<C>(&self, connection: &mut C) -> Result<(), LibraryError>
    where
        C: redis::aio::ConnectionLike + 'static,
    {
        let answers = nodes::ask_all(connection, &held::list(self.name())).await;
        self.conclude(answers)
    }

    /// As [`verify`](Self::verify), over a blocking connection; the primaries of a cluster are asked one after another.
    ///
    /// # Errors
    ///
    /// As those of [`verify`](Self::verify).
    pub fn verify_blocking<C>(&self, connection: &mut C) -> Result<(), LibraryError>
    where
        C: ConnectionLike + 'static,
    {
        let answers = nodes::ask_all_blocking(connection, &held::list(self.name()));
        self.conclude(answers)
    }

    fn conclude(&self, answers: Vec<Answer>) -> Result<(), LibraryError> {
        let judged = answers.into_iter().filter_map(|Answer { node, value }| {
            let problem = judge(self, value).err()?;
            Some(NodeError::new(node.map(|node| node.to_string()), problem))
        });
        let problems: Vec<NodeError> = judged.collect();
        if problems.is_empty() { Ok(()) } else { Err(LibraryError::new(self, problems)) }
    }
}

/// What is wrong with the copy that an answer of FUNCTION LIST tells of.
pub(super) fn judge(library: &Library, answer: RedisResult<Value>) -> Result<(), LibraryProblem> {
    let answer = answer.and_then(Value::extract_error).map_err(LibraryProblem::Redis)?;
    let code = held::code(&answer, library.name()).ok_or(LibraryProblem::Missing)?;
    let release = release::release(code).map(str::to_owned);
    let state = release::compare(code, library.code(), library.release());
    Err(match (state, release) {
        (State::Same | State::Newer, _) => return Ok(()),
        (State::Older, Some(held)) => LibraryProblem::Older { held },
        (State::OtherMajor, Some(held)) => LibraryProblem::OtherMajor { held },
        (_, held) => LibraryProblem::Unknown { held },
    })
}
