//! The day as a pure function: when the panel meets, who comes when, where the breaks and lunch are, when it ends.
//!
//! Waiting and too many interviews are what tire people most, so breaks are never squeezed and the limit never bends:
//! a day that cannot hold everybody says so instead.

use super::Talk;
use serde::{Deserialize, Serialize};

/// Minutes since midnight.
pub type Minute = i64;

/// No panel sits later than this.
pub const LATEST_END: Minute = 20 * 60;

/// An interview may run into lunch by at most this much, rather than leave everybody waiting.
const INTO_LUNCH: i64 = 20;

/// What the day is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayPlan {
    /// When the panel meets.
    pub start: Minute,
    /// To say hello and practise.
    pub prepare: i64,
    pub interview: i64,
    pub pause: i64,
    /// For talking: after each interview or once after the last.
    pub discussion: i64,
    pub talk: Talk,
    pub lunch: Option<Lunch>,
    pub most: usize,
}

/// When lunch is, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lunch {
    pub at: Minute,
    pub minutes: i64,
}

/// What a part of the day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The panel says hello and practises.
    Prepare,
    /// The candidate with this place in the order, from 0.
    Interview(usize),
    Break,
    Lunch,
    Discussion,
}

/// A part of the day from one minute to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub part: Part,
    pub from: Minute,
    pub to: Minute,
}

/// The whole day in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    pub slots: Vec<Slot>,
}

impl Timetable {
    /// When the last part ends.
    pub fn end(&self) -> Minute {
        self.slots.iter().map(|slot| slot.to).max().unwrap_or(0)
    }

    /// When the candidate with this place in the order comes.
    pub fn interview(&self, place: usize) -> Option<Slot> {
        self.slots.iter().copied().find(|slot| slot.part == Part::Interview(place))
    }

    /// When lunch is.
    pub fn lunch(&self) -> Option<Slot> {
        self.slots.iter().copied().find(|slot| slot.part == Part::Lunch)
    }
}

/// Why there is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayRefusal {
    #[error("more candidates than a day may have")]
    TooMany { most: usize, candidates: usize },
    #[error("the day would end too late")]
    TooLong { end: Minute },
    #[error("lunch is before the start")]
    LunchBeforeStart,
    #[error("an interview takes 10 to 120 minutes")]
    InterviewMinutes,
    #[error("a break takes 5 to 60 minutes")]
    BreakMinutes,
    #[error("lunch takes 20 to 120 minutes")]
    LunchMinutes,
    #[error("getting ready takes 0 to 120 minutes")]
    PrepareMinutes,
    #[error("the talk takes 10 to 120 minutes")]
    TalkMinutes,
    #[error("a day has 1 to 8 candidates at most")]
    Most,
}

impl DayRefusal {
    /// The message, by its id in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooMany { .. } => "panel-day-too-many",
            Self::TooLong { .. } => "panel-day-too-long",
            Self::LunchBeforeStart => "panel-day-lunch-before-start",
            Self::InterviewMinutes => "panel-day-interview-minutes",
            Self::BreakMinutes => "panel-day-break-minutes",
            Self::LunchMinutes => "panel-day-lunch-minutes",
            Self::PrepareMinutes => "panel-day-prepare-minutes",
            Self::TalkMinutes => "panel-day-talk-minutes",
            Self::Most => "panel-day-most",
        }
    }

    /// The field it belongs to.
    pub fn field(self) -> &'static str {
        match self {
            Self::TooMany { .. } | Self::Most => "most_candidates",
            Self::TooLong { .. } => "starts_at",
            Self::LunchBeforeStart => "lunch_at",
            Self::InterviewMinutes => "interview_minutes",
            Self::BreakMinutes => "break_minutes",
            Self::LunchMinutes => "lunch_minutes",
            Self::PrepareMinutes => "prepare_minutes",
            Self::TalkMinutes => "talk_minutes",
        }
    }
}

/// Whether the numbers of a plan are ones a day can be made from. All that is wrong is said at once.
pub fn check(plan: &DayPlan) -> Vec<DayRefusal> {
    let mut wrong = Vec::new();
    let mut must = |holds: bool, refusal: DayRefusal| {
        if !holds {
            wrong.push(refusal);
        }
    };
    must((10..=120).contains(&plan.interview), DayRefusal::InterviewMinutes);
    must((5..=60).contains(&plan.pause), DayRefusal::BreakMinutes);
    must((0..=120).contains(&plan.prepare), DayRefusal::PrepareMinutes);
    must((10..=120).contains(&plan.discussion), DayRefusal::TalkMinutes);
    must((1..=8).contains(&plan.most), DayRefusal::Most);
    if let Some(lunch) = plan.lunch {
        must((20..=120).contains(&lunch.minutes), DayRefusal::LunchMinutes);
        must(lunch.at >= plan.start, DayRefusal::LunchBeforeStart);
    }
    wrong
}

/// The day for so many candidates, or why it cannot hold them.
pub fn timetable(plan: &DayPlan, candidates: usize) -> Result<Timetable, DayRefusal> {
    if let Some(refusal) = check(plan).first() {
        return Err(*refusal);
    }
    if candidates > plan.most {
        return Err(DayRefusal::TooMany { most: plan.most, candidates });
    }
    let mut day = Day { slots: Vec::new(), now: plan.start };
    day.add(Part::Prepare, plan.prepare);
    let mut lunch = plan.lunch;
    for place in 0..candidates {
        let block = plan.interview + if plan.talk == Talk::AfterEach { plan.discussion } else { 0 };
        // With a break before it, would this one run too far into lunch? Then lunch comes first, and is the break.
        let begins = day.now + if place > 0 { plan.pause } else { 0 };
        match lunch {
            Some(at) if begins + block > at.at + INTO_LUNCH => {
                day.lunch(at);
                lunch = None;
            }
            _ if place > 0 => day.add(Part::Break, plan.pause),
            _ => {}
        }
        day.add(Part::Interview(place), plan.interview);
        if plan.talk == Talk::AfterEach {
            day.add(Part::Discussion, plan.discussion);
        }
    }
    if let Some(at) = lunch.take_if(|at| candidates > 0 && day.now + plan.pause + plan.discussion > at.at) {
        day.lunch(at);
    } else if candidates > 0 && plan.talk == Talk::AfterLast {
        day.add(Part::Break, plan.pause);
    }
    if candidates > 0 && plan.talk == Talk::AfterLast {
        day.add(Part::Discussion, plan.discussion);
    }
    if let Some(at) = lunch {
        day.lunch(at);
    }
    if day.now > LATEST_END {
        return Err(DayRefusal::TooLong { end: day.now });
    }
    Ok(Timetable { slots: day.slots })
}

struct Day {
    slots: Vec<Slot>,
    now: Minute,
}

impl Day {
    fn add(&mut self, part: Part, minutes: i64) {
        if minutes > 0 {
            self.slots.push(Slot { part, from: self.now, to: self.now + minutes });
            self.now += minutes;
        }
    }

    /// Never earlier than the sheet of the day promises it.
    fn lunch(&mut self, lunch: Lunch) {
        self.now = self.now.max(lunch.at);
        self.add(Part::Lunch, lunch.minutes);
    }
}

/// `HH:MM` as minutes since midnight.
pub fn minute(text: &str) -> Option<Minute> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes)
}

/// Minutes since midnight as `HH:MM`.
pub fn clock(minute: Minute) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Minutes since midnight as people say it: `2:05 pm`.
pub fn spoken(minute: Minute) -> String {
    let (hours, minutes) = (minute / 60 % 24, minute % 60);
    let half = if hours < 12 { "am" } else { "pm" };
    let hours = if hours % 12 == 0 { 12 } else { hours % 12 };
    format!("{hours}:{minutes:02} {half}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usual() -> DayPlan {
        DayPlan {
            start: 9 * 60 + 30,
            prepare: 30,
            interview: 40,
            pause: 15,
            discussion: 30,
            talk: Talk::AfterLast,
            lunch: Some(Lunch { at: 12 * 60 + 30, minutes: 45 }),
            most: 4,
        }
    }

    #[test]
    fn a_usual_day_has_three_people_and_lunch_before_the_talk() {
        let day = timetable(&usual(), 3).unwrap();
        let said: Vec<String> = day.slots.iter().map(|slot| format!("{} {:?}", clock(slot.from), slot.part)).collect();
        assert_eq!(
            said,
            [
                "09:30 Prepare",
                "10:00 Interview(0)",
                "10:40 Break",
                "10:55 Interview(1)",
                "11:35 Break",
                "11:50 Interview(2)",
                "12:30 Lunch",
                "13:15 Discussion"
            ]
        );
        assert_eq!(clock(day.end()), "13:45");
    }

    #[test]
    fn one_more_than_the_limit_is_refused_and_not_squeezed_in() {
        assert_eq!(timetable(&usual(), 5), Err(DayRefusal::TooMany { most: 4, candidates: 5 }));
    }

    #[test]
    fn a_day_that_ends_too_late_says_when_it_would_end() {
        let late = DayPlan { start: 17 * 60, lunch: None, ..usual() };
        assert!(matches!(timetable(&late, 4), Err(DayRefusal::TooLong { end }) if end > LATEST_END));
    }

    #[test]
    fn all_that_is_wrong_with_a_plan_is_said_at_once() {
        let wrong = DayPlan { interview: 0, pause: 0, most: 0, ..usual() };
        assert_eq!(check(&wrong), [DayRefusal::InterviewMinutes, DayRefusal::BreakMinutes, DayRefusal::Most]);
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        assert_eq!([0, 605, 720, 845, 1439].map(spoken), ["12:00 am", "10:05 am", "12:00 pm", "2:05 pm", "11:59 pm"]);
        assert_eq!(
            ["9:30", "09:30", "24:00", "x", "9.30", "-1:00"].map(minute),
            [Some(570), Some(570), None, None, None, None]
        );
    }

    prop_compose! {
        fn plans()(start in 480_i64..840, prepare in 0_i64..60, interview in 10_i64..=120, pause in 5_i64..=60,
                   discussion in 10_i64..=120, each in any::<bool>(), lunch_at in prop::option::of(0_i64..240),
                   lunch_minutes in 20_i64..=120, most in 1_usize..=8) -> DayPlan {
            DayPlan {
                start, prepare, interview, pause, discussion,
                talk: if each { Talk::AfterEach } else { Talk::AfterLast },
                lunch: lunch_at.map(|after| Lunch { at: start + after, minutes: lunch_minutes }),
                most,
            }
        }
    }

    proptest! {
        #[test]
        fn a_day_that_is_made_keeps_every_break_lunch_and_the_limit(plan in plans(), candidates in 0_usize..10) {
            let Ok(day) = timetable(&plan, candidates) else { return Ok(()) };
            prop_assert!(candidates <= plan.most);
            prop_assert!(day.end() <= LATEST_END);
            for pair in day.slots.windows(2) {
                prop_assert!(pair[0].to <= pair[1].from, "nothing overlaps: {:?}", pair);
            }
            let interviews: Vec<Slot> = (0..candidates).filter_map(|place| day.interview(place)).collect();
            prop_assert_eq!(interviews.len(), candidates, "everybody has a time");
            for slot in &interviews {
                prop_assert_eq!(slot.to - slot.from, plan.interview, "nobody is cut short");
                prop_assert!(slot.from >= plan.start + plan.prepare);
            }
            for pair in interviews.windows(2) {
                let rest: i64 = day.slots.iter()
                    .filter(|slot| slot.from >= pair[0].to && slot.to <= pair[1].from)
                    .filter(|slot| matches!(slot.part, Part::Break | Part::Lunch))
                    .map(|slot| slot.to - slot.from).sum();
                prop_assert!(rest >= plan.pause.min(20), "a rest between two people");
                prop_assert!(pair[1].from - pair[0].to >= plan.pause.min(20));
            }
            match (plan.lunch, day.lunch()) {
                (Some(promised), Some(eaten)) => {
                    prop_assert_eq!(eaten.to - eaten.from, promised.minutes);
                    prop_assert!(eaten.from >= promised.at, "never earlier than promised");
                }
                (None, None) => {}
                other => prop_assert!(false, "lunch as agreed: {:?}", other),
            }
            let talks = day.slots.iter().filter(|slot| slot.part == Part::Discussion).count();
            prop_assert_eq!(talks, match plan.talk { Talk::AfterEach => candidates, Talk::AfterLast => candidates.min(1) });
        }

        #[test]
        fn a_limit_is_a_limit(plan in plans(), extra in 1_usize..4) {
            let refused = timetable(&plan, plan.most + extra);
            prop_assert_eq!(refused, Err(DayRefusal::TooMany { most: plan.most, candidates: plan.most + extra }));
        }

        #[test]
        fn a_time_comes_back_as_it_was_written(minute_of_day in 0_i64..1440) {
            prop_assert_eq!(minute(&clock(minute_of_day)), Some(minute_of_day));
        }
    }
}
