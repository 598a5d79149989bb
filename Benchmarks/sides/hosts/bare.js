// The bare interpreter: loads a handler, calls it once, writes its answer to standard output.
//
// Nothing can be less than this: no socket, no protocol, no loop.
'use strict';
const fs = require('fs');
const { handler } = require(`${process.argv[2]}/handler.js`);

handler({}).then((answer) => fs.writeSync(1, JSON.stringify(answer)));
