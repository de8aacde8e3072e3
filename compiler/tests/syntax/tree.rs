//! Trees written out: precedence, values, spans of what later phases show and rename.

use std::fmt::Write as _;

use fcall_compiler::source::Span;
use fcall_compiler::syntax;
use fcall_compiler::syntax::ast::{
    BinaryOperator, Expression, ExpressionKind, Statement, StatementKind, TableField, UnaryOperator,
};

/// The statements of a program without errors.
fn statements(source: &[u8]) -> Vec<Statement<'_>> {
    let (file, errors) = syntax::parse(source);
    assert_eq!(errors, [], "{}", String::from_utf8_lossy(source));
    file.block.statements
}

/// The value a program returns.
fn returned(source: &str) -> ExpressionKind<'_> {
    match statements(source.as_bytes()).pop().map(|statement| statement.kind) {
        Some(StatementKind::Return(mut values)) => values.pop().expect("a value").kind,
        other => panic!("no return: {other:?}"),
    }
}

/// An expression with every operation in parentheses.
fn grouped(expression: &Expression<'_>) -> String {
    match &expression.kind {
        ExpressionKind::Name(name) => (*name).to_owned(),
        ExpressionKind::Number(number) => number.to_string(),
        ExpressionKind::Parenthesized(inner) => format!("<{}>", grouped(inner)),
        ExpressionKind::Unary { operator, operand } => {
            let word = match operator {
                UnaryOperator::Negate => "-",
                UnaryOperator::Not => "not ",
                UnaryOperator::Length => "#",
            };
            format!("({word}{})", grouped(operand))
        }
        ExpressionKind::Binary { operator, left, right } => {
            format!("({} {} {})", grouped(left), symbol(*operator), grouped(right))
        }
        ExpressionKind::Call { callee, arguments } => {
            let arguments: Vec<String> = arguments.iter().map(grouped).collect();
            format!("{}[{}]", grouped(callee), arguments.join(", "))
        }
        other => panic!("not expected here: {other:?}"),
    }
}

fn symbol(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::Add => "+",
        BinaryOperator::Subtract => "-",
        BinaryOperator::Multiply => "*",
        BinaryOperator::Divide => "/",
        BinaryOperator::Modulo => "%",
        BinaryOperator::Power => "^",
        BinaryOperator::Concatenate => "..",
        BinaryOperator::Equal => "==",
        BinaryOperator::NotEqual => "~=",
        BinaryOperator::Less => "<",
        BinaryOperator::LessOrEqual => "<=",
        BinaryOperator::Greater => ">",
        BinaryOperator::GreaterOrEqual => ">=",
        BinaryOperator::And => "and",
        BinaryOperator::Or => "or",
    }
}

#[test]
fn operators_bind_as_in_lua() {
    for (source, expected) in [
        ("a or b and c", "(a or (b and c))"),
        ("a and b or c and d", "((a and b) or (c and d))"),
        ("a < b and c >= d", "((a < b) and (c >= d))"),
        ("a == b ~= c", "((a == b) ~= c)"),
        ("a < b .. c", "(a < (b .. c))"),
        ("a .. b .. c", "(a .. (b .. c))"),
        ("a .. b + c", "(a .. (b + c))"),
        ("a + b .. c - d", "((a + b) .. (c - d))"),
        ("a - b - c", "((a - b) - c)"),
        ("a + b * c % d / e", "(a + (((b * c) % d) / e))"),
        ("a * b ^ c", "(a * (b ^ c))"),
        ("a ^ b ^ c", "(a ^ (b ^ c))"),
        ("-a ^ b", "(-(a ^ b))"),
        ("a ^ -b ^ c", "(a ^ (-(b ^ c)))"),
        ("-a * b", "((-a) * b)"),
        ("not a == b", "((not a) == b)"),
        ("#a + -b", "((#a) + (-b))"),
        ("not not a", "(not (not a))"),
        ("- - a", "(-(-a))"),
        ("(a + b) * c", "(<(a + b)> * c)"),
        ("f(a, b + c)(d) .. e", "(f[a, (b + c)][d] .. e)"),
        ("2 ^ - 3", "(2 ^ (-3))"),
        ("a <= b > c", "((a <= b) > c)"),
    ] {
        let program = format!("return {source}");
        let statements = statements(program.as_bytes());
        let StatementKind::Return(values) = &statements[0].kind else { panic!("{source}") };
        assert_eq!(grouped(&values[0]), expected, "{source}");
    }
}

#[test]
fn numbers_have_the_values_of_the_c_library() {
    for (source, value) in [
        ("3", 3.0),
        ("3.", 3.0),
        (".5", 0.5),
        ("1e2", 100.0),
        ("0x10", 16.0),
        ("0x1p4", 16.0),
        ("0xA", 10.0),
        ("1e999", f64::INFINITY),
        ("9007199254740993", 9_007_199_254_740_992.0),
    ] {
        assert_eq!(
            returned(&format!("return {source}")),
            ExpressionKind::Number(value),
            "{source}"
        );
    }
}

#[test]
fn strings_stand_for_bytes() {
    for (source, value) in [
        (&br#""a\65\n\x41\z""#[..], &b"aA\nx41z"[..]),
        (br"'\0\255\\\''", b"\0\xff\\'"),
        (b"'a\\\r\nb'", b"a\nb"),
        (b"[[\r\na\rb\n\rc]]", b"a\nb\nc"),
        (b"[==[a]]b]=]]==]", b"a]]b]=]"),
        (b"'\xff\x00'", b"\xff\x00"),
        (b"[[]]", b""),
        (b"[[\\n]]", b"\\n"),
    ] {
        let program = [b"return ", source].concat();
        let statements = statements(&program);
        let StatementKind::Return(values) = &statements[0].kind else { panic!() };
        let ExpressionKind::String(text) = &values[0].kind else { panic!("{values:?}") };
        assert_eq!(text.as_ref(), value, "{}", String::from_utf8_lossy(source));
    }
}

#[test]
fn a_string_without_escapes_is_borrowed() {
    assert!(matches!(
        returned("return 'plain'"),
        ExpressionKind::String(std::borrow::Cow::Borrowed(b"plain"))
    ));
}

/// The text of every span in reading order, of statements and of the expressions in them.
fn texts(source: &str) -> String {
    struct Texts<'b>(&'b str, String);
    impl<'t, 's: 't> syntax::visit::Visit<'t, 's> for Texts<'_> {
        fn statement(&mut self, statement: &'t Statement<'s>) {
            let _ = writeln!(self.1, "S {}", slice(self.0, statement.span));
            syntax::visit::walk_statement(self, statement);
        }
        fn expression(&mut self, expression: &'t Expression<'s>) {
            let _ = writeln!(self.1, "E {}", slice(self.0, expression.span));
            syntax::visit::walk_expression(self, expression);
        }
        fn function(&mut self, function: &'t syntax::ast::Function<'s>) {
            let _ = writeln!(self.1, "F {}", slice(self.0, function.span));
            syntax::visit::walk_function(self, function);
        }
    }
    let (file, errors) = syntax::parse(source.as_bytes());
    assert_eq!(errors, []);
    let mut texts = Texts(source, String::new());
    syntax::visit::Visit::block(&mut texts, &file.block);
    texts.1
}

fn slice(source: &str, span: Span) -> &str {
    &source[span.start as usize..span.end as usize]
}

#[test]
fn spans_cover_exactly_what_is_written() {
    let actual = texts("local a = f( x ).b;  function t.m() return -1 end -- c\ng{ k = (2) }");
    let expected = "\
S local a = f( x ).b
E f( x ).b
E f( x )
E f
E x
S function t.m() return -1 end
F () return -1 end
S return -1
E -1
E 1
S g{ k = (2) }
E g{ k = (2) }
E g
E { k = (2) }
E (2)
E 2
";
    assert_eq!(actual, expected);
}

#[test]
fn functions_know_their_parameters_and_targets() {
    let source = "function a.b:c(x, ...) end";
    let statements = statements(source.as_bytes());
    let StatementKind::Function { target, function } = &statements[0].kind else { panic!() };
    assert_eq!(target.base.text, "a");
    assert_eq!(target.fields[0].text, "b");
    assert_eq!(target.method.expect("a method").text, "c");
    assert_eq!(function.parameters.len(), 1, "`self` is not among them");
    assert!(function.is_vararg);
}

#[test]
fn table_fields_are_told_apart() {
    let ExpressionKind::Table(fields) = returned("return { 1, a = 2, ['b'] = 3; a == b }") else {
        panic!()
    };
    assert!(matches!(
        fields.as_slice(),
        [
            TableField::Positional(_),
            TableField::Named { .. },
            TableField::Keyed { .. },
            TableField::Positional(_)
        ]
    ));
}

#[test]
fn the_shebang_line_is_no_comment_and_keeps_its_line() {
    let (file, errors) = syntax::parse(b"#!lua name=a -- x\n-- one\nlocal b = = 1");
    assert_eq!(file.comments.len(), 1);
    assert_eq!(file.comments[0].text, b" one");
    assert!(file.comments[0].is_own_line);
    assert_eq!(errors[0].span.start, 35);
}
