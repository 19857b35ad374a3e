//! Whole tables, read from bytes.

use super::*;
use crate::domain::Status;
use chrono::NaiveDate;
use proptest::prelude::*;

const HEADER: &str =
    "Номер;Зареєстровано;Адреса;Вид заявки;Текст;Публічний текст;Статус;Виконавець;Термін;Закрито";

fn read(text: &str) -> Vec<Result<Row, RowError>> {
    rows(text.as_bytes()).unwrap().collect()
}

/// The error of a table whose only row is `row`.
fn fault(row: &str) -> String {
    let mut results = read(&format!("{HEADER}\n{row}\n"));
    assert_eq!(results.len(), 1, "{row}");
    results.remove(0).unwrap_err().to_string()
}

#[test]
fn a_full_row() {
    let results = read(&format!(
        "{HEADER}\r\n17;12.03.2026 14:05;вул. Шевченка, 12;Освітлення;\"Не світить;\r\nдругий день\";Не світить;\
         Закрито (підтверджено);КП «Світло»;27.03.2026;20.03.2026\r\n"
    ));
    let date = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    let expected = Row {
        line: 2,
        number: Some("17".into()),
        registered: date(12).and_hms_opt(14, 5, 0).unwrap(),
        address: "вул. Шевченка, 12".into(),
        service: "Освітлення".into(),
        text: "Не світить;\nдругий день".into(),
        public_text: Some("Не світить".into()),
        status: Status::ClosedConfirmed,
        executor: Some("КП «Світло»".into()),
        due: Some(date(27)),
        closed: date(20).and_hms_opt(0, 0, 0),
        point: None,
    };
    assert_eq!(results, [Ok(expected)]);
}

#[test]
fn three_languages_and_four_delimiters() {
    for text in [
        "sep=;\nДАТА РЕЄСТРАЦІЇ ;Адреса проблеми;Вид  заявки;;\n12.03.26;Миру, 5;Дороги;;",
        "\n\nДата регистрации,Адрес,Категория\n12.03.2026,\"Миру, 5\",Дороги\n",
        "created_at\taddress\tservice\n2026-03-12T00:00\tМиру, 5\tДороги",
        "\"Адреса\"|\"Зареєстровано\"|\"Послуга\"|Телефон заявника|Адреса заявника\nМиру, 5|12 березня 2026|Дороги|х|у",
    ] {
        let results = read(text);
        let [Ok(row)] = results.as_slice() else { unreachable!("{results:?}") };
        assert_eq!((row.address.as_str(), row.service.as_str()), ("Миру, 5", "Дороги"));
        assert_eq!(row.registered.to_string(), "2026-03-12 00:00:00");
        assert_eq!((row.status, &row.executor), (Status::Registered, &None));
    }
}

#[test]
fn m11_the_applicants_residence_is_no_address() {
    let error = rows("Дата;Адреса заявника;Місце проживання;Послуга;Телефон\n".as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no column for address; the file has: Дата | Адреса заявника | Місце проживання | Послуга | Телефон"
    );
}

#[test]
fn two_headers_for_one_column_are_refused() {
    let error = rows("Дата;Адреса;Місце;Послуга".as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "two columns for address: “Адреса” and “Місце”; rename one");
}

#[test]
fn bad_rows_say_their_line_and_reason_and_stop_nothing() {
    let text = format!(
        "{HEADER}\n1;12.03.2026;Миру, 5;Дороги;\"a\nb\";;;;;\n\n2;31.02.2026;Миру, 5;Дороги;;;;;;\n;;;;;;;;;\n3;12.03.2026;Миру, 5;Дороги;;;;;;\n"
    );
    let results = read(&text);
    let shown: Vec<_> = results
        .iter()
        .map(|result| match result {
            Ok(row) => format!("{} ok", row.line),
            Err(error) => error.to_string(),
        })
        .collect();
    assert_eq!(shown, ["2 ok", "line 5, registered: “31.02.2026” is not possible as a date", "7 ok"]);
}

#[test]
fn every_reason() {
    let long = "я".repeat(301);
    for (row, expected) in [
        ("1;12.03.2026;Миру, 5", "line 2: has 3 fields where the header has 10"),
        ("1;12.03.2026;Миру, 5;Д;;;;;;;зайве", "line 2: has 11 fields where the header has 10"),
        ("1;;Миру, 5;Д;;;;;;", "line 2, registered: is empty"),
        ("1;12.03.2026; — ;Д;;;;;;", "line 2, address: is empty"),
        ("1;12.03.2026;?!;Д;;;;;;", "line 2, address: is empty"),
        ("1;12.03.2026;Миру;NULL;;;;;;", "line 2, service: is empty"),
        (&format!("1;12.03.2026;{long};Д;;;;;;"), "line 2, address: is longer than 300 characters"),
        ("1;12.03.2026;Ми\u{fffd}ру;Д;;;;;;", "line 2, address: holds broken characters"),
        ("1;12.03.2026;Миру;Д;;;Десь;;;", "line 2, status: “Десь” is not a known status"),
        ("1;12.03.2026;Миру;Д;;;В роботі;;;", "line 2, executor: is empty, but the status is in_progress"),
        ("1;12.03.2026;Миру;Д;;;;;11.03.2026;", "line 2, due: is before the registration"),
        (
            "1;12.03.2026 14:00;Миру;Д;;;Закрито;КП;;12.03.2026 13:59",
            "line 2, closed: is before the registration",
        ),
        (
            "1;12.03.2026;Миру;Д;;;В роботі;КП;;13.03.2026",
            "line 2, closed: has a date, but the status is in_progress",
        ),
        ("1;12.03.2026;\"Миру;Д;;;;;;", "line 2: a quotation mark is not closed"),
    ] {
        assert_eq!(fault(row), expected);
    }
}

#[test]
fn closed_by_date_alone_on_the_day_of_registration() {
    let results = read(&format!("{HEADER}\n1;12.03.2026 14:00;Миру;Д;;;Закрито;КП;;12.03.2026"));
    let row = results[0].as_ref().unwrap();
    assert_eq!(row.closed, Some(row.registered));
}

#[test]
fn coordinates_where_the_file_has_them() {
    let point = |lon: &str, lat: &str| {
        let text = format!("date;address;service;longitude;latitude\n12.03.2026;Миру;Д;{lon};{lat}");
        read(&text).remove(0).map(|row| row.point).map_err(|error| error.to_string())
    };
    assert_eq!(point("36,73", "48.26"), Ok(Some((36.73, 48.26))));
    assert_eq!(point("", ""), Ok(None));
    assert_eq!(point("36.73", ""), Err("line 2, lat: is not a coordinate in degrees".into()));
    for lon in ["NaN", "inf", "181", "схід"] {
        assert_eq!(point(lon, "48.26"), Err("line 2, lon: is not a coordinate in degrees".into()), "{lon}");
    }
}

#[test]
fn a_stray_quote_costs_one_row() {
    let good = |number| format!("{number};12.03.2026;Миру, 5;Дороги;;;;;;\n");
    let text = format!("{HEADER}\n{}2;12.03.2026;\"Аврора;Дороги;;;;;;\n{}{}", good(1), good(3), good(4));
    let lines: Vec<_> =
        read(&text).into_iter().map(|row| row.map(|row| row.line).map_err(|e| e.line)).collect();
    assert_eq!(lines, [Ok(2), Err(3), Ok(4), Ok(5)]);
    // The same where a quote further down happens to close it.
    let text = text.replace("4;12.03.2026;Миру, 5", "4;12.03.2026;\"Миру\", 5");
    let lines: Vec<_> =
        read(&text).into_iter().map(|row| row.map(|row| row.line).map_err(|e| e.line)).collect();
    assert_eq!(lines, [Ok(2), Err(3), Ok(4), Ok(5)]);
}

#[test]
fn the_same_file_gives_the_same_keys_and_no_key_twice() {
    let keys = |text: &str| {
        let mut keys = Keys::default();
        read(text).into_iter().map(|row| keys.key(&row.unwrap())).collect::<Vec<_>>()
    };
    let text = format!(
        "{HEADER}\n7;12.03.2026;Миру;Д;;;;;;\n7;12.03.2025;Миру;Д;;;;;;\n;12.03.2026;Миру;Д;яма;;;;;\n;12.03.2026;Миру;Д;яма;;;;;\n;12.03.2026;Миру;Д;;;;;;"
    );
    let first = keys(&text);
    assert_eq!(first, keys(&text));
    let mut unique = first.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), 5);
    assert_eq!(first[0], "number:2026:7");
    // A later export, where work has gone on, is the same request.
    let later = text.replace("яма;;;;;", "яма;Яма;Закрито;КП;;13.03.2026");
    assert_eq!(first, keys(&later));
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(rows) = rows(&bytes) { rows.for_each(drop); }
    }

    #[test]
    fn no_rows_panic_and_lines_only_go_up(body in "[ -~\n\r;\"а-яії№«»\u{0}\u{fffd}]{0,300}") {
        let text = format!("{HEADER}\n{body}");
        let lines: Vec<_> = read(&text).iter().map(|r| r.as_ref().map_or_else(|e| e.line, |r| r.line)).collect();
        prop_assert!(lines.is_sorted_by(|a, b| a < b));
        prop_assert!(lines.last().is_none_or(|&last| last as usize <= text.split('\n').count() + text.matches('\r').count()));
    }

    #[test]
    fn what_is_written_is_read(cells in proptest::collection::vec("[а-яіїєґ0-9 ,;\"\n]{0,30}", 1..20)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let body: Vec<_> = cells.iter().map(|cell| format!("12.03.2026;а{};б;{}", 1, quoted(cell))).collect();
        let results = read(&format!("date;address;service;text\n{}", body.join("\n")));
        prop_assert_eq!(results.len(), cells.len());
        for (result, cell) in results.iter().zip(&cells) {
            prop_assert_eq!(result.as_ref().unwrap().text.trim(), cell.trim());
        }
    }
}

#[test]
fn forty_thousand_rows_in_a_moment() {
    let mut text = format!("{HEADER}\n");
    for number in 0..40_000 {
        text += &format!(
            "{number};12.03.2026 14:05;вул. Шевченка, {number};Вуличне освітлення;\"Не світить ліхтар, {number}\";;В роботі;КП «Світло громади»;27.03.2026;\n"
        );
    }
    // Of this thread alone: what else the machine does is not this test's.
    let cpu = || std::time::Duration::from(nix::time::ClockId::CLOCK_THREAD_CPUTIME_ID.now().unwrap());
    let begin = cpu();
    let mut keys = Keys::default();
    let count = rows(text.as_bytes()).unwrap().flatten().map(|row| keys.key(&row)).count();
    let taken = cpu() - begin;
    println!("{taken:?}");
    assert_eq!(count, 40_000);
    assert!(taken.as_secs() < 5, "it takes 0.5 s");
}
