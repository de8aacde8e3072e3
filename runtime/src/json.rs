//! `json_type!`: a generated type learns to be JSON, or stays plain when the feature `json` is off.
//!
//! As with [`aio!`](crate::aio), this crate's features choose which definition of the macro exists. `#[serde(..)]`
//! stands on fields and variants and directly before them, after their documentation.

#[cfg(feature = "json")]
mod decode;
#[cfg(feature = "json")]
mod encode;

#[cfg(feature = "json")]
pub(crate) use self::decode::decode;
#[cfg(feature = "json")]
pub(crate) use self::encode::encode;

/// Derives `Serialize` and `Deserialize`: the feature `json` is on.
#[cfg(feature = "json")]
#[macro_export]
macro_rules! json_type {
    ($($item:tt)*) => {
        #[derive(::fcall::generated::serde::Serialize, ::fcall::generated::serde::Deserialize)]
        #[serde(crate = "::fcall::generated::serde")]
        $($item)*
    };
}

/// Leaves the type as it is, without what is meant for serde: the feature `json` is off.
#[cfg(not(feature = "json"))]
#[macro_export]
macro_rules! json_type {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident {
            $(
                $(#[doc = $doc:expr])*
                $(#[serde($($serde:tt)*)])?
                $field_visibility:vis $field:ident: $type:ty
            ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $($(#[doc = $doc])* $field_visibility $field: $type),*
        }
    };
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident {
            $(
                $(#[doc = $doc:expr])*
                $(#[serde($($serde:tt)*)])?
                $variant:ident $(($($type:ty),*))?
            ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility enum $name {
            $($(#[doc = $doc])* $variant $(($($type),*))?),*
        }
    };
}

#[cfg(test)]
mod tests {
    crate::json_type! {
        /// A basket.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub(super) struct Basket {
            /// What it costs.
            #[serde(rename = "type")]
            pub(super) type_: Kind,
            pub(super) items: Vec<String>,
        }
    }

    crate::json_type! {
        #[derive(Debug, Clone, PartialEq)]
        pub(super) enum Kind {
            /// Ordered.
            #[serde(rename = "ordered")]
            Ordered,
            #[serde(untagged)]
            Other(String),
        }
    }

    fn basket() -> Basket {
        Basket { type_: Kind::Ordered, items: vec!["tea".to_owned()] }
    }

    #[test]
    fn the_text_is_there_whatever_the_features_are() {
        let text = r#"{"type":"ordered","items":["tea"]}"#;
        let json = crate::Json::<Basket>::from_text(text);
        assert_eq!((json.text(), json.clone().into_text().as_str()), (text, text));
        assert_eq!(basket().type_, Kind::Ordered);
        assert_ne!(basket(), Basket { type_: Kind::Other("x".into()), items: Vec::new() });
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_becomes_a_value_and_back() {
        let json = crate::Json::encode(&basket()).unwrap();
        assert_eq!(json.text(), r#"{"type":"ordered","items":["tea"]}"#);
        assert_eq!(json.decode().unwrap(), basket());
        let other = crate::Json::<Basket>::from_text(r#"{"type":"lost","items":[]}"#);
        assert_eq!(other.decode().unwrap().type_, Kind::Other("lost".to_owned()));
        let error = crate::Json::<Basket>::from_text(r#"{"type":"lost"}"#).decode().unwrap_err();
        let line = error.to_string();
        assert!(line.contains("missing field `items`") && line.contains("Basket"), "{line}");
    }
}
