//! Keys and args that repeat: as groups, with a count before them, so many at least.

use super::Call;
use crate::error::{Parameter, Refusal};

impl<R> Call<R> {
    /// Appends what each item holds, one item after the other.
    #[inline]
    pub fn each<T>(self, items: &[T], append: impl Fn(Self, &T) -> Self) -> Self {
        items.iter().fold(self, append)
    }

    /// Appends how many values others have.
    #[inline]
    pub fn count(self, count: usize) -> Self {
        self.arg(count)
    }

    /// Refuses fewer than `least` of the keys that are appended next.
    #[inline]
    pub fn at_least_keys(mut self, least: usize, count: usize) -> Self {
        if count < least {
            self.refuse(Parameter::Key, Refusal::TooFew { least, count });
        }
        self
    }

    /// Refuses fewer than `least` of the args that are appended next.
    #[inline]
    pub fn at_least_args(mut self, least: usize, count: usize) -> Self {
        if count < least {
            self.refuse(Parameter::Arg, Refusal::TooFew { least, count });
        }
        self
    }

    /// Says which of the function's keys or args is appended next, where one before it repeats.
    #[inline]
    pub fn named(mut self, index: usize) -> Self {
        self.named = Some(index);
        self
    }

    /// Ends what [`Call::named`] began.
    #[inline]
    pub fn in_order(mut self) -> Self {
        self.named = None;
        self
    }
}
