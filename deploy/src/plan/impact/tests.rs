use std::fmt::Write as _;

use crate::plan::{Refusal, plan};
use crate::{Library, Live, Plan, Role, Rules, Server};

/// `NAME RELEASE FUNCTION...`, where a function is `f` or takes arguments, `f(n,m?)`; `-` is no release.
fn library(line: &str) -> Library {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [name, release, functions @ ..] = words.as_slice() else { panic!("{line}") };
    let release = if *release == "-" { String::new() } else { format!("---@release {release}\n") };
    let mut code = format!("#!lua name={name}\n{release}---@owner us\n\n");
    let mut names = Vec::new();
    for function in functions {
        let (function, args) =
            function.trim_end_matches(')').split_once('(').unwrap_or((function, ""));
        let args: Vec<&str> = args.split(',').filter(|arg| !arg.is_empty()).collect();
        for arg in &args {
            let _ = writeln!(code, "---@arg {arg} string");
        }
        let read =
            (1..=args.len()).map(|index| format!("args[{index}]")).collect::<Vec<_>>().join(", ");
        let body = format!("redis.call('RPUSH', keys[1], 'x', {read})").replace(", )", ")");
        let _ = write!(
            code,
            "---@key k\n---@return integer\nlocal function {function}(keys, args)\n  return {body}\nend\n\
             redis.register_function('{function}', {function})\n\n"
        );
        names.push(function);
    }
    Library::from_code(*name, names, code)
}

fn live(libraries: Vec<Library>) -> Live {
    Live {
        address: "n".into(),
        server: Server { kind: "redis".into(), version: "7.0.15".into() },
        role: Role::Primary,
        libraries,
    }
}

/// `A; B` are two libraries.
fn libraries(lines: &str) -> Vec<Library> {
    lines.split(';').filter(|line| !line.trim().is_empty()).map(library).collect()
}

fn planned(held: &str, local: &str, rules: &Rules) -> Plan {
    plan(&libraries(local), &[live(libraries(held))], rules)
}

/// `LIBRARY:KIND`, of one node.
fn impacts(plan: &Plan) -> String {
    let words = plan.nodes[0].impacts.iter().map(|it| format!("{}:{}", it.library, it.kind));
    words.collect::<Vec<_>>().join(" ")
}

fn words(refusals: &[Refusal]) -> String {
    let word = |it: &Refusal| format!("{}:{}", it.library().unwrap_or_default(), it.rule());
    refusals.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn which_release_may_break_what() {
    for (held, local, noticed, refused) in [
        // What is compatible is not told.
        ("a 1.0.0 f", "a 1.0.1 f(n?)", "", ""),
        ("a 1.0.0 f", "a 1.1.0 f g", "", ""),
        ("a 1.0.0 f", "a 1.1.0 f(n)", "a:arg-added", "a:breaking"),
        ("a 1.0.0 f g", "a 1.1.0 f", "a:function-removed", "a:breaking"),
        ("a 1.0.0 f", "a 2.0.0 f(n)", "a:arg-added", ""),
        ("a 1.0.0 f", "a 2.0.0-rc.1 f(n)", "a:arg-added", ""),
        ("a 2.0.0-rc.1 f", "a 2.0.0 f(n)", "a:arg-added", "a:breaking"),
        ("a 0.1.0 f", "a 0.1.1 f(n)", "a:arg-added", "a:breaking"),
        ("a 0.1.0 f", "a 0.2.0 f(n)", "a:arg-added", ""),
        // Without a release nothing was promised.
        ("a - f", "a - f(n)", "a:arg-added", ""),
        ("a - f", "a 1.0.0 f(n)", "a:arg-added", ""),
        ("a 1.0.0 f", "a - f(n)", "a:arg-added", "a:downgrade a:breaking"),
        ("a 1.0.0 f", "a 1.0.0 f(n)", "a:arg-added", "a:same-release a:breaking"),
        // Down to another major is no step to one.
        ("a 2.0.0 f(n)", "a 1.0.0 f", "a:arg-removed", "a:downgrade a:breaking"),
        // Each library answers for itself.
        ("a 1.0.0 f; b 1.0.0 g", "a 2.0.0 f(n); b 1.1.0 g(n?)", "a:arg-added", ""),
        (
            "a 1.0.0 f; b 1.0.0 g",
            "a 2.0.0 f(n); b 1.1.0 g(n)",
            "a:arg-added b:arg-added",
            "b:breaking",
        ),
    ] {
        let plan = planned(held, local, &Rules::default());
        let found = (impacts(&plan), words(&plan.refusals));
        assert_eq!(found, (noticed.to_owned(), refused.to_owned()), "{held} -> {local}");
    }
}

/// The release that counts is that of the library whose callers they are.
#[test]
fn functions_that_move_and_libraries_that_go() {
    let pruning = Rules { owner: Some("us".into()), prune: true, ..Rules::default() };
    for (held, local, noticed, refused) in [
        ("a 1.0.0 e f; b 1.0.0 g", "a 1.1.0 e; b 1.1.0 f g", "", ""),
        ("a 1.0.0 e f; b 1.0.0 g", "a 1.1.0 e; b 2.0.0 f(n) g", "a:arg-added", "a:breaking"),
        ("a 1.0.0 e f; b 1.0.0 g", "a 2.0.0 e; b 1.1.0 f(n) g", "a:arg-added", ""),
        ("a 1.0.0 e f", "a 1.1.0 e; c 1.0.0 f", "", ""),
        // Renamed: the callers are the same.
        ("a 1.0.0 f", "c 1.1.0 f", "", ""),
        ("a 1.0.0 f", "c 1.0.0 f", "", ""),
        ("a 1.0.0 f", "c 1.1.0 f(n)", "a:arg-added", "a:breaking"),
        ("a 1.0.0 f", "c 2.0.0 f(n)", "a:arg-added", ""),
        // What goes has no release to go under, and it was asked for.
        ("a 1.0.0 f; b 1.0.0 g", "b 1.0.0 g", "a:function-removed", ""),
    ] {
        let plan = planned(held, local, &pruning);
        let found = (impacts(&plan), words(&plan.refusals));
        assert_eq!(found, (noticed.to_owned(), refused.to_owned()), "{held} -> {local}");
    }
}

#[test]
fn what_is_allowed_and_what_is_said() {
    let (held, local) = ("a 1.0.0 f g", "a 1.1.0 f(n)");
    let plan = planned(held, local, &Rules { allow_breaking: true, ..Rules::default() });
    assert_eq!((words(&plan.refusals), words(&plan.allowed)), (String::new(), "a:breaking".into()));
    let text = plan.allowed[0].to_string();
    for part in ["n: release 1.0.0 -> 1.1.0 of library `a`", "`g` is gone", "2.0.0 or higher"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // Each flag speaks of its own.
    for (rules, refused, allowed) in [
        (Rules { allow_breaking: true, ..Rules::default() }, "a:downgrade", "a:breaking"),
        (Rules { allow_downgrade: true, ..Rules::default() }, "a:breaking", "a:downgrade"),
    ] {
        let plan = planned("a 1.1.0 f g", "a 1.0.0 f", &rules);
        assert_eq!(
            (words(&plan.refusals).as_str(), words(&plan.allowed).as_str()),
            (refused, allowed)
        );
    }
}

#[test]
fn what_cannot_be_read_is_unknown_and_not_refused() {
    let broken =
        Library::from_code("a", ["f"], "#!lua name=a\n---@release 1.0.0\nthis is no Lua\n");
    let plan = plan(&libraries("a 1.1.0 f(n)"), &[live(vec![broken])], &Rules::default());
    assert_eq!((impacts(&plan), words(&plan.refusals)), ("a:unreadable".into(), String::new()));
    assert_eq!(plan.nodes[0].impacts[0].class.word(), "unknown");
}

/// The text that FUNCTION LIST answers still names the files it was made of.
#[test]
fn a_library_of_several_files_is_one_text() {
    let of_parts = |line: &str| {
        let library = library(line);
        let code = String::from_utf8(library.code.to_vec()).unwrap();
        let code =
            code.replace("---@owner us\n", "---@owner us\n---@include \"parts/window.lua\"\n");
        Library::from_code("a", library.functions.clone(), code)
    };
    let lives = [live(vec![of_parts("a 1.0.0 f")])];
    let plan = plan(&[of_parts("a 1.1.0 f(n)")], &lives, &Rules::default());
    assert_eq!(
        (impacts(&plan), words(&plan.refusals)),
        ("a:arg-added".into(), "a:breaking".into())
    );
}
