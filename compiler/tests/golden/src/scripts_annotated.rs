pub mod scripts_annotated {
    //! The scripts of a folder, each called by the digest of its bytes.
    #![allow(dead_code, unreachable_pub, reason = "an app need not call every function")]
    #![allow(deprecated, reason = "the methods of a deprecated function call it")]
    #![allow(
        clippy::enum_variant_names,
        clippy::fn_params_excessive_bools,
        clippy::large_enum_variant,
        clippy::many_single_char_names,
        clippy::module_inception,
        clippy::new_ret_no_self,
        clippy::pub_underscore_fields,
        clippy::similar_names,
        clippy::struct_excessive_bools,
        clippy::struct_field_names,
        clippy::too_many_arguments,
        clippy::type_complexity,
        clippy::unreadable_literal,
        clippy::used_underscore_items,
        clippy::wrong_self_convention,
        reason = "names, parameters, fields and literals are the library's"
    )]
    #![allow(
        unknown_lints,
        clippy::doc_broken_link,
        clippy::doc_lazy_continuation,
        clippy::doc_link_with_quotes,
        clippy::doc_markdown,
        clippy::doc_nested_refdefs,
        clippy::doc_overindented_list_items,
        clippy::doc_suspicious_footnotes,
        rustdoc::all,
        reason = "the documentation is written in Lua"
    )]
    #![allow(
        clippy::missing_errors_doc,
        reason = "what a call can answer stands at the function, not again at each method"
    )]

    const _: () = ::fcall::generated::COMPILER_0_1;

    /// The scripts, as these calls were generated from them.
    pub static SCRIPTS: ::fcall::Scripts = ::fcall::Scripts::new(
        &[
            &SCRIPT_FETCH_ALL,
            &SCRIPT_LOCK_RELEASE,
            &SCRIPT_LOCK_TAKE,
            &SCRIPT_MOVE,
            &SCRIPT_PEEK,
            &SCRIPT_RING,
            &SCRIPT_TAKE,
        ],
    );

    static SCRIPT_FETCH_ALL: ::fcall::Script = ::fcall::Script::new(
        "fetch_all",
        "7de4b55691adcc46e8ed57edf1ff1fc781702ab5",
        include_bytes!("../../scripts/ok/annotated/fetch_all.lua"),
        "scripts/fetch_all.lua",
    );

    static FETCH_ALL: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_FETCH_ALL,
        ::fcall::Access::ReadOnly,
        &["name"],
        &[],
    );

    static SCRIPT_LOCK_RELEASE: ::fcall::Script = ::fcall::Script::new(
        "lock/release",
        "4af697ee08719141ff5582c0b2e413e45a80f064",
        include_bytes!("../../scripts/ok/annotated/lock/release.lua"),
        "scripts/lock/release.lua",
    );

    static LOCK_RELEASE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOCK_RELEASE,
        ::fcall::Access::ReadWrite,
        &["lock"],
        &[],
    );

    static SCRIPT_LOCK_TAKE: ::fcall::Script = ::fcall::Script::new(
        "lock/take",
        "5f0177a4ed533f1f4c414c6c3c9432a3b473b7f0",
        include_bytes!("../../scripts/ok/annotated/lock/take.lua"),
        "scripts/lock/take.lua",
    );

    static LOCK_TAKE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOCK_TAKE,
        ::fcall::Access::ReadWrite,
        &["lock"],
        &["user", "ttl_ms"],
    );

    static SCRIPT_MOVE: ::fcall::Script = ::fcall::Script::new(
        "move",
        "c95372c340a2f4b1624630973f5877fa286a6a91",
        include_bytes!("../../scripts/ok/annotated/move.lua"),
        "scripts/move.lua",
    );

    static MOVE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_MOVE,
        ::fcall::Access::ReadWrite,
        &["from", "to"],
        &["item", "note"],
    );

    static SCRIPT_PEEK: ::fcall::Script = ::fcall::Script::new(
        "peek",
        "d8a2bc89f0ae6ea2b4c22120efd81b47f4f6db91",
        include_bytes!("../../scripts/ok/annotated/peek.lua"),
        "scripts/peek.lua",
    );

    static PEEK: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_PEEK,
        ::fcall::Access::ReadOnly,
        &["stock"],
        &[],
    );

    static SCRIPT_RING: ::fcall::Script = ::fcall::Script::new(
        "ring",
        "86fcab1c341ae383dd45da86d9d75174a3a04b0f",
        include_bytes!("../../scripts/ok/annotated/ring.lua"),
        "scripts/ring.lua",
    );

    static RING: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_RING,
        ::fcall::Access::ReadWrite,
        &[],
        &["mode", "words"],
    );

    static SCRIPT_TAKE: ::fcall::Script = ::fcall::Script::new(
        "take",
        "11cff8c72039746ae9de27250c07c0348c0d9557",
        include_bytes!("../../scripts/ok/annotated/take.lua"),
        "scripts/take.lua",
    );

    static TAKE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_TAKE,
        ::fcall::Access::ReadWrite,
        &["stock"],
        &["quantity"],
    );

    /// The class `Decision`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Decision {
        /// whether it is ours now
        pub taken: bool,
        /// 0, or for how long it is not
        pub wait_ms: i64,
    }

    impl ::fcall::FromReply for Decision {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Decision", reply)?;
            Ok(Self {
                taken: fields.required("taken")?,
                wait_ms: fields.required("wait_ms")?,
            })
        }
    }

    /// `UserId` stands for `string`.
    pub type UserId = crate::user::Id;

    /// One of the shapes of `MoveReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum MoveReply {
        /// `[1, "MOVED", #string, integer]`
        Moved(::std::vec::Vec<::std::string::String>, i64),
        /// `[0, "NONE"]`
        None,
    }

    impl ::fcall::FromReply for MoveReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let reply = ::fcall::Tagged::new("MoveReply", reply)?;
            if reply.is(0, 1) && reply.is(1, "MOVED") {
                let mut items = reply.behind(2);
                let item1 = items.counted(::fcall::Tuple::next)?;
                let item2 = items.next()?;
                return Ok(Self::Moved(item1, item2));
            }
            if reply.is(0, 0) && reply.is(1, "NONE") {
                return Ok(Self::None);
            }
            Err(reply.unknown("[1, \"MOVED\", #string, integer] | [0, \"NONE\"]"))
        }
    }

    /// One of the values of `Mode`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Mode {
        /// The value `"loud"`.
        Loud,
        /// The value `"quiet"`.
        Quiet,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl Mode {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Loud => "loud",
                Self::Quiet => "quiet",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for Mode {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "loud" => Self::Loud,
                    "quiet" => Self::Quiet,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for Mode {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for Mode {}

    /// One of the shapes of `RingReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum RingReply {
        /// `[1, Mode]`
        Value1(Mode),
        /// `[0, "NOTHING"]`
        Value0Nothing,
    }

    impl ::fcall::FromReply for RingReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("RingReply", reply)?;
            if reply.is(0, 1) {
                return Ok(Self::Value1(reply.field(1)?));
            }
            if reply.is(0, 0) && reply.is(1, "NOTHING") {
                return Ok(Self::Value0Nothing);
            }
            Err(reply.unknown("[1, Mode] | [0, \"NOTHING\"]"))
        }
    }

    /// The codes of the errors that [`take()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum TakeError {
        /// fewer than `quantity` are there
        OutOfStock,
    }

    impl ::fcall::ErrorCode for TakeError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "OUT_OF_STOCK" => Some(Self::OutOfStock),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::OutOfStock => "OUT_OF_STOCK",
            }
        }
    }

    impl ::core::fmt::Display for TakeError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for TakeError {}

    /// What [`move()`] takes.
    #[derive(Debug, Clone)]
    pub struct MoveArgs<'a> {
        /// The key `from`.
        pub from: &'a str,
        /// The key `to`.
        pub to: &'a str,
        /// The argument `item`.
        pub item: &'a str,
        /// The argument `note`.
        pub note: ::core::option::Option<&'a str>,
    }

    /// Calls the script `fetch_all`.
    ///
    /// Flags: `no-writes`, `no-cluster`.
    ///
    /// Writes nothing. Not safe in a cluster: it is flagged `no-cluster`.
    pub fn fetch_all(
        name: &[impl ::fcall::ToSingleRedisArg],
    ) -> ::fcall::Call<::std::vec::Vec<::core::option::Option<::std::string::String>>> {
        ::fcall::Call::new(&FETCH_ALL, name.len()).keys(name)
    }

    /// Calls the script `lock/release`.
    ///
    /// Writes with `DEL`. Safe in a cluster.
    #[doc(alias = "lock/release")]
    pub fn lock_release(
        lock: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<Decision> {
        ::fcall::Call::new(&LOCK_RELEASE, 1).key(lock)
    }

    /// Takes the lock, or says for how long not to try.
    ///
    /// Writes with `SET`. Safe in a cluster.
    #[doc(alias = "lock/take")]
    #[must_use = "the script wants its reply looked at"]
    pub fn lock_take(
        lock: impl ::fcall::ToSingleRedisArg,
        user: &UserId,
        ttl_ms: i64,
    ) -> ::fcall::Call<Decision> {
        ::fcall::Call::new(&LOCK_TAKE, 1).key(lock).arg(user).integer(ttl_ms)
    }

    /// Moves one from a shelf to another.
    ///
    /// Writes with `SMOVE`. Safe in a cluster.
    #[allow(clippy::needless_borrows_for_generic_args, reason = "any type")]
    #[allow(clippy::needless_pass_by_value, reason = "any type")]
    pub fn r#move(args: MoveArgs<'_>) -> ::fcall::Call<MoveReply> {
        let MoveArgs { from, to, item, note } = args;

        ::fcall::Call::new(&MOVE, 2).key(from).key(to).arg(item).optional(note)
    }

    /// How many are left.
    ///
    /// Flags: `no-writes`, `allow-stale`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn peek(
        stock: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<i64>> {
        ::fcall::Call::new(&PEEK, 1).key(stock)
    }

    /// Without a key: any primary of a cluster runs it.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn ring(
        mode: Mode,
        words: &[impl ::fcall::ToSingleRedisArg],
    ) -> ::fcall::Call<RingReply, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&RING, 0).arg(mode).args(words).on_any_primary()
    }

    /// Takes `quantity` off the shelf, or nothing.
    ///
    /// Nobody sees half of it.
    ///
    /// Returns how many are left
    ///
    /// # Keys
    ///
    /// - `stock`: integer: how many there are
    ///
    /// # Errors
    ///
    /// - `OUT_OF_STOCK`: fewer than `quantity` are there
    ///
    /// `error.as_code::<TakeError>()` tells them apart.
    ///
    /// Writes with `DECRBY`. Safe in a cluster.
    pub fn take(
        stock: impl ::fcall::ToSingleRedisArg,
        quantity: i64,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&TAKE, 1).key(stock).integer(quantity)
    }

    /// [`scripts`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`fetch_all()`].
        fn fetch_all(
            &mut self,
            name: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<
            ::std::vec::Vec<::core::option::Option<::std::string::String>>,
        > {
            self::fetch_all(name).query(self)
        }

        /// Calls [`lock_release()`].
        #[doc(alias = "lock/release")]
        fn lock_release(
            &mut self,
            lock: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<Decision> {
            self::lock_release(lock).query(self)
        }

        /// Calls [`lock_take()`].
        #[doc(alias = "lock/take")]
        #[must_use = "the script wants its reply looked at"]
        fn lock_take(
            &mut self,
            lock: impl ::fcall::ToSingleRedisArg,
            user: &UserId,
            ttl_ms: i64,
        ) -> ::fcall::Result<Decision> {
            self::lock_take(lock, user, ttl_ms).query(self)
        }

        /// Calls [`move()`].
        fn r#move(&mut self, args: MoveArgs<'_>) -> ::fcall::Result<MoveReply> {
            self::r#move(args).query(self)
        }

        /// Calls [`peek()`].
        fn peek(
            &mut self,
            stock: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<i64>> {
            self::peek(stock).query(self)
        }

        /// Calls [`ring()`].
        fn ring(
            &mut self,
            mode: Mode,
            words: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<RingReply>
        where
            Self: 'static,
        {
            self::ring(mode, words).query(self)
        }

        /// Calls [`take()`].
        fn take(
            &mut self,
            stock: impl ::fcall::ToSingleRedisArg,
            quantity: i64,
        ) -> ::fcall::Result<i64> {
            self::take(stock, quantity).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`scripts`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`fetch_all()`].
            fn fetch_all(
                &mut self,
                name: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    ::std::vec::Vec<::core::option::Option<::std::string::String>>,
                >,
            > + ::core::marker::Send {
                self::fetch_all(name).query_async(self)
            }

            /// Calls [`lock_release()`].
            #[doc(alias = "lock/release")]
            fn lock_release(
                &mut self,
                lock: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Decision>,
            > + ::core::marker::Send {
                self::lock_release(lock).query_async(self)
            }

            /// Calls [`lock_take()`].
            #[doc(alias = "lock/take")]
            #[must_use = "the script wants its reply looked at"]
            fn lock_take(
                &mut self,
                lock: impl ::fcall::ToSingleRedisArg,
                user: &UserId,
                ttl_ms: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Decision>,
            > + ::core::marker::Send {
                self::lock_take(lock, user, ttl_ms).query_async(self)
            }

            /// Calls [`move()`].
            fn r#move(
                &mut self,
                args: MoveArgs<'_>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<MoveReply>,
            > + ::core::marker::Send {
                self::r#move(args).query_async(self)
            }

            /// Calls [`peek()`].
            fn peek(
                &mut self,
                stock: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<i64>>,
            > + ::core::marker::Send {
                self::peek(stock).query_async(self)
            }

            /// Calls [`ring()`].
            fn ring(
                &mut self,
                mode: Mode,
                words: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<RingReply>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::ring(mode, words).query_async(self)
            }

            /// Calls [`take()`].
            fn take(
                &mut self,
                stock: impl ::fcall::ToSingleRedisArg,
                quantity: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::take(stock, quantity).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
