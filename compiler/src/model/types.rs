//! The types of keys' and arguments' values and of replies.

use std::fmt;

/// A type of the annotation grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `string`: text, UTF-8 in Rust.
    String,
    /// `bytes`: any bytes.
    Bytes,
    /// `integer`: 64 bits on the wire, exact to 2^53 in Lua.
    Integer,
    /// `number`: a double.
    Number,
    /// `boolean`: `1` / `0` as an argument; true is 1 and false is nil in a reply.
    Boolean,
    /// `boolean("true", "false")`: an argument that goes out as one of two words.
    Words {
        /// What stands for true.
        yes: String,
        /// What stands for false.
        no: String,
    },
    /// `nil`: nothing.
    Nil,
    /// `any`: the caller decides.
    Any,
    /// `T?`: nil (or false) where absent.
    Optional(Box<Type>),
    /// `T[]`
    Array(Box<Type>),
    /// `T|""`: the empty string where absent.
    OrEmpty(Box<Type>),
    /// `[A, B]`
    Tuple(Vec<Type>),
    /// `...T`, the last item of a tuple: any number of them.
    Rest(Box<Type>),
    /// `#T`, an item of a tuple: how many there are, and so many.
    Counted(Box<Type>),
    /// `Class...`, `table<Class>...`, the last item of a tuple: all that is left is of this type.
    Spread(Box<Type>),
    /// `table<K, V>`
    Map(Box<Type>, Box<Type>),
    /// `json<T>`: text that `cjson` reads and writes.
    Json(Box<Type>),
    /// `"literal"` or `1`: a value that says nothing, as it is always the same.
    Literal(Literal),
    /// `(field: string, value: number)`: what a repeating argument repeats.
    Group(Vec<(String, Type)>),
    /// A class or an alias of this library, by its name in Lua.
    Class(String),
    /// `table<Class>`: the same, as names and values.
    Pairs(String),
}

/// A value that is written out in a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Literal {
    /// `"literal"`
    String(String),
    /// `1`
    Integer(i64),
}

impl Type {
    /// The types it is made of.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        let parts: Vec<&Self> = match self {
            Self::Optional(inner)
            | Self::OrEmpty(inner)
            | Self::Array(inner)
            | Self::Rest(inner)
            | Self::Counted(inner)
            | Self::Spread(inner)
            | Self::Json(inner) => vec![inner],
            Self::Map(key, value) => vec![key, value],
            Self::Tuple(items) => items.iter().collect(),
            Self::Group(values) => values.iter().map(|(_, ty)| ty).collect(),
            _ => Vec::new(),
        };
        parts.into_iter()
    }
}

/// As the annotation grammar writes it, so that reading it again gives the same type.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Bytes => f.write_str("bytes"),
            Self::Integer => f.write_str("integer"),
            Self::Number => f.write_str("number"),
            Self::Boolean => f.write_str("boolean"),
            Self::Nil => f.write_str("nil"),
            Self::Any => f.write_str("any"),
            Self::Words { yes, no } => {
                let words = [yes, no].map(|word| Literal::String(word.clone()));
                write!(f, "boolean({}, {})", words[0], words[1])
            }
            Self::Optional(inner) if matches!(**inner, Self::OrEmpty(_)) => write!(f, "({inner})?"),
            Self::Optional(inner) => write!(f, "{inner}?"),
            Self::OrEmpty(inner) => write!(f, "{inner}|\"\""),
            Self::Array(inner) if matches!(**inner, Self::OrEmpty(_)) => write!(f, "({inner})[]"),
            Self::Array(inner) => write!(f, "{inner}[]"),
            Self::Tuple(items) => {
                let items: Vec<String> = items.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", items.join(", "))
            }
            Self::Rest(item) => write!(f, "...{item}"),
            Self::Counted(item) => write!(f, "#{item}"),
            Self::Spread(inner) => write!(f, "{inner}..."),
            Self::Map(key, value) => write!(f, "table<{key}, {value}>"),
            Self::Json(inner) => write!(f, "json<{inner}>"),
            Self::Literal(literal) => literal.fmt(f),
            Self::Group(values) => {
                let values: Vec<String> =
                    values.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
                write!(f, "({})", values.join(", "))
            }
            Self::Class(name) => f.write_str(name),
            Self::Pairs(name) => write!(f, "table<{name}>"),
        }
    }
}

/// In the quotes that do not occur in it.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) if text.contains('"') => write!(f, "'{text}'"),
            Self::String(text) => write!(f, "\"{text}\""),
            Self::Integer(integer) => integer.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_written_as_annotations_write_them() {
        let optional = Type::Optional(Box::new(Type::Integer));
        assert_eq!(Type::Array(Box::new(optional.clone())).to_string(), "integer?[]");
        let array = Type::Array(Box::new(Type::Class("Decision".into())));
        assert_eq!(Type::Optional(Box::new(array)).to_string(), "Decision[]?");
        assert_eq!(Type::Tuple(vec![Type::Bytes, optional]).to_string(), "[bytes, integer?]");
    }
}
