import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { INPUTS } from '../src/action/inputs/schema.ts'

const FORMS = '.github/ISSUE_TEMPLATE'

interface FormField {
  readonly type: string
  readonly id?: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly validations?: { readonly required?: boolean }
}

interface Form {
  readonly name: string
  readonly description: string
  readonly labels?: readonly string[]
  readonly body: readonly FormField[]
}

interface Update {
  readonly 'package-ecosystem': string
  readonly directory: string
  readonly schedule: { readonly interval: string }
  readonly cooldown: { readonly 'default-days': number }
  readonly groups: Readonly<Record<string, unknown>>
}

const read = <File>(path: string): File => parse(readFileSync(path, 'utf8'))
const forms = readdirSync(FORMS)
  .filter((name) => name !== 'config.yml')
  .map((file) => ({ file, ...read<Form>(`${FORMS}/${file}`) }))

// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  markdown: ['value'],
  input: ['label'],
  textarea: ['label'],
  dropdown: ['label', 'options'],
  checkboxes: ['label', 'options'],
}

describe('An issue form', () => {
  it.each(forms)('is one that GitHub takes: $file', ({ name, description, body }) => {
    const questions = body.filter(({ type }) => type !== 'markdown')
    const isFilled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))
    expect({
      head: [name, description].every(isFilled),
      wrong: body.filter(({ type, attributes }) => !NEEDED[type]?.every((key) => isFilled(attributes[key]))),
      ids: new Set(questions.map(({ id }) => id)).size,
      labels: new Set(questions.map(({ attributes }) => attributes['label'])).size,
      asksForSomething: questions.some(({ validations }) => validations?.required),
    }).toEqual({
      head: true,
      wrong: [],
      ids: questions.length,
      labels: questions.length,
      asksForSomething: true,
    })
  })

  it('asks for what a mistake is found by', () => {
    const bug = forms.find(({ file }) => file === 'bug.yml')
    const ids = bug?.body.flatMap(({ id }) => id ?? [])
    expect(ids).toEqual(expect.arrayContaining(['version', 'step', 'correlation-id', 'allow', 'log']))
    expect(Object.keys(INPUTS)).toContain('allow')
  })
})

describe('The choice of issue forms', () => {
  it('leads vulnerabilities to where they are private', () => {
    const { blank_issues_enabled: blank, contact_links: links } = read<{
      readonly blank_issues_enabled: boolean
      readonly contact_links: readonly {
        readonly name: string
        readonly url: string
        readonly about: string
      }[]
    }>(`${FORMS}/config.yml`)
    const addresses = links.filter(({ name, about }) => name && about).map(({ url }) => new URL(url).pathname)
    expect({ blank, addresses: addresses.map((path) => path.split('/').slice(3).join('/')) }).toEqual({
      blank: false,
      addresses: ['security/advisories/new', 'blob/main/docs/troubleshooting.md'],
    })
  })
})

describe('Dependabot', () => {
  it('brings updates each week, in groups, once they are a week old', () => {
    const { version, updates } = read<{ readonly version: number; readonly updates: readonly Update[] }>(
      '.github/dependabot.yml',
    )
    const rows = updates.map(({ schedule, cooldown, groups, ...update }) => [
      update['package-ecosystem'],
      update.directory,
      schedule.interval,
      cooldown['default-days'],
      Object.keys(groups),
    ])
    expect({ version, rows }).toEqual({
      version: 2,
      rows: [
        ['npm', '/', 'weekly', 7, ['shipped', 'tools']],
        ['github-actions', '/', 'weekly', 7, ['actions']],
      ],
    })
  })
})

describe('Generated release notes', () => {
  it('have every change in one of their parts', () => {
    const { changelog } = read<{
      readonly changelog: {
        readonly categories: readonly {
          readonly labels: readonly string[]
          readonly exclude?: { readonly labels: readonly string[] }
        }[]
      }
    }>('.github/release.yml')
    const named = changelog.categories.flatMap(({ labels }) => labels)
    const excluded = changelog.categories.flatMap(({ exclude }) => exclude?.labels ?? [])
    expect({
      isComplete: named.includes('*'),
      lost: excluded.filter((label) => !named.includes(label)),
    }).toEqual({
      isComplete: true,
      lost: [],
    })
  })
})

describe('CODEOWNERS', () => {
  it('asks somebody about every file', () => {
    const rules = readFileSync('.github/CODEOWNERS', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(rules).toEqual([expect.stringMatching(/^\* @[\w-]+(\/[\w-]+)?$/)])
  })
})
