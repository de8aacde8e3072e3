//! `account`: transfers that neither make money nor lose any.

use fcall::functions::account::{AsyncCommands as _, Commands as _, LIBRARY};
use fcall::redis::Connection;

use crate::support::{
    BINARY, EXACT, NOT_WHOLE, ask, assert_refused, crowd, not_positive, serve, ttl,
};

fn balance(con: &mut Connection, account: &str) -> i64 {
    ask::<Option<i64>>(con, &["GET", account]).unwrap_or(0)
}

#[test]
fn a_transfer_moves_the_amount_and_gives_both_balances() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["MSET", "alice", "100", "bob", "-20"]);
    let balances = con.account_transfer("alice", "bob", 70).unwrap();
    assert_eq!((balances.from, balances.to), (30, 50));
    assert_eq!((balance(&mut con, "alice"), balance(&mut con, "bob")), (30, 50));
    let balances = con.account_transfer("alice", "new", 30).unwrap();
    assert_eq!((balances.from, balances.to), (0, 30));
}

/// Of a reply `{err=..., balance=...}` the balance would be lost.
#[test]
fn who_has_too_little_is_told_how_much_it_is() {
    let (_server, mut con) = serve(&LIBRARY);
    for (held, amount) in [(70, 71), (0, 1), (-5, 1), (EXACT - 1, EXACT), (-EXACT, EXACT)] {
        ask::<()>(&mut con, &["SET", "alice", &held.to_string()]);
        let error = con.account_transfer("alice", "bob", amount).unwrap_err();
        assert_eq!(error.code(), Some("INSUFFICIENT_FUNDS"));
        assert!(error.to_string().contains(&format!("the balance is {held}")), "{error}");
        assert_eq!((balance(&mut con, "alice"), balance(&mut con, "bob")), (held, 0));
    }
    assert_refused(&mut con, "INSUFFICIENT_FUNDS", &["account_transfer", "2", "none", "bob", "1"]);
}

/// Of a reply `{ok=true, balance=...}` nothing but an empty array would arrive.
#[test]
fn the_reply_holds_two_numbers() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "alice", "5"]);
    let words = ["FCALL", "account_transfer", "2", "alice", "bob", "2"];
    assert_eq!(ask::<Vec<i64>>(&mut con, &words), [3, 2]);
}

/// Where both balances are written with SET the second wins, and a transfer to oneself makes money.
#[test]
fn a_transfer_to_oneself_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "alice", "100"]);
    assert_refused(&mut con, "SAME_ACCOUNT", &["account_transfer", "2", "alice", "alice", "40"]);
    assert_eq!(balance(&mut con, "alice"), 100);
}

#[test]
fn the_largest_balances_are_exact_and_larger_ones_are_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["MSET", "alice", &EXACT.to_string(), "bob", "1"]);
    let whole = EXACT.to_string();
    assert_refused(&mut con, "INVALID_BALANCE", &["account_transfer", "2", "alice", "bob", &whole]);
    let balances = con.account_transfer("alice", "bob", EXACT - 1).unwrap();
    assert_eq!((balances.from, balances.to), (1, EXACT));
    assert_refused(&mut con, "INVALID_BALANCE", &["account_transfer", "2", "alice", "bob", "1"]);
    let balances = con.account_transfer("bob", "new", EXACT).unwrap();
    assert_eq!((balances.from, balances.to), (0, EXACT));
}

#[test]
fn balances_keep_their_time_to_live() {
    let (_server, mut con) = serve(&LIBRARY);
    for account in ["alice", "bob"] {
        ask::<()>(&mut con, &["SET", account, "9", "PX", "600000"]);
    }
    con.account_transfer("alice", "bob", 9).unwrap();
    assert!(ttl(&mut con, "alice") > 300_000 && ttl(&mut con, "bob") > 300_000);
}

#[test]
fn what_is_no_amount_and_no_balance_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["MSET", "alice", "100", "bob", "100"]);
    ask::<()>(&mut con, &["RPUSH", "list", "1"]);
    let transfer = |from, to, amount| ["account_transfer", "2", from, to, amount];
    for wrong in not_positive() {
        assert_refused(&mut con, "INVALID_AMOUNT", &transfer("alice", "bob", wrong));
    }
    for wrong in NOT_WHOLE {
        ask::<()>(&mut con, &["SET", "wrong", wrong]);
        assert_refused(&mut con, "INVALID_BALANCE", &transfer("alice", "wrong", "1"));
        assert_refused(&mut con, "INVALID_BALANCE", &transfer("wrong", "alice", "1"));
    }
    assert_refused(&mut con, "WRONGTYPE", &transfer("alice", "list", "1"));
    assert_refused(&mut con, "WRONGTYPE", &transfer("list", "alice", "1"));
}

#[test]
fn keys_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "", "5"]);
    assert_eq!(con.account_transfer("", BINARY, 2).unwrap().to, 2);
    assert_eq!(con.account_transfer(BINARY, "", 1).unwrap().to, 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_conserves_money() {
    const ACCOUNTS: usize = 8;
    let (server, mut con) = serve(&LIBRARY);
    for account in 0..ACCOUNTS {
        ask::<()>(&mut con, &["SET", &account.to_string(), "100"]);
    }
    let refused = crowd(&server, |index, mut con| async move {
        let mut refused = 0;
        for turn in 0..300 {
            let (from, to) = ((index + turn) % ACCOUNTS, (index * 3 + turn * 5 + 1) % ACCOUNTS);
            let amount = i64::try_from(1 + (index * 31 + turn * 17) % 90).unwrap();
            match con.account_transfer(from, to, amount).await {
                Ok(balances) => assert!(balances.from >= 0 && balances.to >= amount),
                Err(error) if from == to => assert_eq!(error.code(), Some("SAME_ACCOUNT")),
                Err(error) => {
                    assert_eq!(error.code(), Some("INSUFFICIENT_FUNDS"));
                    refused += 1;
                }
            }
        }
        refused
    });
    assert!(refused.await.iter().sum::<i32>() > 0, "nobody ran out of money: nothing was tried");
    let balances: Vec<_> =
        (0..ACCOUNTS).map(|account| balance(&mut con, &account.to_string())).collect();
    assert!(balances.iter().all(|balance| *balance >= 0), "{balances:?}");
    assert_eq!(balances.iter().sum::<i64>(), 100 * i64::try_from(ACCOUNTS).unwrap());
}
