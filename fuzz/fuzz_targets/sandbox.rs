//! Any bytes as a library: loading it must not panic, and profiles asked together must answer as
//! each alone. `cargo +nightly fuzz run sandbox -- -rss_limit_mb=256 -timeout=30`, from this folder's
//! parent; `sandbox/tests/libraries` makes good seeds. Bytes without a shebang are given one, so
//! that most of the work is done behind it.

#![no_main]

use fcall_sandbox::{Loading, Profile, verdict};

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
});
