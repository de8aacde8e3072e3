//! Requests and verdicts into the bytes that go between the two processes, and back.

use std::io::{self, Read, Write};

use crate::call::Call;
use crate::verdict::{FLAGS, Function, Library, Verdict};
use crate::{Danger, Profile, conversation};

/// No text is longer: a server takes no longer code.
const LONGEST: u32 = 512 << 20;

/// Asks what some profiles answer to a library.
pub(crate) fn write_request(
    to: &mut impl Write,
    code: &[u8],
    profiles: &[Profile],
) -> io::Result<()> {
    let names: Vec<&str> = profiles.iter().map(|profile| profile.name()).collect();
    write_bytes(to, names.join(" ").as_bytes())?;
    write_bytes(to, code)?;
    to.flush()
}

/// What a process is asked.
pub(crate) enum Request {
    /// What profiles answer to a library.
    Verdicts(Vec<u8>, Vec<Profile>),
    /// What a function of a library answers.
    Call(Vec<u8>, Profile, Call),
}

/// Reads a question; `None` if there is none any more.
pub(crate) fn read_request(from: &mut impl Read) -> io::Result<Option<Request>> {
    let names = match read_text(from) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        names => names?,
    };
    if let Some(profile) = names.strip_prefix(conversation::CALL) {
        let profile = profile.parse().map_err(io::Error::other)?;
        return Ok(Some(Request::Call(read_bytes(from)?, profile, conversation::read_call(from)?)));
    }
    let profiles: Result<Vec<Profile>, _> = names.split_whitespace().map(str::parse).collect();
    Ok(Some(Request::Verdicts(read_bytes(from)?, profiles.map_err(io::Error::other)?)))
}

/// Answers for one profile.
pub(crate) fn write_verdict(to: &mut impl Write, verdict: &Verdict) -> io::Result<()> {
    match &verdict.answer {
        Ok(library) => {
            write_number(to, 1)?;
            write_bytes(to, library.name.as_bytes())?;
            write_list(to, &library.functions, write_function)?;
        }
        Err(error) => {
            write_number(to, 0)?;
            write_bytes(to, error)?;
        }
    }
    write_list(to, &verdict.dangers, write_danger)?;
    to.flush()
}

/// Reads the answer for one profile.
pub(crate) fn read_verdict(from: &mut impl Read) -> io::Result<Verdict> {
    let answer = match read_number(from)? {
        0 => Err(read_bytes(from)?),
        _ => Ok(Library { name: read_text(from)?, functions: read_list(from, read_function)? }),
    };
    Ok(Verdict { answer, dangers: read_list(from, read_danger)? })
}

fn write_function<W: Write>(to: &mut W, function: &Function) -> io::Result<()> {
    write_bytes(to, function.name.as_bytes())?;
    write_number(to, u32::from(function.description.is_some()))?;
    write_bytes(to, function.description.as_deref().unwrap_or_default())?;
    write_bytes(to, function.flags.join(" ").as_bytes())
}

fn read_function<R: Read>(from: &mut R) -> io::Result<Function> {
    let name = read_text(from)?;
    let has_description = read_number(from)? == 1;
    let description = read_bytes(from)?;
    let words = read_text(from)?;
    let flags = FLAGS.into_iter().filter(|flag| words.split(' ').any(|word| word == *flag));
    Ok(Function {
        name,
        description: has_description.then_some(description),
        flags: flags.collect(),
    })
}

fn write_danger<W: Write>(to: &mut W, danger: &Danger) -> io::Result<()> {
    let (kind, first, second) = match danger {
        Danger::SameInAnyCase { first, second } => (0, first.as_str(), second.as_str()),
        Danger::LogAtLoad => (1, "", ""),
        Danger::Endless => (2, "", ""),
        Danger::Hangs => (3, "", ""),
        Danger::Crashes => (4, "", ""),
        Danger::Memory => (5, "", ""),
    };
    write_number(to, kind)?;
    write_bytes(to, first.as_bytes())?;
    write_bytes(to, second.as_bytes())
}

fn read_danger<R: Read>(from: &mut R) -> io::Result<Danger> {
    let (kind, first, second) = (read_number(from)?, read_text(from)?, read_text(from)?);
    Ok(match kind {
        0 => Danger::SameInAnyCase { first, second },
        1 => Danger::LogAtLoad,
        2 => Danger::Endless,
        3 => Danger::Hangs,
        4 => Danger::Crashes,
        5 => Danger::Memory,
        _ => return Err(io::Error::other("an unknown danger")),
    })
}

pub(crate) fn write_list<W: Write, T>(
    to: &mut W,
    items: &[T],
    write: fn(&mut W, &T) -> io::Result<()>,
) -> io::Result<()> {
    write_number(to, u32::try_from(items.len()).map_err(io::Error::other)?)?;
    items.iter().try_for_each(|item| write(to, item))
}

pub(crate) fn read_list<R: Read, T>(
    from: &mut R,
    read: fn(&mut R) -> io::Result<T>,
) -> io::Result<Vec<T>> {
    (0..read_number(from)?).map(|_| read(from)).collect()
}

pub(crate) fn write_bytes(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    write_number(to, u32::try_from(bytes.len()).map_err(io::Error::other)?)?;
    to.write_all(bytes)
}

pub(crate) fn read_bytes(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let length = read_number(from)?;
    if length > LONGEST {
        return Err(io::Error::other("longer than any library"));
    }
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() < length as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

pub(crate) fn read_text(from: &mut impl Read) -> io::Result<String> {
    String::from_utf8(read_bytes(from)?).map_err(io::Error::other)
}

pub(crate) fn write_number(to: &mut impl Write, number: u32) -> io::Result<()> {
    to.write_all(&number.to_le_bytes())
}

pub(crate) fn read_number(from: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    from.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}
