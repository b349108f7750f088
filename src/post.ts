import { postRun } from './main.ts'

await postRun()
// A connection that is never answered would keep the process alive.
process.stdout.write('', () => process.exit())
