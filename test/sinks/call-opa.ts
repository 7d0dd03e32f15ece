import type { OpaServer } from '../support/opa-server.js';

/** What others do to an OPA beside the sink. */
export async function callOpa(opa: OpaServer, method: string, path: string, json?: unknown): Promise<void> {
  const text = typeof json === 'string';
  const body = text ? json : JSON.stringify(json);
  const headers = { 'content-type': text ? 'text/plain' : 'application/json' };
  const response = await fetch(opa.url + path, { method, headers, ...(json === undefined ? {} : { body }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}
