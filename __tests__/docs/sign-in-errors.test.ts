import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parseAppId } from '../../src/action/inputs/parsers.ts'
import { neverPublished } from '../../src/pipeline/pending-submission.ts'
import { messageOf } from '../../src/shared/errors.ts'
import type { Proof } from '../../src/store/credential.ts'
import { adviceForToken, ENTRA_ROWS } from '../../src/store/entra-errors.ts'
import { hintForRefusal } from '../../src/store/error-hints.ts'

const KINDS: readonly Proof['kind'][] = ['secret', 'certificate', 'github-oidc']
const setup = tableOf('docs/setup.md')
const oidc = tableOf('docs/oidc.md')

function tableOf(path: string): string {
  return /<!-- errors:[\s\S]*?<!-- end of errors -->/.exec(readFileSync(path, 'utf8'))?.[0] ?? ''
}

const codesIn = (text: string): readonly number[] =>
  [...text.matchAll(/`AADSTS(\d+)`/g)].map(([, code]) => Number(code))

/** Every advice on a refusal of Entra that a run could give for a code. */
const advised = (code: number): string =>
  KINDS.map((kind) => adviceForToken([code], kind)?.advice ?? '').join('\n')

function refusalOf(id: string): string {
  try {
    return parseAppId(id)
  } catch (error) {
    return messageOf(error)
  }
}

const onApp = { method: 'GET', path: 'applications/9NBLGGH4R315' }
const fromStore = [
  { ...onApp, status: 401 },
  { ...onApp, status: 403 },
  { ...onApp, status: 404, code: 'ResourceNotFound' },
].map((refusal) => Object.values(hintForRefusal(refusal)).join('\n'))

describe('The checklist of docs/setup.md', () => {
  it('names codes that the action knows', () => {
    expect(codesIn(setup).filter((code) => advised(code).trim() === '')).toEqual([])
  })

  it('quotes what the action says', () => {
    const said = [
      neverPublished({ kind: 'app', appId: '9NBLGGH4R315' }, undefined).message,
      ...codesIn(setup).map(advised),
      ...fromStore,
      ...['43e448df-97c9-4a43-a0bc-2a445e736bcd', 'Contoso.App_8wekyb3d8bbwe', 'XP8BT8DW290MPQ'].map(
        refusalOf,
      ),
    ].join('\n')
    const quoted = [...setup.matchAll(/"(.+?)"(?= or |[,;]| \||$| `| \()/gm)].map(([, words = '']) => words)
    const parts = quoted.flatMap((words) => words.split('…').map((part) => part.trim()))
    expect(parts.length).toBeGreaterThan(15)
    expect(parts.filter((part) => !said.includes(part))).toEqual([])
  })
})

describe('The errors of docs/oidc.md', () => {
  it('are those that Entra has for federated credentials alone', () => {
    const codes = ENTRA_ROWS.filter(({ kinds }) => kinds?.join() === 'github-oidc').flatMap(
      (row) => row.codes,
    )
    expect([...codesIn(oidc)].sort()).toEqual(codes.sort())
  })

  it('quote the messages of the action', () => {
    const [, table = ''] = readFileSync('docs/oidc.md', 'utf8').split('<!-- end of errors -->')
    const quoted = [...table.matchAll(/^\| `(.+?)` \|/gm)].map(([, message = '']) => message)
    const said = ['src/action/id-token.ts', 'src/action/inputs/read-credential.ts']
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    expect(quoted.map((message) => [message, said.includes(message)])).toEqual([
      ['GitHub did not issue a token', true],
      ['and there is no other credential', true],
    ])
  })
})
