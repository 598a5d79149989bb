// Like hello, and reads its padding once at start, so that the size of the package costs something.
'use strict';
const { randomBytes } = require('crypto');
const fs = require('fs');
const path = require('path');

const instance = randomBytes(8).toString('hex');
const PAGE = 4096;
let ordinal = 0;

const now = () => process.hrtime.bigint();

// Reads one byte of each page of a file and returns the file's size; 0 without a file.
function touch(file) {
  if (!fs.existsSync(file)) return 0;
  const descriptor = fs.openSync(file, 'r');
  const { size } = fs.fstatSync(descriptor);
  const byte = Buffer.alloc(1);
  for (let offset = 0; offset < size; offset += PAGE) fs.readSync(descriptor, byte, 0, 1, offset);
  fs.closeSync(descriptor);
  return size;
}

// Keeps the processor busy for a time, however fast it is.
function spin(nanoseconds) {
  const end = now() + nanoseconds;
  while (now() < end);
}

exports.handler = async (event) => {
  const received = now();
  ordinal += 1;
  spin(BigInt((event.queryStringParameters || {})['service-time'] || 0));
  const answer = {
    function: 'hello-read',
    runtime: 'node',
    instance,
    ordinal,
    initNs,
    initFrom: 'process',
    receivedNs: Number(received),
    sentNs: Number(now()),
    paddingBytes,
  };
  const headers = { 'content-type': 'application/json' };
  return { statusCode: 200, headers, body: JSON.stringify(answer) };
};

const paddingBytes = touch(path.join(__dirname, 'padding.bin'));
// Node knows when its process started, and counts from then.
const initNs = Math.round(performance.now() * 1e6);
