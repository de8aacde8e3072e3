pub mod scripts_plain {
    //! The scripts of a folder, each called by the digest of its bytes.
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

    /// The scripts, as these calls were generated from them.
    pub static SCRIPTS: ::fcall::Scripts = ::fcall::Scripts::new(
        &[
            &SCRIPT_ADD_BELOW,
            &SCRIPT_ADD_CHECKED,
            &SCRIPT_ADD_TO,
            &SCRIPT_COUNT_TO,
            &SCRIPT_COUNTED,
            &SCRIPT_GREET,
            &SCRIPT_LOCK_ACQUIRE,
            &SCRIPT_LOCK_EXTEND,
            &SCRIPT_LOCK_RELEASE,
            &SCRIPT_LOCK_WITH_FENCE,
            &SCRIPT_LOGGED,
            &SCRIPT_MOVE_MONEY,
            &SCRIPT_READ_ONE,
            &SCRIPT_REPLACE_FOR,
            &SCRIPT_RESERVE,
            &SCRIPT_SET_IF_NEWER,
            &SCRIPT_STORE_AND_READ,
            &SCRIPT_SWAP_IF_EQUAL,
            &SCRIPT_WINDOW,
            &SCRIPT_WINDOW_YES_OR_NO,
        ],
    );

    static SCRIPT_ADD_BELOW: ::fcall::Script = ::fcall::Script::new(
        "add_below",
        "848cf394501cfbee187bdd779dd1edadaafe2f71",
        include_bytes!("../../scripts/ok/plain/add_below.lua"),
        "scripts/add_below.lua",
    );

    static ADD_BELOW: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_ADD_BELOW,
        ::fcall::Access::ReadWrite,
        &["counter"],
        &["by", "most"],
    );

    static SCRIPT_ADD_CHECKED: ::fcall::Script = ::fcall::Script::new(
        "add_checked",
        "a89f37235f39d71cf5607228a0477e3d5857cf15",
        include_bytes!("../../scripts/ok/plain/add_checked.lua"),
        "scripts/add_checked.lua",
    );

    static ADD_CHECKED: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_ADD_CHECKED,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["by"],
    );

    static SCRIPT_ADD_TO: ::fcall::Script = ::fcall::Script::new(
        "add_to",
        "8cf61c768428a9154aff910fe54c29f9ae7ec40d",
        include_bytes!("../../scripts/ok/plain/add_to.lua"),
        "scripts/add_to.lua",
    );

    static ADD_TO: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_ADD_TO,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["arg"],
    );

    static SCRIPT_COUNT_TO: ::fcall::Script = ::fcall::Script::new(
        "count_to",
        "c5ff46b22b6d2f8833db46b96ad36d02037d6ad3",
        include_bytes!("../../scripts/ok/plain/count_to.lua"),
        "scripts/count_to.lua",
    );

    static COUNT_TO: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_COUNT_TO,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["arg_1", "most"],
    );

    static SCRIPT_COUNTED: ::fcall::Script = ::fcall::Script::new(
        "counted",
        "d489b316c187eae3917967718ad9d62ed7234a8b",
        include_bytes!("../../scripts/ok/plain/counted.lua"),
        "scripts/counted.lua",
    );

    static COUNTED: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_COUNTED,
        ::fcall::Access::ReadWrite,
        &["counter"],
        &["limit", "seconds"],
    );

    static SCRIPT_GREET: ::fcall::Script = ::fcall::Script::new(
        "greet",
        "05ad55a1e35f8092f6be70ae76154426de9de7ea",
        include_bytes!("../../scripts/ok/plain/greet.lua"),
        "scripts/greet.lua",
    );

    static GREET: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_GREET,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_LOCK_ACQUIRE: ::fcall::Script = ::fcall::Script::new(
        "lock_acquire",
        "dc51a45f4ce3ac62045b59b3301d05cc1d1c584b",
        include_bytes!("../../scripts/ok/plain/lock_acquire.lua"),
        "scripts/lock_acquire.lua",
    );

    static LOCK_ACQUIRE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOCK_ACQUIRE,
        ::fcall::Access::ReadWrite,
        &["lock"],
        &["arg_1", "arg_2"],
    );

    static SCRIPT_LOCK_EXTEND: ::fcall::Script = ::fcall::Script::new(
        "lock_extend",
        "9acc804aa2e0b17f5b34965d2f07c7b23337b865",
        include_bytes!("../../scripts/ok/plain/lock_extend.lua"),
        "scripts/lock_extend.lua",
    );

    static LOCK_EXTEND: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOCK_EXTEND,
        ::fcall::Access::ReadWrite,
        &["lock"],
        &["token", "ttl"],
    );

    static SCRIPT_LOCK_RELEASE: ::fcall::Script = ::fcall::Script::new(
        "lock_release",
        "5af49b94fe4d51f3f43b274af08d6b3b32db98e3",
        include_bytes!("../../scripts/ok/plain/lock_release.lua"),
        "scripts/lock_release.lua",
    );

    static LOCK_RELEASE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOCK_RELEASE,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["token"],
    );

    static SCRIPT_LOCK_WITH_FENCE: ::fcall::Script = ::fcall::Script::new(
        "lock_with_fence",
        "87d8d63e4052c6b19bee78ec84ad13136b036d8f",
        include_bytes!("../../scripts/ok/plain/lock_with_fence.lua"),
        "scripts/lock_with_fence.lua",
    );

    static LOCK_WITH_FENCE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOCK_WITH_FENCE,
        ::fcall::Access::ReadWrite,
        &["lock"],
        &["token", "ttl"],
    );

    static SCRIPT_LOGGED: ::fcall::Script = ::fcall::Script::new(
        "logged",
        "ab249370ed0bfe195c11f24a5a755b0dccbd6e09",
        include_bytes!("../../scripts/ok/plain/logged.lua"),
        "scripts/logged.lua",
    );

    static LOGGED: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOGGED,
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static SCRIPT_MOVE_MONEY: ::fcall::Script = ::fcall::Script::new(
        "move_money",
        "9f5bf120d8681737358da68e35d55be2abd767b4",
        include_bytes!("../../scripts/ok/plain/move_money.lua"),
        "scripts/move_money.lua",
    );

    static MOVE_MONEY: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_MOVE_MONEY,
        ::fcall::Access::ReadWrite,
        &["from", "to"],
        &["amount"],
    );

    static SCRIPT_READ_ONE: ::fcall::Script = ::fcall::Script::new(
        "read_one",
        "f0e4c575f212a47f6a05898b785b6a9d46baaa55",
        include_bytes!("../../scripts/ok/plain/read_one.lua"),
        "scripts/read_one.lua",
    );

    static READ_ONE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_READ_ONE,
        ::fcall::Access::ReadWrite,
        &["key"],
        &[],
    );

    static SCRIPT_REPLACE_FOR: ::fcall::Script = ::fcall::Script::new(
        "replace_for",
        "e6056be6b121b547bfa30f26e91e38a96c7c42a1",
        include_bytes!("../../scripts/ok/plain/replace_for.lua"),
        "scripts/replace_for.lua",
    );

    static REPLACE_FOR: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_REPLACE_FOR,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["arg_1", "arg_2"],
    );

    static SCRIPT_RESERVE: ::fcall::Script = ::fcall::Script::new(
        "reserve",
        "ffe4afa48f666fbb08dc4d6d0c1889c51f1afc4f",
        include_bytes!("../../scripts/ok/plain/reserve.lua"),
        "scripts/reserve.lua",
    );

    static RESERVE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_RESERVE,
        ::fcall::Access::ReadWrite,
        &["key_1", "key_2"],
        &["arg"],
    );

    static SCRIPT_SET_IF_NEWER: ::fcall::Script = ::fcall::Script::new(
        "set_if_newer",
        "2a015b0c5a94380fb501ba009b21d84c85fe9a54",
        include_bytes!("../../scripts/ok/plain/set_if_newer.lua"),
        "scripts/set_if_newer.lua",
    );

    static SET_IF_NEWER: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_SET_IF_NEWER,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["arg_1", "arg_2", "arg_3"],
    );

    static SCRIPT_STORE_AND_READ: ::fcall::Script = ::fcall::Script::new(
        "store_and_read",
        "fbd5f9e9264d79c305f9f8529411dce5240984d3",
        include_bytes!("../../scripts/ok/plain/store_and_read.lua"),
        "scripts/store_and_read.lua",
    );

    static STORE_AND_READ: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_STORE_AND_READ,
        ::fcall::Access::ReadWrite,
        &["name"],
        &["text"],
    );

    static SCRIPT_SWAP_IF_EQUAL: ::fcall::Script = ::fcall::Script::new(
        "swap_if_equal",
        "021f6422ad00921e57316ade9014471cb0178f1e",
        include_bytes!("../../scripts/ok/plain/swap_if_equal.lua"),
        "scripts/swap_if_equal.lua",
    );

    static SWAP_IF_EQUAL: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_SWAP_IF_EQUAL,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["arg_1", "arg_2"],
    );

    static SCRIPT_WINDOW: ::fcall::Script = ::fcall::Script::new(
        "window",
        "711462021b75a5a65c6936192599f5eb79e0a301",
        include_bytes!("../../scripts/ok/plain/window.lua"),
        "scripts/window.lua",
    );

    static WINDOW: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_WINDOW,
        ::fcall::Access::ReadWrite,
        &["bucket"],
        &["window", "limit", "now"],
    );

    static SCRIPT_WINDOW_YES_OR_NO: ::fcall::Script = ::fcall::Script::new(
        "window_yes_or_no",
        "0803db51024b8f6eba0dc20891c7810ae7762dc7",
        include_bytes!("../../scripts/ok/plain/window_yes_or_no.lua"),
        "scripts/window_yes_or_no.lua",
    );

    static WINDOW_YES_OR_NO: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_WINDOW_YES_OR_NO,
        ::fcall::Access::ReadWrite,
        &["bucket"],
        &["seconds", "most", "now"],
    );

    /// The codes of the errors that [`add_checked()`] answers with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AddCheckedError {
        /// The code `KEYS`.
        Keys,
        /// The code `ARGS`.
        Args,
        /// The code `AMOUNT`.
        Amount,
    }

    impl ::fcall::ErrorCode for AddCheckedError {
        fn from_code(code: &str) -> ::core::option::Option<Self> {
            match code {
                "KEYS" => Some(Self::Keys),
                "ARGS" => Some(Self::Args),
                "AMOUNT" => Some(Self::Amount),
                _ => None,
            }
        }

        fn code(&self) -> &'static str {
            match self {
                Self::Keys => "KEYS",
                Self::Args => "ARGS",
                Self::Amount => "AMOUNT",
            }
        }
    }

    impl ::core::fmt::Display for AddCheckedError {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.write_str(::fcall::ErrorCode::code(self))
        }
    }

    impl ::core::error::Error for AddCheckedError {}

    /// Calls the script `add_below`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn add_below(
        counter: impl ::fcall::ToSingleRedisArg,
        by: impl ::fcall::Number,
        most: impl ::fcall::Number,
    ) -> ::fcall::Call<(i64, i64)> {
        ::fcall::Call::new(&ADD_BELOW, 1).key(counter).number(by).number(most)
    }

    /// Calls the script `add_checked`.
    ///
    /// # Errors
    ///
    /// - `KEYS`
    /// - `ARGS`
    /// - `AMOUNT`
    ///
    /// `error.as_code::<AddCheckedError>()` tells them apart.
    ///
    /// Writes with `INCRBY`. Safe in a cluster.
    pub fn add_checked(
        key: impl ::fcall::ToSingleRedisArg,
        by: i64,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&ADD_CHECKED, 1).key(key).integer(by)
    }

    /// Calls the script `add_to`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn add_to(
        key: impl ::fcall::ToSingleRedisArg,
        arg: impl ::fcall::Number,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&ADD_TO, 1).key(key).number(arg)
    }

    /// Calls the script `count_to`.
    ///
    /// Writes with `INCR`, `SET`. Safe in a cluster.
    pub fn count_to(
        key: impl ::fcall::ToSingleRedisArg,
        arg_1: impl ::fcall::ToSingleRedisArg,
        most: impl ::fcall::Number,
    ) -> ::fcall::Call<::core::option::Option<i64>> {
        ::fcall::Call::new(&COUNT_TO, 1).key(key).arg(arg_1).number(most)
    }

    /// Calls the script `counted`.
    ///
    /// Writes with `EXPIRE`, `INCR`. Safe in a cluster.
    pub fn counted(
        counter: impl ::fcall::ToSingleRedisArg,
        limit: impl ::fcall::Number,
        seconds: impl ::fcall::Number,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&COUNTED, 1).key(counter).number(limit).number(seconds)
    }

    /// Calls the script `greet`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn greet() -> ::fcall::Call<::std::string::String, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&GREET, 0).on_any_primary()
    }

    /// Calls the script `lock_acquire`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn lock_acquire(
        lock: impl ::fcall::ToSingleRedisArg,
        arg_1: impl ::fcall::ToSingleRedisArg,
        arg_2: i64,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&LOCK_ACQUIRE, 1).key(lock).arg(arg_1).integer(arg_2)
    }

    /// Calls the script `lock_extend`.
    ///
    /// Writes with `PEXPIRE`. Safe in a cluster.
    pub fn lock_extend(
        lock: impl ::fcall::ToSingleRedisArg,
        token: impl ::fcall::ToSingleRedisArg,
        ttl: i64,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&LOCK_EXTEND, 1).key(lock).arg(token).integer(ttl)
    }

    /// Calls the script `lock_release`.
    ///
    /// Writes with `DEL`. Safe in a cluster.
    pub fn lock_release(
        key: impl ::fcall::ToSingleRedisArg,
        token: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&LOCK_RELEASE, 1).key(key).arg(token)
    }

    /// Calls the script `lock_with_fence`.
    ///
    /// Writes with `INCR`, `PEXPIRE`, `SET`. Maybe not safe in a cluster: a key made of another, whose slot it has only with a hash tag, line 4.
    pub fn lock_with_fence(
        lock: impl ::fcall::ToSingleRedisArg,
        token: impl ::fcall::ToSingleRedisArg,
        ttl: i64,
    ) -> ::fcall::Call<(i64, i64)> {
        ::fcall::Call::new(&LOCK_WITH_FENCE, 1).key(lock).arg(token).integer(ttl)
    }

    /// Calls the script `logged`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn logged(
        key: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<::std::vec::Vec<u8>>> {
        ::fcall::Call::new(&LOGGED, 1).key(key)
    }

    /// Calls the script `move_money`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn move_money<R: ::fcall::FromReply>(
        from: impl ::fcall::ToSingleRedisArg,
        to: impl ::fcall::ToSingleRedisArg,
        amount: impl ::fcall::Number,
    ) -> ::fcall::Call<R> {
        ::fcall::Call::new(&MOVE_MONEY, 2).key(from).key(to).number(amount)
    }

    /// Calls the script `read_one`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn read_one(
        key: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<::std::vec::Vec<u8>>> {
        ::fcall::Call::new(&READ_ONE, 1).key(key)
    }

    /// Calls the script `replace_for`.
    ///
    /// Writes with `EXPIRE`, `SET`. Safe in a cluster.
    pub fn replace_for(
        key: impl ::fcall::ToSingleRedisArg,
        arg_1: impl ::fcall::ToSingleRedisArg,
        arg_2: i64,
    ) -> ::fcall::Call<::core::option::Option<::std::vec::Vec<u8>>> {
        ::fcall::Call::new(&REPLACE_FOR, 1).key(key).arg(arg_1).integer(arg_2)
    }

    /// Calls the script `reserve`.
    ///
    /// Writes with `DECR`, `RPUSH`. Safe in a cluster.
    pub fn reserve(
        key_1: impl ::fcall::ToSingleRedisArg,
        key_2: impl ::fcall::ToSingleRedisArg,
        arg: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&RESERVE, 2).key(key_1).key(key_2).arg(arg)
    }

    /// Calls the script `set_if_newer`.
    ///
    /// Writes with `EXPIRE`, `SET`. Safe in a cluster.
    pub fn set_if_newer(
        key: impl ::fcall::ToSingleRedisArg,
        arg_1: impl ::fcall::ToSingleRedisArg,
        arg_2: impl ::fcall::Number,
        arg_3: i64,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&SET_IF_NEWER, 1)
            .key(key)
            .arg(arg_1)
            .number(arg_2)
            .integer(arg_3)
    }

    /// Calls the script `store_and_read`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn store_and_read(
        name: impl ::fcall::ToSingleRedisArg,
        text: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<::core::option::Option<::std::vec::Vec<u8>>> {
        ::fcall::Call::new(&STORE_AND_READ, 1).key(name).arg(text)
    }

    /// Calls the script `swap_if_equal`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn swap_if_equal(
        key: impl ::fcall::ToSingleRedisArg,
        arg_1: impl ::fcall::ToSingleRedisArg,
        arg_2: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&SWAP_IF_EQUAL, 1).key(key).arg(arg_1).arg(arg_2)
    }

    /// Calls the script `window`.
    ///
    /// Writes with `PEXPIRE`, `ZADD`, `ZREMRANGEBYSCORE`. Safe in a cluster.
    pub fn window(
        bucket: impl ::fcall::ToSingleRedisArg,
        window: i64,
        limit: impl ::fcall::Number,
        now: impl ::fcall::Number,
    ) -> ::fcall::Call<(i64, i64)> {
        ::fcall::Call::new(&WINDOW, 1)
            .key(bucket)
            .integer(window)
            .number(limit)
            .number(now)
    }

    /// Calls the script `window_yes_or_no`.
    ///
    /// Writes with `EXPIRE`, `ZADD`, `ZREMRANGEBYSCORE`. Safe in a cluster.
    pub fn window_yes_or_no(
        bucket: impl ::fcall::ToSingleRedisArg,
        seconds: i64,
        most: impl ::fcall::Number,
        now: impl ::fcall::Number,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&WINDOW_YES_OR_NO, 1)
            .key(bucket)
            .integer(seconds)
            .number(most)
            .number(now)
    }

    /// [`scripts`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`add_below()`].
        fn add_below(
            &mut self,
            counter: impl ::fcall::ToSingleRedisArg,
            by: impl ::fcall::Number,
            most: impl ::fcall::Number,
        ) -> ::fcall::Result<(i64, i64)> {
            self::add_below(counter, by, most).query(self)
        }

        /// Calls [`add_checked()`].
        fn add_checked(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            by: i64,
        ) -> ::fcall::Result<i64> {
            self::add_checked(key, by).query(self)
        }

        /// Calls [`add_to()`].
        fn add_to(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            arg: impl ::fcall::Number,
        ) -> ::fcall::Result<i64> {
            self::add_to(key, arg).query(self)
        }

        /// Calls [`count_to()`].
        fn count_to(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            arg_1: impl ::fcall::ToSingleRedisArg,
            most: impl ::fcall::Number,
        ) -> ::fcall::Result<::core::option::Option<i64>> {
            self::count_to(key, arg_1, most).query(self)
        }

        /// Calls [`counted()`].
        fn counted(
            &mut self,
            counter: impl ::fcall::ToSingleRedisArg,
            limit: impl ::fcall::Number,
            seconds: impl ::fcall::Number,
        ) -> ::fcall::Result<i64> {
            self::counted(counter, limit, seconds).query(self)
        }

        /// Calls [`greet()`].
        fn greet(&mut self) -> ::fcall::Result<::std::string::String>
        where
            Self: 'static,
        {
            self::greet().query(self)
        }

        /// Calls [`lock_acquire()`].
        fn lock_acquire(
            &mut self,
            lock: impl ::fcall::ToSingleRedisArg,
            arg_1: impl ::fcall::ToSingleRedisArg,
            arg_2: i64,
        ) -> ::fcall::Result<i64> {
            self::lock_acquire(lock, arg_1, arg_2).query(self)
        }

        /// Calls [`lock_extend()`].
        fn lock_extend(
            &mut self,
            lock: impl ::fcall::ToSingleRedisArg,
            token: impl ::fcall::ToSingleRedisArg,
            ttl: i64,
        ) -> ::fcall::Result<i64> {
            self::lock_extend(lock, token, ttl).query(self)
        }

        /// Calls [`lock_release()`].
        fn lock_release(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            token: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<i64> {
            self::lock_release(key, token).query(self)
        }

        /// Calls [`lock_with_fence()`].
        fn lock_with_fence(
            &mut self,
            lock: impl ::fcall::ToSingleRedisArg,
            token: impl ::fcall::ToSingleRedisArg,
            ttl: i64,
        ) -> ::fcall::Result<(i64, i64)> {
            self::lock_with_fence(lock, token, ttl).query(self)
        }

        /// Calls [`logged()`].
        fn logged(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>> {
            self::logged(key).query(self)
        }

        /// Calls [`move_money()`].
        fn move_money<R: ::fcall::FromReply>(
            &mut self,
            from: impl ::fcall::ToSingleRedisArg,
            to: impl ::fcall::ToSingleRedisArg,
            amount: impl ::fcall::Number,
        ) -> ::fcall::Result<R> {
            self::move_money(from, to, amount).query(self)
        }

        /// Calls [`read_one()`].
        fn read_one(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>> {
            self::read_one(key).query(self)
        }

        /// Calls [`replace_for()`].
        fn replace_for(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            arg_1: impl ::fcall::ToSingleRedisArg,
            arg_2: i64,
        ) -> ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>> {
            self::replace_for(key, arg_1, arg_2).query(self)
        }

        /// Calls [`reserve()`].
        fn reserve(
            &mut self,
            key_1: impl ::fcall::ToSingleRedisArg,
            key_2: impl ::fcall::ToSingleRedisArg,
            arg: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<i64> {
            self::reserve(key_1, key_2, arg).query(self)
        }

        /// Calls [`set_if_newer()`].
        fn set_if_newer(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            arg_1: impl ::fcall::ToSingleRedisArg,
            arg_2: impl ::fcall::Number,
            arg_3: i64,
        ) -> ::fcall::Result<i64> {
            self::set_if_newer(key, arg_1, arg_2, arg_3).query(self)
        }

        /// Calls [`store_and_read()`].
        fn store_and_read(
            &mut self,
            name: impl ::fcall::ToSingleRedisArg,
            text: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>> {
            self::store_and_read(name, text).query(self)
        }

        /// Calls [`swap_if_equal()`].
        fn swap_if_equal(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            arg_1: impl ::fcall::ToSingleRedisArg,
            arg_2: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<i64> {
            self::swap_if_equal(key, arg_1, arg_2).query(self)
        }

        /// Calls [`window()`].
        fn window(
            &mut self,
            bucket: impl ::fcall::ToSingleRedisArg,
            window: i64,
            limit: impl ::fcall::Number,
            now: impl ::fcall::Number,
        ) -> ::fcall::Result<(i64, i64)> {
            self::window(bucket, window, limit, now).query(self)
        }

        /// Calls [`window_yes_or_no()`].
        fn window_yes_or_no(
            &mut self,
            bucket: impl ::fcall::ToSingleRedisArg,
            seconds: i64,
            most: impl ::fcall::Number,
            now: impl ::fcall::Number,
        ) -> ::fcall::Result<i64> {
            self::window_yes_or_no(bucket, seconds, most, now).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`scripts`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`add_below()`].
            fn add_below(
                &mut self,
                counter: impl ::fcall::ToSingleRedisArg,
                by: impl ::fcall::Number,
                most: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<(i64, i64)>,
            > + ::core::marker::Send {
                self::add_below(counter, by, most).query_async(self)
            }

            /// Calls [`add_checked()`].
            fn add_checked(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                by: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::add_checked(key, by).query_async(self)
            }

            /// Calls [`add_to()`].
            fn add_to(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                arg: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::add_to(key, arg).query_async(self)
            }

            /// Calls [`count_to()`].
            fn count_to(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                arg_1: impl ::fcall::ToSingleRedisArg,
                most: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<i64>>,
            > + ::core::marker::Send {
                self::count_to(key, arg_1, most).query_async(self)
            }

            /// Calls [`counted()`].
            fn counted(
                &mut self,
                counter: impl ::fcall::ToSingleRedisArg,
                limit: impl ::fcall::Number,
                seconds: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::counted(counter, limit, seconds).query_async(self)
            }

            /// Calls [`greet()`].
            fn greet(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::std::string::String>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::greet().query_async(self)
            }

            /// Calls [`lock_acquire()`].
            fn lock_acquire(
                &mut self,
                lock: impl ::fcall::ToSingleRedisArg,
                arg_1: impl ::fcall::ToSingleRedisArg,
                arg_2: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::lock_acquire(lock, arg_1, arg_2).query_async(self)
            }

            /// Calls [`lock_extend()`].
            fn lock_extend(
                &mut self,
                lock: impl ::fcall::ToSingleRedisArg,
                token: impl ::fcall::ToSingleRedisArg,
                ttl: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::lock_extend(lock, token, ttl).query_async(self)
            }

            /// Calls [`lock_release()`].
            fn lock_release(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                token: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::lock_release(key, token).query_async(self)
            }

            /// Calls [`lock_with_fence()`].
            fn lock_with_fence(
                &mut self,
                lock: impl ::fcall::ToSingleRedisArg,
                token: impl ::fcall::ToSingleRedisArg,
                ttl: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<(i64, i64)>,
            > + ::core::marker::Send {
                self::lock_with_fence(lock, token, ttl).query_async(self)
            }

            /// Calls [`logged()`].
            fn logged(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>>,
            > + ::core::marker::Send {
                self::logged(key).query_async(self)
            }

            /// Calls [`move_money()`].
            fn move_money<R: ::fcall::FromReply>(
                &mut self,
                from: impl ::fcall::ToSingleRedisArg,
                to: impl ::fcall::ToSingleRedisArg,
                amount: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<R>,
            > + ::core::marker::Send {
                self::move_money(from, to, amount).query_async(self)
            }

            /// Calls [`read_one()`].
            fn read_one(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>>,
            > + ::core::marker::Send {
                self::read_one(key).query_async(self)
            }

            /// Calls [`replace_for()`].
            fn replace_for(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                arg_1: impl ::fcall::ToSingleRedisArg,
                arg_2: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>>,
            > + ::core::marker::Send {
                self::replace_for(key, arg_1, arg_2).query_async(self)
            }

            /// Calls [`reserve()`].
            fn reserve(
                &mut self,
                key_1: impl ::fcall::ToSingleRedisArg,
                key_2: impl ::fcall::ToSingleRedisArg,
                arg: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::reserve(key_1, key_2, arg).query_async(self)
            }

            /// Calls [`set_if_newer()`].
            fn set_if_newer(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                arg_1: impl ::fcall::ToSingleRedisArg,
                arg_2: impl ::fcall::Number,
                arg_3: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::set_if_newer(key, arg_1, arg_2, arg_3).query_async(self)
            }

            /// Calls [`store_and_read()`].
            fn store_and_read(
                &mut self,
                name: impl ::fcall::ToSingleRedisArg,
                text: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<::core::option::Option<::std::vec::Vec<u8>>>,
            > + ::core::marker::Send {
                self::store_and_read(name, text).query_async(self)
            }

            /// Calls [`swap_if_equal()`].
            fn swap_if_equal(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                arg_1: impl ::fcall::ToSingleRedisArg,
                arg_2: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::swap_if_equal(key, arg_1, arg_2).query_async(self)
            }

            /// Calls [`window()`].
            fn window(
                &mut self,
                bucket: impl ::fcall::ToSingleRedisArg,
                window: i64,
                limit: impl ::fcall::Number,
                now: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<(i64, i64)>,
            > + ::core::marker::Send {
                self::window(bucket, window, limit, now).query_async(self)
            }

            /// Calls [`window_yes_or_no()`].
            fn window_yes_or_no(
                &mut self,
                bucket: impl ::fcall::ToSingleRedisArg,
                seconds: i64,
                most: impl ::fcall::Number,
                now: impl ::fcall::Number,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::window_yes_or_no(bucket, seconds, most, now).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
