//! What may be deleted, as a table.

use super::{Owners, plan};
use crate::{Library, Live, Role, Server};

/// `a@shop` is a library `a` of the owner `shop`, `a` one without an owner.
fn live(address: &str, libraries: &str) -> Live {
    let library = |text: &str| match text.split_once('@') {
        Some((name, owner)) => Library::from_code(name, [name], format!("---@owner {owner}\n")),
        None => Library::from_code(text, [text], text),
    };
    let server = Server { kind: "redis".into(), version: "7.0.15".into() };
    let libraries = libraries.split_whitespace().map(library).collect();
    Live { address: address.into(), server, role: Role::Primary, libraries }
}

#[test]
fn what_may_go() {
    let names = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    for (named, first, second, ours, force, expected) in [
        ("a", "a@shop b", "a@shop", Some("shop"), false, Ok("a|a")),
        ("a b", "a@shop b", "", None, true, Ok("a b|")),
        ("a", "a@shop", "a@else", Some("shop"), false, Err("m: library `a` belongs to `else`")),
        ("a", "a@shop", "", None, false, Err("no owner is ours")),
        ("a", "a", "", Some("shop"), false, Err("names no owner")),
        ("a", "a", "", None, false, Err("names no owner")),
        ("A", "a@shop b", "c", Some("shop"), true, Err("no library `A`; there is: a, b, c")),
        ("a", "", "", None, true, Err("no library `a`; there is none")),
    ] {
        let owners = Owners { ours: ours.map(str::to_owned), force };
        let plan = plan(&names(named), &[live("n", first), live("m", second)], &owners);
        match expected {
            Ok(expected) => {
                assert_eq!(plan.refusals, [""; 0], "{named}");
                let found = plan.nodes.iter().map(|node| {
                    let names = node.libraries.iter().map(|library| library.name.as_str());
                    names.collect::<Vec<_>>().join(" ")
                });
                assert_eq!(found.collect::<Vec<_>>().join("|"), expected, "{named}");
            }
            Err(words) => {
                assert_eq!(plan.refusals.len(), 1, "{:?}", plan.refusals);
                assert!(plan.refusals[0].contains(words), "{:?}", plan.refusals);
            }
        }
    }
}
