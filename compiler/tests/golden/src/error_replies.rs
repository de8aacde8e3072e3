pub mod error_replies {
    //! Errors that are replies.
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

    /// The library `error_replies` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "error_replies",
            ::core::option::Option::None,
            "e2d5ddb4252c7060f4554894471dcf7df004bc132d8f121cccf226804f5b49b4",
            include_bytes!("../lua/error_replies.lua"),
        )
        .made_of(&[::fcall::Part::new("error_replies.lua", 1)])
        .registering(&["error_replies_any", "error_replies_each", "error_replies_open"]);

    static ANY: ::fcall::Function = ::fcall::Function::new(
            &LIBRARY,
            "error_replies_any",
            ::fcall::Access::ReadWrite,
            &["queue"],
            &[],
        )
        .replying_errors(
            &[
                ::fcall::ErrorReply::new(
                    &[::fcall::ErrorItem::Integer(0), ::fcall::ErrorItem::AnyText],
                    2,
                    ::core::option::Option::Some(::fcall::ErrorItem::AnyText),
                    1,
                ),
            ],
        );
    static EACH: ::fcall::Function = ::fcall::Function::new(
            &LIBRARY,
            "error_replies_each",
            ::fcall::Access::ReadWrite,
            &["queue"],
            &[],
        )
        .replying_errors(
            &[
                ::fcall::ErrorReply::new(
                    &[
                        ::fcall::ErrorItem::Integer(0),
                        ::fcall::ErrorItem::Text("BUSY"),
                        ::fcall::ErrorItem::AnyInteger,
                        ::fcall::ErrorItem::AnyInteger,
                    ],
                    3,
                    ::core::option::Option::None,
                    1,
                ),
                ::fcall::ErrorReply::new(
                    &[::fcall::ErrorItem::Integer(0), ::fcall::ErrorItem::Text("GONE")],
                    2,
                    ::core::option::Option::Some(::fcall::ErrorItem::Any),
                    1,
                ),
                ::fcall::ErrorReply::new(
                    &[
                        ::fcall::ErrorItem::Text("ERR"),
                        ::fcall::ErrorItem::Any,
                        ::fcall::ErrorItem::AnyText,
                    ],
                    3,
                    ::core::option::Option::None,
                    0,
                ),
                ::fcall::ErrorReply::new(
                    &[::fcall::ErrorItem::Integer(-1), ::fcall::ErrorItem::AnyText],
                    2,
                    ::core::option::Option::None,
                    1,
                ),
            ],
        );
    static OPEN: ::fcall::Function = ::fcall::Function::new(
            &LIBRARY,
            "error_replies_open",
            ::fcall::Access::ReadWrite,
            &["queue"],
            &["arg"],
        )
        .replying_errors(
            &[
                ::fcall::ErrorReply::new(
                    &[::fcall::ErrorItem::Integer(0), ::fcall::ErrorItem::AnyText],
                    2,
                    ::core::option::Option::None,
                    1,
                ),
            ],
        );
    /// `AnyReply` stands for `[1, integer]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AnyReply(pub i64);

    impl ::fcall::FromReply for AnyReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            items.literal(1)?;
            let item2 = items.next()?;
            let decoded = Self(item2);
            items.end().map(|()| decoded)
        }
    }

    /// `EachReply` stands for `[1, "OK", ...string]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct EachReply(pub ::std::vec::Vec<::std::string::String>);

    impl ::fcall::FromReply for EachReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            items.literal(1)?;
            items.literal("OK")?;
            let item3 = items.rest()?;
            Ok(Self(item3))
        }
    }

    /// `OpenReply` stands for `[1, "OK"]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct OpenReply;

    impl ::fcall::FromReply for OpenReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            items.literal(1)?;
            items.literal("OK")?;
            let decoded = Self;
            items.end().map(|()| decoded)
        }
    }

    /// The codes of the errors that [`any()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AnyError {
        /// the queue is empty
        NotFound,
        /// The code `BUSY`.
        Busy,
    }

    impl ::fcall::ErrorCode for AnyError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "not_found" => Some(Self::NotFound),
                "BUSY" => Some(Self::Busy),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::NotFound => "not_found",
                Self::Busy => "BUSY",
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

    /// The codes of the errors that [`each()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum EachError {
        /// held for so many milliseconds
        Busy,
        /// The code `GONE`.
        Gone,
        /// The code `ERR`.
        Err,
    }

    impl ::fcall::ErrorCode for EachError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "BUSY" => Some(Self::Busy),
                "GONE" => Some(Self::Gone),
                "ERR" => Some(Self::Err),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::Busy => "BUSY",
                Self::Gone => "GONE",
                Self::Err => "ERR",
            }
        }
    }

    impl ::core::fmt::Display for EachError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for EachError {}

    /// The codes of the errors that [`open()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum OpenError {
        /// The code `NO`.
        No,
    }

    impl ::fcall::ErrorCode for OpenError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "NO" => Some(Self::No),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::No => "NO",
            }
        }
    }

    impl ::core::fmt::Display for OpenError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for OpenError {}

    /// The codes of the errors that functions of this library answer with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AnyError2 {
        /// the queue is empty
        NotFound,
        /// held for so many milliseconds
        Busy,
        /// The code `GONE`.
        Gone,
        /// The code `ERR`.
        Err,
        /// The code `NO`.
        No,
    }

    impl ::fcall::ErrorCode for AnyError2 {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "not_found" => Some(Self::NotFound),
                "BUSY" => Some(Self::Busy),
                "GONE" => Some(Self::Gone),
                "ERR" => Some(Self::Err),
                "NO" => Some(Self::No),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::NotFound => "not_found",
                Self::Busy => "BUSY",
                Self::Gone => "GONE",
                Self::Err => "ERR",
                Self::No => "NO",
            }
        }
    }

    impl ::core::fmt::Display for AnyError2 {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for AnyError2 {}

    /// Any code, and what belongs to it.
    ///
    /// # Errors
    ///
    /// - `not_found`: the queue is empty
    /// - `BUSY`
    /// - `[0, string, ...string]`: nothing was claimed
    ///
    /// `error.as_code::<AnyError>()` tells them apart.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "error_replies_any")]
    pub fn any(queue: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<AnyReply> {
        ::fcall::Call::new(&ANY, 1).key(queue)
    }

    /// Calls the function `error_replies_each`.
    ///
    /// # Errors
    ///
    /// - `BUSY`: held for so many milliseconds
    /// - `GONE`
    /// - `ERR`
    /// - `[-1, string]`
    ///
    /// `error.as_code::<EachError>()` tells them apart.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "error_replies_each")]
    pub fn each(queue: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<EachReply> {
        ::fcall::Call::new(&EACH, 1).key(queue)
    }

    /// Calls the function `error_replies_open`.
    ///
    /// # Errors
    ///
    /// - `NO`
    /// - `[0, string]`
    ///
    /// `error.as_code::<OpenError>()` tells them apart.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "error_replies_open")]
    pub fn open(
        queue: impl ::fcall::ToSingleRedisArg,
        arg: ::core::option::Option<&str>,
    ) -> ::fcall::Call<::core::option::Option<OpenReply>> {
        ::fcall::Call::new(&OPEN, 1).key(queue).optional(arg)
    }

    /// [`error_replies`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`any()`].
        fn error_replies_any(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<AnyReply> {
            self::any(queue).query(self)
        }

        /// Calls [`each()`].
        fn error_replies_each(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<EachReply> {
            self::each(queue).query(self)
        }

        /// Calls [`open()`].
        fn error_replies_open(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
            arg: ::core::option::Option<&str>,
        ) -> ::fcall::Result<::core::option::Option<OpenReply>> {
            self::open(queue, arg).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`error_replies`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`any()`].
            fn error_replies_any(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<AnyReply>,
            > + ::core::marker::Send {
                self::any(queue).query_async(self)
            }

            /// Calls [`each()`].
            fn error_replies_each(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<EachReply>,
            > + ::core::marker::Send {
                self::each(queue).query_async(self)
            }

            /// Calls [`open()`].
            fn error_replies_open(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
                arg: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<OpenReply>>,
            > + ::core::marker::Send {
                self::open(queue, arg).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
