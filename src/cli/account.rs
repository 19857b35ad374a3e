//! `account`: creates a staff account with a password from standard input.

use std::io::IsTerminal;

use anyhow::ensure;

use crate::{
    db::{self, Pool},
    http::session::hash_password,
};

const SHORTEST_PASSWORD: usize = 10;

/// Creates the account, or gives it this role and password.
pub async fn put(pool: &Pool, login: &str, role: &str) -> anyhow::Result<()> {
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
    db::account::put(pool, login, role, &hash_password(password)?).await?;
    eprintln!("{login} may now sign in as {role}");
    Ok(())
}
