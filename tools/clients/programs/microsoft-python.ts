import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fillIn, readCodeBlocks, type Values } from '../fill-in.ts'
import type { Program } from '../program.ts'
import { addOnJson, flightJson, sampleInputs } from '../sample-inputs.ts'

const PAGE = 'windows-apps-src/monetize/python-code-examples-for-the-windows-store-submission-api.md'

/** The samples of Microsoft's page for Python, from a copy that contains them as text. */
export const microsoftPython: Program = {
  name: 'microsoft-python',
  language: 'Python',
  does: "the samples of Microsoft's page: token, add-on, flight, submissions of app, add-on and flight",
  source: {
    repository: 'v-paulj/TestTarget',
    commit: '9437747c6a20d2e14ecd73275f2d57bda5f47e50',
    paths: [PAGE],
  },
  async run(stage) {
    const { exec, folder, seeds } = stage
    // A stray line opens a second block inside the sample for flights.
    const blocks = await readCodeBlocks(join(folder, PAGE), 'python')
    const [
      token = '',
      addOn = '',
      flightHead = '',
      flightTail = '',
      app = '',
      addOnDraft = '',
      flightDraft = '',
    ] = blocks
    let accessToken = ''
    const run = async (name: string, sample: string, values: Values): Promise<string> => {
      await writeFile(join(folder, name), fillIn(sample, values))
      return await exec('python3', [name])
    }
    const literal = (value: unknown): string => `r'''${JSON.stringify(value)}'''`
    const output = await run('get-token.py', token, {
      'tenantId = ""': `tenantId = "${seeds.tenantId}"`,
      'clientId = ""': `clientId = "${seeds.clientId}"`,
      'clientSecret = ""': `clientSecret = "${seeds.plainSecret}"`,
    })
    accessToken = output.trim().split('\n').at(-1) ?? ''
    const signedIn = { 'accessToken = ""': `accessToken = "${accessToken}"` }
    const inputs = await sampleInputs(stage)
    await run('add-on.py', addOn, {
      ...signedIn,
      'iapRequestJson = ""': `iapRequestJson = ${literal(addOnJson(seeds))}`,
    })
    await run('flight.py', `${flightHead}\n${flightTail}`, {
      ...signedIn,
      'applicationId = ""': `applicationId = "${seeds.app.appId}"`,
      'flightRequestJson = ""': `flightRequestJson = ${literal(flightJson(seeds))}`,
    })
    await run('app-submission.py', app, {
      ...signedIn,
      'applicationId = ""': `applicationId = "${seeds.app.appId}"`,
      'appSubmissionRequestJson = ""': `appSubmissionRequestJson = ${literal(inputs.app.json)}`,
      "r'*.zip'": `r'${inputs.app.zipPath}'`,
    })
    await run('add-on-submission.py', addOnDraft, {
      ...signedIn,
      'inAppProductId = ""': `inAppProductId = "${seeds.addOn.addOnId}"`,
      'updateSubmissionRequestBody = ""': `updateSubmissionRequestBody = ${literal(inputs.addOn.json)}`,
      "r'*.zip'": `r'${inputs.addOn.zipPath}'`,
    })
    await run('flight-submission.py', flightDraft, {
      ...signedIn,
      'applicationId = ""': `applicationId = "${seeds.app.appId}"`,
      'flightId = ""': `flightId = "${seeds.flight.flightId}"`,
      'flightSubmissionRequestJson = ""': `flightSubmissionRequestJson = ${literal(inputs.flight.json)}`,
      "r'*.zip'": `r'${inputs.flight.zipPath}'`,
    })
  },
}
