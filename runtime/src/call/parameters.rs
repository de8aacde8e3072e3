//! Rust values become the keys and args of a call, or the first reason why they cannot.

use redis::{RedisWrite, ToRedisArgs, ToSingleRedisArg};

use super::Call;
use crate::ArgumentError;
use crate::error::{Parameter, Refusal};
use crate::number::{LARGEST_INTEGER, Number, Numeral};

/// How many parameters of the command come before the first key: the command, the function, the number of keys.
const BEFORE_KEYS: usize = 3;

/// Keys.
impl<R> Call<R> {
    /// Appends a key.
    #[inline]
    pub fn key(mut self, key: impl ToSingleRedisArg) -> Self {
        self.push_key(&key);
        self
    }

    /// Appends a key if there is one.
    #[inline]
    pub fn optional_key(mut self, key: Option<impl ToSingleRedisArg>) -> Self {
        match key {
            Some(key) => self.push_key(&key),
            None => self.absent_keys += 1,
        }
        self
    }

    /// Appends any number of keys.
    #[inline]
    pub fn keys(mut self, keys: &[impl ToSingleRedisArg]) -> Self {
        for key in keys {
            self.push_key(key);
        }
        self
    }
}

/// Args of one value each.
impl<R> Call<R> {
    /// Appends an arg.
    #[inline]
    pub fn arg(mut self, arg: impl ToSingleRedisArg) -> Self {
        self.push_arg(&arg);
        self
    }

    /// Appends an integer; one beyond 2^53 either way is refused because Lua would round it.
    #[inline]
    pub fn integer(mut self, integer: i64) -> Self {
        self.push_integer(integer);
        self
    }

    /// Appends a number; see [`Number`] for what is refused.
    #[inline]
    pub fn number(mut self, number: impl Number) -> Self {
        self.push_number(number);
        self
    }

    /// Appends a boolean, as `1` or `0`.
    #[inline]
    pub fn boolean(mut self, boolean: bool) -> Self {
        self.push_boolean(boolean);
        self
    }
}

/// Args that may be absent. Lua reads args by position, so after an absent one no other may follow.
impl<R> Call<R> {
    /// Appends an arg if there is one.
    #[inline]
    pub fn optional(mut self, arg: Option<impl ToSingleRedisArg>) -> Self {
        match arg {
            Some(arg) => self.push_arg(&arg),
            None => self.absent_args += 1,
        }
        self
    }

    /// Appends an integer if there is one; see [`Call::integer`].
    #[inline]
    pub fn optional_integer(mut self, integer: Option<i64>) -> Self {
        match integer {
            Some(integer) => self.push_integer(integer),
            None => self.absent_args += 1,
        }
        self
    }

    /// Appends a number if there is one; see [`Call::number`].
    #[inline]
    pub fn optional_number(mut self, number: Option<f64>) -> Self {
        match number {
            Some(number) => self.push_number(number),
            None => self.absent_args += 1,
        }
        self
    }

    /// Appends a boolean if there is one; see [`Call::boolean`].
    #[inline]
    pub fn optional_boolean(mut self, boolean: Option<bool>) -> Self {
        match boolean {
            Some(boolean) => self.push_boolean(boolean),
            None => self.absent_args += 1,
        }
        self
    }
}

/// Any number of args.
impl<R> Call<R> {
    /// Appends args.
    #[inline]
    pub fn args(mut self, args: &[impl ToSingleRedisArg]) -> Self {
        for arg in args {
            self.push_arg(arg);
        }
        self
    }

    /// Appends integers; see [`Call::integer`].
    #[inline]
    pub fn integers(mut self, integers: &[i64]) -> Self {
        for &integer in integers {
            self.push_integer(integer);
        }
        self
    }

    /// Appends numbers; see [`Call::number`].
    #[inline]
    pub fn numbers(mut self, numbers: &[f64]) -> Self {
        for &number in numbers {
            self.push_number(number);
        }
        self
    }

    /// Appends booleans; see [`Call::boolean`].
    #[inline]
    pub fn booleans(mut self, booleans: &[bool]) -> Self {
        for &boolean in booleans {
            self.push_boolean(boolean);
        }
        self
    }
}

impl<R> Call<R> {
    #[inline]
    fn push_key(&mut self, key: &impl ToRedisArgs) {
        if self.absent_keys > 0 {
            return self.refuse(Parameter::Key, Refusal::AfterAbsent);
        }
        self.push(Parameter::Key, key);
    }

    #[inline]
    fn push_arg(&mut self, arg: &impl ToRedisArgs) {
        if self.absent_args > 0 {
            return self.refuse(Parameter::Arg, Refusal::AfterAbsent);
        }
        self.push(Parameter::Arg, arg);
    }

    #[inline]
    fn push_integer(&mut self, integer: i64) {
        if integer.unsigned_abs() > LARGEST_INTEGER.unsigned_abs() {
            return self.refuse(Parameter::Arg, Refusal::Integer(integer.into()));
        }
        self.push_arg(&integer);
    }

    #[inline]
    fn push_number(&mut self, number: impl Number) {
        match number.numeral() {
            Numeral::Float(float) => self.push_float(float),
            Numeral::Integer(wide) => match i64::try_from(wide) {
                Ok(integer) => self.push_integer(integer),
                Err(_) => self.refuse(Parameter::Arg, Refusal::Integer(wide)),
            },
        }
    }

    /// A whole number goes out without a fraction: `10.0` would not do where the server wants an integer.
    #[inline]
    fn push_float(&mut self, number: f64) {
        if !number.is_finite() {
            return self.refuse(Parameter::Arg, Refusal::Number(number));
        }
        match whole(number) {
            Some(integer) => self.push_arg(&integer),
            None => self.push_arg(&number),
        }
    }

    #[inline]
    fn push_boolean(&mut self, boolean: bool) {
        if self.absent_args > 0 {
            return self.refuse(Parameter::Arg, Refusal::AfterAbsent);
        }
        self.command.write_arg(if boolean { b"1" } else { b"0" });
    }

    /// Appends what must be exactly one value: more or fewer would shift all that follow.
    #[inline]
    fn push(&mut self, parameter: Parameter, value: &impl ToRedisArgs) {
        let before = self.command.args_iter().len();
        value.write_redis_args(&mut self.command);
        let written = self.command.args_iter().len() - before;
        if written != 1 {
            self.refuse_at(parameter, before, Refusal::Values(written));
        }
    }

    #[cold]
    pub(super) fn refuse(&mut self, parameter: Parameter, refusal: Refusal) {
        let written = self.command.args_iter().len();
        self.refuse_at(parameter, written, refusal);
    }

    /// Remembers why the parameter after the `written` ones is refused, unless an earlier one already was.
    #[cold]
    fn refuse_at(&mut self, parameter: Parameter, written: usize, refusal: Refusal) {
        let (before, absent) = match parameter {
            Parameter::Key => (BEFORE_KEYS, self.absent_keys),
            Parameter::Arg => (BEFORE_KEYS + self.keys, self.absent_args),
        };
        let index = written.saturating_sub(before) + absent;
        let name = self.named.unwrap_or(index);
        let error = ArgumentError::new(self.function, (parameter, index, name), refusal);
        self.refused.get_or_insert(error);
    }
}

/// The number as an integer, if that says the same to the last bit.
#[inline]
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "what is not the same afterwards is None")]
    let integer = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "what is not the same afterwards is None")]
    let same = (integer as f64).to_bits() == number.to_bits();
    (same && integer.unsigned_abs() <= LARGEST_INTEGER.unsigned_abs()).then_some(integer)
}
