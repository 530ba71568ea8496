import { expect, test } from 'vitest';
import { signInText } from '#shared/text/sign-in-text.ts';
import { checkSignIn } from './check-input.ts';

const good = { serverUrl: 'http://127.0.0.1:4000', email: 'sari@nusantara.example', password: 'x' };

test('a whole input has no problem, spaces around it do not count', () => {
  expect(checkSignIn(good)).toEqual({});
  expect(checkSignIn({ ...good, email: ' sari@nusantara.example ', serverUrl: ' https://tanggap.example/ ' })).toEqual({});
});

test('every field says what it wants', () => {
  expect(checkSignIn({ serverUrl: '', email: '', password: '' })).toEqual({
    serverUrl: signInText.serverMissing,
    email: signInText.emailMissing,
    password: signInText.passwordMissing,
  });
  expect(checkSignIn({ ...good, email: 'sari' }).email).toBe(signInText.emailWrong);
  expect(checkSignIn({ ...good, serverUrl: 'tanggap.example' }).serverUrl).toBe(signInText.serverWrong);
  expect(checkSignIn({ ...good, serverUrl: 'file:///etc' }).serverUrl).toBe(signInText.serverWrong);
});
