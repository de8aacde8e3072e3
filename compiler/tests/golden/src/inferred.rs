pub mod inferred {
    //! The functions of the library `inferred`.
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

    /// The library `inferred` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "inferred",
            ::core::option::Option::None,
            "abc61ff27d74afaebbc2cc302b1ca58402b43aa243323cd02e757bbb65bfe05f",
            include_bytes!("../lua/inferred.lua"),
        )
        .made_of(&[::fcall::Part::new("inferred.lua", 1)])
        .registering(
            &[
                "inferred_sliding",
                "inferred_count",
                "inferred_settings",
                "inferred_summary",
                "inferred_push",
            ],
        );
    static SLIDING: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "inferred_sliding",
        ::fcall::Access::ReadWrite,
        &["key"],
        &["window", "max_req", "now"],
    );

    static COUNT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "inferred_count",
        ::fcall::Access::ReadOnly,
        &["keys"],
        &[],
    );

    static SETTINGS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "inferred_settings",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static SUMMARY: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "inferred_summary",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static PUSH: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "inferred_push",
        ::fcall::Access::ReadWrite,
        &["key"],
        &["side", "order"],
    );

    /// The class `SummaryReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct SummaryReply {
        /// The field `size`.
        pub size: i64,
        /// The field `first`.
        pub first: ::core::option::Option<::std::vec::Vec<u8>>,
        /// The field `load`.
        pub load: f64,
    }

    impl ::fcall::FromReply for SummaryReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::pairs("SummaryReply", reply)?;
            Ok(Self {
                size: fields.required("size")?,
                first: fields.optional("first")?,
                load: fields.required("load")?,
            })
        }
    }

    /// One of the values of `PushSide`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum PushSide {
        /// The value `"left"`.
        Left,
        /// The value `"right"`.
        Right,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl PushSide {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Left => "left",
                Self::Right => "right",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for PushSide {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "left" => Self::Left,
                    "right" => Self::Right,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for PushSide {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for PushSide {}

    /// One of the values of `PushOrder`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum PushOrder {
        /// The value `"first"`.
        First,
        /// The value `"last"`.
        Last,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl PushOrder {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::First => "first",
                Self::Last => "last",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for PushOrder {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "first" => Self::First,
                    "last" => Self::Last,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for PushOrder {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for PushOrder {}

    /// The codes of the errors that [`push()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum PushError {
        /// The code `BAD_ORDER`.
        BadOrder,
        /// The code `BAD_SIDE`.
        BadSide,
    }

    impl ::fcall::ErrorCode for PushError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "BAD_ORDER" => Some(Self::BadOrder),
                "BAD_SIDE" => Some(Self::BadSide),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::BadOrder => "BAD_ORDER",
                Self::BadSide => "BAD_SIDE",
            }
        }
    }

    impl ::core::fmt::Display for PushError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for PushError {}

    /// The codes of the errors that functions of this library answer with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AnyError {
        /// The code `BAD_ORDER`.
        BadOrder,
        /// The code `BAD_SIDE`.
        BadSide,
    }

    impl ::fcall::ErrorCode for AnyError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "BAD_ORDER" => Some(Self::BadOrder),
                "BAD_SIDE" => Some(Self::BadSide),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::BadOrder => "BAD_ORDER",
                Self::BadSide => "BAD_SIDE",
            }
        }
    }

    impl ::core::fmt::Display for AnyError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for AnyError {}

    /// Calls the function `inferred_sliding`.
    ///
    /// Writes with `ZREMRANGEBYSCORE`. Safe in a cluster.
    #[doc(alias = "inferred_sliding")]
    pub fn sliding(
        key: impl ::fcall::ToSingleRedisArg,
        window: impl ::fcall::Number,
        max_req: impl ::fcall::Number,
        now: impl ::fcall::Number,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&SLIDING, 1)
            .key(key)
            .number(window)
            .number(max_req)
            .number(now)
    }

    /// Calls the function `inferred_count`.
    ///
    /// Flags: `no-writes`.
    ///
    /// Writes nothing. Maybe not safe in a cluster: which keys EXISTS uses cannot be told, line 18.
    #[doc(alias = "inferred_count")]
    pub fn count(keys: &[impl ::fcall::ToSingleRedisArg]) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&COUNT, keys.len()).keys(keys)
    }

    /// Calls the function `inferred_settings`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "inferred_settings")]
    pub fn settings(
        key: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<
        ::std::collections::HashMap<::std::vec::Vec<u8>, ::std::vec::Vec<u8>>,
    > {
        ::fcall::Call::new(&SETTINGS, 1).key(key)
    }

    /// Calls the function `inferred_summary`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "inferred_summary")]
    pub fn summary(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<SummaryReply> {
        ::fcall::Call::new(&SUMMARY, 1).key(key)
    }

    /// Calls the function `inferred_push`.
    ///
    /// # Arguments
    ///
    /// - `side`
    /// - `order`: `"first"` if absent
    ///
    /// # Errors
    ///
    /// - `BAD_ORDER`
    /// - `BAD_SIDE`
    ///
    /// `error.as_code::<PushError>()` tells them apart.
    ///
    /// Writes with `LPUSH`, `RPUSH`. Safe in a cluster.
    #[doc(alias = "inferred_push")]
    pub fn push(
        key: impl ::fcall::ToSingleRedisArg,
        side: PushSide,
        order: ::core::option::Option<PushOrder>,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&PUSH, 1).key(key).arg(side).optional(order)
    }

    /// [`inferred`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`sliding()`].
        fn inferred_sliding(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            window: impl ::fcall::Number,
            max_req: impl ::fcall::Number,
            now: impl ::fcall::Number,
        ) -> ::fcall::Result<i64> {
            self::sliding(key, window, max_req, now).query(self)
        }

        /// Calls [`count()`].
        fn inferred_count(
            &mut self,
            keys: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<i64> {
            self::count(keys).query(self)
        }

        /// Calls [`settings()`].
        fn inferred_settings(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<
            ::std::collections::HashMap<::std::vec::Vec<u8>, ::std::vec::Vec<u8>>,
        > {
            self::settings(key).query(self)
        }

        /// Calls [`summary()`].
        fn inferred_summary(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<SummaryReply> {
            self::summary(key).query(self)
        }

        /// Calls [`push()`].
        fn inferred_push(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            side: PushSide,
            order: ::core::option::Option<PushOrder>,
        ) -> ::fcall::Result<i64> {
            self::push(key, side, order).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`inferred`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`sliding()`].
            fn inferred_sliding(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                window: impl ::fcall::Number,
                max_req: impl ::fcall::Number,
                now: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::sliding(key, window, max_req, now).query_async(self)
            }

            /// Calls [`count()`].
            fn inferred_count(
                &mut self,
                keys: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::count(keys).query_async(self)
            }

            /// Calls [`settings()`].
            fn inferred_settings(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    ::std::collections::HashMap<::std::vec::Vec<u8>, ::std::vec::Vec<u8>>,
                >,
            > + ::core::marker::Send {
                self::settings(key).query_async(self)
            }

            /// Calls [`summary()`].
            fn inferred_summary(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<SummaryReply>,
            > + ::core::marker::Send {
                self::summary(key).query_async(self)
            }

            /// Calls [`push()`].
            fn inferred_push(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                side: PushSide,
                order: ::core::option::Option<PushOrder>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::push(key, side, order).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
