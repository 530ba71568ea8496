import type { Sentence } from '#shared/text/languages.ts';
import { signInText } from '#shared/text/sign-in-text.ts';

export type SignInInput = { readonly serverUrl: string; readonly email: string; readonly password: string };
export type SignInProblems = Partial<Record<keyof SignInInput, Sentence>>;

/** What can be told before the server is asked; no problem: an empty object. */
export function checkSignIn(input: SignInInput): SignInProblems {
  const problems: SignInProblems = {};
  const email = input.email.trim();
  if (email === '') problems.email = signInText.emailMissing;
  else if (!/^[^@\s]+@[^@\s]+$/.test(email)) problems.email = signInText.emailWrong;
  if (input.password === '') problems.password = signInText.passwordMissing;
  const server = input.serverUrl.trim();
  if (server === '') problems.serverUrl = signInText.serverMissing;
  else if (!URL.canParse(server) || !/^https?:\/\//i.test(server)) problems.serverUrl = signInText.serverWrong;
  return problems;
}
