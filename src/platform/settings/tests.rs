use super::*;
use proptest::prelude::*;

fn given(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn read(pairs: &[(&str, &str)]) -> Result<Settings, SettingsRefused> {
    Settings::read(given(pairs))
}

#[test]
fn without_any_setting_it_serves_this_machine_from_a_file() {
    let settings = read(&[]).unwrap();
    assert_eq!(settings.addr.to_string(), "127.0.0.1:3000");
    assert_eq!(settings.database_url, "sqlite:data/sametable.db");
    assert_eq!(settings.public_url, "http://127.0.0.1:3000");
    assert_eq!(settings.may_serve(), Ok(()));
}

#[test]
fn a_misspelt_setting_stops_the_start() {
    assert!(
        matches!(read(&[("SAMETABLE_ADRESS", "x")]), Err(SettingsRefused::Unknown(name, ..)) if name == "SAMETABLE_ADRESS")
    );
    assert!(matches!(read(&[("SAMETABLE_ADDR", "here")]), Err(SettingsRefused::Addr(..))));
    assert!(matches!(read(&[("SAMETABLE_PUBLIC_URL", "hall")]), Err(SettingsRefused::PublicUrl(_))));
    assert!(matches!(
        read(&[("SAMETABLE_PUBLIC_URL", "https://a.example/x\r\ny")]),
        Err(SettingsRefused::PublicUrl(_))
    ));
    assert!(matches!(read(&[("SAMETABLE_LOG", "xml")]), Err(SettingsRefused::Log(_))));
    assert!(matches!(read(&[("SAMETABLE_TRUSTED_PROXY", "127.0.0.1, hall")]), Err(SettingsRefused::Proxy(_))));
}

#[test]
fn away_from_this_machine_it_serves_only_with_a_certificate_or_behind_a_named_proxy() {
    let away = ("SAMETABLE_ADDR", "0.0.0.0:443");
    let url = ("SAMETABLE_PUBLIC_URL", "https://panel.example.org");
    assert!(matches!(read(&[away]).unwrap().may_serve(), Err(SettingsRefused::Open(_))));
    assert!(matches!(read(&[away, url]).unwrap().may_serve(), Err(SettingsRefused::Open(_))));
    let proxy = ("SAMETABLE_TRUSTED_PROXY", "10.0.0.2,::1");
    assert!(matches!(read(&[away, proxy]).unwrap().may_serve(), Err(SettingsRefused::NotHttps(_))));
    assert_eq!(read(&[away, proxy, url]).unwrap().may_serve(), Ok(()));
    let files = [("SAMETABLE_TLS_CERT", "c.pem"), ("SAMETABLE_TLS_KEY", "k.pem")];
    assert_eq!(read(&[away, files[0], files[1], url]).unwrap().may_serve(), Ok(()));
    assert!(matches!(read(&[away, files[0]]), Err(SettingsRefused::Needs(..))));
    assert!(matches!(
        read(&[files[0], files[1], ("SAMETABLE_DOMAIN", "panel.example.org")]),
        Err(SettingsRefused::Twice(..))
    ));
}

#[test]
fn the_address_is_that_of_the_domain_unless_it_is_given() {
    let domain = ("SAMETABLE_DOMAIN", "panel.example.org");
    let settings = read(&[domain, ("SAMETABLE_ADDR", "0.0.0.0:443")]).unwrap();
    assert_eq!((settings.public_url.as_str(), settings.may_serve()), ("https://panel.example.org", Ok(())));
    let other = read(&[domain, ("SAMETABLE_PUBLIC_URL", "https://panel.example.org:8443/")]).unwrap();
    assert_eq!(other.public_url, "https://panel.example.org:8443");
    for name in ["10.0.0.1", "localhost", "a b.example", "-"] {
        assert!(matches!(read(&[("SAMETABLE_DOMAIN", name)]), Err(SettingsRefused::Domain(_))), "{name}");
    }
}

#[test]
fn the_environment_wins_over_the_settings_file_and_an_unknown_line_is_refused_with_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sametable.conf");
    let write = |text: &str| std::fs::write(&path, text).unwrap();
    let name = path.display().to_string();
    write("# ours\n\nSAMETABLE_ADDR=127.0.0.1:4000\nSAMETABLE_DATA = \"/var/lib/same table\"\n");
    let settings = read(&[("SAMETABLE_SETTINGS", &name), ("SAMETABLE_ADDR", "127.0.0.1:5000")]).unwrap();
    assert_eq!((settings.addr.port(), settings.data.to_str().unwrap()), (5000, "/var/lib/same table"));
    write("SAMETABLE_ADDR=127.0.0.1:4000\nPATH=/bin\n");
    assert!(
        matches!(read(&[("SAMETABLE_SETTINGS", &name)]), Err(SettingsRefused::UnknownLine(_, 2, name, _)) if name == "PATH")
    );
    write("SAMETABLE_ADDR\n");
    assert!(matches!(read(&[("SAMETABLE_SETTINGS", &name)]), Err(SettingsRefused::Line(_, 1))));
    assert!(matches!(read(&[("SAMETABLE_SETTINGS", "/nowhere/at/all")]), Err(SettingsRefused::File(..))));
}

#[test]
fn a_misspelt_setting_is_told_what_was_probably_meant() {
    let said = |name: &str| read(&[(name, "x")]).unwrap_err().to_string();
    for (typed, meant) in [
        ("SAMETABLE_ADRESS", "SAMETABLE_ADDR"),
        ("SAMETABLE_BACKUPS", "SAMETABLE_BACKUP"),
        ("SAMETABLE_PUBLICURL", "SAMETABLE_PUBLIC_URL"),
        ("SAMETABLE_BACKUP_PASSPRHASE_FILE", "SAMETABLE_BACKUP_PASSPHRASE_FILE"),
        ("SAMETABLE_DATABASE_URL", "DATABASE_URL"),
        ("SAMETABLE_TRUSTED_PROXIES", "SAMETABLE_TRUSTED_PROXY"),
    ] {
        assert!(said(typed).contains(&format!("{typed}; did you mean {meant}?")), "{}", said(typed));
    }
    let far = said("SAMETABLE_WALLPAPER");
    assert!(!far.contains("did you mean") && far.contains("known are: SAMETABLE_ADDR"), "{far}");
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "SAMETABLE_MAIL_ULR=smtp://x\n").unwrap();
    let in_file = read(&[("SAMETABLE_SETTINGS", &file.path().display().to_string())]).unwrap_err().to_string();
    assert!(in_file.contains("did you mean SAMETABLE_MAIL_URL?"), "{in_file}");
}

#[test]
fn a_secret_may_stand_in_a_file_of_its_own_and_is_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    std::fs::write(&path, "a long and secret token\n").unwrap();
    let name = path.display().to_string();
    let settings = read(&[("SAMETABLE_METRICS_TOKEN_FILE", &name)]).unwrap();
    assert_eq!(settings.metrics_token, Some(Secret("a long and secret token".to_owned())));
    assert!(!format!("{settings:?}").contains("secret token"));
    assert_eq!(settings.secret_files, vec![path]);
    let both =
        [("SAMETABLE_METRICS_TOKEN_FILE", name.as_str()), ("SAMETABLE_METRICS_TOKEN", "another long token here")];
    assert!(matches!(read(&both), Err(SettingsRefused::Twice(..))));
    assert!(matches!(read(&[("SAMETABLE_METRICS_TOKEN", "short")]), Err(SettingsRefused::Token)));
    let missing = read(&[("DATABASE_URL_FILE", "/nowhere/at/all")]).unwrap_err();
    assert!(missing.to_string().contains("DATABASE_URL_FILE") && missing.to_string().contains("/nowhere/at/all"));
    assert!(matches!(read(&[("SAMETABLE_ADDR_FILE", &name)]), Err(SettingsRefused::Unknown(..))));
}

proptest! {
    #[test]
    fn whatever_is_given_it_reads_or_says_one_line(values in proptest::collection::vec("\\PC{0,40}", NAMES.len())) {
        let pairs = NAMES.iter().zip(&values).map(|((name, _), value)| ((*name).to_owned(), value.clone()));
        let given: BTreeMap<_, _> = pairs.filter(|(name, _)| name != "SAMETABLE_SETTINGS").collect();
        if let Err(refused) = Settings::read(given) {
            prop_assert!(!refused.to_string().contains('\n'));
        }
    }
}
