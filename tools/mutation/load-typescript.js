import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from '@swc/core'

const GLOBALS = new URL('./collect.js', import.meta.url).href
const OPTIONS = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'es6' },
}
const compiled = new Map()

/** Passes the load number of a module on to its imports, so that all of them are reloaded. */
export async function resolve(name, context, next) {
  if (name === '@jest/globals') return { url: GLOBALS, shortCircuit: true }
  const resolved = await next(name, context)
  const load = new URL(context.parentURL ?? 'file:///').search
  return resolved.url.endsWith('.ts') ? { ...resolved, url: resolved.url + load } : resolved
}

/** Compiles a file as Jest does, once. */
export async function load(url, context, next) {
  const { pathname, protocol } = new URL(url)
  if (protocol !== 'file:' || !pathname.endsWith('.ts')) return next(url, context)
  const path = fileURLToPath(url)
  const source = compiled.get(path) ?? (await transform(await readFile(path, 'utf8'), OPTIONS)).code
  compiled.set(path, source)
  return { format: 'module', source, shortCircuit: true }
}
