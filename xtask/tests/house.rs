//! House rules a test can hold: dependency arrows, sizes, the order of phases, a page for each rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// No file of code is longer, tests beside it included.
const LONGEST_FILE: usize = 400;

/// No function is longer.
const LONGEST_FUNCTION: usize = 60;

/// No function of a test is: tables of cases are long, and easier to read whole.
const LONGEST_TEST: usize = 100;

#[test]
fn packages_depend_only_along_the_arrows() {
    let arrows = [
        ("Cargo.toml", &["fcall-runtime", "fcall-macros", "fcall-compiler"][..]),
        ("compiler/Cargo.toml", &[]),
        ("runtime/Cargo.toml", &[]),
        ("sandbox/Cargo.toml", &[]),
        ("testing/Cargo.toml", &[]),
        ("macros/Cargo.toml", &["fcall-compiler"]),
        ("deploy/Cargo.toml", &["fcall-compiler", "fcall-runtime"]),
        ("xtask/Cargo.toml", &["fcall-compiler", "fcall-deploy", "fcall-testing", "fcall-sandbox"]),
    ];
    for (manifest, allowed) in arrows {
        let text = fs::read_to_string(root().join(manifest)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        for section in ["dependencies", "build-dependencies"] {
            let Some(dependencies) = table.get(section).and_then(toml::Value::as_table) else {
                continue;
            };
            let ours = dependencies.keys().filter(|name| name.starts_with("fcall"));
            for name in ours {
                assert!(
                    allowed.contains(&name.as_str()),
                    "{manifest}: {name} is against the arrows"
                );
            }
            if !manifest.starts_with("sandbox") {
                assert!(
                    !dependencies.contains_key("mlua"),
                    "{manifest}: mlua would reach applications"
                );
            }
        }
    }
}

/// Modules of the compiler in the order of the flow: each may name those before it.
const PHASES: [&str; 26] = [
    "source",
    "profile",
    "diagnostic",
    "flag",
    "digest",
    "read",
    "shebang",
    "syntax",
    "annotation",
    "bundle",
    "load",
    "commands",
    "infer",
    "unit",
    "rules",
    "config",
    "model",
    "names",
    "check",
    "compat",
    "verdict",
    "render",
    "generate",
    "embed",
    "build",
    "lib",
];

#[test]
fn no_phase_of_the_compiler_names_a_later_one() {
    let source = root().join("compiler/src");
    for file in rust_files(&source) {
        let module = module_of(file.strip_prefix(&source).unwrap());
        let place = PHASES.iter().position(|phase| *phase == module);
        let place = place.unwrap_or_else(|| panic!("{module} has no place in the flow"));
        for line in fs::read_to_string(&file).unwrap().lines().filter(|line| !is_comment(line)) {
            for later in &PHASES[place + 1..] {
                let names = [format!("crate::{later}::"), format!("use crate::{later};")];
                let is_named = names.iter().any(|name| line.contains(name.as_str()));
                assert!(!is_named, "{}: names the later phase {later}: {line}", file.display());
            }
        }
    }
}

#[test]
fn files_and_functions_stay_small() {
    for folder in ["compiler", "macros", "runtime", "src", "deploy", "sandbox", "testing", "xtask"]
    {
        for file in rust_files(&root().join(folder)) {
            let is_generated = file.components().any(|part| part.as_os_str() == "golden");
            if is_generated {
                continue;
            }
            let is_test = file.iter().any(|part| part == "tests" || part == "tests.rs");
            let longest = if is_test { LONGEST_TEST } else { LONGEST_FUNCTION };
            let text = fs::read_to_string(&file).unwrap();
            let lines = text.lines().count();
            assert!(
                lines <= LONGEST_FILE,
                "{}: {lines} lines, {LONGEST_FILE} at most",
                file.display()
            );
            for (line, length) in functions(&text) {
                let place = format!("{}:{line}", file.display());
                assert!(length <= longest, "{place}: a function of {length} lines");
            }
        }
    }
}

#[test]
fn every_rule_has_a_page_that_is_named_after_it() {
    for file in rust_files(&root().join("compiler/src/rules")) {
        if file.file_name().is_some_and(|name| name == "mod.rs") {
            continue;
        }
        let page = fs::read_to_string(file.with_extension("md"));
        let page = page.unwrap_or_else(|_| panic!("{} has no page", file.display()));
        let id = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
        assert!(
            page.starts_with(&format!("# {id}\n")),
            "{}: its page is not `# {id}`",
            file.display()
        );
        assert!(page.contains("\nBad"), "{id}: no bad example");
        assert!(page.contains("\nGood"), "{id}: no good example");
    }
}

#[test]
fn every_kind_of_change_has_a_page_that_is_named_after_it() {
    for file in rust_files(&root().join("compiler/src/compat/kinds")) {
        if file.file_name().is_some_and(|name| name == "mod.rs" || name == "side.rs") {
            continue;
        }
        let page = fs::read_to_string(file.with_extension("md"));
        let page = page.unwrap_or_else(|_| panic!("{} has no page", file.display()));
        let id = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
        assert!(page.starts_with(&format!("# {id}\n\nClass: ")), "{id}: its page says no class");
        assert!(page.contains("\nThen:") && page.contains("\nNow:"), "{id}: no example");
    }
}

#[test]
fn every_feature_is_on_the_page_of_features() {
    let manifest: toml::Table =
        fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let features = manifest["features"].as_table().unwrap();
    let default = features["default"].as_array().unwrap();
    let known: BTreeSet<String> =
        features.keys().filter(|name| *name != "default").cloned().collect();
    let page = fs::read_to_string(root().join("docs/features.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let told: BTreeSet<String> = rows
        .map_while(|row| row.strip_prefix("| `")?.split_once('`'))
        .map(|(name, rest)| {
            let is_default = default.iter().any(|other| other.as_str() == Some(name));
            assert_eq!(rest.starts_with(" (default)"), is_default, "{name}");
            name.to_owned()
        })
        .collect();
    assert_eq!(known, told);
}

#[test]
fn the_architecture_names_every_module_and_folder() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(text.lines().count() <= 150, "ARCHITECTURE.md has more than 150 lines");
    let modules: BTreeSet<String> = rust_files(&root().join("compiler/src"))
        .iter()
        .map(|file| module_of(file.strip_prefix(root().join("compiler/src")).unwrap()))
        .filter(|module| module != "lib")
        .collect();
    for module in modules {
        assert!(text.contains(&format!("`{module}`")), "ARCHITECTURE.md does not name `{module}`");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// The compiler's module a file belongs to: its first folder, or its own name.
fn module_of(path: &Path) -> String {
    let first = path.iter().next().unwrap();
    Path::new(first).file_stem().unwrap().to_string_lossy().into_owned()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_built = path.file_name().is_some_and(|name| name == "target");
        if path.is_dir() && !is_built {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The functions of formatted code: first line from 1, and length. A function ends at the first
/// closing brace as far to the right as its first line.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let is_function =
            ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "async fn ", "pub async fn "]
                .iter()
                .any(|word| code.starts_with(word));
        if !is_function || line.ends_with('}') {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        let length = lines[index..].iter().position(|line| **line == *end).unwrap_or(0);
        found.push((index + 1, length + 1));
    }
    found
}
