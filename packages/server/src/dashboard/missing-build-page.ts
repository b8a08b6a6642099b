/** Shown in place of the dashboard while it has not been built. */
export const missingBuildPage = {
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  html: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Partnerite</title>
<h1>The dashboard is not built</h1>
<p>Run <code>npm run build</code> in the folder of the repository, then load this page again.</p>
<p>The service itself is running: its description is at <a href="/openapi.json">/openapi.json</a>.</p>
</html>
`,
} as const;
