// Hosts a Node.js handler as a module of Cloudflare Workers, which needs the flag `nodejs_compat`.
//
// The handler is the CommonJS module beside it. Requests of one isolate may overlap where the handler waits:
// none can wait for another's end there.
import { randomUUID } from 'node:crypto';
import handlers from './handler.js';
import functionURL from './function_url.js';

const MOST_BODY = 32 << 20; // As everywhere else.

// A handler is async, returns a promise or a value, or takes a callback.
function invoke(handler, event, context) {
  if (handler.length < 3) return handler(event, context);
  return new Promise((resolve, reject) => {
    handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
  });
}

// The body of a request; null when it is too large.
async function content(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.length;
    if (size > MOST_BODY) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function answered(request) {
  const body = await content(request);
  if (body === null) return new Response(`the body has more than ${MOST_BODY} bytes`, { status: 413 });
  const { pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const asked = { method: request.method, path: pathname, query: search.slice(1), headers, body };
  const awsRequestId = randomUUID();
  const value = await invoke(handlers.handler, functionURL.eventOf(asked, awsRequestId), { awsRequestId });
  const answer = functionURL.answerOf(value);
  return new Response(answer.body, { status: answer.status, headers: answer.fields });
}

export default {
  async fetch(request, env) {
    // Handlers look for their variables where Node.js has them.
    for (const [name, value] of Object.entries(env ?? {})) {
      if (typeof value === 'string') process.env[name] = value;
    }
    try {
      return await answered(request);
    } catch (error) {
      console.error(error.stack);
      return Response.json({ errorMessage: error.message, errorType: error.name }, { status: 500 });
    }
  },
};
