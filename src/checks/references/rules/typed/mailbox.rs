//! Mail addresses, and whose they can be.

/// Mailboxes that anybody can open.
static PRIVATE: &str = include_str!("../../private_mail.txt");

/// Is this one mail address, and nothing else? Then its host.
pub(super) fn host_of(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let (name, host) = address.split_once('@')?;
    let signs = |one: char| one.is_alphanumeric() || matches!(one, '.' | '-');
    let fits = !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.chars().all(signs)
        && !name.chars().any(|one| one.is_whitespace() || matches!(one, '<' | '>' | '(' | ')' | ',' | ';' | ':'));
    fits.then(|| host.to_owned())
}

/// Is this an address at a provider where anybody may have one? Then it shows nothing of an employer.
#[must_use]
pub fn is_private_address(address: &str) -> bool {
    let Some(host) = host_of(address) else { return false };
    let known = PRIVATE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    known.into_iter().any(|name| match name.strip_suffix(".*") {
        // A provider under the endings of many countries.
        Some(name) => host.rsplit('.').skip(1).take(2).any(|label| label == name),
        None => host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.')),
    })
}
