//! The map in memory shows what the database holds: at once, in every server, and after whatever went wrong between them.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use geo::Coord;
use hromada_map::tiles::TileAddress;
use reqwest::{Client, StatusCode, header};
use serde_json::{Value, json};

use crate::{app::TestApp, mvt};

/// The tile of zoom 14 in the middle of the community.
async fn middle(app: &TestApp) -> String {
    // Its server has loaded the requests from here on.
    app.mirror.catch_up(&app.pool).await.unwrap();
    let centre = app.json("/api/community").await["centre"].clone();
    let at = Coord { x: centre[0].as_f64().unwrap(), y: centre[1].as_f64().unwrap() };
    let (x, y) = TileAddress::containing(14, at).column_row();
    format!("14/{x}/{y}")
}

/// A tile as anyone gets it, without the test's own help.
async fn tile(app: &TestApp, tile: &str, held: &str) -> reqwest::Response {
    let request = Client::new().get(format!("{}/tiles/requests/{tile}.mvt", app.base));
    request.header(header::IF_NONE_MATCH, held).send().await.unwrap()
}

async fn is_shown(app: &TestApp, name: &str, number: &str) -> bool {
    let bytes = tile(app, name, "").await.bytes().await.unwrap();
    let layers = mvt::read(&bytes);
    layers.get("requests").into_iter().flatten().any(|request| request.properties["number"] == number)
}

/// Waits until a server shows a request, as it must without being asked to.
async fn until_shown(app: &TestApp, name: &str, number: &str) {
    let give_up = Instant::now() + Duration::from_secs(20);
    while !is_shown(app, name, number).await {
        assert!(Instant::now() < give_up, "{number} is not shown");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn registered(app: &TestApp) -> String {
    let centre = app.json("/api/community").await["centre"].clone();
    app.register(&json!({"service": "lighting", "point": centre, "text": "Темно."})).await.0
}

#[tokio::test]
async fn what_one_server_accepts_another_shows_and_tells() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    let (number, name) = (registered(&app).await, middle(&app).await);
    let other = app.beside().await;
    other.mirror.catch_up(&other.pool).await.unwrap();
    let events = Client::new().get(format!("{}/api/events", other.base)).send().await.unwrap();
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    let mut events = events.bytes_stream();
    app.accept(&number).await;
    let mut told = String::new();
    while !told.contains(&format!("\"{name}\"")) {
        let chunk =
            tokio::time::timeout(Duration::from_secs(20), events.next()).await.expect("nothing is told");
        told.push_str(std::str::from_utf8(&chunk.unwrap().unwrap()).unwrap());
    }
    assert!(told.contains("event: changed"), "{told}");
    // Who is told finds it there: no waiting.
    assert!(is_shown(&other, &name, &number).await);
    until_shown(&app, &name, &number).await;
}

#[tokio::test]
async fn nothing_is_stale_after_the_listener_was_lost() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    let (number, name) = (registered(&app).await, middle(&app).await);
    app.mirror.catch_up(&app.pool).await.unwrap();
    let kill = "select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and query like '%from request_change%' and pid <> pg_backend_pid()";
    let give_up = Instant::now() + Duration::from_secs(20);
    while sqlx::query_scalar::<_, bool>(kill).fetch_all(&app.pool).await.unwrap().is_empty() {
        assert!(Instant::now() < give_up, "nobody listens");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    app.accept(&number).await;
    until_shown(&app, &name, &number).await;
}

#[tokio::test]
async fn a_tile_is_another_only_when_something_in_it_has_changed() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    app.sign_in().await;
    let (number, name) = (registered(&app).await, middle(&app).await);
    let everything = "0/0/0";
    let elsewhere = "14/0/0";
    app.mirror.catch_up(&app.pool).await.unwrap();
    let mut tags = vec![];
    for tile_name in [name.as_str(), everything, elsewhere] {
        let answer = tile(&app, tile_name, "").await;
        assert_eq!(answer.headers()["cache-control"], "no-cache");
        let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(tile(&app, tile_name, &tag).await.status(), StatusCode::NOT_MODIFIED);
        tags.push(tag);
    }
    let service =
        sqlx::query("update service_request set raw_text = raw_text || '!'").execute(&app.pool).await;
    assert!(service.unwrap().rows_affected() > 1_000);
    app.mirror.catch_up(&app.pool).await.unwrap();
    assert_eq!(
        tile(&app, everything, &tags[1]).await.status(),
        StatusCode::NOT_MODIFIED,
        "nobody sees the text"
    );

    app.accept(&number).await;
    app.mirror.catch_up(&app.pool).await.unwrap();
    assert_eq!(tile(&app, &name, &tags[0]).await.status(), StatusCode::OK);
    assert_eq!(tile(&app, everything, &tags[1]).await.status(), StatusCode::OK);
    assert_eq!(tile(&app, elsewhere, &tags[2]).await.status(), StatusCode::NOT_MODIFIED);
    // A filter is another tile.
    let filtered = tile(&app, "0/0/0", "").await.headers()["etag"].clone();
    let request = Client::new().get(format!("{}/tiles/requests/0/0/0.mvt?group=done", app.base));
    assert_ne!(request.send().await.unwrap().headers()["etag"], filtered);
}

/// A long transaction that began before and ends after others hides nothing of either.
#[tokio::test]
async fn what_commits_late_is_not_overlooked() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    let (late, soon, name) = (registered(&app).await, registered(&app).await, middle(&app).await);
    for number in [&late, &soon] {
        app.accept(number).await;
    }
    app.mirror.catch_up(&app.pool).await.unwrap();
    let move_away = |number: &str| {
        let number = number.to_owned();
        sqlx::query("update service_request set point = st_setsrid(st_makepoint(36.65, 48.25), 4326) where number = $1")
            .bind(number)
    };
    let mut long = app.pool.begin().await.unwrap();
    move_away(&late).execute(&mut *long).await.unwrap();
    move_away(&soon).execute(&app.pool).await.unwrap();
    app.mirror.catch_up(&app.pool).await.unwrap();
    let bytes = tile(&app, &name, "").await.bytes().await.unwrap();
    let numbers: Vec<Value> =
        mvt::read(&bytes)["requests"].iter().map(|r| r.properties["number"].clone()).collect();
    assert_eq!(numbers, [json!(late)]);
    long.commit().await.unwrap();
    app.mirror.catch_up(&app.pool).await.unwrap();
    assert_eq!(tile(&app, &name, "").await.status(), StatusCode::NO_CONTENT);
}

/// What a service or an organisation is called stands in tiles, too.
#[tokio::test]
async fn a_new_name_reaches_the_tiles() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    let (number, name) = (registered(&app).await, middle(&app).await);
    app.accept(&number).await;
    sqlx::query("update service set name = 'Світло' where code = 'lighting'")
        .execute(&app.pool)
        .await
        .unwrap();
    app.mirror.catch_up(&app.pool).await.unwrap();
    let bytes = tile(&app, &name, "").await.bytes().await.unwrap();
    assert_eq!(mvt::read(&bytes)["requests"][0].properties["service_name"], "Світло");
}

/// The changes are forgotten in time; who has slept longer reads everything anew.
#[tokio::test]
async fn who_has_slept_too_long_reads_everything_anew() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    let (number, name) = (registered(&app).await, middle(&app).await);
    let other = app.beside().await;
    other.mirror.catch_up(&other.pool).await.unwrap();
    app.accept(&number).await;
    sqlx::query("update request_change set changed_at = now() - interval '8 days'")
        .execute(&app.pool)
        .await
        .unwrap();
    hromada_map::db::request_change::forget(&app.pool, 7).await.unwrap();
    other.mirror.catch_up(&other.pool).await.unwrap();
    assert!(is_shown(&other, &name, &number).await);
}
