//! Code and the server it goes to into whether that server takes it, before it is asked.

use std::sync::{Mutex, PoisonError};

use fcall_compiler::verdict::one_line;
use fcall_deploy::Server;
use fcall_sandbox::{Profile, Worker};

use crate::outcome::Failure;
use crate::sandbox;

/// Loads libraries as the servers of a deploy would.
pub(crate) struct Judge {
    worker: Mutex<Worker>,
    is_way_back: bool,
}

impl Judge {
    /// On the way back, what a server held may come back, whatever it does to it.
    pub(crate) fn start(is_way_back: bool) -> Result<Self, Failure> {
        Ok(Self { worker: Mutex::new(sandbox::worker()?), is_way_back })
    }

    /// Why the server would not take the code, or should not get it. A relative of the servers whose
    /// ways are not known is not spoken for.
    pub(crate) fn accepts(&self, code: &[u8], server: &Server) -> Result<(), String> {
        let Ok((profile, _)) = Profile::read(&format!("{}-{}", server.kind, server.version)) else {
            return Ok(());
        };
        let mut worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        let verdicts = worker.verdicts(code, &[profile]).map_err(|error| error.to_string())?;
        for verdict in verdicts {
            if let Some(error) = verdict.error() {
                return Err(one_line(&error));
            }
            if let (Some(danger), false) = (verdict.dangers.first(), self.is_way_back) {
                return Err(danger.to_string());
            }
        }
        Ok(())
    }
}
