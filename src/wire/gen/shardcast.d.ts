import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace shardcast. */
export namespace shardcast {

    /** Namespace v1. */
    namespace v1 {

        /** Represents an ArchiveService */
        class ArchiveService extends $protobuf.rpc.Service {

            /**
             * Constructs a new ArchiveService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new ArchiveService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): ArchiveService;

            /** Calls ArchiveShard. */
            archiveShard: shardcast.v1.ArchiveService.ArchiveShard;

            /** Calls ListArchived. */
            listArchived: shardcast.v1.ArchiveService.ListArchived;

            /** Calls RestoreShard. */
            restoreShard: shardcast.v1.ArchiveService.RestoreShard;
        }

        namespace ArchiveService {

            /**
             * Callback as used by {@link shardcast.v1.ArchiveService#archiveShard}.
             * @param error Error, if any
             * @param [response] ArchiveShardEvent
             */
            type ArchiveShardCallback = (error: (Error|null), response?: shardcast.v1.ArchiveShardEvent) => void;

            /** Calls ArchiveShard. */
            type ArchiveShard = {
              (request: shardcast.v1.IArchiveShardRequest, callback: shardcast.v1.ArchiveService.ArchiveShardCallback): void;
              (request: shardcast.v1.IArchiveShardRequest): Promise<shardcast.v1.ArchiveShardEvent>;
              readonly name: "ArchiveShard";
              readonly path: "/shardcast.v1.ArchiveService/ArchiveShard";
              readonly requestType: "ArchiveShardRequest";
              readonly responseType: "ArchiveShardEvent";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link shardcast.v1.ArchiveService#listArchived}.
             * @param error Error, if any
             * @param [response] ListArchivedResponse
             */
            type ListArchivedCallback = (error: (Error|null), response?: shardcast.v1.ListArchivedResponse) => void;

            /** Calls ListArchived. */
            type ListArchived = {
              (request: shardcast.v1.IListArchivedRequest, callback: shardcast.v1.ArchiveService.ListArchivedCallback): void;
              (request: shardcast.v1.IListArchivedRequest): Promise<shardcast.v1.ListArchivedResponse>;
              readonly name: "ListArchived";
              readonly path: "/shardcast.v1.ArchiveService/ListArchived";
              readonly requestType: "ListArchivedRequest";
              readonly responseType: "ListArchivedResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.ArchiveService#restoreShard}.
             * @param error Error, if any
             * @param [response] RestoreShardEvent
             */
            type RestoreShardCallback = (error: (Error|null), response?: shardcast.v1.RestoreShardEvent) => void;

            /** Calls RestoreShard. */
            type RestoreShard = {
              (request: shardcast.v1.IRestoreShardRequest, callback: shardcast.v1.ArchiveService.RestoreShardCallback): void;
              (request: shardcast.v1.IRestoreShardRequest): Promise<shardcast.v1.RestoreShardEvent>;
              readonly name: "RestoreShard";
              readonly path: "/shardcast.v1.ArchiveService/RestoreShard";
              readonly requestType: "RestoreShardRequest";
              readonly responseType: "RestoreShardEvent";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };
        }

        /**
         * Properties of an ArchiveShardRequest.
         * @deprecated Use shardcast.v1.ArchiveShardRequest.$Properties instead.
         */
        interface IArchiveShardRequest extends shardcast.v1.ArchiveShardRequest.$Properties {
        }

        /** Represents an ArchiveShardRequest. */
        class ArchiveShardRequest {

            /**
             * Constructs a new ArchiveShardRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ArchiveShardRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ArchiveShardRequest shard. */
            shard: string;

            /**
             * Creates a new ArchiveShardRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ArchiveShardRequest instance
             */
            static create(properties: shardcast.v1.ArchiveShardRequest.$Shape): shardcast.v1.ArchiveShardRequest & shardcast.v1.ArchiveShardRequest.$Shape;
            static create(properties?: shardcast.v1.ArchiveShardRequest.$Properties): shardcast.v1.ArchiveShardRequest;

            /**
             * Encodes the specified ArchiveShardRequest message. Does not implicitly {@link shardcast.v1.ArchiveShardRequest.verify|verify} messages.
             * @param message ArchiveShardRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ArchiveShardRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ArchiveShardRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchiveShardRequest & shardcast.v1.ArchiveShardRequest.$Shape} ArchiveShardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ArchiveShardRequest & shardcast.v1.ArchiveShardRequest.$Shape;

            /**
             * Gets the type url for ArchiveShardRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ArchiveShardRequest {

            /** Properties of an ArchiveShardRequest. */
            interface $Properties {

                /** ArchiveShardRequest shard */
                shard?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ArchiveShardRequest. */
            type $Shape = shardcast.v1.ArchiveShardRequest.$Properties;
        }

        /**
         * Properties of an ArchiveProgress.
         * @deprecated Use shardcast.v1.ArchiveProgress.$Properties instead.
         */
        interface IArchiveProgress extends shardcast.v1.ArchiveProgress.$Properties {
        }

        /** Represents an ArchiveProgress. */
        class ArchiveProgress {

            /**
             * Constructs a new ArchiveProgress.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ArchiveProgress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ArchiveProgress chunks. */
            chunks: number;

            /** ArchiveProgress chunksTotal. */
            chunksTotal: number;

            /** ArchiveProgress bytes. */
            bytes: number;

            /**
             * Creates a new ArchiveProgress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ArchiveProgress instance
             */
            static create(properties: shardcast.v1.ArchiveProgress.$Shape): shardcast.v1.ArchiveProgress & shardcast.v1.ArchiveProgress.$Shape;
            static create(properties?: shardcast.v1.ArchiveProgress.$Properties): shardcast.v1.ArchiveProgress;

            /**
             * Encodes the specified ArchiveProgress message. Does not implicitly {@link shardcast.v1.ArchiveProgress.verify|verify} messages.
             * @param message ArchiveProgress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ArchiveProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ArchiveProgress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchiveProgress & shardcast.v1.ArchiveProgress.$Shape} ArchiveProgress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ArchiveProgress & shardcast.v1.ArchiveProgress.$Shape;

            /**
             * Gets the type url for ArchiveProgress
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ArchiveProgress {

            /** Properties of an ArchiveProgress. */
            interface $Properties {

                /** ArchiveProgress chunks */
                chunks?: (number|null);

                /** ArchiveProgress chunksTotal */
                chunksTotal?: (number|null);

                /** ArchiveProgress bytes */
                bytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ArchiveProgress. */
            type $Shape = shardcast.v1.ArchiveProgress.$Properties;
        }

        /**
         * Properties of an ArchiveShardEvent.
         * @deprecated Use shardcast.v1.ArchiveShardEvent.$Properties instead.
         */
        interface IArchiveShardEvent extends shardcast.v1.ArchiveShardEvent.$Properties {
        }

        /** Represents an ArchiveShardEvent. */
        class ArchiveShardEvent {

            /**
             * Constructs a new ArchiveShardEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ArchiveShardEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ArchiveShardEvent progress. */
            progress?: (shardcast.v1.ArchiveProgress.$Properties|null);

            /** ArchiveShardEvent archived. */
            archived?: (shardcast.v1.ArchivedShard.$Properties|null);

            /** ArchiveShardEvent kind. */
            kind?: ("progress"|"archived");

            /**
             * Creates a new ArchiveShardEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ArchiveShardEvent instance
             */
            static create(properties: shardcast.v1.ArchiveShardEvent.$Shape): shardcast.v1.ArchiveShardEvent & shardcast.v1.ArchiveShardEvent.$Shape;
            static create(properties?: shardcast.v1.ArchiveShardEvent.$Properties): shardcast.v1.ArchiveShardEvent;

            /**
             * Encodes the specified ArchiveShardEvent message. Does not implicitly {@link shardcast.v1.ArchiveShardEvent.verify|verify} messages.
             * @param message ArchiveShardEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ArchiveShardEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ArchiveShardEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchiveShardEvent & shardcast.v1.ArchiveShardEvent.$Shape} ArchiveShardEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ArchiveShardEvent & shardcast.v1.ArchiveShardEvent.$Shape;

            /**
             * Gets the type url for ArchiveShardEvent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ArchiveShardEvent {

            /** Properties of an ArchiveShardEvent. */
            interface $Properties {

                /** ArchiveShardEvent progress */
                progress?: (shardcast.v1.ArchiveProgress.$Properties|null);

                /** ArchiveShardEvent archived */
                archived?: (shardcast.v1.ArchivedShard.$Properties|null);

                /** ArchiveShardEvent kind */
                kind?: ("progress"|"archived");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an ArchiveShardEvent. */
            type $Shape = {
              progress?: shardcast.v1.ArchiveProgress.$Shape|null;
              archived?: shardcast.v1.ArchivedShard.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; progress?: null; archived?: null }|{ kind?: "progress"; progress: shardcast.v1.ArchiveProgress.$Shape; archived?: null }|{ kind?: "archived"; progress?: null; archived: shardcast.v1.ArchivedShard.$Shape })
            );
        }

        /**
         * Properties of an ArchivedShard.
         * @deprecated Use shardcast.v1.ArchivedShard.$Properties instead.
         */
        interface IArchivedShard extends shardcast.v1.ArchivedShard.$Properties {
        }

        /** Represents an ArchivedShard. */
        class ArchivedShard {

            /**
             * Constructs a new ArchivedShard.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ArchivedShard.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ArchivedShard epoch. */
            epoch: string;

            /** ArchivedShard revision. */
            revision: number;

            /** ArchivedShard root. */
            root: Uint8Array;

            /** ArchivedShard isNew. */
            isNew: boolean;

            /** ArchivedShard chunksPut. */
            chunksPut: number;

            /** ArchivedShard bytesPut. */
            bytesPut: number;

            /**
             * Creates a new ArchivedShard instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ArchivedShard instance
             */
            static create(properties: shardcast.v1.ArchivedShard.$Shape): shardcast.v1.ArchivedShard & shardcast.v1.ArchivedShard.$Shape;
            static create(properties?: shardcast.v1.ArchivedShard.$Properties): shardcast.v1.ArchivedShard;

            /**
             * Encodes the specified ArchivedShard message. Does not implicitly {@link shardcast.v1.ArchivedShard.verify|verify} messages.
             * @param message ArchivedShard message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ArchivedShard.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ArchivedShard message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchivedShard & shardcast.v1.ArchivedShard.$Shape} ArchivedShard
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ArchivedShard & shardcast.v1.ArchivedShard.$Shape;

            /**
             * Gets the type url for ArchivedShard
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ArchivedShard {

            /** Properties of an ArchivedShard. */
            interface $Properties {

                /** ArchivedShard epoch */
                epoch?: (string|null);

                /** ArchivedShard revision */
                revision?: (number|null);

                /** ArchivedShard root */
                root?: (Uint8Array|null);

                /** ArchivedShard isNew */
                isNew?: (boolean|null);

                /** ArchivedShard chunksPut */
                chunksPut?: (number|null);

                /** ArchivedShard bytesPut */
                bytesPut?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ArchivedShard. */
            type $Shape = shardcast.v1.ArchivedShard.$Properties;
        }

        /**
         * Properties of a ListArchivedRequest.
         * @deprecated Use shardcast.v1.ListArchivedRequest.$Properties instead.
         */
        interface IListArchivedRequest extends shardcast.v1.ListArchivedRequest.$Properties {
        }

        /** Represents a ListArchivedRequest. */
        class ListArchivedRequest {

            /**
             * Constructs a new ListArchivedRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListArchivedRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListArchivedRequest shard. */
            shard: string;

            /**
             * Creates a new ListArchivedRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListArchivedRequest instance
             */
            static create(properties: shardcast.v1.ListArchivedRequest.$Shape): shardcast.v1.ListArchivedRequest & shardcast.v1.ListArchivedRequest.$Shape;
            static create(properties?: shardcast.v1.ListArchivedRequest.$Properties): shardcast.v1.ListArchivedRequest;

            /**
             * Encodes the specified ListArchivedRequest message. Does not implicitly {@link shardcast.v1.ListArchivedRequest.verify|verify} messages.
             * @param message ListArchivedRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListArchivedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListArchivedRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListArchivedRequest & shardcast.v1.ListArchivedRequest.$Shape} ListArchivedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListArchivedRequest & shardcast.v1.ListArchivedRequest.$Shape;

            /**
             * Gets the type url for ListArchivedRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListArchivedRequest {

            /** Properties of a ListArchivedRequest. */
            interface $Properties {

                /** ListArchivedRequest shard */
                shard?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListArchivedRequest. */
            type $Shape = shardcast.v1.ListArchivedRequest.$Properties;
        }

        /**
         * Properties of a ListArchivedResponse.
         * @deprecated Use shardcast.v1.ListArchivedResponse.$Properties instead.
         */
        interface IListArchivedResponse extends shardcast.v1.ListArchivedResponse.$Properties {
        }

        /** Represents a ListArchivedResponse. */
        class ListArchivedResponse {

            /**
             * Constructs a new ListArchivedResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListArchivedResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListArchivedResponse snapshots. */
            snapshots: shardcast.v1.ArchivedSnapshot.$Properties[];

            /**
             * Creates a new ListArchivedResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListArchivedResponse instance
             */
            static create(properties: shardcast.v1.ListArchivedResponse.$Shape): shardcast.v1.ListArchivedResponse & shardcast.v1.ListArchivedResponse.$Shape;
            static create(properties?: shardcast.v1.ListArchivedResponse.$Properties): shardcast.v1.ListArchivedResponse;

            /**
             * Encodes the specified ListArchivedResponse message. Does not implicitly {@link shardcast.v1.ListArchivedResponse.verify|verify} messages.
             * @param message ListArchivedResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListArchivedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListArchivedResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListArchivedResponse & shardcast.v1.ListArchivedResponse.$Shape} ListArchivedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListArchivedResponse & shardcast.v1.ListArchivedResponse.$Shape;

            /**
             * Gets the type url for ListArchivedResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListArchivedResponse {

            /** Properties of a ListArchivedResponse. */
            interface $Properties {

                /** ListArchivedResponse snapshots */
                snapshots?: (shardcast.v1.ArchivedSnapshot.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListArchivedResponse. */
            type $Shape = shardcast.v1.ListArchivedResponse.$Properties;
        }

        /**
         * Properties of an ArchivedSnapshot.
         * @deprecated Use shardcast.v1.ArchivedSnapshot.$Properties instead.
         */
        interface IArchivedSnapshot extends shardcast.v1.ArchivedSnapshot.$Properties {
        }

        /** Represents an ArchivedSnapshot. */
        class ArchivedSnapshot {

            /**
             * Constructs a new ArchivedSnapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ArchivedSnapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ArchivedSnapshot epoch. */
            epoch: string;

            /** ArchivedSnapshot revision. */
            revision: number;

            /** ArchivedSnapshot root. */
            root: Uint8Array;

            /** ArchivedSnapshot chunks. */
            chunks: number;

            /** ArchivedSnapshot records. */
            records: number;

            /** ArchivedSnapshot storedBytes. */
            storedBytes: number;

            /** ArchivedSnapshot archivedAt. */
            archivedAt: number;

            /** ArchivedSnapshot appendedAt. */
            appendedAt: number;

            /**
             * Creates a new ArchivedSnapshot instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ArchivedSnapshot instance
             */
            static create(properties: shardcast.v1.ArchivedSnapshot.$Shape): shardcast.v1.ArchivedSnapshot & shardcast.v1.ArchivedSnapshot.$Shape;
            static create(properties?: shardcast.v1.ArchivedSnapshot.$Properties): shardcast.v1.ArchivedSnapshot;

            /**
             * Encodes the specified ArchivedSnapshot message. Does not implicitly {@link shardcast.v1.ArchivedSnapshot.verify|verify} messages.
             * @param message ArchivedSnapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ArchivedSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ArchivedSnapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ArchivedSnapshot & shardcast.v1.ArchivedSnapshot.$Shape} ArchivedSnapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ArchivedSnapshot & shardcast.v1.ArchivedSnapshot.$Shape;

            /**
             * Gets the type url for ArchivedSnapshot
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ArchivedSnapshot {

            /** Properties of an ArchivedSnapshot. */
            interface $Properties {

                /** ArchivedSnapshot epoch */
                epoch?: (string|null);

                /** ArchivedSnapshot revision */
                revision?: (number|null);

                /** ArchivedSnapshot root */
                root?: (Uint8Array|null);

                /** ArchivedSnapshot chunks */
                chunks?: (number|null);

                /** ArchivedSnapshot records */
                records?: (number|null);

                /** ArchivedSnapshot storedBytes */
                storedBytes?: (number|null);

                /** ArchivedSnapshot archivedAt */
                archivedAt?: (number|null);

                /** ArchivedSnapshot appendedAt */
                appendedAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ArchivedSnapshot. */
            type $Shape = shardcast.v1.ArchivedSnapshot.$Properties;
        }

        /**
         * Properties of a RestoreShardRequest.
         * @deprecated Use shardcast.v1.RestoreShardRequest.$Properties instead.
         */
        interface IRestoreShardRequest extends shardcast.v1.RestoreShardRequest.$Properties {
        }

        /** Represents a RestoreShardRequest. */
        class RestoreShardRequest {

            /**
             * Constructs a new RestoreShardRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.RestoreShardRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RestoreShardRequest shard. */
            shard: string;

            /** RestoreShardRequest revision. */
            revision: number;

            /** RestoreShardRequest as. */
            as: string;

            /** RestoreShardRequest epoch. */
            epoch: string;

            /**
             * Creates a new RestoreShardRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RestoreShardRequest instance
             */
            static create(properties: shardcast.v1.RestoreShardRequest.$Shape): shardcast.v1.RestoreShardRequest & shardcast.v1.RestoreShardRequest.$Shape;
            static create(properties?: shardcast.v1.RestoreShardRequest.$Properties): shardcast.v1.RestoreShardRequest;

            /**
             * Encodes the specified RestoreShardRequest message. Does not implicitly {@link shardcast.v1.RestoreShardRequest.verify|verify} messages.
             * @param message RestoreShardRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.RestoreShardRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RestoreShardRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.RestoreShardRequest & shardcast.v1.RestoreShardRequest.$Shape} RestoreShardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.RestoreShardRequest & shardcast.v1.RestoreShardRequest.$Shape;

            /**
             * Gets the type url for RestoreShardRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RestoreShardRequest {

            /** Properties of a RestoreShardRequest. */
            interface $Properties {

                /** RestoreShardRequest shard */
                shard?: (string|null);

                /** RestoreShardRequest revision */
                revision?: (number|null);

                /** RestoreShardRequest as */
                as?: (string|null);

                /** RestoreShardRequest epoch */
                epoch?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RestoreShardRequest. */
            type $Shape = shardcast.v1.RestoreShardRequest.$Properties;
        }

        /**
         * Properties of a RestoreShardEvent.
         * @deprecated Use shardcast.v1.RestoreShardEvent.$Properties instead.
         */
        interface IRestoreShardEvent extends shardcast.v1.RestoreShardEvent.$Properties {
        }

        /** Represents a RestoreShardEvent. */
        class RestoreShardEvent {

            /**
             * Constructs a new RestoreShardEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.RestoreShardEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RestoreShardEvent progress. */
            progress?: (shardcast.v1.ArchiveProgress.$Properties|null);

            /** RestoreShardEvent restored. */
            restored?: (shardcast.v1.RestoredShard.$Properties|null);

            /** RestoreShardEvent kind. */
            kind?: ("progress"|"restored");

            /**
             * Creates a new RestoreShardEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RestoreShardEvent instance
             */
            static create(properties: shardcast.v1.RestoreShardEvent.$Shape): shardcast.v1.RestoreShardEvent & shardcast.v1.RestoreShardEvent.$Shape;
            static create(properties?: shardcast.v1.RestoreShardEvent.$Properties): shardcast.v1.RestoreShardEvent;

            /**
             * Encodes the specified RestoreShardEvent message. Does not implicitly {@link shardcast.v1.RestoreShardEvent.verify|verify} messages.
             * @param message RestoreShardEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.RestoreShardEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RestoreShardEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.RestoreShardEvent & shardcast.v1.RestoreShardEvent.$Shape} RestoreShardEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.RestoreShardEvent & shardcast.v1.RestoreShardEvent.$Shape;

            /**
             * Gets the type url for RestoreShardEvent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RestoreShardEvent {

            /** Properties of a RestoreShardEvent. */
            interface $Properties {

                /** RestoreShardEvent progress */
                progress?: (shardcast.v1.ArchiveProgress.$Properties|null);

                /** RestoreShardEvent restored */
                restored?: (shardcast.v1.RestoredShard.$Properties|null);

                /** RestoreShardEvent kind */
                kind?: ("progress"|"restored");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a RestoreShardEvent. */
            type $Shape = {
              progress?: shardcast.v1.ArchiveProgress.$Shape|null;
              restored?: shardcast.v1.RestoredShard.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; progress?: null; restored?: null }|{ kind?: "progress"; progress: shardcast.v1.ArchiveProgress.$Shape; restored?: null }|{ kind?: "restored"; progress?: null; restored: shardcast.v1.RestoredShard.$Shape })
            );
        }

        /**
         * Properties of a RestoredShard.
         * @deprecated Use shardcast.v1.RestoredShard.$Properties instead.
         */
        interface IRestoredShard extends shardcast.v1.RestoredShard.$Properties {
        }

        /** Represents a RestoredShard. */
        class RestoredShard {

            /**
             * Constructs a new RestoredShard.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.RestoredShard.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RestoredShard shard. */
            shard: string;

            /** RestoredShard epoch. */
            epoch: string;

            /** RestoredShard revision. */
            revision: number;

            /** RestoredShard token. */
            token: string;

            /** RestoredShard fromRevision. */
            fromRevision: number;

            /** RestoredShard fromEpoch. */
            fromEpoch: string;

            /**
             * Creates a new RestoredShard instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RestoredShard instance
             */
            static create(properties: shardcast.v1.RestoredShard.$Shape): shardcast.v1.RestoredShard & shardcast.v1.RestoredShard.$Shape;
            static create(properties?: shardcast.v1.RestoredShard.$Properties): shardcast.v1.RestoredShard;

            /**
             * Encodes the specified RestoredShard message. Does not implicitly {@link shardcast.v1.RestoredShard.verify|verify} messages.
             * @param message RestoredShard message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.RestoredShard.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RestoredShard message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.RestoredShard & shardcast.v1.RestoredShard.$Shape} RestoredShard
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.RestoredShard & shardcast.v1.RestoredShard.$Shape;

            /**
             * Gets the type url for RestoredShard
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RestoredShard {

            /** Properties of a RestoredShard. */
            interface $Properties {

                /** RestoredShard shard */
                shard?: (string|null);

                /** RestoredShard epoch */
                epoch?: (string|null);

                /** RestoredShard revision */
                revision?: (number|null);

                /** RestoredShard token */
                token?: (string|null);

                /** RestoredShard fromRevision */
                fromRevision?: (number|null);

                /** RestoredShard fromEpoch */
                fromEpoch?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RestoredShard. */
            type $Shape = shardcast.v1.RestoredShard.$Properties;
        }

        /**
         * Properties of an Operation.
         * @deprecated Use shardcast.v1.Operation.$Properties instead.
         */
        interface IOperation extends shardcast.v1.Operation.$Properties {
        }

        /** Represents an Operation. */
        class Operation {

            /**
             * Constructs a new Operation.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Operation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Operation kind. */
            kind: shardcast.v1.Operation.Kind;

            /** Operation collection. */
            collection: string;

            /** Operation key. */
            key: Uint8Array;

            /** Operation json. */
            json: Uint8Array;

            /** Operation expiresAt. */
            expiresAt: number;

            /** Operation keyParts. */
            keyParts: number;

            /** Operation importRoot. */
            importRoot: Uint8Array;

            /** Operation importMode. */
            importMode: shardcast.v1.ImportMode;

            /**
             * Creates a new Operation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Operation instance
             */
            static create(properties: shardcast.v1.Operation.$Shape): shardcast.v1.Operation & shardcast.v1.Operation.$Shape;
            static create(properties?: shardcast.v1.Operation.$Properties): shardcast.v1.Operation;

            /**
             * Encodes the specified Operation message. Does not implicitly {@link shardcast.v1.Operation.verify|verify} messages.
             * @param message Operation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Operation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Operation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Operation & shardcast.v1.Operation.$Shape} Operation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Operation & shardcast.v1.Operation.$Shape;

            /**
             * Gets the type url for Operation
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Operation {

            /** Properties of an Operation. */
            interface $Properties {

                /** Operation kind */
                kind?: (shardcast.v1.Operation.Kind|null);

                /** Operation collection */
                collection?: (string|null);

                /** Operation key */
                key?: (Uint8Array|null);

                /** Operation json */
                json?: (Uint8Array|null);

                /** Operation expiresAt */
                expiresAt?: (number|null);

                /** Operation keyParts */
                keyParts?: (number|null);

                /** Operation importRoot */
                importRoot?: (Uint8Array|null);

                /** Operation importMode */
                importMode?: (shardcast.v1.ImportMode|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Operation. */
            type $Shape = shardcast.v1.Operation.$Properties;

            /** Kind enum. */
            enum Kind {

                /** KIND_UNSPECIFIED value */
                KIND_UNSPECIFIED = 0,

                /** PUT value */
                PUT = 1,

                /** DELETE value */
                DELETE = 2,

                /** EXPIRE value */
                EXPIRE = 3,

                /** DELETE_SHARD value */
                DELETE_SHARD = 4,

                /** IMPORT value */
                IMPORT = 5
            }
        }

        /** ImportMode enum. */
        enum ImportMode {

            /** IMPORT_MODE_UNSPECIFIED value */
            IMPORT_MODE_UNSPECIFIED = 0,

            /** MERGE value */
            MERGE = 1,

            /** REPLACE value */
            REPLACE = 2
        }

        /**
         * Properties of a Delta.
         * @deprecated Use shardcast.v1.Delta.$Properties instead.
         */
        interface IDelta extends shardcast.v1.Delta.$Properties {
        }

        /** Represents a Delta. */
        class Delta {

            /**
             * Constructs a new Delta.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Delta.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Delta id. */
            id: string;

            /** Delta publisher. */
            publisher: string;

            /** Delta source. */
            source: string;

            /** Delta position. */
            position: string;

            /** Delta sourceSequence. */
            sourceSequence: number;

            /** Delta operations. */
            operations: shardcast.v1.Operation.$Properties[];

            /** Delta publishedAt. */
            publishedAt: number;

            /** Delta traceId. */
            traceId: Uint8Array;

            /** Delta onBehalfOf. */
            onBehalfOf: string;

            /**
             * Creates a new Delta instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Delta instance
             */
            static create(properties: shardcast.v1.Delta.$Shape): shardcast.v1.Delta & shardcast.v1.Delta.$Shape;
            static create(properties?: shardcast.v1.Delta.$Properties): shardcast.v1.Delta;

            /**
             * Encodes the specified Delta message. Does not implicitly {@link shardcast.v1.Delta.verify|verify} messages.
             * @param message Delta message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Delta.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Delta message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Delta & shardcast.v1.Delta.$Shape} Delta
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Delta & shardcast.v1.Delta.$Shape;

            /**
             * Gets the type url for Delta
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Delta {

            /** Properties of a Delta. */
            interface $Properties {

                /** Delta id */
                id?: (string|null);

                /** Delta publisher */
                publisher?: (string|null);

                /** Delta source */
                source?: (string|null);

                /** Delta position */
                position?: (string|null);

                /** Delta sourceSequence */
                sourceSequence?: (number|null);

                /** Delta operations */
                operations?: (shardcast.v1.Operation.$Properties[]|null);

                /** Delta publishedAt */
                publishedAt?: (number|null);

                /** Delta traceId */
                traceId?: (Uint8Array|null);

                /** Delta onBehalfOf */
                onBehalfOf?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Delta. */
            type $Shape = shardcast.v1.Delta.$Properties;
        }

        /**
         * Properties of an Entry.
         * @deprecated Use shardcast.v1.Entry.$Properties instead.
         */
        interface IEntry extends shardcast.v1.Entry.$Properties {
        }

        /** Represents an Entry. */
        class Entry {

            /**
             * Constructs a new Entry.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Entry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Entry shard. */
            shard: string;

            /** Entry epoch. */
            epoch: string;

            /** Entry firstRevision. */
            firstRevision: number;

            /** Entry previousHash. */
            previousHash: Uint8Array;

            /** Entry appendedAt. */
            appendedAt: number;

            /** Entry deltas. */
            deltas: Uint8Array[];

            /**
             * Creates a new Entry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Entry instance
             */
            static create(properties: shardcast.v1.Entry.$Shape): shardcast.v1.Entry & shardcast.v1.Entry.$Shape;
            static create(properties?: shardcast.v1.Entry.$Properties): shardcast.v1.Entry;

            /**
             * Encodes the specified Entry message. Does not implicitly {@link shardcast.v1.Entry.verify|verify} messages.
             * @param message Entry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Entry & shardcast.v1.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Entry & shardcast.v1.Entry.$Shape;

            /**
             * Gets the type url for Entry
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Entry {

            /** Properties of an Entry. */
            interface $Properties {

                /** Entry shard */
                shard?: (string|null);

                /** Entry epoch */
                epoch?: (string|null);

                /** Entry firstRevision */
                firstRevision?: (number|null);

                /** Entry previousHash */
                previousHash?: (Uint8Array|null);

                /** Entry appendedAt */
                appendedAt?: (number|null);

                /** Entry deltas */
                deltas?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Entry. */
            type $Shape = shardcast.v1.Entry.$Properties;
        }

        /**
         * Properties of a Cursor.
         * @deprecated Use shardcast.v1.Cursor.$Properties instead.
         */
        interface ICursor extends shardcast.v1.Cursor.$Properties {
        }

        /** Represents a Cursor. */
        class Cursor {

            /**
             * Constructs a new Cursor.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Cursor.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Cursor shard. */
            shard: string;

            /** Cursor epoch. */
            epoch: string;

            /** Cursor revision. */
            revision: number;

            /** Cursor hashPrefix. */
            hashPrefix: Uint8Array;

            /**
             * Creates a new Cursor instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Cursor instance
             */
            static create(properties: shardcast.v1.Cursor.$Shape): shardcast.v1.Cursor & shardcast.v1.Cursor.$Shape;
            static create(properties?: shardcast.v1.Cursor.$Properties): shardcast.v1.Cursor;

            /**
             * Encodes the specified Cursor message. Does not implicitly {@link shardcast.v1.Cursor.verify|verify} messages.
             * @param message Cursor message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Cursor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Cursor message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Cursor & shardcast.v1.Cursor.$Shape} Cursor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Cursor & shardcast.v1.Cursor.$Shape;

            /**
             * Gets the type url for Cursor
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Cursor {

            /** Properties of a Cursor. */
            interface $Properties {

                /** Cursor shard */
                shard?: (string|null);

                /** Cursor epoch */
                epoch?: (string|null);

                /** Cursor revision */
                revision?: (number|null);

                /** Cursor hashPrefix */
                hashPrefix?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Cursor. */
            type $Shape = shardcast.v1.Cursor.$Properties;
        }

        /** Represents a PublishService */
        class PublishService extends $protobuf.rpc.Service {

            /**
             * Constructs a new PublishService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new PublishService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): PublishService;

            /** Calls Publish. */
            publish: shardcast.v1.PublishService.Publish;

            /** Calls AwaitAgents. */
            awaitAgents: shardcast.v1.PublishService.AwaitAgents;

            /** Calls DeleteShard. */
            deleteShard: shardcast.v1.PublishService.DeleteShard;
        }

        namespace PublishService {

            /**
             * Callback as used by {@link shardcast.v1.PublishService#publish}.
             * @param error Error, if any
             * @param [response] PublishReceipts
             */
            type PublishCallback = (error: (Error|null), response?: shardcast.v1.PublishReceipts) => void;

            /** Calls Publish. */
            type Publish = {
              (request: shardcast.v1.IPublishBatch, callback: shardcast.v1.PublishService.PublishCallback): void;
              (request: shardcast.v1.IPublishBatch): Promise<shardcast.v1.PublishReceipts>;
              readonly name: "Publish";
              readonly path: "/shardcast.v1.PublishService/Publish";
              readonly requestType: "PublishBatch";
              readonly responseType: "PublishReceipts";
              readonly requestStream: true;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link shardcast.v1.PublishService#awaitAgents}.
             * @param error Error, if any
             * @param [response] AwaitAgentsResponse
             */
            type AwaitAgentsCallback = (error: (Error|null), response?: shardcast.v1.AwaitAgentsResponse) => void;

            /** Calls AwaitAgents. */
            type AwaitAgents = {
              (request: shardcast.v1.IAwaitAgentsRequest, callback: shardcast.v1.PublishService.AwaitAgentsCallback): void;
              (request: shardcast.v1.IAwaitAgentsRequest): Promise<shardcast.v1.AwaitAgentsResponse>;
              readonly name: "AwaitAgents";
              readonly path: "/shardcast.v1.PublishService/AwaitAgents";
              readonly requestType: "AwaitAgentsRequest";
              readonly responseType: "AwaitAgentsResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.PublishService#deleteShard}.
             * @param error Error, if any
             * @param [response] PublishReceipt
             */
            type DeleteShardCallback = (error: (Error|null), response?: shardcast.v1.PublishReceipt) => void;

            /** Calls DeleteShard. */
            type DeleteShard = {
              (request: shardcast.v1.IDeleteShardRequest, callback: shardcast.v1.PublishService.DeleteShardCallback): void;
              (request: shardcast.v1.IDeleteShardRequest): Promise<shardcast.v1.PublishReceipt>;
              readonly name: "DeleteShard";
              readonly path: "/shardcast.v1.PublishService/DeleteShard";
              readonly requestType: "DeleteShardRequest";
              readonly responseType: "PublishReceipt";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a PublishBatch.
         * @deprecated Use shardcast.v1.PublishBatch.$Properties instead.
         */
        interface IPublishBatch extends shardcast.v1.PublishBatch.$Properties {
        }

        /** Represents a PublishBatch. */
        class PublishBatch {

            /**
             * Constructs a new PublishBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.PublishBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PublishBatch requests. */
            requests: shardcast.v1.PublishRequest.$Properties[];

            /**
             * Creates a new PublishBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishBatch instance
             */
            static create(properties: shardcast.v1.PublishBatch.$Shape): shardcast.v1.PublishBatch & shardcast.v1.PublishBatch.$Shape;
            static create(properties?: shardcast.v1.PublishBatch.$Properties): shardcast.v1.PublishBatch;

            /**
             * Encodes the specified PublishBatch message. Does not implicitly {@link shardcast.v1.PublishBatch.verify|verify} messages.
             * @param message PublishBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.PublishBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishBatch & shardcast.v1.PublishBatch.$Shape} PublishBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.PublishBatch & shardcast.v1.PublishBatch.$Shape;

            /**
             * Gets the type url for PublishBatch
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PublishBatch {

            /** Properties of a PublishBatch. */
            interface $Properties {

                /** PublishBatch requests */
                requests?: (shardcast.v1.PublishRequest.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishBatch. */
            type $Shape = shardcast.v1.PublishBatch.$Properties;
        }

        /**
         * Properties of a PublishRequest.
         * @deprecated Use shardcast.v1.PublishRequest.$Properties instead.
         */
        interface IPublishRequest extends shardcast.v1.PublishRequest.$Properties {
        }

        /** Represents a PublishRequest. */
        class PublishRequest {

            /**
             * Constructs a new PublishRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.PublishRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PublishRequest number. */
            number: number;

            /** PublishRequest shard. */
            shard: string;

            /** PublishRequest delta. */
            delta: Uint8Array;

            /** PublishRequest expect. */
            expect: string;

            /** PublishRequest preconditions. */
            preconditions: shardcast.v1.Precondition.$Properties[];

            /** PublishRequest attempt. */
            attempt: number;

            /**
             * Creates a new PublishRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishRequest instance
             */
            static create(properties: shardcast.v1.PublishRequest.$Shape): shardcast.v1.PublishRequest & shardcast.v1.PublishRequest.$Shape;
            static create(properties?: shardcast.v1.PublishRequest.$Properties): shardcast.v1.PublishRequest;

            /**
             * Encodes the specified PublishRequest message. Does not implicitly {@link shardcast.v1.PublishRequest.verify|verify} messages.
             * @param message PublishRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.PublishRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishRequest & shardcast.v1.PublishRequest.$Shape} PublishRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.PublishRequest & shardcast.v1.PublishRequest.$Shape;

            /**
             * Gets the type url for PublishRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PublishRequest {

            /** Properties of a PublishRequest. */
            interface $Properties {

                /** PublishRequest number */
                number?: (number|null);

                /** PublishRequest shard */
                shard?: (string|null);

                /** PublishRequest delta */
                delta?: (Uint8Array|null);

                /** PublishRequest expect */
                expect?: (string|null);

                /** PublishRequest preconditions */
                preconditions?: (shardcast.v1.Precondition.$Properties[]|null);

                /** PublishRequest attempt */
                attempt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishRequest. */
            type $Shape = shardcast.v1.PublishRequest.$Properties;
        }

        /**
         * Properties of a Precondition.
         * @deprecated Use shardcast.v1.Precondition.$Properties instead.
         */
        interface IPrecondition extends shardcast.v1.Precondition.$Properties {
        }

        /** Represents a Precondition. */
        class Precondition {

            /**
             * Constructs a new Precondition.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Precondition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Precondition kind. */
            kind: shardcast.v1.Precondition.Kind;

            /** Precondition collection. */
            collection: string;

            /** Precondition key. */
            key: Uint8Array;

            /** Precondition json. */
            json: Uint8Array;

            /**
             * Creates a new Precondition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Precondition instance
             */
            static create(properties: shardcast.v1.Precondition.$Shape): shardcast.v1.Precondition & shardcast.v1.Precondition.$Shape;
            static create(properties?: shardcast.v1.Precondition.$Properties): shardcast.v1.Precondition;

            /**
             * Encodes the specified Precondition message. Does not implicitly {@link shardcast.v1.Precondition.verify|verify} messages.
             * @param message Precondition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Precondition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Precondition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Precondition & shardcast.v1.Precondition.$Shape} Precondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Precondition & shardcast.v1.Precondition.$Shape;

            /**
             * Gets the type url for Precondition
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Precondition {

            /** Properties of a Precondition. */
            interface $Properties {

                /** Precondition kind */
                kind?: (shardcast.v1.Precondition.Kind|null);

                /** Precondition collection */
                collection?: (string|null);

                /** Precondition key */
                key?: (Uint8Array|null);

                /** Precondition json */
                json?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Precondition. */
            type $Shape = shardcast.v1.Precondition.$Properties;

            /** Kind enum. */
            enum Kind {

                /** KIND_UNSPECIFIED value */
                KIND_UNSPECIFIED = 0,

                /** EXISTS value */
                EXISTS = 1,

                /** ABSENT value */
                ABSENT = 2,

                /** EQUALS value */
                EQUALS = 3
            }
        }

        /**
         * Properties of a PublishReceipts.
         * @deprecated Use shardcast.v1.PublishReceipts.$Properties instead.
         */
        interface IPublishReceipts extends shardcast.v1.PublishReceipts.$Properties {
        }

        /** Represents a PublishReceipts. */
        class PublishReceipts {

            /**
             * Constructs a new PublishReceipts.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.PublishReceipts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PublishReceipts receipts. */
            receipts: shardcast.v1.PublishReceipt.$Properties[];

            /**
             * Creates a new PublishReceipts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishReceipts instance
             */
            static create(properties: shardcast.v1.PublishReceipts.$Shape): shardcast.v1.PublishReceipts & shardcast.v1.PublishReceipts.$Shape;
            static create(properties?: shardcast.v1.PublishReceipts.$Properties): shardcast.v1.PublishReceipts;

            /**
             * Encodes the specified PublishReceipts message. Does not implicitly {@link shardcast.v1.PublishReceipts.verify|verify} messages.
             * @param message PublishReceipts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.PublishReceipts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishReceipts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishReceipts & shardcast.v1.PublishReceipts.$Shape} PublishReceipts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.PublishReceipts & shardcast.v1.PublishReceipts.$Shape;

            /**
             * Gets the type url for PublishReceipts
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PublishReceipts {

            /** Properties of a PublishReceipts. */
            interface $Properties {

                /** PublishReceipts receipts */
                receipts?: (shardcast.v1.PublishReceipt.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishReceipts. */
            type $Shape = shardcast.v1.PublishReceipts.$Properties;
        }

        /**
         * Properties of a PublishReceipt.
         * @deprecated Use shardcast.v1.PublishReceipt.$Properties instead.
         */
        interface IPublishReceipt extends shardcast.v1.PublishReceipt.$Properties {
        }

        /** Represents a PublishReceipt. */
        class PublishReceipt {

            /**
             * Constructs a new PublishReceipt.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.PublishReceipt.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PublishReceipt number. */
            number: number;

            /** PublishReceipt token. */
            token: string;

            /** PublishReceipt revision. */
            revision: number;

            /** PublishReceipt repeatedDelta. */
            repeatedDelta: boolean;

            /** PublishReceipt failure. */
            failure?: (shardcast.v1.Failure.$Properties|null);

            /**
             * Creates a new PublishReceipt instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishReceipt instance
             */
            static create(properties: shardcast.v1.PublishReceipt.$Shape): shardcast.v1.PublishReceipt & shardcast.v1.PublishReceipt.$Shape;
            static create(properties?: shardcast.v1.PublishReceipt.$Properties): shardcast.v1.PublishReceipt;

            /**
             * Encodes the specified PublishReceipt message. Does not implicitly {@link shardcast.v1.PublishReceipt.verify|verify} messages.
             * @param message PublishReceipt message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.PublishReceipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishReceipt message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.PublishReceipt & shardcast.v1.PublishReceipt.$Shape} PublishReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.PublishReceipt & shardcast.v1.PublishReceipt.$Shape;

            /**
             * Gets the type url for PublishReceipt
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PublishReceipt {

            /** Properties of a PublishReceipt. */
            interface $Properties {

                /** PublishReceipt number */
                number?: (number|null);

                /** PublishReceipt token */
                token?: (string|null);

                /** PublishReceipt revision */
                revision?: (number|null);

                /** PublishReceipt repeatedDelta */
                repeatedDelta?: (boolean|null);

                /** PublishReceipt failure */
                failure?: (shardcast.v1.Failure.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishReceipt. */
            type $Shape = shardcast.v1.PublishReceipt.$Properties;
        }

        /**
         * Properties of a Failure.
         * @deprecated Use shardcast.v1.Failure.$Properties instead.
         */
        interface IFailure extends shardcast.v1.Failure.$Properties {
        }

        /** Represents a Failure. */
        class Failure {

            /**
             * Constructs a new Failure.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Failure.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Failure code. */
            code: string;

            /** Failure message. */
            message: string;

            /** Failure hint. */
            hint: string;

            /** Failure retry. */
            retry: string;

            /** Failure details. */
            details: string;

            /**
             * Creates a new Failure instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Failure instance
             */
            static create(properties: shardcast.v1.Failure.$Shape): shardcast.v1.Failure & shardcast.v1.Failure.$Shape;
            static create(properties?: shardcast.v1.Failure.$Properties): shardcast.v1.Failure;

            /**
             * Encodes the specified Failure message. Does not implicitly {@link shardcast.v1.Failure.verify|verify} messages.
             * @param message Failure message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Failure message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Failure & shardcast.v1.Failure.$Shape} Failure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Failure & shardcast.v1.Failure.$Shape;

            /**
             * Gets the type url for Failure
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Failure {

            /** Properties of a Failure. */
            interface $Properties {

                /** Failure code */
                code?: (string|null);

                /** Failure message */
                message?: (string|null);

                /** Failure hint */
                hint?: (string|null);

                /** Failure retry */
                retry?: (string|null);

                /** Failure details */
                details?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Failure. */
            type $Shape = shardcast.v1.Failure.$Properties;
        }

        /**
         * Properties of an AwaitAgentsRequest.
         * @deprecated Use shardcast.v1.AwaitAgentsRequest.$Properties instead.
         */
        interface IAwaitAgentsRequest extends shardcast.v1.AwaitAgentsRequest.$Properties {
        }

        /** Represents an AwaitAgentsRequest. */
        class AwaitAgentsRequest {

            /**
             * Constructs a new AwaitAgentsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.AwaitAgentsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AwaitAgentsRequest token. */
            token: string;

            /** AwaitAgentsRequest timeoutMs. */
            timeoutMs: number;

            /**
             * Creates a new AwaitAgentsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AwaitAgentsRequest instance
             */
            static create(properties: shardcast.v1.AwaitAgentsRequest.$Shape): shardcast.v1.AwaitAgentsRequest & shardcast.v1.AwaitAgentsRequest.$Shape;
            static create(properties?: shardcast.v1.AwaitAgentsRequest.$Properties): shardcast.v1.AwaitAgentsRequest;

            /**
             * Encodes the specified AwaitAgentsRequest message. Does not implicitly {@link shardcast.v1.AwaitAgentsRequest.verify|verify} messages.
             * @param message AwaitAgentsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.AwaitAgentsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AwaitAgentsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.AwaitAgentsRequest & shardcast.v1.AwaitAgentsRequest.$Shape} AwaitAgentsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.AwaitAgentsRequest & shardcast.v1.AwaitAgentsRequest.$Shape;

            /**
             * Gets the type url for AwaitAgentsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AwaitAgentsRequest {

            /** Properties of an AwaitAgentsRequest. */
            interface $Properties {

                /** AwaitAgentsRequest token */
                token?: (string|null);

                /** AwaitAgentsRequest timeoutMs */
                timeoutMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AwaitAgentsRequest. */
            type $Shape = shardcast.v1.AwaitAgentsRequest.$Properties;
        }

        /**
         * Properties of an AwaitAgentsResponse.
         * @deprecated Use shardcast.v1.AwaitAgentsResponse.$Properties instead.
         */
        interface IAwaitAgentsResponse extends shardcast.v1.AwaitAgentsResponse.$Properties {
        }

        /** Represents an AwaitAgentsResponse. */
        class AwaitAgentsResponse {

            /**
             * Constructs a new AwaitAgentsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.AwaitAgentsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AwaitAgentsResponse agents. */
            agents: shardcast.v1.AgentPosition.$Properties[];

            /** AwaitAgentsResponse complete. */
            complete: boolean;

            /** AwaitAgentsResponse silent. */
            silent: string[];

            /**
             * Creates a new AwaitAgentsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AwaitAgentsResponse instance
             */
            static create(properties: shardcast.v1.AwaitAgentsResponse.$Shape): shardcast.v1.AwaitAgentsResponse & shardcast.v1.AwaitAgentsResponse.$Shape;
            static create(properties?: shardcast.v1.AwaitAgentsResponse.$Properties): shardcast.v1.AwaitAgentsResponse;

            /**
             * Encodes the specified AwaitAgentsResponse message. Does not implicitly {@link shardcast.v1.AwaitAgentsResponse.verify|verify} messages.
             * @param message AwaitAgentsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.AwaitAgentsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AwaitAgentsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.AwaitAgentsResponse & shardcast.v1.AwaitAgentsResponse.$Shape} AwaitAgentsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.AwaitAgentsResponse & shardcast.v1.AwaitAgentsResponse.$Shape;

            /**
             * Gets the type url for AwaitAgentsResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AwaitAgentsResponse {

            /** Properties of an AwaitAgentsResponse. */
            interface $Properties {

                /** AwaitAgentsResponse agents */
                agents?: (shardcast.v1.AgentPosition.$Properties[]|null);

                /** AwaitAgentsResponse complete */
                complete?: (boolean|null);

                /** AwaitAgentsResponse silent */
                silent?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AwaitAgentsResponse. */
            type $Shape = shardcast.v1.AwaitAgentsResponse.$Properties;
        }

        /**
         * Properties of an AgentPosition.
         * @deprecated Use shardcast.v1.AgentPosition.$Properties instead.
         */
        interface IAgentPosition extends shardcast.v1.AgentPosition.$Properties {
        }

        /** Represents an AgentPosition. */
        class AgentPosition {

            /**
             * Constructs a new AgentPosition.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.AgentPosition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentPosition agent. */
            agent: string;

            /** AgentPosition state. */
            state: shardcast.v1.AgentPosition.State;

            /** AgentPosition revision. */
            revision: number;

            /** AgentPosition seenAt. */
            seenAt: number;

            /** AgentPosition replicaRevision. */
            replicaRevision: number;

            /**
             * Creates a new AgentPosition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AgentPosition instance
             */
            static create(properties: shardcast.v1.AgentPosition.$Shape): shardcast.v1.AgentPosition & shardcast.v1.AgentPosition.$Shape;
            static create(properties?: shardcast.v1.AgentPosition.$Properties): shardcast.v1.AgentPosition;

            /**
             * Encodes the specified AgentPosition message. Does not implicitly {@link shardcast.v1.AgentPosition.verify|verify} messages.
             * @param message AgentPosition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.AgentPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentPosition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.AgentPosition & shardcast.v1.AgentPosition.$Shape} AgentPosition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.AgentPosition & shardcast.v1.AgentPosition.$Shape;

            /**
             * Gets the type url for AgentPosition
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AgentPosition {

            /** Properties of an AgentPosition. */
            interface $Properties {

                /** AgentPosition agent */
                agent?: (string|null);

                /** AgentPosition state */
                state?: (shardcast.v1.AgentPosition.State|null);

                /** AgentPosition revision */
                revision?: (number|null);

                /** AgentPosition seenAt */
                seenAt?: (number|null);

                /** AgentPosition replicaRevision */
                replicaRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentPosition. */
            type $Shape = shardcast.v1.AgentPosition.$Properties;

            /** State enum. */
            enum State {

                /** STATE_UNSPECIFIED value */
                STATE_UNSPECIFIED = 0,

                /** CURRENT value */
                CURRENT = 1,

                /** BEHIND value */
                BEHIND = 2,

                /** STALE value */
                STALE = 3,

                /** GONE value */
                GONE = 4
            }
        }

        /**
         * Properties of a DeleteShardRequest.
         * @deprecated Use shardcast.v1.DeleteShardRequest.$Properties instead.
         */
        interface IDeleteShardRequest extends shardcast.v1.DeleteShardRequest.$Properties {
        }

        /** Represents a DeleteShardRequest. */
        class DeleteShardRequest {

            /**
             * Constructs a new DeleteShardRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.DeleteShardRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteShardRequest shard. */
            shard: string;

            /** DeleteShardRequest expect. */
            expect: string;

            /** DeleteShardRequest id. */
            id: string;

            /**
             * Creates a new DeleteShardRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteShardRequest instance
             */
            static create(properties: shardcast.v1.DeleteShardRequest.$Shape): shardcast.v1.DeleteShardRequest & shardcast.v1.DeleteShardRequest.$Shape;
            static create(properties?: shardcast.v1.DeleteShardRequest.$Properties): shardcast.v1.DeleteShardRequest;

            /**
             * Encodes the specified DeleteShardRequest message. Does not implicitly {@link shardcast.v1.DeleteShardRequest.verify|verify} messages.
             * @param message DeleteShardRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.DeleteShardRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteShardRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.DeleteShardRequest & shardcast.v1.DeleteShardRequest.$Shape} DeleteShardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.DeleteShardRequest & shardcast.v1.DeleteShardRequest.$Shape;

            /**
             * Gets the type url for DeleteShardRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DeleteShardRequest {

            /** Properties of a DeleteShardRequest. */
            interface $Properties {

                /** DeleteShardRequest shard */
                shard?: (string|null);

                /** DeleteShardRequest expect */
                expect?: (string|null);

                /** DeleteShardRequest id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteShardRequest. */
            type $Shape = shardcast.v1.DeleteShardRequest.$Properties;
        }

        /** Represents an ImportService */
        class ImportService extends $protobuf.rpc.Service {

            /**
             * Constructs a new ImportService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new ImportService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): ImportService;

            /** Calls Import. */
            import: shardcast.v1.ImportService.Import;

            /** Calls ImportStatus. */
            importStatus: shardcast.v1.ImportService.ImportStatus;
        }

        namespace ImportService {

            /**
             * Callback as used by {@link shardcast.v1.ImportService#import_}.
             * @param error Error, if any
             * @param [response] ImportResponse
             */
            type ImportCallback = (error: (Error|null), response?: shardcast.v1.ImportResponse) => void;

            /** Calls Import. */
            type Import = {
              (request: shardcast.v1.IImportRequest, callback: shardcast.v1.ImportService.ImportCallback): void;
              (request: shardcast.v1.IImportRequest): Promise<shardcast.v1.ImportResponse>;
              readonly name: "Import";
              readonly path: "/shardcast.v1.ImportService/Import";
              readonly requestType: "ImportRequest";
              readonly responseType: "ImportResponse";
              readonly requestStream: true;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.ImportService#importStatus}.
             * @param error Error, if any
             * @param [response] ImportStatusResponse
             */
            type ImportStatusCallback = (error: (Error|null), response?: shardcast.v1.ImportStatusResponse) => void;

            /** Calls ImportStatus. */
            type ImportStatus = {
              (request: shardcast.v1.IImportStatusRequest, callback: shardcast.v1.ImportService.ImportStatusCallback): void;
              (request: shardcast.v1.IImportStatusRequest): Promise<shardcast.v1.ImportStatusResponse>;
              readonly name: "ImportStatus";
              readonly path: "/shardcast.v1.ImportService/ImportStatus";
              readonly requestType: "ImportStatusRequest";
              readonly responseType: "ImportStatusResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of an ImportRequest.
         * @deprecated Use shardcast.v1.ImportRequest.$Properties instead.
         */
        interface IImportRequest extends shardcast.v1.ImportRequest.$Properties {
        }

        /** Represents an ImportRequest. */
        class ImportRequest {

            /**
             * Constructs a new ImportRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ImportRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportRequest begin. */
            begin?: (shardcast.v1.ImportBegin.$Properties|null);

            /** ImportRequest records. */
            records?: (shardcast.v1.ImportRecords.$Properties|null);

            /** ImportRequest finish. */
            finish?: (shardcast.v1.ImportFinish.$Properties|null);

            /** ImportRequest part. */
            part?: ("begin"|"records"|"finish");

            /**
             * Creates a new ImportRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImportRequest instance
             */
            static create(properties: shardcast.v1.ImportRequest.$Shape): shardcast.v1.ImportRequest & shardcast.v1.ImportRequest.$Shape;
            static create(properties?: shardcast.v1.ImportRequest.$Properties): shardcast.v1.ImportRequest;

            /**
             * Encodes the specified ImportRequest message. Does not implicitly {@link shardcast.v1.ImportRequest.verify|verify} messages.
             * @param message ImportRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ImportRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportRequest & shardcast.v1.ImportRequest.$Shape} ImportRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ImportRequest & shardcast.v1.ImportRequest.$Shape;

            /**
             * Gets the type url for ImportRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ImportRequest {

            /** Properties of an ImportRequest. */
            interface $Properties {

                /** ImportRequest begin */
                begin?: (shardcast.v1.ImportBegin.$Properties|null);

                /** ImportRequest records */
                records?: (shardcast.v1.ImportRecords.$Properties|null);

                /** ImportRequest finish */
                finish?: (shardcast.v1.ImportFinish.$Properties|null);

                /** ImportRequest part */
                part?: ("begin"|"records"|"finish");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an ImportRequest. */
            type $Shape = {
              begin?: shardcast.v1.ImportBegin.$Shape|null;
              records?: shardcast.v1.ImportRecords.$Shape|null;
              finish?: shardcast.v1.ImportFinish.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ part?: undefined; begin?: null; records?: null; finish?: null }|{ part?: "begin"; begin: shardcast.v1.ImportBegin.$Shape; records?: null; finish?: null }|{ part?: "records"; begin?: null; records: shardcast.v1.ImportRecords.$Shape; finish?: null }|{ part?: "finish"; begin?: null; records?: null; finish: shardcast.v1.ImportFinish.$Shape })
            );
        }

        /**
         * Properties of an ImportBegin.
         * @deprecated Use shardcast.v1.ImportBegin.$Properties instead.
         */
        interface IImportBegin extends shardcast.v1.ImportBegin.$Properties {
        }

        /** Represents an ImportBegin. */
        class ImportBegin {

            /**
             * Constructs a new ImportBegin.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ImportBegin.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportBegin shard. */
            shard: string;

            /** ImportBegin importId. */
            importId: string;

            /** ImportBegin mode. */
            mode: shardcast.v1.ImportMode;

            /** ImportBegin expect. */
            expect: string;

            /** ImportBegin publisher. */
            publisher: string;

            /** ImportBegin traceId. */
            traceId: Uint8Array;

            /**
             * Creates a new ImportBegin instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImportBegin instance
             */
            static create(properties: shardcast.v1.ImportBegin.$Shape): shardcast.v1.ImportBegin & shardcast.v1.ImportBegin.$Shape;
            static create(properties?: shardcast.v1.ImportBegin.$Properties): shardcast.v1.ImportBegin;

            /**
             * Encodes the specified ImportBegin message. Does not implicitly {@link shardcast.v1.ImportBegin.verify|verify} messages.
             * @param message ImportBegin message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ImportBegin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportBegin message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportBegin & shardcast.v1.ImportBegin.$Shape} ImportBegin
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ImportBegin & shardcast.v1.ImportBegin.$Shape;

            /**
             * Gets the type url for ImportBegin
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ImportBegin {

            /** Properties of an ImportBegin. */
            interface $Properties {

                /** ImportBegin shard */
                shard?: (string|null);

                /** ImportBegin importId */
                importId?: (string|null);

                /** ImportBegin mode */
                mode?: (shardcast.v1.ImportMode|null);

                /** ImportBegin expect */
                expect?: (string|null);

                /** ImportBegin publisher */
                publisher?: (string|null);

                /** ImportBegin traceId */
                traceId?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImportBegin. */
            type $Shape = shardcast.v1.ImportBegin.$Properties;
        }

        /**
         * Properties of an ImportRecords.
         * @deprecated Use shardcast.v1.ImportRecords.$Properties instead.
         */
        interface IImportRecords extends shardcast.v1.ImportRecords.$Properties {
        }

        /** Represents an ImportRecords. */
        class ImportRecords {

            /**
             * Constructs a new ImportRecords.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ImportRecords.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportRecords sequence. */
            sequence: number;

            /** ImportRecords records. */
            records: shardcast.v1.Operation.$Properties[];

            /**
             * Creates a new ImportRecords instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImportRecords instance
             */
            static create(properties: shardcast.v1.ImportRecords.$Shape): shardcast.v1.ImportRecords & shardcast.v1.ImportRecords.$Shape;
            static create(properties?: shardcast.v1.ImportRecords.$Properties): shardcast.v1.ImportRecords;

            /**
             * Encodes the specified ImportRecords message. Does not implicitly {@link shardcast.v1.ImportRecords.verify|verify} messages.
             * @param message ImportRecords message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ImportRecords.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportRecords message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportRecords & shardcast.v1.ImportRecords.$Shape} ImportRecords
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ImportRecords & shardcast.v1.ImportRecords.$Shape;

            /**
             * Gets the type url for ImportRecords
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ImportRecords {

            /** Properties of an ImportRecords. */
            interface $Properties {

                /** ImportRecords sequence */
                sequence?: (number|null);

                /** ImportRecords records */
                records?: (shardcast.v1.Operation.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImportRecords. */
            type $Shape = shardcast.v1.ImportRecords.$Properties;
        }

        /**
         * Properties of an ImportFinish.
         * @deprecated Use shardcast.v1.ImportFinish.$Properties instead.
         */
        interface IImportFinish extends shardcast.v1.ImportFinish.$Properties {
        }

        /** Represents an ImportFinish. */
        class ImportFinish {

            /**
             * Constructs a new ImportFinish.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ImportFinish.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportFinish sequence. */
            sequence: number;

            /**
             * Creates a new ImportFinish instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImportFinish instance
             */
            static create(properties: shardcast.v1.ImportFinish.$Shape): shardcast.v1.ImportFinish & shardcast.v1.ImportFinish.$Shape;
            static create(properties?: shardcast.v1.ImportFinish.$Properties): shardcast.v1.ImportFinish;

            /**
             * Encodes the specified ImportFinish message. Does not implicitly {@link shardcast.v1.ImportFinish.verify|verify} messages.
             * @param message ImportFinish message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ImportFinish.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportFinish message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportFinish & shardcast.v1.ImportFinish.$Shape} ImportFinish
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ImportFinish & shardcast.v1.ImportFinish.$Shape;

            /**
             * Gets the type url for ImportFinish
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ImportFinish {

            /** Properties of an ImportFinish. */
            interface $Properties {

                /** ImportFinish sequence */
                sequence?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImportFinish. */
            type $Shape = shardcast.v1.ImportFinish.$Properties;
        }

        /**
         * Properties of an ImportResponse.
         * @deprecated Use shardcast.v1.ImportResponse.$Properties instead.
         */
        interface IImportResponse extends shardcast.v1.ImportResponse.$Properties {
        }

        /** Represents an ImportResponse. */
        class ImportResponse {

            /**
             * Constructs a new ImportResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ImportResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportResponse token. */
            token: string;

            /** ImportResponse revision. */
            revision: number;

            /** ImportResponse records. */
            records: number;

            /** ImportResponse repeatedImport. */
            repeatedImport: boolean;

            /**
             * Creates a new ImportResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImportResponse instance
             */
            static create(properties: shardcast.v1.ImportResponse.$Shape): shardcast.v1.ImportResponse & shardcast.v1.ImportResponse.$Shape;
            static create(properties?: shardcast.v1.ImportResponse.$Properties): shardcast.v1.ImportResponse;

            /**
             * Encodes the specified ImportResponse message. Does not implicitly {@link shardcast.v1.ImportResponse.verify|verify} messages.
             * @param message ImportResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ImportResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportResponse & shardcast.v1.ImportResponse.$Shape} ImportResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ImportResponse & shardcast.v1.ImportResponse.$Shape;

            /**
             * Gets the type url for ImportResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ImportResponse {

            /** Properties of an ImportResponse. */
            interface $Properties {

                /** ImportResponse token */
                token?: (string|null);

                /** ImportResponse revision */
                revision?: (number|null);

                /** ImportResponse records */
                records?: (number|null);

                /** ImportResponse repeatedImport */
                repeatedImport?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImportResponse. */
            type $Shape = shardcast.v1.ImportResponse.$Properties;
        }

        /**
         * Properties of an ImportStatusRequest.
         * @deprecated Use shardcast.v1.ImportStatusRequest.$Properties instead.
         */
        interface IImportStatusRequest extends shardcast.v1.ImportStatusRequest.$Properties {
        }

        /** Represents an ImportStatusRequest. */
        class ImportStatusRequest {

            /**
             * Constructs a new ImportStatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ImportStatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportStatusRequest shard. */
            shard: string;

            /** ImportStatusRequest importId. */
            importId: string;

            /**
             * Creates a new ImportStatusRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImportStatusRequest instance
             */
            static create(properties: shardcast.v1.ImportStatusRequest.$Shape): shardcast.v1.ImportStatusRequest & shardcast.v1.ImportStatusRequest.$Shape;
            static create(properties?: shardcast.v1.ImportStatusRequest.$Properties): shardcast.v1.ImportStatusRequest;

            /**
             * Encodes the specified ImportStatusRequest message. Does not implicitly {@link shardcast.v1.ImportStatusRequest.verify|verify} messages.
             * @param message ImportStatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ImportStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportStatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportStatusRequest & shardcast.v1.ImportStatusRequest.$Shape} ImportStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ImportStatusRequest & shardcast.v1.ImportStatusRequest.$Shape;

            /**
             * Gets the type url for ImportStatusRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ImportStatusRequest {

            /** Properties of an ImportStatusRequest. */
            interface $Properties {

                /** ImportStatusRequest shard */
                shard?: (string|null);

                /** ImportStatusRequest importId */
                importId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImportStatusRequest. */
            type $Shape = shardcast.v1.ImportStatusRequest.$Properties;
        }

        /**
         * Properties of an ImportStatusResponse.
         * @deprecated Use shardcast.v1.ImportStatusResponse.$Properties instead.
         */
        interface IImportStatusResponse extends shardcast.v1.ImportStatusResponse.$Properties {
        }

        /** Represents an ImportStatusResponse. */
        class ImportStatusResponse {

            /**
             * Constructs a new ImportStatusResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ImportStatusResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImportStatusResponse sequence. */
            sequence: number;

            /** ImportStatusResponse token. */
            token: string;

            /**
             * Creates a new ImportStatusResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImportStatusResponse instance
             */
            static create(properties: shardcast.v1.ImportStatusResponse.$Shape): shardcast.v1.ImportStatusResponse & shardcast.v1.ImportStatusResponse.$Shape;
            static create(properties?: shardcast.v1.ImportStatusResponse.$Properties): shardcast.v1.ImportStatusResponse;

            /**
             * Encodes the specified ImportStatusResponse message. Does not implicitly {@link shardcast.v1.ImportStatusResponse.verify|verify} messages.
             * @param message ImportStatusResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ImportStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImportStatusResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ImportStatusResponse & shardcast.v1.ImportStatusResponse.$Shape} ImportStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ImportStatusResponse & shardcast.v1.ImportStatusResponse.$Shape;

            /**
             * Gets the type url for ImportStatusResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ImportStatusResponse {

            /** Properties of an ImportStatusResponse. */
            interface $Properties {

                /** ImportStatusResponse sequence */
                sequence?: (number|null);

                /** ImportStatusResponse token */
                token?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImportStatusResponse. */
            type $Shape = shardcast.v1.ImportStatusResponse.$Properties;
        }

        /** Represents a SnapshotService */
        class SnapshotService extends $protobuf.rpc.Service {

            /**
             * Constructs a new SnapshotService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new SnapshotService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): SnapshotService;

            /** Calls GetManifest. */
            getManifest: shardcast.v1.SnapshotService.GetManifest;

            /** Calls GetChunks. */
            getChunks: shardcast.v1.SnapshotService.GetChunks;

            /** Calls ListSnapshots. */
            listSnapshots: shardcast.v1.SnapshotService.ListSnapshots;
        }

        namespace SnapshotService {

            /**
             * Callback as used by {@link shardcast.v1.SnapshotService#getManifest}.
             * @param error Error, if any
             * @param [response] GetManifestResponse
             */
            type GetManifestCallback = (error: (Error|null), response?: shardcast.v1.GetManifestResponse) => void;

            /** Calls GetManifest. */
            type GetManifest = {
              (request: shardcast.v1.IGetManifestRequest, callback: shardcast.v1.SnapshotService.GetManifestCallback): void;
              (request: shardcast.v1.IGetManifestRequest): Promise<shardcast.v1.GetManifestResponse>;
              readonly name: "GetManifest";
              readonly path: "/shardcast.v1.SnapshotService/GetManifest";
              readonly requestType: "GetManifestRequest";
              readonly responseType: "GetManifestResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.SnapshotService#getChunks}.
             * @param error Error, if any
             * @param [response] ChunkFrame
             */
            type GetChunksCallback = (error: (Error|null), response?: shardcast.v1.ChunkFrame) => void;

            /** Calls GetChunks. */
            type GetChunks = {
              (request: shardcast.v1.IGetChunksRequest, callback: shardcast.v1.SnapshotService.GetChunksCallback): void;
              (request: shardcast.v1.IGetChunksRequest): Promise<shardcast.v1.ChunkFrame>;
              readonly name: "GetChunks";
              readonly path: "/shardcast.v1.SnapshotService/GetChunks";
              readonly requestType: "GetChunksRequest";
              readonly responseType: "ChunkFrame";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link shardcast.v1.SnapshotService#listSnapshots}.
             * @param error Error, if any
             * @param [response] ListSnapshotsResponse
             */
            type ListSnapshotsCallback = (error: (Error|null), response?: shardcast.v1.ListSnapshotsResponse) => void;

            /** Calls ListSnapshots. */
            type ListSnapshots = {
              (request: shardcast.v1.IListSnapshotsRequest, callback: shardcast.v1.SnapshotService.ListSnapshotsCallback): void;
              (request: shardcast.v1.IListSnapshotsRequest): Promise<shardcast.v1.ListSnapshotsResponse>;
              readonly name: "ListSnapshots";
              readonly path: "/shardcast.v1.SnapshotService/ListSnapshots";
              readonly requestType: "ListSnapshotsRequest";
              readonly responseType: "ListSnapshotsResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a GetManifestRequest.
         * @deprecated Use shardcast.v1.GetManifestRequest.$Properties instead.
         */
        interface IGetManifestRequest extends shardcast.v1.GetManifestRequest.$Properties {
        }

        /** Represents a GetManifestRequest. */
        class GetManifestRequest {

            /**
             * Constructs a new GetManifestRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetManifestRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetManifestRequest shard. */
            shard: string;

            /** GetManifestRequest revision. */
            revision: number;

            /** GetManifestRequest fresh. */
            fresh: boolean;

            /**
             * Creates a new GetManifestRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetManifestRequest instance
             */
            static create(properties: shardcast.v1.GetManifestRequest.$Shape): shardcast.v1.GetManifestRequest & shardcast.v1.GetManifestRequest.$Shape;
            static create(properties?: shardcast.v1.GetManifestRequest.$Properties): shardcast.v1.GetManifestRequest;

            /**
             * Encodes the specified GetManifestRequest message. Does not implicitly {@link shardcast.v1.GetManifestRequest.verify|verify} messages.
             * @param message GetManifestRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetManifestRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetManifestRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetManifestRequest & shardcast.v1.GetManifestRequest.$Shape} GetManifestRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetManifestRequest & shardcast.v1.GetManifestRequest.$Shape;

            /**
             * Gets the type url for GetManifestRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetManifestRequest {

            /** Properties of a GetManifestRequest. */
            interface $Properties {

                /** GetManifestRequest shard */
                shard?: (string|null);

                /** GetManifestRequest revision */
                revision?: (number|null);

                /** GetManifestRequest fresh */
                fresh?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetManifestRequest. */
            type $Shape = shardcast.v1.GetManifestRequest.$Properties;
        }

        /**
         * Properties of a GetManifestResponse.
         * @deprecated Use shardcast.v1.GetManifestResponse.$Properties instead.
         */
        interface IGetManifestResponse extends shardcast.v1.GetManifestResponse.$Properties {
        }

        /** Represents a GetManifestResponse. */
        class GetManifestResponse {

            /**
             * Constructs a new GetManifestResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetManifestResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetManifestResponse manifest. */
            manifest: Uint8Array;

            /** GetManifestResponse pinnedUntil. */
            pinnedUntil: number;

            /**
             * Creates a new GetManifestResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetManifestResponse instance
             */
            static create(properties: shardcast.v1.GetManifestResponse.$Shape): shardcast.v1.GetManifestResponse & shardcast.v1.GetManifestResponse.$Shape;
            static create(properties?: shardcast.v1.GetManifestResponse.$Properties): shardcast.v1.GetManifestResponse;

            /**
             * Encodes the specified GetManifestResponse message. Does not implicitly {@link shardcast.v1.GetManifestResponse.verify|verify} messages.
             * @param message GetManifestResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetManifestResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetManifestResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetManifestResponse & shardcast.v1.GetManifestResponse.$Shape} GetManifestResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetManifestResponse & shardcast.v1.GetManifestResponse.$Shape;

            /**
             * Gets the type url for GetManifestResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetManifestResponse {

            /** Properties of a GetManifestResponse. */
            interface $Properties {

                /** GetManifestResponse manifest */
                manifest?: (Uint8Array|null);

                /** GetManifestResponse pinnedUntil */
                pinnedUntil?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetManifestResponse. */
            type $Shape = shardcast.v1.GetManifestResponse.$Properties;
        }

        /**
         * Properties of a GetChunksRequest.
         * @deprecated Use shardcast.v1.GetChunksRequest.$Properties instead.
         */
        interface IGetChunksRequest extends shardcast.v1.GetChunksRequest.$Properties {
        }

        /** Represents a GetChunksRequest. */
        class GetChunksRequest {

            /**
             * Constructs a new GetChunksRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetChunksRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetChunksRequest shard. */
            shard: string;

            /** GetChunksRequest hashes. */
            hashes: Uint8Array[];

            /**
             * Creates a new GetChunksRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetChunksRequest instance
             */
            static create(properties: shardcast.v1.GetChunksRequest.$Shape): shardcast.v1.GetChunksRequest & shardcast.v1.GetChunksRequest.$Shape;
            static create(properties?: shardcast.v1.GetChunksRequest.$Properties): shardcast.v1.GetChunksRequest;

            /**
             * Encodes the specified GetChunksRequest message. Does not implicitly {@link shardcast.v1.GetChunksRequest.verify|verify} messages.
             * @param message GetChunksRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetChunksRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetChunksRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetChunksRequest & shardcast.v1.GetChunksRequest.$Shape} GetChunksRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetChunksRequest & shardcast.v1.GetChunksRequest.$Shape;

            /**
             * Gets the type url for GetChunksRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetChunksRequest {

            /** Properties of a GetChunksRequest. */
            interface $Properties {

                /** GetChunksRequest shard */
                shard?: (string|null);

                /** GetChunksRequest hashes */
                hashes?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetChunksRequest. */
            type $Shape = shardcast.v1.GetChunksRequest.$Properties;
        }

        /**
         * Properties of a ListSnapshotsRequest.
         * @deprecated Use shardcast.v1.ListSnapshotsRequest.$Properties instead.
         */
        interface IListSnapshotsRequest extends shardcast.v1.ListSnapshotsRequest.$Properties {
        }

        /** Represents a ListSnapshotsRequest. */
        class ListSnapshotsRequest {

            /**
             * Constructs a new ListSnapshotsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListSnapshotsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListSnapshotsRequest shard. */
            shard: string;

            /**
             * Creates a new ListSnapshotsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSnapshotsRequest instance
             */
            static create(properties: shardcast.v1.ListSnapshotsRequest.$Shape): shardcast.v1.ListSnapshotsRequest & shardcast.v1.ListSnapshotsRequest.$Shape;
            static create(properties?: shardcast.v1.ListSnapshotsRequest.$Properties): shardcast.v1.ListSnapshotsRequest;

            /**
             * Encodes the specified ListSnapshotsRequest message. Does not implicitly {@link shardcast.v1.ListSnapshotsRequest.verify|verify} messages.
             * @param message ListSnapshotsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListSnapshotsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSnapshotsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListSnapshotsRequest & shardcast.v1.ListSnapshotsRequest.$Shape} ListSnapshotsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListSnapshotsRequest & shardcast.v1.ListSnapshotsRequest.$Shape;

            /**
             * Gets the type url for ListSnapshotsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListSnapshotsRequest {

            /** Properties of a ListSnapshotsRequest. */
            interface $Properties {

                /** ListSnapshotsRequest shard */
                shard?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSnapshotsRequest. */
            type $Shape = shardcast.v1.ListSnapshotsRequest.$Properties;
        }

        /**
         * Properties of a ListSnapshotsResponse.
         * @deprecated Use shardcast.v1.ListSnapshotsResponse.$Properties instead.
         */
        interface IListSnapshotsResponse extends shardcast.v1.ListSnapshotsResponse.$Properties {
        }

        /** Represents a ListSnapshotsResponse. */
        class ListSnapshotsResponse {

            /**
             * Constructs a new ListSnapshotsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListSnapshotsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListSnapshotsResponse snapshots. */
            snapshots: shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties[];

            /** ListSnapshotsResponse oldestRevision. */
            oldestRevision: number;

            /**
             * Creates a new ListSnapshotsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListSnapshotsResponse instance
             */
            static create(properties: shardcast.v1.ListSnapshotsResponse.$Shape): shardcast.v1.ListSnapshotsResponse & shardcast.v1.ListSnapshotsResponse.$Shape;
            static create(properties?: shardcast.v1.ListSnapshotsResponse.$Properties): shardcast.v1.ListSnapshotsResponse;

            /**
             * Encodes the specified ListSnapshotsResponse message. Does not implicitly {@link shardcast.v1.ListSnapshotsResponse.verify|verify} messages.
             * @param message ListSnapshotsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListSnapshotsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListSnapshotsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListSnapshotsResponse & shardcast.v1.ListSnapshotsResponse.$Shape} ListSnapshotsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListSnapshotsResponse & shardcast.v1.ListSnapshotsResponse.$Shape;

            /**
             * Gets the type url for ListSnapshotsResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListSnapshotsResponse {

            /** Properties of a ListSnapshotsResponse. */
            interface $Properties {

                /** ListSnapshotsResponse snapshots */
                snapshots?: (shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties[]|null);

                /** ListSnapshotsResponse oldestRevision */
                oldestRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListSnapshotsResponse. */
            type $Shape = shardcast.v1.ListSnapshotsResponse.$Properties;

            /**
             * Properties of a Snapshot.
             * @deprecated Use shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties instead.
             */
            interface ISnapshot extends shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties {
            }

            /** Represents a Snapshot. */
            class Snapshot {

                /**
                 * Constructs a new Snapshot.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Snapshot revision. */
                revision: number;

                /** Snapshot root. */
                root: Uint8Array;

                /** Snapshot chunks. */
                chunks: number;

                /** Snapshot records. */
                records: number;

                /** Snapshot storedBytes. */
                storedBytes: number;

                /** Snapshot cutAt. */
                cutAt: number;

                /** Snapshot appendedAt. */
                appendedAt: number;

                /**
                 * Creates a new Snapshot instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Snapshot instance
                 */
                static create(properties: shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape): shardcast.v1.ListSnapshotsResponse.Snapshot & shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape;
                static create(properties?: shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties): shardcast.v1.ListSnapshotsResponse.Snapshot;

                /**
                 * Encodes the specified Snapshot message. Does not implicitly {@link shardcast.v1.ListSnapshotsResponse.Snapshot.verify|verify} messages.
                 * @param message Snapshot message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Snapshot message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardcast.v1.ListSnapshotsResponse.Snapshot & shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape} Snapshot
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListSnapshotsResponse.Snapshot & shardcast.v1.ListSnapshotsResponse.Snapshot.$Shape;

                /**
                 * Gets the type url for Snapshot
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Snapshot {

                /** Properties of a Snapshot. */
                interface $Properties {

                    /** Snapshot revision */
                    revision?: (number|null);

                    /** Snapshot root */
                    root?: (Uint8Array|null);

                    /** Snapshot chunks */
                    chunks?: (number|null);

                    /** Snapshot records */
                    records?: (number|null);

                    /** Snapshot storedBytes */
                    storedBytes?: (number|null);

                    /** Snapshot cutAt */
                    cutAt?: (number|null);

                    /** Snapshot appendedAt */
                    appendedAt?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Snapshot. */
                type $Shape = shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties;
            }
        }

        /** Represents a WatchService */
        class WatchService extends $protobuf.rpc.Service {

            /**
             * Constructs a new WatchService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new WatchService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): WatchService;

            /** Calls Watch. */
            watch: shardcast.v1.WatchService.Watch;
        }

        namespace WatchService {

            /**
             * Callback as used by {@link shardcast.v1.WatchService#watch}.
             * @param error Error, if any
             * @param [response] WatchEvent
             */
            type WatchCallback = (error: (Error|null), response?: shardcast.v1.WatchEvent) => void;

            /** Calls Watch. */
            type Watch = {
              (request: shardcast.v1.IWatchRequest, callback: shardcast.v1.WatchService.WatchCallback): void;
              (request: shardcast.v1.IWatchRequest): Promise<shardcast.v1.WatchEvent>;
              readonly name: "Watch";
              readonly path: "/shardcast.v1.WatchService/Watch";
              readonly requestType: "WatchRequest";
              readonly responseType: "WatchEvent";
              readonly requestStream: true;
              readonly responseStream: true;
            };
        }

        /**
         * Properties of a WatchRequest.
         * @deprecated Use shardcast.v1.WatchRequest.$Properties instead.
         */
        interface IWatchRequest extends shardcast.v1.WatchRequest.$Properties {
        }

        /** Represents a WatchRequest. */
        class WatchRequest {

            /**
             * Constructs a new WatchRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.WatchRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchRequest open. */
            open?: (shardcast.v1.WatchOpen.$Properties|null);

            /** WatchRequest progress. */
            progress?: (shardcast.v1.WatchProgress.$Properties|null);

            /** WatchRequest kind. */
            kind?: ("open"|"progress");

            /**
             * Creates a new WatchRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchRequest instance
             */
            static create(properties: shardcast.v1.WatchRequest.$Shape): shardcast.v1.WatchRequest & shardcast.v1.WatchRequest.$Shape;
            static create(properties?: shardcast.v1.WatchRequest.$Properties): shardcast.v1.WatchRequest;

            /**
             * Encodes the specified WatchRequest message. Does not implicitly {@link shardcast.v1.WatchRequest.verify|verify} messages.
             * @param message WatchRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.WatchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchRequest & shardcast.v1.WatchRequest.$Shape} WatchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.WatchRequest & shardcast.v1.WatchRequest.$Shape;

            /**
             * Gets the type url for WatchRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WatchRequest {

            /** Properties of a WatchRequest. */
            interface $Properties {

                /** WatchRequest open */
                open?: (shardcast.v1.WatchOpen.$Properties|null);

                /** WatchRequest progress */
                progress?: (shardcast.v1.WatchProgress.$Properties|null);

                /** WatchRequest kind */
                kind?: ("open"|"progress");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a WatchRequest. */
            type $Shape = {
              open?: shardcast.v1.WatchOpen.$Shape|null;
              progress?: shardcast.v1.WatchProgress.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; open?: null; progress?: null }|{ kind?: "open"; open: shardcast.v1.WatchOpen.$Shape; progress?: null }|{ kind?: "progress"; open?: null; progress: shardcast.v1.WatchProgress.$Shape })
            );
        }

        /**
         * Properties of a WatchOpen.
         * @deprecated Use shardcast.v1.WatchOpen.$Properties instead.
         */
        interface IWatchOpen extends shardcast.v1.WatchOpen.$Properties {
        }

        /** Represents a WatchOpen. */
        class WatchOpen {

            /**
             * Constructs a new WatchOpen.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.WatchOpen.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchOpen shard. */
            shard: string;

            /** WatchOpen cursor. */
            cursor: string;

            /** WatchOpen agent. */
            agent: string;

            /** WatchOpen atLeast. */
            atLeast: string;

            /** WatchOpen deltasOnly. */
            deltasOnly: boolean;

            /** WatchOpen named. */
            named: boolean;

            /**
             * Creates a new WatchOpen instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchOpen instance
             */
            static create(properties: shardcast.v1.WatchOpen.$Shape): shardcast.v1.WatchOpen & shardcast.v1.WatchOpen.$Shape;
            static create(properties?: shardcast.v1.WatchOpen.$Properties): shardcast.v1.WatchOpen;

            /**
             * Encodes the specified WatchOpen message. Does not implicitly {@link shardcast.v1.WatchOpen.verify|verify} messages.
             * @param message WatchOpen message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.WatchOpen.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchOpen message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchOpen & shardcast.v1.WatchOpen.$Shape} WatchOpen
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.WatchOpen & shardcast.v1.WatchOpen.$Shape;

            /**
             * Gets the type url for WatchOpen
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WatchOpen {

            /** Properties of a WatchOpen. */
            interface $Properties {

                /** WatchOpen shard */
                shard?: (string|null);

                /** WatchOpen cursor */
                cursor?: (string|null);

                /** WatchOpen agent */
                agent?: (string|null);

                /** WatchOpen atLeast */
                atLeast?: (string|null);

                /** WatchOpen deltasOnly */
                deltasOnly?: (boolean|null);

                /** WatchOpen named */
                named?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchOpen. */
            type $Shape = shardcast.v1.WatchOpen.$Properties;
        }

        /**
         * Properties of a WatchProgress.
         * @deprecated Use shardcast.v1.WatchProgress.$Properties instead.
         */
        interface IWatchProgress extends shardcast.v1.WatchProgress.$Properties {
        }

        /** Represents a WatchProgress. */
        class WatchProgress {

            /**
             * Constructs a new WatchProgress.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.WatchProgress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchProgress sinkRevision. */
            sinkRevision: number;

            /** WatchProgress replicaRevision. */
            replicaRevision: number;

            /** WatchProgress stale. */
            stale: boolean;

            /**
             * Creates a new WatchProgress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchProgress instance
             */
            static create(properties: shardcast.v1.WatchProgress.$Shape): shardcast.v1.WatchProgress & shardcast.v1.WatchProgress.$Shape;
            static create(properties?: shardcast.v1.WatchProgress.$Properties): shardcast.v1.WatchProgress;

            /**
             * Encodes the specified WatchProgress message. Does not implicitly {@link shardcast.v1.WatchProgress.verify|verify} messages.
             * @param message WatchProgress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.WatchProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchProgress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchProgress & shardcast.v1.WatchProgress.$Shape} WatchProgress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.WatchProgress & shardcast.v1.WatchProgress.$Shape;

            /**
             * Gets the type url for WatchProgress
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WatchProgress {

            /** Properties of a WatchProgress. */
            interface $Properties {

                /** WatchProgress sinkRevision */
                sinkRevision?: (number|null);

                /** WatchProgress replicaRevision */
                replicaRevision?: (number|null);

                /** WatchProgress stale */
                stale?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchProgress. */
            type $Shape = shardcast.v1.WatchProgress.$Properties;
        }

        /**
         * Properties of a WatchEvent.
         * @deprecated Use shardcast.v1.WatchEvent.$Properties instead.
         */
        interface IWatchEvent extends shardcast.v1.WatchEvent.$Properties {
        }

        /** Represents a WatchEvent. */
        class WatchEvent {

            /**
             * Constructs a new WatchEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.WatchEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchEvent opening. */
            opening?: (shardcast.v1.WatchOpening.$Properties|null);

            /** WatchEvent entry. */
            entry?: (Uint8Array|null);

            /** WatchEvent heartbeat. */
            heartbeat?: (shardcast.v1.Heartbeat.$Properties|null);

            /** WatchEvent goodbye. */
            goodbye?: (shardcast.v1.Goodbye.$Properties|null);

            /** WatchEvent kind. */
            kind?: ("opening"|"entry"|"heartbeat"|"goodbye");

            /**
             * Creates a new WatchEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchEvent instance
             */
            static create(properties: shardcast.v1.WatchEvent.$Shape): shardcast.v1.WatchEvent & shardcast.v1.WatchEvent.$Shape;
            static create(properties?: shardcast.v1.WatchEvent.$Properties): shardcast.v1.WatchEvent;

            /**
             * Encodes the specified WatchEvent message. Does not implicitly {@link shardcast.v1.WatchEvent.verify|verify} messages.
             * @param message WatchEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.WatchEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchEvent & shardcast.v1.WatchEvent.$Shape} WatchEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.WatchEvent & shardcast.v1.WatchEvent.$Shape;

            /**
             * Gets the type url for WatchEvent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WatchEvent {

            /** Properties of a WatchEvent. */
            interface $Properties {

                /** WatchEvent opening */
                opening?: (shardcast.v1.WatchOpening.$Properties|null);

                /** WatchEvent entry */
                entry?: (Uint8Array|null);

                /** WatchEvent heartbeat */
                heartbeat?: (shardcast.v1.Heartbeat.$Properties|null);

                /** WatchEvent goodbye */
                goodbye?: (shardcast.v1.Goodbye.$Properties|null);

                /** WatchEvent kind */
                kind?: ("opening"|"entry"|"heartbeat"|"goodbye");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a WatchEvent. */
            type $Shape = {
              opening?: shardcast.v1.WatchOpening.$Shape|null;
              entry?: Uint8Array|null;
              heartbeat?: shardcast.v1.Heartbeat.$Shape|null;
              goodbye?: shardcast.v1.Goodbye.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; opening?: null; entry?: null; heartbeat?: null; goodbye?: null }|{ kind?: "opening"; opening: shardcast.v1.WatchOpening.$Shape; entry?: null; heartbeat?: null; goodbye?: null }|{ kind?: "entry"; opening?: null; entry: Uint8Array; heartbeat?: null; goodbye?: null }|{ kind?: "heartbeat"; opening?: null; entry?: null; heartbeat: shardcast.v1.Heartbeat.$Shape; goodbye?: null }|{ kind?: "goodbye"; opening?: null; entry?: null; heartbeat?: null; goodbye: shardcast.v1.Goodbye.$Shape })
            );
        }

        /**
         * Properties of a WatchOpening.
         * @deprecated Use shardcast.v1.WatchOpening.$Properties instead.
         */
        interface IWatchOpening extends shardcast.v1.WatchOpening.$Properties {
        }

        /** Represents a WatchOpening. */
        class WatchOpening {

            /**
             * Constructs a new WatchOpening.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.WatchOpening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchOpening resume. */
            resume: shardcast.v1.WatchOpening.Resume;

            /** WatchOpening reason. */
            reason: string;

            /** WatchOpening manifest. */
            manifest: Uint8Array;

            /** WatchOpening heartbeat. */
            heartbeat?: (shardcast.v1.Heartbeat.$Properties|null);

            /** WatchOpening tailBytes. */
            tailBytes: number;

            /**
             * Creates a new WatchOpening instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchOpening instance
             */
            static create(properties: shardcast.v1.WatchOpening.$Shape): shardcast.v1.WatchOpening & shardcast.v1.WatchOpening.$Shape;
            static create(properties?: shardcast.v1.WatchOpening.$Properties): shardcast.v1.WatchOpening;

            /**
             * Encodes the specified WatchOpening message. Does not implicitly {@link shardcast.v1.WatchOpening.verify|verify} messages.
             * @param message WatchOpening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.WatchOpening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchOpening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.WatchOpening & shardcast.v1.WatchOpening.$Shape} WatchOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.WatchOpening & shardcast.v1.WatchOpening.$Shape;

            /**
             * Gets the type url for WatchOpening
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WatchOpening {

            /** Properties of a WatchOpening. */
            interface $Properties {

                /** WatchOpening resume */
                resume?: (shardcast.v1.WatchOpening.Resume|null);

                /** WatchOpening reason */
                reason?: (string|null);

                /** WatchOpening manifest */
                manifest?: (Uint8Array|null);

                /** WatchOpening heartbeat */
                heartbeat?: (shardcast.v1.Heartbeat.$Properties|null);

                /** WatchOpening tailBytes */
                tailBytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchOpening. */
            type $Shape = shardcast.v1.WatchOpening.$Properties;

            /** Resume enum. */
            enum Resume {

                /** RESUME_UNSPECIFIED value */
                RESUME_UNSPECIFIED = 0,

                /** DELTAS value */
                DELTAS = 1,

                /** SNAPSHOT value */
                SNAPSHOT = 2
            }
        }

        /**
         * Properties of a Heartbeat.
         * @deprecated Use shardcast.v1.Heartbeat.$Properties instead.
         */
        interface IHeartbeat extends shardcast.v1.Heartbeat.$Properties {
        }

        /** Represents a Heartbeat. */
        class Heartbeat {

            /**
             * Constructs a new Heartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Heartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heartbeat head. */
            head: string;

            /** Heartbeat headRevision. */
            headRevision: number;

            /** Heartbeat ageMs. */
            ageMs: number;

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Heartbeat instance
             */
            static create(properties: shardcast.v1.Heartbeat.$Shape): shardcast.v1.Heartbeat & shardcast.v1.Heartbeat.$Shape;
            static create(properties?: shardcast.v1.Heartbeat.$Properties): shardcast.v1.Heartbeat;

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link shardcast.v1.Heartbeat.verify|verify} messages.
             * @param message Heartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Heartbeat & shardcast.v1.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Heartbeat & shardcast.v1.Heartbeat.$Shape;

            /**
             * Gets the type url for Heartbeat
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Heartbeat {

            /** Properties of a Heartbeat. */
            interface $Properties {

                /** Heartbeat head */
                head?: (string|null);

                /** Heartbeat headRevision */
                headRevision?: (number|null);

                /** Heartbeat ageMs */
                ageMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeat. */
            type $Shape = shardcast.v1.Heartbeat.$Properties;
        }

        /**
         * Properties of a Goodbye.
         * @deprecated Use shardcast.v1.Goodbye.$Properties instead.
         */
        interface IGoodbye extends shardcast.v1.Goodbye.$Properties {
        }

        /** Represents a Goodbye. */
        class Goodbye {

            /**
             * Constructs a new Goodbye.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Goodbye.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Goodbye retryAfterMs. */
            retryAfterMs: number;

            /** Goodbye reason. */
            reason: string;

            /** Goodbye failure. */
            failure?: (shardcast.v1.Failure.$Properties|null);

            /** Goodbye relays. */
            relays: string[];

            /**
             * Creates a new Goodbye instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Goodbye instance
             */
            static create(properties: shardcast.v1.Goodbye.$Shape): shardcast.v1.Goodbye & shardcast.v1.Goodbye.$Shape;
            static create(properties?: shardcast.v1.Goodbye.$Properties): shardcast.v1.Goodbye;

            /**
             * Encodes the specified Goodbye message. Does not implicitly {@link shardcast.v1.Goodbye.verify|verify} messages.
             * @param message Goodbye message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Goodbye.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Goodbye message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Goodbye & shardcast.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Goodbye & shardcast.v1.Goodbye.$Shape;

            /**
             * Gets the type url for Goodbye
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Goodbye {

            /** Properties of a Goodbye. */
            interface $Properties {

                /** Goodbye retryAfterMs */
                retryAfterMs?: (number|null);

                /** Goodbye reason */
                reason?: (string|null);

                /** Goodbye failure */
                failure?: (shardcast.v1.Failure.$Properties|null);

                /** Goodbye relays */
                relays?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Goodbye. */
            type $Shape = shardcast.v1.Goodbye.$Properties;
        }

        /** Represents a ReadService */
        class ReadService extends $protobuf.rpc.Service {

            /**
             * Constructs a new ReadService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new ReadService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): ReadService;

            /** Calls Get. */
            get: shardcast.v1.ReadService.Get;

            /** Calls Scan. */
            scan: shardcast.v1.ReadService.Scan;

            /** Calls Diff. */
            diff: shardcast.v1.ReadService.Diff;

            /** Calls Log. */
            log: shardcast.v1.ReadService.Log;

            /** Calls Root. */
            root: shardcast.v1.ReadService.Root;
        }

        namespace ReadService {

            /**
             * Callback as used by {@link shardcast.v1.ReadService#get}.
             * @param error Error, if any
             * @param [response] GetResponse
             */
            type GetCallback = (error: (Error|null), response?: shardcast.v1.GetResponse) => void;

            /** Calls Get. */
            type Get = {
              (request: shardcast.v1.IGetRequest, callback: shardcast.v1.ReadService.GetCallback): void;
              (request: shardcast.v1.IGetRequest): Promise<shardcast.v1.GetResponse>;
              readonly name: "Get";
              readonly path: "/shardcast.v1.ReadService/Get";
              readonly requestType: "GetRequest";
              readonly responseType: "GetResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.ReadService#scan}.
             * @param error Error, if any
             * @param [response] ScanResponse
             */
            type ScanCallback = (error: (Error|null), response?: shardcast.v1.ScanResponse) => void;

            /** Calls Scan. */
            type Scan = {
              (request: shardcast.v1.IScanRequest, callback: shardcast.v1.ReadService.ScanCallback): void;
              (request: shardcast.v1.IScanRequest): Promise<shardcast.v1.ScanResponse>;
              readonly name: "Scan";
              readonly path: "/shardcast.v1.ReadService/Scan";
              readonly requestType: "ScanRequest";
              readonly responseType: "ScanResponse";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link shardcast.v1.ReadService#diff}.
             * @param error Error, if any
             * @param [response] DiffResponse
             */
            type DiffCallback = (error: (Error|null), response?: shardcast.v1.DiffResponse) => void;

            /** Calls Diff. */
            type Diff = {
              (request: shardcast.v1.IDiffRequest, callback: shardcast.v1.ReadService.DiffCallback): void;
              (request: shardcast.v1.IDiffRequest): Promise<shardcast.v1.DiffResponse>;
              readonly name: "Diff";
              readonly path: "/shardcast.v1.ReadService/Diff";
              readonly requestType: "DiffRequest";
              readonly responseType: "DiffResponse";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link shardcast.v1.ReadService#log}.
             * @param error Error, if any
             * @param [response] LogResponse
             */
            type LogCallback = (error: (Error|null), response?: shardcast.v1.LogResponse) => void;

            /** Calls Log. */
            type Log = {
              (request: shardcast.v1.ILogRequest, callback: shardcast.v1.ReadService.LogCallback): void;
              (request: shardcast.v1.ILogRequest): Promise<shardcast.v1.LogResponse>;
              readonly name: "Log";
              readonly path: "/shardcast.v1.ReadService/Log";
              readonly requestType: "LogRequest";
              readonly responseType: "LogResponse";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link shardcast.v1.ReadService#root}.
             * @param error Error, if any
             * @param [response] RootResponse
             */
            type RootCallback = (error: (Error|null), response?: shardcast.v1.RootResponse) => void;

            /** Calls Root. */
            type Root = {
              (request: shardcast.v1.IRootRequest, callback: shardcast.v1.ReadService.RootCallback): void;
              (request: shardcast.v1.IRootRequest): Promise<shardcast.v1.RootResponse>;
              readonly name: "Root";
              readonly path: "/shardcast.v1.ReadService/Root";
              readonly requestType: "RootRequest";
              readonly responseType: "RootResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a ReadOptions.
         * @deprecated Use shardcast.v1.ReadOptions.$Properties instead.
         */
        interface IReadOptions extends shardcast.v1.ReadOptions.$Properties {
        }

        /** Represents a ReadOptions. */
        class ReadOptions {

            /**
             * Constructs a new ReadOptions.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ReadOptions.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadOptions atLeast. */
            atLeast: string;

            /** ReadOptions atRevision. */
            atRevision: number;

            /** ReadOptions timeoutMs. */
            timeoutMs: number;

            /**
             * Creates a new ReadOptions instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadOptions instance
             */
            static create(properties: shardcast.v1.ReadOptions.$Shape): shardcast.v1.ReadOptions & shardcast.v1.ReadOptions.$Shape;
            static create(properties?: shardcast.v1.ReadOptions.$Properties): shardcast.v1.ReadOptions;

            /**
             * Encodes the specified ReadOptions message. Does not implicitly {@link shardcast.v1.ReadOptions.verify|verify} messages.
             * @param message ReadOptions message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ReadOptions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadOptions message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ReadOptions & shardcast.v1.ReadOptions.$Shape} ReadOptions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ReadOptions & shardcast.v1.ReadOptions.$Shape;

            /**
             * Gets the type url for ReadOptions
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReadOptions {

            /** Properties of a ReadOptions. */
            interface $Properties {

                /** ReadOptions atLeast */
                atLeast?: (string|null);

                /** ReadOptions atRevision */
                atRevision?: (number|null);

                /** ReadOptions timeoutMs */
                timeoutMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadOptions. */
            type $Shape = shardcast.v1.ReadOptions.$Properties;
        }

        /**
         * Properties of a Record.
         * @deprecated Use shardcast.v1.Record.$Properties instead.
         */
        interface IRecord extends shardcast.v1.Record.$Properties {
        }

        /** Represents a Record. */
        class Record {

            /**
             * Constructs a new Record.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Record.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Record collection. */
            collection: string;

            /** Record key. */
            key: Uint8Array;

            /** Record json. */
            json: Uint8Array;

            /** Record expiresAt. */
            expiresAt: number;

            /**
             * Creates a new Record instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Record instance
             */
            static create(properties: shardcast.v1.Record.$Shape): shardcast.v1.Record & shardcast.v1.Record.$Shape;
            static create(properties?: shardcast.v1.Record.$Properties): shardcast.v1.Record;

            /**
             * Encodes the specified Record message. Does not implicitly {@link shardcast.v1.Record.verify|verify} messages.
             * @param message Record message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Record.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Record message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Record & shardcast.v1.Record.$Shape} Record
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Record & shardcast.v1.Record.$Shape;

            /**
             * Gets the type url for Record
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Record {

            /** Properties of a Record. */
            interface $Properties {

                /** Record collection */
                collection?: (string|null);

                /** Record key */
                key?: (Uint8Array|null);

                /** Record json */
                json?: (Uint8Array|null);

                /** Record expiresAt */
                expiresAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Record. */
            type $Shape = shardcast.v1.Record.$Properties;
        }

        /**
         * Properties of a GetRequest.
         * @deprecated Use shardcast.v1.GetRequest.$Properties instead.
         */
        interface IGetRequest extends shardcast.v1.GetRequest.$Properties {
        }

        /** Represents a GetRequest. */
        class GetRequest {

            /**
             * Constructs a new GetRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetRequest shard. */
            shard: string;

            /** GetRequest collection. */
            collection: string;

            /** GetRequest key. */
            key: Uint8Array;

            /** GetRequest options. */
            options?: (shardcast.v1.ReadOptions.$Properties|null);

            /**
             * Creates a new GetRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetRequest instance
             */
            static create(properties: shardcast.v1.GetRequest.$Shape): shardcast.v1.GetRequest & shardcast.v1.GetRequest.$Shape;
            static create(properties?: shardcast.v1.GetRequest.$Properties): shardcast.v1.GetRequest;

            /**
             * Encodes the specified GetRequest message. Does not implicitly {@link shardcast.v1.GetRequest.verify|verify} messages.
             * @param message GetRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetRequest & shardcast.v1.GetRequest.$Shape} GetRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetRequest & shardcast.v1.GetRequest.$Shape;

            /**
             * Gets the type url for GetRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetRequest {

            /** Properties of a GetRequest. */
            interface $Properties {

                /** GetRequest shard */
                shard?: (string|null);

                /** GetRequest collection */
                collection?: (string|null);

                /** GetRequest key */
                key?: (Uint8Array|null);

                /** GetRequest options */
                options?: (shardcast.v1.ReadOptions.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetRequest. */
            type $Shape = shardcast.v1.GetRequest.$Properties;
        }

        /**
         * Properties of a GetResponse.
         * @deprecated Use shardcast.v1.GetResponse.$Properties instead.
         */
        interface IGetResponse extends shardcast.v1.GetResponse.$Properties {
        }

        /** Represents a GetResponse. */
        class GetResponse {

            /**
             * Constructs a new GetResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetResponse record. */
            record?: (shardcast.v1.Record.$Properties|null);

            /** GetResponse token. */
            token: string;

            /** GetResponse revision. */
            revision: number;

            /**
             * Creates a new GetResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetResponse instance
             */
            static create(properties: shardcast.v1.GetResponse.$Shape): shardcast.v1.GetResponse & shardcast.v1.GetResponse.$Shape;
            static create(properties?: shardcast.v1.GetResponse.$Properties): shardcast.v1.GetResponse;

            /**
             * Encodes the specified GetResponse message. Does not implicitly {@link shardcast.v1.GetResponse.verify|verify} messages.
             * @param message GetResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetResponse & shardcast.v1.GetResponse.$Shape} GetResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetResponse & shardcast.v1.GetResponse.$Shape;

            /**
             * Gets the type url for GetResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetResponse {

            /** Properties of a GetResponse. */
            interface $Properties {

                /** GetResponse record */
                record?: (shardcast.v1.Record.$Properties|null);

                /** GetResponse token */
                token?: (string|null);

                /** GetResponse revision */
                revision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetResponse. */
            type $Shape = shardcast.v1.GetResponse.$Properties;
        }

        /**
         * Properties of a ScanRequest.
         * @deprecated Use shardcast.v1.ScanRequest.$Properties instead.
         */
        interface IScanRequest extends shardcast.v1.ScanRequest.$Properties {
        }

        /** Represents a ScanRequest. */
        class ScanRequest {

            /**
             * Constructs a new ScanRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ScanRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScanRequest shard. */
            shard: string;

            /** ScanRequest collection. */
            collection: string;

            /** ScanRequest keyPrefix. */
            keyPrefix: Uint8Array;

            /** ScanRequest limit. */
            limit: number;

            /** ScanRequest options. */
            options?: (shardcast.v1.ReadOptions.$Properties|null);

            /**
             * Creates a new ScanRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScanRequest instance
             */
            static create(properties: shardcast.v1.ScanRequest.$Shape): shardcast.v1.ScanRequest & shardcast.v1.ScanRequest.$Shape;
            static create(properties?: shardcast.v1.ScanRequest.$Properties): shardcast.v1.ScanRequest;

            /**
             * Encodes the specified ScanRequest message. Does not implicitly {@link shardcast.v1.ScanRequest.verify|verify} messages.
             * @param message ScanRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ScanRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScanRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ScanRequest & shardcast.v1.ScanRequest.$Shape} ScanRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ScanRequest & shardcast.v1.ScanRequest.$Shape;

            /**
             * Gets the type url for ScanRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ScanRequest {

            /** Properties of a ScanRequest. */
            interface $Properties {

                /** ScanRequest shard */
                shard?: (string|null);

                /** ScanRequest collection */
                collection?: (string|null);

                /** ScanRequest keyPrefix */
                keyPrefix?: (Uint8Array|null);

                /** ScanRequest limit */
                limit?: (number|null);

                /** ScanRequest options */
                options?: (shardcast.v1.ReadOptions.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScanRequest. */
            type $Shape = shardcast.v1.ScanRequest.$Properties;
        }

        /**
         * Properties of a ScanResponse.
         * @deprecated Use shardcast.v1.ScanResponse.$Properties instead.
         */
        interface IScanResponse extends shardcast.v1.ScanResponse.$Properties {
        }

        /** Represents a ScanResponse. */
        class ScanResponse {

            /**
             * Constructs a new ScanResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ScanResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ScanResponse records. */
            records: shardcast.v1.Record.$Properties[];

            /** ScanResponse token. */
            token: string;

            /** ScanResponse revision. */
            revision: number;

            /**
             * Creates a new ScanResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ScanResponse instance
             */
            static create(properties: shardcast.v1.ScanResponse.$Shape): shardcast.v1.ScanResponse & shardcast.v1.ScanResponse.$Shape;
            static create(properties?: shardcast.v1.ScanResponse.$Properties): shardcast.v1.ScanResponse;

            /**
             * Encodes the specified ScanResponse message. Does not implicitly {@link shardcast.v1.ScanResponse.verify|verify} messages.
             * @param message ScanResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ScanResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ScanResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ScanResponse & shardcast.v1.ScanResponse.$Shape} ScanResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ScanResponse & shardcast.v1.ScanResponse.$Shape;

            /**
             * Gets the type url for ScanResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ScanResponse {

            /** Properties of a ScanResponse. */
            interface $Properties {

                /** ScanResponse records */
                records?: (shardcast.v1.Record.$Properties[]|null);

                /** ScanResponse token */
                token?: (string|null);

                /** ScanResponse revision */
                revision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ScanResponse. */
            type $Shape = shardcast.v1.ScanResponse.$Properties;
        }

        /**
         * Properties of a DiffRequest.
         * @deprecated Use shardcast.v1.DiffRequest.$Properties instead.
         */
        interface IDiffRequest extends shardcast.v1.DiffRequest.$Properties {
        }

        /** Represents a DiffRequest. */
        class DiffRequest {

            /**
             * Constructs a new DiffRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.DiffRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DiffRequest shard. */
            shard: string;

            /** DiffRequest fromRevision. */
            fromRevision: number;

            /** DiffRequest toRevision. */
            toRevision: number;

            /**
             * Creates a new DiffRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DiffRequest instance
             */
            static create(properties: shardcast.v1.DiffRequest.$Shape): shardcast.v1.DiffRequest & shardcast.v1.DiffRequest.$Shape;
            static create(properties?: shardcast.v1.DiffRequest.$Properties): shardcast.v1.DiffRequest;

            /**
             * Encodes the specified DiffRequest message. Does not implicitly {@link shardcast.v1.DiffRequest.verify|verify} messages.
             * @param message DiffRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.DiffRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DiffRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.DiffRequest & shardcast.v1.DiffRequest.$Shape} DiffRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.DiffRequest & shardcast.v1.DiffRequest.$Shape;

            /**
             * Gets the type url for DiffRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DiffRequest {

            /** Properties of a DiffRequest. */
            interface $Properties {

                /** DiffRequest shard */
                shard?: (string|null);

                /** DiffRequest fromRevision */
                fromRevision?: (number|null);

                /** DiffRequest toRevision */
                toRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DiffRequest. */
            type $Shape = shardcast.v1.DiffRequest.$Properties;
        }

        /**
         * Properties of a DiffResponse.
         * @deprecated Use shardcast.v1.DiffResponse.$Properties instead.
         */
        interface IDiffResponse extends shardcast.v1.DiffResponse.$Properties {
        }

        /** Represents a DiffResponse. */
        class DiffResponse {

            /**
             * Constructs a new DiffResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.DiffResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DiffResponse changes. */
            changes: shardcast.v1.DiffResponse.Change.$Properties[];

            /** DiffResponse fromRevision. */
            fromRevision: number;

            /** DiffResponse toRevision. */
            toRevision: number;

            /**
             * Creates a new DiffResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DiffResponse instance
             */
            static create(properties: shardcast.v1.DiffResponse.$Shape): shardcast.v1.DiffResponse & shardcast.v1.DiffResponse.$Shape;
            static create(properties?: shardcast.v1.DiffResponse.$Properties): shardcast.v1.DiffResponse;

            /**
             * Encodes the specified DiffResponse message. Does not implicitly {@link shardcast.v1.DiffResponse.verify|verify} messages.
             * @param message DiffResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.DiffResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DiffResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.DiffResponse & shardcast.v1.DiffResponse.$Shape} DiffResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.DiffResponse & shardcast.v1.DiffResponse.$Shape;

            /**
             * Gets the type url for DiffResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DiffResponse {

            /** Properties of a DiffResponse. */
            interface $Properties {

                /** DiffResponse changes */
                changes?: (shardcast.v1.DiffResponse.Change.$Properties[]|null);

                /** DiffResponse fromRevision */
                fromRevision?: (number|null);

                /** DiffResponse toRevision */
                toRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DiffResponse. */
            type $Shape = shardcast.v1.DiffResponse.$Properties;

            /**
             * Properties of a Change.
             * @deprecated Use shardcast.v1.DiffResponse.Change.$Properties instead.
             */
            interface IChange extends shardcast.v1.DiffResponse.Change.$Properties {
            }

            /** Represents a Change. */
            class Change {

                /**
                 * Constructs a new Change.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardcast.v1.DiffResponse.Change.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Change before. */
                before?: (shardcast.v1.Record.$Properties|null);

                /** Change after. */
                after?: (shardcast.v1.Record.$Properties|null);

                /**
                 * Creates a new Change instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Change instance
                 */
                static create(properties: shardcast.v1.DiffResponse.Change.$Shape): shardcast.v1.DiffResponse.Change & shardcast.v1.DiffResponse.Change.$Shape;
                static create(properties?: shardcast.v1.DiffResponse.Change.$Properties): shardcast.v1.DiffResponse.Change;

                /**
                 * Encodes the specified Change message. Does not implicitly {@link shardcast.v1.DiffResponse.Change.verify|verify} messages.
                 * @param message Change message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardcast.v1.DiffResponse.Change.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Change message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardcast.v1.DiffResponse.Change & shardcast.v1.DiffResponse.Change.$Shape} Change
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.DiffResponse.Change & shardcast.v1.DiffResponse.Change.$Shape;

                /**
                 * Gets the type url for Change
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Change {

                /** Properties of a Change. */
                interface $Properties {

                    /** Change before */
                    before?: (shardcast.v1.Record.$Properties|null);

                    /** Change after */
                    after?: (shardcast.v1.Record.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Change. */
                type $Shape = shardcast.v1.DiffResponse.Change.$Properties;
            }
        }

        /**
         * Properties of a LogRequest.
         * @deprecated Use shardcast.v1.LogRequest.$Properties instead.
         */
        interface ILogRequest extends shardcast.v1.LogRequest.$Properties {
        }

        /** Represents a LogRequest. */
        class LogRequest {

            /**
             * Constructs a new LogRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.LogRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogRequest shard. */
            shard: string;

            /** LogRequest fromRevision. */
            fromRevision: number;

            /** LogRequest toRevision. */
            toRevision: number;

            /** LogRequest collection. */
            collection: string;

            /** LogRequest keyPrefix. */
            keyPrefix: Uint8Array;

            /**
             * Creates a new LogRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogRequest instance
             */
            static create(properties: shardcast.v1.LogRequest.$Shape): shardcast.v1.LogRequest & shardcast.v1.LogRequest.$Shape;
            static create(properties?: shardcast.v1.LogRequest.$Properties): shardcast.v1.LogRequest;

            /**
             * Encodes the specified LogRequest message. Does not implicitly {@link shardcast.v1.LogRequest.verify|verify} messages.
             * @param message LogRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.LogRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.LogRequest & shardcast.v1.LogRequest.$Shape} LogRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.LogRequest & shardcast.v1.LogRequest.$Shape;

            /**
             * Gets the type url for LogRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogRequest {

            /** Properties of a LogRequest. */
            interface $Properties {

                /** LogRequest shard */
                shard?: (string|null);

                /** LogRequest fromRevision */
                fromRevision?: (number|null);

                /** LogRequest toRevision */
                toRevision?: (number|null);

                /** LogRequest collection */
                collection?: (string|null);

                /** LogRequest keyPrefix */
                keyPrefix?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogRequest. */
            type $Shape = shardcast.v1.LogRequest.$Properties;
        }

        /**
         * Properties of a LogResponse.
         * @deprecated Use shardcast.v1.LogResponse.$Properties instead.
         */
        interface ILogResponse extends shardcast.v1.LogResponse.$Properties {
        }

        /** Represents a LogResponse. */
        class LogResponse {

            /**
             * Constructs a new LogResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.LogResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogResponse entry. */
            entry: Uint8Array;

            /**
             * Creates a new LogResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogResponse instance
             */
            static create(properties: shardcast.v1.LogResponse.$Shape): shardcast.v1.LogResponse & shardcast.v1.LogResponse.$Shape;
            static create(properties?: shardcast.v1.LogResponse.$Properties): shardcast.v1.LogResponse;

            /**
             * Encodes the specified LogResponse message. Does not implicitly {@link shardcast.v1.LogResponse.verify|verify} messages.
             * @param message LogResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.LogResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.LogResponse & shardcast.v1.LogResponse.$Shape} LogResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.LogResponse & shardcast.v1.LogResponse.$Shape;

            /**
             * Gets the type url for LogResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogResponse {

            /** Properties of a LogResponse. */
            interface $Properties {

                /** LogResponse entry */
                entry?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogResponse. */
            type $Shape = shardcast.v1.LogResponse.$Properties;
        }

        /**
         * Properties of a RootRequest.
         * @deprecated Use shardcast.v1.RootRequest.$Properties instead.
         */
        interface IRootRequest extends shardcast.v1.RootRequest.$Properties {
        }

        /** Represents a RootRequest. */
        class RootRequest {

            /**
             * Constructs a new RootRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.RootRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RootRequest shard. */
            shard: string;

            /** RootRequest options. */
            options?: (shardcast.v1.ReadOptions.$Properties|null);

            /**
             * Creates a new RootRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RootRequest instance
             */
            static create(properties: shardcast.v1.RootRequest.$Shape): shardcast.v1.RootRequest & shardcast.v1.RootRequest.$Shape;
            static create(properties?: shardcast.v1.RootRequest.$Properties): shardcast.v1.RootRequest;

            /**
             * Encodes the specified RootRequest message. Does not implicitly {@link shardcast.v1.RootRequest.verify|verify} messages.
             * @param message RootRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.RootRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RootRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.RootRequest & shardcast.v1.RootRequest.$Shape} RootRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.RootRequest & shardcast.v1.RootRequest.$Shape;

            /**
             * Gets the type url for RootRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RootRequest {

            /** Properties of a RootRequest. */
            interface $Properties {

                /** RootRequest shard */
                shard?: (string|null);

                /** RootRequest options */
                options?: (shardcast.v1.ReadOptions.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RootRequest. */
            type $Shape = shardcast.v1.RootRequest.$Properties;
        }

        /**
         * Properties of a RootResponse.
         * @deprecated Use shardcast.v1.RootResponse.$Properties instead.
         */
        interface IRootResponse extends shardcast.v1.RootResponse.$Properties {
        }

        /** Represents a RootResponse. */
        class RootResponse {

            /**
             * Constructs a new RootResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.RootResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RootResponse root. */
            root: Uint8Array;

            /** RootResponse revision. */
            revision: number;

            /** RootResponse records. */
            records: number;

            /** RootResponse token. */
            token: string;

            /**
             * Creates a new RootResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RootResponse instance
             */
            static create(properties: shardcast.v1.RootResponse.$Shape): shardcast.v1.RootResponse & shardcast.v1.RootResponse.$Shape;
            static create(properties?: shardcast.v1.RootResponse.$Properties): shardcast.v1.RootResponse;

            /**
             * Encodes the specified RootResponse message. Does not implicitly {@link shardcast.v1.RootResponse.verify|verify} messages.
             * @param message RootResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.RootResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RootResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.RootResponse & shardcast.v1.RootResponse.$Shape} RootResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.RootResponse & shardcast.v1.RootResponse.$Shape;

            /**
             * Gets the type url for RootResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RootResponse {

            /** Properties of a RootResponse. */
            interface $Properties {

                /** RootResponse root */
                root?: (Uint8Array|null);

                /** RootResponse revision */
                revision?: (number|null);

                /** RootResponse records */
                records?: (number|null);

                /** RootResponse token */
                token?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RootResponse. */
            type $Shape = shardcast.v1.RootResponse.$Properties;
        }

        /** Represents a StatusService */
        class StatusService extends $protobuf.rpc.Service {

            /**
             * Constructs a new StatusService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new StatusService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): StatusService;

            /** Calls GetStatus. */
            getStatus: shardcast.v1.StatusService.GetStatus;

            /** Calls ListShards. */
            listShards: shardcast.v1.StatusService.ListShards;
        }

        namespace StatusService {

            /**
             * Callback as used by {@link shardcast.v1.StatusService#getStatus}.
             * @param error Error, if any
             * @param [response] GetStatusResponse
             */
            type GetStatusCallback = (error: (Error|null), response?: shardcast.v1.GetStatusResponse) => void;

            /** Calls GetStatus. */
            type GetStatus = {
              (request: shardcast.v1.IGetStatusRequest, callback: shardcast.v1.StatusService.GetStatusCallback): void;
              (request: shardcast.v1.IGetStatusRequest): Promise<shardcast.v1.GetStatusResponse>;
              readonly name: "GetStatus";
              readonly path: "/shardcast.v1.StatusService/GetStatus";
              readonly requestType: "GetStatusRequest";
              readonly responseType: "GetStatusResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.StatusService#listShards}.
             * @param error Error, if any
             * @param [response] ListShardsResponse
             */
            type ListShardsCallback = (error: (Error|null), response?: shardcast.v1.ListShardsResponse) => void;

            /** Calls ListShards. */
            type ListShards = {
              (request: shardcast.v1.IListShardsRequest, callback: shardcast.v1.StatusService.ListShardsCallback): void;
              (request: shardcast.v1.IListShardsRequest): Promise<shardcast.v1.ListShardsResponse>;
              readonly name: "ListShards";
              readonly path: "/shardcast.v1.StatusService/ListShards";
              readonly requestType: "ListShardsRequest";
              readonly responseType: "ListShardsResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a GetStatusRequest.
         * @deprecated Use shardcast.v1.GetStatusRequest.$Properties instead.
         */
        interface IGetStatusRequest extends shardcast.v1.GetStatusRequest.$Properties {
        }

        /** Represents a GetStatusRequest. */
        class GetStatusRequest {

            /**
             * Constructs a new GetStatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetStatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetStatusRequest shard. */
            shard: string;

            /**
             * Creates a new GetStatusRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetStatusRequest instance
             */
            static create(properties: shardcast.v1.GetStatusRequest.$Shape): shardcast.v1.GetStatusRequest & shardcast.v1.GetStatusRequest.$Shape;
            static create(properties?: shardcast.v1.GetStatusRequest.$Properties): shardcast.v1.GetStatusRequest;

            /**
             * Encodes the specified GetStatusRequest message. Does not implicitly {@link shardcast.v1.GetStatusRequest.verify|verify} messages.
             * @param message GetStatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetStatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetStatusRequest & shardcast.v1.GetStatusRequest.$Shape} GetStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetStatusRequest & shardcast.v1.GetStatusRequest.$Shape;

            /**
             * Gets the type url for GetStatusRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetStatusRequest {

            /** Properties of a GetStatusRequest. */
            interface $Properties {

                /** GetStatusRequest shard */
                shard?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetStatusRequest. */
            type $Shape = shardcast.v1.GetStatusRequest.$Properties;
        }

        /**
         * Properties of a GetStatusResponse.
         * @deprecated Use shardcast.v1.GetStatusResponse.$Properties instead.
         */
        interface IGetStatusResponse extends shardcast.v1.GetStatusResponse.$Properties {
        }

        /** Represents a GetStatusResponse. */
        class GetStatusResponse {

            /**
             * Constructs a new GetStatusResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetStatusResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetStatusResponse relay. */
            relay: string;

            /** GetStatusResponse version. */
            version: string;

            /** GetStatusResponse protocolVersions. */
            protocolVersions: string[];

            /** GetStatusResponse startedAt. */
            startedAt: number;

            /** GetStatusResponse residentBytes. */
            residentBytes: number;

            /** GetStatusResponse diskBytes. */
            diskBytes: number;

            /** GetStatusResponse subscribers. */
            subscribers: number;

            /** GetStatusResponse shard. */
            shard?: (shardcast.v1.ShardStatus.$Properties|null);

            /** GetStatusResponse agents. */
            agents: shardcast.v1.AgentPosition.$Properties[];

            /** GetStatusResponse writable. */
            writable: boolean;

            /**
             * Creates a new GetStatusResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetStatusResponse instance
             */
            static create(properties: shardcast.v1.GetStatusResponse.$Shape): shardcast.v1.GetStatusResponse & shardcast.v1.GetStatusResponse.$Shape;
            static create(properties?: shardcast.v1.GetStatusResponse.$Properties): shardcast.v1.GetStatusResponse;

            /**
             * Encodes the specified GetStatusResponse message. Does not implicitly {@link shardcast.v1.GetStatusResponse.verify|verify} messages.
             * @param message GetStatusResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetStatusResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetStatusResponse & shardcast.v1.GetStatusResponse.$Shape} GetStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetStatusResponse & shardcast.v1.GetStatusResponse.$Shape;

            /**
             * Gets the type url for GetStatusResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetStatusResponse {

            /** Properties of a GetStatusResponse. */
            interface $Properties {

                /** GetStatusResponse relay */
                relay?: (string|null);

                /** GetStatusResponse version */
                version?: (string|null);

                /** GetStatusResponse protocolVersions */
                protocolVersions?: (string[]|null);

                /** GetStatusResponse startedAt */
                startedAt?: (number|null);

                /** GetStatusResponse residentBytes */
                residentBytes?: (number|null);

                /** GetStatusResponse diskBytes */
                diskBytes?: (number|null);

                /** GetStatusResponse subscribers */
                subscribers?: (number|null);

                /** GetStatusResponse shard */
                shard?: (shardcast.v1.ShardStatus.$Properties|null);

                /** GetStatusResponse agents */
                agents?: (shardcast.v1.AgentPosition.$Properties[]|null);

                /** GetStatusResponse writable */
                writable?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetStatusResponse. */
            type $Shape = shardcast.v1.GetStatusResponse.$Properties;
        }

        /**
         * Properties of a ListShardsRequest.
         * @deprecated Use shardcast.v1.ListShardsRequest.$Properties instead.
         */
        interface IListShardsRequest extends shardcast.v1.ListShardsRequest.$Properties {
        }

        /** Represents a ListShardsRequest. */
        class ListShardsRequest {

            /**
             * Constructs a new ListShardsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListShardsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListShardsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListShardsRequest instance
             */
            static create(properties: shardcast.v1.ListShardsRequest.$Shape): shardcast.v1.ListShardsRequest & shardcast.v1.ListShardsRequest.$Shape;
            static create(properties?: shardcast.v1.ListShardsRequest.$Properties): shardcast.v1.ListShardsRequest;

            /**
             * Encodes the specified ListShardsRequest message. Does not implicitly {@link shardcast.v1.ListShardsRequest.verify|verify} messages.
             * @param message ListShardsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListShardsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListShardsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListShardsRequest & shardcast.v1.ListShardsRequest.$Shape} ListShardsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListShardsRequest & shardcast.v1.ListShardsRequest.$Shape;

            /**
             * Gets the type url for ListShardsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListShardsRequest {

            /** Properties of a ListShardsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListShardsRequest. */
            type $Shape = shardcast.v1.ListShardsRequest.$Properties;
        }

        /**
         * Properties of a ListShardsResponse.
         * @deprecated Use shardcast.v1.ListShardsResponse.$Properties instead.
         */
        interface IListShardsResponse extends shardcast.v1.ListShardsResponse.$Properties {
        }

        /** Represents a ListShardsResponse. */
        class ListShardsResponse {

            /**
             * Constructs a new ListShardsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListShardsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListShardsResponse shards. */
            shards: shardcast.v1.ShardStatus.$Properties[];

            /**
             * Creates a new ListShardsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListShardsResponse instance
             */
            static create(properties: shardcast.v1.ListShardsResponse.$Shape): shardcast.v1.ListShardsResponse & shardcast.v1.ListShardsResponse.$Shape;
            static create(properties?: shardcast.v1.ListShardsResponse.$Properties): shardcast.v1.ListShardsResponse;

            /**
             * Encodes the specified ListShardsResponse message. Does not implicitly {@link shardcast.v1.ListShardsResponse.verify|verify} messages.
             * @param message ListShardsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListShardsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListShardsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListShardsResponse & shardcast.v1.ListShardsResponse.$Shape} ListShardsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListShardsResponse & shardcast.v1.ListShardsResponse.$Shape;

            /**
             * Gets the type url for ListShardsResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListShardsResponse {

            /** Properties of a ListShardsResponse. */
            interface $Properties {

                /** ListShardsResponse shards */
                shards?: (shardcast.v1.ShardStatus.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListShardsResponse. */
            type $Shape = shardcast.v1.ListShardsResponse.$Properties;
        }

        /**
         * Properties of a ShardStatus.
         * @deprecated Use shardcast.v1.ShardStatus.$Properties instead.
         */
        interface IShardStatus extends shardcast.v1.ShardStatus.$Properties {
        }

        /** Represents a ShardStatus. */
        class ShardStatus {

            /**
             * Constructs a new ShardStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ShardStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShardStatus shard. */
            shard: string;

            /** ShardStatus token. */
            token: string;

            /** ShardStatus revision. */
            revision: number;

            /** ShardStatus historyHash. */
            historyHash: Uint8Array;

            /** ShardStatus collections. */
            collections: shardcast.v1.Collection.$Properties[];

            /** ShardStatus snapshotRevision. */
            snapshotRevision: number;

            /** ShardStatus snapshotBytes. */
            snapshotBytes: number;

            /** ShardStatus tailBytes. */
            tailBytes: number;

            /** ShardStatus oldestRevision. */
            oldestRevision: number;

            /** ShardStatus agents. */
            agents: number;

            /** ShardStatus appendedAt. */
            appendedAt: number;

            /** ShardStatus deleted. */
            deleted: boolean;

            /**
             * Creates a new ShardStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ShardStatus instance
             */
            static create(properties: shardcast.v1.ShardStatus.$Shape): shardcast.v1.ShardStatus & shardcast.v1.ShardStatus.$Shape;
            static create(properties?: shardcast.v1.ShardStatus.$Properties): shardcast.v1.ShardStatus;

            /**
             * Encodes the specified ShardStatus message. Does not implicitly {@link shardcast.v1.ShardStatus.verify|verify} messages.
             * @param message ShardStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ShardStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShardStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ShardStatus & shardcast.v1.ShardStatus.$Shape} ShardStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ShardStatus & shardcast.v1.ShardStatus.$Shape;

            /**
             * Gets the type url for ShardStatus
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ShardStatus {

            /** Properties of a ShardStatus. */
            interface $Properties {

                /** ShardStatus shard */
                shard?: (string|null);

                /** ShardStatus token */
                token?: (string|null);

                /** ShardStatus revision */
                revision?: (number|null);

                /** ShardStatus historyHash */
                historyHash?: (Uint8Array|null);

                /** ShardStatus collections */
                collections?: (shardcast.v1.Collection.$Properties[]|null);

                /** ShardStatus snapshotRevision */
                snapshotRevision?: (number|null);

                /** ShardStatus snapshotBytes */
                snapshotBytes?: (number|null);

                /** ShardStatus tailBytes */
                tailBytes?: (number|null);

                /** ShardStatus oldestRevision */
                oldestRevision?: (number|null);

                /** ShardStatus agents */
                agents?: (number|null);

                /** ShardStatus appendedAt */
                appendedAt?: (number|null);

                /** ShardStatus deleted */
                deleted?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShardStatus. */
            type $Shape = shardcast.v1.ShardStatus.$Properties;
        }

        /**
         * Properties of a Collection.
         * @deprecated Use shardcast.v1.Collection.$Properties instead.
         */
        interface ICollection extends shardcast.v1.Collection.$Properties {
        }

        /** Represents a Collection. */
        class Collection {

            /**
             * Constructs a new Collection.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Collection.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Collection name. */
            name: string;

            /** Collection keyParts. */
            keyParts: number;

            /** Collection records. */
            records: number;

            /**
             * Creates a new Collection instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Collection instance
             */
            static create(properties: shardcast.v1.Collection.$Shape): shardcast.v1.Collection & shardcast.v1.Collection.$Shape;
            static create(properties?: shardcast.v1.Collection.$Properties): shardcast.v1.Collection;

            /**
             * Encodes the specified Collection message. Does not implicitly {@link shardcast.v1.Collection.verify|verify} messages.
             * @param message Collection message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Collection.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Collection message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Collection & shardcast.v1.Collection.$Shape} Collection
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Collection & shardcast.v1.Collection.$Shape;

            /**
             * Gets the type url for Collection
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Collection {

            /** Properties of a Collection. */
            interface $Properties {

                /** Collection name */
                name?: (string|null);

                /** Collection keyParts */
                keyParts?: (number|null);

                /** Collection records */
                records?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Collection. */
            type $Shape = shardcast.v1.Collection.$Properties;
        }

        /**
         * Properties of a ChunkRef.
         * @deprecated Use shardcast.v1.ChunkRef.$Properties instead.
         */
        interface IChunkRef extends shardcast.v1.ChunkRef.$Properties {
        }

        /** Represents a ChunkRef. */
        class ChunkRef {

            /**
             * Constructs a new ChunkRef.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ChunkRef.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ChunkRef hash. */
            hash: Uint8Array;

            /** ChunkRef lastKey. */
            lastKey: Uint8Array;

            /** ChunkRef records. */
            records: number;

            /** ChunkRef rawBytes. */
            rawBytes: number;

            /** ChunkRef storedBytes. */
            storedBytes: number;

            /** ChunkRef earliestExpiry. */
            earliestExpiry: number;

            /**
             * Creates a new ChunkRef instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ChunkRef instance
             */
            static create(properties: shardcast.v1.ChunkRef.$Shape): shardcast.v1.ChunkRef & shardcast.v1.ChunkRef.$Shape;
            static create(properties?: shardcast.v1.ChunkRef.$Properties): shardcast.v1.ChunkRef;

            /**
             * Encodes the specified ChunkRef message. Does not implicitly {@link shardcast.v1.ChunkRef.verify|verify} messages.
             * @param message ChunkRef message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ChunkRef.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ChunkRef message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ChunkRef & shardcast.v1.ChunkRef.$Shape} ChunkRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ChunkRef & shardcast.v1.ChunkRef.$Shape;

            /**
             * Gets the type url for ChunkRef
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ChunkRef {

            /** Properties of a ChunkRef. */
            interface $Properties {

                /** ChunkRef hash */
                hash?: (Uint8Array|null);

                /** ChunkRef lastKey */
                lastKey?: (Uint8Array|null);

                /** ChunkRef records */
                records?: (number|null);

                /** ChunkRef rawBytes */
                rawBytes?: (number|null);

                /** ChunkRef storedBytes */
                storedBytes?: (number|null);

                /** ChunkRef earliestExpiry */
                earliestExpiry?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ChunkRef. */
            type $Shape = shardcast.v1.ChunkRef.$Properties;
        }

        /**
         * Properties of a Manifest.
         * @deprecated Use shardcast.v1.Manifest.$Properties instead.
         */
        interface IManifest extends shardcast.v1.Manifest.$Properties {
        }

        /** Represents a Manifest. */
        class Manifest {

            /**
             * Constructs a new Manifest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Manifest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Manifest codecVersion. */
            codecVersion: number;

            /** Manifest shard. */
            shard: string;

            /** Manifest epoch. */
            epoch: string;

            /** Manifest revision. */
            revision: number;

            /** Manifest historyHash. */
            historyHash: Uint8Array;

            /** Manifest root. */
            root: Uint8Array;

            /** Manifest collections. */
            collections: shardcast.v1.Collection.$Properties[];

            /** Manifest chunks. */
            chunks: shardcast.v1.ChunkRef.$Properties[];

            /** Manifest cutAt. */
            cutAt: number;

            /** Manifest appendedAt. */
            appendedAt: number;

            /**
             * Creates a new Manifest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Manifest instance
             */
            static create(properties: shardcast.v1.Manifest.$Shape): shardcast.v1.Manifest & shardcast.v1.Manifest.$Shape;
            static create(properties?: shardcast.v1.Manifest.$Properties): shardcast.v1.Manifest;

            /**
             * Encodes the specified Manifest message. Does not implicitly {@link shardcast.v1.Manifest.verify|verify} messages.
             * @param message Manifest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Manifest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Manifest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Manifest & shardcast.v1.Manifest.$Shape} Manifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Manifest & shardcast.v1.Manifest.$Shape;

            /**
             * Gets the type url for Manifest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Manifest {

            /** Properties of a Manifest. */
            interface $Properties {

                /** Manifest codecVersion */
                codecVersion?: (number|null);

                /** Manifest shard */
                shard?: (string|null);

                /** Manifest epoch */
                epoch?: (string|null);

                /** Manifest revision */
                revision?: (number|null);

                /** Manifest historyHash */
                historyHash?: (Uint8Array|null);

                /** Manifest root */
                root?: (Uint8Array|null);

                /** Manifest collections */
                collections?: (shardcast.v1.Collection.$Properties[]|null);

                /** Manifest chunks */
                chunks?: (shardcast.v1.ChunkRef.$Properties[]|null);

                /** Manifest cutAt */
                cutAt?: (number|null);

                /** Manifest appendedAt */
                appendedAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Manifest. */
            type $Shape = shardcast.v1.Manifest.$Properties;
        }

        /**
         * Properties of a ChunkFrame.
         * @deprecated Use shardcast.v1.ChunkFrame.$Properties instead.
         */
        interface IChunkFrame extends shardcast.v1.ChunkFrame.$Properties {
        }

        /** Represents a ChunkFrame. */
        class ChunkFrame {

            /**
             * Constructs a new ChunkFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ChunkFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ChunkFrame hash. */
            hash: Uint8Array;

            /** ChunkFrame rawBytes. */
            rawBytes: number;

            /** ChunkFrame compression. */
            compression: shardcast.v1.Compression;

            /** ChunkFrame data. */
            data: Uint8Array;

            /**
             * Creates a new ChunkFrame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ChunkFrame instance
             */
            static create(properties: shardcast.v1.ChunkFrame.$Shape): shardcast.v1.ChunkFrame & shardcast.v1.ChunkFrame.$Shape;
            static create(properties?: shardcast.v1.ChunkFrame.$Properties): shardcast.v1.ChunkFrame;

            /**
             * Encodes the specified ChunkFrame message. Does not implicitly {@link shardcast.v1.ChunkFrame.verify|verify} messages.
             * @param message ChunkFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ChunkFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ChunkFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ChunkFrame & shardcast.v1.ChunkFrame.$Shape} ChunkFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ChunkFrame & shardcast.v1.ChunkFrame.$Shape;

            /**
             * Gets the type url for ChunkFrame
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ChunkFrame {

            /** Properties of a ChunkFrame. */
            interface $Properties {

                /** ChunkFrame hash */
                hash?: (Uint8Array|null);

                /** ChunkFrame rawBytes */
                rawBytes?: (number|null);

                /** ChunkFrame compression */
                compression?: (shardcast.v1.Compression|null);

                /** ChunkFrame data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ChunkFrame. */
            type $Shape = shardcast.v1.ChunkFrame.$Properties;
        }

        /** Compression enum. */
        enum Compression {

            /** NONE value */
            NONE = 0,

            /** LZ4 value */
            LZ4 = 1
        }

        /** Represents a ReplicaService */
        class ReplicaService extends $protobuf.rpc.Service {

            /**
             * Constructs a new ReplicaService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new ReplicaService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): ReplicaService;

            /** Calls ListReplicas. */
            listReplicas: shardcast.v1.ReplicaService.ListReplicas;

            /** Calls GetReplicas. */
            getReplicas: shardcast.v1.ReplicaService.GetReplicas;

            /** Calls GetReplicaHead. */
            getReplicaHead: shardcast.v1.ReplicaService.GetReplicaHead;
        }

        namespace ReplicaService {

            /**
             * Callback as used by {@link shardcast.v1.ReplicaService#listReplicas}.
             * @param error Error, if any
             * @param [response] ListReplicasResponse
             */
            type ListReplicasCallback = (error: (Error|null), response?: shardcast.v1.ListReplicasResponse) => void;

            /** Calls ListReplicas. */
            type ListReplicas = {
              (request: shardcast.v1.IListReplicasRequest, callback: shardcast.v1.ReplicaService.ListReplicasCallback): void;
              (request: shardcast.v1.IListReplicasRequest): Promise<shardcast.v1.ListReplicasResponse>;
              readonly name: "ListReplicas";
              readonly path: "/shardcast.v1.ReplicaService/ListReplicas";
              readonly requestType: "ListReplicasRequest";
              readonly responseType: "ListReplicasResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.ReplicaService#getReplicas}.
             * @param error Error, if any
             * @param [response] ReplicaParts
             */
            type GetReplicasCallback = (error: (Error|null), response?: shardcast.v1.ReplicaParts) => void;

            /** Calls GetReplicas. */
            type GetReplicas = {
              (request: shardcast.v1.IGetReplicasRequest, callback: shardcast.v1.ReplicaService.GetReplicasCallback): void;
              (request: shardcast.v1.IGetReplicasRequest): Promise<shardcast.v1.ReplicaParts>;
              readonly name: "GetReplicas";
              readonly path: "/shardcast.v1.ReplicaService/GetReplicas";
              readonly requestType: "GetReplicasRequest";
              readonly responseType: "ReplicaParts";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link shardcast.v1.ReplicaService#getReplicaHead}.
             * @param error Error, if any
             * @param [response] ReplicaHead
             */
            type GetReplicaHeadCallback = (error: (Error|null), response?: shardcast.v1.ReplicaHead) => void;

            /** Calls GetReplicaHead. */
            type GetReplicaHead = {
              (request: shardcast.v1.IGetReplicaHeadRequest, callback: shardcast.v1.ReplicaService.GetReplicaHeadCallback): void;
              (request: shardcast.v1.IGetReplicaHeadRequest): Promise<shardcast.v1.ReplicaHead>;
              readonly name: "GetReplicaHead";
              readonly path: "/shardcast.v1.ReplicaService/GetReplicaHead";
              readonly requestType: "GetReplicaHeadRequest";
              readonly responseType: "ReplicaHead";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a GetReplicaHeadRequest.
         * @deprecated Use shardcast.v1.GetReplicaHeadRequest.$Properties instead.
         */
        interface IGetReplicaHeadRequest extends shardcast.v1.GetReplicaHeadRequest.$Properties {
        }

        /** Represents a GetReplicaHeadRequest. */
        class GetReplicaHeadRequest {

            /**
             * Constructs a new GetReplicaHeadRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetReplicaHeadRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetReplicaHeadRequest shard. */
            shard: string;

            /**
             * Creates a new GetReplicaHeadRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetReplicaHeadRequest instance
             */
            static create(properties: shardcast.v1.GetReplicaHeadRequest.$Shape): shardcast.v1.GetReplicaHeadRequest & shardcast.v1.GetReplicaHeadRequest.$Shape;
            static create(properties?: shardcast.v1.GetReplicaHeadRequest.$Properties): shardcast.v1.GetReplicaHeadRequest;

            /**
             * Encodes the specified GetReplicaHeadRequest message. Does not implicitly {@link shardcast.v1.GetReplicaHeadRequest.verify|verify} messages.
             * @param message GetReplicaHeadRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetReplicaHeadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetReplicaHeadRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetReplicaHeadRequest & shardcast.v1.GetReplicaHeadRequest.$Shape} GetReplicaHeadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetReplicaHeadRequest & shardcast.v1.GetReplicaHeadRequest.$Shape;

            /**
             * Gets the type url for GetReplicaHeadRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetReplicaHeadRequest {

            /** Properties of a GetReplicaHeadRequest. */
            interface $Properties {

                /** GetReplicaHeadRequest shard */
                shard?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetReplicaHeadRequest. */
            type $Shape = shardcast.v1.GetReplicaHeadRequest.$Properties;
        }

        /**
         * Properties of a ReplicaHead.
         * @deprecated Use shardcast.v1.ReplicaHead.$Properties instead.
         */
        interface IReplicaHead extends shardcast.v1.ReplicaHead.$Properties {
        }

        /** Represents a ReplicaHead. */
        class ReplicaHead {

            /**
             * Constructs a new ReplicaHead.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ReplicaHead.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicaHead epoch. */
            epoch: string;

            /** ReplicaHead revision. */
            revision: number;

            /** ReplicaHead historyHash. */
            historyHash: Uint8Array;

            /**
             * Creates a new ReplicaHead instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicaHead instance
             */
            static create(properties: shardcast.v1.ReplicaHead.$Shape): shardcast.v1.ReplicaHead & shardcast.v1.ReplicaHead.$Shape;
            static create(properties?: shardcast.v1.ReplicaHead.$Properties): shardcast.v1.ReplicaHead;

            /**
             * Encodes the specified ReplicaHead message. Does not implicitly {@link shardcast.v1.ReplicaHead.verify|verify} messages.
             * @param message ReplicaHead message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ReplicaHead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicaHead message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaHead & shardcast.v1.ReplicaHead.$Shape} ReplicaHead
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ReplicaHead & shardcast.v1.ReplicaHead.$Shape;

            /**
             * Gets the type url for ReplicaHead
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReplicaHead {

            /** Properties of a ReplicaHead. */
            interface $Properties {

                /** ReplicaHead epoch */
                epoch?: (string|null);

                /** ReplicaHead revision */
                revision?: (number|null);

                /** ReplicaHead historyHash */
                historyHash?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicaHead. */
            type $Shape = shardcast.v1.ReplicaHead.$Properties;
        }

        /**
         * Properties of a ListReplicasRequest.
         * @deprecated Use shardcast.v1.ListReplicasRequest.$Properties instead.
         */
        interface IListReplicasRequest extends shardcast.v1.ListReplicasRequest.$Properties {
        }

        /** Represents a ListReplicasRequest. */
        class ListReplicasRequest {

            /**
             * Constructs a new ListReplicasRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListReplicasRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListReplicasRequest partition. */
            partition: number;

            /**
             * Creates a new ListReplicasRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListReplicasRequest instance
             */
            static create(properties: shardcast.v1.ListReplicasRequest.$Shape): shardcast.v1.ListReplicasRequest & shardcast.v1.ListReplicasRequest.$Shape;
            static create(properties?: shardcast.v1.ListReplicasRequest.$Properties): shardcast.v1.ListReplicasRequest;

            /**
             * Encodes the specified ListReplicasRequest message. Does not implicitly {@link shardcast.v1.ListReplicasRequest.verify|verify} messages.
             * @param message ListReplicasRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListReplicasRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListReplicasRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListReplicasRequest & shardcast.v1.ListReplicasRequest.$Shape} ListReplicasRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListReplicasRequest & shardcast.v1.ListReplicasRequest.$Shape;

            /**
             * Gets the type url for ListReplicasRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListReplicasRequest {

            /** Properties of a ListReplicasRequest. */
            interface $Properties {

                /** ListReplicasRequest partition */
                partition?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListReplicasRequest. */
            type $Shape = shardcast.v1.ListReplicasRequest.$Properties;
        }

        /**
         * Properties of a ListReplicasResponse.
         * @deprecated Use shardcast.v1.ListReplicasResponse.$Properties instead.
         */
        interface IListReplicasResponse extends shardcast.v1.ListReplicasResponse.$Properties {
        }

        /** Represents a ListReplicasResponse. */
        class ListReplicasResponse {

            /**
             * Constructs a new ListReplicasResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListReplicasResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListReplicasResponse replicas. */
            replicas: shardcast.v1.ListReplicasResponse.Replica.$Properties[];

            /**
             * Creates a new ListReplicasResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListReplicasResponse instance
             */
            static create(properties: shardcast.v1.ListReplicasResponse.$Shape): shardcast.v1.ListReplicasResponse & shardcast.v1.ListReplicasResponse.$Shape;
            static create(properties?: shardcast.v1.ListReplicasResponse.$Properties): shardcast.v1.ListReplicasResponse;

            /**
             * Encodes the specified ListReplicasResponse message. Does not implicitly {@link shardcast.v1.ListReplicasResponse.verify|verify} messages.
             * @param message ListReplicasResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListReplicasResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListReplicasResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListReplicasResponse & shardcast.v1.ListReplicasResponse.$Shape} ListReplicasResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListReplicasResponse & shardcast.v1.ListReplicasResponse.$Shape;

            /**
             * Gets the type url for ListReplicasResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListReplicasResponse {

            /** Properties of a ListReplicasResponse. */
            interface $Properties {

                /** ListReplicasResponse replicas */
                replicas?: (shardcast.v1.ListReplicasResponse.Replica.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListReplicasResponse. */
            type $Shape = shardcast.v1.ListReplicasResponse.$Properties;

            /**
             * Properties of a Replica.
             * @deprecated Use shardcast.v1.ListReplicasResponse.Replica.$Properties instead.
             */
            interface IReplica extends shardcast.v1.ListReplicasResponse.Replica.$Properties {
            }

            /** Represents a Replica. */
            class Replica {

                /**
                 * Constructs a new Replica.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardcast.v1.ListReplicasResponse.Replica.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Replica shard. */
                shard: string;

                /** Replica revision. */
                revision: number;

                /** Replica storedBytes. */
                storedBytes: number;

                /**
                 * Creates a new Replica instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Replica instance
                 */
                static create(properties: shardcast.v1.ListReplicasResponse.Replica.$Shape): shardcast.v1.ListReplicasResponse.Replica & shardcast.v1.ListReplicasResponse.Replica.$Shape;
                static create(properties?: shardcast.v1.ListReplicasResponse.Replica.$Properties): shardcast.v1.ListReplicasResponse.Replica;

                /**
                 * Encodes the specified Replica message. Does not implicitly {@link shardcast.v1.ListReplicasResponse.Replica.verify|verify} messages.
                 * @param message Replica message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardcast.v1.ListReplicasResponse.Replica.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Replica message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardcast.v1.ListReplicasResponse.Replica & shardcast.v1.ListReplicasResponse.Replica.$Shape} Replica
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListReplicasResponse.Replica & shardcast.v1.ListReplicasResponse.Replica.$Shape;

                /**
                 * Gets the type url for Replica
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Replica {

                /** Properties of a Replica. */
                interface $Properties {

                    /** Replica shard */
                    shard?: (string|null);

                    /** Replica revision */
                    revision?: (number|null);

                    /** Replica storedBytes */
                    storedBytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Replica. */
                type $Shape = shardcast.v1.ListReplicasResponse.Replica.$Properties;
            }
        }

        /**
         * Properties of a GetReplicasRequest.
         * @deprecated Use shardcast.v1.GetReplicasRequest.$Properties instead.
         */
        interface IGetReplicasRequest extends shardcast.v1.GetReplicasRequest.$Properties {
        }

        /** Represents a GetReplicasRequest. */
        class GetReplicasRequest {

            /**
             * Constructs a new GetReplicasRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.GetReplicasRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetReplicasRequest shards. */
            shards: string[];

            /** GetReplicasRequest inlineBytesMax. */
            inlineBytesMax: number;

            /** GetReplicasRequest bundleBytes. */
            bundleBytes: number;

            /**
             * Creates a new GetReplicasRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetReplicasRequest instance
             */
            static create(properties: shardcast.v1.GetReplicasRequest.$Shape): shardcast.v1.GetReplicasRequest & shardcast.v1.GetReplicasRequest.$Shape;
            static create(properties?: shardcast.v1.GetReplicasRequest.$Properties): shardcast.v1.GetReplicasRequest;

            /**
             * Encodes the specified GetReplicasRequest message. Does not implicitly {@link shardcast.v1.GetReplicasRequest.verify|verify} messages.
             * @param message GetReplicasRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.GetReplicasRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetReplicasRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.GetReplicasRequest & shardcast.v1.GetReplicasRequest.$Shape} GetReplicasRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.GetReplicasRequest & shardcast.v1.GetReplicasRequest.$Shape;

            /**
             * Gets the type url for GetReplicasRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetReplicasRequest {

            /** Properties of a GetReplicasRequest. */
            interface $Properties {

                /** GetReplicasRequest shards */
                shards?: (string[]|null);

                /** GetReplicasRequest inlineBytesMax */
                inlineBytesMax?: (number|null);

                /** GetReplicasRequest bundleBytes */
                bundleBytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetReplicasRequest. */
            type $Shape = shardcast.v1.GetReplicasRequest.$Properties;
        }

        /**
         * Properties of a ReplicaParts.
         * @deprecated Use shardcast.v1.ReplicaParts.$Properties instead.
         */
        interface IReplicaParts extends shardcast.v1.ReplicaParts.$Properties {
        }

        /** Represents a ReplicaParts. */
        class ReplicaParts {

            /**
             * Constructs a new ReplicaParts.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ReplicaParts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicaParts parts. */
            parts: shardcast.v1.ReplicaPart.$Properties[];

            /**
             * Creates a new ReplicaParts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicaParts instance
             */
            static create(properties: shardcast.v1.ReplicaParts.$Shape): shardcast.v1.ReplicaParts & shardcast.v1.ReplicaParts.$Shape;
            static create(properties?: shardcast.v1.ReplicaParts.$Properties): shardcast.v1.ReplicaParts;

            /**
             * Encodes the specified ReplicaParts message. Does not implicitly {@link shardcast.v1.ReplicaParts.verify|verify} messages.
             * @param message ReplicaParts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ReplicaParts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicaParts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaParts & shardcast.v1.ReplicaParts.$Shape} ReplicaParts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ReplicaParts & shardcast.v1.ReplicaParts.$Shape;

            /**
             * Gets the type url for ReplicaParts
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReplicaParts {

            /** Properties of a ReplicaParts. */
            interface $Properties {

                /** ReplicaParts parts */
                parts?: (shardcast.v1.ReplicaPart.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicaParts. */
            type $Shape = {
              parts?: shardcast.v1.ReplicaPart.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ReplicaPart.
         * @deprecated Use shardcast.v1.ReplicaPart.$Properties instead.
         */
        interface IReplicaPart extends shardcast.v1.ReplicaPart.$Properties {
        }

        /** Represents a ReplicaPart. */
        class ReplicaPart {

            /**
             * Constructs a new ReplicaPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ReplicaPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicaPart manifest. */
            manifest?: (Uint8Array|null);

            /** ReplicaPart frame. */
            frame?: (Uint8Array|null);

            /** ReplicaPart receipts. */
            receipts?: (Uint8Array|null);

            /** ReplicaPart end. */
            end?: (shardcast.v1.ReplicaEnd.$Properties|null);

            /** ReplicaPart failure. */
            failure?: (shardcast.v1.Failure.$Properties|null);

            /** ReplicaPart kind. */
            kind?: ("manifest"|"frame"|"receipts"|"end"|"failure");

            /**
             * Creates a new ReplicaPart instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicaPart instance
             */
            static create(properties: shardcast.v1.ReplicaPart.$Shape): shardcast.v1.ReplicaPart & shardcast.v1.ReplicaPart.$Shape;
            static create(properties?: shardcast.v1.ReplicaPart.$Properties): shardcast.v1.ReplicaPart;

            /**
             * Encodes the specified ReplicaPart message. Does not implicitly {@link shardcast.v1.ReplicaPart.verify|verify} messages.
             * @param message ReplicaPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ReplicaPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicaPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaPart & shardcast.v1.ReplicaPart.$Shape} ReplicaPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ReplicaPart & shardcast.v1.ReplicaPart.$Shape;

            /**
             * Gets the type url for ReplicaPart
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReplicaPart {

            /** Properties of a ReplicaPart. */
            interface $Properties {

                /** ReplicaPart manifest */
                manifest?: (Uint8Array|null);

                /** ReplicaPart frame */
                frame?: (Uint8Array|null);

                /** ReplicaPart receipts */
                receipts?: (Uint8Array|null);

                /** ReplicaPart end */
                end?: (shardcast.v1.ReplicaEnd.$Properties|null);

                /** ReplicaPart failure */
                failure?: (shardcast.v1.Failure.$Properties|null);

                /** ReplicaPart kind */
                kind?: ("manifest"|"frame"|"receipts"|"end"|"failure");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReplicaPart. */
            type $Shape = {
              manifest?: Uint8Array|null;
              frame?: Uint8Array|null;
              receipts?: Uint8Array|null;
              end?: shardcast.v1.ReplicaEnd.$Shape|null;
              failure?: shardcast.v1.Failure.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; manifest?: null; frame?: null; receipts?: null; end?: null; failure?: null }|{ kind?: "manifest"; manifest: Uint8Array; frame?: null; receipts?: null; end?: null; failure?: null }|{ kind?: "frame"; manifest?: null; frame: Uint8Array; receipts?: null; end?: null; failure?: null }|{ kind?: "receipts"; manifest?: null; frame?: null; receipts: Uint8Array; end?: null; failure?: null }|{ kind?: "end"; manifest?: null; frame?: null; receipts?: null; end: shardcast.v1.ReplicaEnd.$Shape; failure?: null }|{ kind?: "failure"; manifest?: null; frame?: null; receipts?: null; end?: null; failure: shardcast.v1.Failure.$Shape })
            );
        }

        /**
         * Properties of a ReplicaEnd.
         * @deprecated Use shardcast.v1.ReplicaEnd.$Properties instead.
         */
        interface IReplicaEnd extends shardcast.v1.ReplicaEnd.$Properties {
        }

        /** Represents a ReplicaEnd. */
        class ReplicaEnd {

            /**
             * Constructs a new ReplicaEnd.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ReplicaEnd.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicaEnd chunksLeftOut. */
            chunksLeftOut: boolean;

            /**
             * Creates a new ReplicaEnd instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicaEnd instance
             */
            static create(properties: shardcast.v1.ReplicaEnd.$Shape): shardcast.v1.ReplicaEnd & shardcast.v1.ReplicaEnd.$Shape;
            static create(properties?: shardcast.v1.ReplicaEnd.$Properties): shardcast.v1.ReplicaEnd;

            /**
             * Encodes the specified ReplicaEnd message. Does not implicitly {@link shardcast.v1.ReplicaEnd.verify|verify} messages.
             * @param message ReplicaEnd message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ReplicaEnd.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicaEnd message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ReplicaEnd & shardcast.v1.ReplicaEnd.$Shape} ReplicaEnd
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ReplicaEnd & shardcast.v1.ReplicaEnd.$Shape;

            /**
             * Gets the type url for ReplicaEnd
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReplicaEnd {

            /** Properties of a ReplicaEnd. */
            interface $Properties {

                /** ReplicaEnd chunksLeftOut */
                chunksLeftOut?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicaEnd. */
            type $Shape = shardcast.v1.ReplicaEnd.$Properties;
        }

        /** Represents a TrustService */
        class TrustService extends $protobuf.rpc.Service {

            /**
             * Constructs a new TrustService service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new TrustService service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): TrustService;

            /** Calls Deny. */
            deny: shardcast.v1.TrustService.Deny;

            /** Calls ListDenied. */
            listDenied: shardcast.v1.TrustService.ListDenied;

            /** Calls CheckToken. */
            checkToken: shardcast.v1.TrustService.CheckToken;
        }

        namespace TrustService {

            /**
             * Callback as used by {@link shardcast.v1.TrustService#deny}.
             * @param error Error, if any
             * @param [response] DenyResponse
             */
            type DenyCallback = (error: (Error|null), response?: shardcast.v1.DenyResponse) => void;

            /** Calls Deny. */
            type Deny = {
              (request: shardcast.v1.IDenyRequest, callback: shardcast.v1.TrustService.DenyCallback): void;
              (request: shardcast.v1.IDenyRequest): Promise<shardcast.v1.DenyResponse>;
              readonly name: "Deny";
              readonly path: "/shardcast.v1.TrustService/Deny";
              readonly requestType: "DenyRequest";
              readonly responseType: "DenyResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.TrustService#listDenied}.
             * @param error Error, if any
             * @param [response] ListDeniedResponse
             */
            type ListDeniedCallback = (error: (Error|null), response?: shardcast.v1.ListDeniedResponse) => void;

            /** Calls ListDenied. */
            type ListDenied = {
              (request: shardcast.v1.IListDeniedRequest, callback: shardcast.v1.TrustService.ListDeniedCallback): void;
              (request: shardcast.v1.IListDeniedRequest): Promise<shardcast.v1.ListDeniedResponse>;
              readonly name: "ListDenied";
              readonly path: "/shardcast.v1.TrustService/ListDenied";
              readonly requestType: "ListDeniedRequest";
              readonly responseType: "ListDeniedResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link shardcast.v1.TrustService#checkToken}.
             * @param error Error, if any
             * @param [response] CheckTokenResponse
             */
            type CheckTokenCallback = (error: (Error|null), response?: shardcast.v1.CheckTokenResponse) => void;

            /** Calls CheckToken. */
            type CheckToken = {
              (request: shardcast.v1.ICheckTokenRequest, callback: shardcast.v1.TrustService.CheckTokenCallback): void;
              (request: shardcast.v1.ICheckTokenRequest): Promise<shardcast.v1.CheckTokenResponse>;
              readonly name: "CheckToken";
              readonly path: "/shardcast.v1.TrustService/CheckToken";
              readonly requestType: "CheckTokenRequest";
              readonly responseType: "CheckTokenResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a DenyRequest.
         * @deprecated Use shardcast.v1.DenyRequest.$Properties instead.
         */
        interface IDenyRequest extends shardcast.v1.DenyRequest.$Properties {
        }

        /** Represents a DenyRequest. */
        class DenyRequest {

            /**
             * Constructs a new DenyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.DenyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DenyRequest tokenId. */
            tokenId: string;

            /** DenyRequest name. */
            name: string;

            /**
             * Creates a new DenyRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DenyRequest instance
             */
            static create(properties: shardcast.v1.DenyRequest.$Shape): shardcast.v1.DenyRequest & shardcast.v1.DenyRequest.$Shape;
            static create(properties?: shardcast.v1.DenyRequest.$Properties): shardcast.v1.DenyRequest;

            /**
             * Encodes the specified DenyRequest message. Does not implicitly {@link shardcast.v1.DenyRequest.verify|verify} messages.
             * @param message DenyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.DenyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DenyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.DenyRequest & shardcast.v1.DenyRequest.$Shape} DenyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.DenyRequest & shardcast.v1.DenyRequest.$Shape;

            /**
             * Gets the type url for DenyRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DenyRequest {

            /** Properties of a DenyRequest. */
            interface $Properties {

                /** DenyRequest tokenId */
                tokenId?: (string|null);

                /** DenyRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DenyRequest. */
            type $Shape = shardcast.v1.DenyRequest.$Properties;
        }

        /**
         * Properties of a DenyResponse.
         * @deprecated Use shardcast.v1.DenyResponse.$Properties instead.
         */
        interface IDenyResponse extends shardcast.v1.DenyResponse.$Properties {
        }

        /** Represents a DenyResponse. */
        class DenyResponse {

            /**
             * Constructs a new DenyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.DenyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DenyResponse until. */
            until: number;

            /**
             * Creates a new DenyResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DenyResponse instance
             */
            static create(properties: shardcast.v1.DenyResponse.$Shape): shardcast.v1.DenyResponse & shardcast.v1.DenyResponse.$Shape;
            static create(properties?: shardcast.v1.DenyResponse.$Properties): shardcast.v1.DenyResponse;

            /**
             * Encodes the specified DenyResponse message. Does not implicitly {@link shardcast.v1.DenyResponse.verify|verify} messages.
             * @param message DenyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.DenyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DenyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.DenyResponse & shardcast.v1.DenyResponse.$Shape} DenyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.DenyResponse & shardcast.v1.DenyResponse.$Shape;

            /**
             * Gets the type url for DenyResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DenyResponse {

            /** Properties of a DenyResponse. */
            interface $Properties {

                /** DenyResponse until */
                until?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DenyResponse. */
            type $Shape = shardcast.v1.DenyResponse.$Properties;
        }

        /**
         * Properties of a CheckTokenRequest.
         * @deprecated Use shardcast.v1.CheckTokenRequest.$Properties instead.
         */
        interface ICheckTokenRequest extends shardcast.v1.CheckTokenRequest.$Properties {
        }

        /** Represents a CheckTokenRequest. */
        class CheckTokenRequest {

            /**
             * Constructs a new CheckTokenRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.CheckTokenRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new CheckTokenRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckTokenRequest instance
             */
            static create(properties: shardcast.v1.CheckTokenRequest.$Shape): shardcast.v1.CheckTokenRequest & shardcast.v1.CheckTokenRequest.$Shape;
            static create(properties?: shardcast.v1.CheckTokenRequest.$Properties): shardcast.v1.CheckTokenRequest;

            /**
             * Encodes the specified CheckTokenRequest message. Does not implicitly {@link shardcast.v1.CheckTokenRequest.verify|verify} messages.
             * @param message CheckTokenRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.CheckTokenRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckTokenRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.CheckTokenRequest & shardcast.v1.CheckTokenRequest.$Shape} CheckTokenRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.CheckTokenRequest & shardcast.v1.CheckTokenRequest.$Shape;

            /**
             * Gets the type url for CheckTokenRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CheckTokenRequest {

            /** Properties of a CheckTokenRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckTokenRequest. */
            type $Shape = shardcast.v1.CheckTokenRequest.$Properties;
        }

        /**
         * Properties of a CheckTokenResponse.
         * @deprecated Use shardcast.v1.CheckTokenResponse.$Properties instead.
         */
        interface ICheckTokenResponse extends shardcast.v1.CheckTokenResponse.$Properties {
        }

        /** Represents a CheckTokenResponse. */
        class CheckTokenResponse {

            /**
             * Constructs a new CheckTokenResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.CheckTokenResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new CheckTokenResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckTokenResponse instance
             */
            static create(properties: shardcast.v1.CheckTokenResponse.$Shape): shardcast.v1.CheckTokenResponse & shardcast.v1.CheckTokenResponse.$Shape;
            static create(properties?: shardcast.v1.CheckTokenResponse.$Properties): shardcast.v1.CheckTokenResponse;

            /**
             * Encodes the specified CheckTokenResponse message. Does not implicitly {@link shardcast.v1.CheckTokenResponse.verify|verify} messages.
             * @param message CheckTokenResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.CheckTokenResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckTokenResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.CheckTokenResponse & shardcast.v1.CheckTokenResponse.$Shape} CheckTokenResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.CheckTokenResponse & shardcast.v1.CheckTokenResponse.$Shape;

            /**
             * Gets the type url for CheckTokenResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CheckTokenResponse {

            /** Properties of a CheckTokenResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckTokenResponse. */
            type $Shape = shardcast.v1.CheckTokenResponse.$Properties;
        }

        /**
         * Properties of a ListDeniedRequest.
         * @deprecated Use shardcast.v1.ListDeniedRequest.$Properties instead.
         */
        interface IListDeniedRequest extends shardcast.v1.ListDeniedRequest.$Properties {
        }

        /** Represents a ListDeniedRequest. */
        class ListDeniedRequest {

            /**
             * Constructs a new ListDeniedRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListDeniedRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListDeniedRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListDeniedRequest instance
             */
            static create(properties: shardcast.v1.ListDeniedRequest.$Shape): shardcast.v1.ListDeniedRequest & shardcast.v1.ListDeniedRequest.$Shape;
            static create(properties?: shardcast.v1.ListDeniedRequest.$Properties): shardcast.v1.ListDeniedRequest;

            /**
             * Encodes the specified ListDeniedRequest message. Does not implicitly {@link shardcast.v1.ListDeniedRequest.verify|verify} messages.
             * @param message ListDeniedRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListDeniedRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListDeniedRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListDeniedRequest & shardcast.v1.ListDeniedRequest.$Shape} ListDeniedRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListDeniedRequest & shardcast.v1.ListDeniedRequest.$Shape;

            /**
             * Gets the type url for ListDeniedRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListDeniedRequest {

            /** Properties of a ListDeniedRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListDeniedRequest. */
            type $Shape = shardcast.v1.ListDeniedRequest.$Properties;
        }

        /**
         * Properties of a ListDeniedResponse.
         * @deprecated Use shardcast.v1.ListDeniedResponse.$Properties instead.
         */
        interface IListDeniedResponse extends shardcast.v1.ListDeniedResponse.$Properties {
        }

        /** Represents a ListDeniedResponse. */
        class ListDeniedResponse {

            /**
             * Constructs a new ListDeniedResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.ListDeniedResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListDeniedResponse denied. */
            denied: shardcast.v1.Denied.$Properties[];

            /**
             * Creates a new ListDeniedResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListDeniedResponse instance
             */
            static create(properties: shardcast.v1.ListDeniedResponse.$Shape): shardcast.v1.ListDeniedResponse & shardcast.v1.ListDeniedResponse.$Shape;
            static create(properties?: shardcast.v1.ListDeniedResponse.$Properties): shardcast.v1.ListDeniedResponse;

            /**
             * Encodes the specified ListDeniedResponse message. Does not implicitly {@link shardcast.v1.ListDeniedResponse.verify|verify} messages.
             * @param message ListDeniedResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.ListDeniedResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListDeniedResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.ListDeniedResponse & shardcast.v1.ListDeniedResponse.$Shape} ListDeniedResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.ListDeniedResponse & shardcast.v1.ListDeniedResponse.$Shape;

            /**
             * Gets the type url for ListDeniedResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListDeniedResponse {

            /** Properties of a ListDeniedResponse. */
            interface $Properties {

                /** ListDeniedResponse denied */
                denied?: (shardcast.v1.Denied.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListDeniedResponse. */
            type $Shape = shardcast.v1.ListDeniedResponse.$Properties;
        }

        /**
         * Properties of a Denied.
         * @deprecated Use shardcast.v1.Denied.$Properties instead.
         */
        interface IDenied extends shardcast.v1.Denied.$Properties {
        }

        /** Represents a Denied. */
        class Denied {

            /**
             * Constructs a new Denied.
             * @param [properties] Properties to set
             */
            constructor(properties?: shardcast.v1.Denied.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Denied tokenId. */
            tokenId: string;

            /** Denied name. */
            name: string;

            /** Denied issuedUntil. */
            issuedUntil: number;

            /** Denied until. */
            until: number;

            /**
             * Creates a new Denied instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Denied instance
             */
            static create(properties: shardcast.v1.Denied.$Shape): shardcast.v1.Denied & shardcast.v1.Denied.$Shape;
            static create(properties?: shardcast.v1.Denied.$Properties): shardcast.v1.Denied;

            /**
             * Encodes the specified Denied message. Does not implicitly {@link shardcast.v1.Denied.verify|verify} messages.
             * @param message Denied message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: shardcast.v1.Denied.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Denied message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {shardcast.v1.Denied & shardcast.v1.Denied.$Shape} Denied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardcast.v1.Denied & shardcast.v1.Denied.$Shape;

            /**
             * Gets the type url for Denied
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Denied {

            /** Properties of a Denied. */
            interface $Properties {

                /** Denied tokenId */
                tokenId?: (string|null);

                /** Denied name */
                name?: (string|null);

                /** Denied issuedUntil */
                issuedUntil?: (number|null);

                /** Denied until */
                until?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Denied. */
            type $Shape = shardcast.v1.Denied.$Properties;
        }
    }
}
