//! Replies of several shapes.

use fcall::Error;
use fcall::redis::cmd;

use crate::grammar::{AloneKind, AloneReply, Commands as _, CountedReplyReply, SpreadReply};
use crate::serve;

#[test]
fn literals_by_themselves_are_told_from_tuples() {
    let (_server, connections) = serve();
    for mut connection in connections {
        for (kind, reply) in [
            (AloneKind::Status, Some(AloneReply::Ok)),
            (AloneKind::Text, Some(AloneReply::Ok)),
            (AloneKind::Integer, Some(AloneReply::Value7)),
            (AloneKind::Seven, Some(AloneReply::Value72(1))),
            (AloneKind::Ok, Some(AloneReply::Ok2("x".to_owned()))),
            (AloneKind::Nil, None),
        ] {
            assert_eq!(connection.grammar_alone("k", kind.clone()).unwrap(), reply, "{kind:?}");
        }
        let error = connection.grammar_alone("k", AloneKind::None).unwrap_err();
        assert!(matches!(error, Error::Reply(_)), "{error}");
    }
}

#[test]
fn what_is_left_is_a_class_or_names_and_values() {
    let (_server, connections) = serve();
    for mut connection in connections {
        cmd("HSET").arg(&["h", "color", "", "size", "5"]).exec(&mut connection).unwrap();
        let mut spread = |kind| connection.grammar_spread("h", kind);
        for (kind, note) in [("lease", None), ("noted", Some("n".to_owned()))] {
            let Ok(SpreadReply::Lease(lease)) = spread(kind) else { panic!("no lease") };
            assert_eq!((lease.id.as_str(), lease.epoch, lease.note), ("a", 7, note));
        }
        let Ok(SpreadReply::Stock(4, stock)) = spread("stock") else { panic!("no stock") };
        assert_eq!((stock.size, stock.color), (5, None));
        let Ok(SpreadReply::All(all)) = spread("all") else { panic!("not all") };
        assert_eq!((all.len(), all["size"].as_str()), (2, "5"));
        assert_eq!(spread("none").unwrap_err().code(), Some("NONE"));
        cmd("DEL").arg("h").exec(&mut connection).unwrap();
        let error = connection.grammar_spread("h", "stock").unwrap_err().to_string();
        assert!(error.contains("size"), "{error}");
    }
}

#[test]
fn what_is_counted_is_told_from_what_is_behind_it() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let got = connection.grammar_counted_reply("k", &["a", "1", "END", ""]).unwrap();
        let groups = vec![("a".to_owned(), Some(1)), ("END".to_owned(), None)];
        let rest = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(got, CountedReplyReply::All(groups, "next".to_owned(), rest));
        let none = connection.grammar_counted_reply("k", &[""; 0]).unwrap();
        assert_eq!(none, CountedReplyReply::None);
        let error = connection.grammar_counted_reply("k", &["a"]).unwrap_err();
        assert!(matches!(error, Error::Reply(_)), "{error}");
    }
}

#[test]
fn an_inferred_reply_is_without_the_errors() {
    let (_server, connections) = serve();
    for mut connection in connections {
        cmd("DEL").arg("l").exec(&mut connection).unwrap();
        assert_eq!(connection.grammar_left("l").unwrap_err().code(), Some("EMPTY"));
        cmd("RPUSH").arg(&["l", "a", "b"]).exec(&mut connection).unwrap();
        let (found, length): (i64, i64) = connection.grammar_left("l").unwrap();
        assert_eq!((found, length), (1, 2));
    }
}
