//! Another mix of the same people: the exact bootstrap over raters.
//!
//! If a panel of as many seats were put together from these people, and the same person could sit on it more than once,
//! which order would follow? With m people there are C(2m - 1, m) such mixes: 10 for three, 1,716 for seven. All are
//! gone through, each with its exact weight m! / (k_1! ... k_m!) / m^m, so nothing is drawn by chance and everybody gets
//! the same answer. It takes the panel as one of many panels that might have been; with three people it is coarse.
//!
//! Whose mix: for the panel's own order, the panel's seats. For the agreed total with all seats *equal*, all seats. In
//! *parallel* the panel is mixed anew and the others stay as they are.
//!
//! m counts the people who gave at least one value to somebody who has a total: who gave none is not drawn. A mix in
//! which one of the candidates would have no total is dropped, and the weight of those mixes is told. Within a mix,
//! candidates with equal totals share the places equally.

use super::sheet::{Block, Row, Tally};
use super::{Sheet, Why};
use crate::weighing::rules::Fraction;
use serde::Serialize;

/// The most mixes that are gone through: enough for nine people (24,310), two more than a panel may have. Beyond it
/// there is a reason in place of a result.
pub const MOST_MIXES: u64 = 25_000;

/// Into how many boxes totals are sorted before a quantile is looked for.
const BOXES: usize = 256;

/// The orders of all mixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mixes<Id> {
    /// m: how many people were mixed.
    pub seats: usize,
    /// How many different mixes there are.
    pub mixes: u64,
    /// The weight of those in which a candidate would have no total.
    pub dropped: Fraction,
    pub candidates: Vec<Mixed<Id>>,
}

/// One candidate in all mixes that count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mixed<Id> {
    pub candidate: Id,
    /// The share of mixes in which they have the first place, the second, and so on. Together exactly 1.
    pub places: Vec<Fraction>,
    pub range: Range,
}

impl<Id> Mixed<Id> {
    /// The share of mixes in which they are first.
    #[must_use]
    pub fn first(&self) -> Fraction {
        self.places.first().copied().unwrap_or(Fraction::ZERO)
    }
}

/// The total between 0 and 1 over all mixes that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    pub lowest: Fraction,
    /// The smallest total that at least 2.5 % of the weight does not exceed.
    pub low: Fraction,
    /// The smallest total that at least 97.5 % of the weight does not exceed.
    pub high: Fraction,
    pub highest: Fraction,
}

/// The order in every mix of the people.
///
/// # Errors
/// There is one person only, there are too many mixes, or the numbers are too large to be exact.
pub fn bootstrap<Id: Copy + PartialEq, Seat: Copy + PartialEq>(sheet: &Sheet<Id, Seat>) -> Result<Mixes<Id>, Why> {
    let (drawn, fixed) = sheet.blocks.split_first().ok_or(Why::NoTotals)?;
    let seats = drawn.rows.len();
    if seats < 2 {
        return Err(Why::OneSeat);
    }
    let mixes = multisets(seats).filter(|mixes| *mixes <= MOST_MIXES).ok_or(Why::TooManyMixes)?;
    let common = Common::of(sheet, drawn, fixed).ok_or(Why::TooLarge)?;
    let mut walk = Walk::new(&drawn.rows, &common, usize::try_from(mixes).map_err(|_| Why::TooLarge)?);
    walk.from(0, seats, 1);
    let kept = Kept { weights: walk.weights, totals: walk.totals, candidates: sheet.candidates.len() };
    kept.tell(sheet, common.whole, seats, mixes, walk.dropped).ok_or(Why::TooLarge)
}

/// C(2m - 1, m), the number of multisets of m from m.
fn multisets(m: usize) -> Option<u64> {
    let m = u64::try_from(m).ok()?;
    (1..m).try_fold(1_u64, |ways, step| Some(ways.checked_mul(m + step)? / step))
}

/// One denominator for the totals of all mixes, so that they are compared as whole numbers.
struct Common {
    /// By criterion, by how many values there are: what one point adds to a total.
    factors: Vec<Vec<i128>>,
    /// By candidate, what the people who are not mixed add.
    fixed: Vec<i128>,
    /// The total 1.
    whole: i128,
}

impl Common {
    fn of<Id, Seat>(sheet: &Sheet<Id, Seat>, drawn: &Block<Seat>, fixed: &[Block<Seat>]) -> Option<Self> {
        let (least, most) = divided_by_all(sheet.candidates.len() * sheet.weights.len(), drawn, fixed)?;
        // A total is at most Σ w · share · (K - 1) over this, so every sum below stays within it.
        let whole = least.checked_mul(10_000)?.checked_mul(i128::from(sheet.scale) - 1)?;
        let factor = |weight: u8, share: u8, count: i32| {
            i128::from(weight) * i128::from(share) * (least / i128::from(count.max(1)))
        };
        let factors = sheet
            .weights
            .iter()
            .map(|(_, weight)| (0..=most).map(|count| factor(*weight, drawn.share, count)).collect())
            .collect();
        let mut rest = vec![0; sheet.candidates.len()];
        for block in fixed {
            for (candidate, rest) in rest.iter_mut().enumerate() {
                for (criterion, (_, weight)) in sheet.weights.iter().enumerate() {
                    let tally = block.sum(candidate * sheet.weights.len() + criterion);
                    *rest += factor(*weight, block.share, tally.count) * i128::from(tally.points);
                }
            }
        }
        Some(Self { factors, fixed: rest, whole })
    }
}

/// A number that every count of values in any mix divides, and the largest of those counts.
fn divided_by_all<Seat>(cells: usize, drawn: &Block<Seat>, fixed: &[Block<Seat>]) -> Option<(i128, i32)> {
    let m = i32::try_from(drawn.rows.len()).ok()?;
    let (mut least, mut most) = (1, 0);
    for at in 0..cells {
        for block in fixed {
            least = least_multiple(least, i128::from(block.sum(at).count))?;
        }
        // In the mix with the fewest values the person with the fewest sits on every seat.
        let own = || drawn.rows.iter().filter_map(|row| row.tallies.get(at).map(|tally| tally.count));
        let (fewest, highest) = (own().min()?.checked_mul(m)?, own().max()?.checked_mul(m)?);
        for count in fewest.max(1)..=highest {
            least = least_multiple(least, i128::from(count))?;
        }
        most = most.max(highest);
    }
    Some((least, most))
}

impl<Seat> Block<Seat> {
    fn sum(&self, at: usize) -> Tally {
        let mut sum = Tally::default();
        for tally in self.rows.iter().filter_map(|row| row.tallies.get(at)) {
            sum.add(*tally);
        }
        sum
    }
}

fn least_multiple(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x.max(1)).checked_mul(b.max(1))
}

/// Goes through all mixes: how often the first person sits, then the second, and so on.
struct Walk<'a> {
    /// By person and how often they sit: their values, that many times.
    times: Vec<Vec<Vec<Tally>>>,
    common: &'a Common,
    /// By how many people have been placed, their values added up.
    levels: Vec<Vec<Tally>>,
    /// By mix that counts: its weight, of m^m.
    weights: Vec<u64>,
    /// By mix that counts, then candidate.
    totals: Vec<i128>,
    dropped: u64,
}

impl<'a> Walk<'a> {
    fn new<Seat>(rows: &[Row<Seat>], common: &'a Common, mixes: usize) -> Self {
        let nothing = vec![Tally::default(); common.fixed.len() * common.factors.len()];
        let times = |row: &Row<Seat>| {
            let mut times = vec![nothing.clone()];
            for _ in rows {
                let next = times.last().map(|last| plus(last, &row.tallies));
                times.extend(next);
            }
            times
        };
        Self {
            times: rows.iter().map(times).collect(),
            common,
            levels: vec![nothing.clone(); rows.len() + 1],
            weights: Vec::with_capacity(mixes),
            totals: Vec::with_capacity(mixes * common.fixed.len()),
            dropped: 0,
        }
    }

    /// The person `at` sits on each possible number of the `left` seats; `weight` is that of those before.
    fn from(&mut self, at: usize, left: usize, weight: u64) {
        if at + 1 >= self.times.len() {
            self.put(at, left);
            self.keep(at + 1, weight);
            return;
        }
        // C(left, times), from one number of times to the next
        let mut ways = 1;
        for times in 0..=left {
            self.put(at, times);
            self.from(at + 1, left - times, weight * ways);
            ways = ways * (left - times) as u64 / (times as u64 + 1);
        }
    }

    /// The sums after the person `at` sits so many times.
    fn put(&mut self, at: usize, times: usize) {
        let (before, after) = self.levels.split_at_mut(at + 1);
        let own = self.times.get(at).and_then(|own| own.get(times));
        let (Some(before), Some(after), Some(own)) = (before.last(), after.first_mut(), own) else { return };
        for ((after, before), own) in after.iter_mut().zip(before).zip(own) {
            *after = Tally { points: before.points + own.points, count: before.count + own.count };
        }
    }

    /// The totals of this mix, unless a candidate has none.
    fn keep(&mut self, level: usize, weight: u64) {
        let Some(tallies) = self.levels.get(level) else { return };
        if tallies.iter().any(|tally| tally.count == 0) {
            self.dropped += weight;
            return;
        }
        let each = tallies.chunks_exact(self.common.factors.len());
        self.totals.extend(each.zip(&self.common.fixed).map(|(tallies, fixed)| {
            let parts = tallies.iter().zip(&self.common.factors).map(|(tally, factors)| {
                let factor = usize::try_from(tally.count).ok().and_then(|count| factors.get(count));
                factor.copied().unwrap_or(0) * i128::from(tally.points)
            });
            fixed + parts.sum::<i128>()
        }));
        self.weights.push(weight);
    }
}

fn plus(one: &[Tally], other: &[Tally]) -> Vec<Tally> {
    let each = one.iter().zip(other);
    each.map(|(one, other)| Tally { points: one.points + other.points, count: one.count + other.count }).collect()
}

/// The mixes that count.
struct Kept {
    weights: Vec<u64>,
    totals: Vec<i128>,
    candidates: usize,
}

impl Kept {
    fn tell<Id: Copy, Seat>(
        &self,
        sheet: &Sheet<Id, Seat>,
        whole: i128,
        seats: usize,
        mixes: u64,
        dropped: u64,
    ) -> Option<Mixes<Id>> {
        let kept: u64 = self.weights.iter().sum();
        // Shares of a place are counted in parts that every number of sharers divides.
        let unit = (1..=i128::try_from(self.candidates).ok()?).try_fold(1, least_multiple)?;
        let places = self.places(unit)?;
        let all = i128::from(kept).checked_mul(unit)?;
        let mut candidates = Vec::with_capacity(self.candidates);
        for (at, (candidate, own)) in sheet.candidates.iter().zip(places.chunks(self.candidates)).enumerate() {
            candidates.push(Mixed {
                candidate: *candidate,
                places: own.iter().map(|parts| Fraction::new(*parts, all)).collect::<Option<_>>()?,
                range: self.range(at, kept, whole)?,
            });
        }
        let dropped = Fraction::new(i128::from(dropped), i128::from(kept.checked_add(dropped)?))?;
        Some(Mixes { seats, mixes, dropped, candidates })
    }

    /// By candidate and place, in parts of which a mix has `unit` times its weight.
    fn places(&self, unit: i128) -> Option<Vec<i128>> {
        let each = self.candidates.max(1);
        let parts: Vec<i128> = (1..=i128::try_from(each).ok()?).map(|sharers| unit / sharers).collect();
        i128::from(u64::MAX).checked_mul(unit)?;
        let mut places = vec![0; each * each];
        let mut stands = vec![(0_usize, 1_usize); each];
        for (totals, weight) in self.totals.chunks_exact(each).zip(&self.weights) {
            stand(totals, &mut stands);
            for ((above, level), places) in stands.iter().zip(places.chunks_exact_mut(each)) {
                let part = parts.get(level - 1).copied()? * i128::from(*weight);
                places.iter_mut().skip(*above).take(*level).for_each(|place| *place += part);
            }
        }
        Some(places)
    }

    fn range(&self, at: usize, kept: u64, whole: i128) -> Option<Range> {
        let totals = || self.totals.iter().copied().skip(at).step_by(self.candidates);
        // Sorting all of them takes longest of all, so they are first put in boxes, the lower totals in the lower ones.
        // Rounding may put a total in the next box, but never a larger one in a lower box than a smaller one.
        let in_box = |total: i128| (total as f64 / whole as f64 * BOXES as f64) as usize;
        let mut boxes = vec![0_u64; BOXES + 1];
        for (total, weight) in totals().zip(&self.weights) {
            *boxes.get_mut(in_box(total))? += weight;
        }
        // The smallest total up to which there are so many thousandths of the weight.
        let quantile = |thousandths: u128| {
            let mut passed = 0_u128;
            let mut enough = |weight: u64| {
                let now = passed + u128::from(weight);
                let enough = now * 1000 >= u128::from(kept) * thousandths;
                passed = if enough { passed } else { now };
                enough
            };
            let found = boxes.iter().position(|weight| enough(*weight))?;
            let inside = totals().zip(&self.weights).filter(|(total, _)| in_box(*total) == found);
            let mut inside: Vec<_> = inside.collect();
            inside.sort_unstable();
            inside.into_iter().find(|(_, weight)| enough(**weight)).map(|(total, _)| total)
        };
        let value = |total: Option<i128>| Fraction::new(total?, whole);
        Some(Range {
            lowest: value(totals().min())?,
            low: value(quantile(25))?,
            high: value(quantile(975))?,
            highest: value(totals().max())?,
        })
    }
}

/// By candidate how many are above them, and how many are level with them, themselves included.
fn stand(totals: &[i128], stands: &mut [(usize, usize)]) {
    stands.fill((0, 1));
    for (at, own) in totals.iter().enumerate() {
        let Some((mine, theirs)) = stands.get_mut(at..).and_then(<[_]>::split_first_mut) else { return };
        for (other, theirs) in totals.iter().skip(at + 1).zip(theirs) {
            mine.0 += usize::from(other > own);
            theirs.0 += usize::from(own > other);
            mine.1 += usize::from(own == other);
            theirs.1 += usize::from(own == other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_the_smallest_total_up_to_which_there_is_enough() {
        // One of forty is 2.5 %, and thirty-nine of forty are 97.5 %.
        let kept = Kept { weights: vec![1; 40], totals: (1..=40).rev().collect(), candidates: 1 };
        let of_40 = |total| Fraction::new(total, 40).expect("a total");
        let range = Range { lowest: of_40(1), low: of_40(1), high: of_40(39), highest: of_40(40) };
        assert_eq!(kept.range(0, 40, 40), Some(range));
    }
}
