import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fillIn, readCodeBlocks } from '../fill-in.ts'
import type { Program } from '../program.ts'
import { addOnJson, flightJson, sampleInputs } from '../sample-inputs.ts'

const PAGE = 'windows-apps-src/monetize/java-code-examples-for-the-windows-store-submission-api.md'

/** Where Debian's libhttpclient-java and libjsonp-java put the libraries that the page names. */
const LIBRARIES = ['httpclient', 'httpcore', 'commons-logging', 'commons-codec', 'javax.json'].map(
  (name) => `/usr/share/java/${name}.jar`,
)

/** The whole listing of Microsoft's page for Java, from a copy that contains it as text. */
export const microsoftJava: Program = {
  name: 'microsoft-java',
  language: 'Java',
  does: "the listing of Microsoft's page: submissions of app, flight and add-on; a new flight, a new add-on",
  source: {
    repository: 'v-paulj/TestTarget',
    commit: '9437747c6a20d2e14ecd73275f2d57bda5f47e50',
    paths: [PAGE],
  },
  async run(stage) {
    const { exec, folder, seeds } = stage
    const listing = (await readCodeBlocks(join(folder, PAGE), 'java')).at(-1) ?? ''
    const inputs = await sampleInputs(stage)
    const values: Record<string, string> = {
      tenantId: seeds.tenantId,
      clientId: seeds.clientId,
      clientSecret: seeds.plainSecret,
      applicationId: seeds.app.appId,
      appSubmissionRequestJson: JSON.stringify(inputs.app.json),
      appSubmissionZipFilePath: inputs.app.zipPath,
      flightId: seeds.flight.flightId,
      flightRequestJson: JSON.stringify(flightJson(seeds)),
      flightSubmissionRequestJson: JSON.stringify(inputs.flight.json),
      flightSubmissionZipFilePath: inputs.flight.zipPath,
      inAppProductId: seeds.addOn.addOnId,
      inAppProductRequestJson: JSON.stringify(addOnJson(seeds)),
      iapSubmissionRequestJson: JSON.stringify(inputs.addOn.json),
      iapSubmissionZipFilePath: inputs.addOn.zipPath,
    }
    const places = Object.entries(values).map(([name, value]) => [
      `String ${name} = "";`,
      `String ${name} = ${JSON.stringify(value)};`,
    ])
    const name = 'IngestionServiceJavaSamples'
    await writeFile(join(folder, `${name}.java`), fillIn(listing, Object.fromEntries(places)))
    const classPath = [...LIBRARIES, folder].join(':')
    await exec('javac', ['-encoding', 'utf-8', '-cp', classPath, `${name}.java`])
    const output = await exec('java', ['-cp', classPath, name])
    if (output.includes('Exception')) throw new Error('an exception')
  },
}
