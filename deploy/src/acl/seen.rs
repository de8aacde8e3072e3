//! The registered functions of a library into the commands they run, where following them shows all of these.

use std::collections::BTreeMap;

use fcall_compiler::check::check_whole;
use fcall_compiler::config::Config;
use fcall_compiler::source::{Source, Sources};

use super::calls::Calls;
use crate::Library;

/// What its functions run; `None` where something in one of them cannot be followed.
pub(super) fn seen(library: &Library) -> Option<Calls> {
    let mut sources = Sources::new();
    sources.add(Source::new("library.lua", library.code.to_vec()));
    let checked = check_whole(&sources, &Config::default());
    let functions = &checked.libraries().next()?.functions;
    let mut commands = BTreeMap::new();
    for name in &library.functions {
        let function = functions.iter().find(|it| it.name.eq_ignore_ascii_case(name))?;
        if function.effects.unknown.is_some() {
            return None;
        }
        for command in &function.effects.commands {
            let line = commands.entry(command.name.clone()).or_insert(command.line);
            *line = command.line.min(*line);
        }
    }
    Some(Calls { commands, unknown: Vec::new() })
}
