// Runs a script under MicroPython with the package's models and numbers, and prints what it wrote.
// Arguments: folder with node_modules, the package, the script, a JSON file for it to read.
import fs from 'fs';
import path from 'path';
import { pathToFileURL } from 'url';

const [folder, source, script, asked] = process.argv.slice(2);
const name = 'node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs';
try {
  const { loadMicroPython } = await import(pathToFileURL(path.resolve(folder, name)));
  const python = await loadMicroPython({ heapsize: 64 * 1024 * 1024, linebuffer: true });
  for (const wing of ['', 'models', 'numbers']) {
    python.FS.mkdirTree(`/lib/chipledger/${wing}`);
    for (const file of fs.readdirSync(path.join(source, wing)).filter((f) => f.endsWith('.py'))) {
      const text = wing ? fs.readFileSync(path.join(source, wing, file), 'utf8') : '';
      python.FS.writeFile(`/lib/chipledger/${wing}/${file}`, text);
    }
  }
  // Text alone crosses: the bridge cuts whole numbers to 32 bits.
  python.FS.writeFile('/asked.json', fs.readFileSync(asked, 'utf8'));
  python.runPython("import sys; sys.path.insert(0, '/lib')");
  python.runPython(fs.readFileSync(script, 'utf8'));
  process.stdout.write(python.FS.readFile('/answered.json', { encoding: 'utf8' }));
} catch (error) {
  // The interpreter's own error carries the whole of it in one line.
  process.stderr.write(String(error).slice(0, 2000));
  process.exitCode = 1;
}
