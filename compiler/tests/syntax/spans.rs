//! What holds for every tree, whatever the bytes: spans are inside the file, children inside their
//! parents and in order, errors inside the file.

use fcall_compiler::source::Span;
use fcall_compiler::syntax::Error;
use fcall_compiler::syntax::ast::{Block, Expression, File, Function, Statement};
use fcall_compiler::syntax::visit::{
    Visit, walk_block, walk_expression, walk_function, walk_statement,
};

/// Panics if a tree or an error breaks an invariant.
pub(super) fn check(bytes: &[u8], file: &File<'_>, errors: &[Error]) {
    let length = u32::try_from(bytes.len()).expect("a small file");
    let whole = Span::new(0, length);
    let mut spans = Spans { parent: whole };
    spans.block(&file.block);
    for error in errors {
        assert!(contains(whole, error.span), "{error:?}");
        assert!(error.noticed <= length, "{error:?}");
        assert!(error.related.as_ref().is_none_or(|related| contains(whole, related.span)));
        assert!(!error.message.is_empty() && !error.message.ends_with('.'), "{error:?}");
    }
    let mut end = 0;
    for comment in &file.comments {
        assert!(comment.span.start >= end, "comments in order: {comment:?}");
        assert!(bytes[comment.span.start as usize..].starts_with(b"--"), "{comment:?}");
        end = comment.span.end;
    }
    assert!(end <= length);
}

struct Spans {
    parent: Span,
}

impl Spans {
    fn inside(&mut self, span: Span, walk: impl FnOnce(&mut Self)) {
        assert!(span.start <= span.end, "{span:?}");
        assert!(contains(self.parent, span), "{span:?} outside of {:?}", self.parent);
        let parent = std::mem::replace(&mut self.parent, span);
        walk(self);
        self.parent = parent;
    }
}

impl<'t, 's: 't> Visit<'t, 's> for Spans {
    fn block(&mut self, block: &'t Block<'s>) {
        let ordered = block.statements.is_sorted_by(|a, b| a.span.end <= b.span.start);
        assert!(ordered, "statements in order: {block:?}");
        self.inside(block.span, |spans| walk_block(spans, block));
    }

    fn statement(&mut self, statement: &'t Statement<'s>) {
        self.inside(statement.span, |spans| walk_statement(spans, statement));
    }

    fn expression(&mut self, expression: &'t Expression<'s>) {
        self.inside(expression.span, |spans| walk_expression(spans, expression));
    }

    fn function(&mut self, function: &'t Function<'s>) {
        for name in &function.parameters {
            assert!(contains(function.span, name.span), "{name:?}");
        }
        self.inside(function.span, |spans| walk_function(spans, function));
    }
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
