//! What may be written down: dates as people write them, and what each part of a history needs.

use super::gaps::span;
use crate::checks::dated::{Dated, NoDate, read_dated};
use crate::checks::history::{Activity, Span};
use crate::checks::typed::{self, NAME_MAX, TEXT_MAX, WORDS_MIN, Wrong, all, length, named};
use time::Date;

/// Most periods of one history.
const PERIODS_MAX: usize = 300;
/// Nobody worked so many years ago who applies today.
const YEARS_BACK: i32 = 85;

/// Why a part of a history is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoHistory {
    #[error("{0}")]
    Date(NoDate),
    #[error("a day is wanted, not a month")]
    DayNeeded,
    #[error("in the future")]
    Future,
    #[error("too long ago to be true")]
    LongAgo,
    #[error("education ended after the application")]
    EducationAfterApplication,
    #[error("the end is before the start")]
    EndBeforeStart,
    #[error("neither an end nor that it goes on")]
    EndNeeded,
    #[error("an end, and that it goes on")]
    EndAndGoesOn,
    #[error("an end of education, and that it goes on")]
    EducationAndStill,
    #[error("asked about before there was an application")]
    AskedBeforeApplication,
    #[error("confirmed before the last change was made")]
    ConfirmedBeforeChange,
    #[error("no activity")]
    ActivityNeeded,
    #[error("the employer, or what it was, is missing")]
    PlaceNeeded,
    #[error("the job is missing")]
    TitleNeeded,
    #[error("why work in care ended is missing")]
    WhyNeeded,
    #[error("too long")]
    TooLong,
    #[error("too many periods")]
    TooMany,
    #[error("the explanation is missing")]
    WordsNeeded,
    #[error("whether it is in writing is missing")]
    WrittenNeeded,
    #[error("who asked is missing")]
    AskedByNeeded,
    #[error("the answer is missing")]
    AnswerNeeded,
    #[error("why it is not enough is missing")]
    NoteNeeded,
    #[error("candidates do not accept their own explanations")]
    OwnGap,
    #[error("there is nothing to confirm")]
    NothingToConfirm,
    #[error("how it was confirmed is missing")]
    HowNeeded,
}

impl Wrong for NoHistory {
    const TOO_LONG: Self = Self::TooLong;
    const DAY_NEEDED: Self = Self::DayNeeded;
    const FUTURE: Self = Self::Future;

    fn date(no: NoDate) -> Self {
        Self::Date(no)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Date(no) => no.code(),
            Self::DayNeeded => "history-day-needed",
            Self::Future => "history-future",
            Self::LongAgo => "history-long-ago",
            Self::EducationAfterApplication => "history-education-after-application",
            Self::EndBeforeStart => "history-end-before-start",
            Self::EndNeeded => "history-end-needed",
            Self::EndAndGoesOn => "history-end-and-goes-on",
            Self::EducationAndStill => "history-education-and-still",
            Self::AskedBeforeApplication => "history-asked-before-application",
            Self::ConfirmedBeforeChange => "history-confirmed-before-change",
            Self::ActivityNeeded => "history-activity-needed",
            Self::PlaceNeeded => "history-place-needed",
            Self::TitleNeeded => "history-title-needed",
            Self::WhyNeeded => "history-why-needed",
            Self::TooLong => "history-too-long",
            Self::TooMany => "history-too-many",
            Self::WordsNeeded => "history-words-needed",
            Self::WrittenNeeded => "history-written-needed",
            Self::AskedByNeeded => "history-asked-by-needed",
            Self::AnswerNeeded => "history-answer-needed",
            Self::NoteNeeded => "history-note-needed",
            Self::OwnGap => "history-own-gap",
            Self::NothingToConfirm => "history-nothing-to-confirm",
            Self::HowNeeded => "history-how-needed",
        }
    }
}

/// A problem, and the field beside which it stands.
type No = typed::No<NoHistory>;

fn day(field: &'static str, text: &str, today: Date) -> Result<Date, No> {
    let day = typed::day(field, text, today)?;
    date(field, text, today).map(|_| day)
}

fn date(field: &'static str, text: &str, today: Date) -> Result<Dated, No> {
    let date = read_dated(text).map_err(|no| (field, NoHistory::Date(no)))?;
    if date.earliest() > today {
        return Err((field, NoHistory::Future));
    }
    if date.latest().year() < today.year() - YEARS_BACK {
        return Err((field, NoHistory::LongAgo));
    }
    Ok(date)
}

/// What somebody typed about the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameTyped<'a> {
    pub education_end: &'a str,
    /// They are in full-time education still: then there is nothing before the application to ask about.
    pub still_in_education: bool,
    pub applied_on: &'a str,
}

/// Reads the frame: when education ended, none while it goes on, and the day of the application.
///
/// # Errors
/// One problem a field.
pub fn may_keep_frame(typed: FrameTyped<'_>, today: Date) -> Result<(Option<Dated>, Date), Vec<No>> {
    let has_end = !typed.education_end.trim().is_empty();
    let education = match (typed.still_in_education, has_end) {
        (true, true) => Err(("education_end", NoHistory::EducationAndStill)),
        (true, false) => Ok(None),
        (false, _) => date("education_end", typed.education_end, today).map(Some),
    };
    let applied = day("applied_on", typed.applied_on, today);
    match (education, applied) {
        (Ok(Some(education)), Ok(applied)) if education.earliest() > applied => {
            Err(vec![("education_end", NoHistory::EducationAfterApplication)])
        }
        (Ok(education), Ok(applied)) => Ok((education, applied)),
        (education, applied) => Err(education.err().into_iter().chain(applied.err()).collect()),
    }
}

/// What somebody typed about one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodTyped<'a> {
    pub activity: Option<Activity>,
    pub place: &'a str,
    pub title: &'a str,
    pub care: bool,
    pub began: &'a str,
    /// Empty while it goes on.
    pub ended: &'a str,
    /// Said, and not only left out: an end that was forgotten would hide every gap after it.
    pub goes_on: bool,
    pub why: &'a str,
}

/// Reads one period. `others` is how many there are besides it.
///
/// # Errors
/// One problem a field.
pub fn may_keep_period(typed: PeriodTyped<'_>, others: usize, today: Date) -> Result<(Activity, Span), Vec<No>> {
    let began = date("began", typed.began, today);
    let has_end = !typed.ended.trim().is_empty();
    let ended = match (has_end, typed.goes_on) {
        (true, true) => Err(("ended", NoHistory::EndAndGoesOn)),
        (false, false) => Err(("ended", NoHistory::EndNeeded)),
        (false, true) => Ok(None),
        (true, false) => date("ended", typed.ended, today).map(Some),
    };
    let works = typed.activity.is_some_and(|activity| activity == Activity::Work);
    let ended_in_care = typed.care && has_end;
    let spanned = match (&began, &ended) {
        (Ok(began), Ok(ended)) => span(*began, *ended).map_err(|_| ("ended", NoHistory::EndBeforeStart)).map(Some),
        _ => Ok(None),
    };
    let found = all([
        if others >= PERIODS_MAX { Err(("place", NoHistory::TooMany)) } else { Ok(()) },
        typed.activity.map(|_| ()).ok_or(("activity", NoHistory::ActivityNeeded)),
        named("place", typed.place, NAME_MAX, Some(NoHistory::PlaceNeeded)),
        named("title", typed.title, NAME_MAX, works.then_some(NoHistory::TitleNeeded)),
        began.map(|_| ()),
        ended.map(|_| ()),
        spanned.map(|_| ()),
        named("why", typed.why, TEXT_MAX, ended_in_care.then_some(NoHistory::WhyNeeded)),
    ]);
    match (found, typed.activity, spanned) {
        (Ok(()), Some(activity), Ok(Some(span))) => Ok((activity, span)),
        (Err(problems), ..) => Err(problems),
        // Not to be reached: whatever is missing was named above.
        _ => Err(vec![("began", NoHistory::Date(NoDate::Missing))]),
    }
}

/// What somebody typed about a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation<'a> {
    pub written: Option<bool>,
    pub words: &'a str,
    pub asked_by: &'a str,
    pub asked_on: &'a str,
    pub corroboration: &'a str,
}

/// May this be written down about a gap of somebody who applied on this day? Gives the day on which it was asked about.
///
/// # Errors
/// One problem a field.
pub fn may_explain(typed: Explanation<'_>, applied_on: Date, today: Date) -> Result<Date, Vec<No>> {
    let asked_on = day("asked_on", typed.asked_on, today).and_then(|asked| {
        if asked < applied_on { Err(("asked_on", NoHistory::AskedBeforeApplication)) } else { Ok(asked) }
    });
    let few = length(typed.words) < WORDS_MIN;
    all([
        typed.written.map(|_| ()).ok_or(("written", NoHistory::WrittenNeeded)),
        if few { Err(("words", NoHistory::WordsNeeded)) } else { named("words", typed.words, TEXT_MAX, None) },
        named("asked_by", typed.asked_by, NAME_MAX, Some(NoHistory::AskedByNeeded)),
        asked_on.map(|_| ()),
        named("corroboration", typed.corroboration, TEXT_MAX, None),
    ])?;
    asked_on.map_err(|no| vec![no])
}

/// May whoever this is say whether an explanation is enough?
///
/// # Errors
/// Nobody accepts their own; what is not enough needs a reason.
pub fn may_judge(enough: Option<bool>, note: &str, is_candidate: bool) -> Result<bool, Vec<No>> {
    if is_candidate {
        return Err(vec![("enough", NoHistory::OwnGap)]);
    }
    let enough = enough.ok_or(vec![("enough", NoHistory::AnswerNeeded)])?;
    let needed = (!enough && length(note) < WORDS_MIN).then_some(Err(("note", NoHistory::NoteNeeded)));
    all([needed.unwrap_or_else(|| named("note", note, TEXT_MAX, None))])?;
    Ok(enough)
}

/// May it be noted that the candidate confirmed the history, on this day? `changed_on` is the day of its last change: what was
/// changed later was not confirmed.
///
/// # Errors
/// There is none yet; one problem a field.
pub fn may_confirm(changed_on: Option<Date>, has_how: bool, on: &str, today: Date) -> Result<Date, Vec<No>> {
    let confirmed_on = day("confirmed_on", on, today).and_then(|on| {
        let early = changed_on.is_some_and(|changed| on < changed);
        if early { Err(("confirmed_on", NoHistory::ConfirmedBeforeChange)) } else { Ok(on) }
    });
    all([
        if changed_on.is_some() { Ok(()) } else { Err(("how", NoHistory::NothingToConfirm)) },
        if has_how { Ok(()) } else { Err(("how", NoHistory::HowNeeded)) },
        confirmed_on.map(|_| ()),
    ])?;
    confirmed_on.map_err(|no| vec![no])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 29);
    const APPLIED: Date = date!(2026 - 11 - 02);

    fn job<'a>(began: &'a str, ended: &'a str) -> PeriodTyped<'a> {
        let (place, title) = ("Elm House", "Support worker");
        PeriodTyped {
            activity: Some(Activity::Work),
            place,
            title,
            care: true,
            began,
            ended,
            goes_on: ended.is_empty(),
            why: "I moved.",
        }
    }

    fn no(typed: PeriodTyped<'_>) -> Vec<No> {
        may_keep_period(typed, 0, TODAY).unwrap_err()
    }

    #[test]
    fn a_period_needs_what_an_inspector_looks_for() {
        assert!(may_keep_period(job("3/2019", ""), 0, TODAY).is_ok());
        assert_eq!(no(job("2019", "")), [("began", NoHistory::Date(NoDate::YearOnly))]);
        assert_eq!(no(job("4/2019", "3/2019")), [("ended", NoHistory::EndBeforeStart)]);
        assert_eq!(no(job("3/2027", "")), [("began", NoHistory::Future)]);
        assert_eq!(no(job("3/1919", "3/1920")), [("began", NoHistory::LongAgo), ("ended", NoHistory::LongAgo)]);
        assert_eq!(no(PeriodTyped { why: " ", ..job("3/2019", "4/2019") }), [("why", NoHistory::WhyNeeded)]);
        assert!(may_keep_period(PeriodTyped { why: "", ..job("3/2019", "") }, 0, TODAY).is_ok(), "it lasts");
        let nothing = PeriodTyped {
            activity: None,
            place: "",
            title: "",
            care: false,
            began: "",
            ended: "",
            goes_on: false,
            why: "",
        };
        let fields: Vec<_> = no(nothing).iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["activity", "place", "began", "ended"]);
        let forgotten = PeriodTyped { goes_on: false, ..job("3/2019", "") };
        assert_eq!(
            no(forgotten),
            [("ended", NoHistory::EndNeeded)],
            "an end that was forgotten is no job that goes on"
        );
        assert_eq!(no(PeriodTyped { goes_on: true, ..job("3/2019", "4/2019") }), [("ended", NoHistory::EndAndGoesOn)]);
        assert_eq!(no(PeriodTyped { title: "", ..job("3/2019", "") }), [("title", NoHistory::TitleNeeded)]);
        assert_eq!(may_keep_period(job("3/2019", ""), 300, TODAY), Err(vec![("place", NoHistory::TooMany)]));
        let long = "x".repeat(201);
        assert_eq!(no(PeriodTyped { place: &long, ..job("3/2019", "") }), [("place", NoHistory::TooLong)]);
    }

    #[test]
    fn the_frame_has_a_day_of_application_after_the_end_of_education() {
        let still = |education_end, still_in_education, applied_on| {
            may_keep_frame(FrameTyped { education_end, still_in_education, applied_on }, TODAY)
        };
        let frame = |education_end, applied_on| still(education_end, false, applied_on);
        assert_eq!(still("", true, "2/11/2026"), Ok((None, date!(2026 - 11 - 02))));
        assert_eq!(still("7/2010", true, "2/11/2026"), Err(vec![("education_end", NoHistory::EducationAndStill)]));
        assert_eq!(
            frame("7/2010", "2/11/2026"),
            Ok((Some(Dated::Month(date!(2010 - 07 - 01))), date!(2026 - 11 - 02)))
        );
        assert_eq!(frame("7/2010", "11/2026"), Err(vec![("applied_on", NoHistory::DayNeeded)]));
        assert_eq!(frame("3/11/2026", "2/11/2026"), Err(vec![("education_end", NoHistory::EducationAfterApplication)]));
        let both = frame("2010", "soon").unwrap_err();
        assert_eq!(both.len(), 2);
    }

    #[test]
    fn an_explanation_has_words_who_asked_and_when() {
        let whole = Explanation {
            written: Some(true),
            words: "I looked after my mother.",
            asked_by: "Priya Shah",
            asked_on: "20/11/2026",
            corroboration: "",
        };
        assert_eq!(may_explain(whole, APPLIED, TODAY), Ok(date!(2026 - 11 - 20)));
        let nothing = Explanation { written: None, words: "Caring", asked_by: " ", asked_on: "", corroboration: "" };
        let fields: Vec<_> =
            may_explain(nothing, APPLIED, TODAY).unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["written", "words", "asked_by", "asked_on"]);
        let asked = |asked_on| may_explain(Explanation { asked_on, ..whole }, APPLIED, TODAY);
        assert_eq!(asked("30/11/2026"), Err(vec![("asked_on", NoHistory::Future)]));
        assert_eq!(asked("20/11/2016"), Err(vec![("asked_on", NoHistory::AskedBeforeApplication)]));
    }

    #[test]
    fn nobody_accepts_their_own_explanation_and_not_enough_needs_a_reason() {
        assert_eq!(may_judge(Some(true), "", true), Err(vec![("enough", NoHistory::OwnGap)]));
        assert_eq!(may_judge(Some(true), "", false), Ok(true));
        assert_eq!(may_judge(Some(false), "no", false), Err(vec![("note", NoHistory::NoteNeeded)]));
        assert_eq!(may_judge(None, "", false), Err(vec![("enough", NoHistory::AnswerNeeded)]));
    }

    #[test]
    fn there_must_be_something_to_confirm() {
        let changed = Some(date!(2026 - 11 - 20));
        assert_eq!(may_confirm(changed, true, "28/11/2026", TODAY), Ok(date!(2026 - 11 - 28)));
        let early = may_confirm(changed, true, "19/11/2026", TODAY);
        assert_eq!(early, Err(vec![("confirmed_on", NoHistory::ConfirmedBeforeChange)]));
        assert_eq!(may_confirm(None, true, "28/11/2026", TODAY), Err(vec![("how", NoHistory::NothingToConfirm)]));
        assert_eq!(may_confirm(changed, false, "", TODAY).unwrap_err().len(), 2);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_for_a_date(text in ".{0,40}") {
            let _ = read_dated(&text);
        }

        #[test]
        fn what_is_kept_is_read_back(days in 0_i32..40_000, month in any::<bool>()) {
            let day = Date::from_julian_day(2_430_000 + days).unwrap();
            let date = if month { Dated::Month(day.replace_day(1).unwrap()) } else { Dated::Day(day) };
            prop_assert_eq!(read_dated(&date.to_string()), Ok(date));
        }
    }
}
