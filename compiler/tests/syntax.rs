//! The parser against real Lua 5.1 and against itself: what is accepted, the line of the first
//! error, the shape of trees, recovery, limits.

mod recorded;

mod syntax {
    mod comments;
    mod corpus;
    mod invariants;
    mod nesting;
    mod oracle;
    mod random;
    mod recovery;
    mod spans;
    mod structure;
    mod tree;
    mod verdicts;
}
