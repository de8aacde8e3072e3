//! The door for build scripts that have plain scripts: what it writes and what it tells cargo.

use std::fs;
use std::path::{Path, PathBuf};

use fcall_compiler::build;

const TAKE: &str = "#!lua\nreturn redis.call('DECRBY', KEYS[1], tonumber(ARGV[1]))\n";

/// A package with a folder `scripts`, removed on drop.
struct Package(PathBuf);

impl Package {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("build-scripts-{test}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("scripts")).unwrap();
        Self(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.0.join(path).parent().unwrap()).unwrap();
        fs::write(self.0.join(path), text).unwrap();
    }

    fn run(&self) -> Vec<String> {
        build::run_scripts(Path::new("scripts"), &self.0, &self.0.join("out"))
    }

    fn generated(&self) -> String {
        fs::read_to_string(self.0.join("out/fcall/scripts.rs")).unwrap_or_default()
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_becomes_one_module_and_the_exact_bytes_of_each_script() {
    let package = Package::new("folder");
    let windows = TAKE.replace('\n', "\r\n");
    package.write("scripts/stock/take.lua", &windows);
    package.write("scripts/take.lua", TAKE);
    package.write("scripts/notes.sh", "# not Lua");
    assert_eq!(package.run(), ["cargo::rerun-if-changed=scripts"]);
    let text = package.generated();
    for (name, code) in [("stock_take", windows.as_str()), ("take", TAKE)] {
        let file = package.0.join(format!("out/fcall/scripts/{name}.lua"));
        assert_eq!(fs::read_to_string(file).unwrap(), code);
        assert!(text.contains(&format!("\"/fcall/scripts/{name}.lua\"")), "{text}");
        assert!(text.contains(&format!("pub fn {name}(")), "{text}");
    }
    assert!(text.contains("pub static SCRIPTS: ::fcall::Scripts"), "{text}");
    assert!(text.contains("\nmod generated {") && text.ends_with("pub use self::generated::*;\n"));
    assert!(text.contains("scripts/stock/take.lua\""), "the file as people know it: {text}");
}

#[test]
fn an_error_is_an_item_of_its_own_and_the_others_are_generated() {
    let package = Package::new("error");
    package.write("scripts/take.lua", TAKE);
    package.write("scripts/broken.lua", "#!lua flags=no-write\nreturn 1 +\n");
    assert_eq!(package.run(), ["cargo::rerun-if-changed=scripts"]);
    let text = package.generated();
    let (others, error) = text.split_once("::core::compile_error! {").expect(&text);
    assert!(others.contains("pub fn take("), "{others}");
    assert!(!text.contains("SCRIPT_BROKEN"), "{text}");
    for part in
        ["the script in", "error[shebang]", "broken.lua:1:13", "error[syntax]", "broken.lua:3:1"]
    {
        assert!(error.contains(part), "{part} is missing in {error}");
    }
}

#[test]
fn a_warning_is_one_line_for_cargo_and_settings_change_it() {
    let package = Package::new("warning");
    package.write("scripts/peek.lua", "return redis.call('GET', KEYS[1])\n");
    let lines = package.run();
    let warning = lines.iter().find(|line| line.starts_with("cargo::warning=")).expect("a warning");
    assert!(warning.contains("scripts/peek.lua:1:1"), "{warning}");
    package.write("scripts/fcall.toml", "[rules]\ncould-be-no-writes = 'allow'\n");
    assert_eq!(package.run(), ["cargo::rerun-if-changed=scripts"]);
    package.write("scripts/fcall.toml", "strict = true\n");
    package.run();
    assert!(package.generated().contains("unannotated"), "{}", package.generated());
}

#[test]
fn a_folder_that_is_not_there_is_an_error_that_says_what_to_do() {
    let package = Package::new("missing");
    let out = package.0.join("out");
    let lines = build::run_scripts(Path::new("lua"), &package.0, &out);
    assert_eq!(lines[0], "cargo::rerun-if-changed=lua");
    assert!(package.generated().contains("no folder lua"), "{}", package.generated());
}

#[test]
fn an_empty_folder_is_a_module_without_scripts() {
    let package = Package::new("empty");
    assert_eq!(package.run(), ["cargo::rerun-if-changed=scripts"]);
    let words: String = package.generated().split_whitespace().collect();
    assert!(words.contains("::fcall::Scripts::new(&[]);"), "{words}");
}
