//! What functions are found to do to a server, as a table: keys, writes, and whether a cluster runs them.

use fcall_compiler::check::check;
use fcall_compiler::config::Config;
use fcall_compiler::model::{Command, Effects};
use fcall_compiler::source::{Source, Sources};

#[test]
fn bodies_show_what_calling_them_does() {
    for (body, shown) in [
        ("return redis.call('INCR', keys[1])", "yes: INCR of {key}"),
        ("return redis.call('GET', keys[1])", "yes: nothing of {key}"),
        ("return 1", "yes: nothing of "),
        ("return redis.call('INCR', 'requests')", "no, a constant key: INCR of requests"),
        ("return redis.call('INCR', keys[1] .. ':n')", "maybe, a key made of another: INCR of *"),
        ("return redis.call('INCR', args[1])", "maybe, a key that is sent: INCR of *"),
        (
            "return redis.call('DEL', redis.call('GET', keys[1]))",
            "maybe, a key read from data: DEL of {key} *",
        ),
        ("return #redis.call('KEYS', '*')", "no, KEYS is of one node: nothing of "),
        (
            "return redis.call(args[1], keys[1])",
            "maybe, the command is not a constant: unknown of ",
        ),
        (
            "return redis.call(args[1] == 'a' and 'INCR' or 'DECR', keys[1])",
            "yes: DECR INCR of {key}",
        ),
        (
            "return redis.call('JSON.SET', keys[1])",
            "maybe, the command is not a constant: unknown of ",
        ),
        ("redis.setresp(3) return redis.call('INCR', keys[1])", "yes: INCR of {key}"),
        ("for _, key in ipairs(keys) do redis.call('DEL', key) end return 1", "yes: DEL of {key}"),
        (
            "redis.call('SET', keys[1], 1) return redis.call('DEL', keys[2])",
            "yes: DEL SET of {key_1} {key_2}",
        ),
        (
            "return redis.call('DEL', unpack(keys))",
            "maybe, which keys DEL uses cannot be told: DEL of *",
        ),
    ] {
        let found = effects(body);
        let (cluster, does) = shown.split_once(": ").unwrap();
        let (cluster, why) = cluster.split_once(", ").unwrap_or((cluster, "it uses"));
        let is_safe = match cluster {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        assert_eq!(found.is_cluster_safe, is_safe, "{body}: {found:?}");
        assert!(found.cluster_reason.contains(why), "{body}: {found:?}");
        let writes: Vec<String> = found.writes().map(Command::shown).collect();
        let writes = match found.is_writing() {
            Some(true) => writes.join(" "),
            Some(false) => "nothing".to_owned(),
            None => "unknown".to_owned(),
        };
        assert_eq!(format!("{writes} of {}", found.keys.join(" ")), does, "{body}");
    }
}

/// The effects of a function with that body.
fn effects(body: &str) -> Effects {
    let code =
        format!("#!lua name=l\nredis.register_function('l_f', function(keys, args) {body} end)\n");
    let mut sources = Sources::new();
    sources.add(Source::new("l.lua", code.into_bytes()));
    let checked = check(&sources, &Config::default());
    let library = checked.libraries().next().unwrap_or_else(|| panic!("{body}: {checked:?}"));
    library.functions[0].effects.clone()
}
