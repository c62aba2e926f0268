// Runs a script under the page's own MicroPython with the Python files that a page has, and prints what it wrote.
// Arguments: the vendored module, the Python files as JSON, the script, a JSON file for it to read.
import fs from 'fs';
import path from 'path';
import { pathToFileURL } from 'url';

const [module, files, script, asked] = process.argv.slice(2);
try {
  const { loadMicroPython } = await import(pathToFileURL(path.resolve(module)));
  const python = await loadMicroPython({ heapsize: 64 * 1024 * 1024, linebuffer: true });
  for (const [name, text] of Object.entries(JSON.parse(fs.readFileSync(files, 'utf8')))) {
    python.FS.mkdirTree(path.posix.dirname(`/lib/chipledger/${name}`));
    python.FS.writeFile(`/lib/chipledger/${name}`, text);
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
