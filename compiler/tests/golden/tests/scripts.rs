//! Plain scripts the whole way: from their text over what is generated to the answer of a server. What each has to answer
//! was read from its text by hand.

use fcall::redis::{Connection, Value};
use fcall_goldens::{
    scripts_annotated as annotated, scripts_forms as forms, scripts_plain as plain,
};
use fcall_testing::Server;

/// A key of its own for each call.
fn key(name: &str) -> String {
    format!("scripts:{name}")
}

#[test]
fn scripts_without_annotations_answer_what_their_text_says() {
    let server = Server::start().unwrap();
    let con = &mut server.connection();
    assert_eq!(plain::greet().query(con).unwrap(), "Hello from a script");
    assert_eq!(plain::add_to(key("add"), 5).query(con).unwrap(), 5);
    assert_eq!(plain::add_to(key("add"), 2).query(con).unwrap(), 7);
    assert_eq!(plain::read_one(key("none")).query(con).unwrap(), None);
    assert_eq!(plain::store_and_read(key("text"), "x").query(con).unwrap(), Some(b"x".to_vec()));
    assert_eq!(plain::read_one(key("text")).query(con).unwrap(), Some(b"x".to_vec()));
    assert_eq!(plain::logged(key("text")).query(con).unwrap(), Some(b"x".to_vec()));
    assert_eq!(plain::replace_for(key("text"), "y", 60).query(con).unwrap(), Some(b"x".to_vec()));
    assert_eq!(plain::reserve(key("stock"), key("orders"), "1").query(con).unwrap(), 0);
    assert_eq!(plain::swap_if_equal(key("text"), "x", "z").query(con).unwrap(), 0);
    assert_eq!(plain::swap_if_equal(key("text"), "y", "z").query(con).unwrap(), 1);
    assert_eq!(plain::set_if_newer(key("version"), 1, 1, 60).query(con).unwrap(), 1);
    assert_eq!(plain::set_if_newer(key("version"), 1, 1, 60).query(con).unwrap(), 0);
    let moved: Value =
        plain::move_money(key("from"), key("to"), 0).query(con).unwrap_or(Value::Nil);
    assert_eq!(moved, Value::Nil, "it is an error");
    let refused = plain::add_checked(key("add"), 1).query(con);
    assert_eq!(refused.unwrap(), 8);
}

#[test]
fn limits_and_locks_without_annotations() {
    let server = Server::start().unwrap();
    let con = &mut server.connection();
    let window = |con: &mut Connection| plain::window(key("w"), 1000, 1, 5).query(con).unwrap();
    assert_eq!([window(con), window(con)], [(1, 0), (0, 0)]);
    let window =
        |con: &mut Connection| plain::window_yes_or_no(key("y"), 60, 1, 5).query(con).unwrap();
    assert_eq!([window(con), window(con)], [1, 0]);
    let counted = |con: &mut Connection| plain::counted(key("c"), 1, 60).query(con).unwrap();
    assert_eq!([counted(con), counted(con)], [1, 0]);
    let below = |con: &mut Connection| plain::add_below(key("b"), 3, 5).query(con).unwrap();
    assert_eq!([below(con), below(con)], [(1, 3), (0, 3)]);
    let count = |con: &mut Connection| plain::count_to(key("t"), "1", 2).query(con).unwrap();
    assert_eq!([count(con), count(con), count(con)], [Some(1), Some(2), Some(2)]);
    assert_eq!(plain::lock_with_fence(key("f"), "a", 9000).query(con).unwrap(), (1, 1));
    assert_eq!(plain::lock_with_fence(key("f"), "b", 9000).query(con).unwrap(), (0, 0));
    assert_eq!(plain::lock_acquire(key("l"), "a", 9000).query(con).unwrap(), 1);
    assert_eq!(plain::lock_acquire(key("l"), "b", 9000).query(con).unwrap(), 0);
    assert_eq!(plain::lock_extend(key("l"), "a", 9000).query(con).unwrap(), 1);
    assert_eq!(plain::lock_release(key("l"), "b").query(con).unwrap(), 0);
    assert_eq!(plain::lock_release(key("l"), "a").query(con).unwrap(), 1);
}

#[test]
fn annotated_scripts_answer_what_they_declare() {
    use annotated::{Mode, RingReply, TakeError};
    let server = Server::start().unwrap();
    let con = &mut server.connection();
    assert_eq!(annotated::peek(key("stock")).query(con).unwrap(), None);
    let refused = annotated::take(key("stock"), 1).query(con).unwrap_err();
    assert_eq!(refused.as_code::<TakeError>(), Some(TakeError::OutOfStock));
    plain::add_to(key("stock"), 3).query(con).unwrap();
    assert_eq!(annotated::take(key("stock"), 2).query(con).unwrap(), 1);
    assert_eq!(annotated::peek(key("stock")).query(con).unwrap(), Some(1));
    let user = fcall_goldens::user::Id("ada".into());
    let decision = annotated::lock_take(key("lock"), &user, 9000).query(con).unwrap();
    assert!(decision.taken);
    let decision = annotated::lock_release(key("lock")).query(con).unwrap();
    assert!(!decision.taken && decision.wait_ms == 0);
    let all = annotated::fetch_all(&[key("stock"), key("none")]).query(con).unwrap();
    assert_eq!(all, [Some("1".to_owned()), None]);
    assert!(matches!(
        annotated::ring(Mode::Loud, &["a"]).query(con).unwrap(),
        RingReply::Value1(Mode::Loud)
    ));
}

#[test]
fn odd_forms_are_scripts_too() {
    let server = Server::start().unwrap();
    let con = &mut server.connection();
    forms::empty().query(con).unwrap();
    forms::no_code().query(con).unwrap();
    assert_eq!(forms::blank_line(key("none")).query(con).unwrap(), 0);
    assert_eq!(forms::header(key("tags"), "a", 60).query(con).unwrap(), 1);
    assert_eq!(forms::helper_first().query(con).unwrap(), 1);
    assert_eq!(forms::locals(key("n"), &["a", "b", "a"]).query(con).unwrap(), 2);
    forms::old_school(key("o"), "x", None).query(con).unwrap();
    assert_eq!(forms::rest(&[key("1"), key("2")], &["a", "b"]).query(con).unwrap(), 2);
    forms::slots().query(con).unwrap();
    assert_eq!(forms::script().query(con).unwrap() + forms::scripts().query(con).unwrap(), 3);
    assert_eq!(forms::SCRIPTS.iter().len(), 13);
}
