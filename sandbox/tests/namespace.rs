//! Libraries that meet on one server: the sandbox's server against a real one.

use fcall_sandbox::{Profile, Server};

/// What is loaded, in this order: whether it replaces, and the code.
const STEPS: [(bool, &str); 11] = [
    (false, "#!lua name=a\nredis.register_function('f', function() end)"),
    (false, "#!lua name=a\nredis.register_function('f', function() end)"),
    // The name is taken before the code is looked at, but not before the shebang is.
    (false, "#!lua name=a\nx("),
    (false, "#!js name=a\nx("),
    (false, "#!lua name=b\nredis.register_function('F', function() end)"),
    (true, "#!lua name=b\nredis.register_function('F', function() end)"),
    (false, "#!lua name=A\nredis.register_function('g', function() end)"),
    // A library that is refused leaves the one it would have replaced as it was.
    (true, "#!lua name=a\nredis.register_function('G', function() end)"),
    (true, "#!lua name=a\nredis.register_function('h', function() end)"),
    (false, "#!lua name=b\nredis.register_function('f', function() end)"),
    (
        false,
        "#!lua name=c\nredis.register_function('i', function() end)\nredis.register_function('H', function() end)",
    ),
];

#[test]
fn names_are_taken_as_on_a_server() {
    let real = fcall_testing::Server::start().unwrap();
    let version = real.version().to_string().to_lowercase().replace(' ', "-");
    let profile: Profile = version.parse().unwrap();
    let mut sandbox = Server::new(profile);
    let mut connection = real.connection();
    let mut refused = 0;
    for (replaces, code) in STEPS {
        let mut command = redis::cmd("FUNCTION");
        command.arg("LOAD");
        if replaces {
            command.arg("REPLACE");
        }
        let there: redis::RedisResult<String> = command.arg(code).query(&mut connection);
        let there = there.map_err(|error| {
            format!("{} {}", error.code().unwrap_or("ERR"), error.detail().unwrap_or_default())
        });
        let here = sandbox.load(code.as_bytes(), replaces);
        let here = here.answer.map(|library| library.name);
        let here = here.map_err(|error| String::from_utf8_lossy(&error).into_owned());
        refused += usize::from(here.is_err());
        assert_eq!(here, there, "{code}");
    }
    assert_eq!(refused, 7);
}
