//! Finding the way again after an error: what was expected, what is skipped.

use super::error::Error;
use super::foreign;
use super::parser::{Opener, Parser};
use super::token::TokenKind;
use crate::source::Span;

/// A list in brackets while its items are parsed.
#[derive(Debug)]
pub(super) struct List {
    opening: Span,
    close: TokenKind,
    what: &'static str,
    /// Whether a missing comma was reported.
    is_broken: bool,
}

impl List {
    pub(super) fn new(opening: Span, close: TokenKind, what: &'static str) -> Self {
        Self { opening, close, what, is_broken: false }
    }
}

impl Parser<'_> {
    /// Reports that something else was expected here.
    pub(super) fn expected(&mut self, what: &str) {
        if self.is_lost {
            return;
        }
        let error = foreign::unexpected(self, what);
        self.error(error);
    }

    pub(super) fn expect(&mut self, kind: TokenKind, what: &str) {
        if !self.eat(kind) {
            self.expected(what);
        }
    }

    /// Expects `then` or `do`. If the header is broken, the rest of it is skipped, so that the
    /// block behind it is still read as one.
    pub(super) fn expect_header_end(&mut self, kind: TokenKind, what: &str) {
        if !self.is_lost && self.eat(kind) {
            return;
        }
        self.expected(what);
        self.resume_at(kind);
    }

    /// After an error in the head of a block: skips to the token the head ends with, if it is on
    /// this line.
    pub(super) fn resume_at(&mut self, kind: TokenKind) {
        if !self.is_lost {
            return;
        }
        self.brackets = 0;
        self.skip_until(|parser| parser.token.kind == kind || parser.token.is_on_new_line);
        self.eat(kind);
        self.is_lost = self.token.kind == TokenKind::EndOfFile;
    }

    /// Expects the word that closes a block. Whether it was there.
    pub(super) fn close_block(&mut self, opener: Opener, kind: TokenKind) -> bool {
        if self.token.kind == kind {
            if self.token.is_on_new_line && self.token.indent < opener.indent {
                self.suspect.get_or_insert(opener.span);
            }
            self.advance();
            return true;
        }
        if !self.is_lost {
            self.missing_end(opener, kind);
        }
        self.is_lost |= self.token.kind == TokenKind::EndOfFile;
        false
    }

    fn missing_end(&mut self, opener: Opener, kind: TokenKind) {
        let close = if kind == TokenKind::Until { "until" } else { "end" };
        // A block closed by an `end` left of it probably took the `end` of the one around it.
        let inner = self.suspect.filter(|suspect| suspect.start > opener.span.start);
        let span = inner.unwrap_or(opener.span);
        let word = String::from_utf8_lossy(self.slice(span)).into_owned();
        let word = if span == opener.span { opener.word.to_owned() } else { word };
        let error = Error::syntax(span, format!("`{close}` is missing for the `{word}` here"));
        let found = format!("found {} instead", self.found());
        self.report(error.related(self.token.span, found));
        if kind == TokenKind::Until {
            self.eat(TokenKind::End);
        }
    }

    /// A word that closes a block where none is open, at the top of the file.
    pub(super) fn stray_block_end(&mut self) {
        let message = format!("{} closes nothing: no block is open here", self.found());
        self.error(Error::syntax(self.token.span, message));
        self.advance();
        self.find_next_statement(0);
    }

    pub(super) fn open_bracket(&mut self) {
        self.brackets += 1;
        self.advance();
    }

    pub(super) fn close_bracket(&mut self, kind: TokenKind, opening: Span, what: &str) {
        if self.eat(kind) {
            self.brackets = self.brackets.saturating_sub(1);
            return;
        }
        if self.is_lost {
            return;
        }
        let error = foreign::unexpected(self, what);
        let bracket = String::from_utf8_lossy(self.slice(opening)).into_owned();
        self.error(error.related(opening, format!("to close this `{bracket}`")));
    }

    /// Between items of a bracketed list: whether another item follows. A missing comma is
    /// reported and then taken as read; a broken item is skipped.
    pub(super) fn next_item(&mut self, list: &mut List) -> bool {
        if self.is_lost {
            return self.skip_item(list.close);
        }
        if self.token.kind == list.close {
            return false;
        }
        if self.is_separator(list.close) {
            self.advance();
            return true;
        }
        let error = foreign::unexpected(self, list.what);
        let bracket = String::from_utf8_lossy(self.slice(list.opening)).into_owned();
        let error = error.related(list.opening, format!("in this `{bracket}`"));
        // Arguments seldom begin a line without a comma; more likely the `)` is missing.
        let is_comma_missing = self.token.kind.begins_expression()
            && !(self.token.is_on_new_line && list.close == TokenKind::RightParen);
        if is_comma_missing && !list.is_broken {
            list.is_broken = true;
            self.report(error);
            return true;
        }
        if list.is_broken {
            self.is_lost = true;
        }
        self.error(error);
        if !is_comma_missing && self.token.is_on_new_line {
            self.brackets = 0;
            return false;
        }
        self.skip_item(list.close)
    }

    /// Skips the rest of a broken item. Whether another one follows.
    fn skip_item(&mut self, close: TokenKind) -> bool {
        self.skip_until(|parser| {
            parser.is_separator(close)
                || matches!(
                    parser.token.kind,
                    TokenKind::RightParen | TokenKind::RightBrace | TokenKind::RightBracket
                )
        });
        let is_separator = self.is_separator(close);
        if is_separator || self.token.kind == close {
            self.is_lost = false;
        }
        if is_separator {
            self.advance();
        }
        is_separator
    }

    fn is_separator(&self, close: TokenKind) -> bool {
        self.token.kind == TokenKind::Comma
            || self.token.kind == TokenKind::Semicolon && close == TokenKind::RightBrace
    }

    /// Skips what is left of a statement that began at `start`, at least one token of it.
    pub(super) fn find_next_statement(&mut self, start: u32) {
        if self.previous.1.end <= start && !self.token.kind.ends_block() {
            self.skip_token();
        }
        while self.brackets > 0 && !self.is_at_statement() {
            self.skip_token();
        }
        self.skip_until(|parser| parser.token.is_on_new_line || parser.is_at_statement());
        self.brackets = 0;
        self.is_lost = self.token.kind == TokenKind::EndOfFile;
    }

    /// Skips tokens, brackets and functions as a whole, until the predicate holds.
    fn skip_until(&mut self, is_found: impl Fn(&Self) -> bool) {
        let outer = self.brackets;
        while self.token.kind != TokenKind::EndOfFile {
            if self.brackets <= outer && is_found(self) || self.is_at_statement() {
                return;
            }
            self.skip_token();
        }
    }

    /// Skips one token, or a function that begins here with all that is in it.
    fn skip_token(&mut self) {
        match self.token.kind {
            TokenKind::Function => {
                let opener = self.opener("function");
                self.advance();
                if self.token.kind == TokenKind::LeftParen {
                    self.is_lost = false;
                    self.function(opener, false);
                    self.is_lost = true;
                }
                return;
            }
            TokenKind::LeftParen | TokenKind::LeftBrace | TokenKind::LeftBracket => {
                self.brackets += 1;
            }
            TokenKind::RightParen | TokenKind::RightBrace | TokenKind::RightBracket => {
                self.brackets = self.brackets.saturating_sub(1);
            }
            _ => {}
        }
        self.advance();
    }

    /// Whether the block ends here: at a word that ends one, or at a bracket that closes one
    /// around the function.
    pub(super) fn is_at_block_end(&self) -> bool {
        self.token.kind.ends_block()
            || self.outer_brackets > 0
                && matches!(
                    self.token.kind,
                    TokenKind::RightParen | TokenKind::RightBrace | TokenKind::RightBracket
                )
    }

    /// Whether a statement begins here or a block ends, whatever brackets are open.
    fn is_at_statement(&self) -> bool {
        self.token.kind.ends_block() || self.token.kind.begins_only_statements()
    }
}
