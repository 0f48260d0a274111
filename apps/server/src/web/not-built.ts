/** What stands at the addresses of the screens where they were not built. */
export const notBuilt = `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Setrum</title></head>
<body>
<h1>Setrum</h1>
<p>Server berjalan, tetapi layar belum dibangun: jalankan <code>npm run web</code>, lalu jalankan server lagi.</p>
<p lang="en">The server is up, but its screens were not built: run <code>npm run web</code>, then start the server again.</p>
<ul>
<li><a href="/health">/health</a></li>
<li><a href="/api/openapi.json">/api/openapi.json</a></li>
</ul>
</body>
</html>
`;
