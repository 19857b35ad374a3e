//! Places that people gave to addresses by hand; `location::place` writes them.

use geo::Point;

use super::{DbError, Pool};
use crate::domain::alias::Alias;

/// All of them, the newest first. Those of requests which the public face does not show exactly are not public.
///
/// # Errors
/// The database is not reachable.
pub async fn load(pool: &Pool) -> Result<Vec<Alias>, DbError> {
    let rows = sqlx::query!(
        r#"select a.text, st_x(a.point) as "lon!", st_y(a.point) as "lat!", a.accuracy_m, a.label, a.street_label,
                  a.request_id is null or exists (
                      select from public_request as p where p.id = a.request_id and p.precision = 'exact'
                  ) as "public!"
           from address_alias as a order by a.created_at desc, a.id desc"#
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Alias {
            text: row.text,
            point: Point::new(row.lon, row.lat),
            accuracy_m: row.accuracy_m,
            label: row.label,
            street_label: row.street_label,
            public: row.public,
        })
        .collect())
}
