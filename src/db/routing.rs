//! What the rules of competence (K1.1) need to know of one request.

use serde::Serialize;
use utoipa::ToSchema;

use super::{DbError, Pool};
use crate::domain::routing::Rule;

/// An organisation a request may go to, and how to reach its office.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Office {
    /// Database id.
    pub id: i32,
    /// Name for people.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Address of mail.
    pub email: Option<String>,
}

/// A request's service and place, and the rules of that service.
#[derive(Debug)]
pub struct Case {
    /// Code of the service.
    pub service: String,
    /// Name of the service.
    pub service_name: String,
    /// Whether the service is outside the community's own powers.
    pub outside_powers: bool,
    /// Where to turn instead.
    pub where_to_turn: Option<String>,
    /// Id of the district it lies in.
    pub district: Option<i32>,
    /// Name of that district.
    pub district_name: Option<String>,
    /// The rules that name an organisation at work, and the organisation of each.
    pub rules: Vec<(Rule, Office)>,
}

/// The case of the request of this number; none if there is none.
///
/// # Errors
/// The database is not reachable.
pub async fn case(pool: &Pool, number: &str) -> Result<Option<Case>, DbError> {
    let request = sqlx::query!(
        r#"select r.service_id, s.code, s.name, s.outside_powers, s.where_to_turn, r.district_id,
                  d.name as "district_name?"
           from service_request as r
           join service as s on s.id = r.service_id
           left join district as d on d.id = r.district_id
           where r.number = $1"#,
        number
    )
    .fetch_optional(pool)
    .await?;
    let Some(request) = request else { return Ok(None) };
    let rules = sqlx::query!(
        r#"select d.id as "district?", o.id, o.name, o.phone, o.email
           from routing as r
           join organisation as o on o.id = r.organisation_id and o.retired_at is null
           left join district as d on d.osm_ref = r.district_ref
           where r.service_id = $1 and (r.district_ref is null or d.id is not null)"#,
        request.service_id
    )
    .fetch_all(pool)
    .await?;
    let rules = rules.into_iter().map(|row| {
        let office = Office { id: row.id, name: row.name, phone: row.phone, email: row.email };
        (Rule { district: row.district, organisation: row.id }, office)
    });
    Ok(Some(Case {
        service: request.code,
        service_name: request.name,
        outside_powers: request.outside_powers,
        where_to_turn: request.where_to_turn,
        district: request.district_id,
        district_name: request.district_name,
        rules: rules.collect(),
    }))
}
