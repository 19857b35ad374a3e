//! Files of requests: what each is, who brought it, and whether the public may see it. The bytes lie elsewhere
//! (`crate::files`); a row is written before its file and deleted after it.

use chrono::{DateTime, Utc};

use super::{DbError, Pool, transition::By};
use crate::domain::attachment::{Kind, MOST_FILES, Stage};

/// The request a file belongs to, as far as it matters for who may do what with it.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    /// Database id.
    pub request_id: i64,
    /// The organisation that does the work; none before the request is accepted.
    pub executor_id: Option<i32>,
    /// Whose request it is.
    pub applicant_id: Option<i64>,
}

/// A file to be kept.
#[derive(Debug, Clone)]
pub struct NewAttachment<'a> {
    /// The request it belongs to.
    pub request_id: i64,
    /// What it is.
    pub kind: Kind,
    /// What it shows.
    pub stage: Stage,
    /// Width and height in pixels, of a photo.
    pub size: Option<(u32, u32)>,
    /// Length of the file.
    pub bytes: usize,
    /// Who brings it.
    pub by: By<'a>,
}

/// A row whose file is still to be written.
#[derive(Debug, Clone)]
pub struct Pending {
    /// Database id.
    pub id: i64,
    /// Where its file goes.
    pub storage_key: String,
}

/// A file as staff see it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of the table attachment")]
pub struct Attachment {
    pub id: i64,
    pub number: String,
    pub subject: Subject,
    pub kind: Kind,
    pub stage: Stage,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub bytes: i32,
    /// An operator's word.
    pub public: bool,
    /// Whether an operator has said so, or that it is not.
    pub moderated: bool,
    /// Whether the public sees it at present: its request may be hidden, or generalised since.
    pub shown: bool,
    /// Whether its file is gone.
    pub lost: bool,
    pub has_thumbnail: bool,
    pub uploaded_by: String,
    pub role: String,
    pub created_at: DateTime<Utc>,
    pub storage_key: String,
}

/// The request of a number.
///
/// # Errors
/// The database is not reachable.
pub async fn subject(pool: &Pool, number: &str) -> Result<Option<Subject>, DbError> {
    Ok(sqlx::query_as!(
        Subject,
        "select id as request_id, case when status not in ('registered', 'refused') then executor_id end as executor_id,
                applicant_id
         from service_request where number = $1",
        number
    )
    .fetch_optional(pool)
    .await?)
}

/// Writes the row of a file that is about to be written; none when its request has [`MOST_FILES`] already.
///
/// # Errors
/// The database is not reachable.
pub async fn begin(pool: &Pool, new: &NewAttachment<'_>) -> Result<Option<Pending>, DbError> {
    let pixels = |side: u32| i32::try_from(side).unwrap_or(i32::MAX);
    let content_type = match new.kind {
        Kind::Photo => "image/jpeg",
        Kind::Document => "application/pdf",
    };
    Ok(sqlx::query_file_as!(
        Pending,
        "src/db/sql/begin_attachment.sql",
        new.request_id,
        new.kind.as_str(),
        new.stage.as_str(),
        new.by.name,
        new.by.role.as_str(),
        content_type,
        new.size.map(|size| pixels(size.0)),
        new.size.map(|size| pixels(size.1)),
        i32::try_from(new.bytes).unwrap_or(i32::MAX),
        MOST_FILES,
    )
    .fetch_optional(pool)
    .await?)
}

/// The file is in its place: from now on the row counts, and the history says so. False when the row is gone, since
/// it waited for longer than a file may take; then the file is nobody's. Under its fingerprint it is known when it is sent again.
///
/// # Errors
/// The database is not reachable, or another of this fingerprint was quicker ([`super::done_once::CONSTRAINT`]).
pub async fn ready(pool: &Pool, id: i64, fingerprint: Option<&str>) -> Result<bool, DbError> {
    let done = sqlx::query!(
        "with a as (
             update attachment set state = 'ready', checked_at = now() where id = $1 and state = 'pending'
             returning id, request_id, kind, uploaded_by, role
         ), once as (
             insert into done_once (request_id, fingerprint, attachment_id)
             select request_id, $2, id from a where $2::text is not null
         )
         insert into request_event (request_id, at, actor, role, from_status, to_status, what, note)
         select r.id, now(), a.uploaded_by, a.role, r.status, r.status, 'file_added', concat(a.kind, ' ', a.id, ': added')
         from a join service_request as r on r.id = a.request_id",
        id,
        fingerprint
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The files of a request, oldest first; those that are not all there or are being deleted are left out.
///
/// # Errors
/// The database is not reachable.
pub async fn of_request(pool: &Pool, request_id: i64) -> Result<Vec<Attachment>, DbError> {
    find(pool, Some(request_id), None).await
}

/// One file.
///
/// # Errors
/// The database is not reachable.
pub async fn by_id(pool: &Pool, id: i64) -> Result<Option<Attachment>, DbError> {
    Ok(find(pool, None, Some(id)).await?.pop())
}

/// The files an applicant has sent, oldest first, as they are told of them: number of the request, id, kind, stage,
/// length, instant.
///
/// # Errors
/// The database is not reachable.
pub async fn of_applicant(pool: &Pool, applicant: i64) -> Result<serde_json::Value, DbError> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(jsonb_agg(jsonb_build_object('number', r.number, 'id', a.id, 'kind', a.kind, 'stage', a.stage,
               'bytes', a.bytes, 'created_at', a.created_at) order by a.id), '[]') as "files!"
           from attachment as a join service_request as r on r.id = a.request_id
           where r.applicant_id = $1 and a.role = 'applicant' and a.state in ('ready', 'lost')"#,
        applicant
    )
    .fetch_one(pool)
    .await?)
}

async fn find(pool: &Pool, request_id: Option<i64>, id: Option<i64>) -> Result<Vec<Attachment>, DbError> {
    let rows = sqlx::query_file!("src/db/sql/find_attachments.sql", request_id, id).fetch_all(pool).await?;
    let attachments = rows.into_iter().map(|row| {
        Ok(Attachment {
            id: row.id,
            number: row.number,
            subject: Subject {
                request_id: row.request_id,
                executor_id: row.executor_id,
                applicant_id: row.applicant_id,
            },
            kind: row.kind.parse()?,
            stage: row.stage.parse()?,
            width: row.width,
            height: row.height,
            bytes: row.bytes,
            public: row.public,
            moderated: row.moderated,
            shown: row.shown,
            lost: row.lost,
            has_thumbnail: row.has_thumbnail,
            uploaded_by: row.uploaded_by,
            role: row.role,
            created_at: row.created_at,
            storage_key: row.storage_key,
        })
    });
    let attachments: Result<_, crate::domain::status::UnknownName> = attachments.collect();
    attachments.map_err(|error| DbError::Other(sqlx::Error::Decode(Box::new(error))))
}

/// An operator's word on a photo; says whether the place of its request is generalised. None when there is no such
/// photo.
///
/// # Errors
/// The database is not reachable.
pub async fn set_public(pool: &Pool, id: i64, public: bool, actor: &str) -> Result<Option<bool>, DbError> {
    Ok(sqlx::query_file_scalar!("src/db/sql/publish_photo.sql", id, public, actor)
        .fetch_optional(pool)
        .await?)
}

/// Marks a file as removed, by whom: nobody sees it any more. Says where it lies, so that it can be deleted.
///
/// # Errors
/// The database is not reachable.
pub async fn remove(pool: &Pool, id: i64, by: By<'_>) -> Result<Option<String>, DbError> {
    Ok(sqlx::query_scalar!(
        "with a as (
             update attachment set state = 'removed', thumbnail_due = null
             where id = $1 and state in ('ready', 'lost') returning id, request_id, kind, storage_key
         ), history as (
             insert into request_event (request_id, at, actor, role, from_status, to_status, what, note)
             select r.id, now(), $2, $3, r.status, r.status, 'file_removed', concat(a.kind, ' ', a.id, ': removed')
             from a join service_request as r on r.id = a.request_id
         )
         select storage_key from a",
        id,
        by.name,
        by.role.as_str()
    )
    .fetch_optional(pool)
    .await?)
}

/// Forgets a row whose file is deleted, or was never written.
///
/// # Errors
/// The database is not reachable.
pub async fn forget(pool: &Pool, id: i64) -> Result<(), DbError> {
    sqlx::query!("delete from attachment where id = $1 and state in ('pending', 'removed')", id)
        .execute(pool)
        .await?;
    Ok(())
}
