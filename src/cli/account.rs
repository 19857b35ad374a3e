//! `account`: creates a staff account with a password from standard input.

use std::io::IsTerminal;

use anyhow::ensure;

use crate::{
    db::{self, Pool},
    http::access::password::{SHORTEST_PASSWORD, hash_password},
};

/// Creates the account, or gives it this role and password.
pub async fn put(pool: &Pool, login: &str, role: &str, organisation: Option<&str>) -> anyhow::Result<()> {
    ensure!(
        (role == "executor") == organisation.is_some(),
        "an executor works for an organisation, and nobody else does: give --organisation with --role executor"
    );
    if std::io::stdin().is_terminal() {
        eprint!("Password for {login}: ");
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']);
    ensure!(
        password.chars().count() >= SHORTEST_PASSWORD,
        "a password needs at least {SHORTEST_PASSWORD} characters"
    );
    let is_known = db::account::put(pool, login, role, organisation, &hash_password(password)?).await?;
    ensure!(is_known, "there is no such organisation: `GET /api/executors` lists them");
    eprintln!("{login} may now sign in as {role}");
    Ok(())
}
