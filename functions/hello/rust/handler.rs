//! The smallest function: says who answered, and when by its own clock.
use crate::Answer;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::time::Instant;

pub struct Handler {
    started: Instant,
    instance: String,
    ordinal: u64,
    init_ns: u128,
}

impl Handler {
    /// Made once, before the first request.
    pub fn new() -> Result<Self, String> {
        let started = Instant::now(); // The earliest moment this code can know.
        let instance = new_instance()?;
        let init_ns = started.elapsed().as_nanos();
        Ok(Handler { started, instance, ordinal: 0, init_ns })
    }

    pub fn handle(&mut self, query: &HashMap<String, String>, body: &[u8]) -> Result<Answer, String> {
        let received = self.now();
        self.ordinal += 1;
        let busy = number(query, "service-time")?;
        let size = number(query, "response-payload")? as usize;
        let service = self.spin(busy as u128);
        let payload = made(query.get("seed").map_or("", String::as_str), size);
        let mut answer = format!(
            concat!(
                r#"{{"function":"hello","runtime":"rust","instance":"{}","ordinal":{},"initNs":{},"#,
                r#""initFrom":"module","receivedNs":{},"payloadBytes":{},"serviceNs":{},"sentNs":{}}}"#
            ),
            self.instance, self.ordinal, self.init_ns, received, body.len(), service, self.now()
        )
        .into_bytes();
        if size == 0 {
            return Ok(Answer { content_type: "application/json", body: answer });
        }
        answer.push(b'\n');
        answer.extend(payload);
        Ok(Answer { content_type: "application/octet-stream", body: answer })
    }

    fn now(&self) -> u128 {
        self.started.elapsed().as_nanos()
    }

    /// Keeps the processor busy for a time, however fast it is; returns how long that was.
    fn spin(&self, nanoseconds: u128) -> u128 {
        let start = self.now();
        let mut end = start;
        while end < start + nanoseconds {
            end = self.now();
        }
        end - start
    }
}

fn new_instance() -> Result<String, String> {
    let mut id = [0u8; 8];
    let mut random = File::open("/dev/urandom").map_err(|error| error.to_string())?;
    random.read_exact(&mut id).map_err(|error| error.to_string())?;
    Ok(id.iter().map(|byte| format!("{:02x}", byte)).collect())
}

/// A number that was asked for; 0 when it was not.
fn number(query: &HashMap<String, String>, name: &str) -> Result<u64, String> {
    match query.get(name) {
        None => Ok(0),
        Some(text) => text.parse().map_err(|_| format!("'{}' is not a number: {}", name, text)),
    }
}

/// A payload that no compression makes shorter; always the same for a seed: splitmix64 from the
/// seed's FNV-1a hash.
fn made(seed: &str, size: usize) -> Vec<u8> {
    let mut state = seed
        .bytes()
        .fold(0xcbf29ce484222325u64, |hash, byte| (hash ^ byte as u64).wrapping_mul(0x100000001b3));
    let mut payload = Vec::with_capacity(size + 8);
    while payload.len() < size {
        state = state.wrapping_add(0x9e3779b97f4a7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58476d1ce4e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d049bb133111eb);
        payload.extend((z ^ (z >> 31)).to_le_bytes());
    }
    payload.truncate(size);
    payload
}
