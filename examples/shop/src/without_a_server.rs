//! Testing the shop without a server, in two ways: the connection is a mock, or what is behind the shop's own trait is.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use fcall::redis::{self, Cmd, Value, parse_redis_value};
use redis_test::{MockCmd, MockRedisConnection, redis_value};

use crate::failure::Failure;
use crate::functions::checkout::{self, Order};
use crate::name::Name;
use crate::orders::Orders;
use crate::routes::{cancel, place};

fn path() -> Path<(Name, Name)> {
    let name = |text: &str| Name::try_from(text.to_owned()).unwrap();
    Path((name("ada"), name("1")))
}

/// The call that the shop is expected to make. It is the generated one, so it is right when the Lua changes.
fn placing() -> Cmd {
    checkout::place("stock:{shop}", "cart:{shop}:ada", "order:{shop}:ada:1").into()
}

/// A connection that expects one call, and answers it.
fn connection(expected: Cmd, reply: Value) -> MockRedisConnection {
    MockRedisConnection::new([MockCmd::new(expected, Ok(reply))]).assert_all_commands_consumed()
}

/// What a server answers for an error.
fn error(line: &str) -> Value {
    parse_redis_value(format!("-{line}\r\n").as_bytes()).unwrap()
}

#[tokio::test]
async fn an_order_is_told_with_its_lines() {
    let connection = connection(placing(), redis_value!([1, [["tea", 2]]]));
    let (status, Json(lines)) = place(State(connection), path()).await.ok().unwrap();
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(serde_json::to_string(&lines).unwrap(), r#"[{"product":"tea","quantity":2}]"#);
}

#[tokio::test]
async fn what_the_function_refuses_is_a_conflict_and_what_is_broken_is_not() {
    for (answer, status) in [
        (error("OUT_OF_STOCK 2 of tea wanted, 1 left"), StatusCode::CONFLICT),
        (error("ERR Function not found"), StatusCode::SERVICE_UNAVAILABLE),
        (error("LOADING Redis is loading the dataset in memory"), StatusCode::SERVICE_UNAVAILABLE),
        (redis_value!("not an order"), StatusCode::INTERNAL_SERVER_ERROR),
    ] {
        let failure = place(State(connection(placing(), answer)), path()).await.err().unwrap();
        assert_eq!(failure.into_response().status(), status);
    }
}

/// Orders in memory: a test of what is above them need not know that there are functions.
#[derive(Clone, Default)]
struct InMemory(BTreeMap<String, Order>);

impl Orders for InMemory {
    async fn place(&mut self, _: &Name, order: &Name) -> Result<Order, Failure> {
        let is_new = !self.0.contains_key(order.as_str());
        let order =
            self.0.entry(order.as_str().to_owned()).or_insert(Order { is_new, lines: vec![] });
        Ok(Order { is_new, lines: order.lines.clone() })
    }

    async fn cancel(&mut self, _: &Name, order: &Name) -> Result<bool, Failure> {
        Ok(self.0.remove(order.as_str()).is_some())
    }
}

#[tokio::test]
async fn an_order_that_is_not_there_is_not_found() {
    let failure = cancel(State(InMemory::default()), path()).await.err().unwrap();
    assert_eq!(failure.into_response().status(), StatusCode::NOT_FOUND);

    let mut orders = InMemory::default();
    let Path((customer, order)) = path();
    orders.place(&customer, &order).await.ok().unwrap();
    let (status, _) = place(State(orders.clone()), path()).await.ok().unwrap();
    assert_eq!(status, StatusCode::OK);
    assert_eq!(cancel(State(orders), path()).await.ok(), Some(StatusCode::NO_CONTENT));
}
