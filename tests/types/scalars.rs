//! Types of one value, there and absent.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::echo::{self, Optionals, OrEmptyReply, Scalars};
use crate::round_trip::comes_back;
use crate::values::{bytes, integer, level, mode, number, some_text, text};

#[test]
fn one_of_each() {
    let texts = (bytes(), text(), bytes());
    let numbers = (integer(), number(), level());
    let words = (any::<bool>(), any::<bool>(), mode());
    let values = (texts, numbers, words).prop_map(|(texts, numbers, words)| {
        let ((key, text, raw), (count, ratio, level), (flag, word, mode)) = (texts, numbers, words);
        Scalars { key, text, raw, count, ratio, double: ratio, flag, word, mode, level }
    });
    comes_back(
        values,
        |it| {
            let (mode, level) = (it.mode.clone(), it.level.clone());
            echo::scalars(
                &it.key, &it.text, &it.raw, it.count, it.ratio, it.flag, it.word, mode, level,
            )
        },
        Clone::clone,
    );
}

/// A number is not only equal: zero keeps its sign.
#[test]
fn every_bit_of_a_number() {
    let bits = |numbers: &[f64]| numbers.iter().map(|it| it.to_bits()).collect::<Vec<_>>();
    let server = crate::round_trip::serve();
    let mut connection = server.connection();
    let numbers = [0.0, -0.0, 0.1, 5e-324, f64::MAX, -1e17, 9_007_199_254_740_992.0];
    let (as_text, as_double) = echo::numbers(&numbers).query(&mut connection).expect("it answers");
    assert_eq!((bits(&as_text), bits(&as_double)), (bits(&numbers), bits(&numbers)));
}

/// Optional ones are there up to a place, and absent from there on.
#[test]
fn optional_ones_up_to_any() {
    let there = (option::of(text()), 0..=6_usize);
    let values = (text(), bytes(), integer(), number(), any::<bool>(), mode());
    let values =
        (there, values).prop_map(|((key, there), (text, raw, count, ratio, flag, mode))| {
            Optionals {
                key,
                text: (there > 0).then_some(text),
                raw: (there > 1).then_some(raw),
                count: (there > 2).then_some(count),
                ratio: (there > 3).then_some(ratio),
                flag: (there > 4).then_some(flag.into()),
                mode: (there > 5).then_some(mode),
            }
        });
    comes_back(
        values,
        |it| {
            let (text, raw) = (it.text.as_deref(), it.raw.as_deref());
            let flag = it.flag.map(|flag| flag == 1);
            echo::optionals(it.key.as_deref(), text, raw, it.count, it.ratio, flag, it.mode.clone())
        },
        Clone::clone,
    );
}

/// Where the empty string stands for none, any may be absent.
#[test]
fn absent_as_the_empty_string() {
    let values = (
        option::of(some_text()),
        option::of(integer()),
        option::of(number()),
        option::of(any::<bool>()),
    );
    comes_back(
        values.prop_map(|(text, count, ratio, flag)| {
            OrEmptyReply(text, count, ratio, flag.map(i64::from))
        }),
        |OrEmptyReply(text, count, ratio, flag)| {
            echo::or_empty(text.as_deref(), *count, *ratio, flag.map(|flag| flag == 1)).by_keys()
        },
        Clone::clone,
    );
}

#[test]
fn an_optional_value_alone_and_at_the_end() {
    comes_back(option::of(text()), |text| echo::maybe(text.as_deref()).by_keys(), Clone::clone);
    comes_back(
        (integer(), option::of(text())),
        |(number, text)| echo::tail(*number, text.as_deref()).by_keys(),
        Clone::clone,
    );
}

/// Bulk, verbatim and simple strings; of the last, line ends become blanks and NUL ends it.
#[test]
fn text_in_every_kind_of_reply() {
    let simple = |text: &str| {
        let text = text.split('\0').next().unwrap_or_default();
        text.replace(['\r', '\n'], " ")
    };
    comes_back(
        text(),
        |text| echo::texts(text).by_keys(),
        |text| (text.clone(), text.clone(), simple(text)),
    );
}

#[test]
fn big_numbers_within_an_integer() {
    comes_back(
        any::<i64>(),
        |integer| echo::big_number(integer.to_string()).by_keys(),
        |integer| (*integer, integer.to_string()),
    );
    let digits = vec(prop::char::range('1', '9'), 20..60).prop_map(String::from_iter);
    let server = crate::round_trip::serve();
    let mut connection = server.connection();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let digits = digits.new_tree(&mut runner).expect("digits");
    let beyond = echo::big_number(proptest::strategy::ValueTree::current(&digits));
    let error = beyond.query(&mut connection).expect_err("it is no i64");
    assert!(error.to_string().contains("an integer (i64)"), "{error}");
}
