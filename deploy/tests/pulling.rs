//! A server's libraries into a folder, byte for byte.

mod common;

use std::fs;
use std::path::Path;

use common::{deploy, library, nodes};
use fcall_deploy::pull::{self, PullEffect, There};
use fcall_deploy::{Library, Live};
use fcall_testing::Server;

fn live(libraries: &[Library]) -> Live {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    deploy(libraries, &mut nodes);
    pull::read(&mut nodes).unwrap()
}

fn pulled(live: &Live, folder: &Path, force: bool) -> (Vec<PullEffect>, Vec<String>) {
    let plan = pull::plan(&live.libraries, folder, &There::read(folder).unwrap(), force);
    pull::write(&plan).unwrap();
    (plan.files.iter().map(|file| file.effect).collect(), plan.refusals)
}

#[test]
fn every_byte_is_written_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("new/functions");
    let code =
        b"#!lua name=bin\r\nredis.register_function('b', function() return '\xff\xfe' end)\n\n";
    let (a, bin) = (library("a", &["f"]), Library::from_code("bin", ["b"], code));
    let live = live(&[a.clone(), bin.clone()]);
    assert_eq!(pulled(&live, &folder, false), (vec![PullEffect::Write; 2], vec![]));
    assert_eq!(fs::read(folder.join("a.lua")).unwrap(), &*a.code);
    assert_eq!(fs::read(folder.join("bin.lua")).unwrap(), code);
    // Again, they are the same.
    assert_eq!(pulled(&live, &folder, false), (vec![PullEffect::Same; 2], vec![]));
    // One file in the way keeps all from being written, even where it is empty.
    for mine in ["-- mine\n", ""] {
        fs::write(folder.join("a.lua"), mine).unwrap();
        fs::remove_file(folder.join("bin.lua")).unwrap();
        let (_, refusals) = pulled(&live, &folder, false);
        assert!(refusals[0].contains("a.lua has something else in it"), "{refusals:?}");
        assert_eq!(fs::read_to_string(folder.join("a.lua")).unwrap(), mine);
        assert!(!folder.join("bin.lua").exists());
        assert_eq!(pulled(&live, &folder, true).0, [PullEffect::Overwrite, PullEffect::Write]);
        assert_eq!(fs::read(folder.join("a.lua")).unwrap(), &*a.code);
    }
}

#[test]
fn a_library_of_several_files_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let shop = folder.path().join("shop");
    fs::create_dir(&shop).unwrap();
    let (first, part) = ("#!lua name=shop\n", "redis.register_function('buy', function() end)\n");
    fs::write(shop.join("main.lua"), first).unwrap();
    fs::write(shop.join("part.lua"), part).unwrap();
    let deployed = Library::from_code("shop", ["buy"], format!("{first}\n{part}"));
    assert_eq!(pulled(&live(&[deployed]), folder.path(), false), (vec![PullEffect::Same], vec![]));
    let other = Library::from_code("shop", ["buy"], format!("{first}{part}"));
    let (files, refusals) = pulled(&live(&[other]), folder.path(), true);
    assert!(files.is_empty() && refusals[0].contains("begins in"), "{refusals:?}");
    assert!(!folder.path().join("shop.lua").exists());
}
