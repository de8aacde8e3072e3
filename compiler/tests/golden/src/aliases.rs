pub mod aliases {
    //! Every alias, and every type that has no name of its own.
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

    /// The library `aliases` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "aliases",
            ::core::option::Option::None,
            "1514c633686ba15a85f4e594a2cc88820883a3cf0b959fa6c567a18cc8224445",
            include_bytes!("../lua/aliases.lua"),
        )
        .made_of(&[::fcall::Part::new("aliases.lua", 1)])
        .registering(
            &[
                "aliases_claim",
                "aliases_profile",
                "aliases_settings",
                "aliases_list",
                "aliases_modes",
                "aliases_nothing",
                "aliases_state",
                "aliases_pair",
                "aliases_text",
                "aliases_code",
                "aliases_map",
                "aliases_records",
                "aliases_unnamed",
                "aliases_users",
                "aliases_prelude",
                "aliases_named_as_rust",
                "aliases_alone",
            ],
        );
    static CLAIM: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_claim",
        ::fcall::Access::ReadWrite,
        &["profile"],
        &["mode", "level", "user", "note", "limit", "confirmed", "then_what"],
    );

    static PROFILE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_profile",
        ::fcall::Access::ReadWrite,
        &["profile"],
        &[],
    );

    static SETTINGS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_settings",
        ::fcall::Access::ReadWrite,
        &["settings"],
        &[],
    );

    static LIST: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_list",
        ::fcall::Access::ReadWrite,
        &["list"],
        &["modes"],
    );

    static MODES: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_modes",
        ::fcall::Access::ReadWrite,
        &["a"],
        &["flags"],
    );

    static NOTHING: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_nothing",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static STATE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_state",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static PAIR: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_pair",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static TEXT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_text",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static CODE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_code",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static MAP: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_map",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static RECORDS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_records",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static UNNAMED: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_unnamed",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static USERS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_users",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static PRELUDE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_prelude",
        ::fcall::Access::ReadWrite,
        &[],
        &["kind"],
    );

    static NAMED_AS_RUST: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_named_as_rust",
        ::fcall::Access::ReadWrite,
        &[],
        &["kind"],
    );

    static ALONE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "aliases_alone",
        ::fcall::Access::ReadWrite,
        &[],
        &["args"],
    );

    /// How fast.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Mode {
        /// no check
        Fast,
        /// The value `"safe-mode"`.
        SafeMode,
        /// The value `"other"`.
        Other,
        /// Any other value, as another release of the library may have.
        Unknown(::std::string::String),
    }

    impl Mode {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Fast => "fast",
                Self::SafeMode => "safe-mode",
                Self::Other => "other",
                Self::Unknown(other) => other,
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
                    "safe-mode" => Self::SafeMode,
                    "other" => Self::Other,
                    _ => Self::Unknown(text),
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

    /// how deep
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Level {
        /// The value `1`.
        Value1,
        /// The value `2`.
        Value2,
        /// The value `-3`.
        Minus3,
        /// Any other value, as another release of the library may have.
        Other(i64),
    }

    impl Level {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn value(&self) -> i64 {
            match self {
                Self::Value1 => 1,
                Self::Value2 => 2,
                Self::Minus3 => -3,
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
                    1 => Self::Value1,
                    2 => Self::Value2,
                    -3 => Self::Minus3,
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

    /// One of the values of `Code`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Code {
        /// Ok
        Ok,
        /// Busy, try again
        Value0,
        /// Any other value, as another release of the library may have.
        Other(i64),
    }

    impl Code {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn value(&self) -> i64 {
            match self {
                Self::Ok => 1,
                Self::Value0 => 0,
                Self::Other(other) => *other,
            }
        }
    }

    impl ::core::convert::From<Code> for i64 {
        fn from(it: Code) -> Self {
            it.value()
        }
    }

    impl ::fcall::FromReply for Code {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let integer: i64 = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match integer {
                    1 => Self::Ok,
                    0 => Self::Value0,
                    other => Self::Other(other),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for Code {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.value(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for Code {}

    /// One of the values of `Mixed`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Mixed {
        /// The value `"a"`.
        A,
        /// The value `7`.
        Value7,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl Mixed {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::A => "a",
                Self::Value7 => "7",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for Mixed {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = match reply {
                ::fcall::redis::Value::Int(integer) => integer.to_string(),
                reply => ::fcall::FromReply::from_reply(reply)?,
            };
            Ok(
                match text.as_str() {
                    "a" => Self::A,
                    "7" => Self::Value7,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for Mixed {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for Mixed {}

    /// `Users` stands for `UserId[]`.
    pub type Users = ::std::vec::Vec<UserId>;

    /// `UserId` stands for `string`.
    pub type UserId = ::std::string::String;

    /// What claiming answers.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Claim {
        /// taken
        Ok(i64, UserId),
        /// `[0, "BUSY"]`
        Busy,
        /// `[0, "GONE", string?, ...integer]`
        Gone(::core::option::Option<::std::string::String>, ::std::vec::Vec<i64>),
    }

    impl ::fcall::FromReply for Claim {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("Claim", reply)?;
            if reply.is(0, 1) && reply.is(1, "OK") {
                return Ok(Self::Ok(reply.field(2)?, reply.field(3)?));
            }
            if reply.is(0, 0) && reply.is(1, "BUSY") {
                return Ok(Self::Busy);
            }
            if reply.is(0, 0) && reply.is(1, "GONE") {
                return Ok(Self::Gone(reply.field(2)?, reply.rest(3)?));
            }
            Err(
                reply
                    .unknown(
                        "[1, \"OK\", integer, UserId] | [0, \"BUSY\"] | [0, \"GONE\", string?, ...integer]",
                    ),
            )
        }
    }

    /// The class `Profile`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Profile {
        /// The field `id`.
        pub id: UserId,
        /// The field `mode`.
        pub mode: Mode,
        /// The field `level`.
        pub level: ::core::option::Option<Level>,
        /// The field `note`.
        pub note: ::core::option::Option<::std::string::String>,
        /// The field `state`.
        pub state: ProfileState,
    }

    impl ::fcall::FromReply for Profile {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Profile", reply)?;
            Ok(Self {
                id: fields.required("id")?,
                mode: fields.required("mode")?,
                level: fields.optional("level")?,
                note: fields
                    .required::<::fcall::OrEmpty<::std::string::String>>("note")?
                    .0,
                state: fields.required("state")?,
            })
        }
    }

    /// The class `Settings`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Settings {
        /// The field `max_size`.
        pub max_size: i64,
        /// The field `owner`.
        pub owner: ::core::option::Option<::std::string::String>,
        /// The field `tags`.
        pub tags: ::std::collections::HashMap<::std::string::String, i64>,
    }

    impl ::fcall::FromReply for Settings {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::pairs("Settings", reply)?;
            Ok(Self {
                max_size: fields.required("max_size")?,
                owner: fields
                    .required::<::fcall::OrEmpty<::std::string::String>>("owner")?
                    .0,
                tags: fields.required("tags")?,
            })
        }
    }

    /// `Ok` stands for `[1, ...string]`.
    #[doc(alias = "Ok")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Ok_(pub ::std::vec::Vec<::std::string::String>);

    impl ::fcall::FromReply for Ok_ {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            items.literal(1)?;
            let item2 = items.rest()?;
            Ok(Self(item2))
        }
    }

    /// `Err` stands for `["ERR"]`.
    #[doc(alias = "Err")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Err_;

    impl ::fcall::FromReply for Err_ {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            items.literal("ERR")?;
            let decoded = Self;
            items.end().map(|()| decoded)
        }
    }

    /// `Some` stands for `string|""`.
    #[doc(alias = "Some")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Some_(pub ::core::option::Option<::std::string::String>);

    impl ::fcall::FromReply for Some_ {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            <::fcall::OrEmpty<
                ::std::string::String,
            > as ::fcall::FromReply>::from_reply(reply)
                .map(|it| Self(it.0))
        }
    }

    /// `None` stands for `[string, ...integer]`.
    #[doc(alias = "None")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct None_(pub ::std::string::String, pub ::std::vec::Vec<i64>);

    impl ::fcall::FromReply for None_ {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(Self(items.next()?, items.rest()?))
        }
    }

    /// One of the values of `Option`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Option {
        /// The value `"a"`.
        A,
        /// The value `"b"`.
        B,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl Option {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::A => "a",
                Self::B => "b",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for Option {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "a" => Self::A,
                    "b" => Self::B,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for Option {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for Option {}

    /// One of the shapes of `Vec`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Vec {
        /// `[1, Ok]`
        Value1(Ok_),
        /// `[0, Err]`
        Value0(Err_),
    }

    impl ::fcall::FromReply for Vec {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("Vec", reply)?;
            if reply.is(0, 1) {
                return Ok(Self::Value1(reply.field(1)?));
            }
            if reply.is(0, 0) {
                return Ok(Self::Value0(reply.field(1)?));
            }
            Err(reply.unknown("[1, Ok] | [0, Err]"))
        }
    }

    /// `String` stands for `string`.
    pub type String = ::std::string::String;

    /// `Result` stands for `[Some, None, Option, Vec, String]`.
    pub type Result = (Some_, None_, Option, Vec, String);

    /// One of the values of `R`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum R {
        /// The value `1`.
        Value1,
        /// The value `2`.
        Value2,
        /// Any other value, as another release of the library may have.
        Other(i64),
    }

    impl R {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn value(&self) -> i64 {
            match self {
                Self::Value1 => 1,
                Self::Value2 => 2,
                Self::Other(other) => *other,
            }
        }
    }

    impl ::core::convert::From<R> for i64 {
        fn from(it: R) -> Self {
            it.value()
        }
    }

    impl ::fcall::FromReply for R {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let integer: i64 = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match integer {
                    1 => Self::Value1,
                    2 => Self::Value2,
                    other => Self::Other(other),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for R {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.value(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for R {}

    /// One of the values of `ProfileState`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ProfileState {
        /// The value `"on"`.
        On,
        /// The value `"off"`.
        Off,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl ProfileState {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::On => "on",
                Self::Off => "off",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for ProfileState {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "on" => Self::On,
                    "off" => Self::Off,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for ProfileState {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for ProfileState {}

    /// One of the values of `ClaimThenWhat`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ClaimThenWhat {
        /// The value `"stop"`.
        Stop,
        /// The value `"go"`.
        Go,
        /// Any other value, as another release of the library may have.
        Other(::std::string::String),
    }

    impl ClaimThenWhat {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Stop => "stop",
                Self::Go => "go",
                Self::Other(other) => other,
            }
        }
    }

    impl ::fcall::FromReply for ClaimThenWhat {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let text: ::std::string::String = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match text.as_str() {
                    "stop" => Self::Stop,
                    "go" => Self::Go,
                    _ => Self::Other(text),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for ClaimThenWhat {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.as_str(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for ClaimThenWhat {}

    /// `ListReply` stands for `[string, ...integer]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ListReply(pub ::std::string::String, pub ::std::vec::Vec<i64>);

    impl ::fcall::FromReply for ListReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(Self(items.next()?, items.rest()?))
        }
    }

    /// One of the values of `StateReply`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum StateReply {
        /// The value `1`.
        Value1,
        /// The value `0`.
        Value0,
        /// The value `-1`.
        Minus1,
        /// Any other value, as another release of the library may have.
        Other(i64),
    }

    impl StateReply {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn value(&self) -> i64 {
            match self {
                Self::Value1 => 1,
                Self::Value0 => 0,
                Self::Minus1 => -1,
                Self::Other(other) => *other,
            }
        }
    }

    impl ::core::convert::From<StateReply> for i64 {
        fn from(it: StateReply) -> Self {
            it.value()
        }
    }

    impl ::fcall::FromReply for StateReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let integer: i64 = ::fcall::FromReply::from_reply(reply)?;
            Ok(
                match integer {
                    1 => Self::Value1,
                    0 => Self::Value0,
                    -1 => Self::Minus1,
                    other => Self::Other(other),
                },
            )
        }
    }

    impl ::fcall::redis::ToRedisArgs for StateReply {
        fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
            &self,
            out: &mut W,
        ) {
            ::fcall::redis::ToRedisArgs::write_redis_args(&self.value(), out);
        }
    }

    impl ::fcall::ToSingleRedisArg for StateReply {}

    /// `PairReply` stands for `[integer, string|""]`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct PairReply(pub i64, pub ::core::option::Option<::std::string::String>);

    impl ::fcall::FromReply for PairReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut items = ::fcall::Fields::tuple(reply)?;
            let decoded = Self(
                items.next()?,
                items.next::<::fcall::OrEmpty<::std::string::String>>()?.0,
            );
            items.end().map(|()| decoded)
        }
    }

    /// `TextReply` stands for `string|""`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct TextReply(pub ::core::option::Option<::std::string::String>);

    impl ::fcall::FromReply for TextReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            <::fcall::OrEmpty<
                ::std::string::String,
            > as ::fcall::FromReply>::from_reply(reply)
                .map(|it| Self(it.0))
        }
    }

    /// The class `RecordsReplyItem`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct RecordsReplyItem {
        /// The field `count`.
        pub count: i64,
        /// The field `mixed`.
        pub mixed: Mixed,
    }

    impl ::fcall::FromReply for RecordsReplyItem {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("RecordsReplyItem", reply)?;
            Ok(Self {
                count: fields.required("count")?,
                mixed: fields.required("mixed")?,
            })
        }
    }

    /// One of the shapes of `UnnamedReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum UnnamedReply {
        /// `[1, "OK", [string, integer][]]`
        Ok(::std::vec::Vec<(::std::string::String, i64)>),
        /// `[0, "ERR"]`
        Err,
    }

    impl ::fcall::FromReply for UnnamedReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut reply = ::fcall::Tagged::new("UnnamedReply", reply)?;
            if reply.is(0, 1) && reply.is(1, "OK") {
                return Ok(Self::Ok(reply.field(2)?));
            }
            if reply.is(0, 0) && reply.is(1, "ERR") {
                return Ok(Self::Err);
            }
            Err(reply.unknown("[1, \"OK\", [string, integer][]] | [0, \"ERR\"]"))
        }
    }

    /// One of the shapes of `AloneReply`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum AloneReply {
        /// `"OK"`
        Ok,
        /// `7`
        Value7,
        /// `[7, integer]`
        Value72(i64),
        /// `["OK", string]`
        Ok2(::std::string::String),
    }

    impl ::fcall::FromReply for AloneReply {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            if ::fcall::Tagged::is_alone(&reply, "OK") {
                return Ok(Self::Ok);
            }
            if ::fcall::Tagged::is_alone(&reply, 7) {
                return Ok(Self::Value7);
            }
            let mut reply = ::fcall::Tagged::new("AloneReply", reply)?;
            if reply.is(0, 7) {
                return Ok(Self::Value72(reply.field(1)?));
            }
            if reply.is(0, "OK") {
                return Ok(Self::Ok2(reply.field(1)?));
            }
            Err(reply.unknown("\"OK\" | 7 | [7, integer] | [\"OK\", string]"))
        }
    }

    /// Calls the function `aliases_claim`.
    ///
    /// # Arguments
    ///
    /// - `mode`
    /// - `level`
    /// - `user`
    /// - `note`
    /// - `limit`
    /// - `confirmed`
    /// - `then_what`: `"stop"` if absent
    ///
    /// Writes with `HSET`. Safe in a cluster.
    #[doc(alias = "aliases_claim")]
    pub fn claim(
        profile: impl ::fcall::ToSingleRedisArg,
        mode: Mode,
        level: Level,
        user: impl ::fcall::ToSingleRedisArg,
        note: ::core::option::Option<&str>,
        limit: ::core::option::Option<i64>,
        confirmed: bool,
        then_what: ::core::option::Option<ClaimThenWhat>,
    ) -> ::fcall::Call<Claim> {
        ::fcall::Call::new(&CLAIM, 1)
            .key(profile)
            .arg(mode)
            .integer(i64::from(level))
            .arg(user)
            .arg_or_empty(note)
            .integer_or_empty(limit)
            .arg(if confirmed { "yes" } else { "no" })
            .optional(then_what)
    }

    /// Calls the function `aliases_profile`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_profile")]
    pub fn profile(
        profile: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<Profile>> {
        ::fcall::Call::new(&PROFILE, 1).key(profile)
    }

    /// Calls the function `aliases_settings`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_settings")]
    pub fn settings(
        settings: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<Settings> {
        ::fcall::Call::new(&SETTINGS, 1).key(settings)
    }

    /// Calls the function `aliases_list`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_list")]
    pub fn list(
        list: impl ::fcall::ToSingleRedisArg,
        modes: &[Mode],
    ) -> ::fcall::Call<ListReply> {
        ::fcall::Call::new(&LIST, 1).key(list).args(modes)
    }

    /// Calls the function `aliases_modes`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_modes")]
    pub fn modes(
        a: impl ::fcall::ToSingleRedisArg,
        flags: &[bool],
    ) -> ::fcall::Call<::std::vec::Vec<::core::option::Option<Mode>>> {
        ::fcall::Call::new(&MODES, 1)
            .key(a)
            .args(
                &flags
                    .iter()
                    .map(|it| if *it { "y" } else { "n" })
                    .collect::<::std::vec::Vec<_>>(),
            )
    }

    /// Calls the function `aliases_nothing`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_nothing")]
    pub fn nothing() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&NOTHING, 0).on_any_primary()
    }

    /// Calls the function `aliases_state`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_state")]
    pub fn state() -> ::fcall::Call<StateReply, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&STATE, 0).on_any_primary()
    }

    /// Calls the function `aliases_pair`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_pair")]
    pub fn pair() -> ::fcall::Call<PairReply, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&PAIR, 0).on_any_primary()
    }

    /// Calls the function `aliases_text`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_text")]
    pub fn text() -> ::fcall::Call<TextReply, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&TEXT, 0).on_any_primary()
    }

    /// Calls the function `aliases_code`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_code")]
    pub fn code() -> ::fcall::Call<::core::option::Option<Code>, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&CODE, 0).on_any_primary()
    }

    /// Calls the function `aliases_map`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_map")]
    pub fn map() -> ::fcall::Call<
        ::std::collections::HashMap<UserId, ::std::vec::Vec<Profile>>,
        ::fcall::AnyPrimary,
    > {
        ::fcall::Call::new(&MAP, 0).on_any_primary()
    }

    /// Calls the function `aliases_records`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_records")]
    pub fn records() -> ::fcall::Call<
        ::std::vec::Vec<RecordsReplyItem>,
        ::fcall::AnyPrimary,
    > {
        ::fcall::Call::new(&RECORDS, 0).on_any_primary()
    }

    /// Calls the function `aliases_unnamed`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_unnamed")]
    pub fn unnamed() -> ::fcall::Call<UnnamedReply, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&UNNAMED, 0).on_any_primary()
    }

    /// Calls the function `aliases_users`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_users")]
    pub fn users() -> ::fcall::Call<Users, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&USERS, 0).on_any_primary()
    }

    /// Calls the function `aliases_prelude`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_prelude")]
    pub fn prelude(
        kind: R,
    ) -> ::fcall::Call<
        ::core::option::Option<::std::vec::Vec<u8>>,
        ::fcall::AnyPrimary,
    > {
        ::fcall::Call::new(&PRELUDE, 0).integer(i64::from(kind)).on_any_primary()
    }

    /// Calls the function `aliases_named_as_rust`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_named_as_rust")]
    pub fn named_as_rust(kind: R) -> ::fcall::Call<Result, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&NAMED_AS_RUST, 0).integer(i64::from(kind)).on_any_primary()
    }

    /// Calls the function `aliases_alone`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "aliases_alone")]
    pub fn alone(
        args: &[impl ::fcall::ToSingleRedisArg],
    ) -> ::fcall::Call<::core::option::Option<AloneReply>, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&ALONE, 0).args(args).on_any_primary()
    }

    /// [`aliases`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`claim()`].
        fn aliases_claim(
            &mut self,
            profile: impl ::fcall::ToSingleRedisArg,
            mode: Mode,
            level: Level,
            user: impl ::fcall::ToSingleRedisArg,
            note: ::core::option::Option<&str>,
            limit: ::core::option::Option<i64>,
            confirmed: bool,
            then_what: ::core::option::Option<ClaimThenWhat>,
        ) -> ::fcall::Result<Claim> {
            self::claim(profile, mode, level, user, note, limit, confirmed, then_what)
                .query(self)
        }

        /// Calls [`profile()`].
        fn aliases_profile(
            &mut self,
            profile: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<Profile>> {
            self::profile(profile).query(self)
        }

        /// Calls [`settings()`].
        fn aliases_settings(
            &mut self,
            settings: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<Settings> {
            self::settings(settings).query(self)
        }

        /// Calls [`list()`].
        fn aliases_list(
            &mut self,
            list: impl ::fcall::ToSingleRedisArg,
            modes: &[Mode],
        ) -> ::fcall::Result<ListReply> {
            self::list(list, modes).query(self)
        }

        /// Calls [`modes()`].
        fn aliases_modes(
            &mut self,
            a: impl ::fcall::ToSingleRedisArg,
            flags: &[bool],
        ) -> ::fcall::Result<::std::vec::Vec<::core::option::Option<Mode>>> {
            self::modes(a, flags).query(self)
        }

        /// Calls [`nothing()`].
        fn aliases_nothing(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::nothing().query(self)
        }

        /// Calls [`state()`].
        fn aliases_state(&mut self) -> ::fcall::Result<StateReply>
        where
            Self: 'static,
        {
            self::state().query(self)
        }

        /// Calls [`pair()`].
        fn aliases_pair(&mut self) -> ::fcall::Result<PairReply>
        where
            Self: 'static,
        {
            self::pair().query(self)
        }

        /// Calls [`text()`].
        fn aliases_text(&mut self) -> ::fcall::Result<TextReply>
        where
            Self: 'static,
        {
            self::text().query(self)
        }

        /// Calls [`code()`].
        fn aliases_code(&mut self) -> ::fcall::Result<::core::option::Option<Code>>
        where
            Self: 'static,
        {
            self::code().query(self)
        }

        /// Calls [`map()`].
        fn aliases_map(
            &mut self,
        ) -> ::fcall::Result<
            ::std::collections::HashMap<UserId, ::std::vec::Vec<Profile>>,
        >
        where
            Self: 'static,
        {
            self::map().query(self)
        }

        /// Calls [`records()`].
        fn aliases_records(
            &mut self,
        ) -> ::fcall::Result<::std::vec::Vec<RecordsReplyItem>>
        where
            Self: 'static,
        {
            self::records().query(self)
        }

        /// Calls [`unnamed()`].
        fn aliases_unnamed(&mut self) -> ::fcall::Result<UnnamedReply>
        where
            Self: 'static,
        {
            self::unnamed().query(self)
        }

        /// Calls [`users()`].
        fn aliases_users(&mut self) -> ::fcall::Result<Users>
        where
            Self: 'static,
        {
            self::users().query(self)
        }

        /// Calls [`prelude()`].
        fn aliases_prelude(
            &mut self,
            kind: R,
        ) -> ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>>
        where
            Self: 'static,
        {
            self::prelude(kind).query(self)
        }

        /// Calls [`named_as_rust()`].
        fn aliases_named_as_rust(&mut self, kind: R) -> ::fcall::Result<Result>
        where
            Self: 'static,
        {
            self::named_as_rust(kind).query(self)
        }

        /// Calls [`alone()`].
        fn aliases_alone(
            &mut self,
            args: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<::core::option::Option<AloneReply>>
        where
            Self: 'static,
        {
            self::alone(args).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`aliases`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`claim()`].
            fn aliases_claim(
                &mut self,
                profile: impl ::fcall::ToSingleRedisArg,
                mode: Mode,
                level: Level,
                user: impl ::fcall::ToSingleRedisArg,
                note: ::core::option::Option<&str>,
                limit: ::core::option::Option<i64>,
                confirmed: bool,
                then_what: ::core::option::Option<ClaimThenWhat>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Claim>,
            > + ::core::marker::Send {
                self::claim(
                        profile,
                        mode,
                        level,
                        user,
                        note,
                        limit,
                        confirmed,
                        then_what,
                    )
                    .query_async(self)
            }

            /// Calls [`profile()`].
            fn aliases_profile(
                &mut self,
                profile: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<Profile>>,
            > + ::core::marker::Send {
                self::profile(profile).query_async(self)
            }

            /// Calls [`settings()`].
            fn aliases_settings(
                &mut self,
                settings: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Settings>,
            > + ::core::marker::Send {
                self::settings(settings).query_async(self)
            }

            /// Calls [`list()`].
            fn aliases_list(
                &mut self,
                list: impl ::fcall::ToSingleRedisArg,
                modes: &[Mode],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<ListReply>,
            > + ::core::marker::Send {
                self::list(list, modes).query_async(self)
            }

            /// Calls [`modes()`].
            fn aliases_modes(
                &mut self,
                a: impl ::fcall::ToSingleRedisArg,
                flags: &[bool],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::std::vec::Vec<::core::option::Option<Mode>>>,
            > + ::core::marker::Send {
                self::modes(a, flags).query_async(self)
            }

            /// Calls [`nothing()`].
            fn aliases_nothing(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::nothing().query_async(self)
            }

            /// Calls [`state()`].
            fn aliases_state(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<StateReply>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::state().query_async(self)
            }

            /// Calls [`pair()`].
            fn aliases_pair(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<PairReply>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::pair().query_async(self)
            }

            /// Calls [`text()`].
            fn aliases_text(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<TextReply>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::text().query_async(self)
            }

            /// Calls [`code()`].
            fn aliases_code(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<Code>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::code().query_async(self)
            }

            /// Calls [`map()`].
            fn aliases_map(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<
                    ::std::collections::HashMap<UserId, ::std::vec::Vec<Profile>>,
                >,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::map().query_async(self)
            }

            /// Calls [`records()`].
            fn aliases_records(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::std::vec::Vec<RecordsReplyItem>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::records().query_async(self)
            }

            /// Calls [`unnamed()`].
            fn aliases_unnamed(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<UnnamedReply>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::unnamed().query_async(self)
            }

            /// Calls [`users()`].
            fn aliases_users(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Users>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::users().query_async(self)
            }

            /// Calls [`prelude()`].
            fn aliases_prelude(
                &mut self,
                kind: R,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::prelude(kind).query_async(self)
            }

            /// Calls [`named_as_rust()`].
            fn aliases_named_as_rust(
                &mut self,
                kind: R,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::named_as_rust(kind).query_async(self)
            }

            /// Calls [`alone()`].
            fn aliases_alone(
                &mut self,
                args: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<AloneReply>>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::alone(args).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
