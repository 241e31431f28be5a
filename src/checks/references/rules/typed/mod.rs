//! What may be written down: whom somebody asks, what was answered, how it was looked into, and how a matter was settled.

mod ask;
mod give;
mod health;
mod mailbox;
mod prove;
mod settle;
#[cfg(test)]
mod tests;

pub use ask::{AskTyped, may_ask, may_chase};
pub use give::{Answer, GivenTyped, may_give};
pub use health::asks_about_health;
pub use mailbox::is_private_address;
pub use prove::{ProofTyped, may_prove};
pub use settle::{may_drop, may_excuse, may_settle};

use crate::checks::dated::NoDate;
use crate::checks::typed::{self, Wrong};
use time::Date;

/// Why something about a reference is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReference {
    #[error("{0}")]
    Date(NoDate),
    #[error("a day is wanted, not a month")]
    DayNeeded,
    #[error("in the future")]
    Future,
    #[error("before it was asked for")]
    BeforeAsked,
    #[error("before it came")]
    BeforeCame,
    #[error("it did not come from an address")]
    NoAddress,
    #[error("the link went to another address")]
    OtherAddress,
    #[error("they answered")]
    Answered,
    #[error("the end is before the start")]
    EndBeforeStart,
    #[error("an end, and that it goes on")]
    EndAndGoesOn,
    #[error("for which employment is missing")]
    JobNeeded,
    #[error("the referee is missing")]
    RefereeNeeded,
    #[error("who the referee is is missing")]
    RoleNeeded,
    #[error("how the referee is reached is missing")]
    ContactNeeded,
    #[error("this is no mail address")]
    EmailWrong,
    #[error("the referee is the candidate")]
    OwnReference,
    #[error("a link goes by mail")]
    EmailForLink,
    #[error("how is missing")]
    HowNeeded,
    #[error("from where it is known is missing")]
    FromNeeded,
    #[error("the present employer is asked with permission only")]
    PermissionNeeded,
    #[error("health or absence before an offer")]
    AboutHealth,
    #[error("too long")]
    TooLong,
    #[error("as what they speak is missing")]
    CapacityNeeded,
    #[error("whether they would employ the person again is missing")]
    ReEmployNeeded,
    #[error("whether there was a concern is missing")]
    SafeguardingNeeded,
    #[error("why is missing")]
    WhyNeeded,
    #[error("how the person behaved is missing")]
    ConductNeeded,
    #[error("the start is missing")]
    BeganNeeded,
    #[error("the end is missing")]
    EndNeeded,
    #[error("the source is missing")]
    SourceNeeded,
    #[error("this is a private address")]
    PrivateSource,
    #[error("the answer is missing")]
    AnswerNeeded,
    #[error("words are missing")]
    WordsNeeded,
    #[error("candidates settle nothing of their own")]
    Own,
    #[error("not enough attempts, or no substitute")]
    NotYetExcused,
}

impl Wrong for NoReference {
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
            Self::Future => "reference-future",
            Self::BeforeAsked => "reference-before-asked",
            Self::BeforeCame => "reference-before-came",
            Self::NoAddress => "reference-no-address",
            Self::OtherAddress => "reference-other-address",
            Self::Answered => "reference-answered-already",
            Self::EndBeforeStart => "history-end-before-start",
            Self::EndAndGoesOn => "history-end-and-goes-on",
            Self::JobNeeded => "reference-job-needed",
            Self::RefereeNeeded => "reference-referee-needed",
            Self::RoleNeeded => "reference-role-needed",
            Self::ContactNeeded => "reference-contact-needed",
            Self::EmailWrong => "reference-email-wrong",
            Self::OwnReference => "reference-own-reference",
            Self::EmailForLink => "reference-email-for-link",
            Self::HowNeeded => "reference-how-needed",
            Self::FromNeeded => "reference-from-needed",
            Self::PermissionNeeded => "reference-permission-needed",
            Self::AboutHealth => "reference-about-health",
            Self::TooLong => "history-too-long",
            Self::CapacityNeeded => "reference-capacity-needed",
            Self::ReEmployNeeded => "reference-re-employ-needed",
            Self::SafeguardingNeeded => "reference-safeguarding-needed",
            Self::WhyNeeded => "reference-why-needed",
            Self::ConductNeeded => "reference-conduct-needed",
            Self::BeganNeeded => "reference-began-needed",
            Self::EndNeeded => "history-end-needed",
            Self::SourceNeeded => "reference-source-needed",
            Self::PrivateSource => "reference-private-source",
            Self::AnswerNeeded => "reference-answer-needed",
            Self::WordsNeeded => "reference-words-needed",
            Self::Own => "reference-own",
            Self::NotYetExcused => "reference-not-yet-excused",
        }
    }
}

/// A problem, and the field beside which it stands.
type No = typed::No<NoReference>;

fn not_before(on: Result<Date, No>, field: &'static str, first: Date) -> Result<Date, No> {
    on.and_then(|on| if on < first { Err((field, NoReference::BeforeAsked)) } else { Ok(on) })
}
