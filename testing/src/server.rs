//! A running server and what a test asks of it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fmt, thread};

use redis::{ConnectionAddr, ConnectionInfo, IntoConnectionInfo as _, RedisConnectionInfo};
use tempfile::TempDir;

use crate::binary::{self, Binary};
use crate::process::Process;
use crate::{Error, Options, Version, launch};

/// A throwaway server. It is killed, and its folder removed, when this is dropped.
pub struct Server {
    // Declared before the folder: the process is gone before the folder is.
    process: Option<Process>,
    binary: Binary,
    options: Options,
    port: u16,
    folder: TempDir,
}

impl Server {
    /// Starts a server with the default options.
    ///
    /// # Errors
    ///
    /// If there is no server to be had, or it does not come up.
    pub fn start() -> Result<Self, Error> {
        Self::start_with(&Options::default())
    }

    /// Starts a server.
    ///
    /// # Errors
    ///
    /// If there is no server to be had, or it does not come up with these options.
    pub fn start_with(options: &Options) -> Result<Self, Error> {
        Self::start_in(options, launch::SINGLE)
    }

    pub(crate) fn start_in(options: &Options, ports: std::ops::Range<u16>) -> Result<Self, Error> {
        let binary = match &options.binary {
            Some(path) => binary::inspect(path)?,
            None => binary::find()?,
        };
        let folder = server_folder()?;
        #[cfg(feature = "tls")]
        if options.tls {
            crate::tls::write(folder.path())?;
        }
        let (process, port) = launch::on_free_port(&binary, options, folder.path(), ports)?;
        Ok(Self { process: Some(process), binary, options: options.clone(), port, folder })
    }

    /// The URL for a client on this machine, over the unix socket. It holds the password, if the
    /// user `default` has one.
    #[must_use]
    pub fn url(&self) -> String {
        let socket = self.socket();
        match &self.options.password {
            None => format!("redis+unix://{}", socket.display()),
            Some(password) => {
                format!("redis+unix://{}?pass={}", socket.display(), escaped(password))
            }
        }
    }

    /// The URL over TCP, with the password of the user `default`.
    #[must_use]
    pub fn tcp_url(&self) -> String {
        match &self.options.password {
            None => format!("redis://127.0.0.1:{}", self.port),
            Some(password) => format!("redis://:{}@127.0.0.1:{}", escaped(password), self.port),
        }
    }

    /// The URL over TCP for a user of [`Options::users`].
    #[must_use]
    pub fn url_as(&self, user: &str, password: &str) -> String {
        format!("redis://{}:{}@127.0.0.1:{}", escaped(user), escaped(password), self.port)
    }

    /// The URL over TLS, with the password of the user `default`. It answers only if
    /// [`Options::tls`] was set, and only clients that trust [`Server::authority`].
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn tls_url(&self) -> String {
        let password = self.options.password.as_ref();
        let login = password.map(|password| format!(":{}@", escaped(password))).unwrap_or_default();
        format!("rediss://{login}127.0.0.1:{}", self.tls_port())
    }

    /// The port for TLS on 127.0.0.1.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn tls_port(&self) -> u16 {
        crate::options::tls_port(self.port)
    }

    /// The certificate that a client over TLS must trust, as a PEM file. Clients that use the
    /// system's certificates take it from the environment variable `SSL_CERT_FILE`.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join(crate::tls::AUTHORITY)
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The unix socket.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("server.sock")
    }

    /// The folder the server runs in: its configuration, log and socket.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The process id, or `None` once it was stopped or killed.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.process.as_ref().map(Process::id)
    }

    /// What server it is.
    #[must_use]
    pub fn version(&self) -> Version {
        self.binary.version
    }

    /// What the server wrote since it was last started.
    #[must_use]
    pub fn log(&self) -> String {
        launch::log(self.folder.path())
    }

    /// A client for it, over the unix socket, as the user `default`.
    ///
    /// # Panics
    ///
    /// Never: the address is known to be good.
    #[must_use]
    pub fn client(&self) -> redis::Client {
        redis::Client::open(self.address()).expect("a unix socket is an address")
    }

    /// A connection to it, over the unix socket, as the user `default`.
    ///
    /// # Panics
    ///
    /// If the server does not answer, because it was stopped or killed or has died. The message
    /// carries the server's log.
    #[must_use]
    pub fn connection(&self) -> redis::Connection {
        match self.client().get_connection() {
            Ok(connection) => connection,
            Err(error) => panic!("no connection to the test server: {error}\n{}", self.log()),
        }
    }

    /// Ends it in an orderly way (SHUTDOWN NOSAVE). Does nothing if it is not running.
    pub fn stop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        if let Ok(mut connection) =
            self.client().get_connection_with_timeout(Duration::from_secs(1))
        {
            let _ = connection.set_read_timeout(Some(Duration::from_secs(2)));
            let _ = redis::cmd("SHUTDOWN").arg("NOSAVE").exec(&mut connection);
            let begun = Instant::now();
            while process.ended().is_none() && begun.elapsed() < Duration::from_secs(2) {
                thread::sleep(Duration::from_millis(2));
            }
        }
        // Dropping the process kills it if it has not gone by itself.
    }

    /// Ends it with SIGKILL, as a crash would. Does nothing if it is not running.
    pub fn kill(&mut self) {
        self.process = None;
    }

    /// Starts it again on the same port and socket, stopping it first if it runs. It comes back
    /// empty, unless the options make it keep something.
    ///
    /// # Errors
    ///
    /// If it does not come up, because the port was taken meanwhile, for example.
    pub fn restart(&mut self) -> Result<(), Error> {
        self.stop();
        let process = launch::on_port(&self.binary, &self.options, self.folder.path(), self.port)?;
        self.process = Some(process);
        Ok(())
    }

    fn address(&self) -> ConnectionInfo {
        let mut settings = RedisConnectionInfo::default();
        if let Some(password) = &self.options.password {
            settings = settings.set_password(password);
        }
        ConnectionAddr::Unix(self.socket())
            .into_connection_info()
            .expect("a unix socket is an address")
            .set_redis_settings(settings)
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("version", &format_args!("{}", self.version()))
            .field("pid", &self.pid())
            .field("port", &self.port)
            .field("folder", &self.folder.path())
            .finish_non_exhaustive()
    }
}

/// A folder whose path leaves room for a socket's name: the system allows about 100 bytes.
fn server_folder() -> Result<TempDir, Error> {
    let folder = |parent: &Path| tempfile::Builder::new().prefix("fcall-").tempdir_in(parent);
    let usual = std::env::temp_dir();
    let parent = if usual.as_os_str().len() > 75 { Path::new("/tmp") } else { &usual };
    folder(parent).map_err(Error::files("create a folder for the server"))
}

/// Percent-encodes what could end or split a part of a URL.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
