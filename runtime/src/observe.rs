//! Calls become spans and events of the crate `tracing`, or nothing when the feature `tracing` is off.
//!
//! A call is one span, `fcall`, and so is a pipe, `fcall.pipe`. When it ends, each call is one event: the function, how
//! many keys, how long it took, and what came of it. Keys, args and replies are in neither: they may be secrets. Names
//! and fields are what `docs/features.md` promises.

#[cfg(not(feature = "tracing"))]
pub(crate) use self::off::Watch;
#[cfg(feature = "tracing")]
pub(crate) use self::on::Watch;

#[cfg(not(feature = "tracing"))]
mod off {
    use crate::{Function, Result};

    /// Watches nothing, at no cost.
    pub(crate) struct Watch;

    impl Watch {
        #[inline]
        pub(crate) fn call(_: &'static Function, _: usize) -> Self {
            Self
        }

        #[inline]
        pub(crate) fn pipe(_: usize) -> Self {
            Self
        }

        #[inline]
        #[expect(clippy::unused_self, reason = "as the one that watches")]
        pub(crate) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
            work()
        }

        #[cfg(feature = "aio")]
        #[inline]
        #[expect(clippy::unused_self, reason = "as the one that watches")]
        pub(crate) fn follow<F: Future>(&self, future: F) -> F {
            future
        }

        #[inline]
        #[expect(clippy::unused_self, reason = "as the one that watches")]
        pub(crate) fn tell<R>(&self, _: &'static Function, _: &Result<R>) {}

        #[inline]
        #[expect(clippy::unused_self, reason = "as the one that watches")]
        pub(crate) fn tell_of<R>(&self, _: &'static Function, _: usize, _: &Result<R>) {}
    }
}

#[cfg(feature = "tracing")]
mod on {
    use std::time::Instant;

    use tracing::{Level, Span, event, span};

    use crate::{Error, Function, Result};

    /// What subscribers select all of it by.
    const TARGET: &str = "fcall";

    /// A call or a pipe on its way.
    pub(crate) struct Watch {
        span: Span,
        begun: Instant,
        keys: usize,
    }

    impl Watch {
        pub(crate) fn call(function: &'static Function, keys: usize) -> Self {
            let (name, library) = (function.name(), library(function));
            let span = span!(target: TARGET, Level::DEBUG, "fcall", function = name, library, keys);
            Self { span, begun: Instant::now(), keys }
        }

        pub(crate) fn pipe(calls: usize) -> Self {
            let span = span!(target: TARGET, Level::DEBUG, "fcall.pipe", calls);
            Self { span, begun: Instant::now(), keys: 0 }
        }

        pub(crate) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
            self.span.in_scope(work)
        }

        #[cfg(feature = "aio")]
        pub(crate) fn follow<F: Future>(&self, future: F) -> tracing::instrument::Instrumented<F> {
            tracing::Instrument::instrument(future, self.span.clone())
        }

        /// The end of a call.
        pub(crate) fn tell<R>(&self, function: &'static Function, result: &Result<R>) {
            self.tell_of(function, self.keys, result);
        }

        /// The end of one call of a pipe, which took as long as the pipe.
        pub(crate) fn tell_of<R>(
            &self,
            function: &'static Function,
            keys: usize,
            result: &Result<R>,
        ) {
            let took = self.begun.elapsed();
            let (name, library) = (function.name(), library(function));
            let (outcome, code) = (outcome(result), code(result));
            self.span.in_scope(|| {
                event!(
                    target: TARGET,
                    Level::DEBUG,
                    function = name,
                    library,
                    keys,
                    outcome,
                    code,
                    duration_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
                    // What layers that keep metrics count by.
                    monotonic_counter.fcall_calls = 1_u64,
                    "called"
                );
            });
        }
    }

    /// The library of a function; a script has none.
    fn library(function: &Function) -> Option<&'static str> {
        Some(function.library()?.name())
    }

    /// What came of a call, in one word.
    fn outcome<R>(result: &Result<R>) -> &'static str {
        match result {
            Ok(_) => "ok",
            Err(Error::Redis(_)) => "redis",
            Err(Error::Function(_)) => "function",
            Err(Error::NotLoaded(_)) => "not_loaded",
            Err(Error::Argument(_)) => "argument",
            Err(Error::Reply(_)) => "reply",
            Err(Error::Timeout(_)) => "timeout",
        }
    }

    /// The code of a function's own error, unless it is a word that may as well be a value.
    fn code<R>(result: &Result<R>) -> Option<&str> {
        let code = result.as_ref().err()?.code()?;
        let is_code = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        (code.len() <= 40 && code.bytes().all(is_code)).then_some(code)
    }
}
