//! Ends a call that takes too long.

use std::time::{Duration, Instant};

use mlua::{HookTriggers, Lua, Result, VmState};

use super::Unanswered;
use super::state::State;

/// Instructions between two looks at the clock: some of them take long.
const CHECKED_EVERY: u32 = 1_000;

/// How long a function may take, the commands it gives included. Servers say that they are busy then.
const LONGEST: Duration = Duration::from_secs(5);

/// Looks at the clock from now on, in coroutines too.
pub(super) fn start(lua: &Lua, state: &State) -> Result<()> {
    let (begun, state) = (Instant::now(), state.clone());
    let triggers = HookTriggers::new().every_nth_instruction(CHECKED_EVERY);
    lua.set_global_hook(triggers, move |_, _| {
        if begun.elapsed() > LONGEST {
            return Err(state.stop(Unanswered::Endless));
        }
        Ok(VmState::Continue)
    })
}

pub(super) fn end(lua: &Lua) {
    lua.remove_global_hook();
}
