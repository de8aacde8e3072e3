//! What a client sees when something is wrong, and that it does not see more.

use crate::support::{Shop, deploy};

#[test]
fn quantities_that_make_no_sense_are_refused() {
    let shop = Shop::open();
    for quantity in [0, -1, 1_000_001] {
        let refused = shop.post_quantity("/stock/tea", quantity).expect(422);
        assert_eq!(refused["error"], "INVALID_QUANTITY", "{quantity}");
    }
    // Lua would round it, so that it is not even sent.
    let refused = shop.post_quantity("/stock/tea", i64::MAX).expect(422);
    assert_eq!(refused["error"], "INVALID_ARGUMENT");
    assert!(refused["message"].as_str().unwrap().contains("quantity"), "{refused}");
    assert_eq!(shop.left("tea"), 0);
}

#[test]
fn a_name_cannot_reach_another_key() {
    let shop = Shop::open();
    for name in ["a:b", "%7Bx%7D", "%20", "%00", &"a".repeat(65)] {
        assert_eq!(shop.get(&format!("/carts/{name}")).status, 400, "{name}");
    }
}

#[test]
fn before_the_functions_are_deployed_the_shop_is_closed_and_then_it_opens() {
    let shop = Shop::not_deployed();
    let closed = shop.get("/stock/tea").expect(503);
    assert_eq!(closed["error"], "UNAVAILABLE");
    assert!(!closed["message"].as_str().unwrap().contains("checkout_left"), "{closed}");
    assert!(deploy(&shop.server).status.success());
    shop.get("/stock/tea").expect(200);
}

#[test]
fn without_its_server_the_shop_says_so_and_recovers() {
    let mut shop = Shop::open();
    shop.server.kill();
    let closed = shop.get("/stock/tea");
    assert!([503, 504].contains(&closed.status), "{closed:?}");
    shop.server.restart().unwrap();
    assert!(deploy(&shop.server).status.success());
    let opened = std::iter::repeat_with(|| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        shop.get("/stock/tea").status
    });
    assert!(opened.take(100).any(|status| status == 200), "the shop stays closed");
}
