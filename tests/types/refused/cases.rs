//! Every way in which an argument is refused.

use fcall::redis::{RedisWrite, ToRedisArgs};
use fcall::{Call, Json, ToSingleRedisArg};

use crate::strict::{
    self, Level, OptionalMode, counts, groups, optional, ratios, required, texts, two,
};
use crate::values::EXACT;

/// The first integer that Lua would round.
pub(super) const BEYOND: i64 = EXACT + 1;

/// A call with an argument that is refused.
pub(super) struct Case {
    call: Call<()>,
    /// The name of the parameter.
    pub(super) parameter: &'static str,
    /// What the error must say of it.
    pub(super) reason: &'static str,
}

impl Case {
    pub(super) fn new(call: Call<()>, parameter: &'static str, reason: &'static str) -> Self {
        Self { call, parameter, reason }
    }

    pub(super) fn call(&self) -> Call<()> {
        self.call.clone()
    }
}

pub(super) fn cases() -> Vec<Case> {
    [integers(), levels(), numbers(), after_absent(), values(), of_several()]
        .into_iter()
        .flatten()
        .map(|(call, parameter, reason)| Case::new(call, parameter, reason))
        .collect()
}

type Refused = (Call<()>, &'static str, &'static str);

fn integers() -> Vec<Refused> {
    const BEYOND_53: &str = "beyond 2^53";
    let number = |number: Call<()>| (number, "ratio", BEYOND_53);
    vec![
        (required("k", "t", BEYOND, 1), "count", "9007199254740993"),
        (required("k", "t", -BEYOND, 1), "count", "-9007199254740993"),
        (required("k", "t", i64::MAX, 1), "count", BEYOND_53),
        (required("k", "t", i64::MIN, 1), "count", BEYOND_53),
        number(required("k", "t", 1, BEYOND)),
        number(required("k", "t", 1, u64::MAX)),
        number(required("k", "t", 1, usize::MAX)),
        number(required("k", "t", 1, isize::MIN)),
        (two("k", Some(BEYOND), None), "first", BEYOND_53),
        (two("k", Some(1), Some(-BEYOND)), "second", BEYOND_53),
        (strict::or_empty("k", Some(BEYOND), None), "count", BEYOND_53),
        (counts(&["k", "l"], &[1, 2, BEYOND]), "counts", "args[3]"),
        (groups(&[("k", "l")], &[("n", BEYOND, 1.0, None, None)]), "rows", "args[2]"),
        (groups(&[("k", "l")], &[("n", 1, 1.0, Some(BEYOND), None)]), "rows", "args[4]"),
        (strict::read("k", BEYOND), "count", BEYOND_53),
    ]
}

/// Enums of integers: one that is not listed may be any integer.
fn levels() -> Vec<Refused> {
    let beyond = || Level::Other(BEYOND);
    let levels = |level, other, next| strict::levels("k", level, other, next);
    let rows = |level, other| strict::level_groups(&["k"], &[(level, other)]);
    vec![
        (levels(beyond(), None, None), "level", "9007199254740993"),
        (levels(Level::Value1, Some(beyond()), None), "other", "args[2]"),
        (levels(Level::Value1, None, Some(beyond())), "next", "args[3]"),
        (strict::many_levels(&["k"], &[Level::Value2, beyond()]), "levels", "args[2]"),
        (rows(beyond(), None), "rows", "args[1]"),
        (rows(Level::Value1, Some(beyond())), "rows", "args[2]"),
    ]
}

fn numbers() -> Vec<Refused> {
    const FINITE: &str = "only finite numbers";
    let (nan, infinite) = (f64::NAN, f64::INFINITY);
    let group = |ratio, share| groups(&[("k", "l")], &[("n", 1, ratio, None, share)]);
    vec![
        (required("k", "t", 1, nan), "ratio", "NaN"),
        (required("k", "t", 1, infinite), "ratio", "is inf,"),
        (required("k", "t", 1, -infinite), "ratio", "is -inf,"),
        (required("k", "t", 1, f32::NAN), "ratio", FINITE),
        (required("k", "t", 1, f32::INFINITY), "ratio", FINITE),
        (strict::or_empty("k", None, Some(nan)), "ratio", FINITE),
        (ratios(&["k"], &[1.0, infinite]), "ratios", "args[2]"),
        (group(nan, None), "rows", "args[3]"),
        (group(1.0, Some(-infinite)), "rows", "args[5]"),
    ]
}

/// An optional argument of each type after one that is not there.
fn after_absent() -> Vec<Refused> {
    let mut all = vec![(two("k", None, Some(1)), "second", "`first` before it is not")];
    let names = ["text", "raw", "count", "ratio", "flag", "word", "mode", "item"];
    for (index, name) in names.into_iter().enumerate() {
        let is = |place: usize| place == index;
        let item = Json::from_text("{}");
        let call = optional(
            "k",
            None::<&str>,
            is(0).then_some("t"),
            is(1).then_some(&b"t"[..]),
            is(2).then_some(1),
            is(3).then_some(1.0),
            is(4).then_some(true),
            is(5).then_some(true),
            is(6).then_some(OptionalMode::Fast),
            is(7).then_some(&item),
        );
        all.push((call, name, "give both or neither"));
    }
    all
}

/// A type that says it is one value, and is so many.
#[derive(Clone, Copy)]
struct Values(usize);

impl ToRedisArgs for Values {
    fn write_redis_args<W: ?Sized + RedisWrite>(&self, out: &mut W) {
        (0..self.0).for_each(|_| out.write_arg(b"x"));
    }
}

impl ToSingleRedisArg for Values {}

fn values() -> Vec<Refused> {
    let (none, one, two) = (Values(0), Values(1), Values(2));
    vec![
        (required(none, "t", 1, 1), "key", "0 values"),
        (required(two, "t", 1, 1), "key", "2 values"),
        (required("k", none, 1, 1), "text", "0 values"),
        (required("k", two, 1, 1), "text", "2 values"),
        (texts(&[one, two], &["t"]), "keys", "keys[2]"),
        (texts(&["k"], &[one, none]), "texts", "args[2]"),
        (groups(&[(one, none)], &[("n", 1, 1.0, None, None)]), "moves", "0 values"),
        (groups(&[("k", "l")], &[(two, 1, 1.0, None, None)]), "rows", "2 values"),
    ]
}

/// The first of several is told.
fn of_several() -> Vec<Refused> {
    vec![
        (required(Values(2), "t", BEYOND, f64::NAN), "key", "2 values"),
        (required("k", "t", BEYOND, f64::NAN), "count", "beyond 2^53"),
        (two("k", None, Some(BEYOND)), "second", ""),
    ]
}
