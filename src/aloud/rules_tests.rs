use super::*;
use proptest::prelude::*;

/// What a decoder makes of a µ-law byte.
fn heard(byte: u8) -> i32 {
    let byte = !byte;
    let size = ((i32::from(byte & 0x0F) << 3) + 0x84) << ((byte >> 4) & 7);
    let sample = size - 0x84;
    if byte & 0x80 == 0 { sample } else { -sample }
}

fn wav(rate: u32, samples: &[i16], length: Option<u32>) -> Vec<u8> {
    let data: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let mut file = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
    file.extend(rate.to_le_bytes());
    file.extend((rate * 2).to_le_bytes());
    file.extend([2, 0, 16, 0]);
    file.extend(b"data");
    file.extend(length.unwrap_or(u32::try_from(data.len()).unwrap()).to_le_bytes());
    file.extend(data);
    file
}

#[test]
fn a_text_is_read_sentence_by_sentence() {
    assert_eq!(sentences("Read this out. Take your time."), ["Read this out.", "Take your time."]);
    assert_eq!(sentences("It starts at 9.30  and\nends at 4."), ["It starts at 9.30 and", "ends at 4."]);
    assert_eq!(sentences("“Is it OK?” she said."), ["“Is it OK?”", "she said."]);
    assert_eq!(sentences(" · "), Vec::<String>::new());
    assert_eq!(sentences("Good"), ["Good"]);
}

#[test]
fn a_file_is_what_its_content_says() {
    let mp4 =
        |handler: &[u8]| [b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".as_slice(), b"....moov....hdlr....", handler].concat();
    let webm = |codec: &[u8]| [&[0x1A, 0x45, 0xDF, 0xA3], b"....B\x82\x84webm....".as_slice(), codec].concat();
    assert_eq!(kind(&mp4(b"soun")), Some(Kind::Mp4Sound));
    assert_eq!(kind(&mp4(b"vide")), Some(Kind::Mp4Video));
    assert_eq!(kind(&mp4(b"")), None, "nothing to hear and nothing to see");
    assert_eq!(kind(&webm(b"A_OPUS")), Some(Kind::WebmSound));
    assert_eq!(kind(&webm(b"V_VP8")), Some(Kind::WebmVideo));
    assert_eq!(kind(b"OggS....OpusHead"), Some(Kind::Ogg));
    assert_eq!(kind(&wav(8_000, &[1], None)), Some(Kind::Wav));
    assert_eq!(kind(&[0xFF, 0xFB, 0x90, 0x44]), Some(Kind::Mp3));
    for other in
        [b"".as_slice(), b"%PDF-1.7", b"\x89PNG\r\n", b"<html>", b"GIF89a", b"MZ\x90\0", b"\x1A\x45\xDF\xA3matroska"]
    {
        assert_eq!(kind(other), None);
    }
}

#[test]
fn a_note_is_taken_up_to_its_limit_and_only_if_it_is_sound() {
    let mut note = b"OggS....OpusHead".to_vec();
    note.resize(SOUND_AT_MOST, 0);
    assert_eq!(sound(&note), Ok(Kind::Ogg));
    note.push(0);
    assert_eq!(sound(&note), Err(NotTaken::TooLarge));
    assert_eq!(sound(b""), Err(NotTaken::Nothing));
    assert_eq!(sound(b"words"), Err(NotTaken::Kind));
    let film = [b"\0\0\0\x18ftypmp42".as_slice(), b"....vide"].concat();
    assert_eq!(sound(&film), Err(NotTaken::Kind), "no picture of anybody is taken for a note");
    assert_eq!(clip(&film), Ok(Kind::Mp4Video));
    assert_eq!(clip(&note), Err(NotTaken::Kind));
}

#[test]
fn every_kind_is_read_as_it_is_written() {
    for kind in [Kind::Mp4Sound, Kind::Mp4Video, Kind::WebmSound, Kind::WebmVideo, Kind::Ogg, Kind::Mp3, Kind::Wav] {
        assert_eq!(Kind::of_code(kind.code()), Some(kind));
    }
}

#[test]
fn silence_at_the_ends_is_left_out() {
    let mut samples = vec![0; 22_050];
    samples.extend([8_000, -8_000].repeat(5_000));
    samples.extend(vec![0; 22_050]);
    let made = small(&wav(22_050, &samples, Some(0x7FFF_F000))).unwrap();
    assert!(made.len() < 14_000 && made.len() > 12_000, "{}", made.len());
    assert_eq!(kind(&made), Some(Kind::Wav));
    assert_eq!(small(&wav(22_050, &[0; 100], None)), None, "nothing is said");
    assert_eq!(small(b"RIFF\0\0\0\0WAVEdata\x02\0\0\0\x01\x01"), None, "of no known form");
}

proptest! {
    #[test]
    fn cutting_loses_no_word_and_no_sentence_is_cut_twice(text in "[a-zA-Z0-9 .?!,’\"\n]{0,200}") {
        let cut = sentences(&text);
        let words = |text: &str| text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(cut.iter().flat_map(|sentence| words(sentence)).collect::<Vec<_>>(), words(&text));
        for sentence in &cut {
            prop_assert_eq!(sentences(sentence), vec![sentence.clone()]);
        }
    }

    #[test]
    fn nothing_that_is_sent_breaks_the_look_at_it(bytes: Vec<u8>) {
        let _ = (kind(&bytes), sound(&bytes), clip(&bytes), small(&bytes));
    }

    #[test]
    fn what_is_made_small_sounds_the_same(sample in i16::MIN + 1..=i16::MAX) {
        let off = (heard(mu_law(sample)) - i32::from(sample)).abs();
        // A thirtieth of its size, as G.711 promises, and a little at its loudest.
        prop_assert!(off <= 8 + i32::from(sample.unsigned_abs()) / 28, "{sample} is heard as {}", heard(mu_law(sample)));
    }
}

#[cfg(feature = "ssr")]
proptest! {
    #[test]
    fn another_word_voice_language_or_panel_is_another_sound(one in "[a-z ]{1,20}", other in "[a-z ]{1,20}") {
        let of = |words: &str, voice: &str| key(words, voice, "en-GB", "");
        prop_assert_eq!(of(&one, "a"), of(&one, "a"));
        prop_assert_eq!(one == other, of(&one, "a") == of(&other, "a"));
        prop_assert_ne!(of(&one, "a"), of(&one, "b"));
        prop_assert_ne!(key(&one, "a", "en-GB", "1"), key(&one, "a", "en-GB", "2"));
        prop_assert_ne!(key(&one, "ab", "c", ""), key(&one, "a", "bc", ""));
        prop_assert_eq!(of(&one, "a").len(), 32);
    }
}
