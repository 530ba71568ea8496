import type { Sentence } from './languages.ts';

/** Words of the file of refused rows. */
export const importText = {
  line: { id: 'Baris', en: 'Line' },
  reason: { id: 'Alasan', en: 'Reason' },
  refusedName: { id: 'ditolak', en: 'refused' },
} as const satisfies Record<string, Sentence>;

/** Why a row of a file was refused, or could not be undone; keys are `ROW_PROBLEMS`. */
export const rowProblemText = {
  noName: { id: 'Nama kosong: pelanggan baru butuh nama.', en: 'No name: a new customer needs one.' },
  nameTooLong: { id: 'Nama lebih dari 120 huruf.', en: 'The name has more than 120 letters.' },
  noKey: { id: 'Tidak ada ID, telepon, WhatsApp, atau e-mail.', en: 'No ID, phone, WhatsApp or e-mail.' },
  fieldTooLong: { id: 'Salah satu isian terlalu panjang.', en: 'One of the fields is too long.' },
  phoneInvalid: { id: 'Nomor telepon salah atau tidak lengkap.', en: 'The phone number is wrong or incomplete.' },
  emailInvalid: { id: 'Alamat e-mail salah tulis.', en: 'The e-mail address is mistyped.' },
  whatsappInvalid: { id: 'Nomor WhatsApp salah atau tidak lengkap.', en: 'The WhatsApp number is wrong or incomplete.' },
  languageUnknown: { id: 'Bahasa bukan “id” atau “en”.', en: 'The language is neither “id” nor “en”.' },
  consentUnknown: { id: 'Persetujuan bukan “ya” atau “tidak”.', en: 'The consent is neither “yes” nor “no”.' },
  tagInvalid: { id: 'Tag terlalu panjang atau lebih dari 30.', en: 'A tag is too long, or there are more than 30.' },
  identityTaken: { id: 'Nomor atau e-mail ini milik pelanggan lain.', en: 'This number or e-mail belongs to another customer.' },
  severalCustomers: {
    id: 'Nomor dan e-mail ini milik beberapa pelanggan. Gabungkan dulu bila sama orangnya.',
    en: 'This number and e-mail belong to several customers. Merge them first if they are one person.',
  },
  customerUnknown: { id: 'Pelanggan pesanan ini tidak ditemukan.', en: 'The customer of this order was not found.' },
  noNumber: { id: 'Nomor pesanan kosong.', en: 'No order number.' },
  numberTaken: { id: 'Nomor pesanan ini sudah dipakai pesanan lain.', en: 'This order number belongs to another order.' },
  stateUnknown: { id: 'Status pesanan tidak dikenal.', en: 'The state of the order is not known.' },
  dateInvalid: { id: 'Tanggal tidak terbaca. Contoh: 2026-07-31 14:05.', en: 'The date cannot be read. Example: 2026-07-31 14:05.' },
  totalInvalid: { id: 'Jumlah uang tidak terbaca.', en: 'The amount cannot be read.' },
  currencyUnknown: { id: 'Mata uang bukan kode tiga huruf.', en: 'The currency is no code of three letters.' },
  itemsInvalid: {
    id: 'Daftar barang tidak terbaca. Contoh: SKU|Nama|2|50000; SKU2|Nama|1|75000.',
    en: 'The items cannot be read. Example: SKU|Name|2|50000; SKU2|Name|1|75000.',
  },
  wrongColumns: { id: 'Kolom baris ini lebih banyak daripada judulnya.', en: 'This row has more columns than the header.' },
  usedSince: {
    id: 'Tidak dihapus: sudah dipakai di tiket, pesanan, atau gabungan.',
    en: 'Not removed: used since by a ticket, an order or a merge.',
  },
  changedSince: { id: 'Tidak dikembalikan penuh: sudah diubah lagi sejak impor.', en: 'Not restored in full: changed again since the import.' },
} as const satisfies Record<string, Sentence>;

/** Why a file cannot be read or an import cannot go on; keys are `FILE_PROBLEMS`. They stand inside FILE_UNREADABLE and IMPORT_REFUSED. */
export const fileProblemText = {
  empty: { id: 'berkasnya kosong', en: 'it is empty' },
  noRows: { id: 'hanya ada judul kolom, tanpa baris', en: 'it has a header and no rows' },
  notText: { id: 'ini bukan berkas teks; simpan dulu sebagai CSV', en: 'it is not a text file; save it as CSV first' },
  tooManyColumns: { id: 'kolomnya lebih dari 200', en: 'it has more than 200 columns' },
  lineTooLong: {
    id: 'ada baris yang terlalu panjang, mungkin karena tanda kutip tidak ditutup',
    en: 'a line is too long, perhaps because a quotation mark is never closed',
  },
  quotes: { id: 'ada tanda kutip yang tidak ditutup', en: 'a quotation mark is never closed' },
  tooLarge: { id: 'ukurannya melewati batas 200 MB atau ukuran yang disebut', en: 'it is larger than 200 MB, or than announced' },
  incomplete: { id: 'berkas belum terkirim semua', en: 'the file has not been sent completely' },
  wrongOffset: { id: 'potongan berkas datang tidak berurutan', en: 'pieces of the file came out of order' },
  wrongState: { id: 'impor ini sudah di langkah lain', en: 'this import is at another step' },
  noMapping: {
    id: 'pilih dulu kolom untuk ID, telepon, WhatsApp, atau e-mail (untuk pesanan juga nomor, tanggal, jumlah, dan pelanggan)',
    en: 'first choose columns for the ID, phone, WhatsApp or e-mail (for orders also number, date, total and customer)',
  },
  stopped: { id: 'server tidak dapat menyelesaikannya; coba impor lagi', en: 'the server could not finish it; try the import again' },
} as const satisfies Record<string, Sentence>;
