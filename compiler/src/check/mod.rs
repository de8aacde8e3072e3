//! Files into judged libraries: the only place that makes a [`Library`]. Findings are made in the
//! text of a library and brought back to its files here, when all of them are there.

mod convention;
mod declared;
mod effects;
mod errors;
mod function;
mod idle;
mod inferred;
mod mismatch;
mod parameters;
mod reason;
mod scripts;
mod suppress;
mod types;
mod unused;

pub use self::idle::{idle_types, idle_types_of_scripts};
pub use self::scripts::{CheckedScript, CheckedScripts, check_scripts};

use std::collections::{HashMap, HashSet};

use crate::annotation::TagKind;
use crate::bundle::{self, Bundle};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::digest;
use crate::model::{Library, Part};
use crate::names;
use crate::rules;
use crate::source::{Location, SourceId, Sources};
use crate::syntax;
use crate::unit::Unit;

/// What became of all files.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// One for each library, or file that is part of none, in the order of the (first) files.
    pub files: Vec<CheckedFile>,
}

/// What became of one library.
#[derive(Debug, Clone)]
pub struct CheckedFile {
    /// The file, of several the first.
    pub source: SourceId,
    /// The module its calls stand in, from the shebang or, without one, from the file's name.
    /// No two files share one.
    pub module: String,
    /// The library; `None` if there is an error in it.
    pub library: Option<Library>,
    /// What was found, in the order of the file, or of the files it is made of.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Everything that was found, library by library. What was found in a file that two libraries
    /// include is told once.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let mut told = HashSet::new();
        let all = self.files.iter().flat_map(|file| &file.diagnostics);
        all.filter(move |found| told.insert((found.rule, found.location, &found.message)))
    }

    /// The libraries without an error.
    pub fn libraries(&self) -> impl Iterator<Item = &Library> {
        self.files.iter().filter_map(|file| file.library.as_ref())
    }

    /// Whether any file has a finding of level error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics().any(|finding| finding.level == Level::Error)
    }
}

/// Judges all files together: names are one namespace on a server.
#[must_use]
pub fn check(sources: &Sources, config: &Config) -> Checked {
    judged(&bundle::bundles(sources), config)
}

/// Judges texts together of which each is a whole library, as servers hold them: what a text includes is in it
/// already.
#[must_use]
pub fn check_whole(sources: &Sources, config: &Config) -> Checked {
    judged(&bundle::alone(sources), config)
}

fn judged(bundles: &[Bundle<'_>], config: &Config) -> Checked {
    let parsed: Vec<_> = bundles.iter().map(|bundle| syntax::parse(&bundle.source.bytes)).collect();
    let mut units: Vec<Unit<'_>> =
        bundles.iter().zip(&parsed).map(|(bundle, parsed)| Unit::new(bundle, parsed)).collect();
    // Drafting follows the bodies, and rules look at what they do.
    let mut drafted = Vec::new();
    let mut drafts: Vec<Option<Library>> = Vec::with_capacity(units.len());
    for unit in &mut units {
        drafts.push(draft(unit, config, &mut drafted));
        unit.forget_replies();
    }
    let mut found = judge(&units, drafted, config);
    let mut modules = HashSet::new();
    let files = units.iter().zip(drafts);
    let mut files: Vec<CheckedFile> =
        files.map(|(unit, draft)| finish(unit, draft, &mut modules, &mut found)).collect();
    locate(&mut files, bundles);
    Checked { files }
}

/// What the rules find, and what was found while the models were drafted, as the project and its comments want it told.
fn judge(units: &[Unit<'_>], mut drafted: Vec<Diagnostic>, config: &Config) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules::ALL {
        (rule.find)(units, &mut found);
    }
    found.append(&mut drafted);
    // A helper is seen from each function that calls it.
    let mut told = HashSet::new();
    found.retain(|it| told.insert((it.rule, it.location, it.message.clone())));
    suppress::suppress(units, &mut found);
    set_profiles(&mut found, config);
    set_levels(&mut found, config);
    found
}

/// Brings the findings from the texts of the libraries to the files these are made of.
fn locate(files: &mut [CheckedFile], bundles: &[Bundle<'_>]) {
    let by_first: HashMap<SourceId, &Bundle<'_>> =
        bundles.iter().map(|bundle| (bundle.first(), bundle)).collect();
    let located = |location: &mut Location| {
        if let Some(bundle) = by_first.get(&location.source) {
            *location = bundle.locate(location.span);
        }
    };
    for finding in files.iter_mut().flat_map(|file| &mut file.diagnostics) {
        located(&mut finding.location);
        finding.related.iter_mut().for_each(|related| located(&mut related.location));
    }
}

/// Only what holds for a server the project has is told. Without such a choice an error is what
/// holds for all.
fn set_profiles(found: &mut Vec<Diagnostic>, config: &Config) {
    let is_asked = |name: &&str| config.profiles.iter().any(|profile| profile.name() == *name);
    found.retain_mut(|finding| {
        if finding.profiles.is_empty() {
            return true;
        }
        if config.profiles.is_empty() {
            finding.level = finding.level.min(Level::Warn);
            return true;
        }
        finding.profiles.retain(is_asked);
        let holds = !finding.profiles.is_empty();
        if finding.profiles.len() == config.profiles.len() {
            finding.profiles.clear();
        }
        holds
    });
}

/// Warnings follow the project's levels. Errors are facts and stay.
fn set_levels(found: &mut Vec<Diagnostic>, config: &Config) {
    for finding in found.iter_mut().filter(|finding| finding.level == Level::Warn) {
        if let Some(level) = config.rules.get(finding.rule) {
            finding.level = *level;
        } else if finding.rule == rules::unannotated::ID {
            finding.level = if config.strict { Level::Error } else { Level::Allow };
        }
    }
    found.retain(|finding| finding.level != Level::Allow);
}

fn finish(
    unit: &Unit<'_>,
    draft: Option<Library>,
    modules: &mut HashSet<String>,
    found: &mut Vec<Diagnostic>,
) -> CheckedFile {
    let (diagnostics, is_broken) = of_unit(unit, found);
    let module = module(unit, modules);
    CheckedFile { source: unit.id, module, library: draft.filter(|_| !is_broken), diagnostics }
}

/// What was found in one unit, in the order of its text, and whether any of it is an error.
fn of_unit(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) -> (Vec<Diagnostic>, bool) {
    let is_here = |finding: &Diagnostic| finding.location.source == unit.id;
    let mut diagnostics: Vec<Diagnostic> =
        found.extract_if(.., |finding| is_here(finding)).collect();
    diagnostics.sort_by_key(|finding| finding.location);
    let is_broken = diagnostics.iter().any(|finding| finding.level == Level::Error);
    (diagnostics, is_broken)
}

fn module(unit: &Unit<'_>, taken: &mut HashSet<String>) -> String {
    let stem = unit.source.path.file_stem().unwrap_or_default().to_string_lossy();
    let name = unit.shebang.as_ref().map_or(&*stem, |shebang| &shebang.name);
    let module = names::module(name);
    let mut unique = module.clone();
    let mut count = 1;
    while !taken.insert(unique.clone()) {
        count += 1;
        unique = format!("{module}_{count}");
    }
    unique
}

/// The library a file would be if nothing in it is wrong.
fn draft(unit: &Unit<'_>, config: &Config, found: &mut Vec<Diagnostic>) -> Option<Library> {
    let shebang = unit.shebang.as_ref().ok()?;
    if !unit.syntax_errors.is_empty() {
        return None;
    }
    let mut types = types::Types::collect(unit, &config.types, found);
    let functions = function::functions(unit, &shebang.name, &mut types, found);
    let errors = errors::of_library(&functions);
    let error_type = function::error_type(&errors, "any", &mut types);
    let block = unit.library_block();
    let tag = |select: fn(&TagKind) -> Option<&String>| {
        let mut tags = unit.blocks.iter().flat_map(|block| &block.tags);
        tags.find_map(|tag| select(&tag.kind)).cloned()
    };
    Some(Library {
        name: shebang.name.clone(),
        rust_name: names::module(&shebang.name),
        source: unit.id,
        release: tag(
            |kind| if let TagKind::Release(release) = kind { Some(release) } else { None },
        ),
        owner: tag(|kind| if let TagKind::Owner(owner) = kind { Some(owner) } else { None }),
        docs: block.map(|block| block.text.clone()).unwrap_or_default(),
        digest: digest::sha256(&unit.source.bytes),
        code: unit.source.bytes.clone(),
        parts: parts(unit.bundle),
        functions,
        errors,
        error_type,
        types: types.finish(unit, found),
    })
}

fn parts(bundle: &Bundle<'_>) -> Vec<Part> {
    let part = |(part, file): (&bundle::Part, &String)| Part {
        file: file.clone(),
        source: part.source,
        first_line: part.first_line,
    };
    bundle.parts.iter().zip(&bundle.files).map(part).collect()
}
