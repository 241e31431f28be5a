//! The ways of making each kind of check, with their fields.

use super::Shape::{Ahead, CertificateNumber, Choice, Confirmed, Day, LastCharacters, Line, Past, ShareCode, Words};
use super::{Field, Kind, Shape, Way};

const fn must(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, optional: false }
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, optional: true }
}

const LEVELS: Shape = Choice(&[
    "basic",
    "standard",
    "enhanced",
    "enhanced_adults",
    "enhanced_children",
    "enhanced_both",
    "level_2",
    "level_2_barred",
    "pvg",
    "accessni_standard",
    "accessni_enhanced",
    "accessni_enhanced_barred",
]);
const WORKFORCE: Shape = Choice(&["adult", "child", "adult_and_child", "other"]);
const SHOWS: Shape = Choice(&["nothing", "something"]);
const SEEN_HOW: Shape = Choice(&["in_person", "live_video"]);
const LIMITS: Shape = Choice(&["none", "hours", "sponsor", "kind_of_work", "other"]);

/// Why the role allows this level: asking for a higher one than the law allows is unlawful, and whoever asks has to know first.
const ELIGIBLE: Field = must("eligibility", Words(10));
const LIMIT: Field = must("limits", LIMITS);
const LIMIT_WORDS: Field = may("limit_words", Line);
const LIKENESS: Field = must("likeness", Confirmed);
const ORIGINAL: Field = must("original", Confirmed);
const COPY: Field = must("copy_kept", Confirmed);

/// Every way there is.
///
/// Sources: Schedule 3 of SI 2014/2936; DBS guides for employers (levels, certificates, Update Service, Adult First); Home Office
/// employer's guide to right to work checks; Disclosure (Scotland) Act 2020 (a disclosure is shared online, membership of the PVG
/// scheme lasts five years from 1 April 2026); Nursing and Midwifery Council on checking the register.
pub const WAYS: &[Way] = &[
    Way {
        kind: Kind::Identity,
        code: "document",
        fields: &[
            must("identity_document", Choice(&["passport", "driving_licence", "evisa", "birth_certificate", "other"])),
            must("country", Line),
            may("last_characters", LastCharacters),
            may("valid_to", Day),
            must("photograph_on", Past),
            may("likeness", Confirmed),
            may("original", Confirmed),
        ],
    },
    Way {
        kind: Kind::CriminalRecord,
        code: "applied",
        fields: &[
            must("applied_on", Past),
            must("level", LEVELS),
            must("workforce", WORKFORCE),
            ELIGIBLE,
            may("application_reference", Line),
        ],
    },
    Way {
        kind: Kind::CriminalRecord,
        code: "adult_first",
        fields: &[
            must("asked_on", Past),
            must("replied_on", Past),
            must("reply", Choice(&["no_match", "must_wait", "certificate_completed"])),
        ],
    },
    Way {
        kind: Kind::CriminalRecord,
        code: "certificate",
        fields: &[
            must("certificate_number", CertificateNumber),
            must("issued_on", Past),
            must("level", LEVELS),
            must("workforce", WORKFORCE),
            must("position", Line),
            ELIGIBLE,
            ORIGINAL,
            must("shows", SHOWS),
        ],
    },
    Way {
        kind: Kind::CriminalRecord,
        code: "pvg",
        fields: &[
            must("certificate_number", CertificateNumber),
            must("issued_on", Past),
            must("level", LEVELS),
            must("workforce", WORKFORCE),
            must("position", Line),
            ELIGIBLE,
            must("shared_online", Confirmed),
            may("membership_to", Ahead),
            must("shows", SHOWS),
        ],
    },
    Way {
        kind: Kind::CriminalRecord,
        code: "update_service",
        fields: &[
            must("candidate_agreed", Confirmed),
            ORIGINAL,
            must("identity_checked", Confirmed),
            must("same_workforce", Confirmed),
            must("entitled", Confirmed),
            must("certificate_number", CertificateNumber),
            must("issued_on", Past),
            must("surname_on_certificate", Line),
            must("level", LEVELS),
            must("workforce", WORKFORCE),
            ELIGIBLE,
            must("outcome", Choice(&["blank_current", "content_current", "new_information", "no_match"])),
        ],
    },
    Way {
        kind: Kind::RightToWork,
        code: "share_code",
        fields: &[
            must("share_code", ShareCode),
            must("code_made_on", Past),
            must("official_service", Confirmed),
            must("seen_how", SEEN_HOW),
            LIKENESS,
            must("page_kept", Confirmed),
            may("permission_to", Day),
            LIMIT,
            LIMIT_WORDS,
        ],
    },
    Way {
        kind: Kind::RightToWork,
        code: "list_a",
        fields: &[
            must("document", Choice(&["british_passport", "irish_passport", "irish_passport_card", "other"])),
            may("document_words", Line),
            must("seen_how", SEEN_HOW),
            may("likeness", Confirmed),
            ORIGINAL,
            COPY,
        ],
    },
    Way {
        kind: Kind::RightToWork,
        code: "list_b_1",
        fields: &[
            must("document_words", Line),
            must("permission_to", Ahead),
            must("seen_how", SEEN_HOW),
            LIKENESS,
            ORIGINAL,
            COPY,
            LIMIT,
            LIMIT_WORDS,
        ],
    },
    Way {
        kind: Kind::RightToWork,
        code: "list_b_2",
        fields: &[
            must("document_words", Line),
            must("notice_number", Line),
            must("notice_on", Past),
            must("seen_how", SEEN_HOW),
            LIKENESS,
            ORIGINAL,
            COPY,
            LIMIT,
            LIMIT_WORDS,
        ],
    },
    Way {
        kind: Kind::RightToWork,
        code: "digital",
        fields: &[
            must("provider", Line),
            must("certified", Confirmed),
            must("document", Choice(&["british_passport", "irish_passport", "irish_passport_card", "other"])),
            must("valid_to", Day),
            must("seen_how", SEEN_HOW),
            LIKENESS,
            must("report_kept", Confirmed),
        ],
    },
    Way {
        kind: Kind::RightToWork,
        code: "employer_service",
        fields: &[must("notice_number", Line), must("notice_on", Past), LIMIT, LIMIT_WORDS],
    },
    Way {
        kind: Kind::Qualification,
        code: "certificates",
        fields: &[must("qualifications", Words(3)), must("claims_covered", Confirmed), ORIGINAL],
    },
    Way {
        kind: Kind::Qualification,
        code: "awarding_body",
        fields: &[must("qualifications", Words(3)), must("claims_covered", Confirmed), must("confirmed_by", Line)],
    },
    Way {
        kind: Kind::Registration,
        code: "live_register",
        fields: &[
            must("register", Choice(&["nmc", "swe", "hcpc", "sssc", "scw", "niscc", "other"])),
            must("registration_number", Shape::RegistrationNumber),
            must("registered_name", Line),
            must("looked_up", Confirmed),
            must(
                "register_says",
                Choice(&[
                    "registered",
                    "conditions",
                    "interim_conditions",
                    "undertakings",
                    "caution",
                    "suspended",
                    "lapsed",
                    "struck_off",
                ]),
            ),
            may("valid_to", Ahead),
        ],
    },
    Way {
        kind: Kind::Health,
        code: "declaration",
        fields: &[must("fitness", Choice(&["fit", "fit_with_adjustments", "not_fit"])), may("adjustments", Words(0))],
    },
    Way {
        kind: Kind::Health,
        code: "occupational_health",
        fields: &[must("fitness", Choice(&["fit", "fit_with_adjustments", "not_fit"])), may("adjustments", Words(0))],
    },
    Way {
        kind: Kind::Overseas,
        code: "certificate",
        fields: &[
            must("country", Line),
            must("authority", Line),
            must("issued_on", Past),
            must("translation", Choice(&["not_needed", "certified"])),
            ORIGINAL,
            must("shows", SHOWS),
        ],
    },
    Way {
        kind: Kind::Declaration,
        code: "signed",
        fields: &[must("signed_on", Past), must("protected_told", Confirmed), must("shows", SHOWS)],
    },
    Way {
        kind: Kind::Driving,
        code: "licence",
        fields: &[
            must("valid_to", Ahead),
            must("looked_up_on", Past),
            must("work_insured", Confirmed),
            may("mot_to", Ahead),
            may("points", Line),
        ],
    },
];
