//! Stock, carts and orders.

use std::thread;

use serde_json::json;

use crate::support::{Shop, deploy, text};

#[test]
fn an_order_takes_stock_and_empties_the_cart() {
    let shop = Shop::open();
    assert_eq!(shop.post_quantity("/stock/tea", 5).expect(200), json!({ "left": 5 }));
    assert_eq!(shop.post_quantity("/stock/cup", 1).expect(200), json!({ "left": 1 }));
    shop.put_quantity("/carts/ada/tea", 2).expect(200);
    let cart = shop.put_quantity("/carts/ada/cup", 1).expect(200);
    let lines = json!([{ "product": "cup", "quantity": 1 }, { "product": "tea", "quantity": 2 }]);
    assert_eq!(cart, lines);

    assert_eq!(shop.put("/orders/ada/1").expect(201), lines);
    assert_eq!((shop.left("tea"), shop.left("cup")), (3, 0));
    assert_eq!(shop.get("/carts/ada").expect(200), json!([]));
    // Once more, as after an answer that got lost: the same order, and nothing else.
    assert_eq!(shop.put("/orders/ada/1").expect(200), lines);
    assert_eq!((shop.left("tea"), shop.left("cup")), (3, 0));

    shop.delete("/orders/ada/1").expect(204);
    assert_eq!((shop.left("tea"), shop.left("cup")), (5, 1));
    shop.delete("/orders/ada/1").expect(404);
    assert_eq!((shop.left("tea"), shop.left("cup")), (5, 1));
}

#[test]
fn a_cart_holds_the_last_quantity_of_each_product() {
    let shop = Shop::open();
    shop.put_quantity("/carts/ada/tea", 2).expect(200);
    let cart = shop.put_quantity("/carts/ada/tea", 3).expect(200);
    assert_eq!(cart, json!([{ "product": "tea", "quantity": 3 }]));
    assert_eq!(shop.get("/carts/ada").expect(200), cart);
    assert_eq!(shop.get("/carts/bob").expect(200), json!([]));
    assert_eq!(shop.put_quantity("/carts/ada/tea", 0).expect(200), json!([]));
}

/// The plain scripts: nobody loads them, and a call brings along the one it finds missing.
#[test]
fn what_is_put_into_carts_is_counted() {
    let shop = Shop::open();
    assert_eq!(shop.get("/popular").expect(200), json!([]));
    for product in ["tea", "cup", "tea"] {
        shop.put_quantity(&format!("/carts/ada/{product}"), 1).expect(200);
    }
    assert_eq!(shop.get("/popular").expect(200), json!(["tea", "cup"]));
    fcall::redis::cmd("SCRIPT").arg("FLUSH").exec(&mut shop.server.connection()).unwrap();
    shop.put_quantity("/carts/bob/cup", 1).expect(200);
    assert_eq!(shop.get("/popular").expect(200), json!(["tea", "cup"]));
}

#[test]
fn an_order_that_cannot_be_fulfilled_takes_nothing() {
    let shop = Shop::open();
    shop.post_quantity("/stock/cup", 7).expect(200);
    shop.post_quantity("/stock/tea", 1).expect(200);
    shop.put_quantity("/carts/ada/cup", 1).expect(200);
    shop.put_quantity("/carts/ada/tea", 2).expect(200);

    let refused = shop.put("/orders/ada/1").expect(409);
    let reason = json!({ "error": "OUT_OF_STOCK", "message": "2 of tea wanted, 1 left" });
    assert_eq!(refused, reason);
    assert_eq!((shop.left("cup"), shop.left("tea")), (7, 1));
    assert_eq!(shop.get("/carts/ada").expect(200).as_array().map(Vec::len), Some(2));

    shop.put_quantity("/carts/ada/tea", 1).expect(200);
    shop.put("/orders/ada/1").expect(201);
    assert_eq!(shop.put("/orders/ada/2").expect(409)["error"], "EMPTY_CART");
}

#[test]
fn customers_at_once_never_get_more_than_there_is() {
    const CUSTOMERS: usize = 16;
    let shop = Shop::open();
    shop.post_quantity("/stock/tea", 10).expect(200);
    let statuses: Vec<u16> = thread::scope(|scope| {
        let customers: Vec<_> = (0..CUSTOMERS)
            .map(|customer| {
                let shop = &shop;
                scope.spawn(move || {
                    shop.put_quantity(&format!("/carts/c{customer}/tea"), 1).expect(200);
                    shop.put(&format!("/orders/c{customer}/1")).status
                })
            })
            .collect();
        customers.into_iter().map(|customer| customer.join().unwrap()).collect()
    });
    let count = |wanted| statuses.iter().filter(|&&status| status == wanted).count();
    assert_eq!((count(201), count(409)), (10, CUSTOMERS - 10), "{statuses:?}");
    assert_eq!(shop.left("tea"), 0);
}

#[test]
fn a_customer_who_orders_too_often_is_told_when_to_come_back() {
    let shop = Shop::open();
    for remaining in (0..5).rev() {
        let answer = shop.put("/orders/ada/1");
        assert_eq!(answer.remaining, Some(remaining), "{answer:?}");
        assert_eq!(answer.expect(409)["error"], "EMPTY_CART");
    }
    let refused = shop.put("/orders/ada/1");
    assert!(refused.retry_after.is_some_and(|seconds| (1..=10).contains(&seconds)), "{refused:?}");
    assert_eq!(refused.remaining, Some(0));
    assert_eq!(refused.expect(429)["error"], "TOO_OFTEN");
    // Only the one who did it waits, and only with new orders.
    shop.put("/orders/bob/1").expect(409);
    let cancelled = shop.delete("/orders/ada/1");
    assert_eq!((cancelled.status, cancelled.remaining), (404, None));
}

#[test]
fn spellings_of_a_name_do_not_each_have_a_limit() {
    let shop = Shop::open();
    let spellings = ["%61da", "a%64a", "ad%61", "%61%64a", "%61d%61", "a%64%61"];
    let statuses = spellings.map(|name| shop.put(&format!("/orders/{name}/1")).status);
    assert_eq!(statuses, [409, 409, 409, 409, 409, 429]);
}

#[test]
fn orders_are_taken_while_they_cannot_be_counted() {
    let shop = Shop::open();
    let mut delete = fcall::redis::cmd("FUNCTION");
    delete.arg("DELETE").arg("ratelimit").exec(&mut shop.server.connection()).unwrap();
    for _ in 0..6 {
        let answer = shop.put("/orders/ada/1");
        assert_eq!((answer.status, answer.remaining), (409, None), "{answer:?}");
    }
}

#[test]
fn deploying_puts_the_shipped_library_beside_the_shops_own() {
    let shop = Shop::open();
    let again = deploy(&shop.server);
    assert!(text(&again).contains("libraries: 3 the same"), "{}", text(&again));
    assert_eq!(names(&shop), ["cart", "checkout", "ratelimit"]);
}

/// The libraries on the shop's server.
fn names(shop: &Shop) -> Vec<String> {
    let mut connection = shop.server.connection();
    let mut list = fcall::redis::cmd("FUNCTION");
    let libraries: Vec<Vec<fcall::redis::Value>> = list.arg("LIST").query(&mut connection).unwrap();
    let name = |library: &Vec<fcall::redis::Value>| {
        fcall::redis::from_redis_value_ref::<String>(&library[1]).unwrap()
    };
    let mut names: Vec<String> = libraries.iter().map(name).collect();
    names.sort();
    names
}
