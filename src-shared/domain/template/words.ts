/** Longest text that is looked at for words, in characters. */
const LOOKED_AT = 4_000;

/** Lower case without marks, so that "Kàrtu" and "kartu" are one word. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

export function wordsOf(text: string): string[] {
  return folded(text.slice(0, LOOKED_AT)).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The roots of the words that tell what a text is about, in order, each once. */
export function telling(text: string): string[] {
  return [...tellingWords(text).keys()];
}

/** The same, with each root's word as it was written first. */
export function tellingWords(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of wordsOf(text)) {
    const whole = short[word] ?? word;
    if (whole.length < 3 || stop.has(whole) || /^\d+$/.test(whole)) continue;
    const root = rootOf(whole);
    if (!stop.has(root) && !found.has(root)) found.set(root, word);
  }
  return found;
}

/** Enough of Indonesian and English grammar to find "dikirim" by "pengiriman"; what is left has at least four letters. */
export function rootOf(word: string): string {
  let root = word;
  const cut = (pattern: RegExp): void => {
    const shorter = root.replace(pattern, '');
    if (shorter.length >= 4) root = shorter;
  };
  cut(/(nya|kah|lah|pun)$/);
  cut(/(kan|an|ing|ed|es|s)$/);
  cut(/^(meng|meny|mem|men|peng|peny|pem|pen|di|ter|ber|ke|se|me|pe)/);
  return swallowed[root] ?? root;
}

/** Roots whose first letter a prefix swallows: me + kirim is mengirim. */
const swallowed: Readonly<Record<string, string>> = {
  irim: 'kirim',
  embali: 'kembali',
  mbali: 'kembali',
  ukar: 'tukar',
  esan: 'pesan',
  unggu: 'tunggu',
  erima: 'terima',
  otong: 'potong',
  arik: 'tarik',
  akai: 'pakai',
};

/** As people type on a phone. */
const short: Readonly<Record<string, string>> = {
  brg: 'barang',
  blm: 'belum',
  byr: 'bayar',
  krm: 'kirim',
  psn: 'pesan',
  pesenan: 'pesanan',
  tf: 'transfer',
  trf: 'transfer',
  rek: 'rekening',
  pass: 'sandi',
  password: 'sandi',
  duit: 'dana',
  uang: 'dana',
  refund: 'dana',
  telat: 'terlambat',
  lelet: 'lambat',
  cacat: 'rusak',
  pecah: 'rusak',
};

const stop: ReadonlySet<string> = new Set(
  `ada adalah agar aja akan aku anda apa apakah atau atas bagi bagaimana bahwa baik bang banget bapak baru belum beliau biar bisa boleh bu buat bukan
   cara coba cuma dah dan dapat dari daripada dengan deh di dia dikit dong dulu gan gimana gitu hai halo hari harus hingga hubungi ibu ini itu iya jadi jangan
   jika juga ka kah kak kakak kalau kalo kami kamu kan kapan karena kasih kata kayak ke kenapa kepada kita kok lagi lah lain lalu lama lebih loh maaf mah
   mas masih mau mba mbak mereka min minta mohon mungkin nah namun nanti nih nya oh oke om pada pagi pak paling para per perlu permisi pernah pun punya
   saat saja salam sama sampai sangat satu saya sebagai sebelum sebuah sedang sehingga sejak sekali sekarang selalu selamat semua seperti serta sesuai
   setelah si siang siapa silakan sini sis situ sore suatu sudah supaya tadi tak tanya tapi tapinya tau telah tentang terhadap terima terus tersebut
   terlalu tetap tetapi tidak tiap tolong tuh udah untuk waktu walau yaitu yang malam kemarin besok gak nggak enggak gpp sdh tdk yg dgn utk krn jg
   bgt sy gw gue dpt klo aja bantu bantuan atur pakai langsung mengapa dimana mana dalam luar oleh antara pukul jam tunggu ulang
   about after all also and any are been before but can could did does done for from get had has have hello here how into its just know like may more
   much need not now off one our out over please she should some still than thank thanks that the their them then there these they this time too very
   want was well were what when where which who why will with would you your yet yes sir dear hi hey`.split(/\s+/),
);
