pub mod wide {
    //! The functions of the library `wide`.
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

    /// The library `wide` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "wide",
            ::core::option::Option::None,
            "5a5c65482a05458377627ae803d76da93fab7ae3767c4128a50aef9450290800",
            include_bytes!("../lua/wide.lua"),
        )
        .made_of(&[::fcall::Part::new("wide.lua", 1)])
        .registering(&["wide_create"]);

    static CREATE: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "wide_create",
        ::fcall::Access::ReadWrite,
        &["id"],
        &[
            "part0",
            "part1",
            "part2",
            "part3",
            "part4",
            "part5",
            "part6",
            "part7",
            "part8",
            "part9",
            "part10",
            "part11",
            "part12",
            "part13",
            "part14",
            "part15",
            "part16",
            "part17",
            "part18",
            "part19",
            "part20",
            "part21",
            "part22",
            "part23",
            "part24",
            "part25",
            "part26",
            "part27",
            "part28",
            "part29",
        ],
    );

    /// Calls the function `wide_create`.
    ///
    /// Writes with `HSET`. Safe in a cluster.
    #[doc(alias = "wide_create")]
    pub fn create(
        id: impl ::fcall::ToSingleRedisArg,
        part0: impl ::fcall::ToSingleRedisArg,
        part1: impl ::fcall::ToSingleRedisArg,
        part2: impl ::fcall::ToSingleRedisArg,
        part3: impl ::fcall::ToSingleRedisArg,
        part4: impl ::fcall::ToSingleRedisArg,
        part5: impl ::fcall::ToSingleRedisArg,
        part6: impl ::fcall::ToSingleRedisArg,
        part7: impl ::fcall::ToSingleRedisArg,
        part8: impl ::fcall::ToSingleRedisArg,
        part9: impl ::fcall::ToSingleRedisArg,
        part10: impl ::fcall::ToSingleRedisArg,
        part11: impl ::fcall::ToSingleRedisArg,
        part12: impl ::fcall::ToSingleRedisArg,
        part13: impl ::fcall::ToSingleRedisArg,
        part14: impl ::fcall::ToSingleRedisArg,
        part15: impl ::fcall::ToSingleRedisArg,
        part16: impl ::fcall::ToSingleRedisArg,
        part17: impl ::fcall::ToSingleRedisArg,
        part18: impl ::fcall::ToSingleRedisArg,
        part19: impl ::fcall::ToSingleRedisArg,
        part20: impl ::fcall::ToSingleRedisArg,
        part21: impl ::fcall::ToSingleRedisArg,
        part22: impl ::fcall::ToSingleRedisArg,
        part23: impl ::fcall::ToSingleRedisArg,
        part24: impl ::fcall::ToSingleRedisArg,
        part25: impl ::fcall::ToSingleRedisArg,
        part26: impl ::fcall::ToSingleRedisArg,
        part27: impl ::fcall::ToSingleRedisArg,
        part28: impl ::fcall::ToSingleRedisArg,
        part29: impl ::fcall::ToSingleRedisArg,
    ) -> ::fcall::Call<i64> {
        ::fcall::Call::new(&CREATE, 1)
            .key(id)
            .arg(part0)
            .arg(part1)
            .arg(part2)
            .arg(part3)
            .arg(part4)
            .arg(part5)
            .arg(part6)
            .arg(part7)
            .arg(part8)
            .arg(part9)
            .arg(part10)
            .arg(part11)
            .arg(part12)
            .arg(part13)
            .arg(part14)
            .arg(part15)
            .arg(part16)
            .arg(part17)
            .arg(part18)
            .arg(part19)
            .arg(part20)
            .arg(part21)
            .arg(part22)
            .arg(part23)
            .arg(part24)
            .arg(part25)
            .arg(part26)
            .arg(part27)
            .arg(part28)
            .arg(part29)
    }

    /// [`wide`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`create()`].
        fn wide_create(
            &mut self,
            id: impl ::fcall::ToSingleRedisArg,
            part0: impl ::fcall::ToSingleRedisArg,
            part1: impl ::fcall::ToSingleRedisArg,
            part2: impl ::fcall::ToSingleRedisArg,
            part3: impl ::fcall::ToSingleRedisArg,
            part4: impl ::fcall::ToSingleRedisArg,
            part5: impl ::fcall::ToSingleRedisArg,
            part6: impl ::fcall::ToSingleRedisArg,
            part7: impl ::fcall::ToSingleRedisArg,
            part8: impl ::fcall::ToSingleRedisArg,
            part9: impl ::fcall::ToSingleRedisArg,
            part10: impl ::fcall::ToSingleRedisArg,
            part11: impl ::fcall::ToSingleRedisArg,
            part12: impl ::fcall::ToSingleRedisArg,
            part13: impl ::fcall::ToSingleRedisArg,
            part14: impl ::fcall::ToSingleRedisArg,
            part15: impl ::fcall::ToSingleRedisArg,
            part16: impl ::fcall::ToSingleRedisArg,
            part17: impl ::fcall::ToSingleRedisArg,
            part18: impl ::fcall::ToSingleRedisArg,
            part19: impl ::fcall::ToSingleRedisArg,
            part20: impl ::fcall::ToSingleRedisArg,
            part21: impl ::fcall::ToSingleRedisArg,
            part22: impl ::fcall::ToSingleRedisArg,
            part23: impl ::fcall::ToSingleRedisArg,
            part24: impl ::fcall::ToSingleRedisArg,
            part25: impl ::fcall::ToSingleRedisArg,
            part26: impl ::fcall::ToSingleRedisArg,
            part27: impl ::fcall::ToSingleRedisArg,
            part28: impl ::fcall::ToSingleRedisArg,
            part29: impl ::fcall::ToSingleRedisArg,
        ) -> ::fcall::Result<i64> {
            self::create(
                    id,
                    part0,
                    part1,
                    part2,
                    part3,
                    part4,
                    part5,
                    part6,
                    part7,
                    part8,
                    part9,
                    part10,
                    part11,
                    part12,
                    part13,
                    part14,
                    part15,
                    part16,
                    part17,
                    part18,
                    part19,
                    part20,
                    part21,
                    part22,
                    part23,
                    part24,
                    part25,
                    part26,
                    part27,
                    part28,
                    part29,
                )
                .query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`wide`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`create()`].
            fn wide_create(
                &mut self,
                id: impl ::fcall::ToSingleRedisArg,
                part0: impl ::fcall::ToSingleRedisArg,
                part1: impl ::fcall::ToSingleRedisArg,
                part2: impl ::fcall::ToSingleRedisArg,
                part3: impl ::fcall::ToSingleRedisArg,
                part4: impl ::fcall::ToSingleRedisArg,
                part5: impl ::fcall::ToSingleRedisArg,
                part6: impl ::fcall::ToSingleRedisArg,
                part7: impl ::fcall::ToSingleRedisArg,
                part8: impl ::fcall::ToSingleRedisArg,
                part9: impl ::fcall::ToSingleRedisArg,
                part10: impl ::fcall::ToSingleRedisArg,
                part11: impl ::fcall::ToSingleRedisArg,
                part12: impl ::fcall::ToSingleRedisArg,
                part13: impl ::fcall::ToSingleRedisArg,
                part14: impl ::fcall::ToSingleRedisArg,
                part15: impl ::fcall::ToSingleRedisArg,
                part16: impl ::fcall::ToSingleRedisArg,
                part17: impl ::fcall::ToSingleRedisArg,
                part18: impl ::fcall::ToSingleRedisArg,
                part19: impl ::fcall::ToSingleRedisArg,
                part20: impl ::fcall::ToSingleRedisArg,
                part21: impl ::fcall::ToSingleRedisArg,
                part22: impl ::fcall::ToSingleRedisArg,
                part23: impl ::fcall::ToSingleRedisArg,
                part24: impl ::fcall::ToSingleRedisArg,
                part25: impl ::fcall::ToSingleRedisArg,
                part26: impl ::fcall::ToSingleRedisArg,
                part27: impl ::fcall::ToSingleRedisArg,
                part28: impl ::fcall::ToSingleRedisArg,
                part29: impl ::fcall::ToSingleRedisArg,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<i64>,
            > + ::core::marker::Send {
                self::create(
                        id,
                        part0,
                        part1,
                        part2,
                        part3,
                        part4,
                        part5,
                        part6,
                        part7,
                        part8,
                        part9,
                        part10,
                        part11,
                        part12,
                        part13,
                        part14,
                        part15,
                        part16,
                        part17,
                        part18,
                        part19,
                        part20,
                        part21,
                        part22,
                        part23,
                        part24,
                        part25,
                        part26,
                        part27,
                        part28,
                        part29,
                    )
                    .query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
