//! Calls in a process of their own: replies and commands cross over, and what would end the process that
//! asks ends the other. This program is both: with an argument it is the one that calls.

use std::process::Command as Program;

use fcall_sandbox::{Call, Loaded, Profile, Protocol, Reply, Unanswered, Worker, serve};

const LIBRARY: &str = "#!lua name=l
local n = 0
redis.register_function('count', function() n = n + 1 return n end)
redis.register_function('echo', function(keys, args)
    redis.setresp(3)
    return {redis.call('ask', keys[1], 1.5), redis.call('more', unpack(args)), true}
end)
redis.register_function('hang', function()
    return string.find(('a'):rep(40000), ('.-'):rep(200) .. 'b')
end)
redis.register_function('crash', function()
    return string.find(('a'):rep(1000000), ('a?'):rep(1000000) .. 'b')
end)
redis.register_function('missing', function() return cmsgpack.pack(1) end)
";

fn main() {
    if std::env::args().nth(1).as_deref() == Some("serve") {
        return serve().unwrap();
    }
    let mut program = Program::new(std::env::current_exe().unwrap());
    program.arg("serve");
    let mut worker = Worker::new(program);
    what_is_kept_stays(&mut worker);
    everything_crosses_over(&mut worker);
    a_library_is_refused(&mut worker);
    what_ends_the_other_process_is_told(&mut worker);
    eprintln!("calls in a process of their own: ok");
}

fn what_is_kept_stays(worker: &mut Worker) {
    for n in 1..4 {
        assert_eq!(called(worker, "count"), Ok(Reply::Integer(n)));
    }
    // Verdicts come from the same process, and a verdict forgets nothing.
    let verdicts = worker.verdicts(LIBRARY.as_bytes(), &Profile::ALL).unwrap();
    assert!(verdicts.iter().all(fcall_sandbox::Verdict::accepts));
    assert_eq!(called(worker, "count"), Ok(Reply::Integer(4)));
}

/// Every kind of reply, asked and answered, is the same as in this process.
fn everything_crosses_over(worker: &mut Worker) {
    let text = || b"a\0b\xff".to_vec();
    let replies = [
        Reply::Null,
        Reply::Integer(-7),
        Reply::Bulk(text()),
        Reply::Status(b"FINE".to_vec()),
        Reply::Error(b"WRONGTYPE no".to_vec()),
        Reply::Array(vec![Reply::Integer(1), Reply::Array(vec![])]),
        Reply::Map(vec![(Reply::Bulk(text()), Reply::Double(0.5))]),
        Reply::Set(vec![Reply::Boolean(true)]),
        Reply::Double(f64::INFINITY),
        Reply::Boolean(false),
        Reply::BigNumber(b"12345678901234567890".to_vec()),
        Reply::Verbatim { format: b"txt".to_vec(), text: text() },
    ];
    let profile = Profile::ALL[8];
    let mut here = Loaded::new(LIBRARY.as_bytes(), profile).unwrap();
    for protocol in [Protocol::Resp2, Protocol::Resp3] {
        for reply in &replies {
            let call = Call {
                function: "ECHO".to_owned(),
                keys: vec![text()],
                args: vec![text(), Vec::new()],
                only_reads: false,
                protocol,
            };
            let (mut first, mut second) = (Vec::new(), Vec::new());
            let expected = here.call(&call, |command| {
                first.push(command.clone());
                reply.clone()
            });
            let answer = worker.call(LIBRARY.as_bytes(), profile, &call, |command| {
                second.push(command.clone());
                reply.clone()
            });
            assert_eq!(answer.unwrap().unwrap(), expected, "{reply:?}");
            assert_eq!(second, first);
        }
    }
}

fn a_library_is_refused(worker: &mut Worker) {
    let call = Call { function: "f".to_owned(), ..Call::default() };
    let answer = worker.call(b"#!lua name=l\n", Profile::ALL[0], &call, |_| Reply::Null);
    assert_eq!(answer.unwrap(), Err(b"ERR No functions registered".to_vec()));
}

fn what_ends_the_other_process_is_told(worker: &mut Worker) {
    assert_eq!(called(worker, "hang"), Err(Unanswered::Hangs));
    assert_eq!(called(worker, "crash"), Err(Unanswered::Crashes));
    assert_eq!(called(worker, "missing"), Err(Unanswered::Missing("cmsgpack")));
    // It begins anew.
    assert_eq!(called(worker, "count"), Ok(Reply::Integer(1)));
}

fn called(worker: &mut Worker, function: &str) -> Result<Reply, Unanswered> {
    let call = Call { function: function.to_owned(), ..Call::default() };
    let answer = worker.call(LIBRARY.as_bytes(), Profile::ALL[0], &call, |_| Reply::Null);
    answer.unwrap().unwrap()
}
