//! Cases whose functions, flags or errors change.

use super::Case;
use crate::old::error_added::RunError;
use crate::old::{
    cluster_refused, deprecated, docs_changed, error_added, error_first, error_removed,
    error_reply, flag_added, flag_removed, function_added, function_moved, function_removed,
    no_writes_added, no_writes_removed, owner_changed, release_changed,
};

pub(super) const CASES: &[Case] = &[
    ("function_added", |it| it.call(function_added::take("s"))),
    ("function_removed", |it| {
        it.call(function_removed::take("s"));
        it.call(function_removed::peek("s"));
    }),
    ("function_moved", |it| it.call(function_moved::take("s"))),
    ("cluster_refused", |it| it.call(cluster_refused::take("s"))),
    ("deprecated", |it| it.call(deprecated::take("s"))),
    ("docs_changed", |it| it.call(docs_changed::take("s"))),
    ("owner_changed", |it| it.call(owner_changed::take("s"))),
    ("release_changed", |it| it.call(release_changed::take("s"))),
    ("flag_added", |it| it.call(flag_added::run("s"))),
    ("flag_removed", |it| it.call(flag_removed::run("s"))),
    ("no_writes_added", |it| it.call(no_writes_added::run("s"))),
    ("no_writes_removed", |it| it.call(no_writes_removed::run("s"))),
    ("error_added", |it| it.call_knowing::<_, RunError>(error_added::run("s", 5))),
    ("error_first", |it| it.call(error_first::run("s", 5))),
    ("error_removed", |it| it.call(error_removed::run("s", 5))),
    ("error_reply", |it| {
        it.call(error_reply::run("s"));
        it.set("s", "5");
        it.call(error_reply::run("s"));
    }),
];
