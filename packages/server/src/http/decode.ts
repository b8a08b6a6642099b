import { textFormats } from '@partnerite/contract/text-formats.ts';
import type { TSchema } from 'typebox';
import type { Problem } from '../refusal.ts';

/** Reads one value: returns it in the schema's form, or notes what is wrong and returns `undefined`. */
export type Decoder = (value: unknown, path: string, problems: Problem[]) => unknown;

/** The JSON Schema keywords that the contract's request schemas use. */
interface SchemaKeywords {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly TSchema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
}

/**
 * Compiles a schema of the contract into a decoder for what clients really send (protocol, sections 1.7 and 6.5): member
 * names match without regard to case, unknown members are left out, `null` means absent, strings are NFC-normalised and
 * trimmed. Every problem is noted, not just the first.
 */
export function compileDecoder(schema: TSchema, onUnknown: UnknownMember = () => {}): Decoder {
  const keywords: SchemaKeywords = schema;
  const choices = choicesOf(keywords);
  if (choices !== undefined) return choiceDecoder(choices);
  switch (keywords.type) {
    case 'object':
      return objectDecoder(keywords, onUnknown);
    case 'array':
      return arrayDecoder(keywords, onUnknown);
    case 'string':
      return stringDecoder(keywords);
    case 'boolean':
      return (value, path, problems) =>
        typeof value === 'boolean' ? value : note(problems, path, 'must be true or false');
    case 'integer':
      return integerDecoder(keywords);
    case 'number':
      return numberDecoder(keywords);
    default:
      throw new TypeError(`no decoder for the schema type ${String(keywords.type)}`);
  }
}

/** Hears of members that the schema does not have. Clients may send them; a configuration file may not. */
type UnknownMember = (path: string, problems: Problem[]) => void;

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function note(problems: Problem[], path: string, message: string): undefined {
  problems.push({ path, message });
}

interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly decode: Decoder;
}

function objectDecoder({ properties = {}, required = [] }: SchemaKeywords, onUnknown: UnknownMember): Decoder {
  const members: readonly Member[] = Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    decode: compileDecoder(schema, onUnknown),
  }));
  const names = new Map(members.map((member) => [member.name.toLowerCase(), member.name]));
  return (value, path, problems) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return note(problems, path, 'must be an object');
    }
    const sent = matchNames(value, names, path, problems, onUnknown);
    const decoded: Record<string, unknown> = {};
    for (const member of members) {
      const memberPath = join(path, member.name);
      const memberValue = sent.get(member.name);
      if (memberValue === undefined || memberValue === null) {
        if (member.required) note(problems, memberPath, 'is required');
        continue;
      }
      const result = member.decode(memberValue, memberPath, problems);
      if (result !== undefined) decoded[member.name] = result;
    }
    return decoded;
  };
}

/** The values sent, by the schema's own names. The same member twice, in two spellings, is refused: neither can be preferred. */
function matchNames(
  value: object,
  names: ReadonlyMap<string, string>,
  path: string,
  problems: Problem[],
  onUnknown: UnknownMember,
): ReadonlyMap<string, unknown> {
  const sent = new Map<string, unknown>();
  for (const [key, memberValue] of Object.entries(value)) {
    const name = names.get(key) ?? names.get(key.toLowerCase());
    if (name === undefined) {
      onUnknown(join(path, key), problems);
      continue;
    }
    if (sent.has(name)) note(problems, join(path, name), 'is given more than once');
    sent.set(name, memberValue);
  }
  return sent;
}

function arrayDecoder(
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: SchemaKeywords,
  onUnknown: UnknownMember,
): Decoder {
  if (items === undefined) throw new TypeError('an array schema needs items');
  const decodeItem = compileDecoder(items, onUnknown);
  return (value, path, problems) => {
    if (!Array.isArray(value)) return note(problems, path, 'must be a list');
    if (value.length < minItems) return note(problems, path, `must have at least ${minItems} items`);
    if (value.length > maxItems) return note(problems, path, `must have at most ${maxItems} items`);
    return value.map((item, index) => decodeItem(item, `${path}[${index}]`, problems));
  };
}

function integerDecoder({
  minimum = Number.MIN_SAFE_INTEGER,
  maximum = Number.MAX_SAFE_INTEGER,
}: SchemaKeywords): Decoder {
  return (value, path, problems) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    if (!Number.isInteger(number)) return note(problems, path, 'must be a whole number');
    if (Number(number) < minimum || Number(number) > maximum) {
      return note(problems, path, `must be from ${minimum} to ${maximum}`);
    }
    return number;
  };
}

function numberDecoder({
  minimum = Number.NEGATIVE_INFINITY,
  maximum = Number.POSITIVE_INFINITY,
}: SchemaKeywords): Decoder {
  return (value, path, problems) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return note(problems, path, 'must be a number');
    if (value < minimum || value > maximum) return note(problems, path, `must be from ${minimum} to ${maximum}`);
    return value;
  };
}

function choicesOf({ enum: values, const: value, anyOf }: SchemaKeywords): readonly string[] | undefined {
  const choices = values ?? (value === undefined ? anyOf?.map((choice) => (choice as SchemaKeywords).const) : [value]);
  return choices?.every((choice) => typeof choice === 'string') ? choices : undefined;
}

/** Clients write enumeration values in PascalCase or snake_case. */
function choiceDecoder(choices: readonly string[]): Decoder {
  const spellings = new Map(choices.map((choice) => [choice.replaceAll('_', '').toLowerCase(), choice]));
  return (value, path, problems) => {
    const choice = typeof value === 'string' ? spellings.get(value.replaceAll('_', '').toLowerCase()) : undefined;
    return choice ?? note(problems, path, `must be ${choices.join(' or ')}`);
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/** Where a schema says nothing, in characters. */
const maxTextLength = 4096;
/** A character may be sent as a letter with marks, which normalisation joins; nothing needs more of them. */
const maxExpansion = 4;

function stringDecoder({ minLength = 0, maxLength = maxTextLength, format }: SchemaKeywords): Decoder {
  const form = format === undefined ? undefined : textFormats.get(format);
  if (format !== undefined && form === undefined) throw new TypeError(`no decoder for the format ${format}`);
  const lengths = minLength === maxLength ? `${minLength}` : `${minLength} to ${maxLength}`;
  return (value, path, problems) => {
    if (typeof value !== 'string') return note(problems, path, 'must be a string');
    // Before anything looks into it: normalising a long run of marks takes quadratic time.
    if (value.length > maxLength * maxExpansion) return note(problems, path, `must be ${lengths} characters long`);
    if (!value.isWellFormed() || controlCharacter.test(value)) {
      return note(problems, path, 'must not contain control characters or broken Unicode');
    }
    const text = format === 'password' ? value : value.normalize('NFC').trim();
    const length = text.length > maxLength ? [...text].length : text.length;
    if (length < minLength || length > maxLength) return note(problems, path, `must be ${lengths} characters long`);
    if (form !== undefined && !form.pattern.test(text)) return note(problems, path, form.message);
    return text;
  };
}
