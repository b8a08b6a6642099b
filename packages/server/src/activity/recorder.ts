import type { Exchange } from '../http/exchange.ts';
import type { SentBody } from '../http/sent-body.ts';
import { type Fields, fieldsLength } from './kept-parts.ts';

/** One request and its answer as they went over the wire, with secrets but the token: `render.ts` takes them out. */
export interface SeenRequest {
  readonly exchange: Exchange;
  /** Until the answer was sent. */
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Whose it is: a tenant; absent when that could not be told. */
  readonly partner: string | undefined;
  readonly requestFields: Fields;
  readonly requestBody: SentBody | undefined;
  readonly responseFields: Fields;
  readonly responseBody: SentBody | undefined;
}

export interface RecordedRequest {
  readonly id: number;
  readonly seen: SeenRequest;
}

/** Whose requests are asked for. */
export interface Question {
  readonly partner: string;
  /** Only requests newer than this one. */
  readonly after: number;
  /** Most requests to return. */
  readonly size: number;
}

export interface Recorder {
  record(seen: SeenRequest): void;
  /** The newest first. */
  read(question: Question): readonly RecordedRequest[];
}

export interface RecorderOptions {
  /** Whether requests that cannot be said to be anybody's are shown to every partner. */
  readonly showsUnattributed: boolean;
  readonly maxRequests?: number;
  /** In all, in bytes. */
  readonly maxBytes?: number;
}

const defaultMaxRequests = 1_000;
const defaultMaxBytes = 16 * 1024 * 1024;
/** What a request costs beside its texts, in bytes. Estimated, not measured. */
const overhead = 1_024;
/** Ids are made of the time: they grow across restarts, and a gap tells nobody how much others have asked. */
const idsPerMillisecond = 100;

/**
 * Remembers the requests that the server saw last, in memory, bounded by their number and by their bytes. Recording keeps
 * references and counts; all else is done when somebody asks.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { showsUnattributed, maxRequests = defaultMaxRequests, maxBytes = defaultMaxBytes } = options;
  const ring = new Array<SeenRequest | undefined>(maxRequests).fill(undefined);
  const ids = new Float64Array(maxRequests);
  const sizes = new Float64Array(maxRequests);
  let oldest = 0;
  let count = 0;
  let bytes = 0;
  let lastId = 0;

  const dropOldest = () => {
    bytes -= sizes[oldest] ?? 0;
    ring[oldest] = undefined;
    oldest = (oldest + 1) % maxRequests;
    count -= 1;
  };
  return {
    record(seen) {
      const size = sizeOf(seen);
      while (count > 0 && (count === maxRequests || bytes + size > maxBytes)) dropOldest();
      const place = (oldest + count) % maxRequests;
      lastId = Math.max(lastId + 1, Math.floor((seen.exchange.now + seen.durationMs) * idsPerMillisecond));
      ring[place] = seen;
      ids[place] = lastId;
      sizes[place] = size;
      count += 1;
      bytes += size;
    },
    read({ partner, after, size }) {
      const found: RecordedRequest[] = [];
      for (let index = count - 1; index >= 0 && found.length < size; index -= 1) {
        const place = (oldest + index) % maxRequests;
        const [seen, id = 0] = [ring[place], ids[place]];
        if (seen === undefined || id <= after) break;
        if (seen.partner === undefined ? showsUnattributed : seen.partner === partner) found.push({ id, seen });
      }
      return found;
    },
  };
}

function sizeOf({ url, requestFields, requestBody = '', responseFields, responseBody = '' }: SeenRequest): number {
  const texts = url.length + requestBody.length + responseBody.length;
  return overhead + texts + fieldsLength(requestFields) + fieldsLength(responseFields);
}
