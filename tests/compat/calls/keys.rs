//! Cases whose keys change.

use super::Case;
use crate::old::{
    key_added_before, key_added_optional, key_added_required, key_count_many, key_count_required,
    key_removed, key_removed_before, key_renamed, key_reordered,
};

pub(super) const CASES: &[Case] = &[
    ("key_added_required", |it| it.call(key_added_required::run("s"))),
    ("key_added_before", |it| it.call(key_added_before::run("s", 5))),
    ("key_added_optional", |it| it.call(key_added_optional::run("s"))),
    ("key_removed", |it| it.call(key_removed::run("s", "reserved"))),
    ("key_removed_before", |it| {
        it.set("s", "5");
        it.call(key_removed_before::run("lock", "s"));
    }),
    ("key_reordered", |it| {
        it.call(key_reordered::run("a", "b"));
        it.get("a");
    }),
    ("key_renamed", |it| it.call(key_renamed::run("s"))),
    ("key_count_required", |it| {
        it.call(key_count_required::run("s", Some("log")));
        it.call(key_count_required::run("s", None));
    }),
    ("key_count_many", |it| it.call(key_count_many::run("s"))),
];
