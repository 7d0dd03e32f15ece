/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const shardcast = $root.shardcast = (() => {

    /**
     * Namespace shardcast.
     * @exports shardcast
     * @namespace
     */
    const shardcast = {};

    shardcast.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof shardcast
         * @namespace
         */
        const v1 = {};

        v1.ArchiveService = (function() {

            /**
             * Constructs a new ArchiveService service.
             * @memberof shardcast.v1
             * @classdesc Represents an ArchiveService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const ArchiveService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(ArchiveService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: ArchiveService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new ArchiveService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.ArchiveService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {ArchiveService} RPC service. Useful where requests and/or responses are streamed.
             */
            ArchiveService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.ArchiveService#archiveShard}.
             * @memberof shardcast.v1.ArchiveService
             * @typedef ArchiveShardCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ArchiveShardEvent} [response] ArchiveShardEvent
             */

            /**
             * Calls ArchiveShard.
             * @memberof shardcast.v1.ArchiveService
             * @typedef ArchiveShard
             * @type {{
             *   (request: shardcast.v1.IArchiveShardRequest, callback: shardcast.v1.ArchiveService.ArchiveShardCallback): void;
             *   (request: shardcast.v1.IArchiveShardRequest): Promise<shardcast.v1.ArchiveShardEvent>;
             *   readonly name: "ArchiveShard";
             *   readonly path: "/shardcast.v1.ArchiveService/ArchiveShard";
             *   readonly requestType: "ArchiveShardRequest";
             *   readonly responseType: "ArchiveShardEvent";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls ArchiveShard.
             * @name shardcast.v1.ArchiveService#archiveShard
             * @type {shardcast.v1.ArchiveService.ArchiveShard}
             */
            $Object.defineProperties(ArchiveService.prototype.archiveShard = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ArchiveService.prototype.archiveShard, $root.shardcast.v1.ArchiveShardRequest, $root.shardcast.v1.ArchiveShardEvent, request, callback);
            }, {
                name: { value: "ArchiveShard" },
                path: { value: "/shardcast.v1.ArchiveService/ArchiveShard" },
                requestType: { value: "ArchiveShardRequest" },
                responseType: { value: "ArchiveShardEvent" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link shardcast.v1.ArchiveService#listArchived}.
             * @memberof shardcast.v1.ArchiveService
             * @typedef ListArchivedCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ListArchivedResponse} [response] ListArchivedResponse
             */

            /**
             * Calls ListArchived.
             * @memberof shardcast.v1.ArchiveService
             * @typedef ListArchived
             * @type {{
             *   (request: shardcast.v1.IListArchivedRequest, callback: shardcast.v1.ArchiveService.ListArchivedCallback): void;
             *   (request: shardcast.v1.IListArchivedRequest): Promise<shardcast.v1.ListArchivedResponse>;
             *   readonly name: "ListArchived";
             *   readonly path: "/shardcast.v1.ArchiveService/ListArchived";
             *   readonly requestType: "ListArchivedRequest";
             *   readonly responseType: "ListArchivedResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListArchived.
             * @name shardcast.v1.ArchiveService#listArchived
             * @type {shardcast.v1.ArchiveService.ListArchived}
             */
            $Object.defineProperties(ArchiveService.prototype.listArchived = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ArchiveService.prototype.listArchived, $root.shardcast.v1.ListArchivedRequest, $root.shardcast.v1.ListArchivedResponse, request, callback);
            }, {
                name: { value: "ListArchived" },
                path: { value: "/shardcast.v1.ArchiveService/ListArchived" },
                requestType: { value: "ListArchivedRequest" },
                responseType: { value: "ListArchivedResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.ArchiveService#restoreShard}.
             * @memberof shardcast.v1.ArchiveService
             * @typedef RestoreShardCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.RestoreShardEvent} [response] RestoreShardEvent
             */

            /**
             * Calls RestoreShard.
             * @memberof shardcast.v1.ArchiveService
             * @typedef RestoreShard
             * @type {{
             *   (request: shardcast.v1.IRestoreShardRequest, callback: shardcast.v1.ArchiveService.RestoreShardCallback): void;
             *   (request: shardcast.v1.IRestoreShardRequest): Promise<shardcast.v1.RestoreShardEvent>;
             *   readonly name: "RestoreShard";
             *   readonly path: "/shardcast.v1.ArchiveService/RestoreShard";
             *   readonly requestType: "RestoreShardRequest";
             *   readonly responseType: "RestoreShardEvent";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls RestoreShard.
             * @name shardcast.v1.ArchiveService#restoreShard
             * @type {shardcast.v1.ArchiveService.RestoreShard}
             */
            $Object.defineProperties(ArchiveService.prototype.restoreShard = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ArchiveService.prototype.restoreShard, $root.shardcast.v1.RestoreShardRequest, $root.shardcast.v1.RestoreShardEvent, request, callback);
            }, {
                name: { value: "RestoreShard" },
                path: { value: "/shardcast.v1.ArchiveService/RestoreShard" },
                requestType: { value: "RestoreShardRequest" },
                responseType: { value: "RestoreShardEvent" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            return ArchiveService;
        })();

        v1.ArchiveShardRequest = (function() {

            /**
             * Properties of an ArchiveShardRequest.
             * @typedef {Object} shardcast.v1.ArchiveShardRequest.$Properties
             * @property {string|null} [shard] ArchiveShardRequest shard
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArchiveShardRequest.
             * @memberof shardcast.v1
             * @interface IArchiveShardRequest
             * @augments shardcast.v1.ArchiveShardRequest.$Properties
             * @deprecated Use shardcast.v1.ArchiveShardRequest.$Properties instead.
             */

            /**
             * Shape of an ArchiveShardRequest.
             * @typedef {shardcast.v1.ArchiveShardRequest.$Properties} shardcast.v1.ArchiveShardRequest.$Shape
             */

            /**
             * Constructs a new ArchiveShardRequest.
             * @memberof shardcast.v1
             * @classdesc Represents an ArchiveShardRequest.
             * @constructor
             * @param {shardcast.v1.ArchiveShardRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArchiveShardRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArchiveShardRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.ArchiveShardRequest
             * @instance
             */
            ArchiveShardRequest.prototype.shard = "";

            /**
             * Creates a new ArchiveShardRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ArchiveShardRequest
             * @static
             * @param {shardcast.v1.ArchiveShardRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ArchiveShardRequest} ArchiveShardRequest instance
             * @type {{
             *   (properties: shardcast.v1.ArchiveShardRequest.$Shape): shardcast.v1.ArchiveShardRequest & shardcast.v1.ArchiveShardRequest.$Shape;
             *   (properties?: shardcast.v1.ArchiveShardRequest.$Properties): shardcast.v1.ArchiveShardRequest;
             * }}
             */
            ArchiveShardRequest.create = function(properties) {
                return new ArchiveShardRequest(properties);
            };

            /**
             * Encodes the specified ArchiveShardRequest message. Does not implicitly {@link shardcast.v1.ArchiveShardRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ArchiveShardRequest
             * @static
             * @param {shardcast.v1.ArchiveShardRequest.$Properties} message ArchiveShardRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArchiveShardRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArchiveShardRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ArchiveShardRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchiveShardRequest & shardcast.v1.ArchiveShardRequest.$Shape} ArchiveShardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArchiveShardRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ArchiveShardRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ArchiveShardRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ArchiveShardRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ArchiveShardRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ArchiveShardRequest";
            };

            return ArchiveShardRequest;
        })();

        v1.ArchiveProgress = (function() {

            /**
             * Properties of an ArchiveProgress.
             * @typedef {Object} shardcast.v1.ArchiveProgress.$Properties
             * @property {number|null} [chunks] ArchiveProgress chunks
             * @property {number|null} [chunksTotal] ArchiveProgress chunksTotal
             * @property {number|null} [bytes] ArchiveProgress bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArchiveProgress.
             * @memberof shardcast.v1
             * @interface IArchiveProgress
             * @augments shardcast.v1.ArchiveProgress.$Properties
             * @deprecated Use shardcast.v1.ArchiveProgress.$Properties instead.
             */

            /**
             * Shape of an ArchiveProgress.
             * @typedef {shardcast.v1.ArchiveProgress.$Properties} shardcast.v1.ArchiveProgress.$Shape
             */

            /**
             * Constructs a new ArchiveProgress.
             * @memberof shardcast.v1
             * @classdesc Represents an ArchiveProgress.
             * @constructor
             * @param {shardcast.v1.ArchiveProgress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArchiveProgress = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArchiveProgress chunks.
             * @member {number} chunks
             * @memberof shardcast.v1.ArchiveProgress
             * @instance
             */
            ArchiveProgress.prototype.chunks = 0;

            /**
             * ArchiveProgress chunksTotal.
             * @member {number} chunksTotal
             * @memberof shardcast.v1.ArchiveProgress
             * @instance
             */
            ArchiveProgress.prototype.chunksTotal = 0;

            /**
             * ArchiveProgress bytes.
             * @member {number} bytes
             * @memberof shardcast.v1.ArchiveProgress
             * @instance
             */
            ArchiveProgress.prototype.bytes = 0;

            /**
             * Creates a new ArchiveProgress instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ArchiveProgress
             * @static
             * @param {shardcast.v1.ArchiveProgress.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ArchiveProgress} ArchiveProgress instance
             * @type {{
             *   (properties: shardcast.v1.ArchiveProgress.$Shape): shardcast.v1.ArchiveProgress & shardcast.v1.ArchiveProgress.$Shape;
             *   (properties?: shardcast.v1.ArchiveProgress.$Properties): shardcast.v1.ArchiveProgress;
             * }}
             */
            ArchiveProgress.create = function(properties) {
                return new ArchiveProgress(properties);
            };

            /**
             * Encodes the specified ArchiveProgress message. Does not implicitly {@link shardcast.v1.ArchiveProgress.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ArchiveProgress
             * @static
             * @param {shardcast.v1.ArchiveProgress.$Properties} message ArchiveProgress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArchiveProgress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.chunks != null && $Object.hasOwnProperty.call(message, "chunks") && (typeof message.chunks === "object" ? message.chunks.low || message.chunks.high : message.chunks !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.chunks);
                if (message.chunksTotal != null && $Object.hasOwnProperty.call(message, "chunksTotal") && (typeof message.chunksTotal === "object" ? message.chunksTotal.low || message.chunksTotal.high : message.chunksTotal !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.chunksTotal);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArchiveProgress message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ArchiveProgress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchiveProgress & shardcast.v1.ArchiveProgress.$Shape} ArchiveProgress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArchiveProgress.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ArchiveProgress();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.chunks = value;
                            else
                                delete message.chunks;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.chunksTotal = value;
                            else
                                delete message.chunksTotal;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ArchiveProgress
             * @function getTypeUrl
             * @memberof shardcast.v1.ArchiveProgress
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ArchiveProgress.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ArchiveProgress";
            };

            return ArchiveProgress;
        })();

        v1.ArchiveShardEvent = (function() {

            /**
             * Properties of an ArchiveShardEvent.
             * @typedef {Object} shardcast.v1.ArchiveShardEvent.$Properties
             * @property {shardcast.v1.ArchiveProgress.$Properties|null} [progress] ArchiveShardEvent progress
             * @property {shardcast.v1.ArchivedShard.$Properties|null} [archived] ArchiveShardEvent archived
             * @property {"progress"|"archived"} [kind] ArchiveShardEvent kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArchiveShardEvent.
             * @memberof shardcast.v1
             * @interface IArchiveShardEvent
             * @augments shardcast.v1.ArchiveShardEvent.$Properties
             * @deprecated Use shardcast.v1.ArchiveShardEvent.$Properties instead.
             */

            /**
             * Narrowed shape of an ArchiveShardEvent.
             * @typedef {{
             *   progress?: shardcast.v1.ArchiveProgress.$Shape|null;
             *   archived?: shardcast.v1.ArchivedShard.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; progress?: null; archived?: null }|{ kind?: "progress"; progress: shardcast.v1.ArchiveProgress.$Shape; archived?: null }|{ kind?: "archived"; progress?: null; archived: shardcast.v1.ArchivedShard.$Shape })
             * )} shardcast.v1.ArchiveShardEvent.$Shape
             */

            /**
             * Constructs a new ArchiveShardEvent.
             * @memberof shardcast.v1
             * @classdesc Represents an ArchiveShardEvent.
             * @constructor
             * @param {shardcast.v1.ArchiveShardEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArchiveShardEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArchiveShardEvent progress.
             * @member {shardcast.v1.ArchiveProgress.$Properties|null|undefined} progress
             * @memberof shardcast.v1.ArchiveShardEvent
             * @instance
             */
            ArchiveShardEvent.prototype.progress = null;

            /**
             * ArchiveShardEvent archived.
             * @member {shardcast.v1.ArchivedShard.$Properties|null|undefined} archived
             * @memberof shardcast.v1.ArchiveShardEvent
             * @instance
             */
            ArchiveShardEvent.prototype.archived = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ArchiveShardEvent kind.
             * @member {"progress"|"archived"|undefined} kind
             * @memberof shardcast.v1.ArchiveShardEvent
             * @instance
             */
            $Object.defineProperty(ArchiveShardEvent.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["progress", "archived"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ArchiveShardEvent instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ArchiveShardEvent
             * @static
             * @param {shardcast.v1.ArchiveShardEvent.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ArchiveShardEvent} ArchiveShardEvent instance
             * @type {{
             *   (properties: shardcast.v1.ArchiveShardEvent.$Shape): shardcast.v1.ArchiveShardEvent & shardcast.v1.ArchiveShardEvent.$Shape;
             *   (properties?: shardcast.v1.ArchiveShardEvent.$Properties): shardcast.v1.ArchiveShardEvent;
             * }}
             */
            ArchiveShardEvent.create = function(properties) {
                return new ArchiveShardEvent(properties);
            };

            /**
             * Encodes the specified ArchiveShardEvent message. Does not implicitly {@link shardcast.v1.ArchiveShardEvent.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ArchiveShardEvent
             * @static
             * @param {shardcast.v1.ArchiveShardEvent.$Properties} message ArchiveShardEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArchiveShardEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
                    $root.shardcast.v1.ArchiveProgress.encode(message.progress, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.archived != null && $Object.hasOwnProperty.call(message, "archived"))
                    $root.shardcast.v1.ArchivedShard.encode(message.archived, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArchiveShardEvent message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ArchiveShardEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchiveShardEvent & shardcast.v1.ArchiveShardEvent.$Shape} ArchiveShardEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArchiveShardEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ArchiveShardEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.progress = $root.shardcast.v1.ArchiveProgress.decode(reader, reader.size(), $undefined, _depth + 1, message.progress);
                            message.kind = "progress";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.archived = $root.shardcast.v1.ArchivedShard.decode(reader, reader.size(), $undefined, _depth + 1, message.archived);
                            message.kind = "archived";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ArchiveShardEvent
             * @function getTypeUrl
             * @memberof shardcast.v1.ArchiveShardEvent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ArchiveShardEvent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ArchiveShardEvent";
            };

            return ArchiveShardEvent;
        })();

        v1.ArchivedShard = (function() {

            /**
             * Properties of an ArchivedShard.
             * @typedef {Object} shardcast.v1.ArchivedShard.$Properties
             * @property {string|null} [epoch] ArchivedShard epoch
             * @property {number|null} [revision] ArchivedShard revision
             * @property {Uint8Array|null} [root] ArchivedShard root
             * @property {boolean|null} [isNew] ArchivedShard isNew
             * @property {number|null} [chunksPut] ArchivedShard chunksPut
             * @property {number|null} [bytesPut] ArchivedShard bytesPut
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArchivedShard.
             * @memberof shardcast.v1
             * @interface IArchivedShard
             * @augments shardcast.v1.ArchivedShard.$Properties
             * @deprecated Use shardcast.v1.ArchivedShard.$Properties instead.
             */

            /**
             * Shape of an ArchivedShard.
             * @typedef {shardcast.v1.ArchivedShard.$Properties} shardcast.v1.ArchivedShard.$Shape
             */

            /**
             * Constructs a new ArchivedShard.
             * @memberof shardcast.v1
             * @classdesc Represents an ArchivedShard.
             * @constructor
             * @param {shardcast.v1.ArchivedShard.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArchivedShard = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArchivedShard epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.ArchivedShard
             * @instance
             */
            ArchivedShard.prototype.epoch = "";

            /**
             * ArchivedShard revision.
             * @member {number} revision
             * @memberof shardcast.v1.ArchivedShard
             * @instance
             */
            ArchivedShard.prototype.revision = 0;

            /**
             * ArchivedShard root.
             * @member {Uint8Array} root
             * @memberof shardcast.v1.ArchivedShard
             * @instance
             */
            ArchivedShard.prototype.root = $util.newBuffer([]);

            /**
             * ArchivedShard isNew.
             * @member {boolean} isNew
             * @memberof shardcast.v1.ArchivedShard
             * @instance
             */
            ArchivedShard.prototype.isNew = false;

            /**
             * ArchivedShard chunksPut.
             * @member {number} chunksPut
             * @memberof shardcast.v1.ArchivedShard
             * @instance
             */
            ArchivedShard.prototype.chunksPut = 0;

            /**
             * ArchivedShard bytesPut.
             * @member {number} bytesPut
             * @memberof shardcast.v1.ArchivedShard
             * @instance
             */
            ArchivedShard.prototype.bytesPut = 0;

            /**
             * Creates a new ArchivedShard instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ArchivedShard
             * @static
             * @param {shardcast.v1.ArchivedShard.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ArchivedShard} ArchivedShard instance
             * @type {{
             *   (properties: shardcast.v1.ArchivedShard.$Shape): shardcast.v1.ArchivedShard & shardcast.v1.ArchivedShard.$Shape;
             *   (properties?: shardcast.v1.ArchivedShard.$Properties): shardcast.v1.ArchivedShard;
             * }}
             */
            ArchivedShard.create = function(properties) {
                return new ArchivedShard(properties);
            };

            /**
             * Encodes the specified ArchivedShard message. Does not implicitly {@link shardcast.v1.ArchivedShard.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ArchivedShard
             * @static
             * @param {shardcast.v1.ArchivedShard.$Properties} message ArchivedShard message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArchivedShard.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.epoch);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.root);
                if (message.isNew != null && $Object.hasOwnProperty.call(message, "isNew") && message.isNew !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.isNew);
                if (message.chunksPut != null && $Object.hasOwnProperty.call(message, "chunksPut") && (typeof message.chunksPut === "object" ? message.chunksPut.low || message.chunksPut.high : message.chunksPut !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.chunksPut);
                if (message.bytesPut != null && $Object.hasOwnProperty.call(message, "bytesPut") && (typeof message.bytesPut === "object" ? message.bytesPut.low || message.bytesPut.high : message.bytesPut !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.bytesPut);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArchivedShard message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ArchivedShard
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchivedShard & shardcast.v1.ArchivedShard.$Shape} ArchivedShard
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArchivedShard.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ArchivedShard();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isNew = value;
                            else
                                delete message.isNew;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.chunksPut = value;
                            else
                                delete message.chunksPut;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytesPut = value;
                            else
                                delete message.bytesPut;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ArchivedShard
             * @function getTypeUrl
             * @memberof shardcast.v1.ArchivedShard
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ArchivedShard.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ArchivedShard";
            };

            return ArchivedShard;
        })();

        v1.ListArchivedRequest = (function() {

            /**
             * Properties of a ListArchivedRequest.
             * @typedef {Object} shardcast.v1.ListArchivedRequest.$Properties
             * @property {string|null} [shard] ListArchivedRequest shard
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListArchivedRequest.
             * @memberof shardcast.v1
             * @interface IListArchivedRequest
             * @augments shardcast.v1.ListArchivedRequest.$Properties
             * @deprecated Use shardcast.v1.ListArchivedRequest.$Properties instead.
             */

            /**
             * Shape of a ListArchivedRequest.
             * @typedef {shardcast.v1.ListArchivedRequest.$Properties} shardcast.v1.ListArchivedRequest.$Shape
             */

            /**
             * Constructs a new ListArchivedRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a ListArchivedRequest.
             * @constructor
             * @param {shardcast.v1.ListArchivedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListArchivedRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListArchivedRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.ListArchivedRequest
             * @instance
             */
            ListArchivedRequest.prototype.shard = "";

            /**
             * Creates a new ListArchivedRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListArchivedRequest
             * @static
             * @param {shardcast.v1.ListArchivedRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListArchivedRequest} ListArchivedRequest instance
             * @type {{
             *   (properties: shardcast.v1.ListArchivedRequest.$Shape): shardcast.v1.ListArchivedRequest & shardcast.v1.ListArchivedRequest.$Shape;
             *   (properties?: shardcast.v1.ListArchivedRequest.$Properties): shardcast.v1.ListArchivedRequest;
             * }}
             */
            ListArchivedRequest.create = function(properties) {
                return new ListArchivedRequest(properties);
            };

            /**
             * Encodes the specified ListArchivedRequest message. Does not implicitly {@link shardcast.v1.ListArchivedRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListArchivedRequest
             * @static
             * @param {shardcast.v1.ListArchivedRequest.$Properties} message ListArchivedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListArchivedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListArchivedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListArchivedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListArchivedRequest & shardcast.v1.ListArchivedRequest.$Shape} ListArchivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListArchivedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListArchivedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListArchivedRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ListArchivedRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListArchivedRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListArchivedRequest";
            };

            return ListArchivedRequest;
        })();

        v1.ListArchivedResponse = (function() {

            /**
             * Properties of a ListArchivedResponse.
             * @typedef {Object} shardcast.v1.ListArchivedResponse.$Properties
             * @property {Array.<shardcast.v1.ArchivedSnapshot.$Properties>|null} [snapshots] ListArchivedResponse snapshots
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListArchivedResponse.
             * @memberof shardcast.v1
             * @interface IListArchivedResponse
             * @augments shardcast.v1.ListArchivedResponse.$Properties
             * @deprecated Use shardcast.v1.ListArchivedResponse.$Properties instead.
             */

            /**
             * Shape of a ListArchivedResponse.
             * @typedef {shardcast.v1.ListArchivedResponse.$Properties} shardcast.v1.ListArchivedResponse.$Shape
             */

            /**
             * Constructs a new ListArchivedResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a ListArchivedResponse.
             * @constructor
             * @param {shardcast.v1.ListArchivedResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListArchivedResponse = function (properties) {
                this.snapshots = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListArchivedResponse snapshots.
             * @member {Array.<shardcast.v1.ArchivedSnapshot.$Properties>} snapshots
             * @memberof shardcast.v1.ListArchivedResponse
             * @instance
             */
            ListArchivedResponse.prototype.snapshots = $util.emptyArray;

            /**
             * Creates a new ListArchivedResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListArchivedResponse
             * @static
             * @param {shardcast.v1.ListArchivedResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListArchivedResponse} ListArchivedResponse instance
             * @type {{
             *   (properties: shardcast.v1.ListArchivedResponse.$Shape): shardcast.v1.ListArchivedResponse & shardcast.v1.ListArchivedResponse.$Shape;
             *   (properties?: shardcast.v1.ListArchivedResponse.$Properties): shardcast.v1.ListArchivedResponse;
             * }}
             */
            ListArchivedResponse.create = function(properties) {
                return new ListArchivedResponse(properties);
            };

            /**
             * Encodes the specified ListArchivedResponse message. Does not implicitly {@link shardcast.v1.ListArchivedResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListArchivedResponse
             * @static
             * @param {shardcast.v1.ListArchivedResponse.$Properties} message ListArchivedResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListArchivedResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.snapshots != null && message.snapshots.length)
                    for (let i = 0; i < message.snapshots.length; ++i)
                        $root.shardcast.v1.ArchivedSnapshot.encode(message.snapshots[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListArchivedResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListArchivedResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListArchivedResponse & shardcast.v1.ListArchivedResponse.$Shape} ListArchivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListArchivedResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListArchivedResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.snapshots && message.snapshots.length))
                                message.snapshots = [];
                            message.snapshots.push($root.shardcast.v1.ArchivedSnapshot.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListArchivedResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ListArchivedResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListArchivedResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListArchivedResponse";
            };

            return ListArchivedResponse;
        })();

        v1.ArchivedSnapshot = (function() {

            /**
             * Properties of an ArchivedSnapshot.
             * @typedef {Object} shardcast.v1.ArchivedSnapshot.$Properties
             * @property {string|null} [epoch] ArchivedSnapshot epoch
             * @property {number|null} [revision] ArchivedSnapshot revision
             * @property {Uint8Array|null} [root] ArchivedSnapshot root
             * @property {number|null} [chunks] ArchivedSnapshot chunks
             * @property {number|null} [records] ArchivedSnapshot records
             * @property {number|null} [storedBytes] ArchivedSnapshot storedBytes
             * @property {number|null} [archivedAt] ArchivedSnapshot archivedAt
             * @property {number|null} [appendedAt] ArchivedSnapshot appendedAt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArchivedSnapshot.
             * @memberof shardcast.v1
             * @interface IArchivedSnapshot
             * @augments shardcast.v1.ArchivedSnapshot.$Properties
             * @deprecated Use shardcast.v1.ArchivedSnapshot.$Properties instead.
             */

            /**
             * Shape of an ArchivedSnapshot.
             * @typedef {shardcast.v1.ArchivedSnapshot.$Properties} shardcast.v1.ArchivedSnapshot.$Shape
             */

            /**
             * Constructs a new ArchivedSnapshot.
             * @memberof shardcast.v1
             * @classdesc Represents an ArchivedSnapshot.
             * @constructor
             * @param {shardcast.v1.ArchivedSnapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArchivedSnapshot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArchivedSnapshot epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.epoch = "";

            /**
             * ArchivedSnapshot revision.
             * @member {number} revision
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.revision = 0;

            /**
             * ArchivedSnapshot root.
             * @member {Uint8Array} root
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.root = $util.newBuffer([]);

            /**
             * ArchivedSnapshot chunks.
             * @member {number} chunks
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.chunks = 0;

            /**
             * ArchivedSnapshot records.
             * @member {number} records
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.records = 0;

            /**
             * ArchivedSnapshot storedBytes.
             * @member {number} storedBytes
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.storedBytes = 0;

            /**
             * ArchivedSnapshot archivedAt.
             * @member {number} archivedAt
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.archivedAt = 0;

            /**
             * ArchivedSnapshot appendedAt.
             * @member {number} appendedAt
             * @memberof shardcast.v1.ArchivedSnapshot
             * @instance
             */
            ArchivedSnapshot.prototype.appendedAt = 0;

            /**
             * Creates a new ArchivedSnapshot instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ArchivedSnapshot
             * @static
             * @param {shardcast.v1.ArchivedSnapshot.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ArchivedSnapshot} ArchivedSnapshot instance
             * @type {{
             *   (properties: shardcast.v1.ArchivedSnapshot.$Shape): shardcast.v1.ArchivedSnapshot & shardcast.v1.ArchivedSnapshot.$Shape;
             *   (properties?: shardcast.v1.ArchivedSnapshot.$Properties): shardcast.v1.ArchivedSnapshot;
             * }}
             */
            ArchivedSnapshot.create = function(properties) {
                return new ArchivedSnapshot(properties);
            };

            /**
             * Encodes the specified ArchivedSnapshot message. Does not implicitly {@link shardcast.v1.ArchivedSnapshot.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ArchivedSnapshot
             * @static
             * @param {shardcast.v1.ArchivedSnapshot.$Properties} message ArchivedSnapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArchivedSnapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.epoch);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.root);
                if (message.chunks != null && $Object.hasOwnProperty.call(message, "chunks") && (typeof message.chunks === "object" ? message.chunks.low || message.chunks.high : message.chunks !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.chunks);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && (typeof message.records === "object" ? message.records.low || message.records.high : message.records !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.records);
                if (message.storedBytes != null && $Object.hasOwnProperty.call(message, "storedBytes") && (typeof message.storedBytes === "object" ? message.storedBytes.low || message.storedBytes.high : message.storedBytes !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.storedBytes);
                if (message.archivedAt != null && $Object.hasOwnProperty.call(message, "archivedAt") && (typeof message.archivedAt === "object" ? message.archivedAt.low || message.archivedAt.high : message.archivedAt !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.archivedAt);
                if (message.appendedAt != null && $Object.hasOwnProperty.call(message, "appendedAt") && (typeof message.appendedAt === "object" ? message.appendedAt.low || message.appendedAt.high : message.appendedAt !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.appendedAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArchivedSnapshot message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ArchivedSnapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchivedSnapshot & shardcast.v1.ArchivedSnapshot.$Shape} ArchivedSnapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArchivedSnapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ArchivedSnapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.chunks = value;
                            else
                                delete message.chunks;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.storedBytes = value;
                            else
                                delete message.storedBytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.archivedAt = value;
                            else
                                delete message.archivedAt;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appendedAt = value;
                            else
                                delete message.appendedAt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ArchivedSnapshot
             * @function getTypeUrl
             * @memberof shardcast.v1.ArchivedSnapshot
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ArchivedSnapshot.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ArchivedSnapshot";
            };

            return ArchivedSnapshot;
        })();

        v1.RestoreShardRequest = (function() {

            /**
             * Properties of a RestoreShardRequest.
             * @typedef {Object} shardcast.v1.RestoreShardRequest.$Properties
             * @property {string|null} [shard] RestoreShardRequest shard
             * @property {number|null} [revision] RestoreShardRequest revision
             * @property {string|null} [as] RestoreShardRequest as
             * @property {string|null} [epoch] RestoreShardRequest epoch
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RestoreShardRequest.
             * @memberof shardcast.v1
             * @interface IRestoreShardRequest
             * @augments shardcast.v1.RestoreShardRequest.$Properties
             * @deprecated Use shardcast.v1.RestoreShardRequest.$Properties instead.
             */

            /**
             * Shape of a RestoreShardRequest.
             * @typedef {shardcast.v1.RestoreShardRequest.$Properties} shardcast.v1.RestoreShardRequest.$Shape
             */

            /**
             * Constructs a new RestoreShardRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a RestoreShardRequest.
             * @constructor
             * @param {shardcast.v1.RestoreShardRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RestoreShardRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RestoreShardRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.RestoreShardRequest
             * @instance
             */
            RestoreShardRequest.prototype.shard = "";

            /**
             * RestoreShardRequest revision.
             * @member {number} revision
             * @memberof shardcast.v1.RestoreShardRequest
             * @instance
             */
            RestoreShardRequest.prototype.revision = 0;

            /**
             * RestoreShardRequest as.
             * @member {string} as
             * @memberof shardcast.v1.RestoreShardRequest
             * @instance
             */
            RestoreShardRequest.prototype.as = "";

            /**
             * RestoreShardRequest epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.RestoreShardRequest
             * @instance
             */
            RestoreShardRequest.prototype.epoch = "";

            /**
             * Creates a new RestoreShardRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.RestoreShardRequest
             * @static
             * @param {shardcast.v1.RestoreShardRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.RestoreShardRequest} RestoreShardRequest instance
             * @type {{
             *   (properties: shardcast.v1.RestoreShardRequest.$Shape): shardcast.v1.RestoreShardRequest & shardcast.v1.RestoreShardRequest.$Shape;
             *   (properties?: shardcast.v1.RestoreShardRequest.$Properties): shardcast.v1.RestoreShardRequest;
             * }}
             */
            RestoreShardRequest.create = function(properties) {
                return new RestoreShardRequest(properties);
            };

            /**
             * Encodes the specified RestoreShardRequest message. Does not implicitly {@link shardcast.v1.RestoreShardRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.RestoreShardRequest
             * @static
             * @param {shardcast.v1.RestoreShardRequest.$Properties} message RestoreShardRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RestoreShardRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                if (message.as != null && $Object.hasOwnProperty.call(message, "as") && message.as !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.as);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.epoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RestoreShardRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.RestoreShardRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.RestoreShardRequest & shardcast.v1.RestoreShardRequest.$Shape} RestoreShardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RestoreShardRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.RestoreShardRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.as = value;
                            else
                                delete message.as;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RestoreShardRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.RestoreShardRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RestoreShardRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.RestoreShardRequest";
            };

            return RestoreShardRequest;
        })();

        v1.RestoreShardEvent = (function() {

            /**
             * Properties of a RestoreShardEvent.
             * @typedef {Object} shardcast.v1.RestoreShardEvent.$Properties
             * @property {shardcast.v1.ArchiveProgress.$Properties|null} [progress] RestoreShardEvent progress
             * @property {shardcast.v1.RestoredShard.$Properties|null} [restored] RestoreShardEvent restored
             * @property {"progress"|"restored"} [kind] RestoreShardEvent kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RestoreShardEvent.
             * @memberof shardcast.v1
             * @interface IRestoreShardEvent
             * @augments shardcast.v1.RestoreShardEvent.$Properties
             * @deprecated Use shardcast.v1.RestoreShardEvent.$Properties instead.
             */

            /**
             * Narrowed shape of a RestoreShardEvent.
             * @typedef {{
             *   progress?: shardcast.v1.ArchiveProgress.$Shape|null;
             *   restored?: shardcast.v1.RestoredShard.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; progress?: null; restored?: null }|{ kind?: "progress"; progress: shardcast.v1.ArchiveProgress.$Shape; restored?: null }|{ kind?: "restored"; progress?: null; restored: shardcast.v1.RestoredShard.$Shape })
             * )} shardcast.v1.RestoreShardEvent.$Shape
             */

            /**
             * Constructs a new RestoreShardEvent.
             * @memberof shardcast.v1
             * @classdesc Represents a RestoreShardEvent.
             * @constructor
             * @param {shardcast.v1.RestoreShardEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RestoreShardEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RestoreShardEvent progress.
             * @member {shardcast.v1.ArchiveProgress.$Properties|null|undefined} progress
             * @memberof shardcast.v1.RestoreShardEvent
             * @instance
             */
            RestoreShardEvent.prototype.progress = null;

            /**
             * RestoreShardEvent restored.
             * @member {shardcast.v1.RestoredShard.$Properties|null|undefined} restored
             * @memberof shardcast.v1.RestoreShardEvent
             * @instance
             */
            RestoreShardEvent.prototype.restored = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * RestoreShardEvent kind.
             * @member {"progress"|"restored"|undefined} kind
             * @memberof shardcast.v1.RestoreShardEvent
             * @instance
             */
            $Object.defineProperty(RestoreShardEvent.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["progress", "restored"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new RestoreShardEvent instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.RestoreShardEvent
             * @static
             * @param {shardcast.v1.RestoreShardEvent.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.RestoreShardEvent} RestoreShardEvent instance
             * @type {{
             *   (properties: shardcast.v1.RestoreShardEvent.$Shape): shardcast.v1.RestoreShardEvent & shardcast.v1.RestoreShardEvent.$Shape;
             *   (properties?: shardcast.v1.RestoreShardEvent.$Properties): shardcast.v1.RestoreShardEvent;
             * }}
             */
            RestoreShardEvent.create = function(properties) {
                return new RestoreShardEvent(properties);
            };

            /**
             * Encodes the specified RestoreShardEvent message. Does not implicitly {@link shardcast.v1.RestoreShardEvent.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.RestoreShardEvent
             * @static
             * @param {shardcast.v1.RestoreShardEvent.$Properties} message RestoreShardEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RestoreShardEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
                    $root.shardcast.v1.ArchiveProgress.encode(message.progress, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.restored != null && $Object.hasOwnProperty.call(message, "restored"))
                    $root.shardcast.v1.RestoredShard.encode(message.restored, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RestoreShardEvent message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.RestoreShardEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.RestoreShardEvent & shardcast.v1.RestoreShardEvent.$Shape} RestoreShardEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RestoreShardEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.RestoreShardEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.progress = $root.shardcast.v1.ArchiveProgress.decode(reader, reader.size(), $undefined, _depth + 1, message.progress);
                            message.kind = "progress";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.restored = $root.shardcast.v1.RestoredShard.decode(reader, reader.size(), $undefined, _depth + 1, message.restored);
                            message.kind = "restored";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RestoreShardEvent
             * @function getTypeUrl
             * @memberof shardcast.v1.RestoreShardEvent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RestoreShardEvent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.RestoreShardEvent";
            };

            return RestoreShardEvent;
        })();

        v1.RestoredShard = (function() {

            /**
             * Properties of a RestoredShard.
             * @typedef {Object} shardcast.v1.RestoredShard.$Properties
             * @property {string|null} [shard] RestoredShard shard
             * @property {string|null} [epoch] RestoredShard epoch
             * @property {number|null} [revision] RestoredShard revision
             * @property {string|null} [token] RestoredShard token
             * @property {number|null} [fromRevision] RestoredShard fromRevision
             * @property {string|null} [fromEpoch] RestoredShard fromEpoch
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RestoredShard.
             * @memberof shardcast.v1
             * @interface IRestoredShard
             * @augments shardcast.v1.RestoredShard.$Properties
             * @deprecated Use shardcast.v1.RestoredShard.$Properties instead.
             */

            /**
             * Shape of a RestoredShard.
             * @typedef {shardcast.v1.RestoredShard.$Properties} shardcast.v1.RestoredShard.$Shape
             */

            /**
             * Constructs a new RestoredShard.
             * @memberof shardcast.v1
             * @classdesc Represents a RestoredShard.
             * @constructor
             * @param {shardcast.v1.RestoredShard.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RestoredShard = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RestoredShard shard.
             * @member {string} shard
             * @memberof shardcast.v1.RestoredShard
             * @instance
             */
            RestoredShard.prototype.shard = "";

            /**
             * RestoredShard epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.RestoredShard
             * @instance
             */
            RestoredShard.prototype.epoch = "";

            /**
             * RestoredShard revision.
             * @member {number} revision
             * @memberof shardcast.v1.RestoredShard
             * @instance
             */
            RestoredShard.prototype.revision = 0;

            /**
             * RestoredShard token.
             * @member {string} token
             * @memberof shardcast.v1.RestoredShard
             * @instance
             */
            RestoredShard.prototype.token = "";

            /**
             * RestoredShard fromRevision.
             * @member {number} fromRevision
             * @memberof shardcast.v1.RestoredShard
             * @instance
             */
            RestoredShard.prototype.fromRevision = 0;

            /**
             * RestoredShard fromEpoch.
             * @member {string} fromEpoch
             * @memberof shardcast.v1.RestoredShard
             * @instance
             */
            RestoredShard.prototype.fromEpoch = "";

            /**
             * Creates a new RestoredShard instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.RestoredShard
             * @static
             * @param {shardcast.v1.RestoredShard.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.RestoredShard} RestoredShard instance
             * @type {{
             *   (properties: shardcast.v1.RestoredShard.$Shape): shardcast.v1.RestoredShard & shardcast.v1.RestoredShard.$Shape;
             *   (properties?: shardcast.v1.RestoredShard.$Properties): shardcast.v1.RestoredShard;
             * }}
             */
            RestoredShard.create = function(properties) {
                return new RestoredShard(properties);
            };

            /**
             * Encodes the specified RestoredShard message. Does not implicitly {@link shardcast.v1.RestoredShard.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.RestoredShard
             * @static
             * @param {shardcast.v1.RestoredShard.$Properties} message RestoredShard message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RestoredShard.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.epoch);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.revision);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.token);
                if (message.fromRevision != null && $Object.hasOwnProperty.call(message, "fromRevision") && (typeof message.fromRevision === "object" ? message.fromRevision.low || message.fromRevision.high : message.fromRevision !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.fromRevision);
                if (message.fromEpoch != null && $Object.hasOwnProperty.call(message, "fromEpoch") && message.fromEpoch !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.fromEpoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RestoredShard message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.RestoredShard
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.RestoredShard & shardcast.v1.RestoredShard.$Shape} RestoredShard
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RestoredShard.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.RestoredShard();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromRevision = value;
                            else
                                delete message.fromRevision;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fromEpoch = value;
                            else
                                delete message.fromEpoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RestoredShard
             * @function getTypeUrl
             * @memberof shardcast.v1.RestoredShard
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RestoredShard.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.RestoredShard";
            };

            return RestoredShard;
        })();

        v1.Operation = (function() {

            /**
             * Properties of an Operation.
             * @typedef {Object} shardcast.v1.Operation.$Properties
             * @property {shardcast.v1.Operation.Kind|null} [kind] Operation kind
             * @property {string|null} [collection] Operation collection
             * @property {Uint8Array|null} [key] Operation key
             * @property {Uint8Array|null} [json] Operation json
             * @property {number|null} [expiresAt] Operation expiresAt
             * @property {number|null} [keyParts] Operation keyParts
             * @property {Uint8Array|null} [importRoot] Operation importRoot
             * @property {shardcast.v1.ImportMode|null} [importMode] Operation importMode
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Operation.
             * @memberof shardcast.v1
             * @interface IOperation
             * @augments shardcast.v1.Operation.$Properties
             * @deprecated Use shardcast.v1.Operation.$Properties instead.
             */

            /**
             * Shape of an Operation.
             * @typedef {shardcast.v1.Operation.$Properties} shardcast.v1.Operation.$Shape
             */

            /**
             * Constructs a new Operation.
             * @memberof shardcast.v1
             * @classdesc Represents an Operation.
             * @constructor
             * @param {shardcast.v1.Operation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Operation = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Operation kind.
             * @member {shardcast.v1.Operation.Kind} kind
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.kind = 0;

            /**
             * Operation collection.
             * @member {string} collection
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.collection = "";

            /**
             * Operation key.
             * @member {Uint8Array} key
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.key = $util.newBuffer([]);

            /**
             * Operation json.
             * @member {Uint8Array} json
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.json = $util.newBuffer([]);

            /**
             * Operation expiresAt.
             * @member {number} expiresAt
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.expiresAt = 0;

            /**
             * Operation keyParts.
             * @member {number} keyParts
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.keyParts = 0;

            /**
             * Operation importRoot.
             * @member {Uint8Array} importRoot
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.importRoot = $util.newBuffer([]);

            /**
             * Operation importMode.
             * @member {shardcast.v1.ImportMode} importMode
             * @memberof shardcast.v1.Operation
             * @instance
             */
            Operation.prototype.importMode = 0;

            /**
             * Creates a new Operation instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Operation
             * @static
             * @param {shardcast.v1.Operation.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Operation} Operation instance
             * @type {{
             *   (properties: shardcast.v1.Operation.$Shape): shardcast.v1.Operation & shardcast.v1.Operation.$Shape;
             *   (properties?: shardcast.v1.Operation.$Properties): shardcast.v1.Operation;
             * }}
             */
            Operation.create = function(properties) {
                return new Operation(properties);
            };

            /**
             * Encodes the specified Operation message. Does not implicitly {@link shardcast.v1.Operation.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Operation
             * @static
             * @param {shardcast.v1.Operation.$Properties} message Operation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Operation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.collection != null && $Object.hasOwnProperty.call(message, "collection") && message.collection !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.collection);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.key);
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.json);
                if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt") && (typeof message.expiresAt === "object" ? message.expiresAt.low || message.expiresAt.high : message.expiresAt !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.expiresAt);
                if (message.keyParts != null && $Object.hasOwnProperty.call(message, "keyParts") && message.keyParts !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.keyParts);
                if (message.importRoot != null && $Object.hasOwnProperty.call(message, "importRoot") && message.importRoot.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.importRoot);
                if (message.importMode != null && $Object.hasOwnProperty.call(message, "importMode") && message.importMode !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).int32(message.importMode);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Operation message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Operation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Operation & shardcast.v1.Operation.$Shape} Operation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Operation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Operation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.collection = value;
                            else
                                delete message.collection;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAt = value;
                            else
                                delete message.expiresAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.keyParts = value;
                            else
                                delete message.keyParts;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.importRoot = value;
                            else
                                delete message.importRoot;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.importMode = value;
                            else
                                delete message.importMode;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Operation
             * @function getTypeUrl
             * @memberof shardcast.v1.Operation
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Operation.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Operation";
            };

            /**
             * Kind enum.
             * @name shardcast.v1.Operation.Kind
             * @enum {number}
             * @property {number} KIND_UNSPECIFIED=0 KIND_UNSPECIFIED value
             * @property {number} PUT=1 PUT value
             * @property {number} DELETE=2 DELETE value
             * @property {number} EXPIRE=3 EXPIRE value
             * @property {number} DELETE_SHARD=4 DELETE_SHARD value
             * @property {number} IMPORT=5 IMPORT value
             */
            Operation.Kind = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "KIND_UNSPECIFIED"] = 0;
                values[valuesById[1] = "PUT"] = 1;
                values[valuesById[2] = "DELETE"] = 2;
                values[valuesById[3] = "EXPIRE"] = 3;
                values[valuesById[4] = "DELETE_SHARD"] = 4;
                values[valuesById[5] = "IMPORT"] = 5;
                return values;
            })();

            return Operation;
        })();

        /**
         * ImportMode enum.
         * @name shardcast.v1.ImportMode
         * @enum {number}
         * @property {number} IMPORT_MODE_UNSPECIFIED=0 IMPORT_MODE_UNSPECIFIED value
         * @property {number} MERGE=1 MERGE value
         * @property {number} REPLACE=2 REPLACE value
         */
        v1.ImportMode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "IMPORT_MODE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "MERGE"] = 1;
            values[valuesById[2] = "REPLACE"] = 2;
            return values;
        })();

        v1.Delta = (function() {

            /**
             * Properties of a Delta.
             * @typedef {Object} shardcast.v1.Delta.$Properties
             * @property {string|null} [id] Delta id
             * @property {string|null} [publisher] Delta publisher
             * @property {string|null} [source] Delta source
             * @property {string|null} [position] Delta position
             * @property {number|null} [sourceSequence] Delta sourceSequence
             * @property {Array.<shardcast.v1.Operation.$Properties>|null} [operations] Delta operations
             * @property {number|null} [publishedAt] Delta publishedAt
             * @property {Uint8Array|null} [traceId] Delta traceId
             * @property {string|null} [onBehalfOf] Delta onBehalfOf
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Delta.
             * @memberof shardcast.v1
             * @interface IDelta
             * @augments shardcast.v1.Delta.$Properties
             * @deprecated Use shardcast.v1.Delta.$Properties instead.
             */

            /**
             * Shape of a Delta.
             * @typedef {shardcast.v1.Delta.$Properties} shardcast.v1.Delta.$Shape
             */

            /**
             * Constructs a new Delta.
             * @memberof shardcast.v1
             * @classdesc Represents a Delta.
             * @constructor
             * @param {shardcast.v1.Delta.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Delta = function (properties) {
                this.operations = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Delta id.
             * @member {string} id
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.id = "";

            /**
             * Delta publisher.
             * @member {string} publisher
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.publisher = "";

            /**
             * Delta source.
             * @member {string} source
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.source = "";

            /**
             * Delta position.
             * @member {string} position
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.position = "";

            /**
             * Delta sourceSequence.
             * @member {number} sourceSequence
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.sourceSequence = 0;

            /**
             * Delta operations.
             * @member {Array.<shardcast.v1.Operation.$Properties>} operations
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.operations = $util.emptyArray;

            /**
             * Delta publishedAt.
             * @member {number} publishedAt
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.publishedAt = 0;

            /**
             * Delta traceId.
             * @member {Uint8Array} traceId
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.traceId = $util.newBuffer([]);

            /**
             * Delta onBehalfOf.
             * @member {string} onBehalfOf
             * @memberof shardcast.v1.Delta
             * @instance
             */
            Delta.prototype.onBehalfOf = "";

            /**
             * Creates a new Delta instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Delta
             * @static
             * @param {shardcast.v1.Delta.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Delta} Delta instance
             * @type {{
             *   (properties: shardcast.v1.Delta.$Shape): shardcast.v1.Delta & shardcast.v1.Delta.$Shape;
             *   (properties?: shardcast.v1.Delta.$Properties): shardcast.v1.Delta;
             * }}
             */
            Delta.create = function(properties) {
                return new Delta(properties);
            };

            /**
             * Encodes the specified Delta message. Does not implicitly {@link shardcast.v1.Delta.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Delta
             * @static
             * @param {shardcast.v1.Delta.$Properties} message Delta message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Delta.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.publisher != null && $Object.hasOwnProperty.call(message, "publisher") && message.publisher !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.publisher);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.source);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && message.position !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.position);
                if (message.sourceSequence != null && $Object.hasOwnProperty.call(message, "sourceSequence") && (typeof message.sourceSequence === "object" ? message.sourceSequence.low || message.sourceSequence.high : message.sourceSequence !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.sourceSequence);
                if (message.operations != null && message.operations.length)
                    for (let i = 0; i < message.operations.length; ++i)
                        $root.shardcast.v1.Operation.encode(message.operations[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt") && (typeof message.publishedAt === "object" ? message.publishedAt.low || message.publishedAt.high : message.publishedAt !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.publishedAt);
                if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.traceId);
                if (message.onBehalfOf != null && $Object.hasOwnProperty.call(message, "onBehalfOf") && message.onBehalfOf !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.onBehalfOf);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Delta message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Delta
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Delta & shardcast.v1.Delta.$Shape} Delta
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Delta.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Delta();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.publisher = value;
                            else
                                delete message.publisher;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sourceSequence = value;
                            else
                                delete message.sourceSequence;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.operations && message.operations.length))
                                message.operations = [];
                            message.operations.push($root.shardcast.v1.Operation.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.publishedAt = value;
                            else
                                delete message.publishedAt;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.traceId = value;
                            else
                                delete message.traceId;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.onBehalfOf = value;
                            else
                                delete message.onBehalfOf;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Delta
             * @function getTypeUrl
             * @memberof shardcast.v1.Delta
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Delta.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Delta";
            };

            return Delta;
        })();

        v1.Entry = (function() {

            /**
             * Properties of an Entry.
             * @typedef {Object} shardcast.v1.Entry.$Properties
             * @property {string|null} [shard] Entry shard
             * @property {string|null} [epoch] Entry epoch
             * @property {number|null} [firstRevision] Entry firstRevision
             * @property {Uint8Array|null} [previousHash] Entry previousHash
             * @property {number|null} [appendedAt] Entry appendedAt
             * @property {Array.<Uint8Array>|null} [deltas] Entry deltas
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Entry.
             * @memberof shardcast.v1
             * @interface IEntry
             * @augments shardcast.v1.Entry.$Properties
             * @deprecated Use shardcast.v1.Entry.$Properties instead.
             */

            /**
             * Shape of an Entry.
             * @typedef {shardcast.v1.Entry.$Properties} shardcast.v1.Entry.$Shape
             */

            /**
             * Constructs a new Entry.
             * @memberof shardcast.v1
             * @classdesc Represents an Entry.
             * @constructor
             * @param {shardcast.v1.Entry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Entry = function (properties) {
                this.deltas = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Entry shard.
             * @member {string} shard
             * @memberof shardcast.v1.Entry
             * @instance
             */
            Entry.prototype.shard = "";

            /**
             * Entry epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.Entry
             * @instance
             */
            Entry.prototype.epoch = "";

            /**
             * Entry firstRevision.
             * @member {number} firstRevision
             * @memberof shardcast.v1.Entry
             * @instance
             */
            Entry.prototype.firstRevision = 0;

            /**
             * Entry previousHash.
             * @member {Uint8Array} previousHash
             * @memberof shardcast.v1.Entry
             * @instance
             */
            Entry.prototype.previousHash = $util.newBuffer([]);

            /**
             * Entry appendedAt.
             * @member {number} appendedAt
             * @memberof shardcast.v1.Entry
             * @instance
             */
            Entry.prototype.appendedAt = 0;

            /**
             * Entry deltas.
             * @member {Array.<Uint8Array>} deltas
             * @memberof shardcast.v1.Entry
             * @instance
             */
            Entry.prototype.deltas = $util.emptyArray;

            /**
             * Creates a new Entry instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Entry
             * @static
             * @param {shardcast.v1.Entry.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Entry} Entry instance
             * @type {{
             *   (properties: shardcast.v1.Entry.$Shape): shardcast.v1.Entry & shardcast.v1.Entry.$Shape;
             *   (properties?: shardcast.v1.Entry.$Properties): shardcast.v1.Entry;
             * }}
             */
            Entry.create = function(properties) {
                return new Entry(properties);
            };

            /**
             * Encodes the specified Entry message. Does not implicitly {@link shardcast.v1.Entry.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Entry
             * @static
             * @param {shardcast.v1.Entry.$Properties} message Entry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Entry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.epoch);
                if (message.firstRevision != null && $Object.hasOwnProperty.call(message, "firstRevision") && (typeof message.firstRevision === "object" ? message.firstRevision.low || message.firstRevision.high : message.firstRevision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.firstRevision);
                if (message.previousHash != null && $Object.hasOwnProperty.call(message, "previousHash") && message.previousHash.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.previousHash);
                if (message.appendedAt != null && $Object.hasOwnProperty.call(message, "appendedAt") && (typeof message.appendedAt === "object" ? message.appendedAt.low || message.appendedAt.high : message.appendedAt !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.appendedAt);
                if (message.deltas != null && message.deltas.length)
                    for (let i = 0; i < message.deltas.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.deltas[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Entry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Entry & shardcast.v1.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Entry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Entry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstRevision = value;
                            else
                                delete message.firstRevision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.previousHash = value;
                            else
                                delete message.previousHash;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appendedAt = value;
                            else
                                delete message.appendedAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.deltas && message.deltas.length))
                                message.deltas = [];
                            message.deltas.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Entry
             * @function getTypeUrl
             * @memberof shardcast.v1.Entry
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Entry.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Entry";
            };

            return Entry;
        })();

        v1.Cursor = (function() {

            /**
             * Properties of a Cursor.
             * @typedef {Object} shardcast.v1.Cursor.$Properties
             * @property {string|null} [shard] Cursor shard
             * @property {string|null} [epoch] Cursor epoch
             * @property {number|null} [revision] Cursor revision
             * @property {Uint8Array|null} [hashPrefix] Cursor hashPrefix
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Cursor.
             * @memberof shardcast.v1
             * @interface ICursor
             * @augments shardcast.v1.Cursor.$Properties
             * @deprecated Use shardcast.v1.Cursor.$Properties instead.
             */

            /**
             * Shape of a Cursor.
             * @typedef {shardcast.v1.Cursor.$Properties} shardcast.v1.Cursor.$Shape
             */

            /**
             * Constructs a new Cursor.
             * @memberof shardcast.v1
             * @classdesc Represents a Cursor.
             * @constructor
             * @param {shardcast.v1.Cursor.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Cursor = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Cursor shard.
             * @member {string} shard
             * @memberof shardcast.v1.Cursor
             * @instance
             */
            Cursor.prototype.shard = "";

            /**
             * Cursor epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.Cursor
             * @instance
             */
            Cursor.prototype.epoch = "";

            /**
             * Cursor revision.
             * @member {number} revision
             * @memberof shardcast.v1.Cursor
             * @instance
             */
            Cursor.prototype.revision = 0;

            /**
             * Cursor hashPrefix.
             * @member {Uint8Array} hashPrefix
             * @memberof shardcast.v1.Cursor
             * @instance
             */
            Cursor.prototype.hashPrefix = $util.newBuffer([]);

            /**
             * Creates a new Cursor instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Cursor
             * @static
             * @param {shardcast.v1.Cursor.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Cursor} Cursor instance
             * @type {{
             *   (properties: shardcast.v1.Cursor.$Shape): shardcast.v1.Cursor & shardcast.v1.Cursor.$Shape;
             *   (properties?: shardcast.v1.Cursor.$Properties): shardcast.v1.Cursor;
             * }}
             */
            Cursor.create = function(properties) {
                return new Cursor(properties);
            };

            /**
             * Encodes the specified Cursor message. Does not implicitly {@link shardcast.v1.Cursor.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Cursor
             * @static
             * @param {shardcast.v1.Cursor.$Properties} message Cursor message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Cursor.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.epoch);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.revision);
                if (message.hashPrefix != null && $Object.hasOwnProperty.call(message, "hashPrefix") && message.hashPrefix.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.hashPrefix);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Cursor message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Cursor
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Cursor & shardcast.v1.Cursor.$Shape} Cursor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Cursor.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Cursor();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.hashPrefix = value;
                            else
                                delete message.hashPrefix;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Cursor
             * @function getTypeUrl
             * @memberof shardcast.v1.Cursor
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Cursor.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Cursor";
            };

            return Cursor;
        })();

        v1.PublishService = (function() {

            /**
             * Constructs a new PublishService service.
             * @memberof shardcast.v1
             * @classdesc Represents a PublishService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const PublishService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(PublishService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: PublishService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new PublishService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.PublishService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {PublishService} RPC service. Useful where requests and/or responses are streamed.
             */
            PublishService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.PublishService#publish}.
             * @memberof shardcast.v1.PublishService
             * @typedef PublishCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.PublishReceipts} [response] PublishReceipts
             */

            /**
             * Calls Publish.
             * @memberof shardcast.v1.PublishService
             * @typedef Publish
             * @type {{
             *   (request: shardcast.v1.IPublishBatch, callback: shardcast.v1.PublishService.PublishCallback): void;
             *   (request: shardcast.v1.IPublishBatch): Promise<shardcast.v1.PublishReceipts>;
             *   readonly name: "Publish";
             *   readonly path: "/shardcast.v1.PublishService/Publish";
             *   readonly requestType: "PublishBatch";
             *   readonly responseType: "PublishReceipts";
             *   readonly requestStream: true;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls Publish.
             * @name shardcast.v1.PublishService#publish
             * @type {shardcast.v1.PublishService.Publish}
             */
            $Object.defineProperties(PublishService.prototype.publish = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, PublishService.prototype.publish, $root.shardcast.v1.PublishBatch, $root.shardcast.v1.PublishReceipts, request, callback);
            }, {
                name: { value: "Publish" },
                path: { value: "/shardcast.v1.PublishService/Publish" },
                requestType: { value: "PublishBatch" },
                responseType: { value: "PublishReceipts" },
                requestStream: { value: true },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link shardcast.v1.PublishService#awaitAgents}.
             * @memberof shardcast.v1.PublishService
             * @typedef AwaitAgentsCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.AwaitAgentsResponse} [response] AwaitAgentsResponse
             */

            /**
             * Calls AwaitAgents.
             * @memberof shardcast.v1.PublishService
             * @typedef AwaitAgents
             * @type {{
             *   (request: shardcast.v1.IAwaitAgentsRequest, callback: shardcast.v1.PublishService.AwaitAgentsCallback): void;
             *   (request: shardcast.v1.IAwaitAgentsRequest): Promise<shardcast.v1.AwaitAgentsResponse>;
             *   readonly name: "AwaitAgents";
             *   readonly path: "/shardcast.v1.PublishService/AwaitAgents";
             *   readonly requestType: "AwaitAgentsRequest";
             *   readonly responseType: "AwaitAgentsResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls AwaitAgents.
             * @name shardcast.v1.PublishService#awaitAgents
             * @type {shardcast.v1.PublishService.AwaitAgents}
             */
            $Object.defineProperties(PublishService.prototype.awaitAgents = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, PublishService.prototype.awaitAgents, $root.shardcast.v1.AwaitAgentsRequest, $root.shardcast.v1.AwaitAgentsResponse, request, callback);
            }, {
                name: { value: "AwaitAgents" },
                path: { value: "/shardcast.v1.PublishService/AwaitAgents" },
                requestType: { value: "AwaitAgentsRequest" },
                responseType: { value: "AwaitAgentsResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.PublishService#deleteShard}.
             * @memberof shardcast.v1.PublishService
             * @typedef DeleteShardCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.PublishReceipt} [response] PublishReceipt
             */

            /**
             * Calls DeleteShard.
             * @memberof shardcast.v1.PublishService
             * @typedef DeleteShard
             * @type {{
             *   (request: shardcast.v1.IDeleteShardRequest, callback: shardcast.v1.PublishService.DeleteShardCallback): void;
             *   (request: shardcast.v1.IDeleteShardRequest): Promise<shardcast.v1.PublishReceipt>;
             *   readonly name: "DeleteShard";
             *   readonly path: "/shardcast.v1.PublishService/DeleteShard";
             *   readonly requestType: "DeleteShardRequest";
             *   readonly responseType: "PublishReceipt";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls DeleteShard.
             * @name shardcast.v1.PublishService#deleteShard
             * @type {shardcast.v1.PublishService.DeleteShard}
             */
            $Object.defineProperties(PublishService.prototype.deleteShard = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, PublishService.prototype.deleteShard, $root.shardcast.v1.DeleteShardRequest, $root.shardcast.v1.PublishReceipt, request, callback);
            }, {
                name: { value: "DeleteShard" },
                path: { value: "/shardcast.v1.PublishService/DeleteShard" },
                requestType: { value: "DeleteShardRequest" },
                responseType: { value: "PublishReceipt" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return PublishService;
        })();

        v1.PublishBatch = (function() {

            /**
             * Properties of a PublishBatch.
             * @typedef {Object} shardcast.v1.PublishBatch.$Properties
             * @property {Array.<shardcast.v1.PublishRequest.$Properties>|null} [requests] PublishBatch requests
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PublishBatch.
             * @memberof shardcast.v1
             * @interface IPublishBatch
             * @augments shardcast.v1.PublishBatch.$Properties
             * @deprecated Use shardcast.v1.PublishBatch.$Properties instead.
             */

            /**
             * Shape of a PublishBatch.
             * @typedef {shardcast.v1.PublishBatch.$Properties} shardcast.v1.PublishBatch.$Shape
             */

            /**
             * Constructs a new PublishBatch.
             * @memberof shardcast.v1
             * @classdesc Represents a PublishBatch.
             * @constructor
             * @param {shardcast.v1.PublishBatch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PublishBatch = function (properties) {
                this.requests = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PublishBatch requests.
             * @member {Array.<shardcast.v1.PublishRequest.$Properties>} requests
             * @memberof shardcast.v1.PublishBatch
             * @instance
             */
            PublishBatch.prototype.requests = $util.emptyArray;

            /**
             * Creates a new PublishBatch instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.PublishBatch
             * @static
             * @param {shardcast.v1.PublishBatch.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.PublishBatch} PublishBatch instance
             * @type {{
             *   (properties: shardcast.v1.PublishBatch.$Shape): shardcast.v1.PublishBatch & shardcast.v1.PublishBatch.$Shape;
             *   (properties?: shardcast.v1.PublishBatch.$Properties): shardcast.v1.PublishBatch;
             * }}
             */
            PublishBatch.create = function(properties) {
                return new PublishBatch(properties);
            };

            /**
             * Encodes the specified PublishBatch message. Does not implicitly {@link shardcast.v1.PublishBatch.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.PublishBatch
             * @static
             * @param {shardcast.v1.PublishBatch.$Properties} message PublishBatch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PublishBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requests != null && message.requests.length)
                    for (let i = 0; i < message.requests.length; ++i)
                        $root.shardcast.v1.PublishRequest.encode(message.requests[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PublishBatch message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.PublishBatch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishBatch & shardcast.v1.PublishBatch.$Shape} PublishBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PublishBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.PublishBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.requests && message.requests.length))
                                message.requests = [];
                            message.requests.push($root.shardcast.v1.PublishRequest.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PublishBatch
             * @function getTypeUrl
             * @memberof shardcast.v1.PublishBatch
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PublishBatch.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.PublishBatch";
            };

            return PublishBatch;
        })();

        v1.PublishRequest = (function() {

            /**
             * Properties of a PublishRequest.
             * @typedef {Object} shardcast.v1.PublishRequest.$Properties
             * @property {number|null} [number] PublishRequest number
             * @property {string|null} [shard] PublishRequest shard
             * @property {Uint8Array|null} [delta] PublishRequest delta
             * @property {string|null} [expect] PublishRequest expect
             * @property {Array.<shardcast.v1.Precondition.$Properties>|null} [preconditions] PublishRequest preconditions
             * @property {number|null} [attempt] PublishRequest attempt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PublishRequest.
             * @memberof shardcast.v1
             * @interface IPublishRequest
             * @augments shardcast.v1.PublishRequest.$Properties
             * @deprecated Use shardcast.v1.PublishRequest.$Properties instead.
             */

            /**
             * Shape of a PublishRequest.
             * @typedef {shardcast.v1.PublishRequest.$Properties} shardcast.v1.PublishRequest.$Shape
             */

            /**
             * Constructs a new PublishRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a PublishRequest.
             * @constructor
             * @param {shardcast.v1.PublishRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PublishRequest = function (properties) {
                this.preconditions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PublishRequest number.
             * @member {number} number
             * @memberof shardcast.v1.PublishRequest
             * @instance
             */
            PublishRequest.prototype.number = 0;

            /**
             * PublishRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.PublishRequest
             * @instance
             */
            PublishRequest.prototype.shard = "";

            /**
             * PublishRequest delta.
             * @member {Uint8Array} delta
             * @memberof shardcast.v1.PublishRequest
             * @instance
             */
            PublishRequest.prototype.delta = $util.newBuffer([]);

            /**
             * PublishRequest expect.
             * @member {string} expect
             * @memberof shardcast.v1.PublishRequest
             * @instance
             */
            PublishRequest.prototype.expect = "";

            /**
             * PublishRequest preconditions.
             * @member {Array.<shardcast.v1.Precondition.$Properties>} preconditions
             * @memberof shardcast.v1.PublishRequest
             * @instance
             */
            PublishRequest.prototype.preconditions = $util.emptyArray;

            /**
             * PublishRequest attempt.
             * @member {number} attempt
             * @memberof shardcast.v1.PublishRequest
             * @instance
             */
            PublishRequest.prototype.attempt = 0;

            /**
             * Creates a new PublishRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.PublishRequest
             * @static
             * @param {shardcast.v1.PublishRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.PublishRequest} PublishRequest instance
             * @type {{
             *   (properties: shardcast.v1.PublishRequest.$Shape): shardcast.v1.PublishRequest & shardcast.v1.PublishRequest.$Shape;
             *   (properties?: shardcast.v1.PublishRequest.$Properties): shardcast.v1.PublishRequest;
             * }}
             */
            PublishRequest.create = function(properties) {
                return new PublishRequest(properties);
            };

            /**
             * Encodes the specified PublishRequest message. Does not implicitly {@link shardcast.v1.PublishRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.PublishRequest
             * @static
             * @param {shardcast.v1.PublishRequest.$Properties} message PublishRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PublishRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.number);
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.shard);
                if (message.delta != null && $Object.hasOwnProperty.call(message, "delta") && message.delta.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.delta);
                if (message.expect != null && $Object.hasOwnProperty.call(message, "expect") && message.expect !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.expect);
                if (message.preconditions != null && message.preconditions.length)
                    for (let i = 0; i < message.preconditions.length; ++i)
                        $root.shardcast.v1.Precondition.encode(message.preconditions[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && (typeof message.attempt === "object" ? message.attempt.low || message.attempt.high : message.attempt !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.attempt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PublishRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.PublishRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishRequest & shardcast.v1.PublishRequest.$Shape} PublishRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PublishRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.PublishRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.delta = value;
                            else
                                delete message.delta;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.expect = value;
                            else
                                delete message.expect;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.preconditions && message.preconditions.length))
                                message.preconditions = [];
                            message.preconditions.push($root.shardcast.v1.Precondition.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PublishRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.PublishRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PublishRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.PublishRequest";
            };

            return PublishRequest;
        })();

        v1.Precondition = (function() {

            /**
             * Properties of a Precondition.
             * @typedef {Object} shardcast.v1.Precondition.$Properties
             * @property {shardcast.v1.Precondition.Kind|null} [kind] Precondition kind
             * @property {string|null} [collection] Precondition collection
             * @property {Uint8Array|null} [key] Precondition key
             * @property {Uint8Array|null} [json] Precondition json
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Precondition.
             * @memberof shardcast.v1
             * @interface IPrecondition
             * @augments shardcast.v1.Precondition.$Properties
             * @deprecated Use shardcast.v1.Precondition.$Properties instead.
             */

            /**
             * Shape of a Precondition.
             * @typedef {shardcast.v1.Precondition.$Properties} shardcast.v1.Precondition.$Shape
             */

            /**
             * Constructs a new Precondition.
             * @memberof shardcast.v1
             * @classdesc Represents a Precondition.
             * @constructor
             * @param {shardcast.v1.Precondition.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Precondition = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Precondition kind.
             * @member {shardcast.v1.Precondition.Kind} kind
             * @memberof shardcast.v1.Precondition
             * @instance
             */
            Precondition.prototype.kind = 0;

            /**
             * Precondition collection.
             * @member {string} collection
             * @memberof shardcast.v1.Precondition
             * @instance
             */
            Precondition.prototype.collection = "";

            /**
             * Precondition key.
             * @member {Uint8Array} key
             * @memberof shardcast.v1.Precondition
             * @instance
             */
            Precondition.prototype.key = $util.newBuffer([]);

            /**
             * Precondition json.
             * @member {Uint8Array} json
             * @memberof shardcast.v1.Precondition
             * @instance
             */
            Precondition.prototype.json = $util.newBuffer([]);

            /**
             * Creates a new Precondition instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Precondition
             * @static
             * @param {shardcast.v1.Precondition.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Precondition} Precondition instance
             * @type {{
             *   (properties: shardcast.v1.Precondition.$Shape): shardcast.v1.Precondition & shardcast.v1.Precondition.$Shape;
             *   (properties?: shardcast.v1.Precondition.$Properties): shardcast.v1.Precondition;
             * }}
             */
            Precondition.create = function(properties) {
                return new Precondition(properties);
            };

            /**
             * Encodes the specified Precondition message. Does not implicitly {@link shardcast.v1.Precondition.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Precondition
             * @static
             * @param {shardcast.v1.Precondition.$Properties} message Precondition message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Precondition.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.collection != null && $Object.hasOwnProperty.call(message, "collection") && message.collection !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.collection);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.key);
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.json);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Precondition message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Precondition
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Precondition & shardcast.v1.Precondition.$Shape} Precondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Precondition.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Precondition();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.collection = value;
                            else
                                delete message.collection;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Precondition
             * @function getTypeUrl
             * @memberof shardcast.v1.Precondition
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Precondition.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Precondition";
            };

            /**
             * Kind enum.
             * @name shardcast.v1.Precondition.Kind
             * @enum {number}
             * @property {number} KIND_UNSPECIFIED=0 KIND_UNSPECIFIED value
             * @property {number} EXISTS=1 EXISTS value
             * @property {number} ABSENT=2 ABSENT value
             * @property {number} EQUALS=3 EQUALS value
             */
            Precondition.Kind = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "KIND_UNSPECIFIED"] = 0;
                values[valuesById[1] = "EXISTS"] = 1;
                values[valuesById[2] = "ABSENT"] = 2;
                values[valuesById[3] = "EQUALS"] = 3;
                return values;
            })();

            return Precondition;
        })();

        v1.PublishReceipts = (function() {

            /**
             * Properties of a PublishReceipts.
             * @typedef {Object} shardcast.v1.PublishReceipts.$Properties
             * @property {Array.<shardcast.v1.PublishReceipt.$Properties>|null} [receipts] PublishReceipts receipts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PublishReceipts.
             * @memberof shardcast.v1
             * @interface IPublishReceipts
             * @augments shardcast.v1.PublishReceipts.$Properties
             * @deprecated Use shardcast.v1.PublishReceipts.$Properties instead.
             */

            /**
             * Shape of a PublishReceipts.
             * @typedef {shardcast.v1.PublishReceipts.$Properties} shardcast.v1.PublishReceipts.$Shape
             */

            /**
             * Constructs a new PublishReceipts.
             * @memberof shardcast.v1
             * @classdesc Represents a PublishReceipts.
             * @constructor
             * @param {shardcast.v1.PublishReceipts.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PublishReceipts = function (properties) {
                this.receipts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PublishReceipts receipts.
             * @member {Array.<shardcast.v1.PublishReceipt.$Properties>} receipts
             * @memberof shardcast.v1.PublishReceipts
             * @instance
             */
            PublishReceipts.prototype.receipts = $util.emptyArray;

            /**
             * Creates a new PublishReceipts instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.PublishReceipts
             * @static
             * @param {shardcast.v1.PublishReceipts.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.PublishReceipts} PublishReceipts instance
             * @type {{
             *   (properties: shardcast.v1.PublishReceipts.$Shape): shardcast.v1.PublishReceipts & shardcast.v1.PublishReceipts.$Shape;
             *   (properties?: shardcast.v1.PublishReceipts.$Properties): shardcast.v1.PublishReceipts;
             * }}
             */
            PublishReceipts.create = function(properties) {
                return new PublishReceipts(properties);
            };

            /**
             * Encodes the specified PublishReceipts message. Does not implicitly {@link shardcast.v1.PublishReceipts.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.PublishReceipts
             * @static
             * @param {shardcast.v1.PublishReceipts.$Properties} message PublishReceipts message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PublishReceipts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.receipts != null && message.receipts.length)
                    for (let i = 0; i < message.receipts.length; ++i)
                        $root.shardcast.v1.PublishReceipt.encode(message.receipts[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PublishReceipts message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.PublishReceipts
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishReceipts & shardcast.v1.PublishReceipts.$Shape} PublishReceipts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PublishReceipts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.PublishReceipts();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.receipts && message.receipts.length))
                                message.receipts = [];
                            message.receipts.push($root.shardcast.v1.PublishReceipt.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PublishReceipts
             * @function getTypeUrl
             * @memberof shardcast.v1.PublishReceipts
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PublishReceipts.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.PublishReceipts";
            };

            return PublishReceipts;
        })();

        v1.PublishReceipt = (function() {

            /**
             * Properties of a PublishReceipt.
             * @typedef {Object} shardcast.v1.PublishReceipt.$Properties
             * @property {number|null} [number] PublishReceipt number
             * @property {string|null} [token] PublishReceipt token
             * @property {number|null} [revision] PublishReceipt revision
             * @property {boolean|null} [repeatedDelta] PublishReceipt repeatedDelta
             * @property {shardcast.v1.Failure.$Properties|null} [failure] PublishReceipt failure
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PublishReceipt.
             * @memberof shardcast.v1
             * @interface IPublishReceipt
             * @augments shardcast.v1.PublishReceipt.$Properties
             * @deprecated Use shardcast.v1.PublishReceipt.$Properties instead.
             */

            /**
             * Shape of a PublishReceipt.
             * @typedef {shardcast.v1.PublishReceipt.$Properties} shardcast.v1.PublishReceipt.$Shape
             */

            /**
             * Constructs a new PublishReceipt.
             * @memberof shardcast.v1
             * @classdesc Represents a PublishReceipt.
             * @constructor
             * @param {shardcast.v1.PublishReceipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PublishReceipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PublishReceipt number.
             * @member {number} number
             * @memberof shardcast.v1.PublishReceipt
             * @instance
             */
            PublishReceipt.prototype.number = 0;

            /**
             * PublishReceipt token.
             * @member {string} token
             * @memberof shardcast.v1.PublishReceipt
             * @instance
             */
            PublishReceipt.prototype.token = "";

            /**
             * PublishReceipt revision.
             * @member {number} revision
             * @memberof shardcast.v1.PublishReceipt
             * @instance
             */
            PublishReceipt.prototype.revision = 0;

            /**
             * PublishReceipt repeatedDelta.
             * @member {boolean} repeatedDelta
             * @memberof shardcast.v1.PublishReceipt
             * @instance
             */
            PublishReceipt.prototype.repeatedDelta = false;

            /**
             * PublishReceipt failure.
             * @member {shardcast.v1.Failure.$Properties|null|undefined} failure
             * @memberof shardcast.v1.PublishReceipt
             * @instance
             */
            PublishReceipt.prototype.failure = null;

            /**
             * Creates a new PublishReceipt instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.PublishReceipt
             * @static
             * @param {shardcast.v1.PublishReceipt.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.PublishReceipt} PublishReceipt instance
             * @type {{
             *   (properties: shardcast.v1.PublishReceipt.$Shape): shardcast.v1.PublishReceipt & shardcast.v1.PublishReceipt.$Shape;
             *   (properties?: shardcast.v1.PublishReceipt.$Properties): shardcast.v1.PublishReceipt;
             * }}
             */
            PublishReceipt.create = function(properties) {
                return new PublishReceipt(properties);
            };

            /**
             * Encodes the specified PublishReceipt message. Does not implicitly {@link shardcast.v1.PublishReceipt.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.PublishReceipt
             * @static
             * @param {shardcast.v1.PublishReceipt.$Properties} message PublishReceipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PublishReceipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.number);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.revision);
                if (message.repeatedDelta != null && $Object.hasOwnProperty.call(message, "repeatedDelta") && message.repeatedDelta !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.repeatedDelta);
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    $root.shardcast.v1.Failure.encode(message.failure, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PublishReceipt message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.PublishReceipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishReceipt & shardcast.v1.PublishReceipt.$Shape} PublishReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PublishReceipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.PublishReceipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.repeatedDelta = value;
                            else
                                delete message.repeatedDelta;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.failure = $root.shardcast.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PublishReceipt
             * @function getTypeUrl
             * @memberof shardcast.v1.PublishReceipt
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PublishReceipt.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.PublishReceipt";
            };

            return PublishReceipt;
        })();

        v1.Failure = (function() {

            /**
             * Properties of a Failure.
             * @typedef {Object} shardcast.v1.Failure.$Properties
             * @property {string|null} [code] Failure code
             * @property {string|null} [message] Failure message
             * @property {string|null} [hint] Failure hint
             * @property {string|null} [retry] Failure retry
             * @property {string|null} [details] Failure details
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Failure.
             * @memberof shardcast.v1
             * @interface IFailure
             * @augments shardcast.v1.Failure.$Properties
             * @deprecated Use shardcast.v1.Failure.$Properties instead.
             */

            /**
             * Shape of a Failure.
             * @typedef {shardcast.v1.Failure.$Properties} shardcast.v1.Failure.$Shape
             */

            /**
             * Constructs a new Failure.
             * @memberof shardcast.v1
             * @classdesc Represents a Failure.
             * @constructor
             * @param {shardcast.v1.Failure.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Failure = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Failure code.
             * @member {string} code
             * @memberof shardcast.v1.Failure
             * @instance
             */
            Failure.prototype.code = "";

            /**
             * Failure message.
             * @member {string} message
             * @memberof shardcast.v1.Failure
             * @instance
             */
            Failure.prototype.message = "";

            /**
             * Failure hint.
             * @member {string} hint
             * @memberof shardcast.v1.Failure
             * @instance
             */
            Failure.prototype.hint = "";

            /**
             * Failure retry.
             * @member {string} retry
             * @memberof shardcast.v1.Failure
             * @instance
             */
            Failure.prototype.retry = "";

            /**
             * Failure details.
             * @member {string} details
             * @memberof shardcast.v1.Failure
             * @instance
             */
            Failure.prototype.details = "";

            /**
             * Creates a new Failure instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Failure
             * @static
             * @param {shardcast.v1.Failure.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Failure} Failure instance
             * @type {{
             *   (properties: shardcast.v1.Failure.$Shape): shardcast.v1.Failure & shardcast.v1.Failure.$Shape;
             *   (properties?: shardcast.v1.Failure.$Properties): shardcast.v1.Failure;
             * }}
             */
            Failure.create = function(properties) {
                return new Failure(properties);
            };

            /**
             * Encodes the specified Failure message. Does not implicitly {@link shardcast.v1.Failure.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Failure
             * @static
             * @param {shardcast.v1.Failure.$Properties} message Failure message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Failure.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.hint != null && $Object.hasOwnProperty.call(message, "hint") && message.hint !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.hint);
                if (message.retry != null && $Object.hasOwnProperty.call(message, "retry") && message.retry !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.retry);
                if (message.details != null && $Object.hasOwnProperty.call(message, "details") && message.details !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.details);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Failure message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Failure
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Failure & shardcast.v1.Failure.$Shape} Failure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Failure.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Failure();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hint = value;
                            else
                                delete message.hint;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.retry = value;
                            else
                                delete message.retry;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.details = value;
                            else
                                delete message.details;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Failure
             * @function getTypeUrl
             * @memberof shardcast.v1.Failure
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Failure.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Failure";
            };

            return Failure;
        })();

        v1.AwaitAgentsRequest = (function() {

            /**
             * Properties of an AwaitAgentsRequest.
             * @typedef {Object} shardcast.v1.AwaitAgentsRequest.$Properties
             * @property {string|null} [token] AwaitAgentsRequest token
             * @property {number|null} [timeoutMs] AwaitAgentsRequest timeoutMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AwaitAgentsRequest.
             * @memberof shardcast.v1
             * @interface IAwaitAgentsRequest
             * @augments shardcast.v1.AwaitAgentsRequest.$Properties
             * @deprecated Use shardcast.v1.AwaitAgentsRequest.$Properties instead.
             */

            /**
             * Shape of an AwaitAgentsRequest.
             * @typedef {shardcast.v1.AwaitAgentsRequest.$Properties} shardcast.v1.AwaitAgentsRequest.$Shape
             */

            /**
             * Constructs a new AwaitAgentsRequest.
             * @memberof shardcast.v1
             * @classdesc Represents an AwaitAgentsRequest.
             * @constructor
             * @param {shardcast.v1.AwaitAgentsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AwaitAgentsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AwaitAgentsRequest token.
             * @member {string} token
             * @memberof shardcast.v1.AwaitAgentsRequest
             * @instance
             */
            AwaitAgentsRequest.prototype.token = "";

            /**
             * AwaitAgentsRequest timeoutMs.
             * @member {number} timeoutMs
             * @memberof shardcast.v1.AwaitAgentsRequest
             * @instance
             */
            AwaitAgentsRequest.prototype.timeoutMs = 0;

            /**
             * Creates a new AwaitAgentsRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.AwaitAgentsRequest
             * @static
             * @param {shardcast.v1.AwaitAgentsRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.AwaitAgentsRequest} AwaitAgentsRequest instance
             * @type {{
             *   (properties: shardcast.v1.AwaitAgentsRequest.$Shape): shardcast.v1.AwaitAgentsRequest & shardcast.v1.AwaitAgentsRequest.$Shape;
             *   (properties?: shardcast.v1.AwaitAgentsRequest.$Properties): shardcast.v1.AwaitAgentsRequest;
             * }}
             */
            AwaitAgentsRequest.create = function(properties) {
                return new AwaitAgentsRequest(properties);
            };

            /**
             * Encodes the specified AwaitAgentsRequest message. Does not implicitly {@link shardcast.v1.AwaitAgentsRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.AwaitAgentsRequest
             * @static
             * @param {shardcast.v1.AwaitAgentsRequest.$Properties} message AwaitAgentsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AwaitAgentsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.token);
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs") && message.timeoutMs !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.timeoutMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AwaitAgentsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.AwaitAgentsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.AwaitAgentsRequest & shardcast.v1.AwaitAgentsRequest.$Shape} AwaitAgentsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AwaitAgentsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.AwaitAgentsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeoutMs = value;
                            else
                                delete message.timeoutMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AwaitAgentsRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.AwaitAgentsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AwaitAgentsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.AwaitAgentsRequest";
            };

            return AwaitAgentsRequest;
        })();

        v1.AwaitAgentsResponse = (function() {

            /**
             * Properties of an AwaitAgentsResponse.
             * @typedef {Object} shardcast.v1.AwaitAgentsResponse.$Properties
             * @property {Array.<shardcast.v1.AgentPosition.$Properties>|null} [agents] AwaitAgentsResponse agents
             * @property {boolean|null} [complete] AwaitAgentsResponse complete
             * @property {Array.<string>|null} [silent] AwaitAgentsResponse silent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AwaitAgentsResponse.
             * @memberof shardcast.v1
             * @interface IAwaitAgentsResponse
             * @augments shardcast.v1.AwaitAgentsResponse.$Properties
             * @deprecated Use shardcast.v1.AwaitAgentsResponse.$Properties instead.
             */

            /**
             * Shape of an AwaitAgentsResponse.
             * @typedef {shardcast.v1.AwaitAgentsResponse.$Properties} shardcast.v1.AwaitAgentsResponse.$Shape
             */

            /**
             * Constructs a new AwaitAgentsResponse.
             * @memberof shardcast.v1
             * @classdesc Represents an AwaitAgentsResponse.
             * @constructor
             * @param {shardcast.v1.AwaitAgentsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AwaitAgentsResponse = function (properties) {
                this.agents = [];
                this.silent = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AwaitAgentsResponse agents.
             * @member {Array.<shardcast.v1.AgentPosition.$Properties>} agents
             * @memberof shardcast.v1.AwaitAgentsResponse
             * @instance
             */
            AwaitAgentsResponse.prototype.agents = $util.emptyArray;

            /**
             * AwaitAgentsResponse complete.
             * @member {boolean} complete
             * @memberof shardcast.v1.AwaitAgentsResponse
             * @instance
             */
            AwaitAgentsResponse.prototype.complete = false;

            /**
             * AwaitAgentsResponse silent.
             * @member {Array.<string>} silent
             * @memberof shardcast.v1.AwaitAgentsResponse
             * @instance
             */
            AwaitAgentsResponse.prototype.silent = $util.emptyArray;

            /**
             * Creates a new AwaitAgentsResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.AwaitAgentsResponse
             * @static
             * @param {shardcast.v1.AwaitAgentsResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.AwaitAgentsResponse} AwaitAgentsResponse instance
             * @type {{
             *   (properties: shardcast.v1.AwaitAgentsResponse.$Shape): shardcast.v1.AwaitAgentsResponse & shardcast.v1.AwaitAgentsResponse.$Shape;
             *   (properties?: shardcast.v1.AwaitAgentsResponse.$Properties): shardcast.v1.AwaitAgentsResponse;
             * }}
             */
            AwaitAgentsResponse.create = function(properties) {
                return new AwaitAgentsResponse(properties);
            };

            /**
             * Encodes the specified AwaitAgentsResponse message. Does not implicitly {@link shardcast.v1.AwaitAgentsResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.AwaitAgentsResponse
             * @static
             * @param {shardcast.v1.AwaitAgentsResponse.$Properties} message AwaitAgentsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AwaitAgentsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agents != null && message.agents.length)
                    for (let i = 0; i < message.agents.length; ++i)
                        $root.shardcast.v1.AgentPosition.encode(message.agents[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.complete);
                if (message.silent != null && message.silent.length)
                    for (let i = 0; i < message.silent.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.silent[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AwaitAgentsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.AwaitAgentsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.AwaitAgentsResponse & shardcast.v1.AwaitAgentsResponse.$Shape} AwaitAgentsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AwaitAgentsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.AwaitAgentsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agents && message.agents.length))
                                message.agents = [];
                            message.agents.push($root.shardcast.v1.AgentPosition.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.complete = value;
                            else
                                delete message.complete;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.silent && message.silent.length))
                                message.silent = [];
                            message.silent.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AwaitAgentsResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.AwaitAgentsResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AwaitAgentsResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.AwaitAgentsResponse";
            };

            return AwaitAgentsResponse;
        })();

        v1.AgentPosition = (function() {

            /**
             * Properties of an AgentPosition.
             * @typedef {Object} shardcast.v1.AgentPosition.$Properties
             * @property {string|null} [agent] AgentPosition agent
             * @property {shardcast.v1.AgentPosition.State|null} [state] AgentPosition state
             * @property {number|null} [revision] AgentPosition revision
             * @property {number|null} [seenAt] AgentPosition seenAt
             * @property {number|null} [replicaRevision] AgentPosition replicaRevision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentPosition.
             * @memberof shardcast.v1
             * @interface IAgentPosition
             * @augments shardcast.v1.AgentPosition.$Properties
             * @deprecated Use shardcast.v1.AgentPosition.$Properties instead.
             */

            /**
             * Shape of an AgentPosition.
             * @typedef {shardcast.v1.AgentPosition.$Properties} shardcast.v1.AgentPosition.$Shape
             */

            /**
             * Constructs a new AgentPosition.
             * @memberof shardcast.v1
             * @classdesc Represents an AgentPosition.
             * @constructor
             * @param {shardcast.v1.AgentPosition.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentPosition = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentPosition agent.
             * @member {string} agent
             * @memberof shardcast.v1.AgentPosition
             * @instance
             */
            AgentPosition.prototype.agent = "";

            /**
             * AgentPosition state.
             * @member {shardcast.v1.AgentPosition.State} state
             * @memberof shardcast.v1.AgentPosition
             * @instance
             */
            AgentPosition.prototype.state = 0;

            /**
             * AgentPosition revision.
             * @member {number} revision
             * @memberof shardcast.v1.AgentPosition
             * @instance
             */
            AgentPosition.prototype.revision = 0;

            /**
             * AgentPosition seenAt.
             * @member {number} seenAt
             * @memberof shardcast.v1.AgentPosition
             * @instance
             */
            AgentPosition.prototype.seenAt = 0;

            /**
             * AgentPosition replicaRevision.
             * @member {number} replicaRevision
             * @memberof shardcast.v1.AgentPosition
             * @instance
             */
            AgentPosition.prototype.replicaRevision = 0;

            /**
             * Creates a new AgentPosition instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.AgentPosition
             * @static
             * @param {shardcast.v1.AgentPosition.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.AgentPosition} AgentPosition instance
             * @type {{
             *   (properties: shardcast.v1.AgentPosition.$Shape): shardcast.v1.AgentPosition & shardcast.v1.AgentPosition.$Shape;
             *   (properties?: shardcast.v1.AgentPosition.$Properties): shardcast.v1.AgentPosition;
             * }}
             */
            AgentPosition.create = function(properties) {
                return new AgentPosition(properties);
            };

            /**
             * Encodes the specified AgentPosition message. Does not implicitly {@link shardcast.v1.AgentPosition.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.AgentPosition
             * @static
             * @param {shardcast.v1.AgentPosition.$Properties} message AgentPosition message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentPosition.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agent);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.revision);
                if (message.seenAt != null && $Object.hasOwnProperty.call(message, "seenAt") && (typeof message.seenAt === "object" ? message.seenAt.low || message.seenAt.high : message.seenAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.seenAt);
                if (message.replicaRevision != null && $Object.hasOwnProperty.call(message, "replicaRevision") && (typeof message.replicaRevision === "object" ? message.replicaRevision.low || message.replicaRevision.high : message.replicaRevision !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.replicaRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentPosition message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.AgentPosition
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.AgentPosition & shardcast.v1.AgentPosition.$Shape} AgentPosition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentPosition.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.AgentPosition();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seenAt = value;
                            else
                                delete message.seenAt;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.replicaRevision = value;
                            else
                                delete message.replicaRevision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AgentPosition
             * @function getTypeUrl
             * @memberof shardcast.v1.AgentPosition
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AgentPosition.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.AgentPosition";
            };

            /**
             * State enum.
             * @name shardcast.v1.AgentPosition.State
             * @enum {number}
             * @property {number} STATE_UNSPECIFIED=0 STATE_UNSPECIFIED value
             * @property {number} CURRENT=1 CURRENT value
             * @property {number} BEHIND=2 BEHIND value
             * @property {number} STALE=3 STALE value
             * @property {number} GONE=4 GONE value
             */
            AgentPosition.State = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "STATE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CURRENT"] = 1;
                values[valuesById[2] = "BEHIND"] = 2;
                values[valuesById[3] = "STALE"] = 3;
                values[valuesById[4] = "GONE"] = 4;
                return values;
            })();

            return AgentPosition;
        })();

        v1.DeleteShardRequest = (function() {

            /**
             * Properties of a DeleteShardRequest.
             * @typedef {Object} shardcast.v1.DeleteShardRequest.$Properties
             * @property {string|null} [shard] DeleteShardRequest shard
             * @property {string|null} [expect] DeleteShardRequest expect
             * @property {string|null} [id] DeleteShardRequest id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteShardRequest.
             * @memberof shardcast.v1
             * @interface IDeleteShardRequest
             * @augments shardcast.v1.DeleteShardRequest.$Properties
             * @deprecated Use shardcast.v1.DeleteShardRequest.$Properties instead.
             */

            /**
             * Shape of a DeleteShardRequest.
             * @typedef {shardcast.v1.DeleteShardRequest.$Properties} shardcast.v1.DeleteShardRequest.$Shape
             */

            /**
             * Constructs a new DeleteShardRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a DeleteShardRequest.
             * @constructor
             * @param {shardcast.v1.DeleteShardRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteShardRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeleteShardRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.DeleteShardRequest
             * @instance
             */
            DeleteShardRequest.prototype.shard = "";

            /**
             * DeleteShardRequest expect.
             * @member {string} expect
             * @memberof shardcast.v1.DeleteShardRequest
             * @instance
             */
            DeleteShardRequest.prototype.expect = "";

            /**
             * DeleteShardRequest id.
             * @member {string} id
             * @memberof shardcast.v1.DeleteShardRequest
             * @instance
             */
            DeleteShardRequest.prototype.id = "";

            /**
             * Creates a new DeleteShardRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.DeleteShardRequest
             * @static
             * @param {shardcast.v1.DeleteShardRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.DeleteShardRequest} DeleteShardRequest instance
             * @type {{
             *   (properties: shardcast.v1.DeleteShardRequest.$Shape): shardcast.v1.DeleteShardRequest & shardcast.v1.DeleteShardRequest.$Shape;
             *   (properties?: shardcast.v1.DeleteShardRequest.$Properties): shardcast.v1.DeleteShardRequest;
             * }}
             */
            DeleteShardRequest.create = function(properties) {
                return new DeleteShardRequest(properties);
            };

            /**
             * Encodes the specified DeleteShardRequest message. Does not implicitly {@link shardcast.v1.DeleteShardRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.DeleteShardRequest
             * @static
             * @param {shardcast.v1.DeleteShardRequest.$Properties} message DeleteShardRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteShardRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.expect != null && $Object.hasOwnProperty.call(message, "expect") && message.expect !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.expect);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteShardRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.DeleteShardRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.DeleteShardRequest & shardcast.v1.DeleteShardRequest.$Shape} DeleteShardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteShardRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.DeleteShardRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.expect = value;
                            else
                                delete message.expect;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for DeleteShardRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.DeleteShardRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DeleteShardRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.DeleteShardRequest";
            };

            return DeleteShardRequest;
        })();

        v1.ImportService = (function() {

            /**
             * Constructs a new ImportService service.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const ImportService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(ImportService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: ImportService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new ImportService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.ImportService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {ImportService} RPC service. Useful where requests and/or responses are streamed.
             */
            ImportService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.ImportService#import_}.
             * @memberof shardcast.v1.ImportService
             * @typedef ImportCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ImportResponse} [response] ImportResponse
             */

            /**
             * Calls Import.
             * @memberof shardcast.v1.ImportService
             * @typedef Import
             * @type {{
             *   (request: shardcast.v1.IImportRequest, callback: shardcast.v1.ImportService.ImportCallback): void;
             *   (request: shardcast.v1.IImportRequest): Promise<shardcast.v1.ImportResponse>;
             *   readonly name: "Import";
             *   readonly path: "/shardcast.v1.ImportService/Import";
             *   readonly requestType: "ImportRequest";
             *   readonly responseType: "ImportResponse";
             *   readonly requestStream: true;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Import.
             * @name shardcast.v1.ImportService#import
             * @type {shardcast.v1.ImportService.Import}
             */
            $Object.defineProperties(ImportService.prototype["import"] = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ImportService.prototype["import"], $root.shardcast.v1.ImportRequest, $root.shardcast.v1.ImportResponse, request, callback);
            }, {
                name: { value: "Import" },
                path: { value: "/shardcast.v1.ImportService/Import" },
                requestType: { value: "ImportRequest" },
                responseType: { value: "ImportResponse" },
                requestStream: { value: true },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.ImportService#importStatus}.
             * @memberof shardcast.v1.ImportService
             * @typedef ImportStatusCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ImportStatusResponse} [response] ImportStatusResponse
             */

            /**
             * Calls ImportStatus.
             * @memberof shardcast.v1.ImportService
             * @typedef ImportStatus
             * @type {{
             *   (request: shardcast.v1.IImportStatusRequest, callback: shardcast.v1.ImportService.ImportStatusCallback): void;
             *   (request: shardcast.v1.IImportStatusRequest): Promise<shardcast.v1.ImportStatusResponse>;
             *   readonly name: "ImportStatus";
             *   readonly path: "/shardcast.v1.ImportService/ImportStatus";
             *   readonly requestType: "ImportStatusRequest";
             *   readonly responseType: "ImportStatusResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ImportStatus.
             * @name shardcast.v1.ImportService#importStatus
             * @type {shardcast.v1.ImportService.ImportStatus}
             */
            $Object.defineProperties(ImportService.prototype.importStatus = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ImportService.prototype.importStatus, $root.shardcast.v1.ImportStatusRequest, $root.shardcast.v1.ImportStatusResponse, request, callback);
            }, {
                name: { value: "ImportStatus" },
                path: { value: "/shardcast.v1.ImportService/ImportStatus" },
                requestType: { value: "ImportStatusRequest" },
                responseType: { value: "ImportStatusResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return ImportService;
        })();

        v1.ImportRequest = (function() {

            /**
             * Properties of an ImportRequest.
             * @typedef {Object} shardcast.v1.ImportRequest.$Properties
             * @property {shardcast.v1.ImportBegin.$Properties|null} [begin] ImportRequest begin
             * @property {shardcast.v1.ImportRecords.$Properties|null} [records] ImportRequest records
             * @property {shardcast.v1.ImportFinish.$Properties|null} [finish] ImportRequest finish
             * @property {"begin"|"records"|"finish"} [part] ImportRequest part
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ImportRequest.
             * @memberof shardcast.v1
             * @interface IImportRequest
             * @augments shardcast.v1.ImportRequest.$Properties
             * @deprecated Use shardcast.v1.ImportRequest.$Properties instead.
             */

            /**
             * Narrowed shape of an ImportRequest.
             * @typedef {{
             *   begin?: shardcast.v1.ImportBegin.$Shape|null;
             *   records?: shardcast.v1.ImportRecords.$Shape|null;
             *   finish?: shardcast.v1.ImportFinish.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ part?: undefined; begin?: null; records?: null; finish?: null }|{ part?: "begin"; begin: shardcast.v1.ImportBegin.$Shape; records?: null; finish?: null }|{ part?: "records"; begin?: null; records: shardcast.v1.ImportRecords.$Shape; finish?: null }|{ part?: "finish"; begin?: null; records?: null; finish: shardcast.v1.ImportFinish.$Shape })
             * )} shardcast.v1.ImportRequest.$Shape
             */

            /**
             * Constructs a new ImportRequest.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportRequest.
             * @constructor
             * @param {shardcast.v1.ImportRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ImportRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ImportRequest begin.
             * @member {shardcast.v1.ImportBegin.$Properties|null|undefined} begin
             * @memberof shardcast.v1.ImportRequest
             * @instance
             */
            ImportRequest.prototype.begin = null;

            /**
             * ImportRequest records.
             * @member {shardcast.v1.ImportRecords.$Properties|null|undefined} records
             * @memberof shardcast.v1.ImportRequest
             * @instance
             */
            ImportRequest.prototype.records = null;

            /**
             * ImportRequest finish.
             * @member {shardcast.v1.ImportFinish.$Properties|null|undefined} finish
             * @memberof shardcast.v1.ImportRequest
             * @instance
             */
            ImportRequest.prototype.finish = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ImportRequest part.
             * @member {"begin"|"records"|"finish"|undefined} part
             * @memberof shardcast.v1.ImportRequest
             * @instance
             */
            $Object.defineProperty(ImportRequest.prototype, "part", {
                get: $util.oneOfGetter($oneOfFields = ["begin", "records", "finish"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ImportRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ImportRequest
             * @static
             * @param {shardcast.v1.ImportRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ImportRequest} ImportRequest instance
             * @type {{
             *   (properties: shardcast.v1.ImportRequest.$Shape): shardcast.v1.ImportRequest & shardcast.v1.ImportRequest.$Shape;
             *   (properties?: shardcast.v1.ImportRequest.$Properties): shardcast.v1.ImportRequest;
             * }}
             */
            ImportRequest.create = function(properties) {
                return new ImportRequest(properties);
            };

            /**
             * Encodes the specified ImportRequest message. Does not implicitly {@link shardcast.v1.ImportRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ImportRequest
             * @static
             * @param {shardcast.v1.ImportRequest.$Properties} message ImportRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ImportRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.begin != null && $Object.hasOwnProperty.call(message, "begin"))
                    $root.shardcast.v1.ImportBegin.encode(message.begin, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.records != null && $Object.hasOwnProperty.call(message, "records"))
                    $root.shardcast.v1.ImportRecords.encode(message.records, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.finish != null && $Object.hasOwnProperty.call(message, "finish"))
                    $root.shardcast.v1.ImportFinish.encode(message.finish, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ImportRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ImportRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportRequest & shardcast.v1.ImportRequest.$Shape} ImportRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ImportRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ImportRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.begin = $root.shardcast.v1.ImportBegin.decode(reader, reader.size(), $undefined, _depth + 1, message.begin);
                            message.part = "begin";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.records = $root.shardcast.v1.ImportRecords.decode(reader, reader.size(), $undefined, _depth + 1, message.records);
                            message.part = "records";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.finish = $root.shardcast.v1.ImportFinish.decode(reader, reader.size(), $undefined, _depth + 1, message.finish);
                            message.part = "finish";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ImportRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ImportRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ImportRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ImportRequest";
            };

            return ImportRequest;
        })();

        v1.ImportBegin = (function() {

            /**
             * Properties of an ImportBegin.
             * @typedef {Object} shardcast.v1.ImportBegin.$Properties
             * @property {string|null} [shard] ImportBegin shard
             * @property {string|null} [importId] ImportBegin importId
             * @property {shardcast.v1.ImportMode|null} [mode] ImportBegin mode
             * @property {string|null} [expect] ImportBegin expect
             * @property {string|null} [publisher] ImportBegin publisher
             * @property {Uint8Array|null} [traceId] ImportBegin traceId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ImportBegin.
             * @memberof shardcast.v1
             * @interface IImportBegin
             * @augments shardcast.v1.ImportBegin.$Properties
             * @deprecated Use shardcast.v1.ImportBegin.$Properties instead.
             */

            /**
             * Shape of an ImportBegin.
             * @typedef {shardcast.v1.ImportBegin.$Properties} shardcast.v1.ImportBegin.$Shape
             */

            /**
             * Constructs a new ImportBegin.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportBegin.
             * @constructor
             * @param {shardcast.v1.ImportBegin.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ImportBegin = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ImportBegin shard.
             * @member {string} shard
             * @memberof shardcast.v1.ImportBegin
             * @instance
             */
            ImportBegin.prototype.shard = "";

            /**
             * ImportBegin importId.
             * @member {string} importId
             * @memberof shardcast.v1.ImportBegin
             * @instance
             */
            ImportBegin.prototype.importId = "";

            /**
             * ImportBegin mode.
             * @member {shardcast.v1.ImportMode} mode
             * @memberof shardcast.v1.ImportBegin
             * @instance
             */
            ImportBegin.prototype.mode = 0;

            /**
             * ImportBegin expect.
             * @member {string} expect
             * @memberof shardcast.v1.ImportBegin
             * @instance
             */
            ImportBegin.prototype.expect = "";

            /**
             * ImportBegin publisher.
             * @member {string} publisher
             * @memberof shardcast.v1.ImportBegin
             * @instance
             */
            ImportBegin.prototype.publisher = "";

            /**
             * ImportBegin traceId.
             * @member {Uint8Array} traceId
             * @memberof shardcast.v1.ImportBegin
             * @instance
             */
            ImportBegin.prototype.traceId = $util.newBuffer([]);

            /**
             * Creates a new ImportBegin instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ImportBegin
             * @static
             * @param {shardcast.v1.ImportBegin.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ImportBegin} ImportBegin instance
             * @type {{
             *   (properties: shardcast.v1.ImportBegin.$Shape): shardcast.v1.ImportBegin & shardcast.v1.ImportBegin.$Shape;
             *   (properties?: shardcast.v1.ImportBegin.$Properties): shardcast.v1.ImportBegin;
             * }}
             */
            ImportBegin.create = function(properties) {
                return new ImportBegin(properties);
            };

            /**
             * Encodes the specified ImportBegin message. Does not implicitly {@link shardcast.v1.ImportBegin.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ImportBegin
             * @static
             * @param {shardcast.v1.ImportBegin.$Properties} message ImportBegin message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ImportBegin.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.importId != null && $Object.hasOwnProperty.call(message, "importId") && message.importId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.importId);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.mode);
                if (message.expect != null && $Object.hasOwnProperty.call(message, "expect") && message.expect !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.expect);
                if (message.publisher != null && $Object.hasOwnProperty.call(message, "publisher") && message.publisher !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.publisher);
                if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.traceId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ImportBegin message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ImportBegin
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportBegin & shardcast.v1.ImportBegin.$Shape} ImportBegin
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ImportBegin.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ImportBegin();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.importId = value;
                            else
                                delete message.importId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.expect = value;
                            else
                                delete message.expect;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.publisher = value;
                            else
                                delete message.publisher;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.traceId = value;
                            else
                                delete message.traceId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ImportBegin
             * @function getTypeUrl
             * @memberof shardcast.v1.ImportBegin
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ImportBegin.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ImportBegin";
            };

            return ImportBegin;
        })();

        v1.ImportRecords = (function() {

            /**
             * Properties of an ImportRecords.
             * @typedef {Object} shardcast.v1.ImportRecords.$Properties
             * @property {number|null} [sequence] ImportRecords sequence
             * @property {Array.<shardcast.v1.Operation.$Properties>|null} [records] ImportRecords records
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ImportRecords.
             * @memberof shardcast.v1
             * @interface IImportRecords
             * @augments shardcast.v1.ImportRecords.$Properties
             * @deprecated Use shardcast.v1.ImportRecords.$Properties instead.
             */

            /**
             * Shape of an ImportRecords.
             * @typedef {shardcast.v1.ImportRecords.$Properties} shardcast.v1.ImportRecords.$Shape
             */

            /**
             * Constructs a new ImportRecords.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportRecords.
             * @constructor
             * @param {shardcast.v1.ImportRecords.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ImportRecords = function (properties) {
                this.records = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ImportRecords sequence.
             * @member {number} sequence
             * @memberof shardcast.v1.ImportRecords
             * @instance
             */
            ImportRecords.prototype.sequence = 0;

            /**
             * ImportRecords records.
             * @member {Array.<shardcast.v1.Operation.$Properties>} records
             * @memberof shardcast.v1.ImportRecords
             * @instance
             */
            ImportRecords.prototype.records = $util.emptyArray;

            /**
             * Creates a new ImportRecords instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ImportRecords
             * @static
             * @param {shardcast.v1.ImportRecords.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ImportRecords} ImportRecords instance
             * @type {{
             *   (properties: shardcast.v1.ImportRecords.$Shape): shardcast.v1.ImportRecords & shardcast.v1.ImportRecords.$Shape;
             *   (properties?: shardcast.v1.ImportRecords.$Properties): shardcast.v1.ImportRecords;
             * }}
             */
            ImportRecords.create = function(properties) {
                return new ImportRecords(properties);
            };

            /**
             * Encodes the specified ImportRecords message. Does not implicitly {@link shardcast.v1.ImportRecords.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ImportRecords
             * @static
             * @param {shardcast.v1.ImportRecords.$Properties} message ImportRecords message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ImportRecords.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.records != null && message.records.length)
                    for (let i = 0; i < message.records.length; ++i)
                        $root.shardcast.v1.Operation.encode(message.records[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ImportRecords message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ImportRecords
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportRecords & shardcast.v1.ImportRecords.$Shape} ImportRecords
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ImportRecords.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ImportRecords();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.records && message.records.length))
                                message.records = [];
                            message.records.push($root.shardcast.v1.Operation.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ImportRecords
             * @function getTypeUrl
             * @memberof shardcast.v1.ImportRecords
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ImportRecords.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ImportRecords";
            };

            return ImportRecords;
        })();

        v1.ImportFinish = (function() {

            /**
             * Properties of an ImportFinish.
             * @typedef {Object} shardcast.v1.ImportFinish.$Properties
             * @property {number|null} [sequence] ImportFinish sequence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ImportFinish.
             * @memberof shardcast.v1
             * @interface IImportFinish
             * @augments shardcast.v1.ImportFinish.$Properties
             * @deprecated Use shardcast.v1.ImportFinish.$Properties instead.
             */

            /**
             * Shape of an ImportFinish.
             * @typedef {shardcast.v1.ImportFinish.$Properties} shardcast.v1.ImportFinish.$Shape
             */

            /**
             * Constructs a new ImportFinish.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportFinish.
             * @constructor
             * @param {shardcast.v1.ImportFinish.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ImportFinish = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ImportFinish sequence.
             * @member {number} sequence
             * @memberof shardcast.v1.ImportFinish
             * @instance
             */
            ImportFinish.prototype.sequence = 0;

            /**
             * Creates a new ImportFinish instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ImportFinish
             * @static
             * @param {shardcast.v1.ImportFinish.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ImportFinish} ImportFinish instance
             * @type {{
             *   (properties: shardcast.v1.ImportFinish.$Shape): shardcast.v1.ImportFinish & shardcast.v1.ImportFinish.$Shape;
             *   (properties?: shardcast.v1.ImportFinish.$Properties): shardcast.v1.ImportFinish;
             * }}
             */
            ImportFinish.create = function(properties) {
                return new ImportFinish(properties);
            };

            /**
             * Encodes the specified ImportFinish message. Does not implicitly {@link shardcast.v1.ImportFinish.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ImportFinish
             * @static
             * @param {shardcast.v1.ImportFinish.$Properties} message ImportFinish message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ImportFinish.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ImportFinish message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ImportFinish
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportFinish & shardcast.v1.ImportFinish.$Shape} ImportFinish
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ImportFinish.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ImportFinish();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ImportFinish
             * @function getTypeUrl
             * @memberof shardcast.v1.ImportFinish
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ImportFinish.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ImportFinish";
            };

            return ImportFinish;
        })();

        v1.ImportResponse = (function() {

            /**
             * Properties of an ImportResponse.
             * @typedef {Object} shardcast.v1.ImportResponse.$Properties
             * @property {string|null} [token] ImportResponse token
             * @property {number|null} [revision] ImportResponse revision
             * @property {number|null} [records] ImportResponse records
             * @property {boolean|null} [repeatedImport] ImportResponse repeatedImport
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ImportResponse.
             * @memberof shardcast.v1
             * @interface IImportResponse
             * @augments shardcast.v1.ImportResponse.$Properties
             * @deprecated Use shardcast.v1.ImportResponse.$Properties instead.
             */

            /**
             * Shape of an ImportResponse.
             * @typedef {shardcast.v1.ImportResponse.$Properties} shardcast.v1.ImportResponse.$Shape
             */

            /**
             * Constructs a new ImportResponse.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportResponse.
             * @constructor
             * @param {shardcast.v1.ImportResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ImportResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ImportResponse token.
             * @member {string} token
             * @memberof shardcast.v1.ImportResponse
             * @instance
             */
            ImportResponse.prototype.token = "";

            /**
             * ImportResponse revision.
             * @member {number} revision
             * @memberof shardcast.v1.ImportResponse
             * @instance
             */
            ImportResponse.prototype.revision = 0;

            /**
             * ImportResponse records.
             * @member {number} records
             * @memberof shardcast.v1.ImportResponse
             * @instance
             */
            ImportResponse.prototype.records = 0;

            /**
             * ImportResponse repeatedImport.
             * @member {boolean} repeatedImport
             * @memberof shardcast.v1.ImportResponse
             * @instance
             */
            ImportResponse.prototype.repeatedImport = false;

            /**
             * Creates a new ImportResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ImportResponse
             * @static
             * @param {shardcast.v1.ImportResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ImportResponse} ImportResponse instance
             * @type {{
             *   (properties: shardcast.v1.ImportResponse.$Shape): shardcast.v1.ImportResponse & shardcast.v1.ImportResponse.$Shape;
             *   (properties?: shardcast.v1.ImportResponse.$Properties): shardcast.v1.ImportResponse;
             * }}
             */
            ImportResponse.create = function(properties) {
                return new ImportResponse(properties);
            };

            /**
             * Encodes the specified ImportResponse message. Does not implicitly {@link shardcast.v1.ImportResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ImportResponse
             * @static
             * @param {shardcast.v1.ImportResponse.$Properties} message ImportResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ImportResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.token);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && (typeof message.records === "object" ? message.records.low || message.records.high : message.records !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.records);
                if (message.repeatedImport != null && $Object.hasOwnProperty.call(message, "repeatedImport") && message.repeatedImport !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.repeatedImport);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ImportResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ImportResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportResponse & shardcast.v1.ImportResponse.$Shape} ImportResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ImportResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ImportResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.repeatedImport = value;
                            else
                                delete message.repeatedImport;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ImportResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ImportResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ImportResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ImportResponse";
            };

            return ImportResponse;
        })();

        v1.ImportStatusRequest = (function() {

            /**
             * Properties of an ImportStatusRequest.
             * @typedef {Object} shardcast.v1.ImportStatusRequest.$Properties
             * @property {string|null} [shard] ImportStatusRequest shard
             * @property {string|null} [importId] ImportStatusRequest importId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ImportStatusRequest.
             * @memberof shardcast.v1
             * @interface IImportStatusRequest
             * @augments shardcast.v1.ImportStatusRequest.$Properties
             * @deprecated Use shardcast.v1.ImportStatusRequest.$Properties instead.
             */

            /**
             * Shape of an ImportStatusRequest.
             * @typedef {shardcast.v1.ImportStatusRequest.$Properties} shardcast.v1.ImportStatusRequest.$Shape
             */

            /**
             * Constructs a new ImportStatusRequest.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportStatusRequest.
             * @constructor
             * @param {shardcast.v1.ImportStatusRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ImportStatusRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ImportStatusRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.ImportStatusRequest
             * @instance
             */
            ImportStatusRequest.prototype.shard = "";

            /**
             * ImportStatusRequest importId.
             * @member {string} importId
             * @memberof shardcast.v1.ImportStatusRequest
             * @instance
             */
            ImportStatusRequest.prototype.importId = "";

            /**
             * Creates a new ImportStatusRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ImportStatusRequest
             * @static
             * @param {shardcast.v1.ImportStatusRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ImportStatusRequest} ImportStatusRequest instance
             * @type {{
             *   (properties: shardcast.v1.ImportStatusRequest.$Shape): shardcast.v1.ImportStatusRequest & shardcast.v1.ImportStatusRequest.$Shape;
             *   (properties?: shardcast.v1.ImportStatusRequest.$Properties): shardcast.v1.ImportStatusRequest;
             * }}
             */
            ImportStatusRequest.create = function(properties) {
                return new ImportStatusRequest(properties);
            };

            /**
             * Encodes the specified ImportStatusRequest message. Does not implicitly {@link shardcast.v1.ImportStatusRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ImportStatusRequest
             * @static
             * @param {shardcast.v1.ImportStatusRequest.$Properties} message ImportStatusRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ImportStatusRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.importId != null && $Object.hasOwnProperty.call(message, "importId") && message.importId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.importId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ImportStatusRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ImportStatusRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportStatusRequest & shardcast.v1.ImportStatusRequest.$Shape} ImportStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ImportStatusRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ImportStatusRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.importId = value;
                            else
                                delete message.importId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ImportStatusRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ImportStatusRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ImportStatusRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ImportStatusRequest";
            };

            return ImportStatusRequest;
        })();

        v1.ImportStatusResponse = (function() {

            /**
             * Properties of an ImportStatusResponse.
             * @typedef {Object} shardcast.v1.ImportStatusResponse.$Properties
             * @property {number|null} [sequence] ImportStatusResponse sequence
             * @property {string|null} [token] ImportStatusResponse token
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ImportStatusResponse.
             * @memberof shardcast.v1
             * @interface IImportStatusResponse
             * @augments shardcast.v1.ImportStatusResponse.$Properties
             * @deprecated Use shardcast.v1.ImportStatusResponse.$Properties instead.
             */

            /**
             * Shape of an ImportStatusResponse.
             * @typedef {shardcast.v1.ImportStatusResponse.$Properties} shardcast.v1.ImportStatusResponse.$Shape
             */

            /**
             * Constructs a new ImportStatusResponse.
             * @memberof shardcast.v1
             * @classdesc Represents an ImportStatusResponse.
             * @constructor
             * @param {shardcast.v1.ImportStatusResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ImportStatusResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ImportStatusResponse sequence.
             * @member {number} sequence
             * @memberof shardcast.v1.ImportStatusResponse
             * @instance
             */
            ImportStatusResponse.prototype.sequence = 0;

            /**
             * ImportStatusResponse token.
             * @member {string} token
             * @memberof shardcast.v1.ImportStatusResponse
             * @instance
             */
            ImportStatusResponse.prototype.token = "";

            /**
             * Creates a new ImportStatusResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ImportStatusResponse
             * @static
             * @param {shardcast.v1.ImportStatusResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ImportStatusResponse} ImportStatusResponse instance
             * @type {{
             *   (properties: shardcast.v1.ImportStatusResponse.$Shape): shardcast.v1.ImportStatusResponse & shardcast.v1.ImportStatusResponse.$Shape;
             *   (properties?: shardcast.v1.ImportStatusResponse.$Properties): shardcast.v1.ImportStatusResponse;
             * }}
             */
            ImportStatusResponse.create = function(properties) {
                return new ImportStatusResponse(properties);
            };

            /**
             * Encodes the specified ImportStatusResponse message. Does not implicitly {@link shardcast.v1.ImportStatusResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ImportStatusResponse
             * @static
             * @param {shardcast.v1.ImportStatusResponse.$Properties} message ImportStatusResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ImportStatusResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ImportStatusResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ImportStatusResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportStatusResponse & shardcast.v1.ImportStatusResponse.$Shape} ImportStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ImportStatusResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ImportStatusResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ImportStatusResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ImportStatusResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ImportStatusResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ImportStatusResponse";
            };

            return ImportStatusResponse;
        })();

        v1.SnapshotService = (function() {

            /**
             * Constructs a new SnapshotService service.
             * @memberof shardcast.v1
             * @classdesc Represents a SnapshotService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const SnapshotService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(SnapshotService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: SnapshotService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new SnapshotService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.SnapshotService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {SnapshotService} RPC service. Useful where requests and/or responses are streamed.
             */
            SnapshotService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.SnapshotService#getManifest}.
             * @memberof shardcast.v1.SnapshotService
             * @typedef GetManifestCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.GetManifestResponse} [response] GetManifestResponse
             */

            /**
             * Calls GetManifest.
             * @memberof shardcast.v1.SnapshotService
             * @typedef GetManifest
             * @type {{
             *   (request: shardcast.v1.IGetManifestRequest, callback: shardcast.v1.SnapshotService.GetManifestCallback): void;
             *   (request: shardcast.v1.IGetManifestRequest): Promise<shardcast.v1.GetManifestResponse>;
             *   readonly name: "GetManifest";
             *   readonly path: "/shardcast.v1.SnapshotService/GetManifest";
             *   readonly requestType: "GetManifestRequest";
             *   readonly responseType: "GetManifestResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls GetManifest.
             * @name shardcast.v1.SnapshotService#getManifest
             * @type {shardcast.v1.SnapshotService.GetManifest}
             */
            $Object.defineProperties(SnapshotService.prototype.getManifest = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, SnapshotService.prototype.getManifest, $root.shardcast.v1.GetManifestRequest, $root.shardcast.v1.GetManifestResponse, request, callback);
            }, {
                name: { value: "GetManifest" },
                path: { value: "/shardcast.v1.SnapshotService/GetManifest" },
                requestType: { value: "GetManifestRequest" },
                responseType: { value: "GetManifestResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.SnapshotService#getChunks}.
             * @memberof shardcast.v1.SnapshotService
             * @typedef GetChunksCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ChunkFrame} [response] ChunkFrame
             */

            /**
             * Calls GetChunks.
             * @memberof shardcast.v1.SnapshotService
             * @typedef GetChunks
             * @type {{
             *   (request: shardcast.v1.IGetChunksRequest, callback: shardcast.v1.SnapshotService.GetChunksCallback): void;
             *   (request: shardcast.v1.IGetChunksRequest): Promise<shardcast.v1.ChunkFrame>;
             *   readonly name: "GetChunks";
             *   readonly path: "/shardcast.v1.SnapshotService/GetChunks";
             *   readonly requestType: "GetChunksRequest";
             *   readonly responseType: "ChunkFrame";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls GetChunks.
             * @name shardcast.v1.SnapshotService#getChunks
             * @type {shardcast.v1.SnapshotService.GetChunks}
             */
            $Object.defineProperties(SnapshotService.prototype.getChunks = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, SnapshotService.prototype.getChunks, $root.shardcast.v1.GetChunksRequest, $root.shardcast.v1.ChunkFrame, request, callback);
            }, {
                name: { value: "GetChunks" },
                path: { value: "/shardcast.v1.SnapshotService/GetChunks" },
                requestType: { value: "GetChunksRequest" },
                responseType: { value: "ChunkFrame" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link shardcast.v1.SnapshotService#listSnapshots}.
             * @memberof shardcast.v1.SnapshotService
             * @typedef ListSnapshotsCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ListSnapshotsResponse} [response] ListSnapshotsResponse
             */

            /**
             * Calls ListSnapshots.
             * @memberof shardcast.v1.SnapshotService
             * @typedef ListSnapshots
             * @type {{
             *   (request: shardcast.v1.IListSnapshotsRequest, callback: shardcast.v1.SnapshotService.ListSnapshotsCallback): void;
             *   (request: shardcast.v1.IListSnapshotsRequest): Promise<shardcast.v1.ListSnapshotsResponse>;
             *   readonly name: "ListSnapshots";
             *   readonly path: "/shardcast.v1.SnapshotService/ListSnapshots";
             *   readonly requestType: "ListSnapshotsRequest";
             *   readonly responseType: "ListSnapshotsResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListSnapshots.
             * @name shardcast.v1.SnapshotService#listSnapshots
             * @type {shardcast.v1.SnapshotService.ListSnapshots}
             */
            $Object.defineProperties(SnapshotService.prototype.listSnapshots = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, SnapshotService.prototype.listSnapshots, $root.shardcast.v1.ListSnapshotsRequest, $root.shardcast.v1.ListSnapshotsResponse, request, callback);
            }, {
                name: { value: "ListSnapshots" },
                path: { value: "/shardcast.v1.SnapshotService/ListSnapshots" },
                requestType: { value: "ListSnapshotsRequest" },
                responseType: { value: "ListSnapshotsResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return SnapshotService;
        })();

        v1.GetManifestRequest = (function() {

            /**
             * Properties of a GetManifestRequest.
             * @typedef {Object} shardcast.v1.GetManifestRequest.$Properties
             * @property {string|null} [shard] GetManifestRequest shard
             * @property {number|null} [revision] GetManifestRequest revision
             * @property {boolean|null} [fresh] GetManifestRequest fresh
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetManifestRequest.
             * @memberof shardcast.v1
             * @interface IGetManifestRequest
             * @augments shardcast.v1.GetManifestRequest.$Properties
             * @deprecated Use shardcast.v1.GetManifestRequest.$Properties instead.
             */

            /**
             * Shape of a GetManifestRequest.
             * @typedef {shardcast.v1.GetManifestRequest.$Properties} shardcast.v1.GetManifestRequest.$Shape
             */

            /**
             * Constructs a new GetManifestRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a GetManifestRequest.
             * @constructor
             * @param {shardcast.v1.GetManifestRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetManifestRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetManifestRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.GetManifestRequest
             * @instance
             */
            GetManifestRequest.prototype.shard = "";

            /**
             * GetManifestRequest revision.
             * @member {number} revision
             * @memberof shardcast.v1.GetManifestRequest
             * @instance
             */
            GetManifestRequest.prototype.revision = 0;

            /**
             * GetManifestRequest fresh.
             * @member {boolean} fresh
             * @memberof shardcast.v1.GetManifestRequest
             * @instance
             */
            GetManifestRequest.prototype.fresh = false;

            /**
             * Creates a new GetManifestRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetManifestRequest
             * @static
             * @param {shardcast.v1.GetManifestRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetManifestRequest} GetManifestRequest instance
             * @type {{
             *   (properties: shardcast.v1.GetManifestRequest.$Shape): shardcast.v1.GetManifestRequest & shardcast.v1.GetManifestRequest.$Shape;
             *   (properties?: shardcast.v1.GetManifestRequest.$Properties): shardcast.v1.GetManifestRequest;
             * }}
             */
            GetManifestRequest.create = function(properties) {
                return new GetManifestRequest(properties);
            };

            /**
             * Encodes the specified GetManifestRequest message. Does not implicitly {@link shardcast.v1.GetManifestRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetManifestRequest
             * @static
             * @param {shardcast.v1.GetManifestRequest.$Properties} message GetManifestRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetManifestRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                if (message.fresh != null && $Object.hasOwnProperty.call(message, "fresh") && message.fresh !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.fresh);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetManifestRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetManifestRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetManifestRequest & shardcast.v1.GetManifestRequest.$Shape} GetManifestRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetManifestRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetManifestRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.fresh = value;
                            else
                                delete message.fresh;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetManifestRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.GetManifestRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetManifestRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetManifestRequest";
            };

            return GetManifestRequest;
        })();

        v1.GetManifestResponse = (function() {

            /**
             * Properties of a GetManifestResponse.
             * @typedef {Object} shardcast.v1.GetManifestResponse.$Properties
             * @property {Uint8Array|null} [manifest] GetManifestResponse manifest
             * @property {number|null} [pinnedUntil] GetManifestResponse pinnedUntil
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetManifestResponse.
             * @memberof shardcast.v1
             * @interface IGetManifestResponse
             * @augments shardcast.v1.GetManifestResponse.$Properties
             * @deprecated Use shardcast.v1.GetManifestResponse.$Properties instead.
             */

            /**
             * Shape of a GetManifestResponse.
             * @typedef {shardcast.v1.GetManifestResponse.$Properties} shardcast.v1.GetManifestResponse.$Shape
             */

            /**
             * Constructs a new GetManifestResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a GetManifestResponse.
             * @constructor
             * @param {shardcast.v1.GetManifestResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetManifestResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetManifestResponse manifest.
             * @member {Uint8Array} manifest
             * @memberof shardcast.v1.GetManifestResponse
             * @instance
             */
            GetManifestResponse.prototype.manifest = $util.newBuffer([]);

            /**
             * GetManifestResponse pinnedUntil.
             * @member {number} pinnedUntil
             * @memberof shardcast.v1.GetManifestResponse
             * @instance
             */
            GetManifestResponse.prototype.pinnedUntil = 0;

            /**
             * Creates a new GetManifestResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetManifestResponse
             * @static
             * @param {shardcast.v1.GetManifestResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetManifestResponse} GetManifestResponse instance
             * @type {{
             *   (properties: shardcast.v1.GetManifestResponse.$Shape): shardcast.v1.GetManifestResponse & shardcast.v1.GetManifestResponse.$Shape;
             *   (properties?: shardcast.v1.GetManifestResponse.$Properties): shardcast.v1.GetManifestResponse;
             * }}
             */
            GetManifestResponse.create = function(properties) {
                return new GetManifestResponse(properties);
            };

            /**
             * Encodes the specified GetManifestResponse message. Does not implicitly {@link shardcast.v1.GetManifestResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetManifestResponse
             * @static
             * @param {shardcast.v1.GetManifestResponse.$Properties} message GetManifestResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetManifestResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest") && message.manifest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.manifest);
                if (message.pinnedUntil != null && $Object.hasOwnProperty.call(message, "pinnedUntil") && (typeof message.pinnedUntil === "object" ? message.pinnedUntil.low || message.pinnedUntil.high : message.pinnedUntil !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.pinnedUntil);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetManifestResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetManifestResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetManifestResponse & shardcast.v1.GetManifestResponse.$Shape} GetManifestResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetManifestResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetManifestResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.manifest = value;
                            else
                                delete message.manifest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pinnedUntil = value;
                            else
                                delete message.pinnedUntil;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetManifestResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.GetManifestResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetManifestResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetManifestResponse";
            };

            return GetManifestResponse;
        })();

        v1.GetChunksRequest = (function() {

            /**
             * Properties of a GetChunksRequest.
             * @typedef {Object} shardcast.v1.GetChunksRequest.$Properties
             * @property {string|null} [shard] GetChunksRequest shard
             * @property {Array.<Uint8Array>|null} [hashes] GetChunksRequest hashes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetChunksRequest.
             * @memberof shardcast.v1
             * @interface IGetChunksRequest
             * @augments shardcast.v1.GetChunksRequest.$Properties
             * @deprecated Use shardcast.v1.GetChunksRequest.$Properties instead.
             */

            /**
             * Shape of a GetChunksRequest.
             * @typedef {shardcast.v1.GetChunksRequest.$Properties} shardcast.v1.GetChunksRequest.$Shape
             */

            /**
             * Constructs a new GetChunksRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a GetChunksRequest.
             * @constructor
             * @param {shardcast.v1.GetChunksRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetChunksRequest = function (properties) {
                this.hashes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetChunksRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.GetChunksRequest
             * @instance
             */
            GetChunksRequest.prototype.shard = "";

            /**
             * GetChunksRequest hashes.
             * @member {Array.<Uint8Array>} hashes
             * @memberof shardcast.v1.GetChunksRequest
             * @instance
             */
            GetChunksRequest.prototype.hashes = $util.emptyArray;

            /**
             * Creates a new GetChunksRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetChunksRequest
             * @static
             * @param {shardcast.v1.GetChunksRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetChunksRequest} GetChunksRequest instance
             * @type {{
             *   (properties: shardcast.v1.GetChunksRequest.$Shape): shardcast.v1.GetChunksRequest & shardcast.v1.GetChunksRequest.$Shape;
             *   (properties?: shardcast.v1.GetChunksRequest.$Properties): shardcast.v1.GetChunksRequest;
             * }}
             */
            GetChunksRequest.create = function(properties) {
                return new GetChunksRequest(properties);
            };

            /**
             * Encodes the specified GetChunksRequest message. Does not implicitly {@link shardcast.v1.GetChunksRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetChunksRequest
             * @static
             * @param {shardcast.v1.GetChunksRequest.$Properties} message GetChunksRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetChunksRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.hashes != null && message.hashes.length)
                    for (let i = 0; i < message.hashes.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.hashes[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetChunksRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetChunksRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetChunksRequest & shardcast.v1.GetChunksRequest.$Shape} GetChunksRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetChunksRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetChunksRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hashes && message.hashes.length))
                                message.hashes = [];
                            message.hashes.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetChunksRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.GetChunksRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetChunksRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetChunksRequest";
            };

            return GetChunksRequest;
        })();

        v1.ListSnapshotsRequest = (function() {

            /**
             * Properties of a ListSnapshotsRequest.
             * @typedef {Object} shardcast.v1.ListSnapshotsRequest.$Properties
             * @property {string|null} [shard] ListSnapshotsRequest shard
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListSnapshotsRequest.
             * @memberof shardcast.v1
             * @interface IListSnapshotsRequest
             * @augments shardcast.v1.ListSnapshotsRequest.$Properties
             * @deprecated Use shardcast.v1.ListSnapshotsRequest.$Properties instead.
             */

            /**
             * Shape of a ListSnapshotsRequest.
             * @typedef {shardcast.v1.ListSnapshotsRequest.$Properties} shardcast.v1.ListSnapshotsRequest.$Shape
             */

            /**
             * Constructs a new ListSnapshotsRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a ListSnapshotsRequest.
             * @constructor
             * @param {shardcast.v1.ListSnapshotsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListSnapshotsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListSnapshotsRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.ListSnapshotsRequest
             * @instance
             */
            ListSnapshotsRequest.prototype.shard = "";

            /**
             * Creates a new ListSnapshotsRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListSnapshotsRequest
             * @static
             * @param {shardcast.v1.ListSnapshotsRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListSnapshotsRequest} ListSnapshotsRequest instance
             * @type {{
             *   (properties: shardcast.v1.ListSnapshotsRequest.$Shape): shardcast.v1.ListSnapshotsRequest & shardcast.v1.ListSnapshotsRequest.$Shape;
             *   (properties?: shardcast.v1.ListSnapshotsRequest.$Properties): shardcast.v1.ListSnapshotsRequest;
             * }}
             */
            ListSnapshotsRequest.create = function(properties) {
                return new ListSnapshotsRequest(properties);
            };

            /**
             * Encodes the specified ListSnapshotsRequest message. Does not implicitly {@link shardcast.v1.ListSnapshotsRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListSnapshotsRequest
             * @static
             * @param {shardcast.v1.ListSnapshotsRequest.$Properties} message ListSnapshotsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListSnapshotsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListSnapshotsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListSnapshotsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListSnapshotsRequest & shardcast.v1.ListSnapshotsRequest.$Shape} ListSnapshotsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListSnapshotsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListSnapshotsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListSnapshotsRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ListSnapshotsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListSnapshotsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListSnapshotsRequest";
            };

            return ListSnapshotsRequest;
        })();

        v1.ListSnapshotsResponse = (function() {

            /**
             * Properties of a ListSnapshotsResponse.
             * @typedef {Object} shardcast.v1.ListSnapshotsResponse.$Properties
             * @property {Array.<shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties>|null} [snapshots] ListSnapshotsResponse snapshots
             * @property {number|null} [oldestRevision] ListSnapshotsResponse oldestRevision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListSnapshotsResponse.
             * @memberof shardcast.v1
             * @interface IListSnapshotsResponse
             * @augments shardcast.v1.ListSnapshotsResponse.$Properties
             * @deprecated Use shardcast.v1.ListSnapshotsResponse.$Properties instead.
             */

            /**
             * Shape of a ListSnapshotsResponse.
             * @typedef {shardcast.v1.ListSnapshotsResponse.$Properties} shardcast.v1.ListSnapshotsResponse.$Shape
             */

            /**
             * Constructs a new ListSnapshotsResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a ListSnapshotsResponse.
             * @constructor
             * @param {shardcast.v1.ListSnapshotsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListSnapshotsResponse = function (properties) {
                this.snapshots = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListSnapshotsResponse snapshots.
             * @member {Array.<shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties>} snapshots
             * @memberof shardcast.v1.ListSnapshotsResponse
             * @instance
             */
            ListSnapshotsResponse.prototype.snapshots = $util.emptyArray;

            /**
             * ListSnapshotsResponse oldestRevision.
             * @member {number} oldestRevision
             * @memberof shardcast.v1.ListSnapshotsResponse
             * @instance
             */
            ListSnapshotsResponse.prototype.oldestRevision = 0;

            /**
             * Creates a new ListSnapshotsResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListSnapshotsResponse
             * @static
             * @param {shardcast.v1.ListSnapshotsResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListSnapshotsResponse} ListSnapshotsResponse instance
             * @type {{
             *   (properties: shardcast.v1.ListSnapshotsResponse.$Shape): shardcast.v1.ListSnapshotsResponse & shardcast.v1.ListSnapshotsResponse.$Shape;
             *   (properties?: shardcast.v1.ListSnapshotsResponse.$Properties): shardcast.v1.ListSnapshotsResponse;
             * }}
             */
            ListSnapshotsResponse.create = function(properties) {
                return new ListSnapshotsResponse(properties);
            };

            /**
             * Encodes the specified ListSnapshotsResponse message. Does not implicitly {@link shardcast.v1.ListSnapshotsResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListSnapshotsResponse
             * @static
             * @param {shardcast.v1.ListSnapshotsResponse.$Properties} message ListSnapshotsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListSnapshotsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.snapshots != null && message.snapshots.length)
                    for (let i = 0; i < message.snapshots.length; ++i)
                        $root.shardcast.v1.ListSnapshotsResponse.Snapshot.encode(message.snapshots[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.oldestRevision != null && $Object.hasOwnProperty.call(message, "oldestRevision") && (typeof message.oldestRevision === "object" ? message.oldestRevision.low || message.oldestRevision.high : message.oldestRevision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.oldestRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListSnapshotsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListSnapshotsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListSnapshotsResponse & shardcast.v1.ListSnapshotsResponse.$Shape} ListSnapshotsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListSnapshotsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListSnapshotsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.snapshots && message.snapshots.length))
                                message.snapshots = [];
                            message.snapshots.push($root.shardcast.v1.ListSnapshotsResponse.Snapshot.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.oldestRevision = value;
                            else
                                delete message.oldestRevision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListSnapshotsResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ListSnapshotsResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListSnapshotsResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListSnapshotsResponse";
            };

            ListSnapshotsResponse.Snapshot = (function() {

                /**
                 * Properties of a Snapshot.
                 * @typedef {Object} shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties
                 * @property {number|null} [revision] Snapshot revision
                 * @property {Uint8Array|null} [root] Snapshot root
                 * @property {number|null} [chunks] Snapshot chunks
                 * @property {number|null} [records] Snapshot records
                 * @property {number|null} [storedBytes] Snapshot storedBytes
                 * @property {number|null} [cutAt] Snapshot cutAt
                 * @property {number|null} [appendedAt] Snapshot appendedAt
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Snapshot.
                 * @memberof shardcast.v1.ListSnapshotsResponse
                 * @interface ISnapshot
                 * @augments shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties
                 * @deprecated Use shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties instead.
                 */

                /**
                 * Shape of a Snapshot.
                 * @typedef {shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties} shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape
                 */

                /**
                 * Constructs a new Snapshot.
                 * @memberof shardcast.v1.ListSnapshotsResponse
                 * @classdesc Represents a Snapshot.
                 * @constructor
                 * @param {shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Snapshot = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Snapshot revision.
                 * @member {number} revision
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @instance
                 */
                Snapshot.prototype.revision = 0;

                /**
                 * Snapshot root.
                 * @member {Uint8Array} root
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @instance
                 */
                Snapshot.prototype.root = $util.newBuffer([]);

                /**
                 * Snapshot chunks.
                 * @member {number} chunks
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @instance
                 */
                Snapshot.prototype.chunks = 0;

                /**
                 * Snapshot records.
                 * @member {number} records
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @instance
                 */
                Snapshot.prototype.records = 0;

                /**
                 * Snapshot storedBytes.
                 * @member {number} storedBytes
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @instance
                 */
                Snapshot.prototype.storedBytes = 0;

                /**
                 * Snapshot cutAt.
                 * @member {number} cutAt
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @instance
                 */
                Snapshot.prototype.cutAt = 0;

                /**
                 * Snapshot appendedAt.
                 * @member {number} appendedAt
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @instance
                 */
                Snapshot.prototype.appendedAt = 0;

                /**
                 * Creates a new Snapshot instance using the specified properties.
                 * @function create
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @static
                 * @param {shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties=} [properties] Properties to set
                 * @returns {shardcast.v1.ListSnapshotsResponse.Snapshot} Snapshot instance
                 * @type {{
                 *   (properties: shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape): shardcast.v1.ListSnapshotsResponse.Snapshot & shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape;
                 *   (properties?: shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties): shardcast.v1.ListSnapshotsResponse.Snapshot;
                 * }}
                 */
                Snapshot.create = function(properties) {
                    return new Snapshot(properties);
                };

                /**
                 * Encodes the specified Snapshot message. Does not implicitly {@link shardcast.v1.ListSnapshotsResponse.Snapshot.verify|verify} messages.
                 * @function encode
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @static
                 * @param {shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties} message Snapshot message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Snapshot.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.revision);
                    if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.root);
                    if (message.chunks != null && $Object.hasOwnProperty.call(message, "chunks") && message.chunks !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.chunks);
                    if (message.records != null && $Object.hasOwnProperty.call(message, "records") && (typeof message.records === "object" ? message.records.low || message.records.high : message.records !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.records);
                    if (message.storedBytes != null && $Object.hasOwnProperty.call(message, "storedBytes") && (typeof message.storedBytes === "object" ? message.storedBytes.low || message.storedBytes.high : message.storedBytes !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.storedBytes);
                    if (message.cutAt != null && $Object.hasOwnProperty.call(message, "cutAt") && (typeof message.cutAt === "object" ? message.cutAt.low || message.cutAt.high : message.cutAt !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.cutAt);
                    if (message.appendedAt != null && $Object.hasOwnProperty.call(message, "appendedAt") && (typeof message.appendedAt === "object" ? message.appendedAt.low || message.appendedAt.high : message.appendedAt !== 0))
                        writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.appendedAt);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Snapshot message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardcast.v1.ListSnapshotsResponse.Snapshot & shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape} Snapshot
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Snapshot.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardcast.v1.ListSnapshotsResponse.Snapshot();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.revision = value;
                                else
                                    delete message.revision;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.root = value;
                                else
                                    delete message.root;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.chunks = value;
                                else
                                    delete message.chunks;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.records = value;
                                else
                                    delete message.records;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.storedBytes = value;
                                else
                                    delete message.storedBytes;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cutAt = value;
                                else
                                    delete message.cutAt;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.appendedAt = value;
                                else
                                    delete message.appendedAt;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Snapshot
                 * @function getTypeUrl
                 * @memberof shardcast.v1.ListSnapshotsResponse.Snapshot
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Snapshot.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardcast.v1.ListSnapshotsResponse.Snapshot";
                };

                return Snapshot;
            })();

            return ListSnapshotsResponse;
        })();

        v1.WatchService = (function() {

            /**
             * Constructs a new WatchService service.
             * @memberof shardcast.v1
             * @classdesc Represents a WatchService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const WatchService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(WatchService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: WatchService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new WatchService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.WatchService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {WatchService} RPC service. Useful where requests and/or responses are streamed.
             */
            WatchService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.WatchService#watch}.
             * @memberof shardcast.v1.WatchService
             * @typedef WatchCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.WatchEvent} [response] WatchEvent
             */

            /**
             * Calls Watch.
             * @memberof shardcast.v1.WatchService
             * @typedef Watch
             * @type {{
             *   (request: shardcast.v1.IWatchRequest, callback: shardcast.v1.WatchService.WatchCallback): void;
             *   (request: shardcast.v1.IWatchRequest): Promise<shardcast.v1.WatchEvent>;
             *   readonly name: "Watch";
             *   readonly path: "/shardcast.v1.WatchService/Watch";
             *   readonly requestType: "WatchRequest";
             *   readonly responseType: "WatchEvent";
             *   readonly requestStream: true;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls Watch.
             * @name shardcast.v1.WatchService#watch
             * @type {shardcast.v1.WatchService.Watch}
             */
            $Object.defineProperties(WatchService.prototype.watch = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, WatchService.prototype.watch, $root.shardcast.v1.WatchRequest, $root.shardcast.v1.WatchEvent, request, callback);
            }, {
                name: { value: "Watch" },
                path: { value: "/shardcast.v1.WatchService/Watch" },
                requestType: { value: "WatchRequest" },
                responseType: { value: "WatchEvent" },
                requestStream: { value: true },
                responseStream: { value: true }
            });

            return WatchService;
        })();

        v1.WatchRequest = (function() {

            /**
             * Properties of a WatchRequest.
             * @typedef {Object} shardcast.v1.WatchRequest.$Properties
             * @property {shardcast.v1.WatchOpen.$Properties|null} [open] WatchRequest open
             * @property {shardcast.v1.WatchProgress.$Properties|null} [progress] WatchRequest progress
             * @property {"open"|"progress"} [kind] WatchRequest kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchRequest.
             * @memberof shardcast.v1
             * @interface IWatchRequest
             * @augments shardcast.v1.WatchRequest.$Properties
             * @deprecated Use shardcast.v1.WatchRequest.$Properties instead.
             */

            /**
             * Narrowed shape of a WatchRequest.
             * @typedef {{
             *   open?: shardcast.v1.WatchOpen.$Shape|null;
             *   progress?: shardcast.v1.WatchProgress.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; open?: null; progress?: null }|{ kind?: "open"; open: shardcast.v1.WatchOpen.$Shape; progress?: null }|{ kind?: "progress"; open?: null; progress: shardcast.v1.WatchProgress.$Shape })
             * )} shardcast.v1.WatchRequest.$Shape
             */

            /**
             * Constructs a new WatchRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a WatchRequest.
             * @constructor
             * @param {shardcast.v1.WatchRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchRequest open.
             * @member {shardcast.v1.WatchOpen.$Properties|null|undefined} open
             * @memberof shardcast.v1.WatchRequest
             * @instance
             */
            WatchRequest.prototype.open = null;

            /**
             * WatchRequest progress.
             * @member {shardcast.v1.WatchProgress.$Properties|null|undefined} progress
             * @memberof shardcast.v1.WatchRequest
             * @instance
             */
            WatchRequest.prototype.progress = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * WatchRequest kind.
             * @member {"open"|"progress"|undefined} kind
             * @memberof shardcast.v1.WatchRequest
             * @instance
             */
            $Object.defineProperty(WatchRequest.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["open", "progress"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new WatchRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.WatchRequest
             * @static
             * @param {shardcast.v1.WatchRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.WatchRequest} WatchRequest instance
             * @type {{
             *   (properties: shardcast.v1.WatchRequest.$Shape): shardcast.v1.WatchRequest & shardcast.v1.WatchRequest.$Shape;
             *   (properties?: shardcast.v1.WatchRequest.$Properties): shardcast.v1.WatchRequest;
             * }}
             */
            WatchRequest.create = function(properties) {
                return new WatchRequest(properties);
            };

            /**
             * Encodes the specified WatchRequest message. Does not implicitly {@link shardcast.v1.WatchRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.WatchRequest
             * @static
             * @param {shardcast.v1.WatchRequest.$Properties} message WatchRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    $root.shardcast.v1.WatchOpen.encode(message.open, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
                    $root.shardcast.v1.WatchProgress.encode(message.progress, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.WatchRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchRequest & shardcast.v1.WatchRequest.$Shape} WatchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.WatchRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.open = $root.shardcast.v1.WatchOpen.decode(reader, reader.size(), $undefined, _depth + 1, message.open);
                            message.kind = "open";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.progress = $root.shardcast.v1.WatchProgress.decode(reader, reader.size(), $undefined, _depth + 1, message.progress);
                            message.kind = "progress";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for WatchRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.WatchRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WatchRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.WatchRequest";
            };

            return WatchRequest;
        })();

        v1.WatchOpen = (function() {

            /**
             * Properties of a WatchOpen.
             * @typedef {Object} shardcast.v1.WatchOpen.$Properties
             * @property {string|null} [shard] WatchOpen shard
             * @property {string|null} [cursor] WatchOpen cursor
             * @property {string|null} [agent] WatchOpen agent
             * @property {string|null} [atLeast] WatchOpen atLeast
             * @property {boolean|null} [deltasOnly] WatchOpen deltasOnly
             * @property {boolean|null} [named] WatchOpen named
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchOpen.
             * @memberof shardcast.v1
             * @interface IWatchOpen
             * @augments shardcast.v1.WatchOpen.$Properties
             * @deprecated Use shardcast.v1.WatchOpen.$Properties instead.
             */

            /**
             * Shape of a WatchOpen.
             * @typedef {shardcast.v1.WatchOpen.$Properties} shardcast.v1.WatchOpen.$Shape
             */

            /**
             * Constructs a new WatchOpen.
             * @memberof shardcast.v1
             * @classdesc Represents a WatchOpen.
             * @constructor
             * @param {shardcast.v1.WatchOpen.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchOpen = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchOpen shard.
             * @member {string} shard
             * @memberof shardcast.v1.WatchOpen
             * @instance
             */
            WatchOpen.prototype.shard = "";

            /**
             * WatchOpen cursor.
             * @member {string} cursor
             * @memberof shardcast.v1.WatchOpen
             * @instance
             */
            WatchOpen.prototype.cursor = "";

            /**
             * WatchOpen agent.
             * @member {string} agent
             * @memberof shardcast.v1.WatchOpen
             * @instance
             */
            WatchOpen.prototype.agent = "";

            /**
             * WatchOpen atLeast.
             * @member {string} atLeast
             * @memberof shardcast.v1.WatchOpen
             * @instance
             */
            WatchOpen.prototype.atLeast = "";

            /**
             * WatchOpen deltasOnly.
             * @member {boolean} deltasOnly
             * @memberof shardcast.v1.WatchOpen
             * @instance
             */
            WatchOpen.prototype.deltasOnly = false;

            /**
             * WatchOpen named.
             * @member {boolean} named
             * @memberof shardcast.v1.WatchOpen
             * @instance
             */
            WatchOpen.prototype.named = false;

            /**
             * Creates a new WatchOpen instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.WatchOpen
             * @static
             * @param {shardcast.v1.WatchOpen.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.WatchOpen} WatchOpen instance
             * @type {{
             *   (properties: shardcast.v1.WatchOpen.$Shape): shardcast.v1.WatchOpen & shardcast.v1.WatchOpen.$Shape;
             *   (properties?: shardcast.v1.WatchOpen.$Properties): shardcast.v1.WatchOpen;
             * }}
             */
            WatchOpen.create = function(properties) {
                return new WatchOpen(properties);
            };

            /**
             * Encodes the specified WatchOpen message. Does not implicitly {@link shardcast.v1.WatchOpen.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.WatchOpen
             * @static
             * @param {shardcast.v1.WatchOpen.$Properties} message WatchOpen message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchOpen.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor") && message.cursor !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.cursor);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.agent);
                if (message.atLeast != null && $Object.hasOwnProperty.call(message, "atLeast") && message.atLeast !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.atLeast);
                if (message.deltasOnly != null && $Object.hasOwnProperty.call(message, "deltasOnly") && message.deltasOnly !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.deltasOnly);
                if (message.named != null && $Object.hasOwnProperty.call(message, "named") && message.named !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.named);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchOpen message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.WatchOpen
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchOpen & shardcast.v1.WatchOpen.$Shape} WatchOpen
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchOpen.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.WatchOpen();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cursor = value;
                            else
                                delete message.cursor;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.atLeast = value;
                            else
                                delete message.atLeast;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.deltasOnly = value;
                            else
                                delete message.deltasOnly;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.named = value;
                            else
                                delete message.named;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for WatchOpen
             * @function getTypeUrl
             * @memberof shardcast.v1.WatchOpen
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WatchOpen.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.WatchOpen";
            };

            return WatchOpen;
        })();

        v1.WatchProgress = (function() {

            /**
             * Properties of a WatchProgress.
             * @typedef {Object} shardcast.v1.WatchProgress.$Properties
             * @property {number|null} [sinkRevision] WatchProgress sinkRevision
             * @property {number|null} [replicaRevision] WatchProgress replicaRevision
             * @property {boolean|null} [stale] WatchProgress stale
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchProgress.
             * @memberof shardcast.v1
             * @interface IWatchProgress
             * @augments shardcast.v1.WatchProgress.$Properties
             * @deprecated Use shardcast.v1.WatchProgress.$Properties instead.
             */

            /**
             * Shape of a WatchProgress.
             * @typedef {shardcast.v1.WatchProgress.$Properties} shardcast.v1.WatchProgress.$Shape
             */

            /**
             * Constructs a new WatchProgress.
             * @memberof shardcast.v1
             * @classdesc Represents a WatchProgress.
             * @constructor
             * @param {shardcast.v1.WatchProgress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchProgress = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchProgress sinkRevision.
             * @member {number} sinkRevision
             * @memberof shardcast.v1.WatchProgress
             * @instance
             */
            WatchProgress.prototype.sinkRevision = 0;

            /**
             * WatchProgress replicaRevision.
             * @member {number} replicaRevision
             * @memberof shardcast.v1.WatchProgress
             * @instance
             */
            WatchProgress.prototype.replicaRevision = 0;

            /**
             * WatchProgress stale.
             * @member {boolean} stale
             * @memberof shardcast.v1.WatchProgress
             * @instance
             */
            WatchProgress.prototype.stale = false;

            /**
             * Creates a new WatchProgress instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.WatchProgress
             * @static
             * @param {shardcast.v1.WatchProgress.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.WatchProgress} WatchProgress instance
             * @type {{
             *   (properties: shardcast.v1.WatchProgress.$Shape): shardcast.v1.WatchProgress & shardcast.v1.WatchProgress.$Shape;
             *   (properties?: shardcast.v1.WatchProgress.$Properties): shardcast.v1.WatchProgress;
             * }}
             */
            WatchProgress.create = function(properties) {
                return new WatchProgress(properties);
            };

            /**
             * Encodes the specified WatchProgress message. Does not implicitly {@link shardcast.v1.WatchProgress.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.WatchProgress
             * @static
             * @param {shardcast.v1.WatchProgress.$Properties} message WatchProgress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchProgress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sinkRevision != null && $Object.hasOwnProperty.call(message, "sinkRevision") && (typeof message.sinkRevision === "object" ? message.sinkRevision.low || message.sinkRevision.high : message.sinkRevision !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sinkRevision);
                if (message.replicaRevision != null && $Object.hasOwnProperty.call(message, "replicaRevision") && (typeof message.replicaRevision === "object" ? message.replicaRevision.low || message.replicaRevision.high : message.replicaRevision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.replicaRevision);
                if (message.stale != null && $Object.hasOwnProperty.call(message, "stale") && message.stale !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.stale);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchProgress message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.WatchProgress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchProgress & shardcast.v1.WatchProgress.$Shape} WatchProgress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchProgress.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.WatchProgress();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sinkRevision = value;
                            else
                                delete message.sinkRevision;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.replicaRevision = value;
                            else
                                delete message.replicaRevision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stale = value;
                            else
                                delete message.stale;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for WatchProgress
             * @function getTypeUrl
             * @memberof shardcast.v1.WatchProgress
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WatchProgress.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.WatchProgress";
            };

            return WatchProgress;
        })();

        v1.WatchEvent = (function() {

            /**
             * Properties of a WatchEvent.
             * @typedef {Object} shardcast.v1.WatchEvent.$Properties
             * @property {shardcast.v1.WatchOpening.$Properties|null} [opening] WatchEvent opening
             * @property {Uint8Array|null} [entry] WatchEvent entry
             * @property {shardcast.v1.Heartbeat.$Properties|null} [heartbeat] WatchEvent heartbeat
             * @property {shardcast.v1.Goodbye.$Properties|null} [goodbye] WatchEvent goodbye
             * @property {"opening"|"entry"|"heartbeat"|"goodbye"} [kind] WatchEvent kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchEvent.
             * @memberof shardcast.v1
             * @interface IWatchEvent
             * @augments shardcast.v1.WatchEvent.$Properties
             * @deprecated Use shardcast.v1.WatchEvent.$Properties instead.
             */

            /**
             * Narrowed shape of a WatchEvent.
             * @typedef {{
             *   opening?: shardcast.v1.WatchOpening.$Shape|null;
             *   entry?: Uint8Array|null;
             *   heartbeat?: shardcast.v1.Heartbeat.$Shape|null;
             *   goodbye?: shardcast.v1.Goodbye.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; opening?: null; entry?: null; heartbeat?: null; goodbye?: null }|{ kind?: "opening"; opening: shardcast.v1.WatchOpening.$Shape; entry?: null; heartbeat?: null; goodbye?: null }|{ kind?: "entry"; opening?: null; entry: Uint8Array; heartbeat?: null; goodbye?: null }|{ kind?: "heartbeat"; opening?: null; entry?: null; heartbeat: shardcast.v1.Heartbeat.$Shape; goodbye?: null }|{ kind?: "goodbye"; opening?: null; entry?: null; heartbeat?: null; goodbye: shardcast.v1.Goodbye.$Shape })
             * )} shardcast.v1.WatchEvent.$Shape
             */

            /**
             * Constructs a new WatchEvent.
             * @memberof shardcast.v1
             * @classdesc Represents a WatchEvent.
             * @constructor
             * @param {shardcast.v1.WatchEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchEvent opening.
             * @member {shardcast.v1.WatchOpening.$Properties|null|undefined} opening
             * @memberof shardcast.v1.WatchEvent
             * @instance
             */
            WatchEvent.prototype.opening = null;

            /**
             * WatchEvent entry.
             * @member {Uint8Array|null|undefined} entry
             * @memberof shardcast.v1.WatchEvent
             * @instance
             */
            WatchEvent.prototype.entry = null;

            /**
             * WatchEvent heartbeat.
             * @member {shardcast.v1.Heartbeat.$Properties|null|undefined} heartbeat
             * @memberof shardcast.v1.WatchEvent
             * @instance
             */
            WatchEvent.prototype.heartbeat = null;

            /**
             * WatchEvent goodbye.
             * @member {shardcast.v1.Goodbye.$Properties|null|undefined} goodbye
             * @memberof shardcast.v1.WatchEvent
             * @instance
             */
            WatchEvent.prototype.goodbye = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * WatchEvent kind.
             * @member {"opening"|"entry"|"heartbeat"|"goodbye"|undefined} kind
             * @memberof shardcast.v1.WatchEvent
             * @instance
             */
            $Object.defineProperty(WatchEvent.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["opening", "entry", "heartbeat", "goodbye"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new WatchEvent instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.WatchEvent
             * @static
             * @param {shardcast.v1.WatchEvent.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.WatchEvent} WatchEvent instance
             * @type {{
             *   (properties: shardcast.v1.WatchEvent.$Shape): shardcast.v1.WatchEvent & shardcast.v1.WatchEvent.$Shape;
             *   (properties?: shardcast.v1.WatchEvent.$Properties): shardcast.v1.WatchEvent;
             * }}
             */
            WatchEvent.create = function(properties) {
                return new WatchEvent(properties);
            };

            /**
             * Encodes the specified WatchEvent message. Does not implicitly {@link shardcast.v1.WatchEvent.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.WatchEvent
             * @static
             * @param {shardcast.v1.WatchEvent.$Properties} message WatchEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.opening != null && $Object.hasOwnProperty.call(message, "opening"))
                    $root.shardcast.v1.WatchOpening.encode(message.opening, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.entry);
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.shardcast.v1.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.goodbye != null && $Object.hasOwnProperty.call(message, "goodbye"))
                    $root.shardcast.v1.Goodbye.encode(message.goodbye, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchEvent message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.WatchEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchEvent & shardcast.v1.WatchEvent.$Shape} WatchEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.WatchEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.opening = $root.shardcast.v1.WatchOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.opening);
                            message.kind = "opening";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.entry = reader.bytes();
                            message.kind = "entry";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.shardcast.v1.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.kind = "heartbeat";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.goodbye = $root.shardcast.v1.Goodbye.decode(reader, reader.size(), $undefined, _depth + 1, message.goodbye);
                            message.kind = "goodbye";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for WatchEvent
             * @function getTypeUrl
             * @memberof shardcast.v1.WatchEvent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WatchEvent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.WatchEvent";
            };

            return WatchEvent;
        })();

        v1.WatchOpening = (function() {

            /**
             * Properties of a WatchOpening.
             * @typedef {Object} shardcast.v1.WatchOpening.$Properties
             * @property {shardcast.v1.WatchOpening.Resume|null} [resume] WatchOpening resume
             * @property {string|null} [reason] WatchOpening reason
             * @property {Uint8Array|null} [manifest] WatchOpening manifest
             * @property {shardcast.v1.Heartbeat.$Properties|null} [heartbeat] WatchOpening heartbeat
             * @property {number|null} [tailBytes] WatchOpening tailBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchOpening.
             * @memberof shardcast.v1
             * @interface IWatchOpening
             * @augments shardcast.v1.WatchOpening.$Properties
             * @deprecated Use shardcast.v1.WatchOpening.$Properties instead.
             */

            /**
             * Shape of a WatchOpening.
             * @typedef {shardcast.v1.WatchOpening.$Properties} shardcast.v1.WatchOpening.$Shape
             */

            /**
             * Constructs a new WatchOpening.
             * @memberof shardcast.v1
             * @classdesc Represents a WatchOpening.
             * @constructor
             * @param {shardcast.v1.WatchOpening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchOpening = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchOpening resume.
             * @member {shardcast.v1.WatchOpening.Resume} resume
             * @memberof shardcast.v1.WatchOpening
             * @instance
             */
            WatchOpening.prototype.resume = 0;

            /**
             * WatchOpening reason.
             * @member {string} reason
             * @memberof shardcast.v1.WatchOpening
             * @instance
             */
            WatchOpening.prototype.reason = "";

            /**
             * WatchOpening manifest.
             * @member {Uint8Array} manifest
             * @memberof shardcast.v1.WatchOpening
             * @instance
             */
            WatchOpening.prototype.manifest = $util.newBuffer([]);

            /**
             * WatchOpening heartbeat.
             * @member {shardcast.v1.Heartbeat.$Properties|null|undefined} heartbeat
             * @memberof shardcast.v1.WatchOpening
             * @instance
             */
            WatchOpening.prototype.heartbeat = null;

            /**
             * WatchOpening tailBytes.
             * @member {number} tailBytes
             * @memberof shardcast.v1.WatchOpening
             * @instance
             */
            WatchOpening.prototype.tailBytes = 0;

            /**
             * Creates a new WatchOpening instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.WatchOpening
             * @static
             * @param {shardcast.v1.WatchOpening.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.WatchOpening} WatchOpening instance
             * @type {{
             *   (properties: shardcast.v1.WatchOpening.$Shape): shardcast.v1.WatchOpening & shardcast.v1.WatchOpening.$Shape;
             *   (properties?: shardcast.v1.WatchOpening.$Properties): shardcast.v1.WatchOpening;
             * }}
             */
            WatchOpening.create = function(properties) {
                return new WatchOpening(properties);
            };

            /**
             * Encodes the specified WatchOpening message. Does not implicitly {@link shardcast.v1.WatchOpening.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.WatchOpening
             * @static
             * @param {shardcast.v1.WatchOpening.$Properties} message WatchOpening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchOpening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.resume != null && $Object.hasOwnProperty.call(message, "resume") && message.resume !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.resume);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest") && message.manifest.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.manifest);
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.shardcast.v1.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.tailBytes != null && $Object.hasOwnProperty.call(message, "tailBytes") && (typeof message.tailBytes === "object" ? message.tailBytes.low || message.tailBytes.high : message.tailBytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.tailBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchOpening message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.WatchOpening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchOpening & shardcast.v1.WatchOpening.$Shape} WatchOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchOpening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.WatchOpening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.resume = value;
                            else
                                delete message.resume;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.manifest = value;
                            else
                                delete message.manifest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.shardcast.v1.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.tailBytes = value;
                            else
                                delete message.tailBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for WatchOpening
             * @function getTypeUrl
             * @memberof shardcast.v1.WatchOpening
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WatchOpening.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.WatchOpening";
            };

            /**
             * Resume enum.
             * @name shardcast.v1.WatchOpening.Resume
             * @enum {number}
             * @property {number} RESUME_UNSPECIFIED=0 RESUME_UNSPECIFIED value
             * @property {number} DELTAS=1 DELTAS value
             * @property {number} SNAPSHOT=2 SNAPSHOT value
             */
            WatchOpening.Resume = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "RESUME_UNSPECIFIED"] = 0;
                values[valuesById[1] = "DELTAS"] = 1;
                values[valuesById[2] = "SNAPSHOT"] = 2;
                return values;
            })();

            return WatchOpening;
        })();

        v1.Heartbeat = (function() {

            /**
             * Properties of a Heartbeat.
             * @typedef {Object} shardcast.v1.Heartbeat.$Properties
             * @property {string|null} [head] Heartbeat head
             * @property {number|null} [headRevision] Heartbeat headRevision
             * @property {number|null} [ageMs] Heartbeat ageMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Heartbeat.
             * @memberof shardcast.v1
             * @interface IHeartbeat
             * @augments shardcast.v1.Heartbeat.$Properties
             * @deprecated Use shardcast.v1.Heartbeat.$Properties instead.
             */

            /**
             * Shape of a Heartbeat.
             * @typedef {shardcast.v1.Heartbeat.$Properties} shardcast.v1.Heartbeat.$Shape
             */

            /**
             * Constructs a new Heartbeat.
             * @memberof shardcast.v1
             * @classdesc Represents a Heartbeat.
             * @constructor
             * @param {shardcast.v1.Heartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Heartbeat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Heartbeat head.
             * @member {string} head
             * @memberof shardcast.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.head = "";

            /**
             * Heartbeat headRevision.
             * @member {number} headRevision
             * @memberof shardcast.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.headRevision = 0;

            /**
             * Heartbeat ageMs.
             * @member {number} ageMs
             * @memberof shardcast.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.ageMs = 0;

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Heartbeat
             * @static
             * @param {shardcast.v1.Heartbeat.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Heartbeat} Heartbeat instance
             * @type {{
             *   (properties: shardcast.v1.Heartbeat.$Shape): shardcast.v1.Heartbeat & shardcast.v1.Heartbeat.$Shape;
             *   (properties?: shardcast.v1.Heartbeat.$Properties): shardcast.v1.Heartbeat;
             * }}
             */
            Heartbeat.create = function(properties) {
                return new Heartbeat(properties);
            };

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link shardcast.v1.Heartbeat.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Heartbeat
             * @static
             * @param {shardcast.v1.Heartbeat.$Properties} message Heartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Heartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.head);
                if (message.headRevision != null && $Object.hasOwnProperty.call(message, "headRevision") && (typeof message.headRevision === "object" ? message.headRevision.low || message.headRevision.high : message.headRevision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.headRevision);
                if (message.ageMs != null && $Object.hasOwnProperty.call(message, "ageMs") && message.ageMs !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.ageMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Heartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Heartbeat & shardcast.v1.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Heartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Heartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.headRevision = value;
                            else
                                delete message.headRevision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ageMs = value;
                            else
                                delete message.ageMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Heartbeat
             * @function getTypeUrl
             * @memberof shardcast.v1.Heartbeat
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Heartbeat.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Heartbeat";
            };

            return Heartbeat;
        })();

        v1.Goodbye = (function() {

            /**
             * Properties of a Goodbye.
             * @typedef {Object} shardcast.v1.Goodbye.$Properties
             * @property {number|null} [retryAfterMs] Goodbye retryAfterMs
             * @property {string|null} [reason] Goodbye reason
             * @property {shardcast.v1.Failure.$Properties|null} [failure] Goodbye failure
             * @property {Array.<string>|null} [relays] Goodbye relays
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Goodbye.
             * @memberof shardcast.v1
             * @interface IGoodbye
             * @augments shardcast.v1.Goodbye.$Properties
             * @deprecated Use shardcast.v1.Goodbye.$Properties instead.
             */

            /**
             * Shape of a Goodbye.
             * @typedef {shardcast.v1.Goodbye.$Properties} shardcast.v1.Goodbye.$Shape
             */

            /**
             * Constructs a new Goodbye.
             * @memberof shardcast.v1
             * @classdesc Represents a Goodbye.
             * @constructor
             * @param {shardcast.v1.Goodbye.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Goodbye = function (properties) {
                this.relays = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Goodbye retryAfterMs.
             * @member {number} retryAfterMs
             * @memberof shardcast.v1.Goodbye
             * @instance
             */
            Goodbye.prototype.retryAfterMs = 0;

            /**
             * Goodbye reason.
             * @member {string} reason
             * @memberof shardcast.v1.Goodbye
             * @instance
             */
            Goodbye.prototype.reason = "";

            /**
             * Goodbye failure.
             * @member {shardcast.v1.Failure.$Properties|null|undefined} failure
             * @memberof shardcast.v1.Goodbye
             * @instance
             */
            Goodbye.prototype.failure = null;

            /**
             * Goodbye relays.
             * @member {Array.<string>} relays
             * @memberof shardcast.v1.Goodbye
             * @instance
             */
            Goodbye.prototype.relays = $util.emptyArray;

            /**
             * Creates a new Goodbye instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Goodbye
             * @static
             * @param {shardcast.v1.Goodbye.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Goodbye} Goodbye instance
             * @type {{
             *   (properties: shardcast.v1.Goodbye.$Shape): shardcast.v1.Goodbye & shardcast.v1.Goodbye.$Shape;
             *   (properties?: shardcast.v1.Goodbye.$Properties): shardcast.v1.Goodbye;
             * }}
             */
            Goodbye.create = function(properties) {
                return new Goodbye(properties);
            };

            /**
             * Encodes the specified Goodbye message. Does not implicitly {@link shardcast.v1.Goodbye.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Goodbye
             * @static
             * @param {shardcast.v1.Goodbye.$Properties} message Goodbye message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Goodbye.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.retryAfterMs);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    $root.shardcast.v1.Failure.encode(message.failure, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.relays != null && message.relays.length)
                    for (let i = 0; i < message.relays.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.relays[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Goodbye message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Goodbye
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Goodbye & shardcast.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Goodbye.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Goodbye();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryAfterMs = value;
                            else
                                delete message.retryAfterMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.failure = $root.shardcast.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.relays && message.relays.length))
                                message.relays = [];
                            message.relays.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Goodbye
             * @function getTypeUrl
             * @memberof shardcast.v1.Goodbye
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Goodbye.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Goodbye";
            };

            return Goodbye;
        })();

        v1.ReadService = (function() {

            /**
             * Constructs a new ReadService service.
             * @memberof shardcast.v1
             * @classdesc Represents a ReadService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const ReadService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(ReadService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: ReadService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new ReadService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.ReadService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {ReadService} RPC service. Useful where requests and/or responses are streamed.
             */
            ReadService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.ReadService#get}.
             * @memberof shardcast.v1.ReadService
             * @typedef GetCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.GetResponse} [response] GetResponse
             */

            /**
             * Calls Get.
             * @memberof shardcast.v1.ReadService
             * @typedef Get
             * @type {{
             *   (request: shardcast.v1.IGetRequest, callback: shardcast.v1.ReadService.GetCallback): void;
             *   (request: shardcast.v1.IGetRequest): Promise<shardcast.v1.GetResponse>;
             *   readonly name: "Get";
             *   readonly path: "/shardcast.v1.ReadService/Get";
             *   readonly requestType: "GetRequest";
             *   readonly responseType: "GetResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Get.
             * @name shardcast.v1.ReadService#get
             * @type {shardcast.v1.ReadService.Get}
             */
            $Object.defineProperties(ReadService.prototype.get = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReadService.prototype.get, $root.shardcast.v1.GetRequest, $root.shardcast.v1.GetResponse, request, callback);
            }, {
                name: { value: "Get" },
                path: { value: "/shardcast.v1.ReadService/Get" },
                requestType: { value: "GetRequest" },
                responseType: { value: "GetResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.ReadService#scan}.
             * @memberof shardcast.v1.ReadService
             * @typedef ScanCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ScanResponse} [response] ScanResponse
             */

            /**
             * Calls Scan.
             * @memberof shardcast.v1.ReadService
             * @typedef Scan
             * @type {{
             *   (request: shardcast.v1.IScanRequest, callback: shardcast.v1.ReadService.ScanCallback): void;
             *   (request: shardcast.v1.IScanRequest): Promise<shardcast.v1.ScanResponse>;
             *   readonly name: "Scan";
             *   readonly path: "/shardcast.v1.ReadService/Scan";
             *   readonly requestType: "ScanRequest";
             *   readonly responseType: "ScanResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls Scan.
             * @name shardcast.v1.ReadService#scan
             * @type {shardcast.v1.ReadService.Scan}
             */
            $Object.defineProperties(ReadService.prototype.scan = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReadService.prototype.scan, $root.shardcast.v1.ScanRequest, $root.shardcast.v1.ScanResponse, request, callback);
            }, {
                name: { value: "Scan" },
                path: { value: "/shardcast.v1.ReadService/Scan" },
                requestType: { value: "ScanRequest" },
                responseType: { value: "ScanResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link shardcast.v1.ReadService#diff}.
             * @memberof shardcast.v1.ReadService
             * @typedef DiffCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.DiffResponse} [response] DiffResponse
             */

            /**
             * Calls Diff.
             * @memberof shardcast.v1.ReadService
             * @typedef Diff
             * @type {{
             *   (request: shardcast.v1.IDiffRequest, callback: shardcast.v1.ReadService.DiffCallback): void;
             *   (request: shardcast.v1.IDiffRequest): Promise<shardcast.v1.DiffResponse>;
             *   readonly name: "Diff";
             *   readonly path: "/shardcast.v1.ReadService/Diff";
             *   readonly requestType: "DiffRequest";
             *   readonly responseType: "DiffResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls Diff.
             * @name shardcast.v1.ReadService#diff
             * @type {shardcast.v1.ReadService.Diff}
             */
            $Object.defineProperties(ReadService.prototype.diff = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReadService.prototype.diff, $root.shardcast.v1.DiffRequest, $root.shardcast.v1.DiffResponse, request, callback);
            }, {
                name: { value: "Diff" },
                path: { value: "/shardcast.v1.ReadService/Diff" },
                requestType: { value: "DiffRequest" },
                responseType: { value: "DiffResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link shardcast.v1.ReadService#log}.
             * @memberof shardcast.v1.ReadService
             * @typedef LogCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.LogResponse} [response] LogResponse
             */

            /**
             * Calls Log.
             * @memberof shardcast.v1.ReadService
             * @typedef Log
             * @type {{
             *   (request: shardcast.v1.ILogRequest, callback: shardcast.v1.ReadService.LogCallback): void;
             *   (request: shardcast.v1.ILogRequest): Promise<shardcast.v1.LogResponse>;
             *   readonly name: "Log";
             *   readonly path: "/shardcast.v1.ReadService/Log";
             *   readonly requestType: "LogRequest";
             *   readonly responseType: "LogResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls Log.
             * @name shardcast.v1.ReadService#log
             * @type {shardcast.v1.ReadService.Log}
             */
            $Object.defineProperties(ReadService.prototype.log = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReadService.prototype.log, $root.shardcast.v1.LogRequest, $root.shardcast.v1.LogResponse, request, callback);
            }, {
                name: { value: "Log" },
                path: { value: "/shardcast.v1.ReadService/Log" },
                requestType: { value: "LogRequest" },
                responseType: { value: "LogResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link shardcast.v1.ReadService#root}.
             * @memberof shardcast.v1.ReadService
             * @typedef RootCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.RootResponse} [response] RootResponse
             */

            /**
             * Calls Root.
             * @memberof shardcast.v1.ReadService
             * @typedef Root
             * @type {{
             *   (request: shardcast.v1.IRootRequest, callback: shardcast.v1.ReadService.RootCallback): void;
             *   (request: shardcast.v1.IRootRequest): Promise<shardcast.v1.RootResponse>;
             *   readonly name: "Root";
             *   readonly path: "/shardcast.v1.ReadService/Root";
             *   readonly requestType: "RootRequest";
             *   readonly responseType: "RootResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Root.
             * @name shardcast.v1.ReadService#root
             * @type {shardcast.v1.ReadService.Root}
             */
            $Object.defineProperties(ReadService.prototype.root = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReadService.prototype.root, $root.shardcast.v1.RootRequest, $root.shardcast.v1.RootResponse, request, callback);
            }, {
                name: { value: "Root" },
                path: { value: "/shardcast.v1.ReadService/Root" },
                requestType: { value: "RootRequest" },
                responseType: { value: "RootResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return ReadService;
        })();

        v1.ReadOptions = (function() {

            /**
             * Properties of a ReadOptions.
             * @typedef {Object} shardcast.v1.ReadOptions.$Properties
             * @property {string|null} [atLeast] ReadOptions atLeast
             * @property {number|null} [atRevision] ReadOptions atRevision
             * @property {number|null} [timeoutMs] ReadOptions timeoutMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadOptions.
             * @memberof shardcast.v1
             * @interface IReadOptions
             * @augments shardcast.v1.ReadOptions.$Properties
             * @deprecated Use shardcast.v1.ReadOptions.$Properties instead.
             */

            /**
             * Shape of a ReadOptions.
             * @typedef {shardcast.v1.ReadOptions.$Properties} shardcast.v1.ReadOptions.$Shape
             */

            /**
             * Constructs a new ReadOptions.
             * @memberof shardcast.v1
             * @classdesc Represents a ReadOptions.
             * @constructor
             * @param {shardcast.v1.ReadOptions.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadOptions = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadOptions atLeast.
             * @member {string} atLeast
             * @memberof shardcast.v1.ReadOptions
             * @instance
             */
            ReadOptions.prototype.atLeast = "";

            /**
             * ReadOptions atRevision.
             * @member {number} atRevision
             * @memberof shardcast.v1.ReadOptions
             * @instance
             */
            ReadOptions.prototype.atRevision = 0;

            /**
             * ReadOptions timeoutMs.
             * @member {number} timeoutMs
             * @memberof shardcast.v1.ReadOptions
             * @instance
             */
            ReadOptions.prototype.timeoutMs = 0;

            /**
             * Creates a new ReadOptions instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ReadOptions
             * @static
             * @param {shardcast.v1.ReadOptions.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ReadOptions} ReadOptions instance
             * @type {{
             *   (properties: shardcast.v1.ReadOptions.$Shape): shardcast.v1.ReadOptions & shardcast.v1.ReadOptions.$Shape;
             *   (properties?: shardcast.v1.ReadOptions.$Properties): shardcast.v1.ReadOptions;
             * }}
             */
            ReadOptions.create = function(properties) {
                return new ReadOptions(properties);
            };

            /**
             * Encodes the specified ReadOptions message. Does not implicitly {@link shardcast.v1.ReadOptions.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ReadOptions
             * @static
             * @param {shardcast.v1.ReadOptions.$Properties} message ReadOptions message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.atLeast != null && $Object.hasOwnProperty.call(message, "atLeast") && message.atLeast !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.atLeast);
                if (message.atRevision != null && $Object.hasOwnProperty.call(message, "atRevision") && (typeof message.atRevision === "object" ? message.atRevision.low || message.atRevision.high : message.atRevision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.atRevision);
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs") && message.timeoutMs !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.timeoutMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadOptions message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ReadOptions
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ReadOptions & shardcast.v1.ReadOptions.$Shape} ReadOptions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ReadOptions();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.atLeast = value;
                            else
                                delete message.atLeast;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.atRevision = value;
                            else
                                delete message.atRevision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeoutMs = value;
                            else
                                delete message.timeoutMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReadOptions
             * @function getTypeUrl
             * @memberof shardcast.v1.ReadOptions
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReadOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ReadOptions";
            };

            return ReadOptions;
        })();

        v1.Record = (function() {

            /**
             * Properties of a Record.
             * @typedef {Object} shardcast.v1.Record.$Properties
             * @property {string|null} [collection] Record collection
             * @property {Uint8Array|null} [key] Record key
             * @property {Uint8Array|null} [json] Record json
             * @property {number|null} [expiresAt] Record expiresAt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Record.
             * @memberof shardcast.v1
             * @interface IRecord
             * @augments shardcast.v1.Record.$Properties
             * @deprecated Use shardcast.v1.Record.$Properties instead.
             */

            /**
             * Shape of a Record.
             * @typedef {shardcast.v1.Record.$Properties} shardcast.v1.Record.$Shape
             */

            /**
             * Constructs a new Record.
             * @memberof shardcast.v1
             * @classdesc Represents a Record.
             * @constructor
             * @param {shardcast.v1.Record.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Record = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Record collection.
             * @member {string} collection
             * @memberof shardcast.v1.Record
             * @instance
             */
            Record.prototype.collection = "";

            /**
             * Record key.
             * @member {Uint8Array} key
             * @memberof shardcast.v1.Record
             * @instance
             */
            Record.prototype.key = $util.newBuffer([]);

            /**
             * Record json.
             * @member {Uint8Array} json
             * @memberof shardcast.v1.Record
             * @instance
             */
            Record.prototype.json = $util.newBuffer([]);

            /**
             * Record expiresAt.
             * @member {number} expiresAt
             * @memberof shardcast.v1.Record
             * @instance
             */
            Record.prototype.expiresAt = 0;

            /**
             * Creates a new Record instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Record
             * @static
             * @param {shardcast.v1.Record.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Record} Record instance
             * @type {{
             *   (properties: shardcast.v1.Record.$Shape): shardcast.v1.Record & shardcast.v1.Record.$Shape;
             *   (properties?: shardcast.v1.Record.$Properties): shardcast.v1.Record;
             * }}
             */
            Record.create = function(properties) {
                return new Record(properties);
            };

            /**
             * Encodes the specified Record message. Does not implicitly {@link shardcast.v1.Record.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Record
             * @static
             * @param {shardcast.v1.Record.$Properties} message Record message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Record.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.collection != null && $Object.hasOwnProperty.call(message, "collection") && message.collection !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.collection);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.key);
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.json);
                if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt") && (typeof message.expiresAt === "object" ? message.expiresAt.low || message.expiresAt.high : message.expiresAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.expiresAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Record message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Record
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Record & shardcast.v1.Record.$Shape} Record
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Record.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Record();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.collection = value;
                            else
                                delete message.collection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAt = value;
                            else
                                delete message.expiresAt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Record
             * @function getTypeUrl
             * @memberof shardcast.v1.Record
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Record.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Record";
            };

            return Record;
        })();

        v1.GetRequest = (function() {

            /**
             * Properties of a GetRequest.
             * @typedef {Object} shardcast.v1.GetRequest.$Properties
             * @property {string|null} [shard] GetRequest shard
             * @property {string|null} [collection] GetRequest collection
             * @property {Uint8Array|null} [key] GetRequest key
             * @property {shardcast.v1.ReadOptions.$Properties|null} [options] GetRequest options
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetRequest.
             * @memberof shardcast.v1
             * @interface IGetRequest
             * @augments shardcast.v1.GetRequest.$Properties
             * @deprecated Use shardcast.v1.GetRequest.$Properties instead.
             */

            /**
             * Shape of a GetRequest.
             * @typedef {shardcast.v1.GetRequest.$Properties} shardcast.v1.GetRequest.$Shape
             */

            /**
             * Constructs a new GetRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a GetRequest.
             * @constructor
             * @param {shardcast.v1.GetRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.GetRequest
             * @instance
             */
            GetRequest.prototype.shard = "";

            /**
             * GetRequest collection.
             * @member {string} collection
             * @memberof shardcast.v1.GetRequest
             * @instance
             */
            GetRequest.prototype.collection = "";

            /**
             * GetRequest key.
             * @member {Uint8Array} key
             * @memberof shardcast.v1.GetRequest
             * @instance
             */
            GetRequest.prototype.key = $util.newBuffer([]);

            /**
             * GetRequest options.
             * @member {shardcast.v1.ReadOptions.$Properties|null|undefined} options
             * @memberof shardcast.v1.GetRequest
             * @instance
             */
            GetRequest.prototype.options = null;

            /**
             * Creates a new GetRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetRequest
             * @static
             * @param {shardcast.v1.GetRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetRequest} GetRequest instance
             * @type {{
             *   (properties: shardcast.v1.GetRequest.$Shape): shardcast.v1.GetRequest & shardcast.v1.GetRequest.$Shape;
             *   (properties?: shardcast.v1.GetRequest.$Properties): shardcast.v1.GetRequest;
             * }}
             */
            GetRequest.create = function(properties) {
                return new GetRequest(properties);
            };

            /**
             * Encodes the specified GetRequest message. Does not implicitly {@link shardcast.v1.GetRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetRequest
             * @static
             * @param {shardcast.v1.GetRequest.$Properties} message GetRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.collection != null && $Object.hasOwnProperty.call(message, "collection") && message.collection !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.collection);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.key);
                if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
                    $root.shardcast.v1.ReadOptions.encode(message.options, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetRequest & shardcast.v1.GetRequest.$Shape} GetRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.collection = value;
                            else
                                delete message.collection;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.shardcast.v1.ReadOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.GetRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetRequest";
            };

            return GetRequest;
        })();

        v1.GetResponse = (function() {

            /**
             * Properties of a GetResponse.
             * @typedef {Object} shardcast.v1.GetResponse.$Properties
             * @property {shardcast.v1.Record.$Properties|null} [record] GetResponse record
             * @property {string|null} [token] GetResponse token
             * @property {number|null} [revision] GetResponse revision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetResponse.
             * @memberof shardcast.v1
             * @interface IGetResponse
             * @augments shardcast.v1.GetResponse.$Properties
             * @deprecated Use shardcast.v1.GetResponse.$Properties instead.
             */

            /**
             * Shape of a GetResponse.
             * @typedef {shardcast.v1.GetResponse.$Properties} shardcast.v1.GetResponse.$Shape
             */

            /**
             * Constructs a new GetResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a GetResponse.
             * @constructor
             * @param {shardcast.v1.GetResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetResponse record.
             * @member {shardcast.v1.Record.$Properties|null|undefined} record
             * @memberof shardcast.v1.GetResponse
             * @instance
             */
            GetResponse.prototype.record = null;

            /**
             * GetResponse token.
             * @member {string} token
             * @memberof shardcast.v1.GetResponse
             * @instance
             */
            GetResponse.prototype.token = "";

            /**
             * GetResponse revision.
             * @member {number} revision
             * @memberof shardcast.v1.GetResponse
             * @instance
             */
            GetResponse.prototype.revision = 0;

            /**
             * Creates a new GetResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetResponse
             * @static
             * @param {shardcast.v1.GetResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetResponse} GetResponse instance
             * @type {{
             *   (properties: shardcast.v1.GetResponse.$Shape): shardcast.v1.GetResponse & shardcast.v1.GetResponse.$Shape;
             *   (properties?: shardcast.v1.GetResponse.$Properties): shardcast.v1.GetResponse;
             * }}
             */
            GetResponse.create = function(properties) {
                return new GetResponse(properties);
            };

            /**
             * Encodes the specified GetResponse message. Does not implicitly {@link shardcast.v1.GetResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetResponse
             * @static
             * @param {shardcast.v1.GetResponse.$Properties} message GetResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.record != null && $Object.hasOwnProperty.call(message, "record"))
                    $root.shardcast.v1.Record.encode(message.record, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetResponse & shardcast.v1.GetResponse.$Shape} GetResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.record = $root.shardcast.v1.Record.decode(reader, reader.size(), $undefined, _depth + 1, message.record);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.GetResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetResponse";
            };

            return GetResponse;
        })();

        v1.ScanRequest = (function() {

            /**
             * Properties of a ScanRequest.
             * @typedef {Object} shardcast.v1.ScanRequest.$Properties
             * @property {string|null} [shard] ScanRequest shard
             * @property {string|null} [collection] ScanRequest collection
             * @property {Uint8Array|null} [keyPrefix] ScanRequest keyPrefix
             * @property {number|null} [limit] ScanRequest limit
             * @property {shardcast.v1.ReadOptions.$Properties|null} [options] ScanRequest options
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ScanRequest.
             * @memberof shardcast.v1
             * @interface IScanRequest
             * @augments shardcast.v1.ScanRequest.$Properties
             * @deprecated Use shardcast.v1.ScanRequest.$Properties instead.
             */

            /**
             * Shape of a ScanRequest.
             * @typedef {shardcast.v1.ScanRequest.$Properties} shardcast.v1.ScanRequest.$Shape
             */

            /**
             * Constructs a new ScanRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a ScanRequest.
             * @constructor
             * @param {shardcast.v1.ScanRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ScanRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ScanRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.ScanRequest
             * @instance
             */
            ScanRequest.prototype.shard = "";

            /**
             * ScanRequest collection.
             * @member {string} collection
             * @memberof shardcast.v1.ScanRequest
             * @instance
             */
            ScanRequest.prototype.collection = "";

            /**
             * ScanRequest keyPrefix.
             * @member {Uint8Array} keyPrefix
             * @memberof shardcast.v1.ScanRequest
             * @instance
             */
            ScanRequest.prototype.keyPrefix = $util.newBuffer([]);

            /**
             * ScanRequest limit.
             * @member {number} limit
             * @memberof shardcast.v1.ScanRequest
             * @instance
             */
            ScanRequest.prototype.limit = 0;

            /**
             * ScanRequest options.
             * @member {shardcast.v1.ReadOptions.$Properties|null|undefined} options
             * @memberof shardcast.v1.ScanRequest
             * @instance
             */
            ScanRequest.prototype.options = null;

            /**
             * Creates a new ScanRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ScanRequest
             * @static
             * @param {shardcast.v1.ScanRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ScanRequest} ScanRequest instance
             * @type {{
             *   (properties: shardcast.v1.ScanRequest.$Shape): shardcast.v1.ScanRequest & shardcast.v1.ScanRequest.$Shape;
             *   (properties?: shardcast.v1.ScanRequest.$Properties): shardcast.v1.ScanRequest;
             * }}
             */
            ScanRequest.create = function(properties) {
                return new ScanRequest(properties);
            };

            /**
             * Encodes the specified ScanRequest message. Does not implicitly {@link shardcast.v1.ScanRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ScanRequest
             * @static
             * @param {shardcast.v1.ScanRequest.$Properties} message ScanRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ScanRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.collection != null && $Object.hasOwnProperty.call(message, "collection") && message.collection !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.collection);
                if (message.keyPrefix != null && $Object.hasOwnProperty.call(message, "keyPrefix") && message.keyPrefix.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.keyPrefix);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && (typeof message.limit === "object" ? message.limit.low || message.limit.high : message.limit !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.limit);
                if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
                    $root.shardcast.v1.ReadOptions.encode(message.options, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ScanRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ScanRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ScanRequest & shardcast.v1.ScanRequest.$Shape} ScanRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ScanRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ScanRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.collection = value;
                            else
                                delete message.collection;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.keyPrefix = value;
                            else
                                delete message.keyPrefix;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.shardcast.v1.ReadOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ScanRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ScanRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ScanRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ScanRequest";
            };

            return ScanRequest;
        })();

        v1.ScanResponse = (function() {

            /**
             * Properties of a ScanResponse.
             * @typedef {Object} shardcast.v1.ScanResponse.$Properties
             * @property {Array.<shardcast.v1.Record.$Properties>|null} [records] ScanResponse records
             * @property {string|null} [token] ScanResponse token
             * @property {number|null} [revision] ScanResponse revision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ScanResponse.
             * @memberof shardcast.v1
             * @interface IScanResponse
             * @augments shardcast.v1.ScanResponse.$Properties
             * @deprecated Use shardcast.v1.ScanResponse.$Properties instead.
             */

            /**
             * Shape of a ScanResponse.
             * @typedef {shardcast.v1.ScanResponse.$Properties} shardcast.v1.ScanResponse.$Shape
             */

            /**
             * Constructs a new ScanResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a ScanResponse.
             * @constructor
             * @param {shardcast.v1.ScanResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ScanResponse = function (properties) {
                this.records = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ScanResponse records.
             * @member {Array.<shardcast.v1.Record.$Properties>} records
             * @memberof shardcast.v1.ScanResponse
             * @instance
             */
            ScanResponse.prototype.records = $util.emptyArray;

            /**
             * ScanResponse token.
             * @member {string} token
             * @memberof shardcast.v1.ScanResponse
             * @instance
             */
            ScanResponse.prototype.token = "";

            /**
             * ScanResponse revision.
             * @member {number} revision
             * @memberof shardcast.v1.ScanResponse
             * @instance
             */
            ScanResponse.prototype.revision = 0;

            /**
             * Creates a new ScanResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ScanResponse
             * @static
             * @param {shardcast.v1.ScanResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ScanResponse} ScanResponse instance
             * @type {{
             *   (properties: shardcast.v1.ScanResponse.$Shape): shardcast.v1.ScanResponse & shardcast.v1.ScanResponse.$Shape;
             *   (properties?: shardcast.v1.ScanResponse.$Properties): shardcast.v1.ScanResponse;
             * }}
             */
            ScanResponse.create = function(properties) {
                return new ScanResponse(properties);
            };

            /**
             * Encodes the specified ScanResponse message. Does not implicitly {@link shardcast.v1.ScanResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ScanResponse
             * @static
             * @param {shardcast.v1.ScanResponse.$Properties} message ScanResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ScanResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.records != null && message.records.length)
                    for (let i = 0; i < message.records.length; ++i)
                        $root.shardcast.v1.Record.encode(message.records[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ScanResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ScanResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ScanResponse & shardcast.v1.ScanResponse.$Shape} ScanResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ScanResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ScanResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.records && message.records.length))
                                message.records = [];
                            message.records.push($root.shardcast.v1.Record.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ScanResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ScanResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ScanResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ScanResponse";
            };

            return ScanResponse;
        })();

        v1.DiffRequest = (function() {

            /**
             * Properties of a DiffRequest.
             * @typedef {Object} shardcast.v1.DiffRequest.$Properties
             * @property {string|null} [shard] DiffRequest shard
             * @property {number|null} [fromRevision] DiffRequest fromRevision
             * @property {number|null} [toRevision] DiffRequest toRevision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DiffRequest.
             * @memberof shardcast.v1
             * @interface IDiffRequest
             * @augments shardcast.v1.DiffRequest.$Properties
             * @deprecated Use shardcast.v1.DiffRequest.$Properties instead.
             */

            /**
             * Shape of a DiffRequest.
             * @typedef {shardcast.v1.DiffRequest.$Properties} shardcast.v1.DiffRequest.$Shape
             */

            /**
             * Constructs a new DiffRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a DiffRequest.
             * @constructor
             * @param {shardcast.v1.DiffRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DiffRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DiffRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.DiffRequest
             * @instance
             */
            DiffRequest.prototype.shard = "";

            /**
             * DiffRequest fromRevision.
             * @member {number} fromRevision
             * @memberof shardcast.v1.DiffRequest
             * @instance
             */
            DiffRequest.prototype.fromRevision = 0;

            /**
             * DiffRequest toRevision.
             * @member {number} toRevision
             * @memberof shardcast.v1.DiffRequest
             * @instance
             */
            DiffRequest.prototype.toRevision = 0;

            /**
             * Creates a new DiffRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.DiffRequest
             * @static
             * @param {shardcast.v1.DiffRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.DiffRequest} DiffRequest instance
             * @type {{
             *   (properties: shardcast.v1.DiffRequest.$Shape): shardcast.v1.DiffRequest & shardcast.v1.DiffRequest.$Shape;
             *   (properties?: shardcast.v1.DiffRequest.$Properties): shardcast.v1.DiffRequest;
             * }}
             */
            DiffRequest.create = function(properties) {
                return new DiffRequest(properties);
            };

            /**
             * Encodes the specified DiffRequest message. Does not implicitly {@link shardcast.v1.DiffRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.DiffRequest
             * @static
             * @param {shardcast.v1.DiffRequest.$Properties} message DiffRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DiffRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.fromRevision != null && $Object.hasOwnProperty.call(message, "fromRevision") && (typeof message.fromRevision === "object" ? message.fromRevision.low || message.fromRevision.high : message.fromRevision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.fromRevision);
                if (message.toRevision != null && $Object.hasOwnProperty.call(message, "toRevision") && (typeof message.toRevision === "object" ? message.toRevision.low || message.toRevision.high : message.toRevision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.toRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DiffRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.DiffRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.DiffRequest & shardcast.v1.DiffRequest.$Shape} DiffRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DiffRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.DiffRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromRevision = value;
                            else
                                delete message.fromRevision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toRevision = value;
                            else
                                delete message.toRevision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for DiffRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.DiffRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DiffRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.DiffRequest";
            };

            return DiffRequest;
        })();

        v1.DiffResponse = (function() {

            /**
             * Properties of a DiffResponse.
             * @typedef {Object} shardcast.v1.DiffResponse.$Properties
             * @property {Array.<shardcast.v1.DiffResponse.Change.$Properties>|null} [changes] DiffResponse changes
             * @property {number|null} [fromRevision] DiffResponse fromRevision
             * @property {number|null} [toRevision] DiffResponse toRevision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DiffResponse.
             * @memberof shardcast.v1
             * @interface IDiffResponse
             * @augments shardcast.v1.DiffResponse.$Properties
             * @deprecated Use shardcast.v1.DiffResponse.$Properties instead.
             */

            /**
             * Shape of a DiffResponse.
             * @typedef {shardcast.v1.DiffResponse.$Properties} shardcast.v1.DiffResponse.$Shape
             */

            /**
             * Constructs a new DiffResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a DiffResponse.
             * @constructor
             * @param {shardcast.v1.DiffResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DiffResponse = function (properties) {
                this.changes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DiffResponse changes.
             * @member {Array.<shardcast.v1.DiffResponse.Change.$Properties>} changes
             * @memberof shardcast.v1.DiffResponse
             * @instance
             */
            DiffResponse.prototype.changes = $util.emptyArray;

            /**
             * DiffResponse fromRevision.
             * @member {number} fromRevision
             * @memberof shardcast.v1.DiffResponse
             * @instance
             */
            DiffResponse.prototype.fromRevision = 0;

            /**
             * DiffResponse toRevision.
             * @member {number} toRevision
             * @memberof shardcast.v1.DiffResponse
             * @instance
             */
            DiffResponse.prototype.toRevision = 0;

            /**
             * Creates a new DiffResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.DiffResponse
             * @static
             * @param {shardcast.v1.DiffResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.DiffResponse} DiffResponse instance
             * @type {{
             *   (properties: shardcast.v1.DiffResponse.$Shape): shardcast.v1.DiffResponse & shardcast.v1.DiffResponse.$Shape;
             *   (properties?: shardcast.v1.DiffResponse.$Properties): shardcast.v1.DiffResponse;
             * }}
             */
            DiffResponse.create = function(properties) {
                return new DiffResponse(properties);
            };

            /**
             * Encodes the specified DiffResponse message. Does not implicitly {@link shardcast.v1.DiffResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.DiffResponse
             * @static
             * @param {shardcast.v1.DiffResponse.$Properties} message DiffResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DiffResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.changes != null && message.changes.length)
                    for (let i = 0; i < message.changes.length; ++i)
                        $root.shardcast.v1.DiffResponse.Change.encode(message.changes[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.fromRevision != null && $Object.hasOwnProperty.call(message, "fromRevision") && (typeof message.fromRevision === "object" ? message.fromRevision.low || message.fromRevision.high : message.fromRevision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.fromRevision);
                if (message.toRevision != null && $Object.hasOwnProperty.call(message, "toRevision") && (typeof message.toRevision === "object" ? message.toRevision.low || message.toRevision.high : message.toRevision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.toRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DiffResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.DiffResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.DiffResponse & shardcast.v1.DiffResponse.$Shape} DiffResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DiffResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.DiffResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.changes && message.changes.length))
                                message.changes = [];
                            message.changes.push($root.shardcast.v1.DiffResponse.Change.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromRevision = value;
                            else
                                delete message.fromRevision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toRevision = value;
                            else
                                delete message.toRevision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for DiffResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.DiffResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DiffResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.DiffResponse";
            };

            DiffResponse.Change = (function() {

                /**
                 * Properties of a Change.
                 * @typedef {Object} shardcast.v1.DiffResponse.Change.$Properties
                 * @property {shardcast.v1.Record.$Properties|null} [before] Change before
                 * @property {shardcast.v1.Record.$Properties|null} [after] Change after
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Change.
                 * @memberof shardcast.v1.DiffResponse
                 * @interface IChange
                 * @augments shardcast.v1.DiffResponse.Change.$Properties
                 * @deprecated Use shardcast.v1.DiffResponse.Change.$Properties instead.
                 */

                /**
                 * Shape of a Change.
                 * @typedef {shardcast.v1.DiffResponse.Change.$Properties} shardcast.v1.DiffResponse.Change.$Shape
                 */

                /**
                 * Constructs a new Change.
                 * @memberof shardcast.v1.DiffResponse
                 * @classdesc Represents a Change.
                 * @constructor
                 * @param {shardcast.v1.DiffResponse.Change.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Change = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Change before.
                 * @member {shardcast.v1.Record.$Properties|null|undefined} before
                 * @memberof shardcast.v1.DiffResponse.Change
                 * @instance
                 */
                Change.prototype.before = null;

                /**
                 * Change after.
                 * @member {shardcast.v1.Record.$Properties|null|undefined} after
                 * @memberof shardcast.v1.DiffResponse.Change
                 * @instance
                 */
                Change.prototype.after = null;

                /**
                 * Creates a new Change instance using the specified properties.
                 * @function create
                 * @memberof shardcast.v1.DiffResponse.Change
                 * @static
                 * @param {shardcast.v1.DiffResponse.Change.$Properties=} [properties] Properties to set
                 * @returns {shardcast.v1.DiffResponse.Change} Change instance
                 * @type {{
                 *   (properties: shardcast.v1.DiffResponse.Change.$Shape): shardcast.v1.DiffResponse.Change & shardcast.v1.DiffResponse.Change.$Shape;
                 *   (properties?: shardcast.v1.DiffResponse.Change.$Properties): shardcast.v1.DiffResponse.Change;
                 * }}
                 */
                Change.create = function(properties) {
                    return new Change(properties);
                };

                /**
                 * Encodes the specified Change message. Does not implicitly {@link shardcast.v1.DiffResponse.Change.verify|verify} messages.
                 * @function encode
                 * @memberof shardcast.v1.DiffResponse.Change
                 * @static
                 * @param {shardcast.v1.DiffResponse.Change.$Properties} message Change message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Change.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.before != null && $Object.hasOwnProperty.call(message, "before"))
                        $root.shardcast.v1.Record.encode(message.before, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                        $root.shardcast.v1.Record.encode(message.after, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Change message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardcast.v1.DiffResponse.Change
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardcast.v1.DiffResponse.Change & shardcast.v1.DiffResponse.Change.$Shape} Change
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Change.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardcast.v1.DiffResponse.Change();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.before = $root.shardcast.v1.Record.decode(reader, reader.size(), $undefined, _depth + 1, message.before);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.after = $root.shardcast.v1.Record.decode(reader, reader.size(), $undefined, _depth + 1, message.after);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Change
                 * @function getTypeUrl
                 * @memberof shardcast.v1.DiffResponse.Change
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Change.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardcast.v1.DiffResponse.Change";
                };

                return Change;
            })();

            return DiffResponse;
        })();

        v1.LogRequest = (function() {

            /**
             * Properties of a LogRequest.
             * @typedef {Object} shardcast.v1.LogRequest.$Properties
             * @property {string|null} [shard] LogRequest shard
             * @property {number|null} [fromRevision] LogRequest fromRevision
             * @property {number|null} [toRevision] LogRequest toRevision
             * @property {string|null} [collection] LogRequest collection
             * @property {Uint8Array|null} [keyPrefix] LogRequest keyPrefix
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogRequest.
             * @memberof shardcast.v1
             * @interface ILogRequest
             * @augments shardcast.v1.LogRequest.$Properties
             * @deprecated Use shardcast.v1.LogRequest.$Properties instead.
             */

            /**
             * Shape of a LogRequest.
             * @typedef {shardcast.v1.LogRequest.$Properties} shardcast.v1.LogRequest.$Shape
             */

            /**
             * Constructs a new LogRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a LogRequest.
             * @constructor
             * @param {shardcast.v1.LogRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.shard = "";

            /**
             * LogRequest fromRevision.
             * @member {number} fromRevision
             * @memberof shardcast.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.fromRevision = 0;

            /**
             * LogRequest toRevision.
             * @member {number} toRevision
             * @memberof shardcast.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.toRevision = 0;

            /**
             * LogRequest collection.
             * @member {string} collection
             * @memberof shardcast.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.collection = "";

            /**
             * LogRequest keyPrefix.
             * @member {Uint8Array} keyPrefix
             * @memberof shardcast.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.keyPrefix = $util.newBuffer([]);

            /**
             * Creates a new LogRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.LogRequest
             * @static
             * @param {shardcast.v1.LogRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.LogRequest} LogRequest instance
             * @type {{
             *   (properties: shardcast.v1.LogRequest.$Shape): shardcast.v1.LogRequest & shardcast.v1.LogRequest.$Shape;
             *   (properties?: shardcast.v1.LogRequest.$Properties): shardcast.v1.LogRequest;
             * }}
             */
            LogRequest.create = function(properties) {
                return new LogRequest(properties);
            };

            /**
             * Encodes the specified LogRequest message. Does not implicitly {@link shardcast.v1.LogRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.LogRequest
             * @static
             * @param {shardcast.v1.LogRequest.$Properties} message LogRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.fromRevision != null && $Object.hasOwnProperty.call(message, "fromRevision") && (typeof message.fromRevision === "object" ? message.fromRevision.low || message.fromRevision.high : message.fromRevision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.fromRevision);
                if (message.toRevision != null && $Object.hasOwnProperty.call(message, "toRevision") && (typeof message.toRevision === "object" ? message.toRevision.low || message.toRevision.high : message.toRevision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.toRevision);
                if (message.collection != null && $Object.hasOwnProperty.call(message, "collection") && message.collection !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.collection);
                if (message.keyPrefix != null && $Object.hasOwnProperty.call(message, "keyPrefix") && message.keyPrefix.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.keyPrefix);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.LogRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.LogRequest & shardcast.v1.LogRequest.$Shape} LogRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.LogRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromRevision = value;
                            else
                                delete message.fromRevision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toRevision = value;
                            else
                                delete message.toRevision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.collection = value;
                            else
                                delete message.collection;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.keyPrefix = value;
                            else
                                delete message.keyPrefix;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.LogRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.LogRequest";
            };

            return LogRequest;
        })();

        v1.LogResponse = (function() {

            /**
             * Properties of a LogResponse.
             * @typedef {Object} shardcast.v1.LogResponse.$Properties
             * @property {Uint8Array|null} [entry] LogResponse entry
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogResponse.
             * @memberof shardcast.v1
             * @interface ILogResponse
             * @augments shardcast.v1.LogResponse.$Properties
             * @deprecated Use shardcast.v1.LogResponse.$Properties instead.
             */

            /**
             * Shape of a LogResponse.
             * @typedef {shardcast.v1.LogResponse.$Properties} shardcast.v1.LogResponse.$Shape
             */

            /**
             * Constructs a new LogResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a LogResponse.
             * @constructor
             * @param {shardcast.v1.LogResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogResponse entry.
             * @member {Uint8Array} entry
             * @memberof shardcast.v1.LogResponse
             * @instance
             */
            LogResponse.prototype.entry = $util.newBuffer([]);

            /**
             * Creates a new LogResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.LogResponse
             * @static
             * @param {shardcast.v1.LogResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.LogResponse} LogResponse instance
             * @type {{
             *   (properties: shardcast.v1.LogResponse.$Shape): shardcast.v1.LogResponse & shardcast.v1.LogResponse.$Shape;
             *   (properties?: shardcast.v1.LogResponse.$Properties): shardcast.v1.LogResponse;
             * }}
             */
            LogResponse.create = function(properties) {
                return new LogResponse(properties);
            };

            /**
             * Encodes the specified LogResponse message. Does not implicitly {@link shardcast.v1.LogResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.LogResponse
             * @static
             * @param {shardcast.v1.LogResponse.$Properties} message LogResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && message.entry.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.entry);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.LogResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.LogResponse & shardcast.v1.LogResponse.$Shape} LogResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.LogResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.LogResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.LogResponse";
            };

            return LogResponse;
        })();

        v1.RootRequest = (function() {

            /**
             * Properties of a RootRequest.
             * @typedef {Object} shardcast.v1.RootRequest.$Properties
             * @property {string|null} [shard] RootRequest shard
             * @property {shardcast.v1.ReadOptions.$Properties|null} [options] RootRequest options
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RootRequest.
             * @memberof shardcast.v1
             * @interface IRootRequest
             * @augments shardcast.v1.RootRequest.$Properties
             * @deprecated Use shardcast.v1.RootRequest.$Properties instead.
             */

            /**
             * Shape of a RootRequest.
             * @typedef {shardcast.v1.RootRequest.$Properties} shardcast.v1.RootRequest.$Shape
             */

            /**
             * Constructs a new RootRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a RootRequest.
             * @constructor
             * @param {shardcast.v1.RootRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RootRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RootRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.RootRequest
             * @instance
             */
            RootRequest.prototype.shard = "";

            /**
             * RootRequest options.
             * @member {shardcast.v1.ReadOptions.$Properties|null|undefined} options
             * @memberof shardcast.v1.RootRequest
             * @instance
             */
            RootRequest.prototype.options = null;

            /**
             * Creates a new RootRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.RootRequest
             * @static
             * @param {shardcast.v1.RootRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.RootRequest} RootRequest instance
             * @type {{
             *   (properties: shardcast.v1.RootRequest.$Shape): shardcast.v1.RootRequest & shardcast.v1.RootRequest.$Shape;
             *   (properties?: shardcast.v1.RootRequest.$Properties): shardcast.v1.RootRequest;
             * }}
             */
            RootRequest.create = function(properties) {
                return new RootRequest(properties);
            };

            /**
             * Encodes the specified RootRequest message. Does not implicitly {@link shardcast.v1.RootRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.RootRequest
             * @static
             * @param {shardcast.v1.RootRequest.$Properties} message RootRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RootRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
                    $root.shardcast.v1.ReadOptions.encode(message.options, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RootRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.RootRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.RootRequest & shardcast.v1.RootRequest.$Shape} RootRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RootRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.RootRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.shardcast.v1.ReadOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RootRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.RootRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RootRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.RootRequest";
            };

            return RootRequest;
        })();

        v1.RootResponse = (function() {

            /**
             * Properties of a RootResponse.
             * @typedef {Object} shardcast.v1.RootResponse.$Properties
             * @property {Uint8Array|null} [root] RootResponse root
             * @property {number|null} [revision] RootResponse revision
             * @property {number|null} [records] RootResponse records
             * @property {string|null} [token] RootResponse token
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RootResponse.
             * @memberof shardcast.v1
             * @interface IRootResponse
             * @augments shardcast.v1.RootResponse.$Properties
             * @deprecated Use shardcast.v1.RootResponse.$Properties instead.
             */

            /**
             * Shape of a RootResponse.
             * @typedef {shardcast.v1.RootResponse.$Properties} shardcast.v1.RootResponse.$Shape
             */

            /**
             * Constructs a new RootResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a RootResponse.
             * @constructor
             * @param {shardcast.v1.RootResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RootResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RootResponse root.
             * @member {Uint8Array} root
             * @memberof shardcast.v1.RootResponse
             * @instance
             */
            RootResponse.prototype.root = $util.newBuffer([]);

            /**
             * RootResponse revision.
             * @member {number} revision
             * @memberof shardcast.v1.RootResponse
             * @instance
             */
            RootResponse.prototype.revision = 0;

            /**
             * RootResponse records.
             * @member {number} records
             * @memberof shardcast.v1.RootResponse
             * @instance
             */
            RootResponse.prototype.records = 0;

            /**
             * RootResponse token.
             * @member {string} token
             * @memberof shardcast.v1.RootResponse
             * @instance
             */
            RootResponse.prototype.token = "";

            /**
             * Creates a new RootResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.RootResponse
             * @static
             * @param {shardcast.v1.RootResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.RootResponse} RootResponse instance
             * @type {{
             *   (properties: shardcast.v1.RootResponse.$Shape): shardcast.v1.RootResponse & shardcast.v1.RootResponse.$Shape;
             *   (properties?: shardcast.v1.RootResponse.$Properties): shardcast.v1.RootResponse;
             * }}
             */
            RootResponse.create = function(properties) {
                return new RootResponse(properties);
            };

            /**
             * Encodes the specified RootResponse message. Does not implicitly {@link shardcast.v1.RootResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.RootResponse
             * @static
             * @param {shardcast.v1.RootResponse.$Properties} message RootResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RootResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.root);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && (typeof message.records === "object" ? message.records.low || message.records.high : message.records !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.records);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.token);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RootResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.RootResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.RootResponse & shardcast.v1.RootResponse.$Shape} RootResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RootResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.RootResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RootResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.RootResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RootResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.RootResponse";
            };

            return RootResponse;
        })();

        v1.StatusService = (function() {

            /**
             * Constructs a new StatusService service.
             * @memberof shardcast.v1
             * @classdesc Represents a StatusService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const StatusService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(StatusService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: StatusService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new StatusService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.StatusService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {StatusService} RPC service. Useful where requests and/or responses are streamed.
             */
            StatusService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.StatusService#getStatus}.
             * @memberof shardcast.v1.StatusService
             * @typedef GetStatusCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.GetStatusResponse} [response] GetStatusResponse
             */

            /**
             * Calls GetStatus.
             * @memberof shardcast.v1.StatusService
             * @typedef GetStatus
             * @type {{
             *   (request: shardcast.v1.IGetStatusRequest, callback: shardcast.v1.StatusService.GetStatusCallback): void;
             *   (request: shardcast.v1.IGetStatusRequest): Promise<shardcast.v1.GetStatusResponse>;
             *   readonly name: "GetStatus";
             *   readonly path: "/shardcast.v1.StatusService/GetStatus";
             *   readonly requestType: "GetStatusRequest";
             *   readonly responseType: "GetStatusResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls GetStatus.
             * @name shardcast.v1.StatusService#getStatus
             * @type {shardcast.v1.StatusService.GetStatus}
             */
            $Object.defineProperties(StatusService.prototype.getStatus = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, StatusService.prototype.getStatus, $root.shardcast.v1.GetStatusRequest, $root.shardcast.v1.GetStatusResponse, request, callback);
            }, {
                name: { value: "GetStatus" },
                path: { value: "/shardcast.v1.StatusService/GetStatus" },
                requestType: { value: "GetStatusRequest" },
                responseType: { value: "GetStatusResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.StatusService#listShards}.
             * @memberof shardcast.v1.StatusService
             * @typedef ListShardsCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ListShardsResponse} [response] ListShardsResponse
             */

            /**
             * Calls ListShards.
             * @memberof shardcast.v1.StatusService
             * @typedef ListShards
             * @type {{
             *   (request: shardcast.v1.IListShardsRequest, callback: shardcast.v1.StatusService.ListShardsCallback): void;
             *   (request: shardcast.v1.IListShardsRequest): Promise<shardcast.v1.ListShardsResponse>;
             *   readonly name: "ListShards";
             *   readonly path: "/shardcast.v1.StatusService/ListShards";
             *   readonly requestType: "ListShardsRequest";
             *   readonly responseType: "ListShardsResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListShards.
             * @name shardcast.v1.StatusService#listShards
             * @type {shardcast.v1.StatusService.ListShards}
             */
            $Object.defineProperties(StatusService.prototype.listShards = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, StatusService.prototype.listShards, $root.shardcast.v1.ListShardsRequest, $root.shardcast.v1.ListShardsResponse, request, callback);
            }, {
                name: { value: "ListShards" },
                path: { value: "/shardcast.v1.StatusService/ListShards" },
                requestType: { value: "ListShardsRequest" },
                responseType: { value: "ListShardsResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return StatusService;
        })();

        v1.GetStatusRequest = (function() {

            /**
             * Properties of a GetStatusRequest.
             * @typedef {Object} shardcast.v1.GetStatusRequest.$Properties
             * @property {string|null} [shard] GetStatusRequest shard
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetStatusRequest.
             * @memberof shardcast.v1
             * @interface IGetStatusRequest
             * @augments shardcast.v1.GetStatusRequest.$Properties
             * @deprecated Use shardcast.v1.GetStatusRequest.$Properties instead.
             */

            /**
             * Shape of a GetStatusRequest.
             * @typedef {shardcast.v1.GetStatusRequest.$Properties} shardcast.v1.GetStatusRequest.$Shape
             */

            /**
             * Constructs a new GetStatusRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a GetStatusRequest.
             * @constructor
             * @param {shardcast.v1.GetStatusRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetStatusRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetStatusRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.GetStatusRequest
             * @instance
             */
            GetStatusRequest.prototype.shard = "";

            /**
             * Creates a new GetStatusRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetStatusRequest
             * @static
             * @param {shardcast.v1.GetStatusRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetStatusRequest} GetStatusRequest instance
             * @type {{
             *   (properties: shardcast.v1.GetStatusRequest.$Shape): shardcast.v1.GetStatusRequest & shardcast.v1.GetStatusRequest.$Shape;
             *   (properties?: shardcast.v1.GetStatusRequest.$Properties): shardcast.v1.GetStatusRequest;
             * }}
             */
            GetStatusRequest.create = function(properties) {
                return new GetStatusRequest(properties);
            };

            /**
             * Encodes the specified GetStatusRequest message. Does not implicitly {@link shardcast.v1.GetStatusRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetStatusRequest
             * @static
             * @param {shardcast.v1.GetStatusRequest.$Properties} message GetStatusRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetStatusRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetStatusRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetStatusRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetStatusRequest & shardcast.v1.GetStatusRequest.$Shape} GetStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetStatusRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetStatusRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetStatusRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.GetStatusRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetStatusRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetStatusRequest";
            };

            return GetStatusRequest;
        })();

        v1.GetStatusResponse = (function() {

            /**
             * Properties of a GetStatusResponse.
             * @typedef {Object} shardcast.v1.GetStatusResponse.$Properties
             * @property {string|null} [relay] GetStatusResponse relay
             * @property {string|null} [version] GetStatusResponse version
             * @property {Array.<string>|null} [protocolVersions] GetStatusResponse protocolVersions
             * @property {number|null} [startedAt] GetStatusResponse startedAt
             * @property {number|null} [residentBytes] GetStatusResponse residentBytes
             * @property {number|null} [diskBytes] GetStatusResponse diskBytes
             * @property {number|null} [subscribers] GetStatusResponse subscribers
             * @property {shardcast.v1.ShardStatus.$Properties|null} [shard] GetStatusResponse shard
             * @property {Array.<shardcast.v1.AgentPosition.$Properties>|null} [agents] GetStatusResponse agents
             * @property {boolean|null} [writable] GetStatusResponse writable
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetStatusResponse.
             * @memberof shardcast.v1
             * @interface IGetStatusResponse
             * @augments shardcast.v1.GetStatusResponse.$Properties
             * @deprecated Use shardcast.v1.GetStatusResponse.$Properties instead.
             */

            /**
             * Shape of a GetStatusResponse.
             * @typedef {shardcast.v1.GetStatusResponse.$Properties} shardcast.v1.GetStatusResponse.$Shape
             */

            /**
             * Constructs a new GetStatusResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a GetStatusResponse.
             * @constructor
             * @param {shardcast.v1.GetStatusResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetStatusResponse = function (properties) {
                this.protocolVersions = [];
                this.agents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetStatusResponse relay.
             * @member {string} relay
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.relay = "";

            /**
             * GetStatusResponse version.
             * @member {string} version
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.version = "";

            /**
             * GetStatusResponse protocolVersions.
             * @member {Array.<string>} protocolVersions
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.protocolVersions = $util.emptyArray;

            /**
             * GetStatusResponse startedAt.
             * @member {number} startedAt
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.startedAt = 0;

            /**
             * GetStatusResponse residentBytes.
             * @member {number} residentBytes
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.residentBytes = 0;

            /**
             * GetStatusResponse diskBytes.
             * @member {number} diskBytes
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.diskBytes = 0;

            /**
             * GetStatusResponse subscribers.
             * @member {number} subscribers
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.subscribers = 0;

            /**
             * GetStatusResponse shard.
             * @member {shardcast.v1.ShardStatus.$Properties|null|undefined} shard
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.shard = null;

            /**
             * GetStatusResponse agents.
             * @member {Array.<shardcast.v1.AgentPosition.$Properties>} agents
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.agents = $util.emptyArray;

            /**
             * GetStatusResponse writable.
             * @member {boolean} writable
             * @memberof shardcast.v1.GetStatusResponse
             * @instance
             */
            GetStatusResponse.prototype.writable = false;

            /**
             * Creates a new GetStatusResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetStatusResponse
             * @static
             * @param {shardcast.v1.GetStatusResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetStatusResponse} GetStatusResponse instance
             * @type {{
             *   (properties: shardcast.v1.GetStatusResponse.$Shape): shardcast.v1.GetStatusResponse & shardcast.v1.GetStatusResponse.$Shape;
             *   (properties?: shardcast.v1.GetStatusResponse.$Properties): shardcast.v1.GetStatusResponse;
             * }}
             */
            GetStatusResponse.create = function(properties) {
                return new GetStatusResponse(properties);
            };

            /**
             * Encodes the specified GetStatusResponse message. Does not implicitly {@link shardcast.v1.GetStatusResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetStatusResponse
             * @static
             * @param {shardcast.v1.GetStatusResponse.$Properties} message GetStatusResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetStatusResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.relay != null && $Object.hasOwnProperty.call(message, "relay") && message.relay !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.relay);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.protocolVersions != null && message.protocolVersions.length)
                    for (let i = 0; i < message.protocolVersions.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.protocolVersions[i]);
                if (message.startedAt != null && $Object.hasOwnProperty.call(message, "startedAt") && (typeof message.startedAt === "object" ? message.startedAt.low || message.startedAt.high : message.startedAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.startedAt);
                if (message.residentBytes != null && $Object.hasOwnProperty.call(message, "residentBytes") && (typeof message.residentBytes === "object" ? message.residentBytes.low || message.residentBytes.high : message.residentBytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.residentBytes);
                if (message.diskBytes != null && $Object.hasOwnProperty.call(message, "diskBytes") && (typeof message.diskBytes === "object" ? message.diskBytes.low || message.diskBytes.high : message.diskBytes !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.diskBytes);
                if (message.subscribers != null && $Object.hasOwnProperty.call(message, "subscribers") && message.subscribers !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.subscribers);
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard"))
                    $root.shardcast.v1.ShardStatus.encode(message.shard, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.agents != null && message.agents.length)
                    for (let i = 0; i < message.agents.length; ++i)
                        $root.shardcast.v1.AgentPosition.encode(message.agents[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.writable != null && $Object.hasOwnProperty.call(message, "writable") && message.writable !== false)
                    writer.uint32(/* id 10, wireType 0 =*/80).bool(message.writable);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetStatusResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetStatusResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetStatusResponse & shardcast.v1.GetStatusResponse.$Shape} GetStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetStatusResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetStatusResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.relay = value;
                            else
                                delete message.relay;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.protocolVersions && message.protocolVersions.length))
                                message.protocolVersions = [];
                            message.protocolVersions.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startedAt = value;
                            else
                                delete message.startedAt;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.residentBytes = value;
                            else
                                delete message.residentBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.diskBytes = value;
                            else
                                delete message.diskBytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.subscribers = value;
                            else
                                delete message.subscribers;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.shard = $root.shardcast.v1.ShardStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.shard);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agents && message.agents.length))
                                message.agents = [];
                            message.agents.push($root.shardcast.v1.AgentPosition.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.writable = value;
                            else
                                delete message.writable;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetStatusResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.GetStatusResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetStatusResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetStatusResponse";
            };

            return GetStatusResponse;
        })();

        v1.ListShardsRequest = (function() {

            /**
             * Properties of a ListShardsRequest.
             * @typedef {Object} shardcast.v1.ListShardsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListShardsRequest.
             * @memberof shardcast.v1
             * @interface IListShardsRequest
             * @augments shardcast.v1.ListShardsRequest.$Properties
             * @deprecated Use shardcast.v1.ListShardsRequest.$Properties instead.
             */

            /**
             * Shape of a ListShardsRequest.
             * @typedef {shardcast.v1.ListShardsRequest.$Properties} shardcast.v1.ListShardsRequest.$Shape
             */

            /**
             * Constructs a new ListShardsRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a ListShardsRequest.
             * @constructor
             * @param {shardcast.v1.ListShardsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListShardsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ListShardsRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListShardsRequest
             * @static
             * @param {shardcast.v1.ListShardsRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListShardsRequest} ListShardsRequest instance
             * @type {{
             *   (properties: shardcast.v1.ListShardsRequest.$Shape): shardcast.v1.ListShardsRequest & shardcast.v1.ListShardsRequest.$Shape;
             *   (properties?: shardcast.v1.ListShardsRequest.$Properties): shardcast.v1.ListShardsRequest;
             * }}
             */
            ListShardsRequest.create = function(properties) {
                return new ListShardsRequest(properties);
            };

            /**
             * Encodes the specified ListShardsRequest message. Does not implicitly {@link shardcast.v1.ListShardsRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListShardsRequest
             * @static
             * @param {shardcast.v1.ListShardsRequest.$Properties} message ListShardsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListShardsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListShardsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListShardsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListShardsRequest & shardcast.v1.ListShardsRequest.$Shape} ListShardsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListShardsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListShardsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListShardsRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ListShardsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListShardsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListShardsRequest";
            };

            return ListShardsRequest;
        })();

        v1.ListShardsResponse = (function() {

            /**
             * Properties of a ListShardsResponse.
             * @typedef {Object} shardcast.v1.ListShardsResponse.$Properties
             * @property {Array.<shardcast.v1.ShardStatus.$Properties>|null} [shards] ListShardsResponse shards
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListShardsResponse.
             * @memberof shardcast.v1
             * @interface IListShardsResponse
             * @augments shardcast.v1.ListShardsResponse.$Properties
             * @deprecated Use shardcast.v1.ListShardsResponse.$Properties instead.
             */

            /**
             * Shape of a ListShardsResponse.
             * @typedef {shardcast.v1.ListShardsResponse.$Properties} shardcast.v1.ListShardsResponse.$Shape
             */

            /**
             * Constructs a new ListShardsResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a ListShardsResponse.
             * @constructor
             * @param {shardcast.v1.ListShardsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListShardsResponse = function (properties) {
                this.shards = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListShardsResponse shards.
             * @member {Array.<shardcast.v1.ShardStatus.$Properties>} shards
             * @memberof shardcast.v1.ListShardsResponse
             * @instance
             */
            ListShardsResponse.prototype.shards = $util.emptyArray;

            /**
             * Creates a new ListShardsResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListShardsResponse
             * @static
             * @param {shardcast.v1.ListShardsResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListShardsResponse} ListShardsResponse instance
             * @type {{
             *   (properties: shardcast.v1.ListShardsResponse.$Shape): shardcast.v1.ListShardsResponse & shardcast.v1.ListShardsResponse.$Shape;
             *   (properties?: shardcast.v1.ListShardsResponse.$Properties): shardcast.v1.ListShardsResponse;
             * }}
             */
            ListShardsResponse.create = function(properties) {
                return new ListShardsResponse(properties);
            };

            /**
             * Encodes the specified ListShardsResponse message. Does not implicitly {@link shardcast.v1.ListShardsResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListShardsResponse
             * @static
             * @param {shardcast.v1.ListShardsResponse.$Properties} message ListShardsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListShardsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shards != null && message.shards.length)
                    for (let i = 0; i < message.shards.length; ++i)
                        $root.shardcast.v1.ShardStatus.encode(message.shards[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListShardsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListShardsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListShardsResponse & shardcast.v1.ListShardsResponse.$Shape} ListShardsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListShardsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListShardsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.shards && message.shards.length))
                                message.shards = [];
                            message.shards.push($root.shardcast.v1.ShardStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListShardsResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ListShardsResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListShardsResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListShardsResponse";
            };

            return ListShardsResponse;
        })();

        v1.ShardStatus = (function() {

            /**
             * Properties of a ShardStatus.
             * @typedef {Object} shardcast.v1.ShardStatus.$Properties
             * @property {string|null} [shard] ShardStatus shard
             * @property {string|null} [token] ShardStatus token
             * @property {number|null} [revision] ShardStatus revision
             * @property {Uint8Array|null} [historyHash] ShardStatus historyHash
             * @property {Array.<shardcast.v1.Collection.$Properties>|null} [collections] ShardStatus collections
             * @property {number|null} [snapshotRevision] ShardStatus snapshotRevision
             * @property {number|null} [snapshotBytes] ShardStatus snapshotBytes
             * @property {number|null} [tailBytes] ShardStatus tailBytes
             * @property {number|null} [oldestRevision] ShardStatus oldestRevision
             * @property {number|null} [agents] ShardStatus agents
             * @property {number|null} [appendedAt] ShardStatus appendedAt
             * @property {boolean|null} [deleted] ShardStatus deleted
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ShardStatus.
             * @memberof shardcast.v1
             * @interface IShardStatus
             * @augments shardcast.v1.ShardStatus.$Properties
             * @deprecated Use shardcast.v1.ShardStatus.$Properties instead.
             */

            /**
             * Shape of a ShardStatus.
             * @typedef {shardcast.v1.ShardStatus.$Properties} shardcast.v1.ShardStatus.$Shape
             */

            /**
             * Constructs a new ShardStatus.
             * @memberof shardcast.v1
             * @classdesc Represents a ShardStatus.
             * @constructor
             * @param {shardcast.v1.ShardStatus.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ShardStatus = function (properties) {
                this.collections = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ShardStatus shard.
             * @member {string} shard
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.shard = "";

            /**
             * ShardStatus token.
             * @member {string} token
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.token = "";

            /**
             * ShardStatus revision.
             * @member {number} revision
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.revision = 0;

            /**
             * ShardStatus historyHash.
             * @member {Uint8Array} historyHash
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.historyHash = $util.newBuffer([]);

            /**
             * ShardStatus collections.
             * @member {Array.<shardcast.v1.Collection.$Properties>} collections
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.collections = $util.emptyArray;

            /**
             * ShardStatus snapshotRevision.
             * @member {number} snapshotRevision
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.snapshotRevision = 0;

            /**
             * ShardStatus snapshotBytes.
             * @member {number} snapshotBytes
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.snapshotBytes = 0;

            /**
             * ShardStatus tailBytes.
             * @member {number} tailBytes
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.tailBytes = 0;

            /**
             * ShardStatus oldestRevision.
             * @member {number} oldestRevision
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.oldestRevision = 0;

            /**
             * ShardStatus agents.
             * @member {number} agents
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.agents = 0;

            /**
             * ShardStatus appendedAt.
             * @member {number} appendedAt
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.appendedAt = 0;

            /**
             * ShardStatus deleted.
             * @member {boolean} deleted
             * @memberof shardcast.v1.ShardStatus
             * @instance
             */
            ShardStatus.prototype.deleted = false;

            /**
             * Creates a new ShardStatus instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ShardStatus
             * @static
             * @param {shardcast.v1.ShardStatus.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ShardStatus} ShardStatus instance
             * @type {{
             *   (properties: shardcast.v1.ShardStatus.$Shape): shardcast.v1.ShardStatus & shardcast.v1.ShardStatus.$Shape;
             *   (properties?: shardcast.v1.ShardStatus.$Properties): shardcast.v1.ShardStatus;
             * }}
             */
            ShardStatus.create = function(properties) {
                return new ShardStatus(properties);
            };

            /**
             * Encodes the specified ShardStatus message. Does not implicitly {@link shardcast.v1.ShardStatus.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ShardStatus
             * @static
             * @param {shardcast.v1.ShardStatus.$Properties} message ShardStatus message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ShardStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.revision);
                if (message.historyHash != null && $Object.hasOwnProperty.call(message, "historyHash") && message.historyHash.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.historyHash);
                if (message.collections != null && message.collections.length)
                    for (let i = 0; i < message.collections.length; ++i)
                        $root.shardcast.v1.Collection.encode(message.collections[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.snapshotRevision != null && $Object.hasOwnProperty.call(message, "snapshotRevision") && (typeof message.snapshotRevision === "object" ? message.snapshotRevision.low || message.snapshotRevision.high : message.snapshotRevision !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.snapshotRevision);
                if (message.snapshotBytes != null && $Object.hasOwnProperty.call(message, "snapshotBytes") && (typeof message.snapshotBytes === "object" ? message.snapshotBytes.low || message.snapshotBytes.high : message.snapshotBytes !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.snapshotBytes);
                if (message.tailBytes != null && $Object.hasOwnProperty.call(message, "tailBytes") && (typeof message.tailBytes === "object" ? message.tailBytes.low || message.tailBytes.high : message.tailBytes !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.tailBytes);
                if (message.oldestRevision != null && $Object.hasOwnProperty.call(message, "oldestRevision") && (typeof message.oldestRevision === "object" ? message.oldestRevision.low || message.oldestRevision.high : message.oldestRevision !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.oldestRevision);
                if (message.agents != null && $Object.hasOwnProperty.call(message, "agents") && message.agents !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.agents);
                if (message.appendedAt != null && $Object.hasOwnProperty.call(message, "appendedAt") && (typeof message.appendedAt === "object" ? message.appendedAt.low || message.appendedAt.high : message.appendedAt !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.appendedAt);
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted") && message.deleted !== false)
                    writer.uint32(/* id 12, wireType 0 =*/96).bool(message.deleted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ShardStatus message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ShardStatus
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ShardStatus & shardcast.v1.ShardStatus.$Shape} ShardStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ShardStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ShardStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.historyHash = value;
                            else
                                delete message.historyHash;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.collections && message.collections.length))
                                message.collections = [];
                            message.collections.push($root.shardcast.v1.Collection.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.snapshotRevision = value;
                            else
                                delete message.snapshotRevision;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.snapshotBytes = value;
                            else
                                delete message.snapshotBytes;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.tailBytes = value;
                            else
                                delete message.tailBytes;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.oldestRevision = value;
                            else
                                delete message.oldestRevision;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.agents = value;
                            else
                                delete message.agents;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appendedAt = value;
                            else
                                delete message.appendedAt;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.deleted = value;
                            else
                                delete message.deleted;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ShardStatus
             * @function getTypeUrl
             * @memberof shardcast.v1.ShardStatus
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ShardStatus.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ShardStatus";
            };

            return ShardStatus;
        })();

        v1.Collection = (function() {

            /**
             * Properties of a Collection.
             * @typedef {Object} shardcast.v1.Collection.$Properties
             * @property {string|null} [name] Collection name
             * @property {number|null} [keyParts] Collection keyParts
             * @property {number|null} [records] Collection records
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Collection.
             * @memberof shardcast.v1
             * @interface ICollection
             * @augments shardcast.v1.Collection.$Properties
             * @deprecated Use shardcast.v1.Collection.$Properties instead.
             */

            /**
             * Shape of a Collection.
             * @typedef {shardcast.v1.Collection.$Properties} shardcast.v1.Collection.$Shape
             */

            /**
             * Constructs a new Collection.
             * @memberof shardcast.v1
             * @classdesc Represents a Collection.
             * @constructor
             * @param {shardcast.v1.Collection.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Collection = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Collection name.
             * @member {string} name
             * @memberof shardcast.v1.Collection
             * @instance
             */
            Collection.prototype.name = "";

            /**
             * Collection keyParts.
             * @member {number} keyParts
             * @memberof shardcast.v1.Collection
             * @instance
             */
            Collection.prototype.keyParts = 0;

            /**
             * Collection records.
             * @member {number} records
             * @memberof shardcast.v1.Collection
             * @instance
             */
            Collection.prototype.records = 0;

            /**
             * Creates a new Collection instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Collection
             * @static
             * @param {shardcast.v1.Collection.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Collection} Collection instance
             * @type {{
             *   (properties: shardcast.v1.Collection.$Shape): shardcast.v1.Collection & shardcast.v1.Collection.$Shape;
             *   (properties?: shardcast.v1.Collection.$Properties): shardcast.v1.Collection;
             * }}
             */
            Collection.create = function(properties) {
                return new Collection(properties);
            };

            /**
             * Encodes the specified Collection message. Does not implicitly {@link shardcast.v1.Collection.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Collection
             * @static
             * @param {shardcast.v1.Collection.$Properties} message Collection message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Collection.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.keyParts != null && $Object.hasOwnProperty.call(message, "keyParts") && message.keyParts !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.keyParts);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && (typeof message.records === "object" ? message.records.low || message.records.high : message.records !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.records);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Collection message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Collection
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Collection & shardcast.v1.Collection.$Shape} Collection
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Collection.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Collection();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.keyParts = value;
                            else
                                delete message.keyParts;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Collection
             * @function getTypeUrl
             * @memberof shardcast.v1.Collection
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Collection.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Collection";
            };

            return Collection;
        })();

        v1.ChunkRef = (function() {

            /**
             * Properties of a ChunkRef.
             * @typedef {Object} shardcast.v1.ChunkRef.$Properties
             * @property {Uint8Array|null} [hash] ChunkRef hash
             * @property {Uint8Array|null} [lastKey] ChunkRef lastKey
             * @property {number|null} [records] ChunkRef records
             * @property {number|null} [rawBytes] ChunkRef rawBytes
             * @property {number|null} [storedBytes] ChunkRef storedBytes
             * @property {number|null} [earliestExpiry] ChunkRef earliestExpiry
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChunkRef.
             * @memberof shardcast.v1
             * @interface IChunkRef
             * @augments shardcast.v1.ChunkRef.$Properties
             * @deprecated Use shardcast.v1.ChunkRef.$Properties instead.
             */

            /**
             * Shape of a ChunkRef.
             * @typedef {shardcast.v1.ChunkRef.$Properties} shardcast.v1.ChunkRef.$Shape
             */

            /**
             * Constructs a new ChunkRef.
             * @memberof shardcast.v1
             * @classdesc Represents a ChunkRef.
             * @constructor
             * @param {shardcast.v1.ChunkRef.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChunkRef = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChunkRef hash.
             * @member {Uint8Array} hash
             * @memberof shardcast.v1.ChunkRef
             * @instance
             */
            ChunkRef.prototype.hash = $util.newBuffer([]);

            /**
             * ChunkRef lastKey.
             * @member {Uint8Array} lastKey
             * @memberof shardcast.v1.ChunkRef
             * @instance
             */
            ChunkRef.prototype.lastKey = $util.newBuffer([]);

            /**
             * ChunkRef records.
             * @member {number} records
             * @memberof shardcast.v1.ChunkRef
             * @instance
             */
            ChunkRef.prototype.records = 0;

            /**
             * ChunkRef rawBytes.
             * @member {number} rawBytes
             * @memberof shardcast.v1.ChunkRef
             * @instance
             */
            ChunkRef.prototype.rawBytes = 0;

            /**
             * ChunkRef storedBytes.
             * @member {number} storedBytes
             * @memberof shardcast.v1.ChunkRef
             * @instance
             */
            ChunkRef.prototype.storedBytes = 0;

            /**
             * ChunkRef earliestExpiry.
             * @member {number} earliestExpiry
             * @memberof shardcast.v1.ChunkRef
             * @instance
             */
            ChunkRef.prototype.earliestExpiry = 0;

            /**
             * Creates a new ChunkRef instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ChunkRef
             * @static
             * @param {shardcast.v1.ChunkRef.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ChunkRef} ChunkRef instance
             * @type {{
             *   (properties: shardcast.v1.ChunkRef.$Shape): shardcast.v1.ChunkRef & shardcast.v1.ChunkRef.$Shape;
             *   (properties?: shardcast.v1.ChunkRef.$Properties): shardcast.v1.ChunkRef;
             * }}
             */
            ChunkRef.create = function(properties) {
                return new ChunkRef(properties);
            };

            /**
             * Encodes the specified ChunkRef message. Does not implicitly {@link shardcast.v1.ChunkRef.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ChunkRef
             * @static
             * @param {shardcast.v1.ChunkRef.$Properties} message ChunkRef message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChunkRef.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.hash);
                if (message.lastKey != null && $Object.hasOwnProperty.call(message, "lastKey") && message.lastKey.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.lastKey);
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && message.records !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.records);
                if (message.rawBytes != null && $Object.hasOwnProperty.call(message, "rawBytes") && message.rawBytes !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.rawBytes);
                if (message.storedBytes != null && $Object.hasOwnProperty.call(message, "storedBytes") && message.storedBytes !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.storedBytes);
                if (message.earliestExpiry != null && $Object.hasOwnProperty.call(message, "earliestExpiry") && (typeof message.earliestExpiry === "object" ? message.earliestExpiry.low || message.earliestExpiry.high : message.earliestExpiry !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.earliestExpiry);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChunkRef message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ChunkRef
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ChunkRef & shardcast.v1.ChunkRef.$Shape} ChunkRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChunkRef.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ChunkRef();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.hash = value;
                            else
                                delete message.hash;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.lastKey = value;
                            else
                                delete message.lastKey;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rawBytes = value;
                            else
                                delete message.rawBytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.storedBytes = value;
                            else
                                delete message.storedBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.earliestExpiry = value;
                            else
                                delete message.earliestExpiry;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ChunkRef
             * @function getTypeUrl
             * @memberof shardcast.v1.ChunkRef
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ChunkRef.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ChunkRef";
            };

            return ChunkRef;
        })();

        v1.Manifest = (function() {

            /**
             * Properties of a Manifest.
             * @typedef {Object} shardcast.v1.Manifest.$Properties
             * @property {number|null} [codecVersion] Manifest codecVersion
             * @property {string|null} [shard] Manifest shard
             * @property {string|null} [epoch] Manifest epoch
             * @property {number|null} [revision] Manifest revision
             * @property {Uint8Array|null} [historyHash] Manifest historyHash
             * @property {Uint8Array|null} [root] Manifest root
             * @property {Array.<shardcast.v1.Collection.$Properties>|null} [collections] Manifest collections
             * @property {Array.<shardcast.v1.ChunkRef.$Properties>|null} [chunks] Manifest chunks
             * @property {number|null} [cutAt] Manifest cutAt
             * @property {number|null} [appendedAt] Manifest appendedAt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Manifest.
             * @memberof shardcast.v1
             * @interface IManifest
             * @augments shardcast.v1.Manifest.$Properties
             * @deprecated Use shardcast.v1.Manifest.$Properties instead.
             */

            /**
             * Shape of a Manifest.
             * @typedef {shardcast.v1.Manifest.$Properties} shardcast.v1.Manifest.$Shape
             */

            /**
             * Constructs a new Manifest.
             * @memberof shardcast.v1
             * @classdesc Represents a Manifest.
             * @constructor
             * @param {shardcast.v1.Manifest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Manifest = function (properties) {
                this.collections = [];
                this.chunks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Manifest codecVersion.
             * @member {number} codecVersion
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.codecVersion = 0;

            /**
             * Manifest shard.
             * @member {string} shard
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.shard = "";

            /**
             * Manifest epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.epoch = "";

            /**
             * Manifest revision.
             * @member {number} revision
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.revision = 0;

            /**
             * Manifest historyHash.
             * @member {Uint8Array} historyHash
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.historyHash = $util.newBuffer([]);

            /**
             * Manifest root.
             * @member {Uint8Array} root
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.root = $util.newBuffer([]);

            /**
             * Manifest collections.
             * @member {Array.<shardcast.v1.Collection.$Properties>} collections
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.collections = $util.emptyArray;

            /**
             * Manifest chunks.
             * @member {Array.<shardcast.v1.ChunkRef.$Properties>} chunks
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.chunks = $util.emptyArray;

            /**
             * Manifest cutAt.
             * @member {number} cutAt
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.cutAt = 0;

            /**
             * Manifest appendedAt.
             * @member {number} appendedAt
             * @memberof shardcast.v1.Manifest
             * @instance
             */
            Manifest.prototype.appendedAt = 0;

            /**
             * Creates a new Manifest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Manifest
             * @static
             * @param {shardcast.v1.Manifest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Manifest} Manifest instance
             * @type {{
             *   (properties: shardcast.v1.Manifest.$Shape): shardcast.v1.Manifest & shardcast.v1.Manifest.$Shape;
             *   (properties?: shardcast.v1.Manifest.$Properties): shardcast.v1.Manifest;
             * }}
             */
            Manifest.create = function(properties) {
                return new Manifest(properties);
            };

            /**
             * Encodes the specified Manifest message. Does not implicitly {@link shardcast.v1.Manifest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Manifest
             * @static
             * @param {shardcast.v1.Manifest.$Properties} message Manifest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Manifest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.codecVersion != null && $Object.hasOwnProperty.call(message, "codecVersion") && message.codecVersion !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.codecVersion);
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.shard);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.epoch);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.revision);
                if (message.historyHash != null && $Object.hasOwnProperty.call(message, "historyHash") && message.historyHash.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.historyHash);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.root);
                if (message.collections != null && message.collections.length)
                    for (let i = 0; i < message.collections.length; ++i)
                        $root.shardcast.v1.Collection.encode(message.collections[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.chunks != null && message.chunks.length)
                    for (let i = 0; i < message.chunks.length; ++i)
                        $root.shardcast.v1.ChunkRef.encode(message.chunks[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.cutAt != null && $Object.hasOwnProperty.call(message, "cutAt") && (typeof message.cutAt === "object" ? message.cutAt.low || message.cutAt.high : message.cutAt !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.cutAt);
                if (message.appendedAt != null && $Object.hasOwnProperty.call(message, "appendedAt") && (typeof message.appendedAt === "object" ? message.appendedAt.low || message.appendedAt.high : message.appendedAt !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.appendedAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Manifest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Manifest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Manifest & shardcast.v1.Manifest.$Shape} Manifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Manifest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Manifest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.codecVersion = value;
                            else
                                delete message.codecVersion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.historyHash = value;
                            else
                                delete message.historyHash;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.collections && message.collections.length))
                                message.collections = [];
                            message.collections.push($root.shardcast.v1.Collection.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.chunks && message.chunks.length))
                                message.chunks = [];
                            message.chunks.push($root.shardcast.v1.ChunkRef.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.cutAt = value;
                            else
                                delete message.cutAt;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appendedAt = value;
                            else
                                delete message.appendedAt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Manifest
             * @function getTypeUrl
             * @memberof shardcast.v1.Manifest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Manifest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Manifest";
            };

            return Manifest;
        })();

        v1.ChunkFrame = (function() {

            /**
             * Properties of a ChunkFrame.
             * @typedef {Object} shardcast.v1.ChunkFrame.$Properties
             * @property {Uint8Array|null} [hash] ChunkFrame hash
             * @property {number|null} [rawBytes] ChunkFrame rawBytes
             * @property {shardcast.v1.Compression|null} [compression] ChunkFrame compression
             * @property {Uint8Array|null} [data] ChunkFrame data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChunkFrame.
             * @memberof shardcast.v1
             * @interface IChunkFrame
             * @augments shardcast.v1.ChunkFrame.$Properties
             * @deprecated Use shardcast.v1.ChunkFrame.$Properties instead.
             */

            /**
             * Shape of a ChunkFrame.
             * @typedef {shardcast.v1.ChunkFrame.$Properties} shardcast.v1.ChunkFrame.$Shape
             */

            /**
             * Constructs a new ChunkFrame.
             * @memberof shardcast.v1
             * @classdesc Represents a ChunkFrame.
             * @constructor
             * @param {shardcast.v1.ChunkFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChunkFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChunkFrame hash.
             * @member {Uint8Array} hash
             * @memberof shardcast.v1.ChunkFrame
             * @instance
             */
            ChunkFrame.prototype.hash = $util.newBuffer([]);

            /**
             * ChunkFrame rawBytes.
             * @member {number} rawBytes
             * @memberof shardcast.v1.ChunkFrame
             * @instance
             */
            ChunkFrame.prototype.rawBytes = 0;

            /**
             * ChunkFrame compression.
             * @member {shardcast.v1.Compression} compression
             * @memberof shardcast.v1.ChunkFrame
             * @instance
             */
            ChunkFrame.prototype.compression = 0;

            /**
             * ChunkFrame data.
             * @member {Uint8Array} data
             * @memberof shardcast.v1.ChunkFrame
             * @instance
             */
            ChunkFrame.prototype.data = $util.newBuffer([]);

            /**
             * Creates a new ChunkFrame instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ChunkFrame
             * @static
             * @param {shardcast.v1.ChunkFrame.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ChunkFrame} ChunkFrame instance
             * @type {{
             *   (properties: shardcast.v1.ChunkFrame.$Shape): shardcast.v1.ChunkFrame & shardcast.v1.ChunkFrame.$Shape;
             *   (properties?: shardcast.v1.ChunkFrame.$Properties): shardcast.v1.ChunkFrame;
             * }}
             */
            ChunkFrame.create = function(properties) {
                return new ChunkFrame(properties);
            };

            /**
             * Encodes the specified ChunkFrame message. Does not implicitly {@link shardcast.v1.ChunkFrame.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ChunkFrame
             * @static
             * @param {shardcast.v1.ChunkFrame.$Properties} message ChunkFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChunkFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.hash);
                if (message.rawBytes != null && $Object.hasOwnProperty.call(message, "rawBytes") && message.rawBytes !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.rawBytes);
                if (message.compression != null && $Object.hasOwnProperty.call(message, "compression") && message.compression !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.compression);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChunkFrame message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ChunkFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ChunkFrame & shardcast.v1.ChunkFrame.$Shape} ChunkFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChunkFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ChunkFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.hash = value;
                            else
                                delete message.hash;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rawBytes = value;
                            else
                                delete message.rawBytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.compression = value;
                            else
                                delete message.compression;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ChunkFrame
             * @function getTypeUrl
             * @memberof shardcast.v1.ChunkFrame
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ChunkFrame.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ChunkFrame";
            };

            return ChunkFrame;
        })();

        /**
         * Compression enum.
         * @name shardcast.v1.Compression
         * @enum {number}
         * @property {number} NONE=0 NONE value
         * @property {number} LZ4=1 LZ4 value
         */
        v1.Compression = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NONE"] = 0;
            values[valuesById[1] = "LZ4"] = 1;
            return values;
        })();

        v1.ReplicaService = (function() {

            /**
             * Constructs a new ReplicaService service.
             * @memberof shardcast.v1
             * @classdesc Represents a ReplicaService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const ReplicaService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(ReplicaService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: ReplicaService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new ReplicaService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.ReplicaService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {ReplicaService} RPC service. Useful where requests and/or responses are streamed.
             */
            ReplicaService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.ReplicaService#listReplicas}.
             * @memberof shardcast.v1.ReplicaService
             * @typedef ListReplicasCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ListReplicasResponse} [response] ListReplicasResponse
             */

            /**
             * Calls ListReplicas.
             * @memberof shardcast.v1.ReplicaService
             * @typedef ListReplicas
             * @type {{
             *   (request: shardcast.v1.IListReplicasRequest, callback: shardcast.v1.ReplicaService.ListReplicasCallback): void;
             *   (request: shardcast.v1.IListReplicasRequest): Promise<shardcast.v1.ListReplicasResponse>;
             *   readonly name: "ListReplicas";
             *   readonly path: "/shardcast.v1.ReplicaService/ListReplicas";
             *   readonly requestType: "ListReplicasRequest";
             *   readonly responseType: "ListReplicasResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListReplicas.
             * @name shardcast.v1.ReplicaService#listReplicas
             * @type {shardcast.v1.ReplicaService.ListReplicas}
             */
            $Object.defineProperties(ReplicaService.prototype.listReplicas = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReplicaService.prototype.listReplicas, $root.shardcast.v1.ListReplicasRequest, $root.shardcast.v1.ListReplicasResponse, request, callback);
            }, {
                name: { value: "ListReplicas" },
                path: { value: "/shardcast.v1.ReplicaService/ListReplicas" },
                requestType: { value: "ListReplicasRequest" },
                responseType: { value: "ListReplicasResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.ReplicaService#getReplicas}.
             * @memberof shardcast.v1.ReplicaService
             * @typedef GetReplicasCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ReplicaParts} [response] ReplicaParts
             */

            /**
             * Calls GetReplicas.
             * @memberof shardcast.v1.ReplicaService
             * @typedef GetReplicas
             * @type {{
             *   (request: shardcast.v1.IGetReplicasRequest, callback: shardcast.v1.ReplicaService.GetReplicasCallback): void;
             *   (request: shardcast.v1.IGetReplicasRequest): Promise<shardcast.v1.ReplicaParts>;
             *   readonly name: "GetReplicas";
             *   readonly path: "/shardcast.v1.ReplicaService/GetReplicas";
             *   readonly requestType: "GetReplicasRequest";
             *   readonly responseType: "ReplicaParts";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls GetReplicas.
             * @name shardcast.v1.ReplicaService#getReplicas
             * @type {shardcast.v1.ReplicaService.GetReplicas}
             */
            $Object.defineProperties(ReplicaService.prototype.getReplicas = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReplicaService.prototype.getReplicas, $root.shardcast.v1.GetReplicasRequest, $root.shardcast.v1.ReplicaParts, request, callback);
            }, {
                name: { value: "GetReplicas" },
                path: { value: "/shardcast.v1.ReplicaService/GetReplicas" },
                requestType: { value: "GetReplicasRequest" },
                responseType: { value: "ReplicaParts" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link shardcast.v1.ReplicaService#getReplicaHead}.
             * @memberof shardcast.v1.ReplicaService
             * @typedef GetReplicaHeadCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ReplicaHead} [response] ReplicaHead
             */

            /**
             * Calls GetReplicaHead.
             * @memberof shardcast.v1.ReplicaService
             * @typedef GetReplicaHead
             * @type {{
             *   (request: shardcast.v1.IGetReplicaHeadRequest, callback: shardcast.v1.ReplicaService.GetReplicaHeadCallback): void;
             *   (request: shardcast.v1.IGetReplicaHeadRequest): Promise<shardcast.v1.ReplicaHead>;
             *   readonly name: "GetReplicaHead";
             *   readonly path: "/shardcast.v1.ReplicaService/GetReplicaHead";
             *   readonly requestType: "GetReplicaHeadRequest";
             *   readonly responseType: "ReplicaHead";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls GetReplicaHead.
             * @name shardcast.v1.ReplicaService#getReplicaHead
             * @type {shardcast.v1.ReplicaService.GetReplicaHead}
             */
            $Object.defineProperties(ReplicaService.prototype.getReplicaHead = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, ReplicaService.prototype.getReplicaHead, $root.shardcast.v1.GetReplicaHeadRequest, $root.shardcast.v1.ReplicaHead, request, callback);
            }, {
                name: { value: "GetReplicaHead" },
                path: { value: "/shardcast.v1.ReplicaService/GetReplicaHead" },
                requestType: { value: "GetReplicaHeadRequest" },
                responseType: { value: "ReplicaHead" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return ReplicaService;
        })();

        v1.GetReplicaHeadRequest = (function() {

            /**
             * Properties of a GetReplicaHeadRequest.
             * @typedef {Object} shardcast.v1.GetReplicaHeadRequest.$Properties
             * @property {string|null} [shard] GetReplicaHeadRequest shard
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetReplicaHeadRequest.
             * @memberof shardcast.v1
             * @interface IGetReplicaHeadRequest
             * @augments shardcast.v1.GetReplicaHeadRequest.$Properties
             * @deprecated Use shardcast.v1.GetReplicaHeadRequest.$Properties instead.
             */

            /**
             * Shape of a GetReplicaHeadRequest.
             * @typedef {shardcast.v1.GetReplicaHeadRequest.$Properties} shardcast.v1.GetReplicaHeadRequest.$Shape
             */

            /**
             * Constructs a new GetReplicaHeadRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a GetReplicaHeadRequest.
             * @constructor
             * @param {shardcast.v1.GetReplicaHeadRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetReplicaHeadRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetReplicaHeadRequest shard.
             * @member {string} shard
             * @memberof shardcast.v1.GetReplicaHeadRequest
             * @instance
             */
            GetReplicaHeadRequest.prototype.shard = "";

            /**
             * Creates a new GetReplicaHeadRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetReplicaHeadRequest
             * @static
             * @param {shardcast.v1.GetReplicaHeadRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetReplicaHeadRequest} GetReplicaHeadRequest instance
             * @type {{
             *   (properties: shardcast.v1.GetReplicaHeadRequest.$Shape): shardcast.v1.GetReplicaHeadRequest & shardcast.v1.GetReplicaHeadRequest.$Shape;
             *   (properties?: shardcast.v1.GetReplicaHeadRequest.$Properties): shardcast.v1.GetReplicaHeadRequest;
             * }}
             */
            GetReplicaHeadRequest.create = function(properties) {
                return new GetReplicaHeadRequest(properties);
            };

            /**
             * Encodes the specified GetReplicaHeadRequest message. Does not implicitly {@link shardcast.v1.GetReplicaHeadRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetReplicaHeadRequest
             * @static
             * @param {shardcast.v1.GetReplicaHeadRequest.$Properties} message GetReplicaHeadRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetReplicaHeadRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetReplicaHeadRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetReplicaHeadRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetReplicaHeadRequest & shardcast.v1.GetReplicaHeadRequest.$Shape} GetReplicaHeadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetReplicaHeadRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetReplicaHeadRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.shard = value;
                            else
                                delete message.shard;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetReplicaHeadRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.GetReplicaHeadRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetReplicaHeadRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetReplicaHeadRequest";
            };

            return GetReplicaHeadRequest;
        })();

        v1.ReplicaHead = (function() {

            /**
             * Properties of a ReplicaHead.
             * @typedef {Object} shardcast.v1.ReplicaHead.$Properties
             * @property {string|null} [epoch] ReplicaHead epoch
             * @property {number|null} [revision] ReplicaHead revision
             * @property {Uint8Array|null} [historyHash] ReplicaHead historyHash
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplicaHead.
             * @memberof shardcast.v1
             * @interface IReplicaHead
             * @augments shardcast.v1.ReplicaHead.$Properties
             * @deprecated Use shardcast.v1.ReplicaHead.$Properties instead.
             */

            /**
             * Shape of a ReplicaHead.
             * @typedef {shardcast.v1.ReplicaHead.$Properties} shardcast.v1.ReplicaHead.$Shape
             */

            /**
             * Constructs a new ReplicaHead.
             * @memberof shardcast.v1
             * @classdesc Represents a ReplicaHead.
             * @constructor
             * @param {shardcast.v1.ReplicaHead.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplicaHead = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReplicaHead epoch.
             * @member {string} epoch
             * @memberof shardcast.v1.ReplicaHead
             * @instance
             */
            ReplicaHead.prototype.epoch = "";

            /**
             * ReplicaHead revision.
             * @member {number} revision
             * @memberof shardcast.v1.ReplicaHead
             * @instance
             */
            ReplicaHead.prototype.revision = 0;

            /**
             * ReplicaHead historyHash.
             * @member {Uint8Array} historyHash
             * @memberof shardcast.v1.ReplicaHead
             * @instance
             */
            ReplicaHead.prototype.historyHash = $util.newBuffer([]);

            /**
             * Creates a new ReplicaHead instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ReplicaHead
             * @static
             * @param {shardcast.v1.ReplicaHead.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ReplicaHead} ReplicaHead instance
             * @type {{
             *   (properties: shardcast.v1.ReplicaHead.$Shape): shardcast.v1.ReplicaHead & shardcast.v1.ReplicaHead.$Shape;
             *   (properties?: shardcast.v1.ReplicaHead.$Properties): shardcast.v1.ReplicaHead;
             * }}
             */
            ReplicaHead.create = function(properties) {
                return new ReplicaHead(properties);
            };

            /**
             * Encodes the specified ReplicaHead message. Does not implicitly {@link shardcast.v1.ReplicaHead.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ReplicaHead
             * @static
             * @param {shardcast.v1.ReplicaHead.$Properties} message ReplicaHead message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplicaHead.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.epoch);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                if (message.historyHash != null && $Object.hasOwnProperty.call(message, "historyHash") && message.historyHash.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.historyHash);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplicaHead message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ReplicaHead
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaHead & shardcast.v1.ReplicaHead.$Shape} ReplicaHead
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplicaHead.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ReplicaHead();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.historyHash = value;
                            else
                                delete message.historyHash;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReplicaHead
             * @function getTypeUrl
             * @memberof shardcast.v1.ReplicaHead
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReplicaHead.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ReplicaHead";
            };

            return ReplicaHead;
        })();

        v1.ListReplicasRequest = (function() {

            /**
             * Properties of a ListReplicasRequest.
             * @typedef {Object} shardcast.v1.ListReplicasRequest.$Properties
             * @property {number|null} [partition] ListReplicasRequest partition
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListReplicasRequest.
             * @memberof shardcast.v1
             * @interface IListReplicasRequest
             * @augments shardcast.v1.ListReplicasRequest.$Properties
             * @deprecated Use shardcast.v1.ListReplicasRequest.$Properties instead.
             */

            /**
             * Shape of a ListReplicasRequest.
             * @typedef {shardcast.v1.ListReplicasRequest.$Properties} shardcast.v1.ListReplicasRequest.$Shape
             */

            /**
             * Constructs a new ListReplicasRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a ListReplicasRequest.
             * @constructor
             * @param {shardcast.v1.ListReplicasRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListReplicasRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListReplicasRequest partition.
             * @member {number} partition
             * @memberof shardcast.v1.ListReplicasRequest
             * @instance
             */
            ListReplicasRequest.prototype.partition = 0;

            /**
             * Creates a new ListReplicasRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListReplicasRequest
             * @static
             * @param {shardcast.v1.ListReplicasRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListReplicasRequest} ListReplicasRequest instance
             * @type {{
             *   (properties: shardcast.v1.ListReplicasRequest.$Shape): shardcast.v1.ListReplicasRequest & shardcast.v1.ListReplicasRequest.$Shape;
             *   (properties?: shardcast.v1.ListReplicasRequest.$Properties): shardcast.v1.ListReplicasRequest;
             * }}
             */
            ListReplicasRequest.create = function(properties) {
                return new ListReplicasRequest(properties);
            };

            /**
             * Encodes the specified ListReplicasRequest message. Does not implicitly {@link shardcast.v1.ListReplicasRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListReplicasRequest
             * @static
             * @param {shardcast.v1.ListReplicasRequest.$Properties} message ListReplicasRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListReplicasRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListReplicasRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListReplicasRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListReplicasRequest & shardcast.v1.ListReplicasRequest.$Shape} ListReplicasRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListReplicasRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListReplicasRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListReplicasRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ListReplicasRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListReplicasRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListReplicasRequest";
            };

            return ListReplicasRequest;
        })();

        v1.ListReplicasResponse = (function() {

            /**
             * Properties of a ListReplicasResponse.
             * @typedef {Object} shardcast.v1.ListReplicasResponse.$Properties
             * @property {Array.<shardcast.v1.ListReplicasResponse.Replica.$Properties>|null} [replicas] ListReplicasResponse replicas
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListReplicasResponse.
             * @memberof shardcast.v1
             * @interface IListReplicasResponse
             * @augments shardcast.v1.ListReplicasResponse.$Properties
             * @deprecated Use shardcast.v1.ListReplicasResponse.$Properties instead.
             */

            /**
             * Shape of a ListReplicasResponse.
             * @typedef {shardcast.v1.ListReplicasResponse.$Properties} shardcast.v1.ListReplicasResponse.$Shape
             */

            /**
             * Constructs a new ListReplicasResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a ListReplicasResponse.
             * @constructor
             * @param {shardcast.v1.ListReplicasResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListReplicasResponse = function (properties) {
                this.replicas = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListReplicasResponse replicas.
             * @member {Array.<shardcast.v1.ListReplicasResponse.Replica.$Properties>} replicas
             * @memberof shardcast.v1.ListReplicasResponse
             * @instance
             */
            ListReplicasResponse.prototype.replicas = $util.emptyArray;

            /**
             * Creates a new ListReplicasResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListReplicasResponse
             * @static
             * @param {shardcast.v1.ListReplicasResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListReplicasResponse} ListReplicasResponse instance
             * @type {{
             *   (properties: shardcast.v1.ListReplicasResponse.$Shape): shardcast.v1.ListReplicasResponse & shardcast.v1.ListReplicasResponse.$Shape;
             *   (properties?: shardcast.v1.ListReplicasResponse.$Properties): shardcast.v1.ListReplicasResponse;
             * }}
             */
            ListReplicasResponse.create = function(properties) {
                return new ListReplicasResponse(properties);
            };

            /**
             * Encodes the specified ListReplicasResponse message. Does not implicitly {@link shardcast.v1.ListReplicasResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListReplicasResponse
             * @static
             * @param {shardcast.v1.ListReplicasResponse.$Properties} message ListReplicasResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListReplicasResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.replicas != null && message.replicas.length)
                    for (let i = 0; i < message.replicas.length; ++i)
                        $root.shardcast.v1.ListReplicasResponse.Replica.encode(message.replicas[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListReplicasResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListReplicasResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListReplicasResponse & shardcast.v1.ListReplicasResponse.$Shape} ListReplicasResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListReplicasResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListReplicasResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.replicas && message.replicas.length))
                                message.replicas = [];
                            message.replicas.push($root.shardcast.v1.ListReplicasResponse.Replica.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListReplicasResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ListReplicasResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListReplicasResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListReplicasResponse";
            };

            ListReplicasResponse.Replica = (function() {

                /**
                 * Properties of a Replica.
                 * @typedef {Object} shardcast.v1.ListReplicasResponse.Replica.$Properties
                 * @property {string|null} [shard] Replica shard
                 * @property {number|null} [revision] Replica revision
                 * @property {number|null} [storedBytes] Replica storedBytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Replica.
                 * @memberof shardcast.v1.ListReplicasResponse
                 * @interface IReplica
                 * @augments shardcast.v1.ListReplicasResponse.Replica.$Properties
                 * @deprecated Use shardcast.v1.ListReplicasResponse.Replica.$Properties instead.
                 */

                /**
                 * Shape of a Replica.
                 * @typedef {shardcast.v1.ListReplicasResponse.Replica.$Properties} shardcast.v1.ListReplicasResponse.Replica.$Shape
                 */

                /**
                 * Constructs a new Replica.
                 * @memberof shardcast.v1.ListReplicasResponse
                 * @classdesc Represents a Replica.
                 * @constructor
                 * @param {shardcast.v1.ListReplicasResponse.Replica.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Replica = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Replica shard.
                 * @member {string} shard
                 * @memberof shardcast.v1.ListReplicasResponse.Replica
                 * @instance
                 */
                Replica.prototype.shard = "";

                /**
                 * Replica revision.
                 * @member {number} revision
                 * @memberof shardcast.v1.ListReplicasResponse.Replica
                 * @instance
                 */
                Replica.prototype.revision = 0;

                /**
                 * Replica storedBytes.
                 * @member {number} storedBytes
                 * @memberof shardcast.v1.ListReplicasResponse.Replica
                 * @instance
                 */
                Replica.prototype.storedBytes = 0;

                /**
                 * Creates a new Replica instance using the specified properties.
                 * @function create
                 * @memberof shardcast.v1.ListReplicasResponse.Replica
                 * @static
                 * @param {shardcast.v1.ListReplicasResponse.Replica.$Properties=} [properties] Properties to set
                 * @returns {shardcast.v1.ListReplicasResponse.Replica} Replica instance
                 * @type {{
                 *   (properties: shardcast.v1.ListReplicasResponse.Replica.$Shape): shardcast.v1.ListReplicasResponse.Replica & shardcast.v1.ListReplicasResponse.Replica.$Shape;
                 *   (properties?: shardcast.v1.ListReplicasResponse.Replica.$Properties): shardcast.v1.ListReplicasResponse.Replica;
                 * }}
                 */
                Replica.create = function(properties) {
                    return new Replica(properties);
                };

                /**
                 * Encodes the specified Replica message. Does not implicitly {@link shardcast.v1.ListReplicasResponse.Replica.verify|verify} messages.
                 * @function encode
                 * @memberof shardcast.v1.ListReplicasResponse.Replica
                 * @static
                 * @param {shardcast.v1.ListReplicasResponse.Replica.$Properties} message Replica message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Replica.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.shard != null && $Object.hasOwnProperty.call(message, "shard") && message.shard !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.shard);
                    if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.revision);
                    if (message.storedBytes != null && $Object.hasOwnProperty.call(message, "storedBytes") && (typeof message.storedBytes === "object" ? message.storedBytes.low || message.storedBytes.high : message.storedBytes !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.storedBytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Replica message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardcast.v1.ListReplicasResponse.Replica
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardcast.v1.ListReplicasResponse.Replica & shardcast.v1.ListReplicasResponse.Replica.$Shape} Replica
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Replica.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardcast.v1.ListReplicasResponse.Replica();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.shard = value;
                                else
                                    delete message.shard;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.revision = value;
                                else
                                    delete message.revision;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.storedBytes = value;
                                else
                                    delete message.storedBytes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Replica
                 * @function getTypeUrl
                 * @memberof shardcast.v1.ListReplicasResponse.Replica
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Replica.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardcast.v1.ListReplicasResponse.Replica";
                };

                return Replica;
            })();

            return ListReplicasResponse;
        })();

        v1.GetReplicasRequest = (function() {

            /**
             * Properties of a GetReplicasRequest.
             * @typedef {Object} shardcast.v1.GetReplicasRequest.$Properties
             * @property {Array.<string>|null} [shards] GetReplicasRequest shards
             * @property {number|null} [inlineBytesMax] GetReplicasRequest inlineBytesMax
             * @property {number|null} [bundleBytes] GetReplicasRequest bundleBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetReplicasRequest.
             * @memberof shardcast.v1
             * @interface IGetReplicasRequest
             * @augments shardcast.v1.GetReplicasRequest.$Properties
             * @deprecated Use shardcast.v1.GetReplicasRequest.$Properties instead.
             */

            /**
             * Shape of a GetReplicasRequest.
             * @typedef {shardcast.v1.GetReplicasRequest.$Properties} shardcast.v1.GetReplicasRequest.$Shape
             */

            /**
             * Constructs a new GetReplicasRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a GetReplicasRequest.
             * @constructor
             * @param {shardcast.v1.GetReplicasRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetReplicasRequest = function (properties) {
                this.shards = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetReplicasRequest shards.
             * @member {Array.<string>} shards
             * @memberof shardcast.v1.GetReplicasRequest
             * @instance
             */
            GetReplicasRequest.prototype.shards = $util.emptyArray;

            /**
             * GetReplicasRequest inlineBytesMax.
             * @member {number} inlineBytesMax
             * @memberof shardcast.v1.GetReplicasRequest
             * @instance
             */
            GetReplicasRequest.prototype.inlineBytesMax = 0;

            /**
             * GetReplicasRequest bundleBytes.
             * @member {number} bundleBytes
             * @memberof shardcast.v1.GetReplicasRequest
             * @instance
             */
            GetReplicasRequest.prototype.bundleBytes = 0;

            /**
             * Creates a new GetReplicasRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.GetReplicasRequest
             * @static
             * @param {shardcast.v1.GetReplicasRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.GetReplicasRequest} GetReplicasRequest instance
             * @type {{
             *   (properties: shardcast.v1.GetReplicasRequest.$Shape): shardcast.v1.GetReplicasRequest & shardcast.v1.GetReplicasRequest.$Shape;
             *   (properties?: shardcast.v1.GetReplicasRequest.$Properties): shardcast.v1.GetReplicasRequest;
             * }}
             */
            GetReplicasRequest.create = function(properties) {
                return new GetReplicasRequest(properties);
            };

            /**
             * Encodes the specified GetReplicasRequest message. Does not implicitly {@link shardcast.v1.GetReplicasRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.GetReplicasRequest
             * @static
             * @param {shardcast.v1.GetReplicasRequest.$Properties} message GetReplicasRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetReplicasRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shards != null && message.shards.length)
                    for (let i = 0; i < message.shards.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.shards[i]);
                if (message.inlineBytesMax != null && $Object.hasOwnProperty.call(message, "inlineBytesMax") && (typeof message.inlineBytesMax === "object" ? message.inlineBytesMax.low || message.inlineBytesMax.high : message.inlineBytesMax !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.inlineBytesMax);
                if (message.bundleBytes != null && $Object.hasOwnProperty.call(message, "bundleBytes") && (typeof message.bundleBytes === "object" ? message.bundleBytes.low || message.bundleBytes.high : message.bundleBytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.bundleBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetReplicasRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.GetReplicasRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.GetReplicasRequest & shardcast.v1.GetReplicasRequest.$Shape} GetReplicasRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetReplicasRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.GetReplicasRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.shards && message.shards.length))
                                message.shards = [];
                            message.shards.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.inlineBytesMax = value;
                            else
                                delete message.inlineBytesMax;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bundleBytes = value;
                            else
                                delete message.bundleBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetReplicasRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.GetReplicasRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetReplicasRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.GetReplicasRequest";
            };

            return GetReplicasRequest;
        })();

        v1.ReplicaParts = (function() {

            /**
             * Properties of a ReplicaParts.
             * @typedef {Object} shardcast.v1.ReplicaParts.$Properties
             * @property {Array.<shardcast.v1.ReplicaPart.$Properties>|null} [parts] ReplicaParts parts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplicaParts.
             * @memberof shardcast.v1
             * @interface IReplicaParts
             * @augments shardcast.v1.ReplicaParts.$Properties
             * @deprecated Use shardcast.v1.ReplicaParts.$Properties instead.
             */

            /**
             * Shape of a ReplicaParts.
             * @typedef {{
             *   parts?: Array.<shardcast.v1.ReplicaPart.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} shardcast.v1.ReplicaParts.$Shape
             */

            /**
             * Constructs a new ReplicaParts.
             * @memberof shardcast.v1
             * @classdesc Represents a ReplicaParts.
             * @constructor
             * @param {shardcast.v1.ReplicaParts.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplicaParts = function (properties) {
                this.parts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReplicaParts parts.
             * @member {Array.<shardcast.v1.ReplicaPart.$Properties>} parts
             * @memberof shardcast.v1.ReplicaParts
             * @instance
             */
            ReplicaParts.prototype.parts = $util.emptyArray;

            /**
             * Creates a new ReplicaParts instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ReplicaParts
             * @static
             * @param {shardcast.v1.ReplicaParts.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ReplicaParts} ReplicaParts instance
             * @type {{
             *   (properties: shardcast.v1.ReplicaParts.$Shape): shardcast.v1.ReplicaParts & shardcast.v1.ReplicaParts.$Shape;
             *   (properties?: shardcast.v1.ReplicaParts.$Properties): shardcast.v1.ReplicaParts;
             * }}
             */
            ReplicaParts.create = function(properties) {
                return new ReplicaParts(properties);
            };

            /**
             * Encodes the specified ReplicaParts message. Does not implicitly {@link shardcast.v1.ReplicaParts.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ReplicaParts
             * @static
             * @param {shardcast.v1.ReplicaParts.$Properties} message ReplicaParts message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplicaParts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.parts != null && message.parts.length)
                    for (let i = 0; i < message.parts.length; ++i)
                        $root.shardcast.v1.ReplicaPart.encode(message.parts[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplicaParts message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ReplicaParts
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaParts & shardcast.v1.ReplicaParts.$Shape} ReplicaParts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplicaParts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ReplicaParts();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.parts && message.parts.length))
                                message.parts = [];
                            message.parts.push($root.shardcast.v1.ReplicaPart.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReplicaParts
             * @function getTypeUrl
             * @memberof shardcast.v1.ReplicaParts
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReplicaParts.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ReplicaParts";
            };

            return ReplicaParts;
        })();

        v1.ReplicaPart = (function() {

            /**
             * Properties of a ReplicaPart.
             * @typedef {Object} shardcast.v1.ReplicaPart.$Properties
             * @property {Uint8Array|null} [manifest] ReplicaPart manifest
             * @property {Uint8Array|null} [frame] ReplicaPart frame
             * @property {Uint8Array|null} [receipts] ReplicaPart receipts
             * @property {shardcast.v1.ReplicaEnd.$Properties|null} [end] ReplicaPart end
             * @property {shardcast.v1.Failure.$Properties|null} [failure] ReplicaPart failure
             * @property {"manifest"|"frame"|"receipts"|"end"|"failure"} [kind] ReplicaPart kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplicaPart.
             * @memberof shardcast.v1
             * @interface IReplicaPart
             * @augments shardcast.v1.ReplicaPart.$Properties
             * @deprecated Use shardcast.v1.ReplicaPart.$Properties instead.
             */

            /**
             * Narrowed shape of a ReplicaPart.
             * @typedef {{
             *   manifest?: Uint8Array|null;
             *   frame?: Uint8Array|null;
             *   receipts?: Uint8Array|null;
             *   end?: shardcast.v1.ReplicaEnd.$Shape|null;
             *   failure?: shardcast.v1.Failure.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; manifest?: null; frame?: null; receipts?: null; end?: null; failure?: null }|{ kind?: "manifest"; manifest: Uint8Array; frame?: null; receipts?: null; end?: null; failure?: null }|{ kind?: "frame"; manifest?: null; frame: Uint8Array; receipts?: null; end?: null; failure?: null }|{ kind?: "receipts"; manifest?: null; frame?: null; receipts: Uint8Array; end?: null; failure?: null }|{ kind?: "end"; manifest?: null; frame?: null; receipts?: null; end: shardcast.v1.ReplicaEnd.$Shape; failure?: null }|{ kind?: "failure"; manifest?: null; frame?: null; receipts?: null; end?: null; failure: shardcast.v1.Failure.$Shape })
             * )} shardcast.v1.ReplicaPart.$Shape
             */

            /**
             * Constructs a new ReplicaPart.
             * @memberof shardcast.v1
             * @classdesc Represents a ReplicaPart.
             * @constructor
             * @param {shardcast.v1.ReplicaPart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplicaPart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReplicaPart manifest.
             * @member {Uint8Array|null|undefined} manifest
             * @memberof shardcast.v1.ReplicaPart
             * @instance
             */
            ReplicaPart.prototype.manifest = null;

            /**
             * ReplicaPart frame.
             * @member {Uint8Array|null|undefined} frame
             * @memberof shardcast.v1.ReplicaPart
             * @instance
             */
            ReplicaPart.prototype.frame = null;

            /**
             * ReplicaPart receipts.
             * @member {Uint8Array|null|undefined} receipts
             * @memberof shardcast.v1.ReplicaPart
             * @instance
             */
            ReplicaPart.prototype.receipts = null;

            /**
             * ReplicaPart end.
             * @member {shardcast.v1.ReplicaEnd.$Properties|null|undefined} end
             * @memberof shardcast.v1.ReplicaPart
             * @instance
             */
            ReplicaPart.prototype.end = null;

            /**
             * ReplicaPart failure.
             * @member {shardcast.v1.Failure.$Properties|null|undefined} failure
             * @memberof shardcast.v1.ReplicaPart
             * @instance
             */
            ReplicaPart.prototype.failure = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ReplicaPart kind.
             * @member {"manifest"|"frame"|"receipts"|"end"|"failure"|undefined} kind
             * @memberof shardcast.v1.ReplicaPart
             * @instance
             */
            $Object.defineProperty(ReplicaPart.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["manifest", "frame", "receipts", "end", "failure"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ReplicaPart instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ReplicaPart
             * @static
             * @param {shardcast.v1.ReplicaPart.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ReplicaPart} ReplicaPart instance
             * @type {{
             *   (properties: shardcast.v1.ReplicaPart.$Shape): shardcast.v1.ReplicaPart & shardcast.v1.ReplicaPart.$Shape;
             *   (properties?: shardcast.v1.ReplicaPart.$Properties): shardcast.v1.ReplicaPart;
             * }}
             */
            ReplicaPart.create = function(properties) {
                return new ReplicaPart(properties);
            };

            /**
             * Encodes the specified ReplicaPart message. Does not implicitly {@link shardcast.v1.ReplicaPart.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ReplicaPart
             * @static
             * @param {shardcast.v1.ReplicaPart.$Properties} message ReplicaPart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplicaPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest"))
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.manifest);
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.frame);
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts"))
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.receipts);
                if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                    $root.shardcast.v1.ReplicaEnd.encode(message.end, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    $root.shardcast.v1.Failure.encode(message.failure, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplicaPart message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ReplicaPart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaPart & shardcast.v1.ReplicaPart.$Shape} ReplicaPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplicaPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ReplicaPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.manifest = reader.bytes();
                            message.kind = "manifest";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.frame = reader.bytes();
                            message.kind = "frame";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.receipts = reader.bytes();
                            message.kind = "receipts";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.end = $root.shardcast.v1.ReplicaEnd.decode(reader, reader.size(), $undefined, _depth + 1, message.end);
                            message.kind = "end";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.failure = $root.shardcast.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                            message.kind = "failure";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReplicaPart
             * @function getTypeUrl
             * @memberof shardcast.v1.ReplicaPart
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReplicaPart.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ReplicaPart";
            };

            return ReplicaPart;
        })();

        v1.ReplicaEnd = (function() {

            /**
             * Properties of a ReplicaEnd.
             * @typedef {Object} shardcast.v1.ReplicaEnd.$Properties
             * @property {boolean|null} [chunksLeftOut] ReplicaEnd chunksLeftOut
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplicaEnd.
             * @memberof shardcast.v1
             * @interface IReplicaEnd
             * @augments shardcast.v1.ReplicaEnd.$Properties
             * @deprecated Use shardcast.v1.ReplicaEnd.$Properties instead.
             */

            /**
             * Shape of a ReplicaEnd.
             * @typedef {shardcast.v1.ReplicaEnd.$Properties} shardcast.v1.ReplicaEnd.$Shape
             */

            /**
             * Constructs a new ReplicaEnd.
             * @memberof shardcast.v1
             * @classdesc Represents a ReplicaEnd.
             * @constructor
             * @param {shardcast.v1.ReplicaEnd.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplicaEnd = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReplicaEnd chunksLeftOut.
             * @member {boolean} chunksLeftOut
             * @memberof shardcast.v1.ReplicaEnd
             * @instance
             */
            ReplicaEnd.prototype.chunksLeftOut = false;

            /**
             * Creates a new ReplicaEnd instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ReplicaEnd
             * @static
             * @param {shardcast.v1.ReplicaEnd.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ReplicaEnd} ReplicaEnd instance
             * @type {{
             *   (properties: shardcast.v1.ReplicaEnd.$Shape): shardcast.v1.ReplicaEnd & shardcast.v1.ReplicaEnd.$Shape;
             *   (properties?: shardcast.v1.ReplicaEnd.$Properties): shardcast.v1.ReplicaEnd;
             * }}
             */
            ReplicaEnd.create = function(properties) {
                return new ReplicaEnd(properties);
            };

            /**
             * Encodes the specified ReplicaEnd message. Does not implicitly {@link shardcast.v1.ReplicaEnd.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ReplicaEnd
             * @static
             * @param {shardcast.v1.ReplicaEnd.$Properties} message ReplicaEnd message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplicaEnd.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.chunksLeftOut != null && $Object.hasOwnProperty.call(message, "chunksLeftOut") && message.chunksLeftOut !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.chunksLeftOut);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplicaEnd message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ReplicaEnd
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaEnd & shardcast.v1.ReplicaEnd.$Shape} ReplicaEnd
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplicaEnd.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ReplicaEnd();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.chunksLeftOut = value;
                            else
                                delete message.chunksLeftOut;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReplicaEnd
             * @function getTypeUrl
             * @memberof shardcast.v1.ReplicaEnd
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReplicaEnd.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ReplicaEnd";
            };

            return ReplicaEnd;
        })();

        v1.TrustService = (function() {

            /**
             * Constructs a new TrustService service.
             * @memberof shardcast.v1
             * @classdesc Represents a TrustService
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const TrustService = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(TrustService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: TrustService, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new TrustService service using the specified rpc implementation.
             * @function create
             * @memberof shardcast.v1.TrustService
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {TrustService} RPC service. Useful where requests and/or responses are streamed.
             */
            TrustService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link shardcast.v1.TrustService#deny}.
             * @memberof shardcast.v1.TrustService
             * @typedef DenyCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.DenyResponse} [response] DenyResponse
             */

            /**
             * Calls Deny.
             * @memberof shardcast.v1.TrustService
             * @typedef Deny
             * @type {{
             *   (request: shardcast.v1.IDenyRequest, callback: shardcast.v1.TrustService.DenyCallback): void;
             *   (request: shardcast.v1.IDenyRequest): Promise<shardcast.v1.DenyResponse>;
             *   readonly name: "Deny";
             *   readonly path: "/shardcast.v1.TrustService/Deny";
             *   readonly requestType: "DenyRequest";
             *   readonly responseType: "DenyResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Deny.
             * @name shardcast.v1.TrustService#deny
             * @type {shardcast.v1.TrustService.Deny}
             */
            $Object.defineProperties(TrustService.prototype.deny = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, TrustService.prototype.deny, $root.shardcast.v1.DenyRequest, $root.shardcast.v1.DenyResponse, request, callback);
            }, {
                name: { value: "Deny" },
                path: { value: "/shardcast.v1.TrustService/Deny" },
                requestType: { value: "DenyRequest" },
                responseType: { value: "DenyResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.TrustService#listDenied}.
             * @memberof shardcast.v1.TrustService
             * @typedef ListDeniedCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.ListDeniedResponse} [response] ListDeniedResponse
             */

            /**
             * Calls ListDenied.
             * @memberof shardcast.v1.TrustService
             * @typedef ListDenied
             * @type {{
             *   (request: shardcast.v1.IListDeniedRequest, callback: shardcast.v1.TrustService.ListDeniedCallback): void;
             *   (request: shardcast.v1.IListDeniedRequest): Promise<shardcast.v1.ListDeniedResponse>;
             *   readonly name: "ListDenied";
             *   readonly path: "/shardcast.v1.TrustService/ListDenied";
             *   readonly requestType: "ListDeniedRequest";
             *   readonly responseType: "ListDeniedResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListDenied.
             * @name shardcast.v1.TrustService#listDenied
             * @type {shardcast.v1.TrustService.ListDenied}
             */
            $Object.defineProperties(TrustService.prototype.listDenied = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, TrustService.prototype.listDenied, $root.shardcast.v1.ListDeniedRequest, $root.shardcast.v1.ListDeniedResponse, request, callback);
            }, {
                name: { value: "ListDenied" },
                path: { value: "/shardcast.v1.TrustService/ListDenied" },
                requestType: { value: "ListDeniedRequest" },
                responseType: { value: "ListDeniedResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link shardcast.v1.TrustService#checkToken}.
             * @memberof shardcast.v1.TrustService
             * @typedef CheckTokenCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {shardcast.v1.CheckTokenResponse} [response] CheckTokenResponse
             */

            /**
             * Calls CheckToken.
             * @memberof shardcast.v1.TrustService
             * @typedef CheckToken
             * @type {{
             *   (request: shardcast.v1.ICheckTokenRequest, callback: shardcast.v1.TrustService.CheckTokenCallback): void;
             *   (request: shardcast.v1.ICheckTokenRequest): Promise<shardcast.v1.CheckTokenResponse>;
             *   readonly name: "CheckToken";
             *   readonly path: "/shardcast.v1.TrustService/CheckToken";
             *   readonly requestType: "CheckTokenRequest";
             *   readonly responseType: "CheckTokenResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls CheckToken.
             * @name shardcast.v1.TrustService#checkToken
             * @type {shardcast.v1.TrustService.CheckToken}
             */
            $Object.defineProperties(TrustService.prototype.checkToken = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, TrustService.prototype.checkToken, $root.shardcast.v1.CheckTokenRequest, $root.shardcast.v1.CheckTokenResponse, request, callback);
            }, {
                name: { value: "CheckToken" },
                path: { value: "/shardcast.v1.TrustService/CheckToken" },
                requestType: { value: "CheckTokenRequest" },
                responseType: { value: "CheckTokenResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return TrustService;
        })();

        v1.DenyRequest = (function() {

            /**
             * Properties of a DenyRequest.
             * @typedef {Object} shardcast.v1.DenyRequest.$Properties
             * @property {string|null} [tokenId] DenyRequest tokenId
             * @property {string|null} [name] DenyRequest name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DenyRequest.
             * @memberof shardcast.v1
             * @interface IDenyRequest
             * @augments shardcast.v1.DenyRequest.$Properties
             * @deprecated Use shardcast.v1.DenyRequest.$Properties instead.
             */

            /**
             * Shape of a DenyRequest.
             * @typedef {shardcast.v1.DenyRequest.$Properties} shardcast.v1.DenyRequest.$Shape
             */

            /**
             * Constructs a new DenyRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a DenyRequest.
             * @constructor
             * @param {shardcast.v1.DenyRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DenyRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DenyRequest tokenId.
             * @member {string} tokenId
             * @memberof shardcast.v1.DenyRequest
             * @instance
             */
            DenyRequest.prototype.tokenId = "";

            /**
             * DenyRequest name.
             * @member {string} name
             * @memberof shardcast.v1.DenyRequest
             * @instance
             */
            DenyRequest.prototype.name = "";

            /**
             * Creates a new DenyRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.DenyRequest
             * @static
             * @param {shardcast.v1.DenyRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.DenyRequest} DenyRequest instance
             * @type {{
             *   (properties: shardcast.v1.DenyRequest.$Shape): shardcast.v1.DenyRequest & shardcast.v1.DenyRequest.$Shape;
             *   (properties?: shardcast.v1.DenyRequest.$Properties): shardcast.v1.DenyRequest;
             * }}
             */
            DenyRequest.create = function(properties) {
                return new DenyRequest(properties);
            };

            /**
             * Encodes the specified DenyRequest message. Does not implicitly {@link shardcast.v1.DenyRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.DenyRequest
             * @static
             * @param {shardcast.v1.DenyRequest.$Properties} message DenyRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DenyRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tokenId != null && $Object.hasOwnProperty.call(message, "tokenId") && message.tokenId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.tokenId);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DenyRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.DenyRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.DenyRequest & shardcast.v1.DenyRequest.$Shape} DenyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DenyRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.DenyRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tokenId = value;
                            else
                                delete message.tokenId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for DenyRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.DenyRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DenyRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.DenyRequest";
            };

            return DenyRequest;
        })();

        v1.DenyResponse = (function() {

            /**
             * Properties of a DenyResponse.
             * @typedef {Object} shardcast.v1.DenyResponse.$Properties
             * @property {number|null} [until] DenyResponse until
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DenyResponse.
             * @memberof shardcast.v1
             * @interface IDenyResponse
             * @augments shardcast.v1.DenyResponse.$Properties
             * @deprecated Use shardcast.v1.DenyResponse.$Properties instead.
             */

            /**
             * Shape of a DenyResponse.
             * @typedef {shardcast.v1.DenyResponse.$Properties} shardcast.v1.DenyResponse.$Shape
             */

            /**
             * Constructs a new DenyResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a DenyResponse.
             * @constructor
             * @param {shardcast.v1.DenyResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DenyResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DenyResponse until.
             * @member {number} until
             * @memberof shardcast.v1.DenyResponse
             * @instance
             */
            DenyResponse.prototype.until = 0;

            /**
             * Creates a new DenyResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.DenyResponse
             * @static
             * @param {shardcast.v1.DenyResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.DenyResponse} DenyResponse instance
             * @type {{
             *   (properties: shardcast.v1.DenyResponse.$Shape): shardcast.v1.DenyResponse & shardcast.v1.DenyResponse.$Shape;
             *   (properties?: shardcast.v1.DenyResponse.$Properties): shardcast.v1.DenyResponse;
             * }}
             */
            DenyResponse.create = function(properties) {
                return new DenyResponse(properties);
            };

            /**
             * Encodes the specified DenyResponse message. Does not implicitly {@link shardcast.v1.DenyResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.DenyResponse
             * @static
             * @param {shardcast.v1.DenyResponse.$Properties} message DenyResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DenyResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.until != null && $Object.hasOwnProperty.call(message, "until") && (typeof message.until === "object" ? message.until.low || message.until.high : message.until !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.until);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DenyResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.DenyResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.DenyResponse & shardcast.v1.DenyResponse.$Shape} DenyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DenyResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.DenyResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.until = value;
                            else
                                delete message.until;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for DenyResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.DenyResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DenyResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.DenyResponse";
            };

            return DenyResponse;
        })();

        v1.CheckTokenRequest = (function() {

            /**
             * Properties of a CheckTokenRequest.
             * @typedef {Object} shardcast.v1.CheckTokenRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckTokenRequest.
             * @memberof shardcast.v1
             * @interface ICheckTokenRequest
             * @augments shardcast.v1.CheckTokenRequest.$Properties
             * @deprecated Use shardcast.v1.CheckTokenRequest.$Properties instead.
             */

            /**
             * Shape of a CheckTokenRequest.
             * @typedef {shardcast.v1.CheckTokenRequest.$Properties} shardcast.v1.CheckTokenRequest.$Shape
             */

            /**
             * Constructs a new CheckTokenRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a CheckTokenRequest.
             * @constructor
             * @param {shardcast.v1.CheckTokenRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckTokenRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new CheckTokenRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.CheckTokenRequest
             * @static
             * @param {shardcast.v1.CheckTokenRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.CheckTokenRequest} CheckTokenRequest instance
             * @type {{
             *   (properties: shardcast.v1.CheckTokenRequest.$Shape): shardcast.v1.CheckTokenRequest & shardcast.v1.CheckTokenRequest.$Shape;
             *   (properties?: shardcast.v1.CheckTokenRequest.$Properties): shardcast.v1.CheckTokenRequest;
             * }}
             */
            CheckTokenRequest.create = function(properties) {
                return new CheckTokenRequest(properties);
            };

            /**
             * Encodes the specified CheckTokenRequest message. Does not implicitly {@link shardcast.v1.CheckTokenRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.CheckTokenRequest
             * @static
             * @param {shardcast.v1.CheckTokenRequest.$Properties} message CheckTokenRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckTokenRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckTokenRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.CheckTokenRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.CheckTokenRequest & shardcast.v1.CheckTokenRequest.$Shape} CheckTokenRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckTokenRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.CheckTokenRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for CheckTokenRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.CheckTokenRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CheckTokenRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.CheckTokenRequest";
            };

            return CheckTokenRequest;
        })();

        v1.CheckTokenResponse = (function() {

            /**
             * Properties of a CheckTokenResponse.
             * @typedef {Object} shardcast.v1.CheckTokenResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckTokenResponse.
             * @memberof shardcast.v1
             * @interface ICheckTokenResponse
             * @augments shardcast.v1.CheckTokenResponse.$Properties
             * @deprecated Use shardcast.v1.CheckTokenResponse.$Properties instead.
             */

            /**
             * Shape of a CheckTokenResponse.
             * @typedef {shardcast.v1.CheckTokenResponse.$Properties} shardcast.v1.CheckTokenResponse.$Shape
             */

            /**
             * Constructs a new CheckTokenResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a CheckTokenResponse.
             * @constructor
             * @param {shardcast.v1.CheckTokenResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckTokenResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new CheckTokenResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.CheckTokenResponse
             * @static
             * @param {shardcast.v1.CheckTokenResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.CheckTokenResponse} CheckTokenResponse instance
             * @type {{
             *   (properties: shardcast.v1.CheckTokenResponse.$Shape): shardcast.v1.CheckTokenResponse & shardcast.v1.CheckTokenResponse.$Shape;
             *   (properties?: shardcast.v1.CheckTokenResponse.$Properties): shardcast.v1.CheckTokenResponse;
             * }}
             */
            CheckTokenResponse.create = function(properties) {
                return new CheckTokenResponse(properties);
            };

            /**
             * Encodes the specified CheckTokenResponse message. Does not implicitly {@link shardcast.v1.CheckTokenResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.CheckTokenResponse
             * @static
             * @param {shardcast.v1.CheckTokenResponse.$Properties} message CheckTokenResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckTokenResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckTokenResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.CheckTokenResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.CheckTokenResponse & shardcast.v1.CheckTokenResponse.$Shape} CheckTokenResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckTokenResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.CheckTokenResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for CheckTokenResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.CheckTokenResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CheckTokenResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.CheckTokenResponse";
            };

            return CheckTokenResponse;
        })();

        v1.ListDeniedRequest = (function() {

            /**
             * Properties of a ListDeniedRequest.
             * @typedef {Object} shardcast.v1.ListDeniedRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListDeniedRequest.
             * @memberof shardcast.v1
             * @interface IListDeniedRequest
             * @augments shardcast.v1.ListDeniedRequest.$Properties
             * @deprecated Use shardcast.v1.ListDeniedRequest.$Properties instead.
             */

            /**
             * Shape of a ListDeniedRequest.
             * @typedef {shardcast.v1.ListDeniedRequest.$Properties} shardcast.v1.ListDeniedRequest.$Shape
             */

            /**
             * Constructs a new ListDeniedRequest.
             * @memberof shardcast.v1
             * @classdesc Represents a ListDeniedRequest.
             * @constructor
             * @param {shardcast.v1.ListDeniedRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListDeniedRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ListDeniedRequest instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListDeniedRequest
             * @static
             * @param {shardcast.v1.ListDeniedRequest.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListDeniedRequest} ListDeniedRequest instance
             * @type {{
             *   (properties: shardcast.v1.ListDeniedRequest.$Shape): shardcast.v1.ListDeniedRequest & shardcast.v1.ListDeniedRequest.$Shape;
             *   (properties?: shardcast.v1.ListDeniedRequest.$Properties): shardcast.v1.ListDeniedRequest;
             * }}
             */
            ListDeniedRequest.create = function(properties) {
                return new ListDeniedRequest(properties);
            };

            /**
             * Encodes the specified ListDeniedRequest message. Does not implicitly {@link shardcast.v1.ListDeniedRequest.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListDeniedRequest
             * @static
             * @param {shardcast.v1.ListDeniedRequest.$Properties} message ListDeniedRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListDeniedRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListDeniedRequest message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListDeniedRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListDeniedRequest & shardcast.v1.ListDeniedRequest.$Shape} ListDeniedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListDeniedRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListDeniedRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListDeniedRequest
             * @function getTypeUrl
             * @memberof shardcast.v1.ListDeniedRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListDeniedRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListDeniedRequest";
            };

            return ListDeniedRequest;
        })();

        v1.ListDeniedResponse = (function() {

            /**
             * Properties of a ListDeniedResponse.
             * @typedef {Object} shardcast.v1.ListDeniedResponse.$Properties
             * @property {Array.<shardcast.v1.Denied.$Properties>|null} [denied] ListDeniedResponse denied
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListDeniedResponse.
             * @memberof shardcast.v1
             * @interface IListDeniedResponse
             * @augments shardcast.v1.ListDeniedResponse.$Properties
             * @deprecated Use shardcast.v1.ListDeniedResponse.$Properties instead.
             */

            /**
             * Shape of a ListDeniedResponse.
             * @typedef {shardcast.v1.ListDeniedResponse.$Properties} shardcast.v1.ListDeniedResponse.$Shape
             */

            /**
             * Constructs a new ListDeniedResponse.
             * @memberof shardcast.v1
             * @classdesc Represents a ListDeniedResponse.
             * @constructor
             * @param {shardcast.v1.ListDeniedResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListDeniedResponse = function (properties) {
                this.denied = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListDeniedResponse denied.
             * @member {Array.<shardcast.v1.Denied.$Properties>} denied
             * @memberof shardcast.v1.ListDeniedResponse
             * @instance
             */
            ListDeniedResponse.prototype.denied = $util.emptyArray;

            /**
             * Creates a new ListDeniedResponse instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.ListDeniedResponse
             * @static
             * @param {shardcast.v1.ListDeniedResponse.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.ListDeniedResponse} ListDeniedResponse instance
             * @type {{
             *   (properties: shardcast.v1.ListDeniedResponse.$Shape): shardcast.v1.ListDeniedResponse & shardcast.v1.ListDeniedResponse.$Shape;
             *   (properties?: shardcast.v1.ListDeniedResponse.$Properties): shardcast.v1.ListDeniedResponse;
             * }}
             */
            ListDeniedResponse.create = function(properties) {
                return new ListDeniedResponse(properties);
            };

            /**
             * Encodes the specified ListDeniedResponse message. Does not implicitly {@link shardcast.v1.ListDeniedResponse.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.ListDeniedResponse
             * @static
             * @param {shardcast.v1.ListDeniedResponse.$Properties} message ListDeniedResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListDeniedResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.denied != null && message.denied.length)
                    for (let i = 0; i < message.denied.length; ++i)
                        $root.shardcast.v1.Denied.encode(message.denied[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListDeniedResponse message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.ListDeniedResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.ListDeniedResponse & shardcast.v1.ListDeniedResponse.$Shape} ListDeniedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListDeniedResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.ListDeniedResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.denied && message.denied.length))
                                message.denied = [];
                            message.denied.push($root.shardcast.v1.Denied.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListDeniedResponse
             * @function getTypeUrl
             * @memberof shardcast.v1.ListDeniedResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListDeniedResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.ListDeniedResponse";
            };

            return ListDeniedResponse;
        })();

        v1.Denied = (function() {

            /**
             * Properties of a Denied.
             * @typedef {Object} shardcast.v1.Denied.$Properties
             * @property {string|null} [tokenId] Denied tokenId
             * @property {string|null} [name] Denied name
             * @property {number|null} [issuedUntil] Denied issuedUntil
             * @property {number|null} [until] Denied until
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Denied.
             * @memberof shardcast.v1
             * @interface IDenied
             * @augments shardcast.v1.Denied.$Properties
             * @deprecated Use shardcast.v1.Denied.$Properties instead.
             */

            /**
             * Shape of a Denied.
             * @typedef {shardcast.v1.Denied.$Properties} shardcast.v1.Denied.$Shape
             */

            /**
             * Constructs a new Denied.
             * @memberof shardcast.v1
             * @classdesc Represents a Denied.
             * @constructor
             * @param {shardcast.v1.Denied.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Denied = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Denied tokenId.
             * @member {string} tokenId
             * @memberof shardcast.v1.Denied
             * @instance
             */
            Denied.prototype.tokenId = "";

            /**
             * Denied name.
             * @member {string} name
             * @memberof shardcast.v1.Denied
             * @instance
             */
            Denied.prototype.name = "";

            /**
             * Denied issuedUntil.
             * @member {number} issuedUntil
             * @memberof shardcast.v1.Denied
             * @instance
             */
            Denied.prototype.issuedUntil = 0;

            /**
             * Denied until.
             * @member {number} until
             * @memberof shardcast.v1.Denied
             * @instance
             */
            Denied.prototype.until = 0;

            /**
             * Creates a new Denied instance using the specified properties.
             * @function create
             * @memberof shardcast.v1.Denied
             * @static
             * @param {shardcast.v1.Denied.$Properties=} [properties] Properties to set
             * @returns {shardcast.v1.Denied} Denied instance
             * @type {{
             *   (properties: shardcast.v1.Denied.$Shape): shardcast.v1.Denied & shardcast.v1.Denied.$Shape;
             *   (properties?: shardcast.v1.Denied.$Properties): shardcast.v1.Denied;
             * }}
             */
            Denied.create = function(properties) {
                return new Denied(properties);
            };

            /**
             * Encodes the specified Denied message. Does not implicitly {@link shardcast.v1.Denied.verify|verify} messages.
             * @function encode
             * @memberof shardcast.v1.Denied
             * @static
             * @param {shardcast.v1.Denied.$Properties} message Denied message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Denied.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tokenId != null && $Object.hasOwnProperty.call(message, "tokenId") && message.tokenId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.tokenId);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.issuedUntil != null && $Object.hasOwnProperty.call(message, "issuedUntil") && (typeof message.issuedUntil === "object" ? message.issuedUntil.low || message.issuedUntil.high : message.issuedUntil !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.issuedUntil);
                if (message.until != null && $Object.hasOwnProperty.call(message, "until") && (typeof message.until === "object" ? message.until.low || message.until.high : message.until !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.until);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Denied message from the specified reader or buffer.
             * @function decode
             * @memberof shardcast.v1.Denied
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {shardcast.v1.Denied & shardcast.v1.Denied.$Shape} Denied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Denied.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.shardcast.v1.Denied();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tokenId = value;
                            else
                                delete message.tokenId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.issuedUntil = value;
                            else
                                delete message.issuedUntil;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.until = value;
                            else
                                delete message.until;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Denied
             * @function getTypeUrl
             * @memberof shardcast.v1.Denied
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Denied.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/shardcast.v1.Denied";
            };

            return Denied;
        })();

        return v1;
    })();

    return shardcast;
})();

export {
  $root as default
};
