//! TLS in front of a real server that was built without it, as stunnel or a load balancer would
//! stand there.

use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use std::{fs, io};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How long one direction waits before the other has its turn.
const TURN: Duration = Duration::from_millis(2);

pub(crate) struct Terminator {
    pub(crate) port: u16,
    folder: tempfile::TempDir,
}

impl Terminator {
    /// Listens on a port of its own for a server's TCP port, until the process ends.
    pub(crate) fn start(server: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let configuration = Arc::new(configuration(folder.path()));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let configuration = configuration.clone();
                thread::spawn(move || serve(client, server, configuration));
            }
        });
        Self { port, folder }
    }

    /// The certificate a client must trust.
    pub(crate) fn authority(&self) -> PathBuf {
        self.folder.path().join("authority.crt")
    }
}

fn configuration(folder: &Path) -> ServerConfig {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    fs::write(folder.join("authority.crt"), authority.pem()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
    let certificate = names.signed_by(&key, &authority).unwrap().der().clone();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap()
}

/// Hands bytes on both ways until one side closes. A client that gives up ends its own thread only.
fn serve(client: TcpStream, server: u16, configuration: Arc<ServerConfig>) -> Option<()> {
    let mut server = TcpStream::connect(("127.0.0.1", server)).ok()?;
    server.set_read_timeout(Some(TURN)).ok()?;
    client.set_read_timeout(Some(TURN)).ok()?;
    let mut client = StreamOwned::new(ServerConnection::new(configuration).ok()?, client);
    while hand_on(&mut client, &mut server).ok()? && hand_on(&mut server, &mut client).ok()? {}
    Some(())
}

/// Hands on what is there; `false` at the end.
fn hand_on(from: &mut impl Read, to: &mut impl Write) -> io::Result<bool> {
    let mut bytes = [0; 16 * 1024];
    match from.read(&mut bytes) {
        Ok(0) => Ok(false),
        Ok(count) => to.write_all(&bytes[..count]).and_then(|()| to.flush()).map(|()| true),
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
            Ok(true)
        }
        Err(error) => Err(error),
    }
}
