//! Checked scripts: functions that no library registers, each called by the digest of its own bytes.

use super::{Function, TypeDefinition};
use crate::source::SourceId;

/// The scripts of one folder. They share one module in Rust, and so their types.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Scripts {
    /// The scripts, in the order of their files.
    pub scripts: Vec<Script>,
    /// The classes and aliases, each once, and the types without a name of their own.
    pub types: Vec<TypeDefinition>,
}

/// One script.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Script {
    /// The path as it is shown to people, with `/` between folders.
    pub file: String,
    /// The file.
    pub source: SourceId,
    /// SHA-1 of [`Script::code`], 40 lower-case hex digits: what EVALSHA names it by.
    pub sha1: String,
    /// The exact bytes that SCRIPT LOAD gets.
    pub code: Vec<u8>,
    /// What a call of it takes and returns. Its name is the path of the file in the folder, `lock/take`.
    pub function: Function,
}

impl Scripts {
    pub(crate) fn new(scripts: Vec<Script>, types: Vec<TypeDefinition>) -> Self {
        Self { scripts, types }
    }
}
