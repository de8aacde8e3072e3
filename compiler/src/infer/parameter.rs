//! The keys and arguments of a function, as its body shows them.

use crate::source::Span;

/// The parameters of one side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters {
    /// Positions that are read one by one, from the first.
    pub fixed: Vec<Parameter>,
    /// What follows them in any number.
    pub rest: Option<Parameter>,
}

/// One position.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameter {
    /// The name the body gives it.
    pub name: Option<String>,
    /// Whether the body does without it.
    pub is_optional: bool,
    /// What the body takes then, as Lua writes it.
    pub default: Option<String>,
    /// What it has to be; `None` where any string will do.
    pub needs: Option<Needs>,
    /// Where it is first read; `None` for one that is never read.
    pub first_use: Option<Span>,
    /// Where each of these comes from, or why it stays open.
    pub reasons: Vec<Reason>,
}

/// What a string has to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needs {
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// JSON.
    Json,
    /// One of these words.
    Words(Vec<String>),
}

/// One thing that is known, and the place in the body that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What is known, in words that a line can follow: `named by a local`.
    pub text: &'static str,
    /// Where that is to be seen.
    pub span: Option<Span>,
}

impl Parameters {
    /// Anything, in any number.
    pub(super) fn open(text: &'static str, span: Option<Span>) -> Self {
        let reasons = vec![Reason { text, span }];
        Self { fixed: Vec::new(), rest: Some(Parameter { reasons, ..Parameter::default() }) }
    }
}

impl Parameter {
    pub(super) fn because(&mut self, text: &'static str, span: Option<Span>) {
        self.reasons.push(Reason { text, span });
    }
}
