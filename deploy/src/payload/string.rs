//! Strings of the servers' RDB format: bytes into their written form and back.

use std::sync::Arc;

use super::{Damage, Fault, lzf};

/// No server takes a longer string, unless somebody raised `proto-max-bulk-len`.
const LONGEST: u64 = 512 * 1024 * 1024;

/// Writes a length, in the shortest form, and the bytes.
pub(super) fn write(text: &[u8], bytes: &mut Vec<u8>) {
    let length = text.len();
    match (u8::try_from(length), u16::try_from(length), u32::try_from(length)) {
        (Ok(short), ..) if short < 1 << 6 => bytes.push(short),
        (_, Ok(middle), _) if middle < 1 << 14 => bytes.extend((middle | 1 << 14).to_be_bytes()),
        (.., Ok(long)) => {
            bytes.push(0x80);
            bytes.extend(long.to_be_bytes());
        }
        _ => {
            bytes.push(0x81);
            bytes.extend((length as u64).to_be_bytes());
        }
    }
    bytes.extend(text);
}

/// Reads the string that begins at `position`, in any form, and where it ends.
pub(super) fn read(bytes: &[u8], position: usize) -> Result<(Arc<[u8]>, usize), Damage> {
    let mut reader = Reader { bytes, position };
    let text: Arc<[u8]> = match reader.length()? {
        Length::Plain(length) => reader.text(length)?.into(),
        Length::Integer(width) => {
            // The servers write short strings of digits so. No library is one, but it is a string.
            let number = reader.take(width)?;
            let sign = if number.last().is_some_and(|byte| byte & 0x80 != 0) { 0xff } else { 0 };
            let mut wide = [sign; 8];
            wide[..number.len()].copy_from_slice(number);
            i64::from_le_bytes(wide).to_string().into_bytes().into()
        }
        Length::Compressed => reader.compressed()?,
    };
    Ok((text, reader.position))
}

enum Length {
    Plain(u64),
    Integer(u64),
    Compressed,
}

struct Reader<'b> {
    bytes: &'b [u8],
    position: usize,
}

impl<'b> Reader<'b> {
    fn length(&mut self) -> Result<Length, Damage> {
        let offset = self.position;
        let first = self.number(1)?;
        let byte = first.to_le_bytes()[0];
        Ok(match byte {
            0x00..=0x3f => Length::Plain(first),
            0x40..=0x7f => Length::Plain((first & 0x3f) << 8 | self.number(1)?),
            0x80 => Length::Plain(self.number(4)?),
            0x81 => Length::Plain(self.number(8)?),
            0xc0 => Length::Integer(1),
            0xc1 => Length::Integer(2),
            0xc2 => Length::Integer(4),
            0xc3 => Length::Compressed,
            _ => return Err(Damage { offset, fault: Fault::NoLength(byte) }),
        })
    }

    /// A length inside a compressed string, which is one of the plain ones.
    fn plain_length(&mut self) -> Result<u64, Damage> {
        let offset = self.position;
        match self.length()? {
            Length::Plain(length) => Ok(length),
            _ => Err(Damage { offset, fault: Fault::NoLength(self.bytes[offset]) }),
        }
    }

    fn compressed(&mut self) -> Result<Arc<[u8]>, Damage> {
        let packed_length = self.plain_length()?;
        let offset = self.position;
        let length = self.plain_length()?;
        let length = check_length(length, offset)?;
        let offset = self.position;
        let packed = self.text(packed_length)?;
        let text = lzf::unpack(packed, length);
        text.map(Into::into).ok_or(Damage { offset, fault: Fault::Compressed })
    }

    fn text(&mut self, length: u64) -> Result<&'b [u8], Damage> {
        check_length(length, self.position)?;
        self.take(length)
    }

    /// A number with its highest byte first.
    fn number(&mut self, width: u64) -> Result<u64, Damage> {
        Ok(self.take(width)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn take(&mut self, wanted: u64) -> Result<&'b [u8], Damage> {
        let rest = &self.bytes[self.position..];
        let taken = usize::try_from(wanted).ok().and_then(|length| rest.get(..length));
        let fault = Fault::Cut { wanted, left: rest.len() };
        let taken = taken.ok_or(Damage { offset: self.position, fault })?;
        self.position += taken.len();
        Ok(taken)
    }
}

fn check_length(length: u64, offset: usize) -> Result<usize, Damage> {
    let checked = usize::try_from(length).ok().filter(|_| length <= LONGEST);
    checked.ok_or(Damage { offset, fault: Fault::TooLong(length) })
}
