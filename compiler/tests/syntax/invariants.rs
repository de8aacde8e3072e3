//! The invariants of [`super::spans`] on the corpus, whole and cut off anywhere.

use fcall_compiler::syntax;

use super::corpus;
use super::spans::check;

#[test]
fn every_corpus_file_truncated_anywhere_keeps_them() {
    for (_, bytes) in corpus::files("accept").iter().chain(&corpus::files("reject")) {
        if bytes.len() > 2_000 {
            continue;
        }
        for end in 0..=bytes.len() {
            let bytes = &bytes[..end];
            let (file, errors) = syntax::parse(bytes);
            check(bytes, &file, &errors);
        }
    }
}

#[test]
fn a_file_without_errors_has_nothing_invalid() {
    for (path, bytes) in corpus::files("accept") {
        let (file, errors) = syntax::parse(&bytes);
        check(&bytes, &file, &errors);
        assert!(!format!("{file:?}").contains("Invalid"), "{}", path.display());
    }
}
