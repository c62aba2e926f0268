// The parts of JupyterLab that its extension touches, with one open notebook (the page's `main`) and a kernel that answers from a table.
class Signal {
  slots = new Set();
  connect(slot) { this.slots.add(slot); }
  disconnect(slot) { this.slots.delete(slot); }
  emit(value) { for (const slot of this.slots) slot(null, value); }
}

var asked = [], answers = { words: {}, card: {} };
var metadata = { kernelspec: { name: "python3", display_name: "Python 3" }, language_info: { name: "python" } };

const kernel = {
  requestExecute({ user_expressions: { chipledger: call } }) {
    asked.push(call);
    const data = { "application/vnd.chipledger.prose+json": call.includes(".words(") ? answers.words : answers.card };
    const content = { status: "ok", user_expressions: { chipledger: { status: "ok", data } } };
    return { msg: { header: { msg_id: `ours-${asked.length}` } }, done: Promise.resolve({ content }) };
  },
};
const sessionContext = { session: { kernel }, ready: Promise.resolve(), iopubMessage: new Signal(), statusChanged: new Signal(), kernelChanged: new Signal() };
const model = { getMetadata: (name) => metadata[name], setMetadata: (name, value) => { metadata[name] = value; } };
const panel = { model, sessionContext, content: { node: document.querySelector("main"), widgets: [] }, disposed: new Signal() };
const context = { ready: Promise.resolve(), saveState: new Signal() };

const openNotebook = async () => {
  const module = (await window._JUPYTERLAB.chipledger.get("./extension"))();
  module.default.activate({ docRegistry: { addWidgetExtension: (_, factory) => factory.createNew(panel, context) } });
};
const cellRan = () => sessionContext.iopubMessage.emit({
  header: { msg_type: "status" }, content: { execution_state: "idle" }, parent_header: { msg_type: "execute_request", msg_id: "a cell" },
});
const turned = (status) => sessionContext.statusChanged.emit(status);
const save = () => context.saveState.emit("started");
