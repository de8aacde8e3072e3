//! Classes within classes, fields by name, and unions.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::echo::{self, Branch, BranchLabelsItem, Claim, ClaimKind, Leaf, Settings};
use crate::round_trip::comes_back;
use crate::values::{integer, mode, some_text, text};

fn leaf() -> impl Strategy<Value = Leaf> {
    (integer(), text(), option::of(some_text())).prop_map(|(id, text, note)| Leaf {
        id,
        text,
        note,
    })
}

#[test]
fn classes_in_classes_and_in_lists() {
    comes_back(
        vec(leaf(), 1..6),
        |leaves| {
            let group = |leaf: &Leaf| (leaf.id, leaf.text.clone(), leaf.note.clone());
            echo::branch(&leaves.iter().map(group).collect::<Vec<_>>()).by_keys()
        },
        |leaves| Branch {
            first: leaves[0].clone(),
            leaf: leaves.get(1).cloned(),
            leaves: leaves.clone(),
            labels: leaves
                .iter()
                .map(|leaf| BranchLabelsItem { label: leaf.text.clone() })
                .collect(),
            last: leaves.get(2).cloned(),
        },
    );
}

#[test]
fn fields_by_their_names() {
    comes_back(
        (integer(), option::of(some_text()), text(), option::of(mode())),
        |(max_size, owner, tag, mode)| {
            echo::settings(*max_size, owner.as_deref(), tag, mode.clone()).by_keys()
        },
        |(max_size, owner, tag, mode)| {
            let tags = [(tag.clone(), 1)].into_iter().collect();
            let settings =
                Settings { max_size: *max_size, owner: owner.clone(), tags, mode: mode.clone() };
            (settings.clone(), settings)
        },
    );
}

#[test]
fn unions_of_tuples() {
    let gone = (option::of(some_text()), vec(integer(), 0..4));
    let claim = prop_oneof![
        (integer(), text()).prop_map(|(id, text)| Claim::Ok(id, Leaf { id, text, note: None })),
        Just(Claim::Busy),
        gone.prop_map(|(text, rest)| Claim::Gone(text, rest)),
    ];
    comes_back(
        claim,
        |claim| match claim {
            Claim::Ok(id, leaf) => echo::claim(ClaimKind::Ok, *id, Some(&leaf.text), &[]).by_keys(),
            Claim::Busy => echo::claim(ClaimKind::Busy, 0, None, &[]).by_keys(),
            Claim::Gone(text, rest) => {
                echo::claim(ClaimKind::Gone, 0, text.as_deref(), rest).by_keys()
            }
        },
        Clone::clone,
    );
}
