//! A key that is used as a value only.

use std::collections::BTreeMap;

use super::{COMMANDS, Rule, key_places};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::infer::trace::{Alternative, Origin};
use crate::source::Span;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("key_as_value.md"), find };

const ID: &str = "key-as-value";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let [keys, args] = unit.tables();
        for trace in unit.traces().filter(|trace| trace.stopped.is_none()) {
            for (index, span) in values(trace) {
                let message = format!("`{keys}[{index}]` is used as a value, and nowhere as a key");
                let finding = Diagnostic::warning(ID, unit.at(span), message);
                found.push(finding.help(format!("take it from `{args}`: a key is what the cluster looks for")));
            }
        }
    }
}

/// The keys that stand where no key goes, and nowhere else.
fn values(trace: &Trace) -> BTreeMap<usize, Span> {
    let mut as_value = BTreeMap::new();
    let mut as_key = Vec::new();
    for call in &trace.calls {
        let places = if COMMANDS.contains(&call.name) { key_places(call) } else { None };
        for (place, argument) in call.arguments.iter().enumerate() {
            let is_key = places.as_ref().is_none_or(|places| places.contains(&place));
            // A key that is part of another, or one of several, may be any.
            if is_key && argument.origin.has(Origin::KEY) && argument.origin != Origin::KEY {
                return BTreeMap::new();
            }
            for alternative in &argument.what.0 {
                match alternative {
                    Alternative::Key(index) if is_key => as_key.push(*index),
                    Alternative::Key(index) => {
                        as_value.entry(*index).or_insert(argument.span);
                    }
                    Alternative::String if is_key && argument.origin.has(Origin::KEY) => {
                        return BTreeMap::new();
                    }
                    Alternative::OtherTable => return BTreeMap::new(),
                    _ => {}
                }
            }
        }
    }
    as_value.retain(|index, _| !as_key.contains(index));
    as_value
}
