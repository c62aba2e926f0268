// Entries once stood on this page; who comes by such an address goes on to the entry's own page.
(() => {
  const folders = { from: "article" };
  const forward = () => {
    const [, kind, id] = location.hash.match(/^#(claim|finding|assumption|check|promise|from)-([\w.-]+)$/) ?? [];
    if (kind && !document.getElementById(location.hash.slice(1))) location.replace(`../ledger/${folders[kind] ?? kind}/${id}.html`);
  };
  addEventListener("hashchange", forward);
  forward();
})();
