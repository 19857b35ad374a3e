//! What may be public: every public channel is walked, and none holds more than the public face.

use serde_json::json;

use crate::{app::TestApp, mvt};

/// A word that stands only in what the applicant wrote.
const SECRET: &str = "0671234567";
const HOUSE: &str = "77Ж";

/// Registers and accepts a request with a secret text at a house, for a service of this visibility.
async fn request_of(app: &TestApp, visibility: &str) -> (String, [f64; 2]) {
    sqlx::query("update service set visibility = $1 where code = 'lighting'")
        .bind(visibility)
        .execute(&app.pool)
        .await
        .unwrap();
    let centre = app.json("/api/community").await["centre"].clone();
    let text = format!("Телефонуйте {SECRET}");
    let (number, _) = app.register(&json!({"service": "lighting", "point": centre, "text": text})).await;
    sqlx::query(
        "update service_request set place_label = 'вулиця Миру, ' || $1, street_label = 'вулиця Миру'",
    )
    .bind(HOUSE)
    .execute(&app.pool)
    .await
    .unwrap();
    app.sign_in().await;
    app.accept(&number).await;
    (number, [centre[0].as_f64().unwrap(), centre[1].as_f64().unwrap()])
}

/// Everything anyone may fetch about requests, as text.
async fn public_channels(app: &TestApp, number: &str) -> String {
    let visitor = reqwest::Client::new();
    let mut all = String::new();
    for path in [
        "/api/requests".to_owned(),
        format!("/api/requests/{number}"),
        format!("/requests/{number}"),
        format!("/api/requests?q={SECRET}"),
        "/api/statistics".to_owned(),
        "/tiles/requests/0/0/0.mvt".to_owned(),
        "/tiles/requests.json".to_owned(),
        "/metrics".to_owned(),
    ] {
        let body = visitor.get(format!("{}{path}", app.base)).send().await.unwrap().bytes().await.unwrap();
        all.push_str(&String::from_utf8_lossy(&body));
    }
    all.replace(&format!("q={SECRET}"), "")
}

#[tokio::test]
async fn the_applicants_words_are_in_no_public_channel() {
    let app = TestApp::sample().await;
    let (number, _) = request_of(&app, "exact").await;
    let all = public_channels(&app, &number).await;
    assert!(all.contains(&number) && all.contains(HOUSE), "the public face itself is there");
    assert!(!all.contains(SECRET));
    // Nor can it be found by searching for it.
    assert_eq!(app.json(&format!("/api/requests?q={SECRET}")).await["numberMatched"], 0);
}

#[tokio::test]
async fn a_generalised_request_shows_a_cell_and_no_house_number() {
    let app = TestApp::sample().await;
    let (number, [lon, lat]) = request_of(&app, "generalised").await;
    let all = public_channels(&app, &number).await;
    assert!(all.contains(&number) && !all.contains(HOUSE));
    let feature = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(feature["properties"]["precision"], "generalised");
    let at = |index: usize| feature["geometry"]["coordinates"][index].as_f64().unwrap();
    let public = geo::Point::new(at(0), at(1));
    let cell = hromada_map::domain::visibility::generalise(geo::Point::new(lon, lat));
    // The database and the domain agree on the cell, to the seven decimals that are served.
    assert!((public.x() - cell.x()).abs() < 1e-6 && (public.y() - cell.y()).abs() < 1e-6);
    assert!((public.x() - lon).abs() > 1e-7 || (public.y() - lat).abs() > 1e-7);
    // The box around the true point alone does not find it, unless the cell's centre lies in it.
    let bbox = format!("{},{},{},{}", lon - 1e-5, lat - 1e-5, lon + 1e-5, lat + 1e-5);
    assert_eq!(app.json(&format!("/api/requests?bbox={bbox}")).await["numberMatched"], 0);
}

#[tokio::test]
async fn the_district_of_a_generalised_request_is_its_cells() {
    let app = TestApp::sample().await;
    let (number, [lon, lat]) = request_of(&app, "generalised").await;
    let cell = hromada_map::domain::visibility::generalise(geo::Point::new(lon, lat));
    // A border between the point and the centre of its cell.
    let middle = f64::midpoint(lon, cell.x());
    let (west, east) = if lon < cell.x() { ("point's", "cell's") } else { ("cell's", "point's") };
    sqlx::query(
        "insert into district (osm_ref, name, boundary) values
             ('r8', $1, st_multi(st_makeenvelope(-180, -80, $3, 80, 4326))),
             ('r9', $2, st_multi(st_makeenvelope($3, -80, 180, 80, 4326)))",
    )
    .bind(west)
    .bind(east)
    .bind(middle)
    .execute(&app.pool)
    .await
    .unwrap();
    sqlx::query("delete from district where osm_ref not in ('r8', 'r9')").execute(&app.pool).await.unwrap();
    sqlx::query("update service_request set district_id = district_at(point)")
        .execute(&app.pool)
        .await
        .unwrap();
    let feature = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(feature["properties"]["district"]["name"], "cell's");
}

#[tokio::test]
async fn a_class_that_changes_during_an_import_hides_what_the_import_brings() {
    let app = TestApp::sample().await;
    request_of(&app, "exact").await;
    let mut import = app.pool.begin().await.unwrap();
    sqlx::query(
        "insert into service_request (number, source, source_key, service_id, status, registered_at, address,
                                      raw_text, point, match_level)
         select 'copy', 'csv', 'copy', service_id, status, registered_at, address, raw_text, point, match_level
         from service_request",
    )
    .execute(&mut *import)
    .await
    .unwrap();
    let pool = app.pool.clone();
    let hide = tokio::spawn(async move {
        sqlx::query("update service set visibility = 'never' where code = 'lighting'").execute(&pool).await
    });
    // The change of class waits for the import, whose rows it could not see yet.
    let waiting = "select exists (select from pg_stat_activity where datname = current_database()
                   and wait_event_type = 'Lock' and query like 'update service set visibility%')";
    let give_up = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while !sqlx::query_scalar::<_, bool>(waiting).fetch_one(&app.pool).await.unwrap() {
        assert!(std::time::Instant::now() < give_up, "the change of class did not wait");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    import.commit().await.unwrap();
    hide.await.unwrap().unwrap();
    assert_eq!(app.json("/api/requests").await["numberMatched"], 0);
    let left: i64 = sqlx::query_scalar("select count(*) from service_request where public_point is not null")
        .fetch_one(&app.pool)
        .await
        .unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn aggregate_and_never_have_no_marker() {
    for visibility in ["aggregate", "never"] {
        let app = TestApp::sample().await;
        let (number, _) = request_of(&app, visibility).await;
        assert!(!public_channels(&app, &number).await.contains(HOUSE), "{visibility}");
        app.problem(&format!("/api/requests/{number}"), 404).await;
        assert_eq!(app.get("/tiles/requests/0/0/0.mvt").await.status(), 204, "{visibility}");
    }
}

#[tokio::test]
async fn a_residence_is_never_shown_exactly() {
    let app = TestApp::sample().await;
    let (number, _) = request_of(&app, "exact").await;
    sqlx::query("update service_request set at_residence = true").execute(&app.pool).await.unwrap();
    let feature = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(feature["properties"]["precision"], "generalised");
    assert!(!public_channels(&app, &number).await.contains(HOUSE));
}

#[tokio::test]
async fn tiles_hold_no_more_than_the_public_face() {
    let app = TestApp::sample().await;
    request_of(&app, "exact").await;
    let tile = app.get("/tiles/requests/0/0/0.mvt").await.bytes().await.unwrap();
    let allowed = [
        "number",
        "service",
        "service_name",
        "status",
        "group",
        "executor",
        "executor_name",
        "due_on",
        "overdue",
        "place",
    ];
    for property in mvt::read(&tile)["requests"][0].properties.keys() {
        assert!(allowed.contains(&property.as_str()), "{property}");
    }
}
