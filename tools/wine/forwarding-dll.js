// Writes a DLL for 64-bit Windows without any code, which forwards one function to another DLL.
//
//   node forwarding-dll.js <file> <function> <target, as "dll.function">
//
// Wine 8 has no bcryptprimitives.dll, but Rust programs for Windows take their random numbers from there: without it,
// neither the compiler nor the resolver that Jest uses can be loaded.
// https://learn.microsoft.com/windows/win32/debug/pe-format
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'

const SECTION = { address: 0x1000, offset: 0x200, size: 0x200 }
const [file, name, target] = process.argv.slice(2)
if (target === undefined) throw new Error('Usage: forwarding-dll.js <file> <function> <dll.function>')

/** Writes numbers of 2, 4 or 8 bytes at offsets. */
function structure(size, rows) {
  const bytes = Buffer.alloc(size)
  for (const [offset, width, value] of rows)
    width === 8 ? bytes.writeBigUInt64LE(BigInt(value), offset) : bytes.writeUIntLE(value, offset, width)
  return bytes
}

// The directory, the tables of addresses, names and ordinals with one entry each, followed by the texts.
function exportSection() {
  const texts = [basename(file), name, target].map((text) => Buffer.from(`${text}\0`))
  const at = (offset) => SECTION.address + offset
  const tables = 40
  const [dll, own, forwarder] = texts.map((_, index) =>
    at(tables + 10 + texts.slice(0, index).reduce((sum, { length }) => sum + length, 0)),
  )
  const directory = structure(tables + 10, [
    [12, 4, dll],
    [16, 4, 1],
    [20, 4, 1],
    [24, 4, 1],
    [28, 4, at(tables)],
    [32, 4, at(tables + 4)],
    [36, 4, at(tables + 8)],
    // An address inside the directory refers to the name of a function elsewhere.
    [tables, 4, forwarder],
    [tables + 4, 4, own],
  ])
  return Buffer.concat([directory, ...texts])
}

const section = exportSection()
const headers = structure(SECTION.offset, [
  [0, 2, 0x5a4d], // MZ
  [0x3c, 4, 0x40],
  [0x40, 4, 0x4550], // PE
  [0x44, 2, 0x8664], // x64
  [0x46, 2, 1], // sections
  [0x54, 2, 240], // size of the optional header
  [0x56, 2, 0x2022], // a DLL
  [0x58, 2, 0x20b], // 64 bits
  [0x70, 8, 0x180000000], // preferred address
  [0x78, 4, 0x1000], // alignment in memory
  [0x7c, 4, 0x200], // and in the file
  [0x80, 2, 6], // version of the system
  [0x88, 2, 6], // and of the subsystem
  [0x90, 4, 0x2000], // size in memory
  [0x94, 4, SECTION.offset],
  [0x9c, 2, 3], // console
  [0x9e, 2, 0x100],
  [0xc4, 4, 16], // directories, of which the first is that of exports
  [0xc8, 4, SECTION.address],
  [0xcc, 4, section.length],
  [0x150, 4, section.length],
  [0x154, 4, SECTION.address],
  [0x158, 4, SECTION.size],
  [0x15c, 4, SECTION.offset],
  [0x16c, 4, 0x40000040], // readable data
])
headers.write('.rdata', 0x148, 'latin1')
writeFileSync(file, Buffer.concat([headers, section, Buffer.alloc(SECTION.size - section.length)]))
