//! A copy of a file that leaves the house: nothing in it can be changed unseen, each reader gets what is theirs, and what is
//! no copy ends in a sentence.

use crate::evidence::a_pdf;
use crate::on_both;
use crate::recruitment_file::{Scene, scene};
use crate::support::{Fresh, figure};
use sametable::checks::evidence::What;
use sametable::checks::evidence::rules::KeepTyped;
use sametable::checks::evidence::service as evidence;
use sametable::ledger::keys::KeyStore;
use sametable::ledger::rules::note::Vkey;
use sametable::platform::db::Ask;
use sametable::recruitment_file::command::{self, TAMPERED, UNREADABLE, WHOLE};
use sametable::recruitment_file::copy::rules::check::{CopyFault, NotCopy, check};
use sametable::recruitment_file::copy::rules::zip::{self, Member};
use sametable::recruitment_file::copy::service::copy;
use sametable::recruitment_file::copy::{CONTENTS, ENTRIES, Reader, several};
use sametable::vacancy::service::{self as vacancies, NewCandidate};
use serde_json::json;
use std::io::{Cursor, Write as _};

on_both!(
    of_two_thousand_changed_bits_each_is_found,
    each_reader_gets_what_is_theirs_and_what_is_withheld_is_named,
    another_document_in_the_place_of_one_is_found_although_the_list_is_signed,
    a_copy_that_was_cut_or_packed_again_or_is_of_another_key_ends_in_a_code_and_a_sentence,
    case_24_hostile_copies_end_in_a_sentence,
    nobody_reads_or_copies_the_file_about_themselves,
    several_files_go_out_with_a_cover_and_each_reader_gets_what_is_theirs,
);

/// How many bits are changed, one at a time. `make soak` sets more.
fn flips() -> usize {
    std::env::var("FLIPS").ok().and_then(|flips| flips.parse().ok()).unwrap_or(2_000)
}

/// A file in which somebody said something, the panel talked, and a document is kept.
async fn told(fresh: Fresh) -> Scene {
    let scene = scene(fresh).await;
    scene.said().await;
    let conflict = json!({"seat": sametable::ids::SeatId::new(), "kind": "none"});
    scene.note("conflict.declared", conflict).await;
    scene.talked().await;
    let typed = KeepTyped { what: Some(What::Qualification), words: "Level 2", items: &["qualifications"] };
    evidence::keep(&scene.manager, &scene.fresh.app, scene.candidacy.id, typed, &a_pdf("")).await.unwrap();
    let typed = KeepTyped { what: Some(What::Reference), words: "Letter of Moira Bell", items: &["recent_employer"] };
    evidence::keep(&scene.manager, &scene.fresh.app, scene.candidacy.id, typed, &a_pdf("confided")).await.unwrap();
    let check = |item: &str, seen: &str| json!({"item": item, "status": "seen", "seen": seen, "note": ""});
    scene.note("check.recorded", check("conduct_in_earlier_care", "Slow, her manager wrote")).await;
    scene.note("check.recorded", check("right_to_work", "UK passport")).await;
    scene
}

impl Scene {
    async fn copy(&self, reader: Reader) -> Vec<u8> {
        copy(&self.manager, &self.fresh.app, self.candidacy.id, reader).await.unwrap().bytes
    }

    fn key(&self) -> Vkey {
        self.fresh.app.keys.vkey().clone()
    }

    /// What `sametable verify` says of these bytes.
    fn says(&self, bytes: &[u8]) -> (u8, String) {
        let path = self.fresh.folder.path().join("copy.zip");
        std::fs::write(&path, bytes).unwrap();
        let (code, lines) = command::verify(&path, None, self.fresh.folder.path());
        (code, lines.join("\n"))
    }
}

async fn of_two_thousand_changed_bits_each_is_found(fresh: Fresh) {
    let scene = told(fresh).await;
    let (whole, key) = (scene.copy(Reader::Desk).await, scene.key());
    assert!(check(&whole, &key).unwrap().is_whole());
    let files = zip::read(&whole).unwrap().iter().map(|member| member.name.to_owned()).collect::<Vec<_>>();
    assert!(files.iter().any(|name| name.starts_with("evidence/")), "{files:?}");
    // Every file gets its share, however small it is beside the others.
    let spans: Vec<(usize, usize)> = zip::read(&whole)
        .unwrap()
        .iter()
        .map(|member| (member.bytes.as_ptr().addr() - whole.as_ptr().addr(), member.bytes.len()))
        .chain([(0, whole.len())])
        .collect();
    let (flips, mut seed, mut unread) = (flips(), 0x5eed_u64, 0);
    for flip in 0..flips {
        // Knuth's MMIX generator: the same bits in every run.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (from, length) = spans[flip % spans.len()];
        let bit = 8 * from + usize::try_from(seed >> 16).unwrap() % (8 * length);
        let mut changed = whole.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        match check(&changed, &key) {
            Ok(checked) => assert!(!checked.is_whole(), "bit {bit} of {files:?} at {spans:?}"),
            Err(_) => unread += 1,
        }
    }
    figure(
        "copy",
        &format!(
            "{flips} changed bits of a copy with {} files (seed 0x5eed): none taken as whole, {unread} unreadable",
            files.len()
        ),
    );
}

async fn each_reader_gets_what_is_theirs_and_what_is_withheld_is_named(fresh: Fresh) {
    let scene = told(fresh).await;
    for reader in Reader::ALL {
        let copy = scene.copy(reader).await;
        let (code, said) = scene.says(&copy);
        assert_eq!(code, WHOLE, "{reader:?}: {said}");
        let members = zip::read(&copy).unwrap();
        let text = |name: &str| {
            let member = members.iter().find(|member| member.name == name).unwrap();
            String::from_utf8(member.bytes.to_vec()).unwrap()
        };
        let entries = text(ENTRIES);
        let has = |words: &str| entries.contains(words);
        assert_eq!(has("I was afraid"), matches!(reader, Reader::Desk | Reader::Inspector), "{reader:?}");
        // One panel member alone scored them: said one by one, that would be a name for the candidate.
        let inside = matches!(reader, Reader::Desk | Reader::Inspector);
        assert_eq!(has("He spoke to my supporter"), inside, "{reader:?}");
        assert_eq!(has("Sam Reed"), reader != Reader::Tender, "{reader:?}");
        let documents = members.iter().filter(|member| member.name.starts_with("evidence/")).count();
        let expected = match reader {
            Reader::Desk | Reader::Inspector => 2,
            Reader::Candidate => 1,
            Reader::Tender => 0,
        };
        assert_eq!(documents, expected, "{reader:?}");
        // What referees said reaches nobody by another way.
        assert_eq!(has("Letter of Moira Bell"), inside, "{reader:?}");
        assert_eq!(has("her manager wrote"), inside, "{reader:?}");
        assert_eq!(has("UK passport"), reader != Reader::Tender, "{reader:?}");
        assert_eq!(said.contains("(conflict.declared)"), !inside, "{reader:?}: {said}");
        // A concern that is not there is named as something that a seat said.
        let concern = said.lines().any(|line| line.starts_with("Withheld") && line.contains("(seat.said)"));
        assert_eq!(concern, matches!(reader, Reader::Candidate | Reader::Tender), "{reader:?}: {said}");
        assert!(text(CONTENTS).contains(&format!("\n{}\n", reader.code())));
    }
}

async fn another_document_in_the_place_of_one_is_found_although_the_list_is_signed(fresh: Fresh) {
    use sametable::recruitment_file::copy::rules::contents::{Contents, Listed};
    let scene = told(fresh).await;
    let whole = scene.copy(Reader::Desk).await;
    let other = a_pdf("another");
    let members: Vec<Member<'_>> =
        zip::read(&whole)
            .unwrap()
            .into_iter()
            .map(|member| {
                if member.name == "evidence/01-qualification.pdf" { Member { bytes: &other, ..member } } else { member }
            })
            .collect();
    let (code, said) = scene.says(&zip::write(&members).unwrap());
    assert_eq!(code, TAMPERED);
    assert!(said.contains("this is not the file that was signed"), "{said}");
    // Even whoever holds the key cannot put in what no entry names.
    let note = std::str::from_utf8(members[0].bytes).unwrap();
    let mut contents = Contents::verified(note, &scene.key()).unwrap();
    contents.files = members[1..].iter().map(Listed::of).collect();
    let note = scene.fresh.app.keys.note(&contents.text());
    let forged: Vec<_> =
        std::iter::once(Member { name: CONTENTS, bytes: note.as_bytes() }).chain(members[1..].to_vec()).collect();
    let checked = check(&zip::write(&forged).unwrap(), &scene.key()).unwrap();
    assert!(matches!(checked.faults[..], [CopyFault::NotNamed(_)]), "{:?}", checked.faults);
}

async fn a_copy_that_was_cut_or_packed_again_or_is_of_another_key_ends_in_a_code_and_a_sentence(fresh: Fresh) {
    let scene = told(fresh).await;
    let whole = scene.copy(Reader::Desk).await;
    let members = zip::read(&whole).unwrap();
    let ends = |bytes: &[u8], code: u8, words: &str| {
        let (found, said) = scene.says(bytes);
        assert_eq!(found, code, "{said}");
        assert!(said.contains(words), "{words} in {said}");
        assert!(said.lines().next().unwrap().len() < 300, "one sentence first: {said}");
    };
    ends(&whole[..whole.len() / 2], UNREADABLE, "cut short");
    ends(&whole[..whole.len() - 30], UNREADABLE, "packed it again");
    let mut again = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    for member in &members {
        again.start_file(member.name, ::zip::write::SimpleFileOptions::default()).unwrap();
        again.write_all(member.bytes).unwrap();
    }
    ends(&again.finish().unwrap().into_inner(), UNREADABLE, "packed it again");
    let renamed: Vec<_> = members
        .iter()
        .map(|member| {
            if member.name == "evidence/01-qualification.pdf" {
                Member { name: "evidence/other.pdf", ..*member }
            } else {
                *member
            }
        })
        .collect();
    ends(&zip::write(&renamed).unwrap(), TAMPERED, "it is not in the copy, but should be");
    ends(&zip::write(&members[..members.len() - 1]).unwrap(), TAMPERED, "it is not in the copy");
    ends(&zip::write(&members[1..]).unwrap(), TAMPERED, "contents.txt: it is not in the copy");
    let more: Vec<_> = members.iter().copied().chain([Member { name: "letter.pdf", bytes: b"%PDF" }]).collect();
    ends(&zip::write(&more).unwrap(), TAMPERED, "letter.pdf: nothing that was signed speaks of it");
    let folder = tempfile::tempdir().unwrap();
    let other = KeyStore::open(folder.path(), None).await.unwrap().vkey().clone();
    let foreign = check(&whole, &other).unwrap();
    assert_eq!(foreign.faults, [CopyFault::OtherKey]);
    assert!(!foreign.is_whole() && !foreign.entries.is_whole());
    // The entries by themselves are still checked, as copies were before.
    let entries = members.iter().find(|member| member.name == ENTRIES).unwrap();
    ends(entries.bytes, WHOLE, "Whole up to");
}

/// A million entries, deep nesting, more than is read, no entry, and a ZIP that lies: memory and time are bounded.
async fn case_24_hostile_copies_end_in_a_sentence(fresh: Fresh) {
    let scene = told(fresh).await;
    let key = scene.key();
    let packed = |text: &str| zip::write(&[Member { name: ENTRIES, bytes: text.as_bytes() }]).unwrap();
    for text in ["", "[", "null", "{}", &"[".repeat(1_000_000), &"{\"a\":".repeat(200_000)] {
        assert!(check(&packed(text), &key).is_err(), "{}", text.chars().take(9).collect::<String>());
    }
    let whole: serde_json::Value = serde_json::from_str(
        &sametable::recruitment_file::service::bundle(&scene.manager, &scene.fresh.app, scene.candidacy.id)
            .await
            .unwrap()
            .1,
    )
    .unwrap();
    let mut million = whole.clone();
    million["entries"] = json!(vec![0; 1_000_000]);
    let checked = check(&packed(&(million.to_string() + "\n")), &key).unwrap();
    assert!(!checked.is_whole() && checked.entries.faults.len() < 20_000, "{}", checked.entries.faults.len());
    million["entries"] = json!([]);
    assert!(!check(&packed(&(million.to_string() + "\n")), &key).unwrap().is_whole(), "no entry at all");
    million["entries"] = json!(vec![Vec::<u8>::new(); 5_000_000]);
    assert_eq!(check(&packed(&million.to_string()), &key), Err(NotCopy::TooLarge));
    let names: Vec<String> = (0..3_000).map(|n| format!("f{n}.txt")).collect();
    let many: Vec<_> = names.iter().map(|name| Member { name, bytes: b"" }).collect();
    let many = zip::write(&many).unwrap();
    assert_eq!(check(&many, &key), Err(NotCopy::Zip(zip::NotZip::TooLarge)));
    // A ZIP that says that it has more than it has.
    let mut liar = packed("{}");
    liar[18..26].copy_from_slice(&[0xff; 8]);
    assert!(matches!(check(&liar, &key), Err(NotCopy::Zip(_))));
    assert_eq!(scene.says(b"").0, UNREADABLE);
    assert_eq!(scene.says(b"PK").0, UNREADABLE);
    assert_eq!(scene.says(&vec![b'x'; 201 * 1024 * 1024]).0, UNREADABLE, "larger than is read");
}

async fn nobody_reads_or_copies_the_file_about_themselves(fresh: Fresh) {
    let mut scene = told(fresh).await;
    // HR applies for a job here, with the address that she signs in with.
    let address = scene.fresh.app.db.sql("SELECT email FROM account WHERE email LIKE 'harriet%'");
    let (email,): (String,) = address.one().await.unwrap();
    let new = NewCandidate { name: "Harriet Row".into(), email, shortlist: true, ..NewCandidate::default() };
    let own = vacancies::add_candidate(&scene.manager, &scene.fresh.app, scene.candidacy.vacancy, new).await.unwrap();
    for path in ["", "/pdf", "/bundle", "/bundle?for=inspector"] {
        scene.visitor.get(&format!("/files/{own}{path}")).await.is(403);
        scene.visitor.get(&format!("/files/{}{path}", scene.candidacy.id)).await.is(200);
    }
    scene.visitor.get(&format!("/files/copies?file-{own}=yes")).await.is(403);
}

async fn several_files_go_out_with_a_cover_and_each_reader_gets_what_is_theirs(fresh: Fresh) {
    let mut scene = told(fresh).await;
    let (sam, vacancy) = (scene.candidacy.id, scene.candidacy.vacancy);
    let new = NewCandidate {
        name: "Joy Mensah".into(),
        email: "joy@mensah.example".into(),
        shortlist: true,
        ..NewCandidate::default()
    };
    let joy = vacancies::add_candidate(&scene.manager, &scene.fresh.app, vacancy, new).await.unwrap();
    let (manager, app) = (&scene.manager, &scene.fresh.app);
    let names_in = |bytes: Vec<u8>| -> Vec<String> {
        let mut zip = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect()
    };
    let made = several::copies(manager, app, &[sam, joy], Reader::Desk).await.unwrap();
    let names = names_in(made.bytes);
    assert!(names.contains(&"00-what-is-missing.html".to_owned()), "{names:?}");
    for folder in ["01-sam-reed/", "02-joy-mensah/"] {
        assert!(names.iter().any(|name| name.starts_with(folder) && name.ends_with(".zip")), "{names:?}");
    }
    let tender = several::copies(manager, app, &[sam, joy], Reader::Tender).await.unwrap();
    let names = names_in(tender.bytes);
    assert!(names.iter().all(|name| !name.contains("sam") && !name.contains("joy")), "{names:?}");
    let refused = several::copies(manager, app, &[sam, joy], Reader::Candidate).await.unwrap_err();
    assert!(refused.says("file-copies-one-by-one"), "{refused}");
    assert!(several::copies(manager, app, &[], Reader::Desk).await.unwrap_err().says("file-copies-none"));
    // Whoever ticked wrong is back at the list, told what was wrong, and finds their ticks.
    scene.visitor.get("/files/copies").await.goes_to("/files?wrong=file-copies-none&for=desk#copies");
    scene.visitor.get("/files?wrong=file-copies-none&for=desk").await.is(200).shows("Tick at least one file first.");
    let two = format!("/files/copies?for=candidate&file-{sam}=yes&file-{joy}=yes");
    let back = scene.visitor.get(&two).await;
    assert!(back.location.starts_with("/files?wrong=file-copies-one-by-one&for=candidate&file-"), "{}", back.location);
    let page = scene.visitor.get(back.location.trim_end_matches("#copies")).await;
    page.is(200).shows("A copy for a candidate is made one by one");
    assert_eq!(page.text.matches(" checked").count(), 2, "both are ticked still");
    scene.visitor.get(&format!("/files/{sam}/bundle?for=nonsense")).await.is(422).shows("There is no such reader.");
    // While the panel has still to talk about one, the cover says so and the others go out.
    scene.note("score.given", json!({"interview": "another", "value": "2"})).await;
    let made = several::copies(&scene.manager, &scene.fresh.app, &[sam, joy], Reader::Desk).await.unwrap();
    let names = names_in(made.bytes);
    assert!(names.iter().all(|name| !name.starts_with("01-")), "{names:?}");
}
