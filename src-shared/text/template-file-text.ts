import type { Sentence } from './languages.ts';

/** How templates greet, by the part of the day. */
export const greetingText = {
  morning: { id: 'Selamat pagi', en: 'Good morning' },
  noon: { id: 'Selamat siang', en: 'Good afternoon' },
  afternoon: { id: 'Selamat sore', en: 'Good afternoon' },
  night: { id: 'Selamat malam', en: 'Good evening' },
} as const satisfies Record<string, Sentence>;

/** Why a template of a file was not taken. */
export const importProblemText = {
  forbidden: { id: 'Anda tidak berhak menulis template ini di sana.', en: 'You may not write this template there.' },
  shortcutTaken: { id: 'Pintasannya sudah dipakai template lain.', en: 'Its shortcut is used by another template.' },
  teamUnknown: { id: 'Timnya tidak ada di sini.', en: 'Its team does not exist here.' },
  attachmentGone: { id: 'Lampirannya tidak ada di sini.', en: 'Its attachment is not here.' },
  invalid: { id: 'Kolom “{field}” kosong, terlalu panjang, atau tidak dikenal.', en: 'The field “{field}” is empty, too long or not known.' },
} as const satisfies Record<string, Sentence>;

/** Why a whole file cannot be read, put into "The file cannot be read: ...". */
export const fileProblemText = {
  empty: { id: 'berkas kosong', en: 'the file is empty' },
  notJson: { id: 'JSON rusak di baris {line}', en: 'the JSON is broken in line {line}' },
  notOurs: { id: 'ini bukan berkas template Tanggap', en: 'this is not a file of Tanggap templates' },
  newerVersion: { id: 'versinya ({what}) tidak dikenal konsol ini', en: 'this console does not know its version ({what})' },
  noTemplates: { id: 'tidak ada template di dalamnya', en: 'there is no template in it' },
  missingColumn: { id: 'kolom “{what}” tidak ada di baris {line}', en: 'the column “{what}” is missing in line {line}' },
  openQuote: { id: 'tanda petik di baris {line} tidak ditutup', en: 'the quotation mark in line {line} is never closed' },
  tooMany: { id: 'lebih dari {what} template', en: 'there are more than {what} templates' },
} as const satisfies Record<string, Sentence>;

/** Why the server refuses a template, put into "This template cannot be saved: ...". */
export const templateRefusalText = {
  teamGone: { id: 'timnya tidak ada lagi', en: 'its team is gone' },
  attachmentGone: { id: 'lampirannya tidak ada di server', en: 'its attachment is not at the server' },
} as const satisfies Record<string, Sentence>;

/** Why the server refuses a macro, put into "This setting cannot be saved: ...". */
export const macroFaultText = {
  noSteps: { id: 'makro perlu paling sedikit satu langkah', en: 'a macro has at least one step' },
  repeatedStep: { id: 'hanya catatan dan tag boleh lebih dari sekali', en: 'only notes and tags may come more than once' },
  transferNotLast: { id: 'pemindahan harus menjadi langkah terakhir', en: 'a transfer has to be the last step' },
  transferAndClaim: { id: 'makro yang memindahkan tidak mengambil tiket', en: 'a macro that transfers does not take the ticket over' },
  snoozeAndResolve: { id: 'tiket yang selesai tidak dapat ditunda', en: 'a resolved ticket cannot be snoozed' },
  emptyNote: { id: 'catatan tidak boleh kosong', en: 'a note has words' },
  emptyTags: { id: 'langkah tag menambah atau menghapus sesuatu', en: 'a step for tags adds or removes one' },
  tagBothWays: { id: 'tag yang sama ditambah dan dihapus', en: 'the same tag is added and removed' },
  teamGone: { id: 'timnya tidak ada lagi', en: 'its team is gone' },
  templateGone: { id: 'template tidak terbit bagi semua pemakai makro ini', en: 'the template is not published for everyone who may run it' },
  queueGone: { id: 'antreannya tidak ada lagi', en: 'its queue is gone' },
} as const satisfies Record<string, Sentence>;
