//! Whether a node still holds what was shown.

use crate::{Error, Kind, Live, Node, live};

/// Reads the node again and compares.
pub(crate) fn check(shown: &Live, node: &mut Node) -> Result<(), Error> {
    let now = live::read_node(node)?;
    if now.libraries == shown.libraries {
        return Ok(());
    }
    let message =
        "somebody else wrote here since the plan was made; nothing was written; try again";
    Err(Error::at(Kind::Overwritten, &shown.address, message))
}
