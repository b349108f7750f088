import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { samplePackage } from '../../emulator/fixtures/sample-packages.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runBundle } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { type TempFolder, tempFolder } from '../support/temp-folder.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })

const [app] = PRODUCTS
const record = () => emulator.store.product(app.path)

/** Puts the action and a package of a workflow into a folder with a name. */
async function installIn({ path, add }: TempFolder, name: string) {
  await cp('dist', join(path, name, 'dist'), { recursive: true })
  await add(join(name, 'out', 'Demo.msix'), await samplePackage())
  return (script: 'index.js' | 'post.js') => ({
    emulator,
    script: join(path, name, 'dist', script),
    cwd: join(path, name),
    // A deletion that the post run asks for in vain is soon asked for again.
    inputs: { ...app.ids, packages: 'out/*.msix', 'request-timeout-seconds': '2' },
  })
}

// A runner's folders are named by whoever has set it up, and each of these means something in a URL, a list or a glob.
describe.each(['with spaces', 'C# #1', '100%', '50%25', 'one;two', 'Grüße [x]', "it's {a,b}"])(
  'An action and a workspace in a folder named %s',
  (name) => {
    it('publish', async () => {
      await using folder = await tempFolder()
      const step = await installIn(folder, name)

      const { exitCode, log } = await runBundle(step('index.js'))

      expect({ exitCode, log: exitCode === 0 ? '' : log, commits: record().pending?.commits }).toEqual({
        exitCode: 0,
        log: '',
        commits: 1,
      })
    })

    it('clean up behind a step that was killed', async () => {
      await using folder = await tempFolder()
      const step = await installIn(folder, name)
      emulator.inject({ match: { method: 'PUT', path: /^\/ingestion\// }, silent: true })
      emulator.inject({ match: { method: 'DELETE' }, silent: true })

      const { state } = await runBundle({
        ...step('index.js'),
        cancelWhen: (log) => log.includes('::group::Update and upload'),
        grace: [300, 100],
      })
      const left = record().pending?.id
      const { log } = await runBundle({ ...step('post.js'), state })

      expect({ left, outcome: outcomeIn(log), pending: record().pending }).toEqual({
        left: expect.stringMatching(/^\d+$/),
        outcome: { is: 'draft deleted', submissionId: left },
        pending: undefined,
      })
    })
  },
)
