//! Statements.

use super::ast::{
    Block, Branch, Expression, ExpressionKind, FunctionTarget, Name, Statement, StatementKind,
};
use super::error::Error;
use super::foreign;
use super::parser::{MAXIMUM_LEVELS, Parser};
use super::token::TokenKind;

/// What the three hidden locals of a `for` are called: no identifier can be.
const HIDDEN: [&str; 3] = ["(for 1)", "(for 2)", "(for 3)"];

impl<'s> Parser<'s> {
    /// Statements up to a word that ends a block, behind those already there.
    pub(super) fn continue_block(&mut self, block: &mut Block<'s>) {
        let place = block.statements.is_empty().then_some(self.token.span.start);
        while !self.is_at_block_end() {
            let statement = self.statement();
            let is_last = matches!(statement.kind, StatementKind::Return(_) | StatementKind::Break);
            block.statements.push(statement);
            self.eat(TokenKind::Semicolon);
            if is_last && !self.is_lost && !self.is_at_block_end() {
                self.statement_behind_last(block);
            }
        }
        if let (Some(start), Some(last)) = (place, block.statements.last()) {
            block.span.start = start;
            block.span.end = last.span.end;
        } else if let Some(last) = block.statements.last() {
            block.span.end = last.span.end;
        }
    }

    fn statement_behind_last(&mut self, block: &Block<'s>) {
        let Some(last) = block.statements.last() else { return };
        let word = if matches!(last.kind, StatementKind::Break) { "break" } else { "return" };
        let error =
            Error::syntax(self.token.span, format!("nothing may follow `{word}` in its block"))
                .help(format!("write `do {word} ... end` to leave earlier"))
                .related(last.span, format!("the block ends with this `{word}`"));
        self.report(error);
    }

    fn statement(&mut self) -> Statement<'s> {
        let start = self.token.span.start;
        let (outer_links, outer_brackets) = (self.links, std::mem::take(&mut self.brackets));
        self.links = 0;
        self.is_at_statement_start = true;
        let mut kind = self.statement_kind();
        if self.is_lost {
            if self.span_from(start).end == start {
                kind = StatementKind::Invalid;
            }
            self.find_next_statement(start);
        }
        self.links = self.links.max(outer_links);
        self.brackets = outer_brackets;
        self.scopes.release(0);
        Statement { kind, span: self.span_from(start) }
    }

    fn statement_kind(&mut self) -> StatementKind<'s> {
        match self.token.kind {
            TokenKind::If => self.if_statement(),
            TokenKind::While => self.while_statement(),
            TokenKind::Do => self.do_statement(),
            TokenKind::For => self.for_statement(),
            TokenKind::Repeat => self.repeat_statement(),
            TokenKind::Function => self.function_statement(),
            TokenKind::Local => self.local_statement(),
            TokenKind::Return => self.return_statement(),
            TokenKind::Break => self.break_statement(),
            _ => self.expression_statement(),
        }
    }

    fn if_statement(&mut self) -> StatementKind<'s> {
        let opener = self.opener("if");
        let mut branches = vec![self.branch()];
        while self.token.kind == TokenKind::ElseIf {
            branches.push(self.branch());
        }
        let otherwise = self.eat(TokenKind::Else).then(|| self.block());
        while matches!(self.token.kind, TokenKind::Else | TokenKind::ElseIf) {
            self.branch_behind_else();
        }
        self.close_block(opener, TokenKind::End);
        StatementKind::If { branches, otherwise }
    }

    fn branch_behind_else(&mut self) {
        let message = format!("{} stands behind the `else` of this `if`", self.found());
        self.report(Error::syntax(self.token.span, message).help("`else` comes last"));
        if self.token.kind == TokenKind::ElseIf {
            self.branch();
        } else {
            self.advance();
            self.block();
        }
    }

    fn branch(&mut self) -> Branch<'s> {
        self.advance();
        let condition = self.expression();
        self.expect_header_end(TokenKind::Then, "`then` after the condition");
        Branch { condition, body: self.block() }
    }

    fn while_statement(&mut self) -> StatementKind<'s> {
        let opener = self.opener("while");
        self.advance();
        let condition = self.expression();
        self.expect_header_end(TokenKind::Do, "`do` after the condition");
        self.scopes.enter_loop();
        let body = self.block();
        self.scopes.leave_loop();
        self.close_block(opener, TokenKind::End);
        StatementKind::While { condition, body }
    }

    fn do_statement(&mut self) -> StatementKind<'s> {
        let opener = self.opener("do");
        self.advance();
        let body = self.block();
        self.close_block(opener, TokenKind::End);
        StatementKind::Do(body)
    }

    fn repeat_statement(&mut self) -> StatementKind<'s> {
        let opener = self.opener("repeat");
        self.advance();
        let mark = self.scopes.enter_block();
        self.scopes.enter_loop();
        let body = self.open_block();
        self.scopes.leave_loop();
        let is_closed = self.close_block(opener, TokenKind::Until);
        let condition = if is_closed { self.expression() } else { self.invalid() };
        self.scopes.leave_block(mark);
        StatementKind::Repeat { body, condition }
    }

    fn for_statement(&mut self) -> StatementKind<'s> {
        let opener = self.opener("for");
        self.advance();
        let name = self.name("a name after `for`");
        let mark = self.scopes.enter_block();
        let kind = match self.token.kind {
            TokenKind::Comma | TokenKind::In => self.generic_for(name),
            TokenKind::Equal => self.numeric_for(name),
            _ => {
                self.expected("`=` or `in` after the name");
                self.numeric_for(name)
            }
        };
        self.scopes.leave_loop();
        self.scopes.leave_block(mark);
        self.close_block(opener, TokenKind::End);
        kind
    }

    fn numeric_for(&mut self, variable: Name<'s>) -> StatementKind<'s> {
        self.declare_for(&[variable]);
        self.eat(TokenKind::Equal);
        let start = self.expression();
        self.expect(TokenKind::Comma, "`,` and the last value");
        let limit = self.expression();
        let step = self.eat(TokenKind::Comma).then(|| self.expression());
        self.expect_header_end(TokenKind::Do, "`do` after the `for` values");
        self.show_for(&[variable]);
        StatementKind::NumericFor { variable, start, limit, step, body: self.block() }
    }

    fn generic_for(&mut self, first: Name<'s>) -> StatementKind<'s> {
        self.declare_for(&[first]);
        let mut names = vec![first];
        while self.eat(TokenKind::Comma) {
            let name = self.name("a name after `,`");
            let result = self.scopes.declare(HIDDEN.len() + names.len());
            self.check_limit(name.span, result);
            names.push(name);
        }
        self.expect(TokenKind::In, "`in` after the names");
        let values = self.expressions();
        self.hold_values(&values, HIDDEN.len());
        self.scopes.release(0);
        self.expect_header_end(TokenKind::Do, "`do` after the `for` values");
        self.show_for(&names);
        StatementKind::GenericFor { names, values, body: self.block() }
    }

    /// Counts the hidden locals of a `for` and its first variable.
    fn declare_for(&mut self, names: &[Name<'s>]) {
        for pending in 0..HIDDEN.len() + names.len() {
            let result = self.scopes.declare(pending);
            let span = names.first().map_or(self.here(), |name| name.span);
            self.check_limit(span, result);
        }
    }

    fn show_for(&mut self, names: &[Name<'s>]) {
        for name in HIDDEN.into_iter().chain(names.iter().map(|name| name.text)) {
            self.scopes.show(name);
        }
        self.scopes.enter_loop();
    }

    fn function_statement(&mut self) -> StatementKind<'s> {
        let opener = self.opener("function");
        self.advance();
        let base = self.name("a name after `function`");
        let result = self.scopes.resolve(base.text);
        self.check_limit(base.span, result);
        let mut target = FunctionTarget { base, fields: Vec::new(), method: None };
        while self.eat(TokenKind::Dot) {
            target.fields.push(self.name("a name after `.`"));
        }
        if self.eat(TokenKind::Colon) {
            target.method = Some(self.name("a name after `:`"));
        }
        let function = self.function(opener, target.method.is_some());
        // What follows a function without a name continues an expression.
        self.is_lost |= target.base.text.is_empty();
        StatementKind::Function { target, function: Box::new(function) }
    }

    fn local_statement(&mut self) -> StatementKind<'s> {
        self.advance();
        let opener = self.opener("function");
        if self.eat(TokenKind::Function) {
            let name = self.local_name("a name after `local function`", 0);
            self.scopes.show(name.text);
            let function = Box::new(self.function(opener, false));
            return StatementKind::LocalFunction { name, function };
        }
        let mut names = vec![self.local_name("a name after `local`", 0)];
        self.refuse_attribute();
        while self.eat(TokenKind::Comma) {
            names.push(self.local_name("a name after `,`", names.len()));
            self.refuse_attribute();
        }
        let values = if self.eat(TokenKind::Equal) { self.expressions() } else { Vec::new() };
        self.hold_values(&values, names.len());
        self.scopes.release(0);
        for name in &names {
            self.scopes.show(name.text);
        }
        StatementKind::Local { names, values }
    }

    fn local_name(&mut self, what: &str, pending: usize) -> Name<'s> {
        let name = self.name(what);
        let result = self.scopes.declare(pending);
        self.check_limit(name.span, result);
        name
    }

    /// `<const>` and `<close>` behind a local's name.
    fn refuse_attribute(&mut self) {
        let start = self.token.span.start;
        if self.token.kind != TokenKind::Less || self.is_lost {
            return;
        }
        let error =
            Error::syntax(self.token.span, "attributes such as `<const>` are not in Lua 5.1");
        self.report(error.help("leave it out"));
        self.advance();
        self.eat(TokenKind::Name);
        self.eat(TokenKind::Greater);
        debug_assert!(start < self.previous.1.end, "progress");
    }

    fn return_statement(&mut self) -> StatementKind<'s> {
        self.advance();
        let is_empty = self.token.kind.ends_block() || self.token.kind == TokenKind::Semicolon;
        let values = if is_empty { Vec::new() } else { self.expressions() };
        self.hold_last(&values);
        StatementKind::Return(values)
    }

    fn break_statement(&mut self) -> StatementKind<'s> {
        let span = self.token.span;
        self.advance();
        if !self.scopes.is_in_loop() {
            self.report(Error::syntax(span, "`break` outside of a loop"));
        }
        StatementKind::Break
    }

    /// A call, an assignment, or something that is not Lua.
    fn expression_statement(&mut self) -> StatementKind<'s> {
        if self.token.kind == TokenKind::Semicolon {
            let error = Error::syntax(self.token.span, "a `;` alone is not a statement in Lua 5.1");
            self.report(error.help("remove it"));
            self.advance();
            return StatementKind::Invalid;
        }
        let first = self.primary_expression();
        match first.kind {
            ExpressionKind::Invalid => StatementKind::Invalid,
            ExpressionKind::Call { .. } | ExpressionKind::MethodCall { .. } => {
                StatementKind::Call(first)
            }
            _ => self.assignment(first),
        }
    }

    fn assignment(&mut self, first: Expression<'s>) -> StatementKind<'s> {
        self.check_target(&first);
        let mut targets = vec![first];
        while self.eat(TokenKind::Comma) {
            let target = self.primary_expression();
            if targets.len() > MAXIMUM_LEVELS - self.levels() {
                let error = Error::limit(target.span, "too many variables in one assignment");
                self.report(error.help("split the assignment"));
            }
            self.check_target(&target);
            targets.push(target);
        }
        if !self.eat(TokenKind::Equal) {
            let error = foreign::not_a_statement(self, &targets);
            self.error(error);
            return StatementKind::Assign { targets, values: Vec::new() };
        }
        let values = self.expressions();
        // As many values as targets are stored one by one; otherwise all wait in registers.
        if values.len() != targets.len() {
            self.hold_values(&values, targets.len());
        }
        StatementKind::Assign { targets, values }
    }

    /// Only names, fields and indexes can be assigned.
    fn check_target(&mut self, target: &Expression<'s>) {
        match target.kind {
            ExpressionKind::Name(_)
            | ExpressionKind::Field { .. }
            | ExpressionKind::Index { .. } => {}
            ExpressionKind::Call { .. } | ExpressionKind::MethodCall { .. } => {
                self.error(Error::syntax(target.span, "a call cannot be assigned to"));
            }
            ExpressionKind::Invalid => self.is_lost = true,
            _ => {
                let error = Error::syntax(target.span, "an expression alone is not a statement");
                self.error(error.help("call something or assign it: `local x = ...`"));
            }
        }
    }
}
