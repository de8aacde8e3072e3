//! A primary's slots into a key that it holds.

use crc::{CRC_16_XMODEM, Crc};

/// How many slots a cluster has.
const SLOTS: u16 = 16_384;

/// How many hash tags are tried. For a primary that holds a single slot it takes as many as there are
/// slots, on average.
const TRIES: u32 = 400_000;

/// Ranges of slots, both ends included.
pub(crate) type Slots = Vec<(u16, u16)>;

/// The name with a hash tag that puts it into one of the slots; `None` if there is no slot.
pub(crate) fn key_in(name: &str, slots: &Slots) -> Option<String> {
    if slots.is_empty() {
        return None;
    }
    let is_here = |tag: &u32| has(slots, hash(tag.to_string().as_bytes()));
    (0..TRIES).find(is_here).map(|tag| format!("{name}:{{{tag}}}"))
}

/// The slot of a key.
pub(crate) fn slot(key: &str) -> u16 {
    let tag = key.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
    let hashed = tag.map(|(tag, _)| tag).filter(|tag| !tag.is_empty()).unwrap_or(key);
    hash(hashed.as_bytes())
}

/// Whether a slot is among them.
pub(crate) fn has(slots: &Slots, slot: u16) -> bool {
    slots.iter().any(|(first, last)| (*first..=*last).contains(&slot))
}

fn hash(bytes: &[u8]) -> u16 {
    Crc::<u16>::new(&CRC_16_XMODEM).checksum(bytes) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::{has, key_in, slot};

    #[test]
    fn slots_are_those_of_the_servers() {
        for (key, expected) in
            [("123456789", 12_739), ("foo", 12_182), ("a{foo}b", 12_182), ("a{}b", 13_694)]
        {
            assert_eq!(slot(key), expected, "{key}");
        }
    }

    #[test]
    fn a_key_for_any_range() {
        for slots in [vec![(0, 5460)], vec![(7, 7)], vec![(1, 1), (16_383, 16_383)]] {
            let key = key_in("fcall:deploy", &slots).unwrap();
            assert!(key.starts_with("fcall:deploy:{") && has(&slots, slot(&key)), "{key}");
        }
        assert_eq!(key_in("fcall:deploy", &vec![]), None);
    }
}
