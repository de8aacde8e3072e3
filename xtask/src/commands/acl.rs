//! `acl`: the lines that make the users who deploy and call the libraries.

use clap::ValueEnum;
use fcall_compiler::diagnostic::Level;
use fcall_deploy::acl::{self, App, User};
use serde::Serialize;

use crate::arguments::{Format, Functions, Shown};
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::shipped::with_shipped;
use crate::{diagnostics, output};

/// The shape of the users. Tests compare the output with it.
const SHAPE: &str = r#"The users (--format json). "fcall" is the version of the shape: within one version, members are only
added. "broad" says where a rule permits more than is needed, because what is needed is not known.

{
  "fcall": 1,
  "users": [{
    "user": string,
    "line": string,
    "rules": [{
      "rule": string,
      "because": string
    }],
    "broad": [string]
  }]
}"#;

/// Shows the ACL SETUSER lines for a user who deploys and an app that calls the libraries
///
/// The app's user may call every function of the libraries and run the commands that they run, since
/// a server checks those as if the app had sent them. Put a password in the place of PASSWORD, and
/// send the line to every server: users are not copied to replicas, nor within a cluster. The line
/// makes a user that is there anew. The lines stand on stdout, what is said about them on stderr.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Acl {
    /// Which user [default: both]
    #[arg(value_enum)]
    who: Option<Who>,

    /// The user's name [default: deployer, app]
    #[arg(long, value_name = "NAME", requires = "who")]
    user: Option<String>,

    /// A pattern of the keys that the app gives to functions, `shop:*`; more than once for several
    #[arg(long, value_name = "PATTERN")]
    keys: Vec<String>,

    /// For the servers of a cluster
    #[arg(long)]
    cluster: bool,

    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    shown: Shown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Who {
    /// Puts libraries on servers, looks at them, takes them off
    Deployer,
    /// Calls them
    App,
}

impl Acl {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        for word in self.user.iter().chain(&self.keys) {
            check_word(word)?;
        }
        let mut users = Vec::new();
        if self.who != Some(Who::App) {
            users.push(acl::deployer(&self.name("deployer"), self.cluster));
        }
        if self.who != Some(Who::Deployer) {
            let project = Project::open(&self.functions)?;
            diagnostics::report(&project, Level::Error);
            if project.outcome() != Outcome::Done {
                return Ok(Outcome::Found);
            }
            let app =
                App { name: self.name("app"), keys: self.keys.clone(), is_cluster: self.cluster };
            users.push(acl::app(&app, &with_shipped(&project)?));
        }
        match self.shown.format {
            Format::Text => {
                let lines: String = users.iter().map(|user| user.line() + "\n").collect();
                output::stdout(&lines)?;
                let broad = users.iter().flat_map(|user| &user.broad);
                broad.for_each(|remark| output::stderr(&format!("note: {remark}\n")));
            }
            Format::Json => output::json(&Users::of(&users))?,
        }
        Ok(Outcome::Done)
    }

    fn name(&self, usual: &str) -> String {
        self.user.clone().unwrap_or_else(|| usual.to_owned())
    }
}

/// What goes into the line must stay one word of it.
fn check_word(word: &str) -> Result<(), Failure> {
    let is_one = |character: char| !character.is_whitespace() && !character.is_control();
    if !word.is_empty() && word.chars().all(is_one) && !word.contains(['"', '\'']) {
        return Ok(());
    }
    let word = word.escape_debug();
    Err(Failure::new(format_args!("`{word}` cannot stand in ACL SETUSER: no spaces, no quotes")))
}

#[derive(Serialize)]
struct Users<'u> {
    fcall: u32,
    users: Vec<UserEntry<'u>>,
}

#[derive(Serialize)]
struct UserEntry<'u> {
    user: &'u str,
    line: String,
    rules: Vec<RuleEntry<'u>>,
    broad: &'u [String],
}

#[derive(Serialize)]
struct RuleEntry<'u> {
    rule: &'u str,
    because: &'u str,
}

impl<'u> Users<'u> {
    fn of(users: &'u [User]) -> Self {
        let rule = |rule: &'u acl::Rule| RuleEntry { rule: &rule.rule, because: &rule.because };
        let user = |user: &'u User| UserEntry {
            user: &user.name,
            line: user.line(),
            rules: user.rules.iter().map(rule).collect(),
            broad: &user.broad,
        };
        Self { fcall: 1, users: users.iter().map(user).collect() }
    }
}
