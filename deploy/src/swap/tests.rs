use super::{Stage, Swap};
use crate::plan::plan;
use crate::{Library, Live, Plan, Role, Rules, Server, tombstone};

/// `NAME FUNCTION...`; every library is ours.
fn library(line: &str) -> Library {
    if let Some(name) = line.strip_prefix('+') {
        return tombstone::of(name);
    }
    let words: Vec<&str> = line.split(' ').collect();
    let code = format!("#!lua name={}\n---@owner us\n-- {:?}\n", words[0], &words[1..]);
    Library::from_code(words[0], words[1..].iter().copied(), code)
}

fn live(lines: &[&str]) -> Live {
    Live {
        address: "n".into(),
        server: Server { kind: "redis".into(), version: "7.0.15".into() },
        role: Role::Primary,
        libraries: lines.iter().map(|line| library(line)).collect(),
    }
}

fn planned(local: &[&str], held: &[&str]) -> Plan {
    let libraries: Vec<Library> = local.iter().map(|line| library(line)).collect();
    let rules = Rules { owner: Some("us".into()), prune: true, ..Rules::default() };
    plan(&libraries, &[live(held)], &rules)
}

/// The commands without the code: `LOAD`, `LOAD REPLACE`, `RESTORE APPEND`, `DELETE a`.
fn commands(swap: &Swap<'_>, stage: Stage) -> String {
    let words = |command: &redis::Cmd| {
        let words = command.args_iter().filter_map(|word| match word {
            redis::Arg::Simple(bytes) => String::from_utf8(bytes.to_vec()).ok(),
            _ => None,
        });
        let short = words.skip(1).filter(|word| !word.contains(['\n', '\u{0}']));
        short.collect::<Vec<_>>().join(" ")
    };
    swap.commands(stage).iter().map(words).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_sent_and_how_it_is_taken_back() {
    for (local, held, there, back) in [
        (&["a f"][..], &["a f"][..], "", ""),
        (&["a f"], &[], "LOAD", "DELETE a"),
        (&["a f"], &["a g"], "LOAD REPLACE", "LOAD REPLACE"),
        (&["a f", "b g"], &[], "RESTORE APPEND", "RESTORE REPLACE, DELETE a, DELETE b"),
        (&["a f", "b g"], &["a f"], "LOAD", "DELETE b"),
        (&["a f", "b g"], &["a e"], "RESTORE REPLACE", "RESTORE REPLACE, DELETE b"),
        (&["a f", "b g"], &["a g", "b f"], "RESTORE REPLACE", "RESTORE REPLACE"),
        (&[], &["a f"], "DELETE a", "LOAD"),
        (&[], &["a f", "b g"], "RESTORE REPLACE, DELETE a, DELETE b", "RESTORE APPEND"),
        (&["b f"], &["a f"], "RESTORE REPLACE, DELETE a", "RESTORE REPLACE, DELETE b"),
        (&["b f g"], &["a f"], "RESTORE REPLACE, DELETE a", "RESTORE REPLACE, DELETE b"),
        (&[], &["+a"], "DELETE a", ""),
    ] {
        let plan = planned(local, held);
        let swap = Swap::of(&plan.nodes[0]);
        assert_eq!(commands(&swap, Stage::Old), there, "{local:?} {held:?}");
        assert_eq!(commands(&swap.reversed(), Stage::Old), back, "{local:?} {held:?}");
        assert_eq!(swap.is_empty(), there.is_empty());
    }
}

#[test]
fn how_far_a_node_came() {
    let plan = planned(&["b f", "c h"], &["a f", "c g", "z z"]);
    let swap = Swap::of(&plan.nodes[0]);
    for (held, stage) in [
        (&["a f", "c g", "z z"][..], Stage::Old),
        (&["a f", "c g", "z z", "another x"], Stage::Old),
        (&["b f", "c h"], Stage::New),
        (&["b f", "c h", "another x"], Stage::New),
        (&["+a", "b f", "c h"], Stage::Cleaning),
        (&["+a", "+z", "b f", "c h"], Stage::Cleaning),
        (&["a f", "b f", "c h"], Stage::Foreign),
        (&["+a", "b f"], Stage::Foreign),
        (&["a f", "c other"], Stage::Foreign),
        (&[], Stage::Foreign),
    ] {
        assert_eq!(swap.stage(&live(held)), stage, "{held:?}");
    }
    assert_eq!(commands(&swap, Stage::Cleaning), "DELETE a, DELETE z");
    assert_eq!(swap.missing(&live(&["b f", "c other"])), Some("c"));
}
