//! Text from a stranger's file into text a terminal only shows: one visible character each, and
//! nothing that moves the cursor, changes colours or reverses the reading direction.

/// Replaces every character that a terminal would act on by one that it shows.
pub(super) fn visible(character: char) -> char {
    match character {
        '\0'..='\u{1f}' => picture(character),
        '\u{7f}' => '\u{2421}',
        // Eight-bit control codes, marks of reading direction, line separators, the joiners that
        // have no width, and the characters that mark our own places until the text is done.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e000}'..='\u{f8ff}' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// The Unicode picture of a control character below the space.
fn picture(character: char) -> char {
    char::from_u32(0x2400 + character as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A sentence on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split(['\n', '\r'])
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .map(|character| if character == '\t' { ' ' } else { visible(character) })
        .collect()
}

/// A text that may have several lines.
pub(super) fn lines(text: &str) -> String {
    text.lines().map(one_line).collect::<Vec<_>>().join("\n")
}

/// The characters of bytes that may not be UTF-8, each with the offset of its first byte and how
/// many bytes it is. A byte that is not UTF-8 is one character.
pub(super) fn characters(bytes: &[u8]) -> impl Iterator<Item = (usize, usize, char)> {
    let mut at = 0;
    bytes.utf8_chunks().flat_map(move |chunk| {
        let start = at;
        at += chunk.valid().len() + chunk.invalid().len();
        let invalid_start = start + chunk.valid().len();
        let valid = chunk
            .valid()
            .char_indices()
            .map(move |(index, character)| (start + index, character.len_utf8(), character));
        let invalid = (0..chunk.invalid().len())
            .map(move |index| (invalid_start + index, 1, char::REPLACEMENT_CHARACTER));
        valid.chain(invalid)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_terminal_is_left() {
        let shown: String = "\u{1b}[31m\0\u{9b}\u{202e}\u{7f}".chars().map(visible).collect();
        assert_eq!(shown, "\u{241b}[31m\u{2400}\u{fffd}\u{fffd}\u{2421}");
    }

    #[test]
    fn every_byte_that_is_not_utf8_is_one_character() {
        let found: Vec<_> = characters(b"a\xff\xc3\xa9\xe2\x82").collect();
        let replaced = char::REPLACEMENT_CHARACTER;
        assert_eq!(
            found,
            [(0, 1, 'a'), (1, 1, replaced), (2, 2, 'é'), (4, 1, replaced), (5, 1, replaced)]
        );
    }

    #[test]
    fn one_line_has_one_line() {
        assert_eq!(one_line("a\r\n\tb\n"), "a  b");
    }
}
