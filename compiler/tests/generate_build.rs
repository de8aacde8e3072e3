//! The door for build scripts: what it writes, what it tells cargo, and when cargo comes back.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use fcall_compiler::build;

const ADD: &str = "#!lua name=NAME\nredis.register_function('NAME_add', function(keys, args)\n  return redis.call('INCRBY', keys[1], args[1])\nend)\n";
const BROKEN: &str =
    "#!lua name=broken\nredis.register_function('broken_x', function(keys)\n  return 1 +\nend)\n";

/// A package with Lua files, removed on drop.
struct Package(PathBuf);

impl Package {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("build-{test}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("functions")).unwrap();
        Self(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.0.join(path).parent().unwrap()).unwrap();
        fs::write(self.0.join(path), text).unwrap();
    }

    fn library(&self, name: &str) {
        self.write(&format!("functions/{name}.lua"), &ADD.replace("NAME", name));
    }

    fn run(&self) -> Vec<String> {
        build::run(Path::new("functions"), &self.0, &self.0.join("out"), None)
    }

    fn generated(&self) -> String {
        fs::read_to_string(self.0.join("out/fcall/functions.rs")).unwrap_or_default()
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_becomes_one_module_a_library_sorted_by_name() {
    let package = Package::new("sorted");
    package.write("functions/1.lua", &ADD.replace("NAME", "zebra").replace('\n', "\r\n"));
    package.write("functions/nested/2.lua", &ADD.replace("NAME", "ant"));
    package.write("functions/notes.txt", "not Lua");
    assert_eq!(package.run(), ["cargo::rerun-if-changed=functions"]);
    let text = package.generated();
    let modules: Vec<_> = text.lines().filter(|line| line.starts_with("pub mod")).collect();
    assert_eq!(modules, ["pub mod ant {", "pub mod zebra {"]);
    let code = fs::read(package.0.join("out/fcall/zebra.lua")).unwrap();
    assert_eq!(code, fs::read(package.0.join("functions/1.lua")).unwrap());
    assert!(text.contains("\"/fcall/zebra.lua\""), "{text}");
}

#[test]
fn a_type_for_an_alias_that_is_not_there_is_a_warning() {
    let package = Package::new("types");
    let library = "#!lua name=a\n---@alias UserId string\n---@alias Other string\n\n---@key user\n---@return UserId?\n\
                   redis.register_function{function_name='a_f', flags={'no-writes'}, callback=function(keys)\n  \
                   return redis.call('GET', keys[1])\nend}\n";
    package.write("functions/a.lua", library);
    package.write("functions/fcall.toml", "[types]\nUserId = \"crate::UserId\"\n");
    assert_eq!(package.run(), ["cargo::rerun-if-changed=functions"]);
    let settings =
        "[types]\nUserId = \"crate::UserId\"\nuserid = \"crate::A\"\nNope = \"crate::B\"\n";
    package.write("functions/fcall.toml", settings);
    let lines = package.run();
    let told = |name: &str, help: &str| {
        format!(
            "cargo::warning=functions/fcall.toml: `[types]` gives `{name}` a type, and there is no alias `{name}`; {help}"
        )
    };
    let expected =
        [told("Nope", "aliases are `Other`, `UserId`"), told("userid", "write `UserId`")];
    assert_eq!(lines[1..], expected);
    // A library with an error may be the one that has it.
    package.write("functions/broken.lua", BROKEN);
    assert!(!package.run().iter().any(|line| line.contains("[types]")));
}

#[test]
fn a_folder_with_one_shebang_becomes_one_library_that_knows_its_files() {
    let package = Package::new("several");
    package.write(
        "functions/shop/main.lua",
        "#!lua name=shop\nlocal function get(keys)\n  return redis.call('GETDEL', keys[1])\nend\n",
    );
    package.write("functions/shop/register.lua", "redis.register_function('shop_get', get)");
    assert_eq!(package.run(), ["cargo::rerun-if-changed=functions"]);
    let text = package.generated();
    assert_eq!(text.matches("pub mod ").count(), 1, "{text}");
    let code = fs::read(package.0.join("out/fcall/shop.lua")).unwrap();
    let file = |name: &str| fs::read(package.0.join("functions/shop").join(name)).unwrap();
    assert_eq!(code, [file("main.lua"), file("register.lua")].join(&b'\n'));
    let words: String = text.split_whitespace().collect();
    for (name, line) in [("main.lua", 1), ("register.lua", 6)] {
        assert!(words.contains(&format!("functions/shop/{name}\",{line}")), "{text}");
    }
}

#[test]
fn the_macro_has_rustc_track_each_file_of_a_library() {
    let package = Package::new("tracked");
    package.write("lua/shop/main.lua", "#!lua name=shop\n");
    package.write(
        "lua/shop/get.lua",
        &ADD.replace("NAME", "shop").lines().skip(1).collect::<String>(),
    );
    package.write("lua/other/other.lua", "#!lua name=broken\n");
    let embed = |path: &str| fcall_compiler::embed(path, &package.0).unwrap().to_string();
    let text = embed("lua/shop/main.lua");
    for name in ["main.lua", "get.lua"] {
        let path = package.0.join("lua/shop").join(name);
        assert!(text.contains(&format!("include_bytes ! ({path:?})")), "{text}");
        assert!(text.contains(&format!("Part :: new (\"lua/shop/{name}\"")), "{text}");
    }
    assert_eq!(embed("lua/shop/get.lua"), text, "a library is named by any of its files");
    package.write("lua/alone.lua", &ADD.replace("NAME", "alone"));
    package.write("lua/script.lua", "return 1");
    let text = embed("lua/alone.lua");
    assert_eq!(text.matches("include_bytes").count(), 1, "{text}");
}

#[test]
fn nothing_is_written_where_nothing_changes() {
    let package = Package::new("unchanged");
    package.library("counter");
    let written =
        || fs::metadata(package.0.join("out/fcall/functions.rs")).unwrap().modified().unwrap();
    package.run();
    let first = written();
    package.run();
    assert_eq!(written(), first);
    package.library("other");
    package.run();
    assert!(written() > first);
    let files: Vec<_> = fs::read_dir(package.0.join("out/fcall")).unwrap().collect();
    assert_eq!(files.len(), 3, "{files:?}");
}

#[test]
fn an_error_is_in_its_own_module_and_the_others_are_generated() {
    let package = Package::new("error");
    package.library("counter");
    package.write("functions/broken.lua", BROKEN);
    assert_eq!(package.run(), ["cargo::rerun-if-changed=functions"]);
    let text = package.generated();
    let (broken, counter) = text.split_once("pub mod counter {").expect(&text);
    assert!(broken.contains("pub mod broken {\n    ::core::compile_error! {"), "{broken}");
    assert!(broken.contains("error[syntax]") && broken.contains("broken.lua:4:1"), "{broken}");
    assert!(counter.contains("pub fn add("), "{counter}");
}

#[test]
fn two_libraries_whose_module_has_one_name_do_not_collide() {
    let package = Package::new("clash");
    package.library("rate_limit");
    package.write("functions/other.lua", &ADD.replace("NAME", "rateLimit"));
    package.run();
    let text = package.generated();
    let mut modules: Vec<_> = text.lines().filter(|line| line.starts_with("pub mod")).collect();
    modules.dedup();
    assert_eq!(modules.len(), 2, "{text}");
}

#[test]
fn a_warning_is_one_line_for_cargo() {
    let package = Package::new("warning");
    package.write(
        "functions/a.lua",
        "#!lua name=a\nredis.register_function('get', function(keys) return redis.call('GET', keys[1]) end)\n",
    );
    let lines = package.run();
    let warning = lines.iter().find(|line| line.starts_with("cargo::warning=")).expect("a warning");
    assert!(warning.contains("functions/a.lua:2:") && warning.ends_with(']'), "{warning}");
    assert!(lines.iter().all(|line| !line.contains('\n')), "{lines:?}");
}

#[test]
fn a_folder_that_cannot_be_read_is_an_error_that_says_what_to_do() {
    let package = Package::new("missing");
    let lines = build::run(Path::new("lua"), &package.0, &package.0.join("out"), None);
    assert_eq!(lines[0], "cargo::rerun-if-changed=lua");
    let never = lines[1].strip_prefix("cargo::rerun-if-changed=").unwrap();
    assert!(!Path::new(never).exists(), "cargo would not ask again once the folder is back");
    assert_eq!(lines.len(), 2, "{lines:?}");
    let text = package.generated();
    assert!(text.contains("::core::compile_error!(\"there is"), "{text}");
    assert!(text.contains("no folder lua") && text.contains("make the folder"), "{text}");

    package.write("lua/functions.lua/too/deep.lua", "");
    fs::remove_dir_all(package.0.join("functions")).unwrap();
    package.write("functions", "a file");
    package.run();
    assert!(package.generated().contains("no folder functions"), "{}", package.generated());
}

#[test]
fn settings_that_cannot_be_read_are_an_error_too() {
    let package = Package::new("settings");
    package.library("counter");
    package.write("functions/fcall.toml", "strict = maybe\n");
    package.run();
    assert!(package.generated().contains("fcall.toml"), "{}", package.generated());
}

#[test]
fn an_out_dir_that_cannot_be_written_fails_the_build_script() {
    let package = Package::new("out");
    package.library("counter");
    package.write("out", "a file where the folder should be");
    let lines = package.run();
    assert!(
        lines.iter().any(|line| line.starts_with("cargo::error=fcall cannot write")),
        "{lines:?}"
    );
}

/// Cargo runs us without `OUT_DIR` here, as a program that is no build script would.
#[test]
fn outside_a_build_script_nothing_happens() {
    assert!(env::var_os("OUT_DIR").is_none());
    fcall_compiler::build("functions");
    assert!(!Path::new("fcall").exists());
}

#[test]
fn cargo_runs_the_door_again_when_the_folder_changes_and_not_otherwise() {
    let package = Package::new("cargo");
    app(&package);
    package.library("counter");
    assert_eq!(built(&package), (true, "1 modules".to_owned()));
    package.write("README.md", "not in the folder");
    assert!(!built(&package).0, "an edit elsewhere runs it again");
    package.library("added");
    assert_eq!(built(&package), (true, "2 modules".to_owned()), "an added file");
    package.write("functions/deep/nested.lua", &ADD.replace("NAME", "nested"));
    assert_eq!(built(&package), (true, "3 modules".to_owned()), "a file in a folder");
    fs::remove_file(package.0.join("functions/counter.lua")).unwrap();
    assert_eq!(built(&package), (true, "2 modules".to_owned()), "a removed file");
    package.write("functions/added.lua", "#!lua name=added\n");
    assert!(built(&package).0, "an edited file");
    assert!(!built(&package).0);
}

/// A package whose build script is the door; it shares our target folder and our versions, so that
/// little is compiled.
fn app(package: &Package) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = format!(
        "[package]\nname = \"build-door\"\nedition = \"2024\"\n[workspace]\n\
         [build-dependencies]\nfcall-compiler = {{ path = '{}' }}\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n[profile.dev.package.\"*\"]\ndebug = false\n",
        env!("CARGO_MANIFEST_DIR")
    );
    package.write("Cargo.toml", &manifest);
    fs::copy(root.join("Cargo.lock"), package.0.join("Cargo.lock")).unwrap();
    package.write("build.rs", "fn main() { fcall_compiler::build(\"functions\"); }");
    let main = "fn main() { println!(\"{} modules\", include_str!(concat!(env!(\"OUT_DIR\"), \
                \"/fcall/functions.rs\")).matches(\"\\npub mod\").count()); }";
    package.write("src/main.rs", main);
}

/// Whether cargo ran the build script, and what the app then prints.
fn built(package: &Package) -> (bool, String) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "-v"])
        .current_dir(&package.0)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{log}");
    let is_run =
        log.lines().any(|line| line.contains("Running") && line.contains("build-script-build"));
    (is_run, String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[test]
fn what_a_server_refuses_is_an_error_of_its_library_alone() {
    let package = Package::new("judged");
    package.library("good");
    package.library("bad");
    package.write("functions/fcall.toml", "profiles = [\"redis-7.2\", \"valkey-8.1\"]\n");
    let asked = std::cell::RefCell::new(Vec::new());
    let accepts = |code: &[u8], profile: &str| {
        let is_bad = code.starts_with(b"#!lua name=bad");
        asked.borrow_mut().push((is_bad, profile.to_owned()));
        let refuses = is_bad && profile == "valkey-8.1";
        if refuses { Err("ERR no\r\nuser_function:3: no".to_owned()) } else { Ok(()) }
    };
    let out = package.0.join("out");
    let told = build::run(Path::new("functions"), &package.0, &out, Some(&accepts));
    assert_eq!(told, ["cargo::rerun-if-changed=functions"]);
    let text = package.generated();
    let (_, error) = text.split_once("compile_error!").unwrap();
    for part in
        ["bad.lua:3:", "a server refuses", "ERR no\\\\r\\\\nuser_function:3: no", "valkey-8.1"]
    {
        assert!(error.contains(part), "{part} is missing in {error}");
    }
    assert!(!text.contains("\"/fcall/bad.lua\"") && text.contains("\"/fcall/good.lua\""), "{text}");
    let asked = asked.into_inner();
    assert_eq!(asked.len(), 4, "each library for each profile: {asked:?}");
}
