//! Photos and documents over HTTP: what is taken, what becomes of it, who sees it.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use hromada_map::{db, sample};
use image::ImageFormat;
use reqwest::{
    Client, Method, Response, StatusCode,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

use crate::{
    app::{FILE_LIMIT, PASSWORD, TestApp, problem},
    pictures::{self, CAMERA, TAKEN_AT, encoded, halves, phone_photo},
};

/// A registered request in the middle of the community, of a service that is shown exactly; an operator is signed in.
pub async fn a_request(app: &TestApp) -> String {
    set_visibility(app, "exact").await;
    let centre = app.json("/api/community").await["centre"].clone();
    let body = json!({"service": "lighting", "point": centre, "text": "Не горить ліхтар."});
    let (number, _) = app.register(&body).await;
    app.sign_in().await;
    number
}

async fn set_visibility(app: &TestApp, class: &str) {
    sqlx::query("update service set visibility = $1 where code = 'lighting'")
        .bind(class)
        .execute(&app.pool)
        .await
        .unwrap();
}

fn form(bytes: Vec<u8>, name: &str) -> Form {
    Form::new().part("file", Part::bytes(bytes).file_name(name.to_owned()))
}

async fn send(app: &TestApp, number: &str, form: Form) -> Response {
    let path = format!("/api/requests/{number}/attachments");
    app.request(Method::POST, &path).multipart(form).send().await.unwrap()
}

/// The answer to a file that is taken.
pub async fn upload(app: &TestApp, number: &str, bytes: Vec<u8>) -> Value {
    let answer = send(app, number, form(bytes, "IMG_0001.jpg")).await;
    assert_eq!(answer.status(), StatusCode::CREATED, "{}", answer.text().await.unwrap());
    answer.json().await.unwrap()
}

/// The answer to an executor's photo of the work done.
pub async fn upload_report(executor: &TestApp, number: &str) -> Value {
    let form = form(phone_photo(80, 60), "після.jpg").text("stage", "report");
    let answer = send(executor, number, form).await;
    assert_eq!(answer.status(), StatusCode::CREATED);
    answer.json().await.unwrap()
}

/// What anyone gets, signed in nowhere.
async fn visitor(app: &TestApp, path: &str) -> Response {
    let request = Client::new().get(format!("{}{path}", app.base)).header("accept-language", "en");
    request.send().await.unwrap()
}

/// An operator's word; the answer.
pub async fn publish(app: &TestApp, id: &Value, public: bool) -> Value {
    let request = app.request(Method::PUT, &format!("/api/attachments/{id}"));
    let answer = request.json(&json!({"public": public})).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

/// Every file below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn assert_no_metadata(jpeg: &[u8], what: &str) {
    assert_eq!(image::guess_format(jpeg).unwrap(), ImageFormat::Jpeg, "{what}");
    let read = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(jpeg));
    assert!(matches!(read, Err(exif::Error::NotFound(_))), "{what} has EXIF");
    for word in [b"Exif".as_slice(), CAMERA.as_bytes()] {
        assert!(!jpeg.windows(word.len()).any(|window| window == word), "{what} still says {word:?}");
    }
}

#[tokio::test]
async fn a_photo_may_be_added_and_loses_what_the_phone_wrote_into_it() {
    // M15, and requirements, "What may be public", 6.
    let app = TestApp::sample().await;
    let number = a_request(&app).await;
    let sent = phone_photo(2_400, 400);
    assert!(exif::Reader::new().read_from_container(&mut std::io::Cursor::new(&sent)).is_ok());
    let answer = upload(&app, &number, sent).await;
    // The place is offered to who sent it …
    assert_eq!(answer["gps"], json!(TAKEN_AT));
    assert_eq!(
        (&answer["kind"], &answer["stage"], &answer["public"]),
        (&json!("photo"), &json!("problem"), &json!(false))
    );
    // … and upright is what the phone said is up: the sides have changed places.
    assert_eq!((&answer["width"], &answer["height"]), (&json!(341), &json!(2_048)));

    let served = app.get(answer["url"].as_str().unwrap()).await;
    assert_eq!(served.headers()["content-type"], "image/jpeg");
    assert_eq!(served.headers()["cache-control"], "private, no-store");
    assert_eq!(served.headers()["x-content-type-options"], "nosniff");
    let served = served.bytes().await.unwrap();
    assert_no_metadata(&served, "the served photo");
    let picture = image::load_from_memory(&served).unwrap().to_rgb8();
    let is_red = |y: u32| picture.get_pixel(170, y).0[0] > 150;
    assert!(is_red(100) && !is_red(1_900), "what was left is up");

    // The thumbnail is made by somebody else, soon.
    let thumbnail = answer["thumbnail_url"].as_str().unwrap();
    let give_up = Instant::now() + Duration::from_secs(20);
    let filing = app.filing();
    while !filing.make_thumbnail(&app.pool).await.unwrap() {
        assert!(Instant::now() < give_up, "no thumbnail fell due");
    }
    let small = app.get(thumbnail).await.bytes().await.unwrap();
    assert_no_metadata(&small, "the served thumbnail");
    let small = image::load_from_memory(&small).unwrap();
    assert_eq!((small.width(), small.height()), (80, 480));

    let stored = files_below(app.files.path());
    assert_eq!(stored.len(), 2);
    for file in stored {
        assert_no_metadata(&std::fs::read(&file).unwrap(), &file.display().to_string());
    }
    // Nor does the database know where the photo was taken.
    let row: String =
        sqlx::query_scalar("select a::text from attachment as a").fetch_one(&app.pool).await.unwrap();
    assert!(!row.contains("36.73") && !row.contains(CAMERA), "{row}");
    // The staff's list has no place of it either, and the history says who brought it.
    let list = app.json(&format!("/api/requests/{number}/attachments")).await;
    assert_eq!(list["attachments"].as_array().unwrap().len(), 1);
    assert_eq!(list["attachments"][0]["uploaded_by"], "olena");
    assert!(!list.to_string().contains("36.73"));
    let note: String = sqlx::query_scalar("select note from request_event order by id desc limit 1")
        .fetch_one(&app.pool)
        .await
        .unwrap();
    assert_eq!(note, format!("photo {}: added", answer["id"]));
}

#[tokio::test]
async fn a_photo_is_public_only_by_an_operators_word_and_only_while_its_request_is() {
    let app = TestApp::sample().await;
    let number = a_request(&app).await;
    let photo = upload(&app, &number, phone_photo(800, 600)).await;
    app.filing().make_thumbnail(&app.pool).await.unwrap();
    let (id, url, thumbnail) =
        (&photo["id"], photo["url"].as_str().unwrap(), photo["thumbnail_url"].as_str().unwrap());
    let list = format!("/api/requests/{number}/attachments");
    let feature = format!("/api/requests/{number}");
    let page = format!("/requests/{number}");
    let hidden = async |why: &str| {
        for path in [url, thumbnail] {
            problem(visitor(&app, path).await, 404).await;
        }
        let answers = [visitor(&app, &feature).await, visitor(&app, &page).await, visitor(&app, &list).await];
        for answer in answers {
            assert!(!answer.text().await.unwrap().contains("/photos/"), "{why}");
        }
        // Staff see it all the same.
        assert_eq!(app.get(url).await.status(), StatusCode::OK, "{why}");
    };
    hidden("nobody has looked at it").await;
    problem(visitor(&app, &list).await, 404).await;
    assert_eq!(publish(&app, id, true).await["shown"], false);
    hidden("its request is not public yet").await;
    app.accept(&number).await;

    let shown = async || {
        let photos =
            visitor(&app, &feature).await.json::<Value>().await.unwrap()["properties"]["photos"].clone();
        let expected = json!([{"url": url, "thumbnail_url": thumbnail, "width": 600, "height": 800, "stage": "problem"}]);
        assert_eq!(photos, expected);
        let html = visitor(&app, &page).await.text().await.unwrap();
        assert!(html.contains(&format!("href=\"{url}\"")) && html.contains(&format!("src=\"{thumbnail}\"")));
        assert!(html.contains(&format!("alt=\"Photo 1 of 1: the problem of request {number}\"")), "{html}");
        let attachments = visitor(&app, &list).await.json::<Value>().await.unwrap()["attachments"].clone();
        assert_eq!(attachments, expected);
    };
    shown().await;
    let answer = visitor(&app, thumbnail).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["cache-control"], "public, no-cache");
    let tag = answer.headers()["etag"].clone();
    assert_ne!(tag, visitor(&app, url).await.headers()["etag"], "a thumbnail is not its photo");
    let again = Client::new().get(format!("{}{thumbnail}", app.base)).header("if-none-match", tag.clone());
    assert_eq!(again.send().await.unwrap().status(), StatusCode::NOT_MODIFIED);

    // Its request falls to a generalised one: what was said of an exact place does not hold for it.
    set_visibility(&app, "generalised").await;
    hidden("nobody has looked whether it gives the house away").await;
    let again = Client::new().get(format!("{}{thumbnail}", app.base)).header("if-none-match", tag);
    assert_eq!(again.send().await.unwrap().status(), StatusCode::NOT_FOUND, "not even to who holds a copy");
    let word = publish(&app, id, true).await;
    assert!(word["warning"].as_str().unwrap().contains("not shown exactly"), "{word}");
    shown().await;
    set_visibility(&app, "never").await;
    hidden("its request is hidden").await;
    set_visibility(&app, "exact").await;
    shown().await;
    assert!(publish(&app, id, false).await.get("warning").is_none());
    hidden("an operator took his word back").await;
}

#[tokio::test]
async fn documents_are_kept_with_the_card_and_are_never_public() {
    // K7.6
    let app = TestApp::sample().await;
    let number = a_request(&app).await;
    app.accept(&number).await;
    let answer = send(&app, &number, form(pictures::pdf(), "акт.pdf")).await;
    let document: Value = answer.json().await.unwrap();
    assert_eq!((&document["kind"], &document["stage"]), (&json!("document"), &json!("report")));
    let path = document["url"].as_str().unwrap();
    let file = app.get(path).await;
    assert_eq!(file.headers()["content-type"], "application/pdf");
    let disposition = file.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert_eq!(disposition, format!("attachment; filename=\"{number}-{}.pdf\"", document["id"]));
    assert_eq!(file.headers()["x-content-type-options"], "nosniff");
    assert_eq!(file.headers()["cache-control"], "private, no-store");
    assert!(file.headers()["content-security-policy"].to_str().unwrap().contains("sandbox"));
    assert_eq!(file.bytes().await.unwrap(), pictures::pdf());

    let put = app.request(Method::PUT, path).json(&json!({"public": true})).send().await.unwrap();
    assert!(problem(put, 409).await.contains("never made public"));
    let forced = sqlx::query("update attachment set public = true").execute(&app.pool).await;
    assert!(forced.is_err(), "not even by hand");
    problem(visitor(&app, path).await, 401).await;
    for path in
        [format!("/photos/{}.jpg", document["id"]), format!("/photos/{}/thumbnail.jpg", document["id"])]
    {
        problem(visitor(&app, &path).await, 404).await;
        app.problem(&path, 404).await;
    }
    let list = format!("/api/requests/{number}/attachments");
    assert_eq!(visitor(&app, &list).await.json::<Value>().await.unwrap(), json!({"attachments": []}));
}

#[tokio::test]
async fn an_executors_photo_report_shows_the_work_done() {
    // K10.3.1.3
    let app = TestApp::sample().await;
    let number = a_request(&app).await;
    app.accept(&number).await;
    let answer = upload_report(&app, &number).await;
    assert_eq!(answer["stage"], "report");
    publish(&app, &answer["id"], true).await;
    let html = visitor(&app, &format!("/requests/{number}")).await.text().await.unwrap();
    assert!(html.contains("alt=\"Photo 1 of 1: the work done on request") && html.contains(">Result</span>"));
}

#[tokio::test]
async fn what_is_not_taken_is_refused_with_a_word_what_to_do() {
    let app = TestApp::sample().await;
    let number = a_request(&app).await;
    let refused = async |form: Form, status: u16| problem(send(&app, &number, form).await, status).await;
    let words = refused(form(b"This is no photo at all.".to_vec(), "photo.jpg"), 415).await;
    assert!(words.contains("neither a photo") && words.contains("JPEG"), "{words}");
    // GIF and SVG are pictures, but no photos; SVG can run scripts.
    refused(form(b"%PDF-1.4\n<html>no paper at all</html>".to_vec(), "act.pdf"), 415).await;
    let cut = [crate::pictures::pdf(), vec![b' '; 2000]].concat();
    refused(form(cut, "act.pdf"), 415).await;
    refused(form(b"GIF89a\x01\0\x01\0".to_vec(), "photo.jpg"), 415).await;
    refused(form(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), "photo.jpg"), 415).await;
    let png = encoded(&halves(300, 300), ImageFormat::Png);
    let words = refused(form(png[..png.len() / 2].to_vec(), "photo.png"), 422).await;
    assert!(words.contains("damaged"), "{words}");
    refused(form(png[..20].to_vec(), "photo.png"), 422).await;
    let words = refused(form(vec![0xff; FILE_LIMIT + 1], "photo.jpg"), 413).await;
    assert!(words.contains("no more than 2 MB"), "{words}");
    let mut long_paper = pictures::pdf();
    long_paper.resize(FILE_LIMIT + 1, b' ');
    refused(form(long_paper, "акт.pdf"), 413).await;
    assert!(refused(Form::new().text("stage", "report"), 422).await.contains("file"));
    refused(form(vec![], ""), 422).await;
    refused(form(png.clone(), "a.png").part("file", Part::bytes(png.clone())), 422).await;
    assert!(
        refused(form(png.clone(), "a.png").text("stage", "after"), 422).await.contains("problem, report")
    );
    let path = format!("/api/requests/{number}/attachments");
    problem(app.post(&path, &json!({})).await, 400).await;
    assert!(files_below(app.files.path()).is_empty());

    for _ in 0..20 {
        upload(&app, &number, png.clone()).await;
    }
    assert!(refused(form(png, "a.png"), 409).await.contains("20 files"));
    // The way out that it names is one.
    let id = &app.json(&path).await["attachments"][0]["id"];
    let deleted = app.request(Method::DELETE, &format!("/api/attachments/{id}")).send().await.unwrap();
    assert_eq!(deleted.status(), StatusCode::NO_CONTENT);
    upload(&app, &number, encoded(&halves(30, 30), ImageFormat::WebP)).await;
}

/// Operators, the executor and the applicant of a request bring files; nobody else learns whether there are any.
#[tokio::test]
async fn files_are_brought_and_seen_by_those_whose_request_it_is() {
    let app = TestApp::sample().await;
    let maria = app.applicant("maria@example.org").await;
    let (number, _) = maria
        .register(&json!({"service": "lighting", "address": "вул. Соборна, 76", "text": "Темно."}))
        .await;
    let operator = app.staff("operator").await;
    db::service::add_organisations(&app.pool, &[sample::EXECUTORS[0].to_owned()]).await.unwrap();
    operator.accept(&number).await;
    let executor = app.staff("executor").await;
    let stranger = {
        db::service::add_organisations(&app.pool, &["Інші".to_owned()]).await.unwrap();
        app.create_account("other", "executor", Some("Інші")).await;
        let stranger = app.visitor();
        stranger.post("/api/session", &json!({"login": "other", "password": PASSWORD})).await;
        stranger
    };
    let other = app.applicant("ivan@example.org").await;
    let list = format!("/api/requests/{number}/attachments");
    let own = upload(&maria, &number, phone_photo(80, 60)).await["id"].clone();
    let report = upload(&executor, &number, phone_photo(80, 60)).await["id"].clone();
    let seen = async |who: &TestApp| who.json(&list).await["attachments"].as_array().unwrap().len();
    assert_eq!((seen(&operator).await, seen(&executor).await, seen(&maria).await), (2, 2, 1));
    // By name the applicant is told nobody.
    assert_eq!(maria.json(&list).await["attachments"][0]["uploaded_by"], Value::Null);
    for who in
        [&stranger, &other, &app.staff("official").await, &app.staff("administrator").await, &app.visitor()]
    {
        who.problem(&format!("/photos/{own}.jpg"), 404).await;
        assert_ne!(who.get(&format!("/api/attachments/{own}")).await.status(), StatusCode::OK);
        assert_ne!(send(who, &number, form(pictures::pdf(), "a.pdf")).await.status(), StatusCode::CREATED);
        let list = who.get(&list).await;
        assert!(
            list.status() == StatusCode::NOT_FOUND
                || list.json::<Value>().await.unwrap()["attachments"] == json!([])
        );
    }
    problem(send(&stranger, &number, form(pictures::pdf(), "a.pdf")).await, 404).await;
    problem(send(&other, &number, form(pictures::pdf(), "a.pdf")).await, 404).await;
    // What the executor reports with, the applicant sees once an operator has released it.
    maria.problem(&format!("/api/attachments/{report}"), 404).await;
    publish(&operator, &report, true).await;
    assert_eq!(seen(&maria).await, 2);
    assert_eq!(maria.get(&format!("/api/attachments/{report}")).await.status(), StatusCode::OK);
    // Nobody moderates but operators, and an applicant removes what is their own alone.
    let put = |who: &TestApp| {
        who.request(Method::PUT, &format!("/api/attachments/{own}")).json(&json!({"public": true}))
    };
    problem(put(&maria).send().await.unwrap(), 403).await;
    problem(put(&executor).send().await.unwrap(), 403).await;
    let remove = async |who: &TestApp, id: &Value| {
        who.request(Method::DELETE, &format!("/api/attachments/{id}")).send().await.unwrap()
    };
    problem(remove(&executor, &report).await, 403).await;
    problem(remove(&maria, &report).await, 404).await;
    problem(remove(&other, &own).await, 404).await;
    assert_eq!(remove(&maria, &own).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(seen(&operator).await, 1);
    let last = operator.json(&format!("/api/desk/requests/{number}")).await["history"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(
        (&last["role"], &last["note"]),
        (&json!("applicant"), &json!(format!("photo {own}: removed")))
    );
}

#[tokio::test]
async fn another_site_cannot_send_files_through_a_visitors_browser() {
    let app = TestApp::sample().await;
    let number = a_request(&app).await;
    let path = format!("/api/requests/{number}/attachments");
    let request = app.request(Method::POST, &path).header("sec-fetch-site", "cross-site");
    problem(request.multipart(form(pictures::pdf(), "a.pdf")).send().await.unwrap(), 403).await;
    assert!(files_below(app.files.path()).is_empty());
}

/// The most memory a process has ever had, in bytes.
fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() << 10
}

#[tokio::test]
async fn a_decompression_bomb_is_refused_in_bounded_memory() {
    let app = TestApp::sample().await;
    let number = a_request(&app).await;
    // A process of its own, so that the memory is its own.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server = tokio::process::Command::new(env!("CARGO_BIN_EXE_hromada-map"))
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--files"])
        .arg(app.files.path())
        .env("DATABASE_URL", app.database_url().await)
        .env("RUST_LOG", "error")
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let other = TestApp {
        pool: app.pool.clone(),
        files: app.files.clone(),
        mirror: app.mirror.clone(),
        base: format!("http://127.0.0.1:{port}"),
        client: app.client.clone(),
    };
    let give_up = Instant::now() + Duration::from_secs(30);
    while Client::new().get(format!("{}/health/ready", other.base)).send().await.is_err() {
        assert!(Instant::now() < give_up, "the server did not start");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    other.until_ready().await;
    upload(&other, &number, phone_photo(800, 600)).await;
    let bombs = [
        ("a PNG of 50,000 × 50,000", pictures::png_bomb(50_000), "megapixels"),
        ("a PNG of 30,000 × 30,000", pictures::png_bomb(30_000), "megapixels"),
        ("a JPEG of 65,535 × 65,535", pictures::jpeg_bomb(), "megapixels"),
        ("a profile of a gigabyte", pictures::profile_bomb(1 << 30), ""),
    ];
    let before = peak(server.id().unwrap());
    for (name, bomb, word) in bombs {
        assert!(bomb.len() < FILE_LIMIT, "{name} is {} bytes long", bomb.len());
        let answer = send(&other, &number, form(bomb, "photo.png")).await;
        if !word.is_empty() {
            let words = problem(answer, 422).await;
            assert!(words.contains(word), "{name}: {words}");
        }
    }
    let taken = peak(server.id().unwrap()) - before;
    println!("{} MB at rest, {} MB more for the bombs", before >> 20, taken >> 20);
    // About 60 were measured, a third of it for growing a block by copying it; the smallest bomb holds a thousand.
    assert!(taken < 96 << 20, "the bombs took {} MB", taken >> 20);
    // It still serves.
    upload(&other, &number, phone_photo(800, 600)).await;
    server.kill().await.unwrap();
}
