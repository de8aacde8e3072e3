//! Declared replies held against the `return`s of the body: one that can never be what is declared is
//! a mistake in every call that gets there.

mod fit;

use std::borrow::Cow;

use self::fit::Fit;
use super::types::Types;
use crate::annotation::{Tag, TagKind};
use crate::diagnostic::Diagnostic;
use crate::infer::trace::{Alternative, Return, Table};
use crate::infer::{Kind, Reply, Trace, Tuple};
use crate::model::{Function, Type};
use crate::rules::reply_mismatch;
use crate::unit::Unit;

/// The findings for one function whose reply is declared.
pub(super) fn find(
    unit: &Unit<'_>,
    declared: &Tag,
    (function, trace): (&Function, &Trace),
    types: &Types<'_>,
    found: &mut Vec<Diagnostic>,
) {
    // Where following stopped, other returns may be unknown, and those that are known incomplete.
    let Some(ty) = function.reply.ty.as_ref().filter(|_| trace.stopped.is_none()) else { return };
    let fit = Fit { types, function };
    let is_all_end = trace.returns.iter().all(|it| it.is_end || it.is_no_value());
    for it in trace.returns.iter().filter(|it| !it.is_end || is_all_end) {
        let reply = arriving(it);
        if let Some(wrong) = wrong(&fit, ty, &reply) {
            let span = if it.is_end { unit.end_of(trace) } else { it.span };
            let finding =
                Diagnostic::error(reply_mismatch::ID, unit.at(span), wrong.message(&function.name))
                    .label(format!("this arrives as {reply}"));
            found.push(about(finding, unit, declared, &wrong));
        }
    }
}

/// How much of what a `return` gives is not what is declared.
#[derive(PartialEq)]
enum Wrong {
    /// All, and it is nil.
    Nil,
    /// All but nil, which may be absent.
    Values,
    /// All.
    All,
}

fn wrong(fit: &Fit<'_, '_>, ty: &Type, reply: &Reply) -> Option<Wrong> {
    let is_nil = |kind: &Kind| *kind == Kind::Nil;
    if reply.kinds.is_empty() || reply.open.is_some() {
        None
    } else if !fit.reply(ty, reply, 0) {
        Some(if reply.kinds.iter().all(is_nil) { Wrong::Nil } else { Wrong::All })
    } else {
        let kinds: Vec<Kind> = reply.kinds.iter().filter(|kind| !is_nil(kind)).cloned().collect();
        let values = Reply { kinds, ..Reply::default() };
        (!fit.reply(ty, &values, 0)).then_some(Wrong::Values)
    }
}

/// What arrives of it. Of a table of nothing but named fields, that is an empty array.
fn arriving(it: &Return) -> Cow<'_, Reply> {
    match it.what.0.as_slice() {
        [Alternative::Table(table)] if arrives_empty(table) => {
            let mut reply = Reply::default();
            reply.kinds.push(Kind::Tuple(Tuple::default()));
            Cow::Owned(reply)
        }
        _ => Cow::Borrowed(&it.reply),
    }
}

fn arrives_empty(table: &Table) -> bool {
    // Those that make a server send something else.
    const SPECIAL: [&[u8]; 8] =
        [b"ok", b"err", b"double", b"map", b"set", b"big_number", b"verbatim_string", b"format"];
    let is_plain = |name: &[u8]| !SPECIAL.contains(&name);
    let is_closed = table.items.is_empty() && table.rest.is_none() && !table.is_open;
    is_closed && !table.fields.is_empty() && table.fields.iter().all(|(name, _)| is_plain(name))
}

impl Wrong {
    fn message(&self, function: &str) -> String {
        match self {
            Self::Values => {
                format!("what `{function}` replies here is nil or not what it declares")
            }
            Self::Nil | Self::All => format!("`{function}` never replies here what it declares"),
        }
    }
}

fn about(finding: Diagnostic, unit: &Unit<'_>, declared: &Tag, wrong: &Wrong) -> Diagnostic {
    let written = match &declared.kind {
        TagKind::Return { ty } => ty.to_string(),
        _ => String::new(),
    };
    let help = if *wrong == Wrong::Nil {
        let written = if written.contains('|') { format!("({written})") } else { written.clone() };
        format!("declare that there may be nothing, `---@return {written}?`, or return a value")
    } else {
        "return what is declared, or declare what is returned".to_owned()
    };
    finding.related(unit.at(declared.span), format!("`{written}` is declared here")).help(help)
}
