//! Papers for whoever advises the organisation on data protection: a draft of the impact assessment, of the appropriate policy
//! document, and of the record of processing. They are filled from the settings, and each thing they say about this program
//! names the test that shows it.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;

/// One of the papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Data protection impact assessment (UK GDPR art. 35).
    Dpia,
    /// Appropriate policy document (Data Protection Act 2018, Schedule 1, Part 4).
    Policy,
    /// Record of processing activities (UK GDPR art. 30).
    Processing,
}

impl Paper {
    pub const ALL: [Self; 3] = [Self::Dpia, Self::Policy, Self::Processing];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Dpia => "dpia",
            Self::Policy => "policy",
            Self::Processing => "processing",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.code() == code)
    }
}

/// Something that a paper says of this program, and the test that shows it: the name of a test function in `src` or `tests`.
/// Another test reads the sources and refuses a name that is no test.
pub const CLAIMS: &[(&str, &str)] = &[
    ("private", "nothing_that_was_said_in_private_is_read_before_the_panel_talks"),
    ("notice", "nobody_meets_the_panel_before_the_notice_was_given_and_dated"),
    ("roles", "every_route_lets_in_whom_the_table_names_and_nobody_else"),
    ("apart", "another_organisation_finds_nothing_of_ours"),
    ("views", "only_the_office_reads_files_and_whoever_does_is_noted"),
    ("health", "nothing_about_health_is_recorded_before_a_conditional_offer"),
    ("unchanged", "a_copy_is_whole_and_a_changed_digit_is_named"),
    ("clocks", "a_hold_stops_every_clock_and_what_is_gone_stays_gone_whatever_is_set"),
    ("queue", "nothing_goes_by_itself_before_it_stood_in_the_queue_for_two_weeks"),
    ("erased", "case_18_after_an_erasure_nothing_is_found_and_every_other_file_reads_as_before"),
    ("lapsed", "case_18_what_was_deleted_stands_in_no_later_backup_and_a_month_later_in_none"),
    ("restored", "case_19_what_an_older_database_brings_back_is_erased_again_before_anything_is_served"),
    ("member", "an_erased_panel_member_leaves_every_file_unchanged_and_nothing_there_has_their_name"),
    ("access", "requirement_24_an_answer_has_what_is_held_and_nobody_elses_and_a_person_reads_it_first"),
    ("keys", "only_the_owner_may_read_the_key_files"),
    ("passwords", "passwords_are_never_given_back"),
    ("told", "a_panel_member_reads_on_the_tablet_and_before_the_day_what_is_kept_of_them"),
    ("voice", "without_a_yes_nothing_is_kept_and_a_no_destroys_what_was_said"),
    ("voice-heard", "at_the_talk_it_is_heard_and_in_the_file_it_is_said_aloud"),
    ("voice-key", "it_goes_with_the_persons_key"),
    ("clip", "a_clip_in_sign_language_stands_in_the_pictures_place"),
    ("offline", "screens_to_keep_hold_nobodys_answers_and_no_family_name"),
    ("waiting", "on_a_shared_tablet_what_ann_said_is_sent_for_ann_after_it_went_to_ben"),
    ("waiting-told", "the_board_says_how_many_answers_wait_and_never_which"),
    ("supported", "requirement_20_how_somebody_was_supported_is_their_own_and_the_file_says_only_that_they_were"),
    ("helpers", "who_helps_is_booked_by_name_reads_one_page_and_holds_no_seat"),
    ("inspector", "an_inspector_reads_is_noted_and_finds_the_link_ended_afterwards"),
    ("inspector-files", "an_inspector_of_a_home_reads_whom_it_took_on_and_others_only_where_they_were_named"),
    ("auditor", "an_auditor_reads_what_hr_reads_and_every_form_refuses"),
    ("outsider", "somebody_from_outside_answers_once_by_a_link"),
    ("sealed", "without_the_keys_nothing_can_be_read"),
    ("sends", "nothing_leaves_the_program_but_mail_and_what_fetches_a_certificate"),
    ("corrected", "what_was_seen_stands_with_who_and_when_and_earlier_records_stay"),
    ("sums", "requirement_19_the_totals_are_those_of_the_agreement_and_not_sure_is_never_zero"),
    ("decides", "only_the_manager_decides_and_no_seat_or_facilitator_reads_the_weighing"),
    ("documents", "one_form_takes_documents_and_the_only_other_files_are_sounds_clips_and_lists"),
    ("record", "case_21_entries_and_views_cannot_be_changed_or_deleted"),
];

/// What the papers say of this program in sentences of their own, each by its message without `papers-`, and the test that
/// shows it.
pub const SENTENCES: &[(&str, &str)] = &[
    ("dpia-why-needed-2", "one_form_takes_documents_and_the_only_other_files_are_sounds_clips_and_lists"),
    ("dpia-flow-keys", "without_the_keys_nothing_can_be_read"),
    ("dpia-flow-documents", "what_was_taken_away_is_gone_and_what_is_there_cannot_be_read_in_the_table"),
    ("dpia-flow-voice", "at_the_talk_it_is_heard_and_in_the_file_it_is_said_aloud"),
    ("dpia-flow-clips", "a_clip_in_sign_language_stands_in_the_pictures_place"),
    ("dpia-flow-offline", "screens_to_keep_hold_nobodys_answers_and_no_family_name"),
    ("dpia-flow-links", "an_inspector_reads_is_noted_and_finds_the_link_ended_afterwards"),
    ("dpia-left-link", "somebody_from_outside_answers_once_by_a_link"),
    ("dpia-left-record", "case_18_after_an_erasure_nothing_is_found_and_every_other_file_reads_as_before"),
    ("dpia-left-typed", "before_a_deletion_it_is_shown_where_else_the_name_was_typed"),
    ("dpia-left-backup", "case_18_what_was_deleted_stands_in_no_later_backup_and_a_month_later_in_none"),
    ("policy-least", "nothing_of_health_is_kept_before_an_offer_and_a_certificate_never"),
    ("policy-secure-keys", "only_the_owner_may_read_the_key_files"),
    ("policy-secure-offline", "screens_to_keep_hold_nobodys_answers_and_no_family_name"),
    ("policy-secure-links", "an_inspector_reads_is_noted_and_finds_the_link_ended_afterwards"),
    ("keep-how-text", "nothing_goes_by_itself_before_it_stood_in_the_queue_for_two_weeks"),
    ("processing-recruit-seen-text", "every_route_lets_in_whom_the_table_names_and_nobody_else"),
    ("processing-members-seen-text", "an_auditor_reads_what_hr_reads_and_every_form_refuses"),
    ("processing-office-seen-text", "every_route_lets_in_whom_the_table_names_and_nobody_else"),
];
