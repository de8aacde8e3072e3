//! What a call packs to, and what it refuses.

use redis::{Cmd, RedisWrite, ToRedisArgs, ToSingleRedisArg};

use super::Call;
use crate::{Access, Error, Function, Library, Script};

static LIBRARY: Library = Library::new("lib", None, "", b"");
static WRITES: Function = Function::new(
    &LIBRARY,
    "lib_write",
    Access::ReadWrite,
    &["bucket", "lease"],
    &["window_ms", "limit", "items"],
);
static SCRIPT: Script =
    Script::new("take", "4a2267357833227dd98abdedb8cf24b15a986445", b"return KEYS[1]", "take.lua");
static TAKES: Function = Function::of_script(&SCRIPT, Access::ReadWrite, &["key"], &["count"]);
static LOOKS: Function = Function::of_script(&SCRIPT, Access::ReadOnly, &["key"], &["count"]);
static READS: Function = Function::new(&LIBRARY, "lib_read", Access::ReadOnly, &["bucket"], &[]);

/// The parameters of a call, joined by blanks.
fn packed(call: Call<()>) -> String {
    let command = call.into_command().expect("nothing was refused");
    words(&command)
}

fn words(command: &Cmd) -> String {
    let words = command.args_iter().map(|word| match word {
        redis::Arg::Simple(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => "cursor".to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What is said about the refused argument of a call, without the name of the function.
fn refusal(call: Call<()>) -> String {
    match call.into_command() {
        Err(Error::Argument(error)) => {
            let line = error.to_string();
            line.strip_prefix("`lib_write` of library `lib` was not called: ")
                .expect("names the function")
                .to_owned()
        }
        Err(other) => panic!("another error: {other}"),
        Ok(command) => panic!("not refused: {}", words(&command)),
    }
}

fn write(keys: usize) -> Call<()> {
    Call::new(&WRITES, keys)
}

#[test]
fn packs_what_the_function_takes() {
    assert_eq!(
        packed(write(1).key("rl:1").integer(60_000).integer(10)),
        "FCALL lib_write 1 rl:1 60000 10"
    );
    assert_eq!(packed(Call::new(&READS, 1).key(b"k")), "FCALL_RO lib_read 1 k");
    assert_eq!(packed(write(0)), "FCALL lib_write 0");
    assert_eq!(packed(write(2).keys(&["a", "b"]).arg("x")), "FCALL lib_write 2 a b x");
    assert_eq!(packed(write(0).args(&["x", "y"]).integers(&[1, -2])), "FCALL lib_write 0 x y 1 -2");
    assert_eq!(packed(write(0).booleans(&[true, false]).boolean(true)), "FCALL lib_write 0 1 0 1");
    assert_eq!(
        packed(write(0).arg(7_u64).arg(String::from("s")).arg(vec![b'b'])),
        "FCALL lib_write 0 7 s b"
    );
    let keys: Vec<String> = (0..12).map(|n| format!("k{n}")).collect();
    assert!(packed(write(keys.len()).keys(&keys)).starts_with("FCALL lib_write 12 k0 k1 "));
}

/// What a command is on the wire.
fn bytes(call: Call<()>) -> String {
    let command = call.into_command().expect("nothing was refused");
    String::from_utf8(command.get_packed_command()).unwrap()
}

#[test]
fn a_script_goes_out_as_by_hand() {
    let by_hand = |name: &str, script: &Script| {
        let mut command = redis::cmd(name);
        command.arg(script.sha1()).arg(1).arg("k").arg(5);
        String::from_utf8(command.get_packed_command()).unwrap()
    };
    for (function, name) in [(&TAKES, "EVALSHA"), (&LOOKS, "EVALSHA_RO")] {
        let call = Call::new(function, 1).key("k").integer(5);
        assert_eq!(bytes(call), by_hand(name, &SCRIPT));
    }
    // As redis-rs itself sends a script of these bytes.
    let known = "*4\r\n$7\r\nEVALSHA\r\n$40\r\n4a2267357833227dd98abdedb8cf24b15a986445\r\n$1\r\n1\r\n$5\r\ndummy\r\n";
    assert_eq!(bytes(Call::new(&TAKES, 1).key("dummy")), known);
    assert_eq!((TAKES.script(), TAKES.library().is_none()), (Some(&SCRIPT), true));
    assert!(TAKES == LOOKS && TAKES != READS);
}

#[test]
fn absent_optionals_are_not_sent() {
    assert_eq!(
        packed(write(1).key("a").optional_key(None::<&str>).arg("x")),
        "FCALL lib_write 1 a x"
    );
    assert_eq!(packed(write(2).key("a").optional_key(Some("b"))), "FCALL lib_write 2 a b");
    let call = write(0).optional(Some("x")).optional_integer(Some(2)).optional_boolean(Some(true));
    assert_eq!(packed(call), "FCALL lib_write 0 x 2 1");
    let call = write(0).optional_number(Some(0.5)).optional(None::<&str>).optional_integer(None);
    assert_eq!(packed(call.optional_number(None).optional_boolean(None)), "FCALL lib_write 0 0.5");
}

#[test]
fn numbers_are_exact_and_whole_ones_have_no_fraction() {
    for (number, text) in [
        (10.0, "10"),
        (-3.0, "-3"),
        (0.0, "0"),
        (-0.0, "-0.0"),
        (0.1, "0.1"),
        (1e15, "1000000000000000"),
        (9_007_199_254_740_992.0, "9007199254740992"),
        (1e300, "1e300"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e308"),
    ] {
        assert_eq!(packed(write(0).number(number)), format!("FCALL lib_write 0 {text}"));
        assert_eq!(text.parse::<f64>().map(f64::to_bits), Ok(number.to_bits()));
    }
    assert_eq!(packed(write(0).numbers(&[1.5, 2.0])), "FCALL lib_write 0 1.5 2");
}

#[test]
fn integers_to_two_to_the_53rd_are_sent_and_beyond_refused() {
    let limit = 1_i64 << 53;
    for integer in [limit, -limit, 0, limit - 1] {
        assert_eq!(packed(write(0).integer(integer)), format!("FCALL lib_write 0 {integer}"));
    }
    for integer in [limit + 1, -limit - 1, i64::MAX, i64::MIN] {
        let said =
            format!("`window_ms` (args[1]) is {integer}, and Lua rounds integers beyond 2^53; ");
        assert!(refusal(write(0).integer(integer)).starts_with(&said));
        assert!(refusal(write(0).optional_integer(Some(integer))).starts_with(&said));
        assert!(refusal(write(0).integers(&[integer])).starts_with(&said));
    }
    let line = refusal(write(1).key("a").integer(1).integer(limit + 1));
    assert!(line.starts_with("`limit` (args[2])"), "{line}");
}

#[test]
fn every_number_of_rust_is_a_number() {
    assert_eq!(
        packed(write(0).number(-1_i8).number(60_u64).number(7_usize)),
        "FCALL lib_write 0 -1 60 7"
    );
    assert_eq!(packed(write(0).number(0.5_f32)), "FCALL lib_write 0 0.5");
    let line = refusal(write(1).key("a").number(u64::MAX));
    assert!(line.contains("`window_ms` (args[1]) is 18446744073709551615"), "{line}");
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    for (number, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        let said = format!("`window_ms` (args[1]) is {text}, and only finite numbers can be sent");
        assert_eq!(refusal(write(1).key("a").number(number)), said);
        assert_eq!(refusal(write(1).key("a").optional_number(Some(number))), said);
        assert_eq!(refusal(write(1).key("a").numbers(&[number])), said);
    }
}

#[test]
fn nothing_follows_an_absent_optional() {
    let said = "`limit` (args[2]) is given but `window_ms` before it is not, and Lua reads by position; give both or \
                neither";
    let call = || write(1).key("a").optional(None::<&str>);
    assert_eq!(refusal(call().optional(Some("x"))), said);
    assert_eq!(refusal(call().optional_integer(Some(1))), said);
    assert_eq!(refusal(call().optional_number(Some(1.5))), said);
    assert_eq!(refusal(call().optional_boolean(Some(true))), said);
    assert_eq!(refusal(call().booleans(&[true])), said);
    assert_eq!(refusal(call().args(&["x"])), said);
    let later = call().optional_integer(None).optional(Some("x"));
    assert!(refusal(later).starts_with("`items` (args[3]) is given but `limit` before it is not"));
    let key = refusal(write(1).optional_key(None::<&str>).key("b"));
    assert!(key.starts_with("`lease` (keys[2]) is given but `bucket` before it is not"), "{key}");
}

#[test]
fn a_refused_variadic_is_named_with_its_place() {
    let line = refusal(write(0).integer(1).integer(2).integers(&[3, 4, i64::MAX]));
    assert!(line.starts_with("`items` (args[5]) is 9223372036854775807"), "{line}");
}

#[test]
fn the_first_refusal_is_kept() {
    let line = refusal(write(0).integer(i64::MAX).number(f64::NAN));
    assert!(line.starts_with("`window_ms` (args[1]) is 9223372036854775807"), "{line}");
}

/// Says that it is one value, and is not.
struct Liar(usize);

impl ToRedisArgs for Liar {
    fn write_redis_args<W: ?Sized + RedisWrite>(&self, out: &mut W) {
        for _ in 0..self.0 {
            out.write_arg(b"value");
        }
    }
}

impl ToSingleRedisArg for Liar {}

#[test]
fn a_type_that_is_not_one_value_is_refused() {
    assert!(
        refusal(write(1).key(Liar(2)))
            .starts_with("`bucket` (keys[1]) was written as 2 values by its type")
    );
    assert!(
        refusal(write(0).arg("x").arg(Liar(0)))
            .starts_with("`limit` (args[2]) was written as 0 values")
    );
}

#[test]
fn a_refused_call_becomes_a_command_the_server_refuses() {
    let command = Cmd::from(write(1).key("a").integer(i64::MAX));
    let mut words = command.args_iter();
    assert_eq!(words.next(), Some(redis::Arg::Simple(&b"FCALL"[..])));
    let Some(redis::Arg::Simple(reason)) = words.next() else { panic!("it carries the reason") };
    assert!(
        String::from_utf8_lossy(reason).contains("`window_ms` (args[1]) is 9223372036854775807")
    );
    assert_eq!(words.next(), None);
}

#[test]
fn a_call_is_a_value() {
    fn sent_between_threads<T: Send + Sync + 'static>(_: &T) {}
    // A reply that can neither be cloned nor sent does not matter to the call.
    struct Reply(#[expect(dead_code, reason = "only its type is of interest")] std::rc::Rc<()>);
    let call: Call<Reply> = Call::new(&WRITES, 1).key("a").arg("secret");
    sent_between_threads(&call);
    let twin = call.clone();
    assert_eq!(words(&twin.into_command().unwrap()), words(&call.clone().into_command().unwrap()));
    assert_eq!(call.function(), &WRITES);
    let shown = format!("{call:?}");
    assert!(shown.contains("lib_write") && !shown.contains("secret"), "{shown}");
}

#[test]
fn what_is_known_is_reserved_at_once() {
    let call: Call<()> =
        Call::new(&WRITES, 1).key("a-key-of-a-usual-length:{12345}").integer(60_000).integer(10);
    let before = WRITES.capacity(1);
    assert!(before.0 >= call.into_command().unwrap().args_iter().len());
    assert!(before.1 >= "FCALLlib_write1a-key-of-a-usual-length:{12345}6000010".len());
    assert_eq!(WRITES.capacity(9).0, 3 + 9 + 3);
}
