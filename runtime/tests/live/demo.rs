//! The library `demo`, in the shape in which libraries are generated.

use redis::ConnectionLike as _;

const _: () = ::fcall::generated::COMPILER_0_1;

pub(crate) static LIBRARY: ::fcall::Library =
    ::fcall::Library::new("demo", Some("1.0.0"), "", include_bytes!("demo.lua")).registering(&[
        "demo_add",
        "demo_tick",
        "demo_run",
        "demo_spin",
        "demo_echo",
        "demo_peek",
    ]);

static ADD: ::fcall::Function = ::fcall::Function::new(
    &LIBRARY,
    "demo_add",
    ::fcall::Access::ReadWrite,
    &["counter"],
    &["by", "note"],
);
static RUN: ::fcall::Function =
    ::fcall::Function::new(&LIBRARY, "demo_run", ::fcall::Access::ReadWrite, &[], &["lua"]);
static TICK: ::fcall::Function =
    ::fcall::Function::new(&LIBRARY, "demo_tick", ::fcall::Access::ReadWrite, &[], &["n"]);
static SPIN: ::fcall::Function =
    ::fcall::Function::new(&LIBRARY, "demo_spin", ::fcall::Access::ReadWrite, &["marker"], &["ms"]);
static ECHO: ::fcall::Function =
    ::fcall::Function::new(&LIBRARY, "demo_echo", ::fcall::Access::ReadOnly, &["keys"], &["args"]);
static PEEK: ::fcall::Function =
    ::fcall::Function::new(&LIBRARY, "demo_peek", ::fcall::Access::ReadOnly, &["key"], &[]);
static MISSING: ::fcall::Function =
    ::fcall::Function::new(&LIBRARY, "demo_missing", ::fcall::Access::ReadWrite, &["key"], &[]);
static CLAIMED: ::fcall::Function =
    ::fcall::Function::new(&LIBRARY, "demo_add", ::fcall::Access::ReadOnly, &["counter"], &["by"]);

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub(crate) struct Added {
    pub(crate) value: i64,
    pub(crate) positive: bool,
    pub(crate) note: Option<String>,
}

impl ::fcall::FromReply for Added {
    fn from_reply(reply: ::fcall::redis::Value) -> Result<Self, ::fcall::ReplyError> {
        let mut fields = ::fcall::Fields::new("Added", reply)?;
        Ok(Self {
            value: fields.required("value")?,
            positive: fields.required("positive")?,
            note: fields.optional("note")?,
        })
    }
}

/// Adds `by` to `counter`.
#[doc(alias = "demo_add")]
pub(crate) fn add(
    counter: impl ::fcall::ToSingleRedisArg,
    by: i64,
    note: Option<impl ::fcall::ToSingleRedisArg>,
) -> ::fcall::Call<Added> {
    ::fcall::Call::new(&ADD, 1).key(counter).integer(by).optional(note)
}

pub(crate) fn run<R: ::fcall::FromReply>(lua: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<R> {
    ::fcall::Call::new(&RUN, 0).arg(lua)
}

/// Has no keys and may write.
pub(crate) fn tick(n: i64) -> ::fcall::Call<i64, ::fcall::AnyPrimary> {
    ::fcall::Call::new(&TICK, 0).integer(n).on_any_primary()
}

pub(crate) fn spin(marker: impl ::fcall::ToSingleRedisArg, ms: i64) -> ::fcall::Call<bool> {
    ::fcall::Call::new(&SPIN, 1).key(marker).integer(ms)
}

pub(crate) fn peek(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<Option<Vec<u8>>> {
    ::fcall::Call::new(&PEEK, 1).key(key)
}

/// Is not in the library on the server.
pub(crate) fn missing(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<()> {
    ::fcall::Call::new(&MISSING, 1).key(key)
}

/// Was generated from a library that declares `demo_add` to be `no-writes`.
pub(crate) fn claimed(counter: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<()> {
    ::fcall::Call::new(&CLAIMED, 1).key(counter).integer(1)
}

/// A call that gives back its keys and args.
pub(crate) fn echo(number_of_keys: usize) -> ::fcall::Call<Echoed> {
    ::fcall::Call::new(&ECHO, number_of_keys)
}

/// The keys and args that a function got.
pub(crate) type Echoed = (Vec<Vec<u8>>, Vec<Vec<u8>>);

/// The calls as methods on a connection.
pub(crate) trait Commands: ::fcall::redis::ConnectionLike + Sized {
    /// Calls [`add`].
    fn demo_add(
        &mut self,
        counter: impl ::fcall::ToSingleRedisArg,
        by: i64,
        note: Option<impl ::fcall::ToSingleRedisArg>,
    ) -> ::fcall::Result<Added> {
        add(counter, by, note).query(self)
    }

    /// Calls [`peek`].
    fn demo_peek(
        &mut self,
        key: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Result<Option<Vec<u8>>> {
        peek(key).query(self)
    }

    /// Calls [`tick`].
    fn demo_tick(&mut self, n: i64) -> ::fcall::Result<i64>
    where
        Self: 'static,
    {
        tick(n).query(self)
    }
}

impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

::fcall::aio! {
    /// The calls as methods on an asynchronous connection.
    pub(crate) trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + Send + Sized {
        /// Calls [`add`].
        fn demo_add(
            &mut self,
            counter: impl ::fcall::ToSingleRedisArg,
            by: i64,
            note: Option<impl ::fcall::ToSingleRedisArg>,
        ) -> impl Future<Output = ::fcall::Result<Added>> + Send {
            add(counter, by, note).query_async(self)
        }

        /// Calls [`peek`].
        fn demo_peek(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> impl Future<Output = ::fcall::Result<Option<Vec<u8>>>> + Send {
            peek(key).query_async(self)
        }

        /// Calls [`tick`].
        fn demo_tick(&mut self, n: i64) -> impl Future<Output = ::fcall::Result<i64>> + Send
        where
            Self: 'static,
        {
            tick(n).query_async(self)
        }

        /// Calls [`run`].
        fn demo_run<R: ::fcall::FromReply>(
            &mut self,
            lua: impl ::fcall::ToSingleRedisArg,
        ) -> impl Future<Output = ::fcall::Result<R>> + Send {
            run(lua).query_async(self)
        }
    }

    impl<C: ::fcall::redis::aio::ConnectionLike + Send> AsyncCommands for C {}
}

/// Puts the library on a server by hand; deploying is another crate's work.
pub(crate) fn load(server: &fcall_testing::Server) {
    let mut connection = server.connection();
    let mut command = redis::cmd("FUNCTION");
    command.arg("LOAD").arg("REPLACE").arg(LIBRARY.code());
    let loaded = connection.req_command(&command).and_then(redis::Value::extract_error);
    assert_eq!(loaded.expect("the library loads"), redis::Value::BulkString(b"demo".to_vec()));
}
