import { readFileSync } from 'node:fs'
import { parseSync } from '@swc/core'

/**
 * Lists the texts of a source file that end like a sentence, with `…` for what is put in, and those that are joined by `+`
 * as one.
 */
export function sentencesIn(file: string): readonly string[] {
  const { body } = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2022' })
  return textsBelow(body).filter((text) => /[.?:]$/.test(text) && /\w+ \w+ \w+/.test(text))
}

function textsBelow(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const text = textOf(node)
  const below = text === undefined || 'quasis' in node ? Object.values(node).flatMap(textsBelow) : []
  return text === undefined ? below : [text, ...below]
}

function textOf(node: object): string | undefined {
  if (!('type' in node)) return undefined
  if (node.type === 'StringLiteral' && 'value' in node) return String(node.value)
  if (node.type === 'TemplateLiteral' && 'quasis' in node && Array.isArray(node.quasis))
    return node.quasis.map((part: { readonly cooked: string }) => part.cooked).join('…')
  if (!('operator' in node && node.operator === '+' && 'left' in node && 'right' in node)) return undefined
  const [left, right] = [node.left, node.right].map((side) => textOf(Object(side)))
  return left === undefined || right === undefined ? undefined : left + right
}
