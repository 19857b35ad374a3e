//! What the rows of a history from before it was kept tell.

use sqlx::AssertSqlSafe;

use crate::app::TestApp;

const MIGRATION: &str = include_str!("../../migrations/20261122000019_tell_what_happened.sql");

/// Rows as they were written before: states, role, note, whether of a response; and what they tell.
const ROWS: [(&str, Option<&str>); 12] = [
    ("null, 'registered', 'operator', null, false", Some("registered")),
    ("'registered', 'accepted', 'operator', 'дзвонила', false", Some("moved")),
    ("'accepted', 'accepted', 'operator', 'location: вулиця Миру, 3', false", Some("placed")),
    ("'accepted', 'accepted', 'applicant', 'photo 7: added', false", Some("file_added")),
    ("'accepted', 'accepted', 'executor', 'document 8: added', false", Some("file_added")),
    ("'accepted', 'accepted', 'operator', 'photo 7: public', false", Some("file_released")),
    ("'accepted', 'accepted', 'operator', 'photo 7: not public', false", Some("file_hidden")),
    ("'accepted', 'accepted', 'operator', 'document 8: removed', false", Some("file_removed")),
    ("'accepted', 'accepted', 'applicant', null, true", Some("said")),
    ("'accepted', 'accepted', 'operator', null, true", Some("processed")),
    ("'accepted', 'accepted', 'executor', null, true", Some("answered")),
    // Its note is blanked: nobody knows any more.
    ("'accepted', 'accepted', 'operator', null, false", None),
];

#[tokio::test]
async fn what_old_rows_tell_is_taken_from_their_notes_as_far_as_they_have_them() {
    let app = TestApp::sample().await;
    let centre = app.json("/api/community").await["centre"].clone();
    let question = serde_json::json!({"service": "lighting", "point": centre, "text": "Темно"});
    app.register(&question).await;
    let before =
        "alter table request_event drop column what; alter table request_response drop column taken_by;
        alter table applicant drop column contact_email;
        insert into request_response (request_id, kind) select id, 'cancellation' from service_request";
    sqlx::raw_sql(before).execute(&app.pool).await.unwrap();
    for (row, _) in ROWS {
        let insert = format!(
            "insert into request_event (request_id, at, actor, from_status, to_status, role, note, response_id)
             select request_id, now(), 'olena', f, t, r, n, case when word then id end
             from request_response, (values ({row})) as told (f, t, r, n, word)"
        );
        sqlx::query(AssertSqlSafe(insert)).execute(&app.pool).await.unwrap();
    }
    sqlx::raw_sql(MIGRATION).execute(&app.pool).await.unwrap();
    let told: Vec<Option<String>> =
        sqlx::query_scalar("select what from request_event where actor = 'olena' order by id")
            .fetch_all(&app.pool)
            .await
            .unwrap();
    assert_eq!(told, ROWS.map(|(_, what)| what.map(str::to_owned)));
    // From here on it is as append-only as it was.
    assert!(sqlx::query("update request_event set what = 'moved'").execute(&app.pool).await.is_err());
}
