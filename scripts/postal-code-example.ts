/**
 * A value that matches a postal code pattern, for messages: `^\d{4}[ ]?[A-Z]{2}$` gives `1234 AB`. Takes the first
 * alternative, writes optional characters and leaves out optional groups.
 * @throws Error when the pattern uses what is not understood here, so that no example is ever wrong.
 */
export function postalCodeExample(pattern: string): string {
  const example = sequence(new Reader(pattern.replace(/^\^|\$$/g, '')), new Counter());
  if (!new RegExp(pattern).test(example)) throw new Error(`no example for ${pattern}: ${example} does not match`);
  return example;
}

class Reader {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(source: string) {
    this.tokens = source.match(/\(\?:|\[[^\]]*\]|\\.|\{\d+(?:,\d+)?\}|./gs) ?? [];
  }

  peek(): string | undefined {
    return this.tokens[this.position];
  }

  next(): string | undefined {
    return this.tokens[this.position++];
  }
}

class Counter {
  private value = 0;

  next(): number {
    return this.value++;
  }
}

/** Reads up to the end of the group. */
function sequence(reader: Reader, counter: Counter): string {
  let text = '';
  for (let token = reader.next(); token !== undefined && token !== ')'; token = reader.next()) {
    if (token === '|') {
      sequence(reader, new Counter());
      return text;
    }
    const isGroup = token === '(' || token === '(?:';
    const first = isGroup ? sequence(reader, counter) : character(token, counter);
    const times = repetitions(reader, isGroup);
    text += times === 0 ? '' : first;
    for (let i = 1; i < times; i++) text += isGroup ? first : character(token, counter);
  }
  return text;
}

function repetitions(reader: Reader, isGroup: boolean): number {
  const token = reader.peek();
  if (token === '?') {
    reader.next();
    return isGroup ? 0 : 1;
  }
  if (token?.startsWith('{') !== true) return 1;
  reader.next();
  return Number.parseInt(token.slice(1), 10);
}

function character(token: string, counter: Counter): string {
  const isSet = token === '\\d' || token.startsWith('[');
  if (!isSet) return token.replace('\\', '');
  const set = new RegExp(`^${token}$`);
  const separator = [' ', '-'].find((candidate) => set.test(candidate));
  if (separator !== undefined) return separator;
  const turn = counter.next();
  const candidates = rotate('1234567890', turn) + rotate('ABCDEFGHIJKLMNOPQRSTUVWXYZ', turn);
  const found = [...candidates].find((candidate) => set.test(candidate));
  if (found === undefined) throw new Error(`nothing matches ${token}`);
  return found;
}

function rotate(text: string, by: number): string {
  const start = by % text.length;
  return text.slice(start) + text.slice(0, start);
}
