//! JSON into values of Lua.

use mlua::{Lua, Value};

use super::Fault;
use crate::call::convert::DEEPEST;
use crate::call::number;

type Result<T> = std::result::Result<T, Fault>;

/// Reads a text.
pub(super) fn text(lua: &Lua, text: &[u8]) -> Result<Value> {
    if text.len() >= 2 && text[..2].contains(&0) {
        return Err(Fault::Said("JSON parser does not support UTF-16 or UTF-32".to_owned()));
    }
    Reader { lua, text, at: 0, depth: 0 }.whole()
}

/// A token, and what messages call it.
enum Kind {
    Sign(u8),
    Value(&'static str, Value),
    End,
    Wrong(&'static str),
}

struct Token {
    kind: Kind,
    at: usize,
}

struct Reader<'r> {
    lua: &'r Lua,
    text: &'r [u8],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn whole(&mut self) -> Result<Value> {
        let first = self.token()?;
        let value = self.value(first)?;
        match self.token()? {
            Token { kind: Kind::End, .. } => Ok(value),
            other => Err(expected("the end", &other)),
        }
    }

    fn value(&mut self, token: Token) -> Result<Value> {
        match token.kind {
            Kind::Value(_, value) => Ok(value),
            Kind::Sign(b'{') => self.object(),
            Kind::Sign(b'[') => self.array(),
            _ => Err(expected("value", &token)),
        }
    }

    fn descend(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth <= DEEPEST { Ok(()) } else { Err(Fault::TooDeep) }
    }

    fn object(&mut self) -> Result<Value> {
        self.descend()?;
        let table = self.lua.create_table()?;
        let mut token = self.token()?;
        if !matches!(token.kind, Kind::Sign(b'}')) {
            loop {
                let Kind::Value("T_STRING", key) = token.kind else {
                    return Err(expected("object key string", &token));
                };
                token = self.token()?;
                if !matches!(token.kind, Kind::Sign(b':')) {
                    return Err(expected("colon", &token));
                }
                token = self.token()?;
                table.raw_set(key, self.value(token)?)?;
                token = self.token()?;
                match token.kind {
                    Kind::Sign(b'}') => break,
                    Kind::Sign(b',') => token = self.token()?,
                    _ => return Err(expected("comma or object end", &token)),
                }
            }
        }
        self.depth -= 1;
        Ok(Value::Table(table))
    }

    fn array(&mut self) -> Result<Value> {
        self.descend()?;
        let table = self.lua.create_table()?;
        let mut token = self.token()?;
        if !matches!(token.kind, Kind::Sign(b']')) {
            for place in 1.. {
                table.raw_set(place, self.value(token)?)?;
                token = self.token()?;
                match token.kind {
                    Kind::Sign(b']') => break,
                    Kind::Sign(b',') => token = self.token()?,
                    _ => return Err(expected("comma or array end", &token)),
                }
            }
        }
        self.depth -= 1;
        Ok(Value::Table(table))
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or_default()
    }

    fn token(&mut self) -> Result<Token> {
        while matches!(self.byte(0), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
        let at = self.at;
        let kind = match self.byte(0) {
            0 => Kind::End,
            sign @ (b'{' | b'}' | b'[' | b']' | b',' | b':') => {
                self.at += 1;
                Kind::Sign(sign)
            }
            b'"' => return self.string(at),
            b'-' | b'0'..=b'9' => self.number(),
            _ => self.word(),
        };
        Ok(Token { kind, at })
    }

    fn word(&mut self) -> Kind {
        let words = [
            ("true", "T_BOOLEAN", Value::Boolean(true)),
            ("false", "T_BOOLEAN", Value::Boolean(false)),
            ("null", "T_NULL", Value::NULL),
        ];
        let rest = &self.text[self.at..];
        for (word, name, value) in words {
            if rest.starts_with(word.as_bytes()) {
                self.at += word.len();
                return Kind::Value(name, value);
            }
        }
        let is_odd = |word: &str| {
            rest.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()))
        };
        // What JSON does not call a number, but C does.
        if rest.first() == Some(&b'+') || is_odd("inf") || is_odd("nan") {
            return self.number();
        }
        Kind::Wrong("invalid token")
    }

    fn number(&mut self) -> Kind {
        let (number, length) = number::leading(&self.text[self.at..]);
        if length == 0 {
            return Kind::Wrong("invalid number");
        }
        self.at += length;
        Kind::Value("T_NUMBER", Value::Number(number))
    }

    fn string(&mut self, begin: usize) -> Result<Token> {
        self.at += 1;
        let mut text = Vec::new();
        let wrong = |at, what| Ok(Token { kind: Kind::Wrong(what), at });
        loop {
            match self.byte(0) {
                b'"' => break,
                0 => return wrong(self.at, "unexpected end of string"),
                b'\\' if self.byte(1) == b'u' => match self.escaped() {
                    Some((letter, length)) => {
                        text.extend(letter);
                        self.at += length;
                    }
                    None => return wrong(self.at, "invalid unicode escape code"),
                },
                b'\\' => {
                    text.push(match self.byte(1) {
                        letter @ (b'"' | b'\\' | b'/') => letter,
                        b'b' => 8,
                        b't' => b'\t',
                        b'n' => b'\n',
                        b'f' => 12,
                        b'r' => b'\r',
                        _ => return wrong(self.at, "invalid escape code"),
                    });
                    self.at += 2;
                }
                other => {
                    text.push(other);
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        let value = Value::String(self.lua.create_string(text)?);
        Ok(Token { kind: Kind::Value("T_STRING", value), at: begin })
    }

    /// The letter that `\u0041` stands for, or a pair of such, and how long that is.
    fn escaped(&self) -> Option<(Vec<u8>, usize)> {
        let first = self.four(2)?;
        let (code, length) = match first {
            0xDC00..=0xDFFF => return None,
            0xD800..=0xDBFF => {
                let second = (self.byte(6) == b'\\' && self.byte(7) == b'u').then(|| self.four(8));
                let second = second??;
                if second & 0xFC00 != 0xDC00 {
                    return None;
                }
                (((first & 0x3FF) << 10 | second & 0x3FF) + 0x1_0000, 12)
            }
            _ => (first, 6),
        };
        Some((char::from_u32(code)?.to_string().into_bytes(), length))
    }

    fn four(&self, ahead: usize) -> Option<u32> {
        let start = self.at + ahead;
        let digits = self.text.get(start..start + 4)?;
        digits.iter().try_fold(0, |code, digit| Some(code << 4 | char::from(*digit).to_digit(16)?))
    }
}

fn expected(what: &str, found: &Token) -> Fault {
    let name = match &found.kind {
        Kind::Sign(b'{') => "T_OBJ_BEGIN",
        Kind::Sign(b'}') => "T_OBJ_END",
        Kind::Sign(b'[') => "T_ARR_BEGIN",
        Kind::Sign(b']') => "T_ARR_END",
        Kind::Sign(b':') => "T_COLON",
        Kind::Sign(_) => "T_COMMA",
        Kind::Value(name, _) | Kind::Wrong(name) => name,
        Kind::End => "T_END",
    };
    Fault::Said(format!("Expected {what} but found {name} at character {}", found.at + 1))
}
