// @ts-check
// A real Chromium for the tests, driven by its own protocol over two pipes, and a plain web server for the site. Nothing but Node and Chromium is needed.
import { execFileSync, spawn } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json",
  ".svg": "image/svg+xml", ".csv": "text/csv; charset=utf-8", ".geojson": "application/geo+json",
};
/** What the hosting guide tells browsers to keep to. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

/** Builds a catalogue with the program that was just built, into a folder of its own. `HALLE` names the program. */
export function build(/** @type {string} */ root, /** @type {string[]} */ ...options) {
  const folder = mkdtempSync(join(tmpdir(), "halle-browser-"));
  const site = join(folder, "site");
  execFileSync(process.env.HALLE ?? "halle", ["build", root, "--output", site, "--quiet", ...options], { stdio: ["ignore", "ignore", "inherit"] });
  return { site, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Serves a folder as a plain web host does, with the headers that the hosting guide gives or another policy. `requests` counts what was asked for. */
export async function serve(/** @type {string} */ folder, headers = { "Content-Security-Policy": policy, "Access-Control-Allow-Origin": "*" }) {
  /** @type {{ path: string, bytes: number }[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname);
    let file = join(folder, normalize(path));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    requests.push({ path, bytes: statSync(file).size });
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream", ...headers });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, requests, close: () => server.close() };
}

/** Starts Chromium. `open` gives a page; `close` ends it. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), "halle-chromium-"));
  const chromium = spawn(
    "chromium",
    ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--lang=fr-FR", "--user-data-dir=" + profile,
      "--remote-debugging-pipe", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const [, , , orders, answers] = /** @type {any} */ (chromium.stdio);
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  /** @type {Map<string, (message: any) => void>} */
  const listeners = new Map();
  let last = 0;
  let rest = "";
  answers.setEncoding("utf8");
  answers.on("data", (/** @type {string} */ text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages.map((text) => JSON.parse(text))) {
      const call = waiting.get(message.id);
      if (!call) listeners.get(message.sessionId)?.(message);
      else if (message.error) call.reject(new Error(message.error.message));
      else call.resolve(message.result);
      waiting.delete(message.id);
    }
  });
  const send = (/** @type {string} */ method, /** @type {object} */ params = {}, /** @type {string | undefined} */ sessionId = undefined) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      orders.write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
    });

  /** A new page, in a profile of its own, at an address. `width` in CSS pixels; `dark` and `scripts: false` as a reader may have set. */
  const open = async (/** @type {string} */ address, { width = 1280, height = 900, dark = false, scripts = true } = {}) => {
    const { browserContextId } = await send("Target.createBrowserContext");
    const { targetId } = await send("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    const call = (/** @type {string} */ method, /** @type {object} */ params = {}) => send(method, params, sessionId);
    /** What the page complained of: uncaught errors, refusals of the security policy, files that were not found. */
    const complaints = /** @type {string[]} */ ([]);
    let loaded = () => {};
    listeners.set(sessionId, ({ method, params }) => {
      if (method === "Page.loadEventFired") loaded();
      else if (method === "Runtime.exceptionThrown") complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      else if (method === "Log.entryAdded" && params.entry.level === "error") complaints.push(params.entry.text);
    });
    for (const domain of ["Page", "Runtime", "Log"]) await call(domain + ".enable");
    await call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
    await call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
    if (!scripts) await call("Emulation.setScriptExecutionDisabled", { value: true });

    /** Goes to an address and waits until it is loaded. */
    const go = async (/** @type {string} */ address) => {
      const load = new Promise((resolve) => (loaded = () => resolve(undefined)));
      await call("Page.navigate", { url: address });
      await load;
    };
    /** The value of a function that runs in the page. */
    const evaluate = async (/** @type {Function} */ body, /** @type {any[]} */ ...values) => {
      const expression = `(${body})(${values.map((value) => JSON.stringify(value)).join(", ")})`;
      const answer = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
      return answer.result.value;
    };
    /** Waits until a function that runs in the page gives something true, and gives it back; fails after ten seconds. */
    const until = async (/** @type {Function} */ body, /** @type {any[]} */ ...values) => {
      const end = Date.now() + 10_000;
      for (;;) {
        const value = await evaluate(body, ...values).catch(() => undefined);
        if (value) return value;
        if (Date.now() > end) throw new Error("waited in vain for " + body);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    };
    /** Types a text where the focus is, as a person does. */
    const type = async (/** @type {string} */ text) => {
      for (const letter of text) await call("Input.insertText", { text: letter });
    };
    const keys = {
      Enter: [13, "\r"], Tab: [9], Escape: [27], ArrowDown: [40], ArrowUp: [38], ArrowLeft: [37], ArrowRight: [39], Backspace: [8], " ": [32, " "],
      Home: [36], End: [35],
    };
    /** Presses a key by its name: `Enter`, `Tab`, `ArrowDown`. */
    const press = async (/** @type {string} */ key) => {
      const [code, text] = keys[key];
      await call("Input.dispatchKeyEvent", { type: "keyDown", key, code: key, windowsVirtualKeyCode: code, text });
      await call("Input.dispatchKeyEvent", { type: "keyUp", key, code: key, windowsVirtualKeyCode: code });
    };
    /** Clicks the middle of the first element that a selector names, after scrolling to it, once it stays where it is: charts above it may be drawn anew. */
    const click = async (/** @type {string} */ selector) => {
      const place = () => until((/** @type {string} */ selector) => {
        const element = document.querySelector(selector);
        element?.scrollIntoView({ block: "center", behavior: "instant" });
        const box = element?.getBoundingClientRect();
        return box?.width && [box.x + box.width / 2, box.y + box.height / 2];
      }, selector);
      let [x, y] = await place();
      for (let turn = 0; turn < 20; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        const [nextX, nextY] = await place();
        if (nextX === x && nextY === y) break;
        [x, y] = [nextX, nextY];
      }
      const mouse = { x, y, button: "left", clickCount: 1 };
      await call("Input.dispatchMouseEvent", { type: "mousePressed", ...mouse });
      await call("Input.dispatchMouseEvent", { type: "mouseReleased", ...mouse });
    };
    const back = async () => {
      const load = new Promise((resolve) => (loaded = () => resolve(undefined)));
      await evaluate(() => history.back());
      await Promise.race([load, new Promise((resolve) => setTimeout(resolve, 500))]);
    };
    if (address) await go(address);
    return { go, call, evaluate, until, type, press, click, back, complaints, close: () => send("Target.closeTarget", { targetId }) };
  };
  const close = async () => {
    const ended = new Promise((resolve) => chromium.once("exit", resolve));
    send("Browser.close").catch(() => {});
    const timer = setTimeout(() => chromium.kill(), 5000);
    await ended;
    clearTimeout(timer);
    // Its helpers may still be writing; what they leave lies in the system's folder for passing files.
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {}
  };
  return { open, close };
}
