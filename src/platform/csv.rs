//! Tables as CSV, for whoever opens them in a spreadsheet. This is the only place that writes one (a test looks).
//! Those that are read say by [`line_of`] where something is wrong.

/// The rows as CSV, every cell [`defused`].
///
/// # Errors
/// A row could not be written.
pub fn written<R, C>(rows: impl IntoIterator<Item = R>) -> Result<String, csv::Error>
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| defused(cell.as_ref())))?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    // A spreadsheet takes a file without a mark for Windows-1252.
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// The same a row at a time, for a table that may be long: what is typed must be [`defused`] by who writes it.
pub fn written_to<W: std::io::Write>(to: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(to)
}

/// A cell that no spreadsheet takes for a formula: what somebody typed as their name must not run on HR's computer. Numbers
/// stay numbers.
pub fn defused(cell: &str) -> String {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if begins && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

/// The line in which a record of this text begins. Blank lines before it belong to it for the reader.
pub fn line_of(text: &str, record: &csv::StringRecord) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let from = usize::try_from(position.byte()).unwrap_or(0);
    let blank = text.as_bytes().get(from..).unwrap_or_default();
    let blank = blank.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n').count();
    position.line() + u64::try_from(blank).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_texts_and_numbers_stay() {
        assert_eq!(defused("=HYPERLINK(\"http://evil.example\")"), "'=HYPERLINK(\"http://evil.example\")");
        assert_eq!(defused("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(defused("+44 7700 900123"), "'+44 7700 900123");
        assert_eq!((defused("-12.5"), defused("Ann Field")), ("-12.5".to_owned(), "Ann Field".to_owned()));
    }

    #[test]
    fn cells_with_commas_quotes_and_lines_come_back_as_they_were() {
        let rows = [vec!["Name", "Why"], vec!["Ann, \"the\" Field", "two\nlines"]];
        let text = written(rows.clone()).unwrap();
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let back: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(back, rows);
    }

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula_unless_it_is_a_number(cell in "\\PC{0,20}") {
            let cell = defused(&cell);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']) || cell.parse::<f64>().is_ok());
        }
    }
}
