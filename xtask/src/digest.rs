//! The digest of a library into what people and machines are shown.

/// `sha256:` and all of its digits.
pub(crate) fn whole(digest: &str) -> String {
    format!("sha256:{digest}")
}

/// `sha256:` and the first twelve: enough to tell two copies apart.
pub(crate) fn short(digest: &str) -> String {
    whole(digest.get(..12).unwrap_or(digest))
}
