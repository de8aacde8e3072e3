//! A swap into what one node holds, whatever happens on the way, and the truth about it.

use std::thread;
use std::time::Duration;

use crate::report::Written;
use crate::swap::{Stage, Swap};
use crate::{Error, Kind, Live, Node, explain, live};

/// How long to wait before the first retry; before each further one twice as long.
const PAUSE: Duration = Duration::from_millis(100);

/// What one node holds after it was written to.
#[derive(Debug, Clone)]
pub(crate) enum Wrote {
    /// What it shall, read back byte for byte.
    New,
    /// What it shall, unless a request that was lost arrives after what came behind it.
    Loose(Error),
    /// What it held, for this reason.
    Old(Error),
    /// What it shall, and tombstones that could not be deleted.
    Between(Error),
    /// What somebody else wrote.
    Overwritten(Error),
    /// Nobody knows: it does not answer, or may still do what it was sent.
    Unknown(Error),
}

impl Wrote {
    pub(crate) fn result(&self) -> Written {
        match self {
            Self::New => Written::Applied,
            Self::Old(_) => Written::Failed,
            Self::Loose(_) | Self::Between(_) | Self::Overwritten(_) | Self::Unknown(_) => {
                Written::Unknown
            }
        }
    }

    pub(crate) fn error(&self) -> Option<&Error> {
        match self {
            Self::New => None,
            Self::Loose(error)
            | Self::Old(error)
            | Self::Between(error)
            | Self::Overwritten(error)
            | Self::Unknown(error) => Some(error),
        }
    }

    /// Whether the others may stay as they are now written. Another writer is no reason against it: it
    /// was written, and then replaced.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::New | Self::Loose(_) | Self::Overwritten(_))
    }

    /// Whether there is something of ours on the node that can be taken back.
    pub(crate) fn can_go_back(&self) -> bool {
        matches!(self, Self::New | Self::Between(_))
    }
}

/// Writes to a node that holds the old. A failure that may pass is tried again; after a lost reply
/// the node is asked what it holds.
pub(crate) fn write(swap: &Swap<'_>, node: &mut Node, retries: u32) -> Wrote {
    let mut stage = Stage::Old;
    let mut failure: Option<Error> = None;
    let mut was_lost = false;
    for attempt in 0..=retries {
        if attempt > 0 {
            thread::sleep(PAUSE * 2_u32.saturating_pow(attempt - 1));
        }
        let sent = send(swap, stage, node);
        let may_pass = sent.as_ref().err().is_some_and(is_passing);
        was_lost |= sent.as_ref().err().is_some_and(|error| error.kind == Kind::Lost);
        failure = sent.err().or(failure);
        let held = match look(node, retries) {
            Ok(live) => live,
            Err(error) => return Wrote::Unknown(failure.unwrap_or(error)),
        };
        stage = swap.stage(&held);
        match (stage, &failure) {
            (Stage::New, Some(error)) if was_lost && node.has_loose_end() => {
                return Wrote::Loose(loose(error));
            }
            (Stage::New, _) => return Wrote::New,
            (Stage::Old | Stage::Cleaning, Some(_)) if may_pass => {}
            (Stage::Foreign, Some(error)) if !may_pass => return not_taken(node, error, was_lost),
            (Stage::Old, Some(error)) => return not_taken(node, error, was_lost),
            (Stage::Cleaning, Some(error)) => return between(node, error, was_lost),
            _ => return Wrote::Overwritten(overwritten(swap, &held)),
        }
    }
    match (stage, failure) {
        (Stage::Cleaning, Some(error)) => between(node, &error, was_lost),
        (_, Some(error)) => not_taken(node, &error, was_lost),
        (_, None) => Wrote::New,
    }
}

/// It holds the old, unless a request that was lost arrives after all.
fn not_taken(node: &Node, error: &Error, was_lost: bool) -> Wrote {
    if !(was_lost && node.has_loose_end()) {
        return Wrote::Old(error.clone());
    }
    Wrote::Unknown(loose(error))
}

/// It holds the new and tombstones. A lost DELETE that arrives after all takes one of them now, and
/// would take what was put back.
fn between(node: &Node, error: &Error, was_lost: bool) -> Wrote {
    if !(was_lost && node.has_loose_end()) {
        return Wrote::Between(error.clone());
    }
    Wrote::Unknown(loose(error))
}

/// An error behind which something may still happen.
fn loose(error: &Error) -> Error {
    let mut error = error.clone();
    error.message += "; the server may still do what it was sent, since the user may not have it close the \
                      connection (+client|kill): see `status`";
    error
}

fn send(swap: &Swap<'_>, stage: Stage, node: &mut Node) -> Result<(), Error> {
    for command in swap.commands(stage) {
        match node.send::<redis::Value>(&command) {
            Ok(_) => {}
            // Somebody else deleted it, or an earlier attempt of ours did.
            Err(error) if error.detail().is_some_and(|text| text.contains("Library not found")) => {
            }
            Err(error) => {
                return Err(explain::answered(&node.address(), &swap.action(), &error));
            }
        }
    }
    Ok(())
}

/// Failures that trying again may get over.
fn is_passing(error: &Error) -> bool {
    matches!(error.kind, Kind::Busy | Kind::Lost | Kind::Unreachable)
}

/// What the node holds. If the connection is lost, a new one; and the server is told to close the
/// old one, where the user may do that, so that nothing that was sent over it is carried out later.
pub(crate) fn look(node: &mut Node, retries: u32) -> Result<Live, Error> {
    let again = |node: &mut Node| node.reconnect().and_then(|()| live::read_node(node));
    let mut found = if node.is_broken() { again(node) } else { live::read_node(node) };
    for attempt in 0..retries {
        match &found {
            Err(error) if is_passing(error) => {
                thread::sleep(PAUSE * 2_u32.saturating_pow(attempt));
                found = again(node);
            }
            _ => break,
        }
    }
    found
}

fn overwritten(swap: &Swap<'_>, held: &Live) -> Error {
    let message = format!(
        "library `{}` was written, but the node holds something else now: somebody else writes here \
         too; find out who, then deploy again",
        swap.missing(held).unwrap_or_default()
    );
    Error::at(Kind::Overwritten, &held.address, message)
}
