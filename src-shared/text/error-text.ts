import type { Sentence } from './languages.ts';

/** What a person reads for each code of `contract/errors.ts`: what happened, what was kept, what to do. */
export const errorText = {
  INVALID_INPUT: {
    id: 'Isian tidak sesuai: {problem}. Perbaiki lalu coba lagi.',
    en: 'The input does not fit: {problem}. Correct it and try again.',
  },
  UNAUTHENTICATED: {
    id: 'Sesi Anda sudah berakhir. Masuk lagi; pekerjaan yang tersimpan tetap ada.',
    en: 'Your session has ended. Sign in again; saved work is kept.',
  },
  SIGN_IN_FAILED: { id: 'Email atau kata sandi salah.', en: 'The e-mail or the password is wrong.' },
  SIGN_IN_THROTTLED: {
    id: 'Terlalu banyak percobaan masuk. Coba lagi {seconds} detik lagi.',
    en: 'Too many sign-in attempts. Try again in {seconds} seconds.',
  },
  FORBIDDEN: { id: 'Peran Anda tidak mengizinkan tindakan ini.', en: 'Your role does not allow this.' },
  DEVICE_REVOKED: { id: 'Perangkat ini sudah dicabut. Hubungi tim TI.', en: 'This device has been revoked. Ask your IT team.' },
  NOT_FOUND: { id: 'Data itu tidak ada atau tidak boleh Anda lihat.', en: 'That does not exist, or you may not see it.' },
  METHOD_NOT_ALLOWED: { id: 'Alamat ini tidak melayani cara permintaan itu.', en: 'This address does not serve that kind of request.' },
  CURSOR_TOO_OLD: {
    id: 'Salinan di komputer ini terlalu lama. Konsol mengambil salinan baru; pekerjaan yang tersimpan tetap ada.',
    en: 'The copy on this computer is too old. The console fetches a new one; saved work is kept.',
  },
  CURSOR_INVALID: {
    id: 'Posisi sinkronisasi tidak sah. Konsol mengambil salinan baru.',
    en: 'The sync position is not valid. The console fetches a new copy.',
  },
  PAYLOAD_TOO_LARGE: { id: 'Terlalu besar. Batasnya {limit}.', en: 'Too large. The limit is {limit}.' },
  UNSUPPORTED_TYPE: { id: 'Jenis isi ini tidak diterima.', en: 'This type of content is not accepted.' },
  ATTACHMENT_CHANGED: { id: 'Lampiran berubah di perjalanan. Kirim lagi.', en: 'The attachment changed on the way. Send it again.' },
  ATTACHMENT_EMPTY: { id: 'Berkas itu kosong. Pilih berkas lain.', en: 'That file is empty. Choose another.' },
  VERSION_TOO_OLD: {
    id: 'Versi konsol ini terlalu lama untuk server. Perbarui aplikasi; pekerjaan yang tersimpan tetap ada.',
    en: 'This console is too old for the server. Update it; saved work is kept.',
  },
  RATE_LIMITED: { id: 'Terlalu cepat. Tunggu {seconds} detik lalu coba lagi.', en: 'Too fast. Wait {seconds} seconds and try again.' },
  MESSAGE_ID_REUSED: {
    id: 'Pesan lain sudah dikirim dengan tanda yang sama. Kirim lagi sebagai pesan baru.',
    en: 'Another message was already sent with the same mark. Send it again as a new one.',
  },
  CONVERSATION_CLOSED: { id: 'Percakapan ini sudah ditutup.', en: 'This conversation is closed.' },
  INTERNAL: {
    id: 'Ada kesalahan di pihak kami. Tidak ada yang hilang; coba lagi sebentar lagi.',
    en: 'Something went wrong on our side. Nothing is lost; try again in a moment.',
  },
  UNAVAILABLE: {
    id: 'Server sedang tidak siap. Tidak ada yang hilang; coba lagi sebentar lagi.',
    en: 'The server is not ready. Nothing is lost; try again in a moment.',
  },
  NOT_SIGNED_IN: { id: 'Masuk dulu untuk melanjutkan.', en: 'Sign in first.' },
  SERVER_UNREACHABLE: {
    id: 'Server tidak dapat dihubungi. Periksa alamat dan jaringan.',
    en: 'The server cannot be reached. Check the address and the network.',
  },
  NOT_A_TANGGAP_SERVER: { id: 'Alamat itu menjawab, tetapi bukan server Tanggap.', en: 'That address answers, but it is not a Tanggap server.' },
  NEEDS_NETWORK: { id: 'Ini butuh jaringan. Coba lagi saat terhubung.', en: 'This needs the network. Try again when connected.' },
  NOT_AVAILABLE_HERE: { id: 'Ini hanya ada di aplikasi desktop.', en: 'This exists only in the desktop app.' },
  CONFIG_CHANGED: {
    id: 'Pengaturan ini sudah diubah orang lain sejak Anda membukanya. Isian Anda tetap ada; muat yang terbaru lalu bandingkan.',
    en: 'Someone else changed this setting since you opened it. What you entered is kept; load the newest and compare.',
  },
  CONFIG_REFUSED: { id: 'Pengaturan ini tidak dapat disimpan: {problem}.', en: 'This setting cannot be saved: {problem}.' },
  TEMPLATE_CHANGED: {
    id: 'Template ini sudah diubah orang lain sejak Anda membukanya. Teks Anda tetap ada; muat yang terbaru lalu bandingkan.',
    en: 'Someone else changed this template since you opened it. Your text is kept; load the newest and compare.',
  },
  TEMPLATE_REFUSED: { id: 'Template ini tidak dapat disimpan: {problem}.', en: 'This template cannot be saved: {problem}.' },
  SHORTCUT_TAKEN: { id: 'Pintasan “{shortcut}” sudah dipakai template lain.', en: 'The shortcut “{shortcut}” is used by another template.' },
  SURVEY_OFF: {
    id: 'Survei ini belum dinyalakan. Admin dapat menyalakannya di Pengaturan, bagian Survei.',
    en: 'This survey is not switched on. An admin can switch it on in Settings, under Surveys.',
  },
  SURVEY_NOT_RESOLVED: {
    id: 'Survei dikirim setelah tiket selesai. Selesaikan dulu tiketnya.',
    en: 'The survey goes out after the ticket is resolved. Resolve it first.',
  },
  SURVEY_ANSWERED: { id: 'Pelanggan sudah menjawab survei ini.', en: 'The customer has already answered this survey.' },
  SURVEY_QUIET: {
    id: 'Pelanggan ini baru saja ditanya. Ia dapat ditanya lagi dalam {days} hari.',
    en: 'This customer was asked recently. They can be asked again in {days} days.',
  },
  FILE_UNREADABLE: {
    id: 'Berkas tidak dapat dibaca: {problem}. Tidak ada yang diubah.',
    en: 'The file cannot be read: {problem}. Nothing was changed.',
  },
  IMPORT_REFUSED: { id: 'Impor tidak dapat dilanjutkan: {problem}.', en: 'The import cannot go on: {problem}.' },
  REFUSED: { id: 'Tindakan ini tidak dapat dilakukan sekarang.', en: 'This cannot be done now.' },
  SAVE_UNCERTAIN: {
    id: 'Belum tersimpan di disk. Konsol mencoba lagi; teks Anda tetap ada.',
    en: 'Not yet saved on disk. The console tries again; your text is kept.',
  },
  DISK_FULL: {
    id: 'Disk komputer ini penuh. Teks Anda tetap ada; kosongkan ruang lalu coba lagi.',
    en: 'This computer’s disk is full. Your text is kept; free some space and try again.',
  },
  STORE_FROM_FUTURE: {
    id: 'Data di komputer ini dibuat oleh versi yang lebih baru. Perbarui aplikasi; tidak ada yang diubah.',
    en: 'The data on this computer was made by a newer version. Update the app; nothing was changed.',
  },
  STORE_DAMAGED: {
    id: 'Berkas data rusak dan disimpan sebagai {file}. Konsol membuat salinan baru dari server.',
    en: 'The data file is damaged and was kept as {file}. The console fetches a new copy from the server.',
  },
  STORE_IN_USE: {
    id: 'Konsol lain di komputer ini sedang memakai data ini. Tutup dulu yang lain.',
    en: 'Another console on this computer is using this data. Close it first.',
  },
  HOST_GONE: {
    id: 'Bagian inti konsol berhenti dan sedang dijalankan ulang. Yang sudah tersimpan aman.',
    en: 'The console’s core stopped and is being restarted. What was saved is safe.',
  },
  CONSOLE_LINK_INVALID: {
    id: 'Alamat konsol ini sudah tidak berlaku. Buka alamat yang tampil saat Tanggap dijalankan.',
    en: 'This console address is no longer valid. Open the address shown when Tanggap was started.',
  },
  CONFIG_INVALID: { id: 'Pengaturan {name} tidak sah: {problem}.', en: 'The setting {name} is not valid: {problem}.' },
  PORT_TAKEN: { id: 'Porta {port} sedang dipakai program lain.', en: 'Port {port} is in use by another program.' },
  ALREADY_RUNNING: { id: 'Tanggap sudah berjalan dengan data ini ({address}).', en: 'Tanggap is already running on this data ({address}).' },
  DATABASE_UNREACHABLE: { id: 'PostgreSQL tidak dapat dihubungi: {problem}.', en: 'PostgreSQL cannot be reached: {problem}.' },
} as const satisfies Record<string, Sentence>;
