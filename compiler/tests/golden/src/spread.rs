pub mod spread {
    //! Replies that go on as a class, or as names and values.
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

    /// The library `spread` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "spread",
            ::core::option::Option::None,
            "6140a9b7bbeba13ca96f7f9fd6b7e416148eef8c7185e082abf4608458d87895",
            include_bytes!("../lua/spread.lua"),
        )
        .made_of(&[::fcall::Part::new("spread.lua", 1)])
        .registering(&["spread_claim", "spread_renew", "spread_state", "spread_held"]);

    static CLAIM: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "spread_claim",
        ::fcall::Access::ReadWrite,
        &["job"],
        &[],
    );

    static RENEW: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "spread_renew",
        ::fcall::Access::ReadWrite,
        &["job"],
        &[],
    );

    static STATE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "spread_state",
        ::fcall::Access::ReadWrite,
        &["job"],
        &[],
    );

    static HELD: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "spread_held",
        ::fcall::Access::ReadWrite,
        &["job"],
        &[],
    );

    /// What a worker holds.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Lease {
        /// whose it is
        pub id: ::std::string::String,
        /// The field `epoch`.
        pub epoch: i64,
        /// The field `expires_at`.
        pub expires_at: ::core::option::Option<i64>,
    }

    impl ::fcall::FromReply for Lease {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Lease", reply)?;
            Ok(Self {
                id: fields.required("id")?,
                epoch: fields.required("epoch")?,
                expires_at: fields.required::<::fcall::OrEmpty<i64>>("expires_at")?.0,
            })
        }
    }

    /// The class `State`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct State {
        /// The field `phase`.
        pub phase: StatePhase,
        /// The field `attempts`.
        pub attempts: i64,
        /// The field `note`.
        pub note: ::core::option::Option<::std::string::String>,
    }

    impl ::fcall::FromReply for State {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::pairs("State", reply)?;
            Ok(Self {
                phase: fields.required("phase")?,
                attempts: fields.required("attempts")?,
                note: fields.optional("note")?,
            })
        }
    }

    /// One of the shapes of `Claim`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Claim {
        /// It is yours.
        Ok(Lease),
        /// How it is.
        State(i64, State),
        /// `[1, "TAGS", table<string, integer>...]`
        Tags(::std::collections::HashMap<::std::string::String, i64>),
        /// `[0, "NONE"]`
        None,
    }

    impl ::fcall::FromReply for Claim {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("Claim", reply)?;
            if reply.is(0, 1) && reply.is(1, "OK") {
                return Ok(Self::Ok(reply.all(2)?));
            }
            if reply.is(0, 1) && reply.is(1, "STATE") {
                return Ok(Self::State(reply.field(2)?, reply.all(3)?));
            }
            if reply.is(0, 1) && reply.is(1, "TAGS") {
                return Ok(Self::Tags(reply.all(2)?));
            }
            if reply.is(0, 0) && reply.is(1, "NONE") {
                return Ok(Self::None);
            }
            Err(
                reply
                    .unknown(
                        "[1, \"OK\", Lease...] | [1, \"STATE\", integer, table<State>...] | [1, \"TAGS\", table<string, integer>...] | [0, \"NONE\"]",
                    ),
            )
        }
    }

    /// The class `Held`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Held {
        /// The field `lease`.
        pub lease: HeldLease,
        /// The field `tags`.
        pub tags: HeldTags,
    }

    impl ::fcall::FromReply for Held {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Held", reply)?;
            Ok(Self {
                lease: fields.required("lease")?,
                tags: fields.required("tags")?,
            })
        }
    }

    /// One of the values of `StatePhase`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum StatePhase {
        /// The value `"waiting"`.
        Waiting,
        /// The value `"running"`.
        Running,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl StatePhase {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Waiting => "waiting",
                Self::Running => "running",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for StatePhase {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "waiting" => Self::Waiting,
                    "running" => Self::Running,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for StatePhase {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for StatePhase {}

    /// `HeldLease` stands for `[1, Lease...]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct HeldLease(pub Lease);

    impl ::fcall::FromReply for HeldLease {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            items.literal(1)?;
            let item2 = items.all()?;
            Ok(Self(item2))
        }
    }

    /// `HeldTags` stands for `[integer, table<string, integer>...]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct HeldTags(
        pub i64,
        pub ::std::collections::HashMap<::std::string::String, i64>,
    );

    impl ::fcall::FromReply for HeldTags {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(Self(items.next()?, items.all()?))
        }
    }

    /// `RenewReply` stands for `[1, "OK", Lease...]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct RenewReply(pub Lease);

    impl ::fcall::FromReply for RenewReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            items.literal(1)?;
            items.literal("OK")?;
            let item3 = items.all()?;
            Ok(Self(item3))
        }
    }

    /// `StateReply` stands for `[integer, table<State>...]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct StateReply(pub i64, pub State);

    impl ::fcall::FromReply for StateReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(Self(items.next()?, items.all()?))
        }
    }

    /// Calls the function `spread_claim`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "spread_claim")]
    pub fn claim(job: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<Claim> {
        ::fcall::Call::new(&CLAIM, 1).key(job)
    }

    /// Calls the function `spread_renew`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "spread_renew")]
    pub fn renew(job: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<RenewReply> {
        ::fcall::Call::new(&RENEW, 1).key(job)
    }

    /// Calls the function `spread_state`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "spread_state")]
    pub fn state(
        job: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<StateReply>> {
        ::fcall::Call::new(&STATE, 1).key(job)
    }

    /// Calls the function `spread_held`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "spread_held")]
    pub fn held(
        job: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::std::vec::Vec<Held>> {
        ::fcall::Call::new(&HELD, 1).key(job)
    }

    /// [`spread`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`claim()`].
        fn spread_claim(
            &mut self,
            job: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<Claim> {
            self::claim(job).query(self)
        }

        /// Calls [`renew()`].
        fn spread_renew(
            &mut self,
            job: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<RenewReply> {
            self::renew(job).query(self)
        }

        /// Calls [`state()`].
        fn spread_state(
            &mut self,
            job: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<StateReply>> {
            self::state(job).query(self)
        }

        /// Calls [`held()`].
        fn spread_held(
            &mut self,
            job: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::std::vec::Vec<Held>> {
            self::held(job).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`spread`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`claim()`].
            fn spread_claim(
                &mut self,
                job: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Claim>,
            > + ::core::marker::Send {
                self::claim(job).query_async(self)
            }

            /// Calls [`renew()`].
            fn spread_renew(
                &mut self,
                job: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<RenewReply>,
            > + ::core::marker::Send {
                self::renew(job).query_async(self)
            }

            /// Calls [`state()`].
            fn spread_state(
                &mut self,
                job: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<StateReply>>,
            > + ::core::marker::Send {
                self::state(job).query_async(self)
            }

            /// Calls [`held()`].
            fn spread_held(
                &mut self,
                job: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::std::vec::Vec<Held>>,
            > + ::core::marker::Send {
                self::held(job).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
