//! Decisions about people: pure, and the same in every place that asks.

mod password;

pub use password::{PASSWORD_LONGEST, PASSWORD_SHORTEST, PasswordRefused, password};

/// An e-mail address in the form that two spellings of it share; none if it cannot be one.
pub fn email_key(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let (before, after) = email.split_once('@')?;
    let fits = !before.is_empty()
        && after.contains('.')
        && !after.starts_with('.')
        && !after.ends_with('.')
        && !after.contains('@')
        && email.len() <= 254
        && !email.chars().any(|sign| sign.is_whitespace() || sign.is_control());
    fits.then_some(email)
}

/// What lists of names are sorted by: lower case, accents left, so that both databases sort alike by bytes.
pub fn sort_key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The first name, for panel screens; a name of one word is that word.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// A code that was read out and typed: small letters and digits in groups of four, however it was typed.
pub fn code_key(code: &str) -> String {
    let signs: Vec<char> = code.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What a browser calls itself, from the most to the least particular: Edge also says Chrome, and Chrome also says Safari.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
];

/// The device that a browser says it is, as it is kept: `Firefox/Windows`; empty if it says nothing we know. The version and
/// everything else that would tell two devices of a kind apart is left out.
pub fn device(agent: &str) -> String {
    let find = |all: &[(&str, &'static str)]| all.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}/{system}"),
        _ => String::new(),
    }
}

/// Browser and system of a device as it was kept.
pub fn device_parts(device: &str) -> Option<(&str, &str)> {
    device.split_once('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_spellings_of_an_address_are_one() {
        assert_eq!(email_key(" Priya@Elm.Example "), Some("priya@elm.example".to_owned()));
        for bad in ["", "a", "@b.c", "a@b", "a b@c.d", "a@.c", "a@c."] {
            assert_eq!(email_key(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        for typed in ["7kqm-2xvd-9hpt", "7KQM2XVD9HPT", " 7kqm 2xvd 9hpt "] {
            assert_eq!(code_key(typed), "7kqm-2xvd-9hpt");
        }
    }

    #[test]
    fn a_device_is_known_by_its_kind_and_no_more() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(device_parts(&device(edge)), Some(("Edge", "Windows")));
        assert_eq!(device_parts(&device(phone)), Some(("Safari", "iPhone")));
        assert_eq!(device_parts(&device("curl/8")), None);
    }

    #[test]
    fn a_name_of_one_word_is_its_own_first_name() {
        assert_eq!(first_name("Sam Porter"), "Sam");
        assert_eq!(first_name("Björk"), "Björk");
    }

    proptest! {
        #[test]
        fn no_text_makes_the_rules_panic(text in ".{0,60}") {
            let _ = (email_key(&text), sort_key(&text), first_name(&text), password(&text, &[&text, &text]));
            let _ = (code_key(&text), device(&text), device_parts(&text));
        }
    }
}
