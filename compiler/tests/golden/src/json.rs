pub mod json {
    //! Replies and arguments that are JSON.
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

    /// The library `json` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "json",
            ::core::option::Option::None,
            "633e7367795dd693c5e00fd993cda9473a2d9c22bfef87f6fd9c36649afe8a77",
            include_bytes!("../lua/json.lua"),
        )
        .made_of(&[::fcall::Part::new("json.lua", 1)])
        .registering(
            &[
                "json_add",
                "json_items",
                "json_anything",
                "json_both",
                "json_same",
                "json_perhaps",
                "json_parcel",
            ],
        );
    static ADD: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "json_add",
        ::fcall::Access::ReadWrite,
        &["basket"],
        &["item", "note"],
    );

    static ITEMS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "json_items",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static ANYTHING: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "json_anything",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static BOTH: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "json_both",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SAME: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "json_same",
        ::fcall::Access::ReadWrite,
        &[],
        &["data", "more"],
    );

    static PERHAPS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "json_perhaps",
        ::fcall::Access::ReadWrite,
        &[],
        &["data"],
    );

    static PARCEL: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "json_parcel",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    ::fcall::json_type! {
        /// One of the values of `State`.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum State {
            /// The value `"open"`.
            #[serde(rename = "open")]
            Open,
            /// The value `"closed"`.
            #[serde(rename = "closed")]
            Closed,
            /// Any other value, as another release of the library may have.
            #[serde(untagged)]
            Other(::std::string::String),
        }
    }

    impl State {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Open => "open",
                Self::Closed => "closed",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for State {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "open" => Self::Open,
                    "closed" => Self::Closed,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for State {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for State {}

    ::fcall::json_type! {
        /// The class `Basket`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Basket {
            /// The field `owner`.
            pub owner: ::std::string::String,
            /// The field `state`.
            pub state: State,
            /// The field `type`.
            #[serde(skip_serializing_if = "::core::option::Option::is_none")]
            pub r#type: ::core::option::Option<::std::string::String>,
            /// The field `gift`.
            #[serde(skip_serializing_if = "::core::option::Option::is_none")]
            pub gift: ::core::option::Option<bool>,
            /// The field `nickname`.
            #[serde(skip_serializing_if = "::core::option::Option::is_none")]
            pub nickname: Nickname,
            /// The field `items`.
            pub items: ::std::vec::Vec<Item>,
            /// The field `totals`.
            pub totals: ::std::collections::HashMap<::std::string::String, f64>,
        }
    }

    /// `Nickname` stands for `string?`.
    pub type Nickname = ::core::option::Option<::std::string::String>;

    ::fcall::json_type! {
        /// The class `Item`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Item {
            /// The field `unitPrice`.
            #[serde(rename = "unitPrice")]
            pub unit_price: f64,
            /// The field `sizes`.
            pub sizes: (i64, i64),
        }
    }

    /// `Extra` stands for `any`.
    pub type Extra = ::fcall::Json<::fcall::redis::Value>;

    ::fcall::json_type! {
        /// The class `Parcel`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Parcel {
            /// The field `data`.
            pub data: ::fcall::Json<::fcall::redis::Value>,
            /// The field `extra`.
            #[serde(skip_serializing_if = "::core::option::Option::is_none")]
            pub extra: ::core::option::Option<Extra>,
            /// The field `any`.
            pub any: ::std::vec::Vec<::fcall::Json<::fcall::redis::Value>>,
        }
    }

    ::fcall::json_type! {
        /// The class `AddNote`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct AddNote {
            /// The field `text`.
            pub text: ::std::string::String,
        }
    }

    ::fcall::json_type! {
        /// The class `BothReplyItem`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct BothReplyItem {
            /// The field `ok`.
            #[serde(skip_serializing_if = "::core::option::Option::is_none")]
            pub ok: ::core::option::Option<bool>,
        }
    }

    /// Calls the function `json_add`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "json_add")]
    pub fn add(
        basket: impl ::fcall::ToSingleRedisArg,
        item: &::fcall::Json<Item>,
        note: ::core::option::Option<&::fcall::Json<AddNote>>,
    ) -> ::fcall::Call<::fcall::Json<Basket>> {
        ::fcall::Call::new(&ADD, 1).key(basket).arg(item).optional(note)
    }

    /// Calls the function `json_items`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "json_items")]
    pub fn items() -> ::fcall::Call<
        ::core::option::Option<::fcall::Json<::std::vec::Vec<Item>>>,
        ::fcall::AnyPrimary,
    > {
        ::fcall::Call::new(&ITEMS, 0).on_any_primary()
    }

    /// Calls the function `json_anything`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "json_anything")]
    pub fn anything() -> ::fcall::Call<
        ::fcall::Json<::fcall::redis::Value>,
        ::fcall::AnyPrimary,
    > {
        ::fcall::Call::new(&ANYTHING, 0).on_any_primary()
    }

    /// Calls the function `json_both`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "json_both")]
    pub fn both() -> ::fcall::Call<
        (State, ::fcall::Json<BothReplyItem>),
        ::fcall::AnyPrimary,
    > {
        ::fcall::Call::new(&BOTH, 0).on_any_primary()
    }

    /// Calls the function `json_same`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "json_same")]
    pub fn same(
        data: &::fcall::Json<impl ::core::marker::Sized>,
        more: &[::fcall::Json<impl ::core::marker::Sized>],
    ) -> ::fcall::Call<::fcall::Json<::fcall::redis::Value>, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&SAME, 0).arg(data).args(more).on_any_primary()
    }

    /// Calls the function `json_perhaps`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "json_perhaps")]
    pub fn perhaps(
        data: ::core::option::Option<&::fcall::Json<::fcall::redis::Value>>,
    ) -> ::fcall::Call<
        ::core::option::Option<::fcall::Json<::fcall::redis::Value>>,
        ::fcall::AnyPrimary,
    > {
        ::fcall::Call::new(&PERHAPS, 0).optional(data).on_any_primary()
    }

    /// Calls the function `json_parcel`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "json_parcel")]
    pub fn parcel() -> ::fcall::Call<::fcall::Json<Parcel>, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&PARCEL, 0).on_any_primary()
    }

    /// [`json`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`add()`].
        fn json_add(
            &mut self,
            basket: impl ::fcall::ToSingleRedisArg,
            item: &::fcall::Json<Item>,
            note: ::core::option::Option<&::fcall::Json<AddNote>>,
        ) -> ::fcall::Result<::fcall::Json<Basket>> {
            self::add(basket, item, note).query(self)
        }

        /// Calls [`items()`].
        fn json_items(
            &mut self,
        ) -> ::fcall::Result<
            ::core::option::Option<::fcall::Json<::std::vec::Vec<Item>>>,
        >
        where
            Self: 'static,
        {
            self::items().query(self)
        }

        /// Calls [`anything()`].
        fn json_anything(
            &mut self,
        ) -> ::fcall::Result<::fcall::Json<::fcall::redis::Value>>
        where
            Self: 'static,
        {
            self::anything().query(self)
        }

        /// Calls [`both()`].
        fn json_both(&mut self) -> ::fcall::Result<(State, ::fcall::Json<BothReplyItem>)>
        where
            Self: 'static,
        {
            self::both().query(self)
        }

        /// Calls [`same()`].
        fn json_same(
            &mut self,
            data: &::fcall::Json<impl ::core::marker::Sized>,
            more: &[::fcall::Json<impl ::core::marker::Sized>],
        ) -> ::fcall::Result<::fcall::Json<::fcall::redis::Value>>
        where
            Self: 'static,
        {
            self::same(data, more).query(self)
        }

        /// Calls [`perhaps()`].
        fn json_perhaps(
            &mut self,
            data: ::core::option::Option<&::fcall::Json<::fcall::redis::Value>>,
        ) -> ::fcall::Result<
            ::core::option::Option<::fcall::Json<::fcall::redis::Value>>,
        >
        where
            Self: 'static,
        {
            self::perhaps(data).query(self)
        }

        /// Calls [`parcel()`].
        fn json_parcel(&mut self) -> ::fcall::Result<::fcall::Json<Parcel>>
        where
            Self: 'static,
        {
            self::parcel().query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`json`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`add()`].
            fn json_add(
                &mut self,
                basket: impl ::fcall::ToSingleRedisArg,
                item: &::fcall::Json<Item>,
                note: ::core::option::Option<&::fcall::Json<AddNote>>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::fcall::Json<Basket>>,
            > + ::core::marker::Send {
                self::add(basket, item, note).query_async(self)
            }

            /// Calls [`items()`].
            fn json_items(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    ::core::option::Option<::fcall::Json<::std::vec::Vec<Item>>>,
                >,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::items().query_async(self)
            }

            /// Calls [`anything()`].
            fn json_anything(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::fcall::Json<::fcall::redis::Value>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::anything().query_async(self)
            }

            /// Calls [`both()`].
            fn json_both(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<(State, ::fcall::Json<BothReplyItem>)>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::both().query_async(self)
            }

            /// Calls [`same()`].
            fn json_same(
                &mut self,
                data: &::fcall::Json<impl ::core::marker::Sized>,
                more: &[::fcall::Json<impl ::core::marker::Sized>],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::fcall::Json<::fcall::redis::Value>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::same(data, more).query_async(self)
            }

            /// Calls [`perhaps()`].
            fn json_perhaps(
                &mut self,
                data: ::core::option::Option<&::fcall::Json<::fcall::redis::Value>>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    ::core::option::Option<::fcall::Json<::fcall::redis::Value>>,
                >,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::perhaps(data).query_async(self)
            }

            /// Calls [`parcel()`].
            fn json_parcel(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::fcall::Json<Parcel>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::parcel().query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
