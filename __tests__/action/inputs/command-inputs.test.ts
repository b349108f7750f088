import { describe, expect, it } from '@jest/globals'
import {
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  INPUTS,
  type InputName,
} from '../../../src/action/inputs/schema.ts'
import type { CommandRequest } from '../../../src/commands/requests.ts'
import { addOn, app, flight, minimal, read, refusal, type StepInputs } from './step-inputs.ts'

const GROUP = '1152921504606962205'
const submissionId = '1152921505697416353'

/** As little as each command can do with. */
const given: Readonly<Record<CommandName, StepInputs>> = {
  publish: minimal,
  wait: app,
  'submit-draft': app,
  status: app,
  'delete-submission': app,
  'create-flight': { ...app, 'flight-name': 'Insiders', 'flight-groups': GROUP },
  'delete-flight': flight,
  'create-add-on': { ...app, 'add-on-product-id': 'coins', 'add-on-type': 'Durable' },
  'delete-add-on': addOn,
  'update-rollout': { ...app, 'rollout-percentage': '25' },
  'finalize-rollout': app,
  'halt-rollout': app,
  'export-metadata': { ...app, 'metadata-path': 'listings' },
}
const minimalFor = (command: CommandName): StepInputs => ({ ...given[command], command })

/** A value of each input that is allowed and not its default; of some none is needed. */
const values: Partial<Record<InputName, string>> = {
  'flight-id': '43e448df-97c9-4a43-a0bc-2a445e736bcd',
  'flight-groups': GROUP,
  'flight-rank-higher-than': 'Slow ring',
  'add-on-id': '9NBLGGH4TNMP',
  'add-on-product-id': 'coins',
  'add-on-type': 'Consumable',
  'submission-id': submissionId,
  'zip-path': 'upload.zip',
  packages: '*.msix',
  'existing-packages': 'keep',
  'keep-count': '2',
  submission: '{}',
  'submission-mode': 'replace',
  'metadata-path': 'listings',
  'release-notes': 'New.',
  'release-notes-path': 'notes.md',
  'release-notes-from': 'github-release',
  'notes-for-certification': 'None.',
  'publish-mode': 'Manual',
  'publish-date': '2026-12-24',
  visibility: 'Hidden',
  'rollout-percentage': '10',
  'mandatory-update-date': '2026-12-24',
  'metadata-only': 'true',
  'if-pending': 'fail',
  'if-rollout-active': 'halt',
  'skip-if-published': 'true',
  draft: 'true',
  allow: 'lower-version',
  'dry-run': 'true',
  'wait-for': 'none',
  'poll-interval-seconds': '5',
}

/** Inputs that name the product and are no command's own. */
const IDS: readonly string[] = ['flight-id', 'add-on-id']

/** What each command uses besides the ids of its product. */
const usedBy: Readonly<Record<Exclude<CommandName, 'publish'>, readonly string[]>> = {
  wait: ['submission-id', 'wait-for', 'poll-interval-seconds'],
  'submit-draft': ['submission-id', 'allow', 'dry-run', 'wait-for', 'poll-interval-seconds'],
  status: [],
  'delete-submission': ['dry-run'],
  'create-flight': ['flight-groups', 'flight-rank-higher-than', 'dry-run'],
  'delete-flight': ['dry-run'],
  'create-add-on': ['add-on-product-id', 'add-on-type', 'dry-run'],
  'delete-add-on': ['dry-run'],
  'update-rollout': ['rollout-percentage', 'dry-run'],
  'finalize-rollout': ['dry-run'],
  'halt-rollout': ['dry-run'],
  'export-metadata': ['metadata-path'],
}
const others = Object.keys(usedBy) as readonly (keyof typeof usedBy)[]

describe('An input that a command does not use is refused', () => {
  it('whichever it is, unless every command uses it', () => {
    const special = Object.entries(INPUTS).filter(
      ([, { commands }]) => commands.length < COMMAND_NAMES.length,
    )
    expect(Object.keys(values).sort()).toEqual(special.map(([name]) => name).sort())
  })

  it.each(others)('%s', (command) => {
    const unused = Object.entries(values).filter(
      ([input]) => !usedBy[command].includes(input) && !IDS.includes(input),
    )
    const messages = unused.map(
      ([input, value]) => refusal({ ...minimalFor(command), [input]: value }).message,
    )
    expect(messages).toEqual(
      unused.map(([input]) => `"${input}" is not used by "command: ${command}". Remove it.`),
    )
  })

  it.each<{ command: CommandName; input: InputName }>([
    { command: 'publish', input: 'submission-id' },
    { command: 'publish', input: 'add-on-product-id' },
    { command: 'publish', input: 'add-on-type' },
    // Also where an id would do for other commands: what is made has none.
    { command: 'create-flight', input: 'flight-id' },
    { command: 'create-add-on', input: 'add-on-id' },
  ])('$command: $input', ({ command, input }) => {
    expect(refusal({ ...minimalFor(command), [input]: values[input] ?? '' }).message).toBe(
      `"${input}" is not used by "command: ${command}". Remove it.`,
    )
  })

  it.each(others)('but what %s uses is taken', (command) => {
    const used = Object.fromEntries(usedBy[command].map((input) => [input, values[input as InputName] ?? '']))
    expect(read({ ...minimalFor(command), ...used }).command.command).toBe(command)
  })

  it.each(COMMAND_NAMES)('but its default may be written out: %s', (command) => {
    const defaults = Object.fromEntries(
      Object.entries(INPUTS).flatMap(([name, { default: value }]) =>
        value === '' || name === 'command' ? [] : [[name, value]],
      ),
    )
    const inputs = minimalFor(command)
    expect(read({ ...defaults, ...inputs })).toStrictEqual(read(inputs))
  })

  it.each(['False', 'FALSE'])('but its default may be written %s', (word) => {
    const inputs = { ...addOn, submission: '{}' }
    const defaults = { 'metadata-only': word, 'skip-if-published': word, draft: word }
    expect(read({ ...inputs, ...defaults })).toStrictEqual(read(inputs))
  })

  it.each(COMMAND_NAMES)('but the token of the job is always there: %s', (command) => {
    const inputs = minimalFor(command)
    expect(read({ ...inputs, 'github-token': 'of-the-job' })).toStrictEqual(read(inputs))
  })
})

describe('An input that a kind of product cannot have is refused', () => {
  it.each<{ kind: string; ids: StepInputs; inputs: readonly InputName[] }>([
    {
      kind: 'a flight',
      ids: flight,
      inputs: ['metadata-path', 'release-notes', 'release-notes-path', 'release-notes-from', 'visibility'],
    },
    {
      kind: 'an add-on',
      ids: addOn,
      inputs: [
        'packages',
        'existing-packages',
        'keep-count',
        'release-notes',
        'release-notes-path',
        'release-notes-from',
        'notes-for-certification',
        'rollout-percentage',
        'mandatory-update-date',
        'metadata-only',
        'if-rollout-active',
        'skip-if-published',
      ],
    },
  ])('$kind cannot have $inputs', ({ kind, ids, inputs }) => {
    const other = { ...ids, submission: '{}' }
    const messages = inputs.map((input) => refusal({ ...other, [input]: values[input] ?? '' }).message)
    expect(messages).toEqual(inputs.map((input) => `"${input}" cannot be used for ${kind}. Remove it.`))
  })

  it('but a flight and an add-on can have all the others', () => {
    const common = { submission: '{}', 'if-pending': 'wait', draft: 'true', 'dry-run': 'true' }
    const ofFlight = {
      ...flight,
      ...common,
      packages: '*.msix',
      'existing-packages': 'keep',
      'notes-for-certification': 'None.',
      'publish-mode': 'Manual',
      'rollout-percentage': '10',
      'mandatory-update-date': '2026-12-24',
      'if-rollout-active': 'halt',
      'skip-if-published': 'true',
    }
    const ofAddOn = {
      ...addOn,
      ...common,
      'zip-path': 'icons.zip',
      'metadata-path': 'listings',
      'publish-mode': 'Manual',
      visibility: 'Hidden',
    }
    expect([read(ofFlight).run.product.kind, read(ofAddOn).run.product.kind]).toEqual(['flight', 'add-on'])
  })
})

describe('A command is for some kinds of product only', () => {
  const kinds = { app, flight, 'add-on': addOn } as const
  const misfits = COMMAND_NAMES.flatMap((command) =>
    (['app', 'flight', 'add-on'] as const)
      .filter((kind) => !(COMMANDS[command] as readonly string[]).includes(kind))
      .map((kind) => ({ command, kind })),
  )

  it('which are these', () => {
    expect(misfits.map(({ command, kind }) => `${command}: no ${kind}`)).toEqual([
      'create-flight: no app',
      'create-flight: no add-on',
      'delete-flight: no app',
      'delete-flight: no add-on',
      'create-add-on: no flight',
      'create-add-on: no add-on',
      'delete-add-on: no app',
      'delete-add-on: no flight',
      'update-rollout: no add-on',
      'finalize-rollout: no add-on',
      'halt-rollout: no add-on',
      'export-metadata: no flight',
    ])
  })

  it.each(misfits)('$command, when it is said to be for the kind $kind', ({ command, kind }) => {
    const { input, message } = refusal({ ...minimalFor(command), product: kind })
    expect([input, message]).toEqual([
      'command',
      expect.stringMatching(`^"command": "${command}" works for an? `),
    ])
  })

  it.each<{ command: CommandName; ids: StepInputs; input: InputName }>([
    { command: 'create-flight', ids: app, input: 'flight-name' },
    { command: 'create-flight', ids: { ...app, 'flight-groups': GROUP }, input: 'flight-name' },
    { command: 'create-flight', ids: addOn, input: 'app-id' },
    { command: 'delete-flight', ids: app, input: 'flight-id' },
    { command: 'delete-flight', ids: addOn, input: 'app-id' },
    { command: 'create-add-on', ids: flight, input: 'flight-id' },
    { command: 'delete-add-on', ids: app, input: 'add-on-id' },
    { command: 'delete-add-on', ids: flight, input: 'add-on-id' },
    { command: 'finalize-rollout', ids: kinds['add-on'], input: 'command' },
    { command: 'halt-rollout', ids: kinds['add-on'], input: 'command' },
    { command: 'export-metadata', ids: kinds.flight, input: 'command' },
  ])('and what is missing or does not fit is named: $command, $input', ({ command, ids, input }) => {
    expect(refusal({ ...ids, command }).input).toBe(input)
  })

  it('even what only another kind has is told as not fitting the kind', () => {
    const refused = refusal({ ...flight, command: 'export-metadata', 'metadata-path': 'listings' })
    expect([refused.input, refused.message.includes('a flight')]).toEqual(['metadata-path', true])
  })
})

describe('The command', () => {
  const waiting = { waitFor: 'accepted', pollIntervalInMs: 30_000 } as const

  it.each<{ name: string; inputs: StepInputs; expected: CommandRequest }>([
    {
      name: 'wait follows the pending submission until it is published',
      inputs: minimalFor('wait'),
      expected: { command: 'wait', submissionId: undefined, ...waiting, waitFor: 'published' },
    },
    {
      name: 'wait follows the submission that is named',
      inputs: {
        ...flight,
        command: 'wait',
        'submission-id': submissionId,
        'wait-for': 'accepted',
        'poll-interval-seconds': '2',
      },
      expected: { command: 'wait', submissionId, waitFor: 'accepted', pollIntervalInMs: 2000 },
    },
    {
      name: 'submit-draft takes the pending draft',
      inputs: minimalFor('submit-draft'),
      expected: {
        command: 'submit-draft',
        submissionId: undefined,
        allow: new Set(),
        dryRun: false,
        ...waiting,
      },
    },
    {
      name: 'status needs nothing but a product',
      inputs: minimalFor('status'),
      expected: { command: 'status' },
    },
    {
      name: 'delete-submission deletes the pending submission',
      inputs: minimalFor('delete-submission'),
      expected: { command: 'delete-submission', dryRun: false },
    },
    {
      name: 'create-flight takes name and groups',
      inputs: { ...minimalFor('create-flight'), 'flight-groups': `${GROUP}, 7` },
      expected: {
        command: 'create-flight',
        flight: { name: 'Insiders', groups: [GROUP, '7'], rankHigherThan: undefined },
        dryRun: false,
      },
    },
    {
      name: 'create-flight takes a rank',
      inputs: {
        ...minimalFor('create-flight'),
        product: 'flight',
        'flight-rank-higher-than': 'Slow ring',
        'dry-run': 'true',
      },
      expected: {
        command: 'create-flight',
        flight: { name: 'Insiders', groups: [GROUP], rankHigherThan: 'Slow ring' },
        dryRun: true,
      },
    },
    {
      name: 'delete-flight takes an id',
      inputs: { ...minimalFor('delete-flight'), product: 'flight' },
      expected: { command: 'delete-flight', dryRun: false },
    },
    {
      name: 'delete-flight takes a name',
      inputs: { ...app, command: 'delete-flight', 'flight-name': 'Insiders', 'dry-run': 'True' },
      expected: { command: 'delete-flight', dryRun: true },
    },
    ...(['Durable', 'Consumable'] as const).map((type) => ({
      name: `create-add-on takes the type ${type}`,
      inputs: { ...minimalFor('create-add-on'), product: 'app', 'add-on-type': type },
      expected: { command: 'create-add-on', addOn: { productId: 'coins', type }, dryRun: false } as const,
    })),
    {
      name: 'delete-add-on takes an id',
      inputs: { ...minimalFor('delete-add-on'), product: 'add-on', 'dry-run': 'true' },
      expected: { command: 'delete-add-on', dryRun: true },
    },
    ...[
      ['0', 0],
      ['12.5', 12.5],
      ['100', 100],
    ].map(([text, percentage]) => ({
      name: `update-rollout takes ${text} percent`,
      inputs: { ...flight, command: 'update-rollout', 'rollout-percentage': String(text) },
      expected: {
        command: 'update-rollout',
        change: { kind: 'update', percentage: Number(percentage) },
        dryRun: false,
      } as const,
    })),
    ...(['finalize', 'halt'] as const).map((kind) => ({
      name: `${kind}-rollout takes no more than the product`,
      inputs: { ...flight, command: `${kind}-rollout`, 'dry-run': 'TRUE' },
      expected: { command: `${kind}-rollout`, change: { kind }, dryRun: true } as const,
    })),
    ...[app, addOn].map((ids) => ({
      name: `export-metadata takes a folder for ${'app-id' in ids ? 'an app' : 'an add-on'}`,
      inputs: { ...ids, command: 'export-metadata', 'metadata-path': 'listings' },
      expected: { command: 'export-metadata', metadataPath: 'listings' } as const,
    })),
  ])('$name', ({ inputs, expected }) => {
    expect(read(inputs).command).toStrictEqual(expected)
  })

  it('submit-draft takes the draft that is named, of any product', () => {
    const inputs = {
      command: 'submit-draft',
      'submission-id': submissionId,
      allow: 'Past-Date',
      'dry-run': 'TRUE',
      'wait-for': 'certified',
      'poll-interval-seconds': '2',
    }
    const commands = [app, flight, addOn].map((ids) => read({ ...ids, ...inputs }).command)
    const expected = {
      command: 'submit-draft',
      submissionId,
      allow: new Set(['past-date']),
      dryRun: true,
      waitFor: 'certified',
      pollIntervalInMs: 2000,
    }
    expect(commands).toStrictEqual([expected, expected, expected])
  })

  it.each<{ command: CommandName; input: InputName }>([
    { command: 'create-flight', input: 'flight-groups' },
    { command: 'create-flight', input: 'flight-name' },
    { command: 'delete-flight', input: 'flight-id' },
    { command: 'create-add-on', input: 'app-id' },
    { command: 'create-add-on', input: 'add-on-product-id' },
    { command: 'create-add-on', input: 'add-on-type' },
    { command: 'delete-add-on', input: 'add-on-id' },
    { command: 'update-rollout', input: 'rollout-percentage' },
    { command: 'export-metadata', input: 'metadata-path' },
  ])('$command needs $input', ({ command, input }) => {
    const refused = refusal({ ...minimalFor(command), [input]: ' ' })
    expect([refused.input, refused.message.includes('is missing or empty')]).toEqual([input, true])
  })

  it.each<{ command: CommandName; input: InputName; value: string; says: string }>([
    ...['7a', '-1', '../7', '1.5'].flatMap((value) =>
      (['wait', 'submit-draft'] as const).map((command) => ({
        command,
        input: 'submission-id' as const,
        value,
        says: 'digits',
      })),
    ),
    ...['Permanent', 'Subscription', 'StoreManagedConsumable'].map((value) => ({
      command: 'create-add-on' as const,
      input: 'add-on-type' as const,
      value,
      says: 'Durable, Consumable',
    })),
    ...['101', '100.1', '-1', '1e1', '50%', 'half'].map((value) => ({
      command: 'update-rollout' as const,
      input: 'rollout-percentage' as const,
      value,
      says: '',
    })),
    { command: 'create-flight', input: 'flight-groups', value: 'Testers', says: 'Partner Center' },
  ])('$command does not take $value for $input', ({ command, input, value, says }) => {
    const refused = refusal({ ...minimalFor(command), [input]: value })
    const unsaid = [`"${value}"`, says].filter((text) => !refused.message.includes(text))
    expect([refused.input, unsaid]).toEqual([input, []])
  })
})
