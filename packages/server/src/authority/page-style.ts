/** The look of the pages: that of the dashboard (Fluent 2), light and dark, with nothing to load. */
export const pageStyle = `
:root{color-scheme:light dark;--page:#f5f5f5;--card:#fff;--text:#242424;--quiet:#616161;--line:#d1d1d1;--edge:#616161;--brand:#0f6cbd;--brand-hover:#115ea3;--brand-pressed:#0c3b5e;--hover:#f5f5f5;--focus:#000;--bad:#b10e1c;--bad-page:#fdf3f4;--bad-line:#eeacb2;--shadow:0 0 2px rgb(0 0 0/.12),0 8px 16px rgb(0 0 0/.14)}
@media(prefers-color-scheme:dark){:root{--page:#1f1f1f;--card:#292929;--text:#fff;--quiet:#d6d6d6;--line:#666;--edge:#adadad;--brand:#115ea3;--brand-hover:#0f6cbd;--brand-pressed:#0c3b5e;--hover:#3d3d3d;--focus:#fff;--bad:#eeacb2;--bad-page:#3b0509;--bad-line:#b10e1c;--shadow:0 0 2px rgb(0 0 0/.24),0 8px 16px rgb(0 0 0/.28)}}
*{box-sizing:border-box}
body{font:.875rem/1.4286 "Segoe UI",system-ui,-apple-system,"Helvetica Neue","Microsoft JhengHei","PingFang TC",sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--page);color:var(--text)}
main{width:100%;max-width:27.5rem;padding:2rem;border-radius:8px;background:var(--card);box-shadow:var(--shadow);overflow-wrap:anywhere}
.brand{display:flex;align-items:center;gap:.5rem;margin:0 0 1.5rem;font-weight:600;color:var(--quiet)}
h1{font-size:1.5rem;line-height:2rem;font-weight:600;margin:0 0 .5rem}
p{margin:0 0 1rem}
label{display:block;margin:1rem 0 .25rem;font-weight:600}
input{display:block;width:100%;min-height:2.5rem;padding:.375rem .75rem;font:inherit;font-size:1rem;color:inherit;background:transparent;border:1px solid var(--line);border-bottom-color:var(--edge);border-radius:4px}
input[aria-invalid=true]{border-color:var(--bad)}
.actions{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:1.5rem}
button{font:inherit;font-weight:600;min-width:6rem;min-height:2.25rem;padding:.3125rem .75rem;border:1px solid var(--brand);border-radius:4px;background:var(--brand);color:#fff;cursor:pointer}
button:hover{background:var(--brand-hover);border-color:var(--brand-hover)}
button:active{background:var(--brand-pressed);border-color:var(--brand-pressed)}
button.second{background:transparent;border-color:var(--edge);color:inherit}
button.second:hover{background:var(--hover)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.problem{display:flex;gap:.5rem;margin:1rem 0;padding:.5rem .75rem;border:1px solid var(--bad-line);border-radius:4px;background:var(--bad-page);color:var(--bad)}
.problem svg{flex:none;margin-top:.0625rem}
.problem p{margin:0}
.hint{margin:1.5rem 0 0;padding-top:1rem;border-top:1px solid var(--line);font-size:.75rem;line-height:1.3333;color:var(--quiet)}
@media(max-width:30rem){body{display:block;padding:0;background:var(--card)}main{padding:1.5rem 1rem;box-shadow:none}}
`;
