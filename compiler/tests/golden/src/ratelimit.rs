pub mod ratelimit {
    //! Rate limiting on the server's clock.
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

    /// The library `ratelimit`, release 1.0.0, as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "ratelimit",
            ::core::option::Option::Some("1.0.0"),
            "5b5b008f5fea28be960c2a63f277da74c7fed598d11cabe19f9a4adada891eb2",
            include_bytes!("../lua/ratelimit.lua"),
        )
        .made_of(&[::fcall::Part::new("ratelimit.lua", 1)])
        .registering(&["ratelimit_sliding_window", "ratelimit_peek"]);

    static SLIDING_WINDOW: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "ratelimit_sliding_window",
        ::fcall::Access::ReadWrite,
        &["bucket"],
        &["window_ms", "limit"],
    );

    static PEEK: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "ratelimit_peek",
        ::fcall::Access::ReadOnly,
        &["bucket"],
        &[],
    );

    /// The class `Decision`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Decision {
        /// whether the request may proceed
        pub allowed: bool,
        /// requests left in this window
        pub remaining: i64,
        /// The field `retry_after_ms`.
        pub retry_after_ms: ::core::option::Option<i64>,
    }

    impl ::fcall::FromReply for Decision {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Decision", reply)?;
            Ok(Self {
                allowed: fields.required("allowed")?,
                remaining: fields.required("remaining")?,
                retry_after_ms: fields.optional("retry_after_ms")?,
            })
        }
    }

    /// The codes of the errors that [`sliding_window()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum SlidingWindowError {
        /// `limit` or `window_ms` is not positive
        InvalidLimit,
    }

    impl ::fcall::ErrorCode for SlidingWindowError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "INVALID_LIMIT" => Some(Self::InvalidLimit),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::InvalidLimit => "INVALID_LIMIT",
            }
        }
    }

    impl ::core::fmt::Display for SlidingWindowError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for SlidingWindowError {}

    /// The codes of the errors that functions of this library answer with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AnyError {
        /// `limit` or `window_ms` is not positive
        InvalidLimit,
    }

    impl ::fcall::ErrorCode for AnyError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "INVALID_LIMIT" => Some(Self::InvalidLimit),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::InvalidLimit => "INVALID_LIMIT",
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

    /// Counts one request against `bucket` if the last `window_ms` hold fewer than `limit`.
    ///
    /// # Keys
    ///
    /// - `bucket`: sorted set holding the window
    ///
    /// # Errors
    ///
    /// - `INVALID_LIMIT`: `limit` or `window_ms` is not positive
    ///
    /// `error.as_code::<SlidingWindowError>()` tells them apart.
    ///
    /// Writes with `INCR`. Safe in a cluster.
    #[doc(alias = "ratelimit_sliding_window")]
    pub fn sliding_window(
        bucket: impl ::fcall::ToSingleRedisArg,
        window_ms: i64,
        limit: i64,
    ) -> ::fcall::Call<Decision> {
        ::fcall::Call::new(&SLIDING_WINDOW, 1)
            .key(bucket)
            .integer(window_ms)
            .integer(limit)
    }

    /// How many requests the window holds
    ///
    /// Returns how many requests the window holds
    ///
    /// Flags: `no-writes`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "ratelimit_peek")]
    pub fn peek(bucket: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&PEEK, 1).key(bucket)
    }

    /// [`ratelimit`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`sliding_window()`].
        fn ratelimit_sliding_window(
            &mut self,
            bucket: impl ::fcall::ToSingleRedisArg,
            window_ms: i64,
            limit: i64,
        ) -> ::fcall::Result<Decision> {
            self::sliding_window(bucket, window_ms, limit).query(self)
        }

        /// Calls [`peek()`].
        fn ratelimit_peek(
            &mut self,
            bucket: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<i64> {
            self::peek(bucket).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`ratelimit`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`sliding_window()`].
            fn ratelimit_sliding_window(
                &mut self,
                bucket: impl ::fcall::ToSingleRedisArg,
                window_ms: i64,
                limit: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Decision>,
            > + ::core::marker::Send {
                self::sliding_window(bucket, window_ms, limit).query_async(self)
            }

            /// Calls [`peek()`].
            fn ratelimit_peek(
                &mut self,
                bucket: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::peek(bucket).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
