//! Calls that take a struct.

use fcall::Error;

use crate::grammar::{self, Commands as _, NamedArgs, NamedMode};
use crate::serve;

fn args() -> NamedArgs<'static> {
    NamedArgs {
        shelf: &["a", "b"],
        target: b"\xff",
        tags: &[("t", 1.5)],
        amount: 7,
        payload: b"\x00\xfe",
        mode: NamedMode::Safe,
        is_gift: false,
        coupon: None,
        note: Some("n"),
        limit: Some(-1),
    }
}

#[test]
fn a_struct_goes_out_in_the_order_of_the_annotations() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let (keys, got) = connection.grammar_named(args()).unwrap();
        assert_eq!(keys, [b"a".as_slice(), b"b", b"\xff"]);
        let all = ["1", "t", "1.5", "7"].map(str::as_bytes);
        let rest: [&[u8]; 6] = [b"\x00\xfe", b"safe", b"no", b"", b"n", b"-1"];
        assert_eq!(got, [all.as_slice(), &rest].concat());
        let fewer = NamedArgs { note: None, limit: None, coupon: Some("c"), ..args() };
        let (_, got) = grammar::named(fewer).query(&mut connection).unwrap();
        assert_eq!(got[7..], [b"c".to_vec()]);
    }
}

#[test]
fn what_cannot_arrive_is_refused_by_its_name() {
    for (wrong, name) in [
        (NamedArgs { amount: 1 << 54, ..args() }, "amount"),
        (NamedArgs { note: None, ..args() }, "limit"),
        (NamedArgs { shelf: &[], ..args() }, "shelf"),
        (NamedArgs { tags: &[("t", f64::INFINITY)], ..args() }, "tags"),
    ] {
        let Err(Error::Argument(refused)) = grammar::named(wrong).into_command() else {
            panic!("not refused: {name}")
        };
        assert_eq!(refused.parameter(), name);
    }
}
