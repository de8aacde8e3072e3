//! The lines of failed functions, taken apart.

use redis::Value;

use super::FunctionError;
use crate::{Access, Function, Library};

static LIBRARY: Library = Library::new("lib", None, "", b"");
static FUNCTION: Function = Function::new(&LIBRARY, "f", Access::ReadWrite, &[], &[]);

fn taken_apart(line: &str) -> (String, String, Option<u32>) {
    let Ok(Value::ServerError(answer)) =
        redis::parse_redis_value(format!("-{line}\r\n").as_bytes())
    else {
        panic!("{line} is not an error");
    };
    let error = FunctionError::new(&FUNCTION, &answer, answer.clone().into());
    (error.code().to_owned(), error.message().to_owned(), error.line())
}

#[test]
fn code_message_and_line() {
    for (line, code, message, at) in [
        // Raised; Redis and Valkey to 8.1 name the function, Valkey 9.1 does not.
        ("ERR user_function:2: boom script: f, on @user_function:2.", "ERR", "boom", Some(2)),
        ("ERR user_function:2: boom script: on @user_function:2.", "ERR", "boom", Some(2)),
        ("MYERR x y script: f, on @user_function:17.", "MYERR", "x y", Some(17)),
        ("MYERR x y script: on @user_function:17.", "MYERR", "x y", Some(17)),
        ("-MYERR x script: f, on @user_function:3.", "MYERR", "x", Some(3)),
        // `error(message, 2)` blames its caller in the text, and the server notes where it stood.
        ("ERR user_function:9: boom script: f, on @user_function:4.", "ERR", "boom", Some(9)),
        // Raised again by hand: the innermost position is where it began.
        (
            "ERR user_function:9: user_function:2: boom script: f, on @user_function:9.",
            "ERR",
            "boom",
            Some(2),
        ),
        ("ERR nil script: f, on @user_function:2.", "ERR", "nil", Some(2)),
        (
            "ERR Script killed by user with SCRIPT KILL... script: f, on @user_function:2.",
            "ERR",
            "Script killed by user with SCRIPT KILL...",
            Some(2),
        ),
        // A code alone, and nothing at all.
        ("MYERR script: f, on @user_function:2.", "MYERR", "", Some(2)),
        // Raised in code that the function loaded itself: that line is not the library's.
        (
            "ERR [string \"x\"]:1: boom script: f, on @[string \"x\"]:1.",
            "ERR",
            "[string \"x\"]:1: boom",
            None,
        ),
        // Returned: no tail.
        ("MYERR x", "MYERR", "x", None),
        ("boom", "boom", "", None),
        ("ERR boom", "ERR", "boom", None),
        ("my lower msg", "my", "lower msg", None),
        ("-X y", "X", "y", None),
        ("", "", "", None),
        // Text that only looks like a tail stays.
        ("ERR no such script: f", "ERR", "no such script: f", None),
        (
            "ERR see transcript: f, on @user_function:2.",
            "ERR",
            "see transcript: f, on @user_function:2.",
            None,
        ),
        ("ERR script: a b, on @user_function:2.", "ERR", "script: a b, on @user_function:2.", None),
        ("ERR script: f, on @user_function:two.", "ERR", "script: f, on @user_function:two.", None),
        ("ERR user_function: boom", "ERR", "user_function: boom", None),
        // The last tail is the server's.
        (
            "ERR the script: f, on @user_function:1. failed script: f, on @user_function:2.",
            "ERR",
            "the script: f, on @user_function:1. failed",
            Some(2),
        ),
    ] {
        assert_eq!(taken_apart(line), (code.to_owned(), message.to_owned(), at), "{line}");
    }
}
