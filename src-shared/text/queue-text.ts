import type { Sentence } from './languages.ts';

export const viewText = {
  mine: { id: 'Tiket saya', en: 'Mine' },
  team: { id: 'Tim saya', en: 'My team' },
  unassigned: { id: 'Belum diambil', en: 'Unassigned' },
  waiting: { id: 'Menunggu pelanggan', en: 'Waiting on customer' },
  snoozed: { id: 'Ditunda', en: 'Snoozed' },
  all: { id: 'Semua', en: 'All' },
  resolved: { id: 'Selesai', en: 'Resolved' },
} as const satisfies Record<string, Sentence>;

export const emptyViewText = {
  mine: {
    title: { id: 'Belum ada tiket untuk Anda', en: 'No tickets for you yet' },
    hint: {
      id: 'Tiket yang Anda ambil atau yang diberikan kepada Anda akan muncul di sini.',
      en: 'Tickets that you take, or that are given to you, will appear here.',
    },
  },
  team: {
    title: { id: 'Tim Anda tidak punya tiket terbuka', en: 'Your team has no open tickets' },
    hint: { id: 'Tiket baru di antrean tim Anda akan muncul di sini.', en: 'New tickets in your team’s queues will appear here.' },
  },
  unassigned: {
    title: { id: 'Semua tiket sudah ada yang pegang', en: 'Every ticket has an owner' },
    hint: { id: 'Pelanggan baru yang menunggu diambil akan muncul di sini.', en: 'New customers waiting to be taken will appear here.' },
  },
  waiting: {
    title: { id: 'Tidak ada yang menunggu pelanggan', en: 'Nothing waits on a customer' },
    hint: { id: 'Tiket yang Anda tandai “Tunggu pelanggan” akan muncul di sini.', en: 'Tickets set to “Wait for customer” will appear here.' },
  },
  snoozed: {
    title: { id: 'Tidak ada tiket yang ditunda', en: 'No snoozed tickets' },
    hint: { id: 'Tiket yang ditunda menunggu di sini sampai waktunya.', en: 'Snoozed tickets wait here until their time.' },
  },
  all: {
    title: { id: 'Belum ada tiket di antrean ini', en: 'No tickets in this queue yet' },
    hint: { id: 'Semua tiket yang belum selesai akan muncul di sini.', en: 'Every ticket that is not resolved will appear here.' },
  },
  resolved: {
    title: { id: 'Belum ada tiket yang selesai', en: 'No resolved tickets yet' },
    hint: { id: 'Tiket yang diselesaikan akan tersimpan di sini.', en: 'Resolved tickets will be kept here.' },
  },
} as const satisfies Record<string, { title: Sentence; hint: Sentence }>;

export const sortText = {
  due: { id: 'Tenggat terdekat', en: 'Due first' },
  longestWaiting: { id: 'Paling lama menunggu', en: 'Longest waiting' },
  newest: { id: 'Terbaru', en: 'Newest' },
} as const satisfies Record<string, Sentence>;

export const dueText = {
  soon: { id: 'Hampir lewat tenggat', en: 'Due soon' },
  over: { id: 'Lewat tenggat', en: 'Overdue' },
} as const satisfies Record<string, Sentence>;

export const queueText = {
  chooseView: { id: 'Pilih tampilan: {view}, {count} tiket', en: 'Choose a view: {view}, {count} tickets' },
  views: { id: 'Tampilan', en: 'Views' },
  savedViews: { id: 'Tampilan tersimpan', en: 'Saved views' },
  saveView: { id: 'Simpan tampilan ini…', en: 'Save this view…' },
  manageViews: { id: 'Kelola tampilan tersimpan…', en: 'Manage saved views…' },
  savedViewName: { id: 'Nama tampilan', en: 'Name of the view' },
  savedViewHint: {
    id: 'Menyimpan tampilan, urutan, dan saringan yang sekarang dipakai.',
    en: 'Keeps the view, the order and the filters in use now.',
  },
  savedViewTaken: { id: 'Nama ini sudah dipakai. Simpan lagi untuk menggantinya.', en: 'This name is taken. Save again to replace it.' },
  savedViewsFull: { id: 'Sudah ada 30 tampilan tersimpan. Hapus satu dulu.', en: 'There are 30 saved views already. Delete one first.' },
  savedViewAction: { id: 'Tampilan tersimpan: {name}', en: 'Saved view: {name}' },
  save: { id: 'Simpan', en: 'Save' },
  close: { id: 'Tutup', en: 'Close' },
  deleteView: { id: 'Hapus tampilan {name}', en: 'Delete the view {name}' },
  listLabel: { id: '{view}, {count} tiket', en: '{view}, {count} tickets' },
  sort: { id: 'Urutkan: {sort}', en: 'Sort: {sort}' },
  filter: { id: 'Saring', en: 'Filter' },
  filterActive: { id: 'Saring, {count} aktif', en: 'Filter, {count} active' },
  filterTitle: { id: 'Saring antrean', en: 'Filter the queue' },
  filterChannel: { id: 'Kanal', en: 'Channel' },
  filterQueue: { id: 'Antrean', en: 'Queue' },
  filterPriority: { id: 'Prioritas', en: 'Priority' },
  filterDue: { id: 'Tenggat jawaban', en: 'Answer due' },
  filterTag: { id: 'Label', en: 'Tag' },
  filterTagHint: { id: 'Pilih label', en: 'Choose tags' },
  removeFilter: { id: 'Hapus saringan {name}', en: 'Remove the filter {name}' },
  clearFilters: { id: 'Hapus semua', en: 'Clear all' },
  emptyFiltered: { id: 'Tidak ada tiket yang cocok', en: 'No ticket matches' },
  emptyFilteredHint: { id: 'Longgarkan atau hapus saringan untuk melihat tiket lain.', en: 'Loosen or clear the filters to see other tickets.' },
  failed: { id: 'Antrean tidak dapat dibaca. {reason}', en: 'The queue could not be read. {reason}' },
  tryAgain: { id: 'Coba lagi', en: 'Try again' },
  firstLoad: { id: 'Mengambil tiket dari server', en: 'Fetching tickets from the server' },
  firstLoadCount: { id: '{done} dari {total}', en: '{done} of {total}' },
  noSubject: { id: 'Tanpa judul', en: 'No subject' },
  noMessages: { id: 'Belum ada pesan', en: 'No messages yet' },
  you: { id: 'Anda: {preview}', en: 'You: {preview}' },
  waitingFor: { id: 'Menunggu {duration}', en: 'Waiting {duration}' },
  lastMessage: { id: 'Pesan terakhir {time}', en: 'Last message {time}' },
  dueIn: { id: 'tenggat {duration} lagi', en: 'due in {duration}' },
  dueOver: { id: 'lewat tenggat {duration}', en: 'overdue by {duration}' },
  unread: { id: '{count} pesan belum dibaca', en: '{count} unread messages' },
  priorityIs: { id: 'Prioritas {priority}', en: 'Priority {priority}' },
  channelIs: { id: 'Kanal {channel}', en: 'Channel {channel}' },
  pending: { id: '{count} perubahan belum terkirim', en: '{count} changes not yet sent' },
  snoozedUntil: { id: 'Ditunda sampai {time}', en: 'Snoozed until {time}' },
  viewing: { id: '{names} sedang melihat', en: '{names} viewing' },
  typing: { id: '{names} sedang mengetik', en: '{names} typing' },
  customerTyping: { id: 'Pelanggan sedang mengetik…', en: 'Customer is typing…' },
  me: { id: 'Anda', en: 'You' },
  ownedBy: { id: 'Dipegang {agent}', en: 'Owned by {agent}' },
} as const satisfies Record<string, Sentence>;
