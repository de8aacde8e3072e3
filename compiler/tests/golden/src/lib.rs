//! Generated modules, compiled as an app with strict lints would.

#![deny(warnings, missing_docs, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]

include!(concat!(env!("OUT_DIR"), "/goldens.rs"));

/// The goldens are not only looked at: what they send is what the model says.
#[cfg(test)]
mod tests {
    use fcall::redis::Cmd;
    use fcall::{Call, Error};

    /// What goes over the wire, without the framing.
    #[track_caller]
    fn sent<R>(call: Call<R>) -> String {
        let packed = Cmd::from(call).get_packed_command();
        let text = String::from_utf8(packed).unwrap();
        let lines: Vec<_> =
            text.split("\r\n").filter(|line| !line.starts_with(['*', '$'])).collect();
        lines.join(" ").trim_end().to_owned()
    }

    #[test]
    fn calls_are_packed_in_the_order_of_the_lua_function() {
        use crate::{ratelimit, shapes};
        let call = ratelimit::sliding_window("b", 60_000, 10);
        assert_eq!(sent(call), "FCALL ratelimit_sliding_window 1 b 60000 10");
        assert_eq!(sent(ratelimit::peek("b")), "FCALL_RO ratelimit_peek 1 b");
        let call = shapes::required("a", "b", "c", "d", b"e", 6, 7.5, true);
        assert_eq!(sent(call), "FCALL shapes_required 2 a b c d e 6 7.5 1");
        let call = shapes::integers::<()>(&["a", "b"], "c", &[1, 2]);
        assert_eq!(sent(call), "FCALL shapes_integers 2 a b c 1 2");
        let none: Option<&str> = None;
        let call = shapes::optional("a", none, Some("c"), None, None, None, None, None);
        assert_eq!(sent(call), "FCALL shapes_optional 1 a c");
        assert_eq!(sent(shapes::bytes(Some("k"))), "FCALL shapes_bytes 1 k");
        assert_eq!(sent(shapes::bytes(none)), "FCALL shapes_bytes 0");
    }

    #[test]
    fn a_refused_argument_is_named_as_in_lua() {
        let none: Option<&str> = None;
        let call = crate::shapes::optional("a", none, none, Some("x"), None, None, None, None);
        let refused = call.into_command().err().map(|error| error.to_string()).unwrap_or_default();
        assert!(refused.contains("`text`"), "{refused}");
        let call = crate::ratelimit::sliding_window("b", i64::MAX, 1);
        assert!(matches!(call.into_command(), Err(Error::Argument(_))));
    }
}
