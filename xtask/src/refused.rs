//! What rules forbid, or would, into words for people and entries for machines.

use fcall_deploy::{Plan, Refusal};
use serde::Serialize;

use crate::plan::shown;

/// One rule that forbids a deploy, or would.
#[derive(Serialize)]
pub(crate) struct RefusalEntry<'p> {
    rule: &'static str,
    address: Option<&'p str>,
    library: Option<&'p str>,
    message: String,
}

impl<'p> RefusalEntry<'p> {
    pub(crate) fn all(refusals: &'p [Refusal]) -> Vec<Self> {
        let entry = |refusal: &'p Refusal| Self {
            rule: refusal.rule(),
            address: refusal.address(),
            library: refusal.library(),
            message: refusal.reason(),
        };
        refusals.iter().map(entry).collect()
    }
}

/// A line for each reason, which names all servers it holds on.
pub(crate) fn lines(refusals: &[Refusal]) -> Vec<String> {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for refusal in refusals {
        let reason = refusal.reason();
        let index = reasons.iter().position(|(known, _)| *known == reason).unwrap_or_else(|| {
            reasons.push((reason, Vec::new()));
            reasons.len() - 1
        });
        reasons[index].1.extend(refusal.address());
    }
    let line = |(reason, addresses): (String, Vec<&str>)| {
        if addresses.is_empty() { reason } else { format!("{}: {reason}", addresses.join(", ")) }
    };
    reasons.into_iter().map(|reason| shown(&line(reason))).collect()
}

/// What is done although a rule forbids it, a line each.
pub(crate) fn allowed(plan: &Plan) -> String {
    lines(&plan.allowed).iter().fold(String::new(), |text, line| text + "allowed: " + line + "\n")
}
