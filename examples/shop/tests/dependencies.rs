//! What an app compiles because of fcall.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The most crates that fcall may add, its own included, to an app that has tokio, redis and serde.
const MOST: usize = 16;

const SHOP: &str = env!("CARGO_MANIFEST_DIR");

/// What the app has without fcall, with the features of redis that fcall would turn on.
const WITHOUT: &str = r#"
[dependencies]
redis = { version = "1.8", default-features = false, features = ["tokio-comp"] }
serde = { version = "1", features = ["derive"] }
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
"#;

#[test]
fn no_lua_is_compiled_into_the_app() {
    let crates = crates(Path::new(SHOP));
    let lua: Vec<&String> = crates.iter().filter(|name| name.contains("lua")).collect();
    assert!(lua.is_empty(), "{lua:?}");
    // Not even resolved, which would keep an app from using another version of it.
    let lock = fs::read_to_string(Path::new(SHOP).join("Cargo.lock")).unwrap();
    assert!(!lock.contains("mlua"), "mlua is in Cargo.lock");
}

#[test]
fn few_crates_are_added() {
    let without = crates(app("without", WITHOUT).path());
    let root = Path::new(SHOP).join("../..").canonicalize().unwrap();
    let with = format!(
        "{WITHOUT}fcall = {{ path = {root:?} }}\n\
         [build-dependencies]\nfcall-compiler = {{ path = {:?} }}\n",
        root.join("compiler")
    );
    let with = crates(app("with", &with).path());

    let added: Vec<&String> = with.difference(&without).collect();
    println!("{} crates are added: {added:#?}", added.len());
    assert!(added.len() <= MOST, "{} crates are added, more than {MOST}: {added:#?}", added.len());
    // The comparison is of like with like: nothing is there without fcall and not with it.
    assert_eq!(without.difference(&with).count(), 0);
    assert!(added.iter().any(|name| name.starts_with("fcall-compiler ")), "{added:?}");
}

/// An app that has nothing but dependencies, in the versions of the shop's lock file.
fn app(name: &str, dependencies: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let manifest =
        format!("[workspace]\n[package]\nname = \"{name}\"\nedition = \"2024\"\n{dependencies}");
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("src/lib.rs"), "").unwrap();
    fs::copy(Path::new(SHOP).join("Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();
    folder
}

/// `name vVERSION` of every crate that is compiled for a package, for itself and for its build, on
/// this machine; without the package.
fn crates(package: &Path) -> BTreeSet<String> {
    let tree = ["tree", "--offline", "--edges", "normal,build", "--prefix", "none"];
    let output = Command::new(env!("CARGO")).args(tree).current_dir(package).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let crates = lines.lines().skip(1).filter_map(|line| {
        let mut words = line.split_whitespace();
        Some(format!("{} {}", words.next()?, words.next()?))
    });
    crates.collect()
}
