//! A plan into a file, and the file into the plan it was, if the nodes still are what it saw.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::plan::{self, Refusal};
use crate::stored::{self, Stored};
use crate::{Error, Kind, Library, Live, Plan, Rules};

/// The version of the file's shape.
const SHAPE: u32 = 1;

/// A plan that was saved: what it was made of, from which it can be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The libraries that were local.
    pub libraries: Vec<Library>,
    /// The rules it was made by.
    pub rules: Rules,
    nodes: Vec<Seen>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    address: String,
    seen: String,
}

#[derive(Serialize, Deserialize)]
struct Contents {
    fcall: u32,
    // A plan that an earlier version saved allows nothing that it did not know.
    #[serde(default)]
    allow_breaking: bool,
    allow_downgrade: bool,
    prune: bool,
    owner: Option<String>,
    nodes: Vec<Seen>,
    libraries: Vec<Stored>,
}

/// Saves a plan that was made of these libraries by these rules.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write(path: &Path, plan: &Plan, libraries: &[Library], rules: &Rules) -> Result<(), Error> {
    let seen =
        |node: &plan::NodePlan| Seen { address: node.address.clone(), seen: node.seen.clone() };
    let contents = Contents {
        fcall: SHAPE,
        allow_breaking: rules.allow_breaking,
        allow_downgrade: rules.allow_downgrade,
        prune: rules.prune,
        owner: rules.owner.clone(),
        nodes: plan.nodes.iter().map(seen).collect(),
        libraries: libraries.iter().map(Stored::of).collect(),
    };
    let text = serde_json::to_string_pretty(&contents)
        .map_err(|error| Error::new(Kind::File, error.to_string()))?;
    stored::write(path, &(text + "\n"))
}

/// Reads a saved plan.
///
/// # Errors
///
/// If the file cannot be read or is no saved plan.
pub fn read(path: &Path) -> Result<Saved, Error> {
    let refused = |reason: &str| {
        let message = format!("{}: {reason}; write it with `plan -o FILE`", path.display());
        Error::new(Kind::File, message)
    };
    let text = stored::read(path)?.ok_or_else(|| refused("there is no such file"))?;
    let contents: Contents = serde_json::from_str(&text)
        .map_err(|error| refused(&format!("this is no saved plan ({error})")))?;
    if contents.fcall != SHAPE {
        return Err(refused("another version of fcall saved this plan"));
    }
    let libraries: Option<Vec<Library>> = contents.libraries.iter().map(Stored::library).collect();
    let Contents { allow_breaking, allow_downgrade, prune, owner, nodes, .. } = contents;
    Ok(Saved {
        libraries: libraries.ok_or_else(|| refused("a library in it is damaged"))?,
        rules: Rules { allow_breaking, allow_downgrade, prune, owner },
        nodes,
    })
}

impl Saved {
    /// The plan that was saved. Where the nodes are other ones by now, or one holds something else, it
    /// is refused.
    #[must_use]
    pub fn plan(&self, lives: &[Live]) -> Plan {
        let mut plan = plan::plan(&self.libraries, lives, &self.rules);
        for node in &plan.nodes {
            let what = match self.nodes.iter().find(|seen| seen.address == node.address) {
                None => "it was added",
                Some(seen) if seen.seen != node.seen => "somebody changed its libraries",
                Some(_) => continue,
            };
            let (address, what) = (node.address.clone(), what.to_owned());
            plan.refusals.push(Refusal::Moved { address, what });
        }
        let is_gone = |seen: &&Seen| plan.nodes.iter().all(|node| node.address != seen.address);
        for Seen { address, .. } in self.nodes.iter().filter(is_gone) {
            let what = "it went away".to_owned();
            plan.refusals.push(Refusal::Moved { address: address.clone(), what });
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::{Library, Live, Role, Rules, Server, plan::plan};

    fn live(address: &str, code: &str) -> Live {
        Live {
            address: address.into(),
            server: Server { kind: "redis".into(), version: "7.0.15".into() },
            role: Role::Primary,
            libraries: vec![Library::from_code("a", ["f"], code)],
        }
    }

    #[test]
    fn what_was_saved_is_what_is_planned_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/plan.json");
        let libraries = [Library::from_code("b", ["g"], b"#!lua name=b\n\xff")];
        let rules = Rules {
            allow_breaking: true,
            prune: true,
            owner: Some("us".into()),
            ..Rules::default()
        };
        let lives = [live("1", "x"), live("2", "y")];
        let first = plan(&libraries, &lives, &rules);
        write(&path, &first, &libraries, &rules).unwrap();
        let saved = read(&path).unwrap();
        assert_eq!((saved.plan(&lives), &saved.rules), (first, &rules));
        for (lives, expected) in [
            (vec![live("1", "x"), live("2", "z")], "2: somebody changed its libraries since"),
            (vec![live("1", "x")], "2: it went away since"),
            (vec![live("1", "x"), live("2", "y"), live("3", "x")], "3: it was added since"),
        ] {
            let refusals = saved.plan(&lives).refusals;
            assert_eq!(refusals.len(), 1, "{refusals:?}");
            assert!(refusals[0].to_string().starts_with(expected), "{}", refusals[0]);
        }
    }

    #[test]
    fn what_is_no_saved_plan() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.json");
        assert!(read(&path).unwrap_err().to_string().contains("there is no such file"));
        let whole = r#"{"fcall":2,"allow_downgrade":false,"prune":false,"owner":null,"nodes":[],"libraries":[]}"#;
        for (text, part) in [
            ("", "no saved plan"),
            ("{}", "no saved plan"),
            (whole, "another version"),
            (
                &whole.replace("2,", "1,").replace(
                    "ies\":[",
                    "ies\":[{\"name\":\"a\",\"functions\":[],\"code\":{\"hex\":\"f\"}}",
                ),
                "damaged",
            ),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = read(&path).unwrap_err().to_string();
            assert!(error.contains(part) && error.contains("plan -o FILE"), "{error}");
        }
    }
}
