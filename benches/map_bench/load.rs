//! Fills the database with a city, and makes beside it what its peers are asked for.

use std::{fmt::Write as _, time::Instant};

use anyhow::ensure;
use chrono::{Days, NaiveDate};
use hromada_map::{
    domain::Status,
    index::{Request, synthetic::names},
};
use sqlx::{Executor, PgConnection};

use crate::Bench;

const COPY: &str = "copy service_request (id, number, source, source_key, service_id, status, executor_id, registered_at, due_on,
    closed_on, address, raw_text, point, match_level, confidence, accuracy_m, place_label, street_label, district_id, public_point,
    public_district_id, public_precision, submitted_at) from stdin";
/// Bytes gathered before they are sent.
const CHUNK: usize = 1 << 20;
/// Days that what is closed took.
const WORK: u64 = 12;

/// Fills it; says how long that took.
pub async fn fill(bench: &Bench) -> anyhow::Result<String> {
    let started = Instant::now();
    let mut connection = bench.database.pool.acquire().await?;
    // What triggers write, we write. Without them no row says that it has changed, and nothing is rung for.
    connection.execute("set session_replication_role = replica").await?;
    surroundings(&mut connection).await?;
    requests(&mut connection, bench).await?;
    connection.execute("set session_replication_role = origin").await?;
    connection.execute("vacuum (freeze, analyze)").await?;
    let filled = started.elapsed();
    connection.execute(sqlx::raw_sql(include_str!("sql/peer.sql"))).await?;
    connection.execute("vacuum (freeze, analyze)").await?;
    connection.execute("checkpoint").await?;
    let clustered: i64 = sqlx::query_scalar("select sum(count)::bigint from peer.cluster where z = 0")
        .fetch_one(&mut *connection)
        .await?;
    ensure!(
        usize::try_from(clustered)? == bench.asked.requests,
        "the peers' clusters hold {clustered} requests"
    );
    let all = started.elapsed();
    Ok(format!(
        "loaded in {:.0} s, made ready for the peers in {:.0} s",
        filled.as_secs_f64(),
        (all - filled).as_secs_f64()
    ))
}

/// The community, its districts from the south to the north, its services and organisations.
async fn surroundings(connection: &mut PgConnection) -> anyhow::Result<()> {
    let names = names();
    sqlx::query("insert into community (name, bounds) values ('Громада', '{33.1, 47.75, 33.8, 48.2}')")
        .execute(&mut *connection)
        .await?;
    for (code, name) in &names.services {
        sqlx::query("insert into service (id, code, name, visibility) overriding system value values ($1, $2, $3, 'exact')")
            .bind(service_id(code)?)
            .bind(&**code)
            .bind(&**name)
            .execute(&mut *connection)
            .await?;
    }
    for (id, name) in &names.executors {
        sqlx::query("insert into organisation (id, name) overriding system value values ($1, $2)")
            .bind(id)
            .bind(&**name)
            .execute(&mut *connection)
            .await?;
    }
    let height = 0.45 / names.districts.len() as f64;
    for (id, name) in &names.districts {
        let south = 47.75 + height * f64::from(id - 1);
        sqlx::query(
            "insert into district (id, osm_ref, name, boundary) overriding system value
             values ($1, 'r' || $1, $2, st_multi(st_makeenvelope(33.1, $3, 33.8, $4, 4326)))",
        )
        .bind(id)
        .bind(&**name)
        .bind(south)
        .bind(south + height)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// The codes end in a number from 0 on.
fn service_id(code: &str) -> anyhow::Result<i32> {
    Ok(code.trim_start_matches("service_").parse::<i32>()? + 1)
}

async fn requests(connection: &mut PgConnection, bench: &Bench) -> anyhow::Result<()> {
    let mut copy = connection.copy_in_raw(COPY).await?;
    let mut text = String::new();
    for request in bench.scene.city() {
        write_row(&mut text, &request, bench.scene.today)?;
        if text.len() >= CHUNK {
            copy.send(text.as_bytes()).await?;
            text.clear();
        }
    }
    copy.send(text.as_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

/// A row in the text format of COPY; no value of a made-up request has anything to be escaped.
fn write_row(text: &mut String, request: &Request, today: NaiveDate) -> anyhow::Result<()> {
    let nullable = |value: Option<String>| value.unwrap_or_else(|| "\\N".into());
    let Request { id, number, status, at, registered_at, .. } = request;
    let closed = matches!(status, Status::ClosedConfirmed | Status::ClosedChecked | Status::ClosedInfeasible);
    let closed_on = closed.then(|| registered_at.date_naive().checked_add_days(Days::new(WORK))).flatten();
    let closed_on = closed_on.map(|day| day.min(today));
    // Of today, so that nobody is taken for silent while we measure.
    let submitted = matches!(status, Status::SubmittedDone | Status::SubmittedInfeasible).then_some(today);
    let (service, house) = (service_id(&request.service)?, id % 150 + 1);
    let executor = nullable(request.executor.map(|id| id.to_string()));
    let district = nullable(request.district.map(|id| id.to_string()));
    let due_on = nullable(request.due_on.map(|day| day.to_string()));
    let closed_on = nullable(closed_on.map(|day| day.to_string()));
    let submitted_at = nullable(submitted.map(|day| day.to_string()));
    let point = format!("SRID=4326;POINT({} {})", at.x, at.y);
    let (street, registered_at) = ("вулиця Шевченка", registered_at.to_rfc3339());
    writeln!(
        text,
        "{id}\t{number}\tbench\t{id}\t{service}\t{status}\t{executor}\t{registered_at}\t{due_on}\t{closed_on}\t{street}, {house}\t\t\
         {point}\thouse\t0.95\t10\t{street}, {house}\t{street}\t{district}\t{point}\t{district}\texact\t{submitted_at}",
    )?;
    Ok(())
}
