//! A client that shows replies as they are: libraries take line ends in errors for their end, and
//! make one of several kinds of null.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;

use fcall_sandbox::{Command, Protocol, Reply};
use fcall_testing::Server;

pub(crate) struct Client {
    stream: BufReader<UnixStream>,
}

impl Client {
    pub(crate) fn new(server: &Server, protocol: Protocol) -> Self {
        let mut client =
            Self { stream: BufReader::new(UnixStream::connect(server.socket()).unwrap()) };
        if protocol == Protocol::Resp3 {
            client.send(&["HELLO", "3"]);
        }
        client
    }

    pub(crate) fn send(&mut self, arguments: &[impl AsRef<[u8]>]) -> Reply {
        let mut bytes = format!("*{}\r\n", arguments.len()).into_bytes();
        for argument in arguments.iter().map(AsRef::as_ref) {
            bytes.extend(format!("${}\r\n", argument.len()).bytes());
            bytes.extend(argument);
            bytes.extend(b"\r\n");
        }
        self.stream.get_mut().write_all(&bytes).unwrap();
        self.reply()
    }

    /// Has a command answered as a script sees the answer. A script that asked for RESP3 sees arrays with
    /// holes, which it cannot hand on: there, the answer is that to a client.
    pub(crate) fn command(&mut self, command: &Command) -> Reply {
        if command.protocol == Protocol::Resp3 {
            return self.send(&command.arguments);
        }
        let flags = if command.only_reads { "#!lua flags=no-writes\n" } else { "#!lua\n" };
        let script = format!("{flags}return redis.pcall(unpack(ARGV))");
        let mut arguments = vec![b"EVAL".to_vec(), script.into_bytes(), b"0".to_vec()];
        arguments.extend(command.arguments.iter().cloned());
        self.send(&arguments)
    }

    fn reply(&mut self) -> Reply {
        let mut line = Vec::new();
        self.stream.read_until(b'\n', &mut line).unwrap();
        assert!(line.ends_with(b"\r\n"), "the server ended: {:?}", line.escape_ascii().to_string());
        line.truncate(line.len() - 2);
        let (kind, rest) = (line[0], line[1..].to_vec());
        let text = String::from_utf8_lossy(&rest).into_owned();
        match kind {
            b'+' => Reply::Status(rest),
            b'-' => Reply::Error(rest),
            b':' => Reply::Integer(text.parse().unwrap()),
            b',' => Reply::Double(text.replace("nan", "NaN").parse().unwrap()),
            b'#' => Reply::Boolean(text == "t"),
            b'(' => Reply::BigNumber(rest),
            b'_' => Reply::Null,
            b'$' | b'*' if text == "-1" => Reply::Null,
            b'$' => Reply::Bulk(self.bytes(&text)),
            b'=' => {
                let bytes = self.bytes(&text);
                Reply::Verbatim { format: bytes[..3].to_vec(), text: bytes[4..].to_vec() }
            }
            b'*' => Reply::Array(self.replies(&text)),
            b'~' => Reply::Set(sorted(self.replies(&text))),
            b'%' => {
                let pairs =
                    (0..text.parse::<usize>().unwrap()).map(|_| (self.reply(), self.reply()));
                let mut pairs: Vec<_> = pairs.collect();
                pairs.sort_by_key(|pair| format!("{pair:?}"));
                Reply::Map(pairs)
            }
            other => panic!("a reply that begins with {other}"),
        }
    }

    fn replies(&mut self, count: &str) -> Vec<Reply> {
        (0..count.parse::<usize>().unwrap()).map(|_| self.reply()).collect()
    }

    fn bytes(&mut self, length: &str) -> Vec<u8> {
        let mut bytes = vec![0; length.parse::<usize>().unwrap() + 2];
        self.stream.read_exact(&mut bytes).unwrap();
        bytes.truncate(bytes.len() - 2);
        bytes
    }
}

/// A reply in a form in which two can be compared: maps and sets have no order, NaN no equal.
pub(crate) fn ordered(reply: Reply) -> Reply {
    let all = |items: Vec<Reply>| items.into_iter().map(ordered).collect::<Vec<_>>();
    match reply {
        Reply::Array(items) => Reply::Array(all(items)),
        Reply::Set(items) => Reply::Set(sorted(all(items))),
        Reply::Map(pairs) => {
            let pairs = pairs.into_iter().map(|(key, value)| (ordered(key), ordered(value)));
            let mut pairs: Vec<_> = pairs.collect();
            pairs.sort_by_key(|pair| format!("{pair:?}"));
            Reply::Map(pairs)
        }
        other => other,
    }
}

fn sorted(mut items: Vec<Reply>) -> Vec<Reply> {
    items.sort_by_key(|item| format!("{item:?}"));
    items
}
