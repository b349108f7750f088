import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipOf } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import type { Stage } from './program.ts'

/** The JSON of an update and the ZIP that goes with it. */
export interface Submission {
  readonly json: unknown
  readonly zipPath: string
}

/** The data that the samples of Microsoft's pages submit: a new package for an app, an add-on and a flight. */
export async function sampleInputs(
  stage: Stage,
): Promise<Readonly<Record<'app' | 'addOn' | 'flight', Submission>>> {
  const { app, addOn, flight } = seeds
  const appPath = `applications/${app.appId}`
  const flightPath = `applications/${flight.appId}/flights/${flight.flightId}`
  const packages = { 'Demo.msix': await readFile(stage.packagePath) }
  return {
    app: {
      json: await replacePackages(stage, `${appPath}/submissions/${app.publishedId}`, 'applicationPackages'),
      zipPath: await writeZip(stage, 'app.zip', packages),
    },
    addOn: {
      json: await stage.read(`inappproducts/${addOn.addOnId}/submissions/${addOn.publishedId}`),
      zipPath: await writeZip(stage, 'add-on.zip', { 'readme.txt': 'No pictures.' }),
    },
    flight: {
      json: await replacePackages(stage, `${flightPath}/submissions/${flight.publishedId}`, 'flightPackages'),
      zipPath: await writeZip(stage, 'flight.zip', packages),
    },
  }
}

/** The body that creates an add-on; https://learn.microsoft.com/windows/uwp/monetize/create-an-add-on. */
export const addOnJson = ({ app }: typeof seeds): unknown => ({
  applicationIds: [app.appId],
  productId: 'clients.extra',
  productType: 'Durable',
})

/** The body that creates a flight; https://learn.microsoft.com/windows/uwp/monetize/create-a-flight. */
export const flightJson = ({ flightGroups }: typeof seeds): unknown => ({
  friendlyName: 'Made by a sample',
  groupIds: [flightGroups.testers],
  rankHigherThan: null,
})

async function replacePackages(stage: Stage, path: string, list: string): Promise<unknown> {
  const published = await stage.read(path)
  const old = published[list] as readonly object[]
  const added = {
    fileName: 'Demo.msix',
    fileStatus: 'PendingUpload',
    minimumDirectXVersion: 'None',
    minimumSystemRam: 'None',
  }
  return { ...published, [list]: [...old.map((entry) => ({ ...entry, fileStatus: 'PendingDelete' })), added] }
}

async function writeZip(
  { folder }: Stage,
  name: string,
  files: Readonly<Record<string, Buffer | string>>,
): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, await zipOf(files))
  return path
}
