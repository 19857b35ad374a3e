//! The house's order, checked as a plain test: who may know whom, and how long a file may be.

use std::{fs, path::PathBuf};

fn files(dir: &str, ending: &str) -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![];
    let mut open = vec![root.join(dir)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} files in {dir}");
    found
}

fn assert_absent(dir: &str, words: &[&str]) {
    for (name, text) in files(dir, ".rs") {
        for word in words {
            let found = text.lines().find(|line| line.contains(word) && !line.trim_start().starts_with("//"));
            assert!(found.is_none(), "{name} knows {word}: {found:?}");
        }
    }
}

#[test]
fn what_is_pure_knows_neither_the_database_nor_http() {
    let outer = ["sqlx", "axum", "crate::db", "crate::http", "crate::intake", "crate::cli"];
    for dir in [
        "src/domain",
        "src/moderation",
        "src/osm",
        "src/geocoder",
        "src/index",
        "src/photo",
        "src/sample",
        "src/tiles",
    ] {
        assert_absent(dir, &outer);
    }
    assert_absent(
        "src/domain",
        &["crate::osm", "crate::geocoder", "crate::index", "crate::tiles", "crate::sample"],
    );
    assert_absent(
        "src/index",
        &["crate::osm", "crate::geocoder", "crate::sample", "crate::messages", "tokio"],
    );
    assert_absent("src/tiles", &["crate::domain", "crate::index"]);
    assert_absent("src/geocoder", &["crate::osm", "crate::sample"]);
    assert_absent("src/moderation", &["crate::domain", "crate::osm", "crate::geocoder", "crate::sample"]);
}

#[test]
fn only_db_holds_sql_and_only_http_names_axum() {
    assert_absent("src/intake", &["sqlx", "axum", "crate::http"]);
    assert_absent("src/notices", &["sqlx", "axum", "crate::http", "crate::intake"]);
    assert_absent("src/mirror", &["sqlx", "axum", "crate::http", "crate::intake"]);
    assert_absent("src/http", &["sqlx", "lettre"]);
    assert_absent(
        "src/db",
        &[
            "axum",
            "crate::intake",
            "crate::http",
            "crate::geocoder",
            "crate::notices",
            "crate::files",
            "crate::oidc",
        ],
    );
    assert_absent("src/oidc", &["sqlx", "axum", "crate::db", "crate::intake", "crate::http"]);
    assert_absent("src/files", &["sqlx", "axum", "crate::db", "crate::intake", "crate::http"]);
}

#[test]
fn no_file_is_longer_than_500_lines() {
    for (dir, ending) in [
        ("src", ".rs"),
        ("tests", ".rs"),
        ("web/src", ".ts"),
        ("web/src", ".tsx"),
        ("web/src", ".css"),
        ("src", ".sql"),
    ] {
        for (name, text) in files(dir, ending) {
            let lines = text.lines().count();
            assert!(lines <= 500, "{name} has {lines} lines");
        }
    }
}

#[test]
fn the_tests_that_the_table_of_clauses_names_exist() {
    let document =
        fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/lifecycle.md")).unwrap();
    let table = document.split("## Clauses").nth(1).unwrap();
    let code: String =
        ["src", "tests"].into_iter().flat_map(|dir| files(dir, ".rs")).map(|(_, text)| text).collect();
    let named: Vec<&str> = table.split('`').skip(1).step_by(2).collect();
    assert!(named.len() > 20);
    for name in named {
        assert!(code.contains(&format!("fn {name}()")), "no test {name}");
    }
}

/// Of two shapes of one name the OpenAPI document would tell one, and lie about the other.
#[test]
fn every_shape_in_the_openapi_document_has_a_name_of_its_own() {
    let mut seen = std::collections::HashMap::new();
    for (file, text) in files("src", ".rs") {
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            if !(line.starts_with("#[derive(") && line.contains("ToSchema")) {
                continue;
            }
            let after = &lines[number + 1..];
            let own = after.iter().take_while(|line| line.starts_with("#[")).find_map(|line| {
                line.strip_prefix("#[schema(as = ").and_then(|rest| rest.strip_suffix(")]"))
            });
            let word = |line: &&str| line.split([' ', '{', '(', ';', '<']).nth(2).map(str::to_owned);
            let declared =
                after.iter().find(|line| line.starts_with("pub struct") || line.starts_with("pub enum"));
            let name = own.map(str::to_owned).or_else(|| declared.and_then(word)).unwrap();
            let before = seen.insert(name.clone(), file.clone());
            assert!(before.is_none(), "{name} is in {file} and in {before:?}");
        }
    }
    assert!(seen.len() > 50, "{}", seen.len());
}
