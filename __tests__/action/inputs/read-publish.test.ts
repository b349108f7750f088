import { describe, expect, it } from '@jest/globals'
import { refusePastDate } from '../../../src/action/inputs/read-publish.ts'
import type { InputName } from '../../../src/action/inputs/schema.ts'
import type { PublishInputs } from '../../../src/commands/requests.ts'
import { addOn, app, flight, minimal, readPublish, refusal, type StepInputs } from './step-inputs.ts'

describe('An input of publish', () => {
  it.each<{ name: string; given: StepInputs; expected: Partial<PublishInputs> }>([
    { name: 'one package', given: { packages: 'out/Demo.msix' }, expected: { packages: ['out/Demo.msix'] } },
    {
      name: 'packages, one per line, with the lines of Windows and empty ones',
      given: { packages: '  a/*.msix \r\n\r\n!a/b c.msix\n\t\n' },
      expected: { packages: ['a/*.msix', '!a/b c.msix'] },
    },
    {
      name: 'a package with a comma in its name',
      given: { packages: 'a, b.msix' },
      expected: { packages: ['a, b.msix'] },
    },
    {
      name: 'the policy to remove',
      given: { 'existing-packages': 'remove' },
      expected: { existingPackages: { kind: 'remove' } },
    },
    {
      name: 'the policy to keep',
      given: { 'existing-packages': 'keep' },
      expected: { existingPackages: { kind: 'keep' } },
    },
    {
      name: 'the policy to keep the latest',
      given: { 'existing-packages': 'keep-latest' },
      expected: { existingPackages: { kind: 'keep-latest', count: 1 } },
    },
    {
      name: 'the policy to keep the latest three',
      given: { 'existing-packages': 'keep-latest', 'keep-count': '3' },
      expected: { existingPackages: { kind: 'keep-latest', count: 3 } },
    },
    {
      name: 'a submission to be merged',
      given: { submission: 'submission.json', 'submission-mode': 'merge' },
      expected: { submission: 'submission.json', submissionMode: 'merge' },
    },
    {
      name: 'release notes as a text of some lines',
      given: { 'release-notes': '\n- One\n- Two\n' },
      expected: { releaseNotes: { kind: 'text', text: '- One\n- Two' } },
    },
    {
      name: 'release notes with the lines of Windows, which count one character each',
      given: { 'release-notes': 'Größer.\r\nSchöner.' },
      expected: { releaseNotes: { kind: 'text', text: 'Größer.\nSchöner.' } },
    },
    {
      name: 'release notes as a path',
      given: { 'release-notes-path': 'notes/' },
      expected: { releaseNotes: { kind: 'path', path: 'notes/' } },
    },
    {
      name: 'release notes of the GitHub release',
      given: { 'release-notes-from': 'github-release', 'github-token': 'of-the-job' },
      expected: { releaseNotes: { kind: 'github-release', token: 'of-the-job' } },
    },
    { name: 'a draft that is kept', given: { draft: 'true' }, expected: { draft: true } },
    { name: 'a dry run', given: { 'dry-run': 'true' }, expected: { dryRun: true } },
    {
      name: 'with rules overruled, in any case, on lines or between commas',
      given: { allow: 'lower-version, Text-Too-Long\n\nunknown-language' },
      expected: { allow: new Set(['lower-version', 'text-too-long', 'unknown-language']) },
    },
    { name: 'to skip', given: { 'skip-if-published': 'True' }, expected: { skipIfPublished: true } },
    ...(['delete', 'wait', 'fail'] as const).map((word) => ({
      name: `if-pending: ${word}`,
      given: { 'if-pending': word },
      expected: { ifPending: word },
    })),
    ...(['fail', 'finalize', 'halt'] as const).map((word) => ({
      name: `if-rollout-active: ${word}`,
      given: { 'if-rollout-active': word },
      expected: { ifRolloutActive: word },
    })),
  ])('may be $name', ({ given, expected }) => {
    const { 'zip-path': _, ...rest } = minimal
    const base = 'packages' in given ? rest : minimal
    expect(readPublish({ ...base, ...given })).toStrictEqual({
      ...readPublish({ ...base, packages: given['packages'] ?? '' }),
      ...expected,
    })
  })

  it.each<{ name: string; given: StepInputs; expected: PublishInputs['settings'] }>([
    {
      name: 'notes for certification',
      given: { 'notes-for-certification': 'Log in\nas guest.' },
      expected: { notesForCertification: 'Log in\nas guest.' },
    },
    ...(['Immediate', 'Manual'] as const).map((word) => ({
      name: `publish-mode: ${word}`,
      given: { 'publish-mode': word },
      expected: { publishMode: word },
    })),
    {
      name: 'publish-mode: SpecificDate',
      given: { 'publish-mode': 'SpecificDate', 'publish-date': '2026-12-24T18:00:00Z' },
      expected: { publishMode: 'SpecificDate', publishDate: '2026-12-24T18:00:00.000Z' },
    },
    ...(['Public', 'Private', 'Hidden'] as const).map((word) => ({
      name: `visibility: ${word}`,
      given: { visibility: word },
      expected: { visibility: word },
    })),
    ...[
      ['0', 0],
      ['0.5', 0.5],
      ['50', 50],
      ['100', 100],
      ['100.0', 100],
    ].map(([text, percentage]) => ({
      name: `rollout-percentage: ${text}`,
      given: { 'rollout-percentage': String(text) },
      expected: { rolloutPercentage: Number(percentage) },
    })),
    {
      name: 'mandatory-update-date',
      given: { 'mandatory-update-date': '2026-12-24T18:00-08:00' },
      expected: { mandatoryUpdateDate: '2026-12-25T02:00:00.000Z' },
    },
  ])('may be a setting: $name', ({ given, expected }) => {
    const { settings } = readPublish(minimal)
    expect(readPublish({ ...minimal, ...given }).settings).toStrictEqual({ ...settings, ...expected })
  })

  it.each([
    ['2026-12-24', '2026-12-24T00:00:00.000Z'],
    ['2026-12-24T18:00Z', '2026-12-24T18:00:00.000Z'],
    ['2026-12-24T18:00:30Z', '2026-12-24T18:00:30.000Z'],
    ['2026-12-24T18:00:30.25Z', '2026-12-24T18:00:30.250Z'],
    ['2026-12-24T00:30:00+01:00', '2026-12-23T23:30:00.000Z'],
    ['2026-12-31T23:00:00-05:00', '2027-01-01T04:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2026-12-24T24:00:00Z', '2026-12-25T00:00:00.000Z'],
  ])('may be the date %s, which is %s', (text, expected) => {
    expect(readPublish({ ...minimal, 'mandatory-update-date': text }).settings.mandatoryUpdateDate).toBe(
      expected,
    )
  })

  it.each<{ input: InputName; value: string; allowed: string }>([
    ...[
      '2026-02-30',
      '2026-02-29T10:00:00Z',
      '2026-04-31T10:00:00+02:00',
      '2026-13-01',
      '2026-00-10',
      '2026-12-00',
      '2026-12-24T25:00:00Z',
      '2026-12-24T18:60:00Z',
      '2026-12-24T18:00:00+99:00',
      '2026-12-24T18:00:00',
      '2026-12-24 18:00:00Z',
      '2026-12-24T18:00:00 Z',
      '20261224',
      '24.12.2026',
      '12/24/2026',
      '26-12-24',
      '1766599200',
      'tomorrow',
    ].flatMap((value) =>
      (['publish-date', 'mandatory-update-date'] as const).map((input) => ({
        input,
        value,
        allowed: '2026-12-24T18:00:00Z',
      })),
    ),
    ...['-1', '101', '100.1', '50%', '1e1', 'half', ','].map((value) => ({
      input: 'rollout-percentage' as const,
      value,
      allowed: Number(value) > 100 ? 'from 0 to 100' : 'a number',
    })),
    ...['-1', '1.5', 'all', '1e1'].map((value) => ({
      input: 'keep-count' as const,
      value,
      allowed: 'a whole number',
    })),
    { input: 'existing-packages', value: 'append', allowed: 'remove, keep, keep-latest' },
    { input: 'publish-mode', value: 'at once', allowed: 'Immediate, Manual, SpecificDate' },
    { input: 'visibility', value: 'everyone', allowed: 'Public, Private, Hidden' },
    { input: 'release-notes-from', value: 'changelog', allowed: 'github-release' },
    { input: 'if-rollout-active', value: 'delete', allowed: 'fail, finalize, halt' },
    ...(['draft', 'dry-run', 'skip-if-published', 'metadata-only'] as const).map((input) => ({
      input,
      value: 'yes',
      allowed: 'true, false',
    })),
  ])('$input is not $value', ({ input, value, allowed }) => {
    const refused = refusal({ ...minimal, 'existing-packages': 'keep-latest', [input]: value })
    const says = [`"${value}"`, allowed]
    expect([refused.input, says.filter((text) => !refused.message.includes(text))]).toEqual([input, []])
  })
})

describe('A contradiction is refused', () => {
  const verbatim = { ...minimal, submission: '{}', 'submission-mode': 'replace', 'github-token': 'token' }

  it.each<{ name: string; given: StepInputs; input: InputName; says: readonly string[] }>([
    {
      name: 'to replace the submission by none',
      given: { ...minimal, 'submission-mode': 'replace' },
      input: 'submission-mode',
      says: ['"replace"', '"submission" is missing or empty'],
    },
    {
      name: 'to publish nothing',
      given: app,
      input: 'packages',
      says: ['metadata-only: true'],
    },
    {
      name: 'to publish metadata without any',
      given: { ...app, 'metadata-only': 'true' },
      input: 'submission',
      says: ['every other input that changes something'],
    },
    {
      name: 'to publish an add-on without anything',
      given: addOn,
      input: 'submission',
      says: ['every other input that changes something'],
    },
    {
      name: 'to leave out the packages of an add-on, which has none',
      given: { ...addOn, submission: '{}', 'metadata-only': 'true' },
      input: 'metadata-only',
      says: ['add-on'],
    },
    {
      name: 'to publish an app whose ZIP came out empty, beside listings',
      given: { ...app, 'zip-path': '', 'metadata-path': 'listings' },
      input: 'packages',
      says: ['"zip-path"', 'metadata-only: true'],
    },
    {
      name: 'to publish an app whose packages came out empty, beside listings',
      given: { ...app, packages: ' \n\n ', 'metadata-path': 'listings' },
      input: 'packages',
      says: ['"zip-path"', 'metadata-only: true'],
    },
    {
      name: 'to publish a flight whose ZIP came out empty',
      given: { ...flight, 'zip-path': '', 'notes-for-certification': 'None.' },
      input: 'packages',
      says: ['metadata-only: true'],
    },
    {
      name: 'to publish metadata only, and packages',
      given: { ...app, packages: '*.msix', 'metadata-only': 'true' },
      input: 'metadata-only',
      says: ['"packages"'],
    },
    {
      name: 'to give a ZIP and packages',
      given: { ...minimal, packages: '*.msix' },
      input: 'packages',
      says: ['"zip-path"'],
    },
    {
      name: 'to say how many packages to keep, and to remove them all',
      given: { ...minimal, 'keep-count': '2' },
      input: 'keep-count',
      says: ['"existing-packages: keep-latest"'],
    },
    {
      name: 'to say how many packages to keep, and to keep them all',
      given: { ...minimal, 'keep-count': '2', 'existing-packages': 'keep' },
      input: 'keep-count',
      says: ['"existing-packages: keep-latest"'],
    },
    {
      name: 'to keep no package',
      given: { ...minimal, 'keep-count': '0', 'existing-packages': 'keep-latest' },
      input: 'keep-count',
      says: ['"0"', '"existing-packages: remove"'],
    },
    {
      name: 'to name a date without the mode that waits for it',
      given: { ...minimal, 'publish-date': '2026-12-24' },
      input: 'publish-date',
      says: ['"publish-mode: SpecificDate"'],
    },
    {
      name: 'to name a date for another mode',
      given: { ...minimal, 'publish-date': '2026-12-24', 'publish-mode': 'Manual' },
      input: 'publish-date',
      says: ['"publish-mode: SpecificDate"'],
    },
    {
      name: 'to wait for a date that is not named',
      given: { ...minimal, 'publish-mode': 'SpecificDate' },
      input: 'publish-date',
      says: ['"publish-mode: SpecificDate"', 'is missing or empty'],
    },
    ...(
      [
        ['release-notes', 'release-notes-path'],
        ['release-notes', 'release-notes-from'],
        ['release-notes-path', 'release-notes-from'],
      ] as const
    ).map(([first, second]) => ({
      name: `to take the release notes from ${first} and from ${second}`,
      given: { ...minimal, [first]: 'x', [second]: 'github-release' },
      input: second,
      says: [`"${first}"`],
    })),
    {
      name: 'to take the release notes from GitHub without a token',
      given: { ...minimal, 'release-notes-from': 'github-release' },
      input: 'github-token',
      says: ['is missing or empty'],
    },
    {
      name: 'to wait for a submission that is not committed',
      given: { ...minimal, draft: 'true', 'wait-for': 'published' },
      input: 'wait-for',
      says: ['"draft: true"'],
    },
    ...(
      [
        ['metadata-path', 'listings'],
        ['release-notes', 'New.'],
        ['release-notes-path', 'notes.md'],
        ['release-notes-from', 'github-release'],
        ['notes-for-certification', 'None.'],
        ['publish-mode', 'Manual'],
        ['visibility', 'Hidden'],
        ['rollout-percentage', '0'],
        ['mandatory-update-date', '2026-12-24'],
        ['existing-packages', 'keep'],
      ] as const
    ).map(([input, value]) => ({
      name: `to send a JSON as it is, and to change it with ${input}`,
      given: { ...verbatim, [input]: value },
      input,
      says: ['"submission-mode: replace"'],
    })),
    {
      name: 'to send a JSON as it is, and to change when it is published',
      given: { ...verbatim, 'publish-mode': 'SpecificDate', 'publish-date': '2026-12-24' },
      input: 'publish-mode',
      says: ['"submission-mode: replace"'],
    },
  ])('$name', ({ given, input, says }) => {
    const refused = refusal(given)
    expect([refused.input, says.filter((text) => !refused.message.includes(text))]).toEqual([input, []])
  })

  it('but a JSON may be published without a ZIP on purpose', () => {
    expect(readPublish({ ...app, submission: '{}', 'metadata-only': 'true' }).metadataOnly).toBe(true)
  })

  it.each<{ name: string; given: StepInputs }>([
    { name: 'a ZIP to be sent with a JSON as it is', given: verbatim },
    {
      name: 'packages to be sent with a JSON as it is',
      given: { ...verbatim, 'zip-path': '', packages: '*.msix' },
    },
    { name: 'a ZIP of pictures for metadata only', given: { ...minimal, 'metadata-only': 'true' } },
    { name: 'packages that a JSON may name', given: { ...app, submission: '{}' } },
    { name: 'an add-on with only a picture', given: { ...addOn, 'zip-path': 'icon.zip' } },
    { name: 'an add-on with only its visibility', given: { ...addOn, visibility: 'Hidden' } },
    {
      name: 'an app with only the time of its publication',
      given: { ...app, 'publish-mode': 'Manual', 'metadata-only': 'true' },
    },
    { name: 'listings only, on purpose', given: { ...app, 'metadata-path': 'a', 'metadata-only': 'true' } },
    { name: 'a draft that nobody waits for', given: { ...minimal, draft: 'true', 'wait-for': 'none' } },
    { name: 'a dry run of a draft', given: { ...minimal, draft: 'true', 'dry-run': 'true' } },
  ])('but not $name', ({ given }) => {
    expect(readPublish(given).command).toBe('publish')
  })
})

describe('A date of publication', () => {
  const dated = readPublish({
    ...minimal,
    'publish-mode': 'SpecificDate',
    'publish-date': '2026-12-24T18:00Z',
  })

  it.each<{ name: string; now: number }>([
    { name: 'is now', now: Date.UTC(2026, 11, 24, 18) },
    { name: 'was yesterday', now: Date.UTC(2026, 11, 25, 18) },
  ])('is refused when it $name', ({ now }) => {
    expect(() => refusePastDate(dated, now)).toThrow(
      '"publish-date": 2026-12-24T18:00:00.000Z is in the past. Set a later date, or "publish-mode: Immediate".',
    )
  })

  it('may be soon', () => {
    expect(() => refusePastDate(dated, Date.UTC(2026, 11, 24, 17, 59))).not.toThrow()
  })
})
