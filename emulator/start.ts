import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { startEmulator } from './emulator.ts'
import { seeds } from './fixtures/seeds.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } })
const emulator = await startEmulator({ port: Number(values.port) })

console.log(`The Store listens on ${emulator.url}

  tenant         ${seeds.tenantId}
  client id      ${seeds.clientId}
  client secret  ${seeds.clientSecret}

  app            ${seeds.app.appId}
  flight         ${seeds.flight.flightId}
  add-on         ${seeds.addOn.addOnId}

To let the action publish to it:

  env 'INPUT_STORE-API-URL=${emulator.url}' 'INPUT_AUTHORITY-HOST=${emulator.url}' \\
    'INPUT_TENANT-ID=${seeds.tenantId}' 'INPUT_CLIENT-ID=${seeds.clientId}' \\
    'INPUT_CLIENT-SECRET=${seeds.clientSecret}' 'INPUT_APP-ID=${seeds.app.appId}' \\
    'INPUT_PACKAGES=path/to/*.msix' node dist/index.js

Ctrl+C ends it.`)

await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
await emulator.close()
