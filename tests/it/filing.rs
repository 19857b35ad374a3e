//! A file without a row and a row without a file cannot stay, whatever breaks between the steps, and however many
//! servers look after them.

use std::{sync::Arc, time::Duration};

use hromada_map::{
    db::{self, attachment_upkeep, transition::By},
    domain::{
        Role,
        attachment::{Kind, Stage},
    },
    files::{Files, Part},
    intake::filing::{
        Filing, Upload,
        upkeep::{Patience, Swept},
    },
};
use reqwest::{Method, StatusCode, multipart};

use crate::{
    app::{FILE_LIMIT, TestApp, problem},
    faulty_store::{Fault, FaultyStore},
    photos::{a_request, files_below, upload},
    pictures::{pdf, phone_photo},
};

const OLENA: By<'_> = By { name: "olena", role: Role::Operator };

/// Whatever can be swept is swept at once.
const AT_ONCE: Patience =
    Patience { pending: Duration::ZERO, checked: Duration::ZERO, listed: Duration::ZERO };

struct Office {
    app: TestApp,
    store: FaultyStore,
    filing: Filing,
    number: String,
}

async fn office() -> Office {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let store = FaultyStore::over(folder.path());
    let files = Files::over(Arc::new(store.clone()));
    let app = TestApp::sample_with_files(folder, files.clone()).await;
    let number = a_request(&app).await;
    Office { app, store, filing: Filing::new(files, FILE_LIMIT), number }
}

impl Office {
    async fn request_id(&self) -> i64 {
        db::attachment::subject(&self.app.pool, &self.number).await.unwrap().unwrap().request_id
    }

    async fn rows(&self) -> i64 {
        sqlx::query_scalar("select count(*) from attachment").fetch_one(&self.app.pool).await.unwrap()
    }

    fn files(&self) -> usize {
        files_below(self.app.files.path()).len()
    }

    async fn sweep(&self) -> Swept {
        self.filing.sweep(&self.app.pool, AT_ONCE).await.unwrap()
    }

    /// What staff are told there is.
    async fn listed(&self) -> usize {
        let list = self.app.json(&format!("/api/requests/{}/attachments", self.number)).await;
        list["attachments"].as_array().unwrap().len()
    }

    /// A file comes in, and its server is killed where the store stands still.
    async fn killed_while_adding(&self, bytes: Vec<u8>) {
        let request_id = self.request_id().await;
        let upload = Upload { request_id, stage: None, bytes, by: OLENA, fingerprint: None };
        let adding = self.filing.add(&self.app.pool, upload);
        assert!(tokio::time::timeout(Duration::from_secs(1), adding).await.is_err(), "it was not killed");
    }
}

#[tokio::test]
async fn a_server_killed_between_the_steps_leaves_nothing_that_stays() {
    for (fault, files_left) in [(Fault::HangsBeforePut, 0), (Fault::HangsAfterPut, 1)] {
        let office = office().await;
        office.store.set(fault);
        office.killed_while_adding(phone_photo(80, 60)).await;
        office.store.set(Fault::None);
        assert_eq!((office.rows().await, office.files()), (1, files_left), "{fault:?}");
        assert_eq!(office.listed().await, 0, "{fault:?}: what is not all there is not shown");
        let patient = Patience { listed: Duration::ZERO, ..Patience::default() };
        let swept = office.filing.sweep(&office.app.pool, patient).await.unwrap();
        assert_eq!(swept, Swept::default(), "{fault:?}: a file that is just coming in is left alone");
        assert_eq!(office.sweep().await, Swept { rows: 1, ..Swept::default() }, "{fault:?}");
        assert_eq!((office.rows().await, office.files()), (0, 0), "{fault:?}");
        assert_eq!(office.sweep().await, Swept::default(), "{fault:?}");
    }
}

#[tokio::test]
async fn an_upload_the_sweeper_has_given_up_does_not_come_back() {
    let office = office().await;
    office.store.set(Fault::HangsAfterPut);
    office.killed_while_adding(pdf()).await;
    office.store.set(Fault::None);
    let id: i64 = sqlx::query_scalar("select id from attachment").fetch_one(&office.app.pool).await.unwrap();
    office.sweep().await;
    // The last step of the upload, had it only been slow.
    assert!(!db::attachment::ready(&office.app.pool, id, None).await.unwrap());
    assert_eq!((office.rows().await, office.listed().await), (0, 0));
}

#[tokio::test]
async fn a_store_that_fails_keeps_nothing_and_says_so() {
    let office = office().await;
    office.store.set(Fault::PutFails);
    let part = multipart::Part::bytes(phone_photo(80, 60)).file_name("a.jpg");
    let path = format!("/api/requests/{}/attachments", office.number);
    let request =
        office.app.request(Method::POST, &path).multipart(multipart::Form::new().part("file", part));
    let words = problem(request.send().await.unwrap(), 503).await;
    assert!(words.contains("was not saved") && !words.contains("as told"), "{words}");
    assert_eq!((office.rows().await, office.files()), (0, 0), "tidied up at once");
    office.store.set(Fault::None);
    upload(&office.app, &office.number, phone_photo(80, 60)).await;
    assert_eq!((office.rows().await, office.listed().await), (1, 1));
}

#[tokio::test]
async fn a_removed_file_is_hidden_at_once_and_deleted_when_the_store_lets_it() {
    let office = office().await;
    let photo = upload(&office.app, &office.number, phone_photo(80, 60)).await;
    let url = photo["url"].as_str().unwrap();
    while !office.filing.make_thumbnail(&office.app.pool).await.unwrap() {}
    assert_eq!(office.files(), 2);
    office.store.set(Fault::DeleteFails);
    let path = format!("/api/attachments/{}", photo["id"]);
    let deleted = office.app.request(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(deleted.status(), StatusCode::NO_CONTENT);
    office.app.problem(url, 404).await;
    office.app.problem(&path, 404).await;
    assert_eq!((office.listed().await, office.rows().await, office.files()), (0, 1, 2));
    assert_eq!(office.sweep().await.rows, 0, "the store still refuses");
    office.store.set(Fault::None);
    assert_eq!(office.sweep().await.rows, 1);
    assert_eq!((office.rows().await, office.files()), (0, 0));
}

#[tokio::test]
async fn a_file_that_no_row_knows_is_deleted_and_another_databases_is_not() {
    let office = office().await;
    upload(&office.app, &office.number, pdf()).await;
    let photo = upload(&office.app, &office.number, phone_photo(80, 60)).await;
    // As when a request is deleted with its rows.
    sqlx::query("delete from attachment where id = $1")
        .bind(photo["id"].as_i64())
        .execute(&office.app.pool)
        .await
        .unwrap();
    office.filing.files.put("anotherdatabase/00/file", Part::Photo, vec![1]).await.unwrap();
    assert_eq!(office.files(), 3);
    assert_eq!(office.sweep().await, Swept { files: 1, ..Swept::default() });
    assert_eq!((office.rows().await, office.files()), (1, 2));
}

#[tokio::test]
async fn a_row_whose_file_is_gone_is_marked_and_comes_back_with_it() {
    let office = office().await;
    let photo = upload(&office.app, &office.number, phone_photo(80, 60)).await;
    let url = photo["url"].as_str().unwrap();
    let list = format!("/api/requests/{}/attachments", office.number);
    let [file] = &files_below(office.app.files.path())[..] else { panic!("one file") };
    let elsewhere = office.app.files.path().join("backup");
    std::fs::rename(file, &elsewhere).unwrap();
    assert_eq!(office.sweep().await.lost, 1);
    office.app.problem(url, 404).await;
    assert_eq!(office.app.json(&list).await["attachments"][0]["lost"], true);
    assert_eq!(office.sweep().await, Swept::default(), "it is said once");
    // The sweeper has not taken the folder away, nor a restored file for a stray one.
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::rename(&elsewhere, file).unwrap();
    assert_eq!(office.sweep().await, Swept { found: 1, ..Swept::default() });
    assert_eq!(office.app.get(url).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn two_servers_do_each_job_once() {
    let office = office().await;
    for _ in 0..6 {
        upload(&office.app, &office.number, phone_photo(80, 60)).await;
    }
    let other = office.app.beside().await;
    let make_all = async |filing: Filing, pool: &db::Pool| {
        let mut made = 0;
        while filing.make_thumbnail(pool).await.unwrap() {
            made += 1;
        }
        made
    };
    let (here, there) = tokio::join!(
        make_all(office.filing.clone(), &office.app.pool),
        make_all(other.filing(), &other.pool)
    );
    assert_eq!(here + there, 6, "{here} and {there}");
    assert_eq!(office.files(), 12);

    // Rows that were left behind: each is swept by one of the two, and neither waits for the other.
    let new = db::attachment::NewAttachment {
        request_id: office.request_id().await,
        kind: Kind::Document,
        stage: Stage::Report,
        size: None,
        bytes: 1,
        by: OLENA,
    };
    for _ in 0..6 {
        db::attachment::begin(&office.app.pool, &new).await.unwrap().unwrap();
    }
    let held = attachment_upkeep::left_behind(&office.app.pool, 0, Duration::ZERO).await.unwrap().unwrap();
    let others = other.filing();
    let (one, two) = tokio::join!(office.sweep(), others.sweep(&other.pool, AT_ONCE));
    assert_eq!(one.rows + two.unwrap().rows, 5, "the one that is held is left to who holds it");
    held.forget().await.unwrap();
    assert_eq!((office.rows().await, office.listed().await), (6, 6));
}
