//! LZF, with which the servers compress code, unpacked.
//!
//! A packed text is a row of steps. A step that begins with a byte below 32 is one byte more of
//! plain bytes than that. Any other says to repeat what was unpacked already: three bits of length
//! (7 means that a byte of more length follows), then 13 bits of how far back, both counted so
//! that nothing useless can be said.

/// The shortest repetition is of so many bytes.
const SHORTEST: usize = 3;

/// Unpacks a text of a known length. `None` if it is not of that length, or no packed text. Takes
/// memory as it unpacks, not by what the length says.
pub(super) fn unpack(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let mut rest = packed;
    while let Some((&control, behind)) = rest.split_first() {
        rest = if control < 32 {
            let (plain, behind) = behind.split_at_checked(usize::from(control) + 1)?;
            text.extend(plain);
            behind
        } else {
            repeat(control, behind, &mut text)?
        };
        if text.len() > length {
            return None;
        }
    }
    (text.len() == length).then_some(text)
}

/// Does one repetition and returns what follows its bytes. It may reach into what it writes.
fn repeat<'p>(control: u8, rest: &'p [u8], text: &mut Vec<u8>) -> Option<&'p [u8]> {
    let (more, rest) = match control >> 5 {
        7 => rest.split_first().map(|(&more, rest)| (usize::from(more), rest))?,
        _ => (0, rest),
    };
    let (&low, rest) = rest.split_first()?;
    let length = usize::from(control >> 5) - 1 + more + SHORTEST;
    let back = (usize::from(control & 0x1f) << 8 | usize::from(low)) + 1;
    let start = text.len().checked_sub(back)?;
    (start..start + length).for_each(|index| text.push(text[index]));
    Some(rest)
}
