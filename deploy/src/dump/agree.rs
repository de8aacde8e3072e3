//! What several nodes hold into what all of them hold, or who has what.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::{Error, Kind, Live};

/// What all nodes hold, if it is the same.
pub(crate) fn agreed(mut lives: Vec<Live>) -> Result<Live, Error> {
    if lives.is_empty() {
        return Err(Error::new(Kind::Unsupported, "there is no node to read"));
    }
    let first = lives.remove(0);
    if lives.iter().all(|live| live.libraries == first.libraries) {
        return Ok(first);
    }
    lives.insert(0, first);
    let message = format!(
        "the servers hold different libraries, so that one copy cannot stand for all{}\n\
         deploy first, so that they agree, or name a single server",
        differences(&lives)
    );
    Err(Error::new(Kind::Differs, message))
}

fn differences(lives: &[Live]) -> String {
    let names: BTreeSet<&str> = lives
        .iter()
        .flat_map(|live| &live.libraries)
        .map(|library| library.name.as_str())
        .collect();
    let mut text = String::new();
    for name in names {
        let digest = |live: &Live| live.library(name).map(|library| library.digest.clone());
        let first = digest(&lives[0]);
        if lives.iter().all(|live| digest(live) == first) {
            continue;
        }
        for live in lives {
            let held = match digest(live) {
                Some(digest) => format!("sha256:{}", &digest[..12]),
                None => "not there".to_owned(),
            };
            let _ = write!(text, "\n  {name} on {}: {held}", live.address);
        }
    }
    text
}
