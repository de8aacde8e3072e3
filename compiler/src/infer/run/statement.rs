//! Statements: what running them may do.

use super::machine::Machine;
use super::state::State;
use super::table::Key;
use super::value::{Atom, Closure, Value, Values};
use crate::source::Span;
use crate::syntax::ast::{
    BinaryOperator, Block, Branch, Expression, ExpressionKind, Function, Name, Statement,
    StatementKind, UnaryOperator,
};
use std::rc::Rc;

impl<'s> Machine<'_, 's> {
    pub(super) fn block(&mut self, block: &'s Block<'s>) {
        let names = self.names.len();
        self.statements(block);
        self.names.truncate(names);
    }

    /// A block whose names stay, for the condition behind `repeat`.
    pub(super) fn statements(&mut self, block: &'s Block<'s>) {
        for statement in &block.statements {
            if !self.step(statement.span) {
                break;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'s Statement<'s>) {
        match &statement.kind {
            StatementKind::Local { names, values } => self.local(names, values),
            StatementKind::Assign { targets, values } => self.assignment(targets, values),
            StatementKind::Call(call) => {
                self.values(call);
            }
            StatementKind::Do(body) => self.block(body),
            StatementKind::While { condition, body } => self.while_loop(condition, body),
            StatementKind::Repeat { body, condition } => self.repeat_loop(body, condition),
            StatementKind::If { branches, otherwise } => self.choice(branches, otherwise.as_ref()),
            StatementKind::NumericFor { variable, start, limit, step, body } => {
                let bounds = [Some(start), Some(limit), step.as_ref()];
                self.numeric_for(variable, bounds, body);
            }
            StatementKind::GenericFor { names, values, body } => {
                self.generic_for(names, values, body);
            }
            StatementKind::Function { target, function } => {
                let names: Vec<_> = target.fields.iter().chain(&target.method).collect();
                let value = self.closure(function);
                match (self.variable(target.base.text), names.as_slice()) {
                    (Some(id), []) => self.state.assign(id, value),
                    (Some(id), [field]) if target.method.is_none() => {
                        let table = self.state.variable(id);
                        self.store(&table, &Key::Name(field.text.as_bytes().into()), &value);
                    }
                    _ if self.is_lenient => {
                        self.step_over(statement.span, "a function put into a table of tables");
                    }
                    _ => self.give_up(statement.span, "a function put into a table of tables"),
                }
            }
            StatementKind::LocalFunction { name, function } => {
                let id = self.declare(name.text, Value::NIL);
                let value = self.closure(function);
                self.state.assign(id, value);
            }
            StatementKind::Return(values) => self.give_back(statement, values),
            StatementKind::Break => {
                let state = std::mem::replace(&mut self.state, State::dead());
                if let Some(breaks) = self.breaks.pop() {
                    self.breaks.push(breaks.join(state));
                }
            }
            StatementKind::Invalid => self.give_up(statement.span, "it is not Lua"),
        }
    }

    fn closure(&mut self, function: &'s Function<'s>) -> Value<'s> {
        let Some(frame) = self.frames.last() else { return Value::Never };
        let scope = self.names[frame.first_name..].to_vec();
        let outer = frame.closure.outer.clone();
        self.captured.extend(scope.iter().map(|(_, id)| *id));
        Atom::Function(Rc::new(Closure { function, scope, outer })).into()
    }

    fn give_back(&mut self, statement: &'s Statement<'s>, values: &'s [Expression<'s>]) {
        let Some(frame) = self.frames.last() else { return };
        let is_last = frame.is_last;
        let span = frame.given_back_at.unwrap_or(statement.span);
        let lists = match values {
            [one] => {
                let site = std::ptr::from_ref(one) as u64;
                self.tail = is_last.then_some((site, span));
                let lists = self.values(one);
                self.tail = None;
                lists
            }
            several => vec![self.list(several)],
        };
        if self.state.is_dead {
            return;
        }
        self.record_return(statement.span, values, &lists, false);
        if is_last {
            return self.reply(lists, span, statement.span);
        }
        let state = std::mem::replace(&mut self.state, State::dead());
        self.leave(lists, state);
    }

    /// The callback gives these back, each for itself.
    pub(super) fn reply(&mut self, lists: Vec<Values<'s>>, span: Span, end: Span) {
        let mut before = std::mem::take(&mut self.state);
        let last = lists.len();
        for (place, list) in lists.into_iter().enumerate() {
            let value = list.at(0);
            let is_last = place + 1 == last;
            self.state = if is_last { std::mem::take(&mut before) } else { before.clone() };
            self.note_whole(&value, span);
            self.state.take_in(&value);
            self.note_codes(&value);
            let state = std::mem::replace(&mut self.state, State::dead());
            self.look_for(&value, &state, end);
            self.replies.push((value, state, span));
            self.ends.push(end);
        }
        self.state = State::dead();
    }

    fn local(&mut self, names: &'s [Name<'s>], values: &'s [Expression<'s>]) {
        if let [value] = values
            && names.len() > 1
        {
            let lists = self.spread(value, names.len());
            if self.state.is_dead {
                return;
            }
            let rows: Vec<Vec<Value<'s>>> = lists
                .iter()
                .map(|list| (0..names.len()).map(|place| list.at(place)).collect())
                .collect();
            let all = lists.into_iter().reduce(|one, other| one.join(&other)).unwrap_or_default();
            let first = |place| if place == 0 { Some(value) } else { None };
            for (place, name) in names.iter().enumerate() {
                let kind = self.local_kind();
                self.note_name(kind, name.text, first(place), &all.at(place), name.span);
            }
            let ids = names.iter().enumerate().map(|(place, name)| (name, all.at(place)));
            let ids: Vec<usize> = ids.map(|(name, value)| self.declare(name.text, value)).collect();
            self.state.relate(ids, rows);
            return;
        }
        let list = self.list(values);
        if self.state.is_dead {
            return;
        }
        for (place, name) in names.iter().enumerate() {
            let kind = self.local_kind();
            self.note_name(kind, name.text, values.get(place), &list.at(place), name.span);
            let id = self.declare(name.text, list.at(place));
            self.record_local(id, values.get(place));
        }
    }

    fn assignment(&mut self, targets: &'s [Expression<'s>], values: &'s [Expression<'s>]) {
        if let ([target], [value]) = (targets, values)
            && let Some(table) = appended(target)
        {
            let base = self.value(table);
            let value = self.value(value);
            return self.append(&base, &value);
        }
        let mut rows = Vec::new();
        let list = match values {
            [one] if targets.len() > 1 => {
                let lists = self.values(one);
                let row = |list: &Values<'s>| (0..targets.len()).map(|at| list.at(at)).collect();
                rows = lists.iter().map(row).collect();
                lists.into_iter().reduce(|one, other| one.join(&other)).unwrap_or_default()
            }
            values => self.list(values),
        };
        for (place, target) in targets.iter().enumerate() {
            if self.state.is_dead {
                return;
            }
            self.note_target(target, values.get(place), &list.at(place));
            self.assign(target, &list.at(place), values.get(place));
        }
        let ids: Option<Vec<usize>> = targets.iter().map(|target| self.assigned(target)).collect();
        if let Some(ids) = ids
            && rows.len() > 1
        {
            self.state.relate(ids, rows);
        }
    }

    fn assigned(&self, target: &Expression<'s>) -> Option<usize> {
        match &target.kind {
            ExpressionKind::Name(name) => self.variable(name),
            _ => None,
        }
    }

    fn assign(
        &mut self,
        target: &'s Expression<'s>,
        value: &Value<'s>,
        from: Option<&'s Expression<'s>>,
    ) {
        match &target.kind {
            ExpressionKind::Name(name) => match self.variable(name) {
                Some(id) => {
                    self.record_local(id, from);
                    self.state.assign(id, value.clone());
                    self.state.take_in(value);
                }
                // A local of the file is never trusted if a function assigns it; a global raises.
                None if self.facts.is_assigned(name) => {
                    let why = "put into a local outside the function";
                    let why = super::value::Why { span: target.span, text: why, is_opaque: true };
                    self.escape(value, why);
                }
                None => {
                    self.raise();
                }
            },
            ExpressionKind::Field { table, name } => {
                let base = self.value(table);
                self.store(&base, &Key::Name(name.text.as_bytes().into()), value);
            }
            ExpressionKind::Index { table, key } => {
                let base = self.value(table);
                // Nil is no key: storing there is an error.
                let key = self.value(key).not_nil();
                self.note_raw(&key, target.span);
                let key = Key::of(&key);
                self.store(&base, &key, value);
            }
            _ => {}
        }
    }

    /// `table[key] = value` in all a table may be.
    pub(super) fn store(&mut self, base: &Value<'s>, key: &Key<'s>, value: &Value<'s>) {
        self.update(base, value, |table, is_certain| {
            if is_certain {
                table.set(key, value);
            } else {
                let was = table.is_many;
                table.is_many = true;
                table.set(key, value);
                table.is_many = was;
            }
        });
    }

    pub(super) fn append(&mut self, base: &Value<'s>, value: &Value<'s>) {
        self.update(base, value, |table, is_certain| {
            if is_certain {
                table.append(value);
            } else {
                let was = table.is_many;
                table.is_many = true;
                table.append(value);
                table.is_many = was;
            }
        });
    }

    pub(super) fn update(
        &mut self,
        base: &Value<'s>,
        value: &Value<'s>,
        change: impl Fn(&mut super::table::Table<'s>, bool),
    ) {
        let mut can_go_on = false;
        for atom in base.atoms() {
            match atom {
                Atom::Table(id) => {
                    can_go_on = true;
                    if let Some(why) = self.state.table(*id).and_then(|table| table.whole) {
                        self.escape(value, why);
                    }
                    let is_certain = base.atoms().len() == 1;
                    self.state.change_table(*id, |table| change(table, is_certain));
                }
                Atom::Items(side) => {
                    can_go_on = true;
                    self.note_all(*side, None, crate::source::Span::default());
                    self.state.is_scrambled[super::state::place(*side)] = true;
                }
                Atom::Any(why) => {
                    can_go_on = true;
                    self.escape(value, *why);
                }
                Atom::Status(_) | Atom::Error(_) | Atom::Loaded(_) if self.is_lenient => {
                    can_go_on = true;
                    let span = crate::source::Span::default();
                    self.step_over(span, "a change of a table like that");
                }
                Atom::Status(_) | Atom::Error(_) | Atom::Loaded(_) => {
                    self.give_up(crate::source::Span::default(), "a change of a table like that");
                }
                _ => {}
            }
        }
        if !can_go_on {
            self.raise();
        }
    }

    fn choice(&mut self, branches: &'s [Branch<'s>], otherwise: Option<&'s Block<'s>>) {
        let mut end = State::dead();
        for branch in branches {
            if !self.step(branch.condition.span) {
                break;
            }
            let value = self.value(&branch.condition);
            let mut other = self.state.clone();
            if value.truthy().is_never() {
                self.state.is_dead = true;
            } else {
                self.assume(&branch.condition, true);
                self.block(&branch.body);
            }
            end = end.join(std::mem::replace(&mut self.state, State::dead()));
            if value.falsy().is_never() {
                other.is_dead = true;
            }
            self.state = other;
            self.assume(&branch.condition, false);
        }
        if let Some(body) = otherwise {
            self.block(body);
        }
        let last = std::mem::take(&mut self.state);
        self.state = end.join(last);
    }
}

/// The table of `t[#t + 1]`.
fn appended<'s>(target: &'s Expression<'s>) -> Option<&'s Expression<'s>> {
    let ExpressionKind::Index { table, key } = &target.kind else { return None };
    let ExpressionKind::Binary { operator: BinaryOperator::Add, left, right } = &key.kind else {
        return None;
    };
    let ExpressionKind::Unary { operator: UnaryOperator::Length, operand } = &left.kind else {
        return None;
    };
    let is_one = matches!(right.kind, ExpressionKind::Number(1.0));
    (is_one && is_same(operand, table)).then_some(table)
}

fn is_same(one: &Expression<'_>, other: &Expression<'_>) -> bool {
    match (&one.kind, &other.kind) {
        (ExpressionKind::Name(one), ExpressionKind::Name(other)) => one == other,
        (
            ExpressionKind::Field { table: one, name },
            ExpressionKind::Field { table: other, name: other_name },
        ) => name.text == other_name.text && is_same(one, other),
        _ => false,
    }
}
