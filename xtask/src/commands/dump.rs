//! `dump`: what a server holds into a file.

use std::path::PathBuf;

use fcall_deploy::dump::Form;
use fcall_deploy::{Timeouts, connect, dump};

use crate::arguments::{Format, Functions, Shown};
use crate::dumped::{Dumped, SHAPE, count_libraries};
use crate::outcome::{Failure, Outcome};
use crate::output;
use crate::target::Server;

/// Writes all libraries of a server to a file, to be restored, compared or shown
///
/// The file is JSON with the code line by line, or with --payload the bytes that FUNCTION RESTORE
/// takes on every Redis and Valkey server, by any client. `restore` and `show` read both. The
/// primaries of a cluster must hold the same libraries. A file that is there is replaced.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Dump {
    /// The file to write
    file: PathBuf,

    /// Write a payload for FUNCTION RESTORE (RDB version 10, which every server takes)
    #[arg(long)]
    payload: bool,

    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    shown: Shown,
}

impl Dump {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let target = self.server.target_alone(&self.functions)?;
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        let dump = dump::dump(&mut nodes).map_err(Failure::new)?;
        let form = if self.payload { Form::Payload } else { Form::Dump };
        dump::write_file(&dump, form, &self.file).map_err(Failure::new)?;
        // What is shown is what can be read back.
        let written = dump::read_file(&self.file).map_err(Failure::new)?;
        match self.shown.format {
            Format::Text => {
                let (file, libraries) = (self.file.display(), count_libraries(&written));
                output::stdout(&format!("{target}: {libraries} written to {file}\n"))?;
            }
            Format::Json => output::json(&Dumped::of(&written, &self.file))?,
        }
        Ok(Outcome::Done)
    }
}
