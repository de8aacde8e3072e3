//! No reply of a real server may be outside what was inferred, and no call with just the keys and
//! arguments that are required may miss one of the others. The libraries of `tests/infer` and
//! those the project ships are called with random keys, arguments and data; `FCALL_CALLS` says
//! how often each function is, `FCALL_SEED` with which numbers, `FCALL_INFER` names another file.

#[path = "infer_live/decodes.rs"]
mod decodes;
#[path = "infer_live/line.rs"]
mod line;

use std::fs;
use std::path::{Path, PathBuf};

use fcall_compiler::check::check;
use fcall_compiler::config::Config;
use fcall_compiler::infer::{self, Facts, Kind, Map, Needs, Reply, Signature, Tuple};
use fcall_compiler::load::load;
use fcall_compiler::model::{Origin, Presence, Type, TypeDefinition};
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::syntax;
use fcall_testing::Server;
use redis::Value;

use self::line::Line;

#[test]
fn replies_are_inside_what_was_inferred() {
    let server = Server::start().unwrap();
    let (mut line, mut newer) = (Line::new(&server, 2), Line::new(&server, 3));
    let mut random = Random(number("FCALL_SEED", 7));
    let (mut calls, mut replies) = (0, 0);
    for path in libraries() {
        let code = fs::read(&path).unwrap();
        let functions = functions(&code);
        let mut load = redis::cmd("FUNCTION");
        line.ask(load.arg("LOAD").arg("REPLACE").arg(&code)).unwrap();
        for _ in 0..number("FCALL_CALLS", 60) {
            for function in &functions {
                prepare(&mut line, &mut random);
                function.call_with_least(&mut line, &mut random, &path);
                prepare(&mut line, &mut random);
                calls += 1;
                let protocol = if random.below(2) == 0 { &mut line } else { &mut newer };
                replies += u64::from(function.call(protocol, &mut random, &path));
            }
        }
    }
    assert!(replies > calls / 3, "only {replies} of {calls} calls reply without an error");
}

fn libraries() -> Vec<PathBuf> {
    if let Some(file) = std::env::var_os("FCALL_INFER") {
        return vec![file.into()];
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/infer", "tests/infer_args", "../functions"];
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "lua"))
        .collect();
    paths.sort();
    paths
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |text| text.parse().unwrap())
}

struct Function {
    name: String,
    /// How many keys and arguments a call has at least, and how many it may have in places of
    /// their own.
    keys: usize,
    args: u64,
    most: [usize; 2],
    /// The words some arguments have to be one of, by the places of those.
    words: Vec<(usize, Vec<String>)>,
    reply: Reply,
    ty: Option<Type>,
    types: Vec<TypeDefinition>,
}

fn functions(code: &[u8]) -> Vec<Function> {
    let (file, _) = syntax::parse(code);
    let facts = Facts::new(&file);
    let mut sources = Sources::new();
    sources.add(Source::new("live.lua", code));
    let checked = check(&sources, &Config::default());
    let library = checked.libraries().next().unwrap_or_else(|| panic!("not clean: {checked:?}"));
    let loaded = load(&file);
    let each = loaded.registrations.iter().zip(&library.functions);
    let required = |presence: Presence| presence == Presence::Required;
    let each = each.map(|(registration, function)| Function {
        name: function.name.clone(),
        keys: function.keys.iter().filter(|key| required(key.presence)).count(),
        args: function.args.iter().filter(|arg| required(arg.presence)).count() as u64,
        most: [
            function.keys.iter().filter(|key| key.presence != Presence::Variadic).count(),
            function.args.iter().filter(|arg| arg.presence != Presence::Variadic).count(),
        ],
        words: words(&infer::follow(registration.callback.as_ref(), &facts).signature),
        reply: infer::follow(registration.callback.as_ref(), &facts).reply([
            function.keys.iter().filter(|key| required(key.presence)).count(),
            function.args.iter().filter(|arg| required(arg.presence)).count(),
        ]),
        ty: function.reply.ty.clone().filter(|_| function.reply.origin == Origin::Inferred),
        types: library.types.clone(),
    });
    each.collect()
}

/// What may be sent in places that take one of a few words.
fn words(signature: &Signature) -> Vec<(usize, Vec<String>)> {
    let args = signature.args.fixed.iter().enumerate();
    let words = args.filter_map(|(index, arg)| match &arg.needs {
        Some(Needs::Words(words)) => Some((index, words.clone())),
        _ => None,
    });
    words.collect()
}

/// A small generator of our own, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    fn choose<'a>(&mut self, values: &[&'a [u8]]) -> &'a [u8] {
        values[usize::try_from(self.below(values.len() as u64)).unwrap()]
    }
}

const ARGUMENTS: [&[u8]; 26] = [
    b"x",
    b"a",
    b"b",
    b"yes",
    b"fail",
    b"1",
    b"0",
    b"3",
    b"-3",
    b"2.5",
    b"",
    b"\xff\xfe",
    b"m",
    b"INCR",
    b"NX",
    b"GET",
    b"XX",
    b"COUNT",
    b"10",
    b"1e3",
    b"ab",
    b"{\"n\":[1]}",
    b"[]",
    b"null",
    b"low",
    b"PING",
];

/// Gives keys values of many types, or takes them away.
fn prepare(line: &mut Line<'_>, random: &mut Random) {
    const COMMANDS: [&[&[u8]]; 18] = [
        &[b"SET", b"key1", b"\xff\x00"],
        &[b"SET", b"key1", b"5"],
        &[b"DEL", b"key1"],
        &[b"HSET", b"key2", b"a", b"1", b"b", b"\xfe"],
        &[b"HDEL", b"key2", b"a"],
        &[b"RPUSH", b"key3", b"a", b"b", b"a", b"\xfd"],
        &[b"RPUSH", b"key3", b"1", b"2"],
        &[b"SADD", b"key4", b"a", b"\xfc", b"c"],
        &[b"ZADD", b"key5", b"1.5", b"m", b"2", b"\xfb", b"inf", b"i"],
        &[b"XADD", b"key6", b"*", b"f", b"\xfa"],
        &[b"DEL", b"key6", b"key7"],
        &[b"DEL", b"key3", b"key4", b"key5"],
        &[b"DEL", b"key2"],
        &[b"SET", b"key2", b"7"],
        &[b"SET", b"key1", b"x"],
        &[b"LPUSH", b"key1", b"wrong"],
        &[b"FLUSHALL"],
        &[b"GEOADD", b"key9", b"1", b"1", b"there"],
    ];
    for _ in 0..random.below(5) {
        let words = COMMANDS[usize::try_from(random.below(COMMANDS.len() as u64)).unwrap()];
        let mut command = redis::cmd(std::str::from_utf8(words[0]).unwrap());
        words[1..].iter().for_each(|word| {
            command.arg(*word);
        });
        let _ = line.ask(&command);
    }
}

impl Function {
    /// A call without what may be left out does not stumble over nil where one with it does not.
    fn call_with_least(&self, line: &mut Line<'_>, random: &mut Random, path: &Path) {
        let given: Vec<&[u8]> = (0..self.args).map(|_| random.choose(&ARGUMENTS)).collect();
        if !self.misses(line, self.keys, &given) {
            return;
        }
        let mut all = given.clone();
        all.resize(self.most[1].max(given.len()), b"1");
        assert!(
            self.misses(line, self.most[0], &all),
            "{}: {} with {} keys and {given:?} finds nil, with all it does not",
            path.display(),
            self.name,
            self.keys,
        );
    }

    /// Whether a call fails because something is nil.
    fn misses(&self, line: &mut Line<'_>, keys: usize, args: &[&[u8]]) -> bool {
        let mut command = redis::cmd("FCALL");
        command.arg(&self.name).arg(keys);
        (1..=keys).for_each(|index| {
            command.arg(format!("key{index}"));
        });
        args.iter().for_each(|argument| {
            command.arg(*argument);
        });
        let problem = line.ask(&command).err().map(|error| error.to_string());
        let words = ["nil value", "with nil", "got nil", "got no value", "strings or integers"];
        problem.is_some_and(|problem| words.iter().any(|word| problem.contains(word)))
    }

    /// Whether there was a reply and no error.
    fn call(&self, line: &mut Line<'_>, random: &mut Random, path: &Path) -> bool {
        let mut command = redis::cmd("FCALL");
        command.arg(&self.name).arg(40);
        for index in 1..=40 {
            command.arg(format!("key{index}"));
        }
        let given: Vec<&[u8]> =
            (0..self.args + random.below(4)).map(|_| random.choose(&ARGUMENTS)).collect();
        for argument in &given {
            command.arg(*argument);
        }
        let Ok(value) = line.ask(&command) else { return false };
        for (index, words) in &self.words {
            let is_word = |given: &&[u8]| words.iter().any(|word| word.as_bytes() == *given);
            let place = || format!("{}: {} with {given:?}", path.display(), self.name);
            assert!(given.get(*index).is_none_or(is_word), "{}, takes none of {words:?}", place());
        }
        let place =
            || format!("{}: {} with {given:?} replied {value:?}", path.display(), self.name);
        assert!(fits(&self.reply, Some(&value)), "{}, outside {}", place(), self.reply);
        if let Some(ty) = &self.ty {
            let types = &self.types;
            assert!(decodes::fits(ty, types, &value), "{}, outside {ty}, {types:?}", place());
        }
        true
    }
}

/// Whether a value is one of the alternatives.
fn fits(reply: &Reply, value: Option<&Value>) -> bool {
    reply.open.is_some()
        || value.is_some_and(|value| reply.kinds.iter().any(|kind| is(kind, value)))
}

fn is(kind: &Kind, value: &Value) -> bool {
    match (kind, value) {
        (Kind::Nil, Value::Nil)
        | (Kind::True, Value::Int(1))
        | (Kind::Boolean, Value::Int(0 | 1) | Value::Nil | Value::Boolean(_))
        | (Kind::Number, Value::Double(_))
        | (Kind::Integer(None), Value::Int(_))
        | (Kind::Bytes, Value::BulkString(_))
        | (Kind::Status(None), Value::SimpleString(_) | Value::Okay) => true,
        (Kind::Integer(Some(integer)), Value::Int(value)) => integer == value,
        (Kind::Text(None), Value::BulkString(bytes)) => std::str::from_utf8(bytes).is_ok(),
        (Kind::Json(json), Value::BulkString(bytes)) => {
            !json.is_text || std::str::from_utf8(bytes).is_ok()
        }
        (Kind::Text(Some(text)), Value::BulkString(bytes)) => text.as_bytes() == bytes,
        (Kind::Status(Some(text)), Value::Okay) => text == "OK",
        (Kind::Status(Some(text)), Value::SimpleString(value)) => text == value,
        (Kind::Number, Value::BulkString(bytes)) => {
            std::str::from_utf8(bytes).is_ok_and(|text| text.parse::<f64>().is_ok())
        }
        (Kind::Tuple(tuple), Value::Array(values)) => is_array(tuple, values),
        (Kind::Set(item), Value::Set(values) | Value::Array(values)) => {
            values.iter().all(|value| fits(item, Some(value)))
        }
        (Kind::Map(map), Value::Map(pairs)) => is_map(map, pairs),
        (Kind::Map(map), Value::Array(values)) => {
            let pairs = values.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone()));
            values.len() % 2 == 0 && is_map(map, &pairs.collect::<Vec<_>>())
        }
        _ => false,
    }
}

fn is_map(map: &Map, pairs: &[(Value, Value)]) -> bool {
    let is = |name: &str, key: &Value| *key == Value::BulkString(name.as_bytes().to_vec());
    let has = |name: &str| pairs.iter().any(|(key, _)| is(name, key));
    map.entries.iter().all(|entry| entry.is_optional || has(&entry.name))
        && pairs.iter().all(|(key, value)| {
            let entry = map.entries.iter().find(|entry| is(&entry.name, key));
            let expected = entry.map(|entry| &entry.value).or(map.others.as_deref());
            expected.is_some_and(|expected| fits(expected, Some(value)))
        })
}

fn is_array(tuple: &Tuple, values: &[Value]) -> bool {
    let is_long_enough = values.len() >= tuple.least;
    let is_short_enough = tuple.rest.is_some() || values.len() <= tuple.items.len();
    let items = tuple.items.iter().chain(std::iter::repeat_with(|| {
        tuple.rest.as_deref().expect("there is a rest where there are more values")
    }));
    is_long_enough
        && is_short_enough
        && values.iter().zip(items).all(|(value, item)| fits(item, Some(value)))
}
