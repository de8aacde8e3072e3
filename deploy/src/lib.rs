//! A model and live servers into a plan, and a plan into what the servers hold.
