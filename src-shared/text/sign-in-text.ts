import type { Sentence } from './languages.ts';

export const signInText = {
  title: { id: 'Masuk ke Tanggap', en: 'Sign in to Tanggap' },
  promise: { id: 'Setiap pelanggan dijawab, juga saat jaringan putus.', en: 'Every customer answered, even when the network is not.' },
  promiseSaved: { id: 'Yang Anda simpan tetap ada di komputer ini', en: 'What you save stays on this computer' },
  promiseOnce: { id: 'Balasan terkirim tepat satu kali', en: 'A reply is sent exactly once' },
  promiseOffline: { id: 'Tetap bekerja tanpa jaringan, lalu tersusul sendiri', en: 'Keep working offline; it catches up by itself' },
  email: { id: 'Email', en: 'E-mail' },
  emailHint: { id: 'nama@perusahaan.co.id', en: 'name@company.com' },
  password: { id: 'Kata sandi', en: 'Password' },
  showPassword: { id: 'Tampilkan kata sandi', en: 'Show the password' },
  server: { id: 'Alamat server', en: 'Server address' },
  signIn: { id: 'Masuk', en: 'Sign in' },
  signingIn: { id: 'Memeriksa…', en: 'Checking…' },
  capsLock: { id: 'Caps Lock menyala', en: 'Caps Lock is on' },
  emailMissing: { id: 'Isi email Anda.', en: 'Enter your e-mail.' },
  emailWrong: { id: 'Email belum lengkap, misalnya nama@perusahaan.co.id.', en: 'That e-mail is not complete, for example name@company.com.' },
  passwordMissing: { id: 'Isi kata sandi Anda.', en: 'Enter your password.' },
  serverMissing: {
    id: 'Isi alamat server, misalnya https://tanggap.perusahaan.co.id.',
    en: 'Enter the server address, for example https://tanggap.company.com.',
  },
  serverWrong: { id: 'Alamat dimulai dengan http:// atau https://.', en: 'The address begins with http:// or https://.' },
  continueTitle: { id: 'Lanjutkan di komputer ini', en: 'Continue on this computer' },
  continueAs: { id: 'Lanjutkan sebagai {name}', en: 'Continue as {name}' },
  continueHint: { id: 'Juga bisa tanpa jaringan', en: 'Works without the network too' },
  orSignIn: { id: 'atau masuk dengan akun lain', en: 'or sign in with another account' },
  offlineWay: {
    id: 'Anda masih bisa melanjutkan tanpa jaringan dengan akun yang tersimpan di atas.',
    en: 'You can still continue offline with an account kept above.',
  },
  language: { id: 'Bahasa', en: 'Language' },
} as const satisfies Record<string, Sentence>;
