// In a page that `make live` serves: loads it anew when it changed, where the reader stands, and
// says what is at fault meanwhile.
(() => {
  const script = document.currentScript, kept = "live:" + location.pathname;
  const { page, stamp } = script.dataset;
  const box = document.createElement("div");
  box.id = "live";
  box.setAttribute("role", "status");

  const folds = () => [...document.querySelectorAll("details")];
  const standing = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  if (standing) {
    const { top, open } = JSON.parse(standing);
    folds().forEach((fold, place) => { fold.open = open.includes(place); });
    const stand = () => scrollTo({ top, behavior: "instant" });
    stand();
    addEventListener("load", () => { stand(); history.scrollRestoration = "auto"; });
  }

  const load = () => {
    const open = folds().flatMap((fold, place) => fold.open ? [place] : []);
    sessionStorage.setItem(kept, JSON.stringify({ top: scrollY, open }));
    history.scrollRestoration = "manual"; // or the browser does the same once more, later
    location.reload();
  };

  const line = (kind, words) => {
    const element = document.createElement(kind);
    element.textContent = words;
    return element;
  };

  const show = ({ doing, faults }) => {
    const told = Object.values(faults).flat();
    box.replaceChildren(
      ...(told.length ? [line("strong", "This is the last good state. To be mended:")] : []),
      ...told.map((fault) => line("pre", fault)),
      ...(doing ? [line("p", doing)] : []),
    );
    box.classList.toggle("fault", told.length > 0);
    box.hidden = !box.childElementCount;
  };

  // A page that nobody sees holds no connection: a browser has few of them for one server.
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(`/_live/events?page=${page}&stamp=${stamp}`);
    events.addEventListener("load", load);
    events.addEventListener("state", (event) => show(JSON.parse(event.data)));
    events.addEventListener("error", () => show({ doing: "make live has ended, or starts again.", faults: {} }));
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  document.body.append(box);
  listen();
})();
