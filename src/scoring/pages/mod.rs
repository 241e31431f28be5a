//! Screens of scoring: the tablet's ([`seat`], [`talk`], [`ways`]) and the desk's ([`board`], [`paper`], [`talk`]).

pub mod board;
pub mod paper;
pub mod parts;
pub mod seat;
pub mod talk;
pub mod voice;
pub mod ways;

use crate::people::Visit;
use crate::platform::refused::Refused;

/// The question's number in an address, from 1.
pub fn number(v: &Visit) -> Result<usize, Refused> {
    v.param("n").parse().ok().filter(|n| *n > 0).ok_or(Refused::NotFound)
}

/// An address of a tablet's own screens, from a hidden field or a query: nobody is sent elsewhere by a crafted form.
pub fn own(here: &str) -> String {
    let plain = here.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte));
    if plain && (here == "/seat" || here.starts_with("/seat/")) && !here.contains("//") {
        here.to_owned()
    } else {
        "/seat".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn a_tablet_is_sent_to_its_own_screens_only() {
        assert_eq!(own("/seat/interview/0192/score/2"), "/seat/interview/0192/score/2");
        for elsewhere in
            ["", "//evil.example", "https://evil.example/seat", "/vacancies", "/seat//x", "/seatless", "/seat/\r\nx"]
        {
            assert_eq!(own(elsewhere), "/seat", "{elsewhere}");
        }
    }
}
