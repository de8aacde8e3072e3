//! What stays the same over all calls: the library, and each function with the names of its
//! parameters.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use crate::model::{self, ErrorReply, Function, Library, Part, Type};
use crate::names;

pub(super) fn all(library: &Library, code: &TokenStream) -> TokenStream {
    let docs = docs::library_static(library).outer();
    let Library { name, digest, .. } = library;
    let release = library.release.as_ref().map_or_else(
        || quote!(::core::option::Option::None),
        |release| quote!(::core::option::Option::Some(#release)),
    );
    let parts = library.parts.iter().map(|Part { file, first_line, .. }| {
        let first_line = Literal::u32_unsuffixed(*first_line);
        quote!(::fcall::Part::new(#file, #first_line))
    });
    let names = library.functions.iter().map(|function| &function.name);
    let functions = library.functions.iter().map(of_function);
    quote! {
        #docs
        pub static LIBRARY: ::fcall::Library = ::fcall::Library::new(#name, #release, #digest, #code).made_of(&[#(#parts),*]).registering(&[#(#names),*]);
        #(#functions)*
    }
}

fn of_function(function: &Function) -> TokenStream {
    let lua_name = &function.name;
    declaration(function, &quote!(new), &quote!(&LIBRARY, #lua_name))
}

/// The static of a function, made by one of its constructors from what tells where it is.
pub(super) fn declaration(
    function: &Function,
    constructor: &TokenStream,
    home: &TokenStream,
) -> TokenStream {
    let constant = name(function);
    let access = if function.is_read_only() { quote!(ReadOnly) } else { quote!(ReadWrite) };
    let keys = function.keys.iter().map(|key| &key.name);
    let args = function.args.iter().map(|arg| &arg.name);
    let errors = error_replies(&function.error_replies);
    quote! {
        static #constant: ::fcall::Function = ::fcall::Function::#constructor(
            #home,
            ::fcall::Access::#access,
            &[#(#keys),*],
            &[#(#args),*],
        )#errors;
    }
}

/// The replies that are errors, where there are any.
fn error_replies(replies: &[ErrorReply]) -> Option<TokenStream> {
    let all = replies.iter().map(|reply| {
        let (rest, items): (Vec<&Type>, Vec<&Type>) =
            reply.items.iter().partition(|item| matches!(item, Type::Rest(_)));
        let items = items.into_iter().map(item);
        let rest = rest.first().map(|rest| item(rest)).map_or_else(
            || quote!(::core::option::Option::None),
            |rest| quote!(::core::option::Option::Some(#rest)),
        );
        let least = Literal::usize_unsuffixed(reply.least());
        let code = Literal::usize_unsuffixed(reply.code);
        quote!(::fcall::ErrorReply::new(&[#(#items),*], #least, #rest, #code))
    });
    (!replies.is_empty()).then(|| quote!(.replying_errors(&[#(#all),*])))
}

fn item(ty: &Type) -> TokenStream {
    match ty {
        Type::Literal(model::Literal::Integer(integer)) => {
            let integer = Literal::i64_unsuffixed(*integer);
            quote!(::fcall::ErrorItem::Integer(#integer))
        }
        Type::Literal(model::Literal::String(text)) => quote!(::fcall::ErrorItem::Text(#text)),
        Type::Integer => quote!(::fcall::ErrorItem::AnyInteger),
        Type::String => quote!(::fcall::ErrorItem::AnyText),
        Type::Optional(inner) | Type::Rest(inner) => item(inner),
        _ => quote!(::fcall::ErrorItem::Any),
    }
}

/// The name of a function's static. No function is named with a trailing underscore, so one here
/// keeps the static apart from `LIBRARY`, `SCRIPTS` and those of scripts, and from the function itself where upper case changes
/// nothing (`_2`).
pub(super) fn name(function: &Function) -> Ident {
    let function = names::plain(&function.rust_name);
    let upper = function.to_uppercase();
    let is_ours = upper == "LIBRARY" || upper == "SCRIPTS" || upper.starts_with("SCRIPT_");
    if is_ours || upper == function { format_ident!("{upper}_") } else { format_ident!("{upper}") }
}
