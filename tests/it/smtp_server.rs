//! A mail server on loopback that speaks as much SMTP as a sender needs, and misbehaves as it is told.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};

/// What the server does with a letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Takes it.
    Take,
    /// Refuses at this command with this answer.
    Refuse(&'static str, &'static str),
    /// Reads it to the end, takes it, and hangs up before it says so.
    HangUp,
    /// Reads it to the end and answers once it is let to.
    Wait,
}

/// A letter as it came: recipient, then headers and body.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    pub to: String,
    pub text: String,
}

impl Letter {
    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        let (headers, _) = self.text.split_once("\r\n\r\n").unwrap();
        let line = headers
            .lines()
            .find(|line| line.to_lowercase().starts_with(&format!("{}:", name.to_lowercase())));
        line.unwrap_or_else(|| panic!("no {name} in {headers}")).split_once(": ").unwrap().1
    }
}

pub struct SmtpServer {
    pub address: SocketAddr,
    letters: Arc<Mutex<Vec<Letter>>>,
    answers: Arc<Mutex<VecDeque<Answer>>>,
    gate: Arc<Semaphore>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl SmtpServer {
    /// A server that gives these answers to its first letters and takes the others.
    pub async fn start(answers: &[Answer]) -> Self {
        Self::start_at("127.0.0.1:0".parse().unwrap(), answers).await
    }

    pub async fn start_at(address: SocketAddr, answers: &[Answer]) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let letters = Arc::new(Mutex::new(vec![]));
        let answers = Arc::new(Mutex::new(answers.iter().copied().collect::<VecDeque<_>>()));
        let gate = Arc::new(Semaphore::new(0));
        let parts = (letters.clone(), answers.clone(), gate.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (letters, answers, gate) = parts.clone();
                tokio::spawn(async move {
                    // A client that goes away is no failure of the server.
                    let _ = talk(stream, &letters, &answers, &gate).await;
                });
            }
        });
        Self { address, letters, answers, gate, task }
    }

    /// Lets a letter that waits be answered.
    pub fn let_through(&self) {
        self.gate.add_permits(1);
    }

    /// The letters read to their end, whatever was answered.
    pub fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }

    /// Waits for so many letters.
    pub async fn until(&self, count: usize) -> Vec<Letter> {
        for _ in 0..500 {
            if self.letters().len() >= count {
                return self.letters();
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("only {} letters of {count} came; answers left: {:?}", self.letters().len(), self.answers);
    }
}

async fn talk(
    stream: TcpStream,
    letters: &Mutex<Vec<Letter>>,
    answers: &Mutex<VecDeque<Answer>>,
    gate: &Semaphore,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 mail.test ESMTP\r\n").await?;
    let mut to = String::new();
    let mut answer = Answer::Take;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.split_whitespace().next().unwrap_or_default().to_uppercase();
        if command == "MAIL" {
            answer = answers.lock().unwrap().pop_front().unwrap_or(Answer::Take);
        }
        if let Answer::Refuse(at, said) = answer
            && at == command
        {
            stream.write_all(format!("{said}\r\n").as_bytes()).await?;
            continue;
        }
        let said = match command.as_str() {
            "EHLO" => "250-mail.test\r\n250 SMTPUTF8",
            "MAIL" | "NOOP" => "250 ok",
            "RCPT" => {
                line.trim().trim_start_matches("RCPT TO:<").trim_end_matches('>').clone_into(&mut to);
                "250 ok"
            }
            "DATA" => {
                stream.write_all(b"354 go ahead\r\n").await?;
                let text = read_letter(&mut stream).await?;
                letters.lock().unwrap().push(Letter { to: to.clone(), text });
                match answer {
                    Answer::HangUp => return Ok(()),
                    Answer::Wait => gate.acquire().await.unwrap().forget(),
                    Answer::Refuse("END", said) => {
                        stream.write_all(format!("{said}\r\n").as_bytes()).await?;
                        continue;
                    }
                    _ => {}
                }
                "250 taken"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "502 not here",
        };
        stream.write_all(format!("{said}\r\n").as_bytes()).await?;
    }
}

async fn read_letter(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(text);
        }
        // RFC 5321 §4.5.2.
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
