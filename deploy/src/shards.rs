//! What CLUSTER SHARDS answers into the addresses of the primaries.

use redis::Value;

use crate::Target;
use crate::server::{field, items, text};
use crate::slots::Slots;

/// Why there is no list of primaries.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// The answer is not of the known form.
    Form,
    /// A part of the slots has no primary at the moment.
    Primary,
}

/// A primary of a cluster.
#[derive(Debug, Clone)]
pub(crate) struct Primary {
    pub(crate) target: Target,
    pub(crate) slots: Slots,
}

/// Every primary, with or without slots: one that is joining must hold the functions too. One that
/// has failed and was replaced is left out; one that has failed and was not is named, so that
/// connecting to it says so before anything is written.
pub(crate) fn primaries(reply: &Value, asked: &Target) -> Result<Vec<Primary>, Missing> {
    let mut primaries = Vec::new();
    for shard in items(reply).ok_or(Missing::Form)? {
        let nodes = field(shard, "nodes").and_then(items).ok_or(Missing::Form)?;
        let slots = field(shard, "slots").and_then(items).ok_or(Missing::Form)?;
        match primary(nodes) {
            Some(node) if slots.is_empty() && has_failed(node) => {}
            Some(node) => primaries.push(Primary {
                target: target(node, asked).ok_or(Missing::Form)?,
                slots: ranges(slots).ok_or(Missing::Form)?,
            }),
            None if slots.is_empty() => {}
            None => return Err(Missing::Primary),
        }
    }
    Ok(primaries)
}

/// First and last slots, one after another.
fn ranges(slots: &[Value]) -> Option<Slots> {
    let number = |value: &Value| match value {
        Value::Int(slot) => u16::try_from(*slot).ok(),
        _ => None,
    };
    slots.chunks_exact(2).map(|pair| Some((number(&pair[0])?, number(&pair[1])?))).collect()
}

/// A shard lists its failed primary beside the one that took over.
fn primary(nodes: &[Value]) -> Option<&Value> {
    let mut primaries = nodes.iter().filter(|node| word(node, "role").as_deref() == Some("master"));
    let first = primaries.clone().next();
    primaries.find(|node| !has_failed(node)).or(first)
}

fn has_failed(node: &Value) -> bool {
    word(node, "health").is_some_and(|health| health.starts_with("fail"))
}

fn target(node: &Value, asked: &Target) -> Option<Target> {
    let port = field(node, if asked.is_tls() { "tls-port" } else { "port" })?;
    let Value::Int(port) = port else { return None };
    Some(asked.sibling(host(node, asked), u16::try_from(*port).ok()?))
}

/// The name the cluster prefers. It is empty or `?` where the node does not know its own: then it is
/// the one that was asked.
fn host(node: &Value, asked: &Target) -> String {
    ["endpoint", "ip"]
        .into_iter()
        .filter_map(|name| word(node, name))
        .find(|host| !matches!(host.as_str(), "" | "?"))
        .unwrap_or_else(|| asked.host().unwrap_or("127.0.0.1").to_owned())
}

fn word(node: &Value, name: &str) -> Option<String> {
    field(node, name).and_then(text)
}

#[cfg(test)]
mod tests {
    use redis::Value;

    use super::{Missing, Primary, primaries};
    use crate::Target;

    /// `SLOTS|NODE|NODE`, a node being `ENDPOINT PORT ROLE HEALTH` with `-` for an empty endpoint.
    fn shard(line: &str) -> Value {
        let text = |text: &str| Value::BulkString(text.into());
        let mut parts = line.split('|');
        let slots = match parts.next() {
            Some("") | None => vec![],
            Some(_) => vec![Value::Int(0), Value::Int(16_383)],
        };
        let node = |line: &str| {
            let words: Vec<&str> = line.split(' ').collect();
            let endpoint = words[0].trim_matches('-');
            let pairs =
                [("endpoint", text(endpoint)), ("port", Value::Int(words[1].parse().unwrap()))];
            let states = [("role", text(words[2])), ("health", text(words[3]))];
            Value::Map(
                pairs.into_iter().chain(states).map(|(name, value)| (text(name), value)).collect(),
            )
        };
        let nodes = Value::Array(parts.map(node).collect());
        Value::Array(vec![text("slots"), Value::Array(slots), text("nodes"), nodes])
    }

    #[test]
    fn which_nodes_are_written() {
        let asked = Target::parse("redis://asked:1").unwrap();
        for (shards, expected) in [
            (&["0|a 1 master online|b 2 replica online"][..], Ok("a:1")),
            (&["0|b 2 replica online|a 1 master online", "|c 3 master online"], Ok("a:1 c:3")),
            (&["0|- 7 master online"], Ok("asked:7")),
            (&["0|? 7 master online"], Ok("asked:7")),
            (&["0|a 1 master fail|b 2 master online"], Ok("b:2")),
            (&["0|a 1 master fail|b 2 replica online"], Ok("a:1")),
            (&["0|b 2 master online", "|a 1 master fail"], Ok("b:2")),
            (&["0|b 2 master loading"], Ok("b:2")),
            (&["0|b 2 replica online"], Err(Missing::Primary)),
            (&["0|a 1 master online", "|b 2 replica online"], Ok("a:1")),
        ] {
            let reply = Value::Array(shards.iter().map(|line| shard(line)).collect());
            let found = primaries(&reply, &asked);
            let addresses = |primaries: Vec<Primary>| {
                primaries.iter().map(|it| it.target.address()).collect::<Vec<_>>().join(" ")
            };
            let found = found.map(addresses);
            assert_eq!(found.as_deref(), expected.as_ref().copied(), "{shards:?}");
        }
        assert_eq!(primaries(&Value::Okay, &asked).unwrap_err(), Missing::Form);
    }
}
