pub mod targets {
    //! Aliases that are types of the app.
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

    /// The library `targets` as these calls were generated from it.
    pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(
            "targets",
            ::core::option::Option::None,
            "6cd3685cd100c3882af37ec973064c7e873aa70fddfce9fb5e6bbdf9fa200ed2",
            include_bytes!("../lua/targets.lua"),
        )
        .made_of(&[::fcall::Part::new("targets.lua", 1)])
        .registering(&["targets_add"]);

    static ADD: ::fcall::Function = ::fcall::Function::new(
        &LIBRARY,
        "targets_add",
        ::fcall::Access::ReadWrite,
        &["user"],
        &["id", "tier", "parent"],
    );

    /// `UserId` stands for `string`.
    pub type UserId = crate::user::Id;

    /// `Tier` stands for `string`.
    pub type Tier = crate::user::Id;

    /// The class `User`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct User {
        /// The field `id`.
        pub id: UserId,
        /// The field `tier`.
        pub tier: ::core::option::Option<Tier>,
    }

    impl ::fcall::FromReply for User {
        fn from_reply(
            reply: ::fcall::redis::Value,
        ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
            let mut fields = ::fcall::Fields::new("User", reply)?;
            Ok(Self {
                id: fields.required("id")?,
                tier: fields.optional("tier")?,
            })
        }
    }

    /// Calls the function `targets_add`.
    ///
    /// Writes nothing. Safe in a cluster.
    #[doc(alias = "targets_add")]
    pub fn add(
        user: impl ::fcall::ToSingleRedisArg,
        id: &UserId,
        tier: &Tier,
        parent: ::core::option::Option<&UserId>,
    ) -> ::fcall::Call<User> {
        ::fcall::Call::new(&ADD, 1).key(user).arg(id).arg(tier).optional(parent)
    }

    /// [`targets`](self) as methods on a connection.
    pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
        /// Calls [`add()`].
        fn targets_add(
            &mut self,
            user: impl ::fcall::ToSingleRedisArg,
            id: &UserId,
            tier: &Tier,
            parent: ::core::option::Option<&UserId>,
        ) -> ::fcall::Result<User> {
            self::add(user, id, tier, parent).query(self)
        }
    }

    impl<C: ::fcall::redis::ConnectionLike> Commands for C {}

    ::fcall::aio! {
        /// [`targets`](self) as methods on an asynchronous connection.
        pub trait AsyncCommands: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized {
            /// Calls [`add()`].
            fn targets_add(
                &mut self,
                user: impl ::fcall::ToSingleRedisArg,
                id: &UserId,
                tier: &Tier,
                parent: ::core::option::Option<&UserId>,
            ) -> impl ::core::future::Future<
                Output = ::fcall::Result<User>,
            > + ::core::marker::Send {
                self::add(user, id, tier, parent).query_async(self)
            }
        }

        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands
        for C {}
    }
}
