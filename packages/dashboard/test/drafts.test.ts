import { expect, test } from 'vitest';
import { discardDraft, keepDraft, readDraft } from '../src/drafts/drafts.ts';

function storage() {
  const texts = new Map<string, string>();
  return {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => void texts.set(name, text),
    removeItem: (name: string) => void texts.delete(name),
    texts,
  };
}

const ofGena = { person: 'gena@contoso.example', form: 'billing/1' };

test('what was typed is there again until it is discarded', () => {
  const kept = storage();
  keepDraft(kept, ofGena, { email: 'new' });
  expect(readDraft(kept, ofGena)).toEqual({ email: 'new' });
  discardDraft(kept, ofGena);
  expect(readDraft(kept, ofGena)).toBeUndefined();
});

test('each person and each form has its own', () => {
  const kept = storage();
  keepDraft(kept, ofGena, 'mine');
  expect(readDraft(kept, { ...ofGena, person: 'tomas@contoso.example' })).toBeUndefined();
  expect(readDraft(kept, { ...ofGena, form: 'billing/2' })).toBeUndefined();
  expect(readDraft(kept, { person: 'gena@contoso.example"', form: 'billing/1' })).toBeUndefined();
});

test('a draft of an older form, or one that is damaged, is none', () => {
  const kept = storage();
  keepDraft(kept, ofGena, 'mine');
  const [name = ''] = kept.texts.keys();
  for (const text of ['{"version":0,"draft":1}', '{', 'null', '7', '[]']) {
    kept.texts.set(name, text);
    expect(readDraft(kept, ofGena)).toBeUndefined();
  }
});

test('a full storage does not stop anybody from typing', () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => keepDraft(full, ofGena, 'mine')).not.toThrow();
});
