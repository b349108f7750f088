export const id = 451;
export const ids = [451];
export const modules = {

/***/ 9451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openFileArchive: () => (/* binding */ openFileArchive),
  openVirtualZip: () => (/* binding */ openVirtualZip)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./.build/src/shared/all-or-abort.js
var all_or_abort = __webpack_require__(6913);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
;// CONCATENATED MODULE: ./.build/src/upload/zip-layout.js
const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;
const isLarge = (value) => value >= MOST_32;
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.3: "2.0" knows folders, "4.5" knows zip64.
const PLAIN = 20;
const ZIP64 = 45;
// Unix, a file that its owner may write: unzip takes names in UTF-8 from a ZIP made on DOS for DOS names.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.2, 4.4.15
const MADE_BY = (3 << 8) | ZIP64;
const ATTRIBUTES = 0o100644 * 2 ** 16;
// Bit 11, names are UTF-8: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.4
const FLAGS = 1 << 11;
const STORED = 0;
const MIDNIGHT = 0;
// Always the first day that a ZIP can name, 1980-01-01: the same files give the same bytes.
const FIRST_DAY = (1 << 5) | 1;
/**
 * Lays out a ZIP of stored entries. All sizes and checksums are known beforehand, so no data descriptor is
 * needed, and every byte has its place before the first one is read.
 *
 * @throws Error when a name cannot be that of a file in a ZIP, is too long or is there twice.
 */
function layOut(entries) {
    checkNames(entries);
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const entry of entries) {
        const file = { ...entry, name: Buffer.from(withForwardSlashes(entry.name)), offset };
        const header = localHeader(file);
        parts.push({ kind: 'bytes', offset, length: header.length, bytes: header });
        offset += header.length;
        const length = entry.sizeInBytes;
        if (length > 0)
            parts.push({ kind: 'content', offset, length, entry });
        offset += length;
        directory.push(directoryHeader(file));
    }
    const headers = Buffer.concat(directory);
    const bytes = Buffer.concat([headers, endRecords(entries.length, headers.length, offset)]);
    parts.push({ kind: 'bytes', offset, length: bytes.length, bytes });
    return { sizeInBytes: offset + bytes.length, parts };
}
/** Returns the pieces of the parts that lie within [offset, offset + length), in order. */
function slicesWithin({ parts }, offset, length) {
    const end = offset + length;
    const slices = [];
    for (let index = indexAt(parts, offset); index < parts.length; index++) {
        const part = parts[index];
        if (part === undefined || part.offset >= end)
            break;
        const start = Math.max(offset, part.offset);
        const stop = Math.min(end, part.offset + part.length);
        if (start < stop)
            slices.push({ part, from: start - part.offset, at: start - offset, length: stop - start });
    }
    return slices;
}
/** Returns the index of the part that holds the byte at `offset`, by halving. */
function indexAt(parts, offset) {
    let low = 0;
    let high = parts.length;
    while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if ((parts[middle]?.offset ?? Infinity) <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.17: forward slashes, no drive, not absolute.
const withForwardSlashes = (name) => name.replaceAll('\\', '/');
const NO_SEGMENTS = new Set(['', '.', '..']);
function checkNames(entries) {
    const seen = new Set();
    for (const name of entries.map((entry) => withForwardSlashes(entry.name))) {
        if (/^[a-z]:/i.test(name) || name.split('/').some((segment) => NO_SEGMENTS.has(segment)))
            throw new Error(`"${name}" can not be the path of a file in a ZIP.`);
        if (Buffer.byteLength(name) > MOST_16)
            throw new Error(`"${name.slice(0, 100)}…" is too long for a ZIP.`);
        if (seen.has(name))
            throw new Error(`"${name}" would be twice in the ZIP.`);
        seen.add(name);
    }
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7; 4.5.3: both sizes or none.
function localHeader(file) {
    const extra = zip64Extra(largeSizes(file));
    return Buffer.concat([record([[4, 0x04034b50], ...sharedFields(file, extra)]), file.name, extra]);
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12; 4.5.3: only what does not fit above.
function directoryHeader(file) {
    const extra = zip64Extra([...largeSizes(file), ...(isLarge(file.offset) ? [file.offset] : [])]);
    const fixed = record([
        [4, 0x02014b50],
        [2, MADE_BY],
        ...sharedFields(file, extra),
        [2, 0], // length of the comment
        [2, 0], // disk
        [2, 0], // internal attributes
        [4, ATTRIBUTES],
        [4, Math.min(file.offset, MOST_32)],
    ]);
    return Buffer.concat([fixed, file.name, extra]);
}
// A field that is full says "look into the zip64 record", here and below:
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.1.4
function sharedFields({ name, sizeInBytes, crc32 }, extra) {
    const size = Math.min(sizeInBytes, MOST_32);
    return [
        [2, extra.length > 0 ? ZIP64 : PLAIN],
        [2, FLAGS],
        [2, STORED],
        [2, MIDNIGHT],
        [2, FIRST_DAY],
        [4, crc32],
        [4, size], // compressed
        [4, size],
        [2, name.length],
        [2, extra.length],
    ];
}
// Uncompressed and compressed.
function largeSizes({ sizeInBytes }) {
    return isLarge(sizeInBytes) ? [sizeInBytes, sizeInBytes] : [];
}
function zip64Extra(values) {
    if (values.length === 0)
        return Buffer.alloc(0);
    return record([[2, 0x0001], [2, 8 * values.length], ...values.map((value) => [8, value])]);
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.14 to 4.3.16
function endRecords(count, size, offset) {
    const shortCount = Math.min(count, MOST_16);
    const end = record([
        [4, 0x06054b50],
        [2, 0], // this disk
        [2, 0], // disk of the directory
        [2, shortCount], // on this disk
        [2, shortCount],
        [4, Math.min(size, MOST_32)],
        [4, Math.min(offset, MOST_32)],
        [2, 0], // length of the comment
    ]);
    if (count < MOST_16 && !isLarge(size) && !isLarge(offset))
        return end;
    const zip64End = record([
        [4, 0x06064b50],
        [8, 44], // length of the rest of this record
        [2, MADE_BY],
        [2, ZIP64],
        [4, 0], // this disk
        [4, 0], // disk of the directory
        [8, count], // on this disk
        [8, count],
        [8, size],
        [8, offset],
    ]);
    const locator = record([
        [4, 0x07064b50],
        [4, 0], // disk of the record above
        [8, offset + size],
        [4, 1], // number of disks
    ]);
    return Buffer.concat([zip64End, locator, end]);
}
function record(fields) {
    const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
    let at = 0;
    for (const [width, value] of fields) {
        if (width === 8)
            bytes.writeBigUInt64LE(BigInt(value), at);
        else
            bytes.writeUIntLE(value, at, width);
        at += width;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./.build/src/upload/zip-archive.js





/**
 * Opens a ZIP that lies on disk.
 *
 * @throws InputError when it does not have the expected size, or cannot be opened.
 */
async function openFileArchive(path, sizeInBytes) {
    const file = await openSource('zip-path', path, sizeInBytes);
    return {
        sizeInBytes,
        read: (buffer, offset, length) => file.read(buffer.subarray(0, length), offset),
        verify: file.verify,
        [Symbol.asyncDispose]: file.close,
    };
}
/**
 * Opens a ZIP that exists nowhere: each piece of it is made, when it is asked for, straight from the files.
 * Reads every file once for its checksum, which stands in front of it in the ZIP.
 *
 * @throws InputError when a file does not have the expected size, or cannot be opened; the signal's reason when
 * that is aborted.
 */
async function openVirtualZip(files, signal) {
    const opened = [];
    const close = async () => {
        await Promise.all(opened.map(({ file }) => file.close()));
    };
    try {
        for (const { name, path, sizeInBytes } of files)
            opened.push({ name, file: await openSource('packages', path, sizeInBytes) });
        const layout = layOut(await withChecksums(opened, signal));
        return {
            sizeInBytes: layout.sizeInBytes,
            async read(buffer, offset, length) {
                for (const { part, from, at, length: size } of slicesWithin(layout, offset, length)) {
                    if (part.kind === 'bytes')
                        part.bytes.copy(buffer, at, from, from + size);
                    else
                        await part.entry.file.read(buffer.subarray(at, at + size), from);
                }
            },
            async verify() {
                for (const { file } of opened)
                    await file.verify();
            },
            [Symbol.asyncDispose]: close,
        };
    }
    catch (error) {
        await close();
        throw error;
    }
}
const CHECKSUMS_AT_ONCE = 4;
const CHUNK = 2 ** 20;
async function withChecksums(files, signal) {
    const entries = [];
    const queue = files.entries();
    const worker = async (stop) => {
        const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
        for (const [index, { name, file }] of queue) {
            const { sizeInBytes } = file;
            entries[index] = { name, file, sizeInBytes, crc32: await checksum(file, buffers, stop) };
        }
    };
    const workers = Array.from({ length: Math.min(CHECKSUMS_AT_ONCE, files.length) }, () => worker);
    await (0,all_or_abort/* allOrAbort */.j)(signal, workers);
    return entries;
}
// Reads one chunk while it sums up the other: a single large file takes a third of the time.
async function checksum(file, [even, odd], stop) {
    const read = async (position) => {
        const buffer = (position / CHUNK) % 2 === 0 ? even : odd;
        const chunk = buffer.subarray(0, Math.max(0, file.sizeInBytes - position));
        await file.read(chunk, position);
        return chunk;
    };
    let sum = 0;
    let reading = read(0);
    for (let position = 0; position < file.sizeInBytes; position += CHUNK) {
        const chunk = await reading;
        stop.throwIfAborted();
        reading = read(position + CHUNK);
        sum = (0,external_node_zlib_.crc32)(chunk, sum);
    }
    return sum;
}
async function openSource(input, path, sizeInBytes) {
    const changed = () => new errors/* InputError */.dz(input, `"${path}" changed while it was uploaded. Let nothing write to it meanwhile, and run the job again.`);
    const file = await (0,promises_.open)(path).catch((error) => {
        throw new errors/* InputError */.dz(input, `"${path}" can not be opened: ${(0,errors/* messageOf */.bD)(error)}.`, { cause: error });
    });
    const { size, mtimeNs } = await file.stat({ bigint: true });
    if (size !== BigInt(sizeInBytes)) {
        await file.close();
        throw changed();
    }
    return {
        sizeInBytes,
        async read(target, position) {
            for (let filled = 0; filled < target.length;) {
                const { bytesRead } = await file.read(target, filled, target.length - filled, position + filled);
                if (bytesRead === 0)
                    throw changed();
                filled += bytesRead;
            }
        },
        async verify() {
            // By its path, not by what is open: a build may also have put another file in its place.
            const now = await (0,promises_.stat)(path, { bigint: true }).catch(() => undefined);
            if (now?.size !== size || now.mtimeNs !== mtimeNs)
                throw changed();
        },
        close: () => file.close(),
    };
}


/***/ })

};
