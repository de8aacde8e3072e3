//! Generated calls sent together, and JSON types, as an app has them from the crate `fcall`.

use fcall::functions::{lock, ratelimit};
use fcall::{Error, Json, Library, pipe, redis};
use fcall_testing::Server;

fn load(library: &Library, server: &Server) {
    let mut command = redis::cmd("FUNCTION");
    command.arg("LOAD").arg(library.code());
    command.exec(&mut server.connection()).unwrap();
}

#[tokio::test]
async fn calls_of_different_libraries_together() {
    let server = Server::start().unwrap();
    load(&ratelimit::LIBRARY, &server);
    let mut connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let limited = || ratelimit::sliding_window("rl:{42}", 60_000, 1);
    let calls = pipe((limited(), lock::release("lock:{42}", "owner"), limited())).atomic();
    let (first, released, second) = calls.query_async(&mut connection).await.unwrap();
    assert!(first.unwrap().allowed && !second.unwrap().allowed);
    assert!(matches!(released, Err(Error::NotLoaded(_))), "{:?}", released.err());
}

fcall::json_type! {
    /// What a customer buys.
    #[derive(Debug, Clone, PartialEq)]
    struct Basket {
        /// The names of the items.
        #[serde(rename = "names")]
        items: Vec<String>,
    }
}

#[test]
fn json_is_text_and_with_the_feature_a_value() {
    let basket = Basket { items: vec!["tea".to_owned()] };
    let json = Json::<Basket>::from_text(r#"{"names":["tea"]}"#);
    assert!(json.text().contains(&basket.items[0]));
    #[cfg(feature = "json")]
    assert_eq!((json.decode().unwrap(), Json::encode(&basket).unwrap()), (basket, json));
}
