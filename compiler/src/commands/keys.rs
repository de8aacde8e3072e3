//! Where the keys of a call stand.

/// A word of a call that is a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its index; the command's name has 0.
    pub index: usize,
}

/// A range of keys as the table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Range {
    /// From an index to a last one, in steps. A negative last counts from the end; a limit of 2 takes half.
    Between {
        /// Where it begins.
        first: First,
        /// The last, counted from the first, or from the end.
        last: isize,
        /// From one to the next.
        step: usize,
        /// Which part of what is there.
        limit: usize,
    },
    /// As many as a word says.
    Counted {
        /// Where the range's own indexes count from.
        first: First,
        /// The word with the count.
        count: usize,
        /// The first key.
        keys: usize,
        /// From one to the next.
        step: usize,
    },
    /// Nobody can tell.
    Unknown,
}

/// Where a range begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum First {
    /// At an index.
    Index(usize),
    /// Behind a word, looked for from an index on, or backwards from one counted from the end.
    Word(&'static str, isize),
}

/// Reads a column of the table.
pub(super) fn read(text: &'static str) -> Vec<Range> {
    text.split(';')
        .filter(|text| !text.is_empty())
        .map(|text| range(text).unwrap_or(Range::Unknown))
        .collect()
}

fn range(text: &'static str) -> Option<Range> {
    let (first, find) = text.split_once(':')?;
    let first = match first.strip_prefix('@') {
        Some(word) => {
            let (word, from) = word.split_once('/')?;
            First::Word(word, from.parse().ok()?)
        }
        None => First::Index(first.parse().ok()?),
    };
    let numbers: Vec<isize> =
        find.get(1..)?.split(',').filter_map(|number| number.parse().ok()).collect();
    let at = |index: usize| numbers.get(index).and_then(|number| usize::try_from(*number).ok());
    match find.as_bytes().first()? {
        b'r' => {
            Some(Range::Between { first, last: *numbers.first()?, step: at(1)?, limit: at(2)? })
        }
        b'n' => Some(Range::Counted { first, count: at(0)?, keys: at(1)?, step: at(2)? }),
        _ => None,
    }
}

/// The keys of a call with these words; `None` where a word that decides is not constant.
pub(super) fn places(
    ranges: &[Range],
    words: &[Option<&[u8]>],
    is_open: bool,
) -> Option<Vec<Place>> {
    let mut all = Vec::new();
    for range in ranges {
        all.extend(in_range(range, words, is_open)?);
    }
    Some(all.into_iter().map(|index| Place { index }).collect())
}

fn in_range(range: &Range, words: &[Option<&[u8]>], is_open: bool) -> Option<Vec<usize>> {
    match range {
        Range::Unknown => None,
        Range::Between { first, last, step, limit } => {
            let Some(first) = start(first, words, is_open)? else { return Some(Vec::new()) };
            let last = match usize::try_from(*last) {
                Ok(last) => first + last,
                Err(_) if is_open => return None,
                Err(_) if *limit > 1 => {
                    let count = (words.len().saturating_sub(first)) / limit;
                    (first + count).checked_sub(1)?
                }
                Err(_) => words.len().checked_sub(last.unsigned_abs())?,
            };
            Some(
                (first..=last)
                    .step_by((*step).max(1))
                    .filter(|index| *index < words.len())
                    .collect(),
            )
        }
        Range::Counted { first, count, keys, step } => {
            let Some(first) = start(first, words, is_open)? else { return Some(Vec::new()) };
            let count: usize = match words.get(first + count) {
                Some(Some(text)) => std::str::from_utf8(text).ok()?.parse().ok()?,
                Some(None) => return None,
                None => return Some(Vec::new()),
            };
            let all = (first + keys..).step_by((*step).max(1)).take(count.min(words.len()));
            Some(all.filter(|index| *index < words.len()).collect())
        }
    }
}

/// The index a range begins at; `Some(None)` where the word it stands behind is not there.
#[expect(clippy::option_option, reason = "not there and not known are two answers")]
fn start(first: &First, words: &[Option<&[u8]>], is_open: bool) -> Option<Option<usize>> {
    let (word, from) = match first {
        First::Index(index) => return Some(Some(*index)),
        First::Word(word, from) => (word, from),
    };
    let is_word = |text: &[u8]| text.eq_ignore_ascii_case(word.as_bytes());
    // Backwards from the end there is only `KEYS` of MIGRATE, which nobody calls from a script.
    let from = usize::try_from(*from).ok()?;
    for (index, text) in words.iter().enumerate().skip(from) {
        match text {
            Some(text) if is_word(text) => return Some(Some(index + 1)),
            Some(_) => {}
            None => return None,
        }
    }
    if is_open { None } else { Some(None) }
}
