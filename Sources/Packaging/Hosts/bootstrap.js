// Hosts a Node.js handler behind the AWS Lambda Runtime API, or as an HTTP server where there is none.
//
// Started as `node bootstrap.js`; speaks HTTP over a plain socket, because the http module is
// slower to load and to run, and one request at a time needs none of what it can do.
'use strict';
const net = require('net');
const path = require('path');

const env = process.env;
const api = '/2018-06-01/runtime/';

// What has come of an answer; put together once, when all of it is there.
let pieces = [];
let size = 0;
let head = null;
let waiting = null;
let socket = null;
let host = '';

function connect(address) {
  const [name, port] = address.split(':');
  host = name;
  socket = net.connect({ host, port: Number(port), noDelay: true });
  socket.on('data', (data) => {
    pieces.push(data);
    size += data.length;
    takeAnswer();
  });
  // The host is gone, and so are we.
  socket.on('close', () => process.exit(0));
  socket.on('error', () => process.exit(0));
}

function joined() {
  if (pieces.length > 1) pieces = [Buffer.concat(pieces)];
  return pieces[0];
}

function takeHead() {
  const received = joined();
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return;
  const headers = {};
  for (const line of received.toString('latin1', 0, end).split('\r\n').slice(1)) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  head = { headers, start: end + 4, last: end + 4 + Number(headers['content-length'] || 0) };
}

function takeAnswer() {
  if (waiting === null) return;
  if (head === null) takeHead();
  if (head === null || size < head.last) return;
  const { headers, start, last } = head;
  const received = joined();
  const answer = { headers, body: received.toString('utf8', start, last) };
  pieces = size > last ? [received.subarray(last)] : [];
  size -= last;
  head = null;
  const resolve = waiting;
  waiting = null;
  resolve(answer);
}

function call(method, what, body = '') {
  const length = Buffer.byteLength(body);
  socket.write(`${method} ${api}${what} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${length}\r\n\r\n${body}`);
  return new Promise((resolve) => { waiting = resolve; });
}

function described(thrown) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  console.error(error.stack);
  const stackTrace = String(error.stack).split('\n').slice(1);
  return JSON.stringify({ errorMessage: error.message, errorType: error.name, stackTrace });
}

function context(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

// A handler is async, returns a promise or a value, or takes a callback.
function invoke(handler, event, about) {
  if (handler.length < 3) return handler(event, about);
  return new Promise((resolve, reject) => {
    handler(event, about, (error, value) => (error ? reject(error) : resolve(value)));
  });
}

function load() {
  const name = env._HANDLER || 'handler.handler';
  const dot = name.lastIndexOf('.');
  const file = path.join(env.LAMBDA_TASK_ROOT || process.cwd(), name.slice(0, dot));
  const handler = require(file)[name.slice(dot + 1)];
  if (typeof handler !== 'function') throw new TypeError(`${name} is not a function`);
  return handler;
}

async function serve(address) {
  connect(address);
  let handler;
  try {
    handler = load();
  } catch (error) {
    await call('POST', 'init/error', described(error));
    process.exit(1);
  }
  for (;;) {
    const { headers, body } = await call('GET', 'invocation/next');
    const invocation = `invocation/${headers['lambda-runtime-aws-request-id']}`;
    try {
      const value = await invoke(handler, JSON.parse(body), context(headers));
      await call('POST', `${invocation}/response`, JSON.stringify(value === undefined ? null : value));
    } catch (error) {
      await call('POST', `${invocation}/error`, described(error));
    }
  }
}

if (env.AWS_LAMBDA_RUNTIME_API) serve(env.AWS_LAMBDA_RUNTIME_API);
// Not above: who does not need it shall not wait for it.
else require('./bootstrap_http').serve({ load, context, invoke, described });
