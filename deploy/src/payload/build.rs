//! The code of libraries into a payload that every server takes.

use super::{CHECKSUM, Checksum, LIBRARY, Payload, string};

/// Every server that knows functions reads this version, whatever it writes itself.
const VERSION: u16 = 10;

/// Puts libraries into one payload, in their order, by their code: FUNCTION RESTORE takes all of
/// them or none. The strings are plain: compressing would save little of what is sent once.
pub fn build(codes: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Payload {
    let (mut bytes, mut kept) = (Vec::new(), Vec::new());
    for code in codes {
        let code = code.as_ref();
        bytes.push(LIBRARY);
        string::write(code, &mut bytes);
        kept.push(code.into());
    }
    bytes.extend(VERSION.to_le_bytes());
    let checksum = CHECKSUM.checksum(&bytes);
    bytes.extend(checksum.to_le_bytes());
    Payload { bytes, version: VERSION, checksum: Checksum::Good, codes: kept }
}
