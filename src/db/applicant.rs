//! Applicants and their cards (M9, M10). All of it is personal data: only its owner and operators read it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use utoipa::ToSchema;

use super::{DbError, Pool, retention};

/// What an applicant says of themselves (M5, K1.1).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Card {
    /// Family name.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic; empty where there is none.
    #[serde(default)]
    pub patronymic: String,
    /// Where the person lives. It is never put on the map (M11).
    pub residence: String,
    /// Telephone.
    pub phone: String,
    /// `resident`, or `displaced` with a certificate.
    pub standing: String,
    /// Number of a displaced person's certificate.
    #[serde(default)]
    pub certificate: Option<String>,
    /// `uk` or `en`: the language of letters.
    #[serde(default = "ukrainian")]
    pub language: String,
}

fn ukrainian() -> String {
    "uk".to_owned()
}

/// A registered applicant.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Applicant {
    /// Database id.
    #[serde(skip)]
    pub id: i64,
    /// Where codes and notices go; empty of who has only called.
    pub email: String,
    /// Where the notices of somebody who has only called go, as they said. Nobody signs in by it.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    pub contact_email: String,
    /// The card.
    #[serde(flatten)]
    pub card: Card,
    /// When the person registered.
    pub registered_at: DateTime<Utc>,
}

struct Row {
    id: i64,
    email: String,
    contact_email: String,
    surname: String,
    name: String,
    patronymic: String,
    residence: String,
    phone: String,
    standing: String,
    certificate: Option<String>,
    language: String,
    registered_at: DateTime<Utc>,
}

impl From<Row> for Applicant {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            email: row.email,
            contact_email: row.contact_email,
            card: Card {
                surname: row.surname,
                name: row.name,
                patronymic: row.patronymic,
                residence: row.residence,
                phone: row.phone,
                standing: row.standing,
                certificate: row.certificate,
                language: row.language,
            },
            registered_at: row.registered_at,
        }
    }
}

/// The applicant of an id.
///
/// # Errors
/// The database is not reachable.
pub async fn by_id(pool: &Pool, id: i64) -> Result<Option<Applicant>, DbError> {
    let row = sqlx::query_as!(
        Row,
        "select id, email, contact_email, surname, name, patronymic, residence, phone, standing, certificate, language,
                registered_at
         from applicant where id = $1 and erased_at is null",
        id
    );
    Ok(row.fetch_optional(pool).await?.map(Applicant::from))
}

/// The applicant of an e-mail address, in any case.
///
/// # Errors
/// The database is not reachable.
pub async fn by_email(pool: &Pool, email: &str) -> Result<Option<Applicant>, DbError> {
    let row = sqlx::query_as!(
        Row,
        "select id, email, contact_email, surname, name, patronymic, residence, phone, standing, certificate, language,
                registered_at
         from applicant where lower(email) = lower($1) and erased_at is null",
        email
    );
    Ok(row.fetch_optional(pool).await?.map(Applicant::from))
}

/// Registers an applicant (M9); none if the address is registered already.
///
/// # Errors
/// The database is not reachable.
pub async fn register(pool: &Pool, email: &str, card: &Card) -> Result<Option<i64>, DbError> {
    Ok(sqlx::query_scalar!(
        "insert into applicant (email, surname, name, patronymic, residence, phone, standing, certificate, language)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id",
        email,
        card.surname,
        card.name,
        card.patronymic,
        card.residence,
        card.phone,
        card.standing,
        card.certificate,
        card.language
    )
    .fetch_optional(pool)
    .await?)
}

/// The applicant who calls: the earlier caller of the same name whose telephone ends in the same nine figures, or a new
/// one (M5). Callers have no account and are not taken for somebody who has one: anyone may have registered
/// under that name and telephone, and would read in their cabinet what the caller says. What an earlier caller says anew, where they
/// live, that they are displaced, and with `contact` where their letters go, holds from now on; what they leave out stays.
///
/// # Errors
/// The database is not reachable.
pub async fn of_caller(conn: &mut PgConnection, card: &Card, contact: Option<&str>) -> Result<i64, DbError> {
    let known = sqlx::query_scalar!(
        r"update applicant set contact_email = coalesce($5, contact_email),
              residence = coalesce(nullif($6, ''), residence),
              standing = case when $7 = 'displaced' then $7 else standing end,
              certificate = coalesce($8, certificate)
          where id = (
              select id from applicant
              where right(regexp_replace(phone, '\D', '', 'g'), 9) = right(regexp_replace($1, '\D', '', 'g'), 9)
                and lower(surname) = lower($2) and lower(name) = lower($3) and lower(patronymic) = lower($4)
                and erased_at is null and email = ''
              order by id limit 1)
          returning id",
        card.phone,
        card.surname,
        card.name,
        card.patronymic,
        contact,
        card.residence,
        card.standing,
        card.certificate
    )
    .fetch_optional(&mut *conn)
    .await?;
    if let Some(id) = known {
        return Ok(id);
    }
    Ok(sqlx::query_scalar!(
        "insert into applicant (email, contact_email, surname, name, patronymic, residence, phone, standing,
                                certificate, language)
         values ('', coalesce($9, ''), $1, $2, $3, $4, $5, $6, $7, $8) returning id",
        card.surname,
        card.name,
        card.patronymic,
        card.residence,
        card.phone,
        card.standing,
        card.certificate,
        card.language,
        contact
    )
    .fetch_one(conn)
    .await?)
}

/// Replaces the card.
///
/// # Errors
/// The database is not reachable.
pub async fn set_card(pool: &Pool, id: i64, card: &Card) -> Result<(), DbError> {
    sqlx::query!(
        "update applicant set surname = $2, name = $3, patronymic = $4, residence = $5, phone = $6, standing = $7,
             certificate = $8, language = $9 where id = $1",
        id,
        card.surname,
        card.name,
        card.patronymic,
        card.residence,
        card.phone,
        card.standing,
        card.certificate,
        card.language
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Blanks the personal data of an applicant and of their requests, and ends their sessions; the requests stay for the
/// statistics and, where they are public, for everybody.
///
/// # Errors
/// The database is not reachable; then nothing is blanked.
pub async fn erase(pool: &Pool, id: i64) -> Result<(), DbError> {
    let mut tx = pool.begin().await?;
    let own = sqlx::query_scalar!("select id from service_request where applicant_id = $1", id)
        .fetch_all(&mut *tx)
        .await?;
    retention::blank_requests(&mut tx, &own).await?;
    retention::blank_cards(&mut tx, &[id]).await?;
    tx.commit().await?;
    Ok(())
}
