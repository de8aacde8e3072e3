//! Cases whose replies change.

use super::Case;
use crate::old::{
    reply_field_added, reply_field_moved, reply_field_removed, reply_field_renamed, reply_ignored,
    reply_literal_added, reply_literal_told, reply_narrowed, reply_nil, reply_pairs_moved,
    reply_pairs_renamed, reply_retyped, reply_tuple_longer, reply_variant_added,
};

pub(super) const CASES: &[Case] = &[
    ("reply_nil", |it| it.call(reply_nil::run("s"))),
    ("reply_narrowed", |it| it.call(reply_narrowed::run("s"))),
    ("reply_retyped", |it| it.call(reply_retyped::run("s"))),
    ("reply_field_added", |it| it.call(reply_field_added::run("s"))),
    ("reply_field_removed", |it| it.call(reply_field_removed::run("s"))),
    ("reply_field_renamed", |it| it.call(reply_field_renamed::run("s"))),
    ("reply_field_moved", |it| it.call(reply_field_moved::run("s"))),
    ("reply_pairs_moved", |it| it.call(reply_pairs_moved::run("s"))),
    ("reply_pairs_renamed", |it| it.call(reply_pairs_renamed::run("s"))),
    ("reply_literal_added", |it| {
        it.call(reply_literal_added::run("s"));
        it.set("s", "5");
        it.call(reply_literal_added::run("s"));
    }),
    ("reply_variant_added", |it| {
        it.call(reply_variant_added::run("s"));
        it.call(reply_variant_added::run("s"));
    }),
    ("reply_tuple_longer", |it| it.call(reply_tuple_longer::run("s"))),
    ("reply_ignored", |it| it.call(reply_ignored::run("s"))),
    ("reply_literal_told", |it| {
        it.call(reply_literal_told::run("s"));
        it.call(reply_literal_told::run("s"));
    }),
];
