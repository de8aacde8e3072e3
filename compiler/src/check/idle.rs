//! `[types]` of `fcall.toml` and checked libraries into the entries that are of no alias: most are written wrong.

use super::{Checked, CheckedScripts};
use crate::config::{self, Config};
use crate::model::{TypeDefinition, TypeKind};

/// One line for each type that `[types]` gives to an alias no library has. Libraries with errors may have it.
#[must_use]
pub fn idle_types(checked: &Checked, config: &Config) -> Vec<String> {
    if checked.has_errors() {
        return Vec::new();
    }
    lines(config, &checked.libraries().flat_map(|library| &library.types).collect::<Vec<_>>())
}

/// As [`idle_types`], of scripts.
#[must_use]
pub fn idle_types_of_scripts(checked: &CheckedScripts, config: &Config) -> Vec<String> {
    if checked.files.iter().any(|file| file.is_broken) {
        return Vec::new();
    }
    lines(config, &checked.scripts.types.iter().collect::<Vec<_>>())
}

fn lines(config: &Config, types: &[&TypeDefinition]) -> Vec<String> {
    let is_alias = |it: &TypeDefinition| !matches!(it.kind, TypeKind::Record(_));
    let has_type = |name: &str| {
        let is_given =
            |it: &TypeDefinition| matches!(it.kind, TypeKind::Alias { target: Some(_), .. });
        types.iter().any(|it| it.name == *name && is_given(it))
    };
    let idle = config.types.keys().filter(|name| !has_type(name));
    idle.map(|name| {
        let help = match types.iter().find(|it| it.name.eq_ignore_ascii_case(name)) {
            Some(near) if near.name != *name => format!("write `{}`", near.name),
            Some(_) => "it is a class, which has fields of its own".to_owned(),
            None => {
                let known =
                    types.iter().filter(|it| is_alias(it)).map(|it| format!("`{}`", it.name));
                let mut known: Vec<String> = known.collect();
                known.sort_unstable();
                known.dedup();
                match known.as_slice() {
                    [] => "there are no aliases".to_owned(),
                    known => format!("aliases are {}", known.join(", ")),
                }
            }
        };
        format!(
            "{}: `[types]` gives `{name}` a type, and there is no alias `{name}`; {help}",
            config::FILE
        )
    })
    .collect()
}
