//! What a pipe packs, and what it refuses.

use redis::ToSingleRedisArg;

use super::{Open, Pipe, pipe};
use crate::{Access, AnyPrimary, Call, Error, Function, Library, Script};

static LIBRARY: Library = Library::new("lib", None, "", b"");
static ADD: Function = Function::new(&LIBRARY, "lib_add", Access::ReadWrite, &["counter"], &["by"]);

fn add(counter: impl ToSingleRedisArg, by: i64) -> Call<i64> {
    Call::new(&ADD, 1).key(counter).integer(by)
}

fn packed(open: &Open) -> String {
    String::from_utf8(open.pipeline.get_packed_pipeline()).unwrap()
}

#[test]
fn calls_go_out_in_order() {
    let open = pipe((add("a", 1), add("b", 2), Call::<()>::new(&ADD, 0).on_any_primary()));
    let open = open.open().unwrap();
    let text = packed(&open);
    let places = ["$1\r\na\r\n", "$1\r\nb\r\n", "$1\r\n0\r\n"].map(|part| text.find(part));
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{text}");
    assert_eq!((open.expected(), open.has_keys()), ((0, 3), true));
    let open = pipe(vec![add("a", 1), add("b", 2)]).atomic().open().unwrap();
    assert!(packed(&open).starts_with("*1\r\n$5\r\nMULTI\r\n"));
    assert_eq!(open.expected(), (3, 1));
}

#[test]
fn calls_without_keys_go_together_as_one_goes_alone() {
    let tick = || Call::<()>::new(&ADD, 0).on_any_primary();
    let _: Pipe<_, AnyPrimary> = pipe((tick(), tick(), tick())).atomic();
    let _: Pipe<_, AnyPrimary> = pipe(vec![tick()]);
    let _: Pipe<_> = pipe((tick(), tick())).by_keys();
    // One that has keys leads the others.
    let _: Pipe<_> = pipe((tick(), add("a", 1)));
    let _: Pipe<_> = pipe((add("a", 1), tick()));
    let _: Pipe<_> = pipe(vec![add("a", 1)]);
    let _: Pipe<_, AnyPrimary> = pipe((add("a", 1), tick())).on_any_primary();
}

static TAKE: Script = Script::new("take", "aaaa", b"return 1", "take.lua");
static GIVE: Script = Script::new("give", "bbbb", b"return 2", "give.lua");
static TAKES: Function = Function::of_script(&TAKE, Access::ReadWrite, &["key"], &[]);
static GIVES: Function = Function::of_script(&GIVE, Access::ReadOnly, &["key"], &[]);

#[test]
fn scripts_go_out_before_the_calls_and_once() {
    let calls = || {
        let (take, give) =
            (|key| Call::new(&TAKES, 1).key(key), |key| Call::new(&GIVES, 1).key(key));
        pipe((take("a"), add("b", 1), give("c"), take("d")))
            as Pipe<(Call<i64>, _, Call<i64>, Call<i64>)>
    };
    let open = calls().open().unwrap();
    let words: Vec<String> = open
        .pipeline
        .cmd_iter()
        .map(|command| {
            String::from_utf8(command.args_iter().next().map_or(Vec::new(), |word| match word {
                redis::Arg::Simple(bytes) => bytes.to_vec(),
                _ => Vec::new(),
            }))
            .unwrap()
        })
        .collect();
    assert_eq!(words, ["SCRIPT", "SCRIPT", "EVALSHA", "FCALL", "EVALSHA_RO", "EVALSHA"]);
    assert_eq!((open.expected(), open.calls.len()), ((0, 6), 4));
    let open = calls().atomic().open().unwrap();
    assert_eq!(open.expected(), (7, 1));
    let text = packed(&open);
    assert!(text.starts_with(
        "*1\r\n$5\r\nMULTI\r\n*3\r\n$6\r\nSCRIPT\r\n$4\r\nLOAD\r\n$8\r\nreturn 1\r\n"
    ));
}

#[test]
fn a_refused_argument_is_told_with_its_call() {
    let refused = pipe((add("a", 1), add("b", i64::MAX), add("c", i64::MIN))).open();
    let Err(Error::Argument(error)) = refused else { panic!("it was not refused") };
    assert_eq!((error.call(), error.parameter()), (Some(1), "by"));
    let line = error.to_string();
    assert!(
        line.starts_with(
            "no call of the pipe was sent because of call 2: `lib_add` of library `lib` was not called: `by` (args[1]) is \
             9223372036854775807"
        ),
        "{line}"
    );
    let alone = add("a", i64::MAX).into_command().unwrap_err();
    assert!(matches!(alone, Error::Argument(error) if error.call().is_none()));
}

#[test]
fn a_pipe_is_a_value_and_shows_no_secrets() {
    fn sent_between_threads<T: Send + Sync + 'static>(_: &T) {}
    let pipe = pipe((add("secret", 1), add("b", 2))).atomic();
    sent_between_threads(&pipe);
    let shown = format!("{pipe:?}");
    assert!(shown.contains("atomic: true") && !shown.contains("secret"), "{shown}");
}
