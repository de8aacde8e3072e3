//! One node and one key into what the server says of it: taken, kept, given back, or somebody else's.

use std::time::Duration;

use redis::{Cmd, FromRedisValue, cmd};

use crate::{Error, Kind, Node, again, moment};

/// Answers that it was taken, that the user may not, or who has it.
const TAKE: &str = "\
    local may = redis.acl_check_cmd
    if not (may('set', KEYS[1], ARGV[1]) and may('get', KEYS[1]) and may('del', KEYS[1])) then
        return {'denied', ''}
    end
    if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return {'taken', ''} end
    local holder = redis.call('get', KEYS[1])
    if holder == ARGV[1] then return {'taken', ''} end
    return {'held', holder}";

/// Like PEXPIRE, for which the user would need another permission.
const RENEW: &str = "\
    local holder = redis.call('get', KEYS[1])
    if holder == ARGV[1] then redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
    return holder";

const RELEASE: &str = "\
    if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
    return 0";

/// What came of taking it.
pub(super) struct Taken {
    /// Whether it was taken; `false` if the user may not.
    pub(super) answer: Result<bool, Error>,
    /// Whether there may be something to give back.
    pub(super) is_ours: bool,
}

pub(super) fn take(node: &mut Node, key: &str, value: &str, lasts: Duration) -> Taken {
    // The value is ours alone: taking it twice is taking it once.
    let take = script(TAKE, key, value).arg(millis(lasts)).to_owned();
    let action = format!("take the lock `{key}` (--lock-key names another, or none)");
    let (answer, was_lost) = insist::<(String, String)>(node, &action, &take);
    // Where an answer was lost, it may have been taken all the same.
    let (answer, is_ours) = match answer {
        Ok((word, _)) if word == "taken" => (Ok(true), true),
        Ok((word, holder)) if word == "held" => {
            (Err(locked(&node.address(), key, &holder, lasts)), false)
        }
        Ok(_) if was_lost => (Err(not_allowed(&node.address(), key)), true),
        Ok(_) => (Ok(false), false),
        Err(error) if was_lost => (Err(error), true),
        // A replica, or a server that is full, does not take the libraries either, and says so.
        Err(error) => match error.kind {
            Kind::Permission | Kind::OutOfMemory | Kind::Replica => (Ok(false), false),
            _ => (Err(error), false),
        },
    };
    Taken { answer, is_ours }
}

/// Begins its time anew. An error of the kind [`Kind::Locked`] says that it is not ours any more.
pub(super) fn renew(node: &mut Node, key: &str, value: &str, lasts: Duration) -> Result<(), Error> {
    let renew = script(RENEW, key, value).arg(millis(lasts)).to_owned();
    still_ours(node, key, value, &renew)
}

/// Whether it is ours now, with the same error. A server that is full answers this, too.
pub(super) fn check(node: &mut Node, key: &str, value: &str) -> Result<(), Error> {
    still_ours(node, key, value, cmd("GET").arg(key))
}

/// `command` answers who has it.
fn still_ours(node: &mut Node, key: &str, value: &str, command: &Cmd) -> Result<(), Error> {
    let action = format!("see whether the lock `{key}` is still ours");
    match insist::<Option<String>>(node, &action, command).0? {
        Some(holder) if holder == value => Ok(()),
        holder => Err(lost(&node.address(), key, holder.as_deref())),
    }
}

/// Whether there was something to give back.
pub(super) fn release(node: &mut Node, key: &str, value: &str) -> Result<bool, Error> {
    let action = format!("give the lock `{key}` back");
    let (answer, was_lost) = insist::<i64>(node, &action, &script(RELEASE, key, value));
    Ok(answer? > 0 || was_lost)
}

fn script(text: &str, key: &str, value: &str) -> Cmd {
    cmd("EVAL").arg(text).arg(1).arg(key).arg(value).to_owned()
}

fn millis(lasts: Duration) -> u64 {
    u64::try_from(lasts.as_millis()).unwrap_or(u64::MAX)
}

/// Asks again where that may help, and says whether an answer was lost on the way.
fn insist<T: FromRedisValue>(
    node: &mut Node,
    action: &str,
    command: &Cmd,
) -> (Result<T, Error>, bool) {
    let mut was_lost = node.is_broken();
    let answer = again::ask(true, || {
        let answer = node.ask_connected(action, command);
        was_lost |= node.is_broken();
        answer
    });
    (answer, was_lost)
}

pub(super) fn not_allowed(address: &str, key: &str) -> Error {
    // In a cluster each primary has a tag of its own.
    let name = key.rsplit_once(":{").map_or(key, |(name, _)| name);
    let message = format!(
        "the user may not write the lock `{key}`; give it +eval +set +get +del and ~{name}*, or say \
         --lock-key none"
    );
    Error::at(Kind::Permission, address, message)
}

fn locked(address: &str, key: &str, holder: &str, lasts: Duration) -> Error {
    let message = format!(
        "{}; wait until it is done, and if that deploy has died, until its lock ends by itself, at most \
         {} later (key `{key}`)",
        who(holder),
        moment::words(lasts)
    );
    Error::at(Kind::Locked, address, message)
}

fn lost(address: &str, key: &str, holder: Option<&str>) -> Error {
    let who = holder.map_or_else(|| "nobody has it now".to_owned(), who);
    let message = format!(
        "the lock `{key}` was lost during the deploy: {who}; find out who took it away, then see `status`"
    );
    Error::at(Kind::Locked, address, message)
}

/// What another deploy wrote there says who it is.
fn who(holder: &str) -> String {
    let words: Vec<&str> = holder.split(' ').collect();
    match words.as_slice() {
        [_, who, process, since] => {
            format!("{who} (process {process}) has been deploying here since {since}")
        }
        _ => "somebody else is deploying here".to_owned(),
    }
}
