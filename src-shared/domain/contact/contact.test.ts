import { expect, test } from 'vitest';
import { aContact, uuid } from '../../../test/kit/ticket-factory.ts';
import { applyContactEdit, recipientIdentity } from './contact.ts';

const phone = { id: uuid(60), kind: 'phone', value: '+6281234567890' } as const;

test('an edit changes what it names and nothing else', () => {
  const before = aContact({ note: 'Suka warna biru' });
  expect(applyContactEdit(before, { city: 'Bantul', company: undefined })).toEqual({ ...before, city: 'Bantul' });
});

test('an edit applied twice gives the contact it gave once', () => {
  const edit = { name: 'Sri W.', addTags: ['vip', 'grosir'], removeTags: ['baru'], addIdentity: phone };
  const once = applyContactEdit(aContact({ tags: ['baru'] }), edit);
  expect(once).toMatchObject({ name: 'Sri W.', tags: ['grosir', 'vip'] });
  expect(applyContactEdit(once, edit)).toEqual(once);
});

test('a reply goes to the newest identity of the channel’s kind', () => {
  const older = { id: uuid(61), kind: 'phone', value: '+628111111111' } as const;
  const contact = aContact({ identities: [older, ...aContact().identities, phone] });
  expect(recipientIdentity(contact, 'sms')).toEqual(phone);
  expect(recipientIdentity(contact, 'email')).toBeNull();
});
