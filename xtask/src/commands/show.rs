//! `show`: what is in a file of libraries.

use std::path::PathBuf;

use fcall_deploy::dump;

use crate::arguments::{Format, Shown};
use crate::dumped::{self, Dumped, SHAPE};
use crate::outcome::{Failure, Outcome};
use crate::output;

/// Shows what a file holds that `dump` or a server's FUNCTION DUMP wrote; needs no server
///
/// Payloads of every version are read, compressed or not, and their checksum is verified. Functions
/// are those that the check finds in the code.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Show {
    /// The dump or payload
    file: PathBuf,

    #[command(flatten)]
    shown: Shown,
}

impl Show {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let dump = dump::read_file(&self.file).map_err(Failure::new)?;
        match self.shown.format {
            Format::Text => output::stdout(&dumped::text(&dump, &self.file))?,
            Format::Json => output::json(&Dumped::of(&dump, &self.file))?,
        }
        Ok(Outcome::Done)
    }
}
