//! A build that asks the sandbox: what only loading a library shows is an error of the build.

use std::fs;
use std::path::Path;

use fcall_compiler::build;

/// The name is computed in a way the compiler does not follow, so it takes the word of the annotation.
const BAD_NAME: &str = r"#!lua name=bad
---@function bad_name
redis.register_function((('bad%name'):gsub('%%', ' ')), function() return 1 end)
";

#[test]
fn what_the_sandbox_refuses_is_an_error_of_the_build() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged-build");
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(package.join("functions")).unwrap();
    fs::write(package.join("functions/bad.lua"), BAD_NAME).unwrap();
    let generated = |accepts: Option<&fcall_compiler::verdict::Accepts<'_>>| {
        let out = package.join("out");
        let told = build::run(Path::new("functions"), &package, &out, accepts);
        assert_eq!(told, ["cargo::rerun-if-changed=functions"]);
        fs::read_to_string(out.join("fcall/functions.rs")).unwrap()
    };
    let unjudged = generated(None);
    assert!(!unjudged.contains("compile_error!"), "the compiler alone finds it: {unjudged}");
    let judged = generated(Some(&fcall_sandbox::accepts));
    let (_, error) = judged.split_once("compile_error!").expect("the build takes it");
    for part in ["bad.lua:", "a server refuses the library", "can only contain letters, numbers"] {
        assert!(error.contains(part), "{part} is missing in {error}");
    }
}
