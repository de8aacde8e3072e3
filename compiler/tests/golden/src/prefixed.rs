pub mod prefixed {
    //! Names that do not begin with the library's.
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

    /// The library `prefixed` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "prefixed",
            ::core::option::Option::None,
            "97b74eff815dbfd7da233854075fc32bc16c7358b3b0c1600a1a8aac25a26f9a",
            include_bytes!("../lua/prefixed.lua"),
        )
        .made_of(&[::fcall::Part::new("prefixed.lua", 1)])
        .registering(&["px_start", "PX_stop", "prefixed_whole"]);

    static START: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "px_start",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static STOP: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "PX_stop",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    static PREFIXED_WHOLE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "prefixed_whole",
        ::fcall::Access::ReadWrite,
        &[],
        &[],
    );

    /// Calls the function `px_start`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "px_start")]
    pub fn start() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&START, 0).on_any_primary()
    }

    /// Calls the function `PX_stop`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "PX_stop")]
    pub fn stop() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&STOP, 0).on_any_primary()
    }

    /// Calls the function `prefixed_whole`.
    ///
    /// Writes nothing. Safe in a cluster.
    pub fn prefixed_whole() -> ::fcall::Call<(), ::fcall::AnyPrimary> {
        ::fcall::Call::new(&PREFIXED_WHOLE, 0).on_any_primary()
    }

    /// [`prefixed`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`start()`].
        fn px_start(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::start().query(self)
        }

        /// Calls [`stop()`].
        #[doc(alias = "PX_stop")]
        fn px_stop(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::stop().query(self)
        }

        /// Calls [`prefixed_whole()`].
        fn prefixed_whole(&mut self) -> ::fcall::Result<()>
        where
            Self: 'static,
        {
            self::prefixed_whole().query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`prefixed`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`start()`].
            fn px_start(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::start().query_async(self)
            }

            /// Calls [`stop()`].
            #[doc(alias = "PX_stop")]
            fn px_stop(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::stop().query_async(self)
            }

            /// Calls [`prefixed_whole()`].
            fn prefixed_whole(
                &mut self,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<()>,
            > + ::core::marker::Send
            where
                Self: 'static,
            {
                self::prefixed_whole().query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
