//! The scripts of this folder, in the shape in which they are generated.

const _: () = ::fcall::generated::COMPILER_0_1;

macro_rules! script {
    ($name:literal, $sha1:literal) => {
        ::fcall::Script::new(
            $name,
            $sha1,
            include_bytes!(concat!($name, ".lua")),
            concat!("scripts/", $name, ".lua"),
        )
    };
}

pub(crate) static SCRIPT_ADD: ::fcall::Script =
    script!("add", "f84a7c9b4a611ebbf8c025703982463176f53ef7");
pub(crate) static SCRIPT_FAIL: ::fcall::Script =
    script!("fail", "d97d59d93275f372bb7e801e7b7a5055c336ef16");
pub(crate) static SCRIPT_MARK: ::fcall::Script =
    script!("mark", "a7a99a896e1c88a1d55a23ee9f463c4a78a07a93");
pub(crate) static SCRIPT_PEEK: ::fcall::Script =
    script!("peek", "ffdd52c8353bb8ef4c4c7ef477d518145eb10a53");
static SCRIPT_PRETEND: ::fcall::Script =
    script!("pretend", "34aa571a0514410a868867e9b161882fc9db393c");
static SCRIPT_RUN: ::fcall::Script = script!("run", "2135acf348f44e22587e8a1a215d284180df7906");
static SCRIPT_TICK: ::fcall::Script = script!("tick", "ae94326a0a9f889748c74c564850c04426695bea");

pub(crate) static SCRIPTS: ::fcall::Scripts = ::fcall::Scripts::new(&[
    &SCRIPT_ADD,
    &SCRIPT_FAIL,
    &SCRIPT_MARK,
    &SCRIPT_PEEK,
    &SCRIPT_PRETEND,
    &SCRIPT_RUN,
    &SCRIPT_TICK,
]);

use ::fcall::Access::{ReadOnly, ReadWrite};

static ADD: ::fcall::Function =
    ::fcall::Function::of_script(&SCRIPT_ADD, ReadWrite, &["counter"], &["by"]);
static FAIL: ::fcall::Function =
    ::fcall::Function::of_script(&SCRIPT_FAIL, ReadWrite, &["text"], &["how"]);
static MARK: ::fcall::Function =
    ::fcall::Function::of_script(&SCRIPT_MARK, ReadWrite, &["marks"], &["name"]);
static PEEK: ::fcall::Function =
    ::fcall::Function::of_script(&SCRIPT_PEEK, ReadOnly, &["key"], &[]);
static PRETEND: ::fcall::Function =
    ::fcall::Function::of_script(&SCRIPT_PRETEND, ReadWrite, &["counter"], &[]);
static RUN: ::fcall::Function = ::fcall::Function::of_script(&SCRIPT_RUN, ReadWrite, &[], &["lua"]);
static TICK: ::fcall::Function = ::fcall::Function::of_script(&SCRIPT_TICK, ReadWrite, &[], &["n"]);

pub(crate) fn add(counter: impl ::fcall::ToSingleRedisArg, by: i64) -> ::fcall::Call<i64> {
    ::fcall::Call::new(&ADD, 1).key(counter).integer(by)
}

pub(crate) fn fail(
    text: impl ::fcall::ToSingleRedisArg,
    how: impl ::fcall::ToSingleRedisArg,
) -> ::fcall::Call<()> {
    ::fcall::Call::new(&FAIL, 1).key(text).arg(how)
}

pub(crate) fn mark(
    marks: impl ::fcall::ToSingleRedisArg,
    name: impl ::fcall::ToSingleRedisArg,
) -> ::fcall::Call<i64> {
    ::fcall::Call::new(&MARK, 1).key(marks).arg(name)
}

pub(crate) fn peek(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<Option<String>> {
    ::fcall::Call::new(&PEEK, 1).key(key)
}

/// Its own error is what a server says of a script that it does not hold.
pub(crate) fn pretend(counter: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<()> {
    ::fcall::Call::new(&PRETEND, 1).key(counter)
}

pub(crate) fn run<R: ::fcall::FromReply>(lua: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<R> {
    ::fcall::Call::new(&RUN, 0).arg(lua)
}

pub(crate) fn tick(n: i64) -> ::fcall::Call<i64, ::fcall::AnyPrimary> {
    ::fcall::Call::new(&TICK, 0).integer(n).on_any_primary()
}
