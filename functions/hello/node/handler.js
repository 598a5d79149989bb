// The smallest function: says who answered, and when by its own clock.
'use strict';
const { createHash, randomBytes } = require('crypto');

let instance; // Drawn at the first request: some clouds allow no chance while a module loads.
let ordinal = 0;

const now = () => process.hrtime.bigint();

// Keeps the processor busy for a time, however fast it is; returns how long that was.
function spin(nanoseconds) {
  const start = now();
  let end = start;
  for (let turns = 0; end < start + nanoseconds; turns += 1) {
    // In a Worker time passes only while somebody waits.
    if (turns === 1e6 && end === start) throw new Error('the clock stands still here: no service-time');
    end = now();
  }
  return end - start;
}

// The payload of a request.
function carried(event) {
  return Buffer.from(event.body || '', event.isBase64Encoded ? 'base64' : 'utf8');
}

// A payload that no compression makes shorter; always the same for a seed.
function made(seed, size) {
  if (size === 0) return Buffer.alloc(0);
  return createHash('shake256', { outputLength: size }).update(seed).digest();
}

// The answer as a function URL wants it: one line of JSON, and the payload behind it.
function answered(answer, payload) {
  const text = JSON.stringify(answer);
  const headers = { 'content-type': 'application/json' };
  if (payload.length === 0) return { statusCode: 200, headers, body: text };
  headers['content-type'] = 'application/octet-stream';
  const body = Buffer.concat([Buffer.from(`${text}\n`), payload]).toString('base64');
  return { statusCode: 200, headers, body, isBase64Encoded: true };
}

exports.handler = async (event) => {
  const received = now();
  ordinal += 1;
  instance ??= randomBytes(8).toString('hex');
  const asked = event.queryStringParameters || {};
  const payload = carried(event);
  const service = spin(BigInt(asked['service-time'] || 0));
  const back = made(asked.seed || '', Number(asked['response-payload'] || 0));
  const answer = {
    function: 'hello',
    runtime: 'node',
    instance,
    ordinal,
    initNs,
    initFrom: 'process',
    receivedNs: Number(received),
    payloadBytes: payload.length,
    serviceNs: Number(service),
    sentNs: Number(now()),
  };
  return answered(answer, back);
};

// Node knows when its process started, and counts from then.
const initNs = Math.round(performance.now() * 1e6);
