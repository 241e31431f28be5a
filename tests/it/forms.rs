//! Bad input to every form: posted empty, and with values nobody would type.

use crate::support::Fresh;
use sametable::app::{Kind, routes};
use sametable::command::demo;
use sametable::people::Role;
use sametable::platform::db::Ask;
use std::collections::BTreeSet;

/// Every role at once: who may open everything sees every form's messages.
const ALL: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];

#[tokio::test]
async fn no_form_breaks_on_bad_input_whoever_sends_it() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let office = fresh.signed_in(&org, "Priya Shah", ALL).await;
    let long = "x".repeat(100_000);
    let bad: Vec<Vec<(&str, &str)>> = vec![
        vec![],
        vec![
            ("name", "\u{0}\u{7f}\u{202e}"),
            ("id", "-1"),
            ("value", "99"),
            ("roles", "emperor"),
            ("day", "2026-02-31"),
        ],
        vec![("name", &long), ("title", &long), ("words", &long), ("email", "a@b"), ("reason", &long), ("text", &long)],
        vec![
            ("value", "NaN"),
            ("kind", "'; DROP TABLE score; --"),
            ("seat", "../../etc/passwd"),
            ("key", "00000000-0000-0000-0000-000000000000"),
        ],
    ];
    let nowhere = "019a0000-0000-7000-8000-000000000000";
    for route in routes() {
        let Kind::Form { name, .. } = route.kind else { continue };
        let mut path = route.path.to_owned();
        while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=to, nowhere);
        }
        for fields in &bad {
            for visitor in [&mut office.clone(), &mut fresh.visitor()] {
                let answer = visitor.post(&path, fields).await;
                let status = answer.status.as_u16();
                assert!(status < 500, "{name} ({path}) answered {status} to {:?}: {}", fields.first(), answer.text);
                if status == 422 {
                    assert!(
                        answer.text.contains("class=\"errors\"") || answer.text.contains("<h1>There is a problem"),
                        "{name} has no summary: {}",
                        answer.text
                    );
                    assert!(!answer.location.contains('?'));
                }
            }
        }
    }
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_says_how_to_mend_it_beside_the_field() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let mut visitor = fresh.signed_in(&org, "Priya Shah", ALL).await;
    let answer = visitor
        .post("/people/new", &[("name", "Ann <Field>"), ("email", "not an address"), ("password", PASSWORD_TYPED)])
        .await;
    answer
        .is(422)
        .shows("There is a problem")
        .shows("value=\"Ann &lt;Field&gt;\"")
        .shows("value=\"not an address\"")
        .shows("href=\"#email\"")
        .shows("id=\"email-error\"")
        .hides(PASSWORD_TYPED);
}

const PASSWORD_TYPED: &str = "seven purple lamps";

#[tokio::test]
async fn a_form_too_large_is_refused_with_a_sentence() {
    let fresh = Fresh::sqlite().await;
    let big = "x".repeat(2 * 1024 * 1024);
    fresh.visitor().post("/sign-in", &[("email", &big)]).await.is(413).shows("megabyte");
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page_when_it_is_opened() {
    let fresh = Fresh::sqlite().await;
    fresh.visitor().get("/account/password").await.goes_to("/account");
}

/// Forms that are one button, or whose hidden ids are wrong here (then the answer is a page of its own): nobody can fill
/// them in wrongly. A change of a score after the talk is tested in `scoring.rs`, with a line of its own; inspectors' links and
/// the second pair of eyes in `permissions.rs`, with links and questions of their own; keeping longer, lifting and
/// deleting in `retention.rs`; what a person reads out, and clips, in `aloud.rs`; references in `references.rs`; risks, and what a certificate shows, in `risk.rs`; documents in `evidence`; candidates’ own links in `application.rs`; leaving out of an answer and sending it in `subject_access.rs`; concerns in `concern.rs`; what a candidate asks by their own link in `candidate_answer.rs`; audits, what is to be done after them, and looks out of the ordinary in `audit.rs`.
const BUTTONS: &[&str] = &[
    "action-done",
    "action-move",
    "admit-tablet",
    "agree-disclosed",
    "answer-alert",
    "answer-call",
    "answer-concern",
    "answer-ready",
    "answer-reference",
    "answer-risk",
    "answer-second",
    "ask-for-help",
    "ask-how-it-went",
    "audit-again",
    "audit-finding",
    "audit-mended",
    "audit-second",
    "audit-walk",
    "backup-drill",
    "begin-codes",
    "call-over",
    "cancel-helper",
    "change-consent",
    "chase-reference",
    "close-concern",
    "close-request",
    "consent",
    "drop-referee",
    "end-calendar",
    "end-candidate-link",
    "end-inspector-link",
    "end-own-item",
    "end-session",
    "erase-person",
    "excuse-reference",
    "explain-own-gap",
    "give-reference",
    "go-on",
    "helper-agreed",
    "hold-person",
    "judge-gap",
    "keep-clip",
    "keep-disclosed",
    "keep-own-frame",
    "keep-own-period",
    "keep-reading",
    "know",
    "leave-out",
    "let-copy-go",
    "lift-person",
    "link-evidence",
    "make-calendar",
    "move-clock",
    "need",
    "note-away",
    "note-consents",
    "open-joining",
    "open-ways",
    "outsider-answer",
    "passed-on",
    "pause",
    "pause-over",
    "privacy-over",
    "prove-reference",
    "put-back",
    "record-facts",
    "refer-concern",
    "remove-clip",
    "remove-evidence",
    "remove-own-period",
    "remove-period",
    "remove-reading",
    "reset-code",
    "retire-item",
    "review-member",
    "scored",
    "second-link",
    "second-matters",
    "send-answer",
    "send-application",
    "send-reference-link",
    "settle-reference",
    "show-passphrase",
    "sign-in-rule",
    "stop-back",
    "stop-break",
    "take-back-second",
    "take-seat",
    "throw-voice",
    "weigh-risk",
    "withdraw-application",
];

/// Bad input to every form of a running recruitment and of one that is decided, with their real ids, as each person who
/// may send it: the same page with a summary.
#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_a_real_recruitment_answers_bad_input_with_a_summary() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let org = sametable::people::store::organisation(&fresh.app.db, made.org).await.unwrap().unwrap();
    let mut visitors = vec![fresh.signed_in(&org, "Olga Office", ALL).await];
    for day in [&made.today, &made.past] {
        visitors.push(fresh.seated(&org, day.panel, day.seats[0].id).await.0);
    }
    let accounts: Vec<(sametable::ids::AccountId,)> = fresh.app.db.sql("SELECT id FROM account").all().await.unwrap();
    let accounts: Vec<_> = accounts.into_iter().map(|(account,)| account).collect();
    let long = "typed ".repeat(2_000);
    let mut told = BTreeSet::new();
    let mut all = BTreeSet::new();
    for route in routes() {
        let Kind::Form { name, .. } = route.kind else { continue };
        // Several forms ask for the password again, and share its limit.
        for account in &accounts {
            fresh.app.limits.clear(&format!("password {account}"));
        }
        // Deeds that would change who the later visitors are.
        if matches!(
            name,
            "sign-out"
                | "end-other-sessions"
                | "leave"
                | "not-me"
                | "give-tablet"
                | "stop-today"
                | "carry-on-today"
                | "close-joining"
                | "end-tablet"
        ) {
            continue;
        }
        all.insert(name);
        for (day, visitor) in [(&made.today, 0), (&made.past, 0), (&made.today, 1), (&made.past, 2)] {
            let path = crate::access::address_on(route.path, &made, day, "00000000-0000-7000-8000-000000000001");
            let over = FIELDS.iter().map(|field| (*field, long.as_str()));
            let over: Vec<(&str, &str)> = over.chain([("item", "identity_photo"), ("status", "seen")]).collect();
            for fields in [&[][..], &over[..]] {
                let answer = visitors[visitor].clone().post(&path, fields).await;
                let status = answer.status.as_u16();
                assert!(status < 500, "{name} ({path}) answered {status}: {}", answer.text);
                if status == 422 {
                    told.insert(name);
                    let summary =
                        answer.text.contains("class=\"errors\"") || answer.text.contains("There is a problem");
                    assert!(summary, "{name} has no summary: {}", answer.text);
                    assert!(!answer.text.contains("-needed<"), "{name} shows a message's id");
                }
            }
        }
    }
    let silent: Vec<_> = all.difference(&told).copied().collect();
    assert_eq!(silent, BUTTONS, "these forms took bad input without a word");
}

/// Fields of texts that are too long for any of them.
const FIELDS: &[&str] = &[
    "name",
    "title",
    "organisation",
    "service",
    "new_service",
    "email",
    "phone",
    "words",
    "reason",
    "reasons",
    "note",
    "seen",
    "place",
    "role_words",
    "contact",
    "support",
    "good",
    "written_by",
    "hours",
    "pay",
    "against_reason",
    "why_declined",
    "question",
    "story",
    "how",
    "text",
];
