//! Counts the instructions and allocations of a typed call, and of the same command and decoding written by hand.
//!
//! `cargo bench --bench call` runs this program under valgrind: callgrind counts instructions and memcheck allocations,
//! each in two runs of different length, so that everything but the call itself cancels out.

use std::collections::HashMap;
use std::hint::black_box;
use std::process::{Command, ExitCode};

use fcall_runtime::redis::{self, ConnectionLike, RedisResult, Value};
use fcall_runtime::{
    Access, Call, Fields, FromReply, Function, Library, ReplyError, Script, Tagged,
    ToSingleRedisArg,
};

static LIBRARY: Library = Library::new("ratelimit", Some("1.0.0"), "", b"");
static SLIDING_WINDOW: Function = Function::new(
    &LIBRARY,
    "ratelimit_sliding_window",
    Access::ReadWrite,
    &["bucket"],
    &["window_ms", "limit"],
);

/// A script of one key and two args, and the same for redis-rs to call.
const CODE: &str = "return redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])";
static SET: Script =
    Script::new("set", "7461926b685a56c339474a9a1dc339d1c4702d8a", CODE.as_bytes(), "set.lua");
static SETS: Function =
    Function::of_script(&SET, Access::ReadWrite, &["key"], &["value", "lease_ms"]);

/// A connection that answers at once, so that the call alone is counted.
struct AtOnce;

impl ConnectionLike for AtOnce {
    fn req_packed_command(&mut self, command: &[u8]) -> RedisResult<Value> {
        black_box(command);
        Ok(Value::Int(1))
    }

    fn req_packed_commands(&mut self, _: &[u8], _: usize, _: usize) -> RedisResult<Vec<Value>> {
        Ok(Vec::new())
    }

    fn get_db(&self) -> i64 {
        0
    }

    fn check_connection(&mut self) -> bool {
        true
    }

    fn is_open(&self) -> bool {
        true
    }
}

struct Decision {
    allowed: bool,
    remaining: i64,
    retry_after_ms: i64,
}

impl FromReply for Decision {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut fields = Fields::new("Decision", reply)?;
        Ok(Self {
            allowed: fields.required("allowed")?,
            remaining: fields.required("remaining")?,
            retry_after_ms: fields.required("retry_after_ms")?,
        })
    }
}

/// The same record as pairs of fields and values, in another order.
struct Pairs(Decision);

impl FromReply for Pairs {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut fields = Fields::pairs("Decision", reply)?;
        Ok(Self(Decision {
            allowed: fields.required("allowed")?,
            remaining: fields.required("remaining")?,
            retry_after_ms: fields.required("retry_after_ms")?,
        }))
    }
}

/// The same values, told from others by the first.
struct Shape(i64, i64);

impl FromReply for Shape {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        let mut reply = Tagged::new("Shape", reply)?;
        if reply.is(0, 1) {
            return Ok(Self(reply.field(1)?, reply.field(2)?));
        }
        Err(reply.unknown("[1, integer, integer]"))
    }
}

fn sliding_window(bucket: impl ToSingleRedisArg, window_ms: i64, limit: i64) -> Call<Decision> {
    Call::new(&SLIDING_WINDOW, 1).key(bucket).integer(window_ms).integer(limit)
}

/// A piece of work, done so many times.
type Work = fn(usize);

const WORKS: &[(&str, Work)] = &[
    ("build, typed", |times| {
        for _ in 0..times {
            black_box(typed());
        }
    }),
    ("build, by hand", |times| {
        for _ in 0..times {
            black_box(by_hand());
        }
    }),
    ("build and pack, typed", |times| {
        for _ in 0..times {
            black_box(typed().get_packed_command());
        }
    }),
    ("build and pack, by hand", |times| {
        for _ in 0..times {
            black_box(by_hand().get_packed_command());
        }
    }),
    ("script, typed", |times| {
        for _ in 0..times {
            let (key, value, lease_ms) = black_box(("lock:{42}", "token", 60_000_i64));
            let call = Call::<i64>::new(&SETS, 1).key(key).arg(value).integer(lease_ms);
            black_box(call.query(&mut AtOnce).expect("an answer"));
        }
    }),
    ("script, of redis-rs", |times| {
        let script = redis::Script::new(CODE);
        for _ in 0..times {
            let (key, value, lease_ms) = black_box(("lock:{42}", "token", 60_000_i64));
            let mut invocation = script.key(key);
            let invocation = invocation.arg(value).arg(lease_ms);
            black_box(invocation.invoke::<i64>(&mut AtOnce).expect("an answer"));
        }
    }),
    ("copy a reply", |times| {
        let reply = reply();
        for _ in 0..times {
            black_box(black_box(&reply).clone());
        }
    }),
    ("copy and decode, record", |times| {
        let reply = reply();
        for _ in 0..times {
            let decision = Decision::from_reply(black_box(&reply).clone()).expect("decodes");
            black_box((decision.allowed, decision.remaining, decision.retry_after_ms));
        }
    }),
    ("copy and decode, shape", |times| {
        let reply = reply();
        for _ in 0..times {
            let shape = Shape::from_reply(black_box(&reply).clone()).expect("decodes");
            black_box((shape.0, shape.1));
        }
    }),
    ("copy pairs", |times| {
        let reply = pairs();
        for _ in 0..times {
            black_box(black_box(&reply).clone());
        }
    }),
    ("copy and decode, pairs", |times| {
        let reply = pairs();
        for _ in 0..times {
            let Pairs(decision) = Pairs::from_reply(black_box(&reply).clone()).expect("decodes");
            black_box((decision.allowed, decision.remaining, decision.retry_after_ms));
        }
    }),
    ("copy and decode, tuple of redis-rs", |times| {
        let reply = reply();
        for _ in 0..times {
            let checked = black_box(&reply).clone().extract_error().expect("no error");
            black_box(redis::from_redis_value::<(bool, i64, i64)>(checked).expect("decodes"));
        }
    }),
];

fn typed() -> redis::Cmd {
    let (bucket, window_ms, limit) = black_box(("rl:{42}", 60_000_i64, 10_i64));
    sliding_window(bucket, window_ms, limit).into_command().expect("nothing to refuse")
}

fn by_hand() -> redis::Cmd {
    let (bucket, window_ms, limit) = black_box(("rl:{42}", 60_000_i64, 10_i64));
    let mut command = redis::cmd("FCALL");
    command.arg("ratelimit_sliding_window").arg(1).arg(bucket).arg(window_ms).arg(limit);
    command
}

fn pairs() -> Value {
    let fields = [("remaining", 9), ("retry_after_ms", 0), ("allowed", 1)];
    let pair = |(name, value): (&str, i64)| {
        [Value::BulkString(name.as_bytes().to_vec()), Value::Int(value)]
    };
    Value::Array(fields.into_iter().flat_map(pair).collect())
}

fn reply() -> Value {
    Value::Array(vec![Value::Int(1), Value::Int(9), Value::Int(0)])
}

#[expect(clippy::print_stdout, reason = "the numbers are what this program is for")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [name, times] = arguments.as_slice()
        && let (Some(work), Ok(times)) = (find(name), times.parse())
    {
        work(times);
        return ExitCode::SUCCESS;
    }
    if !arguments.iter().any(|argument| argument == "--bench") {
        // Run as a test: see that the work can be done.
        for (_, work) in WORKS {
            work(1);
        }
        return ExitCode::SUCCESS;
    }
    match measure() {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            println!("nothing was measured: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn find(name: &str) -> Option<Work> {
    WORKS.iter().find(|(known, _)| *known == name).map(|(_, work)| *work)
}

fn measure() -> Result<String, String> {
    let mut lines = vec!["instructions  allocations  work".to_owned()];
    let (mut instructions, mut allocations) = (HashMap::new(), HashMap::new());
    for (name, _) in WORKS {
        let counted = per_time(name, "callgrind", "Collected : ")?;
        let allocated = per_time(name, "memcheck", "total heap usage: ")?;
        lines.push(format!("{counted:>12.1}  {allocated:>11.2}  {name}"));
        instructions.insert(*name, counted);
        allocations.insert(*name, allocated);
    }
    let packing = instructions["build and pack, typed"] / instructions["build and pack, by hand"];
    let copy = instructions["copy a reply"];
    let decoding = (instructions["copy and decode, record"] - copy)
        / (instructions["copy and decode, tuple of redis-rs"] - copy);
    lines.push(format!("build and pack, typed to by hand:    {packing:.3}  (goal: at most 0.65)"));
    let script = instructions["script, typed"] / instructions["script, of redis-rs"];
    lines.push(format!("a script, typed to that of redis-rs: {script:.3}  (goal: at most 1)"));
    lines.push(format!("decode, record to tuple of redis-rs: {decoding:.3}  (goal: at most 1)"));
    for (decode, copy) in [
        ("copy and decode, record", "copy a reply"),
        ("copy and decode, shape", "copy a reply"),
        ("copy and decode, pairs", "copy pairs"),
    ] {
        let more = allocations[decode] - allocations[copy];
        lines.push(format!("allocations of `{decode}` beside the copy: {more:.2}  (goal: 0)"));
    }
    Ok(lines.join("\n"))
}

/// How much more a valgrind tool counts for doing the work once more.
fn per_time(name: &str, tool: &str, label: &str) -> Result<f64, String> {
    const FEW: u32 = 100;
    const MANY: u32 = 1100;
    let few = count(name, FEW, tool, label)?;
    let many = count(name, MANY, tool, label)?;
    Ok((many - few) / f64::from(MANY - FEW))
}

/// What a valgrind tool counts in a run of this program.
fn count(name: &str, times: u32, tool: &str, label: &str) -> Result<f64, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .arg(format!("--tool={tool}"))
        .args(if tool == "callgrind" { &["--callgrind-out-file=/dev/null"][..] } else { &[] })
        .arg(program)
        .args([name, &times.to_string()])
        .output()
        .map_err(|error| {
            format!("valgrind does not start ({error}); install the package `valgrind`")
        })?;
    let said = String::from_utf8_lossy(&output.stderr);
    let number = said.split_once(label).map(|(_, rest)| {
        rest.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(char::is_ascii_digit)
    });
    let number: Option<String> = number.map(Iterator::collect);
    number.and_then(|number| number.parse().ok()).ok_or_else(|| format!("{tool} said: {said}"))
}
