import { describe, expect, it } from '@jest/globals'
import {
  neutralizeCommands,
  plainMarkdown,
  showInvisible,
  truncate,
} from '../../../src/action/report/escape.ts'

/** Whether the runner, which skips control characters at the start too, would take a line for a command. */
const startsCommand = (text: string): boolean =>
  text.split(/\r\n|\r|\n/).some((line) => /^[\s\p{Cc}]*::/u.test(line) || line.includes('##['))

describe('Text for the log', () => {
  it.each([
    '::error::x',
    '  ::set-output name=a::b',
    '\t::error::x',
    '\u00a0::error::x',
    '\u3000::error::x',
    '\u0085::error::x',
    '\u001f::error::x',
    'line\n::error::x',
    'line\r::error::x',
    'line\r\n ::error::x',
    'line\n\n::error::x',
    'text ##[error]x',
    '##[group]a##[group]b',
    ':::error::x',
    '::::',
  ])('cannot start a command: %j', (text) => {
    expect([startsCommand(text), startsCommand(neutralizeCommands(text))]).toEqual([true, false])
  })

  it.each([
    'Status: PreProcessing',
    'a :: b',
    'std::string',
    '  two\nlines\twith a tab',
    '# [x] ## [y]',
    '🙂',
  ])('that starts none stays as it is: %j', (text) => {
    expect(neutralizeCommands(text)).toBe(text)
  })

  it('has no characters that steer a terminal', () => {
    expect(neutralizeCommands('a\u001b[31mb\u0007c\u2028d\u0000e')).toBe('a [31mb c d e')
  })
})

describe('What is invisible', () => {
  it.each([
    ['\u202e', 'U+202E'],
    ['\u202a', 'U+202A'],
    ['\u202d', 'U+202D'],
    ['\u2066', 'U+2066'],
    ['\u2069', 'U+2069'],
    ['\u200e', 'U+200E'],
    ['\u200f', 'U+200F'],
    ['\u061c', 'U+061C'],
    ['\u200b', 'U+200B'],
    ['\u2060', 'U+2060'],
    ['\ufeff', 'U+FEFF'],
    ['\u00ad', 'U+00AD'],
    ['\u034f', 'U+034F'],
    ['\u3164', 'U+3164'],
    ['\u200d', 'U+200D'],
    ['\u200c', 'U+200C'],
    ['\ufe0f', 'U+FE0F'],
    ['\ufff9', 'U+FFF9'],
    ['\u{e0041}', 'U+E0041'],
  ])('becomes a mark: %j', (sign, mark) => {
    const text = `setup${sign}exe.`
    expect([showInvisible(text), neutralizeCommands(text), plainMarkdown(text)]).toEqual([
      `setup<${mark}>exe.`,
      `setup<${mark}>exe.`,
      `setup&#60;${mark}&#62;exe.`,
    ])
  })

  it.each([
    ['a selector behind another', '✈\ufe0f\ufe0f', '✈\ufe0f<U+FE0F>'],
    ['a selector at the beginning', '\ufe0fa', '<U+FE0F>a'],
    ['a joiner at an end', '👩\u200d', '👩<U+200D>'],
    ['tags of no flag', '👩\u{e0067}\u{e007f}', '👩<U+E0067><U+E007F>'],
    ['a mark within Hebrew', 'שלום\u202eabc', 'שלום<U+202E>abc'],
  ])('becomes a mark where it means nothing: %s', (_, text, expected) => {
    expect(showInvisible(text)).toBe(expected)
  })

  it.each([
    ['a family', '👨\u200d👩\u200d👧\u200d👦'],
    ['a skin', '🧑🏽\u200d🚀'],
    ['a heart', '❤\ufe0f\u200d🔥'],
    ['a key', '1\ufe0f\u20e3'],
    ['a flag of letters', '🇩🇪'],
    ['a flag of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष'],
    ['Arabic', 'النسخة ١٢٣'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['a variant of an ideograph', '葛\u{e0100}'],
    ['an accent of its own', 'e\u0301'],
  ])('stays where it belongs to what is seen: %s', (_, text) => {
    expect(showInvisible(text)).toBe(text)
  })
})

describe('Text for Markdown', () => {
  /** As a reader of the page sees it. */
  const shown = (markdown: string): string =>
    markdown.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))

  it.each([
    'a | b',
    '`code`',
    '**bold** _and_ ~~struck~~',
    '[link](https://evil.example)',
    '![picture](https://evil.example/a.png)',
    '<script>alert(1)</script>',
    '<!-- hidden',
    '&lt;b&gt; &#60;',
    'https://evil.example',
    'www.evil.example',
    'WWW.evil.example',
    'someone@example.com @someone',
    '#1 owner/name#1',
    '$x^2$',
    '\\`escaped\\`',
    '[^1]: note',
  ])('is shown as it is: %s', (text) => {
    const markdown = plainMarkdown(text)
    const free = markdown.replace(/&#\d+;/g, '')
    expect([shown(markdown), /[<>|\\`*_[\]~#!@$&]|:\/\/|www\./i.test(free)]).toEqual([text, false])
  })

  it.each([
    ['one\ntwo', 'one two'],
    ['one\r\ntwo', 'one two'],
    ['one\rtwo', 'one two'],
    ['one\u2028two', 'one two'],
    ['one\n\n# two', 'one  &#35; two'],
  ])('stays in one line: %j', (text, expected) => {
    expect(plainMarkdown(text)).toBe(expected)
  })

  it('that means nothing stays as it is', () => {
    expect(plainMarkdown('Grüße, 1.2.3.0 (x64) + "more" 日本')).toBe('Grüße, 1.2.3.0 (x64) + "more" 日本')
  })
})

describe('A text that is cut', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'longe…'],
    ['ab👋cd', 3, 'ab…'],
    ['ab👋cd', 4, 'ab👋…'],
    ['', 5, ''],
  ])('%j to %i is %j', (text, most, expected) => {
    expect(truncate(text, most)).toBe(expected)
  })
})
