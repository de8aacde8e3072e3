//! What repeats: lists, groups, maps and sets.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use crate::echo::{self, RawsReply, Row};
use crate::round_trip::comes_back;
use crate::values::{bytes, integer, mode, number, text};

#[test]
fn lists_of_one_type() {
    comes_back(
        (vec(bytes(), 0..12), vec(integer(), 0..12)),
        |(keys, integers)| echo::integers(keys, integers),
        Clone::clone,
    );
    comes_back(
        vec(number(), 0..12),
        |numbers| echo::numbers(numbers).by_keys(),
        |numbers| (numbers.clone(), numbers.clone()),
    );
    comes_back(vec(mode(), 0..6), |modes| echo::modes(modes).by_keys(), Clone::clone);
}

#[test]
fn booleans_and_words_for_them() {
    let flags = || vec(any::<bool>(), 0..12);
    comes_back(flags(), |flags| echo::flags(flags).by_keys(), Clone::clone);
    comes_back(flags(), |flags| echo::words(flags).by_keys(), Clone::clone);
}

#[test]
fn an_open_end_and_gaps() {
    comes_back(
        vec(bytes(), 0..12),
        |raws| echo::raws(raws).by_keys(),
        |raws| RawsReply(i64::try_from(raws.len()).unwrap_or_default(), raws.clone()),
    );
    comes_back(
        vec(text(), 0..12),
        |texts| echo::gaps(texts).by_keys(),
        |texts| texts.iter().map(|text| (!text.is_empty()).then(|| text.clone())).collect(),
    );
}

#[test]
fn groups_of_keys_and_of_arguments() {
    let row = (text(), number(), any::<bool>(), option::of(integer()));
    let row = row.prop_map(|(name, weight, sure, rank)| Row { name, weight, sure, rank });
    comes_back(
        (vec((bytes(), bytes()), 0..6), vec(row, 0..6)),
        |(moves, rows)| {
            let group = |row: &Row| (row.name.clone(), row.weight, row.sure, row.rank);
            echo::groups(moves, &rows.iter().map(group).collect::<Vec<_>>())
        },
        Clone::clone,
    );
}

#[test]
fn maps() {
    comes_back(
        btree_map(text(), integer(), 0..8),
        |map| echo::map(&pairs(map)).by_keys(),
        |map| {
            let map: HashMap<String, i64> = map.clone().into_iter().collect();
            (map.clone(), map)
        },
    );
    let row = |name: &String| Row { name: name.clone(), weight: 0.0, sure: false, rank: None };
    comes_back(
        btree_map(integer(), text(), 0..8),
        |map| echo::nested_map(&pairs(map)).by_keys(),
        |map| map.iter().map(|(&key, text)| (key, (text.clone(), vec![row(text)]))).collect(),
    );
}

fn pairs<K: Clone, V: Clone>(map: &BTreeMap<K, V>) -> Vec<(K, V)> {
    map.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[test]
fn a_set_of_one_and_of_none() {
    // The order of more is the server's.
    comes_back(
        btree_set(text(), 0..2)
            .prop_map(|set: BTreeSet<String>| set.into_iter().collect::<Vec<_>>()),
        |members| echo::set(members).by_keys(),
        Clone::clone,
    );
}
