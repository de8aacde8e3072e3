//! Which file each library goes to, as a table.

use std::path::Path;

use super::{Local, There, plan};
use crate::Library;

fn library(text: &str) -> Library {
    let (name, code) = text.split_once('=').unwrap();
    Library::from_code(name, [name], code)
}

/// `FILE=CODE` is a file; `NAME@FILE=CODE` a library in it, `NAME@FILE+=CODE` in several.
fn there(text: &str) -> There {
    let mut there = There::default();
    for word in text.split_whitespace() {
        let (place, code) = word.split_once('=').unwrap();
        let (name, file) = place.split_once('@').unwrap_or(("", place));
        let (file, has_several_files) = (file.trim_end_matches('+'), file.ends_with('+'));
        if !file.contains('/') {
            there.files.insert(file.to_owned(), code.into());
        }
        if !name.is_empty() {
            let path = Path::new("functions").join(file);
            there.libraries.push(Local {
                name: name.into(),
                path,
                code: code.into(),
                has_several_files,
            });
        }
    }
    there
}

#[test]
fn where_each_library_goes() {
    for (held, files, force, expected) in [
        ("a=1 b=2", "", false, "write functions/a.lua, write functions/b.lua"),
        ("a=1", "a@a.lua=1", false, "same functions/a.lua"),
        ("a=1", "a@a.lua=2", false, "! functions/a.lua has something else in it"),
        ("a=1", "a@a.lua=2", true, "overwrite functions/a.lua"),
        ("a=1", "b@a.lua=2", false, "! functions/a.lua has something else in it"),
        ("a=1", "a.lua=", false, "! functions/a.lua has something else in it"),
        // It is there under another name.
        ("a=1", "a@x.lua=1", false, "same functions/x.lua"),
        ("a=1", "a@x.lua=2", true, "! library `a` begins in functions/x.lua"),
        ("a=1", "a@x/m.lua+=1", false, "same functions/x/m.lua"),
        ("a=1", "a@a.lua+=2", true, "! library `a` begins in functions/a.lua"),
        // Case.
        ("A=1 a=2", "", true, "write functions/A.lua, ! the libraries `a` and `A`"),
        ("a=1", "A.lua=1", true, "! A.lua is there"),
        ("a=1", "a.LUA=1", true, "! a.LUA is there"),
        // What no server answers.
        ("../a=1", "", true, "! `../a` is no library's name"),
        ("=1", "", true, "! `` is no library's name"),
    ] {
        let libraries: Vec<_> = held.split(' ').map(library).collect();
        let pull = plan(&libraries, Path::new("functions"), &there(files), force);
        let done = pull.files.iter();
        let done = done.map(|file| format!("{} {}", file.effect.word(), file.path.display()));
        let found: Vec<_> =
            done.chain(pull.refusals.iter().map(|refusal| format!("! {refusal}"))).collect();
        let expected: Vec<_> = expected.split(", ").collect();
        assert_eq!(found.len(), expected.len(), "{held} into {files}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{held} into {files}: {found}");
        }
    }
}
