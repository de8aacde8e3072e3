//! Requests become answers of 429 where a client asks too often: a layer for tower's services.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use fcall::patterns::rate_limit::{Fallback, Limit, RateLimitLayer};
//!
//! # fn layer<B>(connection: fcall::redis::aio::MultiplexedConnection) {
//! let key = |request: &http::Request<B>| {
//!     let user = request.headers().get("x-user")?.to_str().ok()?;
//!     Some(format!("rl:{{{user}}}"))
//! };
//! let limit = Limit::sliding_window(100, Duration::from_secs(60));
//! let layer = RateLimitLayer::new(connection, limit, key, Fallback::Open)
//!     .on_error(|error| eprintln!("not limited: {error}"));
//! # drop(layer);
//! # }
//! ```
//!
//! | header | in | says |
//! |---|---|---|
//! | `RateLimit-Limit` | every answer | how many requests the limit admits |
//! | `RateLimit-Remaining` | every answer | how many more it admits now |
//! | `RateLimit-Reset` | every answer | seconds until it admits all of them again; in a refusal, until the next one |
//! | `Retry-After` | 429 | seconds until the next request may be admitted |
//!
//! A header that the service inside has set stays. A refusal has the default body of the service's
//! answers, which is empty for most.
//!
//! The server needs the library `ratelimit`: `shipped = ["ratelimit"]` in `functions/fcall.toml`
//! deploys it.

mod limit;
mod verdict;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response, StatusCode};
use tower_layer::Layer;
use tower_service::Service;

pub use self::limit::Limit;
use crate::Error;
use crate::patterns::Connection;

/// What happens to a request when it cannot be told whether it is too many: the server is down, say,
/// or has no library `ratelimit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fallback {
    /// It is let through, without the headers.
    Open,
    /// It is answered with 503.
    Closed,
}

/// Limits the requests to a service; see the [module](self).
#[derive(Debug, Clone)]
pub struct RateLimitLayer<C, K> {
    gate: Gate<C>,
    key: K,
}

impl<C: Connection, K> RateLimitLayer<C, K> {
    /// Limits requests by the key that `key` makes of them, such as `rl:{user:42}`; those without
    /// one are not limited.
    ///
    /// `fallback` has no default because neither is right for all: open keeps a site up when its
    /// server is down, closed keeps guesses at passwords out.
    pub fn new(connection: C, limit: Limit, key: K, fallback: Fallback) -> Self {
        Self { gate: Gate { connection, limit, fallback, report: Arc::new(|_| {}) }, key }
    }

    /// Calls `report` for each error that `fallback` decides on. Without it nobody hears of them.
    #[must_use]
    pub fn on_error(mut self, report: impl Fn(&Error) + Send + Sync + 'static) -> Self {
        self.gate.report = Arc::new(report);
        self
    }
}

/// What decides about a request whose key is known.
#[derive(Clone)]
struct Gate<C> {
    connection: C,
    limit: Limit,
    fallback: Fallback,
    report: Arc<dyn Fn(&Error) + Send + Sync>,
}

/// Leaves the connection out, and what cannot be shown.
impl<C> fmt::Debug for Gate<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Gate")
            .field("limit", &self.limit)
            .field("fallback", &self.fallback)
            .finish_non_exhaustive()
    }
}

impl<S, C: Clone, K: Clone> Layer<S> for RateLimitLayer<C, K> {
    type Service = RateLimit<S, C, K>;

    fn layer(&self, inner: S) -> Self::Service {
        RateLimit { inner, layer: self.clone() }
    }
}

/// A service whose requests are limited.
#[derive(Debug, Clone)]
pub struct RateLimit<S, C, K> {
    inner: S,
    layer: RateLimitLayer<C, K>,
}

impl<S, C, K, B, R> Service<Request<B>> for RateLimit<S, C, K>
where
    S: Service<Request<B>, Response = Response<R>> + Clone + Send + 'static,
    S::Future: Send,
    C: Connection,
    K: Fn(&Request<B>) -> Option<String>,
    B: Send + 'static,
    R: Default,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<R>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let Some(key) = (self.layer.key)(&request) else {
            return Box::pin(self.inner.call(request));
        };
        // The one that said it was ready is used, and its clone has to be asked again.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let Gate { mut connection, limit, fallback, report } = self.layer.gate.clone();
        Box::pin(async move {
            match limit.admit(key, &mut connection).await {
                Ok(verdict) if verdict.is_allowed() => {
                    let mut response = inner.call(request).await?;
                    verdict.write(response.headers_mut());
                    Ok(response)
                }
                Ok(verdict) => {
                    let mut response = empty(StatusCode::TOO_MANY_REQUESTS);
                    verdict.write(response.headers_mut());
                    Ok(response)
                }
                Err(error) => {
                    report(&error);
                    match fallback {
                        Fallback::Open => inner.call(request).await,
                        Fallback::Closed => Ok(empty(StatusCode::SERVICE_UNAVAILABLE)),
                    }
                }
            }
        })
    }
}

fn empty<R: Default>(status: StatusCode) -> Response<R> {
    let mut response = Response::new(R::default());
    *response.status_mut() = status;
    response
}
