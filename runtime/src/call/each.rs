//! Keys and args that repeat as a group.

use super::Call;

impl<R> Call<R> {
    /// Appends what each item holds, one item after the other.
    #[inline]
    pub fn each<T>(self, items: &[T], append: impl Fn(Self, &T) -> Self) -> Self {
        items.iter().fold(self, append)
    }
}
