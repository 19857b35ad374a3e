//! The filters of `/api/requests`, `/api/statistics` and `/tiles/requests`, from a query string and the session. An unknown
//! value is refused with the values there are, never ignored: a map that silently shows all misleads.

use std::{collections::BTreeSet, str::FromStr};

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    App,
    access::SignedIn,
    extract::{Query, parameter},
    problem::{Expected, Problem},
};
use crate::{
    db::{account::Account, public::RequestFilter, session::Holder},
    domain::{Group, Status},
    index::Filter,
    mirror::{Known, Whose},
};

/// Longest text searched for, in characters.
const LONGEST_QUERY: usize = 200;

/// Filter parameters as they come.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FilterParams {
    /// Statuses, separated by commas.
    pub status: Option<String>,
    /// Marker groups: `in_work`, `overdue`, `awaiting`, `done`, `closed_without`.
    pub group: Option<String>,
    /// Service codes.
    pub service: Option<String>,
    /// Ids of executing organisations.
    pub executor: Option<String>,
    /// Ids of districts.
    pub district: Option<String>,
    /// First day of registration, e.g. `2026-11-01`.
    pub from: Option<String>,
    /// Last day of registration.
    pub to: Option<String>,
    /// `true` or `false`.
    pub overdue: Option<String>,
    /// Words or a number to be found.
    pub q: Option<String>,
    /// `true`: only one's own requests, an applicant's, or those of an executor's organisation; of those on the map.
    pub mine: Option<String>,
}

/// What is asked for, made ready for the index.
pub struct Asked {
    /// The filter.
    pub filter: Filter,
    /// `Cache-Control`: a client asks again each time, and what is somebody's own is in no shared cache.
    pub keep: &'static str,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Query(params) = Query::<FilterParams>::from_request_parts(parts, app).await?;
        let mine = parameter("mine", params.mine.as_deref(), Expected::new("expected-boolean"))?;
        let whose = if mine == Some(true) { Some(whose(parts, app).await?) } else { None };
        let filter = params.parse(&*app.known()?)?;
        let filter = app.mirror.filter(&app.pool, &filter, whose).await?;
        Ok(Self { filter, keep: if whose.is_some() { "private, no-cache" } else { "no-cache" } })
    }
}

async fn whose(parts: &mut Parts, app: &App) -> Result<Whose, Problem> {
    match SignedIn::from_request_parts(parts, app).await?.0.holder {
        Holder::Applicant(applicant) => Ok(Whose::Applicant(applicant.id)),
        Holder::Staff(Account { organisation_id: Some(id), .. }) => Ok(Whose::Organisation(id)),
        Holder::Staff(_) => Err(Problem::new(StatusCode::FORBIDDEN, "problem-forbidden")),
    }
}

impl FilterParams {
    /// The filter, each value checked against what there is.
    ///
    /// # Errors
    /// An unknown or malformed value.
    pub fn parse(self, known: &Known) -> Result<RequestFilter, Problem> {
        let day = |name, value: Option<&str>| {
            let expected = || Expected::new("expected-date");
            match parameter::<NaiveDate>(name, value, expected())? {
                // Beyond these a database may have no such date.
                Some(day) if !(1900..3000).contains(&day.year()) => {
                    Err(Problem::parameter(name, &day.to_string(), expected()))
                }
                day => Ok(day),
            }
        };
        let expected_boolean = Expected::new("expected-boolean");
        Ok(RequestFilter {
            statuses: named("status", self.status.as_deref(), &Status::ALL.map(Status::as_str))?,
            groups: named("group", self.group.as_deref(), &Group::ALL.map(Group::as_str))?,
            services: named("service", self.service.as_deref(), &known.services)?,
            executors: ids("executor", self.executor.as_deref(), &known.executors)?,
            districts: ids("district", self.district.as_deref(), &known.districts)?,
            from: day("from", self.from.as_deref())?,
            to: day("to", self.to.as_deref())?,
            overdue: parameter("overdue", self.overdue.as_deref(), expected_boolean)?,
            words: words(self.q.as_deref())?,
        })
    }
}

/// The parts of a comma-separated value; none where there is no value at all.
fn parts(value: Option<&str>) -> Option<Vec<&str>> {
    let parts: Vec<&str> = value?.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then_some(parts)
}

fn named(
    name: &'static str,
    value: Option<&str>,
    known: &[impl AsRef<str>],
) -> Result<Option<Vec<String>>, Problem> {
    let Some(parts) = parts(value) else { return Ok(None) };
    let is_known = |part: &&str| known.iter().any(|known| known.as_ref() == *part);
    match parts.iter().find(|part| !is_known(part)) {
        Some(unknown) => {
            Err(Problem::parameter(name, unknown, Expected::any_of(known.iter().map(AsRef::as_ref))))
        }
        None => Ok(Some(parts.into_iter().map(str::to_owned).collect())),
    }
}

fn ids(name: &'static str, value: Option<&str>, known: &BTreeSet<i32>) -> Result<Option<Vec<i32>>, Problem> {
    let Some(parts) = parts(value) else { return Ok(None) };
    let id = |part: &str| i32::from_str(part).ok().filter(|id| known.contains(id));
    let texts: Vec<String> = known.iter().map(ToString::to_string).collect();
    let ids = parts.iter().map(|part| {
        let expected = || Expected::any_of(texts.iter().map(String::as_str));
        id(part).ok_or_else(|| Problem::parameter(name, part, expected()))
    });
    ids.collect::<Result<_, _>>().map(Some)
}

fn words(value: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(words) = value.map(str::trim).filter(|words| !words.is_empty()) else { return Ok(None) };
    if words.chars().count() > LONGEST_QUERY || words.chars().any(char::is_control) {
        let expected = Expected::new("expected-query").with("longest", LONGEST_QUERY);
        return Err(Problem::parameter("q", words, expected));
    }
    Ok(Some(words.to_owned()))
}
