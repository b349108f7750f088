export const id = 69;
export const ids = [69];
export const modules = {

/***/ 8069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  upload: () => (/* binding */ upload)
});

// EXTERNAL MODULE: ./node_modules/@azure/storage-blob/dist/esm/index.js + 244 modules
var esm = __webpack_require__(5856);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./.build/src/http/begin-request.js
var begin_request = __webpack_require__(69);
;// CONCATENATED MODULE: ./.build/src/upload/azure-http-client.js


/**
 * Sends the SDK's requests over the connections of `agent`, and tells `onUploadProgress` of each piece of a body
 * that the network has taken: the SDK's own client tells only what it has put aside to be sent. A body is a text or
 * a function that gives a stream, whose next piece is read when the one before has left.
 */
function httpClientOver(agent) {
    return {
        async sendRequest(resource) {
            const { outgoing, answer } = (0,begin_request/* beginRequest */.P)(new URL(resource.url), {
                method: resource.method,
                // Instead of the SDK's, which tells what machine this is.
                headers: { ...resource.headers.toJson(), 'user-agent': 'microsoft-store-publish' },
                agent,
                signal: resource.abortSignal instanceof AbortSignal ? resource.abortSignal : NEVER,
            });
            void sendBody(outgoing, resource);
            try {
                const message = await answer;
                return responseTo(resource, message, await (0,consumers_.text)(message));
            }
            finally {
                // An answer that came before the end is a refusal, and makes the rest superfluous.
                if (!outgoing.writableEnded)
                    outgoing.destroy();
            }
        },
    };
}
const NEVER = new AbortController().signal;
// Never rejects: what fails here ends the request, and whoever waits for its answer gets the reason.
async function sendBody(outgoing, { body, onUploadProgress }) {
    try {
        let loadedBytes = 0;
        for await (const piece of piecesOf(body)) {
            await write(outgoing, piece);
            if (outgoing.destroyed)
                return;
            loadedBytes += piece.length;
            onUploadProgress?.({ loadedBytes });
        }
        outgoing.end();
    }
    catch (error) {
        outgoing.destroy(error instanceof Error ? error : new Error(String(error)));
    }
}
function piecesOf(body) {
    return typeof body === 'function' ? body() : [Buffer.from(body ?? '')];
}
/** Resolves when the network has taken the piece. */
function write(outgoing, piece) {
    return new Promise((resolve, reject) => {
        outgoing.write(piece, (error) => (error ? reject(error) : resolve()));
    });
}
function responseTo(request, message, bodyAsText) {
    const headers = request.headers.clone();
    for (const name of headers.headerNames())
        headers.remove(name);
    for (const [name, value] of Object.entries(message.headers)) {
        // The SDK would follow a redirect, and send the file there.
        if (value !== undefined && name !== 'location')
            headers.set(name, String(value));
    }
    return { request, status: message.statusCode ?? 0, headers, bodyAsText };
}

;// CONCATENATED MODULE: ./.build/src/upload/blocks.js
const MIB = 2 ** 20;
const SMALL_BLOCK = 4 * MIB;
const BLOCK = 8 * MIB;
const MOST_BLOCKS = 50_000;
/** First version of the storage service that takes blocks above 4 MiB (it takes up to 100 MiB). */
const LARGE_BLOCKS_SINCE = '2016-05-31';
/**
 * Cuts a file into blocks. Their size follows from the version of the storage service that the upload
 * address was made for, its `sv`: a request under it is judged by the limits of that version.
 * https://learn.microsoft.com/rest/api/storageservices/scalability-targets-for-the-azure-blob-storage-service
 */
function blocksOf(sizeInBytes, uploadUrl) {
    const version = uploadUrl.searchParams.get('sv') ?? '';
    const usual = /^\d{4}-\d{2}-\d{2}$/.test(version) && version >= LARGE_BLOCKS_SINCE ? BLOCK : SMALL_BLOCK;
    const length = Math.max(usual, Math.ceil(sizeInBytes / MOST_BLOCKS / MIB) * MIB);
    return Array.from({ length: Math.ceil(sizeInBytes / length) }, (_, index) => ({
        id: Buffer.from(String(index).padStart(6, '0')).toString('base64'),
        offset: index * length,
        length: Math.min(length, sizeInBytes - index * length),
    }));
}

// EXTERNAL MODULE: ./.build/src/shared/all-or-abort.js
var all_or_abort = __webpack_require__(6913);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./.build/src/upload/block-stream.js

// Large enough to cost little, and so small that a line of 20 KB/s per connection is not taken for a broken one.
const SLICE = 2 ** 19;
/** Buffers for one block at a time. */
function sliceBuffers() {
    return [Buffer.allocUnsafeSlow(SLICE), Buffer.allocUnsafeSlow(SLICE)];
}
/**
 * A block as a stream of slices, read from the archive as they are asked for. A slice is good until the one after the
 * next is asked for, and the buffers are free when the stream has ended by itself.
 */
function slicesOf(archive, { offset, length }, buffers) {
    async function* slices() {
        let [current, other] = buffers;
        for (let at = 0; at < length; at += SLICE) {
            const size = Math.min(SLICE, length - at);
            await archive.read(current, offset + at, size);
            yield current.subarray(0, size);
            [current, other] = [other, current];
        }
    }
    // One slice is read ahead, no more: there is one other buffer.
    return external_node_stream_.Readable.from(slices(), { highWaterMark: 1 });
}

;// CONCATENATED MODULE: ./.build/src/upload/pace.js
const FIRST = 16;
const MOST = 32;
/** What doubling must bring to be kept: it costs connections. */
const GAIN = 1.2;
// On a slow line doubling brings nothing, and halves what each connection has until its time limit.
const LONGEST_ROUND_IN_MS = 10_000;
/**
 * How many blocks are on their way at once. Connections, not bytes per request, decide how fast a line is used; so
 * once as many blocks have arrived as there are workers, their number is doubled, and halved again when that has not
 * made the upload faster.
 */
class Pace {
    /** How many workers there are to be. */
    workers = FIRST;
    #round;
    /** Bytes per millisecond with half the workers. */
    #rateBefore;
    #isSettled = false;
    #tooMany = 0;
    /** `now` is the time in milliseconds, here and below. */
    constructor(now) {
        this.#round = { since: now, blocks: 0, bytes: 0 };
    }
    /** Takes note of a block that has arrived; gives how many workers are to begin, or -1 when one is to end. */
    arrived(bytes, now) {
        if (this.#tooMany > 0) {
            this.#tooMany -= 1;
            return -1;
        }
        this.#round.blocks += 1;
        this.#round.bytes += bytes;
        if (this.#isSettled || this.#round.blocks < this.workers)
            return 0;
        return this.#nextRound(now);
    }
    #nextRound(now) {
        const elapsedInMs = Math.max(1, now - this.#round.since);
        const rate = this.#round.bytes / elapsedInMs;
        if (this.#rateBefore !== undefined && rate < this.#rateBefore * GAIN) {
            this.#isSettled = true;
            this.workers /= 2;
            this.#tooMany = this.workers - 1;
            return -1;
        }
        if (this.workers === MOST || elapsedInMs > LONGEST_ROUND_IN_MS) {
            this.#isSettled = true;
            return 0;
        }
        const more = this.workers;
        this.workers += more;
        this.#rateBefore = rate;
        this.#round = { since: now, blocks: 0, bytes: 0 };
        return more;
    }
}

// EXTERNAL MODULE: ./.build/src/http/retry-policy.js
var retry_policy = __webpack_require__(3421);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
;// CONCATENATED MODULE: ./.build/src/upload/idle-timeout.js
/** A signal that is aborted with `reason()` when nothing has moved for `ms`. */
function idleLimit(clock, ms, reason) {
    const controller = new AbortController();
    let movedAt = clock.now();
    // Bytes move a thousand times in that time, so the limit is not set anew each time, but looks back when it is due.
    const watch = (restInMs) => {
        const limit = clock.limit(restInMs, reason);
        limit.signal.addEventListener('abort', () => {
            const rest = movedAt + ms - clock.now();
            if (rest > 0)
                current = watch(rest);
            else
                controller.abort(limit.signal.reason);
        });
        return limit;
    };
    let current = watch(ms);
    return {
        signal: controller.signal,
        onActivity() {
            movedAt = clock.now();
        },
        [Symbol.dispose]: () => current[Symbol.dispose](),
    };
}

;// CONCATENATED MODULE: ./.build/src/upload/with-retries.js
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
 * Sends a request, again after a transient failure or when it takes too long.
 *
 * @throws HttpError when the service refuses or can not be reached; the signal's reason when that is aborted.
 */
async function withRetries(attempts, context) {
    for (let attempt = 0;; attempt++) {
        const failure = await tryOnce(attempts, context);
        if (failure === undefined)
            return;
        const delayInMs = (0,retry_policy/* retryDelay */.a)(outcomeOf(failure.cause, context.clock.now()), {
            repeatable: true,
            attempt,
            maxRetries: context.maxRetries,
            random: context.random(),
        });
        if (delayInMs === undefined)
            throw uploadError(attempts.what, failure.cause);
        await context.clock.sleep(delayInMs, attempts.signal);
    }
}
async function tryOnce({ signal, idleInMs, send }, { clock, requestTimeoutInMs }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        signal.throwIfAborted();
        const limit = __addDisposableResource(env_1, clock.limit(requestTimeoutInMs, () => new Error(`no answer within ${requestTimeoutInMs / 1000} s`)), false);
        const idle = __addDisposableResource(env_1, idleLimit(clock, idleInMs, () => new Error(`nothing moved for ${idleInMs / 1000} s`)), false);
        const either = AbortSignal.any([limit.signal, idle.signal]);
        try {
            await send(AbortSignal.any([signal, either]), idle.onActivity);
            return undefined;
        }
        catch (error) {
            signal.throwIfAborted();
            // The archive's own, a file that changed.
            if (error instanceof errors/* PublishError */.S1)
                throw error;
            return { cause: either.aborted ? either.reason : error };
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function outcomeOf(error, now) {
    if (!(error instanceof esm/* RestError */.pj) || error.statusCode === undefined)
        return { kind: 'network' };
    const retryAfterInMs = (0,retry_policy/* requestedPause */.X)(error.response?.headers.get('retry-after'), '', now);
    return {
        kind: 'status',
        status: error.statusCode,
        ...(retryAfterInMs === undefined ? {} : { retryAfterInMs }),
    };
}
// An upload address is good for about a day: https://github.com/microsoft/StoreBroker/issues/88
const REFUSED = 'The upload address has expired or was not taken: run the job again, which makes a new submission.';
function uploadError(what, error) {
    const { statusCode: status, code, response } = error instanceof esm/* RestError */.pj ? error : {};
    const correlationId = response?.headers.get('x-ms-request-id');
    return new errors/* HttpError */.j$({
        method: 'PUT',
        path: `upload (${what})`,
        reason: (0,errors/* messageOf */.bD)(error).split('\n')[0] ?? '',
        ...(status === undefined ? {} : { status }),
        ...(code === undefined || status === undefined ? {} : { code }),
        ...(status === 403 ? { advice: REFUSED } : {}),
        ...(correlationId === undefined ? {} : { correlationId }),
    }, 
    // The SDK's own errors hold the upload address.
    error instanceof esm/* RestError */.pj ? {} : { cause: error });
}

;// CONCATENATED MODULE: ./.build/src/upload/upload-blocks.js




const IDLE_IN_MS = 30_000;
/** Sends all blocks, several at once. */
async function uploadBlocks(client, blocks, { archive, onProgress, signal }, context) {
    const { clock } = context;
    const queue = blocks.entries();
    const pace = new Pace(clock.now());
    const progress = progressOver(onProgress);
    const free = [];
    const stage = async (block, index, stop) => {
        const count = progress();
        const send = async (abortSignal, moved) => {
            const buffers = free.pop() ?? sliceBuffers();
            await client.stageBlock(block.id, () => slicesOf(archive, block, buffers), block.length, {
                abortSignal,
                onProgress({ loadedBytes }) {
                    moved();
                    count(loadedBytes);
                },
            });
            // Not after a failure: something may still be read into them.
            free.push(buffers);
        };
        const what = `block ${index + 1} of ${blocks.length}`;
        await withRetries({ what, idleInMs: IDLE_IN_MS, signal: stop, send }, context);
    };
    const work = (stop, count) => (0,all_or_abort/* allOrAbort */.j)(stop, Array.from({ length: count }, () => worker));
    const worker = async (stop) => {
        for (const [index, block] of queue) {
            await stage(block, index, stop);
            const more = pace.arrived(block.length, clock.now());
            if (more < 0)
                return;
            if (more > 0)
                return void (await work(stop, more + 1));
        }
    };
    await work(signal, Math.min(pace.workers, blocks.length));
}
/** Gives a counter for each block; a block that is sent again counts only as far as it comes further. */
function progressOver(onProgress) {
    let sent = 0;
    return () => {
        let most = 0;
        return (loadedBytes) => {
            if (loadedBytes <= most)
                return;
            sent += loadedBytes - most;
            most = loadedBytes;
            onProgress(sent);
        };
    };
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
 * Uploads a ZIP as parallel blocks, straight from disk. Never as one request: beyond the size that the
 * service takes at once, which the upload address does not tell, the connection is just cut
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474).
 *
 * @throws InputError when a file changes meanwhile; HttpError when the service refuses; the signal's reason
 * when that is aborted.
 */
async function upload(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const url = usableUrl(request.uploadUrl);
        const connections = upload_addDisposableResource(env_1, context.connect(url), false);
        const client = clientOver(connections.agent, url);
        const blocks = blocksOf(request.archive.sizeInBytes, url);
        await uploadBlocks(client, blocks, request, context);
        await request.archive.verify();
        const ids = blocks.map(({ id }) => id);
        await withRetries({
            what: 'list of blocks',
            // The service may be busy with a long list without a byte moving.
            idleInMs: context.requestTimeoutInMs,
            signal: request.signal,
            send: (abortSignal) => client.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: 'application/zip' } }),
        }, context);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        upload_disposeResources(env_1);
    }
}
// The signature in the address may hold a raw "+", which the service reads as a space. Nothing else may be
// touched: https://github.com/mozilla-releng/scriptworker-scripts/issues/474
function usableUrl(uploadUrl) {
    return new URL(uploadUrl.replaceAll('+', '%2B'));
}
function clientOver(agent, url) {
    // AZURE_LOG_LEVEL would have it write every address.
    esm/* logger */.vF.info.enabled = false;
    const httpClient = httpClientOver(agent);
    return new esm/* BlockBlobClient */.wG(url.href, (0,esm/* newPipeline */.vC)(new esm/* AnonymousCredential */.tv(), { httpClient, retryOptions: { maxTries: 1 } }));
}


/***/ })

};
