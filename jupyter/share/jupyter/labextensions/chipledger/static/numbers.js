// The report's notebooks in JupyterLab and Notebook 7: a number in prose opens its card, and after each run those that moved are marked.
//
// An extension written by hand, since it imports nothing: the frontend asks `window._JUPYTERLAB[name]` for a module and gets
// the plugin at the end. Words come from the notebook's own kernel (`chipledger.facts.lab`); until one runs, and wherever
// this does not load, the text of the links stands. Nothing is ever written to a cell.
(() => {
  "use strict";
  const NAME = "chipledger", MIME = "application/vnd.chipledger.prose+json";
  const KINDS = "claim|finding|assumption|check|promise";
  const NUMBER = new RegExp(`^#(?:${KINDS})-`), FIGURE = /^#(fig|tab)-([\w-]+)$/;
  const ROLE = new RegExp(`\\{(${KINDS})\\}$`);  // before the code that an author's role leaves
  const SAVED = ["kernelspec", "language_info"];  // metadata that a kernel rewrites with words of its own
  const HEARD = ["click", "keydown", "mouseover", "mouseout", "focusin", "focusout"];
  const PAUSE = 60;  // [ms] changes that come together are treated together

  const STYLE = `
    .jp-RenderedMarkdown a.chipledger { color: inherit; cursor: pointer; text-decoration: underline dotted 1px var(--jp-ui-font-color2); text-underline-offset: .2em; }
    .jp-RenderedMarkdown a.chipledger:is(:hover, :focus-visible) { text-decoration-style: solid; }
    .jp-RenderedMarkdown a.chipledger.moved { padding: 0 .25em; border-radius: 3px; background: color-mix(in srgb, var(--jp-warn-color1) 30%, transparent); font-weight: 600; text-decoration: none; }
    .jp-RenderedMarkdown a.chipledger small { font-weight: 400; }
    .jp-RenderedMarkdown a.chipledger.lost { color: var(--jp-error-color1); text-decoration: underline wavy; }
    #chipledger-card { position: fixed; inset: auto; margin: 0; max-width: 32rem; max-height: 60vh; overflow: auto; padding: .7em 1em; border: 1px solid var(--jp-border-color1); border-radius: 6px;
      background: var(--jp-layout-color1); color: var(--jp-ui-font-color1); font: var(--jp-ui-font-size1)/1.5 var(--jp-ui-font-family); box-shadow: var(--jp-elevation-z6); }
    #chipledger-card p { margin: .3em 0; }
    #chipledger-card b { font-size: 1.2em; }
    #chipledger-card :is(small, dt) { color: var(--jp-ui-font-color2); }
    #chipledger-card dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em .9em; margin: .6em 0 0; }
    #chipledger-card dd { margin: 0; overflow-wrap: anywhere; }
    #chipledger-card a { color: var(--jp-content-link-color); }`;

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // ---- The card: one for all, a popover at the number it speaks of ----

  const card = {
    opener: null,  // the number whose card was opened by a click, which stays

    get node() {
      this.made ??= document.body.appendChild(make("div", { id: "chipledger-card", popover: "auto", tabIndex: -1, role: "dialog", ariaLabel: "What stands behind the number" }));
      this.made.ontoggle ??= (event) => {
        if (event.newState === "open") return;
        const { opener } = this;
        this.opener = null;
        // Whoever clicked on something else keeps that; whoever closed the card goes back to the number.
        if (document.activeElement === document.body || this.made.contains(document.activeElement)) opener?.focus({ preventScroll: true });
      };
      return this.made;
    },

    show(link, ...parts) {
      this.node.replaceChildren(...parts);
      if (!this.node.matches(":popover-open")) this.node.showPopover();
      const number = link.getBoundingClientRect(), { width, height } = this.node.getBoundingClientRect();
      const below = number.bottom + 4 + height < innerHeight;
      this.node.style.left = `${Math.max(4, Math.min(number.left, innerWidth - width - 8))}px`;
      this.node.style.top = `${below ? number.bottom + 4 : Math.max(4, number.top - height - 4)}px`;
    },

    hide() {
      if (this.made?.matches(":popover-open")) this.made.hidePopover();
    },
  };

  const text = (words) => (/^https?:/.test(words) ? make("a", { href: words, target: "_blank", rel: "noopener" }, words) : words);

  // ---- The numbers of one notebook ----

  class Numbers {
    constructor(panel, context) {
      Object.assign(this, { panel, context, session: panel.sessionContext, words: {}, asking: false, again: false });
      this.onMessage = (_, message) => this.heard(message);
      this.onStatus = (_, status) => this.turned(status);
      this.onKernel = () => this.turned("restarting");
      this.onSave = (_, state) => state === "started" && this.restore();
      context.ready.then(() => this.isDisposed || this.begin());
    }

    get isDisposed() {
      return !this.panel;
    }

    // Only a notebook that the report's build has stored: of others nothing is read and nothing asked.
    begin() {
      const { model, content } = this.panel;
      if (!model.getMetadata(NAME)) return;
      this.stored = Object.fromEntries(SAVED.map((name) => [name, model.getMetadata(name)]));
      this.observer = new MutationObserver(() => this.soon());
      this.observer.observe(content.node, { childList: true, subtree: true });
      for (const kind of HEARD) content.node.addEventListener(kind, this, true);
      this.session.iopubMessage.connect(this.onMessage);
      this.session.statusChanged.connect(this.onStatus);
      this.session.kernelChanged.connect(this.onKernel);
      this.context.saveState.connect(this.onSave);
      this.panel.disposed.connect(() => this.dispose());
      this.soon();
      this.session.ready.then(() => this.ask());
    }

    dispose() {
      if (this.isDisposed) return;
      const { node } = this.panel.content;
      this.panel = null;
      if (!this.observer) return;
      this.observer.disconnect();
      for (const kind of HEARD) node.removeEventListener(kind, this, true);
      this.session.iopubMessage.disconnect(this.onMessage);
      this.session.statusChanged.disconnect(this.onStatus);
      this.session.kernelChanged.disconnect(this.onKernel);
      this.context.saveState.disconnect(this.onSave);
    }

    // A kernel describes itself in the notebook's metadata: the file keeps what it had, unless a reader has chosen another.
    restore() {
      const { model } = this.panel;
      if (model.getMetadata("kernelspec")?.name !== this.stored.kernelspec?.name) return;
      for (const [name, value] of Object.entries(this.stored)) {
        if (value && JSON.stringify(model.getMetadata(name)) !== JSON.stringify(value)) model.setMetadata(name, value);
      }
    }

    // ---- Links and what they say ----

    soon() {
      this.later ??= setTimeout(() => {
        this.later = null;
        if (!this.isDisposed) this.scan();
      }, PAUSE);
    }

    all() {
      return [...this.panel.content.node.querySelectorAll("a.chipledger")];
    }

    // Take up what is new: links, and roles that an author has just typed.
    scan() {
      const { node } = this.panel.content;
      for (const link of node.querySelectorAll(".jp-RenderedMarkdown a[href^='#']:not(.chipledger)")) {
        const target = decodeURIComponent(link.getAttribute("href"));
        if (NUMBER.test(target)) this.take(link, target.slice(1));
      }
      for (const code of node.querySelectorAll(".jp-RenderedMarkdown code")) {
        const before = code.previousSibling, role = before?.nodeType === Node.TEXT_NODE && ROLE.exec(before.data);
        if (!role) continue;
        const [id, form] = code.textContent.split("|").map((part) => part.trim()), link = make("a");
        before.data = before.data.slice(0, role.index);
        code.replaceWith(link);
        this.take(link, `${role[1]}-${id}${form ? `.${form}` : ""}`);
      }
      this.write();
      if (this.all().some(({ dataset }) => !(dataset.key in this.words))) this.ask();
    }

    take(link, key) {
      Object.assign(link.dataset, { key, printed: link.textContent });
      Object.assign(link, { className: NAME, tabIndex: 0, role: "button" });
    }

    // Set the words of each number; what says them already is left alone, or the observer would never rest.
    write() {
      for (const link of this.all()) {
        const { now, was, lost, about } = this.words[link.dataset.key] ?? {};
        const says = lost ?? now ?? (link.dataset.printed || `${link.dataset.key}…`);
        const shown = JSON.stringify([says, was, about]);
        if (link.dataset.shown === shown) continue;
        link.dataset.shown = shown;
        link.classList.toggle("moved", was !== undefined);
        link.classList.toggle("lost", lost !== undefined);
        if (about) link.setAttribute("aria-description", about);
        link.replaceChildren(says, ...(was === undefined ? [] : [" ", make("small", {}, `(was ${was})`)]));
      }
    }

    // ---- The kernel ----

    // Another cell has run; our own questions do not count.
    heard({ header, content, parent_header: parent }) {
      if (header.msg_type === "status" && content.execution_state === "idle" && parent.msg_type === "execute_request" && parent.msg_id !== this.asked) this.ask();
    }

    // A kernel that begins anew has moved nothing.
    turned(status) {
      if (/restarting$/.test(status)) {
        this.words = {};
        this.write();
        this.anew = true;
      } else if (status === "idle" && this.anew) {
        this.anew = false;
        this.ask();
      }
    }

    // Once at a time: what comes meanwhile is asked together afterwards.
    async ask() {
      if (this.asking) {
        this.again = true;
        return;
      }
      this.asking = true;
      try {
        do {
          this.again = false;
          await new Promise((done) => setTimeout(done, PAUSE));
          const keys = this.isDisposed ? [] : [...new Set(this.all().map(({ dataset }) => dataset.key))];
          const words = keys.length ? await this.evaluate(`words(${JSON.stringify(keys)})`) : null;
          if (words && !this.isDisposed) {
            this.words = words;
            this.write();
          }
        } while (this.again && !this.isDisposed);
      } finally {
        this.asking = false;  // a kernel that died in between may be followed by another
      }
    }

    // An expression beside no code, which leaves no trace in outputs, counts or history.
    async evaluate(call) {
      const kernel = this.session.session?.kernel;
      if (!kernel) return null;
      const expression = `__import__("chipledger.facts.lab", fromlist=["lab"]).${call}`;
      const future = kernel.requestExecute({ code: "", silent: true, store_history: false, stop_on_error: false, user_expressions: { [NAME]: expression } });
      this.asked = future.msg.header.msg_id;
      const reply = await future.done.catch(() => null);  // the kernel went away
      if (reply?.content.status === "aborted") this.again = true;  // a cell failed, and what waited behind it was dropped
      const answer = reply?.content.user_expressions?.[NAME];
      if (answer?.status === "error") console.warn(`${NAME}: ${answer.ename}: ${answer.evalue}`);
      return answer?.data?.[MIME] ?? null;
    }

    // ---- Readers ----

    handleEvent(event) {
      const link = event.target.closest?.("a[href^='#'], a.chipledger");
      if (!link) return;
      const pressed = event.type === "click" || (event.type === "keydown" && ["Enter", " "].includes(event.key));
      const figure = FIGURE.exec(link.getAttribute("href"));
      if (figure ? !pressed : !link.dataset.key || event.type === "keydown" && !pressed) return;
      if (pressed) {
        event.preventDefault();
        event.stopPropagation();
        if (figure) this.goTo(...figure.slice(1));
        else this.open(link);
      } else if (!card.opener) {
        if (/^(mouseover|focusin)$/.test(event.type)) card.show(link, ...this.short(link));
        else card.hide();
      }
    }

    // To the cell that stores the figure or the table, as the book labels it.
    goTo(kind, name) {
      const label = kind === "fig" ? `{chart} ${name}\n` : `:name: tab-${name}\n`;
      const cells = this.panel.content.widgets;
      const place = cells.findIndex(({ model }) => model.type === "code" && JSON.stringify(model.toJSON().outputs).includes(JSON.stringify(label).slice(1, -1)));
      if (place >= 0) this.panel.content.scrollToItem(place, "start");
    }

    short(link, head = "") {
      const { now, was, about, lost } = this.words[link.dataset.key] ?? {};
      const figure = lost ? make("p", {}, lost) : make("p", {}, make("b", {}, now ?? link.dataset.printed), was === undefined ? "" : ` (committed: ${was})`);
      return [...(head ? [make("small", {}, head)] : []), figure, make("p", {}, about ?? "")];
    }

    // All that the kernel knows of the number; without one, what the notebook says.
    async open(link) {
      card.show(link, ...this.short(link));
      card.opener = link;
      const { head, told = [], facts = [] } = (await this.evaluate(`card(${JSON.stringify(link.dataset.key)})`)) ?? {};
      if (card.opener !== link) return;
      const rows = facts.flatMap(([label, words]) => [make("dt", {}, label), make("dd", {}, text(words))]);
      card.show(link, ...this.short(link, head), ...told.map((line) => make("p", {}, line)), make("dl", {}, ...rows));
      card.node.focus({ preventScroll: true });
    }
  }

  const plugin = {
    id: `${NAME}:numbers`,
    description: "Shows what stands behind the numbers of the report's notebooks, and which of them a run moved.",
    autoStart: true,
    activate: ({ docRegistry }) => {
      document.head.append(make("style", {}, STYLE));
      docRegistry.addWidgetExtension("Notebook", { createNew: (panel, context) => new Numbers(panel, context) });
    },
  };
  // Marked as a module, or the frontend would load it and never activate it.
  (window._JUPYTERLAB ??= {})[NAME] = { init: () => {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
