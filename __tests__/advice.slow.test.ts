import { describe, expect, it } from '@jest/globals'
import type { Emulator } from '../emulator/emulator.ts'
import { conditionNames } from '../emulator/entra/conditions.ts'
import { seeds } from '../emulator/fixtures/seeds.ts'
import { COMMAND_NAMES, COMMANDS, type CommandName } from '../src/action/inputs/schema.ts'
import type { Kind } from '../src/store/product.ts'
import { runAction } from './support/run-action.ts'
import { misfits } from './support/sources/named-inputs.ts'
import { PRODUCTS, somethingNew } from './support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from './support/use-emulator.ts'

useEmulator({ blobs: 'discard' })
useFiles()

/** Something that is wrong with the product `path`. */
interface Trouble {
  readonly name: string
  readonly prepare: (emulator: Emulator, path: string) => void
  readonly inputs?: Readonly<Record<string, string>>
  /** The only command that has these inputs. */
  readonly only?: CommandName
}

const PRODUCT = /\/(applications|inappproducts)\/[^/]+(\/flights\/[^/]+)?$/

const TROUBLES: readonly Trouble[] = [
  ...conditionNames.map(
    (condition): Trouble => ({
      name: condition,
      prepare: ({ store }) => {
        store.condition = condition
      },
    }),
  ),
  ...[401, 403, 404, 500].map(
    (status): Trouble => ({
      name: `${status} for the product`,
      prepare: (target) =>
        target.inject({
          match: { path: PRODUCT },
          times: Infinity,
          status,
          ...(status === 404
            ? { body: { code: 'ResourceNotFound', message: 'Resource can not be found' } }
            : {}),
        }),
    }),
  ),
  ...[400, 403, 409, 500].map(
    (status): Trouble => ({
      name: `${status} for every change`,
      prepare: (target) => {
        for (const method of ['PUT', 'DELETE', 'POST'])
          target.inject({
            match: { method, path: /\/v1\.0\// },
            times: Infinity,
            status,
            body: { code: 'InvalidParameterValue', message: 'No.' },
          })
      },
    }),
  ),
  ...(['PendingCommit', 'Certification', 'CertificationFailed'] as const).flatMap((status) =>
    (['api', 'portal'] as const).flatMap((origin) =>
      (['delete', 'wait', 'fail'] as const).map(
        (policy): Trouble => ({
          name: `pending ${status} of ${origin} with ${policy}`,
          prepare: ({ store }, path) => {
            store.product(path).addPending({ origin, status })
          },
          ...(policy === 'delete' ? {} : { inputs: { 'if-pending': policy }, only: 'publish' }),
        }),
      ),
    ),
  ),
  ...['CommitFailed', 'CertificationFailed', 'PublishFailed', 'Canceled', 'PendingCommit'].map(
    (status): Trouble => ({
      name: `a submission that ends as ${status}`,
      prepare: ({ store }, path) => {
        store.product(path).switches.statusScript = ['CommitStarted', status]
      },
    }),
  ),
  {
    name: 'the end of the time',
    prepare: ({ store }, path) => {
      store.product(path).switches.statusScript = ['CommitStarted']
      store.product(path).addPending({ origin: 'api', status: 'Certification' })
    },
    inputs: { 'timeout-minutes': '1' },
  },
]

const NEEDED: Readonly<Record<CommandName, (kind: Kind) => Readonly<Record<string, string>>>> = {
  publish: (kind) => somethingNew(kind, files),
  wait: () => ({}),
  'submit-draft': () => ({}),
  'delete-submission': () => ({}),
  'create-flight': () => ({
    'flight-name': 'New',
    'flight-groups': seeds.flightGroups.testers,
    'flight-rank-higher-than': seeds.flight.friendlyName,
  }),
  'delete-flight': () => ({}),
  'create-add-on': () => ({ 'add-on-product-id': 'new', 'add-on-type': 'Durable' }),
  'delete-add-on': () => ({}),
  'update-rollout': () => ({ 'rollout-percentage': '10' }),
  'finalize-rollout': () => ({}),
  'halt-rollout': () => ({}),
  status: () => ({}),
  'export-metadata': () => ({ 'metadata-path': `${files.folder}/exported` }),
}

const CASES = COMMAND_NAMES.flatMap((command) =>
  PRODUCTS.filter(({ kind }) => (COMMANDS[command] as readonly Kind[]).includes(kind)).map((product) => ({
    command,
    kind: product.kind,
    product,
  })),
)

describe('Every input that a failed run names', () => {
  it.each(CASES)(
    'is one of $command, and for the kind $kind',
    async ({ command, kind, product }) => {
      const wrong: string[] = []
      let failures = 0
      for (const { name, prepare, inputs, only = command } of TROUBLES) {
        if (only !== command) continue
        emulator.reset()
        prepare(emulator, product.path)
        const { 'flight-id': _, ...withoutFlight }: Readonly<Record<string, string>> = { ...product.ids }
        const ids = command === 'create-flight' ? withoutFlight : product.ids
        const { runner } = await runAction({
          emulator,
          inputs: {
            command,
            ...ids,
            ...NEEDED[command](kind),
            'max-retries': '1',
            ...inputs,
          },
        })
        if (runner.failure !== undefined) failures += 1
        const told = [runner.failure ?? '', ...runner.log.filter((line) => /^::(error|warning)/.test(line))]
        wrong.push(
          ...told.flatMap((text) => misfits(text, command, kind)).map((misfit) => `${name}: ${misfit}`),
        )
      }
      expect({ wrong, fails: failures > 15 }).toEqual({ wrong: [], fails: true })
    },
    120_000,
  )
})
