//! Ports in front of the servers, where requests meet the faults that are meant for them.

use std::io::{BufReader, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::fault::{Fault, Kind};
use crate::frame;
use crate::rig::Servers;

/// How long a late request or reply takes: longer than the client waits.
pub(crate) const LATE: Duration = Duration::from_millis(450);

/// What all proxies of a deploy share.
pub(crate) struct Gate {
    pub(crate) servers: Arc<Mutex<Servers>>,
    /// The ports of the servers and, in the same order, those in front of them.
    pub(crate) ports: Vec<(u16, u16)>,
    armed: Mutex<Armed>,
    open: AtomicUsize,
}

#[derive(Default)]
struct Armed {
    is_on: bool,
    faults: Vec<(Fault, usize)>,
    /// How many requests each node has had.
    seen: Vec<usize>,
    /// What was sent, by node.
    sent: Vec<(usize, String)>,
    /// What met a fault.
    met: Vec<String>,
}

/// What happened since the faults were set.
pub(crate) struct Trace {
    pub(crate) sent: Vec<(usize, String)>,
    pub(crate) met: Vec<String>,
}

impl Gate {
    /// Opens a port in front of each server.
    pub(crate) fn open(servers: Arc<Mutex<Servers>>, ports: &[u16]) -> Arc<Self> {
        let listeners: Vec<_> =
            ports.iter().map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
        let fronts = listeners.iter().map(|listener| listener.local_addr().unwrap().port());
        let gate = Arc::new(Self {
            servers,
            ports: ports.iter().copied().zip(fronts).collect(),
            armed: Mutex::default(),
            open: AtomicUsize::new(0),
        });
        for (node, listener) in listeners.into_iter().enumerate() {
            let gate = gate.clone();
            thread::spawn(move || {
                for client in listener.incoming().flatten() {
                    gate.open.fetch_add(1, Ordering::SeqCst);
                    let gate = gate.clone();
                    thread::spawn(move || {
                        // Whatever breaks here is what was meant to break.
                        let _ = gate.serve(&client, node);
                        let _ = client.shutdown(Shutdown::Both);
                        gate.open.fetch_sub(1, Ordering::SeqCst);
                    });
                }
            });
        }
        gate
    }

    /// From now on these happen.
    pub(crate) fn set(&self, faults: &[Fault]) {
        let faults = faults.iter().map(|fault| (*fault, 0)).collect();
        let seen = vec![0; self.ports.len()];
        *self.armed.lock().unwrap() = Armed { is_on: true, faults, seen, ..Armed::default() };
    }

    /// No more faults. Returns when nothing is under way any more, late requests included.
    pub(crate) fn clear(&self) -> Trace {
        let begun = Instant::now();
        let armed = std::mem::take(&mut *self.armed.lock().unwrap());
        while self.open.load(Ordering::SeqCst) > 0 {
            assert!(begun.elapsed() < Duration::from_secs(20), "a connection stays open");
            thread::sleep(Duration::from_millis(2));
        }
        Trace { sent: armed.sent, met: armed.met }
    }

    fn next(&self, node: usize, request: &[u8]) -> Option<Kind> {
        let mut armed = self.armed.lock().unwrap();
        if !armed.is_on {
            return None;
        }
        let command = frame::command(request);
        let number = armed.seen[node];
        armed.seen[node] += 1;
        armed.sent.push((node, command.clone()));
        let is_met = |(fault, times): &&mut (Fault, usize)| {
            fault.node == node && number >= fault.step && *times < fault.lasts
        };
        let (fault, times) = armed.faults.iter_mut().find(is_met)?;
        *times += 1;
        let kind = fault.kind;
        armed.met.push(command);
        Some(kind)
    }

    fn serve(&self, client: &TcpStream, node: usize) -> std::io::Result<()> {
        let mut requests = BufReader::new(client);
        let mut replies: Option<BufReader<TcpStream>> = None;
        loop {
            let request = frame::read(&mut requests)?;
            let kind = self.next(node, &request);
            self.before(node, kind);
            if let Some(Kind::Answer(text)) = kind {
                (&*client).write_all(format!("-{text}\r\n").as_bytes())?;
                continue;
            }
            if kind == Some(Kind::CutRequest) {
                return Ok(());
            }
            if replies.is_none() {
                replies =
                    Some(BufReader::new(TcpStream::connect(("127.0.0.1", self.ports[node].0))?));
            }
            let Some(server) = &mut replies else { continue };
            if kind == Some(Kind::CutWithin) {
                return server.get_mut().write_all(&request[..request.len() / 2]);
            }
            server.get_mut().write_all(&request)?;
            let reply = self.rewrite(frame::read(server)?);
            match kind {
                Some(Kind::CutReply) => return Ok(()),
                Some(Kind::CutWithinReply) => {
                    return (&*client).write_all(&reply[..reply.len() / 2]);
                }
                Some(Kind::KillAfterwards) => {
                    self.restart(node);
                    return Ok(());
                }
                Some(Kind::LateReply) => thread::sleep(LATE),
                _ => {}
            }
            (&*client).write_all(&reply)?;
        }
    }

    fn before(&self, node: usize, kind: Option<Kind>) {
        let servers = || self.servers.lock().unwrap();
        match kind {
            Some(Kind::LateRequest) => thread::sleep(LATE),
            Some(Kind::Kill) => servers().all_mut()[node].kill(),
            Some(Kind::KillAndRestart) => self.restart(node),
            Some(Kind::User(rules)) => servers().change_user(node, rules),
            _ => {}
        }
    }

    fn restart(&self, node: usize) {
        let mut servers = self.servers.lock().unwrap();
        let server = &mut servers.all_mut()[node];
        server.kill();
        server.restart().unwrap();
    }

    /// The addresses of a cluster, so that its clients come here.
    fn rewrite(&self, mut reply: Vec<u8>) -> Vec<u8> {
        for (port, front) in &self.ports {
            let [from, to] = [port, front].map(|it| format!("$4\r\nport\r\n:{it}\r\n"));
            while let Some(at) = reply.windows(from.len()).position(|part| part == from.as_bytes())
            {
                reply.splice(at..at + from.len(), to.bytes());
            }
        }
        reply
    }
}
