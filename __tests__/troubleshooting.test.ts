import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { ENTRA_ROWS } from '../src/store/entra-errors.ts'
import { STATUS_HINTS } from '../src/store/status-hints.ts'
import { sentencesIn } from './support/sources/sentences.ts'

const doc = readFileSync('docs/troubleshooting.md', 'utf8')

/** The messages of the page with their anchors. */
const documented = [...doc.matchAll(/^\| <a id="([a-z0-9-]+)"><\/a>`(.*?)` \| .* \| .* \|$/gm)].flatMap(
  ([, anchor = '', message = '']) => (message === anchor ? [] : [{ anchor, message }]),
)

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file.replaceAll('\\', '/')}`)

/** The texts of the sources, with those that stand on several lines made whole. */
const texts = sources.map((file) => readFileSync(file, 'utf8').replace(/['`"] \+\s*['`"]/g, '')).join('\n')

/** The parts of a message that are always the same. */
const fixedParts = (message: string): readonly string[] =>
  message
    .split(/…|"[a-z-]+(?=")|[()"]/)
    .map((part) => part.replace(/^[\s:;,.]+|[\s:;,.]+$/g, ''))
    .filter((part) => part.length >= 10)

describe('A message in docs/troubleshooting.md', () => {
  it('has an anchor of its own', () => {
    const anchors = [...doc.matchAll(/<a id="([^"]+)">/g)].map(([, anchor]) => anchor)
    expect([...new Set(anchors)]).toEqual(anchors)
  })

  it.each(documented)('is one of the sources: $anchor', ({ message }) => {
    expect(fixedParts(message).filter((part) => !texts.includes(part))).toEqual([])
  })
})

/** Sources whose sentences are messages: all of them, or those that do not begin like an advice that follows one. */
const MESSAGES: readonly { readonly of: string; readonly files: RegExp; readonly but?: RegExp }[] = [
  {
    of: 'inputs',
    files: /^src\/action\/inputs\/(?!schema)/,
    but: /^(?: Did you mean|A new flight|If the|The (?:Store )?ID)\b/,
  },
  {
    of: 'the steps of a run',
    files: /^src\/(?:commands|pipeline)\//,
    but: /^(?:…|\. Delete it|Finish|Fix it|It has|Publish again|The ID of|The Store is processing)/,
  },
  { of: 'the plan, as warnings', files: /^src\/plan\/compare\/[\w-]*warnings\.ts$/ },
  { of: 'files', files: /^src\/files\//, but: /^[A-Z]|^"…" … Put|characters; the limit is/ },
  {
    of: 'GitHub and the run itself',
    files: /^src\/(?:main|action\/(?:github-release|id-token|release-notes|runner))\.ts$/,
    but: /^(?:Remove it|Run the job)/,
  },
  {
    of: 'the network and the upload',
    files: /^src\/(?:http|upload)\//,
    // Last: what a ZIP that the action builds itself cannot have.
    but: /^(?:A|Allow|Check|Correct|If|Set)\b|^The files are closed|in (?:a|the) ZIP\.$|for a ZIP\.$/,
  },
  {
    of: 'the Store and the sign-in',
    files: /^src\/store\/(?:certificate|error-hints|token)\.ts$/,
    but: /^(?: The job|Add|Check|Try again)\b/,
  },
]

describe('docs/troubleshooting.md', () => {
  const parts = documented.flatMap(({ message }) => fixedParts(message))

  it.each(MESSAGES)('has a row for every message about $of', ({ files, but }) => {
    const messages = sources
      .filter((file) => files.test(file))
      .flatMap(sentencesIn)
      .filter((text) => but?.test(text) !== true)
    expect(messages.length).toBeGreaterThan(5)
    expect(messages.filter((text) => !parts.some((part) => text.includes(part)))).toEqual([])
  })

  it('has every code of Entra that the action knows, with the credential that it is for', () => {
    const names = { secret: 'secret', certificate: 'certificate', 'github-oidc': 'OIDC' } as const
    const rows = [...doc.matchAll(/^\| <a id="aadsts-[^"]+"><\/a>(AADSTS[^|]+) \| (\w+) \| .+ \| .+ \|$/gm)]
    expect(rows.map(([, codes, credential]) => ({ codes, credential }))).toEqual(
      ENTRA_ROWS.map(({ codes, kinds }) => ({
        codes: codes.map((code) => `AADSTS${code}`).join(', '),
        credential: kinds?.map((kind) => names[kind]).join(', ') ?? 'any',
      })),
    )
  })

  it('has every code of a submission that the action knows', () => {
    const rows = [...doc.matchAll(/^\| <a id="status-[^"]+"><\/a>(\w+) \| .+ \| .+ \|$/gm)]
    expect(rows.map(([, code]) => code)).toEqual([...new Set(STATUS_HINTS.map(({ code }) => code))])
  })
})
