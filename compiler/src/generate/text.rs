//! Generated modules into text a person reads.

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;

/// A module that stands for `::fcall::aio! { .. }` while the text is formatted: the formatter
/// leaves the insides of a macro as they are.
const STAND_IN: &str = "mod asynchronous_part_of_this_module {";
const MACRO: &str = "::fcall::aio! {";

/// What an item begins with, behind which a blank line goes before it.
const BEGINNINGS: [&str; 8] = ["///", "#[", "pub ", "fn ", "impl", "static ", "const ", MACRO];

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
    match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => tokens.to_string(),
    }
}

/// Puts the macro back in its place, and a blank line between items.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 8);
    let mut before = "";
    for line in text.lines() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let text = if text == STAND_IN { MACRO } else { text };
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
