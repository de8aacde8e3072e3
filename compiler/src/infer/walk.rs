//! Statements of a callback and of the helpers that get its tables, with the locals that hold what.

use super::expression::constant_index;
use super::observe::{NameKind, Observed, Side, Use, UseKind};
use crate::load::{Closure, Value};
use crate::source::Span;
use crate::syntax::ast::{
    Block, Expression, ExpressionKind, Function, Name, Statement, StatementKind,
};

/// What a local holds, as far as that matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binding {
    /// `keys` or `args` itself.
    Table(Side),
    /// One of its values.
    Item(Side, usize),
    /// Something made from one of its values by converting it.
    Derived(Side, usize),
    /// Its length.
    Length(Side),
    /// A loop's counter, with its first value where that is a constant.
    Counter(Option<usize>),
    /// Anything else.
    Other,
}

/// How deep helpers that get the tables are followed.
const DEEPEST_HELPER: usize = 6;

/// How many helpers are followed from one callback, in all.
const MOST_HELPERS: u32 = 2000;

pub(super) struct Walk<'a, 's> {
    pub(super) keys: Observed,
    pub(super) args: Observed,
    locals: Vec<(&'s str, Binding)>,
    /// The functions being walked, the callback first.
    closures: Vec<&'a Closure<'s>>,
    /// How many functions written in the body surround this place: each has a `...` of its own.
    nested: u32,
    helpers: u32,
}

impl<'a, 's> Walk<'a, 's> {
    pub(super) fn new(callback: &'a Closure<'s>) -> Self {
        Self {
            keys: Observed::default(),
            args: Observed::default(),
            locals: Vec::new(),
            closures: vec![callback],
            nested: 0,
            helpers: 0,
        }
    }

    /// Walks the callback: its first parameter is `keys`, its second `args`.
    pub(super) fn callback(&mut self) {
        let callback = self.closures[0];
        let function = callback.function;
        let mut sides = [Side::Keys, Side::Args].into_iter();
        for parameter in callback.parameters() {
            let binding = sides.next().map_or(Binding::Other, Binding::Table);
            self.bind(parameter, binding);
        }
        let body = &function.body;
        if function.is_vararg && !self.takes_apart(body) {
            sides.for_each(|side| self.side(side).open(None));
        }
        self.block(body);
    }

    /// `local keys, args = ...` as the first statement of a callback that takes `...`.
    fn takes_apart(&self, body: &Block<'s>) -> bool {
        let takes = |statement: &Statement<'_>| {
            matches!(&statement.kind, StatementKind::Local { values, .. }
                if matches!(values.as_slice(), [Expression { kind: ExpressionKind::VarArgs, .. }]))
        };
        self.closures.len() == 1 && body.statements.first().is_some_and(takes)
    }

    pub(super) fn side(&mut self, side: Side) -> &mut Observed {
        match side {
            Side::Keys => &mut self.keys,
            Side::Args => &mut self.args,
        }
    }

    pub(super) fn bind(&mut self, name: &'s str, binding: Binding) {
        self.locals.push((name, binding));
    }

    pub(super) fn binding(&self, name: &str) -> Option<Binding> {
        self.locals.iter().rev().find(|(known, _)| *known == name).map(|(_, binding)| *binding)
    }

    /// Whether the walk is in the callback itself, not in a helper.
    pub(super) fn is_in_callback(&self) -> bool {
        self.closures.len() == 1
    }

    /// The helper a name means, unless a local of the body hides it.
    pub(super) fn helper(&self, name: &str) -> Option<std::rc::Rc<Closure<'s>>> {
        if self.binding(name).is_some() {
            return None;
        }
        match self.closures.last()?.outer(name)? {
            Value::Function(closure) => Some(closure),
            _ => None,
        }
    }

    /// Walks a helper with its parameters bound; `false` where it is too deep or recursive.
    pub(super) fn walk_helper(&mut self, helper: &Closure<'s>, bindings: &[Binding]) -> bool {
        let is_known =
            self.closures.iter().any(|known| std::ptr::eq(known.function, helper.function));
        let is_deep = self.closures.len() > DEEPEST_HELPER || self.helpers == MOST_HELPERS;
        if is_known || is_deep || helper.function.is_vararg {
            return false;
        }
        let mut inner = Walk {
            keys: std::mem::take(&mut self.keys),
            args: std::mem::take(&mut self.args),
            locals: Vec::new(),
            closures: self.closures.iter().copied().chain([helper]).collect(),
            nested: 0,
            helpers: self.helpers + 1,
        };
        for (index, parameter) in helper.parameters().enumerate() {
            inner.bind(parameter, bindings.get(index).copied().unwrap_or(Binding::Other));
        }
        inner.block(&helper.function.body);
        self.keys = inner.keys;
        self.args = inner.args;
        self.helpers = inner.helpers;
        true
    }

    /// The parameter a helper gives back, converted at most: `local n = tonumber(v) ... return n`.
    pub(super) fn passed_through(helper: &Closure<'s>) -> Option<usize> {
        let function = helper.function;
        let mut inner = Walk::new(helper);
        for (index, parameter) in helper.parameters().enumerate() {
            inner.bind(parameter, Binding::Item(Side::Args, index + 1));
        }
        // Only the body's own statements: a helper that gives a value back does so at its end.
        for statement in &function.body.statements {
            match &statement.kind {
                StatementKind::Local { names, values } if names.len() == values.len() => {
                    for (name, value) in names.iter().zip(values) {
                        let from =
                            if is_conversion(value) { inner.comes_from(value) } else { None };
                        inner.bind(
                            name.text,
                            from.map_or(Binding::Other, |(side, at)| Binding::Derived(side, at)),
                        );
                    }
                }
                StatementKind::Return(values) => {
                    let value = values.first().filter(|value| is_conversion(value))?;
                    return inner.comes_from(value).map(|(_, at)| at - 1);
                }
                _ => {}
            }
        }
        None
    }

    pub(super) fn block(&mut self, block: &'s Block<'s>) {
        let depth = self.locals.len();
        for statement in &block.statements {
            self.statement(statement);
        }
        self.locals.truncate(depth);
    }

    fn statement(&mut self, statement: &'s Statement<'s>) {
        match &statement.kind {
            StatementKind::Local { names, values } => self.local(names, values),
            StatementKind::Assign { targets, values } => self.assign(targets, values),
            // Nobody takes its value: `assert(args[1])` looks whether it is there.
            StatementKind::Call(call) => self.test(call),
            StatementKind::Do(body) => self.block(body),
            StatementKind::While { condition, body } => {
                self.test(condition);
                self.block(body);
            }
            StatementKind::Repeat { body, condition } => {
                // The condition sees the locals of the body.
                let depth = self.locals.len();
                body.statements.iter().for_each(|statement| self.statement(statement));
                self.test(condition);
                self.locals.truncate(depth);
            }
            StatementKind::If { branches, otherwise } => {
                for branch in branches {
                    self.test(&branch.condition);
                    self.block(&branch.body);
                }
                otherwise.iter().for_each(|body| self.block(body));
            }
            StatementKind::NumericFor { variable, start, limit, step, body } => {
                self.numeric_for(variable, start, [Some(limit), step.as_ref()], body);
            }
            StatementKind::GenericFor { names, values, body } => {
                values.iter().for_each(|value| self.raw(value));
                self.loop_body(names.iter().map(|name| (name.text, Binding::Other)), body);
            }
            StatementKind::Function { function, .. } => self.function(function),
            StatementKind::LocalFunction { name, function } => {
                self.bind(name.text, Binding::Other);
                self.function(function);
            }
            StatementKind::Return(values) => values.iter().for_each(|value| self.raw(value)),
            StatementKind::Break | StatementKind::Invalid => {}
        }
    }

    pub(super) fn function(&mut self, function: &'s Function<'s>) {
        let parameters = function.parameters.iter().map(|name| (name.text, Binding::Other));
        self.nested += 1;
        self.loop_body(parameters, &function.body);
        self.nested -= 1;
    }

    fn loop_body(&mut self, names: impl Iterator<Item = (&'s str, Binding)>, body: &'s Block<'s>) {
        let depth = self.locals.len();
        self.locals.extend(names);
        self.block(body);
        self.locals.truncate(depth);
    }

    fn numeric_for(
        &mut self,
        variable: &Name<'s>,
        start: &'s Expression<'s>,
        others: [Option<&'s Expression<'s>>; 2],
        body: &'s Block<'s>,
    ) {
        self.raw(start);
        others.into_iter().flatten().for_each(|other| self.raw(other));
        // What counts down begins at the last one: the first is not known.
        let is_upwards = others[1].is_none_or(|step| constant_index(step).is_some());
        let counter = Binding::Counter(constant_index(start).filter(|_| is_upwards));
        self.loop_body([(variable.text, counter)].into_iter(), body);
    }

    fn local(&mut self, names: &'s [Name<'s>], values: &'s [Expression<'s>]) {
        if let [value] = values
            && let Some(bindings) = self.spread(names, value)
        {
            self.locals.extend(bindings);
            return;
        }
        let mut bindings = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let binding = values
                .get(index)
                .map_or(Binding::Other, |value| self.local_value(name.text, value));
            bindings.push((name.text, binding));
        }
        values.iter().skip(names.len()).for_each(|value| self.raw(value));
        self.locals.extend(bindings);
    }

    fn local_value(&mut self, name: &'s str, value: &'s Expression<'s>) -> Binding {
        self.name_after(name, value, self.local_kind());
        match self.holds(value) {
            Binding::Item(side, index) => {
                self.side(side).see(index, value.span);
                Binding::Item(side, index)
            }
            binding @ (Binding::Table(_) | Binding::Length(_)) => binding,
            _ => {
                self.raw(value);
                self.comes_from(value)
                    .map_or(Binding::Other, |(side, index)| Binding::Derived(side, index))
            }
        }
    }

    fn local_kind(&self) -> NameKind {
        if self.is_in_callback() { NameKind::Local } else { NameKind::HelperLocal }
    }

    /// `local a, b = unpack(args)` and `local keys, args = ...`.
    fn spread(
        &mut self,
        names: &[Name<'s>],
        value: &'s Expression<'s>,
    ) -> Option<Vec<(&'s str, Binding)>> {
        if matches!(value.kind, ExpressionKind::VarArgs) && self.is_in_callback() {
            let before = self.closures[0].parameters().count();
            let skip = if self.nested == 0 { before } else { 2 };
            let sides = [Binding::Table(Side::Keys), Binding::Table(Side::Args)];
            let bindings = sides.into_iter().skip(skip).chain(std::iter::repeat(Binding::Other));
            return Some(names.iter().map(|name| name.text).zip(bindings).collect());
        }
        let (side, first) = self.unpacked(value)?;
        let mut bindings = Vec::with_capacity(names.len());
        for (index, name) in (first..).zip(names) {
            self.side(side).named(index, value.span, NameKind::Local, name.text);
            bindings.push((name.text, Binding::Item(side, index)));
        }
        Some(bindings)
    }

    fn assign(&mut self, targets: &'s [Expression<'s>], values: &'s [Expression<'s>]) {
        for (target, value) in targets.iter().zip(values) {
            if let ExpressionKind::Field { name, .. } = &target.kind {
                self.name_after(name.text, value, NameKind::Field);
            } else if let ExpressionKind::Name(name) = &target.kind {
                self.name_after(name, value, NameKind::Field);
            }
        }
        values.iter().for_each(|value| self.raw(value));
        targets.iter().for_each(|target| self.target(target));
    }

    fn target(&mut self, target: &'s Expression<'s>) {
        match &target.kind {
            ExpressionKind::Name(name) => {
                let found = self.locals.iter_mut().rev().find(|(known, _)| known == name);
                let Some((_, binding)) = found else { return };
                let before = std::mem::replace(binding, Binding::Other);
                // `args = something` in one branch leaves open what `args[1]` means behind it.
                if let Binding::Table(side) = before {
                    self.side(side).scramble();
                }
            }
            ExpressionKind::Field { table, .. } => self.raw(table),
            ExpressionKind::Index { table, key } => {
                match self.table_of(table) {
                    Some(side) => self.side(side).scramble(),
                    None => self.raw(table),
                }
                self.raw(key);
            }
            _ => {}
        }
    }

    pub(super) fn raw(&mut self, expression: &'s Expression<'s>) {
        self.expression(expression, &Use { kind: UseKind::Raw, default: None });
    }

    pub(super) fn test(&mut self, expression: &'s Expression<'s>) {
        self.expression(expression, &Use { kind: UseKind::Test, default: None });
    }

    pub(super) fn used(&mut self, side: Side, index: usize, span: Span, usage: &Use) {
        self.side(side).used(index, span, usage);
    }
}

/// A name or `tonumber` of one: anything else a helper does is its own.
fn is_conversion(value: &Expression<'_>) -> bool {
    matches!(super::expression::core(value).kind, ExpressionKind::Name(_))
}
