//! A piece of code run only to see what it reads of `keys` and `args`: nothing else of it stays.

use super::machine::Machine;
use super::state::State;

impl Machine<'_, '_> {
    /// Runs a turn of a loop, and goes on as if it had not been run.
    pub(super) fn scout(&mut self, turn: impl FnOnce(&mut Self)) {
        if !self.is_watching {
            return;
        }
        let before = self.state.clone();
        let frame = self.frames.last().map(|frame| (frame.returns.clone(), frame.end.clone()));
        let lengths = [self.names.len(), self.replies.len(), self.ends.len(), self.codes.len()];
        let flags = (self.is_special, self.halt, self.open, self.switches, self.recorder.is_off);
        self.recorder.is_off = true;
        self.breaks.push(State::dead());
        turn(self);
        self.breaks.pop();
        (self.is_special, self.halt, self.open, self.switches, self.recorder.is_off) = flags;
        let [names, replies, ends, codes] = lengths;
        self.names.truncate(names);
        self.replies.truncate(replies);
        self.ends.truncate(ends);
        self.codes.truncate(codes);
        if let (Some(last), Some((returns, end))) = (self.frames.last_mut(), frame) {
            (last.returns, last.end) = (returns, end);
        }
        self.state = before;
    }
}
