//! Scripts into their module. It is that of a library but for its statics: a call names the digest of a script where
//! another names a function.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Module, docs, module, statics};
use crate::model::{Function, Library, Script, Scripts};
use crate::names;
use crate::source::SourceId;

pub(super) fn of(scripts: &Scripts, code: impl Fn(&Script) -> TokenStream) -> Module {
    let each = scripts.scripts.iter().map(|script| one(script, &code(script)));
    let docs = docs::scripts_static().outer();
    let names = scripts.scripts.iter().map(|script| name(&script.function));
    let statics = quote! {
        #docs
        pub static SCRIPTS: ::fcall::Scripts = ::fcall::Scripts::new(&[#(&#names),*]);
        #(#each)*
    };
    Module { visibility: TokenStream::new(), ..module::around(&as_library(scripts), &statics) }
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

/// What the module has in common with that of a library: functions and types.
fn as_library(scripts: &Scripts) -> Library {
    Library {
        name: "scripts".to_owned(),
        rust_name: "generated".to_owned(),
        source: SourceId(0),
        release: None,
        owner: None,
        docs: docs::SCRIPTS.to_owned(),
        digest: String::new(),
        code: Vec::new(),
        parts: Vec::new(),
        functions: scripts.scripts.iter().map(|script| script.function.clone()).collect(),
        errors: Vec::new(),
        error_type: None,
        types: scripts.types.clone(),
    }
}
