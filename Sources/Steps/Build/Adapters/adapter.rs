//! Hosts a Rust handler behind the AWS Lambda Runtime API, or as an HTTP server where there is none:
//! compiled together with it into `bootstrap`.
mod handler;
mod server;

use std::any::Any;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::{env, process};

const API: &str = "/2018-06-01/runtime/";

/// What a handler returns.
pub struct Answer {
    pub content_type: &'static str,
    pub body: Vec<u8>,
}

/// One kept connection; every request is one write.
struct Connection {
    host: String,
    reader: BufReader<TcpStream>,
}

impl Connection {
    fn open(host: String) -> std::io::Result<Self> {
        let socket = TcpStream::connect(&host)?;
        socket.set_nodelay(true)?;
        Ok(Connection { host, reader: BufReader::with_capacity(1 << 16, socket) })
    }

    fn call(&mut self, method: &str, path: &str, body: &[u8]) -> std::io::Result<(String, Vec<u8>)> {
        let length = body.len();
        let mut request = format!(
            "{method} {API}{path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {length}\r\n\r\n",
            self.host
        )
        .into_bytes();
        request.extend_from_slice(body);
        self.reader.get_mut().write_all(&request)?;
        let (mut id, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if self.reader.read_line(&mut line)? == 0 {
                process::exit(0);
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().unwrap_or(0),
                "lambda-runtime-aws-request-id" => id = value.trim().to_string(),
                _ => {}
            }
        }
        let mut data = vec![0; length];
        self.reader.read_exact(&mut data)?;
        Ok((id, data))
    }
}

/// Reads as much JSON as the event of a function URL is made of.
struct Json<'a> {
    rest: &'a [u8],
}

/// What a value is, as far as anybody asks.
enum Value {
    Text(String),
    Object(HashMap<String, Value>),
    True,
    Other,
}

impl<'a> Json<'a> {
    fn next(&mut self) -> Result<u8, String> {
        let (first, rest) = self.rest.split_first().ok_or("the event ends too early")?;
        self.rest = rest;
        Ok(*first)
    }

    fn skip_space(&mut self) {
        while self.rest.first().map_or(false, u8::is_ascii_whitespace) {
            self.rest = &self.rest[1..];
        }
    }

    /// Takes a byte if it is the next one.
    fn takes(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_next = self.rest.first() == Some(&byte);
        if is_next {
            self.rest = &self.rest[1..];
        }
        is_next
    }

    fn value(&mut self) -> Result<Value, String> {
        if self.takes(b'"') {
            return self.text().map(Value::Text);
        }
        if self.takes(b'{') {
            return self.object().map(Value::Object);
        }
        if self.takes(b'[') {
            while !self.takes(b']') {
                self.value()?;
                self.takes(b',');
            }
            return Ok(Value::Other);
        }
        let end = self.rest.iter().position(|byte| b",}] \t\r\n".contains(byte));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if word.is_empty() {
            return Err("the event is not JSON".to_string());
        }
        self.rest = rest;
        Ok(if word == b"true" { Value::True } else { Value::Other })
    }

    fn object(&mut self) -> Result<HashMap<String, Value>, String> {
        let mut members = HashMap::new();
        while !self.takes(b'}') {
            if !self.takes(b'"') {
                return Err("the event is not JSON".to_string());
            }
            let name = self.text()?;
            if !self.takes(b':') {
                return Err("the event is not JSON".to_string());
            }
            members.insert(name, self.value()?);
            self.takes(b',');
        }
        Ok(members)
    }

    /// The rest of a text whose opening quote has been taken.
    fn text(&mut self) -> Result<String, String> {
        let mut bytes = Vec::new();
        loop {
            let end = self.rest.iter().position(|byte| *byte == b'"' || *byte == b'\\');
            let (plain, rest) = self.rest.split_at(end.ok_or("the event ends too early")?);
            bytes.extend_from_slice(plain);
            self.rest = rest;
            if self.next()? == b'"' {
                return String::from_utf8(bytes).map_err(|error| error.to_string());
            }
            match self.next()? {
                b'n' => bytes.push(b'\n'),
                b'r' => bytes.push(b'\r'),
                b't' => bytes.push(b'\t'),
                b'b' => bytes.push(8),
                b'f' => bytes.push(12),
                b'u' => bytes.extend(self.escaped()?.to_string().into_bytes()),
                other => bytes.push(other),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, String> {
        let mut units = vec![self.unit()?];
        if (0xd800..0xdc00).contains(&units[0]) && self.rest.starts_with(b"\\u") {
            self.rest = &self.rest[2..];
            units.push(self.unit()?);
        }
        let decoded = char::decode_utf16(units).next();
        Ok(decoded.and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Result<u16, String> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = (self.next()? as char).to_digit(16).ok_or("the event is not JSON")?;
            unit = unit << 4 | digit as u16;
        }
        Ok(unit)
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn encoded(bytes: &[u8], into: &mut Vec<u8>) {
    for group in bytes.chunks(3) {
        let mut bits = 0;
        for place in 0..3 {
            bits = bits << 8 | *group.get(place).unwrap_or(&0) as usize;
        }
        for place in 0..4 {
            let is_there = place <= group.len();
            into.push(if is_there { DIGITS[bits >> (18 - 6 * place) & 63] } else { b'=' });
        }
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, String> {
    let mut values = [64u8; 256];
    for (value, digit) in DIGITS.iter().enumerate() {
        values[*digit as usize] = value as u8;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for digit in text.bytes().filter(|byte| *byte != b'=') {
        let value = values[digit as usize];
        if value == 64 {
            return Err("the body is not base 64".to_string());
        }
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Ok(bytes)
}

/// Calls the handler with what the event says.
fn served(handler: &mut handler::Handler, data: &[u8]) -> Result<Vec<u8>, String> {
    let mut event = match (Json { rest: data }).value()? {
        Value::Object(event) => event,
        _ => return Err("the event is no object".to_string()),
    };
    let mut query = HashMap::new();
    if let Some(Value::Object(members)) = event.remove("queryStringParameters") {
        for (name, value) in members {
            if let Value::Text(text) = value {
                query.insert(name, text);
            }
        }
    }
    let body = match (event.remove("body"), event.get("isBase64Encoded")) {
        (Some(Value::Text(text)), Some(Value::True)) => decoded(&text)?,
        (Some(Value::Text(text)), _) => text.into_bytes(),
        _ => Vec::new(),
    };
    let answer = handler.handle(&query, &body)?;
    let mut reply = Vec::with_capacity(answer.body.len() / 3 * 4 + 128);
    reply.extend_from_slice(b"{\"statusCode\":200,\"isBase64Encoded\":true,\"headers\":{\"content-type\":\"");
    reply.extend_from_slice(answer.content_type.as_bytes());
    reply.extend_from_slice(b"\"},\"body\":\"");
    encoded(&answer.body, &mut reply);
    reply.extend_from_slice(b"\"}");
    Ok(reply)
}

fn described(message: &str) -> Vec<u8> {
    eprintln!("{}", message);
    let mut text = String::new();
    for letter in message.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            letter if letter.is_control() => text.push(' '),
            letter => text.push(letter),
        }
    }
    format!("{{\"errorMessage\":\"{}\",\"errorType\":\"Error\"}}", text).into_bytes()
}

fn panic_text(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    format!("panic: {}", text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("without a word"))
}

fn run(address: String) -> std::io::Result<()> {
    let mut host = Connection::open(address)?;
    let mut handler = match handler::Handler::new() {
        Ok(handler) => handler,
        Err(message) => {
            host.call("POST", "init/error", &described(&message))?;
            process::exit(1);
        }
    };
    loop {
        let (id, data) = host.call("GET", "invocation/next", b"")?;
        let result = catch_unwind(AssertUnwindSafe(|| served(&mut handler, &data)));
        match result.unwrap_or_else(|panic| Err(panic_text(panic))) {
            Ok(answer) => host.call("POST", &format!("invocation/{id}/response"), &answer)?,
            Err(message) => {
                host.call("POST", &format!("invocation/{id}/error"), &described(&message))?
            }
        };
    }
}

fn run_server() -> Result<(), String> {
    let mut handler = handler::Handler::new()?;
    server::serve(|call| {
        let result = catch_unwind(AssertUnwindSafe(|| handler.handle(&call.query, &call.body)));
        let told = match result.unwrap_or_else(|panic| Err(panic_text(panic))) {
            Ok(answer) => (200, answer),
            Err(message) => (500, Answer { content_type: "application/json", body: described(&message) }),
        };
        // Who asked may be gone, and then nobody wants to know.
        let _ = call.reply.send(told);
    })
}

fn main() {
    if let Ok(address) = env::var("AWS_LAMBDA_RUNTIME_API") {
        // When the host is gone, so are we.
        let _ = run(address);
    } else if let Err(message) = run_server() {
        eprintln!("{message}");
        process::exit(1);
    }
}
