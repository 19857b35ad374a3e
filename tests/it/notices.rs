//! What applicants are told and when: one notice for each step that concerns them, in their language, in the
//! transaction of the step.

use hromada_map::{
    db::{
        self,
        transition::{By, NewStep},
    },
    domain::{Role, Status},
    notices, sample,
};
use serde_json::json;

use crate::app::TestApp;

/// A registered request of an applicant who reads this language; its number and its place in words.
async fn request_of(app: &TestApp, language: &str) -> (String, String) {
    let centre = app.json("/api/community").await["centre"].clone();
    let (number, body) =
        app.register(&json!({"service": "lighting", "point": centre, "text": "Темно"})).await;
    sqlx::query(
        "with person as (
             insert into applicant (email, surname, name, residence, phone, standing, language)
             values ('maria@example.org', 'Шевчук', 'Марія', '', '', 'resident', $2) returning id)
         update service_request set applicant_id = (select id from person) where number = $1",
    )
    .bind(&number)
    .bind(language)
    .execute(&app.pool)
    .await
    .unwrap();
    (number, body["location"]["label"].as_str().unwrap_or_default().to_owned())
}

fn step(to: Status, note: &str) -> NewStep<'_> {
    let due_on = matches!(to, Status::Accepted | Status::Rework).then(|| "2026-12-12".parse().unwrap());
    let executor = (to == Status::Accepted).then_some(sample::EXECUTORS[0]);
    NewStep { executor, due_on, note, ..NewStep::to(to) }
}

async fn take(app: &TestApp, number: &str, to: Status, note: &str) {
    let mut locked = db::transition::lock(&app.pool, number).await.unwrap().unwrap();
    let by = By { name: "olena", role: Role::Operator };
    locked.write(by, &step(to, note)).await.unwrap();
    locked.commit().await.unwrap();
}

/// Subjects and bodies of all notices, oldest first.
async fn told(app: &TestApp) -> Vec<(String, String)> {
    sqlx::query_as("select subject, body from notice order by id").fetch_all(&app.pool).await.unwrap()
}

#[tokio::test]
async fn m16_each_step_tells_the_applicant_once_in_words() {
    use Status::{
        Accepted, Clarification, ClosedChecked, InProgress, Rework, SubmittedDone, SubmittedInfeasible,
    };
    let app = TestApp::sample().await;
    let (number, place) = request_of(&app, "uk").await;
    let steps = [
        (Accepted, "прийнято до виконання"),
        (InProgress, "в роботі"),
        (SubmittedDone, "перевірте, чи все гаразд"),
        (Rework, "повернуто на доопрацювання"),
        (InProgress, "в роботі"),
        (SubmittedInfeasible, "виконати не вдалося"),
        (Clarification, "потрібне уточнення"),
        (ClosedChecked, "виконано й закрито"),
    ];
    assert!(told(&app).await.is_empty(), "of its registration the applicant knows");
    for (count, (to, words)) in steps.into_iter().enumerate() {
        take(&app, &number, to, "нотатка").await;
        let told = told(&app).await;
        assert_eq!(told.len(), count + 1, "{to}");
        let (subject, body) = &told[count];
        assert!(subject.contains(words) && subject.contains(&number), "{subject}");
        assert!(body.contains("Вуличне освітлення") && body.contains(sample::EXECUTORS[0]), "{body}");
        assert_eq!(body.contains("12 грудня"), to.is_open(), "{body}");
        assert!(!place.is_empty() && !body.contains(&place), "the house stays out of the mail: {body}");
    }
    let (recipients, links): (i64, i64) = sqlx::query_as(
        "select count(*) filter (where recipient = 'maria@example.org'),
                count(*) filter (where link = '/requests/' || $1) from notice",
    )
    .bind(&number)
    .fetch_one(&app.pool)
    .await
    .unwrap();
    assert_eq!((recipients, links), (8, 8));
}

#[tokio::test]
async fn k6_2_4_a_closing_without_execution_gives_the_justification_in_the_applicants_language() {
    let app = TestApp::sample().await;
    let (number, _) = request_of(&app, "en").await;
    take(&app, &number, Status::Accepted, "").await;
    take(&app, &number, Status::InProgress, "").await;
    take(&app, &number, Status::SubmittedInfeasible, "The pole belongs to the railway.").await;
    take(&app, &number, Status::ClosedInfeasible, "перевірено на місці").await;
    let told = told(&app).await;
    let (subject, body) = told.last().unwrap();
    assert_eq!(subject, &format!("Request No. {number} is closed without execution"));
    assert!(
        body.contains("Reason: The pole belongs to the railway.") && !body.contains("перевірено"),
        "{body}"
    );
}

#[tokio::test]
async fn m14_a_refusal_says_its_ground_and_has_no_public_page_to_point_to() {
    let app = TestApp::sample().await;
    for (to, words) in [(Status::Refused, "Підстава: нема про що просити"), (Status::Cancelled, "скасовано")]
    {
        sqlx::query("update applicant set email = ''").execute(&app.pool).await.unwrap();
        let (number, _) = request_of(&app, "uk").await;
        take(&app, &number, to, "нема про що просити").await;
        let told: (String, Option<String>) =
            sqlx::query_as("select body, link from notice order by id desc limit 1")
                .fetch_one(&app.pool)
                .await
                .unwrap();
        assert!(told.0.contains(words) && told.1.is_none(), "{told:?}");
    }
}

#[tokio::test]
async fn an_operators_step_over_http_is_told_and_a_step_undone_is_not() {
    let app = TestApp::sample().await;
    let (number, _) = request_of(&app, "uk").await;
    let locked = db::transition::lock(&app.pool, &number).await.unwrap().unwrap();
    drop(locked);
    let mut tx = app.pool.begin().await.unwrap();
    let event: i64 = sqlx::query_scalar(
        "insert into request_event (request_id, at, actor, from_status, to_status)
         select id, now(), 'olena', 'registered', 'accepted' from service_request where number = $1 returning id",
    )
    .bind(&number)
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    assert!(notices::about_status(&mut tx, event).await.unwrap());
    assert!(!notices::about_status(&mut tx, event).await.unwrap(), "the same step is told once");
    tx.rollback().await.unwrap();
    assert!(told(&app).await.is_empty());

    app.sign_in().await;
    app.accept(&number).await;
    assert_eq!(told(&app).await.len(), 1);
}

#[tokio::test]
async fn k10_2_1_1_an_answer_reaches_the_applicant_and_news_keep_their_order() {
    let app = TestApp::sample().await;
    let (number, _) = request_of(&app, "uk").await;
    take(&app, &number, Status::Accepted, "").await;
    let id: i64 = sqlx::query_scalar("select id from service_request where number = $1")
        .bind(&number)
        .fetch_one(&app.pool)
        .await
        .unwrap();
    let mut conn = app.pool.acquire().await.unwrap();
    assert!(
        notices::about_answer(&mut conn, id, 5, Role::Operator, "Лампу замінять у вівторок.").await.unwrap()
    );
    assert!(
        !notices::about_answer(&mut conn, id, 5, Role::Operator, "Лампу замінять у вівторок.").await.unwrap()
    );
    let told = told(&app).await;
    assert_eq!(told[1].0, format!("Відповідь на ваш коментар до заявки № {number}"));
    assert!(told[1].1.ends_with("Лампу замінять у вівторок."), "{}", told[1].1);

    // The first has to be tried again: the second does not overtake it.
    let lease = std::time::Duration::from_secs(60);
    let first = db::notice::claim(&app.pool, lease).await.unwrap().unwrap();
    db::notice::retry(&app.pool, &first, "later", std::time::Duration::from_secs(600)).await.unwrap();
    assert!(db::notice::claim(&app.pool, lease).await.unwrap().is_none());
    db::notice::sent(&app.pool, &first).await.unwrap();
    let second = db::notice::claim(&app.pool, lease).await.unwrap().unwrap();
    assert!(second.subject.starts_with("Відповідь"));
}

#[tokio::test]
async fn m10_who_wants_to_be_forgotten_gets_no_more_letters() {
    let app = TestApp::sample().await;
    let (number, _) = request_of(&app, "uk").await;
    take(&app, &number, Status::Accepted, "").await;
    let id: i64 = sqlx::query_scalar("select id from applicant").fetch_one(&app.pool).await.unwrap();
    db::applicant::erase(&app.pool, id).await.unwrap();
    assert!(told(&app).await.is_empty(), "what was waiting held the address");
    take(&app, &number, Status::InProgress, "").await;
    assert!(told(&app).await.is_empty());
}

#[tokio::test]
async fn m9_the_code_in_the_letter_signs_the_applicant_in() {
    let app = TestApp::sample().await;
    app.applicant("petro@example.org").await;
    let (subject, body) = told(&app).await.remove(0);
    assert_eq!(subject, "Код для входу до кабінету");
    assert!(body.contains("10 хвилин") && body.contains("Нікому його не кажіть"), "{body}");
}

#[tokio::test]
async fn only_the_demo_shows_its_outbox() {
    let app = TestApp::sample().await;
    let page = async |app: &TestApp| {
        let answer = app.visitor().request(reqwest::Method::GET, "/demo/outbox").send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let demo = app.demo_beside().await;
    assert!(page(&demo).await.1.contains("No letters yet"));
    let (number, _) = request_of(&app, "uk").await;
    take(&app, &number, Status::Accepted, "").await;
    let (status, _) = page(&app).await;
    assert_eq!(status, 404);
    let (status, shown) = page(&demo).await;
    assert_eq!(status, 200);
    for words in [
        "maria@example.org".to_owned(),
        format!("Заявку № {number} прийнято до виконання"),
        format!("<a href=\"{}/requests/{number}\">", demo.base),
        "Виконавець: ".to_owned(),
        "відповідати на нього не треба".to_owned(),
    ] {
        assert!(shown.contains(&words), "{words} is not in {shown}");
    }
}

#[tokio::test]
async fn health_says_that_mail_is_not_configured() {
    let app = TestApp::sample().await;
    app.until_ready().await;
    assert_eq!(app.json("/health/ready").await["mail"], "not configured");
}
