//! Values at the edges of each type.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::echo::{Level, Mode};

/// The largest integer up to which Lua's numbers are exact.
pub(crate) const EXACT: i64 = 1 << 53;

pub(crate) fn integer() -> impl Strategy<Value = i64> {
    prop_oneof![
        3 => -EXACT..=EXACT,
        1 => prop::sample::select(vec![0, 1, -1, 9, 10, -10, EXACT, -EXACT, EXACT - 1, 1 - EXACT]),
        1 => -100..100_i64,
    ]
}

/// Finite numbers of every size, zero with either sign, and whole ones.
pub(crate) fn number() -> impl Strategy<Value = f64> {
    const EDGES: [f64; 14] = [
        0.0,
        -0.0,
        1.0,
        0.1,
        -0.3,
        1e-5,
        1e16,
        1e17,
        9.007_199_254_740_993e15,
        5e-324,
        f64::MIN_POSITIVE,
        f64::MAX,
        f64::MIN,
        f64::EPSILON,
    ];
    prop_oneof![
        3 => any::<u64>().prop_map(f64::from_bits).prop_filter("is finite", |it| it.is_finite()),
        2 => prop::sample::select(EDGES.to_vec()),
        1 => (-1000..1000_i32).prop_map(f64::from),
        1 => -1e6..1e6_f64,
    ]
}

/// Text with NUL, line ends, quotes and characters of up to four bytes; often empty.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        2 => any::<char>(),
        1 => prop::sample::select(vec!['\0', '\r', '\n', '"', '\\', '\'', '0', ' ', 'é', '\u{fffd}', '🦀']),
    ];
    prop_oneof![
        4 => vec(character, 0..12).prop_map(String::from_iter),
        1 => prop::sample::select(vec!["", "0", "-0", "nil", "false", "OK", "nan"]).prop_map(str::to_owned),
    ]
}

/// Text that is not empty, where the empty string stands for none.
pub(crate) fn some_text() -> impl Strategy<Value = String> {
    text().prop_filter("is not empty", |text| !text.is_empty())
}

/// Bytes that are rarely text, and now and then many.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => vec(any::<u8>(), 0..16),
        2 => text().prop_map(String::into_bytes),
        1 => (any::<u8>(), 0..20_000_usize).prop_map(|(byte, many)| vec![byte; many]),
    ]
}

/// A word of the enum, or one it does not know.
pub(crate) fn mode() -> impl Strategy<Value = Mode> {
    let is_unknown = |text: &String| !["fast", "safe-mode"].contains(&text.as_str());
    let unknown = text().prop_filter("is unknown", is_unknown);
    prop_oneof![Just(Mode::Fast), Just(Mode::SafeMode), unknown.prop_map(Mode::Other)]
}

pub(crate) fn level() -> impl Strategy<Value = Level> {
    let unknown = integer().prop_filter("is unknown", |it| ![1, 2, -3].contains(it));
    let known = [Level::Value1, Level::Value2, Level::Minus3];
    prop_oneof![prop::sample::select(known.to_vec()), unknown.prop_map(Level::Other)]
}
