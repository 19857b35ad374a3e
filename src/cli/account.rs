//! `account`: creates a staff account with a password from standard input, or one that comes through the identity
//! provider.

use std::io::IsTerminal;

use anyhow::ensure;

use crate::{
    db::{self, Pool},
    http::access::password::{SHORTEST_PASSWORD, hash_password},
};

/// Creates the account, or gives it this role and this way in.
pub async fn put(
    pool: &Pool,
    login: &str,
    name: &str,
    role: &str,
    organisation: Option<&str>,
    oidc: bool,
) -> anyhow::Result<()> {
    ensure!(
        (role == "executor") == organisation.is_some(),
        "an executor works for an organisation, and nobody else does: give --organisation with --role executor"
    );
    let hash = if oidc { None } else { Some(hash_password(&read_password(login)?)?) };
    let is_known = db::account::put(pool, login, name, role, organisation, hash.as_deref()).await?;
    ensure!(is_known, "there is no such organisation: `GET /api/executors` lists them");
    let through = if oidc { " through the identity provider" } else { "" };
    eprintln!("{login} may now sign in as {role}{through}");
    Ok(())
}

fn read_password(login: &str) -> anyhow::Result<String> {
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
    Ok(password.to_owned())
}
