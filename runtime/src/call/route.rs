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
/// types that borrow nothing (`'static`). All connections of redis-rs are such. Of what wraps one, give what is inside,
/// `&mut *connection`: a lock's guard borrows, and a pool's connection hides the cluster's.
/// [`by_keys`](crate::Call::by_keys) lifts the bound.
#[derive(Debug)]
pub struct AnyPrimary(Infallible);

/// The connections of redis-rs that know their cluster, found behind a connection of any type.
#[cfg(any(feature = "cluster", feature = "cluster-async"))]
pub(crate) mod cluster {
    use std::any::Any;

    use redis::cluster_routing::{MultipleNodeRoutingInfo, RoutingInfo, SingleNodeRoutingInfo};

    pub(crate) const ANY_PRIMARY: SingleNodeRoutingInfo = SingleNodeRoutingInfo::RandomPrimary;

    pub(crate) fn any_primary() -> RoutingInfo {
        RoutingInfo::SingleNode(ANY_PRIMARY)
    }

    /// Every primary, and what each answers under its address.
    pub(crate) fn every_primary() -> RoutingInfo {
        RoutingInfo::MultiNode((MultipleNodeRoutingInfo::AllMasters, None))
    }

    /// The connection as one of the type `T`, if that is what it is.
    pub(crate) fn known<T: 'static>(connection: &mut (impl Sized + 'static)) -> Option<&mut T> {
        let connection: &mut dyn Any = connection;
        connection.downcast_mut()
    }
}
