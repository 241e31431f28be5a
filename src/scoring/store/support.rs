//! How a person was supported with an interview. The last row of a seat counts.

use super::Outcome;
use crate::ids::{InterviewId, OrganisationId, RowId, SeatId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};
use crate::scoring::{Support, Supported};

type Row = (JsonText<Vec<Support>>, JsonText<Vec<String>>, String, Option<bool>, String);

/// How this seat said that it was supported, if it was asked.
pub async fn support(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Outcome<Option<Supported>> {
    let row = on
        .sql(
            "SELECT kinds, by_whom, other, prompted, prompt FROM support_record
             WHERE org = $1 AND interview = $2 AND seat = $3 ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(org)
        .bind(interview)
        .bind(seat)
        .optional::<Row>()
        .await?;
    Ok(row.map(|(JsonText(kinds), JsonText(by_whom), other, prompted, prompt)| Supported {
        kinds,
        by_whom,
        other,
        prompted,
        prompt,
    }))
}

pub async fn insert_support(
    tx: &mut Tx,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
    said: &Supported,
    at: Timestamp,
) -> Outcome<()> {
    tx.sql(
        "INSERT INTO support_record (org, id, interview, seat, kinds, at, by_whom, other, prompted, prompt)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(interview)
    .bind(seat)
    .bind(JsonText(said.kinds.clone()))
    .bind(at)
    .bind(JsonText(said.by_whom.clone()))
    .bind(said.other.as_str())
    .bind(said.prompted)
    .bind(said.prompt.as_str())
    .execute()
    .await?;
    Ok(())
}
