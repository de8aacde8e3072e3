pub mod awkward {
    //! The functions of the library `awkward`.
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

    /// The library `awkward` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "awkward",
            ::core::option::Option::None,
            "0000000000000000000000000000000000000000000000000000000000000000",
            b"the code",
        )
        .made_of(&[::fcall::Part::new("functions/a.lua", 1)])
        .registering(
            &[
                "awkward_type",
                "awkward_self",
                "awkward_library",
                "awkward_2",
                "awkward_some",
                "awkward_ok",
                "awkward_drop",
                "awkward_vec",
                "awkward_bool",
                "awkward_str",
                "awkward_commands",
                "awkward_function",
                "awkward_env",
                "awkward_HTTPGet",
                "awkward_box",
                "new",
                "len",
                "is_text",
                "to_text",
                "into_text",
                "from_text",
                "as_text",
                "add",
                "get",
                "awkward_any",
                "type",
                "awkward_letters",
            ],
        );
    static AWKWARD_TYPE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_type",
        ::fcall::Access::ReadWrite,
        &["type", "fields"],
        &["type", "reply"],
    );

    static SELF_: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_self",
        ::fcall::Access::ReadWrite,
        &["self", "fields"],
        &["self", "reply"],
    );

    static LIBRARY_: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_library",
        ::fcall::Access::ReadWrite,
        &["library", "fields"],
        &["library", "reply"],
    );

    static _2_: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_2",
        ::fcall::Access::ReadWrite,
        &["2", "fields"],
        &["2", "reply"],
    );

    static SOME: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_some",
        ::fcall::Access::ReadWrite,
        &["some", "fields"],
        &["some", "reply"],
    );

    static OK: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_ok",
        ::fcall::Access::ReadWrite,
        &["ok", "fields"],
        &["ok", "reply"],
    );

    static DROP: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_drop",
        ::fcall::Access::ReadWrite,
        &["drop", "fields"],
        &["drop", "reply"],
    );

    static VEC: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_vec",
        ::fcall::Access::ReadWrite,
        &["vec", "fields"],
        &["vec", "reply"],
    );

    static BOOL: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_bool",
        ::fcall::Access::ReadWrite,
        &["bool", "fields"],
        &["bool", "reply"],
    );

    static STR: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_str",
        ::fcall::Access::ReadWrite,
        &["str", "fields"],
        &["str", "reply"],
    );

    static COMMANDS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_commands",
        ::fcall::Access::ReadWrite,
        &["commands", "fields"],
        &["commands", "reply"],
    );

    static FUNCTION: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_function",
        ::fcall::Access::ReadWrite,
        &["function", "fields"],
        &["function", "reply"],
    );

    static ENV: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_env",
        ::fcall::Access::ReadWrite,
        &["env", "fields"],
        &["env", "reply"],
    );

    static HTTP_GET: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_HTTPGet",
        ::fcall::Access::ReadWrite,
        &["HTTPGet", "fields"],
        &["HTTPGet", "reply"],
    );

    static BOX: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_box",
        ::fcall::Access::ReadWrite,
        &["box", "fields"],
        &["box", "reply"],
    );

    static NEW: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "new",
        ::fcall::Access::ReadWrite,
        &["new", "fields"],
        &["new", "reply"],
    );

    static LEN: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "len",
        ::fcall::Access::ReadWrite,
        &["len", "fields"],
        &["len", "reply"],
    );

    static IS_TEXT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "is_text",
        ::fcall::Access::ReadWrite,
        &["is_text", "fields"],
        &["is_text", "reply"],
    );

    static TO_TEXT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "to_text",
        ::fcall::Access::ReadWrite,
        &["to_text", "fields"],
        &["to_text", "reply"],
    );

    static INTO_TEXT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "into_text",
        ::fcall::Access::ReadWrite,
        &["into_text", "fields"],
        &["into_text", "reply"],
    );

    static FROM_TEXT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "from_text",
        ::fcall::Access::ReadWrite,
        &["from_text", "fields"],
        &["from_text", "reply"],
    );

    static AS_TEXT: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "as_text",
        ::fcall::Access::ReadWrite,
        &["as_text", "fields"],
        &["as_text", "reply"],
    );

    static ADD: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "add",
        ::fcall::Access::ReadWrite,
        &["add", "fields"],
        &["add", "reply"],
    );

    static GET: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "get",
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static ANY: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_any",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static TYPE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "type",
        ::fcall::Access::ReadWrite,
        &["R", "_", "2x"],
        &[],
    );

    static LETTERS: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "awkward_letters",
        ::fcall::Access::ReadWrite,
        &[],
        &["a", "b", "c", "d", "e"],
    );

    /// The class `Result`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Result {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Result {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Result", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Option`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Option {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Option {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Option", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Vec`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Vec {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Vec {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Vec", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `String`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct String {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for String {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("String", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Some`.
    #[doc(alias = "Some")]
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Some_ {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Some_ {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Some", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Ok`.
    #[doc(alias = "Ok")]
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Ok_ {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Ok_ {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Ok", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Self`.
    #[doc(alias = "Self")]
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Self_ {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Self_ {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Self", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Send`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Send {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Send {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Send", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Future`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Future {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for Future {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Future", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `R`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct R {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for R {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("R", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `C`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct C {
        /// The field `type`.
        pub r#type: ::core::option::Option<::std::vec::Vec<::std::vec::Vec<u8>>>,
        /// The field `2fa`.
        #[doc(alias = "2fa")]
        pub _2fa: ::std::string::String,
    }

    impl ::fcall::FromReply for C {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("C", reply)?;
            Ok(Self {
                r#type: fields.required("type")?,
                _2fa: fields.required("2fa")?,
            })
        }
    }

    /// The class `Nothing`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Nothing {}

    impl ::fcall::FromReply for Nothing {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            ::fcall::Fields::new("Nothing", reply).map(|_| Self {})
        }
    }

    /// The class `Switch`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Switch {
        /// The field `switch_on`.
        pub switch_on: bool,
        /// The field `switch_off`.
        pub switch_off: bool,
        /// The field `switch_left`.
        pub switch_left: bool,
        /// The field `switch_right`.
        pub switch_right: bool,
    }

    impl ::fcall::FromReply for Switch {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("Switch", reply)?;
            Ok(Self {
                switch_on: fields.required("switch_on")?,
                switch_off: fields.required("switch_off")?,
                switch_left: fields.required("switch_left")?,
                switch_right: fields.required("switch_right")?,
            })
        }
    }

    /// Calls the function `awkward_type`.
    pub fn awkward_type(
        r#type: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        type_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&AWKWARD_TYPE, 2)
            .key(r#type)
            .key(fields)
            .integer(type_2)
            .boolean(reply)
    }

    /// Calls the function `awkward_self`.
    #[doc(alias = "awkward_self")]
    pub fn self_(
        self_: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        self_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&SELF_, 2)
            .key(self_)
            .key(fields)
            .integer(self_2)
            .boolean(reply)
    }

    /// Calls the function `awkward_library`.
    #[doc(alias = "awkward_library")]
    pub fn library(
        library: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        library_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&LIBRARY_, 2)
            .key(library)
            .key(fields)
            .integer(library_2)
            .boolean(reply)
    }

    /// Calls the function `awkward_2`.
    #[doc(alias = "awkward_2")]
    pub fn _2(
        key1_2: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        arg1_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&_2_, 2)
            .key(key1_2)
            .key(fields)
            .integer(arg1_2)
            .boolean(reply)
    }

    /// Calls the function `awkward_some`.
    #[doc(alias = "awkward_some")]
    pub fn some(
        some: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        some_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&SOME, 2).key(some).key(fields).integer(some_2).boolean(reply)
    }

    /// Calls the function `awkward_ok`.
    #[doc(alias = "awkward_ok")]
    pub fn ok(
        ok: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        ok_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&OK, 2).key(ok).key(fields).integer(ok_2).boolean(reply)
    }

    /// Calls the function `awkward_drop`.
    #[doc(alias = "awkward_drop")]
    pub fn drop(
        drop: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        drop_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&DROP, 2).key(drop).key(fields).integer(drop_2).boolean(reply)
    }

    /// Calls the function `awkward_vec`.
    #[doc(alias = "awkward_vec")]
    pub fn vec(
        vec: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        vec_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&VEC, 2).key(vec).key(fields).integer(vec_2).boolean(reply)
    }

    /// Calls the function `awkward_bool`.
    #[doc(alias = "awkward_bool")]
    pub fn bool(
        bool: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        bool_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&BOOL, 2).key(bool).key(fields).integer(bool_2).boolean(reply)
    }

    /// Calls the function `awkward_str`.
    #[doc(alias = "awkward_str")]
    pub fn str(
        str: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        str_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&STR, 2).key(str).key(fields).integer(str_2).boolean(reply)
    }

    /// Calls the function `awkward_commands`.
    #[doc(alias = "awkward_commands")]
    pub fn commands(
        commands: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        commands_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&COMMANDS, 2)
            .key(commands)
            .key(fields)
            .integer(commands_2)
            .boolean(reply)
    }

    /// Calls the function `awkward_function`.
    #[doc(alias = "awkward_function")]
    pub fn function(
        function: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        function_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&FUNCTION, 2)
            .key(function)
            .key(fields)
            .integer(function_2)
            .boolean(reply)
    }

    /// Calls the function `awkward_env`.
    #[doc(alias = "awkward_env")]
    pub fn env(
        env: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        env_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&ENV, 2).key(env).key(fields).integer(env_2).boolean(reply)
    }

    /// Calls the function `awkward_HTTPGet`.
    #[doc(alias = "awkward_HTTPGet")]
    pub fn http_get(
        http_get: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        http_get_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&HTTP_GET, 2)
            .key(http_get)
            .key(fields)
            .integer(http_get_2)
            .boolean(reply)
    }

    /// Calls the function `awkward_box`.
    #[doc(alias = "awkward_box")]
    pub fn r#box(
        r#box: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        box_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&BOX, 2).key(r#box).key(fields).integer(box_2).boolean(reply)
    }

    /// Calls the function `new`.
    pub fn new(
        new: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        new_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&NEW, 2).key(new).key(fields).integer(new_2).boolean(reply)
    }

    /// Calls the function `len`.
    pub fn len(
        len: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        len_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&LEN, 2).key(len).key(fields).integer(len_2).boolean(reply)
    }

    /// Calls the function `is_text`.
    pub fn is_text(
        is_text: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        is_text_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&IS_TEXT, 2)
            .key(is_text)
            .key(fields)
            .integer(is_text_2)
            .boolean(reply)
    }

    /// Calls the function `to_text`.
    pub fn to_text(
        to_text: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        to_text_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&TO_TEXT, 2)
            .key(to_text)
            .key(fields)
            .integer(to_text_2)
            .boolean(reply)
    }

    /// Calls the function `into_text`.
    pub fn into_text(
        into_text: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        into_text_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&INTO_TEXT, 2)
            .key(into_text)
            .key(fields)
            .integer(into_text_2)
            .boolean(reply)
    }

    /// Calls the function `from_text`.
    pub fn from_text(
        from_text: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        from_text_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&FROM_TEXT, 2)
            .key(from_text)
            .key(fields)
            .integer(from_text_2)
            .boolean(reply)
    }

    /// Calls the function `as_text`.
    pub fn as_text(
        as_text: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        as_text_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&AS_TEXT, 2)
            .key(as_text)
            .key(fields)
            .integer(as_text_2)
            .boolean(reply)
    }

    /// Calls the function `add`.
    pub fn add(
        add: impl ::fcall::ToSingleRedisArg,
        fields: impl ::fcall::ToSingleRedisArg,
        add_2: i64,
        reply: bool,
    ) -> ::fcall::Call<Result> {
        ::fcall::Call::new(&ADD, 2).key(add).key(fields).integer(add_2).boolean(reply)
    }

    /// Calls the function `get`.
    pub fn get<RR: ::fcall::FromReply>(
        key: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<RR> {
        ::fcall::Call::new(&GET, 1).key(key)
    }

    /// Calls the function `awkward_any`.
    #[doc(alias = "awkward_any")]
    pub fn any() -> ::fcall::Call<::fcall::redis::Value, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&ANY, 0).on_any_primary()
    }

    /// Calls the function `type`.
    pub fn r#type<RR: ::fcall::FromReply>(
        r: impl ::fcall::ToSingleRedisArg,
        key2: impl ::fcall::ToSingleRedisArg,
        key3_2x: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<RR> {
        ::fcall::Call::new(&TYPE, 3).key(r).key(key2).key(key3_2x)
    }

    /// Calls the function `awkward_letters`.
    #[doc(alias = "awkward_letters")]
    pub fn letters<RR: ::fcall::FromReply>(
        a: bool,
        b: bool,
        c: bool,
        d: bool,
        e: bool,
    ) -> ::fcall::Call<RR, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&LETTERS, 0)
            .boolean(a)
            .boolean(b)
            .boolean(c)
            .boolean(d)
            .boolean(e)
            .on_any_primary()
    }

    /// [`awkward`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`awkward_type()`].
        fn awkward_type(
            &mut self,
            r#type: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            type_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::awkward_type(r#type, fields, type_2, reply).query(self)
        }

        /// Calls [`self_()`].
        fn awkward_self(
            &mut self,
            self_: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            self_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::self_(self_, fields, self_2, reply).query(self)
        }

        /// Calls [`library()`].
        fn awkward_library(
            &mut self,
            library: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            library_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::library(library, fields, library_2, reply).query(self)
        }

        /// Calls [`_2()`].
        fn awkward_2(
            &mut self,
            key1_2: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            arg1_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::_2(key1_2, fields, arg1_2, reply).query(self)
        }

        /// Calls [`some()`].
        fn awkward_some(
            &mut self,
            some: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            some_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::some(some, fields, some_2, reply).query(self)
        }

        /// Calls [`ok()`].
        fn awkward_ok(
            &mut self,
            ok: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            ok_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::ok(ok, fields, ok_2, reply).query(self)
        }

        /// Calls [`drop()`].
        fn awkward_drop(
            &mut self,
            drop: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            drop_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::drop(drop, fields, drop_2, reply).query(self)
        }

        /// Calls [`vec()`].
        fn awkward_vec(
            &mut self,
            vec: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            vec_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::vec(vec, fields, vec_2, reply).query(self)
        }

        /// Calls [`bool()`].
        fn awkward_bool(
            &mut self,
            bool: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            bool_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::bool(bool, fields, bool_2, reply).query(self)
        }

        /// Calls [`str()`].
        fn awkward_str(
            &mut self,
            str: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            str_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::str(str, fields, str_2, reply).query(self)
        }

        /// Calls [`commands()`].
        fn awkward_commands(
            &mut self,
            commands: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            commands_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::commands(commands, fields, commands_2, reply).query(self)
        }

        /// Calls [`function()`].
        fn awkward_function(
            &mut self,
            function: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            function_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::function(function, fields, function_2, reply).query(self)
        }

        /// Calls [`env()`].
        fn awkward_env(
            &mut self,
            env: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            env_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::env(env, fields, env_2, reply).query(self)
        }

        /// Calls [`http_get()`].
        #[doc(alias = "awkward_HTTPGet")]
        fn awkward_http_get(
            &mut self,
            http_get: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            http_get_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::http_get(http_get, fields, http_get_2, reply).query(self)
        }

        /// Calls [`box()`].
        fn awkward_box(
            &mut self,
            r#box: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            box_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::r#box(r#box, fields, box_2, reply).query(self)
        }

        /// Calls [`new()`].
        fn new(
            &mut self,
            new: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            new_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::new(new, fields, new_2, reply).query(self)
        }

        /// Calls [`len()`].
        fn len(
            &mut self,
            len: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            len_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::len(len, fields, len_2, reply).query(self)
        }

        /// Calls [`is_text()`].
        fn is_text(
            &mut self,
            is_text: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            is_text_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::is_text(is_text, fields, is_text_2, reply).query(self)
        }

        /// Calls [`to_text()`].
        fn to_text(
            &mut self,
            to_text: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            to_text_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::to_text(to_text, fields, to_text_2, reply).query(self)
        }

        /// Calls [`into_text()`].
        fn into_text(
            &mut self,
            into_text: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            into_text_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::into_text(into_text, fields, into_text_2, reply).query(self)
        }

        /// Calls [`from_text()`].
        fn from_text(
            &mut self,
            from_text: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            from_text_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::from_text(from_text, fields, from_text_2, reply).query(self)
        }

        /// Calls [`as_text()`].
        fn as_text(
            &mut self,
            as_text: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            as_text_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::as_text(as_text, fields, as_text_2, reply).query(self)
        }

        /// Calls [`add()`].
        fn add(
            &mut self,
            add: impl ::fcall::ToSingleRedisArg,
            fields: impl ::fcall::ToSingleRedisArg,
            add_2: i64,
            reply: bool,
        ) -> ::fcall::Result<Result> {
            self::add(add, fields, add_2, reply).query(self)
        }

        /// Calls [`any()`].
        fn awkward_any(&mut self) -> ::fcall::Result<::fcall::redis::Value>
        where
            Self: 'static,
        {
            self::any().query(self)
        }

        /// Calls [`type()`].
        fn r#type<RR: ::fcall::FromReply>(
            &mut self,
            r: impl ::fcall::ToSingleRedisArg,
            key2: impl ::fcall::ToSingleRedisArg,
            key3_2x: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<RR> {
            self::r#type(r, key2, key3_2x).query(self)
        }

        /// Calls [`letters()`].
        fn awkward_letters<RR: ::fcall::FromReply>(
            &mut self,
            a: bool,
            b: bool,
            c: bool,
            d: bool,
            e: bool,
        ) -> ::fcall::Result<RR>
        where
            Self: 'static,
        {
            self::letters(a, b, c, d, e).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`awkward`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`awkward_type()`].
            fn awkward_type(
                &mut self,
                r#type: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                type_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::awkward_type(r#type, fields, type_2, reply).query_async(self)
            }

            /// Calls [`self_()`].
            fn awkward_self(
                &mut self,
                self_: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                self_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::self_(self_, fields, self_2, reply).query_async(self)
            }

            /// Calls [`library()`].
            fn awkward_library(
                &mut self,
                library: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                library_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::library(library, fields, library_2, reply).query_async(self)
            }

            /// Calls [`_2()`].
            fn awkward_2(
                &mut self,
                key1_2: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                arg1_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::_2(key1_2, fields, arg1_2, reply).query_async(self)
            }

            /// Calls [`some()`].
            fn awkward_some(
                &mut self,
                some: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                some_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::some(some, fields, some_2, reply).query_async(self)
            }

            /// Calls [`ok()`].
            fn awkward_ok(
                &mut self,
                ok: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                ok_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::ok(ok, fields, ok_2, reply).query_async(self)
            }

            /// Calls [`drop()`].
            fn awkward_drop(
                &mut self,
                drop: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                drop_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::drop(drop, fields, drop_2, reply).query_async(self)
            }

            /// Calls [`vec()`].
            fn awkward_vec(
                &mut self,
                vec: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                vec_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::vec(vec, fields, vec_2, reply).query_async(self)
            }

            /// Calls [`bool()`].
            fn awkward_bool(
                &mut self,
                bool: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                bool_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::bool(bool, fields, bool_2, reply).query_async(self)
            }

            /// Calls [`str()`].
            fn awkward_str(
                &mut self,
                str: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                str_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::str(str, fields, str_2, reply).query_async(self)
            }

            /// Calls [`commands()`].
            fn awkward_commands(
                &mut self,
                commands: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                commands_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::commands(commands, fields, commands_2, reply).query_async(self)
            }

            /// Calls [`function()`].
            fn awkward_function(
                &mut self,
                function: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                function_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::function(function, fields, function_2, reply).query_async(self)
            }

            /// Calls [`env()`].
            fn awkward_env(
                &mut self,
                env: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                env_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::env(env, fields, env_2, reply).query_async(self)
            }

            /// Calls [`http_get()`].
            #[doc(alias = "awkward_HTTPGet")]
            fn awkward_http_get(
                &mut self,
                http_get: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                http_get_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::http_get(http_get, fields, http_get_2, reply).query_async(self)
            }

            /// Calls [`box()`].
            fn awkward_box(
                &mut self,
                r#box: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                box_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::r#box(r#box, fields, box_2, reply).query_async(self)
            }

            /// Calls [`new()`].
            fn new(
                &mut self,
                new: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                new_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::new(new, fields, new_2, reply).query_async(self)
            }

            /// Calls [`len()`].
            fn len(
                &mut self,
                len: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                len_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::len(len, fields, len_2, reply).query_async(self)
            }

            /// Calls [`is_text()`].
            fn is_text(
                &mut self,
                is_text: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                is_text_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::is_text(is_text, fields, is_text_2, reply).query_async(self)
            }

            /// Calls [`to_text()`].
            fn to_text(
                &mut self,
                to_text: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                to_text_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::to_text(to_text, fields, to_text_2, reply).query_async(self)
            }

            /// Calls [`into_text()`].
            fn into_text(
                &mut self,
                into_text: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                into_text_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::into_text(into_text, fields, into_text_2, reply).query_async(self)
            }

            /// Calls [`from_text()`].
            fn from_text(
                &mut self,
                from_text: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                from_text_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::from_text(from_text, fields, from_text_2, reply).query_async(self)
            }

            /// Calls [`as_text()`].
            fn as_text(
                &mut self,
                as_text: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                as_text_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::as_text(as_text, fields, as_text_2, reply).query_async(self)
            }

            /// Calls [`add()`].
            fn add(
                &mut self,
                add: impl ::fcall::ToSingleRedisArg,
                fields: impl ::fcall::ToSingleRedisArg,
                add_2: i64,
                reply: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<Result>,
            > + ::core::marker::Send {
                self::add(add, fields, add_2, reply).query_async(self)
            }

            /// Calls [`any()`].
            fn awkward_any(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::fcall::redis::Value>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::any().query_async(self)
            }

            /// Calls [`type()`].
            fn r#type<RR: ::fcall::FromReply>(
                &mut self,
                r: impl ::fcall::ToSingleRedisArg,
                key2: impl ::fcall::ToSingleRedisArg,
                key3_2x: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<RR>,
            > + ::core::marker::Send {
                self::r#type(r, key2, key3_2x).query_async(self)
            }

            /// Calls [`letters()`].
            fn awkward_letters<RR: ::fcall::FromReply>(
                &mut self,
                a: bool,
                b: bool,
                c: bool,
                d: bool,
                e: bool,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<RR>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::letters(a, b, c, d, e).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
