//! `fcall.toml` into settings.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::diagnostic::Level;
use crate::profile::Profile;
use crate::rules;

/// The name of the file, beside the Lua files.
pub const FILE: &str = "fcall.toml";

/// What a project sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// `[rules]`: levels by rule id.
    pub rules: BTreeMap<String, Level>,
    /// `profiles`: the server lines that must take the libraries.
    pub profiles: Vec<Profile>,
    /// What is taken for something else than it says: `redis-8.4` for `redis-8.0`.
    pub notes: Vec<String>,
    /// `strict`: everything must be annotated.
    pub strict: bool,
    /// `shipped`: libraries of the `fcall` crate to deploy along with one's own.
    pub shipped: Vec<String>,
    /// `[types]`: Rust types for aliases.
    pub types: BTreeMap<String, String>,
    /// `[deploy]`.
    pub deploy: Deploy,
    /// `[environments.NAME]`.
    pub environments: BTreeMap<String, Environment>,
}

/// `[deploy]`: how the operator runs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deploy {
    /// Which libraries are ours: the `---@owner` that may be deleted.
    pub owner: Option<String>,
}

/// `[environments.NAME]`: one server or cluster.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Environment {
    /// The URL itself; it may hold a password, so it is never printed.
    pub url: Option<String>,
    /// The environment variable that holds the URL.
    pub url_env: Option<String>,
    /// Whether it is a cluster.
    pub cluster: bool,
    /// Whether to speak TLS.
    pub tls: bool,
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment")
            .field("url", &self.url.as_ref().map(|_| "(not shown)"))
            .field("url_env", &self.url_env)
            .field("cluster", &self.cluster)
            .field("tls", &self.tls)
            .finish()
    }
}

/// Why the settings cannot be used.
#[derive(Debug)]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, with line and column where there are such.
    pub message: String,
    /// What the operating system said, where the file could not be read.
    pub cause: Option<io::Error>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}

/// The folder of libraries that a file or folder is in: the nearest one that has an `fcall.toml`
/// or is called `functions`, the folder itself included.
#[must_use]
pub fn folder_of(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| {
        folder.join(FILE).is_file()
            || (folder.file_name().is_some_and(|name| name == "functions") && folder.is_dir())
    })
}

/// Reads `fcall.toml` in a folder; no file means no settings.
pub fn read(folder: &Path) -> Result<Config, Error> {
    let path = folder.join(FILE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(error) => {
            let message = format!("cannot be read: {error}");
            return Err(Error { path, message, cause: Some(error) });
        }
    };
    parse(&text).map_err(|message| Error { path, message, cause: None })
}

/// Reads the text of an `fcall.toml`.
pub fn parse(text: &str) -> Result<Config, String> {
    let table: Table =
        toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
    let mut config = Config::default();
    for (key, value) in &table {
        match key.as_str() {
            "rules" => config.rules = map(key, value, rule)?,
            "profiles" => profiles(&list(key, value)?, &mut config)?,
            "strict" => config.strict = boolean(key, value)?,
            "shipped" => config.shipped = list(key, value)?,
            "types" => config.types = map(key, value, string)?,
            "deploy" => config.deploy = deploy(value)?,
            "environments" => config.environments = map(key, value, environment)?,
            _ => {
                return Err(unknown(
                    key,
                    "rules, profiles, strict, shipped, types, deploy, environments",
                ));
            }
        }
    }
    Ok(config)
}

/// Profiles that exist, each once. A version means its line.
fn profiles(names: &[String], config: &mut Config) -> Result<(), String> {
    for name in names {
        let profile = Profile::parse(name).map_err(|message| format!("`profiles`: {message}"))?;
        if profile.name() != name {
            config.notes.push(format!("the profile `{name}` is taken for `{profile}`"));
        }
        if !config.profiles.contains(&profile) {
            config.profiles.push(profile);
        }
    }
    Ok(())
}

fn deploy(value: &Value) -> Result<Deploy, String> {
    let mut deploy = Deploy::default();
    for (key, value) in table("deploy", value)? {
        match key.as_str() {
            "owner" => deploy.owner = Some(string("deploy.owner", value)?),
            _ => return Err(unknown(&format!("deploy.{key}"), "owner")),
        }
    }
    Ok(deploy)
}

fn environment(name: &str, value: &Value) -> Result<Environment, String> {
    let mut environment = Environment::default();
    for (key, value) in table(name, value)? {
        let path = format!("{name}.{key}");
        match key.as_str() {
            "url" => environment.url = Some(string(&path, value)?),
            "url_env" => environment.url_env = Some(string(&path, value)?),
            "cluster" => environment.cluster = boolean(&path, value)?,
            "tls" => environment.tls = boolean(&path, value)?,
            _ => return Err(unknown(&path, "url, url_env, cluster, tls")),
        }
    }
    Ok(environment)
}

/// A level for a rule that exists. What a rule of level error finds no server can use, so it is not
/// lowered.
fn rule(key: &str, value: &Value) -> Result<Level, String> {
    let id = key.trim_start_matches("rules.");
    let level = level(key, value)?;
    match rules::ALL.iter().find(|rule| rule.id == id) {
        None => {
            let known: Vec<&str> = rules::ALL.iter().map(|rule| rule.id).collect();
            Err(format!("there is no rule `{id}`; rules are {}", known.join(", ")))
        }
        Some(rule) if rule.level == Level::Error && level != Level::Error => {
            Err(format!("`{key}` cannot be lowered: no server or call can use what it finds"))
        }
        Some(_) => Ok(level),
    }
}

fn level(key: &str, value: &Value) -> Result<Level, String> {
    match value.as_str() {
        Some("error") => Ok(Level::Error),
        Some("warn") => Ok(Level::Warn),
        Some("allow") => Ok(Level::Allow),
        _ => Err(format!("`{key}` must be \"error\", \"warn\" or \"allow\"")),
    }
}

fn map<T>(
    path: &str,
    value: &Value,
    read: impl Fn(&str, &Value) -> Result<T, String>,
) -> Result<BTreeMap<String, T>, String> {
    let entries = table(path, value)?.iter();
    entries.map(|(key, value)| Ok((key.clone(), read(&format!("{path}.{key}"), value)?))).collect()
}

fn list(path: &str, value: &Value) -> Result<Vec<String>, String> {
    let items = value.as_array().ok_or_else(|| format!("`{path}` must be a list of strings"))?;
    items.iter().map(|item| string(path, item)).collect()
}

fn table<'v>(path: &str, value: &'v Value) -> Result<&'v Table, String> {
    value.as_table().ok_or_else(|| format!("`{path}` must be a table"))
}

fn string(path: &str, value: &Value) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| format!("`{path}` must be a string"))
}

fn boolean(path: &str, value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("`{path}` must be true or false"))
}

fn unknown(key: &str, known: &str) -> String {
    format!("unknown setting `{key}`; known are {known}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_read() {
        let text = r#"
            profiles = ["redis-7.0", "valkey-9.1.2"]
            strict = true
            shipped = ["lock"]
            [rules]
            name-clash = "allow"
            [types]
            UserId = "crate::UserId"
            [deploy]
            owner = "checkout"
            [environments.production]
            url_env = "PRODUCTION_URL"
            cluster = true
        "#;
        let config = parse(text).unwrap();
        assert_eq!(config.rules["name-clash"], Level::Allow);
        let profiles: Vec<&str> = config.profiles.iter().map(|profile| profile.name()).collect();
        assert_eq!(profiles, ["redis-7.0", "valkey-9.1"]);
        assert_eq!(config.notes, ["the profile `valkey-9.1.2` is taken for `valkey-9.1`"]);
        assert!(config.strict);
        assert_eq!(config.shipped, ["lock"]);
        assert_eq!(config.types["UserId"], "crate::UserId");
        assert_eq!(config.deploy.owner.as_deref(), Some("checkout"));
        assert!(config.environments["production"].cluster);
    }

    #[test]
    fn mistakes_name_the_setting() {
        for (text, words) in [
            ("shiped = []", "unknown setting `shiped`"),
            ("profiles = ['redis-6.2']", "there is no profile `redis-6.2`; profiles are redis-7.0"),
            ("shipped = 'lock'", "`shipped` must be a list of strings"),
            ("[rules]\nname-clash = 'fatal'", "`rules.name-clash` must be"),
            ("[rules]\nnope = 'error'", "there is no rule `nope`"),
            ("[rules]\nsyntax = 'allow'", "`rules.syntax` cannot be lowered"),
            ("[environments.a]\nurls = ''", "unknown setting `environments.a.urls`"),
            ("strict = ", "line 1"),
        ] {
            let message = parse(text).unwrap_err();
            assert!(message.contains(words), "{text}: {message}");
        }
    }

    #[test]
    fn an_environment_does_not_show_its_url() {
        let environment =
            Environment { url: Some("redis://:secret@h".into()), ..Default::default() };
        assert!(!format!("{environment:?}").contains("secret"));
    }
}
