//! Forms: one mechanism for all of them.
//!
//! A form posts to an address of its own. When the deed is done the answer is a redirect (303) to the page that shows
//! the new state. When it is refused, the page that holds the form is rendered again, with status 422, a summary at the
//! top, a message beside each field, and what was typed still there (never passwords or files). No value and no message
//! stands in an address. The same with scripts and without.
//!
//! leptos_axum's own answer to a plain form (back to the `Referer` with the error in the query) loses what was typed,
//! which is why pages here are plain axum handlers that render Leptos views.

use super::refused::{Problem, Refused};
use serde::de::DeserializeOwned;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

/// What was posted, in order, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>, Vec<File>);

/// A file that was chosen in a form: its bytes as they came. What the browser says of its kind is not believed.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// The field.
    pub name: String,
    pub bytes: std::sync::Arc<[u8]>,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// Fields that are never given back to a page or kept.
pub fn is_secret(name: &str) -> bool {
    name.contains("password") || name == "code"
}

/// Is this field of this form never given back? The code of the first start is: it is printed by the server, long, and works
/// once, and whoever mistyped their own address need not look for it again.
pub fn is_secret_of(form: &str, name: &str) -> bool {
    is_secret(name) && !(form == "first" && name == "code")
}

impl Typed {
    /// NUL is left out: nobody types it, and PostgreSQL has no text with it.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name, value.replace('\0', ""))).collect(), Vec::new())
    }

    /// With the files that came along.
    #[must_use]
    pub fn with_files(mut self, files: Vec<File>) -> Self {
        self.1 = files;
        self
    }

    /// The bytes of a file; none if no file was chosen in this field.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.1.iter().find(|file| file.name == name).map(|file| &*file.bytes).filter(|bytes| !bytes.is_empty())
    }

    /// The first value of a field, without white space around it; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a field (check boxes).
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The first of these fields in which something was sent, as a file or typed, and what; the last of them if nothing was.
    pub fn first_filled<'a>(&self, names: &[&'a str]) -> (&'a str, String) {
        let all = names.iter().flat_map(|name| self.all(name).into_iter().map(|text| (*name, text.to_owned())));
        let last = names.last().copied().unwrap_or_default();
        all.into_iter().find(|(_, text)| !text.trim().is_empty()).unwrap_or((last, String::new()))
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(field, given)| field == name && given == value)
    }

    /// The answer to a question with yes and no; none while it was not answered.
    pub fn yes_or_no(&self, name: &str) -> Option<bool> {
        match self.get(name) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// Was anything posted at all?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Reads it into a struct of checked shape. Every text loses the white space around it first.
    ///
    /// # Errors
    /// One problem a field, with the code of its `#[validate(..., code = "...")]`.
    pub fn read<T: DeserializeOwned + Validate>(&self) -> Result<T, Refused> {
        let trimmed = self.0.iter().map(|(name, value)| (name.as_str(), value.trim()));
        let mut encoded = String::new();
        for (name, value) in trimmed {
            if !encoded.is_empty() {
                encoded.push('&');
            }
            push_encoded(&mut encoded, name);
            encoded.push('=');
            push_encoded(&mut encoded, value);
        }
        let read: T = serde_html_form::from_str(&encoded).map_err(|cause| {
            tracing::debug!(%cause, "a form that cannot be read");
            Refused::because("form-unreadable")
        })?;
        read.validate().map_err(|errors| Refused::all(problems(&errors)))?;
        Ok(read)
    }

    /// Without these fields.
    #[must_use]
    pub fn without(self, names: &[&str]) -> Self {
        Self(self.0.into_iter().filter(|(name, _)| !names.contains(&name.as_str())).collect(), Vec::new())
    }

    /// What a refused form is given back: everything but its secrets and files.
    #[must_use]
    pub fn given_back(self, form: &str) -> Self {
        Self(self.0.into_iter().filter(|(name, _)| !is_secret_of(form, name)).collect(), Vec::new())
    }

    /// Without what must never be shown again.
    #[must_use]
    pub fn without_secrets(self) -> Self {
        Self(self.0.into_iter().filter(|(name, _)| !is_secret(name)).collect(), Vec::new())
    }
}

fn push_encoded(into: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            into.push(char::from(byte));
        } else {
            into.push_str(&format!("%{byte:02X}"));
        }
    }
}

fn problems(errors: &ValidationErrors) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (field, kind) in errors.errors() {
        if let ValidationErrorsKind::Field(faults) = kind {
            for fault in faults.iter().take(1) {
                let mut problem = Problem::new(field, &fault.code);
                for (name, value) in &fault.params {
                    if name != "value" {
                        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                        problem.with.push((name.to_string(), value));
                    }
                }
                problems.push(problem);
            }
        }
    }
    problems.sort_by(|a, b| a.field.cmp(&b.field));
    problems
}

/// What a page is told when it is rendered again after a refusal; empty at its first showing.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    /// The refused form's name in the list of routes.
    pub name: &'static str,
    pub typed: Typed,
    pub problems: Vec<Problem>,
}

impl FormState {
    /// Was it this form of the page that was refused?
    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// The state for one form of a page with several: empty unless it was this one.
    #[must_use]
    pub fn of(&self, name: &str) -> Self {
        if self.is(name) { self.clone() } else { Self::default() }
    }

    pub fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == field)
    }

    /// What stands in a field: what was typed if the form was refused, else `stored`.
    pub fn value(&self, field: &str, stored: &str) -> String {
        if self.typed.is_empty() { stored.to_owned() } else { self.typed.get(field).to_owned() }
    }

    /// Is this choice marked: as typed if the form was refused, else as `stored`.
    pub fn marked(&self, field: &str, value: &str, stored: bool) -> bool {
        if self.typed.is_empty() { stored } else { self.typed.has(field, value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Default, Deserialize, Validate)]
    #[serde(default)]
    struct Shelf {
        #[validate(length(min = 1, max = 5, code = "shelf-title"))]
        title: String,
        days: Vec<String>,
    }

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn several_boxes_of_one_name_are_all_read() {
        let shelf: Shelf =
            typed(&[("title", " A&ø% "), ("days", "mon"), ("days", "tue"), ("other", "1")]).read().unwrap();
        assert_eq!((shelf.title.as_str(), shelf.days), ("A&ø%", vec!["mon".to_owned(), "tue".to_owned()]));
    }

    #[test]
    fn a_missing_field_is_a_message_beside_it_and_not_a_fault() {
        let refused = typed(&[]).read::<Shelf>().unwrap_err();
        let Refused::Problems(problems) = refused else { panic!("{refused}") };
        assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("title", "shelf-title"));
    }

    #[test]
    fn passwords_are_never_given_back() {
        let kept = typed(&[("email", "a@b.example"), ("password", "x"), ("new_password", "y")]).without_secrets();
        assert_eq!(kept, typed(&[("email", "a@b.example")]));
    }
}
