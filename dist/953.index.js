export const id = 953;
export const ids = [953];
export const modules = {

/***/ 5953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  filesFromPackages: () => (/* binding */ filesFromPackages),
  filesFromZip: () => (/* binding */ filesFromZip)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
// EXTERNAL MODULE: ./.build/src/shared/map-limit.js
var map_limit = __webpack_require__(6505);
// EXTERNAL MODULE: ./.build/src/shared/regular-file.js
var regular_file = __webpack_require__(4388);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/@actions/glob/lib/glob.js + 17 modules
var glob = __webpack_require__(2377);
;// CONCATENATED MODULE: ./.build/src/files/matching-files.js




/**
 * Finds the files that a pattern names, a path or a glob, without the ones that `excludes` name.
 *
 * @throws InputError for `input` when there is none; the signal's reason when that is aborted.
 */
async function findMatchingFiles(pattern, input, signal, excludes = []) {
    const left = await Promise.all(excludes.map((exclude) => expand(exclude, signal)));
    const excluded = new Set(left.flat().map((path) => (0,external_node_path_.resolve)(path)));
    const found = (await expand(pattern, signal)).filter((path) => !excluded.has((0,external_node_path_.resolve)(path)));
    if (found.length > 0)
        return found;
    const folder = (await isKind(pattern, 'isDirectory')) ? ', which is a folder' : '';
    throw new errors/* InputError */.dz(input, `no file matches "${pattern}"${folder} (looked in ${process.cwd()}).`);
}
// A path that exists is meant as it is, also when it holds a character that a glob would read.
async function expand(pattern, signal) {
    signal.throwIfAborted();
    if (await isKind(pattern, 'isFile'))
        return [pattern];
    const globber = await (0,glob/* create */.v)(pattern, { implicitDescendants: false, matchDirectories: false });
    return await unlessAborted(globber.glob(), signal);
}
// A search cannot be told to stop; what is left of it ends with the process.
async function unlessAborted(search, signal) {
    return await new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        if (signal.aborted)
            onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        search.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
}
async function isKind(path, kind) {
    try {
        return (await (0,promises_.stat)(path))[kind]();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./.build/src/files/file-range.js
var file_range = __webpack_require__(7597);
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
    const root = parseRoot(xml, 'Package');
    const identity = getOnlyElement(root, 'Identity');
    return {
        ...readName(identity),
        architectures: [readArchitecture(identity, 'ProcessorArchitecture')],
        ...readTargets(root),
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
    const root = parseRoot(xml, 'Bundle');
    const packages = findElements(root, 'Packages', 'Package').map((element) => ({
        fileName: readAttribute(element, 'FileName', TEXT).replaceAll('\\', '/'),
        isApplication: element.node['@Type'] === 'application',
        architecture: readArchitecture(element, 'Architecture'),
        ...readTargets(element),
    }));
    if (!packages.some(({ isApplication }) => isApplication))
        throw new Error('it names no application package');
    return { ...readName(getOnlyElement(root, 'Identity')), packages };
}
/** Sums up the packages of a bundle. */
function summarizeBundle({ packages, ...name }) {
    const applications = packages.filter(({ isApplication }) => isApplication);
    return {
        ...name,
        architectures: [...new Set(applications.map(({ architecture }) => architecture))].sort(),
        ...withoutRepeats({
            deviceFamilies: applications.flatMap(({ deviceFamilies }) => deviceFamilies),
            languages: packages.flatMap(({ languages }) => languages),
        }),
        isBundle: true,
    };
}
const PART = '(0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])';
// https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-identity
const NAME = {
    pattern: /^[-.A-Za-z0-9]{3,50}$/,
    description: '3 to 50 letters, digits, dots and dashes',
};
const TEXT = { pattern: /^\P{Cc}{1,8192}$/u, description: 'one line of text' };
const VERSION = {
    pattern: new RegExp(`^${PART}(\\.${PART}){3}$`),
    description: 'four numbers from 0 to 65535, joined by dots',
};
// Not a list of those that are known: the schema gets new ones.
const ARCHITECTURE = { pattern: /^\w{1,20}$/, description: 'an architecture such as x64' };
const LANGUAGE = {
    pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    description: 'a language tag such as en-US',
};
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
function parseRoot(xml, tag) {
    // Refused wherever it stands: a definition can make a short file long.
    if (/<!DOCTYPE/i.test(xml))
        throw new Error('it has a DOCTYPE, which a manifest must not have');
    const checked = fxp/* XMLValidator */.iI.validate(xml);
    if (checked !== true)
        throw new Error(`it is no well-formed XML, ${describeSyntaxError(checked.err)}`);
    return getOnlyElement(toElement('the document', parser.parse(xml)), tag);
}
function describeSyntaxError({ line, col, msg }) {
    // Of several elements that are open at the end, the validator gives neither place nor sentence.
    return msg.startsWith("Invalid '[")
        ? 'which ends before its elements are closed'
        : `line ${line}, column ${col ?? 1}: ${msg}`;
}
function readName(identity) {
    return {
        name: readAttribute(identity, 'Name', NAME),
        publisher: readAttribute(identity, 'Publisher', TEXT),
        version: readAttribute(identity, 'Version', VERSION),
    };
}
function readArchitecture(element, attribute) {
    return (readOptionalAttribute(element, attribute, ARCHITECTURE) ?? 'neutral').toLowerCase();
}
function readTargets(element) {
    return withoutRepeats({
        deviceFamilies: findElements(element, 'Dependencies', 'TargetDeviceFamily').map((family) => ({
            name: readAttribute(family, 'Name', TEXT),
            minVersion: readAttribute(family, 'MinVersion', VERSION),
        })),
        languages: findElements(element, 'Resources', 'Resource')
            .map((resource) => readOptionalAttribute(resource, 'Language', LANGUAGE))
            .filter((language) => language !== undefined),
    });
}
function withoutRepeats({ deviceFamilies, languages }) {
    return {
        deviceFamilies: firstOfEach(deviceFamilies, ({ name, minVersion }) => `${name} ${minVersion}`),
        // https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1: tags are equal whatever their case.
        languages: firstOfEach(languages, (language) => language.toLowerCase()),
    };
}
function firstOfEach(values, toKey) {
    const found = new Map();
    for (const value of values)
        if (!found.has(toKey(value)))
            found.set(toKey(value), value);
    return [...found.values()];
}
function getOnlyElement(parent, tag) {
    const [found, ...others] = findElements(parent, tag);
    if (found === undefined)
        throw new Error(`${parent.label} has no <${tag}>`);
    if (others.length > 0)
        throw new Error(`${parent.label} has more than one <${tag}>`);
    return found;
}
/** Finds the children of a tag, or their children of the next tag, and so on. */
function findElements({ node }, tag, ...below) {
    const children = Object.entries(node)
        // The same element has another prefix, or none, from one version of the schema to the next.
        .filter(([name]) => name === tag || name.endsWith(`:${tag}`))
        .flatMap(([, found]) => (Array.isArray(found) ? found : []))
        .map((child) => toElement(`<${tag}>`, child));
    const [next, ...rest] = below;
    return next === undefined ? children : children.flatMap((child) => findElements(child, next, ...rest));
}
// The parser gives an element without attributes and children as its text.
function toElement(label, value) {
    return { label, node: (0,json/* isJsonObject */.OW)(value) ? value : {} };
}
function readAttribute(element, attribute, format) {
    const value = readOptionalAttribute(element, attribute, format);
    if (value === undefined)
        throw new Error(`${element.label} has no ${attribute}`);
    return value;
}
function readOptionalAttribute({ label, node }, attribute, { pattern, description }) {
    const written = node[`@${attribute}`];
    if (written === undefined)
        return undefined;
    const value = resolveReferences(String(written));
    if (pattern.test(value))
        return value;
    throw new Error(`${attribute} of ${label} is ${JSON.stringify(value.slice(0, 100))} and must be ${description}`);
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
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
;// CONCATENATED MODULE: ./.build/src/files/packages/zip-reader.js





/**
 * Finds the directory of the ZIP that a range holds.
 *
 * @throws Error that says why it is no ZIP.
 */
async function openZip(range) {
    // Whoever opened the file closes it.
    const options = { autoClose: false };
    const reader = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(new ReadAhead(range), range.sizeInBytes, options);
    return { range, reader };
}
/**
 * Reads a small entry into memory. Its checksum is left to the caller.
 *
 * @throws Error that says why it cannot be read.
 */
async function readEntry(zip, entry) {
    const data = await findData(zip, entry);
    return await (0,consumers_.buffer)(entry.isCompressed() ? inflate(data, entry.uncompressedSize) : (0,file_range/* readChunks */.zO)(data));
}
/**
 * Opens an entry for reading at any position: where it is when it is stored, else unpacked to a temporary file, since
 * deflated bytes can only be read from their start.
 *
 * @throws Error that says why it cannot be read.
 */
async function openEntry(zip, entry) {
    const data = await findData(zip, entry);
    if (entry.isCompressed())
        return await (0,file_range/* writeTemporaryFile */.jj)(inflate(data, entry.uncompressedSize), data.signal);
    return { ...data, [Symbol.asyncDispose]: async () => undefined };
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5: stored, deflated
const METHODS = new Set([0, 8]);
async function findData({ range, reader }, entry) {
    if (entry.isEncrypted())
        throw new Error('it is encrypted, and must be packed without a password');
    if (!METHODS.has(entry.compressionMethod)) {
        throw new Error(`it is packed with method ${entry.compressionMethod}, and must be stored or deflated`);
    }
    const { fileDataStart } = await reader.readLocalFileHeaderPromise(entry, { minimal: true });
    return (0,file_range/* subrange */.U8)(range, fileDataStart, fileDataStart + entry.compressedSize);
}
// The size that an entry declares is a limit too: a small ZIP can hold more than a disk.
async function* inflate(data, sizeInBytes) {
    // What fails reaches the loop below; the callback only says that nobody else waits for it.
    const inflated = (0,external_node_stream_.pipeline)((0,file_range/* readChunks */.zO)(data), (0,external_node_zlib_.createInflateRaw)({ chunkSize: 256 * 1024 }), () => undefined);
    let position = 0;
    for await (const chunk of inflated) {
        // Of few bytes can come so many that their reading has long ended.
        data.signal.throwIfAborted();
        position += chunk.length;
        if (position > sizeInBytes)
            throw new Error(`it is longer than the ${sizeInBytes} bytes it declares`);
        yield chunk;
    }
    if (position < sizeInBytes)
        throw new Error(`it ends after ${position} of ${sizeInBytes} bytes`);
}
const READ_AHEAD_IN_BYTES = 256 * 1024;
/**
 * Gives yauzl its bytes. For each entry of a directory it asks twice for a few of them, which would be two reads of the
 * file; answering at once from what was read ahead makes a long directory ten times faster.
 */
class ReadAhead extends yauzl/* RandomAccessReader */.lJ {
    #range;
    #start = 0;
    #bytes = Buffer.alloc(0);
    constructor(range) {
        super();
        this.#range = range;
    }
    read(target, offset, length, position, callback) {
        const from = position - this.#start;
        if (from >= 0 && from + length <= this.#bytes.length) {
            this.#bytes.copy(target, offset, from, from + length);
            callback(null);
            return;
        }
        // Called outside of the promise, which would swallow what yauzl throws.
        this.#load(position, length).then((bytes) => {
            bytes.copy(target, offset, 0, length);
            setImmediate(callback, null);
        }, (error) => setImmediate(callback, error));
    }
    async #load(position, length) {
        const end = Math.min(position + READ_AHEAD_IN_BYTES, this.#range.sizeInBytes);
        const bytes = await (0,file_range/* readBytes */.io)((0,file_range/* subrange */.U8)(this.#range, position, Math.max(end, position + length)));
        this.#start = position;
        this.#bytes = bytes;
        return bytes;
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






/**
 * Endings of packages, in lower case
 * (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements).
 */
const PACKAGE_EXTENSIONS = new Set([
    '.msix',
    '.msixbundle',
    '.msixupload',
    '.appx',
    '.appxbundle',
    '.appxupload',
    '.xap',
]);
const MANIFEST = 'AppxManifest.xml';
const BUNDLE_MANIFEST = 'AppxMetadata/AppxBundleManifest.xml';
/** Names of the files that make a ZIP a package or a bundle, in lower case. */
const MANIFEST_NAMES = new Set([MANIFEST, BUNDLE_MANIFEST].map((name) => name.toLowerCase()));
// What may be in what, so that the reading ends whatever is nested: an upload holds a bundle or a package, a
// bundle holds packages (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
const packageReaders = new Map([
    ['.msix', readPackage],
    ['.appx', readPackage],
]);
const bundleAndPackageReaders = new Map([
    ...packageReaders,
    ['.msixbundle', readBundle],
    ['.appxbundle', readBundle],
]);
const identityReaders = new Map([
    ...bundleAndPackageReaders,
    ['.msixupload', readUpload],
    ['.appxupload', readUpload],
]);
// Far above any real one; what claims more would only fill the memory, and keep this process busy.
const LARGEST_MANIFEST_IN_BYTES = 4 * 1024 * 1024;
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
const LARGEST_PACKAGE_IN_BYTES = 25 * 1024 ** 3;
/** Returns whether a path is a package's, by its ending. */
function isPackage(path) {
    return PACKAGE_EXTENSIONS.has(extensionOf(path));
}
/**
 * Reads the manifest of a package on disk.
 *
 * @throws InputError when it is none, or is damaged; the signal's reason when that is aborted.
 */
async function readPackageOnDisk(path, fileName, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,file_range/* openFile */.Tq)(path, signal).catch((error) => {
            signal.throwIfAborted();
            const problem = `"${path}" can not be opened: ${(0,errors/* messageOf */.bD)(error)}. Check the path.`;
            throw new errors/* InputError */.dz('packages', problem, { cause: error });
        }), true);
        const { state } = file;
        if (isXap(path))
            return { packageFile: { fileName, identity: undefined }, state };
        const identity = await readInput('packages', path, signal, async () => {
            const readIdentity = getReader(path, identityReaders);
            return await readIdentity(await openZip(file));
        });
        return { packageFile: { fileName, identity }, state };
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
 * Reads the manifests of the packages in a ZIP. `path` is where the ZIP is, for what there is to say about it.
 *
 * @throws InputError when one is none, is damaged, or has the name of another; the reason of the ZIP's signal when that
 * is aborted.
 */
async function readPackagesInZip(zip, path, entries) {
    return await readInput('zip-path', path, zip.range.signal, async () => {
        const readable = await indexEntries(entries, (name) => (isXap(name) ? undefined : name));
        const packages = [];
        for (const { fileName } of entries) {
            const entry = readable.get(fileName);
            const identity = isXap(fileName) ? undefined : await readNested(zip, entry, fileName, identityReaders);
            packages.push({ fileName, identity });
        }
        return packages;
    });
}
function extensionOf(name) {
    return (0,external_node_path_.extname)(name).toLowerCase();
}
// Of Windows Phone 8, with a manifest of its own; only apps that have one may keep it
// (https://learn.microsoft.com/windows/uwp/publish/upload-app-packages).
function isXap(name) {
    return extensionOf(name) === '.xap';
}
function getReader(name, readers) {
    const reader = readers.get(extensionOf(name));
    if (reader === undefined)
        throw new Error(`it must end in ${[...readers.keys()].join(', ')}`);
    return reader;
}
async function readPackage(zip) {
    const parts = await indexEntries(zip.reader.eachEntry(), toPartName);
    return await readManifest(zip, parts, MANIFEST, parsePackageManifest);
}
async function readBundle(zip) {
    const parts = await indexEntries(zip.reader.eachEntry(), toPartName);
    const bundle = await readManifest(zip, parts, BUNDLE_MANIFEST, parseBundleManifest);
    const packages = [];
    const looked = new Set();
    for (const row of bundle.packages) {
        // The element is of 2018; what was bundled before has it in the packages only
        // (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/element-dependencies).
        if (!row.isApplication || row.deviceFamilies.length > 0) {
            packages.push(row);
            continue;
        }
        const name = normalizePartName(row.fileName);
        // What one says counts for the whole bundle, so that it is read once, however often it is named.
        const isRead = looked.has(name);
        looked.add(name);
        const { deviceFamilies, languages } = isRead
            ? row
            : await readNested(zip, parts.get(name), row.fileName, packageReaders);
        packages.push({ ...row, deviceFamilies, languages: [...row.languages, ...languages] });
    }
    return summarizeBundle({ ...bundle, packages });
}
const LONGEST_LIST = 5;
// Besides it there are symbols (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
async function readUpload(zip) {
    const packages = await indexEntries(zip.reader.eachEntry(), (name) => !name.includes('/') && bundleAndPackageReaders.has(extensionOf(name)) ? name : undefined);
    const [name] = packages.keys();
    if (name === undefined)
        throw new Error('it has no bundle and no package at its root');
    if (packages.size > 1) {
        const names = [...packages.keys()].slice(0, LONGEST_LIST).map((other) => `"${other}"`);
        const more = packages.size > LONGEST_LIST ? ` and ${packages.size - LONGEST_LIST} more` : '';
        throw new Error(`it has ${packages.size} packages at its root, and must have one: ${names.join(', ')}${more}`);
    }
    return await readNested(zip, packages.get(name), name, bundleAndPackageReaders);
}
/** Indexes entries by the key of their name; those without a key are left out. */
async function indexEntries(entries, toKey) {
    const index = new Map();
    for await (const entry of entries) {
        const key = toKey(entry.fileName);
        if (key === undefined)
            continue;
        if (index.has(key))
            throw new Error(`it has "${entry.fileName}" twice`);
        index.set(key, entry);
    }
    return index;
}
/** Returns the key of what is read of a package or bundle: its manifest, and packages. */
function toPartName(name) {
    const part = normalizePartName(name);
    return MANIFEST_NAMES.has(part) || packageReaders.has(extensionOf(part)) ? part : undefined;
}
// In a package, names are equal whatever their case, and a space is written %20
// (https://ecma-international.org/publications-and-standards/standards/ecma-376/, part 2).
function normalizePartName(name) {
    try {
        return decodeURIComponent(name).toLowerCase();
    }
    catch {
        return name.toLowerCase();
    }
}
async function readNested(zip, entry, name, readers) {
    return await readInside(name, async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const readIdentity = getReader(name, readers);
            if (entry === undefined)
                throw new Error('it is not there');
            assertSize(entry, LARGEST_PACKAGE_IN_BYTES, 'a package');
            const content = __addDisposableResource(env_2, await openEntry(zip, entry), true);
            return await readIdentity(await openZip(content));
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
    });
}
async function readManifest(zip, parts, name, parse) {
    const entry = parts.get(name.toLowerCase());
    if (entry === undefined)
        throw new Error(`it has no ${name}`);
    return await readInside(name, async () => {
        assertSize(entry, LARGEST_MANIFEST_IN_BYTES, 'a manifest');
        const bytes = await readEntry(zip, entry);
        // yauzl leaves this to its callers.
        if ((0,external_node_zlib_.crc32)(bytes) !== entry.crc32)
            throw new Error('its checksum is wrong');
        return parse(decodeXml(bytes));
    });
}
// https://www.w3.org/TR/xml/#charencoding: with a byte order mark, which UTF-8 does not need.
const UTF_16_BY_MARK = new Map([
    ['fffe', 'utf-16le'],
    ['feff', 'utf-16be'],
]);
function decodeXml(bytes) {
    const encoding = UTF_16_BY_MARK.get(bytes.toString('hex', 0, 2)) ?? 'utf-8';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
function assertSize({ uncompressedSize }, limitInBytes, what) {
    if (uncompressedSize <= limitInBytes)
        return;
    throw new Error(`it has ${uncompressedSize} bytes, and ${what} has at most ${limitInBytes}`);
}
/** Error in a file that is in another. */
class NestedFileError extends Error {
    file;
    constructor(file, cause) {
        super((0,errors/* messageOf */.bD)(cause), { cause });
        this.file = file;
    }
}
/** Reads a file in a file, and names it in what goes wrong. */
async function readInside(file, read) {
    try {
        return await read();
    }
    catch (error) {
        throw new NestedFileError(file, error);
    }
}
const LONGEST_REASON = 300;
/** Reads a file that an input names; what goes wrong is said of the innermost file that it happened in. */
async function readInput(input, path, signal, read) {
    try {
        return await read();
    }
    catch (error) {
        signal.throwIfAborted();
        const files = [path];
        let cause = error;
        for (; cause instanceof NestedFileError; cause = cause.cause)
            files.unshift(cause.file);
        const where = files.map((file) => `"${file}"`).join(' in ');
        // Cut, because it may quote what is in the file.
        const reason = (0,errors/* messageOf */.bD)(cause).slice(0, LONGEST_REASON).replace(/\.$/, '');
        const problem = cause instanceof file_range/* TemporaryFolderError */.cK
            ? `can not be unpacked: ${reason}.`
            : `can not be read: ${reason}. Build it again.`;
        throw new errors/* InputError */.dz(input, `${where} ${problem}`, { cause });
    }
}

;// CONCATENATED MODULE: ./.build/src/files/packages/upload-zip.js





/**
 * Opens the one file that `pattern`, a path or a glob, names, and reads its directory.
 *
 * @throws InputError when there is not exactly one, when it is no readable ZIP, or when it is a package itself:
 * the Store takes a bare package without a word and goes on selling the old one
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474). The signal's reason when that is aborted.
 */
async function openUploadZip(pattern, signal) {
    const path = await findOneFile(pattern, signal);
    const file = await (0,file_range/* openFile */.Tq)(path, signal).catch((error) => {
        signal.throwIfAborted();
        const problem = `"${path}" can not be opened: ${(0,errors/* messageOf */.bD)(error)}. Check the path.`;
        throw new errors/* InputError */.dz('zip-path', problem, { cause: error });
    });
    try {
        const { state, [Symbol.asyncDispose]: dispose } = file;
        return { ...(await readUploadZip(file, path)), state, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await file[Symbol.asyncDispose]();
        signal.throwIfAborted();
        if (error instanceof errors/* InputError */.dz)
            throw error;
        const reason = (0,errors/* messageOf */.bD)(error).replace(/\.$/, '');
        throw new errors/* InputError */.dz('zip-path', `"${path}" is no ZIP that can be read: ${reason}. Build it again.`, {
            cause: error,
        });
    }
}
async function findOneFile(pattern, signal) {
    const found = await findMatchingFiles(pattern, 'zip-path', signal);
    const [only = '', ...more] = found;
    if (more.length === 0)
        return only;
    throw new errors/* InputError */.dz('zip-path', `"${pattern}" matches ${found.length} files, and must match one: ${found.slice(0, 5).join(', ')}.`);
}
async function readUploadZip(file, path) {
    const zip = await openZip(file);
    const entries = [];
    const packages = [];
    let encrypted;
    for await (const entry of zip.reader.eachEntry()) {
        const { fileName } = entry;
        if (entry.isEncrypted())
            encrypted ??= fileName;
        if (fileName.endsWith('/'))
            continue;
        entries.push(fileName);
        if (isPackage(fileName))
            packages.push(entry);
    }
    if (isPackage(path) || entries.some((name) => MANIFEST_NAMES.has(name.toLowerCase()))) {
        throw new errors/* InputError */.dz('zip-path', `"${path}" is a package, not a ZIP with packages in it. The Store would ignore it silently. Give it as "packages" instead, or put it into a ZIP.`);
    }
    if (encrypted !== undefined) {
        throw new errors/* InputError */.dz('zip-path', `"${encrypted}" in "${path}" is encrypted. Make the ZIP without a password.`);
    }
    return { ...zip, path, entries, packages };
}

;// CONCATENATED MODULE: ./.build/src/files/packages/upload-files.js
var upload_files_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var upload_files_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







/**
 * Reads the user's ZIP: its directory and the manifests of the packages in it.
 *
 * @throws InputError when the pattern names no ZIP, or one that cannot be published; the signal's reason when that is
 * aborted.
 */
async function filesFromZip(pattern, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const zip = upload_files_addDisposableResource(env_1, await openUploadZip(pattern, signal), true);
        return {
            input: 'zip-path',
            entries: zip.entries,
            packages: await readPackagesInZip(zip, zip.path, zip.packages),
            source: { kind: 'zip', file: { input: 'zip-path', path: zip.path, ...zip.state } },
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = upload_files_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Reads the manifests of the user's packages. The pictures and videos of the metadata folder can go with them.
 *
 * @throws InputError when a pattern matches nothing, or no package, or two files of one name; the signal's reason when
 * that is aborted.
 */
async function filesFromPackages(patterns, metadata, signal) {
    const paths = await findPackages(patterns, signal);
    const read = await (0,map_limit/* mapLimit */.s)(paths, regular_file/* FILES_AT_ONCE */.A3, signal, async (path, stop) => {
        const name = (0,external_node_path_.basename)(path);
        const { packageFile, state } = await readPackageOnDisk(path, name, stop);
        return { packageFile, file: { input: 'packages', name, path, ...state } };
    });
    const packages = read.map(({ file }) => file);
    const files = [...packages, ...(metadata === undefined ? [] : filesOfMetadata(metadata))];
    return {
        input: 'packages',
        entries: files.map(({ name }) => name),
        packages: read.map(({ packageFile }) => packageFile),
        source: { kind: 'files', files },
    };
}
async function findPackages(patterns, signal) {
    const excludes = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
    const includes = patterns.filter((pattern) => !pattern.startsWith('!'));
    if (patterns.length > 0 && includes.length === 0)
        throw new errors/* InputError */.dz('packages', 'only says what to leave out. Say also which files to take.');
    const found = await Promise.all(includes.map((pattern) => findMatchingFiles(pattern, 'packages', signal, excludes)));
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
function filesOfMetadata({ languages, trailers }) {
    const pictures = languages
        .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
        .flatMap(({ images }) => Object.values(images).flat());
    const thumbnails = trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail));
    return [...pictures, ...thumbnails, ...trailers].map(({ fileName, path, state }) => ({
        input: 'metadata-path',
        name: fileName,
        path,
        ...state,
    }));
}


/***/ })

};
