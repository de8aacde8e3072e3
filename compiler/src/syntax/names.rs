//! A tree into the names in it that no local stands for: globals.

use super::ast::{Block, Expression, ExpressionKind, File, Function, FunctionTarget, Statement};
use super::scoped::{Scoped, scope, scoped_block, scoped_statement};
use super::visit::{Visit, walk_expression};
use crate::source::Span;

/// A place where a global is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Global<'s> {
    /// Its name.
    pub name: &'s str,
    /// The name's bytes.
    pub span: Span,
    /// The innermost function around it; `None` at the top level.
    pub function: Option<Span>,
    /// Whether it is assigned there.
    pub is_written: bool,
    /// Whether it is in a function that is written as an argument of `pcall` or `xpcall`.
    pub is_protected: bool,
    /// The field of it that is called there: `time` of `os.time()`.
    pub called: Option<&'s str>,
}

/// Every place where a global is named, in the order of the text.
#[must_use]
pub fn globals<'s>(file: &'s File<'s>) -> Vec<Global<'s>> {
    let mut walk = Walk::default();
    walk.block(&file.block);
    walk.found
}

/// Every place in the body of a script where a global is named, `KEYS` and `ARGV` among them: they are the server's.
#[must_use]
pub fn globals_of_script<'s>(script: &'s Function<'s>) -> Vec<Global<'s>> {
    let mut walk = Walk { function: Some(script.span), ..Walk::default() };
    walk.block(&script.body);
    walk.found
}

/// A place where a function changes a local that stands outside all functions, or a table in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OuterChange<'s> {
    /// The local.
    pub name: &'s str,
    /// What is assigned.
    pub span: Span,
    /// The innermost function around the place.
    pub function: Span,
}

/// Every place where a function changes a local outside all functions, in the order of the text.
#[must_use]
pub fn outer_changes<'s>(file: &'s File<'s>) -> Vec<OuterChange<'s>> {
    let mut walk = Walk::default();
    walk.block(&file.block);
    walk.changes
}

#[derive(Default)]
struct Walk<'s> {
    found: Vec<Global<'s>>,
    changes: Vec<OuterChange<'s>>,
    locals: Vec<&'s str>,
    /// How many of them stand outside the outermost function around.
    outer: usize,
    function: Option<Span>,
    protected: usize,
}

impl<'s> Visit<'s, 's> for Walk<'s> {
    fn block(&mut self, block: &'s Block<'s>) {
        scoped_block(self, block);
    }

    fn statement(&mut self, statement: &'s Statement<'s>) {
        scoped_statement(self, statement);
    }

    fn function(&mut self, function: &'s Function<'s>) {
        self.enter(function, false);
    }

    fn expression(&mut self, expression: &'s Expression<'s>) {
        match &expression.kind {
            ExpressionKind::Name(name) => self.name(name, expression.span, false),
            ExpressionKind::Call { callee, arguments } => self.call(callee, arguments),
            _ => walk_expression(self, expression),
        }
    }
}

impl<'s> Scoped<'s, 's> for Walk<'s> {
    fn locals(&mut self) -> &mut Vec<&'s str> {
        &mut self.locals
    }

    fn target(&mut self, target: &'s Expression<'s>) {
        self.change(target, target.span);
        match &target.kind {
            ExpressionKind::Name(name) => self.name(name, target.span, true),
            _ => self.expression(target),
        }
    }

    fn definition(&mut self, target: &'s FunctionTarget<'s>, function: &'s Function<'s>) {
        let is_whole = target.fields.is_empty() && target.method.is_none();
        self.name(target.base.text, target.base.span, is_whole);
        self.enter(function, target.method.is_some());
    }
}

impl<'s> Walk<'s> {
    fn enter(&mut self, function: &'s Function<'s>, is_method: bool) {
        let outer = self.function.replace(function.span);
        if outer.is_none() {
            self.outer = self.locals.len();
        }
        scope(self, |walk| {
            walk.locals.extend(function.parameters.iter().map(|name| name.text));
            // Lua 5.1 gives functions with `...` a hidden local.
            walk.locals.extend(function.is_vararg.then_some("arg"));
            walk.locals.extend(is_method.then_some("self"));
            walk.block(&function.body);
        });
        self.function = outer;
    }

    /// Notes a change of what an expression begins with, if a function makes it to an outer local.
    fn change(&mut self, target: &'s Expression<'s>, span: Span) {
        match &target.kind {
            ExpressionKind::Name(name) => {
                let place = self.locals.iter().rposition(|local| local == name);
                if let (Some(function), Some(place)) = (self.function, place)
                    && place < self.outer
                {
                    self.changes.push(OuterChange { name, span, function });
                }
            }
            ExpressionKind::Field { table, .. } | ExpressionKind::Index { table, .. } => {
                self.change(table, span);
            }
            _ => {}
        }
    }

    fn name(&mut self, name: &'s str, span: Span, is_written: bool) {
        if !self.locals.contains(&name) {
            let (function, is_protected) = (self.function, self.protected > 0);
            self.found.push(Global {
                name,
                span,
                function,
                is_written,
                is_protected,
                called: None,
            });
        }
    }

    fn call(&mut self, callee: &'s Expression<'s>, arguments: &'s [Expression<'s>]) {
        let count = self.found.len();
        self.expression(callee);
        if let ExpressionKind::Field { table, name } = &callee.kind
            && matches!(table.kind, ExpressionKind::Name(_))
            && let Some(global) = self.found.get_mut(count)
        {
            global.called = Some(name.text);
        }
        let is_pcall = matches!(callee.kind, ExpressionKind::Name("pcall" | "xpcall"));
        self.protected += usize::from(is_pcall);
        arguments.iter().for_each(|argument| self.expression(argument));
        self.protected -= usize::from(is_pcall);
    }
}

#[cfg(test)]
mod tests {
    use super::globals;

    fn names(code: &str) -> Vec<String> {
        let (file, errors) = crate::syntax::parse(code.as_bytes());
        assert!(errors.is_empty(), "{code}: {errors:?}");
        globals(&file).iter().map(|global| global.name.to_owned()).collect()
    }

    #[test]
    fn locals_are_none() {
        for (code, expected) in [
            ("#!lua name=x\nlocal a = a; b = a", vec!["a", "b"]),
            ("#!lua name=x\nlocal function f(x, ...) return f, x, arg, y end", vec!["y"]),
            ("#!lua name=x\nfor i = 1, n do print(i) end return i", vec!["n", "print", "i"]),
            ("#!lua name=x\nrepeat local x = 1 until x return x", vec!["x"]),
            (
                "#!lua name=x\nlocal t = {} function t.f() end function t:g() return self end",
                vec![],
            ),
            ("#!lua name=x\nfunction g() end", vec!["g"]),
        ] {
            assert_eq!(names(code), expected, "{code}");
        }
    }
}
