//! A stream of RESP into whole frames, requests and replies alike.

use std::io::{BufRead, Error, ErrorKind, Result};

/// Reads one frame with everything in it and returns its bytes.
pub(crate) fn read(reader: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut frame = Vec::new();
    read_into(reader, &mut frame)?;
    Ok(frame)
}

fn read_into(reader: &mut impl BufRead, frame: &mut Vec<u8>) -> Result<()> {
    let start = frame.len();
    if reader.read_until(b'\n', frame)? == 0 {
        return Err(Error::from(ErrorKind::UnexpectedEof));
    }
    let kind = frame[start];
    let number =
        std::str::from_utf8(&frame[start + 1..]).ok().and_then(|it| it.trim().parse().ok());
    let count: usize = number.unwrap_or(0);
    let frames = match kind {
        b'$' | b'=' | b'!' if number.is_some() => {
            let mut bytes = vec![0; count + 2];
            reader.read_exact(&mut bytes)?;
            frame.extend(bytes);
            0
        }
        b'*' | b'~' | b'>' => count,
        b'%' => count * 2,
        _ => 0,
    };
    (0..frames).try_for_each(|_| read_into(reader, frame))
}

/// The command of a request, with its subcommand where it has one: `FUNCTION RESTORE`.
pub(crate) fn command(request: &[u8]) -> String {
    let words: Vec<String> = request
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.starts_with(b"*") && !line.starts_with(b"$"))
        .map(|line| String::from_utf8_lossy(line).trim().to_uppercase())
        .take(2)
        .collect();
    match words.first().map(String::as_str) {
        Some("FUNCTION" | "CLUSTER" | "ACL" | "CLIENT") => words.join(" "),
        Some(word) => word.to_owned(),
        None => String::new(),
    }
}
