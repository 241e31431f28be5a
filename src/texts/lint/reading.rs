//! How hard a text is to read: the Flesch-Kincaid grade, in school years of the United States. A floor and no proof: it
//! counts words and syllables and knows nothing of what they mean.

use super::{sentences, syllables, words_of};

/// What was counted in a text or on a screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    pub sentences: usize,
    pub words: usize,
    pub syllables: usize,
    /// Words in the longest sentence.
    pub longest: usize,
}

impl Reading {
    /// Counts the sentences of each line.
    pub fn of<'t>(lines: impl IntoIterator<Item = &'t str>) -> Self {
        let mut read = Self::default();
        for sentence in lines.into_iter().flat_map(sentences) {
            let words = words_of(sentence);
            if words.is_empty() {
                continue;
            }
            read.sentences += 1;
            read.words += words.len();
            read.longest = read.longest.max(words.len());
            // A number is read as one word of one beat, which is how the formula was made.
            read.syllables += words.iter().map(|word| syllables(word).max(1)).sum::<usize>();
        }
        read
    }

    /// The grade of Flesch and Kincaid: 3 is what somebody reads in the third year of school. Nothing to read is 0.
    #[expect(clippy::cast_precision_loss, reason = "a screen has few words")]
    pub fn grade(&self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let (sentences, words, syllables) = (self.sentences as f64, self.words as f64, self.syllables as f64);
        0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grade_is_that_of_flesch_and_kincaid() {
        let easy = Reading::of(["Did Sam listen to you?"]);
        assert_eq!((easy.sentences, easy.words, easy.syllables, easy.longest), (1, 5, 6, 5));
        assert!((easy.grade() - 0.52).abs() < 0.01, "{}", easy.grade());
        let hard = Reading::of(["Did the candidate demonstrate appropriate professional boundaries?"]);
        assert!(hard.grade() > 12.0, "{}", hard.grade());
        assert!(Reading::of([""]).grade().abs() < f64::EPSILON);
    }

    #[test]
    fn each_line_is_a_sentence_of_its_own() {
        assert_eq!(Reading::of(["Next", "Back", "Say it. Then go."]).sentences, 4);
    }
}
