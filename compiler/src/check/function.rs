//! One registration and what is written about it into a function of the model.

use std::collections::BTreeSet;

use super::convention::Header;
use super::types::Types;
use super::{effects, errors, inferred, mismatch, parameters, reason};
use crate::annotation::{Block, Tag, TagKind};
use crate::diagnostic::Diagnostic;
use crate::load::Registration;
use crate::model::{
    Arg, Effects, ErrorCode, ErrorReply, Flag, Function, Origin, Reply, Supply, Type,
};
use crate::names;
use crate::rules::{annotation, name_clash, unannotated};
use crate::syntax::ast::Comment;
use crate::unit::Unit;

/// The functions of a library, in the order they are registered.
pub(super) fn functions<'s>(
    unit: &Unit<'s>,
    library: &str,
    types: &mut Types<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Function> {
    let registrations: Vec<(&Registration<'s>, String)> = unit
        .loaded
        .registrations
        .iter()
        .filter_map(|registration| Some((registration, unit.name_of(registration)?)))
        .collect();
    let lua: Vec<&str> = registrations.iter().map(|(_, name)| name.as_str()).collect();
    let prefix = prefix(unit, &lua, found);
    let rust_names = names::functions(prefix.unwrap_or(library), &lua);
    let mut functions: Vec<Function> = registrations
        .into_iter()
        .zip(rust_names)
        .map(|((registration, name), rust_name)| {
            let names = (name, rust_name);
            let mut function = function(unit, registration, names, types, found);
            inferred::reply(unit, registration, types, &mut function);
            let trace = &unit.follow(registration).trace;
            if function.errors.is_empty() {
                function.errors = errors::of_replies(trace, &function.error_replies);
                function.error_type = error_type(&function.errors, &function.rust_name, types);
            }
            let blocks = about(unit, registration);
            function.args_type = args_type(unit, &blocks, &function, types, found);
            let declared = tags(&blocks, |kind| matches!(kind, TagKind::Return { .. }));
            if let Some(declared) = declared.first().filter(|_| !is_sketch(registration)) {
                mismatch::find(unit, declared, (&function, trace), types, found);
            }
            function.effects = effects::of(unit, &function, trace);
            found.extend(unannotated(unit, registration, &function));
            function
        })
        .collect();
    name_all(unit, &mut functions, found);
    functions
}

/// Whether there is nothing in the body yet, so that the annotations are all there is.
fn is_sketch(registration: &Registration<'_>) -> bool {
    registration.callback.as_ref().is_some_and(|it| it.function.body.statements.is_empty())
}

/// What the names of the functions begin with, where that is not the library's name.
fn prefix<'a>(unit: &'a Unit<'_>, lua: &[&str], found: &mut Vec<Diagnostic>) -> Option<&'a str> {
    let tags = unit.blocks.iter().flat_map(|block| &block.tags);
    let mut prefixes = tags.filter_map(|tag| match &tag.kind {
        TagKind::Prefix(prefix) => Some((tag, prefix.as_str())),
        _ => None,
    });
    let (tag, prefix) = prefixes.next()?;
    if !lua.iter().any(|name| names::without_prefix(prefix, name).is_some()) {
        let message = format!("no function's name begins with `{prefix}_`");
        let finding = Diagnostic::error(annotation::ID, unit.at(tag.span), message);
        found.push(finding.help("write what the names begin with, up to the `_`"));
    }
    Some(prefix)
}

fn function<'s>(
    unit: &Unit<'s>,
    registration: &Registration<'s>,
    (name, rust_name): (String, String),
    types: &mut Types<'_>,
    found: &mut Vec<Diagnostic>,
) -> Function {
    // Types without a name of their own are named after the function.
    let hint = names::plain(&rust_name).to_owned();
    let signature = &unit.follow(registration).signature;
    let blocks = about(unit, registration);
    let keys = parameters::keys(unit, &tags(&blocks, is_key), &signature.keys, found);
    let args = parameters::args(
        unit,
        &tags(&blocks, is_arg),
        (&keys, &signature.args),
        types,
        &hint,
        found,
    );
    let reply = reply(unit, &blocks, types, &hint, found);
    let declared = tags(&blocks, |kind| matches!(kind, TagKind::Error { .. }));
    let error_replies = error_replies(unit, &blocks, types, &reply, found);
    let errors = errors::of(
        &declared,
        &error_replies,
        &unit.follow(registration).trace,
        registration.callback.as_deref(),
    );
    let error_type = error_type(&errors, &rust_name, types);
    let deprecated = tags(&blocks, |kind| matches!(kind, TagKind::Deprecated));
    let docs = blocks.iter().map(|block| &block.text).find(|text| !text.is_empty());
    let mut function = Function {
        name,
        rust_name,
        method_name: None,
        span: registration.call_span,
        location: unit.bundle.locate(registration.call_span),
        flags: flags(registration),
        description: registration
            .description
            .as_ref()
            .map(|text| String::from_utf8_lossy(text).into_owned()),
        docs: docs.cloned().unwrap_or_default(),
        deprecated: deprecated.first().map(|tag| tag.docs.clone()),
        is_must_use: !tags(&blocks, |kind| matches!(kind, TagKind::NoDiscard)).is_empty(),
        keys,
        args,
        reply,
        errors,
        error_type,
        args_type: None,
        error_replies,
        effects: Effects::default(),
        is_script: unit.is_script(),
    };
    let header = Header::read(&header_comments(unit, registration));
    header.complete(&mut function, &signature.keys, &signature.args);
    function
}

/// The name of the struct of what a call takes.
fn args_type(
    unit: &Unit<'_>,
    blocks: &[&Block],
    function: &Function,
    types: &mut Types<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    let tag = *tags(blocks, |kind| matches!(kind, TagKind::Named)).first()?;
    if function.keys.is_empty() && function.args.is_empty() {
        let message = format!("`{}` takes nothing that has a name", function.name);
        let finding = Diagnostic::error(annotation::ID, unit.at(tag.span), message);
        found.push(
            finding.help("remove `---@named`, or declare what it takes: `---@key`, `---@arg`"),
        );
        return None;
    }
    Some(types.reserve(&format!("{}_args", names::plain(&function.rust_name))))
}

/// The name of the enum of these codes.
pub(super) fn error_type(
    errors: &[ErrorCode],
    function: &str,
    types: &mut Types<'_>,
) -> Option<String> {
    let hint = format!("{}_error", names::plain(function));
    (!errors.is_empty()).then(|| types.reserve(&hint))
}

/// What of its interface no annotation says.
fn unannotated(
    unit: &Unit<'_>,
    registration: &Registration<'_>,
    function: &Function,
) -> Option<Diagnostic> {
    let is_open = |origin: Origin| origin != Origin::Declared;
    let keys = function.keys.iter().any(|key| is_open(key.origin)).then_some("the keys");
    let args = function.args.iter().any(|arg| is_open(arg.origin)).then_some("the arguments");
    let reply = is_open(function.reply.origin).then_some("the reply");
    let open: Vec<&str> = keys.into_iter().chain(args).chain(reply).collect();
    if open.is_empty() {
        return None;
    }
    let message = format!("no annotation says {} of `{}`", open.join(", "), function.name);
    let finding = Diagnostic::warning(unannotated::ID, unit.at(registration.name_span), message);
    Some(finding.help(format!(
        "declare them: `---@key`, `---@arg`, `---@return` above the {}",
        unit.noun()
    )))
}

/// The comments above the function, or those above its registration.
fn header_comments<'s>(unit: &Unit<'s>, registration: &Registration<'s>) -> Vec<Comment<'s>> {
    if unit.is_script() {
        return unit.comments_above_code().filter(|comment| !comment.is_long).copied().collect();
    }
    let definition = registration.callback.as_ref().map(|it| it.statement_span.start);
    let places = definition.into_iter().chain([registration.statement_span.start]);
    let above = places.map(|offset| unit.file.comments_above(&unit.source.bytes, offset));
    let is_line = |comment: &&Comment<'s>| !comment.is_long;
    let mut above = above.map(|comments| comments.iter().filter(is_line).copied().collect());
    above.find(|comments: &Vec<_>| !comments.is_empty()).unwrap_or_default()
}

/// The blocks that speak of the function. One that speaks of the library or defines a class and
/// only happens to stand above it does not.
fn about<'a, 's>(unit: &'a Unit<'s>, registration: &Registration<'s>) -> Vec<&'a Block> {
    let library = unit.library_block();
    let is_other = |block: &&Block| {
        let is_library = library.is_some_and(|library| std::ptr::eq(library, *block));
        (is_library || block.is_type()) && !block.is_about_function()
    };
    unit.blocks_of(registration).into_iter().filter(|block| !is_other(block)).collect()
}

fn is_key(kind: &TagKind) -> bool {
    matches!(kind, TagKind::Key { .. })
}

fn is_arg(kind: &TagKind) -> bool {
    matches!(kind, TagKind::Arg { .. } | TagKind::Count { .. })
}

/// The tags of one kind, from the first block that has any.
fn tags<'a>(blocks: &[&'a Block], select: fn(&TagKind) -> bool) -> Vec<&'a Tag> {
    let of =
        |block: &&'a Block| block.tags.iter().filter(|tag| select(&tag.kind)).collect::<Vec<_>>();
    blocks.iter().map(of).find(|tags| !tags.is_empty()).unwrap_or_default()
}

/// In the server's order, each once, as FUNCTION LIST reports them.
fn flags(registration: &Registration<'_>) -> Vec<Flag> {
    let is_given = |flag: &Flag| registration.flags.iter().any(|word| word.word == flag.word());
    Flag::ALL.into_iter().filter(is_given).collect()
}

fn reply(
    unit: &Unit<'_>,
    blocks: &[&Block],
    types: &mut Types<'_>,
    function: &str,
    found: &mut Vec<Diagnostic>,
) -> Reply {
    let tags = tags(blocks, |kind| matches!(kind, TagKind::Return { .. }));
    for tag in tags.iter().skip(1) {
        let finding = Diagnostic::error(annotation::ID, unit.at(tag.span), "a second `@return`");
        found
            .push(finding.help("a function replies with one value: several are a tuple, `[A, B]`"));
    }
    match tags.first() {
        Some(Tag { kind: TagKind::Return { ty }, docs, .. }) => {
            let ty = types
                .reply(unit, ty, &format!("{function}_reply"), found)
                .filter(|ty| *ty != Type::Any);
            let reason = reason::declared(unit, tags[0].span);
            Reply { ty, docs: docs.clone(), origin: Origin::Declared, reason }
        }
        _ => {
            Reply { ty: None, docs: String::new(), origin: Origin::Unknown, reason: String::new() }
        }
    }
}

fn error_replies(
    unit: &Unit<'_>,
    blocks: &[&Block],
    types: &Types<'_>,
    reply: &Reply,
    found: &mut Vec<Diagnostic>,
) -> Vec<ErrorReply> {
    let returned = tags(blocks, |kind| matches!(kind, TagKind::Return { .. }));
    let returned = returned.first().and_then(|tag| match &tag.kind {
        TagKind::Return { ty } => Some(ty),
        _ => None,
    });
    let declared = |blocks| tags(blocks, |kind| matches!(kind, TagKind::ErrorReply { .. }));
    let mut tags = declared(blocks);
    if tags.is_empty() {
        tags = declared(&Vec::from_iter(unit.library_block()));
    }
    types.error_replies(unit, &tags, returned, reply, found)
}

/// Gives functions and parameters their names in Rust and reports those that clash.
fn name_all(unit: &Unit<'_>, functions: &mut [Function], found: &mut Vec<Diagnostic>) {
    for function in functions.iter_mut() {
        function.method_name = names::method(&function.name);
        if function.method_name.is_none() {
            found.push(no_method(unit, function));
        }
        name_parameters(function);
    }
    for (first, second, rust_name) in clashes(functions) {
        let [first, second] = [&functions[first], &functions[second]];
        if first.name.eq_ignore_ascii_case(&second.name) {
            // One name on the server too, which is the worse of the two.
            continue;
        }
        let message =
            format!("`{}` and `{}` are both `{rust_name}` in Rust", first.name, second.name);
        let finding = Diagnostic::error(name_clash::ID, unit.at(second.span), message);
        let finding = finding.related(unit.at(first.span), "the other one");
        found.push(finding.help("give one of them another name"));
    }
}

/// Pairs of functions that are one free function or one method in Rust, and its name. A function
/// whose prefix is dropped can meet another as a method only.
fn clashes(functions: &[Function]) -> BTreeSet<(usize, usize, String)> {
    let free = functions.iter().map(|function| function.rust_name.as_str());
    let free: BTreeSet<_> = names::duplicates(free).into_iter().collect();
    let (places, methods): (Vec<usize>, Vec<&str>) = functions
        .iter()
        .enumerate()
        .filter_map(|(place, function)| Some((place, function.method_name.as_deref()?)))
        .unzip();
    let methods = names::duplicates(methods).into_iter();
    let methods = methods.map(|(first, second)| (places[first], places[second]));
    let named = free.iter().map(|(first, second)| (*first, *second, &functions[*second].rust_name));
    let methods = methods.filter(|pair| !free.contains(pair)).filter_map(|(first, second)| {
        Some((first, second, functions[second].method_name.as_ref()?))
    });
    named.chain(methods).map(|(first, second, name)| (first, second, name.clone())).collect()
}

fn no_method(unit: &Unit<'_>, function: &Function) -> Diagnostic {
    let message = format!(
        "a connection already has a method `{}`, so this {} is generated as a free function only",
        function.name,
        unit.noun()
    );
    let finding = Diagnostic::warning(name_clash::ID, unit.at(function.span), message);
    finding.help(if unit.is_script() {
        "give its file another name"
    } else {
        "begin the name with the library's: function names are global on a server"
    })
}

/// An argument without a parameter of its own is one of a key's values, or the call's own affair.
fn name_parameters(function: &mut Function) {
    let keys: Vec<&str> = function.keys.iter().map(|key| key.name.as_str()).collect();
    let is_parameter = |arg: &&Arg| arg.supply == Supply::Caller;
    let args: Vec<&str> =
        function.args.iter().filter(is_parameter).map(|arg| arg.name.as_str()).collect();
    let mut rust = names::parameters(&keys, &args).into_iter();
    let mut next = || rust.next().unwrap_or_default();
    function.keys.iter_mut().for_each(|key| key.rust_name = next());
    for arg in &mut function.args {
        let is_parameter = arg.supply == Supply::Caller;
        arg.rust_name = if is_parameter { next() } else { arg.name.clone() };
    }
}
