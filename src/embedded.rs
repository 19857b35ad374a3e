//! A private PostgreSQL cluster from the system's binaries, for those who give no `DATABASE_URL`: created
//! once in the data directory, reached by a Unix socket only, stopped with the process that owns it.
//! It does not install PostgreSQL and does not know what the database is used for.

use std::{
    fs::{self, File, TryLockError},
    io,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use nix::unistd::{Gid, Uid, User};

/// Superuser of the private cluster; trusted, since only its owner and root reach the socket.
const SUPERUSER: &str = "hromada";
/// Longest path of a Unix socket on Linux, `sun_path` in unix(7), less `/.s.PGSQL.5432` and the final NUL.
const LONGEST_SOCKET_DIR: usize = 107 - 15;
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// Why the private cluster could not be had.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No PostgreSQL server on this machine.
    #[error(
        "PostgreSQL is not installed: run `apt-get install postgresql-15 postgresql-15-postgis-3`, or set DATABASE_URL"
    )]
    NoBinaries,
    /// Started by root, and there is no unprivileged user to run PostgreSQL as.
    #[error(
        "PostgreSQL does not run as root and there is no user `postgres`: create it, or start hromada-map as another user"
    )]
    NoUser,
    /// One of PostgreSQL's own programs failed.
    #[error("{program} failed: {output}")]
    Program {
        /// Which program.
        program: String,
        /// What it wrote, for the reader to act on.
        output: String,
    },
    /// The process that owns the cluster did not bring it up in time.
    #[error("the PostgreSQL of another hromada-map in {0} is not answering: stop that process and try again")]
    OtherNotReady(PathBuf),
    /// The data directory cannot be made or written.
    #[error("cannot use the data directory {path}: {source}")]
    DataDir {
        /// The directory or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A running private cluster. Its owner stops it with [`Cluster::stop`]; other processes on the same data
/// directory are guests and leave it running.
#[derive(Debug)]
pub struct Cluster {
    binaries: PathBuf,
    data: PathBuf,
    sockets: PathBuf,
    log: PathBuf,
    run_as: Option<(Uid, Gid)>,
    /// Locked by the process that owns the cluster; the system frees it even after kill -9.
    lock: File,
    state: Mutex<State>,
}

/// Whose the cluster is, as far as this process knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Another process runs it.
    Guest,
    /// This process runs it, and stops it at the end.
    Owner,
    /// This process has stopped it, for good.
    Stopped,
}

impl Cluster {
    /// Starts the cluster in `data_dir`, creating it first if need be, or joins the one that runs there.
    ///
    /// # Errors
    /// PostgreSQL is missing or refuses, or the directory is not usable.
    pub fn start(data_dir: &Path) -> Result<Self, ClusterError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| ClusterError::DataDir { path, source }
        };
        let binaries = find_binaries().ok_or(ClusterError::NoBinaries)?;
        let run_as = unprivileged_user()?;
        // A folder of our own inside it: what we close to others must not be a folder others use.
        let data_dir = &data_dir.join("database");
        fs::create_dir_all(data_dir).map_err(at(data_dir))?;
        let data_dir = &data_dir.canonicalize().map_err(at(data_dir))?;
        if let Some((uid, gid)) = run_as {
            std::os::unix::fs::chown(data_dir, Some(uid.as_raw()), Some(gid.as_raw()))
                .map_err(at(data_dir))?;
        }
        fs::set_permissions(data_dir, fs::Permissions::from_mode(0o700)).map_err(at(data_dir))?;

        let lock_path = data_dir.join("owner.lock");
        let lock = File::create(&lock_path).map_err(at(&lock_path))?;
        let cluster = Self {
            binaries,
            data: data_dir.join("postgres"),
            sockets: socket_dir(data_dir),
            log: data_dir.join("postgres.log"),
            run_as,
            lock,
            state: Mutex::new(State::Guest),
        };
        cluster.ensure_running()?;
        if *cluster.state() == State::Guest {
            cluster.wait_ready().map_err(|_| ClusterError::OtherNotReady(data_dir.clone()))?;
        }
        Ok(cluster)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while it was held leaves a plain value behind, which is as good as before.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection string of a database in this cluster, for this program and for `psql`.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let host: String = self.sockets.to_string_lossy().bytes().fold(String::new(), |mut url, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                url.push(char::from(byte));
            } else {
                url.push_str(&format!("%{byte:02X}"));
            }
            url
        });
        format!("postgres://{SUPERUSER}@localhost/{database}?host={host}")
    }

    /// Starts the server again if it has gone, e.g. killed by the system. A guest does so once the owner has ended,
    /// and is then the owner.
    ///
    /// # Errors
    /// PostgreSQL refuses to start; its log says why.
    pub fn ensure_running(&self) -> Result<(), ClusterError> {
        let mut state = self.state();
        if *state == State::Guest {
            match self.lock.try_lock() {
                Ok(()) => *state = State::Owner,
                Err(TryLockError::WouldBlock) => return Ok(()),
                Err(TryLockError::Error(source)) => {
                    return Err(ClusterError::DataDir { path: self.data.clone(), source });
                }
            }
            self.create_if_missing()?;
        }
        if *state == State::Stopped {
            return Ok(());
        }
        if self.is_running() {
            return self.wait_ready();
        }
        // What a killed server left behind: PostgreSQL would take a stranger with the same pid for itself.
        for stale in [self.data.join("postmaster.pid"), self.sockets.join(".s.PGSQL.5432.lock")] {
            let _ = fs::remove_file(stale);
        }
        self.make_socket_dir()?;
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c unix_socket_permissions=0700 \
             -c shared_buffers=256MB -c max_wal_size=2GB -c jit=off -c max_connections=200",
            self.sockets.display()
        );
        let mut start = self.program("pg_ctl");
        start.arg("start").arg("--wait").arg("--silent").arg("--timeout").arg("60");
        start.arg("--pgdata").arg(&self.data).arg("--log").arg(&self.log).arg("--options").arg(options);
        // pg_ctl's child inherits the pipes: reading them to the end would wait for the server to stop.
        let status = start.stdout(Stdio::null()).stderr(Stdio::null()).status();
        if matches!(&status, Ok(status) if status.success()) {
            return Ok(());
        }
        Err(ClusterError::Program {
            program: "pg_ctl start".into(),
            output: format!("see {}", self.log.display()),
        })
    }

    /// Stops the server if this process owns it; connections still open are closed.
    ///
    /// # Errors
    /// PostgreSQL did not stop.
    pub fn stop(&self) -> Result<(), ClusterError> {
        let mut state = self.state();
        let owner = *state == State::Owner;
        *state = State::Stopped;
        let stopped = if owner && self.is_running() {
            let mut stop = self.program("pg_ctl");
            stop.arg("stop").arg("--wait").arg("--silent").arg("--mode").arg("fast");
            stop.arg("--pgdata").arg(&self.data);
            run(stop)
        } else {
            Ok(())
        };
        if owner {
            // A guest may now take it over.
            let _ = self.lock.unlock();
        }
        stopped
    }

    fn create_if_missing(&self) -> Result<(), ClusterError> {
        if self.data.join("PG_VERSION").exists() {
            return Ok(());
        }
        // Into a neighbour first, so that an interrupted initdb leaves nothing that looks like a cluster.
        let unfinished = self.data.with_extension("new");
        let _ = fs::remove_dir_all(&unfinished);
        let mut initdb = self.program("initdb");
        initdb.arg("--pgdata").arg(&unfinished).arg("--username").arg(SUPERUSER);
        initdb.args(["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        run(initdb)?;
        fs::rename(&unfinished, &self.data)
            .map_err(|source| ClusterError::DataDir { path: self.data.clone(), source })
    }

    fn make_socket_dir(&self) -> Result<(), ClusterError> {
        let make = || -> io::Result<()> {
            fs::create_dir_all(&self.sockets)?;
            if let Some((uid, gid)) = self.run_as {
                std::os::unix::fs::chown(&self.sockets, Some(uid.as_raw()), Some(gid.as_raw()))?;
            }
            fs::set_permissions(&self.sockets, fs::Permissions::from_mode(0o700))
        };
        make().map_err(|source| ClusterError::DataDir { path: self.sockets.clone(), source })
    }

    /// Whether the process named in the pid file is this cluster's: PostgreSQL works in its data directory.
    fn is_running(&self) -> bool {
        let pid_file = fs::read_to_string(self.data.join("postmaster.pid")).unwrap_or_default();
        let pid = pid_file.lines().next().and_then(|line| line.trim().parse::<u32>().ok());
        pid.is_some_and(|pid| fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|cwd| cwd == self.data))
    }

    fn wait_ready(&self) -> Result<(), ClusterError> {
        let give_up = Instant::now() + START_TIMEOUT;
        loop {
            let mut probe = self.program("pg_isready");
            probe.arg("--quiet").arg("--host").arg(&self.sockets);
            match run(probe) {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() > give_up => return Err(error),
                Err(_) => thread::sleep(Duration::from_millis(100)),
            }
        }
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.binaries.join(name));
        // The user PostgreSQL runs as may not enter the directory we were started in.
        command.current_dir("/").stdin(Stdio::null()).env_remove("PGDATA").env_remove("PGHOST");
        if let Some((uid, gid)) = self.run_as {
            command.uid(uid.as_raw()).gid(gid.as_raw());
        }
        command
    }
}

fn run(mut command: Command) -> Result<(), ClusterError> {
    let program =
        Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(ClusterError::Program {
            program,
            output: String::from_utf8_lossy(&output.stderr).trim().replace('\n', "; "),
        }),
        Err(error) => Err(ClusterError::Program { program, output: error.to_string() }),
    }
}

/// The newest PostgreSQL of Debian's layout, or the one `PATH` gives.
fn find_binaries() -> Option<PathBuf> {
    let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter_map(|path| Some((version(&path)?, path.join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    versions.sort();
    let on_path =
        || std::env::split_paths(&std::env::var_os("PATH")?).find(|dir| dir.join("initdb").exists());
    versions.pop().map(|(_, bin)| bin).or_else(on_path)
}

/// The user to run PostgreSQL as: ourselves, or `postgres` when we are root.
fn unprivileged_user() -> Result<Option<(Uid, Gid)>, ClusterError> {
    if !Uid::effective().is_root() {
        return Ok(None);
    }
    let user = User::from_name("postgres").ok().flatten().ok_or(ClusterError::NoUser)?;
    Ok(Some((user.uid, user.gid)))
}

/// The data directory's own `run`, or a short path derived from it where that is too long for a socket.
fn socket_dir(data_dir: &Path) -> PathBuf {
    let own = data_dir.join("run");
    if own.as_os_str().len() <= LONGEST_SOCKET_DIR {
        return own;
    }
    let digest = xxhash_rust::xxh3::xxh3_64(own.as_os_str().as_encoded_bytes());
    std::env::temp_dir().join(format!("hromada-map-{digest:016x}"))
}
