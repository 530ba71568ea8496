import type { Topic } from './topic.ts';

export const deliveryTopics: readonly Topic[] = [
  {
    key: 'lateDelivery',
    queue: 'shipping',
    tags: ['pengiriman', 'terlambat'],
    weight: 22,
    orderAge: [3, 14],
    priority: [
      ['normal', 7],
      ['high', 3],
      ['urgent', 0.5],
    ],
    notes: [
      'Resi {receipt} berhenti di hub {hub}. Sudah lapor {courier}, nomor laporan {case}.',
      'Kurir mencatat "alamat tidak ditemukan", padahal alamat lengkap. Minta kirim ulang ke {courier}.',
      'Kalau besok belum bergerak, ajukan kirim ulang ke gudang.',
    ],
    id: {
      subject: ['Pesanan {order} belum sampai', 'Paket terlambat', 'Status pengiriman {order}', 'Resi {courier} tidak bergerak'],
      open: [
        'pesanan saya {order} kok belum sampai ya? Saya pesan tanggal {date}.',
        'paket {product} saya sudah lewat dari estimasi tapi belum datang juga.',
        'mau tanya pengiriman {order}. Di aplikasi masih "dalam perjalanan" dari kemarin-kemarin.',
        'resi {receipt} di {courier} tidak ada pergerakan sudah 3 hari. Mohon dibantu cek.',
        'barang saya kapan sampai ya ke {city}? Rencananya mau dipakai akhir pekan ini.',
      ],
      ask: [
        'Mohon maaf atas keterlambatannya. Boleh saya minta nomor pesanan dan nama penerimanya?',
        'Kami paham ini tidak nyaman. Boleh dibantu nomor pesanannya supaya saya cek ke {courier}?',
        'Saya bantu cek ya. Apakah alamat penerimanya masih di {city}?',
      ],
      detail: [
        '{order}, atas nama {first}',
        'nomornya {order} kak, alamat masih sama di {city}',
        'ini ya: {order}. Nomor HP penerima juga sama dengan akun saya.',
      ],
      answer: [
        'Terima kasih sudah menunggu. Paket {order} saat ini ada di hub {courier} {hub} dan dijadwalkan diantar besok. Nomor resinya {receipt}.',
        'Sudah saya cek. Ada penumpukan di hub {hub}, sehingga paket baru diberangkatkan pagi ini. Perkiraan tiba 1–2 hari kerja.',
        'Saya sudah minta {courier} memprioritaskan paket ini (laporan {case}). Jika sampai lusa belum tiba, kami kirim ulang tanpa biaya.',
        'Kurir sempat datang tetapi rumah kosong. Pengantaran diulang hari ini antara pukul 13.00 dan 17.00, nomor resi {receipt}.',
      ],
      follow: [
        'kalau besok saya tidak di rumah, bisa dititip ke satpam?',
        'ini pasti sampai besok kan?',
        'kurirnya bisa telepon dulu sebelum antar?',
      ],
      followAnswer: [
        'Bisa, catatan untuk kurir sudah saya tambahkan.',
        'Sesuai jadwal kurir, iya. Saya pantau terus dan akan kabari jika ada perubahan.',
        'Sudah saya teruskan ke kurir agar menghubungi Kakak dulu sebelum mengantar.',
      ],
    },
    en: {
      subject: ['Order {order} has not arrived', 'Late parcel', 'Where is {order}?'],
      open: [
        'my order {order} from {date} still has not arrived. Could you check where it is?',
        'the tracking for {receipt} has not moved for three days.',
        'I ordered the {product} and it is past the estimated date. When will it reach {city}?',
      ],
      ask: [
        'I am sorry for the delay. May I have your order number and the name of the recipient?',
        'Let me check that with {courier}. Is the delivery address still in {city}?',
      ],
      detail: ['It is {order}, same address in {city}.', '{order}, recipient is me, {first}.'],
      answer: [
        'Thank you for waiting. Your parcel is at the {courier} hub in {hub} and goes out for delivery tomorrow. Tracking number {receipt}.',
        'I have asked {courier} to put this parcel first (case {case}). If it is not there within two working days we send a new one free of charge.',
      ],
      follow: ['Can the courier call me before coming?', 'I am at the office tomorrow, can they leave it with security?'],
      followAnswer: ['I added that note for the courier.', 'Yes, the note is on the parcel now.'],
    },
  },
  {
    key: 'changeAddress',
    queue: 'shipping',
    tags: ['pengiriman', 'ubah-alamat'],
    weight: 7,
    orderAge: [0, 3],
    priority: [
      ['normal', 6],
      ['high', 4],
    ],
    notes: ['Gudang konfirmasi: belum diserahkan ke kurir, alamat masih bisa diganti.', 'Sudah terlanjur jalan, minta {courier} alihkan.'],
    id: {
      subject: ['Ubah alamat pengiriman {order}', 'Salah alamat di pesanan {order}', 'Ganti alamat kirim'],
      open: [
        'saya salah pilih alamat di pesanan {order}. Masih bisa diubah?',
        'mau ganti alamat pengiriman, pesanannya baru saya buat tadi.',
        'tolong paket {product} dikirim ke kantor saja, jangan ke rumah. Bisa?',
      ],
      ask: [
        'Bisa kami bantu selama belum diserahkan ke kurir. Boleh kirim alamat barunya lengkap dengan kode pos?',
        'Alamat barunya di mana, dan siapa penerimanya?',
      ],
      detail: [
        'Jl. Melati No. 12, {city}. Penerima tetap saya.',
        'Ruko Harmoni Blok C-7, {city}, atas nama {first}, nomor HP sama.',
        'Perumahan Griya Asri D3/9, {city}. Patokannya sebelah musala.',
      ],
      answer: [
        'Alamat pesanan {order} sudah kami ganti. Paket akan dikirim besok pagi dengan {courier}.',
        'Sudah berhasil diubah. Ongkirnya sama, jadi tidak ada tambahan biaya.',
        'Paket sudah di tangan {courier}, tetapi pengalihannya disetujui. Waktu tiba mundur sekitar 1 hari.',
      ],
      follow: ['nomor resinya sudah ada?', 'jadi sampainya kapan ya kira-kira?'],
      followAnswer: ['Ada, resinya {receipt}. Bisa dilacak mulai nanti malam.', 'Perkiraan 2 hari kerja sejak diserahkan ke kurir.'],
    },
    en: {
      subject: ['Change delivery address of {order}', 'Wrong address on my order'],
      open: ['I chose the wrong address for {order}. Can it still be changed?', 'could you send order {order} to my office instead of my home?'],
      ask: ['We can, as long as it is not with the courier yet. Please send the full new address with the postal code.'],
      detail: ['Jl. Kenanga 8, {city}. Same name and phone number.', 'Menara Sentosa 14th floor, {city}, attention {first}.'],
      answer: [
        'The address of {order} is changed. It leaves tomorrow morning with {courier}.',
        'Done, and there is nothing more to pay for shipping.',
      ],
      follow: ['Great, do you have the tracking number?'],
      followAnswer: ['Yes: {receipt}. It can be followed from this evening.'],
    },
  },
  {
    key: 'wrongSize',
    needs: 'size',
    queue: 'returns',
    tags: ['retur', 'ukuran'],
    weight: 12,
    orderAge: [4, 25],
    priority: [
      ['low', 2],
      ['normal', 8],
    ],
    notes: ['Stok ukuran {otherSize} masih ada 6 di gudang {hub}.', 'Label masih utuh menurut foto pelanggan. Boleh tukar.'],
    id: {
      subject: ['Tukar ukuran {product}', 'Ukuran tidak pas', 'Ukuran yang datang salah', 'Ongkir tukar ukuran'],
      open: [
        '{product} ukuran {size} ternyata kekecilan. Bisa tukar ke {otherSize}?',
        'barangnya bagus tapi ukurannya tidak pas di saya. Cara tukarnya bagaimana?',
        'saya pesan ukuran {otherSize} tapi yang datang {size}. Mohon ditukar ya.',
        'mau tanya, kalau tukar ukuran ongkirnya siapa yang tanggung?',
      ],
      ask: [
        'Bisa kami bantu tukar. Apakah label masih terpasang dan barang belum dicuci? Mohon kirim nomor pesanannya juga.',
        'Boleh kirim nomor pesanan dan ukuran yang diinginkan?',
      ],
      detail: [
        'label masih ada, belum dipakai. Pesanannya {order}',
        '{order}, mau yang {otherSize}',
        'baru dicoba sekali kak, label masih nempel. {order}',
      ],
      answer: [
        'Ukuran {otherSize} tersedia. Kurir {courier} akan menjemput barang lama besok, penggantinya dikirim setelah kami terima.',
        'Penukaran disetujui dengan nomor {case}. Silakan kirim ke gudang {hub}; ongkirnya kami ganti dalam bentuk saldo.',
        'Mohon maaf, ini kekeliruan di gudang kami. Ukuran {otherSize} langsung kami kirim hari ini, barang lama dijemput kurir tanpa biaya.',
      ],
      fits: [[0, 1], [0, 1], [2], [1]],
      follow: ['dijemputnya jam berapa?', 'kalau ternyata {otherSize} habis, uangnya kembali?', 'kotaknya sudah saya buang, tidak apa-apa?'],
      followAnswer: [
        'Antara pukul 10.00 dan 15.00, kurir akan menghubungi dulu.',
        'Betul, jika stok habis dana dikembalikan penuh.',
        'Tidak apa-apa, cukup dibungkus rapi.',
      ],
    },
    en: {
      subject: ['{product} does not fit', 'Wrong size received'],
      open: ['the {product} in {size} is too small for me. Can I exchange it for {otherSize}?', 'I ordered {otherSize} but received {size}.'],
      ask: ['Of course. Are the labels still on, and may I have the order number?'],
      detail: ['Yes, never worn. The order is {order}.', '{order}. Labels are on.'],
      answer: [
        'Size {otherSize} is in stock. {courier} collects the old one tomorrow and we send the new one as soon as we have it.',
        'The exchange is approved under {case}. There is nothing to pay.',
      ],
      follow: ['What time is the pickup?', 'I no longer have the box, is that a problem?'],
      followAnswer: ['Between 10 and 3, and the courier calls first.', 'No problem, any tidy wrapping will do.'],
    },
  },
  {
    key: 'damaged',
    needs: 'breakable',
    queue: 'returns',
    tags: ['retur', 'rusak'],
    weight: 9,
    orderAge: [3, 16],
    priority: [
      ['normal', 4],
      ['high', 6],
    ],
    notes: ['Foto menunjukkan dus penyok, kemungkinan di perjalanan. Klaim ke {courier} nomor {case}.', 'Nilai di bawah batas, langsung ganti baru.'],
    id: {
      subject: ['{product} diterima rusak', 'Barang retak saat diterima', 'Pesanan {order} pecah', 'Isi paket kurang'],
      open: [
        '{product} yang saya terima rusak, dusnya juga penyok parah.',
        'baru saya buka paketnya dan barangnya retak. Kecewa sih, padahal ini buat kado.',
        'pesanan {order} sudah sampai tapi ada bagian yang pecah.',
        'isi paket kurang satu, di invoice ada 2 tapi yang datang cuma 1.',
      ],
      ask: [
        'Mohon maaf sekali atas kejadian ini. Boleh kirim nomor pesanan dan keterangan kerusakannya?',
        'Kami ikut menyesal. Apakah ada video saat paket dibuka?',
      ],
      detail: [
        'ada videonya. Nomor pesanan {order}',
        '{order}. Dusnya memang sudah penyok waktu diterima dari kurir',
        'tidak sempat video, tapi foto ada. {order}',
      ],
      answer: [
        'Terima kasih. Penggantian disetujui, barang baru kami kirim hari ini dengan {courier}, resi menyusul.',
        'Kami tawarkan dua pilihan: ganti baru, atau dana {amount} dikembalikan penuh. Mana yang Kakak pilih?',
        'Klaim sudah kami ajukan dengan nomor {case}. Barang pengganti tetap kami kirim tanpa menunggu hasil klaim.',
      ],
      fits: [[0, 1, 2], [0, 1, 2], [0, 1, 2], [0]],
      follow: ['yang rusak perlu dikembalikan?', 'ganti baru saja. Berapa lama sampainya?'],
      followAnswer: ['Tidak perlu, cukup disimpan 7 hari untuk berjaga-jaga.', 'Perkiraan 2–3 hari kerja ke {city}.'],
    },
    en: {
      subject: ['{product} arrived damaged', 'Damaged item in {order}'],
      open: ['the {product} arrived cracked and the box was crushed.', 'I just unpacked {order} and one side is broken off.'],
      ask: ['I am very sorry. May I have the order number and a short description of the damage?'],
      detail: ['Order {order}. The crack is at the bottom.', '{order}, I have a video of the unpacking.'],
      answer: [
        'Thank you. A replacement leaves today with {courier}; I will send the tracking number.',
        'We can send a new one or refund {amount} in full. Which do you prefer?',
      ],
      follow: ['A new one please. How long will it take?', 'Do I need to send the broken one back?'],
      followAnswer: ['Two to three working days to {city}.', 'No, please just keep it for seven days.'],
    },
  },
];
