import type { Topic } from './topic.ts';

export const paymentTopics: readonly Topic[] = [
  {
    key: 'paymentNotConfirmed',
    queue: 'payments',
    tags: ['pembayaran', 'konfirmasi'],
    weight: 16,
    orderAge: [0, 3],
    priority: [
      ['normal', 5],
      ['high', 4],
      ['urgent', 1],
    ],
    notes: [
      'Mutasi {bank} menunjukkan dana masuk, selisih 3 digit kode unik.',
      'Nominal tidak cocok: pelanggan tidak menyertakan kode unik.',
      'Diteruskan ke tim keuangan, nomor {case}.',
    ],
    id: {
      subject: ['Pembayaran {order} belum terkonfirmasi', 'Sudah transfer, status masih menunggu', 'Konfirmasi pembayaran'],
      open: [
        'saya sudah transfer {amount} ke {bank} tapi status pesanan masih "menunggu pembayaran".',
        'pembayaran lewat {wallet} sudah terpotong, tapi pesanannya {order} belum diproses.',
        'sudah bayar dari tadi pagi, kok pesanannya malah mau dibatalkan otomatis?',
        'virtual account {bank} saya sudah dibayar, mohon dicek ya. Nomor pesanan {order}.',
      ],
      ask: [
        'Baik, saya bantu cek. Boleh info jam transfer dan bank pengirimnya?',
        'Mohon maaf sudah membuat khawatir. Boleh minta nomor pesanan, nominal, dan jam pembayarannya?',
      ],
      detail: [
        '{order}, {amount}, transfer sekitar jam 9 pagi dari {bank}',
        'dari {bank} atas nama saya sendiri, {amount}',
        'pakai {wallet} kak, jam 10 lewat sedikit. {order}',
      ],
      answer: [
        'Dana sudah kami temukan dan pesanan {order} sekarang berstatus dibayar. Barang disiapkan hari ini.',
        'Terima kasih, pembayaran {amount} sudah kami cocokkan. Pembatalan otomatisnya sudah kami hentikan.',
        'Ada keterlambatan pembaruan dari {bank}. Sudah saya konfirmasi manual, silakan muat ulang halaman pesanan.',
        'Nominal yang masuk kurang kode unik sehingga tidak terbaca sistem. Sudah kami cocokkan, tidak perlu transfer lagi.',
      ],
      follow: ['jadi kapan dikirim?', 'aman ya, tidak akan batal?', 'bukti bayarnya bisa dikirim ke email?'],
      followAnswer: [
        'Paling lambat besok siang, resi akan muncul di aplikasi.',
        'Aman, pesanan sudah masuk antrean gudang.',
        'Bisa, invoice sudah kami kirim ke email terdaftar.',
      ],
    },
    en: {
      subject: ['Payment for {order} not confirmed', 'I paid but the order is still pending'],
      open: [
        'I transferred {amount} via {bank} but {order} still says waiting for payment.',
        'my {wallet} was charged, yet the order was not processed.',
      ],
      ask: ['Let me check. What time did you pay, and from which bank?'],
      detail: ['Around 9 this morning from {bank}, {amount}.', 'With {wallet}, a bit after ten. Order {order}.'],
      answer: [
        'We found your payment and {order} is now marked as paid. It will be packed today.',
        '{bank} was late with its update. I confirmed it by hand, please reload the order page.',
      ],
      follow: ['Thanks. When will it ship?', 'Could you e-mail me the invoice?'],
      followAnswer: ['Tomorrow noon at the latest.', 'It is on its way to your registered address.'],
    },
  },
  {
    key: 'refund',
    queue: 'refunds',
    tags: ['pengembalian-dana'],
    weight: 13,
    orderAge: [5, 40],
    priority: [
      ['normal', 6],
      ['high', 3],
    ],
    notes: [
      'Retur diterima gudang {hub}, kondisi baik. Dana disetujui.',
      'Bank pelanggan {bank}, proses kliring sampai 3 hari kerja.',
      'Sudah lewat 7 hari, eskalasi ke keuangan {case}.',
    ],
    id: {
      subject: ['Pengembalian dana {order}', 'Refund belum masuk', 'Kapan dana kembali?'],
      open: [
        'refund untuk {order} sampai sekarang belum masuk ke rekening saya.',
        'pesanan saya dibatalkan toko, kapan uang {amount} dikembalikan?',
        'katanya maksimal 7 hari kerja, ini sudah lewat. Mohon kejelasannya.',
        'barang retur sudah diterima gudang menurut resi, lalu dananya bagaimana?',
      ],
      ask: [
        'Mohon maaf atas penantiannya. Boleh info nomor pesanan serta bank tujuan pengembaliannya?',
        'Saya cek ke bagian keuangan. Metode pembayarannya dulu pakai apa?',
      ],
      detail: ['{order}, dulu bayar pakai {bank}', 'pakai {wallet}. Nomor pesanannya {order}', '{order}. Rekening {bank} atas nama saya'],
      answer: [
        'Dana {amount} sudah kami kirim ke {bank} pagi ini, biasanya tampil dalam 1–3 hari kerja. Nomor referensi {case}.',
        'Pengembalian ke {wallet} sudah berhasil. Mohon cek riwayat saldonya.',
        'Ternyata nomor rekeningnya kurang satu digit sehingga ditolak bank. Setelah diperbaiki, dana kami kirim ulang hari ini.',
      ],
      follow: ['jadi maksimal hari apa ya?', 'kalau belum masuk juga saya hubungi siapa?', 'ongkirnya ikut dikembalikan?'],
      followAnswer: ['Paling lambat Jumat ini.', 'Cukup balas percakapan ini, langsung saya lanjutkan.', 'Ikut, karena pembatalan dari pihak kami.'],
    },
    en: {
      subject: ['Refund for {order}', 'Refund not received yet'],
      open: ['the refund for {order} has not reached my account yet.', 'my order was cancelled by the store. When do I get the {amount} back?'],
      ask: ['I am sorry for the wait. Which payment method did you use, and what is the order number?'],
      detail: ['{order}, paid from {bank}.', 'With {wallet}, order {order}.'],
      answer: [
        'We sent {amount} to your {bank} account this morning. It usually shows within three working days. Reference {case}.',
        'The refund to {wallet} went through. Please look at your balance history.',
      ],
      follow: ['Does that include shipping?', 'What if it does not arrive by Friday?'],
      followAnswer: ['Yes, shipping included.', 'Just answer here and I will follow it up at once.'],
    },
  },
  {
    key: 'invoice',
    queue: 'payments',
    tags: ['faktur'],
    weight: 4,
    priority: [
      ['low', 4],
      ['normal', 6],
    ],
    notes: ['NPWP sudah diverifikasi. Faktur dibuat tim pajak, nomor {case}.'],
    id: {
      subject: ['Minta faktur {order}', 'Invoice atas nama perusahaan'],
      open: [
        'bisa minta invoice {order} atas nama perusahaan?',
        'untuk klaim kantor saya perlu faktur dengan NPWP. Caranya bagaimana?',
        'invoice di email saya tidak bisa dibuka, mohon dikirim ulang.',
      ],
      ask: ['Tentu bisa. Boleh kirim nama perusahaan dan alamat sesuai NPWP?', 'Boleh nomor pesanannya? Nanti kami kirim ulang.'],
      detail: ['pesanan {order}, alamatnya sama dengan alamat kirim di {city}', '{order} ya, kirim ke email saya saja'],
      answer: [
        'Invoice {order} sudah kami kirim ke email terdaftar.',
        'Faktur pajaknya terbit paling lambat 2 hari kerja dengan nomor permintaan {case}.',
      ],
      follow: ['bisa sekalian yang bulan lalu?'],
      followAnswer: ['Bisa, keduanya kami kirim dalam satu email.'],
    },
    en: {
      subject: ['Invoice for {order}'],
      open: ['could I get an invoice for {order} in my company’s name?', 'the invoice in my mail does not open. Could you send it again?'],
      ask: ['Certainly. Which company name and address should it carry?'],
      detail: ['Same address as the delivery, in {city}. Order {order}.'],
      answer: ['The invoice for {order} is on its way to your registered e-mail.'],
      follow: ['Could you add last month’s as well?'],
      followAnswer: ['Yes, both come in one message.'],
    },
  },
];
