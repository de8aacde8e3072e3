pub mod shapes {
    //! The functions of the library `shapes`.
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

    /// The library `shapes` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "shapes",
            ::core::option::Option::None,
            "172bdcb6e72706113bab680dc7ed22830e246156cf95e3d4d036debe082cc673",
            include_bytes!("../lua/shapes.lua"),
        )
        .made_of(&[::fcall::Part::new("shapes.lua", 1)])
        .registering(
            &[
                "shapes_required",
                "shapes_optional",
                "shapes_anything",
                "shapes_integers",
                "shapes_numbers",
                "shapes_booleans",
                "shapes_nothing",
                "shapes_bytes",
                "shapes_tuple",
                "shapes_single",
                "shapes_nested",
            ],
        );
    static REQUIRED: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_required",
        ::fcall::Access::ReadWrite,
        &["first", "maybe"],
        &["anything", "text", "raw", "count", "ratio", "flag"],
    );

    static OPTIONAL: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_optional",
        ::fcall::Access::ReadWrite,
        &["first", "maybe"],
        &["anything", "text", "raw", "count", "ratio", "flag"],
    );

    static ANYTHING: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_anything",
        ::fcall::Access::ReadWrite,
        &["all"],
        &["first", "rest"],
    );

    static INTEGERS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_integers",
        ::fcall::Access::ReadWrite,
        &["all"],
        &["first", "rest"],
    );

    static NUMBERS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_numbers",
        ::fcall::Access::ReadWrite,
        &["all"],
        &["first", "rest"],
    );

    static BOOLEANS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_booleans",
        ::fcall::Access::ReadWrite,
        &["all"],
        &["first", "rest"],
    );

    static NOTHING: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_nothing",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static BYTES: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_bytes",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static TUPLE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_tuple",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static SINGLE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_single",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static NESTED: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "shapes_nested",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    /// The class `point`.
    #[doc(alias = "point")]
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Point {
        /// The field `x`.
        pub x: f64,
        /// The field `y`.
        pub y: f64,
        /// The field `displayName`.
        #[doc(alias = "displayName")]
        pub display_name: ::core::option::Option<::std::string::String>,
    }

    impl ::fcall::FromReply for Point {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("point", reply)?;
            Ok(Self {
                x: fields.required("x")?,
                y: fields.required("y")?,
                display_name: fields.optional("displayName")?,
            })
        }
    }

    /// Calls the function `shapes_required`.
    ///
    /// Writes with `HSET`. Safe in a cluster.
    #[doc(alias = "shapes_required")]
    pub fn required(
        first: impl ::fcall::ToSingleRedisArg,
        maybe: impl ::fcall::ToSingleRedisArg,
        anything: impl ::fcall::ToSingleRedisArg,
        text: impl ::fcall::ToSingleRedisArg,
        raw: impl ::fcall::ToSingleRedisArg,
        count: i64,
        ratio: impl ::fcall::Number,
        flag: bool,
    ) -> ::fcall::Call<()> {
        ::fcall::Call::new(&REQUIRED, 2)
            .key(first)
            .key(maybe)
            .arg(anything)
            .arg(text)
            .arg(raw)
            .integer(count)
            .number(ratio)
            .boolean(flag)
    }

    /// Calls the function `shapes_optional`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    #[doc(alias = "shapes_optional")]
    pub fn optional(
        first: impl ::fcall::ToSingleRedisArg,
        maybe: ::core::option::Option<&str>,
        anything: ::core::option::Option<&str>,
        text: ::core::option::Option<&str>,
        raw: ::core::option::Option<&[u8]>,
        count: ::core::option::Option<i64>,
        ratio: ::core::option::Option<f64>,
        flag: ::core::option::Option<bool>,
    ) -> ::fcall::Call<()> {
        ::fcall::Call::new(&OPTIONAL, 1 + usize::from(maybe.is_some()))
            .key(first)
            .optional_key(maybe)
            .optional(anything)
            .optional(text)
            .optional(raw)
            .optional_integer(count)
            .optional_number(ratio)
            .optional_boolean(flag)
    }

    /// Calls the function `shapes_anything`.
    ///
    /// Writes with `DEL`. Maybe not safe in a cluster: a key of unknown origin, line 38.
    #[doc(alias = "shapes_anything")]
    pub fn anything(
        all: &[impl ::fcall::ToSingleRedisArg],
        first: impl ::fcall::ToSingleRedisArg,
        rest: &[impl ::fcall::ToSingleRedisArg],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&ANYTHING, all.len()).keys(all).arg(first).args(rest)
    }

    /// Calls the function `shapes_integers`.
    ///
    /// Writes with `DEL`. Maybe not safe in a cluster: a key of unknown origin, line 45.
    #[doc(alias = "shapes_integers")]
    pub fn integers(
        all: &[impl ::fcall::ToSingleRedisArg],
        first: impl ::fcall::ToSingleRedisArg,
        rest: &[i64],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&INTEGERS, all.len()).keys(all).arg(first).integers(rest)
    }

    /// Calls the function `shapes_numbers`.
    ///
    /// Writes with `DEL`. Maybe not safe in a cluster: a key of unknown origin, line 52.
    #[doc(alias = "shapes_numbers")]
    pub fn numbers(
        all: &[impl ::fcall::ToSingleRedisArg],
        first: impl ::fcall::ToSingleRedisArg,
        rest: &[f64],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&NUMBERS, all.len()).keys(all).arg(first).numbers(rest)
    }

    /// Calls the function `shapes_booleans`.
    ///
    /// Writes with `DEL`. Maybe not safe in a cluster: a key of unknown origin, line 59.
    #[doc(alias = "shapes_booleans")]
    pub fn booleans(
        all: &[impl ::fcall::ToSingleRedisArg],
        first: impl ::fcall::ToSingleRedisArg,
        rest: &[bool],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&BOOLEANS, all.len()).keys(all).arg(first).booleans(rest)
    }

    /// Calls the function `shapes_nothing`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "shapes_nothing")]
    pub fn nothing<R: ::fcall::FromReply>() -> ::fcall::Call<R, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&NOTHING, 0).on_any_primary()
    }

    /// Calls the function `shapes_bytes`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "shapes_bytes")]
    pub fn bytes(
        key: ::core::option::Option<&str>,
    ) -> ::fcall::Call<::core::option::Option<::std::vec::Vec<u8>>> {
        ::fcall::Call::new(&BYTES, usize::from(key.is_some())).optional_key(key)
    }

    /// Calls the function `shapes_tuple`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "shapes_tuple")]
    pub fn tuple(
        key: ::core::option::Option<&str>,
    ) -> ::fcall::Call<(bool, ::core::option::Option<::std::string::String>)> {
        ::fcall::Call::new(&TUPLE, usize::from(key.is_some())).optional_key(key)
    }

    /// Calls the function `shapes_single`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "shapes_single")]
    pub fn single(key: ::core::option::Option<&str>) -> ::fcall::Call<(f64,)> {
        ::fcall::Call::new(&SINGLE, usize::from(key.is_some())).optional_key(key)
    }

    /// Calls the function `shapes_nested`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "shapes_nested")]
    pub fn nested(
        key: ::core::option::Option<&str>,
    ) -> ::fcall::Call<
        ::std::vec::Vec<
            (::std::string::String, ::core::option::Option<i64>, ::std::vec::Vec<Point>),
        >,
    > {
        ::fcall::Call::new(&NESTED, usize::from(key.is_some())).optional_key(key)
    }

    /// [`shapes`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`required()`].
        fn shapes_required(
            &mut self,
            first: impl ::fcall::ToSingleRedisArg,
            maybe: impl ::fcall::ToSingleRedisArg,
            anything: impl ::fcall::ToSingleRedisArg,
            text: impl ::fcall::ToSingleRedisArg,
            raw: impl ::fcall::ToSingleRedisArg,
            count: i64,
            ratio: impl ::fcall::Number,
            flag: bool,
        ) -> ::fcall::Result<()> {
            self::required(first, maybe, anything, text, raw, count, ratio, flag)
                .query(self)
        }

        /// Calls [`optional()`].
        fn shapes_optional(
            &mut self,
            first: impl ::fcall::ToSingleRedisArg,
            maybe: ::core::option::Option<&str>,
            anything: ::core::option::Option<&str>,
            text: ::core::option::Option<&str>,
            raw: ::core::option::Option<&[u8]>,
            count: ::core::option::Option<i64>,
            ratio: ::core::option::Option<f64>,
            flag: ::core::option::Option<bool>,
        ) -> ::fcall::Result<()> {
            self::optional(first, maybe, anything, text, raw, count, ratio, flag)
                .query(self)
        }

        /// Calls [`anything()`].
        fn shapes_anything(
            &mut self,
            all: &[impl ::fcall::ToSingleRedisArg],
            first: impl ::fcall::ToSingleRedisArg,
            rest: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<i64> {
            self::anything(all, first, rest).query(self)
        }

        /// Calls [`integers()`].
        fn shapes_integers(
            &mut self,
            all: &[impl ::fcall::ToSingleRedisArg],
            first: impl ::fcall::ToSingleRedisArg,
            rest: &[i64],
        ) -> ::fcall::Result<i64> {
            self::integers(all, first, rest).query(self)
        }

        /// Calls [`numbers()`].
        fn shapes_numbers(
            &mut self,
            all: &[impl ::fcall::ToSingleRedisArg],
            first: impl ::fcall::ToSingleRedisArg,
            rest: &[f64],
        ) -> ::fcall::Result<i64> {
            self::numbers(all, first, rest).query(self)
        }

        /// Calls [`booleans()`].
        fn shapes_booleans(
            &mut self,
            all: &[impl ::fcall::ToSingleRedisArg],
            first: impl ::fcall::ToSingleRedisArg,
            rest: &[bool],
        ) -> ::fcall::Result<i64> {
            self::booleans(all, first, rest).query(self)
        }

        /// Calls [`nothing()`].
        fn shapes_nothing<R: ::fcall::FromReply>(&mut self) -> ::fcall::Result<R>
        where
            Self: 'static,
        {
            self::nothing().query(self)
        }

        /// Calls [`bytes()`].
        fn shapes_bytes(
            &mut self,
            key: ::core::option::Option<&str>,
        ) -> ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>> {
            self::bytes(key).query(self)
        }

        /// Calls [`tuple()`].
        fn shapes_tuple(
            &mut self,
            key: ::core::option::Option<&str>,
        ) -> ::fcall::Result<(bool, ::core::option::Option<::std::string::String>)> {
            self::tuple(key).query(self)
        }

        /// Calls [`single()`].
        fn shapes_single(
            &mut self,
            key: ::core::option::Option<&str>,
        ) -> ::fcall::Result<(f64,)> {
            self::single(key).query(self)
        }

        /// Calls [`nested()`].
        fn shapes_nested(
            &mut self,
            key: ::core::option::Option<&str>,
        ) -> ::fcall::Result<
            ::std::vec::Vec<
                (
                    ::std::string::String,
                    ::core::option::Option<i64>,
                    ::std::vec::Vec<Point>,
                ),
            >,
        > {
            self::nested(key).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`shapes`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`required()`].
            fn shapes_required(
                &mut self,
                first: impl ::fcall::ToSingleRedisArg,
                maybe: impl ::fcall::ToSingleRedisArg,
                anything: impl ::fcall::ToSingleRedisArg,
                text: impl ::fcall::ToSingleRedisArg,
                raw: impl ::fcall::ToSingleRedisArg,
                count: i64,
                ratio: impl ::fcall::Number,
                flag: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send {
                self::required(first, maybe, anything, text, raw, count, ratio, flag)
                    .query_async(self)
            }

            /// Calls [`optional()`].
            fn shapes_optional(
                &mut self,
                first: impl ::fcall::ToSingleRedisArg,
                maybe: ::core::option::Option<&str>,
                anything: ::core::option::Option<&str>,
                text: ::core::option::Option<&str>,
                raw: ::core::option::Option<&[u8]>,
                count: ::core::option::Option<i64>,
                ratio: ::core::option::Option<f64>,
                flag: ::core::option::Option<bool>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send {
                self::optional(first, maybe, anything, text, raw, count, ratio, flag)
                    .query_async(self)
            }

            /// Calls [`anything()`].
            fn shapes_anything(
                &mut self,
                all: &[impl ::fcall::ToSingleRedisArg],
                first: impl ::fcall::ToSingleRedisArg,
                rest: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::anything(all, first, rest).query_async(self)
            }

            /// Calls [`integers()`].
            fn shapes_integers(
                &mut self,
                all: &[impl ::fcall::ToSingleRedisArg],
                first: impl ::fcall::ToSingleRedisArg,
                rest: &[i64],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::integers(all, first, rest).query_async(self)
            }

            /// Calls [`numbers()`].
            fn shapes_numbers(
                &mut self,
                all: &[impl ::fcall::ToSingleRedisArg],
                first: impl ::fcall::ToSingleRedisArg,
                rest: &[f64],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::numbers(all, first, rest).query_async(self)
            }

            /// Calls [`booleans()`].
            fn shapes_booleans(
                &mut self,
                all: &[impl ::fcall::ToSingleRedisArg],
                first: impl ::fcall::ToSingleRedisArg,
                rest: &[bool],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::booleans(all, first, rest).query_async(self)
            }

            /// Calls [`nothing()`].
            fn shapes_nothing<R: ::fcall::FromReply>(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<R>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::nothing().query_async(self)
            }

            /// Calls [`bytes()`].
            fn shapes_bytes(
                &mut self,
                key: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>>,
            > + ::core::marker::Send {
                self::bytes(key).query_async(self)
            }

            /// Calls [`tuple()`].
            fn shapes_tuple(
                &mut self,
                key: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    (bool, ::core::option::Option<::std::string::String>),
                >,
            > + ::core::marker::Send {
                self::tuple(key).query_async(self)
            }

            /// Calls [`single()`].
            fn shapes_single(
                &mut self,
                key: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<(f64,)>,
            > + ::core::marker::Send {
                self::single(key).query_async(self)
            }

            /// Calls [`nested()`].
            fn shapes_nested(
                &mut self,
                key: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    ::std::vec::Vec<
                        (
                            ::std::string::String,
                            ::core::option::Option<i64>,
                            ::std::vec::Vec<Point>,
                        ),
                    >,
                >,
            > + ::core::marker::Send {
                self::nested(key).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
