pub mod documented {
    //! ```text
    //! indented from the start
    //! ```
    //! A note that is missing[^1], and a [link](that never ends.
    //!
    //! Text with a tab and marks.
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

    /// The library `documented` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "documented",
            ::core::option::Option::None,
            "006be176c2b547317567b8f345ad07cb16c477965f5075ec6aa8a535ff117489",
            include_bytes!("../lua/documented.lua"),
        )
        .made_of(&[::fcall::Part::new("documented.lua", 1)])
        .registering(&["documented_move", "documented_gone"]);

    static MOVE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "documented_move",
        ::fcall::Access::ReadWrite,
        &["from", "to"],
        &["limit"],
    );

    static GONE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "documented_gone",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    /// The codes of the errors that [`move()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum MoveError {
        /// The code `GONE`.
        Gone,
    }

    impl ::fcall::ErrorCode for MoveError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "GONE" => Some(Self::Gone),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::Gone => "GONE",
            }
        }
    }

    impl ::core::fmt::Display for MoveError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for MoveError {}

    /// The codes of the errors that functions of this library answer with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AnyError {
        /// The code `GONE`.
        Gone,
    }

    impl ::fcall::ErrorCode for AnyError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "GONE" => Some(Self::Gone),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::Gone => "GONE",
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

    /// Moves <all> of it, see [there] and https://example.com/a.
    ///
    /// ```text
    /// FCALL documented_move 1 key
    /// ```
    ///
    /// ```text
    /// local x = 1
    /// ```
    ///
    /// - a list
    /// lazily continued
    /// - far in
    ///       and farther
    ///
    /// A RedisValue, ["quoted"](crate).
    /// > [a]: /b
    /// > [c]: /d
    ///
    /// ```lua
    /// local open = 1
    /// ```
    ///
    /// Described on the server as: Moves it
    ///
    /// # Keys
    ///
    /// - `from`
    /// - `to`: where to
    ///
    /// # Arguments
    ///
    /// - `limit`: `10` if absent
    ///
    /// # Errors
    ///
    /// - `GONE`
    ///
    /// `error.as_code::<MoveError>()` tells them apart.
    ///
    /// Flags: `allow-oom`, `no-cluster`.
    ///
    /// Writes with `RENAME`. Not safe in a cluster: it is flagged `no-cluster`.
    #[doc(alias = "documented_move")]
    #[deprecated = "use `documented_copy`"]
    #[must_use = "the library wants its reply looked at"]
    pub fn r#move(
        from: impl ::fcall::ToSingleRedisArg,
        to: impl ::fcall::ToSingleRedisArg,
        limit: ::core::option::Option<i64>,
    ) -> ::fcall::Call<()> {
        ::fcall::Call::new(&MOVE, 2).key(from).key(to).optional_integer(limit)
    }

    /// Calls the function `documented_gone`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "documented_gone")]
    #[deprecated]
    pub fn gone() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&GONE, 0).on_any_primary()
    }

    /// [`documented`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`move()`].
        #[deprecated = "use `documented_copy`"]
        #[must_use = "the library wants its reply looked at"]
        fn documented_move(
            &mut self,
            from: impl ::fcall::ToSingleRedisArg,
            to: impl ::fcall::ToSingleRedisArg,
            limit: ::core::option::Option<i64>,
        ) -> ::fcall::Result<()> {
            self::r#move(from, to, limit).query(self)
        }

        /// Calls [`gone()`].
        #[deprecated]
        fn documented_gone(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::gone().query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`documented`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`move()`].
            #[deprecated = "use `documented_copy`"]
            #[must_use = "the library wants its reply looked at"]
            fn documented_move(
                &mut self,
                from: impl ::fcall::ToSingleRedisArg,
                to: impl ::fcall::ToSingleRedisArg,
                limit: ::core::option::Option<i64>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send {
                self::r#move(from, to, limit).query_async(self)
            }

            /// Calls [`gone()`].
            #[deprecated]
            fn documented_gone(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::gone().query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
