import type { Sentence } from './languages.ts';

export const orderStateText = {
  placed: { id: 'Dipesan', en: 'Placed' },
  paid: { id: 'Dibayar', en: 'Paid' },
  packed: { id: 'Dikemas', en: 'Packed' },
  shipped: { id: 'Dikirim', en: 'Shipped' },
  delivered: { id: 'Sampai', en: 'Delivered' },
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
  returned: { id: 'Dikembalikan', en: 'Returned' },
} as const satisfies Record<string, Sentence>;

export const identityText = {
  phone: { id: 'Telepon', en: 'Phone' },
  email: { id: 'Email', en: 'E-mail' },
  webchat: { id: 'Obrolan web', en: 'Web chat' },
  whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
  social: { id: 'Media sosial', en: 'Social media' },
} as const satisfies Record<string, Sentence>;

export const contextText = {
  region: { id: 'Tentang pelanggan', en: 'About the customer' },
  loading: { id: 'Memuat data pelanggan…', en: 'Loading the customer…' },
  failed: { id: 'Data pelanggan tidak dapat dibaca.', en: 'The customer’s data could not be read.' },
  tryAgain: { id: 'Coba lagi', en: 'Try again' },
  cancel: { id: 'Batal', en: 'Cancel' },

  profile: { id: 'Profil', en: 'Profile' },
  since: { id: 'Pelanggan sejak {date}', en: 'Customer since {date}' },
  name: { id: 'Nama', en: 'Name' },
  company: { id: 'Perusahaan', en: 'Company' },
  city: { id: 'Kota', en: 'City' },
  language: { id: 'Bahasa', en: 'Language' },
  indonesian: { id: 'Indonesia', en: 'Indonesian' },
  english: { id: 'Inggris', en: 'English' },
  languageUnknown: { id: 'Belum diketahui', en: 'Not known' },
  notFilled: { id: 'Belum diisi', en: 'Not filled in' },
  edit: { id: 'Ubah {field}', en: 'Edit {field}' },
  notSaved: { id: 'Belum tersimpan. {reason}', en: 'Not saved. {reason}' },

  identities: { id: 'Kontak', en: 'Contact details' },
  identitiesEmpty: {
    id: 'Belum ada nomor atau email. Tambahkan agar pelanggan dapat dihubungi.',
    en: 'No phone or e-mail yet. Add one so that the customer can be reached.',
  },
  webchatVisitor: { id: 'Pengunjung obrolan web', en: 'Web chat visitor' },
  copy: { id: 'Salin {value}', en: 'Copy {value}' },
  copied: { id: 'Tersalin', en: 'Copied' },
  removeIdentity: { id: 'Hapus {value}', en: 'Remove {value}' },
  removeIdentityAsk: { id: 'Hapus {value} dari pelanggan ini?', en: 'Remove {value} from this customer?' },
  remove: { id: 'Hapus', en: 'Remove' },
  addIdentity: { id: 'Tambah telepon atau email', en: 'Add a phone or an e-mail' },
  phoneOrEmail: { id: 'Nomor telepon atau email', en: 'Phone number or e-mail' },
  add: { id: 'Tambah', en: 'Add' },
  identityInvalid: { id: 'Tulis nomor seperti 0812… atau +62812…, atau sebuah email.', en: 'Write a number such as 0812… or +62812…, or an e-mail.' },

  addTag: { id: 'Tambah label', en: 'Add a tag' },
  removeTag: { id: 'Hapus label {tag}', en: 'Remove the tag {tag}' },
  note: { id: 'Catatan tentang pelanggan', en: 'Note about the customer' },
  noteEmpty: { id: 'Belum ada catatan', en: 'No note yet' },

  orders: { id: 'Pesanan', en: 'Orders' },
  ordersCount: { id: 'Pesanan ({count})', en: 'Orders ({count})' },
  ordersEmpty: { id: 'Belum ada pesanan. Pesanan pelanggan ini akan muncul di sini.', en: 'No orders yet. This customer’s orders will appear here.' },
  orderItems: { id: 'Isi pesanan {number}', en: 'Items of order {number}' },
  quantity: { id: '{count} × {price}', en: '{count} × {price}' },

  tickets: { id: 'Tiket lain', en: 'Other tickets' },
  ticketsCount: { id: 'Tiket lain ({count})', en: 'Other tickets ({count})' },
  ticketsEmpty: { id: 'Belum ada tiket lain dari pelanggan ini.', en: 'No other tickets from this customer yet.' },
  openTicket: { id: 'Buka tiket #{number}', en: 'Open ticket #{number}' },
  noSubject: { id: 'Tanpa judul', en: 'No subject' },
  showAll: { id: 'Tampilkan semua ({count})', en: 'Show all ({count})' },

  ratings: { id: 'Penilaian', en: 'Ratings' },
  ratingsCount: { id: 'Penilaian ({count})', en: 'Ratings ({count})' },
  ratingsEmpty: { id: 'Belum ada penilaian dari pelanggan ini.', en: 'No ratings from this customer yet.' },
  rating: { id: '{rating} dari 5', en: '{rating} out of 5' },
  ratingAverage: { id: 'Rata-rata {rating} dari 5', en: 'Average {rating} out of 5' },
} as const satisfies Record<string, Sentence>;
