//! A library of several files on a real server: what is deployed, and where its errors point.

use fcall::redis::cmd;
use fcall::{Error, FunctionError};
use fcall_testing::Server;

fcall::library!("tests/bundles/functions/shop/shop.lua");

/// The same library, named by another of its files.
mod by_a_part {
    fcall::library!("tests/bundles/functions/shop/stock/levels.lua");
}

const FOLDER: &str = "tests/bundles/functions/shop";

/// What is deployed: the first file, what it includes, and the others in the order of their names.
const TEXT: &[&[u8]] = &[
    include_bytes!("functions/shop/shop.lua"),
    b"\n",
    include_bytes!("functions/shop/stock/levels.lua"),
    b"\n\n",
    include_bytes!("functions/shop/orders.lua"),
    b"\n",
    include_bytes!("functions/shop/peek.lua"),
];

#[test]
fn the_files_are_deployed_one_after_the_other() {
    assert_eq!(shop::LIBRARY.code(), TEXT.concat());
    assert_eq!(by_a_part::shop::LIBRARY.digest(), shop::LIBRARY.digest());
    let files: Vec<&str> = shop::LIBRARY.parts().iter().map(fcall::Part::file).collect();
    let expected = ["shop.lua", "stock/levels.lua", "orders.lua", "peek.lua"];
    assert_eq!(files, expected.map(|file| format!("{FOLDER}/{file}")));
}

#[test]
fn errors_point_into_the_file_that_raised_them() {
    let server = Server::start().unwrap();
    let mut connection = server.connection();
    cmd("FUNCTION").arg("LOAD").arg(shop::LIBRARY.code()).exec(&mut connection).unwrap();
    cmd("HSET").arg(&["s", "tea", "1", "price", "x"]).exec(&mut connection).unwrap();
    cmd("SET").arg(&["text", "x"]).exec(&mut connection).unwrap();

    assert_eq!(shop::order("s", "tea").query(&mut connection).unwrap(), 0);
    for (failed, file, line, message) in [
        (
            failure(shop::order("s", "tea").query(&mut connection)),
            "shop.lua",
            7,
            "nothing left of tea",
        ),
        (failure(shop::order("text", "tea").query(&mut connection)), "stock/levels.lua", 3, ""),
        (
            failure(shop::broken("s").query(&mut connection)),
            "orders.lua",
            17,
            "attempt to perform arithmetic",
        ),
    ] {
        let file = format!("{FOLDER}/{file}");
        assert_eq!((failed.file(), failed.line()), (Some(file.as_str()), Some(line)), "{failed}");
        assert!(failed.message().starts_with(message), "{failed}");
        assert!(failed.to_string().contains(&format!(", {file}:{line}, failed: ")), "{failed}");
    }
}

#[track_caller]
fn failure<T: std::fmt::Debug>(answer: fcall::Result<T>) -> FunctionError {
    match answer {
        Err(Error::Function(error)) => error,
        other => panic!("{other:?}"),
    }
}
