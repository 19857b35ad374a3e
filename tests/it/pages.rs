//! Pages that work without JavaScript, and the map page's own files.

use crate::app::TestApp;

#[tokio::test]
async fn a_request_page_says_everything_without_javascript() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let list = app.json("/api/requests?group=done&limit=1").await;
    let request = &list["features"][0]["properties"];
    let number = request["number"].as_str().unwrap();
    let response = app.client.get(format!("{}/requests/{number}", app.base)).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
    let html = response.text().await.unwrap();
    for shown in [
        number,
        request["service"]["name"].as_str().unwrap(),
        request["executor"]["name"].as_str().unwrap(),
        "<html lang=\"uk\"",
        "OpenStreetMap",
        &format!("/?request={number}"),
    ] {
        let escaped = shown.replace('\'', "&#x27;");
        assert!(
            html.contains(shown) || html.contains(&escaped) || html.contains(&shown.replace('\'', "&#39;")),
            "{shown}"
        );
    }
    let english = app.get(&format!("/requests/{number}")).await.text().await.unwrap();
    assert!(english.contains("<html lang=\"en\""));
    assert_ne!(html, english);
}

#[tokio::test]
async fn a_page_that_is_not_there_is_a_page_for_people_and_a_problem_for_programs() {
    let app = TestApp::sample().await;
    for path in ["/requests/1000-9", "/requests/1042-1", "/nothing"] {
        let url = format!("{}{path}", app.base);
        let page = app.client.get(&url).header("accept", "text/html").send().await.unwrap();
        assert_eq!(page.status(), 404, "{path}");
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
        assert!(page.text().await.unwrap().contains("href=\"/\""), "a way back to the map");
    }
    app.problem("/nothing", 404).await;
}

#[tokio::test]
async fn the_openapi_document_knows_every_public_path() {
    let app = TestApp::empty().await;
    let document = app.json("/api/openapi.json").await;
    let paths = document["paths"].as_object().unwrap();
    for path in
        ["/api/requests", "/api/requests/{number}", "/api/geocode", "/tiles/style.json", "/health/ready"]
    {
        assert!(paths.contains_key(path), "{path}");
    }
}
