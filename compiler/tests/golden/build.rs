//! Lists the goldens, so that adding one is adding a file.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo")).join("src");
    let mut goldens: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of this package")
        .map(|entry| entry.expect("an entry of it").path())
        .filter(|path| path.file_name().is_some_and(|name| name != "lib.rs"))
        .collect();
    goldens.sort();
    let mut list = String::new();
    for golden in goldens {
        writeln!(list, "include!(r\"{}\");", golden.display()).expect("a String takes anything");
    }
    let out = Path::new(&env::var_os("OUT_DIR").expect("set by cargo")).join("goldens.rs");
    fs::write(out, list).expect("OUT_DIR can be written");
    println!("cargo::rerun-if-changed=src");
}
