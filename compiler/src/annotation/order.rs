//! The parameters of a block in an order in which Lua can tell them apart.

use super::{Block, Error, Presence, TagKind};

/// An optional parameter never stands before a required one. Behind one that repeats, without a count
/// that says how often, only required ones stand: they are counted from the end.
pub(super) fn check(block: &mut Block) {
    let counted: Vec<String> = block
        .tags
        .iter()
        .filter_map(|tag| match &tag.kind {
            TagKind::Count { of } => Some(of.clone()),
            _ => None,
        })
        .collect();
    let (mut keys, mut args) = (Before::default(), Before::default());
    let mut errors = Vec::new();
    for tag in &block.tags {
        let (before, name, presence) = match &tag.kind {
            TagKind::Key { name, presence, .. } => (&mut keys, name, *presence),
            TagKind::Arg { name, presence, .. } => (&mut args, name, *presence),
            TagKind::Count { of } => (&mut args, of, Presence::Required),
            _ => continue,
        };
        if let Some(problem) = before.problem(presence) {
            let help = "required ones come first, then optional ones, or a variadic one and required ones again";
            errors.push(Error::new(tag.span, format!("`{name}` {problem}"), help));
        }
        before.is_optional |= presence == Presence::Optional;
        before.is_open |= presence == Presence::Variadic && !counted.contains(name);
    }
    block.errors.extend(errors);
}

/// What stands before a parameter.
#[derive(Default)]
struct Before {
    is_optional: bool,
    /// Whether there is one that takes all that is left.
    is_open: bool,
}

impl Before {
    fn problem(&self, presence: Presence) -> Option<&'static str> {
        match presence {
            Presence::Required if self.is_optional => {
                Some("is required and stands behind an optional one")
            }
            Presence::Variadic if self.is_optional => Some(
                "is variadic and stands behind an optional one, so nobody can tell which is meant",
            ),
            Presence::Optional | Presence::Variadic if self.is_open => {
                Some("stands behind a variadic one, which takes all that is left")
            }
            _ => None,
        }
    }
}
