//! What the request index is made of and kept in step by: all public requests at once, and those that have changed since.
//! A position in the changes is a snapshot of the database, as text: what had been committed when it was taken has been seen.

use std::sync::Arc;

use chrono::NaiveDate;
use futures_util::{StreamExt, TryStreamExt};
use sqlx::{PgConnection, Postgres, Transaction, postgres::PgListener};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    DbError, Executor, Pool,
    copy_out::{CopyBinary, Row, point},
};
use crate::index::{Change, Names, Request};

/// What a bulk read says beside the requests.
#[derive(Debug, Clone)]
pub struct Start {
    /// From where on changes are to be read.
    pub position: String,
    /// Another number for every state of the database that may have been read.
    pub epoch: u64,
    /// [`known_as`] of the database.
    pub database: u64,
    /// What everything is called.
    pub names: Names,
    /// The community's day.
    pub today: NaiveDate,
    /// How many requests there are, roughly.
    pub estimate: usize,
}

/// What has changed.
#[derive(Debug, Default)]
pub struct News {
    /// From where on to read the next time.
    pub position: String,
    /// What each request that has changed is like since then, by the number of the change, the same in every server, and
    /// ascending.
    pub changes: Vec<(u64, Change)>,
    /// What was asked for, in any order.
    pub asked: Vec<Change>,
    /// Whether a service, an organisation or a district is called otherwise.
    pub renamed: bool,
    /// What happened between the position and now is not all known any more, or the position is none of this database's:
    /// everything is to be read anew.
    pub forgotten: bool,
}

const REQUESTS: &str =
    "copy (select id, number, geom, status, service_code, executor_id, district_id, registered_at, due_on
    from public_request) to stdout (format binary)";

/// Starts to listen for the doorbell.
///
/// # Errors
/// The database is not reachable.
pub async fn listen(pool: &Pool) -> Result<PgListener, DbError> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen("request_change").await?;
    Ok(listener)
}

/// By which the database is known again: another number after it was restored from a dump.
///
/// # Errors
/// The database is not reachable.
pub async fn known_as(pool: &Pool) -> Result<u64, DbError> {
    Ok(identity(&mut *pool.acquire().await?).await?.0)
}

/// Also the transactions under way.
async fn identity(conn: &mut PgConnection) -> Result<(u64, String), DbError> {
    let row = sqlx::query!(
        r#"select database, pg_current_snapshot()::text as "snapshot!",
                  (select oid::bigint from pg_database where datname = current_database()) as "oid!",
                  'request_change_log'::regclass::oid::bigint as "table!"
           from request_change_log"#
    )
    .fetch_one(conn)
    .await?;
    let database = xxh3_64(format!("{} {} {}", row.database, row.oid, row.table).as_bytes());
    Ok((database, row.snapshot))
}

/// Forgets changes that count the transactions of another cluster, out of whose dump the database was restored: they
/// would seem to lie in the future.
///
/// # Errors
/// The database is not reachable.
pub async fn forget_foreign(pool: &Pool) -> Result<(), DbError> {
    sqlx::query!(
        "with foreign_rows as (delete from request_change where xid >= pg_snapshot_xmax(pg_current_snapshot()))
         update request_change_log set forgotten = '0'
         where forgotten >= pg_snapshot_xmax(pg_current_snapshot())"
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// A bulk read of one state of the database.
#[derive(Debug)]
pub struct Reading {
    tx: Transaction<'static, Postgres>,
    /// What there is beside the requests.
    pub start: Start,
}

impl Reading {
    /// Begins to read.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn begin(pool: &Pool) -> Result<Self, DbError> {
        let mut tx = pool.begin().await?;
        // One snapshot for all: the position is that of the requests.
        sqlx::query!("set transaction isolation level repeatable read, read only").execute(&mut *tx).await?;
        let start = start(&mut tx).await?;
        Ok(Self { tx, start })
    }

    /// Reads every public request.
    ///
    /// # Errors
    /// The database is not reachable, or a request is not taken.
    pub async fn requests<E: From<DbError>>(
        mut self,
        mut take: impl FnMut(Request) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = CopyBinary::default();
        let mut services = Interned::default();
        let mut chunks = self.tx.copy_out_raw(REQUESTS).await.map_err(DbError::from)?;
        while let Some(chunk) = chunks.next().await {
            rows.extend(&chunk.map_err(DbError::from)?);
            while let Some(row) = rows.next_row()? {
                take(request(row, &mut services)?)?;
            }
        }
        Ok(())
    }
}

fn request(mut row: Row<'_>, services: &mut Interned) -> Result<Request, DbError> {
    Ok(Request {
        id: row.i64()?,
        number: parsed(row.text()?)?,
        at: row.point()?,
        status: parsed(row.text()?)?,
        service: services.get(row.text()?),
        executor: row.optional_i32()?,
        district: row.optional_i32()?,
        registered_at: row.timestamp()?,
        due_on: row.optional_date()?,
    })
}

async fn start(conn: &mut PgConnection) -> Result<Start, DbError> {
    let (database, snapshot) = identity(&mut *conn).await?;
    let row = sqlx::query!(
        r#"select community_today() as "today!", greatest(reltuples, 0)::bigint as "estimate!"
           from pg_class where oid = 'service_request'::regclass"#
    )
    .fetch_one(&mut *conn)
    .await?;
    Ok(Start {
        epoch: xxh3_64(format!("{database} {snapshot}").as_bytes()),
        position: snapshot,
        database,
        names: names(&mut *conn).await?,
        today: row.today,
        estimate: usize::try_from(row.estimate).unwrap_or(0),
    })
}

/// What services, organisations and districts are called now.
///
/// # Errors
/// The database is not reachable.
pub async fn names_now(pool: &Pool) -> Result<Names, DbError> {
    names(&mut *pool.acquire().await?).await
}

async fn names(conn: &mut PgConnection) -> Result<Names, DbError> {
    let services = sqlx::query!("select code, name from service").fetch_all(&mut *conn).await?;
    let executors = sqlx::query!("select id, name from organisation").fetch_all(&mut *conn).await?;
    let districts = sqlx::query!("select id, name from district").fetch_all(&mut *conn).await?;
    Ok(Names {
        services: services.into_iter().map(|row| (row.code.into(), row.name.into())).collect(),
        executors: executors.into_iter().map(|row| (row.id, row.name.into())).collect(),
        districts: districts.into_iter().map(|row| (row.id, row.name.into())).collect(),
    })
}

/// What has changed since a position, each change once; and what the requests `asked` for are like in the same state of the
/// database.
///
/// # Errors
/// The database is not reachable, or holds what the index cannot.
pub async fn since(db: impl Executor<'_>, position: &str, asked: &[i64]) -> Result<News, DbError> {
    let mut rows = sqlx::query_file!("src/db/sql/request_changes.sql", position, asked).fetch(db);
    let mut news = News::default();
    let mut services = Interned::default();
    while let Some(row) = rows.try_next().await? {
        if let Some(position) = row.position {
            news.position = position;
            news.forgotten = row.forgotten == Some(true);
            continue;
        }
        let Some(id) = row.request_id else {
            news.renamed = true;
            continue;
        };
        let change = match (row.number, row.status, row.service, row.registered_at, row.point) {
            (Some(number), Some(status), Some(service), Some(registered_at), Some(place)) => {
                Change::Put(Request {
                    id,
                    number: parsed(&number)?,
                    at: point(&place)?,
                    status: parsed(&status)?,
                    service: services.get(&service),
                    executor: row.executor_id,
                    district: row.district_id,
                    registered_at,
                    due_on: row.due_on,
                })
            }
            _ => Change::Remove(id),
        };
        match row.sequence {
            Some(sequence) => news.changes.push((sequence.unsigned_abs(), change)),
            None => news.asked.push(change),
        }
    }
    news.changes.sort_by_key(|&(sequence, _)| sequence);
    Ok(news)
}

/// Forgets changes that every server has seen long ago: those older than so many days.
///
/// # Errors
/// The database is not reachable.
pub async fn forget(pool: &Pool, days: i32) -> Result<u64, DbError> {
    let done = sqlx::query!(
        "with old as (delete from request_change where changed_at < now() - make_interval(days => $1) returning xid)
         update request_change_log set forgotten = greatest(forgotten, (select max(xid) from old))
         where exists (select from old)",
        days
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected())
}

fn parsed<T: std::str::FromStr>(text: &str) -> Result<T, DbError>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    text.parse().map_err(|error: T::Err| DbError::Other(sqlx::Error::Decode(Box::new(error))))
}

/// Texts that come again and again, each kept once.
#[derive(Default)]
struct Interned(std::collections::HashMap<Box<str>, Arc<str>>);

impl Interned {
    fn get(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.0.insert(text.into(), new.clone());
        new
    }
}
