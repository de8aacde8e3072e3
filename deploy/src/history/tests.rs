use super::{End, Store, back, begin, end, last, list};
use crate::plan::plan;
use crate::{Library, Live, Plan, Report, Role, Rules, Server, Written};

fn library(name: &str, text: &str) -> Library {
    Library::from_code(name, [name], format!("#!lua name={name}\n---@owner us\n-- {text}\n"))
}

/// `NAME=TEXT ...`
fn libraries(words: &str) -> Vec<Library> {
    words
        .split_whitespace()
        .map(|word| word.split_once('=').unwrap())
        .map(|(name, text)| library(name, text))
        .collect()
}

fn live(address: &str, words: &str) -> Live {
    Live {
        address: address.into(),
        server: Server { kind: "redis".into(), version: "7.0.15".into() },
        role: Role::Primary,
        libraries: libraries(words),
    }
}

fn planned(local: &str, lives: &[Live]) -> Plan {
    let rules = Rules { owner: Some("us".into()), prune: true, ..Rules::default() };
    plan(&libraries(local), lives, &rules)
}

fn report(plan: &Plan, result: Written) -> Report {
    let mut report = Report::untouched(plan);
    report.nodes.iter_mut().for_each(|node| node.mark(result));
    report
}

/// The writes of a node: `NAME:BEFORE>AFTER`.
fn writes(plan: &Plan, node: usize) -> String {
    let text = |library: &Option<Library>| {
        let code = library.as_ref().map(|it| String::from_utf8(it.code.to_vec()).unwrap());
        code.and_then(|code| code.lines().last().map(|line| line[3..].to_owned()))
            .unwrap_or_default()
    };
    let changes = plan.nodes[node].changes.iter().filter(|change| change.action.is_write());
    let changes: Vec<String> = changes
        .map(|change| {
            format!("{}:{}>{}", change.library, text(&change.before), text(&change.after))
        })
        .collect();
    changes.join(" ")
}

/// Deploys from one state to the next, all of them applied; returns the folder that holds the file.
fn history(states: &[&str]) -> (tempfile::TempDir, Store<'static>) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::File(folder.path().join(".fcall/test.json"));
    for pair in states.windows(2) {
        let plan = planned(pair[1], &[live("n", pair[0])]);
        let id = begin(&mut store, &plan, None).unwrap();
        end(&mut store, id, &report(&plan, Written::Applied)).unwrap();
    }
    (folder, store)
}

#[test]
fn back_to_before_any_of_them() {
    let (_folder, mut store) = history(&["", "a=1", "a=2 b=1", "b=1 c=1", "b=2 c=1"]);
    let entries = list(&mut store).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert!(entries.iter().all(|entry| entry.end == End::Applied));
    for (id, expected) in
        [(4, "b:2>1"), (3, "a:>2 b:2>1 c:1>"), (2, "a:>1 b:2> c:1>"), (1, "b:2> c:1>")]
    {
        // `x` is somebody else's, and was never written.
        let plan = back(&entries, id, &[live("n", "b=2 c=1 x=1")]).unwrap();
        assert_eq!(writes(&plan, 0), expected, "{id}");
        assert_eq!(plan.refusals, []);
    }
    assert!(back(&entries, 9, &[]).unwrap_err().to_string().contains("no deploy 9"));
}

#[test]
fn the_last_one_that_was_not_taken_back() {
    let (_folder, mut store) = history(&["", "a=1", "a=2", "a=3", "a=4"]);
    let mut expected = vec![Some(4)];
    assert_eq!(last(&list(&mut store).unwrap()), Some(4));
    // One back, one more back, and then two at once.
    for (back_to, next) in [(4, Some(3)), (3, Some(2)), (1, None)] {
        let entries = list(&mut store).unwrap();
        let plan = back(&entries, back_to, &[live("n", "a=0")]).unwrap();
        let id = begin(&mut store, &plan, Some(back_to)).unwrap();
        end(&mut store, id, &report(&plan, Written::Applied)).unwrap();
        expected.push(next);
        assert_eq!(last(&list(&mut store).unwrap()), next, "back to {back_to}");
    }
    let plan = planned("a=5", &[live("n", "a=1")]);
    let id = begin(&mut store, &plan, None).unwrap();
    assert_eq!(last(&list(&mut store).unwrap()), Some(id));
}

#[test]
fn what_wrote_nothing_is_forgotten_and_what_died_is_not() {
    for (result, expected) in [
        (Some(Written::Applied), Some(End::Applied)),
        (Some(Written::Unknown), Some(End::Partial)),
        (Some(Written::Failed), None),
        (Some(Written::RolledBack), None),
        (None, Some(End::Begun)),
    ] {
        let (_folder, mut store) = history(&[""]);
        let plan = planned("a=1", &[live("n", "")]);
        let id = begin(&mut store, &plan, None).unwrap();
        if let Some(result) = result {
            end(&mut store, id, &report(&plan, result)).unwrap();
        }
        let ends: Vec<End> = list(&mut store).unwrap().iter().map(|entry| entry.end).collect();
        assert_eq!(ends, expected.into_iter().collect::<Vec<_>>(), "{result:?}");
    }
}

#[test]
fn each_node_gets_what_it_had_and_a_new_one_what_all_had() {
    let folder = tempfile::tempdir().unwrap();
    for (before, added) in [(["a=1", "a=1"], Some("a:9>1")), (["a=1", "a=7"], None)] {
        let mut store = Store::File(folder.path().join(before[1]));
        let lives = [live("1", before[0]), live("2", before[1])];
        begin(&mut store, &planned("a=2", &lives), None).unwrap();
        let entries = list(&mut store).unwrap();
        let lives = [live("1", "a=2"), live("2", "a=2"), live("3", "a=9")];
        let plan = back(&entries, 1, &lives).unwrap();
        assert_eq!(writes(&plan, 0), "a:2>1");
        assert_eq!(writes(&plan, 1), format!("a:2>{}", &before[1][2..]));
        match added {
            Some(expected) => assert_eq!(writes(&plan, 2), expected),
            None => assert!(plan.refusals[0].to_string().starts_with("3: it was added")),
        }
    }
}

#[test]
fn it_does_not_grow_for_ever_and_says_what_is_damaged() {
    let (folder, mut store) = history(&[""]);
    for round in 0..60 {
        let plan = planned(&format!("a={round}"), &[live("n", "")]);
        let id = begin(&mut store, &plan, None).unwrap();
        end(&mut store, id, &report(&plan, Written::Applied)).unwrap();
    }
    let entries = list(&mut store).unwrap();
    assert_eq!((entries.len(), entries[0].id), (50, 11));
    std::fs::write(folder.path().join(".fcall/test.json"), "{").unwrap();
    let error = list(&mut store).unwrap_err().to_string();
    assert!(error.contains("test.json: this is no history of deploys"), "{error}");
}
