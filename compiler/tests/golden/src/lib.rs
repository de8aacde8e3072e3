//! Generated modules, compiled as an app with strict lints would.

#![deny(warnings, missing_docs, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]

include!(concat!(env!("OUT_DIR"), "/goldens.rs"));

/// What an app brings along.
pub mod user {
    use fcall::redis::{RedisWrite, ToRedisArgs, Value};
    use fcall::{FromReply, ReplyError, ToSingleRedisArg};

    /// A type of the app, which `fcall.toml` names.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Id(
        /// The text.
        pub String,
    );

    impl FromReply for Id {
        fn from_reply(reply: Value) -> Result<Self, ReplyError> {
            String::from_reply(reply).map(Self)
        }
    }

    impl ToRedisArgs for Id {
        fn write_redis_args<W: ?Sized + RedisWrite>(&self, out: &mut W) {
            self.0.write_redis_args(out);
        }
    }

    impl ToSingleRedisArg for Id {}
}

/// The goldens are not only looked at: what they send is what the model says.
#[cfg(test)]
mod tests {
    use fcall::redis::{Cmd, Value};
    use fcall::{Call, Error, FromReply, ReplyError};

    fn decode<T: FromReply>(reply: Value) -> Result<T, ReplyError> {
        T::from_reply(reply)
    }

    /// What goes over the wire, without the framing.
    #[track_caller]
    fn sent<R>(call: Call<R>) -> String {
        let packed = Cmd::from(call).get_packed_command();
        let text = String::from_utf8(packed).unwrap();
        let lines: Vec<_> =
            text.split("\r\n").filter(|line| !line.starts_with(['*', '$'])).collect();
        lines.join(" ").trim_end().to_owned()
    }

    #[test]
    fn calls_are_packed_in_the_order_of_the_lua_function() {
        use crate::{ratelimit, shapes};
        let call = ratelimit::sliding_window("b", 60_000, 10);
        assert_eq!(sent(call), "FCALL ratelimit_sliding_window 1 b 60000 10");
        assert_eq!(sent(ratelimit::peek("b")), "FCALL_RO ratelimit_peek 1 b");
        let call = shapes::required("a", "b", "c", "d", b"e", 6, 7.5, true);
        assert_eq!(sent(call), "FCALL shapes_required 2 a b c d e 6 7.5 1");
        let call = shapes::integers(&["a", "b"], "c", &[1, 2]);
        assert_eq!(sent(call), "FCALL shapes_integers 2 a b c 1 2");
        let call = shapes::optional("a", None, Some("c"), None, None, None, None, None);
        assert_eq!(sent(call), "FCALL shapes_optional 1 a c");
        assert_eq!(sent(shapes::bytes(Some("k"))), "FCALL shapes_bytes 1 k");
        assert_eq!(sent(shapes::bytes(None)), "FCALL shapes_bytes 0");
    }

    #[test]
    fn a_refused_argument_is_named_as_in_lua() {
        let call = crate::shapes::optional("a", None, None, Some("x"), None, None, None, None);
        let refused = call.into_command().err().map(|error| error.to_string()).unwrap_or_default();
        assert!(refused.contains("`text`"), "{refused}");
        let call = crate::ratelimit::sliding_window("b", i64::MAX, 1);
        assert!(matches!(call.into_command(), Err(Error::Argument(_))));
    }

    #[test]
    fn a_struct_is_packed_in_the_order_of_the_lua_function() {
        use crate::named::{FoundArgs2, Level, StockArgs, found, stock};
        let call = stock(StockArgs {
            limit: Some(9),
            shelf: &[("a", 60), ("b", 61)],
            tags: &[("t", 1.5, None, Some("m"), None), ("u", 2.0, Some(7), None, Some(Level::Low))],
            words: &["w"],
            rules: &[],
            extras: &[fcall::Json::from_text("{}")],
            levels: &[Level::High, Level::Other(5)],
            counts: &[3],
            blobs: &[b"x"],
        });
        let args = "60 61 2 t 1.5  m  u 2 7  1 1 w 0 1 {} 2 2 5 1 3 1 x 9";
        assert_eq!(sent(call), format!("FCALL named_stock 2 a b {args}"));
        let all = FoundArgs2 { name: "n", limit: 5.0, order: None };
        assert_eq!(sent(found(all.clone())), "FCALL named_found 1 n 5");
        let refused = found(FoundArgs2 { limit: f64::NAN, ..all }).into_command().unwrap_err();
        assert!(refused.to_string().contains("`limit`"), "{refused}");
    }

    #[test]
    fn enums_go_out_as_their_literals_and_booleans_as_their_words() {
        use crate::aliases::{ClaimThenWhat, Level, Mode, claim, modes};
        let (none, stop) = (None, Some(ClaimThenWhat::Stop));
        let call = claim("p", Mode::SafeMode, Level::Minus3, "u", Some("n"), Some(7), true, stop);
        assert_eq!(sent(call), "FCALL aliases_claim 1 p safe-mode -3 u n 7 yes stop");
        let call =
            claim("p", Mode::Unknown("x".into()), Level::Other(9), "u", None, None, false, none);
        assert_eq!(sent(call), "FCALL aliases_claim 1 p x 9 u   no");
        assert_eq!(sent(modes("k", &[true, false])), "FCALL aliases_modes 1 k y n");
    }

    #[test]
    fn codes_become_variants_and_codes_again() {
        use crate::errors::{FoundError, WorkError2};
        use fcall::ErrorCode as _;
        assert_eq!(
            WorkError2::from_code("INSUFFICIENT_FUNDS"),
            Some(WorkError2::InsufficientFunds)
        );
        assert_eq!(WorkError2::InvalidAmount.to_string(), "INVALID_AMOUNT");
        assert_eq!(FoundError::from_code("MISSING_NAME"), Some(FoundError::MissingName));
        assert_eq!(FoundError::from_code("PREFIX"), None);
        assert_eq!(FoundError::EmptyName.code(), "EMPTY_NAME");
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_is_decoded_as_cjson_writes_it() {
        use crate::json::{Basket, Item, State, add};
        let text = r#"{"owner":"me","state":"lost","items":{},"totals":{"a":1.5}}"#;
        let basket: fcall::Json<Basket> = decode(Value::BulkString(text.into())).unwrap();
        assert_eq!(basket.text(), text);
        let basket = basket.decode().unwrap();
        assert_eq!(
            (basket.state, basket.gift, basket.items),
            (State::Other("lost".into()), None, Vec::new())
        );
        let items: fcall::Json<Vec<Item>> = decode(Value::BulkString(b"{}".to_vec())).unwrap();
        assert_eq!(items.decode().unwrap(), Vec::new());
        let item = fcall::Json::<Item>::from_text(r#"{"unitPrice":2,"sizes":[1,2]}"#);
        let decoded = item.decode().unwrap();
        assert_eq!((decoded.unit_price.to_string().as_str(), decoded.sizes), ("2", (1, 2)));
        assert_eq!(sent(add("k", &item, None)), format!("FCALL json_add 1 k {}", item.text()));
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_that_bodies_show_is_decoded() {
        use crate::replies::{BasketReply, NamesReply};
        let text = r#"{"owner":"me","items":{},"totals":{"a":1},"isGift":false}"#;
        let basket: Option<fcall::Json<BasketReply>> =
            decode(Value::BulkString(text.into())).unwrap();
        let basket = basket.unwrap().decode().unwrap();
        assert_eq!((basket.owner.as_str(), basket.note, basket.is_gift), ("me", None, false));
        assert_eq!((basket.items.len(), basket.totals.len()), (0, 1));
        let NamesReply(names) = decode(Value::BulkString(Vec::new())).unwrap();
        assert!(names.is_none());
        let NamesReply(names) = decode(Value::BulkString(b"{}".to_vec())).unwrap();
        assert_eq!(names.unwrap().decode().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_alias_is_the_type_the_app_gives_it() {
        use crate::user::Id;
        let id = |text: &str| Id(text.to_owned());
        let call = crate::targets::add("u", &id("a"), &id("free"), Some(&id("b")));
        assert_eq!(sent(call), "FCALL targets_add 1 u a free b");
        let reply = Value::Array(vec![Value::BulkString(b"a".to_vec())]);
        assert_eq!(decode::<crate::targets::User>(reply).unwrap().id, id("a"));
    }

    #[test]
    fn groups_repeat_as_one() {
        use crate::groups::{move_all, set};
        let call = set("h", 60, &[("a", 1.5, true, Some(1)), ("b", 2.0, false, None)]);
        assert_eq!(sent(call), "FCALL groups_set 1 h 60 a 1.5 yes 1 b 2 no");
        let call = move_all(&[("a", "b"), ("c", "d")], &["x"]);
        assert_eq!(sent(call), "FCALL groups_move_all 4 a b c d x");
        assert_eq!(
            sent(move_all(&[] as &[(&str, &str)], &[] as &[&str])),
            "FCALL groups_move_all 0"
        );
    }

    #[test]
    fn unions_and_enums_are_told_apart() {
        use crate::aliases::{Claim, Code, ListReply, Mixed, Mode, PairReply, TextReply};
        let text = |text: &str| Value::BulkString(text.as_bytes().to_vec());
        let array = Value::Array;
        let decoded =
            decode::<Claim>(array(vec![Value::Int(1), text("OK"), Value::Int(5), text("u")]));
        assert_eq!(decoded.ok(), Some(Claim::Ok(5, "u".into())));
        let decoded = decode::<Claim>(array(vec![Value::Int(0), text("BUSY")]));
        assert_eq!(decoded.ok(), Some(Claim::Busy));
        let gone =
            array(vec![Value::Int(0), text("GONE"), text("x"), Value::Int(1), Value::Int(2)]);
        assert_eq!(decode::<Claim>(gone).ok(), Some(Claim::Gone(Some("x".into()), vec![1, 2])));
        let error = decode::<Claim>(array(vec![Value::Int(3)])).unwrap_err().to_string();
        assert!(error.contains(r#"[0, "BUSY"]"#), "{error}");
        assert_eq!(decode::<Mode>(text("safe-mode")).ok(), Some(Mode::SafeMode));
        assert_eq!(decode::<Mode>(text("new")).ok(), Some(Mode::Unknown("new".into())));
        assert_eq!(decode::<Code>(Value::Int(0)).ok(), Some(Code::Value0));
        assert_eq!(decode::<Code>(Value::Int(5)).ok(), Some(Code::Other(5)));
        assert_eq!(decode::<Mixed>(Value::Int(7)).ok(), Some(Mixed::Value7));
        let list = decode::<ListReply>(array(vec![text("a"), Value::Int(1), Value::Int(2)]));
        assert_eq!(list.ok(), Some(ListReply("a".into(), vec![1, 2])));
        let pair = decode::<PairReply>(array(vec![Value::Int(1), text("")]));
        assert_eq!(pair.ok(), Some(PairReply(1, None)));
        assert_eq!(decode::<TextReply>(text("t")).ok(), Some(TextReply(Some("t".into()))));
    }

    #[test]
    fn what_bodies_show_is_decoded() {
        use crate::replies::{CodeReply, MembersReply, PageReply, PageReplyItem, TransferReply};
        let text = |text: &str| Value::BulkString(text.as_bytes().to_vec());
        let failed = [Value::Int(0), text("insufficient_funds"), text("7")];
        let failed = decode::<TransferReply>(Value::Array(failed.into()));
        assert_eq!(failed.ok(), Some(TransferReply::InsufficientFunds("7".into())));
        let paid =
            decode::<TransferReply>(Value::Array(vec![Value::Int(1), text("OK"), Value::Int(5)]));
        assert_eq!(paid.ok(), Some(TransferReply::Ok(5)));
        assert_eq!(decode::<CodeReply>(Value::Int(-1)).ok(), Some(CodeReply::Minus1));
        let members = decode::<MembersReply>(Value::Array(vec![Value::Int(1), text("a")]));
        assert_eq!(members.ok(), Some(MembersReply(1, vec![b"a".to_vec()])));
        let page = decode(Value::Array(vec![Value::Int(1), text("OK"), text("all"), text("a")]));
        assert_eq!(page.ok(), Some(PageReply::Ok(PageReplyItem::All, vec![b"a".to_vec()])));
    }

    #[test]
    fn what_is_left_of_a_reply_is_a_class_or_names_and_values() {
        use crate::spread::{Claim, RenewReply, StatePhase, StateReply};
        let text = |text: &str| Value::BulkString(text.as_bytes().to_vec());
        let ok = || vec![Value::Int(1), text("OK"), text("a"), text("7")];
        let Ok(RenewReply(lease)) = decode(Value::Array(ok())) else { panic!("no lease") };
        assert_eq!((lease.id.as_str(), lease.epoch, lease.expires_at), ("a", 7, None));
        let more = [ok(), vec![text("5"), text("more")]].concat();
        let Ok(Claim::Ok(lease)) = decode(Value::Array(more)) else { panic!("no lease") };
        assert_eq!((lease.epoch, lease.expires_at), (7, Some(5)));
        let short = decode::<Claim>(Value::Array(ok()[..3].to_vec())).unwrap_err().to_string();
        assert!(short.contains("epoch"), "{short}");
        let pairs = ["attempts", "3", "other", "", "phase", "running"].map(text);
        let state = [vec![Value::Int(1), text("STATE"), Value::Int(9)], pairs.to_vec()].concat();
        let Ok(Claim::State(9, state)) = decode(Value::Array(state)) else { panic!("no state") };
        assert_eq!((state.phase, state.attempts, state.note), (StatePhase::Running, 3, None));
        let tags = [Value::Int(1), text("TAGS"), text("a"), text("1")];
        let Ok(Claim::Tags(tags)) = decode(Value::Array(tags.into())) else { panic!("no tags") };
        assert_eq!(tags["a"], 1);
        let none = decode::<Option<StateReply>>(Value::Nil);
        assert!(none.unwrap().is_none());
        let half = [Value::Int(1), text("attempts")];
        assert!(decode::<StateReply>(Value::Array(half.into())).is_err());
    }

    #[test]
    fn what_is_counted_is_read_and_what_is_behind_it() {
        use crate::counted::{OnlyReply, PageReply, Taken};
        let text = |text: &str| Value::BulkString(text.as_bytes().to_vec());
        let tag = |tag| vec![Value::Int(1), text(tag)];
        let values = |values: &[&str]| values.iter().copied().map(text).collect::<Vec<_>>();
        let all = ["n", "2", "a", "0.5", "b", "", "1", "7", "l", "8"];
        let all = Value::Array([tag("OK"), values(&all)].concat());
        let Ok(Taken::Ok(name, ids, counts, lease)) = decode(all) else { panic!("not taken") };
        assert_eq!((name.as_str(), counts), ("n", vec![7]));
        assert_eq!(ids, [("a".to_owned(), Some(0.5)), ("b".to_owned(), None)]);
        assert_eq!((lease.id.as_str(), lease.epoch), ("l", 8));
        let some = [tag("SOME"), vec![Value::Int(1), text("a"), text("END"), Value::Int(1)]];
        let some = decode::<Taken>(Value::Array(some.concat()));
        assert_eq!(some.ok(), Some(Taken::Some(vec!["a".into()], Some(1))));
        for wrong in [["-1", "END"], ["3", "END"], ["0", "OTHER"], ["x", "END"]] {
            let wrong = Value::Array([tag("SOME"), values(&wrong)].concat());
            assert!(decode::<Taken>(wrong.clone()).is_err(), "{wrong:?}");
        }
        let only = decode::<OnlyReply>(Value::Array(vec![Value::Int(1), Value::Int(0)]));
        assert_eq!(only.ok(), Some(OnlyReply::Value1(Vec::new())));
        let page = decode::<PageReply>(Value::Array(values(&["1", "a", "5", "next", "6", "7"])));
        let groups = vec![("a".to_owned(), 5)];
        assert_eq!(page.ok(), Some(PageReply(groups, "next".to_owned(), vec![6, 7])));
    }

    #[test]
    fn a_record_of_pairs_is_read_by_name() {
        let texts = ["tags", "extra", "owner", "max_size"].map(|it| Value::BulkString(it.into()));
        let [tags, extra, owner, max_size] = texts;
        let pairs = vec![
            (tags, Value::Array(vec![Value::BulkString("a".into()), Value::Int(1)])),
            (extra, Value::Int(0)),
            (owner, Value::BulkString(Vec::new())),
            (max_size, Value::BulkString("5".into())),
        ];
        let flat = pairs.iter().cloned().flat_map(|(name, value)| [name, value]).collect();
        let under_resp2 = decode::<crate::aliases::Settings>(Value::Array(flat)).unwrap();
        assert_eq!((under_resp2.max_size, under_resp2.owner.as_ref()), (5, None));
        assert_eq!(under_resp2.tags["a"], 1);
        assert_eq!(decode::<crate::aliases::Settings>(Value::Map(pairs)).ok(), Some(under_resp2));
    }
}
