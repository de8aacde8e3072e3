//! What is wrong with the types of a file taken together.

use super::Types;
use super::declared::{Body, Declaration};
use super::problem::{clash, error};
use super::uses::of_definition;
use crate::diagnostic::Diagnostic;
use crate::model::{Type, TypeKind};
use crate::names;
use crate::rules::name_clash;
use crate::unit::Unit;

/// Two types, or two fields of one class, that are one name in Rust.
pub(super) fn clashes(
    types: &Types<'_>,
    unit: &Unit<'_>,
    declarations: &[Declaration<'_>],
    found: &mut Vec<Diagnostic>,
) {
    let declared = &types.definitions[..declarations.len()];
    let rust_names = declared.iter().map(|definition| definition.rust_name.as_str());
    for (first, second) in names::duplicates(rust_names) {
        let [first, second] = [&declarations[first], &declarations[second]];
        found.push(clash(unit, second.span, first.span, second.word()));
    }
    for (definition, declaration) in declared.iter().zip(declarations) {
        if names::is_generated_type(&definition.rust_name) {
            let message =
                format!("every generated module has a `{}` of its own", definition.rust_name);
            let finding = Diagnostic::error(name_clash::ID, unit.at(declaration.span), message);
            let help = format!("give the {} another name", declaration.word());
            found.push(finding.help(help));
        }
        if let (TypeKind::Record(fields), Body::Class(tags)) = (&definition.kind, &declaration.body)
        {
            for (first, second) in
                names::duplicates(fields.iter().map(|field| field.rust_name.as_str()))
            {
                found.push(clash(unit, tags[second].span, tags[first].span, "field"));
            }
        }
    }
}

/// A type that holds itself, other than through an array, has no size.
pub(super) fn circles(types: &Types<'_>, unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    for (definition, span) in types.definitions.iter().zip(&types.spans) {
        if holds(types, &definition.name, &definition.name, &mut Vec::new()) {
            let message = format!("`{}` holds itself, so no reply could ever end", definition.name);
            found.push(error(unit, *span, message).help("hold an array of it: `T[]`"));
        }
    }
}

fn holds(types: &Types<'_>, name: &str, wanted: &str, path: &mut Vec<String>) -> bool {
    if path.iter().any(|known| known == name) {
        return false;
    }
    path.push(name.to_owned());
    types.definition(name).is_some_and(|definition| {
        // An alias is its type, so that not even an array gives it an end.
        let is_alias = matches!(definition.kind, TypeKind::Alias { target: None, .. });
        let mut inner = Vec::new();
        of_definition(definition).into_iter().for_each(|ty| direct(ty, is_alias, &mut inner));
        inner.into_iter().any(|name| name == wanted || holds(types, name, wanted, path))
    })
}

/// The named types a value of this type holds in itself.
fn direct<'t>(ty: &'t Type, is_alias: bool, names: &mut Vec<&'t str>) {
    match ty {
        Type::Class(name) | Type::Pairs(name) => names.push(name),
        Type::Array(_) | Type::Map(..) | Type::Rest(_) | Type::Json(_) if !is_alias => {}
        ty => ty.parts().for_each(|part| direct(part, is_alias, names)),
    }
}

/// A target of `fcall.toml` that is no type of Rust.
pub(super) fn not_rust(
    unit: &Unit<'_>,
    declaration: &Declaration<'_>,
    target: &str,
) -> Option<Diagnostic> {
    syn::parse_str::<syn::Type>(target).is_err().then(|| {
        let message = format!("`{target}` in fcall.toml is not a type of Rust");
        let help = format!("write `{} = \"crate::{}\"`", declaration.name, declaration.name);
        error(unit, declaration.span, message).help(help)
    })
}
