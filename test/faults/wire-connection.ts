import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire; a character for each byte. */
export interface WireAnswer {
  /** 0 when the connection ended before there was an answer. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** What came before or after it although nothing was asked, on a connection that goes on. */
  readonly rest: string;
}

/** One connection that is kept open; it is opened anew when the server has ended it. */
export interface WireConnection {
  /**
   * Sends a request, a character for each byte, and waits for its answer. One request at a time. Where the server ends
   * a connection that was idle at that very moment, it is sent once more (RFC 9112, section 9.3.1).
   *
   * @param headOnly the answer has no body, whatever its head says
   */
  exchange(request: string, headOnly: boolean): Promise<WireAnswer>;
  close(): void;
}

/** Much longer than the server lets any client wait, in milliseconds. */
const silence = 240_000;

interface Waiting {
  readonly headOnly: boolean;
  resolve(answer: WireAnswer): void;
}

export function wireConnection(port: number): WireConnection {
  let socket: Socket | undefined;
  let text = '';
  let stray = '';
  let waiting: Waiting | undefined;

  const settle = (answer: WireAnswer) => {
    const settled = waiting;
    waiting = undefined;
    settled?.resolve(answer);
  };
  const take = (opened: Socket) => {
    if (waiting === undefined) return;
    const { headOnly } = waiting;
    const found = readAnswer(text, headOnly);
    if (found === undefined) return;
    text = '';
    if (!/\r\nconnection: close/i.test(found.head)) {
      settle({ ...found, rest: `${stray}${found.rest}` });
      stray = '';
      return;
    }
    if (socket === opened) socket = undefined;
    opened.destroy();
    // A request line that cannot be read is refused with a body: nobody knows that it was to be without.
    settle({ ...found, rest: headOnly ? stray : `${stray}${found.rest}` });
  };
  const open = (): Socket => {
    const opened = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1').setTimeout(silence);
    text = '';
    stray = '';
    opened.on('data', (chunk: string) => {
      if (socket !== opened) return;
      if (waiting === undefined) {
        stray += chunk;
        return;
      }
      text += chunk;
      take(opened);
    });
    opened.on('timeout', () => opened.destroy());
    // A server that drops a client may reset the connection; what came before is what counts.
    opened.on('error', () => {});
    opened.on('close', () => {
      if (socket !== opened) return;
      socket = undefined;
      settle({ status: 0, head: '', body: text, rest: '' });
    });
    return opened;
  };
  const send = (request: string, headOnly: boolean) =>
    new Promise<WireAnswer>((resolve) => {
      waiting = { headOnly, resolve };
      socket ??= open();
      socket.write(request, 'latin1');
    });
  return {
    async exchange(request, headOnly) {
      const wasOpen = socket !== undefined;
      const answer = await send(request, headOnly);
      return wasOpen && answer.status === 0 && answer.body === '' ? send(request, headOnly) : answer;
    },
    close() {
      socket?.destroy();
    },
  };
}

/** The first answer in a text, if it is all there; one that only asks to go on is passed over. */
export function readAnswer(text: string, headOnly: boolean): WireAnswer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const status = Number(head.slice(9, 12));
  const from = end + 4;
  if (status < 200) return readAnswer(text.slice(from), headOnly);
  const to = headOnly || status === 204 || status === 304 ? from : endOfBody(text, head, from);
  if (to === undefined || text.length < to) return undefined;
  return { status, head, body: text.slice(from, to), rest: text.slice(to) };
}

function endOfBody(text: string, head: string, from: number): number | undefined {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return from + Number(length);
  // The chunks are left as they are: what is looked for in them is shorter than any of them.
  const last = '0\r\n\r\n';
  const at = text.indexOf(last, from);
  return at < 0 ? undefined : at + last.length;
}
