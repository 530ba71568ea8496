import type { Sentence } from './languages.ts';

/** What an agent reads when the server, or the console itself, refuses a command. */
export const refusalText = {
  NOT_FOUND: { id: 'Tiket ini sudah tidak dapat Anda lihat.', en: 'You can no longer see this ticket.' },
  NOT_ALLOWED: { id: 'Peran Anda tidak mengizinkan tindakan ini.', en: 'Your role does not allow this.' },
  TAKEN: { id: '{agent} sudah lebih dulu mengambil tiket ini. Draf Anda disimpan.', en: '{agent} took this ticket first. Your draft is kept.' },
  NOT_OWNER: {
    id: 'Tiket ini dipegang {agent}. Minta dialihkan atau hubungi pemimpin tim.',
    en: '{agent} owns this ticket. Ask for a transfer, or ask your team lead.',
  },
  STALE_STATUS: {
    id: 'Status tiket sudah berubah menjadi {status}. Periksa, lalu ubah lagi bila perlu.',
    en: 'The ticket’s status has changed to {status}. Check it, then change it again if needed.',
  },
  REOPENED: { id: 'Pelanggan menulis lagi, jadi tiket tetap terbuka.', en: 'The customer wrote again, so the ticket stays open.' },
  ILLEGAL_STATUS: { id: 'Tidak bisa dilakukan saat tiket berstatus {status}.', en: 'Not possible while the ticket is {status}.' },
  NEEDS_REVIEW: {
    id: 'Belum dikirim: ada {count} pesan yang belum Anda lihat saat menulis. Baca dulu, lalu kirim lagi.',
    en: 'Not sent: {count} messages came that you had not seen when you wrote. Read them, then send again.',
  },
  MERGED: { id: 'Tiket ini sudah digabung ke tiket lain. Lanjutkan di sana.', en: 'This ticket was merged into another. Go on there.' },
  ALREADY_MERGED: { id: 'Salah satu tiket sudah digabung ke tiket lain.', en: 'One of the tickets was already merged into another.' },
  SAME_TICKET: { id: 'Tiket tidak dapat digabung ke dirinya sendiri.', en: 'A ticket cannot be merged into itself.' },
  OTHER_CHANNEL: {
    id: 'Obrolan web hanya bisa digabung ke tiket obrolan web, supaya balasan sampai ke pelanggan. Gabungkan dari tiket #{ticketNumber} ke sini.',
    en: 'A web chat can only be merged into a web chat ticket, so that replies reach the customer. Merge ticket #{ticketNumber} into this one instead.',
  },
  OTHER_CONTACT: {
    id: 'Tiket #{ticketNumber} milik pelanggan lain, jadi tidak dapat digabung.',
    en: 'Ticket #{ticketNumber} belongs to another customer, so they cannot be merged.',
  },
  OTHER_RECORD: {
    id: 'Obrolan web ini masuk lewat data gabungan lain, jadi balasan hanya sampai dari tiketnya sendiri.',
    en: 'This web chat came by another of the merged records, so replies reach the customer only from its own ticket.',
  },
  TARGET_NOT_FOUND: { id: 'Tujuan itu tidak ada atau tidak melayani antrean ini.', en: 'That target does not exist or does not serve this queue.' },
  RECIPIENT_GONE: {
    id: 'Alamat tujuan sudah tidak dimiliki pelanggan ini. Balasan tidak dikirim; teks Anda disimpan.',
    en: 'The customer no longer has that address. The reply was not sent; your text is kept.',
  },
  ATTACHMENT_MISSING: {
    id: 'Lampiran tidak sampai ke server. Lampirkan lagi; teks Anda disimpan.',
    en: 'An attachment did not reach the server. Attach it again; your text is kept.',
  },
  SNOOZE_IN_PAST: { id: 'Waktu tunda sudah lewat. Pilih waktu lain.', en: 'The snooze time has passed. Choose another.' },
  IDENTITY_TAKEN: { id: 'Kontak itu sudah dipakai pelanggan lain.', en: 'That address already belongs to another customer.' },
  IDENTITY_INVALID: {
    id: 'Nomor telepon atau alamat e-mail itu tidak lengkap atau salah tulis.',
    en: 'That phone number or e-mail address is incomplete or mistyped.',
  },
  CONTACT_NOT_FOUND: {
    id: 'Salah satu pelanggan itu sudah tidak ada. Muat ulang daftar, lalu pilih lagi.',
    en: 'One of those customers no longer exists. Reload the list and choose again.',
  },
  SAME_CONTACT: {
    id: 'Keduanya sudah satu pelanggan: yang satu adalah bagian dari yang lain.',
    en: 'Both are one customer already: one is part of the other.',
  },
  CONTACT_MERGED: {
    id: 'Data pelanggan ini sudah digabung ke pelanggan lain. Batalkan gabungan itu dulu.',
    en: 'This customer record was already merged into another customer. Undo that merge first.',
  },
  EMPTY: { id: 'Tidak ada isi untuk dikirim.', en: 'There is nothing to send.' },
  EXPIRED_ID: {
    id: 'Perintah ini terlalu lama untuk diulang. Periksa tiketnya dulu.',
    en: 'This command is too old to be repeated. Check the ticket first.',
  },
} as const satisfies Record<string, Sentence>;
