//! What can be wrong with a written type, in words.

use super::declared::Declaration;
use crate::diagnostic::Diagnostic;
use crate::rules::{annotation, name_clash};
use crate::source::Span;
use crate::unit::Unit;

pub(super) fn error(unit: &Unit<'_>, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(annotation::ID, unit.at(span), message)
}

pub(super) fn unknown(unit: &Unit<'_>, span: Span, name: &str) -> Diagnostic {
    let meant = match name {
        "int" | "i64" | "long" => Some("integer"),
        "float" | "double" | "f64" => Some("number"),
        "bool" | "true" | "false" => Some("boolean"),
        "str" | "text" => Some("string"),
        "void" | "null" => Some("nil"),
        "table" => Some("T[]`, `table<K, V>` or the name of a `---@class"),
        _ => None,
    };
    let help = match meant {
        Some(meant) => format!("write `{meant}`"),
        None => {
            format!("define it in this file with `---@class {name}` or `---@alias {name} type`")
        }
    };
    error(unit, span, format!("there is no type `{name}`")).help(help)
}

pub(super) fn twice(unit: &Unit<'_>, second: &Declaration<'_>, first: Span) -> Diagnostic {
    let message = format!("the {} `{}` is defined twice", second.word(), second.name);
    let finding = error(unit, second.span, message);
    finding.related(unit.at(first), "first defined here").help("keep one of them")
}

pub(super) fn clash(unit: &Unit<'_>, second: Span, first: Span, what: &str) -> Diagnostic {
    let message = format!("this {what} and an earlier one have one name in Rust");
    let finding = Diagnostic::error(name_clash::ID, unit.at(second), message);
    finding.related(unit.at(first), "the earlier one").help(format!("give one {what} another name"))
}

pub(super) fn optional_boolean(unit: &Unit<'_>, span: Span) -> Diagnostic {
    let message =
        "an optional boolean cannot be told apart: false and nil are the same on the wire";
    error(unit, span, message).help("use `boolean`, or an integer for three states")
}
