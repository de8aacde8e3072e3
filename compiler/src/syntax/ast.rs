//! The Lua 5.1 syntax tree: plain data, borrowed from the source, every node with its bytes.

use std::borrow::Cow;

use crate::source::Span;

/// A whole file.
#[derive(Debug, Clone, PartialEq)]
pub struct File<'s> {
    /// The statements of the chunk.
    pub block: Block<'s>,
    /// Every comment, in order. The shebang line is not a comment and not part of the tree.
    pub comments: Vec<Comment<'s>>,
}

/// One comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment<'s> {
    /// The whole comment with its dashes, without the line end behind it.
    pub span: Span,
    /// What stands after the two dashes, or between the long brackets.
    pub text: &'s [u8],
    /// Whether it is a long comment, `--[[ ... ]]`.
    pub is_long: bool,
    /// Whether it is the first thing on its line.
    pub is_own_line: bool,
}

/// Statements one after another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block<'s> {
    /// The statements, [`StatementKind::Invalid`] where recovery skipped something.
    pub statements: Vec<Statement<'s>>,
    /// From the first statement to the last; empty at the block's place if there is none.
    pub span: Span,
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement<'s> {
    /// What it is.
    pub kind: StatementKind<'s>,
    /// Its bytes, without a semicolon behind it.
    pub span: Span,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind<'s> {
    /// `local a, b = 1, 2`
    Local {
        /// The names.
        names: Vec<Name<'s>>,
        /// The values; fewer or more than names are legal.
        values: Vec<Expression<'s>>,
    },
    /// `a, t.b = 1, 2`
    Assign {
        /// Names, fields and indexes.
        targets: Vec<Expression<'s>>,
        /// The values.
        values: Vec<Expression<'s>>,
    },
    /// A call for its effect: [`ExpressionKind::Call`] or [`ExpressionKind::MethodCall`].
    Call(Expression<'s>),
    /// `do ... end`
    Do(Block<'s>),
    /// `while condition do ... end`
    While {
        /// Checked before each turn.
        condition: Expression<'s>,
        /// The turn.
        body: Block<'s>,
    },
    /// `repeat ... until condition`; the condition sees the body's locals.
    Repeat {
        /// The turn.
        body: Block<'s>,
        /// Checked after each turn.
        condition: Expression<'s>,
    },
    /// `if a then ... elseif b then ... else ... end`
    If {
        /// `if` and every `elseif`.
        branches: Vec<Branch<'s>>,
        /// `else`.
        otherwise: Option<Block<'s>>,
    },
    /// `for i = start, limit, step do ... end`
    NumericFor {
        /// The counter.
        variable: Name<'s>,
        /// First value.
        start: Expression<'s>,
        /// Last value.
        limit: Expression<'s>,
        /// Step, 1 if it is left out.
        step: Option<Expression<'s>>,
        /// The turn.
        body: Block<'s>,
    },
    /// `for a, b in explist do ... end`
    GenericFor {
        /// The variables.
        names: Vec<Name<'s>>,
        /// Iterator, state and first value.
        values: Vec<Expression<'s>>,
        /// The turn.
        body: Block<'s>,
    },
    /// `function a.b:c() ... end`
    Function {
        /// What is assigned.
        target: FunctionTarget<'s>,
        /// The function. A method's `self` is not among its parameters.
        function: Box<Function<'s>>,
    },
    /// `local function f() ... end`
    LocalFunction {
        /// Its name, in scope in its own body.
        name: Name<'s>,
        /// The function.
        function: Box<Function<'s>>,
    },
    /// `return a, b`
    Return(Vec<Expression<'s>>),
    /// `break`
    Break,
    /// Something that is not Lua; a syntax error tells what.
    Invalid,
}

/// A condition and what happens if it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch<'s> {
    /// The condition.
    pub condition: Expression<'s>,
    /// What happens.
    pub body: Block<'s>,
}

/// `a.b.c` or `a.b:c` after the word `function`.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionTarget<'s> {
    /// The first name.
    pub base: Name<'s>,
    /// The fields after dots.
    pub fields: Vec<Name<'s>>,
    /// The name after a colon.
    pub method: Option<Name<'s>>,
}

/// An identifier. Lua 5.1 on the servers has ASCII identifiers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'s> {
    /// The identifier.
    pub text: &'s str,
    /// Its bytes.
    pub span: Span,
}

/// A function's parameters and body.
#[derive(Debug, Clone, PartialEq)]
pub struct Function<'s> {
    /// Named parameters.
    pub parameters: Vec<Name<'s>>,
    /// Whether `...` follows them.
    pub is_vararg: bool,
    /// The body.
    pub body: Block<'s>,
    /// From the word `function` (or the parameter list of a statement form) to `end`.
    pub span: Span,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression<'s> {
    /// What it is.
    pub kind: ExpressionKind<'s>,
    /// Its bytes.
    pub span: Span,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind<'s> {
    /// `nil`
    Nil,
    /// `true`
    True,
    /// `false`
    False,
    /// A number; Lua 5.1 has doubles only.
    Number(f64),
    /// A string, escapes resolved; borrowed where the source has it as it is.
    String(Cow<'s, [u8]>),
    /// `...`
    VarArgs,
    /// `function() ... end`
    Function(Box<Function<'s>>),
    /// A local or global variable.
    Name(&'s str),
    /// `table.name`
    Field {
        /// The table.
        table: Box<Expression<'s>>,
        /// The field.
        name: Name<'s>,
    },
    /// `table[key]`
    Index {
        /// The table.
        table: Box<Expression<'s>>,
        /// The key.
        key: Box<Expression<'s>>,
    },
    /// `callee(a, b)`, `callee "string"`, `callee { table }`
    Call {
        /// What is called.
        callee: Box<Expression<'s>>,
        /// With what.
        arguments: Vec<Expression<'s>>,
    },
    /// `receiver:method(a, b)`
    MethodCall {
        /// The object.
        receiver: Box<Expression<'s>>,
        /// The method.
        method: Name<'s>,
        /// Arguments after the object.
        arguments: Vec<Expression<'s>>,
    },
    /// `(e)`: one value of many.
    Parenthesized(Box<Expression<'s>>),
    /// `-a`, `not a`, `#a`
    Unary {
        /// The operator.
        operator: UnaryOperator,
        /// Its operand.
        operand: Box<Expression<'s>>,
    },
    /// `a + b` and the others.
    Binary {
        /// The operator.
        operator: BinaryOperator,
        /// What stands left of it.
        left: Box<Expression<'s>>,
        /// What stands right of it.
        right: Box<Expression<'s>>,
    },
    /// `{ 1, a = 2, ["b"] = 3 }`
    Table(Vec<TableField<'s>>),
    /// The parts of a chain of operators, fields or calls that is too long for a tree, in their order.
    /// What is done to them is in the source alone.
    Chain(Vec<Expression<'s>>),
    /// Something that is not an expression; a syntax error tells what.
    Invalid,
}

/// One entry of a table constructor.
#[derive(Debug, Clone, PartialEq)]
pub enum TableField<'s> {
    /// `value`
    Positional(Expression<'s>),
    /// `name = value`
    Named {
        /// The field.
        name: Name<'s>,
        /// Its value.
        value: Expression<'s>,
    },
    /// `[key] = value`
    Keyed {
        /// The key.
        key: Expression<'s>,
        /// Its value.
        value: Expression<'s>,
    },
}

/// An operator with one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOperator {
    /// `-`
    Negate,
    /// `not`
    Not,
    /// `#`
    Length,
}

/// An operator with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOperator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Modulo,
    /// `^`
    Power,
    /// `..`
    Concatenate,
    /// `==`
    Equal,
    /// `~=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `and`
    And,
    /// `or`
    Or,
}
