//! How long everything takes that the weighing page says about how sure its two orders are: seven people, eight
//! candidates, nine items, some answers without a value. `cargo bench --bench weighing` prints medians and the best runs.

use sametable::ids::KitLineId;
use sametable::panel::Group;
use sametable::scenario::Criterion;
use sametable::scoring::Answer;
use sametable::weighing::rules::Terms;
use sametable::weighing::rules::sensitivity::{
    CloseRule, Given, OrderOf, Sheet, bootstrap, check, flip, leave_one_out, severity, weights,
};
use std::hint::black_box;
use std::time::Instant;
use uuid::Uuid;

const SEATS: u8 = 7;
const CANDIDATES: u8 = 8;
const ITEMS: u8 = 9;
const RUNS: usize = 201;

/// A day of invented answers; `others` of the seven people are no panel members.
fn day(others: u8) -> Vec<Given<u8, u8>> {
    let mut given = Vec::new();
    let mut state = 20_u32;
    for candidate in 0..CANDIDATES {
        for seat in 0..SEATS {
            for item in 0..ITEMS {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let said = match state >> 16 & 31 {
                    0 => Answer::NotSure,
                    1 => Answer::NotSeen,
                    other => Answer::Value(1 + ((other as u8 + candidate) % 5).min(2)),
                };
                let group = if seat < others { Group::Others } else { Group::Panel };
                let criterion = Criterion::ALL[usize::from(item) % Criterion::ALL.len()];
                let item = KitLineId(Uuid::from_u128(u128::from(item)));
                given.push(Given { candidate, seat, group, criterion, item, said });
            }
        }
    }
    given
}

/// The median of many runs and the fastest of them, which says more on a busy machine.
fn took<T>(run: impl Fn() -> T) -> String {
    let mut took: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    took.sort_by(f64::total_cmp);
    format!("{:7.3} ms, at best {:.3} ms", took[RUNS / 2], took[0])
}

fn main() {
    let candidates: Vec<u8> = (0..CANDIDATES).collect();
    let weights_of = |per_cents: &[u8]| Criterion::ALL.into_iter().zip(per_cents.iter().copied()).collect();
    let cases = [
        ("equal, all on the panel", 0, None, vec![30, 30, 20, 20]),
        ("equal, two others", 2, None, vec![30, 30, 20, 20]),
        ("parallel, two others", 2, Some(60), vec![30, 30, 20, 20]),
        ("parallel, two others, three criteria", 2, Some(60), vec![40, 30, 30]),
    ];
    for (name, others, panel_share, per_cents) in cases {
        let terms = Terms { scale: 3, panel_share, weights: weights_of(&per_cents) };
        let given = day(others);
        let both = took(|| check(&terms, &candidates, &given, CloseRule::OnePersonOrMix60, 7));
        println!("{name}: both orders, everything {both}");
        let sheet = || Sheet::of(OrderOf::Agreed, &terms, &candidates, &given).ok();
        println!("  laid out       {}", took(sheet));
        let Some(sheet) = sheet() else { continue };
        println!("  one person     {}", took(|| leave_one_out(&sheet)));
        println!("  mixes          {}", took(|| bootstrap(&sheet)));
        println!("  other weights  {}", took(|| weights(&sheet, 7)));
        println!("  flip           {}", took(|| flip(&sheet)));
        println!("  severity       {}", took(|| severity(&sheet)));
    }
}
