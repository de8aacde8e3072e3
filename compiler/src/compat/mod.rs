//! Two interfaces into the changes between them, each classed by what it does to a caller that was
//! generated from the old one.
//!
//! What counts is calls: what an old caller sends, and what it expects to come back. A change is breaking
//! where an old call that worked now fails or means something else, compatible where all of them
//! do what they did, and unknown where nobody can tell from the interfaces alone. Nothing is called
//! breaking that may not be.
//!
//! To add a kind of change, write `kinds/NAME.rs` with a `KIND`, `kinds/NAME.md` beside it, and name it
//! in the list in `kinds/mod.rs`. That it is classed right is shown on a live server, by a folder in
//! `tests/compat`.

mod align;
mod code;
mod comparison;
mod fit;
mod interface;
pub mod kinds;
pub mod text;

pub use self::code::digest as code_digest;
pub use self::comparison::Comparison;
pub use self::interface::{
    Definition, ErrorReply, Field, Function, Interface, Parameter, Reply, Shape,
};
pub use self::kinds::Kind;
use crate::source::Location;

/// What a change does to callers of the old interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// All that they call does what it did.
    Compatible,
    /// Nobody can tell from the interfaces.
    Unknown,
    /// Something that they call now fails, or means something else.
    Breaking,
}

impl Class {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Unknown => "unknown",
            Self::Breaking => "breaking",
        }
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The id of its kind, which is the name of a page: `arg-added`.
    pub kind: &'static str,
    /// What it does to old callers.
    pub class: Class,
    /// The library, as it is called now, or was where it is gone.
    pub library: String,
    /// The function, if it is one's.
    pub function: Option<String>,
    /// What changed and what follows, one sentence without a full stop.
    pub message: String,
    /// What to do about it, where there is something to do.
    pub help: Option<String>,
    /// The function in the new text.
    pub location: Option<Location>,
}

/// The changes from `old` to `new`: breaking ones first, then by library and function.
///
/// A library whose code is the same but for comments has none that is worse than compatible, whatever its
/// annotations say now: what runs is what ran.
#[must_use]
pub fn compare(old: &[Interface], new: &[Interface]) -> Vec<Change> {
    let comparison = Comparison::of(old, new);
    let mut changes = Vec::new();
    for kind in kinds::ALL {
        (kind.find)(&comparison, &mut changes);
    }
    changes.iter_mut().for_each(|change| comparison.soften(change));
    changes.sort_by(|a, b| {
        let place = |change: &Change| (change.library.clone(), change.function.clone());
        b.class.cmp(&a.class).then_with(|| place(a).cmp(&place(b)))
    });
    changes
}

/// The worst class among changes; `None` without any.
#[must_use]
pub fn worst(changes: &[Change]) -> Option<Class> {
    changes.iter().map(|change| change.class).max()
}
