//! The commands, one file each. To add one, write its file and add its line below.

use clap::Subcommand;

pub(crate) use self::verdict::Judged;
use crate::outcome::{Failure, Outcome};

/// Declares the modules and what dispatches to them from one list.
macro_rules! commands {
    ($($module:ident::$name:ident,)*) => {
        $(mod $module;)*

        /// What the user wants done.
        #[derive(Subcommand)]
        pub(crate) enum Command {
            $($name($module::$name),)*
        }

        impl Command {
            /// Does it.
            pub(crate) fn run(self) -> Result<Outcome, Failure> {
                match self {
                    $(Self::$name(command) => command.run(),)*
                }
            }
        }
    };
}

commands! {
    check::Check,
    compat::Compat,
    verdict::Verdict,
    list::List,
    expand::Expand,
    plan::Plan,
    deploy::Deploy,
    status::Status,
    rollback::Rollback,
    dump::Dump,
    show::Show,
    restore::Restore,
    pull::Pull,
    delete::Delete,
    acl::Acl,
    worker::SandboxWorker,
}
