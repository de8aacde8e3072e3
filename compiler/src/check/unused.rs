//! Parameters that are declared and that no path of the body reads.

use crate::annotation::{Presence, Tag, TagKind};
use crate::diagnostic::Diagnostic;
use crate::infer::Parameters;
use crate::rules::{unused_arg, unused_key};
use crate::unit::Unit;

/// The findings for the tags of one side. A body that hands the table on, or reads it at an index
/// that is computed, may read any of them.
pub(super) fn find(
    unit: &Unit<'_>,
    tags: &[&Tag],
    inferred: &Parameters,
    found: &mut Vec<Diagnostic>,
) {
    if inferred.rest.is_some() {
        return;
    }
    // Nobody can tell by an index what stands behind those that repeat.
    let told = tags.iter().position(|tag| is_repeated(tag)).map_or(tags.len(), |first| first + 1);
    let [keys, args] = unit.tables();
    for (index, tag) in tags.iter().take(told).enumerate() {
        let is_read = inferred.fixed.get(index).is_some_and(|it| it.first_use.is_some());
        let (rule, table, name) = match &tag.kind {
            TagKind::Key { name, .. } => (unused_key::ID, keys, name),
            TagKind::Arg { name, .. } => (unused_arg::ID, args, name),
            _ => continue,
        };
        if !is_read {
            let message = format!("`{name}` is declared, and the body never reads it");
            let help = format!("read `{table}[{}]`, or remove the line", index + 1);
            found.push(Diagnostic::warning(rule, unit.at(tag.span), message).help(help));
        }
    }
}

fn is_repeated(tag: &Tag) -> bool {
    match &tag.kind {
        TagKind::Key { presence, .. } => *presence == Presence::Variadic,
        TagKind::Arg { presence, key, .. } => *presence == Presence::Variadic || key.is_some(),
        _ => false,
    }
}
