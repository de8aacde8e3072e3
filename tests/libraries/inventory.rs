//! `inventory`: what is left and what is reserved add up.

use fcall::functions::inventory::{AsyncCommands as _, Commands as _, LIBRARY};
use fcall::redis::Connection;

use crate::support::{BINARY, EXACT, NOT_WHOLE, ask, assert_refused, crowd, not_positive, serve};

fn stock(con: &mut Connection) -> Option<i64> {
    ask(con, &["GET", "stock"])
}

fn reserved(con: &mut Connection) -> Vec<(String, i64)> {
    let mut orders: Vec<(String, i64)> = ask(con, &["HGETALL", "orders"]);
    orders.sort();
    orders
}

#[test]
fn an_order_and_its_quantity_move_together() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "stock", "10"]);
    assert_eq!(con.inventory_reserve("stock", "orders", "one", 3).unwrap(), 7);
    assert_eq!(con.inventory_reserve("stock", "orders", "two", 7).unwrap(), 0);
    assert_eq!(reserved(&mut con), [("one".to_owned(), 3), ("two".to_owned(), 7)]);
    assert_eq!(con.inventory_release("stock", "orders", "one").unwrap(), 3);
    assert_eq!(reserved(&mut con), [("two".to_owned(), 7)]);
    assert_eq!(stock(&mut con), Some(3));
}

/// An order noted without its quantity cannot be given back, and one that is sent twice would take twice.
#[test]
fn an_order_is_reserved_once_and_given_back_once() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "stock", "10"]);
    con.inventory_reserve("stock", "orders", "one", 3).unwrap();
    for quantity in ["3", "1", "100"] {
        let words = ["inventory_reserve", "2", "stock", "orders", "one", quantity];
        assert_refused(&mut con, "ALREADY_RESERVED", &words);
    }
    con.inventory_release("stock", "orders", "one").unwrap();
    assert_refused(&mut con, "NOT_RESERVED", &["inventory_release", "2", "stock", "orders", "one"]);
    assert_eq!(stock(&mut con), Some(10));
    assert_eq!(con.inventory_reserve("stock", "orders", "one", 10).unwrap(), 0);
}

#[test]
fn an_empty_stock_says_what_is_left() {
    let (_server, mut con) = serve(&LIBRARY);
    let reserve = |quantity| ["inventory_reserve", "2", "stock", "orders", "one", quantity];
    assert_refused(&mut con, "OUT_OF_STOCK", &reserve("1"));
    for (left, quantity) in
        [("0", "1"), ("5", "6"), ("-3", "1"), ("9007199254740991", "9007199254740992")]
    {
        ask::<()>(&mut con, &["SET", "stock", left]);
        assert_refused(&mut con, "OUT_OF_STOCK", &reserve(quantity));
        let error = con.inventory_reserve("stock", "orders", "one", quantity.parse().unwrap());
        let error = error.unwrap_err().to_string();
        assert!(error.contains(&format!("there are {left} left")), "{error}");
    }
}

#[test]
fn the_largest_quantities_are_exact() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "stock", &EXACT.to_string()]);
    assert_eq!(con.inventory_reserve("stock", "orders", "one", EXACT).unwrap(), 0);
    ask::<()>(&mut con, &["SET", "stock", "1"]);
    assert_refused(
        &mut con,
        "INVALID_STOCK",
        &["inventory_release", "2", "stock", "orders", "one"],
    );
    ask::<()>(&mut con, &["DEL", "stock"]);
    assert_eq!(con.inventory_release("stock", "orders", "one").unwrap(), EXACT);
}

#[test]
fn what_is_no_quantity_and_no_stock_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "stock", "10"]);
    con.inventory_reserve("stock", "orders", "one", 1).unwrap();
    let reserve =
        |stock, orders, quantity| ["inventory_reserve", "2", stock, orders, "two", quantity];
    for wrong in not_positive() {
        assert_refused(&mut con, "INVALID_QUANTITY", &reserve("stock", "orders", wrong));
        ask::<()>(&mut con, &["HSET", "foreign", "order", wrong]);
        assert_refused(
            &mut con,
            "INVALID_STOCK",
            &["inventory_release", "2", "stock", "foreign", "order"],
        );
    }
    for wrong in NOT_WHOLE {
        ask::<()>(&mut con, &["SET", "wrong", wrong]);
        assert_refused(&mut con, "INVALID_STOCK", &reserve("wrong", "orders", "1"));
        assert_refused(
            &mut con,
            "INVALID_STOCK",
            &["inventory_release", "2", "wrong", "orders", "one"],
        );
    }
    ask::<()>(&mut con, &["RPUSH", "list", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &reserve("list", "orders", "1"));
    assert_refused(&mut con, "WRONGTYPE", &reserve("stock", "list", "1"));
    assert_refused(&mut con, "WRONGTYPE", &reserve("stock", "stock", "1"));
    assert_refused(&mut con, "WRONGTYPE", &["inventory_release", "2", "list", "orders", "one"]);
    assert_refused(&mut con, "WRONGTYPE", &["inventory_release", "2", "stock", "list", "one"]);
    assert_refused(&mut con, "WRONGTYPE", &["inventory_release", "2", "orders", "orders", "one"]);
}

#[test]
fn keys_and_orders_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "", "5"]);
    for order in [BINARY, b""] {
        assert_eq!(con.inventory_reserve("", BINARY, order, 5).unwrap(), 0);
        assert_eq!(con.inventory_release("", BINARY, order).unwrap(), 5);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_never_takes_more_than_there_is() {
    const STOCK: i64 = 500;
    let (server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "stock", &STOCK.to_string()]);
    let refused = crowd(&server, |index, mut con| async move {
        let mut refused = 0;
        for turn in 0..200 {
            // Each order is shared with the next connection: both reserve it and both may give it back.
            let order = format!("{} {turn}", index / 2);
            let quantity = i64::try_from(1 + (index / 2 + turn) % 9).unwrap();
            match con.inventory_reserve("stock", "orders", &order, quantity).await {
                Ok(left) => assert!(left >= 0),
                Err(error) => match error.code() {
                    Some("OUT_OF_STOCK") => refused += 1,
                    code => assert_eq!(code, Some("ALREADY_RESERVED")),
                },
            }
            if turn % 3 == 0 {
                match con.inventory_release("stock", "orders", &order).await {
                    Ok(left) => assert!((1..=STOCK).contains(&left)),
                    Err(error) => assert_eq!(error.code(), Some("NOT_RESERVED")),
                }
            }
        }
        refused
    });
    assert!(refused.await.iter().sum::<i32>() > 0, "the stock never ran out: nothing was tried");
    let reserved: i64 = reserved(&mut con).iter().map(|(_, quantity)| quantity).sum();
    let left = stock(&mut con).unwrap();
    assert!(left >= 0);
    assert_eq!(left + reserved, STOCK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_a_single_piece_once() {
    let (server, mut con) = serve(&LIBRARY);
    for piece in 0..100 {
        ask::<()>(&mut con, &["SET", &format!("piece {piece}"), "1"]);
    }
    let got = crowd(&server, |index, mut con| async move {
        let mut got = 0;
        for piece in 0..100 {
            let (stock, orders) = (format!("piece {piece}"), format!("orders {piece}"));
            let answer = con.inventory_reserve(stock, orders, index, 1).await;
            got += i32::from(answer.is_ok());
        }
        got
    });
    assert_eq!(got.await.iter().sum::<i32>(), 100);
}
