//! Imports a contact centre's export: each good row is geocoded and registered once, each bad row reported
//! with its line; the same file twice adds nothing twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, Utc};
use chrono_tz::Tz;

use super::{
    csv::{self, Keys, Row, TableError},
    locate::{Found, Gazetteered},
    register::{RegisterError, at_point},
};
use crate::{
    db::{
        self, DbError, Pool,
        request::{From, NewRequest},
        service::Service,
    },
    domain::{Role, Visibility, clock, deadline::TermUnit},
};

/// Where rows come from, in the store.
const SOURCE: &str = "csv";
/// Term of a service the classifier does not have yet: a month (Law on Citizens' Appeals, art. 20).
const UNKNOWN_TERM_DAYS: i32 = 30;

/// Why nothing of a file was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is no table of requests.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What became of a file's rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Registered with a place.
    pub placed: usize,
    /// Registered, waiting for a person to place them.
    pub need_location: usize,
    /// Were registered before and say nothing new.
    pub known: usize,
    /// Were registered before and have moved on since.
    pub changed: usize,
    /// Not registered: line and reason.
    pub bad: Vec<(u64, String)>,
    /// Services the classifier did not have, with how many rows name each.
    pub new_services: BTreeMap<String, usize>,
}

/// Imports a file's bytes. Services it names that the classifier does not have are added with
/// `new_visibility`; the caller decides whether the public may see them. `progress` is told rows done and all.
///
/// # Errors
/// The file is no table of requests, or the database is not reachable; then no request is registered.
pub async fn import(
    pool: &Pool,
    gazetteer: &Gazetteered,
    bytes: &[u8],
    new_visibility: Visibility,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Report, ImportError> {
    let mut report = Report::default();
    let zone = time_zone(pool).await?;
    let rows = good_rows(bytes, zone, &mut report)?;
    let keys: Vec<String> = rows.iter().map(|(key, _)| key.clone()).collect();
    let known: BTreeSet<String> = db::request::known_keys(pool, SOURCE, &keys).await?.into_iter().collect();
    let services = complete_classifier(pool, &rows, new_visibility, &mut report).await?;
    let executors: BTreeSet<String> = rows.iter().filter_map(|(_, row)| row.executor.clone()).collect();
    db::service::add_organisations(pool, &executors.into_iter().collect::<Vec<_>>()).await?;

    let service_of = |row: &Row| services.get(&row.service.to_lowercase()).cloned().unwrap_or_default();
    let (known, fresh): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(key, _)| known.contains(key));
    follow(pool, known, zone, &mut report).await?;

    let total = fresh.len();
    let mut requests = Vec::with_capacity(total);
    let mut located: HashMap<String, Found> = HashMap::new();
    for (key, row) in fresh {
        let found = match row.point {
            Some((lon, lat)) => match at_point(pool, gazetteer, lon, lat).await {
                Ok(location) => Found::Place(location),
                Err(RegisterError::Db(error)) => return Err(error.into()),
                Err(error) => {
                    report.bad.push((row.line, error.to_string()));
                    continue;
                }
            },
            None => {
                located.entry(row.address.clone()).or_insert_with(|| gazetteer.locate(&row.address)).clone()
            }
        };
        let service = service_of(&row);
        requests.push(new_request(row, key, service, zone, found));
        progress(requests.len(), 2 * total);
    }
    store(pool, &requests, &mut report, progress).await?;
    report.bad.sort();
    Ok(report)
}

async fn store(
    pool: &Pool,
    requests: &[NewRequest],
    report: &mut Report,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(), DbError> {
    let mut stored = requests.len();
    let mut done = || {
        stored += 1;
        progress(stored, 2 * requests.len());
    };
    let numbers = db::request::register(pool, requests, &mut done).await?;
    for (request, number) in requests.iter().zip(numbers) {
        match (number, &request.location) {
            (None, _) => report.known += 1,
            (Some(_), Some(_)) => report.placed += 1,
            (Some(_), None) => report.need_location += 1,
        }
    }
    Ok(())
}

/// Takes over what the file says anew of requests it brought before.
async fn follow(
    pool: &Pool,
    known: Vec<(String, Row)>,
    zone: Tz,
    report: &mut Report,
) -> Result<(), DbError> {
    let rows: Vec<NewRequest> = known
        .into_iter()
        .map(|(key, row)| new_request(row, key, String::new(), zone, Found::Candidates(vec![])))
        .collect();
    report.changed = db::request::follow(pool, &rows).await?;
    report.known = rows.len() - report.changed;
    Ok(())
}

/// The rows that can be taken, each with its key; the others go into the report.
fn good_rows(bytes: &[u8], zone: Tz, report: &mut Report) -> Result<Vec<(String, Row)>, TableError> {
    // A clock may be a little wrong; a year typed wrongly would head the list for decades.
    let tomorrow = clock::local_day(Utc::now(), zone) + Days::new(1);
    let mut keys = Keys::default();
    let mut lines: HashMap<String, u64> = HashMap::new();
    let mut rows = vec![];
    for row in csv::rows(bytes)? {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                report.bad.push((error.line, error.to_string()));
                continue;
            }
        };
        let key = keys.key(&row);
        if row.registered.date() > tomorrow {
            report
                .bad
                .push((row.line, format!("registered on {}, which is yet to come", row.registered.date())));
        } else if let Some(first) = lines.insert(key.clone(), row.line) {
            report.bad.push((row.line, format!("its number is already on line {first}")));
        } else {
            rows.push((key, row));
        }
    }
    Ok(rows)
}

/// Code of each service by its lower-case name and code, after the classifier has been given those it lacked.
async fn complete_classifier(
    pool: &Pool,
    rows: &[(String, Row)],
    visibility: Visibility,
    report: &mut Report,
) -> Result<HashMap<String, String>, DbError> {
    let mut codes = codes(&db::service::services(pool).await?);
    let mut added = vec![];
    for (_, row) in rows {
        let name = row.service.to_lowercase();
        if !codes.contains_key(&name) {
            let code = free_code(&codes);
            codes.insert(name.clone(), code.clone());
            codes.insert(code.clone(), code.clone());
            added.push(Service {
                code,
                name: row.service.clone(),
                group: String::new(),
                term_days: UNKNOWN_TERM_DAYS,
                term_unit: TermUnit::Calendar.as_str().to_owned(),
                visibility: visibility.as_str().to_owned(),
                reviewed: false,
            });
        }
        if added.iter().any(|service: &Service| codes.get(&name) == Some(&service.code)) {
            *report.new_services.entry(row.service.clone()).or_default() += 1;
        }
    }
    db::service::put_services(pool, &added).await?;
    Ok(codes)
}

fn codes(services: &[Service]) -> HashMap<String, String> {
    let both = |service: &Service| [service.name.to_lowercase(), service.code.clone()];
    services.iter().flat_map(|service| both(service).map(|key| (key, service.code.clone()))).collect()
}

fn free_code(codes: &HashMap<String, String>) -> String {
    (1..).map(|n| format!("service-{n}")).find(|code| !codes.contains_key(code)).unwrap_or_default()
}

fn new_request(row: Row, source_key: String, service: String, zone: Tz, found: Found) -> NewRequest {
    let (location, candidates) = match found {
        Found::Place(location) => (Some(location), serde_json::Value::Array(vec![])),
        Found::Candidates(candidates) => (None, serde_json::to_value(candidates).unwrap_or_default()),
    };
    NewRequest {
        from: From::Unknown,
        actor: SOURCE.to_owned(),
        role: Role::System,
        source: SOURCE,
        source_key,
        external_number: row.number,
        service,
        status: row.status,
        executor: row.executor,
        registered_at: clock::to_utc(row.registered, zone),
        due_on: row.due,
        closed_on: row.closed.map(|closed| closed.date()),
        changed_at: row.closed.map(|closed| clock::to_utc(closed, zone)),
        address: row.address,
        address_typed: true,
        raw_text: row.text,
        public_text: row.public_text,
        at_residence: false,
        location,
        candidates,
    }
}

async fn time_zone(pool: &Pool) -> Result<Tz, DbError> {
    let community = db::community::get(pool).await?;
    Ok(community.and_then(|community| community.time_zone.parse().ok()).unwrap_or(chrono_tz::Europe::Kyiv))
}
