//! Where a call goes over a cluster connection: where its keys are, or to any primary.

use std::convert::Infallible;

/// A call goes where its keys are; the mark of most calls.
#[derive(Debug)]
pub struct ByKeys(Infallible);

/// A call without keys that may write: any primary will do, and no replica; the mark of
/// [`Call::on_any_primary`](crate::Call::on_any_primary).
///
/// Left to itself, redis-rs sends such a call to any node, replicas included, and again if the node was a replica. To
/// name a primary instead, the connection's own type must be known when the call is sent, and Rust tells it only of
/// types that borrow nothing (`'static`). All connections of redis-rs are such, and [`AutoLoad`](crate::AutoLoad) around
/// one. Of what else wraps one, give what is inside, `&mut *connection`: a lock's guard borrows, and a pool's connection
/// hides the cluster's. [`by_keys`](crate::Call::by_keys) lifts the bound.
#[derive(Debug)]
pub struct AnyPrimary(Infallible);

/// [`ByKeys`] or [`AnyPrimary`].
///
/// It cannot be implemented elsewhere.
pub trait AnyRoute: sealed::Sealed {
    /// Where a call of this route goes together with those of another: to any primary only if all may.
    type With<Other: AnyRoute>: AnyRoute;
}

impl AnyRoute for ByKeys {
    type With<Other: AnyRoute> = Self;
}

impl AnyRoute for AnyPrimary {
    type With<Other: AnyRoute> = Other;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::ByKeys {}
    impl Sealed for super::AnyPrimary {}
}

/// The connections of redis-rs that know their cluster, found behind a connection of any type.
#[cfg(feature = "cluster")]
pub(crate) mod cluster {
    use std::any::Any;

    use redis::cluster::ClusterConnection;
    #[cfg(feature = "cluster-async")]
    use redis::cluster_async::ClusterConnection as AsyncClusterConnection;
    use redis::cluster_routing::{MultipleNodeRoutingInfo, RoutingInfo, SingleNodeRoutingInfo};
    use redis::{Cmd, RedisResult, Value};

    use crate::AutoLoad;

    pub(crate) fn any_primary() -> RoutingInfo {
        RoutingInfo::SingleNode(SingleNodeRoutingInfo::RandomPrimary)
    }

    /// Every primary, and what each answers under its address.
    pub(crate) fn every_primary() -> RoutingInfo {
        RoutingInfo::MultiNode((MultipleNodeRoutingInfo::AllMasters, None))
    }

    /// A connection to a cluster, alone or within one that loads what is missing.
    pub(crate) enum Known<'c, T> {
        Alone(&'c mut T),
        Loading(&'c mut AutoLoad<T>),
    }

    impl<'c, T: 'static> Known<'c, T> {
        /// The connection as one of the type `T`, if that is what it is.
        pub(crate) fn of<C: 'static>(connection: &'c mut C) -> Option<Self> {
            let connection: &mut dyn Any = connection;
            if connection.is::<T>() {
                return connection.downcast_mut().map(Self::Alone);
            }
            connection.downcast_mut().map(Self::Loading)
        }

        /// The connection alone.
        pub(crate) fn into_inner(self) -> &'c mut T {
            match self {
                Self::Alone(connection) => connection,
                Self::Loading(loading) => loading.inner_mut(),
            }
        }
    }

    impl Known<'_, ClusterConnection> {
        pub(crate) fn send_to_any_primary(&mut self, command: &Cmd) -> RedisResult<Value> {
            match self {
                Self::Alone(connection) => connection.route_command(command, any_primary()),
                Self::Loading(loading) => loading.route_command(command, &any_primary()),
            }
        }
    }

    #[cfg(feature = "cluster-async")]
    impl Known<'_, AsyncClusterConnection> {
        pub(crate) async fn send_to_any_primary(self, command: Cmd) -> RedisResult<Value> {
            match self {
                Self::Alone(connection) => connection.route_command(command, any_primary()).await,
                Self::Loading(loading) => loading.route_command(command, any_primary()).await,
            }
        }

        pub(crate) async fn pipe_to_any_primary(
            self,
            pipeline: redis::Pipeline,
            (offset, count): (usize, usize),
        ) -> RedisResult<Vec<Value>> {
            let route = SingleNodeRoutingInfo::RandomPrimary;
            match self {
                Self::Alone(connection) => {
                    connection.route_pipeline(pipeline, offset, count, route).await
                }
                Self::Loading(loading) => {
                    loading.route_pipeline(pipeline, offset, count, route).await
                }
            }
        }
    }

    /// The asynchronous cluster connection that this is, or that is within it.
    #[cfg(feature = "cluster-async")]
    pub(crate) fn asynchronous<C: 'static>(
        connection: &mut C,
    ) -> Option<Known<'_, AsyncClusterConnection>> {
        Known::of(connection)
    }

    /// The blocking cluster connection that this is, or that is within it.
    pub(crate) fn blocking<C: 'static>(connection: &mut C) -> Option<Known<'_, ClusterConnection>> {
        Known::of(connection)
    }
}
