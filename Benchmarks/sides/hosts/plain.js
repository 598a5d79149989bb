// A handler behind Node's own HTTP server.
'use strict';
const http = require('http');
const { handler } = require(`${process.argv[2]}/handler.js`);

const server = http.createServer({ noDelay: true }, (request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', async () => {
    const answer = await handler(JSON.parse(Buffer.concat(pieces).toString()));
    const length = { 'content-length': Buffer.byteLength(answer.body) };
    response.writeHead(answer.statusCode, { ...answer.headers, ...length });
    response.end(answer.body);
  });
});
// A connection is kept however long the other sides take meanwhile.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
