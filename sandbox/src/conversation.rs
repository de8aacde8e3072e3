//! A call in another process into what the two say to each other, and back.

use std::io::{self, Read, Write};

use crate::call::MISSING;
use crate::wire::{
    read_bytes, read_list, read_number, read_text, write_bytes, write_list, write_number,
};
use crate::{Call, Command, Profile, Protocol, Reply, Unanswered};

/// What the request for a call begins with, before the name of a profile.
pub(crate) const CALL: &str = "call ";

/// What a function that runs in another process says.
pub(crate) enum Said {
    /// It gives a command, and waits for the answer.
    Command(Command),
    /// It is done.
    Answer(Result<Reply, Unanswered>),
    /// The library is refused.
    Refused(Vec<u8>),
}

/// Asks for a call.
pub(crate) fn write_request(
    to: &mut impl Write,
    code: &[u8],
    profile: Profile,
    call: &Call,
) -> io::Result<()> {
    write_bytes(to, format!("{CALL}{profile}").as_bytes())?;
    write_bytes(to, code)?;
    write_bytes(to, call.function.as_bytes())?;
    write_list(to, &call.keys, |to, key| write_bytes(to, key))?;
    write_list(to, &call.args, |to, arg| write_bytes(to, arg))?;
    write_number(to, u32::from(call.only_reads))?;
    write_protocol(to, call.protocol)?;
    to.flush()
}

/// The call behind the code.
pub(crate) fn read_call(from: &mut impl Read) -> io::Result<Call> {
    Ok(Call {
        function: read_text(from)?,
        keys: read_list(from, read_bytes)?,
        args: read_list(from, read_bytes)?,
        only_reads: read_number(from)? == 1,
        protocol: read_protocol(from)?,
    })
}

pub(crate) fn write_said(to: &mut impl Write, said: &Said) -> io::Result<()> {
    match said {
        Said::Command(command) => {
            write_number(to, 0)?;
            write_list(to, &command.arguments, |to, argument| write_bytes(to, argument))?;
            write_protocol(to, command.protocol)?;
            write_number(to, u32::from(command.only_reads))?;
        }
        Said::Answer(Ok(reply)) => {
            write_number(to, 1)?;
            write_reply(to, reply)?;
        }
        Said::Answer(Err(why)) => {
            write_number(to, 2)?;
            write_why(to, *why)?;
        }
        Said::Refused(error) => {
            write_number(to, 3)?;
            write_bytes(to, error)?;
        }
    }
    to.flush()
}

pub(crate) fn read_said(from: &mut impl Read) -> io::Result<Said> {
    Ok(match read_number(from)? {
        0 => Said::Command(Command {
            arguments: read_list(from, read_bytes)?,
            protocol: read_protocol(from)?,
            only_reads: read_number(from)? == 1,
        }),
        1 => Said::Answer(Ok(read_reply(from)?)),
        2 => Said::Answer(Err(read_why(from)?)),
        _ => Said::Refused(read_bytes(from)?),
    })
}

fn write_protocol(to: &mut impl Write, protocol: Protocol) -> io::Result<()> {
    write_number(to, u32::from(protocol == Protocol::Resp3))
}

fn read_protocol(from: &mut impl Read) -> io::Result<Protocol> {
    Ok(if read_number(from)? == 1 { Protocol::Resp3 } else { Protocol::Resp2 })
}

fn write_why<W: Write>(to: &mut W, why: Unanswered) -> io::Result<()> {
    let (kind, name) = match why {
        Unanswered::Endless => (0, ""),
        Unanswered::Hangs => (1, ""),
        Unanswered::Crashes => (2, ""),
        Unanswered::Aborts => (3, ""),
        Unanswered::Memory => (4, ""),
        Unanswered::TooDeep => (5, ""),
        Unanswered::Missing(name) => (6, name),
    };
    write_number(to, kind)?;
    write_bytes(to, name.as_bytes())
}

fn read_why(from: &mut impl Read) -> io::Result<Unanswered> {
    let (kind, name) = (read_number(from)?, read_text(from)?);
    Ok(match kind {
        0 => Unanswered::Endless,
        1 => Unanswered::Hangs,
        2 => Unanswered::Crashes,
        3 => Unanswered::Aborts,
        4 => Unanswered::Memory,
        5 => Unanswered::TooDeep,
        _ => {
            let known = MISSING.into_iter().find(|known| *known == name);
            Unanswered::Missing(known.ok_or_else(|| io::Error::other("an unknown name"))?)
        }
    })
}

/// Answers a command, or a caller.
pub(crate) fn write_reply<W: Write>(to: &mut W, reply: &Reply) -> io::Result<()> {
    let mut text = |kind: u32, text: &[u8]| {
        write_number(to, kind)?;
        write_bytes(to, text)
    };
    match reply {
        Reply::Null => text(0, b""),
        Reply::Integer(number) => text(1, &number.to_le_bytes()),
        Reply::Bulk(bulk) => text(2, bulk),
        Reply::Status(status) => text(3, status),
        Reply::Error(error) => text(4, error),
        Reply::Double(number) => text(5, &number.to_le_bytes()),
        Reply::Boolean(truth) => text(6, &[u8::from(*truth)]),
        Reply::BigNumber(number) => text(7, number),
        Reply::Verbatim { format, text } => {
            write_number(to, 8)?;
            write_bytes(to, format)?;
            write_bytes(to, text)
        }
        Reply::Array(items) => {
            write_number(to, 9)?;
            write_list(to, items, write_reply)
        }
        Reply::Set(items) => {
            write_number(to, 10)?;
            write_list(to, items, write_reply)
        }
        Reply::Map(pairs) => {
            write_number(to, 11)?;
            write_list(to, pairs, |to, (key, value)| {
                write_reply(to, key)?;
                write_reply(to, value)
            })
        }
    }
}

pub(crate) fn read_reply<R: Read>(from: &mut R) -> io::Result<Reply> {
    let kind = read_number(from)?;
    Ok(match kind {
        9 => Reply::Array(read_list(from, read_reply)?),
        10 => Reply::Set(read_list(from, read_reply)?),
        11 => Reply::Map(read_list(from, |from| Ok((read_reply(from)?, read_reply(from)?)))?),
        8 => Reply::Verbatim { format: read_bytes(from)?, text: read_bytes(from)? },
        _ => {
            let text = read_bytes(from)?;
            let eight = || text.as_slice().try_into().map_err(io::Error::other);
            match kind {
                0 => Reply::Null,
                1 => Reply::Integer(i64::from_le_bytes(eight()?)),
                2 => Reply::Bulk(text),
                3 => Reply::Status(text),
                4 => Reply::Error(text),
                5 => Reply::Double(f64::from_le_bytes(eight()?)),
                6 => Reply::Boolean(text == [1]),
                7 => Reply::BigNumber(text),
                _ => return Err(io::Error::other("an unknown reply")),
            }
        }
    })
}
