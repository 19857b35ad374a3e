//! Writes the requests as the contact centre's CSV export, with dates the way its operators wrote them.

use std::io::{self, Write};

use chrono::NaiveDateTime;

use super::requests::Request;

const HEADER: [&str; 10] = [
    "Номер",
    "Зареєстровано",
    "Адреса",
    "Вид заявки",
    "Текст",
    "Публічний текст",
    "Статус",
    "Виконавець",
    "Термін",
    "Закрито",
];

/// Number of the n-th request (from 0) in the export.
fn number(index: usize) -> String {
    format!("КЦ-{:04}", index + 1)
}

/// The export.
///
/// # Errors
/// Whatever writing returns.
pub fn requests(requests: &[Request], out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    csv.write_record(HEADER)?;
    for (index, request) in requests.iter().enumerate() {
        // An operator keeps to one way of writing dates; most use the same.
        let (date, time) = match index * 37 % 100 {
            0..6 => ("%d.%m.%y", "%d.%m.%y %H:%M"),
            6..12 => ("%Y-%m-%d", "%Y-%m-%d %H:%M"),
            12..15 => ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"),
            _ => ("%d.%m.%Y", "%d.%m.%Y %H:%M"),
        };
        let written = |at: NaiveDateTime| at.format(time).to_string();
        csv.write_record([
            number(index).as_str(),
            &written(request.registered),
            &request.address,
            request.service.name,
            &request.raw,
            request.public,
            request.progress.status,
            request.executor,
            &request.progress.due.format(date).to_string(),
            &request.progress.closed.map(written).unwrap_or_default(),
        ])?;
    }
    csv.flush()
}

/// Where the requests truly are: number, lon, lat, and how that is known; hopeless addresses are left out.
///
/// # Errors
/// Whatever writing returns.
pub fn truth(requests: &[Request], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "number;lon;lat;level")?;
    for (index, request) in requests.iter().enumerate() {
        if let Some((point, level)) = request.truth {
            let (lon, lat) = point.degrees();
            writeln!(out, "{};{:.7};{:.7};{level}", number(index), lon as f64 / 1e7, lat as f64 / 1e7)?;
        }
    }
    Ok(())
}
