import { IMPORT_FIELDS, type ImportKind, type Mapping } from '#shared/contract/customer-schemas.ts';

/** Headers as people and shops write them, in Indonesian and English; letters and digits only, lower case. */
const names: { readonly [K in ImportKind]: Readonly<Record<(typeof IMPORT_FIELDS)[K][number], readonly string[]>> } = {
  customers: {
    externalId: ['externalid', 'id', 'idpelanggan', 'kodepelanggan', 'nopelanggan', 'customerid', 'customercode', 'memberid', 'nomember', 'idluar'],
    name: ['name', 'nama', 'namapelanggan', 'namalengkap', 'fullname', 'customername', 'customer', 'pelanggan', 'contactname', 'kontak'],
    phone: [
      'phone',
      'telepon',
      'telp',
      'tlp',
      'notelp',
      'notelepon',
      'nomortelepon',
      'hp',
      'nohp',
      'nomorhp',
      'handphone',
      'ponsel',
      'nomorponsel',
      'phonenumber',
      'mobile',
      'mobilephone',
      'tel',
    ],
    email: ['email', 'surel', 'alamatemail', 'emailaddress', 'mail'],
    whatsapp: ['whatsapp', 'wa', 'nowa', 'nomorwa', 'nowhatsapp', 'nomorwhatsapp', 'whatsappnumber'],
    company: ['company', 'perusahaan', 'namaperusahaan', 'organisasi', 'organization', 'organisation', 'instansi', 'kantor', 'companyname'],
    city: ['city', 'kota', 'kabupaten', 'kotakabupaten', 'kabkota', 'town'],
    language: ['language', 'bahasa', 'lang', 'locale'],
    tags: ['tags', 'tag', 'label', 'labels', 'penanda', 'kategori', 'segmen', 'segment'],
    note: ['note', 'notes', 'catatan', 'keterangan', 'remark', 'remarks', 'comment', 'komentar'],
    consent: ['consent', 'persetujuan', 'izin', 'izinpromosi', 'setujupromosi', 'optin', 'marketingconsent', 'newsletter', 'acceptsmarketing'],
  },
  orders: {
    externalId: ['externalid', 'id', 'orderid', 'idpesanan', 'idorder'],
    number: [
      'number',
      'nomor',
      'nopesanan',
      'nomorpesanan',
      'ordernumber',
      'orderno',
      'noorder',
      'nomororder',
      'invoice',
      'noinvoice',
      'order',
      'pesanan',
      'kodepesanan',
    ],
    customerExternalId: ['customerexternalid', 'customerid', 'idpelanggan', 'kodepelanggan', 'memberid'],
    customerPhone: [
      'customerphone',
      'phone',
      'telepon',
      'telp',
      'nohp',
      'hp',
      'notelp',
      'nomorhp',
      'telepopelanggan',
      'teleponpelanggan',
      'hppelanggan',
      'phonenumber',
      'whatsapp',
      'wa',
    ],
    customerEmail: ['customeremail', 'email', 'surel', 'emailpelanggan'],
    state: ['state', 'status', 'statuspesanan', 'orderstatus', 'keadaan'],
    placedAt: [
      'placedat',
      'tanggal',
      'tgl',
      'tanggalpesanan',
      'tglpesanan',
      'tanggalorder',
      'orderdate',
      'date',
      'createdat',
      'waktu',
      'waktupesanan',
    ],
    total: ['total', 'jumlah', 'totalharga', 'totalbayar', 'totalpesanan', 'grandtotal', 'amount', 'ordertotal', 'nilai'],
    currency: ['currency', 'matauang', 'kurs'],
    items: ['items', 'item', 'barang', 'produk', 'products', 'lineitems', 'isipesanan', 'daftarbarang'],
  },
};

/** The fields that the headers seem to name; each field once, the first column that fits. */
export function suggestMapping(kind: ImportKind, columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const free = new Set<string>(IMPORT_FIELDS[kind]);
  columns.forEach((column, index) => {
    const folded = column
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
    const field = Object.entries(names[kind]).find(([name, words]) => free.has(name) && words.includes(folded))?.[0];
    if (field === undefined) return;
    free.delete(field);
    mapping[String(index)] = field;
  });
  return mapping;
}

/** Whether every column is there, every field is one of the kind's, named once, and a row can be found again by one of them. */
export function mappingFits(kind: ImportKind, mapping: Mapping, columnCount: number): boolean {
  const fields = Object.values(mapping);
  if (new Set(fields).size !== fields.length) return false;
  if (Object.keys(mapping).some((index) => Number(index) >= columnCount)) return false;
  if (fields.some((field) => !(IMPORT_FIELDS[kind] as readonly string[]).includes(field))) return false;
  const has = (...wanted: string[]): boolean => wanted.some((field) => fields.includes(field));
  return kind === 'customers'
    ? has('externalId', 'phone', 'email', 'whatsapp')
    : has('number', 'externalId') && has('customerExternalId', 'customerPhone', 'customerEmail') && has('placedAt') && has('total');
}

/** The cells of a row by field, without the blanks around them and without the apostrophe that keeps a spreadsheet from running them. */
export function fieldsOf(cells: readonly string[], mapping: Mapping): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [index, field] of Object.entries(mapping)) {
    const cell = (cells[Number(index)] ?? '').trim().replace(/^'(?=\s*[=+\-@])/, '');
    if (cell !== '') fields[field] = cell;
  }
  return fields;
}
