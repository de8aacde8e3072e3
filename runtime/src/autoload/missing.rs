//! Commands and what was answered to them become the libraries that were missing.

use redis::{Arg, Cmd, RedisResult, Value};

use crate::Library;

/// What a server says of a function that it does not have.
const TEXT: &str = "Function not found";

/// The library of the called function, if the answer is that the server does not have it.
pub(super) fn of_call(
    libraries: &[&'static Library],
    command: &Cmd,
    answer: &RedisResult<Value>,
) -> Option<&'static Library> {
    let is_missing = match answer {
        Err(error) => error.code() == Some("ERR") && error.detail() == Some(TEXT),
        Ok(value) => says_missing(value),
    };
    if is_missing { library_of(libraries, called(command)?) } else { None }
}

/// The libraries of the functions that a pipeline found missing. Of a transaction there is one answer for all; answers
/// that nobody wants are those of the first commands.
pub(super) fn of_pipeline<'c>(
    libraries: &[&'static Library],
    commands: impl Iterator<Item = Option<&'c [u8]>>,
    answers: &[Value],
) -> Vec<&'static Library> {
    let answers = match answers {
        [Value::Array(answers)] => answers,
        _ => answers,
    };
    let mut missing: Vec<&'static Library> = Vec::new();
    let commands: Vec<_> = commands.collect();
    let unwanted = commands.len().saturating_sub(answers.len());
    for (function, answer) in commands.into_iter().skip(unwanted).zip(answers) {
        if let Some(library) = function.and_then(|function| library_of(libraries, function))
            && says_missing(answer)
            && !missing.iter().any(|known| known.name() == library.name())
        {
            missing.push(library);
        }
    }
    missing
}

/// The function that a command calls.
pub(super) fn called(command: &Cmd) -> Option<&[u8]> {
    let mut words = command.args_iter().map(|word| match word {
        Arg::Simple(word) => word,
        _ => b"",
    });
    function(words.next()?, words.next()?)
}

/// The function that each command of a packed pipeline calls; MULTI and EXEC around them are no commands of it.
pub(super) fn called_in(packed: &[u8]) -> impl Iterator<Item = Option<&[u8]>> {
    let commands = Packed(packed).filter(|(name, _)| !matches!(*name, b"MULTI" | b"EXEC"));
    commands.map(|(name, first)| function(name, first?))
}

fn function<'c>(name: &[u8], first: &'c [u8]) -> Option<&'c [u8]> {
    let is_call = name.eq_ignore_ascii_case(b"FCALL") || name.eq_ignore_ascii_case(b"FCALL_RO");
    is_call.then_some(first)
}

fn says_missing(value: &Value) -> bool {
    match value {
        Value::ServerError(error) => error.code() == "ERR" && error.details() == Some(TEXT),
        _ => false,
    }
}

/// The library that has a function of this name, which servers find in any case.
fn library_of(libraries: &[&'static Library], function: &[u8]) -> Option<&'static Library> {
    let library = libraries.iter().find(|library| {
        library.functions().iter().any(|name| name.as_bytes().eq_ignore_ascii_case(function))
    })?;
    let says_so_itself = library.code().windows(TEXT.len()).any(|text| text == TEXT.as_bytes());
    (!says_so_itself).then_some(*library)
}

/// Reads commands as they are sent: `*2\r\n$5\r\nFCALL\r\n$1\r\nf\r\n`. Gives the first two words of each.
struct Packed<'c>(&'c [u8]);

impl<'c> Packed<'c> {
    /// The number behind `mark`, up to the end of the line.
    fn number(&mut self, mark: u8) -> Option<usize> {
        let rest = self.0.strip_prefix(&[mark])?;
        let end = rest.iter().position(|byte| *byte == b'\r')?;
        let (digits, rest) = rest.split_at(end);
        self.0 = rest.strip_prefix(b"\r\n")?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    fn word(&mut self) -> Option<&'c [u8]> {
        let length = self.number(b'$')?;
        let (word, rest) = self.0.split_at_checked(length)?;
        self.0 = rest.strip_prefix(b"\r\n")?;
        Some(word)
    }
}

impl<'c> Iterator for Packed<'c> {
    type Item = (&'c [u8], Option<&'c [u8]>);

    fn next(&mut self) -> Option<Self::Item> {
        let words = self.number(b'*')?;
        let name = self.word()?;
        let mut first = None;
        for _ in 1..words {
            let word = self.word()?;
            first = first.or(Some(word));
        }
        Some((name, first))
    }
}

#[cfg(test)]
mod tests {
    use redis::{RedisResult, Value, cmd};

    use super::{called, called_in, of_call, of_pipeline};
    use crate::Library;

    static LOCK: Library =
        Library::new("lock", None, "", b"").registering(&["lock_acquire", "lock_release"]);
    static FORGER: Library =
        Library::new("forger", None, "", b"error_reply('ERR Function not found')")
            .registering(&["forger_f"]);

    fn answer(line: &str) -> RedisResult<Value> {
        redis::parse_redis_value(line.as_bytes())
    }

    fn name(function: &str, line: &str) -> Option<&'static str> {
        let mut command = cmd("fcall");
        command.arg(function).arg(0);
        let in_answer = of_call(&[&LOCK, &FORGER], &command, &answer(line));
        let as_error =
            of_call(&[&LOCK, &FORGER], &command, &answer(line).and_then(Value::extract_error));
        assert_eq!(in_answer.map(Library::name), as_error.map(Library::name));
        in_answer.map(Library::name)
    }

    #[test]
    fn only_what_is_missing_and_known_is_loaded() {
        let missing = "-ERR Function not found\r\n";
        assert_eq!(name("lock_acquire", missing), Some("lock"));
        assert_eq!(name("LOCK_Release", missing), Some("lock"));
        assert_eq!(name("lock_extend", missing), None);
        assert_eq!(name("forger_f", missing), None);
        for other in [
            "-ERR Function not found script: lock_acquire, on @user_function:3.\r\n",
            "-NOT Function not found\r\n",
            "-ERR Function not found here\r\n",
            "-MOVED 1 127.0.0.1:7000\r\n",
            "+Function not found\r\n",
            "$-1\r\n",
        ] {
            assert_eq!(name("lock_acquire", other), None, "{other}");
        }
        let mut other = cmd("EVALSHA");
        other.arg("lock_acquire");
        assert!(of_call(&[&LOCK], &other, &answer(missing)).is_none());
    }

    #[test]
    fn the_missing_of_a_pipeline_are_found_by_their_places() {
        let functions: [Option<&[u8]>; 4] =
            [Some(b"other"), Some(b"lock_acquire"), None, Some(b"lock_release")];
        let missing = || answer("-ERR Function not found\r\n").unwrap();
        let found = |answers: &[Value]| {
            let libraries = of_pipeline(&[&LOCK, &FORGER], functions.into_iter(), answers);
            libraries.into_iter().map(Library::name).collect::<Vec<_>>()
        };
        assert_eq!(found(&[missing(), Value::Int(1), missing(), Value::Int(1)]), [""; 0]);
        assert_eq!(found(&[missing(), missing(), missing(), missing()]), ["lock"]);
        let transaction =
            [Value::Array(vec![Value::Int(1), Value::Int(1), Value::Int(1), missing()])];
        assert_eq!(found(&transaction), ["lock"]);
        assert_eq!(found(&[Value::Int(1), missing()]), ["lock"]);
        assert_eq!(found(&[missing(), Value::Int(1)]), [""; 0]);
        assert_eq!(found(&[]), [""; 0]);
    }

    #[test]
    fn a_packed_pipeline_is_read_as_it_was_written() {
        let mut pipeline = redis::pipe();
        pipeline
            .atomic()
            .cmd("FCALL")
            .arg("lock_acquire")
            .arg(1)
            .arg("a\r\n*1\r\n$4\r\nEXEC")
            .ignore();
        pipeline.cmd("PING").cmd("fcall_ro").arg("");
        let packed = pipeline.get_packed_pipeline();
        let read: Vec<Option<&[u8]>> = called_in(&packed).collect();
        assert_eq!(read, [Some(&b"lock_acquire"[..]), None, Some(b"")]);
        let one_by_one: Vec<Option<&[u8]>> = pipeline.cmd_iter().map(called).collect();
        assert_eq!(read, one_by_one);
        for end in 0..packed.len() {
            assert!(called_in(&packed[..end]).count() <= 3);
        }
        assert_eq!(called_in(b"*1\r\n$99999999999999999999\r\n").count(), 0);
    }
}
