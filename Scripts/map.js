// @ts-check
/**
 * Maps of the pages: the drawing that the build has made, moved and enlarged by pointer, touch and keyboard; its places named. Nothing comes from elsewhere.
 * The page still scrolls: the wheel enlarges with Ctrl only, and one finger alone moves the page.
 */
(function (halle) {
  "use strict";

  const [wide, high] = [800, 533];
  /** The most places that are dots of their own. */
  const mostDots = 2000;

  /** Puts places of one square of the window together. */
  const clusters = (points, side) => {
    const squares = new Map();
    for (const { x, y, count } of points) {
      const key = Math.floor(x / side) + " " + Math.floor(y / side);
      const held = squares.get(key) ?? { x: 0, y: 0, count: 0 };
      squares.set(key, { x: held.x + x * count, y: held.y + y * count, count: held.count + count });
    }
    return [...squares.values()].map(({ x, y, count }) => ({ x: x / count, y: y / count, count, name: "" }));
  };

  /** Whether a position lies in rings: inside an odd number of them. */
  const isInside = (rings, x, y) => {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [a, b] = [ring[i], ring[j]];
        if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
      }
    }
    return inside;
  };

  halle.scripts.map = async (map) => {
    const ground = map.querySelector("svg.ground");
    const { frame, places: address, name, number } = map.dataset;
    const [scale, west, top] = frame.split(" ").map(Number);
    const project = (longitude, latitude) => {
      const y = (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
      return [(longitude - west) * scale, (top - y) * scale];
    };
    halle.load("chart").then(() => halle.addPNG(map.closest("figure")));

    // What is seen: its left and top edge, and how many times larger than the whole.
    const view = { x: 0, y: 0, zoom: 1 };
    let points = [];
    let forms = [];
    let shown = [];
    let chosen = -1;
    const note = document.createElement("output");
    note.className = "view-note";
    note.hidden = true;

    const dots = [...ground.querySelectorAll(".rim, .dots")];
    const layer = document.createElementNS("http://www.w3.org/2000/svg", "g");
    const drawPoints = () => {
      if (!points.length) return;
      const [w, h] = [wide / view.zoom, high / view.zoom];
      const seen = points.filter(({ x, y }) => x > view.x - w * 0.1 && x < view.x + w * 1.1 && y > view.y - h * 0.1 && y < view.y + h * 1.1);
      const isMany = seen.length > mostDots || seen.some(({ count }) => count > 1);
      shown = isMany ? clusters(seen, 36 / view.zoom) : seen;
      const sizes = new Map();
      for (const point of shown) {
        const size = isMany ? [9, 15, 22, 30, 40][[10, 50, 200, 1000].filter((least) => point.count >= least).length] : points.length > 300 ? 6 : points.length > 60 ? 8 : 10;
        sizes.set(size, (sizes.get(size) ?? "") + `M${point.x.toFixed(2)} ${point.y.toFixed(2)}h0`);
      }
      const paths = [...sizes].flatMap(([size, d]) =>
        ["rim", isMany ? "dots some" : "dots"].slice(isMany ? 1 : 0).map((kind) => {
          const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
          const all = { class: kind, d, "vector-effect": "non-scaling-stroke", "stroke-width": kind === "rim" ? size + 2 : size };
          for (const key in all) path.setAttribute(key, all[key]);
          return path;
        }),
      );
      layer.replaceChildren(...paths);
    };

    const line = map.querySelector(".scale line");
    const whole = parseFloat(line?.getAttribute("x2") ?? "0");
    const text = map.querySelector(".scale text");
    const [, length = 0, unit = ""] = /([\d\s., ]+)\s*(k?m)/.exec(text?.textContent ?? "") ?? [];
    const metres = Number(String(length).replace(/[^\d]/g, "")) * (unit === "km" ? 1000 : 1);
    const drawScale = () => {
      if (!line || !metres) return;
      const most = (metres * 28) / whole / view.zoom;
      const step = 10 ** Math.floor(Math.log10(most));
      const round = step * ([5, 2].find((digit) => step * digit <= most) ?? 1);
      line.setAttribute("x2", (whole * view.zoom * round) / metres + "%");
      text.textContent = round < 1000 ? halle.number(round) + " m" : halle.number(round / 1000) + " km";
    };

    const draw = () => {
      view.zoom = Math.min(64, Math.max(1, view.zoom));
      view.x = Math.min(wide - wide / view.zoom, Math.max(0, view.x));
      view.y = Math.min(high - high / view.zoom, Math.max(0, view.y));
      ground.setAttribute("viewBox", `${view.x} ${view.y} ${wide / view.zoom} ${high / view.zoom}`);
      buttons[1].disabled = buttons[2].disabled = view.zoom === 1;
      note.hidden = true;
      drawScale();
      drawPoints();
    };
    /** Enlarges around a point of the drawing. */
    const zoom = (factor, x = view.x + wide / view.zoom / 2, y = view.y + high / view.zoom / 2) => {
      const before = view.zoom;
      view.zoom = Math.min(64, Math.max(1, before * factor));
      view.x = x - ((x - view.x) * before) / view.zoom;
      view.y = y - ((y - view.y) * before) / view.zoom;
      draw();
    };
    const reset = () => {
      view.zoom = 1;
      draw();
    };
    const tools = document.createElement("div");
    tools.className = "map-tools";
    const buttons = [["+", "map-in", () => zoom(2)], ["−", "map-out", () => zoom(0.5)], ["⟲", "map-reset", reset]].map(([sign, , act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.addEventListener("click", act);
      tools.append(button);
      return button;
    });
    [halle.say("map-in"), halle.say("map-out"), halle.say("map-reset")].forEach((label, index) => buttons[index].setAttribute("aria-label", label));

    /** Where an event is in the drawing. */
    const at = ({ clientX, clientY }) => {
      const box = ground.getBoundingClientRect();
      return [view.x + ((clientX - box.left) / box.width) * (wide / view.zoom), view.y + ((clientY - box.top) / box.height) * (high / view.zoom)];
    };
    const tell = (words, x, y) => {
      note.hidden = false;
      note.textContent = words;
      const box = map.getBoundingClientRect();
      const [left, above] = [((x - view.x) * view.zoom * box.width) / wide, ((y - view.y) * view.zoom * box.height) / high];
      note.style.left = Math.max(0, Math.min(box.width - note.offsetWidth, left - note.offsetWidth / 2)) + "px";
      note.style.top = (above > note.offsetHeight + 14 ? above - note.offsetHeight - 10 : above + 14) + "px";
    };
    const nameOf = ({ name, count }) => (count > 1 ? halle.say("map-places", { n: count }) : name || halle.say("map-unnamed"));
    /** Tells what is at a point of the drawing. */
    const read = (x, y) => {
      const reach = (14 * wide) / view.zoom / map.clientWidth;
      const near = shown.map((point) => ({ point, far: Math.hypot(point.x - x, point.y - y) })).sort((a, b) => a.far - b.far)[0];
      if (near && near.far < reach) return tell(nameOf(near.point), near.point.x, near.point.y);
      const form = forms.find(({ surface, rings }) =>
        surface ? isInside(rings, x, y) : rings.some((row) => row.some(([a, b]) => Math.hypot(a - x, b - y) < reach)),
      );
      if (form) tell(form.value === undefined ? nameOf(form) : `${nameOf(form)} : ${halle.number(form.value)}`, x, y);
      else note.hidden = true;
    };

    const held = new Map();
    let isMoved = false;
    map.addEventListener("pointerdown", (event) => {
      if (tools.contains(event.target)) return;
      held.set(event.pointerId, at(event));
      isMoved = false;
    });
    map.addEventListener("pointermove", (event) => {
      const from = held.get(event.pointerId);
      const [x, y] = at(event);
      if (!from) return event.pointerType === "mouse" && !held.size ? read(x, y) : undefined;
      if (event.pointerType === "touch" && held.size < 2) return;
      if (Math.hypot(x - from[0], y - from[1]) * view.zoom > 4) isMoved = true;
      const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        zoom(Math.hypot(x - other[0], y - other[1]) / Math.max(1e-6, Math.hypot(from[0] - other[0], from[1] - other[1])), other[0], other[1]);
        held.set(event.pointerId, at(event));
      } else {
        view.x += from[0] - x;
        view.y += from[1] - y;
        draw();
      }
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) map.addEventListener(end, (event) => held.delete(event.pointerId));
    map.addEventListener("click", (event) => {
      if (tools.contains(event.target) || isMoved) return;
      const [x, y] = at(event);
      const reach = (20 * wide) / view.zoom / map.clientWidth;
      if (shown.some((point) => point.count > 1 && Math.hypot(point.x - x, point.y - y) < reach)) zoom(3, x, y);
      else read(x, y);
    });
    map.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.25 : 0.8, ...at(event));
    }, { passive: false });
    map.addEventListener("keydown", (event) => {
      if (event.target !== map || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = wide / view.zoom / 8;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      if (moves[event.key]) {
        view.x += moves[event.key][0];
        view.y += moves[event.key][1];
        draw();
      } else if (event.key === "+" || event.key === "=") zoom(2);
      else if (event.key === "-") zoom(0.5);
      else if (event.key === "0") reset();
      else if (event.key === "Escape") note.hidden = true;
      else if (event.key === "Enter") {
        const seen = shown.filter(({ x, y }) => x > view.x && x < view.x + wide / view.zoom && y > view.y && y < view.y + high / view.zoom);
        if (!seen.length) return;
        chosen = (chosen + (event.shiftKey ? seen.length - 1 : 1)) % seen.length;
        tell(nameOf(seen[chosen]), seen[chosen].x, seen[chosen].y);
      } else return;
      event.preventDefault();
    });

    map.tabIndex = 0;
    map.setAttribute("role", "group");
    map.setAttribute("aria-label", halle.say("map-help"));
    map.append(tools, note);
    draw();

    const data = (await halle.fetchJSON(address)).files[name][Number(number)];
    const rowOf = (row) => Array.from({ length: row.length >> 1 }, (_, index) => project(row[2 * index], row[2 * index + 1]));
    forms = data.forms.map(({ rows, ...rest }) => ({ ...rest, count: 1, rings: rows.map(rowOf) }));
    points = data.places.map(([longitude, latitude, what]) => {
      const [x, y] = project(longitude, latitude);
      return { x, y, name: typeof what === "string" ? what : "", count: typeof what === "number" ? what : 1 };
    });
    for (const dot of dots) dot.remove();
    ground.append(layer);
    draw();
  };

  halle.maps = { clusters, isInside };
})((globalThis.halle ??= {}));
