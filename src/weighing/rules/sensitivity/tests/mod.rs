//! What the checks of an order promise.

mod by_hand;
mod properties;
mod vectors;

use super::*;
use crate::weighing::rules::{Cell, Fraction};
use uuid::Uuid;

fn item(n: u128) -> KitLineId {
    KitLineId(Uuid::from_u128(n))
}

fn f(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).expect("a fraction")
}

/// One criterion and one item: by candidate what each person gave, `.` for nothing.
fn rows(rows: &[&str]) -> Vec<Given<usize, usize>> {
    let mut given = Vec::new();
    for (candidate, row) in rows.iter().enumerate() {
        for (seat, sign) in row.chars().enumerate() {
            let said = sign.to_digit(10).map_or(Answer::NotSure, |value| Answer::Value(value as u8));
            let (group, criterion) = (Group::Panel, Criterion::Talk);
            given.push(Given { candidate, seat, group, criterion, item: item(0), said });
        }
    }
    given
}

fn one_criterion(scale: u8) -> Terms {
    Terms { scale, panel_share: None, weights: vec![(Criterion::Talk, 100)] }
}

fn sheet_of(rows_of: &[&str], scale: u8) -> Result<Sheet<usize, usize>, Why> {
    let candidates: Vec<usize> = (0..rows_of.len()).collect();
    Sheet::of(OrderOf::Agreed, &one_criterion(scale), &candidates, &rows(rows_of))
}

/// The same for the one arithmetic.
fn cells<Id: Copy, Seat>(given: &[Given<Id, Seat>]) -> Vec<Cell<Id>> {
    given
        .iter()
        .map(|g| Cell { candidate: g.candidate, group: g.group, criterion: g.criterion, said: g.said })
        .collect()
}
