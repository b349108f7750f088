import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type ReleaseNotes, readReleaseNotes } from '../../../src/files/release-notes/release-notes.ts'
import { InputError } from '../../../src/shared/errors.ts'
import { never } from '../../support/never.ts'
import { rejection } from '../../support/rejection.ts'
import { type TempFolder, tempFolder } from '../../support/temp-folder.ts'

type Files = Readonly<Record<string, Buffer | string>>

async function folderWith(files: Files): Promise<TempFolder> {
  const folder = await tempFolder()
  for (const [name, content] of Object.entries(files)) await folder.add(name, content)
  return folder
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

describe('Release notes are read', () => {
  it.each<{ name: string; files: Files; path: string; expected: ReleaseNotes }>([
    {
      name: 'from a text file, as it is',
      files: { 'notes.txt': 'One *two*\n\n- three\n' },
      path: 'notes.txt',
      expected: { all: 'One *two*\n\n- three' },
    },
    {
      name: 'from a Markdown file, as plain text',
      files: { 'NOTES.MD': '# New\n- *two*\n' },
      path: 'NOTES.MD',
      expected: { all: 'New\n• two' },
    },
    {
      name: 'from a file without an extension',
      files: { NOTES: '# One' },
      path: 'NOTES',
      expected: { all: '# One' },
    },
    {
      name: 'from an empty file, which clears them',
      files: { 'notes.txt': '' },
      path: 'notes.txt',
      expected: { all: '' },
    },
    {
      name: 'from a file with nothing but white space, which clears them too',
      files: { 'notes.txt': '\ufeff\r\n \r\n' },
      path: 'notes.txt',
      expected: { all: '' },
    },
    {
      name: 'with a byte order mark and the lines of Windows',
      files: { 'notes.txt': '\ufeffGrüße\r\n\r\n• zwei\r\n' },
      path: 'notes.txt',
      expected: { all: 'Grüße\n\n• zwei' },
    },
    {
      name: 'with a byte order mark and the lines of Windows from Markdown',
      files: { 'notes.md': '\ufeff# Grüße\r\n\r\n* zwei  \r\n  drei\r\n' },
      path: 'notes.md',
      expected: { all: 'Grüße\n• zwei\n  drei' },
    },
    {
      name: 'up to the most characters that the Store takes',
      files: { 'notes.txt': `${'x'.repeat(1500)}\n` },
      path: 'notes.txt',
      expected: { all: 'x'.repeat(1500) },
    },
    {
      name: 'from a folder, by language',
      files: {
        'notes/en-US.txt': 'New',
        'notes/de-de.md': '**Neu**',
        'notes/zh-Hans.TXT': '新',
        'notes/es-419.txt': '',
        'notes/.gitkeep': '',
        'notes/desktop.ini': '',
        'notes/Thumbs.db': '',
        'notes/__MACOSX/de.txt': '',
      },
      path: 'notes',
      expected: { byLanguage: { 'en-us': 'New', 'de-de': 'Neu', 'zh-hans': '新', 'es-419': '' } },
    },
  ])('$name', async ({ files, path, expected }) => {
    await using folder = await folderWith(files)
    expect(await readReleaseNotes(join(folder.path, path), never)).toEqual(expected)
  })
})

/** The text with the full path of each file that it names as `<file>`. */
const inFolder = (folder: TempFolder, text: string): string =>
  text.replace(/<([^>]+)>/g, (_, name: string) => join(folder.path, name))

describe('Release notes are refused', () => {
  it.each<{ name: string; files: Files; path: string; problem: string; file?: string }>([
    {
      name: 'in UTF-16, with the fix',
      files: { 'notes.txt': utf16('\ufeffOne') },
      path: 'notes.txt',
      file: 'notes.txt',
      problem: '"<notes.txt>" is UTF-16. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).',
    },
    {
      name: 'in UTF-16 of the other order',
      files: { 'notes/en-us.md': utf16('\ufeffOne').swap16() },
      path: 'notes',
      file: 'notes/en-us.md',
      problem: '"<notes/en-us.md>" is UTF-16. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).',
    },
    {
      name: 'in UTF-16 without a byte order mark',
      files: { 'notes.txt': utf16('One') },
      path: 'notes.txt',
      file: 'notes.txt',
      problem: '"<notes.txt>" is UTF-16 or not text. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).',
    },
    {
      name: 'in a code page',
      files: { 'notes.txt': Buffer.from('Grüße', 'latin1') },
      path: 'notes.txt',
      file: 'notes.txt',
      problem: '"<notes.txt>" is not UTF-8. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).',
    },
    {
      name: 'when a file is named as another system names the language',
      files: { 'notes/en-us.txt': 'New', 'notes/de_DE.md': 'Neu' },
      path: 'notes',
      problem: '"<notes/de_DE.md>" is not named after a language the Store knows. Did you mean de-de.md?',
    },
    {
      name: 'when a text is too long',
      files: { 'notes/en-us.txt': 'x', 'notes/de-de.txt': 'x'.repeat(1503) },
      path: 'notes',
      file: 'notes/de-de.txt',
      problem: '"<notes/de-de.txt>" has 1503 characters; the limit is 1500.',
    },
    {
      name: 'when quotes are nested so deeply that reading them would fill the stack',
      files: { 'notes.md': '> '.repeat(50_000) },
      path: 'notes.md',
      file: 'notes.md',
      problem: '"<notes.md>" cannot be read as Markdown: its quotes or lists are nested too deeply.',
    },
    {
      name: 'when lists are nested so deeply that reading them would fill the stack',
      files: { 'notes.md': `${'- '.repeat(10_000)}x` },
      path: 'notes.md',
      file: 'notes.md',
      problem: '"<notes.md>" cannot be read as Markdown: its quotes or lists are nested too deeply.',
    },
    {
      name: 'when Markdown is longer than GitHub takes it for a release',
      files: { 'notes.md': 'x'.repeat(125_001) },
      path: 'notes.md',
      file: 'notes.md',
      problem: '"<notes.md>" cannot be read as Markdown: it has 125001 characters; the limit is 125000.',
    },
    {
      name: 'when the marks of its Markdown would take minutes to pair',
      files: { 'notes.md': '_a*'.repeat(4000) },
      path: 'notes.md',
      file: 'notes.md',
      problem:
        '"<notes.md>" cannot be read as Markdown: a paragraph has 4001 marks of emphasis ("*" or "_"); the limit is 2500.',
    },
    {
      name: 'when a folder is empty',
      files: { 'notes/.gitkeep': '' },
      path: 'notes',
      problem: '"<notes>" is empty. Add one file per language, such as en-us.txt.',
    },
    {
      name: 'when a language is there twice',
      files: { 'notes/en-US.txt': 'One', 'notes/en-us.md': 'Two' },
      path: 'notes',
      problem: '"<notes>" has both en-US.txt and en-us.md. Keep one of them.',
    },
    ...[
      'notes/english.txt',
      'notes/en-us.docx',
      'notes/README.md',
      'notes/aux.txt',
      'notes/en-us/notes.txt',
    ].map((file) => ({
      name: `when ${file} is not a language`,
      files: { 'notes/de.txt': 'Neu', [file]: 'New' },
      path: 'notes',
      problem: `"<${file.split('/', 2).join('/')}>" is not named after a language, such as en-us.txt or de-de.md. Rename it, or move it to another folder.`,
    })),
  ])('$name', async ({ files, path, problem, file }) => {
    await using folder = await folderWith(files)
    const error = await rejection(readReleaseNotes(join(folder.path, path), never))
    const place = file === undefined ? {} : { file: join(folder.path, file) }
    const {
      input,
      message,
      file: where,
    } = new InputError('release-notes-path', inFolder(folder, problem), place)
    expect(error).toMatchObject({ input, message, file: where })
  })

  it('when there is no such file, with where a relative path was looked up', async () => {
    expect(String(await rejection(readReleaseNotes('no/such/notes.md', never)))).toContain(
      `(working directory: ${process.cwd()}). Is actions/checkout missing?`,
    )
  })

  it.each<{ name: string; files: Files; problem: string }>([
    {
      name: 'when there is no such file',
      files: {},
      problem: '"<notes>" does not exist.',
    },
    {
      name: 'when a folder has the name of a file',
      files: { 'notes/de.txt/a': 'Neu' },
      problem: '"<notes/de.txt>" cannot be read: ',
    },
  ])('$name', async ({ files, problem }) => {
    await using folder = await folderWith(files)
    const error = await rejection(readReleaseNotes(join(folder.path, 'notes'), never))
    expect(String(error)).toContain(inFolder(folder, problem))
  })
})
