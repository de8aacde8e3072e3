//! Generated modules into text a person reads.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Item;

use super::Module;

/// Modules that stand for macros while the text is formatted: the formatter leaves the insides of a
/// macro as they are.
const STAND_INS: [(&str, &str); 2] = [
    ("mod asynchronous_part_of_this_module {", "::fcall::aio! {"),
    ("mod json_part_of_this_module {", "::fcall::json_type! {"),
];

/// What an item begins with, behind which a blank line goes before it.
const BEGINNINGS: [&str; 8] =
    ["///", "#[", "pub ", "fn ", "impl", "static ", "const ", "::fcall::"];

/// The modules one after the other, formatted as rustfmt would.
#[must_use]
pub fn text(modules: &[Module]) -> String {
    let mut text = String::new();
    for module in modules {
        let stand_in = stand_in(module);
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&spaced(&formatted(&module.around(&stand_in))));
    }
    text
}

fn stand_in(module: &Module) -> TokenStream {
    let asynchronous = &module.asynchronous;
    if asynchronous.is_empty() {
        return TokenStream::new();
    }
    quote!(mod asynchronous_part_of_this_module { #asynchronous })
}

/// What we generate always parses; should it ever not, unformatted text lets rustc say why.
fn formatted(tokens: &TokenStream) -> String {
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(mut file) => {
            file.items.iter_mut().for_each(open_json);
            prettyplease::unparse(&file)
        }
        Err(_) => tokens.to_string(),
    }
}

/// Puts a module in the place of `::fcall::json_type! { .. }`.
fn open_json(item: &mut Item) {
    match item {
        Item::Mod(module) => {
            module.content.iter_mut().for_each(|(_, items)| items.iter_mut().for_each(open_json));
        }
        Item::Macro(call)
            if call.mac.path.segments.last().is_some_and(|it| it.ident == "json_type") =>
        {
            let inside = &call.mac.tokens;
            *item = syn::parse_quote!(mod json_part_of_this_module { #inside });
        }
        _ => {}
    }
}

/// Puts the macro back in its place, and a blank line between items.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 8);
    let mut before = "";
    for line in text.lines() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let stand_in = STAND_INS.iter().find(|(stand_in, _)| *stand_in == text);
        let text = stand_in.map_or(text, |(_, call)| *call);
        if begins_item(before, indent, text) {
            spaced.push('\n');
        }
        spaced.push_str(&line[..indent]);
        spaced.push_str(text);
        spaced.push('\n');
        before = line;
    }
    spaced
}

fn begins_item(before: &str, indent: usize, text: &str) -> bool {
    let text_before = before.trim_start();
    let is_end = before.ends_with(['}', ';', ']']) && !text_before.starts_with("///");
    is_end
        && !text_before.starts_with("#[")
        && (before.len() - text_before.len() == indent || text_before.starts_with('.'))
        && BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
}
