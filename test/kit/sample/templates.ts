import type { TeamKey } from './staff.ts';

type Language = 'id' | 'en';
export type TemplatePlan = {
  readonly team: TeamKey | null;
  readonly language: Language;
  readonly topic: string;
  readonly shortcut: string;
  readonly title: string;
  readonly body: string;
};

const of =
  (team: TeamKey | null, topic: string) =>
  (shortcut: string, title: string, id: string, en?: readonly [title: string, body: string]): TemplatePlan[] => [
    { team, language: 'id', topic, shortcut, title, body: id },
    ...(en === undefined ? [] : [{ team, language: 'en' as const, topic, shortcut: `${shortcut}-en`, title: en[0], body: en[1] }]),
  ];

const common = of(null, 'Umum');
const delivery = of('delivery', 'Pengiriman');
const returns = of('delivery', 'Retur');
const payment = of('payment', 'Pembayaran');
const refund = of('payment', 'Pengembalian dana');
const account = of('service', 'Akun');
const product = of('service', 'Produk');

export const templatePlan: readonly TemplatePlan[] = [
  ...common('salam', 'Salam pembuka', 'Halo Kak {{contact.name}}, dengan {{agent.name}} dari Toko Nusantara. Ada yang bisa kami bantu?', [
    'Greeting',
    'Hello {{contact.name}}, this is {{agent.name}} from Toko Nusantara. How can I help?',
  ]),
  ...common('tunggu', 'Mohon tunggu', 'Baik Kak, mohon ditunggu sebentar ya. Kami cek terlebih dahulu.', [
    'One moment',
    'One moment please, let me check that for you.',
  ]),
  ...common('maaf', 'Permohonan maaf', 'Mohon maaf atas ketidaknyamanannya, Kak {{contact.name}}. Kami bantu sampai selesai.', [
    'Apology',
    'I am sorry for the trouble, {{contact.name}}. We will see this through.',
  ]),
  ...common('data', 'Minta nomor pesanan', 'Boleh kirim nomor pesanan dan nama penerimanya supaya bisa kami cek?', [
    'Ask for order number',
    'May I have your order number and the name of the recipient?',
  ]),
  ...common('tutup', 'Penutup', 'Senang bisa membantu, Kak {{contact.name}}. Jika ada kendala lagi, cukup balas percakapan ini ya.', [
    'Closing',
    'Glad to help, {{contact.name}}. If anything comes up, just answer here.',
  ]),
  ...common('nomor', 'Nomor tiket', 'Laporan Kakak tercatat dengan nomor tiket {{ticket.number}}. Kami kabari begitu ada perkembangan.', [
    'Ticket number',
    'Your report is ticket {{ticket.number}}. We will write as soon as there is news.',
  ]),
  ...common('jam', 'Jam layanan', 'Layanan kami buka setiap hari pukul 07.00–22.00 WIB. Pesan di luar jam itu kami balas esok paginya.'),
  ...delivery(
    'terlambat',
    'Paket terlambat',
    'Kami sudah meminta kurir memprioritaskan paket Kakak. Jika 2 hari kerja belum tiba, kami kirim ulang tanpa biaya.',
    ['Late parcel', 'We asked the courier to put your parcel first. If it is not there in two working days, we send it again free of charge.'],
  ),
  ...delivery(
    'resi',
    'Cara melacak resi',
    'Paket bisa dilacak di menu Pesanan, lalu Lacak. Pembaruan biasanya muncul 6–12 jam setelah diserahkan ke kurir.',
    ['How to track', 'You can follow the parcel under Orders, Track. Updates appear 6 to 12 hours after pickup.'],
  ),
  ...delivery(
    'alamat',
    'Ubah alamat',
    'Alamat masih bisa diubah selama paket belum diserahkan ke kurir. Mohon kirim alamat lengkap beserta kode pos.',
    ['Change address', 'The address can be changed until the courier has the parcel. Please send it in full with the postal code.'],
  ),
  ...delivery(
    'status',
    'Status pesanan',
    '{{time.greeting}}, Kak {{contact.firstName}}. Pesanan {{order.number}} ({{order.items}}) saat ini {{order.state}}. Nomor resinya [[nomor resi]].',
    [
      'Order status',
      '{{time.greeting}}, {{contact.firstName}}. Your order {{order.number}} ({{order.items}}) is {{order.state}}. The tracking number is [[tracking number]].',
    ],
  ),
  ...delivery(
    'hilang',
    'Paket hilang',
    'Mohon maaf Kak {{contact.firstName}}, paket {{order.number}} dinyatakan hilang oleh kurir. Kami kirim ulang tanpa biaya, perkiraan tiba [[tanggal tiba]].',
    [
      'Lost parcel',
      'I am sorry, {{contact.firstName}}: the courier reports parcel {{order.number}} as lost. We send it again free of charge, arriving about [[date]].',
    ],
  ),
  ...delivery('cakupan', 'Cakupan pengiriman', 'Pengiriman ke {{contact.city}} memakai JNE dan SiCepat, biasanya 2–4 hari kerja.', [
    'Delivery area',
    'We deliver to {{contact.city}} with JNE and SiCepat, usually in 2 to 4 working days.',
  ]),
  ...delivery('ongkir', 'Ongkos kirim', 'Ongkos kirim mengikuti berat dan kota tujuan, dan terlihat sebelum pembayaran.'),
  ...returns(
    'tukar',
    'Syarat tukar ukuran',
    'Barang bisa ditukar dalam 14 hari selama label terpasang dan belum dicuci. Ongkir penjemputan kami tanggung.',
    ['Size exchange', 'Items can be exchanged within 14 days with labels on. We pay for the pickup.'],
  ),
  ...returns('rusak', 'Barang rusak', 'Mohon kirim foto barang dan dus dari beberapa sisi. Begitu diterima, pengganti langsung kami siapkan.', [
    'Damaged item',
    'Please send photos of the item and the box. We prepare a replacement as soon as we have them.',
  ]),
  ...returns(
    'salahkirim',
    'Salah kirim barang',
    'Mohon maaf Kak {{contact.firstName}}, barang di pesanan {{order.number}} keliru. Barang yang benar kami kirim hari ini, yang salah dijemput kurir [[hari penjemputan]].',
    [
      'Wrong item',
      'I am sorry, {{contact.firstName}}: order {{order.number}} came with the wrong item. The right one leaves today, and the courier collects the other on [[day]].',
    ],
  ),
  ...returns(
    'tolakretur',
    'Retur lewat batas waktu',
    'Batas retur adalah 14 hari sejak barang diterima, sedangkan pesanan {{order.number}} dibuat {{order.placedAt}}. Kami bantu carikan jalan lain ya, Kak.',
    [
      'Return too late',
      'Returns are possible within 14 days of delivery, and order {{order.number}} is from {{order.placedAt}}. Let me look for another way.',
    ],
  ),
  ...returns('jemput', 'Jadwal penjemputan', 'Kurir akan menjemput besok antara pukul 10.00 dan 15.00. Mohon barang dibungkus rapi.'),
  ...returns(
    'gudang',
    'Alamat gudang retur',
    'Retur dikirim ke Gudang Toko Nusantara, Jl. Industri Raya 21, Tangerang, dengan nomor tiket {{ticket.number}} di luar paket.',
  ),
  ...payment('konfirmasi', 'Pembayaran masuk', 'Pembayaran sudah kami terima dan pesanan sedang disiapkan. Terima kasih, Kak {{contact.name}}.', [
    'Payment received',
    'We have your payment and the order is being packed. Thank you, {{contact.name}}.',
  ]),
  ...payment('bukti', 'Minta bukti bayar', 'Boleh kirim bukti pembayaran yang memuat jam dan bank pengirim?', [
    'Proof of payment',
    'Could you send the proof of payment with time and bank?',
  ]),
  ...payment(
    'tagihan',
    'Rincian tagihan',
    'Total pesanan {{order.number}} adalah {{order.total}} untuk {{order.items}}. Batas bayar [[jam batas bayar]].',
    ['Amount due', 'Order {{order.number}} comes to {{order.total}} for {{order.items}}. Please pay by [[time]].'],
  ),
  ...payment(
    'gandabayar',
    'Terbayar dua kali',
    'Kami lihat pesanan {{order.number}} terbayar dua kali. Kelebihan {{order.total}} kami kembalikan dalam 3 hari kerja.',
    ['Paid twice', 'Order {{order.number}} was paid twice. We return the {{order.total}} too much within three working days.'],
  ),
  ...payment('unik', 'Kode unik', 'Mohon transfer sesuai nominal sampai tiga angka terakhir, supaya terbaca otomatis.'),
  ...payment('faktur', 'Faktur', 'Faktur kami kirim ke email terdaftar paling lambat 2 hari kerja.', [
    'Invoice',
    'The invoice goes to your registered e-mail within two working days.',
  ]),
  ...refund(
    'dana',
    'Lama pengembalian dana',
    'Dana kembali dalam 1–3 hari kerja untuk dompet digital, dan sampai 7 hari kerja untuk transfer bank.',
    ['Refund time', 'Refunds take one to three working days to a wallet and up to seven to a bank account.'],
  ),
  ...refund(
    'danakirim',
    'Dana sudah dikirim',
    'Dana {{order.total}} untuk pesanan {{order.number}} sudah kami kirim pada {{time.date}} ke [[bank atau dompet]].',
    ['Refund sent', 'The refund of {{order.total}} for order {{order.number}} was sent on {{time.date}} to [[bank or wallet]].'],
  ),
  ...refund(
    'rekening',
    'Minta data rekening',
    'Mohon isi nama bank dan nama pemilik rekening melalui tautan aman di aplikasi. Jangan kirim nomor kartu atau PIN di sini ya.',
  ),
  ...account(
    'otp',
    'OTP tidak masuk',
    'Mohon pastikan sinyal aktif dan kotak SMS tidak penuh, lalu coba kirim ulang setelah 60 detik. Jangan bagikan kode OTP kepada siapa pun.',
    ['No OTP', 'Please make sure there is signal and room for SMS, then ask again after 60 seconds. Never share the code with anyone.'],
  ),
  ...account('sandi', 'Atur ulang kata sandi', 'Tautan atur ulang kata sandi sudah dikirim ke email terdaftar dan berlaku 30 menit.', [
    'Reset password',
    'A reset link is in your mail and works for 30 minutes.',
  ]),
  ...account('voucher', 'Syarat voucher', 'Voucher berlaku sesuai minimal belanja dan kategori yang tertulis. Kuota terbatas setiap hari.'),
  ...product('stok', 'Stok tersedia', 'Stok masih tersedia, pesanan sebelum pukul 15.00 dikirim di hari yang sama.', [
    'In stock',
    'It is in stock. Orders before 3 pm leave the same day.',
  ]),
  ...product(
    'garansi',
    'Klaim garansi',
    'Garansi berlaku 1 tahun sejak barang diterima. Mohon kirim nomor pesanan dan gejalanya, kami jadwalkan penjemputan.',
    ['Warranty claim', 'The warranty lasts one year from delivery. Please send the order number and what happens, and we arrange the pickup.'],
  ),
  ...account(
    'blokir',
    'Akun terkunci',
    'Akun atas nama {{contact.name}} terkunci karena kata sandi salah lima kali. Kunci terbuka otomatis dalam 30 menit, atau lewat tautan di email.',
    [
      'Account locked',
      'The account of {{contact.name}} is locked after five wrong passwords. It opens by itself in 30 minutes, or by the link in your mail.',
    ],
  ),
  ...account(
    'ubahnomor',
    'Ganti nomor telepon',
    'Nomor telepon dapat diganti di menu Akun, lalu Keamanan. Siapkan kode OTP ke nomor lama; jika nomor lama mati, balas pesan ini.',
    [
      'Change phone number',
      'The phone number can be changed under Account, Security. You need the code sent to the old number; if it is dead, answer here.',
    ],
  ),
  ...product('ukuran', 'Panduan ukuran', 'Panduan ukuran ada di halaman produk. Untuk tinggi [[tinggi badan]] biasanya cocok ukuran [[ukuran]].', [
    'Size guide',
    'The size guide is on the product page. For a height of [[height]] size [[size]] usually fits.',
  ]),
  ...product('grosir', 'Pembelian banyak', 'Untuk 20 buah ke atas ada potongan 10 %. Penawaran kami kirim lewat email.'),
];
