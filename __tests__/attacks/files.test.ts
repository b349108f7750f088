import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { chmod, mkdir, rename, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, sep } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect } from '@jest/globals'
import { ZipFile } from 'yazl'
import { samplePackage, zipOf } from '../../emulator/fixtures/sample-packages.ts'
import { CanceledError } from '../../src/shared/errors.ts'
import { outcomeIn } from '../support/outcome.ts'
import { type ActionRun, runAction, startAction } from '../support/run-action.ts'
import { changesIn, PRODUCTS } from '../support/store-run.ts'
import { CAN_LINK, IS_LINUX, IS_WINDOWS, itWhere, TEMP, withSlashes } from '../support/system.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

const [app] = PRODUCTS

useEmulator()

const PACKAGE = await samplePackage({ version: '1.1.0.0', architecture: 'x64' })
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x80\0\0\x04\x38\x08\x06\0\0\0', 'latin1')

type Inputs = Readonly<Record<string, string>>

/** A place where a run reads a file: the file's path in a folder, and the inputs that lead there. */
interface Role {
  readonly role: string
  readonly path: string
  readonly inputs: (folder: string) => Inputs
}

const listings = (folder: string): Inputs => ({
  'metadata-path': join(folder, 'in/listings'),
  'metadata-only': 'true',
})

const ROLES = {
  zip: {
    role: 'zip-path',
    path: 'in/upload.zip',
    inputs: (folder) => ({ 'zip-path': join(folder, 'in/upload.zip') }),
  },
  package: {
    role: 'packages',
    path: 'in/Demo.msix',
    inputs: (folder) => ({ packages: join(folder, 'in/Demo.msix') }),
  },
  text: { role: 'a text of metadata-path', path: 'in/listings/en-us/title.txt', inputs: listings },
  image: {
    role: 'a picture of metadata-path',
    path: 'in/listings/en-us/images/Screenshot/01.png',
    inputs: listings,
  },
  notes: {
    role: 'release-notes-path',
    path: 'in/notes.txt',
    inputs: (folder) => ({ 'release-notes-path': join(folder, 'in/notes.txt'), 'metadata-only': 'true' }),
  },
  json: {
    role: 'submission',
    path: 'in/submission.json',
    inputs: (folder) => ({ submission: join(folder, 'in/submission.json'), 'metadata-only': 'true' }),
  },
} as const satisfies Readonly<Record<string, Role>>

/** Lets a test that root runs go on as nobody, who may not read everything; returns what ends that. */
async function withoutPrivileges(path: string): Promise<() => void> {
  if (process.getuid?.() !== 0) return () => undefined
  for (let folder = dirname(path); folder !== TEMP; folder = dirname(folder)) await chmod(folder, 0o755)
  process.seteuid?.(65_534)
  return () => process.seteuid?.(0)
}

/** Something that stands where a file should. */
interface Kind {
  readonly kind: string
  /** Puts it there; what it gives is called afterwards. */
  readonly make: (path: string) => Promise<unknown>
  /** The system has it. */
  readonly isHere?: boolean
}

const KINDS = {
  pipe: { kind: 'a named pipe', isHere: !IS_WINDOWS, make: async (path) => execFileSync('mkfifo', [path]) },
  device: { kind: 'a link to /dev/zero', isHere: !IS_WINDOWS, make: (path) => symlink('/dev/zero', path) },
  socket: {
    kind: 'a socket',
    isHere: !IS_WINDOWS,
    make: async (path) => {
      // The path that a socket is made at is short: macOS has room for 104 bytes.
      const short = join(TEMP, `${process.pid}.socket`)
      const server = createServer().listen(short)
      await once(server, 'listening')
      await rename(short, path)
      return () => server.close()
    },
  },
  folder: { kind: 'a folder', make: (path) => mkdir(path) },
  broken: { kind: 'a broken link', isHere: CAN_LINK, make: (path) => symlink('gone', path) },
  outside: {
    kind: 'a link out of its folder',
    isHere: CAN_LINK,
    make: async (path) => {
      const secret = join(path.slice(0, path.indexOf(`${sep}in${sep}`)), 'secret')
      await writeFile(secret, 'the key')
      await symlink(secret, path)
    },
  },
  unreadable: {
    kind: 'a file that may not be read',
    isHere: !IS_WINDOWS,
    make: async (path) => {
      await writeFile(path, 'text')
      await chmod(path, 0)
      return withoutPrivileges(path)
    },
  },
  empty: { kind: 'an empty file', make: (path) => writeFile(path, '') },
  endless: {
    kind: 'a file of 9 GB that takes no room',
    isHere: !IS_WINDOWS,
    make: async (path) => {
      await writeFile(path, '')
      await truncate(path, 9e9)
    },
  },
} as const satisfies Readonly<Record<string, Kind>>

type RoleName = keyof typeof ROLES
type KindName = keyof typeof KINDS

/** What a run says of a file that is none of those that it takes; `published` when it takes this one. */
const OUTCOMES: Readonly<Record<KindName, Readonly<Record<RoleName, string>>>> = {
  pipe: same('is a named pipe'),
  device: {
    ...same('is a link that leads out of'),
    zip: 'cannot be opened: it is a device, not a file',
    package: 'cannot be opened: it is a device, not a file',
  },
  socket: same('is a socket'),
  folder: {
    ...same('is a folder'),
    zip: 'which is a folder',
    package: 'which is a folder',
    notes: 'is empty. Add one file per language',
  },
  broken: { ...same('is a broken link'), zip: 'no file matches', package: 'no file matches' },
  outside: {
    ...same('is a link that leads out of'),
    zip: 'is not a ZIP',
    package: 'is not a ZIP',
  },
  unreadable: same('EACCES'),
  empty: {
    zip: 'is empty',
    package: 'is empty',
    text: 'published',
    image: 'is not a PNG',
    notes: 'published',
    json: 'is not valid JSON',
  },
  endless: {
    ...same('it has 9000000000 bytes; the limit for a text is 8388608 (8 MiB)'),
    zip: 'is not a ZIP',
    package: 'is not a ZIP',
    image: 'is not a PNG',
  },
}

function same(says: string): Readonly<Record<RoleName, string>> {
  return { zip: says, package: says, text: says, image: says, notes: says, json: says }
}

const run = (folder: string, { inputs }: Role): Promise<ActionRun> =>
  runAction({ emulator, inputs: { ...app.ids, ...inputs(folder) } })

/** How the run ended, as far as it says what is expected of it, and what it changed. */
const outcomeOf = ({ runner }: ActionRun, says: readonly string[]) => ({
  lacks: says.filter((text) => runner.failure?.includes(text) !== true),
  changes: changesIn(emulator),
})

describe.each(Object.entries(KINDS))('%s', (name, { kind, make, isHere = true }: Kind) => {
  const here = itWhere(isHere, `this system, or this user, has no such thing`)
  const outcomes = OUTCOMES[name as KindName]
  const refused = Object.entries(ROLES).filter(([role]) => outcomes[role as RoleName] !== 'published')
  const taken = Object.entries(ROLES).filter(([role]) => outcomes[role as RoleName] === 'published')

  const runWith = async (folder: string, role: Role): Promise<ActionRun> => {
    const path = join(folder, role.path)
    await mkdir(dirname(path), { recursive: true })
    const undo = await make(path)
    try {
      return await run(folder, role)
    } finally {
      if (typeof undo === 'function') undo()
    }
  }

  here.each(refused)(
    `(${kind}) as %s is one error that names it, and nothing is changed`,
    async (name, role) => {
      await using folder = await tempFolder()
      const ended = await runWith(folder.path, role)
      const says = [join(folder.path, role.path), outcomes[name as RoleName]]
      expect(outcomeOf(ended, says)).toEqual({ lacks: [], changes: [] })
    },
  )

  if (taken.length > 0)
    here.each(taken)(`(${kind}) as %s is taken, and empties the field`, async (_, role) => {
      await using folder = await tempFolder()
      expect((await runWith(folder.path, role)).runner.failure).toBeUndefined()
    })
})

describe('A device', () => {
  const here = itWhere(!IS_WINDOWS, 'Windows has no devices among its files')

  here.each(['zip-path', 'release-notes-path', 'submission'])('is refused as %s', async (input) => {
    const inputs = {
      ...app.ids,
      ...(input === 'zip-path' ? {} : { 'metadata-only': 'true' }),
      [input]: '/dev/zero',
    }
    const ended = await runAction({ emulator, inputs })
    const says = ['"/dev/zero"', 'it is a device, not a file']
    expect(outcomeOf(ended, says)).toEqual({ lacks: [], changes: [] })
  })
})

describe('A name with control characters', () => {
  const NAME = 'De\u001b[31m\n::warning::pwned'
  const here = itWhere(!IS_WINDOWS, 'Windows does not take such names')

  here.each<{ role: string; file: string; inputs: (folder: string) => Inputs }>([
    { role: 'zip-path', file: `${NAME}.zip`, inputs: (folder) => ({ 'zip-path': join(folder, '*.zip') }) },
    { role: 'packages', file: `${NAME}.msix`, inputs: (folder) => ({ packages: join(folder, '*.msix') }) },
    {
      role: 'metadata-path',
      file: `in/en-us/${NAME}.txt`,
      inputs: (folder) => ({ 'metadata-path': join(folder, 'in'), 'metadata-only': 'true' }),
    },
    {
      role: 'release-notes-path',
      file: `in/${NAME}.txt`,
      inputs: (folder) => ({ 'release-notes-path': join(folder, 'in'), 'metadata-only': 'true' }),
    },
  ])('is no command to the runner, as $role', async ({ file, inputs }) => {
    await using folder = await tempFolder()
    await folder.add(file, 'no package')
    const ended = await runAction({ emulator, inputs: { ...app.ids, ...inputs(folder.path) } })
    const lines = ended.runner.log.flatMap((entry) => entry.split('\n'))
    expect({
      ...outcomeOf(ended, ['pwned']),
      commands: lines.filter((line) => line.startsWith('::warning')),
      escapes: [...ended.runner.everything].filter((character) => character === '\u001b'),
    }).toEqual({ lacks: [], changes: [], commands: [], escapes: [] })
  })
})

/** A file on its way into the Store: where it is, its content, and the inputs that lead there. */
interface Upload {
  readonly upload: string
  readonly path: string
  readonly content: () => Promise<Buffer>
  readonly inputs: (folder: string) => Inputs
}

const UPLOADS: readonly Upload[] = [
  { upload: 'A ready ZIP', content: () => zipOf({ 'Demo.msix': PACKAGE }), ...ROLES.zip },
  { upload: 'A package', content: async () => PACKAGE, ...ROLES.package },
  { upload: 'A picture of the listings', content: async () => PNG, ...ROLES.image },
]

/** What somebody does to a file while the run is under way. */
const CHANGES: readonly { change: string; isHere?: boolean; make: (path: string) => Promise<unknown> }[] = [
  {
    change: 'gives its place to one of the same size and time',
    // Windows lets nobody replace a file that is open.
    isHere: !IS_WINDOWS,
    make: async (path) => {
      const { size, atime, mtime } = await stat(path)
      await writeFile(`${path}.other`, Buffer.alloc(size, 'x'))
      await utimes(`${path}.other`, atime, mtime)
      await rename(`${path}.other`, path)
    },
  },
  {
    change: 'is overwritten by bytes of the same number',
    make: async (path) => writeFile(path, Buffer.alloc((await stat(path)).size, 'x')),
  },
  { change: 'loses its end', make: async (path) => truncate(path, (await stat(path)).size - 1) },
  { change: 'grows', make: (path) => writeFile(path, 'more', { flag: 'a' }) },
  {
    change: 'becomes a named pipe',
    isHere: !IS_WINDOWS,
    make: async (path) => {
      await rm(path)
      execFileSync('mkfifo', [path])
    },
  },
]

/** The moments at which it is done: while the Store answers these requests. */
const MOMENTS = [
  { moment: 'between its check and its upload', match: { method: 'POST', path: /\/oauth2\// } },
  { moment: 'when it is opened for its upload', match: { method: 'POST', path: /\/submissions$/ } },
  { moment: 'while it is uploaded', match: { method: 'PUT', path: /^\/ingestion\// } },
]

describe.each(UPLOADS)('$upload', ({ path, content, inputs }) => {
  describe.each(CHANGES)('that $change', ({ isHere = true, make }) => {
    const here = itWhere(isHere, 'Windows lets nobody replace an open file')

    here.each(MOMENTS)('$moment is not committed', async ({ match }) => {
      await using folder = await tempFolder()
      const file = await folder.add(path, await content())
      // A whole second, to which the time of another file can be set exactly.
      await utimes(file, 1_700_000_000, 1_700_000_000)
      emulator.inject({ match, held: true })
      const { runner, ended } = startAction({ emulator, inputs: { ...app.ids, ...inputs(folder.path) } })
      while (emulator.heldRequests === 0) await nextTurn()
      await make(file)
      emulator.releaseHeldRequests()
      await ended

      expect({
        error: withSlashes((runner.failure ?? '').split('. ', 1)[0]?.replaceAll(folder.path, '') ?? ''),
        outcome: outcomeIn(runner.failure)?.is,
        commits: changesIn(emulator).filter((request) => request.endsWith('/commit')),
        pending: emulator.store.product(app.path).pending,
      }).toEqual({
        error: expect.stringMatching(
          new RegExp(`^".*": "/${path}" (changed after it was checked|cannot be opened: it is a named pipe)`),
        ),
        outcome: 'draft deleted',
        commits: [],
        pending: undefined,
      })
    })
  })
})

describe('A run that is cancelled', () => {
  /** A ZIP of few bytes, with a package that takes long to unpack. */
  const aBomb = async (): Promise<Buffer> => {
    const zip = new ZipFile()
    zip.addBuffer(Buffer.alloc(256 * 1024 * 1024), 'Demo.msix', { compress: true })
    zip.end()
    return await buffer(zip.outputStream)
  }

  // The file that it unpacks to has no name, and can only be seen among those that are open.
  const isUnpacking = (): boolean => {
    const open = readdirSync('/proc/self/fd').map((name) => readLink(`/proc/self/fd/${name}`))
    return open.some((path) => path.includes('/package-'))
  }
  const here = itWhere(IS_LINUX, 'only Linux lists the open files of a process')

  here('ends while it unpacks', async () => {
    await using folder = await tempFolder()
    await folder.add(ROLES.zip.path, await aBomb())
    const job = new AbortController()
    const inputs = { ...app.ids, ...ROLES.zip.inputs(folder.path) }
    const { runner, ended } = startAction({ emulator, inputs, cancelled: job.signal })
    while (!isUnpacking()) await nextTurn()
    job.abort(new CanceledError('The run was cancelled (SIGINT).'))
    await ended
    expect({ failure: runner.failure, requests: emulator.requestLog.length }).toEqual({
      failure: expect.stringMatching(/^The run was cancelled \(SIGINT\)\./),
      requests: 0,
    })
  })
})

function readLink(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
