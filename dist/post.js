import { postRun } from './main.js';
await postRun();
// A connection that is never answered would keep the process alive.
process.stdout.write('', () => process.exit());
