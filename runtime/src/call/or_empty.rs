//! Args that are always there: the empty string stands for none.

use redis::ToSingleRedisArg;

use super::Call;

impl<R> Call<R> {
    /// Appends an arg, or the empty string.
    #[inline]
    pub fn arg_or_empty(self, arg: Option<impl ToSingleRedisArg>) -> Self {
        match arg {
            Some(arg) => self.arg(arg),
            None => self.arg(""),
        }
    }

    /// Appends an integer, or the empty string; see [`Call::integer`].
    #[inline]
    pub fn integer_or_empty(self, integer: Option<i64>) -> Self {
        match integer {
            Some(integer) => self.integer(integer),
            None => self.arg(""),
        }
    }

    /// Appends a number, or the empty string; see [`Call::number`].
    #[inline]
    pub fn number_or_empty(self, number: Option<f64>) -> Self {
        match number {
            Some(number) => self.number(number),
            None => self.arg(""),
        }
    }

    /// Appends a boolean, or the empty string; see [`Call::boolean`].
    #[inline]
    pub fn boolean_or_empty(self, boolean: Option<bool>) -> Self {
        match boolean {
            Some(boolean) => self.boolean(boolean),
            None => self.arg(""),
        }
    }
}
