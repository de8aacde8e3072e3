//! `shipped = [...]` of `fcall.toml` into libraries of the `fcall` crate that the app was built with.

use std::env;
use std::fs;
use std::path::{self, Path, PathBuf};
use std::process::Command;

use fcall_compiler::check::check;
use fcall_compiler::config::Config;
use fcall_compiler::read;
use fcall_compiler::source::Sources;
use fcall_deploy::Library;
use serde_json::Value;

use crate::outcome::Failure;
use crate::project::Project;

/// The libraries to deploy: the project's own and the shipped ones it names.
pub(crate) fn with_shipped(project: &Project) -> Result<Vec<Library>, Failure> {
    let mut libraries: Vec<Library> = project.checked.libraries().map(Library::from).collect();
    if project.config.shipped.is_empty() {
        return Ok(libraries);
    }
    let folder = package_of_fcall(&project.path)?.join("functions");
    // In the repository of `fcall` itself, its own libraries are the shipped ones.
    if is_same(&folder, &project.path) {
        return Ok(libraries);
    }
    for name in &project.config.shipped {
        libraries.push(library(name, &folder)?);
    }
    Ok(libraries)
}

/// One shipped library.
fn library(name: &str, folder: &Path) -> Result<Library, Failure> {
    let path = folder.join(format!("{name}.lua"));
    if !path.is_file() {
        return Err(Failure::new(format_args!(
            "fcall.toml wants the shipped library `{name}`, but the fcall crate of this project has: {}",
            names(folder)
        )));
    }
    let mut sources = Sources::new();
    sources.add(read::file(&path).map_err(Failure::new)?);
    let checked = check(&sources, &Config::default());
    let library = checked.files.iter().find_map(|file| file.library.as_ref());
    library.map(Library::from).ok_or_else(|| {
        Failure::new(format_args!(
            "the shipped library {} has errors: see `cargo fcall check {0}`; \
             cargo-fcall may be older than the project's fcall crate",
            path.display()
        ))
    })
}

/// The shipped libraries there are.
fn names(folder: &Path) -> String {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut names: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "lua"))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// The folder of the `fcall` package that cargo builds the project at `functions` with.
fn package_of_fcall(functions: &Path) -> Result<PathBuf, Failure> {
    let functions = path::absolute(functions).map_err(Failure::new)?;
    let folder = functions.parent().unwrap_or(&functions);
    let metadata = metadata(folder)?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut found = packages.iter().filter(|package| package["name"] == "fcall");
    match (found.next(), found.next()) {
        (Some(package), None) => Ok(folder_of(package)),
        (Some(_), Some(_)) => Err(Failure::new(
            "the project is built with several versions of the fcall crate, so it is not clear whose \
             shipped libraries are meant; make it one (`cargo tree -i fcall`)",
        )),
        (None, _) => Err(Failure::new(format_args!(
            "fcall.toml wants shipped libraries, but {} does not depend on the fcall crate \
             (`cargo add fcall`)",
            folder.display()
        ))),
    }
}

fn folder_of(package: &Value) -> PathBuf {
    let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// What cargo knows of the project in a folder.
fn metadata(folder: &Path) -> Result<Value, Failure> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new(format_args!(
            "fcall.toml wants shipped libraries, but cargo cannot say which fcall crate {} is built \
             with: {reason}",
            folder.display()
        ))
    };
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1"])
        .current_dir(folder)
        .output()
        .map_err(|error| failed(&error))?;
    if !output.status.success() {
        return Err(failed(&String::from_utf8_lossy(&output.stderr).trim()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| failed(&error))
}
