//! A certificate authority and a server's certificate, made for one server and thrown away with it.

use std::fs;
use std::path::Path;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

use crate::Error;

/// What the server is told to use; the names are those of the files written below.
pub(crate) const CONFIGURATION: &str = "tls-cert-file server.crt\ntls-key-file server.key\n\
                                        tls-ca-cert-file authority.crt\ntls-auth-clients no";

/// The certificate a client must trust.
pub(crate) const AUTHORITY: &str = "authority.crt";

/// Writes certificates for `127.0.0.1` and `localhost` into the server's folder.
pub(crate) fn write(folder: &Path) -> Result<(), Error> {
    let made = make().map_err(|error| Error::Start {
        reason: format!("no certificate could be made: {error}"),
        log: String::new(),
    })?;
    for (name, text) in made {
        fs::write(folder.join(name), text)
            .map_err(Error::files("write the server's certificate"))?;
    }
    Ok(())
}

fn make() -> Result<[(&'static str, String); 3], rcgen::Error> {
    let mut authority = CertificateParams::new(Vec::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let names = ["127.0.0.1".to_owned(), "localhost".to_owned()];
    let server = CertificateParams::new(names)?.signed_by(&key, &authority)?;
    Ok([
        (AUTHORITY, authority.pem()),
        ("server.crt", server.pem()),
        ("server.key", key.serialize_pem()),
    ])
}
