pub mod repeated {
    //! What repeats beside other things.
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

    /// The library `repeated` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "repeated",
            ::core::option::Option::None,
            "35d7e9bc4f4b3441a623aebb6242eccb8f758e93257c5886728605e227ffe1b5",
            include_bytes!("../lua/repeated.lua"),
        )
        .made_of(&[::fcall::Part::new("repeated.lua", 1)])
        .registering(
            &[
                "repeated_per_key",
                "repeated_per_pair",
                "repeated_counted",
                "repeated_last",
                "repeated_absent",
                "repeated_found",
                "repeated_columns",
                "repeated_per_arg",
            ],
        );
    static PER_KEY: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_per_key",
        ::fcall::Access::ReadWrite,
        &["entry"],
        &["ttl", "value", "limit", "mode"],
    );

    static PER_PAIR: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_per_pair",
        ::fcall::Access::ReadWrite,
        &["pair"],
        &["amount"],
    );

    static COUNTED: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_counted",
        ::fcall::Access::ReadWrite,
        &["queue"],
        &["#ids", "ids", "#field", "field", "reason"],
    );

    static LAST: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_last",
        ::fcall::Access::ReadWrite,
        &["source", "target"],
        &["#source", "weight", "how", "ttl"],
    );

    static ABSENT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_absent",
        ::fcall::Access::ReadWrite,
        &["name"],
        &["value"],
    );

    static FOUND: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_found",
        ::fcall::Access::ReadWrite,
        &["name"],
        &["arg"],
    );

    static COLUMNS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_columns",
        ::fcall::Access::ReadWrite,
        &["keys"],
        &["#names", "names", "hard", "soft", "now_ms", "key"],
    );

    static PER_ARG: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "repeated_per_arg",
        ::fcall::Access::ReadWrite,
        &["keys"],
        &["point", "weight"],
    );

    /// One of the values of `LastHow`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum LastHow {
        /// The value `"sum"`.
        Sum,
        /// The value `"max"`.
        Max,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl LastHow {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Sum => "sum",
                Self::Max => "max",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for LastHow {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "sum" => Self::Sum,
                    "max" => Self::Max,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for LastHow {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for LastHow {}

    /// Calls the function `repeated_per_key`.
    ///
    /// # Keys
    ///
    /// - `entry`: `(entry, value, soft, hard)`; what to set
    ///
    /// # Arguments
    ///
    /// - `ttl`
    /// - `value`: beside each `entry`; what it is set to
    /// - `limit`: beside each `entry`
    /// - `mode`
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_per_key")]
    pub fn per_key(
        entry: &[(
            impl ::fcall::ToSingleRedisArg,
            impl ::fcall::ToSingleRedisArg,
            i64,
            f64,
        )],
        ttl: i64,
        mode: ::core::option::Option<&str>,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&PER_KEY, entry.len())
            .at_least_keys(1, entry.len())
            .each(entry, |call, it| call.key(&it.0))
            .integer(ttl)
            .named(1)
            .each(entry, |call, it| call.arg(&it.1))
            .named(2)
            .each(entry, |call, it| call.integer(it.2).number(it.3))
            .named(3)
            .optional(mode)
    }

    /// Calls the function `repeated_per_pair`.
    ///
    /// # Keys
    ///
    /// - `pair`: `(from, to, amount)`
    ///
    /// # Arguments
    ///
    /// - `amount`: beside each `pair`
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_per_pair")]
    pub fn per_pair(
        pair: &[(impl ::fcall::ToSingleRedisArg, impl ::fcall::ToSingleRedisArg, i64)],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&PER_PAIR, 2 * pair.len())
            .each(pair, |call, it| call.key(&it.0).key(&it.1))
            .each(pair, |call, it| call.integer(it.2))
    }

    /// Calls the function `repeated_counted`.
    ///
    /// # Arguments
    ///
    /// - `ids`
    /// - `field`: `(name, value)`
    /// - `reason`
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_counted")]
    pub fn counted(
        queue: impl ::fcall::ToSingleRedisArg,
        ids: &[i64],
        field: &[(impl ::fcall::ToSingleRedisArg, impl ::fcall::ToSingleRedisArg)],
        reason: ::core::option::Option<&str>,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&COUNTED, 1)
            .key(queue)
            .count(ids.len())
            .named(1)
            .at_least_args(1, ids.len())
            .integers(ids)
            .named(2)
            .count(field.len())
            .named(3)
            .each(field, |call, it| call.arg(&it.0).arg(&it.1))
            .named(4)
            .optional(reason)
    }

    /// Calls the function `repeated_last`.
    ///
    /// # Arguments
    ///
    /// - `weight`: one for each, or so
    /// - `how`
    /// - `ttl`
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_last")]
    pub fn last(
        source: &[impl ::fcall::ToSingleRedisArg],
        target: impl ::fcall::ToSingleRedisArg,
        weight: &[f64],
        how: LastHow,
        ttl: i64,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&LAST, 1 + source.len())
            .named(0)
            .keys(source)
            .named(1)
            .key(target)
            .in_order()
            .count(source.len())
            .named(1)
            .at_least_args(2, weight.len())
            .numbers(weight)
            .named(2)
            .arg(how)
            .named(3)
            .integer(ttl)
    }

    /// Calls the function `repeated_absent`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_absent")]
    pub fn absent(
        name: ::core::option::Option<&[u8]>,
        value: ::core::option::Option<&str>,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&ABSENT, usize::from(name.is_some()))
            .optional_key(name)
            .optional(value)
    }

    /// Calls the function `repeated_found`.
    ///
    /// # Arguments
    ///
    /// - `arg`: `"x"` if absent
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_found")]
    pub fn found(
        name: ::core::option::Option<&str>,
        arg: ::core::option::Option<&str>,
    ) -> ::fcall::Call<::std::vec::Vec<u8>> {
        ::fcall::Call::new(&FOUND, usize::from(name.is_some()))
            .optional_key(name)
            .optional(arg)
    }

    /// Calls the function `repeated_columns`.
    ///
    /// # Arguments
    ///
    /// - `names`: `(names, hard, soft)`
    /// - `hard`: beside each `names`; at most
    /// - `soft`: beside each `names`
    /// - `now_ms`
    /// - `key`
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_columns")]
    pub fn columns(
        keys: &[impl ::fcall::ToSingleRedisArg],
        names: &[(impl ::fcall::ToSingleRedisArg, i64, ::core::option::Option<f64>)],
        now_ms: i64,
        key: ::core::option::Option<&str>,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&COLUMNS, keys.len())
            .keys(keys)
            .count(names.len())
            .named(1)
            .each(names, |call, it| call.arg(&it.0))
            .named(2)
            .each(names, |call, it| call.integer(it.1))
            .named(3)
            .each(names, |call, it| call.number_or_empty(it.2))
            .named(4)
            .integer(now_ms)
            .named(5)
            .optional(key)
    }

    /// Calls the function `repeated_per_arg`.
    ///
    /// # Arguments
    ///
    /// - `point`: `(x, y, weight)`
    /// - `weight`: beside each `point`
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "repeated_per_arg")]
    pub fn per_arg(
        keys: &[impl ::fcall::ToSingleRedisArg],
        point: &[(i64, i64, f64)],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&PER_ARG, keys.len())
            .keys(keys)
            .named(0)
            .at_least_args(1, point.len())
            .each(point, |call, it| call.integer(it.0).integer(it.1))
            .named(1)
            .each(point, |call, it| call.number(it.2))
    }

    /// [`repeated`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`per_key()`].
        fn repeated_per_key(
            &mut self,
            entry: &[(
                impl ::fcall::ToSingleRedisArg,
                impl ::fcall::ToSingleRedisArg,
                i64,
                f64,
            )],
            ttl: i64,
            mode: ::core::option::Option<&str>,
        ) -> ::fcall::Result<i64> {
            self::per_key(entry, ttl, mode).query(self)
        }

        /// Calls [`per_pair()`].
        fn repeated_per_pair(
            &mut self,
            pair: &[(
                impl ::fcall::ToSingleRedisArg,
                impl ::fcall::ToSingleRedisArg,
                i64,
            )],
        ) -> ::fcall::Result<i64> {
            self::per_pair(pair).query(self)
        }

        /// Calls [`counted()`].
        fn repeated_counted(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
            ids: &[i64],
            field: &[(impl ::fcall::ToSingleRedisArg, impl ::fcall::ToSingleRedisArg)],
            reason: ::core::option::Option<&str>,
        ) -> ::fcall::Result<i64> {
            self::counted(queue, ids, field, reason).query(self)
        }

        /// Calls [`last()`].
        fn repeated_last(
            &mut self,
            source: &[impl ::fcall::ToSingleRedisArg],
            target: impl ::fcall::ToSingleRedisArg,
            weight: &[f64],
            how: LastHow,
            ttl: i64,
        ) -> ::fcall::Result<i64> {
            self::last(source, target, weight, how, ttl).query(self)
        }

        /// Calls [`absent()`].
        fn repeated_absent(
            &mut self,
            name: ::core::option::Option<&[u8]>,
            value: ::core::option::Option<&str>,
        ) -> ::fcall::Result<i64> {
            self::absent(name, value).query(self)
        }

        /// Calls [`found()`].
        fn repeated_found(
            &mut self,
            name: ::core::option::Option<&str>,
            arg: ::core::option::Option<&str>,
        ) -> ::fcall::Result<::std::vec::Vec<u8>> {
            self::found(name, arg).query(self)
        }

        /// Calls [`columns()`].
        fn repeated_columns(
            &mut self,
            keys: &[impl ::fcall::ToSingleRedisArg],
            names: &[(impl ::fcall::ToSingleRedisArg, i64, ::core::option::Option<f64>)],
            now_ms: i64,
            key: ::core::option::Option<&str>,
        ) -> ::fcall::Result<i64> {
            self::columns(keys, names, now_ms, key).query(self)
        }

        /// Calls [`per_arg()`].
        fn repeated_per_arg(
            &mut self,
            keys: &[impl ::fcall::ToSingleRedisArg],
            point: &[(i64, i64, f64)],
        ) -> ::fcall::Result<i64> {
            self::per_arg(keys, point).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`repeated`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`per_key()`].
            fn repeated_per_key(
                &mut self,
                entry: &[(
                    impl ::fcall::ToSingleRedisArg,
                    impl ::fcall::ToSingleRedisArg,
                    i64,
                    f64,
                )],
                ttl: i64,
                mode: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::per_key(entry, ttl, mode).query_async(self)
            }

            /// Calls [`per_pair()`].
            fn repeated_per_pair(
                &mut self,
                pair: &[(
                    impl ::fcall::ToSingleRedisArg,
                    impl ::fcall::ToSingleRedisArg,
                    i64,
                )],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::per_pair(pair).query_async(self)
            }

            /// Calls [`counted()`].
            fn repeated_counted(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
                ids: &[i64],
                field: &[(
                    impl ::fcall::ToSingleRedisArg,
                    impl ::fcall::ToSingleRedisArg,
                )],
                reason: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::counted(queue, ids, field, reason).query_async(self)
            }

            /// Calls [`last()`].
            fn repeated_last(
                &mut self,
                source: &[impl ::fcall::ToSingleRedisArg],
                target: impl ::fcall::ToSingleRedisArg,
                weight: &[f64],
                how: LastHow,
                ttl: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::last(source, target, weight, how, ttl).query_async(self)
            }

            /// Calls [`absent()`].
            fn repeated_absent(
                &mut self,
                name: ::core::option::Option<&[u8]>,
                value: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::absent(name, value).query_async(self)
            }

            /// Calls [`found()`].
            fn repeated_found(
                &mut self,
                name: ::core::option::Option<&str>,
                arg: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::std::vec::Vec<u8>>,
            > + ::core::marker::Send {
                self::found(name, arg).query_async(self)
            }

            /// Calls [`columns()`].
            fn repeated_columns(
                &mut self,
                keys: &[impl ::fcall::ToSingleRedisArg],
                names: &[(
                    impl ::fcall::ToSingleRedisArg,
                    i64,
                    ::core::option::Option<f64>,
                )],
                now_ms: i64,
                key: ::core::option::Option<&str>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::columns(keys, names, now_ms, key).query_async(self)
            }

            /// Calls [`per_arg()`].
            fn repeated_per_arg(
                &mut self,
                keys: &[impl ::fcall::ToSingleRedisArg],
                point: &[(i64, i64, f64)],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::per_arg(keys, point).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
