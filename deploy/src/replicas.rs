//! Primaries into their replicas, and whether these hold the same.

use std::thread;
use std::time::{Duration, Instant};

use redis::{Value, cmd};

use crate::server::{items, text};
use crate::{Error, Kind, Live, Node, connect, live, parallel};

/// How long to wait before a replica that is behind is asked again.
const PAUSE: Duration = Duration::from_millis(50);

/// A replica and the primary that it follows.
#[derive(Debug)]
#[non_exhaustive]
pub struct Replica {
    /// The primary's address.
    pub primary: String,
    /// The replica.
    pub node: Node,
}

/// Asks every primary for its replicas, and connects to them with the same credentials.
///
/// # Errors
///
/// If a primary does not answer, or a replica cannot be reached.
pub fn find(primaries: &mut [Node]) -> Result<Vec<Replica>, Error> {
    let of_each = parallel::map(primaries.iter_mut().collect(), parallel::AT_ONCE, find_of);
    Ok(of_each.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn find_of(primary: &mut Node) -> Result<Vec<Replica>, Error> {
    let role: Value = primary.ask("ask for the replicas (+role)", &cmd("ROLE"))?;
    let unknown = || Error::at(Kind::Reply, &primary.address(), "ROLE answers in an unknown form");
    let parts = items(&role).ok_or_else(unknown)?;
    let replicas = parts.get(2).and_then(items).ok_or_else(unknown)?;
    let address = |replica: &Value| {
        let parts = items(replica)?;
        Some((text(parts.first()?)?, text(parts.get(1)?)?.parse::<u16>().ok()?))
    };
    let mut addresses: Vec<(String, u16)> =
        replicas.iter().map(address).collect::<Option<_>>().ok_or_else(unknown)?;
    addresses.sort();
    let connect = |(host, port)| {
        let node = connect::connect(&primary.target().sibling(host, port), primary.timeouts())?;
        Ok(Replica { primary: primary.address(), node })
    };
    addresses.into_iter().map(connect).collect()
}

/// The address of the primary that a replica follows, if the user may ask for it.
pub(crate) fn followed(replica: &mut Node) -> Option<String> {
    let role: Value = replica.send(&cmd("ROLE")).ok()?;
    let parts = items(&role)?;
    let (host, port) = (text(parts.get(1)?)?, parts.get(2)?);
    let Value::Int(port) = port else { return None };
    Some(replica.target().sibling(host, u16::try_from(*port).ok()?).address())
}

/// Waits until every replica holds what its primary was seen to hold. What is returned is what went
/// wrong, and whom it went wrong with.
pub fn wait(replicas: &mut [Replica], primaries: &[Live], patience: Duration) -> Vec<Error> {
    let until = Instant::now() + patience;
    let answers = parallel::map(replicas.iter_mut().collect(), parallel::AT_ONCE, |replica| {
        let primary = primaries.iter().find(|live| live.address == replica.primary)?;
        wait_for(replica, primary, until).err()
    });
    answers.into_iter().flatten().collect()
}

fn wait_for(replica: &mut Replica, primary: &Live, until: Instant) -> Result<(), Error> {
    loop {
        let live = live::read_node(&mut replica.node)?;
        if live.digest() == primary.digest() {
            return Ok(());
        }
        if Instant::now() > until {
            let message = format!(
                "this replica does not hold what its primary {} holds; see whether it follows it \
                 (INFO replication)",
                primary.address
            );
            return Err(Error::at(Kind::Differs, &live.address, message));
        }
        thread::sleep(PAUSE);
    }
}
