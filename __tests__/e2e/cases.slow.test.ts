import { join } from 'node:path'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { runBundle } from '../support/run-action.ts'
import { changesIn, PRODUCTS } from '../support/store-run.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

useEmulator()

const SCRIPT = join(process.cwd(), 'dist/index.js')
const CASES = join(process.cwd(), '__tests__/fixtures/cases')
const [app] = PRODUCTS

type Inputs = Readonly<Record<string, string>>

/** Files that people gave, as inputs below the folder of cases, and what the run says of them. */
type Case = readonly [file: string, outcome: 'planned' | 'refused', ...says: readonly string[]]

beforeEach(() => {
  // The packages among the cases are of this publisher.
  emulator.store.product(app.path).resource['publisherName'] = 'CN=6F5A1B52-0D4B-4E2C-9A39-0C5D3F1B7E21'
})

async function outcomeOf(inputs: Inputs, says: readonly string[]): Promise<unknown> {
  const run = { ...app.ids, ...inputs, 'dry-run': 'true' }
  const { exitCode, log } = await runBundle({ emulator, script: SCRIPT, cwd: CASES, inputs: run })
  return {
    outcome: exitCode === 0 ? 'planned' : 'refused',
    lacks: says.filter((text) => !log.includes(text)),
    log: says.every((text) => log.includes(text)) ? '' : log,
    changes: changesIn(emulator),
  }
}

const only = (outcome: Case[1]) => ({ outcome, lacks: [], log: '', changes: [] })

const FOOTPRINT = 'lacks AppxBlockMap.xml and [Content_Types].xml. Build it with MakeAppx or Visual Studio'
const LFS = 'is a Git LFS pointer, not the file itself. Set "lfs: true" for actions/checkout.'

describe('A dry run says of packages', () => {
  it.each<Case>([
    // Their manifests are read, whatever the shape of their XML, and they lack the rest of a package.
    ['packages/attr-newline.msix', 'refused', FOOTPRINT],
    ['packages/comment-doctype.msix', 'refused', FOOTPRINT],
    ['packages/latin1-umlaut.msix', 'refused', FOOTPRINT],
    ['packages/utf16le-nobom.msix', 'refused', FOOTPRINT],
    ['packages/no-footprint.msix', 'refused', FOOTPRINT],
    ['packages/framework.msix', 'refused', 'is a framework package, which the Store provides: exclude it'],
    ['packages/lfs-pointer.msix', 'refused', LFS],
    ['packages/lfs-pointer.xap', 'refused', LFS],
    ['packages/empty.xap', 'refused', 'empty.xap" is empty. Build it again.'],
    ['bundles/bundle-renamed.msix', 'refused', 'is a bundle: rename it to end in .msixbundle.'],
    ['bundles/bundle-flat.msixbundle', 'refused', 'is a flat bundle, whose packages are separate files'],
    ['bundles/bundle-inner-garbage.msixbundle', 'refused', '"App_x64.msix" in "', 'is not a ZIP'],
    [
      'bundles/bundle-lacks-resource.msixbundle',
      'refused',
      'lacks "App_language-de.msix", which its manifest names',
    ],
    [
      'bundles/upload-two.msixupload',
      'refused',
      'contains 2 packages: "App_x64.msix", "App_arm64.msix"',
      'bundle them',
    ],
    ['bundles/upload-mac-root.msixupload', 'planned', 'upload-mac-root.msixupload'],
  ])('%s: %s', async (file, outcome, ...says) => {
    expect(await outcomeOf({ packages: file }, says)).toEqual(only(outcome))
  })
})

describe('A dry run says of ZIPs', () => {
  it.each<Case>([
    ['zips/appended.zip', 'planned', 'App_x64.msix'],
    ['zips/bsdtar-stream.zip', 'planned', 'App_x64.msix', 'sub/App_arm64.msix', 'sub/deep/App.msixbundle'],
    ['zips/macos.zip', 'planned', 'App_x64.msix', 'sub/App_arm64.msix', 'sub/deep/App.msixbundle'],
  ])('%s: %s', async (file, outcome, ...says) => {
    expect(await outcomeOf({ 'zip-path': file }, says)).toEqual(only(outcome))
  })

  it.each<Case>([
    ['zips/macos-noflag-nfc.zip', 'planned', 'Übersicht.png'],
    ['zips/macos.zip', 'refused', '"Übersicht.png" is in it, but in another Unicode form (NFC, NFD)'],
  ])('with a picture whose name has an umlaut: %s: %s', async (file, outcome, ...says) => {
    const inputs = { 'zip-path': file, submission: 'submissions/picture-umlaut.json' }
    expect(await outcomeOf(inputs, says)).toEqual(only(outcome))
  })
})

describe('A dry run says of submissions', () => {
  it.each<Case>([
    [
      'submissions/comment.json',
      'refused',
      'is not valid JSON at line 1, column 1: JSON has no comments; remove it.',
    ],
    [
      'submissions/trailing-comma.json',
      'refused',
      'is not valid JSON at line 1, column 23: remove the trailing comma.',
    ],
    ['submissions/deep.json', 'refused', 'It is nested deeper than 100 levels.'],
    [
      'submissions/sb-defaults.json',
      'refused',
      '"appId" is "9NZZZZZZZZZZ", but this run publishes to',
      '"visibility" is "NotSet", which the Store does not accept. Remove the field to keep its value',
      '"targetPublishMode" is "NotSet"',
      '"applicationCategory" is "NotSet"',
      'the price "NotAvailable" would replace',
      '[price-not-available]',
    ],
    ['submissions/other-app.json', 'refused', '[other-product]'],
    ['submissions/price-not-available.json', 'refused', 'take the product off sale', '[price-not-available]'],
    [
      'submissions/unknown-property.json',
      'planned',
      '"applicationCategori" is not a known field. Did you mean "applicationCategory"?',
    ],
    [
      'submissions/wrapped.json',
      'refused',
      '"appSubmission" belongs to a StoreBroker config',
      '[wrapped-submission]',
    ],
    ['submissions/twice-in-two-cases.json', 'refused', '"visibility" and "Visibility"', '[repeated-field]'],
    [
      'submissions/picture-unknown.json',
      'refused',
      '"nowhere.png" is not among the images',
      '[image-unknown]',
    ],
    [
      'submissions/none.json',
      'refused',
      'is neither JSON (which starts with "{") nor an existing file (working',
    ],
    ['visibility: Public', 'refused', 'is neither JSON (which starts with "{") nor an existing file'],
  ])('%s: %s', async (submission, outcome, ...says) => {
    expect(await outcomeOf({ submission, 'metadata-only': 'true' }, says)).toEqual(only(outcome))
  })
})

describe('A dry run says of listings', () => {
  it.each<Case>([
    [
      'listings/old-empty',
      'planned',
      'Skipped ',
      'PrivacyPolicy.txt',
      'SupportContact.txt',
      'WebsiteUrl.txt',
    ],
    [
      'listings/pdp',
      'refused',
      'PDP.xml" looks like a listing of StoreBroker (PDP), which is not supported.',
    ],
    [
      'listings/none',
      'refused',
      `"listings/none" does not exist (working directory: ${CASES}). Is actions/checkout`,
    ],
  ])('%s: %s', async (folder, outcome, ...says) => {
    expect(await outcomeOf({ 'metadata-path': folder, 'metadata-only': 'true' }, says)).toEqual(only(outcome))
  })
})
