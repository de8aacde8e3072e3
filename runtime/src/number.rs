//! A Rust number of any type into one Lua can hold.

/// The largest whole number up to which Lua's numbers, which are doubles, hold every integer.
pub(crate) const LARGEST_INTEGER: i64 = 1 << 53;

/// What an argument of the type `number` takes: any integer or floating-point number of Rust. An
/// integer beyond 2^53 either way, and a number that is not finite, is refused when the call is
/// made.
///
/// It is implemented for the numbers of Rust and cannot be implemented elsewhere.
pub trait Number: Copy + sealed::Sealed {
    /// The number, wide enough for every type.
    #[doc(hidden)]
    fn numeral(self) -> Numeral;
}

/// A number before anyone asked whether Lua holds it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Numeral {
    /// A whole one.
    Integer(i128),
    /// Any.
    Float(f64),
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! numbers {
    ($variant:ident, $widen:expr; $($number:ty),*) => {$(
        impl sealed::Sealed for $number {}

        impl Number for $number {
            #[inline]
            fn numeral(self) -> Numeral {
                Numeral::$variant($widen(self))
            }
        }
    )*};
}

numbers!(Integer, i128::from; i8, i16, i32, i64, u8, u16, u32, u64);
numbers!(Integer, |number| i128::try_from(number).unwrap_or(i128::MAX); isize, usize);
numbers!(Float, f64::from; f32, f64);
