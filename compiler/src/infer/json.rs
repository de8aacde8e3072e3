//! What `cjson.encode` was given, into what the JSON it makes holds.

use std::fmt;

/// JSON that was made by `cjson.encode`.
#[derive(Debug, Clone, PartialEq)]
pub struct Json {
    /// Whether all that was encoded is UTF-8, so that it is.
    pub is_text: bool,
    /// What it holds.
    pub content: Content,
}

/// What JSON holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// `null`
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number: Lua has one kind of them.
    Number,
    /// A string.
    Text,
    /// An array.
    List(List),
    /// An object whose names are known.
    Record(Vec<Member>),
    /// An object of other names.
    Map(Box<Content>),
    /// Something, or `null`.
    Nullable(Box<Content>),
    /// Anything.
    Any,
}

/// An array in JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Its items; `None` if it is always empty.
    pub item: Option<Box<Content>>,
}

/// A name of an object and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The value.
    pub content: Content,
    /// Whether the name may be missing.
    pub is_optional: bool,
}

impl Content {
    /// Both.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        match (self, other) {
            (one, other) if one == other => one.clone(),
            (Self::Any, _) | (_, Self::Any) => Self::Any,
            (Self::Null, other) | (other, Self::Null) => other.clone().nullable(),
            (Self::Nullable(one), Self::Nullable(other)) => one.join(other).nullable(),
            (Self::Nullable(one), other) | (other, Self::Nullable(one)) => {
                one.join(other).nullable()
            }
            (Self::Integer | Self::Number, Self::Integer | Self::Number) => Self::Number,
            (Self::List(one), Self::List(other)) => Self::List(one.join(other)),
            // An empty table may have been either.
            (Self::List(List { item: None, .. }), Self::Record(members))
            | (Self::Record(members), Self::List(List { item: None, .. })) => {
                let optional = members.iter().map(Member::optional);
                Self::Record(optional.collect())
            }
            (Self::List(List { item: None, .. }), Self::Map(value))
            | (Self::Map(value), Self::List(List { item: None, .. })) => Self::Map(value.clone()),
            (Self::Map(one), Self::Map(other)) => Self::Map(Box::new(one.join(other))),
            (Self::Record(one), Self::Record(other)) => Self::Record(members(one, other)),
            _ => Self::Any,
        }
    }

    pub(super) fn nullable(self) -> Self {
        match self {
            Self::Any | Self::Null | Self::Nullable(_) => self,
            content => Self::Nullable(Box::new(content)),
        }
    }
}

impl List {
    fn join(&self, other: &Self) -> Self {
        let item = match (&self.item, &other.item) {
            (Some(one), Some(other)) => Some(Box::new(one.join(other))),
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        Self { item }
    }
}

impl Member {
    fn optional(&self) -> Self {
        Self { is_optional: true, ..self.clone() }
    }
}

fn members(ours: &[Member], theirs: &[Member]) -> Vec<Member> {
    let find = |all: &[Member], name: &str| all.iter().find(|it| it.name == name).cloned();
    let both = ours.iter().map(|member| match find(theirs, &member.name) {
        Some(other) => Member {
            name: member.name.clone(),
            content: member.content.join(&other.content),
            is_optional: member.is_optional || other.is_optional,
        },
        None => member.optional(),
    });
    let new = theirs.iter().filter(|member| find(ours, &member.name).is_none());
    both.chain(new.map(Member::optional)).collect()
}

/// `json<{ id: string, tags?: string[] }>`
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("json")?;
        if self.content != Content::Any {
            write!(f, "<{}>", self.content)?;
        }
        f.write_str(if self.is_text { "" } else { " of bytes" })
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("nil"),
            Self::Boolean => f.write_str("boolean"),
            Self::Integer => f.write_str("integer"),
            Self::Number => f.write_str("number"),
            Self::Text => f.write_str("string"),
            Self::List(List { item: None, .. }) => f.write_str("{}"),
            Self::List(List { item: Some(item), .. }) => write!(f, "({item})[]"),
            Self::Map(value) => write!(f, "table<string, {value}>"),
            Self::Nullable(inner) => write!(f, "({inner})?"),
            Self::Any => f.write_str("any"),
            Self::Record(members) => {
                let mark = |member: &Member| if member.is_optional { "?" } else { "" };
                let members: Vec<String> = members
                    .iter()
                    .map(|it| format!("{}{}: {}", it.name, mark(it), it.content))
                    .collect();
                write!(f, "{{ {} }}", members.join(", "))
            }
        }
    }
}
