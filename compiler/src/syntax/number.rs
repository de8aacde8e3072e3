//! The text of a number into its value, as the C library's `strtod` reads it for Lua.

/// The value, or `None` for a malformed number. The text is what the lexer takes for one: digits
/// and dots, at most one sign (in a decimal exponent), then letters, digits and underscores.
pub(super) fn parse(text: &[u8]) -> Option<f64> {
    match text {
        [b'0', b'x' | b'X', hexadecimal @ ..] => parse_hexadecimal(hexadecimal),
        _ if text
            .iter()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')) =>
        {
            std::str::from_utf8(text).ok()?.parse().ok()
        }
        _ => None,
    }
}

/// Digits and, since `strtod` takes it, a binary exponent: `ff`, `1p4`.
fn parse_hexadecimal(text: &[u8]) -> Option<f64> {
    let count = text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let (digits, rest) = text.split_at(count);
    let exponent = match rest {
        [] => 0,
        [b'p' | b'P', exponent @ ..] => parse_exponent(exponent)?,
        _ => return None,
    };
    if digits.is_empty() {
        return None;
    }
    Some(scale(digits, exponent))
}

/// Decimal digits; beyond what a double can hold they make no difference.
fn parse_exponent(text: &[u8]) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0u32, |value, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        Some((value * 10 + digit).min(1 << 24))
    })
}

/// The digits times two to the exponent, rounded once: the lowest bit of the 64 kept remembers
/// whether anything but zeros was dropped.
fn scale(digits: &[u8], exponent: u32) -> f64 {
    let mut mantissa = 0u64;
    let mut dropped_bits = 0u64;
    for byte in digits {
        let digit = u64::from(char::from(*byte).to_digit(16).unwrap_or_default());
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | digit;
        } else {
            mantissa |= u64::from(digit != 0);
            dropped_bits += 4;
        }
    }
    times_power_of_two(mantissa, dropped_bits + u64::from(exponent))
}

#[expect(clippy::cast_precision_loss, reason = "this is where the number is rounded to a double")]
fn times_power_of_two(mantissa: u64, exponent: u64) -> f64 {
    let mut value = mantissa as f64;
    let mut left = exponent;
    while left > 0 && value != 0.0 && value.is_finite() {
        let step = left.min(512);
        value *= f64::powi(2.0, i32::try_from(step).unwrap_or_default());
        left -= step;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn decimal_numbers_are_what_strtod_takes() {
        assert_eq!(parse(b"3"), Some(3.0));
        assert_eq!(parse(b"3."), Some(3.0));
        assert_eq!(parse(b".5"), Some(0.5));
        assert_eq!(parse(b"1.e2"), Some(100.0));
        assert_eq!(parse(b"1E+2"), Some(100.0));
        assert_eq!(parse(b"1e999"), Some(f64::INFINITY));
        for text in ["1e", "1e+", "1..2", "3x", "1_000", "10LL", "0b1", "1e5e5"] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn hexadecimal_numbers_round_once() {
        assert_eq!(parse(b"0xff"), Some(255.0));
        assert_eq!(parse(b"0X1P4"), Some(16.0));
        assert_eq!(parse(b"0xffffffffffffffff"), Some(18_446_744_073_709_551_616.0));
        assert_eq!(parse(b"0x20000000000001"), Some(9_007_199_254_740_992.0));
        assert_eq!(
            parse(b"0x200000000000010000000000001"),
            Some(f64::from_bits(0x4680_0000_0000_0001))
        );
        assert_eq!(parse(b"0x0p99999999999999999999"), Some(0.0));
        assert_eq!(parse(b"0x1p99999999999999999999"), Some(f64::INFINITY));
        for text in ["0x", "0xg", "0x1p", "0xp1", "0x1pa", "00x1"] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
    }
}
