import type { Program } from '../program.ts'

/** The script that publishes mitmproxy. */
export const mitmproxy: Program = {
  name: 'mitmproxy',
  language: 'Python',
  does: 'replaces the packages of an app',
  source: {
    repository: 'mitmproxy/mitmproxy',
    commit: '8fc25b3045934777b0796d8ec7958bbc257d7bb5',
    paths: ['release/deploy-microsoft-store.py'],
  },
  run: (stage) => deploy(stage),
}

/** The same script, as test builds go to a flight. */
export const mitmproxyFlight: Program = {
  ...mitmproxy,
  name: 'mitmproxy-flight',
  does: 'replaces the packages of a flight',
  run: (stage) => deploy(stage, { MSFT_APP_FLIGHT: stage.seeds.flight.flightId }),
}

async function deploy(
  { exec, seeds, packagePath }: Parameters<Program['run']>[0],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await exec('python3', ['release/deploy-microsoft-store.py', packagePath], {
    GITHUB_REF: 'refs/tags/v1.0',
    MSFT_APP_ID: seeds.app.appId,
    MSFT_TENANT_ID: seeds.tenantId,
    MSFT_CLIENT_ID: seeds.clientId,
    MSFT_CLIENT_SECRET: seeds.clientSecret,
    ...env,
  })
}
