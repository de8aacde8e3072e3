//! A Sentinel's URL into the primary it watches.

use redis::{Value, cmd};

use crate::server::{items, text};
use crate::{Error, Kind, Target, Timeouts, connect};

/// What stands behind `redis` or `rediss` in the scheme.
const SCHEME: &str = "+sentinel";

/// Sentinels, and the name they know the primary by.
#[derive(Clone)]
pub(crate) struct Sentinels {
    pub(crate) targets: Vec<Target>,
    pub(crate) primary: String,
}

/// Reads `redis+sentinel://USER:PASSWORD@HOST:PORT,HOST:PORT/NAME`: the credentials are the primary's,
/// and the Sentinels' too where `sentinel_user` and `sentinel_pass` behind a `?` do not say others.
/// `None` if it is not such a URL.
pub(crate) fn parse(url: &str) -> Option<Result<Target, Error>> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.strip_suffix(SCHEME)?;
    Some(read(scheme, rest))
}

fn read(scheme: &str, rest: &str) -> Result<Target, Error> {
    let refused = |reason: &str| {
        let example = "redis+sentinel://USER:PASSWORD@HOST:PORT,HOST:PORT/NAME";
        let message = format!("the Sentinels' URL cannot be used: {reason}; write {example}");
        Error::new(Kind::Url, message)
    };
    let (authority, path) =
        rest.split_once('/').ok_or_else(|| refused("it does not name the primary"))?;
    let (name, query) = path.split_once('?').unwrap_or((path, ""));
    if name.is_empty() || name.contains(['/', '#', '@']) {
        return Err(refused("what stands behind the first `/` is not the primary's name"));
    }
    let (login, hosts) = match authority.rsplit_once('@') {
        Some((login, hosts)) => (format!("{login}@"), hosts),
        None => (String::new(), authority),
    };
    let own = own_login(query, &login)
        .ok_or_else(|| refused("it has an unknown parameter behind the `?`"))?;
    let targets = hosts.split(',').map(|host| {
        let host = if has_port(host) { host.to_owned() } else { format!("{host}:26379") };
        Target::parse(&format!("{scheme}://{own}{host}"))
    });
    let targets: Vec<Target> = targets.collect::<Result<_, _>>()?;
    // The primary's credentials; its address is not known yet.
    let first = hosts.split(',').next().unwrap_or_default();
    let mut target = Target::parse(&format!("{scheme}://{login}{first}"))?;
    target.sentinels = Some(Box::new(Sentinels { targets, primary: name.to_owned() }));
    Ok(target)
}

fn has_port(host: &str) -> bool {
    host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok())
}

/// `sentinel_user=USER&sentinel_pass=PASSWORD` as the start of a URL, or else the primary's; `None`
/// if there is something else.
fn own_login(query: &str, of_primary: &str) -> Option<String> {
    let (mut user, mut password) = ("", None);
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        match parameter.split_once('=')? {
            ("sentinel_user", value) => user = value,
            ("sentinel_pass", value) => password = Some(value),
            _ => return None,
        }
    }
    let own = password.map(|password| format!("{user}:{password}@"));
    Some(own.unwrap_or_else(|| of_primary.to_owned()))
}

/// Asks one Sentinel after another where the primary is.
pub(crate) fn primary(
    of: &Sentinels,
    target: &Target,
    timeouts: &Timeouts,
) -> Result<Target, Error> {
    let mut last = None;
    for sentinel in &of.targets {
        match ask(of, sentinel, timeouts) {
            Ok((host, port)) => return Ok(target.sibling(host, port)),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| Error::new(Kind::Url, "the URL names no Sentinel")))
}

fn ask(of: &Sentinels, sentinel: &Target, timeouts: &Timeouts) -> Result<(String, u16), Error> {
    let mut node = connect::connect_any(sentinel, timeouts)?;
    if !node.is_sentinel() {
        let message = "this is no Sentinel, but a server; name it without +sentinel";
        return Err(Error::at(Kind::Unsupported, &node.address(), message));
    }
    let asked = cmd("SENTINEL").arg("GET-MASTER-ADDR-BY-NAME").arg(&of.primary).to_owned();
    let answer: Value = node.ask("ask for the primary's address", &asked)?;
    let place = items(&answer)
        .and_then(|parts| Some((text(parts.first()?)?, text(parts.get(1)?)?.parse::<u16>().ok()?)));
    place.ok_or_else(|| {
        let message = format!("this Sentinel watches no primary named `{}`", of.primary);
        Error::at(Kind::Unsupported, &node.address(), message)
    })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::Target;

    #[test]
    fn urls() {
        for (url, sentinels) in [
            ("redis+sentinel://a/main", "a:26379"),
            ("redis+sentinel://us:p@a:1,b,[::1]:3/main", "a:1 b:26379 [::1]:3"),
            ("valkey+sentinel://:p@a:1/main?sentinel_user=s&sentinel_pass=q", "a:1"),
        ] {
            let target = parse(url).unwrap().unwrap();
            let found = target.sentinels.as_ref().unwrap();
            let addresses: Vec<String> = found.targets.iter().map(Target::address).collect();
            assert_eq!((addresses.join(" ").as_str(), found.primary.as_str()), (sentinels, "main"));
            let of_sentinel = found.targets[0].info.redis_settings().password();
            let of_primary = target.info.redis_settings().password();
            let own = url.contains("sentinel_pass").then_some("q");
            assert_eq!(of_sentinel, own.or(of_primary), "{url}");
        }
        assert!(parse("redis://a/1").is_none());
    }

    #[test]
    fn no_refusal_repeats_the_url() {
        for url in [
            "redis+sentinel://:hunter2@a:1",
            "redis+sentinel://:hunter2@a:1/",
            "redis+sentinel://:hunter2@a:99999/main",
            "redis+sentinel://:hunter2@a:1/main?hunter2=1",
            "redis+sentinel://:hunter2@a:1/main?sentinel_pass",
            "redis+sentinel://:hun/ter2@a:1/main",
            "ftp+sentinel://:hunter2@a:1/main",
        ] {
            let error = parse(url).unwrap().err().unwrap();
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("hunter2") && !shown.contains("ter2"), "{url}: {shown}");
        }
    }
}
