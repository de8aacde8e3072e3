//! Calls: which of them convert, which read the whole table, and which helpers are worth following.

use super::observe::{NameKind, Side, Use};
use super::walk::{Binding, Walk};
use crate::syntax::ast::{Expression, ExpressionKind};

impl<'s> Walk<'_, 's> {
    pub(super) fn call(
        &mut self,
        callee: &'s Expression<'s>,
        arguments: &'s [Expression<'s>],
        usage: &Use,
    ) {
        match self.global_name(callee).as_deref() {
            Some("tonumber" | "math.floor" | "math.ceil" | "math.abs") if arguments.len() == 1 => {
                return self.converted(&arguments[0], usage);
            }
            // It gives its first argument back.
            Some("assert") => {
                let mut arguments = arguments.iter();
                arguments.by_ref().take(1).for_each(|value| self.expression(value, usage));
                arguments.for_each(|message| self.raw(message));
                return;
            }
            // Looking at a type or a length asks for nothing.
            Some("type") => {
                arguments.iter().for_each(|argument| self.test(argument));
                return;
            }
            Some("unpack" | "table.concat") => return self.whole(callee, arguments),
            Some("ipairs" | "pairs" | "next") => return self.every(arguments),
            Some("table.remove" | "table.insert" | "table.sort") => return self.changed(arguments),
            Some("table.getn") => {
                arguments.iter().for_each(|argument| self.test(argument));
                return;
            }
            _ => {}
        }
        if let ExpressionKind::Name(name) = &callee.kind
            && let Some(helper) = self.helper(name)
        {
            return self.help(&helper, arguments);
        }
        self.raw(callee);
        arguments.iter().for_each(|argument| self.raw(argument));
    }

    /// The name of a global function, `tonumber` or `table.concat`, unless a local hides it.
    fn global_name(&self, callee: &Expression<'s>) -> Option<String> {
        let is_hidden = |name: &str| self.binding(name).is_some() || self.helper(name).is_some();
        match &callee.kind {
            ExpressionKind::Name(name) if !is_hidden(name) => Some((*name).to_owned()),
            ExpressionKind::Field { table, name } => match &table.kind {
                ExpressionKind::Name(table) if !is_hidden(table) => {
                    Some(format!("{table}.{}", name.text))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `unpack(args, 2)`, `table.concat(args, ',', 2)`: all from a place on.
    fn whole(&mut self, callee: &'s Expression<'s>, arguments: &'s [Expression<'s>]) {
        let is_unpack = matches!(callee.kind, ExpressionKind::Name(_));
        let [table, rest @ ..] = arguments else { return };
        match self.table_of(table) {
            Some(side) => {
                let from = if is_unpack { rest.first() } else { rest.get(1) };
                let from = from.map_or(Some(1), super::expression::constant_index);
                self.side(side).open(from);
            }
            None => self.raw(table),
        }
        rest.iter().for_each(|argument| self.raw(argument));
    }

    /// `ipairs(args)`: all of them.
    fn every(&mut self, arguments: &'s [Expression<'s>]) {
        for argument in arguments {
            match self.table_of(argument) {
                Some(side) => self.side(side).open(Some(1)),
                None => self.raw(argument),
            }
        }
    }

    /// `table.remove(args, 1)`: positions mean nothing any more.
    fn changed(&mut self, arguments: &'s [Expression<'s>]) {
        for (index, argument) in arguments.iter().enumerate() {
            match self.table_of(argument) {
                Some(side) if index == 0 => self.side(side).scramble(),
                _ => self.raw(argument),
            }
        }
    }

    /// A call of a function of the file: its parameters name what they get, and what it does with
    /// them counts as done here.
    fn help(&mut self, helper: &crate::load::Closure<'s>, arguments: &'s [Expression<'s>]) {
        let bindings: Vec<Binding> =
            arguments.iter().map(|argument| self.holds(argument)).collect();
        let is_ours =
            bindings.iter().any(|binding| matches!(binding, Binding::Table(_) | Binding::Item(..)));
        for (argument, parameter) in arguments.iter().zip(helper.parameters()) {
            self.name_after(parameter, argument, NameKind::HelperParameter);
        }
        if is_ours && self.walk_helper(helper, &bindings) {
            let others = arguments.iter().zip(&bindings);
            let others = others.filter(|(_, binding)| matches!(binding, Binding::Other));
            others.for_each(|(argument, _)| self.raw(argument));
            return;
        }
        arguments.iter().for_each(|argument| self.raw(argument));
    }

    /// `unpack(args)` or `unpack(args, 2)` as the only value of a `local`: the table and the first
    /// index.
    pub(super) fn unpacked(&self, value: &Expression<'s>) -> Option<(Side, usize)> {
        let ExpressionKind::Call { callee, arguments } = &value.kind else { return None };
        if self.global_name(callee)? != "unpack" {
            return None;
        }
        let (table, rest) = arguments.split_first()?;
        let first = match rest {
            [] => 1,
            [first, ..] => super::expression::constant_index(first)?,
        };
        Some((self.table_of(table)?, first))
    }
}
