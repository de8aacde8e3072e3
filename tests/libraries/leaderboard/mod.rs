//! `leaderboard`: the best score of each member, in order.

mod contract;
mod model;
