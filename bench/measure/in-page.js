// Runs in the page that is measured. Times are in milliseconds, from the key on.

/** Resolves when what is on its way to the screen has been painted: what is posted in a frame is handled after it. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });
}

/** Longest that anything is waited for. */
const patience = 60_000;

/** From the next key until a change of the page after it is what was waited for, and has been painted. */
function timeTo(isThere, changes) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing came of the key')), patience);
    let pressed;
    const note = ({ timeStamp }) => {
      pressed = timeStamp;
    };
    document.addEventListener('keydown', note, { once: true, capture: true });
    const observer = new MutationObserver((records) => {
      if (pressed === undefined || !isThere(records)) return;
      observer.disconnect();
      painted().then((at) => resolve(at - pressed));
    });
    observer.observe(document, { subtree: true, ...changes });
  });
}

globalThis.inPage = {
  /** What is being timed: resolves with its time. */
  timed: undefined,

  /** Times the next key to its results: the list is busy from one to the other. */
  timeResults() {
    const isAnswered = ({ target }) => target.ariaBusy === 'false';
    this.timed = timeTo((records) => records.some(isAnswered), { attributeFilter: ['aria-busy'] });
  },

  /** Times the next key to the page with this heading. */
  timeHeading(name) {
    const isShown = () => document.querySelector('h1')?.textContent?.includes(name);
    this.timed = timeTo(isShown, { childList: true, characterData: true });
  },

  /** The times between frames while the window moves by so many pixels in each. */
  async scroll(count, distance) {
    const times = [];
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let last = await nextFrame();
    for (let index = 0; index < count; index++) {
      window.scrollBy(0, distance);
      const now = await nextFrame();
      times.push(now - last);
      last = now;
    }
    return times;
  },
};
