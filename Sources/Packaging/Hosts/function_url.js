// What a handler gets and gives: requests and answers in the format of a Lambda function URL, 2.0.
'use strict';

const FRAMING = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade']);

// Undoes percent-encoding and `+`; what is no escape stays as it is.
function unescaped(text) {
  const spaced = text.replace(/\+/g, ' ');
  if (!spaced.includes('%')) return spaced;
  const bytes = spaced
    .replace(/%([0-9a-fA-F]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function parameters(query) {
  const told = {};
  for (const pair of query.split('&').filter(Boolean)) {
    const [name, ...rest] = pair.split('=');
    const [key, value] = [unescaped(name), unescaped(rest.join('='))];
    told[key] = Object.hasOwn(told, key) ? `${told[key]},${value}` : value;
  }
  return told;
}

function contextOf({ method, path, headers }, requestId) {
  return {
    accountId: 'anonymous',
    domainName: headers.host || '',
    http: {
      method,
      path,
      protocol: 'HTTP/1.1',
      sourceIp: (headers['x-forwarded-for'] || '127.0.0.1').split(',')[0],
      userAgent: headers['user-agent'] || '',
    },
    requestId,
    routeKey: '$default',
    stage: '$default',
    timeEpoch: Date.now(),
  };
}

// The event that stands for a request; text stays text, what is not UTF-8 travels in base 64.
exports.eventOf = (request, requestId) => {
  const { path, query, headers, body } = request;
  const { cookie, ...others } = headers;
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: others,
    requestContext: contextOf(request, requestId),
    isBase64Encoded: false,
  };
  if (cookie !== undefined) event.cookies = cookie.split(';').map((one) => one.trim());
  if (query !== '') event.queryStringParameters = parameters(query);
  if (body.length === 0) return event;
  const text = body.toString('utf8');
  event.isBase64Encoded = !Buffer.from(text, 'utf8').equals(body);
  event.body = event.isBase64Encoded ? body.toString('base64') : text;
  return event;
};

// The status, header fields and body that stand for what a handler returned.
exports.answerOf = (value) => {
  const fields = new Map([['content-type', 'application/json']]);
  if (value === null || typeof value !== 'object' || !('statusCode' in value)) {
    return { status: 200, fields: [...fields], body: Buffer.from(JSON.stringify(value ?? null)) };
  }
  const body = Buffer.from(value.body || '', value.isBase64Encoded ? 'base64' : 'utf8');
  for (const [name, field] of Object.entries(value.headers || {})) {
    // How an answer is framed is ours to say.
    if (!FRAMING.has(name.toLowerCase())) fields.set(name.toLowerCase(), String(field));
  }
  const cookies = (value.cookies || []).map((cookie) => ['set-cookie', cookie]);
  return { status: Number(value.statusCode), fields: [...fields, ...cookies], body };
};
