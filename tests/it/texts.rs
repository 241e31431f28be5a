//! Every message that the code asks for is there, none is there twice, and none is there for nobody.

use fluent_syntax::ast::Entry;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn the_catalogues_parse_and_no_message_stands_twice() {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in sources(&root().join("texts/en-GB"), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| {
            panic!("{}: {errors:?}", path.display());
        });
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                if let Some(before) = seen.insert(id.clone(), path.clone()) {
                    panic!("{id} stands in {} and in {}", before.display(), path.display());
                }
            }
        }
    }
}

#[test]
fn every_message_the_code_names_is_in_the_catalogue() {
    let mut missing = Vec::new();
    for path in sources(&root(), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or("");
        for part in text
            .split("say(\"")
            .skip(1)
            .chain(text.split("say_with(\"").skip(1))
            .chain(text.split("because(\"").skip(1))
        {
            let id = part.split('"').next().unwrap_or("");
            if !id.is_empty() && !id.contains('{') && !sametable::texts::has(id) {
                missing.push(format!("{id} ({})", path.strip_prefix(root()).unwrap().display()));
            }
        }
        // Codes beside a field: field("name", "code") and code = "code".
        for part in text.split("code = \"").skip(1) {
            let id = part.split('"').next().unwrap_or("");
            if id.contains('-') && !sametable::texts::has(id) {
                missing.push(format!("{id} ({})", path.strip_prefix(root()).unwrap().display()));
            }
        }
        for part in text.split("Refused::field(\"").skip(1) {
            let id = part.split('"').nth(2).unwrap_or("");
            if id.contains('-') && !sametable::texts::has(id) {
                missing.push(format!("{id} ({})", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "not in the catalogue:\n{}", missing.join("\n"));
}

#[test]
fn requirement_23_panel_screens_never_use_words_that_people_asked_us_not_to_use() {
    for file in ["panel_words.ftl", "panel.ftl", "scoring.ftl"] {
        let text = fs::read_to_string(root().join("texts/en-GB").join(file)).unwrap().to_lowercase();
        for word in ["service user", "vulnerable", " staff", "client"] {
            assert!(!text.contains(word), "“{word}” in {file}");
        }
    }
}
