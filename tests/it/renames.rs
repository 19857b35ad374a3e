//! `import renames`: a community's own list of renamed streets, what it changes, and what is wrong with a bad one.

use hromada_map::{
    db::{self, import::Options},
    osm, sample,
};
use serde_json::Value;

use crate::app::{TestApp, fixture};

const QUERY: &str = "вул. Вигаданої Давнини 7, Вишневоде";

/// Imports a file by the command line; whether it was taken, and what was said.
async fn import(app: &TestApp, text: &str) -> (bool, String) {
    import_bytes(app, text.as_bytes()).await
}

async fn import_bytes(app: &TestApp, bytes: &[u8]) -> (bool, String) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("renames.csv");
    std::fs::write(&file, bytes).unwrap();
    let output = app.run(&["import", "renames", file.to_str().unwrap()]).await;
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

async fn list(app: &TestApp) -> Vec<(String, String, Option<String>)> {
    let list = "select old_name, new_name, settlement from street_rename order by id";
    sqlx::query_as(list).fetch_all(&app.pool).await.unwrap()
}

fn is_renamed(found: &Value) -> bool {
    found["matched_name"] == "вул. Вигаданої Давнини" && found["label"] == "Шкільна вулиця, 7, Вишневоде"
}

#[tokio::test]
async fn an_old_name_of_the_list_leads_to_the_present_street_and_outlives_the_map() {
    let app = TestApp::sample().await;
    app.until_ready().await;
    assert!(!is_renamed(&app.find(QUERY).await[0]));
    let (taken, said) = import(
        &app,
        "Стара назва;Нова назва;Населений пункт\n\
         вул. Вигаданої Давнини;Шкільна;с-ще Вишневоде\n\
         Цвинтарна;Надхмарна;Вишневоде\n",
    )
    .await;
    assert!(taken, "{said}");
    assert!(said.contains("2 renamed streets stored: 1 found on the map, 1 not"), "{said}");
    assert!(said.contains("line 3: Цвинтарна → Надхмарна"), "{said}");

    let found = app.until_found(QUERY, is_renamed).await;
    assert_eq!(
        (found[0]["match_level"].as_str(), found[0]["city"].as_str()),
        (Some("house"), Some("Вишневоде"))
    );
    assert!(found[0]["confidence"].as_f64().unwrap() >= 0.8, "{found}");
    let present = app.find("Шкільна 7, Вишневоде").await;
    assert!(present[0]["matched_name"].is_null(), "{present}");

    let extract = osm::read(&fixture("sample.osm.pbf"), Some(sample::COMMUNITY), &|_| ()).unwrap();
    db::import::replace(&app.pool, &extract, &Options::default(), &mut |_| ()).await.unwrap();
    let output = app.run(&["geocode", "--jsonl", QUERY]).await;
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(is_renamed(&line["results"][0]), "{line}");
    let text = String::from_utf8(app.run(&["geocode", QUERY]).await.stdout).unwrap();
    assert!(text.contains("(вул. Вигаданої Давнини)"), "{text}");
}

#[tokio::test]
async fn a_map_that_is_behind_answers_with_the_new_name() {
    let app = TestApp::sample().await;
    app.until_ready().await;
    let (taken, said) = import(&app, "old,new,settlement\nШкільна,Освітянська,Вишневоде\n").await;
    assert!(taken && said.contains("1 found on the map, 0 not"), "{said}");
    let renamed = |found: &Value| found["label"] == "вулиця Освітянська, 7, Вишневоде";
    app.until_found("Освітянська 7, Вишневоде", renamed).await;
    let found = app.find("Шкільна 7, Вишневоде").await;
    assert!(renamed(&found[0]) && found[0]["matched_name"] == "Шкільна вулиця", "{found}");
}

#[tokio::test]
async fn a_list_may_come_before_the_map() {
    let app = TestApp::empty().await;
    let (taken, said) = import(&app, "old;new\nЛеніна;Соборна\n").await;
    assert!(taken && said.contains("1 renamed streets stored") && !said.contains("line"), "{said}");
}

#[tokio::test]
async fn a_file_replaces_the_list_whole_or_not_at_all() {
    let app = TestApp::sample().await;
    let first = "old;new\nЛеніна;Соборна\n";
    assert!(import(&app, first).await.0);
    let before = list(&app).await;
    assert_eq!(before, [("Леніна".to_owned(), "Соборна".to_owned(), None)]);
    for (bad, reasons) in [
        (
            "old;new\nКірова;Миру\n;Садова\nСтара;\n",
            &["line 3, old: is empty", "line 4, new: is empty", "2 bad rows"][..],
        ),
        ("old;new\nКірова;Миру;Надія\n", &["line 2: has 3 fields where the header has 2"]),
        ("old;settlement\nКірова;Надія\n", &["no column for new; the file has: old | settlement"]),
        ("old;new;нова назва\n", &["two columns for new: “new” and “нова назва”"]),
        ("", &["the file is empty"]),
        ("PK\u{3}\u{4}", &["save it as CSV"]),
    ] {
        let (taken, said) = import(&app, bad).await;
        assert!(!taken && reasons.iter().all(|reason| said.contains(reason)), "{bad}: {said}");
        assert_eq!(list(&app).await, before);
    }
    // As a spreadsheet of another country saves it.
    let text = "sep=,\r\n\"Старое название\",\"Новое название\",Город\r\nКирова,\"ул. Мира\",Вишневоде\r\n";
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1251.encode(text);
    assert!(!unmappable);
    let (taken, said) = import_bytes(&app, &bytes).await;
    assert!(taken, "{said}");
    assert_eq!(
        list(&app).await,
        [("Кирова".to_owned(), "ул. Мира".to_owned(), Some("Вишневоде".to_owned()))]
    );
}
