// @ts-check
/**
 * Maps of the pages: the drawing that the build has made, moved and enlarged by pointer, touch and keyboard; its places named. Nothing comes from elsewhere.
 * The page still scrolls: the wheel enlarges with Ctrl only, and one finger alone moves the page.
 */
(function (halle) {
  "use strict";

  const { draw: drawn, make, number, say } = halle;
  const [wide, high] = [800, 533];
  /** So many places are dots of their own. */
  const mostDots = 2000;

  /** Places put together by squares. */
  const clusters = (points, side) => {
    const squares = new Map();
    for (const { x, y, count } of points) {
      const key = Math.floor(x / side) + " " + Math.floor(y / side);
      const held = squares.get(key) ?? [0, 0, 0];
      squares.set(key, [held[0] + x * count, held[1] + y * count, held[2] + count]);
    }
    return [...squares.values()].map(([x, y, count]) => ({ x: x / count, y: y / count, count, name: "" }));
  };

  /** Whether a position lies in an odd number of rings. */
  const isInside = (rings, x, y) => {
    let inside = false;
    for (const ring of rings) {
      ring.forEach(([ax, ay], index) => {
        const [bx, by] = ring[index ? index - 1 : ring.length - 1];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      });
    }
    return inside;
  };

  halle.scripts.map = async (map) => {
    const ground = map.querySelector("svg.ground");
    const [scale, west, top, metres] = map.dataset.frame.split(" ").map(Number);
    const project = ([longitude, latitude]) => [
      (longitude - west) * scale,
      (top - (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI) * scale,
    ];
    // The left and top edge of what is seen, and how many times larger it is.
    let [left, above, zoom] = [0, 0, 1];
    let points = [];
    let forms = [];
    let shown = [];
    let chosen = -1;
    const note = make("output.view-note", { hidden: true }), layer = drawn("g");
    const near = (reach) => ({ x, y }) => x > left - reach && x < left + wide / zoom + reach && y > above - reach && y < above + high / zoom + reach;

    const drawPoints = () => {
      shown = points.filter(near(40 / zoom));
      const isMany = shown.length > mostDots || shown.some(({ count }) => count > 1);
      if (isMany) shown = clusters(shown, 36 / zoom);
      const usual = points.length > 300 ? 6 : points.length > 60 ? 8 : 10;
      const sizes = {};
      for (const { x, y, count } of shown) {
        const size = isMany ? [9, 15, 22, 30, 40][[10, 50, 200, 1000].filter((least) => count >= least).length] : usual;
        sizes[size] = (sizes[size] ?? "") + `M${x.toFixed(2)} ${y.toFixed(2)}h0`;
      }
      layer.replaceChildren();
      for (const size in sizes) {
        for (const kind of isMany ? ["dots some"] : ["rim", "dots"]) {
          const width = Number(size) + (kind === "rim" ? 2 : 0);
          layer.append(drawn("path", { class: kind, d: sizes[size], "vector-effect": "non-scaling-stroke", "stroke-width": width }));
        }
      }
    };

    const drawScale = () => {
      const most = (metres * 0.28) / zoom;
      const step = 10 ** Math.floor(Math.log10(most));
      const length = step * ([5, 2].find((digit) => step * digit <= most) ?? 1);
      map.querySelector(".scale line")?.setAttribute("x2", (100 * zoom * length) / metres + "%");
      for (const text of map.querySelectorAll(".scale text")) text.textContent = length < 1000 ? number(length) + " m" : number(length / 1000) + " km";
    };

    // Tiles of another site below the map, which are asked for only once the reader wants them.
    const { tiles } = map.dataset;
    const below = drawn("g", {});
    let hasTiles = false;
    const drawTiles = () => {
      const depth = Math.max(0, Math.min(19, Math.round(Math.log2((360 * scale * zoom * map.clientWidth) / wide / 256))));
      const [count, size] = [2 ** depth, (360 * scale) / 2 ** depth];
      // The corner of the world, in units of the drawing.
      const [x0, y0] = [(-180 - west) * scale, (top - 180) * scale];
      const [first, upper] = [Math.floor((left - x0) / size), Math.floor((above - y0) / size)];
      const images = [];
      for (let y = Math.max(0, upper); y < count && y0 + y * size < above + high / zoom; y++) {
        for (let x = Math.max(0, first); x < count && x0 + x * size < left + wide / zoom; x++) {
          const gaps = { z: depth, x, y };
          const href = tiles.replace(/\{([zxy])\}/g, (_, gap) => gaps[gap]);
          images.push(drawn("image", { href, x: x0 + x * size, y: y0 + y * size, width: size, height: size }));
        }
      }
      below.replaceChildren(...images);
    };

    const draw = () => {
      left = Math.min(wide - wide / zoom, Math.max(0, left));
      above = Math.min(high - high / zoom, Math.max(0, above));
      ground.setAttribute("viewBox", `${left} ${above} ${wide / zoom} ${high / zoom}`);
      note.hidden = true;
      if (metres > 1) drawScale();
      if (hasTiles) drawTiles();
      drawPoints();
    };
    const move = (x, y) => {
      left += x;
      above += y;
      draw();
    };
    /** Enlarges around a point of the drawing. */
    const enlarge = (factor, x = left + wide / zoom / 2, y = above + high / zoom / 2) => {
      const next = Math.min(64, Math.max(1, zoom * factor));
      left = x - ((x - left) * zoom) / next;
      above = y - ((y - above) * zoom) / next;
      zoom = next;
      draw();
    };

    const button = (sign, label, factor) => make("button", { type: "button", "aria-label": label, onclick: () => enlarge(factor) }, sign);
    const tools = make("div.map-tools", {}, button("+", say("map-in"), 2), button("−", say("map-out"), 0.5), button("⟲", say("map-reset"), 0));

    /** Where an event is in the drawing. */
    const at = ({ clientX, clientY }) => {
      const box = ground.getBoundingClientRect();
      return [left + ((clientX - box.left) / box.width) * (wide / zoom), above + ((clientY - box.top) / box.height) * (high / zoom)];
    };
    const reach = (pixels) => (pixels * wide) / zoom / map.clientWidth;
    const tell = ({ name, count, value }, x, y) => {
      note.hidden = false;
      note.textContent = count > 1 ? say("map-places", { n: count }) : name || say("map-unnamed");
      if (value !== undefined) note.textContent += " – " + number(value);
      const [across, down] = [((x - left) * zoom * map.clientWidth) / wide, ((y - above) * zoom * map.clientHeight) / high];
      note.style.left = Math.max(0, Math.min(map.clientWidth - note.offsetWidth, across - note.offsetWidth / 2)) + "px";
      note.style.top = (down > note.offsetHeight + 14 ? down - note.offsetHeight - 10 : down + 14) + "px";
    };
    /** Tells what is at a point of the drawing. */
    const read = (x, y) => {
      const far = (point) => Math.hypot(point.x - x, point.y - y);
      const point = shown.reduce((best, other) => (!best || far(other) < far(best) ? other : best), undefined);
      if (point && far(point) < reach(14)) return tell(point, point.x, point.y);
      const form = forms.find(({ surface, rings }) => (surface ? isInside(rings, x, y) : rings.flat().some(([a, b]) => Math.hypot(a - x, b - y) < reach(10))));
      if (form) tell(form, x, y);
      else note.hidden = true;
    };

    const held = new Map();
    let isMoved = false;
    map.onpointerdown = (event) => {
      held.set(event.pointerId, at(event));
      isMoved = false;
    };
    map.onpointermove = (event) => {
      const [x, y] = at(event);
      const from = held.get(event.pointerId);
      if (!from) return event.pointerType === "mouse" ? read(x, y) : undefined;
      const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
      const moved = Math.hypot(x - from[0], y - from[1]);
      if (moved > reach(4)) isMoved = true;
      if (other) {
        const before = Math.hypot(from[0] - other[0], from[1] - other[1]);
        enlarge(Math.hypot(x - other[0], y - other[1]) / (before || 1), ...other);
        held.set(event.pointerId, at(event));
      } else if (event.pointerType !== "touch" && isMoved) move(from[0] - x, from[1] - y);
    };
    map.onpointerup = map.onpointercancel = map.onpointerleave = (event) => held.delete(event.pointerId);
    map.onclick = (event) => {
      if (isMoved || tools.contains(event.target)) return;
      const [x, y] = at(event);
      if (shown.some((point) => point.count > 1 && Math.hypot(point.x - x, point.y - y) < reach(20))) enlarge(3, x, y);
      else read(x, y);
    };
    map.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      enlarge(event.deltaY < 0 ? 1.25 : 0.8, ...at(event));
    }, { passive: false });
    map.onkeydown = (event) => {
      if (event.target !== map || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = wide / zoom / 8;
      const next = () => {
        const seen = shown.filter(near(0));
        chosen = (chosen + (event.shiftKey ? seen.length - 1 : 1)) % seen.length;
        if (seen[chosen]) tell(seen[chosen], seen[chosen].x, seen[chosen].y);
      };
      const act = {
        ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0), ArrowUp: () => move(0, -step), ArrowDown: () => move(0, step),
        "+": () => enlarge(2), "=": () => enlarge(2), "-": () => enlarge(0.5), 0: () => enlarge(0), Enter: next, Escape: () => (note.hidden = true),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };

    map.tabIndex = 0;
    map.setAttribute("role", "group");
    map.setAttribute("aria-label", say("map-help"));
    map.append(tools, note);
    const background = tiles && map.closest("figure").querySelector(".map-background");
    if (background) {
      const button = make("button", { type: "button", "aria-pressed": "false", onclick: () => {
        hasTiles = !hasTiles;
        button.setAttribute("aria-pressed", String(hasTiles));
        map.classList.toggle("has-tiles", hasTiles);
        below.replaceChildren();
        draw();
      } }, say("map-background"));
      background.prepend(button, " ");
      ground.prepend(below);
    }
    halle.load("chart").then(() => halle.addPNG(map.closest("figure")));

    // The drawing's dots stay until the places are there, or for good where they cannot be had.
    const view = (await halle.fetchJSON(map.dataset.places)).files[map.dataset.name][map.dataset.number];
    const pairs = (row) => Array.from({ length: row.length >> 1 }, (_, index) => project(row.slice(2 * index)));
    forms = view.forms.map(({ rows, ...rest }) => ({ ...rest, rings: rows.map(pairs) }));
    points = view.places.map((place) => {
      const [x, y] = project(place);
      return { x, y, name: typeof place[2] === "string" ? place[2] : "", count: Number.isInteger(place[2]) ? place[2] : 1 };
    });
    for (const dots of ground.querySelectorAll(".rim, .dots")) dots.remove();
    ground.append(layer);
    draw();
  };

  halle.maps = { clusters, isInside };
})((globalThis.halle ??= {}));
