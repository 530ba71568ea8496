import { LIMITS } from '../../src-shared/contract/schemas.ts';

/** As long as a message may be, without a place to break. */
export const LONGEST = `PANJANG${'w'.repeat(LIMITS.messageText - 14)}UJUNGNYA`.slice(0, LIMITS.messageText);

const RUN = 'globalThis.pwned=1';

/** What a customer could write to make a page run, fetch, leave or break. `address`: where a fetch would be heard. */
export function hostileTexts(address: string): string[] {
  return [
    `<script>${RUN}</script>`,
    `<script src="${address}/a.js"></script>`,
    `<img src=x onerror="${RUN}">`,
    `<img src="${address}/pixel.gif">`,
    `<svg onload="${RUN}"><circle r=9></svg>`,
    `<svg><script>${RUN}</script></svg>`,
    `<math><mtext><mglyph><style><img src=x onerror=${RUN}>`,
    `<iframe src="${address}/frame"></iframe>`,
    `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
    `<object data="${address}/o"></object><embed src="${address}/e">`,
    `<link rel=stylesheet href="${address}/s.css"><style>@import "${address}/i.css";</style>`,
    `<meta http-equiv=refresh content="0;url=${address}/m">`,
    `<base href="${address}/"><a href=x>klik</a>`,
    `<form action="${address}/f"><button autofocus>kirim</button></form>`,
    `<details open ontoggle="${RUN}"><summary>x</summary></details>`,
    `<video><source onerror="${RUN}"></video><audio src=x onerror="${RUN}">`,
    `<body onload="${RUN}"><marquee onstart="${RUN}">jalan</marquee>`,
    `<input autofocus onfocus="${RUN}"><select autofocus onfocus="${RUN}">`,
    `<dialog open>masuk lagi</dialog><template><script>${RUN}</script></template>`,
    `"><script>${RUN}</script>`,
    `'-${RUN}-'`,
    `\${${RUN}} {{constructor.constructor('${RUN}')()}} #{${RUN}} <%= ${RUN} %>`,
    `javascript:${RUN}`,
    `JaVaScRiPt:${RUN}//${address}`,
    `data:text/html,<script>${RUN}</script>`,
    'vbscript:msgbox(1) file:///etc/passwd tanggap://ticket/1',
    `[klik](javascript:${RUN}) ![gambar](${address}/md.png)`,
    `# judul\n- [ ] daftar\n> kutip\n\`\`\`html\n<script>${RUN}</script>\n\`\`\``,
    `<!--<img src="--><img src=x onerror=${RUN}//">`,
    `<![CDATA[<script>${RUN}</script>]]> <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`,
    `&lt;script&gt;${RUN}&lt;/script&gt; &#60;img src=x&#62;`,
    `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e %3Cscript%3E`,
    `<a href="${address}/a" target=_top ping="${address}/ping">hadiah</a>`,
    `<x style="position:fixed;inset:0;background:url(${address}/bg)">menutupi</x>`,
    'Rekening \u202e9876543210\u202c atas nama \u2066toko\u2069',
    '\u202e\u202e\u202e gnatad tamaleS \u200f\u061c',
    `nol\u200b\u200c\u200d\u2060\ufeff lebar${'\u200b'.repeat(300)}`,
    'مرحبا، أين طلبي رقم 12345؟ שלום עולם',
    '👩‍👩‍👧‍👦👨🏿‍🚀🏴‍☠️🇮🇩🧑🏽‍🤝‍🧑🏻 e\u0301 n\u0303',
    `Z${'\u0335\u0322\u0353\u0311'.repeat(80)}algo`,
    `${'<div>'.repeat(60)}dalam${'</div>'.repeat(60)}`,
    LONGEST,
    '\u{1f600}'.repeat(2_000),
    '\'; DROP TABLE tickets; -- " OR 1=1 /* %s %n %x ../../../../etc/passwd',
    'LAST-OF-ALL',
  ];
}

/** Files whose names or contents mean harm. */
export function hostileFiles(address: string): { name: string; mimeType: string; text: string }[] {
  const script = `<script>${RUN};fetch('${address}/file')</script>`;
  return [
    { name: 'gambar.svg', mimeType: 'image/svg+xml', text: `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}">${script}</svg>` },
    { name: 'halaman.html', mimeType: 'text/html', text: `<html><body onload="${RUN}">${script}` },
    { name: 'foto.png', mimeType: 'image/png', text: `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>` },
    { name: '..\\..\\..\\Windows\\System32\\calc.exe', mimeType: 'application/x-msdownload', text: 'MZ 1' },
    { name: '..%2f..%2fetc%2fpasswd', mimeType: 'text/plain', text: 'root' },
    { name: 'faktur\u202egpj.exe', mimeType: 'application/octet-stream', text: 'MZ 2' },
    { name: `${'panjang'.repeat(40)}.pdf`, mimeType: 'application/pdf', text: '%PDF-1.4 palsu' },
    { name: 'dua\nbaris\r\tdan\u0007bel.txt', mimeType: 'text/plain', text: 'kendali' },
    { name: '<img src=x onerror=globalThis.pwned=1>.txt', mimeType: 'text/plain', text: 'tanda' },
    { name: '.htaccess', mimeType: 'text/plain', text: 'AddType text/html .txt' },
    { name: 'con.txt', mimeType: 'text/plain', text: 'nama alat' },
    { name: 'skrip.js', mimeType: 'text/javascript', text: `${RUN};` },
  ];
}
