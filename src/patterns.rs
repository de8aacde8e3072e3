//! What people build around the shipped libraries, over any redis-rs asynchronous connection that
//! can be cloned.

use redis::aio::ConnectionLike;

use crate::redis;

pub mod lock;

/// A connection that can be cloned and sent to another task: redis-rs' `MultiplexedConnection`,
/// `ConnectionManager` and `ClusterConnection`.
pub trait Connection: ConnectionLike + Clone + Send + Sync + 'static {}

impl<C: ConnectionLike + Clone + Send + Sync + 'static> Connection for C {}
