//! `--url`, `--env` and `FCALL_URL` into the server they mean.

use std::env;

use fcall_compiler::config::{Config, Environment};
use fcall_deploy::Target;

use crate::arguments::Functions;
use crate::outcome::Failure;
use crate::project;

/// The variable that names the server where no flag does.
const VARIABLE: &str = "FCALL_URL";

/// Which server; without a flag, the one that the environment variable `FCALL_URL` names.
#[derive(clap::Args)]
pub(crate) struct Server {
    /// redis://, rediss:// or redis+unix:// (shows in `ps`: prefer --env or `FCALL_URL`)
    #[arg(long, value_name = "URL", conflicts_with = "env")]
    url: Option<String>,

    /// The server that [environments.NAME] of fcall.toml names
    #[arg(long, value_name = "NAME")]
    env: Option<String>,

    /// The URL is a Sentinel's, which knows the primary by this name
    #[arg(long, value_name = "NAME")]
    sentinel: Option<String>,
}

impl Server {
    /// The server, for a command that needs nothing else of the project.
    pub(crate) fn target_alone(&self, functions: &Functions) -> Result<Target, Failure> {
        match self.env {
            Some(_) => self.target(&project::settings(functions)?),
            None => self.target(&Config::default()),
        }
    }

    /// A name for the servers that can be a file's: the environment's, or their address.
    pub(crate) fn environment(&self, functions: &Functions) -> Result<String, Failure> {
        let name = match &self.env {
            Some(name) => name.clone(),
            None => self.target_alone(functions)?.address(),
        };
        let is_plain =
            |character: char| character.is_ascii_alphanumeric() || ".-_".contains(character);
        let name: String = name.chars().map(|it| if is_plain(it) { it } else { '_' }).collect();
        Ok(name.trim_start_matches('.').to_owned())
    }

    /// The server, with its credentials.
    pub(crate) fn target(&self, config: &Config) -> Result<Target, Failure> {
        let url = match (&self.url, &self.env) {
            (Some(url), _) => url.clone(),
            (None, Some(name)) => from_environment(name, config)?,
            (None, None) => variable(VARIABLE).ok_or_else(|| {
                Failure::new(format_args!(
                    "which server? Set {VARIABLE}, or say --env NAME (of fcall.toml) or --url URL"
                ))
            })?,
        };
        let url = match &self.sentinel {
            Some(name) => with_sentinel(&url, name),
            None => url,
        };
        Target::parse(&url).map_err(Failure::new)
    }
}

/// The URL of `[environments.NAME]`.
fn from_environment(name: &str, config: &Config) -> Result<String, Failure> {
    let Some(environment) = config.environments.get(name) else {
        let known: Vec<&str> = config.environments.keys().map(String::as_str).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        return Err(Failure::new(format_args!(
            "fcall.toml has no [environments.{name}]; it has: {known}"
        )));
    };
    let url = match (&environment.url_env, &environment.url) {
        (Some(name_of_variable), _) => variable(name_of_variable).ok_or_else(|| {
            Failure::new(format_args!(
                "[environments.{name}] takes its URL from the environment variable \
                 {name_of_variable}, which is not set"
            ))
        })?,
        (None, Some(url)) => url.clone(),
        (None, None) => {
            return Err(Failure::new(format_args!(
                "[environments.{name}] of fcall.toml names no server: set url_env or url in it"
            )));
        }
    };
    Ok(with_tls(url, environment))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// `tls = true` says the same as `rediss://`.
fn with_tls(url: String, environment: &Environment) -> String {
    if !environment.tls {
        return url;
    }
    for (scheme, with_tls) in [
        ("redis://", "rediss://"),
        ("valkey://", "valkeys://"),
        ("redis+sentinel://", "rediss+sentinel://"),
        ("valkey+sentinel://", "valkeys+sentinel://"),
    ] {
        if let Some(rest) = url.strip_prefix(scheme) {
            return format!("{with_tls}{rest}");
        }
    }
    url
}

/// The form of URL that says the same as `--sentinel`.
fn with_sentinel(url: &str, name: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let scheme = scheme.trim_end_matches("+sentinel");
    let authority = rest.split('/').next().unwrap_or_default();
    format!("{scheme}+sentinel://{authority}/{name}")
}
