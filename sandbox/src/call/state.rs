//! What the functions of the server know of the call they are in.

use std::cell::Cell;
use std::rc::Rc;

use mlua::{Error, Lua, Result, Table};

use super::Unanswered;
use super::random::Random;
use crate::{Line, Protocol};

/// One for each library, shared by all functions of the server in it.
#[derive(Clone)]
pub(super) struct State {
    pub(super) line: Line,
    /// Why the call ends without a reply; set once, and then raised until nothing is left of it.
    stopped: Rc<Cell<Option<Unanswered>>>,
    /// What `redis.setresp` asked for.
    pub(super) protocol: Rc<Cell<Protocol>>,
    pub(super) random: Rc<Cell<Random>>,
}

/// Where the protected tables are, by the empty ones that are shown for them.
const REAL: &str = "fcall real";

/// Where those that are shown are, for those that can be got at otherwise.
const SHOWN: &str = "fcall shown";

impl State {
    pub(super) fn new(line: Line) -> Self {
        let (stopped, protocol, random) = Default::default();
        Self { line, stopped, protocol, random }
    }

    /// Forgets the call before.
    pub(super) fn begin(&self) {
        self.stopped.set(None);
        self.protocol.set(Protocol::Resp2);
    }

    /// Why the call has no reply, if it has none.
    pub(super) fn stopped(&self) -> Option<Unanswered> {
        self.stopped.get()
    }

    /// Ends the call: the error is not to be caught.
    pub(super) fn stop(&self, why: Unanswered) -> Error {
        self.stopped.set(Some(self.stopped.get().unwrap_or(why)));
        Error::external(why)
    }

    /// Goes on ending the call, where something caught an error.
    pub(super) fn check(&self) -> Result<()> {
        self.stopped.get().map_or(Ok(()), |why| Err(Error::external(why)))
    }
}

/// The tables in which protected ones are found.
pub(super) fn protection(lua: &Lua) -> Result<(Table, Table)> {
    let (real, shown) = (lua.create_table()?, lua.create_table()?);
    lua.set_named_registry_value(REAL, &real)?;
    lua.set_named_registry_value(SHOWN, &shown)?;
    Ok((real, shown))
}

/// The table that is protected, if this one is shown for it.
pub(super) fn protected(lua: &Lua, table: &Table) -> Result<Option<Table>> {
    lua.named_registry_value::<Table>(REAL)?.raw_get(table)
}

/// The table that is shown for one that is protected.
pub(super) fn shown_for(lua: &Lua, table: &Table) -> Result<Option<Table>> {
    lua.named_registry_value::<Table>(SHOWN)?.raw_get(table)
}
