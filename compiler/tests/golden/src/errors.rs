pub mod errors {
    //! What a call can answer instead of a reply.
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

    /// The library `errors` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "errors",
            ::core::option::Option::None,
            "0f349df561f358495a01ccca92b7c385fe29fe8b13c31478626d095352733ac0",
            include_bytes!("../lua/errors.lua"),
        )
        .made_of(&[::fcall::Part::new("errors.lua", 1)])
        .registering(&["errors_work", "errors_found"]);

    static WORK: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "errors_work",
        ::fcall::Access::ReadWrite,
        &[],
        &["amount"],
    );

    static FOUND: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "errors_found",
        ::fcall::Access::ReadWrite,
        &[],
        &["arg"],
    );

    /// The class `WorkError`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct WorkError {
        /// The field `text`.
        pub text: ::std::string::String,
    }

    impl ::fcall::FromReply for WorkError {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("WorkError", reply)?;
            Ok(Self {
                text: fields.required("text")?,
            })
        }
    }

    /// The codes of the errors that [`work()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum WorkError2 {
        /// `amount` is not positive
        InvalidAmount,
        /// The code `INSUFFICIENT_FUNDS`.
        InsufficientFunds,
    }

    impl ::fcall::ErrorCode for WorkError2 {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "INVALID_AMOUNT" => Some(Self::InvalidAmount),
                "INSUFFICIENT_FUNDS" => Some(Self::InsufficientFunds),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::InvalidAmount => "INVALID_AMOUNT",
                Self::InsufficientFunds => "INSUFFICIENT_FUNDS",
            }
        }
    }

    impl ::core::fmt::Display for WorkError2 {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for WorkError2 {}

    /// The codes of the errors that [`found()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum FoundError {
        /// The code `MISSING_NAME`.
        MissingName,
        /// The code `EMPTY_NAME`.
        EmptyName,
    }

    impl ::fcall::ErrorCode for FoundError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "MISSING_NAME" => Some(Self::MissingName),
                "EMPTY_NAME" => Some(Self::EmptyName),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::MissingName => "MISSING_NAME",
                Self::EmptyName => "EMPTY_NAME",
            }
        }
    }

    impl ::core::fmt::Display for FoundError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for FoundError {}

    /// The codes of the errors that functions of this library answer with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AnyError {
        /// `amount` is not positive
        InvalidAmount,
        /// The code `INSUFFICIENT_FUNDS`.
        InsufficientFunds,
        /// The code `MISSING_NAME`.
        MissingName,
        /// The code `EMPTY_NAME`.
        EmptyName,
    }

    impl ::fcall::ErrorCode for AnyError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "INVALID_AMOUNT" => Some(Self::InvalidAmount),
                "INSUFFICIENT_FUNDS" => Some(Self::InsufficientFunds),
                "MISSING_NAME" => Some(Self::MissingName),
                "EMPTY_NAME" => Some(Self::EmptyName),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::InvalidAmount => "INVALID_AMOUNT",
                Self::InsufficientFunds => "INSUFFICIENT_FUNDS",
                Self::MissingName => "MISSING_NAME",
                Self::EmptyName => "EMPTY_NAME",
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

    /// Calls the function `errors_work`.
    ///
    /// # Errors
    ///
    /// - `INVALID_AMOUNT`: `amount` is not positive
    /// - `INSUFFICIENT_FUNDS`
    ///
    /// `error.as_code::<WorkError2>()` tells them apart.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "errors_work")]
    pub fn work(
        amount: i64,
    ) -> ::fcall::Call<::core::option::Option<WorkError>, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&WORK, 0).integer(amount).on_any_primary()
    }

    /// Calls the function `errors_found`.
    ///
    /// # Errors
    ///
    /// - `MISSING_NAME`
    /// - `EMPTY_NAME`
    ///
    /// `error.as_code::<FoundError>()` tells them apart.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "errors_found")]
    pub fn found<R: ::fcall::FromReply>(
        arg: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<R, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&FOUND, 0).arg(arg).on_any_primary()
    }

    /// [`errors`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`work()`].
        fn errors_work(
            &mut self,
            amount: i64,
        ) -> ::fcall::Result<::core::option::Option<WorkError>>
        where
            Self: 'static,
        {
            self::work(amount).query(self)
        }

        /// Calls [`found()`].
        fn errors_found<R: ::fcall::FromReply>(
            &mut self,
            arg: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<R>
        where
            Self: 'static,
        {
            self::found(arg).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`errors`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`work()`].
            fn errors_work(
                &mut self,
                amount: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<WorkError>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::work(amount).query_async(self)
            }

            /// Calls [`found()`].
            fn errors_found<R: ::fcall::FromReply>(
                &mut self,
                arg: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<R>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::found(arg).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
