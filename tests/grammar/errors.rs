//! Replies that are errors: `---@error [0, string, ...any]`.

use fcall::redis::Value;
use fcall::{Error, FunctionError, pipe};

use crate::grammar::{self, AnswerError, AnswerReply, Commands as _};
use crate::serve;

fn failed<T: std::fmt::Debug>(result: fcall::Result<T>) -> FunctionError {
    match result {
        Err(Error::Function(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_reply_that_is_an_error_is_one() {
    let (_server, connections) = serve();
    for mut connection in connections {
        for (reply, code, message) in [
            (r#"[0,"not_found"]"#, "not_found", ""),
            (r#"[0,"CLOSED","for","good"]"#, "CLOSED", "for good"),
            (r#"[0,"other",7,null,["x"],"y"]"#, "other", "7 y"),
            (r#"[-1,"BUSY",250]"#, "BUSY", "250"),
            (r#"[-1,"BUSY",250,"held by a"]"#, "BUSY", "250 held by a"),
        ] {
            let error = failed(connection.grammar_answer("k", reply));
            assert_eq!((error.code(), error.message()), (code, message), "{reply}");
            assert!(error.redis_error().is_none() && error.line().is_none());
            let text = format!("`grammar_answer` of library `grammar` failed: {code} {message}");
            assert_eq!(error.to_string(), text.trim_end());
        }
        assert_eq!(connection.grammar_answer("k", "[1,7]").unwrap(), AnswerReply(7));
    }
}

#[test]
fn its_code_is_a_value_and_the_rest_is_there() {
    let (_server, connections) = serve();
    for mut connection in connections {
        for (reply, code) in [
            (r#"[0,"not_found"]"#, Some(AnswerError::NotFound)),
            (r#"[0,"CLOSED","x"]"#, Some(AnswerError::Closed)),
            (r#"[-1,"BUSY",1]"#, Some(AnswerError::Busy)),
            (r#"[0,"NOT_FOUND"]"#, None),
        ] {
            let error = connection.grammar_answer("k", reply).unwrap_err();
            assert_eq!(error.as_code::<AnswerError>(), code, "{reply}");
        }
        let error = failed(connection.grammar_answer("k", r#"[0,"x","a",7]"#));
        assert_eq!(error.values(), [Value::BulkString(b"a".to_vec()), Value::Int(7)]);
    }
}

#[test]
fn what_only_begins_like_an_error_is_a_reply_that_nobody_declared() {
    let (_server, connections) = serve();
    for mut connection in connections {
        for reply in
            ["[0]", "[0,1]", r#"["0","x"]"#, r#"[-1,"BUSY"]"#, r#"[-1,"BUSY",1,2]"#, "[2,1]"]
        {
            let error = connection.grammar_answer("k", reply).unwrap_err();
            assert!(matches!(error, Error::Reply(_)), "{reply}: {error}");
        }
    }
}

#[test]
fn a_reply_of_any_type_is_an_error_first() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let error = failed(connection.grammar_open::<Value>("k", r#"[0,"x"]"#));
        assert_eq!(error.code(), "x");
        let reply: (i64, String, i64) = connection.grammar_open("k", r#"[0,"x",1]"#).unwrap();
        assert_eq!(reply, (0, "x".to_owned(), 1));
    }
}

#[test]
fn each_call_of_a_pipe_fails_alone() {
    let (_server, connections) = serve();
    for mut connection in connections {
        for is_atomic in [false, true] {
            let calls = pipe((
                grammar::answer("k", "[1,1]"),
                grammar::answer("k", r#"[0,"not_found"]"#),
                grammar::answer("k", "[1,2]"),
            ));
            let calls = if is_atomic { calls.atomic() } else { calls };
            let (one, two, three) = calls.query(&mut connection).unwrap();
            assert_eq!((one.unwrap(), three.unwrap()), (AnswerReply(1), AnswerReply(2)));
            assert_eq!(failed(two).code(), "not_found");
        }
    }
}

#[test]
fn the_codes_of_all_functions_are_one_enum() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let error = connection.grammar_answer("k", r#"[0,"not_found"]"#).unwrap_err();
        assert_eq!(error.as_code(), Some(grammar::AnyError::NotFound));
        let error = connection.grammar_answer("k", r#"[0,"unheard"]"#).unwrap_err();
        assert_eq!(error.as_code::<grammar::AnyError>(), None);
    }
}
