pub mod counted {
    //! Replies that say how many values come, and go on behind those.
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

    /// The library `counted` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "counted",
            ::core::option::Option::None,
            "6d72ef55bad8ac758561dd340338cb0c51be353fde6fd48514c0d1a9dd4a9a0d",
            include_bytes!("../lua/counted.lua"),
        )
        .made_of(&[::fcall::Part::new("counted.lua", 1)])
        .registering(&["counted_take", "counted_only", "counted_held", "counted_page"]);

    static TAKE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "counted_take",
        ::fcall::Access::ReadWrite,
        &["queue"],
        &[],
    );

    static ONLY: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "counted_only",
        ::fcall::Access::ReadWrite,
        &["queue"],
        &[],
    );

    static HELD: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "counted_held",
        ::fcall::Access::ReadWrite,
        &["queue"],
        &[],
    );

    static PAGE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "counted_page",
        ::fcall::Access::ReadWrite,
        &["queue"],
        &[],
    );

    /// The class `Lease`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Lease {
        /// The field `id`.
        pub id: ::std::string::String,
        /// The field `epoch`.
        pub epoch: i64,
    }

    impl ::fcall::FromReply for Lease {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Lease", reply)?;
            Ok(Self {
                id: fields.required("id")?,
                epoch: fields.required("epoch")?,
            })
        }
    }

    /// One of the shapes of `Taken`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Taken {
        /// `[1, "OK", string, #(id: string, weight: number|""), #integer, Lease...]`
        Ok(
            ::std::string::String,
            ::std::vec::Vec<(::std::string::String, ::core::option::Option<f64>)>,
            ::std::vec::Vec<i64>,
            Lease,
        ),
        /// `[1, "NIL", #string, nil, integer]`
        Nil(::std::vec::Vec<::std::string::String>, (), i64),
        /// `[1, "SOME", #string, "END", integer?]`
        Some(::std::vec::Vec<::std::string::String>, ::core::option::Option<i64>),
        /// `[0, "NONE"]`
        None,
    }

    impl ::fcall::FromReply for Taken {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let reply = ::fcall::Tagged::new("Taken", reply)?;
            if reply.is(0, 1) && reply.is(1, "OK") {
                let mut items = reply.behind(2);
                let item1 = items.next()?;
                let item2 = items
                    .counted(|items| Ok((
                        items.next()?,
                        items.next::<::fcall::OrEmpty<f64>>()?.0,
                    )))?;
                let item3 = items.counted(::fcall::Tuple::next)?;
                let item4 = items.all()?;
                return Ok(Self::Ok(item1, item2, item3, item4));
            }
            if reply.is(0, 1) && reply.is(1, "NIL") {
                let mut items = reply.behind(2);
                let item1 = items.counted(::fcall::Tuple::next)?;
                items.next::<()>()?;
                let item3 = items.next()?;
                return Ok(Self::Nil(item1, (), item3));
            }
            if reply.is(0, 1) && reply.is(1, "SOME") {
                let mut items = reply.behind(2);
                let item1 = items.counted(::fcall::Tuple::next)?;
                items.literal("END")?;
                let item3 = items.next()?;
                return Ok(Self::Some(item1, item3));
            }
            if reply.is(0, 0) && reply.is(1, "NONE") {
                return Ok(Self::None);
            }
            Err(
                reply
                    .unknown(
                        "[1, \"OK\", string, #(id: string, weight: number|\"\"), #integer, Lease...] | [1, \"NIL\", #string, nil, integer] | [1, \"SOME\", #string, \"END\", integer?] | [0, \"NONE\"]",
                    ),
            )
        }
    }

    /// The class `Page`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Page {
        /// The field `names`.
        pub names: PageNames,
    }

    impl ::fcall::FromReply for Page {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Page", reply)?;
            Ok(Self {
                names: fields.required("names")?,
            })
        }
    }

    /// `PageNames` stands for `[#string, integer?]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct PageNames(
        pub ::std::vec::Vec<::std::string::String>,
        pub ::core::option::Option<i64>,
    );

    impl ::fcall::FromReply for PageNames {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            let decoded = Self(items.counted(::fcall::Tuple::next)?, items.next()?);
            items.end().map(|()| decoded)
        }
    }

    /// One of the shapes of `OnlyReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum OnlyReply {
        /// `[1, #string]`
        Value1(::std::vec::Vec<::std::string::String>),
        /// `[0]`
        Value0,
    }

    impl ::fcall::FromReply for OnlyReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let reply = ::fcall::Tagged::new("OnlyReply", reply)?;
            if reply.is(0, 1) {
                let mut items = reply.behind(1);
                let item1 = items.counted(::fcall::Tuple::next)?;
                return Ok(Self::Value1(item1));
            }
            if reply.is(0, 0) {
                return Ok(Self::Value0);
            }
            Err(reply.unknown("[1, #string] | [0]"))
        }
    }

    /// `PageReply` stands for `[#(name: string, at: integer), string, ...integer]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct PageReply(
        pub ::std::vec::Vec<(::std::string::String, i64)>,
        pub ::std::string::String,
        pub ::std::vec::Vec<i64>,
    );

    impl ::fcall::FromReply for PageReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(
                Self(
                    items.counted(|items| Ok((items.next()?, items.next()?)))?,
                    items.next()?,
                    items.rest()?,
                ),
            )
        }
    }

    /// Calls the function `counted_take`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "counted_take")]
    pub fn take(queue: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<Taken> {
        ::fcall::Call::new(&TAKE, 1).key(queue)
    }

    /// Nothing of it stands at a place of its own.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "counted_only")]
    pub fn only(queue: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<OnlyReply> {
        ::fcall::Call::new(&ONLY, 1).key(queue)
    }

    /// Calls the function `counted_held`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "counted_held")]
    pub fn held(
        queue: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<Page>> {
        ::fcall::Call::new(&HELD, 1).key(queue)
    }

    /// Calls the function `counted_page`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "counted_page")]
    pub fn page(queue: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<PageReply> {
        ::fcall::Call::new(&PAGE, 1).key(queue)
    }

    /// [`counted`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`take()`].
        fn counted_take(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<Taken> {
            self::take(queue).query(self)
        }

        /// Calls [`only()`].
        fn counted_only(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<OnlyReply> {
            self::only(queue).query(self)
        }

        /// Calls [`held()`].
        fn counted_held(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<Page>> {
            self::held(queue).query(self)
        }

        /// Calls [`page()`].
        fn counted_page(
            &mut self,
            queue: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<PageReply> {
            self::page(queue).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`counted`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`take()`].
            fn counted_take(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Taken>,
            > + ::core::marker::Send {
                self::take(queue).query_async(self)
            }

            /// Calls [`only()`].
            fn counted_only(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<OnlyReply>,
            > + ::core::marker::Send {
                self::only(queue).query_async(self)
            }

            /// Calls [`held()`].
            fn counted_held(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<Page>>,
            > + ::core::marker::Send {
                self::held(queue).query_async(self)
            }

            /// Calls [`page()`].
            fn counted_page(
                &mut self,
                queue: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<PageReply>,
            > + ::core::marker::Send {
                self::page(queue).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
