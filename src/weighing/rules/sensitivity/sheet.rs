//! What was said, laid out once for all checks of one order: by person, candidate and criterion.

use super::{Given, OrderOf, Why};
use crate::ids::KitLineId;
use crate::panel::Group;
use crate::scenario::Criterion;
use crate::weighing::rules::{Fraction, Rank, Terms, ranks};

/// What was said about the candidates who have a total, by those whose scores enter it. Answers without a value, values
/// off the scale and criteria that were agreed to count for nothing are not on it.
#[derive(Debug, Clone)]
pub struct Sheet<Id, Seat> {
    /// Those who have a total, in the order given.
    pub(super) candidates: Vec<Id>,
    /// K
    pub(super) scale: u8,
    /// The criteria that count and their weights, in the order people read them.
    pub(super) weights: Vec<(Criterion, u8)>,
    /// One, or in parallel the panel's and then the others'. The first one is the one that is mixed anew.
    pub(super) blocks: Vec<Block<Seat>>,
    pub(super) said: Vec<Said<Seat>>,
}

/// The people who are weighed as one group.
#[derive(Debug, Clone)]
pub(super) struct Block<Seat> {
    /// In per cent of the total.
    pub share: u8,
    /// Everybody who gave at least one value to somebody who has a total. Who gave none is nobody to be left out or drawn.
    pub rows: Vec<Row<Seat>>,
}

/// One person's values.
#[derive(Debug, Clone)]
pub(super) struct Row<Seat> {
    pub seat: Seat,
    /// By candidate, then criterion.
    pub tallies: Vec<Tally>,
}

/// Some values added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Steps above the lowest value.
    pub points: i32,
    /// How many values.
    pub count: i32,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.points += other.points;
        self.count += other.count;
    }
}

/// One value. Candidate, criterion and block are places in the sheet's lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<Seat> {
    pub candidate: usize,
    pub criterion: usize,
    pub block: usize,
    pub seat: Seat,
    pub item: KitLineId,
    /// From 1 to K.
    pub value: u8,
}

impl<Id: Copy + PartialEq, Seat: Copy + PartialEq> Sheet<Id, Seat> {
    /// The sheet of this order, or why there is no order.
    ///
    /// # Errors
    /// The terms do not hold, or nobody has a total.
    pub fn of(of: OrderOf, terms: &Terms, candidates: &[Id], given: &[Given<Id, Seat>]) -> Result<Self, Why> {
        if !terms.hold() {
            return Err(Why::BadTerms);
        }
        let weights: Vec<_> = terms.weights.iter().copied().filter(|(_, weight)| *weight > 0).collect();
        let shares = match (of, terms.panel_share) {
            (OrderOf::Agreed, Some(share)) => vec![share, 100_u8.saturating_sub(share)],
            _ => vec![100],
        };
        let block_of = |group| match (of, terms.panel_share, group) {
            (OrderOf::Panel, _, Group::Others) => None,
            (OrderOf::Agreed, Some(_), Group::Others) => Some(1),
            _ => Some(0),
        };
        let heard = heard(terms.scale, &weights, candidates, given, block_of);
        let has_total = |candidate: usize| {
            (0..shares.len()).all(|block| {
                (0..weights.len()).all(|criterion| {
                    heard.iter().any(|s| s.candidate == candidate && s.criterion == criterion && s.block == block)
                })
            })
        };
        let kept: Vec<usize> = (0..candidates.len()).filter(|candidate| has_total(*candidate)).collect();
        if kept.is_empty() {
            return Err(Why::NoTotals);
        }
        let said: Vec<_> = heard
            .iter()
            .filter_map(|said| {
                let candidate = kept.iter().position(|kept| *kept == said.candidate)?;
                Some(Said { candidate, ..*said })
            })
            .collect();
        let blocks = shares
            .into_iter()
            .enumerate()
            .map(|(at, share)| Block { share, rows: rows(&said, at, kept.len(), weights.len()) })
            .collect();
        let candidates = candidates.iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, id)| *id).collect();
        Ok(Self { candidates, scale: terms.scale, weights, blocks, said })
    }

    /// Everybody whose values are on it, each once.
    pub(super) fn seats(&self) -> Vec<Seat> {
        let mut seats: Vec<Seat> = Vec::new();
        for row in self.blocks.iter().flat_map(|block| &block.rows) {
            if !seats.contains(&row.seat) {
                seats.push(row.seat);
            }
        }
        seats
    }

    /// By candidate and criterion the value between 0 and 1, the blocks put together by their shares; as it is, or with
    /// one person left out.
    pub(super) fn values(&self, without: Option<Seat>) -> Result<Vec<Vec<Fraction>>, Why> {
        let criteria = self.weights.len();
        let mut values = vec![vec![Fraction::ZERO; criteria]; self.candidates.len()];
        for block in &self.blocks {
            let tallies = block.tallies(without, self.candidates.len() * criteria);
            let own: Vec<_> = values.iter_mut().flatten().collect();
            for (value, tally) in own.into_iter().zip(tallies) {
                if tally.count == 0 {
                    return Err(Why::NoTotalWithout);
                }
                let steps = i128::from(tally.count) * 100 * (i128::from(self.scale) - 1);
                *value = Fraction::new(i128::from(block.share) * i128::from(tally.points), steps)
                    .and_then(|part| value.plus(part))
                    .ok_or(Why::TooLarge)?;
            }
        }
        Ok(values)
    }

    /// By candidate the total between 0 and 1.
    pub(super) fn totals(&self, without: Option<Seat>) -> Result<Vec<Fraction>, Why> {
        let total = |values: &Vec<Fraction>| {
            let mut total = Fraction::ZERO;
            for ((_, weight), value) in self.weights.iter().zip(values) {
                total = Fraction::new(i128::from(*weight), 100)?.times(*value)?.plus(total)?;
            }
            Some(total)
        };
        self.values(without)?.iter().map(|values| total(values).ok_or(Why::TooLarge)).collect()
    }

    /// By candidate the place.
    pub(super) fn places(&self, without: Option<Seat>) -> Result<Vec<Rank>, Why> {
        let totals: Vec<_> = self.totals(without)?.into_iter().map(Some).collect();
        Ok(ranks(&totals).into_iter().flatten().collect())
    }

    /// Who share the first place, as places in the list of candidates.
    pub(super) fn firsts(&self) -> Result<Vec<usize>, Why> {
        let places = self.places(None)?;
        Ok((0..places.len()).filter(|at| places.get(*at).is_some_and(|rank| rank.place == 1)).collect())
    }
}

impl<Seat: Copy + PartialEq> Block<Seat> {
    /// Everybody's values added up, perhaps with one person left out.
    fn tallies(&self, without: Option<Seat>, cells: usize) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); cells];
        for row in self.rows.iter().filter(|row| without != Some(row.seat)) {
            for (tally, own) in tallies.iter_mut().zip(&row.tallies) {
                tally.add(*own);
            }
        }
        tallies
    }
}

/// Every value that may enter a total.
fn heard<Id: Copy + PartialEq, Seat: Copy + PartialEq>(
    scale: u8,
    weights: &[(Criterion, u8)],
    candidates: &[Id],
    given: &[Given<Id, Seat>],
    block_of: impl Fn(Group) -> Option<usize>,
) -> Vec<Said<Seat>> {
    given
        .iter()
        .filter_map(|given| {
            Some(Said {
                candidate: candidates.iter().position(|id| *id == given.candidate)?,
                criterion: weights.iter().position(|(criterion, _)| *criterion == given.criterion)?,
                block: block_of(given.group)?,
                seat: given.seat,
                item: given.item,
                value: given.said.value().filter(|value| (1..=scale).contains(value))?,
            })
        })
        .collect()
}

/// One row for everybody who has a value in this block.
fn rows<Seat: Copy + PartialEq>(
    said: &[Said<Seat>],
    block: usize,
    candidates: usize,
    criteria: usize,
) -> Vec<Row<Seat>> {
    let mut rows: Vec<Row<Seat>> = Vec::new();
    for said in said.iter().filter(|said| said.block == block) {
        let at = rows.iter().position(|row| row.seat == said.seat).unwrap_or_else(|| {
            rows.push(Row { seat: said.seat, tallies: vec![Tally::default(); candidates * criteria] });
            rows.len() - 1
        });
        let tally = rows.get_mut(at).and_then(|row| row.tallies.get_mut(said.candidate * criteria + said.criterion));
        if let Some(tally) = tally {
            tally.add(Tally { points: i32::from(said.value) - 1, count: 1 });
        }
    }
    rows
}
