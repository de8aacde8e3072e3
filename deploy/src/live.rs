//! Servers into the libraries they hold.

use fcall_compiler::digest::sha256;
use redis::{Value, cmd};

use crate::server::{bytes, field, items, text};
use crate::{Error, Kind, Library, Node, Role, Server, parallel};

/// What a node held at the moment it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Live {
    /// `host:port`, or a socket's path.
    pub address: String,
    /// Which server it is.
    pub server: Server,
    /// What part it plays.
    pub role: Role,
    /// Its libraries, by name.
    pub libraries: Vec<Library>,
}

impl Live {
    /// The library of that name.
    #[must_use]
    pub fn library(&self, name: &str) -> Option<&Library> {
        self.libraries.iter().find(|library| library.name == name)
    }

    /// SHA-256 of all names and digests: two nodes with the same one hold the same libraries.
    #[must_use]
    pub fn digest(&self) -> String {
        let line = |library: &Library| format!("{} {}\n", library.name, library.digest);
        sha256(self.libraries.iter().map(line).collect::<String>().as_bytes())
    }
}

/// Reads every node, with one FUNCTION LIST each, several at once.
///
/// # Errors
///
/// For the first node that does not answer.
pub fn read(nodes: &mut [Node]) -> Result<Vec<Live>, Error> {
    parallel::map(nodes.iter_mut().collect(), parallel::AT_ONCE, read_node).into_iter().collect()
}

/// Reads one node.
///
/// # Errors
///
/// If it does not answer, or not in a form that is known.
pub fn read_node(node: &mut Node) -> Result<Live, Error> {
    let reply: Value =
        node.ask("list the functions", cmd("FUNCTION").arg("LIST").arg("WITHCODE"))?;
    let mut libraries = items(&reply)
        .and_then(|libraries| libraries.iter().map(read_library).collect::<Option<Vec<_>>>())
        .ok_or_else(|| {
            Error::at(
                Kind::Reply,
                &node.address(),
                "FUNCTION LIST WITHCODE answers in an unknown form",
            )
        })?;
    // The server answers in the order of a hash table.
    libraries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Live {
        address: node.address(),
        server: node.server().clone(),
        role: node.role(),
        libraries,
    })
}

fn read_library(reply: &Value) -> Option<Library> {
    let name = text(field(reply, "library_name")?)?;
    let code = bytes(field(reply, "library_code")?)?;
    let functions = items(field(reply, "functions")?)?.iter();
    let mut functions =
        functions.map(|function| text(field(function, "name")?)).collect::<Option<Vec<_>>>()?;
    functions.sort();
    Some(Library::from_code(name, functions, code))
}
