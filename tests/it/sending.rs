//! Notices on their way to a mail server that is down, slow, rude or fine: nothing is lost, nothing comes twice.

use std::time::Duration;

use hromada_map::{
    config::MailConfig,
    db::{self, notice::NewNotice},
    messages::{
        Language,
        letter::{Closing, Letter},
    },
    notices::{Patience, Sender, Trouble, sign_in_code},
};
use tokio::sync::watch;

use crate::{
    app::TestApp,
    smtp_server::{Answer, SmtpServer},
};

fn sender(app: &TestApp, server: &SmtpServer) -> Sender {
    to(app, server.address)
}

fn to(app: &TestApp, address: std::net::SocketAddr) -> Sender {
    let config = MailConfig {
        smtp_url: Some(format!("smtp://{address}")),
        mail_from: Some("Контакт-центр <map@hromada.example>".into()),
    };
    let quick = Duration::from_millis(500);
    let patience = Patience { opening: quick, command: quick, last_answer: quick };
    let url = Some("https://map.example".into());
    Sender::new(app.pool.clone(), &config, url, patience).unwrap().unwrap()
}

async fn send_due(sender: &Sender) -> Result<(), Trouble> {
    let (_keep, stop) = watch::channel(false);
    sender.send_due(&stop).await
}

/// Puts a notice into the outbox; `about` names what it tells of.
async fn enqueue(app: &TestApp, about: &str) -> bool {
    let mut conn = app.pool.acquire().await.unwrap();
    let notice = NewNotice {
        recipient: "maria@example.org",
        language: Language::English,
        kind: "status",
        letter: Letter {
            subject: "Hello".into(),
            body: format!("News of {about}.\n.\nIts end."),
            closing: Closing::new(&Language::English.into()),
        },
        link: Some("/requests/1042-9".into()),
        request_id: None,
        dedup_key: about.into(),
        lifetime: Duration::from_secs(5 * 24 * 60 * 60),
    };
    db::notice::enqueue(&mut conn, &notice).await.unwrap()
}

async fn run(app: &TestApp, statement: &'static str) {
    sqlx::query(statement).execute(&app.pool).await.unwrap();
}

/// As if the time until the next attempt had passed.
async fn later(app: &TestApp) {
    run(app, "update notice set next_attempt_at = now() where sent_at is null").await;
}

/// How many wait, have been sent and have failed.
async fn counts(app: &TestApp) -> (i64, i64, i64) {
    sqlx::query_as(
        "select count(*) filter (where sent_at is null and failed_at is null), count(sent_at), count(failed_at)
         from notice",
    )
    .fetch_one(&app.pool)
    .await
    .unwrap()
}

async fn last_error(app: &TestApp) -> String {
    sqlx::query_scalar("select last_error from notice").fetch_one(&app.pool).await.unwrap()
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let (app, server) = (TestApp::empty().await, SmtpServer::start(&[]).await);
    assert!(enqueue(&app, "event 77").await);
    assert!(!enqueue(&app, "event 77").await, "the same thing is told once");
    send_due(&sender(&app, &server)).await.unwrap();
    let letters = server.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "maria@example.org");
    assert_eq!(letters[0].header("To"), "maria@example.org");
    assert_eq!(letters[0].header("Subject"), "Hello");
    assert_eq!(letters[0].header("Auto-Submitted"), "auto-generated");
    let body = "\r\n\r\nNews of event 77.\r\n.\r\nIts end.\r\n\r\n\
                The request’s page: https://map.example/requests/1042-9\r\n\r\n-- \r\n";
    let plain = letters[0].text.replace("=\r\n", "").replace("=E2=80=99", "’").replace("--=20", "-- ");
    assert!(plain.contains(body), "{}", letters[0].text);
    assert_eq!(counts(&app).await, (0, 1, 0));
}

#[tokio::test]
async fn a_mail_server_that_is_down_loses_nothing_and_gets_each_letter_once() {
    let app = TestApp::empty().await;
    let server = SmtpServer::start(&[]).await;
    let address = server.address;
    drop(server);
    for about in ["a", "b", "c"] {
        enqueue(&app, about).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    let sender = to(&app, address);
    assert!(matches!(send_due(&sender).await, Err(Trouble::MailServer(_))));
    assert_eq!(counts(&app).await, (3, 0, 0));
    // One notice found out; it waits, and the others have lost nothing by it.
    let tried: i64 =
        sqlx::query_scalar("select count(*) from notice where attempts > 0 and last_error is not null")
            .fetch_one(&app.pool)
            .await
            .unwrap();
    assert_eq!(tried, 1);

    let server = SmtpServer::start_at(address, &[]).await;
    send_due(&sender).await.unwrap();
    assert_eq!(server.letters().len(), 2, "what waits for its next attempt is not sent before");
    later(&app).await;
    send_due(&sender).await.unwrap();
    send_due(&sender).await.unwrap();
    assert_eq!(server.letters().len(), 3);
    assert_eq!(counts(&app).await, (0, 3, 0));
}

#[tokio::test]
async fn two_servers_send_each_letter_once() {
    let (app, server) = (TestApp::empty().await, SmtpServer::start(&[]).await);
    for about in 0..40 {
        enqueue(&app, &about.to_string()).await;
    }
    let beside = app.beside().await;
    let (one, other) = (sender(&app, &server), sender(&beside, &server));
    let (one, other) = tokio::join!(send_due(&one), send_due(&other));
    one.unwrap();
    other.unwrap();
    let mut ids: Vec<String> =
        server.letters().iter().map(|letter| letter.header("Message-ID").to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), server.letters().len()), (40, 40));
}

#[tokio::test]
async fn a_crash_after_the_letter_was_taken_is_recognised_by_its_message_id() {
    let (app, server) = (TestApp::empty().await, SmtpServer::start(&[Answer::Wait]).await);
    enqueue(&app, "a").await;
    let crashing = sender(&app, &server);
    let crashing = tokio::spawn(async move { send_due(&crashing).await });
    server.until(1).await;
    // The server has the letter; the sender dies before it can write that down.
    crashing.abort();
    server.let_through();
    let _ = crashing.await;
    let other = sender(&app, &server);
    send_due(&other).await.unwrap();
    assert_eq!(server.letters().len(), 1, "the lease of the dead is respected");
    run(&app, "update notice set claimed_until = now()").await;
    send_due(&other).await.unwrap();
    let letters = server.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0], letters[1], "the same letter with the same Message-ID, which mailboxes show once");
    assert!(letters[0].header("Message-ID").ends_with("@hromada.example>"));
    assert_eq!(counts(&app).await, (0, 1, 0));
}

#[tokio::test]
async fn a_connection_lost_or_silent_after_the_letter_is_tried_again() {
    for misbehaviour in [Answer::HangUp, Answer::Wait] {
        let (app, server) = (TestApp::empty().await, SmtpServer::start(&[misbehaviour]).await);
        enqueue(&app, "a").await;
        let sender = sender(&app, &server);
        assert!(matches!(send_due(&sender).await, Err(Trouble::MailServer(_))), "{misbehaviour:?}");
        assert_eq!(counts(&app).await, (1, 0, 0));
        later(&app).await;
        send_due(&sender).await.unwrap();
        let letters = server.letters();
        assert_eq!(letters[0], letters[1]);
        assert_eq!(counts(&app).await, (0, 1, 0));
    }
}

#[tokio::test]
async fn a_letter_refused_for_good_is_given_up_and_shown() {
    for (at, said) in [("RCPT", "550 5.1.1 no such mailbox"), ("END", "554 5.6.0 not this")] {
        let app = TestApp::empty().await;
        let server = SmtpServer::start(&[Answer::Refuse(at, said)]).await;
        enqueue(&app, "a").await;
        enqueue(&app, "b").await;
        send_due(&sender(&app, &server)).await.unwrap();
        assert_eq!(counts(&app).await, (0, 1, 1), "one bad address does not hold up the others");
        let output = app.run(&["notices"]).await;
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(shown.contains("maria@example.org") && shown.contains(&said[4..]), "{shown}");
        assert!(app.run(&["notices", "--again"]).await.status.success());
        send_due(&sender(&app, &server)).await.unwrap();
        assert_eq!(counts(&app).await, (0, 2, 0));
    }
}

#[tokio::test]
async fn a_letter_put_off_is_tried_again_later() {
    let app = TestApp::empty().await;
    let server = SmtpServer::start(&[Answer::Refuse("RCPT", "451 4.7.1 greylisted")]).await;
    enqueue(&app, "a").await;
    let sender = sender(&app, &server);
    send_due(&sender).await.unwrap();
    assert_eq!(counts(&app).await, (1, 0, 0));
    assert!(last_error(&app).await.contains("greylisted"));
    send_due(&sender).await.unwrap();
    assert!(server.letters().is_empty(), "not at once");
    later(&app).await;
    send_due(&sender).await.unwrap();
    assert_eq!(counts(&app).await, (0, 1, 0));
}

#[tokio::test]
async fn a_wrong_setting_burns_no_letter() {
    let refused = Answer::Refuse("MAIL", "550 5.7.60 this sender may not send");
    let (app, server) = (TestApp::empty().await, SmtpServer::start(&[refused]).await);
    enqueue(&app, "a").await;
    assert!(matches!(send_due(&sender(&app, &server)).await, Err(Trouble::MailServer(_))));
    assert_eq!(counts(&app).await, (1, 0, 0));
    assert!(last_error(&app).await.contains("may not send"));
}

#[tokio::test]
async fn what_is_of_no_use_any_more_is_not_sent() {
    let app = TestApp::empty().await;
    let server = SmtpServer::start(&[Answer::Refuse("RCPT", "451 later")]).await;
    let sender = sender(&app, &server);
    enqueue(&app, "old").await;
    run(&app, "update notice set expires_at = now() + interval '10 seconds'").await;
    send_due(&sender).await.unwrap();
    assert_eq!(counts(&app).await, (0, 0, 1), "its next attempt would come too late");
    enqueue(&app, "older").await;
    run(&app, "update notice set expires_at = now() where dedup_key = 'older'").await;
    send_due(&sender).await.unwrap();
    assert!(server.letters().is_empty());
    assert_eq!(counts(&app).await, (0, 0, 2));
}

#[tokio::test]
async fn a_code_overtakes_the_news_and_is_forgotten_once_sent() {
    let (app, server) = (TestApp::empty().await, SmtpServer::start(&[]).await);
    enqueue(&app, "a").await;
    let mut conn = app.pool.acquire().await.unwrap();
    sign_in_code(&mut conn, "petro@example.org", Language::English, "482913", 10).await.unwrap();
    drop(conn);
    send_due(&sender(&app, &server)).await.unwrap();
    let letters = server.letters();
    assert!(letters[0].to == "petro@example.org" && letters[0].text.contains("Your code: 482913"));
    assert!(!letters[0].header("Subject").contains("482913"), "nor is it shown on a locked screen");
    let kept: String =
        sqlx::query_scalar("select string_agg(body, '') from notice").fetch_one(&app.pool).await.unwrap();
    assert!(!kept.contains("482913") && kept.contains("News of a"));
}

#[tokio::test]
async fn a_bad_address_harms_nobody_but_itself() {
    let (app, server) = (TestApp::empty().await, SmtpServer::start(&[]).await);
    for (about, recipient) in
        [("a", "x@example.org>\r\nRCPT TO:<all@example.org"), ("b", "no address"), ("c", "")]
    {
        enqueue(&app, about).await;
        sqlx::query("update notice set recipient = $2 where dedup_key = $1")
            .bind(about)
            .bind(recipient)
            .execute(&app.pool)
            .await
            .unwrap();
    }
    enqueue(&app, "d").await;
    send_due(&sender(&app, &server)).await.unwrap();
    assert_eq!(
        server.letters().iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(),
        ["maria@example.org"]
    );
    assert_eq!(counts(&app).await, (0, 1, 3));
}

#[tokio::test]
async fn a_running_sender_wakes_at_once_and_stops_when_asked() {
    let (app, server) = (TestApp::empty().await, SmtpServer::start(&[]).await);
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(sender(&app, &server).run(stopped));
    enqueue(&app, "a").await;
    server.until(1).await;
    enqueue(&app, "b").await;
    server.until(2).await;
    stop.send_replace(true);
    tokio::time::timeout(Duration::from_secs(5), running).await.unwrap().unwrap();
    assert_eq!(counts(&app).await, (0, 2, 0));
}
