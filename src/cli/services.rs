//! `services` and `import services`: the classifier as a CSV that a spreadsheet opens.

use std::path::Path;

use anyhow::{Context, ensure};

use crate::{
    db::{self, Pool, service::Service},
    domain::{
        Visibility,
        deadline::{LEGAL_LIMIT_DAYS, TermUnit},
    },
};

/// Writes the classifier to standard output.
pub async fn print(pool: &Pool) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(std::io::stdout().lock());
    for service in db::service::services(pool).await? {
        writer.serialize(service)?;
    }
    Ok(writer.flush()?)
}

/// Stores a classifier; all or nothing.
pub async fn import(pool: &Pool, file: &Path) -> anyhow::Result<()> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_path(file)
        .with_context(|| format!("cannot read {}", file.display()))?;
    let mut services: Vec<Service> = vec![];
    for (index, row) in reader.deserialize::<Service>().enumerate() {
        let line = index + 2;
        let service = row.with_context(|| format!("{}: line {line}", file.display()))?;
        check(&service).with_context(|| format!("{}: line {line}", file.display()))?;
        services.push(service);
    }
    ensure!(!services.is_empty(), "{} holds no services", file.display());
    db::service::put_services(pool, &services).await?;
    eprintln!("{} services stored", services.len());
    Ok(())
}

fn check(service: &Service) -> anyhow::Result<()> {
    let code_fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    ensure!(
        !service.code.is_empty() && !service.code.starts_with('-') && service.code.chars().all(code_fits),
        "code “{}” must be small Latin letters, digits, hyphens and underscores",
        service.code
    );
    ensure!(!service.name.is_empty(), "a service needs a name");
    ensure!(
        (1..=i32::from(LEGAL_LIMIT_DAYS)).contains(&service.term_days),
        "term_days must be 1 to {LEGAL_LIMIT_DAYS} (Law on Citizens' Appeals, art. 20)"
    );
    service.term_unit.parse::<TermUnit>()?;
    service.visibility.parse::<Visibility>()?;
    Ok(())
}
