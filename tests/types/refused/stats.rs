//! What a server counted of the commands it got.

use std::collections::BTreeMap;

use fcall::redis::cmd;
use fcall_testing::Server;

/// How often each command was called or refused. Asking is left out.
pub(crate) fn all(server: &Server) -> BTreeMap<String, (u64, u64)> {
    let mut info = cmd("INFO");
    let stats: String =
        info.arg("commandstats").query(&mut server.connection()).expect("INFO answers");
    let line = |line: &str| {
        let (name, rest) = line.strip_prefix("cmdstat_")?.split_once(':')?;
        let number = |wanted: &str| {
            let of = |field: &str| field.strip_prefix(wanted)?.strip_prefix('=')?.parse().ok();
            rest.split(',').find_map(of)
        };
        Some((name.to_owned(), (number("calls")?, number("rejected_calls")?)))
    };
    let mut counts: BTreeMap<_, _> = stats.lines().filter_map(line).collect();
    // A connection of its own greets the server before it asks.
    counts.retain(|name, _| name != "info" && name != "hello" && !name.starts_with("client|"));
    counts
}

/// How often a command was called or refused.
pub(crate) fn count(server: &Server, command: &str) -> u64 {
    all(server).get(command).map_or(0, |(calls, rejected)| calls + rejected)
}

/// How often a server refused a command before it ran.
#[cfg(feature = "cluster-async")]
pub(crate) fn refused(server: &Server, command: &str) -> u64 {
    all(server).get(command).map_or(0, |(_, rejected)| *rejected)
}
