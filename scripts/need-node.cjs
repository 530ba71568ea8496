// Loaded before anything else, by whatever Node there is: hence old syntax, and both languages at once.
var parts = process.versions.node.split('.').map(Number);
if (parts[0] < 22 || (parts[0] === 22 && parts[1] < 18)) {
  process.stderr.write(
    'Tanggap butuh Node.js 24 (minimal 22.18), di sini ' +
      process.versions.node +
      '. Jalankan "npm ci" lalu "npm start", atau pasang Node.js 24.\n' +
      'Tanggap needs Node.js 24 (22.18 at least), this is ' +
      process.versions.node +
      '. Run "npm ci" and then "npm start", or install Node.js 24.\n',
  );
  process.exit(1);
}
