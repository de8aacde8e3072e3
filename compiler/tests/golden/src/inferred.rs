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
            "5f5b1e8e2ea15883ae110d2ce98ab29c02819197c966615b785ba29070448c07",
            include_bytes!("../lua/inferred.lua"),
        )
        .made_of(&[::fcall::Part::new("inferred.lua", 1)])
        .registering(&["inferred_sliding", "inferred_count"]);

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
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
