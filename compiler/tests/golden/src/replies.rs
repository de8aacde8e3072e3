pub mod replies {
    //! The functions of the library `replies`.
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

    /// The library `replies` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "replies",
            ::core::option::Option::None,
            "55e8fcd482a4ac72d6d49cd575dc430ee9eb4adab315a0cb5f1331bb2685e2ff",
            include_bytes!("../lua/replies.lua"),
        )
        .made_of(&[::fcall::Part::new("replies.lua", 1)])
        .registering(
            &[
                "replies_transfer",
                "replies_state",
                "replies_code",
                "replies_take",
                "replies_members",
                "replies_page",
                "replies_basket",
                "replies_names",
                "replies_anything",
            ],
        );
    static TRANSFER: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_transfer",
        ::fcall::Access::ReadWrite,
        &["from", "to"],
        &["amount"],
    );

    static STATE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_state",
        ::fcall::Access::ReadWrite,
        &["job"],
        &[],
    );

    static CODE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_code",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static TAKE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_take",
        ::fcall::Access::ReadWrite,
        &["lock"],
        &["token", "ttl_ms"],
    );

    static MEMBERS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_members",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static PAGE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_page",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static BASKET: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_basket",
        ::fcall::Access::ReadWrite,
        &["basket", "key_2"],
        &[],
    );

    static NAMES: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_names",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static ANYTHING: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "replies_anything",
        ::fcall::Access::ReadWrite,
        &[],
        &["data"],
    );

    /// One of the shapes of `TransferReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum TransferReply {
        /// `[0, "invalid_amount", bytes]`
        InvalidAmount(::std::vec::Vec<u8>),
        /// `[0, "insufficient_funds", string]`
        InsufficientFunds(::std::string::String),
        /// `[0, "no_account"]`
        NoAccount,
        /// `[1, "OK", integer]`
        Ok(i64),
    }

    impl ::fcall::FromReply for TransferReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("TransferReply", reply)?;
            if reply.is(0, 0) && reply.is(1, "invalid_amount") {
                return Ok(Self::InvalidAmount(reply.field(2)?));
            }
            if reply.is(0, 0) && reply.is(1, "insufficient_funds") {
                return Ok(Self::InsufficientFunds(reply.field(2)?));
            }
            if reply.is(0, 0) && reply.is(1, "no_account") {
                return Ok(Self::NoAccount);
            }
            if reply.is(0, 1) && reply.is(1, "OK") {
                return Ok(Self::Ok(reply.field(2)?));
            }
            Err(
                reply
                    .unknown(
                        "[0, \"invalid_amount\", bytes] | [0, \"insufficient_funds\", string] | [0, \"no_account\"] | [1, \"OK\", integer]",
                    ),
            )
        }
    }

    /// One of the values of `StateReply`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum StateReply {
        /// The value `"queued"`.
        Queued,
        /// The value `"running"`.
        Running,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl StateReply {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Queued => "queued",
                Self::Running => "running",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for StateReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "queued" => Self::Queued,
                    "running" => Self::Running,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for StateReply {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for StateReply {}

    /// One of the values of `CodeReply`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum CodeReply {
        /// The value `-1`.
        Minus1,
        /// The value `0`.
        Value0,
        /// The value `1`.
        Value1,
        /// Any other value, as another release of the library may have.
        Other(i64),
    }

    impl CodeReply {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn value(&self) -> i64 {
            match self {
                Self::Minus1 => -1,
                Self::Value0 => 0,
                Self::Value1 => 1,
                Self::Other(other) => *other,
            }
        }
    }

    impl ::core::convert::From<CodeReply> for i64 {
        fn from(it: CodeReply) -> Self {
            it.value()
        }
    }

    impl ::fcall::FromReply for CodeReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let integer: i64 = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match integer {
                    -1 => Self::Minus1,
                    0 => Self::Value0,
                    1 => Self::Value1,
                    other => Self::Other(other),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for CodeReply {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.value(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for CodeReply {}

    /// `MembersReply` stands for `[integer, ...bytes]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct MembersReply(pub i64, pub ::std::vec::Vec<::std::vec::Vec<u8>>);

    impl ::fcall::FromReply for MembersReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(Self(items.next()?, items.rest()?))
        }
    }

    /// One of the values of `PageReplyItem`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum PageReplyItem {
        /// The value `"more"`.
        More,
        /// The value `"all"`.
        All,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl PageReplyItem {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::More => "more",
                Self::All => "all",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for PageReplyItem {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "more" => Self::More,
                    "all" => Self::All,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for PageReplyItem {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for PageReplyItem {}

    /// One of the shapes of `PageReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum PageReply {
        /// `[0, "empty"]`
        Empty,
        /// `[1, "OK", PageReplyItem, ...bytes]`
        Ok(PageReplyItem, ::std::vec::Vec<::std::vec::Vec<u8>>),
    }

    impl ::fcall::FromReply for PageReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("PageReply", reply)?;
            if reply.is(0, 0) && reply.is(1, "empty") {
                return Ok(Self::Empty);
            }
            if reply.is(0, 1) && reply.is(1, "OK") {
                return Ok(Self::Ok(reply.field(2)?, reply.rest(3)?));
            }
            Err(reply.unknown("[0, \"empty\"] | [1, \"OK\", PageReplyItem, ...bytes]"))
        }
    }

    ::fcall::json_type! {
        /// The class `BasketReplyItemsItem`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct BasketReplyItemsItem {
            /// The field `sku`.
            pub sku: ::std::string::String,
            /// The field `type`.
            pub r#type: ::std::string::String,
        }
    }

    ::fcall::json_type! {
        /// The class `BasketReply`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct BasketReply {
            /// The field `owner`.
            pub owner: ::std::string::String,
            /// The field `note`.
            #[serde(skip_serializing_if = "::core::option::Option::is_none")]
            pub note: ::core::option::Option<::std::string::String>,
            /// The field `items`.
            pub items: ::std::vec::Vec<BasketReplyItemsItem>,
            /// The field `totals`.
            pub totals: ::std::collections::HashMap<::std::string::String, f64>,
            /// The field `isGift`.
            #[serde(rename = "isGift")]
            pub is_gift: bool,
        }
    }

    /// `NamesReply` stands for `json<string[]>|""`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct NamesReply(
        pub ::core::option::Option<::fcall::Json<::std::vec::Vec<::std::string::String>>>,
    );

    impl ::fcall::FromReply for NamesReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            <::fcall::OrEmpty<
                ::fcall::Json<::std::vec::Vec<::std::string::String>>,
            > as ::fcall::FromReply>::from_reply(reply)
                .map(|it| Self(it.0))
        }
    }

    /// Calls the function `replies_transfer`.
    ///
    /// Writes with `DECRBY`, `INCRBY`. Safe in a cluster.
    #[doc(alias = "replies_transfer")]
    pub fn transfer(
        from: impl ::fcall::ToSingleRedisArg,
        to: impl ::fcall::ToSingleRedisArg,
        amount: i64,
    ) -> ::fcall::Call<TransferReply> {
        ::fcall::Call::new(&TRANSFER, 2).key(from).key(to).integer(amount)
    }

    /// Calls the function `replies_state`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "replies_state")]
    pub fn state(
        job: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<StateReply>> {
        ::fcall::Call::new(&STATE, 1).key(job)
    }

    /// Calls the function `replies_code`.
    ///
    /// Writes with `DECR`. Safe in a cluster.
    #[doc(alias = "replies_code")]
    pub fn code(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<CodeReply> {
        ::fcall::Call::new(&CODE, 1).key(key)
    }

    /// Calls the function `replies_take`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    #[doc(alias = "replies_take")]
    pub fn take(
        lock: impl ::fcall::ToSingleRedisArg,
        token: impl ::fcall::ToSingleRedisArg,
        ttl_ms: i64,
    ) -> ::fcall::Call<::core::option::Option<()>> {
        ::fcall::Call::new(&TAKE, 1).key(lock).arg(token).integer(ttl_ms)
    }

    /// Calls the function `replies_members`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "replies_members")]
    pub fn members(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<MembersReply> {
        ::fcall::Call::new(&MEMBERS, 1).key(key)
    }

    /// Calls the function `replies_page`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "replies_page")]
    pub fn page(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<PageReply> {
        ::fcall::Call::new(&PAGE, 1).key(key)
    }

    /// Calls the function `replies_basket`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "replies_basket")]
    pub fn basket(
        basket: impl ::fcall::ToSingleRedisArg,
        key_2: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<::fcall::Json<BasketReply>>> {
        ::fcall::Call::new(&BASKET, 2).key(basket).key(key_2)
    }

    /// Calls the function `replies_names`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "replies_names")]
    pub fn names(key: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<NamesReply> {
        ::fcall::Call::new(&NAMES, 1).key(key)
    }

    /// Calls the function `replies_anything`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "replies_anything")]
    pub fn anything(
        data: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::fcall::Json<::fcall::redis::Value>, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&ANYTHING, 0).arg(data).on_any_primary()
    }

    /// [`replies`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`transfer()`].
        fn replies_transfer(
            &mut self,
            from: impl ::fcall::ToSingleRedisArg,
            to: impl ::fcall::ToSingleRedisArg,
            amount: i64,
        ) -> ::fcall::Result<TransferReply> {
            self::transfer(from, to, amount).query(self)
        }

        /// Calls [`state()`].
        fn replies_state(
            &mut self,
            job: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<StateReply>> {
            self::state(job).query(self)
        }

        /// Calls [`code()`].
        fn replies_code(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<CodeReply> {
            self::code(key).query(self)
        }

        /// Calls [`take()`].
        fn replies_take(
            &mut self,
            lock: impl ::fcall::ToSingleRedisArg,
            token: impl ::fcall::ToSingleRedisArg,
            ttl_ms: i64,
        ) -> ::fcall::Result<::core::option::Option<()>> {
            self::take(lock, token, ttl_ms).query(self)
        }

        /// Calls [`members()`].
        fn replies_members(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<MembersReply> {
            self::members(key).query(self)
        }

        /// Calls [`page()`].
        fn replies_page(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<PageReply> {
            self::page(key).query(self)
        }

        /// Calls [`basket()`].
        fn replies_basket(
            &mut self,
            basket: impl ::fcall::ToSingleRedisArg,
            key_2: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<::fcall::Json<BasketReply>>> {
            self::basket(basket, key_2).query(self)
        }

        /// Calls [`names()`].
        fn replies_names(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<NamesReply> {
            self::names(key).query(self)
        }

        /// Calls [`anything()`].
        fn replies_anything(
            &mut self,
            data: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::fcall::Json<::fcall::redis::Value>>
        where
            Self: 'static,
        {
            self::anything(data).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`replies`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`transfer()`].
            fn replies_transfer(
                &mut self,
                from: impl ::fcall::ToSingleRedisArg,
                to: impl ::fcall::ToSingleRedisArg,
                amount: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<TransferReply>,
            > + ::core::marker::Send {
                self::transfer(from, to, amount).query_async(self)
            }

            /// Calls [`state()`].
            fn replies_state(
                &mut self,
                job: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<StateReply>>,
            > + ::core::marker::Send {
                self::state(job).query_async(self)
            }

            /// Calls [`code()`].
            fn replies_code(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<CodeReply>,
            > + ::core::marker::Send {
                self::code(key).query_async(self)
            }

            /// Calls [`take()`].
            fn replies_take(
                &mut self,
                lock: impl ::fcall::ToSingleRedisArg,
                token: impl ::fcall::ToSingleRedisArg,
                ttl_ms: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<()>>,
            > + ::core::marker::Send {
                self::take(lock, token, ttl_ms).query_async(self)
            }

            /// Calls [`members()`].
            fn replies_members(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<MembersReply>,
            > + ::core::marker::Send {
                self::members(key).query_async(self)
            }

            /// Calls [`page()`].
            fn replies_page(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<PageReply>,
            > + ::core::marker::Send {
                self::page(key).query_async(self)
            }

            /// Calls [`basket()`].
            fn replies_basket(
                &mut self,
                basket: impl ::fcall::ToSingleRedisArg,
                key_2: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    ::core::option::Option<::fcall::Json<BasketReply>>,
                >,
            > + ::core::marker::Send {
                self::basket(basket, key_2).query_async(self)
            }

            /// Calls [`names()`].
            fn replies_names(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<NamesReply>,
            > + ::core::marker::Send {
                self::names(key).query_async(self)
            }

            /// Calls [`anything()`].
            fn replies_anything(
                &mut self,
                data: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::fcall::Json<::fcall::redis::Value>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::anything(data).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
