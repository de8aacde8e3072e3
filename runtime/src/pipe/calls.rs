//! Tuples and vectors of calls become commands, and the answers their replies.

use std::vec;

use redis::{Cmd, ErrorKind, RedisResult, Value};

use crate::call::decode;
use crate::observe::Watch;
use crate::{AnyRoute, Call, FromReply, Function, Result};

/// What [`pipe`](crate::pipe()) takes: tuples of 2 to 12 calls, and `Vec`s of calls of one reply.
///
/// It cannot be implemented elsewhere.
pub trait Calls: sealed::Sealed {
    /// A result for each call.
    type Replies;

    /// Where they go together: to any primary if each of them does, by its keys otherwise.
    type Route: AnyRoute;

    /// The calls, in order.
    #[doc(hidden)]
    fn into_parts(self) -> Vec<Part>;

    /// Their results, in order.
    #[doc(hidden)]
    fn decode(answers: Answers<'_>) -> Self::Replies;
}

/// A [`Call`] of any reply and route.
///
/// It cannot be implemented elsewhere.
pub trait AnyCall: sealed::Sealed {
    /// What its reply decodes to.
    type Reply: FromReply;

    /// Where it goes over a cluster connection.
    type Route: AnyRoute;

    #[doc(hidden)]
    fn into_part(self) -> Part;
}

/// A call whose reply is of no interest yet.
#[doc(hidden)]
#[derive(Debug)]
pub struct Part {
    pub(super) function: &'static Function,
    pub(super) keys: usize,
    pub(super) command: Result<Cmd>,
}

/// What came back for each call of a pipe.
#[doc(hidden)]
pub struct Answers<'a> {
    pub(super) calls: vec::IntoIter<(&'static Function, usize)>,
    pub(super) values: vec::IntoIter<RedisResult<Value>>,
    pub(super) watch: &'a Watch,
}

impl Answers<'_> {
    /// The result of this call.
    fn decode<R: FromReply>(&mut self, (function, keys): (&'static Function, usize)) -> Result<R> {
        let nothing = || Err((ErrorKind::UnexpectedReturnType, "no answer came for it").into());
        let result = decode(function, self.values.next().unwrap_or_else(nothing));
        self.watch.tell_of(function, keys, &result);
        result
    }

    /// The result of the next call; there are as many as there were calls.
    fn next<R: FromReply>(&mut self) -> Result<R> {
        let call = self.calls.next().expect("a result is asked for once for each call");
        self.decode(call)
    }
}

impl<R: FromReply, Route: AnyRoute> AnyCall for Call<R, Route> {
    type Reply = R;
    type Route = Route;

    fn into_part(self) -> Part {
        let (function, keys) = (self.function(), self.number_of_keys());
        Part { function, keys, command: self.into_command() }
    }
}

impl<C: AnyCall> Calls for Vec<C> {
    type Replies = Vec<Result<C::Reply>>;
    type Route = C::Route;

    fn into_parts(self) -> Vec<Part> {
        self.into_iter().map(C::into_part).collect()
    }

    fn decode(mut answers: Answers<'_>) -> Self::Replies {
        (0..answers.calls.len()).map(|_| answers.next()).collect()
    }
}

macro_rules! together {
    ($Call:ident) => { $Call::Route };
    ($Call:ident $($More:ident)+) => { <$Call::Route as AnyRoute>::With<together!($($More)+)> };
}

macro_rules! tuple {
    ($($call:ident $Call:ident),+) => {
        impl<$($Call: AnyCall),+> Calls for ($($Call,)+) {
            type Replies = ($(Result<$Call::Reply>,)+);
            type Route = together!($($Call)+);

            fn into_parts(self) -> Vec<Part> {
                let ($($call,)+) = self;
                vec![$($call.into_part()),+]
            }

            fn decode(mut answers: Answers<'_>) -> Self::Replies {
                ($(answers.next::<$Call::Reply>(),)+)
            }
        }

        impl<$($Call: AnyCall),+> sealed::Sealed for ($($Call,)+) {}
    };
}

tuple!(a A, b B);
tuple!(a A, b B, c C);
tuple!(a A, b B, c C, d D);
tuple!(a A, b B, c C, d D, e E);
tuple!(a A, b B, c C, d D, e E, f F);
tuple!(a A, b B, c C, d D, e E, f F, g G);
tuple!(a A, b B, c C, d D, e E, f F, g G, h H);
tuple!(a A, b B, c C, d D, e E, f F, g G, h H, i I);
tuple!(a A, b B, c C, d D, e E, f F, g G, h H, i I, j J);
tuple!(a A, b B, c C, d D, e E, f F, g G, h H, i I, j J, k K);
tuple!(a A, b B, c C, d D, e E, f F, g G, h H, i I, j J, k K, l L);

mod sealed {
    pub trait Sealed {}
    impl<R, Route> Sealed for crate::Call<R, Route> {}
    impl<C: super::AnyCall> Sealed for Vec<C> {}
}
