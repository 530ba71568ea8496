export const firstNames = (
  'Adi Agus Ahmad Aisyah Aldi Alya Amelia Andi Andini Anisa Anton Ari Arini Asep Astrid Aulia Ayu Bagus Bambang Bayu Bella Bima Budi Cahya ' +
  'Cindy Citra Damar Dani Dedi Desi Dewi Dian Didik Dimas Dina Dinda Dwi Eka Eko Elisa Endah Erna Erwin Evi Fadli Fajar Farah Farid Feri Fitri ' +
  'Galang Galih Gilang Gita Gusti Hadi Hana Hani Haris Hasan Hendra Hesti Ika Ilham Imam Indah Intan Irfan Irma Iwan Jefri Joko Julia Kadek ' +
  'Karina Kartika Kevin Komang Krisna Laila Laras Lestari Lia Linda Lukman Lusi Made Maria Martin Maya Mega Melati Mira Muhammad Nabila Nadia ' +
  'Nanda Nina Nisa Novi Nur Nyoman Oki Putra Putri Rahma Rama Rani Ratih Reza Rian Rina Rini Rizal Rizky Robby Ronald Rosa Sari Satria Sekar ' +
  'Shinta Sigit Silvia Siti Sri Stefani Sukma Surya Taufik Teguh Tia Tika Tito Tri Umi Vina Wahyu Wati Wawan Widya Winda Wisnu Wulan Yani Yanti ' +
  'Yoga Yosef Yudi Yulia Yusuf Zahra Zaki'
).split(' ');

export const lastNames = (
  'Abdullah Adiputra Anggraini Anwar Ardiansyah Arifin Astuti Aziz Basuki Budiman Cahyono Chandra Damanik Darmawan Effendi Fauzi Firmansyah ' +
  'Ginting Gunawan Habibi Hakim Halim Handayani Harahap Hartono Hasibuan Hidayat Hutapea Irawan Iskandar Jatmiko Kurniawan Kusuma Kusumawati ' +
  'Laksono Lestari Lubis Mahendra Manurung Marpaung Maulana Mulyadi Mulyani Nainggolan Nasution Nugraha Nugroho Nurhayati Oktaviani Pangestu ' +
  'Permana Permata Pertiwi Prabowo Pramono Prasetyo Pratama Purnama Purnomo Puspita Putra Rahayu Rahman Ramadhan Ramadhani Rumapea Safitri ' +
  'Salim Santosa Saputra Saragih Sari Setiawan Siagian Sihombing Simanjuntak Sinaga Siregar Situmorang Suharto Sulistyo Suryadi Susanti Susanto ' +
  'Sutanto Suwandi Syahputra Tanjung Tarigan Tobing Utami Utomo Wibowo Widodo Wijaya Winarno Yulianti Yusuf Zulkarnain'
).split(' ');

export const cities: readonly (readonly [string, number])[] = [
  ['Jakarta Selatan', 12],
  ['Jakarta Barat', 9],
  ['Jakarta Timur', 8],
  ['Tangerang', 8],
  ['Bekasi', 8],
  ['Depok', 6],
  ['Bogor', 5],
  ['Bandung', 9],
  ['Cimahi', 2],
  ['Semarang', 5],
  ['Surakarta', 3],
  ['Yogyakarta', 5],
  ['Surabaya', 9],
  ['Sidoarjo', 3],
  ['Malang', 4],
  ['Denpasar', 4],
  ['Medan', 5],
  ['Palembang', 3],
  ['Pekanbaru', 2],
  ['Padang', 2],
  ['Bandar Lampung', 2],
  ['Balikpapan', 2],
  ['Banjarmasin', 2],
  ['Pontianak', 2],
  ['Makassar', 4],
  ['Manado', 2],
  ['Mataram', 1],
  ['Kupang', 1],
  ['Jayapura', 1],
];

export const companies = [
  'PT Sinar Jaya Abadi',
  'CV Berkah Makmur',
  'Kopi Senja',
  'PT Karya Bersama',
  'Sekolah Tunas Bangsa',
  'Klinik Sehat Sentosa',
  'UD Maju Lancar',
  'Hotel Bukit Asri',
];
