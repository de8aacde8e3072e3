//! The shape of the manifest, which its help shows and tests compare it with.

/// What every function has, of a library or a script.
macro_rules! function {
    () => {
        r#"      "name": string,
      "rust_name": string,
      "file": string,
      "line": integer,
      "flags": [string],
      "description": string | null,
      "docs": string | null,
      "deprecated": string | null,
      "keys": [{
        "name": string,
        "optional": boolean,
        "variadic": boolean,
        "group": [string],
        "least": integer,
        "source": "declared" | "inferred" | "unknown",
        "reason": string
      }],
      "args": [{
        "name": string,
        "type": string | null,
        "optional": boolean,
        "variadic": boolean,
        "least": integer,
        "with": string | null,
        "count_of": string | null,
        "default": string | null,
        "source": "declared" | "inferred" | "unknown",
        "reason": string
      }],
      "reply": {
        "type": string | null,
        "source": "declared" | "inferred" | "unknown",
        "reason": string
      },
      "errors": [{
        "code": string,
        "docs": string | null
      }],
      "error_replies": [{
        "items": [string]
      }],
      "cluster": {
        "safe": boolean | null,
        "reason": string
      },
      "writes": {
        "commands": [string],
        "complete": boolean
      },
      "acl": {
        "commands": [string],
        "keys": [string],
        "complete": boolean,
        "reason": string | null
      }"#
    };
}

/// The types of a library, or of a folder of scripts.
macro_rules! types {
    () => {
        r#"    "types": [{
      "name": string,
      "kind": "record" | "enum" | "union" | "alias",
      "fields": [{
        "name": string,
        "type": string,
        "optional": boolean
      }],
      "variants": [{
        "name": string,
        "literal": string | null,
        "items": [string] | null
      }],
      "target": string | null,
      "rust_type": string | null
    }]"#
    };
}

/// The manifest's shape, as `list --help` documents it. Tests compare the output with it.
pub(crate) const SHAPE: &str = concat!(
    r#"The manifest (--format json). "fcall" is the version of the shape: within one version, members are only
added. What is not known is null, never left out. Types are written as in annotations and are null
where the call stays generic; "source" says how a thing is known, "reason" where from or why not.
"digest" is that of the bytes, "code_digest" one that comments and blanks do not change.

{
  "fcall": 1,
  "libraries": [{
    "name": string,
    "file": string,
    "release": string | null,
    "owner": string | null,
    "digest": string,
    "code_digest": string,
    "functions": [{
"#,
    function!(),
    r#"
    }],
"#,
    types!(),
    r#"
  }],
  "scripts": [{
    "folder": string,
    "functions": [{
"#,
    function!(),
    r#",
      "sha1": string
    }],
"#,
    types!(),
    r#"
  }]
}"#
);
