//! Text into text without passwords.

/// What stands for a password.
const MASK: &str = "***";

/// Masks the password of every URL in a text, whatever the text is. A URL that does not parse may
/// still hold a password, so this looks only for `://`, `:` and `@`, and masks too much when in doubt.
pub(crate) fn text(text: &str) -> String {
    text.split_inclusive(is_separator).map(word).collect()
}

/// What cannot stand in a URL, so that it ends one.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\'' | '"' | '`' | '<' | '>')
}

fn word(word: &str) -> String {
    let Some((scheme, rest)) = word.split_once("://") else {
        return without_scheme(word);
    };
    format!("{scheme}://{}", query(&authority(rest)))
}

/// `user:password@host`, of which somebody forgot the rest or misspelled it.
fn without_scheme(word: &str) -> String {
    let secret =
        word.rsplit_once('@').and_then(|(secret, host)| Some((secret.split_once(':')?.0, host)));
    secret.map_or_else(|| word.to_owned(), |(user, host)| format!("{user}:{MASK}@{host}"))
}

/// `user:password@host` with everything from the first colon to the last `@` masked.
fn authority(rest: &str) -> String {
    match rest.rsplit_once('@') {
        Some((secret, host)) => {
            let user = secret.split_once(':').map_or("", |(user, _)| user);
            format!("{user}:{MASK}@{host}")
        }
        None => rest.to_owned(),
    }
}

/// `?pass=` is how a unix socket's URL carries a password.
fn query(rest: &str) -> String {
    let Some((path, query)) = rest.split_once('?') else {
        return rest.to_owned();
    };
    let masked: Vec<String> = query.split('&').map(parameter).collect();
    format!("{path}?{}", masked.join("&"))
}

fn parameter(parameter: &str) -> String {
    match parameter.split_once('=') {
        Some((name, value)) if name.contains("pass") => {
            let separator = value.chars().next_back().filter(|last| is_separator(*last));
            format!("{name}={MASK}{}", separator.map(String::from).unwrap_or_default())
        }
        _ => parameter.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn passwords_are_masked_wherever_they_stand() {
        for (given, shown) in [
            ("redis://host:6379/0", "redis://host:6379/0"),
            ("redis://:secret@host", "redis://:***@host"),
            ("rediss://ann:secret@host:1/2", "rediss://ann:***@host:1/2"),
            ("redis://ann:a@b:c/d@host", "redis://ann:***@host"),
            ("redis://secret@host", "redis://:***@host"),
            ("at 'redis://:secret@host' now", "at 'redis://:***@host' now"),
            ("unix:///run/x.sock?db=1&pass=secret", "unix:///run/x.sock?db=1&pass=***"),
            ("url 'redis+unix:///x?pass=secret'", "url 'redis+unix:///x?pass=***'"),
            (
                "redis+sentinel://ann:secret@a:1,b:2/main?sentinel_user=s&sentinel_pass=secret",
                "redis+sentinel://ann:***@a:1,b:2/main?sentinel_user=s&sentinel_pass=***",
            ),
            ("redis//ann:secret@host:1", "redis//ann:***@host:1"),
            ("'ann:se:cr@t@host'", "'ann:***@host'"),
            ("host:1: ann@web, @code:3:", "host:1: ann@web, @code:3:"),
            ("nothing to see: a@b", "nothing to see: a@b"),
        ] {
            assert_eq!(text(given), shown);
        }
    }
}
