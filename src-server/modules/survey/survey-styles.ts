/** Whole and in the page: one request, and its hash is in the page's policy. Only what browsers of old phones know. The colours are the web chat's. */
export const surveyStyles = `
:root{color-scheme:light dark;--ground:#f4f6f7;--surface:#fff;--line:#dfe4e7;--field-line:#87939b;--text:#1a2227;--soft:#55626b;--accent:#0f6b62;
--accent-strong:#0c574f;--on-accent:#fff;--bad:#b3261e;--bad-soft:#fdeceb;
font:16px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
@media (prefers-color-scheme:dark){:root{--ground:#131719;--surface:#1d2326;--line:#323b40;--field-line:#74828b;--text:#e9edef;--soft:#a5b1b8;--accent:#55c2b3;
--accent-strong:#7ad6c9;--on-accent:#08211e;--bad:#ff9d94;--bad-soft:#3a2120;}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--ground);color:var(--text)}
header,main{max-width:560px;margin:0 auto;padding:16px}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:8px 16px;min-height:56px}
main{padding-bottom:48px}
.shop{font-weight:650;overflow-wrap:anywhere}
a{color:var(--accent);display:inline-block;padding:6px 0;text-underline-offset:3px}
h1{margin:0;font-size:1.25rem;line-height:1.3;font-weight:650;overflow-wrap:anywhere}
.hello{margin:8px 0 0;font-weight:650;overflow-wrap:anywhere}
.intro{margin:4px 0 20px;color:var(--soft);overflow-wrap:anywhere}
form{padding:20px 16px;border:1px solid var(--line);border-radius:14px;background:var(--surface)}
fieldset{margin:0;padding:0;border:0;min-width:0}
legend{padding:0;margin-bottom:16px}
.scale{display:grid;gap:6px;grid-template-columns:repeat(5,1fr)}
.scale-ces{grid-template-columns:repeat(7,1fr);gap:4px}
.scale-nps{grid-template-columns:repeat(6,1fr)}
.choice{position:relative;display:block}
.choice input{position:absolute;top:0;left:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.choice label{display:grid;place-items:center;min-height:48px;border:1px solid var(--field-line);border-radius:10px;font-size:1.0625rem;font-variant-numeric:tabular-nums}
.choice input:checked+label{border-color:var(--accent);background:var(--accent);color:var(--on-accent);font-weight:700}
.choice input:hover+label{border-color:var(--accent)}
.choice input:focus-visible+label{outline:3px solid var(--accent);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:16px;margin:8px 0 20px;color:var(--soft);font-size:.875rem}
.ends span:last-child{text-align:right}
.comment{display:block;margin-bottom:6px;font-weight:600}
textarea{display:block;width:100%;padding:10px 12px;border:1px solid var(--field-line);border-radius:10px;background:var(--surface);color:inherit;font:inherit;resize:vertical}
textarea:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
button{width:100%;min-height:50px;margin-top:16px;padding:0 20px;border:0;border-radius:12px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:650;cursor:pointer}
button:hover{background:var(--accent-strong)}
.problem{margin:0 0 16px;padding:12px 14px;border-radius:10px;background:var(--bad-soft);color:var(--bad)}
@media (min-width:480px){.scale-nps{grid-template-columns:repeat(11,1fr);gap:4px}form{padding:24px}button{width:auto}}
@media (forced-colors:active){.choice input:checked+label{outline:3px solid Highlight}button{border:1px solid ButtonText}}
`;
