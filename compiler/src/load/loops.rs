//! Loops. One that turns too often is left as if nobody knew how often it turns: what it assigns is
//! unknown behind it.

use super::ProblemKind;
use super::execute::{Flow, Interpreter};
use super::value::Value;
use crate::syntax::ast::{Block, Expression, ExpressionKind, Name, Statement, StatementKind};

/// Turns of one loop that are followed.
const MOST_TURNS: u32 = 10_000;

impl<'s> Interpreter<'s> {
    pub(super) fn while_loop(
        &mut self,
        condition: &'s Expression<'s>,
        body: &'s Block<'s>,
    ) -> Flow<'s> {
        let mut turns = 0;
        loop {
            match self.value(condition).truth() {
                Some(false) => return Flow::Next,
                Some(true) if self.may_turn(&mut turns) => {
                    if let Some(flow) = self.turn(body) {
                        return flow;
                    }
                }
                _ => {
                    self.endless(condition, body);
                    return self.doubtful(body);
                }
            }
        }
    }

    /// `while true do` without a way out: a server gives up after its time limit.
    fn endless(&mut self, condition: &'s Expression<'s>, body: &'s Block<'s>) {
        if matches!(condition.kind, ExpressionKind::True) && !has_exit(body) {
            let message = "this loop never ends, and runs while the library loads";
            let help = "a server gives up after 500 ms, and FUNCTION RESTORE never does";
            self.problem(ProblemKind::NotFollowed, condition.span, message, help);
        }
    }

    pub(super) fn repeat_loop(
        &mut self,
        body: &'s Block<'s>,
        condition: &'s Expression<'s>,
    ) -> Flow<'s> {
        let mut turns = 0;
        loop {
            let outer = self.scope.clone();
            let flow = self.statements(body);
            let ends = self.value(condition).truth();
            self.scope = outer;
            match flow {
                Flow::Next if ends == Some(false) && self.may_turn(&mut turns) => {}
                Flow::Next if ends == Some(true) => return Flow::Next,
                Flow::Next => return self.doubtful(body),
                Flow::Break => return Flow::Next,
                flow @ Flow::Return(_) => return flow,
            }
        }
    }

    pub(super) fn numeric_for(
        &mut self,
        variable: &Name<'s>,
        [start, limit]: [&'s Expression<'s>; 2],
        step: Option<&'s Expression<'s>>,
        body: &'s Block<'s>,
    ) -> Flow<'s> {
        let start = self.value(start).number();
        let limit = self.value(limit).number();
        let step = step.map_or(Some(1.0), |step| self.value(step).number());
        let (Some(mut at), Some(limit), Some(step)) = (start, limit, step) else {
            return self.with(variable, Value::Unknown, |this| this.doubtful(body));
        };
        let mut turns = 0;
        while if step > 0.0 { at <= limit } else { at >= limit } {
            if !self.may_turn(&mut turns) {
                return self.with(variable, Value::Unknown, |this| this.doubtful(body));
            }
            let ended = self.with(variable, Value::Number(at), |this| this.turn(body));
            if let Some(flow) = ended {
                return flow;
            }
            at += step;
        }
        Flow::Next
    }

    /// There is no `pairs` while a library loads, so an iterator is a function of the file.
    pub(super) fn generic_for(
        &mut self,
        names: &'s [Name<'s>],
        values: &'s [Expression<'s>],
        body: &'s Block<'s>,
    ) -> Flow<'s> {
        let mut values = self.value_list(values).into_iter();
        let mut next = || values.next().unwrap_or(Value::Nil);
        let (iterator, state, mut control) = (next(), next(), next());
        let outer = self.scope.clone();
        let mut turns = 0;
        loop {
            let mut results =
                self.call(&iterator, vec![state.clone(), control.clone()], self.statement);
            if !self.may_turn(&mut turns) {
                results = vec![Value::Unknown];
            }
            control = results.first().cloned().unwrap_or(Value::Nil);
            let mut results = results.into_iter();
            for name in names {
                self.declare(name.text, results.next().unwrap_or(Value::Nil));
            }
            let ended = match control {
                Value::Nil => Some(Flow::Next),
                Value::Unknown => Some(self.doubtful(body)),
                _ => self.turn(body),
            };
            self.scope = outer.clone();
            if let Some(flow) = ended {
                return flow;
            }
        }
    }

    /// Runs something with one more local.
    fn with<T>(
        &mut self,
        name: &Name<'s>,
        value: Value<'s>,
        run: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.scope.clone();
        self.declare(name.text, value);
        let result = run(self);
        self.scope = outer;
        result
    }

    fn may_turn(&mut self, turns: &mut u32) -> bool {
        *turns += 1;
        self.forget();
        *turns <= MOST_TURNS && self.step()
    }

    /// Runs a loop's body once; `Some` ends the loop.
    fn turn(&mut self, body: &'s Block<'s>) -> Option<Flow<'s>> {
        match self.block(body) {
            Flow::Next => None,
            Flow::Break => Some(Flow::Next),
            flow @ Flow::Return(_) => Some(flow),
        }
    }

    /// Runs a body of which nobody knows how often it runs.
    pub(super) fn doubtful(&mut self, body: &'s Block<'s>) -> Flow<'s> {
        self.uncertain(body);
        Flow::Next
    }
}

/// Whether a body has a `break` or a `return`, in whichever loop.
fn has_exit(body: &Block<'_>) -> bool {
    body.statements.iter().any(leaves)
}

fn leaves(statement: &Statement<'_>) -> bool {
    match &statement.kind {
        StatementKind::Break | StatementKind::Return(_) => true,
        StatementKind::Do(body)
        | StatementKind::While { body, .. }
        | StatementKind::Repeat { body, .. }
        | StatementKind::NumericFor { body, .. }
        | StatementKind::GenericFor { body, .. } => has_exit(body),
        StatementKind::If { branches, otherwise } => {
            branches.iter().any(|branch| has_exit(&branch.body))
                || otherwise.as_ref().is_some_and(has_exit)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::load::load;
    use crate::syntax;

    #[test]
    fn a_name_that_a_loop_registers_for_ever_is_told_twice() {
        let code = b"for i = 1, 900 do redis.register_function('f', function() end) end";
        let (file, _) = syntax::parse(code);
        assert_eq!(load(&file).registrations.len(), 2);
        let code = b"for i = 1, 900 do redis.register_function('f' .. i, function() end) end";
        let (file, _) = syntax::parse(code);
        assert_eq!(load(&file).registrations.len(), 900);
    }

    #[test]
    fn what_a_turn_declares_is_let_go_behind_it() {
        let nested = b"for i = 1, 90 do for j = 1, 90 do local a = i + j; local b = { a } end end";
        let caught = b"local f for i = 1, 90 do local a = i; f = function() return a end end";
        for code in [&nested[..], &caught[..]] {
            let (file, _) = syntax::parse(code);
            let kept = load(&file).variables.len();
            assert!(kept < 300, "{kept} variables of {}", String::from_utf8_lossy(code));
        }
    }
}
