//! Local libraries and live servers into a plan, and a plan into what the servers hold.
//!
//! The steps are free functions, in the order they are taken. Nothing is written before
//! [`apply`](apply::apply), and what it writes is what the plan shows:
//!
//! ```no_run
//! use fcall_deploy::{Library, Rules, Target, Timeouts, apply, connect, live, plan};
//!
//! # fn main() -> Result<(), fcall_deploy::Error> {
//! let hello = "#!lua name=greet\nredis.register_function('greet', function() return 'hi' end)\n";
//! let libraries = [Library::from_code("greet", ["greet"], hello)];
//!
//! let target = Target::parse("redis://127.0.0.1:6379")?;
//! let mut nodes = connect::discover(&target, &Timeouts::default())?;
//! let lives = live::read(&mut nodes)?;
//! let plan = plan::plan(&libraries, &lives, &Rules::default());
//! if plan.refusals.is_empty() {
//!     let report = apply::apply(&plan, &mut nodes);
//!     std::process::exit(report.outcome().exit_code().into());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Verifying is planning again and finding nothing to do; `apply` does it for what it wrote, and
//! [`verify`] does it at any time.

pub mod acl;
mod again;
pub mod apply;
pub mod connect;
pub mod delete;
pub mod dump;
mod error;
mod explain;
pub mod history;
mod library;
pub mod live;
pub mod lock;
mod moment;
mod moves;
mod parallel;
pub mod payload;
pub mod plan;
pub mod preflight;
pub mod pull;
pub mod release;
pub mod replicas;
mod report;
pub mod restore;
pub mod saved;
mod sentinel;
mod server;
mod shards;
mod slots;
mod stored;
mod swap;
mod target;
mod tombstone;
mod unmoved;
pub mod verify;
mod write;

pub use apply::{Options, Progress};
pub use connect::{Node, Timeouts};
pub use error::{Error, Kind};
pub use library::Library;
pub use live::Live;
pub use lock::Lock;
pub use payload::{Damage, Payload};
pub use plan::{Action, Change, Impact, Move, NodePlan, Plan, Refusal, Rules, Summary};
pub use report::{ChangeReport, NodeReport, Outcome, Report, Written};
pub use server::{Role, Server};
pub use target::Target;
