export const id = 682;
export const ids = [682];
export const modules = {

/***/ 6682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  filesFromPackages: () => (/* binding */ filesFromPackages),
  filesFromZip: () => (/* binding */ filesFromZip)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
// EXTERNAL MODULE: ./node_modules/@actions/glob/lib/glob.js + 17 modules
var glob = __webpack_require__(2377);
;// CONCATENATED MODULE: ./.build/src/files/matching-files.js




/**
 * The files that a pattern names, a path or a glob, without the ones that `excludes` name.
 *
 * @throws InputError for `input` when there is none.
 */
async function matchingFiles(pattern, input, excludes = []) {
    const excluded = new Set((await Promise.all(excludes.map(filesNamed))).flat().map((path) => (0,external_node_path_.resolve)(path)));
    const found = (await filesNamed(pattern)).filter((path) => !excluded.has((0,external_node_path_.resolve)(path)));
    if (found.length > 0)
        return found;
    throw new errors/* InputError */.dz(input, `no file matches "${pattern}" (looked in ${process.cwd()}).`);
}
// A path that exists is meant as it is, also when it holds a character that a glob would read.
async function filesNamed(pattern) {
    if (await isFile(pattern))
        return [pattern];
    const globber = await (0,glob/* create */.v)(pattern, { implicitDescendants: false, matchDirectories: false });
    return await globber.glob();
}
async function isFile(path) {
    try {
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(1143);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/fxp.js
var fxp = __webpack_require__(5824);
// EXTERNAL MODULE: ./.build/src/shared/json.js + 7 modules
var json = __webpack_require__(9673);
;// CONCATENATED MODULE: ./.build/src/files/packages/package-manifest.js


/**
 * Reads an `AppxManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
function parsePackageManifest(xml) {
    const root = rootOf(xml, 'Package');
    const identity = only(root, 'Identity');
    return {
        ...nameOf(identity),
        architectures: [architectureOf(identity, 'ProcessorArchitecture')],
        deviceFamilies: deviceFamiliesOf(root),
        languages: languagesOf(root),
        isBundle: false,
    };
}
/**
 * Reads an `AppxBundleManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
function parseBundleManifest(xml) {
    const root = rootOf(xml, 'Bundle');
    const packages = below(root, 'Packages', 'Package').map((element) => ({
        fileName: required(element, 'FileName', TEXT).replaceAll('\\', '/'),
        isApplication: element.node['@Type'] === 'application',
        architecture: architectureOf(element, 'Architecture'),
        deviceFamilies: deviceFamiliesOf(element),
        languages: languagesOf(element),
    }));
    if (!packages.some(({ isApplication }) => isApplication))
        throw new Error('it names no application package');
    return { ...nameOf(only(root, 'Identity')), packages };
}
/** Sums a bundle up. */
function identityOfBundle({ packages, ...name }) {
    const applications = packages.filter(({ isApplication }) => isApplication);
    return {
        ...name,
        architectures: [...new Set(applications.map(({ architecture }) => architecture))].sort(),
        deviceFamilies: distinctFamilies(applications.flatMap(({ deviceFamilies }) => deviceFamilies)),
        languages: distinctLanguages(packages.flatMap(({ languages }) => languages)),
        isBundle: true,
    };
}
const PART = '(0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])';
// https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-identity
const NAME = { pattern: /^[-.A-Za-z0-9]{3,50}$/, wanted: '3 to 50 letters, digits, dots and dashes' };
const TEXT = { pattern: /^\P{Cc}{1,8192}$/u, wanted: 'one line of text' };
const VERSION = {
    pattern: new RegExp(`^${PART}(\\.${PART}){3}$`),
    wanted: 'four numbers from 0 to 65535, joined by dots',
};
// Not a list of those that are known: the schema gets new ones.
const ARCHITECTURE = { pattern: /^\w{1,20}$/, wanted: 'an architecture such as x64' };
const LANGUAGE = { pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, wanted: 'a language tag such as en-US' };
const parser = new XMLParser/* default */.A({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    // Left to resolveReferences: a manifest has no entities of its own.
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: 50,
    jPath: false,
    isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});
function rootOf(xml, tag) {
    // Refused wherever it stands: a definition can make a short file long.
    if (/<!DOCTYPE/i.test(xml))
        throw new Error('it has a DOCTYPE, which a manifest must not have');
    const checked = fxp/* XMLValidator */.iI.validate(xml);
    if (checked !== true)
        throw new Error(`it is no well-formed XML, ${describe(checked.err)}`);
    return only(elementOf('the document', parser.parse(xml)), tag);
}
function describe({ line, col, msg }) {
    // Of several elements that are open at the end, the validator gives neither place nor sentence.
    return msg.startsWith("Invalid '[")
        ? 'which ends before its elements are closed'
        : `line ${line}, column ${col ?? 1}: ${msg}`;
}
function nameOf(identity) {
    return {
        name: required(identity, 'Name', NAME),
        publisher: required(identity, 'Publisher', TEXT),
        version: required(identity, 'Version', VERSION),
    };
}
function architectureOf(element, attribute) {
    return (optional(element, attribute, ARCHITECTURE) ?? 'neutral').toLowerCase();
}
function deviceFamiliesOf(element) {
    return distinctFamilies(below(element, 'Dependencies', 'TargetDeviceFamily').map((family) => ({
        name: required(family, 'Name', TEXT),
        minVersion: required(family, 'MinVersion', VERSION),
    })));
}
function languagesOf(element) {
    return distinctLanguages(below(element, 'Resources', 'Resource')
        .map((resource) => optional(resource, 'Language', LANGUAGE))
        .filter((language) => language !== undefined));
}
function distinctFamilies(families) {
    return distinct(families, ({ name, minVersion }) => `${name} ${minVersion}`);
}
// https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1: tags are equal whatever their case.
function distinctLanguages(languages) {
    return distinct(languages, (language) => language.toLowerCase());
}
function distinct(values, keyOf) {
    const found = new Map();
    for (const value of values)
        if (!found.has(keyOf(value)))
            found.set(keyOf(value), value);
    return [...found.values()];
}
function below(element, container, tag) {
    return children(element, container).flatMap((child) => children(child, tag));
}
function only(element, tag) {
    const [found, ...others] = children(element, tag);
    if (found === undefined)
        throw new Error(`${element.tag} has no <${tag}>`);
    if (others.length > 0)
        throw new Error(`${element.tag} has more than one <${tag}>`);
    return found;
}
// The same element has another prefix, or none, from one version of the schema to the next.
function children({ node }, tag) {
    return Object.entries(node)
        .filter(([name]) => name === tag || name.endsWith(`:${tag}`))
        .flatMap(([, found]) => (Array.isArray(found) ? found : []))
        .map((child) => elementOf(`<${tag}>`, child));
}
// The parser gives an element without attributes and children as its text.
function elementOf(tag, value) {
    return { tag, node: (0,json/* isJsonObject */.OW)(value) ? value : {} };
}
function required(element, attribute, rule) {
    const value = optional(element, attribute, rule);
    if (value === undefined)
        throw new Error(`${element.tag} has no ${attribute}`);
    return value;
}
function optional({ tag, node }, attribute, { pattern, wanted }) {
    const written = node[`@${attribute}`];
    if (written === undefined)
        return undefined;
    const value = resolveReferences(String(written));
    if (!pattern.test(value)) {
        throw new Error(`${attribute} of ${tag} is ${JSON.stringify(value.slice(0, 100))} and must be ${wanted}`);
    }
    return value;
}
// https://www.w3.org/TR/xml/#sec-predefined-ent
const PREDEFINED = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
function resolveReferences(text) {
    return text.replace(/&(?:#x([0-9a-fA-F]{1,6});|#(\d{1,7});|(\w*);?)/g, (reference, hex, decimal, name) => {
        const code = hex === undefined ? decimal : `0x${hex}`;
        const character = code === undefined ? PREDEFINED.get(name) : String.fromCodePoint(Number(code));
        if (character === undefined)
            throw new Error(`${reference} is no character that a manifest can name`);
        return character;
    });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
;// CONCATENATED MODULE: ./.build/src/files/packages/random-access.js




/** What one pass keeps: enough for the table of contents of a ZIP with tens of thousands of files. */
const WINDOW_IN_BYTES = 4 * 1024 * 1024;
const CHUNK_IN_BYTES = 256 * 1024;
/** Makes passes into a {@link ByteSource}: what follows the last position asked for is kept. */
class BufferedSource {
    sizeInBytes;
    #passes;
    #window = { start: 0, bytes: Buffer.alloc(0) };
    constructor(passes) {
        this.sizeInBytes = passes.sizeInBytes;
        this.#passes = passes;
    }
    /** What is held in memory: never more than {@link WINDOW_IN_BYTES}, or one longer range that was asked for. */
    get keptInBytes() {
        return this.#window.bytes.length;
    }
    async bytes(start, end) {
        assertInside(this, start, end);
        const window = covers(this.#window, start, end) ? this.#window : await this.#pass(start, end);
        this.#window = window;
        return within(window, start, end);
    }
    async *chunks(start, end) {
        assertInside(this, start, end);
        if (covers(this.#window, start, end))
            yield within(this.#window, start, end);
        else
            yield* this.#passes.chunks(start, end);
    }
    async #pass(start, end) {
        const last = Math.max(end, Math.min(start + WINDOW_IN_BYTES, this.sizeInBytes));
        return { start, bytes: await collect(this.#passes.chunks(start, last)) };
    }
}
function covers({ start: first, bytes }, start, end) {
    return first <= start && end <= first + bytes.length;
}
function within({ start: first, bytes }, start, end) {
    return bytes.subarray(start - first, end - first);
}
/** Opens a file on disk. */
async function openFile(path) {
    const file = await (0,promises_.open)(path);
    const close = () => file.close();
    try {
        const { size } = await file.stat();
        const source = new BufferedSource({
            sizeInBytes: size,
            async *chunks(start, end) {
                for (let position = start; position < end;) {
                    const length = Math.min(CHUNK_IN_BYTES, end - position);
                    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
                    if (bytesRead === 0)
                        throw new Error(`it ends after ${position} of ${size} bytes`);
                    yield buffer.subarray(0, bytesRead);
                    position += bytesRead;
                }
            },
        });
        return Object.assign(source, { [Symbol.asyncDispose]: close });
    }
    catch (error) {
        await close();
        throw error;
    }
}
/** A part of a source. */
function slice(source, start, sizeInBytes) {
    const part = {
        sizeInBytes,
        async bytes(from, to) {
            assertInside(part, from, to);
            return await source.bytes(start + from, start + to);
        },
        chunks: (from, to) => source.chunks(start + from, start + to),
    };
    return part;
}
/** The content of a deflated source. It has no way in but its start, so that every pass inflates anew. */
function inflated(compressed, sizeInBytes) {
    return new BufferedSource({
        sizeInBytes,
        chunks: (start, end) => inflate(compressed, sizeInBytes, start, end),
    });
}
async function* inflate(compressed, sizeInBytes, start, end) {
    const input = external_node_stream_.Readable.from(compressed.chunks(0, compressed.sizeInBytes), { highWaterMark: 1 });
    // What fails reaches the loop below; the callback only says that nobody else waits for it.
    const output = (0,external_node_stream_.pipeline)(input, (0,external_node_zlib_.createInflateRaw)({ chunkSize: CHUNK_IN_BYTES }), () => undefined);
    let position = 0;
    for await (const chunk of output) {
        const first = position;
        position += chunk.length;
        if (position > sizeInBytes)
            throw new Error(`it is longer than the ${sizeInBytes} bytes it declares`);
        if (position > start)
            yield chunk.subarray(Math.max(0, start - first), end - first);
        if (position >= end)
            return;
    }
    if (position < end)
        throw new Error(`it ends after ${position} of ${sizeInBytes} bytes`);
}
async function collect(chunks) {
    const parts = [];
    for await (const chunk of chunks)
        parts.push(chunk);
    return Buffer.concat(parts);
}
function assertInside({ sizeInBytes }, start, end) {
    if (start < 0 || start > end || end > sizeInBytes) {
        throw new Error(`it points to bytes ${start} to ${end}, but has ${sizeInBytes}`);
    }
}
/** Opens the ZIP that a source holds. The source stays the caller's to close. */
async function openZip(source) {
    // Asked for first, so that the end of the ZIP and its table of contents come from one pass.
    await source.bytes(Math.max(0, source.sizeInBytes - WINDOW_IN_BYTES), source.sizeInBytes);
    const zip = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(new YauzlReader(source), source.sizeInBytes, {
        autoClose: false,
    });
    return { entries: () => zip.eachEntry(), content: (entry) => contentOf(source, zip, entry) };
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5
const METHODS = new Map([
    [0, (data) => data],
    [8, inflated],
]);
async function contentOf(source, zip, entry) {
    if (entry.isEncrypted())
        throw new Error('it is encrypted, and must be packed without a password');
    const decode = METHODS.get(entry.compressionMethod);
    if (decode === undefined) {
        throw new Error(`it is packed with method ${entry.compressionMethod}, and must be stored or deflated`);
    }
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return decode(slice(source, fileDataStart, entry.compressedSize), entry.uncompressedSize);
}
/** Gives yauzl its bytes. Nothing is closed here: what was opened belongs to whoever opened it. */
class YauzlReader extends yauzl/* RandomAccessReader */.lJ {
    #source;
    constructor(source) {
        super();
        this.#source = source;
    }
    read(buffer, offset, length, position, callback) {
        this.#source.bytes(position, position + length).then((bytes) => {
            bytes.copy(buffer, offset);
            setImmediate(() => callback(null));
        }, (error) => setImmediate(() => callback(error)));
    }
}

;// CONCATENATED MODULE: ./.build/src/files/packages/package-file.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





const MANIFEST = 'AppxManifest.xml';
const BUNDLE_MANIFEST = 'AppxMetadata/AppxBundleManifest.xml';
// What may be in what, so that the reading ends whatever is nested: an upload holds a bundle or a package, a
// bundle holds packages (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
const PACKAGES = new Map([
    ['.msix', readPackage],
    ['.appx', readPackage],
]);
const BUNDLES_AND_PACKAGES = new Map([
    ...PACKAGES,
    ['.msixbundle', readBundle],
    ['.appxbundle', readBundle],
]);
const READERS = new Map([
    ...BUNDLES_AND_PACKAGES,
    ['.msixupload', readUpload],
    ['.appxupload', readUpload],
]);
// Far above any real one; what claims more would only fill the memory.
const LARGEST_MANIFEST_IN_BYTES = 16 * 1024 * 1024;
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
const LARGEST_PACKAGE_IN_BYTES = 25 * 1024 ** 3;
/**
 * Reads the manifest of a package on disk.
 *
 * @throws InputError when it is none, or is damaged.
 */
async function readPackageOnDisk(path, fileName) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (isXap(path))
            return { fileName, identity: undefined };
        const place = { input: 'packages', files: [path] };
        const file = __addDisposableResource(env_1, await openAt(place, path), true);
        return { fileName, identity: await attempt(place, () => readerOf(path, READERS)(file, place)) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Reads the manifests of those entries of a ZIP, which are packages, where they are.
 *
 * @throws InputError when one is none, or is damaged.
 */
async function readPackagesInZip(zipPath, entryNames) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const wanted = new Set(entryNames.filter((name) => !isXap(name)));
        if (wanted.size === 0)
            return entryNames.map((fileName) => ({ fileName, identity: undefined }));
        const place = { input: 'zip-path', files: [zipPath] };
        const file = __addDisposableResource(env_2, await openAt(place, zipPath), true);
        return await attempt(place, async () => {
            const folder = await openFolder(file, (name) => (wanted.has(name) ? name : undefined));
            const packages = [];
            for (const fileName of entryNames) {
                const identity = isXap(fileName) ? undefined : await readEntry(folder, fileName, READERS, place);
                packages.push({ fileName, identity });
            }
            return packages;
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
const extensionOf = (name) => (0,external_node_path_.extname)(name).toLowerCase();
// Of Windows Phone 8, with a manifest of its own; only apps that have one may keep it
// (https://learn.microsoft.com/windows/uwp/publish/upload-app-packages).
const isXap = (name) => extensionOf(name) === '.xap';
function readerOf(name, readers) {
    const reader = readers.get(extensionOf(name));
    if (reader === undefined)
        throw new Error(`it must end in ${[...readers.keys()].join(', ')}`);
    return reader;
}
async function readPackage(source, place) {
    return await readManifest(await openFolder(source, partOfPackage), MANIFEST, parsePackageManifest, place);
}
async function readBundle(source, place) {
    const folder = await openFolder(source, partOfPackage);
    const bundle = await readManifest(folder, BUNDLE_MANIFEST, parseBundleManifest, place);
    const packages = [];
    for (const part of bundle.packages)
        packages.push(await completed(part, folder, place));
    return identityOfBundle({ ...bundle, packages });
}
// The element is of 2018; what was bundled before has it in the packages only
// (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/element-dependencies).
async function completed(part, folder, place) {
    if (!part.isApplication || part.deviceFamilies.length > 0)
        return part;
    const { deviceFamilies, languages } = await readEntry(folder, part.fileName, PACKAGES, place);
    return { ...part, deviceFamilies, languages: [...part.languages, ...languages] };
}
// Besides it there are symbols (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
async function readUpload(source, place) {
    const folder = await openFolder(source, rootOfUpload);
    const [name, ...others] = folder.names;
    if (name === undefined)
        throw new Error('it has no bundle and no package at its root');
    if (others.length > 0) {
        throw new Error(`it has ${others.length + 1} packages at its root, and must have one: ${list([name, ...others])}`);
    }
    return await readEntry(folder, name, BUNDLES_AND_PACKAGES, place);
}
async function openFolder(source, keyOf) {
    const zip = await openZip(source);
    const entries = new Map();
    for await (const entry of zip.entries()) {
        const key = keyOf(entry.fileName);
        if (key === undefined)
            continue;
        if (entries.has(key))
            throw new Error(`it has "${entry.fileName}" twice`);
        entries.set(key, entry);
    }
    const names = [...entries.values()].map(({ fileName }) => fileName);
    return { zip, names, find: (name) => entries.get(keyOf(name)) };
}
// In a package, names are equal whatever their case, and a space is written %20
// (https://ecma-international.org/publications-and-standards/standards/ecma-376/, part 2).
function partName(name) {
    try {
        return decodeURIComponent(name).toLowerCase();
    }
    catch {
        return name.toLowerCase();
    }
}
const MANIFESTS = new Set([partName(MANIFEST), partName(BUNDLE_MANIFEST)]);
const partOfPackage = (name) => {
    const key = partName(name);
    return MANIFESTS.has(key) || PACKAGES.has(extensionOf(key)) ? key : undefined;
};
const rootOfUpload = (name) => !name.includes('/') && BUNDLES_AND_PACKAGES.has(extensionOf(name)) ? name : undefined;
async function readEntry({ zip, find }, name, readers, outer) {
    const place = { ...outer, files: [name, ...outer.files] };
    return await attempt(place, async () => {
        const reader = readerOf(name, readers);
        const entry = find(name);
        if (entry === undefined)
            throw new Error('it is not there');
        assertSize(entry, LARGEST_PACKAGE_IN_BYTES, 'a package');
        return await reader(await zip.content(entry), place);
    });
}
async function readManifest({ zip, find }, name, parse, outer) {
    const entry = find(name);
    if (entry === undefined)
        throw new Error(`it has no ${name}`);
    return await attempt({ ...outer, files: [name, ...outer.files] }, async () => {
        assertSize(entry, LARGEST_MANIFEST_IN_BYTES, 'a manifest');
        const content = await zip.content(entry);
        const bytes = await content.bytes(0, content.sizeInBytes);
        // yauzl leaves this to its callers.
        if ((0,external_node_zlib_.crc32)(bytes) !== entry.crc32)
            throw new Error('its checksum is wrong');
        return parse(textOf(bytes));
    });
}
function assertSize({ uncompressedSize }, limitInBytes, what) {
    if (uncompressedSize <= limitInBytes)
        return;
    throw new Error(`it has ${uncompressedSize} bytes, and ${what} has at most ${limitInBytes}`);
}
// https://www.w3.org/TR/xml/#charencoding: with a byte order mark, which UTF-8 does not need.
const UTF_16 = new Map([
    ['fffe', 'utf-16le'],
    ['feff', 'utf-16be'],
]);
function textOf(bytes) {
    const encoding = UTF_16.get(bytes.toString('hex', 0, 2)) ?? 'utf-8';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
async function openAt({ input }, path) {
    try {
        return await openFile(path);
    }
    catch (error) {
        throw new errors/* InputError */.dz(input, `"${path}" can not be opened: ${(0,errors/* messageOf */.bD)(error)}. Check the path.`, {
            cause: error,
        });
    }
}
const LONGEST_REASON = 300;
/** Does a task; what goes wrong is said of the innermost file that it happened in. */
async function attempt({ input, files }, task) {
    try {
        return await task();
    }
    catch (error) {
        if (error instanceof errors/* InputError */.dz)
            throw error;
        // Cut, because it may quote what is in the file.
        const reason = (0,errors/* messageOf */.bD)(error).slice(0, LONGEST_REASON).replace(/\.$/, '');
        const where = files.map((file) => `"${file}"`).join(' in ');
        throw new errors/* InputError */.dz(input, `${where} can not be read: ${reason}. Build it again.`, { cause: error });
    }
}
const LONGEST_LIST = 5;
function list(names) {
    const shown = names.slice(0, LONGEST_LIST).map((name) => `"${name}"`);
    const more = names.length - shown.length;
    return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

;// CONCATENATED MODULE: ./.build/src/files/packages/zip-file.js





// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
/** The endings of packages, in lower case. */
const PACKAGE_EXTENSIONS = new Set([
    '.msix',
    '.msixbundle',
    '.msixupload',
    '.appx',
    '.appxbundle',
    '.appxupload',
    '.xap',
]);
/** Whether a path is a package's, by its ending. */
const isPackage = (path) => PACKAGE_EXTENSIONS.has((0,external_node_path_.extname)(path).toLowerCase());
// What makes a ZIP a package or a bundle.
const zip_file_MANIFESTS = new Set(['appxmanifest.xml', 'appxmetadata/appxbundlemanifest.xml']);
/**
 * Reads the table of contents of the one file that `pattern`, a path or a glob, names.
 *
 * @throws InputError when there is not exactly one, when it is no readable ZIP, or when it is a package itself:
 * the Store takes a bare package without a word and goes on selling the old one
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474).
 */
async function readZip(pattern) {
    const path = await theOneFile(pattern);
    const { size } = await (0,promises_.stat)(path);
    const found = await readEntries(path);
    const entries = found.map(({ fileName }) => fileName).filter((name) => !name.endsWith('/'));
    if (isPackage(path) || entries.some((name) => zip_file_MANIFESTS.has(name.toLowerCase()))) {
        throw new errors/* InputError */.dz('zip-path', `"${path}" is a package, not a ZIP with packages in it. The Store would ignore it silently. Give it as "packages" instead, or put it into a ZIP.`);
    }
    const encrypted = found.find((entry) => entry.isEncrypted());
    if (encrypted !== undefined) {
        throw new errors/* InputError */.dz('zip-path', `"${encrypted.fileName}" in "${path}" is encrypted. Make the ZIP without a password.`);
    }
    return { path, sizeInBytes: size, entries, packages: entries.filter(isPackage) };
}
async function theOneFile(pattern) {
    const [only = '', ...more] = await matchingFiles(pattern, 'zip-path');
    if (more.length === 0)
        return only;
    const names = [only, ...more].slice(0, 5).join(', ');
    throw new errors/* InputError */.dz('zip-path', `"${pattern}" matches ${more.length + 1} files, and must match one: ${names}.`);
}
async function readEntries(path) {
    try {
        const zip = await zip_file_openZip(path);
        return await new Promise((resolve, reject) => {
            const entries = [];
            zip.on('entry', (entry) => {
                entries.push(entry);
                zip.readEntry();
            });
            zip.on('end', () => resolve(entries));
            zip.on('error', reject);
            zip.readEntry();
        });
    }
    catch (error) {
        const reason = (0,errors/* messageOf */.bD)(error).replace(/\.$/, '');
        throw new errors/* InputError */.dz('zip-path', `"${path}" is no ZIP that can be read: ${reason}. Build it again.`, {
            cause: error,
        });
    }
}
function zip_file_openZip(path) {
    return new Promise((resolve, reject) => {
        (0,yauzl/* open */.ho)(path, { lazyEntries: true }, (error, zip) => zip === undefined || error ? reject(error) : resolve(zip));
    });
}

;// CONCATENATED MODULE: ./.build/src/files/packages/upload-files.js






/**
 * Reads the user's ZIP: its table of contents and the manifests of the packages in it.
 *
 * @throws InputError when the pattern names no ZIP, or one that can not be published.
 */
async function filesFromZip(pattern) {
    const { path, sizeInBytes, entries, packages } = await readZip(pattern);
    return {
        input: 'zip-path',
        entries,
        packages: await readPackagesInZip(path, packages),
        source: { kind: 'zip', path, sizeInBytes },
    };
}
/**
 * Reads the manifests of the user's packages. The pictures and videos of the metadata folder can go with them.
 *
 * @throws InputError when a pattern matches nothing, or no package, or two files of one name.
 */
async function filesFromPackages(patterns, metadata) {
    const paths = await packagePaths(patterns);
    const packages = await Promise.all(paths.map((path) => readPackageOnDisk(path, (0,external_node_path_.basename)(path))));
    const packageFiles = await Promise.all(paths.map(async (path) => ({ name: (0,external_node_path_.basename)(path), path, sizeInBytes: (await (0,promises_.stat)(path)).size })));
    const files = [...packageFiles, ...(metadata === undefined ? [] : filesOf(metadata))];
    return {
        input: 'packages',
        entries: files.map(({ name }) => name),
        packages,
        source: { kind: 'files', files },
    };
}
async function packagePaths(patterns) {
    const excludes = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
    const includes = patterns.filter((pattern) => !pattern.startsWith('!'));
    if (patterns.length > 0 && includes.length === 0)
        throw new errors/* InputError */.dz('packages', 'only says what to leave out. Say also which files to take.');
    const found = await Promise.all(includes.map((pattern) => matchingFiles(pattern, 'packages', excludes)));
    // Two patterns may name one file, each in its own way.
    const paths = [...new Map(found.flat().map((path) => [(0,external_node_path_.resolve)(path), path])).values()].sort();
    const stranger = paths.find((path) => !isPackage(path));
    if (stranger !== undefined) {
        throw new errors/* InputError */.dz('packages', `"${stranger}" is no package. A package ends in ${[...PACKAGE_EXTENSIONS].join(', ')}.`);
    }
    refuseSameNames(paths);
    return paths;
}
// In the ZIP they all lie side by side, and Windows knows no case.
function refuseSameNames(paths) {
    const byName = new Map();
    for (const path of paths) {
        const name = (0,external_node_path_.basename)(path).toLowerCase();
        const other = byName.get(name);
        if (other !== undefined)
            throw new errors/* InputError */.dz('packages', `"${other}" and "${path}" have the same name. Rename one of them.`);
        byName.set(name, path);
    }
}
function filesOf({ languages, trailers }) {
    const pictures = languages
        .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
        .flatMap(({ images }) => Object.values(images).flat());
    const thumbnails = trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail));
    return [...pictures, ...thumbnails, ...trailers].map(({ fileName, path, sizeInBytes }) => ({
        name: fileName,
        path,
        sizeInBytes,
    }));
}


/***/ })

};
