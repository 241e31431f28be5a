//! How many of those who started left again within their first 90 days, and when such a number may be shown.
//!
//! Only people whose 90 days are over count, those who stayed and those who left: else whoever started last week would count as staying.
//! The day of the start is day 0, so that somebody who left on the 90th day after it left within 90 days and on the 91st did not.
//! A number about fewer than five people says something about each of them and is withheld.

use time::Date;

/// For how many days after the start a leaver counts.
pub const DAYS: i64 = 90;
/// How far back starts count, in days: two years. What is kept of people goes at last, and of those who left before others; so a number
/// over all times would sink by itself.
pub const WINDOW: i64 = 730;
/// About fewer people than so many no number is shown, and no smaller part of them either.
pub const FEWEST: usize = 5;

/// One start. Whoever comes back starts again: that is another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    pub on: Date,
    /// The last day, if they left.
    pub ended: Option<Date>,
}

/// What can be said of some starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stayed {
    /// Who left within their first 90 days.
    pub left: usize,
    /// Of how many whose 90 days are over.
    pub of: usize,
    /// Whose 90 days are not over: in neither number.
    pub too_new: usize,
}

impl Stayed {
    /// May the numbers be shown? Not about a few people, and not where the few who left or the few who stayed could be told from them.
    #[must_use]
    pub fn may_be_shown(&self) -> bool {
        let is_few = |n: usize| (1..FEWEST).contains(&n);
        self.of >= FEWEST && !is_few(self.left) && !is_few(self.of - self.left)
    }
}

/// Counts them on a day. A start that is to come is no start yet; a last day before the start is none.
#[must_use]
pub fn stayed(starts: &[Start], today: Date) -> Stayed {
    let mut found = Stayed { left: 0, of: 0, too_new: 0 };
    let ago = |start: &Start| (today - start.on).whole_days();
    for start in starts.iter().filter(|start| (0..=WINDOW).contains(&ago(start))) {
        if ago(start) <= DAYS {
            found.too_new += 1;
            continue;
        }
        found.of += 1;
        let days = start.ended.map(|ended| (ended - start.on).whole_days());
        found.left += usize::from(days.is_some_and(|days| (0..=DAYS).contains(&days)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::Duration;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 30);

    fn start(days_ago: i64, stayed_for: Option<i64>) -> Start {
        let on = TODAY - Duration::days(days_ago);
        Start { on, ended: stayed_for.map(|days| on + Duration::days(days)) }
    }

    #[test]
    fn requirement_25_day_90_counts_and_91_does_not_and_whoever_left_on_their_first_day_does() {
        let starts = [start(200, Some(0)), start(200, Some(90)), start(200, Some(91)), start(200, None)];
        assert_eq!(stayed(&starts, TODAY), Stayed { left: 2, of: 4, too_new: 0 });
    }

    #[test]
    fn requirement_25_whose_ninety_days_are_not_over_is_in_neither_number() {
        let starts = [start(90, None), start(90, Some(3)), start(91, None), start(0, None), start(-7, None)];
        assert_eq!(stayed(&starts, TODAY), Stayed { left: 0, of: 1, too_new: 3 });
    }

    #[test]
    fn requirement_25_somebody_who_came_back_started_twice() {
        let again = [start(700, Some(10)), start(400, None), start(731, Some(1))];
        assert_eq!(stayed(&again, TODAY), Stayed { left: 1, of: 2, too_new: 0 });
    }

    #[test]
    fn requirement_25_about_fewer_than_five_nothing_is_shown() {
        let shown = |left, of| Stayed { left, of, too_new: 0 }.may_be_shown();
        assert_eq!(
            [(0, 4), (0, 5), (1, 5), (4, 20), (5, 20), (16, 20), (5, 5)].map(|(left, of)| shown(left, of)),
            [false, true, false, false, true, false, true]
        );
    }

    proptest! {
        #[test]
        fn order_is_nothing_and_one_more_who_stays_takes_no_leaver_away(mut days in prop::collection::vec((0i64..400, prop::option::of(0i64..400)), 0..30)) {
            let all = |days: &[(i64, Option<i64>)]| days.iter().map(|(ago, stayed)| start(*ago, *stayed)).collect::<Vec<_>>();
            let before = stayed(&all(&days), TODAY);
            days.reverse();
            prop_assert_eq!(stayed(&all(&days), TODAY), before);
            days.push((300, None));
            let after = stayed(&all(&days), TODAY);
            prop_assert_eq!((after.left, after.of), (before.left, before.of + 1));
        }
    }
}
