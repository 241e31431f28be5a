//! What scoring tells the vacancy page: the interviews, then the talk.

use crate::ids::VacancyId;
use crate::panel::InterviewState;
use crate::people::Who;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::scoring::rules;
use crate::texts::{say, say_with};
use crate::vacancy::Step;

/// The steps of this room, in order.
pub async fn progress(who: &Who, app: &App, vacancy: VacancyId) -> Result<Vec<Step>, Refused> {
    const INTERVIEWS: &str = "scoring-step-interviews";
    const TALK: &str = "scoring-step-talk";
    let Some(panel) = crate::panel::service::panel_of(who, app, vacancy).await? else {
        let href = format!("/vacancies/{vacancy}");
        let wait = say("scoring-step-no-panel");
        return Ok(vec![Step::todo(INTERVIEWS, wait.clone(), href.clone()), Step::todo(TALK, wait, href)]);
    };
    let board = format!("/panels/{}/board", panel.id);
    let (mut scored, mut talked, mut all) = (0_usize, 0_usize, 0_usize);
    for interview in crate::panel::service::interviews(who, app, panel.id).await? {
        let candidacy = crate::vacancy::service::candidacy(who, app, interview.candidacy).await?;
        if interview.state == InterviewState::Planned && !candidacy.stage.is_live() {
            continue; // nobody waits for a candidate who withdrew
        }
        all += 1;
        scored += usize::from(!matches!(interview.state, InterviewState::Planned | InterviewState::Running));
        talked += usize::from(rules::is_revealed(interview.state));
    }
    if all == 0 {
        let wait = say("scoring-step-no-interviews");
        return Ok(vec![Step::todo(INTERVIEWS, wait.clone(), board.clone()), Step::todo(TALK, wait, board)]);
    }
    let of = |done: usize, text: &str| say_with(text, &[("n", &done.to_string()), ("of", &all.to_string())]);
    let interviews = if scored == all {
        Step::done(INTERVIEWS, board.clone())
    } else {
        Step::now(INTERVIEWS, of(scored, "scoring-step-scored"), board.clone())
    };
    let talk = if talked == all {
        Step::done(TALK, board)
    } else if scored == 0 {
        Step::todo(TALK, of(talked, "scoring-step-talked"), board)
    } else {
        Step::now(TALK, of(talked, "scoring-step-talked"), board)
    };
    Ok(vec![interviews, talk])
}
