//! Tokens into a tree: the parser's state, what every production uses, and blocks.

use super::ast::{Block, Comment, File};
use super::error::Error;
use super::lexer::Lexer;
use super::offset;
use super::scope::{Exceeded, MAXIMUM_LOCALS, MAXIMUM_REGISTERS, MAXIMUM_UPVALUES, Scopes, What};
use super::token::{Token, TokenKind, Value, describe};
use crate::source::Span;

/// Blocks and expressions that may be open at once: `LUAI_MAXCCALLS`, counted as Lua counts them.
pub(super) const MAXIMUM_LEVELS: usize = 200;
/// Links of one chain, as in `a.b.c` or `a + b + c`, that make a tree, so that it can be walked and
/// dropped by recursion. Lua knows no such limit: what is longer is a list, see [`super::chain`].
const MAXIMUM_LINKS: usize = 500;
/// Errors after which parsing stops: such a file is not Lua.
const MAXIMUM_ERRORS: usize = 100;

/// Reads tokens one ahead of the production that needs them, as Lua does.
#[derive(Debug)]
pub(super) struct Parser<'s> {
    pub(super) lexer: Lexer<'s>,
    pub(super) token: Token<'s>,
    ahead: Option<Token<'s>>,
    /// The kind and place of the token before.
    pub(super) previous: (TokenKind, Span),
    pub(super) scopes: Scopes<'s>,
    levels: usize,
    /// Links of the longest chain in the expression being parsed.
    pub(super) links: usize,
    /// Brackets open in the statement being parsed.
    pub(super) brackets: usize,
    /// Brackets open around the innermost function.
    pub(super) outer_brackets: usize,
    /// Whether an error was reported and parsing has not found its way again.
    pub(super) is_lost: bool,
    /// Whether the current token is the first of a statement.
    pub(super) is_at_statement_start: bool,
    /// Whether the rest of the file is not read.
    is_abandoned: bool,
    errors: Vec<Error>,
    /// The first opener of a block whose `end` stands left of it.
    pub(super) suspect: Option<Span>,
}

/// The word a block begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opener {
    pub(super) word: &'static str,
    pub(super) span: Span,
    pub(super) indent: u32,
}

impl<'s> Parser<'s> {
    pub(super) fn new(bytes: &'s [u8]) -> Self {
        let mut lexer = Lexer::new(bytes);
        let start = Span::new(offset(lexer.at), offset(lexer.at));
        let token = lexer.next_token();
        let mut parser = Self {
            lexer,
            token,
            ahead: None,
            previous: (TokenKind::EndOfFile, start),
            scopes: Scopes::new(),
            levels: 0,
            links: 0,
            brackets: 0,
            outer_brackets: 0,
            is_lost: false,
            is_at_statement_start: false,
            is_abandoned: false,
            errors: Vec::new(),
            suspect: None,
        };
        parser.take_lexer_errors();
        parser
    }

    pub(super) fn file(mut self) -> (File<'s>, Vec<Error>) {
        self.scopes.enter_function(self.previous.1);
        self.scopes.set_vararg();
        let mut block = self.block();
        while self.token.kind != TokenKind::EndOfFile {
            self.stray_block_end();
            self.continue_block(&mut block);
        }
        let comments: Vec<Comment<'s>> = self.lexer.comments;
        (File { block, comments }, self.errors)
    }

    /// Statements up to a word that ends a block. Names in it end with it.
    pub(super) fn block(&mut self) -> Block<'s> {
        let mark = self.scopes.enter_block();
        let block = self.open_block();
        self.scopes.leave_block(mark);
        block
    }

    /// Statements up to a word that ends a block, names staying visible.
    pub(super) fn open_block(&mut self) -> Block<'s> {
        let place = self.previous.1.end;
        let mut block = Block { statements: Vec::new(), span: Span::new(place, place) };
        if self.enter_level() {
            self.continue_block(&mut block);
            // A list begins with room for four, and most blocks have fewer statements.
            block.statements.shrink_to_fit();
        }
        self.leave_level();
        block
    }

    /// The kind of the token that would be next.
    pub(super) fn peek(&mut self) -> TokenKind {
        if self.ahead.is_none() {
            let mut token = self.lexer.next_token();
            // Lua knows the line of a token only by how far it has read, so a line end before a
            // token it has already looked at is lost to it.
            token.is_on_new_line = false;
            self.ahead = Some(token);
            self.take_lexer_errors();
        }
        self.ahead.as_ref().map_or(TokenKind::EndOfFile, |token| token.kind)
    }

    /// Consumes the token and hands out what it stands for.
    pub(super) fn advance(&mut self) -> Value<'s> {
        let next = match self.ahead.take() {
            Some(token) => token,
            None if self.is_abandoned => self.end_of_file(),
            None => self.lexer.next_token(),
        };
        let token = std::mem::replace(&mut self.token, next);
        self.previous = (token.kind, token.span);
        self.is_at_statement_start = false;
        if !self.lexer.errors.is_empty() {
            self.take_lexer_errors();
        }
        token.value
    }

    pub(super) fn eat(&mut self, kind: TokenKind) -> bool {
        let is_here = self.token.kind == kind;
        if is_here {
            self.advance();
        }
        is_here
    }

    /// From a start to the end of the last consumed token.
    pub(super) fn span_from(&self, start: u32) -> Span {
        Span::new(start, self.previous.1.end.max(start))
    }

    /// The empty place behind the last consumed token.
    pub(super) fn here(&self) -> Span {
        Span::new(self.previous.1.end, self.previous.1.end)
    }

    pub(super) fn opener(&self, word: &'static str) -> Opener {
        Opener { word, span: self.token.span, indent: self.token.indent }
    }

    /// The current token as messages name it.
    pub(super) fn found(&self) -> String {
        describe(self.token.kind, self.slice(self.token.span))
    }

    pub(super) fn slice(&self, span: Span) -> &'s [u8] {
        &self.lexer.bytes[span.start as usize..span.end as usize]
    }

    /// Reports an error after which the rest of the statement makes no sense.
    pub(super) fn error(&mut self, error: Error) {
        self.report(error);
        self.is_lost = true;
    }

    /// Reports an error that does not stop parsing, noticed at the current token.
    pub(super) fn report(&mut self, error: Error) {
        let is_known = self.errors.last().is_some_and(|last| last.span.start == error.span.start);
        if self.is_lost || is_known {
            return;
        }
        let noticed = self.ahead.as_ref().unwrap_or(&self.token).span.end;
        self.errors.push(error.noticed_at(noticed));
        if self.errors.len() >= MAXIMUM_ERRORS {
            self.abandon();
        }
    }

    /// Goes one level deeper. If that is too deep, the rest of the file is not read.
    pub(super) fn enter_level(&mut self) -> bool {
        self.levels += 1;
        if self.levels <= MAXIMUM_LEVELS {
            return true;
        }
        let message =
            format!("more than {MAXIMUM_LEVELS} blocks and expressions inside each other");
        self.report(
            Error::limit(self.token.span, message).help("move the inner part into a function"),
        );
        self.abandon();
        false
    }

    pub(super) fn leave_level(&mut self) {
        self.levels -= 1;
    }

    pub(super) fn levels(&self) -> usize {
        self.levels
    }

    /// Counts a link of a chain.
    pub(super) fn add_link(&mut self) {
        self.links = MAXIMUM_LINKS.min(self.links + 1);
    }

    /// Whether another link would make the tree too deep.
    pub(super) fn is_deep(&self) -> bool {
        self.links >= MAXIMUM_LINKS
    }

    /// Reports a limit that a function exceeds at `span`.
    pub(super) fn check_limit(&mut self, span: Span, result: Result<(), Exceeded>) {
        let Err(exceeded) = result else { return };
        let (what, help) = match exceeded.what {
            What::Locals => (
                format!("more than {MAXIMUM_LOCALS} local variables at once in one function"),
                "put some into a table, or into `do ... end` blocks",
            ),
            What::Declarations => {
                ("too many local variables in one function".to_owned(), "split the function")
            }
            What::Upvalues => (
                format!(
                    "a function uses more than {MAXIMUM_UPVALUES} locals of the functions around it"
                ),
                "put some into a table",
            ),
            What::Registers => (
                format!("more than {MAXIMUM_REGISTERS} locals and values at once in one function"),
                "build a long list in pieces, or in a table",
            ),
        };
        let error = Error::limit(span, what).help(help);
        let is_chunk = exceeded.function.start == exceeded.function.end;
        let begins = "the function begins here";
        self.report(if is_chunk { error } else { error.related(exceeded.function, begins) });
    }

    /// Counts a value that waits in a register, see [`Scopes::hold`].
    pub(super) fn hold(&mut self, span: Span) {
        let result = self.scopes.hold();
        self.check_limit(span, result);
    }

    /// The rest of the file is not read, so nothing more is wrong with it.
    pub(super) fn abandon(&mut self) {
        self.is_abandoned = true;
        self.is_lost = true;
        self.ahead = None;
        // The token counts as skipped, so that what began with it ends behind it.
        self.previous = (self.token.kind, self.token.span);
        self.token = self.end_of_file();
    }

    fn end_of_file(&self) -> Token<'s> {
        let (kind, value, indent) = (TokenKind::EndOfFile, Value::None, 0);
        Token { kind, value, span: self.here(), is_on_new_line: false, indent }
    }

    fn take_lexer_errors(&mut self) {
        let errors = std::mem::take(&mut self.lexer.errors);
        if !self.is_lost {
            self.errors.extend(errors);
        }
        if std::mem::take(&mut self.lexer.is_broken) {
            self.is_lost = true;
            self.brackets = 0;
        }
        if self.errors.len() >= MAXIMUM_ERRORS && !self.is_abandoned {
            self.abandon();
        }
    }
}
