//! A folder of Lua into the files of a build, and what cargo is told about it: the door for build
//! scripts.
//!
//! ```text
//! $OUT_DIR/fcall/functions.rs     one module a library; `fcall::include_functions!()` includes it
//! $OUT_DIR/fcall/ratelimit.lua    the exact bytes of a library, for `LIBRARY`
//! $OUT_DIR/fcall/scripts.rs       the calls of scripts; `fcall::include_scripts!()` includes it
//! $OUT_DIR/fcall/scripts/take.lua the exact bytes of a script, for `SCRIPTS`
//! ```

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::check::{check, check_scripts, idle_types, idle_types_of_scripts};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::generate::{self, Generated};
use crate::source::Sources;
use crate::verdict::{self, Accepts};
use crate::{config, read, render};

/// Generates typed calls for the libraries in a folder of this package. Call it from `build.rs`:
///
/// ```no_run
/// fcall_compiler::build("functions");
/// ```
///
/// and include what it generates with `fcall::include_functions!();`. Cargo runs it again when
/// something in the folder changes, and not otherwise. A mistake in a library does not fail the
/// build script: it is an error where the calls of that library would stand, so that editors go on
/// working with all others.
pub fn build(folder: impl AsRef<Path>) {
    build_for_cargo(folder.as_ref(), None);
}

/// As [`build`], and asks `accepts` whether servers take each library, for every profile of `fcall.toml` or for all:
/// what a server refuses is an error of the build.
///
/// ```no_run
/// # mod fcall_sandbox { pub fn accepts(_: &[u8], _: &str) -> Result<(), String> { Ok(()) } }
/// // build.rs, with fcall-compiler and fcall-sandbox among the build-dependencies
/// fcall_compiler::build_judged("functions", fcall_sandbox::accepts);
/// ```
///
/// The sandbox is a Lua in C that is built along: it takes longer to build than all of fcall, so [`build`] goes without.
pub fn build_judged(folder: impl AsRef<Path>, accepts: impl Fn(&[u8], &str) -> Result<(), String>) {
    build_for_cargo(folder.as_ref(), Some(&accepts));
}

/// Generates typed calls for the scripts in a folder of this package: plain Lua files with `KEYS` and `ARGV`, one call
/// each, named after the file. Call it from `build.rs`, beside [`build`] or without it:
///
/// ```no_run
/// fcall_compiler::build_scripts("scripts");
/// ```
///
/// and include what it generates with `fcall::include_scripts!();` in a module of your own. What holds for libraries
/// holds here: settings are in the folder's `fcall.toml`, cargo runs it again when something in the folder changes,
/// and a mistake is an error where the calls stand that leaves those of all other scripts alone.
pub fn build_scripts(folder: impl AsRef<Path>) {
    for_cargo("build_scripts", |package, out| run_scripts(folder.as_ref(), package, out));
}

fn build_for_cargo(folder: &Path, accepts: Option<&Accepts<'_>>) {
    for_cargo("build", |package, out| run(folder, package, out, accepts));
}

fn for_cargo(door: &str, run: impl Fn(&Path, &Path) -> Vec<String>) {
    let places = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR"));
    let (Some(package), Some(out)) = places else {
        eprintln!(
            "fcall_compiler::{door} generates code for a package while cargo builds it, and cargo is \
             not building one (OUT_DIR or CARGO_MANIFEST_DIR is not set): call it from build.rs"
        );
        return;
    };
    for line in run(Path::new(&package), Path::new(&out)) {
        tell(&line);
    }
}

/// Does what [`build`] and [`build_judged`] do for the package at `package` with the `OUT_DIR` `out`, and
/// returns the lines for cargo.
#[must_use]
pub fn run(
    folder: &Path,
    package: &Path,
    out: &Path,
    accepts: Option<&Accepts<'_>>,
) -> Vec<String> {
    let generated = read(folder, package).map(|(sources, config)| {
        let mut checked = check(&sources, &config);
        if let Some(accepts) = accepts {
            verdict::ask(accepts, &mut checked, &sources, &config);
        }
        let mut lines = warnings(&sources, checked.diagnostics());
        lines.extend(idle_types(&checked, &config).iter().map(|line| warning(folder, line)));
        (lines, generate::all(&sources, &checked))
    });
    finish(folder, out, "functions.rs", generated)
}

/// Does what [`build_scripts`] does for the package at `package` with the `OUT_DIR` `out`, and returns the lines for
/// cargo.
#[must_use]
pub fn run_scripts(folder: &Path, package: &Path, out: &Path) -> Vec<String> {
    let generated = read(folder, package).map(|(sources, config)| {
        let checked = check_scripts(&sources, &config);
        let mut lines = warnings(&sources, checked.diagnostics());
        let idle = idle_types_of_scripts(&checked, &config);
        lines.extend(idle.iter().map(|line| warning(folder, line)));
        (lines, generate::all_scripts(&sources, &checked))
    });
    finish(folder, out, "scripts.rs", generated)
}

/// Writes what was generated, or why nothing was, and returns the lines for cargo.
fn finish(
    folder: &Path,
    out: &Path,
    file: &str,
    generated: Result<(Vec<String>, Generated), String>,
) -> Vec<String> {
    let mut lines = vec![format!("cargo::rerun-if-changed={}", folder.display())];
    let generated = match generated {
        Ok((warnings, generated)) => {
            lines.extend(warnings);
            generated
        }
        Err(message) => {
            // A folder that comes back, or may be read again, can be older than this run: cargo
            // would take it for unchanged. What never exists makes it ask again.
            let never = out.join("fcall").join("unreadable");
            lines.push(format!("cargo::rerun-if-changed={}", never.display()));
            generate::nothing(&message)
        }
    };
    if let Err(error) = write(&generated, &out.join("fcall"), file) {
        lines.push(format!("cargo::error=fcall cannot write what it generated: {error}"));
    }
    lines
}

fn read(folder: &Path, package: &Path) -> Result<(Sources, Config), String> {
    let path = shown(folder, package);
    let sources = read::folder(&path).map_err(|error| unreadable(folder, package, &error))?;
    let config = config::read(&path).map_err(|error| error.to_string())?;
    Ok((sources, config))
}

/// The folder as people are shown it: as it is written in `build.rs`, which cargo runs in the
/// package, or whole where we run elsewhere.
fn shown(folder: &Path, package: &Path) -> PathBuf {
    let is_in_package = env::current_dir().is_ok_and(|current| current == package);
    if is_in_package { folder.to_owned() } else { package.join(folder) }
}

fn unreadable(folder: &Path, package: &Path, error: &read::Error) -> String {
    if package.join(folder).is_dir() {
        return format!("{error}\nfcall reads every Lua file in {}", folder.display());
    }
    format!(
        "there is no folder {} in {}\nbuild.rs asks fcall to generate calls for the Lua files in it: \
         make the folder, or name the one that has them",
        folder.display(),
        package.display()
    )
}

fn warnings<'d>(sources: &Sources, found: impl Iterator<Item = &'d Diagnostic>) -> Vec<String> {
    let warnings = found.filter(|found| found.level == Level::Warn);
    let line = |found| format!("cargo::warning={}", render::one_line(found, sources));
    warnings.map(line).collect()
}

/// Of a file of the folder, not of a library.
fn warning(folder: &Path, line: &str) -> String {
    format!("cargo::warning={}", folder.join(line).display())
}

/// The Lua first: the Rust includes it.
fn write(generated: &Generated, folder: &Path, file: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for lua in &generated.lua {
        let path = folder.join(&lua.name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        write_whole(&path, &lua.code)?;
    }
    write_whole(&folder.join(file), generated.rust.as_bytes())
}

/// Replaces a file at once, and only if it changes: an editor may read it at any time, and what
/// stays the same need not be compiled again.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|before| before == bytes) {
        return Ok(());
    }
    let new = path.with_extension("new");
    fs::write(&new, bytes)?;
    fs::rename(&new, path)
}

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn tell(line: &str) {
    println!("{line}");
}
