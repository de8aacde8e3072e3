//! Scripts into their module. It is that of a library but for its statics: a call names the digest of a script where
//! another names a function.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::module::{self, Contents};
use super::{Module, docs, statics};
use crate::model::{Function, Script, Scripts};
use crate::names;

pub(super) fn of(scripts: &Scripts, code: impl Fn(&Script) -> TokenStream) -> Module {
    let each = scripts.scripts.iter().map(|script| one(script, &code(script)));
    let docs = docs::scripts_static().outer();
    let names = scripts.scripts.iter().map(|script| name(&script.function));
    let statics = quote! {
        #docs
        pub static SCRIPTS: ::fcall::Scripts = ::fcall::Scripts::new(&[#(&#names),*]);
        #(#each)*
    };
    let contents = Contents {
        name: "scripts",
        docs: docs::scripts(),
        statics,
        functions: scripts.scripts.iter().map(|script| &script.function).collect(),
        types: &scripts.types,
        errors: None,
    };
    module::around(&contents, TokenStream::new(), "generated")
}

fn one(script: &Script, code: &TokenStream) -> TokenStream {
    let Script { file, sha1, function, .. } = script;
    let constant = name(function);
    let called = &function.name;
    let declaration = statics::declaration(function, &quote!(of_script), &quote!(&#constant));
    quote! {
        static #constant: ::fcall::Script = ::fcall::Script::new(#called, #sha1, #code, #file);
        #declaration
    }
}

fn name(function: &Function) -> Ident {
    format_ident!("SCRIPT_{}", names::plain(&function.rust_name).to_uppercase())
}
