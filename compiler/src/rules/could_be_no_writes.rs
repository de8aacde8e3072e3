//! A function that only reads and does not say so.

use std::collections::HashSet;

use super::{COMMANDS, Rule, command};
use crate::commands::{Flag, Lookup};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::infer::trace::Call;
use crate::source::Span;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("could_be_no_writes.md"), find };

const ID: &str = "could-be-no-writes";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (registration, trace) in unit.loaded.registrations.iter().zip(unit.traces()) {
            let says = registration.flags.iter().any(|flag| flag.word == "no-writes");
            let is_asked = !says && registration.has_known_flags;
            if is_asked && only_reads(trace) && is_all_seen(unit, trace) {
                let message = format!("this {} only reads, and is not `no-writes`", unit.noun());
                let finding = Diagnostic::warning(ID, unit.at(registration.name_span), message);
                let how = if unit.is_script() {
                    "with the first line `#!lua flags=no-writes` replicas and EVALSHA_RO run it"
                } else {
                    "with `flags = {'no-writes'}` replicas and FCALL_RO run it"
                };
                found.push(finding.help(format!("{how}, and full memory does not stop it")));
            }
        }
    }
}

/// Whether everything was seen, nothing in it may write, and something reads.
fn only_reads(trace: &Trace) -> bool {
    let mut commands = trace.calls.iter().filter(|call| COMMANDS.contains(&call.name)).peekable();
    trace.stopped.is_none() && commands.peek().is_some() && commands.all(reads)
}

/// Whether no command stands where the trace never came: what cannot happen as it is written may be meant to.
pub(crate) fn is_all_seen(unit: &Unit<'_>, trace: &Trace) -> bool {
    let sites = unit.values().commands();
    let seen: HashSet<Span> = trace.calls.iter().map(|call| call.span).collect();
    trace.functions.iter().all(|function| {
        let first = sites.partition_point(|site| site.start < function.start);
        let mut inside = sites[first..].iter().take_while(|site| site.end <= function.end);
        inside.all(|site| seen.contains(site))
    })
}

fn reads(call: &Call) -> bool {
    let Some(Lookup::Found(command)) = command(call) else { return false };
    let harmless = command.with(Flag::Write).or(command.with(Flag::MayReplicate)).is_empty();
    harmless && !command.with(Flag::Read).is_empty()
}
