import { type DayTime, dayTimeOf, firstNameOf } from '../template/values.ts';
import type { Contact } from './contact.ts';

/** Written to customers, so in their language and never in the agent's. */
const greetings: Readonly<Record<'id' | 'en', Readonly<Record<DayTime, string>>>> = {
  id: { morning: 'Selamat pagi', noon: 'Selamat siang', afternoon: 'Selamat sore', night: 'Selamat malam' },
  en: { morning: 'Good morning', noon: 'Good afternoon', afternoon: 'Good afternoon', night: 'Good evening' },
};

/**
 * First words of a reply in the customer's language, Indonesian where it is not known. `timeZone` is an IANA name, `now` epoch
 * milliseconds. "Kak" goes to everyone: nothing says whether a customer is a Bapak or an Ibu.
 */
export function greetingFor(contact: Pick<Contact, 'name' | 'language'>, now: number, timeZone: string): string {
  const language = contact.language ?? 'id';
  const words = greetings[language][dayTimeOf(now, language, timeZone)];
  const name = firstNameOf(contact.name);
  if (name === '') return `${words},`;
  return language === 'id' ? `${words}, Kak ${name},` : `${words}, ${name},`;
}
