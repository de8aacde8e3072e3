//! `redis.setresp` into the protocol whose replies commands give from there on.

/// The protocol at one place of the code: it decides what commands give to Lua, and how booleans arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Resp {
    /// What every call begins with.
    #[default]
    Two,
    Three,
    /// It depends on the way here.
    Either,
}

impl Resp {
    pub(super) fn of(number: Option<f64>) -> Self {
        match number {
            Some(2.0) => Self::Two,
            Some(3.0) => Self::Three,
            _ => Self::Either,
        }
    }

    pub(super) fn join(self, other: Self) -> Self {
        if self == other { self } else { Self::Either }
    }
}
