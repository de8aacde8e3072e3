//! Keys and arguments of a function into the builder steps that pack them, in the order they go over
//! the wire.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::kinds::Kind;
use super::parameters::{self, Parameter};
use super::types::Types;
use crate::model::{Arg, Function, Presence, Supply};

/// `.key(name)` and so on. `parameters` are those of the function.
pub(super) fn all(
    function: &Function,
    parameters: &[Parameter],
    types: &Types<'_>,
) -> Vec<TokenStream> {
    let (keys, args) = parameters.split_at(function.keys.len());
    let is_repeated = |key: &Parameter| key.presence == Presence::Variadic;
    let mut named = Named::of(keys.iter().map(is_repeated));
    let mut steps = Vec::new();
    for (index, (parameter, key)) in keys.iter().zip(&function.keys).enumerate() {
        steps.extend(named.step(index));
        steps.extend(at_least(parameter, key.least));
        steps.push(own(parameter));
    }
    let was_named = named.is_on;
    let mut named = Named::of(function.args.iter().map(Arg::is_repeated));
    let mut args = args.iter();
    for (index, arg) in function.args.iter().enumerate() {
        match named.step(index) {
            None if was_named && index == 0 => steps.push(quote!(.in_order())),
            step => steps.extend(step),
        }
        match &arg.supply {
            Supply::Caller => {
                let Some(parameter) = args.next() else { continue };
                steps.extend(at_least(parameter, arg.least));
                steps.push(own(parameter));
            }
            Supply::With(of) => steps.extend(with(function, parameters, of, arg, types)),
            Supply::Count(of) => steps.extend(count(function, parameters, of)),
        }
    }
    steps
}

/// The place of a parameter in the Lua function no longer tells its name, once one before it repeats.
struct Named {
    /// The first that repeats, unless it is the last of all.
    first: Option<usize>,
    is_on: bool,
}

impl Named {
    fn of(is_repeated: impl ExactSizeIterator<Item = bool>) -> Self {
        let last = is_repeated.len().saturating_sub(1);
        let first = is_repeated.enumerate().find(|(_, is_repeated)| *is_repeated);
        let first = first.map(|(first, _)| first).filter(|first| *first < last);
        Self { first, is_on: false }
    }

    fn step(&mut self, index: usize) -> Option<TokenStream> {
        self.is_on |= self.first == Some(index);
        let index = Literal::usize_unsuffixed(index);
        self.is_on.then(|| quote!(.named(#index)))
    }
}

fn at_least(parameter: &Parameter, least: usize) -> Option<TokenStream> {
    let name = &parameter.name;
    let word = if parameter.keys > 0 { "key" } else { "arg" };
    let method = format_ident!("at_least_{word}s");
    let least = (least > 0).then(|| Literal::usize_unsuffixed(least));
    least.map(|least| quote!(.#method(#least, #name.len())))
}

/// What stands where the parameter itself does.
fn own(parameter: &Parameter) -> TokenStream {
    match &parameter.kind {
        Kind::Group(kinds) => Kind::each(&parameter.name, kinds, 0..parameter.own),
        kind => kind.step(&parameter.name, parameter.presence),
    }
}

/// What comes with each of another parameter, at a place of its own.
fn with(
    function: &Function,
    parameters: &[Parameter],
    of: &str,
    arg: &Arg,
    types: &Types<'_>,
) -> Option<TokenStream> {
    let parameter = parameters::repeated(function, parameters, of)?;
    let Kind::Group(kinds) = &parameter.kind else { return None };
    let before = parameters::with(function, of).take_while(|it| !std::ptr::eq(*it, arg));
    let before: usize = before.map(|it| parameters::kinds(it, types).len()).sum();
    let start = parameter.own + before;
    let some = start..start + parameters::kinds(arg, types).len();
    Some(Kind::each(&parameter.name, kinds, some))
}

fn count(function: &Function, parameters: &[Parameter], of: &str) -> Option<TokenStream> {
    let name = &parameters::repeated(function, parameters, of)?.name;
    Some(quote!(.count(#name.len())))
}
