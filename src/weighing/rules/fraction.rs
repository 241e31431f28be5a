//! A small exact fraction. Sums of a panel day stay far below its limits; beyond them it answers `None`, never a wrong
//! number.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A fraction in lowest terms. Written `7/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    num: i128,
    /// Always above zero.
    den: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// `num / den`; none when `den` is not above zero.
    #[must_use]
    pub fn new(num: i128, den: i128) -> Option<Self> {
        if den <= 0 || num == i128::MIN {
            return None;
        }
        let common = common_divisor(num.abs(), den).max(1);
        Some(Self { num: num / common, den: den / common })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self { num: i128::from(number), den: 1 }
    }

    /// The sum; none when it is too large to be exact.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let common = common_divisor(self.den, other.den).max(1);
        let left = self.num.checked_mul(other.den / common)?;
        let right = other.num.checked_mul(self.den / common)?;
        Self::new(left.checked_add(right)?, (self.den / common).checked_mul(other.den)?)
    }

    /// The product; none when it is too large to be exact.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.num.checked_mul(other.num)?, self.den.checked_mul(other.den)?)
    }

    /// The difference; none when it is too large to be exact.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { num: -other.num, den: other.den })
    }

    /// The quotient; none when `other` is nothing, or when it is too large to be exact.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        let turned = if other.num < 0 { (-other.den, -other.num) } else { (other.den, other.num) };
        Self::new(self.num.checked_mul(turned.0)?, self.den.checked_mul(turned.1)?)
    }

    /// So many whole parts of a hundred, rounded down: 100 is said of the whole alone. Never used to compare.
    #[must_use]
    pub fn of_100(self) -> i128 {
        match self.num.checked_mul(100) {
            Some(hundreds) => hundreds.div_euclid(self.den),
            None => self.num.div_euclid((self.den / 100).max(1)),
        }
    }

    /// The nearest number a machine has, for figures, areas and drawings. Never used to compare totals.
    #[must_use]
    pub fn nearest(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// With two decimals, half up, for people to read. Never used to compare.
    #[must_use]
    pub fn two_decimals(self) -> String {
        let (size, sign) = (self.num.abs(), if self.num < 0 { "-" } else { "" });
        let (whole, rest) = (size / self.den, size % self.den);
        // `rest < den`, so the second form only rounds a denominator that no panel reaches.
        let hundredths = match rest.checked_mul(200) {
            Some(scaled) => (scaled / self.den).saturating_add(1) / 2,
            None => rest / (self.den / 100),
        };
        format!("{sign}{}.{:02}", whole + hundredths / 100, hundredths % 100)
    }
}

/// The largest number that divides both.
fn common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Ord for Fraction {
    /// By continued fractions: cross multiplication could overflow, this cannot.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        loop {
            let wholes = a.num.div_euclid(a.den).cmp(&b.num.div_euclid(b.den));
            if wholes != Ordering::Equal {
                return wholes;
            }
            match (a.num.rem_euclid(a.den), b.num.rem_euclid(b.den)) {
                (0, 0) => return Ordering::Equal,
                (0, _) => return Ordering::Less,
                (_, 0) => return Ordering::Greater,
                // r/d < s/e exactly when d/r > e/s.
                (r, s) => (a, b) = (Self { num: b.den, den: s }, Self { num: a.den, den: r }),
            }
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 { write!(f, "{}", self.num) } else { write!(f, "{}/{}", self.num, self.den) }
    }
}

/// Not a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction")]
pub struct NotAFraction;

impl FromStr for Fraction {
    type Err = NotAFraction;

    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        let (num, den) = text.split_once('/').unwrap_or((text, "1"));
        let (num, den) = (num.parse().map_err(|_| NotAFraction)?, den.parse().map_err(|_| NotAFraction)?);
        Self::new(num, den).ok_or(NotAFraction)
    }
}

/// As text: a JSON number would lose what makes it exact.
impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn f(num: i128, den: i128) -> Fraction {
        Fraction::new(num, den).expect("a fraction")
    }

    #[test]
    fn thirds_add_up_to_one() {
        let third = f(1, 3);
        assert_eq!(third.plus(third).and_then(|two| two.plus(third)), Some(Fraction::whole(1)));
    }

    #[test]
    fn it_is_written_as_people_write_it() {
        assert_eq!(f(6, 8).to_string(), "3/4");
        assert_eq!((f(7, 9).two_decimals(), f(1, 1).two_decimals()), ("0.78".to_owned(), "1.00".to_owned()));
        assert_eq!((f(1, 200).two_decimals(), f(199, 200).two_decimals()), ("0.01".to_owned(), "1.00".to_owned()));
        assert_eq!(f(-1, 4).two_decimals(), "-0.25");
    }

    #[test]
    fn too_large_is_none_and_never_wrong() {
        assert_eq!(f(i128::MAX, 1).plus(f(1, 1)), None);
        assert_eq!(f(1, i128::MAX).times(f(1, 2)), None);
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(f(i128::MAX, 2).cmp(&f(i128::MAX, 3)), Ordering::Greater, "comparing never overflows");
    }

    #[test]
    fn what_was_added_can_be_taken_away_and_what_was_multiplied_divided() {
        assert_eq!(f(5, 6).minus(f(1, 3)), Some(f(1, 2)));
        assert_eq!(f(1, 2).over(f(-3, 4)), Some(f(-2, 3)));
        assert_eq!(f(1, 2).over(Fraction::ZERO), None);
        assert_eq!((f(199, 200).of_100(), f(1, 1).of_100(), f(-1, 200).of_100()), (99, 100, -1));
        assert!((f(1, 3).nearest() - 0.333_333_333).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn order_agrees_with_cross_multiplication(a in -1000_i128..1000, b in 1_i128..1000, c in -1000_i128..1000, d in 1_i128..1000) {
            prop_assert_eq!(f(a, b).cmp(&f(c, d)), (a * d).cmp(&(c * b)));
            prop_assert_eq!(f(a, b) == f(c, d), a * d == c * b);
        }

        #[test]
        fn what_is_written_is_read_back(a in -1_000_000_i128..1_000_000, b in 1_i128..1_000_000) {
            prop_assert_eq!(f(a, b).to_string().parse(), Ok(f(a, b)));
            let json = serde_json::to_string(&f(a, b)).expect("json");
            prop_assert_eq!(serde_json::from_str::<Fraction>(&json).expect("json"), f(a, b));
        }

        #[test]
        fn adding_is_the_same_both_ways(a in 0_i128..500, b in 1_i128..500, c in 0_i128..500, d in 1_i128..500) {
            prop_assert_eq!(f(a, b).plus(f(c, d)), f(c, d).plus(f(a, b)));
            prop_assert_eq!(f(a, b).plus(f(c, d)), Some(f(a * d + c * b, b * d)));
        }
    }
}
