use super::{Action, Change, Plan, Refusal, Rules, plan};
use crate::{Library, Live, Role, Server, tombstone};

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
    let pruning = Rules { prune: true, ..ours.clone() };
    let none = Rules::default();
    for (local, held, rules, expected) in [
        (&[][..], &[][..], &none, &[][..]),
        (&[], &["a - f", "our - g"], &pruning, &["foreign a", "delete our"]),
        (&["our - g"], &["our - g"], &pruning, &["same our"]),
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
        let is_write =
            |line: &&str| ["add", "change", "delete"].iter().any(|it| line.starts_with(it));
        assert_eq!(plan.has_writes(), expected.iter().any(is_write));
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
        (&["a - f"], &["a 9.0.0 f"], "go back from release 9.0.0 to none"),
        (&["a 1.0.0 f !x"], &["a 1.0.0 f"], "other code there under the same release 1.0.0"),
        (&["a 1.0.0+b f"], &["a 1.0.0+c f"], "other code there under the same release 1.0.0+b"),
        (&["a - f"], &["b - f"], "function `f` of library `a` is taken by library `b`"),
        (&["a - F"], &["b - f"], "function `F` of library `a` is taken by library `b`"),
        (&["a - f"], &["a - f", "b - F"], "function `f` of library `a` is taken by library `b`"),
        (&["a - f", "a - g"], &[], "two local libraries named `a`"),
        (&["a - f", "b - F"], &[], "libraries `a` and `b` both register function `F`"),
        (&["a - f"], &["our - f g"], "function `f` of library `a` is taken by library `our`"),
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
        ("a - f !x", "a - f"),
        ("a 1.1.0 f", "a 1.0.9 f"),
        ("a 1.0.0 f", "a - f"),
        ("a 1.0.0 f", "a tomorrow f"),
        ("a - F", "a - f"),
    ] {
        assert_eq!(planned(&[local], &[held], &Rules::default()).refusals, [], "{local} {held}");
    }
}

#[test]
fn what_is_allowed_is_told() {
    let allowed = Rules { allow_downgrade: true, ..Rules::default() };
    for (local, held, rule) in [
        ("a 1.0.0 f", "a 1.1.0 f", "downgrade"),
        ("a - f", "a 1.1.0 f", "downgrade"),
        ("a 1.1.0 f !x", "a 1.1.0 f", "same-release"),
    ] {
        let plan = planned(&[local], &[held], &allowed);
        assert_eq!(plan.refusals, [], "{local} {held}");
        let rules: Vec<_> = plan.allowed.iter().map(Refusal::rule).collect();
        assert_eq!(rules, [rule], "{local} {held}");
    }
    // No flag speaks of a name that somebody else has.
    let plan = planned(&["a 1.0.0 f"], &["b - f"], &allowed);
    assert_eq!((plan.refusals.len(), plan.allowed.len()), (1, 0));
}

/// Functions that leave a library for another, as `FUNCTION:FROM>TO`.
#[test]
fn moves() {
    let ours = Rules { owner: Some("us".into()), prune: true, ..Rules::default() };
    for (local, held, expected) in [
        (&["a - e f", "m - k", "z - g"][..], &["a - e", "z - F g"][..], "f:z>a"),
        (&["a - f", "b - g"], &["a - g", "b - f"], "f:b>a g:a>b"),
        (&["a - f", "b - g", "c - h"], &["a - g", "b - h", "c - f"], "f:c>a g:a>b h:b>c"),
        (&["a - f"], &["a - F"], ""),
        (&["a - f g"], &["a - g", "our - f k"], "f:our>a"),
        (&["a - f"], &["our - F"], ""),
    ] {
        let plan = planned(local, held, &ours);
        assert_eq!(plan.refusals, [], "{local:?} {held:?}");
        let moves = plan.nodes[0].moves.iter();
        let moves: Vec<_> = moves.map(|m| format!("{}:{}>{}", m.function, m.from, m.to)).collect();
        assert_eq!(moves.join(" "), expected, "{local:?} {held:?}");
    }
}

#[test]
fn renames() {
    let ours = Rules { owner: Some("us".into()), ..Rules::default() };
    for (local, held, rules, expected) in [
        (&["new - f g"][..], &["our - G f"][..], &ours, "add new from our, delete our"),
        (
            &["new - f"],
            &["our - f", "our2 - h"],
            &ours,
            "add new from our, delete our, orphan our2",
        ),
        // Somebody else's is never renamed, and what is not the same functions is another library.
        (&["new - f g"], &["x - f g"], &ours, "add new, foreign x"),
        (&["new - f g"], &["our - f g"], &Rules::default(), "add new, foreign our"),
        (&["new - f g"], &["our - f"], &ours, "add new, orphan our"),
        (&["new - g"], &["our - f", "new - f2"], &ours, "change new, orphan our"),
    ] {
        let changes = planned(local, held, rules).nodes.remove(0).changes;
        let text = |change: &Change| match &change.renamed_from {
            Some(from) => format!("{} {} from {from}", change.action.word(), change.library),
            None => format!("{} {}", change.action.word(), change.library),
        };
        let found: Vec<String> = changes.iter().map(text).collect();
        assert_eq!(found.join(", "), expected, "{local:?} {held:?}");
    }
}

#[test]
fn what_a_broken_deploy_left_is_deleted_or_replaced() {
    let held = [tombstone::of("gone"), tombstone::of("back"), library("x - y")];
    let lives = [Live { libraries: held.to_vec(), ..live("n", &[]) }];
    let plan = plan(&[library("back - f")], &lives, &Rules::default());
    assert_eq!(actions(&plan), ["change back", "delete gone", "foreign x"]);
    assert_eq!(plan.summary().delete, 1);
}

#[test]
fn what_was_seen_is_every_byte_of_the_node() {
    let seen = |held: &[&str]| planned(&["a - f"], held, &Rules::default()).nodes.remove(0).seen;
    assert_eq!(seen(&["a - f", "x - y"]), seen(&["a - f", "x - y"]));
    for other in [&["a - f"][..], &["a - f", "x - y !"], &["a - f !", "x - y"], &[]] {
        assert_ne!(seen(&["a - f", "x - y"]), seen(other), "{other:?}");
    }
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
