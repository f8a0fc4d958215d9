/** The one way out: a request goes to the host that the user named and nowhere else, and what comes back has bounds. */
import { TransportError } from './failure.ts';

export type Fetch = typeof globalThis.fetch;

// An answer has a few kilobytes.
const MOST_BYTES = 2_000_000;

/** Follows no redirect, so that neither the key nor the source goes to a host that nobody named; reads the body whole, within bounds. */
export const guardedFetch: Fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new TransportError('redirect', hostOf(response.headers.get('location'), response.url));
  }
  const body = await bodyOf(response);
  const headers = new Headers(response.headers);
  // The body is decoded by now, and whoever reads it on must not do so again.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return new Response(response.status === 204 ? null : body, { status: response.status, statusText: response.statusText, headers });
};

async function bodyOf({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new TransportError('too-large', `more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function hostOf(location: string | null, from: string): string {
  return location !== null && URL.canParse(location, from) ? new URL(location, from).host : 'an unnamed place';
}
