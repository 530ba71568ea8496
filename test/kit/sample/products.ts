/** `sizes` where the article has any; prices in rupiah. */
export type Product = { readonly sku: string; readonly name: string; readonly price: number; readonly sizes?: readonly string[] };

const clothes = ['S', 'M', 'L', 'XL'] as const;
const shoes = ['38', '39', '40', '41', '42', '43'] as const;

export const products: readonly Product[] = [
  { sku: 'BTK-101', name: 'Kemeja Batik Lengan Panjang Parang', price: 289_000, sizes: clothes },
  { sku: 'BTK-114', name: 'Blus Batik Mega Mendung', price: 239_000, sizes: clothes },
  { sku: 'BTK-120', name: 'Dress Batik Kawung', price: 349_000, sizes: clothes },
  { sku: 'TNK-205', name: 'Kain Tenun Sumba 2 m', price: 425_000 },
  { sku: 'KMJ-310', name: 'Kemeja Oxford Pria', price: 219_000, sizes: clothes },
  { sku: 'KOS-322', name: 'Kaos Katun Combed 30s', price: 89_000, sizes: clothes },
  { sku: 'JKT-340', name: 'Jaket Parasut Anti Air', price: 329_000, sizes: clothes },
  { sku: 'GMS-351', name: 'Gamis Katun Rayon', price: 275_000, sizes: clothes },
  { sku: 'HJB-360', name: 'Hijab Segi Empat Voal', price: 69_000 },
  { sku: 'CLN-371', name: 'Celana Chino Slim Fit', price: 245_000, sizes: clothes },
  { sku: 'SPT-402', name: 'Sepatu Lari Ringan', price: 459_000, sizes: shoes },
  { sku: 'SPT-410', name: 'Sepatu Kulit Formal', price: 625_000, sizes: shoes },
  { sku: 'SDL-421', name: 'Sandal Gunung', price: 199_000, sizes: shoes },
  { sku: 'TAS-430', name: 'Tas Ransel Laptop 15 inci', price: 379_000 },
  { sku: 'TAS-436', name: 'Tas Selempang Kanvas', price: 159_000 },
  { sku: 'ELK-501', name: 'Blender 2 Liter', price: 415_000 },
  { sku: 'ELK-508', name: 'Rice Cooker 1,8 Liter', price: 389_000 },
  { sku: 'ELK-515', name: 'Setrika Uap Genggam', price: 279_000 },
  { sku: 'ELK-522', name: 'Kipas Angin Berdiri 16 inci', price: 325_000 },
  { sku: 'ELK-530', name: 'Air Fryer 4 Liter', price: 749_000 },
  { sku: 'ELK-541', name: 'Earphone Bluetooth', price: 249_000 },
  { sku: 'ELK-548', name: 'Power Bank 10.000 mAh', price: 189_000 },
  { sku: 'ELK-555', name: 'Lampu Meja LED', price: 129_000 },
  { sku: 'RMH-601', name: 'Set Sprei Katun 160 x 200', price: 299_000 },
  { sku: 'RMH-607', name: 'Panci Set Anti Lengket', price: 549_000 },
  { sku: 'RMH-612', name: 'Rak Serbaguna 4 Susun', price: 265_000 },
  { sku: 'RMH-620', name: 'Termos Air Panas 1 Liter', price: 145_000 },
  { sku: 'RMH-633', name: 'Wajan Enamel 28 cm', price: 179_000 },
  { sku: 'KPI-701', name: 'Kopi Arabika Gayo 250 g', price: 92_000 },
  { sku: 'KPI-704', name: 'Kopi Toraja 250 g', price: 98_000 },
  { sku: 'MKN-711', name: 'Keripik Tempe 5 bungkus', price: 75_000 },
  { sku: 'MNK-802', name: 'Mainan Balok Kayu', price: 135_000 },
  { sku: 'MNK-808', name: 'Sepeda Anak 16 inci', price: 899_000 },
  { sku: 'KCT-905', name: 'Serum Wajah Vitamin C 20 ml', price: 119_000 },
  { sku: 'KCT-911', name: 'Sabun Sereh Alami isi 4', price: 65_000 },
];

/** What is often bought with what, by SKU. */
export const companions: Readonly<Record<string, string>> = {
  'BTK-101': 'CLN-371',
  'BTK-120': 'SDL-421',
  'GMS-351': 'HJB-360',
  'HJB-360': 'GMS-351',
  'KMJ-310': 'CLN-371',
  'SPT-402': 'KOS-322',
  'TAS-430': 'ELK-548',
  'ELK-541': 'ELK-548',
  'ELK-501': 'RMH-620',
  'ELK-508': 'RMH-633',
  'ELK-530': 'RMH-633',
  'RMH-601': 'ELK-555',
  'KPI-701': 'KPI-704',
  'KPI-704': 'RMH-620',
  'MKN-711': 'KPI-701',
  'KCT-905': 'KCT-911',
};

export const couriers = ['JNE', 'J&T', 'SiCepat', 'AnterAja', 'Pos Indonesia', 'Ninja Xpress'] as const;
export const banks = ['BCA', 'Mandiri', 'BRI', 'BNI', 'Permata', 'CIMB Niaga'] as const;
export const wallets = ['GoPay', 'OVO', 'DANA', 'ShopeePay'] as const;
export const vouchers = ['NUSANTARA50', 'GAJIAN25', 'ONGKIRGRATIS', 'PELANGGANBARU', 'BATIKDAY', 'HEMAT11'] as const;
