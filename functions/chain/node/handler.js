// One function of a chain: holds a payload, passes it on to the next, and says when by its clock.
'use strict';
const { createHash, randomBytes } = require('crypto');
const fs = require('fs');
const http = require('http');
const https = require('https');
const net = require('net');
const tls = require('tls');

const instance = randomBytes(8).toString('hex');
let ordinal = 0;
const {
  STELLAR_TRANSFER: transfer = 'inline',
  STELLAR_STORE: store,
  STELLAR_NEXT: next, // Absent for the last of the chain.
} = process.env;

const now = () => process.hrtime.bigint();

// What tells this monotonic clock from others: the boot, and what shifts the clock in it.
function readClock() {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fs.readlinkSync('/proc/self/ns/time')}`;
  } catch {
    return null;
  }
}

// Keeps the processor busy for a time, however fast it is; returns how long that was.
function spin(nanoseconds) {
  const start = now();
  let end = start;
  while (end < start + nanoseconds) end = now();
  return end - start;
}

// A payload that no compression makes shorter; always the same for a seed.
function made(seed, size) {
  if (size === 0) return Buffer.alloc(0);
  return createHash('shake256', { outputLength: size }).update(seed).digest();
}

// A connection that is made now, so that making it is no part of a transfer.
function connected(url) {
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === 'https:';
  const options = { host: hostname, servername: hostname, port: port || (isSecure ? 443 : 80) };
  return new Promise((resolve, reject) => {
    const socket = (isSecure ? tls : net).connect(options);
    socket.setNoDelay(true);
    socket.once('error', reject);
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

// Sends one request and returns the body of its answer; anything but success is an error.
function call(socket, method, url, body = Buffer.alloc(0)) {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': body.length };
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, createConnection: () => socket }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const data = Buffer.concat(pieces);
        if (response.statusCode >= 200 && response.statusCode < 300) return resolve(data);
        const text = data.toString('utf8', 0, 500);
        return reject(new Error(`${method} ${url}: ${response.statusCode} ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

// The payload: made by the first function, read from the store or the request by others.
async function held(event, asked) {
  const size = Number(asked.payload || 0);
  let payload;
  if (asked.hop === undefined) {
    payload = made(asked.seed || '', size);
  } else if (asked.object !== undefined) {
    const url = `${store}/${asked.object}`;
    payload = await call(await connected(url), 'GET', url);
  } else {
    payload = Buffer.from(event.body || '', event.isBase64Encoded ? 'base64' : 'utf8');
  }
  if (payload.length !== size) {
    throw new Error(`got ${payload.length} bytes of payload instead of ${size}`);
  }
  return payload;
}

// Hands the payload to the next function; returns when that began, and its answer.
async function passOn(payload, asked) {
  const query = new URLSearchParams({ hop: Number(asked.hop || 0) + 1 });
  for (const name of ['service-time', 'payload']) if (asked[name]) query.set(name, asked[name]);
  const following = await connected(next);
  if (transfer === 'inline') {
    const passed = now();
    return { passed, answer: JSON.parse(await call(following, 'POST', `${next}?${query}`, payload)) };
  }
  const object = `${instance}-${ordinal}`;
  query.set('object', object);
  const url = `${store}/${object}`;
  const storing = await connected(url);
  const passed = now();
  await call(storing, 'PUT', url, payload);
  try {
    return { passed, answer: JSON.parse(await call(following, 'POST', `${next}?${query}`)) };
  } finally {
    await call(await connected(url), 'DELETE', url);
  }
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
  const asked = event.queryStringParameters || {};
  const payload = await held(event, asked);
  const answer = {
    function: 'chain',
    runtime: 'node',
    instance,
    ordinal,
    initNs,
    initFrom: 'process',
    clock,
    receivedNs: Number(received),
    payloadBytes: payload.length,
    heldNs: Number(now()),
    serviceNs: Number(spin(BigInt(asked['service-time'] || 0))),
  };
  let chain = [];
  if (next) {
    const { passed, answer: { chain: others, ...following } } = await passOn(payload, asked);
    answer.passedNs = Number(passed);
    chain = [following, ...others];
  }
  const back = made(`${asked.seed || ''}-back`, Number(asked['response-payload'] || 0));
  return answered({ ...answer, sentNs: Number(now()), chain }, back);
};

const clock = readClock();
// Node knows when its process started, and counts from then.
const initNs = Math.round(performance.now() * 1e6);
