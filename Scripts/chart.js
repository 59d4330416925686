// @ts-check
/** Charts of the pages: values read by pointer and by keyboard, and a PNG of each picture. Their numbers stand in their own tables. */
(function (halle) {
  "use strict";

  const { make, say } = halle;

  /** Shows the value under the pointer, or that which arrow keys have come to. */
  const addReading = (figure, drawing) => {
    const note = make("output.view-note", { hidden: true });
    drawing.append(note);
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", say("chart-read"));
    let at = -1;
    const isPyramid = figure.dataset.kind === "pyramid";
    const isBars = isPyramid || figure.dataset.kind === "bars";
    const picture = () => drawing.querySelector("svg.chart").getBoundingClientRect();
    const rows = () => [...figure.querySelectorAll("tbody tr")];
    const show = (index) => {
      const all = rows();
      if (!all[index]) return;
      at = index;
      note.hidden = false;
      note.textContent = [...all[index].cells].map((cell) => cell.textContent.trim()).join(halle.language === "fr" ? " : " : ": ");
      const [box, outer, own] = [picture(), drawing.getBoundingClientRect(), note.getBoundingClientRect()];
      const share = ((isPyramid ? all.length - 1 - index : index) + 0.5) / all.length;
      const x = isBars ? box.width * 0.55 : box.width * share + box.left - outer.left - own.width / 2;
      note.style.left = Math.max(0, Math.min(outer.width - own.width, x)) + "px";
      note.style.top = (isBars ? Math.max(0, box.height * share - own.height) : -8) + "px";
    };
    const hide = () => {
      note.hidden = true;
      at = -1;
    };
    drawing.onpointermove = (event) => {
      const box = picture(), count = rows().length;
      const share = isBars ? (event.clientY - box.top) / box.height : (event.clientX - box.left) / box.width;
      const index = Math.min(count - 1, Math.max(0, Math.floor(share * count)));
      show(isPyramid ? count - 1 - index : index);
    };
    drawing.onpointerleave = drawing.onblur = hide;
    drawing.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") hide();
      if (!step) return;
      event.preventDefault();
      show(Math.min(rows().length - 1, Math.max(0, at + step)));
    };
  };

  /** A button that makes a PNG of a picture's file, twice as fine. */
  halle.addPNG = (figure) => {
    const link = figure.querySelector(".view-tools > a");
    // A canvas gives nothing away that was drawn from a file of the reader's own machine.
    if (!link || halle.isPortable) return;
    const save = () => {
      const image = make("img", { src: link.href, onload: () => {
        const canvas = make("canvas", { width: image.naturalWidth * 2, height: image.naturalHeight * 2 });
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => blob && halle.save(blob, link.pathname.split("/").pop().replace(/svg$/, "png")));
      } });
    };
    link.after(make("button", { type: "button", onclick: save }, say("chart-png")));
  };

  halle.scripts.chart = (figure) => {
    const drawing = figure.querySelector(".drawing");
    if (drawing) addReading(figure, drawing);
    halle.addPNG(figure);
  };
})((globalThis.halle ??= {}));
