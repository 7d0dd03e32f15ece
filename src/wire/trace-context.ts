/** Bytes of a trace id. */
export const TRACE_ID_BYTES = 16;
/** The metadata, header or environment variable of W3C trace context. */
export const TRACEPARENT_KEY = 'traceparent';

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

const NO_TRACE = Buffer.alloc(0);

/** The trace id, in hexadecimal digits; undefined for what is no traceparent, which means that there is no trace. */
export function traceIdOf(traceparent: string): string | undefined {
  return TRACEPARENT.exec(traceparent)?.[1];
}

/** The same as bytes; none without a trace. */
export function traceBytesOf(traceparent = ''): Buffer {
  const id = traceIdOf(traceparent);
  return id === undefined ? NO_TRACE : Buffer.from(id, 'hex');
}
