//! The task that empties the outbox, woken by NOTIFY and by the clock. Any number of servers may run it: each notice
//! is in the hands of one of them, under a lease that outlasts the longest a mail server may take.

use std::time::Duration;

use lettre::message::Mailbox;
use tokio::{sync::watch, time::sleep};

use super::{
    backoff, mail,
    smtp::{Refusal, Server, ServerError, Session},
};
use crate::{
    config::MailConfig,
    db::{
        self, DbError, Pool,
        notice::{Claimed, overview},
    },
};

/// How many letters one server sends at the same time: a slow one does not hold the others up.
const WORKERS: usize = 2;
/// How often the outbox is looked into without being told to.
const TICK: Duration = Duration::from_secs(15);
/// How long a server in trouble is left alone, at first and at most.
const PAUSE: (Duration, Duration) = (Duration::from_secs(15), Duration::from_secs(5 * 60));
/// How often old notices are removed.
const PURGE: Duration = Duration::from_secs(60 * 60);
const DATABASE_RETRY: Duration = Duration::from_secs(1);

/// Why the sender cannot start.
#[derive(Debug, thiserror::Error)]
pub enum SenderError {
    /// The mail server's address.
    #[error("--smtp-url: {0}")]
    Server(#[from] ServerError),
    /// Without it nobody can be told who writes.
    #[error(
        "--mail-from is missing: the address notices come from, e.g. \"Контакт-центр <map@hromada.example>\""
    )]
    NoFrom,
    /// It is no address.
    #[error("--mail-from must look like \"Контакт-центр <map@hromada.example>\": {0}")]
    From(#[from] lettre::address::AddressError),
}

/// How long a mail server may take. Giving up early after the letter itself would send it twice (RFC 1047).
#[derive(Debug, Clone)]
pub struct Patience {
    /// To connect, encrypt and sign in.
    pub opening: Duration,
    /// To answer a command.
    pub command: Duration,
    /// To answer the letter.
    pub last_answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            opening: Duration::from_secs(30),
            command: Duration::from_secs(60),
            // RFC 5321 §4.5.3.2.6.
            last_answer: Duration::from_secs(10 * 60),
        }
    }
}

impl Patience {
    /// Longer than one letter can take, with time to write down what became of it.
    fn lease(&self) -> Duration {
        self.opening + 4 * self.command + self.last_answer + Duration::from_secs(60)
    }
}

/// Sends the notices of one database through one mail server.
pub struct Sender {
    pool: Pool,
    server: Server,
    from: Mailbox,
    public_url: Option<String>,
    patience: Patience,
}

impl Sender {
    /// A sender as configured; none where no mail server is.
    ///
    /// # Errors
    /// The settings are of no use.
    pub fn new(
        pool: Pool,
        config: &MailConfig,
        public_url: Option<String>,
        patience: Patience,
    ) -> Result<Option<Self>, SenderError> {
        let Some(url) = &config.smtp_url else { return Ok(None) };
        let from: Mailbox = config.mail_from.as_ref().ok_or(SenderError::NoFrom)?.parse()?;
        let server = Server::parse(url, from.email.domain())?;
        Ok(Some(Self { pool, server, from, public_url, patience }))
    }

    /// Sends until asked to stop; the letters that are on their way then are finished.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let (wake, woken) = watch::channel(());
        let work =
            futures_util::future::join_all((0..WORKERS).map(|_| self.work(woken.clone(), stop.clone())));
        tokio::select! {
            _ = work => {}
            () = self.listen(&wake) => {}
            () = self.keep_house() => {}
        }
    }

    /// Wakes the workers whenever there is a new notice. Never returns.
    async fn listen(&self, wake: &watch::Sender<()>) {
        loop {
            let listening = async {
                let mut listener = db::notice::listen(&self.pool).await?;
                loop {
                    wake.send_replace(());
                    db::notice::next(&mut listener).await?;
                }
            };
            let lost: Result<(), DbError> = listening.await;
            tracing::debug!("not told of new notices: {lost:?}");
            sleep(DATABASE_RETRY).await;
        }
    }

    /// Counts what waits and removes what was settled long ago. Never returns.
    async fn keep_house(&self) {
        loop {
            if let Err(error) = db::notice::purge(&self.pool).await {
                tracing::debug!("old notices stay for now: {error}");
            }
            let mut since = Duration::ZERO;
            while since < PURGE {
                if let Ok(counts) = overview::counts(&self.pool).await {
                    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 notices")]
                    for (state, count) in [("waiting", counts.waiting), ("failed", counts.failed)] {
                        metrics::gauge!("notices", "state" => state).set(count as f64);
                    }
                }
                sleep(TICK).await;
                since += TICK;
            }
        }
    }

    async fn work(&self, mut woken: watch::Receiver<()>, mut stop: watch::Receiver<bool>) {
        let mut pause = PAUSE.0;
        while !*stop.borrow() {
            let wait = match self.send_due(&stop).await {
                Ok(()) => {
                    pause = PAUSE.0;
                    None
                }
                Err(trouble) => {
                    tracing::warn!("notices wait: {trouble}");
                    let wait = pause;
                    pause = (pause * 2).min(PAUSE.1);
                    Some(wait)
                }
            };
            // A server in trouble is left alone, whatever is new.
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => {}
                _ = woken.changed(), if wait.is_none() => {}
                () = sleep(wait.unwrap_or(TICK)) => {}
            }
        }
    }

    /// Sends what is due, one after the other over one connection, until nothing is or `stop` says so.
    ///
    /// # Errors
    /// The mail server or the database is in trouble; what was in hand is tried again.
    pub async fn send_due(&self, stop: &watch::Receiver<bool>) -> Result<(), Trouble> {
        let mut session: Option<Session> = None;
        while !*stop.borrow() {
            let Some(notice) = db::notice::claim(&self.pool, self.patience.lease()).await? else { break };
            match self.send(&notice, &mut session).await {
                Ok(()) => self.written_down(&notice).await?,
                Err(refusal) => {
                    session = None;
                    self.put_back(&notice, refusal).await?;
                }
            }
        }
        if let Some(session) = session {
            session.close().await;
        }
        Ok(())
    }

    async fn send(&self, notice: &Claimed, session: &mut Option<Session>) -> Result<(), Refusal> {
        let mail = mail::compose(notice, &self.from, self.public_url.as_deref())
            .map_err(|error| Refusal::Never(error.to_string()))?;
        if let Some(open) = session
            && !open.is_alive(&self.patience).await
        {
            *session = None;
        }
        let session = match session {
            Some(open) => open,
            None => session.insert(self.server.open(&self.patience).await?),
        };
        session.send(&self.from.email, &mail, &self.patience).await
    }

    /// A letter the server has taken is written down as sent, for as long as it is ours if need be: otherwise it
    /// would be sent again.
    async fn written_down(&self, notice: &Claimed) -> Result<(), DbError> {
        let patience = Duration::from_secs(60).as_secs();
        for _ in 1..patience {
            match db::notice::sent(&self.pool, notice).await {
                Err(DbError::Unavailable(error)) => tracing::debug!("sent, but not written down: {error}"),
                done => return done,
            }
            sleep(DATABASE_RETRY).await;
        }
        db::notice::sent(&self.pool, notice).await
    }

    async fn put_back(&self, notice: &Claimed, refusal: Refusal) -> Result<(), Trouble> {
        let wait = |longest| backoff::after(notice.attempts, longest, rand::random());
        let error = refusal.to_string();
        match refusal {
            Refusal::Never(_) => {
                // Whom it was for stands in the database; a log is read by more people.
                tracing::warn!("notice {} is refused for good: {error}", notice.id);
                db::notice::fail(&self.pool, notice, &error).await?;
            }
            Refusal::Later(_) => {
                db::notice::retry(&self.pool, notice, &error, wait(backoff::FOR_NOTICE)).await?;
            }
            Refusal::Server(_) => {
                db::notice::retry(&self.pool, notice, &error, wait(backoff::FOR_SERVER)).await?;
                return Err(Trouble::MailServer(error));
            }
        }
        Ok(())
    }
}

/// What stands in the way of every notice.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The mail server, in its own words or ours.
    #[error("mail server: {0}")]
    MailServer(String),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
