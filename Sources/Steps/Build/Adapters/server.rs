//! Serves a Rust handler over HTTP: the part of the adapter for clouds that send requests to a port.
//!
//! A port in FUNCTIONS_CUSTOMHANDLER_PORT is that of an Azure custom handler, one in PORT that of a container
//! on Cloud Run and its like. Several connections may be open; one request is answered at a time, by the
//! thread whose the handler is.
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{channel, Sender};
use std::{env, process, thread};

use crate::Answer;

const MOST_HEAD: usize = 1 << 16;
/// As much as Cloud Run lets through.
const MOST_BODY: usize = 32 << 20;

/// What the handler is asked, and where its answer is waited for.
pub struct Call {
    pub query: HashMap<String, String>,
    pub body: Vec<u8>,
    pub reply: Sender<(u16, Answer)>,
}

/// Why a request is not answered by the handler.
enum Trouble {
    /// What is wrong with it, and the status that says so.
    Refused(u16, String),
    /// Who asked is gone.
    Gone,
}

impl From<io::Error> for Trouble {
    fn from(_: io::Error) -> Self {
        Trouble::Gone
    }
}

fn refused<T>(status: u16, reason: &str) -> Result<T, Trouble> {
    Err(Trouble::Refused(status, reason.to_string()))
}

/// One request, all of it.
struct Request {
    method: String,
    path: String,
    query: String,
    fields: HashMap<String, String>,
    keeps_alive: bool,
}

fn line(reader: &mut impl BufRead, most: usize) -> Result<String, Trouble> {
    let mut line = Vec::new();
    reader.take(most as u64 + 1).read_until(b'\n', &mut line)?;
    if line.last() != Some(&b'\n') {
        return if line.len() > most { refused(431, "the head of the request is too long") } else { Err(Trouble::Gone) };
    }
    Ok(line.iter().map(|byte| *byte as char).collect::<String>().trim_end_matches(['\r', '\n']).to_string())
}

fn head(reader: &mut impl BufRead) -> Result<Vec<String>, Trouble> {
    let (mut lines, mut left) = (Vec::new(), MOST_HEAD);
    loop {
        let line = line(reader, left)?;
        left = left.saturating_sub(line.len() + 2);
        if !line.is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            return Ok(lines);
        }
    }
}

impl Request {
    fn read(reader: &mut impl BufRead) -> Result<Self, Trouble> {
        let lines = head(reader)?;
        let first: Vec<&str> = lines[0].split(' ').collect();
        let (method, target, version) = match first[..] {
            [method, target, version] => (method, target, version),
            _ => return refused(400, "the first line is not that of a request"),
        };
        let mut fields = HashMap::new();
        for line in &lines[1..] {
            match line.split_once(':') {
                Some((name, value)) => fields.insert(name.to_ascii_lowercase(), value.trim().to_string()),
                None => return refused(400, "a header field has no colon"),
            };
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut request = Request {
            method: method.to_string(),
            path: path.to_string(),
            query: query.to_string(),
            fields,
            keeps_alive: false,
        };
        request.keeps_alive = version == "HTTP/1.1" && !request.wishes("connection", "close");
        Ok(request)
    }

    fn wishes(&self, name: &str, value: &str) -> bool {
        self.fields.get(name).map_or(false, |field| field.to_ascii_lowercase().contains(value))
    }

    fn body(&self, reader: &mut impl BufRead) -> Result<Vec<u8>, Trouble> {
        let length = self.fields.get("content-length");
        match self.fields.get("transfer-encoding") {
            None => {
                let mut body = Vec::new();
                take(reader, size(length.map_or("0", String::as_str), 10, 0)?, &mut body)?;
                Ok(body)
            }
            Some(coding) if length.is_none() && coding.eq_ignore_ascii_case("chunked") => pieces(reader),
            Some(_) => refused(400, "nothing says clearly where the body ends"),
        }
    }

    /// The parameters; several values of one name are joined with commas.
    fn parameters(&self) -> HashMap<String, String> {
        let mut told: HashMap<String, String> = HashMap::new();
        for pair in self.query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = unescaped(value);
            told.entry(unescaped(name))
                .and_modify(|earlier| *earlier = format!("{earlier},{value}"))
                .or_insert(value);
        }
        told
    }
}

fn pieces(reader: &mut impl BufRead) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    loop {
        let told = line(reader, MOST_HEAD)?;
        let count = size(told.split(';').next().unwrap_or("").trim(), 16, body.len())?;
        if count == 0 {
            break;
        }
        take(reader, count, &mut body)?;
        if !line(reader, 2)?.is_empty() {
            return refused(400, "a piece of the body is longer than it says");
        }
    }
    // Fields behind the body say nothing that we need.
    while !line(reader, MOST_HEAD)?.is_empty() {}
    Ok(body)
}

fn take(reader: &mut impl BufRead, count: usize, body: &mut Vec<u8>) -> Result<(), Trouble> {
    let start = body.len();
    body.resize(start + count, 0);
    reader.read_exact(&mut body[start..])?;
    Ok(())
}

fn size(text: &str, base: u32, already: usize) -> Result<usize, Trouble> {
    if text.is_empty() || !text.chars().all(|digit| digit.is_digit(base)) {
        return refused(400, "a size in the request is not a number");
    }
    match usize::from_str_radix(text, base) {
        Ok(count) if count <= MOST_BODY - already => Ok(count),
        _ => refused(413, &format!("the body has more than {MOST_BODY} bytes")),
    }
}

/// Undoes percent-encoding and `+`; what is no escape stays as it is.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        rest = others;
        let digits = rest.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        match (first, digits.and_then(|digits| std::str::from_utf8(digits).ok())) {
            (b'%', Some(digits)) => {
                bytes.extend(u8::from_str_radix(digits, 16).ok());
                rest = &rest[2..];
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn send(socket: &mut TcpStream, status: u16, answer: &Answer, request: Option<&Request>) -> io::Result<()> {
    let keeps_alive = request.map_or(false, |request| request.keeps_alive);
    let mut told = format!(
        "HTTP/1.1 {status} \r\ncontent-type: {}\r\ncontent-length: {}\r\n{}\r\n",
        answer.content_type,
        answer.body.len(),
        if keeps_alive { "" } else { "connection: close\r\n" }
    )
    .into_bytes();
    if request.map_or(true, |request| request.method != "HEAD") {
        told.extend_from_slice(&answer.body);
    }
    socket.write_all(&told)
}

fn converse(socket: TcpStream, calls: &Sender<Call>, answers_probes: bool) -> Result<(), Trouble> {
    socket.set_nodelay(true)?;
    let mut reader = BufReader::with_capacity(1 << 16, socket);
    loop {
        let request = Request::read(&mut reader)?;
        if request.wishes("expect", "100-continue") {
            reader.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let body = request.body(&mut reader)?;
        // Azure's host asks for "/" until somebody answers; the function is at another path.
        let mut told = (200, Answer { content_type: "text/plain", body: Vec::new() });
        if !answers_probes || request.path != "/" {
            let (reply, answer) = channel();
            let call = Call { query: request.parameters(), body, reply };
            calls.send(call).map_err(|_| Trouble::Gone)?;
            told = answer.recv().map_err(|_| Trouble::Gone)?;
        }
        send(reader.get_mut(), told.0, &told.1, Some(&request))?;
        if !request.keeps_alive {
            return Ok(());
        }
    }
}

fn attend(socket: TcpStream, calls: Sender<Call>, answers_probes: bool) {
    let other_end = socket.try_clone();
    if let Err(Trouble::Refused(status, reason)) = converse(socket, &calls, answers_probes) {
        let answer = Answer { content_type: "text/plain", body: reason.into_bytes() };
        // Who asked may be gone, and then nobody wants to know.
        let _ = other_end.and_then(|mut socket| send(&mut socket, status, &answer, None));
    }
}

/// Listens where the environment says, and hands what is asked to who answers, one by one.
pub fn serve(answer: impl FnMut(Call)) -> Result<(), String> {
    let place = |name, host| env::var(name).ok().map(|port| format!("{host}:{port}"));
    let azure = place("FUNCTIONS_CUSTOMHANDLER_PORT", "127.0.0.1");
    let answers_probes = azure.is_some();
    let address = azure
        .or(place("PORT", "0.0.0.0"))
        .ok_or("none of AWS_LAMBDA_RUNTIME_API, FUNCTIONS_CUSTOMHANDLER_PORT and PORT is set")?;
    let listener = TcpListener::bind(&address).map_err(|error| format!("cannot listen at {address}: {error}"))?;
    let (calls, asked) = channel();
    thread::spawn(move || {
        for socket in listener.incoming() {
            let calls = calls.clone();
            match socket {
                Ok(socket) => thread::spawn(move || attend(socket, calls, answers_probes)),
                Err(error) => {
                    eprintln!("cannot listen at {address}: {error}");
                    process::exit(1);
                }
            };
        }
    });
    asked.into_iter().for_each(answer);
    Ok(())
}
