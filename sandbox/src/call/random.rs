//! `math.random` and `math.randomseed` as servers have them: the same numbers on every machine.

use mlua::{Lua, MultiValue, Result, Value};

use super::raise;
use super::state::State;

/// A linear congruential generator of 48 bits; a server begins with this one.
#[derive(Clone, Copy)]
pub(super) struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x1234_ABCD_330E)
    }
}

impl Random {
    /// The upper 31 bits of the next number.
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(0x5_DEEC_E66D).wrapping_add(0xB) & 0xFFFF_FFFF_FFFF;
        u32::try_from(self.0 >> 17).unwrap_or_default()
    }

    fn seeded(seed: i32) -> Self {
        Self(u64::from(seed.cast_unsigned()) << 16 | 0x330E)
    }
}

/// `math.random([[low,] high])`
pub(super) fn random(lua: &Lua, state: &State, given: &MultiValue) -> Result<f64> {
    let mut random = state.random.get();
    let drawn = f64::from(random.next() % 0x7FFF_FFFF) / f64::from(0x7FFF_FFFF);
    state.random.set(random);
    let (number, low, high) = match given.len() {
        0 => return Ok(drawn),
        1 => (1, 1, integer(lua, given, 1)?),
        2 => (2, integer(lua, given, 1)?, integer(lua, given, 2)?),
        _ => return Err(raise::text(lua, "wrong number of arguments")),
    };
    if low > high {
        return Err(raise::argument(lua, number, "interval is empty"));
    }
    // C's integers overflow where the interval is too wide.
    let wide = f64::from(high.wrapping_sub(low).wrapping_add(1));
    Ok((drawn * wide).floor() + f64::from(low))
}

/// `math.randomseed(seed)`
pub(super) fn seed(lua: &Lua, state: &State, given: &MultiValue) -> Result<()> {
    state.random.set(Random::seeded(integer(lua, given, 1)?));
    Ok(())
}

/// An argument as one of C's integers.
fn integer(lua: &Lua, given: &MultiValue, number: usize) -> Result<i32> {
    let value = given.get(number - 1).cloned().unwrap_or(Value::Nil);
    match lua.coerce_number(value)? {
        #[expect(clippy::cast_possible_truncation, reason = "so does C")]
        Some(value) => Ok(value as i64 as i32),
        None => Err(raise::wrong_type(lua, number, "number", given)),
    }
}
