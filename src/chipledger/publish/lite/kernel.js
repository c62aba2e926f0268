// Python in a worker of the page: runs the cells of a chapter. Everything comes from this folder.
import { ConsoleStdout, Directory, File, OpenFile, PreopenDirectory, WASI } from "./wasi/index.js";

const DATA = "/usr/local/lib/python315.zip/matplotlib/mpl-data"; // where matplotlib looks
const text = new TextDecoder();

async function plain(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name} is missing beside this page`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip")), {
    headers: { "Content-Type": name.startsWith("python") ? "application/wasm" : "" },
  });
}

// The files of an archive: the length of a list, the list of their paths and sizes, their bytes.
function put(folder, buffer) {
  const listed = new DataView(buffer).getUint32(0);
  let at = 4 + listed;
  for (const [path, size] of JSON.parse(text.decode(new Uint8Array(buffer, 4, listed)))) {
    const parts = path.split("/");
    const name = parts.pop();
    let here = folder;
    for (const part of parts) {
      if (!here.contents.has(part)) here.contents.set(part, new Directory(new Map()));
      here = here.contents.get(part);
    }
    here.contents.set(name, new File(new Uint8Array(buffer, at, size)));
    at += size;
  }
}

const root = new Directory(new Map([["tmp", new Directory(new Map())]]));
const data = new Directory(new Map());
let said = "";

async function start() {
  const module = plain("python.bin").then((answer) => WebAssembly.compileStreaming(answer));
  const files = plain("book.bin").then((answer) => answer.arrayBuffer());
  put(root, await (await plain("library.bin")).arrayBuffer());
  put(root, await files);
  put(data, await (await plain("drawing.bin")).arrayBuffer());
  const hear = () => new ConsoleStdout((bytes) => { said += text.decode(bytes); });
  const folders = [[DATA, data], ["/", root]].map(([name, folder]) => {
    const opened = new PreopenDirectory(name, []);
    opened.dir = folder;
    return opened;
  });
  const wasi = new WASI(
    ["python"],
    ["NO_COLOR=1", "HOME=/tmp", "TMPDIR=/tmp", "PYTHONTZPATH=", "MPLBACKEND=agg", "CHIPLEDGER_ROOT=/book",
      "PYTHONDONTWRITEBYTECODE=1"],
    [new OpenFile(new File([])), hear(), hear(), ...folders],
    { debug: false }, // else it tells the console of every file
  );
  const instance = await WebAssembly.instantiate(await module, {
    wasi_snapshot_preview1: wasi.wasiImport,
    host: { call: () => -1 }, // nothing here that Python could call
  });
  wasi.initialize(instance);
  return (source) => {
    said = "";
    const code = new TextEncoder().encode(source);
    const place = instance.exports.host_alloc(code.length) >>> 0;
    new Uint8Array(instance.exports.memory.buffer, place, code.length).set(code);
    if (instance.exports.turn(place, code.length)) throw new Error(said || "Python stopped");
    const answer = root.contents.get("tmp").contents.get("answer.json");
    return answer && JSON.parse(text.decode(answer.data));
  };
}
const ready = start().then((python) => {
  python(`import sys; sys.path[:0] = ["/book/src", "/book/lib"]; import kernel`);
  return python;
});

self.onmessage = async ({ data: { name, cells } }) => {
  try {
    const python = await ready;
    self.postMessage({ state: "loaded" });
    python(`chapter = kernel.Notebook(${JSON.stringify(name)})`);
    for (const [number, source] of cells.entries()) {
      const run = `chapter.run(${number}, ${JSON.stringify(source)})`;
      const result = python(`kernel.answer(${run})`);
      self.postMessage({ number, ...result });
      if (result.error) break;
    }
    self.postMessage({ state: "ended" });
  } catch (error) {
    const why = String(error.message || error).trim().split("\n").pop();
    self.postMessage({ state: "failed", why });
  }
};
