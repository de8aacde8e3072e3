//! A library that must go into one that holds its name for a moment.
//!
//! FUNCTION RESTORE cannot delete, but it can replace. What goes is replaced, in the same payload that
//! brings what comes, by a library with one function that nobody calls, and deleted after that: the
//! functions change hands in one step, and nothing is deleted before everything else is there.

use crate::Library;

const PREFIX: &str = "fcall_tombstone_";

/// What stands in for the library of that name until it is deleted.
pub(crate) fn of(name: &str) -> Library {
    let code_of_name = Library::from_code(name, [""; 0], name).digest;
    let function = format!("{PREFIX}{}", &code_of_name[..16]);
    let code = format!(
        "#!lua name={name}\n-- fcall: a deploy is replacing this library. If you see it, the deploy broke \
         off: deploy again.\nredis.register_function('{function}', function() return false end)\n"
    );
    Library::from_code(name, [function], code)
}

/// Whether a library is what a deploy that broke off left behind. It is ours to delete.
pub(crate) fn is_one(library: &Library) -> bool {
    let [function] = library.functions.as_slice() else { return false };
    function.starts_with(PREFIX) && library.code == of(&library.name).code
}

#[cfg(test)]
mod tests {
    use super::{is_one, of};
    use crate::Library;

    #[test]
    fn it_is_known_by_all_its_bytes() {
        let tombstone = of("lock");
        assert!(is_one(&tombstone));
        assert_ne!(tombstone.functions, of("Lock").functions);
        for other in [
            Library::from_code("lock", ["lock_take"], &tombstone.code),
            Library::from_code("other", tombstone.functions.clone(), &tombstone.code),
            Library::from_code("lock", tombstone.functions.clone(), "#!lua name=lock\n"),
        ] {
            assert!(!is_one(&other), "{other:?}");
        }
    }
}
