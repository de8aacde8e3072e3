pub mod named {
    //! Calls that take a struct.
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

    /// The library `named` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "named",
            ::core::option::Option::None,
            "928e3690c4d6901cfb7092c431e639b91c50bbff57c4363b733c71ee36e06786",
            include_bytes!("../lua/named.lua"),
        )
        .made_of(&[::fcall::Part::new("named.lua", 1)])
        .registering(
            &["named_create", "named_stock", "named_plain", "named_found", "named_read"],
        );
    static CREATE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "named_create",
        ::fcall::Access::ReadWrite,
        &["order", "index"],
        &[
            "owner",
            "payload",
            "count",
            "price",
            "is_gift",
            "is_paid",
            "mode",
            "level",
            "coupon",
            "seconds",
            "next",
            "rules",
            "extra",
            "anything",
            "note",
            "weight",
            "last_mode",
            "last_level",
        ],
    );

    static STOCK: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "named_stock",
        ::fcall::Access::ReadWrite,
        &["shelf"],
        &[
            "ttl",
            "#tags",
            "tags",
            "#words",
            "words",
            "#rules",
            "rules",
            "#extras",
            "extras",
            "#levels",
            "levels",
            "#counts",
            "counts",
            "#blobs",
            "blobs",
            "limit",
        ],
    );

    static PLAIN: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "named_plain",
        ::fcall::Access::ReadWrite,
        &[],
        &["args", "type", "mode"],
    );

    static FOUND: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "named_found",
        ::fcall::Access::ReadWrite,
        &["name"],
        &["limit", "order"],
    );

    static READ: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "named_read",
        ::fcall::Access::ReadOnly,
        &[],
        &["pattern"],
    );

    /// One of the values of `Mode`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Mode {
        /// The value `"fast"`.
        Fast,
        /// The value `"safe"`.
        Safe,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl Mode {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Fast => "fast",
                Self::Safe => "safe",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for Mode {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "fast" => Self::Fast,
                    "safe" => Self::Safe,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for Mode {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for Mode {}

    /// One of the values of `Level`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Level {
        /// Low
        Low,
        /// High
        High,
        /// Any other value, as another release of the library may have.
        Other(i64),
    }

    impl Level {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn value(&self) -> i64 {
            match self {
                Self::Low => 1,
                Self::High => 2,
                Self::Other(other) => *other,
            }
        }
    }

    impl ::core::convert::From<Level> for i64 {
        fn from(it: Level) -> Self {
            it.value()
        }
    }

    impl ::fcall::FromReply for Level {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let integer: i64 = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match integer {
                    1 => Self::Low,
                    2 => Self::High,
                    other => Self::Other(other),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for Level {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.value(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for Level {}

    ::fcall::json_type! {
        /// The class `Rule`.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Rule {
            /// The field `pattern`.
            pub pattern: ::std::string::String,
        }
    }

    /// The class `FoundArgs`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct FoundArgs {
        /// The field `count`.
        pub count: i64,
    }

    impl ::fcall::FromReply for FoundArgs {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("FoundArgs", reply)?;
            Ok(Self {
                count: fields.required("count")?,
            })
        }
    }

    /// The codes of the errors that [`create()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum CreateError {
        /// The code `SOLD_OUT`.
        SoldOut,
    }

    impl ::fcall::ErrorCode for CreateError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "SOLD_OUT" => Some(Self::SoldOut),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::SoldOut => "SOLD_OUT",
            }
        }
    }

    impl ::core::fmt::Display for CreateError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for CreateError {}

    /// The codes of the errors that functions of this library answer with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AnyError {
        /// The code `SOLD_OUT`.
        SoldOut,
    }

    impl ::fcall::ErrorCode for AnyError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "SOLD_OUT" => Some(Self::SoldOut),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::SoldOut => "SOLD_OUT",
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

    /// What [`create()`] takes.
    #[derive(Debug, Clone)]
    pub struct CreateArgs<'a> {
        /// where it is kept
        pub order: &'a str,
        /// The key `index`.
        pub index: &'a [u8],
        /// who ordered
        pub owner: &'a str,
        /// The argument `payload`.
        pub payload: &'a [u8],
        /// The argument `count`.
        pub count: i64,
        /// The argument `price`.
        pub price: f64,
        /// The argument `is_gift`.
        pub is_gift: bool,
        /// The argument `is_paid`.
        pub is_paid: bool,
        /// The argument `mode`.
        pub mode: Mode,
        /// The argument `level`.
        pub level: Level,
        /// The argument `coupon`.
        pub coupon: ::core::option::Option<&'a str>,
        /// The argument `seconds`.
        pub seconds: ::core::option::Option<i64>,
        /// The argument `next`.
        pub next: ::core::option::Option<Level>,
        /// The argument `rules`.
        pub rules: &'a ::fcall::Json<::std::vec::Vec<Rule>>,
        /// The argument `extra`.
        pub extra: &'a ::fcall::Json<::fcall::redis::Value>,
        /// The argument `anything`.
        pub anything: &'a str,
        /// The argument `note`.
        pub note: ::core::option::Option<&'a str>,
        /// The argument `weight`.
        pub weight: ::core::option::Option<f64>,
        /// The argument `last_mode`.
        pub last_mode: ::core::option::Option<Mode>,
        /// The argument `last_level`.
        pub last_level: ::core::option::Option<Level>,
    }

    /// What [`stock()`] takes.
    #[derive(Debug, Clone)]
    pub struct StockArgs<'a> {
        /// `(shelf, ttl)`
        pub shelf: &'a [(&'a str, i64)],
        /// `(name, weight, until_ms, memo, level)`
        pub tags: &'a [(
            &'a str,
            f64,
            ::core::option::Option<i64>,
            ::core::option::Option<&'a str>,
            ::core::option::Option<Level>,
        )],
        /// The argument `words`.
        pub words: &'a [&'a str],
        /// The argument `rules`.
        pub rules: &'a [::fcall::Json<Rule>],
        /// The argument `extras`.
        pub extras: &'a [::fcall::Json<::fcall::redis::Value>],
        /// The argument `levels`.
        pub levels: &'a [Level],
        /// The argument `counts`.
        pub counts: &'a [i64],
        /// The argument `blobs`.
        pub blobs: &'a [&'a [u8]],
        /// The argument `limit`.
        pub limit: ::core::option::Option<i64>,
    }

    /// What [`plain()`] takes.
    #[derive(Debug, Clone)]
    pub struct PlainArgs {
        /// The argument `args`.
        pub args: i64,
        /// The argument `type`.
        pub r#type: i64,
        /// The argument `mode`.
        pub mode: ::core::option::Option<Mode>,
    }

    /// What [`found()`] takes.
    #[derive(Debug, Clone)]
    pub struct FoundArgs2<'a> {
        /// The key `name`.
        pub name: &'a str,
        /// The argument `limit`.
        pub limit: f64,
        /// `"asc"` if absent
        pub order: ::core::option::Option<&'a str>,
    }

    /// What [`read()`] takes.
    #[derive(Debug, Clone)]
    pub struct ReadArgs<'a> {
        /// The argument `pattern`.
        pub pattern: &'a str,
    }

    /// Creates an order.
    ///
    /// # Errors
    ///
    /// - `SOLD_OUT`
    ///
    /// `error.as_code::<CreateError>()` tells them apart.
    ///
    /// Writes with `HSET`. Safe in a cluster.
    #[doc(alias = "named_create")]
    #[must_use = "the library wants its reply looked at"]
    #[allow(clippy::needless_borrows_for_generic_args, reason = "any type")]
    #[allow(clippy::needless_pass_by_value, reason = "any type")]
    pub fn create(args: CreateArgs<'_>) -> ::fcall::Call<i64> {
        let CreateArgs {
            order,
            index,
            owner,
            payload,
            count,
            price,
            is_gift,
            is_paid,
            mode,
            level,
            coupon,
            seconds,
            next,
            rules,
            extra,
            anything,
            note,
            weight,
            last_mode,
            last_level,
        } = args;

        ::fcall::Call::new(&CREATE, 2)
            .key(order)
            .key(index)
            .arg(owner)
            .arg(payload)
            .integer(count)
            .number(price)
            .boolean(is_gift)
            .arg(if is_paid { "yes" } else { "no" })
            .arg(mode)
            .integer(i64::from(level))
            .arg_or_empty(coupon)
            .integer_or_empty(seconds)
            .integer_or_empty(next.map(i64::from))
            .arg(rules)
            .arg(extra)
            .arg(anything)
            .optional(note)
            .optional_number(weight)
            .optional(last_mode)
            .optional_integer(last_level.map(i64::from))
    }

    /// What repeats.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "named_stock")]
    #[allow(clippy::needless_borrows_for_generic_args, reason = "any type")]
    #[allow(clippy::needless_pass_by_value, reason = "any type")]
    pub fn stock(args: StockArgs<'_>) -> ::fcall::Call<i64> {
        let StockArgs {
            shelf,
            tags,
            words,
            rules,
            extras,
            levels,
            counts,
            blobs,
            limit,
        } = args;

        ::fcall::Call::new(&STOCK, shelf.len())
            .at_least_keys(1, shelf.len())
            .each(shelf, |call, it| call.key(&it.0))
            .named(0)
            .each(shelf, |call, it| call.integer(it.1))
            .named(1)
            .count(tags.len())
            .named(2)
            .each(
                tags,
                |call, it| {
                    call
                        .arg(&it.0)
                        .number(it.1)
                        .integer_or_empty(it.2)
                        .arg_or_empty(it.3.as_ref())
                        .integer_or_empty(it.4.as_ref().map(Level::value))
                },
            )
            .named(3)
            .count(words.len())
            .named(4)
            .args(words)
            .named(5)
            .count(rules.len())
            .named(6)
            .args(rules)
            .named(7)
            .count(extras.len())
            .named(8)
            .args(extras)
            .named(9)
            .count(levels.len())
            .named(10)
            .integers(&levels.iter().map(Level::value).collect::<::std::vec::Vec<_>>())
            .named(11)
            .count(counts.len())
            .named(12)
            .integers(counts)
            .named(13)
            .count(blobs.len())
            .named(14)
            .args(blobs)
            .named(15)
            .optional_integer(limit)
    }

    /// Nothing in it is borrowed, and its reply is the caller's choice.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "named_plain")]
    #[deprecated]
    #[allow(clippy::needless_borrows_for_generic_args, reason = "any type")]
    #[allow(clippy::needless_pass_by_value, reason = "any type")]
    pub fn plain<R: ::fcall::FromReply>(
        args: PlainArgs,
    ) -> ::fcall::Call<R, ::fcall::AnyPrimary> {
        let PlainArgs { args, r#type, mode } = args;

        ::fcall::Call::new(&PLAIN, 0)
            .integer(args)
            .integer(r#type)
            .optional(mode)
            .on_any_primary()
    }

    /// Calls the function `named_found`.
    ///
    /// Writes with `LPUSH`. Safe in a cluster.
    #[doc(alias = "named_found")]
    #[allow(clippy::needless_borrows_for_generic_args, reason = "any type")]
    #[allow(clippy::needless_pass_by_value, reason = "any type")]
    pub fn found(args: FoundArgs2<'_>) -> ::fcall::Call<FoundArgs> {
        let FoundArgs2 { name, limit, order } = args;

        ::fcall::Call::new(&FOUND, 1).key(name).number(limit).optional(order)
    }

    /// A read, without a key.
    ///
    /// Flags: `no-writes`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "named_read")]
    #[allow(clippy::needless_borrows_for_generic_args, reason = "any type")]
    #[allow(clippy::needless_pass_by_value, reason = "any type")]
    pub fn read(
        args: ReadArgs<'_>,
    ) -> ::fcall::Call<::std::vec::Vec<::std::string::String>> {
        let ReadArgs { pattern } = args;

        ::fcall::Call::new(&READ, 0).arg(pattern)
    }

    /// [`named`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`create()`].
        #[must_use = "the library wants its reply looked at"]
        fn named_create(&mut self, args: CreateArgs<'_>) -> ::fcall::Result<i64> {
            self::create(args).query(self)
        }

        /// Calls [`stock()`].
        fn named_stock(&mut self, args: StockArgs<'_>) -> ::fcall::Result<i64> {
            self::stock(args).query(self)
        }

        /// Calls [`plain()`].
        #[deprecated]
        fn named_plain<R: ::fcall::FromReply>(
            &mut self,
            args: PlainArgs,
        ) -> ::fcall::Result<R>
        where
            Self: 'static,
        {
            self::plain(args).query(self)
        }

        /// Calls [`found()`].
        fn named_found(&mut self, args: FoundArgs2<'_>) -> ::fcall::Result<FoundArgs> {
            self::found(args).query(self)
        }

        /// Calls [`read()`].
        fn named_read(
            &mut self,
            args: ReadArgs<'_>,
        ) -> ::fcall::Result<::std::vec::Vec<::std::string::String>> {
            self::read(args).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`named`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`create()`].
            #[must_use = "the library wants its reply looked at"]
            fn named_create(
                &mut self,
                args: CreateArgs<'_>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::create(args).query_async(self)
            }

            /// Calls [`stock()`].
            fn named_stock(
                &mut self,
                args: StockArgs<'_>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::stock(args).query_async(self)
            }

            /// Calls [`plain()`].
            #[deprecated]
            fn named_plain<R: ::fcall::FromReply>(
                &mut self,
                args: PlainArgs,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<R>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::plain(args).query_async(self)
            }

            /// Calls [`found()`].
            fn named_found(
                &mut self,
                args: FoundArgs2<'_>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<FoundArgs>,
            > + ::core::marker::Send {
                self::found(args).query_async(self)
            }

            /// Calls [`read()`].
            fn named_read(
                &mut self,
                args: ReadArgs<'_>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::std::vec::Vec<::std::string::String>>,
            > + ::core::marker::Send {
                self::read(args).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
