//! What may be public: every public channel is walked, and none holds more than the public face.

use serde_json::json;

use crate::{
    app::TestApp,
    doors, mvt, photos,
    pictures::{CAMERA, phone_photo},
};

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

/// Everything anyone may fetch, as text: every open GET of the OpenAPI document, asked about this request and its
/// place, tiles of all zooms, and the pages.
async fn public_channels(app: &TestApp, number: &str) -> String {
    let visitor = app.visitor();
    let centre = app.json("/api/community").await["centre"].clone();
    let [lon, lat] = [0, 1].map(|i| centre[i].as_f64().unwrap());
    let mut paths = vec![format!("/requests/{number}"), "/".to_owned(), format!("/api/requests?q={SECRET}")];
    for (method, path, roles) in doors::operations(app).await {
        if method != reqwest::Method::GET || roles.is_some() {
            continue;
        }
        // It never ends; what it tells is tested by its own.
        if path == "/api/events" {
            continue;
        }
        let path = path.replace("{number}", number);
        if path.contains("{z}") {
            paths.extend((0..=16).map(|z| {
                let (x, y) = tile_at(lon, lat, z);
                path.replace("{z}", &z.to_string())
                    .replace("{x}", &x.to_string())
                    .replace("{y}", &format!("{y}.mvt"))
            }));
        } else if ["/api/geocode", "/api/autocomplete", "/api/reverse"].contains(&path.as_str()) {
            // Not by its number: the answer repeats the question.
            paths.push(format!("{path}?q=Миру&lon={lon}&lat={lat}"));
        } else if path.starts_with("/photos/") {
            let photos: Vec<i64> =
                sqlx::query_scalar("select id from attachment").fetch_all(&app.pool).await.unwrap();
            paths.extend(
                photos.iter().flat_map(|id| {
                    [format!("{id}"), format!("{id}.jpg")].map(|id| path.replace("{id}", &id))
                }),
            );
        } else {
            paths.push(doors::filled(&path));
        }
    }
    assert!(paths.len() > 40, "{paths:?}");
    let mut all = String::new();
    for path in paths {
        let answer = visitor.get(&path).await;
        assert!(!answer.status().is_server_error(), "{path}: {}", answer.status());
        let body = answer.bytes().await.unwrap();
        if path.starts_with("/tiles/requests/") {
            all.push_str(&format!("{:?}", mvt::read(&body)));
        }
        all.push_str(&String::from_utf8_lossy(&body));
    }
    all.replace(&format!("q={SECRET}"), "")
}

/// The tile of a place (EPSG:3857, as in the TileJSON specification).
pub fn tile_at(lon: f64, lat: f64, zoom: u32) -> (u32, u32) {
    let tiles = f64::from(1 << zoom);
    let y = (1.0 - lat.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0;
    (((lon + 180.0) / 360.0 * tiles) as u32, (y * tiles) as u32)
}

/// A signed-in applicant's request with everything personal in it, for a service of this visibility: none of it is
/// in any public channel, whatever the zoom.
#[tokio::test]
async fn nothing_personal_is_in_any_public_channel() {
    const PERSONAL: [&str; 9] = [
        "Шевчук",
        "Іванівна",
        "maria@example.org",
        "501112233",
        "кв. 19",
        "Лісова, 3",
        "Григорович",
        "Exif",
        CAMERA,
    ];
    for visibility in ["exact", "generalised", "aggregate", "never"] {
        let app = TestApp::sample().await;
        sqlx::query("update service set visibility = $1 where code = 'lighting'")
            .bind(visibility)
            .execute(&app.pool)
            .await
            .unwrap();
        let maria = app.applicant("maria@example.org").await;
        let centre = app.json("/api/community").await["centre"].clone();
        let [lon, lat] = [0, 1].map(|i| centre[i].as_f64().unwrap() + 0.00137);
        let text = "Петро Григорович Шевчук, кв. 19, тел. 0501112233, просить полагодити ліхтар";
        let (number, _) = maria
            .register(
                &json!({"service": "lighting", "point": [lon, lat], "text": text, "at_residence": true}),
            )
            .await;
        let operator = app.staff("operator").await;
        let body = json!({"to": "accepted", "executor": hromada_map::sample::EXECUTORS[0], "note": "кв. 19, Шевчук"});
        sqlx::query("insert into organisation (name) values ($1) on conflict do nothing")
            .bind(hromada_map::sample::EXECUTORS[0])
            .execute(&app.pool)
            .await
            .unwrap();
        let answer = operator.post(&format!("/api/requests/{number}/transitions"), &body).await;
        assert_eq!(answer.status(), 200);
        // One photo released, and one that nobody has looked at.
        for released in [true, false] {
            let photo = photos::upload(&maria, &number, phone_photo(320, 240)).await;
            assert!(photo["gps"].is_array());
            photos::publish(&operator, &photo["id"], released).await;
        }
        let all = public_channels(&app, &number).await;
        let shown = all.matches("JFIF").count();
        // The released one by its two addresses, and its thumbnail by two.
        assert_eq!(shown, if ["exact", "generalised"].contains(&visibility) { 4 } else { 0 }, "{visibility}");
        let listed = app.json("/api/requests").await["numberMatched"] == 1;
        assert_eq!(listed, ["exact", "generalised"].contains(&visibility), "{visibility}");
        for personal in PERSONAL {
            assert!(!all.contains(personal), "{visibility}: {personal}");
        }
        // At a residence, exact falls to generalised.
        assert!(!all.contains(&format!("[{lon},{lat}]")), "{visibility}");
    }
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

/// What has no marker is counted by year: not below five, and in fives, whatever the filter.
#[tokio::test]
async fn requests_without_markers_are_counted_in_fives_alone() {
    let app = TestApp::sample().await;
    sqlx::query("update service set visibility = 'aggregate' where code = 'lighting'")
        .execute(&app.pool)
        .await
        .unwrap();
    let centre = app.json("/api/community").await["centre"].clone();
    app.sign_in().await;
    let year = chrono::Utc::now().format("%Y").to_string().parse::<i32>().unwrap();
    for registered in 1..=11 {
        let (number, _) =
            app.register(&json!({"service": "lighting", "point": centre, "text": "Темно."})).await;
        if registered == 1 {
            // Not accepted: not one of them.
            continue;
        }
        app.accept(&number).await;
        for filter in ["", "?q=Темно", "?group=done"] {
            let told = app.visitor().json(&format!("/api/statistics{filter}")).await;
            assert_eq!(told["total"], 0);
            let count = (registered - 1) / 5 * 5;
            let expected = match count {
                0 => json!([]),
                _ => {
                    json!([{"code": "lighting", "name": told["unmapped"][0]["name"], "year": year, "count": count}])
                }
            };
            assert_eq!(told["unmapped"], expected, "{registered} with {filter}");
        }
    }
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
