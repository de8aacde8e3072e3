//! Statements: what running them does to variables and registrations.

use std::rc::Rc;

use super::evaluate::length;
use super::scope::{Scope, Variable};
use super::value::{Closure, Key, Table, Value};
use super::{Outcome, Problem, ProblemKind};
use crate::source::Span;
use crate::syntax::ast::{
    Block, Branch, Expression, ExpressionKind, Function, FunctionTarget, Name, Statement,
    StatementKind,
};
use crate::syntax::visit::{self, Visit};

/// Calls and turns of loops until the interpreter gives up following them. The largest public
/// library takes about a hundred.
const MOST_STEPS: u32 = 200_000;

/// Calls inside calls until it gives up; Lua itself stops at 200 levels of C and 20,000 of Lua.
const DEEPEST_CALL: u32 = 100;

/// How a block ended.
pub(super) enum Flow<'s> {
    Next,
    Break,
    Return(Vec<Value<'s>>),
}

/// The state of one load.
pub(super) struct Interpreter<'s> {
    pub(super) outcome: Outcome<'s>,
    pub(super) scope: Scope<'s>,
    /// The bytes of the top-level statement that runs.
    pub(super) top_statement: Span,
    /// The bytes of the statement that runs, at any depth.
    pub(super) statement: Span,
    /// How many branches surround this place of which nobody knows whether they are taken.
    pub(super) doubt: u32,
    /// Whether the function that runs may have returned already, in a branch of which nobody knows
    /// whether it is taken.
    may_have_returned: bool,
    varargs: Vec<Value<'s>>,
    steps: u32,
    depth: u32,
}

impl<'s> Interpreter<'s> {
    pub(super) fn new() -> Self {
        Self {
            outcome: Outcome::default(),
            scope: Scope::default(),
            top_statement: Span::default(),
            statement: Span::default(),
            doubt: 0,
            may_have_returned: false,
            varargs: Vec::new(),
            steps: 0,
            depth: 0,
        }
    }

    pub(super) fn run(&mut self, block: &'s Block<'s>) {
        for statement in &block.statements {
            self.top_statement = statement.span;
            if !matches!(self.statement(statement), Flow::Next) {
                break;
            }
        }
    }

    pub(super) fn block(&mut self, block: &'s Block<'s>) -> Flow<'s> {
        let outer = self.scope.clone();
        let flow = self.statements(block);
        self.scope = outer;
        flow
    }

    pub(super) fn statements(&mut self, block: &'s Block<'s>) -> Flow<'s> {
        for statement in &block.statements {
            let flow = self.statement(statement);
            if !matches!(flow, Flow::Next) {
                return flow;
            }
        }
        Flow::Next
    }

    fn statement(&mut self, statement: &'s Statement<'s>) -> Flow<'s> {
        self.statement = statement.span;
        match &statement.kind {
            StatementKind::Local { names, values } => self.local(names, values),
            StatementKind::Assign { targets, values } => self.assignment(targets, values),
            StatementKind::Call(call) => {
                self.values(call);
            }
            StatementKind::Do(body) => return self.block(body),
            StatementKind::While { condition, body } => {
                return self.loop_of(|this| this.while_loop(condition, body));
            }
            StatementKind::Repeat { body, condition } => {
                return self.loop_of(|this| this.repeat_loop(body, condition));
            }
            StatementKind::If { branches, otherwise } => {
                return self.choice(branches, otherwise.as_ref());
            }
            StatementKind::NumericFor { variable, start, limit, step, body } => {
                let bounds = [start, limit];
                return self
                    .loop_of(|this| this.numeric_for(variable, bounds, step.as_ref(), body));
            }
            StatementKind::GenericFor { names, values, body } => {
                return self.loop_of(|this| this.generic_for(names, values, body));
            }
            StatementKind::Function { target, function } => self.function(target, function),
            StatementKind::LocalFunction { name, function } => self.local_function(name, function),
            StatementKind::Return(values) => return Flow::Return(self.value_list(values)),
            StatementKind::Break => return Flow::Break,
            StatementKind::Invalid => {}
        }
        Flow::Next
    }

    /// Counts a step; `false` once there were too many to follow.
    pub(super) fn step(&mut self) -> bool {
        self.steps += 1;
        self.steps < MOST_STEPS
    }

    pub(super) fn problem(
        &mut self,
        kind: ProblemKind,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let problem = Problem { kind, span, message: message.into(), help: help.into() };
        // What stands in a branch that may never run refuses nothing, and a loop repeats itself.
        if self.doubt == 0 && !self.outcome.problems.contains(&problem) {
            self.outcome.problems.push(problem);
        }
    }

    /// Declares a local, and keeps it so that [`Outcome`] can let go of it.
    pub(super) fn declare(&mut self, name: &'s str, value: Value<'s>) -> Variable<'s> {
        let variable = self.scope.declare(name, value, self.doubt);
        self.outcome.variables.push(variable.clone());
        variable
    }

    /// Lets go of the last variables that nothing sees any more: a loop makes new ones in each turn.
    pub(super) fn forget(&mut self) {
        let is_alone = |variable: &mut Variable<'s>| Rc::strong_count(variable) == 1;
        while self.outcome.variables.pop_if(is_alone).is_some() {}
    }

    fn local(&mut self, names: &'s [Name<'s>], values: &'s [Expression<'s>]) {
        let values = self.adjusted(values, names.len());
        for (name, value) in names.iter().zip(values) {
            self.declare(name.text, value);
        }
    }

    fn local_function(&mut self, name: &Name<'s>, function: &'s Function<'s>) {
        let variable = self.declare(name.text, Value::Nil);
        variable.borrow_mut().value = self.closure(function, false);
    }

    pub(super) fn closure(&self, function: &'s Function<'s>, is_method: bool) -> Value<'s> {
        let (scope, statement_span) = (self.scope.clone(), self.statement);
        Value::Function(Rc::new(Closure { function, statement_span, is_method, scope }))
    }

    fn assignment(&mut self, targets: &'s [Expression<'s>], values: &'s [Expression<'s>]) {
        let places: Vec<_> = targets.iter().map(|target| self.place(target)).collect();
        let values = self.adjusted(values, targets.len());
        // Lua assigns the last one first: in `a, a = 1, 2` the 1 stays.
        for ((target, place), value) in targets.iter().zip(places).zip(values).rev() {
            self.assign(target, place, value);
        }
    }

    /// The table and the key that a target means, worked out before anything is assigned: in
    /// `i, t[i] = i + 1, x` the key is the old `i`.
    fn place(&mut self, target: &'s Expression<'s>) -> Option<(Value<'s>, Value<'s>)> {
        match &target.kind {
            ExpressionKind::Field { table, name } => {
                Some((self.value(table), Value::string(name.text.as_bytes())))
            }
            ExpressionKind::Index { table, key } => Some((self.value(table), self.value(key))),
            _ => None,
        }
    }

    fn assign(
        &mut self,
        target: &'s Expression<'s>,
        place: Option<(Value<'s>, Value<'s>)>,
        value: Value<'s>,
    ) {
        match (&target.kind, place) {
            (_, Some((table, key))) => self.store(&table, &key, value, target.span),
            (ExpressionKind::Name(name), None) => self.assign_name(name, target.span, value),
            _ => {}
        }
    }

    /// The values of a list, one for each of `count` variables. A call that is not known may have
    /// more values than the one that stands for them.
    fn adjusted(&mut self, list: &'s [Expression<'s>], count: usize) -> Vec<Value<'s>> {
        let mut values = self.value_list(list);
        let is_open =
            list.last().is_some_and(is_open) && matches!(values.last(), Some(Value::Unknown));
        values.resize(count, if is_open { Value::Unknown } else { Value::Nil });
        values
    }

    fn assign_name(&mut self, name: &str, span: Span, value: Value<'s>) {
        let Some(variable) = self.scope.find(name) else {
            return self.global_write(name, span);
        };
        let mut slot = variable.borrow_mut();
        slot.value = if slot.doubt < self.doubt { Value::Unknown } else { value };
    }

    fn global_write(&mut self, name: &str, span: Span) {
        let message = format!(
            "`{name}` is a global, and globals are read-only: the server answers \"Attempt to modify a readonly table\""
        );
        let help = format!("write `local` before `{name}`");
        self.problem(ProblemKind::GlobalWrite, span, message, help);
    }

    fn api_write(&mut self, span: Span) {
        let message = "the server's own table is read-only: it answers \"Attempt to modify a readonly table\"";
        let help = "keep it in a local of your own";
        self.problem(ProblemKind::GlobalWrite, span, message, help);
    }

    fn store(&mut self, table: &Value<'s>, key: &Value<'s>, value: Value<'s>, span: Span) {
        match table {
            Value::Table(table) => {
                let mut table = table.borrow_mut();
                match Key::of(key) {
                    Some(key) if self.doubt == 0 => table.set(key, value),
                    Some(key) => table.set(key, Value::Unknown),
                    None => table.is_uncertain = true,
                }
            }
            Value::Api => self.api_write(span),
            _ => {}
        }
    }

    fn function(&mut self, target: &'s FunctionTarget<'s>, function: &'s Function<'s>) {
        let value = self.closure(function, target.method.is_some());
        let names: Vec<&Name<'s>> = target.fields.iter().chain(&target.method).collect();
        let Some((last, path)) = names.split_last() else {
            return self.assign_name(target.base.text, target.base.span, value);
        };
        let mut table = self.name(target.base.text, target.base.span);
        for field in path {
            table = self.field(&table, field.text, field.span);
        }
        self.store(&table, &Value::string(last.text.as_bytes()), value, target.base.span);
    }

    fn choice(&mut self, branches: &'s [Branch<'s>], otherwise: Option<&'s Block<'s>>) -> Flow<'s> {
        let mut doubts = 0;
        let mut flow = Flow::Next;
        for branch in branches {
            match self.value(&branch.condition).truth() {
                Some(false) => {}
                Some(true) if doubts == 0 => return self.block(&branch.body),
                Some(true) => {
                    self.uncertain(&branch.body);
                    self.doubt -= doubts;
                    return flow;
                }
                None => {
                    self.uncertain(&branch.body);
                    self.doubt += 1;
                    doubts += 1;
                }
            }
        }
        match otherwise {
            Some(body) if doubts == 0 => flow = self.block(body),
            Some(body) => self.uncertain(body),
            None => {}
        }
        self.doubt -= doubts;
        flow
    }

    /// Runs a block of which nobody knows whether it runs. If it leaves what surrounds it, nobody
    /// knows of what follows either, up to the end of the loop or the function. Behind the end of
    /// the chunk nothing follows.
    pub(super) fn uncertain(&mut self, body: &'s Block<'s>) {
        self.doubt += 1;
        let flow = self.block(body);
        self.doubt -= 1;
        let returns = matches!(flow, Flow::Return(_)) && self.depth > 0;
        self.may_have_returned |= returns;
        self.doubt += u32::from(returns || matches!(flow, Flow::Break));
    }

    /// Runs a whole loop: what may have left it is behind it no more.
    fn loop_of(&mut self, run: impl FnOnce(&mut Self) -> Flow<'s>) -> Flow<'s> {
        let doubt = self.doubt;
        let flow = run(self);
        self.doubt = doubt + u32::from(self.may_have_returned);
        flow
    }

    /// Calls a function of the file.
    pub(super) fn call_closure(
        &mut self,
        closure: &Closure<'s>,
        arguments: Vec<Value<'s>>,
    ) -> Vec<Value<'s>> {
        if self.depth >= DEEPEST_CALL || !self.step() {
            return vec![Value::Unknown];
        }
        let outer = std::mem::replace(&mut self.scope, closure.scope.clone());
        let mut arguments = arguments.into_iter();
        for parameter in closure.parameters() {
            self.declare(parameter, arguments.next().unwrap_or(Value::Nil));
        }
        let varargs = std::mem::replace(&mut self.varargs, arguments.collect());
        if closure.function.is_vararg {
            let packed = self.packed(closure.function);
            self.declare("arg", packed);
        }
        let statement = self.statement;
        let (doubt, caller_may) = (self.doubt, std::mem::take(&mut self.may_have_returned));
        self.depth += 1;
        let flow = self.statements(&closure.function.body);
        self.depth -= 1;
        let may_have_returned = std::mem::replace(&mut self.may_have_returned, caller_may);
        self.doubt = doubt;
        self.statement = statement;
        self.varargs = varargs;
        self.scope = outer;
        match flow {
            _ if may_have_returned => vec![Value::Unknown],
            Flow::Return(values) => values,
            Flow::Next | Flow::Break => Vec::new(),
        }
    }

    /// The local `arg` of a function that takes `...`: all of them in a table, unless its body says
    /// `...` itself.
    fn packed(&self, function: &'s Function<'s>) -> Value<'s> {
        let mut finder = FindVarArgs(false);
        finder.block(&function.body);
        if finder.0 {
            return Value::Nil;
        }
        let mut table = Table::default();
        for (place, value) in (1_u32..).zip(&self.varargs) {
            table.set(Key::Number(f64::from(place).to_bits()), value.clone());
        }
        table.set(Key::String(b"n".as_slice().into()), length(self.varargs.len()));
        Value::table(table)
    }

    pub(super) fn varargs(&self) -> Vec<Value<'s>> {
        self.varargs.clone()
    }
}

/// Whether an expression may have more than one value.
pub(super) fn is_open(expression: &Expression<'_>) -> bool {
    use ExpressionKind::{Call, MethodCall, VarArgs};
    matches!(expression.kind, Call { .. } | MethodCall { .. } | VarArgs)
}

/// Whether a body says `...`, apart from the functions in it.
struct FindVarArgs(bool);

impl<'t, 's: 't> Visit<'t, 's> for FindVarArgs {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        self.0 |= matches!(expression.kind, ExpressionKind::VarArgs);
        visit::walk_expression(self, expression);
    }

    fn function(&mut self, _: &'t Function<'s>) {}
}
