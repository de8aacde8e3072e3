//! What a Lua function gets for a Rust argument.

use crate::{demo, servers};

#[test]
fn every_kind_of_argument_arrives() {
    let server = servers::start();
    let binary = vec![0_u8, 0xff, b'\r', b'\n'];
    let keys = [b"".to_vec(), binary.clone(), vec![b'k'; 10_000]];
    let call = demo::echo(3)
        .keys(&keys)
        .arg(binary.clone())
        .arg("")
        .integer(-(1 << 53))
        .number(0.1)
        .number(3.0)
        .number(-1e-7)
        .boolean(true)
        .boolean(false)
        .integers(&[1, 2])
        .numbers(&[1e300])
        .booleans(&[false])
        .args(&["last"]);
    let (got_keys, got_args) = call.query(&mut server.connection()).unwrap();
    assert_eq!(got_keys, keys);
    let texts =
        ["-9007199254740992", "0.1", "3", "-1e-7", "1", "0", "1", "2", "1e300", "0", "last"];
    let expected =
        [binary, Vec::new()].into_iter().chain(texts.map(|text| text.as_bytes().to_vec()));
    assert_eq!(got_args, expected.collect::<Vec<_>>());
}

#[test]
fn absent_args_do_not_exist_in_lua() {
    let server = servers::start();
    let call = demo::echo(1)
        .optional_key(Some("k"))
        .optional(Some("a"))
        .optional_integer(None)
        .optional_number(None);
    let (keys, args) = call.query(&mut server.connection()).unwrap();
    assert_eq!((keys, args), (vec![b"k".to_vec()], vec![b"a".to_vec()]));
}

#[test]
fn lua_reads_back_the_same_numbers() {
    let server = servers::start();
    let mut connection = server.connection();
    for number in
        [0.1, -0.0, 1e-7, 1e300, 5e-324, f64::MAX, 123_456.789, 9_007_199_254_740_992.0, -4.0]
    {
        let (_, args) = demo::echo(0).number(number).query(&mut connection).unwrap();
        let lua = format!(
            "return string.format('%.17g', tonumber('{}'))",
            String::from_utf8_lossy(&args[0])
        );
        let read: String = demo::run(lua).query(&mut connection).unwrap();
        assert_eq!(read.parse::<f64>().unwrap().to_bits(), number.to_bits(), "{read}");
    }
}

#[test]
fn more_keys_than_one_digit_can_count() {
    let server = servers::start();
    let keys: Vec<String> = (0..120).map(|n| format!("k{n}")).collect();
    let (got, args) =
        demo::echo(keys.len()).keys(&keys).arg("x").query(&mut server.connection()).unwrap();
    assert_eq!((got.len(), args.len()), (120, 1));
}
