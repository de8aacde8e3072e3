//! Plans of restores, as tables.

use super::{Policy, plan};
use crate::dump::{Dump, Entry, Origin};
use crate::{Library, Live, Role, Server};

/// `a:f,g=1` is library `a` with the functions `f` and `g`, and `1` told apart by its code.
fn library(text: &str) -> Library {
    let (name, rest) = text.split_once(':').unwrap();
    let functions = rest.split('=').next().unwrap().split(',');
    Library::from_code(name, functions, text)
}

fn live(address: &str, libraries: &str) -> Live {
    let mut libraries: Vec<_> = libraries.split_whitespace().map(library).collect();
    libraries.sort_by(|a, b| a.name.cmp(&b.name));
    let server = Server { kind: "redis".into(), version: "7.0.15".into() };
    Live { address: address.into(), server, role: Role::Primary, libraries }
}

fn dump(libraries: &str) -> Dump {
    let entry = |text| Entry { library: library(text), doubt: None };
    let entries = libraries.split_whitespace().map(entry).collect();
    Dump { origin: Origin::Server("redis 7.0.15".into()), entries }
}

#[test]
fn what_becomes_of_each_library() {
    for (file, held, policy, expected) in [
        ("a:f=1 b:g=1", "", Policy::Append, "add a, add b"),
        ("a:f=1", "a:f=1 z:z=1", Policy::Append, "same a, stay z"),
        ("a:f=1 b:g=1", "a:f=2 z:z=1", Policy::Replace, "replace a, add b, stay z"),
        ("a:f=1 b:g=1", "a:f=2 b:g=1 z:z=1", Policy::Flush, "replace a, same b, remove z"),
        ("", "z:z=1", Policy::Flush, "remove z"),
        ("", "z:z=1", Policy::Replace, "stay z"),
        // A function that moves inside the file is no clash, nor one whose library goes.
        ("a:f=1 b:g,h=1", "a:f,h=1 b:g=1", Policy::Replace, "replace a, replace b"),
        ("a:f=1", "z:f=1", Policy::Flush, "add a, remove z"),
    ] {
        let plan = plan(&dump(file), policy, &[live("n", held)], None);
        let steps = plan.nodes[0].steps.iter();
        let steps: Vec<_> =
            steps.map(|step| format!("{} {}", step.effect.word(), step.library)).collect();
        assert_eq!(steps.join(", "), expected, "{file} on {held} by {policy:?}");
        assert_eq!(plan.refusals, [""; 0], "{file} on {held} by {policy:?}");
        let is_written = ["add", "replace", "remove"].iter().any(|word| expected.contains(word));
        assert_eq!(plan.has_writes(), is_written);
    }
}

#[test]
fn what_a_server_would_refuse() {
    for (file, held, policy, words) in [
        ("a:f=1", "a:f=2", Policy::Append, "n: library `a` is there already"),
        ("a:f=1", "z:F=1", Policy::Append, "`a` and `z` both register the function `F`"),
        ("a:f=1", "z:F=1", Policy::Replace, "`a` and `z` both register the function `F`"),
        ("a:f=1 b:F=1", "", Policy::Flush, "`a` and `b` both register the function `F`"),
        ("a:f=1 a:g=1", "", Policy::Flush, "the file holds library `a` twice"),
    ] {
        let plan = plan(&dump(file), policy, &[live("n", held)], None);
        assert_eq!(plan.refusals.len(), 1, "{:?}", plan.refusals);
        assert!(plan.refusals[0].contains(words), "{:?}", plan.refusals);
    }
}

#[test]
fn every_library_that_is_written_is_judged_once() {
    let asked = std::cell::RefCell::new(Vec::new());
    let verdict = |code: &[u8], server: &Server| {
        asked.borrow_mut().push(format!("{} {server}", String::from_utf8_lossy(code)));
        if code.starts_with(b"b") { Err("it does not end".to_owned()) } else { Ok(()) }
    };
    let lives = [live("n", "a:f=1"), live("m", "a:f=1 b:g=0")];
    let plan = plan(&dump("a:f=1 b:g=1"), Policy::Replace, &lives, Some(&verdict));
    assert_eq!(*asked.borrow(), ["b:g=1 redis 7.0.15"]);
    assert_eq!(plan.refusals, ["redis 7.0.15 would not take library `b`: it does not end"]);
}
