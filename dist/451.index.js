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
const u16 = (value) => [2, value];
const u32 = (value) => [4, value];
const u64 = (value) => [8, value];
// A field that is full says "look into the zip64 record":
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.1.4
const cut16 = (value) => u16(Math.min(value, MOST_16));
const cut32 = (value) => u32(Math.min(value, MOST_32));
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
 */
function layOut(entries) {
    checkNames(entries);
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const entry of entries) {
        const file = { ...entry, name: Buffer.from(slashed(entry.name)), offset };
        const length = entry.sizeInBytes;
        const bytes = localHeader(file);
        parts.push({ kind: 'bytes', offset, length: bytes.length, bytes });
        offset += bytes.length;
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
/** The parts that lie, wholly or partly, within [offset, offset + length), in their order. */
function slicesOf({ parts }, offset, length) {
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
/** The part that holds the byte at `offset`. */
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
const slashed = (name) => name.replaceAll('\\', '/');
const NO_SEGMENTS = new Set(['', '.', '..']);
function checkNames(entries) {
    const seen = new Set();
    for (const name of entries.map((entry) => slashed(entry.name))) {
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
    return Buffer.concat([record([u32(0x04034b50), ...sharedFields(file, extra)]), file.name, extra]);
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12; 4.5.3: only what does not fit above.
function directoryHeader(file) {
    const extra = zip64Extra([...largeSizes(file), ...(isLarge(file.offset) ? [file.offset] : [])]);
    const comment = u16(0);
    const disk = u16(0);
    const attributes = [u16(0), u32(ATTRIBUTES)];
    const fixed = record([
        u32(0x02014b50),
        u16(MADE_BY),
        ...sharedFields(file, extra),
        comment,
        disk,
        ...attributes,
        cut32(file.offset),
    ]);
    return Buffer.concat([fixed, file.name, extra]);
}
function sharedFields({ name, sizeInBytes, crc32 }, extra) {
    return [
        u16(extra.length > 0 ? ZIP64 : PLAIN),
        u16(FLAGS),
        u16(STORED),
        u16(MIDNIGHT),
        u16(FIRST_DAY),
        u32(crc32),
        cut32(sizeInBytes),
        cut32(sizeInBytes),
        u16(name.length),
        u16(extra.length),
    ];
}
const largeSizes = ({ sizeInBytes }) => isLarge(sizeInBytes) ? [sizeInBytes, sizeInBytes] : [];
function zip64Extra(values) {
    return values.length === 0
        ? Buffer.alloc(0)
        : record([u16(0x0001), u16(8 * values.length), ...values.map(u64)]);
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.14 to 4.3.16
function endRecords(count, size, offset) {
    const disks = [u16(0), u16(0)];
    const comment = u16(0);
    const end = record([
        u32(0x06054b50),
        ...disks,
        cut16(count),
        cut16(count),
        cut32(size),
        cut32(offset),
        comment,
    ]);
    if (count < MOST_16 && !isLarge(size) && !isLarge(offset))
        return end;
    const zip64 = [u16(MADE_BY), u16(ZIP64), u32(0), u32(0), u64(count), u64(count), u64(size), u64(offset)];
    const zip64End = record([u32(0x06064b50), u64(widthOf(zip64)), ...zip64]);
    const locator = record([u32(0x07064b50), u32(0), u64(offset + size), u32(1)]);
    return Buffer.concat([zip64End, locator, end]);
}
const widthOf = (fields) => fields.reduce((sum, [width]) => sum + width, 0);
function record(fields) {
    const bytes = Buffer.alloc(widthOf(fields));
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





const CHECKSUMS_AT_ONCE = 4;
const CHUNK = 2 ** 20;
/**
 * Opens a ZIP that lies on disk.
 *
 * @throws InputError when it does not have the expected size, or can not be opened.
 */
async function openFileArchive(path, sizeInBytes) {
    const source = await openSource('zip-path', path, sizeInBytes);
    return {
        sizeInBytes,
        read: (buffer, offset, length) => source.fill(buffer.subarray(0, length), offset),
        verify: source.verify,
        [Symbol.asyncDispose]: source.close,
    };
}
/**
 * Opens a ZIP that exists nowhere: each piece of it is made, when it is asked for, straight from the files.
 * Reads every file once for its checksum, which stands in front of it in the ZIP.
 *
 * @throws InputError when a file does not have the expected size, or can not be opened; the signal's reason when
 * that is aborted.
 */
async function openVirtualZip(files, signal) {
    const opened = [];
    try {
        for (const { name, path, sizeInBytes } of files)
            opened.push({ name, sizeInBytes, source: await openSource('packages', path, sizeInBytes) });
        return virtualArchive(layOut(await withChecksums(opened, signal)), opened);
    }
    catch (error) {
        await closeAll(opened);
        throw error;
    }
}
function virtualArchive(layout, files) {
    return {
        sizeInBytes: layout.sizeInBytes,
        async read(buffer, offset, length) {
            for (const { part, from, at, length: size } of slicesOf(layout, offset, length)) {
                if (part.kind === 'bytes')
                    part.bytes.copy(buffer, at, from, from + size);
                else
                    await part.entry.source.fill(buffer.subarray(at, at + size), from);
            }
        },
        async verify() {
            for (const { source } of files)
                await source.verify();
        },
        [Symbol.asyncDispose]: () => closeAll(files),
    };
}
async function closeAll(files) {
    await Promise.all(files.map(({ source }) => source.close()));
}
async function withChecksums(files, signal) {
    const entries = [];
    const queue = files.entries();
    const worker = async (stop) => {
        const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
        for (const [index, file] of queue)
            entries[index] = { ...file, crc32: await checksum(file, buffers, stop) };
    };
    await (0,all_or_abort/* allOrAbort */.j)(signal, Array.from({ length: Math.min(CHECKSUMS_AT_ONCE, files.length) }, () => worker));
    return entries;
}
// Reads one chunk while it sums up the other: a single large file takes a third of the time.
async function checksum({ source, sizeInBytes }, [even, odd], stop) {
    const read = async (position) => {
        const buffer = (position / CHUNK) % 2 === 0 ? even : odd;
        const chunk = buffer.subarray(0, Math.max(0, sizeInBytes - position));
        await source.fill(chunk, position);
        return chunk;
    };
    let sum = 0;
    let reading = read(0);
    for (let position = 0; position < sizeInBytes; position += CHUNK) {
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
        async fill(target, position) {
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
