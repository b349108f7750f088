export const id = 888;
export const ids = [888];
export const modules = {

/***/ 1888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readBlobVersion: () => (/* binding */ readBlobVersion),
  upload: () => (/* binding */ upload)
});

// EXTERNAL MODULE: ./.build/src/http/connection-pool.js
var connection_pool = __webpack_require__(7297);
;// CONCATENATED MODULE: ./.build/src/upload/blocks.js
const MIB = 2 ** 20;
const SMALL_BLOCK = 4 * MIB;
const BLOCK = 8 * MIB;
const MOST_BLOCKS = 50_000;
/** The first blocks are small, so that their answers soon show how fast the connection is. */
const SMALL_FIRST = { count: 4, length: MIB };
// The first version of the storage service that accepts blocks above 4 MiB, up to 100 MiB.
const LARGE_BLOCKS_SINCE = '2016-05-31';
/**
 * Splits a file into blocks. Their size depends on the version of the storage service in the upload URL, its `sv`: that
 * version's limits apply to requests.
 * https://learn.microsoft.com/rest/api/storageservices/scalability-targets-for-the-azure-blob-storage-service
 *
 * `uploadId` distinguishes the blocks of two uploads to the same blob, so that they are never mixed.
 */
function blocksOf(sizeInBytes, uploadUrl, uploadId) {
    const version = uploadUrl.searchParams.get('sv') ?? '';
    const usual = /^\d{4}-\d{2}-\d{2}$/.test(version) && version >= LARGE_BLOCKS_SINCE ? BLOCK : SMALL_BLOCK;
    const length = Math.max(usual, Math.ceil(sizeInBytes / (MOST_BLOCKS - SMALL_FIRST.count) / MIB) * MIB);
    const small = sizeInBytes > length ? SMALL_FIRST.count : 0;
    const rest = small * SMALL_FIRST.length;
    return Array.from({ length: small + Math.ceil((sizeInBytes - rest) / length) }, (_, index) => {
        const offset = index < small ? index * SMALL_FIRST.length : rest + (index - small) * length;
        return {
            id: Buffer.from(`${uploadId}-${String(index).padStart(6, '0')}`).toString('base64'),
            offset,
            length: Math.min(index < small ? SMALL_FIRST.length : length, sizeInBytes - offset),
        };
    });
}

;// CONCATENATED MODULE: ./.build/src/upload/idle-timeout.js
const SENDING_IN_MS = 30_000;
const ANSWERING_IN_MS = 300_000;
/**
 * A limit on the silence in one try of a block. While bytes move on any connection, there is no silence.
 *
 * Connections wait for each other on a slow line: with a 32nd of 1 Mbit/s, 64 KiB take 17 s, and while others move, a
 * waiting connection looks like a dead one. So a try ends only when nothing has moved on the whole line: for half a
 * minute while it has bytes to send, or for the request timeout, but at least five minutes, while it waits for its
 * answer. By then, sent bytes may still be in the system's buffers, whose draining cannot be observed.
 */
class IdleTimeout {
    #controller = new AbortController();
    /** Aborted when the silence has lasted too long. */
    signal = this.#controller.signal;
    #line;
    #clock;
    #answeringInMs;
    #startedAt;
    #isSent = false;
    #timer;
    constructor(line, clock, requestTimeoutInMs) {
        this.#line = line;
        this.#clock = clock;
        this.#answeringInMs = answerTimeout(requestTimeoutInMs);
        this.#startedAt = clock.uptime();
        this.#timer = this.#startTimer();
    }
    /** Records that bytes have moved, or that the answer has arrived; `bytesLeft` have yet to be sent. */
    onActivity(bytesLeft) {
        this.#line.onActivity();
        if (bytesLeft > 0 || this.#isSent)
            return;
        this.#isSent = true;
        this.#timer[Symbol.dispose]();
        this.#timer = this.#startTimer();
    }
    [Symbol.dispose]() {
        this.#timer[Symbol.dispose]();
    }
    get #silentSince() {
        return Math.max(this.#startedAt, this.#line.movedAt);
    }
    get #dueAt() {
        return this.#silentSince + (this.#isSent ? this.#answeringInMs : SENDING_IN_MS);
    }
    // Re-armed only when it fires: bytes move far too often to reset it.
    #startTimer() {
        const timer = this.#clock.limit(this.#dueAt - this.#clock.uptime(), () => this.#reason());
        timer.signal.addEventListener('abort', () => {
            if (this.#dueAt > this.#clock.uptime())
                this.#timer = this.#startTimer();
            else
                this.#controller.abort(timer.signal.reason);
        });
        return timer;
    }
    #reason() {
        const silence = `${Math.round((this.#clock.uptime() - this.#silentSince) / 1000)} s`;
        return new Error(this.#isSent ? `no answer within ${silence}` : `nothing moved for ${silence}`);
    }
}
/** Returns how long the answer to an upload request may take: on a slow line, its last bytes may not have left yet. */
function answerTimeout(requestTimeoutInMs) {
    return Math.max(requestTimeoutInMs, ANSWERING_IN_MS);
}

// EXTERNAL MODULE: ./node_modules/@azure/storage-blob/dist/esm/index.js + 244 modules
var esm = __webpack_require__(5856);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
// EXTERNAL MODULE: ./.build/src/http/begin-request.js
var begin_request = __webpack_require__(69);
// EXTERNAL MODULE: ./.build/src/http/read-body.js
var read_body = __webpack_require__(6087);
// EXTERNAL MODULE: ./.build/src/shared/user-agent.js
var user_agent = __webpack_require__(9597);
;// CONCATENATED MODULE: ./.build/src/upload/storage/send-body.js
/**
 * Sends the body of a request slice by slice, each after the previous one has been accepted, and reports to
 * `onProgress` how many bytes the network has accepted so far. Never rejects: a failure ends the request, whose answer
 * then rejects with the reason.
 */
async function sendBody(outgoing, slices, clock, onProgress) {
    const startedAt = clock.uptime();
    let sentBytes = 0;
    try {
        for await (const slice of slices) {
            for (let at = 0; at < slice.length;) {
                const piece = slice.subarray(at, at + nextPieceLength(sentBytes, clock.uptime() - startedAt));
                await write(outgoing, piece);
                if (outgoing.destroyed)
                    return;
                at += piece.length;
                sentBytes += piece.length;
                onProgress(sentBytes);
            }
        }
        outgoing.end();
    }
    catch (error) {
        outgoing.destroy(error instanceof Error ? error : new Error(String(error)));
    }
}
const SMALLEST_PIECE = 2 ** 16;
/**
 * Returns the maximum number of bytes for the next write of a body. Large pieces save time, but a write completes only
 * when all of it is taken, so each piece is sized to take about a second: on a slow line, small enough that the line
 * does not look dead (see IdleTimeout). Since the first bytes only fill the system's buffers and say nothing about the
 * speed, a piece is also at most a quarter of what was sent before.
 */
function nextPieceLength(sentBytes, elapsedInMs) {
    const bytesPerSecond = (sentBytes / Math.max(1, elapsedInMs)) * 1000;
    return Math.max(SMALLEST_PIECE, Math.floor(Math.min(bytesPerSecond, sentBytes / 4)));
}
/** Resolves when the network has accepted the piece. */
function write(outgoing, piece) {
    return new Promise((resolve, reject) => {
        outgoing.write(piece, (error) => (error ? reject(error) : resolve()));
    });
}

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(1143);
// EXTERNAL MODULE: ./.build/src/shared/json.js + 7 modules
var json = __webpack_require__(9673);
;// CONCATENATED MODULE: ./.build/src/upload/storage/storage-refusal.js


/** An answer of the storage that is not a success. It contains nothing of the upload URL. */
class StorageRefusal extends Error {
    name = 'StorageRefusal';
    status;
    /** The service's own error code, e.g. `AuthenticationFailed`. */
    code;
    /** The service's own words; empty when it gives none. */
    reason;
    retryAfter;
    correlationId;
    /** `body` is the answer's. */
    constructor(status, headers, body) {
        super(`HTTP ${status}`);
        const { code, message } = parseError(body);
        this.status = status;
        this.code = textOf(headers['x-ms-error-code']) ?? code;
        // The other lines are the ID again and the time.
        this.reason = message?.split('\n')[0] ?? '';
        this.retryAfter = headers['retry-after'];
        this.correlationId = textOf(headers['x-ms-request-id']);
    }
}
const textOf = (value) => (0,json/* asString */.oJ)(value) || undefined;
const parser = new XMLParser/* default */.A({ parseTagValue: false, ignoreDeclaration: true });
// https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2; a proxy in between answers with its own
// page.
function parseError(body) {
    try {
        const error = (0,json/* getObject */.iM)((0,json/* asObject */.eB)(parser.parse(body)), 'Error');
        return { code: textOf((0,json/* getField */.VI)(error, 'Code')), message: textOf((0,json/* getField */.VI)(error, 'Message')) };
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./.build/src/upload/storage/storage-exchange.js





/**
 * Sends a request once, and reads its answer.
 *
 * @throws StorageRefusal when that is not a success; the connection's error; the signal's reason when that is aborted.
 */
async function exchange({ method, url, headers, body, onProgress, signal, expectedStatus }, { agent, clock }) {
    const { outgoing, answer } = (0,begin_request/* beginRequest */.P)(url, {
        method,
        headers: { ...headers, 'user-agent': user_agent/* USER_AGENT */._ },
        agent,
        signal,
    });
    const sending = sendBody(outgoing, body, clock, onProgress);
    try {
        const message = await answer;
        const { text } = await (0,read_body/* readBody */.x)(message);
        const { statusCode: status = 0, headers: answered } = message;
        // Includes redirects, which are not followed: the file must not be sent elsewhere.
        if (status !== expectedStatus)
            throw new StorageRefusal(status, answered, text);
        endSending(outgoing);
        // Only then is the buffer of the slices free.
        await sending;
        return { status, headers: answered };
    }
    finally {
        endSending(outgoing);
    }
}
// After an answer, the rest of a body need not be sent.
function endSending(outgoing) {
    if (!outgoing.writableEnded)
        outgoing.destroy();
}

;// CONCATENATED MODULE: ./.build/src/upload/storage/azure-http-client.js



// The connections know their proxy. Told of none, the SDK reads the environment, and refuses a proxy without "http://".
const NO_PROXY_OF_THE_SDK = { host: 'http://localhost', port: 80 };
/**
 * Creates an SDK client for the blob at the URL that sends each request once, over this action's connections, and
 * without revealing anything about this machine.
 *
 * @throws ProductStateError when the URL is not that of a blob.
 */
function createBlobClient(url, transport) {
    // With AZURE_LOG_LEVEL, it would log every URL.
    esm/* logger */.vF.info.enabled = false;
    const httpClient = { sendRequest: (resource) => sendRequest(resource, transport) };
    const pipeline = (0,esm/* newPipeline */.vC)(new esm/* AnonymousCredential */.tv(), {
        httpClient,
        retryOptions: { maxTries: 1 },
        proxyOptions: NO_PROXY_OF_THE_SDK,
    });
    try {
        return new esm/* BlockBlobClient */.wG(url.href, pipeline);
    }
    catch (cause) {
        throw new errors/* ProductStateError */.d6('The Store returned an upload URL without a blob, and nothing was sent there. Run the job again.', { cause });
    }
}
const NEVER = new AbortController().signal;
async function sendRequest(resource, transport) {
    const { method, url, headers, body, abortSignal } = resource;
    const answer = await exchange({
        method,
        url: new URL(url),
        headers: headers.toJson(),
        // A list of blocks, or an empty body.
        body: [Buffer.from(typeof body === 'string' ? body : '')],
        onProgress: () => undefined,
        signal: abortSignal instanceof AbortSignal ? abortSignal : NEVER,
        expectedStatus: method === 'HEAD' ? 200 : 201,
    }, transport);
    return toSdkResponse(resource, answer);
}
function toSdkResponse(request, { status, headers: answered }) {
    const headers = request.headers.clone();
    for (const name of headers.headerNames())
        headers.remove(name);
    for (const [name, value] of Object.entries(answered))
        if (value !== undefined)
            headers.set(name, String(value));
    return { request, status, headers };
}

// EXTERNAL MODULE: ./.build/src/http/network-failure.js
var network_failure = __webpack_require__(8313);
// EXTERNAL MODULE: ./.build/src/http/retry-policy.js
var retry_policy = __webpack_require__(3421);
// EXTERNAL MODULE: ./.build/src/http/with-retries.js
var with_retries = __webpack_require__(5461);
;// CONCATENATED MODULE: ./.build/src/upload/storage/storage-request.js
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
 * Sends a request to the storage, retrying after a transient failure or when a try has reached its limit.
 *
 * @throws HttpError when the service refuses or cannot be reached; the signal's reason when that is aborted.
 */
async function sendToStorage({ what, url, signal, startLimit, send }, context) {
    const tryOnce = async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = __addDisposableResource(env_1, startLimit(), false);
            try {
                return { value: await send(AbortSignal.any([signal, limit.signal]), limit) };
            }
            catch (error) {
                signal.throwIfAborted();
                // An error of the archive: a file has changed.
                if (error instanceof errors/* PublishError */.S1)
                    throw error;
                const cause = limit.signal.aborted ? limit.signal.reason : error;
                return failedTry(what, url, cause, context.clock.now());
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    };
    return await (0,with_retries/* withRetries */.L)(tryOnce, { repeatable: true, signal }, context);
}
// An upload URL is valid for about a day: https://github.com/microsoft/StoreBroker/issues/88
const REFUSED = 'The upload URL expired or was rejected: run the job again, which creates a new submission.';
function failedTry(what, url, error, now) {
    const method = 'PUT';
    const path = `upload (${what})`;
    if (!(error instanceof StorageRefusal)) {
        const failure = (0,network_failure/* describeNetworkFailure */.K)(error, { url, proxy: (0,connection_pool/* proxyFor */.i)(url) });
        // The SDK's own errors contain the upload URL.
        const options = error instanceof esm/* RestError */.pj ? {} : { cause: error };
        return { outcome: { kind: 'network' }, error: new errors/* HttpError */.j$({ method, path, ...failure }, options) };
    }
    const { status, code, reason, retryAfter, correlationId } = error;
    const retryAfterInMs = (0,retry_policy/* requestedPause */.X4)(retryAfter, '', now);
    return {
        outcome: { kind: 'status', status, ...(retryAfterInMs === undefined ? {} : { retryAfterInMs }) },
        error: new errors/* HttpError */.j$({
            method,
            path,
            reason,
            status,
            ...(code === undefined ? {} : { code }),
            ...(status === 403 ? { advice: REFUSED } : {}),
            ...(correlationId === undefined ? {} : { correlationId }),
        }),
    };
}

// EXTERNAL MODULE: ./.build/src/shared/map-limit.js
var map_limit = __webpack_require__(6505);
;// CONCATENATED MODULE: ./.build/src/upload/block-slices.js
// Smaller slices take more CPU time, larger ones more memory: 32 blocks take 12 MiB, and TLS as much again.
const SLICE = 384 * 2 ** 10;
/** Creates the buffer that one block in flight needs. */
function createSliceBuffer() {
    return Buffer.allocUnsafeSlow(SLICE);
}
/**
 * Reads the slices of a block from the archive on demand. A slice is valid until the next one is requested. There is no
 * read-ahead, since another block is sent in the meantime.
 */
async function* readSlices(archive, { offset, length }, buffer) {
    for (let at = 0; at < length; at += SLICE) {
        const size = Math.min(SLICE, length - at);
        await archive.read(buffer, offset + at, size);
        yield buffer.subarray(0, size);
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./.build/src/upload/line.js

/**
 * Maximum number of blocks in flight. The storage limits each connection, so their number, not the size of a block,
 * determines the speed: 32 were faster than fewer (the table is in bench/README.md).
 */
const MOST_CONNECTIONS = 32;
/** Before anything is known about the line. */
const FIRST_CONNECTIONS = 4;
/** Half of the silence that ends a try. */
const LONGEST_SILENCE_IN_MS = 15_000;
/**
 * The line that all connections of an upload share.
 *
 * Sent bytes may sit in system or proxy buffers, which accept more only after draining: on 1 Mbit/s, that of a single
 * connection takes 12 s, and all connections drain at once. The more connections, the longer the pauses, and the more
 * the line looks dead. After the first blocks, concurrency is limited to keep pauses short.
 */
class Line {
    #clock;
    #movedAt;
    #onTheirWay = 0;
    #most = MOST_CONNECTIONS;
    #hasArrived = false;
    #waiting = [];
    constructor(clock) {
        this.#clock = clock;
        this.#movedAt = clock.uptime();
    }
    /** The time, on the clock of `uptime`, at which bytes last moved on any connection. */
    get movedAt() {
        return this.#movedAt;
    }
    /** Waits until one more block may be sent; rejects with the signal's reason when that is aborted. */
    async enter(signal) {
        // Each block that is in flight or waiting listens to it.
        (0,external_node_events_.setMaxListeners)(0, signal);
        const stop = () => this.#wakeAll();
        signal.addEventListener('abort', stop, { once: true });
        try {
            while (this.#onTheirWay >= this.#allowed && !signal.aborted)
                await new Promise((wake) => this.#waiting.push(wake));
        }
        finally {
            signal.removeEventListener('abort', stop);
        }
        signal.throwIfAborted();
        if (this.#onTheirWay === 0)
            this.#movedAt = this.#clock.uptime();
        this.#onTheirWay += 1;
    }
    /** Records that bytes have moved, or that an answer has arrived. */
    onActivity() {
        const now = this.#clock.uptime();
        this.#most = Math.min(this.#most, blocksForSilence(now - this.#movedAt, this.#onTheirWay));
        this.#movedAt = now;
    }
    /** Records that a block is no longer in flight. */
    leave({ hasArrived }) {
        this.#onTheirWay -= 1;
        this.#hasArrived ||= hasArrived;
        this.#wakeAll();
    }
    get #allowed() {
        return this.#hasArrived ? this.#most : Math.min(FIRST_CONNECTIONS, this.#most);
    }
    #wakeAll() {
        for (const wake of this.#waiting.splice(0))
            wake();
    }
}
/** Returns how many blocks may be in flight, given a silence with the current number. */
function blocksForSilence(silenceInMs, blocks) {
    if (silenceInMs <= LONGEST_SILENCE_IN_MS / MOST_CONNECTIONS)
        return MOST_CONNECTIONS;
    const most = Math.floor((blocks * LONGEST_SILENCE_IN_MS) / silenceInMs);
    return Math.min(MOST_CONNECTIONS, Math.max(1, most));
}

;// CONCATENATED MODULE: ./.build/src/upload/storage/put-block.js

// The version that the SDK uses, which sends the requests for the block list and the properties.
const VERSION = '2026-04-06';
/**
 * Uploads a block of the blob at the URL: https://learn.microsoft.com/rest/api/storageservices/put-block
 *
 * Not with the SDK, which sends the other requests: a ZIP of 50 GiB has thousands of blocks, and the memory that the
 * SDK needs for each, 32 at once, makes the process grow by a third (bench/README.md).
 *
 * @throws like {@link exchange}.
 */
async function putBlock(url, { id, length }, body, options, transport) {
    const target = new URL(url);
    target.search += `&comp=block&blockid=${encodeURIComponent(id)}`;
    const headers = {
        'content-length': String(length),
        'content-type': 'application/octet-stream',
        'x-ms-version': VERSION,
    };
    await exchange({ method: 'PUT', url: target, headers, body, ...options, expectedStatus: 201 }, transport);
}

;// CONCATENATED MODULE: ./.build/src/upload/upload-blocks.js






/**
 * Uploads all blocks, several at once; a block that fails permanently ends the others.
 *
 * @throws InputError when the archive cannot be read; HttpError when the service refuses or cannot be reached; the
 * signal's reason when that is aborted.
 */
async function uploadBlocks(blocks, { url, archive, onProgress, signal }, transport, context) {
    let sentBytes = 0;
    const onBytesSent = (bytes) => {
        sentBytes += bytes;
        onProgress(sentBytes);
    };
    const shared = {
        transport,
        url,
        archive,
        line: new Line(context.clock),
        freeBuffers: [],
        onBytesSent,
    };
    await (0,map_limit/* mapLimit */.s)(blocks, MOST_CONNECTIONS, signal, (block, stop, index) => uploadBlock(block, `block ${index + 1} of ${blocks.length}`, stop, shared, context));
}
async function uploadBlock(block, what, signal, { transport, url, archive, line, freeBuffers, onBytesSent }, context) {
    // A retry counts only the bytes beyond those of earlier tries.
    let furthest = 0;
    const send = async (abortSignal, idleTimeout) => {
        const buffer = freeBuffers.pop() ?? createSliceBuffer();
        const onProgress = (loadedBytes) => {
            idleTimeout.onActivity(block.length - loadedBytes);
            if (loadedBytes <= furthest)
                return;
            onBytesSent(loadedBytes - furthest);
            furthest = loadedBytes;
        };
        const options = { onProgress, signal: abortSignal };
        await putBlock(url, block, readSlices(archive, block, buffer), options, transport);
        idleTimeout.onActivity(0);
        // Not after a failure: the buffer may still be in use by a read or a write.
        freeBuffers.push(buffer);
    };
    const startLimit = () => new IdleTimeout(line, context.clock, context.requestTimeoutInMs);
    await line.enter(signal);
    let hasArrived = false;
    try {
        await sendToStorage({ what, url, signal, startLimit, send }, context);
        hasArrived = true;
    }
    finally {
        line.leave({ hasArrived });
    }
}

;// CONCATENATED MODULE: ./.build/src/upload/upload.js
var upload_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var upload_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Uploads a ZIP as parallel blocks, straight from disk. Never as one request: beyond the service's limit for one, which
 * the upload URL does not reveal, the connection is simply cut
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474).
 *
 * @returns the version of the resulting blob; undefined when the service does not say.
 * @throws InputError when a file changes in the meantime; HttpError when the service refuses; the signal's reason
 * when that is aborted.
 */
async function upload(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { archive, signal } = request;
        const { clock, random, requestTimeoutInMs } = context;
        const url = urlOf(request.uploadUrl);
        const pool = upload_addDisposableResource(env_1, new connection_pool/* ConnectionPool */.j(), false);
        const transport = { agent: pool.agentFor(url), clock };
        const client = createBlobClient(url, transport);
        const blocks = blocksOf(archive.sizeInBytes, url, createUploadId(random));
        await uploadBlocks(blocks, { ...request, url }, transport, context);
        await archive.verify(signal);
        const limitInMs = answerTimeout(requestTimeoutInMs);
        const ids = blocks.map(({ id }) => id);
        const { etag } = await sendToStorage({
            what: 'list of blocks',
            url,
            signal,
            // Not a limit on silence: the service may be busy with a long list without a byte moving.
            startLimit: () => clock.limit(limitInMs, () => new Error(`no answer within ${limitInMs / 1000} s`)),
            send: (abortSignal) => client.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: 'application/zip' } }),
        }, context);
        return etag;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        upload_disposeResources(env_1);
    }
}
// A failed optional check must not delay a release.
const LONGEST_READ_IN_MS = 30_000;
/**
 * Reads which version of the blob the storage has; undefined when it does not say. There are no retries, since nothing
 * depends on the answer.
 */
async function readBlobVersion(uploadUrl, signal, { clock, requestTimeoutInMs }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const url = urlOf(uploadUrl);
        const pool = upload_addDisposableResource(env_2, new connection_pool/* ConnectionPool */.j(), false);
        const limit = upload_addDisposableResource(env_2, clock.limit(Math.min(requestTimeoutInMs, LONGEST_READ_IN_MS), () => new Error('no answer')), false);
        try {
            const abortSignal = AbortSignal.any([signal, limit.signal]);
            const client = createBlobClient(url, { agent: pool.agentFor(url), clock });
            const { etag } = await client.getProperties({ abortSignal });
            return etag;
        }
        catch {
            signal.throwIfAborted();
            return undefined;
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        upload_disposeResources(env_2);
    }
}
// The signature in the URL may contain a raw "+", which the service reads as a space. Nothing else may be changed:
// https://github.com/mozilla-releng/scriptworker-scripts/issues/474
function urlOf(uploadUrl) {
    return new URL(uploadUrl.replaceAll('+', '%2B'));
}
function createUploadId(random) {
    return Math.floor(random() * 36 ** 8)
        .toString(36)
        .padStart(8, '0');
}


/***/ })

};
