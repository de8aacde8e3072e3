//! Table constructors.

use super::ast::{Expression, ExpressionKind, TableField};
use super::parser::Parser;
use super::recovery::List;
use super::token::TokenKind;

/// Positional values that a constructor collects in registers before it stores them.
const STORED_AT_ONCE: usize = 50;

impl<'s> Parser<'s> {
    pub(super) fn table(&mut self) -> Expression<'s> {
        let opening = self.token.span;
        let held = self.scopes.held();
        self.hold(opening);
        self.open_bracket();
        let mut fields = Vec::new();
        let mut list = List::new(opening, TokenKind::RightBrace, "`,` or `}` in the table");
        while self.token.kind != TokenKind::RightBrace {
            fields.push(self.table_field());
            if !self.next_item(&mut list) {
                break;
            }
            self.hold_field(fields.last(), held + 1);
        }
        self.close_bracket(TokenKind::RightBrace, opening, "`}` after the last field");
        self.scopes.release(held);
        Expression { kind: ExpressionKind::Table(fields), span: self.span_from(opening.start) }
    }

    /// Counts a positional value as waiting. Lua stores them 50 at a time.
    fn hold_field(&mut self, field: Option<&TableField<'s>>, mark: usize) {
        if let Some(TableField::Positional(value)) = field {
            self.hold(value.span);
            if self.scopes.held() - mark == STORED_AT_ONCE {
                self.scopes.release(mark);
            }
        }
    }

    fn table_field(&mut self) -> TableField<'s> {
        if self.token.kind == TokenKind::LeftBracket {
            let key = self.bracketed_key();
            self.expect(TokenKind::Equal, "`=` after `[key]`");
            return TableField::Keyed { key, value: self.expression() };
        }
        if self.token.kind == TokenKind::Name && self.peek() == TokenKind::Equal {
            let name = self.name("a name");
            self.advance();
            return TableField::Named { name, value: self.expression() };
        }
        TableField::Positional(self.expression())
    }
}
