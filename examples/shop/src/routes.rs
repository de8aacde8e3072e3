//! HTTP requests into typed calls.

use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::middleware::map_response;
use axum::routing::{get, put};
use axum::{Json, Router};
use fcall::patterns::rate_limit::{Fallback, Limit, RateLimitLayer};
use fcall::redis::aio::ConnectionManager;
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, explain_refusal};
use crate::functions::cart::{self, AsyncCommands as _};
use crate::functions::checkout::{self, AsyncCommands as _};
use crate::name::Name;
use crate::orders::{Orders, STOCK, cart_of};
use crate::scripts::{self, AsyncCommands as _};

/// How many orders a customer may try to place in a window.
const ORDERS: Limit = Limit::sliding_window(5, Duration::from_secs(10));

/// The key that counts what is put into carts.
const POPULAR: &str = "popular";

/// The shop's routes, over a connection that is cloned for every request.
pub fn routes(connection: ConnectionManager) -> Router {
    // An order that is not counted is better than one that is not taken.
    let limit = RateLimitLayer::new(connection.clone(), ORDERS, orders_of, Fallback::Open)
        .on_error(|error| eprintln!("orders are not limited: {error}"));
    let orders = put(place::<ConnectionManager>).layer(limit).layer(map_response(explain_refusal));
    let orders = orders.delete(cancel::<ConnectionManager>);

    Router::new()
        .route("/stock/{product}", get(left).post(restock))
        .route("/popular", get(popular))
        .route("/carts/{customer}", get(lines))
        .route("/carts/{customer}/{product}", put(put_into_cart))
        .route("/orders/{customer}/{order}", orders)
        .with_state(connection)
}

#[derive(Deserialize)]
struct Quantity {
    quantity: i64,
}

#[derive(Serialize)]
struct Stock {
    left: i64,
}

#[derive(Serialize)]
pub struct Line {
    product: String,
    quantity: i64,
}

impl From<cart::Line> for Line {
    fn from(line: cart::Line) -> Self {
        Self { product: line.product, quantity: line.quantity }
    }
}

impl From<checkout::Line> for Line {
    fn from(line: checkout::Line) -> Self {
        Self { product: line.product, quantity: line.quantity }
    }
}

type Connection = State<ConnectionManager>;

async fn left(
    State(mut con): Connection,
    Path(product): Path<Name>,
) -> Result<Json<Stock>, Failure> {
    let left = con.checkout_left(STOCK, product.as_str()).await?;
    Ok(Json(Stock { left }))
}

async fn restock(
    State(mut con): Connection,
    Path(product): Path<Name>,
    Json(Quantity { quantity }): Json<Quantity>,
) -> Result<Json<Stock>, Failure> {
    let left = con.checkout_restock(STOCK, product.as_str(), quantity).await?;
    Ok(Json(Stock { left }))
}

async fn lines(
    State(mut con): Connection,
    Path(customer): Path<Name>,
) -> Result<Json<Vec<Line>>, Failure> {
    let lines = con.cart_lines(cart_of(&customer)).await?;
    Ok(Json(lines.into_iter().map(Line::from).collect()))
}

async fn put_into_cart(
    State(mut con): Connection,
    Path((customer, product)): Path<(Name, Name)>,
    Json(Quantity { quantity }): Json<Quantity>,
) -> Result<Json<Vec<Line>>, Failure> {
    // Of both results only the cart's matters: what is popular may be wrong by one.
    let put = cart::put(cart_of(&customer), product.as_str(), quantity);
    let (lines, _) =
        fcall::pipe((put, scripts::seen(POPULAR, product.as_str()))).query_async(&mut con).await?;
    let lines = lines?;
    Ok(Json(lines.into_iter().map(Line::from).collect()))
}

async fn popular(State(mut con): Connection) -> Result<Json<Vec<String>>, Failure> {
    Ok(Json(con.most_seen(POPULAR, 10).await?))
}

pub async fn place<O: Orders>(
    State(mut orders): State<O>,
    Path((customer, order)): Path<(Name, Name)>,
) -> Result<(StatusCode, Json<Vec<Line>>), Failure> {
    let order = orders.place(&customer, &order).await?;
    let status = if order.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(order.lines.into_iter().map(Line::from).collect())))
}

pub async fn cancel<O: Orders>(
    State(mut orders): State<O>,
    Path((customer, order)): Path<(Name, Name)>,
) -> Result<StatusCode, Failure> {
    let was_there = orders.cancel(&customer, &order).await?;
    if was_there { Ok(StatusCode::NO_CONTENT) } else { Err(Failure::NotFound) }
}

/// The key that counts a customer's requests. What is no plain name, such as one in which letters
/// are escaped, shares one key: each spelling would have a limit of its own otherwise.
fn orders_of(request: &Request) -> Option<String> {
    let segment = request.uri().path().split('/').nth(2)?;
    let customer = Name::try_from(segment.to_owned());
    Some(format!("orders:{{{}}}", customer.as_ref().map_or("?", Name::as_str)))
}
