//! Cases whose arguments change.

use super::Case;
use crate::old::arg_type_literal_gone::Mode;
use crate::old::{
    arg_added_before, arg_added_many, arg_added_optional, arg_added_required, arg_count_least,
    arg_count_optional, arg_count_required, arg_counted, arg_default, arg_removed,
    arg_removed_into_many, arg_renamed, arg_reordered, arg_type_literal_gone, arg_type_narrowed,
    arg_type_widened, arg_type_words, inferred_nil, inferred_reply, inferred_required, same_code,
};

pub(super) const CASES: &[Case] = &[
    ("arg_added_before", |it| {
        it.call(arg_added_before::run("s", 50, None));
        it.call(arg_added_before::run("s", 50, Some(60)));
    }),
    ("arg_added_many", |it| it.call(arg_added_many::run("l", "tea"))),
    ("arg_added_optional", |it| it.call(arg_added_optional::run("s", 5))),
    ("arg_added_required", |it| it.call(arg_added_required::run("s", 5))),
    ("arg_count_least", |it| {
        it.call(arg_count_least::run("l", &["tea"]));
        it.call(arg_count_least::run("l", &[] as &[&str]));
    }),
    ("arg_count_optional", |it| it.call(arg_count_optional::run("s", 5))),
    ("arg_count_required", |it| {
        it.call(arg_count_required::run("s", Some(5)));
        it.call(arg_count_required::run("s", None));
    }),
    ("arg_counted", |it| it.call(arg_counted::run("l", &["tea", "milk"]))),
    ("arg_default", |it| it.call(arg_default::run("s", Some(5)))),
    ("arg_removed", |it| {
        it.call(arg_removed::run("s", 5, 10));
        it.call(arg_removed::run("s", 50, 10));
    }),
    ("arg_removed_into_many", |it| it.call(arg_removed_into_many::run("l", "tea", "milk"))),
    ("arg_renamed", |it| it.call(arg_renamed::run("s", 5))),
    ("arg_reordered", |it| {
        it.call(arg_reordered::run("s", 5, 3));
        it.get("s");
    }),
    ("arg_type_narrowed", |it| {
        it.call(arg_type_narrowed::run("s", 5));
        it.call(arg_type_narrowed::run("s", 0.5));
    }),
    ("arg_type_widened", |it| {
        it.call(arg_type_widened::run("s", 5));
        it.call(arg_type_widened::run("s", -7));
    }),
    ("arg_type_literal_gone", |it| {
        it.call(arg_type_literal_gone::run("s", Mode::Fast));
        it.call(arg_type_literal_gone::run("s", Mode::Slow));
    }),
    ("arg_type_words", |it| {
        it.call(arg_type_words::run("s", false));
        it.call(arg_type_words::run("s", true));
    }),
    ("same_code", |it| {
        it.set("s", "5");
        it.call(same_code::run("s", 2));
        it.call(same_code::run("s", 2.5));
    }),
    ("inferred_required", |it| it.call(inferred_required::run("s", 5))),
    ("inferred_reply", |it| it.call(inferred_reply::run("s", 5))),
    ("inferred_nil", |it| it.call(inferred_nil::run("s", 5))),
];
