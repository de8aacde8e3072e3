pub mod scripts_forms {
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
            &SCRIPT_OLD_SCHOOL,
            &SCRIPT_BLANK_LINE,
            &SCRIPT_EMPTY,
            &SCRIPT_HEADER,
            &SCRIPT_HELPER_FIRST,
            &SCRIPT_LOCALS,
            &SCRIPT_NO_CODE,
            &SCRIPT_REST,
            &SCRIPT_SCRIPT,
            &SCRIPT_SCRIPT_TYPE,
            &SCRIPT_SCRIPTS,
            &SCRIPT_SLOTS,
            &SCRIPT_TYPE,
        ],
    );

    static SCRIPT_OLD_SCHOOL: ::fcall::Script = ::fcall::Script::new(
        "Old-School",
        "567a770a7c63e7ecbf57275f016cba4e7f1de3aa",
        include_bytes!("../../scripts/ok/forms/Old-School.lua"),
        "scripts/Old-School.lua",
    );

    static OLD_SCHOOL: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_OLD_SCHOOL,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["arg_1", "ttl"],
    );

    static SCRIPT_BLANK_LINE: ::fcall::Script = ::fcall::Script::new(
        "blank_line",
        "a428037eb8d32394f85f60b209ca697e3063bac0",
        include_bytes!("../../scripts/ok/forms/blank_line.lua"),
        "scripts/blank_line.lua",
    );

    static BLANK_LINE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_BLANK_LINE,
        ::fcall::Access::ReadOnly,
        &["name"],
        &[],
    );

    static SCRIPT_EMPTY: ::fcall::Script = ::fcall::Script::new(
        "empty",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        include_bytes!("../../scripts/ok/forms/empty.lua"),
        "scripts/empty.lua",
    );

    static EMPTY: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_EMPTY,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_HEADER: ::fcall::Script = ::fcall::Script::new(
        "header",
        "cf7ef8170814807f848b445a94d1b99cf643ff9b",
        include_bytes!("../../scripts/ok/forms/header.lua"),
        "scripts/header.lua",
    );

    static HEADER: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_HEADER,
        ::fcall::Access::ReadWrite,
        &["tags"],
        &["tag", "ttl_seconds"],
    );

    static SCRIPT_HELPER_FIRST: ::fcall::Script = ::fcall::Script::new(
        "helper_first",
        "a21986e43faa4ea15fbfc5748017fbc4c0900d00",
        include_bytes!("../../scripts/ok/forms/helper_first.lua"),
        "scripts/helper_first.lua",
    );

    static HELPER_FIRST: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_HELPER_FIRST,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_LOCALS: ::fcall::Script = ::fcall::Script::new(
        "locals",
        "c3b91109a68a5f74dd7fa29ab564af1f4d1b2de5",
        include_bytes!("../../scripts/ok/forms/locals.lua"),
        "scripts/locals.lua",
    );

    static LOCALS: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_LOCALS,
        ::fcall::Access::ReadWrite,
        &["key"],
        &["name"],
    );

    static SCRIPT_NO_CODE: ::fcall::Script = ::fcall::Script::new(
        "no_code",
        "bea5640b780edf07a7f197df1dcaee2c1739161d",
        include_bytes!("../../scripts/ok/forms/no_code.lua"),
        "scripts/no_code.lua",
    );

    static NO_CODE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_NO_CODE,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_REST: ::fcall::Script = ::fcall::Script::new(
        "rest",
        "a06c013295da7cb595eacc28b77bba21ccaa580d",
        include_bytes!("../../scripts/ok/forms/rest.lua"),
        "scripts/rest.lua",
    );

    static REST: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_REST,
        ::fcall::Access::ReadWrite,
        &["keys"],
        &["args"],
    );

    static SCRIPT_SCRIPT: ::fcall::Script = ::fcall::Script::new(
        "script",
        "48df9b519ca145c867b895f740b37bd891e887af",
        include_bytes!("../../scripts/ok/forms/script.lua"),
        "scripts/script.lua",
    );

    static SCRIPT: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_SCRIPT,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_SCRIPT_TYPE: ::fcall::Script = ::fcall::Script::new(
        "script_type",
        "11933160dcdf70a4dfba3946c5cdc3f02c6cfe9c",
        include_bytes!("../../scripts/ok/forms/script_type.lua"),
        "scripts/script_type.lua",
    );

    static SCRIPT_TYPE_: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_SCRIPT_TYPE,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_SCRIPTS: ::fcall::Script = ::fcall::Script::new(
        "scripts",
        "b7ac6454df41a85df39e338f3e08cce31719ab72",
        include_bytes!("../../scripts/ok/forms/scripts.lua"),
        "scripts/scripts.lua",
    );

    static SCRIPTS_: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_SCRIPTS,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_SLOTS: ::fcall::Script = ::fcall::Script::new(
        "slots",
        "e93b0d9b27607b8ab63de0918346da496cabe32f",
        include_bytes!("../../scripts/ok/forms/slots.lua"),
        "scripts/slots.lua",
    );

    static SLOTS: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_SLOTS,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static SCRIPT_TYPE: ::fcall::Script = ::fcall::Script::new(
        "type",
        "6b98315a4900f92e5716e31db225ff4e09c86b6a",
        include_bytes!("../../scripts/ok/forms/type.lua"),
        "scripts/type.lua",
    );

    static TYPE: ::fcall::Function = ::fcall::Function::of_script(
        &SCRIPT_TYPE,
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    /// Calls the script `Old-School`.
    ///
    /// # Arguments
    ///
    /// - `arg_1`
    /// - `ttl`: `60` if absent
    ///
    /// Writes with `SET`. Safe in a cluster.
    #[doc(alias = "Old-School")]
    pub fn old_school(
        key: impl ::fcall::ToSingleRedisArg,
        arg_1: impl ::fcall::ToSingleRedisArg,
        ttl: ::core::option::Option<i64>,
    ) -> ::fcall::Call<()> {
        ::fcall::Call::new(&OLD_SCHOOL, 1).key(key).arg(arg_1).optional_integer(ttl)
    }

    /// The blank lines around this block do not part it from the script.
    ///
    /// Flags: `no-writes`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn blank_line(name: impl ::fcall::ToSingleRedisArg) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&BLANK_LINE, 1).key(name)
    }

    /// Calls the script `empty`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn empty() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&EMPTY, 0).on_any_primary()
    }

    /// Calls the script `header`.
    ///
    /// Returns how many there are
    ///
    /// Writes with `EXPIRE`, `SADD`. Safe in a cluster.
    pub fn header(
        tags: impl ::fcall::ToSingleRedisArg,
        tag: impl ::fcall::ToSingleRedisArg,
        ttl_seconds: i64,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&HEADER, 1).key(tags).arg(tag).integer(ttl_seconds)
    }

    /// Of the script.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn helper_first() -> ::fcall::Call<i64, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&HELPER_FIRST, 0).on_any_primary()
    }

    /// Calls the script `locals`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn locals(
        key: impl ::fcall::ToSingleRedisArg,
        name: &[impl ::fcall::ToSingleRedisArg],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&LOCALS, 1).key(key).args(name)
    }

    /// Nothing but this.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn no_code() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&NO_CODE, 0).on_any_primary()
    }

    /// Calls the script `rest`.
    ///
    /// Writes with `SET`. Safe in a cluster.
    pub fn rest(
        keys: &[impl ::fcall::ToSingleRedisArg],
        args: &[impl ::fcall::ToSingleRedisArg],
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&REST, keys.len()).keys(keys).args(args)
    }

    /// Calls the script `script`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn script() -> ::fcall::Call<i64, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&SCRIPT, 0).on_any_primary()
    }

    /// Calls the script `script_type`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn script_type() -> ::fcall::Call<i64, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&SCRIPT_TYPE_, 0).on_any_primary()
    }

    /// Calls the script `scripts`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn scripts() -> ::fcall::Call<i64, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&SCRIPTS_, 0).on_any_primary()
    }

    /// Calls the script `slots`.
    ///
    /// Writes with `SET`. Not safe in a cluster: a constant key, line 2.
    pub fn slots() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&SLOTS, 0).on_any_primary()
    }

    /// Calls the script `type`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn r#type() -> ::fcall::Call<i64, ::fcall::AnyPrimary> {
        ::fcall::Call::new(&TYPE, 0).on_any_primary()
    }

    /// [`scripts`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`old_school()`].
        #[doc(alias = "Old-School")]
        fn old_school(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            arg_1: impl ::fcall::ToSingleRedisArg,
            ttl: ::core::option::Option<i64>,
        ) -> ::fcall::Result<()> {
            self::old_school(key, arg_1, ttl).query(self)
        }

        /// Calls [`blank_line()`].
        fn blank_line(
            &mut self,
            name: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<i64> {
            self::blank_line(name).query(self)
        }

        /// Calls [`empty()`].
        fn empty(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::empty().query(self)
        }

        /// Calls [`header()`].
        fn header(
            &mut self,
            tags: impl ::fcall::ToSingleRedisArg,
            tag: impl ::fcall::ToSingleRedisArg,
            ttl_seconds: i64,
        ) -> ::fcall::Result<i64> {
            self::header(tags, tag, ttl_seconds).query(self)
        }

        /// Calls [`helper_first()`].
        fn helper_first(&mut self) -> ::fcall::Result<i64>
        where
            Self: 'static,
        {
            self::helper_first().query(self)
        }

        /// Calls [`locals()`].
        fn locals(
            &mut self,
            key: impl ::fcall::ToSingleRedisArg,
            name: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<i64> {
            self::locals(key, name).query(self)
        }

        /// Calls [`no_code()`].
        fn no_code(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::no_code().query(self)
        }

        /// Calls [`rest()`].
        fn rest(
            &mut self,
            keys: &[impl ::fcall::ToSingleRedisArg],
            args: &[impl ::fcall::ToSingleRedisArg],
        ) -> ::fcall::Result<i64> {
            self::rest(keys, args).query(self)
        }

        /// Calls [`script()`].
        fn script(&mut self) -> ::fcall::Result<i64>
        where
            Self: 'static,
        {
            self::script().query(self)
        }

        /// Calls [`script_type()`].
        fn script_type(&mut self) -> ::fcall::Result<i64>
        where
            Self: 'static,
        {
            self::script_type().query(self)
        }

        /// Calls [`scripts()`].
        fn scripts(&mut self) -> ::fcall::Result<i64>
        where
            Self: 'static,
        {
            self::scripts().query(self)
        }

        /// Calls [`slots()`].
        fn slots(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::slots().query(self)
        }

        /// Calls [`type()`].
        fn r#type(&mut self) -> ::fcall::Result<i64>
        where
            Self: 'static,
        {
            self::r#type().query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`scripts`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`old_school()`].
            #[doc(alias = "Old-School")]
            fn old_school(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                arg_1: impl ::fcall::ToSingleRedisArg,
                ttl: ::core::option::Option<i64>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send {
                self::old_school(key, arg_1, ttl).query_async(self)
            }

            /// Calls [`blank_line()`].
            fn blank_line(
                &mut self,
                name: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::blank_line(name).query_async(self)
            }

            /// Calls [`empty()`].
            fn empty(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::empty().query_async(self)
            }

            /// Calls [`header()`].
            fn header(
                &mut self,
                tags: impl ::fcall::ToSingleRedisArg,
                tag: impl ::fcall::ToSingleRedisArg,
                ttl_seconds: i64,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::header(tags, tag, ttl_seconds).query_async(self)
            }

            /// Calls [`helper_first()`].
            fn helper_first(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::helper_first().query_async(self)
            }

            /// Calls [`locals()`].
            fn locals(
                &mut self,
                key: impl ::fcall::ToSingleRedisArg,
                name: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::locals(key, name).query_async(self)
            }

            /// Calls [`no_code()`].
            fn no_code(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::no_code().query_async(self)
            }

            /// Calls [`rest()`].
            fn rest(
                &mut self,
                keys: &[impl ::fcall::ToSingleRedisArg],
                args: &[impl ::fcall::ToSingleRedisArg],
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::rest(keys, args).query_async(self)
            }

            /// Calls [`script()`].
            fn script(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::script().query_async(self)
            }

            /// Calls [`script_type()`].
            fn script_type(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::script_type().query_async(self)
            }

            /// Calls [`scripts()`].
            fn scripts(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::scripts().query_async(self)
            }

            /// Calls [`slots()`].
            fn slots(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::slots().query_async(self)
            }

            /// Calls [`type()`].
            fn r#type(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::r#type().query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
