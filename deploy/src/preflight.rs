//! A plan and its nodes into what would go wrong, before anything is written.

use redis::{Value, cmd};

use crate::server::{field, text};
use crate::swap::{Stage, Swap};
use crate::{Error, Kind, Library, Node, NodePlan, Plan, Server, explain, parallel};

/// Says whether a server would take a library's code, and its reason if not.
pub type Accepts<'a> = dyn Fn(&[u8], &Server) -> Result<(), String> + Sync + 'a;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preflight {
    /// Why nothing should be written.
    pub problems: Vec<Error>,
    /// What could not be found out, or what would not be possible.
    pub notes: Vec<String>,
}

/// Asks every node that the plan writes whether it could be: its Lua engine, the user's permissions
/// and the memory. `accepts` is asked about every library for every kind of server. Only reads.
pub fn preflight(plan: &Plan, nodes: &mut [Node], accepts: Option<&Accepts<'_>>) -> Preflight {
    let plan_of = |node: &Node| {
        let is_it = |plan: &&NodePlan| plan.address == node.address() && plan.has_writes();
        plan.nodes.iter().find(is_it)
    };
    let asked: Vec<(&mut Node, &NodePlan)> =
        nodes.iter_mut().filter_map(|node| plan_of(node).map(|plan| (node, plan))).collect();
    let found = parallel::map(asked, parallel::AT_ONCE, |(node, plan)| {
        let mut found = Preflight::default();
        check_node(node, &Swap::of(plan), &mut found);
        (found, node.server().clone(), plan)
    });
    let mut all = Preflight::default();
    let mut judged: Vec<(Server, &Library)> = Vec::new();
    for (found, server, plan) in found {
        all.problems.extend(found.problems);
        all.notes.extend(found.notes);
        for library in Swap::of(plan).comes() {
            let is_known = judged.iter().any(|(of, it)| *of == server && it.code == library.code);
            if let (Some(accepts), false) = (accepts, is_known) {
                judged.push((server.clone(), library));
                all.problems.extend(refused(accepts, library, &server));
            }
        }
    }
    all
}

fn refused(accepts: &Accepts<'_>, library: &Library, server: &Server) -> Option<Error> {
    let reason = accepts(&library.code, server).err()?;
    let message = format!("{server} would refuse library `{}`: {reason}", library.name);
    Some(Error::new(Kind::Refused, message))
}

fn check_node(node: &mut Node, swap: &Swap<'_>, found: &mut Preflight) {
    let address = node.address();
    for check in [check_engine, check_permissions, check_memory] {
        let Err(error) = check(node, swap, found) else { continue };
        let error = explain::answered(&address, "check the server before the deploy", &error);
        if error.kind == Kind::Permission {
            found.notes.push(format!("{address}: not everything was checked before ({error})"));
        } else {
            found.problems.push(error);
            return;
        }
    }
}

fn check_engine(node: &mut Node, _: &Swap<'_>, found: &mut Preflight) -> redis::RedisResult<()> {
    let stats: Value = node.send(cmd("FUNCTION").arg("STATS"))?;
    if field(&stats, "engines").is_some_and(|engines| field(engines, "LUA").is_none()) {
        let message =
            format!("{} runs without its Lua engine; load the engine's module", node.server());
        found.problems.push(Error::at(Kind::Unsupported, &node.address(), message));
    }
    Ok(())
}

/// What the deploy needs is a problem if it is missing; what only the way back needs is said.
fn check_permissions(
    node: &mut Node,
    swap: &Swap<'_>,
    found: &mut Preflight,
) -> redis::RedisResult<()> {
    let user: String = node.send(cmd("ACL").arg("WHOAMI"))?;
    let address = node.address();
    for word in words(swap) {
        if let Some(reason) = denied(node, &user, word)? {
            let message =
                format!("{reason}; give the user +function|{}", word.to_ascii_lowercase());
            found.problems.push(Error::at(Kind::Permission, &address, message));
        }
    }
    for word in words(&swap.reversed()).into_iter().filter(|word| !words(swap).contains(word)) {
        if let Some(reason) = denied(node, &user, word)? {
            found
                .notes
                .push(format!("{address}: cannot be put back if another node fails: {reason}"));
        }
    }
    Ok(())
}

/// The subcommands of FUNCTION that it takes.
fn words(swap: &Swap<'_>) -> Vec<&'static str> {
    let commands = swap.commands(Stage::Old);
    let is_used = |word: &&str| {
        commands.iter().any(|command| {
            command
                .args_iter()
                .any(|arg| matches!(arg, redis::Arg::Simple(it) if it == word.as_bytes()))
        })
    };
    ["LOAD", "RESTORE", "DELETE"].into_iter().filter(is_used).collect()
}

fn denied(node: &mut Node, user: &str, word: &str) -> redis::RedisResult<Option<String>> {
    let mut dry_run = cmd("ACL");
    dry_run.arg("DRYRUN").arg(user).arg("FUNCTION").arg(word).arg("x");
    let answer: String = node.send(&dry_run)?;
    Ok((answer != "OK").then_some(answer))
}

fn check_memory(node: &mut Node, swap: &Swap<'_>, found: &mut Preflight) -> redis::RedisResult<()> {
    let bytes: u64 = swap.comes().map(|library| library.code.len() as u64).sum();
    if bytes == 0 {
        return Ok(());
    }
    let info: Value = node.send(cmd("INFO").arg("memory"))?;
    let info = text(&info).unwrap_or_default();
    let value = |name: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_default().trim().to_owned()
    };
    let number = |name| value(name).parse::<u64>().unwrap_or_default();
    let (used, limit) = (number("used_memory"), number("maxmemory"));
    if limit > 0 && value("maxmemory_policy") == "noeviction" && used + bytes > limit {
        let message = format!(
            "the libraries have {bytes} bytes, but {used} of {limit} bytes (maxmemory) are in use and \
             nothing is evicted (noeviction); free memory there or raise maxmemory"
        );
        found.problems.push(Error::at(Kind::OutOfMemory, &node.address(), message));
    }
    Ok(())
}
