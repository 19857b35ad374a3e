//! What the mirror keeps beside the database: its file, from which a server begins, and the comparison that mends it.

use std::{path::Path, sync::Arc};

use hromada_map::{
    db::request_change,
    index::{Index, Origin},
    mirror::Mirror,
};
use serde_json::json;

use crate::app::TestApp;

const FILE: &str = "requests.index";

fn mirror(folder: &Path) -> Mirror {
    Mirror::new(1 << 20).kept_in(folder.join(FILE))
}

/// Numbers of the public requests by the mirror and by the database.
async fn both(app: &TestApp, mirror: &Mirror) -> [Vec<i64>; 2] {
    let mut ids: Vec<i64> = mirror.view().unwrap().ids().collect();
    ids.sort_unstable();
    let public = sqlx::query_scalar("select id from public_request order by id").fetch_all(&app.pool).await;
    [ids, public.unwrap()]
}

/// Changes every request of a status behind the triggers' back.
async fn change_unseen(app: &TestApp, from: &str, to: &str) {
    let mut tx = app.pool.begin().await.unwrap();
    sqlx::query("set local session_replication_role = replica").execute(&mut *tx).await.unwrap();
    sqlx::query("update service_request set status = $2 where status = $1")
        .bind(from)
        .bind(to)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn count(mirror: &Mirror, status: &str) -> u64 {
    let statuses = Some(vec![status.parse().unwrap()]);
    let filter = hromada_map::index::Filter { statuses, ..Default::default() };
    let view = mirror.view().unwrap();
    view.count(&view.select(&filter), None)
}

#[tokio::test]
async fn a_server_begins_with_its_file_and_catches_up() {
    let app = TestApp::sample().await;
    // However long another transaction takes, what has been seen is not read again.
    let mut other = app.pool.begin().await.unwrap();
    sqlx::query("select pg_current_xact_id()").execute(&mut *other).await.unwrap();
    app.load_requests().await;
    app.sign_in().await;
    let folder = tempfile::tempdir().unwrap();
    let before = mirror(folder.path());
    before.catch_up(&app.pool).await.unwrap();
    before.keep().await;
    let done = count(&before, "closed_confirmed");
    assert!(done > 0);
    drop(before);

    // What no trigger saw is what only the file can still say.
    change_unseen(&app, "closed_confirmed", "closed_checked").await;
    let centre = app.json("/api/community").await["centre"].clone();
    let body = json!({"service": "lighting", "point": centre, "text": "Темно."});
    let (number, _) = app.register(&body).await;
    app.accept(&number).await;
    let after = mirror(folder.path());
    after.catch_up(&app.pool).await.unwrap();
    assert_eq!(count(&after, "closed_confirmed"), done, "it is the file's");
    let [mirrored, public] = both(&app, &after).await;
    assert_eq!(mirrored, public, "what happened since is there");
    other.rollback().await.unwrap();

    // The comparison finds the rest.
    assert_eq!(after.reconcile(&app.pool).await.unwrap() as u64, done);
    assert_eq!(count(&after, "closed_confirmed"), 0);
    assert_eq!(after.reconcile(&app.pool).await.unwrap(), 0);
}

#[tokio::test]
async fn requests_that_came_or_went_unseen_are_mended_too() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let folder = tempfile::tempdir().unwrap();
    let mirror = mirror(folder.path());
    mirror.catch_up(&app.pool).await.unwrap();
    let mut news = mirror.subscribe();
    let gone = count(&mirror, "in_progress");
    assert!(gone > 0);
    change_unseen(&app, "in_progress", "cancelled").await;
    assert_eq!(mirror.reconcile(&app.pool).await.unwrap() as u64, gone);
    let [mirrored, public] = both(&app, &mirror).await;
    assert_eq!(mirrored, public);
    assert!(!news.recv().await.unwrap().tiles.as_ref().unwrap().is_empty(), "open maps are told");
    change_unseen(&app, "cancelled", "in_progress").await;
    assert!(mirror.reconcile(&app.pool).await.unwrap() as u64 >= gone);
    let [mirrored, public] = both(&app, &mirror).await;
    assert_eq!(mirrored, public);
}

/// Nothing is taken for a fault that is only newer than what it is compared with.
#[tokio::test]
async fn a_comparison_among_writers_finds_nothing() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let folder = tempfile::tempdir().unwrap();
    let mirror = Arc::new(mirror(folder.path()));
    mirror.catch_up(&app.pool).await.unwrap();
    let pool = app.pool.clone();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let writer = tokio::spawn(async move {
        while !*stopped.borrow() {
            sqlx::query(
                "update service_request set due_on = due_on + 1
                 where id in (select id from service_request order by random() limit 20)",
            )
            .execute(&pool)
            .await
            .unwrap();
        }
    });
    let follower = tokio::spawn({
        let (mirror, pool) = (mirror.clone(), app.pool.clone());
        async move { mirror.follow(&pool).await }
    });
    for _ in 0..10 {
        assert_eq!(mirror.reconcile(&app.pool).await.unwrap(), 0);
    }
    stop.send_replace(true);
    writer.await.unwrap();
    follower.abort();
}

#[tokio::test]
async fn a_file_that_is_no_good_is_not_begun_with() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    let database = request_change::known_as(&app.pool).await.unwrap();
    let empty = || {
        let today = chrono::Utc::now().date_naive();
        let builder = hromada_map::index::Builder::new(today, &hromada_map::index::Names::default()).unwrap();
        Index::view(&builder.finish(0).unwrap())
    };
    let ours = || Origin { database, position: "3:3:".to_owned() };
    let no_good: [(&str, Box<dyn Fn()>); 4] = [
        ("damaged", Box::new(|| std::fs::write(&file, b"HrmIndex, or so it says").unwrap())),
        ("foreign", Box::new(|| empty().save(&file, Origin { database: !database, ..ours() }).unwrap())),
        // A backup of the database was put in its place.
        (
            "of the future",
            Box::new(|| {
                empty().save(&file, Origin { position: format!("{0}:{0}:", i64::MAX), ..ours() }).unwrap();
            }),
        ),
        ("no file", Box::new(|| std::fs::remove_file(&file).unwrap())),
    ];
    for (what, write) in no_good {
        write();
        let mirror = mirror(folder.path());
        mirror.catch_up(&app.pool).await.unwrap();
        let [mirrored, public] = both(&app, &mirror).await;
        assert_eq!(mirrored, public, "{what}");
    }
    // Older than what is still known of the changes.
    empty().save(&file, ours()).unwrap();
    sqlx::query("update request_change set changed_at = now() - interval '8 days'")
        .execute(&app.pool)
        .await
        .unwrap();
    request_change::forget(&app.pool, 7).await.unwrap();
    let mirror = mirror(folder.path());
    mirror.catch_up(&app.pool).await.unwrap();
    let [mirrored, public] = both(&app, &mirror).await;
    assert_eq!(mirrored, public);
}

/// A dump counts the transactions of the cluster it was made in.
#[tokio::test]
async fn a_database_restored_from_a_dump_is_followed() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    sqlx::raw_sql(
        "update request_change set xid = '9000000000000';
         update request_change_log set forgotten = '8000000000000'",
    )
    .execute(&app.pool)
    .await
    .unwrap();
    request_change::forget_foreign(&app.pool).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mirror = mirror(folder.path());
    mirror.catch_up(&app.pool).await.unwrap();
    let mut news = mirror.subscribe();
    mirror.catch_up(&app.pool).await.unwrap();
    assert!(news.try_recv().is_err(), "nothing is read anew again and again");
    let [mirrored, public] = both(&app, &mirror).await;
    assert_eq!(mirrored, public);
}
