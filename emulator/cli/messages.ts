import { seeds } from '../fixtures/seeds.ts'
import type { SeededApp } from '../store/seeded-products.ts'
import { OPTIONS } from './options.ts'
import { describeValues, SWITCHES } from './switches.ts'

/** Returns the text of `--help`. */
export function helpText(): string {
  const rows = (all: readonly (readonly [string, string])[]): string => {
    const width = Math.max(...all.map(([left]) => left.length))
    return all.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
  }
  const switches = SWITCHES.map((one) => {
    const values = describeValues(one).replace(/(.{60,90}) \| /g, '$1 |\n    ')
    return `  ${one.name}=${values}\n      ${one.what} Default: ${one.standard}.`
  })
  return `Starts an emulator of the Microsoft Store: submission API, sign-in and blob storage on one port.

Usage: npm run emulator -- [options]

${rows(OPTIONS)}

Switches of --set:

${switches.join('\n')}

To point at it:

${pointers('http://127.0.0.1:8080')}`
}

/**
 * Returns the text that is shown once the emulator listens at a URL and has written the sample package; `own` is the
 * package of `--like`, which comes first: the Store accepts only one package of a version.
 */
export function startText(url: string, app: SeededApp, samplePath: string, own = samplePath): string {
  const { app: ids, flight, addOn, flightGroups } = seeds
  const groups = Object.entries(flightGroups).map(([name, id]) => `                  ${id} (${name})`)
  return `The Store listens on ${url}

  tenant          ${seeds.tenantId} (${seeds.tenantDomain})
  client ID       ${seeds.clientId}
  client secret   ${seeds.plainSecret}

  app             ${ids.appId} "${app.primaryName}", ${app.liveVersion} is live
  flight          ${flight.flightId} "${flight.friendlyName}"
  add-on          ${addOn.addOnId}, product ID ${addOn.productId}
  flight groups
${groups.join('\n')}

  identity        ${app.identity.name}
  publisher       ${app.identity.publisher}
  sample package  ${samplePath}

To publish ${own === samplePath ? 'the sample package' : 'your package'} with the action, in another terminal:

  npm run action -- store-url=${url} app-id=${ids.appId} "packages=${own}"

How other programs are pointed at it, and what else it can do: npm run emulator -- --help
Press Ctrl+C to stop.`
}

/** Describes in one line why the start failed. */
export function describeStartError(error: unknown): string {
  const { code, port, path, message } = error as NodeJS.ErrnoException & { readonly port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another one with --port.`
  if (code === 'EACCES' && port !== undefined) {
    return `Port ${port} requires more privileges. Choose one above 1023 with --port.`
  }
  if (code === 'ENOENT') return `"${path}" does not exist.`
  if (code === 'EEXIST' || code === 'ENOTDIR') return `"${path}" is not a folder.`
  return message.split('\n', 1)[0] ?? message
}

/** Describes how programs reach an emulator at a URL. */
function pointers(url: string): string {
  const { tenantId, clientId, plainSecret, app } = seeds
  return `  A workflow
      with:
        store-api-url: ${url}
        authority-host: ${url}
        tenant-id: ${tenantId}
        client-id: ${clientId}
        client-secret: ${plainSecret}
        app-id: ${app.appId}
    The emulator runs in the same job, started in the background by a step before.

  The Azure DevOps task
    Set the server URL of its service connection to ${url}. Its sign-in host is fixed:
    resolve login.microsoftonline.com to this machine, behind a TLS proxy whose certificate
    Node trusts (NODE_EXTRA_CA_CERTS). tools/clients does this, for other programs, too.

  A Python script
    Use http.client.HTTPConnection("127.0.0.1", 8080) in place of both HTTPSConnection(…),
    or ${url} in place of https://login.microsoftonline.com and
    https://manage.devcenter.microsoft.com.

  curl
    curl ${url}/${tenantId}/oauth2/token -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${plainSecret} -d resource=https://manage.devcenter.microsoft.com
    curl ${url}/v1.0/my/applications/${app.appId} -H "Authorization: Bearer ACCESS_TOKEN"
    ACCESS_TOKEN is in the answer to the first command. A create and a commit are -X POST without -d.
`
}
