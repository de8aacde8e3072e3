//! `dump`: what a server holds into a file.

use std::path::PathBuf;

use fcall_deploy::{Timeouts, connect, dump};

use crate::arguments::Functions;
use crate::outcome::{Failure, Outcome};
use crate::output;
use crate::target::Server;

/// Writes all libraries of a server to a file, as the server's own FUNCTION DUMP payload
///
/// The primaries of a cluster must hold the same libraries. A file that is there is replaced.
#[derive(clap::Args)]
pub(crate) struct Dump {
    /// The file to write
    file: PathBuf,

    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,
}

impl Dump {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let target = self.server.target_alone(&self.functions)?;
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        let payload = dump::dump(&mut nodes).map_err(Failure::new)?;
        dump::write_file(&payload, &self.file).map_err(Failure::new)?;
        let (file, bytes) = (self.file.display(), payload.bytes().len());
        output::stdout(&format!("{target}: {bytes} bytes written to {file}\n"))?;
        Ok(Outcome::Done)
    }
}
