//! An error of the connection or the server into one that says what to do.

use redis::{ErrorKind, RedisError};

use crate::{Error, Kind};

/// The permissions without which nothing can be deployed, as ACL SETUSER takes them, and where the
/// others are.
const PERMISSIONS: &str = "+function|list +function|load +function|restore +function|delete, and on a \
                           cluster +cluster|shards (`cargo fcall acl` shows the whole line)";

/// Why no connection could be made. Nothing was sent but the credentials.
pub(crate) fn connecting(address: &str, error: &RedisError) -> Error {
    if error.kind() == ErrorKind::AuthenticationFailed || is_authentication(error) {
        return authentication(address);
    }
    if error.kind() == ErrorKind::InvalidClientConfig {
        return Error::at(Kind::Url, address, format!("the URL cannot be used: {error}"));
    }
    if error.is_io_error() {
        let reason =
            if error.is_timeout() { "no answer in time".into() } else { error.to_string() };
        let remedy = "check that the server runs and that the address, port and TLS are right";
        return Error::at(
            Kind::Unreachable,
            address,
            format!("cannot connect: {reason}; {remedy}"),
        );
    }
    answered(address, "connect", error)
}

/// Why a command that only reads, or that the server refused, did not do its work.
pub(crate) fn answered(address: &str, action: &str, error: &RedisError) -> Error {
    let text = server_text(error);
    let (kind, remedy) = match error.code().unwrap_or_default() {
        _ if is_authentication(error) => return authentication(address),
        "NOPERM" => (Kind::Permission, format!("give the user {PERMISSIONS}")),
        "READONLY" => (Kind::Replica, "it is a replica; name its primary instead".into()),
        "OOM" => (Kind::OutOfMemory, "free memory there or raise maxmemory".into()),
        "BUSY" => {
            (Kind::Busy, "wait until the running script ends, or end it with FUNCTION KILL".into())
        }
        "LOADING" | "MASTERDOWN" | "TRYAGAIN" | "CLUSTERDOWN" => {
            (Kind::Busy, "wait until it is ready and try again".into())
        }
        _ if text.to_ascii_lowercase().contains("unknown command") => {
            return no_functions(address, &text);
        }
        "" => return lost(address, action, error),
        _ => (Kind::Refused, String::new()),
    };
    let mut message = format!("cannot {action}: {text}");
    if !remedy.is_empty() {
        message = format!("{message}; {remedy}");
    }
    Error::at(kind, address, message)
}

/// A server of 7.0 or later that does not know FUNCTION, or whatever else it was asked.
fn no_functions(address: &str, text: &str) -> Error {
    let remedy = "functions need Redis 7.0 or later, or Valkey, with the command FUNCTION not renamed or disabled";
    Error::at(Kind::NoFunctions, address, format!("{text}; {remedy}"))
}

fn authentication(address: &str) -> Error {
    let message = "the server refuses the user or the password; name both in the URL \
                   (redis://USER:PASSWORD@HOST), with %XX for special characters";
    Error::at(Kind::Authentication, address, message)
}

fn lost(address: &str, action: &str, error: &RedisError) -> Error {
    if error.kind() == ErrorKind::UnexpectedReturnType || error.kind() == ErrorKind::Parse {
        let message =
            format!("cannot {action}: the answer is not one a Redis or Valkey server gives");
        return Error::at(Kind::Reply, address, message);
    }
    let reason = if error.is_timeout() {
        "no answer in time".to_owned()
    } else {
        format!("the connection broke ({error})")
    };
    Error::at(Kind::Lost, address, format!("cannot {action}: {reason}"))
}

fn is_authentication(error: &RedisError) -> bool {
    matches!(error.code(), Some("NOAUTH" | "WRONGPASS"))
}

/// The server's own words, which redis-rs splits into a code and a detail.
fn server_text(error: &RedisError) -> String {
    match (error.code(), error.detail()) {
        (Some(code), Some(detail)) => format!("{code} {detail}"),
        (Some(code), None) => code.to_owned(),
        _ => error.to_string(),
    }
}
