//! The text of a library into a digest of what it does: comments do nothing.

use crate::digest::hex;
use crate::syntax;

/// SHA-256 over the tokens, in lower-case hex. The first line is not among them: it names the library.
#[must_use]
pub fn digest(code: &[u8]) -> String {
    let mut hash = hmac_sha256::Hash::new();
    for token in syntax::tokens(code) {
        let token = code.get(token.start as usize..token.end as usize).unwrap_or_default();
        hash.update((token.len() as u64).to_le_bytes());
        hash.update(token);
    }
    hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn only_what_runs_counts() {
        let code = "#!lua name=a\nlocal x = 'a b' -- one\nreturn x";
        let same = "#!lua name=b\n--- docs\nlocal x='a b'\n\nreturn x --[[ two ]]";
        assert_eq!(digest(code.as_bytes()), digest(same.as_bytes()));
        let other = "#!lua name=a\nlocal x = 'a  b' return x";
        assert_ne!(digest(code.as_bytes()), digest(other.as_bytes()));
        assert_ne!(digest(b"local ab"), digest(b"local a b"));
    }
}
