//! A database that is down at the start or goes away later; a server that is killed; a command line without one.

use std::{
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use hromada_map::embedded::Cluster;
use reqwest::StatusCode;

/// A folder that the user PostgreSQL runs as may enter.
pub fn open_folder() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    dir
}

pub fn program(data_dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hromada-map"));
    command.arg("--data-dir").arg(data_dir).env_remove("DATABASE_URL").env("RUST_LOG", "error");
    command
}

/// A server process on a port of its own; killed when the test ends.
pub struct Server {
    child: Child,
    pub base: String,
}

impl Server {
    pub fn start(mut command: Command) -> Self {
        crate::app::give_clients_cryptography();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = command.args(["serve", "--listen", &format!("127.0.0.1:{port}")]).spawn().unwrap();
        Self { child, base: format!("http://127.0.0.1:{port}") }
    }

    /// Waits until a path answers with a status.
    pub async fn until(&self, path: &str, wanted: StatusCode) -> reqwest::Response {
        let give_up = Instant::now() + Duration::from_secs(30);
        loop {
            let answer = reqwest::get(format!("{}{path}", self.base)).await;
            match answer {
                Ok(answer) if answer.status() == wanted => return answer,
                _ if Instant::now() > give_up => panic!("{path} did not become {wanted}: {answer:?}"),
                _ => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    pub fn signal(&mut self, signal: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn a_server_whose_database_comes_goes_and_comes_back_is_up_again_by_itself() {
    let dir = open_folder();
    // Known before it runs: started once to learn its address, then stopped.
    let cluster = Cluster::start(dir.path()).unwrap();
    let url = cluster.url("postgres");
    cluster.stop().unwrap();

    let mut command = program(dir.path());
    command.env("DATABASE_URL", &url);
    let server = Server::start(command);
    let down = server.until("/api/requests", StatusCode::SERVICE_UNAVAILABLE).await;
    assert_eq!(down.headers()["content-type"], "application/problem+json");
    assert!(down.headers().contains_key("retry-after"));
    assert_eq!(reqwest::get(format!("{}/health/live", server.base)).await.unwrap().status(), 200);
    server.until("/health/ready", StatusCode::SERVICE_UNAVAILABLE).await;

    let cluster = Cluster::start(dir.path()).unwrap();
    server.until("/health/ready", StatusCode::OK).await;
    server.until("/api/requests", StatusCode::OK).await;
    cluster.stop().unwrap();
    server.until("/api/requests", StatusCode::SERVICE_UNAVAILABLE).await;
    let cluster = Cluster::start(dir.path()).unwrap();
    server.until("/api/requests", StatusCode::OK).await;
    drop(server);
    cluster.stop().unwrap();
}

#[tokio::test]
async fn a_private_cluster_survives_kill_9_and_stops_with_its_server() {
    let dir = open_folder();
    let mut server = Server::start(program(dir.path()));
    server.until("/health/ready", StatusCode::OK).await;
    server.signal("-KILL");
    assert!(postmaster(dir.path()).is_some(), "the cluster outlives a killed server");

    // The next server takes it over and stops it at its end.
    let mut server = Server::start(program(dir.path()));
    server.until("/health/ready", StatusCode::OK).await;
    // A killed cluster is brought up again while the server runs.
    let postgres = postmaster(dir.path()).unwrap();
    assert!(Command::new("kill").args(["-KILL", &postgres]).status().unwrap().success());
    let give_up = Instant::now() + Duration::from_secs(30);
    while postmaster(dir.path()).is_none_or(|now| now == postgres) {
        assert!(Instant::now() < give_up, "the cluster was not brought up again");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    server.until("/api/requests", StatusCode::OK).await;
    server.signal("-INT");
    assert_eq!(postmaster(dir.path()), None, "Ctrl-C leaves nothing running");

    // A pid file that names a stranger, as after a power cut.
    let pid_file = dir.path().join("database/postgres/postmaster.pid");
    std::fs::write(&pid_file, format!("{}\n", std::process::id())).unwrap();
    let mut server = Server::start(program(dir.path()));
    server.until("/health/ready", StatusCode::OK).await;
    server.signal("-TERM");
    assert_eq!(postmaster(dir.path()), None);
}

#[test]
fn a_guest_takes_over_when_the_owner_of_the_cluster_ends() {
    let dir = open_folder();
    let owner = Cluster::start(dir.path()).unwrap();
    let guest = Cluster::start(dir.path()).unwrap();
    owner.stop().unwrap();
    assert_eq!(postmaster(dir.path()), None);
    guest.ensure_running().unwrap();
    assert!(postmaster(dir.path()).is_some());
    guest.stop().unwrap();
    assert_eq!(postmaster(dir.path()), None);
}

/// The process of the cluster in a data directory, if it runs.
fn postmaster(data_dir: &Path) -> Option<String> {
    let pid_file = std::fs::read_to_string(data_dir.join("database/postgres/postmaster.pid")).ok()?;
    let pid = pid_file.lines().next()?.to_owned();
    Path::new("/proc").join(&pid).exists().then_some(pid)
}

fn run(data_dir: &Path, arguments: &[&str]) -> Output {
    program(data_dir).args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[test]
fn an_error_on_the_command_line_is_one_line_and_exit_code_1() {
    let dir = open_folder();
    let broken = dir.path().join("broken.osm.pbf");
    std::fs::write(&broken, "not an extract").unwrap();
    let broken = broken.to_str().unwrap();
    for arguments in [
        &["import", "osm", broken] as &[&str],
        &["import", "osm", "missing.osm.pbf"],
        &["import", "requests", "missing.csv"],
        &["import", "services", "missing.csv"],
        &["geocode", "вул. Шевченка, 1"],
        &["serve", "--listen", "192.0.2.1:80"],
    ] {
        let output = run(dir.path(), arguments);
        let text = String::from_utf8(output.stderr).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.ends_with('…')).collect();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {text}");
        assert_eq!(lines.len(), 1, "{arguments:?}: {text}");
        assert!(lines[0].starts_with("hromada-map: "), "{text}");
    }
    assert_eq!(postmaster(dir.path()), None);
    let nowhere =
        program(dir.path()).arg("migrate").env("DATABASE_URL", "postgres://localhost:1/x").output().unwrap();
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(String::from_utf8(nowhere.stderr).unwrap().contains("not reachable"));
}

#[tokio::test]
async fn the_demo_does_not_touch_a_database_that_holds_something() {
    let app = crate::app::TestApp::sample().await;
    let name: String = sqlx::query_scalar("select current_database()").fetch_one(&app.pool).await.unwrap();
    let mut command = program(Path::new("/nonexistent"));
    command.args(["demo", "--listen", "127.0.0.1:0"]).env("DATABASE_URL", crate::app::url_of(&name));
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("not empty"));
    let accounts: i64 =
        sqlx::query_scalar("select count(*) from account").fetch_one(&app.pool).await.unwrap();
    assert_eq!(accounts, 0);
}
