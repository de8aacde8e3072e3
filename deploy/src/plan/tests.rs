use super::{Action, Plan, Refusal, Rules, plan};
use crate::{Library, Live, Role, Server};

/// `NAME RELEASE FUNCTION...`, and a last word `!TEXT` that makes the code differ; `-` is no release.
fn library(line: &str) -> Library {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [name, release, functions @ ..] = words.as_slice() else { panic!("{line}") };
    let release = if *release == "-" { String::new() } else { format!("---@release {release}\n") };
    let owner = if name.starts_with("our") { "---@owner us\n" } else { "" };
    let code = format!("#!lua name={name}\n{release}{owner}-- {functions:?}\n");
    let functions = functions.iter().filter(|word| !word.starts_with('!')).copied();
    Library::from_code(*name, functions, code)
}

fn live(address: &str, lines: &[&str]) -> Live {
    Live {
        address: address.into(),
        server: Server { kind: "redis".into(), version: "7.0.15".into() },
        role: Role::Primary,
        libraries: lines.iter().map(|line| library(line)).collect(),
    }
}

fn planned(local: &[&str], held: &[&str], rules: &Rules) -> Plan {
    let libraries: Vec<Library> = local.iter().map(|line| library(line)).collect();
    plan(&libraries, &[live("n", held)], rules)
}

fn actions(plan: &Plan) -> Vec<String> {
    let changes = plan.nodes[0].changes.iter();
    changes.map(|change| format!("{} {}", change.action.word(), change.library)).collect()
}

#[test]
fn actions_of_one_node() {
    let ours = Rules { owner: Some("us".into()), ..Rules::default() };
    let none = Rules::default();
    for (local, held, rules, expected) in [
        (&[][..], &[][..], &none, &[][..]),
        (&["a - f"], &[], &none, &["add a"]),
        (&["a - f"], &["a - f"], &none, &["same a"]),
        (&["a - f"], &["a - f !x"], &none, &["change a"]),
        (&["a - f"], &["A - g"], &none, &["foreign A", "add a"]),
        (&[], &["a - f", "our - g"], &none, &["foreign a", "foreign our"]),
        (&[], &["a - f", "our - g"], &ours, &["foreign a", "orphan our"]),
        (&["our - g"], &["our - g"], &ours, &["same our"]),
        (
            &["b - f", "a - g"],
            &["b - f", "a - g !x", "c - h"],
            &none,
            &["change a", "same b", "foreign c"],
        ),
    ] {
        let plan = planned(local, held, rules);
        assert_eq!(actions(&plan), expected, "{local:?} {held:?}");
        assert_eq!(plan.refusals, [], "{local:?} {held:?}");
        let has_writes =
            expected.iter().any(|line| line.starts_with("add") || line.starts_with("change"));
        assert_eq!(plan.has_writes(), has_writes);
        assert_eq!(plan.nodes[0].steps().is_empty(), !has_writes);
    }
}

#[test]
fn a_change_carries_both_sides() {
    let plan = planned(&["a 2.0.0 f"], &["a 1.0.0 f"], &Rules::default());
    let change = &plan.nodes[0].changes[0];
    assert_eq!(change.before, Some(library("a 1.0.0 f")));
    assert_eq!(change.after, Some(library("a 2.0.0 f")));
}

#[test]
fn what_is_refused() {
    for (local, held, expected) in [
        (
            &["a 1.0.0 f"][..],
            &["a 1.1.0 f"][..],
            "library `a` would go back from release 1.1.0 to 1.0.0",
        ),
        (&["a 1.0.0-rc.1 f"], &["a 1.0.0 f"], "go back from release 1.0.0 to 1.0.0-rc.1"),
        (&["a 1.9.0 f"], &["a 1.10.0 f"], "go back from release 1.10.0 to 1.9.0"),
        (&["a - f"], &["b - f"], "function `f` of library `a` is taken by library `b`"),
        (&["a - F"], &["b - f"], "function `F` of library `a` is taken by library `b`"),
        (&["a - f"], &["a - f", "b - F"], "function `f` of library `a` is taken by library `b`"),
        (&["a - f", "a - g"], &[], "two local libraries named `a`"),
        (&["a - f", "b - F"], &[], "libraries `a` and `b` both register function `F`"),
        (&["a - f", "b - g"], &["a - g", "b - f"], "libraries `a`, `b` exchange functions"),
        (
            &["a - f", "b - g", "c - h"],
            &["a - g", "b - h", "c - f"],
            "libraries `a`, `b`, `c` exchange functions",
        ),
    ] {
        let plan = planned(local, held, &Rules::default());
        assert_eq!(plan.refusals.len(), 1, "{local:?} {held:?}: {:?}", plan.refusals);
        let text = plan.refusals[0].to_string();
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn what_is_not_refused() {
    for (local, held) in [
        ("a 1.0.0 f", "a 1.0.0 f"),
        ("a 1.0.0 f !x", "a 1.0.0 f"),
        ("a 1.0.0+b f", "a 1.0.0+c f"),
        ("a 1.1.0 f", "a 1.0.9 f"),
        ("a - f", "a 9.0.0 f"),
        ("a 1.0.0 f", "a - f"),
        ("a 1.0.0 f", "a tomorrow f"),
        ("a - F", "a - f"),
    ] {
        assert_eq!(planned(&[local], &[held], &Rules::default()).refusals, [], "{local} {held}");
    }
    let allowed = Rules { allow_downgrade: true, ..Rules::default() };
    assert_eq!(planned(&["a 1.0.0 f"], &["a 1.1.0 f"], &allowed).refusals, []);
}

#[test]
fn a_move_is_shown_and_its_giver_comes_first() {
    // In the order of their names, `a` would take `f` while `z` still has it.
    let plan = planned(&["a - e f", "m - k", "z - g"], &["a - e", "z - F g"], &Rules::default());
    assert_eq!(plan.refusals, []);
    let node = &plan.nodes[0];
    let moves: Vec<_> = node.moves.iter().map(|m| (&*m.function, &*m.from, &*m.to)).collect();
    assert_eq!(moves, [("f", "z", "a")]);
    let steps: Vec<&str> = node.steps().iter().map(|change| &*change.library).collect();
    assert_eq!(steps, ["m", "z", "a"]);
}

#[test]
fn a_chain_of_moves_is_taken_from_its_end() {
    let plan = planned(&["a - f", "b - g", "c - h"], &["b - f", "c - g"], &Rules::default());
    assert_eq!(plan.refusals, []);
    let steps: Vec<&str> = plan.nodes[0].steps().iter().map(|change| &*change.library).collect();
    assert_eq!(steps, ["c", "b", "a"]);
}

#[test]
fn the_summary_counts_a_library_once_by_what_it_does_most() {
    let libraries = [library("a - f"), library("b - g"), library("c - h")];
    let lives = [
        live("1", &["a - f", "b - g", "c - h", "x - y"]),
        live("2", &["a - f", "b - g !x", "x - y"]),
        live("3", &["a - f", "b - g", "c - h !x"]),
    ];
    let plan = plan(&libraries, &lives, &Rules::default());
    let summary = plan.summary();
    assert_eq!((summary.add, summary.change, summary.same), (1, 1, 1));
    assert_eq!((summary.foreign, summary.orphan), (1, 0));
}

#[test]
fn each_node_is_judged_by_itself() {
    let lives = [live("1", &["a 1.0.0 f"]), live("2", &["a 3.0.0 f"])];
    let plan = plan(&[library("a 2.0.0 f")], &lives, &Rules::default());
    let [Refusal::Downgrade { address, .. }] = plan.refusals.as_slice() else {
        panic!("{:?}", plan.refusals)
    };
    assert_eq!(address, "2");
    assert!(plan.nodes.iter().all(|node| node.changes[0].action == Action::Change));
}
