//! The libraries that fcall ships, called on a real server: what each function promises, what it
//! refuses, and what holds when many connections call it at once.

mod account;
mod cache;
mod cluster;
mod counter;
mod inventory;
mod kv;
mod leaderboard;
mod lock;
mod patterns;
mod ratelimit;
mod support;
