// Serves a Node.js handler over HTTP: the part of `bootstrap.js` for clouds that send requests to a port.
//
// A port in FUNCTIONS_CUSTOMHANDLER_PORT is that of an Azure custom handler, one in PORT that of a container
// on Cloud Run and its like. Several connections may be open; one request is answered at a time.
'use strict';
const http = require('http');
const { randomUUID } = require('crypto');
const { answerOf, eventOf } = require('./function_url');

const MOST_HEAD = 1 << 16;
const MOST_BODY = 32 << 20; // As much as Cloud Run lets through.
const ALLOWED_MS = 300000; // Nobody tells a deadline: as long as Cloud Run waits unless told otherwise.

// Where to listen, and whether it is Azure's host that asks.
function place(env) {
  if (env.FUNCTIONS_CUSTOMHANDLER_PORT) {
    return { host: '127.0.0.1', port: Number(env.FUNCTIONS_CUSTOMHANDLER_PORT), answersProbes: true };
  }
  if (env.PORT) return { host: '0.0.0.0', port: Number(env.PORT), answersProbes: false };
  console.error('none of AWS_LAMBDA_RUNTIME_API, FUNCTIONS_CUSTOMHANDLER_PORT and PORT is set');
  return process.exit(1);
}

// The body of a request; null when it is too large.
async function content(incoming) {
  if (Number(incoming.headers['content-length']) > MOST_BODY) return null;
  const pieces = [];
  let size = 0;
  for await (const piece of incoming) {
    size += piece.length;
    if (size > MOST_BODY) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function send(response, { status, fields, body }) {
  for (const [name, field] of fields) response.appendHeader(name, field);
  response.writeHead(status, { 'content-length': body.length });
  response.end(body);
}

function refuse(response) {
  const body = Buffer.from(`the body has more than ${MOST_BODY} bytes`);
  send(response, { status: 413, fields: [['content-type', 'text/plain'], ['connection', 'close']], body });
}

exports.serve = ({ load, context, invoke, described }) => {
  const { host, port, answersProbes } = place(process.env);
  const handler = load();

  async function called(request) {
    const requestId = randomUUID();
    const about = context({
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-invoked-function-arn': '',
      'lambda-runtime-deadline-ms': String(Date.now() + ALLOWED_MS),
    });
    try {
      return answerOf(await invoke(handler, eventOf(request, requestId), about));
    } catch (error) {
      const body = Buffer.from(described(error));
      return { status: 500, fields: [['content-type', 'application/json']], body };
    }
  }

  let last = Promise.resolve();
  const oneAtATime = (request) => {
    last = last.then(() => called(request));
    return last;
  };

  async function answer(incoming, response) {
    const [path, ...rest] = incoming.url.split('?');
    const request = { method: incoming.method, path, query: rest.join('?'), headers: incoming.headers };
    request.body = await content(incoming);
    if (request.body === null) return refuse(response);
    // Azure's host asks for "/" until somebody answers; the function is at another path.
    if (answersProbes && path === '/') return response.end();
    return send(response, await oneAtATime(request));
  }

  const server = http.createServer({ maxHeaderSize: MOST_HEAD, noDelay: true }, (incoming, response) => {
    // A header field that HTTP does not allow, or who asked is gone.
    answer(incoming, response).catch((error) => {
      if (response.headersSent || incoming.destroyed) return response.destroy();
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      response.writeHead(500, { 'content-type': 'application/json' });
      return response.end(described(error));
    });
  });
  // Who keeps a connection decides how long: ending it here would race with its next request.
  server.keepAliveTimeout = 0;
  server.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  server.listen({ host, port, backlog: 128 });
};
