// The smallest function: says who answered, and when by its own clock.
'use strict';
const { randomBytes } = require('crypto');

const instance = randomBytes(8).toString('hex');
let ordinal = 0;

const now = () => process.hrtime.bigint();

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
    function: 'hello',
    runtime: 'node',
    instance,
    ordinal,
    initNs,
    initFrom: 'process',
    receivedNs: Number(received),
    sentNs: Number(now()),
  };
  const headers = { 'content-type': 'application/json' };
  return { statusCode: 200, headers, body: JSON.stringify(answer) };
};

// Node knows when its process started, and counts from then.
const initNs = Math.round(performance.now() * 1e6);
