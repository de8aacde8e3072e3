//! `RateLimitLayer` around a service: what a client is told, and what happens without a server.

use std::convert::Infallible;
use std::future::{Ready, poll_fn, ready};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use fcall::functions::ratelimit::LIBRARY;
use fcall::patterns::rate_limit::{Fallback, Limit, RateLimitLayer};
use fcall::redis::aio::MultiplexedConnection;
use fcall_testing::Server;
use http::{Request, Response, StatusCode};
use tower_layer::Layer as _;
use tower_service::Service;

use crate::support::{ask, connect, crowd, serve};

const WINDOW: Duration = Duration::from_secs(60);

/// A service that counts its requests, and that has to be asked whether it is ready before each.
#[derive(Default)]
struct Counting {
    requests: Arc<AtomicUsize>,
    is_ready: bool,
}

/// A clone is another service: it has not said that it is ready.
impl Clone for Counting {
    fn clone(&self) -> Self {
        Self { requests: Arc::clone(&self.requests), is_ready: false }
    }
}

impl Service<Request<String>> for Counting {
    type Response = Response<String>;
    type Error = Infallible;
    type Future = Ready<Result<Response<String>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.is_ready = true;
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<String>) -> Self::Future {
        assert!(std::mem::take(&mut self.is_ready), "called before it was ready");
        self.requests.fetch_add(1, Ordering::Relaxed);
        ready(Ok(Response::new(request.into_body())))
    }
}

/// The key of a request is its path; `/free` has none.
fn key(request: &Request<String>) -> Option<String> {
    let path = request.uri().path();
    (path != "/free").then(|| format!("rl:{{{path}}}"))
}

async fn send<S>(service: &mut S, path: &str) -> Response<String>
where
    S: Service<Request<String>, Response = Response<String>, Error = Infallible>,
{
    poll_fn(|context| service.poll_ready(context)).await.unwrap();
    let request = Request::builder().uri(path).body("body".to_owned()).unwrap();
    service.call(request).await.unwrap()
}

/// The headers of an answer: limit, remaining, reset, and when to come again.
fn headers(response: &Response<String>) -> [Option<i64>; 4] {
    ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "retry-after"].map(|name| {
        response.headers().get(name).map(|value| value.to_str().unwrap().parse().unwrap())
    })
}

#[tokio::test]
async fn each_limiter_admits_as_many_as_it_says_and_tells() {
    let (server, _con) = serve(&LIBRARY);
    let connection = connect(&server).await;
    // The seconds until all are admitted again after the first and the second request, and until one is after the
    // third.
    let limits = [
        (Limit::sliding_window(2, WINDOW), [60, 60, 60]),
        (Limit::fixed_window(2, WINDOW), [60, 60, 60]),
        (Limit::token_bucket(2, 0.05), [20, 40, 20]),
    ];
    for (index, (limit, [first, second, third])) in limits.into_iter().enumerate() {
        let inner = Counting::default();
        let layer = RateLimitLayer::new(connection.clone(), limit, key, Fallback::Closed);
        let mut service = layer.layer(inner.clone());
        let path = format!("/{index}");
        for (remaining, reset) in [(1, first), (0, second)] {
            let response = send(&mut service, &path).await;
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(response.body(), "body");
            let [limit, left, wait, retry] = headers(&response);
            assert_eq!((limit, left, retry), (Some(2), Some(remaining), None), "{index}");
            assert!(wait.is_some_and(|wait| (reset - 10..=reset).contains(&wait)), "{response:?}");
        }
        let refused = send(&mut service, &path).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.body(), "");
        let [limit, left, wait, retry] = headers(&refused);
        assert_eq!((limit, left), (Some(2), Some(0)), "{index}");
        assert!(retry.is_some_and(|retry| (third - 10..=third).contains(&retry)), "{refused:?}");
        assert_eq!(retry, wait);
        assert_eq!(inner.requests.load(Ordering::Relaxed), 2);

        // Others have a limit of their own.
        assert_eq!(send(&mut service, &format!("/{index}/other")).await.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn requests_without_a_key_are_not_limited() {
    let (server, mut con) = serve(&LIBRARY);
    let limit = Limit::fixed_window(1, WINDOW);
    let layer = RateLimitLayer::new(connect(&server).await, limit, key, Fallback::Closed);
    let mut service = layer.layer(Counting::default());
    for _ in 0..3 {
        let response = send(&mut service, "/free").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(headers(&response), [None; 4]);
    }
    assert_eq!(ask::<i64>(&mut con, &["DBSIZE"]), 0);
}

/// A server without the library, one with a key of another type, and one that is gone.
#[tokio::test]
async fn without_a_decision_the_fallback_decides() {
    let empty = Server::start().unwrap();
    let (wrong, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["RPUSH", "rl:{/x}", "1"]);
    let (mut gone, _) = serve(&LIBRARY);
    let connections = [connect(&empty).await, connect(&wrong).await, connect(&gone).await];
    gone.kill();
    for (connection, word) in connections.into_iter().zip(["deploy", "WRONGTYPE", "calling"]) {
        for (fallback, status) in
            [(Fallback::Open, StatusCode::OK), (Fallback::Closed, StatusCode::SERVICE_UNAVAILABLE)]
        {
            let (response, errors) = without_decision(connection.clone(), fallback).await;
            assert_eq!(response.status(), status, "{word}");
            assert_eq!(headers(&response), [None; 4]);
            assert!(errors.len() == 1 && errors[0].contains(word), "{errors:?}");
        }
    }
}

async fn without_decision(
    connection: MultiplexedConnection,
    fallback: Fallback,
) -> (Response<String>, Vec<String>) {
    let errors = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&errors);
    let limit = Limit::sliding_window(1, WINDOW);
    let layer = RateLimitLayer::new(connection, limit, key, fallback)
        .on_error(move |error| noted.lock().unwrap().push(error.to_string()));
    let response = send(&mut layer.layer(Counting::default()), "/x").await;
    let errors = errors.lock().unwrap().clone();
    (response, errors)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_no_more_than_the_limit() {
    const LIMIT: u32 = 50;
    let (server, _con) = serve(&LIBRARY);
    let inner = Counting::default();
    let requests = Arc::clone(&inner.requests);
    let statuses = crowd(&server, move |_, connection| {
        let limit = Limit::sliding_window(LIMIT, WINDOW);
        let layer = RateLimitLayer::new(connection, limit, key, Fallback::Closed);
        let mut service = layer.layer(inner.clone());
        async move {
            let mut statuses = Vec::new();
            for _ in 0..20 {
                statuses.push(send(&mut service, "/x").await.status());
            }
            statuses
        }
    });
    let statuses = statuses.await.concat();
    let admitted = statuses.iter().filter(|status| status.is_success()).count();
    assert_eq!(admitted, LIMIT as usize);
    assert_eq!(requests.load(Ordering::Relaxed), LIMIT as usize);
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS));
}
