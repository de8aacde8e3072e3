//! Lua's numbers into the text that commands and replies have of them.

use crate::Line;

/// The largest and least number that newer lines print as an integer.
const INTEGERS: f64 = 4_611_686_018_427_387_904.0;

/// A number as an argument of a command, and as a `double` reply under RESP2.
pub(super) fn printed(number: f64, line: Line) -> Vec<u8> {
    if line == Line::Redis70 {
        return general(number, 17).into_bytes();
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number within the range")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "that is what is asked")]
    let is_whole = number.abs() <= INTEGERS && whole as f64 == number;
    if is_whole { whole.to_string().into_bytes() } else { shortest(number).into_bytes() }
}

/// As C prints it by `%.17g`, or with fewer digits.
pub(super) fn general(number: f64, count: u8) -> String {
    if let Some(word) = special(number) {
        return word;
    }
    let scientific = format!("{number:.*e}", usize::from(count) - 1);
    let (sign, digits, exponent) = parts(&scientific);
    let digits = digits.trim_end_matches('0');
    if !(-4..i32::from(count)).contains(&exponent) {
        let (sign_of_exponent, exponent) = (if exponent < 0 { '-' } else { '+' }, exponent.abs());
        return format!("{sign}{}e{sign_of_exponent}{exponent:02}", pointed(digits, 1));
    }
    format!("{sign}{}", plain(digits, exponent))
}

/// The number that a text begins with, as C's `strtod` reads it, and how long it is there.
pub(super) fn leading(text: &[u8]) -> (f64, usize) {
    let signs = usize::from(matches!(text.first(), Some(b'-' | b'+')));
    let factor = if text.first() == Some(&b'-') { -1.0 } else { 1.0 };
    let rest = &text[signs..];
    let begins = |word: &str| {
        rest.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()))
    };
    if begins("infinity") || begins("inf") {
        return (factor * f64::INFINITY, signs + if begins("infinity") { 8 } else { 3 });
    }
    if begins("nan") {
        return (f64::NAN.copysign(factor), signs + 3);
    }
    if begins("0x") && rest.get(2).is_some_and(u8::is_ascii_hexdigit) {
        let digits = rest[2..].iter().take_while(|digit| digit.is_ascii_hexdigit()).count();
        let number = rest[2..2 + digits].iter().fold(0.0, |number, digit| {
            number * 16.0 + f64::from(char::from(*digit).to_digit(16).unwrap_or_default())
        });
        return (factor * number, signs + 2 + digits);
    }
    let length = decimal(rest);
    let number = std::str::from_utf8(&rest[..length]).ok().and_then(|text| text.parse().ok());
    number.map_or((0.0, 0), |number: f64| (factor * number, signs + length))
}

/// How long a decimal number is.
fn decimal(text: &[u8]) -> usize {
    let digits = |from: usize| text[from..].iter().take_while(|it| it.is_ascii_digit()).count();
    let whole = digits(0);
    let mut end = whole;
    if text.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        end += if whole + fraction > 0 { 1 + fraction } else { 0 };
    }
    if end > 0 && matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'-' | b'+')));
        let exponent = digits((end + 1 + sign).min(text.len()));
        end += if exponent > 0 { 1 + sign + exponent } else { 0 };
    }
    end
}

/// With the fewest digits that read the same, as the servers' printer lays them out.
fn shortest(number: f64) -> String {
    if let Some(word) = special(number) {
        return word;
    }
    let scientific = format!("{number:e}");
    let (sign, digits, exponent) = parts(&scientific);
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    // The power of ten behind the last digit.
    let scale = exponent - count + 1;
    let is_plain = (scale >= 0 && exponent.abs() < count + 7)
        || (scale < 0 && (scale > -7 || exponent.abs() < 4));
    if is_plain {
        return format!("{sign}{}", plain(&digits, exponent));
    }
    let (sign_of_exponent, exponent) = (if exponent < 0 { '-' } else { '+' }, exponent.abs());
    format!("{sign}{}e{sign_of_exponent}{exponent}", pointed(&digits, 1))
}

fn special(number: f64) -> Option<String> {
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let word = match number {
        _ if number.is_nan() => "nan",
        _ if number.is_infinite() => "inf",
        0.0 => "0",
        _ => return None,
    };
    Some(format!("{sign}{word}"))
}

/// `("-", "125", 2)` of `-1.25e2`: the sign, the digits, and the power of ten of the first one.
fn parts(scientific: &str) -> (&str, String, i32) {
    let (sign, rest) = scientific.strip_prefix('-').map_or(("", scientific), |rest| ("-", rest));
    let (digits, exponent) = rest.split_once('e').unwrap_or((rest, "0"));
    (sign, digits.replace('.', ""), exponent.parse().unwrap_or_default())
}

/// Digits without an exponent, the first of them standing at a power of ten.
fn plain(digits: &str, exponent: i32) -> String {
    let Ok(exponent) = usize::try_from(exponent) else {
        let zeros = usize::try_from(-1 - exponent).unwrap_or_default();
        return format!("0.{}{digits}", "0".repeat(zeros));
    };
    if digits.len() <= exponent + 1 {
        return format!("{digits}{}", "0".repeat(exponent + 1 - digits.len()));
    }
    pointed(digits, exponent + 1)
}

/// Digits with a point behind the first few, if more follow.
fn pointed(digits: &str, whole: usize) -> String {
    let (before, behind) = digits.split_at(whole.min(digits.len()));
    if behind.is_empty() { before.to_owned() } else { format!("{before}.{behind}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_servers_do() {
        for (number, old, new) in [
            (3.99, "3.9900000000000002", "3.99"),
            (0.1, "0.10000000000000001", "0.1"),
            (1e16, "10000000000000000", "10000000000000000"),
            (1e17, "1e+17", "100000000000000000"),
            (9_223_372_036_854_775_808.0, "9.2233720368547758e+18", "9223372036854776000"),
            (1e-5, "1.0000000000000001e-05", "0.00001"),
            (-2.5, "-2.5", "-2.5"),
            (1e100, "1e+100", "1e+100"),
            (f64::INFINITY, "inf", "inf"),
            (-f64::NAN, "-nan", "-nan"),
        ] {
            let texts = [printed(number, Line::Redis70), printed(number, Line::Valkey72)];
            let texts = texts.map(|text| String::from_utf8(text).unwrap());
            assert_eq!(texts, [old, new], "{number}");
        }
    }
}
