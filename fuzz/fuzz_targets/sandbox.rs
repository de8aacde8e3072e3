//! Any bytes as a library: loading it must not panic, profiles asked together must answer as each
//! alone, and calling what it registers must not panic either, whatever its commands are answered. `cargo +nightly fuzz run sandbox -- -rss_limit_mb=256 -timeout=30`, from this folder's
//! parent; `sandbox/tests/libraries` makes good seeds. Bytes without a shebang are given one, so
//! that most of the work is done behind it.

#![no_main]

use fcall_sandbox::{Call, Loaded, Loading, Profile, Protocol, Reply, verdict};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let code = match bytes {
        [b'#', b'!', ..] => bytes.to_vec(),
        _ => [b"#!lua name=l\n", bytes].concat(),
    };
    let mut loading = Loading::new(&code);
    for profile in Profile::ALL {
        let together = loading.under(profile);
        // What ran out of memory or time is not run again: the seconds are better spent elsewhere.
        if together.dangers.is_empty() {
            assert_eq!(together, verdict(&code, profile), "{profile}");
        } else {
            return;
        }
    }
    for profile in [Profile::ALL[0], Profile::ALL[8]] {
        calls(&code, profile);
    }
});

fn calls(code: &[u8], profile: Profile) {
    let Ok(mut loaded) = Loaded::new(code, profile) else { return };
    let functions = loaded.library().functions.clone();
    for function in functions.into_iter().take(4) {
        for protocol in [Protocol::Resp2, Protocol::Resp3] {
            let (keys, args) = (vec![b"k".to_vec()], vec![b"1".to_vec(), b"a\0".to_vec()]);
            let call =
                Call { function: function.name.clone(), keys, args, only_reads: false, protocol };
            let mut count = 0;
            let answer = loaded.call(&call, |command| {
                count += 1;
                reply(count, &command.arguments)
            });
            if answer.is_err() {
                return;
            }
        }
    }
}

/// Something else for each command, and what was asked.
fn reply(count: usize, arguments: &[Vec<u8>]) -> Reply {
    let texts = || arguments.iter().cloned().map(Reply::Bulk).collect::<Vec<_>>();
    match count % 9 {
        0 => Reply::Null,
        1 => Reply::Bulk(arguments[0].clone()),
        2 => Reply::Integer(i64::MAX),
        3 => Reply::Error(b"ERR no".to_vec()),
        4 => Reply::Array(texts()),
        5 => Reply::Map(texts().into_iter().map(|text| (text, Reply::Null)).collect()),
        6 => Reply::Set(vec![Reply::Double(0.5), Reply::Boolean(true)]),
        7 => Reply::Verbatim { format: b"txt".to_vec(), text: b"x".to_vec() },
        _ => Reply::Status(b"OK".to_vec()),
    }
}
