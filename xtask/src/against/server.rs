//! Servers into the interface that callers find on each of them now.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

use fcall_compiler::check::check_whole;
use fcall_compiler::compat::Interface;
use fcall_compiler::source::{Source, Sources};
use fcall_deploy::{Library, Live, Timeouts, connect, live};

use super::Earlier;
use crate::outcome::Failure;
use crate::project::Project;
use crate::target::Server;

pub(super) fn read(
    project: &Project,
    server: &Server,
    new: &[Interface],
) -> Result<Vec<Earlier>, Failure> {
    let target = server.target(&project.config)?;
    let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
    let lives = live::read(&mut nodes).map_err(Failure::new)?;
    // Most nodes hold the same, which is then read once.
    let mut known: HashMap<String, Rc<[Interface]>> = HashMap::new();
    let mut earlier = Vec::new();
    for live in &lives {
        let libraries = match known.entry(live.digest()) {
            Entry::Occupied(same) => Rc::clone(same.get()),
            Entry::Vacant(vacant) => Rc::clone(vacant.insert(of_node(project, live, new)?)),
        };
        earlier.push(Earlier { address: Some(live.address.clone()), libraries });
    }
    Ok(earlier)
}

fn of_node(project: &Project, live: &Live, new: &[Interface]) -> Result<Rc<[Interface]>, Failure> {
    let mut sources = Sources::new();
    for library in live.libraries.iter().filter(|library| is_ours(library, new)) {
        let name = format!("{}.lua on {}", library.name, live.address);
        sources.add(Source::new(name, library.code.to_vec()));
    }
    Ok(super::interfaces(&sources, &check_whole(&sources, &project.config))?.into())
}

/// Whether a deploy would replace it: it has the name of one of ours, or a function of ours that has moved. Others
/// stay, and so do their calls.
fn is_ours(library: &Library, new: &[Interface]) -> bool {
    let has = |name: &String| {
        let mut functions = new.iter().flat_map(|it| &it.functions);
        functions.any(|function| function.name.eq_ignore_ascii_case(name))
    };
    new.iter().any(|it| it.name == library.name) || library.functions.iter().any(has)
}
