pub mod groups {
    //! What repeats in groups.
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

    /// The library `groups` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "groups",
            ::core::option::Option::None,
            "2930ddb7bc07764006d0907ccfe8b28342929cc729c4018b1437d7ff4a8751de",
            include_bytes!("../lua/groups.lua"),
        )
        .made_of(&[::fcall::Part::new("groups.lua", 1)])
        .registering(&["groups_set", "groups_move_all", "groups_kids", "groups_told"]);

    static SET: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "groups_set",
        ::fcall::Access::ReadWrite,
        &["hash"],
        &["ttl_seconds", "fields"],
    );

    static MOVE_ALL: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "groups_move_all",
        ::fcall::Access::ReadWrite,
        &["pairs"],
        &["names"],
    );

    static KIDS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "groups_kids",
        ::fcall::Access::ReadWrite,
        &["ring"],
        &[],
    );

    static TOLD: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "groups_told",
        ::fcall::Access::ReadWrite,
        &["ring"],
        &[],
    );

    /// `KidsReply` stands for `[string|"", integer, ...(kid: string, expires_ms: integer|"")]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct KidsReply(
        pub ::core::option::Option<::std::string::String>,
        pub i64,
        pub ::std::vec::Vec<(::std::string::String, ::core::option::Option<i64>)>,
    );

    impl ::fcall::FromReply for KidsReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(
                Self(
                    items.next::<::fcall::OrEmpty<::std::string::String>>()?.0,
                    items.next()?,
                    items
                        .groups(|items| Ok((
                            items.next()?,
                            items.next::<::fcall::OrEmpty<i64>>()?.0,
                        )))?,
                ),
            )
        }
    }

    /// One of the shapes of `ToldReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum ToldReply {
        /// `[1, "OK", ...(kid: string, expires_ms: integer|"")]`
        Ok(::std::vec::Vec<(::std::string::String, ::core::option::Option<i64>)>),
        /// `[0, "GONE"]`
        Gone,
    }

    impl ::fcall::FromReply for ToldReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("ToldReply", reply)?;
            if reply.is(0, 1) && reply.is(1, "OK") {
                return Ok(
                    Self::Ok(
                        reply
                            .groups(
                                2,
                                2,
                                |reply, first| Ok((
                                    reply.field(first)?,
                                    reply.field::<::fcall::OrEmpty<i64>>(first + 1)?.0,
                                )),
                            )?,
                    ),
                );
            }
            if reply.is(0, 0) && reply.is(1, "GONE") {
                return Ok(Self::Gone);
            }
            Err(
                reply
                    .unknown(
                        "[1, \"OK\", ...(kid: string, expires_ms: integer|\"\")] | [0, \"GONE\"]",
                    ),
            )
        }
    }

    /// Calls the function `groups_set`.
    ///
    /// # Arguments
    ///
    /// - `ttl_seconds`
    /// - `fields`: `(field, weight, sure, rank)`; what to set
    ///
    /// Writes with `HSET`. Safe in a cluster.
    #[doc(alias = "groups_set")]
    pub fn set(
        hash: impl ::fcall::ToSingleRedisArg,
        ttl_seconds: i64,
        fields: &[(
            impl ::fcall::ToSingleRedisArg,
            f64,
            bool,
            ::core::option::Option<i64>,
        )],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&SET, 1)
            .key(hash)
            .integer(ttl_seconds)
            .each(
                fields,
                |call, it| {
                    call
                        .arg(&it.0)
                        .number(it.1)
                        .arg(if it.2 { "yes" } else { "no" })
                        .integer_or_empty(it.3)
                },
            )
    }

    /// Calls the function `groups_move_all`.
    ///
    /// # Keys
    ///
    /// - `pairs`: `(from, to)`; where to move from and where to
    ///
    /// # Arguments
    ///
    /// - `names`: (of the owners)
    ///
    /// Writes with `RENAME`. Safe in a cluster.
    #[doc(alias = "groups_move_all")]
    pub fn move_all(
        pairs: &[(impl ::fcall::ToSingleRedisArg, impl ::fcall::ToSingleRedisArg)],
        names: &[impl ::fcall::ToSingleRedisArg],
    ) -> ::fcall::Call<()> {
        ::fcall::Call::new(&MOVE_ALL, 2 * pairs.len())
            .each(pairs, |call, it| call.key(&it.0).key(&it.1))
            .args(names)
    }

    /// Calls the function `groups_kids`.
    ///
    /// Returns the first of all, how many, and each
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "groups_kids")]
    pub fn kids(ring: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<KidsReply> {
        ::fcall::Call::new(&KIDS, 1).key(ring)
    }

    /// Calls the function `groups_told`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "groups_told")]
    pub fn told(ring: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<ToldReply> {
        ::fcall::Call::new(&TOLD, 1).key(ring)
    }

    /// [`groups`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`set()`].
        fn groups_set(
            &mut self,
            hash: impl ::fcall::ToSingleRedisArg,
            ttl_seconds: i64,
            fields: &[(
                impl ::fcall::ToSingleRedisArg,
                f64,
                bool,
                ::core::option::Option<i64>,
            )],
        ) -> ::fcall::Result<i64> {
            self::set(hash, ttl_seconds, fields).query(self)
        }

        /// Calls [`move_all()`].
        fn groups_move_all(
            &mut self,
            pairs: &[(impl ::fcall::ToSingleRedisArg, impl ::fcall::ToSingleRedisArg)],
            names: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<()> {
            self::move_all(pairs, names).query(self)
        }

        /// Calls [`kids()`].
        fn groups_kids(
            &mut self,
            ring: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<KidsReply> {
            self::kids(ring).query(self)
        }

        /// Calls [`told()`].
        fn groups_told(
            &mut self,
            ring: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<ToldReply> {
            self::told(ring).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`groups`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`set()`].
            fn groups_set(
                &mut self,
                hash: impl ::fcall::ToSingleRedisArg,
                ttl_seconds: i64,
                fields: &[(
                    impl ::fcall::ToSingleRedisArg,
                    f64,
                    bool,
                    ::core::option::Option<i64>,
                )],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::set(hash, ttl_seconds, fields).query_async(self)
            }

            /// Calls [`move_all()`].
            fn groups_move_all(
                &mut self,
                pairs: &[(
                    impl ::fcall::ToSingleRedisArg,
                    impl ::fcall::ToSingleRedisArg,
                )],
                names: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send {
                self::move_all(pairs, names).query_async(self)
            }

            /// Calls [`kids()`].
            fn groups_kids(
                &mut self,
                ring: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<KidsReply>,
            > + ::core::marker::Send {
                self::kids(ring).query_async(self)
            }

            /// Calls [`told()`].
            fn groups_told(
                &mut self,
                ring: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<ToldReply>,
            > + ::core::marker::Send {
                self::told(ring).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
