//! One row of the table, checked: every field that has a rule has been through it.
//! What needs other data (is there such a service, where is the address) is for whoever takes the row.

use super::cells::Cells;
use super::column::Column;
use super::date::{self, Moment};
use super::error::{Reason, RowError};
use super::lexicon;
use crate::domain::{Status, limits};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A request as another system exported it. Times are the community's local time.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Physical line of the file it begins on, from 1.
    pub line: u64,
    /// The other system's number.
    pub number: Option<String>,
    /// When it was registered; midnight where the file has a date alone.
    pub registered: NaiveDateTime,
    /// Where the question must be resolved, as typed (M11).
    pub address: String,
    /// Name or code of the service, as typed.
    pub service: String,
    /// The applicant's words, empty where the file has none; never public.
    pub text: String,
    /// The moderated text.
    pub public_text: Option<String>,
    /// Its state; registered where the file says nothing.
    pub status: Status,
    /// The executing organisation, as typed; present in every state from acceptance on.
    pub executor: Option<String>,
    /// The last day of its term.
    pub due: Option<NaiveDate>,
    /// When it was closed; for a date alone its midnight, or the registration if that was the same day.
    pub closed: Option<NaiveDateTime>,
    /// Longitude and latitude in degrees, where the file has them.
    pub point: Option<(f64, f64)>,
}

/// Checks the cells of one record.
pub(super) fn read(cells: &Cells<'_, Column>) -> Result<Row, RowError> {
    let registered = cells.required_moment(Column::Registered)?;
    let registered = registered.date.and_time(registered.time.unwrap_or(NaiveTime::MIN));
    let status = cells.status()?;
    let executor = cells.text(Column::Executor, limits::NAME)?;
    if executor.is_none() && status.needs_executor() {
        return cells.fail(Column::Executor, Reason::ExecutorMissing(status));
    }
    Ok(Row {
        line: cells.line,
        number: cells.text(Column::Number, limits::FOREIGN_NUMBER)?,
        registered,
        address: cells.required_text(Column::Address, limits::ADDRESS)?,
        service: cells.required_text(Column::Service, limits::NAME)?,
        text: cells.text(Column::Text, limits::TEXT)?.unwrap_or_default(),
        public_text: cells.text(Column::PublicText, limits::TEXT)?,
        status,
        executor,
        due: cells.due(registered)?,
        closed: cells.closed(registered, status)?,
        point: cells.point()?,
    })
}

impl Cells<'_, Column> {
    fn moment(&self, column: Column) -> Result<Option<Moment>, RowError> {
        match self.raw(column)?.map(date::parse).transpose() {
            Ok(moment) => Ok(moment),
            Err(reason) => self.fail(column, reason),
        }
    }

    fn required_moment(&self, column: Column) -> Result<Moment, RowError> {
        self.moment(column)?.map_or_else(|| self.fail(column, Reason::Empty), Ok)
    }

    fn status(&self) -> Result<Status, RowError> {
        let Some(cell) = self.raw(Column::Status)? else { return Ok(Status::default()) };
        match lexicon::status(cell) {
            Some(status) => Ok(status),
            None => self.fail(Column::Status, Reason::UnknownStatus(cell.chars().take(60).collect())),
        }
    }

    fn due(&self, registered: NaiveDateTime) -> Result<Option<NaiveDate>, RowError> {
        match self.moment(Column::Due)?.map(|moment| moment.date) {
            Some(due) if due < registered.date() => self.fail(Column::Due, Reason::DueBeforeRegistered),
            due => Ok(due),
        }
    }

    fn closed(&self, registered: NaiveDateTime, status: Status) -> Result<Option<NaiveDateTime>, RowError> {
        let Some(Moment { date, time }) = self.moment(Column::Closed)? else { return Ok(None) };
        if status.is_open() {
            return self.fail(Column::Closed, Reason::ClosedWhileOpen(status));
        }
        let closed = match time {
            None if date == registered.date() => registered,
            time => date.and_time(time.unwrap_or(NaiveTime::MIN)),
        };
        if closed < registered {
            return self.fail(Column::Closed, Reason::ClosedBeforeRegistered);
        }
        Ok(Some(closed))
    }

    fn point(&self) -> Result<Option<(f64, f64)>, RowError> {
        match (self.raw(Column::Lon)?, self.raw(Column::Lat)?) {
            (None, None) => Ok(None),
            (lon, lat) => {
                Ok(Some((self.degrees(Column::Lon, lon, 180.0)?, self.degrees(Column::Lat, lat, 90.0)?)))
            }
        }
    }

    /// A coordinate with a decimal point or comma, at most `limit` degrees from zero.
    fn degrees(&self, column: Column, cell: Option<&str>, limit: f64) -> Result<f64, RowError> {
        let degrees = cell.and_then(|cell| cell.replace(',', ".").parse::<f64>().ok());
        match degrees.filter(|degrees| degrees.abs() <= limit) {
            Some(degrees) => Ok(degrees),
            None => self.fail(column, Reason::BadCoordinate),
        }
    }
}
