//! `aio!`: turns generated asynchronous code into itself, or into nothing when the feature `aio` is off.
//!
//! Generated code cannot ask for our features: a `cfg` in it would read the features of the app's crate. This crate's
//! features choose which definition of the macro exists, so the question is answered here.

/// Keeps its content: the feature `aio` is on.
#[cfg(feature = "aio")]
#[macro_export]
macro_rules! aio {
    ($($content:tt)*) => { $($content)* };
}

/// Drops its content: the feature `aio` is off.
#[cfg(not(feature = "aio"))]
#[macro_export]
macro_rules! aio {
    ($($content:tt)*) => {};
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "aio")]
    #[test]
    fn content_is_kept() {
        crate::aio! {
            fn kept() -> &'static str {
                "kept"
            }
        }
        assert_eq!(kept(), "kept");
    }

    #[cfg(not(feature = "aio"))]
    crate::aio! { compile_error!("content is dropped when the feature is off"); }
}
