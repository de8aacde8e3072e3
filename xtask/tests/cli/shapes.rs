//! The JSON that commands print against the shapes their help documents: every member is there and
//! no other one, and each has a type the shape names.

use std::fs;
use std::path::Path;

use crate::support::{Run, fcall};
use serde_json::Value;

#[test]
fn list_prints_the_documented_shape() {
    let shape = documented("list");
    shape.check(&json("unannotated", &["list", "--format", "json"]), "$");
    let manifest = json("annotated", &["list", "--format", "json"]);
    shape.check(&manifest, "$");
    let library = &manifest["libraries"][0];
    assert!(library["functions"].as_array().is_some_and(|functions| functions.len() > 2));
    assert_eq!(library["digest"].as_str().map(str::len), Some("sha256:".len() + 64));
    let manifest = json("scripts", &["list", "--format", "json"]);
    shape.check(&manifest, "$");
    let scripts = manifest["scripts"][0]["functions"].as_array().unwrap();
    assert_eq!(scripts[2]["acl"]["commands"][0], "evalsha");
    assert_eq!(scripts[2]["sha1"].as_str().map(str::len), Some(40));
}

#[test]
fn check_prints_the_documented_shape() {
    let findings = json("findings", &["check", "--format", "json"]);
    documented("check").check(&findings, "$");
    assert!(findings["diagnostics"].as_array().is_some_and(|found| !found.is_empty()));
}

#[test]
fn acl_prints_the_documented_shape() {
    let users = json("acl", &["acl", "--format", "json"]);
    documented("acl").check(&users, "$");
    assert_eq!(users["users"].as_array().map(Vec::len), Some(2));
}

#[test]
fn verdict_prints_the_documented_shape() {
    let verdicts = json("verdict", &["verdict", "libraries", "--format", "json"]);
    documented("verdict").check(&verdicts, "$");
    let verdicts = verdicts["verdicts"].as_array().unwrap();
    let accepting = verdicts.iter().filter(|verdict| verdict["accepts"] == true).count();
    assert!(accepting > 0 && accepting < verdicts.len());
}

#[test]
fn a_member_more_or_less_is_found() {
    let shape = Shape::parse(r#"{ "a": integer, "b": [string | null] }"#);
    for wrong in
        [r#"{"a":1}"#, r#"{"a":1,"b":[],"c":1}"#, r#"{"a":"x","b":[]}"#, r#"{"a":1,"b":[1]}"#]
    {
        let value: Value = serde_json::from_str(wrong).unwrap();
        let result = std::panic::catch_unwind(|| shape.check(&value, "$"));
        assert!(result.is_err(), "{wrong} passes");
    }
}

fn json(case: &str, arguments: &[&str]) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(case);
    assert!(fs::exists(&folder).unwrap());
    let Run { stdout, stderr, .. } = fcall(&folder, arguments);
    serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{error}: {stdout}\n{stderr}"))
}

/// The shape in a command's help: from the line that is `{` to the line that is `}`.
pub(crate) fn documented(command: &str) -> Shape {
    let Run { stdout, .. } = fcall(Path::new("."), &[command, "--help"]);
    let lines = stdout.lines().skip_while(|line| *line != "{");
    let end = lines.clone().position(|line| line == "}").expect("a shape in the help") + 1;
    Shape::parse(&lines.take(end).collect::<Vec<_>>().join("\n"))
}

/// JSON with the names of types in place of values.
#[derive(Debug)]
pub(crate) enum Shape {
    Object(Vec<(String, Shape)>),
    Array(Box<Shape>),
    OneOf(Vec<Shape>),
    Type(String),
    Constant(Value),
}

impl Shape {
    fn parse(text: &str) -> Self {
        let mut rest = text;
        let shape = parse(&mut rest);
        assert_eq!(rest.trim(), "", "behind the shape");
        shape
    }

    pub(crate) fn check(&self, value: &Value, path: &str) {
        match self {
            Self::Object(members) => {
                let object = value.as_object().unwrap_or_else(|| panic!("{path} is {value}"));
                let mut expected: Vec<_> = members.iter().map(|(name, _)| name).collect();
                let mut found: Vec<_> = object.keys().collect();
                expected.sort();
                found.sort();
                assert_eq!(found, expected, "the members of {path}");
                for (name, shape) in members {
                    shape.check(&object[name], &format!("{path}.{name}"));
                }
            }
            Self::Array(shape) => {
                let items = value.as_array().unwrap_or_else(|| panic!("{path} is {value}"));
                for (index, item) in items.iter().enumerate() {
                    shape.check(item, &format!("{path}[{index}]"));
                }
            }
            Self::OneOf(shapes) if value.is_null() => {
                assert!(shapes.iter().any(Self::is_null), "{path} is null");
            }
            Self::OneOf(shapes)
                if shapes.iter().all(|shape| matches!(shape, Self::Constant(_))) =>
            {
                let is_known =
                    |shape: &Self| matches!(shape, Self::Constant(known) if known == value);
                assert!(shapes.iter().any(is_known), "{path} is {value}");
            }
            Self::OneOf(shapes) => {
                let mut shapes = shapes.iter().filter(|shape| !shape.is_null());
                let shape = shapes.find(|shape| shape.is_meant_by(value));
                shape.unwrap_or_else(|| panic!("{path} is {value}")).check(value, path);
            }
            Self::Type(name) => assert!(is_of(value, name), "{path} is {value}, not {name}"),
            Self::Constant(constant) => assert_eq!(value, constant, "{path}"),
        }
    }

    /// Whether the constants in it, by which alternatives are told apart, are those of the value.
    fn is_meant_by(&self, value: &Value) -> bool {
        let Self::Object(members) = self else { return true };
        members.iter().all(|(name, shape)| match shape {
            Self::Constant(constant) => value.get(name) == Some(constant),
            _ => true,
        })
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Type(name) if name == "null")
    }
}

fn is_of(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => panic!("unknown type {name} in a documented shape"),
    }
}

fn parse(rest: &mut &str) -> Shape {
    let mut shapes = vec![parse_one(rest)];
    while take(rest, "|") {
        shapes.push(parse_one(rest));
    }
    if shapes.len() == 1 { shapes.remove(0) } else { Shape::OneOf(shapes) }
}

fn parse_one(rest: &mut &str) -> Shape {
    if take(rest, "{") {
        let mut members = Vec::new();
        while !take(rest, "}") {
            let Shape::Constant(Value::String(name)) = parse_one(rest) else { panic!("at {rest}") };
            assert!(take(rest, ":"), "at {rest}");
            members.push((name, parse(rest)));
            take(rest, ",");
        }
        return Shape::Object(members);
    }
    if take(rest, "[") {
        let item = parse(rest);
        assert!(take(rest, "]"), "at {rest}");
        return Shape::Array(Box::new(item));
    }
    let end = rest.find([',', ']', '}', '|', ':', '\n']).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    *rest = behind;
    match serde_json::from_str(word.trim()) {
        Ok(constant) if word.trim() != "null" => Shape::Constant(constant),
        _ => Shape::Type(word.trim().to_owned()),
    }
}

/// Skips spaces and, if it stands there, a sign.
fn take(rest: &mut &str, sign: &str) -> bool {
    *rest = rest.trim_start();
    if let Some(behind) = rest.strip_prefix(sign) {
        *rest = behind.trim_start();
        return true;
    }
    false
}
