//! `ErrorCode`: the code of a function's own error becomes a value that a `match` can take apart.

use crate::Error;

/// The error codes of one function, as an enum; generated from its `---@error` lines.
///
/// ```
/// use fcall_runtime::ErrorCode;
///
/// #[derive(Debug, PartialEq)]
/// #[non_exhaustive]
/// enum TransferError {
///     InsufficientFunds,
/// }
///
/// impl ErrorCode for TransferError {
///     fn from_code(code: &str) -> Option<Self> {
///         match code {
///             "INSUFFICIENT_FUNDS" => Some(Self::InsufficientFunds),
///             _ => None,
///         }
///     }
///
///     fn code(&self) -> &'static str {
///         match self {
///             Self::InsufficientFunds => "INSUFFICIENT_FUNDS",
///         }
///     }
/// }
///
/// # fn handle(error: &fcall_runtime::Error) {
/// if error.as_code() == Some(TransferError::InsufficientFunds) {
///     // ...
/// }
/// # }
/// ```
pub trait ErrorCode: Sized {
    /// The variant of this code; `None` for a code that the function does not declare.
    fn from_code(code: &str) -> Option<Self>;

    /// The code, as the function gives it.
    fn code(&self) -> &'static str;
}

impl Error {
    /// The function's own error as one of its declared codes; `None` for every other error, and for other codes.
    #[must_use]
    pub fn as_code<E: ErrorCode>(&self) -> Option<E> {
        E::from_code(self.code()?)
    }
}
