//! How far a deploy is, for somebody who waits; and the wish to stop it.

use std::env;
use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};

use fcall_deploy::Progress;

use crate::outcome::Failure;
use crate::output;

/// Set by Ctrl-C, or by a CI that cancels the job.
static STOP: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C does not end the process in the middle of a write: what was begun is brought to
/// an end, and what was not is left.
pub(crate) fn stop_on_interrupt() -> Result<&'static AtomicBool, Failure> {
    let ask = || {
        STOP.store(true, Ordering::SeqCst);
        output::stderr("\nstopping: servers that were begun are brought to an end\n");
    };
    ctrlc::set_handler(ask)
        .map_err(|error| Failure::new(format_args!("cannot wait for Ctrl-C: {error}")))?;
    Ok(&STOP)
}

/// Counts on a terminal in one line, in CI in a line each, and else not at all: who reads a file or a
/// pipe gets the result.
pub(crate) fn show(progress: Progress<'_>) {
    let what = if progress.is_way_back { "put back" } else { "written" };
    let count = format!("{} of {} {what}", progress.done, progress.of);
    if io::stderr().is_terminal() {
        let end = if progress.done == progress.of { "\n" } else { "" };
        output::stderr(&format!("\r{count} ({})\u{1b}[K{end}", progress.address));
    } else if is_ci() {
        output::stderr(&format!("{}: {count}\n", progress.address));
    }
}

/// Whether this runs where a runner's disk is gone afterwards.
pub(crate) fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
