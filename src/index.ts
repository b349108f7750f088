import { main } from './main.ts'

await main()
// A connection that is never answered would keep the process alive.
process.stdout.write('', () => process.exit())
