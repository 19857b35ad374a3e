//! `notices`: what the mail server would not take, and another try for it.

use std::io::Write;

use crate::db::{Pool, notice::overview};

/// Prints what failed, or with `again` gives it another try.
pub async fn run(pool: &Pool, again: bool) -> anyhow::Result<()> {
    if again {
        let count = overview::try_failed_again(pool).await?;
        eprintln!("{count} notices will be sent again");
        return Ok(());
    }
    let mut out = std::io::stdout();
    let counts = overview::counts(pool).await?;
    for failed in overview::failed(pool).await? {
        let day = failed.failed_at.format("%Y-%m-%d %H:%M");
        writeln!(out, "{day} UTC\t{}\t{}\t{}", failed.recipient, failed.subject, failed.error)?;
    }
    eprintln!("{} waiting, {} failed", counts.waiting, counts.failed);
    Ok(())
}
