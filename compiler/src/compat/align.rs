//! The parameters of a function then and now into what became of each: a caller sends by place, and the names
//! tell what was meant.

use super::Parameter;

/// How the parameters of one side changed.
#[derive(Debug, PartialEq)]
pub(super) enum Alignment<'p> {
    /// Each is where it was; those at the end may be gone or new.
    InPlace {
        kept: Vec<(&'p Parameter, &'p Parameter)>,
        removed: &'p [Parameter],
        added: &'p [Parameter],
    },
    /// Some were taken out before others.
    TakenOut(Vec<&'p Parameter>),
    /// Some were put before others.
    PutIn(Vec<&'p Parameter>),
    /// The same names stand in another order, or more than one of these happened.
    Mixed(Vec<&'p Parameter>),
}

/// Aligns by place, unless a name has moved.
pub(super) fn align<'p>(old: &'p [Parameter], new: &'p [Parameter]) -> Alignment<'p> {
    let place = |name: &str| new.iter().position(|it| it.name == name);
    let moved: Vec<&Parameter> = old
        .iter()
        .enumerate()
        .filter(|(index, it)| place(&it.name).is_some_and(|now| now != *index))
        .map(|(_, it)| it)
        .collect();
    if moved.is_empty() {
        let kept = old.len().min(new.len());
        return Alignment::InPlace {
            kept: old.iter().zip(new).collect(),
            removed: &old[kept..],
            added: &new[kept..],
        };
    }
    let is_in =
        |names: &[Parameter], it: &&Parameter| names.iter().any(|name| name.name == it.name);
    let kept: Vec<&Parameter> = new.iter().filter(|it| is_in(old, it)).collect();
    let before: Vec<&Parameter> = old.iter().filter(|it| is_in(new, it)).collect();
    let is_in_order = kept.iter().zip(&before).all(|(now, then)| now.name == then.name);
    if is_in_order && kept.len() == old.len() {
        return Alignment::PutIn(new.iter().filter(|it| !is_in(old, it)).collect());
    }
    if is_in_order && kept.len() == new.len() {
        return Alignment::TakenOut(old.iter().filter(|it| !is_in(new, it)).collect());
    }
    Alignment::Mixed(moved)
}
