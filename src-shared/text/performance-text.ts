import type { Sentence } from './languages.ts';

/** What each metric is called. */
export const metricText = {
  contactsHandled: { id: 'Kontak dilayani', en: 'Contacts handled' },
  contactsPerHour: { id: 'Kontak per jam', en: 'Contacts per hour' },
  firstResponse: { id: 'Respons pertama', en: 'First response' },
  agentFirstReply: { id: 'Balasan pertama Anda', en: 'Your first reply' },
  nextReply: { id: 'Balasan berikutnya', en: 'Next reply' },
  handleTimeWall: { id: 'Lama penanganan', en: 'Handling time' },
  handleTimeActive: { id: 'Penanganan aktif', en: 'Active handling' },
  firstResolution: { id: 'Selesai pertama', en: 'First resolution' },
  fullResolution: { id: 'Selesai tuntas', en: 'Full resolution' },
  resolutionRate: { id: 'Tingkat penyelesaian', en: 'Resolution rate' },
  reopenRate: { id: 'Dibuka lagi', en: 'Reopened' },
  firstContactResolution: { id: 'Selesai sekali kontak', en: 'Solved at first contact' },
  csat: { id: 'CSAT', en: 'CSAT' },
  nps: { id: 'NPS', en: 'NPS' },
  ces: { id: 'CES', en: 'CES' },
  slaMet: { id: 'SLA tercapai', en: 'SLA met' },
  waitingTime: { id: 'Waktu tunggu pelanggan', en: 'Customer waiting time' },
  transferRate: { id: 'Dialihkan', en: 'Transferred' },
  answerSpeed: { id: 'Kecepatan menjawab', en: 'Answer speed' },
} as const satisfies Record<string, Sentence>;

/** How each is counted, in one or two sentences. */
export const formulaText = {
  contactsHandled: {
    id: 'Banyaknya tiket yang Anda balas atau selesaikan dalam periode ini. Satu tiket dihitung satu kali selama ada di tangan Anda.',
    en: 'How many tickets you replied to or resolved in the period. A ticket counts once for as long as it is in your hands.',
  },
  contactsPerHour: {
    id: 'Kontak dilayani ÷ jam produktif, yaitu waktu Anda berstatus melayani.',
    en: 'Contacts handled ÷ productive hours: the time you were in a serving state.',
  },
  firstResponse: {
    id: 'Rata-rata waktu dari pesan pertama pelanggan (atau serah terima terakhir dari bot) sampai balasan pertama dari manusia. Balasan bot, balasan otomatis, dan catatan tidak dihitung.',
    en: 'Average time from the customer’s first message (or the last hand-over from the bot) to the first reply by a person. Bot and automatic replies and notes do not count.',
  },
  agentFirstReply: {
    id: 'Rata-rata waktu dari tiket menjadi milik Anda sampai balasan pertama Anda. Setelah dialihkan, waktunya dihitung dari awal untuk agen yang baru.',
    en: 'Average time from when the ticket became yours to your first reply. After a transfer the clock starts anew for the new agent.',
  },
  nextReply: {
    id: 'Rata-rata waktu dari pesan pelanggan tertua yang belum dijawab sampai balasan berikutnya dari manusia. Balasan pertama tiket tidak termasuk.',
    en: 'Average time from the customer’s oldest unanswered message to the next reply by a person. The first reply of a ticket is not among them.',
  },
  handleTimeWall: {
    id: 'Rata-rata lamanya tiap tiket terbuka di tangan Anda. Berhenti selagi menunggu pelanggan atau ditunda; beberapa percakapan sekaligus masing-masing dihitung penuh.',
    en: 'Average time that each ticket was open in your hands. It stands still while waiting for the customer or snoozed; conversations held at once each count in full.',
  },
  handleTimeActive: {
    id: 'Rata-rata waktu tiap tiket benar-benar terbuka di depan Anda dan Anda aktif.',
    en: 'Average time each ticket was really open in front of you while you were active.',
  },
  firstResolution: {
    id: 'Rata-rata waktu dari tiket dibuat sampai pertama kali diselesaikan, tanpa waktu sebelum bot menyerahkannya.',
    en: 'Average time from creation of the ticket to the first time it was resolved, without the time before a bot handed it over.',
  },
  fullResolution: {
    id: 'Rata-rata waktu dari tiket dibuat sampai terakhir kali diselesaikan. Tiket yang dibuka lagi dihitung satu kali, sampai selesai tuntas.',
    en: 'Average time from creation of the ticket to the last time it was resolved. A reopened ticket counts once, up to its final end.',
  },
  resolutionRate: {
    id: 'Dari tiket yang dibuat dalam periode ini, bagian yang sekarang sudah selesai.',
    en: 'Of the tickets created in the period, the share that is resolved by now.',
  },
  reopenRate: {
    id: 'Bagian penyelesaian yang dibuka lagi dalam jendela waktu. Balasan terima kasih yang ditandai tidak perlu tindakan tidak dihitung.',
    en: 'Share of resolutions reopened within the window. A thank-you marked as needing no action does not count.',
  },
  firstContactResolution: {
    id: 'Bagian penyelesaian tanpa kontak lagi dari pelanggan yang sama tentang hal yang sama, di saluran apa pun, dalam jendela waktu.',
    en: 'Share of resolutions after which the same customer did not come back about the same matter, on any channel, within the window.',
  },
  csat: {
    id: 'Jawaban 4 dan 5 ÷ semua jawaban × 100. Jawaban dicatat pada agen yang menyelesaikan.',
    en: 'Answers of 4 and 5 ÷ all answers × 100. An answer belongs to the agent who resolved.',
  },
  nps: {
    id: '% jawaban 9–10 dikurangi % jawaban 0–6. Dari −100 sampai +100. Ini angka seluruh ruang kerja, bukan milik satu agen.',
    en: '% of answers 9–10 minus % of answers 0–6. From −100 to +100. It is the whole workspace’s number, never one agent’s.',
  },
  ces: {
    id: 'Rata-rata jawaban 1–7 atas pernyataan bahwa masalahnya mudah diselesaikan.',
    en: 'Average answer, 1–7, to the statement that the matter was easy to settle.',
  },
  slaMet: {
    id: 'Tenggat yang tercapai ÷ tenggat yang sudah diputuskan × 100.',
    en: 'Deadlines met ÷ deadlines decided × 100.',
  },
  waitingTime: {
    id: 'Rata-rata lamanya pelanggan menunggu jawaban Anda, termasuk balasan pertama.',
    en: 'Average time that customers waited for your answer, the first reply included.',
  },
  transferRate: {
    id: 'Bagian kontak yang Anda layani lalu Anda alihkan ke antrean atau agen lain.',
    en: 'Share of the contacts you handled that you passed to another queue or agent.',
  },
  answerSpeed: {
    id: 'Rata-rata waktu di antrean sampai diambil, dari kontak yang terjawab. Yang ditinggalkan pelanggan tidak dihitung.',
    en: 'Average time in the queue until taken, of contacts that were answered. Abandoned ones do not count.',
  },
} as const satisfies Record<keyof typeof metricText, Sentence>;

export const metricGroupText = {
  work: { id: 'Pekerjaan', en: 'Work' },
  speed: { id: 'Kecepatan', en: 'Speed' },
  outcome: { id: 'Penyelesaian', en: 'Outcome' },
  voice: { id: 'Suara pelanggan dan SLA', en: 'Customers’ voice and SLA' },
} as const satisfies Record<string, Sentence>;

/** What a number rests on: `n` of these. */
export const restsOnText = {
  tickets: { id: 'dari {n} tiket', en: 'of {n} tickets' },
  ticketsOne: { id: 'dari 1 tiket', en: 'of 1 ticket' },
  replies: { id: 'dari {n} balasan', en: 'of {n} replies' },
  repliesOne: { id: 'dari 1 balasan', en: 'of 1 reply' },
  answers: { id: 'dari {n} jawaban', en: 'of {n} answers' },
  answersOne: { id: 'dari 1 jawaban', en: 'of 1 answer' },
  deadlines: { id: 'dari {n} tenggat', en: 'of {n} deadlines' },
  deadlinesOne: { id: 'dari 1 tenggat', en: 'of 1 deadline' },
  hours: { id: 'dari {n} jam produktif', en: 'of {n} productive hours' },
  hoursOne: { id: 'dari 1 jam produktif', en: 'of 1 productive hour' },
  nothing: { id: 'belum ada yang diukur', en: 'nothing to measure yet' },
} as const satisfies Record<string, Sentence>;

export const periodText = {
  label: { id: 'Periode', en: 'Period' },
  today: { id: 'Hari ini', en: 'Today' },
  week: { id: 'Minggu ini', en: 'This week' },
  month: { id: 'Bulan ini', en: 'This month' },
  custom: { id: 'Pilih tanggal', en: 'Choose dates' },
  from: { id: 'Dari', en: 'From' },
  to: { id: 'Sampai', en: 'To' },
  backwards: { id: 'Tanggal akhir ada sebelum tanggal awal.', en: 'The last date is before the first.' },
  tooLong: { id: 'Paling panjang {days} hari.', en: 'At most {days} days.' },
  missing: { id: 'Isi kedua tanggal.', en: 'Fill in both dates.' },
} as const satisfies Record<string, Sentence>;

export const performanceText = {
  title: { id: 'Kinerja saya', en: 'My performance' },
  asOf: { id: 'Angka per {time}', en: 'Numbers as of {time}' },
  offline: {
    id: 'Anda offline. Angka dihitung dari data di komputer ini per {time} ({age} lalu), ditambah pekerjaan Anda sejak itu.',
    en: 'You are offline. The numbers come from the data on this computer as of {time} ({age} ago), plus your work since.',
  },
  loading: {
    id: 'Data masih diambil dari server; angka belum lengkap sampai selesai.',
    en: 'Data is still being fetched from the server; the numbers are not complete until it is done.',
  },
  mediansAsOf: { id: 'Median tim per {time}', en: 'Team medians as of {time}' },
  target: { id: 'Target', en: 'Target' },
  targetMet: { id: 'Target {target} · tercapai', en: 'Target {target} · met' },
  targetMissed: { id: 'Target {target} · belum tercapai', en: 'Target {target} · not met' },
  targetWaiting: { id: 'Target {target}', en: 'Target {target}' },
  median: { id: 'Median tim', en: 'Team median' },
  medianIs: { id: 'Median tim {value}', en: 'Team median {value}' },
  medianUnknown: { id: 'belum diketahui di sini', en: 'not known here' },
  business: { id: 'Menurut jam kerja', en: 'In business hours' },
  businessIs: { id: 'Jam kerja {value}', en: 'Business hours {value}' },
  none: { id: 'Belum ada', en: 'None yet' },
  provisional: { id: 'Sementara', en: 'Provisional' },
  provisionalWhy: {
    id: 'Sementara: jendela waktunya belum lewat, jadi angka ini masih bisa berubah sendiri.',
    en: 'Provisional: its window has not passed yet, so the number may still change by itself.',
  },
  restated: { id: 'Dihitung ulang', en: 'Restated' },
  restatedWhy: {
    id: 'Dihitung ulang: ada kejadian yang tiba terlambat, misalnya pekerjaan saat offline, untuk hari yang sudah lewat.',
    en: 'Restated: events arrived late for a day that was over, such as work done offline.',
  },
  open: { id: 'Buka rincian', en: 'Open the details' },
  failed: { id: 'Angka tidak dapat dibaca. {reason}', en: 'The numbers could not be read. {reason}' },
  tryAgain: { id: 'Coba lagi', en: 'Try again' },
  emptyTitle: { id: 'Belum ada angka untuk periode ini', en: 'No numbers for this period yet' },
  emptyHint: {
    id: 'Angka muncul begitu Anda membalas atau menyelesaikan tiket.',
    en: 'Numbers appear as soon as you reply to or resolve tickets.',
  },

  back: { id: 'Semua angka', en: 'All numbers' },
  value: { id: 'Nilai', en: 'Value' },
  trend: { id: 'Tren', en: 'Trend' },
  formula: { id: 'Cara menghitung', en: 'How it is counted' },
  parameters: { id: 'Parameter', en: 'Parameters' },
  behind: { id: 'Tiket dan kejadian di balik angka ini', en: 'Tickets and events behind this number' },
  behindOf: { id: 'Hanya {span}', en: 'Only {span}' },
  behindAll: { id: 'Tampilkan seluruh periode', en: 'Show the whole period' },
  behindEmpty: { id: 'Tidak ada tiket di balik angka ini', en: 'No tickets behind this number' },
  behindEmptyHint: {
    id: 'Begitu ada tiket yang dihitung atau dilewati, alasannya tercatat di sini.',
    en: 'As soon as a ticket is counted or left out, it is listed here with the reason.',
  },
  ticket: { id: 'Tiket', en: 'Ticket' },
  customer: { id: 'Pelanggan', en: 'Customer' },
  counted: { id: 'Dihitung', en: 'Counted' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
  countedYes: { id: 'Dihitung', en: 'Counted' },
  countedNo: { id: 'Tidak dihitung', en: 'Left out' },
  events: { id: 'Kejadian', en: 'Events' },
  showEvents: { id: '{count} kejadian', en: '{count} events' },
  showEventsOf: { id: '{count} kejadian tiket {number}', en: '{count} events of ticket {number}' },
  openTicket: { id: 'Buka tiket #{number}', en: 'Open ticket #{number}' },
  noTicket: { id: 'Tanpa tiket', en: 'No ticket' },
  range: { id: '{from}–{to} dari {total}', en: '{from}–{to} of {total}' },
  previous: { id: 'Sebelumnya', en: 'Previous' },
  next: { id: 'Berikutnya', en: 'Next' },
} as const satisfies Record<string, Sentence>;

/** Why something was looked at and not counted. */
export const leftOutText = {
  unanswered: { id: 'Ditutup sebelum dijawab', en: 'Closed before an answer' },
  neverAnswered: { id: 'Anda belum sempat menjawab', en: 'You never got to answer' },
  resolvedWithoutReply: { id: 'Diselesaikan tanpa balasan', en: 'Resolved without a reply' },
  noActionNeeded: { id: 'Tidak perlu tindakan, misalnya ucapan terima kasih', en: 'No action needed, such as a thank-you' },
  notWorkedOn: { id: 'Tidak dikerjakan di tangan ini', en: 'Not worked on while in these hands' },
  stillOpen: { id: 'Masih terbuka', en: 'Still open' },
  resolvedAgain: { id: 'Diselesaikan lagi kemudian; yang terakhir yang dihitung', en: 'Resolved again later; the last one counts' },
  reopened: { id: 'Dibuka lagi', en: 'Opened again' },
  abandoned: { id: 'Ditinggalkan pelanggan sebelum diambil', en: 'Abandoned before anyone took it' },
  merged: { id: 'Digabung ke tiket lain', en: 'Merged into another ticket' },
  byBot: { id: 'Dikerjakan bot', en: 'Done by a bot' },
  notRated: { id: 'Survei belum dijawab', en: 'The survey is not answered' },
} as const satisfies Record<string, Sentence>;

/** What a formula was asked with. */
export const parameterText = {
  firstContactWindowMs: { id: 'Jendela kontak ulang', en: 'Window for coming back' },
  reopenWindowMs: { id: 'Jendela dibuka lagi', en: 'Window for reopening' },
  csatFrom: { id: 'Puas mulai dari nilai', en: 'Satisfied from a score of' },
  cesFrom: { id: 'Mudah mulai dari nilai', en: 'Easy from a score of' },
  lateMs: { id: 'Dianggap terlambat setelah', en: 'Counts as late after' },
  longestStateMs: { id: 'Satu status dihitung paling lama', en: 'One state counts at most' },
  productiveStates: { id: 'Status produktif', en: 'Productive states' },
  fewestForMedian: { id: 'Agen paling sedikit untuk median', en: 'Fewest agents for a median' },
  timeZone: { id: 'Zona waktu', en: 'Time zone' },
  counted: { id: 'Dihitung', en: 'Counted' },
  leftOut: { id: 'Tidak dihitung', en: 'Left out' },
  medianMs: { id: 'Median', en: 'Median' },
  handled: { id: 'Kontak dilayani', en: 'Contacts handled' },
  productiveMs: { id: 'Waktu produktif', en: 'Productive time' },
} as const satisfies Record<string, Sentence>;

/** What happened to a ticket, as far as numbers depend on it. */
export const historyText = {
  created: { id: 'Tiket dibuat', en: 'Ticket created' },
  messageIn: { id: 'Pesan pelanggan', en: 'Customer’s message' },
  reply: { id: 'Balasan', en: 'Reply' },
  autoReply: { id: 'Balasan otomatis', en: 'Automatic reply' },
  handedOff: { id: 'Diserahkan dari bot', en: 'Handed over by the bot' },
  assigned: { id: 'Ditugaskan', en: 'Assigned' },
  transferred: { id: 'Dialihkan', en: 'Transferred' },
  status: { id: 'Status berubah', en: 'Status changed' },
  resolved: { id: 'Diselesaikan', en: 'Resolved' },
  reopened: { id: 'Dibuka lagi', en: 'Opened again' },
  snoozed: { id: 'Ditunda atau bangun lagi', en: 'Snoozed or woken' },
  mergedAway: { id: 'Digabung ke tiket lain', en: 'Merged into another ticket' },
  absorbed: { id: 'Tiket lain digabung ke sini', en: 'Another ticket merged into this one' },
  rated: { id: 'Pelanggan menilai', en: 'Customer rated' },
} as const satisfies Record<string, Sentence>;

/** For the bar at the foot of the window. */
export const todayText = {
  label: { id: 'Angka saya hari ini', en: 'My numbers today' },
  handled: { id: 'Dilayani', en: 'Handled' },
  firstResponse: { id: 'Respons', en: 'Response' },
  csat: { id: 'CSAT', en: 'CSAT' },
  slaMet: { id: 'SLA', en: 'SLA' },
  open: { id: '{metric} hari ini: {value}. Buka rincian', en: '{metric} today: {value}. Open the details' },
} as const satisfies Record<string, Sentence>;

export const chartText = {
  showTable: { id: 'Tampilkan tabel', en: 'Show the table' },
  showChart: { id: 'Tampilkan grafik', en: 'Show the chart' },
  csv: { id: 'Simpan CSV', en: 'Save CSV' },
  png: { id: 'Simpan PNG', en: 'Save PNG' },
  csvOf: { id: 'Simpan CSV: {title}', en: 'Save CSV: {title}' },
  pngOf: { id: 'Simpan PNG: {title}', en: 'Save PNG: {title}' },
  span: { id: 'Waktu', en: 'Time' },
  from: { id: 'Dari', en: 'From' },
  to: { id: 'Sampai', en: 'To' },
  seconds: { id: 'detik', en: 'seconds' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
  value: { id: 'Nilai', en: 'Value' },
  n: { id: 'Banyaknya', en: 'Count' },
  show: { id: 'Lihat', en: 'Show' },
  showOf: { id: 'Lihat yang di balik {span}', en: 'Show what is behind {span}' },
  provisional: { id: 'sementara', en: 'provisional' },
  dashed: { id: 'Garis putus-putus: target {target}', en: 'Dashed line: target {target}' },
  hollow: { id: 'Titik kosong: masih sementara', en: 'Hollow point: still provisional' },
  summaryNone: { id: 'Belum ada nilai dalam periode ini.', en: 'No values in this period yet.' },
  summaryOne: { id: 'Satu nilai: {value} pada {at}.', en: 'One value: {value} on {at}.' },
  summary: {
    id: 'Dari {first} ke {last}. Terendah {low} pada {lowAt}, tertinggi {high} pada {highAt}.',
    en: 'From {first} to {last}. Lowest {low} on {lowAt}, highest {high} on {highAt}.',
  },
  summaryFlat: { id: 'Tetap {value} sepanjang periode.', en: 'Steady at {value} throughout the period.' },
  missing: { id: '{count} titik tanpa nilai.', en: '{count} points without a value.' },
  missingOne: { id: '1 titik tanpa nilai.', en: '1 point without a value.' },
  loading: { id: 'Menyiapkan grafik…', en: 'Preparing the chart…' },
} as const satisfies Record<string, Sentence>;

/** Units of a length of time, short. */
export const durationText = {
  second: { id: '{n} dtk', en: '{n} s' },
  minute: { id: '{n} mnt', en: '{n} min' },
  hour: { id: '{n} jam', en: '{n} h' },
  day: { id: '{n} hari', en: '{n} d' },
  perHour: { id: '{n}/jam', en: '{n}/h' },
} as const satisfies Record<string, Sentence>;
