//! The lines of failed functions, taken apart.

use redis::Value;

use super::FunctionError;
use crate::{Access, Function, Library, Script};

static LIBRARY: Library = Library::new("lib", None, "", b"");
static FUNCTION: Function = Function::new(&LIBRARY, "f", Access::ReadWrite, &[], &[]);

static SCRIPT: Script = Script::new("take", "5a5a", b"", "scripts/take.lua");
static TAKE: Function = Function::of_script(&SCRIPT, Access::ReadWrite, &[], &[]);

fn taken_apart(line: &str) -> (String, String, Option<u32>) {
    let error = failed(&FUNCTION, line);
    (error.code().to_owned(), error.message().to_owned(), error.line())
}

fn failed(function: &'static Function, line: &str) -> FunctionError {
    let Ok(Value::ServerError(answer)) =
        redis::parse_redis_value(format!("-{line}\r\n").as_bytes())
    else {
        panic!("{line} is not an error");
    };
    FunctionError::new(function, &answer, answer.clone().into())
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

#[test]
fn code_message_and_line_of_a_script() {
    const CALLED: &str =
        "ERR Error running script (call to f_f1a3c0e1f9fabfc9d4800c877a703b823ac0578f): ";
    for (line, code, message, at) in [
        // Redis from 7.0, and Valkey to 8.1, note the digest; Valkey 9.1 does not.
        (
            "ERR user_script:2: boom script: 22b25b714f96dee9568434e7d47c90434ff1a0cf, on @user_script:2.".to_owned(),
            "ERR",
            "boom",
            Some(2),
        ),
        ("ERR user_script:2: boom script: on @user_script:2.".to_owned(), "ERR", "boom", Some(2)),
        ("MYERR x script: on @user_script:3.".to_owned(), "MYERR", "x", Some(3)),
        // Raised in code that the script loaded itself.
        ("ERR user_function:9: boom script: on @x:9.".to_owned(), "ERR", "user_function:9: boom", None),
        ("MYERR x".to_owned(), "MYERR", "x", None),
        // Redis to 6.2 says first that a script failed and where, and what raised it adds its own.
        (format!("{CALLED}@user_script:4: user_script:2: boom"), "ERR", "boom", Some(2)),
        (format!("{CALLED}@user_script:1: user_script:1: MYERR x"), "ERR", "MYERR x", Some(1)),
        (
            format!("{CALLED}@user_script:3: WRONGTYPE Operation against a key holding the wrong kind of value"),
            "WRONGTYPE",
            "Operation against a key holding the wrong kind of value",
            Some(3),
        ),
        (format!("{CALLED}@user_script:3: ERR value is not an integer"), "ERR", "value is not an integer", Some(3)),
        (
            format!("{CALLED}@user_script:2: @user_script: 2: Unknown Redis command called from Lua script"),
            "ERR",
            "Unknown Redis command called from Lua script",
            Some(2),
        ),
        (format!("{CALLED}@enable_strict_lua:15: user_script:1: boom"), "ERR", "boom", Some(1)),
        ("ERR Error running script: no".to_owned(), "ERR", "Error running script: no", None),
        ("ERR Error running script (call to f_12): @user_script:1: x".to_owned(), "ERR", "Error running script (call to f_12): @user_script:1: x", None),
    ] {
        let error = failed(&TAKE, &line);
        assert_eq!((error.code(), error.message(), error.line()), (code, message, at), "{line}");
        assert_eq!(error.file(), at.map(|_| "scripts/take.lua"), "{line}");
    }
}
