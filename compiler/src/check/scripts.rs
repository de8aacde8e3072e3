//! Files into judged scripts: the only place that makes [`Scripts`]. A script is judged as a function is whose library
//! registers nothing else.

use std::collections::HashMap;

use super::types::Types;
use super::{function, judge, of_unit};
use crate::annotation::TagKind;
use crate::bundle;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Function, Script, Scripts, TypeDefinition, TypeKind};
use crate::rules::name_clash;
use crate::source::{Location, SourceId, Sources, Span};
use crate::syntax;
use crate::unit::Unit;

/// What became of a folder of scripts.
#[derive(Debug, Clone, Default)]
pub struct CheckedScripts {
    /// One for each file, in their order.
    pub files: Vec<CheckedScript>,
    /// The scripts without an error.
    pub scripts: Scripts,
}

/// What became of one file.
#[derive(Debug, Clone)]
pub struct CheckedScript {
    /// The file.
    pub source: SourceId,
    /// Whether there is an error in it, so that it is none of the scripts.
    pub is_broken: bool,
    /// What was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl CheckedScripts {
    /// Everything that was found, file by file.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.diagnostics)
    }
}

/// What a file would be if nothing in it is wrong.
struct Draft {
    script: Script,
    types: Vec<TypeDefinition>,
}

/// Judges all scripts of a folder together: their calls stand in one module.
#[must_use]
pub fn check_scripts(sources: &Sources, config: &Config) -> CheckedScripts {
    let bundles = bundle::alone(sources);
    let parsed: Vec<_> =
        bundles.iter().map(|bundle| syntax::parse_script(&bundle.source.bytes)).collect();
    let units = bundles.iter().zip(&parsed);
    let units: Vec<Unit<'_>> =
        units.map(|(bundle, parsed)| Unit::script(bundle, parsed, sources.folder())).collect();
    let mut drafted = Vec::new();
    let drafts: Vec<Option<Draft>> =
        units.iter().map(|unit| draft(unit, config, &mut drafted)).collect();
    function_clashes(&units, &drafts, &mut drafted);
    type_clashes(&units, &drafts, &mut drafted);
    let mut found = judge(&units, drafted, config);
    let mut checked = CheckedScripts::default();
    let (mut scripts, mut types) = (Vec::new(), Vec::new());
    for (unit, draft) in units.iter().zip(drafts) {
        let (diagnostics, is_broken) = of_unit(unit, &mut found);
        let draft = draft.filter(|_| !is_broken);
        let is_broken = draft.is_none();
        checked.files.push(CheckedScript { source: unit.id, is_broken, diagnostics });
        if let Some(draft) = draft {
            scripts.push(draft.script);
            draft.types.into_iter().for_each(|ty| add(&mut types, ty));
        }
    }
    checked.scripts = Scripts::new(scripts, types);
    checked
}

fn draft(unit: &Unit<'_>, config: &Config, found: &mut Vec<Diagnostic>) -> Option<Draft> {
    unit.shebang.as_ref().ok()?;
    if !unit.syntax_errors.is_empty() {
        return None;
    }
    let mut types = Types::collect(unit, &config.types, found);
    let function = function::functions(unit, "", &mut types, found).pop()?;
    let script = Script {
        file: unit.bundle.files.first().cloned().unwrap_or_default(),
        source: unit.id,
        sha1: sha1_smol::Sha1::from(&unit.source.bytes).hexdigest(),
        code: unit.source.bytes.clone(),
        function,
    };
    Some(Draft { script, types: types.finish(unit, found) })
}

/// Scripts that are one free function or one method in Rust.
fn function_clashes(units: &[Unit<'_>], drafts: &[Option<Draft>], found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, (SourceId, &Function)> = HashMap::new();
    let functions = units.iter().zip(drafts);
    let functions = functions.filter_map(|(unit, draft)| Some((unit, &draft.as_ref()?.script)));
    for (unit, Script { function, .. }) in functions {
        let Some((source, other)) = first.insert(&function.rust_name, (unit.id, function)) else {
            continue;
        };
        first.insert(&function.rust_name, (source, other));
        let (one, two, rust_name) = (&other.name, &function.name, &function.rust_name);
        let message = format!("the scripts `{one}` and `{two}` are both `{rust_name}` in Rust");
        let finding = Diagnostic::error(name_clash::ID, unit.at(Span::default()), message);
        let there = Location { source, span: Span::default() };
        found.push(finding.related(there, "the other one").help("rename one of the files"));
    }
}

/// Types of one name that are not the same in all scripts that have them.
fn type_clashes(units: &[Unit<'_>], drafts: &[Option<Draft>], found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, (&Unit<'_>, &TypeDefinition)> = HashMap::new();
    let drafts = units.iter().zip(drafts);
    let drafts = drafts.filter_map(|(unit, draft)| Some((unit, &draft.as_ref()?.types)));
    for (unit, ty) in drafts.flat_map(|(unit, types)| types.iter().map(move |ty| (unit, ty))) {
        let Some((other, known)) = first.get(ty.rust_name.as_str()) else {
            first.insert(&ty.rust_name, (unit, ty));
            continue;
        };
        if is_same(known, ty) {
            continue;
        }
        let (span, there) = (declared(unit, &ty.name), declared(other, &ty.name));
        let message = format!(
            "`{}` is another type in another script, and both stand in one module",
            ty.name
        );
        let finding = Diagnostic::error(name_clash::ID, unit.at(span), message);
        let finding = finding.related(other.at(there), "the other one");
        found.push(finding.help("declare the same in both, or give one of them another name"));
    }
}

/// Where a type is declared; the beginning of the file for one that has no name of its own.
fn declared(unit: &Unit<'_>, name: &str) -> Span {
    let mut tags = unit.blocks.iter().flat_map(|block| &block.tags);
    let tag = tags.find(|tag| match &tag.kind {
        TagKind::Class { name: declared } | TagKind::Alias { name: declared, .. } => {
            declared == name
        }
        _ => false,
    });
    tag.map_or(Span::default(), |tag| tag.span)
}

fn is_same(one: &TypeDefinition, other: &TypeDefinition) -> bool {
    one.name == other.name
        && one.is_pairs == other.is_pairs
        && without_docs(&one.kind) == without_docs(&other.kind)
}

/// What one file documents, another need not repeat.
fn without_docs(kind: &TypeKind) -> TypeKind {
    let mut kind = kind.clone();
    match &mut kind {
        TypeKind::Record(fields) => fields.iter_mut().for_each(|it| it.docs.clear()),
        TypeKind::Enum(variants) => variants.iter_mut().for_each(|it| it.docs.clear()),
        TypeKind::Union(variants) => variants.iter_mut().for_each(|it| it.docs.clear()),
        TypeKind::Alias { .. } => {}
    }
    kind
}

/// Adds a type, or joins it with the same one of another script.
fn add(types: &mut Vec<TypeDefinition>, ty: TypeDefinition) {
    let Some(known) = types.iter_mut().find(|known| is_same(known, &ty)) else {
        return types.push(ty);
    };
    known.is_json |= ty.is_json;
    known.is_reply |= ty.is_reply;
    if known.docs.is_empty() {
        known.docs = ty.docs;
    }
    if known.kind == without_docs(&known.kind) {
        known.kind = ty.kind;
    }
}
