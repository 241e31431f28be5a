//! What may leave the house, and how it is written.

/// Is this column a secret that would let somebody in? It is the installation's and is not taken along.
#[must_use]
pub fn is_secret(table: &str, column: &str) -> bool {
    let sealed = matches!(table, "ledger_body" | "recording" | "evidence") && column == "sealed";
    let digest = (column == "digest" || column.ends_with("_digest")) && table != "text_version";
    let words = ["password", "secret", "token", "credential", "passkey", "recovery"];
    sealed || digest || words.iter().any(|word| column.contains(word)) || column == "code" && table.contains("join")
}

/// Tables whose rows are a seat's own until the panel talks.
#[must_use]
pub fn is_private_until_the_talk(table: &str) -> bool {
    let of_scores = matches!(table, "score" | "remark" | "for_team" | "recording" | "reveal_served" | "score_stay");
    of_scores || matches!(table, "concern" | "concern_shared" | "concern_step" | "support_record")
}

/// Does this row tell that somebody did not feel safe, without saying at which interview? While a panel has begun and not talked, it
/// stays here: what was done about it, and that it was written to whoever answers for it.
#[must_use]
pub fn tells_of_a_concern(table: &str, why: &str) -> bool {
    table == "concern_step" || table == "message" && why == "concern"
}

/// What the program makes again by itself from words that are taken along: the sound of its own voice, which is most of what
/// a database weighs.
#[must_use]
pub fn is_made_again(table: &str) -> bool {
    table == "speech"
}

/// Tables of the record. While a panel has begun and not talked, the number of their rows tells how much was said, whatever
/// is taken out of them: then none of them leaves the house.
#[must_use]
pub fn is_of_the_record(table: &str) -> bool {
    matches!(table, "ledger_entry" | "ledger_body" | "ledger_head" | "pseudonym")
}

/// Was the organisation's name typed as it is written, whatever the spaces and capitals?
#[must_use]
pub fn names_it(typed: &str, name: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    !plain(typed).is_empty() && plain(typed) == plain(name)
}

/// A name for a folder or file inside the archive: no separators, no dots at its ends, nothing a disk refuses.
#[must_use]
pub fn file_name(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).take(60).collect();
    let kept = kept.trim_matches('-');
    if kept.is_empty() { "without-a-name".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn secrets_stay_and_words_go() {
        assert!(
            is_secret("session", "digest")
                && is_secret("account", "password_hash")
                && is_secret("ledger_body", "sealed")
                && is_secret("candidate_link", "birth_digest")
        );
        assert!(!is_secret("text_version", "digest") && !is_secret("person", "name") && !is_secret("remark", "words"));
    }

    #[test]
    fn a_name_is_typed_as_people_type() {
        assert!(
            names_it("  larches  care ", "Larches Care") && !names_it("", "") && !names_it("Larches", "Larches Care")
        );
    }

    proptest! {
        #[test]
        fn no_name_climbs_out(text in "\\PC{0,80}") {
            let name = file_name(&text);
            prop_assert!(!name.is_empty() && !name.contains(['/', '\\', '.']) && name.chars().count() <= 60);
        }
    }
}
