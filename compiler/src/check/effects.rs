//! What a function was seen to do into what it does to a server.

use super::reason;
use crate::commands::{self, Flag, Lookup};
use crate::infer::Trace;
use crate::infer::trace::{Alternative, Argument, Call, Origin};
use crate::model::{Command, Effects, Function, Presence};
use crate::rules::{COMMANDS, is_all_seen};
use crate::source::Span;
use crate::unit::Unit;

/// Commands that look at all a server has, and in a cluster at one node's part of it.
const OF_ONE_NODE: [&str; 9] =
    ["keys", "scan", "dbsize", "randomkey", "flushall", "flushdb", "select", "swapdb", "move"];

/// The effects of a function.
pub(super) fn of(unit: &Unit<'_>, function: &Function, trace: &Trace) -> Effects {
    let mut seen = Seen { unit, function, effects: Effects::default(), no: None, maybe: None };
    if let Some((span, why)) = trace.stopped {
        let place =
            if span == Span::default() { String::new() } else { format!(", {}", seen.place(span)) };
        seen.unknown(format!("{why}{place}"));
    } else if !is_all_seen(unit, trace) {
        seen.unknown("it has calls that it never gets to".to_owned());
    }
    for call in trace.calls.iter().filter(|call| COMMANDS.contains(&call.name)) {
        seen.call(call);
    }
    seen.finish()
}

struct Seen<'u, 's> {
    unit: &'u Unit<'s>,
    function: &'u Function,
    effects: Effects,
    /// Why a cluster does not run it.
    no: Option<String>,
    /// Why a cluster may not run it.
    maybe: Option<String>,
}

impl Seen<'_, '_> {
    fn call(&mut self, call: &Call) {
        let found: Vec<commands::Command> = match lookups(call) {
            Some(found) => found,
            None => {
                return self
                    .unknown(format!("the command is not a constant, {}", self.place(call.span)));
            }
        };
        for command in found {
            self.command(call, &command);
            self.keys(call, &command);
        }
    }

    fn command(&mut self, call: &Call, command: &commands::Command) {
        if OF_ONE_NODE.contains(&command.name.as_str()) {
            let name = command.name.to_ascii_uppercase();
            let why = format!("{name} is of one node alone, {}", self.place(call.span));
            self.no.get_or_insert(why);
        }
        let line = self.unit.source.position(call.span.start).line;
        let known = &mut self.effects.commands;
        match known.binary_search_by(|known| known.name.as_str().cmp(&command.name)) {
            Ok(place) => known[place].line = known[place].line.min(line),
            Err(place) => {
                let writes = !command.with(Flag::Write).is_empty();
                known.insert(place, Command::new(command.name.clone(), writes, line));
            }
        }
    }

    fn keys(&mut self, call: &Call, command: &commands::Command) {
        let words = call.words();
        let words: Vec<Option<&[u8]>> = words.iter().map(Option::as_deref).collect();
        let Some(places) = command.keys(&words, call.is_open) else {
            let name = command.name.replace('|', " ").to_ascii_uppercase();
            let why = format!("which keys {name} uses cannot be told, {}", self.place(call.span));
            self.pattern("*".to_owned());
            self.maybe.get_or_insert(why);
            return;
        };
        for place in places {
            match call.arguments.get(place.index) {
                Some(key) => self.key(key),
                None => self.pattern("*".to_owned()),
            }
        }
    }

    fn key(&mut self, key: &Argument) {
        let place = self.place(key.span);
        if key.origin.is_only(Origin::KEY) {
            return self.declared(key);
        }
        let constant = key.what.constant();
        match &constant {
            Some(text) => {
                self.no.get_or_insert(format!("a constant key, {place}"));
                self.pattern(String::from_utf8_lossy(text).into_owned());
            }
            None => self.pattern("*".to_owned()),
        }
        if constant.is_none() {
            let what = match key.origin {
                it if it.has(Origin::UNKNOWN) => "a key of unknown origin",
                it if it.has(Origin::KEY) => {
                    "a key made of another, whose slot it has only with a hash tag"
                }
                it if it.has(Origin::REPLY) => "a key read from data",
                it if it.has(Origin::ARG) => "a key that is sent as an argument",
                _ => "a key that is built",
            };
            self.maybe.get_or_insert(format!("{what}, {place}"));
        }
    }

    /// Keys the function is given.
    fn declared(&mut self, key: &Argument) {
        let names: Vec<String> = key.what.0.iter().filter_map(|it| self.name(it)).collect();
        if names.len() == key.what.0.len() {
            names.into_iter().for_each(|name| self.pattern(format!("{{{name}}}")));
        } else {
            let all: Vec<String> = self.function.keys.iter().map(|key| key.name.clone()).collect();
            all.into_iter().for_each(|name| self.pattern(format!("{{{name}}}")));
        }
    }

    fn name(&self, key: &Alternative) -> Option<String> {
        let Alternative::Key(index) = key else { return None };
        let keys = &self.function.keys;
        let known = keys.iter().take(*index).position(|key| key.presence == Presence::Variadic);
        keys.get(known.unwrap_or(index.saturating_sub(1))).map(|key| key.name.clone())
    }

    fn pattern(&mut self, pattern: String) {
        if !self.effects.keys.contains(&pattern) {
            self.effects.keys.push(pattern);
        }
    }

    fn unknown(&mut self, why: String) {
        self.maybe.get_or_insert_with(|| why.clone());
        self.effects.unknown.get_or_insert(why);
    }

    fn place(&self, span: Span) -> String {
        reason::places(self.unit, &[span])
    }

    fn finish(self) -> Effects {
        let flags = &self.function.flags;
        let flagged = flags.contains(&crate::model::Flag::NoCluster);
        let flagged = flagged.then(|| "it is flagged `no-cluster`".to_owned());
        let (is_cluster_safe, cluster_reason) = match (flagged.or(self.no), self.maybe) {
            (Some(no), _) => (Some(false), no),
            (None, Some(maybe)) => (None, maybe),
            (None, None) if self.effects.keys.is_empty() => {
                (Some(true), "it uses no keys".to_owned())
            }
            (None, None) => (Some(true), "it uses the keys it is given and no others".to_owned()),
        };
        Effects { is_cluster_safe, cluster_reason, ..self.effects }
    }
}

/// The commands a call may be; `None` where it may be any.
fn lookups(call: &Call) -> Option<Vec<commands::Command>> {
    let words = call.words();
    let mut words: Vec<Option<&[u8]>> = words.iter().map(Option::as_deref).collect();
    let mut found = Vec::new();
    for alternative in &call.arguments.first()?.what.0 {
        let Alternative::Constant(word) = alternative else { return None };
        words[0] = Some(word);
        match commands::find(&words)? {
            Lookup::Found(command) => found.push(command),
            // The call fails: it needs no permission.
            Lookup::Missing(_) => {}
            Lookup::Module | Lookup::Container(_) => return None,
        }
    }
    Some(found)
}
